//! What a speaker wants of others or lays at their door, told in words that name no act of speech.
//!
//! Acts of speech with verbs of their own ("demanded", "accused") are read in `meaning`.

use super::{Coder, DEMANDED};
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::meaning::{Meaning, Rule};
use crate::annotate::events::naming::named;
use crate::annotate::events::roles::{Focus, state_of};
use crate::annotate::events::syntax::chunks::Modality;
use crate::annotate::events::syntax::clauses::Link;
use crate::document::{EventClass, Realis};

impl Coder<'_, '_> {
    /// What someone says that another must do is a demand, whatever it is.
    pub(super) fn duty(&self, index: usize) -> Option<Meaning> {
        let clause = self.parsed.clauses.get(index)?;
        let group = self.parsed.group(clause)?;
        let asked =
            group.modality == Modality::Duty && !group.negated && self.speech(index).is_some();
        // "the change should prove that": a thing that does nothing is not asked.
        let subject = clause.subject.and_then(|at| self.parsed.chunks.get(at)?.phrase());
        let thing = subject.is_some_and(|phrase| !phrase.pronoun)
            && clause.subject.is_some_and(|at| self.parsed.mentions(at).is_empty());
        let idle = thing && !group.passive && LEXICON.is(Class::Showing, group.verb);
        (asked && !idle).then_some(demand(index))
    }

    /// "I hope that Washington recognises": what a speaker wishes another state to do is asked.
    pub(super) fn wish(&self, index: usize, focus: &Focus) -> Option<Meaning> {
        let parsed = self.parsed;
        let speech = self.speech(index)?;
        let saying = parsed.group(parsed.clauses.get(speech.clause)?)?;
        let subject = parsed.clauses.get(index)?.subject?;
        let home = state_of(parsed, speech.speaker.as_ref()?);
        let others = named(parsed, subject, focus);
        let foreign = others.first().is_some_and(|id| state_of(parsed, id) != home);
        let wished = LEXICON.is(Class::Wishing, saying.verb) && !saying.negated && foreign;
        wished.then_some(demand(index))
    }

    /// "the attack, which Ottawa says was ordered by Rome": a claim told by the way blames the doer.
    pub(super) fn blamed(&self, index: usize, focus: &Focus) -> Option<Meaning> {
        let parsed = self.parsed;
        let speech = self.speech(index)?;
        let aside = parsed.clauses.get(speech.clause)?.link == Link::Relative;
        let clause = parsed.clauses.get(index)?;
        let aside = aside && clause.verb == parsed.clauses.get(speech.clause)?.verb + 1;
        let passive = parsed.group(clause)?.passive && aside;
        let doer = parsed.agent(index).filter(|_| passive)?;
        let home = state_of(parsed, speech.speaker.as_ref()?);
        let foreign = named(parsed, doer, focus).iter().any(|id| state_of(parsed, id) != home);
        foreign.then_some(Meaning {
            class: EventClass::Accuse,
            action: "accuse",
            rule: Rule::Reproach,
            ..demand(index)
        })
    }
}

/// What someone must do, or is wished to do.
const fn demand(index: usize) -> Meaning {
    Meaning {
        class: EventClass::Request,
        action: DEMANDED,
        realis: Realis::Conditional,
        rule: Rule::Duty,
        last: index,
        roles: index,
    }
}
