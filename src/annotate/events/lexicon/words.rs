//! What the lexicon knows of one spelling, looked up once a word, and the objects that lines ask for.
//!
//! What the lines of the lexicon mean is decided in `frames` and `meaning`.

use super::Entry;
use super::classes::{Class, Classes};
use crate::annotate::events::syntax::inflect::Forms;
use foldhash::HashMap;

/// What the lexicon knows of a spelling.
#[derive(Debug)]
pub(in crate::annotate::events) struct Known {
    /// The classes of `grammar.txt` that it is in.
    pub classes: Classes,
    /// The verb that it is a form of, and which forms.
    pub verb: Option<(&'static str, Forms)>,
    /// What it can tell as a noun.
    pub nouns: Vec<Entry>,
    /// Whether it tells readiness behind a form of "be" ("is willing to").
    pub state: bool,
    /// The objects that it can be: its own word, and that of which it is the plural.
    pub objects: Vec<Object>,
    /// The object that it is a form of, where it stands as a verb.
    pub verbal: Option<Object>,
}

/// A word that the lexicon does not have.
pub(in crate::annotate::events) static UNKNOWN: Known = Known::new();

impl Known {
    /// Nothing yet.
    pub(super) const fn new() -> Self {
        Self {
            classes: Classes::NONE,
            verb: None,
            nouns: Vec::new(),
            state: false,
            objects: Vec::new(),
            verbal: None,
        }
    }
}

/// A word that some line of the lexicon asks for as an object, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::annotate::events) struct Object(u32);

/// The words that lines ask for as objects.
#[derive(Debug, Default)]
pub(super) struct Asked(HashMap<&'static str, Object>);

impl Asked {
    fn note(&mut self, word: &'static str) -> Object {
        let next = Object(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        *self.0.entry(word).or_insert(next)
    }

    /// The words, with their plurals.
    pub(super) fn spellings(&self) -> impl Iterator<Item = String> + '_ {
        self.0.keys().flat_map(|word| {
            let ies = word.strip_suffix('y').map(|stem| format!("{stem}ies"));
            [(*word).to_owned(), format!("{word}s")].into_iter().chain(ies)
        })
    }

    /// Notes with a word which objects it can be.
    pub(super) fn mark(&self, word: &str, known: &mut Known) {
        let y = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let readings = [Some(word), word.strip_suffix('s'), y.as_deref()];
        known.objects =
            readings.iter().flatten().filter_map(|word| self.0.get(word)).copied().collect();
        known.verbal = known.verb.and_then(|(verb, _)| self.0.get(verb)).copied();
    }
}

/// What may stand as the object of a verb, as a line of the lexicon asks for it: one of these.
#[derive(Clone, Debug, Default)]
pub(in crate::annotate::events) struct Objects {
    /// Words in any form, in order.
    words: Vec<Object>,
    /// Classes of `grammar.txt` ("*people").
    pub classes: Classes,
    /// Two words that follow each other.
    pub pairs: Vec<(&'static str, &'static str)>,
    /// Verbs that are governed ("to leave").
    pub verbs: Vec<&'static str>,
    /// The name of a person ("*somebody").
    pub somebody: bool,
    /// The name of a place ("*somewhere").
    pub somewhere: bool,
}

impl Objects {
    /// Reads the objects of a line.
    pub(super) fn read(words: impl Iterator<Item = &'static str>, asked: &mut Asked) -> Self {
        let mut objects = Self::default();
        for word in words {
            match (word.strip_prefix('*'), word.split_once(' ')) {
                (Some("somebody"), _) => objects.somebody = true,
                (Some("somewhere"), _) => objects.somewhere = true,
                (Some(class), _) => {
                    let class = Class::read(class).map(|class| Classes::of(&[class]));
                    objects.classes = objects.classes.and(class.unwrap_or_default());
                }
                (None, Some(("to", verb))) => objects.verbs.push(verb),
                (None, Some(pair)) => objects.pairs.push(pair),
                (None, None) => objects.words.push(asked.note(word)),
            }
        }
        objects.words.sort_unstable();
        objects
    }

    /// Whether any object will do.
    pub(in crate::annotate::events) fn is_empty(&self) -> bool {
        let names = self.somebody || self.somewhere;
        !names
            && self.classes.is_empty()
            && self.words.is_empty()
            && self.pairs.is_empty()
            && self.verbs.is_empty()
    }

    /// Whether one of the words is asked for.
    pub(in crate::annotate::events) fn ask_for(&self, words: &[Object]) -> bool {
        words.iter().any(|word| self.words.binary_search(word).is_ok())
    }

    /// Whether only words and classes are asked for.
    pub(in crate::annotate::events) fn are_plain(&self) -> bool {
        !self.somebody && !self.somewhere && self.pairs.is_empty() && self.verbs.is_empty()
    }
}
