//! Signatures: lines of names between the headline and the lead, which sign the article.
//!
//! Lines that say "By" are found by their form.

use super::super::super::facts::{
    Facts, in_small, is_names, is_opener, is_person, is_post, is_signature, month_line, persons_of,
};
use super::super::super::page::Page;
use super::super::signals::{Form, Signals};
use super::super::{Reason, Verdict};
use super::choice::{HEADS, is_sentence};
use super::head::can_sign;
use super::leads::{lead_of_page, tells_of_above};
use super::{FEWEST_WORDS, lead, possible};
use crate::text::folded;

/// A byline stands at most so many lines before the lead.
const MOST_LINES_BEFORE_LEAD: usize = 6;
/// The longest opener that stands on a line of its own ("By"), in bytes; longer ones head other lists
/// of names, too.
const MOST_OPENER: usize = 4;
/// A bare name signs the article if a date line stands within so many lines.
const NEAR: usize = 3;
/// So many lines at the end of a page may tell of who wrote it.
const MOST_LAST_LINES: usize = 8;
/// How many bytes of the article are looked through for words that are no names.
const PROOF: usize = 20_000;

/// Marks the lines that name the writers between what can be the headline and the lead.
///
/// A headline may read like names and a place ("Envoy Returns, Oslo"); so another line before it,
/// or beside it and a date line, must be able to be the headline.
pub(in super::super) fn signatures(
    page: &Page,
    signals: &[Signals],
    article: &[bool],
    facts: &Facts,
    found: &mut [Option<Verdict>],
) {
    let first = lead(page, signals, article).filter(|_| facts.byline.is_none());
    let lead = || lead_of_page(page, signals, article, found);
    let Some((first, lead)) = first.and_then(|first| Some((first, lead()?))) else { return };
    let ordinary = |word: &str| is_small(page, signals, lead, word);
    let start = first.saturating_sub(MOST_LINES_BEFORE_LEAD);
    let dated = |at: usize| is_dated(page, signals, at);
    let near_date =
        |at: usize| (at.saturating_sub(NEAR)..=at + NEAR).any(|other| other < lead && dated(other));
    let signs = |at: &usize| {
        let text = page.text(*at);
        if *at > first {
            let near = near_date(*at) || text.contains(',');
            return is_signed_below(page, *at, &ordinary)
                && (near || !is_told_of(page, lead, text))
                && (dated(at + 2) || !tells_of_above(page, at + 1));
        }
        if is_signature(text, &ordinary) {
            return text.contains(',') || !is_told_of(page, lead, text);
        }
        // A bare name is a byline right above a date line that is not the page's first, above what
        // its bearer is, and under "By".
        let post = || *at + 1 < lead && is_post(page.text(*at + 1), &ordinary);
        let opens = |above| is_opener(page.text(above)) && page.text(above).len() <= MOST_OPENER;
        // Web pages mark their bylines.
        let plain = page.elements.is_empty();
        let opened = plain && at.checked_sub(1).is_some_and(opens);
        opened && is_names(text, &ordinary)
            || (plain && near_date(*at) && is_signed_by(text) && !is_told_of(page, lead, text))
            || (*at > 0 && is_person(text, &ordinary) && (dated(*at + 1) || post()))
            || (!plain && dated(*at + 1) && is_signed_beside(page, *at, &ordinary))
            || (!plain && first - at <= NEAR && is_signed_in_capitals(page, *at, first))
    };
    let near: Vec<usize> = (start..lead).filter(signs).collect();
    let title = |at: &usize| {
        let words = signals.get(*at).map_or(0, |signal| signal.words);
        words > FEWEST_WORDS
            && !near.contains(at)
            && (possible(page, signals, found, *at) || is_sentence(page, signals, found, *at))
    };
    let beside_date = |at: usize| dated(at + 1) || at.checked_sub(1).is_some_and(dated);
    let before = |at: usize| (at.saturating_sub(MOST_LINES_BEFORE_LEAD)..at).any(|at| title(&at));
    let signed: Vec<usize> = near
        .iter()
        .copied()
        .filter(|at| before(*at) || (beside_date(*at) && (*at..lead).any(|at| title(&at))))
        .collect();
    for at in signed {
        if let Some(verdict) = found.get_mut(at) {
            *verdict = Some(Verdict::Cut(Reason::Byline));
        }
    }
}

/// Whether a line is full names, each with a given name that is known, perhaps with a degree.
fn is_signed_by(line: &str) -> bool {
    let line = without_title(line).trim();
    let names = line.split([',', '&']).flat_map(|part| part.split(" and "));
    let full = |name: &str| name.contains(' ') && is_person(name, &|_| false);
    let mut all = names.map(str::trim).peekable();
    all.peek().is_some() && all.all(full)
}

/// Whether a line is a date, or a month with its year.
fn is_dated(page: &Page, signals: &[Signals], at: usize) -> bool {
    let date = signals.get(at).is_some_and(|signal| signal.form == Form::Date);
    date || month_line(page.text(at)).is_some()
}

fn without_title(line: &str) -> &str {
    let degrees = HEADS.get("degrees").into_iter().flatten();
    let rests = degrees.filter_map(|degree| line.strip_prefix(degree)?.strip_prefix(' '));
    rests.into_iter().next().unwrap_or(line)
}

/// Whether a line of a web page right above its date names writers, perhaps with their paper.
fn is_signed_beside(page: &Page, at: usize, ordinary: &dyn Fn(&str) -> bool) -> bool {
    let text = page.text(at);
    is_signed_by(text) || (text.contains(" | ") && is_signed_below(page, at, ordinary))
}

/// Whether a line below a standfirst names a writer with a given name that is known, perhaps with a
/// place, a post or a paper.
fn is_signed_below(page: &Page, at: usize, ordinary: &dyn Fn(&str) -> bool) -> bool {
    let line = page.text(at);
    let names = line.split(" | ").next().unwrap_or(line).trim();
    let given = names.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    can_sign(page, at)
        && is_person(given.trim_end_matches(','), ordinary)
        && (is_person(names, ordinary) || is_signature(names, ordinary))
}

/// Whether a line of a web page is a full name in capitals of somebody whom the article does not tell
/// of.
fn is_signed_in_capitals(page: &Page, at: usize, lead: usize) -> bool {
    let text = page.text(at);
    !text.contains(char::is_lowercase)
        && text.contains(' ')
        && is_signed_by(text)
        && can_sign(page, at)
        && !is_told_of(page, lead, &in_small(text.to_owned()))
}

/// Whether the article tells of somebody of the names in a line; its last lines may tell of who wrote
/// it.
fn is_told_of(page: &Page, lead: usize, line: &str) -> bool {
    let Some(names) = persons_of(line) else { return false };
    let end = page.lines.len().saturating_sub(MOST_LAST_LINES);
    let is_life = |at: usize, text: &str| at >= end && without_title(text).starts_with(&names);
    let told = |name: &str| {
        let lines = page.lines.iter().enumerate().skip(lead);
        let mut lines = lines.map(|(at, line)| (at, line.span.of(&page.raw)));
        lines.any(|(at, text)| text.contains(name) && !is_life(at, text))
    };
    names.split(", ").filter_map(|name| name.rsplit(' ').next()).any(told)
}

/// Whether the beginning of the article writes a folded word in lower case.
fn is_small(page: &Page, signals: &[Signals], lead: usize, word: &str) -> bool {
    let mut left = PROOF;
    let lines = page.lines.iter().zip(signals).skip(lead).map_while(|(line, signal)| {
        let text = line.span.of(&page.raw);
        (left > 0).then(|| left = left.saturating_sub(text.len())).map(|()| (text, signal))
    });
    // Most words of names stand nowhere in most lines.
    let mut near = lines.filter(|(_, signal)| signal.plain.contains(word));
    near.any(|(text, _)| {
        let mut pieces = text.split(|c: char| !c.is_alphanumeric());
        pieces.any(|piece| piece.starts_with(char::is_lowercase) && folded(piece) == word)
    })
}
