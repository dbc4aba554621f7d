//! A line with stretches of its text in styles of their own.
//!
//! Text here has passed the gate.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::fit::{ellipsis, width};

/// A stretch of running text, as [`styled`]; runs of white space become one space, so that a
/// paragraph that was wrapped in its file flows.
pub(super) fn flowing(text: &str, base: Style, marks: &[(Range<usize>, Style)]) -> Line<'static> {
    let mut line = styled(text, base, marks);
    let mut spaced = false;
    for span in &mut line.spans {
        let squeezed = squeezed(&span.content, &mut spaced);
        span.content = squeezed.into();
    }
    line
}

/// A text and the stretches of it (in bytes) that look different; later ones lie over earlier.
pub(super) fn styled(text: &str, base: Style, marks: &[(Range<usize>, Style)]) -> Line<'static> {
    let mut borders: Vec<usize> = vec![0, text.len()];
    for (range, _) in marks {
        borders.extend([range.start.min(text.len()), range.end.min(text.len())]);
    }
    borders.sort_unstable();
    borders.dedup();
    let mut line = Line::default();
    for (from, to) in borders.iter().zip(borders.iter().skip(1)) {
        let inside = |range: &&(Range<usize>, Style)| range.0.start <= *from && *to <= range.0.end;
        let style = marks.iter().filter(inside).fold(base, |style, mark| style.patch(mark.1));
        let words = text.get(*from..*to).unwrap_or("");
        line.push_span(Span::styled(words.to_owned(), style));
    }
    line
}

fn squeezed(text: &str, spaced: &mut bool) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let space = letter.is_whitespace() && letter != '\u{a0}';
        if !(space && *spaced) {
            out.push(if space { ' ' } else { letter });
        }
        *spaced = space;
    }
    out
}

/// `left` and `right` at the two ends of `columns`; `left` is cut if both do not fit.
pub(super) fn ends(left: &str, right: &str, columns: usize) -> (String, String, String) {
    let gap = usize::from(!right.is_empty());
    let room = columns.saturating_sub(width(right) + gap);
    let left = ellipsis(left, room);
    let fill = columns.saturating_sub(width(&left) + width(right));
    (left, " ".repeat(fill), right.to_owned())
}

/// A name and what is doubtful of it at the two ends of `columns`; where the name would be
/// cut, of the doubt only its mark is left.
pub(super) fn with_doubt(name: &str, doubt: &str, columns: usize) -> (String, String, String) {
    let long = width(doubt) + 1 + width(name) > columns;
    let doubt = if long { doubt.split(' ').next().unwrap_or("") } else { doubt };
    ends(name, doubt, columns)
}

/// The text, filled with spaces to `columns`, or cut.
pub(super) fn column(text: &str, columns: usize) -> String {
    let text = ellipsis(text, columns);
    let fill = columns.saturating_sub(width(&text));
    text + &" ".repeat(fill)
}
