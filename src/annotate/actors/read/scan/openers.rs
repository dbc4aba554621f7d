//! Which words of a run are no part of a name: those that open a sentence, days, editors' additions.
//!
//! Where a name goes on is told in `joints`.

use super::Scan;
use crate::annotate::actors::gazetteer::{Classes, Meaning};
use crate::document::ActorKind;

impl Scan<'_, '_> {
    /// Words that have their capital only because the sentence begins.
    pub(super) fn after_opener(&self, start: usize, end: usize) -> usize {
        let galley = self.galley;
        let known = galley.longest(start, end);
        let titles = Classes::HONORIFIC.or(Classes::RANK);
        let wordy =
            galley.is(start, Classes::COMMON.or(Classes::PLACES)) || galley.habits(start).lower > 0;
        let name = galley.habits(start).capital > 0 && galley.habits(start).lower == 0;
        // "China", "Polish" and "Congress" are words too, but rarely begin a sentence as such.
        let state = |meaning: Meaning| match meaning {
            Meaning::Country(_) | Meaning::Adjective(_) => true,
            Meaning::Body(at) => {
                let body = galley.known.bodies.get(usize::from(at));
                body.is_some_and(|body| body.kind != ActorKind::Media)
            }
            _ => false,
        };
        let unused = galley.habits(start).lower == 0;
        let long_known =
            known.is_some_and(|(last, meaning)| last > start + 1 || (unused && state(meaning)));
        let titled = galley.phrase(start, end, titles).is_some() && end > start + 1;
        let joined = |sign: &str| galley.text(start + 1) == sign && !galley.spaced(start + 1);
        let initial = galley.text(start).chars().count() == 1 && joined(".") && end > start + 2;
        let hyphen = joined("-") && !galley.spaced(start + 2) && galley.capital(start + 2);
        let given = galley.is(start, Classes::GIVEN);
        let surname = !galley.is(start + 1, Classes::COMMON)
            // "Peter Marsh", "Mark Rice": both may be words, but not both behind one another.
            || galley.is(start + 1, Classes::SURNAME)
                && !galley.is(start + 1, Classes::ORG_HEAD.or(Classes::MISC_HEAD))
                && (end == start + 2 || galley.possessive(start + 2))
                && (!galley.is(start, Classes::COMMON) || galley.is(end, Classes::ACTS))
            || galley.text(end) == "," && end == start + 2 && self.described(end + 1);
        let members = galley.is(start, Classes::MEMBERS) && galley.possessive(start + 1);
        let family = galley.is(start, Classes::FAMILY)
            && (galley.text(start + 2) == "-" || self.eastern(start, end));
        let particle = galley.lower(start + 1) && galley.is(start + 1, Classes::PARTICLE);
        let first_name = (given && (surname || particle) || family)
            && end > start + 1
            && (galley.capital(start + 1) || particle)
            && galley.habits(start).lower == 0
            && !galley.is(start, Classes::PLACES);
        let headed = end > start + 1
            && galley.is(end - 1, Classes::ORG_HEAD)
            && !galley.is(start, Classes::PLACES.or(Classes::SMALL))
            && galley.text(start).len() > 3;
        if !wordy
            || initial
            || (hyphen && (galley.all_caps(start) || galley.is(start, Classes::PARTICLE)))
            || name
            || long_known
            || titled
            || first_name
            || members && end > start + 2
            || headed
            || end == start + 1 && self.acting_surname(start)
        {
            start
        } else {
            start + 1
        }
    }

    /// Whether a family name that is a word too stands before a name that is none ("He Yafei").
    pub(super) fn eastern(&self, at: usize, end: usize) -> bool {
        let galley = self.galley;
        let name = |at: usize| {
            let word = Classes::COMMON.or(Classes::GIVEN).or(Classes::SURNAME).or(Classes::HOLDER);
            galley.is(at, Classes::SYLLABLE) || !galley.is(at, word)
        };
        let goes_on = galley.text(end) == "," || galley.lower(end) || galley.possessive(end);
        (2..=3).contains(&(end - at))
            && goes_on
            && (at + 1..end).all(|at| galley.capital(at) && !galley.all_caps(at) && name(at))
            && galley.longest(at + 1, end).is_none()
    }

    /// Whether what begins at a token tells who somebody is: "an envoy", "who".
    pub(super) fn described(&self, at: usize) -> bool {
        let galley = self.galley;
        let article = matches!(galley.folded(at), "a" | "an" | "the");
        let noun = (at + 1..at + 4).any(|at| galley.lower(at) && galley.is(at, Classes::ROLE));
        galley.folded(at) == "who" || article && noun
    }

    /// Whether a word is the surname of a known person and the subject of what somebody does.
    pub(super) fn acting_surname(&self, at: usize) -> bool {
        let galley = self.galley;
        galley.is(at, Classes::HOLDER)
            && galley.lower(at + 1)
            && galley.is(at + 1, Classes::ACTS)
            && !galley.is(at, Classes::RANK.or(Classes::SUFFIX))
    }

    /// Months, days and words that are never names, and stray signs.
    pub(super) fn skipped(&self, at: usize) -> bool {
        let galley = self.galley;
        if self.acting_surname(at) || galley.is(at, Classes::HOLDER) && self.titled(at) {
            return false;
        }
        let named = galley.is(at, Classes::GIVEN)
            && galley.capital(at + 1)
            && !galley.is(at + 1, Classes::MISC_HEAD);
        let joined = galley.text(at + 1) == "-" && !galley.spaced(at + 2) && galley.capital(at + 2);
        let double = joined && galley.is(at, Classes::GIVEN) && galley.is(at + 2, Classes::GIVEN);
        let month = galley.is(at, Classes::MONTH) && !named && !double;
        let eastern = || galley.is(at, Classes::FAMILY) && self.eastern(at, self.name_end(at));
        let never = galley.is(at, Classes::NEVER)
            && !(named && galley.is(at + 1, Classes::SURNAME))
            && !eastern()
            // "Lord's Resistance Army"
            && galley.longest(at, self.last).is_none_or(|(last, _)| last == at + 1);
        let bare = !galley.capital(at) && !galley.lower(at) && !galley.number(at);
        // "[Antony] Blinken": the editor's addition is no person of its own.
        let inserted = at > 0
            && galley.text(at - 1) == "["
            && galley.text(at + 1) == "]"
            && galley.capital(at + 2);
        // "Anti-Russian" is no name of its own.
        let prefix = galley.is(at, Classes::PREFIX)
            && galley.text(at + 1) == "-"
            && !galley.spaced(at + 1)
            && !galley.spaced(at + 2)
            // "Anti-Corruption Bureau"
            && !(galley.is(at + 2, Classes::COMMON)
                && self.name_end(at + 2) > at + 3
                && galley.is(self.name_end(at + 2) - 1, Classes::ORG_HEAD));
        bare || month || inserted || prefix || never || galley.is(at, Classes::WEEKDAY)
    }

    /// Where the words with capitals end that begin at a token.
    pub(super) fn name_end(&self, at: usize) -> usize {
        at + (at..self.last.min(at + 4)).take_while(|at| self.galley.capital(*at)).count()
    }

    /// Whether a title stands right before a token ("Mrs May").
    pub(super) fn titled(&self, at: usize) -> bool {
        let stop = usize::from(at > 0 && self.galley.text(at - 1) == ".");
        let titles = Classes::HONORIFIC.or(Classes::RANK);
        at.checked_sub(1 + stop).is_some_and(|before| {
            before >= self.first && self.galley.capital(before) && self.galley.is(before, titles)
        })
    }
}
