//! Who acts: the actors of a clause's subject, and whom the article spoke of before.
//!
//! Who is acted on is found in `targets`.

use super::details::pronouns::Voice;
use super::lexicon::{Class, LEXICON};
use super::meaning::noun_act;
use super::naming::named;
use super::syntax::chunks::{Chunk, Phrase};
use super::syntax::clauses::Clause;
use super::syntax::parse::Parsed;
use crate::document::{Actor, ActorId, ActorKind, DayInterval, Event, EventClass, MentionKind};

/// Whom the article spoke of last, for pronouns and bare roles.
#[derive(Clone, Debug, Default)]
pub(in crate::annotate) struct Focus {
    /// The persons that acted or spoke, the last one last.
    pub persons: Vec<ActorId>,
    /// The persons towards whom somebody acted last.
    pub partners: Vec<ActorId>,
    /// Those that acted together or towards each other last.
    pub group: Group,
    /// Those that acted together in the sentence before.
    pub several: Vec<ActorId>,
    /// Those that acted together or towards each other in the sentence before.
    pub together: Vec<ActorId>,
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
    /// Whether the last person that acted is somebody unnamed ("an old man").
    pub stranger: bool,
    /// Who speaks the sentence at hand, if it is nothing but quoted words.
    pub quoting: Option<ActorId>,
}

/// Those that acted together or towards each other.
#[derive(Clone, Debug, Default)]
pub(in crate::annotate) struct Group {
    pub members: Vec<ActorId>,
    /// Whether they acted together on somebody else, so that they are one side.
    pub allied: bool,
}

/// How many persons that acted are remembered.
const REMEMBERED: usize = 6;

impl Focus {
    /// Remembers towards whom the events of a sentence were done.
    pub(super) fn meet(&mut self, events: &[Event]) {
        let is_person = |id: &&ActorId| id.as_str().starts_with("per:");
        let targets = events.iter().flat_map(|event| &event.who.target);
        let persons: Vec<_> = targets.filter(is_person).cloned().collect();
        if !persons.is_empty() {
            self.partners = persons;
        }
        let several = events.iter().rev().find(|event| event.who.source.len() > 1);
        self.several = several.map_or_else(Vec::new, |event| event.who.source.clone());
        let mut together = events.iter().rev().map(|event| {
            let (source, target) = (&event.who.source, &event.who.target);
            let met = event.class == EventClass::Consult;
            match (source.len(), target.len()) {
                (2.., _) if !met => source.clone(),
                (_, 2..) if !met => target.clone(),
                _ => source.iter().chain(target).cloned().collect(),
            }
        });
        let group = together.find(|group| group.len() > 1);
        self.together = group.clone().unwrap_or_default();
        if let Some(group) = group {
            let joint = events.iter().rev().find(|event| event.who.source == group);
            let allied = joint.is_some_and(|event| !event.who.target.is_empty());
            self.group = Group { members: group, allied };
        }
    }

    /// Remembers an actor that was a subject.
    pub(in crate::annotate) fn note(&mut self, actor: &Actor) {
        if actor.kind != ActorKind::Person {
            self.body = Some(actor.id.clone());
            return;
        }
        self.stranger = false;
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

/// The government that faces that of an actor in an article about two states.
pub(super) fn other_side(
    parsed: &Parsed<'_>,
    focus: &Focus,
    actor: Option<&ActorId>,
) -> Option<ActorId> {
    let (one, other) = focus.sides.as_ref()?;
    let home = state_of(parsed, actor?);
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
pub(super) fn passive(parsed: &Parsed<'_>, index: usize) -> bool {
    parsed.is_passive(index) || parsed.is_reduced(index)
}

/// Who carries out the act of the clause.
pub(super) fn source(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Vec<ActorId> {
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    if let Some(causer) = causer(parsed, index) {
        return named(parsed, causer, focus);
    }
    if bereft(parsed, index).is_some() {
        return parsed.agent(index).map_or_else(Vec::new, |at| named_or_near(parsed, at, focus));
    }
    if passive(parsed, index) {
        // "An accord between Chad and Niger was signed".
        let signed = parsed.group(clause).is_some_and(|g| LEXICON.is(Class::Concluding, g.verb));
        let pair = clause.subject.filter(|at| parsed.preposition(at + 2) == Some("between"));
        if let Some(at) = pair.filter(|_| signed && parsed.agent(index).is_none()) {
            return named(parsed, at + 2, focus);
        }
        let held =
            held_between(parsed, clause).map_or_else(Vec::new, |at| named(parsed, at, focus));
        if held.len() > 1 {
            return held;
        }
        return parsed.agent(index).map_or_else(
            || gatekeeper(parsed, index, focus),
            |at| named_or_near(parsed, at, focus),
        );
    }
    let Some(subject) = clause.subject else { return Vec::new() };
    let persons = appositive(parsed, subject, clause.verb);
    if !persons.is_empty() {
        return persons;
    }
    if let Some(person) = named_behind(parsed, subject, clause.verb) {
        return vec![person];
    }
    let mut found = named(parsed, subject, focus);
    if !found.is_empty() {
        found.extend(enclosed(parsed, subject, clause.verb).filter(|id| !found.contains(id)));
        return found;
    }
    let pair = pair(parsed, index, focus);
    if !pair.is_empty() {
        return pair;
    }
    let upto = if subject < clause.verb { clause.verb } else { clause.tail.end };
    // "The attack on Chad killed ten" is none of Chad's.
    let head = parsed.chunks.get(subject).and_then(Chunk::phrase).map_or(0, |phrase| phrase.head);
    if parsed.is(Class::Wrongs, head) {
        let mut by = (subject + 1..upto).filter(|at| parsed.preposition(*at) == Some("by"));
        return by.next().map_or_else(Vec::new, |at| named_or_near(parsed, at, focus));
    }
    near(parsed, subject + 1..upto, is_people(parsed, subject), focus)
}

/// "A meeting was held between the ministers of Chad and Niger": those between whom.
fn held_between(parsed: &Parsed<'_>, clause: &Clause) -> Option<usize> {
    let act = clause.subject.and_then(|at| noun_act(parsed, at));
    let meeting = act.is_some_and(|entry| entry.class == Some(EventClass::Consult));
    let light = parsed.group(clause).is_some_and(|group| LEXICON.is(Class::Light, group.verb));
    let mut behind = clause.tail.clone();
    behind.find(|at| parsed.preposition(*at) == Some("between")).filter(|_| meeting && light)
}

/// "Talks between Chad and Niger collapsed", "fighting broke out between Chad and Niger": the two
/// whose act the subject names.
pub(super) fn pair(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Vec<ActorId> {
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    let act = clause.subject.filter(|at| noun_act(parsed, *at).is_some());
    let act = act.filter(|_| !passive(parsed, index));
    let behind = act.map(|at| at + 1..clause.tail.end);
    let pair = behind.and_then(|mut all| all.find(|at| parsed.preposition(*at) == Some("between")));
    pair.map_or_else(Vec::new, |at| named(parsed, at, focus))
}

/// "He had the envoys thrown out": who has something done.
pub(super) fn causer(parsed: &Parsed<'_>, index: usize) -> Option<usize> {
    let before = parsed.clauses.get(index.checked_sub(1)?)?;
    let clause = parsed.clauses.get(index)?;
    let has = parsed.group(before).is_some_and(|group| group.verb == "have" && !group.negated);
    let done = parsed.group(clause)?.bare_past() && parsed.object(clause).is_none();
    let between = before.verb + 2 == clause.verb && before.subject.is_some();
    let causes = has && done && between && bereft(parsed, index).is_none();
    causes.then_some(before.subject)?
}

/// "They had their assets frozen by Chad", "Chad had its assets frozen": to whom something is done
/// by having it done to what is theirs; a person of theirs is another matter ("had its envoy thrown
/// out") unless it is told by whom.
pub(super) fn bereft(parsed: &Parsed<'_>, index: usize) -> Option<usize> {
    let before = parsed.clauses.get(index.checked_sub(1)?)?;
    let clause = parsed.clauses.get(index)?;
    let has = parsed.group(before).is_some_and(|group| group.verb == "have" && !group.negated);
    let done = parsed.group(clause)?.bare_past() && parsed.object(clause).is_none();
    let between = before.verb + 1..clause.verb;
    let phrases = || between.clone().filter_map(|at| parsed.chunks.get(at)?.phrase());
    let theirs = phrases().any(|phrase| parsed.is(Class::Possessives, phrase.tokens.start));
    let plain = between
        .clone()
        .all(|at| matches!(parsed.chunks.get(at), Some(Chunk::Noun(_) | Chunk::Preposition(_))));
    let folk = [Class::Persons, Class::People, Class::NextOfKin, Class::Peers];
    let person = phrases().any(|phrase| folk.iter().any(|class| parsed.is(*class, phrase.head)));
    let lost = has && done && theirs && plain && !between.is_empty();
    (lost && (!person || parsed.has_agent(index))).then_some(before.subject)?
}

/// "The mayor of Quito, Pedro Diaz, said": the persons who are named between commas behind the
/// subject of a verb, however far.
pub(super) fn appositive(parsed: &Parsed<'_>, subject: usize, verb: usize) -> Vec<ActorId> {
    let comma = |at: &usize| matches!(parsed.chunks.get(*at), Some(Chunk::Comma(_)));
    let person = |at: usize| parsed.mentions(at).iter().find(|m| m.kind == MentionKind::Person);
    let plain = |at: usize| {
        let chunk = parsed.chunks.get(at);
        // "Diaz's envoy", "a spokesman for Diaz": it is not Diaz who is named again.
        let other = |phrase: &Phrase| {
            parsed.mention_at(phrase.head).is_none() || parsed.preposition(at).is_some()
        };
        matches!(chunk, Some(Chunk::Noun(_) | Chunk::Preposition(_) | Chunk::Join(_)))
            && (person(at).is_none() || chunk.and_then(Chunk::phrase).is_some_and(other))
    };
    let Some(opens) = (subject..verb).find(|at| !plain(*at)).filter(comma) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for at in opens + 1..verb {
        match parsed.chunks.get(at) {
            Some(Chunk::Join(_)) => {}
            Some(Chunk::Comma(_)) => {
                // "The mayor, Pedro Diaz, and Rosa Ruiz met".
                let joined = matches!(parsed.chunks.get(at + 1), Some(Chunk::Join(_)));
                let other = person(at + 2).filter(|_| joined && at + 3 == verb);
                found.extend(other.and_then(|person| person.actor.clone()));
                return found;
            }
            // "Chad, Diaz's country, closed": Diaz is not whom it names.
            chunk => {
                let head = chunk.and_then(Chunk::phrase).map_or(0, |phrase| phrase.head);
                let named = person(at).filter(|_| parsed.mention_at(head).is_some());
                match named.and_then(|person| person.actor.clone()) {
                    Some(id) => found.push(id),
                    None => return Vec::new(),
                }
            }
        }
    }
    Vec::new()
}

/// "Ruiz and his host, Pedro Diaz, signed": the person named between commas behind the role that
/// "and" joins to the subject.
fn enclosed(parsed: &Parsed<'_>, subject: usize, verb: usize) -> Option<ActorId> {
    let comma = |at: usize| matches!(parsed.chunks.get(at), Some(Chunk::Comma(_)));
    let name = verb.checked_sub(2).filter(|at| *at > subject + 3)?;
    let person = |at: usize| parsed.mentions(at).iter().find(|m| m.kind == MentionKind::Person);
    let role =
        (subject + 1..name - 1).find(|at| matches!(parsed.chunks.get(*at), Some(Chunk::Join(_))));
    let role = role.filter(|join| person(join + 1).is_none())? + 1;
    let plain = (role..name - 1)
        .all(|at| matches!(parsed.chunks.get(at), Some(Chunk::Noun(_) | Chunk::Preposition(_))));
    let fits = comma(name - 1) && comma(verb - 1) && plain;
    person(name).filter(|_| fits)?.actor.clone()
}

/// "warned the mayor of Quito, Pedro Diaz": the person whose name follows behind a comma.
fn named_behind(parsed: &Parsed<'_>, subject: usize, verb: usize) -> Option<ActorId> {
    let person = |at: usize| parsed.mentions(at).iter().find(|m| m.kind == MentionKind::Person);
    let turned = subject == verb + 1 && person(subject).is_none();
    let comma = (subject + 1..subject + 6)
        .find(|at| matches!(parsed.chunks.get(*at), Some(Chunk::Comma(_))))
        .filter(|_| turned)?;
    let plain = (subject + 1..comma)
        .all(|at| matches!(parsed.chunks.get(at), Some(Chunk::Noun(_) | Chunk::Preposition(_))));
    person(comma + 1).filter(|_| plain)?.actor.clone()
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
    soil.or_else(|| other_side(parsed, focus, Some(victim))).into_iter().collect()
}

/// The government of the place where the act of a clause is done.
pub(super) fn soil(parsed: &Parsed<'_>, index: usize) -> Option<ActorId> {
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

/// Whom a wrong strikes that is the subject of a clause ("the attack on the consulate of Chad").
pub(super) fn struck(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Vec<ActorId> {
    let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
    let wrong = |at: &usize| {
        let phrase = parsed.chunks.get(*at).and_then(Chunk::phrase);
        phrase.is_some_and(|phrase| parsed.is(Class::Wrongs, phrase.head))
    };
    let Some(subject) = clause.subject.filter(wrong) else { return Vec::new() };
    let on = Some(subject + 2).filter(|at| {
        matches!(parsed.preposition(*at), Some("on" | "of" | "against")) && *at < clause.verb
    });
    let found = on.map_or_else(Vec::new, |at| named_or_near(parsed, at, focus));
    let soil = on.filter(|_| found.is_empty()).and_then(|at| parsed.soil(at).cloned());
    found.into_iter().chain(soil).collect()
}

/// The actors of a phrase, or of what "of" and "in" add to it ("rebels in the Ivory Coast").
fn named_or_near(parsed: &Parsed<'_>, at: usize, focus: &Focus) -> Vec<ActorId> {
    let found = named(parsed, at, focus);
    if found.is_empty() { near(parsed, at + 1..at + 5, true, focus) } else { found }
}

/// Whether the head of a phrase names people or is a plural, so that its place is its home.
fn is_people(parsed: &Parsed<'_>, at: usize) -> bool {
    let head = parsed.chunks.get(at).and_then(Chunk::phrase).map_or(0, |phrase| phrase.head);
    // "customers in Peru" are not Peru.
    let several = parsed.word(head).ends_with('s') && !parsed.is(Class::Trade, head);
    parsed.is(Class::People, head) || several
}

/// The first actors that prepositions hang on a phrase; a place only where `people` live there.
pub(super) fn near(
    parsed: &Parsed<'_>,
    range: std::ops::Range<usize>,
    people: bool,
    focus: &Focus,
) -> Vec<ActorId> {
    let head = range.start.checked_sub(1).and_then(|at| parsed.chunks.get(at)?.phrase());
    let is = |class| head.is_some_and(|phrase| parsed.is(class, phrase.head));
    // "critics of Chad", "gunmen in Chad", "protesters against Chad" are not Chad.
    let opposing =
        |phrase: &Phrase| phrase.tokens.clone().any(|token| parsed.is(Class::Opposing, token));
    if is(Class::Outsiders) || head.is_some_and(opposing) {
        return Vec::new();
    }
    // "the wife of Diaz", "a friend of Diaz" is not Diaz.
    let beside = [Class::NextOfKin, Class::Strangers].into_iter().any(is);
    let beside = beside && !is(Class::Mouthpieces);
    let (seated, irregular) = (is(Class::Bodies), is(Class::Irregulars));
    for at in range {
        match parsed.chunks.get(at) {
            Some(Chunk::Noun(_)) => {
                let attached = match parsed.preposition(at) {
                    Some("of" | "from") => true,
                    Some("for" | "with" | "against") => !irregular,
                    Some("in" | "on" | "at" | "near" | "throughout" | "across") => {
                        (people || seated) && !irregular
                    }
                    _ => false,
                };
                let mut found = if attached { named(parsed, at, focus) } else { Vec::new() };
                if beside && found.iter().any(|id| id.as_str().starts_with("per:")) {
                    return Vec::new();
                }
                // "the government in Bonn": it has its seat there.
                if let Some(soil) = parsed.soil(at).filter(|_| seated && found.is_empty()) {
                    found.push(soil.clone());
                }
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
