//! Where quotations stand: stretches between quotation marks, closed or not.
//!
//! Who speaks them is decided in the folder's `mod.rs` and in `events`.

use crate::annotate::events::is_reporting;
use crate::text::{Lexed, Span};

/// How many words a quotation has at least; one quoted word is only marked.
const FEWEST_WORDS: usize = 2;

/// The stretches between quotation marks, marks apart; a mark that is never closed counts to the
/// end of its sentence.
pub(in crate::annotate) fn stretches(lexed: &Lexed<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, &str)> = None;
    for (index, sentence) in lexed.sentences().iter().enumerate() {
        for at in sentence.tokens.clone() {
            let word = lexed.word(at);
            match open {
                Some((from, block, mark)) if sentence.block != block => {
                    found.extend(unclosed(lexed, from));
                    open = opens(lexed, at, word).then_some((at, sentence.block, word));
                    let _ = mark;
                }
                Some((from, _, mark)) if closes(mark, word) && ends(lexed, at, mark) => {
                    found.extend(inner(lexed, from, at));
                    open = None;
                }
                Some(_) => {}
                None => open = opens(lexed, at, word).then_some((at, sentence.block, word)),
            }
        }
        if index + 1 == lexed.sentences().len() {
            found.extend(open.and_then(|(from, ..)| unclosed(lexed, from)));
        }
    }
    found
}

fn opens(lexed: &Lexed<'_>, at: usize, word: &str) -> bool {
    let spaced = lexed.tokens().get(at).is_some_and(|token| token.spaced);
    matches!(word, "“" | "«" | "„") || (word == "\"" && spaced) || opens_single(lexed, at, word)
}

/// How many tokens behind a single mark its other half is looked for.
const LONGEST_SINGLE: usize = 120;

/// Whether a single mark opens spoken words: they end with a stop or comma and its other half,
/// which tells them from apostrophes and from single words in marks.
fn opens_single(lexed: &Lexed<'_>, at: usize, word: &str) -> bool {
    let spaced = |at: usize| lexed.tokens().get(at).is_none_or(|token| token.spaced);
    let single = word == "‘" || (word == "'" && spaced(at));
    if !single || spaced(at + 1) {
        return false;
    }
    let behind = (at + 2..at + LONGEST_SINGLE).take_while(|at| !is_double(lexed.word(*at)));
    behind.into_iter().any(|at| closes(word, lexed.word(at)) && ends(lexed, at, word))
}

fn is_double(word: &str) -> bool {
    matches!(word, "" | "\"" | "“" | "”" | "«" | "»" | "„")
}

/// Whether a closing mark ends spoken words: a single one does behind a stop or a comma only.
fn ends(lexed: &Lexed<'_>, at: usize, mark: &str) -> bool {
    let before = at.checked_sub(1).map_or("", |at| lexed.word(at));
    !matches!(mark, "‘" | "'") || matches!(before, "," | "." | "?" | "!" | "…")
}

fn closes(mark: &str, word: &str) -> bool {
    match mark {
        "“" => matches!(word, "”" | "\""),
        "„" => matches!(word, "“" | "”" | "\""),
        "«" => word == "»",
        "‘" | "'" => matches!(word, "’" | "'"),
        _ => matches!(word, "\"" | "”"),
    }
}

fn inner(lexed: &Lexed<'_>, from: usize, to: usize) -> Option<Span> {
    let words = (from + 1..to).filter(|at| lexed.word(*at).chars().any(char::is_alphanumeric));
    (words.count() >= FEWEST_WORDS).then(|| lexed.cover(from + 1..to))
}

/// How many words a reporting clause behind a comma may have ("the minister told reporters").
const LONGEST_REPORT: usize = 9;

/// From a mark that is never closed to the end of its sentence, a reporting clause at the end apart.
fn unclosed(lexed: &Lexed<'_>, from: usize) -> Option<Span> {
    let start = lexed.tokens().get(from)?.span.start();
    let end = lexed.sentences().get(lexed.sentence_at(start)?)?.tokens.end;
    let comma = (from..end).rev().take(LONGEST_REPORT).find(|at| lexed.word(*at) == ",");
    let report = comma.filter(|at| (*at..end).any(|at| is_reporting(lexed.folded(at))));
    inner(lexed, from, report.map_or(end, |comma| comma + 1))
}
