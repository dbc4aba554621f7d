//! Expressions that date something else than the act whose sentence they stand in: what is quoted,
//! what it answers.
//!
//! Which of the remaining ones dates the act is decided in the parent module.

use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::syntax::chunks::Chunk;
use crate::annotate::events::syntax::clauses::{Clause, Link};
use crate::annotate::events::syntax::parse::Parsed;
use crate::annotate::events::syntax::words::Tag;
use crate::document::{Grain, Timex};
use crate::text::Span;

/// "“In 2014 we were asleep,” Diaz said": whether an expression stands in a quotation and tells when
/// its content was, not when the clause at `index` outside of it.
pub(super) fn of_what_is_quoted(parsed: &Parsed<'_>, timex: &Timex, index: usize) -> bool {
    let token = parsed.context.lexed.tokens().at_or_after(timex.span.start());
    parsed.quoted_at(token) && !parsed.is_quoted(index)
}

/// "accused Chad of shelling a town in 2014", "expelled two envoys, blaming Chad for the raid in May":
/// whether an expression dates what somebody is blamed for, and not the blame or what goes with it.
/// A plain day behind words of blame is theirs if the sentence has no other for them.
pub(super) fn of_what_is_blamed(
    parsed: &Parsed<'_>,
    (timex, others): (&Timex, &[Timex]),
    act: Span,
) -> bool {
    let place = parsed.context.lexed.tokens().at_or_after(timex.span.start());
    let blames = |clause: &&Clause| {
        parsed.group(clause).is_some_and(|group| {
            group.head < place && LEXICON.is(Class::Blaming, group.verb) && !group.infinitive()
        })
    };
    let Some(clause) = parsed.clauses.iter().rfind(blames) else { return false };
    let Some(opens) = charge(parsed, clause, place) else { return false };
    let opened = parsed.context.lexed.cover(opens..opens + 1);
    if act.start() > opened.start() || goes_on(parsed, opens, place) {
        return false;
    }
    let days = |timex: &Timex| timex.interval.map(|days| days.grain());
    let long = days(timex).is_none_or(|grain| grain > Grain::Week);
    let other = |other: &Timex| {
        other.span.end() <= opened.start() && days(other).is_some_and(|grain| grain <= Grain::Week)
    };
    long || others.iter().any(other)
}

/// Where the words begin that tell between a verb of blame and a token what somebody is blamed for.
fn charge(parsed: &Parsed<'_>, clause: &Clause, place: usize) -> Option<usize> {
    let verb = parsed.group(clause)?.verb;
    let mut behind = (clause.verb + 1..parsed.chunks.len())
        .take_while(|at| parsed.chunks.get(*at).is_some_and(|chunk| chunk.start() < place));
    behind.find_map(|at| {
        let Chunk::Preposition(token) = parsed.chunks.get(at)? else { return None };
        let wrong = match parsed.chunks.get(at + 1)? {
            Chunk::Verb(group) => group.gerund(),
            Chunk::Noun(phrase) => {
                verb == "blame" || phrase.tokens.clone().any(|at| parsed.is(Class::Wrongs, at))
            }
            _ => false,
        };
        let opens = matches!(parsed.word(*token), "of" | "for" | "over");
        (opens && wrong).then_some(*token)
    })
}

/// Whether a clause with a verb of its own begins between what somebody is blamed for and a token.
fn goes_on(parsed: &Parsed<'_>, opens: usize, place: usize) -> bool {
    parsed.clauses.iter().any(|clause| {
        let group = parsed.group(clause);
        let here = group.is_some_and(|group| (opens..place).contains(&group.head));
        here && !matches!(clause.link, Link::Content | Link::Participial)
    })
}

/// How far before a date stands what opens an aside ("answering in kind to Chad's measures in May").
const FARTHEST: usize = 14;

/// "expelled two envoys, answering Chad's measures in May", "in response to the closure in May",
/// "after the vote in May": whether an expression dates what the act with these words answers.
pub(super) fn of_what_it_answers(parsed: &Parsed<'_>, timex: &Timex, act: Span) -> bool {
    let lexed = parsed.context.lexed;
    let first = lexed.tokens().at_or_after(timex.span.start());
    let Some(opener) = opener(parsed, timex, first) else { return false };
    let opened = lexed.cover(opener..opener + 1);
    // "The closure of a mission in May" is dated so where it is itself the act.
    !(act.start() > opened.start() && act.contains(timex.span))
}

/// The word that opens the phrase to which a date belongs and names another act.
fn opener(parsed: &Parsed<'_>, timex: &Timex, first: usize) -> Option<usize> {
    let tokens = &parsed.sentence.tokens;
    let floor = first.saturating_sub(FARTHEST).max(tokens.start);
    let mut thing = has_owner_behind(parsed, timex);
    for at in (floor..first).rev() {
        let word = parsed.word(at);
        if LEXICON.is(Class::Retorting, word) {
            return Some(at).filter(|_| thing);
        }
        if matches!(word, "," | ";" | ":" | "\"" | "“" | "”") || is_finite(parsed, at) {
            return None;
        }
        if thing && (in_answer(parsed, at) || grounds(parsed, timex, at)) {
            return Some(at);
        }
        thing |= at + 1 < first && matches!(parsed.tag(at), Some(Tag::Noun | Tag::Name(_)))
            || matches!(parsed.tag(at), Some(Tag::Noun));
    }
    None
}

/// "last week's raid": whether a thing of that time follows.
fn has_owner_behind(parsed: &Parsed<'_>, timex: &Timex) -> bool {
    let end = parsed.context.lexed.tokens().at_or_after(timex.span.end());
    matches!(parsed.word(end), "'s" | "’s")
}

/// Whether the verb of a clause that has a subject stands at a token.
fn is_finite(parsed: &Parsed<'_>, at: usize) -> bool {
    parsed
        .clauses
        .iter()
        .any(|clause| parsed.group(clause).is_some_and(|group| group.head == at && !group.gerund()))
}

/// "in response to", "in retaliation for".
fn in_answer(parsed: &Parsed<'_>, at: usize) -> bool {
    let behind = matches!(parsed.word(at + 1), "to" | "for");
    let before = at.checked_sub(1).is_some_and(|before| parsed.word(before) == "in");
    behind && before && LEXICON.is(Class::Answers, parsed.word(at))
}

/// "over last week's raid", "after the vote in June". A plain weekday behind such words may as well be
/// that of the act, which follows soon.
fn grounds(parsed: &Parsed<'_>, timex: &Timex, at: usize) -> bool {
    let long = timex.interval.is_none_or(|days| days.grain() != Grain::Day);
    let words = timex.span.of(parsed.context.lexed.text());
    let far = long || words.contains(|c: char| c.is_ascii_digit());
    let owner = has_owner_behind(parsed, timex);
    let first = parsed.context.lexed.tokens().at_or_after(timex.span.start());
    let led = first.checked_sub(1).is_some_and(|at| matches!(parsed.word(at), "in" | "on" | "of"));
    LEXICON.is(Class::Grounds, parsed.word(at)) && (owner || far && led)
}
