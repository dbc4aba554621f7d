//! Metonyms: whether the name of a state or capital is a place or stands for the government.
//!
//! "Moscow said" acts; "in Moscow" is where something happens.

use super::gazetteer::Classes;
use super::gazetteer::Meaning;
use super::link::Named;
use super::read::{Galley, Style, dateline_goes_on};
use crate::document::{ActorId, MentionKind};
use std::ops::Range;

/// Whether each name only tells where something is, from left to right, for a list goes on as it
/// began.
pub(crate) fn places(galley: &Galley<'_>, names: &[Named]) -> Vec<bool> {
    let mut places = Vec::with_capacity(names.len());
    let mut before: Option<(&Named, bool)> = None;
    for named in names {
        let place = is_place(galley, before, named);
        places.push(place);
        before = Some((named, place));
    }
    places
}

/// Whether a name only tells where something is, given the name before it and whether that does.
fn is_place(galley: &Galley<'_>, before: Option<(&Named, bool)>, named: &Named) -> bool {
    let tokens = &named.candidate.tokens;
    let sentence = galley.lexed.sentences().get(named.candidate.sentence);
    let sentence = sentence.map_or(0..0, |sentence| sentence.tokens.clone());
    let first = sentence.start;
    let noun = tokens.end + usize::from(galley.possessive(tokens.end));
    if of_federation(galley, tokens.end, noun) {
        return true;
    }
    if compound(galley, tokens.end, named) {
        return false;
    }
    let seat = is_seat(galley, tokens);
    let capital = seat || matches!(named.candidate.known, Some(Meaning::Capital(_)));
    if listed(galley, before, named) || dateline(galley, tokens, &sentence) {
        return true;
    }
    let mut lead = tokens.start;
    if lead > first && galley.folded(lead - 1) == "the" {
        lead -= 1;
    }
    let word = if lead > first { galley.folded(lead - 1) } else { "" };
    // "A statement from the White House" acts; "a statement from Geneva" tells where it was made.
    let told_from = seat && word == "from";
    if lead > first && galley.is(lead - 1, Classes::PLACES) && !towards(word) && !told_from {
        return true;
    }
    if capital && object_or_owner(galley, named, (lead, first)) {
        return true;
    }
    if capital && (towards(word) || word == "to") && !leaning(galley, lead - 1) {
        return true;
    }
    if capital && journey(galley, lead, first) || named.verdict.rule == "dateline" {
        return true;
    }
    if capital && (befalls(galley, tokens, (lead, first)) || quarter(galley, (lead, first))) {
        return true;
    }
    if capital && (moved(galley, lead, first) || happens(galley, tokens, (lead, first), seat)) {
        return true;
    }
    let next = tokens.end;
    let based = galley.text(next) == "-"
        && matches!(galley.folded(next + 1), "based" | "born" | "area" | "region");
    let modifier = capital
        && !seat
        && galley.lower(next)
        && galley.is(next, Classes::COMMON)
        && match tokens.start.checked_sub(1).map_or("", |at| galley.folded(at)) {
            // Behind an article the name can only tell of which place something is.
            "a" | "an" | "the" | "this" => {
                !galley.is(next, Classes::SMALL) && !serves(galley, next)
            }
            "of" => !galley.is(next, Classes::ACTS),
            _ => false,
        };
    based || modifier
}

/// Whether the owner that ends at a token is a state of a federation: "Georgia's governor".
pub(crate) fn of_federation(galley: &Galley<'_>, end: usize, noun: usize) -> bool {
    let homonym = |at: usize| galley.is(at, Classes::HOMONYM);
    end.checked_sub(1).is_some_and(homonym) && galley.is(noun, Classes::PROVINCIAL)
}

/// Whether something moves or falls there: "left for Warsaw", "snow fell on Ottawa".
fn moved(galley: &Galley<'_>, lead: usize, first: usize) -> bool {
    let Some(at) = lead.checked_sub(1).filter(|at| *at > first) else { return false };
    let is = |class| galley.lower(at - 1) && galley.is(at - 1, class);
    match galley.folded(at) {
        "for" => is(Classes::TRAVEL.or(Classes::GOES)),
        "on" | "upon" | "over" | "past" => is(Classes::MOVES),
        "through" | "beyond" | "above" => true,
        _ => false,
    }
}

/// Whether somebody or something goes there over words between: "flew on to Tokyo", "left Rome for
/// Madrid", "sent her to Niamey", "the road to Damascus", "from Amman to Damascus".
fn journey(galley: &Galley<'_>, lead: usize, first: usize) -> bool {
    let Some(joint) = lead.checked_sub(1).filter(|at| *at > first) else { return false };
    let goes = |at: usize| {
        galley.lower(at) && galley.is(at, Classes::TRAVEL.or(Classes::GOES).or(Classes::MOVES))
    };
    let nearest = joint.saturating_sub(STEPS).max(first);
    if galley.folded(joint) == "for" {
        let between = |at: &usize| galley.capital(*at) || galley.number(*at) || early(galley, *at);
        let verb = (nearest..joint).rev().find(|at| !between(at));
        return verb.is_some_and(goes);
    }
    if galley.folded(joint) != "to" {
        return false;
    }
    let mut before = joint - 1;
    while before > first && onward(galley.folded(before)) {
        before -= 1;
    }
    let way = galley.lower(before) && galley.is(before, Classes::ROUTES);
    let place = galley.capital(before);
    let mut back = (nearest..before).rev();
    let start = back.find(|at| matches!(galley.folded(*at), "from" | "through" | "via"));
    let starts = |from: usize| {
        let mut near = from.saturating_sub(STEPS).max(first)..from;
        near.any(|at| goes(at) || galley.is(at, Classes::ROUTES))
    };
    let from = place && galley.longest(before, joint).is_some() && start.is_some_and(starts);
    let person = matches!(galley.folded(before), "him" | "her" | "them")
        || galley.lower(before) && galley.is(before, Classes::ROLE)
        || place && galley.longest(before, joint).is_none();
    let sent = || (nearest..before).rev().find(|at| goes(*at) || galley.text(*at) == ",");
    way || from
        || before < joint - 1 && goes(before)
        || person && sent().is_some_and(|at| galley.is(at, Classes::SENDS))
}

/// How many words before a place the verb of motion stands at most.
const STEPS: usize = 6;

/// Whether a word tells only how a journey goes on.
fn onward(word: &str) -> bool {
    matches!(word, "on" | "back" | "over" | "off" | "home" | "straight" | "directly" | "again")
}

/// Whether a word may stand between "left" and "for" and the place.
fn early(galley: &Galley<'_>, at: usize) -> bool {
    matches!(galley.folded(at), "on" | "late" | "early" | "today" | "yesterday" | "again")
}

/// Whether the place holds an event or is besieged: "Vienna will host talks", "blocked Downing
/// Street", "the White House fence".
fn happens(
    galley: &Galley<'_>,
    name: &Range<usize>,
    (lead, first): (usize, usize),
    seat: bool,
) -> bool {
    let next = name.end;
    let modal = matches!(galley.folded(next), "will" | "would" | "to" | "is" | "was" | "has");
    let host = next + usize::from(modal);
    let hosts = galley.lower(host) && galley.is(host, Classes::HOSTS);
    let part = galley.is(next, Classes::PART_OF_PLACE);
    let kind = if seat { Classes::BESETS } else { Classes::SEIZES };
    let beset = lead > first && galley.lower(lead - 1) && galley.is(lead - 1, kind);
    let beset = beset && (seat || !galley.possessive(next));
    let provincial = galley.is(next, Classes::PROVINCIAL) && galley.capital(next);
    hosts || part || beset || provincial
}

/// Whether a noun stands for those who rule or serve a state: "the Kabul government".
fn serves(galley: &Galley<'_>, at: usize) -> bool {
    let people = galley.phrase_of(at..at + 1).is_some_and(|phrase| phrase.group.is_some());
    people || galley.is(at, Classes::ROLE)
}

/// Whether something befalls the place: "a missile hit Kyiv", "Damascus was shelled", "Moscow is
/// cold"; what a state does to another ("sanctions hit Moscow") befalls a government.
fn befalls(galley: &Galley<'_>, name: &Range<usize>, (lead, first): (usize, usize)) -> bool {
    let verb = lead.checked_sub(1).filter(|at| *at > first);
    let struck = verb.is_some_and(|at| {
        let hazard = |at: usize| galley.is(at, Classes::HAZARDS);
        let nearest = at.saturating_sub(HAZARD).max(first);
        galley.lower(at) && galley.is(at, Classes::STRIKES) && (nearest..at).any(hazard)
    });
    let next = name.end;
    let been = usize::from(matches!(galley.folded(next + 1), "been" | "being"));
    let is = matches!(galley.folded(next), "is" | "was" | "has" | "had" | "lies");
    let told = next + 1 + been;
    let kind = usize::from(matches!(galley.folded(told), "a" | "the"));
    let city = |at: usize| galley.lower(at) && galley.is(at, Classes::LOC_HEAD);
    let by_hazard = galley.is(told, Classes::STRIKES)
        && galley.folded(told + 1) == "by"
        && (told + 2..told + 5).any(|at| galley.is(at, Classes::HAZARDS));
    let state = is
        && (galley.is(told, Classes::BOMBED.or(Classes::WEATHERS))
            || by_hazard
            || kind > 0 && (city(told + 1) || city(told + 2)));
    let ends = |at: usize| matches!(galley.text(at), "." | "," | ";" | "");
    let alone = |at: usize| ends(at) || galley.is(at, Classes::PLACES.or(Classes::SMALL));
    struck || state || galley.is(next, Classes::SUFFERS) && alone(next + 1)
}

/// How many words before a verb the hazard that is its subject stands at most.
const HAZARD: usize = 6;

/// Whether a part of the place is named or a way between two places: "downtown Beirut", "flights
/// between Moscow and Cairo".
fn quarter(galley: &Galley<'_>, (lead, first): (usize, usize)) -> bool {
    let Some(before) = lead.checked_sub(1).filter(|at| *at >= first) else { return false };
    let part = Classes::QUARTER.or(Classes::COMPASS);
    let way = galley.folded(before) == "between"
        && before > first
        && galley.is(before - 1, Classes::ROUTES);
    galley.is(before, part) || way
}

/// Whether the name is that of a building or quarter which stands for those who rule from it.
pub(crate) fn is_seat(galley: &Galley<'_>, name: &Range<usize>) -> bool {
    let phrase = galley.phrase_of(name.clone());
    (name.len() == 1 && galley.is(name.start, Classes::SEAT))
        || phrase.is_some_and(|phrase| phrase.classes.any(Classes::SEAT))
}

/// Whether the name is half of "Russia-U.S. relations" or stands for an adjective ("U.S. media").
fn compound(galley: &Galley<'_>, next: usize, named: &Named) -> bool {
    let phrase = galley.phrase_of(named.candidate.tokens.clone());
    let adjective = |meaning: Meaning| matches!(meaning, Meaning::Adjective(_));
    let abbreviation =
        phrase.is_some_and(|phrase| phrase.entries.iter().any(|entry| adjective(entry.meaning)));
    let joined = galley.text(next) == "-" && !galley.spaced(next) && galley.capital(next + 1);
    let noun = galley.lower(next)
        && galley.is(next, Classes::COMMON)
        && !galley.is(next, Classes::ACTS.or(Classes::PLACES).or(Classes::SMALL));
    joined || (abbreviation && noun)
}

/// Whether a preposition tells a direction: of a place, or of a gesture towards a government.
fn towards(word: &str) -> bool {
    matches!(word, "toward" | "towards")
}

/// Whether a preposition belongs to an act towards a government ("respond to", "close to").
fn leaning(galley: &Galley<'_>, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| !galley.is(before, Classes::TRAVEL))
}

/// Whether the name tells a place as the object of a verb ("left Moscow", "toured Paris") or as
/// the owner of one ("Tehran's airport", "the streets of Kiev").
fn object_or_owner(galley: &Galley<'_>, named: &Named, (lead, first): (usize, usize)) -> bool {
    let name = &named.candidate.tokens;
    let headline = galley.style(named.candidate.sentence) != Style::Running;
    let verb = |at: usize| galley.lower(at) || headline && galley.capital(at);
    let before = |class| lead > first && verb(lead - 1) && galley.is(lead - 1, class);
    let of = lead > first + 1 && galley.folded(lead - 1) == "of";
    let part =
        |at: usize| (galley.lower(at) || at == first) && galley.is(at, Classes::PART_OF_PLACE);
    before(Classes::GOES)
        || (of && part(lead - 2))
        || (galley.possessive(name.end) && (part(name.end + 1) || part(name.end + 2)))
}

/// Whether it goes on a list that began with a place ("in Paris and Rome", "Graz, Austria").
fn listed(galley: &Galley<'_>, before: Option<(&Named, bool)>, named: &Named) -> bool {
    let Some((before, place)) = before else { return false };
    let between = before.candidate.tokens.end..named.candidate.tokens.start;
    let same = before.candidate.sentence == named.candidate.sentence && between.len() == 1;
    let joined = matches!(galley.folded(between.start), "and" | "or" | ",");
    let plain = matches!(before.candidate.known, Some(Meaning::Place(_)));
    let location = before.verdict.kind == MentionKind::Location;
    same && joined && location && (plain && galley.text(between.start) == "," || place)
}

/// Whether it stands where a dateline names the place ("MOSCOW, May 3 -", "Geneva, 3 May -").
fn dateline(galley: &Galley<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let last = sentence.end.saturating_sub(1);
    let only = matches!(galley.text(last), "—" | "–" | "-") && sentence.len() <= DATELINE;
    only || tokens.start == sentence.start && dateline_goes_on(galley, tokens.end, sentence.end)
}

/// How many tokens a dateline that is its own sentence has at most.
const DATELINE: usize = 18;

/// The name of the rule by which a name stands for an actor: one that says so if it is a metonym.
pub(crate) fn rule(galley: &Galley<'_>, named: &Named, actor: Option<&ActorId>) -> &'static str {
    let rule = named.verdict.rule;
    let Some(id) = actor.map(ActorId::as_str) else { return rule };
    let government = id.starts_with("gov:");
    match named.candidate.known {
        Some(Meaning::Capital(_) | Meaning::Place(_)) if government => {
            "place stands for its government"
        }
        Some(Meaning::Capital(_) | Meaning::Place(_)) => {
            "place stands for the body that sits there"
        }
        Some(Meaning::Body(_)) if is_seat(galley, &named.candidate.tokens) => {
            "seat stands for those who rule from it"
        }
        _ => rule,
    }
}
