//! Units by a number or a name: "the 1990s", "the 20th century", "week 31", "the third quarter".
//!
//! Units that are pointed at ("last week") are read in the parent module.

use super::super::super::form::{Anchor, Calendar, Counted, Form, Pick, YearOf};
use super::super::super::value::Unit;
use super::super::super::words::Class;
use super::super::Finder;
use super::super::calendar::Read;

impl Finder<'_> {
    /// "the 1990s", "the '80s", "the nineties", "the twenty-tens".
    pub(super) fn decade(&self, at: usize) -> Read {
        let words = &self.words;
        let article = words.any(at, &["the"]);
        let lead = words.skip(at, &["the"]);
        // "the late 60s", but "his late 60s" are an age.
        let part = words.class(at.wrapping_sub(1)) == Class::PartOf
            && words.any(words.skip_back(at - 1, &["-"]).wrapping_sub(1), &["the", "in"]);
        let cued = article || part || words.before(at) == "in";
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

    /// "the weekend of May 5", "the weekend of June 4-5", "the weekend of Thanksgiving 2017".
    fn weekend_of(&self, at: usize) -> Read {
        if !self.words.any(at, &["weekend"]) || !self.words.any(at + 1, &["of"]) {
            return None;
        }
        let of = self.words.skip(at + 2, &["the"]);
        let both = self.range(of).and_then(|(form, _, end)| match form {
            Form::Range(first, _) => Some((*first, end)),
            _ => None,
        });
        let day = both.or_else(|| self.first_listed(of)).or_else(|| self.date(of));
        let day = day.filter(|(form, _)| super::super::clock::is_day(form));
        let (day, end) = day.or_else(|| self.holiday(at + 2, Pick::Nearest))?;
        Some((Form::WeekendOf(Box::new(day)), end))
    }

    /// "w/c 4 February": the week that begins then.
    fn week_commencing(&self, at: usize) -> Read {
        let words = &self.words;
        let sign = words.any(at, &["w"]) && words.any(at + 1, &["/"]) && words.any(at + 2, &["c"]);
        if !sign {
            return None;
        }
        let (date, end) = self.date(at + 3)?;
        super::super::clock::is_day(&date).then_some((Form::WeekOf(Box::new(date)), end))
    }

    /// "the week of April 10", "the week starting on April 9", "week 31", "week 3 of 2027".
    pub(in crate::annotate::dates::find) fn week_of(&self, at: usize) -> Read {
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
        if !words.any(lead + 1, &["of", "starting", "beginning", "commencing"]) {
            return None;
        }
        let day_at = words.skip(lead + 2, &["on"]);
        let ordinal = || {
            let (day, end) = words.ordinal(words.skip(day_at, &["the"]))?;
            let alone = (1..=31).contains(&day) && !words.is_word(end);
            alone.then_some((Form::Calendar(Calendar::of(None, Some(day))), end))
        };
        let (date, end) = self.date(day_at).or_else(ordinal)?;
        super::super::clock::is_day(&date).then_some((Form::WeekOf(Box::new(date)), end))
    }

    /// "the 20th century".
    pub(super) fn century(&self, at: usize) -> Read {
        let (number, end) = self.words.ordinal(self.words.skip(at, &["the"]))?;
        let unit = self.words.dash(end);
        let era = ["bc", "bce", "b.c", "b.c.e"];
        let century =
            number > 0 && self.words.word(unit) == "century" && !self.words.any(unit + 1, &era);
        century.then_some((Form::Century(i16::from(number) - 1), unit + 1))
    }

    /// "the third quarter of 1984", "Q3 2017", "this year's third quarter", "the first half of 1990".
    pub(in crate::annotate::dates::find) fn nth(&self, at: usize) -> Read {
        let words = &self.words;
        let (lead_year, lead) = self.leading_year(words.skip(at, &["the", "its", "their", "a"]));
        let lead = words.dash(words.skip(lead, &["fiscal", "financial"]));
        if let (Some(year), "quarter" | "period") = (lead_year, words.word(lead)) {
            let (unit, number, pick) = (Unit::Quarter, 0, Pick::Nearest);
            return Some((Form::Nth { unit, number, year, pick }, lead + 1));
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
        let pick = self.clause_tense(at).unwrap_or(Pick::Nearest);
        certain.then_some((Form::Nth { unit, number, year, pick }, end))
    }

    /// The day behind "ended", which says which months a firm's quarter has: "ended Sept. 30".
    pub(super) fn ended_on(&self, at: usize) -> Option<Form> {
        if !self.words.any(at, &["ended", "ending"]) {
            return None;
        }
        let (form, _) = self.date(at + 1)?;
        super::super::clock::is_day(&form).then_some(form)
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
    pub(in crate::annotate::dates::find) fn year_before(&self, at: usize) -> Option<usize> {
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

    /// "the second Monday of next month", "the last week of July", "the first day of 2018", "the first
    /// weekend of July".
    pub(super) fn nth_of(&self, at: usize) -> Read {
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
            (None, "weekend") => (Counted::Weekend, end + 1),
            _ => return None,
        };
        let pointed = words.class(end) == Class::Which;
        let of = Some(words.skip(end, &["of", "in"])).filter(|of| *of > end || pointed)?;
        let (of, end) = self.month_unit(of)?;
        Some((Form::NthOf { what, number, of: Box::new(of) }, end))
    }
}
