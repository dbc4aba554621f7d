//! How a typed word matches a written one: as it is, as a beginning, with letters left out, with
//! slips of the finger.
//!
//! One word against one word; which texts hold the words is `search`'s business.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::{SkimMatcherV2, SkimScoreConfig};

use crate::library::words::{Word, WordId, letters};
use crate::text::distance::slips;

/// Letters from which a word is looked for inside others; shorter ones are in every other word.
const LEAST_INSIDE: usize = 3;

/// A typed word, folded.
#[derive(Clone, Debug)]
pub(super) struct Needle {
    pub(super) text: String,
    pub(super) length: usize,
    letters: u64,
}

impl Needle {
    pub(super) fn new(folded: &str) -> Self {
        Self { text: folded.to_owned(), length: folded.chars().count(), letters: letters(folded) }
    }

    /// How many slips are forgiven: one from four letters, two from eight.
    const fn slips(&self) -> usize {
        match self.length {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        }
    }
}

/// Ways of matching from strict to loose; a looser one is tried only if no stricter one finds
/// anything, so that a word that is spelt right finds just what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The whole word or its beginning.
    Head,
    /// Its letters in order, close together.
    Inside,
    /// With slips.
    Slips,
}

/// The words that a needle matches in one way, each with how well (1 to 999).
pub(super) fn matching(needle: &Needle, words: &[Word], way: Way) -> Vec<(WordId, u32)> {
    let matcher = matcher();
    (0..)
        .zip(words)
        .filter_map(|(id, word)| Some((id, quality(needle, word, way, &matcher)?)))
        .collect()
}

fn matcher() -> SkimMatcherV2 {
    SkimMatcherV2::default().respect_case().score_config(SkimScoreConfig::default())
}

fn quality(needle: &Needle, word: &Word, way: Way, matcher: &SkimMatcherV2) -> Option<u32> {
    match way {
        Way::Head => {
            let rest = word.text.strip_prefix(needle.text.as_str())?;
            Some(if rest.is_empty() { 999 } else { 800_u32.saturating_sub(small(rest.len())) })
        }
        Way::Inside => {
            let possible = needle.length >= LEAST_INSIDE && needle.letters & !word.letters == 0;
            possible.then(|| inside(needle, &word.text, matcher)).flatten().map(|(score, _)| score)
        }
        Way::Slips => {
            let missing = (needle.letters & !word.letters).count_ones() as usize;
            let bound = needle.slips();
            let possible = bound > 0 && missing <= bound;
            let slips = possible.then(|| slips(&needle.text, &word.text, bound)).flatten()?;
            Some(400 - 100 * small(slips))
        }
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Score and places (in letters) of a needle whose letters stand in `word` in order, if they
/// stand close together and not anywhere.
fn inside(needle: &Needle, word: &str, matcher: &SkimMatcherV2) -> Option<(u32, Vec<usize>)> {
    let (score, places) = matcher.fuzzy_indices(word, &needle.text)?;
    let (first, last) = (places.first()?, places.last()?);
    let gaps = last - first + 1 - places.len();
    let close = gaps <= (needle.length / 3).max(1) && (*first == 0 || gaps == 0);
    let score = u32::try_from(score.clamp(1, 699)).unwrap_or(1);
    close.then_some((score, places))
}

/// The letters of a folded word that a needle lights, in letters from its start; `None` if they
/// do not match.
pub(super) fn lit(needle: &Needle, word: &str) -> Option<Vec<usize>> {
    if word.starts_with(needle.text.as_str()) {
        return Some((0..needle.length).collect());
    }
    if let Some((_, places)) = inside(needle, word, &matcher()) {
        return Some(places);
    }
    slips(&needle.text, word, needle.slips()).map(|_| (0..word.chars().count()).collect())
}

#[cfg(test)]
mod tests {
    use super::{Needle, Way, lit, matching};
    use crate::library::words::{Word, letters};

    fn check(typed: &str, way: Way, expected: &[&str]) {
        let texts = ["consulate", "lavrov", "meeting", "of", "sanctions", "tango", "tangible"];
        let words = texts.map(|text| Word { text: text.into(), letters: letters(text) });
        let found = matching(&Needle::new(typed), &words, way);
        let found: Vec<_> = found.iter().map(|(id, _)| texts[*id as usize]).collect();
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn a_beginning_matches() {
        check("tang", Way::Head, &["tango", "tangible"]);
        check("tango", Way::Head, &["tango"]);
    }

    #[test]
    fn letters_left_out_match_if_the_rest_stands_close() {
        check("lavrv", Way::Inside, &["lavrov"]);
        check("sulate", Way::Inside, &["consulate"]);
        check("sntns", Way::Inside, &[]);
        check("mtg", Way::Inside, &[]);
        check("zzzz", Way::Inside, &[]);
    }

    #[test]
    fn slips_are_forgiven_by_length() {
        check("tnago", Way::Slips, &["tango"]);
        check("sanctoins", Way::Slips, &["sanctions"]);
        check("snactoins", Way::Slips, &["sanctions"]);
        check("fo", Way::Slips, &[]);
    }

    #[test]
    fn the_letters_that_match_are_lit() {
        assert_eq!(lit(&Needle::new("lavrv"), "lavrov"), Some(vec![0, 1, 2, 3, 5]));
        assert_eq!(lit(&Needle::new("tan"), "tango"), Some(vec![0, 1, 2]));
        assert_eq!(lit(&Needle::new("x"), "tango"), None);
    }
}
