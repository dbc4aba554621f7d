//! The direction in which a clause looks: what lies behind it and what is still to come.
//!
//! Weekdays, whose signs stand nearer, are judged in `weekdays`.

use super::super::form::Pick;
use super::super::words::{Class, List};
use super::Finder;

/// How far a clause is read for signs of its tense, in tokens.
pub(super) const CLAUSE: usize = 12;

impl Finder<'_> {
    /// Which way the clause of a date surely looks: by the verb that stands next before it, or by
    /// the first one where the date opens the clause. `None` where a plan, a speech or a possibility
    /// leaves it open.
    pub(super) fn clause_tense(&self, at: usize) -> Option<Pick> {
        let words = &self.words;
        if self.announced(at) {
            return Some(Pick::Ahead);
        }
        if self.was_agreed_on(at) {
            return Some(Pick::Behind);
        }
        let start = words.range.start;
        let lead = (start..at).rev().find(|i| {
            words.class(*i) != Class::PartOf && !words.any(*i, &["-", "the", "around", "about"])
        });
        let limit = lead.is_some_and(|lead| words.on(lead, List::Limit));
        if lead.is_some_and(|lead| words.any(lead, &["since"])) {
            return None;
        }
        let inside = |i: &usize| !words.on(*i, List::ClauseBorder);
        let before = words.back(at, CLAUSE).take_while(inside);
        let mut verbs = before.clone().filter_map(|i| self.verb_tense(i));
        match verbs.next() {
            // "to be paid in May", "will redeem preferred shares in May"
            Some(Some(Pick::Behind)) if limit || verbs.any(|verb| verb != Some(Pick::Behind)) => {
                None
            }
            Some(tense) => tense,
            None if limit => None,
            None => {
                let plain = |i| {
                    let lead = words.class(i) != Class::None || words.on(i, List::LeadIn);
                    !words.is_word(i) || lead
                };
                let behind = (at + 1..words.range.end).take(CLAUSE);
                let mut first = behind
                    .take_while(|i| !words.any(*i, &[";", ":"]))
                    .filter_map(|i| self.verb_tense(i));
                before.clone().all(plain).then(|| first.next()).flatten().flatten()
            }
        }
    }

    /// "a truce, agreed on 20 February", "was proposed on May 4": the day of the plan itself.
    fn was_agreed_on(&self, at: usize) -> bool {
        let words = &self.words;
        let verb = at.wrapping_sub(2);
        let done = words.on(verb, List::Planning) && words.word(verb).ends_with("ed");
        let led = words.any(verb.wrapping_sub(1), &[",", "was", "were", "been"]);
        words.before(at) == "on" && done && led && !words.any(verb, &["planned"])
    }

    /// Whether a date is that of something announced: "set for Nov. 10", "the Oct. 31 deadline is
    /// near", "a vote on Nov. 10 will decide".
    fn announced(&self, at: usize) -> bool {
        let words = &self.words;
        let planned = words.any(at.wrapping_sub(2), &["planned"])
            && words.any(at.wrapping_sub(3), &["is", "are"]);
        let set = words.before(at) == "for"
            && (planned || words.any(at.wrapping_sub(2), &["set", "fixed"]))
            && !self.plan_is_past(at.wrapping_sub(2));
        let subject = at.saturating_sub(words.range.start) <= 4
            && !(words.range.start..at).any(|i| self.verb_tense(i).is_some());
        let behind = at + 1..at + 5;
        let decides = subject && behind.clone().any(|i| words.any(i, &["will"]));
        let term = |i| {
            let near = words.on(i + 1, List::Approaching);
            words.on(i, List::Ultimatum) && (near || !words.tells_past())
        };
        set || decides || behind.into_iter().any(term)
    }

    /// The direction that a verb at `at` gives, if one stands there; inner `None` if it gives none.
    fn verb_tense(&self, at: usize) -> Option<Option<Pick>> {
        let words = &self.words;
        let to = words.any(at.wrapping_sub(1), &["to"]);
        let before = at.wrapping_sub(2);
        let bound = to && (words.on(before, List::Bound) || words.on(before, List::Intending));
        Some(match words.class(at) {
            _ if words.on(at, List::Speech) || words.on(at, List::Planning) => None,
            // "had been signed": the verb behind it tells.
            _ if words.any(at, &["been"]) && words.before(at) == "had" => return None,
            _ if words.on(at, List::Nowadays) || words.any(at, &["been", "being"]) => None,
            Class::Ahead if self.plan_is_past(at) => None,
            Class::Ahead => Some(Pick::Ahead),
            _ if words.any(at, &["must"]) || self.happens(at) => Some(Pick::Ahead),
            Class::None if bound && words.is_word(at) => Some(Pick::Ahead),
            // "go to the polls"
            Class::None if to && words.on(at, List::Determiner) => return None,
            Class::None if to && words.is_word(at) => None,
            _ if self.reported(at) => Some(Pick::Ahead),
            _ if words.on(at, List::Modal) && !words.any(at, &["to"]) => None,
            // "would quit"
            _ if words.any(at.wrapping_sub(1), &["would"]) => return None,
            // "will be held": the word before "be" tells when.
            _ if words.before(at) == "be" => return None,
            _ if words.past_form(at) => Some(Pick::Behind),
            _ => return None,
        })
    }

    /// "said that it would", "would hold a vote, he said": what somebody tells of as still to come.
    fn reported(&self, at: usize) -> bool {
        let words = &self.words;
        if !words.any(at, &["would"]) || words.any(at + 1, &["have", "be", "not"]) {
            return false;
        }
        let says = |i: &usize| {
            let vows = words.on(*i, List::Intending) && words.word(*i).ends_with("ed");
            (words.on(*i, List::Speech) || vows) && !words.any(i.wrapping_sub(1), &["had"])
        };
        let near = |i: &usize| !words.any(*i, &[";", ":", "\"", "“", "”"]);
        let open = words.range.clone().any(|i| words.any(i, &["if", "unless"]));
        let before = words.back(at, CLAUSE).take_while(near).any(|i| says(&i));
        let behind = || (at..words.range.end).take(2 * CLAUSE).take_while(near).any(|i| says(&i));
        !open && (before || behind())
    }

    /// In which direction the clause around `at` looks.
    pub(super) fn tense(&self, at: usize) -> Pick {
        let words = &self.words;
        if self.not_before(at) {
            return Pick::Ahead;
        }
        if let Some(sure) = self.clause_tense(at) {
            return sure;
        }
        let opens = at <= words.range.start + 1 && words.tells_past();
        for i in (words.range.start..at).rev().take(CLAUSE) {
            match words.class(i) {
                Class::Ahead => return Pick::Ahead,
                _ if self.happens(i) => return Pick::Ahead,
                _ if words.any(i, &["since"]) => return Pick::Behind,
                _ if words.on(i, List::ClauseBorder) => break,
                _ => {}
            }
        }
        match (opens, words.tells_past() && !self.looks_ahead(at)) {
            (true, _) => Pick::Behind,
            (_, true) => Pick::RatherBehind,
            _ => Pick::Nearest,
        }
    }

    /// Whether the verb at `at` tells in its present form what is to come: news tells the past in
    /// past forms, so "meet Monday" is still ahead.
    pub(super) fn happens(&self, at: usize) -> bool {
        let words = &self.words;
        let before = words.before(at);
        let bare = before != "to" && !words.on(at.wrapping_sub(1), List::LeadIn);
        let many = before.len() > 3 && before.ends_with('s') && !before.ends_with("ss")
            || matches!(before, "which" | "who" | "they" | "we");
        let force = words.any(at, &["come", "comes", "enter", "enters", "goes"])
            && words.any(at + 1, &["into"])
            || words.any(at, &["runs"]) && words.any(at + 1, &["out"])
            || words.any(at, &["kicks"]) && words.any(at + 1, &["off"]);
        // "Greece votes in October", "left on Monday and returns on Friday"
        let one = || {
            let named = words.capital(at.wrapping_sub(1)) && !words.tells_past();
            let goes_on = matches!(before, "and" | "but" | "which" | "who");
            words.on(at, List::PresentOne) && (named || goes_on)
        };
        let plain = || words.on(at, List::PresentPlain) && many || force || one();
        bare && !words.capital(at) && (words.on(at, List::Present) || plain())
    }

    /// Whether "last" at `at` is a verb: "the talks will last two days".
    pub(super) fn lasts(&self, at: usize) -> bool {
        self.words.any(at, &["last"])
            && (self.words.class(at.wrapping_sub(1)) == Class::Ahead
                || self.words.on(at.wrapping_sub(1), List::Modal))
    }

    /// Whether the words before a day of a month tell that it is past: surely in "ended March 31",
    /// rather so in a sentence of the past.
    pub(super) fn day_tense(&self, at: usize) -> Pick {
        match self.tense(at) {
            _ if self.words.any(at.wrapping_sub(1), &["ended", "since"]) => Pick::Behind,
            sure @ (Pick::Ahead | Pick::Behind) if self.clause_tense(at) == Some(sure) => sure,
            Pick::RatherBehind if !self.words.on(at.wrapping_sub(1), List::Limit) => {
                Pick::RatherBehind
            }
            _ => Pick::Nearest,
        }
    }

    pub(super) fn looks_ahead(&self, at: usize) -> bool {
        let from = at.saturating_sub(CLAUSE).max(self.words.range.start);
        (from..at).any(|i| self.words.class(i) == Class::Ahead)
    }
    /// Whether a date is the earliest on which something ends: "shut until at least Monday".
    pub(super) fn not_before(&self, at: usize) -> bool {
        const ENDS: [&str; 4] = ["until", "till", "through", "to"];
        let words = &self.words;
        words.before(at) == "least"
            && words.any(at.wrapping_sub(2), &["at"])
            && words.any(at.wrapping_sub(3), &ENDS)
    }

    /// Whether the sign of a plan at `at` tells of a plan that time has overtaken: "had been due to
    /// expire Friday", "began as planned Monday".
    pub(super) fn plan_is_past(&self, at: usize) -> bool {
        let before = at.saturating_sub(3).max(self.words.range.start)..at;
        let verb = self.words.word(at).ends_with('l') || self.words.glued(at);
        !verb && before.into_iter().any(|i| self.words.on(i, List::Perfect))
    }
}
