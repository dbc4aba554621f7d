//! Whether those who take part are enough to tell an act: somebody named, or many who are not.
//!
//! Who they are is found beside this.

use crate::annotate::events::coder::{Coder, needs_another};
use crate::annotate::events::details::pronouns::strangers::acts_for_nobody;
use crate::annotate::events::details::standing::{
    by_mishap, counts_many, describes, is_of_people, marching, of_crowd, of_trade, of_unnamed,
    violent,
};
use crate::annotate::events::meaning::{Meaning, Rule, habitual, noun_act};
use crate::annotate::events::roles::{appositive, passive};
use crate::annotate::events::syntax::clauses::Link;
use crate::document::{ActorId, EventClass};

impl Coder<'_, '_> {
    /// Whether somebody without a name or an office speaks ("a student demanded").
    pub(in crate::annotate::events::coder) fn speaks_alone(
        &self,
        index: usize,
        meaning: Meaning,
    ) -> bool {
        let Some(clause) = self.parsed.clauses.get(index) else { return false };
        // "a trader is suing Peru" is a case between states none the less.
        let speaks = meaning.class.is_speech() && meaning.action != "sue";
        let acts = !self.parsed.group(clause).is_some_and(|group| group.passive);
        let bare = |at: usize| appositive(self.parsed, at, clause.verb).is_empty();
        let alone = |at: usize| acts_for_nobody(self.parsed, at) && bare(at);
        speaks && acts && clause.subject.is_some_and(alone)
    }

    /// Whether those who are named are enough to tell the act.
    pub(in crate::annotate::events::coder) fn tells(
        &self,
        index: usize,
        meaning: Meaning,
        (source, target): (&[ActorId], &[ActorId]),
        of_thing: bool,
    ) -> bool {
        let parsed = self.parsed;
        // "voted for the resolution", "acceded to the convention": it stands behind a preposition.
        let shifted = matches!(meaning.action, "endorse" | "ratify") && !passive(parsed, index);
        let vague = needs_another(meaning) && !shifted;
        match (source.is_empty(), target.is_empty()) {
            (false, false) => true,
            (false, true) if habitual(parsed, index) && self.private(source) => false,
            (false, true) => !vague || of_thing || source.len() > 1,
            (true, false) => {
                // "The trip was scrapped": by whom, and why, is open.
                meaning.action != "call off talks" && of_unnamed(parsed, index, meaning.class)
            }
            (true, true) => meaning.rule == Rule::Verb && self.of_many(index, meaning.class),
        }
    }

    /// Whether an act without a name on either side is worth telling: "thousands marched in Lima", "30
    /// people were arrested", "clashes left two dead", "gunmen killed a mayor".
    fn of_many(&self, index: usize, class: EventClass) -> bool {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(index) else { return false };
        let many = |at: Option<usize>| at.is_some_and(|at| counts_many(parsed, at));
        let object = parsed.object(clause);
        let suffers = if parsed.is_passive(index) { clause.subject } else { object };
        match class {
            EventClass::Protest => {
                let folk = clause.subject.is_some_and(|at| is_of_people(parsed, at));
                // "Thousands marched" alone tells too little.
                let purpose = clause.tail.clone().any(|at| parsed.preposition(at).is_some());
                let told = folk && (object.is_some() || purpose && many(clause.subject));
                marching(parsed, index) && (told || self.place(index, &[]).is_some())
            }
            // "where 20 were killed" only tells of a place.
            _ if describes(parsed, index) || by_mishap(parsed) => false,
            EventClass::Assault if violent(parsed, index) => {
                many(suffers) || self.place(index, &[]).is_some()
            }
            EventClass::Assault if parsed.is_passive(index) => many(suffers),
            EventClass::Coerce if parsed.is_passive(index) => {
                many(suffers) && suffers.is_some_and(|at| is_of_people(parsed, at))
            }
            EventClass::Assault | EventClass::Coerce | EventClass::Mobilize => {
                self.object(index).is_some() && of_crowd(parsed, index)
            }
            EventClass::Retreat if object.is_none() => {
                many(clause.subject) && of_crowd(parsed, index)
            }
            EventClass::Retreat | EventClass::Concede => many(object) && of_crowd(parsed, index),
            EventClass::Sanction if object.is_some() => of_crowd(parsed, index),
            EventClass::Sanction => {
                let ended = clause.subject.and_then(|at| noun_act(parsed, at));
                let told = matches!(clause.link, Link::Main | Link::Joined);
                told && ended.is_some() && !parsed.is_passive(index) && !of_trade(parsed)
            }
            _ => false,
        }
    }
}
