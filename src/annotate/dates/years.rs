//! Years that an article leaves out, as far as its own dates give them.
//!
//! "Thursday, May 4" fits only some years: the dates that the article tells in full, and the days
//! on which it can have been published, leave one of them or bound them. Nothing here guesses.

use std::collections::HashMap;

use jiff::civil::{Date, Weekday};

use super::beside;
use super::form::{Calendar, Form, Found, YearOf};
use super::resolve::{apart, moved_days};
use crate::document::{Basis, Constraint, DayInterval, Evidence, Grain, Publication, Timex};
use crate::text::calendar;

/// How far a day without its year lies from publication at most: half a year.
const HALF_A_YEAR: i32 = 183;
/// Within so many years each weekday falls on each day of the year, 29 February apart.
const TURN: i16 = 12;
/// So many weekdays with month and day are held against each other.
const MOST_PAIRS: usize = 8;
/// So many readings are kept where the years are open.
const MOST_READINGS: usize = 3;
/// So many years are told in which a day can have had its weekday; fewer if there is no last one.
const MOST_YEARS: usize = 6;

/// Gives days to dates without a year where the article tells them; for articles whose day of
/// publication is open. A known one, however vague, says more than the other dates do.
pub(super) fn settle(publication: &Publication, found: &mut [(&Found, Timex)]) {
    let known = publication.interval();
    if known.is_some_and(|days| days.last().is_some()) {
        return settle_earliest(publication, found);
    }
    let named = named(found);
    let first = known.and_then(|days| days.first());
    let mut pairs: Vec<Pair> = Vec::new();
    for pair in found.iter().filter_map(|(found, _)| pair(&found.form)) {
        if pairs.len() < MOST_PAIRS && !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
    for (found, timex) in found.iter_mut().filter(|(_, timex)| timex.interval.is_none()) {
        let Some(date) = open_day(&found.form) else { continue };
        let day = date.month.zip(date.day);
        if let Some(Some(day)) = day.and_then(|day| named.get(&day))
            && date.weekday.is_none_or(|weekday| day.weekday() == weekday)
        {
            fix(found, timex, *day, "the article names this day with its year elsewhere");
        } else if let (Some(pair), Some(first), None) = (pair(&found.form), first, found.side) {
            bound(timex, pair, &pairs, first);
        }
    }
}

/// Where it was inferred on which days an article can have been published, the first of those days
/// may be one that the article tells as past: the date without its year that was read so has that
/// year. A weekday gives no year here: where it fits none near some of those days, they disagree.
fn settle_earliest(publication: &Publication, found: &mut [(&Found, Timex)]) {
    let Publication::Inferred(days, evidence) = publication else { return };
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
    if first == last || apart(first, last) >= 2 * HALF_A_YEAR {
        return;
    }
    for (found, timex) in found.iter_mut().filter(|(_, timex)| timex.interval.is_none()) {
        let Some(date) = open_day(&found.form) else { continue };
        let named = (date.month, date.day) == (Some(first.month()), Some(first.day()));
        let speaks = evidence.iter().any(|e| e.span.is_some_and(|span| span.overlaps(timex.span)));
        if named && speaks && date.weekday.is_none_or(|weekday| first.weekday() == weekday) {
            fix(found, timex, first, "the article cannot have been published before this day");
        }
    }
}

/// The days that the article tells in full, by month and day; `None` if in several years.
fn named(found: &[(&Found, Timex)]) -> HashMap<(i8, i8), Option<Date>> {
    let mut named = HashMap::new();
    for (found, _) in found {
        let Some(day) = full_day(&found.form) else { continue };
        let entry = named.entry((day.month(), day.day())).or_insert(Some(day));
        if *entry != Some(day) {
            *entry = None;
        }
    }
    named
}

/// A date with its year.
fn full_day(form: &Form) -> Option<Date> {
    match form {
        Form::Calendar(Calendar { year: YearOf::Known(year), month, day, .. }) => {
            Date::new(*year, (*month)?, (*day)?).ok()
        }
        Form::Timed { date: Some(inner), .. } | Form::Part(_, inner) => full_day(inner),
        _ => None,
    }
}

/// A date without its year: month and day, and perhaps its weekday.
fn open_day(form: &Form) -> Option<&Calendar> {
    match form {
        Form::Calendar(date) if date.year == YearOf::Open && date.month.is_some() => {
            date.day.is_some().then_some(date)
        }
        Form::Timed { date: Some(inner), .. } | Form::Part(_, inner) => open_day(inner),
        _ => None,
    }
}

/// A weekday with month and day: what only some years have.
type Pair = (Weekday, i8, i8);

fn pair(form: &Form) -> Option<Pair> {
    let date = open_day(form)?;
    Some((date.weekday?, date.month?, date.day?))
}

fn fix(found: &Found, timex: &mut Timex, day: Date, rule: &'static str) {
    let days = DayInterval::day(day, Basis::Inferred);
    timex.interval = found.side.map_or(Some(days), |side| beside(days, side.of_part(&found.form)));
    if let Some(rest) = timex.value.strip_prefix("XXXX-") {
        timex.value = format!("{:04}-{rest}", day.year());
    }
    timex.rule = rule;
}

/// Keeps the years that fit the pair and all other pairs, from the first possible day of
/// publication on.
fn bound(timex: &mut Timex, pair: Pair, pairs: &[Pair], first: Date) {
    let near = |day: &Date, other: &Pair| {
        candidates(*other, first, None).any(|b| apart(*day, b) <= 2 * HALF_A_YEAR)
    };
    let days: Vec<Date> = candidates(pair, first, None)
        .filter(|day| pairs.iter().all(|other| near(day, other)))
        .take(MOST_READINGS)
        .collect();
    let Some(earliest) = days.first() else { return };
    timex.interval = DayInterval::new(Some(*earliest), None, Grain::Days, Basis::Inferred);
    let reading = |day: &Date| DayInterval::day(*day, Basis::Inferred);
    timex.alternatives = days.iter().map(reading).collect();
    timex.rule = "a year with that weekday, by the dates that the article tells";
}

/// The days with that weekday, month and day near the days from `first` to `last`, in order.
fn candidates(
    (weekday, month, day): Pair,
    first: Date,
    last: Option<Date>,
) -> impl Iterator<Item = Date> {
    let until = last.map_or(first.year().saturating_add(TURN), Date::year);
    let from = moved_days(first, -HALF_A_YEAR);
    let to = last.and_then(|last| moved_days(last, HALF_A_YEAR));
    (first.year().saturating_sub(1)
        ..=until.saturating_add(1).min(first.year().saturating_add(4 * TURN)))
        .filter_map(move |year| Date::new(year, month, day).ok())
        .filter(move |date| date.weekday() == weekday)
        .filter(move |date| {
            from.is_none_or(|from| from <= *date) && to.is_none_or(|to| *date <= to)
        })
}

/// Narrows the days on which an article can have been published by its weekdays with month and
/// day, such as "Thursday, May 4"; `None` if they leave several years or none.
#[must_use]
pub fn narrowed(
    text: &str,
    timexes: &[Timex],
    first: Date,
    last: Date,
) -> Option<(Date, Date, Vec<Evidence>)> {
    let (mut from, mut to, mut evidence) = (first, last, Vec::new());
    for timex in timexes {
        let Some(pair) = spelled_pair(text, timex) else { continue };
        let mut days = candidates(pair, first, Some(last));
        let (Some(day), None) = (days.next(), days.next()) else { continue };
        from = from.max(moved_days(day, -HALF_A_YEAR)?);
        to = to.min(moved_days(day, HALF_A_YEAR)?);
        let reason = format!("only in {} was \"{}\" that weekday", day.year(), timex.span.of(text));
        evidence.push(Evidence { reason, span: Some(timex.span) });
    }
    (from <= to && !evidence.is_empty()).then_some((from, to, evidence))
}

/// Near which days an article was published by its weekdays with month and day, where they leave
/// several years: "near 2011-04-22 or 2016-04-22".
#[must_use]
pub fn near(text: &str, timexes: &[Timex], known: &[Constraint]) -> Option<Constraint> {
    let open = timexes.iter().filter(|timex| timex.value.starts_with("XXXX-"));
    let pairs: Vec<(Pair, &Timex)> = open
        .filter_map(|timex| Some((spelled_pair(text, timex)?, timex)))
        .take(MOST_PAIRS)
        .collect();
    let (pair, timex) = pairs.first()?;
    let bounds = Publication::Unknown(known.to_vec()).interval();
    let first = bounds.and_then(|days| days.first());
    let last = bounds.and_then(|days| days.last());
    let close = |day: &Date, first: Date| {
        pairs.iter().all(|(other, _)| {
            candidates(*other, first, last).any(|b| apart(*day, b) <= 2 * HALF_A_YEAR)
        })
    };
    let days: Vec<Date> = first.map_or_else(Vec::new, |first| {
        let most = if last.is_some() { MOST_YEARS } else { MOST_READINGS };
        candidates(*pair, first, last).filter(|day| close(day, first)).take(most).collect()
    });
    let words = timex.span.of(text);
    let list = days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
    let later = if last.is_none() { " or later" } else { "" };
    let reason = match days.as_slice() {
        [] if first.is_some() => return None,
        [] => format!("in a year in which \"{words}\" was that weekday, or beside one"),
        _ => format!("near {list}{later}, by \"{words}\""),
    };
    Some(Constraint::Near(days, Evidence { reason, span: Some(timex.span) }))
}

/// The weekday, month and day of a time expression without its year.
fn spelled_pair(text: &str, timex: &Timex) -> Option<Pair> {
    let (month, rest) = timex.value.strip_prefix("XXXX-")?.split_once('-')?;
    let day = rest.get(..2)?.parse().ok()?;
    let word = timex.span.of(text).split(|c: char| !c.is_alphabetic()).next()?;
    Some((calendar::weekday(&crate::text::fold(word))?, month.parse().ok()?, day))
}
