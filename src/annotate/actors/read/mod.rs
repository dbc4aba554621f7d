//! Reads names out of a text: what a page looks like, what may be a name, what kind of name it is.
//!
//! Who is meant by a name is not decided here.

mod judge;
mod page;
mod scan;

pub(crate) use judge::{Verdict, judge};
pub(crate) use page::{Page, Style};
pub(crate) use scan::{Candidate, scan};
