//! The sentences of an article, cut and hashed to be compared.
//!
//! Two articles must only be cut alike; where sentences end to a reader is told in `text`, which
//! took a tenth of the time in which an article is cleaned.

use std::hash::BuildHasher;

use foldhash::quality::FixedState;

use crate::document::Document;
use crate::load::clean::plain;
use crate::text::Span;

/// A sentence of an article, in the form in which sentences are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence {
    /// Hash of its folded words.
    pub(super) key: u64,
    /// How many words it has.
    pub(super) words: u16,
    /// Whether it has quotation marks.
    pub(super) quoted: bool,
    /// The block of the body that it stands in; `None` for what was cut already.
    pub(super) block: Option<usize>,
    /// Where it stands.
    pub(super) span: Span,
}

impl Sentence {
    /// Whether it is of those that tell the article's story.
    pub(super) const fn tells(&self) -> bool {
        self.block.is_some() && self.words >= super::FEWEST_WORDS
    }
}

/// The sentences of an article's body and of its cuts.
pub(super) fn sentences(document: &Document) -> Vec<Sentence> {
    let raw = document.raw();
    let blocks = document.blocks().iter().enumerate().filter(|(_, block)| block.kind.in_body());
    let mut places: Vec<(Span, Option<usize>)> =
        blocks.map(|(at, block)| (block.span, Some(at))).collect();
    places.extend(document.cuts().iter().flat_map(|cut| lines(raw, cut.span)).map(|l| (l, None)));
    places.sort_unstable_by_key(|(span, _)| *span);
    let mut found = Vec::with_capacity(places.len() * 2);
    for (line, block) in places {
        let sentences = pieces(raw, line);
        found.extend(sentences.filter_map(|span| sentence(raw, span, block)));
    }
    found
}

fn lines(raw: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start();
    span.of(raw).split_inclusive('\n').map(move |line| {
        at += line.len();
        Span::between(at - line.len(), at)
    })
}

/// The sentences of a line: a stop ends one before white space and no small letter, unless the word
/// before it may be short for another.
fn pieces(raw: &str, line: Span) -> impl Iterator<Item = Span> {
    let text = line.of(raw);
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = start + length(rest);
        let piece = text.get(start..end)?;
        let first = line.start() + end - piece.trim_start().len();
        let last = line.start() + start + piece.trim_end().len();
        start = end;
        Some(Span::between(first.min(last), last))
    })
}

/// What ends a sentence, what may stand behind it, and the longest word, in bytes, whose full stop may
/// belong to itself ("Gen.", "U.S.").
const STOPS: [char; 6] = ['.', '!', '?', '…', '؟', '।'];
const CLOSING: [char; 13] = ['.', '!', '?', '…', '؟', '"', '”', '\'', '’', '»', '“', ')', ']'];
const MOST_SHORT: usize = 4;

/// How long the first sentence of a text is, in bytes, with the white space behind it.
fn length(text: &str) -> usize {
    // Most lines are plain ASCII, which is looked through faster.
    let ascii = text.is_ascii();
    let stop = |rest: &str| match ascii {
        true => rest.bytes().position(|byte| matches!(byte, b'.' | b'!' | b'?')),
        false => rest.find(STOPS),
    };
    let mut at = 0;
    while let Some((behind, found)) = text.get(at..).and_then(|rest| Some((rest, stop(rest)?))) {
        let closed = behind.get(found..).unwrap_or("").trim_start_matches(CLOSING);
        let next = closed.trim_start();
        let small = next.starts_with(char::is_lowercase);
        if next.len() < closed.len() && !small && !is_short(behind.get(..=found).unwrap_or("")) {
            return text.len() - next.len();
        }
        at = text.len() - closed.len();
    }
    text.len()
}

/// Whether a text ends with a word that may be short for another.
fn is_short(text: &str) -> bool {
    let Some(text) = text.strip_suffix('.') else { return false };
    let start = text.rfind([' ', '(', '\u{a0}']).map_or(0, |at| at + 1);
    let word = text.get(start..).unwrap_or("");
    word.contains('.') || (word.len() <= MOST_SHORT && word.starts_with(char::is_uppercase))
}

/// A sentence in the form in which it is compared; `None` if there is no word.
fn sentence(raw: &str, span: Span, block: Option<usize>) -> Option<Sentence> {
    let text = span.of(raw);
    // Most sentences are plain ASCII, which is looked through faster.
    let quoted =
        text.contains('"') || (!text.is_ascii() && text.contains(['“', '”', '„', '«', '»']));
    let plain = plain(text);
    let words = plain.bytes().filter(|byte| *byte == b' ').count().saturating_sub(1);
    let words = u16::try_from(words).unwrap_or(u16::MAX);
    let key = FixedState::default().hash_one(&plain);
    (words > 0).then_some(Sentence { key, words, quoted, block, span })
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use crate::text::Span;

    #[test]
    fn a_line_is_cut_at_stops_that_surely_end_a_sentence() {
        for sentences in [
            &["The envoys met.", "They spoke of \"peace.\"", "Nobody left…", "Who paid?"][..],
            &["He met Gen. Roe in the U.S. Senate in Washington."][..],
            &["It cost 3.5 million, he said.", "(He laughed.)", "And left"][..],
            &["Ist das so?", "„Ja!“", "Они ушли.", "هل عادوا؟", "نعم."][..],
            &["and so on … it went"][..],
        ] {
            let line = format!("  {} ", sentences.join("  "));
            let found: Vec<_> = pieces(&line, Span::whole(&line)).map(|s| s.of(&line)).collect();
            assert_eq!(found, sentences);
        }
        assert_eq!(pieces("", Span::default()).count(), 0);
    }

    #[test]
    fn sentences_are_compared_by_their_letters() {
        let of = |text: &str| super::sentence(text, Span::whole(text), None);
        let [one, other] = ["Don’t GO to Łódź, she said", "– Don't go to Lodz; she said."].map(of);
        let (one, other) = (one.unwrap(), other.unwrap());
        assert_eq!((one.key, one.words), (other.key, 6));
        assert_eq!(other.words, 6);
        assert_ne!(one.key, of("Do not go to Lodz, she said").unwrap().key);
        assert!(of(" – ").is_none());
    }
}
