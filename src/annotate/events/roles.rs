//! Who acts and who is acted on: the actors of a clause's phrases.
//!
//! Pronouns look back at what the article named before; nothing is looked up outside it.

use super::details::pronouns::Voice;
use super::lexicon::LEXICON;
use super::naming::named;
use super::syntax::chunks::Chunk;
use super::syntax::clauses::{Clause, Link};
use super::syntax::parse::Parsed;
use crate::document::{Actor, ActorId, ActorKind, DayInterval, EventClass, MentionKind};

/// Whom the article spoke of last, for pronouns and bare roles.
#[derive(Clone, Debug, Default)]
pub(in crate::annotate) struct Focus {
    /// The persons that acted or spoke, the last one last.
    pub persons: Vec<ActorId>,
    /// The last actor that is no person.
    pub body: Option<ActorId>,
    /// Whose words the sentence gives.
    pub speaker: Option<ActorId>,
    /// The two states that the article is about, if it is about two.
    pub sides: Option<(String, String)>,
    /// When the article speaks.
    pub now: Option<DayInterval>,
    /// Whose words the clause at hand gives.
    pub voice: Voice,
    /// Who speaks the sentence at hand, if it is nothing but quoted words.
    pub quoting: Option<ActorId>,
}

/// How many persons that acted are remembered.
const REMEMBERED: usize = 6;

impl Focus {
    /// Remembers an actor that was a subject.
    pub(in crate::annotate) fn note(&mut self, actor: &Actor) {
        if actor.kind != ActorKind::Person {
            self.body = Some(actor.id.clone());
            return;
        }
        self.persons.retain(|id| *id != actor.id);
        self.persons.push(actor.id.clone());
        if self.persons.len() > REMEMBERED {
            self.persons.remove(0);
        }
    }
}

/// The state that an actor belongs to, or its own id if it belongs to none.
pub(in crate::annotate) fn state_of<'a>(parsed: &Parsed<'a>, id: &ActorId) -> &'a str {
    parsed.actor(id).map_or("", |actor| actor.country.as_deref().unwrap_or(actor.id.as_str()))
}

/// The government that faces the speaker's in an article about two states.
pub(super) fn other_side(parsed: &Parsed<'_>, focus: &Focus) -> Option<ActorId> {
    let (one, other) = focus.sides.as_ref()?;
    let home = state_of(parsed, focus.speaker.as_ref()?);
    let far = if home == one {
        other
    } else if home == other {
        one
    } else {
        return None;
    };
    government(parsed, far)
}

/// The government of a state, if the article names it.
pub(super) fn government(parsed: &Parsed<'_>, state: &str) -> Option<ActorId> {
    let of_state = |actor: &&Actor| {
        actor.kind == ActorKind::Government && actor.country.as_deref() == Some(state)
    };
    parsed.context.actors.iter().find(of_state).map(|actor| actor.id.clone())
}

/// Whether the subject of the clause is acted on: a passive, or a participle behind its noun.
fn passive(parsed: &Parsed<'_>, index: usize) -> bool {
    parsed.is_passive(index) || parsed.is_reduced(index)
}

/// Who carries out the act of the clause.
pub(super) fn source(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Vec<ActorId> {
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    if let Some(causer) = causer(parsed, index) {
        return named(parsed, causer, focus);
    }
    if passive(parsed, index) {
        return parsed.agent(index).map_or_else(
            || gatekeeper(parsed, index, focus),
            |at| named_or_near(parsed, at, focus),
        );
    }
    let Some(subject) = clause.subject else { return Vec::new() };
    if let Some(person) = appositive(parsed, subject, clause.verb) {
        return vec![person];
    }
    let found = named(parsed, subject, focus);
    if !found.is_empty() {
        return found;
    }
    let upto = if subject < clause.verb { clause.verb } else { subject };
    near(parsed, subject + 1..upto, is_people(parsed, subject), focus)
}

/// "He had the envoys thrown out": who has something done.
fn causer(parsed: &Parsed<'_>, index: usize) -> Option<usize> {
    let before = parsed.clauses.get(index.checked_sub(1)?)?;
    let clause = parsed.clauses.get(index)?;
    let has = parsed.group(before).is_some_and(|group| group.verb == "have" && !group.negated);
    let done = parsed.group(clause)?.bare_past() && parsed.object(clause).is_none();
    let between = before.verb + 2 == clause.verb && before.subject.is_some();
    (has && done && between).then_some(before.subject)?
}

/// "The mayor of Quito, Pedro Diaz, said": the person who is named between commas before the verb.
fn appositive(parsed: &Parsed<'_>, subject: usize, verb: usize) -> Option<ActorId> {
    let comma = |at: usize| matches!(parsed.chunks.get(at), Some(Chunk::Comma(_)));
    let name = verb.checked_sub(2).filter(|at| *at > subject + 1)?;
    let person = |at: usize| parsed.mentions(at).iter().find(|m| m.kind == MentionKind::Person);
    let plain = (subject + 1..name - 1)
        .all(|at| matches!(parsed.chunks.get(at), Some(Chunk::Noun(_) | Chunk::Preposition(_))));
    let enclosed = comma(name - 1) && comma(verb - 1) && plain && person(subject).is_none();
    person(name).filter(|_| enclosed)?.actor.clone()
}

/// "allowed into Chad", "expelled from Chad": the state that opens or shuts its door.
fn gatekeeper(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Vec<ActorId> {
    let end = parsed.end_of(index);
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    let mut behind = (clause.verb + 1..parsed.chunks.len())
        .take_while(|at| parsed.chunks.get(*at).is_some_and(|chunk| chunk.start() < end));
    let door = behind.find(|at| matches!(parsed.preposition(*at), Some("into" | "from")));
    door.map_or_else(Vec::new, |at| named(parsed, at, focus))
}

/// Who carries out an act of state of which only the victim is told: whose soil it is done on, if
/// somebody was arrested; else the other of the two states that the article is about.
pub(super) fn authority(
    parsed: &Parsed<'_>,
    index: usize,
    class: EventClass,
    aimed: &[ActorId],
    focus: &Focus,
) -> Vec<ActorId> {
    let acts_of_state = matches!(class, EventClass::Coerce | EventClass::Sanction);
    // Either side may have closed a mission.
    let mission = |id: &&ActorId| parsed.actor(id).is_some_and(|a| a.kind == ActorKind::Mission);
    let victim = aimed.first().filter(|id| acts_of_state && !mission(id));
    let Some(victim) = victim.filter(|_| passive(parsed, index)) else {
        return Vec::new();
    };
    let soil = soil(parsed, index).filter(|_| class == EventClass::Coerce);
    let facing = Focus { speaker: Some(victim.clone()), ..focus.clone() };
    soil.or_else(|| other_side(parsed, &facing)).into_iter().collect()
}

/// The government of the place where the act of a clause is done.
fn soil(parsed: &Parsed<'_>, index: usize) -> Option<ActorId> {
    let clause = parsed.clauses.get(index)?;
    let range = clause.subject.map_or(clause.verb, |at| at + 1)..clause.tail.end;
    let mut places =
        range.filter(|at| matches!(parsed.preposition(*at), Some("in" | "at" | "around")));
    places.find_map(|at| {
        let named = parsed.mentions(at).iter().find_map(|mention| mention.actor.as_ref());
        let home = named.and_then(|id| government(parsed, state_of(parsed, id)));
        home.or_else(|| parsed.home(at).or_else(|| parsed.soil(at)).cloned())
    })
}

/// Whether the phrase's actor only describes its head ("Chad's closure", "Chadian goods").
fn adjectival(parsed: &Parsed<'_>, at: usize) -> bool {
    let Some(phrase) = parsed.chunks.get(at).and_then(Chunk::phrase) else { return false };
    let head = parsed.context.lexed.cover(phrase.head..phrase.head + 1);
    !parsed.mentions(at).iter().any(|mention| mention.span.overlaps(head))
        && !parsed.is("people", phrase.head)
        && !phrase.pronoun
}

/// The actors of a phrase, or of what "of" and "in" add to it ("rebels in the Ivory Coast").
fn named_or_near(parsed: &Parsed<'_>, at: usize, focus: &Focus) -> Vec<ActorId> {
    let found = named(parsed, at, focus);
    if found.is_empty() { near(parsed, at + 1..at + 5, true, focus) } else { found }
}

/// Who is acted on in a passive: the subject, or whom "of" adds to it; a place only for people.
fn victims(parsed: &Parsed<'_>, at: usize, focus: &Focus) -> Vec<ActorId> {
    let found = named(parsed, at, focus);
    if !found.is_empty() {
        return found;
    }
    let head = parsed.chunks.get(at).and_then(Chunk::phrase).map_or(0, |phrase| phrase.head);
    let found = near(parsed, at + 1..at + 5, parsed.is("people", head), focus);
    // "a nurse from Calgary": where people come from is their home.
    let native =
        Some(at + 2).filter(|at| found.is_empty() && parsed.preposition(*at) == Some("from"));
    found.into_iter().chain(native.and_then(|at| parsed.soil(at).cloned())).collect()
}

/// "For diplomats travel is blocked": whom a passive concerns, named before its subject.
fn concerned(parsed: &Parsed<'_>, clause: &Clause, focus: &Focus) -> Vec<ActorId> {
    let before = clause.subject.map_or(clause.start..clause.start, |at| clause.start..at);
    let mut fronted = before.filter(|at| parsed.preposition(*at) == Some("for"));
    fronted.next().map_or_else(Vec::new, |at| named(parsed, at, focus))
}

/// Whether the head of a phrase names people or is a plural, so that its place is its home.
fn is_people(parsed: &Parsed<'_>, at: usize) -> bool {
    let head = parsed.chunks.get(at).and_then(Chunk::phrase).map_or(0, |phrase| phrase.head);
    parsed.is("people", head) || parsed.word(head).ends_with('s')
}

/// The first actors that prepositions hang on a phrase; a place only where `people` live there.
fn near(
    parsed: &Parsed<'_>,
    range: std::ops::Range<usize>,
    people: bool,
    focus: &Focus,
) -> Vec<ActorId> {
    for at in range {
        match parsed.chunks.get(at) {
            Some(Chunk::Noun(_)) => {
                let attached = match parsed.preposition(at) {
                    Some("of" | "from" | "for" | "with") => true,
                    Some("in" | "on" | "at" | "near" | "throughout" | "across") => people,
                    _ => false,
                };
                let found = if attached { named(parsed, at, focus) } else { Vec::new() };
                if !found.is_empty() {
                    return found;
                }
            }
            Some(Chunk::Preposition(_) | Chunk::Time(_) | Chunk::Break(_)) => {}
            _ => return Vec::new(),
        }
    }
    Vec::new()
}

/// Who is acted on, given who acts.
pub(super) fn target(
    parsed: &Parsed<'_>,
    index: usize,
    class: EventClass,
    source: &[ActorId],
    focus: &Focus,
) -> Vec<ActorId> {
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    if causer(parsed, index).is_some() {
        return victims(parsed, clause.verb - 1, focus);
    }
    if passive(parsed, index) {
        let hit = clause.subject.map_or_else(Vec::new, |at| victims(parsed, at, focus));
        return if hit.is_empty() { concerned(parsed, clause, focus) } else { hit };
    }
    let with = match class {
        EventClass::Consult => partners(parsed, index, source, focus),
        _ => Vec::new(),
    };
    if !with.is_empty() {
        return with;
    }
    let object = parsed.object(clause).filter(|at| !of_a_thing(parsed, *at, class));
    if let Some(object) = object {
        let ids = named(parsed, object, focus);
        let home: Vec<_> = source.iter().map(|id| state_of(parsed, id)).collect();
        let own = |id: &ActorId| source.contains(id) || own_mission(parsed, id, &home);
        let others = !ids.is_empty() && !ids.iter().any(own);
        if others && !adjectival(parsed, object) {
            return ids;
        }
    }
    let candidates = candidates(parsed, index, class, focus);
    let state = |id: &ActorId| state_of(parsed, id);
    let home: Vec<_> = source.iter().map(state).collect();
    let foreign = |ids: &[ActorId]| ids.iter().any(|id| !home.contains(&state(id)));
    let keep = |ids: &[ActorId]| -> Vec<ActorId> {
        let own = |id: &ActorId| source.contains(id) || own_mission(parsed, id, &home);
        ids.iter().filter(|id| !own(id)).cloned().collect()
    };
    let farthest = if mutual(class) { 1 } else { 2 };
    for loose in 0..=farthest {
        let near = || candidates.iter().filter(|(_, distance)| *distance <= loose);
        if let Some((ids, _)) = near().find(|(ids, _)| foreign(ids)) {
            return ids.iter().filter(|id| !home.contains(&state(id))).cloned().collect();
        }
        if source.len() > 1 && mutual(class) {
            return Vec::new();
        }
        if let Some((ids, _)) = near().find(|(ids, _)| !keep(ids).is_empty()) {
            return keep(ids);
        }
    }
    at_home(class, &candidates, source)
}

/// Whose soil an act is done on that reaches a place: a visit, a march of troops, an attack, aid.
pub(super) fn places(parsed: &Parsed<'_>, index: usize, class: EventClass) -> Vec<ActorId> {
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    let reaches = |at: &usize| {
        let object = parsed.object(clause) == Some(*at)
            || (passive(parsed, index) && clause.subject == Some(*at));
        let struck = !matches!(class, EventClass::Consult | EventClass::Mobilize | EventClass::Aid);
        match parsed.preposition(*at) {
            None => object,
            Some("to" | "into" | "on" | "against" | "through") => true,
            Some("of" | "in" | "at" | "near" | "outside" | "around") => struck,
            _ => false,
        }
    };
    let end = parsed.end_of(index);
    let behind = (clause.verb + 1..parsed.chunks.len())
        .take_while(|at| parsed.chunks.get(*at).is_some_and(|chunk| chunk.start() < end));
    let own = clause.subject.into_iter().chain(behind);
    let mut places = own.filter(reaches);
    let named = |at| parsed.soil(at).map(|soil| (at, soil.clone()));
    let Some((first, soil)) = places.find_map(named) else { return Vec::new() };
    let mut found = vec![soil];
    // "visited Lima, Quito and Bogota".
    let listed = (first + 1..parsed.chunks.len()).take_while(|at| match parsed.chunks.get(*at) {
        Some(Chunk::Noun(_)) => parsed.soil(*at).is_some(),
        Some(Chunk::Comma(_) | Chunk::Join(_)) => true,
        _ => false,
    });
    for soil in listed.filter_map(|at| parsed.soil(at)) {
        if !found.contains(soil) {
            found.push(soil.clone());
        }
    }
    found
}

/// Whom "with" names: what else a talk is told with is its matter ("discussed Iraq with Egypt").
fn partners(parsed: &Parsed<'_>, index: usize, source: &[ActorId], focus: &Focus) -> Vec<ActorId> {
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    let end = parsed.end_of(index);
    let behind = (clause.verb + 1..parsed.chunks.len())
        .take_while(|at| parsed.chunks.get(*at).is_some_and(|chunk| chunk.start() < end));
    let with = behind.filter(|at| parsed.preposition(*at) == Some("with"));
    let mut named = with.map(|at| named(parsed, at, focus));
    let found = named.find(|ids| ids.iter().any(|id| !source.contains(id)));
    let mut found = found.unwrap_or_default();
    found.retain(|id| !source.contains(id));
    found
}

/// Whether the actor is a mission of one of the states ("closed its consulate").
fn own_mission(parsed: &Parsed<'_>, id: &ActorId, home: &[&str]) -> bool {
    parsed.actor(id).is_some_and(|actor| {
        actor.kind == ActorKind::Mission
            && actor.country.as_deref().is_some_and(|c| home.contains(&c))
    })
}

/// Protests and repression that name no one else are aimed at home.
fn at_home(
    class: EventClass,
    candidates: &[(Vec<ActorId>, u8)],
    source: &[ActorId],
) -> Vec<ActorId> {
    if class == EventClass::Reject || source.iter().any(|id| id.as_str().starts_with("per:")) {
        return Vec::new();
    }
    let own = candidates.iter().any(|(ids, _)| ids.iter().any(|id| source.contains(id)));
    let domestic = match class {
        EventClass::Protest | EventClass::Coerce => true,
        EventClass::Consult | EventClass::Statement | EventClass::Other | EventClass::Cooperate => {
            false
        }
        _ => own,
    };
    if domestic { source.to_vec() } else { Vec::new() }
}

/// Whether acts of the class are done by two sides together.
pub(super) const fn mutual(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Consult | EventClass::Agree | EventClass::Cooperate | EventClass::Support
    )
}

/// Whether a phrase is "it", "this", "that" behind a verb that is mostly used of things: one refuses
/// a plan, but attacks a state.
fn of_a_thing(parsed: &Parsed<'_>, at: usize, class: EventClass) -> bool {
    let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
    let thing = phrase.is_some_and(|phrase| parsed.is("things", phrase.tokens.start));
    let of_states = matches!(
        class,
        EventClass::Assault | EventClass::Accuse | EventClass::Sanction | EventClass::Request
    );
    thing && !of_states
}

/// The phrases behind the verb that name actors; 1 marks circumstances, 2 what asides tell.
fn candidates(
    parsed: &Parsed<'_>,
    index: usize,
    class: EventClass,
    focus: &Focus,
) -> Vec<(Vec<ActorId>, u8)> {
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    let end = extended_end(parsed, index);
    let own_end = parsed.end_of(index);
    let mut found = Vec::new();
    for at in clause.verb + 1..parsed.chunks.len() {
        let Some(chunk) = parsed.chunks.get(at).filter(|chunk| chunk.start() < end) else { break };
        let thing = of_a_thing(parsed, at, class);
        if chunk.phrase().is_none() || Some(at) == clause.subject || thing {
            continue;
        }
        let mut ids = named(parsed, at, focus);
        // "expelled from Quito": who sends out, or is left.
        let left = class != EventClass::Consult && parsed.preposition(at) == Some("from");
        if let Some(soil) = parsed.soil(at).filter(|_| left) {
            ids.insert(0, soil.clone());
        }
        if ids.is_empty() {
            continue;
        }
        let weak = parsed.preposition(at).is_some_and(|word| LEXICON.is("circumstances", word));
        // "lashed out at the press": the first phrase behind a verb is what it is aimed at.
        let aimed = parsed.preposition(at) == Some("at")
            && at <= clause.verb + 3
            && parsed.mentions(at).iter().all(|mention| mention.actor.is_some());
        let weak = weak && !aimed;
        // "took the name of Bolivar off the gate": who is only named for a thing is not acted on.
        let named_for = class == EventClass::Agree
            && parsed.preposition(at) == Some("of")
            && ids.iter().all(|id| id.as_str().starts_with("per:"));
        if named_for || (weak && by_words(class)) {
            continue;
        }
        let aside = chunk.start() >= own_end;
        found.push((ids, if aside { 2 } else { u8::from(weak) }));
    }
    found
}

/// Whether acts of the class are words of praise or blame: what they tell of a place is not
/// aimed at it ("concern at the war in Chad").
const fn by_words(class: EventClass) -> bool {
    matches!(class, EventClass::Accuse | EventClass::Support)
}

/// The token where what the clause governs ends, its asides included.
fn extended_end(parsed: &Parsed<'_>, index: usize) -> usize {
    let mut last = index;
    while let Some(next) = parsed.clauses.get(last + 1) {
        let governed = matches!(next.link, Link::Content | Link::Participial | Link::Relative);
        let reports = parsed.group(next).is_some_and(|group| super::meaning::says(group.verb));
        if !governed || reports {
            break;
        }
        last += 1;
    }
    let tail = |clause: &Clause| parsed.chunks.get(clause.tail.end).map(Chunk::start);
    parsed.clauses.get(last).and_then(tail).unwrap_or(parsed.sentence.tokens.end)
}
