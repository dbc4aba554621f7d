//! Tokens: words, numbers and signs, with their folded forms.
//!
//! One pass, no backtracking. What a word *means* is the annotators' business.

use std::ops::Range;

use super::Span;
use super::fold::{ascii_length, fold_into};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, digits after a letter, inner apostrophes (`O'Brien`, `didn't`) and the dots of
    /// letter-by-letter abbreviations (`U.S.`, `D.C.`).
    Word,
    /// Digits.
    Number,
    /// A clitic behind a word: `'s`, `'re`, `'ve`, `'ll`, `'d`, `'m`, or a bare possessive `'`.
    Clitic,
    /// Any other visible character, alone.
    Sign,
}

/// One token and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text, in bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether its first letter is upper case.
    pub capital: bool,
    /// Whether it has two or more letters and all of them are upper case.
    pub all_caps: bool,
    /// Whether white space or the text's start stands right before it.
    pub spaced: bool,
    folded: (u32, u32),
}

/// The tokens of a text in order, with their folded forms in one buffer.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    items: Vec<Token>,
    folded: String,
}

impl Tokens {
    /// Makes room for the tokens of so many bytes of text; English has one in five.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { items: Vec::with_capacity(bytes / 5), folded: String::with_capacity(bytes) }
    }

    /// Cuts the part of `text` under `span` into tokens, behind those that are there already.
    ///
    /// Spans must come in order. Returns the range of the new tokens.
    pub fn add(&mut self, text: &str, span: Span) -> Range<usize> {
        let first_new = self.items.len();
        let mut run = Run::default();
        let mut spaced = true;
        let mut at = span.start();
        while at < span.end() {
            if text.as_bytes().get(at) == Some(&b' ') {
                spaced = true;
                at += 1;
                continue;
            }
            let rest = text.get(at..span.end()).unwrap_or("");
            let Some(first) = rest.chars().next() else { break };
            if first.is_whitespace() {
                spaced = true;
                at += first.len_utf8();
                continue;
            }
            let before = || {
                let last = self.items.last().filter(|t| !spaced && t.span.end() == at);
                let word = last.filter(|t| t.kind != TokenKind::Sign);
                word.and_then(|t| t.span.of(text).chars().next_back())
            };
            let (kind, length) = match plain_word(rest) {
                Some(length) => (TokenKind::Word, length),
                None if first.is_ascii_punctuation() && first != '\'' => (TokenKind::Sign, 1),
                None => next_token(rest, first, before),
            };
            let word = rest.get(..length).unwrap_or("");
            if at >= run.end {
                run = self.fold_run(rest, at);
            }
            let folded = run.folded(at, length).unwrap_or_else(|| self.fold(word));
            let capital = first.is_uppercase();
            self.items.push(Token {
                span: Span::between(at, at + length),
                kind,
                capital,
                all_caps: capital && kind == TokenKind::Word && is_shouted(word),
                spaced,
                folded: (small(folded.start), small(folded.end)),
            });
            spaced = false;
            at += length;
        }
        first_new..self.items.len()
    }

    /// Folds the ASCII that `rest` begins with at once, as that moves nothing in it.
    fn fold_run(&mut self, rest: &str, start: usize) -> Run {
        let plain = rest.get(..ascii_length(rest)).unwrap_or("");
        Run { start, end: start + plain.len(), folded: self.fold(plain).start }
    }

    /// Folds a word; returns where its folded form stands.
    fn fold(&mut self, word: &str) -> Range<usize> {
        let from = self.folded.len();
        fold_into(word, &mut self.folded);
        from..self.folded.len()
    }

    /// The token at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Token> {
        self.items.get(index)
    }

    /// Folded form of the token at `index`; empty if there is none.
    #[must_use]
    pub fn folded(&self, index: usize) -> &str {
        self.items.get(index).map_or("", |token| {
            self.folded.get(token.folded.0 as usize..token.folded.1 as usize).unwrap_or("")
        })
    }

    /// All tokens.
    #[must_use]
    pub fn as_slice(&self) -> &[Token] {
        &self.items
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Index of the first token that ends behind `offset` (a byte of the text).
    #[must_use]
    pub fn at_or_after(&self, offset: usize) -> usize {
        self.items.partition_point(|token| token.span.end() <= offset)
    }

    /// The tokens that lie in a span (bytes of the text) or reach into it.
    #[must_use]
    pub fn within(&self, span: Span) -> Range<usize> {
        let first = self.at_or_after(span.start());
        let rest = self.items.get(first..).unwrap_or(&[]);
        first..first + rest.iter().take_while(|token| token.span.start() < span.end()).count()
    }
}

/// A part of a text that is ASCII, in bytes, and where its folded form begins.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    start: usize,
    end: usize,
    folded: usize,
}

impl Run {
    /// Where the folded form of a word stands that lies in the run as a whole.
    fn folded(self, at: usize, length: usize) -> Option<Range<usize>> {
        let from = self.folded + at.checked_sub(self.start)?;
        (at + length <= self.end).then_some(from..from + length)
    }
}

/// Whether a word has two or more letters and all of them are upper case.
fn is_shouted(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().take(2).count() == 2 && letters().all(char::is_uppercase)
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Which bytes are letters or digits of ASCII.
const PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// Length of the word at the head of `rest` if only its ASCII letters and digits can belong to it,
/// as in most words of English.
fn plain_word(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    bytes.first().filter(|byte| byte.is_ascii_alphabetic())?;
    let end = bytes.iter().position(|byte| !PLAIN[usize::from(*byte)]).unwrap_or(bytes.len());
    match bytes.get(end) {
        Some(b'.') if end == 1 => None,
        Some(byte) if *byte == b'\'' || !byte.is_ascii() => None,
        _ => Some(end),
    }
}

/// Kind and length of the token at the head of `rest`; `before` finds what ends the word right
/// before it.
fn next_token(rest: &str, first: char, before: impl Fn() -> Option<char>) -> (TokenKind, usize) {
    if let Some(before) = Some(first).filter(|c| is_apostrophe(*c)).and_then(|_| before()) {
        // A bare apostrophe is a possessive only behind an s; elsewhere it closes a quotation.
        let mark = first.len_utf8();
        let ends = !rest.get(mark..).unwrap_or("").starts_with(char::is_alphanumeric);
        let bare = Some(mark).filter(|_| ends && matches!(before, 's' | 'S'));
        if let Some(length) = clitic(rest).or(bare) {
            return (TokenKind::Clitic, length);
        }
    }
    if first.is_alphabetic() {
        (TokenKind::Word, dotted(rest).unwrap_or_else(|| word(rest)))
    } else if first.is_numeric() {
        let end = rest.find(|c: char| !c.is_numeric()).unwrap_or(rest.len());
        (TokenKind::Number, end)
    } else {
        (TokenKind::Sign, first.len_utf8())
    }
}

const fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

/// Length of a clitic at the head of `rest`, its apostrophe included: `'s`, `'re`, `’LL`.
#[must_use]
pub fn clitic(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix(is_apostrophe)?;
    let letters = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
    let known = matches!(
        tail.get(..letters)?,
        "s" | "re" | "ve" | "ll" | "d" | "m" | "S" | "RE" | "VE" | "LL" | "D" | "M"
    );
    known.then_some(rest.len() - tail.len() + letters)
}

/// Length of a letter-by-letter abbreviation such as `U.S.` or `D.C`, of at least two letters.
fn dotted(rest: &str) -> Option<usize> {
    let (mut end, mut count) = (0, 0);
    let mut letters = rest.char_indices();
    while let Some((at, letter)) = letters.next() {
        if !letter.is_alphabetic() || at != end {
            break;
        }
        let after = at + letter.len_utf8();
        if rest.get(after..)?.starts_with('.') {
            letters.next();
            end = after + 1;
            count += 1;
        } else {
            let next = rest.get(after..)?.chars().next();
            if count >= 1 && letter.is_uppercase() && !next.is_some_and(char::is_alphanumeric) {
                end = after;
                count += 1;
            }
            break;
        }
    }
    (count >= 2).then_some(end)
}

/// Length of the word at the head of `rest`.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut letters = rest.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, c)| *c);
        let inside = letter.is_alphanumeric()
            || unicode_normalization::char::is_combining_mark(letter)
            || matches!(letter, '\u{200c}' | '\u{200d}')
            || (is_apostrophe(letter)
                && next.is_some_and(char::is_alphabetic)
                && clitic(rest.get(at..).unwrap_or("")).is_none());
        if !inside {
            break;
        }
        end = at + letter.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{TokenKind, Tokens};
    use crate::text::Span;
    use proptest::prelude::{any, proptest};

    fn check(text: &str, expected: &str) {
        let mut tokens = Tokens::default();
        tokens.add(text, Span::whole(text));
        let words: Vec<_> = tokens.as_slice().iter().map(|t| t.span.of(text)).collect();
        assert_eq!(words.join("|"), expected);
    }

    #[test]
    fn abbreviations_keep_their_dots_and_words_their_apostrophes() {
        check("The U.S. said D.C. is far.", "The|U.S.|said|D.C.|is|far|.");
        check("O'Brien didn't see Moscow's plan", "O'Brien|didn't|see|Moscow|'s|plan");
        check("the ministers’ talks", "the|ministers|’|talks");
        check("THEY'RE sure I’M not", "THEY|'RE|sure|I|’M|not");
    }

    #[test]
    fn digits_part_from_letters_that_follow() {
        check("the 3rd of 1990s at G20", "the|3|rd|of|1990|s|at|G20");
        check("2017-08-31", "2017|-|08|-|31");
    }

    #[test]
    fn hyphens_part_words_and_leave_their_place() {
        check("Trump-Lavrov meeting", "Trump|-|Lavrov|meeting");
        check("Russia–U.S. ties", "Russia|–|U.S.|ties");
    }

    #[test]
    fn a_quote_mark_before_a_word_is_a_sign() {
        check("'Takes Two'", "'|Takes|Two|'");
    }

    proptest! {
        #[test]
        fn tokens_lie_in_order_on_character_borders(text in any::<String>()) {
            let mut tokens = Tokens::default();
            tokens.add(&text, Span::whole(&text));
            let mut end = 0;
            for token in tokens.as_slice() {
                assert!(token.span.start() >= end && !token.span.is_empty());
                assert!(Span::new(&text, token.span.start(), token.span.end()).is_some());
                assert!(token.kind == TokenKind::Sign || !token.span.of(&text).trim().is_empty());
                end = token.span.end();
            }
        }
    }
}
