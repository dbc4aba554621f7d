//! Background: paragraphs that repeat because the story goes on, such as how a quarrel began.
//!
//! They name whom and what the article around them names, or name nobody and go on about a thing that it
//! tells of; what a paper says of itself does neither.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::subjects::stem;
use crate::load::clean::addresses;
use crate::load::names::{Lists, lists};
use crate::text::fold;

/// Background names at least so many.
const FEWEST_NAMES: usize = 2;

/// The words that stand in an article's own paragraphs, by their beginnings: an article tells of Hungary, its background of
/// Hungarians.
pub(super) struct Names {
    /// Those with a capital.
    capital: HashSet<u64>,
    /// Those without; they are no names where a sentence begins with them.
    small: HashSet<u64>,
}

impl Names {
    pub(super) fn of<'l>(paragraphs: impl Iterator<Item = &'l str>) -> Self {
        let words = paragraphs.flat_map(words).map(|word| (is_capital(word), stem(word)));
        let (capital, small): (Vec<_>, Vec<_>) = words.partition(|(capital, _)| *capital);
        let set = |words: Vec<(bool, u64)>| words.into_iter().map(|(_, word)| word).collect();
        Self { capital: set(capital), small: set(small) }
    }

    /// Whether a paragraph is background: it speaks to nobody, and either at least half of what it
    /// names is what the article tells of, or it names nothing and goes on about a thing of the article.
    pub(super) fn explain(&self, paragraph: &str) -> bool {
        let capital = words(paragraph).filter(|word| is_capital(word)).map(stem);
        let named: HashSet<u64> = capital.filter(|word| !self.small.contains(word)).collect();
        let known = named.iter().filter(|name| self.capital.contains(*name)).count();
        let told = named.len() >= FEWEST_NAMES && known * 2 >= named.len();
        (told || self.goes_on(paragraph)) && !addresses(paragraph)
    }

    /// Whether a paragraph goes on about a thing that the article tells of: "The talks had been
    /// suspended for a year."
    fn goes_on(&self, paragraph: &str) -> bool {
        let mut first = words(paragraph);
        let pointed = first.next().is_some_and(points);
        let thing = first.next().filter(|word| !is_capital(word));
        pointed
            && thing.is_some_and(|thing| self.small.contains(&stem(thing)))
            && first.all(|word| !is_capital(word))
    }
}

/// Whether a paragraph tells what came before a story, as an agency does under each article on it: an
/// event between states, with its year or much else of such events, and nothing of papers and
/// writers.
pub(super) fn is_history(paragraph: &str) -> bool {
    let (mut length, mut dated, mut named) = (0, false, false);
    let mut events: Vec<&str> = Vec::new();
    for word in words(paragraph) {
        length += 1;
        dated |= is_year(word);
        named |= length > 1 && is_capital(word);
        let folded = fold(word);
        if SELVES.contains(&*folded) {
            return false;
        }
        events.extend(EVENTS.get(&*folded));
    }
    events.sort_unstable();
    events.dedup();
    let enough = if dated { FEWEST_EVENTS } else { FEWEST_UNDATED };
    length >= FEWEST_WORDS && named && events.len() >= enough
}

/// History is told in so many longer words, with so many words of events where it has a year, and so
/// many where it has none.
const FEWEST_WORDS: usize = 8;
const FEWEST_EVENTS: usize = 2;
const FEWEST_UNDATED: usize = 3;

/// Whether a word is a year of which papers tell.
fn is_year(word: &str) -> bool {
    let number = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    number && ["16", "17", "18", "19", "20"].iter().any(|century| word.starts_with(century))
}

/// Words of events between states, folded.
static EVENTS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| listed("events"));
/// Words with which papers and writers tell of themselves, folded.
static SELVES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| listed("selves"));

fn listed(name: &str) -> HashSet<&'static str> {
    WORDS.get(name).into_iter().flatten().copied().collect()
}

static WORDS: LazyLock<Lists> =
    LazyLock::new(|| lists(include_str!("../../../data/boilerplate/background.txt")));

/// Whether a word points to a thing told of before, as it begins a paragraph.
fn points(word: &str) -> bool {
    WORDS.get("points").is_some_and(|words| words.contains(&word))
}

/// The words of a paragraph, short ones apart.
fn words(paragraph: &str) -> impl Iterator<Item = &str> {
    let words = paragraph.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.chars().nth(2).is_some())
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{Names, is_history};

    #[test]
    fn what_came_before_a_story_is_history_and_what_papers_are_is_none() {
        for told in [
            "Relations between the two states have been frozen since the shelling of the ferry Halina \
             in 2014, in which forty people died.",
            "Norvik seized the island from Belmara in 1974 after a coup, and no truce was ever signed.",
            "The war between Norvik and its neighbour killed nine thousand people and ended with a \
             ceasefire that neither side calls peace.",
            "Отношения Норвика и Бельмары испортились после войны 2008 года.",
        ] {
            assert!(is_history(told), "{told}");
        }
        for told in [
            "The Coast Review was founded in a boathouse in 1911 by four brothers from Larnholm.",
            "The Wire has stood by the peace and by the treaty of Velm since 1904 for all its readers.",
            "Jana Kos covered the war in Velm in 2003 and the peace talks that followed in Norwick.",
            "She is the author of a history of the war of 2003 and of the treaty of Velm.",
            "A version of this text was signed in Velm in 2014.",
            "The quay of Larnholm was built by hand and rebuilt in stone by the same families in 1911.",
            "War broke out in Velm in 1911.",
        ] {
            assert!(!is_history(told), "{told}");
        }
    }

    #[test]
    fn background_names_what_the_article_names() {
        let article = [
            "Norvik and Belmara agreed on Monday to open the strait, the ministry in Belmara said.",
            "The envoys of Norvik had asked for it since March.",
        ];
        let check = |paragraph: &str, expected| {
            assert_eq!(Names::of(article.into_iter()).explain(paragraph), expected, "{paragraph}");
        };
        check("Norvik and Belmara have quarrelled over the strait since 2014.", true);
        check("The quarrel began when Belmara closed the port of Salva to Norvik.", true);
        check("The Harbour Post keeps an archive of every timetable of Norvik.", false);
        check("Our reporters in Norvik and Belmara depend on your help.", false);
        check("Petra Lund covers Norvik and shipping for the Harbour Post.", false);
        check("The Gazette asked both ministries and got no answer.", false);
        check("No owner pays for what stands here.", false);
        check("The strait had been closed for a year.", true);
        check("The paper had been closed for a year.", false);
        check("The strait is what our reporters live from.", false);
    }
}
