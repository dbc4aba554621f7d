//! Grouping: which tellings are one event.
//!
//! Whether two tellings are one event is decided in `likeness`.

use std::collections::HashMap;

use super::differences::{differences, voices};
use super::facts::{Fact, facts};
use super::likeness::{Likeness, compare, family};
use super::{Cluster, Telling};
use crate::document::Annotated;

/// Groups all events of the articles; every event is in exactly one cluster.
///
/// `originals` tells which articles are one text, and one voice.
pub(super) fn cluster(articles: &[Annotated], originals: &[usize]) -> Vec<Cluster> {
    let all: Vec<Fact> =
        articles.iter().enumerate().flat_map(|(index, article)| facts(index, article)).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut lookup = Lookup::default();
    for (index, fact) in all.iter().enumerate() {
        let home = likely(fact, &lookup)
            .into_iter()
            .find(|group| fits(fact, groups.get(*group).map_or(&[], Vec::as_slice), &all));
        let home = home.unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(home) {
            group.push(index);
        }
        lookup.add(home, fact);
    }
    groups.iter().map(|group| finish(group, &all, (articles, originals))).collect()
}

/// The groups with which a fact shares words, those with most and rarest shared words first.
fn likely(fact: &Fact, lookup: &Lookup<'_>) -> Vec<usize> {
    let mut weights: HashMap<usize, usize> = HashMap::new();
    for groups in lookup.sharing(fact) {
        for group in groups {
            *weights.entry(*group).or_default() += TOO_COMMON + RARE / groups.len();
        }
    }
    let mut groups: Vec<_> = weights.into_iter().collect();
    groups.sort_by_key(|(group, weight)| (std::cmp::Reverse(*weight), *group));
    groups.into_iter().map(|(group, _)| group).take(LIKELIEST).collect()
}

/// A word that one group alone shares weighs as much as so many common ones, times `TOO_COMMON`.
const RARE: usize = 3 * TOO_COMMON;

/// So many groups are tried: the one that tells the same shares nearly all words.
const LIKELIEST: usize = 64;

/// So many tellings of a group speak for it.
const SPEAKERS: usize = 100;

/// A fact joins a group only if it is one event with most of its tellings, and no other event than
/// any of them.
fn fits(fact: &Fact, group: &[usize], all: &[Fact]) -> bool {
    let mut same = 0;
    let group = group.get(..SPEAKERS).unwrap_or(group);
    for other in group.iter().filter_map(|other| all.get(*other)) {
        match compare(fact, other) {
            Likeness::Same => same += 1,
            Likeness::Open => {}
            Likeness::Other => return false,
        }
    }
    same > 0 && 2 * same >= group.len()
}

fn finish(
    group: &[usize],
    all: &[Fact],
    (articles, originals): (&[Annotated], &[usize]),
) -> Cluster {
    let mut tellings: Vec<Telling> =
        group.iter().filter_map(|index| all.get(*index)).map(|fact| fact.telling).collect();
    tellings.sort_by_key(|telling| (std::cmp::Reverse(fullness(telling, articles)), *telling));
    let discrepancies = differences(&tellings, articles, originals);
    let voices = voices(&tellings, articles, originals);
    Cluster { tellings, discrepancies, voices }
}

/// How much a telling tells: a precise date first, then places, numbers and words.
fn fullness(telling: &Telling, articles: &[Annotated]) -> usize {
    let event = articles.get(telling.article).and_then(|article| article.events.get(telling.event));
    event.map_or(0, |event| {
        let dated = event.when.is_some_and(|when| when.single_day().is_some());
        let parts = usize::from(event.who.place.is_some()) + event.numbers.len();
        usize::from(dated) * 4000
            + usize::from(event.when.is_some()) * 2000
            + parts * 200
            + event.evidence.len().min(199)
    })
}

/// A word that more groups share than this tells nothing and finds none.
///
/// Bounds the groups that are looked at by this times the words of all facts.
const TOO_COMMON: usize = 200;

/// Groups by kind of act and word: finds those of which a fact may be one telling more.
#[derive(Default)]
struct Lookup<'f> {
    postings: HashMap<(u8, &'f str), Vec<usize>>,
}

impl<'f> Lookup<'f> {
    /// Files a group under all words of a fact that joined it.
    fn add(&mut self, group: usize, fact: &'f Fact) {
        for word in &fact.keys {
            let groups = self.postings.entry((family(fact.class), word)).or_default();
            if groups.len() <= TOO_COMMON && !groups.contains(&group) {
                groups.push(group);
            }
        }
    }

    /// The groups that share a telling word with the fact, for each such word.
    fn sharing<'a>(&'a self, fact: &'a Fact) -> impl Iterator<Item = &'a [usize]> {
        let kind = family(fact.class);
        let lists =
            fact.keys.iter().filter_map(move |word| self.postings.get(&(kind, word.as_str())));
        lists.map(Vec::as_slice).filter(|groups| groups.len() <= TOO_COMMON)
    }
}
