//! [`Words`]: one sentence seen as time words, with the numerals that run over several tokens.
//!
//! Which expressions they form is told in the other files here.

use std::ops::Range;

use super::super::words::{Class, List, Sense, sense};
use crate::text::{Lexed, Token, TokenKind};

/// The longest numeral that is read, in tokens.
const NUMERAL: usize = 8;

/// How many times as long a clause may be as its plain words.
const LONG: usize = 3;

/// What is asked of one token.
#[derive(Clone, Copy)]
struct Seen<'a> {
    word: &'a str,
    sense: Sense,
    /// Its number and how many digits that has.
    figure: Option<(u32, usize)>,
    token: &'a Token,
}

/// One sentence of a text; nothing outside it is seen.
pub(super) struct Words<'a> {
    pub lexed: &'a Lexed<'a>,
    pub range: Range<usize>,
    /// The tokens of the sentence: each is asked for often, so it is looked up once.
    seen: Vec<Seen<'a>>,
    /// How many words until one that speaks of time, capped; see [`Words::near`].
    ahead: Vec<u8>,
    /// Whether the sentence has a verb in a past form.
    past: bool,
    /// How many words were looked at so far.
    #[cfg(test)]
    pub looks: std::cell::Cell<usize>,
}

impl<'a> Words<'a> {
    /// Returns a view without words; [`Words::enter`] fills it.
    pub(super) const fn new(lexed: &'a Lexed<'a>) -> Self {
        Self {
            lexed,
            range: 0..0,
            seen: Vec::new(),
            ahead: Vec::new(),
            past: false,
            #[cfg(test)]
            looks: std::cell::Cell::new(0),
        }
    }

    /// Turns to the sentence that holds the tokens `range`.
    pub(super) fn enter(&mut self, range: Range<usize>) {
        self.seen.clear();
        let lexed = self.lexed;
        let tokens = lexed.tokens().as_slice().get(range.clone()).unwrap_or_default();
        self.seen.extend(tokens.iter().zip(range.clone()).map(|(token, at)| {
            let word = lexed.folded(at);
            // Signs stand on lists too ("-" joins two ends), but never speak of time themselves.
            let sense =
                if token.kind == TokenKind::Number { Sense::default() } else { sense(word) };
            let figure =
                if token.kind == TokenKind::Number { figure(lexed.word(at)) } else { None };
            Seen { word, sense, figure, token }
        }));
        self.range = range;
        self.measure();
        self.past = self.range.clone().any(|at| self.past_form(at));
    }

    /// Whether the sentence has a verb in a past form: asked of every date, so read once.
    pub(super) const fn tells_past(&self) -> bool {
        self.past
    }

    pub(super) fn past_form(&self, at: usize) -> bool {
        let word = self.word(at);
        self.class(at) == Class::Behind
            || (word.len() > 3
                && word.ends_with("ed")
                && self.class(at) == Class::None
                && !self.on(at, List::NoPast))
            || matches!(word, "has" | "have" | "'ve" | "been")
            || (self.on(at, List::PlainPast) && at > self.range.start && self.one_did(at))
    }

    /// Whether a verb without an ending has one for its subject, so that it is in the past: "Peru cut
    /// ties", "he quit".
    fn one_did(&self, at: usize) -> bool {
        let subject = at - 1;
        let name = self.capital(subject) && !self.word(subject).ends_with('s');
        let does = self.any(at + 1, &["'s", "’s", "in", "of", "on", "to", "for"]);
        self.any(subject, &["he", "she", "it"]) || (name && self.is_word(at + 1) && !does)
    }

    /// Counts, from the sentence's end, how far the next word that speaks of time is.
    fn measure(&mut self) {
        self.ahead.clear();
        self.ahead.resize(self.seen.len(), u8::MAX);
        let mut far = u8::MAX;
        for (i, at) in self.range.clone().enumerate().rev() {
            let timely = !matches!(
                self.class(at),
                Class::None
                    | Class::Cue
                    | Class::Ahead
                    | Class::Behind
                    | Class::About
                    | Class::Fiction
                    | Class::Between
            ) || self.figure(at).is_some()
                || self.on(at, List::BeginsHoliday);
            far = if timely { 0 } else { far.saturating_add(1) };
            if let Some(ahead) = self.ahead.get_mut(i) {
                *ahead = far;
            }
        }
    }

    /// Whether a word that speaks of time stands at `at` or at most `within` words behind.
    pub(super) fn near(&self, at: usize, within: u8) -> bool {
        let i = at.checked_sub(self.range.start);
        i.and_then(|i| self.ahead.get(i)).is_some_and(|far| *far <= within)
    }

    fn at(&self, at: usize) -> Option<&Seen<'a>> {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        self.seen.get(at.wrapping_sub(self.range.start))
    }

    fn sense(&self, at: usize) -> Sense {
        self.at(at).map(|seen| seen.sense).unwrap_or_default()
    }

    /// What kind of time word stands at `at`.
    pub(super) fn class(&self, at: usize) -> Class {
        self.sense(at).class
    }

    /// Which word of its kind stands at `at`.
    pub(super) fn number(&self, at: usize) -> i16 {
        self.sense(at).number
    }

    /// The number of the word at `at` if it is of this kind.
    pub(super) fn of(&self, at: usize, class: Class) -> Option<i16> {
        Some(self.sense(at)).filter(|sense| sense.class == class).map(|sense| sense.number)
    }

    /// The folded word at `at`; empty outside the sentence.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.at(at).map_or("", |seen| seen.word)
    }

    /// Whether one of these words stands at `at`.
    pub(super) fn any(&self, at: usize, words: &[&str]) -> bool {
        let Some(seen) = self.at(at) else { return false };
        // Most words differ in length or first letter, which spares the comparison.
        let first = seen.word.as_bytes().first();
        let same = |word: &&str| {
            word.len() == seen.word.len() && word.as_bytes().first() == first && *word == seen.word
        };
        words.iter().any(same)
    }

    /// Whether the word at `at` stands on a list of the data file.
    pub(super) fn on(&self, at: usize, list: List) -> bool {
        self.sense(at).on(list)
    }

    /// The folded word before `at`.
    pub(super) fn before(&self, at: usize) -> &'a str {
        self.word(at.wrapping_sub(1))
    }

    /// `at`, or the place behind it if one of these words stands there.
    pub(super) fn skip(&self, at: usize, words: &[&str]) -> usize {
        if self.any(at, words) { at + 1 } else { at }
    }

    /// `at`, or the place of one of these words right before it.
    pub(super) fn skip_back(&self, at: usize, words: &[&str]) -> usize {
        let before = at.wrapping_sub(1);
        if self.any(before, words) { before } else { at }
    }

    /// Whether a word in capitals stands at `at`.
    pub(super) fn all_capitals(&self, at: usize) -> bool {
        self.at(at).is_some_and(|seen| seen.token.all_caps)
    }

    /// The places before `at`, backwards, until so many plain words: names are not counted, since
    /// the object of a verb may be long for them ("will meet Prime Minister Jo Ann Doe on Friday").
    pub(super) fn back(&self, at: usize, plain: usize) -> impl Iterator<Item = usize> + Clone {
        let mut count = 0;
        (self.range.start..at).rev().take(plain * LONG).take_while(move |i| {
            count += usize::from(!self.capital(*i));
            count <= plain
        })
    }

    /// Whether the token at `at` touches the one before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.at(at).is_some_and(|seen| !seen.token.spaced)
    }

    /// Whether the word at `at` begins with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.at(at).is_some_and(|seen| seen.token.capital)
    }

    /// Whether a word (no figure, no sign) stands at `at`.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.at(at).is_some_and(|seen| seen.token.kind == TokenKind::Word)
    }

    /// `at`, or the place behind a dash there.
    pub(super) fn dash(&self, at: usize) -> usize {
        self.skip(at, &["-"])
    }

    /// The figure at `at` and how many digits it has.
    pub(super) fn figure(&self, at: usize) -> Option<(u32, usize)> {
        self.at(at)?.figure
    }

    /// Whether what stands before `at` touches it so that a figure there is part of something.
    pub(super) fn bound(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.glued(at)) else { return false };
        let joins = ["$", "€", "£", "¥", "#", ".", ",", "/", ":", "_", "@", "\\", "+"];
        self.is_word(before) || self.figure(before).is_some() || self.any(before, &joins)
    }

    /// Whether a figure goes on at `at` behind a point, comma, colon or slash: `3.5`, `1,000`.
    pub(super) fn figure_goes_on(&self, at: usize) -> bool {
        self.glued(at)
            && self.glued(at + 1)
            && self.any(at, &[".", ",", ":", "/"])
            && self.figure(at + 1).is_some()
    }

    /// Whether the figure at `at` is the tail of a longer one, or has a sign of money before it.
    pub(super) fn figure_came_before(&self, at: usize) -> bool {
        if at.checked_sub(1).is_some_and(|before| self.money(before)) {
            return true;
        }
        let Some(before) = at.checked_sub(1).filter(|_| self.glued(at)) else { return false };
        let tail = self.any(before, &[".", ",", ":", "/"])
            && before.checked_sub(1).is_some_and(|i| self.figure(i).is_some());
        tail || self.any(before, &["#", "%"])
    }

    /// Whether a sign of money stands at `at`; a space may follow it.
    fn money(&self, at: usize) -> bool {
        self.any(at, &["$", "€", "£", "¥"])
    }

    /// Whether a figure and a hyphen touch the figure at `at`: a telephone number or a code.
    pub(super) fn code_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.glued(at)) else { return false };
        self.any(before, &["-"])
            && self.glued(before)
            && before.checked_sub(1).is_some_and(|i| self.figure(i).is_some())
    }

    /// A whole number in figures or words and the place behind it: "1,000", "twenty-four".
    pub(super) fn cardinal(&self, at: usize) -> Option<(u32, usize)> {
        if let Some((number, _)) = self.figure(at).filter(|_| !self.figure_came_before(at)) {
            let thousands = self.any(at + 1, &[","]) && self.figure_goes_on(at + 1);
            return match self.figure(at + 2).filter(|(_, digits)| thousands && *digits == 3) {
                Some((rest, _)) => Some((number.checked_mul(1000)?.checked_add(rest)?, at + 3)),
                None if self.figure_goes_on(at + 1) => None,
                None => Some((number, at + 1)),
            };
        }
        self.numeral(at)
    }

    /// A number in words: "two thousand and fourteen", "a hundred".
    fn numeral(&self, at: usize) -> Option<(u32, usize)> {
        let mut i = self.skip_article_of_scale(at);
        if !matches!(self.class(i), Class::Cardinal | Class::Tens | Class::Scale) {
            return None;
        }
        let (mut total, mut group, mut end) = (0_u32, 0_u32, at);
        let mut last = Class::None;
        while i < at + NUMERAL {
            let number = u32::try_from(self.number(i)).unwrap_or(0);
            match (self.class(i), last) {
                (Class::Cardinal, Class::None | Class::Scale) => group += number,
                (Class::Cardinal, Class::Tens) if (1..10).contains(&number) => group += number,
                (Class::Tens, Class::None | Class::Scale) => group += number,
                (Class::Scale, _) if number == 100 => group = group.max(1) * number,
                (Class::Scale, _) => {
                    total += group.max(1) * number;
                    group = 0;
                }
                _ => break,
            }
            last = self.class(i);
            end = i + 1;
            i = match last {
                Class::Tens => self.dash(end),
                Class::Scale => self.skip(end, &["and"]),
                _ => end,
            };
        }
        (end > at).then_some((total + group, end))
    }

    fn skip_article_of_scale(&self, at: usize) -> usize {
        if self.class(at + 1) == Class::Scale { self.skip(at, &["a", "an", "one"]) } else { at }
    }

    /// An ordinal and the place behind it: "3rd", "third", "twenty-first".
    pub(super) fn ordinal(&self, at: usize) -> Option<(i8, usize)> {
        if let Some((number, _)) = self.figure(at) {
            let suffix = self.glued(at + 1) && self.any(at + 1, &["st", "nd", "rd", "th"]);
            return Some((i8::try_from(number).ok()?, at + 2)).filter(|_| suffix);
        }
        if let Some(number) = self.of(at, Class::Ordinal) {
            return Some((i8::try_from(number).ok()?, at + 1));
        }
        let tens = self.of(at, Class::Tens)?;
        let behind = self.dash(at + 1);
        let one = self.of(behind, Class::Ordinal).filter(|one| *one < 10)?;
        Some((i8::try_from(tens + one).ok()?, behind + 1))
    }

    /// A year of four digits or in words, and the place behind it.
    pub(super) fn year(&self, at: usize) -> Option<(i16, usize)> {
        if let Some((number, digits)) = self.figure(at) {
            let plain = !self.figure_goes_on(at + 1) && !self.figure_came_before(at);
            let year = i16::try_from(number).ok().filter(|year| (1000..3000).contains(year));
            return Some((year?, at + 1)).filter(|_| plain && digits == 4);
        }
        self.year_in_words(at)
    }

    /// "nineteen ninety-six", "twenty ten", "two thousand and fourteen".
    fn year_in_words(&self, at: usize) -> Option<(i16, usize)> {
        let (first, end) = self.numeral(at)?;
        if (1900..2100).contains(&first) {
            return Some((i16::try_from(first).ok()?, end));
        }
        // "seventeen hundred and eighty-nine" is a year where it counts nothing.
        if (1100..1900).contains(&first) && first % 100 != 0 && !self.is_word(end) {
            return Some((i16::try_from(first).ok()?, end));
        }
        let zero = self.any(end, &["zero", "oh"]);
        let second = self.dash(if zero { end + 1 } else { end });
        let (years, behind) = self.numeral(second).filter(|(n, _)| *n < 100)?;
        let fits = (13..=20).contains(&first) && (if zero { years < 10 } else { years >= 10 });
        let year = i16::try_from(first * 100 + years).ok()?;
        fits.then_some((year, behind))
    }
}

/// The number that a token of digits stands for, and how many digits it has.
fn figure(digits: &str) -> Option<(u32, usize)> {
    if digits.len() > 9 { None } else { Some((digits.parse().ok()?, digits.len())) }
}
