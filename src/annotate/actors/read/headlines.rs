//! Finds names in headlines and other lines whose capitals prove nothing.
//!
//! Running text is read in `scan`.

use std::ops::Range;

use foldhash::HashSet;

use super::galley::Galley;
use super::scan::Candidate;
use crate::annotate::actors::gazetteer::{Classes, Meaning};

/// The name as it is written, and its last word: what a headline may call it.
pub(super) fn short_and_full<'g>(galley: &'g Galley<'_>, candidate: &Candidate) -> Vec<&'g [u32]> {
    let last = candidate.tokens.end.saturating_sub(1);
    let common =
        galley.is(last, Classes::COMMON.or(Classes::ORG_HEAD)) && candidate.tokens.len() > 1;
    let mut names = vec![galley.spelt(candidate.tokens.clone())];
    if !common {
        names.push(galley.spelt(last..last + 1));
    }
    names
}

/// A sentence whose capitals prove nothing: only names that are known from elsewhere count.
pub(super) fn headline(
    galley: &Galley<'_>,
    sentence: usize,
    tokens: Range<usize>,
    names: &HashSet<&[u32]>,
    found: &mut Vec<Candidate>,
) {
    let mut at = tokens.start;
    while at < tokens.end {
        let told = (at + 1..=tokens.end.min(at + 5))
            .rev()
            .find(|end| galley.capital(at) && names.contains(galley.spelt(at..*end)));
        let known = galley.longest(at, tokens.end).filter(|(end, meaning)| {
            let word = galley.is(at, Classes::COMMON)
                && !matches!(meaning, Meaning::Country(_) | Meaning::Adjective(_));
            *end > at + 1 || (galley.capital(at) && !word)
        });
        let end = told.max(known.map(|(end, _)| end));
        let known = known.filter(|(last, _)| Some(*last) == end).map(|(_, meaning)| meaning);
        let Some(end) = end else {
            at = shouted_person(galley, sentence, at, tokens.end, found);
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
    at: usize,
    end: usize,
    found: &mut Vec<Candidate>,
) -> usize {
    let given =
        galley.capital(at) && galley.is(at, Classes::GIVEN) && !galley.is(at, Classes::COMMON);
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
