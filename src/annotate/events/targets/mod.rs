//! Who is acted on: the objects of a clause, whom it is done with, and where.
//!
//! Who acts is found in `roles`.

mod beside;
pub(super) mod gapped;

use self::beside::{
    blamed_for, by_words, done_by, grounds, helped, of_outsiders, suffers, wrongdoer,
};
use self::gapped::Gapped;
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::meaning::{Meaning, noun_act, says};
use crate::annotate::events::naming::named;
use crate::annotate::events::roles::{
    Focus, appositive, bereft, causer, government, near, passive, soil, state_of,
};
use crate::annotate::events::syntax::chunks::{Chunk, Group};
use crate::annotate::events::syntax::clauses::{Clause, Link};
use crate::annotate::events::syntax::parse::Parsed;
use crate::document::{ActorId, ActorKind, EventClass, Mention, MentionKind};

/// Who is acted on, given who acts.
pub(super) fn target(
    parsed: &Parsed<'_>,
    index: usize,
    class: EventClass,
    source: &[ActorId],
    focus: &Focus,
) -> Vec<ActorId> {
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    if let Some(hit) = had_done(parsed, index, focus) {
        return hit;
    }
    if passive(parsed, index) {
        if let Some(wrong) = clause.subject.filter(|at| blamed_for(parsed, *at, class)) {
            return wrongdoer(parsed, wrong, focus);
        }
        let apposed = |at: usize| appositive(parsed, at, clause.verb);
        let hit = clause.subject.map_or_else(Vec::new, |at| match apposed(at) {
            none if none.is_empty() => victims(parsed, at, focus),
            persons => persons,
        });
        let hit = if hit.is_empty() { concerned(parsed, clause, focus) } else { hit };
        let hit = if hit.is_empty() { getting(parsed, clause, class, focus) } else { hit };
        let harmed = matches!(class, EventClass::Assault | EventClass::Coerce) && hit.is_empty();
        return if harmed { soil(parsed, index).into_iter().collect() } else { hit };
    }
    let with = match class {
        EventClass::Consult => partners(parsed, index, source, focus),
        _ => Vec::new(),
    };
    if !with.is_empty() {
        return with;
    }
    if class == EventClass::Request && asks_unnamed(parsed, index, focus) {
        return Vec::new();
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
    // "accusing them of a plot against Chad", "thanked him for a deal with Chad": it is not Chad.
    let pronoun = object.and_then(|at| parsed.chunks.get(at)?.phrase());
    let words = matches!(class, EventClass::Accuse | EventClass::Support);
    if words && pronoun.is_some_and(|phrase| phrase.pronoun) {
        return Vec::new();
    }
    let relative = antecedent(parsed, clause).filter(|_| object.is_none());
    let mut meant = relative.map_or_else(Vec::new, |at| named(parsed, at, focus));
    meant.retain(|id| !source.contains(id));
    if !meant.is_empty() {
        return meant;
    }
    nearest(parsed, index, class, source, &candidates(parsed, index, class, focus))
}

/// The nearest of those named behind the verb that can be acted on, strangers before one's own.
fn nearest(
    parsed: &Parsed<'_>,
    index: usize,
    class: EventClass,
    source: &[ActorId],
    candidates: &[(Vec<ActorId>, u8)],
) -> Vec<ActorId> {
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
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
    // "The ship Chad seized sank."
    let next = parsed.chunks.get(clause.verb + 1).and_then(Chunk::group);
    if class == EventClass::Coerce && next.is_some_and(|group| !group.gerund()) {
        return Vec::new();
    }
    // "the plant, which Chad seized": what is acted on stands before.
    let before =
        clause.link == Link::Relative && clause.subject.is_some_and(|at| at >= clause.start);
    if before { Vec::new() } else { at_home(parsed, class, candidates, source) }
}

/// "Chad, which Niger accuses of": the phrase before a relative word that is no subject.
fn antecedent(parsed: &Parsed<'_>, clause: &Clause) -> Option<usize> {
    let marked = matches!(parsed.chunks.get(clause.start), Some(Chunk::Relative(_)));
    let turned = clause.subject.is_some_and(|at| at > clause.start && at < clause.verb);
    let before = clause.start.checked_sub(1).filter(|_| marked && turned)?;
    let comma = matches!(parsed.chunks.get(before), Some(Chunk::Comma(_)));
    let at = before.checked_sub(usize::from(comma))?;
    parsed.chunks.get(at)?.phrase().map(|_| at)
}

/// To whom something is done that somebody has done, or has done to what is his.
fn had_done(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Option<Vec<ActorId>> {
    if causer(parsed, index).is_some() {
        let object = parsed.clauses.get(index)?.verb.checked_sub(1)?;
        return Some(victims(parsed, object, focus));
    }
    bereft(parsed, index).map(|loser| named(parsed, loser, focus))
}

/// Whose soil an act is done on that reaches a place: a visit, a march of troops, an attack, aid.
pub(super) fn places(parsed: &Parsed<'_>, index: usize, meaning: Meaning) -> Vec<ActorId> {
    let class = meaning.class;
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    let reaches = |at: &usize| {
        let object = parsed.object(clause) == Some(*at)
            || (passive(parsed, index) && clause.subject == Some(*at));
        let struck = !matches!(class, EventClass::Consult | EventClass::Mobilize | EventClass::Aid);
        match parsed.preposition(*at) {
            None => object,
            Some("to" | "into" | "on" | "against" | "through") => true,
            // "arrived in Lima".
            Some("in" | "at") if matches!(meaning.action, "travel" | "visit") => true,
            Some("for" | "of") if class == EventClass::Consult => destination(parsed, index, *at),
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
    // "with his counterparts in Chad and Niger".
    let seated = |at: usize| {
        let head = parsed.chunks.get(at).and_then(Chunk::phrase).map_or(0, |phrase| phrase.head);
        let place = matches!(parsed.preposition(at + 2), Some("in" | "from" | "of"));
        let sent = parsed.is(Class::Partners, head) || parsed.is(Class::Persons, head);
        if place && sent { at + 2 } else { at }
    };
    let mut named = with.map(|at| match named(parsed, at, focus) {
        none if none.is_empty() => named(parsed, seated(at), focus),
        found => found,
    });
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
    parsed: &Parsed<'_>,
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
        EventClass::Consult
        | EventClass::Statement
        | EventClass::Other
        | EventClass::Cooperate
        | EventClass::Aid => false,
        _ => own,
    };
    // "Chadian police arrested 40 people": people of Chad, not of the police.
    let people = |id: &ActorId| {
        let body = parsed.actor(id).is_some_and(|actor| actor.kind != ActorKind::Government);
        let state = body.then(|| government(parsed, state_of(parsed, id))).flatten();
        state.unwrap_or_else(|| id.clone())
    };
    if domestic { source.iter().map(people).collect() } else { Vec::new() }
}

/// Whether acts of the class are done by two sides together.
pub(super) const fn mutual(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Consult | EventClass::Agree | EventClass::Cooperate | EventClass::Support
    )
}

/// "asked both governments to keep Chad informed": whether those who are asked are not named.
fn asks_unnamed(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> bool {
    let object = parsed.clauses.get(index).and_then(|clause| parsed.object(clause));
    let Some(object) = object else { return false };
    let sides = parsed.chunks.get(object).and_then(Chunk::phrase);
    // "asked the delegates to condemn Chad".
    let next = parsed.clauses.get(index + 1).filter(|next| next.link == Link::Content);
    let bidden = next.and_then(|next| parsed.group(next)).is_some_and(Group::infinitive);
    let sides = sides.is_some_and(|phrase| {
        // "urged workers of the Blue Company to wait".
        let owned =
            parsed.preposition(object + 2).is_some() && !parsed.mentions(object + 2).is_empty();
        let unnamed = !phrase.pronoun && !owned && parsed.mentions(object).is_empty();
        let several = bidden && unnamed;
        parsed.is(Class::Sides, phrase.head) || several
    });
    sides && named(parsed, object, focus).is_empty()
}

/// Whether a phrase is "it", "this", "that" behind a verb that is mostly used of things: one refuses
/// a plan, but attacks a state.
fn of_a_thing(parsed: &Parsed<'_>, at: usize, class: EventClass) -> bool {
    let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
    let thing = phrase.is_some_and(|phrase| parsed.is(Class::Things, phrase.tokens.start));
    let accused = class == EventClass::Accuse && parsed.preposition(at + 2) == Some("of");
    let of_states = matches!(
        class,
        EventClass::Assault | EventClass::Sanction | EventClass::Request | EventClass::Concede
    );
    thing && !of_states && !accused
}

/// Whether a phrase tells where a journey goes ("left for Chile", "on a tour of Chile").
fn destination(parsed: &Parsed<'_>, index: usize, at: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let leaving = parsed.group(clause).is_some_and(|group| LEXICON.is(Class::Leaving, group.verb));
    match parsed.preposition(at) {
        Some("for") => leaving && at <= clause.verb + 3,
        Some("of") => {
            let tour = at.checked_sub(2).and_then(|before| noun_act(parsed, before));
            tour.is_some_and(|entry| entry.action == "visit")
        }
        _ => false,
    }
}

/// Whether a phrase tells on what or at whose wish somebody meets, not whom.
fn of_a_matter(parsed: &Parsed<'_>, at: usize, class: EventClass) -> bool {
    let of = match parsed.preposition(at) {
        // "the president of Chad" is whom, "at the request of Chad" is not.
        Some("of") => at.checked_sub(2).is_some_and(|before| {
            let head = parsed.chunks.get(before).and_then(Chunk::phrase).map_or(0, |p| p.head);
            parsed.preposition(before).is_some() && !parsed.is(Class::Persons, head)
        }),
        word => matches!(word, Some("for" | "after")),
    };
    // "at the request of Chad and Niger": the list goes on.
    let listed = at
        .checked_sub(2)
        .filter(|_| matches!(parsed.chunks.get(at - 1), Some(Chunk::Join(_) | Chunk::Comma(_))));
    let listed = listed.is_some_and(|before| of_a_matter(parsed, before, class));
    listed
        || of
            && class == EventClass::Consult
            && !parsed.mentions(at).iter().any(|m| m.kind == MentionKind::Person)
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
        if parsed.word(chunk.start()) == "according" || Gapped::read(parsed, at).is_some() {
            break;
        }
        let thing = of_a_thing(parsed, at, class)
            || (of_a_matter(parsed, at, class) && !destination(parsed, index, at))
            || of_outsiders(parsed, at)
            || suffers(parsed, at, class)
            || grounds(parsed, clause, at, class)
            || helped(parsed, clause, at, class);
        let beside = chunk.start() >= own_end;
        let named_here = chunk.phrase().filter(|phrase| !(phrase.pronoun && beside));
        if named_here.is_none() || Some(at) == clause.subject || thing {
            continue;
        }
        let mut ids = named(parsed, at, focus);
        // "expelled from Quito": who sends out, or is left.
        let left = class != EventClass::Consult && parsed.preposition(at) == Some("from");
        if let Some(soil) = parsed.soil(at).filter(|_| left) {
            ids.insert(0, soil.clone());
        }
        // "lashed out at Chad": whom words are aimed at is no place.
        let blamed = by_words(class) && parsed.preposition(at) == Some("at");
        if blamed && ids.is_empty() && parsed.mentions(at).iter().all(by_state) {
            ids.extend(parsed.soil(at).cloned());
        }
        if ids.is_empty() {
            continue;
        }
        let weak =
            parsed.preposition(at).is_some_and(|word| LEXICON.is(Class::Circumstances, word));
        let aimed = points_at(parsed, clause, at, class);
        let weak = weak && !aimed;
        // "took the name of Bolivar off the gate": who is only named for a thing is not acted on.
        let named_for = class == EventClass::Agree
            && parsed.preposition(at) == Some("of")
            && ids.iter().all(|id| id.as_str().starts_with("per:"));
        // "resumed talks in the Qatari capital": where, not whom.
        let head = chunk.phrase().map_or(0, |phrase| phrase.head);
        let town = weak && class == EventClass::Consult && parsed.is(Class::Towns, head);
        if named_for || town || (weak && by_words(class)) {
            continue;
        }
        found.push((ids, if beside { 2 } else { u8::from(weak) }));
    }
    found
}

/// Whether a phrase behind "at" or "by" is what the act is aimed at, and no circumstance of it.
fn points_at(parsed: &Parsed<'_>, clause: &Clause, at: usize, class: EventClass) -> bool {
    let word = parsed.preposition(at);
    // "lashed out at the press": the first phrase behind a verb is what it is aimed at.
    let first = word == Some("at")
        && at <= clause.verb + 3
        && parsed.mentions(at).iter().all(|m| m.actor.is_some() || by_state(m));
    // "stood by its ally".
    let beside = word == Some("by") && at == clause.verb + 2;
    // "condemned the raid by Chad": who did the wrong.
    first || beside || class == EventClass::Accuse && done_by(parsed, at)
}

/// Whether a mention names a whole state or its people.
fn by_state(mention: &Mention) -> bool {
    matches!(mention.rule, "country" | "nationality")
}

/// The token where what the clause governs ends, its asides included.
fn extended_end(parsed: &Parsed<'_>, index: usize) -> usize {
    let mut last = index;
    while let Some(next) = parsed.clauses.get(last + 1) {
        let governed = matches!(next.link, Link::Content | Link::Participial | Link::Relative);
        let reports = parsed.group(next).is_some_and(|group| says(group.verb));
        let own = next.parent.is_some_and(|parent| parent >= index);
        if !governed || reports || !own {
            break;
        }
        last += 1;
    }
    let tail = |clause: &Clause| parsed.chunks.get(clause.tail.end).map(Chunk::start);
    parsed.clauses.get(last).and_then(tail).unwrap_or(parsed.sentence.tokens.end)
}

/// Whether the phrase's actor only describes its head ("Chad's closure", "Chadian goods").
fn adjectival(parsed: &Parsed<'_>, at: usize) -> bool {
    let Some(phrase) = parsed.chunks.get(at).and_then(Chunk::phrase) else { return false };
    let head = parsed.context.lexed.cover(phrase.head..phrase.head + 1);
    !parsed.mentions(at).iter().any(|mention| mention.span.overlaps(head))
        && !parsed.is(Class::People, phrase.head)
        && !phrase.pronoun
}

/// Who is acted on in a passive: the subject, or whom "of" adds to it; a place only for people.
fn victims(parsed: &Parsed<'_>, at: usize, focus: &Focus) -> Vec<ActorId> {
    let found = named(parsed, at, focus);
    if !found.is_empty() {
        return found;
    }
    let head = parsed.chunks.get(at).and_then(Chunk::phrase).map_or(0, |phrase| phrase.head);
    let found = near(parsed, at + 1..at + 5, parsed.is(Class::People, head), focus);
    // "a nurse from Calgary": where people come from is their home.
    let native =
        Some(at + 2).filter(|at| found.is_empty() && parsed.preposition(*at) == Some("from"));
    found.into_iter().chain(native.and_then(|at| parsed.soil(at).cloned())).collect()
}

/// "The tanks were handed over to Chad": who gets what is given.
fn getting(parsed: &Parsed<'_>, clause: &Clause, class: EventClass, focus: &Focus) -> Vec<ActorId> {
    let given = matches!(class, EventClass::Aid | EventClass::Concede);
    let mut tail = clause.tail.clone().filter(|_| given);
    tail.find(|at| parsed.preposition(*at) == Some("to"))
        .map_or_else(Vec::new, |at| named(parsed, at, focus))
}

/// "For diplomats travel is blocked": whom a passive concerns, named before its subject.
fn concerned(parsed: &Parsed<'_>, clause: &Clause, focus: &Focus) -> Vec<ActorId> {
    let before = clause.subject.map_or(clause.start..clause.start, |at| clause.start..at);
    let mut fronted = before.filter(|at| parsed.preposition(*at) == Some("for"));
    fronted.next().map_or_else(Vec::new, |at| named(parsed, at, focus))
}
