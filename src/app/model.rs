//! [`Model`]: all that the screen is made from.
//!
//! Changed only by `update`; each part has its own file.

use std::collections::HashSet;
use std::sync::Arc;

use super::filters::Filters;
use super::keys::{KeyPress, Scope};
use super::layout::{Layout, Pane};
use super::overlays::Overlay;
use super::panes::{ArticleList, Place, Reading, Timeline};
use super::{Answer, Ask, Loading, Sort};
use crate::document::Annotated;
use crate::library::{Article, Snapshot};
use crate::query::{Query, QueryError};
use crate::story::Ledger;

/// The screen's size in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Whether the focused pane fills the screen.
    pub zen: bool,
}

/// A line for the reader, shown until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice(pub String);

/// What a session begins with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// Filters from the command line.
    pub query: Query,
    /// Whether the corpus is the sample, which the first notice says.
    pub sample: bool,
}

/// The question that was asked last, and the answer on the screen.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What narrows the corpus.
    pub filters: Filters,
    /// The order of the article list.
    pub sort: Sort,
    /// What was found.
    pub answer: Arc<Answer>,
    /// Why the newest query could not be asked; the answer is an older one's.
    pub error: Option<QueryError>,
    /// Number of the newest question.
    pub ticket: u64,
    /// Number of the question that `answer` answers.
    pub answered: u64,
}

/// Everything.
#[derive(Clone, Debug)]
pub struct Model {
    /// The corpus.
    pub snapshot: Arc<Snapshot>,
    /// How far loading is.
    pub loading: Loading,
    /// What is searched for and what was found.
    pub found: Found,
    /// The article list.
    pub articles: ArticleList,
    /// The reading pane.
    pub reading: Reading,
    /// The event timeline.
    pub timeline: Timeline,
    /// The pane that the keys go to.
    pub focus: Pane,
    /// What lies over the panes.
    pub overlay: Option<Overlay>,
    /// The screen's size.
    pub screen: Screen,
    /// Articles that were opened (by index), and places to go back to.
    pub visited: Visited,
    /// What the user has ruled since the snapshot was made, with all before it.
    pub ruled: Option<Ledger>,
    /// What is said to the reader, and what the reader has not finished to say.
    pub dialogue: Dialogue,
}

/// What is said to the reader, and what the reader has not finished to say.
#[derive(Clone, Debug, Default)]
pub struct Dialogue {
    /// A line for the reader.
    pub notice: Option<Notice>,
    /// Presses that wait for the next.
    pub pending: Vec<KeyPress>,
}

/// Where the reader has been.
#[derive(Clone, Debug, Default)]
pub struct Visited {
    /// Articles that were opened.
    pub read: Arc<HashSet<usize>>,
    /// Places to go back to, the newest last.
    pub back: Vec<Place>,
}

impl Model {
    /// The model before anything is loaded.
    #[must_use]
    pub fn new(start: &Start, width: u16, height: u16) -> Self {
        let sample = "sample; yours: diplo-tui PATH";
        let notice = start.sample.then(|| Notice(sample.to_owned()));
        Self {
            snapshot: Arc::default(),
            loading: Loading::Running { files: 0 },
            found: Found { filters: Filters::from_query(&start.query), ..Found::default() },
            articles: ArticleList::default(),
            reading: Reading::default(),
            timeline: Timeline::default(),
            focus: Pane::Articles,
            overlay: None,
            screen: Screen { width, height, zen: false },
            visited: Visited::default(),
            ruled: None,
            dialogue: Dialogue { notice, pending: Vec::new() },
        }
    }

    /// Where everything stands; `None` on a screen that is too small.
    #[must_use]
    pub fn layout(&self) -> Option<Layout> {
        Layout::new(self.screen.width, self.screen.height, self.focus, self.screen.zen)
    }

    /// The keys that work now.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.overlay.as_ref().map_or(Scope::Panes, Overlay::scope)
    }

    /// The chosen article, by its index; none while nothing at all is listed, though the place in
    /// it is kept until something is.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        let hits = &self.found.answer.hits;
        let any = !hits.articles.is_empty() || !hits.timeline.is_empty();
        self.articles.selected.filter(|_| any)
    }

    /// The chosen article.
    #[must_use]
    pub fn article(&self) -> Option<&Article> {
        self.snapshot.articles().get(self.chosen()?)
    }

    /// The chosen article with what was found in it.
    #[must_use]
    pub fn annotated(&self) -> Option<&Annotated> {
        self.article().map(|article| article.annotated.as_ref())
    }

    /// The next question for the worker, for the filters as they are.
    ///
    /// A wrong query gives none: the error is kept for the screen, and the old answer stays.
    pub fn ask(&mut self) -> Option<Ask> {
        let query = match self.found.filters.query() {
            Ok(query) => query,
            Err(error) => {
                self.found.error = Some(error);
                return None;
            }
        };
        self.found.error = None;
        self.found.ticket += 1;
        let snapshot = Arc::clone(&self.snapshot);
        let read = Arc::clone(&self.visited.read);
        let (ticket, sort, zoom) = (self.found.ticket, self.found.sort, self.timeline.zoom);
        Some(Ask { ticket, snapshot, query, sort, zoom, read })
    }

    /// The user's rulings, to be changed.
    pub fn ledger(&mut self) -> &mut Ledger {
        self.ruled.get_or_insert_with(|| self.snapshot.ledger().clone())
    }

    /// Says something to the reader until the next key.
    pub fn say(&mut self, words: impl Into<String>) {
        self.dialogue.notice = Some(Notice(words.into()));
    }
}
