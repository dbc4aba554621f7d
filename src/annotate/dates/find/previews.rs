//! Previews: weekdays of what is on the calendar, not yet done: "the council votes Thursday", "shut
//! until Monday", "on the eve of Friday's summit".
//!
//! Plans that a verb tells ("will meet Monday") are read in `weekdays`.

use std::ops::Range;

use super::super::words::{Class, List};
use super::Finder;
use super::tense::CLAUSE;

/// How far before a weekday its present verb stands: "hold talks on Friday".
const VERB: usize = 3;
/// How many words name who did something: "remarks by the Italian foreign minister".
const DOER: usize = 6;

impl Finder<'_> {
    /// Whether a weekday is that of something on the calendar.
    pub(super) fn previewed(&self, at: usize) -> bool {
        self.called_off(at)
            || self.shut_until(at)
            || self.condition(at)
            || self.in_force_from(at)
            || self.on_the_calendar(at)
            || self.ahead_of_event(at)
            || self.meeting_on(at)
    }

    /// "Saturday's rally was banned", "cancelled Saturday's trip", "preparations for Sunday's vote",
    /// "the eve of Friday's summit", "the march on Sunday has been called off": an event with its
    /// weekday that has not come.
    fn called_off(&self, at: usize) -> bool {
        let words = &self.words;
        let owned = words.any(at + 1, &["'s", "’s"]);
        let noun = if owned { at + 2 } else { at + 1 };
        let off = |i: usize| {
            words.on(i, List::CalledOff) || words.any(i, &["called"]) && words.any(i + 1, &["off"])
        };
        let dropped = |from: usize| {
            (from..from + 4).any(|i| off(i) && words.any(i - 1, &["was", "been", "is", "were"]))
        };
        let on = words.before(at) == "on" && words.on(at.wrapping_sub(2), List::Scheduled);
        if on && !owned && dropped(at + 1) {
            return true;
        }
        if !words.on(noun, List::Scheduled) {
            return false;
        }
        let eve = words.before(at) == "of" && words.any(at.wrapping_sub(2), &["eve"]);
        let eyes = words.before(at) == "on" && words.any(at.wrapping_sub(3), &["eyes"]);
        let prepared = words.any(at.wrapping_sub(2), &["preparations", "prepare", "preparing"])
            || words.any(at.wrapping_sub(2), &["invited", "tickets"]);
        let prepared = prepared && words.any(at.wrapping_sub(1), &["for", "to"]);
        (owned && (eve || eyes || prepared || off(at.wrapping_sub(1)))) || dropped(noun + 1)
    }

    /// "is shut until Monday", "no flights until Monday", "stays closed through Sunday", "jailed him
    /// until Friday": no verb of the past stands before, or one of what lasts.
    fn shut_until(&self, at: usize) -> bool {
        let words = &self.words;
        let lead = words.skip_back(at, &["midnight", "noon", "early", "late"]).wrapping_sub(1);
        let until = words.any(lead, &["until", "till"]);
        if !until && !words.any(lead, &["through"]) {
            return false;
        }
        let clause = self.clause(lead);
        let stays = |i: usize| words.on(i, List::Staying);
        let will = |i: usize| words.class(i) == Class::Ahead && !self.plan_is_past(i);
        if clause.clone().any(|i| will(i) || stays(i)) {
            return true;
        }
        let was = |i: usize| words.any(i, &["was", "were", "had", "been"]);
        let barred = |i: usize| words.on(i, List::Barring) && !was(i.wrapping_sub(1));
        until && (!self.past_in(clause.clone()) || clause.into_iter().any(barred))
    }

    /// "the leaders, meeting on Friday, must choose": what somebody does who has not done it yet.
    fn meeting_on(&self, at: usize) -> bool {
        let words = &self.words;
        let lead = words.skip_back(at, &["on"]);
        let doing = |i: &usize| {
            words.any(i.wrapping_sub(1), &[","])
                && words.word(*i).len() > 4
                && words.word(*i).ends_with("ing")
        };
        let near = (lead.saturating_sub(VERB).max(words.range.start)..lead).rev();
        let verb = near.take_while(|i| words.is_word(*i)).find(doing);
        let end = if words.any(at + 1, &["and"]) && words.class(at + 2) == Class::Weekday {
            at + 3
        } else {
            at + 1
        };
        verb.is_some() && words.any(end, &[","]) && !self.past_in(words.range.clone())
    }

    /// Whether a weekday names an event on the calendar of which the words do not tell whether it has
    /// come: "Sunday's vote is close", "will reply after Friday's talks".
    pub(super) fn may_have_come(&self, at: usize) -> bool {
        let words = &self.words;
        let owned = words.any(at + 1, &["'s", "’s"]);
        let on = words.before(at) == "on" && words.on(at.wrapping_sub(2), List::Scheduled);
        let event = on || (owned && words.on(at + 2, List::Scheduled));
        let clause = self.clause(at);
        let lead = if on { at.wrapping_sub(2) } else { at };
        let led = |word: &[&str]| words.any(words.skip_back(lead, &["the"]).wrapping_sub(1), word);
        let will = clause.into_iter().any(|i| words.class(i) == Class::Ahead);
        let is = owned && words.any(at + 3, &["is", "are"]);
        let win = owned && words.any(at.wrapping_sub(1), &["win"]);
        if self.of_a_deed(at) {
            return true;
        }
        // "He came two days before Saturday's vote": that is not still to come.
        let unit = words.skip_back(lead, &["the"]).wrapping_sub(2);
        let counted = matches!(words.class(unit), Class::Unit | Class::Units);
        let over = counted && !will && words.tells_past();
        event && ((led(&["before"]) && !over) || (led(&["after"]) && will) || is || win)
    }

    /// "will protest over remarks by the envoy on Sunday": the day of the remarks or of the protest.
    fn of_a_deed(&self, at: usize) -> bool {
        let words = &self.words;
        let lead = words.skip_back(at, &["on"]);
        let near = (lead.saturating_sub(DOER).max(words.range.start)..lead).rev();
        let by = near.take_while(|i| words.is_word(*i)).find(|i| words.any(*i, &["by"]));
        lead < at && by.is_some_and(|by| words.on(by.wrapping_sub(1), List::Deed))
    }

    /// "if no deal is reached by Thursday", "unless they leave before Friday".
    fn condition(&self, at: usize) -> bool {
        let words = &self.words;
        let limit = words.any(at.wrapping_sub(1), &["by", "before", "until"]);
        let owned = words.any(at + 1, &["'s", "’s"]);
        let clause = self.clause(at);
        let open = || {
            let past = |i| words.any(i, &["had", "was", "were", "did"]);
            let opens = words.range.start;
            let should = clause.contains(&opens) && words.any(opens, &["should"]);
            (should || clause.clone().any(|i| words.any(i, &["if", "unless"])))
                && !clause.clone().any(past)
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
        let one = words.any(verb.wrapping_sub(1), &["he", "she", "it"]);
        let subject = words.is_word(verb.wrapping_sub(1))
            && !words.on(verb.wrapping_sub(1), List::Determiner)
            && (one || !words.on(verb.wrapping_sub(1), List::NoThing))
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
