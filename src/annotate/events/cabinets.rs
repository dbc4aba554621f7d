//! "The government", "parliament": of which state, where the article makes it plain.
//!
//! Bodies that are named with their state are found in `naming`.

use super::Context;
use super::lexicon::Class;
use super::roles::government;
use super::syntax::chunks::Chunk;
use super::syntax::parse::Parsed;
use crate::document::{ActorId, ActorKind};
use crate::text::Span;

/// The government that "the government" means: that of the only state which the paragraph has named
/// before, or the paragraph before if this one begins; nobody where two are in play.
pub(super) fn meant(parsed: &Parsed<'_>, at: usize) -> Option<ActorId> {
    let phrase = parsed.chunks.get(at)?.phrase().filter(|phrase| !phrase.pronoun)?;
    let first = parsed.word(phrase.tokens.start);
    let bare = first == "the" && phrase.tokens.len() == 2
        || first == "parliament" && phrase.tokens.len() == 1;
    // "the government of Chad", "the government that fell", "the government, which".
    let told_apart = match parsed.chunks.get(at + 1) {
        Some(Chunk::Preposition(token)) => !matches!(parsed.word(*token), "to" | "on" | "by"),
        Some(Chunk::Relative(_)) => true,
        _ => false,
    };
    let acts = parsed.clauses.iter().any(|clause| clause.subject == Some(at))
        || parsed.preposition(at) == Some("by");
    if !bare || told_apart || !acts || !parsed.is(Class::Cabinets, phrase.head) {
        return None;
    }
    let here = parsed.context.lexed.cover(phrase.tokens.clone());
    government(parsed, &only_state(parsed.context, before(parsed, here)?)?)
}

/// The stretch of text before a place that tells of whom its paragraph speaks.
fn before(parsed: &Parsed<'_>, here: Span) -> Option<Span> {
    let (lexed, block) = (parsed.context.lexed, parsed.sentence.block);
    let all = lexed.sentences();
    let at = all.partition_point(|other| other.span < parsed.sentence.span);
    let earlier = all.get(..at)?;
    let own = earlier.iter().rev().take_while(|other| other.block == block).last();
    let last = earlier.last()?;
    let paragraph = || earlier.iter().rev().take_while(|other| other.block == last.block).last();
    let first = own.or_else(paragraph)?;
    Some(Span::between(first.span.start(), here.start()))
}

/// The state to which all belong whom a stretch of text names, if it names any.
fn only_state(context: &Context<'_>, told: Span) -> Option<String> {
    let from = context.mentions.partition_point(|mention| mention.span.end() <= told.start());
    let upto = context.mentions.partition_point(|mention| mention.span.start() < told.end());
    let mut only: Option<String> = None;
    for at in from..upto {
        let actor = context.mentions.get(at)?.actor.as_ref();
        let home = context.homes.get(at).and_then(|home| home.as_ref()).map(|(id, _)| id);
        let Some(id) = actor.or(home) else { continue };
        let known = context.actors.iter().find(|actor| actor.id == *id)?;
        // Who belongs to no state is none of them, and papers only tell of them.
        let Some(state) = known.country.clone().filter(|_| known.kind != ActorKind::Media) else {
            if known.intergovernmental {
                return None;
            }
            continue;
        };
        if only.as_ref().is_some_and(|other| *other != state) {
            return None;
        }
        only = Some(state);
    }
    only
}
