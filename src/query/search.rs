//! Where a typed word or phrase stands: in which titles, actors, events and bodies, and how well.
//!
//! Everything here asks the word index; only phrases read texts, and only those of candidates.

use std::collections::HashSet;

use super::bits::Bits;
use super::fuzzy::{Needle, Way, matching};
use crate::library::words::{Field, WordId, WordIndex, each_word};
use crate::library::{Snapshot, TimelineEntry};

/// Shortest part of a word that is taken for the beginning of a word of its own ("statedep").
const LEAST_PART: usize = 3;

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
    if !pairs.is_empty() || !index.body_holders(&needle.text).is_empty() {
        return Reading { words: Vec::new(), pairs };
    }
    Reading { words: matching(needle, index.words(), Way::Slips), pairs }
}

/// Neighbours in titles or names that begin with the two parts of a needle.
fn pairs(needle: &Needle, index: &WordIndex) -> HashSet<(WordId, WordId)> {
    let mut pairs = HashSet::new();
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
    let mut parts = Vec::new();
    each_word(text, |word, _| parts.push(word.to_owned()));
    let mut whole: Option<Found> = None;
    for part in parts {
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
    let mut actors = vec![0; snapshot.actors().len()];
    for (article, score) in held(&index.titles, reading) {
        title(article, score, snapshot, &mut found);
    }
    for (actor, score) in held(&index.actors, reading) {
        if let Some(best) = actors.get_mut(actor) {
            *best = score.max(*best);
        }
    }
    for (entry, score) in held(&index.events, reading) {
        event(entry, score, snapshot, &mut found);
    }
    spread(&actors, snapshot, &mut found);
    for article in index.body_holders(&needle.text) {
        found.raise(*article as usize, 1000 + 500);
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

fn event(entry: usize, score: u32, snapshot: &Snapshot, found: &mut Found) {
    found.own.add(entry);
    for telling in snapshot.timeline().get(entry).iter().flat_map(|entry| &entry.tellings) {
        found.raise(telling.article, 2000 + score);
    }
}

/// Marks the articles and entries of actors; does nothing if no actor matches.
fn spread(actors: &[u32], snapshot: &Snapshot, found: &mut Found) {
    if actors.iter().all(|score| *score == 0) {
        return;
    }
    let score = |index: &crate::library::ActorIndex| actors.get(index.0 as usize).copied();
    for (at, article) in snapshot.articles().iter().enumerate() {
        if let Some(score) = article.actors.iter().filter_map(score).max().filter(|s| *s > 0) {
            found.raise(at, 3000 + score);
        }
    }
    for (at, entry) in snapshot.timeline().iter().enumerate() {
        if entry.actors.iter().filter_map(score).any(|score| score > 0) {
            found.own.add(at);
        }
    }
}

/// Finds words that stand side by side, exactly as they are written, in titles, events and bodies.
pub(super) fn phrase(text: &str, snapshot: &Snapshot) -> Found {
    let index = snapshot.words();
    let mut words = Vec::new();
    each_word(text, |word, _| words.push(word.to_owned()));
    let mut found = Found::none(snapshot);
    let ids: Option<Vec<_>> = words.iter().map(|word| index.find(word)).collect();
    if let Some(ids) = ids.filter(|ids| !ids.is_empty()) {
        for article in records(&index.titles, &ids) {
            title(article, 999, snapshot, &mut found);
        }
        for entry in records(&index.events, &ids) {
            event(entry, 999, snapshot, &mut found);
        }
    }
    for article in bodies(&words, snapshot) {
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

/// Articles whose body holds the words side by side inside one block.
fn bodies(words: &[String], snapshot: &Snapshot) -> Vec<usize> {
    let index = snapshot.words();
    let Some(rarest) = words.iter().min_by_key(|word| index.body_holders(word).len()) else {
        return Vec::new();
    };
    let in_all = |article: &&u32| {
        words.iter().all(|word| index.body_holders(word).binary_search(article).is_ok())
    };
    let candidates = index.body_holders(rarest).iter().filter(in_all);
    let in_order = |article: &usize| {
        snapshot.articles().get(*article).is_some_and(|article| {
            let document = &article.annotated.document;
            let blocks = document.blocks().iter().filter(|block| block.kind.in_body());
            let mut texts = blocks.map(|block| block.span.of(document.raw()));
            words.len() == 1 || texts.any(|text| side_by_side(text, words))
        })
    };
    candidates.map(|article| *article as usize).filter(in_order).collect()
}

fn side_by_side(text: &str, words: &[String]) -> bool {
    let mut own = Vec::new();
    each_word(text, |word, _| own.push(word.to_owned()));
    own.windows(words.len()).any(|some| some == words)
}

/// Whether one of the texts of an entry tells a class or act by name.
pub(super) fn tells(entry: &TimelineEntry, snapshot: &Snapshot, name: &[String]) -> bool {
    entry.tellings.iter().any(|telling| {
        let article = snapshot.articles().get(telling.article);
        let event = article.and_then(|article| article.annotated.events.get(telling.event));
        event.is_some_and(|event| {
            let class = name.len() == 1
                && name.first().is_some_and(|n| event.class.as_str().eq_ignore_ascii_case(n));
            class || side_by_side(&event.action, name)
        })
    })
}
