//! What a publication says in article after article: paragraphs that stand in several of them.
//!
//! Looks across articles only; what one page by itself gives away is `clean`'s business.

mod background;
mod publications;
mod sentences;
mod subjects;
mod tally;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use super::clean::{addresses, reports};
use super::rules::Rules;
use crate::document::{Block, BlockKind, Document};
use crate::text::fold;
use background::{Names, is_history};
use publications::{Kin, Publications};
use sentences::{Sentence, sentences};
use subjects::Subjects;
use tally::{Count, Tallies};

/// In so many independent articles anything is the publication's, wherever it stands.
const SURE: u32 = 3;
/// Fewer words than this recur by chance.
const FEWEST_WORDS: u16 = 4;
/// The part of an article that counts as its end: one block in so many, and at most so many.
const END_PART: usize = 4;
const MOST_END_BLOCKS: usize = 6;
/// At most so much of a body is cut for standing elsewhere, too: of the first so many bytes the second.
const MOST_CUT: (usize, usize) = (3, 1);
/// The same for what stands in so many articles: short ones are half of it.
const MOST_CUT_EVERYWHERE: (usize, usize) = (5, 3);
const EVERYWHERE: u32 = 8;
/// The same for what [`SURE`] articles of one publication begin or end with that surely tell different stories; and for
/// what each of so many begins or ends with, whoever published it: nobody who collects
/// articles of different papers in one folder finds the same words at the edge of so many.
const EVERYWHERE_AT_EDGE: u32 = 5;

/// Cuts the paragraphs that repeat across the articles of one publication.
///
/// Returns the articles that lose something, each with its place in `documents`. A story that is
/// told twice is no repetition: articles that share much of their text count as one; nor is
/// background, which names what the article around it names, or stands only in articles that go on
/// with one story, and speaks of no publisher. What a rule of the user's keeps stays.
#[must_use]
pub(super) fn without_repeats(documents: &[Document], rules: &Rules) -> Vec<(usize, Document)> {
    if documents.len() < 2 {
        return Vec::new();
    }
    let read: Vec<Vec<Sentence>> = documents.iter().map(sentences).collect();
    let publications = Publications::new(documents);
    let subjects = Subjects::new(documents, &read);
    let tallies = Tallies::new(&read, &publications, &subjects);
    let articles = documents.iter().zip(&read).enumerate();
    let found: Vec<Found> = articles
        .map(|(at, (document, read))| {
            let (of, kin) = publications.of(at);
            let count = |key| (tallies.kept(key, of), tallies.all(key, of));
            Found::new(document, &repeats(document, read, kin, &count), rules)
        })
        .collect();
    let background = background(&found);
    let articles = documents.iter().zip(found).enumerate();
    articles.filter_map(|(at, (d, found))| Some((at, cleaned(d, found, &background)?))).collect()
}

/// What can be cut from an article.
struct Found {
    /// How long its body is, in bytes.
    body: usize,
    /// The blocks, each with whether it names what the article around it names.
    chosen: Vec<(Repeat, bool)>,
}

impl Found {
    fn new(document: &Document, repeats: &[Repeat], rules: &Rules) -> Self {
        let body = repeats.iter().map(|repeat| repeat.bytes).sum();
        let mut chosen = chosen(repeats);
        let rules = rules.on_document(document);
        let line = |at: usize| document.blocks().get(at).map(|block| block.span.of(document.raw()));
        chosen.retain(|repeat| !line(repeat.block).is_some_and(|line| rules.keeps(line)));
        // What somebody said or would not say is told in one article after another, and what came before
        // a story under each article on it.
        let of_news = |line: &str| reports(line) || is_history(line);
        let told = |r: &Repeat| r.voice == Voice::Anybody && line(r.block).is_some_and(of_news);
        chosen.retain(|repeat| !told(repeat));
        if chosen.is_empty() {
            return Self { body, chosen: Vec::new() };
        }
        let own = repeats.iter().filter(|repeat| repeat.all.is_none_or(|all| all.articles < 2));
        let names = Names::of(own.filter_map(|repeat| line(repeat.block)));
        let explained = |repeat: &Repeat| line(repeat.block).is_some_and(|l| names.explain(l));
        Self { body, chosen: chosen.into_iter().map(|r| (r, explained(&r))).collect() }
    }
}

/// The keys of the blocks that at least half of the articles they repeat in explain.
fn background(found: &[Found]) -> HashSet<u64> {
    let mut votes: HashMap<u64, (u32, u32)> = HashMap::default();
    for (repeat, explained) in found.iter().flat_map(|found| &found.chosen) {
        let (all, yes) = votes.entry(repeat.key).or_default();
        *all += 1;
        *yes += u32::from(*explained);
    }
    votes.into_iter().filter(|(_, (all, yes))| yes * 2 >= *all).map(|(key, _)| key).collect()
}

/// Who speaks in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    /// The publisher: it names itself, or speaks to its readers.
    Publisher,
    /// The article, perhaps.
    Anybody,
}

impl Voice {
    fn of(text: &str, source: Option<&str>) -> Self {
        let names = || source.is_some_and(|source| fold(text).contains(source));
        if addresses(text) || names() { Self::Publisher } else { Self::Anybody }
    }
}

/// How often a block stands in articles, and what speaks against cutting it.
#[derive(Clone, Copy, Debug)]
struct Repeat {
    /// Index of the block.
    block: usize,
    /// Its length in bytes.
    bytes: usize,
    /// Hash of its sentences.
    key: u64,
    /// In how many bodies all its sentences stand; `None` if it has no word.
    kept: Option<Count>,
    /// In how many articles, what was cut from them included.
    all: Option<Count>,
    /// Who speaks in it.
    voice: Voice,
    /// How sure it is that these are of one publication.
    kin: Kin,
    /// Whether it is too short, or too much a crosshead or quotation, to count in the middle.
    slight: bool,
    /// Whether only what repeats stands between it and the start or the end.
    edge: bool,
}

impl Repeat {
    fn new(at: usize, block: &Block, kin: Kin) -> Self {
        let slight = block.kind == BlockKind::Heading;
        let bytes = block.span.len();
        let voice = Voice::Anybody;
        Self { block: at, bytes, key: 0, kept: None, all: None, voice, kin, slight, edge: false }
    }

    fn add(&mut self, sentence: &Sentence, (kept, all): (Count, Count)) {
        let fewer = |one: Option<Count>, other: Count| one.map_or(other, |one| one.min(other));
        self.kept = Some(fewer(self.kept, kept));
        self.all = Some(fewer(self.all, all));
        self.key = self.key.rotate_left(7) ^ sentence.key;
        self.slight |= sentence.words < FEWEST_WORDS || sentence.quoted;
    }

    /// Whether it can be cut at an article's end.
    ///
    /// What other pages show of an article, such as its first lines beside a link, are cuts of
    /// theirs; so cuts count nowhere else.
    fn closes(&self) -> bool {
        self.all.is_some_and(|count| self.enough(self.heard(count)))
    }

    /// Whether it can be cut at an article's start.
    fn opens(&self) -> bool {
        self.kept.is_some_and(|count| self.enough(self.heard(count)))
    }

    /// Whether it can be cut anywhere.
    fn inside(&self) -> bool {
        !self.slight
            && self.kin != Kin::MixedFolder
            && self.kept.is_some_and(|count| self.heard(count) >= SURE)
    }

    /// What counts: the articles, or the stories, for what may belong to one.
    fn heard(&self, count: Count) -> u32 {
        if self.voice == Voice::Publisher { count.articles } else { count.stories }
    }

    const fn enough(&self, articles: u32) -> bool {
        let mixed = matches!(self.kin, Kin::MixedFolder);
        articles >= SURE || (articles > 1 && !mixed && !self.slight)
    }

    /// Whether it stands in so many articles of a publication that it is told with any of them.
    fn is_everywhere(&self) -> bool {
        let enough = |articles| {
            let one = self.kin != Kin::MixedFolder && articles >= EVERYWHERE;
            one || (self.edge && articles >= EVERYWHERE_AT_EDGE)
        };
        let own_edge = self.edge && self.kin != Kin::MixedFolder;
        self.kept.is_some_and(|count| {
            let edge = own_edge && count.apart && count.articles >= SURE;
            edge || count.stories > SURE && enough(count.articles)
        })
    }

    /// How many articles it repeats in.
    fn articles(&self) -> u32 {
        self.all.map_or(0, |count| count.articles)
    }

    /// What the reader is told.
    fn reason(&self) -> Arc<str> {
        let place = if self.kin == Kin::Named { "source" } else { "folder" };
        format!("repeats in {} articles of this {place}", self.articles()).into()
    }
}

/// The article without its repetitions; `None` if there is nothing to cut.
fn cleaned(document: &Document, found: Found, background: &HashSet<u64>) -> Option<Document> {
    let Found { body, chosen } = found;
    let chosen = chosen.into_iter().map(|(repeat, _)| repeat);
    let mut chosen: Vec<Repeat> = chosen.filter(|r| !background.contains(&r.key)).collect();
    // What stands in most articles goes first, then what stands last.
    chosen.sort_by_key(|repeat| std::cmp::Reverse((repeat.articles(), repeat.block)));
    let mut reasons: Vec<Option<Arc<str>>> = vec![None; document.blocks().len()];
    let mut cut = 0;
    for repeat in chosen {
        let least = if repeat.is_everywhere() { MOST_CUT_EVERYWHERE } else { MOST_CUT };
        if (cut + repeat.bytes) * least.0 > body * least.1 {
            break;
        }
        cut += repeat.bytes;
        if let Some(reason) = reasons.get_mut(repeat.block) {
            *reason = Some(repeat.reason());
        }
    }
    let any = reasons.iter().any(Option::is_some);
    any.then(|| document.without_blocks(|at| reasons.get(at).cloned().flatten()))
}

/// The blocks of the body in order, each with what its sentences have in common.
fn repeats(
    document: &Document,
    read: &[Sentence],
    kin: Kin,
    count: &dyn Fn(u64) -> (Count, Count),
) -> Vec<Repeat> {
    let blocks = document.blocks().iter().enumerate().filter(|(_, block)| block.kind.in_body());
    let mut found: Vec<Repeat> = blocks.map(|(at, block)| Repeat::new(at, block, kin)).collect();
    for sentence in read {
        let Some(block) = sentence.block else { continue };
        let at = found.partition_point(|repeat| repeat.block < block);
        if let Some(repeat) = found.get_mut(at) {
            repeat.add(sentence, count(sentence.key));
        }
    }
    let source = document.source().map(fold);
    for repeat in found.iter_mut().filter(|repeat| repeat.articles() > 1) {
        let block = document.blocks().get(repeat.block);
        let text = block.map_or("", |block| block.span.of(document.raw()));
        repeat.voice = Voice::of(text, source.as_deref());
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
    let edge = |at: usize| at < start || at >= end;
    all.filter(|(at, repeat)| fits(*at, repeat))
        .map(|(at, repeat)| Repeat { edge: edge(at), ..*repeat })
        .collect()
}
