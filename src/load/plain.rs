//! Plain-text dumps: from characters to lines.
//!
//! Each line of the file is a line of the page, unless the file was broken at a fixed width, as
//! mail is: then its lines are joined to paragraphs. Nothing is dropped here.

use crate::document::Origin;
use crate::text::{Span, sanitize};

use super::page::{Line, Page, Tag};

/// Widest line, in characters, of a text that was broken at a fixed width.
const WIDEST: usize = 100;
/// Narrowest such width.
const NARROWEST: usize = 40;
/// Fewest broken lines that show a width.
const FEWEST: usize = 3;

/// Cuts a text into its lines.
pub(super) fn page(text: &str) -> Page {
    let clean = sanitize(text);
    let lines = joined(&clean.text, lines(&clean.text));
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
        let tag = if bulleted(span.of(raw)) { Tag::Item } else { Tag::Other };
        found.push(Line { span, gap, tag, ..Line::default() });
        gap = false;
    }
    found
}

/// Joins lines that were broken only because the next word did not fit.
fn joined(raw: &str, lines: Vec<Line>) -> Vec<Line> {
    let Some(width) = fixed_width(raw, &lines) else { return lines };
    let mut found: Vec<Line> = Vec::with_capacity(lines.len());
    let mut broken = false;
    for line in &lines {
        match found.last_mut().filter(|_| broken && continues(line)) {
            Some(last) => last.span = last.span.cover(line.span),
            None => found.push(*line),
        }
        let next = lines.get(lines.partition_point(|other| other.span <= line.span));
        broken = next.is_some_and(|next| !fits(raw, line, next, width));
    }
    found
}

/// The width at which the text was broken: that of its longest line, if nearly no line that is
/// followed by another had room for its next word.
fn fixed_width(raw: &str, lines: &[Line]) -> Option<usize> {
    let long = |line: &Line| line.span.of(raw).chars().count();
    let width = lines.iter().map(long).max().filter(|width| *width <= WIDEST)?;
    let pairs = || lines.iter().zip(lines.iter().skip(1)).filter(|(_, next)| continues(next));
    let full = pairs().filter(|(line, next)| !fits(raw, line, next, width)).count();
    let enough = full >= FEWEST && full * 5 >= pairs().count() * 4;
    Some(width).filter(|width| enough && *width >= NARROWEST)
}

/// Whether a line can be the continuation of the one before it.
fn continues(line: &Line) -> bool {
    !line.gap && line.tag != Tag::Item
}

/// Whether the first word of `next` would have fitted behind `line`.
fn fits(raw: &str, line: &Line, next: &Line, width: usize) -> bool {
    let first = next.span.of(raw).split_whitespace().next().unwrap_or("");
    line.span.of(raw).chars().count() + 1 + first.chars().count() <= width
}

/// Whether the line begins with a bullet and a space.
fn bulleted(line: &str) -> bool {
    let mut letters = line.chars();
    let bullet = letters.next().is_some_and(|c| "•·*-–—◦‣▪●○■□►▶✓✔".contains(c));
    bullet && letters.next() == Some(' ')
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
