//! Negation that stands before the auxiliary: "Nor has Peru sent troops", "At no point did it close".

use crate::annotate::events::lexicon::Class;
use crate::annotate::events::syntax::chunks::Chunk;
use crate::annotate::events::syntax::parse::Parsed;

/// Whether the verb of the clause at `index` is denied by words before its auxiliary, which stands
/// before the subject.
pub(super) fn denied_before(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let helper = index.checked_sub(1).and_then(|at| parsed.clauses.get(at));
    let Some(helper) = helper.filter(|helper| helper.verb + 2 == clause.verb) else { return false };
    let Some(group) = parsed.group(helper) else { return false };
    let auxiliary = matches!(group.verb, "have" | "do" | "be") || is_modal(parsed, group.head);
    if !auxiliary {
        return false;
    }
    let opens = (0..helper.verb).rev().find(|at| {
        matches!(parsed.chunks.get(*at), Some(Chunk::Comma(_) | Chunk::Break(_) | Chunk::Quote(_)))
    });
    let from = opens.map_or(parsed.sentence.tokens.start, |at| {
        parsed.chunks.get(at + 1).map_or(0, Chunk::start)
    });
    let denies = |at: usize| {
        parsed.is(Class::Negations, at)
            || parsed.is(Class::Barely, at)
            || matches!(parsed.word(at), "no" | "nowhere")
    };
    // "Not only did Poland expel", "No sooner had Poland expelled": these were done.
    let done = |at: usize| matches!(parsed.word(at), "only" | "sooner" | "until" | "less");
    (from..group.head).any(|at| denies(at) && !done(at + 1))
}

fn is_modal(parsed: &Parsed<'_>, token: usize) -> bool {
    parsed.is(Class::Modals, token)
}
