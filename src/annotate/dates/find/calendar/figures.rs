//! Dates in figures: "2017-08-31", "31.08.2017", "10/31/89", "20170831".
//!
//! Dates with a month by name are read in the parent module.

use jiff::civil::Date;

use super::super::super::form::{Calendar, Form, YearOf};
use super::super::super::words::{Class, List};
use super::super::{Finder, Order, order};
use super::Read;

impl Finder<'_> {
    /// "2017-08-31", "31.08.2017", "8/31/2017", "10/31/89", "2015-12", "on 5/12".
    pub(in crate::annotate::dates::find) fn figures(&self, at: usize) -> Read {
        let words = &self.words;
        let (a, a_digits) = words.figure(at).filter(|_| !words.figure_came_before(at))?;
        let sign = words.word(at + 1);
        let tail = words.glued(at) && words.before(at) == sign && a_digits < 4;
        if !matches!(sign, "-" | "/" | ".") || tail || (sign == "-" && words.code_before(at)) {
            return None;
        }
        let tight = words.glued(at + 1) && words.glued(at + 2);
        if self.parts(at + 1) {
            return None;
        }
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
            // "9/11" is the name of a day.
            (1, 2) if tight && (a, b) == (9, 11) => return None,
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
    pub(in crate::annotate::dates::find) fn compact(&self, at: usize) -> Read {
        let (number, 8) = self.words.figure(at)? else { return None };
        let named = self.words.any(at.wrapping_sub(1), &["-", "_"]) && !self.words.code_before(at);
        let alone = (!self.words.glued(at) || named)
            && (!self.words.glued(at + 1) || !self.words.is_word(at + 1));
        let date = day_of(number / 10_000, number / 100 % 100, number % 100);
        let date = date.filter(|date| (1950..2050).contains(&date.year()) && alone)?;
        Some((Form::Calendar(Calendar::full(date)), at + 1))
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
            (Some(british), Some(american)) if british != american => {
                match *self.order.get_or_init(|| order(self.words.lexed)) {
                    _ if dotted => british,
                    Order::DayFirst => british,
                    Order::MonthFirst => american,
                    Order::Unknown => return Some(Form::Either(american, british)),
                }
            }
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
pub(super) const fn full_year(year: u32) -> u32 {
    if year < 40 { 2000 + year } else { 1900 + year }
}
