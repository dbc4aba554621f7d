//! Ranges: "from June 5 to 11", "between 2014 and 2017", "5-11 June".
//!
//! Both ends must be named; "from today to Friday" stays two expressions.

use super::super::form::{Calendar, Counted, Form, Pick, YearOf};
use super::super::value::Reference;
use super::super::words::{Class, List};
use super::Finder;
use super::calendar::is_year;

/// How many tokens the first end of a range has at most, "from" and "the" included.
const LONGEST_END: usize = 12;

impl Finder<'_> {
    /// A range that begins at `at`: form, first token, token behind.
    pub(super) fn range(&self, at: usize) -> Option<(Form, usize, usize)> {
        let words = &self.words;
        // Most dates stand alone; only what joins two of them makes reading on worth while.
        let joined = |i| words.on(i, List::Joins) || words.any(i, &["and", "/"]);
        if !(at..at + LONGEST_END).any(joined) {
            return None;
        }
        let led = words.any(at, &["from", "between"]);
        let first = if led { at + 1 } else { at };
        let first = words.skip(first, &["the"]);
        let (mut form, first, end) = self
            .named_range(first, led)
            .or_else(|| self.days_of_month(first, led))
            .or_else(|| self.slashed_days(first))
            .or_else(|| self.days_behind_month(at))
            .or_else(|| self.weekdays_of_week(at))?;
        if led {
            self.look_from(at, &mut form);
        }
        Some((form, first, end))
    }

    /// Lets the verb before "from July to September" tell that it is past.
    fn look_from(&self, at: usize, form: &mut Form) {
        let Form::Range(from, _) = form else { return };
        let Form::Calendar(from) = from.as_mut() else { return };
        let open = from.year == YearOf::Open && from.pick == Pick::Nearest;
        // "Out from August to October" has perhaps begun.
        if open && from.month.is_some() && self.clause_tense(at) == Some(Pick::Behind) {
            from.pick = Pick::Behind;
        }
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
        let to = self.words.skip(self.connector(end, led)?, &["the", "current"]);
        // From a day with its year on, "to today" needs no "from".
        let dated =
            matches!(from, Form::Calendar(Calendar { day: Some(_), year: YearOf::Known(_), .. }));
        let through = self.words.any(end, &["through", "thru"]);
        if let Some((until, end)) =
            self.end_point(to, led).or_else(|| self.present(to, led || dated))
            && fit(&from, &until, led || dated || through)
        {
            let until = self.next_year(&from, until, end);
            return Some((range_of(from, until), at, end));
        }
        let Form::Calendar(date) = from else { return None };
        let (day, end) = date.day.and(self.bare_day(to))?;
        let (year, end) = self.year_behind(end, true);
        // "April 27 to the 3rd" ends in May.
        let next = date.day.is_some_and(|first| first > day);
        let month = date.month.map(|month| if next { month % 12 + 1 } else { month });
        let until = Calendar { year, ..Calendar::of(month, Some(day)) };
        Some((range_of(from, Form::Calendar(until)), at, end))
    }

    /// "from June 2010 to May the next year": the year behind that of the first end, which is named.
    fn next_year(&self, from: &Form, until: Form, end: usize) -> Form {
        let the = end.checked_sub(3).is_some_and(|at| self.words.any(at, &["the"]));
        match (from, until) {
            (
                Form::Calendar(Calendar { year: YearOf::Known(year), .. }),
                Form::Calendar(until @ Calendar { year: YearOf::Told(1) | YearOf::Shift(1), .. }),
            ) if the => Form::Calendar(Calendar { year: YearOf::Known(year + 1), ..until }),
            (_, until) => until,
        }
    }

    /// "November between 19 and 20".
    fn days_behind_month(&self, at: usize) -> Option<(Form, usize, usize)> {
        let (month, end, _) = self.month(at)?;
        let led = self.words.any(end, &["between", "from"]).then_some(end + 1)?;
        let (first, end) = self.bare_day(self.words.skip(led, &["the"]))?;
        let (last, end) = self.bare_day(self.words.skip(self.connector(end, true)?, &["the"]))?;
        let counted = self.words.is_word(end) && self.words.year(end).is_none();
        let (year, end) = self.year_behind(end, true);
        let day = |day| Form::Calendar(Calendar { year, ..Calendar::of(Some(month), Some(day)) });
        (!counted && first < last).then(|| (range_of(day(first), day(last)), at, end))
    }

    /// "next week between Wednesday and Friday".
    fn weekdays_of_week(&self, at: usize) -> Option<(Form, usize, usize)> {
        let (week, end) = self.week_unit(at)?;
        let led = self.words.any(end, &["between", "from"]).then_some(end + 1)?;
        let (first, end) = self.weekday(led)?;
        let (last, end) = self.weekday(self.connector(end, true)?)?;
        let day = |day| Form::WeekdayOf { day, week: Box::new(week.clone()) };
        let ordered = first.to_monday_zero_offset() < last.to_monday_zero_offset();
        ordered.then(|| (Form::Range(Box::new(day(first)), Box::new(day(last))), at, end))
    }

    /// "2014-2018".
    fn years(&self, at: usize) -> Option<(Form, usize, usize)> {
        let words = &self.words;
        let year = |year| {
            let year = YearOf::Known(year);
            Form::Calendar(Calendar { year, ..Calendar::of(None, None) })
        };
        let season = self.split_year(at).filter(|(_, until, end)| {
            let named = words.on(*end, List::YearSplit);
            let before_noun = words.on(at.wrapping_sub(1), List::Determiner)
                && words.is_word(*end)
                && !words.capital(*end);
            (words.any(at + 1, &["/"]) && (until % 100 > 12 || named)) || before_noun
        });
        if let Some((from, until, end)) = season {
            return Some((range_of(year(from), year(until)), at, end));
        }
        let (from, end) =
            words.year(at).filter(|_| words.figure(at).is_some() && !words.bound(at))?;
        let dash = words.any(end, &["-", "~"]) && words.glued(end) && words.glued(end + 1);
        let until = words.year(end + 1).or_else(|| self.short_end(from, end + 1));
        let (until, end) = until.filter(|(until, _)| dash && *until > from)?;
        let longer = words.glued(end) && words.any(end, &["-"]) && words.glued(end + 1);
        (!longer).then(|| (range_of(year(from), year(until)), at, end))
    }

    /// "92" behind "1989-": no month, and not far behind.
    fn short_end(&self, from: i16, at: usize) -> Option<(i16, usize)> {
        const LONGEST: i16 = 15;
        let words = &self.words;
        let first = at.checked_sub(2).filter(|first| words.figure(*first).is_some())?;
        let noun = words.is_word(at + 1) && !words.capital(at + 1) && !self.numbered(first);
        let bracket = words.any(first.wrapping_sub(1), &["("]) && words.any(at + 1, &[")"]);
        let known = words.on(first.wrapping_sub(1), List::Determiner) || noun || bracket;
        let first = known || self.cued(first);
        let (years, 2) = self.words.figure(at)? else { return None };
        let years = i16::try_from(years).ok().filter(|years| *years > 12)?;
        let until = from - from % 100 + years;
        let plain = !self.words.figure_goes_on(at + 1) && until - from <= LONGEST;
        (first && plain).then_some((until, at + 1))
    }

    /// An end that is named: a date, or behind "from" and "between" a quarter.
    fn end_point(&self, at: usize, led: bool) -> Option<(Form, usize)> {
        let date = self.date(at);
        let behind = date.as_ref().map_or(at, |(_, end)| *end);
        let quarter = if led { self.nth(at).or_else(|| self.week_of(at)) } else { None };
        quarter
            .filter(|(_, end)| *end > behind)
            .or(date)
            .filter(|(form, _)| match form {
                Form::Calendar(date) => {
                    date.month.is_some() || date.day.is_none() || date.weekday.is_some()
                }
                Form::Nth { .. } | Form::NthOf { .. } | Form::Either(..) => true,
                Form::Weekday { .. } => led,
                _ => false,
            })
            .or_else(|| if led { self.loose_end(at) } else { None })
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
        let now = led && self.words.any(at, &["now", "today", "date", "present"]);
        if let Some(day) = self.words.of(at, Class::Day).filter(|day| led && *day != 0) {
            return Some((Form::Day(i32::from(day)), at + 1));
        }
        now.then_some((Form::Reference(Reference::Present), at + 1))
    }

    /// "5 to 11 June", "4-22 January, 1995", "ninth till seventeenth of April", "4 to 22 this month".
    fn days_of_month(&self, at: usize, led: bool) -> Option<(Form, usize, usize)> {
        let (day, end) = self.bare_day(at)?;
        let to = self.words.skip(self.connector(end, led)?, &["the"]);
        if let Some((Form::Calendar(until), end)) = self.date(to)
            && until.day.is_some()
        {
            // "the 27th to the 3rd of April" begins in March.
            let before = until.day.is_some_and(|last| day > last);
            let month = until.month.map(|month| if before { (month + 10) % 12 + 1 } else { month });
            let year = if before { YearOf::Open } else { until.year };
            let from = Calendar { year, day: Some(day), month, weekday: None, ..until };
            let from = Form::Calendar(from);
            return Some((range_of(from, Form::Calendar(until)), at, end));
        }
        let (last, end) = self.bare_day(to)?;
        let month = self.month_unit(self.words.skip(end, &["of", "in"]));
        let (month, end) = month.filter(|(month, _)| !is_year(month))?;
        let nth = |number| Form::NthOf { what: Counted::Day, number, of: Box::new(month.clone()) };
        Some((range_of(nth(day), nth(last)), at, end))
    }

    /// "3/4 June".
    fn slashed_days(&self, at: usize) -> Option<(Form, usize, usize)> {
        let words = &self.words;
        let (first, _) = words.figure(at).filter(|_| !words.figure_came_before(at))?;
        let slash = words.any(at + 1, &["/"]) && words.glued(at + 1) && words.glued(at + 2);
        let (last, _) = words.figure(at + 2).filter(|_| slash && words.is_word(at + 3))?;
        let (month, end, _) = self.month(words.skip(at + 3, &["of"]))?;
        let (year, end) = self.year_behind(end, true);
        let (first, last) = (i8::try_from(first).ok()?, i8::try_from(last).ok()?);
        let day = |day| Form::Calendar(Calendar { year, ..Calendar::of(Some(month), Some(day)) });
        let next = (1..=30).contains(&first) && last == first + 1;
        next.then(|| (range_of(day(first), day(last)), at, end))
    }

    /// The place behind what joins two ends; "and" only behind "between".
    fn connector(&self, at: usize, led: bool) -> Option<usize> {
        let words = &self.words;
        let joins = words.on(at, List::Joins) && !self.parts(at);
        (joins || (led && words.any(at, &["and"]))).then_some(at + 1)
    }

    /// Whether the dash at `at` parts a date from what is told of it: "June 12 - First summit",
    /// "May 9 - 12 killed".
    pub(super) fn parts(&self, at: usize) -> bool {
        let words = &self.words;
        let behind = at + 1;
        if !words.any(at, &["-"]) || words.glued(at) || words.glued(behind) {
            return false;
        }
        if words.figure(behind).is_none() {
            return matches!(words.class(behind), Class::Ordinal | Class::Cardinal | Class::Tens);
        }
        let end = words.ordinal(behind).map_or(behind + 1, |(_, end)| end);
        let counts = matches!(words.class(end), Class::None | Class::Behind | Class::Units);
        let goes_on = words.on(end, List::NoThing) || words.on(end, List::Determiner);
        words.is_word(end) && counts && !goes_on
    }

    pub(super) fn bare_day(&self, at: usize) -> Option<(i8, usize)> {
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
        // "from next Friday to Oct. 1": only a weekday that is pointed at.
        (Form::Weekday { pick: Pick::Next | Pick::This, .. }, Form::Calendar(until)) => {
            led && until.day.is_some()
        }
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
        let announced = from.pick == Pick::Ahead && from.day.is_some();
        let told = from.pick == Pick::Behind && from.month.is_some();
        from.pick = if pointed || announced || told { from.pick } else { Pick::Nearest };
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
