//! Which events and quotes follow when some mentions of an actor become another's.
//!
//! The mentions themselves are moved in `carry_out`.

use crate::document::{ActorId, Annotated, Event, Quote};
use crate::text::Span;

/// A mention of the actor that is split, and whether it became the other's.
pub(super) struct Told {
    /// Where it stands.
    pub span: Span,
    /// Whether it is the other's now.
    pub moved: bool,
}

/// Gives the new actor its part in what moved mentions tell.
pub(super) fn follow(article: &mut Annotated, told: &[Told], old: &ActorId, new: &ActorId) {
    for event in &mut article.events {
        in_event(event, told, old, new);
    }
    for quote in &mut article.quotes {
        in_quote(quote, told, old, new);
    }
}

fn in_event(event: &mut Event, told: &[Told], old: &ActorId, new: &ActorId) {
    let (evidence, sentence) = (event.evidence, event.sentence);
    // Who acts stands first, who is acted on last.
    let first = meant(told, |all| all.first().copied(), evidence, sentence);
    let last = meant(told, |all| all.last().copied(), evidence, sentence);
    let who = &mut event.who;
    if first {
        replace(who.source.iter_mut().chain(&mut who.told_by), old, new);
    }
    if last {
        replace(who.target.iter_mut(), old, new);
    }
}

fn in_quote(quote: &mut Quote, told: &[Told], old: &ActorId, new: &ActorId) {
    let near = quote.verb.unwrap_or(quote.span);
    let outside = told.iter().filter(|told| !quote.span.overlaps(told.span));
    let nearest = outside.min_by_key(|told| {
        let (before, behind) = (near.start(), near.end());
        before.saturating_sub(told.span.end()) + told.span.start().saturating_sub(behind)
    });
    if nearest.is_some_and(|told| told.moved) {
        let parts = quote.speaker.iter_mut().chain(&mut quote.addressee).chain(&mut quote.via);
        replace(parts, old, new);
    }
}

/// Whether the mention by which an event names the actor moved: one in the words that tell it, else
/// in its sentence, else the last before it ("It rejected the plan").
fn meant<'a>(
    told: &'a [Told],
    choose: impl Fn(&[&'a Told]) -> Option<&'a Told>,
    evidence: Span,
    sentence: Span,
) -> bool {
    let within = |span: Span| -> Vec<&Told> {
        told.iter().filter(|told| span.overlaps(told.span)).collect()
    };
    let before = || told.iter().rfind(|told| told.span.end() <= evidence.start());
    let found = choose(&within(evidence)).or_else(|| choose(&within(sentence))).or_else(before);
    found.is_some_and(|told| told.moved)
}

fn replace<'a>(ids: impl Iterator<Item = &'a mut ActorId>, old: &ActorId, new: &ActorId) {
    for id in ids.filter(|id| *id == old) {
        *id = new.clone();
    }
}
