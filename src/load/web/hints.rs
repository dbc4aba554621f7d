//! Hints: what the names of classes and ids tell of a place in a page.
//!
//! The words are data; what follows from a hint is decided in `clean`.

use std::sync::LazyLock;

use super::super::page::Zones;

/// What a name of a class or id can hint at; the order is that of the bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(dead_code, reason = "hints are made by their number from the data file")]
pub(in crate::load) enum Hint {
    /// Readers' comments.
    Comments,
    /// Buttons for sharing.
    Share,
    /// Links to other articles.
    Related,
    /// Advertising, newsletters, appeals.
    Promotion,
    /// About the author.
    Author,
    /// A column at the side.
    Side,
    /// The foot of the page.
    Foot,
    /// Menus.
    Menu,
    /// Captions and credits.
    Caption,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Date,
    /// Subjects, labels.
    Tags,
    /// Cookies, privacy, terms.
    Legal,
    /// The article itself.
    Content,
    /// The headline.
    Headline,
}

/// The first bits of [`Zones`] belong to elements.
const FIRST_BIT: u32 = 12;

impl Hint {
    /// Names of the hints in the data file, in their order.
    pub(in crate::load) const NAMES: [&str; 15] = [
        "comments",
        "share",
        "related",
        "promotion",
        "author",
        "side",
        "foot",
        "menu",
        "caption",
        "byline",
        "date",
        "tags",
        "legal",
        "content",
        "headline",
    ];

    /// The place that it hints at.
    pub(in crate::load) const fn zone(self) -> Zones {
        Zones(1 << (FIRST_BIT + self as u32))
    }
}

/// Returns the places that the names in a `class` or `id` attribute hint at.
pub(super) fn zones(names: &str) -> Zones {
    let mut found = Zones::default();
    for word in words(names) {
        let first = word.bytes().next().map_or(0, |byte| usize::from(byte - b'a'));
        for (known, exact, zone) in WORDS.get(first).into_iter().flatten() {
            let hit = if *exact { word == *known } else { word.starts_with(known) };
            if hit {
                found = found.with(*zone);
            }
        }
    }
    found
}

/// Cuts names such as `articleBody share-bar` into lower-case words.
fn words(names: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut before_lower = false;
    for letter in names.chars().take(400) {
        if !letter.is_ascii_alphanumeric() || (letter.is_ascii_uppercase() && before_lower) {
            found.push(String::new());
        }
        before_lower = letter.is_ascii_lowercase();
        if let Some(last) = found.last_mut().filter(|_| letter.is_ascii_alphabetic()) {
            last.push(letter.to_ascii_lowercase());
        }
    }
    found.retain(|word| !word.is_empty());
    found
}

/// A word, whether it must be the whole name, and what it hints at.
type Word = (&'static str, bool, Zones);

/// The words of the data file: the word, whether it must be the whole name, what it hints at.
///
/// One list for each first letter.
static WORDS: LazyLock<Vec<Vec<Word>>> = LazyLock::new(|| {
    let mut letters = vec![Vec::new(); 26];
    for (word, exact, zone) in listed() {
        let first = word.bytes().next().map_or(0, |byte| usize::from(byte - b'a'));
        letters.get_mut(first).into_iter().for_each(|list| list.push((word, exact, zone)));
    }
    letters
});

fn listed() -> Vec<Word> {
    let file = include_str!("../../../data/boilerplate/class_names.txt");
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once(':'));
    pairs
        .flat_map(|(name, words)| {
            let bit = Hint::NAMES.iter().position(|known| *known == name.trim());
            let zone = Zones(bit.map_or(0, |bit| 1 << (FIRST_BIT as usize + bit)));
            words.split_whitespace().map(move |word| match word.strip_prefix('=') {
                Some(whole) => (whole, true, zone),
                None => (word, false, zone),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Hint, listed, words, zones};

    #[test]
    fn names_are_cut_at_signs_and_humps() {
        assert_eq!(words("articleBody share-bar_2"), ["article", "body", "share", "bar"]);
    }

    #[test]
    fn a_name_hints_at_its_place() {
        assert!(zones("post-comments").has(Hint::Comments.zone()));
        assert!(zones("RelatedStories").has(Hint::Related.zone()));
        assert!(!zones("shadow").has(Hint::Promotion.zone()));
    }

    #[test]
    fn every_hint_has_words() {
        assert!(listed().iter().all(|(_, _, zone)| zone.0 != 0));
        assert_eq!(Hint::Headline as usize + 1, Hint::NAMES.len());
    }
}
