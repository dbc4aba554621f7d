//! Date lines of several parts: "Published 3 May 2023, updated 4 May 2023"; those that tell a time
//! only from now back ("3 hours ago"); and figures that stand together ("May 3, 20232:05 PM").
//!
//! What one part says is read in the file above.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::{is_date_word, listed};
use crate::text::{Span, calendar, fold};

/// The longest line that tells a time only from now back, in words.
const MOST_RELATIVE_WORDS: usize = 16;
/// Signs before a part that is set apart.
const SIGNS: [char; 7] = [',', ';', '-', '–', '—', '(', '/'];
/// A year has so many digits; with those of an hour behind it so many more.
const YEAR: usize = 4;
const MOST_GLUED: usize = 6;

/// The parts of a line of which each begins with what its date is; one if it has no such words
/// behind its beginning. Spans are those of the text in which the line is `span`.
pub(super) fn labelled(line: &str, span: Span) -> Vec<Span> {
    let mut starts = vec![0];
    let words = words(line);
    for at in 1..words.len() {
        let label = |at: usize| words.get(at).is_some_and(|(_, word)| is_label(word));
        let dated = words.get(..at).is_some_and(|before| {
            before.iter().any(|(_, word)| word.contains(|c: char| c.is_ascii_digit()))
        });
        let set_apart = words.get(at).is_some_and(|(start, _)| {
            line.get(..*start).is_some_and(|before| before.trim_end().ends_with(SIGNS))
        });
        let first = starts.len() > 1 || dated || set_apart || label(0);
        if let Some((start, _)) = words.get(at).filter(|_| label(at) && first && !label(at - 1)) {
            starts.push(*start);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    let place = |at: usize| span.start() + at;
    starts.iter().zip(ends).map(|(start, end)| Span::between(place(*start), place(end))).collect()
}

/// Whether a line is parts that each tell a date of publication or change, or a time from now back;
/// one part only if it says so.
pub(super) fn are_labelled(line: &str, dated: &dyn Fn(Span) -> bool, whole: Span) -> bool {
    let parts = labelled(line, whole);
    let begins = words(line).first().is_some_and(|(_, word)| is_label(word));
    let told = |part: &Span| dated(*part) || is_relative(part.of(line));
    (begins || parts.len() > 1) && parts.iter().all(told)
}

/// Whether a line tells a time only from now back or without its day: "3 hours ago".
pub(super) fn is_relative(line: &str) -> bool {
    let words = words(line);
    let digits = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let ago = |word: &str| AGO.contains(&word);
    let known = |word: &str| digits(word) || ago(word) || is_date_word(word);
    (2..=MOST_RELATIVE_WORDS).contains(&words.len())
        && !line.ends_with(['.', '!', '?'])
        && words.iter().all(|(_, word)| known(word))
        && words.iter().any(|(_, word)| BACK.contains(&word.as_str()) || is_label(word))
        && words.iter().any(|(_, word)| digits(word) || is_label(word))
        && calendar::stamp(line).is_none()
}

/// The first day of the month that a line tells and nothing else ("June 2021", "Published May 2020").
pub(in crate::load) fn month_line(line: &str) -> Option<Date> {
    let words = words(line);
    let [labels @ .., (_, month), (_, year)] = words.as_slice() else { return None };
    let label = |(_, word): &(usize, String)| is_label(word) || word == "on";
    let year: i16 = year.parse().ok().filter(|_| year.len() == YEAR)?;
    let named = labels.len() <= 2 && labels.iter().all(label) && month.len() > 2;
    let day = Date::new(year, calendar::month(month).filter(|_| named)?, 1).ok()?;
    super::is_plausible(day).then_some(day)
}

/// The first day of a month that a field tells: "2022-03", "March 2022".
pub(in crate::load) fn month_of(value: &str) -> Option<Date> {
    let value = value.trim();
    let iso = || {
        let (year, month) = value.split_once('-').filter(|_| value.len() == YEAR + "-03".len())?;
        let year = year.parse().ok().filter(|_| year.len() == YEAR)?;
        Date::new(year, month.parse().ok()?, 1).ok().filter(|day| super::is_plausible(*day))
    };
    iso().or_else(|| month_line(value))
}

/// A line with a space between a year and the hour that stands right behind it, if one does.
pub(super) fn unglued(line: &str) -> Option<String> {
    let mut start = 0;
    for run in line.split(|c: char| !c.is_ascii_digit()) {
        let digits = (YEAR + 1..=MOST_GLUED).contains(&run.len());
        let year = run.starts_with("19") || run.starts_with("20");
        let end = start + run.len();
        if digits && year && line.get(end..).is_some_and(|rest| rest.starts_with(':')) {
            let (head, tail) = line.split_at_checked(start + YEAR)?;
            return Some(format!("{head} {tail}"));
        }
        start = end + line.get(end..)?.chars().next()?.len_utf8();
    }
    None
}

/// The words of a line and where they begin, folded.
pub(super) fn words(line: &str) -> Vec<(usize, String)> {
    let mut at = 0;
    let pieces = line.split_inclusive(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let words = pieces.map(|piece| {
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        (at - piece.len(), fold(word))
    });
    words.filter(|(_, word)| !word.is_empty()).collect()
}

/// Whether a word tells what the date behind it is.
pub(super) fn is_label(word: &str) -> bool {
    LABELS.contains(&word)
}

/// First words of what tells that a date is that of publication or change.
static LABELS: LazyLock<Vec<&'static str>> = LazyLock::new(|| listed("labels"));
/// Words that tell a time from now back, and what stands beside them.
static AGO: LazyLock<Vec<&'static str>> = LazyLock::new(|| listed("ago"));
/// One of these is among them.
static BACK: LazyLock<Vec<&'static str>> = LazyLock::new(|| listed("back"));
