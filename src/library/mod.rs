//! The corpus in memory: one writer ([`Library`]), any number of readers ([`Snapshot`]).
//!
//! Holds what the panes and the command line show, in columns; asks nothing of it: that is `query`.

mod actors;
mod sample;
mod timeline;
pub mod words;

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::document::{Annotated, DayInterval, Grain, Problem, Publication};
use crate::story::{Story, tell};
use words::{Bodies, WordIndex};

pub use crate::story::{Discrepancy, Telling};
pub use actors::{ActorEntry, ActorIndex, Actors};
pub use sample::sample;
pub use timeline::TimelineEntry;

/// One article and its place among the others.
#[derive(Clone, Debug)]
pub struct Article {
    /// The article with everything that was found in it.
    pub annotated: Arc<Annotated>,
    /// The actors that it names, sorted.
    pub actors: Vec<ActorIndex>,
    /// What these are part of and the article does not name itself, sorted.
    pub ancestors: Vec<ActorIndex>,
    /// For each of its events the entry of the timeline that holds it.
    pub entries: Vec<usize>,
    /// When it was published; `None` if nothing bounds it.
    pub published: Option<DayInterval>,
}

impl Article {
    /// The key that puts articles in the order of their dates, undated ones last.
    ///
    /// A date that is only bounded ("not before") counts as undated.
    #[must_use]
    pub fn date_key(&self) -> (Date, Grain) {
        let undated = (Date::MAX, Grain::Century);
        match self.annotated.publication {
            Publication::Unknown(_) => undated,
            _ => self.published.map_or(undated, |days| days.sort_key()),
        }
    }
}

/// The corpus at one moment; never changes.
///
/// Articles keep their index from snapshot to snapshot; actors and timeline entries do not.
#[derive(Debug, Default)]
pub struct Snapshot {
    articles: Vec<Article>,
    actors: Actors,
    timeline: Vec<TimelineEntry>,
    problems: Vec<Problem>,
    bodies: Bodies,
    words: OnceLock<WordIndex>,
}

impl Snapshot {
    /// The articles in the order in which they were added.
    #[must_use]
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The actors that the corpus names, most articles first.
    #[must_use]
    pub fn actors(&self) -> &[ActorEntry] {
        self.actors.entries()
    }

    /// Finds an actor by its id.
    #[must_use]
    pub fn actor_index(&self, id: &crate::document::ActorId) -> Option<ActorIndex> {
        self.actors.index(id)
    }

    /// What happened, earliest first, undated last; one entry a cluster.
    #[must_use]
    pub fn timeline(&self) -> &[TimelineEntry] {
        &self.timeline
    }

    /// The files that could not be read, or not wholly.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The words of the corpus; the first call builds the index.
    #[must_use]
    pub fn words(&self) -> &WordIndex {
        self.words.get_or_init(|| WordIndex::new(self))
    }
}

/// The writer: takes in articles and hands out snapshots.
#[derive(Debug, Default)]
pub struct Library {
    /// The articles as they were before others helped them, so that the order of adding is no
    /// part of what is told.
    alone: Vec<Annotated>,
    problems: Vec<Problem>,
    bodies: Bodies,
    current: Arc<Snapshot>,
}

impl Library {
    /// Returns an empty library.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in articles and problems and makes the next snapshot.
    ///
    /// Costs a telling of the whole corpus; whoever streams a folder adds in batches that grow
    /// with it, so that the sum stays a small multiple of one telling.
    pub fn add(&mut self, articles: Vec<Annotated>, problems: Vec<Problem>) {
        self.bodies.add(&articles);
        self.alone.extend(articles);
        self.problems.extend(problems);
        self.current =
            Arc::new(told(self.alone.clone(), self.problems.clone(), self.bodies.clone()));
    }

    /// The corpus as it is now.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current)
    }
}

/// Lets the articles help each other and sets them in columns.
fn told(alone: Vec<Annotated>, problems: Vec<Problem>, bodies: Bodies) -> Snapshot {
    let Story { articles, clusters } = tell(alone);
    let annotated: Vec<_> = articles.into_iter().map(Arc::new).collect();
    let (actors, named) = actors::columns(&annotated);
    let timeline = timeline::sorted(clusters, &annotated, &actors);
    let mut articles: Vec<_> = annotated
        .into_iter()
        .zip(named)
        .map(|(annotated, named)| article(annotated, named, &actors))
        .collect();
    timeline::link(&timeline, &mut articles);
    Snapshot { articles, actors, timeline, problems, bodies, words: OnceLock::new() }
}

fn article(annotated: Arc<Annotated>, named: Vec<ActorIndex>, actors: &Actors) -> Article {
    let mut ancestors: Vec<_> = named
        .iter()
        .filter_map(|index| actors.entries().get(index.0 as usize))
        .flat_map(|entry| entry.ancestors.iter().copied())
        .filter(|index| named.binary_search(index).is_err())
        .collect();
    ancestors.sort_unstable();
    ancestors.dedup();
    let published = annotated.publication.interval();
    let entries = vec![0; annotated.events.len()];
    Article { annotated, actors: named, ancestors, entries, published }
}
