//! [`Page`]: one article set in lines for a given width; every line knows its place in the text.
//!
//! How lines look is decided in `ui`; which of them are seen, in `reading`.

use crate::app::keys::{Action, Keymap, Scope};
use crate::app::labels;
use crate::document::{Annotated, Block, BlockKind};
use crate::text::Span;
use crate::text::fit::{width, wrap};

/// What a line of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Part of the headline.
    Headline,
    /// Source, date and author under the headline.
    Imprint,
    /// A crosshead.
    Heading,
    /// Running text.
    Paragraph,
    /// A quotation set apart.
    Quote,
    /// An entry of a list.
    ListItem,
    /// A picture's caption.
    Caption,
    /// Text that was cut.
    Cut,
    /// Why it was cut.
    Reason,
    /// Nothing.
    Blank,
}

/// What stands on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// A stretch of the article's raw text.
    Raw(Span),
    /// Words of the program.
    Own(String),
}

/// A place in a page that outlives a change of its width: a segment and a byte in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    segment: u32,
    offset: u32,
}

/// One line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub role: Role,
    /// What stands on it.
    pub words: Words,
    /// Columns that it is set in by; the first line of a list item has its bullet there.
    pub indent: u16,
    /// Whether its segment begins with it.
    pub first: bool,
    /// Its place.
    pub position: Position,
}

/// Whether a page shows the cleaned article or everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// The article.
    #[default]
    Cleaned,
    /// The raw text, with what was cut and why.
    Raw,
}

/// One article in lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Width it was set for, in columns.
    pub columns: u16,
    /// What it shows.
    pub form: Form,
    lines: Vec<Line>,
}

impl Page {
    /// Sets an article in lines of at most `columns`.
    #[must_use]
    pub fn new(article: &Annotated, columns: u16, form: Form) -> Self {
        let mut setter =
            Setter { raw: article.document.raw(), columns, segment: 0, lines: Vec::new() };
        setter.head(article);
        match form {
            Form::Cleaned if article.document.blocks().is_empty() => setter.nothing(),
            Form::Cleaned => {
                setter.notes(article);
                setter.blocks(article.document.blocks());
            }
            Form::Raw => {
                setter.reasons(article);
                setter.notes(article);
                setter.everything(article);
            }
        }
        Self { columns, form, lines: setter.lines }
    }

    /// The lines from top to bottom.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The line that holds a place, or the nearest before it.
    #[must_use]
    pub fn line_of(&self, position: Position) -> usize {
        self.lines.partition_point(|line| line.position <= position).saturating_sub(1)
    }

    /// The first line that shows the raw text's byte at `offset` or what follows it.
    #[must_use]
    pub fn line_at(&self, offset: usize) -> Option<usize> {
        self.lines.iter().position(|line| {
            line.role != Role::Headline
                && matches!(line.words, Words::Raw(span) if span.end() > offset)
        })
    }

    /// The raw text's first byte on a line, or on the next that has any.
    #[must_use]
    pub fn offset_of(&self, line: usize) -> Option<usize> {
        self.lines.get(line..)?.iter().find_map(|line| match line.words {
            Words::Raw(span) => Some(span.start()),
            Words::Own(_) => None,
        })
    }
}

/// Sets lines one behind the other.
struct Setter<'a> {
    raw: &'a str,
    columns: u16,
    segment: u32,
    lines: Vec<Line>,
}

impl Setter<'_> {
    fn push(&mut self, role: Role, words: Words, offset: usize, indent: u16) {
        let position =
            Position { segment: self.segment, offset: u32::try_from(offset).unwrap_or(u32::MAX) };
        let first = self.lines.last().is_none_or(|last| last.position.segment != self.segment);
        self.lines.push(Line { role, words, indent, first, position });
    }

    /// Sets a stretch of raw text as one segment.
    fn stretch(&mut self, role: Role, span: Span, indent: u16) {
        let columns = usize::from(self.columns.saturating_sub(indent).max(1));
        for line in wrap(self.raw, span, columns) {
            self.push(role, Words::Raw(line), line.start() + 1, indent);
        }
        self.segment += 1;
    }

    /// Sets words of the program as one segment.
    fn own(&mut self, role: Role, text: &str) {
        let lines = wrap(text, Span::whole(text), usize::from(self.columns));
        for line in lines {
            self.push(role, Words::Own(line.of(text).to_owned()), line.start(), 0);
        }
        self.segment += 1;
    }

    fn blank(&mut self) {
        self.push(Role::Blank, Words::Own(String::new()), 0, 0);
        self.segment += 1;
    }

    /// Headline and imprint.
    fn head(&mut self, article: &Annotated) {
        self.blank();
        match article.document.headline().and_then(|headline| headline.span) {
            Some(span) => self.stretch(Role::Headline, span, 0),
            None => self.own(Role::Headline, &article.document.title()),
        }
        let imprint = labels::imprint(article);
        if width(&imprint) > 0 {
            self.own(Role::Imprint, &imprint);
        }
    }

    /// Why the article is dated as it is, a line a link of the chain, and what tells whose it is.
    fn reasons(&mut self, article: &Annotated) {
        let reasons = article.publication.reasons();
        for link in reasons.iter().flat_map(|reason| reason.split("; ")) {
            self.own(Role::Reason, &format!("┄┄ date: {link}"));
        }
        if let Some(reason) = article.document.source_reason() {
            self.own(Role::Reason, &format!("┄┄ source: {reason}"));
        }
    }

    /// The remarks on the article's file.
    fn notes(&mut self, article: &Annotated) {
        for note in article.document.notes() {
            self.own(Role::Reason, &format!("┄┄ {note}"));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let mut before = None;
        for block in blocks {
            let in_list = block.kind == BlockKind::ListItem && before == Some(BlockKind::ListItem);
            let captions = block.kind == BlockKind::Caption && before == Some(BlockKind::Caption);
            if !in_list && !captions {
                self.blank();
            }
            self.block(block);
            before = Some(block.kind);
        }
    }

    /// Tells why nothing stands under the headline.
    fn nothing(&mut self) {
        let key = Keymap::built_in().key_for(Scope::Panes, Action::Raw).unwrap_or_default();
        self.blank();
        self.own(Role::Reason, &format!("Nothing here reads like an article; {key} shows it all."));
    }

    fn block(&mut self, block: &Block) {
        let (role, indent) = match block.kind {
            BlockKind::Heading => (Role::Heading, 0),
            BlockKind::Paragraph => (Role::Paragraph, 0),
            BlockKind::Quote => (Role::Quote, 2),
            BlockKind::ListItem => (Role::ListItem, 2),
            BlockKind::Caption => (Role::Caption, 2),
        };
        self.stretch(role, block.words(self.raw), indent);
    }

    /// The whole raw text: blocks and cuts in their order.
    fn everything(&mut self, article: &Annotated) {
        let document = &article.document;
        let mut cuts = document.cuts().iter().peekable();
        let mut reason = "";
        for block in document.blocks() {
            while let Some(cut) = cuts.next_if(|cut| cut.span.start() < block.span.start()) {
                self.cut(cut.span, &cut.reason, reason);
                reason = &cut.reason;
            }
            self.blank();
            self.block(block);
            reason = "";
        }
        for cut in cuts {
            self.cut(cut.span, &cut.reason, reason);
            reason = &cut.reason;
        }
    }

    /// A cut, under its reason unless the cut before had the same.
    fn cut(&mut self, span: Span, reason: &str, before: &str) {
        if reason != before {
            self.blank();
            self.own(Role::Reason, &format!("┄┄ {reason}"));
        }
        let mut start = span.start();
        for line in span.of(self.raw).split_inclusive('\n') {
            let whole = Span::between(start, start + line.len()).trim(self.raw);
            start += line.len();
            if !whole.is_empty() {
                self.stretch(Role::Cut, whole, 2);
            }
        }
    }
}
