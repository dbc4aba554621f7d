//! Which letters of a shown text matched, so that the screen can light them.
//!
//! Works on the few texts that are on the screen, not on the corpus.

use std::ops::Range;

use super::fuzzy::{Needle, lit};
use super::language::{Query, Term};
use super::search::read;
use crate::library::Snapshot;
use crate::library::words::{each_word, words_of};
use crate::text::Span;
use crate::text::fold::fold_into;

/// The words of a query, and what they turned out to stand for.
#[derive(Clone, Debug, Default)]
pub(super) struct Lights {
    words: Vec<Lit>,
    phrases: Vec<Vec<String>>,
}

/// One typed word and the written words that it found.
#[derive(Clone, Debug)]
struct Lit {
    needle: Needle,
    found: Vec<Box<str>>,
    pairs: Vec<(Box<str>, Box<str>)>,
}

/// A word of the shown text.
struct Shown {
    folded: String,
    span: Span,
}

impl Lights {
    pub(super) fn new(query: &Query, snapshot: &Snapshot) -> Self {
        let mut lights = Self::default();
        for term in query.free() {
            match term {
                Term::Word(text) => each_word(text, |word, _| {
                    lights.words.push(Lit::new(Needle::new(word), snapshot));
                }),
                Term::Phrase(text) => {
                    lights.phrases.push(words_of(text));
                }
                _ => {}
            }
        }
        lights
    }

    /// Sorted ranges of bytes of `shown`, not overlapping.
    pub(super) fn of(&self, shown: &str) -> Vec<Range<usize>> {
        if self.words.is_empty() && self.phrases.is_empty() {
            return Vec::new();
        }
        let mut words = Vec::new();
        each_word(shown, |folded, span| words.push(Shown { folded: folded.to_owned(), span }));
        let mut ranges = Vec::new();
        self.words.iter().for_each(|lit| lit.light(shown, &words, &mut ranges));
        for phrase in self.phrases.iter().filter(|phrase| !phrase.is_empty()) {
            for some in words.windows(phrase.len()) {
                if some.iter().map(|word| &word.folded).eq(phrase) {
                    ranges.extend(some.iter().map(|word| word.span.range()));
                }
            }
        }
        merged(ranges)
    }
}

impl Lit {
    fn new(needle: Needle, snapshot: &Snapshot) -> Self {
        let index = snapshot.words();
        let reading = read(&needle, index);
        let text = |id: u32| index.words().get(id as usize).map(|word| word.text.clone());
        let mut found: Vec<_> = reading.words.iter().filter_map(|(id, _)| text(*id)).collect();
        found.sort_unstable();
        let pairs = reading.pairs.iter().filter_map(|(a, b)| Some((text(*a)?, text(*b)?)));
        Self { needle, found, pairs: pairs.collect() }
    }

    fn light(&self, shown: &str, words: &[Shown], ranges: &mut Vec<Range<usize>>) {
        for (at, word) in words.iter().enumerate() {
            let found = self.found.binary_search_by(|known| (**known).cmp(&word.folded)).is_ok();
            if found || word.folded == self.needle.text {
                let places = lit(&self.needle, &word.folded).unwrap_or_default();
                ranges.extend(letters(word.span, shown, &places));
            }
            let next = words.get(at + 1);
            for (first, second) in &self.pairs {
                if let Some(next) = next.filter(|n| **first == word.folded && **second == n.folded)
                {
                    ranges.push(word.span.range());
                    ranges.push(next.span.range());
                }
            }
        }
    }
}

/// The places of folded letters of a word in the text as it is written.
///
/// A written letter may fold to none (an inner dot), one or several folded ones (`ß`).
fn letters(span: Span, shown: &str, places: &[usize]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut folded = String::new();
    let mut at = 0;
    for (offset, letter) in span.of(shown).char_indices() {
        folded.clear();
        fold_into(letter.encode_utf8(&mut [0; 4]), &mut folded);
        let count = folded.chars().filter(|letter| !matches!(letter, '.' | '\'')).count();
        if places.iter().any(|place| (at..at + count).contains(place)) {
            let start = span.start() + offset;
            ranges.push(start..start + letter.len_utf8());
        }
        at += count;
    }
    ranges
}

fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
