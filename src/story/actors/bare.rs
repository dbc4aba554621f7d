//! Whether a surname that stands alone in an article means the person whom another article names in full.
//!
//! A wrong join is worse than a missed one: what contradicts is asked first, then what ties the two.

use super::known::Known;
use super::setting::Companion;
use crate::annotate::actors::is_calling;
use crate::annotate::actors::names::is_frequent;

/// Whether a bare surname is that of its only bearer, as far as their articles tell; `spellings` are
/// the bearer's full names.
pub(super) fn means(bare: &Known, spellings: &[&Known]) -> bool {
    let tied =
        |full: &&Known| shares_role(bare, full) || keeps_company(bare, full) || is_near(bare, full);
    !spellings.iter().any(|full| contradicts(bare, full)) && spellings.iter().any(tied)
}

/// After so many years without a word of somebody, a surname alone is another one's.
const MOST_YEARS_APART: i16 = 8;

/// Whether something is told of the two that cannot be told of one person.
fn contradicts(bare: &Known, full: &Known) -> bool {
    let states = !bare.states.is_empty() && !full.states.is_empty();
    let sexes = bare.sex.zip(full.sex).is_some_and(|(one, other)| one != other);
    let far = bare.years.zip(full.years).is_some_and(|(one, other)| {
        one.0.saturating_sub(other.1) > MOST_YEARS_APART
            || other.0.saturating_sub(one.1) > MOST_YEARS_APART
    });
    states && bare.states.is_disjoint(&full.states)
        || sexes
        || far
        || full.name.contradicts(&bare.name)
        || bare.name.generation.is_some() && bare.name.generation != full.name.generation
        || callings(bare) != callings(full) && (callings(bare) || callings(full))
        || titles(bare).next().is_some()
            && titles(full).next().is_some()
            && !titles(bare).any(|one| titles(full).any(|other| fits(one, other)))
}

/// Whether the articles tell what somebody does for a living that is no office.
fn callings(known: &Known) -> bool {
    titles(known).any(is_calling)
}

fn titles(known: &Known) -> impl Iterator<Item = &str> {
    known.actor.roles.iter().map(|role| role.title.as_str())
}

/// Whether two titles can be one post: "minister" and "defence minister".
fn fits(one: &str, other: &str) -> bool {
    let end = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|head| head.is_empty() || head.ends_with(' '))
    };
    end(one, other) || end(other, one)
}

/// Whether a bare surname has a role that the person of the full name has too.
fn shares_role(bare: &Known, full: &Known) -> bool {
    titles(bare).any(|one| titles(full).any(|other| one == other))
}

/// Whether a bare surname stands with the state of that person, and with one of those who are named
/// with the full name.
fn keeps_company(bare: &Known, full: &Known) -> bool {
    with_state(bare, full) && with_person(bare, full)
}

/// Whether a surname that hardly anybody else bears stands with the state of that person, with two
/// states or with somebody named with the full name.
fn is_near(bare: &Known, full: &Known) -> bool {
    let states = bare.company.intersection(&full.company).filter(|one| is_state(one)).count();
    !is_frequent(&bare.name.surname)
        && (with_state(bare, full) || states > 1 || with_person(bare, full))
}

fn with_state(bare: &Known, full: &Known) -> bool {
    full.states.iter().any(|state| bare.company.contains(&Companion::State(state.clone())))
}

fn with_person(bare: &Known, full: &Known) -> bool {
    bare.company.intersection(&full.company).any(|one| !is_state(one))
}

fn is_state(one: &Companion) -> bool {
    matches!(one, Companion::State(_))
}
