//! One sentence taken apart, with the questions that the coders ask of it.
//!
//! The taking apart itself lives in `words`, `chunks` and `clauses`.

use super::Context;
use super::chunks::{Chunk, Group, chunks};
use super::clauses::{Clause, clauses};
use super::lexicon::LEXICON;
use super::words::{Tag, tags};
use crate::document::{Actor, ActorId, Mention};
use crate::text::{Sentence, Span};

/// A sentence with its pieces and clauses.
pub(super) struct Parsed<'a> {
    pub context: &'a Context<'a>,
    pub sentence: &'a Sentence,
    pub tags: Vec<Tag>,
    pub chunks: Vec<Chunk>,
    pub clauses: Vec<Clause>,
}

impl<'a> Parsed<'a> {
    /// Takes the sentence apart.
    pub(super) fn new(context: &'a Context<'a>, sentence: &'a Sentence) -> Self {
        let start = sentence.span.start();
        let first = context.mentions.partition_point(|mention| mention.span.end() <= start);
        let tags = tags(context, sentence, first);
        let chunks = chunks(context, sentence.tokens.start, &tags);
        let clauses = clauses(context, &chunks);
        Self { context, sentence, tags, chunks, clauses }
    }

    /// The folded word at a token; empty outside the sentence.
    pub(super) fn word(&self, token: usize) -> &str {
        if self.sentence.tokens.contains(&token) { self.context.lexed.folded(token) } else { "" }
    }

    /// The base of the verb that the word at a token is a form of, or the word itself.
    pub(super) fn verb_base(&self, token: usize) -> &str {
        match self.tags.get(token.saturating_sub(self.sentence.tokens.start)) {
            Some(Tag::Verb(base, _)) => base,
            _ => self.word(token),
        }
    }

    /// The verb group of a clause.
    pub(super) fn group(&self, clause: &Clause) -> Option<&Group> {
        self.chunks.get(clause.verb)?.group()
    }

    /// The token behind the clause at `index` and what it governs: where the next free clause begins.
    pub(super) fn end_of(&self, index: usize) -> usize {
        let mut last = index;
        while let Some(next) = self.clauses.get(last + 1) {
            if next.parent != Some(last) || next.link != super::clauses::Link::Content {
                break;
            }
            last += 1;
        }
        let chunk = self.clauses.get(last).and_then(|clause| self.chunks.get(clause.tail.end));
        chunk.map_or(self.sentence.tokens.end, Chunk::start)
    }

    /// Whether the token lies in a time expression.
    pub(super) fn timed(&self, token: usize) -> bool {
        let Some(token) = self.context.lexed.tokens().get(token) else { return false };
        let timexes = self.context.timexes;
        let near = timexes.partition_point(|timex| timex.span.end() <= token.span.start());
        timexes.get(near).is_some_and(|timex| timex.span.overlaps(token.span))
    }

    /// The direct object: the first phrase behind the verb that no preposition governs.
    pub(super) fn object(&self, clause: &Clause) -> Option<usize> {
        for at in clause.tail.clone() {
            match self.chunks.get(at)? {
                Chunk::Noun(_) => return Some(at),
                Chunk::Time(_) | Chunk::Quote(_) => {}
                _ => return None,
            }
        }
        None
    }

    /// The mentions in a phrase, in order.
    pub(super) fn mentions(&self, at: usize) -> &'a [Mention] {
        let Some(phrase) = self.chunks.get(at).and_then(Chunk::phrase) else { return &[] };
        let span = self.context.lexed.cover(phrase.tokens.clone());
        let all = self.context.mentions;
        let first = all.partition_point(|mention| mention.span.end() <= span.start());
        let end = all.partition_point(|mention| mention.span.start() < span.end());
        all.get(first..end).unwrap_or(&[])
    }

    /// The governments that the mentions of a phrase belong to, where these name no actor.
    pub(super) fn homes(&self, at: usize) -> Option<&'a ActorId> {
        let mentions = self.mentions(at);
        let first = mentions.first()?;
        let from = self.context.mentions.partition_point(|mention| mention.span < first.span);
        self.context.homes.get(from..from + mentions.len())?.iter().rev().find_map(Option::as_ref)
    }

    /// The preposition before a phrase, if one governs it.
    pub(super) fn preposition(&self, at: usize) -> Option<&str> {
        match self.chunks.get(at.checked_sub(1)?)? {
            Chunk::Preposition(token) => Some(self.word(*token)),
            _ => None,
        }
    }

    /// Whether the word at a token is in a class of the grammar.
    pub(super) fn is(&self, class: &str, token: usize) -> bool {
        LEXICON.is(class, self.word(token))
    }

    /// Whether a preposition or verb stands right behind the verb of a clause.
    pub(super) fn preposition_behind(&self, index: usize) -> bool {
        let behind = self.clauses.get(index).and_then(|clause| self.chunks.get(clause.verb + 1));
        matches!(behind, Some(Chunk::Preposition(_) | Chunk::Verb(_)))
    }

    /// The actor of an id.
    pub(super) fn actor(&self, id: &ActorId) -> Option<&'a Actor> {
        self.context.actors.iter().find(|actor| actor.id == *id)
    }

    /// The span from the first token of a clause to the end of what it governs.
    pub(super) fn span(&self, index: usize) -> Span {
        let start = self.clauses.get(index).map_or(self.sentence.tokens.start, |clause| {
            let near = |at: &usize| (clause.start..clause.verb).contains(at);
            let subject = clause.subject.filter(near).unwrap_or(clause.verb);
            let first = subject.min(clause.verb);
            self.chunks.get(first).map_or(self.sentence.tokens.start, Chunk::start)
        });
        self.context.lexed.cover(start..self.end_of(index).max(start + 1))
    }
}
