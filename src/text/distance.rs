//! How many slips of the pen or the finger part two words.
//!
//! When a slip is forgiven, its callers decide.

/// Words with more letters than this are not compared, so that hostile input stays cheap.
const LONGEST: usize = 200;

/// How many slips part two words: letters left out, put in, changed or swapped with the next
/// (restricted Damerau-Levenshtein distance); `None` if more than `bound`.
#[must_use]
pub fn slips(one: &str, other: &str, bound: usize) -> Option<usize> {
    if one == other {
        return Some(0);
    }
    let (one, other): (Vec<_>, Vec<_>) = (letters(one), letters(other));
    let far = one.len().abs_diff(other.len()) > bound || one.len().max(other.len()) > LONGEST;
    if far || bound == 0 {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for row in 0..one.len() {
        let line = next_line(row, (&one, &other), &before, &above);
        if line.iter().min().is_some_and(|least| *least > bound) {
            return None;
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().filter(|count| *count <= bound)
}

fn letters(word: &str) -> Vec<char> {
    word.chars().take(LONGEST + 1).collect()
}

/// The line of the table of distances for one more letter.
fn next_line(
    row: usize,
    (one, other): (&[char], &[char]),
    before: &[usize],
    above: &[usize],
) -> Vec<usize> {
    let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
    let letter = one.get(row);
    let mut line = vec![row + 1];
    for (column, facing) in other.iter().enumerate() {
        let changed = at(above, column) + usize::from(letter != Some(facing));
        let mut least = changed.min(at(above, column + 1) + 1).min(at(&line, column) + 1);
        let swapped = row > 0
            && column > 0
            && one.get(row - 1) == Some(facing)
            && other.get(column - 1) == letter;
        if swapped {
            least = least.min(at(before, column - 1) + 1);
        }
        line.push(least);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::slips;

    #[test]
    fn a_swap_is_one_slip_and_what_is_too_far_is_not_counted() {
        assert_eq!(slips("abcd", "abdc", 1), Some(1));
        assert_eq!(slips("abcd", "abcd", 0), Some(0));
        assert_eq!(slips("abcd", "abc", 1), Some(1));
        assert_eq!(slips("abcd", "dcba", 2), None);
        assert_eq!(slips("müller", "muller", 1), Some(1));
        assert_eq!(slips(&"a".repeat(10_000), &"b".repeat(10_000), 2), None);
    }
}
