//! [`DayInterval`]: what is known of a date, as a stretch of days with its grain and its reason.
//!
//! Calendar arithmetic is `jiff`'s; nothing here guesses.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How precisely a date is told; the unit in which it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// One calendar day.
    Day,
    /// Some days in a row that are no calendar unit ("5 to 11 June", a weekend).
    Days,
    /// An ISO 8601 week, Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A meteorological season.
    Season,
    /// Half a year.
    Half,
    /// A calendar year.
    Year,
    /// Ten years that begin with a year divisible by ten.
    Decade,
    /// A hundred years.
    Century,
}

/// How a date came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The text or its metadata names the date in full.
    Stated,
    /// Counted from the article's publication date ("Thursday", "last month").
    Publication,
    /// Counted from a date told earlier in the same article ("a day after").
    Narrative,
    /// The only reading that fits a weekday and a day of the month, or named events.
    Inferred,
    /// Taken from another article that tells the same event.
    OtherArticle,
    /// Set by the user.
    User,
}

impl Basis {
    /// The word that scripts see, equal to the serialised form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Publication => "publication",
            Self::Narrative => "narrative",
            Self::Inferred => "inferred",
            Self::OtherArticle => "other_article",
            Self::User => "user",
        }
    }
}

/// A stretch of days, both ends included; an open end is `None`.
///
/// The days are those of the proleptic Gregorian calendar, without time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DayInterval {
    first: Option<Date>,
    last: Option<Date>,
    grain: Grain,
    basis: Basis,
}

impl DayInterval {
    /// Returns one day.
    #[must_use]
    pub const fn day(date: Date, basis: Basis) -> Self {
        Self { first: Some(date), last: Some(date), grain: Grain::Day, basis }
    }

    /// Returns the interval, or `None` if its ends are in the wrong order or both open.
    #[must_use]
    pub fn new(
        first: Option<Date>,
        last: Option<Date>,
        grain: Grain,
        basis: Basis,
    ) -> Option<Self> {
        let ordered = match (first, last) {
            (Some(first), Some(last)) => first <= last,
            (None, None) => false,
            _ => true,
        };
        ordered.then_some(Self { first, last, grain, basis })
    }

    /// Returns a calendar month, or `None` if there is no such month.
    #[must_use]
    pub fn month(year: i16, month: i8, basis: Basis) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Self::new(Some(first), Some(first.last_of_month()), Grain::Month, basis)
    }

    /// Returns a calendar year, or `None` if it lies outside -9999..=9999.
    #[must_use]
    pub fn year(year: i16, basis: Basis) -> Option<Self> {
        let first = Date::new(year, 1, 1).ok()?;
        Self::new(Some(first), Some(first.last_of_year()), Grain::Year, basis)
    }

    /// First day, if that end is closed.
    #[must_use]
    pub const fn first(&self) -> Option<Date> {
        self.first
    }

    /// Last day, if that end is closed.
    #[must_use]
    pub const fn last(&self) -> Option<Date> {
        self.last
    }

    /// How precisely it is told.
    #[must_use]
    pub const fn grain(&self) -> Grain {
        self.grain
    }

    /// How it is known.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The same days, known for another reason.
    #[must_use]
    pub const fn with_basis(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }

    /// The only day of the interval, if it is one day.
    #[must_use]
    pub fn single_day(&self) -> Option<Date> {
        self.first.filter(|_| self.first == self.last)
    }

    /// Whether the two intervals share a day; an open end reaches for ever.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |last: Option<Date>, first: Option<Date>| matches!((last, first), (Some(last), Some(first)) if last < first);
        !before(self.last, other.first) && !before(other.last, self.first)
    }

    /// Whether all days of `other` lie in this interval.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let first = self.first.is_none_or(|a| other.first.is_some_and(|b| a <= b));
        let last = self.last.is_none_or(|a| other.last.is_some_and(|b| b <= a));
        first && last
    }

    /// The key by which dates are put in order: first known day, then the coarser later.
    #[must_use]
    pub fn sort_key(&self) -> (Date, Grain) {
        (self.first.or(self.last).unwrap_or(Date::MAX), self.grain)
    }
}

/// Shows the date as precisely as it is told: `2017-08-31`, `2016-12`, `2017`, `2017-06-05..2017-06-11`,
/// `2017-Q3`, `1990s`, `2017-08-31..` for an open end.
impl std::fmt::Display for DayInterval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (first, last) = match (self.first, self.last) {
            (Some(first), Some(last)) => (first, last),
            (Some(first), None) => return write!(f, "{first}.."),
            (None, Some(last)) => return write!(f, "..{last}"),
            (None, None) => return Ok(()),
        };
        let (year, month) = (first.year(), first.month());
        match self.grain {
            Grain::Month if first.last_of_month() == last => write!(f, "{year:04}-{month:02}"),
            Grain::Quarter => write!(f, "{year:04}-Q{}", (month + 2) / 3),
            Grain::Half => write!(f, "{year:04}-H{}", (month + 5) / 6),
            Grain::Year if first.last_of_year() == last => write!(f, "{year:04}"),
            Grain::Decade => write!(f, "{year:04}s"),
            _ if first == last => write!(f, "{first}"),
            _ => write!(f, "{first}..{last}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Basis, DayInterval, Grain};
    use jiff::civil::date;

    #[test]
    fn a_date_is_shown_as_precisely_as_it_is_told() {
        let day = DayInterval::day(date(2017, 8, 31), Basis::Stated);
        assert_eq!(day.to_string(), "2017-08-31");
        let month = DayInterval::month(2016, 12, Basis::Stated).unwrap();
        assert_eq!(month.to_string(), "2016-12");
        let after = DayInterval::new(Some(date(2017, 8, 31)), None, Grain::Day, Basis::Inferred);
        assert_eq!(after.unwrap().to_string(), "2017-08-31..");
    }

    #[test]
    fn a_reversed_interval_is_refused() {
        let (early, late) = (Some(date(2017, 1, 1)), Some(date(2018, 1, 1)));
        assert!(DayInterval::new(late, early, Grain::Days, Basis::Stated).is_none());
        assert!(DayInterval::new(None, None, Grain::Days, Basis::Stated).is_none());
    }

    #[test]
    fn an_open_end_overlaps_everything_beyond() {
        let after =
            DayInterval::new(Some(date(2017, 8, 31)), None, Grain::Day, Basis::Stated).unwrap();
        assert!(after.overlaps(&DayInterval::year(2021, Basis::Stated).unwrap()));
        assert!(!after.overlaps(&DayInterval::year(2016, Basis::Stated).unwrap()));
        assert!(after.contains(&DayInterval::year(2021, Basis::Stated).unwrap()));
    }
}
