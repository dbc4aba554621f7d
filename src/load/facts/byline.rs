//! Bylines: lines that tell who wrote an article.
//!
//! Only a line that says so ("By ...") counts; a bare name is no byline.

use std::sync::LazyLock;

use crate::text::{calendar, fold};

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

/// The names that markup states: without "By", and nothing that is no name.
pub(super) fn stated(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = byline(&text).unwrap_or(text);
    let plain = !text.is_empty()
        && !text.contains("://")
        && !text.contains("www.")
        && !text.starts_with('@')
        && !text.chars().any(|letter| letter.is_ascii_digit())
        && text.split(' ').count() <= 20;
    plain.then_some(text)
}

/// A bare name in a place that markup calls a byline.
pub(super) fn bare(text: &str) -> Option<String> {
    let found = names(text)?;
    let words: Vec<&str> = found.split(' ').collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let name = (2..=4).contains(&words.len()) && words.iter().all(capital);
    let signal = crate::text::fold(&found);
    let label = LABELS.iter().any(|label| signal.split(' ').any(|word| word == *label));
    (name && !label && !text.contains([':', '|', '.'])).then_some(found)
}

/// Cuts what follows the names ("| Reuters", ", Staff Writer") and checks that names remain.
pub(super) fn names(text: &str) -> Option<String> {
    let end = text.find(['|', '•', '·', '\n', '@', '(', '—']).unwrap_or(text.len());
    let head = text.get(..end)?;
    let words: Vec<&str> = head.split_whitespace().take_while(|word| !ends_names(word)).collect();
    let head = words.join(" ");
    let head = head.trim_end_matches([',', '.', '-', '–', ' ', ':', ';']);
    let words: Vec<&str> = head.split(' ').collect();
    let capital = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
    let plausible = !words.is_empty()
        && words.len() <= MOST_WORDS
        && words.first().as_ref().is_some_and(capital)
        && words.iter().filter(capital).count() * 2 >= words.len()
        && !head.contains(['?', '!', '“', '"', '/', '='])
        && !head.chars().any(|letter| letter.is_ascii_digit());
    plausible.then(|| words.join(" "))
}

/// Whether a word behind the names tells when or where.
fn ends_names(word: &str) -> bool {
    let folded = fold(word.trim_end_matches([',', '.', ':']));
    word.chars().any(|letter| letter.is_ascii_digit())
        || (calendar::month(&folded).is_some() && folded.len() > 3)
        || ENDS.contains(&folded.as_str())
}

/// Words that end the names of a byline, folded.
static ENDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("ends:"));
/// Words that stand where bylines do and are no names, folded.
static LABELS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("labels:"));

/// The lines of a part of the data file.
fn lines(part: &str) -> Vec<&'static str> {
    let file = include_str!("../../../data/boilerplate/bylines.txt");
    let inside = file.lines().skip_while(|line| *line != part).skip(1);
    inside.take_while(|line| !line.ends_with(':')).filter(|line| !line.is_empty()).collect()
}

/// Words that open a byline, folded, longest first.
static OPENERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut found = lines("openers:");
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
        check("By Jane Roe on May 3, 2024", Some("Jane Roe"));
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
