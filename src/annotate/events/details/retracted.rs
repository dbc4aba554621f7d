//! Reports that the article itself takes back: "A paper wrote that Chad had left. That was untrue."
//!
//! What one sentence denies within itself is read in `coder::unreal`.

use crate::annotate::events::Context;
use crate::annotate::events::is_reporting;
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::document::{Event, EventClass, Realis};
use crate::text::Sentence;

/// A sentence of so many tokens can take back what the one before it tells.
const LONGEST: usize = 10;

/// Marks what did not take place by the sentence behind it.
pub(in crate::annotate::events) fn by_the_next(context: &Context<'_>, events: &mut [Event]) {
    let sentences = context.lexed.sentences();
    for at in 0..events.len() {
        let Some(event) = events.get(at).filter(|event| event.realis == Realis::Actual) else {
            continue;
        };
        let place = context.lexed.sentence_at(event.sentence.start());
        let next = place.and_then(|place| sentences.get(place + 1));
        let Some(next) = next.filter(|_| reported(context, event)) else { continue };
        let denied = || events.iter().any(|other| denies(context, other, event, next));
        let untrue = retracts(context, next) || (event.who.told_by.is_none() && denied());
        if let Some(event) = events.get_mut(at).filter(|_| untrue) {
            event.realis = Realis::Negated;
        }
    }
}

/// Whether an act is told as what somebody reports: "that" or a verb of saying leads to it.
fn reported(context: &Context<'_>, event: &Event) -> bool {
    let lexed = context.lexed;
    let first = lexed.tokens().at_or_after(event.evidence.start());
    let that = |at: usize| lexed.folded(at) == "that" || is_reporting(lexed.folded(at));
    let leads = that(first) || first.checked_sub(1).is_some_and(that);
    leads && event.class != EventClass::Statement
}

/// "That was untrue.", "The report was false.", "None of it was true."
fn retracts(context: &Context<'_>, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    let is = |class: Class, at: usize| LEXICON.is(class, context.lexed.folded(at));
    let word = |at: usize| context.lexed.folded(at);
    let report = |at: usize| is(Class::Evidence, at) || is(Class::Doubtful, at);
    let reports = tokens.clone().take(3).any(report);
    let points = |at: usize| matches!(word(at), "that" | "this" | "it" | "they" | "both");
    let none = tokens.clone().any(|at| is(Class::Negations, at) || word(at) == "none");
    // "That was wrong" may be a matter of morals, "The report was wrong" is none.
    let false_word = |at: usize| is(Class::Retracting, at) || reports && is(Class::Untrue, at);
    let false_word = tokens.clone().any(false_word);
    let true_word = tokens.clone().any(|at| matches!(word(at), "true" | "so" | "correct"));
    // "That was a lie, the minister said": so he says.
    let claimed = tokens.clone().any(|at| is_reporting(word(at)) && !report(at));
    tokens.len() <= LONGEST
        && !claimed
        && (reports || tokens.clone().take(3).any(points))
        && tokens.clone().any(|at| is(Class::Be, at))
        && (false_word && !none || true_word && none)
}

/// "Chad denies this.": whether the next sentence tells that who is said to have acted denies it.
fn denies(context: &Context<'_>, denial: &Event, act: &Event, next: &Sentence) -> bool {
    let short = next.tokens.len() <= LONGEST;
    let here = next.span.contains(denial.evidence) && denial.action == "deny";
    let own = denial.who.source.first().zip(act.who.source.first());
    short && here && own.is_some_and(|(one, other)| context.state(one) == context.state(other))
}
