//! Keys as data: what can be pressed, what it does, and how a press is resolved.
//!
//! The table itself is `data/keymap.toml`; terminals are unknown here.

mod action;
mod keymap;
mod press;

pub use action::Action;
pub use keymap::{Binding, Keymap, Menu, Resolution, Scope};
pub use press::{Key, KeyPress};
