//! Speeches, transcripts and interviews: texts whose sentences speak to somebody throughout.
//!
//! "We", "you", thanks and requests are no sign of an appeal there; only plain labels, links and
//! heavy vocabulary are.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use foldhash::HashMap;

use super::super::page::Page;
use super::signals::Signals;
use super::words::plain;
use super::{Reason, Verdict};
use crate::text::fold;

/// The longest line that is only an address, in words.
const MOST_ADDRESS_WORDS: u16 = 14;
/// An address opens a speech within so many lines.
const MOST_LINES_BEFORE: usize = 60;
/// At most so many lines do nothing but address somebody.
const MOST_GREETINGS: usize = 6;
/// The longest label of a speaker, in words and in bytes.
const MOST_LABEL_WORDS: usize = 5;
const MOST_LABEL_BYTES: usize = 60;
/// A transcript has at least so many labelled lines.
const FEWEST_TURNS: usize = 4;
/// The weight of phrases that is an appeal even in a speech, whomever it speaks to.
const HEAVY: u8 = 5;
/// A sentence of a speech needs no more likelihood than this.
const LIKELY: f32 = 0.05;

/// The lines of a page that are spoken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Speech {
    /// From the address, or the first turn, to the end of what may be spoken.
    lines: Range<usize>,
    /// The lines that only address somebody.
    greetings: Range<usize>,
    /// The lines between the first and the last turn of a transcript.
    turns: Range<usize>,
    /// Whether each line begins with its speaker.
    labelled: Vec<bool>,
}

impl Speech {
    /// Finds what is spoken on a page.
    pub(super) fn of(page: &Page, signals: &[Signals], found: &[Option<Verdict>]) -> Self {
        let labelled = labelled(page, signals, found);
        let first = labelled.iter().position(|is| *is);
        let last = labelled.iter().rposition(|is| *is);
        let goes_on = |at: &usize| {
            let sentence = signals.get(*at).is_some_and(|signal| signal.stops);
            found.get(*at) == Some(&None) && (sentence || page.text(*at).starts_with('('))
        };
        let turns = first.zip(last).map_or(0..0, |(first, last)| {
            let more = (last + 1..signals.len()).take_while(goes_on).count();
            first..last + 1 + more
        });
        let address = (0..signals.len().min(MOST_LINES_BEFORE))
            .find(|at| signals.get(*at).is_some_and(|signal| is_address(page.text(*at), signal)));
        let lines = address.map_or(turns.clone(), |address| {
            let label = |at: &usize| {
                let sentence = signals.get(*at).is_some_and(|signal| signal.stops);
                found.get(*at) != Some(&None) && !sentence
            };
            let end = (address..signals.len()).find(label).unwrap_or(signals.len());
            address..end.max(turns.end)
        });
        let greets = |at: &usize| page.text(*at).ends_with([',', '!', ':', '.']);
        let greetings = address.map_or(0..0, |at| {
            at..at + (at..lines.end).take(MOST_GREETINGS).take_while(greets).count()
        });
        Self { lines, greetings, turns, labelled }
    }

    /// Whether the line begins with its speaker.
    pub(super) fn is_turn(&self, at: usize) -> bool {
        self.labelled.get(at) == Some(&true)
    }

    /// Whether the line is part of what is spoken.
    pub(super) fn is_spoken(&self, at: usize) -> bool {
        self.lines.contains(&at) || self.turns.contains(&at)
    }

    /// Takes back what rules said of sentences only because they speak to somebody.
    pub(super) fn spare(&self, signals: &[Signals], found: &mut [Option<Verdict>]) {
        for at in self.lines.clone() {
            let (Some(signal), Some(verdict)) = (signals.get(at), found.get_mut(at)) else {
                continue;
            };
            let turn = self.is_turn(at);
            let hits = signal.hits;
            let light = hits.weight < HEAVY && (signal.stops || turn);
            let spoken =
                |reason| turn || reason == Reason::Appeal || hits.whole.or(hits.begins).is_none();
            if matches!(verdict, Some(Verdict::Cut(reason)) if light && spoken(*reason)) {
                *verdict = None;
            }
        }
    }

    /// Keeps the sentences of a speech, and everything between the turns of a transcript.
    pub(super) fn keep(
        &self,
        signals: &[Signals],
        likely: &[f32],
        found: &[Option<Verdict>],
        is: &mut [bool],
    ) {
        for at in self.lines.clone().filter(|at| found.get(*at) == Some(&None)) {
            let likely = likely.get(at).is_some_and(|likely| *likely >= LIKELY);
            let sentence = signals.get(at).is_some_and(|signal| signal.stops) && likely;
            let keep = sentence || self.turns.contains(&at) || self.greetings.contains(&at);
            is.get_mut(at).into_iter().for_each(|slot| *slot |= keep);
        }
    }
}

/// For each line whether it begins with the label of a speaker, if the page is a transcript: such
/// labels recur or are in capitals, and most of what stands behind them are sentences.
fn labelled(page: &Page, signals: &[Signals], found: &[Option<Verdict>]) -> Vec<bool> {
    let open = |at: usize| {
        signals.get(at).is_none_or(|s| s.hits.begins.or(s.hits.opens).is_none())
            && !matches!(found.get(at), Some(Some(Verdict::Cut(Reason::Byline))))
    };
    let labels: Vec<Option<String>> = (0..page.lines.len())
        .map(|at| label(page.text(at)).filter(|_| open(at)).map(fold))
        .collect();
    let mut turns: HashMap<&str, usize> = HashMap::default();
    labels.iter().flatten().for_each(|label| *turns.entry(label).or_default() += 1);
    let again = |label: &str| turns.get(label).is_some_and(|count| *count > 1);
    let capitals =
        |at: usize| label(page.text(at)).is_some_and(|l| !l.contains(char::is_lowercase));
    let is = labels.iter().enumerate();
    let is: Vec<bool> =
        is.map(|(at, label)| label.as_deref().is_some_and(|l| again(l) || capitals(at))).collect();
    if is_transcript(page, signals, &is) { is } else { Vec::new() }
}

/// Whether lines with labels that recur are turns of a conversation: they are many and dense, most
/// of them are sentences, and something is asked among them.
fn is_transcript(page: &Page, signals: &[Signals], labelled: &[bool]) -> bool {
    let Some(first) = labelled.iter().position(|is| *is) else { return false };
    let Some(last) = labelled.iter().rposition(|is| *is) else { return false };
    let turns = (first..=last).filter(|at| labelled.get(*at) == Some(&true));
    let all = turns.clone().count();
    let stops = turns.filter(|at| signals.get(*at).is_some_and(|signal| signal.stops)).count();
    let asks = (first..=last).any(|at| page.text(at).ends_with(['?', '？']));
    all >= FEWEST_TURNS && all * 4 > last - first && stops * 4 >= all * 3 && asks
}

/// What stands before a line's colon, if it can be a speaker: capitals, or a capitalised name.
fn label(line: &str) -> Option<&str> {
    let end = line.bytes().take(MOST_LABEL_BYTES).position(|byte| byte == b':')?;
    let (label, rest) = line.split_at_checked(end)?;
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let words = label.split_whitespace().count();
    let fits = (1..=MOST_LABEL_WORDS).contains(&words) && label.split_whitespace().all(capital);
    (fits && rest.starts_with(": ")).then_some(label)
}

/// Whether a line addresses those who listen.
fn is_address(line: &str, signal: &Signals) -> bool {
    signal.words <= MOST_ADDRESS_WORDS
        && !signal.quoted
        && line.ends_with([',', '!', ':', '.', ';'])
        && ADDRESSES.is_match(&plain(line))
}

static ADDRESSES: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let file = include_str!("../../../data/boilerplate/speech.txt");
    let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    AhoCorasick::new(lines.map(plain)).expect("the compiled-in phrases make an automaton")
});
