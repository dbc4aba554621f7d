//! The nouns of the house: plain data that the pipeline fills and the screen shows.
//!
//! No behaviour beyond checked constructors and small questions; nothing here reads or writes.

mod actor;
mod article;
mod event;
mod interval;
mod publication;
mod quote;
mod timex;

pub use actor::{Actor, ActorId, ActorKind, Mention, MentionKind, Role};
pub use article::{
    Annotated, Block, BlockKind, Cut, Document, DocumentParts, Format, Headline, Origin, Problem,
    bullet,
};
pub use event::{Event, EventClass, Participants, Quantity, Realis};
pub use interval::{Basis, DayInterval, Grain};
pub use publication::{Constraint, Evidence, Publication};
pub use quote::{Quote, QuoteForm};
pub use timex::{Modifier, Timex, TimexKind};
