//! [`Timex`]: a time expression in a text and the days it stands for.

use jiff::civil::Weekday;

use super::DayInterval;
use crate::text::Span;

/// The kinds of time expression, TimeML 1.2.1 section 2.2 (`type` of TIMEX3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexKind {
    /// A calendar date of any grain.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A time that recurs.
    Set,
}

impl TimexKind {
    /// The TIMEX3 spelling.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// How an expression is meant that does not say it to the day, TimeML 1.2.1 section 2.2 (`mod` of
/// TIMEX3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// "under two years ago".
    LessThan,
    /// "more than 30 years ago".
    MoreThan,
    /// "at most a week ago".
    EqualOrLess,
    /// "at least 30 years ago".
    EqualOrMore,
    /// "about 30 years ago", "circa 1850".
    Approximate,
}

impl Modifier {
    /// The TIMEX3 spelling.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::Approximate => "APPROX",
        }
    }
}

/// One time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// Where it stands.
    pub span: Span,
    /// What kind it is.
    pub kind: TimexKind,
    /// TIMEX3 `value`, such as `2017-08-31`, `P2W`, `XXXX-WXX-4`.
    pub value: String,
    /// That it is meant more or less, if the words say so; the interval says how far.
    pub modifier: Option<Modifier>,
    /// The days it stands for; `None` while that needs a date that is not known.
    ///
    /// Where the words allow two readings the interval holds both.
    pub interval: Option<DayInterval>,
    /// The other readings that the words allow, as days: 4 May 2017 for `5/4/2017`.
    pub alternatives: Vec<DayInterval>,
    /// Why these days, in words for the reader who asks.
    pub rule: &'static str,
}

impl Timex {
    /// The weekday of an expression that tells no more ("on Friday", `XXXX-WXX-5`).
    #[must_use]
    pub fn bare_weekday(&self) -> Option<Weekday> {
        let digit = self.value.strip_prefix("XXXX-WXX-")?.chars().next()?.to_digit(10)?;
        Weekday::from_monday_one_offset(i8::try_from(digit).ok()?).ok()
    }
}
