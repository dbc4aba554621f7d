//! Units that are pointed at: "last week", "the third quarter", "the following year", "the 1990s".
//!
//! Units that are counted ("two weeks ago") live in `quantity`.

use super::super::form::{Anchor, Calendar, Counted, Form, Pick, YearOf};
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

    /// "the 1990s", "the '80s", "the nineties", "the twenty-tens".
    fn decade(&self, at: usize) -> Read {
        let words = &self.words;
        let article = words.any(at, &["the"]);
        let lead = words.skip(at, &["the"]);
        let cued = article || words.before(at) == "in";
        // "tens" alone are no years.
        let named = |first: &i16| cued && *first < 2010;
        if let Some(first) = words.of(lead, Class::DecadeName).filter(named) {
            return Some((Form::Decade(first), lead + 1));
        }
        if let Some(decade) = self.decade_in_words(lead) {
            return Some(decade);
        }
        let mark = words.skip(lead, &["'"]);
        let (number, digits) = words.figure(mark)?;
        let first = match digits {
            4 => number,
            2 if mark > lead || cued => number + if number < 30 { 2000 } else { 1900 },
            _ => return None,
        };
        let tail = words.any(mark + 1, &["s", "'s"])
            && (words.glued(mark + 1) || article || (digits == 4 && !words.is_word(mark + 2)));
        let first = i16::try_from(first).ok().filter(|year| year % 10 == 0 && tail)?;
        Some((Form::Decade(first), mark + 2))
    }

    /// "the twenty-tens", "the nineteen eighties", "the two thousands".
    fn decade_in_words(&self, at: usize) -> Read {
        let words = &self.words;
        if words.any(at, &["two"]) && words.any(at + 1, &["thousands"]) {
            return (!words.any(at + 2, &["of"])).then_some((Form::Decade(2000), at + 2));
        }
        let (number, end) = words.cardinal(at).filter(|_| words.figure(at).is_none())?;
        let (hundreds, name) = match number {
            13..=20 => (number, words.dash(end)),
            2000 => (20, words.skip(end, &["and"])),
            _ => return None,
        };
        let first = words.of(name, Class::DecadeName)?;
        let first = i16::try_from(hundreds).ok()? * 100 + first % 100;
        Some((Form::Decade(first), name + 1))
    }

    /// "the weekend of May 5", "the weekend of Thanksgiving 2017".
    fn weekend_of(&self, at: usize) -> Read {
        let of = self.words.any(at, &["weekend"]) && self.words.any(at + 1, &["of"]);
        let day = self.date(at + 2).filter(|(form, _)| super::clock::is_day(form));
        let (day, end) = day.or_else(|| self.holiday(at + 2, Pick::Nearest)).filter(|_| of)?;
        Some((Form::WeekendOf(Box::new(day)), end))
    }

    /// "w/c 4 February": the week that begins then.
    fn week_commencing(&self, at: usize) -> Read {
        let words = &self.words;
        let sign = words.any(at, &["w"]) && words.any(at + 1, &["/"]) && words.any(at + 2, &["c"]);
        let (date, end) = self.date(at + 3).filter(|_| sign)?;
        super::clock::is_day(&date).then_some((Form::WeekOf(Box::new(date)), end))
    }

    /// "the week of April 10", "the week starting on April 9", "week 31", "week 3 of 2027".
    pub(super) fn week_of(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = words.skip(at, &["the"]);
        if words.word(lead) != "week" {
            return self.weekend_of(lead).or_else(|| self.week_commencing(lead));
        }
        if let Some((number, 1..=2)) = words.figure(lead + 1).filter(|_| !words.glued(lead + 1)) {
            let number = i8::try_from(number).ok().filter(|n| (1..=53).contains(n))?;
            let year_at = words.skip(lead + 2, &["of", "in"]);
            let named = self.month_unit(year_at).filter(|_| year_at > lead + 2);
            let this = Form::Unit { unit: Unit::Year, shift: 0, anchor: Anchor::Publication };
            let (of, end) = named.unwrap_or((this, lead + 2));
            return Some((Form::NthOf { what: Counted::Week, number, of: Box::new(of) }, end));
        }
        let begins = words.any(lead + 1, &["of", "starting", "beginning", "commencing"]);
        let day_at = words.skip(lead + 2, &["on"]);
        let ordinal = || {
            let (day, end) = words.ordinal(words.skip(day_at, &["the"]))?;
            let alone = (1..=31).contains(&day) && !words.is_word(end);
            alone.then_some((Form::Calendar(Calendar::of(None, Some(day))), end))
        };
        let (date, end) = self.date(day_at).or_else(ordinal).filter(|_| begins)?;
        super::clock::is_day(&date).then_some((Form::WeekOf(Box::new(date)), end))
    }

    /// "the 20th century".
    fn century(&self, at: usize) -> Read {
        let (number, end) = self.words.ordinal(self.words.skip(at, &["the"]))?;
        let unit = self.words.dash(end);
        let era = ["bc", "bce", "b.c", "b.c.e"];
        let century =
            number > 0 && self.words.word(unit) == "century" && !self.words.any(unit + 1, &era);
        century.then_some((Form::Century(i16::from(number) - 1), unit + 1))
    }

    /// "the third quarter of 1984", "Q3 2017", "this year's third quarter", "the first half of 1990".
    pub(super) fn nth(&self, at: usize) -> Read {
        let words = &self.words;
        let (lead_year, lead) = self.leading_year(words.skip(at, &["the", "its", "their", "a"]));
        let lead = words.dash(words.skip(lead, &["fiscal", "financial"]));
        if let (Some(year), "quarter" | "period") = (lead_year, words.word(lead)) {
            return Some((Form::Nth { unit: Unit::Quarter, number: 0, year }, lead + 1));
        }
        let (unit, number, end) = self.numbered_unit(lead)?;
        if unit == Unit::Quarter
            && let Some(date) = self.ended_on(end)
        {
            return Some((Form::QuarterTo(Some(number), Box::new(date)), end));
        }
        let (year, end) = match lead_year {
            Some(year) => (year, end),
            None => match self.year_behind(end, unit == Unit::Quarter) {
                (YearOf::Open, end) => self.of_the_year(end),
                year => year,
            },
        };
        let certain = unit == Unit::Quarter || year != YearOf::Open;
        certain.then_some((Form::Nth { unit, number, year }, end))
    }

    /// The day behind "ended", which says which months a firm's quarter has: "ended Sept. 30".
    fn ended_on(&self, at: usize) -> Option<Form> {
        let ended = self.words.any(at, &["ended", "ending"]);
        let (form, _) = self.date(at + 1).filter(|_| ended)?;
        super::clock::is_day(&form).then_some(form)
    }

    /// "this year's", "the 1988", "year-earlier" before a quarter.
    fn leading_year(&self, at: usize) -> (Option<YearOf>, usize) {
        let words = &self.words;
        if let Some((year, end)) = self.year_word(at) {
            return (Some(year), words.skip(end, &["'s"]));
        }
        if let Some((year, end)) = words.year(at) {
            return (Some(YearOf::Known(year)), words.skip(end, &["-", "'s", "fiscal"]));
        }
        match self.year_before(at) {
            Some(end) => (Some(YearOf::Told(-1)), end),
            None => (None, at),
        }
    }

    /// The place behind "year-ago", "year-earlier", "comparable year-ago".
    pub(super) fn year_before(&self, at: usize) -> Option<usize> {
        let words = &self.words;
        let at = words.skip(at, &["comparable", "corresponding"]);
        let behind = words.dash(at + 1);
        let fits = words.word(at) == "year" && words.any(behind, &["ago", "earlier"]);
        fits.then_some(behind + 1)
    }

    /// "third quarter", "third-quarter", "Q3", "first half", "H1".
    fn numbered_unit(&self, at: usize) -> Option<(Unit, i8, usize)> {
        let words = &self.words;
        let code = words.word(at);
        if let Some((letter, digit)) = code.split_at_checked(1).filter(|_| code.len() == 2) {
            let number: i8 = digit.parse().ok().filter(|n| *n > 0)?;
            return match letter {
                "q" if number <= 4 => Some((Unit::Quarter, number, at + 1)),
                "h" if number <= 2 => Some((Unit::Half, number, at + 1)),
                _ => None,
            };
        }
        let last = words.any(at, &["last", "final"]) && words.word(at + 1) == "quarter";
        if last && words.any(at + 2, &["of"]) && words.year(at + 3).is_some() {
            return Some((Unit::Quarter, 4, at + 2));
        }
        let (number, end) = match words.any(at, &["last", "latter"]) {
            true => (2, at + 1),
            false => words.ordinal(at)?,
        };
        let unit_at = words.dash(end);
        match words.word(unit_at) {
            "quarter" if (1..=4).contains(&number) && !words.any(at, &["last", "latter"]) => {
                Some((Unit::Quarter, number, unit_at + 1))
            }
            "half" if number <= 2 => Some((Unit::Half, number, unit_at + 1)),
            _ => None,
        }
    }

    /// "the second Monday of next month", "the last week of July", "the first day of 2018".
    fn nth_of(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = words.skip(at, &["the"]);
        let (number, end) = match words.word(lead) {
            "last" => (-1, lead + 1),
            _ => words.ordinal(lead)?,
        };
        let (what, end) = match (self.weekday(end), words.word(end)) {
            (Some((day, end)), _) => (Counted::Weekday(day), end),
            (None, "week") => (Counted::Week, end + 1),
            (None, "day") => (Counted::Day, end + 1),
            (None, "month") => (Counted::Month, end + 1),
            _ => return None,
        };
        let pointed = words.class(end) == Class::Which;
        let of = Some(words.skip(end, &["of", "in"])).filter(|of| *of > end || pointed)?;
        let (of, end) = self.month_unit(of)?;
        Some((Form::NthOf { what, number, of: Box::new(of) }, end))
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
        let pick = pick_of(number, told);
        if let Some((unit, false)) = self.unit(words.skip(next, &["fiscal", "full", "calendar"])) {
            let end = words.skip(next, &["fiscal", "full", "calendar"]) + 1;
            let told = told || (number > 0 && lead > at && self.goes_on_telling(at));
            return self.pointed_unit(unit, number, told, end);
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
    fn goes_on_telling(&self, at: usize) -> bool {
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
        let form = Form::Unit { unit, shift: i32::from(number), anchor };
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
            "quarter" => Some(match self.ended_on(latest + 1) {
                Some(date) => (Form::QuarterTo(None, Box::new(date)), latest + 1),
                None => (told(Unit::Quarter), latest + 1),
            }),
            "period" if words.any(lead, &["latest"]) => Some((told(Unit::Quarter), latest + 1)),
            "weekend" => {
                let pick = self.clause_tense(at).unwrap_or(Pick::Nearest);
                Some((Form::Weekend(pick), latest + 1))
            }
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
