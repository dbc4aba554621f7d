//! Whether an article is written in English, in which alone events, dates and names are looked for.
//!
//! The language that a page states is not believed: engines state that of their menus.

use std::sync::LazyLock;

use foldhash::HashSet;

use crate::document::Document;
use crate::text::folded;

/// So many words are looked at; of fewer than the second number nothing is told.
const MOST_WORDS: usize = 300;
const FEWEST_WORDS: usize = 40;
/// English has one of the listed words among so many at least. Of 235 English pages of the web it is
/// one in 5 on the average and one in 15 at least, of 18 articles in nine other languages none at all.
const SHARE: usize = 20;

/// What is to be said of an article that is not written in English.
pub(in crate::load) fn note(document: &Document) -> Option<String> {
    let body = document.blocks().iter().filter(|block| block.kind.in_body());
    let words = body.flat_map(|block| words(block.span.of(document.raw()))).take(MOST_WORDS);
    let (mut all, mut listed) = (0, 0);
    for word in words {
        all += 1;
        listed += usize::from(WORDS.contains(folded(word).as_ref()));
    }
    let foreign = all >= FEWEST_WORDS && listed * SHARE < all;
    foreign
        .then(|| "it does not read like English, and events are found in English only".to_owned())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/text/english.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::note;
    use crate::load::verbatim;

    /// Four sentences, each of ten words or more.
    fn check(sentence: &str, foreign: bool) {
        let text = [sentence; 4].join(" ");
        assert_eq!(note(&verbatim(Path::new("a.txt"), &text)).is_some(), foreign, "{sentence}");
        // One sentence tells nothing.
        assert_eq!(note(&verbatim(Path::new("a.txt"), sentence)), None);
    }

    #[test]
    fn an_article_in_another_language_says_that_no_events_are_found_in_it() {
        check(
            "The envoys of both coasts met in the old customs house and counted their ferries.",
            false,
        );
        check(
            "Envoys met Monday; ministers, ferries, quotas, tolls: all of it was put off to May.",
            false,
        );
        check(
            "Die Gesandten beider Küsten trafen sich am Montag im alten Zollhaus und zählten Fähren.",
            true,
        );
        check(
            "De gezanten van beide kusten kwamen maandag bijeen in het oude tolhuis aan de haven.",
            true,
        );
        check(
            "Gesandterne fra begge kyster mødtes mandag i det gamle toldhus for at tælle deres færger.",
            true,
        );
        check(
            "Les envoyés des deux rives se sont réunis lundi dans la vieille maison des douanes.",
            true,
        );
        check(
            "Послы обоих берегов встретились в понедельник в старом доме таможни и долго считали паромы.",
            true,
        );
        check(
            "الوفود من الساحلين اجتمعت يوم الاثنين في بيت الجمارك القديم وعدت العبارات في الميناء",
            true,
        );
    }
}
