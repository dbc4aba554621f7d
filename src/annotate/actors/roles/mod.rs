//! What the text calls a person: titles before the name, appositions behind it.
//!
//! Which person is meant by a role alone is decided in `nouns`.

mod beside;
pub(crate) mod called;
pub(crate) mod moment;
pub(crate) mod office;
pub(crate) mod standing;

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use self::standing::STANDING;
use super::bodies::institutions::owner_before;
use super::gazetteer::{Classes, Phrase, lines};
use super::people::Person;
use super::read::Candidate;
use super::read::Galley;

/// Notes the role that stands beside a person's name; where a name is the apposition to its role,
/// answers where that role begins.
pub(crate) fn note(
    galley: &Galley<'_>,
    candidate: &Candidate,
    person: &mut Person,
    taken: &HashMap<usize, usize>,
) -> Option<usize> {
    let sentence = galley.lexed.sentences().get(candidate.sentence)?.tokens.clone();
    if person.calling.is_none() {
        person.calling = calling(galley, candidate, &sentence);
    }
    let end = candidate.tokens.end;
    let own = |role: &Range<usize>| {
        let owner = owner_beside(galley, role, end, sentence.end);
        let code = owner.and_then(|at| galley.known.countries.get(usize::from(at)));
        !code.is_some_and(|state| person.serves_another(state.code))
    };
    let free = |role: &Range<usize>| !taken.contains_key(&role.start) && own(role);
    let front = || beside::in_front(galley, candidate, &sentence).filter(free);
    let title = beside::before(galley, candidate, sentence.start);
    let front = if title.is_some() { None } else { front() };
    let found = title.filter(own).or_else(|| front.clone());
    let role = found.or_else(|| beside::behind(galley, end, sentence.end).filter(own))?;
    note_role(galley, &role, (candidate, &sentence), person);
    front.map(|role| role.start)
}

/// Notes one role of a person, by how they stand to it.
fn note_role(
    galley: &Galley<'_>,
    role: &Range<usize>,
    (candidate, sentence): (&Candidate, &Range<usize>),
    person: &mut Person,
) {
    let key = galley.key(role.clone());
    let key = galley.post(role.clone()).map_or(key.clone(), |post| {
        if post.len() > key.len() { post.to_owned() } else { key.clone() }
    });
    let owner = owner_beside(galley, role, candidate.tokens.end, sentence.end);
    if let (Some(country), None) =
        (owner.and_then(|at| galley.known.countries.get(usize::from(at))), person.country)
    {
        person.country = Some(country.code);
    }
    let titles = match standing(galley, role, sentence.start) {
        Standing::Holds | Standing::Leaves | Standing::Begins => &mut person.roles,
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

/// Whether a word, folded, is a calling that nobody follows beside a public office.
pub(crate) fn is_calling(word: &str) -> bool {
    CALLINGS.contains(word)
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
    /// Holds it since a short while, or will.
    Begins,
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
            ("fresh", Standing::Begins),
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

/// Whether some words are a post or a role.
pub(crate) fn is_role(galley: &Galley<'_>, words: Range<usize>) -> bool {
    let single = words.len() == 1 && galley.is(words.start, Classes::ROLE.or(Classes::RANK));
    let known = |phrase: &Phrase| phrase.post.is_some() || phrase.classes.any(Classes::ROLE);
    single || galley.phrase_of(words).is_some_and(known)
}
