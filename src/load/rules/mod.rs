//! The user's rules: what to drop, to keep and to cut from headlines, by source or file.
//!
//! They win over everything that the program finds by itself. Where rule files lie is the
//! runtime's business; the program never writes one.

mod file;
mod pattern;

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::facts::same_words;
use crate::document::{Block, BlockKind, Cut, Document, Headline, Problem};
use crate::text::Span;
use pattern::Pattern;

/// The reason of a cut that the user asked for.
const REASON: &str = "your rule";

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

    /// The article as the rules want it; doing it again changes nothing.
    #[must_use]
    pub fn applied(&self, document: Document) -> Document {
        let rules: Vec<&Rule> = self.0.iter().filter(|rule| rule.is_for(&document)).collect();
        if rules.is_empty() { document } else { Judge { rules }.judged(&document) }
    }
}

impl Rule {
    fn is_for(&self, document: &Document) -> bool {
        let path = document.path().to_string_lossy();
        let source = |wanted: &String| is_of(document, wanted);
        (self.sources.is_empty() || self.sources.iter().any(source))
            && (self.files.is_empty() || self.files.iter().any(|form| form.fits(&path)))
    }
}

/// Whether an article is of a publication, told by its name or by its domain.
fn is_of(document: &Document, wanted: &str) -> bool {
    let named = document.source().is_some_and(|source| same_words(source, wanted));
    let host =
        document.url().and_then(|url| url.split("://").nth(1)?.split(['/', ':', '?']).next());
    let within = |host: &str| {
        let host = host.to_ascii_lowercase();
        let rest = host.strip_suffix(&wanted.to_ascii_lowercase()).map(str::to_owned);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    named || host.is_some_and(within)
}

/// The rules for one article.
struct Judge<'r> {
    rules: Vec<&'r Rule>,
}

impl Judge<'_> {
    fn keeps(&self, line: &str) -> bool {
        self.rules.iter().any(|rule| rule.keep.iter().any(|form| form.fits(line)))
    }

    fn drops(&self, line: &str) -> bool {
        self.rules.iter().any(|rule| rule.drop.iter().any(|form| form.fits(line)))
    }

    fn title<'t>(&self, title: &'t str) -> Option<&'t str> {
        let mut forms = self.rules.iter().flat_map(|rule| &rule.titles);
        forms.find_map(|form| form.rest(title)).filter(|rest| !rest.is_empty())
    }

    fn judged(&self, document: &Document) -> Document {
        let raw = document.raw();
        let mut blocks = Vec::new();
        let mut cuts = Cuts::default();
        for block in document.blocks() {
            let text = flowing(block.span.of(raw));
            if self.drops(&text) && !self.keeps(&text) {
                cuts.add(block.span, REASON.into());
            } else {
                blocks.push(*block);
            }
        }
        for cut in document.cuts() {
            self.recut(raw, cut, &mut blocks, &mut cuts);
        }
        let headline = document.headline().and_then(|headline| {
            let text = headline.text.as_str();
            if let Some(span) = headline.span.filter(|_| self.drops(text) && !self.keeps(text)) {
                cuts.add(span, REASON.into());
                return None;
            }
            let text = self.title(text).unwrap_or(text).to_owned();
            Some(Headline { text, span: headline.span })
        });
        document.with_parts(headline, blocks, cuts.0)
    }

    /// Judges what was cut line by line.
    fn recut(&self, raw: &str, cut: &Cut, blocks: &mut Vec<Block>, cuts: &mut Cuts) {
        let mut at = cut.span.start();
        for line in cut.span.of(raw).split_inclusive('\n') {
            at += line.len();
            let span = Span::between(at - line.len(), at).trim(raw);
            let text = span.of(raw);
            if text.is_empty() {
                continue;
            }
            if self.keeps(text) {
                blocks.push(Block { kind: BlockKind::Paragraph, span });
                cuts.end();
            } else if self.drops(text) {
                cuts.add(span, REASON.into());
            } else {
                cuts.add(span, Arc::clone(&cut.reason));
            }
        }
        cuts.end();
    }
}

/// Cuts; neighbours with one reason become one.
#[derive(Default)]
struct Cuts(Vec<Cut>, Open);

/// Whether the last cut may still grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Open {
    #[default]
    No,
    Yes,
}

impl Cuts {
    fn add(&mut self, span: Span, reason: Arc<str>) {
        let open = self.1 == Open::Yes;
        match self.0.last_mut().filter(|last| open && last.reason == reason) {
            Some(last) => last.span = last.span.cover(span),
            None => self.0.push(Cut { span, reason }),
        }
        self.1 = Open::Yes;
    }

    fn end(&mut self) {
        self.1 = Open::No;
    }
}

fn flowing(text: &str) -> Cow<'_, str> {
    if text.contains('\n') { text.replace('\n', " ").into() } else { text.into() }
}
