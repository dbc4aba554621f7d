//! What an event is told with beside its actors: dates, numbers, and whose words it is told in.
//!
//! Who acts is decided in `roles`.

pub(super) mod carried;
pub(super) mod nominals;
pub(super) mod numbers;
pub(super) mod pronouns;
pub(super) mod quoting;
pub(super) mod retracted;
pub(in crate::annotate) mod speech;
pub(super) mod standing;
pub(super) mod when;
