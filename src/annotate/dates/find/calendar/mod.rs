//! Dates by name and number: "Sept. 2", "28 Apr, 2021", "2017-08-31", "May", "1998".
//!
//! Expressions that count from another date live in `units`.

mod figures;
mod lists;
mod years;

use jiff::civil::Date;

use super::super::form::{Anchor, Calendar, Counted, Form, Pick, YearOf};
use super::super::value::Unit;
use super::super::words::{Class, List, sense};
use super::Finder;
use crate::text::calendar;

/// How deep dates may stand in each other: "Monday of the week of the 5th of next May". A text
/// that goes on with "of the 5th" for ever must not exhaust the stack.
const DEPTH: u8 = 6;

/// A form and the token behind it.
pub(super) type Read = Option<(Form, usize)>;

impl Finder<'_> {
    /// Any date by name and number that begins at `at`; nothing where dates stand in each other
    /// deeper than sense allows.
    pub(super) fn date(&self, at: usize) -> Read {
        let depth = self.depth.get();
        if depth == DEPTH {
            return None;
        }
        self.depth.set(depth + 1);
        let date = self.any_date(at);
        self.depth.set(depth);
        date
    }

    fn any_date(&self, at: usize) -> Read {
        self.figures(at)
            .or_else(|| self.compact(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.weekday_first(at))
            .or_else(|| self.year_first(at))
    }

    /// A month name, the place behind it and whether the name alone says enough.
    pub(super) fn month(&self, at: usize) -> Option<(i8, usize, bool)> {
        let sure = match self.words.class(at) {
            Class::Month => true,
            Class::MonthMaybe => false,
            _ => return None,
        };
        let whole = self.words.on(at, List::MonthPlain);
        let stop = self.words.glued(at + 1) && self.words.word(at).len() < 5 && !whole;
        let end = if stop { self.words.skip(at + 1, &["."]) } else { at + 1 };
        Some((i8::try_from(self.words.number(at)).ok()?, end, sure))
    }

    /// A day of the month, the place behind it and whether it is written as an ordinal.
    pub(super) fn day(&self, at: usize) -> Option<(i8, usize, bool)> {
        if let Some((day, end)) = self.words.ordinal(at).filter(|(n, _)| (1..=31).contains(n)) {
            return Some((day, end, true));
        }
        let (number, end) = match self.words.figure(at) {
            Some((number, 1..=2)) => (number, at + 1),
            Some(_) => return None,
            None if self.words.year(at).is_some() => return None,
            None => self.words.cardinal(at)?,
        };
        let alone = !self.words.figure_goes_on(end)
            && !self.words.figure_came_before(at)
            && !self
                .words
                .any(end, &["%", "percent", "million", "billion", "a.m", "p.m", "am", "pm"]);
        let day = i8::try_from(number).ok().filter(|n| (1..=31).contains(n) && alone)?;
        Some((day, end, false))
    }

    /// "Sept. 2", "August 31, 2017", "December 2016", "January last year", "May".
    pub(super) fn month_first(&self, at: usize) -> Read {
        if let Some((month, day)) = self.run_together(at) {
            let (year, end) = self.year_behind(at + 1, true);
            let pick = self.day_tense(at);
            let date = Calendar { year, pick, ..Calendar::of(Some(month), Some(day)) };
            return Some((Form::Calendar(date), end));
        }
        let plain = |_: &(i8, usize, bool)| !self.walks(at) && !self.is_august(at);
        let (month, end, sure) = self.month(at).filter(plain)?;
        let joined = if self.parts(end) { end } else { self.words.skip(end, &["-", "/"]) };
        let behind = self.words.skip(joined, &["the"]);
        let capital = self.words.capital(at);
        let day = self.day(behind).or_else(|| self.ordinal_behind_comma(end));
        let day = day.filter(|(_, day_end, _)| !self.counts_things(at, behind, *day_end));
        if let Some((day, end, ordinal)) = day {
            let (year, end) = self.year_behind(end, true);
            let plain = sure || capital || ordinal || year != YearOf::Open || month % 2 == 0;
            let date =
                Calendar { year, pick: self.day_tense(at), ..Calendar::of(Some(month), Some(day)) };
            return plain.then_some((Form::Calendar(date), end));
        }
        let (year, end) = self.year_behind(end, sure || capital);
        let dashed = self.words.any(end, &["-"]) && self.month(end + 1).is_some();
        let joins = self.words.on(end, List::Joins) && self.words.capital(end + 1);
        let joined = dashed || (joins && capital && self.month(end + 1).is_some());
        // "a May speech", "a March summit"
        let known = self.words.on(at.wrapping_sub(1), List::Determiner);
        // "the August evacuation": nothing of the kind is announced.
        let deed = known && self.words.on(end, List::Unannounced);
        let occasion = capital && (deed || (known && self.words.on(end, List::Occasion)));
        let enough = joined
            || occasion
            || sure
            || year != YearOf::Open
            || (self.cued(at) && (capital || month != 5));
        let pick = if deed { Pick::Behind } else { self.tense(at) };
        let date = Calendar { year, pick, ..Calendar::of(Some(month), None) };
        (enough && !self.names_someone(at, end)).then_some((Form::Calendar(date), end))
    }

    /// Whether "march" at `at` is what people do: "plan to march", "the march of 2017".
    fn walks(&self, at: usize) -> bool {
        let words = &self.words;
        let plain = words.any(at, &["march"]) && !words.capital(at);
        let noun = words.on(at.wrapping_sub(1), List::Determiner);
        let verb = words.before(at) == "to" && self.month(at.wrapping_sub(2)).is_none();
        plain && (noun || verb) && self.day(at + 1).is_none()
    }

    /// "an august body", "Mar-a-Lago": a word or name that only looks like a month.
    fn is_august(&self, at: usize) -> bool {
        let words = &self.words;
        let noble = !words.capital(at) && words.any(at.wrapping_sub(1), &["a", "an", "most"]);
        let behind = at + 2;
        let part = words.class(at) == Class::MonthMaybe
            && words.any(at + 1, &["-"])
            && words.glued(at + 1)
            && words.glued(behind)
            && words.any(behind, &["a"]);
        (noble && words.is_word(at + 1)) || part
    }

    /// Whether the number behind the month at `at` counts what follows and is no day: "in September
    /// four regions", "in March the first round", "in October 12 soldiers".
    fn counts_things(&self, at: usize, number: usize, end: usize) -> bool {
        let words = &self.words;
        let thing = words.is_word(end)
            && words.class(end) == Class::None
            && !words.on(end, List::LeadIn)
            && !words.on(end, List::Modal)
            && !words.on(end, List::NoThing)
            && !words.past_form(end);
        let figure = words.figure(number).is_some();
        let ordinal = words.ordinal(number).is_some();
        let article = words.any(number.wrapping_sub(1), &["the"]);
        match (figure, ordinal) {
            (true, false) => thing && words.before(at) == "in" && !words.capital(end),
            (true, true) => false,
            (false, true) => thing,
            // "May the two" is no day at all, "May four" only where nothing follows and nothing
            // leads to the month: "by April twelve had", "the May one".
            (false, false) => {
                let led = words.any(at.wrapping_sub(1), &["in", "by", "since", "until", "the"]);
                let dated = self.year_behind(end, true).0 != YearOf::Open;
                let compound = end > number + 1;
                article || thing || (led && !dated && !compound)
            }
        }
    }

    /// "Oct2", "Dec31": month and day written as one word.
    pub(super) fn run_together(&self, at: usize) -> Option<(i8, i8)> {
        let word = self.words.word(at);
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = word.get(letters.len()..).filter(|digits| (1..=2).contains(&digits.len()))?;
        let month = sense(letters);
        let named = matches!(month.class, Class::Month | Class::MonthMaybe);
        let day = digits.parse().ok().filter(|day| (1..=31).contains(day) && named)?;
        Some((i8::try_from(month.number).ok()?, day))
    }

    /// ", 1st" behind a month: no "In October, 1st Division troops left".
    fn ordinal_behind_comma(&self, at: usize) -> Option<(i8, usize, bool)> {
        let behind = Some(self.words.skip(at, &[","])).filter(|behind| *behind > at)?;
        let (day, end, ordinal) = self.day(behind)?;
        let closes = ordinal && self.words.figure(behind).is_some() && !self.words.is_word(end);
        closes.then_some((day, end, true))
    }

    /// Whether a lone month is someone's name ("April Jones") or a noun's part ("the March").
    fn names_someone(&self, at: usize, end: usize) -> bool {
        end == at + 1
            && self.words.capital(at)
            && !self.words.glued(end)
            && self.words.on(at, List::MonthName)
            && self.words.is_word(end)
            && self.words.capital(end)
            && (!self.cued(at)
                || self.words.before(at) == "the"
                || self.words.any(at.wrapping_sub(1), &["of", "and", "to", "between"]))
    }

    /// "2 September 2017", "28 Apr, 2021", "the 4th of July", "31 августа 2017".
    pub(super) fn day_first(&self, at: usize) -> Read {
        let (day, end, ordinal) = self.day(at)?;
        let of = self.words.any(end, &["of", "day"]);
        let behind = self.words.skip(self.words.skip(end, &["day"]), &["of", "-", "/", "de", "."]);
        let worded = ordinal && self.words.figure(at).is_none() && !self.words.capital(behind);
        if worded && self.words.any(behind, &["march"]) && !of {
            return None;
        }
        let Some((month, end, sure)) = self.month(behind) else {
            let inside = || self.day_of_unit(day, end, behind).or_else(|| self.day_this(at, end));
            return self.foreign(day, behind).or_else(inside);
        };
        let (year, end) = self.year_behind(end, true);
        let plain = sure
            || ordinal
            || of
            || year != YearOf::Open
            || (self.words.capital(behind)
                && (month % 2 == 0
                    || !self.words.is_word(end)
                    || self.led_day(at)
                    || !self.words.capital(end)));
        let date =
            Calendar { year, pick: self.day_tense(at), ..Calendar::of(Some(month), Some(day)) };
        plain.then_some((Form::Calendar(date), end))
    }

    /// Whether a word stands before the figure at `at` that leads to a day: "on 8 May Macron won".
    fn led_day(&self, at: usize) -> bool {
        let figure = self.words.figure(at).is_some();
        figure && (self.words.any(at.wrapping_sub(1), &["the", "on"]) || self.cued(at))
    }

    /// "31 августа 2017", "3 de marzo de 2020": only with a year, whatever the language.
    fn foreign(&self, day: i8, at: usize) -> Read {
        if !self.words.is_word(at) {
            return None;
        }
        let end = self.words.skip(self.words.skip(at + 1, &["."]), &["de", "del"]);
        let (year, end) = self.words.year(end)?;
        let date = Date::new(year, calendar::month(self.words.word(at))?, day).ok()?;
        Some((Form::Calendar(Calendar::full(date)), end))
    }

    /// "the 15th of this month".
    fn day_of_unit(&self, day: i8, day_end: usize, at: usize) -> Read {
        if at == day_end || !self.words.any(at - 1, &["of", "day"]) {
            return None;
        }
        let month = self.words.any(at, &["the"]) && self.words.any(at + 1, &["month"]);
        if month
            && self.words.ordinal(at.wrapping_sub(3)).is_some_and(|(_, end)| end == day_end)
            && !self.words.any(at + 2, &["of"])
        {
            let of = Form::Unit { unit: Unit::Month, shift: 0, anchor: Anchor::Told };
            return Some((
                Form::NthOf { what: Counted::Day, number: day, of: Box::new(of) },
                at + 2,
            ));
        }
        // "Law No. 5 of 2017", "one of 2017's": only "day 5 of 2017" is a day of a year.
        let counted = self.words.any(day_end, &["day"]);
        let (of, end) = self.month_unit(at).filter(|(of, _)| counted || !is_year(of))?;
        Some((Form::NthOf { what: Counted::Day, number: day, of: Box::new(of) }, end))
    }

    /// "the 21st this month".
    fn day_this(&self, at: usize, end: usize) -> Read {
        let (number, end) = self.words.ordinal(at).filter(|(_, day_end)| *day_end == end)?;
        let month = self.words.class(end) == Class::Which && self.words.word(end + 1) == "month";
        let (of, end) = if month { self.month_unit(end)? } else { return None };
        Some((Form::NthOf { what: Counted::Day, number, of: Box::new(of) }, end))
    }

    /// "on the 18th": the day of a month that is not named.
    pub(super) fn bare_ordinal(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = Some(words.skip(at, &["the"])).filter(|lead| *lead > at)?;
        let (day, end) = words.ordinal(lead).filter(|(day, _)| (1..=31).contains(day))?;
        let date = Calendar { pick: self.day_tense(at), ..Calendar::of(None, Some(day)) };
        self.day_stands_alone(at, lead, end).then_some((Form::Calendar(date), end))
    }

    /// Whether the ordinal from `number` to `end` behind "the" at `at` is a day and orders nothing:
    /// "on the 15th he left", "by the 9th the city fell", but no "on the 15th floor", "the 3rd and
    /// 4th courses".
    fn day_stands_alone(&self, at: usize, number: usize, end: usize) -> bool {
        let words = &self.words;
        let before = at.wrapping_sub(1);
        let (on, figure) = (words.any(before, &["on"]), words.figure(number).is_some());
        let from = figure && words.any(before, &["from", "since"]);
        let cued = (words.on(before, List::Deadline) && !words.any(before, &["of"])) || from;
        let spelled = on && words.ordinal(number).is_some_and(|(day, _)| day > 3);
        // "On the 15th he left", "on the 15th talks failed".
        let goes_on = words.on(end, List::NoThing)
            || words.past_form(end)
            || (words.on(end, List::Determiner) && words.is_word(end));
        let lists = words.any(end, &["and", "or", ","])
            && words.ordinal(words.skip(end + 1, &["the"])).is_some();
        let led = on || (figure && (from || words.any(before, &["by", "until", "till"])));
        let told = (led && goes_on) || (on && words.past_form(end + 1));
        let alone = !words.is_word(end)
            || ((words.class(end) == Class::Cue || told) && !words.any(end, &["of"]));
        cued && (figure || spelled) && alone && !lists
    }
}

/// Whether a form is a year.
pub(super) const fn is_year(form: &Form) -> bool {
    match form {
        Form::Calendar(date) => date.month.is_none(),
        Form::Unit { unit, .. } => matches!(unit, Unit::Year),
        _ => false,
    }
}

/// A pick that keeps what the words say over what the tense says.
pub(super) const fn pick_of(which: i16, told: bool) -> Pick {
    match (which, told) {
        (..=-1, false) => Pick::Last,
        (0, _) => Pick::This,
        (1.., false) => Pick::Next,
        (..=-1, true) => Pick::ToldLast,
        (1.., true) => Pick::ToldNext,
    }
}
