//! Years: "1998", "the year 476", "fiscal 1989", those behind a month, and what only looks like one.
//!
//! Months and days are read in the parent module.

use jiff::civil::Weekday;

use super::super::super::form::{Calendar, Counted, Form, Portion, YearOf};
use super::super::super::words::{Class, List};
use super::super::Finder;
use super::Read;
use super::figures::full_year;

impl Finder<'_> {
    /// The year behind a month or day: ", 2017", "of 2017", "last year"; else open.
    pub(in crate::annotate::dates::find) fn year_behind(
        &self,
        at: usize,
        comma: bool,
    ) -> (YearOf, usize) {
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
    pub(in crate::annotate::dates::find) fn short_year(&self, at: usize) -> Option<(i16, usize)> {
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
    pub(in crate::annotate::dates::find) fn year_word(&self, at: usize) -> Option<(YearOf, usize)> {
        let which = self.words.skip(at, &["the"]);
        if self.words.word(which + 1) != "year" {
            return None;
        }
        let number = self.words.number(which);
        match self.words.class(which) {
            Class::Which if which > at && self.goes_on_telling(at) => {
                Some((YearOf::Told(number), which + 2))
            }
            Class::Which => Some((YearOf::Shift(number), which + 2)),
            Class::Told => Some((YearOf::Told(number), which + 2)),
            _ => None,
        }
    }

    /// "of the year": the present one, or in a tale the one told.
    pub(in crate::annotate::dates::find) fn of_the_year(&self, at: usize) -> (YearOf, usize) {
        let words = &self.words;
        let named = words.any(at, &["of"]) && words.any(at + 1, &["the"]);
        if !named || !words.any(at + 2, &["year"]) || words.any(at + 3, &["of", "to", "-"]) {
            return (YearOf::Open, at);
        }
        let year = if words.tells_past() { YearOf::Told(0) } else { YearOf::Shift(0) };
        (year, at + 3)
    }

    /// "2016 November", "2019-aug-1", "1998", "the year 2000", "fiscal 1989".
    pub(in crate::annotate::dates::find) fn year_first(&self, at: usize) -> Read {
        let lead = self.words.skip(at, &["the"]);
        let named = self.words.skip(lead, &["fiscal", "financial", "fy", "year", "calendar"]);
        let named = self.words.skip(self.words.skip(named, &["year"]), &["of"]);
        let short = || {
            let led = self.words.any(at.wrapping_sub(1), &["in", "since", "until", "by"]);
            let (year, end) = self.short_year(at).filter(|_| led)?;
            let decade = self.words.glued(end) && self.words.is_word(end);
            (!decade).then_some((year, end))
        };
        if let Some((year, end)) = short() {
            let date = Calendar { year: YearOf::Known(year), ..Calendar::of(None, None) };
            return Some((Form::Calendar(date), end));
        }
        let (year, end) = self.words.year(named).or_else(|| self.early_year(named))?;
        let behind = self.words.skip(end, &[",", "-", "/"]);
        if let Some((week, end)) = self.iso_week(year, behind).filter(|_| named == at) {
            return Some((week, end));
        }
        if let Some((month, month_end, _)) = self.month(behind).filter(|_| named == at) {
            let day_at = self.words.skip(month_end, &["-", "/"]);
            let comma = self.words.any(end, &[","]) && self.words.figure(month_end).is_some();
            let month_only =
                Calendar { year: YearOf::Known(year), ..Calendar::of(Some(month), None) };
            return Some(match self.day(day_at).filter(|_| comma || day_at > month_end) {
                Some((day, end, _)) => {
                    (Form::Calendar(Calendar { day: Some(day), ..month_only }), end)
                }
                None => (Form::Calendar(month_only), month_end),
            });
        }
        let date = Calendar { year: YearOf::Known(year), ..Calendar::of(None, None) };
        let counts = if named > at { named > lead } else { self.is_year(at, year, end) };
        let form = match self.months_of(at) {
            Some(months) => Form::Part(months, Box::new(Form::Calendar(date))),
            None => Form::Calendar(date),
        };
        counts.then_some((form, end))
    }

    /// "FY2018", "FY 17/18", "the 2016-17 fiscal year", "financial year 2016/17".
    pub(in crate::annotate::dates::find) fn fiscal_year(&self, at: usize) -> Read {
        let words = &self.words;
        if let Some((last, end)) = self.fiscal_code(at) {
            let first = self.year_split(last, end);
            let (last, end) = first.unwrap_or((last, end));
            return Some((Form::FiscalYear { first: first.map(|_| last - 1), last }, end));
        }
        let lead = words.skip(at, &["the"]);
        let named = words.skip(words.skip(lead, &["fiscal", "financial"]), &["year"]);
        let (first, last, end) = self.split_year(named)?;
        let behind = words.skip(end, &["fiscal", "financial", "budget"]);
        let fiscal = behind > end || words.class(lead) == Class::Fiscal;
        let end = if behind > end { words.skip(behind, &["year"]) } else { end };
        fiscal.then_some((Form::FiscalYear { first: Some(first), last }, end))
    }

    /// "FY2018", "FY 18": the year, and the place behind it.
    pub(in crate::annotate::dates::find) fn fiscal_code(&self, at: usize) -> Option<(i16, usize)> {
        let words = &self.words;
        let digits = words.word(at).strip_prefix("fy")?;
        let ((year, digits), end) = match digits {
            "" => (
                words.figure(words.skip(at + 1, &["'", "’"]))?,
                words.skip(at + 1, &["'", "’"]) + 1,
            ),
            _ => ((digits.parse().ok()?, digits.len()), at + 1),
        };
        let year = match digits {
            2 => full_year(year),
            4 => year,
            _ => return None,
        };
        Some((i16::try_from(year).ok().filter(|year| (1900..2100).contains(year))?, end))
    }

    /// "2016-17", "2016/17", "2016-2017": both years, and the place behind them.
    pub(in crate::annotate::dates::find) fn split_year(
        &self,
        at: usize,
    ) -> Option<(i16, i16, usize)> {
        let words = &self.words;
        let (first, 4) = words.figure(at).filter(|_| !words.bound(at))? else { return None };
        let first = i16::try_from(first).ok().filter(|year| (1000..3000).contains(year))?;
        let (last, end) = self.year_split(first, at + 1)?;
        Some((first, last, end))
    }

    /// "-17", "/17" or "-2017" behind 2016: the next year, and the place behind it.
    fn year_split(&self, first: i16, at: usize) -> Option<(i16, usize)> {
        let words = &self.words;
        let joined = words.any(at, &["-", "/"]) && words.glued(at) && words.glued(at + 1);
        let (number, digits) = words.figure(at + 1).filter(|_| joined)?;
        let next = i16::try_from(number).ok()?;
        let fits = match digits {
            2 => next == (first + 1) % 100,
            4 => next == first + 1,
            _ => false,
        };
        let alone = !(words.figure_goes_on(at + 2) || words.glued(at + 2) && words.is_word(at + 2));
        (fits && alone).then_some((first + 1, at + 2))
    }

    /// The months of a year behind "the first nine months of": a length of its own, as reports have
    /// it, but the year is meant no further.
    fn months_of(&self, at: usize) -> Option<Portion> {
        let words = &self.words;
        let unit = at.checked_sub(2).filter(|_| words.before(at) == "of")?;
        let (count, _) = words.cardinal(unit.checked_sub(1)?)?;
        let months = i8::try_from(count).ok().filter(|n| (1..12).contains(n))?;
        let first = words.any(unit.wrapping_sub(2), &["first", "opening"]);
        (first && words.any(unit, &["months"])).then_some(Portion::First(months))
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
        let alone = (!words.is_word(end)
            || words.capital(end)
            || words.on(end, List::NoThing)
            || words.any(end, &["the", "a"]))
            && !words.on(end, List::Counted)
            && !words.glued(at);
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
        let counted = self.counts(end) || self.a_number(at, end);
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
            && !self.parts(end)
            && words.figure(end + 1).is_some_and(|(_, digits)| words.glued(end) || digits <= 2);
        let recent = (1900..2050).contains(&year);
        // "the 2016 elections", "pre-1967 borders", "1993 accords".
        let known = words.on(at.wrapping_sub(1), List::Determiner)
            || words.on(end, List::Dated)
            || (words.any(at.wrapping_sub(1), &["-"]) && words.glued(at));
        let plural = plural && !(recent && known);
        // "some dogs and 1990 cats"
        let cue = cue && !(plural && words.any(at.wrapping_sub(1), &["and", "or"]));
        !counted
            && !code
            && !summed
            && !glued
            && !coded
            && if cue { recent || !plural } else { recent && !plural }
    }

    /// Whether what stands at `at` makes a quantity of the figure before it.
    fn counts(&self, at: usize) -> bool {
        let words = &self.words;
        matches!(words.class(at), Class::Unit | Class::Units | Class::Scale)
            || words.of(at, Class::Rate) == Some(1)
            || words.on(at, List::Counted)
    }

    /// Whether the words around a figure of four digits make a quantity, a time of day or a telephone
    /// number of it: "a crowd of 2016", "landed at 2015", "the population is 2019", "0800 1945",
    /// "between 2000 and 3000 people".
    fn a_number(&self, at: usize, end: usize) -> bool {
        let words = &self.words;
        let before = at.wrapping_sub(1);
        let crowd = words.any(before, &["of"]) && words.on(at.wrapping_sub(2), List::Crowd);
        let clock = words.any(before, &["at"]) && (!words.is_word(end) || words.any(end, &["and"]));
        let noun = at.wrapping_sub(2);
        let measured = words.on(noun, List::Measured)
            && (words.any(before, &["is", "was"]) || words.on(before, List::Reaching));
        let called = words.figure(before).is_some_and(|(_, digits)| digits > 2)
            && words.year(before).is_none();
        let next = words.figure(end + 1).is_some_and(|(_, digits)| digits > 3);
        let both = next && words.any(end, &["and", "to"]) && self.counts(end + 2);
        crowd || clock || measured || called || both
    }

    /// Whether the figure at `at` numbers something: "Resolution 1973", "Articles 2011 and 2012",
    /// "2010 GMT", "AK-1974".
    pub(in crate::annotate::dates::find) fn numbered(&self, at: usize) -> bool {
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
}
