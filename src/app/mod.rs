//! What the reader can do: a model, messages that change it, effects that it asks for.
//!
//! Knows cells and keys but no terminal; `update` is the only door.

mod answer;
mod effect;
pub mod filters;
pub mod keys;
pub mod labels;
pub mod layout;
mod message;
mod model;
pub mod overlays;
pub mod panes;
mod short_names;
mod update;

pub use answer::{Answer, Ask, Burst, Row, Sort, Zoom};
pub use effect::Effect;
pub use layout::{Area, Layout, Pane};
pub use message::{Loading, Message, Pointer};
pub use model::{Model, Notice, Screen, Start};
pub use update::update;
