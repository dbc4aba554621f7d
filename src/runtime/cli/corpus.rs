//! Reads what the command line names: files to articles, articles to a corpus.
//!
//! Each bad file is told on standard error at once; the rest goes on.

use std::path::PathBuf;
use std::sync::Arc;

use super::output::{Failure, report};
use super::parallel::in_order;
use crate::document::{Document, Format, Problem};
use crate::library::{Library, Snapshot};
use crate::load::{Options, load};
use crate::runtime::understand::understand;

/// Calls `each` with every article under `paths`; fails if there is none.
///
/// A failure of `each` ends the reading.
pub(super) fn each_document(
    paths: &[PathBuf],
    format: Option<Format>,
    mut each: impl FnMut(Document) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (mut good, mut bad) = (0_usize, 0_usize);
    let failed = std::cell::Cell::new(None);
    let stop = std::cell::Cell::new(false);
    load(paths, &Options { format }, &|| stop.get(), &mut |read| match read {
        _ if stop.get() => {}
        Err(problem) => {
            bad += 1;
            report(&problem);
        }
        Ok(document) => {
            good += 1;
            if let Err(failure) = each(document) {
                stop.set(true);
                failed.set(Some(failure));
            }
        }
    });
    match failed.into_inner() {
        Some(failure) => Err(failure),
        None if good > 0 => Ok(()),
        None if bad > 0 => Err(Failure::Told),
        None => Err(Failure::Refused(nothing(paths))),
    }
}

pub(super) fn nothing(paths: &[PathBuf]) -> String {
    let names: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
    format!("{}: no articles here", names.join(", "))
}

/// Reads and understands all articles under `paths` as one corpus.
pub(super) fn snapshot(paths: &[PathBuf]) -> Result<Arc<Snapshot>, Failure> {
    let mut documents = Vec::new();
    each_document(paths, None, |document| {
        documents.push(document);
        Ok(())
    })?;
    Ok(told(&documents, Vec::new()))
}

/// Understands articles as one corpus.
pub(super) fn told(documents: &[Document], mut problems: Vec<Problem>) -> Arc<Snapshot> {
    let mut articles = Vec::new();
    for read in in_order(documents, |document| understand(document.clone(), None)) {
        match read {
            Ok(article) => articles.push(article),
            Err(problem) => {
                report(&problem);
                problems.push(problem);
            }
        }
    }
    let mut library = Library::new();
    library.add(articles, problems);
    library.snapshot()
}
