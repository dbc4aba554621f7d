//! Where a typed word or phrase stands: in which titles, actors, events and bodies, and how well.
//!
//! Everything here asks the word index; only phrases read texts, and only those of candidates.

use std::collections::HashSet;

use super::bits::Bits;
use super::fuzzy::{Needle, Way, matching};
use crate::document::Event;
use crate::library::ActorIndex;
use crate::library::Snapshot;
use crate::library::words::{Field, WordId, WordIndex, words_of};

/// Shortest part of a word that is taken for the beginning of a word of its own ("statedep").
const LEAST_PART: usize = 2;
/// Shorter words are not taken for two.
const LEAST_JOINED: usize = 6;

/// What a word or phrase found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// For each article how well it matches; 0 if it does not. Titles come before actors before
    /// events before bodies: each has its own thousand.
    pub(super) articles: Vec<u32>,
    /// Timeline entries whose own words or actors match.
    pub(super) own: Bits,
    /// Timeline entries that are told under a title that matches.
    pub(super) titled: Bits,
}

impl Found {
    fn none(snapshot: &Snapshot) -> Self {
        let entries = snapshot.timeline().len();
        Self {
            articles: vec![0; snapshot.articles().len()],
            own: Bits::none(entries),
            titled: Bits::none(entries),
        }
    }

    fn raise(&mut self, article: usize, score: u32) {
        if let Some(best) = self.articles.get_mut(article) {
            *best = score.max(*best);
        }
    }
}

/// What a free word matches in the index: single words, or neighbours written as one.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// Words, with how well they match.
    pub(super) words: Vec<(WordId, u32)>,
    /// Pairs of neighbours: the first begins with one part of the needle, the second with the rest.
    pub(super) pairs: HashSet<(WordId, WordId)>,
}

/// Finds the words that one typed word stands for, by the strictest way that finds any.
pub(super) fn read(needle: &Needle, index: &WordIndex) -> Reading {
    for way in [Way::Head, Way::Inside] {
        let words = matching(needle, index.words(), way);
        if !words.is_empty() {
            return Reading { words, pairs: HashSet::new() };
        }
    }
    let pairs = pairs(needle, index);
    if !pairs.is_empty() || index.bodies.hold(&needle.text) {
        return Reading { words: Vec::new(), pairs };
    }
    Reading { words: matching(needle, index.words(), Way::Slips), pairs }
}

/// Neighbours in titles or names that begin with the two parts of a needle.
fn pairs(needle: &Needle, index: &WordIndex) -> HashSet<(WordId, WordId)> {
    let mut pairs = HashSet::new();
    if needle.length < LEAST_JOINED {
        return pairs;
    }
    let cuts = needle.text.char_indices().map(|(at, _)| at).skip(LEAST_PART);
    let most = needle.length.saturating_sub(2 * LEAST_PART - 1);
    for (head, tail) in cuts.take(most).map(|at| needle.text.split_at(at)) {
        let (heads, tails) = (index.beginning_with(head), index.beginning_with(tail));
        if tails.is_empty() {
            continue;
        }
        for field in [&index.titles, &index.actors] {
            for record in heads.clone().flat_map(|word| field.holders(word)) {
                for pair in field.record(*record as usize).windows(2) {
                    if let [first, second] = *pair
                        && heads.contains(&first)
                        && tails.contains(&second)
                    {
                        pairs.insert((first, second));
                    }
                }
            }
        }
    }
    pairs
}

/// Finds one typed word everywhere.
pub(super) fn word(text: &str, snapshot: &Snapshot) -> Found {
    let index = snapshot.words();
    let mut whole: Option<Found> = None;
    for part in words_of(text) {
        let needle = Needle::new(&part);
        let found = holders(&needle, &read(&needle, index), snapshot);
        whole = Some(match whole {
            None => found,
            Some(before) => both(before, &found),
        });
    }
    whole.unwrap_or_else(|| Found::none(snapshot))
}

fn both(mut one: Found, other: &Found) -> Found {
    for (score, second) in one.articles.iter_mut().zip(&other.articles) {
        *score = (*score).min(*second);
    }
    one.own.keep(&other.own);
    one.titled.keep(&other.titled);
    one
}

/// Spreads what a needle matches over the records that hold it.
fn holders(needle: &Needle, reading: &Reading, snapshot: &Snapshot) -> Found {
    let index = snapshot.words();
    let mut found = Found::none(snapshot);
    for (article, score) in held(&index.titles, reading) {
        title(article, score, snapshot, &mut found);
    }
    for (actor, score) in held(&index.actors, reading) {
        let actor = ActorIndex(u32::try_from(actor).unwrap_or(u32::MAX));
        let named = index.actor_articles.of(actor).iter();
        named.for_each(|article| found.raise(*article as usize, 3000 + score));
        let taking_part = index.actor_entries.of(actor).iter();
        taking_part.for_each(|entry| found.own.add(*entry as usize));
    }
    for (record, score) in held(&index.events, reading) {
        event(record, score, snapshot, &mut found);
    }
    for article in index.bodies.holders(&needle.text) {
        found.raise(article, 1000 + 500);
    }
    found
}

fn held(field: &Field, reading: &Reading) -> Vec<(usize, u32)> {
    let words = reading.words.iter();
    let mut held: Vec<_> = words
        .flat_map(|(word, score)| field.holders(*word).iter().map(|at| (*at as usize, *score)))
        .collect();
    for (first, second) in &reading.pairs {
        let side_by_side = |record: &&u32| {
            let words = field.record(**record as usize);
            words.windows(2).any(|pair| matches!(pair, [a, b] if a == first && b == second))
        };
        let records = field.holders(*first).iter().filter(side_by_side);
        held.extend(records.map(|record| (*record as usize, 500)));
    }
    held
}

fn title(article: usize, score: u32, snapshot: &Snapshot, found: &mut Found) {
    found.raise(article, 4000 + score);
    if let Some(article) = snapshot.articles().get(article) {
        article.entries.iter().for_each(|entry| found.titled.add(*entry));
    }
}

/// Marks the entry of a telling, and the article that tells it so; not those that tell the same
/// event in other words.
fn event(record: usize, score: u32, snapshot: &Snapshot, found: &mut Found) {
    if let Some(told) = snapshot.words().telling(record) {
        found.own.add(told.entry);
        found.raise(told.telling.article, 2000 + score);
    }
}

/// Finds words that stand side by side, exactly as they are written, in titles, events and bodies.
pub(super) fn phrase(text: &str, snapshot: &Snapshot) -> Found {
    let index = snapshot.words();
    let words = words_of(text);
    let mut found = Found::none(snapshot);
    let ids: Option<Vec<_>> = words.iter().map(|word| index.find(word)).collect();
    if let Some(ids) = ids.filter(|ids| !ids.is_empty()) {
        for article in records(&index.titles, &ids) {
            title(article, 999, snapshot, &mut found);
        }
        for record in records(&index.events, &ids) {
            event(record, 999, snapshot, &mut found);
        }
    }
    for article in index.bodies.side_by_side(&words) {
        found.raise(article, 1999);
    }
    found
}

/// Records of a field that hold the words side by side.
fn records(field: &Field, ids: &[WordId]) -> Vec<usize> {
    let rarest = ids.iter().min_by_key(|word| field.holders(**word).len());
    let candidates = rarest.map_or(&[][..], |word| field.holders(*word)).iter();
    candidates
        .map(|record| *record as usize)
        .filter(|record| field.record(*record).windows(ids.len()).any(|some| some == ids))
        .collect()
}

/// Whether an event is of the class, or its act has the words, that `name` tells.
pub(super) fn is_called(event: &Event, name: &[String]) -> bool {
    let class = event.class.as_str();
    let one = matches!(name, [word] if class.eq_ignore_ascii_case(word));
    one || words_of(&event.action).windows(name.len().max(1)).any(|some| some == name)
}
