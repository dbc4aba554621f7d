//! [`Asked`]: what the user wrote, with its line and whether anything that was read fits it.
//!
//! A rule that fits nothing is most often a slip of the pen, which nobody would see otherwise.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::pattern::Pattern;
use super::{Rule, Rules};
use crate::document::Problem;

/// Whether anything was met that fits; copies share it, and it makes no two things different.
#[derive(Clone, Debug, Default)]
pub(super) struct Met(Arc<AtomicBool>);

impl PartialEq for Met {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Met {}

impl Met {
    /// Returns whether something fits, and notes that it does.
    pub(super) fn note(&self, fits: bool) -> bool {
        if fits {
            self.0.store(true, Ordering::Relaxed);
        }
        fits
    }

    fn any(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A name or a form that the user wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked<T> {
    /// What was asked for.
    pub(super) what: T,
    line: usize,
    met: Met,
}

impl<T> Asked<T> {
    /// Something that stands in a line of the rule file, counted from 1.
    pub(super) fn new(what: T, line: usize) -> Self {
        Self { what, line, met: Met::default() }
    }

    /// Something else in the same line.
    pub(super) fn with<O>(&self, what: O) -> Asked<O> {
        Asked::new(what, self.line)
    }
}

impl Asked<Pattern> {
    /// Whether a text has this form, which is noted.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.met.note(self.what.fits(text))
    }

    /// What the only star stands for, if the text has this form, which is noted.
    pub(super) fn rest<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.what.rest(text).filter(|_| self.met.note(true))
    }
}

impl Asked<String> {
    /// Notes whether an article is of the publication that is called so.
    pub(super) fn note(&self, fits: bool) -> bool {
        self.met.note(fits)
    }
}

/// Whether something is so of any; unlike [`Iterator::any`] it asks all, so that each may note it.
pub(super) fn any<T>(all: &[T], fits: impl Fn(&T) -> bool) -> bool {
    all.iter().filter(|one| fits(one)).count() > 0
}

impl Rules {
    /// What in the rules fitted nothing that was read, each with its line in its file; of rules for
    /// other articles as well nothing is told.
    #[must_use]
    pub fn idle(&self) -> Vec<Problem> {
        self.0.iter().filter(|rule| rule.watched).flat_map(idle).collect()
    }
}

fn idle(rule: &Rule) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut tell = |line: usize, words: String| {
        let reason = format!("line {line}: {words}");
        found.push((line, Problem { path: Path::to_owned(&rule.file), reason }));
    };
    for source in rule.sources.iter().filter(|source| !source.met.any()) {
        tell(source.line, format!("source `{}` fits no article", source.what));
    }
    let forms = |name: &'static str, forms: &[Asked<Pattern>], nothing: &'static str| {
        let idle = forms.iter().filter(|form| !form.met.any());
        idle.map(|form| (form.line, format!("{name} `{}` fits no {nothing}", form.what.written())))
            .collect::<Vec<_>>()
    };
    for (line, words) in forms("files", &rule.files, "file") {
        tell(line, words);
    }
    let met = [rule.sources.iter().any(|s| s.met.any()), rule.files.iter().any(|f| f.met.any())];
    if rule.met.any() {
        let drops = forms("drop", &rule.drop, "line");
        let keeps = forms("keep", &rule.keep, "line");
        for (line, words) in drops.into_iter().chain(keeps) {
            tell(line, words);
        }
        for (line, words) in forms("title", &rule.titles, "headline") {
            tell(line, words);
        }
    } else if met == [true, true] {
        tell(rule.line, "no article fits both its source and its files".to_owned());
    }
    found.sort_by_key(|(line, _)| *line);
    found.into_iter().map(|(_, problem)| problem).collect()
}
