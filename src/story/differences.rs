//! Where the tellings of one event do not agree, slot by slot, and how many voices tell it.
//!
//! Nothing here decides who is right.

use std::collections::BTreeSet;

use super::{Discrepancy, Slot, Telling};
use crate::document::{ActorId, Annotated, Event, Participants, Quantity};
use crate::text::fold;

/// Compares each telling with the first; one finding a slot and telling.
pub(super) fn differences(tellings: &[Telling], articles: &[Annotated]) -> Vec<Discrepancy> {
    let Some((first, rest)) = tellings.split_first() else { return Vec::new() };
    let Some(one) = told(*first, articles) else { return Vec::new() };
    let mut found = Vec::new();
    for telling in rest {
        let Some(other) = told(*telling, articles) else { continue };
        let mut note = |slot, said: Option<(String, String)>| {
            if let Some((here, there)) = said {
                found.push(Discrepancy { slot, first: (*first, here), other: (*telling, there) });
            }
        };
        note(Slot::Date, dates(one.1, other.1));
        note(Slot::Number, numbers(one, other));
        note(Slot::Place, places(one, other));
        note(Slot::Source, actors(one, other, |who| &who.source));
        note(Slot::Target, actors(one, other, |who| &who.target));
    }
    found
}

type Told<'a> = (&'a Annotated, &'a Event);

fn told(telling: Telling, articles: &[Annotated]) -> Option<Told<'_>> {
    let article = articles.get(telling.article)?;
    Some((article, article.events.get(telling.event)?))
}

fn dates(one: &Event, other: &Event) -> Option<(String, String)> {
    let (here, there) = (one.when?, other.when?);
    (!here.overlaps(&there)).then(|| (here.to_string(), there.to_string()))
}

/// Two counts of the same thing that differ.
fn numbers(one: Told<'_>, other: Told<'_>) -> Option<(String, String)> {
    let unit = |told: Told<'_>, span: crate::text::Span| {
        fold(span.of(told.0.document.raw()).split_whitespace().next_back().unwrap_or(""))
    };
    for here in &one.1.numbers {
        let there =
            other.1.numbers.iter().find(|there| unit(other, there.unit) == unit(one, here.unit));
        if let Some(there) = there.filter(|there| there.count != here.count) {
            let words = |told: Told<'_>, number: &Quantity| number.told(told.0.document.raw());
            return Some((words(one, here), words(other, there)));
        }
    }
    None
}

fn places(one: Told<'_>, other: Told<'_>) -> Option<(String, String)> {
    let name = |told: Told<'_>| Some(told.1.who.place?.of(told.0.document.raw()).to_owned());
    let (here, there) = (name(one)?, name(other)?);
    let (plain, other_plain) = (fold(&here), fold(&there));
    let apart = !plain.contains(&other_plain) && !other_plain.contains(&plain);
    apart.then_some((here, there))
}

/// Actors that differ, unless one is a part of the other, or stands on the other side of what two
/// do together.
fn actors(
    one: Told<'_>,
    other: Told<'_>,
    side: impl Fn(&Participants) -> &Vec<ActorId>,
) -> Option<(String, String)> {
    let (here, there) = (side(&one.1.who), side(&other.1.who));
    let anybody = |told: Told<'_>| [&told.1.who.source[..], &told.1.who.target[..]].concat();
    let (everybody, others) = (anybody(one), anybody(other));
    let related =
        |a: &ActorId, b: &ActorId| a == b || part_of(one, other, a, b) || part_of(one, other, b, a);
    // Who tells more does not contradict; who names somebody else in his place does.
    let missing =
        |ids: &[ActorId], told: &[ActorId]| ids.iter().any(|a| !told.iter().any(|b| related(a, b)));
    let agree = here.is_empty()
        || there.is_empty()
        || !missing(here, &others)
        || !missing(there, &everybody);
    (!agree).then(|| (names(one, here), names(other, there)))
}

/// Whether `part` belongs to `whole`, by the actors of either article; a few levels at most.
fn part_of(one: Told<'_>, other: Told<'_>, part: &ActorId, whole: &ActorId) -> bool {
    let mut at = part.clone();
    for _ in 0..6 {
        let mut actors = one.0.actors.iter().chain(&other.0.actors);
        let Some(parent) =
            actors.find(|actor| actor.id == at).and_then(|actor| actor.part_of.clone())
        else {
            return false;
        };
        if parent == *whole {
            return true;
        }
        at = parent;
    }
    false
}

fn names(told: Told<'_>, ids: &[ActorId]) -> String {
    let name = |id: &ActorId| {
        let actor = told.0.actors.iter().find(|actor| actor.id == *id);
        actor.map_or_else(|| id.to_string(), |actor| actor.name.clone())
    };
    ids.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// How many articles tell the event in words of their own: wire copies are one text with another
/// article, or share the sentence with it.
pub(super) fn voices(tellings: &[Telling], articles: &[Annotated], originals: &[usize]) -> usize {
    let sentence = |telling: &Telling| {
        let (article, event) = told(*telling, articles)?;
        let folded = fold(event.sentence.of(article.document.raw()));
        Some(folded.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let mut papers = BTreeSet::new();
    let mut heard = BTreeSet::new();
    for telling in tellings {
        let new_words = sentence(telling).is_none_or(|words| heard.insert(words));
        if new_words {
            papers.insert(originals.get(telling.article).copied().unwrap_or(telling.article));
        }
    }
    papers.len()
}
