//! Reads names out of a text: what a galley looks like, what may be a name, what kind of name it is.
//!
//! Who is meant by a name is not decided here.

mod around;
mod evidence;
mod galley;
mod headlines;
mod judge;
mod language;
mod lines;
mod scan;
mod shape;

pub(crate) use galley::{Galley, Style};
pub(crate) use judge::{Verdict, judge};
pub(crate) use lines::dateline_goes_on;
pub(crate) use scan::{Candidate, scan};
