//! Who speaks a sentence that lies in a quotation of several sentences.
//!
//! Reporting clauses inside one sentence are read in `speech`.

use std::ops::Range;

use super::speech::speeches;
use crate::annotate::events::LONGEST_SENTENCE;
use crate::annotate::events::article::Article;
use crate::annotate::events::roles::Focus;
use crate::annotate::events::syntax::parse::Parsed;
use crate::document::ActorId;
use crate::text::{Sentence, Span};

/// The quotations of an article; remembers who speaks the one asked for last.
pub(in crate::annotate::events) struct Quoting<'a> {
    article: &'a Article<'a>,
    last: Option<(Span, Option<ActorId>)>,
}

impl<'a> Quoting<'a> {
    /// Nobody was asked for yet.
    pub(in crate::annotate::events) const fn new(article: &'a Article<'a>) -> Self {
        Self { article, last: None }
    }

    /// Who speaks a sentence that is nothing but quoted words: whom the first or last sentence of
    /// the quotation names.
    pub(in crate::annotate::events) fn speaker(
        &mut self,
        sentence: &Sentence,
        focus: &Focus,
    ) -> Option<ActorId> {
        let near =
            self.article.quoted.partition_point(|quote| quote.end() <= sentence.span.start());
        let quote = *self.article.quoted.get(near)?;
        let inside = self.words(&sentence.tokens).is_some_and(|words| quote.contains(words));
        if !inside {
            return None;
        }
        if let Some((_, speaker)) = self.last.as_ref().filter(|(known, _)| *known == quote) {
            return speaker.clone();
        }
        let ends = [quote.end().saturating_sub(1), quote.start()];
        let speaker = ends.into_iter().find_map(|at| self.named(at, focus));
        self.last = Some((quote, speaker.clone()));
        speaker
    }

    /// From the first to the last word of a sentence, its marks apart.
    fn words(&self, tokens: &Range<usize>) -> Option<Span> {
        let lexed = self.article.context.lexed;
        let word = |at: &usize| lexed.word(*at).chars().any(char::is_alphanumeric);
        let first = tokens.clone().find(word)?;
        let last = tokens.clone().rev().find(word)?;
        Some(lexed.cover(first..last + 1))
    }

    /// The speaker whom the sentence at an offset names outside quotations.
    fn named(&self, at: usize, focus: &Focus) -> Option<ActorId> {
        let lexed = self.article.context.lexed;
        let sentence = lexed.sentences().get(lexed.sentence_at(at)?)?;
        if sentence.tokens.len() > LONGEST_SENTENCE {
            return None;
        }
        let parsed = Parsed::new(self.article, sentence);
        let outside = speeches(&parsed, focus);
        outside.into_iter().find(|speech| !parsed.is_quoted(speech.clause))?.speaker
    }
}
