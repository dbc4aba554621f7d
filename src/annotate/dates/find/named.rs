//! Times with a name of their own: weekdays, seasons, holidays, "yesterday", "year-end".
//!
//! Units that are pointed at or counted stand in `units` and `quantity`.

use super::super::form::{Anchor, Calendar, Form, Pick, Portion, YearOf};
use jiff::civil::Weekday;

use super::super::value::{Clock, DayPart, Length, Reference, Season, Unit};
use super::super::words::{Class, List, holiday};
use super::Finder;
use super::calendar::Read;

impl Finder<'_> {
    /// "Friday, Sept. 1", "Friday the 15th", "Tuesday of next week", "Thursday".
    pub(super) fn weekday_first(&self, at: usize) -> Read {
        // "on Mondays" is a turn and no day.
        let turn = self.words.word(at).ends_with("days");
        let (weekday, end) = self.weekday(at).filter(|_| !turn)?;
        let behind = self.words.skip(self.words.skip(end, &[",", "("]), &["the", "-"]);
        let dated = self.figures(behind).or_else(|| self.month_first(behind));
        if let Some((Form::Either(one, other), end)) = dated {
            let fits = if other.weekday() == weekday { other } else { one };
            return Some((Form::Calendar(Calendar::full(fits)), end));
        }
        if let Some((Form::Calendar(date), end)) = dated.or_else(|| self.day_first(behind))
            && date.day.is_some()
        {
            return Some((Form::Calendar(Calendar { weekday: Some(weekday), ..date }), end));
        }
        let alone = |(_, day_end, ordinal): &(i8, usize, bool)| {
            let the = behind == end + 1 && self.words.any(end, &["the"]);
            *ordinal || ((the || behind == end) && self.closes(*day_end))
        };
        if let Some((day, end, _)) = self.day(behind).filter(|_| behind <= end + 1).filter(alone) {
            let date = Calendar { weekday: Some(weekday), ..Calendar::of(None, Some(day)) };
            return Some((Form::Calendar(date), end));
        }
        let week_at = self.words.skip(end, &["of", "in"]);
        if let Some((week, end)) = self.week_unit(week_at).or_else(|| self.weeks_off(end)) {
            return Some((Form::WeekdayOf { day: weekday, week: Box::new(week) }, end));
        }
        if let Some(later) = self.week_behind(weekday, end) {
            return Some(later);
        }
        let pick = if self.one_of_many(at, end) { Pick::Some } else { self.weekday_tense(at) };
        Some((Form::Weekday { day: weekday, pick }, end))
    }

    /// "on Monday week": the Monday behind the next one.
    fn week_behind(&self, day: Weekday, end: usize) -> Read {
        let words = &self.words;
        let week = words.any(end, &["week"]) && !words.capital(end);
        let goes_on = words.on(end + 1, List::NoThing) && !words.any(end + 1, &["of", "in"]);
        let closes = !words.is_word(end + 1) && !words.any(end + 1, &["-"]);
        let from = Box::new(Form::Weekday { day, pick: Pick::Ahead });
        let length = Length::one(Some(1), Unit::Week);
        let later = Form::ShiftFrom { length, sign: 1, from };
        (week && (closes || goes_on)).then_some((later, end + 1))
    }

    /// "a week on Tuesday", "a fortnight on Friday": so long behind the next one, where nothing is told
    /// of the past.
    pub(super) fn weeks_on(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = words.skip(at, &["a"]);
        let weeks = match words.word(lead) {
            "week" if lead > at => 1,
            "fortnight" if lead > at => 2,
            _ => return None,
        };
        let on = words.any(lead + 1, &["on"]) && !words.tells_past();
        let (day, end) = self.weekday(lead + 2).filter(|_| on)?;
        let before = words.any(at.wrapping_sub(1), &["for", "in", "once", "twice", "times"]);
        let owned = words.any(end, &["'s", "’s", "-"]);
        let from = Box::new(Form::Weekday { day, pick: Pick::Ahead });
        let form = Form::ShiftFrom { length: Length::one(Some(weeks), Unit::Week), sign: 1, from };
        (!before && !owned).then_some((form, end))
    }

    /// "on a Friday in July 2016", "one cold Monday": a weekday, and not told which.
    fn one_of_many(&self, at: usize, end: usize) -> bool {
        let words = &self.words;
        let article = |i| words.any(i, &["a", "one"]);
        let before = at.wrapping_sub(1);
        let plain = words.is_word(before)
            && !words.capital(before)
            && words.class(before) == Class::None
            && !words.on(before, List::NoThing);
        let some = article(before) || (plain && article(before.wrapping_sub(1)));
        let alone = !words.is_word(end)
            || words.any(end, &["in", "last", "when"])
            || words.class(end) == Class::Part;
        some && alone && !words.any(end, &["'s", "’s", "-"])
    }

    /// Whether a sentence or clause ends at `at`, so that the figure before counts nothing.
    fn closes(&self, at: usize) -> bool {
        at >= self.words.range.end
            || (self.words.any(at, &[".", "!", "?", ";", ")"]) && !self.words.figure_goes_on(at))
    }

    /// "two weeks from now", "a month ago" behind a weekday: around which week it lies.
    fn weeks_off(&self, at: usize) -> Read {
        let (length, end) = self.length(at)?;
        let now = self.words.any(end, &["from"]) && self.words.any(end + 1, &["now", "today"]);
        let (sign, end) = match self.words.word(end) {
            "ago" => (-1, end + 1),
            "from" if now => (1, end + 2),
            _ => return None,
        };
        let days = length.parts().iter().any(|(n, unit)| n.is_none() || *unit < Unit::Week);
        let form = Form::ShiftFrom { length, sign, from: Box::new(Form::Day(0)) };
        (!days).then_some((form, end))
    }

    /// "two Fridays ago", "two Sundays from now", "three Mondays later".
    pub(super) fn counted_weekdays(&self, at: usize) -> Read {
        let words = &self.words;
        let (count, end) = words.cardinal(at).filter(|(count, _)| (2..100).contains(count))?;
        let (day, end) = self.weekday(end)?;
        let now = words.any(end, &["from"]) && words.any(end + 1, &["now", "today"]);
        let (pick, count, sign, end) = match words.word(end) {
            // Today's weekday is no Friday ago and no Friday from now.
            "ago" => (Pick::Ahead, count, -1, end + 1),
            "from" if now => (Pick::Nearest, count, 1, end + 2),
            "later" => (Pick::ToldNext, count - 1, 1, end + 1),
            "earlier" => (Pick::ToldLast, count - 1, -1, end + 1),
            _ => return None,
        };
        let from = Box::new(Form::Weekday { day, pick });
        let length = Length::one(Some(count), Unit::Week);
        Some((Form::ShiftFrom { length, sign, from }, end))
    }

    /// A weekday's name and the place behind it.
    pub(super) fn weekday(&self, at: usize) -> Option<(Weekday, usize)> {
        let stop = self.words.glued(at + 1);
        let end = if stop { self.words.skip(at + 1, &["."]) } else { at + 1 };
        let known = match self.words.class(at) {
            Class::Weekday => true,
            Class::WeekdayMaybe => {
                self.words.capital(at)
                    && (self.words.any(at + 1, &["."])
                        || self.day(self.words.skip(at + 1, &[","])).is_some()
                        || self.words.before(at) == "on"
                        || self.beside_weekday(at))
            }
            _ => false,
        };
        let number = i8::try_from(self.words.number(at)).ok().filter(|_| known)?;
        let end = if self.words.word(at).len() <= 5 { end } else { at + 1 };
        Some((Weekday::from_monday_one_offset(number).ok()?, end))
    }

    /// Whether a short weekday is joined to another one: "Mon or Tue", "Tue to Thur".
    fn beside_weekday(&self, at: usize) -> bool {
        let joins = |i| self.words.on(i, List::Joins) || self.words.any(i, &["and", "or"]);
        let day = |i| {
            let known = matches!(self.words.class(i), Class::Weekday | Class::WeekdayMaybe);
            known && self.words.capital(i)
        };
        (joins(at + 1) && day(at + 2)) || (joins(at.wrapping_sub(1)) && day(at.wrapping_sub(2)))
    }

    /// "summer", "the winter of 1994", "fall 2016".
    pub(super) fn season(&self, at: usize, pick: Pick) -> Read {
        let words = &self.words;
        let lead = words.skip(at, &["the"]);
        let (number, sure) = match words.class(lead) {
            Class::Season => {
                (words.number(lead), words.word(lead) != "spring" || !words.is_word(lead + 1))
            }
            Class::SeasonMaybe => (words.number(lead), false),
            _ => return None,
        };
        let (year, end) = self.year_behind(lead + 1, false);
        if words.any(lead, &["fall"]) && year == YearOf::Open && words.any(end, &["of"]) {
            // "the fall of Rome"
            return None;
        }
        let tense = if pick == Pick::Nearest { self.day_tense(at) } else { pick };
        let season = Season::ALL.get(usize::try_from(number - 1).ok()?)?.0;
        let cue = words.class(lead.wrapping_sub(1)) == Class::Cue && words.any(at, &["the"])
            || words.class(at.wrapping_sub(1)) == Class::PartOf
            || (lead > at && matches!(words.before(at), "in" | "of" | "by" | "during" | "until"));
        let alone = lead > at && !words.is_word(end);
        let certain = year != YearOf::Open
            || alone
            || pick != Pick::Nearest
            || cue
            || (sure && words.on(at.wrapping_sub(1), List::SeasonCue));
        certain.then_some((Form::Season { season, year, pick: tense }, end))
    }

    /// "Christmas", "Easter Sunday 2016".
    pub(super) fn holiday(&self, at: usize, pick: Pick) -> Read {
        let figures = self.words.figure(at).is_some() && self.words.any(at + 1, &["/"]);
        if !figures && !self.words.on(at, List::BeginsHoliday) {
            return None;
        }
        // "labor day" in a headline without capitals is still that day.
        let named = |end: usize| end > at + 1 && self.words.any(end - 1, &["day", "eve"]);
        let capital = self.words.capital(at)
            || self.words.figure(at).is_some()
            || self.words.number(at) != 0
            || pick != Pick::Nearest
            || self.words.word(at) == "easter"
            || self.words.word(at) == "christmas"
            || (self.words.before(at) == "of" && self.words.any(at.wrapping_sub(2), &["weekend"]));
        let (holiday, end) =
            holiday(self.words.lexed.tokens(), at, self.words.range.end).filter(|(_, end)| {
                let plain = self.words.year(*end).is_some() || self.words.any(*end, &["weekend"]);
                capital || named(*end) || plain
            })?;
        let (year, end) = self.year_behind(end, true);
        let pick = if pick == Pick::Nearest { self.day_tense(at) } else { pick };
        let form = Form::Holiday { holiday, year, pick };
        if self.words.any(end, &["weekend"]) {
            let (behind, end) = self.year_behind(end + 1, false);
            let year = if year == YearOf::Open { behind } else { year };
            let form = Form::Holiday { holiday, year, pick };
            return Some((Form::WeekendOf(Box::new(form)), end));
        }
        Some((form, end))
    }

    /// "yesterday", "the day before yesterday", "tomorrow morning", "tonight".
    pub(super) fn day_word(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = words.skip(at, &["the"]);
        if words.word(lead) == "day" && words.any(lead + 1, &["after", "before"]) {
            let day = words.of(lead + 2, Class::Day).filter(|day| *day != 0)?;
            let shift = if words.word(lead + 1) == "after" { 1 } else { -1 };
            return Some((Form::Day(i32::from(day + shift)), lead + 3));
        }
        if words.class(at) == Class::Tonight || words.class(at) == Class::Overnight {
            let night = Clock::Part(DayPart::Night);
            let day = if words.class(at) == Class::Tonight {
                Form::Day(0)
            } else {
                Form::Unit { unit: Unit::Day, shift: -1, anchor: Anchor::Told }
            };
            return Some((Form::Timed { clock: night, date: Some(Box::new(day)) }, at + 1));
        }
        let day = words.of(at, Class::Day)?;
        Some((Form::Day(i32::from(day)), at + 1))
    }

    /// "year-end", "the year's end".
    pub(super) fn year_end(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = words.skip(at, &["the"]);
        let end = words.skip(words.dash(lead + 1), &["'s"]);
        let fits =
            words.word(lead) == "year" && words.word(end) == "end" && words.word(end + 1) != "of";
        let before = words.before(at);
        if fits && matches!(before, "since" | "at") {
            // Accounts are closed on the year's last day; "since" counts from that of the year before.
            let year = YearOf::Shift(if before == "since" { -1 } else { 0 });
            let day = Calendar { year, ..Calendar::of(Some(12), Some(31)) };
            return Some((Form::Calendar(day), end + 1));
        }
        let year = Form::Unit { unit: Unit::Year, shift: 0, anchor: Anchor::Publication };
        fits.then_some((Form::Part(Portion::Late, Box::new(year)), end + 1))
    }

    /// "the year to date", "the month to date".
    pub(super) fn to_date(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = words.skip(at, &["the"]);
        let (unit, _) = self
            .unit(lead)
            .filter(|(unit, plural)| matches!(unit, Unit::Year | Unit::Month) && !plural)?;
        let to = words.dash(lead + 1);
        let date = words.dash(to + 1);
        let fits = words.any(to, &["to"]) && words.any(date, &["date"]);
        let from = Form::Unit { unit, shift: 0, anchor: Anchor::Publication };
        let now = Form::Reference(Reference::Present);
        fits.then(|| (Form::Range(Box::new(from), Box::new(now)), date + 1))
    }
}
