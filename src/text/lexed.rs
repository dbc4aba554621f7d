//! [`Lexed`]: a text cut into blocks, sentences and tokens; what every annotator reads.
//!
//! Built once an article; annotators never cut text themselves.

use std::ops::Range;

use super::sentences::sentences;
use super::{Span, Tokens};

/// One sentence: its place, its block and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the text, in bytes, white space at its ends apart.
    pub span: Span,
    /// Index of its block in the slice that [`Lexed::new`] got.
    pub block: usize,
    /// Indices of its tokens.
    pub tokens: Range<usize>,
}

/// The sentences and tokens of those parts of a text that count as article.
#[derive(Clone, Debug)]
pub struct Lexed<'t> {
    text: &'t str,
    tokens: Tokens,
    sentences: Vec<Sentence>,
}

impl<'t> Lexed<'t> {
    /// Cuts the blocks of `text` (in order, not overlapping) into sentences and tokens.
    #[must_use]
    pub fn new(text: &'t str, blocks: &[Span]) -> Self {
        let bytes = blocks.iter().map(|span| span.len()).sum();
        let tokens = Tokens::with_capacity(bytes);
        let mut lexed = Self { text, tokens, sentences: Vec::new() };
        for (block, span) in blocks.iter().enumerate() {
            let range = lexed.tokens.add(text, *span);
            for tokens in sentences(text, &lexed.tokens, range) {
                let span = lexed.cover(tokens.clone());
                lexed.sentences.push(Sentence { span, block, tokens });
            }
        }
        lexed
    }

    /// The whole text, boilerplate included.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The tokens of all blocks.
    #[must_use]
    pub const fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// The sentences in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Index of the sentence that holds the byte `offset`, if one does.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|s| s.span.end() <= offset);
        self.sentences.get(at).filter(|s| s.span.start() <= offset).map(|_| at)
    }

    /// The span from the first to the last of some tokens; empty if the range is.
    #[must_use]
    pub fn cover(&self, tokens: Range<usize>) -> Span {
        let first = self.tokens.get(tokens.start).map(|t| t.span);
        let last = tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i)).map(|t| t.span);
        match (first, last) {
            (Some(first), Some(last)) if !tokens.is_empty() => first.cover(last),
            _ => Span::default(),
        }
    }

    /// The text under the token at `index`; empty if there is none.
    #[must_use]
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    /// Folded form of the token at `index`; empty if there is none.
    #[must_use]
    pub fn folded(&self, index: usize) -> &str {
        self.tokens.folded(index)
    }
}
