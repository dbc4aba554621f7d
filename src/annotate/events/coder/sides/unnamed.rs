//! Sides that bear no name of their own: a farmer, a former minister, "each" of two, "it".
//!
//! Whom the phrases of a clause name is found in the folder's `mod.rs`.

use crate::annotate::events::coder::Coder;
use crate::annotate::events::details::pronouns::strangers::does_for_nobody;
use crate::annotate::events::meaning::Meaning;
use crate::annotate::events::roles::{Focus, passive};
use crate::annotate::events::syntax::chunks::Chunk;
use crate::document::{ActorId, EventClass};

impl Coder<'_, '_> {
    /// "A Chadian farmer attacked", "was killed by a Chadian student": whether somebody without a name
    /// acts who acts for no state.
    pub(super) fn done_by_stranger(&self, index: usize) -> bool {
        let parsed = self.parsed;
        let subject = || parsed.clauses.get(index).and_then(|clause| clause.subject);
        let doer = if passive(parsed, index) { parsed.agent(index) } else { subject() };
        doer.is_some_and(|at| does_for_nobody(parsed, at))
    }

    /// "met a former Chadian president": whether somebody without a name is met who is no state.
    pub(super) fn done_to_stranger(&self, index: usize) -> bool {
        let object = self.parsed.clauses.get(index).and_then(|clause| self.parsed.object(clause));
        object.is_some_and(|at| does_for_nobody(self.parsed, at))
    }

    /// "Chad and Niger each accused the other", "each accused the other": both, towards each other.
    pub(super) fn each_other(
        &self,
        index: usize,
        acting: &[ActorId],
        focus: &Focus,
    ) -> Vec<ActorId> {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
        let words = |at: usize| {
            let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
            let ends = phrase.map(|phrase| (phrase.tokens.start, phrase.tokens.end - 1));
            ends.map_or(("", ""), |(first, last)| (parsed.word(first), parsed.word(last)))
        };
        let other = parsed.object(clause).is_some_and(|at| words(at) == ("the", "other"));
        if !other {
            return Vec::new();
        }
        if acting.len() == 2 {
            return acting.to_vec();
        }
        let (first, last) = clause.subject.map_or(("", ""), words);
        let each = first == "each" && matches!(last, "each" | "side" | "country" | "government");
        let here = self.found.last().map_or_else(Vec::new, |event| {
            event.who.source.iter().chain(&event.who.target).cloned().collect()
        });
        let pair = if self.found.is_empty() { focus.together.clone() } else { here };
        if each && pair.len() == 2 { pair } else { Vec::new() }
    }

    /// "Chad made an offer to Niger. It refused it.": whether "it" may as well be the other of the two
    /// of whom the sentence before tells.
    pub(super) fn either_refuses(&self, index: usize, meaning: Meaning, focus: &Focus) -> bool {
        let parsed = self.parsed;
        let word = |at: Option<usize>| {
            let phrase = at.and_then(|at| parsed.chunks.get(at)?.phrase());
            phrase.filter(|phrase| phrase.pronoun).map_or("", |phrase| parsed.word(phrase.head))
        };
        let Some(clause) = parsed.clauses.get(index) else { return false };
        let two = focus.together.len() == 2 && self.found.is_empty();
        let both = word(parsed.object(clause)) == "it";
        meaning.class == EventClass::Reject && word(clause.subject) == "it" && (two || both)
    }
}
