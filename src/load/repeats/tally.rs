//! In how many independent articles a sentence stands.
//!
//! Counts only; what is cut for it is decided in the folder's `mod.rs`.

use foldhash::{HashMap, HashSet};

use super::publications::{Publication, Publications};
use super::sentences::Sentence;
use super::subjects::{Kinship, Subjects};

/// Articles that share more than this part of the shorter one's sentences, in percent, are one
/// story told twice.
const MOST_SHARED: usize = 30;
/// Up to this part, in percent, it is what their publication says of itself, if the rest of both
/// is about something else.
const MOST_SAID: usize = 60;
/// What stands in so many articles of one publication tells no story of theirs.
const FREQUENT: usize = 5;
/// What at least so many articles of a publication end with makes no two short ones one story.
const FEWEST_ENDINGS: usize = 3;
/// So many stories are as good as any number.
const MANY_STORIES: usize = 4;
/// What stands in so much of a publication's articles, in percent, if they are at least so many,
/// belongs to no story.
const EVERYWHERE: usize = 80;
const FEWEST_EVERYWHERE: usize = 6;
/// Of how many articles that tell a sentence each further article is compared with.
const MOST_TELLERS: usize = 8;

/// In how many independent articles a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// The articles; one story that is told twice counts once.
    pub(super) articles: u32,
    /// How many different stories they tell; never more than the articles.
    pub(super) stories: u32,
    /// Whether two of them surely tell different stories.
    pub(super) apart: bool,
}

impl Count {
    const ONE: Self = Self { articles: 1, stories: 1, apart: false };

    /// The lesser of each.
    pub(super) fn min(self, other: Self) -> Self {
        Self {
            articles: self.articles.min(other.articles),
            stories: self.stories.min(other.stories),
            apart: self.apart && other.apart,
        }
    }
}

/// In how many independent articles of each publication each sentence stands, if in several.
pub(super) struct Tallies {
    kept: Counts,
    all: Counts,
}

type Counts = HashMap<(u64, Publication), Count>;

impl Tallies {
    /// Counts the sentences of articles.
    pub(super) fn new(
        articles: &[Vec<Sentence>],
        publications: &Publications,
        subjects: &Subjects<'_>,
    ) -> Self {
        let often = often(articles, publications, subjects);
        let originals = originals(articles, &often, publications, subjects);
        let mut sizes: HashMap<Publication, usize> = HashMap::default();
        (0..articles.len()).for_each(|at| *sizes.entry(publications.of(at).0).or_default() += 1);
        // Most sentences stand in one article only, and need not be counted.
        let told = |wanted: &dyn Fn(&Sentence) -> bool| {
            let wanted = |s: &&Sentence| wanted(s) && subjects.is_shared(s.key);
            let told = articles.iter().zip(&originals).enumerate();
            let told = told.flat_map(|(at, (article, original))| {
                let (of, _) = publications.of(at);
                article.iter().filter(wanted).map(move |s| ((s.key, of), *original))
            });
            counts(told.collect(), subjects, &sizes)
        };
        Self { kept: told(&|sentence| sentence.block.is_some()), all: told(&|_| true) }
    }

    /// In how many bodies of this publication the sentence with this key stands.
    pub(super) fn kept(&self, key: u64, of: Publication) -> Count {
        self.kept.get(&(key, of)).copied().unwrap_or(Count::ONE)
    }

    /// In how many of its articles it stands, what was cut from them included.
    pub(super) fn all(&self, key: u64, of: Publication) -> Count {
        self.all.get(&(key, of)).copied().unwrap_or(Count::ONE)
    }
}

/// Counts for each sentence of a publication the articles that it stands beside.
fn counts(
    mut told: Vec<((u64, Publication), usize)>,
    subjects: &Subjects<'_>,
    sizes: &HashMap<Publication, usize>,
) -> Counts {
    told.sort_unstable();
    told.dedup();
    let groups = told.chunk_by(|one, next| one.0 == next.0).filter(|group| group.len() > 1);
    let count = |group: &[((u64, Publication), usize)]| {
        let key = group.first()?.0;
        let size = sizes.get(&key.1).copied().unwrap_or(0);
        let everywhere = group.len() >= FEWEST_EVERYWHERE && group.len() * 100 >= size * EVERYWHERE;
        let stories = if everywhere { group.len() } else { stories(group, subjects) };
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let (articles, stories) = (number(group.len()), number(stories));
        Some((key, Count { articles, stories, apart: is_apart(group, subjects) }))
    };
    groups.filter_map(count).collect()
}

/// How many of the articles tell different stories, as far as that matters.
fn stories(group: &[((u64, Publication), usize)], subjects: &Subjects<'_>) -> usize {
    let mut told: Vec<usize> = Vec::new();
    for (_, article) in group {
        let goes_on = |known: &usize| subjects.kinship(*known, *article) == Kinship::OneStory;
        if !told.iter().any(goes_on) {
            told.push(*article);
        }
        if told.len() >= MANY_STORIES {
            break;
        }
    }
    told.len()
}

/// Whether two of the first articles surely tell different stories.
fn is_apart(group: &[((u64, Publication), usize)], subjects: &Subjects<'_>) -> bool {
    let first = || group.iter().take(MOST_TELLERS).map(|(_, article)| *article);
    let two = |one: usize| first().any(|other| subjects.kinship(one, other) == Kinship::TwoStories);
    first().any(two)
}

/// For each article the one whose story it tells again; itself if there is none.
///
/// The longer articles come first, so that a short one is never what makes two long ones one.
fn originals(
    articles: &[Vec<Sentence>],
    often: &HashMap<(u64, Publication), usize>,
    publications: &Publications,
    subjects: &Subjects<'_>,
) -> Vec<usize> {
    let count = |key: u64, at: usize| often.get(&(key, publications.of(at).0)).copied();
    let frequent = |key: u64, at: usize| count(key, at).is_some_and(|count| count >= FREQUENT);
    let telling = |(at, article): (usize, &Vec<Sentence>)| {
        (at, without_frequent(body(article), &|key| frequent(key, at)))
    };
    let ends = |at: usize, other: usize| {
        let pair = articles.get(at).zip(articles.get(other));
        let known = |key: u64| count(key, at).is_some_and(|count| count >= FEWEST_ENDINGS);
        pair.is_some_and(|(one, other)| shares_end_only(one, other, &known))
    };
    let mut bodies: Vec<(usize, HashSet<u64>)> = articles.iter().enumerate().map(telling).collect();
    bodies.sort_by_key(|(at, body)| (std::cmp::Reverse(body.len()), *at));
    let mut originals: Vec<usize> = (0..articles.len()).collect();
    let mut tellers: HashMap<u64, Vec<usize>> = HashMap::default();
    for (at, body) in &bodies {
        let own = same_story((*at, body), &tellers, subjects, &ends).unwrap_or(*at);
        if let Some(original) = originals.get_mut(*at) {
            *original = own;
        }
        for key in body.iter().filter(|key| subjects.is_shared(**key)) {
            let known = tellers.entry(*key).or_default();
            if known.len() < MOST_TELLERS && !known.contains(&own) {
                known.push(own);
            }
        }
    }
    originals
}

/// Whether all that two articles share are the sentences with which both end, below some of their
/// own, and each of them is known from further articles.
fn shares_end_only(one: &[Sentence], other: &[Sentence], known: &dyn Fn(u64) -> bool) -> bool {
    let told = |article: &[Sentence]| -> Vec<u64> {
        article.iter().filter(|s| s.tells()).map(|sentence| sentence.key).collect()
    };
    let (one, other) = (told(one), told(other));
    let pairs = one.iter().rev().zip(other.iter().rev());
    let ending = pairs.take_while(|(one, other)| one == other && known(**one)).count();
    let rest = |all: &[u64]| all.iter().take(all.len() - ending).copied().collect::<HashSet<u64>>();
    let (one, other) = (rest(&one), rest(&other));
    ending > 0 && !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

/// In how many articles of a publication each shared sentence stands.
fn often(
    articles: &[Vec<Sentence>],
    publications: &Publications,
    subjects: &Subjects<'_>,
) -> HashMap<(u64, Publication), usize> {
    let mut told: HashMap<(u64, Publication), usize> = HashMap::default();
    for (at, article) in articles.iter().enumerate() {
        let of = publications.of(at).0;
        let shared = body(article).into_iter().filter(|key| subjects.is_shared(*key));
        shared.for_each(|key| *told.entry((key, of)).or_default() += 1);
    }
    told
}

/// An article's sentences without the frequent ones, which tell no story; a story that is printed
/// again and again is made of them, and keeps them.
fn without_frequent(mut body: HashSet<u64>, frequent: &dyn Fn(u64) -> bool) -> HashSet<u64> {
    let count = body.iter().filter(|key| frequent(**key)).count();
    if count * 100 <= body.len() * MOST_SAID {
        body.retain(|key| !frequent(*key));
    }
    body
}

/// The hashes of the sentences that tell the article's story.
fn body(article: &[Sentence]) -> HashSet<u64> {
    article.iter().filter(|sentence| sentence.tells()).map(|sentence| sentence.key).collect()
}

/// The article that shares most with `body`, if that is much of it and the rest is about the same.
fn same_story(
    (own, body): (usize, &HashSet<u64>),
    tellers: &HashMap<u64, Vec<usize>>,
    subjects: &Subjects<'_>,
    ends: &dyn Fn(usize, usize) -> bool,
) -> Option<usize> {
    let mut shared: HashMap<usize, usize> = HashMap::default();
    for teller in body.iter().filter_map(|key| tellers.get(key)).flatten() {
        *shared.entry(*teller).or_default() += 1;
    }
    let most = shared.into_iter().max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
    let tells = |(at, count): &(usize, usize)| {
        let more_than = |part: usize| count * 100 > body.len() * part;
        let about_the_same = || match subjects.kinship(own, *at) {
            Kinship::OneStory => true,
            Kinship::TwoStories => false,
            Kinship::Unknown => !ends(own, *at),
        };
        more_than(MOST_SAID) || (more_than(MOST_SHARED) && about_the_same())
    };
    most.filter(tells).map(|(at, _)| at)
}
