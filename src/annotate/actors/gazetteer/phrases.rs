//! [`Phrases`]: what one or more words mean together, found by walking from word to word.
//!
//! What single words are is told by [`super::Word`]; where the phrases come from, by the tables.

use foldhash::HashMap;

use super::{Classes, Entry, WordId};

/// What some words mean together.
#[derive(Debug, Default)]
pub(crate) struct Phrase {
    /// What they can mean as a name.
    pub entries: Vec<Entry>,
    /// The classes that they are in, if they are several words.
    pub classes: Classes,
    /// The post that they stand for, in the words of [`super::Holder`]'s tenures.
    pub post: Option<&'static str>,
    /// The class of people taken together that they stand for.
    pub group: Option<&'static str>,
}

/// A place in the tree of phrases: the words so far. The root is no phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Node(u32);

impl Node {
    /// Whether no phrase begins with the words so far.
    pub(crate) const fn is_root(self) -> bool {
        self.0 == 0
    }
}

/// All phrases, as a tree of words.
pub(super) struct Phrases {
    phrases: Vec<Phrase>,
    steps: HashMap<u64, u32>,
}

impl Phrases {
    /// No phrases, with room for some.
    pub(super) fn with_room(words: usize) -> Self {
        let mut steps = HashMap::default();
        steps.reserve(words);
        let mut phrases = Vec::with_capacity(words);
        phrases.push(Phrase::default());
        Self { phrases, steps }
    }

    /// A new place for a phrase of one word.
    pub(super) fn sprout(&mut self) -> Node {
        self.phrases.push(Phrase::default());
        Node(u32::try_from(self.phrases.len() - 1).unwrap_or_default())
    }

    /// The place one word on, which may be new.
    pub(super) fn grow(&mut self, from: Node, word: WordId) -> Node {
        if let Some(next) = self.steps.get(&step(from, word)) {
            return Node(*next);
        }
        let next = self.sprout();
        self.steps.insert(step(from, word), next.0);
        next
    }

    /// The place one word on, if any phrase goes on so.
    pub(super) fn step(&self, from: Node, word: WordId) -> Option<Node> {
        let known = !from.is_root() && word != WordId::UNKNOWN;
        known.then(|| self.steps.get(&step(from, word)).copied().map(Node))?
    }

    /// What the words so far mean.
    pub(super) fn at(&self, node: Node) -> Option<&Phrase> {
        self.phrases.get(node.0 as usize).filter(|_| !node.is_root())
    }

    /// The same, to be added to.
    pub(super) fn at_mut(&mut self, node: Node) -> Option<&mut Phrase> {
        self.phrases.get_mut(node.0 as usize).filter(|_| !node.is_root())
    }
}

const fn step(from: Node, word: WordId) -> u64 {
    (from.0 as u64) << 32 | word.0 as u64
}
