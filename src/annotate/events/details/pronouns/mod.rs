//! Whom a pronoun means, by whose words it stands in.
//!
//! Only what the article named before is looked at.

pub(in crate::annotate::events) mod strangers;

use crate::annotate::actors::sex::Sex;
use crate::annotate::events::roles::{Focus, other_side};
use crate::annotate::events::syntax::parse::Parsed;
use crate::document::{ActorId, MentionKind};

/// Whose words a clause gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::annotate) enum Voice {
    /// The writer's.
    #[default]
    Writer,
    /// A speaker's, word for word.
    Quoted,
    /// A speaker's, in the writer's words.
    Reported,
}

/// How many mentions before a pronoun are looked at.
const REACH: usize = 24;

/// The actor that the pronoun at a token means.
pub(in crate::annotate::events) fn pronoun(
    parsed: &Parsed<'_>,
    token: usize,
    focus: &Focus,
) -> Option<ActorId> {
    let word = parsed.word(token);
    let spoken = focus.voice != Voice::Writer;
    match word {
        "he" | "she" | "him" | "her" | "himself" | "herself" => person(parsed, token, focus),
        "i" | "me" | "we" | "us" => focus.speaker.clone(),
        "it" | "itself" if focus.voice == Voice::Reported => {
            focus.speaker.clone().filter(|id| !is_person(id)).or_else(|| focus.body.clone())
        }
        "it" | "itself" => focus.body.clone(),
        "they" | "them" if focus.voice == Voice::Reported => focus
            .speaker
            .clone()
            .filter(|id| !is_person(id))
            .or_else(|| other_side(parsed, focus, focus.speaker.as_ref())),
        "they" | "them" | "you" if spoken => other_side(parsed, focus, focus.speaker.as_ref()),
        _ => None,
    }
}

fn is_person(id: &ActorId) -> bool {
    id.as_str().starts_with("per:")
}

/// "he" in reported words is the speaker, in quoted ones somebody else, else the last that acted.
fn person(parsed: &Parsed<'_>, token: usize, focus: &Focus) -> Option<ActorId> {
    let sex = Sex::of_pronoun(parsed.word(token))?;
    let told = |id: &ActorId| parsed.actor(id).and_then(Sex::of);
    let fits = |id: &&ActorId| is_person(id) && told(id).is_none_or(|known| known == sex);
    if focus.voice == Voice::Reported
        && let Some(speaker) = focus.speaker.as_ref().filter(fits)
    {
        return Some(speaker.clone());
    }
    let quoted = focus.voice == Voice::Quoted;
    let acted = focus.persons.iter().rev().filter(|_| !quoted);
    let sure = |id: &&ActorId| told(id) == Some(sex);
    let before = || before(parsed, token).filter(|id| Some(*id) != focus.speaker.as_ref());
    // "She called the consul and asked him": whom the sentence named last.
    let object = matches!(parsed.word(token), "him" | "himself" | "her" | "herself");
    let start = parsed.context.lexed.tokens().get(parsed.sentence.tokens.start);
    let here = start.filter(|_| object).map(|first| first.span.start());
    let same = here.and_then(|from| nearest(parsed, token, from)).filter(|id| fits(id));
    let same =
        same.filter(|id| focus.voice == Voice::Writer && Some(*id) != focus.speaker.as_ref());
    if focus.stranger && !object && focus.voice == Voice::Writer {
        return None;
    }
    // "Quispe met Lagos. ... She told him": whom she met, not who was named by the way.
    let partner = focus.partners.iter().find(|id| object && !quoted && fits(id));
    let partner = partner.filter(|id| Some(*id) != focus.speaker.as_ref());
    let found = same.or(partner).or_else(|| acted.clone().find(fits));
    found.or_else(|| before().find(sure)).or_else(|| before().find(fits)).cloned()
}

/// The person named last before a token and behind an offset.
fn nearest<'a>(parsed: &Parsed<'a>, token: usize, from: usize) -> Option<&'a ActorId> {
    let place = parsed.context.lexed.tokens().get(token).map_or(0, |token| token.span.start());
    let all = parsed.context.mentions;
    let upto = all.partition_point(|mention| mention.span.end() <= place);
    let before = all.get(..upto)?.iter().rev().take_while(|m| m.span.start() >= from);
    let mut persons = before.filter(|m| m.kind == MentionKind::Person);
    persons.next()?.actor.as_ref()
}

/// The persons named before a token, the last first.
fn before<'a>(parsed: &Parsed<'a>, token: usize) -> impl Iterator<Item = &'a ActorId> {
    let place = parsed.context.lexed.tokens().get(token).map_or(0, |token| token.span.start());
    let all = parsed.context.mentions;
    let upto = all.partition_point(|mention| mention.span.end() <= place);
    let near = all.get(..upto).unwrap_or(&[]).iter().rev().take(REACH);
    near.filter(|m| m.kind == MentionKind::Person).filter_map(|m| m.actor.as_ref())
}
