//! Inferring the publication date.
use crate::document::{Publication, Timex};
use crate::text::Lexed;
/// Infers.
#[must_use]
pub fn publication(_lexed: &Lexed<'_>, stated: &Publication, _timexes: &[Timex]) -> Publication {
    stated.clone()
}
