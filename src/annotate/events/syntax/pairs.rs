//! Words that are one only together: "up to 100", "of course", "as well as", "no longer".
//!
//! What a single word is taken for is decided in `words`.

use super::words::{Tag, Tagger};
use crate::annotate::events::lexicon::Class;
use crate::text::TokenKind;

impl Tagger<'_> {
    /// "up to", "more than", "at least" before a number belong to it.
    pub(super) fn approximates(&self, index: usize) -> bool {
        let number = |at: usize| {
            let token = self.context.lexed.tokens().get(at);
            token.is_some_and(|token| token.kind == TokenKind::Number)
        };
        let second = |at: usize| self.known(at).classes.has(Class::AboutSecond) && number(at + 1);
        let talked = matches!(self.tags.last(), Some(Tag::Noun | Tag::Name(_) | Tag::Verb(..)));
        let alone = self.here.has(Class::AboutAlone) && number(index + 1) && !talked;
        alone
            || self.here.has(Class::AboutFirst) && second(index + 1)
            || self.last.has(Class::AboutFirst) && second(index)
    }

    /// "of course", "very much": two words that are one adverb.
    pub(super) fn adverbial_pair(&self, index: usize) -> bool {
        let second = |at: usize| self.known(at).classes.has(Class::AdverbSecond);
        self.here.has(Class::AdverbFirst) && second(index + 1)
            || self.last.has(Class::AdverbFirst) && second(index)
    }

    /// "along with", "together with", "as well as" behind a name or a comma: they join as "and" does.
    pub(super) fn joins_on(&self, index: usize) -> Option<Tag> {
        let word = |at: usize| self.word(at);
        let back = |far: usize| index.checked_sub(far).map_or("", word);
        match self.tags.last()? {
            Tag::Comma | Tag::Name(_) => {
                let begins = match word(index) {
                    "along" | "together" => word(index + 1) == "with",
                    "as" => word(index + 1) == "well" && word(index + 2) == "as",
                    _ => false,
                };
                begins.then_some(Tag::Join)
            }
            Tag::Join => {
                let pair = (back(1), word(index));
                let goes_on = matches!(pair, ("along" | "together", "with") | ("as", "well"));
                goes_on.then_some(Tag::Adverb)
            }
            Tag::Adverb => {
                let words = || (back(2), back(1), word(index));
                let closes = word(index) == "as" && words() == ("as", "well", "as");
                closes.then_some(Tag::Adverb)
            }
            _ => None,
        }
    }

    /// Both words of "no longer".
    pub(super) fn no_longer(&self, index: usize) -> bool {
        match self.word(index) {
            "no" => self.word(index + 1) == "longer",
            "longer" => index.checked_sub(1).is_some_and(|before| self.word(before) == "no"),
            _ => false,
        }
    }
}
