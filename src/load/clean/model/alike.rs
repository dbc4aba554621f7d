//! What the first look says of the other lines of a web page that stand in a place like a line's.
//!
//! Places are alike if their features are; neighbours are told in `around`. `data/boilerplate/train.py`
//! computes the same numbers; its `ALIKE` must be changed with this.

use std::collections::HashMap;

use super::super::features::Table;
use super::super::signals::Signals;

/// What each feature is.
pub(super) const NAMES: [&str; 5] =
    ["likely of kind", "likely of pair", "likely of parent", "likely of second", "likely of third"];

/// For each of them the features in which places must agree.
const AGREE: [&[&str]; 5] = [
    &["kind core share", "kind density", "kind words", "kind lines"],
    &["pair core share", "pair density", "pair lines"],
    &["parent core share", "parent density", "parent lines"],
    &["second core share", "second density", "second lines"],
    &["third core share", "third density", "third lines"],
];
/// So many words of a middling likelihood are added, for places that hold few lines.
const WORDS_BEFORE: f32 = 5.0;
const LIKELY_BEFORE: f32 = 0.3;

/// The likelihoods of the lines in places alike, for each of the [`NAMES`].
pub(super) struct Alike(Vec<Vec<f32>>);

impl Alike {
    /// Sums up the first look at all lines; `names` are those of the features.
    pub(super) fn new(
        likely: &[f32],
        signals: &[Signals],
        table: &Table,
        names: &[String],
    ) -> Self {
        let of = |features: &&[&str]| {
            let place = |name: &&str| names.iter().position(|known| known == name);
            let places: Vec<usize> = features.iter().filter_map(place).collect();
            let key = |row: &[f32]| {
                let bits = places.iter().map(|at| row.get(*at).copied().unwrap_or(0.0).to_bits());
                bits.collect::<Vec<u32>>()
            };
            of_others(table.rows().map(key), likely, signals)
        };
        Self(AGREE.iter().map(of).collect())
    }

    /// Adds the features of a line.
    pub(super) fn push(&self, at: usize, values: &mut Vec<f32>) {
        values.extend(self.0.iter().map(|told| told.get(at).copied().unwrap_or(0.0)));
    }
}

/// For each line, the likelihood of the words of the other lines with its key.
fn of_others(
    keys: impl Iterator<Item = Vec<u32>>,
    likely: &[f32],
    signals: &[Signals],
) -> Vec<f32> {
    let mut numbers = HashMap::new();
    let mut sums: Vec<(f32, f32)> = Vec::new();
    let mut own = Vec::with_capacity(likely.len());
    for ((key, likely), signal) in keys.zip(likely).zip(signals) {
        let number = *numbers.entry(key).or_insert(sums.len());
        if number == sums.len() {
            sums.push((0.0, 0.0));
        }
        let words = f32::from(signal.words) + 1.0;
        if let Some((told, all)) = sums.get_mut(number) {
            *told += likely * words;
            *all += words;
        }
        own.push((number, likely * words, words));
    }
    let of = |(number, told, words)| {
        let (all_told, all) = sums.get(number).copied().unwrap_or_default();
        (all_told - told + WORDS_BEFORE * LIKELY_BEFORE) / (all - words + WORDS_BEFORE)
    };
    own.into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::{AGREE, Signals, of_others};
    use crate::document::Format;
    use crate::load::clean::features::names;

    #[test]
    fn a_line_knows_the_first_look_at_the_other_lines_of_its_place() {
        let keys = [vec![1], vec![2], vec![1], vec![1]];
        let signals = [9, 9, 4, 14].map(|words| Signals { words, ..Signals::default() });
        let found = of_others(keys.into_iter(), &[0.9, 0.5, 0.2, 0.4], &signals);
        let expected = [
            (0.2 * 5.0 + 0.4 * 15.0 + 1.5) / 25.0,
            0.3,
            (0.9 * 10.0 + 0.4 * 15.0 + 1.5) / 30.0,
            (0.9 * 10.0 + 0.2 * 5.0 + 1.5) / 20.0,
        ];
        for (found, expected) in found.into_iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        }
    }

    #[test]
    fn the_features_in_which_places_agree_exist() {
        let names = names(Format::Html);
        assert!(AGREE.concat().iter().all(|name| names.iter().any(|known| known == name)));
    }
}
