//! The line classifier: two looks at each line, with boosted decision trees whose weights are data.
//!
//! Answers how likely a line is article text. Trained by `data/boilerplate/train.py`.

mod alike;
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
/// The second look at a line knows what the first one says of the lines around it.
pub(super) fn likelihoods(table: &Table, signals: &[Signals], format: Format) -> Vec<f32> {
    let model: &Model = match format {
        Format::Html => &HTML,
        Format::Text => &TEXT,
    };
    let first = model.first.likelihoods(table.values(), table.width());
    let around = around::Around::new(&first, signals);
    let alike =
        (format == Format::Html).then(|| alike::Alike::new(&first, signals, table, &model.names));
    let width = table.width() + around::NAMES.len() + alike.iter().len() * alike::NAMES.len();
    let mut rows = Vec::with_capacity(width * first.len());
    for (at, row) in table.rows().enumerate() {
        rows.extend_from_slice(row);
        around.push(at, &mut rows);
        alike.iter().for_each(|alike| alike.push(at, &mut rows));
    }
    model.again.likelihoods(&rows, width)
}

/// The forests of both looks.
struct Model {
    /// What the first look knows of a line.
    names: Vec<String>,
    first: Forest,
    again: Forest,
}

impl Model {
    fn read(first: &str, again: &str, format: Format) -> Self {
        let names = names(format);
        let first = Forest::read(first, &names);
        let again = Forest::read(again, &all_names(format));
        Self { names, first, again }
    }
}

static TEXT: LazyLock<Model> =
    LazyLock::new(|| Model::read(TEXT_WEIGHTS, TEXT_WEIGHTS_AGAIN, Format::Text));
static HTML: LazyLock<Model> =
    LazyLock::new(|| Model::read(HTML_WEIGHTS, HTML_WEIGHTS_AGAIN, Format::Html));

const TEXT_WEIGHTS: &str = include_str!("../../../../data/boilerplate/classifier_text.txt");
const TEXT_WEIGHTS_AGAIN: &str =
    include_str!("../../../../data/boilerplate/classifier_text_again.txt");
const HTML_WEIGHTS: &str = include_str!("../../../../data/boilerplate/classifier_html.txt");
const HTML_WEIGHTS_AGAIN: &str =
    include_str!("../../../../data/boilerplate/classifier_html_again.txt");

/// The names of what the second look knows of a line.
fn all_names(format: Format) -> Vec<String> {
    let around = around::NAMES.iter().map(ToString::to_string);
    let names = names(format).into_iter().chain(around);
    match format {
        Format::Text => names.collect(),
        Format::Html => names.chain(alike::NAMES.iter().map(ToString::to_string)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Forest, Format, HTML, TEXT, all_names, names};
    use super::{HTML_WEIGHTS, HTML_WEIGHTS_AGAIN, TEXT_WEIGHTS, TEXT_WEIGHTS_AGAIN};

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
        check(TEXT_WEIGHTS, &TEXT.first, names(Format::Text));
        check(TEXT_WEIGHTS_AGAIN, &TEXT.again, all_names(Format::Text));
        check(HTML_WEIGHTS, &HTML.first, names(Format::Html));
        check(HTML_WEIGHTS_AGAIN, &HTML.again, all_names(Format::Html));
    }
}
