//! Date lines of several parts: "Published 3 May 2023, updated 4 May 2023"; those that tell a time
//! only from now back ("3 hours ago"); and figures that stand together ("May 3, 20232:05 PM").
//!
//! What one part says is read in the file above.

use std::borrow::Cow;

use jiff::civil::Date;

use super::words::{AGO, BACK, is_date_word, is_label};
use crate::text::{Span, calendar, folded};

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
    parts(line, &words(line), span)
}

fn parts(line: &str, words: &[Placed<'_>], span: Span) -> Vec<Span> {
    let mut starts = vec![0];
    let digit = |(_, word): &Placed<'_>| word.contains(|c: char| c.is_ascii_digit());
    let first_figure = words.iter().position(digit).unwrap_or(words.len());
    let labels: Vec<bool> = words.iter().map(|(_, word)| is_label(word)).collect();
    let label = |at: usize| labels.get(at) == Some(&true);
    for (at, (start, _)) in words.iter().enumerate().skip(1) {
        if !label(at) || label(at - 1) {
            continue;
        }
        let set_apart =
            || line.get(..*start).is_some_and(|before| before.trim_end().ends_with(SIGNS));
        if starts.len() > 1 || first_figure < at || label(0) || set_apart() {
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
    // Most lines have no such word.
    if !each_word(line).any(|(_, word)| is_label(&word)) {
        return false;
    }
    let words = words(line);
    let parts = parts(line, &words, whole);
    let begins = words.first().is_some_and(|(_, word)| is_label(word));
    let told = |part: &Span| dated(*part) || is_relative(part.of(line));
    (begins || parts.len() > 1) && parts.iter().all(told)
}

/// Whether a line tells a time only from now back or without its day: "3 hours ago".
pub(super) fn is_relative(line: &str) -> bool {
    let (mut count, mut back, mut counted) = (0, false, false);
    for (_, word) in each_word(line) {
        count += 1;
        if count > MOST_RELATIVE_WORDS || !is_of_relative(&word) {
            return false;
        }
        let label = is_label(&word);
        back |= label || BACK.contains(&*word);
        counted |= label || begins_with_digit(&word);
    }
    count >= 2
        && back
        && counted
        && !line.ends_with(['.', '!', '?'])
        && calendar::stamp(line).is_none()
}

/// Whether a line begins with a word of those that tell a time only from now back.
pub(super) fn begins_relative(line: &str) -> bool {
    each_word(line).next().is_some_and(|(_, word)| is_of_relative(&word))
}

/// Whether a word stands in lines that tell a time only from now back.
fn is_of_relative(word: &str) -> bool {
    begins_with_digit(word) || AGO.contains(word) || is_date_word(word)
}

fn begins_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// The first day of the month that a line tells and nothing else ("June 2021", "Published May 2020").
pub(in crate::load) fn month_line(line: &str) -> Option<Date> {
    // Most lines do not end with a year.
    let last = line.chars().rev().find(|c| c.is_alphanumeric());
    if !last.is_some_and(char::is_numeric) {
        return None;
    }
    let words = words(line);
    let [labels @ .., (_, month), (_, year)] = words.as_slice() else { return None };
    let label = |(_, word): &Placed<'_>| is_label(word) || word == "on";
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

/// Where a word of a line begins, and its folded form.
pub(super) type Placed<'l> = (usize, Cow<'l, str>);

/// The words of a line and where they begin, folded.
pub(super) fn words(line: &str) -> Vec<Placed<'_>> {
    each_word(line).collect()
}

fn each_word(line: &str) -> impl Iterator<Item = Placed<'_>> {
    let mut at = 0;
    let pieces = line.split_inclusive(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let words = pieces.filter_map(move |piece| {
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        (!word.is_empty()).then(|| (at - piece.len(), folded(word)))
    });
    words.filter(|(_, word)| !word.is_empty())
}
