//! Numbers with what they count ("35 diplomats", "ten embassy workers").
//!
//! Numbers in dates are none of these.

use crate::annotate::events::parse::Parsed;
use crate::annotate::events::words::Tag;
use crate::document::Quantity;
use crate::text::Span;

/// The quantities told inside a span of a sentence.
pub(in crate::annotate::events) fn numbers(parsed: &Parsed<'_>, span: Span) -> Vec<Quantity> {
    let first = parsed.context.lexed.tokens().at_or_after(span.start());
    let end = parsed.context.lexed.tokens().at_or_after(span.end());
    let mut found = Vec::new();
    let mut at = first.max(parsed.sentence.tokens.start);
    while at < end {
        match read(parsed, at, end) {
            Some((count, next)) if !parsed.timed(at) => {
                found.extend(unit(parsed, next, end).map(|unit| Quantity { count, unit }));
                at = next;
            }
            _ => at += 1,
        }
    }
    found
}

/// Reads a number at a token: figures with thousands, or a word; and the token behind it.
fn read(parsed: &Parsed<'_>, at: usize, end: usize) -> Option<(u64, usize)> {
    let word = parsed.word(at);
    let mut next = at + 1;
    let mut count: u64 = match word.parse() {
        Ok(count) => count,
        Err(_) => words_value(word)?,
    };
    while next + 1 < end && parsed.word(next) == "," && parsed.word(next + 1).len() == 3 {
        let Ok(thousands) = parsed.word(next + 1).parse::<u64>() else { break };
        count = count.checked_mul(1000)?.checked_add(thousands)?;
        next += 2;
    }
    let scale = match parsed.word(next) {
        "hundred" => 100,
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        _ => return Some((count, next)),
    };
    Some((count.checked_mul(scale)?, next + 1))
}

fn words_value(word: &str) -> Option<u64> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if word == "dozen" {
        return Some(12);
    }
    let place = |list: &[&str]| list.iter().position(|name| *name == word).map(|n| n as u64);
    place(&WORDS).filter(|n| *n > 1).or_else(|| place(&TENS).map(|n| (n + 2) * 10))
}

/// The words counted: up to three describing words and the noun behind them.
fn unit(parsed: &Parsed<'_>, from: usize, end: usize) -> Option<Span> {
    let tag = |at: usize| parsed.tags.get(at.checked_sub(parsed.sentence.tokens.start)?).copied();
    let upto = (from..end.min(from + 5))
        .take_while(|at| matches!(tag(*at), Some(Tag::Noun | Tag::Name(_) | Tag::Hyphen)))
        .last()?;
    Some(parsed.context.lexed.cover(from..upto + 1))
}
