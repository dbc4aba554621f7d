//! Folding: the form in which words are compared.
//!
//! Folded text is for looking up, never for showing.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Appends `text` to `out` in lower case, without accents and with plain quotes and dashes.
///
/// NFKD, combining marks dropped, then lower case; letters that have no decomposition but a
/// customary Latin spelling (`ł`, `ø`, `ß`, ...) get it. ASCII takes a short way.
pub fn fold_into(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        // Signs of ASCII stay what they are whatever follows them.
        let (ascii, behind) = rest.split_at(ascii_length(rest));
        let begin = out.len();
        out.push_str(ascii);
        if let Some(own) = out.get_mut(begin..) {
            own.make_ascii_lowercase();
        }
        let other = behind.bytes().position(|byte| byte.is_ascii()).unwrap_or(behind.len());
        let (letters, behind) = behind.split_at(other);
        letters.chars().for_each(|letter| fold_letter(letter, out));
        rest = behind;
    }
}

/// How many bytes of ASCII a text begins with; looked at 16 by 16, as most text is little else.
#[must_use]
pub fn ascii_length(text: &str) -> usize {
    const STEP: usize = 16;
    let bytes = text.as_bytes();
    let is_ascii = |step: &&[u8]| step.iter().fold(0, |all, byte| all | byte).is_ascii();
    let steps = bytes.chunks_exact(STEP).take_while(is_ascii).count() * STEP;
    let rest = bytes.get(steps..).unwrap_or_default();
    steps + rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len())
}

/// Folds a letter beyond ASCII. The order of its marks need not be settled, as all are dropped.
fn fold_letter(letter: char, out: &mut String) {
    match letter {
        // Most letters that are not ASCII are these, and have no parts.
        '“' | '”' | '’' | '‘' | '–' | '—' | 'а'..='и' | 'к'..='я' => {
            fold_one(letter, out);
        }
        _ => decompose_compatible(letter, |part| {
            if !is_combining_mark(part) {
                fold_one(part, out);
            }
        }),
    }
}

fn fold_one(letter: char, out: &mut String) {
    match letter {
        '’' | '‘' | 'ʼ' | '`' | '´' => out.push('\''),
        '“' | '”' | '„' | '«' | '»' => out.push('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => out.push('-'),
        'а'..='я' => out.push(letter),
        'ł' | 'Ł' => out.push('l'),
        'ø' | 'Ø' => out.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
        'ı' => out.push('i'),
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'þ' | 'Þ' => out.push_str("th"),
        _ => out.extend(letter.to_lowercase().filter(|c| !is_combining_mark(*c))),
    }
}

/// Returns `text` folded; see [`fold_into`].
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Returns a word folded; most words have that form already and are lent.
#[must_use]
pub fn folded(word: &str) -> Cow<'_, str> {
    let is = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}

#[cfg(test)]
mod tests {
    use super::{ascii_length, fold, folded};
    use proptest::prelude::{any, proptest};

    #[test]
    fn accents_and_case_do_not_count() {
        assert_eq!(fold("Erdoğan"), "erdogan");
        assert_eq!(fold("ŁÓDŹ"), "lodz");
        assert_eq!(fold("Straße — ‘x’"), "strasse - 'x'");
        assert_eq!(fold("Ёлка"), "елка");
    }

    #[test]
    fn text_is_ascii_up_to_its_first_other_letter() {
        for length in 0..40 {
            let plain = "a".repeat(length);
            assert_eq!(ascii_length(&plain), length);
            assert_eq!(ascii_length(&format!("{plain}é{plain}")), length);
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            assert_eq!(folded(&text), once);
            assert_eq!(fold(&once), once);
        }
    }
}
