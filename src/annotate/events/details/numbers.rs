//! Numbers with what they count ("35 diplomats", "ten embassy workers").
//!
//! Numbers in dates are none of these.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::annotate::events::syntax::parse::Parsed;
use crate::annotate::events::syntax::words::Tag;
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
        Err(_) => *WORDS.get(word)?,
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

/// Values of number words.
static WORDS: LazyLock<HashMap<&'static str, u64>> = LazyLock::new(|| {
    let lines = include_str!("../../../../data/lexicon/numbers.txt").lines();
    let values = lines.filter(|line| !line.starts_with('#')).flat_map(|line| {
        let mut words = line.split_whitespace();
        let value = words.next().and_then(|value| value.parse().ok()).unwrap_or(0);
        words.map(move |word| (word, value))
    });
    values.collect()
});

/// The words counted: up to three describing words and the noun behind them.
fn unit(parsed: &Parsed<'_>, from: usize, end: usize) -> Option<Span> {
    let tag = |at: usize| parsed.tags.get(at.checked_sub(parsed.sentence.tokens.start)?).copied();
    let upto = (from..end.min(from + 5))
        .take_while(|at| matches!(tag(*at), Some(Tag::Noun | Tag::Name(_) | Tag::Hyphen)))
        .last()?;
    Some(parsed.context.lexed.cover(from..upto + 1))
}
