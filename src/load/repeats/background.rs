//! Background: paragraphs that repeat because the story goes on, such as how a quarrel began.
//!
//! They name whom and what the article around them names, or name nobody and go on about a thing that it
//! tells of; what a paper says of itself does neither.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::subjects::stem;
use crate::load::clean::addresses;
use crate::load::names::{Lists, lists};

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

/// Whether a word points to a thing told of before, as it begins a paragraph.
fn points(word: &str) -> bool {
    static WORDS: LazyLock<Lists> =
        LazyLock::new(|| lists(include_str!("../../../data/boilerplate/background.txt")));
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
    use super::Names;

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
