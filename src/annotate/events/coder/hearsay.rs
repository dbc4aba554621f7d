//! Hearsay: the words by which a sentence passes an act on without a teller whom one could ask
//! ("witnesses said", "allegedly", "according to local media").
//!
//! Tellers who are actors are found in `details::speech`.

use std::ops::Range;

use super::Coder;
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::meaning::says;
use crate::annotate::events::syntax::chunks::{Chunk, Group};
use crate::annotate::events::syntax::clauses::Link;
use crate::document::{Event, EventClass};
use crate::text::Span;

impl Coder<'_, '_> {
    /// Notes of every act that nobody known tells the words by which it is passed on.
    pub(super) fn note_hearsay(&mut self) {
        let mut found = std::mem::take(&mut self.found);
        for event in &mut found {
            if event.who.told_by.is_none() && event.class != EventClass::Statement {
                event.who.hearsay = self.hearsay(event);
            }
        }
        self.found = found;
    }

    fn hearsay(&self, event: &Event) -> Option<Span> {
        let all = 0..self.parsed.clauses.len();
        let holds = |index: &usize| self.parsed.span(*index).overlaps(event.evidence);
        let own = |index: &usize| self.parsed.span(*index) == event.evidence;
        let index = all.clone().find(own).or_else(|| all.clone().rfind(holds))?;
        let speech = self.speech(index);
        let nameless = speech.filter(|speech| speech.speaker.is_none());
        // "Chad closed its border, the ministry said": its own, which tells what it did.
        if nameless.is_some_and(|speech| speech.clause > index && self.is_own_body(speech.clause)) {
            return None;
        }
        nameless
            .and_then(|speech| self.reporting_words(speech.clause))
            .or_else(|| self.claimed_by_some(index).filter(|_| speech.is_none()))
            .or_else(|| self.alleging(index))
            .or_else(|| self.according_to_some(event).filter(|_| speech.is_none()))
    }

    /// Whether "the ministry", "the government" or "the spokesman" without a state speaks.
    fn is_own_body(&self, index: usize) -> bool {
        let parsed = self.parsed;
        let clause = parsed.clauses.get(index);
        let subject = clause.and_then(|clause| parsed.chunks.get(clause.subject?)?.phrase());
        let classes = [Class::Bodies, Class::Offices, Class::Mouthpieces, Class::Persons];
        subject.is_some_and(|phrase| {
            parsed.word(phrase.tokens.start) == "the"
                && classes.into_iter().any(|class| parsed.is(class, phrase.head))
        })
    }

    /// "witnesses said", "said a witness", "it is alleged".
    fn reporting_words(&self, index: usize) -> Option<Span> {
        let parsed = self.parsed;
        let clause = parsed.clauses.get(index)?;
        let verb = parsed.group(clause)?.tokens.clone();
        let phrase =
            |at: usize| parsed.chunks.get(at)?.phrase().map(|phrase| phrase.tokens.clone());
        // "One website", "a newspaper in Lima": several pieces.
        let joined = |back: usize| clause.verb.checked_sub(back).and_then(phrase);
        let near = |at: &usize| {
            let mut between = (*at..clause.verb).filter_map(|at| parsed.chunks.get(at));
            *at < clause.verb && !between.any(Chunk::is_pause)
        };
        let subject = clause.subject.filter(near).and_then(phrase);
        let before = subject.or_else(|| joined(1)).map(|who| match joined(2) {
            Some(first) if first.end == who.start => first.start..who.end,
            _ => who,
        });
        let who = before.or_else(|| phrase(clause.verb + 1));
        let words =
            who.map_or(verb.clone(), |who| who.start.min(verb.start)..who.end.max(verb.end));
        Some(parsed.context.lexed.cover(words))
    }

    /// "a blogger claimed that", "it was reported that": the clause of which that is the content.
    fn claimed_by_some(&self, index: usize) -> Option<Span> {
        let parsed = self.parsed;
        let parent = parsed.clauses.get(index).filter(|clause| clause.link == Link::Content)?;
        let parent = parent.parent?;
        let verb = parsed.clauses.get(parent).and_then(|clause| parsed.group(clause))?.verb;
        let claims = says(verb) || LEXICON.is(Class::Claiming, verb);
        let subject = parsed.clauses.get(parent)?.subject;
        let known = subject.is_some_and(|at| !parsed.mentions(at).is_empty());
        self.reporting_words(parent).filter(|_| claims && !known)
    }

    /// "Iran allegedly shot down the airliner".
    fn alleging(&self, index: usize) -> Option<Span> {
        let parsed = self.parsed;
        let group = parsed.clauses.get(index).and_then(|clause| parsed.group(clause))?;
        let mut near = near(group);
        let word = near.find(|token| parsed.is(Class::Alleging, *token))?;
        Some(parsed.context.lexed.cover(word..word + 1))
    }

    /// "according to witnesses": of a sentence whose other words tell the act.
    fn according_to_some(&self, event: &Event) -> Option<Span> {
        let parsed = self.parsed;
        let tokens = parsed.sentence.tokens.clone();
        let pair = |at: &usize| parsed.word(*at) == "according" && parsed.word(at + 1) == "to";
        let at = tokens.clone().find(pair).filter(|_| self.according.is_none())?;
        let who = parsed.chunks.iter().find(|chunk| chunk.start() == at + 2)?;
        let who = who.phrase()?;
        let opens = at == tokens.start;
        let words = parsed.context.lexed.cover(at..who.tokens.end);
        let pauses = |range: Range<usize>| {
            parsed.chunks.iter().filter(|chunk| range.contains(&chunk.start())).any(Chunk::is_pause)
        };
        let first = parsed.context.lexed.tokens().at_or_after(event.evidence.start());
        // "Lagos expelled Diaz, who had spied, according to witnesses": the last part is theirs.
        let last = parsed.context.lexed.tokens().at_or_after(event.evidence.end());
        let parted = |range: Range<usize>| {
            range.into_iter().any(|token| matches!(parsed.word(token), ";" | ":"))
        };
        let near = first < at && !parted(first..at);
        let covered = opens || near && !pauses(last.min(at)..at.saturating_sub(1));
        covered.then_some(words)
    }
}

/// The words of a verb group, and those next to it.
fn near(group: &Group) -> Range<usize> {
    group.tokens.start.saturating_sub(1)..group.tokens.end + 1
}
