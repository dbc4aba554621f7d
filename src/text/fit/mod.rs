//! How text fits into columns: measuring, cutting, wrapping.
//!
//! What is done with the lines is the screen's business.

mod width;
mod wrap;

pub use width::{ellipsis, head, width};
pub use wrap::wrap;
