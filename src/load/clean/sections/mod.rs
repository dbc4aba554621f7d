//! Sections of boilerplate: what stands between two pieces of it, or behind its opener.
//!
//! A section ends where article text begins again.

pub(super) mod appeals;
pub(super) mod comments;
pub(super) mod dumps;
pub(super) mod farewell;
pub(super) mod foot;
pub(super) mod letters;
pub(super) mod links;
pub(super) mod work;

use std::sync::LazyLock;

use foldhash::HashSet;

use super::super::names::{Lists, lists};
use super::super::page::Page;
use super::rules::opens;
use super::signals::{Signals, is_publishers};
use super::spread::SHORT;
use super::words::plain;
use super::{Reason, Verdict};
use crate::text::fold;
pub(super) use appeals::names;

/// How many doubtful lines may stand between two pieces of one section.
const MOST_BETWEEN: usize = 3;
/// So many lines of a section belong to its opener whatever the classifier says.
const FIRST_LINES: usize = 6;
/// A biography goes on for at most so many lines behind its first.
const MOST_MORE: usize = 3;
/// There, so many words may stand before "she" ("Before that she worked for the harbour").
const MOST_WORDS_BEFORE_THIRD: usize = 3;
/// So many names of the article make a sentence a part of it.
pub(super) const FEWEST_NAMES: usize = 2;
/// The longest subhead that reads like an opener of boilerplate, in words.
const MOST_SUBHEAD_WORDS: u16 = 6;
/// The longest name of a writer, in words.
const MOST_NAME_WORDS: u16 = 4;
/// So many short sentences may end an article behind a button, of so many words at least.
const MOST_TOLD: usize = 3;
const FEWEST_TOLD_WORDS: u16 = 3;
/// Below links, a sentence of so many words at least is no headline.
const FEWEST_SENTENCE_WORDS: u16 = 5;
/// From this length on, in words, a sentence that speaks of neither writer nor reader is article.
const ARTICLE_WORDS: u16 = 10;

/// In a report at most one sentence in so many speaks of its writers or to its readers.
const ADDRESSES: usize = 8;
/// So many paragraphs of an article stand before a subhead of it.
const FEWEST_BEFORE_SUBHEAD: usize = 2;

/// Takes back the verdict on lines that open sections of boilerplate elsewhere but head a part of
/// this article: a paragraph that asks nothing of its reader follows at once.
pub(super) fn spare_subheads(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    let open = |found: &[Option<Verdict>], at: usize| found.get(at) == Some(&None);
    for at in 1..found.len().saturating_sub(1) {
        let told = |at: usize| {
            signals.get(at).is_some_and(|signal| {
                let plain = signal.stops && signal.we == 0 && signal.hits.weight == 0;
                plain && signal.words >= ARTICLE_WORDS && !is_publishers(page.text(at))
            })
        };
        let before = (0..at).filter(|at| is_article(signals, *at) && open(found, *at));
        let heads = matches!(found.get(at), Some(Some(Verdict::Cut(_))))
            && is_subhead(page.text(at))
            && open(found, at + 1)
            && told(at + 1)
            && before.take(FEWEST_BEFORE_SUBHEAD).count() == FEWEST_BEFORE_SUBHEAD;
        if heads && let Some(verdict) = found.get_mut(at) {
            *verdict = None;
        }
    }
}

/// Whether a short line begins with words that head parts of articles, too.
fn is_subhead(line: &str) -> bool {
    let plain = plain(line);
    let begins = |head: &&str| {
        plain.trim_start().strip_prefix(*head).is_some_and(|rest| rest.starts_with(' '))
    };
    let shouted = !line.contains(char::is_lowercase);
    !shouted
        && plain.split_ascii_whitespace().count() <= usize::from(MOST_SUBHEAD_WORDS)
        && listed("subheads").iter().any(begins)
}

/// Cuts what lies inside sections; tells for each line whether it is one of the first of a section.
pub(super) fn spread(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) -> Vec<bool> {
    let mut first = vec![false; found.len()];
    let mut at = 0;
    while at < found.len() {
        let opener = signals.get(at).is_some_and(|signal| opens(signal) && signal.words > 1);
        let end = if opener { section(page, signals, found, at) } else { at + 1 };
        if opener {
            first.iter_mut().take(end.min(at + FIRST_LINES)).skip(at).for_each(|is| *is = true);
        }
        at = end;
    }
    first
}

/// Cuts the section that opens at `start`; returns the line behind it.
fn section(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>], start: usize) -> usize {
    let Some(Some(Verdict::Cut(reason))) = found.get(start).copied() else { return start + 1 };
    // What the user drops opens its section all the same.
    let named = signals.get(start).and_then(|signal| signal.hits.opens);
    let reason = named.filter(|_| reason == Reason::Rule).unwrap_or(reason);
    // The headlines of other articles follow their opener line by line.
    let links = reason == Reason::Related && (0..start).any(|at| is_article(signals, at));
    let mut end = start + 1 + biography(page, signals, found, start, reason);
    if end > start + 1 {
        let goes_on = |at: &usize| {
            found.get(*at) == Some(&None) && is_of_third(page.text(*at), MOST_WORDS_BEFORE_THIRD)
        };
        let more = end + (end..).take(MOST_MORE).take_while(goes_on).count();
        // An article that is interrupted may go on with "she", too.
        let open = |at: usize| is_article(signals, at) && found.get(at) == Some(&None);
        if !(more..found.len()).any(open) {
            end = more;
        }
    }
    let short = signals.len() <= SHORT;
    let mut at = end;
    let told = |at: usize, found: &[_]| short && is_told(signals, found, at, reason);
    while at < found.len() && at < end + MOST_BETWEEN && !told(at, found) {
        let cut = matches!(found.get(at), Some(Some(Verdict::Cut(_))));
        let speaks = signals.get(at).is_some_and(|signal| signal.we > 0 && !signal.quoted);
        if cut || speaks || (links && at == end && is_title(signals, at)) {
            end = at + 1;
        } else if (is_article(signals, at) && is_article(signals, at + 1))
            || (reason == Reason::Related && is_sentence(signals, at))
        {
            // What stands below links is judged by itself, whatever the next button says.
            break;
        }
        at += 1;
    }
    let article_follows =
        (end..found.len()).any(|at| is_article(signals, at) && found.get(at) == Some(&None));
    if !article_follows && !is_told(signals, found, end, reason) {
        end = found.len();
    }
    let parted = !article_follows && reason == Reason::Related;
    let before = (0..start).filter(|at| parted && is_article(signals, *at));
    let known: HashSet<String> = before.flat_map(|at| names(page.text(at))).collect();
    let mut told = false;
    for at in start..end {
        told = parted && tells_on(page, signals, at, &known, told);
        let open = |verdict: &&mut Option<Verdict>| verdict.is_none() && !told;
        if let Some(verdict) = found.get_mut(at).filter(open) {
            *verdict = Some(Verdict::Cut(reason));
        }
    }
    end
}

/// Whether a line reports what somebody said, goes on about somebody or names several that are
/// `known` from the article, or is a plain sentence right behind one that does: it may be the end of
/// the article behind a box of links.
fn tells_on(
    page: &Page,
    signals: &[Signals],
    at: usize,
    known: &HashSet<String>,
    before: bool,
) -> bool {
    let named = || {
        let named: HashSet<String> = names(page.text(at)).collect();
        named.intersection(known).count() >= FEWEST_NAMES
    };
    signals.get(at).is_some_and(|signal| {
        let plain = signal.stops && signal.words >= FEWEST_TOLD_WORDS && signal.hits.weight == 0;
        let speaks = signal.we + signal.you > 0;
        plain && !speaks && (before || signal.reports || goes_on(page.text(at)) || named())
    })
}

/// Whether what follows, up to the next line that is cut, are a few sentences that speak to nobody,
/// as an article ends with behind a button or the head of a list.
fn is_told(signals: &[Signals], found: &[Option<Verdict>], start: usize, reason: Reason) -> bool {
    let kinds =
        [Reason::Sharing, Reason::Newsletter, Reason::Related, Reason::Comments, Reason::Author];
    let open = |at: usize| found.get(at) == Some(&None);
    let told = |at: usize| {
        let plain = |signal: &Signals| {
            let speaks = signal.we + signal.you > 0 && !signal.quoted;
            signal.stops && signal.words >= FEWEST_TOLD_WORDS && !speaks && signal.hits.weight == 0
        };
        open(at) && signals.get(at).is_some_and(plain)
    };
    let end = start + (start..found.len()).take_while(|at| told(*at)).count();
    kinds.contains(&reason)
        && (1..=MOST_TOLD).contains(&(end - start))
        && !(end..found.len()).any(open)
}

/// Whether a line is a sentence that speaks to nobody.
fn is_sentence(signals: &[Signals], at: usize) -> bool {
    signals.get(at).is_some_and(|signal| {
        let speaks = signal.we + signal.you > 0 && !signal.quoted;
        signal.stops && signal.words >= FEWEST_SENTENCE_WORDS && !speaks && signal.hits.weight == 0
    })
}

/// Whether sentences tell of others, of which each does or does not speak of its writers or to its
/// readers: letters and guides do so throughout.
fn tell_of_others(addresses: impl Iterator<Item = bool>, fewest: usize) -> bool {
    let (mut all, mut some) = (0, 0);
    for addresses in addresses {
        all += 1;
        some += usize::from(addresses);
    }
    all >= fewest && some * ADDRESSES <= all
}

/// Whether a line goes on about somebody named before: "She has covered the coast since 2009."
pub(in super::super) fn goes_on(line: &str) -> bool {
    line.starts_with(char::is_uppercase) && is_of_third(line, 0)
}

/// Whether a line has a word for somebody named before behind at most so many words.
fn is_of_third(line: &str, before: usize) -> bool {
    let words = line.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’');
    let mut first = words.filter(|word| !word.is_empty()).take(before + 1);
    first.any(|word| listed("third").contains(&fold(word).as_str()))
}

/// The words of one list of the data file.
fn listed(name: &str) -> &'static [&'static str] {
    static WORDS: LazyLock<Lists> =
        LazyLock::new(|| lists(include_str!("../../../../data/boilerplate/sections.txt")));
    WORDS.get(name).map_or(&[], Vec::as_slice)
}

/// How many lines right behind the opener tell of the writer: one sentence, or a name and one.
fn biography(
    page: &Page,
    signals: &[Signals],
    found: &[Option<Verdict>],
    start: usize,
    reason: Reason,
) -> usize {
    let whole = signals.get(start).is_some_and(|signal| !signal.stops && signal.words <= 6);
    let author = Some(Verdict::Cut(Reason::Author));
    let open =
        |at: usize| found.get(at).is_some_and(|verdict| verdict.is_none() || *verdict == author);
    if reason != Reason::Author || !whole || !open(start + 1) {
        return 0;
    }
    let name = |signal: &Signals| !signal.stops && signal.words <= MOST_NAME_WORDS;
    let named = signals.get(start + 1).is_some_and(name);
    let told = start + 1 + usize::from(named && open(start + 2));
    let life = || {
        let says = signals.get(told).is_some_and(|s| s.hits.says == Some(Reason::Author));
        says || found.get(told) == Some(&author) || tells_life(page.text(told))
    };
    if named || life() { told - start } else { 0 }
}

/// Whether a sentence can tell of a writer: it begins with a name of two words, or with "she".
fn tells_life(line: &str) -> bool {
    let words = || line.split_whitespace();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let named = words().take(2).filter(|word| capital(word)).count() == 2;
    named || is_of_third(line, MOST_WORDS_BEFORE_THIRD)
}

/// Whether the line reads as the headline of another article.
fn is_title(signals: &[Signals], at: usize) -> bool {
    let sized = |signal: &Signals| (4..=16).contains(&signal.words) && !signal.stops;
    signals.get(at).is_some_and(sized)
}

/// Whether the line reads as article text.
pub(super) fn is_article(signals: &[Signals], at: usize) -> bool {
    signals.get(at).is_some_and(|signal| {
        signal.words >= ARTICLE_WORDS
            && signal.stops
            && (signal.quoted || signal.we + signal.you == 0)
            && signal.hits.asking() < 3
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::Format;
    use crate::load::read;

    const BODY: [&str; 3] = [
        "The ministers agreed on Tuesday to reopen two crossings that were closed in the autumn.",
        "Lorries may pass again from Monday on, the ministry of the smaller state said.",
        "Trade between the two fell by a third in the winter, as their statistics tell.",
    ];

    fn check(biography: &str) {
        let title = "Ministers reopen two crossings";
        let text = format!("{title}\n\n{}\n\n{biography}\n", BODY.join("\n\n"));
        let html: String = text.lines().map(|line| format!("<div><p>{line}</p></div>")).collect();
        for (text, format) in [(text, Format::Text), (html, Format::Html)] {
            let document = read(Path::new("a"), text.as_bytes(), Some(format)).unwrap();
            assert_eq!(document.body(), BODY.join("\n\n"), "{biography} {format:?}");
        }
    }

    #[test]
    fn one_line_of_boilerplate_takes_no_short_sentence_of_the_article_with_it() {
        let title = "Ministers reopen two crossings";
        let lead = "Two crossings are to open again.";
        let last = "The carters of Rostal will drink to that.";
        let lines = ["Advertisement", "Share this story", "Sign up for our newsletter", "Related"];
        for line in lines {
            for body in [
                vec![BODY[0], BODY[1], BODY[2], line, last],
                vec![BODY[0], BODY[1], BODY[2], line, last, "Velm kept silent."],
                vec![lead, line, BODY[0], BODY[1], BODY[2]],
            ] {
                let all = [&["By Anna Vold", "4 May 2015"], &body[..]].concat();
                let text = format!("{title}\n\n{}\n", all.join("\n\n"));
                let paragraphs: String = all.iter().map(|line| format!("<p>{line}</p>")).collect();
                let html = format!("<h1>{title}</h1>{paragraphs}");
                let own: Vec<&str> = body.iter().copied().filter(|one| *one != line).collect();
                for (text, format) in [(text, Format::Text), (html, Format::Html)] {
                    let document = read(Path::new("a"), text.as_bytes(), Some(format)).unwrap();
                    assert_eq!(document.body(), own.join("\n\n"), "{body:?} {format:?}");
                }
            }
        }
    }

    #[test]
    fn a_biography_is_cut_to_its_last_line() {
        let named = "Anna Vold is a journalist based in Rostal who writes on borders and trade.";
        let more = "She has covered the region since 2009 and is the author of two books.";
        let last = "Before that she taught history in Velm and worked for the railway museum.";
        check(&format!("About the author\n{named}\n{more}\n{last}"));
        check(&format!("About the author\nAnna Vold\n{named}\n{more}\n{last}"));
        let german = "Sie schreibt seit 2009 über die Küste und hat zwei Bücher verfasst.";
        check(&format!("Über die Autorin\nAnna Vold ist Journalistin in Rostal.\n{german}"));
    }

    /// "Further reading" and "Before you go" were cut where an article has them as subheads, "Once."
    /// where it answers a question, and "a bargaining chip in the talks" for its "chip in".
    #[test]
    fn words_of_buttons_and_openers_stay_where_they_are_the_articles() {
        let next = "The old road is closed on Mondays, and whoever comes then leaves a horse with the porter.";
        for line in [
            "Once.",
            "Monthly.",
            "Not now.",
            "No thanks.",
            "Email.",
            "Before you go",
            "Further reading",
            "A message from Rostal",
            "What do you think?",
            "Related developments",
            "Stop using water as a bargaining chip in the talks",
        ] {
            let before = "Has it ever worked?";
            let all = [BODY[0], BODY[1], before, line, next, BODY[2]];
            let text = format!("Ministers reopen two crossings\n\n{}\n", all.join("\n\n"));
            let document = read(Path::new("a"), text.as_bytes(), Some(Format::Text)).unwrap();
            assert_eq!(document.body(), all.join("\n\n"), "{line}");
        }
    }

    #[test]
    fn openers_and_buttons_of_publishers_go() {
        let appeal = "We need your help: please chip in today, every crown counts.";
        for insert in [
            ["Before you go", appeal],
            ["A message from our editor", appeal],
            ["Further reading", "How the war of the ferries began"],
            ["Donate", "Once"],
            ["Monthly", "Maybe later"],
        ] {
            let all = [BODY[0], BODY[1], insert[0], insert[1], BODY[2]];
            let text = format!("Ministers reopen two crossings\n\n{}\n", all.join("\n\n"));
            let document = read(Path::new("a"), text.as_bytes(), Some(Format::Text)).unwrap();
            assert_eq!(document.body(), BODY.join("\n\n"), "{insert:?}");
        }
    }

    /// "À lire aussi : ..." took the paragraphs up to the next button with it.
    #[test]
    fn what_stands_below_a_link_is_judged_by_itself_whatever_the_next_button_says() {
        let told = [
            "Nine phones rang at once, a guard said.",
            "The mandate of the carters ends in April.",
        ];
        for label in ["À lire aussi : Un pont trop loin", "Editor's picks: A bridge too far"] {
            let all = [&BODY[..], &[label], &told, &["Sign up to our newsletter"], &BODY[1..2]];
            let lines = all.concat().join("\n\n");
            let document = read(Path::new("a"), lines.as_bytes(), Some(Format::Text)).unwrap();
            for line in told {
                assert!(document.body().contains(line), "{label}: {line}");
            }
            assert!(!document.body().contains(label) && !document.body().contains("Sign up"));
        }
    }
}
