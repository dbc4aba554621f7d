//! How well the cleaning works, on texts that were written for this test.
//!
//! Scores on public collections of pages are told in `data/boilerplate/train.py`.

use std::path::Path;

use diplo_tui::load::read;

/// Articles in several languages; the blocks below are put behind and into them.
const ARTICLES: [&str; 4] = [
    "\
Norway and Chile Sign Accord on Polar Research

Norway and Chile signed an agreement on polar research in Oslo on Thursday, ending four years of talks over shared stations.

The accord lets both countries use each other's bases on the Antarctic Peninsula from next season, the Norwegian foreign ministry said in a statement.

\"We have waited for this since my predecessor opened the talks,\" Chile's ambassador Rosa Fuentes told reporters after the ceremony.

Critics in the Chilean senate say the text gives too much ground on fishing rights, a charge that the government in Santiago rejects.

The two parliaments are expected to vote on the agreement before the end of the year.
",
    "\
La Suisse accueille une nouvelle série de pourparlers

La Suisse accueillera en mars une nouvelle série de pourparlers sur la navigation du Rhin, a annoncé mardi le Département fédéral des affaires étrangères.

Les délégations de six pays se retrouveront à Bâle, où une première rencontre avait échoué à l'automne dernier, selon des diplomates.

« Nous voulons avancer sur les questions techniques », a déclaré la secrétaire d'État devant la presse à Berne.

L'Allemagne et la France ont salué cette annonce, tandis que les Pays-Bas attendent encore le texte complet de la proposition.
",
    "\
Außenminister berät in Wien über Grenzverkehr

Der österreichische Außenminister hat am Montag in Wien mit seinem Amtskollegen aus Bratislava über den Grenzverkehr beraten.

Beide Seiten einigten sich darauf, die Kontrollen an drei Übergängen bis zum Sommer zu lockern, wie das Ministerium mitteilte.

„Wir kommen voran, wenn auch langsam“, sagte der Minister nach dem Treffen vor Journalisten.

Die Opposition im Nationalrat kritisierte die Vereinbarung und verlangte einen Bericht der Regierung bis Ende April.
",
    "\
Министры обсудили в Осло рыболовство в северных водах

Министры иностранных дел двух стран обсудили в четверг в Осло правила рыболовства в северных водах, сообщили в норвежском ведомстве.

Стороны договорились провести следующую встречу осенью и подготовить к ней проект соглашения о квотах.

«Мы услышали друг друга, но работы впереди много», — сказал министр журналистам после переговоров.

Накануне рыбаки провели в порту Тромсё акцию протеста и потребовали участия в переговорах.
",
];

/// Thirty pieces of boilerplate, written for this test after the rules and without a look at them.
const PIECES: [&str; 30] = [
    "Will you stand with the Harbour Gazette?\nWe publish without a wall because we believe everyone deserves the facts. That only works if readers who can afford it pitch in. A gift of five pounds pays for an hour of court reporting. Please give what you can today.\nGive £5\nGive £20",
    "Keep local news alive.\nThree years ago our owners walked away and the staff bought this paper for one dollar. We answer to you alone. If our stories have been useful to you, join the 4,000 members who keep the lights on.",
    "Dear friend of The Northern Ledger,\nYour generosity got us through last winter. Today we face a new threat: a lawsuit meant to silence our reporters. Help us fight back with a tax-deductible donation.",
    "This story is free because of people like you.\nUnlike many outlets, we have no billionaire backer. Make a one-time or monthly contribution to keep our journalism free for all.",
    "Our year-end campaign closes at midnight.\nEvery contribution is doubled by a group of donors until then. Thank you for making our work possible.\nDouble my gift",
    "Nous avons besoin de votre soutien.\nNotre rédaction vit grâce à ses lecteurs. Faites un don, même modeste, pour que nous puissions continuer à vous informer en toute indépendance.",
    "Unterstützen Sie unsere Arbeit!\nUnabhängiger Journalismus kostet Geld. Mit einem Abo oder einer Spende helfen Sie uns, weiter kritisch zu berichten.",
    "Поддержите нашу редакцию\nМы работаем благодаря вам, нашим читателям. Оформите ежемесячное пожертвование, чтобы мы могли и дальше рассказывать правду.",
    "About the Author\nMiriam Holt is a reporter at the Gazette who covers trade and diplomacy. Before joining the paper she spent six years in Lima. She can be reached at miriam@example.org.",
    "Tomas Berg is a freelance journalist based in Riga. Follow him on Twitter @tomasberg.",
    "Dr. Lena Adeyemi is a senior fellow at the Institute for Border Studies and the author of two books on customs unions. The views expressed here are her own.",
    "Written by\nCarlos Mena\nCarlos is our correspondent for the Andes. He writes about mining, rivers and treaties, and hosts a weekly podcast.\nMore by Carlos Mena",
    "Об авторе\nАнна Петрова — корреспондент отдела международной политики. Пишет о Скандинавии и странах Балтии.",
    "À propos de l'auteur\nJulien Maret est journaliste au service international. Il couvre les institutions européennes depuis 2011.",
    "Related stories\nFishing fleets return to the strait\nWhat the new customs union means for growers\nFive charts that explain the budget row",
    "READ NEXT\nParliament delays vote on ferry subsidies\nHow a small island became a hub for cables",
    "More from World\nTwo ministers resign over phone records\nGlacier study halted after funding cut\nView all",
    "You may also like\nOpinion: The case for slower trains\nIn pictures: a winter market in Tallinn",
    "Read also: Envoys leave Geneva without a date for new talks",
    "À lire aussi\nLe Parlement repousse le vote sur les ferries\nUn petit port devenu grand",
    "Lesen Sie auch: Minister tritt nach Aktenfund zurück",
    "Читайте также: Парламент отложил голосование по бюджету",
    "Lo más leído\nEl Senado aplaza la votación sobre los puertos\nCinco claves del nuevo tratado",
    "Get our morning briefing\nThe stories that matter, delivered to your inbox before breakfast. Enter your email address to sign up. You can unsubscribe at any time.\nSign me up",
    "Subscribe to The Weekly Chart, our newsletter on maps and money. No spam, ever.",
    "Abonnez-vous à notre lettre d'information et recevez chaque matin l'essentiel de l'actualité.",
    "We use cookies and similar technologies to improve your experience, to analyse traffic and to show you relevant ads. By clicking \"Accept all\" you agree to our use of cookies.\nAccept all\nManage preferences",
    "Diese Website verwendet Cookies, um Ihnen das beste Erlebnis zu bieten. Mehr dazu in unserer Datenschutzerklärung.\nAlle akzeptieren",
    "Este sitio utiliza cookies propias y de terceros para mejorar nuestros servicios. Si continúa navegando, acepta su uso.\nAceptar",
    "© 2023 Northern Ledger Media Group. All rights reserved. No part of this site may be reproduced without written permission.\nTerms of use | Privacy policy | Contact us",
];

/// How many lines of boilerplate of all may be kept, and how many lines of article lost, when each
/// piece stands behind each article and in the middle of it.
const MOST_KEPT: f64 = 0.10;
const MOST_LOST: f64 = 0.03;

#[test]
fn boilerplate_that_the_rules_have_not_seen_is_cut_and_the_article_is_kept() {
    let (mut junk, mut kept, mut lines, mut lost) = (0, 0, 0, 0);
    let mut told = Vec::new();
    for (piece, article) in PIECES.iter().flat_map(|p| ARTICLES.iter().map(move |a| (p, a))) {
        let paragraphs: Vec<&str> = article.trim().split("\n\n").collect();
        let middle = paragraphs.len() / 2;
        let inside = [&paragraphs[..middle], &[*piece], &paragraphs[middle..]].concat();
        for text in [format!("{}\n\n{piece}", article.trim()), inside.join("\n\n")] {
            let body = read(Path::new("a.txt"), text.as_bytes(), None).unwrap().body();
            for line in piece.lines() {
                junk += 1;
                if body.lines().any(|kept| kept.contains(line)) {
                    kept += 1;
                    told.push(format!("kept: {line}"));
                }
            }
            for line in &paragraphs[1..] {
                lines += 1;
                if !body.contains(line) {
                    lost += 1;
                    told.push(format!("lost: {line}"));
                }
            }
        }
    }
    told.sort();
    told.dedup();
    let (kept, lost) = (f64::from(kept) / f64::from(junk), f64::from(lost) / f64::from(lines));
    let told = told.join("\n");
    assert!(kept <= MOST_KEPT && lost <= MOST_LOST, "kept {kept:.3}, lost {lost:.3}\n{told}");
}

/// Appeals that are written as sentences stand between the paragraphs of a web page and look like
/// them; an article that tells of appeals keeps every sentence.
#[test]
fn appeals_between_the_paragraphs_of_a_page_are_cut_and_reports_on_appeals_are_not() {
    let page = |between: [&str; 3]| {
        let story = [
            "The foreign ministers of Aldmark and Norvik met in the harbour town of Skerry on Tuesday to speak about the fishing limits that have divided their countries for a decade.",
            "Both sides arrived with maps of their own, and the hosts had prepared a third one that nobody asked for, according to a diplomat who was in the room for most of the morning.",
            "The minister of Norvik said after lunch that the talks had been useful, but that the distance between the two lines on the map was still as wide as it had been in the spring.",
            "Fishermen from both coasts waited outside the town hall with a banner, and a choir sang until the police asked it to move to the other side of the square.",
        ];
        let mut body = String::new();
        for (at, paragraph) in story.iter().enumerate() {
            body += &format!("<p>{paragraph}</p>\n");
            if let Some(line) = between.get(at) {
                body += &format!("<p>{line}</p>\n");
            }
        }
        let html = format!(
            "<html><head><title>Ministers compare maps</title></head><body><article>\
             <h1>Ministers compare maps</h1>{body}</article></body></html>"
        );
        let document = read(Path::new("a.html"), html.as_bytes(), None).unwrap();
        document.blocks().iter().map(|b| b.span.of(document.raw()).to_owned()).collect::<Vec<_>>()
    };
    let appeals = [
        "We have a small favor to ask. If you value our reporting, please support our newsroom with a donation today.",
        "Sign up here for our free weekly newsletter and get our best stories in your inbox.",
        "You can help us stay independent: make a gift today, from as little as two crowns a month.",
    ];
    let kept = page(appeals);
    assert!(!kept.iter().any(|block| appeals.contains(&block.as_str())), "{kept:#?}");
    assert_eq!(kept.len(), 4, "{kept:#?}");
    let told = [
        "The party's website asked visitors to donate, and its newsletter went to two hundred thousand subscribers every week, officials said.",
        "Subscribe buttons were removed from the embassy's page after the ministry of Norvik protested against them.",
        "The minister said that donations to the harbour fund had doubled since the limits were drawn.",
    ];
    assert_eq!(page(told).len(), 7);
}

/// What publishers say around articles, in seven languages, each line by itself; the number is that
/// of the article above that it is put behind and into.
const NOTICES: &[(usize, &[&str])] = &[
    (
        0,
        &[
            "Ingrid Solberg contributed to this report.",
            "Reporting by Ingrid Solberg in Tromso; editing by Paul Reyes",
            "(Reporting by Ingrid Solberg; Editing by Paul Reyes)",
            "Additional reporting by Paul Reyes in Santiago.",
            "The views expressed in this article are those of the author.",
            "Translated by Paul Reyes",
        ],
    ),
    (1, &["Les opinions exprimées dans cette tribune n'engagent que leur auteur."]),
    (
        2,
        &[
            "Aus dem Französischen von Jutta Kern",
            "Die Meinung des Autors spiegelt nicht zwingend die Meinung der Redaktion wider.",
        ],
    ),
    (3, &["Мнение автора может не совпадать с мнением редакции."]),
    (
        0,
        &[
            "This article was first published by the Polar Quarterly.",
            "This story was originally published in the Polar Quarterly and is used here with permission.",
        ],
    ),
    (
        0,
        &[
            "This article is for subscribers only. Log in to continue.",
            "You have one of your free articles left this month.",
        ],
    ),
    (
        1,
        &[
            "Il vous reste 58 % de cet article à lire. La suite est réservée aux abonnés.",
            "Cet article est réservé aux abonnés.",
        ],
    ),
    (2, &["Dieser Artikel ist nur für Abonnentinnen und Abonnenten."]),
    (
        0,
        &[
            "Este contenido es exclusivo para suscriptores.",
            "Questo articolo è riservato agli abbonati.",
            "Este conteúdo é exclusivo para assinantes.",
        ],
    ),
    (
        0,
        &[
            "This website uses cookies to remember your settings.",
            "Este sitio web utiliza cookies propias para medir las visitas.",
            "Questo sito utilizza cookie di profilazione.",
            "Este site usa cookies para medir as visitas.",
        ],
    ),
    (1, &["Ce site utilise des cookies pour mesurer son audience."]),
    (2, &["Diese Website verwendet Cookies. Mit der Nutzung stimmen Sie dem zu."]),
    (3, &["Этот сайт использует файлы cookie для сбора статистики."]),
    (
        0,
        &[
            "Leia mais: Chile abre nova estação polar",
            "Te puede interesar: Chile abre otra estación polar",
            "Leggi anche: Il Cile apre una stazione polare",
            "Read also: Chile opens another polar station",
        ],
    ),
    (1, &["Lire aussi : Un nouveau pont sur le Rhin"]),
    (2, &["Lesen Sie auch: Neue Brücke über die March"]),
    (3, &["Читайте также: Новый причал в Тромсё"]),
    (
        0,
        &[
            "Advertisement",
            "Article continues after this ad",
            "Publicidad",
            "Pubblicità",
            "Publicidade",
        ],
    ),
    (1, &["Publicité", "La suite après la publicité"]),
    (2, &["Anzeige"]),
    (3, &["Реклама", "На правах рекламы"]),
    (
        0,
        &[
            "Share this article",
            "Síguenos en Telegram",
            "Seguici su Instagram",
            "Siga-nos no Instagram",
        ],
    ),
    (1, &["Partager cet article"]),
    (2, &["Diesen Artikel teilen"]),
    (3, &["Подписывайтесь на наш канал"]),
    (
        0,
        &[
            "Todos los derechos reservados.",
            "Riproduzione riservata",
            "Todos os direitos reservados.",
        ],
    ),
    (2, &["Alle Rechte vorbehalten."]),
    (3, &["При перепечатке ссылка на сайт обязательна.", "Все права защищены."]),
    (
        3,
        &[
            "НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН И РАСПРОСТРАНЕН ИНОСТРАННЫМ АГЕНТОМ «МАЯК» ЛИБО КАСАЕТСЯ ДЕЯТЕЛЬНОСТИ ИНОСТРАННОГО АГЕНТА «МАЯК».",
            "Данное сообщение (материал) создано и (или) распространено иностранным средством массовой информации.",
            "Нашли ошибку? Выделите текст и нажмите Ctrl+Enter.",
        ],
    ),
    (0, &["Listen to this article", "Found a mistake? Let us know."]),
    (
        0,
        &[
            "If this article was useful to you, please pay for the next one.",
            "Our paper depends on its readers: join us for £3 a month.",
            "Si este artículo te ha sido útil, ayúdanos a seguir.",
            "Se questo articolo ti è piaciuto, sostieni il giornalismo libero.",
            "Apoie o jornalismo independente a partir de 4 reais por mês.",
        ],
    ),
    (1, &["Pour soutenir notre rédaction, faites un don."]),
    (2, &["Unterstützen Sie uns mit einem freiwilligen Beitrag."]),
];

#[test]
fn what_publishers_say_around_articles_is_cut_behind_and_inside_of_texts_and_pages() {
    let cases = NOTICES.iter().flat_map(|(at, notices)| notices.iter().map(move |n| (*at, *n)));
    for (at, notice) in cases {
        let lines: Vec<&str> = ARTICLES[at].trim().split("\n\n").collect();
        let (title, body) = lines.split_first().unwrap();
        for place in [2, body.len()] {
            let told = [&body[..place], &[notice], &body[place..]].concat();
            let text = format!("{title}\n\n{}", told.join("\n\n"));
            let paragraphs: String = told.iter().map(|line| format!("<p>{line}</p>")).collect();
            let html = format!("<article><h1>{title}</h1>{paragraphs}</article>");
            for (name, raw) in [("a.txt", text), ("a.html", html)] {
                let document = read(Path::new(name), raw.as_bytes(), None).unwrap();
                assert_eq!(document.body(), body.join("\n\n"), "{name}, line {place}: {notice}");
            }
        }
    }
}

/// A paragraph of an essay was lost once for one word of appeals beside "we" and "our".
#[test]
fn one_weak_hint_beside_we_makes_no_long_sentence_an_appeal() {
    let lines: Vec<&str> = ARTICLES[0].trim().split("\n\n").collect();
    let (title, body) = lines.split_first().unwrap();
    for sentence in [
        "We pay our pilots in winter, too, and we have never asked our neighbours for a loan in all these years of ice.",
        "Our readers of charts know that the ice moved north twice, and we moved with it, as our fathers told us to do.",
        "We register our ships in the south, and we open the books to nobody but our neighbours, who have asked us for years.",
    ] {
        let told = [&body[..2], &[sentence], &body[2..]].concat();
        let text = format!("{title}\n\n{}", told.join("\n\n"));
        let document = read(Path::new("a.txt"), text.as_bytes(), None).unwrap();
        assert!(document.body().contains(sentence), "{sentence}");
    }
}
