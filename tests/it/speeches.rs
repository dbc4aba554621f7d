//! Speeches, transcripts, interviews, communiqués and treaties keep every paragraph and their title.
//!
//! All of them are invented; menus and footers stand around them as they do on the pages of
//! ministries and papers.

use std::path::Path;

use diplo_tui::document::Document;
use diplo_tui::load::read;

/// What stands around the texts.
const BEFORE: &str = "Home\nNews\nContact\n\n";
const BEHIND: &str =
    "\n\nShare this page\nPrint\n© 2021 Ministry of Aldmark. All rights reserved.\n";

/// Reads a text, its first line the title and a paragraph each further line.
fn check(text: &str) {
    let (title, rest) = text.split_once('\n').unwrap();
    let alone = text.replace('\n', "\n\n");
    for page in [format!("{BEFORE}{alone}{BEHIND}"), alone] {
        let document = read(Path::new("a.txt"), page.as_bytes(), None).unwrap();
        let kept = kept(&document);
        for line in rest.lines() {
            assert!(kept.contains(&line), "lost: {line}\nkept: {kept:#?}");
        }
        assert_eq!(document.title(), title);
        let foot = ["Share this page", "Print", "Home", "Contact"];
        assert!(!foot.iter().any(|line| kept.contains(line)), "{kept:#?}");
    }
}

fn kept(document: &Document) -> Vec<&str> {
    let blocks = document.blocks().iter().filter(|block| block.kind.in_body());
    blocks.map(|block| block.span.of(document.raw())).collect()
}

#[test]
fn a_speech_keeps_its_thanks_and_requests() {
    check(
        "\
Speech by the Foreign Minister at the opening of the Harbour Conference
Excellencies, ladies and gentlemen, dear friends,
Thank you for coming. It is a great pleasure for me to welcome you in this old customs house.
You know what is at stake. I ask you to look at the map behind me: every line on it was a quarrel.
First, trust. We need your help to rebuild it, and you need ours.
Second, money. Those who can contribute more should do so.
I thank our hosts, the city of Trondvik, and all who support our work.
Thank you.",
    );
    check(
        "\
Discours du ministre à l'ouverture de la conférence de Port-Salva
Monsieur le Président,
Mesdames et Messieurs les Ambassadeurs,
Je vous remercie de votre accueil. C'est un honneur de prendre la parole devant vous.
Nous avons besoin de règles communes, et nous avons besoin de vous pour les faire vivre.
Notre soutien ne faiblira pas. Votre soutien nous est tout aussi précieux.
Vive Port-Salva, et vive l'amitié entre nos deux peuples !",
    );
    check(
        "\
Rede der Außenministerin zum Jahrestag des Küstenpakts
Sehr geehrte Damen und Herren,
ich danke Ihnen für Ihre Einladung und für Ihre Unterstützung in den letzten Monaten.
Ohne Sie gäbe es dieses Haus nicht. Wir brauchen Ihre Hilfe auch in Zukunft.
Der Pakt hat uns dreißig Jahre Frieden auf dem Meer gebracht.
Lassen Sie uns weiter miteinander sprechen.
Vielen Dank.",
    );
    check(
        "\
Discurso de la ministra ante el Consejo de Estados Ribereños
Señor Presidente, señoras y señores delegados:
Agradezco su invitación y su apoyo en un momento difícil para mi país.
Necesitamos su ayuda para reconstruir los puertos que destruyó la tormenta.
Les pido que aprueben el fondo que propone la presidencia.
Muchas gracias.",
    );
}

#[test]
fn an_interview_and_a_transcript_keep_every_turn() {
    check(
        "\
'We were never asked': an interview with envoy Ama Reyes
Ama Reyes led the delegation of Lune at the talks on the night ferry. She spoke to us in Geneva.
Q: Did you expect the talks to end without a date?
A: No. We came with a proposal and we were ready to sign it.
Q: When will you return?
A: As soon as we are invited. Thank you for asking; your readers may help us with that.
Q: Who pays?
A: Yes.",
    );
    check(
        "\
Minister and envoy answer the press in Skerry
MS HARLOW: Good afternoon, everyone. I have two announcements, and then I will take your questions.
The Secretary will travel to Skerry on Monday for the meeting of coastal states.
QUESTION: Thank you. Can you tell us whether she will meet her counterpart from Norvik?
MS HARLOW: I have nothing to announce at this point.
QUESTION: On the sanctions: what do you expect from our partners?
MS HARLOW: We expect our partners to vote as they have told us they would.
QUESTION: And if they don't?
MS HARLOW: We welcome your question. Thank you, everybody.
(The briefing ended at 1:32 p.m.)",
    );
    check(
        "\
Стенограмма совещания по вопросам рыболовства
В. БРЕННЕР: Добрый день, уважаемые коллеги!
Сегодня мы обсудим квоты на следующий год. Прошу министра доложить.
П. ЛУНД: Спасибо. Улов за прошлый год вырос на восемь процентов.
Мы просим вас поддержать проект соглашения.
В. БРЕННЕР: Вопросы есть?
РЕПЛИКА: Нет.
В. БРЕННЕР: Спасибо. Тогда принимаем.",
    );
    check(
        "\
»Wir haben nichts zu verschenken«
Die Außenministerin von Aldmark, Ilse Brenner, über Zölle, Geduld und das Ende des Küstenpakts.
Frau Ministerin, wann haben Sie zuletzt mit Ihrem Kollegen aus Norvik gesprochen?
Brenner: Gestern Abend, und zwar länger, als uns beiden lieb war.
Was erwarten Sie von den Abgeordneten?
Brenner: Dass sie den Vertrag lesen, bevor sie über ihn abstimmen.
Und dann?
Brenner: Dann sehen wir weiter.
Brauchen Sie Unterstützung?
Brenner: Immer. Ihre Unterstützung auch.",
    );
}

#[test]
fn a_communique_and_a_treaty_keep_their_articles_and_signatories() {
    check(
        "\
Joint communiqué of the Conference of Coastal States
1. The Heads of Delegation of the Coastal States met in Skerry on 11 and 12 June 2018.
2. They agreed:
(a) to exchange notes on the movement of warships at least seven days in advance;
(b) to open a direct telephone line between the harbour masters;
(c) to review the tariff of pilotage fees every two years.
3. They thanked the Government of Norvik for its hospitality.
For the delegation of Norvik: P. Lund
For the delegation of Belmara: J. Castan",
    );
    check(
        "\
Abkommen zwischen der Republik Aldmark und dem Königreich Norvik über den kleinen Grenzverkehr
in dem Wunsch, den Verkehr zwischen ihren Grenzgebieten zu erleichtern,
sind wie folgt übereingekommen:
Artikel 1
(1) Einwohner der Grenzgebiete dürfen die Grenze mit einem Grenzschein überschreiten.
(2) Der Grenzschein gilt für drei Jahre.
Artikel 2
Jede Vertragspartei kann dieses Abkommen mit einer Frist von sechs Monaten schriftlich kündigen.
Geschehen zu Trondvik am 3. März 2011 in zwei Urschriften.
Für die Republik Aldmark: Dr. H. Brenner
Für das Königreich Norvik: P. Lund",
    );
    check(
        "\
Convenio sobre la navegación del río Salva
Los Gobiernos de Castán y de Belmara, deseosos de facilitar la navegación, han convenido lo siguiente:
Artículo 1. La navegación del río Salva es libre para los buques de ambas Partes.
Artículo 2. Las Partes fijarán cada año las tarifas de practicaje.
Artículo 3. Toda controversia se resolverá por vía diplomática.
Hecho en Port Salva, el 2 de julio de 2014, en dos ejemplares.",
    );
}

/// Labels and thanks do not make an appeal a speech.
#[test]
fn an_appeal_and_a_list_of_links_are_no_speech() {
    let article = "Ferry talks end without a date\n\nThe talks on the night ferry ended in Geneva on \
                   Monday without a date, an envoy said.\n\nThe delegations will meet again in \
                   March, when the new timetable is due, she added.\n\n";
    let junk = "READ MORE: Harbour master quits after audit\nREAD MORE: Ferry talks begin\n\
                READ MORE: Who pays for the night ferry?\nREAD MORE: Envoys meet\n\n\
                Dear readers,\n\nWe need your help. Support our journalism with a donation today.\n";
    let text = format!("{article}{junk}");
    let document = read(Path::new("a.txt"), text.as_bytes(), None).unwrap();
    assert_eq!(kept(&document).len(), 2, "{:#?}", kept(&document));
}
