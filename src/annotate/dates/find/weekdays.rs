//! The direction in which the words beside a weekday look: "will meet Monday", "has until Friday".
//!
//! Only the verb right before it counts; a sentence that says "will" somewhere mostly still looks
//! back. Months and days by number are judged in `tense`.

use super::super::form::{Anchor, Form, Found, Pick};
use super::super::value::Unit;
use super::super::words::{Class, List};
use super::Finder;
use super::tense::CLAUSE;

/// How far before a weekday its verb is looked for, in tokens.
const WEEKDAY_CLAUSE: usize = 12;

const IS: [&str; 4] = ["is", "are", "'re", "’re"];

impl Finder<'_> {
    /// Whether a weekday lies ahead: "will meet Monday", "is set to resume Monday".
    pub(super) fn weekday_tense(&self, at: usize) -> Pick {
        let words = &self.words;
        if self.not_before(at) || self.event_ahead(at) || self.deadline(at) || self.moved_to(at) {
            return Pick::Ahead;
        }
        if self.present_copula(at) || self.previewed(at) {
            return Pick::Ahead;
        }
        if self.may_have_come(at) {
            return Pick::Possible;
        }
        for i in words.back(at, WEEKDAY_CLAUSE) {
            let ending = words.word(i).len() > 4 && words.word(i).ends_with("ed");
            // "could be imposed by Monday"
            let ending = ending && words.before(i) != "be";
            match words.class(i) {
                Class::Ahead if self.plan_is_past(i) => break,
                Class::Ahead => return Pick::Ahead,
                _ if self.possible(i) || self.possible(i.wrapping_sub(1)) => return Pick::Possible,
                _ if self.happens(i) || self.intended(i) || self.under_way(i) => {
                    return Pick::Ahead;
                }
                _ if self.was_planned(i) || self.asked(i) => return Pick::Possible,
                Class::Behind => break,
                _ if ending || words.class(i) == Class::Weekday => break,
                // The colon of "at 12:01 a.m. Monday" ends nothing.
                _ if words.on(i, List::WeekdayBorder) && !words.figure_goes_on(i) => break,
                _ => {}
            }
        }
        Pick::Nearest
    }

    /// Whether a weekend lies behind or ahead: on a Monday and on a Friday the same words, "over the
    /// weekend", tell of the last one or the coming one.
    pub(super) fn weekend_tense(&self, at: usize) -> Pick {
        let set_for = self.set_for(at);
        if !set_for && self.has_done(at) {
            return Pick::Behind;
        }
        if let Some(sure) = self.clause_tense(at) {
            return sure;
        }
        match self.weekday_tense(at) {
            Pick::Nearest if !set_for && self.tells_what_was(at) => Pick::RatherBehind,
            Pick::Possible => Pick::Nearest,
            pick => pick,
        }
    }

    /// "this weekend": that of this week, but behind "visited" the last that has begun.
    pub(super) fn this_weekend(&self, at: usize) -> Form {
        match self.weekend_tense(at) {
            pick @ (Pick::Behind | Pick::RatherBehind) if !self.set_for(at) => Form::Weekend(pick),
            _ => Form::Unit { unit: Unit::Weekend, shift: 0, anchor: Anchor::Publication },
        }
    }

    /// Whether what is told was done with a view to the weekend: "a truce for the weekend", "ahead of
    /// this weekend's vote".
    fn set_for(&self, at: usize) -> bool {
        let words = &self.words;
        let of = words.any(at.wrapping_sub(1), &["of"]);
        let ahead = of && words.any(at.wrapping_sub(2), &["ahead", "eve"]);
        ahead || words.any(at.wrapping_sub(1), &["for", "before", "until", "till", "by"])
    }

    /// "has expelled ten envoys", "have been freed": done, and before the day of publication; beside
    /// a date that opens the sentence the verb stands behind it.
    fn has_done(&self, at: usize) -> bool {
        let words = &self.words;
        let border = |i: &usize| words.on(*i, List::ClauseBorder);
        let fronted = at.saturating_sub(words.range.start) < 3;
        let before = words.back(at, WEEKDAY_CLAUSE).take_while(|i| !border(i));
        let behind = (at + 2..words.range.end).take(CLAUSE).take_while(|i| !words.any(*i, &[";"]));
        let perfect = |i: usize| words.any(i, &["has", "have", "'ve", "’ve"]) && self.done(i + 1);
        before.into_iter().any(perfect) || (fronted && behind.into_iter().any(perfect))
    }

    /// Whether a participle stands at `at`, or behind "been", "not" or "also".
    fn done(&self, at: usize) -> bool {
        let words = &self.words;
        let behind = words.skip(words.skip(at, &["also", "already", "again", "not"]), &["been"]);
        let ends = |ending| words.word(behind).len() > 4 && words.word(behind).ends_with(ending);
        let plain = behind > at && words.any(behind - 1, &["been"]);
        plain || words.past_form(behind) || ends("en") || ends("wn")
    }

    /// Whether a verb of the past, no verb of speech, and none that looks ahead stands in the sentence.
    fn tells_what_was(&self, at: usize) -> bool {
        let words = &self.words;
        let ahead = |i: usize| {
            words.class(i) == Class::Ahead
                || words.any(i, &IS)
                || words
                    .any(i, &["would", "must", "may", "might", "could", "should", "has", "have"])
        };
        let was = |i: usize| words.past_form(i) && !words.on(i, List::Speech);
        // "He said the weekend vote was vital": on a Friday, of a vote that has not come.
        let event = (at + 1..at + 4).any(|i| words.on(i, List::Scheduled));
        if event && (words.range.start..at).any(|i| words.on(i, List::Speech)) {
            return false;
        }
        let near = |i: &usize| i.abs_diff(at) <= CLAUSE;
        words.range.clone().filter(near).any(was) && !words.range.clone().filter(near).any(ahead)
    }

    /// "was to fly on Sunday": planned, and perhaps overtaken.
    fn was_planned(&self, at: usize) -> bool {
        let words = &self.words;
        let verb = words.is_word(at + 1)
            && !words.on(at + 1, List::Determiner)
            && !words.any(at + 1, &["have"]);
        words.any(at, &["to"]) && words.any(at.wrapping_sub(1), &["was", "were"]) && verb
    }

    /// "may see", "is likely": what was possible is "may have seen", "could not see".
    fn possible(&self, at: usize) -> bool {
        let words = &self.words;
        let may = words.on(at, List::Possible)
            && !words.capital(at)
            && !words.any(at + 1, &["have", "not", "n't", "only"]);
        may || (words.word(at) == "likely" && words.any(at.wrapping_sub(1), &IS))
    }

    /// Whether "to" at `at` leads to something that is still to be done: "is to resume", "hope to
    /// agree".
    fn intended(&self, at: usize) -> bool {
        let words = &self.words;
        let before = at.wrapping_sub(1);
        let bound = words.any(before, &["is", "are", "set"]) || words.on(before, List::Intending);
        words.any(at, &["to"]) && bound && !words.any(at + 1, &["have"])
    }

    /// "are meeting", "must leave".
    fn under_way(&self, at: usize) -> bool {
        let words = &self.words;
        let word = words.word(at);
        let doing = word.len() > 4 && word.ends_with("ing") && word != "being";
        let must = word == "must" && !words.any(at + 1, &["have", "not", "only"]);
        must || (doing && words.any(at.wrapping_sub(1), &IS))
    }

    /// "The vote is Tuesday", "the talks are on Monday", "there is a rally on Saturday".
    fn present_copula(&self, at: usize) -> bool {
        let words = &self.words;
        let verb = words.skip_back(at, &["on"]).wrapping_sub(1);
        let is = |i| words.any(i, &["is", "are"]);
        let owned = words.any(at + 1, &["'s", "’s", "'", "’", "-"]);
        let there = (words.range.start..at).rev().take(WEEKDAY_CLAUSE);
        let mut there =
            there.take_while(|i| !words.past_form(*i) && !words.on(*i, List::WeekdayBorder));
        !owned && (is(verb) || there.any(|i| is(i) && words.any(i.wrapping_sub(1), &["there"])))
    }

    /// "gave him until Friday to reply", "told them to leave by Saturday", "a Sunday deadline".
    fn deadline(&self, at: usize) -> bool {
        let words = &self.words;
        let missed = || words.range.clone().any(|i| words.on(i, List::Missed));
        let named = |i| words.on(i, List::Ultimatum);
        if named(at + 1) || (words.before(at) == "of" && named(at.wrapping_sub(2))) {
            // "all came by the Monday deadline"
            let met = words.tells_past() && words.before(at) == "the";
            return !missed() && !met;
        }
        let lead = words.skip_back(at, &["on"]);
        let lead = if words.class(lead.wrapping_sub(1)) == Class::Part { lead - 1 } else { lead };
        let lead = words.skip_back(lead, &["the", "next"]);
        if !words.any(lead.wrapping_sub(1), &["until", "till", "by", "before"]) {
            return false;
        }
        let until = words.any(lead.wrapping_sub(1), &["until", "till"]);
        let granted = (words.range.start..lead).rev().take(CLAUSE);
        let mut granted = granted.take_while(|i| !words.any(*i, &[";", ":"]));
        let leave = until && words.any(at + 1, &["to"]);
        (leave || granted.any(|i| words.on(i, List::Granting))) && !missed()
    }

    /// "is set for Wednesday", "adjourned to Monday", "a visit beginning Friday".
    fn moved_to(&self, at: usize) -> bool {
        let words = &self.words;
        let lead = words.skip_back(at, &["on"]).wrapping_sub(1);
        let perfect = || self.plan_is_past(lead);
        match words.word(lead) {
            "for" => {
                let fixed = words.any(lead.wrapping_sub(1), &["set", "fixed"]) && !perfect();
                fixed || self.appointed(at, lead)
            }
            "to" | "until" | "till" => {
                let moved = (words.range.start..lead).rev().take(WEEKDAY_CLAUSE);
                let mut moved = moved.take_while(|i| !words.on(*i, List::WeekdayBorder));
                let off = |i| words.any(i, &["off"]) && words.before(i) == "put";
                moved.any(|i| words.on(i, List::Moved) || off(i)) && !perfect()
            }
            "beginning" | "starting" => !words.is_word(at + 1),
            _ => false,
        }
    }

    /// "announced a strike for Thursday", "summoned the envoy for Friday".
    fn appointed(&self, at: usize, lead: usize) -> bool {
        let words = &self.words;
        let owned = words.any(at + 1, &["'s", "’s", "'", "’", "-"]);
        let near = (words.range.start..lead).rev().take(WEEKDAY_CLAUSE);
        let mut near = near.take_while(|i| !words.on(*i, List::WeekdayBorder));
        let verb = near.find(|i| words.on(*i, List::Appointing) || words.past_form(*i));
        let named = verb.filter(|verb| words.on(*verb, List::Appointing));
        !owned && named.is_some_and(|verb| !self.plan_is_past(verb))
    }

    /// "asked the council to meet on Thursday": the day of the request, or of what is asked.
    fn asked(&self, at: usize) -> bool {
        let words = &self.words;
        let verb = words.is_word(at + 1) && !words.on(at + 1, List::Determiner);
        let near = (words.range.start..at).rev().take(WEEKDAY_CLAUSE / 2);
        let mut near = near.take_while(|i| !words.on(*i, List::WeekdayBorder));
        let asks = |i: usize| words.on(i, List::Asking);
        words.any(at, &["to"])
            && verb
            && near.find(|i| asks(*i) || words.past_form(*i)).is_some_and(asks)
    }

    /// Whether a weekday is that of an event ahead: "ahead of Friday's summit", "Friday's talks will
    /// fail", "has until Friday to decide", "by Friday, all must leave".
    fn event_ahead(&self, at: usize) -> bool {
        let words = &self.words;
        let ahead = |i| words.class(i) == Class::Ahead || words.any(i, &["must"]);
        let owned = words.any(at + 1, &["'s", "’s"]);
        match words.before(at) {
            "of" => words.any(at.wrapping_sub(2), &["ahead"]),
            "until" | "till" => words.any(at.wrapping_sub(2), &["has", "have"]),
            "midnight" | "noon" => {
                words.any(at.wrapping_sub(2), &["until", "till"])
                    && words.any(at.wrapping_sub(3), &["has", "have"])
            }
            "by" => words.range.start + 2 > at && (at..at + CLAUSE).any(ahead),
            "on" if words.on(at.wrapping_sub(2), List::Scheduled) => words.any(at + 1, &["will"]),
            _ => owned && (at + 2..at + 2 + WEEKDAY_CLAUSE / 2).any(|i| words.any(i, &["will"])),
        }
    }

    /// A weekday that shares the future of the one before it: "will meet on Monday and Tuesday",
    /// "meets Monday, with a second round on Wednesday".
    pub(super) fn share_future(&self, found: &[Found], form: &mut Form, first: usize, end: usize) {
        let words = &self.words;
        let Some(before) = found.last().filter(|one| one.first >= words.range.start) else {
            return;
        };
        let Some(pick) = weekday_pick(form).filter(|pick| **pick == Pick::Nearest) else { return };
        let shared = match &before.form {
            Form::Timed { date: Some(date), .. } => future(date),
            plain => future(plain),
        };
        let between = before.end..first;
        let told = |i| {
            words.past_form(i)
                || words.any(i, &["after", "since", "following", "from", "that", "who", "which"])
        };
        let owned = words.any(end, &["'s", "’s", "'", "’", "-"])
            || (words.before(first) == "the" && words.is_word(end));
        if let Some(shared) = shared
            && !owned
            && between.len() <= CLAUSE
            && !between.into_iter().any(told)
        {
            *pick = shared;
        }
    }
}

/// The pick of a weekday, if the form is one.
fn weekday_pick(form: &mut Form) -> Option<&mut Pick> {
    match form {
        Form::Weekday { pick, .. } => Some(pick),
        Form::Timed { date: Some(date), .. } => match date.as_mut() {
            Form::Weekday { pick, .. } => Some(pick),
            _ => None,
        },
        _ => None,
    }
}

/// What a weekday ahead makes of the next one.
const fn future(form: &Form) -> Option<Pick> {
    match form {
        Form::Weekday {
            pick: Pick::Ahead | Pick::Coming | Pick::Next | Pick::ToldNext, ..
        } => Some(Pick::ToldNext),
        Form::Weekday { pick: Pick::Possible, .. } => Some(Pick::Possible),
        _ => None,
    }
}
