//! How a clause stands among the others, and so whether it tells an act at all.
//!
//! What act it tells is asked of `meaning`.

use crate::annotate::events::meaning::{hostile, noun_act};
use crate::annotate::events::syntax::chunks::Chunk;
use crate::annotate::events::syntax::clauses::Link;
use crate::annotate::events::syntax::parse::Parsed;
use crate::document::EventClass;

/// Whether nobody acts or nothing is acted on ("no envoy left", "imposed no sanctions").
pub(in crate::annotate::events) fn of_nobody(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let object = parsed.object(clause);
    clause.subject.into_iter().chain(object).any(|at| {
        let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
        phrase.is_some_and(|phrase| parsed.is("nobody", phrase.tokens.start))
    })
}

/// Whether the clause stands under "if" or "unless".
pub(in crate::annotate::events) fn conditional(parsed: &Parsed<'_>, index: usize) -> bool {
    let mut at = Some(index);
    while let Some(clause) = at.and_then(|at| parsed.clauses.get(at)) {
        match clause.link {
            Link::Condition => return true,
            Link::Content | Link::Joined | Link::Participial => at = clause.parent,
            _ => return false,
        }
    }
    false
}

/// Whether the clause, or the one it is joined to, only tells when or why.
pub(in crate::annotate::events) fn within_adverbial(parsed: &Parsed<'_>, index: usize) -> bool {
    let mut at = Some(index);
    while let Some(clause) = at.and_then(|at| parsed.clauses.get(at)) {
        match clause.link {
            Link::Adverbial => return true,
            Link::Joined => at = clause.parent,
            _ => return false,
        }
    }
    false
}

/// Whether an act may be told of somebody who is not named: he was shot, the bombing killed him,
/// "Met with King Philippe." in a diary.
pub(in crate::annotate::events) fn of_unnamed(
    parsed: &Parsed<'_>,
    index: usize,
    class: EventClass,
) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let Some(group) = parsed.group(clause) else { return false };
    let act = clause.subject.and_then(|at| noun_act(parsed, at));
    let violent = act.is_some_and(|entry| entry.class == EventClass::Assault);
    let opens = clause.verb.checked_sub(1).and_then(|at| parsed.chunks.get(at));
    let diary = opens.is_none_or(|chunk| matches!(chunk, Chunk::Break(_))) && group.bare_past();
    match class {
        EventClass::Assault => group.passive || violent,
        EventClass::Consult => diary,
        class => group.passive && hostile(class),
    }
}
