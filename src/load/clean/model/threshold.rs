//! How likely a line of this page must be to count as article.
//!
//! A page whose lines are all doubtful needs less than one with plain article and plain boilerplate.

use super::super::signals::Signals;

/// No line below the first is ever article, and each from the second on is.
const LOWEST: f32 = 0.05;
const HIGHEST: f32 = 0.8;

/// The likelihood that gives the best F1 of words that can be expected if lines from it on are
/// article; `open` tells the lines that no rule has cut.
pub(in crate::load::clean) fn threshold(
    likely: &[f32],
    signals: &[Signals],
    open: impl Fn(usize) -> bool,
) -> f32 {
    let lines = likely.iter().zip(signals).enumerate().filter(|(at, _)| open(*at));
    let mut lines: Vec<(f32, f32)> =
        lines.map(|(_, (likely, signal))| (*likely, f32::from(signal.words))).collect();
    lines.sort_unstable_by(|one, other| other.0.total_cmp(&one.0));
    let wanted: f32 = lines.iter().map(|(likely, words)| likely * words).sum();
    let (mut right, mut kept) = (0.0, 0.0);
    let (mut best, mut found) = (0.0, HIGHEST);
    for (likely, words) in lines.into_iter().take_while(|(likely, _)| *likely >= LOWEST) {
        right += likely * words;
        kept += words;
        let f1 = right / (kept + wanted);
        if f1 > best {
            (best, found) = (f1, likely);
        }
    }
    found.min(HIGHEST)
}

#[cfg(test)]
mod tests {
    use super::{Signals, threshold};

    fn check(lines: &[(f32, u16)], kept: &[f32]) {
        let likely: Vec<f32> = lines.iter().map(|(likely, _)| *likely).collect();
        let of = |(_, words): &(f32, u16)| Signals { words: *words, ..Signals::default() };
        let signals: Vec<Signals> = lines.iter().map(of).collect();
        let least = threshold(&likely, &signals, |_| true);
        let found: Vec<f32> = likely.into_iter().filter(|likely| *likely >= least).collect();
        assert_eq!(found, kept, "{least}");
    }

    #[test]
    fn doubtful_lines_count_where_nothing_is_better() {
        check(&[(0.9, 50), (0.4, 5), (0.9, 50)], &[0.9, 0.9]);
        check(&[(0.45, 50), (0.4, 50), (0.1, 5)], &[0.45, 0.4]);
        check(&[(0.99, 9), (0.97, 9), (0.02, 9)], &[0.99, 0.97]);
        check(&[(0.02, 9)], &[]);
        check(&[], &[]);
    }
}
