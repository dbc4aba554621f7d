//! Where the tellings of one event do not agree, slot by slot, and how many voices tell it.
//!
//! Nothing here decides who is right.

use std::collections::{BTreeSet, HashSet};

use super::things::{alike, is_common, last_word};
use super::{Discrepancy, Slot, Telling};
use crate::annotate::actors::known_parent;
use crate::document::{Actor, ActorId, ActorKind, Annotated, Event, Participants, Quantity};
use crate::text::fold;

/// Compares the tellings with each other: each that disagrees in a slot, with the fullest that it
/// disagrees with.
///
/// Copies of one text do not differ in what it tells, but where an editor changed a number or a place.
pub(super) fn differences(
    tellings: &[Telling],
    articles: &[Annotated],
    originals: &[usize],
) -> Vec<Discrepancy> {
    let mut found: Vec<Discrepancy> = Vec::new();
    let mut accounts: Vec<(Telling, Told<'_>)> = Vec::new();
    let mut said = HashSet::new();
    for telling in tellings {
        let Some(other) = told(*telling, articles) else { continue };
        for slot in [Slot::Date, Slot::Number, Slot::Place, Slot::Source, Slot::Target] {
            let edited = matches!(slot, Slot::Number | Slot::Place);
            let others = accounts.iter().filter(|(first, one)| {
                let copies = are_copies(*first, *telling, originals);
                !copies || edited && words(*one) != words(other)
            });
            let apart = others.into_iter().find_map(|(first, one)| {
                disagreement(slot, *one, other).map(|(here, there)| (*first, here, there))
            });
            let Some((first, here, there)) = apart else { continue };
            // What others say the other way round is told already.
            if !said.contains(&(slot, there.clone(), here.clone())) {
                said.insert((slot, here.clone(), there.clone()));
                found.push(Discrepancy { slot, first: (first, here), other: (*telling, there) });
            }
        }
        if accounts.len() < ACCOUNTS && !accounts.iter().any(|(_, one)| is_one(*one, other)) {
            accounts.push((*telling, other));
        }
    }
    found
}

/// Whether two tellings stand in two articles that are one text.
fn are_copies(one: Telling, other: Telling, originals: &[usize]) -> bool {
    let original = |telling: Telling| originals.get(telling.article);
    one.article != other.article && original(one) == original(other) && original(one).is_some()
}

/// The folded words of a telling's sentence.
fn words((article, event): Told<'_>) -> String {
    let folded = fold(event.sentence.of(article.document.raw()));
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// With so many that differ from each other a telling is compared.
const ACCOUNTS: usize = 32;

/// What two tellings say in a slot in which they disagree.
fn disagreement(slot: Slot, one: Told<'_>, other: Told<'_>) -> Option<(String, String)> {
    match slot {
        Slot::Date => dates(one.1, other.1),
        Slot::Number => numbers(one, other),
        Slot::Place => places(one, other),
        Slot::Source => actors(one, other, |who| &who.source),
        Slot::Target => actors(one, other, |who| &who.target),
    }
}

/// Two tellings that leave a third nothing to disagree on with one of them alone.
fn is_one(one: Told<'_>, other: Told<'_>) -> bool {
    let words = |(article, event): Told<'_>| {
        let raw = article.document.raw();
        let numbers: Vec<String> = event.numbers.iter().map(|number| number.told(raw)).collect();
        (numbers, event.who.place.map(|place| fold(place.of(raw))))
    };
    let who = |(_, event): Told<'_>| (event.who.source.clone(), event.who.target.clone());
    one.1.when == other.1.when && who(one) == who(other) && words(one) == words(other)
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

/// Two counts of one thing that differ, the thing under one name if both have it ("three envoys",
/// "five diplomats").
fn numbers(one: Told<'_>, other: Told<'_>) -> Option<(String, String)> {
    let (here, there) = (counted(one), counted(other));
    let apart = here.iter().find_map(|(unit, number)| {
        let mut same = there.iter().filter(|(thing, _)| thing == unit).peekable();
        if same.peek().is_some() {
            return differing(number, same);
        }
        // What the other counts too under its own name is another thing.
        let own = |thing: &String| here.iter().any(|(unit, _)| unit == thing);
        differing(number, there.iter().filter(|(thing, _)| alike(unit, thing) && !own(thing)))
    });
    let words = |told: Told<'_>, number: &Quantity| number.told(told.0.document.raw());
    apart.map(|(here, there)| (words(one, here), words(other, there)))
}

/// What is counted, in the singular, and how many.
fn counted<'a>((article, event): Told<'a>) -> Vec<(String, &'a Quantity)> {
    let unit = |number: &Quantity| last_word(number.unit.of(article.document.raw()));
    event.numbers.iter().map(|number| (unit(number), number)).collect()
}

/// A number and the first of others, if it is none of them.
fn differing<'a>(
    number: &'a Quantity,
    mut others: impl Iterator<Item = &'a (String, &'a Quantity)>,
) -> Option<(&'a Quantity, &'a Quantity)> {
    let first = others.next()?.1;
    let agree = first.count == number.count || others.any(|(_, there)| there.count == number.count);
    (!agree).then_some((number, first))
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
    let related = |a: &ActorId, b: &ActorId| {
        a == b
            || part_of(one, other, a, b)
            || part_of(one, other, b, a)
            || of_one_mission(one, other, a, b)
    };
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
        let known = actor(one, other, &at).and_then(|actor| actor.part_of.clone());
        // A ministry that neither names stands between its minister and the government.
        let Some(parent) = known.or_else(|| known_parent(&at)) else { return false };
        if parent == *whole {
            return true;
        }
        at = parent;
    }
    false
}

/// Whether one is the mission of a state and the other its diplomats.
fn of_one_mission(one: Told<'_>, other: Told<'_>, a: &ActorId, b: &ActorId) -> bool {
    let Some((a, b)) = actor(one, other, a).zip(actor(one, other, b)) else { return false };
    let staff = |mission: &Actor, group: &Actor| {
        mission.kind == ActorKind::Mission
            && group.kind == ActorKind::Group
            && mission.country.is_some()
            && mission.country == group.country
            && is_common(&last_word(&group.name))
    };
    staff(a, b) || staff(b, a)
}

/// The actor of an id, as either article knows it.
fn actor<'a>(one: Told<'a>, other: Told<'a>, id: &ActorId) -> Option<&'a Actor> {
    one.0.actors.iter().chain(&other.0.actors).find(|actor| actor.id == *id)
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
    let sentence = |telling: &Telling| told(*telling, articles).map(words);
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
