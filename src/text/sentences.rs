//! Sentence borders inside one block of text.
//!
//! Works on tokens; abbreviations and starters are data in `data/text`.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::calendar;
use super::tokens::{Token, TokenKind, Tokens};

/// Cuts the tokens of one block into sentences; the ranges are indices of tokens and touch.
///
/// A sentence ends behind `.`, `?`, `!` or `…` and its closing marks if the next token is spaced
/// and begins like a sentence, unless the stop belongs to an abbreviation or an initial.
#[must_use]
pub fn sentences(text: &str, tokens: &Tokens, block: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = block.start;
    let mut at = block.start;
    while at < block.end {
        if !stops(text, tokens, at) {
            at += 1;
            continue;
        }
        at = closed(text, tokens, at + 1, block.end);
        if at < block.end && begins(text, tokens, at) {
            found.push(start..at);
            start = at;
        }
    }
    if start < block.end {
        found.push(start..block.end);
    }
    found
}

/// Index behind the stops and closing marks that follow a stop at `at - 1`.
fn closed(text: &str, tokens: &Tokens, mut at: usize, end: usize) -> usize {
    while at < end {
        let Some(token) = tokens.get(at).filter(|t| t.kind != TokenKind::Word && !t.spaced) else {
            break;
        };
        let closing = matches!(
            token.span.of(text),
            "." | "?" | "!" | "…" | "\"" | "”" | "'" | "’" | "»" | "“" | ")" | "]"
        );
        if !closing {
            break;
        }
        at += 1;
    }
    at
}

/// Whether the token at `at` can end a sentence.
fn stops(text: &str, tokens: &Tokens, at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let word = token.span.of(text);
    match token.kind {
        TokenKind::Word => word.ends_with('.') && ends_on_abbreviation(tokens, at),
        TokenKind::Sign if word == "." => !abbreviated(text, tokens, at),
        TokenKind::Sign => matches!(word, "?" | "!" | "…"),
        TokenKind::Number | TokenKind::Clitic => false,
    }
}

/// Whether the stop at `at` belongs to the word before it.
fn abbreviated(text: &str, tokens: &Tokens, at: usize) -> bool {
    let Some((before, stop)) = at.checked_sub(1).and_then(|i| tokens.get(i).zip(tokens.get(at)))
    else {
        return false;
    };
    if before.span.end() != stop.span.start() {
        return false;
    }
    if before.kind == TokenKind::Number {
        return is_day_of_month(text, tokens, at);
    }
    if before.kind != TokenKind::Word {
        return false;
    }
    let initial = before.capital && before.span.of(text).chars().count() == 1;
    initial || ABBREVIATIONS.contains(tokens.folded(at - 1))
}

/// Whether a dotted word such as `U.S.` is followed by a word that only a new sentence begins with.
fn ends_on_abbreviation(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| next.capital && next.kind == TokenKind::Word)
        && STARTERS.contains(tokens.folded(at + 1))
}

/// Whether a sentence can begin with the token at `at`.
fn begins(text: &str, tokens: &Tokens, at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let lower = token.span.of(text).chars().next().is_some_and(char::is_lowercase);
    token.spaced
        && match token.kind {
            TokenKind::Word => !lower,
            TokenKind::Number => true,
            TokenKind::Clitic => false,
            TokenKind::Sign => opens(token, text),
        }
}

/// Whether the stop at `at` belongs to the day of a date as it is written in German: "16. Nov.".
fn is_day_of_month(text: &str, tokens: &Tokens, at: usize) -> bool {
    let day = at.checked_sub(1).and_then(|i| tokens.get(i)).map_or("", |t| t.span.of(text));
    let month = tokens.folded(at + 1);
    // English sentences may begin with these two.
    day.len() <= 2 && !matches!(month, "may" | "march") && calendar::month(month).is_some()
}

fn opens(token: &Token, text: &str) -> bool {
    matches!(
        token.span.of(text),
        "\"" | "“" | "„" | "«" | "'" | "‘" | "(" | "[" | "—" | "–" | "-" | "•" | "…"
    )
}

/// Words of a data file: lines, `#` comments and `class:` heads apart.
fn words(file: &'static str) -> HashSet<&'static str> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split_once(':').map_or(line, |(_, words)| words).split_whitespace())
        .collect()
}

static ABBREVIATIONS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(include_str!("../../data/text/abbreviations.txt")));
static STARTERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(include_str!("../../data/text/sentence_starters.txt")));

#[cfg(test)]
mod tests {
    use crate::text::{Lexed, Span};

    fn check(text: &str, expected: &[&str]) {
        let lexed = Lexed::new(text, &[Span::whole(text)]);
        let found: Vec<_> = lexed.sentences().iter().map(|s| s.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_stop_before_a_capital_ends_a_sentence() {
        check("Talks failed. Both sides left.", &["Talks failed.", "Both sides left."]);
        check(
            "Talks are stalled. Russian envoys left",
            &["Talks are stalled.", "Russian envoys left"],
        );
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_one() {
        check(
            "Mr. Lavrov met Gen. J. Smith on Sept. 2 in D.C. on time.",
            &["Mr. Lavrov met Gen. J. Smith on Sept. 2 in D.C. on time."],
        );
        check("He left the U.S. Embassy.", &["He left the U.S. Embassy."]);
        check("He left the U.S. The talks go on.", &["He left the U.S.", "The talks go on."]);
    }

    #[test]
    fn a_question_inside_a_quotation_goes_on() {
        check(
            "\"How do we exit?\" she said. It was late.",
            &["\"How do we exit?\" she said.", "It was late."],
        );
        check("“We agreed.” He left.", &["“We agreed.”", "He left."]);
    }

    #[test]
    fn figures_do_not_end_one() {
        check("It cost 3.5 million. That was much.", &["It cost 3.5 million.", "That was much."]);
        check(
            "Er kam am 16. Nov. 2016 an. Das war spät.",
            &["Er kam am 16. Nov. 2016 an.", "Das war spät."],
        );
        check("He was 16. May came.", &["He was 16.", "May came."]);
    }
}
