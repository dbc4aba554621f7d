//! [`Page`]: a file's visible text as lines, with what the markup tells of each.
//!
//! Both formats become one; whether a line is article is decided in `clean`.

use crate::document::Origin;
use crate::text::Span;

use super::clean::Ruling;
use super::web::Head;

/// A text cut into lines, before cleaning.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// The sanitised visible text.
    pub(super) raw: String,
    /// The way back to characters that others can count.
    pub(super) origin: Origin,
    /// Its lines that are not blank.
    pub(super) lines: Vec<Line>,
    /// What is settled of each line before it is judged, by the form of the file; empty if nothing.
    pub(super) rulings: Vec<Option<Ruling>>,
    /// What a web page tells of itself; empty for plain text.
    pub(super) head: Head,
    /// The elements that the lines of a web page stand in; empty for plain text.
    pub(super) elements: Vec<Element>,
}

/// An element of a web page; it stands behind its parent in [`Page::elements`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Element {
    /// Number of its parent; the first element is its own.
    pub(super) parent: u32,
    /// Hash of its name and its classes: elements of one kind are laid out alike.
    pub(super) kind: u32,
    /// The places that it makes itself.
    pub(super) zones: Zones,
}

impl Page {
    /// The words of the line at `index`.
    pub(super) fn text(&self, index: usize) -> &str {
        self.lines.get(index).map_or("", |line| line.span.of(&self.raw))
    }

    /// Whether a line is one of several points of a list that fit.
    pub(super) fn is_point(&self, index: usize, fits: impl Fn(usize) -> bool) -> bool {
        let tagged = |at: usize| self.lines.get(at).is_some_and(|line| line.tag == Tag::Item);
        let item = |at: usize| tagged(at) && fits(at);
        item(index) && (item(index + 1) || index.checked_sub(1).is_some_and(item))
    }

    /// The page as if some of its lines said nothing; all stay where they are.
    pub(super) fn silenced(&self, silent: &dyn Fn(usize) -> bool) -> Self {
        let mut page = self.clone();
        for (_, line) in page.lines.iter_mut().enumerate().filter(|(at, _)| silent(*at)) {
            let span = Span::between(line.span.start(), line.span.start());
            *line = Line { span, tag: Tag::Other, zones: Zones::default(), ..*line };
        }
        page.head.forget(silent);
        page
    }
}

/// One line, white space at its ends apart.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line {
    /// Where it stands in the raw text.
    pub(super) span: Span,
    /// Whether a blank line or the text's start stands before it.
    pub(super) gap: bool,
    /// The element that it is the text of.
    pub(super) tag: Tag,
    /// Where in the page it stands.
    pub(super) zones: Zones,
    /// How many of its bytes are links.
    pub(super) linked: u32,
    /// Number of the innermost element around it that makes lines.
    pub(super) element: u32,
    /// Number of the element that holds its element; lines of one container are neighbours.
    pub(super) container: u32,
    /// Whether the main-content extractor kept it; always false in plain text.
    pub(super) main: bool,
}

/// The kinds of element that lines are the text of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tag {
    /// Plain text, or an element that tells nothing (`div`, `span`, ...).
    #[default]
    Other,
    /// `p`.
    Paragraph,
    /// `h1`.
    Title,
    /// `h2` to `h6`.
    Heading,
    /// `li`, `dd`, `dt`; in plain text a line with a bullet.
    Item,
    /// `td`, `th`.
    Cell,
    /// `figcaption`, `caption`.
    Caption,
    /// `pre`.
    Verbatim,
    /// `button`, `label`, `option`.
    Control,
}

/// A set of places in a page, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Zones(pub(super) u32);

impl Zones {
    /// The names of the places that elements are, in the order of their bits.
    pub(super) const NAMES: [&str; 12] = [
        "navigation",
        "header",
        "footer",
        "aside",
        "form",
        "figure",
        "article",
        "main",
        "table",
        "list",
        "quote",
        "body",
    ];
    pub(super) const NAVIGATION: Self = Self(1);
    pub(super) const HEADER: Self = Self(1 << 1);
    pub(super) const FOOTER: Self = Self(1 << 2);
    pub(super) const ASIDE: Self = Self(1 << 3);
    pub(super) const FORM: Self = Self(1 << 4);
    pub(super) const FIGURE: Self = Self(1 << 5);
    pub(super) const ARTICLE: Self = Self(1 << 6);
    pub(super) const MAIN: Self = Self(1 << 7);
    pub(super) const TABLE: Self = Self(1 << 8);
    pub(super) const LIST: Self = Self(1 << 9);
    pub(super) const QUOTE: Self = Self(1 << 10);
    pub(super) const BODY: Self = Self(1 << 11);

    /// Whether all places of `other` are in this set.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
