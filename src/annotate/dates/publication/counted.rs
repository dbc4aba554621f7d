//! When it was published by years that the text counts from a day: "five years ago, on 18 March
//! 2014", "today marks 30 years since it fell on 4 May 1989".
//!
//! Years and days that are called this or the last one are read in `naming`.

use super::super::resolve::moved_days;
use super::super::words::{Class, List, sense};
use super::naming::{Told, closes, places, quoted, sign};
use crate::document::{Basis, Evidence, Grain, Timex};
use crate::text::Lexed;
use jiff::civil::Date;

/// "Five years ago" is within so many days of five years, "ten" of ten.
const ROUGH: [i32; 2] = [183, 366];
/// The longest count of years that is believed, and from which on the second slack counts.
const LONGEST: i16 = 100;
const ROUND: i16 = 10;
/// How far from today such an anniversary is: "this week", "this month".
const WEEK: i32 = 7;
const MONTH: i32 = 31;
/// How many tokens lie between "30 years since" and its day at most, and between its verb and it.
const BESIDE: usize = 14;
const VERB: usize = 4;

/// "Five years ago, on 18 March 2014", "five years ago today, on 18 March 2014".
pub(super) fn ago(lexed: &Lexed<'_>, one: &Timex, other: &Timex) -> Option<Told> {
    let (from, to, _) = places(lexed, one, other);
    let at = lexed.tokens().at_or_after(one.span.start());
    let count = count(lexed, at)?;
    let today = from == at + 4 && lexed.folded(at + 3) == "today";
    let bare = from == at + 3;
    let ago = years(lexed, at + 1) && lexed.folded(at + 2) == "ago" && (bare || today);
    let slack = if today { 0 } else { rough(count) };
    let fits = ago && is_led(lexed, from, to) && !quoted(lexed, one);
    fits.then(|| later(lexed, count, slack, one, other))?
}

/// "Ten years ago this week, on 18 March 2014", "five years ago on Tuesday, on 18 March 2014".
pub(super) fn round(lexed: &Lexed<'_>, one: &Timex, near: &Timex, other: &Timex) -> Option<Told> {
    let (end, start, _) = places(lexed, one, near);
    let (from, to, _) = places(lexed, near, other);
    let at = lexed.tokens().at_or_after(one.span.start());
    let count = count(lexed, at)?;
    let ago = years(lexed, at + 1) && lexed.folded(at + 2) == "ago" && end == at + 3;
    let beside = start == end || (start == end + 1 && lexed.folded(end) == "on");
    let slack = around(lexed, near)?;
    let fits = ago && beside && is_led(lexed, from, to) && !quoted(lexed, one);
    fits.then(|| later(lexed, count, slack, one, other))?
}

/// "Today marks 30 years since it fell on 4 May 1989", "it is ten years since they met in 2011";
/// also "jailed on Friday, a year after they fled on 4 May 2011".
pub(super) fn since(
    lexed: &Lexed<'_>,
    before: &[Timex],
    one: &Timex,
    other: &Timex,
) -> Option<Told> {
    let (from, to, _) = places(lexed, one, other);
    let at = lexed.tokens().at_or_after(one.span.start());
    let count = count(lexed, at).filter(|_| years(lexed, at + 1) && from == at + 2)?;
    let open = to > from && to - from <= BESIDE;
    let plain = (from..to).all(|i| !sense(lexed.folded(i)).on(List::ClauseBorder));
    if !open || !plain || quoted(lexed, one) {
        return None;
    }
    let sentence = lexed.sentence_at(one.span.start());
    let last = before.last().filter(|t| lexed.sentence_at(t.span.start()) == sentence);
    let slack = match lexed.folded(from) {
        "since" if is_marked(lexed, at) => {
            let near = last.and_then(|near| around(lexed, near));
            near.unwrap_or_else(|| rough(count))
        }
        "after" if lexed.folded(at.checked_sub(1)?) == "," => {
            last.filter(|weekday| weekday.bare_weekday().is_some())?;
            rough(count)
        }
        _ => return None,
    };
    later(lexed, count, slack, one, other)
}

/// Whether a verb of the present leads to a count: "marks", "it is", "it has been".
fn is_marked(lexed: &Lexed<'_>, at: usize) -> bool {
    (at.saturating_sub(VERB)..at).any(|i| match lexed.folded(i) {
        "marks" | "mark" | "is" => true,
        "been" => i > 0 && matches!(lexed.folded(i - 1), "has" | "'s" | "’s" | "have"),
        _ => false,
    })
}

/// The days that lie so many years behind those of an expression, give or take some days.
fn later(lexed: &Lexed<'_>, count: i16, slack: i32, one: &Timex, other: &Timex) -> Option<Told> {
    let stated = other.interval.filter(|days| days.basis() == Basis::Stated)?;
    let known = matches!(stated.grain(), Grain::Day | Grain::Month | Grain::Year);
    let (_, _, end) = places(lexed, one, other);
    if !known || !closes(lexed, end) || (slack == 0 && stated.grain() != Grain::Day) {
        return None;
    }
    let later = |day: Date| Date::new(day.year() + count, day.month(), day.day().min(28)).ok();
    let exact = |day: Date| Date::new(day.year() + count, day.month(), day.day()).ok();
    let (first, last) = match (slack, stated.single_day()) {
        (0, Some(day)) => (exact(day)?, exact(day)?),
        (_, Some(day)) => {
            let day = later(day)?;
            (moved_days(day, -slack)?, moved_days(day, slack)?)
        }
        _ => (
            moved_days(later(stated.first()?)?, -slack)?,
            moved_days(later(stated.last()?)?, slack)?,
        ),
    };
    let words = |timex: &Timex| timex.span.of(lexed.text()).to_owned();
    let reason = format!("\"{}\" was \"{}\"", words(other), words(one));
    Some(Told { first, last, evidence: Evidence { reason, span: Some(one.span) } })
}

/// The number of years that begins at a token.
fn count(lexed: &Lexed<'_>, at: usize) -> Option<i16> {
    let word = lexed.folded(at);
    let spelled = || match sense(word) {
        sense if sense.class == Class::Cardinal => Some(sense.number),
        _ => matches!(word, "a" | "one").then_some(1),
    };
    let count = word.parse::<i16>().ok().or_else(spelled)?;
    (1..=LONGEST).contains(&count).then_some(count)
}

fn years(lexed: &Lexed<'_>, at: usize) -> bool {
    matches!(lexed.folded(at), "years" | "year")
}

/// How many days a count of years is off where nothing tells.
const fn rough(count: i16) -> i32 {
    if count < ROUND { ROUGH[0] } else { ROUGH[1] }
}

/// Whether a comma and perhaps "on" or "in" stand between two places.
fn is_led(lexed: &Lexed<'_>, from: usize, to: usize) -> bool {
    let lead = to == from + 1 || (to == from + 2 && matches!(lexed.folded(from + 1), "in" | "on"));
    lead && sign(lexed, from)
}

/// How many days lie at most between publication and a time beside it: "today", "this week".
fn around(lexed: &Lexed<'_>, near: &Timex) -> Option<i32> {
    if near.bare_weekday().is_some() {
        return Some(WEEK);
    }
    let at = lexed.tokens().at_or_after(near.span.start());
    let end = lexed.tokens().at_or_after(near.span.end());
    match (end.checked_sub(at)?, lexed.folded(at), lexed.folded(at + 1)) {
        (1, "today", _) => Some(0),
        (2, "this", "week" | "weekend") => Some(WEEK),
        (2, "this", "month") => Some(MONTH),
        _ => None,
    }
}
