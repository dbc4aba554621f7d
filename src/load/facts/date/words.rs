//! The words of date lines, from `data/boilerplate/date_lines.txt`.
//!
//! What follows from a word is decided where it is looked up.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::listed;
use crate::text::calendar;

/// Words and phrases to be found in a folded text, whole; signs count wherever they stand.
#[derive(Debug, Default)]
pub(super) struct DateWords {
    /// Those that begin with a letter, by the letters that they begin with.
    by_letters: HashMap<&'static str, Vec<&'static str>>,
    /// The others.
    signs: Vec<&'static str>,
}

impl DateWords {
    fn of(name: &str) -> Self {
        let mut phrases = Self::default();
        for phrase in listed(name) {
            match letters(phrase) {
                "" => phrases.signs.push(phrase),
                first => phrases.by_letters.entry(first).or_default().push(phrase),
            }
        }
        phrases
    }

    /// Whether a folded text is one of them.
    pub(super) fn are(&self, text: &str) -> bool {
        let alike = self.by_letters.get(letters(text)).unwrap_or(&self.signs);
        alike.contains(&text)
    }

    /// Whether a folded text has one of them.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let mut rest = text;
        while let Some(start) = rest.find(char::is_alphabetic) {
            let words = rest.get(start..).unwrap_or("");
            let first = letters(words);
            let ends = |phrase: &&'static str| {
                let behind = words.strip_prefix(*phrase);
                behind.is_some_and(|behind| !behind.starts_with(char::is_alphabetic))
            };
            if self.by_letters.get(first).is_some_and(|phrases| phrases.iter().any(ends)) {
                return true;
            }
            rest = words.get(first.len()..).unwrap_or("");
        }
        self.signs.iter().any(|sign| has_sign(text, sign))
    }
}

/// Whether a text has a sign; one with letters must stand apart from others.
fn has_sign(text: &str, sign: &str) -> bool {
    let lettered = sign.contains(char::is_alphabetic);
    text.match_indices(sign).any(|(at, _)| {
        let before = text.get(..at).is_some_and(|text| text.ends_with(char::is_alphabetic));
        let behind = text.get(at + sign.len()..);
        !lettered || !(before || behind.is_some_and(|text| text.starts_with(char::is_alphabetic)))
    })
}

/// The letters that a text begins with.
fn letters(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

/// Words that tell that the date is neither of publication nor of change.
pub(super) static OTHER: LazyLock<DateWords> = LazyLock::new(|| DateWords::of("other"));
/// Words that tell that the date is that of the reading, the copy or the page.
pub(super) static READING: LazyLock<DateWords> = LazyLock::new(|| DateWords::of("reading"));
/// Words that tell that the date is that of publication.
pub(super) static PUBLISHED: LazyLock<DateWords> = LazyLock::new(|| DateWords::of("published"));
/// Words that tell that the date is that of the last change.
pub(super) static MODIFIED: LazyLock<DateWords> = LazyLock::new(|| DateWords::of("modified"));
/// Words that tell what was done on a day.
pub(super) static ACTS: LazyLock<DateWords> = LazyLock::new(|| DateWords::of("acts"));
/// Words for what takes place on a day.
pub(super) static EVENTS: LazyLock<DateWords> = LazyLock::new(|| DateWords::of("events"));
/// Kinds of documents whose title tells their day.
pub(super) static DOCUMENTS: LazyLock<DateWords> = LazyLock::new(|| DateWords::of("documents"));
/// Words of languages that put the day first.
pub(super) static DAY_FIRST: LazyLock<DateWords> = LazyLock::new(|| DateWords::of("day first"));

/// First words of what tells that a date is that of publication or change.
static LABELS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set("labels"));
/// Words that stand beside the date in date lines.
static BESIDE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set("beside"));
/// Words that tell a time from now back, and what stands beside them.
pub(super) static AGO: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set("ago"));
/// One of these is among them.
pub(super) static BACK: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set("back"));

fn set(name: &str) -> HashSet<&'static str> {
    listed(name).into_iter().collect()
}

/// Whether a word tells what the date behind it is.
pub(super) fn is_label(word: &str) -> bool {
    LABELS.contains(word)
}

/// Whether a word stands in date lines.
pub(super) fn is_date_word(word: &str) -> bool {
    BESIDE.contains(word)
        || is_label(word)
        || calendar::month(word).is_some()
        || calendar::weekday(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::{DateWords, READING};

    #[test]
    fn words_count_whole_and_signs_anywhere() {
        let check = |words: &DateWords, text: &str, expected: bool| {
            assert_eq!(words.are_in(text), expected, "{text}");
        };
        check(&READING, "file photo of the harbour", true);
        check(&READING, "taken today", true);
        check(&READING, "photograph's", true);
        check(&READING, "photographers met", false);
        check(&READING, "12° in velm", true);
        check(&READING, "(c) 2019 gull", true);
        check(&READING, "(cd) 2019 gull", false);
        check(&READING, "vu aujourd'hui", true);
        check(&READING, "", false);
    }
}
