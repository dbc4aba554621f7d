//! What the first look says of the lines around a line; the second look knows it.
//!
//! `data/boilerplate/train.py` computes the same numbers; its `around` must be changed with this.

use super::super::features::{Sums, place};
use super::super::signals::Signals;

/// What each feature is.
pub(super) const NAMES: [&str; 29] = [
    "likely",
    "likely -1",
    "likely +1",
    "likely -2",
    "likely +2",
    "likely -3",
    "likely +3",
    "likely within 2",
    "likely within 5",
    "likely within 10",
    "likely within 20",
    "likely 3 before",
    "likely 3 behind",
    "likely 8 before",
    "likely 8 behind",
    "likely 20 before",
    "likely 20 behind",
    "likely share before",
    "likely share behind",
    "likely words before",
    "likely words behind",
    "likely of all",
    "likely words",
    "since likely",
    "until likely",
    "since unlikely",
    "until unlikely",
    "doubt",
    "likeliest within 3",
];

/// From this likelihood on a line is likely, and up to the other unlikely.
const LIKELY: f32 = 0.6;
const UNLIKELY: f32 = 0.1;

/// The first look at all lines, with sums weighted by their words.
pub(super) struct Around<'l> {
    likely: &'l [f32],
    words: Sums,
    told: Sums,
    distances: [Vec<f32>; 4],
    doubt: f32,
}

impl<'l> Around<'l> {
    /// Sums up the first look.
    pub(super) fn new(likely: &'l [f32], signals: &[Signals]) -> Self {
        let words = || signals.iter().map(|signal| f32::from(signal.words));
        let doubts = likely.iter().map(|likely| likely.min(1.0 - likely));
        let doubt: f32 = doubts.zip(words()).map(|(doubt, words)| doubt * words).sum();
        let all: f32 = words().sum();
        let sure: Vec<bool> = likely.iter().map(|likely| *likely > LIKELY).collect();
        let never: Vec<bool> = likely.iter().map(|likely| *likely < UNLIKELY).collect();
        Self {
            likely,
            words: Sums::new(words()),
            told: Sums::new(likely.iter().zip(words()).map(|(likely, words)| likely * words)),
            distances: [
                place::since(sure.iter().copied()),
                place::until(&sure),
                place::since(never.iter().copied()),
                place::until(&never),
            ],
            doubt: doubt / (all + 1.0),
        }
    }

    /// Adds the features of a line.
    pub(super) fn push(&self, at: usize, values: &mut Vec<f32>) {
        let of = |place: Option<usize>| place.and_then(|at| self.likely.get(at)).copied();
        values.push(of(Some(at)).unwrap_or(0.0));
        for distance in 1..=3 {
            values.push(of(at.checked_sub(distance)).unwrap_or(-1.0));
            values.push(of(Some(at + distance)).unwrap_or(-1.0));
        }
        for reach in [2, 5, 10, 20] {
            values.push(self.mean(at.saturating_sub(reach), at + reach + 1));
        }
        for reach in [3, 8, 20] {
            values.push(self.mean(at.saturating_sub(reach), at));
            values.push(self.mean(at + 1, at + 1 + reach));
        }
        let all = self.told.all();
        let (before, behind) = (self.told.between(0, at), all - self.told.between(0, at + 1));
        values.extend([before / (all + 1.0), behind / (all + 1.0), before, behind]);
        values.extend([all / (self.words.all() + 1.0), all]);
        values.extend(self.distances.iter().map(|far| far.get(at).copied().unwrap_or(0.0)));
        let near = self.likely.iter().skip(at.saturating_sub(3)).take(at.min(3) + 4);
        values.extend([self.doubt, near.copied().fold(0.0, f32::max)]);
    }

    /// The likelihood of the words of the lines from `start` up to `end`.
    fn mean(&self, start: usize, end: usize) -> f32 {
        self.told.between(start, end) / (self.words.between(start, end) + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Around, NAMES, Signals};

    fn features(likely: &[f32], at: usize) -> Vec<f32> {
        let of = |words| Signals { words, ..Signals::default() };
        let signals: Vec<Signals> = likely.iter().map(|_| of(9)).collect();
        let mut values = Vec::new();
        Around::new(likely, &signals).push(at, &mut values);
        values
    }

    #[test]
    fn a_line_knows_the_first_look_at_its_neighbours() {
        let values = features(&[0.9, 0.5, 0.05], 1);
        assert_eq!(values.len(), NAMES.len());
        let of = |name: &str| values[NAMES.iter().position(|known| *known == name).unwrap()];
        assert!((of("likely") - 0.5).abs() < 1e-6);
        assert!((of("likely -1") - 0.9).abs() < 1e-6 && (of("likely +1") - 0.05).abs() < 1e-6);
        assert!((of("likely -2") + 1.0).abs() < 1e-6);
        assert!((of("since likely") - 1.0).abs() < 1e-6);
        assert!((of("until unlikely") - 1.0).abs() < 1e-6);
        assert!((of("likely share before") - 8.1 / 14.05).abs() < 1e-4);
        assert!((of("likeliest within 3") - 0.9).abs() < 1e-6);
    }
}
