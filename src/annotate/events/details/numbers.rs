//! Numbers with what they count ("35 diplomats", "ten embassy workers").
//!
//! Numbers in dates are none of these.

use crate::annotate::events::lexicon::{Class, LEXICON};
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::annotate::events::syntax::clauses::Link;
use crate::annotate::events::syntax::parse::Parsed;
use crate::annotate::events::syntax::words::Tag;
use crate::document::{EventClass, Quantity};
use crate::text::Span;

/// What the clause at `index` counts, and what comes of it in the clause that hangs on it
/// ("..., killing five").
pub(in crate::annotate::events) fn counted(parsed: &Parsed<'_>, index: usize) -> Vec<Quantity> {
    let own = parsed.span(index);
    let next = parsed.clauses.get(index + 1).filter(|next| next.link == Link::Participial);
    let effect = next.and_then(|next| parsed.group(next)).is_some_and(|group| {
        LEXICON.entries(group.verb).iter().any(|entry| entry.class == Some(EventClass::Assault))
    });
    let whole = if effect { own.cover(parsed.span(index + 1)) } else { own };
    numbers(parsed, whole)
}

/// The quantities told inside a span of a sentence.
pub(in crate::annotate::events) fn numbers(parsed: &Parsed<'_>, span: Span) -> Vec<Quantity> {
    let first = parsed.context.lexed.tokens().at_or_after(span.start());
    let end = parsed.context.lexed.tokens().at_or_after(span.end());
    let mut found = Vec::new();
    let mut at = first.max(parsed.sentence.tokens.start);
    while at < end {
        if let Some((amount, next)) = money(parsed, at, span) {
            found.push(amount);
            at = next;
            continue;
        }
        match read(parsed, at, end).filter(|_| !parsed.timed(at)) {
            Some((count, next)) => {
                let unit = unit(parsed, next, end);
                found.extend(count.zip(unit).map(|(count, unit)| Quantity { count, unit }));
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// "$45 million", "€1.17bn": an amount behind the sign of a currency, which is its unit.
fn money(parsed: &Parsed<'_>, at: usize, span: Span) -> Option<(Quantity, usize)> {
    let lexed = parsed.context.lexed;
    let unit = lexed.tokens().get(at)?.span;
    let behind = lexed.text().get(unit.end()..span.end())?;
    if !matches!(unit.of(lexed.text()), "$" | "€" | "£" | "¥") {
        return None;
    }
    let figures = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let length = behind.find(|c: char| !figures(c)).unwrap_or(behind.len());
    let (figures, rest) = behind.split_at_checked(length)?;
    let figures = figures.trim_end_matches(['.', ',']).replace(',', "");
    let scaling = rest.trim_start_matches(['-', ' ']);
    let word = scaling.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let scale = match (word, WORDS.get(word.to_lowercase().as_str())) {
        ("k", _) => Some(1_000),
        ("m" | "mn", _) => Some(1_000_000),
        ("b" | "bn", _) => Some(1_000_000_000),
        (_, Some(Number::Scale(scale))) => Some(*scale),
        _ => None,
    };
    let (whole, parts) = figures.split_once('.').unwrap_or((&figures, ""));
    let ten = 10_u64.checked_pow(u32::try_from(parts.len()).ok()?)?;
    let digits: u64 = format!("{whole}{parts}").parse().ok()?;
    let count = digits.checked_mul(scale.unwrap_or(1))? / ten;
    let told = rest.len() - scaling.len() + word.len();
    let end = unit.end() + length + scale.map_or(0, |_| told);
    Some((Quantity { count, unit }, lexed.tokens().at_or_after(end).max(at + 1)))
}

/// Reads a number at a token, in figures, words or both, and the token behind it; no count for
/// numbers that are not whole ("1.5") or rough ("several hundred").
fn read(parsed: &Parsed<'_>, at: usize, end: usize) -> Option<(Option<u64>, usize)> {
    let (count, mut next) = match parsed.word(at).parse::<u64>() {
        Ok(figure) => in_figures(parsed, at, figure, end),
        Err(_) => in_words(parsed, at, end)?,
    };
    let mut count = count;
    while let Some(Number::Scale(scale)) = number(parsed, next, end) {
        count = count.and_then(|count| count.checked_mul(scale));
        next += 1;
    }
    Some((count, next))
}

/// A number in figures: with thousands, or with tenths that a scale makes whole ("1.5 million").
fn in_figures(parsed: &Parsed<'_>, at: usize, figure: u64, end: usize) -> (Option<u64>, usize) {
    let (mut count, mut next) = (Some(figure), at + 1);
    let behind = |at: usize| (at + 1 < end).then(|| parsed.word(at + 1));
    let glued = |at: usize| parsed.context.lexed.tokens().get(at).is_some_and(|t| !t.spaced);
    while parsed.word(next) == "," && behind(next).is_some_and(|word| word.len() == 3) {
        let Some(thousands) = behind(next).and_then(|word| word.parse::<u64>().ok()) else { break };
        count = count.and_then(|count| count.checked_mul(1000)?.checked_add(thousands));
        next += 2;
    }
    let tenths =
        behind(next).filter(|_| parsed.word(next) == "." && glued(next) && glued(next + 1));
    let Some((digits, parts)) =
        tenths.and_then(|word| Some((word.len(), word.parse::<u64>().ok()?)))
    else {
        return (count, next);
    };
    let ten = u32::try_from(digits).ok().and_then(|digits| 10_u64.checked_pow(digits));
    let Some(Number::Scale(scale)) = number(parsed, next + 2, end) else { return (None, next + 2) };
    let whole = count.zip(ten).and_then(|(count, ten)| {
        let parts = parts.checked_mul(scale)?;
        count.checked_mul(scale)?.checked_add(parts / ten).filter(|_| parts % ten == 0)
    });
    (whole, next + 3)
}

/// A number in words: "twenty-five", "three hundred and ten", "two dozen", "half a million".
fn in_words(parsed: &Parsed<'_>, at: usize, end: usize) -> Option<(Option<u64>, usize)> {
    let (mut total, mut group, mut next) = (0_u64, 0_u64, at);
    let mut last = None;
    while let Some(number) = number(parsed, next, end) {
        match (number, last) {
            (Number::Unit(1), None) if !counts_on(parsed, next + 1, end) => return None,
            (Number::Unit(unit) | Number::Tens(unit), None | Some(Number::Scale(_))) => {
                group += unit;
            }
            (Number::Unit(unit), Some(Number::Tens(_))) if unit < 10 => group += unit,
            (Number::Scale(scale), _) if scale <= 100 => group = group.max(1).checked_mul(scale)?,
            (Number::Scale(scale), _) => {
                total = group.max(1).checked_mul(scale)?.checked_add(total)?;
                group = 0;
            }
            _ => break,
        }
        last = Some(number);
        next += 1;
        let link = match number {
            Number::Tens(_) => "-",
            Number::Scale(_) => "and",
            Number::Unit(_) => continue,
        };
        if parsed.word(next) == link && number_behind(parsed, next, end) {
            next += 1;
        }
    }
    let count = total.checked_add(group).filter(|_| last.is_some())?;
    let before = |back: usize| at.checked_sub(back).map_or("", |at| parsed.word(at));
    let half = before(1) == "a" && before(2) == "half";
    let rough = parsed.is(Class::RoughCounts, at.saturating_sub(1));
    Some((Some(if half { count / 2 } else { count }).filter(|_| !rough), next))
}

/// "one" counts only where more follows ("one hundred").
fn counts_on(parsed: &Parsed<'_>, at: usize, end: usize) -> bool {
    matches!(number(parsed, at, end), Some(Number::Scale(_)))
}

fn number_behind(parsed: &Parsed<'_>, at: usize, end: usize) -> bool {
    matches!(number(parsed, at + 1, end), Some(Number::Unit(_) | Number::Tens(_)))
}

fn number(parsed: &Parsed<'_>, at: usize, end: usize) -> Option<Number> {
    if at < end { WORDS.get(parsed.word(at)).copied() } else { None }
}

/// The number that one word or figure gives ("one", "twelve", "30").
pub(in crate::annotate::events) fn value(word: &str) -> Option<u64> {
    word.parse().ok().or_else(|| match WORDS.get(word)? {
        Number::Unit(value) | Number::Tens(value) => Some(*value),
        Number::Scale(_) => None,
    })
}

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    /// Up to nineteen.
    Unit(u64),
    /// Twenty to ninety: a unit may follow.
    Tens(u64),
    /// What is multiplied by what stands before it.
    Scale(u64),
}

/// Values of number words.
static WORDS: LazyLock<HashMap<&'static str, Number>> = LazyLock::new(|| {
    let lines = include_str!("../../../../data/lexicon/numbers.txt").lines();
    let values = lines.filter(|line| !line.starts_with('#')).flat_map(|line| {
        let mut words = line.split_whitespace();
        let head = words.next().unwrap_or("");
        let (scale, value) = head.strip_prefix('x').map_or((false, head), |value| (true, value));
        let value: u64 = value.parse().expect("a line of numbers.txt begins with a value");
        let number = match value {
            value if scale => Number::Scale(value),
            value if value < 20 => Number::Unit(value),
            value => Number::Tens(value),
        };
        words.map(move |word| (word, number))
    });
    values.collect()
});

/// The words counted: up to three describing words and the noun behind them.
fn unit(parsed: &Parsed<'_>, from: usize, end: usize) -> Option<Span> {
    let upto = (from..end.min(from + 5))
        .take_while(|at| matches!(parsed.tag(*at), Some(Tag::Noun | Tag::Name(_) | Tag::Hyphen)))
        // "Expelled 67 diplomats earlier this week".
        .take_while(|at| !parsed.timed(*at))
        .last()?;
    Some(parsed.context.lexed.cover(from..upto + 1))
}
