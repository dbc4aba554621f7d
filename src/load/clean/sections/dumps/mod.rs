//! What is left around the article, above all of a text dump, where no markup tells what a line is for.
//!
//! The classifier has spoken by then: these rules look at what is kept, and change nothing beside it.

mod inserts;
mod late;
mod live;
mod references;
mod tags;
#[cfg(test)]
mod trial;

use super::super::super::page::Page;
use super::super::Verdict;
use super::super::signals::Signals;
use crate::document::Format;

/// Cuts phrases that the classifier does not know, the hours of live blogs and tags; from dumps also
/// inserts and sources, which the markup of a web page tells apart.
pub(in super::super) fn cut(
    page: &Page,
    signals: &[Signals],
    format: Format,
    found: &mut [Option<Verdict>],
) {
    late::cut(page, signals, found);
    if format == Format::Text {
        inserts::cut(page, signals, found);
    }
    live::cut(page, signals, found);
    if format == Format::Text {
        references::cut(page, signals, found);
    }
    tags::cut(page, signals, found);
}
