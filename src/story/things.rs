//! Words for what is acted on, and which of them may name one thing.
//!
//! Whether two tellings agree is decided in `likeness`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::text::fold;

/// A folded word without its plural -s; "talks" and "talk" are one word here.
pub(super) fn singular(word: &str) -> String {
    let short = word.strip_suffix('s').filter(|short| short.len() > 3 && !short.ends_with('s'));
    short.unwrap_or(word).to_owned()
}

/// The last word of a phrase, folded, in the singular.
pub(super) fn last_word(phrase: &str) -> String {
    singular(&fold(phrase.split_whitespace().next_back().unwrap_or("")))
}

/// Whether two words, folded and singular, may name one thing ("treaty", "pact").
pub(super) fn alike(one: &str, other: &str) -> bool {
    one == other || kinds(one).iter().any(|kind| kinds(other).contains(kind))
}

/// Whether a word, folded and singular, names what such acts are done to every day ("ambassador").
pub(super) fn is_common(word: &str) -> bool {
    kinds(word).iter().any(|kind| COMMON.contains(kind))
}

fn kinds(word: &str) -> &[usize] {
    KINDS.get(word).map_or(&[], Vec::as_slice)
}

/// The lines of `data/lexicon/same_things.txt` in which a word stands, by the word.
static KINDS: LazyLock<HashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let mut kinds: HashMap<String, Vec<usize>> = HashMap::new();
    for (kind, line) in lines().enumerate() {
        for word in line.trim_start_matches('*').split_whitespace() {
            kinds.entry(singular(word)).or_default().push(kind);
        }
    }
    kinds
});

/// The lines that begin with a star.
static COMMON: LazyLock<HashSet<usize>> = LazyLock::new(|| {
    (0..).zip(lines()).filter(|(_, l)| l.starts_with('*')).map(|(n, _)| n).collect()
});

fn lines() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("../../data/lexicon/same_things.txt").lines();
    lines.filter(|line| !line.starts_with('#'))
}
