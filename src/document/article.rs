//! An article as it was loaded ([`Document`]) and as it was understood ([`Annotated`]).
//!
//! How one is read from bytes lives in `load`, how one is understood in `annotate`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Actor, Event, Mention, Publication, Quote, Timex};
use crate::text::{OffsetMap, Span};

/// What kind of file an article came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A plain-text dump: one line a paragraph, menu entry or caption.
    Text,
    /// A web page.
    Html,
}

/// What a stretch of the article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A crosshead inside the body (the headline is not a block).
    Heading,
    /// A paragraph of running text.
    Paragraph,
    /// A quotation set apart.
    Quote,
    /// An entry of a list.
    ListItem,
    /// A picture's caption or credit; shown apart, not part of the body.
    Caption,
}

impl BlockKind {
    /// Whether blocks of this kind belong to the body text.
    #[must_use]
    pub const fn in_body(self) -> bool {
        !matches!(self, Self::Caption)
    }
}

/// A kept stretch of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in [`Document::raw`].
    pub span: Span,
}

impl Block {
    /// Its words; the bullet of a list item is none of them.
    #[must_use]
    pub fn words(&self, raw: &str) -> Span {
        let item = self.kind == BlockKind::ListItem;
        let length = bullet(self.span.of(raw)).filter(|_| item).unwrap_or(0);
        Span::between(self.span.start() + length, self.span.end())
    }
}

/// Signs that stand for nothing else.
const SURE: &str = "•◦‣▪●○■□►▶✓✔";
/// Signs that are bullets only before a space.
const SPACED: &str = "·*-–—";

/// Length in bytes of the bullet that opens the line and of the white space behind it.
#[must_use]
pub fn bullet(line: &str) -> Option<usize> {
    let sign = line.chars().next()?;
    let behind = line.get(sign.len_utf8()..)?;
    let rest = behind.trim_start();
    let spaced = rest.len() < behind.len();
    let bullet = !rest.is_empty() && (SURE.contains(sign) || spaced && SPACED.contains(sign));
    bullet.then_some(line.len() - rest.len())
}

/// A stretch that was cut from an article, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Where it stands in [`Document::raw`].
    pub span: Span,
    /// The reason in words that a reader understands, such as "donation appeal".
    pub reason: Arc<str>,
}

impl Cut {
    /// Whether it is a line of news all the same, though not of the article's text: its headline
    /// once more, or the headline of another story.
    #[must_use]
    pub fn is_news(&self) -> bool {
        matches!(&*self.reason, "repeats the headline" | "related link")
    }
}

/// An article's headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The words, on one line.
    pub text: String,
    /// Where they stand in [`Document::raw`], unless they come from metadata only.
    pub span: Option<Span>,
    /// What stands behind it, or before it, where it is written as the page's title: the name of a
    /// site, a section, a subject, or its own last words.
    pub tail: Option<String>,
}

impl Headline {
    /// Its [`tail`](Headline::tail), if the headline itself ends with that.
    #[must_use]
    pub fn own_tail(&self) -> Option<&str> {
        self.tail.as_deref().filter(|tail| self.text.ends_with(tail))
    }
}

/// The way back from an article's text to characters that others can count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// To those of the decoded file.
    File(OffsetMap),
    /// To those of the text itself: it is made of a part of a file, such as an entry of a feed or
    /// a message, and stands nowhere in the file as it is read here.
    Entry(OffsetMap),
}

impl Origin {
    /// The way of a text to its own characters.
    #[must_use]
    pub fn entry(text: &str) -> Self {
        Self::Entry(OffsetMap::identity(text))
    }
}

impl Default for Origin {
    fn default() -> Self {
        Self::File(OffsetMap::default())
    }
}

/// What a loader found in one file; [`Document::new`] checks it.
#[derive(Clone, Debug)]
pub struct DocumentParts {
    /// The file, or `-` for standard input; `archive.zip!/inner.html` or `feed.xml#3` for a part
    /// of a file, which is a label and leads to no file.
    pub path: PathBuf,
    /// What kind of file it was.
    pub format: Format,
    /// The sanitised text (for a web page: its visible text, a line an element).
    pub raw: String,
    /// The way back from `raw` to characters that others can count.
    pub origin: Origin,
    /// The headline.
    pub headline: Option<Headline>,
    /// Who wrote it, without "By".
    pub byline: Option<String>,
    /// The publication ("The Moscow Times").
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// ISO 639-1 code of its language.
    pub language: Option<String>,
    /// When it was published, as far as the file itself tells.
    pub publication: Publication,
    /// What was kept, in order.
    pub blocks: Vec<Block>,
    /// What was cut, in order.
    pub cuts: Vec<Cut>,
}

/// A cleaned article. Blocks and cuts lie in order in [`Document::raw`] and do not overlap.
///
/// Cheap to clone: the copies share one text.
#[derive(Clone, Debug)]
pub struct Document {
    parts: Arc<DocumentParts>,
    notes: Arc<[String]>,
    full_path: Option<Arc<Path>>,
    source_reason: Option<Arc<str>>,
}

impl Document {
    /// Checks the parts: blocks and cuts that lie outside the text are dropped, the rest sorted;
    /// a cut that overlaps a block gives way to it.
    #[must_use]
    pub fn new(mut parts: DocumentParts) -> Self {
        let raw = std::mem::take(&mut parts.raw);
        let inside =
            |span: Span| !span.is_empty() && Span::new(&raw, span.start(), span.end()).is_some();
        parts.blocks.retain(|block| inside(block.span));
        parts.blocks.sort_by_key(|block| block.span);
        parts.blocks.dedup_by(|next, kept| kept.span.overlaps(next.span));
        parts.cuts.retain(|cut| inside(cut.span));
        parts.cuts.sort_by_key(|cut| cut.span);
        let blocks = &parts.blocks;
        parts.cuts.retain(|cut| {
            let at = blocks.partition_point(|block| block.span.end() <= cut.span.start());
            blocks.get(at).is_none_or(|block| !block.span.overlaps(cut.span))
        });
        parts.raw = raw;
        let (notes, full_path, source_reason) = (Arc::default(), None, None);
        Self { parts: Arc::new(parts), notes, full_path, source_reason }
    }

    /// The same article with remarks on how well its file could be read.
    #[must_use]
    pub fn with_notes(self, notes: Vec<String>) -> Self {
        Self { notes: notes.into(), ..self }
    }

    /// The same article with the full path of its file.
    #[must_use]
    pub fn with_full_path(self, path: &Path) -> Self {
        Self { full_path: Some(path.into()), ..self }
    }

    /// Remarks on how well its file could be read, each in a few words that begin in lower case.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The same article without its date of publication, and with a remark on that.
    #[must_use]
    pub fn undated(&self, note: String) -> Self {
        let mut parts = DocumentParts::clone(&self.parts);
        parts.publication = Publication::unknown();
        let notes = self.notes.iter().cloned().chain([note]).collect();
        Self { parts: Arc::new(parts), notes, ..self.clone() }
    }

    /// The same article as one of a publication that is known for a reason, not stated.
    #[must_use]
    pub fn with_source(&self, source: String, reason: &str) -> Self {
        let mut parts = DocumentParts::clone(&self.parts);
        parts.source = Some(source);
        Self { parts: Arc::new(parts), ..self.clone() }.with_source_reason(Some(reason))
    }

    /// The same article with what tells its publication, if nothing states it.
    #[must_use]
    pub fn with_source_reason(self, reason: Option<&str>) -> Self {
        Self { source_reason: reason.map(Into::into), ..self }
    }

    /// The same article under a headline of these words.
    #[must_use]
    pub fn retitled(&self, words: &str) -> Self {
        let mut parts = DocumentParts::clone(&self.parts);
        if let Some(headline) = &mut parts.headline {
            words.clone_into(&mut headline.text);
        }
        Self { parts: Arc::new(parts), ..self.clone() }
    }

    /// The file it came from, or `-`; the label of a part of a file is no path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.parts.path
    }

    /// The same from the root of the file system on, however the file was called when it was
    /// opened; `None` for standard input and what is compiled in.
    #[must_use]
    pub fn full_path(&self) -> Option<&Path> {
        self.full_path.as_deref()
    }

    /// What kind of file it came from.
    #[must_use]
    pub fn format(&self) -> Format {
        self.parts.format
    }

    /// The whole sanitised text, boilerplate included; all spans of the article point into it.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.parts.raw
    }

    /// The way back from [`Document::raw`] to characters of the decoded file, or of
    /// [`Document::entry`] if there is one.
    #[must_use]
    pub fn origin(&self) -> &OffsetMap {
        match &self.parts.origin {
            Origin::File(map) | Origin::Entry(map) => map,
        }
    }

    /// The text that others can count characters in, if it is not that of the file.
    #[must_use]
    pub fn entry(&self) -> Option<&str> {
        matches!(self.parts.origin, Origin::Entry(_)).then(|| self.raw())
    }

    /// The headline, if one was found.
    #[must_use]
    pub fn headline(&self) -> Option<&Headline> {
        self.parts.headline.as_ref()
    }

    /// The headline's words, or the file's name if there is none.
    #[must_use]
    pub fn title(&self) -> std::borrow::Cow<'_, str> {
        match &self.parts.headline {
            Some(headline) => headline.text.as_str().into(),
            None => self.parts.path.file_name().unwrap_or_default().to_string_lossy(),
        }
    }

    /// Who wrote it.
    #[must_use]
    pub fn byline(&self) -> Option<&str> {
        self.parts.byline.as_deref()
    }

    /// The publication it appeared in.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.parts.source.as_deref()
    }

    /// What tells that publication where nothing states it, in a few words that begin in lower case.
    #[must_use]
    pub fn source_reason(&self) -> Option<&str> {
        self.source_reason.as_deref()
    }

    /// Where it was published.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.parts.url.as_deref()
    }

    /// ISO 639-1 code of its language.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.parts.language.as_deref()
    }

    /// When it was published, as far as the file itself tells.
    #[must_use]
    pub fn publication(&self) -> &Publication {
        &self.parts.publication
    }

    /// What was kept.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.parts.blocks
    }

    /// What was cut, with reasons.
    #[must_use]
    pub fn cuts(&self) -> &[Cut] {
        &self.parts.cuts
    }

    /// The article without the blocks, told by their index, that `reason` gives a reason to cut.
    #[must_use]
    pub fn without_blocks(&self, reason: impl Fn(usize) -> Option<Arc<str>>) -> Self {
        let mut parts = DocumentParts::clone(&self.parts);
        let blocks = std::mem::take(&mut parts.blocks);
        for (at, block) in blocks.into_iter().enumerate() {
            match reason(at) {
                Some(reason) => parts.cuts.push(Cut { span: block.span, reason }),
                None => parts.blocks.push(block),
            }
        }
        Self { parts: Self::new(parts).parts, ..self.clone() }
    }

    /// The body: headings, paragraphs, quotes and list items, each on one line, joined by blank
    /// lines; what stood in one line of the text stays in one.
    #[must_use]
    pub fn body(&self) -> String {
        let blocks = self.parts.blocks.iter().filter(|block| block.kind.in_body());
        let mut body = String::with_capacity(self.parts.raw.len());
        let mut end = None;
        for Block { span, .. } in blocks {
            let same = |end| !Span::between(end, span.start()).of(&self.parts.raw).contains('\n');
            body.push_str(end.map_or("", |end| if same(end) { " " } else { "\n\n" }));
            let mut lines = span.of(&self.parts.raw).split('\n');
            body.push_str(lines.next().unwrap_or(""));
            lines.for_each(|line| body.extend([" ", line]));
            end = Some(span.end());
        }
        body
    }
}

/// An article with everything that was found in it.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// The article itself.
    pub document: Document,
    /// When it was published, as far as is known; other articles may have helped.
    pub publication: Publication,
    /// Its sentences, headline and captions included, in the order of the text.
    pub sentences: Vec<Span>,
    /// Its time expressions.
    pub timexes: Vec<Timex>,
    /// Who and what is named where.
    pub mentions: Vec<Mention>,
    /// The article's actors where lines beside its text name them ([`Cut::is_news`]); these count
    /// nowhere, they are only shown.
    pub asides: Vec<Mention>,
    /// The actors that are named; their ids are those of the mentions.
    pub actors: Vec<Actor>,
    /// What happened.
    pub events: Vec<Event>,
    /// Who said what.
    pub quotes: Vec<Quote>,
}

/// A file that could not be read, or not wholly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it, in a few words that begin in lower case.
    pub reason: String,
}

impl Problem {
    /// A problem in one line of a text that the user wrote, found at a byte of it; of a reason of
    /// several lines only the first is told.
    #[must_use]
    pub fn in_line(path: &Path, text: &str, at: usize, reason: &str) -> Self {
        let line = text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        let reason = format!("line {line}: {}", reason.lines().next().unwrap_or(""));
        Self { path: path.to_owned(), reason }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.reason)
    }
}

#[cfg(test)]
mod tests {
    use super::bullet;

    #[test]
    fn a_dash_is_a_bullet_only_before_a_space() {
        let check = |line: &str, rest: Option<&str>| {
            assert_eq!(bullet(line).map(|length| &line[length..]), rest, "{line}");
        };
        check("● The boats left.", Some("The boats left."));
        check("■The boats left.", Some("The boats left."));
        check("-  The boats left.", Some("The boats left."));
        check("-5 degrees", None);
        check("— ", None);
        check("The boats left.", None);
        check("", None);
    }
}
