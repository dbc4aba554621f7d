//! The finder: one pass over the tokens of an article, no backtracking beyond one expression.
//!
//! It says what is told ([`Form`]); which days that are is the business of `resolve`.

mod calendar;
mod clock;
mod named;
mod previews;
mod quantity;
mod range;
mod reference;
mod sides;
mod tense;
mod units;
mod weekdays;
mod words;

use std::cell::{Cell, OnceCell};

use super::form::{Anchor, Form, Found, Portion};
use super::value::Unit;
use super::words::{Class, List, sense};
use crate::text::{Lexed, TokenKind};
use calendar::Read;
use words::Words;

/// How many words may stand before the first word that speaks of time.
const LEAD_IN: u8 = 3;

/// Finds what a text says about time, in order, without overlaps.
pub(super) fn find(lexed: &Lexed<'_>) -> Vec<Found> {
    let mut finder = Finder::new(lexed);
    let mut found = Vec::new();
    for sentence in lexed.sentences() {
        finder.words.enter(sentence.tokens.clone());
        finder.sentence(&mut found);
    }
    found
}

/// How many words are looked at to find what a text says about time.
#[cfg(test)]
pub(super) fn work(lexed: &Lexed<'_>) -> usize {
    let mut finder = Finder::new(lexed);
    for sentence in lexed.sentences() {
        finder.words.enter(sentence.tokens.clone());
        finder.sentence(&mut Vec::new());
    }
    finder.words.looks.get()
}

/// Reads expressions out of one sentence after the other.
pub(super) struct Finder<'a> {
    words: Words<'a>,
    /// Whether the text writes the day or the month first in figures; few texts need to be asked.
    order: OnceCell<Order>,
    /// How many dates hold the one that is being read.
    depth: Cell<u8>,
}

impl<'a> Finder<'a> {
    const fn new(lexed: &'a Lexed<'a>) -> Self {
        Self { words: Words::new(lexed), order: OnceCell::new(), depth: Cell::new(0) }
    }
}

impl Finder<'_> {
    fn sentence(&self, found: &mut Vec<Found>) {
        let mut at = self.words.range.start;
        while at < self.words.range.end {
            let starts = self.starts(at);
            if let Some(days) = starts.then(|| self.listed(at)).flatten() {
                for (form, first, end) in days {
                    let side = self.side(first, end);
                    found.push(Found { form, first, end, side });
                    at = end;
                }
                continue;
            }
            match starts.then(|| self.expression(at)).flatten() {
                Some((mut form, first, end)) if end > at => {
                    self.share_future(found, &mut form, first, end);
                    let side = self.side(first, end).filter(|_| placed(&form));
                    found.push(Found { form, first, end, side });
                    at = end;
                }
                _ => at += 1,
            }
        }
    }

    /// Whether an expression can begin at `at`: the cheap test that most words fail.
    fn starts(&self, at: usize) -> bool {
        let words = &self.words;
        match words.class(at) {
            Class::Rate | Class::Zone | Class::Meridiem | Class::Ago | Class::Timely => false,
            Class::Then => {
                matches!(words.before(at), "until" | "till" | "by" | "before")
            }
            Class::Which | Class::Told if words.word(at) == "current" => true,
            Class::Which
            | Class::Told
            | Class::Vague
            | Class::Ordinal
            | Class::PartOf
            | Class::Later
            | Class::Every
            | Class::Fiscal => words.near(at + 1, LEAD_IN),
            Class::About => words.near(at, LEAD_IN),
            Class::None
            | Class::Cue
            | Class::Ahead
            | Class::Behind
            | Class::Between
            | Class::Fiction => words.near(at, 0) || self.leads_in(at),
            _ => true,
        }
    }

    /// Whether the plain word at `at` can begin an expression whose time word follows soon.
    fn leads_in(&self, at: usize) -> bool {
        let word = self.words.word(at);
        let code = matches!(word.as_bytes(), [b'q' | b'h', b'1'..=b'4']);
        let dated = word.ends_with(|c: char| c.is_ascii_digit()) && self.run_together(at).is_some();
        let fiscal = word.starts_with("fy") && self.fiscal_code(at).is_some();
        code || dated || fiscal || self.words.near(at, LEAD_IN) && self.words.on(at, List::LeadIn)
    }

    /// The longest expression at `at`: form, first token, token behind.
    fn expression(&self, at: usize) -> Option<(Form, usize, usize)> {
        if let Some((form, end)) = self.fiscal_year(at) {
            return Some((form, at, end));
        }
        if let Some((form, first, end)) = self.range(at) {
            return Some((form, first, end));
        }
        let (form, end) = self.one_sided(at).or_else(|| {
            let (form, end) = self.modified(at)?;
            Some(self.or_later(form, end))
        })?;
        Some((self.about(form, at), at, end))
    }

    /// An expression with what narrows it: "early 1990", "the end of the year".
    pub(super) fn modified(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = words.skip(at, &["the"]);
        let part = match (words.class(lead), words.number(lead)) {
            (Class::PartOf, 1) => Portion::Early,
            (Class::PartOf, 2) => Portion::Mid,
            (Class::PartOf, _) => Portion::Late,
            (Class::Later, 1) => Portion::Ahead,
            (Class::Later, _) => Portion::Gone,
            _ if words.on(lead, List::Remaining) && words.any(lead + 1, &["of"]) => Portion::Rest,
            _ => {
                let narrowed = self.days_of(lead).or_else(|| self.half_of_month(lead));
                return narrowed.or_else(|| self.core(at));
            }
        };
        let next = words.skip(words.dash(lead + 1), &["part", "half"]);
        let adverb = words.any(lead, &["early", "late", "later", "earlier", "mid"]);
        let noun_of = words.any(next, &["of"]);
        if !adverb && !noun_of {
            return self.core(at);
        }
        let next = words.skip(next, &["of", "in", "on"]);
        let inner = self.core(next).or_else(|| self.core(words.skip(next, &["the"])));
        let inner =
            inner.or_else(|| self.spoken_part(next)).or_else(|| self.whole_unit(part, next));
        match inner {
            Some((form, end)) if placed(&form) => Some((Form::Part(part, Box::new(form)), end)),
            _ => self.core(at),
        }
    }

    /// "the last days of May", "the first weeks of 2016": rather the end or beginning than some.
    fn days_of(&self, at: usize) -> Read {
        let words = &self.words;
        let part = match words.word(at) {
            "first" | "opening" => Portion::Opening,
            "last" | "final" | "closing" => Portion::Closing,
            _ => return None,
        };
        let (unit, _) = self.unit(at + 1)?;
        let part = part(unit);
        let some = words.any(at + 1, &["days", "weeks", "months"]) && words.any(at + 2, &["of"]);
        let (form, end) = if some { self.month_unit(at + 3)? } else { return None };
        Some((Form::Part(part, Box::new(form)), end))
    }

    /// "the first half of May".
    fn half_of_month(&self, at: usize) -> Read {
        let words = &self.words;
        let part = match words.word(at) {
            "first" => Portion::Early,
            "second" | "latter" | "last" => Portion::Late,
            _ => return None,
        };
        let half = words.any(at + 1, &["half"]) && words.any(at + 2, &["of"]);
        let (form, end) = if half { self.month_unit(at + 3)? } else { return None };
        let month = match &form {
            Form::Calendar(date) => date.month.is_some(),
            Form::Unit { unit, .. } => *unit == Unit::Month,
            _ => false,
        };
        month.then(|| (Form::Part(part, Box::new(form)), end))
    }

    /// "the year" behind "the rest of" or "later in".
    fn whole_unit(&self, part: Portion, at: usize) -> Read {
        let unit_at = self.words.skip(at, &["the", "this", "our", "my"]);
        if unit_at == at {
            return self.bare_unit(part, at);
        }
        let (unit, plural) = self.unit(unit_at)?;
        if let Some(told) = self.end_of_told(part, unit_at) {
            return Some(told);
        }
        let long = matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Quarter);
        let longer = matches!(unit, Unit::Decade | Unit::Century);
        let rest = part == Portion::Rest;
        let day = unit == Unit::Day && matches!(part, Portion::Ahead | Portion::Gone);
        let longer = longer || day;
        let fits = !plural && ((rest && long) || (!rest && longer));
        let anchor = if longer { Anchor::Told } else { Anchor::Publication };
        let form = Form::Unit { unit, shift: 0, anchor };
        fits.then_some((form, unit_at + 1))
    }

    /// "By the end of the month he was in Rome": that of which the text tells.
    fn end_of_told(&self, part: Portion, unit_at: usize) -> Read {
        let words = &self.words;
        let (unit, plural) = self.unit(unit_at)?;
        let of = words.any(unit_at.wrapping_sub(2), &["of"]) && words.before(unit_at) == "the";
        let goes_on =
            words.on(unit_at + 1, List::NoThing) && !words.any(unit_at + 1, &["of", "to"]);
        let fits = !plural
            && matches!(part, Portion::Early | Portion::Mid | Portion::Late)
            && matches!(unit, Unit::Month | Unit::Year);
        let told = Form::Unit { unit, shift: 0, anchor: Anchor::Told };
        (fits && of && goes_on && words.tells_past()).then_some((told, unit_at + 1))
    }

    /// "year" behind "by the end of", without its article.
    fn bare_unit(&self, part: Portion, at: usize) -> Read {
        let (unit, plural) = self.unit(at)?;
        let of = self.words.before(at) == "of";
        // "by mid-year"
        let dashed = part == Portion::Mid && self.words.dash(at - 1) == at && self.cued(at - 2);
        let fits = matches!(part, Portion::Late | Portion::Mid)
            && matches!(unit, Unit::Year | Unit::Month)
            && (of || dashed);
        let alone = !plural && !self.words.is_word(at + 1) && !self.words.any(at + 1, &["-"]);
        let form = Form::Unit { unit, shift: 0, anchor: Anchor::Publication };
        (fits && alone).then_some((form, at + 1))
    }

    /// One plain expression: of all readings at `at` the longest.
    fn core(&self, at: usize) -> Read {
        let dated = self.opens_date(at);
        let readings = [
            dated.then(|| self.timed(at)).flatten(),
            dated.then(|| self.date(at)).flatten().map(|read| self.with_clock(read)),
            self.quantity(at),
            self.unit_expression(at).map(|read| self.with_clock(read)),
            self.vague_ago(at),
        ];
        let mut best: Read = None;
        for (form, end) in readings.into_iter().flatten() {
            if best.as_ref().is_none_or(|(_, longest)| end > *longest) {
                best = Some((form, end));
            }
        }
        let (form, end) = best?;
        let fiscal = (at..end).any(|i| self.words.class(i) == Class::Fiscal);
        let told = matches!(form, Form::QuarterTo(..)) || !placed(&form);
        Some((if fiscal && !told { Form::Fiscal(Box::new(form)) } else { form }, end))
    }

    /// Whether a date by name and number or a time of day can begin at `at`: most words open none,
    /// and need not be tried in every form.
    fn opens_date(&self, at: usize) -> bool {
        let words = &self.words;
        let lead = words.skip(at, &["the"]);
        match words.class(lead) {
            Class::Month | Class::MonthMaybe | Class::Weekday | Class::WeekdayMaybe => true,
            Class::Cardinal | Class::Tens | Class::Scale | Class::Ordinal | Class::Part => true,
            Class::Fiscal => true,
            _ if words.figure(lead).is_some() => true,
            _ if words.any(lead, &["year", "calendar"]) => true,
            // "in '68"
            _ if words.any(lead, &["'", "’"]) => words.figure(lead + 1).is_some(),
            _ => {
                words.class(lead + 1) == Class::Scale
                    || words.word(lead).ends_with(|last: char| last.is_ascii_digit())
            }
        }
    }

    /// Whether a preposition or such stands before `at`.
    fn cued(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let class = self.words.class(before);
        matches!(class, Class::Cue | Class::PartOf | Class::Which | Class::Told | Class::Every)
            || (self.words.any(before, &["-"]) && self.words.glued(at))
            || self.words.any(before, &["the"])
                && self.words.class(before.wrapping_sub(1)) == Class::Cue
    }
}

/// Whether a form lies on the calendar, so that "early" or "the end of" can narrow it.
const fn placed(form: &Form) -> bool {
    !matches!(form, Form::Length(_) | Form::Every(_) | Form::Reference(_) | Form::Range(..))
}

/// The order of day and month in figures such as 4/5/2017.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// British.
    DayFirst,
    /// American.
    MonthFirst,
    /// The text does not show it.
    Unknown,
}

/// The order that a text keeps: shown by a date in figures that allows only one, else by the way
/// in which it writes its dates in words.
fn order(lexed: &Lexed<'_>) -> Order {
    if !lexed.text().contains('/') {
        return Order::Unknown;
    }
    let tokens = lexed.tokens().as_slice();
    let number = |at: usize| {
        let token = tokens.get(at).filter(|t| t.kind == TokenKind::Number && t.span.len() <= 4)?;
        token.span.of(lexed.text()).parse::<u32>().ok()
    };
    let day = |at: usize| number(at).is_some_and(|n| (1..32).contains(&n));
    let (mut figures, mut words) = ([false; 2], [false; 2]);
    for at in 1..tokens.len() {
        if lexed.word(at) == "/" && lexed.word(at + 2) == "/" {
            let (a, b) = (number(at - 1).unwrap_or(0), number(at + 1).unwrap_or(0));
            figures[0] |= (13..32).contains(&a) && (1..13).contains(&b);
            figures[1] |= (13..32).contains(&b) && (1..13).contains(&a);
        } else if matches!(sense(lexed.folded(at)).class, Class::Month | Class::MonthMaybe) {
            let behind = if lexed.word(at + 1) == "." { at + 2 } else { at + 1 };
            words[0] |= day(at - 1);
            words[1] |= day(behind) && !day(at - 1);
        }
    }
    match (figures, words) {
        ([true, false], _) | ([false, false], [true, false]) => Order::DayFirst,
        ([false, true], _) | ([false, false], [false, true]) => Order::MonthFirst,
        _ => Order::Unknown,
    }
}
