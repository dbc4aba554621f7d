//! Boosted decision trees: reading them from a weights file, and asking them.
//!
//! They are asked question by question instead of tree by tree, as in QuickScorer (Lucchese and
//! others, SIGIR 2015): a feature is compared with its thresholds in ascending order, and each that
//! it exceeds rules out the leaves on the other side of that question. Of the leaves that are left
//! in a tree, the first is its answer.

/// The most leaves of a tree, which are the bits of its [`Leaves`].
const MOST_LEAVES: usize = 16;

/// So many rows are asked and summed up side by side: the processor compares them at once, as in
/// the vectorised form (Lucchese and others, SIGIR 2016), which took a third of the steps.
const LANES: usize = 16;

/// Leaves of a tree from left to right, as bits from the lowest.
type Leaves = u16;

/// Trees whose answers are added.
#[derive(Debug, Default)]
pub(super) struct Forest {
    /// The questions of all trees by feature.
    questions: Vec<Questions>,
    /// What the leaves of each tree say.
    answers: Vec<[f32; MOST_LEAVES]>,
}

/// The questions about one feature, in the order of their thresholds.
#[derive(Debug)]
struct Questions {
    feature: usize,
    asked: Vec<Question>,
}

/// A question: does the feature exceed the threshold?
#[derive(Clone, Copy, Debug)]
struct Question {
    threshold: f32,
    tree: u16,
    /// The leaves that are left if it does.
    left: Leaves,
}

impl Questions {
    /// Rules out the leaves that rows do not reach of which these are the values of the feature.
    fn rule_out(&self, values: &[f32; LANES], left: &mut [[Leaves; LANES]]) {
        let most =
            values.iter().fold(f32::MIN, |most, value| if *value > most { *value } else { most });
        for question in self.asked.iter().take_while(|question| most > question.threshold) {
            let Some(lanes) = left.get_mut(usize::from(question.tree)) else { continue };
            for (left, value) in lanes.iter_mut().zip(values) {
                // Written without a choice, which would keep the lanes from being asked at once.
                let exceeds = Leaves::from(*value > question.threshold).wrapping_neg();
                *left &= question.left | !exceeds;
            }
        }
    }
}

impl Forest {
    /// Reads the trees of a weights file, a line each; its head names the features that they ask
    /// for, by their place in `names`. A tree that cannot be read is left out.
    pub(super) fn read(file: &str, names: &[String]) -> Self {
        let head = file.lines().find_map(|line| line.strip_prefix("# features: ")).unwrap_or("");
        let of = |name: &str| names.iter().position(|known| known == name);
        let features: Vec<Option<usize>> = head.split(", ").map(of).collect();
        let mut asked: Vec<Vec<Question>> = vec![Vec::new(); names.len()];
        let mut answers = Vec::new();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let Some(tree) = Tree::read(line, &features) else { continue };
            let Ok(number) = u16::try_from(answers.len()) else { break };
            for (node, below) in tree.nodes.iter().zip(tree.below) {
                if let Some(asked) = asked.get_mut(node.feature) {
                    asked.push(Question { threshold: node.threshold, tree: number, left: !below });
                }
            }
            answers.push(tree.said);
        }
        let asked = asked.into_iter().enumerate().filter(|(_, asked)| !asked.is_empty());
        let questions = asked.map(|(feature, mut asked)| {
            asked.sort_by(|one, other| one.threshold.total_cmp(&other.threshold));
            Questions { feature, asked }
        });
        Self { questions: questions.collect(), answers }
    }

    /// How many trees there are.
    pub(super) fn len(&self) -> usize {
        self.answers.len()
    }

    /// The answers of all trees to rows of features of this width, from 0 to 1.
    pub(super) fn likelihoods(&self, rows: &[f32], width: usize) -> Vec<f32> {
        let width = width.max(1);
        let mut left = vec![[Leaves::MAX; LANES]; self.len()];
        let mut likely = Vec::with_capacity(rows.len() / width);
        for several in rows.chunks(width * LANES) {
            left.fill([Leaves::MAX; LANES]);
            for questions in &self.questions {
                let value = |lane: usize| several.get(lane * width + questions.feature);
                let values = std::array::from_fn(|lane| value(lane).copied().unwrap_or(0.0));
                questions.rule_out(&values, &mut left);
            }
            let count = several.len() / width;
            let sums = self.sums(&left);
            likely.extend(sums.iter().take(count).map(|sum| 1.0 / (1.0 + (-sum).exp())));
        }
        likely
    }

    /// Adds the answers to several rows at once, each in the order of the trees.
    fn sums(&self, left: &[[Leaves; LANES]]) -> [f32; LANES] {
        let mut sums = [0.0; LANES];
        for (said, left) in self.answers.iter().zip(left) {
            for (sum, left) in sums.iter_mut().zip(left) {
                // A leaf is always left; told so, the processor needs no check.
                let leaf = left.trailing_zeros() as usize % MOST_LEAVES;
                *sum += said.get(leaf).unwrap_or(&0.0);
            }
        }
        sums
    }
}

/// A question in the form of the file.
#[derive(Clone, Copy, Debug)]
struct Node {
    feature: usize,
    threshold: f32,
    children: [i32; 2],
}

fn read(node: &str, features: &[Option<usize>]) -> Option<Node> {
    let mut words = node.split_whitespace();
    let feature = (*features.get(words.next()?.parse::<usize>().ok()?)?)?;
    let threshold = words.next()?.parse().ok()?;
    let children = [words.next()?.parse().ok()?, words.next()?.parse().ok()?];
    Some(Node { feature, threshold, children })
}

/// A tree whose leaves are put in order.
#[derive(Debug)]
struct Tree {
    nodes: Vec<Node>,
    leaves: Vec<f32>,
    /// What the leaves say, from left to right.
    said: [f32; MOST_LEAVES],
    /// How many leaves were met.
    met: usize,
    /// The leaves at the left of each question.
    below: Vec<Leaves>,
}

impl Tree {
    /// Reads the tree `feature threshold left right; ... | leaf leaf ...`. A child below zero is a
    /// leaf, counted from -1; the others are questions behind their parent.
    fn read(line: &str, features: &[Option<usize>]) -> Option<Self> {
        let (nodes, leaves) = line.split_once('|')?;
        let nodes: Option<Vec<Node>> = nodes.split(';').map(|node| read(node, features)).collect();
        let leaves = leaves.split_whitespace().map(|leaf| leaf.parse().ok());
        Self::new(nodes?, leaves.collect::<Option<Vec<f32>>>()?)
    }

    /// `None` if these are no tree or have too many leaves.
    fn new(nodes: Vec<Node>, leaves: Vec<f32>) -> Option<Self> {
        let whole = (1..MOST_LEAVES).contains(&nodes.len()) && leaves.len() == nodes.len() + 1;
        whole.then_some(())?;
        let below = vec![0; nodes.len()];
        let mut tree = Self { nodes, leaves, said: [0.0; MOST_LEAVES], met: 0, below };
        tree.walk(0, 0)?;
        (tree.met == tree.leaves.len()).then_some(tree)
    }

    /// Meets the leaves under a child, which stands at `first` or later if it is a question.
    fn walk(&mut self, child: i32, first: usize) -> Option<()> {
        let Ok(at) = usize::try_from(child) else {
            let leaf = usize::try_from(-(child + 1)).ok()?;
            *self.said.get_mut(self.met)? = *self.leaves.get(leaf)?;
            self.met += 1;
            return Some(());
        };
        let [left, right] = self.nodes.get(at).filter(|_| at >= first)?.children;
        let before = self.met;
        self.walk(left, at + 1)?;
        let bits = |count: usize| (1_u32 << count) - 1;
        *self.below.get_mut(at)? = Leaves::try_from(bits(self.met) & !bits(before)).ok()?;
        self.walk(right, at + 1)
    }
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
    fn a_tree_that_is_none_is_refused() {
        let check = |tree: &str| assert_eq!(forest(tree).len(), 0, "{tree}");
        check("0 5 0 -1 | 1.0");
        check("0 5 -1 -3 | 1.0 2.0");
        check("0 5 1 1; 1 2 -1 -2 | 1.0 2.0 3.0");
        check("9 5 -1 -2 | 1.0 2.0");
        check("");
    }
}
