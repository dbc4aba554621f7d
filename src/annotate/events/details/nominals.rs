//! Nouns that tell an act with its actor: "Lavrov's visit", "the decision to expel".
//!
//! Acts told by verbs are read in `coder`.

use super::{numbers::numbers, standing::called_off, when};
use crate::annotate::events::lexicon::Class;
use crate::annotate::events::meaning::{meaning, noun_act};
use crate::annotate::events::naming::named;
use crate::annotate::events::roles::{Focus, other_side};
use crate::annotate::events::syntax::parse::Parsed;
use crate::annotate::events::targets::target;
use crate::document::{ActorId, Event, EventClass, Participants, Realis};
use crate::text::Span;

/// "Chad's decision to close the border": what was decided was done.
pub(in crate::annotate::events) fn decision(
    parsed: &Parsed<'_>,
    at: usize,
    focus: &Focus,
) -> Option<Event> {
    let phrase = parsed.chunks.get(at)?.phrase()?;
    let index = parsed.clauses.iter().position(|clause| clause.verb == at + 1)?;
    let infinitive = parsed.group(parsed.clauses.get(index)?)?.infinitive();
    let source = named(parsed, at, focus);
    if !parsed.is(Class::Decisions, phrase.head) || !infinitive || source.is_empty() {
        return None;
    }
    let meaning = meaning(parsed, index).filter(|m| m.class != EventClass::Statement)?;
    let target = target(parsed, index, meaning.class, &source, focus);
    let evidence = parsed.context.lexed.cover(phrase.tokens.start..parsed.end_of(index));
    (!target.is_empty())
        .then(|| nominal(parsed, meaning.class, meaning.action, source, target, evidence))
}

/// "Lavrov's visit", "the Trump-Lavrov meeting".
pub(in crate::annotate::events) fn encounter(
    parsed: &Parsed<'_>,
    at: usize,
    focus: &Focus,
) -> Option<Event> {
    let phrase = parsed.chunks.get(at)?.phrase()?;
    let entry = noun_act(parsed, at).filter(|entry| entry.class == Some(EventClass::Consult))?;
    let head_named = parsed.mentions(at).iter().any(|mention| {
        mention.span.end() > parsed.context.lexed.cover(phrase.head..phrase.head + 1).start()
    });
    let mut source: Vec<ActorId> = named(parsed, at, focus);
    source.retain(|id| id.as_str().starts_with("per:"));
    let behind = parsed.preposition(at + 2).is_some_and(|word| matches!(word, "to" | "with"));
    // "Audience with Pope Paul VI." in a diary.
    let diary = parsed.clauses.is_empty() && at == 0 && behind;
    let dropped = (0..parsed.clauses.len()).any(|index| {
        let subject = parsed.clauses.get(index).and_then(|clause| clause.subject);
        subject == Some(at) && called_off(parsed, index)
    });
    if head_named || dropped || (source.is_empty() && !diary) {
        return None;
    }
    let target = if source.len() == 2 {
        source.split_off(1)
    } else if behind {
        named(parsed, at + 2, focus)
    } else {
        other_side(parsed, focus, source.first()).into_iter().collect()
    };
    let evidence = parsed.context.lexed.cover(phrase.tokens.clone());
    (!target.is_empty())
        .then(|| nominal(parsed, EventClass::Consult, entry.action, source, target, evidence))
}

fn nominal(
    parsed: &Parsed<'_>,
    class: EventClass,
    action: &str,
    source: Vec<ActorId>,
    target: Vec<ActorId>,
    evidence: Span,
) -> Event {
    let near = when::of_phrase(parsed, evidence)
        .or_else(|| when::told(parsed, evidence, None))
        .filter(|timex| evidence.contains(timex.span));
    Event {
        class,
        action: action.to_owned(),
        who: Participants { source, target, ..Participants::default() },
        when: near.and_then(|timex| timex.interval),
        realis: Realis::Actual,
        numbers: numbers(parsed, evidence),
        evidence,
        sentence: parsed.sentence.span,
        rule: "noun",
    }
}
