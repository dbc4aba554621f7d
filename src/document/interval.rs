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

    /// Reads a year, month or day in ISO 8601 form: `2017`, `2017-08`, `2017-08-31`.
    #[must_use]
    pub fn unit(text: &str, basis: Basis) -> Option<Self> {
        let mut parts = text.split('-');
        let year = figures(parts.next()?, 4)?;
        let month = parts.next().map(|part| figures(part, 2));
        let day = parts.next().map(|part| figures(part, 2));
        if parts.next().is_some() {
            return None;
        }
        match (month, day) {
            (None, _) => Self::year(year, basis),
            (Some(month), None) => Self::month(year, i8::try_from(month?).ok()?, basis),
            (Some(month), Some(day)) => {
                let (month, day) = (i8::try_from(month?).ok()?, i8::try_from(day?).ok()?);
                Some(Self::day(Date::new(year, month, day).ok()?, basis))
            }
        }
    }

    /// Reads what somebody writes for days: a unit, `2017-08..2017-09`, `2017-08..`, `..2017`,
    /// `from:2017`, `to:2017-08`, `after 2017`, `before 2017-08-31`; both ends of a stretch are in it.
    ///
    /// `None` if it is none of these, or its ends are in the wrong order.
    #[must_use]
    pub fn written(text: &str, basis: Basis) -> Option<Self> {
        let text = text.trim();
        let unit = |text: &str| Self::unit(text.trim(), basis);
        let lead = |words: [&str; 2]| words.iter().find_map(|word| text.strip_prefix(word));
        let (first, last) = if let Some(rest) = lead(["from:", "from "]) {
            (unit(rest)?.first, None)
        } else if let Some(rest) = lead(["to:", "until "]) {
            (None, unit(rest)?.last)
        } else if let Some(rest) = lead(["after:", "after "]) {
            (Some(unit(rest)?.last?.tomorrow().ok()?), None)
        } else if let Some(rest) = lead(["before:", "before "]) {
            (None, Some(unit(rest)?.first?.yesterday().ok()?))
        } else {
            let text = text.strip_prefix("date:").unwrap_or(text);
            let Some((from, to)) = text.split_once("..") else { return unit(text) };
            let end = |text: &str| match text.trim() {
                "" => Some(None),
                text => unit(text).map(Some),
            };
            (end(from)?.and_then(|unit| unit.first), end(to)?.and_then(|unit| unit.last))
        };
        Self::new(first, last, Grain::Days, basis)
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

/// The number that exactly so many digits stand for.
fn figures(text: &str, count: usize) -> Option<i16> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
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

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, expected) in [
            ("2017", Some("2017")),
            ("2017-08", Some("2017-08")),
            (" 2017-08-31 ", Some("2017-08-31")),
            ("2017-08..2017-09", Some("2017-08-01..2017-09-30")),
            ("2017-08..", Some("2017-08-01..")),
            ("..2017", Some("..2017-12-31")),
            ("from:2017-08", Some("2017-08-01..")),
            ("to:2017", Some("..2017-12-31")),
            ("after 2017-08", Some("2017-09-01..")),
            ("before 2017-08-31", Some("..2017-08-30")),
            ("2017-09..2017-08", None),
            ("..", None),
            ("May", None),
            ("2017-13", None),
        ] {
            let read = DayInterval::written(text, Basis::User);
            assert_eq!(read.map(|days| days.to_string()).as_deref(), expected, "{text}");
            if let Some(days) = read {
                assert_eq!(DayInterval::written(&days.to_string(), Basis::User), Some(days));
            }
        }
    }
}
