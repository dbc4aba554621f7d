//! The timeline of a corpus: one entry a cluster of tellings, in the order of dates.
//!
//! Which tellings are one event was settled before, by `story`.

use std::sync::Arc;

use jiff::civil::Date;

use super::actors::{ActorIndex, Actors};
use super::{Article, Snapshot};
use crate::document::{ActorId, Annotated, Basis, DayInterval, Event, Grain};
use crate::story::{Cluster, Discrepancy, Slot, Telling};

/// One event, as one or more articles tell it.
#[derive(Clone, Debug)]
pub struct TimelineEntry {
    /// When it took place; `None` if no telling says.
    pub when: Option<DayInterval>,
    /// Who tells it, the best dated telling first; never empty.
    pub tellings: Vec<Telling>,
    /// The actors that act, are acted on or tell it, in any telling, sorted.
    pub actors: Vec<ActorIndex>,
    /// Where the tellings do not agree.
    pub discrepancies: Vec<Discrepancy>,
    /// How many articles tell it in words of their own; copies of one report count once.
    pub voices: usize,
}

impl TimelineEntry {
    /// The telling that stands for the entry.
    #[must_use]
    pub fn representative<'a>(&self, snapshot: &'a Snapshot) -> Option<(&'a Article, &'a Event)> {
        let telling = self.tellings.first()?;
        let article = snapshot.articles().get(telling.article)?;
        Some((article, article.annotated.events.get(telling.event)?))
    }

    /// Whether no telling vouches for the act: each has it from somebody else than who did it.
    #[must_use]
    pub fn is_claim(&self, snapshot: &Snapshot) -> bool {
        let country = |id: &ActorId| {
            let at = snapshot.actor_index(id)?;
            snapshot.actors().get(at.0 as usize)?.actor.country.as_ref()
        };
        self.tellings.iter().all(|telling| {
            let article = snapshot.articles().get(telling.article);
            let event = article.and_then(|article| article.annotated.events.get(telling.event));
            event.is_some_and(|Event { who, .. }| {
                // What a ministry tells of its own state is an announcement.
                let own = |by: &ActorId| {
                    country(by)
                        .is_some_and(|home| who.source.iter().any(|id| country(id) == Some(home)))
                };
                who.hearsay.is_some() || who.told_by.as_ref().is_some_and(|by| !own(by))
            })
        })
    }

    /// Who acts, or who is acted on: as the first telling has it, and as those have it that do not
    /// agree with others on it.
    #[must_use]
    pub fn named<'a>(&self, side: Slot, snapshot: &'a Snapshot) -> Vec<&'a ActorId> {
        let apart = self.discrepancies.iter().filter(|found| found.slot == side);
        let apart = apart.flat_map(|found| [found.first.0, found.other.0]);
        let mut named: Vec<&ActorId> = Vec::new();
        for telling in self.tellings.first().copied().into_iter().chain(apart) {
            let article = snapshot.articles().get(telling.article);
            let event = article.and_then(|article| article.annotated.events.get(telling.event));
            let ids = event.map_or(&[][..], |event| match side {
                Slot::Source => &event.who.source,
                Slot::Target => &event.who.target,
                Slot::Date | Slot::Number | Slot::Place => &[],
            });
            named.extend(ids.iter().filter(|id| !named.contains(id)).collect::<Vec<_>>());
        }
        named
    }
}

/// Makes the entries and puts them in order: by date, then grain, then place in the corpus.
pub(super) fn sorted(
    clusters: Vec<Cluster>,
    articles: &[Arc<Annotated>],
    actors: &Actors,
) -> Vec<TimelineEntry> {
    let mut timeline: Vec<_> = clusters
        .into_iter()
        .filter(|cluster| !cluster.tellings.is_empty())
        .map(|cluster| entry(cluster, articles, actors))
        .collect();
    timeline.sort_by_cached_key(|entry| {
        let place = entry.tellings.first().map(|telling| (telling.article, telling.event));
        (entry.when.is_none(), entry.when.map(|when| when.sort_key()), place)
    });
    timeline
}

fn entry(cluster: Cluster, articles: &[Arc<Annotated>], actors: &Actors) -> TimelineEntry {
    let Cluster { mut tellings, discrepancies, voices } = cluster;
    let event = |telling: &Telling| articles.get(telling.article)?.events.get(telling.event);
    tellings.sort_by_key(|telling| doubt(event(telling).and_then(|event| event.when)));
    let mut who: Vec<_> = tellings
        .iter()
        .filter_map(event)
        .flat_map(|event| {
            event.who.source.iter().chain(&event.who.target).chain(&event.who.told_by)
        })
        .filter_map(|id| actors.index(id))
        .collect();
    who.sort_unstable();
    who.dedup();
    let when = tellings.first().and_then(event).and_then(|event| event.when);
    TimelineEntry { when, tellings, actors: who, discrepancies, voices }
}

/// How little a date says: the fewer days the better, then the plainer its reason.
fn doubt(when: Option<DayInterval>) -> (i32, u8, Option<(Date, Grain)>) {
    let Some(when) = when else { return (i32::MAX, u8::MAX, None) };
    let days = match (when.first(), when.last()) {
        (Some(first), Some(last)) => first.until(last).map_or(i32::MAX - 2, |span| span.get_days()),
        _ => i32::MAX - 1,
    };
    let basis = match when.basis() {
        Basis::User => 0,
        Basis::Stated => 1,
        Basis::Publication => 2,
        Basis::Narrative => 3,
        Basis::OtherArticle => 4,
        Basis::Inferred => 5,
    };
    (days, basis, Some(when.sort_key()))
}

/// Notes in each article which entries hold its events.
pub(super) fn link(timeline: &[TimelineEntry], articles: &mut [Article]) {
    for (index, entry) in timeline.iter().enumerate() {
        for telling in &entry.tellings {
            let slot = articles.get_mut(telling.article);
            if let Some(slot) = slot.and_then(|article| article.entries.get_mut(telling.event)) {
                *slot = index;
            }
        }
    }
}
