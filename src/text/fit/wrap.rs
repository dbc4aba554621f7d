//! Wrapping: a stretch of text as lines of spans, so that every line keeps its place.
//!
//! The choice of breaks is `textwrap`'s first-fit on fragments of our own; nothing is copied.

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::width::width;
use crate::text::Span;

/// Cuts the part of `text` under `span` into lines of at most `columns`.
///
/// Lines break behind white space (a no-break space apart), behind hyphens, dashes and slashes
/// inside words, and between wide characters; a word longer than a line breaks at a grapheme. The
/// spans leave out the white space at line ends and, apart from it, cover everything in order.
/// White space inside a line counts as one column: it is shown as one space.
#[must_use]
pub fn wrap(text: &str, span: Span, columns: usize) -> Vec<Span> {
    let columns = columns.max(1);
    let pieces = pieces(text, span, columns);
    if pieces.is_empty() {
        return Vec::new();
    }
    #[expect(clippy::cast_precision_loss, reason = "no screen is 2^52 columns wide")]
    let lines = wrap_first_fit(&pieces, &[columns as f64]);
    lines
        .iter()
        .filter_map(|line| Some(line.first()?.word.cover(line.last()?.word)))
        .filter(|line| !line.is_empty())
        .collect()
}

/// A word, or a part of one behind which a line may break, with the space that follows it.
#[derive(Debug)]
struct Piece {
    word: Span,
    columns: usize,
    space: usize,
}

#[expect(clippy::cast_precision_loss, reason = "no screen is 2^52 columns wide")]
impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.columns as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.space as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

fn pieces(text: &str, span: Span, columns: usize) -> Vec<Piece> {
    let inner = span.of(text);
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(rest) = inner.get(at..).filter(|rest| !rest.is_empty()) {
        let lead = rest.len() - rest.trim_start_matches(breaks).len();
        let word = rest.get(lead..).unwrap_or("");
        let length = word.find(breaks).unwrap_or(word.len());
        if let Some(last) = pieces.last_mut().filter(|_| lead > 0) {
            let last: &mut Piece = last;
            last.space = 1;
        }
        let word = word.get(..length).unwrap_or("");
        parts(word, span.start() + at + lead, columns, &mut pieces);
        at += lead + length;
    }
    pieces
}

/// Whether a line may break at this character in place of it.
fn breaks(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Appends the parts of one word, which begins at byte `start` of the text.
fn parts(word: &str, start: usize, columns: usize, pieces: &mut Vec<Piece>) {
    let (mut from, mut used) = (0, 0);
    let mut push = |from: usize, to: usize, columns: usize| {
        if from < to {
            let word = Span::between(start + from, start + to);
            pieces.push(Piece { word, columns, space: 0 });
        }
    };
    for (at, grapheme) in word.grapheme_indices(true) {
        let wide = grapheme.width();
        let full = used + wide > columns && used > 0;
        if full || (at > from && parts_before(word, at, grapheme)) {
            push(from, at, used);
            (from, used) = (at, 0);
        }
        used += wide;
    }
    push(from, word.len(), width(word.get(from..).unwrap_or("")));
}

/// Whether a word may be parted before the grapheme at `at`.
fn parts_before(word: &str, at: usize, grapheme: &str) -> bool {
    let before = word.get(..at).and_then(|head| head.chars().next_back());
    let letter = grapheme.chars().next().is_some_and(char::is_alphanumeric);
    let joint = matches!(before, Some('-' | '‐' | '–' | '—' | '/')) && letter;
    let wide = grapheme.width() > 1 && before.is_some_and(char::is_alphanumeric) && letter;
    joint || wide
}

#[cfg(test)]
mod tests {
    use super::wrap;
    use crate::text::Span;
    use crate::text::fit::width;
    use proptest::prelude::{any, proptest};

    fn check(text: &str, columns: usize, expected: &[&str]) {
        let lines = wrap(text, Span::whole(text), columns);
        let lines: Vec<_> = lines.iter().map(|line| line.of(text)).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn lines_break_at_spaces_and_inside_hyphenated_words() {
        check("talks on embassy staffing", 10, &["talks on", "embassy", "staffing"]);
        check("the tit-for-tat sanctions", 10, &["the tit-", "for-tat", "sanctions"]);
    }

    #[test]
    fn a_no_break_space_holds_and_a_long_word_gives_way() {
        check("35\u{a0}diplomats left", 12, &["35\u{a0}diplomats", "left"]);
        check("Donaudampfschiff", 6, &["Donaud", "ampfsc", "hiff"]);
    }

    #[test]
    fn wide_characters_break_between_each_other() {
        check("外交部发言人", 6, &["外交部", "发言人"]);
    }

    #[test]
    fn a_line_end_inside_a_paragraph_is_a_space() {
        check("hard\nwrapped  text", 80, &["hard\nwrapped  text"]);
    }

    proptest! {
        #[test]
        fn wrapping_loses_no_visible_character(text in any::<String>(), columns in 1..60_usize) {
            let text = crate::text::sanitize(&text).text;
            let lines = wrap(&text, Span::whole(&text), columns);
            let visible = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let joined: String = lines.iter().map(|line| visible(line.of(&text))).collect();
            assert_eq!(joined, visible(&text));
        }

        #[test]
        fn no_line_is_too_wide(text in "[a-z é外\u{1f600}-]*", columns in 2..40_usize) {
            for line in wrap(&text, Span::whole(&text), columns) {
                let shown = line.of(&text).split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(width(&shown) <= columns);
            }
        }
    }
}
