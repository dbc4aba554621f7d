//! Events of one article: who did what to whom, when, as each sentence tells it.
//!
//! What is the same event in two sentences or articles is decided in `story`.

use crate::document::{Actor, Event, Mention, Publication, Timex};
use crate::text::Lexed;

/// What a lexed block is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The headline.
    Headline,
    /// A heading inside the body.
    Crosshead,
    /// Running text.
    Body,
    /// A picture's caption.
    Caption,
}

/// What is known of an article before its events are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Its words.
    pub lexed: &'a Lexed<'a>,
    /// Its time expressions, in order.
    pub timexes: &'a [Timex],
    /// Its mentions, in order.
    pub mentions: &'a [Mention],
    /// The actors that the mentions name.
    pub actors: &'a [Actor],
    /// When it was published.
    pub publication: &'a Publication,
    /// What each lexed block is.
    pub parts: &'a [Part],
}

/// Finds the events that the article tells, in the order of the text.
#[must_use]
pub fn find(context: &Context<'_>) -> Vec<Event> {
    let _ = context;
    Vec::new()
}
