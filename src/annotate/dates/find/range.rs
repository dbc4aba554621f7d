//! Ranges: "from June 5 to 11", "between 2014 and 2017", "5-11 June".
//!
//! Both ends must be named; "from today to Friday" stays two expressions.

use super::super::form::{Calendar, Form, YearOf};
use super::Finder;

impl Finder<'_> {
    /// A range that begins at `at`: form, first token, token behind.
    pub(super) fn range(&self, at: usize) -> Option<(Form, usize, usize)> {
        let words = &self.words;
        let led = words.any(at, &["from", "between"]);
        let first = if led { at + 1 } else { at };
        let first = words.skip(first, &["the"]);
        self.named_range(first, led).or_else(|| self.days_of_month(first))
    }

    /// "Aug. 26 to Oct. 20", "2014-2017", "June 5 to 11", "May to October 2020".
    fn named_range(&self, at: usize, led: bool) -> Option<(Form, usize, usize)> {
        if self.words.code_before(at) {
            return None;
        }
        let (Form::Calendar(from), end) = self.date(at)? else { return None };
        let to = self.connector(end, led)?;
        let to = self.words.skip(to, &["the"]);
        if let Some((Form::Calendar(until), end)) = self.date(to) {
            let same = from.day.is_some() == until.day.is_some() || led;
            let months = from.month.is_some() || until.month.is_none();
            if same && (months || led) {
                return Some((range_of(from, until), at, end));
            }
        }
        let day = from.day.and(self.bare_day(to))?;
        let (year, end) = self.year_behind(day.1, true);
        let until = Calendar { year, ..Calendar::of(from.month, Some(day.0)) };
        Some((range_of(from, until), at, end))
    }

    /// "5 to 11 June", "4-22 January, 1995", "ninth till seventeenth of April".
    fn days_of_month(&self, at: usize) -> Option<(Form, usize, usize)> {
        let (day, end) = self.bare_day(at)?;
        let to = self.words.skip(self.connector(end, true)?, &["the"]);
        let (Form::Calendar(until), end) = self.date(to)? else { return None };
        until.day?;
        let from = Calendar { day: Some(day), weekday: None, ..until };
        Some((range_of(from, until), at, end))
    }

    /// The place behind what joins two ends; "and" only behind "between".
    fn connector(&self, at: usize, led: bool) -> Option<usize> {
        let words = &self.words;
        let joins = words.any(at, &["to", "till", "until", "through", "-", "~"]);
        (joins || (led && words.any(at, &["and"]))).then_some(at + 1)
    }

    fn bare_day(&self, at: usize) -> Option<(i8, usize)> {
        if let Some(ordinal) = self.words.ordinal(at) {
            return Some(ordinal).filter(|(day, _)| (1..=31).contains(day));
        }
        let (day, digits) = self.words.figure(at).filter(|_| !self.words.figure_came_before(at))?;
        let alone = digits <= 2 && !self.words.figure_goes_on(at + 1);
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day) && alone)?;
        Some((day, at + 1))
    }
}

/// A range whose first end takes its year from the second if it has none of its own.
fn range_of(mut from: Calendar, until: Calendar) -> Form {
    if let (YearOf::Open, YearOf::Known(year)) = (from.year, until.year) {
        let wraps = (from.month, from.day.unwrap_or(0)) > (until.month, until.day.unwrap_or(31));
        from.year = YearOf::Known(if wraps { year - 1 } else { year });
    }
    Form::Range(Box::new(Form::Calendar(from)), Box::new(Form::Calendar(until)))
}
