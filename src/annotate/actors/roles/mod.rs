//! What the text calls a person: titles before the name, appositions behind it.
//!
//! Which person is meant by a role alone is decided in `nouns`.

pub(crate) mod called;
pub(crate) mod moment;
pub(crate) mod office;
pub(crate) mod standing;

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashSet;

use self::standing::STANDING;
use super::gazetteer::{Classes, Phrase, lines};
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
    if person.calling.is_none() {
        person.calling = calling(galley, candidate, &sentence.tokens);
    }
    let found = before(galley, candidate, sentence.tokens.start)
        .or_else(|| behind(galley, candidate.tokens.end, sentence.tokens.end));
    let Some(role) = found else { return };
    let key = galley.key(role.clone());
    let key = galley.post(role.clone()).map_or(key.clone(), |post| {
        if post.len() > key.len() { post.to_owned() } else { key.clone() }
    });
    let owner = owner_beside(galley, &role, candidate.tokens.end, sentence.tokens.end);
    if let (Some(country), None) =
        (owner.and_then(|at| galley.known.countries.get(usize::from(at))), person.country)
    {
        person.country = Some(country.code);
    }
    let titles = match standing(galley, &role, sentence.tokens.start) {
        Standing::Holds | Standing::Leaves => &mut person.roles,
        Standing::Held | Standing::HeldThen => &mut person.former,
        Standing::Comes | Standing::Lesser => return,
    };
    if !titles.contains(&key) {
        titles.push(key);
    }
}

/// What somebody does for a living who is told of by name: "the baker A. B.", "A. B., a baker from ...".
fn calling(
    galley: &Galley<'_>,
    candidate: &Candidate,
    sentence: &Range<usize>,
) -> Option<&'static str> {
    let (first, end) = (candidate.tokens.start, candidate.tokens.end);
    let listed = |at: usize| CALLINGS.get(galley.folded(at)).copied().filter(|_| galley.lower(at));
    let before = first.checked_sub(1).filter(|at| *at >= sentence.start).and_then(listed);
    let a = galley.text(end) == "," && matches!(galley.folded(end + 1), "a" | "an" | "the");
    let behind = || {
        let mut words = (end + 2..sentence.end.min(end + 7)).take_while(|at| {
            let word = galley.folded(*at);
            let former = STANDING.is("past", word) && word != "retired";
            !(matches!(word, "," | "." | ";" | "of" | "in" | "from" | "who" | "and") || former)
        });
        words.find_map(listed)
    };
    before.or_else(|| behind().filter(|_| a))
}

/// The callings of `callings.txt`.
static CALLINGS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    lines(include_str!("../../../../data/gazetteer/callings.txt"))
        .flat_map(str::split_whitespace)
        .collect()
});

/// How somebody stands to a post, by the words before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Holds it.
    Holds,
    /// Holds it, but will soon leave it.
    Leaves,
    /// Held it before.
    Held,
    /// Held it at the time that is told of.
    HeldThen,
    /// Will or may hold it.
    Comes,
    /// Holds a lesser one.
    Lesser,
}

/// How many words before a post can tell how somebody stands to it.
const MOST_BEFORE: usize = 5;

/// How somebody stands to the post that some tokens name.
pub(crate) fn standing(galley: &Galley<'_>, role: &Range<usize>, first: usize) -> Standing {
    let behind = role.end + usize::from(galley.text(role.end) == "-");
    if STANDING.is("coming", galley.folded(behind)) && behind > role.end {
        return Standing::Comes;
    }
    let near = role.start.saturating_sub(MOST_BEFORE).max(first)..role.start;
    for at in near.rev() {
        let word = galley.folded(at);
        let whole = !galley.capital(at) || at == first || galley.spaced(at + 1);
        for (class, standing) in [
            ("then", Standing::HeldThen),
            ("past", Standing::Held),
            ("coming", Standing::Comes),
            ("leaving", Standing::Leaves),
        ] {
            if whole && STANDING.is(class, word) {
                return standing;
            }
        }
        if at + 1 == role.start && STANDING.is("lesser", word) {
            return Standing::Lesser;
        }
        let mark = matches!(word, "," | ";" | ":" | "." | "(" | "“" | "\"");
        if mark || matches!(word, "the" | "a" | "an" | "his" | "her" | "their" | "its") {
            break;
        }
    }
    Standing::Holds
}

/// The state that a role is of: named before it ("Lebanon's new president"), behind the role ("president
/// of Ecuador") or behind the name that follows it ("King Hassan of Morocco").
fn owner_beside(
    galley: &Galley<'_>,
    role: &Range<usize>,
    name_end: usize,
    end: usize,
) -> Option<u16> {
    let (owner, _) = owner_before(galley, role.start..role.start);
    let described = || {
        let adjectives = (1..=DESCRIBED).filter_map(|count| role.start.checked_sub(count));
        let mut described = adjectives.take_while(|at| galley.lower(*at));
        let owned = described.find(|at| *at > 0 && galley.possessive(at - 1))?;
        owner_before(galley, owned..owned).0
    };
    let of = |at: usize| {
        let named = (galley.folded(at) == "of").then(|| galley.longest_of_state(at + 1, end))?;
        named.map(|(_, state)| state)
    };
    owner.or_else(described).or_else(|| of(role.end)).or_else(|| of(name_end))
}

/// How many words may stand between a state and a role of it.
const DESCRIBED: usize = 3;

/// The role right before a name or its honorific, up to four words.
fn before(galley: &Galley<'_>, candidate: &Candidate, first: usize) -> Option<Range<usize>> {
    let ending = |end| ending(galley, end, first);
    let honorific = || ending(candidate.title.start).filter(|_| !candidate.title.is_empty());
    ending(candidate.tokens.start).or_else(honorific)
}

fn ending(galley: &Galley<'_>, end: usize, first: usize) -> Option<Range<usize>> {
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
