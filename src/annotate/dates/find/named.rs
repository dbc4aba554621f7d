//! Times with a name of their own: seasons, holidays, "yesterday", "year-end".
//!
//! Units that are pointed at or counted stand in `units` and `quantity`.

use super::super::form::{Anchor, Calendar, Form, Pick, Portion, YearOf};
use super::super::value::{Clock, DayPart, Season, Unit};
use super::super::words::{Class, List, holiday};
use super::Finder;
use super::calendar::Read;

impl Finder<'_> {
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
        certain.then_some((Form::Season { season, year, pick }, end))
    }

    /// "Christmas", "Easter Sunday 2016".
    pub(super) fn holiday(&self, at: usize, pick: Pick) -> Read {
        // "labor day" in a headline without capitals is still that day.
        let named = |end: usize| end > at + 1 && self.words.any(end - 1, &["day", "eve"]);
        let capital = self.words.capital(at)
            || self.words.number(at) != 0
            || pick != Pick::Nearest
            || self.words.word(at) == "easter"
            || self.words.word(at) == "christmas";
        let (holiday, end) = holiday(self.words.lexed.tokens(), at, self.words.range.end)
            .filter(|(_, end)| capital || named(*end) || self.words.year(*end).is_some())?;
        let (year, end) = self.year_behind(end, true);
        let form = Form::Holiday { holiday, year, pick };
        if self.words.any(end, &["weekend"]) {
            return Some((Form::WeekendOf(Box::new(form)), end + 1));
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
}
