//! The main content of a page, as the readability algorithm sees it.
//!
//! A crate does it; here are its settings, its limits and the way back to lines.

use dom_smoothie::{Config, Readability, TextMode};
use foldhash::HashSet;

use super::tidy::{Tidy, row_of};

/// The largest page, the most elements and the most levels, summed over all elements, that a tree
/// is built of; beyond them only the line filter works. They are the deadline: the crate walks
/// up from each element and tries again when it finds too little, so its time follows the levels.
/// 18,000 paragraphs that are 500 levels deep took 3 s; what these limits let through stays below
/// half a second. Real articles stay under 2 MB, 10,000 elements and 300,000 levels.
const MOST_BYTES: usize = 6 * 1024 * 1024;
const MOST_ELEMENTS: usize = 40_000;
const MOST_CLIMBS: usize = 1_000_000;

/// The rows of text that belong to the main content; none if it cannot be told.
pub(super) fn rows(tidy: &Tidy) -> HashSet<usize> {
    if !is_bounded(tidy) {
        return HashSet::default();
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
        |_| HashSet::default(),
        |article| article.text_content.chars().filter_map(row_of).collect(),
    )
}

/// Whether the page is one that the crate can do in bounded time.
fn is_bounded(tidy: &Tidy) -> bool {
    tidy.html.len() <= MOST_BYTES && tidy.elements <= MOST_ELEMENTS && tidy.climbs <= MOST_CLIMBS
}

#[cfg(test)]
mod tests {
    use super::super::flatten::flatten;
    use super::{is_bounded, rows};
    use crate::load::web;

    const SENTENCE: &str = "The envoys of both coasts met again, the ministry said on Monday.";

    /// Two thousand paragraphs at the end of five hundred nested sections cost seconds in the
    /// crate; without it their lines are judged all the same.
    #[test]
    fn a_page_too_deep_for_the_crate_still_has_its_lines() {
        let page = format!("{}{}", "<section>".repeat(500), format!("<p>{SENTENCE}").repeat(2000));
        let flat = flatten(&page);
        assert!(!is_bounded(&flat.tidy));
        assert!(rows(&flat.tidy).is_empty());
        assert_eq!(web::page(&page).lines.len(), 2000);
    }

    #[test]
    fn a_long_plain_page_is_within_the_limits() {
        let page = format!("<article>{}</article>", format!("<p>{SENTENCE}</p>").repeat(2000));
        let flat = flatten(&page);
        assert!(is_bounded(&flat.tidy));
        assert_eq!(rows(&flat.tidy).len(), 2000);
    }
}
