//! Which body a person serves whose title stands beside its name: "IMF Managing Director A. B.".
//!
//! Which state somebody serves by a bare title is found in `at_home`.

use crate::annotate::actors::gazetteer::Classes;
use crate::annotate::actors::link::Cast;
use crate::annotate::actors::people::{Sort, Titled};
use crate::annotate::actors::read::Galley;
use crate::annotate::actors::roles::standing::STANDING;
use crate::document::{ActorId, ActorKind, Mention};

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

/// The only body of the words before where a title takes it up: "the ministry said. Spokesman
/// A. B. ...", "A. B., a researcher with the group".
fn told_of(
    galley: &Galley<'_>,
    titled: &Titled,
    (mentions, cast): (&[Mention], &Cast),
) -> Option<ActorId> {
    let role = &titled.role;
    let speaks = role.len() == 1
        && role.end == titled.name
        && STANDING.is("speaks", galley.folded(role.start))
        && role.start.checked_sub(1).is_none_or(|at| !plain(galley, at) && !galley.possessive(at));
    let noun = role.end + 2;
    let joined = matches!(galley.folded(role.end), "with" | "of" | "at" | "for");
    let taken_up = joined
        && galley.folded(role.end + 1) == "the"
        && STANDING.is("taken_up", galley.folded(noun));
    if !speaks && !taken_up {
        return None;
    }
    let sentences = galley.lexed.sentences();
    let own = sentences.partition_point(|sentence| sentence.tokens.end <= role.start);
    let first = sentences.get(own.saturating_sub(1))?.span.start();
    let start = galley.lexed.tokens().get(role.start)?.span.start();
    let count = mentions.partition_point(|mention| mention.span.end() <= start);
    let near = mentions.get(..count)?.iter().rev().take_while(|m| m.span.start() >= first);
    let bodies = near.filter_map(|mention| {
        let kind = cast.kind_of(mention.actor.as_ref()?)?;
        serves(mention, kind).filter(|_| kind != ActorKind::Media)
    });
    let mut bodies: Vec<ActorId> = bodies.collect();
    bodies.dedup();
    match bodies.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
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
