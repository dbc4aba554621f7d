//! [`TextPage`]: a page of text over the panes: the keys, or the files that could not be read.

use crate::app::keys::Keymap;
use crate::document::{EventClass, Problem};
use crate::text::sanitize::sanitize_line;

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// The keys and the signs.
    Help,
    /// The files that could not be read.
    Problems,
}

/// One line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageLine {
    /// A heading.
    Title(String),
    /// Something and what it means.
    Pair(String, String),
    /// Nothing.
    Blank,
}

/// A page of text and how far it is scrolled.
#[derive(Clone, Debug)]
pub struct TextPage {
    /// What it is about.
    pub kind: PageKind,
    /// Its first visible line.
    pub top: usize,
    lines: Vec<PageLine>,
}

impl TextPage {
    /// The page of all keys and signs.
    #[must_use]
    pub fn help(keymap: &Keymap) -> Self {
        let mut lines = Vec::new();
        for menu in keymap.menus() {
            lines.push(PageLine::Title(menu.title.clone()));
            let pair = |b: &crate::app::keys::Binding| PageLine::Pair(b.shown(), b.help.clone());
            lines.extend(menu.bindings.iter().map(pair));
            lines.push(PageLine::Blank);
        }
        lines.push(PageLine::Title("Marks".to_owned()));
        lines.extend(
            MARKS
                .iter()
                .map(|(mark, means)| PageLine::Pair((*mark).to_owned(), (*means).to_owned())),
        );
        lines.push(PageLine::Blank);
        lines.push(PageLine::Title("Events".to_owned()));
        lines.extend(EventClass::ALL.iter().map(|class| {
            let name = class.as_str().to_lowercase();
            PageLine::Pair(crate::app::labels::glyph(*class).to_string(), name)
        }));
        Self { kind: PageKind::Help, top: 0, lines }
    }

    /// The page of files that could not be read.
    #[must_use]
    pub fn problems(problems: &[Problem]) -> Self {
        let pair = |problem: &Problem| {
            let path = sanitize_line(&problem.path.to_string_lossy());
            PageLine::Pair(path, sanitize_line(&problem.reason))
        };
        let mut lines: Vec<_> = problems.iter().map(pair).collect();
        if lines.is_empty() {
            lines.push(PageLine::Title("Every file could be read.".to_owned()));
        }
        Self { kind: PageKind::Problems, top: 0, lines }
    }

    /// What stands over the page.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match self.kind {
            PageKind::Help => "Keys",
            PageKind::Problems => "Files that could not be read",
        }
    }

    /// Its lines.
    #[must_use]
    pub fn lines(&self) -> &[PageLine] {
        &self.lines
    }

    /// Scrolls by some lines, at most to the last screen of `height` lines.
    pub fn scroll(&mut self, by: isize, height: usize) {
        let last = self.lines.len().saturating_sub(height);
        self.top = self.top.saturating_add_signed(by).min(last);
    }
}

/// The marks of the panes and what they mean.
const MARKS: [(&str, &str); 8] = [
    ("●", "not read yet"),
    ("≈", "date inferred; in short why under the headline, in full with P"),
    (">  <", "published after, before this day"),
    ("•", "event told by the article being read"),
    ("×2", "told twice"),
    ("≠", "the tellings do not agree"),
    ("▸", "acts on"),
    ("┄┄", "cut from the article, with the reason"),
];
