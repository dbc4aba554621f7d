//! Which actors a name in a query means.
//!
//! Which names are one actor was settled by `story`; here a reader's spelling is looked up.

use std::collections::HashSet;

use super::fuzzy::Needle;
use super::language::Reach;
use super::search::read;
use crate::annotate::actors::known_by;
use crate::document::{Actor, ActorId, ActorKind};
use crate::library::words::words_of;
use crate::library::{ActorIndex, Snapshot};

/// The actors that a name means, sorted: by id; else by a whole name or alias; else by a name that is
/// known beforehand; else those with a name that holds all its words; else, if only one comes into question, by a spelling with slips.
pub(super) fn meant(name: &str, reach: Reach, snapshot: &Snapshot) -> Vec<ActorIndex> {
    let known = known_by(name);
    let mut found = named(name, &known, snapshot);
    if reach == Reach::WithParts {
        // What is asked for need not be named anywhere for its parts to be.
        let ids = found.iter().filter_map(|index| snapshot.actors().get(index.0 as usize));
        let mut wholes: HashSet<ActorId> = ids.map(|entry| entry.actor.id.clone()).collect();
        wholes.extend(known);
        wholes.insert(ActorId::new(name));
        let parts = (0..).zip(snapshot.actors());
        let parts = parts.filter(|(_, entry)| entry.above.iter().any(|id| wholes.contains(id)));
        let parts: Vec<_> = parts.map(|(index, _)| ActorIndex(index)).collect();
        found.extend(parts);
        found.sort_unstable();
        found.dedup();
    }
    found
}

fn named(name: &str, known: &[ActorId], snapshot: &Snapshot) -> Vec<ActorIndex> {
    if let Some(index) = snapshot.actor_index(&ActorId::new(name)) {
        return vec![index];
    }
    let words = words_of(name);
    let candidates = spelt(&words, snapshot);
    let whole = |actor: &Actor| names(actor).any(|own| own == words);
    let part = |actor: &Actor| names(actor).any(|own| words.iter().all(|word| own.contains(word)));
    let mut listed: Vec<_> = known.iter().filter_map(|id| snapshot.actor_index(id)).collect();
    listed.sort_unstable();
    for fits in [&whole as &dyn Fn(&Actor) -> bool, &part] {
        let fitting = candidates.iter().copied().filter(|index| {
            snapshot.actors().get(index.0 as usize).is_some_and(|entry| fits(&entry.actor))
        });
        let mut fitting: Vec<_> = fitting.collect();
        if !fitting.is_empty() {
            let bearers = candidates.iter().filter(|index| bears(**index, &words, snapshot));
            let bare = |index: &ActorIndex| is_called(*index, &words, snapshot);
            if fitting.iter().any(bare) {
                fitting.extend(bearers);
                fitting.sort_unstable();
                fitting.dedup();
            }
            return fitting;
        }
        if !listed.is_empty() {
            return listed;
        }
    }
    let near = nearly(&words, snapshot);
    if near.len() == 1 { near } else { Vec::new() }
}

/// Whether a person is known by one word only: who bears it in full elsewhere may be meant as well.
fn is_called(index: ActorIndex, words: &[String], snapshot: &Snapshot) -> bool {
    let entry = snapshot.actors().get(index.0 as usize);
    let person = entry.filter(|entry| entry.actor.kind == ActorKind::Person);
    words.len() == 1 && person.is_some_and(|entry| words_of(&entry.actor.name) == words)
}

/// Whether a word is the surname of a person.
fn bears(index: ActorIndex, words: &[String], snapshot: &Snapshot) -> bool {
    let entry = snapshot.actors().get(index.0 as usize);
    let person = entry.filter(|entry| entry.actor.kind == ActorKind::Person);
    person.is_some_and(|entry| words_of(&entry.actor.name).last() == words.last())
}

/// The words of each name of an actor.
fn names(actor: &Actor) -> impl Iterator<Item = Vec<String>> + '_ {
    std::iter::once(&actor.name).chain(&actor.aliases).map(|name| words_of(name))
}

/// Actors that have all the words, spelt the same, somewhere in their names.
fn spelt(words: &[String], snapshot: &Snapshot) -> Vec<ActorIndex> {
    let index = snapshot.words();
    let sets = words.iter().map(|word| {
        let holders = index.find(word).map_or(&[][..], |id| index.actors.holders(id));
        holders.iter().copied().map(ActorIndex).collect::<Vec<_>>()
    });
    in_all(sets)
}

/// Actors that have all the words in a spelling that may differ.
fn nearly(words: &[String], snapshot: &Snapshot) -> Vec<ActorIndex> {
    let index = snapshot.words();
    let sets = words.iter().map(|word| {
        let reading = read(&Needle::new(word), index);
        let ids = reading.words.iter().map(|(id, _)| *id);
        let holders = ids.flat_map(|id| index.actors.holders(id));
        let mut set: Vec<_> = holders.copied().map(ActorIndex).collect();
        set.sort_unstable();
        set.dedup();
        set
    });
    in_all(sets)
}

fn in_all(sets: impl Iterator<Item = Vec<ActorIndex>>) -> Vec<ActorIndex> {
    sets.reduce(|mut kept, set| {
        kept.retain(|index| set.binary_search(index).is_ok());
        kept
    })
    .unwrap_or_default()
}
