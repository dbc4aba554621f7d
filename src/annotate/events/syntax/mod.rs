//! A sentence taken apart: what its words can be, its pieces, its clauses.
//!
//! What the clauses tell is asked of `meaning` and `roles`.

pub(super) mod chunks;
pub(super) mod clauses;
pub(super) mod headings;
pub(super) mod inflect;
mod pairs;
pub(super) mod parse;
mod verbs;
pub(super) mod words;
