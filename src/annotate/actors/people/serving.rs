//! Which body a person serves whose title stands beside its name: "IMF Managing Director A. B.".
//!
//! Which state somebody serves by a bare title is found in `at_home`.

use crate::annotate::actors::gazetteer::Classes;
use crate::annotate::actors::link::Cast;
use crate::annotate::actors::people::{Sort, Titled};
use crate::annotate::actors::read::Galley;
use crate::annotate::actors::roles::standing::STANDING;
use crate::document::{ActorId, ActorKind, Mention, MentionKind};

/// How many words may stand between a body and a title ("IMF First Deputy Managing Director").
const DESCRIBED: usize = 3;

/// Gives the persons of whom nothing nearer is told the body whose title they bear.
pub(crate) fn serve(galley: &Galley<'_>, mentions: &[Mention], cast: &mut Cast) {
    for at in 0..cast.people.len() {
        let Some(person) = cast.people.get(at) else { continue };
        if person.part_of().is_some() {
            continue;
        }
        let mut titles = person.titles.iter().filter(|titled| titled.sort == Sort::Other);
        if let Some(body) = titles.find_map(|titled| body_of(galley, titled, (mentions, cast))) {
            cast.enlist(at, &body);
        }
    }
    let person =
        |place: &usize| mentions.get(*place).is_some_and(|m| m.kind == MentionKind::Person);
    for place in (0..mentions.len()).filter(person) {
        let Some(body) = of_body(galley, place, (mentions, cast)) else { continue };
        let start = mentions.get(place).map_or(0, |mention| mention.span.start());
        let token = galley.lexed.tokens().at_or_after(start);
        let named = cast.named_at.binary_search_by_key(&token, |(at, _)| *at).ok();
        let person = named.and_then(|named| cast.named_at.get(named)).map(|(_, person)| *person);
        let free = |at: &usize| cast.people.get(*at).is_some_and(|p| p.part_of().is_none());
        if let Some(at) = person.filter(free) {
            cast.enlist(at, &body);
        }
    }
}

/// The body that stands before a title or behind it.
fn body_of(
    galley: &Galley<'_>,
    titled: &Titled,
    (mentions, cast): (&[Mention], &Cast),
) -> Option<ActorId> {
    before(galley, titled, (mentions, cast))
        .or_else(|| behind(galley, titled, (mentions, cast)))
        .or_else(|| told_of(galley, titled, (mentions, cast)))
}

/// "IMF Managing Director", "Hezbollah's deputy leader".
fn before(
    galley: &Galley<'_>,
    titled: &Titled,
    (mentions, cast): (&[Mention], &Cast),
) -> Option<ActorId> {
    let start = galley.lexed.tokens().get(titled.role.start)?.span.start();
    let count = mentions.partition_point(|mention| mention.span.end() <= start);
    let mention = mentions.get(count.checked_sub(1)?)?;
    let end = galley.lexed.tokens().at_or_after(mention.span.end());
    let between = titled.role.start.checked_sub(end).filter(|count| *count <= DESCRIBED)?;
    let owned = galley.possessive(end);
    let described = (end + usize::from(owned)..titled.role.start).all(|at| plain(galley, at));
    let kind = cast.kind_of(mention.actor.as_ref()?)?;
    let told = kind == ActorKind::Media && between == 0;
    let speaks_to = told && STANDING.is("rules", galley.folded(titled.role.end - 1));
    (described && !speaks_to).then(|| serves(mention, kind)).flatten()
}

/// "A researcher with the group", "the leader of the opposition Civic Front".
fn behind(
    galley: &Galley<'_>,
    titled: &Titled,
    (mentions, cast): (&[Mention], &Cast),
) -> Option<ActorId> {
    let joint = titled.role.end;
    let last = galley.folded(joint.checked_sub(1)?);
    let member = match galley.folded(joint) {
        "of" => !STANDING.is("beside", last) || STANDING.is("speaks", last),
        "at" | "with" => !STANDING.is("rules", last),
        "for" => STANDING.is("speaks", last),
        _ => false,
    };
    let first = joint + 1 + usize::from(matches!(galley.folded(joint + 1), "the" | "a" | "an"));
    let from = galley.lexed.tokens().get(first)?.span.start();
    let mention = mentions.get(mentions.partition_point(|mention| mention.span.start() < from))?;
    let start = galley.lexed.tokens().at_or_after(mention.span.start());
    let near = start.checked_sub(first)? <= DESCRIBED;
    let described = || (first..start).all(|at| plain(galley, at));
    let kind = cast.kind_of(mention.actor.as_ref()?)?;
    (member && near && described()).then(|| serves(mention, kind)).flatten()
}

/// The body of the words before that a title takes up: "the ministry said. Spokesman A. B. ...",
/// "Party leader A. B.", "A. B., a researcher with the group".
fn told_of(
    galley: &Galley<'_>,
    titled: &Titled,
    (mentions, cast): (&[Mention], &Cast),
) -> Option<ActorId> {
    let noun = taken_up(galley, titled)?;
    let sentences = galley.lexed.sentences();
    let own = sentences.partition_point(|sentence| sentence.tokens.end <= titled.role.start);
    let first = sentences.get(own.saturating_sub(1))?.span.start();
    let start = galley.lexed.tokens().get(titled.role.start)?.span.start();
    let count = mentions.partition_point(|mention| mention.span.end() <= start);
    let near = mentions.get(..count)?.iter().rev().take_while(|m| m.span.start() >= first);
    let mission = noun == Noun::Mission;
    let bodies = near.filter_map(|mention| {
        let kind = cast.kind_of(mention.actor.as_ref()?)?;
        let fits = kind != ActorKind::Media && (kind == ActorKind::Mission || !mission);
        serves(mention, kind).filter(|_| fits)
    });
    let mut bodies: Vec<ActorId> = bodies.collect();
    bodies.sort_unstable();
    bodies.dedup();
    if let Noun::Called(word) = noun {
        let called: Vec<&ActorId> = bodies.iter().filter(|id| cast.is_called(id, word)).collect();
        let party = |id: &ActorId| word == "party" && !cast.is_of_states(id);
        return match (called.as_slice(), bodies.as_slice()) {
            ([one], _) => Some((*one).clone()),
            ([], [one]) if STANDING.is("any_body", word) || party(one) => Some(one.clone()),
            _ => None,
        };
    }
    match bodies.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// How a title takes up a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noun<'g> {
    /// By a noun for it.
    Called(&'g str),
    /// As whoever speaks for it, or by "its".
    Any,
    /// As the head of a mission.
    Mission,
}

fn taken_up<'g>(galley: &Galley<'g>, titled: &Titled) -> Option<Noun<'g>> {
    let role = &titled.role;
    let last = galley.folded(role.end - 1);
    let noun = |at: usize| {
        let word = galley.folded(at);
        let other = at.checked_sub(1).is_some_and(|at| plain(galley, at));
        (STANDING.is("taken_up", word) && !other).then_some(Noun::Called(word))
    };
    let joined = matches!(galley.folded(role.end), "with" | "of" | "at" | "for");
    if joined && galley.folded(role.end + 1) == "the" {
        return noun(role.end + 2);
    }
    // "Party leader" is a role of two words.
    if let Some(noun) = noun(role.start).filter(|_| role.len() > 1) {
        return Some(noun);
    }
    let rules = STANDING.is("rules", last);
    let mut at = role.start;
    while let Some(before) = at.checked_sub(1).filter(|at| *at + DESCRIBED >= role.start) {
        if galley.possessive(before) {
            return before.checked_sub(1).and_then(noun);
        }
        if matches!(galley.folded(before), "its" | "their") {
            return (!rules).then_some(Noun::Any);
        }
        if let Some(noun) = noun(before) {
            return Some(noun);
        }
        if !plain(galley, before) {
            break;
        }
        at = before;
    }
    let alone = role.len() == 1 && role.end == titled.name && at == role.start;
    match last {
        "ambassador" | "consul" if alone => Some(Noun::Mission),
        _ => (alone && STANDING.is("speaks", last)).then_some(Noun::Any),
    }
}

/// The body that "of" names right behind a person's name: "A. B., of the Green Party".
fn of_body(
    galley: &Galley<'_>,
    place: usize,
    (mentions, cast): (&[Mention], &Cast),
) -> Option<ActorId> {
    let end = mentions.get(place)?.span.end();
    let next = mentions.get(place + 1)?;
    let mut at = galley.lexed.tokens().at_or_after(end);
    at += usize::from(galley.text(at) == ",");
    if galley.folded(at) != "of" {
        return None;
    }
    at += 1;
    while galley.folded(at) == "the" || plain(galley, at) && galley.lower(at) {
        at += 1;
    }
    let here = galley.lexed.tokens().get(at)?.span.start() == next.span.start();
    let kind = cast.kind_of(next.actor.as_ref()?)?;
    serves(next, kind).filter(|_| here && kind == ActorKind::Organisation)
}

/// Whether a word only describes what follows it.
fn plain(galley: &Galley<'_>, at: usize) -> bool {
    let grammar = Classes::SMALL.or(Classes::ACTS).or(Classes::PLACES);
    (galley.lower(at) || galley.capital(at) && galley.is(at, Classes::COMMON))
        && !galley.is(at, grammar)
        || galley.text(at) == "-"
}

/// The body that is named, if persons belong to such.
fn serves(mention: &Mention, kind: ActorKind) -> Option<ActorId> {
    let body = !matches!(kind, ActorKind::Person | ActorKind::Government | ActorKind::Group);
    mention.actor.clone().filter(|_| body && mention.doubt.is_none())
}
