//! [`Gapped`]: "Chad expelled two envoys, Niger one": a name and a number that stand for a whole act.
//!
//! The act itself, which is told before, is read in `coder`.

use crate::annotate::events::details::numbers::value;
use crate::annotate::events::syntax::chunks::Chunk;
use crate::annotate::events::syntax::parse::Parsed;

/// A name with the number of those to whom it does the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate::events) struct Gapped {
    /// How many.
    pub count: u64,
    /// The piece behind the number.
    pub end: usize,
}

impl Gapped {
    /// Reads the piece at `at`; `None` if it is no name behind a pause with a number that counts nothing
    /// itself.
    pub(in crate::annotate::events) fn read(parsed: &Parsed<'_>, at: usize) -> Option<Self> {
        let phrase = parsed.chunks.get(at)?.phrase().filter(|phrase| !phrase.pronoun)?;
        let pause = at.checked_sub(1).and_then(|at| parsed.chunks.get(at));
        let paused = matches!(pause, Some(Chunk::Comma(_) | Chunk::Join(_)));
        let last = phrase.tokens.end - 1;
        let inside = value(parsed.word(last)).filter(|_| last > phrase.tokens.start);
        let behind = || {
            let next = parsed.chunks.get(at + 1)?.phrase()?;
            value(parsed.word(next.head)).filter(|_| next.tokens.len() == 1)
        };
        let (count, end) = match inside {
            Some(count) => (count, at + 1),
            None => (behind()?, at + 2),
        };
        let mut name = phrase.tokens.start..last + usize::from(inside.is_none());
        let named = name.all(|token| parsed.mention_at(token).is_some());
        let closed = match parsed.chunks.get(end) {
            Some(Chunk::Noun(_) | Chunk::Verb(_)) => false,
            Some(Chunk::Preposition(token)) => parsed.word(*token) != "of",
            _ => true,
        };
        (paused && named && closed && !parsed.timed(last)).then_some(Self { count, end })
    }
}
