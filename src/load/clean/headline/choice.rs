//! The choice among the lines of a plain text that can be its headline.
//!
//! Many things speak for a line, and none of them alone is sure: its words recur in the article, who
//! wrote it or when stands under it, it is as long as headlines are. The line nearest to the article
//! is seldom the headline: standfirsts, summaries and buttons stand between them.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::super::super::facts::is_person;
use super::super::super::names::{Lists, lists};
use super::super::super::page::Page;
use super::super::Verdict;
use super::super::signals::{Form, Signals, plain_at};
use super::super::words::plain;
use super::between::is_furniture;
use super::{content_words, is_signed};
use crate::text::fold;

/// Within so many lines behind a headline stands who wrote the article or when; what it speaks for a
/// line that it does so at each distance.
const SIGNED: [i32; 6] = [0, 34, 30, 25, 18, 10];
/// What each word speaks for a line that the beginning of the article says again, up to so many.
const SHARED: i32 = 9;
const MOST_SHARED: i32 = 5;
/// A line that shares so many words with it names its subject.
const SUBJECT: i32 = 2;
/// Headlines have so many words, most often.
const WORDS: std::ops::Range<u16> = 5..19;
/// The longest kicker, in words.
const MOST_KICKER: u16 = 4;
/// The longest line under a kicker, in words; a standfirst is longer.
const MOST_UNDER_KICKER: u16 = 9;
/// The longest name of an agency in capitals, in letters.
const MOST_AGENCY: usize = 8;
/// How many letters of a word its forms share.
const STEM: usize = 5;
/// A line that speaks so little for itself is no headline.
const ENOUGH: i32 = 12;

/// Words of the head of an article, by what they tell.
pub(super) static HEADS: LazyLock<Lists> =
    LazyLock::new(|| lists(include_str!("../../../../data/boilerplate/heads.txt")));

/// A line that can be the headline.
struct Candidate {
    at: usize,
    words: u16,
    /// How many of its longer words the article's beginning says, of how many.
    shared: i32,
    own: i32,
    /// How far below it the next byline or date line stands.
    signed: Option<usize>,
}

/// What the candidates are looked for in.
pub(super) struct Head<'a> {
    pub(super) page: &'a Page,
    pub(super) signals: &'a [Signals],
    pub(super) found: &'a [Option<Verdict>],
    /// The stems of the longer words of the article's beginning.
    pub(super) subject: &'a HashSet<&'a str>,
    /// The lead.
    pub(super) first: usize,
}

impl Head<'_> {
    /// The candidate that most speaks for, if enough does.
    pub(super) fn best(&self, candidates: impl Iterator<Item = usize>) -> Option<usize> {
        // Above a menu stand the names and mottos of the publication.
        let menu = (0..self.first).rfind(|at| is_menu(self.page.text(*at)));
        let below = |at: &usize| menu.is_none_or(|menu| *at > menu);
        let all: Vec<Candidate> = candidates.filter(below).map(|at| self.candidate(at)).collect();
        let scored = all.iter().map(|own| (self.score(own, &all), std::cmp::Reverse(own.at)));
        scored.max().filter(|(score, _)| *score >= ENOUGH).map(|(_, at)| at.0)
    }

    fn candidate(&self, at: usize) -> Candidate {
        let words = plain_at(self.signals, at);
        let own: HashSet<&str> = content_words(words).collect();
        let shared = own.iter().filter(|word| self.subject.contains(stem(word))).count();
        let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
        let below = (1..SIGNED.len()).take_while(|step| at + step < self.first);
        Candidate {
            at,
            words: self.signals.get(at).map_or(0, |signal| signal.words),
            shared: count(shared),
            own: count(own.len()),
            signed: below.into_iter().find(|step| is_signed(self.signals, self.found, at + step)),
        }
    }

    fn score(&self, own: &Candidate, all: &[Candidate]) -> i32 {
        let share = own.shared * 40 / own.own.max(1);
        let long = match own.words {
            words if WORDS.contains(&words) => 10,
            words if words < WORDS.start => i32::from(words) * 2 - 6,
            _ => 0,
        };
        let near = 10 - i32::try_from((self.first - own.at) / 3).unwrap_or(10).min(10);
        let again = self.again(own.at);
        let told = own.shared.min(MOST_SHARED) * SHARED + share;
        told + self.signed(own) + long + near + again - self.against(own, all)
    }

    /// What it speaks for a line that who wrote the article or when stands below it, or the day right
    /// above it.
    fn signed(&self, own: &Candidate) -> i32 {
        let below = own.signed.and_then(|step| SIGNED.get(step)).copied().unwrap_or(0);
        let below = if own.shared == 0 { below / 2 } else { below };
        let dated = own.at.checked_sub(1).is_some_and(|at| is_signed(self.signals, self.found, at));
        let above = match dated {
            true if own.at + 1 == self.first => 25,
            true => 15,
            false => 0,
        };
        below.max(above)
    }

    /// What it speaks for a line that it stands elsewhere, too: more if right beside itself.
    fn again(&self, at: usize) -> i32 {
        let Some(key) = self.signals.get(at).map(|signal| signal.key) else { return 0 };
        let same = |other: usize| self.signals.get(other).is_some_and(|other| other.key == key);
        let beside = same(at + 1) || at.checked_sub(1).is_some_and(same);
        let elsewhere = self.signals.iter().filter(|other| other.key == key).take(2).count() > 1;
        i32::from(beside) * 10 + i32::from(elsewhere) * 8
    }

    /// What speaks against a line: its form, and better ones above or below it.
    fn against(&self, own: &Candidate, all: &[Candidate]) -> i32 {
        let text = self.page.text(own.at);
        let path = [" > ", " › ", " » ", " / ", " · "].iter().any(|sign| text.contains(sign));
        let capitals = text.split(' ').all(|word| word.starts_with(char::is_uppercase));
        let name = own.words <= MOST_KICKER && capitals;
        let above = || all.iter().filter(|other| other.at < own.at && other.words >= MOST_KICKER);
        let sentence = match text.ends_with('.') {
            true if above().any(|other| other.shared > 0 && own.at - other.at <= 4) => 60,
            true => 15,
            false => 0,
        };
        let under = above().map(|other| self.under(own, other)).max().unwrap_or(0);
        let behind = above().any(|other| other.shared >= SUBJECT && self.parted(other, own.at));
        let holds = all.iter().any(|other| other.at != own.at && self.holds(own.at, other));
        let kicker = || all.iter().any(|below| below.at == own.at + 1 && is_kicker(own, below));
        i32::from(path) * 30
            + i32::from(kicker()) * 15
            + i32::from(is_of_picture(text)) * 30
            + i32::from(text.contains("; ") && own.words >= WORDS.end) * 30
            + i32::from(is_somebody(text)) * 30
            + self.post(own.at)
            + i32::from(self.heads_part(own.at)) * 35
            + i32::from(name) * 12
            + sentence
            + under
            + i32::from(behind) * 35
            + i32::from(holds) * 60
    }

    /// Whether a line stands again right above a sentence of the article: it is of the table of
    /// contents.
    fn heads_part(&self, at: usize) -> bool {
        let Some(key) = self.signals.get(at).map(|signal| signal.key) else { return false };
        let mut parts = self.signals.windows(2).skip(self.first);
        parts.any(|pair| matches!(pair, [head, next] if head.key == key && next.stops))
    }

    /// What speaks against a line under a name: it tells what its bearer is.
    fn post(&self, at: usize) -> i32 {
        let above = at.checked_sub(1).map_or("", |above| self.page.text(above));
        let capitals = || above.split(' ').all(|word| word.starts_with(char::is_uppercase));
        let named = || (2..=4).contains(&above.split(' ').count()) && capitals();
        let first = fold(self.page.text(at).split(' ').next().unwrap_or(""));
        match HEADS.get("posts").is_some_and(|all| all.contains(&first.as_str())) {
            true if named() => 40,
            _ => i32::from(is_person(above, &|_| false)) * 15,
        }
    }

    /// Whether a line says something and then another line, as the path to a page does, or another
    /// line and then the name of the site.
    fn holds(&self, at: usize, other: &Candidate) -> bool {
        let (own, whole) = (self.page.text(at), self.page.text(other.at));
        let (plain_own, plain_other) = (plain(own), plain(whole));
        let named = || own.strip_prefix(whole).is_some_and(|rest| rest.starts_with(" | "));
        let path = || plain_own.len() > plain_other.len() && plain_own.ends_with(&plain_other);
        other.words > 2 && (path() || named())
    }

    /// What speaks against a line under another that can be the headline: it is its standfirst.
    fn under(&self, own: &Candidate, above: &Candidate) -> i32 {
        let between = above.at + 1..own.at;
        let small = |at: usize| {
            is_signed(self.signals, self.found, at)
                || self.signals.get(at).is_some_and(|signal| signal.words <= 3)
        };
        let right = own.at - above.at == 1;
        let near = own.at - above.at <= 3 && between.into_iter().all(small);
        let names_it =
            above.words > MOST_KICKER && (above.shared >= SUBJECT || right && above.shared > 0);
        match () {
            () if !near || !names_it => 0,
            () if own.words > above.words || self.page.text(own.at).ends_with('.') => 40,
            () if right && own.words > MOST_KICKER => 25,
            () => 0,
        }
    }

    /// Whether who wrote the article or when stands between two lines, not far from the upper, or a
    /// button or the head of a summary.
    fn parted(&self, above: &Candidate, at: usize) -> bool {
        let furniture = |at: usize| {
            let signal = self.signals.get(at);
            signal.is_some_and(|signal| is_furniture(self.page.text(at), signal))
        };
        above.signed.is_some_and(|step| above.at + step < at)
            || (at - above.at < SIGNED.len() && (above.at + 1..at).any(furniture))
    }
}

/// Whether a line is a label over a longer one that says what the article says.
fn is_kicker(own: &Candidate, below: &Candidate) -> bool {
    own.words < MOST_KICKER
        && own.words < below.words
        && below.words <= MOST_UNDER_KICKER
        && below.shared > 0
}

/// Whether a line ends with the name of an agency in brackets ("The harbour of Larnholm (CNA)").
fn is_of_picture(text: &str) -> bool {
    let inner = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    inner.is_some_and(|(_, name)| {
        name.chars().count() <= MOST_AGENCY && name.chars().all(char::is_uppercase)
    })
}

/// Whether a line is a person and what that is ("Maria Holm, minister of the sea").
fn is_somebody(text: &str) -> bool {
    let parts = text.split_once(", ");
    parts.is_some_and(|(name, post)| {
        let plain = post.contains(' ') && !post.contains(|c: char| c.is_ascii_digit());
        plain && is_person(name, &|_| false)
    })
}

/// The beginning of a word, which its other forms share.
pub(super) fn stem(word: &str) -> &str {
    match word.get(..STEM) {
        Some(stem) if stem.is_ascii() => stem,
        _ => word.char_indices().nth(STEM).and_then(|(end, _)| word.get(..end)).unwrap_or(word),
    }
}

/// Whether a line is a headline of sentences ("The fish are gone. Nobody has told the ministers."): a
/// short one that is signed.
pub(super) fn is_sentence(
    page: &Page,
    signals: &[Signals],
    found: &[Option<Verdict>],
    at: usize,
) -> bool {
    let Some(signal) = signals.get(at) else { return false };
    let open = found.get(at) == Some(&None) && signal.form == Form::Plain;
    let plain = !page.text(at).contains([';', '(', '[', '/']);
    let near = || (1..SIGNED.len()).any(|step| is_signed(signals, found, at + step));
    let short = (MOST_KICKER..WORDS.end).contains(&signal.words);
    open && plain && signal.stops && short && signal.hits.asking() == 0 && near()
}

/// A menu has at least so many parts, of at most so many words each.
const FEWEST_MENU_PARTS: usize = 4;
const MOST_PART_WORDS: usize = 3;

/// Whether a line is a menu: short parts between bars.
fn is_menu(text: &str) -> bool {
    let parts: Vec<&str> = text.split(" | ").collect();
    let short = |part: &&str| part.split_whitespace().count() <= MOST_PART_WORDS;
    parts.len() >= FEWEST_MENU_PARTS && parts.iter().all(short)
}
