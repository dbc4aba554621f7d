//! What the block of a line tells: lines without a gap between them.
//!
//! Menus and lists come as blocks of many short lines, articles as blocks of one long line each. What lies further off is told in `place`.

use super::super::signals::Signals;
use super::{Look, as_f32, flag};

/// What each feature is.
pub(super) const NAMES: [&str; 12] = [
    "block lines",
    "block words a line",
    "block stops",
    "block longest",
    "place in block",
    "lines of block before",
    "words a line of block before",
    "stops of block before",
    "lines of block behind",
    "words a line of block behind",
    "stops of block behind",
    "short run",
];

/// Lines up to this length, in words, that do not stop are short.
const SHORT: u16 = 12;

/// The blocks of a page.
pub(super) struct Blocks {
    /// For each line its block, counted from 1.
    of: Vec<usize>,
    /// The blocks, an empty one before and behind them.
    blocks: Vec<Block>,
    /// For each line, how many short lines stand around it without another.
    runs: Vec<f32>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Block {
    start: usize,
    lines: f32,
    words: f32,
    stops: f32,
    longest: f32,
}

impl Block {
    fn add(&mut self, signal: &Signals) {
        let words = f32::from(signal.words);
        self.lines += 1.0;
        self.words += words;
        self.stops += flag(signal.stops);
        self.longest = self.longest.max(words);
    }

    fn words_a_line(&self) -> f32 {
        self.words / self.lines.max(1.0)
    }

    fn stopping(&self) -> f32 {
        self.stops / self.lines.max(1.0)
    }
}

impl Blocks {
    /// Finds the blocks.
    pub(super) fn new(look: &Look<'_>) -> Self {
        let mut of = Vec::with_capacity(look.page.lines.len());
        let mut blocks = vec![Block::default()];
        let lines = look.page.lines.iter().zip(&look.lines.signals);
        for (at, (line, signal)) in lines.enumerate() {
            if line.gap || at == 0 {
                blocks.push(Block { start: at, ..Block::default() });
            }
            blocks.last_mut().into_iter().for_each(|block| block.add(signal));
            of.push(blocks.len() - 1);
        }
        blocks.push(Block::default());
        Self { of, blocks, runs: runs(&look.lines.signals) }
    }

    /// Adds the features of a line.
    pub(super) fn push(&self, at: usize, values: &mut Vec<f32>) {
        let block = self.of.get(at).copied().unwrap_or(0);
        let of = |at: usize| self.blocks.get(at).copied().unwrap_or_default();
        let own = of(block);
        values.extend([own.lines, own.words_a_line(), own.stopping(), own.longest]);
        values.push(as_f32(at - own.start.min(at)));
        for beside in [of(block.saturating_sub(1)), of(block + 1)] {
            values.extend([beside.lines, beside.words_a_line(), beside.stopping()]);
        }
        values.push(super::pick(&self.runs, at));
    }
}

/// For each line, the length of the run of short lines that it stands in; 0 outside.
fn runs(signals: &[Signals]) -> Vec<f32> {
    let short = |signal: &Signals| signal.words <= SHORT && !signal.stops;
    let runs = signals.chunk_by(|one, next| short(one) == short(next));
    let lengths = runs.flat_map(|run| {
        let length = if run.first().is_some_and(short) { run.len() } else { 0 };
        std::iter::repeat_n(as_f32(length), run.len())
    });
    lengths.collect()
}
