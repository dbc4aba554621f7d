//! The user's rules: what to drop, to keep and to cut from headlines, by source or file.
//!
//! They are carried out on the lines of a page before anything else is found in it. Where rule
//! files lie is the runtime's business; the program never writes one.

mod file;
mod pattern;
mod slips;

use std::path::Path;
use std::sync::Arc;

use super::clean::Ruling;
use super::facts::same_words;
use super::page::Page;
use crate::document::{Document, Problem};
use pattern::Pattern;

pub use slips::each_table;

/// The user's rules, in the order in which they are asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules(Vec<Rule>);

/// What to do with the articles of some sources or files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rule {
    /// Names or domains of publications; none stands for all.
    sources: Vec<String>,
    /// Forms of paths; none stands for all.
    files: Vec<Pattern>,
    /// Forms of lines that are no article.
    drop: Vec<Pattern>,
    /// Forms of lines that are article.
    keep: Vec<Pattern>,
    /// Forms of headlines; what `*` stands for is the headline.
    titles: Vec<Pattern>,
}

impl Rules {
    /// Reads a rule file; a rule that is wrong is a problem, the others count.
    #[must_use]
    pub fn parse(path: &Path, text: &str) -> (Self, Vec<Problem>) {
        let (rules, problems) = file::parse(path, text);
        (Self(rules), problems)
    }

    /// Adds rules that are asked after these.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// The rules for an article that was read already.
    pub(super) fn on_document(&self, document: &Document) -> Chosen<'_> {
        let (path, source, url) = (document.path(), document.source(), document.url());
        let tail = document.headline().and_then(|headline| headline.tail.as_deref());
        self.on(Provenance { path, source, tail, url })
    }

    /// The rules for an article of which this much is known.
    pub(super) fn on(&self, of: Provenance<'_>) -> Chosen<'_> {
        Chosen(self.0.iter().filter(|rule| rule.is_for(of)).collect())
    }
}

/// Where an article comes from, as far as is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Provenance<'a> {
    /// Its file.
    pub(super) path: &'a Path,
    /// The publication.
    pub(super) source: Option<&'a str>,
    /// What stands beside its headline in the title of the page: its publication, if the user calls
    /// that so.
    pub(super) tail: Option<&'a str>,
    /// Its address.
    pub(super) url: Option<&'a str>,
}

impl Provenance<'_> {
    /// Whether it is a publication's, told by its name or by its domain.
    fn is_of(self, wanted: &str) -> bool {
        let named = self.source.or(self.tail).is_some_and(|name| same_words(name, wanted));
        let host = self.url.and_then(|url| url.split("://").nth(1)?.split(['/', ':', '?']).next());
        let within = |host: &str| {
            let host = host.to_ascii_lowercase();
            let rest = host.strip_suffix(&wanted.to_ascii_lowercase()).map(str::to_owned);
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        named || host.is_some_and(within)
    }
}

impl Rule {
    fn is_for(&self, of: Provenance<'_>) -> bool {
        let path = of.path.to_string_lossy();
        (self.sources.is_empty() || self.sources.iter().any(|wanted| of.is_of(wanted)))
            && (self.files.is_empty() || self.files.iter().any(|form| form.fits(&path)))
    }
}

/// The rules for one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen<'r>(Vec<&'r Rule>);

impl Chosen<'_> {
    /// What the rules say of each line of a page, and where they are silent, what is settled of it
    /// already; empty if nothing is.
    pub(super) fn rulings(&self, page: &Page) -> Vec<Option<Ruling>> {
        let judges = |rule: &&Rule| !rule.drop.is_empty() || !rule.keep.is_empty();
        if !self.0.iter().any(judges) {
            return page.rulings.clone();
        }
        let settled = |at: usize| page.rulings.get(at).cloned().flatten();
        let lines = 0..page.lines.len();
        lines.map(|at| self.ruling(page.text(at)).or_else(|| settled(at))).collect()
    }

    fn ruling(&self, line: &str) -> Option<Ruling> {
        let dropped = || self.dropping(line).map(|form| Ruling::Dropped(reason(form)));
        if self.keeps(line) { Some(Ruling::Kept) } else { dropped() }
    }

    /// Whether a line or a headline is to be dropped.
    pub(super) fn drops(&self, line: &str) -> bool {
        self.dropping(line).is_some() && !self.keeps(line)
    }

    /// What a headline is without what the rules cut from it.
    pub(super) fn title<'t>(&self, title: &'t str) -> Option<&'t str> {
        let mut forms = self.0.iter().flat_map(|rule| &rule.titles);
        forms.find_map(|form| form.rest(title)).filter(|rest| !rest.is_empty())
    }

    /// Whether a line is body, whatever else is found.
    pub(super) fn keeps(&self, line: &str) -> bool {
        self.0.iter().any(|rule| rule.keep.iter().any(|form| form.fits(line)))
    }

    fn dropping(&self, line: &str) -> Option<&Pattern> {
        self.0.iter().flat_map(|rule| &rule.drop).find(|form| form.fits(line))
    }
}

/// The reason of a cut that the user asked for.
fn reason(form: &Pattern) -> Arc<str> {
    format!("your rule “{}”", form.written()).into()
}
