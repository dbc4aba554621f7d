//! The foot of a page: notices of copyright, and calls to pass the article on.
//!
//! What else stands there (menus, letters, appeals) is told by the vocabulary and the classifier.

use super::super::super::names::{Lists, lists};
use super::super::super::page::Page;
use super::super::signals::Signals;
use super::super::words::phrases::Phrases;
use super::super::words::plain;
use super::super::{Reason, Verdict};
use crate::text::fold;

use std::sync::LazyLock;

/// At most so many lines of a page that seem to be article stand behind a notice of copyright.
const MOST_BEHIND: usize = 2;
/// So many words of a line are looked at; what follows the year may be long.
const MOST_HEAD_WORDS: usize = 14;
/// At most so many words stand before the sign ("The Harbour Gull © 2019").
const MOST_WORDS_BEFORE: usize = 4;
/// The longest call to pass the article on, in words, and the longest that does not tell what for.
const MOST_CALL_WORDS: u16 = 16;
const MOST_BARE_WORDS: u16 = 7;

/// Cuts notices of copyright at the foot of the page, and calls to pass the article on.
pub(in super::super) fn cut(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    let article = |verdict: &Option<Verdict>| match verdict {
        None => true,
        Some(Verdict::Keep(kind)) => kind.in_body(),
        Some(Verdict::Headline | Verdict::Cut(_)) => false,
    };
    let mut before = found.iter().filter(|verdict| article(verdict)).count();
    let mut behind = 0;
    for at in (0..found.len().min(signals.len())).rev() {
        if !found.get(at).is_some_and(article) {
            continue;
        }
        before -= 1;
        let reason = if before > 0 && behind <= MOST_BEHIND && is_notice(page, at) {
            Some(Reason::Imprint)
        } else {
            calls(page, signals, found, at).then_some(Reason::Sharing)
        };
        match reason {
            Some(reason) => {
                found.iter_mut().skip(at).take(1).for_each(|v| *v = Some(Verdict::Cut(reason)));
            }
            None => behind += 1,
        }
    }
}

/// Whether a line is a notice of copyright; points of a list are called "(c)", too.
fn is_notice(page: &Page, at: usize) -> bool {
    let point = |at: usize| fold(page.text(at)).starts_with("(b");
    let listed = fold(page.text(at)).starts_with("(c)") && at.checked_sub(1).is_some_and(point);
    !listed && is_copyright(page.text(at))
}

/// Whether a line begins with a sign of copyright and a year, the holder's name between them or
/// not, whatever follows.
fn is_copyright(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(MOST_HEAD_WORDS).collect();
    let Some(first) = words.iter().position(|word| is_mark(word)) else { return false };
    let signed = words.get(first).is_some_and(|word| word.starts_with('©'));
    let names = |words: &[&str]| words.iter().all(|word| names(word));
    let leads = words.get(..first).is_some_and(|before| {
        before.is_empty() || (signed && before.len() <= MOST_WORDS_BEFORE && names(before))
    });
    let rest = words.get(first..).unwrap_or_default();
    let Some(year) = rest.iter().position(|word| has_year(word)) else { return false };
    let (holder, behind) = (rest.get(1..year).unwrap_or_default(), rest.get(year + 1));
    let holds = signed || names(holder);
    let sign = rest.first().is_some_and(|word| !word.starts_with(char::is_alphabetic));
    let named = sign || !holder.iter().any(|w| listed("works").contains(&bare(w).as_str()));
    let closed = rest.get(year).is_some_and(|word| !word.ends_with(char::is_alphanumeric));
    let ends = signed || closed || behind.is_none_or(|word| names(&[word]));
    leads && holds && ends && named
}

/// Whether a word is a sign of copyright, perhaps with the year behind it.
fn is_mark(word: &str) -> bool {
    let folded = fold(word);
    word.starts_with('©')
        || folded.starts_with("(c)")
        || listed("marks").contains(&folded.trim_end_matches([':', ',', '.', ';']))
}

/// Whether a word is a year or begins or ends a range of years, perhaps behind a sign.
fn has_year(word: &str) -> bool {
    let mut numbers = word.split(|letter: char| !letter.is_ascii_digit());
    let year = |number: &str| number.len() == 4 && matches!(number.get(..2), Some("19" | "20"));
    numbers.any(year)
}

/// Whether a word can stand in the name of who holds the copyright.
fn names(word: &str) -> bool {
    let small = word.starts_with(char::is_lowercase);
    !small || listed("joins").contains(&bare(word).as_str())
}

fn bare(word: &str) -> String {
    plain(word).trim().to_owned()
}

/// Whether a line asks whoever liked the article to pass it on; only the one or the other counts
/// beside what is cut.
fn calls(page: &Page, signals: &[Signals], found: &[Option<Verdict>], at: usize) -> bool {
    let Some(signal) = signals.get(at) else { return false };
    if signal.words > MOST_CALL_WORDS || signal.quoted || signal.reports {
        return false;
    }
    let text = page.text(at);
    let asks = LIKED.begins_one(&signal.plain, 0);
    if asks && text.split(ENDS).any(passes) {
        return true;
    }
    let cut = |at: usize| matches!(found.get(at), Some(Some(Verdict::Cut(_))));
    signal.words <= MOST_BARE_WORDS
        && (cut(at + 1) || at.checked_sub(1).is_some_and(cut))
        && (asks && text.ends_with('?') || passes(text))
}

/// What may stand between the question and the call.
const ENDS: [char; 9] = ['?', '!', '.', ',', ':', ';', '–', '—', '…'];

/// Whether a line, or a part of it, begins with what a reader who liked the article is to do.
fn passes(piece: &str) -> bool {
    let plain = plain(piece);
    let softened =
        || SOFTENS.beginning_at(&plain, 0).any(|hit| PASS.begins_one(&plain, hit.end - 1));
    PASS.begins_one(&plain, 0) || softened()
}

static LIKED: LazyLock<Phrases> = LazyLock::new(|| phrases("liked"));
static PASS: LazyLock<Phrases> = LazyLock::new(|| phrases("pass"));
static SOFTENS: LazyLock<Phrases> = LazyLock::new(|| phrases("softens"));

/// The phrases of a list; a star leaves the end of the last word open.
fn phrases(list: &str) -> Phrases {
    let plain = |phrase: &&str| match phrase.strip_suffix('*') {
        Some(open) => format!(" {open}"),
        None => format!(" {phrase} "),
    };
    Phrases::new(listed(list).iter().map(plain))
}

fn listed(name: &str) -> &'static [&'static str] {
    static WORDS: LazyLock<Lists> =
        LazyLock::new(|| lists(include_str!("../../../../data/boilerplate/footers.txt")));
    WORDS.get(name).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::Format;
    use crate::load::clean::{Reason, Verdict, signals};
    use crate::load::{plain, read};

    const BODY: [&str; 4] = [
        "The ministers agreed on Tuesday to reopen two crossings that were closed in the autumn.",
        "Lorries may pass again from Monday on, the ministry of the smaller state said.",
        "Trade between the two fell by a third in the winter, as their statistics tell.",
        "Both governments want to count the lorries again before the parliaments vote in May.",
    ];

    /// Whether the rule keeps the line behind an article, before a line that is cut.
    fn check(line: &str, kept: bool) {
        let all = [&BODY[..], &[line, "Follow us: Facebook Twitter Telegram"]].concat();
        let page = plain::page(&all.join("\n"));
        let signals = signals::lines(&page).signals;
        let mut found = vec![None; BODY.len() + 1];
        found.push(Some(Verdict::Cut(Reason::Sharing)));
        super::cut(&page, &signals, &mut found);
        assert!(found.iter().take(BODY.len()).all(Option::is_none), "{line}");
        assert_eq!(found.get(BODY.len()) == Some(&None), kept, "{line}");
    }

    #[test]
    fn a_footer_goes_from_dumps_and_pages() {
        let foot = [
            "Like this report? Pass it on!",
            "Follow Velm Wire: Facebook Twitter Telegram RSS",
            "© 2001–2020 Velm Wire. Any use of its reports requires a link to the source.",
        ];
        let all = [&BODY[..], &foot[..]].concat();
        let text = format!("Ministers reopen\n\n{}\n", all.join("\n\n"));
        let paragraphs: String = all.iter().map(|line| format!("<p>{line}</p>")).collect();
        let html = format!("<h1>Ministers reopen</h1><div>{paragraphs}</div>");
        for (text, format) in [(text, Format::Text), (html, Format::Html)] {
            let document = read(Path::new("a"), text.as_bytes(), Some(format)).unwrap();
            assert_eq!(document.body(), BODY.join("\n\n"), "{format:?}");
        }
    }

    /// "© 1998–2021 The Gull. Any use of our texts requires a link." was kept for its sentence.
    #[test]
    fn a_sign_of_copyright_and_a_year_open_a_footer_whatever_follows() {
        for line in [
            "© 1998–2021 Harbour Gull. Any use of Gull texts requires a link to the source.",
            "© 2019 The Harbour Gull. The texts may be quoted in part if the paper is named.",
            "©2014-2020 Fjord Gazette. Photographs belong to those who took them.",
            "© Fjord Gazette, 2003. The gazette is printed on the island of Ostry.",
            "© Ostry Post 2010–2022. The Post is a member of the League of Island Papers.",
            "© 2022 by Ostry Post Ltd. Prices on the exchange are late by fifteen minutes.",
            "© 2021, Ostry Post. Reprints cost one crown for each line and each paper.",
            "© 2008/2021 Gull Media. Weather maps are drawn by the bureau in Velm.",
            "(c) 2018 Alder Herald. The texts are free for schools and for their pupils.",
            "(C) 2004-2018 Alder Herald. Sources are to be named in every reprint.",
            "(c) Alder Herald 2017. The herald is edited in Rostal and printed in Velm.",
            "Copyright 2016 Rostal Courier. Reprints need the word of the editor in writing.",
            "Copyright © 2016 Rostal Courier. The courier keeps the rights to its cartoons.",
            "Copyright (c) 2001–2016 by Rostal Courier. Maps are drawn by the land survey.",
            "copyright 1999-2020 Velm Wire. Its reports are made for papers and stations.",
            "Copyright: Velm Wire, 2020. The agency belongs to eleven papers of the coast.",
            "Velm Wire © 2001–2020. The agency belongs to eleven papers of the coast.",
            "© Вестник побережья, 2001—2020. Газета выходит по вторникам и пятницам.",
            "© 2015-2020 Le Phare du Nord. Le journal appartient à ceux qui y travaillent.",
            "© 2020 Küstenbote. Der Bote erscheint seit 1911 an jedem Werktag in Rostal.",
        ] {
            check(line, false);
        }
    }

    #[test]
    fn a_question_whether_readers_liked_it_and_a_call_to_share_it_close_a_page() {
        for line in [
            "Like this story? Send it to somebody!",
            "Liked what you read? Pass it along!",
            "Enjoyed this? Tell your friends.",
            "Did you enjoy this report? Spread the word!",
            "Found this useful? Forward it to a colleague.",
            "Was this story worth your time? Share it.",
            "Know someone who should read this? Send it on.",
            "Learned something? Pass it on!",
            "A good read? Let others know!",
            "Enjoyed reading?",
            "Spread the word!",
            "Tell a friend!",
            "Cet article vous a plu ? Faites-le savoir !",
            "Vous avez aimé ce récit ? Partagez-le !",
            "Hat Ihnen der Artikel gefallen? Sagen Sie es weiter!",
            "¿Te ha gustado? ¡Pásalo!",
            "Ti è piaciuto? Passaparola!",
            "Gostou? Passe adiante!",
            "Понравилась статья? Расскажите друзьям!",
            "Spodobał się artykuł? Podaj dalej!",
        ] {
            check(line, false);
        }
    }

    #[test]
    fn what_an_article_tells_of_copyright_and_of_sharing_stays() {
        for line in [
            "Copyright in 2019 was the matter that kept the two delegations at the table.",
            "Copyright in 2019, the envoys found, meant something else on either shore.",
            "Like our treaties, we send it to the archive, and nobody reads it again.",
            "Copyright law of 1998 protects the maps, the smaller state holds.",
            "Copyright Act 1911 is still in force on the island, its court found on Friday.",
            "Copyright 2019 rules on maps gave both sides reason to complain in Velm.",
            "Copyright of the treaty maps passed to the larger state in 1974.",
            "Copyright and patents fill the last chapter of the treaty of 2020.",
            "In 2021 a sign of © on the map cost the ministry a month of talks.",
            "The map bears the mark “© 2019 Velm Survey”, which the islanders resent.",
            "Like this treaty, the one of 1974 came late and pleased nobody.",
            "Like this story of the two bridges, many end where they began.",
            "Enjoyed this much trust have few envoys before him in Rostal.",
            "The envoys were asked to tell a friend and to spread the word at home.",
            "The minister liked what he read and sent it to the parliament.",
            "Share this burden they must, for the crossings cost more than the trade brings.",
            "Found this winter under the bridge, the treaty stone will be shown in Velm.",
        ] {
            check(line, true);
        }
    }

    #[test]
    fn a_point_of_a_list_is_no_notice() {
        let lines = ["(a) the maps of 1974 hold;", "(b) the ferries pay no toll;"];
        let last = "(c) 2019 Annex Two counts the lorries that may pass on one day.";
        let text =
            format!("Ministers reopen\n\n{}\n\n{}\n{last}\n", BODY.join("\n\n"), lines.join("\n"));
        let document = read(Path::new("a.txt"), text.as_bytes(), None).unwrap();
        assert!(document.body().contains(last), "{}", document.body());
    }
}
