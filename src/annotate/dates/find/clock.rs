//! Times of day: "10 p.m. Wednesday", "28 Apr, 2021 11:53", "Thursday evening".
//!
//! Days themselves are found in `calendar` and `units`.

use super::super::form::Form;
use super::super::value::Clock;
use super::super::words::Class;
use super::Finder;
use super::calendar::Read;

impl Finder<'_> {
    /// A time of day with the day behind it, if one is named.
    pub(super) fn timed(&self, at: usize) -> Read {
        let Some((clock, end)) = self.clock(at) else { return self.part_of_day(at) };
        let behind = self.words.skip(self.words.skip(end, &["on", ","]), &["on"]);
        if let Some((date, end)) = self.one_day(behind) {
            return Some((Form::Timed { clock, date: Some(Box::new(date)) }, end));
        }
        Some((Form::Timed { clock, date: None }, end))
    }

    /// "the morning of Sept. 11".
    fn part_of_day(&self, at: usize) -> Read {
        let lead = self.words.skip(at, &["the"]);
        let clock = super::units::part_of(self.words.of(lead, Class::Part)?)?;
        let of = Some(self.words.skip(lead + 1, &["of"])).filter(|of| *of > lead + 1)?;
        let (date, end) = self.one_day(of)?;
        Some((Form::Timed { clock, date: Some(Box::new(date)) }, end))
    }

    /// "afternoon yesterday", "morning" behind "mid-", "late": a part of the day told.
    pub(super) fn spoken_part(&self, at: usize) -> Read {
        let clock = super::units::part_of(self.words.of(at, Class::Part)?)?;
        if let Some((date, end)) = self.one_day(self.words.skip(at + 1, &["on"])) {
            return Some((Form::Timed { clock, date: Some(Box::new(date)) }, end));
        }
        Some((Form::Timed { clock, date: None }, at + 1))
    }

    /// The part of the day that recurs on this weekday and the next: "Monday and Tuesday nights".
    fn part_shared(&self, at: usize) -> Option<Clock> {
        let words = &self.words;
        let (_, end) = self.weekday(at + 1).filter(|_| words.any(at, &["and", "or"]))?;
        let part = words.of(end, Class::Part).filter(|_| words.word(end).ends_with('s'))?;
        super::units::part_of(part)
    }

    /// Adds the time of day behind a day: "Thursday evening", "Sept. 2 at 10 p.m.".
    pub(super) fn with_clock(&self, (form, end): (Form, usize)) -> (Form, usize) {
        if !is_day(&form) {
            return (form, end);
        }
        let behind = self.words.skip(end, &["at", ",", "around"]);
        let part = self.words.of(end, Class::Part).and_then(super::units::part_of);
        if let (Form::Weekday { day, .. }, Some(_)) = (&form, part)
            && self.words.word(end).ends_with('s')
        {
            return (Form::Every(super::super::form::Turn::Weekday(*day, part)), end + 1);
        }
        if let (Form::Weekday { day, .. }, Some(shared)) = (&form, self.part_shared(end)) {
            return (Form::Every(super::super::form::Turn::Weekday(*day, Some(shared))), end);
        }
        if let Some(clock) = part {
            return (Form::Timed { clock, date: Some(Box::new(form)) }, end + 1);
        }
        let dated = matches!(form, Form::Calendar(_)) || behind > end;
        match self.clock(behind).or_else(|| self.bare_clock(behind).filter(|_| dated)) {
            Some((clock, end)) => (Form::Timed { clock, date: Some(Box::new(form)) }, end),
            None => (form, end),
        }
    }

    fn one_day(&self, at: usize) -> Read {
        self.date(at).or_else(|| self.unit_expression(at)).filter(|(form, _)| is_day(form))
    }

    /// "10 p.m.", "7:15 p.m. EST", "noon", "midnight"; the marks of a clock are needed.
    fn clock(&self, at: usize) -> Option<(Clock, usize)> {
        let words = &self.words;
        if let Some(part @ 5..=7) = words.of(at, Class::Part) {
            return Some((super::units::part_of(part)?, at + 1));
        }
        if let Some(military) = self.military(at) {
            return Some(military);
        }
        let ((hour, minute), end) = self.hour(at)?;
        if let Some(noon) = words.of(end, Class::Meridiem) {
            let hour = hour % 12 + i8::try_from(noon).ok()?;
            let end = if words.class(end + 1) == Class::Zone { end + 2 } else { end + 1 };
            return Some((Clock::At(hour, minute), end));
        }
        let cued =
            words.any(at.wrapping_sub(1), &["at", "around", "until", "by", "before", "after"]);
        let zone = words.class(end) == Class::Zone;
        let exact = end > at + 1;
        (exact && (zone || cued))
            .then_some((Clock::At(hour, minute), if zone { end + 1 } else { end }))
    }

    /// "1945 GMT", "at 0730 hours".
    fn military(&self, at: usize) -> Option<(Clock, usize)> {
        let words = &self.words;
        let (number, 4) = words.figure(at).filter(|_| !words.figure_came_before(at))? else {
            return None;
        };
        let (hour, minute) = (i8::try_from(number / 100).ok()?, i8::try_from(number % 100).ok()?);
        let cued =
            words.any(at.wrapping_sub(1), &["at", "around", "until", "by", "before", "after"]);
        let hours = cued && words.any(at + 1, &["hours", "hrs"]);
        let local = cued && words.any(at + 1, &["local"]) && words.any(at + 2, &["time"]);
        let zone = words.class(at + 1) == Class::Zone;
        let fits = hour < 24 && minute < 60 && (hours || zone || local);
        fits.then_some((Clock::At(hour, minute), if local { at + 3 } else { at + 2 }))
    }

    /// "11:53" where a date stands before it.
    fn bare_clock(&self, at: usize) -> Option<(Clock, usize)> {
        let ((hour, minute), end) = self.hour(at).filter(|(_, end)| *end > at + 1)?;
        Some((Clock::At(hour, minute), end))
    }

    /// Hour and minute: "7", "7:15", "7.15".
    fn hour(&self, at: usize) -> Option<((i8, i8), usize)> {
        let words = &self.words;
        let (hour, digits) = words.figure(at).filter(|_| !words.figure_came_before(at))?;
        let hour = i8::try_from(hour).ok().filter(|hour| (0..24).contains(hour) && digits <= 2)?;
        if words.any(at + 1, &[":"]) && words.glued(at + 1) && words.glued(at + 2) {
            let (minute, 2) = words.figure(at + 2)? else { return None };
            let minute = i8::try_from(minute).ok().filter(|minute| (0..60).contains(minute))?;
            let seconds = words.any(at + 3, &[":"]) && words.glued(at + 4);
            let end = if seconds && words.figure(at + 4).is_some() { at + 5 } else { at + 3 };
            return Some(((hour, minute), end));
        }
        // "10.30am": the stop needs what shows a time of day.
        let stop = words.any(at + 1, &["."]) && words.glued(at + 1) && words.glued(at + 2);
        if let Some((minute @ 0..60, 2)) = words.figure(at + 2).filter(|_| stop)
            && words.class(at + 3) == Class::Meridiem
        {
            return Some(((hour, i8::try_from(minute).ok()?), at + 3));
        }
        Some(((hour, 0), at + 1))
    }
}

/// Whether a form names one day, so that a time of day may follow.
pub(super) const fn is_day(form: &Form) -> bool {
    match form {
        Form::Calendar(date) => date.day.is_some(),
        Form::Either(..) => true,
        Form::Weekday { .. } | Form::WeekdayOf { .. } | Form::Day(_) | Form::Holiday { .. } => true,
        _ => false,
    }
}
