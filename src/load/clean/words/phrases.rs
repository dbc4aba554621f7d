//! Finding the phrases of a list in plain lines, by the words they begin with.
//!
//! What a phrase tells is decided where it is looked up. An automaton over all phrases took ten
//! times as long to build, which was half of the start of the program, and found them no faster.

use foldhash::HashMap;

/// Phrases in their plain form: a space, their words, and a space again unless the end of the last
/// word is open.
#[derive(Debug, Default)]
pub(in crate::load::clean) struct Phrases {
    /// Those whose first word is whole, by that word.
    by_word: HashMap<String, Vec<Phrase>>,
    /// Those of one word whose end is open.
    open: Vec<Phrase>,
    /// For each byte whether one of these begins with it; empty if there are none.
    opens: Vec<bool>,
    /// For prints of words whether one begins a phrase with what follows; most words end there.
    prints: Prints,
}

#[derive(Debug)]
struct Phrase {
    text: String,
    /// Its place in the list.
    number: usize,
    /// The first byte of its second word; `None` if it is the first word alone.
    second: Option<u8>,
}

/// A phrase that stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load::clean) struct Hit {
    /// Where it ends, in bytes.
    pub(in crate::load::clean) end: usize,
    /// Where it begins: at the space before its first word.
    pub(in crate::load::clean) start: usize,
    /// The phrase's place in the list.
    pub(in crate::load::clean) number: usize,
}

impl Phrases {
    /// Reads a list; a phrase without a word is found nowhere.
    pub(in crate::load::clean) fn new(list: impl IntoIterator<Item = String>) -> Self {
        let mut phrases = Self::default();
        for (number, text) in list.into_iter().enumerate() {
            let Some(words) = text.strip_prefix(' ').filter(|words| !words.is_empty()) else {
                continue;
            };
            match words.split_once(' ') {
                Some((first, rest)) => {
                    let second = rest.bytes().next();
                    let word = Word::at(&text, 0);
                    word.iter().for_each(|word| phrases.prints.note(word));
                    let first = first.to_owned();
                    let phrase = Phrase { text, number, second };
                    phrases.by_word.entry(first).or_default().push(phrase);
                }
                None => {
                    let first = words.bytes().next().unwrap_or(0);
                    phrases.opens.resize(256, false);
                    phrases.opens.get_mut(usize::from(first)).into_iter().for_each(|is| *is = true);
                    phrases.open.push(Phrase { text, number, second: None });
                }
            }
        }
        phrases
    }

    /// All phrases in a plain line, in the order of their ends; of those that end together the
    /// longest first, then as they stand in the list.
    pub(in crate::load::clean) fn hits(&self, plain: &str) -> Vec<Hit> {
        let mut found = Vec::new();
        let mut start = 0;
        while let Some(word) = Word::at(plain, start) {
            if self.may_begin(&word) {
                found.extend(self.beginning_at(plain, start));
            }
            start += 1 + word.length;
        }
        found.sort_unstable_by_key(|hit| (hit.end, hit.start, hit.number));
        found
    }

    /// Whether a plain line has one of the phrases.
    pub(in crate::load::clean) fn are_in(&self, plain: &str) -> bool {
        let mut start = 0;
        while let Some(word) = Word::at(plain, start) {
            if self.may_begin(&word) && self.beginning_at(plain, start).next().is_some() {
                return true;
            }
            start += 1 + word.length;
        }
        false
    }

    /// Whether a phrase may begin with a word.
    fn may_begin(&self, word: &Word) -> bool {
        let first = (word.head & 0xff) as usize;
        self.prints.has(word) || self.opens.get(first) == Some(&true)
    }

    /// Whether one of the phrases begins at the space at `start`.
    pub(in crate::load::clean) fn begins_one(&self, plain: &str, start: usize) -> bool {
        Word::at(plain, start).is_some_and(|word| self.may_begin(&word))
            && self.beginning_at(plain, start).next().is_some()
    }

    /// The phrases that begin at the space at `start`.
    pub(in crate::load::clean) fn beginning_at<'p>(
        &'p self,
        plain: &'p str,
        start: usize,
    ) -> impl Iterator<Item = Hit> + 'p {
        let rest = plain.get(start..).unwrap_or("");
        let first = word_at(plain, start).unwrap_or("");
        let of_word = self.by_word.get(first);
        let next = rest.as_bytes().get(first.len() + 2).copied();
        let closed = of_word.into_iter().flatten();
        let closed = closed.filter(move |phrase| phrase.second.is_none() || phrase.second == next);
        let all = closed.chain(&self.open).filter(|phrase| rest.starts_with(&phrase.text));
        all.map(move |phrase| Hit { end: start + phrase.text.len(), start, number: phrase.number })
    }
}

/// The word behind the space at `start` of a plain line.
fn word_at(plain: &str, start: usize) -> Option<&str> {
    let words = plain.get(start..)?.strip_prefix(' ').filter(|words| !words.is_empty())?;
    let end = words.bytes().position(|byte| byte == b' ').unwrap_or(words.len());
    words.get(..end)
}

/// A set of prints of words and the two bytes behind them; several may share one.
#[derive(Debug)]
struct Prints(Vec<u64>);

/// So many that of the words that begin no phrase hardly one in ten has the print of one that does.
const PRINTS: usize = 1 << 16;

impl Default for Prints {
    fn default() -> Self {
        Self(vec![0; PRINTS / 64])
    }
}

impl Prints {
    /// The bit of a word, of which the first four bytes count, and of what follows.
    fn place(word: &Word, next: u16) -> (usize, u64) {
        // A multiplier of bits that look like chance (Knuth, The Art of Computer Programming, 6.4).
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        let length = (word.length as u64).min(u8::MAX.into());
        let print = word.head | length << 32 | u64::from(next) << 40;
        let print = (print.wrapping_mul(SPREAD) >> 48) as usize;
        (print / 64, 1 << (print % 64))
    }

    fn note(&mut self, word: &Word) {
        for next in [word.next, ANY] {
            let (at, bit) = Self::place(word, next);
            self.0.get_mut(at).into_iter().for_each(|bits| *bits |= bit);
        }
    }

    /// Whether the word was noted with what follows it here, or alone.
    fn has(&self, word: &Word) -> bool {
        let is = |next: u16| {
            let (at, bit) = Self::place(word, next);
            self.0.get(at).is_some_and(|bits| bits & bit != 0)
        };
        is(ANY) && (is(word.next) || is(ALONE))
    }
}

/// What follows a word that no other must follow.
const ALONE: u16 = 0;
/// Stands for whatever follows.
const ANY: u16 = u16::MAX;

/// A word of a plain line, as far as prints need it.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// In bytes.
    length: usize,
    /// Its first four bytes; the first is the lowest.
    head: u64,
    /// The first two bytes of what follows; [`ALONE`] if there are fewer.
    next: u16,
}

impl Word {
    /// The word behind the space at `start` of a plain line.
    fn at(plain: &str, start: usize) -> Option<Self> {
        let words = plain.as_bytes().get(start + 1..).filter(|words| !words.is_empty())?;
        // Most words and what follows lie in eight bytes, which are looked at together.
        let ahead =
            words.first_chunk().map_or_else(|| few(words), |eight| u64::from_le_bytes(*eight));
        let length = first_space(ahead).unwrap_or_else(|| {
            let rest = words.get(8..).unwrap_or_default();
            words.len().min(8) + rest.iter().position(|byte| *byte == b' ').unwrap_or(rest.len())
        });
        let next = match length {
            0..6 => (ahead >> (8 * (length + 1))) as u16,
            _ => match words.get(length + 1..length + 3) {
                Some([first, second]) => u16::from_le_bytes([*first, *second]),
                _ => ALONE,
            },
        };
        let next = if next > 0xff { next } else { ALONE };
        let head = if length < 4 { ahead & ((1 << (8 * length)) - 1) } else { ahead & 0xffff_ffff };
        Some(Self { length, head, next })
    }
}

/// Fewer than eight bytes as a number; the first is the lowest.
fn few(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Which of eight bytes is the first space, if one is (as in Warren, Hacker's Delight, 6-1).
fn first_space(bytes: u64) -> Option<usize> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let other = bytes ^ (EACH * b' ' as u64);
    let zero = other.wrapping_sub(EACH) & !other & (EACH << 7);
    (zero != 0).then(|| zero.trailing_zeros() as usize / 8)
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn phrases_are_found_by_their_words_wherever_they_begin() {
        let list = [" we ask ", " ask you ", " ask ", " gift", " ask you for ", " ", ""];
        let phrases = Phrases::new(list.map(ToOwned::to_owned));
        let check = |plain: &str, expected: &[(usize, usize, usize)]| {
            let hits = phrases.hits(plain);
            let hits: Vec<_> = hits.iter().map(|hit| (hit.start, hit.end, hit.number)).collect();
            assert_eq!(hits, expected, "{plain:?}");
            assert_eq!(phrases.are_in(plain), !expected.is_empty(), "{plain:?}");
            let begins = expected.iter().any(|(start, ..)| *start == 0);
            assert_eq!(phrases.begins_one(plain, 0), begins, "{plain:?}");
        };
        check(
            " we ask you for gifts ",
            &[(0, 8, 0), (3, 8, 2), (3, 12, 1), (3, 16, 4), (15, 20, 3)],
        );
        check(" they asked you ", &[]);
        check(" ask ", &[(0, 5, 2)]);
        check(" ask", &[]);
        check(" the gift ", &[(4, 9, 3)]);
        check(" ", &[]);
        check("", &[]);
    }
}
