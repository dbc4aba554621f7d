//! What nobody said: "He did not say that Peru had left", "refused to confirm that".

use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::meaning::says;
use crate::annotate::events::syntax::chunks::{Chunk, Group};
use crate::annotate::events::syntax::clauses::{Clause, Link};
use crate::annotate::events::syntax::parse::Parsed;

/// Whether the clause at `index` tells the content of words that were not said: that tells nothing of
/// whether it is so. "He did not say why Peru had left" does.
pub(super) fn unsaid(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let Some(before) = telling(parsed, index, clause) else { return false };
    let Some(group) = parsed.clauses.get(before).and_then(|saying| parsed.group(saying)) else {
        return false;
    };
    let tells = says(group.verb) || LEXICON.is(Class::Claiming, group.verb);
    let tells = tells || LEXICON.is(Class::Vouching, group.verb);
    tells && (group.negated || withheld(parsed, before, group))
}

/// The clause of which the one at `index` is the content, with "that" before it or nothing.
fn telling(parsed: &Parsed<'_>, index: usize, clause: &Clause) -> Option<usize> {
    match parsed.chunks.get(clause.start) {
        Some(Chunk::Linker(token)) => {
            let that = parsed.word(*token) == "that" && clause.link == Link::Content;
            clause.parent.filter(|_| that)
        }
        _ => {
            let before = index.checked_sub(1)?;
            let verb = parsed.clauses.get(before)?.verb;
            let finite = parsed.group(clause).is_some_and(|g| !g.infinitive() && !g.gerund());
            (finite && clause.subject == Some(verb + 1) && clause.verb > verb + 1).then_some(before)
        }
    }
}

/// Whether a verb of saying tells what somebody kept to himself: "refused to say", "stopped short of saying", "without saying".
pub(in crate::annotate::events) fn withheld(
    parsed: &Parsed<'_>,
    saying: usize,
    group: &Group,
) -> bool {
    let before = saying.checked_sub(1).and_then(|at| parsed.clauses.get(at));
    let refuses = before.and_then(|clause| parsed.group(clause)).is_some_and(|before| {
        let refuses = [Class::Withholding, Class::Fail].into_iter();
        refuses.into_iter().any(|class| LEXICON.is(class, before.verb)) && !before.negated
    });
    let word = |far: usize| group.tokens.start.checked_sub(far).map_or("", |at| parsed.word(at));
    let short = word(1) == "without" || word(1) == "of" && word(2) == "short";
    group.infinitive() && refuses || group.gerund() && short
}
