//! What stands between the headline of a plain text and its lead: the standfirst and the points that
//! sum the article up are part of it, captions stand beside it, buttons and counts are neither.
//!
//! Bylines and date lines are known before.

use std::cell::OnceCell;

use foldhash::HashSet;

use super::super::super::page::{Page, Tag};
use super::super::signals::{Form, Signals, plain_at};
use super::super::{Reason, Verdict};
use super::choice::{HEADS, stem};
use super::{content_words, is_signed, lead};
use crate::document::BlockKind;
use crate::text::fold;

/// Words of a standfirst that is a sentence, and of one that is none.
const SENTENCE: std::ops::Range<u16> = 6..46;
const PHRASE: std::ops::Range<u16> = 7..45;
/// The fewest words of a point, and of a caption.
const FEWEST_POINT_WORDS: u16 = 3;
const FEWEST_CAPTION_WORDS: u16 = 4;
/// At most so many points sum an article up, under a headline that stands at most so many lines above
/// the lead.
const MOST_POINTS: usize = 5;
const MOST_LINES: usize = 20;
/// At most so many lines stand above a standfirst and under the headline.
const MOST_ABOVE: usize = 5;
/// The longest line of a label with other words behind it, in words.
const MOST_LABEL_WORDS: u16 = 6;

/// Says what the lines between the headline and the lead are of which nothing is known yet.
pub(in super::super) fn settle(
    page: &Page,
    signals: &[Signals],
    headline: Option<usize>,
    article: &[bool],
    found: &mut [Option<Verdict>],
) {
    let Some(first) = lead(page, signals, article) else { return };
    keep_initial(page, first, found);
    let Some(top) = headline.filter(|top| *top < first) else { return };
    let between = Between { page, signals, article, told: OnceCell::new(), top, first };
    let verdicts: Vec<Option<Verdict>> =
        (top + 1..first).map(|at| between.verdict(found, at)).collect();
    for (verdict, slot) in verdicts.into_iter().zip(found.iter_mut().skip(top + 1)) {
        if slot.is_none() && verdict.is_some() {
            *slot = verdict;
        }
    }
}

/// Keeps the initial of the first word that is set apart from the rest of it.
fn keep_initial(page: &Page, first: usize, found: &mut [Option<Verdict>]) {
    let Some(at) = first.checked_sub(1) else { return };
    let letters = || page.text(at).chars().filter(|letter| letter.is_alphanumeric());
    let initial = letters().count() == 1 && letters().all(char::is_uppercase);
    let alone = page.text(at).chars().count() <= 2;
    if initial && alone && page.text(first).starts_with(char::is_lowercase) {
        found
            .iter_mut()
            .skip(at)
            .take(1)
            .for_each(|v| *v = Some(Verdict::Keep(BlockKind::Paragraph)));
    }
}

/// The stems of the longer words of the article from its lead on.
fn stems<'a>(signals: &'a [Signals], first: usize, article: &[bool]) -> HashSet<&'a str> {
    let told = (first..article.len()).filter(|at| article.get(*at) == Some(&true));
    told.flat_map(|at| content_words(plain_at(signals, at))).map(stem).collect()
}

/// The lines between the headline at `top` and the lead at `first`.
struct Between<'a> {
    page: &'a Page,
    signals: &'a [Signals],
    article: &'a [bool],
    /// The stems of the article's words, once they are asked for.
    told: OnceCell<HashSet<&'a str>>,
    top: usize,
    first: usize,
}

impl Between<'_> {
    fn verdict(&self, found: &[Option<Verdict>], at: usize) -> Option<Verdict> {
        let signal = self.signals.get(at)?;
        let text = self.page.text(at);
        let item = self.page.lines.get(at).is_some_and(|line| line.tag == Tag::Item);
        if found.get(at) != Some(&None) || item {
            return None;
        }
        if self.is_furniture(at) {
            return Some(Verdict::Cut(Reason::Label));
        }
        if signal.form != Form::Plain || signal.hits.asking() > 0 {
            return None;
        }
        if !signal.stops && self.is_point(found, at) {
            return Some(Verdict::Keep(BlockKind::ListItem));
        }
        if self.is_standfirst(found, at) {
            // What stands behind those who signed it is no standfirst.
            let behind = (at + 1..self.first).all(|at| !is_signed(self.signals, found, at));
            let own = signal.stops && (behind || self.article.get(at) == Some(&true));
            let kind = match own || is_told(text, signal) {
                true => BlockKind::Paragraph,
                false => BlockKind::Caption,
            };
            return Some(Verdict::Keep(kind));
        }
        // A number ends the heading of a part ("Article 1").
        let part = signal.words == 2 && text.ends_with(|c: char| c.is_ascii_digit());
        if part
            || signal.stops
            || text.ends_with([',', ':', ';', '!'])
            || signal.words > PHRASE.start
        {
            return None;
        }
        Some(match () {
            () if at + 1 == self.first && heads(text) => Verdict::Keep(BlockKind::Heading),
            () if signal.words >= FEWEST_CAPTION_WORDS && self.shares(at) > 0 => {
                Verdict::Keep(BlockKind::Caption)
            }
            () if self.names_all(at) => Verdict::Keep(BlockKind::Caption),
            () => Verdict::Cut(Reason::Label),
        })
    }

    /// Whether a line is two or more names between commas that the article or the line below has,
    /// too, as a picture of those people is captioned.
    fn names_all(&self, at: usize) -> bool {
        let pieces: Vec<&str> = self.page.text(at).split(", ").collect();
        let below = plain_at(self.signals, at + 1);
        let known = |word: &str| self.told().contains(stem(word)) || below.contains(word);
        let name = |piece: &&str| {
            let last = piece.rsplit(' ').next().map(fold).unwrap_or_default();
            last.len() > 2
                && piece.split(' ').all(|word| word.starts_with(char::is_uppercase))
                && known(&last)
        };
        pieces.len() > 1 && pieces.iter().all(name)
    }

    /// Whether a line is a standfirst: long enough, under the headline or of words of the article.
    fn is_standfirst(&self, found: &[Option<Verdict>], at: usize) -> bool {
        let Some(signal) = self.signals.get(at) else { return false };
        let long = if signal.stops { SENTENCE } else { PHRASE }.contains(&signal.words);
        let signed = (self.top + 1..self.first).any(|at| is_signed(self.signals, found, at));
        let near = at - self.top <= MOST_ABOVE && self.first - self.top <= MOST_LINES;
        let under = || (self.top + 1..at).all(|at| is_signed(self.signals, found, at));
        let own = || self.shares(at) > 1 || self.article.get(at) == Some(&true) || under();
        long && signed && near && own()
    }

    /// Whether a line is one of several near the lead that say what the article says; the headings of
    /// its parts, which stand in it again, are a table of contents.
    fn is_point(&self, found: &[Option<Verdict>], at: usize) -> bool {
        let fits = |at: &usize| self.can_be_point(*at);
        let above = (self.top + 1..at).rev().take_while(fits).count();
        let run = above + (at..self.first).take_while(fits).count();
        let end = at - above + run;
        let settled = |at: usize| found.get(at) != Some(&None) || self.is_furniture(at);
        let signed = (self.top + 1..self.first).any(|at| is_signed(self.signals, found, at));
        (2..=MOST_POINTS).contains(&run)
            && self.first - self.top <= MOST_LINES
            && (end..self.first).all(settled)
            && (signed || self.is_furniture(at - above - 1))
    }

    /// Whether a line is known to be no part of an article.
    fn is_furniture(&self, at: usize) -> bool {
        self.signals.get(at).is_some_and(|signal| is_furniture(self.page.text(at), signal))
    }

    fn can_be_point(&self, at: usize) -> bool {
        let Some(signal) = self.signals.get(at) else { return false };
        let again = || self.signals.iter().skip(self.first).any(|other| other.key == signal.key);
        let plain = !self.page.text(at).contains(['(', '[', '•', '#']);
        signal.form == Form::Plain
            && plain
            && signal.words >= FEWEST_POINT_WORDS
            && !signal.stops
            && self.shares(at) > 0
            && !self.is_furniture(at)
            && !again()
    }

    fn told(&self) -> &HashSet<&str> {
        self.told.get_or_init(|| stems(self.signals, self.first, self.article))
    }

    /// How many longer words of a line the article has, too.
    fn shares(&self, at: usize) -> usize {
        content_words(plain_at(self.signals, at))
            .filter(|word| self.told().contains(stem(word)))
            .count()
    }
}

/// Whether a line is more than one sentence.
fn is_told(text: &str, signal: &Signals) -> bool {
    let inner = |sign| text.match_indices(sign).any(|(at, _): (usize, &str)| at + 2 < text.len());
    signal.stops && [". ", "? ", "! ", ".” ", ".\" "].iter().any(|sign| inner(*sign))
}

/// Whether a line is known to be no part of an article: a count, a button, the head of a summary.
pub(super) fn is_furniture(text: &str, signal: &Signals) -> bool {
    let listed = |list: &str, words: &str| HEADS.get(list).is_some_and(|all| all.contains(&words));
    let folded = fold(text);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let begins = || {
        let begins = HEADS.get("begins").into_iter().flatten();
        begins
            .into_iter()
            .any(|begin| bare.strip_prefix(begin).is_some_and(|rest| rest.starts_with(' ')))
    };
    listed("labels", bare)
        || is_counted(bare)
        || (signal.words <= MOST_LABEL_WORDS && !signal.stops && begins())
}

/// Whether a folded line is a number, or one with what is counted ("12 comments", "reading time: 4 min").
fn is_counted(bare: &str) -> bool {
    let figure = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let words: Vec<&str> = bare.split([' ', ':']).filter(|w| !w.is_empty()).collect();
    let Some(at) = words.iter().position(|word| figure(word)) else { return false };
    let number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || ".,+k:-".contains(c));
    let (before, rest) = words.split_at(at);
    let behind = rest.split_first().map_or(&[][..], |(_, behind)| behind);
    let of = |list: &str, words: &[&str]| {
        words.is_empty()
            || HEADS.get(list).is_some_and(|all| all.contains(&words.join(" ").as_str()))
    };
    rest.first().is_some_and(|word| number(word)) && of("before", before) && of("counted", behind)
}

/// Whether a line heads the first part of an article.
fn heads(text: &str) -> bool {
    let folded = fold(text);
    HEADS.get("crossheads").is_some_and(|all| all.contains(&folded.as_str()))
}
