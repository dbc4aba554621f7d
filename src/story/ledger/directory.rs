//! [`Directory`]: whom the name in a ruling means.
//!
//! Holds for the corpus as it is after the rulings before; what those change is told to it.

use std::collections::{HashMap, HashSet};

use crate::document::{Actor, ActorId, Annotated};
use crate::text::fold;

/// The actors of a corpus by their ids, names and aliases.
#[derive(Debug, Default)]
pub(super) struct Directory {
    entries: HashMap<ActorId, Entry>,
    /// By the name that is shown.
    named: Table,
    called: Table,
}

/// Folded words -> whom they name.
type Table = HashMap<String, Vec<ActorId>>;

/// An actor in all articles.
#[derive(Debug)]
struct Entry {
    /// The first article that names it, and its place there.
    first: (usize, usize),
    names: HashSet<String>,
    aliases: HashSet<String>,
}

impl Directory {
    pub(super) fn new(articles: &[Annotated]) -> Self {
        let mut directory = Self::default();
        directory.enter(articles, |_| true);
        directory
    }

    /// Whom a name means: an id, a shown name, or an alias that only one actor has.
    pub(super) fn find(&self, name: &str) -> Option<&ActorId> {
        let wanted = fold(name);
        let by_id = self.entries.get_key_value(&ActorId::new(name)).map(|(id, _)| id);
        let by_name = self.named.get(&wanted).into_iter().flatten();
        if let Some(id) = by_name.chain(by_id).min_by_key(|id| self.first(id)) {
            return Some(id);
        }
        match self.called.get(&wanted).map(Vec::as_slice) {
            Some([id]) => Some(id),
            _ => None,
        }
    }

    /// The first article that names the actor.
    pub(super) fn article(&self, id: &ActorId) -> Option<usize> {
        self.first(id).map(|(article, _)| article)
    }

    pub(super) fn knows(&self, id: &ActorId) -> bool {
        self.entries.contains_key(id)
    }

    fn first(&self, id: &ActorId) -> Option<(usize, usize)> {
        self.entries.get(id).map(|entry| entry.first)
    }

    /// Reads these actors anew, once a ruling has changed them.
    pub(super) fn changed(&mut self, ids: &[ActorId], articles: &[Annotated]) {
        for id in ids {
            let Some(entry) = self.entries.remove(id) else { continue };
            for (words, table) in
                [(entry.names, &mut self.named), (entry.aliases, &mut self.called)]
            {
                for word in words {
                    table.entry(word).or_default().retain(|other| other != id);
                }
            }
        }
        self.enter(articles, |id| ids.contains(id));
    }

    fn enter(&mut self, articles: &[Annotated], wanted: impl Fn(&ActorId) -> bool) {
        for (article, annotated) in articles.iter().enumerate() {
            for (place, actor) in annotated.actors.iter().enumerate() {
                if wanted(&actor.id) {
                    self.enter_one((article, place), actor);
                }
            }
        }
    }

    fn enter_one(&mut self, first: (usize, usize), actor: &Actor) {
        let new = || Entry { first, names: HashSet::new(), aliases: HashSet::new() };
        let entry = self.entries.entry(actor.id.clone()).or_insert_with(new);
        let file = |word: &str, known: &mut HashSet<String>, table: &mut Table| {
            let word = fold(word);
            if known.insert(word.clone()) {
                table.entry(word).or_default().push(actor.id.clone());
            }
        };
        file(&actor.name, &mut entry.names, &mut self.named);
        for alias in &actor.aliases {
            file(alias, &mut entry.aliases, &mut self.called);
        }
    }
}
