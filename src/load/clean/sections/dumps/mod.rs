//! What is left around the article of a text dump, where no markup tells what a line is for.
//!
//! The classifier has spoken by then: these rules look at what is kept, and change nothing beside it.

mod inserts;
mod late;
mod live;
mod references;
mod tags;

use super::super::super::page::Page;
use super::super::Verdict;
use super::super::signals::Signals;

/// Cuts phrases that the classifier does not know, inserts, the hours of live blogs, sources and tags.
pub(in super::super) fn cut(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    late::cut(page, signals, found);
    inserts::cut(page, signals, found);
    live::cut(page, signals, found);
    references::cut(page, signals, found);
    tags::cut(page, signals, found);
}
