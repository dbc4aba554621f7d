//! [`Period`]: the dates of a query, `2017`, `2017-08..2017-09`, `2017-08-31..`.
//!
//! Dates in running text are found elsewhere (`annotate`); here only these shapes are read.

use std::fmt::{Display, Formatter, Result as Printed};

use crate::document::{Basis, DayInterval, Grain};

/// A stretch of time, named by the calendar units at its ends; at least one end is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Option<DayInterval>,
    to: Option<DayInterval>,
    days: DayInterval,
}

impl Period {
    /// Returns the stretch from the first day of `from` to the last of `to`; `None` if that is
    /// reversed or open on both sides.
    #[must_use]
    pub fn new(from: Option<DayInterval>, to: Option<DayInterval>) -> Option<Self> {
        let first = from.and_then(|unit| unit.first());
        let last = to.and_then(|unit| unit.last());
        let grain = from.filter(|_| from == to).map_or(Grain::Days, |unit| unit.grain());
        Some(Self { from, to, days: DayInterval::new(first, last, grain, Basis::User)? })
    }

    /// The stretch from where this one begins to where another ends; `None` if that is reversed.
    pub(super) fn until(&self, other: &Self) -> Option<Self> {
        Self::new(self.from, other.to)
    }

    /// Reads a period; the error says what is wrong with it.
    ///
    /// # Errors
    /// A part that is no year, month or day, or ends in the wrong order.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        let unit = |part: &str| match part {
            "" => Ok(None),
            part => DayInterval::unit(part, Basis::User).map(Some).ok_or("this is no date"),
        };
        let (from, to) = (unit(from)?, unit(to)?);
        if from.is_none() && to.is_none() {
            return Err("a date is missing");
        }
        Self::new(from, to).ok_or("the first date lies after the last")
    }

    /// The days of the period, both ends included.
    #[must_use]
    pub const fn days(&self) -> &DayInterval {
        &self.days
    }
}

/// Prints the query term: `date:2017`, `date:2017-08..2017-09`, `from:2017-08`, `to:2017`.
impl Display for Period {
    fn fmt(&self, f: &mut Formatter<'_>) -> Printed {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "date:{from}"),
            (Some(from), Some(to)) => write!(f, "date:{from}..{to}"),
            (Some(from), None) => write!(f, "from:{from}"),
            (None, Some(to)) => write!(f, "to:{to}"),
            (None, None) => Ok(()),
        }
    }
}
