//! [`Ledger`]: the user's word on who is who and when articles were published.
//!
//! A list of rulings, carried out in their order after what the program finds by itself. Where it
//! lies, and writing it, is the runtime's business.

mod carry_out;
mod file;

use jiff::civil::Date;

pub(super) use carry_out::carry_out;
pub use file::LedgerText;

/// One thing that the user has settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// These names are one actor; it is shown under the first.
    Merge(Vec<String>),
    /// Who is called `name` is another than the one called `from`.
    Split {
        /// The name that is split off.
        name: String,
        /// A name of the actor that it is split from.
        from: String,
    },
    /// The actor is shown under another name.
    Rename {
        /// A name of the actor.
        name: String,
        /// The name that it is shown under.
        to: String,
    },
    /// The actor is left out of lists of actors.
    Hide(String),
    /// The article was published on this day.
    Publish {
        /// The end of the article's path.
        article: String,
        /// The day.
        day: Date,
    },
}

/// What the user has settled, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    rulings: Vec<Ruling>,
}

impl Ledger {
    /// The rulings, oldest first.
    #[must_use]
    pub fn rulings(&self) -> &[Ruling] {
        &self.rulings
    }

    /// Adds a ruling; a later one wins over those before it.
    pub fn add(&mut self, ruling: Ruling) {
        self.rulings.push(ruling);
    }

    /// Takes the newest ruling back.
    pub fn undo(&mut self) -> Option<Ruling> {
        self.rulings.pop()
    }
}

impl Ruling {
    /// The ruling in words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Merge(names) => format!("{} are one", names.join(", ")),
            Self::Split { name, from } => format!("{name} is not {from}"),
            Self::Rename { name, to } => format!("{name} is shown as {to}"),
            Self::Hide(name) => format!("{name} is hidden"),
            Self::Publish { article, day } => format!("{article} was published on {day}"),
        }
    }
}
