//! What articles are about: the names in the sentences that stand in no other article.
//!
//! Two articles that share them go on with one story; what they repeat may belong to it.

use std::cell::OnceCell;
use std::hash::BuildHasher;

use foldhash::quality::FixedState;
use foldhash::{HashMap, HashSet};

use super::sentences::Sentence;
use crate::document::Document;
use crate::text::fold;

/// Names are compared by so many letters: "Norvik", "Norvikians".
const STEM: usize = 6;
/// An article that names fewer is about nothing that is known.
const FEWEST_NAMES: usize = 3;
/// Articles on one story share so many names, and so much of the shorter list, as one in so many.
const FEWEST_SHARED: usize = 2;
const SHARED: usize = 5;

/// What can be said of two articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinship {
    /// They name the same.
    OneStory,
    /// They name other people and places.
    TwoStories,
    /// One of them names too little.
    Unknown,
}

/// The subjects of all articles of a corpus, each looked at when it is asked for.
pub(super) struct Subjects<'c> {
    documents: &'c [Document],
    articles: &'c [Vec<Sentence>],
    /// The sentences that stand in several articles.
    shared: HashSet<u64>,
    names: Vec<OnceCell<HashSet<u64>>>,
}

impl<'c> Subjects<'c> {
    pub(super) fn new(documents: &'c [Document], articles: &'c [Vec<Sentence>]) -> Self {
        let mut seen: HashMap<u64, usize> = HashMap::default();
        let mut shared = HashSet::default();
        for (at, sentence) in
            articles.iter().enumerate().flat_map(|(at, a)| a.iter().map(move |s| (at, s)))
        {
            if *seen.entry(sentence.key).or_insert(at) != at {
                shared.insert(sentence.key);
            }
        }
        let names = articles.iter().map(|_| OnceCell::new()).collect();
        Self { documents, articles, shared, names }
    }

    /// Whether the sentence with this key stands in several articles.
    pub(super) fn is_shared(&self, key: u64) -> bool {
        self.shared.contains(&key)
    }

    /// Whether two articles are about the same.
    pub(super) fn kinship(&self, one: usize, other: usize) -> Kinship {
        let (Some(one), Some(other)) = (self.names(one), self.names(other)) else {
            return Kinship::Unknown;
        };
        let fewer = one.len().min(other.len());
        let shared = one.intersection(other).count();
        match () {
            () if fewer < FEWEST_NAMES => Kinship::Unknown,
            () if shared >= FEWEST_SHARED && shared * SHARED >= fewer => Kinship::OneStory,
            () => Kinship::TwoStories,
        }
    }

    fn names(&self, at: usize) -> Option<&HashSet<u64>> {
        let (document, read) = self.documents.get(at).zip(self.articles.get(at))?;
        let own = || {
            let own = read.iter().filter(|s| s.block.is_some() && !self.shared.contains(&s.key));
            names(own.map(|sentence| sentence.span.of(document.raw())))
        };
        self.names.get(at).map(|cell| cell.get_or_init(own))
    }
}

/// The words of sentences that have a capital though they begin none, and that no sentence writes
/// without one.
fn names<'t>(sentences: impl Iterator<Item = &'t str>) -> HashSet<u64> {
    let (mut capital, mut small) = (HashSet::default(), HashSet::default());
    for sentence in sentences {
        let words = sentence.split(|letter: char| !letter.is_alphanumeric());
        let words = words.filter(|word| word.chars().nth(2).is_some());
        for (at, word) in words.enumerate() {
            match word.chars().next() {
                Some(first) if first.is_uppercase() && at > 0 => capital.insert(stem(word)),
                Some(first) if first.is_lowercase() => small.insert(stem(word)),
                _ => false,
            };
        }
    }
    capital.retain(|name| !small.contains(name));
    capital
}

/// The beginning of a word, hashed.
pub(super) fn stem(word: &str) -> u64 {
    let folded = fold(word);
    let end = folded.char_indices().nth(STEM).map_or(folded.len(), |(at, _)| at);
    FixedState::default().hash_one(folded.get(..end))
}
