//! What the text calls a person: titles before the name, appositions behind it.
//!
//! Which person is meant by a role alone is decided in `nouns`.

use std::ops::Range;

use super::gazetteer::{Classes, Phrase};
use super::institutions::owner_before;
use super::people::Person;
use super::read::Candidate;
use super::read::Galley;

/// Notes the roles that stand beside a person's name.
pub(crate) fn note(galley: &Galley<'_>, candidate: &Candidate, person: Option<&mut Person>) {
    let (Some(person), Some(sentence)) = (person, galley.lexed.sentences().get(candidate.sentence))
    else {
        return;
    };
    let found = before(galley, candidate, sentence.tokens.start)
        .or_else(|| behind(galley, candidate.tokens.end, sentence.tokens.end));
    let Some(role) = found else { return };
    let key = galley.key(role.clone());
    let key = galley.post(role.clone()).map_or(key.clone(), |post| {
        if post.len() > key.len() { post.to_owned() } else { key.clone() }
    });
    let former =
        role.start > 0 && matches!(galley.folded(role.start - 1), "former" | "ex" | "late");
    let (owner, _) = owner_before(galley, role.start..role.start);
    if let (Some(country), None) =
        (owner.and_then(|at| galley.known.countries.get(usize::from(at))), person.country)
    {
        person.country = Some(country.code);
    }
    if !former && !person.roles.contains(&key) {
        person.roles.push(key);
    }
}

/// The role right before a name, up to four words.
fn before(galley: &Galley<'_>, candidate: &Candidate, first: usize) -> Option<Range<usize>> {
    let end = candidate.tokens.start;
    (1..=5).rev().filter_map(|length| end.checked_sub(length)).find_map(|start| {
        let range = start..end;
        (start >= first && is_role(galley, range.clone())).then_some(range)
    })
}

/// The role in an apposition: ", Russia's deputy foreign minister,".
fn behind(galley: &Galley<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    if galley.text(at) != "," {
        return None;
    }
    (at + 1..end.min(at + 6)).take_while(|at| galley.text(*at) != ",").find_map(|start| {
        (1..=5)
            .rev()
            .map(|length| start..start + length)
            .find(|range| range.end <= end && is_role(galley, range.clone()))
    })
}

/// Whether some words are a post or a role.
pub(crate) fn is_role(galley: &Galley<'_>, words: Range<usize>) -> bool {
    let single = words.len() == 1 && galley.is(words.start, Classes::ROLE.or(Classes::RANK));
    let known = |phrase: &Phrase| phrase.post.is_some() || phrase.classes.any(Classes::ROLE);
    single || galley.phrase_of(words).is_some_and(known)
}
