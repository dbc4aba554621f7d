//! What a reader should know of how a text was decoded: letters that are lost, and mojibake.
//!
//! Nothing is mended here: a wrong repair would be worse than the damage.

use std::sync::LazyLock;

use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};

mod garbled;

use crate::text::fold::ascii_length;

/// Fewest pairs of letters that show mojibake; a few stand in good texts by chance.
const FEWEST_PAIRS: usize = 3;

/// The remarks on a text in which so many invalid sequences of bytes were replaced.
pub(in crate::load) fn notes(text: &str, invalid: usize) -> Vec<String> {
    let lost = text.matches('\u{fffd}').count();
    let replaced = match (invalid, lost) {
        (1, _) => Some("1 invalid byte sequence was replaced by U+FFFD".to_owned()),
        (2.., _) => Some(format!("{invalid} invalid byte sequences were replaced by U+FFFD")),
        (0, 0) => None,
        (0, 1) => Some("1 letter is lost and stands as U+FFFD".to_owned()),
        (0, lost) => Some(format!("{lost} letters are lost and stand as U+FFFD")),
    };
    let garbled = mojibake(text).map(|shown| format!("reads like UTF-8 shown as {shown}"));
    let garbled = garbled.or_else(|| {
        let meant = garbled::meant(text)?;
        Some(format!("reads like {meant}"))
    });
    replaced.into_iter().chain(garbled).collect()
}

/// The encoding for which a text in UTF-8 was mistaken, if it was.
fn mojibake(text: &str) -> Option<&'static str> {
    if text.is_ascii() {
        return None;
    }
    let western = || WESTERN.count(text).is_mojibake().then_some("windows-1252 or Latin-1");
    let cyrillic = || CYRILLIC.count(text).is_mojibake().then_some("windows-1251");
    western().or_else(cyrillic)
}

/// For letters below U+2200 the byte that is shown as them; 0 if there is none beyond ASCII.
struct Shown(Box<[u8]>);

static WESTERN: LazyLock<Shown> = LazyLock::new(|| Shown::new(WINDOWS_1252));
static CYRILLIC: LazyLock<Shown> = LazyLock::new(|| Shown::new(WINDOWS_1251));

/// What was seen of mojibake in a text.
#[derive(Default)]
struct Count {
    /// Letters beyond ASCII.
    letters: usize,
    /// Those of them that are letters of two bytes, if read as bytes.
    paired: usize,
    pairs: usize,
    /// Quotation marks and dashes of three bytes; these stand in no good text.
    marks: usize,
}

impl Count {
    fn is_mojibake(&self) -> bool {
        self.marks > 0 || (self.pairs >= FEWEST_PAIRS && self.paired * 2 >= self.letters)
    }
}

impl Shown {
    fn new(encoding: &'static Encoding) -> Self {
        let mut table = vec![0; 0x2200].into_boxed_slice();
        for byte in 0x80..=0xff_u8 {
            let letter = encoding.decode_without_bom_handling(&[byte]).0.chars().next();
            // Latin-1 shows these bytes as controls of the same number.
            let places = [letter.map(u32::from), (byte < 0xa0).then_some(u32::from(byte))];
            for place in places.into_iter().flatten() {
                if let Some(entry) = table.get_mut(place as usize) {
                    *entry = byte;
                }
            }
        }
        Self(table)
    }

    fn byte(&self, letter: char) -> u8 {
        self.0.get(letter as usize).copied().unwrap_or(0)
    }

    fn count(&self, text: &str) -> Count {
        let mut count = Count::default();
        let mut rest = text;
        loop {
            rest = rest.get(ascii_length(rest)..).unwrap_or("");
            if rest.is_empty() {
                break;
            }
            let mut letters = rest.chars();
            let mut sequence = [0; 3];
            for byte in &mut sequence {
                *byte = letters.next().map_or(0, |letter| self.byte(letter));
            }
            let taken = match sequence {
                // U+2010 to U+203F, U+20AC and U+2122: dashes, quotation marks, dots, signs.
                [0xe2, 0x80, 0x90..=0xbf] | [0xe2, 0x82, 0xac] | [0xe2, 0x84, 0xa2] => {
                    count.marks += 1;
                    3
                }
                // U+00A0 to U+017F and U+0370 to U+045F: Latin, Greek and Cyrillic.
                [0xc2, 0xa0..=0xbf, _]
                | [0xc3..=0xc5, 0x80..=0xbf, _]
                | [0xcd, 0xb0..=0xbf, _]
                | [0xce..=0xd0, 0x80..=0xbf, _]
                | [0xd1, 0x80..=0x9f, _] => {
                    count.pairs += 1;
                    count.paired += 2;
                    2
                }
                _ => 1,
            };
            count.letters += taken;
            let end = rest.char_indices().nth(taken).map_or(rest.len(), |(at, _)| at);
            rest = rest.get(end..).unwrap_or("");
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, WINDOWS_1251, WINDOWS_1252, notes};

    fn garbled(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(notes(text, 0), expected, "{text}");
    }

    #[test]
    fn utf_8_that_was_mistaken_is_told() {
        let western = ["reads like UTF-8 shown as windows-1252 or Latin-1"];
        check(&garbled("The envoy’s boat left – at last.", WINDOWS_1252), &western);
        check(&garbled("Genève, Zürich et Malmö protestent.", WINDOWS_1252), &western);
        check(&garbled("Министр прибыл в Женеву.", WINDOWS_1252), &western);
        let latin_1: String = "Genève, Zürich, Malmö".bytes().map(char::from).collect();
        check(&latin_1, &western);
        let cyrillic = ["reads like UTF-8 shown as windows-1251"];
        check(&garbled("Министр прибыл в Женеву.", WINDOWS_1251), &cyrillic);
        check(&garbled("The envoy’s boat left.", WINDOWS_1251), &cyrillic);
    }

    #[test]
    fn good_text_is_not_taken_for_mojibake() {
        check("« Café… » dit-il, « l’été À CÔTÉ, déjà… »", &[]);
        check("A IRMÃ» e o NÃO», as VÃS», disse o irmão em São João, à noitinha, na praça.", &[]);
        check("Министр прибыл в СССР… «СССР» и «Р», сказал он.", &[]);
        check("Ångström, Ærø, façade – “naïve” – 10 €, ™", &[]);
        check("Η Αθήνα ανακοίνωσε. 日本の外務大臣。", &[]);
    }

    #[test]
    fn lost_letters_are_counted() {
        check("Gen\u{fffd}ve", &["1 letter is lost and stands as U+FFFD"]);
        check("\u{fffd}Gen\u{fffd}ve", &["2 letters are lost and stand as U+FFFD"]);
        assert_eq!(notes("\u{fffd}", 1), ["1 invalid byte sequence was replaced by U+FFFD"]);
        assert_eq!(notes("a", 12), ["12 invalid byte sequences were replaced by U+FFFD"]);
    }
}
