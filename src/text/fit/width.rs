//! Display width and cutting: how many columns a text takes, and how much of it fits.
//!
//! The only place where text is shortened for the screen.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that `text` takes on a terminal, grapheme by grapheme.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|b| !b.is_ascii_control()).count();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Returns the longest head of `text` that takes at most `columns`, cut at a grapheme border.
#[must_use]
pub fn head(text: &str, columns: usize) -> &str {
    let (mut used, mut end) = (0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > columns {
            break;
        }
        end = at + grapheme.len();
    }
    text.get(..end).unwrap_or("")
}

/// Returns `text` if it fits into `columns`, else its head with `…` as the last column.
#[must_use]
pub fn ellipsis(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    match columns {
        0 => String::new(),
        _ => format!("{}…", head(text, columns - 1).trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::{ellipsis, width};
    use proptest::prelude::{any, proptest};

    #[test]
    fn a_cut_is_shown_by_an_ellipsis_and_never_splits_a_character() {
        assert_eq!(ellipsis("Consulate", 9), "Consulate");
        assert_eq!(ellipsis("Consulate closed", 10), "Consulate…");
        assert_eq!(ellipsis("外交部发言人", 5), "外交…");
        assert_eq!(ellipsis("🇷🇺🇺🇸x", 3), "🇷🇺…");
        assert_eq!(ellipsis("x", 0), "");
    }

    proptest! {
        #[test]
        fn what_is_cut_fits(text in any::<String>(), columns in 0..40_usize) {
            assert!(width(&ellipsis(&text, columns)) <= columns);
        }
    }
}
