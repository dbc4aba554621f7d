//! Loads and understands articles in a thread of its own, and hands over growing snapshots.
//!
//! Batches double, so that the first articles come at once and the sum stays cheap.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use super::{Wake, tell};
use crate::app::{Loading, Message};
use crate::document::{Annotated, Document, Problem};
use crate::library::{Library, sample};
use crate::load::{self, Options, Rules};
use crate::runtime::understand::understand;

/// Articles in the first batch.
const FIRST_BATCH: usize = 16;

/// The thread that loads.
pub(super) struct Loader {
    cancelled: Arc<AtomicBool>,
}

impl Loader {
    /// Asks the thread to end before the next file.
    pub(super) fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// Starts the thread; no paths stand for the sample.
pub(super) fn start(paths: Vec<PathBuf>, rules: Option<PathBuf>, sender: Sender<Wake>) -> Loader {
    let cancelled = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&cancelled);
    thread::spawn(move || {
        let (rules, problems) = crate::runtime::rules::rules(rules.as_deref(), &paths);
        let mut batch = Batch::new(rules, problems, sender.clone());
        let work = AssertUnwindSafe(|| all(&paths, &asked, &mut batch));
        // Without a word the screen would say for ever that it loads.
        if catch_unwind(work).is_err() {
            tell(&sender, Wake::Broken("stumbled over an article"));
        }
    });
    Loader { cancelled }
}

fn all(paths: &[PathBuf], cancelled: &AtomicBool, batch: &mut Batch) {
    if paths.is_empty() {
        let (documents, problems) = sample();
        batch.problems.extend(problems);
        documents.into_iter().for_each(|document| batch.take(Ok(document)));
    } else {
        let cancelled = || cancelled.load(Ordering::Relaxed);
        let options = Options { rules: batch.rules.clone(), ..Options::default() };
        load::load(paths, &options, &cancelled, &mut |read| batch.take(read));
    }
    batch.hand_over(true);
}

/// What was read since the last snapshot.
struct Batch {
    library: Library,
    rules: Rules,
    articles: Vec<Annotated>,
    problems: Vec<Problem>,
    files: usize,
    next: usize,
    sender: Sender<Wake>,
}

impl Batch {
    fn new(rules: Rules, problems: Vec<Problem>, sender: Sender<Wake>) -> Self {
        Self {
            library: Library::new(),
            rules,
            articles: Vec::new(),
            problems,
            files: 0,
            next: FIRST_BATCH,
            sender,
        }
    }

    fn take(&mut self, read: Result<Document, Problem>) {
        self.files += 1;
        match read.and_then(|document| understand(document, None)) {
            Ok(article) => self.articles.push(article),
            Err(problem) => self.problems.push(problem),
        }
        if self.files >= self.next {
            self.next *= 2;
            self.hand_over(false);
        }
    }

    fn hand_over(&mut self, last: bool) {
        let articles = std::mem::take(&mut self.articles);
        let problems = std::mem::take(&mut self.problems);
        if last {
            let rules = &self.rules;
            self.library.complete(articles, problems, |articles| better(articles, rules));
        } else {
            self.library.add(articles, problems);
        }
        let loading = if last { Loading::Done } else { Loading::Running { files: self.files } };
        tell(&self.sender, Message::Corpus { snapshot: self.library.snapshot(), loading });
    }
}

/// The articles that lose something once all are there, understood again.
fn better(articles: &[Annotated], rules: &Rules) -> Vec<(usize, Annotated)> {
    let documents: Vec<_> = articles.iter().map(|article| article.document.clone()).collect();
    let changed = load::without_repeats(&documents).into_iter();
    // One that cannot be understood again stays as it is.
    let kept = changed.map(|(at, document)| (at, rules.applied(document)));
    kept.filter_map(|(at, document)| Some((at, understand(document, None).ok()?))).collect()
}
