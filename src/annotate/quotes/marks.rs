//! Where quotations stand: stretches between quotation marks, closed or not.
//!
//! Who speaks them is decided in the folder's `mod.rs` and in `events`.

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
                Some((from, _, mark)) if closes(mark, word) => {
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
    matches!(word, "“" | "«" | "„") || (word == "\"" && spaced)
}

fn closes(mark: &str, word: &str) -> bool {
    match mark {
        "“" => matches!(word, "”" | "\""),
        "„" => matches!(word, "“" | "”" | "\""),
        "«" => word == "»",
        _ => matches!(word, "\"" | "”"),
    }
}

fn inner(lexed: &Lexed<'_>, from: usize, to: usize) -> Option<Span> {
    let words = (from + 1..to).filter(|at| lexed.word(*at).chars().any(char::is_alphanumeric));
    (words.count() >= FEWEST_WORDS).then(|| lexed.cover(from + 1..to))
}

/// From a mark that is never closed to the end of its sentence.
fn unclosed(lexed: &Lexed<'_>, from: usize) -> Option<Span> {
    let start = lexed.tokens().get(from)?.span.start();
    let sentence = lexed.sentences().get(lexed.sentence_at(start)?)?;
    inner(lexed, from, sentence.tokens.end)
}
