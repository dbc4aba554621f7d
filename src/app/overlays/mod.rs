//! What lies over the panes: a line being typed, the actor picker, a page of text.

mod input;
mod pages;
mod picker;
mod prompt;
mod roster;

pub use input::Input;
pub use pages::{Lead, PageKind, PageLine, TextPage};
pub use picker::{Pick, Picker, Picking, Together, Wish};
pub use prompt::{Prompt, PromptKind};
pub use roster::{Roster, RosterRow, Typing};

use super::keys::Scope;

/// What lies over the panes and gets the keys.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// A line is being typed.
    Prompt(Prompt),
    /// Actors or classes of events are being chosen.
    Picker(Picker),
    /// Every actor with its names is being looked through.
    Roster(Roster),
    /// A page of text is being read.
    Page(TextPage),
}

impl Overlay {
    /// The keys that work on it.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        match self {
            Self::Roster(roster) if roster.typing.is_some() => Scope::Prompt,
            Self::Roster(_) => Scope::Roster,
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
            Self::Roster(roster) => match &mut roster.typing {
                Some(Typing::Narrow(input) | Typing::Rename(_, input)) => Some(input),
                None => None,
            },
            Self::Page(_) => None,
        }
    }
}
