//! Last lines: what a page says to its readers once its article is told.
//!
//! They are whole sentences, laid out like those of the article; that they turn to the reader, or ask
//! something of nobody named, tells them apart. From a text that does so throughout none is cut.

use std::sync::LazyLock;

use super::super::super::page::Page;
use super::super::signals::{Signals, addressed, is_publishers, told};
use super::super::words::phrases::Phrases;
use super::super::words::{hits, plain};
use super::super::{Reason, Verdict};
use super::appeals::names;
use super::{FEWEST_NAMES, tell_of_others};
use foldhash::HashSet;

/// At most so many lines at the end are cut, of at most so many words each.
const MOST_LINES: usize = 8;
const MOST_WORDS: u16 = 40;
/// At most so many lines stand between two of them.
const MOST_BETWEEN: usize = 1;
/// The shortest sentence, and the longest line that may ask in its second one, in words.
const FEWEST_WORDS: usize = 3;
const MOST_BARE_WORDS: u16 = 16;
/// The article has at least so many sentences before them.
const FEWEST_SENTENCES: usize = 2;

/// Cuts the last lines that a page says in its own name.
pub(in super::super) fn cut(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    let is_body = |at: &usize| match found.get(*at) {
        Some(None) => true,
        Some(Some(Verdict::Keep(kind))) => kind.in_body(),
        _ => false,
    };
    let body: Vec<usize> = (0..found.len().min(signals.len())).filter(is_body).collect();
    let says = |at: &usize| signals.get(*at).is_some_and(|s| says(page.text(*at), s));
    let end = body.iter().rev().take(MOST_LINES);
    let mut others = MOST_BETWEEN;
    // One line between two of them may tell of the writer.
    let near = end.take_while(|at| {
        others = if says(at) { 0 } else { others + 1 };
        others <= MOST_BETWEEN
    });
    let last: Vec<usize> = near.copied().filter(says).collect();
    if last.is_empty() {
        return;
    }
    let told: Vec<usize> = body.iter().copied().filter(|at| !says(at)).collect();
    if !is_report(signals, &told) {
        return;
    }
    let known: HashSet<String> = told.iter().flat_map(|at| names(page.text(*at))).collect();
    for at in last {
        let own: HashSet<String> = names(page.text(at)).collect();
        if own.intersection(&known).count() >= FEWEST_NAMES {
            return;
        }
        let reason = signals.get(at).and_then(|signal| signal.hits.says);
        let verdict = Some(Verdict::Cut(reason.unwrap_or(Reason::Notice)));
        found.iter_mut().skip(at).take(1).for_each(|slot| *slot = verdict);
    }
}

/// Whether a line turns to the reader, or asks something, with a word of publishers or their pages;
/// its first sentence does, or it would be a paragraph of the article that ends so.
fn says(text: &str, signal: &Signals) -> bool {
    if signal.quoted || signal.reports || signal.words > MOST_WORDS {
        return false;
    }
    if addressed::only_tells(text, &signal.plain) || told::leads_on(text, &signal.plain) {
        return false;
    }
    let asks = || text.split(ENDS).any(|piece| ASKS.begins_one(&plain(piece), 0));
    let first = first_sentence(text);
    let question = first.ends_with('?') && asks();
    let first = plain(first);
    let hits = hits(&first);
    let turns = (hits.you > 0 && signal.you > 0) || ASKS.begins_one(&first, 0);
    let own = || hits.we > 0 && OWN.are_in(&first) && addressed::is_newsrooms(text);
    let bare = || signal.words <= MOST_BARE_WORDS && asks();
    ((turns || question || bare()) && is_publishers(text)) || own()
}

/// The first sentence of a line; what is shorter than a sentence ends with an abbreviation.
fn first_sentence(text: &str) -> &str {
    let stops = text.match_indices(['.', '!', '?']).map(|(at, _)| at + 1);
    let whole = |at: &usize| {
        text.get(..*at).is_some_and(|t| t.split_whitespace().nth(FEWEST_WORDS - 1).is_some())
    };
    stops.filter(whole).find_map(|at| text.get(..at)).unwrap_or(text)
}

/// What may stand before a call.
const ENDS: [char; 8] = ['?', '!', '.', ',', ':', ';', '–', '—'];

/// Whether the sentences tell of others.
fn is_report(signals: &[Signals], told: &[usize]) -> bool {
    let sentences = told.iter().filter_map(|at| signals.get(*at)).filter(|signal| signal.stops);
    let addresses = |signal: &Signals| signal.we + signal.you > 0 && !signal.quoted;
    tell_of_others(sentences.map(addresses), FEWEST_SENTENCES)
}

static ASKS: LazyLock<Phrases> = LazyLock::new(|| addressed::phrases("asks"));
static OWN: LazyLock<Phrases> = LazyLock::new(|| addressed::phrases("own"));

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::Format;
    use crate::load::read;

    const BODY: [&str; 7] = [
        "The ministers of Ostry and Velm agreed on Tuesday to reopen two crossings at Rostal.",
        "Lorries may pass again from Monday on, the ministry of the smaller state said.",
        "Trade between the two fell by a third in the winter, as their statistics tell.",
        "Both governments want to count the lorries again before the parliaments vote in May.",
        "The carters had asked for a third crossing and will have to wait for the next treaty.",
        "Snow closes the upper road from November on, and the lower one floods in spring.",
        "A commission of six will look at the scales, the stamps and the hours of the guards.",
    ];

    /// Whether a line stays behind an article, in a dump and in a page; `None` if it does in one only.
    fn stays(body: &[&str], line: &str) -> Option<bool> {
        let all = [body, &[line]].concat();
        let text = format!("Ministers reopen two crossings\n\n{}\n", all.join("\n\n"));
        let told: String = all.iter().map(|line| format!("<p>{line}</p>")).collect();
        let html = format!("<article><h1>Ministers reopen two crossings</h1>{told}</article>");
        let [one, other] = [(text, Format::Text), (html, Format::Html)].map(|(text, format)| {
            let document = read(Path::new("a"), text.as_bytes(), Some(format)).unwrap();
            assert!(document.body().contains(&body.join("\n\n")), "{line}");
            document.body().contains(line)
        });
        (one == other).then_some(one)
    }

    #[test]
    fn what_a_page_says_to_its_readers_in_the_end_is_cut() {
        for line in [
            "Join our channel on Telegram.",
            "Follow the Rostal Herald on WhatsApp for the news of the day.",
            "Unterstützen Sie unseren Journalismus mit einem Abo.",
            "Suscríbete a nuestro boletín y recibe lo mejor de la semana.",
            "Have you crossed at Rostal? Write to crossings@herald.example.",
            "Thanks for reading! Pass this letter on to a friend of yours.",
            "Want to hear more of the border? Leave us your email and we will write on Fridays.",
            "By using this site you agree that we count your visit.",
            "Meet our reporters on 4 May in Rostal; tickets are sold at the door.",
            "Members keep our newsroom warm in winter.",
            "Support independent reporting from the border with a small gift.",
        ] {
            assert_eq!(stays(&BODY, line), Some(false), "{line}");
        }
    }

    #[test]
    fn what_an_article_ends_with_stays() {
        for line in [
            "Support for the treaty has fallen to 30% since the autumn.",
            "Share prices of the carters fell by a tenth on the news.",
            "“Write to us if you want your lorry back,” the guards told the carters.",
            "You cannot count lorries in the snow.",
            "Ostry will write to the readers of the treaty in Velm once it is printed.",
            "We will know in May, said a carter, who reads the paper at the crossing.",
            "The commission asked our reporter to leave, the newspaper of Velm wrote.",
        ] {
            assert_eq!(stays(&BODY, line), Some(true), "{line}");
        }
    }

    #[test]
    fn a_letter_to_its_readers_stays_whole() {
        let letter = [
            "We read your letters on the crossings at Rostal, and we thank you for each.",
            "Many of you asked us why we wrote of the snow and not of the guards.",
            "Lorries may pass again from Monday on, the ministry of the smaller state said.",
            "We shall ask the guards, and you may join us at the upper road.",
            "Both governments want to count the lorries again before the parliaments vote in May.",
        ];
        let line = "You will read on this page in May what the guards have said.";
        assert_eq!(stays(&letter, line), Some(true));
    }
}
