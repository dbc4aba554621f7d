//! Hearsay: the words by which a sentence passes an act on without a teller whom one could ask
//! ("witnesses said", "allegedly", "according to local media").
//!
//! Tellers who are actors are found in `details::speech`.

use std::ops::Range;

use super::Coder;
use crate::annotate::events::details::speech::Speech;
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::meaning::{puts_forward, says};
use crate::annotate::events::syntax::chunks::{Chunk, Group};
use crate::annotate::events::syntax::clauses::Link;
use crate::document::{Event, EventClass};
use crate::text::Span;

impl Coder<'_, '_> {
    /// "alleged that soldiers entered and killed two": each act that somebody tells so stands on his
    /// word, however many "and" joins.
    pub(super) fn note_claims(&mut self, reports: &[Speech]) {
        let parsed = self.parsed;
        for report in reports {
            let Some(speaker) = &report.speaker else { continue };
            let behind = report.covers.iter().skip_while(|at| **at <= report.clause);
            let goes_on = behind.take_while(|at| {
                let link = parsed.clauses.get(**at).map(|clause| clause.link);
                matches!(link, Some(Link::Content | Link::Joined | Link::Relative))
            });
            let claimed: Vec<Span> = goes_on.map(|at| parsed.span(*at)).collect();
            for event in &mut self.found {
                let own = claimed.contains(&event.evidence) && !event.who.source.contains(speaker);
                if own && event.who.told_by.is_none() && event.who.hearsay.is_none() {
                    event.who.told_by = Some(speaker.clone());
                }
            }
        }
    }

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
        if nameless.is_some_and(|speech| {
            let aside = speech.clause > index || self.is_aside(speech.clause);
            aside && self.is_own_body(speech.clause)
        }) {
            return None;
        }
        nameless
            .and_then(|speech| self.reporting_words(speech.clause))
            .or_else(|| self.claimed_by_some(index).filter(|_| speech.is_none()))
            .or_else(|| self.told_in_accounts(index))
            .or_else(|| self.alleging(index))
            .or_else(|| self.by_the_way(index))
            .or_else(|| {
                let aside = self.claimed_aside(index).filter(|at| !self.is_own_body(*at))?;
                self.reporting_words(aside)
            })
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
        let seems = LEXICON.is(Class::Seeming, verb) && self.says_it(parent);
        let subject = parsed.clauses.get(parent)?.subject;
        let known = subject.is_some_and(|at| !parsed.mentions(at).is_empty());
        self.reporting_words(parent).filter(|_| (claims || seems) && !known)
    }

    /// "there are reports that": the noun of which the clause is the content.
    fn told_in_accounts(&self, index: usize) -> Option<Span> {
        let parsed = self.parsed;
        let clause = parsed.clauses.get(index).filter(|clause| clause.link == Link::Content)?;
        let that = parsed.chunks.get(clause.start).filter(|c| parsed.word(c.start()) == "that")?;
        let account = parsed.chunks.get(clause.start.checked_sub(1)?)?.phrase()?;
        let parent = clause.parent.and_then(|at| parsed.group(parsed.clauses.get(at)?));
        // "confirmed reports that", "Chad's claim that".
        let sure = parent.is_some_and(|group| matches!(group.verb, "confirm" | "verify"));
        let known = !parsed.mentions(clause.start - 1).is_empty();
        let loose = parsed.is(Class::Accounts, account.head) && !known && !sure;
        Some(parsed.context.lexed.cover(account.tokens.start..that.start())).filter(|_| loose)
    }

    /// "Iran allegedly shot down the airliner", "is said to have shot down".
    fn alleging(&self, index: usize) -> Option<Span> {
        let parsed = self.parsed;
        let clause = parsed.clauses.get(index)?;
        let group = parsed.group(clause)?;
        let lexed = parsed.context.lexed;
        let mut inner = group.tokens.start..group.head;
        let to = inner.clone().find(|token| parsed.word(*token) == "to");
        let supposed = inner.find(|token| self.supposes(*token));
        if let Some(to) = to.filter(|to| supposed.is_some_and(|word| word < *to)) {
            return Some(lexed.cover(group.tokens.start..to));
        }
        // "Apparently Iran shot it down", "Iran, apparently, shot it down".
        let subject = clause.subject.and_then(|at| parsed.chunks.get(at)).map(Chunk::start);
        let led = subject.and_then(|at| at.checked_sub(1)).filter(|at| *at < group.head);
        let led = led.into_iter().flat_map(|at| [at, at.saturating_sub(1)]);
        let aside = group.tokens.start.checked_sub(2).filter(|at| parsed.word(at + 1) == ",");
        let own = |token: &usize| parsed.sentence.tokens.contains(token);
        let mut all = near(group).chain(led).chain(aside).filter(own);
        let word = all.find(|token| parsed.is(Class::Alleging, *token))?;
        Some(lexed.cover(word..word + 1))
    }

    /// Whether a word before "to have" leaves it to others whether it is so.
    fn supposes(&self, token: usize) -> bool {
        let verb = self.parsed.verb_base(token);
        self.parsed.is(Class::Supposed, token) || LEXICON.is(Class::Seeming, verb)
    }

    /// Whether a clause is nothing but a subject and a verb between commas ("Chad, rebels claim, ...").
    pub(super) fn is_aside(&self, index: usize) -> bool {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(index) else { return false };
        let opens = clause.verb.checked_sub(2).and_then(|at| parsed.chunks.get(at));
        let pause = |chunk: Option<&Chunk>| chunk.is_some_and(Chunk::is_pause);
        let bare = clause.subject.is_some_and(|subject| subject + 1 == clause.verb);
        bare && pause(opens) && pause(parsed.chunks.get(clause.verb + 1))
    }

    /// The clause by which somebody claims the act of the next one, between commas.
    pub(super) fn claimed_aside(&self, index: usize) -> Option<usize> {
        let parsed = self.parsed;
        let aside = index.checked_sub(1).filter(|at| self.is_aside(*at))?;
        // "Chad protested, but Niger left" is not what Chad claims.
        let by = parsed.clauses.get(aside)?;
        let parted = parsed.clauses.get(index)?.subject < by.subject;
        let verb = parsed.group(by).filter(|_| parted)?;
        (puts_forward(verb.verb) && !verb.negated && !verb.passive).then_some(aside)
    }

    /// Whether the subject of a clause is an "it" that means nobody.
    fn says_it(&self, index: usize) -> bool {
        let clause = self.parsed.clauses.get(index);
        let subject = clause.and_then(|clause| self.parsed.chunks.get(clause.subject?)?.phrase());
        subject.is_some_and(|phrase| self.parsed.word(phrase.head) == "it")
    }

    /// "Chad, it is said, closed its border", "..., it seems": words between commas that nobody says.
    fn by_the_way(&self, index: usize) -> Option<Span> {
        let parsed = self.parsed;
        let near = [index.checked_sub(1), Some(index + 1)];
        near.into_iter().flatten().find_map(|at| {
            let clause = parsed.clauses.get(at)?;
            let group = parsed.group(clause)?;
            let claims = says(group.verb) || LEXICON.is(Class::Claiming, group.verb);
            let seems = LEXICON.is(Class::Seeming, group.verb) || group.passive && claims;
            let first = clause.subject.filter(|subject| *subject + 1 == clause.verb)?;
            let opened = parsed.chunks.get(first.checked_sub(1)?).is_some_and(Chunk::is_pause);
            // "..., it was reported on Monday".
            let mut tail = clause.tail.clone().filter_map(|at| parsed.chunks.get(at));
            let closed = tail.all(|chunk| {
                chunk.is_pause() || matches!(chunk, Chunk::Time(_) | Chunk::Preposition(_))
            });
            let words = parsed.chunks.get(first)?.start()..group.tokens.end;
            let fits = seems && opened && closed && self.says_it(at) && !group.negated;
            Some(parsed.context.lexed.cover(words)).filter(|_| fits)
        })
    }

    /// "according to witnesses": of a sentence whose other words tell the act.
    fn according_to_some(&self, event: &Event) -> Option<Span> {
        let parsed = self.parsed;
        let tokens = parsed.sentence.tokens.clone();
        let pair = |at: &usize| parsed.word(*at) == "according" && parsed.word(at + 1) == "to";
        let at = tokens.clone().find(pair).filter(|_| self.according.is_none())?;
        let who = parsed.chunks.iter().find(|chunk| chunk.start() == at + 2)?;
        // "according to the treaty" they do what it asks for.
        let who = who.phrase().filter(|who| !parsed.is(Class::Norms, who.head))?;
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
