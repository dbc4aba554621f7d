//! Hints: what the names of classes and ids tell of a place in a page.
//!
//! The words are data; what follows from a hint is decided in `clean`.

use std::sync::LazyLock;

use foldhash::HashMap;

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

/// How many names of an attribute, and how many letters of a name, are read.
const MOST_NAMES: usize = 40;
const MOST_LETTERS: usize = 80;

/// How many `class` attributes of a page are remembered.
const MOST_REMEMBERED: usize = 2_000;

/// What the classes of a page hint at; most are given to many elements.
#[derive(Debug, Default)]
pub(super) struct Hints(HashMap<Box<str>, Zones>);

impl Hints {
    /// Returns the places that the names in a `class` attribute hint at.
    pub(super) fn zones(&mut self, names: &str) -> Zones {
        if names.is_empty() {
            return Zones::default();
        }
        if let Some(known) = self.0.get(names) {
            return *known;
        }
        let found = zones(names);
        if self.0.len() < MOST_REMEMBERED {
            self.0.insert(names.into(), found);
        }
        found
    }
}

/// Returns the places that the names in a `class` or `id` attribute hint at.
pub(super) fn zones(names: &str) -> Zones {
    let names = names.split_ascii_whitespace().take(MOST_NAMES);
    names.map(of_name).fold(Zones::default(), Zones::with)
}

fn of_name(name: &str) -> Zones {
    let mut found = Zones::default();
    let mut all = u32::MAX;
    let mut first = true;
    words(name, |word| {
        if first && KNOWN.builders.contains(&word) {
            all = KNOWN.kept.0;
        }
        first = false;
        for (known, exact, zone) in KNOWN.beginning_like(word) {
            let hit = if *exact { word == *known } else { word.starts_with(known) };
            if hit {
                found = found.with(*zone);
            }
        }
    });
    Zones(found.0 & all)
}

/// Cuts a name such as `articleBody` or `share-bar` into lower-case words.
fn words(name: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    let mut before_lower = false;
    for letter in name.chars().take(MOST_LETTERS) {
        let hump = letter.is_ascii_uppercase() && before_lower;
        if (hump || !letter.is_ascii_alphanumeric()) && !word.is_empty() {
            each(&word);
            word.clear();
        }
        before_lower = letter.is_ascii_lowercase();
        if letter.is_ascii_alphabetic() {
            word.push(letter.to_ascii_lowercase());
        }
    }
    if !word.is_empty() {
        each(&word);
    }
}

/// A word, whether it must be the whole name, and what it hints at.
type Word = (&'static str, bool, Zones);

/// The words of the data file.
struct Known {
    /// One list for each first letter.
    letters: Vec<Vec<Word>>,
    /// How names begin that page builders give to everything.
    builders: Vec<&'static str>,
    /// What such names can hint at all the same.
    kept: Zones,
}

impl Known {
    fn beginning_like(&self, word: &str) -> &[Word] {
        let first = word.bytes().next().map_or(0, |byte| usize::from(byte - b'a'));
        self.letters.get(first).map_or(&[], Vec::as_slice)
    }
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut letters = vec![Vec::new(); 26];
    for (word, exact, zone) in listed() {
        let first = word.bytes().next().map_or(0, |byte| usize::from(byte - b'a'));
        letters.get_mut(first).into_iter().for_each(|list| list.push((word, exact, zone)));
    }
    let words = |name: &'static str| {
        lines().filter(move |(known, _)| *known == name).flat_map(|(_, words)| words)
    };
    Known {
        letters,
        builders: words("builders").collect(),
        kept: words("kept").filter_map(zone_named).fold(Zones::default(), Zones::with),
    }
});

fn zone_named(name: &str) -> Option<Zones> {
    let bit = Hint::NAMES.iter().position(|known| *known == name)?;
    Some(Zones(1 << (FIRST_BIT as usize + bit)))
}

/// The lines of the data file: a name and its words.
fn lines() -> impl Iterator<Item = (&'static str, std::str::SplitWhitespace<'static>)> {
    let file = include_str!("../../../data/boilerplate/class_names.txt");
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, words)| (name.trim(), words.split_whitespace()))
}

fn listed() -> Vec<Word> {
    let hints = lines().filter_map(|(name, words)| Some((zone_named(name)?, words)));
    hints
        .flat_map(|(zone, words)| {
            words.map(move |word| match word.strip_prefix('=') {
                Some(whole) => (whole, true, zone),
                None => (word, false, zone),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Hint, KNOWN, listed, zones};

    fn words(name: &str) -> Vec<String> {
        let mut found = Vec::new();
        super::words(name, |word| found.push(word.to_owned()));
        found
    }

    #[test]
    fn names_are_cut_at_signs_and_humps() {
        assert_eq!(words("articleBody-share_bar2"), ["article", "body", "share", "bar"]);
    }

    #[test]
    fn a_name_hints_at_its_place() {
        assert!(zones("post-comments").has(Hint::Comments.zone()));
        assert!(zones("RelatedStories").has(Hint::Related.zone()));
        assert!(!zones("shadow").has(Hint::Promotion.zone()));
    }

    #[test]
    fn a_page_builders_widgets_may_hold_the_article() {
        assert!(zones("sidebar-widget").has(Hint::Side.zone()));
        assert_eq!(zones("elementor-widget elementor-widget-text-editor"), Default::default());
        assert!(zones("elementor-location-footer").has(Hint::Foot.zone()));
    }

    #[test]
    fn every_hint_has_words() {
        assert!(!KNOWN.builders.is_empty() && KNOWN.kept.has(Hint::Comments.zone()));
        assert!(listed().iter().all(|(_, _, zone)| zone.0 != 0));
        assert_eq!(Hint::Headline as usize + 1, Hint::NAMES.len());
    }
}
