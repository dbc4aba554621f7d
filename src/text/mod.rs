//! Words and where they stand: spans, sanitising, folding, tokens, sentences, wrapping.
//!
//! Knows nothing of articles: every other shelf stands on this one.

pub mod calendar;
pub mod distance;
pub mod fit;
pub mod fold;
pub mod lexed;
pub mod offsets;
pub mod sanitize;
pub mod sentences;
pub mod span;
pub mod tokens;

pub use fold::{fold, folded};
pub use lexed::{Lexed, Sentence};
pub use offsets::OffsetMap;
pub use sanitize::{Sanitized, sanitize};
pub use span::Span;
pub use tokens::{Token, TokenKind, Tokens, clitic};
