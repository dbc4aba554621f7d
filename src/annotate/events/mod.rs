//! Events of one article: who did what to whom, when, as each sentence tells it.
//!
//! What is the same event in two sentences or articles is decided in `story`.

mod article;
mod cabinets;
mod coder;
mod details;
mod frames;
mod lexicon;
mod meaning;
mod naming;
mod roles;
mod steering;
mod syntax;
mod targets;

use std::collections::HashMap;

use jiff::civil::Date;

use crate::annotate::actors::Home;
use crate::document::{Actor, ActorId, ActorKind, Event, EventClass, Mention, Publication, Timex};
use crate::text::{Lexed, Span};
use article::Article;
use details::carried;
use details::quoting::Quoting;
use details::retracted;
use details::when::{plan_what_comes, reported};
use lexicon::{Class, LEXICON};
use roles::Focus;
use syntax::parse::Parsed;

/// What a lexed block is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The headline.
    Headline,
    /// A heading inside the body.
    Crosshead,
    /// Running text.
    Body,
    /// A picture's caption.
    Caption,
}

/// What is known of an article before its events are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Its words.
    pub lexed: &'a Lexed<'a>,
    /// Its time expressions, in order.
    pub timexes: &'a [Timex],
    /// Its mentions, in order.
    pub mentions: &'a [Mention],
    /// For each mention without an actor, the government of the state it belongs to, and whether
    /// it names that state or a place in it.
    pub homes: &'a [Option<(ActorId, Home)>],
    /// The actors that the mentions name, and those governments.
    pub actors: &'a [Actor],
    /// When it was published.
    pub publication: &'a Publication,
    /// The day of its last change, if it was changed in the days behind.
    pub changed: Option<Date>,
    /// What each lexed block is.
    pub parts: &'a [Part],
}

/// Whether a class of events, or a word in the finer name of an act, begins with the folded word.
#[must_use]
pub fn names_an_event(start: &str) -> bool {
    let class = |class: EventClass| class.as_str().to_lowercase().starts_with(start);
    let composed = coder::COMPOSED.iter().flat_map(|words| words.split(' '));
    let told = || composed.filter(|word| word.len() > 2).any(|word| word.starts_with(start));
    EventClass::ALL.into_iter().any(class) || told() || LEXICON.names(start)
}

/// Those of the folded words that can tell an act of the class, whatever it is about ("condemned",
/// "turned down", "told").
pub(crate) fn telling_the_act(words: &[String], class: EventClass) -> Vec<String> {
    let mut telling = Vec::new();
    for word in words {
        let known = LEXICON.known(word);
        let verb = known.verb.map_or("", |(verb, _)| verb);
        if LEXICON.steers(verb) {
            telling.push(word.clone());
        }
        let entries = LEXICON.entries(verb).iter().chain(&known.nouns);
        for entry in entries.filter(|entry| entry.class == Some(class)) {
            let particle: Vec<_> = entry.particle.iter().filter(|word| **word != "...").collect();
            if particle.iter().all(|part| words.iter().any(|word| word == **part)) {
                telling.push(word.clone());
                telling.extend(particle.into_iter().map(|part| (*part).to_owned()));
            }
        }
    }
    telling
}

/// Whether the folded word names a wrong that somebody is blamed for ("shelling").
pub(crate) fn names_a_wrong(word: &str) -> bool {
    LEXICON.is(Class::Wrongs, word)
}

impl Context<'_> {
    /// The state that an actor belongs to, or its own id if it belongs to none.
    pub(crate) fn state(&self, id: &ActorId) -> String {
        let actor = self.actors.iter().find(|actor| actor.id == *id);
        let country = actor.and_then(|actor| actor.country.clone());
        country.unwrap_or_else(|| id.as_str().to_owned())
    }
}

/// A sentence with more tokens than this is no prose and holds no events.
const LONGEST_SENTENCE: usize = 400;

/// A reporting clause of the article ("Lavrov told reporters") with what it covers.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    /// The sentence that holds it.
    pub sentence: Span,
    /// The verb of saying.
    pub verb: Span,
    /// The words that tell what was said, quoted or not; `None` if another sentence tells it.
    pub words: Option<Span>,
    /// What the sentence tells in passing of those whom it names ("who left on Friday").
    pub asides: Vec<Span>,
    /// Who speaks, to whom, and who passes it on.
    pub speaker: Option<ActorId>,
    pub addressee: Option<ActorId>,
    pub via: Option<ActorId>,
}

/// What one reading of an article's sentences gives.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub events: Vec<Event>,
    pub said: Vec<Said>,
    /// The stretches between quotation marks, in order.
    pub quoted: Vec<Span>,
}

/// Whether the folded word is a form of a verb that reports what somebody says.
pub(crate) fn is_reporting(word: &str) -> bool {
    details::speech::is_reporting(word)
}

/// Reads the sentences once, for events and for who says what.
pub(crate) fn read(context: &Context<'_>) -> Reading {
    let now = reported(context);
    let mut focus = Focus { sides: sides(context), now, ..Focus::default() };
    let mut found: Vec<Event> = Vec::new();
    let mut said = Vec::new();
    let article = Article::new(context);
    let mut quoting = Quoting::new(&article);
    for sentence in context.lexed.sentences() {
        if sentence.tokens.len() > LONGEST_SENTENCE {
            continue;
        }
        let parsed = Parsed::new(&article, sentence);
        focus.quoting = quoting.speaker(sentence, &focus);
        focus.speaker = focus.quoting.clone().or(focus.speaker);
        let caption = context.parts.get(sentence.block) == Some(&Part::Caption);
        let events = coder::code(&parsed, &mut focus, &mut said);
        let dated = || context.timexes.iter().any(|timex| sentence.span.contains(timex.span));
        found.extend(events.into_iter().filter(|_| !caption || dated()));
    }
    carried::from_acts_before(context, &mut found);
    carried::from_the_past(context, &mut found);
    carried::from_meetings(context, &mut found);
    carried::from_speeches(context, &said, &mut found);
    plan_what_comes(context, &mut found);
    retracted::by_the_next(context, &mut found);
    drop_echoes(context, &article.quoted, &mut found);
    drop_repeats_in_headings(context, &mut found);
    one_statement_a_speaker(&mut found);
    Reading { events: found, said, quoted: article.quoted }
}

/// A headline that only repeats what the body tells holds no event of its own.
fn drop_repeats_in_headings(context: &Context<'_>, events: &mut Vec<Event>) {
    let lexed = context.lexed;
    let in_heading = |event: &Event| {
        let sentence =
            lexed.sentence_at(event.sentence.start()).and_then(|at| lexed.sentences().get(at));
        sentence.and_then(|sentence| context.parts.get(sentence.block)) != Some(&Part::Body)
    };
    let told: Vec<_> = events.iter().filter(|event| !in_heading(event)).cloned().collect();
    let state =
        |ids: &[ActorId]| -> Vec<String> { ids.iter().map(|id| context.state(id)).collect() };
    let meet = |one: &[ActorId], other: &[ActorId]| {
        let one = state(one);
        one.is_empty() || other.is_empty() || state(other).iter().any(|id| one.contains(id))
    };
    events.retain(|event| {
        let repeats = |body: &Event| {
            body.class == event.class
                && meet(&body.who.source, &event.who.source)
                && meet(&body.who.target, &event.who.target)
        };
        !in_heading(event) || !told.iter().any(repeats)
    });
}

/// How many sentences behind a paraphrase the words themselves may follow.
const ECHO: usize = 6;

/// News tells an act of speech in the writer's words first and in the speaker's then: that is one
/// telling.
fn drop_echoes(context: &Context<'_>, quoted: &[Span], events: &mut Vec<Event>) {
    let direct = |event: &Event| {
        let first = context.lexed.tokens().at_or_after(event.evidence.start());
        let own = matches!(context.lexed.folded(first), "i" | "we");
        let near = quoted.partition_point(|quote| quote.end() <= event.evidence.start());
        own || quoted.get(near).is_some_and(|quote| quote.contains(event.evidence))
    };
    let place = |event: &Event| context.lexed.sentence_at(event.sentence.start()).unwrap_or(0);
    let states =
        |ids: &[ActorId]| -> Vec<String> { ids.iter().map(|id| context.state(id)).collect() };
    let paraphrases: Vec<_> = events
        .iter()
        .filter(|event| event.class.is_speech() && !direct(event))
        .map(|event| (place(event), event.class, event.action.clone(), event.who.clone()))
        .collect();
    events.retain(|event| {
        let at = place(event);
        let near = paraphrases.partition_point(|(told, ..)| told + ECHO < at);
        let mut before = paraphrases.iter().skip(near).take_while(|(told, ..)| *told < at);
        let echoes = before.any(|(_, class, action, who)| {
            *class == event.class
                && *action == event.action
                && states(&who.source) == states(&event.who.source)
                && states(&who.target) == states(&event.who.target)
        });
        // Each reproach may be another.
        !(echoes && direct(event) && event.class != EventClass::Accuse)
    });
}

/// A speech is told in many sentences: the first stands for it, the words are in the quotes.
fn one_statement_a_speaker(events: &mut Vec<Event>) {
    let mut heard = Vec::new();
    events.retain(|event| {
        if event.class != EventClass::Statement {
            return true;
        }
        let new = !heard.contains(&event.who.source);
        heard.push(event.who.source.clone());
        new
    });
}

/// How many mentions of states an article needs to be about two of them.
const MENTIONS_OF_TWO: usize = 6;

/// The two states that the article is about, if nearly all its actors belong to two.
fn sides(context: &Context<'_>) -> Option<(String, String)> {
    let countries: HashMap<_, _> = context
        .actors
        .iter()
        .filter(|actor| actor.kind != ActorKind::Media)
        .filter_map(|actor| Some((&actor.id, actor.country.as_deref()?)))
        .collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for country in context.mentions.iter().filter_map(|m| countries.get(m.actor.as_ref()?)) {
        *counts.entry(country).or_default() += 1;
    }
    let total: usize = counts.values().sum();
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_key(|(country, count)| (std::cmp::Reverse(*count), *country));
    match ranked[..] {
        [(one, most), (other, more), ..]
            if total >= MENTIONS_OF_TWO && (most + more) * 10 >= total * 9 && more * 5 >= most =>
        {
            Some((one.to_owned(), other.to_owned()))
        }
        _ => None,
    }
}
