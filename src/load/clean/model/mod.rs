//! The line classifier: two looks at each line, with boosted decision trees whose weights are data.
//!
//! Answers how likely a line is article text. Trained by `data/boilerplate/train.py`.

mod around;
mod forest;
mod threshold;

use std::sync::LazyLock;

use super::features::{Table, names};
use super::signals::Signals;
use crate::document::Format;
use forest::Forest;
pub(super) use threshold::threshold;

/// How likely each line is article text, from 0 to 1.
///
/// The second look at a line of plain text knows what the first one says of the lines around it.
pub(super) fn likelihoods(table: &Table, signals: &[Signals], format: Format) -> Vec<f32> {
    match format {
        Format::Html => HTML.likelihoods(table.values(), table.width()),
        Format::Text => {
            let first = TEXT.likelihoods(table.values(), table.width());
            let again = again(&first, signals, table);
            TEXT_AGAIN.likelihoods(&again, table.width() + around::NAMES.len())
        }
    }
}

/// What the second look knows of each line, row by row.
fn again(first: &[f32], signals: &[Signals], table: &Table) -> Vec<f32> {
    let around = around::Around::new(first, signals);
    let mut rows = Vec::with_capacity(table.values().len() + first.len() * around::NAMES.len());
    for (at, row) in table.rows().enumerate() {
        rows.extend_from_slice(row);
        around.push(at, &mut rows);
    }
    rows
}

static TEXT: LazyLock<Forest> = LazyLock::new(|| read(TEXT_WEIGHTS, Format::Text));
static TEXT_AGAIN: LazyLock<Forest> = LazyLock::new(|| read(TEXT_WEIGHTS_AGAIN, Format::Text));
static HTML: LazyLock<Forest> = LazyLock::new(|| read(HTML_WEIGHTS, Format::Html));

const TEXT_WEIGHTS: &str = include_str!("../../../../data/boilerplate/classifier_text.txt");
const TEXT_WEIGHTS_AGAIN: &str =
    include_str!("../../../../data/boilerplate/classifier_text_again.txt");
const HTML_WEIGHTS: &str = include_str!("../../../../data/boilerplate/classifier_html.txt");

fn read(file: &str, format: Format) -> Forest {
    Forest::read(file, &all_names(format))
}

/// The names of what both looks know of a line.
fn all_names(format: Format) -> Vec<String> {
    let around = around::NAMES.iter().map(ToString::to_string);
    names(format).into_iter().chain(around).collect()
}

#[cfg(test)]
mod tests {
    use super::{Forest, all_names, names};
    use super::{Format, HTML, HTML_WEIGHTS, TEXT, TEXT_AGAIN, TEXT_WEIGHTS, TEXT_WEIGHTS_AGAIN};

    /// Trees that ask for a feature that nobody computes would be left out without a sound.
    #[test]
    fn every_feature_that_the_weights_ask_for_is_computed() {
        let check = |file: &str, forest: &Forest, names: Vec<String>| {
            let head = file.lines().find_map(|line| line.strip_prefix("# features: ")).unwrap();
            for name in head.split(", ") {
                assert!(names.iter().any(|known| known == name), "{name}");
            }
            let trees = file.lines().filter(|line| !line.starts_with('#')).count();
            assert!(trees > 10 && forest.len() == trees);
        };
        check(TEXT_WEIGHTS, &TEXT, names(Format::Text));
        check(TEXT_WEIGHTS_AGAIN, &TEXT_AGAIN, all_names(Format::Text));
        check(HTML_WEIGHTS, &HTML, names(Format::Html));
    }
}
