//! The words of article bodies, indexed once an article however often snapshots are made.
//!
//! Only whole words are found here; titles, actors and events are searched more kindly.

use std::collections::HashMap;
use std::sync::Arc;

use super::split::each_word;
use super::{BREAK, WordId};
use crate::document::{Annotated, Document};

/// The bodies of some articles that were added together.
#[derive(Debug, Default)]
struct Segment {
    first: usize,
    numbers: HashMap<Box<str>, WordId>,
    holders: Vec<Vec<u32>>,
    starts: Vec<usize>,
    sequence: Vec<WordId>,
}

/// The bodies of a corpus; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Bodies {
    segments: Vec<Arc<Segment>>,
    articles: usize,
}

impl Bodies {
    /// Takes in the bodies of further articles.
    pub(in crate::library) fn add(&mut self, articles: &[Annotated]) {
        let mut segment = Segment { first: self.articles, starts: vec![0], ..Segment::default() };
        for (at, article) in (0..).zip(articles) {
            segment.add(at, &article.document);
        }
        self.articles += articles.len();
        self.segments.push(Arc::new(segment));
    }

    /// The articles whose body holds a folded word, in order.
    #[must_use]
    pub fn holders(&self, folded: &str) -> Vec<usize> {
        let found = self.segments.iter().flat_map(|segment| {
            let holders = segment.numbers.get(folded).and_then(|id| segment.holders(*id));
            holders.unwrap_or(&[]).iter().map(|at| segment.first + *at as usize)
        });
        found.collect()
    }

    /// Whether any body holds a folded word.
    #[must_use]
    pub fn hold(&self, folded: &str) -> bool {
        self.segments.iter().any(|segment| segment.numbers.contains_key(folded))
    }

    /// The articles whose body holds folded words side by side inside one block, in order.
    #[must_use]
    pub fn side_by_side(&self, words: &[String]) -> Vec<usize> {
        let mut found = Vec::new();
        for segment in &self.segments {
            let ids = words.iter().map(|word| segment.numbers.get(word.as_str()).copied());
            if let Some(ids) = ids.collect::<Option<Vec<_>>>() {
                found.extend(segment.side_by_side(&ids).map(|at| segment.first + at));
            }
        }
        found
    }
}

impl Segment {
    fn add(&mut self, at: u32, document: &Document) {
        for block in document.blocks().iter().filter(|block| block.kind.in_body()) {
            let Self { numbers, holders, sequence, .. } = self;
            each_word(block.span.of(document.raw()), |word, _| {
                let id = number(word, numbers, holders);
                sequence.push(id);
                if let Some(known) = holders.get_mut(id as usize).filter(|k| k.last() != Some(&at))
                {
                    known.push(at);
                }
            });
            sequence.push(BREAK);
        }
        self.starts.push(self.sequence.len());
    }

    fn holders(&self, id: WordId) -> Option<&[u32]> {
        self.holders.get(id as usize).map(Vec::as_slice)
    }

    /// Articles of the segment that hold the words side by side.
    fn side_by_side<'a>(&'a self, ids: &'a [WordId]) -> impl Iterator<Item = usize> + 'a {
        let sets = ids.iter().filter_map(|id| self.holders(*id));
        let rarest = sets.min_by_key(|set| set.len()).unwrap_or(&[]);
        let holds = move |at: &usize| {
            let words = self.starts.get(*at).zip(self.starts.get(at + 1));
            let words = words.and_then(|(first, last)| self.sequence.get(*first..*last));
            words.is_some_and(|words| words.windows(ids.len().max(1)).any(|some| some == ids))
        };
        rarest.iter().map(|at| *at as usize).filter(holds)
    }
}

fn number(
    word: &str,
    numbers: &mut HashMap<Box<str>, WordId>,
    holders: &mut Vec<Vec<u32>>,
) -> WordId {
    if let Some(id) = numbers.get(word) {
        return *id;
    }
    let id = WordId::try_from(holders.len()).unwrap_or(BREAK);
    numbers.insert(word.into(), id);
    holders.push(Vec::new());
    id
}
