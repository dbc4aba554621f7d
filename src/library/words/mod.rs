//! The words of a corpus, folded once a snapshot, so that a search touches only what it finds.
//!
//! How a word is matched is `query`'s business.

mod bodies;
mod split;

use std::collections::HashMap;

use super::{ActorEntry, ActorIndex, Article, Snapshot, Telling, TimelineEntry};

pub use bodies::Bodies;
pub use split::{each_word, words_of};

/// Place of a word in [`WordIndex::words`].
pub type WordId = u32;

/// Stands between two texts of one record, so that no phrase reaches across.
const BREAK: WordId = WordId::MAX;

/// One distinct word of titles, actors and events.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    /// Its folded form.
    pub text: Box<str>,
    /// Which letters it has; see [`letters`].
    pub letters: u64,
}

/// The words of one kind of record (titles, actors, events) in order.
#[derive(Debug, Default)]
pub struct Field {
    starts: Vec<u32>,
    sequence: Vec<WordId>,
    holders_from: Vec<u32>,
    holders: Vec<u32>,
}

impl Field {
    /// The words of a record in their order.
    #[must_use]
    pub fn record(&self, index: usize) -> &[WordId] {
        slice(&self.starts, &self.sequence, index)
    }

    /// The records that hold a word, in order.
    #[must_use]
    pub fn holders(&self, word: WordId) -> &[u32] {
        slice(&self.holders_from, &self.holders, word as usize)
    }
}

fn slice<'a>(starts: &[u32], items: &'a [u32], index: usize) -> &'a [u32] {
    let (Some(first), Some(last)) = (starts.get(index), starts.get(index + 1)) else { return &[] };
    items.get(*first as usize..*last as usize).unwrap_or(&[])
}

/// Which records have each actor.
#[derive(Debug, Default)]
pub struct Holdings {
    starts: Vec<u32>,
    records: Vec<u32>,
}

impl Holdings {
    fn new<'a>(count: usize, records: impl Iterator<Item = &'a [ActorIndex]>) -> Self {
        let records = (0..).zip(records);
        let mut pairs: Vec<(u32, u32)> =
            records.flat_map(|(at, actors)| actors.iter().map(move |who| (who.0, at))).collect();
        pairs.sort_unstable();
        let (starts, records) = grouped(count, &pairs);
        Self { starts, records }
    }

    /// The records that have an actor, in order.
    #[must_use]
    pub fn of(&self, actor: ActorIndex) -> &[u32] {
        slice(&self.starts, &self.records, actor.0 as usize)
    }
}

/// Sorted pairs as one list of second parts, with where those of each first part begin.
fn grouped(count: usize, pairs: &[(u32, u32)]) -> (Vec<u32>, Vec<u32>) {
    let begins = (0..=count).map(|first| pairs.partition_point(|pair| (pair.0 as usize) < first));
    let starts = begins.map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect();
    (starts, pairs.iter().map(|pair| pair.1).collect())
}

/// A telling and the timeline entry that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Index of the timeline entry.
    pub entry: usize,
    /// The telling.
    pub telling: Telling,
}

/// All words of a snapshot.
#[derive(Debug, Default)]
pub struct WordIndex {
    words: Vec<Word>,
    /// The headlines, by article.
    pub titles: Field,
    /// The names of actors, by actor.
    pub actors: Field,
    /// What events are told with, by telling; see [`WordIndex::telling`].
    pub events: Field,
    tellings: Vec<Told>,
    /// Which articles name an actor, by actor.
    pub actor_articles: Holdings,
    /// Which timeline entries an actor takes part in, by actor.
    pub actor_entries: Holdings,
    /// The bodies, by article.
    pub bodies: Bodies,
}

impl WordIndex {
    /// Folds and sorts the words of a snapshot.
    pub(super) fn new(snapshot: &Snapshot) -> Self {
        let mut gathered = Gathered::default();
        let titles = gathered.field(snapshot.articles(), title_words);
        let actors = gathered.field(snapshot.actors(), actor_words);
        let tellings = tellings(snapshot.timeline());
        let events = gathered.field(&tellings, |told, out| event_words(told, snapshot, out));
        let (words, order) = gathered.sorted();
        let [titles, actors, events] =
            [titles, actors, events].map(|field| field.finish(&order, words.len()));
        let count = snapshot.actors().len();
        let named = snapshot.articles().iter().map(|article| article.actors.as_slice());
        let taking_part = snapshot.timeline().iter().map(|entry| entry.actors.as_slice());
        let actor_articles = Holdings::new(count, named);
        let actor_entries = Holdings::new(count, taking_part);
        let bodies = snapshot.bodies.clone();
        Self { words, titles, actors, events, tellings, actor_articles, actor_entries, bodies }
    }

    /// The distinct words of titles, actors and events, sorted.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The telling whose words are a record of [`WordIndex::events`].
    #[must_use]
    pub fn telling(&self, record: usize) -> Option<&Told> {
        self.tellings.get(record)
    }

    /// Finds a folded word.
    #[must_use]
    pub fn find(&self, folded: &str) -> Option<WordId> {
        let found = self.words.binary_search_by(|word| (*word.text).cmp(folded));
        found.ok().and_then(|at| WordId::try_from(at).ok())
    }

    /// The words that begin with a folded text.
    #[must_use]
    pub fn beginning_with(&self, folded: &str) -> std::ops::Range<WordId> {
        let first = self.words.partition_point(|word| *word.text < *folded);
        let rest = self.words.get(first..).unwrap_or(&[]);
        let count = rest.partition_point(|word| word.text.starts_with(folded));
        let id = |at: usize| WordId::try_from(at).unwrap_or(WordId::MAX);
        id(first)..id(first + count)
    }
}

/// The set of letters of a folded word as bits: a to z, figures, the rest shared out.
#[must_use]
pub fn letters(folded: &str) -> u64 {
    folded.chars().fold(0, |set, letter| set | letter_bit(letter))
}

/// The bit of one letter in [`letters`].
#[must_use]
pub fn letter_bit(letter: char) -> u64 {
    let code = u32::from(letter);
    let bit = match letter {
        'a'..='z' => code - u32::from('a'),
        '0'..='9' => 26 + code - u32::from('0'),
        _ => 36 + code % 28,
    };
    1 << bit
}

fn title_words(article: &Article, out: &mut Intern<'_>) {
    out.text(&article.annotated.document.title());
}

fn actor_words(entry: &ActorEntry, out: &mut Intern<'_>) {
    for name in std::iter::once(&entry.actor.name).chain(&entry.actor.aliases) {
        out.text(name);
    }
}

fn tellings(timeline: &[TimelineEntry]) -> Vec<Told> {
    let entries = timeline.iter().enumerate();
    let tellings = |(entry, of): (usize, &TimelineEntry)| {
        of.tellings.iter().map(|telling| Told { entry, telling: *telling }).collect::<Vec<_>>()
    };
    entries.flat_map(tellings).collect()
}

fn event_words(told: &Told, snapshot: &Snapshot, out: &mut Intern<'_>) {
    let article = snapshot.articles().get(told.telling.article);
    let event = article.and_then(|article| {
        let event = article.annotated.events.get(told.telling.event)?;
        Some((event, article.annotated.document.raw()))
    });
    if let Some((event, raw)) = event {
        out.text(event.class.as_str());
        out.text(&event.action);
        out.text(event.sentence.of(raw));
    }
}

/// Words numbered as they come.
#[derive(Default)]
struct Gathered {
    numbers: HashMap<Box<str>, WordId>,
}

/// Takes the words of one record.
struct Intern<'a> {
    gathered: &'a mut Gathered,
    sequence: &'a mut Vec<WordId>,
}

impl Intern<'_> {
    /// Takes a text; no phrase reaches from the one before into it.
    fn text(&mut self, text: &str) {
        let Self { gathered, sequence } = self;
        if !sequence.is_empty() {
            sequence.push(BREAK);
        }
        each_word(text, |word, _| sequence.push(gathered.number(word)));
    }
}

/// A field whose words are numbered as they came.
struct RawField {
    starts: Vec<u32>,
    sequence: Vec<WordId>,
}

impl Gathered {
    fn number(&mut self, word: &str) -> WordId {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = WordId::try_from(self.numbers.len()).unwrap_or(BREAK);
        self.numbers.insert(word.into(), number);
        number
    }

    fn field<T>(&mut self, records: &[T], words: impl Fn(&T, &mut Intern<'_>)) -> RawField {
        let mut field = RawField { starts: vec![0], sequence: Vec::new() };
        for record in records {
            words(record, &mut Intern { gathered: self, sequence: &mut field.sequence });
            field.starts.push(u32::try_from(field.sequence.len()).unwrap_or(u32::MAX));
        }
        field
    }

    /// The words sorted, and the new number of each old one.
    fn sorted(self) -> (Vec<Word>, Vec<WordId>) {
        let mut words: Vec<_> = self.numbers.into_iter().collect();
        words.sort_unstable();
        let mut order = vec![0; words.len()];
        for (new, (_, old)) in (0..).zip(&words) {
            if let Some(slot) = order.get_mut(*old as usize) {
                *slot = new;
            }
        }
        let words = words.into_iter().map(|(text, _)| Word { letters: letters(&text), text });
        (words.collect(), order)
    }
}

impl RawField {
    /// Renumbers the words and notes who holds each.
    fn finish(self, order: &[WordId], words: usize) -> Field {
        let renumber = |old: WordId| order.get(old as usize).copied().unwrap_or(BREAK);
        let sequence: Vec<_> = self.sequence.into_iter().map(renumber).collect();
        let mut pairs = Vec::with_capacity(sequence.len());
        for (record, ends) in (0..).zip(self.starts.windows(2)) {
            let [first, last] =
                [ends.first(), ends.last()].map(|end| end.map_or(0, |e| *e as usize));
            let held = sequence.get(first..last).unwrap_or(&[]);
            pairs.extend(held.iter().filter(|word| **word != BREAK).map(|word| (*word, record)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let (holders_from, holders) = grouped(words, &pairs);
        Field { starts: self.starts, sequence, holders_from, holders }
    }
}
