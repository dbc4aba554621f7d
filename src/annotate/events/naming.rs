//! The actors that a phrase names, with those that a list joins to it.
//!
//! Which phrase acts and which is acted on is decided in `roles`.

use super::cabinets;
use super::details::pronouns::{Voice, pronoun};
use super::lexicon::{Class, LEXICON};
use super::meaning::{meaning, puts_forward};
use super::roles::{Focus, government, other_side, state_of};
use super::syntax::chunks::{Chunk, Phrase};
use super::syntax::parse::Parsed;
use super::targets::gapped::Gapped;
use crate::document::{ActorId, ActorKind, EventClass, Mention, MentionKind};

/// The actors that a phrase names, those joined to it by commas and "and" included.
pub(super) fn named(parsed: &Parsed<'_>, at: usize, focus: &Focus) -> Vec<ActorId> {
    let (mut found, mut last) = titled(parsed, at, focus);
    if names_follow(parsed, at) || of_a_platform(parsed, at) {
        found.clear();
    }
    while let Some(next) = joined(parsed, at, last) {
        let (more, end) = titled(parsed, next, focus);
        if more.is_empty() && found.is_empty() {
            break;
        }
        found.extend(more);
        last = end;
    }
    let mut seen: Vec<ActorId> = Vec::new();
    found.retain(|id| {
        let new = !seen.contains(id);
        seen.push(id.clone());
        new
    });
    found
}

/// "both ministers, Pedro Diaz and Rosa Ruiz": whether the names of several follow behind a comma.
fn names_follow(parsed: &Parsed<'_>, at: usize) -> bool {
    let head = parsed.chunks.get(at).and_then(Chunk::phrase).map_or(0, |phrase| phrase.head);
    let several = parsed.is(Class::Pairs, head) && parsed.mentions(at).is_empty();
    let comma = matches!(parsed.chunks.get(at + 1), Some(Chunk::Comma(_)));
    let person = parsed.mentions(at + 2).iter().any(|m| m.kind == MentionKind::Person);
    let joined = matches!(parsed.chunks.get(at + 3), Some(Chunk::Join(_)));
    several && comma && person && joined
}

/// "Facebook pages", "a Telegram channel": whether what is named only tells where somebody writes.
fn of_a_platform(parsed: &Parsed<'_>, at: usize) -> bool {
    let Some(phrase) = parsed.chunks.get(at).and_then(Chunk::phrase) else { return false };
    let mut before = phrase.tokens.start..phrase.head;
    let itself = parsed.is(Class::Platforms, phrase.head);
    let speaks = parsed.is(Class::Mouthpieces, phrase.head);
    !itself && !speaks && before.any(|token| parsed.is(Class::Platforms, token))
}

/// The actors of a phrase, and its last piece: "Secretary of State Rice" is two pieces.
fn titled(parsed: &Parsed<'_>, at: usize, focus: &Focus) -> (Vec<ActorId>, usize) {
    let head = parsed.chunks.get(at).and_then(Chunk::phrase).map(|phrase| phrase.head);
    let title = head.is_some_and(|head| parsed.is(Class::Persons, head));
    let holder = parsed.mentions(at + 2).iter().find(|m| m.kind == MentionKind::Person);
    let nobody = parsed.mentions(at).iter().all(|m| m.kind != MentionKind::Person);
    // "Secretary of State Rice", "Ambassador to Rome Paula Ruiz".
    let of = title && nobody && matches!(parsed.preposition(at + 2), Some("of" | "to"));
    match holder.and_then(|person| person.actor.clone()).filter(|_| of) {
        Some(person) => (vec![person], at + 2),
        None => match apposed(parsed, at) {
            Some(person) if nobody => (vec![person], at + 2),
            _ => (own(parsed, at, focus), at),
        },
    }
}

/// "her Chadian counterpart, Rosa Quispe,": the person whom the name behind a comma tells; a list of
/// names is none.
fn apposed(parsed: &Parsed<'_>, at: usize) -> Option<ActorId> {
    let phrase = parsed.chunks.get(at)?.phrase().filter(|phrase| !phrase.pronoun)?;
    let one = parsed.is(Class::Indefinite, phrase.tokens.start)
        && parsed.mention_at(phrase.head).is_none();
    let role = parsed.is(Class::Persons, phrase.head) || parsed.is(Class::Peers, phrase.head);
    let role = role || one;
    let comma = |at: usize| matches!(parsed.chunks.get(at), Some(Chunk::Comma(_)));
    let person = |at: usize| parsed.mentions(at).iter().find(|m| m.kind == MentionKind::Person);
    let closed = match parsed.chunks.get(at + 3) {
        Some(Chunk::Comma(_)) => person(at + 4).is_none(),
        chunk => matches!(chunk, None | Some(Chunk::Break(_))),
    };
    person(at + 2).filter(|_| role && comma(at + 1) && closed)?.actor.clone()
}

/// The phrase that a comma or "and" joins to the one at `at`, in a list that begins at `first`.
fn joined(parsed: &Parsed<'_>, first: usize, at: usize) -> Option<usize> {
    let mut next = behind_home(parsed, at) + 1;
    let pause = matches!(parsed.chunks.get(next), Some(Chunk::Comma(_)));
    next += usize::from(pause);
    let join = matches!(parsed.chunks.get(next), Some(Chunk::Join(_)));
    next += usize::from(join);
    // "in talks with X and with Y".
    let again = join && matches!(parsed.chunks.get(next), Some(Chunk::Preposition(_)));
    let same = again && parsed.preposition(at) == parsed.preposition(next + 1);
    next += usize::from(same);
    let phrase = parsed.chunks.get(next).and_then(Chunk::phrase)?;
    if Gapped::read(parsed, next).is_some() {
        return None;
    }
    // "Chile and Peru, but not Bolivia".
    let from = parsed.chunks.get(at + 1).map_or(phrase.tokens.start, Chunk::start);
    if (from..phrase.tokens.start).any(|token| parsed.is(Class::Negations, token)) {
        return None;
    }
    if join {
        let verb_next = matches!(parsed.chunks.get(next + 1), Some(Chunk::Verb(group)) if !group.infinitive() && !group.gerund());
        let subject_here =
            parsed.clauses.iter().any(|c| c.subject == Some(first) || c.tail.contains(&at));
        let subject_here =
            subject_here || matches!(parsed.preposition(first), Some("between" | "by"));
        let subject_here = subject_here || of_several(parsed, first);
        let own_clause = verb_next && parsed.clauses.iter().any(|c| c.subject == Some(next));
        let own_clause = own_clause || pause && acts_itself(parsed, at, next);
        let verbless = parsed.clauses.is_empty();
        return ((subject_here || verbless) && !own_clause && !phrase.pronoun).then_some(next);
    }
    // "A, B and C": the comma joins only if "and" ends the list.
    (pause && list_goes_on(parsed, next)).then_some(next)
}

/// "the ministers of Chad and Niger": whether a phrase tells whose several the subject before it is.
fn of_several(parsed: &Parsed<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(2) else { return false };
    let head = parsed.chunks.get(before).and_then(Chunk::phrase).map_or(0, |phrase| phrase.head);
    let of = matches!(parsed.preposition(at), Some("of" | "from"));
    of && parsed.word(head).ends_with('s')
        && parsed.clauses.iter().any(|c| c.subject == Some(before))
}

/// "threw out 13, and Chile, Peru and Cuba followed": whether what "and" joins to an object runs
/// into a verb of its own.
fn acts_itself(parsed: &Parsed<'_>, object: usize, next: usize) -> bool {
    let mut list = (next..next + LONGEST_LIST).map(|at| parsed.chunks.get(at));
    let verb = list
        .find(|chunk| !matches!(chunk, Some(Chunk::Noun(_) | Chunk::Comma(_) | Chunk::Join(_))));
    let acts =
        matches!(verb, Some(Some(Chunk::Verb(group))) if !group.infinitive() && !group.gerund());
    acts && parsed.clauses.iter().any(|clause| clause.tail.contains(&object))
}

/// The last piece of what tells a person's home ("King Hussein of Jordan"), else the phrase itself.
fn behind_home(parsed: &Parsed<'_>, at: usize) -> usize {
    let person = parsed.mentions(at).iter().any(|m| m.kind == MentionKind::Person);
    let home = person && parsed.preposition(at + 2) == Some("of");
    let named = home && !parsed.mentions(at + 2).is_empty();
    if named { at + 2 } else { at }
}

/// How many pieces a list may have.
const LONGEST_LIST: usize = 40;

/// Whether nothing but phrases and commas stands between a phrase and the "and" of its list.
fn list_goes_on(parsed: &Parsed<'_>, from: usize) -> bool {
    for at in from..from + LONGEST_LIST {
        match parsed.chunks.get(at) {
            Some(Chunk::Join(_)) => return true,
            Some(Chunk::Noun(_) | Chunk::Comma(_)) => {}
            Some(Chunk::Preposition(token)) if parsed.word(*token) == "of" => {}
            _ => return false,
        }
    }
    false
}

/// The actors of one phrase alone.
fn own(parsed: &Parsed<'_>, at: usize, focus: &Focus) -> Vec<ActorId> {
    let Some(phrase) = parsed.chunks.get(at).and_then(Chunk::phrase) else { return Vec::new() };
    let they = phrase.pronoun && parsed.word(phrase.head) == "they";
    if they && focus.voice == Voice::Writer && !focus.several.is_empty() {
        return focus.several.clone();
    }
    if phrase.pronoun {
        return pronoun(parsed, phrase.head, focus).into_iter().collect();
    }
    if let Some(home) = homeland(parsed, phrase, focus) {
        return vec![home];
    }
    let mentions = parsed.mentions(at);
    if opposes(parsed, phrase) && !mentions.is_empty() {
        return Vec::new();
    }
    // "the Chad-led invasion" is Chad's.
    let deed = parsed.is(Class::Wrongs, phrase.head);
    let describes = |mention: &Mention| !deed && parsed.describes(mention);
    // "the president whom Diaz met": somebody whom these words tell apart.
    let apart = matches!(parsed.chunks.get(at + 1), Some(Chunk::Relative(_)));
    let other = |mention: &Mention| describes(mention) || apart && mention.rule == "role";
    let acting: Vec<_> = mentions.iter().filter(|m| m.actor.is_some() && !other(m)).collect();
    let Some(last) = acting.last() else {
        let role = role(parsed, at, phrase.head, focus);
        let home = || parsed.home(at).cloned().into_iter().collect();
        return if role.is_empty() { home() } else { role };
    };
    let text = parsed.context.lexed.text();
    let pair = acting.len().checked_sub(2).and_then(|n| acting.get(n)).filter(|before| {
        let gap = text.get(before.span.end()..last.span.start());
        gap.is_some_and(|gap| matches!(gap, "-" | "–" | "/"))
    });
    // "Sweden's NATO bid": whose it is, not what it is for.
    let head_named = mentions
        .iter()
        .any(|m| m.span.overlaps(parsed.context.lexed.cover(phrase.head..phrase.head + 1)));
    let owner = acting.first().filter(|first| {
        let behind = parsed.context.lexed.tokens().at_or_after(first.span.end());
        !head_named && acting.len() > 1 && matches!(parsed.word(behind), "'s" | "'")
    });
    if let Some(owner) = owner.filter(|_| acting.iter().all(|m| m.kind != MentionKind::Person)) {
        return owner.actor.iter().cloned().collect();
    }
    if let [person] = acting[..]
        && !head_named
        && let Some(stead) = in_stead(parsed, phrase, person)
    {
        return stead.into_iter().collect();
    }
    // "U.S. President Joe Biden": the person, not the state; "Lebanon's new President X" too.
    let best = acting.iter().rev().find(|m| m.kind == MentionKind::Person).unwrap_or(last);
    pair.into_iter().chain([best]).filter_map(|mention| mention.actor.clone()).collect()
}

/// "his country", "our government" in somebody's words: the government of his state.
fn homeland(parsed: &Parsed<'_>, phrase: &Phrase, focus: &Focus) -> Option<ActorId> {
    let speaker = focus.speaker.as_ref().filter(|_| focus.voice != Voice::Writer)?;
    let whose = match focus.voice {
        Voice::Quoted => matches!(parsed.word(phrase.tokens.start), "our" | "my"),
        _ => matches!(parsed.word(phrase.tokens.start), "his" | "her"),
    };
    let bare = whose && phrase.tokens.len() == 2 && parsed.is(Class::Homeland, phrase.head);
    let state = parsed.actor(speaker)?.country.as_deref();
    state.filter(|_| bare).and_then(|state| government(parsed, state))
}

/// "Chad's opposition", "Chadian opposition parties": those who are against the state that is named.
fn opposes(parsed: &Parsed<'_>, phrase: &Phrase) -> bool {
    let head_named = parsed.mention_at(phrase.head).is_some();
    !head_named && phrase.tokens.clone().any(|token| parsed.is(Class::Opposing, token))
}

/// A bare role ("the minister") is the last person, "the statement" who wrote it, "the mission"
/// the last one named, "the two sides" both.
fn role(parsed: &Parsed<'_>, at: usize, head: usize, focus: &Focus) -> Vec<ActorId> {
    let mentions = parsed.mentions(at);
    if let Some(group) = counted(parsed, at, head, focus) {
        return group;
    }
    let found = if parsed.is(Class::Persons, head) {
        let last = focus.persons.last().filter(|_| !focus.stranger);
        last.filter(|person| may_mean(parsed, at, person)).cloned()
    } else if parsed.is(Class::Cabinets, head) && focus.voice == Voice::Writer {
        cabinets::meant(parsed, at)
    } else if parsed.is(Class::Offices, head)
        && !parsed.clauses.iter().any(|c| c.subject == Some(at))
    {
        None
    } else if let Some(doer) = told_by_office(parsed, at, head, focus) {
        let body = focus.body.as_ref().filter(|id| state_of(parsed, id) == state_of(parsed, &doer));
        body.cloned().or_else(|| speaks_of_itself(parsed).then_some(doer))
    } else if parsed.is(Class::Papers, head) && !of_somebody(parsed, at) {
        focus.body.clone()
    } else if parsed.is(Class::Missions, head) {
        // "its consulate in Quito" is none that was named before.
        let placed = matches!(parsed.preposition(at + 2), Some("in" | "at"));
        let seated = placed && !parsed.mentions(at + 2).is_empty();
        if seated { None } else { mission_before(parsed, head) }
    } else if parsed.is(Class::Partners, head)
        && focus.voice != Voice::Writer
        && mentions.is_empty()
    {
        other_side(parsed, focus, focus.speaker.as_ref())
    } else {
        None
    };
    found.into_iter().collect()
}

/// "Chad closed its border, the ministry said": the government of whose deed an office tells that
/// stands behind it without its state.
fn told_by_office(parsed: &Parsed<'_>, at: usize, head: usize, focus: &Focus) -> Option<ActorId> {
    let telling = parsed.clauses.iter().position(|clause| clause.subject == Some(at))?;
    let verb = parsed.clauses.get(telling).and_then(|clause| parsed.group(clause))?.verb;
    let first = parsed.clauses.first().and_then(|clause| clause.subject).filter(|_| telling > 0)?;
    let tells = parsed.is(Class::Offices, head) && puts_forward(verb) && first < at;
    let doer = named(parsed, first, &Focus { sides: None, ..focus.clone() });
    let [doer] = &doer[..] else { return None };
    let state = parsed.actor(doer).is_some_and(|actor| actor.kind == ActorKind::Government);
    (tells && state).then(|| doer.clone())
}

/// Whether the act with which a sentence begins is one that the doer itself makes known: others tell
/// of its attacks.
fn speaks_of_itself(parsed: &Parsed<'_>) -> bool {
    meaning(parsed, 0).is_some_and(|act| {
        !matches!(act.class, EventClass::Assault | EventClass::Mobilize | EventClass::Coerce)
    })
}

/// "Diaz's spokesman", "Diaz's brother": who acts is not Diaz, but the government for which he may
/// speak, or somebody who bears no name.
fn in_stead(parsed: &Parsed<'_>, phrase: &Phrase, person: &Mention) -> Option<Option<ActorId>> {
    let behind = parsed.context.lexed.tokens().at_or_after(person.span.end());
    let owned = matches!(parsed.word(behind), "'s" | "'");
    // "Chad's neighbours" are not Chad.
    if owned && person.kind != MentionKind::Person {
        return parsed.is(Class::Outsiders, phrase.head).then_some(None);
    }
    let speaks = parsed.is(Class::Mouthpieces, phrase.head);
    if !owned || !(speaks || parsed.is(Class::NextOfKin, phrase.head)) {
        return None;
    }
    let id = person.actor.as_ref().filter(|_| speaks);
    Some(id.and_then(|id| government(parsed, state_of(parsed, id))))
}

/// "the two countries", "both leaders", "the three states": those that acted together last, or the
/// two that the article is about; "the ministers": the two that have just met.
fn counted(parsed: &Parsed<'_>, at: usize, head: usize, focus: &Focus) -> Option<Vec<ActorId>> {
    let phrase = parsed.chunks.get(at).and_then(Chunk::phrase)?;
    let first = parsed.word(phrase.tokens.start);
    let bare = first == "the" && phrase.tokens.len() == 2 && parsed.is(Class::Duos, head);
    let met = || focus.together.len() == 2 && focus.together.iter().all(is_person);
    if bare && !matches!(parsed.preposition(at + 2), Some("of" | "from" | "in")) && met() {
        return Some(focus.together.clone());
    }
    let count = phrase.tokens.clone().find_map(|token| match parsed.word(token) {
        "two" | "both" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        _ => None,
    })?;
    let known = matches!(first, "the" | "both" | "all") && parsed.mentions(at).is_empty();
    let hangs = matches!(parsed.preposition(at + 2), Some("of" | "from" | "in"));
    let states = || -> Vec<ActorId> {
        let all =
            focus.group.members.iter().filter_map(|id| government(parsed, state_of(parsed, id)));
        let mut found: Vec<ActorId> = Vec::new();
        all.for_each(|id| {
            if !found.contains(&id) {
                found.push(id);
            }
        });
        found
    };
    if parsed.is(Class::Sides, head) {
        // "Chad and Niger backed Mali. Both sides": not the two that stand together.
        if focus.group.allied && parsed.word(head) == "sides" && focus.sides.is_none() {
            return None;
        }
        let sides = focus.sides.iter().flat_map(|(one, other)| [one, other]);
        let sides: Vec<_> = sides.filter_map(|state| government(parsed, state)).collect();
        if count == 2 && !sides.is_empty() {
            return Some(sides);
        }
        return Some(states().into_iter().filter(|_| known && !hangs).collect::<Vec<_>>())
            .filter(|states| states.len() == count);
    }
    let persons = focus.group.members.iter().all(is_person);
    let meant = parsed.is(Class::Pairs, head) && persons && known && !hangs;
    (meant && focus.group.members.len() == count).then(|| focus.group.members.clone())
}

fn is_person(id: &ActorId) -> bool {
    id.as_str().starts_with("per:")
}

/// Whether a phrase brings in something new or of somebody else ("a declaration", "her ministry").
fn of_somebody(parsed: &Parsed<'_>, at: usize) -> bool {
    let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
    let marks = [Class::Indefinite, Class::Possessives];
    phrase.is_some_and(|phrase| marks.iter().any(|mark| parsed.is(*mark, phrase.tokens.start)))
}

/// Whether a role can mean somebody who was named before: "a diplomat" is somebody new, and so is
/// a "Western official" unless the person is of the state that the phrase names.
fn may_mean(parsed: &Parsed<'_>, at: usize, person: &ActorId) -> bool {
    let Some(phrase) = parsed.chunks.get(at).and_then(Chunk::phrase) else { return false };
    // "the president whom Diaz met": somebody else, whom these words tell apart.
    if matches!(parsed.chunks.get(at + 1), Some(Chunk::Relative(_))) {
        return false;
    }
    // "his minister", "its envoy": somebody of another.
    let owned = parsed.is(Class::Possessives, phrase.tokens.start);
    let new = owned || phrase.tokens.clone().any(|token| parsed.is(Class::Indefinite, token));
    let role = parsed.word(phrase.head);
    let titles = parsed.actor(person).map_or(&[][..], |actor| &actor.roles);
    let bears = |title: &str| title.split(' ').any(|word| word.eq_ignore_ascii_case(role));
    let other = !titles.is_empty() && !titles.iter().any(|held| bears(&held.title));
    let state = parsed.actor(person).and_then(|actor| actor.country.as_deref());
    let own = || {
        parsed.home(at).is_some_and(|home| {
            state.and_then(|state| government(parsed, state)).as_ref() == Some(home)
        })
    };
    // "the labour minister" is who is told to be that, not whatever person was named last.
    let mut fields =
        (phrase.tokens.start..phrase.head).filter(|at| parsed.is(Class::Portfolios, *at));
    let holds = |field: &str| titles.iter().any(|held| held.title.to_lowercase().contains(field));
    let plain = titles.iter().any(|held| held.title.eq_ignore_ascii_case(role));
    let other_field = !plain && fields.any(|at| !holds(parsed.word(at)));
    let other = other && !LEXICON.is(Class::Generic, role) || other_field;
    !new && !other && (parsed.mentions(at).is_empty() || own()) && !elsewhere(parsed, at, state)
}

/// "the prime minister in Skopje": whether the phrase adds a place that is not in the state.
fn elsewhere(parsed: &Parsed<'_>, at: usize, state: Option<&str>) -> bool {
    let place = matches!(parsed.preposition(at + 2), Some("in" | "of" | "from"))
        .then(|| parsed.home(at + 2).or_else(|| parsed.soil(at + 2)))
        .flatten();
    let country = place.and_then(|id| parsed.actor(id)).and_then(|actor| actor.country.as_deref());
    country.is_some() && country != state
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
