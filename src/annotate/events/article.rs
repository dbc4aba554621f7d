//! What is known of all words of an article before its sentences are read.
//!
//! How a sentence is taken apart lives in `syntax`.

use super::Context;
use super::lexicon::{Known, LEXICON, UNKNOWN};
use crate::annotate::quotes::marks::stretches;
use crate::text::Span;

/// An article and what each of its words can be.
pub(super) struct Article<'a> {
    pub context: &'a Context<'a>,
    /// Its quotations, in order.
    pub quoted: Vec<Span>,
    /// What the lexicon knows of each word.
    pub known: Vec<&'static Known>,
    /// Whether each word stands in a date, time or duration.
    timed: Vec<bool>,
}

impl<'a> Article<'a> {
    /// Looks all words up.
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        let lexed = context.lexed;
        let known = (0..lexed.tokens().len()).map(|at| LEXICON.known(lexed.folded(at))).collect();
        let mut timed = vec![false; lexed.tokens().len()];
        for timex in context.timexes {
            timed.get_mut(lexed.tokens().within(timex.span)).unwrap_or_default().fill(true);
        }
        Self { context, quoted: stretches(lexed), known, timed }
    }

    /// What the lexicon knows of the word at a token.
    pub(super) fn known(&self, token: usize) -> &'static Known {
        self.known.get(token).copied().unwrap_or(&UNKNOWN)
    }

    /// Whether the token lies in a time expression.
    pub(super) fn timed(&self, token: usize) -> bool {
        self.timed.get(token).copied().unwrap_or(false)
    }
}
