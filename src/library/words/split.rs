//! Cuts a text into the folded words by which it is searched.
//!
//! One pass without memory of its own: whole corpora go through here. Annotators read tokens.

use crate::text::fold::fold_into;
use crate::text::{Span, clitic};

/// Calls `each` with every word and number of `text`, folded, and with its place.
///
/// The dots of letter-by-letter abbreviations and inner apostrophes fall away ("U.S." is `us`,
/// "O'Brien" is `obrien`), clitics are cut off ("Moscow's" is `moscow`).
pub fn each_word(text: &str, mut each: impl FnMut(&str, Span)) {
    let mut folded = String::new();
    let mut at = 0;
    while let Some(skipped) = text.get(at..).and_then(|rest| rest.find(char::is_alphanumeric)) {
        let start = at + skipped;
        folded.clear();
        let end = word(text, start, &mut folded);
        if !folded.is_empty() {
            each(&folded, Span::between(start, end));
        }
        at = behind_clitic(text, end).unwrap_or(end);
    }
}

/// The words of `text`, folded.
#[must_use]
pub fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word, _| words.push(word.to_owned()));
    words
}

/// Folds the word that begins at `start` and returns its end.
fn word(text: &str, start: usize, folded: &mut String) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let mut letters = rest.char_indices().peekable();
    // How many letters stand behind the word's start or its last inner dot.
    let mut piece = 0;
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        match letter {
            'a'..='z' | '0'..='9' => folded.push(letter),
            'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
            '.' if piece == 1 && abbreviates(rest.get(at + 1..)) => piece = 0,
            '\'' | '’' | 'ʼ' if next.is_some_and(char::is_alphabetic) => {
                if behind_clitic(text, start + at).is_some() {
                    return start + at;
                }
            }
            _ if letter.is_alphanumeric() || is_inner(letter) => {
                fold_into(letter.encode_utf8(&mut [0; 4]), folded);
            }
            _ => return start + at,
        }
        piece += usize::from(letter.is_alphabetic());
    }
    text.len()
}

/// Whether a dot is followed by a single letter, as in "U.S." before the S.
fn abbreviates(rest: Option<&str>) -> bool {
    let mut letters = rest.unwrap_or("").chars();
    let single = letters.next().is_some_and(char::is_alphabetic);
    single && !letters.next().is_some_and(char::is_alphanumeric)
}

/// Whether a letter belongs to the word that it stands in: marks and joiners.
fn is_inner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
        || (!letter.is_ascii() && unicode_normalization::char::is_combining_mark(letter))
}

/// The place behind a clitic (`'s`, `'re`, ...) that begins at `at`.
fn behind_clitic(text: &str, at: usize) -> Option<usize> {
    clitic(text.get(at..)?).map(|length| at + length)
}

#[cfg(test)]
mod tests {
    use super::{each_word, words_of};
    use proptest::prelude::{any, proptest};

    #[test]
    fn words_are_folded_and_abbreviations_joined() {
        let check = |text: &str, expected: &str| assert_eq!(words_of(text).join(" "), expected);
        check("The U.S. and U.S.-led D.C talks.", "the us and us led dc talks");
        check("Moscow's Envoy O’Brien didn't go. He said", "moscow envoy obrien didnt go he said");
        check("Erdoğan, 35 a.m. x.com", "erdogan 35 am x com");
        check("'so' it's 2017-08", "so it 2017 08");
        check("THEY'RE leaving", "they leaving");
    }

    proptest! {
        #[test]
        fn words_lie_in_order_on_character_borders(text in any::<String>()) {
            let mut end = 0;
            each_word(&text, |_, span| {
                assert!(span.start() >= end && !span.is_empty());
                assert!(text.get(span.range()).is_some());
                end = span.end();
            });
        }
    }
}
