//! Pieces of a sentence: noun phrases, verb groups and the small words between them.
//!
//! Which phrase is whose subject is decided in `clauses`.

mod groups;

use std::ops::Range;

use self::groups::{Missed, Reader};
use crate::annotate::events::Context;
use crate::annotate::events::article::Article;
use crate::annotate::events::lexicon::{Class, Classes, LEXICON};
use crate::annotate::events::meaning::says;
use crate::annotate::events::syntax::inflect::Forms;
use crate::annotate::events::syntax::words::Tag;
use crate::document::MentionKind;
use crate::text::TokenKind;

/// How sure the act of a verb group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate::events) enum Modality {
    /// Told plainly.
    Plain,
    /// "will", "would", "going to".
    Future,
    /// "is willing to", "is ready to".
    Willing,
    /// "must", "should", "have to".
    Duty,
    /// "may", "could".
    Maybe,
    /// "would have", "nearly": what did not come about.
    Unreal,
}

/// The outer form of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate::events) enum Shape {
    /// With a subject of its own.
    Finite,
    /// Behind "to".
    Infinitive,
    /// A bare `-ing` form.
    Gerund,
    /// A bare past form that may be a participle.
    BarePast,
}

/// A verb with its auxiliaries.
#[derive(Clone, Debug)]
pub(in crate::annotate::events) struct Group {
    pub tokens: Range<usize>,
    /// The token of the main verb.
    pub head: usize,
    /// Its base; "be" and "have" if these are the main verb; empty if the verb is not known.
    pub verb: &'static str,
    pub modality: Modality,
    pub passive: bool,
    pub negated: bool,
    pub shape: Shape,
}

/// One piece; numbers are indices of tokens.
#[derive(Clone, Debug)]
pub(in crate::annotate::events) enum Chunk {
    Noun(Phrase),
    Verb(Group),
    Preposition(usize),
    Linker(usize),
    Relative(usize),
    Join(usize),
    Time(usize),
    Comma(usize),
    Quote(usize),
    Break(usize),
}

/// A noun phrase or pronoun.
#[derive(Clone, Debug)]
pub(in crate::annotate::events) struct Phrase {
    pub tokens: Range<usize>,
    /// The token of its last noun or name.
    pub head: usize,
    pub pronoun: bool,
}

impl Group {
    pub(in crate::annotate::events) const fn infinitive(&self) -> bool {
        matches!(self.shape, Shape::Infinitive)
    }

    /// "will close the embassy and expel the envoy", "did not sign or leave": what was said of the
    /// verb before "and" holds of a bare one behind it.
    fn going_on(self, before: &Self) -> Self {
        let shape = if before.infinitive() { Shape::Infinitive } else { self.shape };
        let modality = if before.infinitive() { self.modality } else { before.modality };
        Self { shape, modality, negated: self.negated || before.negated, ..self }
    }

    pub(in crate::annotate::events) const fn gerund(&self) -> bool {
        matches!(self.shape, Shape::Gerund)
    }

    pub(in crate::annotate::events) const fn bare_past(&self) -> bool {
        matches!(self.shape, Shape::BarePast)
    }
}

impl Chunk {
    pub(in crate::annotate::events) const fn group(&self) -> Option<&Group> {
        match self {
            Self::Verb(group) => Some(group),
            _ => None,
        }
    }

    pub(in crate::annotate::events) const fn phrase(&self) -> Option<&Phrase> {
        match self {
            Self::Noun(phrase) => Some(phrase),
            _ => None,
        }
    }

    /// Whether the piece is a comma or a quotation mark.
    pub(in crate::annotate::events) const fn is_pause(&self) -> bool {
        matches!(self, Self::Comma(_) | Self::Quote(_) | Self::Break(_))
    }

    /// The first token of the piece.
    pub(in crate::annotate::events) const fn start(&self) -> usize {
        match self {
            Self::Noun(phrase) => phrase.tokens.start,
            Self::Verb(group) => group.tokens.start,
            Self::Preposition(at)
            | Self::Linker(at)
            | Self::Relative(at)
            | Self::Join(at)
            | Self::Time(at)
            | Self::Comma(at)
            | Self::Quote(at)
            | Self::Break(at) => *at,
        }
    }
}

/// Cuts a sentence, whose tokens begin at `first`, into its pieces.
pub(in crate::annotate::events) fn chunks(
    article: &Article<'_>,
    first: usize,
    tags: &[Tag],
) -> Vec<Chunk> {
    // A piece has three words, most often.
    let found = Vec::with_capacity(tags.len() / 3 + 1);
    let mut chunker = Chunker { article, context: article.context, first, tags, at: 0, found };
    while chunker.at < tags.len() {
        chunker.step();
    }
    chunker.found
}

struct Chunker<'a> {
    article: &'a Article<'a>,
    context: &'a Context<'a>,
    first: usize,
    tags: &'a [Tag],
    at: usize,
    found: Vec<Chunk>,
}

impl Chunker<'_> {
    fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at).copied()
    }

    fn word(&self, at: usize) -> &str {
        self.context.lexed.folded(self.first + at)
    }

    /// Whether the token stands in a date, time or duration.
    fn timed(&self, at: usize) -> bool {
        self.article.timed(self.first + at)
    }

    fn step(&mut self) {
        let at = self.at;
        let Some(tag) = self.tag(at) else { return };
        let token = self.first + at;
        if self.found.is_empty() && self.clock() {
            self.found.push(Chunk::Break(token));
            self.at += CLOCK;
            return;
        }
        let verb_first = matches!(
            tag,
            Tag::To | Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Negation | Tag::Adverb
        ) || matches!(tag, Tag::Verb(..));
        if self.timed(at) && !verb_first {
            self.found.push(Chunk::Time(token));
            while self.at < self.tags.len() && self.timed(self.at) {
                self.at += 1;
            }
            // "a day after the envoy left": the last word of the expression links a clause; "a day after
            // the raid," only a phrase.
            let last = self.first + self.at - 1;
            match self.word(self.at - 1) {
                "after" | "before" | "since" if !self.clause_follows() => {
                    self.found.push(Chunk::Preposition(last));
                }
                "after" | "before" | "since" | "when" => self.found.push(Chunk::Linker(last)),
                _ => {}
            }
            return;
        }
        if verb_first && self.verb_group() {
            return;
        }
        self.at += 1;
        match tag {
            Tag::To | Tag::Preposition => self.found.push(Chunk::Preposition(token)),
            Tag::Linker => self.found.push(Chunk::Linker(token)),
            Tag::Relative => self.found.push(Chunk::Relative(token)),
            Tag::Join => self.found.push(Chunk::Join(token)),
            Tag::Comma => self.found.push(Chunk::Comma(token)),
            Tag::Quote => self.found.push(Chunk::Quote(token)),
            Tag::Break | Tag::Hyphen => self.found.push(Chunk::Break(token)),
            Tag::Pronoun => {
                let tokens = token..token + 1;
                self.found.push(Chunk::Noun(Phrase { tokens, head: token, pronoun: true }));
            }
            Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Number | Tag::Name(_) => {
                self.noun_phrase(at);
            }
            _ => {}
        }
    }

    /// Whether a verb comes before the next pause.
    fn clause_follows(&self) -> bool {
        let rest = self.tags.get(self.at..).unwrap_or(&[]);
        let mut own = rest.iter().take_while(|tag| !matches!(tag, Tag::Comma | Tag::Break));
        own.any(|tag| matches!(tag, Tag::Verb(..) | Tag::Be | Tag::Have | Tag::Do | Tag::Modal))
    }

    /// "12:40 The minister speaks": whether a clock stands before the sentence proper.
    fn clock(&self) -> bool {
        let token = |far: usize| self.context.lexed.tokens().get(self.first + self.at + far);
        let number = |far: usize| token(far).is_some_and(|token| token.kind == TokenKind::Number);
        let close = |far: usize| token(far).is_some_and(|token| !token.spaced);
        let minutes = self.word(self.at + 2).len() == 2;
        number(0)
            && matches!(self.word(self.at + 1), ":" | ".")
            && (number(2) && minutes && close(1) && close(2))
            && token(CLOCK).is_some_and(|token| token.capital)
    }

    fn noun_phrase(&mut self, start: usize) {
        let mut head = matches!(self.tag(start), Some(Tag::Noun | Tag::Name(_))).then_some(start);
        while let Some(tag) = self.tag(self.at) {
            if self.timed(self.at) {
                let Some(behind) = self.behind_time() else { break };
                self.at = behind;
                continue;
            }
            match tag {
                Tag::Name(mention) if head.is_some() && self.begins_anew(start, mention) => break,
                Tag::Noun | Tag::Name(_) => head = Some(self.at),
                // "sent Chad 31 tanks".
                Tag::Number if self.counts_anew() => break,
                Tag::Number | Tag::Possessive | Tag::Hyphen => {}
                Tag::Determiner if head.is_none() => {}
                _ => break,
            }
            self.at += 1;
        }
        let tokens = self.first + start..self.first + self.at;
        let head = self.first + head.unwrap_or(start);
        self.found.push(Chunk::Noun(Phrase { tokens, head, pronoun: false }));
    }

    /// "Diaz's May visit": the place behind a time that describes a noun.
    fn behind_time(&self) -> Option<usize> {
        let opened = match self.tag(self.at - 1) {
            Some(Tag::Possessive) => true,
            // "a month-long siege".
            Some(Tag::Determiner) => self.tag(self.at + 1) == Some(Tag::Hyphen),
            _ => false,
        };
        let behind = (self.at..self.tags.len()).find(|at| !self.timed(*at)).filter(|_| opened)?;
        (self.tag(behind) == Some(Tag::Noun)).then_some(behind)
    }

    /// "Under the accord Peru will leave": whether the name here is the subject behind the words with
    /// which the sentence opens, and does not go on with them.
    fn begins_anew(&self, start: usize, mention: usize) -> bool {
        let before = self.at - 1;
        if LEXICON.is(Class::PartsOfDay, self.word(before)) && self.is_person(mention) {
            return true;
        }
        let opens = matches!(self.found[..], [Chunk::Preposition(_)]) && start == 1;
        let plain = self.tag(before) == Some(Tag::Noun)
            && !LEXICON.classes(self.word(before)).any(PEOPLE_AND_TOWNS);
        let token = self.context.lexed.tokens().get(self.first + before);
        let common = token.is_some_and(|token| !token.capital);
        let known = self.context.mentions.get(mention).is_some_and(|mention| {
            mention.actor.is_some() || mention.kind == MentionKind::Location
        });
        let rest = self.tags.get(self.at..).unwrap_or(&[]);
        let next = rest.iter().find(|tag| !matches!(tag, Tag::Name(_) | Tag::Join));
        let acts = matches!(
            next,
            Some(Tag::Verb(..) | Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Adverb)
        );
        opens && plain && common && known && acts
    }

    /// Whether a number here counts something behind the name of a state.
    fn counts_anew(&self) -> bool {
        let Some(Tag::Name(mention)) = self.tag(self.at - 1) else { return false };
        let mention = self.context.mentions.get(mention);
        let state = mention.is_some_and(|mention| mention.rule == "country");
        state && matches!(self.tag(self.at + 1), Some(Tag::Noun | Tag::Name(_)))
    }

    fn is_person(&self, mention: usize) -> bool {
        let mention = self.context.mentions.get(mention);
        mention.is_some_and(|mention| mention.kind == MentionKind::Person)
    }

    /// Reads auxiliaries, adverbs and one main verb; `false` if no verb stands here.
    fn verb_group(&mut self) -> bool {
        let start = self.at;
        let mut reader = Reader::default();
        let mut at = start;
        while let Some(tag) = self.tag(at) {
            if let Some(behind) = self.behind_aside(at).filter(|_| reader.waits()) {
                at = behind;
                continue;
            }
            let word = self.word(at);
            // "not only condemned it but left": both were done.
            if tag == Tag::Negation && matches!(self.word(at + 1), "only" | "just" | "merely") {
                at += 1;
                continue;
            }
            let first = self
                .tags
                .get(start..at)
                .unwrap_or(&[])
                .iter()
                .all(|tag| matches!(tag, Tag::Negation | Tag::Adverb));
            let gerund =
                matches!(self.tag(at + 1), Some(Tag::Verb(_, forms)) if !forms.any(Forms::BASE));
            if (tag == Tag::To && gerund) || !reader.take(tag, word, at, first) {
                break;
            }
            at += 1;
            if reader.verb.is_some() {
                break;
            }
        }
        if let Some(end) = self.readiness(&mut reader, start, at) {
            at = end;
        }
        let Some((head, verb, forms)) = reader.main() else { return false };
        let bare = reader.last.is_none() && !reader.modal && !reader.infinitive;
        self.at = at.max(head + 1);
        let group = Group {
            tokens: self.first + start..self.first + self.at,
            head: self.first + head,
            verb,
            modality: if reader.unreal() { Modality::Unreal } else { reader.modality },
            passive: reader.be_last() && !forms.any(Forms::ING) && reader.verb.is_some(),
            negated: reader.negated,
            shape: match bare {
                true if forms.any(Forms::ING) => Shape::Gerund,
                true if forms.any(Forms::PARTICIPLE) => Shape::BarePast,
                _ if reader.infinitive => Shape::Infinitive,
                _ => Shape::Finite,
            },
        };
        let joined = start > 0 && self.tag(start - 1) == Some(Tag::Join);
        let base = bare && forms.any(Forms::BASE) && !forms.any(Forms::PAST) && !says(verb);
        let before = self.found.iter().rev().find_map(Chunk::group).filter(|_| joined && base);
        let group = before.map_or_else(|| group.clone(), |before| group.clone().going_on(before));
        self.found.push(Chunk::Verb(group));
        true
    }

    /// "did not, however, expel": the place behind an aside between commas that has no verb, if a
    /// verb follows it.
    fn behind_aside(&self, at: usize) -> Option<usize> {
        let comma = |at: usize| self.tag(at) == Some(Tag::Comma);
        let verb = |tag: Option<Tag>| {
            matches!(tag, None | Some(Tag::Verb(..) | Tag::Modal | Tag::Break | Tag::Quote))
        };
        let mut inside = (at + 1..at + LONGEST_ASIDE).filter(|_| comma(at));
        let end = inside.find(|at| comma(*at) || verb(self.tag(*at))).filter(|at| comma(*at))?;
        let small = |at: &usize| matches!(self.tag(*at), Some(Tag::Adverb | Tag::Negation));
        let next = (end + 1..).find(|at| !small(at))?;
        matches!(self.tag(next), Some(Tag::Verb(..))).then_some(end + 1)
    }

    /// Goes on through "willing to", "going to" or "have to"; returns the place behind the verb.
    fn readiness(&self, reader: &mut Reader, start: usize, at: usize) -> Option<usize> {
        let (state, to) = match reader.verb {
            Some((place, "go", _)) if reader.be_last() => (place, at),
            None if reader.last == Some(Tag::Have) => (at, at),
            None if reader.last == Some(Tag::Be) => (at, at + 1),
            Some((place, ..)) if reader.be_last() => (place, at),
            Some((place, verb, _)) if LEXICON.is(Class::Seeming, verb) => (place, at),
            _ => return None,
        };
        let word = self.word(state);
        // "is said to have left", "seems to have left": told as done, on nobody's word.
        let seeming = reader.verb.is_some_and(|(_, verb, _)| LEXICON.is(Class::Seeming, verb));
        let supposed = seeming || LEXICON.is(Class::Supposed, word) && reader.be_last();
        let done = supposed && !reader.modal && self.tag(to + 1) == Some(Tag::Have);
        if self.tag(to) != Some(Tag::To)
            || (to > state
                && !done
                && !LEXICON.is_state(word)
                && !LEXICON.classes(word).any(Classes::of(&[Class::Awaited, Class::Prompt])))
        {
            return None;
        }
        let mut end = to + 1;
        while matches!(self.tag(end), Some(Tag::Adverb | Tag::Be | Tag::Have)) {
            end += 1;
        }
        let Some(Tag::Verb(verb, forms)) = self.tag(end) else { return None };
        reader.missed = Missed::Nothing;
        let duty = reader.modality == Modality::Duty;
        reader.modality = match (to > state, word) {
            _ if duty => Modality::Duty,
            (false, _) => Modality::Duty,
            // "had been due to fly": it came to nothing.
            (true, awaited) if LEXICON.is(Class::Awaited, awaited) && self.word(start) == "had" => {
                Modality::Unreal
            }
            (true, awaited) if LEXICON.is(Class::Awaited, awaited) => Modality::Future,
            _ if done => Modality::Plain,
            (true, prompt) if LEXICON.is(Class::Prompt, prompt) => Modality::Plain,
            _ => Modality::Willing,
        };
        reader.last = self.tag(end - 1).filter(|tag| *tag == Tag::Be).or(Some(Tag::To));
        reader.verb = Some((end, verb, forms));
        Some(end + 1)
    }
}

/// How many tokens a clock has.
const CLOCK: usize = 3;

/// Words with which a name behind them does not go on.
const PEOPLE_AND_TOWNS: Classes = Classes::of(&[Class::Persons, Class::People, Class::Towns]);

/// How many words an aside inside a verb group has at most, its commas included.
const LONGEST_ASIDE: usize = 7;
