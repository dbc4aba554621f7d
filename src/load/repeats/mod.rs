//! What a publication says in article after article: paragraphs that stand in several of them.
//!
//! Looks across articles only; what one page by itself gives away is `clean`'s business.

mod tally;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::rules::Rules;
use crate::document::{Block, BlockKind, Document};
use tally::{Sentence, Tallies, Tally, sentences};

/// In so many independent articles anything is the publication's, wherever it stands.
const SURE: u32 = 3;
/// Fewer words than this recur by chance.
const FEWEST_WORDS: u16 = 4;
/// The part of an article that counts as its end: one block in so many, and at most so many.
const END_PART: usize = 4;
const MOST_END_BLOCKS: usize = 6;
/// At most one byte in so many of a body is cut for standing elsewhere, too.
const MOST_CUT: usize = 3;

/// Cuts the paragraphs that repeat across articles.
///
/// Returns the articles that lose something, each with its place in `documents`. A story that is
/// told twice is no repetition: articles that share much of their text count as one. What a rule
/// of the user's keeps stays.
#[must_use]
pub fn without_repeats(documents: &[Document], rules: &Rules) -> Vec<(usize, Document)> {
    if documents.len() < 2 {
        return Vec::new();
    }
    let read: Vec<Vec<Sentence>> = documents.iter().map(sentences).collect();
    let sources: Vec<Option<&str>> = documents.iter().map(Document::source).collect();
    let tallies = Tallies::new(&read, &sources);
    let articles = documents.iter().zip(&read).enumerate();
    articles
        .filter_map(|(at, (document, read))| Some((at, cleaned(document, read, &tallies, rules)?)))
        .collect()
}

/// How often a block stands in articles, and what speaks against cutting it.
#[derive(Clone, Copy, Debug)]
struct Repeat {
    /// Index of the block.
    block: usize,
    /// Its length in bytes.
    bytes: usize,
    /// The bodies that all its sentences stand in; `None` if it has no word.
    kept: Option<Tally>,
    /// The articles that they stand in, what was cut from them included.
    all: Option<Tally>,
    /// Whether it is too short, or too much a crosshead or quotation, to count in the middle.
    slight: bool,
}

impl Repeat {
    fn new(at: usize, block: &Block) -> Self {
        let slight = block.kind == BlockKind::Heading;
        Self { block: at, bytes: block.span.len(), kept: None, all: None, slight }
    }

    fn add(&mut self, sentence: &Sentence, tallies: &Tallies) {
        let together = |one: Option<Tally>, other: Tally| one.map_or(other, |one| one.and(other));
        self.kept = Some(together(self.kept, tallies.kept(sentence.key)));
        self.all = Some(together(self.all, tallies.all(sentence.key)));
        self.slight |= sentence.words < FEWEST_WORDS || sentence.quoted;
    }

    /// Whether it can be cut at an article's end.
    ///
    /// What other pages show of an article, such as its first lines beside a link, are cuts of
    /// theirs; so cuts count nowhere else.
    fn closes(&self) -> bool {
        self.all.is_some_and(|tally| self.enough(tally))
    }

    /// Whether it can be cut at an article's start.
    fn opens(&self) -> bool {
        self.kept.is_some_and(|tally| self.enough(tally))
    }

    /// Whether it can be cut anywhere.
    fn inside(&self) -> bool {
        !self.slight && self.kept.is_some_and(|tally| tally.articles >= SURE)
    }

    const fn enough(&self, tally: Tally) -> bool {
        tally.articles >= SURE || (tally.articles > 1 && tally.kin && !self.slight)
    }

    /// How many articles it repeats in.
    fn articles(&self) -> u32 {
        self.all.map_or(0, |tally| tally.articles)
    }
}

/// The article without its repetitions; `None` if there is nothing to cut.
fn cleaned(
    document: &Document,
    read: &[Sentence],
    tallies: &Tallies,
    rules: &Rules,
) -> Option<Document> {
    let repeats = repeats(document, read, tallies);
    let body: usize = repeats.iter().map(|repeat| repeat.bytes).sum();
    let mut chosen = chosen(&repeats);
    let rules = rules.on_document(document);
    let line = |at: usize| document.blocks().get(at).map(|block| block.span.of(document.raw()));
    chosen.retain(|repeat| !line(repeat.block).is_some_and(|line| rules.keeps(line)));
    // What stands in most articles goes first, then what stands last.
    chosen.sort_by_key(|repeat| std::cmp::Reverse((repeat.articles(), repeat.block)));
    let mut reasons: Vec<Option<Arc<str>>> = vec![None; document.blocks().len()];
    let mut cut = 0;
    for repeat in chosen {
        cut += repeat.bytes;
        if cut * MOST_CUT > body {
            break;
        }
        if let Some(reason) = reasons.get_mut(repeat.block) {
            *reason = Some(format!("repeats in {} articles", repeat.articles()).into());
        }
    }
    let any = reasons.iter().any(Option::is_some);
    any.then(|| document.without_blocks(|at| reasons.get(at).cloned().flatten()))
}

/// The blocks of the body in order, each with what its sentences have in common.
fn repeats(document: &Document, read: &[Sentence], tallies: &Tallies) -> Vec<Repeat> {
    let blocks = document.blocks().iter().enumerate().filter(|(_, block)| block.kind.in_body());
    let mut found: Vec<Repeat> = blocks.map(|(at, block)| Repeat::new(at, block)).collect();
    for sentence in read {
        let Some(block) = sentence.block else { continue };
        let at = found.partition_point(|repeat| repeat.block < block);
        if let Some(repeat) = found.get_mut(at) {
            repeat.add(sentence, tallies);
        }
    }
    found
}

/// The blocks that can be cut where they stand.
fn chosen(repeats: &[Repeat]) -> Vec<Repeat> {
    let start = repeats.iter().take_while(|repeat| repeat.opens()).count();
    let closing = repeats.iter().rev().take_while(|repeat| repeat.closes()).count();
    let end = repeats.len() - closing;
    let late = repeats.len() - (repeats.len() / END_PART).min(MOST_END_BLOCKS);
    let fits = |at: usize, repeat: &Repeat| {
        let ends = at >= end || (at >= late && !repeat.slight);
        repeat.inside() || (at < start && repeat.opens()) || (ends && repeat.closes())
    };
    let all = repeats.iter().enumerate();
    all.filter(|(at, repeat)| fits(*at, repeat)).map(|(_, repeat)| *repeat).collect()
}
