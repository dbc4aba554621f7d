//! Previews: weekdays of what is on the calendar, not yet done: "the council votes Thursday", "shut
//! until Monday", "on the eve of Friday's summit".
//!
//! Plans that a verb tells ("will meet Monday") are read in `weekdays`.

use std::ops::Range;

use super::super::words::List;
use super::Finder;
use super::tense::CLAUSE;

/// How far before a weekday its present verb stands: "hold talks on Friday".
const VERB: usize = 3;

impl Finder<'_> {
    /// Whether a weekday is that of something on the calendar.
    pub(super) fn previewed(&self, at: usize) -> bool {
        self.called_off(at)
            || self.shut_until(at)
            || self.condition(at)
            || self.in_force_from(at)
            || self.on_the_calendar(at)
            || self.ahead_of_event(at)
    }

    /// "Saturday's rally was banned", "cancelled Saturday's trip", "preparations for Sunday's vote",
    /// "the eve of Friday's summit": an event with its weekday that has not come.
    fn called_off(&self, at: usize) -> bool {
        let words = &self.words;
        if !words.any(at + 1, &["'s", "’s"]) || !words.on(at + 2, List::Scheduled) {
            return false;
        }
        let off = |i: usize| words.on(i, List::CalledOff);
        let eve = words.before(at) == "of" && words.any(at.wrapping_sub(2), &["eve"]);
        let prepared = words.any(at.wrapping_sub(2), &["preparations", "prepare", "preparing"])
            || words.any(at.wrapping_sub(2), &["invited", "tickets"]);
        let prepared = prepared && words.any(at.wrapping_sub(1), &["for", "to"]);
        eve || prepared
            || off(at.wrapping_sub(1))
            || (at + 3..=at + 5).any(|i| off(i) && words.any(i - 1, &["was", "been", "is"]))
    }

    /// "is shut until Monday", "no flights until Monday": no verb of the past stands before.
    fn shut_until(&self, at: usize) -> bool {
        let words = &self.words;
        let lead = words.skip_back(at, &["midnight", "noon", "early", "late"]);
        let until = words.any(lead.wrapping_sub(1), &["until", "till"]);
        until && !self.past_in(self.clause(lead.wrapping_sub(1)))
    }

    /// "if no deal is reached by Thursday", "unless they leave before Friday".
    fn condition(&self, at: usize) -> bool {
        let words = &self.words;
        let limit = words.any(at.wrapping_sub(1), &["by", "before", "until"]);
        let owned = words.any(at + 1, &["'s", "’s"]);
        let clause = self.clause(at);
        let open = || {
            let past = |i| words.any(i, &["had", "was", "were", "did"]);
            clause.clone().any(|i| words.any(i, &["if", "unless"])) && !clause.clone().any(past)
        };
        limit && !owned && open()
    }

    /// "From Monday, all need a visa", "effective Saturday, the office is shut".
    fn in_force_from(&self, at: usize) -> bool {
        let words = &self.words;
        let start = words.range.start;
        let lead = match words.before(at) {
            "from" | "effective" | "starting" | "beginning" => at - 1,
            "of" if words.any(at.wrapping_sub(2), &["as"]) => at - 2,
            _ => return false,
        };
        let behind = at + 2..words.range.end.min(at + 2 + CLAUSE);
        lead == start && words.any(at + 1, &[","]) && !self.past_in(behind)
    }

    /// "the council votes Thursday", "ministers hold talks on Friday": a verb of the calendar in its
    /// present form, behind who does it.
    fn on_the_calendar(&self, at: usize) -> bool {
        let words = &self.words;
        let owned = words.any(at + 1, &["'s", "’s", "'", "’", "-"]);
        let lead = words.skip_back(at, &["on"]);
        let near = (lead.saturating_sub(VERB).max(words.range.start)..lead).rev();
        let mut near = near.take_while(|i| words.is_word(*i));
        let verb = near.find(|i| words.on(*i, List::PresentDay) || words.on(*i, List::PresentMany));
        let Some(verb) = verb.filter(|_| !owned) else { return false };
        let before = words.before(verb);
        let subject = words.is_word(verb.wrapping_sub(1))
            && !words.on(verb.wrapping_sub(1), List::Determiner)
            && !words.on(verb.wrapping_sub(1), List::NoThing)
            && !words.on(verb.wrapping_sub(1), List::LeadIn)
            && !words.on(verb.wrapping_sub(1), List::Modal)
            && !words.past_form(verb.wrapping_sub(1));
        let relative = matches!(before, "which" | "who");
        let many = before.len() > 3 && before.ends_with('s') && !before.ends_with("ss");
        let agrees = words.on(verb, List::PresentDay) || many || relative;
        (subject || relative) && agrees && !self.past_in(self.clause(verb))
    }

    /// "ahead of talks on Friday".
    fn ahead_of_event(&self, at: usize) -> bool {
        let words = &self.words;
        let lead = words.skip_back(at, &["on"]);
        let mut near = lead.saturating_sub(VERB + 2).max(words.range.start)..lead;
        let ahead = near.find(|i| words.any(*i, &["ahead"]) && words.any(i + 1, &["of"]));
        ahead.is_some_and(|ahead| lead < at && (ahead..lead).all(|i| words.is_word(i)))
    }

    /// The tokens of the clause before `at`.
    fn clause(&self, at: usize) -> Range<usize> {
        let words = &self.words;
        let limit = at.saturating_sub(CLAUSE).max(words.range.start);
        let border = |i: &usize| words.on(*i, List::ClauseBorder);
        (limit..at).rev().find(border).map_or(limit, |border| border + 1)..at
    }

    /// Whether a verb of the past stands there: "was", "left", "has met", but no "is shut" and no
    /// "she said".
    fn past_in(&self, mut range: Range<usize>) -> bool {
        let words = &self.words;
        range.any(|i| {
            let passive = words.any(i.wrapping_sub(1), &["is", "are", "be"]);
            words.past_form(i) && !passive && !words.on(i, List::Speech)
        })
    }
}
