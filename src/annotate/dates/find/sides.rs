//! What lies on one side of a date: "since 2014", "2012 or later", "no later than March 3".
//!
//! Behind a plain preposition the value stays that of the date, as TimeML has it, and only the
//! days reach on; words that are part of the expression are part of the value too.

use super::super::form::{Form, Side};
use super::super::words::{Class, List};
use super::calendar::Read;
use super::{Finder, placed};
use crate::document::Modifier;

impl Finder<'_> {
    /// The side to which the word before an expression points, unless the expression describes
    /// something else: "after Friday's talks".
    pub(super) fn side(&self, first: usize, end: usize) -> Option<Side> {
        let words = &self.words;
        if words.any(first.wrapping_sub(1), &["-"]) && words.glued(first) {
            return match words.word(first.wrapping_sub(2)) {
                "pre" => Some(Side::Before),
                "post" => Some(Side::After),
                _ => None,
            };
        }
        let side = match words.before(first) {
            "since" | "starting" | "beginning" => Side::Since,
            "on" | "in" if self.begins_on(first) => Side::Since,
            "after" => Side::After,
            "until" | "till" | "by" => Side::Until,
            "before" if self.not_before_then(first - 1) => Side::Since,
            "before" => Side::Before,
            _ => return None,
        };
        let described = words.is_word(end)
            && !matches!(words.class(end), Class::Cue | Class::Ahead | Class::Behind)
            && !words.on(end, List::LeadIn);
        let owned = words.any(end, &["'s", "’s", "'", "’", "-"]) && words.glued(end);
        (!described && !owned).then_some(side)
    }

    /// Whether "before" at `at` tells the first time at which something can be: "not before 2025",
    /// "will not open before 2025".
    fn not_before_then(&self, at: usize) -> bool {
        let words = &self.words;
        let not = |i| words.any(i, &["not", "never", "n't"]);
        let lead = at.saturating_sub(4).max(words.range.start)..at;
        not(at.wrapping_sub(1))
            || lead.into_iter().any(|i| {
                not(i) && words.any(i.wrapping_sub(1), &["will", "shall", "wo", "can", "may"])
            })
    }

    /// Whether "starting on" stands before `first`.
    fn begins_on(&self, first: usize) -> bool {
        let Some(verb) = first.checked_sub(2) else { return false };
        self.words.any(verb, &["starting", "beginning"])
    }

    /// "no later than March 3", "earlier than 2016", "on or before Friday".
    pub(super) fn one_sided(&self, at: usize) -> Read {
        const FORMS: [(&[&str], Side); 13] = [
            (&["no", "later", "than"], Side::Until),
            (&["not", "later", "than"], Side::Until),
            (&["later", "than", "or", "in"], Side::Since),
            (&["later", "than", "or", "at"], Side::Since),
            (&["later", "than"], Side::After),
            (&["on", "or", "earlier", "than"], Side::Until),
            (&["earlier", "than"], Side::Before),
            (&["sooner", "than"], Side::Before),
            (&["on", "or", "before"], Side::Until),
            (&["before", "or", "on"], Side::Until),
            (&["before", "or", "in"], Side::Until),
            (&["on", "or", "after"], Side::Since),
            (&["after", "or", "on"], Side::Since),
        ];
        let words = &self.words;
        let opens =
            words.any(at, &["no", "not", "later", "earlier", "sooner", "on", "before", "after"]);
        if !opens {
            return None;
        }
        let fits = |form: &[&str]| form.iter().zip(at..).all(|(word, i)| words.word(i) == *word);
        let (form, side) = FORMS.iter().find(|(form, _)| fits(form))?;
        let (date, end) = self.modified(at + form.len()).filter(|(form, _)| placed(form))?;
        Some((Form::Open(*side, Box::new(date)), end))
    }

    /// Marks what the words in front say is so more or less: "more than 30 years ago", "circa 1850".
    pub(super) fn about(&self, form: Form, at: usize) -> Form {
        let rough = match &form {
            Form::Shift { length, .. } => length.parts().iter().all(|(amount, _)| amount.is_some()),
            Form::Calendar(date) => date.month.is_none() && date.day.is_none(),
            _ => false,
        };
        let modifier = || self.modifier(at).or_else(|| self.modifier(at.wrapping_sub(1)));
        match modifier().filter(|_| rough) {
            // "about 2016", but "over 2016" is all through it.
            Some(modifier) if modifier != Modifier::Approximate && is_year(&form) => form,
            Some(modifier) => Form::About(modifier, Box::new(form)),
            None => form,
        }
    }

    /// What a word makes of a length or year behind it.
    fn modifier(&self, at: usize) -> Option<Modifier> {
        let words = &self.words;
        let than = || words.any(at + 1, &["than"]);
        Some(match words.word(at) {
            "more" if than() => Modifier::MoreThan,
            "less" | "fewer" if than() => Modifier::LessThan,
            "at" if words.any(at + 1, &["least"]) => Modifier::EqualOrMore,
            "at" if words.any(at + 1, &["most"]) => Modifier::EqualOrLess,
            _ if words.on(at, List::Approximate) => Modifier::Approximate,
            _ if words.on(at, List::Beyond) => Modifier::MoreThan,
            _ if words.on(at, List::Within) => Modifier::LessThan,
            _ => return None,
        })
    }

    /// Adds "or later", "and before", "onward" behind a date.
    pub(super) fn or_later(&self, form: Form, end: usize) -> (Form, usize) {
        let words = &self.words;
        let (side, behind) = if words.any(end, &["onward", "onwards"]) {
            (Side::Since, end + 1)
        } else if words.any(end, &["or", "and"])
            && !words.is_word(end + 2)
            && words.figure(end + 2).is_none()
        {
            match words.word(end + 1) {
                "later" | "after" | "onward" | "onwards" => (Side::Since, end + 2),
                "earlier" | "before" => (Side::Until, end + 2),
                _ => return (form, end),
            }
        } else {
            return (form, end);
        };
        if placed(&form) { (Form::Open(side, Box::new(form)), behind) } else { (form, end) }
    }
}

const fn is_year(form: &Form) -> bool {
    matches!(form, Form::Calendar(_))
}
