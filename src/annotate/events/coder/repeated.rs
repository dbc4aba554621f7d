//! Acts told by pointing to the one before: "Chad did the same", "Niger followed suit".
//!
//! Acts that a verb names by itself are read in `meaning`.

use super::Coder;
use crate::annotate::events::naming::named;
use crate::annotate::events::roles::Focus;
use crate::annotate::events::syntax::chunks::Modality;
use crate::document::{Event, Participants};

impl Coder<'_, '_> {
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
