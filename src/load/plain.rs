//! Plain-text dumps: from characters to lines.
//!
//! Each line of the file is a line of the page, unless its paragraphs were broken at a fixed
//! width; how those are found stands elsewhere. Nothing is dropped here.

use crate::document::{Origin, bullet};
use crate::text::{Span, sanitize};

use super::page::{Line, Page, Tag};
use super::wrapped;

/// Cuts a text into its lines.
pub(super) fn page(text: &str) -> Page {
    let clean = sanitize(text);
    let lines = wrapped::joined(&clean.text, lines(&clean.text));
    Page { raw: clean.text, origin: Origin::File(clean.origin), lines, ..Page::default() }
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
        let tag = if bullet(span.of(raw)).is_some() { Tag::Item } else { Tag::Other };
        found.push(Line { span, gap, tag, ..Line::default() });
        gap = false;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::page;

    fn check(text: &str, expected: &[&str]) {
        let page = page(text);
        let lines: Vec<_> = (0..page.lines.len()).map(|at| page.text(at)).collect();
        assert_eq!(lines, expected, "{text:?}");
    }

    #[test]
    fn lines_broken_at_a_fixed_width_are_joined_to_paragraphs() {
        let mail = "Envoys meet again\n\nThe envoys of both states met in Geneva on Monday and\n\
                    agreed to meet again in March, a spokesman said. No date\nwas given.\n\n\
                    The talks had been put off twice since last summer, when\n\
                    nobody would sit on the window side.\n";
        check(
            mail,
            &[
                "Envoys meet again",
                "The envoys of both states met in Geneva on Monday and\nagreed to meet again in March, \
             a spokesman said. No date\nwas given.",
                "The talks had been put off twice since last summer, when\nnobody would sit on the \
             window side.",
            ],
        );
    }

    #[test]
    fn a_menu_and_a_dump_with_a_line_a_paragraph_stay_as_they_are() {
        check("Home\nWorld\nSport\nLog in", &["Home", "World", "Sport", "Log in"]);
        let long = "The envoys met, and they met again, and nobody could say in the end what they \
                    had met for, nor who had paid for the room.";
        check(&format!("{long}\n{long}\n{long}"), &[long, long, long]);
    }
}
