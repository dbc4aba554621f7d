//! From bytes to clean articles: walking, decoding, one reader a format, cleaning, metadata.
//!
//! Understands no sentence: who did what to whom is the annotators' business.

mod around;
mod assemble;
mod biographies;
mod clean;
mod containers;
mod decode;
mod doubts;
mod facts;
mod full_path;
mod names;
mod page;
mod plain;
mod repeats;
mod rules;
mod walk;
mod web;
mod wrapped;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use containers::Kind;
pub use rules::{Rules, each_table};
pub use walk::reason;

use facts::{Facts, agreed};
use full_path::FullPath;
use page::Page;
use repeats::without_repeats;

use jiff::civil::Date;

use crate::document::{Block, BlockKind, Document, DocumentParts, Format, Problem, Publication};

/// A file of more bytes is large: it holds a book, or a thousand articles.
const LARGE: u64 = 1 << 20;

/// How files are to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What all files hold, once they are unpacked; `None` looks at each file.
    pub kind: Option<Kind>,
    /// What the user wants dropped and kept.
    pub rules: Rules,
    /// The day of the reading, in universal time; nothing was published later.
    pub today: Option<Date>,
}

/// Reads files, folders (recursively, in the order of their names) and `-`, the standard input.
///
/// Hands each article, or each file that could not be read, to `each` as soon as it is done; one
/// file may hold many articles. Stops when `cancelled` says so, between two articles.
pub fn load(
    paths: &[PathBuf],
    options: &Options,
    cancelled: &dyn Fn() -> bool,
    each: &mut dyn FnMut(Result<Document, Problem>),
) {
    for path in paths {
        let mut reading = Reading { full: FullPath::of(path), options, cancelled, each };
        walk::files(path, u64::MAX, cancelled, &mut |file| reading.take(file));
    }
}

/// A file that [`load_small`] left for later.
#[derive(Debug)]
pub struct Large {
    left: walk::Left,
    full: Option<FullPath>,
}

/// The same as [`load`], but leaves the large files, which would keep others waiting; returns
/// them, the smallest first.
#[must_use]
pub fn load_small(
    paths: &[PathBuf],
    options: &Options,
    cancelled: &dyn Fn() -> bool,
    each: &mut dyn FnMut(Result<Document, Problem>),
) -> Vec<Large> {
    let mut found = Vec::new();
    for path in paths {
        let mut reading = Reading { full: FullPath::of(path), options, cancelled, each };
        let left = walk::files(path, LARGE, cancelled, &mut |file| reading.take(file));
        found.extend(left.into_iter().map(|left| Large { left, full: FullPath::of(path) }));
    }
    found.sort_by_key(|large| large.left.bytes);
    found
}

/// Reads a file that was left for later, as [`load`] does.
pub fn load_large(
    large: Large,
    options: &Options,
    cancelled: &dyn Fn() -> bool,
    each: &mut dyn FnMut(Result<Document, Problem>),
) {
    let Large { left, full } = large;
    let mut reading = Reading { full, options, cancelled, each };
    if !cancelled() {
        walk::left(&left, cancelled, &mut |file| reading.take(file));
    }
}

/// The reading of what one path holds.
struct Reading<'a> {
    full: Option<FullPath>,
    options: &'a Options,
    cancelled: &'a dyn Fn() -> bool,
    each: &'a mut dyn FnMut(Result<Document, Problem>),
}

impl Reading<'_> {
    fn take(&mut self, file: Result<walk::Found, Problem>) {
        let Self { full, options, cancelled, each } = self;
        let placed = |document| full.iter().fold(document, |document, full| full.tell(document));
        let mut each = |read: Result<Document, Problem>| {
            each(read.map(|document| placed(believed(document, options.today))));
        };
        match file {
            Ok(found) => containers::articles(found, options, cancelled, &mut each),
            Err(problem) => each(Err(problem)),
        }
    }
}

/// The article, without a date of publication that lies ahead: clocks of engines are wrong, and
/// announcements bear the day of what they announce. A day is left for other time zones.
fn believed(document: Document, today: Option<Date>) -> Document {
    let tomorrow = today.and_then(|today| today.tomorrow().ok());
    let stated = document.publication().single_day();
    match stated.filter(|day| tomorrow.is_some_and(|tomorrow| *day > tomorrow)) {
        Some(day) => document.undated(format!("dated {day}, which lies ahead")),
        None => document,
    }
}

/// What articles gain by being read together: the publication on whose name their titles agree, and the
/// cut of what each publication repeats, unless a rule keeps that.
///
/// Returns the articles that change, each with its place in `documents`.
#[must_use]
pub fn together(documents: &[Document], rules: &Rules) -> Vec<(usize, Document)> {
    let named = agreed(documents);
    if named.is_empty() {
        return without_repeats(documents, rules);
    }
    let mut all = documents.to_vec();
    let mut changed: BTreeMap<usize, Document> = named.into_iter().collect();
    for (at, document) in &changed {
        if let Some(place) = all.get_mut(*at) {
            place.clone_from(document);
        }
    }
    changed.extend(without_repeats(&all, rules));
    changed.into_iter().collect()
}

/// Reads the bytes of a text or a web page.
///
/// # Errors
///
/// A [`Problem`] if the bytes hold no text.
pub fn read(path: &Path, bytes: &[u8], format: Option<Format>) -> Result<Document, Problem> {
    named(path, path, bytes, format, &Rules::default())
}

/// Reads the bytes of a text or a web page that is called `name`, and shown as `path`.
fn named(
    path: &Path,
    name: &Path,
    bytes: &[u8],
    format: Option<Format>,
    rules: &Rules,
) -> Result<Document, Problem> {
    let problem = |reason: &str| Problem { path: path.to_owned(), reason: reason.to_owned() };
    let decode::Text { text, invalid } =
        decode::text(bytes, format).map_err(|refusal| problem(refusal.reason()))?;
    let format = format.unwrap_or_else(|| decode::format(name, &text));
    let page = match format {
        Format::Text => plain::page(&text),
        Format::Html => web::page(&text),
    };
    if page.lines.is_empty() {
        return Err(problem("no text in it"));
    }
    let file_name = name.file_name().and_then(|name| facts::file_name(&name.to_string_lossy()));
    let stated = |page: &Page| match format {
        Format::Text => Facts::default(),
        Format::Html => facts::facts(page),
    };
    let facts = |page: &Page| Facts { file_name, ..stated(page) };
    let seen = if format == Format::Text { &text } else { &page.raw };
    let notes = decode::notes(seen, invalid);
    let doubts = doubts::of(&page);
    let document = assemble::document(path.to_owned(), format, page, &facts, rules);
    let empty = !document.blocks().iter().any(|block| block.kind.in_body());
    let cut = empty.then(|| "nothing in it reads like an article".to_owned());
    let doubt = doubts.note(&document);
    let foreign = doubts::language::note(&document);
    let notes = notes.into_iter().chain(cut).chain(doubt).chain(foreign);
    Ok(document.with_notes(notes.collect()))
}

/// Lists the lines of a file with the features that the line classifier sees; for training it.
///
/// The first row holds the names of the features; the text of a line comes first in its row.
#[must_use]
pub fn features(text: &str, format: Format) -> Vec<(String, Vec<String>)> {
    let page = match format {
        Format::Text => plain::page(text),
        Format::Html => web::page(text),
    };
    let (names, rows) = clean::features(&page, format);
    let head = std::iter::once(("text".to_owned(), names));
    let numbers = |row: Vec<f32>| row.iter().map(ToString::to_string).collect();
    let lines = rows.into_iter().enumerate();
    head.chain(lines.map(|(at, row)| (page.text(at).to_owned(), numbers(row)))).collect()
}

/// Takes a text as it is: sanitised, a paragraph for each line that is not blank, nothing cut.
#[must_use]
pub fn verbatim(path: &Path, text: &str) -> Document {
    let page = plain::page(text);
    let paragraph = |line: &page::Line| Block { kind: BlockKind::Paragraph, span: line.span };
    Document::new(DocumentParts {
        path: path.to_owned(),
        format: Format::Text,
        blocks: page.lines.iter().map(paragraph).collect(),
        raw: page.raw,
        origin: page.origin,
        headline: None,
        byline: None,
        source: None,
        url: None,
        language: None,
        publication: Publication::unknown(),
        cuts: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jiff::civil::date;

    use super::{believed, read};

    #[test]
    fn a_date_that_lies_ahead_is_not_believed() {
        let text = "Envoys count their ferries\n\n4 May 2031\n\nThe envoys of both coasts met in the \
                    old customs house and counted their ferries, the ministry said.\n";
        let document = read(Path::new("a.txt"), text.as_bytes(), None).unwrap();
        let day = date(2031, 5, 4);
        let check = |today, expected, notes: &[&str]| {
            let document = believed(document.clone(), today);
            assert_eq!(document.publication().single_day(), expected, "{today:?}");
            assert_eq!(document.notes(), notes, "{today:?}");
        };
        check(None, Some(day), &[]);
        check(Some(date(2031, 5, 4)), Some(day), &[]);
        check(Some(date(2031, 5, 3)), Some(day), &[]);
        check(Some(date(2026, 5, 4)), None, &["dated 2031-05-04, which lies ahead"]);
    }
}
