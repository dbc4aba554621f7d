//! When the act of a clause took place: by its own words, else by when it is reported.
//!
//! Which expression of a sentence dates what is read in `details::when`.

use super::Coder;
use crate::annotate::events::Part;
use crate::annotate::events::details::speech::Speech;
use crate::annotate::events::details::when;
use crate::annotate::events::lexicon::Class;
use crate::annotate::events::meaning::{Meaning, habitual};
use crate::annotate::events::roles::Focus;
use crate::annotate::events::syntax::chunks::Modality;
use crate::annotate::events::syntax::clauses::Link;
use crate::document::{DayInterval, Grain, Timex};
use crate::text::Span;

impl Coder<'_, '_> {
    /// The clause's or sentence's date, else the publication for what the article reports as new.
    pub(super) fn when(
        &self,
        index: usize,
        meaning: Meaning,
        (evidence, claim): (Span, bool),
        focus: &Focus,
    ) -> Option<DayInterval> {
        let parsed = self.parsed;
        // "..., the minister said on Tuesday" dates the speech, not what he claims of others.
        let told = when::told(parsed, evidence, Some(index))
            .filter(|timex| !meaning.class.is_speech() || !when::governed(parsed, timex, index))
            .filter(|timex| !self.is_past(index) || !when::names_what_comes(parsed, timex));
        if let Some(timex) = told.filter(|timex| !claim || evidence.contains(timex.span)) {
            return timex.interval;
        }
        let counted = when::counted_from(parsed, evidence);
        if let Some(day) = counted.or_else(|| when::after_accession(parsed, focus)) {
            return Some(day);
        }
        let clause = parsed.clauses.get(index)?;
        let paper = self.speech(index).is_some_and(|speech| self.of_paper(speech));
        if (claim && told.is_some()) || paper {
            return None;
        }
        let group = parsed.group(clause)?;
        let marker = parsed.chunks.get(clause.start).map_or("", |chunk| parsed.word(chunk.start()));
        let told_as_news =
            matches!(clause.link, Link::Main | Link::Content | Link::Joined) || marker == "what";
        // "had refused" was before what the article reports, "has refused" on no day that it
        // tells, but in the words with which the article opens.
        let before = match parsed.word(group.tokens.start) {
            "had" => group.tokens.len() > 1,
            "has" | "have" => group.tokens.len() > 1 && !self.opens_the_news(),
            _ => false,
        };
        let told_as_news = told_as_news && !before && !when::counts_months(parsed, evidence);
        let now = told_as_news && meaning.class.is_speech() && group.modality != Modality::Maybe;
        focus.now.filter(|_| now)
    }

    /// Whether the clause tells what has been: a day to come is then that of another act ("agreed to
    /// meet on Friday").
    fn is_past(&self, index: usize) -> bool {
        let parsed = self.parsed;
        let group = parsed.clauses.get(index).and_then(|clause| parsed.group(clause));
        group.is_some_and(|group| {
            let first = parsed.word(group.tokens.start);
            let comes = group.infinitive() || group.gerund() || matches!(first, "is" | "are");
            group.modality == Modality::Plain && !comes && !habitual(parsed, index)
        })
    }

    /// Whether an expression dates what a speaker says will be, not the saying.
    pub(super) fn foretold(&self, speech: &Speech, timex: &Timex) -> bool {
        let parsed = self.parsed;
        let will = |index: &usize| {
            let group = parsed.clauses.get(*index).and_then(|clause| parsed.group(clause));
            group.is_some_and(|group| group.modality == Modality::Future)
                && parsed.span(*index).contains(timex.span)
        };
        when::names_what_comes(parsed, timex) || speech.covers.iter().any(will)
    }

    /// Whether an expression stands in what a speaker tells, of which it says when that was: before
    /// "he said", behind "that", or as long as a month.
    pub(super) fn is_told(&self, speech: &Speech, timex: &Timex) -> bool {
        let parsed = self.parsed;
        let long = timex.interval.is_some_and(|days| days.grain() > Grain::Week);
        let content = |index: &usize| {
            let Some(clause) = parsed.clauses.get(*index) else { return false };
            let opens = parsed.chunks.get(clause.start).map_or("", |c| parsed.word(c.start()));
            let told = long || opens == "that" || *index < speech.clause;
            told && parsed.span(*index).contains(timex.span)
        };
        speech.covers.iter().any(content)
    }

    /// Whether the clause tells in the present what comes ("leaves next spring").
    pub(super) fn ahead(&self, index: usize, evidence: Span) -> bool {
        let timex = when::told(self.parsed, evidence, Some(index));
        let words = timex.map_or("", |timex| timex.span.of(self.parsed.context.lexed.text()));
        let first = words.split(' ').next().unwrap_or("");
        matches!(first, "next" | "tomorrow") && habitual(self.parsed, index)
    }

    /// Whether the sentence stands above the second paragraph.
    fn opens_the_news(&self) -> bool {
        let body = self.parsed.context.parts.iter().position(|part| *part == Part::Body);
        body.is_none_or(|first| self.parsed.sentence.block <= first)
    }

    /// Whether a paper speaks ("the announcement said"): it does on a day of its own.
    fn of_paper(&self, speech: &Speech) -> bool {
        let subject = self.parsed.clauses.get(speech.clause).and_then(|clause| clause.subject);
        let phrase = subject.and_then(|at| self.parsed.chunks.get(at)?.phrase());
        phrase.is_some_and(|phrase| {
            self.parsed.is(Class::Papers, phrase.head)
                && self.parsed.is(Class::Determiners, phrase.tokens.start)
        })
    }
}
