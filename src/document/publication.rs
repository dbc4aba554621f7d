//! When an article was published: stated, inferred with its evidence, or unknown with constraints.
//!
//! A wrong guess shown as a fact is the worst bug here; unknown stays unknown.

use jiff::civil::{Date, Weekday};

use super::{Basis, DayInterval, Grain};
use crate::text::Span;

/// What speaks for a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The chain in words, such as "date line" or "\"Thursday\" is 2017-08-31 in 001.txt".
    pub reason: String,
    /// Where it stands in the article's own raw text, if it does.
    pub span: Option<Span>,
}

/// What is known of a publication date that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// Published on or right after this day of the week ("told reporters on Monday").
    Weekday(Weekday, Span),
    /// Not before this day, which the article tells as past.
    NotBefore(Date, Span),
    /// Not after this day.
    NotAfter(Date, Span),
    /// Within half a year of one of these days, the only ones that fit a weekday with month and day;
    /// none are told where nothing bounds the years.
    Near(Vec<Date>, Evidence),
    /// On one of these days, by a date line that leaves out the year.
    OneOf(Vec<Date>, Evidence),
    /// Perhaps on this day, if nothing in the article speaks against it: its file is named so.
    Perhaps(Date, Evidence),
    /// Somebody is named with a title that was theirs on these days, and so are perhaps others.
    InOffice(DayInterval, Evidence),
}

/// When an article was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Publication {
    /// The file states it: a date line, metadata, an address.
    Stated(Date, Evidence),
    /// It follows from what this article or others tell.
    Inferred(DayInterval, Vec<Evidence>),
    /// The user set it.
    Set(DayInterval),
    /// It is not known; what is known is kept.
    Unknown(Vec<Constraint>),
}

impl Publication {
    /// Returns a publication date of which nothing is known.
    #[must_use]
    pub const fn unknown() -> Self {
        Self::Unknown(Vec::new())
    }

    /// The days on which it can have been, if the days are known at all.
    ///
    /// Constraints of an unknown date give an interval that is open on one side or both.
    #[must_use]
    pub fn interval(&self) -> Option<DayInterval> {
        match self {
            Self::Stated(date, _) => Some(DayInterval::day(*date, Basis::Stated)),
            Self::Inferred(interval, _) | Self::Set(interval) => Some(*interval),
            Self::Unknown(constraints) => bounds(constraints),
        }
    }

    /// The day, if it is known to the day.
    #[must_use]
    pub fn single_day(&self) -> Option<Date> {
        match self {
            Self::Unknown(_) => None,
            known => known.interval().and_then(|interval| interval.single_day()),
        }
    }

    /// The days of an unknown date that a date line without its year leaves, and that line.
    #[must_use]
    pub fn listed_days(&self) -> Option<(&[Date], &Evidence)> {
        let Self::Unknown(known) = self else { return None };
        known.iter().find_map(|constraint| match constraint {
            Constraint::OneOf(days, evidence) => Some((days.as_slice(), evidence)),
            _ => None,
        })
    }

    /// Whether the file itself or the user says so, without inference.
    #[must_use]
    pub const fn is_certain(&self) -> bool {
        matches!(self, Self::Stated(..) | Self::Set(_))
    }

    /// The evidence in words, one line each.
    #[must_use]
    pub fn reasons(&self) -> Vec<String> {
        match self {
            Self::Stated(_, evidence) => vec![evidence.reason.clone()],
            Self::Inferred(_, chain) => chain.iter().map(|link| link.reason.clone()).collect(),
            Self::Set(_) => vec!["set by you".to_owned()],
            Self::Unknown(constraints) => constraints.iter().map(Constraint::reason).collect(),
        }
    }
}

impl Constraint {
    /// The constraint in words, such as "a Monday" or "not before 2017-08-31".
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::Weekday(day, _) => format!("on or after a {}", weekday_name(*day)),
            Self::NotBefore(date, _) => format!("not before {date}"),
            Self::NotAfter(date, _) => format!("not after {date}"),
            Self::Near(_, evidence) | Self::OneOf(_, evidence) => evidence.reason.clone(),
            Self::Perhaps(date, evidence) => format!("perhaps {date}: {}", evidence.reason),
            Self::InOffice(days, evidence) => match (days.first(), days.last()) {
                (Some(first), None) => format!("not before {first}: {}", evidence.reason),
                (None, Some(last)) => format!("not after {last}: {}", evidence.reason),
                _ => format!("{days}: {}", evidence.reason),
            },
        }
    }
}

/// English name of a day of the week.
#[must_use]
pub(super) const fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

fn bounds(constraints: &[Constraint]) -> Option<DayInterval> {
    let first = constraints.iter().filter_map(|c| match c {
        Constraint::NotBefore(date, _) => Some(*date),
        Constraint::InOffice(days, _) => days.first(),
        _ => None,
    });
    let last = constraints.iter().filter_map(|c| match c {
        Constraint::NotAfter(date, _) => Some(*date),
        Constraint::InOffice(days, _) => days.last(),
        _ => None,
    });
    DayInterval::new(first.max(), last.min(), Grain::Days, Basis::Inferred)
}
