//! Ranges: "from June 5 to 11", "between 2014 and 2017", "5-11 June".
//!
//! Both ends must be named; "from today to Friday" stays two expressions.

use super::super::form::{Calendar, Counted, Form, Pick, YearOf};
use super::super::value::Reference;
use super::super::words::{Class, List};
use super::Finder;

/// How many tokens the first end of a range has at most, "from" and "the" included.
const LONGEST_END: usize = 12;

impl Finder<'_> {
    /// A range that begins at `at`: form, first token, token behind.
    pub(super) fn range(&self, at: usize) -> Option<(Form, usize, usize)> {
        let words = &self.words;
        // Most dates stand alone; only what joins two of them makes reading on worth while.
        let joined = |i| words.on(i, List::Joins) || words.any(i, &["and"]);
        if !(at..at + LONGEST_END).any(joined) {
            return None;
        }
        let led = words.any(at, &["from", "between"]);
        let first = if led { at + 1 } else { at };
        let first = words.skip(first, &["the"]);
        self.named_range(first, led).or_else(|| self.days_of_month(first))
    }

    /// "Aug. 26 to Oct. 20", "2014-2017", "June 5 to 11", "from Q1 2017 to now".
    fn named_range(&self, at: usize, led: bool) -> Option<(Form, usize, usize)> {
        if self.words.code_before(at) {
            return None;
        }
        if let Some(years) = self.years(at) {
            return Some(years);
        }
        let (from, end) = self
            .end_point(at, led)
            .or_else(|| self.present(at, self.words.before(at) == "between"))?;
        let to = self.words.skip(self.connector(end, led)?, &["the"]);
        let through = self.words.any(end, &["through", "thru"]);
        if let Some((until, end)) = self.end_point(to, led).or_else(|| self.present(to, led))
            && fit(&from, &until, led || through)
        {
            return Some((range_of(from, until), at, end));
        }
        let Form::Calendar(date) = from else { return None };
        let (day, end) = date.day.and(self.bare_day(to))?;
        let (year, end) = self.year_behind(end, true);
        let until = Calendar { year, ..Calendar::of(date.month, Some(day)) };
        Some((range_of(from, Form::Calendar(until)), at, end))
    }

    /// "2014-2018".
    fn years(&self, at: usize) -> Option<(Form, usize, usize)> {
        let words = &self.words;
        let (from, end) =
            words.year(at).filter(|_| words.figure(at).is_some() && !words.bound(at))?;
        let dash = words.any(end, &["-", "~"]) && words.glued(end) && words.glued(end + 1);
        let (until, end) = words.year(end + 1).filter(|(until, _)| dash && *until > from)?;
        let longer = words.glued(end) && words.any(end, &["-"]) && words.glued(end + 1);
        let year = |year| {
            let year = YearOf::Known(year);
            Form::Calendar(Calendar { year, ..Calendar::of(None, None) })
        };
        (!longer).then(|| (range_of(year(from), year(until)), at, end))
    }

    /// An end that is named: a date, or behind "from" and "between" a quarter.
    fn end_point(&self, at: usize, led: bool) -> Option<(Form, usize)> {
        let quarter = || self.nth(at).or_else(|| self.week_of(at)).filter(|_| led);
        self.date(at)
            .or_else(quarter)
            .filter(|(form, _)| match form {
                Form::Calendar(date) => {
                    date.month.is_some() || date.day.is_none() || date.weekday.is_some()
                }
                Form::Nth { .. } | Form::NthOf { .. } | Form::Either(..) => true,
                Form::Weekday { .. } => led,
                _ => false,
            })
            .or_else(|| self.loose_end(at).filter(|_| led))
    }

    /// Behind "from" and "between" also "today", "next Friday", "the end of 2008".
    fn loose_end(&self, at: usize) -> Option<(Form, usize)> {
        if self.words.class(at) == Class::PartOf || self.words.class(at + 1) == Class::PartOf {
            return self.modified(at).filter(|(form, _)| matches!(form, Form::Part(..)));
        }
        self.unit_expression(at).filter(|(form, _)| {
            matches!(form, Form::Weekday { .. } | Form::Holiday { .. })
                || matches!(form, Form::Calendar(date) if date.month.is_some())
        })
    }

    /// "now" and "today" as the later end.
    fn present(&self, at: usize, led: bool) -> Option<(Form, usize)> {
        let now = led && self.words.any(at, &["now", "today", "date"]);
        if let Some(day) = self.words.of(at, Class::Day).filter(|day| led && *day != 0) {
            return Some((Form::Day(i32::from(day)), at + 1));
        }
        now.then_some((Form::Reference(Reference::Present), at + 1))
    }

    /// "5 to 11 June", "4-22 January, 1995", "ninth till seventeenth of April", "4 to 22 this month".
    fn days_of_month(&self, at: usize) -> Option<(Form, usize, usize)> {
        let (day, end) = self.bare_day(at)?;
        let to = self.words.skip(self.connector(end, true)?, &["the"]);
        if let Some((Form::Calendar(until), end)) = self.date(to)
            && until.day.is_some()
        {
            let from = Form::Calendar(Calendar { day: Some(day), weekday: None, ..until });
            return Some((range_of(from, Form::Calendar(until)), at, end));
        }
        let (last, end) = self.bare_day(to)?;
        let (month, end) = self.month_unit(self.words.skip(end, &["of", "in"]))?;
        let nth = |number| Form::NthOf { what: Counted::Day, number, of: Box::new(month.clone()) };
        Some((range_of(nth(day), nth(last)), at, end))
    }

    /// The place behind what joins two ends; "and" only behind "between".
    fn connector(&self, at: usize, led: bool) -> Option<usize> {
        let words = &self.words;
        let joins = words.on(at, List::Joins);
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

/// Whether two ends are of one kind, so that what joins them makes a range.
const fn fit(from: &Form, until: &Form, led: bool) -> bool {
    match (from, until) {
        (Form::Weekday { .. }, until) => matches!(until, Form::Weekday { .. }),
        (_, Form::Weekday { .. }) => false,
        (Form::Calendar(from), Form::Calendar(until)) => {
            let days = from.day.is_some() == until.day.is_some();
            led || (days && (from.month.is_some() || until.month.is_none()))
        }
        _ => led,
    }
}

/// A range whose first end takes its year from the second if it has none of its own.
fn range_of(from: Form, until: Form) -> Form {
    let settled = |form| match form {
        Form::Either(one, _) => Form::Calendar(Calendar::full(one)),
        form => form,
    };
    let (mut from, until) = (settled(from), settled(until));
    if let (Form::Calendar(from), Form::Calendar(until)) = (&mut from, &until) {
        let pointed = matches!(from.pick, Pick::This | Pick::Last | Pick::Next);
        from.pick = if pointed { from.pick } else { Pick::Nearest };
        if let (YearOf::Open, YearOf::Known(year), false) = (from.year, until.year, pointed) {
            let wraps =
                (from.month, from.day.unwrap_or(0)) > (until.month, until.day.unwrap_or(31));
            from.year = YearOf::Known(if wraps { year - 1 } else { year });
        }
    }
    if let (Form::Calendar(from), Form::Reference(_)) = (&mut from, &until) {
        from.pick = Pick::Behind;
    }
    Form::Range(Box::new(from), Box::new(until))
}
