//! Quotes of one article: who said what to whom, and who passed it on.
//!
//! What was said is not judged here; that is `events`' work.

use crate::annotate::events::Context;
use crate::document::Quote;

/// Finds the quotations, direct and reported, in the order of the text.
#[must_use]
pub fn find(context: &Context<'_>) -> Vec<Quote> {
    let _ = context;
    Vec::new()
}
