//! Conversations without labels: questions on lines of their own, each with its answer.
//!
//! Conversations whose lines begin with the speaker are found in the file above.

use std::ops::Range;

use super::super::super::page::Page;
use super::super::Verdict;
use super::super::signals::Signals;

/// A conversation has at least so many questions with answers.
const FEWEST_QUESTIONS: usize = 3;
/// It is so dense: one line in so many is a question.
const LINES_A_QUESTION: usize = 5;
/// The longest question, in words.
const MOST_WORDS: u16 = 60;

/// Keeps the sentences of a conversation: its shortest questions and answers look like buttons.
pub(in super::super) fn keep(
    page: &Page,
    signals: &[Signals],
    found: &[Option<Verdict>],
    is: &mut [bool],
) {
    for at in talk(page, signals, found, is) {
        let sentence = signals.get(at).is_some_and(|signal| signal.stops);
        let open = found.get(at) == Some(&None);
        is.get_mut(at).into_iter().for_each(|slot| *slot |= sentence && open);
    }
}

/// From the first question to the end of the last answer; empty if it is no conversation.
fn talk(page: &Page, signals: &[Signals], found: &[Option<Verdict>], is: &[bool]) -> Range<usize> {
    let open = |at: usize| {
        let light = |signal: &Signals| signal.stops && signal.hits.asking() == 0;
        found.get(at) == Some(&None) && signals.get(at).is_some_and(light)
    };
    let asks = |at: usize| page.text(at).ends_with(['?', '？']);
    let question = |at: &usize| {
        let short = signals.get(*at).is_some_and(|signal| signal.words <= MOST_WORDS);
        short && asks(*at) && open(*at) && open(at + 1) && !asks(at + 1)
    };
    let all: Vec<usize> = (0..signals.len()).filter(question).collect();
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return 0..0 };
    let dense = all.len() >= FEWEST_QUESTIONS && all.len() * LINES_A_QUESTION > last - first;
    // A list of questions to the reader stands beside an article, not in it.
    let told = all.iter().any(|at| is.get(*at + 1) == Some(&true));
    if !dense || !told {
        return 0..0;
    }
    let more = (last + 1..signals.len()).take_while(|at| open(*at)).count();
    *first..last + 1 + more
}
