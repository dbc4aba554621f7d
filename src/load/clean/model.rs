//! The line classifier: boosted decision trees whose weights are data.
//!
//! Answers how likely a line is article text. Trained by `data/boilerplate/train.py`.

use std::sync::LazyLock;

use super::features::{Table, names};
use crate::document::Format;

/// How likely each line is article text, from 0 to 1.
pub(super) fn likelihoods(table: &Table, format: Format) -> Vec<f32> {
    let forest = match format {
        Format::Text => &TEXT,
        Format::Html => &HTML,
    };
    table.rows().map(|row| forest.likelihood(row)).collect()
}

/// Trees whose answers are added.
#[derive(Debug, Default)]
struct Forest {
    trees: Vec<Tree>,
}

#[derive(Debug)]
struct Tree {
    nodes: Vec<Node>,
    leaves: Vec<f32>,
}

/// A question: is the feature at most the threshold? A child below zero is a leaf, counted from -1.
#[derive(Clone, Copy, Debug)]
struct Node {
    feature: usize,
    threshold: f32,
    children: [i16; 2],
}

impl Forest {
    fn likelihood(&self, row: &[f32]) -> f32 {
        let sum: f32 = self.trees.iter().map(|tree| tree.answer(row)).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

impl Tree {
    fn answer(&self, row: &[f32]) -> f32 {
        let mut at = 0_i16;
        // Each step goes to a later node (checked when it is read), so it ends.
        while let Ok(place) = usize::try_from(at) {
            let Some(node) = self.nodes.get(place) else { return 0.0 };
            let value = row.get(node.feature).copied().unwrap_or(0.0);
            at = node.children[usize::from(value > node.threshold)];
        }
        self.leaves.get(usize::from(at.unsigned_abs()) - 1).copied().unwrap_or(0.0)
    }
}

static TEXT: LazyLock<Forest> =
    LazyLock::new(|| forest(include_str!("../../../data/boilerplate/classifier_text.txt")));
static HTML: LazyLock<Forest> =
    LazyLock::new(|| forest(include_str!("../../../data/boilerplate/classifier_html.txt")));

/// Reads the trees of a file; its head names the features that they count.
fn forest(file: &str) -> Forest {
    let names = names(Format::Html);
    let head = file.lines().find_map(|line| line.strip_prefix("# features: ")).unwrap_or("");
    let of = |name: &str| names.iter().position(|known| known == name);
    let features: Vec<Option<usize>> = head.split(", ").map(of).collect();
    let trees = file.lines().filter(|line| !line.starts_with('#'));
    Forest { trees: trees.filter_map(|line| tree(line, &features)).collect() }
}

/// Reads `feature threshold left right; ... | leaf leaf ...`.
fn tree(line: &str, features: &[Option<usize>]) -> Option<Tree> {
    let (nodes, leaves) = line.split_once('|')?;
    let nodes: Option<Vec<Node>> =
        nodes.split(';').enumerate().map(|(at, words)| node(at, words, features)).collect();
    let leaves: Vec<f32> = leaves.split_whitespace().filter_map(|leaf| leaf.parse().ok()).collect();
    Some(Tree { nodes: nodes?, leaves })
}

fn node(at: usize, words: &str, features: &[Option<usize>]) -> Option<Node> {
    let mut words = words.split_whitespace();
    let feature = (*features.get(words.next()?.parse::<usize>().ok()?)?)?;
    let threshold = words.next()?.parse().ok()?;
    let children: [i16; 2] = [words.next()?.parse().ok()?, words.next()?.parse().ok()?];
    let onward = |child: &i16| usize::try_from(*child).map_or(true, |child| child > at);
    children.iter().all(onward).then_some(Node { feature, threshold, children })
}

#[cfg(test)]
mod tests {
    use super::{Forest, Format, HTML, TEXT, names, tree};

    #[test]
    fn a_tree_asks_and_answers() {
        let known = [Some(0), Some(1), Some(2)];
        let forest =
            Forest { trees: vec![tree("0 5 1 -1; 2 0.5 -2 -3 | 1.0 2.0 3.0", &known).unwrap()] };
        let mut row = [0.0; 3];
        row[0] = 9.0;
        assert!((forest.trees[0].answer(&row) - 1.0).abs() < 1e-6);
        row[0] = 2.0;
        assert!((forest.trees[0].answer(&row) - 2.0).abs() < 1e-6);
        row[2] = 1.0;
        assert!((forest.trees[0].answer(&row) - 3.0).abs() < 1e-6);
    }

    #[test]
    fn a_tree_that_turns_back_is_refused() {
        assert!(tree("0 5 0 -1 | 1.0", &[Some(0)]).is_none());
    }

    /// Trees that ask for a feature that nobody computes would be left out without a sound.
    #[test]
    fn every_feature_that_the_weights_ask_for_is_computed() {
        let check = |file: &str, forest: &Forest, format: Format| {
            let names = names(format);
            let head = file.lines().find_map(|line| line.strip_prefix("# features: ")).unwrap();
            for name in head.split(", ") {
                assert!(names.iter().any(|known| known == name), "{name}");
            }
            let trees = file.lines().filter(|line| !line.starts_with('#')).count();
            assert!(trees > 10 && forest.trees.len() == trees);
        };
        check(include_str!("../../../data/boilerplate/classifier_text.txt"), &TEXT, Format::Text);
        check(include_str!("../../../data/boilerplate/classifier_html.txt"), &HTML, Format::Html);
    }
}
