//! Spreading: doubtful lines follow their neighbours.
//!
//! Which lines are the article's core, and what is kept around them.

use super::super::page::{Page, Tag};
use super::Verdict;
use super::signals::Signals;
use crate::document::Format;

/// From this length on, in words, a line that ends as sentences do is article text.
const CORE_WORDS: u16 = 8;
/// How far from article text, in lines, a short line (a crosshead, an entry) may stand.
const NEAR: usize = 3;

/// Whether each line is article text, or stands within it.
pub(super) fn article(
    page: &Page,
    signals: &[Signals],
    found: &[Option<Verdict>],
    format: Format,
) -> Vec<bool> {
    let any_main = page.lines.iter().any(|line| line.main);
    let core: Vec<bool> = page
        .lines
        .iter()
        .zip(signals)
        .zip(found)
        .map(|((line, signal), verdict)| {
            let sentence = signal.words >= CORE_WORDS && signal.stops;
            let place = match format {
                Format::Html if any_main => line.main,
                _ => sentence,
            };
            verdict.is_none() && place
        })
        .collect();
    if format == Format::Html && any_main {
        return core;
    }
    (0..core.len())
        .map(|at| {
            let is = |at: usize| core.get(at).copied().unwrap_or(false);
            let before = (1..=NEAR).any(|step| at >= step && is(at - step));
            let after = (1..=NEAR).any(|step| is(at + step));
            let heading = page.lines.get(at).is_some_and(|line| line.tag != Tag::Control);
            let open = found.get(at).is_some_and(Option::is_none);
            is(at) || (before && after && heading && open)
        })
        .collect()
}

/// Cuts what no rule spoke of and what is not article.
pub(super) fn finish(article: &[bool], found: &mut [Option<Verdict>]) {
    let first = article.iter().position(|is| *is).unwrap_or(0);
    let last = article.iter().rposition(|is| *is).unwrap_or(0);
    for (at, verdict) in found.iter_mut().enumerate() {
        if verdict.is_none() && !article.get(at).copied().unwrap_or(false) {
            let reason = match at {
                _ if at < first => "stands before the article",
                _ if at > last => "stands behind the article",
                _ => "not article text",
            };
            *verdict = Some(Verdict::Cut(reason.into()));
        }
    }
}
