//! The main content of a page, as the readability algorithm sees it.
//!
//! A crate does it; here are its settings, its limits and the way back to lines.

use std::collections::HashSet;

use dom_smoothie::{Config, Readability, TextMode};

use super::tidy::{Tidy, row_of};

/// The largest page, and the most elements, that a tree is built of; beyond it only the line
/// filter works. Real articles stay under 2 MB and 10,000 elements.
const MOST_BYTES: usize = 6 * 1024 * 1024;
const MOST_ELEMENTS: usize = 40_000;

/// The rows of text that belong to the main content; none if it cannot be told.
pub(super) fn rows(tidy: &Tidy) -> HashSet<usize> {
    if tidy.html.len() > MOST_BYTES || tidy.elements > MOST_ELEMENTS {
        return HashSet::new();
    }
    let config = Config {
        text_mode: TextMode::Raw,
        disable_json_ld: true,
        max_elements_to_parse: MOST_ELEMENTS * 2,
        ..Config::default()
    };
    let article = Readability::new(tidy.html.as_str(), None, Some(config))
        .and_then(|mut reader| reader.parse());
    article.map_or_else(
        |_| HashSet::new(),
        |article| article.text_content.chars().filter_map(row_of).collect(),
    )
}
