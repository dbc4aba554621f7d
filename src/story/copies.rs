//! Copies: articles that are one text, under whatever headline and in whatever paper.
//!
//! Two articles that tell one event in words of their own are no copies; those are `clusters`. Nor are
//! two of one form, such as the notes of a ministry on whom its minister received.

use std::hash::BuildHasher;

use foldhash::HashMap;
use foldhash::quality::FixedState;

use crate::document::{Actor, ActorKind, Annotated};
use crate::text::fold;

/// How many words in a row are compared.
const RUN: usize = 5;
/// Bodies with fewer such runs are too short to be called copies, unless they are the same word by
/// word; then so many runs are enough, a sentence of eight words.
const FEWEST_RUNS: usize = 30;
const FEWEST_RUNS_OF_ONE: usize = 4;
/// How many runs stand for a body when pairs are looked for: those with the smallest hashes
/// (bottom-k sketch, Broder 1997).
const SKETCH: usize = 64;
/// Copies share at least this part of the longer one's runs, in percent. Wire copies that an
/// editor shortened share two thirds; reports of one event by two reporters below a tenth.
const SHARED: usize = 60;

/// For each article the first of those that are its copies; itself if there is none.
///
/// Who is whose copy does not depend on the order of the articles. Takes time that grows with the
/// text: an article is compared with two others for each run of its sketch.
pub(super) fn originals(articles: &[Annotated]) -> Vec<usize> {
    let bodies: Vec<Body> = articles.iter().map(Body::new).collect();
    let mut groups = Groups((0..articles.len()).collect());
    for holders in holders(&bodies) {
        let Some(first) = holders.first() else { continue };
        for pair in holders.windows(2) {
            let [one, next] = pair else { continue };
            groups.join_if(*one, *next, &bodies);
            groups.join_if(*first, *next, &bodies);
        }
    }
    (0..articles.len()).map(|at| groups.first(at)).collect()
}

/// What is compared of one article.
struct Body {
    /// The runs of words of its body: their hashes, in ascending order.
    runs: Vec<u64>,
    /// The beginnings of the last names of those whom it names, and its states, in ascending order.
    people: Vec<String>,
    states: Vec<String>,
}

/// Editors spell names as their house does; so much of a last name, in letters, they all write alike.
const NAME_BEGINNING: usize = 4;

impl Body {
    fn new(article: &Annotated) -> Self {
        let document = &article.document;
        let raw = document.raw();
        let state = FixedState::default();
        let mut words: Vec<u64> = Vec::new();
        for block in document.blocks().iter().filter(|block| block.kind.in_body()) {
            let folded = fold(block.span.of(raw));
            let pieces = folded.split(|c: char| !c.is_alphanumeric());
            words.extend(pieces.filter(|word| !word.is_empty()).map(|word| state.hash_one(word)));
        }
        let mut runs: Vec<u64> = words.windows(RUN).map(|run| state.hash_one(run)).collect();
        runs.sort_unstable();
        runs.dedup();
        let of = |kind: ActorKind| article.actors.iter().filter(move |actor| actor.kind == kind);
        let people = ordered(of(ActorKind::Person).map(last_name));
        let states = ordered(of(ActorKind::Government).map(|actor| actor.id.to_string()));
        Self { runs, people, states }
    }

    /// What stands for it when pairs are looked for.
    fn sketch(&self) -> &[u64] {
        self.runs.get(..SKETCH).unwrap_or(&self.runs)
    }

    fn is_copy_of(&self, other: &Self) -> bool {
        let (own, others) = (&self.runs, &other.runs);
        let (fewer, more) = (own.len().min(others.len()), own.len().max(others.len()));
        let enough = |shared: usize| shared * 100 >= more * SHARED;
        let one = || own == others && fewer >= FEWEST_RUNS_OF_ONE;
        let alike = || fewer >= FEWEST_RUNS && enough(fewer) && enough(shared(own, others));
        one() || (alike() && !self.is_about_others_than(other))
    }

    /// Whether each names people, or states, whom the other does not: an editor who shortens a text
    /// names fewer, but nobody else.
    fn is_about_others_than(&self, other: &Self) -> bool {
        let more =
            |own: &[String], others: &[String]| own.iter().any(|name| !others.contains(name));
        let parted = |own: &[String], others: &[String]| more(own, others) && more(others, own);
        parted(&self.people, &other.people) || parted(&self.states, &other.states)
    }
}

/// How the last name of a person begins.
fn last_name(person: &Actor) -> String {
    let name = fold(&person.name);
    name.split_whitespace().next_back().unwrap_or("").chars().take(NAME_BEGINNING).collect()
}

fn ordered(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// How many numbers two ascending lists share.
fn shared(one: &[u64], other: &[u64]) -> usize {
    let mut rest = other.iter().peekable();
    let found = one.iter().filter(|run| {
        while rest.next_if(|other| other < run).is_some() {}
        rest.next_if_eq(run).is_some()
    });
    found.count()
}

/// For each run that stands in several sketches the bodies that have it, in an order that only
/// their words decide.
fn holders(bodies: &[Body]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..bodies.len()).collect();
    order.sort_by_key(|at| bodies.get(*at).map(|body| (body.sketch(), body.runs.len())));
    let mut found: HashMap<u64, Vec<usize>> = HashMap::default();
    for at in order {
        for run in bodies.get(at).map_or(&[][..], Body::sketch) {
            found.entry(*run).or_default().push(at);
        }
    }
    found.into_values().filter(|holders| holders.len() > 1).collect()
}

/// Disjoint groups; each article points at one of its group that stands before it.
struct Groups(Vec<usize>);

impl Groups {
    fn first(&mut self, at: usize) -> usize {
        let mut first = at;
        while let Some(before) = self.0.get(first).copied().filter(|before| *before != first) {
            first = before;
        }
        if let Some(place) = self.0.get_mut(at) {
            *place = first;
        }
        first
    }

    fn join_if(&mut self, one: usize, other: usize, bodies: &[Body]) {
        let (one_first, other_first) = (self.first(one), self.first(other));
        let pair = bodies.get(one).zip(bodies.get(other));
        if one_first == other_first || !pair.is_some_and(|(one, other)| one.is_copy_of(other)) {
            return;
        }
        let first = one_first.min(other_first);
        if let Some(place) = self.0.get_mut(one_first.max(other_first)) {
            *place = first;
        }
    }
}
