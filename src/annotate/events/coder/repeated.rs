//! Acts told by pointing to the one before: "Chad did the same", "Niger followed suit".
//!
//! Acts that a verb names by itself are read in `meaning`.

use super::Coder;
use crate::annotate::events::naming::named;
use crate::annotate::events::roles::Focus;
use crate::annotate::events::syntax::chunks::{Chunk, Modality};
use crate::annotate::events::targets::gapped::Gapped;
use crate::document::{Event, Participants, Quantity};

impl Coder<'_, '_> {
    /// "Chad expelled two envoys, Niger one and Mali three": what the others did, who are only counted
    /// behind the act of the first.
    pub(super) fn counted_on(&self, index: usize, event: &Event, focus: &Focus) -> Vec<Event> {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(index) else { return Vec::new() };
        let ([unit], false) = (&event.numbers[..], parsed.is_passive(index)) else {
            return Vec::new();
        };
        let gapped = |at: &usize| Gapped::read(parsed, *at).is_some();
        let mut next = (clause.verb + 1..parsed.chunks.len()).find(gapped);
        let mut found = Vec::new();
        while let Some((at, same)) = next.and_then(|at| Some((at, Gapped::read(parsed, at)?))) {
            let source = named(parsed, at, focus);
            let end = parsed.chunks.get(same.end).map_or(parsed.sentence.tokens.end, Chunk::start);
            let start = parsed.chunks.get(at).map_or(end, Chunk::start);
            let target = event.who.target.clone();
            let told_by = event.who.told_by.clone().filter(|id| !source.contains(id));
            let own = !source.is_empty() && source.iter().all(|id| !target.contains(id));
            if own {
                found.push(Event {
                    who: Participants { source, target, told_by, ..Participants::default() },
                    numbers: vec![Quantity { count: same.count, unit: unit.unit }],
                    evidence: parsed.context.lexed.cover(start..end),
                    ..event.clone()
                });
            }
            let pauses = (same.end..).take_while(|at| {
                matches!(parsed.chunks.get(*at), Some(Chunk::Comma(_) | Chunk::Join(_)))
            });
            next = Some(same.end + pauses.count());
        }
        found
    }

    /// The act that the sentence told last, done by somebody else as well.
    pub(super) fn repeated(&self, index: usize, focus: &Focus) -> Option<Event> {
        let parsed = self.parsed;
        let clause = parsed.clauses.get(index)?;
        let group = parsed.group(clause).filter(|group| group.modality == Modality::Plain)?;
        let word = |far: usize| parsed.word(group.tokens.end + far);
        let points = match group.verb {
            "do" => matches!((word(0), word(1)), ("the", "same") | ("so" | "likewise" | "too", _)),
            "follow" => word(0) == "suit",
            _ => false,
        };
        let before = self.found.last().filter(|_| points && !group.negated)?;
        let source = named(parsed, clause.subject?, focus);
        let others = !source.is_empty() && source.iter().all(|id| !before.who.source.contains(id));
        let target = before.who.target.clone();
        let who = Participants { source, target, ..Participants::default() };
        let evidence = parsed.span(index);
        let event = Event { who, evidence, numbers: Vec::new(), ..before.clone() };
        (others && !event.who.target.contains(event.who.source.first()?)).then_some(event)
    }
}
