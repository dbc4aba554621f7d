//! Lines that were looked at before: the menus, buttons and notices of a site stand in each of its pages.
//!
//! What can be said of a line by itself is the same wherever it stands, so it is said once. In a folder
//! of pages of few sites that is a third of all lines and more.

use std::cell::RefCell;

use foldhash::HashMap;

use super::Signals;

/// Longer lines are paragraphs, which hardly recur; in bytes.
const LONGEST: usize = 200;
/// So many lines are remembered in each thread, less than two megabytes; then it begins anew.
const MOST_LINES: usize = 4096;

thread_local! {
    static SEEN: RefCell<HashMap<Box<str>, Seen>> = RefCell::default();
}

/// What was said of a line, and the hashes of its longer words.
struct Seen {
    signals: Signals,
    terms: Box<[u16]>,
}

/// Looks at a line, unless it was looked at before; adds the hashes of its longer words to `terms`.
pub(super) fn of_line(line: &str, terms: &mut Vec<u16>) -> Signals {
    if line.len() > LONGEST {
        return super::of_line(line, terms);
    }
    SEEN.with_borrow_mut(|seen| {
        let begin = terms.len();
        if let Some(known) = seen.get(line) {
            terms.extend_from_slice(&known.terms);
            return Signals { terms: begin..terms.len(), ..known.signals.clone() };
        }
        let signals = super::of_line(line, terms);
        if seen.len() >= MOST_LINES {
            seen.clear();
        }
        let terms = terms.get(begin..).unwrap_or_default().into();
        seen.insert(line.into(), Seen { signals: signals.clone(), terms });
        signals
    })
}

#[cfg(test)]
mod tests {
    use super::{HashMap, MOST_LINES, SEEN, of_line};

    /// What is said of a line when it is met first and again, behind other words.
    fn check(line: &str) {
        let mut all = vec![7, 8];
        let (first, again) = (of_line(line, &mut all), of_line(line, &mut all));
        let mut own = Vec::new();
        let expected = super::super::of_line(line, &mut own);
        for signals in [first, again] {
            assert_eq!(all.get(signals.terms.clone()), Some(own.as_slice()), "{line}");
            let plain = super::Signals { terms: expected.terms.clone(), ..signals };
            assert_eq!(format!("{plain:?}"), format!("{expected:?}"));
        }
    }

    #[test]
    fn a_line_that_was_seen_is_judged_like_a_new_one() {
        check("Support our newsroom with a gift of $5 today");
        check("Photo: Jane Roe / Northern Wire");
        check("");
        check(&"The envoys counted their ferries. ".repeat(20));
    }

    #[test]
    fn no_more_lines_are_remembered_than_there_is_room_for() {
        for number in 0..MOST_LINES + 10 {
            of_line(&format!("Harbour {number}"), &mut Vec::new());
        }
        let count = SEEN.with_borrow(HashMap::len);
        assert!((1..=MOST_LINES).contains(&count), "{count}");
        check("Harbour 3");
    }
}
