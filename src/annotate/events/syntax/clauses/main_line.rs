//! Where the main line of a sentence begins or goes on: behind an opening that only tells when, and
//! behind words that somebody reports.

use super::Reader;
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::syntax::chunks::{Chunk, Group};

impl Reader<'_> {
    /// "warned that Chad would strike and closed its border": whether a past form cannot go on with the
    /// verb before it, which is bare.
    pub(super) fn turns_back(&self, group: &Group) -> bool {
        let last = self.before.last().and_then(|clause| self.chunks.get(clause.verb));
        last.and_then(Chunk::group).is_some_and(|last| {
            let helpers = last.tokens.start..last.head;
            let word = |token: usize| self.context.lexed.folded(token);
            let bare = !helpers.clone().any(|at| matches!(word(at), "be" | "have" | "been"));
            let modal = helpers.clone().any(|at| LEXICON.is(Class::Modals, word(at)));
            group.bare_past() && modal && bare && !last.passive
        })
    }

    /// The subject that stands before a pause of a verb behind it.
    pub(super) fn behind_pause(&self, pause: usize, from: usize, verb: usize) -> Option<usize> {
        self.resumed(pause, verb).or_else(|| self.quoted_on(pause, from, verb))
    }

    /// "Diaz said Chad “threatened the talks”": the subject that stands between a verb of saying and the
    /// mark where the quoted words begin with its verb.
    fn quoted_on(&self, mark: usize, from: usize, verb: usize) -> Option<usize> {
        let quote = matches!(self.chunks.get(mark), Some(Chunk::Quote(_)));
        let quote = quote && mark + 1 == verb && self.before_says();
        let subject = mark.checked_sub(1).filter(|at| quote && *at >= from)?;
        let free = |at: usize| !matches!(self.chunks.get(at), Some(Chunk::Preposition(_)));
        let last = self.before.last().and_then(|clause| self.chunks.get(clause.verb));
        let told = last.and_then(Chunk::group)?;
        let phrase = self.chunks.get(subject).and_then(Chunk::phrase);
        let opens = subject == from || subject.checked_sub(1).is_some_and(free);
        (phrase.is_some() && opens && !LEXICON.is(Class::Addressing, told.verb)).then_some(subject)
    }

    /// "Days after the signing, Chad expelled": the piece behind the comma of such an opening, else the
    /// first one.
    pub(super) fn behind_measure(&self, from: usize, verb: usize) -> usize {
        let word = |token: usize| self.context.lexed.folded(token);
        let measure = self.chunks.get(from).and_then(Chunk::phrase);
        let measure = measure.is_some_and(|phrase| LEXICON.is(Class::Measures, word(phrase.head)));
        let after = matches!(self.chunks.get(from + 1), Some(Chunk::Preposition(token))
            if matches!(word(*token), "after" | "before"));
        let comma = |at: &usize| matches!(self.chunks.get(*at), Some(Chunk::Comma(_)));
        let pause = (from..verb).find(comma).filter(|_| measure && after);
        pause.map_or(from, |pause| pause + 1)
    }
}
