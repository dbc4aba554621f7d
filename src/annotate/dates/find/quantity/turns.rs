//! What recurs: "every month", "each Thursday", "twice a day", "daily"; and prices by the year.
//!
//! Lengths are read in `lengths`.

use super::super::super::form::{Form, Turn};
use super::super::super::value::{Length, Unit};
use super::super::super::words::Class;
use super::super::Finder;
use super::super::calendar::Read;
use super::super::units;

impl Finder<'_> {
    /// "every month", "each Thursday", "every two years", "daily".
    pub(in crate::annotate::dates::find) fn every(&self, at: usize) -> Read {
        let words = &self.words;
        if let Some(number) = words.of(at, Class::Often) {
            let named = words.capital(at) && at != words.range.start;
            // "daily flights" says what kind they are, not when they leave.
            let adjective = words.is_word(at + 1)
                && !matches!(words.class(at + 1), Class::Cue | Class::Ahead | Class::Behind);
            let unit = units::unit_of(number).filter(|_| !named && !adjective)?;
            return Some((Form::Every(Turn::Length(Length::one(Some(1), unit))), at + 1));
        }
        if let Some((day, end)) = self.weekday(at).filter(|_| words.word(at).ends_with("days")) {
            let part = words.of(end, Class::Part).and_then(units::part_of);
            let end = if part.is_some() { end + 1 } else { end };
            return Some((Form::Every(Turn::Weekday(day, part)), end));
        }
        words.of(at, Class::Every)?;
        let next = words.skip(at + 1, &["single", "other"]);
        if let Some((day, end)) = self.weekday(next) {
            return Some((Form::Every(Turn::Weekday(day, None)), end));
        }
        if let Some((month, end, _)) = self.month(next) {
            return Some((Form::Every(Turn::Month(month)), end));
        }
        if words.class(next) == Class::Part {
            return Some((Form::Every(Turn::Day), next + 1));
        }
        let (amount, unit_at) = words.cardinal(next).unwrap_or((1, next));
        let (unit, _) = self.unit(unit_at)?;
        let amount = if next > at + 1 && words.word(at + 1) == "other" { 2 } else { amount };
        let unit = if unit == Unit::Weekend { Unit::Week } else { unit };
        Some((Form::Every(Turn::Length(Length::one(Some(amount), unit))), unit_at + 1))
    }

    /// "twice a day", "five times a year".
    pub(in crate::annotate::dates::find) fn rate(&self, at: usize) -> Read {
        let times = self.words.of(at.checked_sub(1)?, Class::Rate) == Some(0);
        let unit = self.per_unit(at).filter(|_| times)?;
        Some((Form::Every(Turn::Length(Length::one(Some(1), unit))), at + 2))
    }

    /// Whether "a year" at `at` belongs to an amount and says nothing of when: "$5 million a year",
    /// "four flights a week".
    pub(in crate::annotate::dates::find) fn priced(&self, at: usize) -> bool {
        let words = &self.words;
        let Some(before) = at.checked_sub(1).filter(|_| self.per_unit(at).is_some()) else {
            return false;
        };
        let amount = words.of(before, Class::Rate) == Some(1)
            || words.any(before, &["%"])
            || words.any(at, &["per"])
            || words.figure(before).is_some();
        let things = words.is_word(before)
            && words.class(before) == Class::None
            && words.word(before).ends_with('s')
            && (before.saturating_sub(3)..before).any(|i| words.cardinal(i).is_some())
            && !words.any(at + 2, &["to", "after", "before"]);
        amount || things
    }

    /// The unit of "a year", "per year" where nothing is counted from it ("a year ago").
    fn per_unit(&self, at: usize) -> Option<Unit> {
        let words = &self.words;
        let article = words.any(at, &["a", "an", "per"]);
        let shifted = matches!(words.class(at + 2), Class::Ago | Class::Later)
            || words.any(at + 2, &["or"])
            || (words.any(at + 2, &["and"]) && words.any(at + 3, &["a", "half"]));
        let (unit, plural) = self.unit(at + 1).filter(|_| article && !shifted)?;
        (!plural).then_some(unit)
    }
}
