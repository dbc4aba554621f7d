//! Signals: what can be said of one line by itself.
//!
//! Numbers and hits only; verdicts are made of them elsewhere.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::page::Page;
use super::words::{Hits, hits, plain};

/// What can be said of one line by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signals {
    /// What the vocabulary says of it.
    pub(super) hits: Hits,
    /// How many words it has.
    pub(super) words: u16,
    /// Whether it ends as sentences do.
    pub(super) stops: bool,
    /// How many of its words speak of the writers ("we", "our"), outside quotation marks.
    pub(super) we: u8,
    /// How many of its words speak to the reader ("you", "your"), outside quotation marks.
    pub(super) you: u8,
    /// Whether it has quotation marks.
    pub(super) quoted: bool,
    /// Hash of its words, to find repetitions.
    pub(super) key: u64,
    /// Whether one word recurs as in a run of icon names.
    pub(super) icons: bool,
}

/// Looks at every line of a page.
pub(super) fn signals(page: &Page) -> Vec<Signals> {
    page.lines.iter().map(|line| of_line(line.span.of(&page.raw))).collect()
}

fn of_line(line: &str) -> Signals {
    let plain = plain(line);
    let (we, you) = persons(line);
    let words = plain.split(' ').filter(|word| !word.is_empty()).count();
    Signals {
        hits: hits(&plain),
        words: u16::try_from(words).unwrap_or(u16::MAX),
        stops: stops(line),
        we,
        you,
        quoted: line.contains(['"', '“', '”', '«', '„']),
        key: key(&plain),
        icons: icons(&plain, words),
    }
}

/// Whether a line ends as sentences do, closing marks apart.
pub(super) fn stops(line: &str) -> bool {
    let inner = line.trim_end_matches(['"', '”', '’', '\'', '»', '“', ')', ']', ' ', '\u{a0}']);
    inner.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}

/// Counts words of the first and second person outside quotation marks.
fn persons(line: &str) -> (u8, u8) {
    let (mut we, mut you) = (0_u8, 0_u8);
    let mut inside = false;
    for piece in line.split_inclusive(['"', '“', '”', '„', '«', '»']) {
        if !inside {
            for word in piece.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() <= 16) {
                match PERSONS.get(word.to_lowercase().as_str()) {
                    Some(Person::We) => we = we.saturating_add(1),
                    Some(Person::You) => you = you.saturating_add(1),
                    None => {}
                }
            }
        }
        inside = match piece.chars().next_back() {
            Some('“' | '«' | '„') => true,
            Some('”' | '»') => false,
            Some('"') => !inside,
            _ => inside,
        };
    }
    (we, you)
}

#[derive(Clone, Copy, Debug)]
enum Person {
    We,
    You,
}

static PERSONS: LazyLock<HashMap<&'static str, Person>> = LazyLock::new(|| {
    let file = include_str!("../../../data/boilerplate/persons.txt");
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once(':'));
    pairs
        .flat_map(|(name, words)| {
            let person = if name.trim() == "we" { Person::We } else { Person::You };
            words.split_whitespace().map(move |word| (word, person))
        })
        .collect()
});

fn key(plain: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    plain.hash(&mut hasher);
    hasher.finish()
}

/// Whether the line's first word recurs in it as the names of icons do ("icon close icon share").
fn icons(plain: &str, words: usize) -> bool {
    let first = plain.trim_start().split(' ').next().unwrap_or("");
    first.len() >= 3 && words >= 8 && plain.matches(first).count() * 3 > words
}

#[cfg(test)]
mod tests {
    use super::{icons, persons, stops};

    #[test]
    fn persons_inside_quotation_marks_do_not_count() {
        assert_eq!(persons("We need you, and your help."), (1, 2));
        assert_eq!(persons("“We warn you,” he said. \"Our patience ends.\""), (0, 0));
    }

    #[test]
    fn closing_marks_do_not_hide_a_stop() {
        assert!(stops("He left.”"));
        assert!(!stops("Envoys leave"));
    }

    #[test]
    fn a_run_of_icon_names_repeats_its_word() {
        assert!(icons(" icon playicon pauseicon shareicon close icon menu icon up ", 9));
        assert!(!icons(" russia said on friday that it would close its consulate in oslo ", 12));
    }
}
