//! Sentence borders inside one block of text.
//!
//! Works on tokens; abbreviations and starters are data in `data/text`.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashSet;

use super::calendar;
use super::tokens::{Token, TokenKind, Tokens};

/// Cuts the tokens of one block into sentences; the ranges are indices of tokens and touch.
///
/// A sentence ends behind `.`, `?`, `!` or `…` and its closing marks if the next token is spaced
/// and begins like a sentence, unless the stop belongs to an abbreviation or an initial. A dateline
/// ("MOSCOW, May 3 (AP) —") is a sentence of its own: its place takes no part in the news.
#[must_use]
pub fn sentences(text: &str, tokens: &Tokens, block: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = block.start;
    let mut at = block.start;
    while at < block.end {
        if let Some(news) =
            (at == start).then(|| dateline(text, tokens, start..block.end)).flatten()
        {
            found.push(start..news);
            start = news;
            at = news;
            continue;
        }
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

/// Index behind the dateline that begins a range, if one does.
///
/// A place in capitals before a dash, or any place with a source in brackets or a date: "PARIS —",
/// "Paris, France (AFP) -", "Geneva, 3 May –"; a source alone too: "(Reuters) -".
fn dateline(text: &str, tokens: &Tokens, range: Range<usize>) -> Option<usize> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let fits = |at: &usize| {
        let name =
            tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word && token.capital);
        let number = tokens
            .get(*at)
            .is_some_and(|token| matches!(token.kind, TokenKind::Number | TokenKind::Clitic));
        name || number || matches!(word(*at), "," | "." | "/" | "(" | ")" | "-")
    };
    let reach = range.start..range.end.min(range.start + DATELINE);
    let dash = reach
        .take_while(|at| fits(at) || dashes(text, tokens, *at))
        .find(|at| dashes(text, tokens, *at))?;
    let news = dash + 1;
    let opens_news = tokens.get(news).is_some_and(|token| match token.kind {
        TokenKind::Word => token.capital,
        TokenKind::Sign => matches!(token.span.of(text), "\"" | "“" | "'" | "‘"),
        TokenKind::Number | TokenKind::Clitic => false,
    });
    if news >= range.end || !opens_news {
        return None;
    }
    let shouted = |at: usize| tokens.get(at).is_some_and(|token| token.all_caps);
    let named = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word);
    let place = (range.start..dash).take_while(|at| named(at) || word(*at) == ".");
    let (first, length) = (tokens.folded(range.start), place.clone().count());
    let dated_line = calendar::month(first).is_some() || calendar::weekday(first).is_some();
    let told_by = sourced(text, tokens, range.start..dash);
    if length == 0 {
        return (told_by && word(range.start) == "(").then_some(news);
    }
    let shouts = place.clone().all(|at| shouted(at) || word(at) == ".")
        && place.clone().any(|at| word(at).chars().count() > 2)
        && !(shouted(news) && shouted(news + 1));
    let dated = (range.start..dash).any(|at| calendar::month(tokens.folded(at)).is_some())
        && (range.start..dash).any(|at| !named(&at) && word(at).parse::<u16>().is_ok());
    (!dated_line && length <= PLACE && (shouts || told_by || dated)).then_some(news)
}

/// How many tokens a dateline has at most, and how many its first place.
const DATELINE: usize = 18;
const PLACE: usize = 5;

/// Whether a token is a dash between two parts of a line: a long one, or one with room on both sides.
fn dashes(text: &str, tokens: &Tokens, at: usize) -> bool {
    let spaced = |at: usize| tokens.get(at).is_some_and(|token| token.spaced);
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    match word(at) {
        "—" => true,
        "-" if word(at + 1) == "-" && !spaced(at + 1) => false,
        "-" if at > 0 && word(at - 1) == "-" && !spaced(at) => true,
        "-" | "–" => spaced(at) && spaced(at + 1),
        _ => false,
    }
}

/// Whether some tokens end with a source in brackets: "(AP)", "(Reuters)".
fn sourced(text: &str, tokens: &Tokens, range: Range<usize>) -> bool {
    let is =
        |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.span.of(text) == sign);
    let Some(last) = range.clone().last().filter(|last| is(*last, ")")) else { return false };
    let Some(open) = range.rev().find(|at| is(*at, "(")) else { return false };
    let named = |at: usize| {
        let shouted = tokens.get(at).is_some_and(|token| token.all_caps && token.span.len() > 1);
        shouted || WIRES.contains(tokens.folded(at))
    };
    (open + 1..last).any(named)
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
    initial || ABBREVIATIONS.contains(tokens.folded(at - 1)) && !ends_on_word(tokens, at)
}

/// Whether the word before the stop at `at` is no abbreviation here: "No." stands before a number
/// only, and an abbreviation in lower case does not stand before a word that begins sentences.
fn ends_on_word(tokens: &Tokens, at: usize) -> bool {
    let number = tokens
        .get(at + 1)
        .is_some_and(|next| next.kind == TokenKind::Number || next.all_caps && next.span.len() < 4);
    let lower = tokens.get(at - 1).is_some_and(|before| !before.capital);
    NUMBERED.contains(tokens.folded(at - 1)) && !number || lower && ends_on_abbreviation(tokens, at)
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
/// Abbreviations that stand before a number only.
static NUMBERED: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/text/abbreviations.txt").lines();
    lines
        .filter_map(|line| line.strip_prefix("numbered:"))
        .flat_map(str::split_whitespace)
        .collect()
});
static WIRES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(include_str!("../../data/text/wire_services.txt")));
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
    fn a_word_that_only_looks_like_an_abbreviation_ends_one() {
        check("They said no. The rest agreed.", &["They said no.", "The rest agreed."]);
        check("The answer is no. Ministers left.", &["The answer is no.", "Ministers left."]);
        check("He read Decree No. 12 and left.", &["He read Decree No. 12 and left."]);
        check(
            "They sent maps, etc. The rest stayed.",
            &["They sent maps, etc.", "The rest stayed."],
        );
    }

    #[test]
    fn a_dateline_is_a_sentence_of_its_own() {
        for (dateline, news) in [
            ("LISBON —", "The envoys met on Monday."),
            ("LISBON -", "The envoys met on Monday."),
            ("LISBON—", "The envoys met on Monday."),
            ("LISBON, March 3 (AP) --", "The envoys met."),
            ("LISBON, Portugal (AP) —", "The envoys met."),
            ("ST. JOHN'S, Canada (Reuters) -", "“We agreed,” she said."),
            ("Lisbon (Reuters) -", "The envoys met."),
            ("Lisbon, 3 March 2014 –", "The envoys met."),
            ("(Reuters) -", "The envoys met."),
        ] {
            let tight = if dateline.ends_with("N—") { "" } else { " " };
            check(&format!("{dateline}{tight}{news}"), &[dateline, news]);
        }
        for whole in [
            "March 3 – The envoys met.",
            "LISBON - PORTO DRAW",
            "Lisbon - The envoys met.",
            "The envoys met — And then left.",
            "NATO-led troops left.",
        ] {
            check(whole, &[whole]);
        }
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
