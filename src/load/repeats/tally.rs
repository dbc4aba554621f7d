//! In how many independent articles a sentence stands.
//!
//! Counts only; what is cut for it is decided in the folder's `mod.rs`.

use std::hash::{BuildHasher, Hasher};

use foldhash::quality::FixedState;
use foldhash::{HashMap, HashSet};

use super::publications::{Publication, Publications};
use crate::document::Document;
use crate::text::{Lexed, Span, TokenKind};

/// Articles that share more than this part of the shorter one's sentences, in percent, are one
/// story told twice.
const MOST_SHARED: usize = 30;
/// Of how many articles that tell a sentence each further article is compared with.
const MOST_TELLERS: usize = 8;

/// A sentence of an article, in the form in which sentences are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence {
    /// Hash of its folded letters and digits.
    pub(super) key: u64,
    /// How many words it has.
    pub(super) words: u16,
    /// Whether it has quotation marks.
    pub(super) quoted: bool,
    /// The block of the body that it stands in; `None` for what was cut already.
    pub(super) block: Option<usize>,
}

/// The sentences of an article's body and of its cuts.
pub(super) fn sentences(document: &Document) -> Vec<Sentence> {
    let raw = document.raw();
    let blocks = document.blocks().iter().enumerate().filter(|(_, block)| block.kind.in_body());
    let mut places: Vec<(Span, Option<usize>)> =
        blocks.map(|(at, block)| (block.span, Some(at))).collect();
    places.extend(document.cuts().iter().flat_map(|cut| lines(raw, cut.span)).map(|l| (l, None)));
    places.sort_unstable_by_key(|(span, _)| *span);
    let spans: Vec<Span> = places.iter().map(|(span, _)| *span).collect();
    let lexed = Lexed::new(raw, &spans);
    let found = lexed.sentences().iter().filter_map(|sentence| {
        let (_, block) = places.get(sentence.block)?;
        let words = sentence.tokens.clone().filter(|at| is_word(&lexed, *at));
        of_words(sentence.span.of(raw), words.map(|at| lexed.folded(at)), *block)
    });
    found.collect()
}

fn lines(raw: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start();
    span.of(raw).split_inclusive('\n').map(move |line| {
        at += line.len();
        Span::between(at - line.len(), at)
    })
}

/// Whether a token has letters or digits.
fn is_word(lexed: &Lexed<'_>, at: usize) -> bool {
    match lexed.tokens().get(at).map(|token| token.kind) {
        Some(TokenKind::Word | TokenKind::Number) => true,
        Some(TokenKind::Clitic) => lexed.folded(at).len() > 1,
        Some(TokenKind::Sign) | None => false,
    }
}

/// `None` if there is no word.
fn of_words<'t>(
    text: &str,
    folded: impl Iterator<Item = &'t str>,
    block: Option<usize>,
) -> Option<Sentence> {
    let mut hasher = FixedState::default().build_hasher();
    let mut words = 0_u16;
    for word in folded {
        words = words.saturating_add(1);
        hasher.write(word.as_bytes());
    }
    let quoted = text.contains(['"', '“', '”', '„', '«', '»']);
    (words > 0).then(|| Sentence { key: hasher.finish(), words, quoted, block })
}

/// In how many independent articles of each publication each sentence stands, if in several.
pub(super) struct Tallies {
    kept: Counts,
    all: Counts,
}

type Counts = HashMap<(u64, Publication), u32>;

impl Tallies {
    /// Counts the sentences of articles.
    pub(super) fn new(articles: &[Vec<Sentence>], publications: &Publications) -> Self {
        let originals = originals(articles);
        let told = |wanted: &dyn Fn(&Sentence) -> bool| {
            let told = articles.iter().zip(&originals).enumerate();
            let told = told.flat_map(|(at, (article, original))| {
                let (of, _) = publications.of(at);
                article.iter().filter(|s| wanted(s)).map(move |s| ((s.key, of), *original))
            });
            counts(told.collect())
        };
        Self { kept: told(&|sentence| sentence.block.is_some()), all: told(&|_| true) }
    }

    /// In how many bodies of this publication the sentence with this key stands.
    pub(super) fn kept(&self, key: u64, of: Publication) -> u32 {
        self.kept.get(&(key, of)).copied().unwrap_or(1)
    }

    /// In how many of its articles it stands, what was cut from them included.
    pub(super) fn all(&self, key: u64, of: Publication) -> u32 {
        self.all.get(&(key, of)).copied().unwrap_or(1)
    }
}

/// Counts for each sentence of a publication the articles that it stands beside.
fn counts(mut told: Vec<((u64, Publication), usize)>) -> Counts {
    told.sort_unstable();
    told.dedup();
    let groups = told.chunk_by(|one, next| one.0 == next.0).filter(|group| group.len() > 1);
    let count = |group: &[((u64, Publication), usize)]| {
        let articles = u32::try_from(group.len()).unwrap_or(u32::MAX);
        group.first().map(|(key, _)| (*key, articles))
    };
    groups.filter_map(count).collect()
}

/// For each article the one whose story it tells again; itself if there is none.
///
/// The longer articles come first, so that a short one is never what makes two long ones one.
fn originals(articles: &[Vec<Sentence>]) -> Vec<usize> {
    let mut bodies: Vec<(usize, HashSet<u64>)> =
        articles.iter().map(|a| body(a)).enumerate().collect();
    bodies.sort_by_key(|(at, body)| (std::cmp::Reverse(body.len()), *at));
    let mut originals: Vec<usize> = (0..articles.len()).collect();
    let mut tellers: HashMap<u64, Vec<usize>> = HashMap::default();
    for (at, body) in &bodies {
        let own = same_story(body, &tellers).unwrap_or(*at);
        if let Some(original) = originals.get_mut(*at) {
            *original = own;
        }
        for key in body {
            let known = tellers.entry(*key).or_default();
            if known.len() < MOST_TELLERS && !known.contains(&own) {
                known.push(own);
            }
        }
    }
    originals
}

/// The hashes of the sentences that tell the article's story.
fn body(article: &[Sentence]) -> HashSet<u64> {
    let telling = |s: &&Sentence| s.block.is_some() && s.words >= super::FEWEST_WORDS;
    article.iter().filter(telling).map(|sentence| sentence.key).collect()
}

/// The article that shares most with `body`, if that is much of it.
fn same_story(body: &HashSet<u64>, tellers: &HashMap<u64, Vec<usize>>) -> Option<usize> {
    let mut shared: HashMap<usize, usize> = HashMap::default();
    for teller in body.iter().filter_map(|key| tellers.get(key)).flatten() {
        *shared.entry(*teller).or_default() += 1;
    }
    let most = shared.into_iter().max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
    most.filter(|(_, count)| count * 100 > body.len() * MOST_SHARED).map(|(at, _)| at)
}
