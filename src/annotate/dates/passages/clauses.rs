//! What the words between a year and a date of its sentence make of the date: "shot in 1981, on
//! Oct. 6", "the 2010 raid, in which nine died on May 31".
//!
//! Which years hold for a passage is told in the parent module.

use std::ops::Range;

use super::super::words::{Class, List, sense};
use super::{NOUN, Open, Passage};

/// So many words of a sentence tell at most of what "it" did before they come to the day.
const REACH_OF_IT: usize = 8;

impl Passage<'_, '_> {
    /// "shot in 1981, on Oct. 6", "in 2016: in January": nothing but a sign and a preposition stands
    /// between the year and its day.
    pub(super) fn apposed(&self, between: Range<usize>) -> bool {
        let mut words = between.map(|at| self.lexed.folded(at)).peekable();
        let sign = matches!(words.next(), Some("," | ":" | "("));
        words.next_if(|word| matches!(*word, "one" | "once" | "first" | "most" | "both"));
        sign && words.next().is_none_or(|word| matches!(word, "on" | "in" | "from"))
            && words.next().is_none()
    }

    /// "in January and September", "one in April and one in May": nothing stands between two dates
    /// but what joins them.
    pub(super) fn and_another(&self, between: Range<usize>) -> bool {
        let joins = |at: usize| matches!(self.lexed.folded(at), "and" | "or" | "," | "then");
        let plain = |at: usize| matches!(self.lexed.folded(at), "in" | "on" | "one" | "again");
        joins(between.start)
            && between.len() <= NOUN
            && between.into_iter().all(|at| joins(at) || plain(at))
    }

    /// "his 2005 speech, on April 25": a noun or two, then nothing but the day.
    pub(super) fn apposed_noun(&self, between: Range<usize>) -> bool {
        let comma = between.clone().take(NOUN).find(|at| self.lexed.folded(*at) == ",");
        comma.is_some_and(|comma| comma > between.start && self.apposed(comma..between.end))
    }

    /// "the 2010 raid, in which nine died on May 31", "the war of 2014, which ended on": the clause
    /// tells of what has the year.
    pub(super) fn which_was(&self, between: Range<usize>) -> bool {
        let plain = |at: usize| {
            let sense = sense(self.lexed.folded(at));
            !sense.on(List::Speech) && !sense.on(List::Nowadays)
        };
        let word = |at: usize| self.lexed.folded(at);
        let comma = between.clone().take(NOUN).find(|at| word(*at) == ",");
        let led = comma.is_some_and(|comma| {
            let founded = sense(word(comma + 2)).on(List::Founding) || word(comma + 2) == "ended";
            matches!((word(comma + 1), word(comma + 2)), ("in" | "during", "which") | ("when", _))
                || (word(comma + 1) == "which" && founded)
        });
        let more = comma.map_or(0, |comma| {
            (comma + 1..between.end).filter(|at| matches!(word(*at), "," | ";")).count()
        });
        led && more == 0 && between.into_iter().all(plain)
    }

    /// "recognised them on 26 August 2008; a truce had been signed on": what had been before a day
    /// lies in its year if its month does not come behind.
    pub(super) fn had_been(
        &self,
        between: Range<usize>,
        told: Option<(i8, i8)>,
        date: &Open<'_>,
    ) -> bool {
        let had = between.clone().any(|at| self.lexed.folded(at) == "had");
        let before =
            told.is_some_and(|(month, day)| (date.last, date.day.unwrap_or(1)) <= (month, day));
        had && before && !self.told_elsewhere(between)
    }

    /// Whether somebody else's words or doings stand between a year and a date.
    pub(super) fn told_elsewhere(&self, between: Range<usize>) -> bool {
        between.into_iter().any(|at| {
            let word = self.lexed.folded(at);
            matches!(word, "that" | "who" | "which" | "\"" | "“" | "”")
                || sense(word).on(List::Speech)
                || sense(word).on(List::Nowadays)
        })
    }

    /// "the 1999 raid began on": what is known by its year began or was made in it.
    pub(super) fn founded(&self, between: Range<usize>) -> bool {
        let plain = |at: usize| {
            let sense = sense(self.lexed.folded(at));
            !sense.on(List::Speech) && !sense.on(List::Nowadays)
        };
        between.clone().all(plain)
            && between.into_iter().any(|at| sense(self.lexed.folded(at)).on(List::Founding))
    }

    /// Whether the word at `at` leads from what began to the year in which it did: "dates from",
    /// "dates back to", "goes back to".
    pub(super) fn dates_back(&self, at: usize) -> bool {
        let before = |n: usize| at.checked_sub(n).map_or("", |i| self.lexed.folded(i));
        let back = before(1) == "back";
        let verb = before(if back { 2 } else { 1 });
        matches!(verb, "dates" | "dated" | "date" | "dating")
            || (back && matches!(verb, "goes" | "go" | "going" | "went" | "reaches" | "stretches"))
    }

    /// "It was signed on": a sentence that goes on with the beginning of what was told of.
    pub(super) fn it_began(&self, opening: Range<usize>) -> bool {
        let word = self.lexed.folded(opening.start);
        let it = matches!(word, "it" | "they" | "this" | "both");
        it && opening.len() <= REACH_OF_IT && self.founded(opening)
    }

    /// "truce, signed on": a noun, a comma and what was done with it.
    pub(super) fn participle(&self, between: Range<usize>) -> bool {
        let comma = between.clone().find(|i| self.lexed.folded(*i) == ",");
        let verb = comma.map(|comma| comma + 1).filter(|verb| verb + 2 >= between.end);
        verb.is_some_and(|verb| {
            let word = self.lexed.folded(verb);
            word.ends_with("ed") || sense(word).class == Class::Behind
        })
    }
}
