//! UTF-32, which no web page may use and some programs write: four bytes a letter.
//!
//! Told by its mark, or by the zeros in each letter.

use super::{HEAD, Text};

/// The order of a letter's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The lowest first.
    Little,
    /// The highest first.
    Big,
}

/// Fewest letters that show it without a mark.
const FEWEST_LETTERS: usize = 4;

impl Order {
    fn letter(self, bytes: [u8; 4]) -> Option<char> {
        char::from_u32(match self {
            Self::Little => u32::from_le_bytes(bytes),
            Self::Big => u32::from_be_bytes(bytes),
        })
    }
}

/// The order of the bytes of a text in UTF-32; `None` if it is in something else.
pub(super) fn order(bytes: &[u8]) -> Option<Order> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let first: [u8; 4] = head.get(..4)?.try_into().ok()?;
    let order = match first {
        [0xff, 0xfe, 0, 0] => return Some(Order::Little),
        [0, 0, 0xfe, 0xff] => return Some(Order::Big),
        [1..=0xff, _, _, 0] => Order::Little,
        [0, _, _, 1..=0xff] => Order::Big,
        _ => return None,
    };
    let letters = || head.chunks_exact(4).filter_map(|four| four.try_into().ok());
    let shown = |bytes| order.letter(bytes).is_some_and(|letter| letter != '\0');
    (letters().count() >= FEWEST_LETTERS && letters().all(shown)).then_some(order)
}

/// The letters of a text in UTF-32; `None` if it is in something else.
pub(super) fn text(bytes: &[u8]) -> Option<Text> {
    let order = order(bytes)?;
    let mut invalid = 0;
    let letters = bytes.chunks(4).map(|four| {
        let letter = four.try_into().ok().and_then(|four| order.letter(four));
        letter.filter(|letter| *letter != '\0').unwrap_or_else(|| {
            invalid += 1;
            '\u{fffd}'
        })
    });
    let text: String = letters.skip_while(|letter| *letter == '\u{feff}').collect();
    Some(Text { text, invalid })
}

#[cfg(test)]
mod tests {
    use super::super::text;

    fn written(text: &str, bytes: fn(u32) -> [u8; 4]) -> Vec<u8> {
        text.chars().flat_map(|letter| bytes(letter.into())).collect()
    }

    #[test]
    fn utf_32_is_read_with_and_without_a_mark() {
        let sentence = "The envoy left Zürich — “at last”, said Москва.";
        for bytes in [u32::to_le_bytes, u32::to_be_bytes] {
            for mark in ["", "\u{feff}"] {
                let found = text(&written(&format!("{mark}{sentence}"), bytes), None).unwrap();
                assert_eq!((found.text.as_str(), found.invalid), (sentence, 0));
            }
        }
        let mut broken = written("\u{feff}The envoy left.", u32::to_le_bytes);
        broken.extend([0, 0, 0xd8, 0xff, b'a']);
        let found = text(&broken, None).unwrap();
        assert_eq!((found.text.as_str(), found.invalid), ("The envoy left.\u{fffd}\u{fffd}", 2));
    }
}
