//! [`Picker`]: the list of actors with their counts, narrowed by typing.
//!
//! What a choice does to the filters is decided in `update`.

use std::collections::BTreeSet;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::Input;
use crate::library::{ActorIndex, Snapshot};
use crate::query::ActorCount;

/// One actor that can be chosen.
#[derive(Clone, Debug)]
pub struct Pick {
    /// Who it is.
    pub actor: ActorIndex,
    /// The name it is shown under.
    pub name: String,
    /// Its other names, in one string.
    aliases: String,
    /// How many of the articles shown name it.
    pub articles: u32,
    /// In how many of the events shown it takes part.
    pub events: u32,
}

/// A pick that fits what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fit {
    pick: usize,
    score: i64,
    lights: Vec<usize>,
}

/// The actors to choose from.
#[derive(Clone)]
pub struct Picker {
    /// What is being typed.
    pub input: Input,
    picks: Vec<Pick>,
    fits: Vec<Fit>,
    cursor: usize,
    /// First visible row.
    pub top: usize,
    marked: BTreeSet<usize>,
}

impl std::fmt::Debug for Picker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Picker").field("input", &self.input).field("cursor", &self.cursor).finish()
    }
}

impl Picker {
    /// A picker of these actors, each with its articles and events, in this order.
    #[must_use]
    pub fn new(snapshot: &Snapshot, counts: &[ActorCount]) -> Self {
        let pick = |count: &ActorCount| {
            let entry = snapshot.actors().get(count.actor.0 as usize)?;
            Some(Pick {
                actor: count.actor,
                name: entry.actor.name.clone(),
                aliases: entry.actor.aliases.join(" / "),
                articles: count.articles,
                events: count.events,
            })
        };
        let picks = counts.iter().filter_map(pick).collect();
        let mut picker = Self {
            input: Input::default(),
            picks,
            fits: Vec::new(),
            cursor: 0,
            top: 0,
            marked: BTreeSet::new(),
        };
        picker.narrow();
        picker
    }

    /// Keeps the picks that fit what was typed, best first.
    pub fn narrow(&mut self) {
        let typed = self.input.text().trim();
        let matcher = SkimMatcherV2::default().ignore_case();
        let fit = |(index, pick): (usize, &Pick)| {
            if let Some((score, lights)) = matcher.fuzzy_indices(&pick.name, typed) {
                return Some(Fit { pick: index, score: score + 1, lights });
            }
            let score = matcher.fuzzy_match(&pick.aliases, typed)?;
            Some(Fit { pick: index, score, lights: Vec::new() })
        };
        self.fits = self.picks.iter().enumerate().filter_map(fit).collect();
        if !typed.is_empty() {
            self.fits.sort_by_key(|fit| std::cmp::Reverse(fit.score));
        }
        (self.cursor, self.top) = (0, 0);
    }

    /// How many picks fit.
    #[must_use]
    pub fn len(&self) -> usize {
        self.fits.len()
    }

    /// Whether no pick fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fits.is_empty()
    }

    /// How many can be chosen from in all.
    #[must_use]
    pub fn of(&self) -> usize {
        self.picks.len()
    }

    /// The row under the cursor.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// A row: the pick, the characters of its name that fit, and whether it is marked.
    #[must_use]
    pub fn row(&self, row: usize) -> Option<(&Pick, &[usize], bool)> {
        let fit = self.fits.get(row)?;
        let pick = self.picks.get(fit.pick)?;
        Some((pick, &fit.lights, self.marked.contains(&fit.pick)))
    }

    /// How many picks are marked.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.marked.len()
    }

    /// Moves the cursor and keeps it among `height` visible rows.
    pub fn go(&mut self, by: isize, height: usize) {
        let last = self.fits.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
        self.top = self.top.min(self.cursor).max((self.cursor + 1).saturating_sub(height));
    }

    /// Marks the pick under the cursor, or takes the mark away.
    pub fn toggle(&mut self) {
        let Some(fit) = self.fits.get(self.cursor) else { return };
        if !self.marked.remove(&fit.pick) {
            self.marked.insert(fit.pick);
        }
    }

    /// The marked picks, or the one under the cursor if none is marked.
    #[must_use]
    pub fn chosen(&self) -> Vec<&Pick> {
        if self.marked.is_empty() {
            return self.row(self.cursor).map(|(pick, ..)| pick).into_iter().collect();
        }
        self.marked.iter().filter_map(|index| self.picks.get(*index)).collect()
    }
}
