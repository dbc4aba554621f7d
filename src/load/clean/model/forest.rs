//! Boosted decision trees: reading them from a weights file, and asking them.
//!
//! All trees lie in one array, because a line asks all of them and memory is what costs.

/// How many rows walk through a tree side by side.
const ABREAST: usize = 8;

/// Trees whose answers are added.
#[derive(Debug, Default)]
pub(super) struct Forest {
    /// Where each tree begins.
    roots: Vec<i32>,
    nodes: Vec<Node>,
    leaves: Vec<f32>,
}

/// A question: is the feature at most the threshold? A child below zero is a leaf, counted from -1.
#[derive(Clone, Copy, Debug)]
struct Node {
    threshold: f32,
    feature: u32,
    children: [i32; 2],
}

impl Forest {
    /// Reads the trees of a weights file, a line each; its head names the features that they ask
    /// for, by their place in `names`. A tree that cannot be read is left out.
    pub(super) fn read(file: &str, names: &[String]) -> Self {
        let head = file.lines().find_map(|line| line.strip_prefix("# features: ")).unwrap_or("");
        let of = |name: &str| names.iter().position(|known| known == name);
        let features: Vec<Option<u32>> =
            head.split(", ").map(|name| u32::try_from(of(name)?).ok()).collect();
        let mut forest = Self::default();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            forest.add(line, &features);
        }
        forest
    }

    /// How many trees there are.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.roots.len()
    }

    /// The answers of all trees to rows of features of this width, from 0 to 1.
    ///
    /// Each tree is asked of all rows before the next, so that it is read from memory once.
    pub(super) fn likelihoods(&self, rows: &[f32], width: usize) -> Vec<f32> {
        let rows: Vec<&[f32]> = rows.chunks_exact(width.max(1)).collect();
        let mut sums = vec![0.0_f32; rows.len()];
        for root in &self.roots {
            for (rows, sums) in rows.chunks(ABREAST).zip(sums.chunks_mut(ABREAST)) {
                self.add_answers(*root, rows, sums);
            }
        }
        sums.into_iter().map(|sum| 1.0 / (1.0 + (-sum).exp())).collect()
    }

    /// Adds the answers of one tree to some rows. They walk abreast, so that none waits for the
    /// memory of another.
    fn add_answers(&self, root: i32, rows: &[&[f32]], sums: &mut [f32]) {
        let mut places = [root; ABREAST];
        let mut open = true;
        // Each step goes to a later node (checked when it is read), so it ends.
        while open {
            open = false;
            for (place, row) in places.iter_mut().zip(rows) {
                let node = usize::try_from(*place).ok().and_then(|at| self.nodes.get(at));
                if let Some(node) = node {
                    let value = row.get(node.feature as usize).copied().unwrap_or(0.0);
                    *place = node.children[usize::from(value > node.threshold)];
                    open = true;
                }
            }
        }
        for (sum, place) in sums.iter_mut().zip(places) {
            let leaf = usize::try_from(-(place + 1)).ok().and_then(|at| self.leaves.get(at));
            *sum += leaf.copied().unwrap_or(0.0);
        }
    }

    /// Adds the tree `feature threshold left right; ... | leaf leaf ...`.
    fn add(&mut self, line: &str, features: &[Option<u32>]) -> Option<()> {
        let (nodes, leaves) = line.split_once('|')?;
        let begin = (i32::try_from(self.nodes.len()).ok()?, i32::try_from(self.leaves.len()).ok()?);
        let nodes: Option<Vec<Node>> =
            nodes.split(';').zip(0..).map(|(words, at)| node(at, begin, words, features)).collect();
        self.nodes.extend(nodes?);
        self.leaves.extend(leaves.split_whitespace().filter_map(|leaf| leaf.parse::<f32>().ok()));
        self.roots.push(begin.0);
        Some(())
    }
}

/// Reads the node at `at` of a tree whose nodes and leaves begin at `begin`.
fn node(at: i32, begin: (i32, i32), words: &str, features: &[Option<u32>]) -> Option<Node> {
    let mut words = words.split_whitespace();
    let feature = (*features.get(words.next()?.parse::<usize>().ok()?)?)?;
    let threshold = words.next()?.parse().ok()?;
    let mut child = || {
        let child: i32 = words.next()?.parse().ok()?;
        let onward = child < 0 || child > at;
        onward.then_some(if child < 0 { child - begin.1 } else { child + begin.0 })
    };
    Some(Node { threshold, feature, children: [child()?, child()?] })
}

#[cfg(test)]
mod tests {
    use super::Forest;

    fn forest(trees: &str) -> Forest {
        let names = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        Forest::read(&format!("# features: a, b, c\n{trees}"), &names)
    }

    #[test]
    fn trees_ask_and_their_answers_are_added() {
        let one = "0 5 1 -1; 2 0.5 -2 -3 | 1.0 2.0 3.0";
        let check = |trees: &str, row: [f32; 3], sum: f32| {
            let rows = [row, [0.0; 3]].concat();
            let found = forest(trees).likelihoods(&rows, row.len());
            assert!((found[0] - 1.0 / (1.0 + (-sum).exp())).abs() < 1e-6, "{found:?}");
        };
        check(one, [9.0, 0.0, 0.0], 1.0);
        check(one, [2.0, 0.0, 0.0], 2.0);
        check(one, [2.0, 0.0, 1.0], 3.0);
        check(&format!("{one}\n{one}"), [2.0, 0.0, 1.0], 6.0);
        check(&format!("{one}\n1 0 -1 -2 | 0.5 -4.0"), [2.0, 1.0, 0.0], -2.0);
    }

    #[test]
    fn a_tree_that_turns_back_is_refused() {
        assert_eq!(forest("0 5 0 -1 | 1.0").len(), 0);
    }
}
