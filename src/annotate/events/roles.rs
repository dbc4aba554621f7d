//! Who acts and who is acted on: the actors of a clause's phrases.
//!
//! Pronouns look back at what the article named before; nothing is looked up outside it.

use super::chunks::Chunk;
use super::clauses::{Clause, Link};
use super::parse::Parsed;
use crate::document::{Actor, ActorId, ActorKind, EventClass, MentionKind};

/// Whom the article spoke of last, for pronouns and bare roles.
#[derive(Clone, Debug, Default)]
pub(in crate::annotate) struct Focus {
    /// The last person that acted or spoke.
    pub person: Option<ActorId>,
    /// The last actor that is no person.
    pub body: Option<ActorId>,
    /// Whose words the sentence gives.
    pub speaker: Option<ActorId>,
    /// The two states that the article is about, if it is about two.
    pub sides: Option<(String, String)>,
    /// Whether the words at hand are the speaker's.
    pub within_speech: bool,
}

impl Focus {
    /// Remembers an actor that was a subject.
    pub(in crate::annotate) fn note(&mut self, actor: &Actor) {
        let slot = if actor.kind == ActorKind::Person { &mut self.person } else { &mut self.body };
        *slot = Some(actor.id.clone());
    }
}

/// The state that an actor belongs to, or its own id if it belongs to none.
pub(in crate::annotate) fn state_of<'a>(parsed: &Parsed<'a>, id: &ActorId) -> &'a str {
    parsed.actor(id).map_or("", |actor| actor.country.as_deref().unwrap_or(actor.id.as_str()))
}

/// The actors that a phrase names, those joined to it by commas and "and" included.
pub(super) fn named(parsed: &Parsed<'_>, at: usize, focus: &Focus) -> Vec<ActorId> {
    let mut found = own(parsed, at, focus);
    let mut last = at;
    while let Some(next) = joined(parsed, last) {
        let more = own(parsed, next, focus);
        if more.is_empty() && found.is_empty() {
            break;
        }
        found.extend(more);
        last = next;
    }
    let mut seen: Vec<ActorId> = Vec::new();
    found.retain(|id| {
        let new = !seen.contains(id);
        seen.push(id.clone());
        new
    });
    found
}

/// The phrase that a comma or "and" joins to the one at `at`.
fn joined(parsed: &Parsed<'_>, at: usize) -> Option<usize> {
    let mut next = at + 1;
    let mut join = false;
    while let Some(chunk) = parsed.chunks.get(next) {
        match chunk {
            Chunk::Join(_) => join = true,
            Chunk::Comma(_) if next == at + 1 => {}
            Chunk::Noun(phrase) if join => {
                let verb_next = matches!(parsed.chunks.get(next + 1), Some(Chunk::Verb(group)) if !group.infinitive() && !group.gerund());
                let subject_here =
                    parsed.clauses.iter().any(|c| c.subject == Some(at) || c.tail.contains(&at));
                let own_clause =
                    verb_next && parsed.clauses.iter().any(|c| c.subject == Some(next));
                return (subject_here && !own_clause && !phrase.pronoun).then_some(next);
            }
            // "A, B and C": the comma joins only if "and" comes later.
            Chunk::Noun(_) if next == at + 2 => {
                let later = (next + 1..next + 4)
                    .any(|at| matches!(parsed.chunks.get(at), Some(Chunk::Join(_))));
                return later.then_some(next);
            }
            _ => return None,
        }
        next += 1;
    }
    None
}

/// The actors of one phrase alone.
fn own(parsed: &Parsed<'_>, at: usize, focus: &Focus) -> Vec<ActorId> {
    let Some(phrase) = parsed.chunks.get(at).and_then(Chunk::phrase) else { return Vec::new() };
    if phrase.pronoun {
        return pronoun(parsed, phrase.head, focus).into_iter().collect();
    }
    let mentions = parsed.mentions(at);
    let acting: Vec<_> = mentions.iter().filter(|m| m.actor.is_some()).collect();
    let Some(last) = acting.last() else {
        let role = role(parsed, at, phrase.head, focus);
        return if role.is_empty() {
            parsed.homes(at).cloned().into_iter().collect()
        } else {
            role
        };
    };
    let text = parsed.context.lexed.text();
    let pair = acting.len().checked_sub(2).and_then(|n| acting.get(n)).filter(|before| {
        let gap = text.get(before.span.end()..last.span.start());
        gap.is_some_and(|gap| matches!(gap, "-" | "–" | "/"))
    });
    // "U.S. President Joe Biden": the person, not the state; "Lebanon's new President X" too.
    let best = acting.iter().rev().find(|m| m.kind == MentionKind::Person).unwrap_or(last);
    pair.into_iter().chain([best]).filter_map(|mention| mention.actor.clone()).collect()
}

fn pronoun(parsed: &Parsed<'_>, token: usize, focus: &Focus) -> Option<ActorId> {
    match parsed.word(token) {
        "he" | "she" | "him" | "himself" | "herself" if focus.within_speech => {
            person_before(parsed, token, focus)
        }
        "he" | "she" | "him" | "himself" | "herself" => focus.person.clone(),
        "i" | "me" | "we" | "us" => focus.speaker.clone(),
        "they" | "them" | "you" if focus.within_speech => other_side(parsed, focus),
        "it" | "itself" => focus.body.clone(),
        _ => None,
    }
}

/// The last person named before a token that is not the speaker.
fn person_before(parsed: &Parsed<'_>, token: usize, focus: &Focus) -> Option<ActorId> {
    let place = parsed.context.lexed.tokens().get(token)?.span;
    let all = parsed.context.mentions;
    let upto = all.partition_point(|mention| mention.span.end() <= place.start());
    let persons = all.get(..upto)?.iter().rev().filter(|m| m.kind == MentionKind::Person);
    persons.filter_map(|m| m.actor.clone()).find(|id| Some(id) != focus.speaker.as_ref())
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
fn government(parsed: &Parsed<'_>, state: &str) -> Option<ActorId> {
    let of_state = |actor: &&Actor| {
        actor.kind == ActorKind::Government && actor.country.as_deref() == Some(state)
    };
    parsed.context.actors.iter().find(of_state).map(|actor| actor.id.clone())
}

/// A bare role ("the minister") is the last person, "the statement" who wrote it, "the mission"
/// the last one named, "the two sides" both.
fn role(parsed: &Parsed<'_>, at: usize, head: usize, focus: &Focus) -> Vec<ActorId> {
    let both = parsed.chunks.get(at).and_then(Chunk::phrase).is_some_and(|phrase| {
        phrase.tokens.clone().any(|token| matches!(parsed.word(token), "two" | "both"))
    });
    if both && parsed.is("sides", head) {
        let sides = focus.sides.iter().flat_map(|(one, other)| [one, other]);
        return sides.filter_map(|state| government(parsed, state)).collect();
    }
    let found = if parsed.is("persons", head) {
        focus.person.clone()
    } else if parsed.is("papers", head) {
        focus.body.clone()
    } else if parsed.is("missions", head) {
        mission_before(parsed, head)
    } else if parsed.is("partners", head) && focus.within_speech {
        other_side(parsed, focus)
    } else {
        None
    };
    found.into_iter().collect()
}

/// The last mission named before a token.
fn mission_before(parsed: &Parsed<'_>, token: usize) -> Option<ActorId> {
    let place = parsed.context.lexed.tokens().get(token)?.span;
    let all = parsed.context.mentions;
    let upto = all.partition_point(|mention| mention.span.end() <= place.start());
    let mut named = all.get(..upto)?.iter().rev().filter_map(|m| m.actor.as_ref()).take(8);
    let is_mission = |id: &&ActorId| parsed.actor(id).is_some_and(|a| a.kind == ActorKind::Mission);
    named.find(is_mission).cloned()
}

/// Whether the subject of the clause is acted on: a passive, or a participle behind its noun.
fn passive(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let Some(group) = parsed.group(clause) else { return false };
    let marked = matches!(parsed.chunks.get(clause.start), Some(Chunk::Relative(_)));
    group.passive || (group.bare_past() && clause.link == Link::Relative && !marked)
}

/// Who carries out the act of the clause.
pub(super) fn source(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Vec<ActorId> {
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    if passive(parsed, index) {
        return agent(parsed, index).map_or_else(
            || gatekeeper(parsed, index, focus),
            |at| named_or_near(parsed, at, focus),
        );
    }
    let Some(subject) = clause.subject else { return Vec::new() };
    let found = named(parsed, subject, focus);
    if !found.is_empty() {
        return found;
    }
    let upto = if subject < clause.verb { clause.verb } else { subject };
    near(parsed, subject + 1..upto, is_people(parsed, subject), focus)
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

/// Whether the phrase's actor only describes its head ("Chad's closure", "Chadian goods").
fn adjectival(parsed: &Parsed<'_>, at: usize) -> bool {
    let Some(phrase) = parsed.chunks.get(at).and_then(Chunk::phrase) else { return false };
    let head = parsed.context.lexed.cover(phrase.head..phrase.head + 1);
    !parsed.mentions(at).iter().any(|mention| mention.span.overlaps(head))
        && !parsed.is("people", phrase.head)
        && !phrase.pronoun
}

/// The phrase behind "by", behind a passive verb.
fn agent(parsed: &Parsed<'_>, index: usize) -> Option<usize> {
    let clause = parsed.clauses.get(index)?;
    let end = parsed.end_of(index);
    (clause.verb + 1..parsed.chunks.len())
        .take_while(|at| parsed.chunks.get(*at).is_some_and(|chunk| chunk.start() < end))
        .find(|at| {
            parsed.preposition(*at) == Some("by")
                && parsed.chunks.get(*at).is_some_and(|c| c.phrase().is_some())
        })
}

/// The actors of a phrase, or of what "of" and "in" add to it ("rebels in the Ivory Coast").
fn named_or_near(parsed: &Parsed<'_>, at: usize, focus: &Focus) -> Vec<ActorId> {
    let found = named(parsed, at, focus);
    if found.is_empty() { near(parsed, at + 1..at + 5, true, focus) } else { found }
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
                    Some("in" | "on" | "at" | "near") => people,
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
    if passive(parsed, index) {
        return clause.subject.map_or_else(Vec::new, |at| named_or_near(parsed, at, focus));
    }
    if let Some(object) = parsed.object(clause) {
        let ids = named(parsed, object, focus);
        let home: Vec<_> = source.iter().map(|id| state_of(parsed, id)).collect();
        let own = |id: &ActorId| source.contains(id) || own_mission(parsed, id, &home);
        let others = !ids.is_empty() && !ids.iter().any(own);
        if others && !adjectival(parsed, object) {
            return ids;
        }
    }
    let candidates = candidates(parsed, index, focus);
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
const fn mutual(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Consult | EventClass::Agree | EventClass::Cooperate | EventClass::Support
    )
}

/// The phrases behind the verb that name actors; 1 marks circumstances, 2 what asides tell.
fn candidates(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Vec<(Vec<ActorId>, u8)> {
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    let end = extended_end(parsed, index);
    let own_end = parsed.end_of(index);
    let mut found = Vec::new();
    for at in clause.verb + 1..parsed.chunks.len() {
        let Some(chunk) = parsed.chunks.get(at).filter(|chunk| chunk.start() < end) else { break };
        if chunk.phrase().is_none() || Some(at) == clause.subject {
            continue;
        }
        let ids = named(parsed, at, focus);
        if ids.is_empty() {
            continue;
        }
        let weak = matches!(
            parsed.preposition(at),
            Some(
                "in" | "at"
                    | "near"
                    | "since"
                    | "during"
                    | "after"
                    | "before"
                    | "by"
                    | "outside"
                    | "across"
                    | "under"
                    | "amid"
                    | "despite"
            )
        );
        // "lashed out at the press": the first phrase behind a verb is what it is aimed at.
        let aimed = parsed.preposition(at) == Some("at")
            && at <= clause.verb + 3
            && parsed.mentions(at).iter().all(|mention| mention.actor.is_some());
        let weak = weak && !aimed;
        let aside = chunk.start() >= own_end;
        found.push((ids, if aside { 2 } else { u8::from(weak) }));
    }
    found
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
