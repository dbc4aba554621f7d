//! Loads and understands articles in a thread of its own, and hands over growing snapshots.
//!
//! Batches double, so that the first articles come at once and the sum stays cheap. Large files
//! come last: nobody waits for them to see the others.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::{Wake, tell};
use crate::app::{Loading, Message};
use crate::document::{Annotated, Document, Problem};
use crate::library::{Library, sample};
use crate::load::{self, Options, Rules};
use crate::runtime::understand::understand;
use crate::story::Ledger;

/// Articles in the first batch.
const FIRST_BATCH: usize = 16;
/// Whoever waits longer for a batch of slow articles is shown those that are done.
const LONGEST_WAIT: Duration = Duration::from_secs(2);
/// To put a corpus together again takes at most one part in so many of the time.
const MOST_OFTEN: u32 = 4;

/// What is loaded, and what the user has settled about it.
pub(super) struct Sources {
    /// Files and folders; none stands for the sample.
    pub(super) paths: Vec<PathBuf>,
    /// A file of rules, beside those that are found.
    pub(super) rules: Option<PathBuf>,
    /// Where the ledger lies.
    pub(super) ledger: Option<PathBuf>,
}

/// The thread that loads, and keeps the library.
pub(super) struct Loader {
    cancelled: Arc<AtomicBool>,
    rulings: Sender<Ledger>,
}

impl Loader {
    /// Has rulings carried out, once all is loaded.
    pub(super) fn rule(&self, ledger: Ledger) {
        // The thread only ends by a defect, which is told by itself.
        drop(self.rulings.send(ledger));
    }

    /// Asks the thread to end before the next file.
    pub(super) fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// Starts the thread.
pub(super) fn start(sources: Sources, sender: Sender<Wake>) -> Loader {
    let cancelled = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&cancelled);
    let (rulings, ruled) = channel();
    thread::spawn(move || {
        let (rules, mut problems) =
            crate::runtime::rules::rules(sources.rules.as_deref(), &sources.paths);
        let (ledger, wrong) = crate::runtime::ledger::read(sources.ledger.as_deref());
        problems.extend(wrong);
        let mut batch = Batch::new(rules, problems, sender.clone());
        batch.library.rule(ledger);
        let work = AssertUnwindSafe(|| {
            all(&sources.paths, &asked, &mut batch);
            ruled.iter().for_each(|ledger| batch.rule(ledger, &ruled));
        });
        // Without a word the screen would say for ever that it loads.
        if catch_unwind(work).is_err() {
            tell(&sender, Wake::Broken("stumbled over an article"));
        }
    });
    Loader { cancelled, rulings }
}

fn all(paths: &[PathBuf], cancelled: &AtomicBool, batch: &mut Batch) {
    if paths.is_empty() {
        let (documents, problems) = sample();
        batch.problems.extend(problems);
        documents.into_iter().for_each(|document| batch.take(Ok(document)));
    } else {
        let cancelled = || cancelled.load(Ordering::Relaxed);
        let rules = batch.rules.clone();
        let options = Options { rules, today: crate::runtime::today(), ..Options::default() };
        let large = load::load_small(paths, &options, &cancelled, &mut |read| batch.take(read));
        for large in large {
            batch.show();
            load::load_large(large, &options, &cancelled, &mut |read| batch.take(read));
        }
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
    /// When the last snapshot was handed over, and how long that took.
    handed: (Instant, Duration),
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
            handed: (Instant::now(), Duration::ZERO),
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
        } else if self.handed.0.elapsed() > LONGEST_WAIT.max(self.handed.1 * MOST_OFTEN) {
            self.show();
        }
    }

    /// Hands over what has been read since the last time, if that is anything.
    fn show(&mut self) {
        if !(self.articles.is_empty() && self.problems.is_empty()) {
            self.hand_over(false);
        }
    }

    /// Carries out the newest of the rulings that have come meanwhile.
    fn rule(&mut self, ledger: Ledger, later: &Receiver<Ledger>) {
        let newest = later.try_iter().last().unwrap_or(ledger);
        self.library.rule(newest);
        let snapshot = self.library.snapshot();
        tell(&self.sender, Message::Corpus { snapshot, loading: Loading::Done });
    }

    fn hand_over(&mut self, last: bool) {
        let begun = Instant::now();
        let articles = std::mem::take(&mut self.articles);
        let problems = std::mem::take(&mut self.problems);
        if last {
            let rules = &self.rules;
            let problems = problems.into_iter().chain(rules.idle()).collect();
            self.library.complete(articles, problems, |articles| better(articles, rules));
        } else {
            self.library.add(articles, problems);
        }
        let loading = if last { Loading::Done } else { Loading::Running { files: self.files } };
        tell(&self.sender, Message::Corpus { snapshot: self.library.snapshot(), loading });
        self.handed = (Instant::now(), begun.elapsed());
    }
}

/// The articles that lose something once all are there, understood again.
fn better(articles: &[Annotated], rules: &Rules) -> Vec<(usize, Annotated)> {
    let documents: Vec<_> = articles.iter().map(|article| article.document.clone()).collect();
    let changed = load::together(&documents, rules).into_iter();
    let again = |(at, document): (usize, Document)| {
        let old = articles.get(at)?;
        // Whose it is changes nothing in what it tells.
        if document.blocks() == old.document.blocks() && document.title() == old.document.title() {
            return Some((at, Annotated { document, ..old.clone() }));
        }
        // One that cannot be understood again stays as it is.
        Some((at, understand(document, None).ok()?))
    };
    changed.filter_map(again).collect()
}
