//! Web pages: from HTML to lines, with what the markup tells of each and of the page.
//!
//! One pass over the tokens does it all; the main content is found by a crate made for that.

mod defuse;
mod elements;
mod flatten;
mod head;
mod hints;
mod json_ld;
mod main_content;
mod signed;
mod tidy;

pub(super) use head::{Head, Stamp};
pub(super) use hints::Hint;
pub(super) use json_ld::{Described, article};
pub(super) use signed::{Mark, Signed};

use super::page::Page;
use crate::document::Origin;
use crate::text::{Span, sanitize};

/// Flattens a page and marks the lines of its main content.
pub(super) fn page(html: &str) -> Page {
    let mut flat = flatten::flatten(html);
    let kept = main_content::rows(&flat.tidy);
    let clean = sanitize(&flat.text);
    let origin = if clean.text == flat.text {
        flat.origin
    } else {
        clean.origin.after(&clean.text, &flat.origin, &flat.text)
    };
    let mut lines = Vec::with_capacity(flat.lines.len());
    let mut shown = Vec::with_capacity(flat.lines.len());
    let mut rows = flat.lines.into_iter().peekable();
    let mut at = 0;
    for (row, piece) in clean.text.split_inclusive('\n').enumerate() {
        let span = Span::between(at, at + piece.len()).trim(&clean.text);
        at += piece.len();
        let Some((_, line)) = rows.next_if(|(number, _)| *number == row) else { continue };
        if !span.is_empty() {
            shown.push(row);
            let main = kept.contains(&row);
            lines.push(super::page::Line { span, main, ..line });
        }
    }
    flat.head.settle(&|row| shown.partition_point(|other| *other < row));
    let origin = Origin::File(origin);
    let (head, elements) = (flat.head, flat.elements);
    Page { raw: clean.text, origin, lines, head, elements, ..Page::default() }
}
