//! Dates: what a text says about time, and which days that are.
//!
//! Finding ([`expressions`]) and resolving are apart: the finder reads words and knows no publication
//! date, the resolver reads forms and knows no words. Who did what on those days is told by
//! `events`.

mod changed;
mod find;
mod form;
mod names;
mod passages;
mod publication;
mod resolve;
#[cfg(test)]
mod tests;
mod value;
mod words;
mod years;

pub(in crate::annotate) use changed::{changed, up_to_change};
pub use publication::{left, publication};
pub use value::{
    Clock, DayPart, Length, NotAValue, Place, Point, Reference, Season, Unit, Value, Year,
};
pub use years::{narrowed, near};

use crate::document::{DayInterval, Publication, Timex, TimexKind};
use crate::text::Lexed;
use form::{Form, Found, Side};
use jiff::civil::Date;
use resolve::{Resolved, Resolver, moved_days};

/// The time expressions of a text, in order and without overlaps, before they are days.
#[derive(Debug)]
pub struct Expressions(Vec<Found>);

/// Finds the time expressions of a text.
#[must_use]
pub fn expressions(lexed: &Lexed<'_>) -> Expressions {
    let mut found = find::find(lexed);
    found.retain(|found| !names::is_name(lexed, found));
    passages::tell_years(lexed, &mut found);
    Expressions(found)
}

/// Finds the time expressions of a text and the days they stand for.
#[must_use]
pub fn find(lexed: &Lexed<'_>, publication: &Publication) -> Vec<Timex> {
    expressions(lexed).resolved(lexed, publication)
}

impl Expressions {
    /// The days that the expressions stand for in a text that was published then.
    ///
    /// What counts from an unknown publication date keeps its constraint (`XXXX-WXX-5`) and gets no
    /// interval. If the date is known as an interval, only what is the same on all its days
    /// resolves.
    #[must_use]
    pub fn resolved(&self, lexed: &Lexed<'_>, publication: &Publication) -> Vec<Timex> {
        let Self(found) = self;
        let resolved = match ends(publication) {
            Some((first, last)) if first == last => resolve(found, Some(first)),
            Some((first, last)) => agreed(found, first, last),
            None => resolve(found, None),
        };
        let mut timexes: Vec<(&Found, Timex)> = found
            .iter()
            .zip(resolved)
            .filter_map(|(found, resolved)| Some((found, timex(lexed, found, resolved?))))
            .collect();
        years::settle(publication, &mut timexes);
        timexes.into_iter().map(|(_, timex)| timex).collect()
    }
}

fn timex(lexed: &Lexed<'_>, found: &Found, resolved: Resolved) -> Timex {
    let Resolved { kind, value, days: interval, other, rule } = resolved;
    let alternatives = other.into_iter().collect();
    let span = lexed.cover(found.first..found.end);
    let modifier = match &found.form {
        Form::About(modifier, _) => Some(*modifier),
        _ => None,
    };
    Timex { span, kind, value: value.to_string(), modifier, interval, alternatives, rule }
}

/// The first and the last day on which the article can have been published, if both are known.
fn ends(publication: &Publication) -> Option<(Date, Date)> {
    let interval = match publication {
        Publication::Unknown(_) => return None,
        known => known.interval()?,
    };
    interval.first().zip(interval.last())
}

fn resolve(found: &[Found], publication: Option<Date>) -> Vec<Option<Resolved>> {
    let mut resolver = Resolver::new(publication);
    let on_side = |resolved: Resolved, side| {
        let dated = matches!(resolved.kind, TimexKind::Date | TimexKind::Time);
        let days =
            resolved.days.and_then(|days| if dated { beside(days, side) } else { Some(days) });
        Resolved { days, ..resolved }
    };
    let resolved = found.iter().map(|found| {
        let resolved = resolver.resolve(found)?;
        Some(match found.side {
            Some(side) => on_side(resolved, side.of_part(&found.form)),
            None => resolved,
        })
    });
    resolved.collect()
}

/// All days on one side of others.
fn beside(days: DayInterval, side: Side) -> Option<DayInterval> {
    let (first, last) = match side {
        Side::Since => (Some(days.first()?), None),
        Side::After => (Some(days.last()?.tomorrow().ok()?), None),
        Side::Until => (None, Some(days.last()?)),
        Side::Before => (None, Some(days.first()?.yesterday().ok()?)),
    };
    DayInterval::new(first, last, days.grain(), days.basis())
}

/// From half a year of possible days of publication on, one between them is asked too.
const HALF_A_YEAR: i32 = 183;

/// What comes out the same on the first and the last possible day of publication; of the days,
/// if their name is the same, those that are possible on any.
///
/// Every rule moves its answer one way with that day, so the days between agree too; but "the 1999
/// quarter", which has its number from that day, is the same again a year later.
fn agreed(found: &[Found], first: Date, last: Date) -> Vec<Option<Resolved>> {
    let between = moved_days(first, HALF_A_YEAR).filter(|day| *day < last);
    let days = [Some(first), between, Some(last)].into_iter().flatten();
    let mut readings: Vec<_> = days.map(|day| resolve(found, Some(day)).into_iter()).collect();
    let same = |open: Option<Resolved>| {
        let known: Vec<_> = readings.iter_mut().map(|each| each.next().flatten()).collect();
        one(&known).or_else(|| {
            open.filter(|open| {
                // What is read otherwise on some day is not known.
                let mut known = known.iter().flatten().filter_map(|known| known.days);
                open.days.is_none_or(|open| known.all(|days| open.contains(&days)))
            })
        })
    };
    resolve(found, None).into_iter().map(same).collect()
}

/// What all readings of an expression name alike, with the days of any.
fn one(readings: &[Option<Resolved>]) -> Option<Resolved> {
    let mut readings = readings.iter().map(Option::as_ref);
    let first = readings.next()??.clone();
    readings.try_fold(first, |first, next| {
        next.filter(|next| next.value == first.value).map(|next| first.or(next))
    })
}
