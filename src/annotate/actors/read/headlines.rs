//! Finds names in headlines and other lines whose capitals prove nothing.
//!
//! Running text is read in `scan`.

use std::ops::Range;

use foldhash::HashSet;

use super::galley::{Galley, Style};
use super::scan::Candidate;
use crate::annotate::actors::gazetteer::{Classes, Meaning};

/// What the running text names: a headline may name it too.
pub(super) struct Told<'g> {
    /// The names as they are written, and their last words.
    names: HashSet<&'g [u32]>,
    states: HashSet<u16>,
    bodies: HashSet<u16>,
    /// Whether there is no running text, so that nothing can be told in it.
    no_text: bool,
}

impl<'g> Told<'g> {
    pub(super) fn of(galley: &'g Galley<'_>, found: &[Candidate]) -> Self {
        let mut told = Self {
            names: found.iter().flat_map(|c| short_and_full(galley, c)).collect(),
            states: HashSet::default(),
            bodies: HashSet::default(),
            no_text: (0..galley.lexed.sentences().len())
                .all(|sentence| galley.style(sentence) != Style::Running),
        };
        for meaning in found.iter().filter_map(|candidate| candidate.known) {
            told.states.extend(meaning.state());
            if let Meaning::Body(body) = meaning {
                told.bodies.insert(body);
            }
        }
        told
    }

    /// Whether a known word counts: among capitals "Turkey" may be a bird and "Jordan" a person,
    /// unless the text names the same state or body, under whatever name.
    fn confirms(&self, meaning: Meaning) -> bool {
        let state = meaning.state();
        self.no_text
            || state.is_some_and(|state| self.states.contains(&state))
            || match meaning {
                Meaning::Body(body) => self.bodies.contains(&body),
                Meaning::Nation | Meaning::Holder(_) => true,
                _ => false,
            }
    }
}

/// The name as it is written, and its last word: what a headline may call it.
fn short_and_full<'g>(galley: &'g Galley<'_>, candidate: &Candidate) -> Vec<&'g [u32]> {
    let Range { start, end } = candidate.tokens.clone();
    let last = end.saturating_sub(1);
    let several = end > start + 1;
    let person = galley.is(start, Classes::GIVEN) || !candidate.title.is_empty();
    let person = person && !galley.is(last, Classes::ORG_HEAD);
    let common = galley.is(last, Classes::COMMON.or(Classes::ORG_HEAD)) && several && !person;
    let mut names = Vec::with_capacity(3);
    names.push(galley.spelt(start..end));
    if !common {
        names.push(galley.spelt(last..end));
    }
    if several && galley.is(start, Classes::FAMILY) {
        names.push(galley.spelt(start..start + 1));
    }
    if last > start + 1 && galley.is(last - 1, Classes::PARTICLE) {
        names.push(galley.spelt(last - 1..end));
    }
    names
}

/// A sentence whose capitals prove nothing: only names that are known from elsewhere count.
pub(super) fn headline(
    galley: &Galley<'_>,
    sentence: usize,
    tokens: Range<usize>,
    text: &Told<'_>,
    found: &mut Vec<Candidate>,
) {
    let mut at = tokens.start;
    while at < tokens.end {
        let told = (at + 1..=tokens.end.min(at + 5))
            .rev()
            .find(|end| galley.capital(at) && text.names.contains(galley.spelt(at..*end)));
        let known = galley.longest(at, tokens.end).filter(|(end, meaning)| {
            let word = galley.is(at, Classes::COMMON)
                && !matches!(meaning, Meaning::Country(_) | Meaning::Adjective(_));
            let acronym = galley.style(sentence) == Style::Title && galley.all_caps(at);
            *end > at + 1 || galley.capital(at) && !word && (acronym || text.confirms(*meaning))
        });
        let end = told.max(known.map(|(end, _)| end));
        let known = known.filter(|(last, _)| Some(*last) == end).map(|(_, meaning)| meaning);
        let Some(end) = end else {
            at = shouted_person(galley, sentence, at..tokens.end, text, found);
            continue;
        };
        let candidate =
            Candidate { tokens: at..end, sentence, known, title: at..at, doubtful: true };
        found.push(candidate);
        at = end;
    }
}

/// A given name and an unknown word behind it are a person even among capitals; returns where to go on.
fn shouted_person(
    galley: &Galley<'_>,
    sentence: usize,
    Range { start: at, end }: Range<usize>,
    text: &Told<'_>,
    found: &mut Vec<Candidate>,
) -> usize {
    let place = !text.no_text && galley.longest(at, at + 1).is_some();
    let given = galley.capital(at)
        && galley.is(at, Classes::GIVEN)
        && !galley.is(at, Classes::COMMON)
        && !place;
    let next = at + 1;
    let surname =
        next < end && galley.capital(next) && !galley.is(next, Classes::COMMON.or(Classes::NEVER));
    if !(given && surname) {
        return next;
    }
    let candidate =
        Candidate { tokens: at..next + 1, sentence, known: None, title: at..at, doubtful: true };
    found.push(candidate);
    next + 1
}
