//! The actors of a corpus: one entry each, with counts and with what it is part of.
//!
//! Which names are one actor was settled before, by `story`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::annotate::actors::known_parent;
use crate::document::{Actor, ActorId, Annotated};

/// How far `part_of` is followed; a chain of names is rarely deeper than three.
const MOST_ANCESTORS: usize = 16;

/// Place of an actor in [`super::Snapshot::actors`]; holds for that snapshot only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorIndex(pub u32);

/// An actor and how much the corpus has of it.
#[derive(Clone, Debug)]
pub struct ActorEntry {
    /// Who it is, with the aliases of all articles.
    pub actor: Actor,
    /// In how many articles it is named or on a side of an event.
    pub articles: u32,
    /// How often it is named.
    pub mentions: u32,
    /// How many of these may name somebody else, and why.
    pub doubt: Option<Doubt>,
    /// Whether lists of actors show it.
    pub listing: Listing,
    /// What it is part of, nearest first, also what is only known beforehand: an article may name a
    /// minister and not the state.
    pub above: Vec<ActorId>,
}

/// What speaks against it that all mentions of an actor name the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// How many mentions may name somebody else.
    pub mentions: u32,
    /// Why, for the first of them.
    pub reason: &'static str,
}

/// Whether lists of actors show an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// They do.
    Listed,
    /// The user does not want to see it there.
    Hidden,
}

/// All actors of a corpus, most articles first.
#[derive(Debug, Default)]
pub struct Actors {
    entries: Vec<ActorEntry>,
    by_id: HashMap<ActorId, ActorIndex>,
}

impl Actors {
    /// The entries, most articles first.
    #[must_use]
    pub fn entries(&self) -> &[ActorEntry] {
        &self.entries
    }

    /// Finds an actor by its id.
    #[must_use]
    pub fn index(&self, id: &ActorId) -> Option<ActorIndex> {
        self.by_id.get(id).copied()
    }
}

/// Builds the entries, and for each article the sorted actors that it names or that take part in its
/// events.
pub(super) fn columns(
    articles: &[Arc<Annotated>],
    hidden: &HashSet<ActorId>,
) -> (Actors, Vec<Vec<ActorIndex>>) {
    let mut actors = gathered(articles);
    for entry in actors.entries.iter_mut().filter(|entry| hidden.contains(&entry.actor.id)) {
        entry.listing = Listing::Hidden;
    }
    actors.entries.sort_by(|a, b| {
        let key = |entry: &ActorEntry| (entry.articles, entry.mentions);
        key(b).cmp(&key(a)).then_with(|| a.actor.name.cmp(&b.actor.name))
    });
    actors.by_id = (0..)
        .zip(&actors.entries)
        .map(|(index, entry)| (entry.actor.id.clone(), ActorIndex(index)))
        .collect();
    let chains: Vec<_> = actors.entries.iter().map(|entry| above(&entry.actor, &actors)).collect();
    for (entry, above) in actors.entries.iter_mut().zip(chains) {
        entry.above = above;
    }
    let told_of = articles.iter().map(|article| told_of(article, &actors)).collect();
    (actors, told_of)
}

/// One entry an id, counted but in no order.
fn gathered(articles: &[Arc<Annotated>]) -> Actors {
    let mut actors = Actors::default();
    for article in articles {
        for actor in &article.actors {
            let next = ActorIndex(u32::try_from(actors.entries.len()).unwrap_or(u32::MAX));
            let index = *actors.by_id.entry(actor.id.clone()).or_insert(next);
            match actors.entries.get_mut(index.0 as usize) {
                Some(entry) => widen(&mut entry.actor, actor),
                None => actors.entries.push(ActorEntry {
                    listing: Listing::Listed,
                    actor: actor.clone(),
                    articles: 0,
                    mentions: 0,
                    doubt: None,
                    above: Vec::new(),
                }),
            }
        }
        count(article, &mut actors);
    }
    actors
}

/// Adds what another article knows of the same actor.
fn widen(actor: &mut Actor, other: &Actor) {
    let other_names = other.aliases.iter().chain(std::iter::once(&other.name));
    for alias in other_names {
        if *alias != actor.name && !actor.aliases.contains(alias) {
            actor.aliases.push(alias.clone());
        }
    }
    for role in &other.roles {
        if !actor.roles.contains(role) {
            actor.roles.push(role.clone());
        }
    }
    if actor.country.is_none() {
        actor.country.clone_from(&other.country);
    }
    actor.part_of = match (actor.part_of.take(), &other.part_of) {
        (Some(one), Some(other)) if one != *other => above_both(&one, other),
        (one, other) => one.or_else(|| other.clone()),
    };
}

/// What two wholes are both part of: who held two posts is part of the government in all articles,
/// for no ministry is right for each of them.
fn above_both(one: &ActorId, other: &ActorId) -> Option<ActorId> {
    let chain = |id: &ActorId| {
        std::iter::successors(Some(id.clone()), known_parent).take(MOST_ANCESTORS).collect()
    };
    let (ones, others): (Vec<_>, Vec<_>) = (chain(one), chain(other));
    ones.into_iter().find(|id| others.contains(id))
}

fn count(article: &Annotated, actors: &mut Actors) {
    let mut mentions: HashMap<ActorIndex, u32> = HashMap::new();
    for id in article.mentions.iter().filter_map(|mention| mention.actor.as_ref()) {
        if let Some(index) = actors.by_id.get(id) {
            *mentions.entry(*index).or_default() += 1;
        }
    }
    for mention in &article.mentions {
        let index = mention.actor.as_ref().and_then(|id| actors.by_id.get(id));
        let entry = index.and_then(|index| actors.entries.get_mut(index.0 as usize));
        if let Some((entry, reason)) = entry.zip(mention.doubt) {
            entry.doubt.get_or_insert(Doubt { mentions: 0, reason }).mentions += 1;
        }
    }
    for index in in_events(article, actors) {
        // Who only acts or is acted on, as a state does by its people, is in the article as well.
        mentions.entry(index).or_default();
    }
    for (index, times) in mentions {
        if let Some(entry) = actors.entries.get_mut(index.0 as usize) {
            entry.articles += 1;
            entry.mentions += times;
        }
    }
}

/// The sides of an article's events.
fn in_events(article: &Annotated, actors: &Actors) -> impl Iterator<Item = ActorIndex> {
    let sides =
        article.events.iter().flat_map(|event| event.who.source.iter().chain(&event.who.target));
    sides.filter_map(|id| actors.index(id))
}

/// Follows `part_of` upwards, and what is known beforehand where the corpus does not tell; a circle
/// ends where it closes.
fn above(actor: &Actor, actors: &Actors) -> Vec<ActorId> {
    let entry = |id: &ActorId| actors.entries.get(actors.index(id)?.0 as usize);
    let parent = |id: &ActorId| {
        let told = entry(id).and_then(|entry| entry.actor.part_of.clone());
        told.or_else(|| known_parent(id))
    };
    let mut chain: Vec<ActorId> = Vec::new();
    let mut next = parent(&actor.id);
    while let Some(id) = next {
        if chain.contains(&id) || chain.len() == MOST_ANCESTORS || id == actor.id {
            break;
        }
        next = parent(&id);
        chain.push(id);
    }
    chain
}

/// The actors that an article names or that are on a side of one of its events, sorted.
fn told_of(article: &Annotated, actors: &Actors) -> Vec<ActorIndex> {
    let ids = article.mentions.iter().filter_map(|mention| mention.actor.as_ref());
    let mut told_of: Vec<_> = ids.filter_map(|id| actors.index(id)).collect();
    told_of.extend(in_events(article, actors));
    told_of.sort_unstable();
    told_of.dedup();
    told_of
}
