//! What is compared when two sentences may tell one event, and the comparison itself.
//!
//! Finding pairs worth comparing and grouping them is the work of `clusters`.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use super::Telling;
use crate::document::{
    ActorId, ActorKind, Annotated, DayInterval, Event, EventClass, Grain, Realis,
};
use crate::text::fold;

/// How many letters of a word count: "closure" and "close" are one word here.
const STEM: usize = 5;

/// One telling, made ready for comparison.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub telling: Telling,
    pub class: EventClass,
    pub realis: Realis,
    pub sources: Vec<ActorId>,
    pub targets: Vec<ActorId>,
    /// What it is looked up by: its words, and in its own article its targets.
    pub keys: BTreeSet<String>,
    /// The states of the sources, or their ids where they belong to no state.
    pub source_states: BTreeSet<String>,
    pub target_states: BTreeSet<String>,
    pub when: Option<DayInterval>,
    /// Stems of the words that tell the act, names of the actors apart.
    pub words: BTreeSet<String>,
    pub action: String,
}

/// How two tellings compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// One event.
    Same,
    /// Not shown to be one event.
    Other,
}

/// A word that more facts share than this tells nothing and finds no pairs.
///
/// Bounds the pairs that are compared by this times the words of all facts.
const TOO_COMMON: usize = 200;

/// Facts by kind of act and word: finds those that may be one event with another.
#[derive(Default)]
pub(super) struct Lookup<'f> {
    postings: HashMap<(u8, &'f str), Vec<usize>>,
}

impl<'f> Lookup<'f> {
    /// Files the fact under all its words.
    pub(super) fn add(&mut self, index: usize, fact: &'f Fact) {
        for word in &fact.keys {
            self.postings.entry((family(fact.class), word)).or_default().push(index);
        }
    }

    /// The filed facts that share a telling word with this one, once for each word.
    pub(super) fn sharing<'a>(&'a self, fact: &'a Fact) -> impl Iterator<Item = usize> + 'a {
        let kind = family(fact.class);
        let lists =
            fact.keys.iter().filter_map(move |word| self.postings.get(&(kind, word.as_str())));
        lists.filter(|list| list.len() <= TOO_COMMON).flatten().copied()
    }
}

/// Makes the facts of one article.
pub(super) fn facts(article: usize, annotated: &Annotated) -> Vec<Fact> {
    let states: HashMap<&ActorId, String> = annotated
        .actors
        .iter()
        .map(|actor| {
            (&actor.id, actor.country.clone().unwrap_or_else(|| actor.id.as_str().to_owned()))
        })
        .collect();
    let state = |ids: &[ActorId]| {
        ids.iter().map(|id| states.get(id).cloned().unwrap_or_else(|| id.to_string())).collect()
    };
    let keys = |event: &Event| {
        let targets = event.who.target.iter().map(|id| format!("{article} {id}"));
        words(annotated, event).into_iter().chain(targets).collect()
    };
    let fact = |(index, event): (usize, &Event)| Fact {
        sources: event.who.source.clone(),
        keys: keys(event),
        telling: Telling { article, event: index },
        class: event.class,
        realis: event.realis,
        targets: event.who.target.clone(),
        source_states: state(&event.who.source),
        target_states: state(&event.who.target),
        when: event.when,
        words: words(annotated, event),
        action: event.action.clone(),
    };
    annotated.events.iter().enumerate().map(fact).collect()
}

/// Stems of the evidence's words; the names of those who act do not count, those of places do.
fn words(annotated: &Annotated, event: &Event) -> BTreeSet<String> {
    let raw = annotated.document.raw();
    let sides = || event.who.source.iter().chain(&event.who.target);
    let acting = annotated
        .actors
        .iter()
        .filter(|actor| actor.kind != ActorKind::Mission && sides().any(|id| *id == actor.id));
    let names: BTreeSet<String> = acting
        .flat_map(|actor| std::iter::once(&actor.name).chain(&actor.aliases))
        .flat_map(|name| stems(name))
        .collect();
    let places = annotated
        .mentions
        .iter()
        .filter(|mention| event.sentence.contains(mention.span) && mention.actor.is_none());
    let mut found: BTreeSet<String> =
        stems(event.evidence.of(raw)).filter(|stem| !names.contains(stem)).collect();
    found.extend(places.flat_map(|mention| stems(mention.span.of(raw))));
    found
}

fn stems(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 3 || word.chars().any(|c| c.is_ascii_digit()))
        .filter(|word| !COMMON.contains(*word))
        .map(|word| word.chars().take(STEM).collect())
        .collect();
    words.into_iter()
}

/// Words that tell nothing of an act, folded.
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/lexicon/common_words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Whether two facts are one event.
///
/// Wrong merges are worse than missed ones: class, both sides and the dates must agree, and the
/// words must speak of the same thing.
pub(super) fn compare(one: &Fact, other: &Fact) -> Likeness {
    let sides = meet(&one.source_states, &other.source_states)
        && meet(&one.target_states, &other.target_states);
    if !sides || one.realis != other.realis || family(one.class) != family(other.class) {
        return Likeness::Other;
    }
    if !same_persons(&one.sources, &other.sources) || !same_persons(&one.targets, &other.targets) {
        return Likeness::Other;
    }
    let shared = one.words.intersection(&other.words).count();
    let fewest = one.words.len().min(other.words.len());
    let same_article = one.telling.article == other.telling.article;
    let same = if of_words(one.class) {
        (same_article && one_victim(one, other))
            || (dates(one, other) == Dates::Same && shared >= 3 && 2 * shared > fewest)
    } else {
        let same_act = one.class == other.class && one.action == other.action;
        match dates(one, other) {
            Dates::Same => same_act && shared >= 1 || shared >= 2,
            Dates::Overlap => same_act && shared >= 2 || shared >= 3,
            Dates::Unknown => same_act && shared >= 3 && 3 * shared >= fewest,
            Dates::Apart => false,
        }
    };
    if same { Likeness::Same } else { Likeness::Other }
}

fn meet(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    one.is_empty() && other.is_empty() || one.intersection(other).next().is_some()
}

/// Where both name persons, one of them is the same.
fn same_persons(one: &[ActorId], other: &[ActorId]) -> bool {
    let persons = |ids: &[ActorId]| -> Vec<ActorId> {
        ids.iter().filter(|id| id.as_str().starts_with("per:")).cloned().collect()
    };
    let (one, other) = (persons(one), persons(other));
    one.is_empty() || other.is_empty() || one.iter().any(|id| other.contains(id))
}

/// One article that blames one person or body twice tells one event.
fn one_victim(one: &Fact, other: &Fact) -> bool {
    let body = |id: &&ActorId| !id.as_str().starts_with("gov:");
    let shared = one.targets.iter().filter(|id| other.targets.contains(id)).find(body);
    one.class == other.class && one.class == EventClass::Accuse && shared.is_some()
}

/// How two dates relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dates {
    /// The same days, told as precisely.
    Same,
    /// One may be the other.
    Overlap,
    /// One or both are not known.
    Unknown,
    /// Different days.
    Apart,
}

fn dates(one: &Fact, other: &Fact) -> Dates {
    match (one.when, other.when) {
        (Some(one), Some(other)) if !one.overlaps(&other) => Dates::Apart,
        (Some(one), Some(other)) if one.first() == other.first() && one.last() == other.last() => {
            if one.grain() <= Grain::Month {
                Dates::Same
            } else {
                Dates::Overlap
            }
        }
        (Some(_), Some(_)) => Dates::Overlap,
        _ => Dates::Unknown,
    }
}

/// Classes that two reporters may choose for one act.
pub(super) const fn family(class: EventClass) -> u8 {
    match class {
        EventClass::Sanction | EventClass::Coerce | EventClass::Request | EventClass::Threaten => 0,
        EventClass::Accuse | EventClass::Statement => 1,
        EventClass::Consult => 2,
        EventClass::Agree | EventClass::Support | EventClass::Cooperate => 3,
        EventClass::Aid | EventClass::Concede | EventClass::Retreat => 4,
        EventClass::Reject => 5,
        EventClass::Protest => 6,
        EventClass::Mobilize | EventClass::Assault => 7,
        EventClass::Other => 8,
    }
}

/// Whether acts of the class are done with words, of which one may say many in a day.
const fn of_words(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Accuse
            | EventClass::Statement
            | EventClass::Threaten
            | EventClass::Agree
            | EventClass::Reject
    )
}
