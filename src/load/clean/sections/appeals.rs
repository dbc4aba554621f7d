//! Appeals for money of several paragraphs: what stands between two pieces of one.
//!
//! Such a paragraph tells of the newsroom's own troubles, in sentences like those of articles; its
//! neighbours, which ask for money in so many words, are found by the vocabulary.

use std::ops::Range;

use foldhash::HashSet;

use super::super::super::page::{Page, Tag};
use super::super::rules::is_appeal;
use super::super::signals::{Signals, is_publishers, stops};
use super::super::words::plain;
use super::super::{Reason, Verdict};
use super::{listed, tell_of_others};
use crate::text::calendar::month;
use crate::text::fold;

/// An appeal has at most so many lines between two that are known.
const MOST_BETWEEN: usize = 12;
/// So many stretches of a page are compared with all of it: real pages have one or two.
const MOST_TRIED: usize = 8;
/// The longest button beside an appeal, in words ("I already give").
const MOST_BUTTON_WORDS: u16 = 4;
/// The article has at least so many sentences beside the appeal.
const FEWEST_SENTENCES: usize = 3;
/// From so many names on that the article has as well, a paragraph tells of its matter.
const FEWEST_SHARED_NAMES: usize = 3;
/// The shortest name that counts, in bytes.
const FEWEST_LETTERS: usize = 4;

/// Cuts the paragraphs in the publisher's own name between two cut pieces of an appeal.
pub(in super::super) fn cut(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    let mut tried = 0;
    for start in 0..found.len() {
        for between in enclosed(page, found, start) {
            let open = |at: &usize| found.get(*at) == Some(&None);
            let kept: Vec<usize> = between.clone().filter(open).collect();
            if tried == MOST_TRIED || !is_own(page, signals, &kept) {
                continue;
            }
            tried += 1;
            if is_report(signals, found, &between)
                && !tells_of_article(page, signals, found, &between, &kept)
            {
                let appeal = Some(Verdict::Cut(Reason::Appeal));
                kept.into_iter()
                    .for_each(|at| found.iter_mut().skip(at).take(1).for_each(|v| *v = appeal));
                break;
            }
        }
    }
}

/// The lines between a cut piece of an appeal and the last one near it in the same element, and
/// those up to the next one, if some of them are kept.
fn enclosed(page: &Page, found: &[Option<Verdict>], start: usize) -> Vec<Range<usize>> {
    let asks = |at: usize| is_appeal(found.get(at).and_then(Option::as_ref));
    let Some(line) = page.lines.get(start) else { return Vec::new() };
    if !asks(start) || found.get(start + 1) != Some(&None) {
        return Vec::new();
    }
    let near = (start + 1..found.len()).take(MOST_BETWEEN + 1);
    let near = near.take_while(|at| {
        is_within(page, *at, line.container) && found.get(*at) != Some(&Some(Verdict::Headline))
    });
    let ends: Vec<usize> = near.filter(|at| asks(*at)).collect();
    let ends = ends.last().into_iter().chain(ends.first());
    ends.map(|end| start + 1..*end).collect()
}

/// Whether a line stands in an element, however deep; the lines of plain text all do.
fn is_within(page: &Page, at: usize, around: u32) -> bool {
    let Some(line) = page.lines.get(at) else { return false };
    let mut element = line.container;
    // Parents stand before their children.
    while element > around {
        let parent = page.elements.get(element as usize).map_or(0, |element| element.parent);
        element = parent.min(element - 1);
    }
    element == around
}

/// Whether all lines are buttons or speak of their writers or to their readers, and one speaks in
/// a publisher's name.
fn is_own(page: &Page, signals: &[Signals], kept: &[usize]) -> bool {
    let signal = |at: &usize| signals.get(*at);
    let button = |at: &usize| {
        let short = |signal: &Signals| !signal.stops && signal.words <= MOST_BUTTON_WORDS;
        let heads = page.lines.get(*at).is_some_and(|line| line.tag == Tag::Heading);
        signal(at).is_some_and(short) && !heads
    };
    let speaks = |at: &usize| signal(at).is_some_and(|signal| signal.we + signal.you > 0);
    let publishes = |at: &&usize| {
        signal(at).is_some_and(|signal| signal.we > 0) && is_newsrooms(page.text(**at))
    };
    kept.iter().all(|at| button(at) || speaks(at)) && kept.iter().any(|at| publishes(&at))
}

/// Whether a line has a word of publishers, or of what troubles them.
fn is_newsrooms(line: &str) -> bool {
    let words = plain(line);
    let says = |word: &&str| words.contains(&format!(" {word} "));
    is_publishers(line) || listed("troubles").iter().any(says)
}

/// Whether the sentences beside the appeal tell of others.
fn is_report(signals: &[Signals], found: &[Option<Verdict>], appeal: &Range<usize>) -> bool {
    let others = (0..signals.len()).filter(|at| !appeal.contains(at) && is_kept(found, *at));
    let sentences = others.filter_map(|at| signals.get(at)).filter(|signal| signal.stops);
    tell_of_others(sentences.map(|signal| signal.we + signal.you > 0), FEWEST_SENTENCES)
}

fn is_kept(found: &[Option<Verdict>], at: usize) -> bool {
    matches!(found.get(at), Some(None | Some(Verdict::Keep(_) | Verdict::Headline)))
}

/// Whether the lines name several that the article names, too; one, if they tell what was said.
fn tells_of_article(
    page: &Page,
    signals: &[Signals],
    found: &[Option<Verdict>],
    appeal: &Range<usize>,
    kept: &[usize],
) -> bool {
    let others = (0..found.len()).filter(|at| !appeal.contains(at) && is_kept(found, *at));
    let mut own: HashSet<String> = kept.iter().flat_map(|at| names(page.text(*at))).collect();
    let reports = |at: &usize| signals.get(*at).is_some_and(|signal| signal.reports);
    let fewest = if kept.iter().any(reports) { 1 } else { FEWEST_SHARED_NAMES };
    if own.len() < fewest {
        return false;
    }
    let shared = others.flat_map(|at| names(page.text(at))).filter(|name| own.remove(name));
    shared.take(fewest).count() == fewest
}

/// The words of a line that are written like names and do not begin a sentence, months apart.
pub(in super::super) fn names(line: &str) -> impl Iterator<Item = String> {
    let words = line.split_whitespace();
    let begins = std::iter::once(true).chain(words.clone().map(stops));
    let inner = words.zip(begins).filter(|(_, begins)| !begins).map(|(word, _)| word);
    let inner = inner.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let named = inner.filter(|w| w.len() >= FEWEST_LETTERS && w.starts_with(char::is_uppercase));
    named.map(fold).filter(|word| month(word).is_none())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::Format;
    use crate::load::clean::{Reason, Verdict, signals};
    use crate::load::{plain, read};

    const BODY: [&str; 8] = [
        "The ministers of Ostry and Velm agreed on Tuesday to reopen two crossings at Rostal.",
        "Lorries may pass again from Monday on, the ministry of the smaller state said.",
        "Trade between the two fell by a third in the winter, as their statistics tell.",
        "Both governments want to count the lorries again before the parliaments vote in May.",
        "The carters had asked for a third crossing and will have to wait for the next treaty.",
        "Snow closes the upper road from November on, and the lower one floods in spring.",
        "The last treaty was signed in 1974 on a ferry that stood still between the two shores.",
        "A commission of six will look at the scales, the stamps and the hours of the guards.",
    ];
    const GREETS: &str = "Dear reader,";
    const ASKS: &str = "Please help us today: give three crowns a month to keep us going.";

    /// Whether the rule keeps the line between two others, of which those of appeals are cut.
    fn keeps(line: &str, between: [&str; 2]) -> bool {
        let all = [&BODY[..], &[between[0], line, between[1]]].concat();
        let page = plain::page(&all.join("\n"));
        let signals = signals::lines(&page).signals;
        let appeal = |line: &&str| [GREETS, ASKS].contains(line);
        let verdict = |line| appeal(line).then_some(Verdict::Cut(Reason::Appeal));
        let mut found: Vec<_> = all.iter().map(verdict).collect();
        super::cut(&page, &signals, &mut found);
        assert!(found.iter().take(BODY.len()).all(Option::is_none), "{line}");
        found.get(BODY.len() + 1) == Some(&None)
    }

    #[test]
    fn an_appeal_goes_as_a_whole_from_dumps_and_pages() {
        let line =
            "On 3 May a court fined us for a true report, and lawyers cost money, as paper does.";
        let appeal = [GREETS, line, ASKS];
        let text = format!("Ministers reopen\n\n{}\n\n{}\n", BODY.join("\n\n"), appeal.join("\n"));
        let of = |lines: &[&str]| lines.iter().map(|l| format!("<p>{l}</p>")).collect::<String>();
        let (told, asked) = (of(&BODY), of(&appeal));
        let html = format!("<h1>Ministers reopen</h1><div>{told}</div><div>{asked}</div>");
        for (text, format) in [(text, Format::Text), (html, Format::Html)] {
            let document = read(Path::new("a"), text.as_bytes(), Some(format)).unwrap();
            assert_eq!(document.body(), BODY.join("\n\n"), "{format:?}");
        }
    }

    /// "A court ordered us to pay ..." was kept between "Dear reader" and "Please help us".
    #[test]
    fn what_a_newsroom_tells_of_itself_between_two_pieces_of_an_appeal_belongs_to_it() {
        for line in [
            "In March 2021 a judge fined us for a report that nobody has refuted, and we print on.",
            "Our lawyers have won four cases in a year, and each has cost us a reporter.",
            "We have had no owner since 2009, no bank and no party, only our readers.",
            "Last year somebody broke the windows of our newsroom. We swept up and printed.",
            "Three of our reporters are on the coast tonight, and their boats must be paid.",
            "The price of paper has doubled since 2020, and we do not print on air.",
            "We lost our printer in the flood of 2018 and have borrowed one ever since.",
            "A minister has sued us twice over our story on the harbour, and lost twice.",
            "We are eleven journalists and one cat, and the cat works for nothing.",
            "The kiosks that sold our paper have closed, one after the other.",
            "We publish in two languages because our readers quarrel in both.",
            "Nobody tells us what to write, and nobody pays our editors but those who read.",
            "We took the advertising off our pages in 2017, and we have not missed it.",
            "Since the new law on the press we need a lawyer for every story.",
            "Your letters tell us that our reporting from the islands matters to you.",
            "Our archive goes back to 1911, and we keep every issue of the paper dry.",
            "We owe our reporters two months of wages and our landlord three.",
            "The court has frozen our account, and we go on printing the paper by hand.",
            "We answer to our readers, and to nobody else, for every article that we print.",
            "Half of you read this page for nothing, and we are glad that you do.",
        ] {
            assert!(!keeps(line, [GREETS, ASKS]), "{line}");
        }
    }

    #[test]
    fn what_tells_of_the_article_stays_between_two_pieces_of_an_appeal() {
        for line in [
            "The carters of Ostry had asked for a third crossing and did not get it.",
            "“We have our lorries and our patience,” a carter said, “and no court will pay us.”",
            "The court of the smaller state will hear the carters in June.",
            "The newspapers of both states printed the treaty on their first pages.",
            "The minister told our reporter in Rostal that Ostry and Velm would sign in May.",
        ] {
            assert!(keeps(line, [GREETS, ASKS]), "{line}");
        }
    }

    #[test]
    fn what_stands_beside_one_piece_of_an_appeal_stays() {
        let line = "The price of paper has doubled since 2020, and we do not print on air.";
        let next = "The envoys of both states meet again in the spring.";
        for between in [[GREETS, next], [next, ASKS]] {
            assert!(keeps(line, between), "{between:?}");
        }
    }
}
