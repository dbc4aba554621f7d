//! Things that do harm and threaten nobody: "the dam threatens our people", "this will hit us".
//!
//! Who acts is found in the folder's `mod.rs`.

use crate::annotate::events::coder::Coder;
use crate::annotate::events::lexicon::Class;
use crate::annotate::events::meaning::{Meaning, Rule, noun_act};
use crate::annotate::events::syntax::chunks::{Chunk, Phrase};
use crate::document::{ActorId, EventClass};

/// Words for who can threaten, or for what somebody threatens with.
const ABLE: [Class; 12] = [
    Class::People,
    Class::Persons,
    Class::Bodies,
    Class::Papers,
    Class::Mouthpieces,
    Class::Offices,
    Class::Irregulars,
    Class::Crowds,
    Class::Messages,
    Class::Answers,
    Class::Several,
    Class::Sides,
];

impl Coder<'_, '_> {
    /// Whether a thing is a danger to somebody, so that nobody threatens: neither who speaks of it nor
    /// whose it is.
    pub(in crate::annotate::events::coder) fn endangers(
        &self,
        index: usize,
        meaning: Meaning,
        acting: &[ActorId],
    ) -> bool {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(index) else { return false };
        let Some(group) = parsed.group(clause) else { return false };
        let subject = clause.subject.filter(|_| !group.passive && group.verb != "be");
        let Some(at) = subject.filter(|_| meaning.class == EventClass::Threaten) else {
            return false;
        };
        let Some(phrase) = parsed.chunks.get(at).and_then(Chunk::phrase) else { return false };
        let word = parsed.word(phrase.head);
        if parsed.is(Class::Things, phrase.head) {
            return word != "it" || acting.is_empty();
        }
        // "to close the border" is what is threatened; "our people" is who is in danger.
        let menaces = meaning.rule == Rule::Verb && parsed.object(clause).is_some();
        let foretold = meaning.rule == Rule::AnnouncedHarm && acting.is_empty();
        let named = parsed.mention_at(phrase.head).is_some();
        (menaces || foretold) && !phrase.pronoun && !named && !self.able(at, phrase)
    }

    /// Whether the phrase at `at` names who can threaten, or an act by which somebody does.
    fn able(&self, at: usize, phrase: &Phrase) -> bool {
        let parsed = self.parsed;
        let own = matches!(parsed.word(phrase.tokens.start), "our" | "my");
        own || ABLE.into_iter().any(|class| parsed.is(class, phrase.head))
            || noun_act(parsed, at).is_some()
    }
}
