//! What stands around a verb, and which line of the lexicon it fits best.
//!
//! What the act then means, under "not" and "will", is decided in `meaning`.

use super::details::standing::{takes_to_streets, violent};
use super::lexicon::{Class, Classes, Entry, LEXICON, Needs, Object, Objects};
use super::syntax::chunks::{Chunk, Group, Phrase};
use super::syntax::clauses::{Clause, Link};
use super::syntax::parse::Parsed;
use crate::document::MentionKind;

/// How many words behind a verb its object is looked for.
const REACH: usize = 16;

/// How many words behind a verb a small word that belongs to it may stand ("sent them home").
const LOOSE: usize = 7;

/// What fits at the head of the object; a word beside it fits less.
const HEAD: usize = 3;

/// The words around a verb in which particles and objects are looked for.
struct Window<'a> {
    parsed: &'a Parsed<'a>,
    /// Index of the clause.
    index: usize,
    /// Tokens behind the verb.
    behind: Vec<usize>,
    /// Tokens of the subject, where that is what is acted on.
    subject: Vec<usize>,
    /// The direct object, or the subject of a passive.
    object: Option<&'a Phrase>,
    /// The pieces behind the verb.
    phrases: std::ops::Range<usize>,
    /// The head of the object behind a small word ("called off the talks").
    shifted: Option<usize>,
    /// Whether the subject of a passive is acted on.
    passive: bool,
    /// Whether a second object follows, as in "called it a mistake".
    renamed: bool,
    /// The head of the verb that this one governs.
    governed: Option<usize>,
    /// The objects that these words can be, and their classes.
    objects: Vec<Object>,
    classes: Classes,
}

/// The entry that best fits the verb of the clause at `index`, idioms among them.
pub(super) fn fitting<'l>(
    parsed: &Parsed<'_>,
    index: usize,
    clause: &Clause,
    group: &Group,
    entries: &'l [Entry],
) -> Option<&'l Entry> {
    if entries.is_empty() {
        return None;
    }
    Window::new(parsed, index, clause, group).best(entries)
}

impl<'a> Window<'a> {
    /// Looks around the verb of the clause at `index`.
    fn new(parsed: &'a Parsed<'a>, index: usize, clause: &'a Clause, group: &'a Group) -> Self {
        let from = group.head + 1;
        let own_end =
            parsed.chunks.get(clause.tail.end).map_or(parsed.sentence.tokens.end, Chunk::start);
        // "ruled out closing": the small word stands in the group that the verb governs.
        let next = parsed.clauses.get(index + 1).filter(|next| next.link == Link::Content);
        let next = next.and_then(|next| parsed.group(next));
        let led = next.filter(|next| next.gerund() && next.tokens.start == own_end);
        let own_end = led.map_or(own_end, |next| next.head);
        let governed = parsed
            .clauses
            .get(index + 1)
            .filter(|next| next.link == Link::Content && next.parent == Some(index));
        let governed = governed.and_then(|next| parsed.group(next)).map(|group| group.head);
        // "left six people wounded": what becomes of the object.
        let result = parsed.clauses.get(index + 1).filter(|next| {
            let close = next.verb == clause.tail.end && next.subject == parsed.object(clause);
            close && next.link == Link::Relative && parsed.is_reduced(index + 1)
        });
        let result = result.and_then(|next| parsed.group(next)).map(|group| group.head);
        let behind = (from..own_end.min(from + REACH))
            .chain(result)
            .chain(governed)
            .filter(|at| !parsed.timed(*at) && !parsed.word(*at).is_empty())
            .collect();
        let moving = LEXICON.is(Class::Moving, group.verb);
        let passive = group.passive || parsed.is_passive(index) || parsed.is_reduced(index);
        let acted_on = if passive || moving { clause.subject } else { None };
        let phrase = |at: Option<usize>| at.and_then(|at| parsed.chunks.get(at)?.phrase());
        let subject = phrase(acted_on).map_or_else(Vec::new, |p| p.tokens.clone().collect());
        let object = parsed.object(clause);
        let second = object.and_then(|at| parsed.chunks.get(at + 1));
        let renamed = matches!(second, Some(Chunk::Noun(_) | Chunk::Quote(_)));
        let renamed = renamed || passive && object.is_some();
        let small = matches!(parsed.chunks.get(clause.verb + 1), Some(Chunk::Preposition(_)));
        let shifted = phrase(Some(clause.verb + 2).filter(|_| small)).map(|phrase| phrase.head);
        let object = phrase(object);
        let phrases = clause.tail.clone();
        let (objects, classes) = (Vec::new(), Classes::NONE);
        let window = Self {
            parsed,
            index,
            behind,
            subject,
            object,
            phrases,
            shifted,
            passive,
            renamed,
            governed,
            objects,
            classes,
        };
        window.marked()
    }

    /// Notes which objects the words of the window can be.
    fn marked(mut self) -> Self {
        let parsed = self.parsed;
        let head = self.object.map(|phrase| phrase.head);
        let all = self.behind.iter().chain(&self.subject).copied();
        for at in all.chain(head).chain(self.shifted).chain(self.governed) {
            let known = parsed.known(at);
            self.objects.extend(known.objects.iter().copied().chain(known.verbal));
            self.classes = self.classes.and(known.classes);
        }
        self
    }

    /// Whether some word of the window may answer a line that asks for objects.
    fn may_hold(&self, objects: &Objects) -> bool {
        !objects.are_plain() || objects.classes.any(self.classes) || objects.ask_for(&self.objects)
    }

    /// The entry that fits best; `None` if the words are an idiom that tells no act.
    fn best<'l>(&self, entries: &'l [Entry]) -> Option<&'l Entry> {
        let mut best: Option<(usize, &Entry)> = None;
        for entry in entries {
            if let Some(score) = self.score(entry)
                && best.is_none_or(|(most, _)| score > most)
            {
                best = Some((score, entry));
            }
        }
        best.map(|(_, entry)| entry)
    }

    /// How well the entry fits; `None` if it does not.
    fn score(&self, entry: &Entry) -> Option<usize> {
        let objects = &entry.objects;
        if !objects.is_empty() && !self.may_hold(objects)
            || !self.particle_fits(&entry.particle)
            || !self.needs_met(entry)
        {
            return None;
        }
        let special = matches!(entry.needs, Needs::Crowd | Needs::Violence);
        let mut score = 2 * entry.particle.len() + usize::from(special);
        if !objects.is_empty() {
            score += 1 + self.object_score(entry)?;
        }
        Some(score)
    }

    fn needs_met(&self, entry: &Entry) -> bool {
        match entry.needs {
            Needs::Nothing => true,
            // "cut off the gas": "off" may pass for a preposition.
            Needs::Object => {
                let shifted = self.shifted.is_some() && !entry.particle.is_empty();
                self.object.is_some() || self.passive || shifted
            }
            Needs::NoObject => self.object.is_none() && !self.passive,
            Needs::OneObject => !self.renamed,
            Needs::Destination => self.goes_somewhere(),
            Needs::Giver => self.comes_from_somebody(),
            Needs::Crowd => takes_to_streets(self.parsed, self.index),
            Needs::Passive => self.passive,
            Needs::Violence => violent(self.parsed, self.index),
        }
    }

    /// Whether a name follows a preposition of going.
    fn goes_somewhere(&self) -> bool {
        self.object.is_none()
            && self.phrases.clone().any(|at| {
                let going =
                    self.parsed.preposition(at).is_some_and(|word| LEXICON.is(Class::Going, word));
                going && !self.parsed.mentions(at).is_empty()
            })
    }

    /// Whether a name follows "from".
    fn comes_from_somebody(&self) -> bool {
        let from = |at: &usize| self.parsed.preposition(*at) == Some("from");
        self.phrases.clone().filter(from).any(|at| !self.parsed.mentions(at).is_empty())
    }

    fn particle_fits(&self, particle: &[&str]) -> bool {
        let mut parts = particle.split(|word| *word == "...");
        let first = parts.next().unwrap_or(particle);
        self.stands_right_behind(first) && parts.all(|later| self.stands_behind(later))
    }

    /// "take up ... with": whether the words stand somewhere behind the verb.
    fn stands_behind(&self, words: &[&str]) -> bool {
        let told =
            |run: &[usize]| run.iter().zip(words).all(|(at, want)| self.parsed.word(*at) == *want);
        self.behind.windows(words.len().max(1)).any(told)
    }

    fn stands_right_behind(&self, particle: &[&str]) -> bool {
        let word = |at: &usize| self.parsed.word(*at);
        let right_behind = particle.iter().zip(&self.behind).all(|(want, at)| *want == word(at));
        if right_behind && self.behind.len() >= particle.len() {
            return true;
        }
        let loose = matches!(particle, ["out" | "home" | "back" | "up" | "down" | "off"]);
        loose
            && particle
                .first()
                .is_some_and(|want| self.behind.iter().take(LOOSE).any(|at| word(at) == *want))
    }

    /// 3 if the head of the direct object is wanted, 1 if another word near it is.
    fn object_score(&self, entry: &Entry) -> Option<usize> {
        let objects = &entry.objects;
        // An idiom is one only if its very word is the object.
        let exact = entry.class.is_none()
            || matches!(entry.needs, Needs::Object | Needs::OneObject | Needs::Passive);
        let behind_particle = self.shifted.filter(|_| !entry.particle.is_empty());
        let listed = |at: usize| self.is_wanted(objects, at);
        let word = |at: usize| self.parsed.word(at);
        // "The talks broke down", not "The roof collapsed during the talks".
        if entry.needs == Needs::NoObject {
            return self.subject.last().is_some_and(|at| listed(*at)).then_some(HEAD);
        }
        let paired = |phrase: &Phrase| {
            let first = phrase.head.saturating_sub(1);
            objects.pairs.iter().any(|pair| *pair == (word(first), word(phrase.head)))
        };
        // "sent a rescue team" is told better by two words than "sent a team" by one.
        if self.object.is_some_and(paired) {
            return Some(HEAD + 1);
        }
        if self.object.is_some_and(|phrase| listed(phrase.head))
            || self.passive && self.subject.last().copied().is_some_and(listed)
            || behind_particle.is_some_and(listed)
        {
            return Some(HEAD);
        }
        if let Some(verb) = self.governed {
            let base = self.parsed.verb_base(verb);
            // "told the press that talks would go on" bids nobody to go.
            let open = (1..3).any(|back| verb >= back && self.parsed.word(verb - back) == "to");
            if open && objects.verbs.contains(&base) {
                return Some(HEAD);
            }
            if !exact && listed(verb) {
                return Some(2);
            }
        }
        let near = !exact && self.behind.iter().chain(&self.subject).any(|at| listed(*at));
        near.then_some(1)
    }

    /// Whether the word at a token is what a line of the lexicon asks for; a listed word stands for
    /// its plural too.
    fn is_wanted(&self, objects: &Objects, at: usize) -> bool {
        let parsed = self.parsed;
        let known = parsed.known(at);
        let verbal = known.verbal.filter(|_| parsed.is_verb(at));
        let pair = |(first, second): &(&str, &str)| {
            parsed.word(at) == *first && parsed.word(at + 1) == *second
        };
        let named = |kind| parsed.mention_at(at) == Some(kind);
        objects.ask_for(&known.objects)
            || objects.classes.any(known.classes)
            || verbal.is_some_and(|verb| objects.ask_for(&[verb]))
            || objects.pairs.iter().any(pair)
            || objects.somebody && named(MentionKind::Person)
            || objects.somewhere && named(MentionKind::Location)
    }
}
