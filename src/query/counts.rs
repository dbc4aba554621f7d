//! Facets: how much of each actor and of each class of events the hits have.

use std::cmp::Reverse;

use super::Hits;
use super::language::Side;
use crate::document::{Event, EventClass};
use crate::library::{ActorIndex, Article, Listing, Snapshot, TimelineEntry};

/// How much of an actor the hits have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActorCount {
    /// Who.
    pub actor: ActorIndex,
    /// In how many of the articles it is named, or stands on the side that is asked for.
    pub articles: u32,
    /// In how many of the events it takes part, or stands on that side.
    pub events: u32,
}

/// Counts the actors of the hits on a side of the events, most articles first, then most events.
#[must_use]
pub fn actor_counts(snapshot: &Snapshot, hits: &Hits, side: Side) -> Vec<ActorCount> {
    let mut counts: Vec<_> = (0..)
        .zip(snapshot.actors())
        .map(|(at, _)| ActorCount { actor: ActorIndex(at), articles: 0, events: 0 })
        .collect();
    let articles = hits.articles.iter().filter_map(|hit| snapshot.articles().get(hit.article));
    for actor in articles.flat_map(|article| in_article(snapshot, article, side)) {
        counts.get_mut(actor.0 as usize).into_iter().for_each(|count| count.articles += 1);
    }
    let entries = hits.timeline.iter().filter_map(|hit| snapshot.timeline().get(hit.entry));
    for actor in entries.flat_map(|entry| in_entry(snapshot, entry, side)) {
        counts.get_mut(actor.0 as usize).into_iter().for_each(|count| count.events += 1);
    }
    let listed = |actor: ActorIndex| {
        snapshot.actors().get(actor.0 as usize).is_some_and(|e| e.listing == Listing::Listed)
    };
    counts.retain(|count| count.articles + count.events > 0 && listed(count.actor));
    counts.sort_by_key(|count| Reverse((count.articles, count.events)));
    counts
}

/// The actors that an article names, or that stand on a side of what it tells, each once.
fn in_article(snapshot: &Snapshot, article: &Article, side: Side) -> Vec<ActorIndex> {
    match side {
        Side::Any => article.actors.clone(),
        _ => on_side(snapshot, article.annotated.events.iter(), side),
    }
}

/// The actors of an event, or those that stand on a side of it in any telling, each once.
fn in_entry(snapshot: &Snapshot, entry: &TimelineEntry, side: Side) -> Vec<ActorIndex> {
    let told = entry.tellings.iter().filter_map(|telling| {
        let article = snapshot.articles().get(telling.article)?;
        article.annotated.events.get(telling.event)
    });
    match side {
        Side::Any => entry.actors.clone(),
        _ => on_side(snapshot, told, side),
    }
}

fn on_side<'e>(
    snapshot: &Snapshot,
    events: impl Iterator<Item = &'e Event>,
    side: Side,
) -> Vec<ActorIndex> {
    let ids = events.flat_map(|event| match side {
        Side::Any | Side::Source => &event.who.source,
        Side::Target => &event.who.target,
    });
    let mut actors: Vec<_> = ids.filter_map(|id| snapshot.actor_index(id)).collect();
    actors.sort_unstable();
    actors.dedup();
    actors
}

/// How much of a class of events the hits have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassCount {
    /// The class.
    pub class: EventClass,
    /// How many of the articles tell such an event.
    pub articles: u32,
    /// How many of the events are of it.
    pub events: u32,
}

/// Counts the classes of the hits, most events first.
#[must_use]
pub fn class_counts(snapshot: &Snapshot, hits: &Hits) -> Vec<ClassCount> {
    let entries = hits.timeline.iter().filter_map(|hit| snapshot.timeline().get(hit.entry));
    let mut events = [0_u32; EventClass::ALL.len()];
    for (_, event) in entries.filter_map(|entry| entry.representative(snapshot)) {
        events.get_mut(event.class as usize).into_iter().for_each(|count| *count += 1);
    }
    let mut articles = [0_u32; EventClass::ALL.len()];
    for article in hits.articles.iter().filter_map(|hit| snapshot.articles().get(hit.article)) {
        let mut told = [0_u32; EventClass::ALL.len()];
        for event in &article.annotated.events {
            told.get_mut(event.class as usize).into_iter().for_each(|count| *count = 1);
        }
        articles.iter_mut().zip(told).for_each(|(sum, one)| *sum += one);
    }
    let all = EventClass::ALL.into_iter().zip(articles).zip(events);
    let mut counts: Vec<_> =
        all.map(|((class, articles), events)| ClassCount { class, articles, events }).collect();
    counts.retain(|count| count.articles + count.events > 0);
    counts.sort_by_key(|count| Reverse((count.events, count.articles)));
    counts
}
