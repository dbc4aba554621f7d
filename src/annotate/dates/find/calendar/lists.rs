//! Days that share one month: "June 10, 11 and 12", "10, 11 and 12 June", "the 3rd and 4th of May".
//!
//! Each is a date of its own. What is meant from the first to the last is read in `range`.

use super::super::super::form::{Calendar, Form, YearOf};
use super::super::super::words::{Class, List, sense};
use super::super::Finder;

/// A form, its first token, and the token behind it.
pub(in crate::annotate::dates::find) type Listed = (Form, usize, usize);

/// A day of a list: its number, its first token, and the token behind it.
type Item = (i8, usize, usize);

impl Finder<'_> {
    /// The days of a list that begins at `at`, in order; nothing where a number may count things.
    pub(in crate::annotate::dates::find) fn listed(&self, at: usize) -> Option<Vec<Listed>> {
        let words = &self.words;
        let joined = |i| words.any(i, &["and", "or", "&"]);
        // A month, its stop, a day and its ending, a comma: most dates are not followed by another.
        if !(at + 1..at + 6).any(|i| joined(i) || words.any(i, &[","])) {
            return None;
        }
        self.days_by_their_weekdays(at)
            .or_else(|| self.days_behind_their_month(at))
            .or_else(|| self.days_before_their_month(at))
            .or_else(|| self.days_without_month(at))
    }

    /// The first day of a list, and the token behind the last.
    pub(in crate::annotate::dates::find) fn first_listed(
        &self,
        at: usize,
    ) -> Option<(Form, usize)> {
        let days = self.listed(at)?;
        let end = days.last()?.2;
        Some((days.into_iter().next()?.0, end))
    }

    /// "Saturday and Sunday, June 11 and 12": each weekday is that of its day.
    fn days_by_their_weekdays(&self, at: usize) -> Option<Vec<Listed>> {
        let words = &self.words;
        let (first, end) = self.weekday(at)?;
        let (mut weekdays, mut end) = (vec![(first, at, end)], end);
        loop {
            let next = words.skip(words.skip(end, &[","]), &["and", "or", "&"]);
            let Some((day, behind)) = self.weekday(next).filter(|_| next > end) else { break };
            weekdays.push((day, next, behind));
            end = behind;
        }
        let sign = words.skip(end, &[",", "(", "-"]);
        if weekdays.len() < 2 || sign == end {
            return None;
        }
        let days_at = words.skip(sign, &["on"]);
        let days = self
            .days_behind_their_month(days_at)
            .or_else(|| self.days_before_their_month(words.skip(days_at, &["the"])))
            .filter(|days| days.len() == weekdays.len())?;
        let (mut listed, mut dated) = (Vec::new(), Vec::new());
        for ((weekday, first, end), (form, day_first, day_end)) in weekdays.into_iter().zip(days) {
            let Form::Calendar(date) = form else { return None };
            let form = Form::Calendar(Calendar { weekday: Some(weekday), ..date });
            listed.push((form.clone(), first, end));
            dated.push((form, day_first, day_end));
        }
        listed.append(&mut dated);
        Some(listed)
    }

    /// "June 10, 11 and 12", "May 3 and 4, 2019".
    fn days_behind_their_month(&self, at: usize) -> Option<Vec<Listed>> {
        let words = &self.words;
        self.month(at)?;
        let (Form::Calendar(date), end) = self.month_first(at)? else { return None };
        let first = date.day.filter(|_| date.year == YearOf::Open)?;
        if words.any(at.wrapping_sub(1), &["in", "between"]) {
            return None;
        }
        let (days, closed) = self.more_days(first, end)?;
        let (last, last_first, last_end) = *days.last()?;
        let (year, behind) = self.year_behind(last_end, true);
        let ends = year != YearOf::Open || self.ends_days(at, last_end);
        if !ends || !(closed || self.dated_next(last_end)) {
            return None;
        }
        let form = |day| Form::Calendar(Calendar { year, day: Some(day), ..date });
        let mut listed = vec![(form(first), at, end)];
        listed.extend(days.iter().map(|(day, first, end)| (form(*day), *first, *end)));
        listed.pop();
        listed.push((form(last), last_first, behind));
        Some(listed)
    }

    /// "10, 11 and 12 June", "the 3rd and 4th of May", "the 3rd and 4th of this month".
    fn days_before_their_month(&self, at: usize) -> Option<Vec<Listed>> {
        let words = &self.words;
        let lead = words.skip(at, &["the"]);
        let (first, end) = self.bare_day(lead)?;
        if words.ordinal(lead).is_none() && !self.leads_to_days(at) {
            return None;
        }
        let (days, _) = self.more_days(first, end)?;
        let (_, last_first, last_end) = *days.last()?;
        if words.any(last_end, &["."]) {
            return None;
        }
        let (last, behind) = self.day_first(last_first)?;
        let shared = |day| match &last {
            Form::Calendar(date) => Form::Calendar(Calendar { day: Some(day), ..*date }),
            Form::NthOf { what, of, .. } => {
                Form::NthOf { what: *what, number: day, of: of.clone() }
            }
            other => other.clone(),
        };
        let mut listed = vec![(shared(first), lead, end)];
        listed.extend(days.iter().map(|(day, first, end)| (shared(*day), *first, *end)));
        listed.pop();
        listed.push((last, last_first, behind));
        Some(listed)
    }

    /// "on the 26th and 27th".
    fn days_without_month(&self, at: usize) -> Option<Vec<Listed>> {
        let words = &self.words;
        let lead = Some(words.skip(at, &["the"])).filter(|lead| *lead > at)?;
        let (first, end) = words.ordinal(lead).filter(|(day, _)| (1..=31).contains(day))?;
        let numbered = words.figure(lead).is_some() && words.any(at.wrapping_sub(1), &["on", "by"]);
        let (days, true) = self.more_days(first, end).filter(|_| numbered)? else { return None };
        let (_, last_first, last_end) = *days.last()?;
        let ordinals = days.iter().all(|(_, first, _)| words.ordinal(*first).is_some());
        if !ordinals || !self.day_stands_alone(at, last_first, last_end) {
            return None;
        }
        let pick = self.day_tense(at);
        let form = |day| Form::Calendar(Calendar { pick, ..Calendar::of(None, Some(day)) });
        let mut listed = vec![(form(first), at, end)];
        listed.extend(days.iter().map(|(day, first, end)| (form(*day), *first, *end)));
        Some(listed)
    }

    /// The days of a list behind its first one, and whether an "and" closes it; `None` if there is
    /// none or if a number in it is no day that follows the one before: "June 10, 11 and 5 others".
    fn more_days(&self, first: i8, at: usize) -> Option<(Vec<Item>, bool)> {
        let words = &self.words;
        let (mut days, mut last, mut end, mut closed) = (Vec::new(), first, at, false);
        loop {
            let comma = words.any(end, &[","]);
            let and = words.skip(end, &[","]);
            let next = words.skip(and, &["and", "or", "&"]);
            // Behind "10 and 11, 12 people died" another clause begins.
            if next == end || (closed && comma) {
                break;
            }
            let number = words.skip(next, &["the"]);
            let Some((day, behind)) = self.bare_day(number) else { break };
            if day <= last {
                return None;
            }
            let of_another = number == next && words.ordinal(number).is_none() && !comma;
            if of_another && days.is_empty() && self.another_month(at, behind) {
                return None;
            }
            days.push((day, number, behind));
            (last, end, closed) = (day, behind, next > and);
        }
        (!days.is_empty()).then_some((days, closed))
    }

    /// "June 10 and 12 July": the second day has a month of its own.
    fn another_month(&self, at: usize, behind: usize) -> bool {
        let words = &self.words;
        let named = (at.saturating_sub(4)..at).any(|i| self.month(i).is_some());
        named && self.month(words.skip(behind, &["of"])).is_some()
    }

    /// "and June 1" behind "May 30, 31".
    fn dated_next(&self, at: usize) -> bool {
        let words = &self.words;
        let next = words.skip(at, &["and", "or", "&"]);
        let day = |end| self.day(end).is_some();
        next > at && self.month(next).is_some_and(|(_, end, _)| day(end))
    }

    /// Whether the number before `end` is a day and counts nothing of what stands there: no "June 10
    /// and 12 people", but "the June 10 and 12 raids".
    fn ends_days(&self, at: usize, end: usize) -> bool {
        let words = &self.words;
        if words.figure(end).is_some() || words.on(end, List::Counted) {
            return false;
        }
        if !words.is_word(end) {
            return !(words.any(end, &["-", "/", "~"]) && words.glued(end));
        }
        let verb = words.past_form(end)
            || words.on(end, List::Modal)
            || words.class(end) == Class::Ahead
            || words.any(end, &["is", "are", "do", "does"]);
        if verb && !words.any(end, &["to"]) {
            // "On June 10 and 12 were killed"
            let before = at.wrapping_sub(1);
            return !words.is_word(before) || words.any(before, &["of", "the"]);
        }
        let event = [List::Dated, List::Scheduled, List::Occasion, List::Deed];
        let named = words.on(at.wrapping_sub(1), List::Determiner)
            && event.into_iter().any(|list| words.on(end, list));
        let goes_on = words.on(end, List::NoThing)
            || words.class(end) == Class::Cue
            || words.any(end, &["the", "his", "her", "its", "their", "these", "those"]);
        named || (goes_on && !words.any(end, &["of", "or", "to"])) || self.dated_next(end)
    }

    /// Whether what stands before the figure at `at` leads to days: no "killed 10 and 12 June".
    fn leads_to_days(&self, at: usize) -> bool {
        let words = &self.words;
        let Some(before) = at.checked_sub(1).filter(|_| at > words.range.start) else {
            return true;
        };
        if words.any(before, &[",", "and", "or", "&"]) {
            return words.class(before.wrapping_sub(1)) == Class::Weekday;
        }
        if !words.is_word(before) {
            return words.figure(before).is_none();
        }
        let one = words.word(before).trim_end_matches('s');
        let numbered = words.on(before, List::Numbered) || sense(one).on(List::Numbered);
        // "the Group of 7"
        let group = words.any(before, &["of"]) && words.on(before.wrapping_sub(1), List::Crowd);
        let counted = group || words.past_form(before) || words.on(before, List::Reaching);
        !(numbered || counted || words.any(before, &["to"]))
    }
}
