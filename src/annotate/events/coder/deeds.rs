//! Nouns that tell an act with both its sides: "the expulsion of two envoys by Chad", "talks between
//! Chad and Niger".
//!
//! Nouns that lean on a person or on a verb are read in `details::nominals`.

use super::Coder;
use super::unreal::unreal;
use crate::annotate::events::details::numbers::numbers;
use crate::annotate::events::details::standing::{called_off, conditional};
use crate::annotate::events::details::when;
use crate::annotate::events::lexicon::{Class, Entry, LEXICON};
use crate::annotate::events::meaning::noun_act;
use crate::annotate::events::naming::named;
use crate::annotate::events::roles::Focus;
use crate::annotate::events::syntax::chunks::{Chunk, Modality};
use crate::annotate::events::syntax::parse::Parsed;
use crate::document::{ActorId, Event, EventClass, Participants, Realis};
use crate::text::Span;

/// Who is named around a noun, and the piece where that ends.
#[derive(Default)]
struct Around {
    source: Vec<ActorId>,
    target: Vec<ActorId>,
    /// What "of" adds to a deed whose doer is told behind "by".
    object: Option<Span>,
    end: usize,
}

impl Coder<'_, '_> {
    /// The act that the phrase at `at` tells with both its sides, if it is told as done.
    pub(super) fn deed(&self, at: usize, focus: &Focus) -> Option<Event> {
        let parsed = self.parsed;
        let phrase = parsed.chunks.get(at)?.phrase().filter(|phrase| !phrase.pronoun)?;
        let entry = noun_act(parsed, at)?;
        let class = entry.class.filter(|class| is_deed(*class))?;
        let vague = phrase.tokens.clone().any(|token| parsed.is(Class::Hypothetical, token));
        let index = done(parsed, at).filter(|_| !vague)?;
        let around = around(parsed, at, class, entry, focus);
        let mutual = class == EventClass::Consult || entry.action == "fight";
        let both = mutual && around.source.len() > 1;
        let aimed = !around.target.is_empty() || around.object.is_some();
        if around.source.is_empty() || !(aimed || both) {
            return None;
        }
        let end = parsed.chunks.get(around.end).map_or(parsed.sentence.tokens.end, Chunk::start);
        let evidence = parsed.context.lexed.cover(phrase.tokens.start..end);
        let whole = parsed.context.lexed.cover(phrase.tokens.clone());
        let timex =
            when::of_phrase(parsed, whole).or_else(|| when::told(parsed, evidence, Some(index)));
        let own = |span| class == EventClass::Consult || evidence.contains(span);
        let told_by = self.speech(index).and_then(|speech| speech.speaker.clone());
        Some(Event {
            class,
            action: entry.action.to_owned(),
            when: timex.filter(|timex| own(timex.span)).and_then(|timex| timex.interval),
            realis: Realis::Actual,
            numbers: numbers(parsed, evidence),
            evidence,
            sentence: parsed.sentence.span,
            rule: "noun",
            who: Participants {
                told_by: told_by.filter(|id| !around.source.contains(id)),
                source: around.source,
                target: around.target,
                object: around.object,
                ..Participants::default()
            },
        })
    }
}

/// Whether nouns of the class tell deeds, not words.
const fn is_deed(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Consult
            | EventClass::Support
            | EventClass::Sanction
            | EventClass::Coerce
            | EventClass::Assault
            | EventClass::Retreat
    )
}

/// The clause in which the phrase stands as something that was done: its subject, or behind "after".
fn done(parsed: &Parsed<'_>, at: usize) -> Option<usize> {
    let told = |index: usize| {
        let group = parsed.clauses.get(index).and_then(|clause| parsed.group(clause));
        let plain = group.is_some_and(|group| {
            let behind = parsed.word(group.head + 1);
            // "Dialogue between them is stalled" tells how things stand.
            !matches!(parsed.word(group.tokens.start), "is" | "are")
                && group.modality == Modality::Plain
                && !group.negated
                && !group.infinitive()
                && !LEXICON.is(Class::Cancelling, group.verb)
                && !LEXICON.is(Class::Hypothetical, behind)
                && !LEXICON.is(Class::Untrue, behind)
        });
        plain && !unreal(parsed, index) && !conditional(parsed, index)
    };
    let behind = parsed.preposition(at).is_some_and(|word| LEXICON.is(Class::Upon, word));
    let own = |index: &usize| {
        parsed.clauses.get(*index).is_some_and(|clause| match clause.subject {
            Some(subject) if !behind => subject == at,
            _ => behind && (clause.tail.contains(&at) || clause.verb > at),
        })
    };
    let index = (0..parsed.clauses.len()).find(own)?;
    (told(index) && !called_off(parsed, index)).then_some(index)
}

/// Reads "of", "by", "between" and the like behind a noun, and whose it is.
fn around(
    parsed: &Parsed<'_>,
    at: usize,
    class: EventClass,
    entry: &Entry,
    focus: &Focus,
) -> Around {
    let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
    let head_named = phrase.is_none_or(|phrase| parsed.mention_at(phrase.head).is_some());
    let owners = if head_named { Vec::new() } else { named(parsed, at, focus) };
    let mut found = Around { source: owners, target: Vec::new(), object: None, end: at + 1 };
    let doer = class == EventClass::Consult || class == EventClass::Retreat;
    let mut next = at + 1;
    while let Some(chunk) = parsed.chunks.get(next) {
        let Chunk::Preposition(token) = chunk else { break };
        let place = next + 1;
        let joined = behind_list(parsed, place);
        if matches!(parsed.chunks.get(place), Some(Chunk::Time(_))) {
            (next, found.end) = (place + 1, place + 1);
            continue;
        }
        let ids = named(parsed, place, focus);
        let soil = || parsed.soil(place).cloned().into_iter().collect::<Vec<_>>();
        let or_soil = |ids: Vec<ActorId>| if ids.is_empty() { soil() } else { ids };
        let thing = parsed.chunks.get(place).and_then(Chunk::phrase).filter(|p| !p.pronoun);
        if let Some(thing) = thing.filter(|_| !doer && parsed.word(*token) == "of") {
            let words = parsed.context.lexed.cover(thing.tokens.start..thing.head + 1);
            found.object = found.object.or(Some(words));
        }
        let side = match parsed.word(*token) {
            "by" | "between" => &mut found.source,
            "of" if doer => &mut found.source,
            "of" | "with" | "against" | "on" => &mut found.target,
            "to" | "from" | "in" if doer && entry.action != "hold talks" => &mut found.target,
            _ => break,
        };
        let reaches = !matches!(parsed.word(*token), "by" | "between" | "with");
        let more = if reaches { or_soil(ids) } else { ids };
        if side.is_empty() {
            *side = more;
        }
        (next, found.end) = (joined, joined);
    }
    found.target.retain(|id| !found.source.contains(id));
    found
}

/// The piece behind a phrase and those that a list joins to it.
fn behind_list(parsed: &Parsed<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while matches!(parsed.chunks.get(end), Some(Chunk::Join(_) | Chunk::Comma(_)))
        && parsed.chunks.get(end + 1).is_some_and(|chunk| chunk.phrase().is_some())
        && !parsed.mentions(end + 1).is_empty()
    {
        end += 2;
    }
    end
}
