//! What lies over the panes: a line being typed, the actor picker, a page of text.

mod input;
mod pages;
mod picker;
mod prompt;

pub use input::Input;
pub use pages::{Lead, PageKind, PageLine, TextPage};
pub use picker::{Pick, Picker, Picking, Together, Wish};
pub use prompt::{Prompt, PromptKind};

use super::keys::Scope;

/// What lies over the panes and gets the keys.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// A line is being typed.
    Prompt(Prompt),
    /// Actors or classes of events are being chosen.
    Picker(Picker),
    /// A page of text is being read.
    Page(TextPage),
}

impl Overlay {
    /// The keys that work on it.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        match self {
            Self::Prompt(_) => Scope::Prompt,
            Self::Picker(_) => Scope::Picker,
            Self::Page(_) => Scope::Page,
        }
    }

    /// The line that is being typed, if one is.
    pub const fn input(&mut self) -> Option<&mut Input> {
        match self {
            Self::Prompt(prompt) => Some(&mut prompt.input),
            Self::Picker(picker) => Some(&mut picker.input),
            Self::Page(_) => None,
        }
    }
}
