//! What an event is told with beside its actors: dates, numbers, and whose words it is told in.
//!
//! Who acts is decided in `roles`.

pub(super) mod numbers;
pub(in crate::annotate) mod speech;
pub(super) mod when;
