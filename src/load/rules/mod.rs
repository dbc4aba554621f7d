//! The user's rules: what to drop, to keep and to cut from headlines, by source or file.
//!
//! They are carried out on the lines of a page before anything else is found in it. Where rule
//! files lie is the runtime's business; the program never writes one.

mod asked;
mod file;
mod pattern;
mod place;
mod slips;

use std::path::Path;
use std::sync::Arc;

use super::clean::Ruling;
use super::facts::same_words;
use super::page::Page;
use crate::document::{Document, Problem};
use asked::{Asked, Met, any};
use pattern::Pattern;
use place::Place;

pub use slips::each_table;

/// The user's rules, in the order in which they are asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules(Vec<Rule>);

/// What to do with the articles of some sources or files.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    /// Names or domains of publications; none stands for all.
    sources: Vec<Asked<String>>,
    /// Forms of paths; none stands for all.
    files: Vec<Asked<Pattern>>,
    /// Forms of lines that are no article.
    drop: Vec<Asked<Pattern>>,
    /// Forms of lines that are article.
    keep: Vec<Asked<Pattern>>,
    /// Forms of headlines; what `*` stands for is the headline.
    titles: Vec<Asked<Pattern>>,
    /// The rule file.
    file: Arc<Path>,
    /// The line in it where the rule begins, counted from 1.
    line: usize,
    /// What the rule counts for; nothing stands for all.
    places: Vec<Place>,
    /// Whether any article is one of those that it is for.
    met: Met,
    /// Whether the user is told what of it fits nothing.
    watched: bool,
}

impl Rules {
    /// Reads a rule file; a rule that is wrong is a problem, the others count.
    #[must_use]
    pub fn parse(path: &Path, text: &str) -> (Self, Vec<Problem>) {
        let (rules, problems) = file::parse(path, text);
        (Self(rules), problems)
    }

    /// The same rules for what is shown under a path alone, beside others that were told before; from
    /// the folder of the rule file on it is called `below`.
    #[must_use]
    pub fn within(mut self, shown: &Path, below: &Path) -> Self {
        self.0.iter_mut().for_each(|rule| rule.places.push(Place::new(shown, below)));
        self
    }

    /// The same rules, of which more articles are hoped for than are read: what fits none of these is
    /// no slip.
    #[must_use]
    pub fn unwatched(mut self) -> Self {
        self.0.iter_mut().for_each(|rule| rule.watched = false);
        self
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
        let mut called: Vec<_> = self.places.iter().filter_map(|at| at.within(&path)).collect();
        if called.is_empty() && !self.places.is_empty() {
            return false;
        }
        called.push(path.as_ref().into());
        let source = any(&self.sources, |wanted| wanted.note(of.is_of(&wanted.what)));
        let file = any(&self.files, |form| any(&called, |path| form.fits(path)));
        let fits = (source || self.sources.is_empty()) && (file || self.files.is_empty());
        self.met.note(fits)
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
        let dropped = dropped();
        if self.keeps(line) { Some(Ruling::Kept) } else { dropped }
    }

    /// Whether a line or a headline is to be dropped.
    pub(super) fn drops(&self, line: &str) -> bool {
        self.dropping(line).is_some() && !self.keeps(line)
    }

    /// What a headline is without what the rules cut from it.
    pub(super) fn title<'t>(&self, title: &'t str) -> Option<&'t str> {
        let forms = self.0.iter().flat_map(|rule| &rule.titles);
        let found = forms.filter_map(|form| form.rest(title));
        found.fold(None, |first, rest| first.or(Some(rest))).filter(|rest| !rest.is_empty())
    }

    /// Whether a line is body, whatever else is found.
    pub(super) fn keeps(&self, line: &str) -> bool {
        any(&self.0, |rule| any(&rule.keep, |form| form.fits(line)))
    }

    fn dropping(&self, line: &str) -> Option<&Pattern> {
        let fitting = self.0.iter().flat_map(|rule| &rule.drop).filter(|form| form.fits(line));
        fitting.fold(None, |first, form| first.or(Some(&form.what)))
    }
}

/// The reason of a cut that the user asked for.
fn reason(form: &Pattern) -> Arc<str> {
    format!("your rule “{}”", form.written()).into()
}
