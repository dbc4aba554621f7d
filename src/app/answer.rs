//! [`Answer`]: the hits of a query, set in the order in which the panes show them.
//!
//! Made by the worker, away from the keys; what matches is decided in `query`.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::document::{DayInterval, Grain};
use crate::library::Snapshot;
use crate::query::{self, Hits, Marks, Query};

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
    /// The articles that were read, for `is:unread`.
    pub read: Arc<HashSet<usize>>,
}

impl Marks for Ask {
    fn is_unread(&self, article: usize) -> bool {
        !self.read.contains(&article)
    }

    fn is_starred(&self, _: usize) -> bool {
        false
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

/// A row of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A year begins; how many of its events fall in each month.
    Year {
        /// The year.
        year: i16,
        /// Events a month; those told by the year or a longer stretch are left out.
        months: [u16; 12],
        /// All its events.
        total: usize,
    },
    /// A month begins.
    Month {
        /// Its number, counted from 1.
        month: i8,
    },
    /// The undated lane begins.
    Undated {
        /// How many events it has.
        total: usize,
    },
    /// An event: an index into [`Hits::timeline`].
    Event(usize),
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
}

impl Answer {
    /// Asks the snapshot and puts the hits in order.
    #[must_use]
    pub fn new(ask: &Ask) -> Self {
        let hits = query::run_with(&ask.snapshot, &ask.query, ask);
        let articles = ordered(&ask.snapshot, &hits, ask.sort);
        let timeline = rows(&ask.snapshot, &hits);
        Self { hits, articles, timeline }
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

/// Headings and events of the timeline, in the order of the hits.
fn rows(snapshot: &Snapshot, hits: &Hits) -> Vec<Row> {
    let when = |index: usize| {
        let entry = snapshot.timeline().get(hits.timeline.get(index)?.entry)?;
        entry.when.filter(|when| when.first().or(when.last()).is_some())
    };
    let mut rows = Vec::new();
    let (mut year, mut month) = (None, None);
    for index in 0..hits.timeline.len() {
        let Some(days) = when(index) else {
            if rows.iter().all(|row| !matches!(row, Row::Undated { .. })) {
                rows.push(Row::Undated { total: hits.timeline.len() - index });
            }
            rows.push(Row::Event(index));
            continue;
        };
        let (new_year, new_month) = place(&days);
        if year != Some(new_year) {
            rows.push(year_row(new_year, (index..hits.timeline.len()).map_while(when)));
            (year, month) = (Some(new_year), None);
        }
        if new_month.is_some() && month != new_month {
            rows.extend(new_month.map(|month| Row::Month { month }));
            month = new_month;
        }
        rows.push(Row::Event(index));
    }
    rows
}

/// The year, and the month if the date is told that precisely.
fn place(days: &DayInterval) -> (i16, Option<i8>) {
    let (date, _) = days.sort_key();
    let in_month = matches!(days.grain(), Grain::Day | Grain::Days | Grain::Week | Grain::Month);
    (date.year(), in_month.then(|| date.month()))
}

/// The heading of a year, counted over the events from its first on.
fn year_row(year: i16, dates: impl Iterator<Item = DayInterval>) -> Row {
    let (mut months, mut total) = ([0_u16; 12], 0);
    for days in dates.take_while(|days| place(days).0 == year) {
        total += 1;
        let month = place(&days).1.and_then(|month| usize::try_from(month - 1).ok());
        if let Some(count) = month.and_then(|month| months.get_mut(month)) {
            *count = count.saturating_add(1);
        }
    }
    Row::Year { year, months, total }
}
