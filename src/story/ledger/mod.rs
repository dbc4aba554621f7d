//! [`Ledger`]: the user's word on who is who and when articles were published.
//!
//! A list of rulings, carried out in their order after what the program finds by itself. Where it
//! lies, and writing it, is the runtime's business.

mod article;
mod carry_out;
mod directory;
mod file;
mod follow;
mod settle;

pub use article::{ArticleName, Print};
pub(super) use carry_out::{CarriedOut, carry_out};
pub use file::{LedgerText, UNSET};

use article::Whereabouts;

use crate::document::{Annotated, DayInterval, Problem};

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
        /// The article where that is so; everywhere if it is not told.
        article: Option<ArticleName>,
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
    /// The article was published on one of these days.
    Publish {
        /// The article.
        article: ArticleName,
        /// The days; `None` if it is dated again as the program dates it.
        days: Option<DayInterval>,
    },
}

impl Ruling {
    /// The article that it is on, if it is on one.
    const fn article(&self) -> Option<&ArticleName> {
        match self {
            Self::Publish { article, .. } => Some(article),
            Self::Split { article, .. } => article.as_ref(),
            Self::Merge(_) | Self::Rename { .. } | Self::Hide(_) => None,
        }
    }
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

    /// These rulings with what was changed from `before` to `after`: somebody else may have ruled
    /// here meanwhile, and no ruling is lost but those that were taken back.
    #[must_use]
    pub fn with_changes(&self, before: &Self, after: &Self) -> Self {
        let pairs = before.rulings.iter().zip(&after.rulings);
        let same = pairs.take_while(|(one, other)| one == other).count();
        let mut rulings = self.rulings.clone();
        for gone in before.rulings.iter().skip(same).rev() {
            if let Some(at) = rulings.iter().rposition(|ruling| ruling == gone) {
                rulings.remove(at);
            }
        }
        rulings.extend(after.rulings.iter().skip(same).cloned());
        Self { rulings }
    }

    /// The article that each ruling is on, if it is on one that is here; and what is wrong with
    /// how they name them.
    pub(super) fn places(&self, articles: &[Annotated]) -> (Vec<Option<usize>>, Vec<Problem>) {
        let mut problems: Vec<Problem> = Vec::new();
        if self.rulings.iter().all(|ruling| ruling.article().is_none()) {
            return (vec![None; self.rulings.len()], problems);
        }
        let whereabouts = Whereabouts::new(articles);
        let mut find = |ruling: &Ruling| match whereabouts.find(ruling.article()?) {
            Ok(found) => found,
            Err(problem) => {
                if !problems.contains(&problem) {
                    problems.push(problem);
                }
                None
            }
        };
        (self.rulings.iter().map(&mut find).collect(), problems)
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
            Self::Split { name, article: Some(article), .. } => {
                format!("{name} in {} is somebody else", article.short())
            }
            Self::Split { name, from, article: None } => format!("{name} is not {from}"),
            Self::Rename { name, to } => format!("{name} is shown as {to}"),
            Self::Hide(name) => format!("{name} is hidden"),
            Self::Publish { article, days: Some(days) } => match days.single_day() {
                Some(day) => format!("{} was published on {day}", article.short()),
                None => format!("{} was published in {days}", article.short()),
            },
            Self::Publish { article, days: None } => {
                format!("{} is dated by what it tells", article.short())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ledger, Ruling};

    /// A ledger that hides one actor for each letter.
    fn ledger(names: &str) -> Ledger {
        Ledger { rulings: names.chars().map(|name| Ruling::Hide(name.into())).collect() }
    }

    #[test]
    fn changes_are_carried_over_to_what_somebody_else_wrote_meanwhile() {
        let check = |there: &str, before: &str, after: &str, expected: &str| {
            let found = ledger(there).with_changes(&ledger(before), &ledger(after));
            assert_eq!(found, ledger(expected), "{there}: {before} -> {after}");
        };
        check("", "", "a", "a");
        check("ab", "ab", "abc", "abc");
        check("abx", "ab", "abc", "abxc");
        check("abx", "ab", "a", "ax");
        check("abxb", "ab", "ac", "abxc");
        check("x", "ab", "a", "x");
        check("axb", "ab", "abbc", "axbbc");
    }
}
