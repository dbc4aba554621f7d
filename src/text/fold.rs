//! Folding: the form in which words are compared.
//!
//! Folded text is for looking up, never for showing.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Appends `text` to `out` in lower case, without accents and with plain quotes and dashes.
///
/// NFKD, combining marks dropped, then lower case; letters that have no decomposition but a
/// customary Latin spelling (`ł`, `ø`, `ß`, ...) get it. ASCII takes a short way.
pub fn fold_into(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        // Signs of ASCII stay what they are whatever follows them.
        let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (ascii, behind) = rest.split_at(plain);
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

#[cfg(test)]
mod tests {
    use super::fold;
    use proptest::prelude::{any, proptest};

    #[test]
    fn accents_and_case_do_not_count() {
        assert_eq!(fold("Erdoğan"), "erdogan");
        assert_eq!(fold("ŁÓDŹ"), "lodz");
        assert_eq!(fold("Straße — ‘x’"), "strasse - 'x'");
        assert_eq!(fold("Ёлка"), "елка");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            assert_eq!(fold(&once), once);
        }
    }
}
