//! Exports of news databases: plain text whose articles come with the fields of a record.
//!
//! How each kind of export is laid out stands in a file of its own; here its parts become articles.

mod coded;
mod labelled;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::path::PathBuf;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::{Place, Unfolding, code};
use crate::document::{Document, Format, Origin};
use crate::load::clean::Ruling;
use crate::load::facts::{Facts, bare_day, stamp, stated_byline};
use crate::load::names::{Lists, lists};
use crate::load::{Rules, assemble, decode, page::Page, plain};
use crate::text::{Span, sanitize};

/// Why a field is no part of the article.
const FIELD: &str = "database field";

/// How an export is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// A code before each part ("HD Envoys meet").
    Coded,
    /// Labels ("Length: 612 words").
    Labelled,
}

/// Tells whether a file that begins so is an export, and which.
pub(super) fn layout(head: &[u8]) -> Option<Layout> {
    let text = decode::glance(head);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    match () {
        () if coded::is_one(&lines) => Some(Layout::Coded),
        () if labelled::is_one(&lines) => Some(Layout::Labelled),
        () => None,
    }
}

/// Hands on the articles of an export; false if there is none in it.
pub(super) fn read(
    unfolding: &mut Unfolding<'_>,
    place: &Place,
    bytes: &[u8],
    layout: Layout,
) -> bool {
    let Ok(decode::Text { text, invalid }) = decode::text(bytes, Some(Format::Text)) else {
        return false;
    };
    let clean = sanitize(&text).text;
    let lines: Vec<&str> = clean.lines().map(str::trim).collect();
    let entries = match layout {
        Layout::Coded => coded::entries(&lines),
        Layout::Labelled => labelled::entries(&lines),
    };
    let all = entries.len();
    let (mut articles, mut without) = (0, super::Without::default());
    for (at, entry) in entries.into_iter().enumerate() {
        if !unfolding.goes_on() || !unfolding.budget.entry() {
            return true;
        }
        let label = if all > 1 { place.nth(at + 1) } else { place.label.clone() };
        if let Some(document) = entry.document(label, &unfolding.options.rules) {
            articles += 1;
            (unfolding.each)(Ok(document.with_notes(decode::notes(&text, invalid))));
        } else {
            without.note(at + 1);
        }
    }
    if articles > 0 && articles < all {
        unfolding.tell(&place.label, without.told(all, "records"));
    }
    articles > 0
}

/// What a stretch of an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A field, or what parts the articles.
    Field,
    /// The headline.
    Title,
    /// The text.
    Body,
}

/// An article of an export: all its lines, and what its fields state.
#[derive(Debug, Default)]
struct Entry {
    text: String,
    own: Vec<Range<usize>>,
    stated: Facts,
    last: Option<Part>,
    has_body: bool,
}

impl Entry {
    /// Adds a line; stretches of different kinds stand apart, so that none is taken for the rest
    /// of a paragraph.
    fn push(&mut self, part: Part, line: &str) {
        match self.last.replace(part) {
            // A headline may go on in the next line.
            Some(Part::Title) if part == Part::Title && !line.is_empty() => {
                self.text.truncate(self.text.trim_end().len());
                self.text.push(' ');
            }
            Some(last) if last != part => self.text.push('\n'),
            _ => {}
        }
        let start = self.text.len();
        self.text.push_str(line);
        self.text.push('\n');
        if part != Part::Field {
            self.own.push(start..self.text.len());
            self.has_body |= part == Part::Body && !line.is_empty();
        }
    }

    fn title(&mut self, title: &str) {
        if title.is_empty() {
            return;
        }
        match &mut self.stated.headline {
            Some(begun) => *begun = format!("{begun} {title}"),
            None => self.stated.headline = Some(title.to_owned()),
        }
    }

    fn day(&mut self, words: &str, field: &'static str) {
        if let Some(day) = day(words).filter(|_| self.stated.date.is_none()) {
            self.stated.date = Some((day, field.into()));
        }
    }

    fn writer(&mut self, words: &str) {
        let found = || stated_byline(&[words.to_owned()]);
        self.stated.byline = self.stated.byline.take().or_else(found);
    }

    fn source(&mut self, words: &str) {
        let named = Some(words.to_owned()).filter(|words| !words.is_empty());
        self.stated.source = self.stated.source.take().or(named);
    }

    fn language(&mut self, words: &str) {
        self.stated.language = self.stated.language.take().or_else(|| code(words));
    }

    /// Cleans the article; `None` if no words of it remain.
    fn document(self, label: PathBuf, rules: &Rules) -> Option<Document> {
        let Self { text, own, stated, .. } = self;
        let page = plain::page(&text);
        let inside = |span: Span| own.iter().any(|own| own.contains(&span.start()));
        let ruling = |span: Span| (!inside(span)).then(|| Ruling::Apart(FIELD.into()));
        let rulings = page.lines.iter().map(|line| ruling(line.span)).collect();
        let page = Page { origin: Origin::entry(&page.raw), rulings, ..page };
        let stated = |_: &Page| stated.clone();
        let document = assemble::document(label, Format::Text, page, &stated, rules);
        document.blocks().iter().any(|block| block.kind.in_body()).then_some(document)
    }
}

/// The day that a field or line tells.
fn day(words: &str) -> Option<Date> {
    bare_day(words).or_else(|| stamp(words))
}

/// Whether a list of the data file holds an entry.
fn listed(list: &str, entry: &str) -> bool {
    static NAMES: LazyLock<Lists> =
        LazyLock::new(|| lists(include_str!("../../../../data/formats/databases.txt")));
    NAMES.get(list).is_some_and(|entries| entries.contains(&entry))
}
