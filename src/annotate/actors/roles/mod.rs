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
use super::bodies::institutions::{self, owner_before};
use super::gazetteer::{Classes, Meaning, Phrase, lines};
use super::people::{self, Person, Sort, Titled};
use super::places::of_federation;
use super::read::Candidate;
use super::read::Galley;
use crate::document::{ActorId, ActorKind};

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
    if let Some(state) = owner_by_name(galley, &candidate.tokens, sentence.end)
        && person.country.is_none()
        && !person.serves_another(state)
    {
        person.country = Some(state);
    }
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

/// Code of the state whose name stands right before a person's ("Sudan's A. B.") or behind it ("A. B.
/// of Sudan", "A. B. of the U.S. State Department").
fn owner_by_name(galley: &Galley<'_>, name: &Range<usize>, end: usize) -> Option<&'static str> {
    let country = |at: u16| galley.known.countries.get(usize::from(at)).map(|state| state.code);
    let owned = name.start.checked_sub(1).filter(|at| galley.possessive(*at));
    if let Some((_, Meaning::Country(state))) = owned.and_then(|at| galley.name_before(at)) {
        return country(state).filter(|_| !of_federation(galley, name.start - 1, name.start));
    }
    if galley.folded(name.end) != "of" {
        return None;
    }
    let at = name.end + 1 + usize::from(galley.folded(name.end + 1) == "the");
    match galley.longest(at, end)?.1 {
        Meaning::Country(state) => country(state),
        Meaning::Adjective(state) => {
            let body =
                (at + 1..end.min(at + 5)).take_while(|at| galley.capital(*at) || galley.lower(*at));
            let mut body = body.filter(|at| galley.is(*at, Classes::PUBLIC));
            body.next().and_then(|_| country(state))
        }
        Meaning::Body(at) => {
            let body = galley.known.bodies.get(usize::from(at))?;
            let public = matches!(
                body.kind,
                ActorKind::Ministry
                    | ActorKind::Legislature
                    | ActorKind::Agency
                    | ActorKind::Office
            );
            body.country.filter(|_| public)
        }
        _ => None,
    }
}

/// Notes one role of a person, by how they stand to it.
fn note_role(
    galley: &Galley<'_>,
    role: &Range<usize>,
    (candidate, sentence): (&Candidate, &Range<usize>),
    person: &mut Person,
) {
    let owner = owner_beside(galley, role, candidate.tokens.end, sentence.end);
    if let (Some(country), None) =
        (owner.and_then(|at| galley.known.countries.get(usize::from(at))), person.country)
    {
        person.country = Some(country.code);
    }
    if person.serves.is_none() {
        person.serves = ministry_behind(galley, role, sentence.end);
    }
    let mut called = called(galley, role);
    let standing = standing(galley, role, sentence.start);
    let alone = owner.is_none() && person.country.is_none() && person.serves.is_none();
    let sort = match standing {
        Standing::Comes => Sort::Held,
        _ if alone && is_bare(galley, role, candidate, sentence) => Sort::Bare,
        Standing::Held | Standing::HeldThen => Sort::Held,
        _ => Sort::Other,
    };
    if person.titles.len() < MOST_TITLES {
        let (name, role) = (candidate.tokens.start, role.clone());
        person.titles.push(Titled { name, role, called: called.clone(), sort });
    }
    let titles = match standing {
        Standing::Holds | Standing::Leaves | Standing::Begins => &mut person.roles,
        Standing::Held | Standing::HeldThen => &mut person.former,
        Standing::Lesser => {
            called.words = format!("{} {}", galley.folded(role.start - 1), called.words);
            called.post = None;
            &mut person.roles
        }
        Standing::Comes => return,
    };
    if !STANDING.is("mirrors", &called.words) && !titles.contains(&called) {
        titles.push(called);
    }
}

/// So many titles of one person are remembered with their places.
const MOST_TITLES: usize = 8;

/// Whether a title is that of an office of a state, and nothing beside it tells of another body.
fn is_bare(
    galley: &Galley<'_>,
    role: &Range<usize>,
    candidate: &Candidate,
    sentence: &Range<usize>,
) -> bool {
    let last = galley.folded(role.end - 1);
    let before = role.start.checked_sub(1).filter(|at| *at >= sentence.start);
    // The central bank is the state's, and no other.
    let central = |at: usize| {
        let bank = galley.folded(at) == "bank";
        !bank || at.checked_sub(1).is_some_and(|at| STANDING.is("central", galley.folded(at)))
    };
    let public =
        || before.is_some_and(|at| STANDING.is("public", galley.folded(at)) && central(at));
    let rules = STANDING.is("rules", last);
    let ministry = galley.folded(role.start) == "ministry" || galley.is(role.start, Classes::FIELD);
    let speaks = STANDING.is("speaks", last) && (public() || ministry && role.len() > 1);
    let goes_on = |at: usize| {
        let and = galley.folded(at) == "and" && !(last == "minister" && at == role.end);
        and || matches!(galley.folded(at), "of" | "for" | "at" | "to")
    };
    let free = before.is_none_or(|at| {
        let opens = galley.opens(at, sentence.start);
        let qualifies = ["past", "then", "lesser", "fresh", "leaving"];
        let told =
            qualifies.into_iter().any(|class| STANDING.is(class, galley.folded(at))) || public();
        let field = last == "minister"
            && galley.is(at, Classes::COMMON)
            && !galley.is(at, Classes::ORG_HEAD);
        let plain = galley.lower(at) && !galley.is(at, Classes::ORG_HEAD.or(Classes::ROLE));
        let country = || at > 0 && STANDING.is("country", galley.folded(at - 1));
        match galley.text(at) {
            "-" => false,
            _ if galley.possessive(at) => country(),
            _ if galley.capital(at) => told || field || opens && galley.is(at, Classes::SMALL),
            _ => told || plain || !galley.lower(at),
        }
    });
    (rules || speaks) && free && !goes_on(role.end) && !goes_on(candidate.tokens.end)
}

/// The ministry for which somebody speaks or works: "a spokesman for the Chinese foreign ministry".
fn ministry_behind(galley: &Galley<'_>, role: &Range<usize>, end: usize) -> Option<ActorId> {
    let start = role.end + 1 + usize::from(galley.folded(role.end + 1) == "the");
    let joins = matches!(galley.folded(role.end), "for" | "of" | "at" | "with");
    let mut near = (start..end.min(start + MOST_BEFORE + 1))
        .take_while(|at| galley.lower(*at) || galley.capital(*at) || galley.possessive(*at));
    let last = near.find(|at| galley.folded(*at) == "ministry").filter(|_| joins)?;
    institutions::read(galley, start..last + 1, end)?.actor().map(|actor| actor.id)
}

/// A role as the text calls it; what is shorter than the post's own name is spelt out.
fn called(galley: &Galley<'_>, role: &Range<usize>) -> people::Called {
    let mut words = String::new();
    for at in role.clone() {
        let joined = galley.text(at) == "-" || at > role.start && galley.text(at - 1) == "-";
        let apart = !joined || galley.spaced(at);
        if apart && !words.is_empty() {
            words.push(' ');
        }
        words.push_str(galley.folded(at));
    }
    let post = galley.post(role.clone()).filter(|post| post.len() > words.len());
    match post.filter(|_| words.len() < SPELT_OUT) {
        Some(post) => people::Called { words: post.to_owned(), post: None },
        None => people::Called { words, post },
    }
}

/// Shorter words for a post are abbreviations ("PM").
const SPELT_OUT: usize = 4;

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
        let words = (1..=DESCRIBED).filter_map(|count| role.start.checked_sub(count));
        let body = |at: usize| {
            galley
                .longest(at, at + 1)
                .is_some_and(|(_, meaning)| matches!(meaning, Meaning::Body(_)))
        };
        let plain = |at: &usize| {
            galley.lower(*at)
                && !galley.is(*at, Classes::SMALL.or(Classes::PLACES).or(Classes::ACTS))
                || galley.capital(*at) && (galley.is(*at, Classes::COMMON) || body(*at))
        };
        let mut described = words.take_while(plain);
        described.find_map(|at| owner_before(galley, at..at).0)
    };
    let of = |at: usize| {
        let the = usize::from(galley.folded(at + 1) == "the");
        let named =
            (galley.folded(at) == "of").then(|| galley.longest_of_state(at + 1 + the, end))?;
        named.map(|(_, state)| state)
    };
    // "A spokesman for the Chinese foreign ministry", but an envoy for Syria is not Syria's.
    let works_for = || {
        let joins = matches!(galley.folded(role.end), "for" | "to" | "at" | "with");
        let works = role.len() == 1 && STANDING.is("serves", galley.folded(role.start));
        let the = usize::from(galley.folded(role.end + 1) == "the");
        let named = galley.longest_of_state(role.end + 1 + the, end).filter(|_| joins && works)?;
        Some(named.1)
    };
    owner.or_else(described).or_else(|| of(role.end)).or_else(works_for).or_else(|| of(name_end))
}

/// How many words may stand between a state and a role of it.
const DESCRIBED: usize = 3;

/// Whether some words are a post or a role.
pub(crate) fn is_role(galley: &Galley<'_>, words: Range<usize>) -> bool {
    let single = words.len() == 1 && galley.is(words.start, Classes::ROLE.or(Classes::RANK));
    single || galley.phrase_of(words).is_some_and(names_role)
}

/// The longest post or role that begins at a token.
pub(crate) fn longest_role(galley: &Galley<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let known = |phrase| names_role(phrase).then_some(());
    let found = galley.longest_phrase(at, end.min(at + LONGEST_ROLE), known);
    let found = found.map(|(end, ())| at..end);
    found.or_else(|| Some(at..at + 1).filter(|one| at < end && is_role(galley, one.clone())))
}

/// How many words a post or role has at most.
const LONGEST_ROLE: usize = 5;

fn names_role(phrase: &Phrase) -> bool {
    phrase.post.is_some() || phrase.classes.any(Classes::ROLE)
}
