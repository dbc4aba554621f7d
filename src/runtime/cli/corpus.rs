//! Reads what the command line names: files to articles, articles to a corpus.
//!
//! Each bad file is told on standard error at once; the rest goes on.

use std::path::PathBuf;
use std::sync::Arc;

use super::Own;
use super::output::{Complaints, Failure, report};
use super::parallel::in_order;
use crate::document::{Document, Problem};
use crate::library::{Library, Snapshot};
use crate::load::{Kind, Options, Rules, load, together};
use crate::runtime::understand::understand;

/// Reads every article under `paths`, cleaned with the others' help; fails if there is none.
pub(super) fn documents(
    paths: &[PathBuf],
    kind: Option<Kind>,
    own: Own<'_>,
) -> Result<Vec<Document>, Failure> {
    let (mut documents, mut bad) = (Vec::new(), Complaints::default());
    let (rules, problems) = crate::runtime::rules::rules(own.rules, paths);
    problems.iter().for_each(report);
    let options = Options { kind, rules, today: crate::runtime::today() };
    load(paths, &options, &|| false, &mut |read| match read {
        Ok(document) => documents.push(document),
        Err(problem) => bad.take(&problem),
    });
    bad.end();
    if documents.is_empty() {
        return Err(if bad.any() { Failure::Told } else { Failure::Refused(nothing(paths)) });
    }
    let documents = cleaned(documents, &options.rules);
    options.rules.idle().iter().for_each(report);
    Ok(documents)
}

/// The articles as they help each other: whose they are, and without what repeats across them.
pub(super) fn cleaned(mut documents: Vec<Document>, rules: &Rules) -> Vec<Document> {
    for (at, document) in together(&documents, rules) {
        if let Some(place) = documents.get_mut(at) {
            *place = document;
        }
    }
    documents
}

pub(super) fn nothing(paths: &[PathBuf]) -> String {
    let names: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
    format!("{}: no articles here", names.join(", "))
}

/// Reads and understands all articles under `paths` as one corpus.
pub(super) fn snapshot(paths: &[PathBuf], own: Own<'_>) -> Result<Arc<Snapshot>, Failure> {
    let documents = documents(paths, None, own)?;
    Ok(told(&documents, Vec::new(), own))
}

/// Understands articles as one corpus.
pub(super) fn told(
    documents: &[Document],
    mut problems: Vec<Problem>,
    own: Own<'_>,
) -> Arc<Snapshot> {
    let place = crate::runtime::ledger::place(own.ledger);
    let (ledger, wrong) = crate::runtime::ledger::read(place.as_deref());
    wrong.iter().for_each(report);
    problems.extend(wrong);
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
    library.rule(ledger);
    let told = problems.len();
    library.add(articles, problems);
    let snapshot = library.snapshot();
    snapshot.problems().iter().skip(told).for_each(report);
    snapshot
}
