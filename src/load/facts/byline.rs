//! Bylines: lines that tell who wrote an article.
//!
//! Only a line that says so ("By ...") counts; a bare name is no byline.

use std::sync::LazyLock;

use crate::text::fold;

/// The longest byline, in words after "By".
const MOST_WORDS: usize = 12;

/// Whether the line only tells who wrote the article.
pub(in crate::load) fn is_byline(line: &str) -> bool {
    byline(line).is_some()
}

/// The names in a byline, without "By" and what follows the names.
pub(super) fn byline(line: &str) -> Option<String> {
    let folded = fold(line);
    let opener = OPENERS.iter().find(|opener| {
        folded.strip_prefix(**opener).is_some_and(|rest| rest.starts_with([' ', ':']))
    })?;
    let skipped = opener.chars().count();
    let after = line.char_indices().nth(skipped).map(|(at, _)| at)?;
    names(line.get(after..)?.trim_start_matches([' ', ':', '\u{a0}']))
}

/// Cuts what follows the names ("| Reuters", ", Staff Writer") and checks that names remain.
pub(super) fn names(text: &str) -> Option<String> {
    let end = text.find(['|', '•', '·', '\n', '@', '(', '—']).unwrap_or(text.len());
    let head = text.get(..end)?.trim().trim_end_matches([',', '.', '-', '–', ' ']);
    let words: Vec<&str> = head.split_whitespace().collect();
    let capital = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
    let plausible = !words.is_empty()
        && words.len() <= MOST_WORDS
        && words.first().as_ref().is_some_and(capital)
        && words.iter().filter(capital).count() * 2 >= words.len()
        && !head.contains(['?', '!', '“', '"', '/', '='])
        && !head.chars().any(|letter| letter.is_ascii_digit());
    plausible.then(|| words.join(" "))
}

/// Words that open a byline, folded, longest first.
static OPENERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let file = include_str!("../../../data/boilerplate/byline_openers.txt");
    let mut found: Vec<_> = file.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
    found.sort_by_key(|opener| std::cmp::Reverse(opener.len()));
    found
});

#[cfg(test)]
mod tests {
    use super::byline;

    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(byline(line).as_deref(), expected, "{line}");
    }

    #[test]
    fn a_byline_says_so() {
        check("By Jane Roe", Some("Jane Roe"));
        check("Written by: Jane Roe and John Doe | Geneva", Some("Jane Roe and John Doe"));
        check("Von Erika Muster", Some("Erika Muster"));
        check("Par Jeanne Dupont", Some("Jeanne Dupont"));
    }

    #[test]
    fn a_sentence_that_begins_with_by_is_none() {
        check("By the time the talks ended, both sides had left", None);
        check("By 2019 the mission was closed", None);
        check("Jane Roe", None);
    }
}
