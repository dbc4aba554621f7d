//! The finder: one pass over the tokens of an article, no backtracking beyond one expression.
//!
//! It says what is told ([`Form`]); which days that are is the business of `resolve`.

mod calendar;
mod clock;
mod quantity;
mod range;
mod reference;
mod units;
mod words;

use super::form::{Form, Found, Pick};
use super::words::Class;
use crate::text::{Lexed, TokenKind};
use calendar::Read;
use words::Words;

/// How far a clause is read for signs of its tense, in tokens.
const CLAUSE: usize = 12;
/// How far before a weekday its verb is looked for.
const WEEKDAY_CLAUSE: usize = 6;
/// How many words may stand before the first word that speaks of time.
const LEAD_IN: u8 = 3;

/// Finds what a text says about time, in order, without overlaps.
pub(super) fn find(lexed: &Lexed<'_>) -> Vec<Found> {
    let mut finder = Finder { words: Words::new(lexed), day_leads: day_leads(lexed) };
    let mut found = Vec::new();
    for sentence in lexed.sentences() {
        finder.words.enter(sentence.tokens.clone());
        finder.sentence(&mut found);
    }
    found
}

/// Reads expressions out of one sentence after the other.
pub(super) struct Finder<'a> {
    words: Words<'a>,
    /// Whether the text writes the day before the month in figures.
    day_leads: bool,
}

impl Finder<'_> {
    fn sentence(&self, found: &mut Vec<Found>) {
        let mut at = self.words.range.start;
        while at < self.words.range.end {
            match self.starts(at).then(|| self.expression(at)).flatten() {
                Some((form, first, end)) if end > at => {
                    found.push(Found { form, first, end });
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
        code || self.words.near(at, LEAD_IN)
            && matches!(
                word,
                "the"
                    | "a"
                    | "an"
                    | "its"
                    | "their"
                    | "-"
                    | "'"
                    | "from"
                    | "between"
                    | "more"
                    | "less"
                    | "fewer"
                    | "at"
                    | "up"
                    | "per"
                    | "these"
                    | "those"
                    | "comparable"
            )
    }

    /// The longest expression at `at`: form, first token, token behind.
    fn expression(&self, at: usize) -> Option<(Form, usize, usize)> {
        if let Some(range) = self.range(at) {
            return Some(range);
        }
        let (form, end) = self.modified(at)?;
        Some((form, at, end))
    }

    /// An expression with what narrows it: "early 1990", "the end of the year".
    fn modified(&self, at: usize) -> Read {
        let words = &self.words;
        let lead = words.skip(at, &["the"]);
        let behind = match words.class(lead) {
            Class::PartOf | Class::Later => {
                let next = words.skip(words.dash(lead + 1), &["part", "half"]);
                Some(words.skip(next, &["of", "in"]))
            }
            _ => None,
        };
        let inner = behind
            .and_then(|next| self.core(next).or_else(|| self.core(words.skip(next, &["the"]))));
        match inner {
            Some((form, end)) if placed(&form) => Some((Form::Part(Box::new(form)), end)),
            _ => self.core(at),
        }
    }

    /// One plain expression: of all readings at `at` the longest.
    fn core(&self, at: usize) -> Read {
        let readings = [
            self.timed(at),
            self.date(at).map(|read| self.with_clock(read)),
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
        best
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

    /// In which direction the clause around `at` looks.
    fn tense(&self, at: usize) -> Pick {
        let words = &self.words;
        let opens = at <= words.range.start + 1 && self.tells_past();
        for i in (words.range.start..at).rev().take(CLAUSE) {
            match words.class(i) {
                Class::Ahead => return Pick::Ahead,
                _ if words.any(i, &["since"]) => return Pick::Behind,
                _ if words.any(i, &[",", ";", ":", "\"", "“", "”", "that", "who", "which"]) => {
                    break;
                }
                _ => {}
            }
        }
        match (opens, self.tells_past() && !self.looks_ahead(at)) {
            (true, _) => Pick::Behind,
            (_, true) => Pick::RatherBehind,
            _ => Pick::Nearest,
        }
    }

    /// Whether a weekday lies ahead: "will meet Monday", "is set to resume Monday". Only the verb
    /// right before it counts; a sentence that says "will" somewhere mostly still looks back.
    fn weekday_tense(&self, at: usize) -> Pick {
        let words = &self.words;
        for i in (words.range.start..at).rev().take(WEEKDAY_CLAUSE) {
            let ending = words.word(i).len() > 4 && words.word(i).ends_with("ed");
            match words.class(i) {
                Class::Ahead => return Pick::Ahead,
                Class::Behind => break,
                _ if words.any(i, &["to"])
                    && words.any(i.wrapping_sub(1), &["is", "are", "set"]) =>
                {
                    return Pick::Ahead;
                }
                _ if ending || words.class(i) == Class::Weekday => break,
                _ if words
                    .any(i, &[",", ";", ":", "\"", "“", "”", "that", "who", "which", "after"]) =>
                {
                    break;
                }
                _ => {}
            }
        }
        Pick::Nearest
    }

    /// Whether "last" at `at` is a verb: "the talks will last two days".
    fn lasts(&self, at: usize) -> bool {
        self.words.any(at, &["last"])
            && (self.words.class(at.wrapping_sub(1)) == Class::Ahead
                || self.words.any(
                    at.wrapping_sub(1),
                    &["to", "would", "could", "may", "might", "must", "can", "should"],
                ))
    }

    /// Whether the word before `at` tells that the day is past: "ended March 31".
    fn ended(&self, at: usize) -> Pick {
        if self.words.before(at) == "ended" { Pick::Behind } else { Pick::Nearest }
    }

    fn looks_ahead(&self, at: usize) -> bool {
        let from = at.saturating_sub(CLAUSE).max(self.words.range.start);
        (from..at).any(|i| self.words.class(i) == Class::Ahead)
    }
}

/// Whether a form lies on the calendar, so that "early" or "the end of" can narrow it.
const fn placed(form: &Form) -> bool {
    !matches!(form, Form::Length(_) | Form::Every(_) | Form::Reference(_) | Form::Range(..))
}

/// Whether a text shows by one date in figures that it writes the day first.
fn day_leads(lexed: &Lexed<'_>) -> bool {
    let tokens = lexed.tokens().as_slice();
    let number = |at: usize| {
        let token = tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
        token.span.of(lexed.text()).parse::<u32>().ok()
    };
    let evidence = |at: usize| {
        let slash = lexed.word(at) == "/" && lexed.word(at + 2) == "/";
        let (day, month) = (number(at.checked_sub(1)?)?, number(at + 1)?);
        number(at + 3).filter(|_| slash && (13..32).contains(&day) && (1..13).contains(&month))
    };
    lexed.text().contains('/')
        && (0..tokens.len()).any(|at| lexed.word(at) == "/" && evidence(at).is_some())
}
