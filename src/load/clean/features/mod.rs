//! Features: what the line classifier is told of each line, itself and among its neighbours.
//!
//! All numbers are cheap and in linear time; the `NAMES` of each part document them in their order.

mod block;
mod markup;
mod near;
mod outline;
mod own;
pub(super) mod place;

use std::sync::LazyLock;

use super::super::page::Page;
use super::Verdict;
use super::signals::Lines;
use crate::document::Format;

/// A line of so many words that stops is taken for article text at first sight.
const CORE_WORDS: u16 = 10;

/// The features of all lines, row by row.
#[derive(Debug)]
pub(super) struct Table {
    width: usize,
    values: Vec<f32>,
}

impl Table {
    /// The features of each line, in the order of [`names`].
    pub(super) fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.values.chunks_exact(self.width)
    }

    /// All rows, one behind the other.
    pub(super) fn values(&self) -> &[f32] {
        &self.values
    }

    /// How many features a line has.
    pub(super) const fn width(&self) -> usize {
        self.width
    }
}

/// The names of the features that lines of a format have; those of plain text come first in both.
pub(super) fn names(format: Format) -> Vec<String> {
    let parts = own::NAMES.iter().chain(&place::NAMES).chain(&block::NAMES).chain(&near::NAMES);
    let plain = parts.map(ToString::to_string);
    match format {
        Format::Text => plain.collect(),
        Format::Html => plain.chain(markup::names()).chain(outline::names()).collect(),
    }
}

/// How many names there are.
fn width(format: Format) -> usize {
    static WIDTHS: LazyLock<[usize; 2]> =
        LazyLock::new(|| [Format::Text, Format::Html].map(|format| names(format).len()));
    let [text, html] = *WIDTHS;
    match format {
        Format::Text => text,
        Format::Html => html,
    }
}

/// Computes the features of all lines.
pub(super) fn table(
    page: &Page,
    lines: &Lines,
    found: &[Option<Verdict>],
    format: Format,
) -> Table {
    let look = Look::new(page, lines, found);
    let own = own::Own::new(&look);
    let place = place::Place::new(&look);
    let blocks = block::Blocks::new(&look);
    let near = near::Near::new(&look, found);
    let markup = (format == Format::Html).then(|| markup::Markup::new(&look));
    let outline = (format == Format::Html).then(|| outline::Outline::new(&look));
    let width = width(format);
    let mut values = Vec::with_capacity(width * page.lines.len());
    for at in 0..page.lines.len() {
        own.push(at, &mut values);
        place.push(at, &mut values);
        blocks.push(at, &mut values);
        near.push(at, &mut values);
        markup.iter().for_each(|markup| markup.push(at, &mut values));
        outline.iter().for_each(|outline| outline.push(at, &mut values));
    }
    Table { width, values }
}

/// What the parts look at.
struct Look<'p> {
    page: &'p Page,
    lines: &'p Lines,
    /// Which lines a rule has cut.
    cut: Vec<bool>,
    /// Which lines read as article text at first sight.
    core: Vec<bool>,
    /// Words of the core lines.
    cores: Sums,
}

impl<'p> Look<'p> {
    fn new(page: &'p Page, lines: &'p Lines, found: &[Option<Verdict>]) -> Self {
        let signals = &lines.signals;
        let cut: Vec<bool> = found.iter().map(Option::is_some).collect();
        let core: Vec<bool> = signals
            .iter()
            .zip(&cut)
            .map(|(signal, cut)| signal.words >= CORE_WORDS && signal.stops && !cut)
            .collect();
        let words = signals.iter().zip(&core);
        let cores = Sums::new(words.map(|(signal, core)| f32::from(signal.words) * flag(*core)));
        Self { page, lines, cut, core, cores }
    }
}

/// Sums over the lines before each line, to answer questions on windows at once.
pub(super) struct Sums(Vec<f32>);

impl Sums {
    /// Sums up values.
    pub(super) fn new(values: impl Iterator<Item = f32>) -> Self {
        let mut sums = Vec::with_capacity(values.size_hint().0 + 1);
        sums.push(0.0);
        let mut sum = 0.0;
        for value in values {
            sum += value;
            sums.push(sum);
        }
        Self(sums)
    }

    /// The sum from `start` up to `end`.
    pub(super) fn between(&self, start: usize, end: usize) -> f32 {
        let last = self.0.len() - 1;
        let at = |index: usize| self.0.get(index.min(last)).copied().unwrap_or(0.0);
        at(end) - at(start)
    }

    fn within(&self, at: usize, reach: usize) -> f32 {
        self.between(at.saturating_sub(reach), at + reach + 1)
    }

    /// The sum of all.
    pub(super) fn all(&self) -> f32 {
        self.0.last().copied().unwrap_or(0.0)
    }
}

/// A yes as a number.
fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

fn pick(values: &[f32], at: usize) -> f32 {
    values.get(at).copied().unwrap_or(0.0)
}

#[expect(clippy::cast_precision_loss, reason = "counts of lines, far below 2^24")]
fn as_f32(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::{Format, names, table};
    use crate::load::clean::signals;
    use crate::load::plain;

    #[test]
    fn each_line_has_a_number_for_each_name() {
        let page = plain::page("Envoys meet\n\nThe envoys met in Oslo on Monday.\nHome\n");
        let lines = signals::lines(&page);
        for format in [Format::Text, Format::Html] {
            let table = table(&page, &lines, &[None, None, None], format);
            assert_eq!(table.values.len(), 3 * names(format).len());
            assert_eq!(table.rows().count(), 3);
        }
    }

    #[test]
    fn names_are_told_once() {
        let mut names = names(Format::Html);
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
