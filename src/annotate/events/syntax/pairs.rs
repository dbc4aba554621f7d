//! Words that are one only together: "up to 100", "of course", "as well as", "no longer".
//!
//! What a single word is taken for is decided in `words`.

use super::words::{Tag, Tagger};
use crate::text::TokenKind;

impl Tagger<'_> {
    /// "up to", "more than", "at least" before a number belong to it.
    pub(super) fn approximates(&self, index: usize) -> bool {
        let number = |at: usize| {
            let token = self.context.lexed.tokens().get(at);
            token.is_some_and(|token| token.kind == TokenKind::Number)
        };
        let second = |at: usize| self.lexicon.is("about_second", self.word(at)) && number(at + 1);
        self.here.contains(&"about_first") && second(index + 1)
            || self.last.contains(&"about_first") && second(index)
    }

    /// "of course", "very much": two words that are one adverb.
    pub(super) fn adverbial_pair(&self, index: usize) -> bool {
        let second = |at: usize| self.lexicon.is("adverb_second", self.word(at));
        self.here.contains(&"adverb_first") && second(index + 1)
            || self.last.contains(&"adverb_first") && second(index)
    }

    /// "along with", "together with", "as well as" behind a name or a comma: they join as "and" does.
    pub(super) fn joins_on(&self, index: usize) -> Option<Tag> {
        let open = matches!(self.tags.last(), Some(Tag::Comma | Tag::Name(_)));
        let words = (self.word(index), self.word(index + 1), self.word(index + 2));
        let begins = match words {
            ("along" | "together", "with", _) | ("as", "well", "as") => open,
            _ => false,
        };
        if begins {
            return Some(Tag::Join);
        }
        let back = |far: usize| index.checked_sub(far).map_or("", |at| self.word(at));
        let goes_on = self.tags.last() == Some(&Tag::Join)
            && matches!((back(1), words.0), ("along" | "together", "with") | ("as", "well"))
            || matches!((back(2), back(1), words.0), ("as", "well", "as"))
                && self.tags.last() == Some(&Tag::Adverb);
        goes_on.then_some(Tag::Adverb)
    }

    /// Both words of "no longer".
    pub(super) fn no_longer(&self, index: usize) -> bool {
        let pair = |at: usize| self.word(at) == "no" && self.word(at + 1) == "longer";
        pair(index) || index.checked_sub(1).is_some_and(pair)
    }
}
