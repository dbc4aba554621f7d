//! Dates by name and number: "Sept. 2", "28 Apr, 2021", "2017-08-31", "May", "1998".
//!
//! Expressions that count from another date live in `units`.

use jiff::civil::{Date, Weekday};

use super::super::form::{Calendar, Counted, Form, Pick, YearOf};
use super::super::words::{Class, List, sense};
use super::{Finder, Order};
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
        let (month, end, sure) = self.month(at)?;
        let behind = self.words.skip(self.words.skip(end, &["-", "/"]), &["the"]);
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
        let enough =
            joined || sure || year != YearOf::Open || (self.cued(at) && (capital || month != 5));
        let date = Calendar { year, pick: self.tense(at), ..Calendar::of(Some(month), None) };
        (enough && !self.names_someone(at, end)).then_some((Form::Calendar(date), end))
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
            // "May the two" is no day at all, "May four" only where nothing follows.
            (false, false) => article || thing,
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
                || self.words.any(at.wrapping_sub(1), &["of", "and", "to", "between"]))
    }

    /// "2 September 2017", "28 Apr, 2021", "the 4th of July", "31 августа 2017".
    pub(super) fn day_first(&self, at: usize) -> Read {
        let (day, end, ordinal) = self.day(at)?;
        let of = self.words.any(end, &["of", "day"]);
        let behind = self.words.skip(self.words.skip(end, &["day"]), &["of", "-", "/", "de", "."]);
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
        let (of, end) = self.month_unit(at)?;
        Some((Form::NthOf { what: Counted::Day, number: day, of: Box::new(of) }, end))
    }

    /// "the 21st this month".
    fn day_this(&self, at: usize, end: usize) -> Read {
        let (number, end) = self.words.ordinal(at).filter(|(_, day_end)| *day_end == end)?;
        let month = self.words.class(end) == Class::Which && self.words.word(end + 1) == "month";
        let (of, end) = self.month_unit(end).filter(|_| month)?;
        Some((Form::NthOf { what: Counted::Day, number, of: Box::new(of) }, end))
    }

    /// The year behind a month or day: ", 2017", "of 2017", "last year"; else open.
    pub(super) fn year_behind(&self, at: usize, comma: bool) -> (YearOf, usize) {
        let mut behind = self.words.skip(at, &["of", "in", "-", "/"]);
        if comma && behind == at {
            behind = self.words.skip(self.words.skip(at, &[","]), &["in"]);
        }
        if let Some((year, end)) = self.words.year(behind).or_else(|| self.short_year(behind)) {
            return (YearOf::Known(year), end);
        }
        if behind > at && self.words.any(behind - 1, &[",", "-", "/"]) {
            return (YearOf::Open, at);
        }
        self.year_word(behind).unwrap_or((YearOf::Open, at))
    }

    /// "'87" or "of 87" behind a month.
    fn short_year(&self, at: usize) -> Option<(i16, usize)> {
        if self.words.before(at) == "of"
            && let Some((year @ 32..=99, 2)) = self.words.figure(at)
        {
            let alone = !self.words.is_word(at + 1) && !self.words.figure_goes_on(at + 1);
            let alone = alone && !self.words.on(at + 1, List::Counted);
            return Some((i16::try_from(full_year(year)).ok()?, at + 1)).filter(|_| alone);
        }
        let mark = self.words.any(at, &["'", "’", "‘"]) && self.words.glued(at + 1);
        let (year, _) = self.words.figure(at + 1).filter(|(_, digits)| *digits == 2 && mark)?;
        Some((i16::try_from(full_year(year)).ok()?, at + 2))
    }

    /// "last year", "this year", "the following year", "that year".
    pub(super) fn year_word(&self, at: usize) -> Option<(YearOf, usize)> {
        let which = self.words.skip(at, &["the"]);
        if self.words.word(which + 1) != "year" {
            return None;
        }
        let number = self.words.number(which);
        match self.words.class(which) {
            Class::Which => Some((YearOf::Shift(number), which + 2)),
            Class::Told => Some((YearOf::Told(number), which + 2)),
            _ => None,
        }
    }

    /// "2016 November", "2019-aug-1", "1998", "the year 2000", "fiscal 1989".
    fn year_first(&self, at: usize) -> Read {
        let lead = self.words.skip(at, &["the"]);
        let named = self.words.skip(lead, &["fiscal", "financial", "fy", "year", "calendar"]);
        let named = self.words.skip(self.words.skip(named, &["year"]), &["of"]);
        let (year, end) = self.words.year(named).or_else(|| self.early_year(named))?;
        let behind = self.words.skip(end, &[",", "-", "/"]);
        if let Some((week, end)) = self.iso_week(year, behind).filter(|_| named == at) {
            return Some((week, end));
        }
        if let Some((month, month_end, _)) = self.month(behind).filter(|_| named == at) {
            let day_at = self.words.skip(month_end, &["-", "/"]);
            let month_only =
                Calendar { year: YearOf::Known(year), ..Calendar::of(Some(month), None) };
            return Some(match self.day(day_at).filter(|_| day_at > month_end) {
                Some((day, end, _)) => {
                    (Form::Calendar(Calendar { day: Some(day), ..month_only }), end)
                }
                None => (Form::Calendar(month_only), month_end),
            });
        }
        let date = Calendar { year: YearOf::Known(year), ..Calendar::of(None, None) };
        let counts = if named > at { named > lead } else { self.is_year(at, year, end) };
        counts.then_some((Form::Calendar(date), end))
    }

    /// "the year 476": three digits are a year only behind that word.
    fn early_year(&self, at: usize) -> Option<(i16, usize)> {
        let words = &self.words;
        let named = words.before(at) == "year"
            && !matches!(
                words.class(at.wrapping_sub(2)),
                Class::Which | Class::Told | Class::Every
            );
        let (year, end) = words.cardinal(at).filter(|(year, _)| (100..1000).contains(year))?;
        let alone = !words.is_word(end) && !words.on(end, List::Counted) && !words.glued(at);
        Some((i16::try_from(year).ok()?, end)).filter(|_| named && alone)
    }

    /// "W05" behind a year, and the number of the day: "2018-W05-3", ISO 8601.
    fn iso_week(&self, year: i16, at: usize) -> Read {
        let words = &self.words;
        let number = words.word(at).strip_prefix('w').filter(|number| number.len() == 2)?;
        let number = number.parse().ok().filter(|number| (1..=53).contains(number))?;
        let of = Calendar { year: YearOf::Known(year), ..Calendar::of(None, None) };
        let what = Counted::Week;
        let week = Box::new(Form::NthOf { what, number, of: Box::new(Form::Calendar(of)) });
        let day = words.figure(at + 2).filter(|(_, digits)| *digits == 1 && words.glued(at + 2));
        let day = day.filter(|_| words.any(at + 1, &["-"]) && words.glued(at + 1));
        let day =
            day.and_then(|(day, _)| Weekday::from_monday_one_offset(i8::try_from(day).ok()?).ok());
        Some(match day {
            Some(day) => (Form::WeekdayOf { day, week }, at + 3),
            None => (*week, at + 1),
        })
    }

    /// Whether a bare figure of four digits is a year and no quantity.
    fn is_year(&self, at: usize, year: i16, end: usize) -> bool {
        let words = &self.words;
        let cue = words.class(at.wrapping_sub(1)) == Class::Cue;
        let glued = words.bound(at) || (words.glued(end) && words.is_word(end));
        let counted = matches!(words.class(end), Class::Unit | Class::Units | Class::Scale)
            || words.on(end, List::Counted);
        let plural = words.is_word(end)
            && !words.capital(end)
            && words.class(end) == Class::None
            && words.word(end).len() > 3
            && words.word(end).ends_with('s');
        let coded = words.code_before(at) || self.numbered(at);
        let summed = words.before(at) == "-"
            && at
                .checked_sub(2)
                .is_some_and(|i| words.figure(i).is_some_and(|(_, digits)| digits <= 2));
        let code = words.word(end) == "-"
            && words.figure(end + 1).is_some_and(|(_, digits)| words.glued(end) || digits <= 2);
        let recent = (1900..2050).contains(&year);
        !counted
            && !code
            && !summed
            && !glued
            && !coded
            && if cue { recent || !plural } else { recent && !plural }
    }

    /// Whether the figure at `at` numbers something: "Resolution 1973", "Articles 2011 and 2012",
    /// "2010 GMT", "AK-1974".
    fn numbered(&self, at: usize) -> bool {
        let words = &self.words;
        let before = words.skip_back(at, &["."]);
        let listed = words.any(at.wrapping_sub(1), &["and", ",", "or", "to"])
            && words.figure(at.wrapping_sub(2)).is_some()
            && words.on(at.wrapping_sub(3), List::Numbered);
        let hyphened = words.any(at.wrapping_sub(1), &["-"])
            && words.glued(at)
            && words.glued(at.wrapping_sub(1))
            && words.all_capitals(at.wrapping_sub(2));
        listed
            || hyphened
            || words.on(before.wrapping_sub(1), List::Numbered)
            || words.class(at + 1) == Class::Zone
    }

    /// "2017-08-31", "31.08.2017", "8/31/2017", "10/31/89", "2015-12", "on 5/12".
    pub(super) fn figures(&self, at: usize) -> Read {
        let words = &self.words;
        let (a, a_digits) = words.figure(at).filter(|_| !words.figure_came_before(at))?;
        let sign = words.word(at + 1);
        let tail = words.glued(at) && words.before(at) == sign && a_digits < 4;
        if !matches!(sign, "-" | "/" | ".") || tail || (sign == "-" && words.code_before(at)) {
            return None;
        }
        let tight = words.glued(at + 1) && words.glued(at + 2);
        let (b, b_digits) = words.figure(at + 2)?;
        if tight && words.word(at + 3) == sign && words.glued(at + 3) && words.glued(at + 4) {
            let (c, c_digits) = words.figure(at + 4)?;
            let more = words.word(at + 5) == sign
                && words.glued(at + 5)
                && words.glued(at + 6)
                && words.figure(at + 6).is_some()
                && c_digits < 4
                && a_digits < 4;
            let form = match (a_digits, c_digits) {
                (4, 1..=2) => day_of(a, b, c).map(Calendar::full).map(Form::Calendar),
                (1..=2, 4) => self.ordered(sign, a, b, c),
                (1..=2, 2) if sign == "/" || sign == "-" => self.ordered(sign, a, b, full_year(c)),
                (2, 2) if b_digits == 2 && words.on(at.wrapping_sub(1), List::SlashCue) => {
                    self.ordered(sign, a, b, full_year(c))
                }
                _ => None,
            };
            return Some((form?, at + 5)).filter(|_| !more);
        }
        if sign == "." {
            return None;
        }
        let month = |n: u32| i8::try_from(n).ok().filter(|n| (1..=12).contains(n));
        let date = match (a_digits, b_digits) {
            (4, 1..=2) if (1800..2200).contains(&a) => {
                (month(b)?, YearOf::Known(known_year(a)?), None)
            }
            (1..=2, 4) => (month(a)?, YearOf::Known(known_year(b)?), None),
            (1..=2, 1..=2) if tight && self.dated_slash(at) => {
                let (m, d) = if month(a).is_some() { (a, b) } else { (b, a) };
                let day = i8::try_from(d).ok().filter(|d| (1..=31).contains(d))?;
                (month(m)?, YearOf::Open, Some(day))
            }
            _ => return None,
        };
        let (month, year, day) = date;
        let behind = words.figure(at + 4).filter(|(_, digits)| *digits == 4).map(|(year, _)| year);
        let behind = behind.filter(|_| words.any(at + 3, &[","]) && !words.is_word(at + 5));
        let (year, end) = match behind.and_then(known_year) {
            Some(behind) if year == YearOf::Open => (YearOf::Known(behind), at + 5),
            _ => (year, at + 3),
        };
        Some((Form::Calendar(Calendar { year, ..Calendar::of(Some(month), day) }), end))
    }

    /// "20170831": eight digits that are a day of our times and nothing's tail.
    fn compact(&self, at: usize) -> Read {
        let (number, 8) = self.words.figure(at)? else { return None };
        let named = self.words.any(at.wrapping_sub(1), &["-", "_"]) && !self.words.code_before(at);
        let alone = (!self.words.glued(at) || named)
            && (!self.words.glued(at + 1) || !self.words.is_word(at + 1));
        let date = day_of(number / 10_000, number / 100 % 100, number % 100);
        let date = date.filter(|date| (1950..2050).contains(&date.year()) && alone)?;
        Some((Form::Calendar(Calendar::full(date)), at + 1))
    }

    /// "on the 18th": the day of a month that is not named.
    pub(super) fn bare_ordinal(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = Some(words.skip(at, &["the"])).filter(|lead| *lead > at)?;
        let (day, end) = words.ordinal(lead).filter(|(day, _)| (1..=31).contains(day))?;
        let cued = words.on(at.wrapping_sub(1), List::Deadline) && words.before(at) != "of";
        let plain = words.figure(lead).is_some() || (day > 3 && words.before(at) == "on");
        let alone =
            !words.is_word(end) || (words.class(end) == Class::Cue && words.word(end) != "of");
        (cued && plain && alone).then_some((Form::Calendar(Calendar::of(None, Some(day))), end))
    }

    /// Whether "5/12" stands where a date stands.
    fn dated_slash(&self, at: usize) -> bool {
        let words = &self.words;
        let before = at.wrapping_sub(1);
        let joined = words.any(at + 3, &["-"])
            && words.figure(at + 4).is_some()
            && words.any(at + 5, &["/"]);
        // No fraction is written with a zero in front.
        let padded = |at| words.figure(at).is_some_and(|(n, digits)| n < 10 && digits == 2);
        let padded = (padded(at) || padded(at + 2)) && !words.is_word(at + 3);
        words.code_before(at)
            || joined
            || padded
            || words.on(before, List::SlashCue)
            || matches!(words.class(before), Class::Weekday | Class::Which)
    }

    /// Day and month in the order that this text keeps: month first unless it shows otherwise.
    fn ordered(&self, sign: &str, a: u32, b: u32, year: u32) -> Option<Form> {
        let (day_first, month_first) = (day_of(year, b, a), day_of(year, a, b));
        let dotted = sign == ".";
        let date = match (day_first, month_first) {
            (Some(british), Some(american)) if british != american => match self.order {
                _ if dotted => british,
                Order::DayFirst => british,
                Order::MonthFirst => american,
                Order::Unknown => return Some(Form::Either(american, british)),
            },
            (british, american) => british.or(american)?,
        };
        Some(Form::Calendar(Calendar::full(date)))
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(known_year(year)?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn known_year(year: u32) -> Option<i16> {
    i16::try_from(year).ok().filter(|year| (1000..3000).contains(year))
}

/// The year that two digits stand for: 1940 to 2039.
const fn full_year(year: u32) -> u32 {
    if year < 40 { 2000 + year } else { 1900 + year }
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
