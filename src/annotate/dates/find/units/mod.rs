//! Units that are pointed at: "last week", "the following year", "the quarter".
//!
//! Those with a number or a name stand in `numbered`; units that are counted ("two weeks ago") live
//! in `quantity`.

mod numbered;

use super::super::form::{Anchor, Calendar, Form, Pick, YearOf};
use super::super::value::{Clock, DayPart, Length, Unit};
use super::super::words::{Class, List};
use super::Finder;
use super::calendar::{Read, pick_of};
use super::quantity::FORTNIGHT;

impl Finder<'_> {
    /// Any pointed unit that begins at `at`.
    pub(super) fn unit_expression(&self, at: usize) -> Read {
        self.decade(at)
            .or_else(|| self.week_of(at))
            .or_else(|| self.weeks_on(at))
            .or_else(|| self.bare_ordinal(at))
            .or_else(|| self.century(at))
            .or_else(|| self.nth(at))
            .or_else(|| self.nth_of(at))
            .or_else(|| self.pointed(at))
            .or_else(|| self.season(at, Pick::Nearest))
            .or_else(|| self.holiday(at, Pick::Nearest))
            .or_else(|| self.day_word(at))
            .or_else(|| self.definite(at))
            .or_else(|| self.reference(at))
    }

    /// The unit at `at`, singular or plural, and whether it is plural.
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, bool)> {
        let plural = match self.words.class(at) {
            Class::Unit => false,
            Class::Units => true,
            _ => return None,
        };
        Some((unit_of(self.words.number(at))?, plural))
    }

    /// A month or year that a day or week can be part of.
    pub(super) fn month_unit(&self, at: usize) -> Read {
        self.date(at).or_else(|| self.pointed(at)).or_else(|| self.definite(at)).filter(
            |(form, _)| match form {
                Form::Calendar(date) => date.day.is_none(),
                Form::Unit { unit, .. } => matches!(unit, Unit::Month | Unit::Year),
                _ => false,
            },
        )
    }

    /// "next week", "the following week" behind a weekday.
    pub(super) fn week_unit(&self, at: usize) -> Read {
        self.pointed(at).filter(|(form, _)| matches!(form, Form::Unit { unit: Unit::Week, .. }))
    }

    /// "last week", "this coming Sunday", "the previous month", "last May", "that year".
    fn pointed(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = words.skip(at, &["the"]);
        let told = words.class(lead) == Class::Told;
        if (!told && words.class(lead) != Class::Which) || self.lasts(lead) {
            return None;
        }
        if let Some(dated) = self.pointed_day(lead + 1, pick_of(words.number(lead), told)) {
            return Some(dated);
        }
        let twice = words.class(lead + 1) == Class::Which && words.word(lead) == "this";
        let which = if twice { lead + 1 } else { lead };
        let (number, next) = (words.number(which), which + 1);
        let tale = number > 0 && lead > at && self.goes_on_telling(at);
        let pick = pick_of(number, told || tale);
        if let Some((unit, false)) = self.unit(words.skip(next, &["fiscal", "full", "calendar"])) {
            let end = words.skip(next, &["fiscal", "full", "calendar"]) + 1;
            return self.pointed_unit(unit, number, told || tale, end);
        }
        if let Some((day, end)) = self.weekday(next) {
            let dated = self.date(words.skip(end, &[",", "(", "-"]));
            if let Some((Form::Calendar(date), end)) = dated
                && date.day.is_some()
            {
                return Some((Form::Calendar(date), end));
            }
            let coming = words.any(which, &["coming", "upcoming"]);
            let pick = match words.word(which) {
                _ if coming => Pick::Coming,
                "past" => Pick::Behind,
                _ if told && number == 0 => Pick::That,
                _ => pick,
            };
            return Some((Form::Weekday { day, pick }, end));
        }
        if let Some((month, end, _)) = self
            .month(next)
            .filter(|(_, end, sure)| (*sure || words.capital(next)) && words.figure(*end).is_none())
        {
            let (year, end) = self.year_behind(end, false);
            // "that October" is one of the year that was told.
            let same = told && number == 0 && year == YearOf::Open;
            let year = if same { YearOf::Told(0) } else { year };
            let date = Calendar { pick, year, ..Calendar::of(Some(month), None) };
            return Some((Form::Calendar(date), end));
        }
        let season = self.season(next, pick).map(|(form, end)| match form {
            Form::Season { season, year: YearOf::Open, pick } if told && number == 0 => {
                (Form::Season { season, year: YearOf::Told(0), pick }, end)
            }
            form => (form, end),
        });
        let named = season.or_else(|| self.holiday(next, pick));
        named.or_else(|| self.pointed_part(next, number, told))
    }

    /// "next 6th of April", "last 28 October".
    fn pointed_day(&self, at: usize, pick: Pick) -> Read {
        let date = self.figures(at).or_else(|| self.month_first(at)).or_else(|| self.day_first(at));
        match date {
            Some((Form::Calendar(date), end))
                if matches!(pick, Pick::Last | Pick::Next)
                    && date.year == YearOf::Open
                    && date.month.is_some()
                    && date.day.is_some() =>
            {
                Some((Form::Calendar(Calendar { pick, ..date }), end))
            }
            _ => None,
        }
    }

    /// Whether "the next year" at `at` goes on with a tale of the past: no "over the next year".
    pub(super) fn goes_on_telling(&self, at: usize) -> bool {
        let words = &self.words;
        let next = words.word(at + 1) == "next" && words.word(at + 2) != "quarter";
        next && words.tells_past()
            && !words.on(at.wrapping_sub(1), List::Through)
            && !self.looks_ahead(at)
    }

    fn pointed_unit(&self, unit: Unit, number: i16, told: bool, end: usize) -> Read {
        let anchor = if told { Anchor::Told } else { Anchor::Publication };
        if self.words.number(end - 1) == FORTNIGHT {
            return Some((Form::Length(Length::one(Some(2), Unit::Week)), end));
        }
        let short = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
        if matches!(unit, Unit::Decade | Unit::Century) && self.words.word(end - 2) == "past" {
            // "the past century" is the last hundred years and not the 1800s.
            return Some((Form::Length(Length::one(Some(1), unit)), end));
        }
        // "the past half century" is no half of a year.
        let share = unit == Unit::Half && self.unit(self.words.dash(end)).is_some();
        let title = self.words.capital(end - 1) && end - 2 > self.words.range.start;
        if short
            || share
            || title
            || (told
                && number == 0
                && unit == Unit::Day
                && !self.words.any(end - 2, &["that", "same"]))
        {
            return None;
        }
        let shift = i32::from(number);
        let form = if unit == Unit::Weekend && number == 0 && !told {
            self.this_weekend(end - 2)
        } else {
            Form::Unit { unit, shift, anchor }
        };
        let behind = self.words.skip(end, &["on", "-", ","]);
        match self.weekday(behind).filter(|_| unit == Unit::Week) {
            Some((day, end)) => Some((Form::WeekdayOf { day, week: Box::new(form) }, end)),
            None => Some((form, end)),
        }
    }

    /// "last night", "this morning", "the next morning".
    fn pointed_part(&self, at: usize, number: i16, told: bool) -> Read {
        let part = part_of(self.words.of(at, Class::Part)?)?;
        let day = match (number, told) {
            (0, true) => Form::Told(Unit::Day),
            (n, told) if told || n > 0 => {
                Form::Unit { unit: Unit::Day, shift: i32::from(n), anchor: Anchor::Told }
            }
            (n, _) => Form::Day(i32::from(n)),
        };
        Some((Form::Timed { clock: part, date: Some(Box::new(day)) }, at + 1))
    }

    /// "the quarter", "the year", "the weekend", "the latest period", "year-end".
    fn definite(&self, at: usize) -> Read {
        let words = &self.words;
        let told = |unit| Form::Unit { unit, shift: 0, anchor: Anchor::Told };
        if let Some(year_end) = self.year_end(at) {
            return Some(year_end);
        }
        if let Some(to_date) = self.to_date(at) {
            return Some(to_date);
        }
        // "a year ago" is one with a quarter only if that was told before.
        let ago = words.any(at, &["a"]) && words.any(at + 2, &["ago"]);
        if let Some(end) = self.year_before(words.skip(at, &["the", "a"])).filter(|_| !ago) {
            let behind = words.skip(end, &["period", "quarter", "quarters"]);
            if behind == end && !self.of_accounts(at) {
                let length = Length::one(Some(1), Unit::Year);
                return Some((Form::Shift { length, sign: -1, anchor: Anchor::Told }, end));
            }
            let form = Form::Unit { unit: Unit::Quarter, shift: -4, anchor: Anchor::Told };
            return Some((form, behind));
        }
        let lead = Some(words.skip(at, &["the"])).filter(|lead| *lead > at)?;
        let next = words.skip(lead + 2, &["the"]);
        let second = match (words.word(lead + 1), words.word(next)) {
            ("after", "next") => Some(2),
            ("before", "last") => Some(-2),
            _ => None,
        };
        if let (Some((unit, false)), Some(shift)) = (self.unit(lead), second) {
            return Some((Form::Unit { unit, shift, anchor: Anchor::Publication }, next + 1));
        }
        let latest = words.skip(lead, &["latest", "current", "full", "fiscal"]);
        match words.word(latest) {
            "quarter" if words.any(latest + 1, &["-"]) && words.any(latest + 2, &["to"]) => None,
            // "the quarter of the city"
            "quarter" if words.any(latest + 1, &["of"]) => None,
            "quarter" => Some(match self.ended_on(latest + 1) {
                Some(date) => (Form::QuarterTo(None, Box::new(date)), latest + 1),
                None => (told(Unit::Quarter), latest + 1),
            }),
            "period" if words.any(lead, &["latest"]) => Some((told(Unit::Quarter), latest + 1)),
            "weekend" => Some((Form::Weekend(self.weekend_tense(at)), latest + 1)),
            "year" | "month" | "week" | "day" if self.told_definite(at, latest) => {
                let (unit, _) = self.unit(latest)?;
                Some((Form::Unit { unit, shift: 0, anchor: Anchor::Publication }, latest + 1))
            }
            _ => None,
        }
    }

    /// Whether "the year" points at the present one: "the full year", "in the year", not "the year
    /// of the pig" nor "the day shift".
    fn told_definite(&self, at: usize, unit: usize) -> bool {
        let words = &self.words;
        let before = at.wrapping_sub(1);
        let alone = !words.is_word(unit + 1)
            || matches!(words.class(unit + 1), Class::Cue | Class::Behind | Class::Ahead);
        let day = words.word(unit) == "day";
        let cued = words.on(before, List::YearCue);
        // "the year to February" is twelve months that end then.
        let named = words.any(unit + 1, &["of", "when", "that"])
            || (words.any(unit + 1, &["to", "ended", "ending"]) && self.month(unit + 2).is_some());
        !named
            && if day {
                cued && !words.is_word(unit + 1) && words.before(at) == "for"
            } else {
                (cued && alone) || unit > at + 1
            }
    }
}

/// The unit that a number of the word list names.
pub(super) const fn unit_of(number: i16) -> Option<Unit> {
    Some(match number {
        1 => Unit::Second,
        2 => Unit::Minute,
        3 => Unit::Hour,
        4 => Unit::Day,
        5 | 13 => Unit::Week,
        6 => Unit::Month,
        7 => Unit::Quarter,
        8 => Unit::Half,
        9 => Unit::Year,
        10 => Unit::Decade,
        11 => Unit::Century,
        12 => Unit::Weekend,
        14 => Unit::Millennium,
        _ => return None,
    })
}

/// The time of day that a number of the word list names.
pub(super) const fn part_of(number: i16) -> Option<Clock> {
    Some(match number {
        1 => Clock::Part(DayPart::Morning),
        2 => Clock::Part(DayPart::Afternoon),
        3 => Clock::Part(DayPart::Evening),
        4 => Clock::Part(DayPart::Night),
        5 | 7 => Clock::At(12, 0),
        6 => Clock::At(24, 0),
        _ => return None,
    })
}
