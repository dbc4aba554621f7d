//! Plain-text dumps: from characters to lines.
//!
//! Each line of the file is a line of the page; nothing is joined or dropped here.

use crate::text::{Span, sanitize};

use super::page::{Line, Page, Tag};

/// Cuts a text into its lines.
pub(super) fn page(text: &str) -> Page {
    let clean = sanitize(text);
    let lines = lines(&clean.text);
    Page { raw: clean.text, origin: clean.origin, lines, ..Page::default() }
}

fn lines(raw: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let (mut at, mut gap) = (0, true);
    for piece in raw.split_inclusive('\n') {
        let span = Span::between(at, at + piece.len()).trim(raw);
        at += piece.len();
        if span.is_empty() {
            gap = true;
            continue;
        }
        let tag = if bulleted(span.of(raw)) { Tag::Item } else { Tag::Other };
        found.push(Line { span, gap, tag, ..Line::default() });
        gap = false;
    }
    found
}

/// Whether the line begins with a bullet and a space.
fn bulleted(line: &str) -> bool {
    let mut letters = line.chars();
    let bullet = letters.next().is_some_and(|c| "•·*-–—◦‣▪●○■□►▶✓✔".contains(c));
    bullet && letters.next() == Some(' ')
}
