//! The deck of a web page: the line right under the headline that says in other words what the article
//! tells.
//!
//! Pages that set the headline apart from the paragraphs set the deck apart with it, and a deck
//! without a stop looks like a link beside the article.

use foldhash::HashSet;

use super::super::super::page::{Page, Tag};
use super::super::Verdict;
use super::super::signals::{Form, Signals, plain_at};
use super::between::is_furniture;
use super::choice::stem;
use super::head::can_sign;
use super::{content_words, is_signed};
use crate::document::BlockKind;

/// The shortest and the longest deck, in words.
const WORDS: std::ops::RangeInclusive<u16> = 5..=45;
/// Between a headline and its deck stand at most so many lines, and behind it so many up to who signs
/// the article.
const MOST_ABOVE: usize = 2;
const MOST_BELOW: usize = 3;
/// The fewest longer words that it shares with headline or article.
const FEWEST_SHARED: usize = 2;

/// Keeps the deck between the headline at `top` and the lead beside the paragraphs, if nothing is known
/// of it yet and it is none of them.
pub(super) fn keep(
    page: &Page,
    signals: &[Signals],
    (top, lead): (usize, usize),
    article: &[bool],
    found: &mut [Option<Verdict>],
) {
    let titled = page.lines.get(top).is_some_and(|line| line.tag == Tag::Title);
    let signs = |at: usize| is_signed(signals, found, at);
    let first = (top + 1..lead).take(MOST_ABOVE + 1).find(|at| !signs(*at));
    let Some(at) = first.filter(|at| titled && found.get(*at) == Some(&None)) else { return };
    let below = (at + 1..lead).take(MOST_BELOW);
    let body = article.get(at) == Some(&true);
    if body
        || !below.into_iter().chain(top + 1..at).any(signs)
        || !can_be_deck(page, signals, (top, at))
    {
        return;
    }
    let told = (lead..article.len()).filter(|at| article.get(*at) == Some(&true));
    let words = told.chain([top]).flat_map(|at| content_words(plain_at(signals, at)));
    let words: HashSet<&str> = words.map(stem).collect();
    let own = content_words(plain_at(signals, at));
    if own.filter(|word| words.contains(stem(word))).take(FEWEST_SHARED).count() < FEWEST_SHARED {
        return;
    }
    let kept = Some(Verdict::Keep(BlockKind::Caption));
    found.iter_mut().skip(at).take(1).for_each(|verdict| *verdict = kept);
}

/// Whether a line can be the deck of the headline at `top`: long enough, no link, nothing that is asked
/// of the reader, and in the same part of the page.
fn can_be_deck(page: &Page, signals: &[Signals], (top, at): (usize, usize)) -> bool {
    let (Some(title), Some(line)) = (page.lines.get(top), page.lines.get(at)) else { return false };
    let plain = |signal: &Signals| {
        WORDS.contains(&signal.words)
            && signal.form == Form::Plain
            && signal.hits.asking() == 0
            && !is_furniture(page.text(at), signal)
    };
    let parent = |element: u32| page.elements.get(element as usize).map_or(0, |own| own.parent);
    let near = [title.container, parent(title.container)];
    let beside = near.contains(&line.container) || near.contains(&parent(line.container));
    line.linked == 0 && beside && can_sign(page, at) && signals.get(at).is_some_and(plain)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::{BlockKind, Format};
    use crate::load::read;

    /// What becomes of a line in the header of an article: its kind, or nothing if it is cut.
    fn check(line: &str, kind: Option<BlockKind>) {
        let told = [
            "The ministers of Velm and Ostry agreed on Tuesday to reopen two crossings at Rostal.",
            "Lorries may pass again from Monday on, the ministry of the smaller state said.",
            "Trade between the two fell by a third in the winter, as their statistics tell.",
            "Both governments want to count the lorries again before the parliaments vote in May.",
        ];
        let told: String = told.iter().map(|line| format!("<div class=p>{line}</div>")).collect();
        let page = format!(
            "<body><div class=m><a href=/>The Gull</a><a href=/w>World</a></div><div class=s>\
             <div class=h><div class=k>BORDERS</div><h1>Two crossings open again</h1>\
             <div class=d>{line}</div><div class=b>By Anna Vold</div><div class=t>4 May 2015</div></div>\
             <div class=x>{told}</div></div></body>"
        );
        let document = read(Path::new("a"), page.as_bytes(), Some(Format::Html)).unwrap();
        let text = line.rsplit('>').next().unwrap_or(line);
        let mut blocks = document.blocks().iter();
        let own = blocks.find(|block| block.span.of(document.raw()) == text);
        assert_eq!(own.map(|block| block.kind), kind, "{line}\n{}", document.body());
        assert_eq!(document.byline(), Some("Anna Vold"), "{line}");
    }

    #[test]
    fn the_deck_of_a_page_that_sets_its_head_apart_is_kept() {
        check(
            "The ministers agreed hours before the lorries were to be counted",
            Some(BlockKind::Caption),
        );
        check(
            "The ministers agreed hours before the lorries were counted.",
            Some(BlockKind::Caption),
        );
        check("Subscribe to the Gull and read of crossings and lorries", None);
        check(
            "Harbours in pictures: what the photographers of the Gull saw in a spring of storms",
            None,
        );
        check(
            "<a href=/l>Ministers who ride lorries between Velm and Ostry: a list of all of them",
            None,
        );
        check("4 min read", None);
    }
}
