//! Sentence borders inside one block of text.
//!
//! Works on tokens. Whether a full stop ends a sentence or belongs to a word is told in [`stops`].

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashSet;

mod stops;

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
        if !stops::stops(text, tokens, block.start, at) {
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

fn opens(token: &Token, text: &str) -> bool {
    matches!(
        token.span.of(text),
        "\"" | "“" | "„" | "«" | "'" | "‘" | "(" | "[" | "—" | "–" | "-" | "•" | "…"
    )
}

static WIRES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/text/wire_services.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

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

    /// A stop behind a letter was once taken for that of an initial wherever it stood: "wrote on X.
    /// Poland closed its border" made a person "X. Poland" and lost the closing.
    #[test]
    fn a_letter_or_short_form_before_a_stop_may_end_a_sentence() {
        for (first, next) in [
            ("\"We are ready,\" Sybiha wrote on X.", "Poland closed its border on Tuesday."),
            ("Tusk posted on X.", "Germany recalled its ambassador."),
            ("Orban said on X.", "Hungary vetoed the loan."),
            ("Sosa wrote on X.", "The State Department declined to comment."),
            ("Sosa wrote on X.", "Lawmakers in La Paz passed the bill."),
            ("She announced it via X.", "Musk did not answer."),
            ("He posted it to X.", "Jordan closed its border."),
            ("They wrote on Telegram and X.", "Kyiv did not comment."),
            ("They wrote on Twitter/X.", "Kyiv did not comment."),
            ("It appeared on the platform X.", "Officials denied it."),
            ("He left Musk's X.", "Brazil blocked the site."),
            ("He wrote on X.", "20 soldiers left."),
            ("He wrote on X.", "\"We are ready,\" he said."),
            ("He wrote on X.", "U.S. officials declined to comment."),
            ("Norway won Group B.", "Austria recalled its coach."),
            ("Groups A and B.", "Austria left."),
            ("They went through it from A to Z.", "Nobody objected."),
            ("There is no Plan B.", "Ministers meet on Monday."),
            ("They ran out of vitamin C.", "Doctors left."),
            ("He was treated for hepatitis B.", "Egypt sent doctors."),
            ("It is listed in Annex C.", "Libya signed."),
            ("Allies invoked Article V.", "Canada sent troops."),
            ("It was the end of World War I.", "Poland regained its freedom."),
            ("She played Elizabeth I.", "France sent an envoy."),
            ("The police arrested Ahmed H.", "Austria expelled him on Friday."),
            ("He was called Malcolm X.", "Poland closed its border."),
            ("They met J.", "South Korea closed its border."),
            ("They met in sector J.", "Peace talks go on."),
            ("He left Washington, D.C.", "Canada recalled its envoy."),
            ("He left Washington, D.C.", "The talks go on."),
            ("He left Washington, D.C.", "Canadian officials declined to comment."),
            ("He left the U.S.", "Canada recalled its envoy."),
            ("He left the U.S.", "Canada's envoy stayed."),
            ("He left the U.K.", "France and Spain closed the ports."),
            ("He left the U.S.", "Jordan closed its border."),
            ("He left the U.S.", "\"We are ready,\" he said."),
            ("It reached the U.N.", "Russia vetoed the draft."),
            ("They met at 5 p.m.", "Turkey closes its border today."),
            ("He joined Gazprom Inc.", "Libya closed the border."),
            ("He joined Gazprom Inc.", "Libyan guards closed the border."),
            ("He joined Gazprom Inc.", "The firm left."),
            ("He joined Shell Co.", "Nigeria, where it drills, objected."),
            ("He worked for Acme Ltd.", "It closed."),
            ("They met in Sept.", "Poland left the talks."),
            ("They met in Sept.", "The talks failed."),
            ("They spoke to John Low Jr.", "He left."),
            ("They sent maps, pens, etc.", "Poland sent none."),
        ] {
            check(&format!("{first} {next}"), &[first, next]);
        }
    }

    #[test]
    fn the_initials_of_names_and_quarters_do_not_end_one() {
        for whole in [
            "George W. Bush left.",
            "They met George W. Bush in Prague.",
            "J. D. Vance left.",
            "They met J. D. Vance and J.D. Vance left.",
            "Harry S. Truman won.",
            "Dr. A. Smith spoke.",
            "They met Dr. A. Smith.",
            "Michael B. Jordan said so.",
            "The envoy met Michael B. Jordan.",
            "The minister S. Lavrov met V. Putin and A. Lukashenko.",
            "Talks between S. Lavrov and X. Chen failed.",
            "It was signed by X. Chen.",
            "It was said by M. Jordan.",
            "Prime Minister N. Modi left.",
            "Ambassador X. Chen left.",
            "Samuel L. Jackson and John F. Kennedy met.",
            "Francis X. Suarez spoke.",
            "J. R. R. Tolkien wrote it.",
            "The list: J. He, B. Li and C. Yu.",
            "(J. Smith) left.",
            "A photograph by J. Poland.",
            "Robert D. Ireland said so.",
            "S. Korea fired a rocket.",
            "Trade with N. Macedonia grew.",
            "Guards in S. Africa closed the gate.",
            "It lies in W. Virginia.",
            "The U.S. Embassy closed.",
            "The U.S. Syria envoy left.",
            "The U.S. Iran sanctions bite.",
            "U.S. North Korea policy changed.",
            "The U.S. President left.",
            "U.S. Virgin Islands police left.",
            "The D.C. Circuit ruled.",
            "They met D.C. Mayor Anna Low.",
            "The D.R. Congo closed its border.",
            "Apple Inc. President Tim Low left.",
            "Shell Co. Nigeria unit closed.",
            "They met on Sept. 2 in Geneva.",
            "Poland vs. Germany closed the day.",
            "Mr. Poland closed the talks.",
            "Gen. Ireland said so.",
            "St. Lucia closed its border.",
            "Decree No. 5 closed it.",
            "A. Poland closed its border.",
        ] {
            check(whole, &[whole]);
        }
    }
}
