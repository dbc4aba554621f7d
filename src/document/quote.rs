//! [`Quote`]: who said what.

use super::ActorId;
use crate::text::Span;

/// Whether the speaker's own words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteForm {
    /// In quotation marks.
    Direct,
    /// In the reporter's words.
    Reported,
}

/// Words that someone is said to have spoken or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub span: Span,
    /// Who spoke, if the text tells.
    pub speaker: Option<ActorId>,
    /// To whom.
    pub addressee: Option<ActorId>,
    /// The verb of saying.
    pub verb: Option<Span>,
    /// Who passed the words on ("Interfax quoted ... as saying").
    pub via: Option<ActorId>,
    /// Whether they are the speaker's own words.
    pub form: QuoteForm,
}
