//! The query language: the tree of a query, how it is read from text, and how it is printed.
//!
//! What passes a query is decided in `evaluate`.

mod parse;
mod period;
mod syntax;

pub use parse::QueryError;
pub use period::Period;
pub(super) use syntax::{Node, State, Term};
pub use syntax::{Query, Reach, Side};
