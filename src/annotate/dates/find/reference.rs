//! Vague references: "now", "recently", "soon", "recent weeks", "the near future".
//!
//! They name no day; units that do live in `units`.

use super::super::form::Form;
use super::super::value::{Reference, Unit};
use super::super::words::{Class, List};
use super::Finder;
use super::calendar::Read;

impl Finder<'_> {
    /// "now", "recently", "soon", "the past", "the near future", "recent weeks".
    pub(super) fn reference(&self, at: usize) -> Read {
        let words = &self.words;
        let of = |number| match number {
            ..=-1 => Reference::Past,
            0 => Reference::Present,
            1.. => Reference::Future,
        };
        if let Some(number) = words.of(at, Class::Reference) {
            let compared = words.any(at.wrapping_sub(1), &["as"])
                || words.any(at, &["soon"]) && words.any(at + 1, &["after", "as"]);
            return (!compared).then_some((Form::Reference(of(number)), at + 1));
        }
        if words.class(at) == Class::Then {
            return Some((Form::Told(Unit::Day), at + 1));
        }
        let lead = words.skip(at, &["the"]);
        let near =
            if words.on(lead, List::Future) { lead + 1 } else { words.skip(lead, &["recent"]) };
        if lead > at && words.any(near, &["future"]) && !words.any(near + 1, &["of"]) {
            return Some((Form::Reference(Reference::Future), near + 1));
        }
        let counts = matches!(
            words.class(near + 1),
            Class::Unit | Class::Units | Class::Vague | Class::Ordinal | Class::Season
        ) || words.cardinal(near + 1).is_some();
        let alone = !words.is_word(near + 1) || (words.before(at) == "in" && !counts);
        if lead > at && words.any(near, &["past"]) && alone {
            return Some((Form::Reference(Reference::Past), near + 1));
        }
        if lead > at && words.any(lead, &["present"]) && !words.is_word(lead + 1) {
            return Some((Form::Reference(Reference::Present), lead + 1));
        }
        self.vague_units(lead).or_else(|| self.adjective(at))
    }

    /// "weeks ago", "years ago".
    pub(super) fn vague_ago(&self, at: usize) -> Read {
        let (_, plural) = self.unit(at)?;
        let ago = plural && self.words.class(at + 1) == Class::Ago;
        ago.then_some((Form::Reference(Reference::Past), at + 2))
    }

    /// "recent weeks", "the coming months", "past years", "future quarters".
    fn vague_units(&self, at: usize) -> Read {
        let words = &self.words;
        let number = match words.class(at) {
            Class::Which if words.number(at) != 0 => words.number(at),
            Class::ReferenceAdjective => words.number(at),
            Class::Told if words.number(at) != 0 => words.number(at),
            _ if words.any(at, &["these"]) && words.word(at + 1) == "days" => {
                return Some((Form::Reference(Reference::Present), at + 2));
            }
            _ => return None,
        };
        let (_, plural) = self.unit(at + 1)?;
        let reference = if number < 0 { Reference::Past } else { Reference::Future };
        plural.then_some((Form::Reference(reference), at + 2))
    }

    /// "recent", "current", "future" before a noun.
    fn adjective(&self, at: usize) -> Read {
        let words = &self.words;
        let current = words.word(at) == "current";
        let number = words.of(at, Class::ReferenceAdjective).or(Some(0).filter(|_| current))?;
        let before_noun = words.is_word(at + 1) && self.unit(at + 1).is_none();
        let reference = match number {
            ..=-1 => Reference::Past,
            0 => Reference::Present,
            1.. => Reference::Future,
        };
        before_noun.then_some((Form::Reference(reference), at + 1))
    }
}
