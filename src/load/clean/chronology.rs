//! Chronologies and diaries: bare dates down an article, each over what happened then.
//!
//! Such dates are headings. Dates of publication are read in `facts`.

use jiff::civil::Date;

use super::super::facts::{bare_day, is_foreign};
use super::super::page::Page;
use super::Verdict;
use super::signals::{Form, Signals};
use crate::document::BlockKind;

/// The shortest sentence under a date, in words.
const FEWEST_WORDS: u16 = 4;
/// So many days run backwards where the first may be the date of publication.
const FEWEST_BACKWARDS: usize = 3;

/// Finds the lines that are the days of a chronology; they are no date lines from then on.
///
/// Each stands between two sentences, the first perhaps under the title, and the days run in one
/// direction.
pub(super) fn days(page: &Page, signals: &mut [Signals]) -> Vec<usize> {
    let found = found(page, signals);
    for at in &found {
        signals.iter_mut().skip(*at).take(1).for_each(|signal| signal.form = Form::Plain);
    }
    found
}

fn found(page: &Page, signals: &[Signals]) -> Vec<usize> {
    let mut dated: Vec<(usize, Date)> = Vec::new();
    for at in (0..signals.len()).filter(|at| signals.get(*at).is_some_and(is_date)) {
        let follows = dated.is_empty() || at.checked_sub(1).is_some_and(|at| tells(signals, at));
        let day = bare_day(page.text(at)).filter(|_| follows && tells(signals, at + 1));
        let own = page.lines.get(at).is_some_and(|line| !is_foreign(line.zones));
        dated.extend(day.filter(|_| own).map(|day| (at, day)));
    }
    let introduced = dated.first().is_some_and(|(at, _)| {
        at.checked_sub(1).is_some_and(|above| tells(signals, above) || leads_on(page.text(above)))
    });
    // The first may be that of publication, over a chronology that runs the other way.
    let runs = |days: &[(usize, Date)], fewest| {
        let onwards = days.len() >= 2 && days.is_sorted_by(|one, next| one.1 < next.1);
        onwards || (days.len() >= fewest && days.is_sorted_by(|one, next| one.1 > next.1))
    };
    let rest = dated.get(1..).unwrap_or_default();
    let own: &[(usize, Date)] = match () {
        () if runs(&dated, if introduced { 2 } else { FEWEST_BACKWARDS }) => &dated,
        () if !introduced && runs(rest, 2) => rest,
        () => &[],
    };
    own.iter().map(|(at, _)| *at).collect()
}

fn is_date(signal: &Signals) -> bool {
    signal.form == Form::Date
}

/// Whether a line is a sentence.
fn tells(signals: &[Signals], at: usize) -> bool {
    signals.get(at).is_some_and(|signal| {
        signal.stops && signal.words >= FEWEST_WORDS && signal.form == Form::Plain
    })
}

/// Whether a line introduces what stands under it.
fn leads_on(line: &str) -> bool {
    line.ends_with(':')
}

/// Keeps the days, and what stands between and right under them, if half of what stands right
/// under them is article anyway.
pub(super) fn keep(days: &[usize], found: &mut [Option<Verdict>], article: &mut [bool]) {
    let kept = days.iter().filter(|at| article.get(**at + 1) == Some(&true)).count();
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
    if kept * 2 < days.len() {
        return;
    }
    for at in *first..=*last + 1 {
        let Some(verdict) = found.get_mut(at).filter(|verdict| verdict.is_none()) else { continue };
        if days.contains(&at) {
            *verdict = Some(Verdict::Keep(BlockKind::Heading));
        }
        article.iter_mut().skip(at).take(1).for_each(|is| *is = true);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::{Document, Format};
    use crate::load::read;

    const ENTRIES: [(&str, &str); 3] = [
        ("3 March 2014", "Larnholm closes its harbour to the trawlers of the southern coast."),
        ("19 May 2016", "Both governments name an envoy, and the envoys meet on a ferry."),
        ("8 October 2018", "The harbour opens again, and the first trawler sinks at the pier."),
    ];

    /// The lines of the text as it is, and as paragraphs of a page.
    fn documents(lines: &[&str]) -> Vec<Document> {
        let text = lines.join("\n\n");
        let paragraphs: String = lines[1..].iter().map(|line| format!("<p>{line}</p>")).collect();
        let page = format!("<article><h1>{}</h1>{paragraphs}</article>", lines[0]);
        let read =
            |text: &str, format| read(Path::new("a"), text.as_bytes(), Some(format)).unwrap();
        vec![read(&text, Format::Text), read(&page, Format::Html)]
    }

    fn check(head: &[&str], entries: &[(&str, &str)], published: Option<&str>) {
        let title = ["Trawlers and the harbour, day by day"];
        let entries = entries.iter().flat_map(|(day, text)| [*day, *text]);
        let lines: Vec<&str> =
            title.into_iter().chain(head.iter().copied()).chain(entries.clone()).collect();
        for document in documents(&lines) {
            let day = document.publication().single_day().map(|day| day.to_string());
            assert_eq!(day.as_deref(), published, "{lines:?}");
            for line in entries.clone() {
                assert!(document.body().contains(line), "{line} of {lines:?}: {}", document.body());
            }
        }
    }

    #[test]
    fn the_days_of_a_chronology_are_headings_and_none_is_that_of_publication() {
        let backwards: Vec<_> = ENTRIES.into_iter().rev().collect();
        let intro = "Larnholm and the southern coast have quarrelled for years about a harbour.";
        let leading = "The quarrel of Larnholm with the southern coast is over. How it went on:";
        check(&[intro], &ENTRIES, None);
        check(&[leading], &ENTRIES, None);
        check(&[intro], &backwards, None);
        check(&[], &ENTRIES, None);
        check(&[], &backwards, None);
        check(&[intro], &ENTRIES[..2], None);
    }

    #[test]
    fn a_date_line_above_a_chronology_stays_that_of_publication() {
        let intro = "Larnholm and the southern coast have quarrelled for years about a harbour.";
        check(&["Published 9 October 2018", intro], &ENTRIES, Some("2018-10-09"));
        check(&["9 October 2018", intro], &ENTRIES, Some("2018-10-09"));
    }

    #[test]
    fn dates_of_comments_and_of_other_articles_are_no_chronology() {
        let story = "The harbour of Larnholm opened again on Monday, its master said to reporters.";
        let lines = [
            "Larnholm opens its harbour",
            "9 October 2018",
            story,
            "The first trawler sank at the pier, and nobody on board was hurt, he told them.",
            "Related stories",
            "Ferry strike ends",
            "3 March 2014",
            "Bridge to the island closed",
            "19 May 2016",
        ];
        for document in documents(&lines) {
            let day = document.publication().single_day().map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2018-10-09"));
            assert!(!document.body().contains("2016"));
        }
    }
}
