//! [`Answer`]: the hits of a query, set in the order in which the panes show them.
//!
//! Made by the worker, away from the keys; what matches is decided in `query`.

mod rows;

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::library::Snapshot;
use crate::query::{self, Hits, Marks, Query};

pub use rows::{Burst, Row, Zoom};

/// A question to the worker.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Its number; only the newest answer counts.
    pub ticket: u64,
    /// What it is asked of.
    pub snapshot: Arc<Snapshot>,
    /// What is asked.
    pub query: Query,
    /// How the articles are put in order.
    pub sort: Sort,
    /// How much of the timeline is unfolded.
    pub zoom: Zoom,
    /// The articles that were read, for `is:unread`.
    pub read: Arc<HashSet<usize>>,
}

impl Marks for Ask {
    fn is_unread(&self, article: usize) -> bool {
        !self.read.contains(&article)
    }
}

/// The order of the article list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As the story went: oldest first, undated last; while searching, best match first.
    #[default]
    Story,
    /// Newest first, undated last.
    Newest,
    /// By publication, then date.
    Source,
    /// By title.
    Title,
}

impl Sort {
    /// The next order in a round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Story => Self::Newest,
            Self::Newest => Self::Source,
            Self::Source => Self::Title,
            Self::Title => Self::Story,
        }
    }

    /// What the order is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Story => "oldest first",
            Self::Newest => "newest first",
            Self::Source => "by source",
            Self::Title => "by title",
        }
    }
}

/// The hits of a query in the order of the panes.
#[derive(Debug, Default)]
pub struct Answer {
    /// What was found.
    pub hits: Hits,
    /// The rows of the article list: indices into [`Hits::articles`].
    pub articles: Vec<usize>,
    /// The rows of the timeline.
    pub timeline: Vec<Row>,
    /// How much of the timeline is unfolded.
    pub zoom: Zoom,
    /// For each of [`Hits::timeline`] the row that it stands on.
    standing: Vec<usize>,
}

impl Answer {
    /// Asks the snapshot and puts the hits in order.
    #[must_use]
    pub fn new(ask: &Ask) -> Self {
        let hits = query::run_with(&ask.snapshot, &ask.query, ask);
        let articles = ordered(&ask.snapshot, &hits, ask.sort);
        let rows::Rows { rows: timeline, standing } =
            rows::Rows::new(&ask.snapshot, &hits, ask.zoom);
        Self { hits, articles, timeline, zoom: ask.zoom, standing }
    }

    /// The row of the timeline on which one of [`Hits::timeline`] stands: its own, or the heading
    /// under which it is folded away.
    #[must_use]
    pub fn row_of(&self, hit: usize) -> Option<usize> {
        self.standing.get(hit).copied()
    }

    /// Whether the cursor of the timeline can stand on a row: on events, and on the headings under
    /// which events are folded away.
    #[must_use]
    pub fn lands(&self, row: usize) -> bool {
        self.timeline.get(row).is_some_and(|row| row.lands(self.zoom))
    }
}

fn ordered(snapshot: &Snapshot, hits: &Hits, sort: Sort) -> Vec<usize> {
    let mut order: Vec<usize> = (0..hits.articles.len()).collect();
    let hit = |index: &usize| hits.articles.get(*index);
    let article = |index: &usize| snapshot.articles().get(hit(index)?.article);
    let date = |index: &usize| article(index).map(crate::library::Article::date_key);
    let source = |index: &usize| {
        article(index).map(|article| article.annotated.document.source().unwrap_or("").to_owned())
    };
    let title = |index: &usize| {
        article(index).map(|article| crate::text::fold(&article.annotated.document.title()))
    };
    let undated = |index: &usize| date(index).is_none_or(|(date, _)| date == Date::MAX);
    match sort {
        Sort::Story => {
            order.sort_by_cached_key(|i| (Reverse(hit(i).map(|hit| hit.score)), date(i)));
        }
        Sort::Newest => order.sort_by_cached_key(|i| (undated(i), Reverse(date(i)))),
        Sort::Source => order.sort_by_cached_key(|i| (source(i), date(i))),
        Sort::Title => order.sort_by_cached_key(title),
    }
    order
}
