//! What somebody only asks to be done: "demanded that Chad expel", "it is essential that Chad close".
//!
//! Who asks and of whom is read where the asking verb is coded; here the act asked for is none.

use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::syntax::chunks::{Chunk, Group};
use crate::annotate::events::syntax::clauses::{Clause, Link};
use crate::annotate::events::syntax::inflect::Forms;
use crate::annotate::events::syntax::parse::Parsed;

/// Whether the clause at `index` tells what is asked for, by the word that governs it or by the
/// subjunctive.
pub(super) fn asked_for(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let Some(group) = parsed.group(clause).filter(|group| is_bare(parsed, group)) else {
        return false;
    };
    match clause.link {
        Link::Content => mandated(parsed, clause) || of_one(parsed, clause, group),
        // "that Chad expel the envoy and close the border", not "proposed that Chad close it, and
        // expelled the envoy".
        Link::Joined => clause.parent.is_some_and(|at| at < index && asked_for(parsed, at)),
        _ => false,
    }
}

/// Whether the verb stands in its bare form, as the subjunctive has it ("expel", "be expelled").
fn is_bare(parsed: &Parsed<'_>, group: &Group) -> bool {
    let first = parsed.word(group.tokens.start);
    if first == "be" {
        return true;
    }
    let forms = LEXICON.verb(parsed.word(group.head)).map(|(_, forms)| forms);
    let finite = !group.infinitive() && !group.gerund() && !group.passive;
    // "immediately release".
    let helpers = [Class::Have, Class::Do, Class::Be, Class::Modals];
    let helped = |token: usize| helpers.iter().any(|class| parsed.is(*class, token));
    let alone = !(group.tokens.start..group.head).any(helped);
    finite && alone && forms.is_some_and(|forms| forms.any(Forms::BASE))
}

/// Whether the clause hangs on a word of asking: "urged that", "essential that", "a proposal that".
fn mandated(parsed: &Parsed<'_>, clause: &Clause) -> bool {
    let before = match parsed.chunks.get(clause.start) {
        Some(Chunk::Linker(token)) => token.checked_sub(1),
        _ => None,
    };
    let governing = clause.parent.and_then(|at| parsed.group(parsed.clauses.get(at)?));
    before.is_some_and(|word| parsed.is(Class::Mandating, word))
        || governing.is_some_and(|group| LEXICON.is(Class::Mandating, group.verb))
}

/// "insisted that Chad expel": of one state the indicative would have an -s.
fn of_one(parsed: &Parsed<'_>, clause: &Clause, group: &Group) -> bool {
    let Some(at) = clause.subject else { return false };
    let Some(phrase) = parsed.chunks.get(at).and_then(Chunk::phrase) else { return false };
    let forms = LEXICON.verb(parsed.word(group.head)).map(|(_, forms)| forms);
    let past = forms.is_some_and(|forms| forms.any(Forms::PAST));
    let listed = at.checked_sub(1).and_then(|before| parsed.chunks.get(before));
    let listed = matches!(listed, Some(Chunk::Join(_) | Chunk::Comma(_)));
    let named = phrase.tokens.len() == 1 && parsed.mentions(at).len() == 1;
    let one = matches!(parsed.word(phrase.head), "he" | "she" | "it") || named;
    one && !past && !listed && !parsed.word(phrase.head).ends_with('s')
}
