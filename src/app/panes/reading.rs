//! [`Reading`]: how far the article is read, and which sentence is lit.
//!
//! The place is kept as a place in the text, so that a new width keeps the sentence in view.

use std::sync::Arc;

use super::page::{Form, Page, Position};
use crate::document::Annotated;
use crate::library::Telling;
use crate::text::Span;

/// Lines kept above a sentence that is brought into view.
const CONTEXT: usize = 3;

/// A sentence that is lit, with the words in it that matter most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lit {
    /// The sentence.
    pub sentence: Span,
    /// The words.
    pub evidence: Span,
}

/// A place to go back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article, an index into the snapshot's.
    pub article: usize,
    /// How far it was read.
    pub position: Position,
    /// The sentence that was lit.
    pub lit: Option<Lit>,
    /// The event that was chosen.
    pub telling: Option<Telling>,
    /// The pane that had the keys.
    pub focus: crate::app::Pane,
}

/// The state of the reading pane.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Cleaned or raw.
    pub form: Form,
    /// The sentence that is lit.
    pub lit: Option<Lit>,
    /// First visible line.
    top: usize,
    /// The place of the first visible line.
    position: Position,
    set: Option<(Arc<Annotated>, Page)>,
}

impl Reading {
    /// The page as it is set now.
    #[must_use]
    pub fn page(&self) -> Option<&Page> {
        self.set.as_ref().map(|(_, page)| page)
    }

    /// The first visible line.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.top
    }

    /// The place of the first visible line.
    #[must_use]
    pub const fn position(&self) -> Position {
        self.position
    }

    /// Sets the page for an article and a width, if it is not set so already.
    ///
    /// The same article keeps its place; another begins at its head.
    pub fn set(&mut self, article: Option<&Arc<Annotated>>, columns: u16, height: u16) {
        let Some(article) = article else {
            *self = Self { form: self.form, ..Self::default() };
            return;
        };
        let same = |(old, page): &(Arc<Annotated>, Page)| {
            Arc::ptr_eq(old, article) && page.columns == columns && page.form == self.form
        };
        if self.set.as_ref().is_some_and(same) {
            return;
        }
        let path = |annotated: &Annotated| annotated.document.path().to_owned();
        if self.set.as_ref().is_some_and(|(old, _)| path(old) != path(article)) {
            self.position = Position::default();
        }
        let page = Page::new(article, columns, self.form);
        self.top = page.line_of(self.position);
        self.set = Some((Arc::clone(article), page));
        self.clamp(height);
    }

    /// Forgets the place, because another article is shown.
    pub fn leave(&mut self) {
        (self.lit, self.top, self.position) = (None, 0, Position::default());
        self.set = None;
    }

    /// Goes back to a place; the page is set next.
    pub fn return_to(&mut self, position: Position, lit: Option<Lit>) {
        (self.position, self.lit) = (position, lit);
        self.top = self.page().map_or(0, |page| page.line_of(position));
    }

    /// Scrolls by some lines.
    pub fn scroll(&mut self, by: isize, height: u16) {
        self.go(self.top.saturating_add_signed(by), height);
    }

    /// Scrolls to a line, at most to the last screen.
    pub fn go(&mut self, line: usize, height: u16) {
        self.top = line;
        self.clamp(height);
        if let Some(line) = self.page().and_then(|page| page.lines().get(self.top)) {
            self.position = line.position;
        }
    }

    /// Brings the raw text's byte at `offset` into view, unless it is.
    pub fn reveal(&mut self, offset: usize, height: u16) {
        let Some(line) = self.page().and_then(|page| page.line_at(offset)) else { return };
        let bottom = self.top + usize::from(height);
        if line < self.top || line + 2 >= bottom {
            self.go(line.saturating_sub(CONTEXT), height);
        }
    }

    /// Shows raw or cleaned text and keeps the words at the top in place.
    pub fn turn(&mut self, article: &Arc<Annotated>, columns: u16, height: u16) {
        let at_head = self.top == 0;
        let offset = self.page().and_then(|page| page.offset_of(self.top));
        self.form = match self.form {
            Form::Cleaned => Form::Raw,
            Form::Raw => Form::Cleaned,
        };
        self.set(Some(article), columns, height);
        let line = offset.filter(|_| !at_head).and_then(|offset| self.page()?.line_at(offset));
        self.go(line.unwrap_or(0), height);
    }

    fn clamp(&mut self, height: u16) {
        let lines = self.page().map_or(0, |page| page.lines().len());
        self.top = self.top.min(lines.saturating_sub(usize::from(height)));
    }
}
