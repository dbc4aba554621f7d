//! The head of a web page: who wrote the article and when, and what it is filed under, above its
//! headline or between that and the lead, below a standfirst, too.
//!
//! Lines that say "By" or are dates are known before by their form, names beside a date as signatures.

use super::super::super::facts::{Facts, is_opener, is_post, persons_of, same_words};
use super::super::super::page::{Page, Tag, Zones};
use super::super::signals::{Form, Signals};
use super::super::{Reason, Verdict};
use super::between::is_furniture;
use super::deck;
use super::leads::{lead_of_page, tells_of_above};
use crate::text::fold;

/// The longest heading that an article is filed under, in words, and how many stand above a headline.
const MOST_KICKER_WORDS: u16 = 5;
const MOST_KICKERS: usize = 3;
/// So many lines under the headline are looked at.
const MOST_LINES: usize = 16;
/// The longest line that names a writer, in words.
const MOST_NAME_WORDS: u16 = 12;
/// A sentence of so many words above a headline is no label.
const FEWEST_SENTENCE_WORDS: u16 = 6;

/// Cuts what stands in the head of a web page beside headline, standfirst and pictures.
pub(in super::super) fn cut(
    page: &Page,
    signals: &[Signals],
    headline: Option<usize>,
    article: &[bool],
    facts: &Facts,
    found: &mut [Option<Verdict>],
) {
    let Some(top) = headline else { return };
    cut_kickers(page, signals, top, found);
    let Some(lead) = lead_of_page(page, signals, article, found) else { return };
    let writers = facts.byline.as_deref();
    for at in top + 1..lead.min(top + 1 + MOST_LINES) {
        let Some(signal) = signals.get(at) else { continue };
        let text = page.text(at);
        let own =
            signal.words <= MOST_NAME_WORDS && writers.is_some_and(|writers| is_of(text, writers));
        let signed = at
            .checked_sub(1)
            .and_then(|above| found.get(above))
            .is_some_and(|verdict| verdict.as_ref().is_some_and(Verdict::is_byline));
        let own = own || is_opener(text);
        let item = page.lines.get(at).is_some_and(|line| line.tag == Tag::Item);
        let counted = item && text.contains(|c: char| c.is_ascii_digit());
        if !(own || can_sign(page, at) || (counted && is_furniture(text, signal))) {
            continue;
        }
        let reason = match () {
            () if own || signal.form == Form::Byline => Reason::Byline,
            () if signal.form == Form::Date => Reason::DateLine,
            () if signed && !signal.stops && is_post(text, &|_| false) => Reason::Byline,
            () if writers.is_some_and(|writers| tells_of(text, writers)) => Reason::Author,
            () if signed && tells_of_above(page, at) => Reason::Author,
            () if is_furniture(text, signal) => Reason::Label,
            () => continue,
        };
        let open = |verdict: &&mut Option<Verdict>| verdict.is_none();
        found
            .iter_mut()
            .skip(at)
            .take(1)
            .filter(open)
            .for_each(|v| *v = Some(Verdict::Cut(reason)));
    }
    deck::keep(page, signals, (top, lead), article, found);
}

/// Cuts the short lines right above the headline: no article begins there.
fn cut_kickers(page: &Page, signals: &[Signals], top: usize, found: &mut [Option<Verdict>]) {
    let open = |at: usize| found.get(at) == Some(&None);
    let told = |at: usize| {
        let sentence = |s: &Signals| s.stops && s.words >= FEWEST_SENTENCE_WORDS;
        open(at) && signals.get(at).is_some_and(sentence)
    };
    let titled = page.lines.get(top).is_some_and(|line| line.tag == Tag::Title);
    if !titled || (0..top).any(told) {
        return;
    }
    let kicker = |at: &usize| {
        let short = |s: &Signals| s.words <= MOST_KICKER_WORDS && !s.stops;
        let tags = [Tag::Heading, Tag::Item];
        let filed = page.lines.get(*at).is_some_and(|line| tags.contains(&line.tag));
        (filed || can_sign(page, *at)) && signals.get(*at).is_some_and(short)
    };
    let near = (0..top).rev().filter(|at| open(*at)).take_while(kicker).take(MOST_KICKERS);
    for at in near.collect::<Vec<_>>() {
        found.iter_mut().skip(at).take(1).for_each(|v| *v = Some(Verdict::Cut(Reason::Label)));
    }
}

/// Whether a line is no part of a picture, table or quotation.
pub(super) fn can_sign(page: &Page, at: usize) -> bool {
    let places = [Zones::FIGURE, Zones::TABLE, Zones::QUOTE];
    page.lines.get(at).is_some_and(|line| {
        !matches!(line.tag, Tag::Caption | Tag::Heading | Tag::Item)
            && !places.iter().any(|place| line.zones.has(*place))
    })
}

/// Whether a line is the names of the writers, whatever stands with them.
fn is_of(line: &str, writers: &str) -> bool {
    same_words(line, writers)
        || persons_of(line).is_some_and(|persons| same_words(&persons, writers))
}

/// Whether a sentence begins with the full name of the only writer.
fn tells_of(line: &str, writers: &str) -> bool {
    let rest = || fold(line).strip_prefix(&fold(writers)).map(|rest| rest.starts_with([' ', ',']));
    writers.contains(' ') && line.ends_with('.') && rest() == Some(true)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::{Document, Format};
    use crate::load::read;

    const TITLE: &str = "<h1>Ministers reopen two crossings</h1>";
    const BODY: [&str; 4] = [
        "The ministers of Velm and Ostry agreed on Tuesday to reopen two crossings at Rostal.",
        "Lorries may pass again from Monday on, the ministry of the smaller state said.",
        "Trade between the two fell by a third in the winter, as their statistics tell.",
        "Both governments want to count the lorries again before the parliaments vote in May.",
    ];

    fn page(head: &str) -> Document {
        let told: String = BODY.iter().map(|line| format!("<p>{line}</p>")).collect();
        let page = format!("<article>{head}{told}</article>");
        read(Path::new("a"), page.as_bytes(), Some(Format::Html)).unwrap()
    }

    /// Checks what is left of a head, which its writer and which its day of the year 2015 is.
    fn check(head: &str, kept: &[&str], byline: Option<&str>, day: Option<&str>) {
        let document = page(head);
        let texts: Vec<&str> =
            document.blocks().iter().map(|b| b.span.of(document.raw())).collect();
        assert_eq!(texts, [kept, &BODY[..]].concat(), "{head}");
        assert_eq!(document.byline(), byline, "{head}");
        let found = document.publication().single_day().map(|day| day.to_string());
        assert_eq!(found, day.map(|day| format!("2015-{day}")), "{head}");
    }

    /// "Ana Soto and Staff | Hill Courier" and "PAVEL ROE" were kept as captions, and the date below
    /// them was not read.
    #[test]
    fn what_stands_around_headline_and_standfirst_is_no_part_of_the_body() {
        let told = "Nobody asked the carters what they think of it.";
        let anna = Some("Anna Vold");
        let day = Some("05-04");
        for (lines, byline, day) in [
            ("<p>By Anna Vold in Velm</p><p>4 May 2015, 9.40am</p>", anna, day),
            ("<p>Anna Vold</p><p>May 4, 2015</p>", anna, day),
            ("<p>ANNA VOLD</p><p>May 4, 2015</p>", anna, day),
            ("<p>Anna Vold, in Velm</p><p>4 May 2015</p>", anna, day),
            ("<div>Anna Vold and Staff | Hill Courier</div><div>May 4, 2015</div>", anna, day),
            ("<p class='author'>ANNA VOLD</p><p class='date'>4 May 2015</p>", anna, day),
            ("<div class='author'>Anna Vold</div><p>Editor</p><p>4 May 2015</p>", anna, day),
            ("<p>By</p><p>Anna Vold</p><p>4 May 2015</p><p>4 min read</p>", anna, day),
            ("<div><span>Anna Vold</span><span>May 4, 2015</span></div>", anna, day),
            ("<p>Ein Bericht von Anna Vold</p><p>4. Mai 2015</p>", anna, day),
            ("<p>By our own correspondent</p><p>4 May 2015</p>", None, day),
            (
                "<p>Anna Vold in Velm and Karl Roth in Rostal</p>",
                Some("Anna Vold and Karl Roth"),
                None,
            ),
        ] {
            check(&format!("{TITLE}<p>{told}</p>{lines}"), &[told], byline, day);
            check(&format!("<p>Analysis | Velm</p>{TITLE}{lines}"), &[], byline, day);
        }
        let life = "<p>Anna Vold</p><p>Anna Vold is a former harbour master of Rostal.</p>";
        check(&format!("{TITLE}<p>{told}</p>{life}<p>4 May 2015</p>"), &[told], anna, day);
        check(&format!("<h2>Borders</h2>{TITLE}<p>By Anna Vold</p>"), &[], anna, None);
        let deck = "Nobody asked the carters what they think";
        check(&format!("{TITLE}<h2>{deck}</h2><p>By Anna Vold</p>"), &[deck], anna, None);
    }

    #[test]
    fn what_belongs_to_the_article_stays_around_its_headline() {
        for kept in [
            &["Velm has two gates, and nobody may pass.", "Karl Ost"][..],
            &["Velm has two gates, and nobody may pass.", "By land and sea"],
            &[
                "Velm has two gates, and nobody may pass.",
                "Karl Ost",
                "Karl Ost is the carter who waits.",
            ],
        ] {
            let lines: String = kept.iter().map(|line| format!("<p>{line}</p>")).collect();
            let more = "<p>Ost has a lorry, a dog and much time, as everybody in the town of Rostal says.</p>";
            let document = page(&format!("{TITLE}{lines}{more}"));
            let texts: Vec<&str> =
                document.blocks().iter().map(|b| b.span.of(document.raw())).collect();
            assert!(kept.iter().all(|line| texts.contains(line)), "{kept:?} {texts:?}");
            assert_eq!(document.byline(), None, "{kept:?}");
        }
        let above = "The gates of Rostal open on Monday.";
        let document = page(&format!("<p>{above}</p><p>Two gates</p>{TITLE}"));
        assert!(document.body().contains(above), "{}", document.body());
    }
}
