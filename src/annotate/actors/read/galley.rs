//! [`Galley`]: an article's tokens with what the gazetteer knows of them.
//!
//! Only questions about single places in the text; names are put together in `scan`.

use std::cell::OnceCell;
use std::ops::Range;

use foldhash::{HashMap, HashSet};

use crate::annotate::actors::gazetteer::{
    Classes, Entry, Gazetteer, Meaning, Node, Phrase, Word, gazetteer,
};
use crate::text::{Lexed, Span, TokenKind};

/// How the words of a sentence are written, and so what a capital letter proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Running text: a capital inside the sentence is a name.
    Running,
    /// Headline style: most words have capitals.
    Title,
    /// All capitals.
    Shouting,
}

/// How often a word is written with and without a capital where that is free.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Habits {
    /// With a capital inside a sentence.
    pub capital: u16,
    /// Without.
    pub lower: u16,
}

/// One spelling of an article: what is known of it and how the article writes it.
#[derive(Clone, Copy, Debug, Default)]
struct Spelling {
    word: Word,
    habits: Habits,
    /// Whether other articles name somebody of this surname in full.
    told_elsewhere: bool,
}

/// The article as the recogniser sees it.
pub(crate) struct Galley<'a> {
    /// Its words.
    pub lexed: &'a Lexed<'a>,
    /// What is known beforehand.
    pub known: &'static Gazetteer,
    /// The spelling of each token.
    spelt: Vec<u32>,
    spellings: Vec<Spelling>,
    /// How each sentence is written.
    styles: Vec<Style>,
    /// The states that the article names, once somebody asks.
    states_named: OnceCell<HashSet<u16>>,
}

/// How many tokens the longest name has that a noun behind it can belong to.
const LONGEST: usize = 6;

impl<'a> Galley<'a> {
    /// Looks every word up and judges how each sentence is written.
    ///
    /// `surnames` are those, folded, of whom other articles tell in full.
    pub(crate) fn new(
        lexed: &'a Lexed<'a>,
        headline: Option<Span>,
        surnames: &std::collections::HashSet<String>,
    ) -> Self {
        let mut galley = Self {
            lexed,
            known: gazetteer(),
            spelt: Vec::with_capacity(lexed.tokens().len()),
            spellings: Vec::new(),
            styles: Vec::new(),
            states_named: OnceCell::new(),
        };
        galley.look_up(surnames);
        galley.styles = lexed
            .sentences()
            .iter()
            .map(|s| galley.judge(s.tokens.clone(), headline.is_some_and(|h| h.overlaps(s.span))))
            .collect();
        galley.count_habits();
        galley
    }

    fn look_up(&mut self, surnames: &std::collections::HashSet<String>) {
        let tokens = self.lexed.tokens();
        // About every other token is a word that stood before.
        let mut numbers: HashMap<&str, u32> =
            HashMap::with_capacity_and_hasher(tokens.len() / 2, <_>::default());
        self.spellings.reserve(tokens.len() / 2);
        for at in 0..tokens.len() {
            let folded = self.lexed.folded(at);
            let next = u32::try_from(self.spellings.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(folded).or_insert(next);
            if number == next {
                let word = self.known.word(folded);
                let told_elsewhere = surnames.contains(folded);
                self.spellings.push(Spelling { word, told_elsewhere, ..Spelling::default() });
            }
            self.spelt.push(number);
        }
    }

    fn judge(&self, tokens: Range<usize>, headline: bool) -> Style {
        let (mut long, mut capital, mut shouted, mut wordy) = (0, 0, 0, 0);
        let stops = tokens.end.checked_sub(1).is_some_and(|last| self.text(last) == ".");
        let told = self.capitals_everywhere(tokens.clone());
        for at in tokens {
            let Some(token) = self.lexed.tokens().get(at) else { continue };
            if token.kind == TokenKind::Word && token.span.len() >= 4 {
                long += 1;
                wordy += usize::from(token.capital && self.is(at, Classes::COMMON));
                capital += usize::from(token.capital);
                shouted += usize::from(token.all_caps);
            }
        }
        if shouted >= 2 && shouted * 10 >= long * 7 {
            Style::Shouting
        } else if capital >= if told { 2 } else { 3 }
            && !stops
            && capital * 10 >= long * if headline { 6 } else { 8 }
            && long - capital <= capital / 2
            // A list of names is no headline, though it has as many capitals.
            && (headline || told || long >= 5 && wordy * 3 >= capital)
        {
            Style::Title
        } else {
            Style::Running
        }
    }

    /// Whether a small word or a verb has a capital inside a line, as they only have in headlines.
    fn capitals_everywhere(&self, tokens: Range<usize>) -> bool {
        let name = Classes::GIVEN.or(Classes::SURNAME).or(Classes::PARTICLE).or(Classes::NEVER);
        let head = Classes::ORG_HEAD.or(Classes::LOC_HEAD).or(Classes::MISC_HEAD);
        let (first, last) = (tokens.start, tokens.end);
        tokens.skip(1).any(|at| {
            let small = self.is(at, Classes::SMALL.or(Classes::PLACES)) && self.text(at).len() > 1;
            let verb = || {
                let ending = self.folded(at).ends_with(['s', 'd']);
                let title = Classes::ROLE.or(Classes::RANK);
                (ending && self.is(at, Classes::COMMON) || self.is(at, Classes::ACTS))
                    && !self.is(at, head.or(title))
                    && at > first
                    && self.longest(at, last).is_none()
            };
            self.capital(at)
                && !self.all_caps(at)
                && !self.is(at, name)
                && !self.opens(at, first)
                && (small || verb())
        })
    }

    fn count_habits(&mut self) {
        for (sentence, style) in self.lexed.sentences().iter().zip(&self.styles) {
            if *style != Style::Running {
                continue;
            }
            for at in sentence.tokens.clone() {
                let Some(token) = self.lexed.tokens().get(at) else { continue };
                if token.kind != TokenKind::Word || token.span.len() < 2 {
                    continue;
                }
                let opens = token.capital && self.opens(at, sentence.tokens.start);
                let number = self.spelt.get(at).map_or(usize::MAX, |number| *number as usize);
                let Some(spelling) = self.spellings.get_mut(number) else { continue };
                let habits = &mut spelling.habits;
                if !token.capital {
                    habits.lower = habits.lower.saturating_add(1);
                } else if !opens {
                    habits.capital = habits.capital.saturating_add(1);
                }
            }
        }
    }

    /// Whether a word stands where every word has a capital: at the start, behind an opening
    /// quotation mark or a colon.
    pub(crate) fn opens(&self, mut at: usize, first: usize) -> bool {
        while let Some(before) = at.checked_sub(1).filter(|_| at > first) {
            match self.text(before) {
                ":" | "•" | "*" | "…" | "..." => return true,
                "“" | "„" | "‘" | "«" => return true,
                "\"" | "'" | "`" => return self.spaced(before) || before == first,
                "." | "?" | "!" | "-" | "–" | "—" | "(" | "[" => at = before,
                _ => return self.number(before) && before == first,
            }
        }
        true
    }

    /// How a sentence is written.
    pub(crate) fn style(&self, sentence: usize) -> Style {
        self.styles.get(sentence).copied().unwrap_or(Style::Running)
    }

    fn spelling(&self, at: usize) -> Option<&Spelling> {
        self.spelt.get(at).and_then(|number| self.spellings.get(*number as usize))
    }

    /// How often the word of a token has a capital where that is free.
    pub(crate) fn habits(&self, at: usize) -> Habits {
        self.spelling(at).map_or_else(Habits::default, |spelling| spelling.habits)
    }

    /// Whether other articles tell in full who bears the surname that a token may be.
    pub(crate) fn told_elsewhere(&self, at: usize) -> bool {
        self.spelling(at).is_some_and(|spelling| spelling.told_elsewhere)
    }

    /// Numbers for the words of some tokens: equal for equal folded words, in this article only.
    pub(crate) fn spelt(&self, tokens: Range<usize>) -> &[u32] {
        self.spelt.get(tokens).unwrap_or(&[])
    }

    /// The text of a token; empty if there is none.
    pub(crate) fn text(&self, at: usize) -> &'a str {
        self.lexed.word(at)
    }

    /// The folded text of a token; empty if there is none.
    pub(crate) fn folded(&self, at: usize) -> &'a str {
        self.lexed.folded(at)
    }

    /// Whether white space stands before a token.
    pub(crate) fn spaced(&self, at: usize) -> bool {
        self.lexed.tokens().get(at).is_none_or(|token| token.spaced)
    }

    /// Whether a token is a number.
    pub(crate) fn number(&self, at: usize) -> bool {
        self.lexed.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether a token is a word with a capital.
    pub(crate) fn capital(&self, at: usize) -> bool {
        self.lexed.tokens().get(at).is_some_and(|t| t.kind == TokenKind::Word && t.capital)
    }

    /// Whether a token is a word in capitals.
    pub(crate) fn all_caps(&self, at: usize) -> bool {
        self.lexed.tokens().get(at).is_some_and(|token| token.all_caps)
    }

    /// Whether a token is a word that begins in lower case.
    pub(crate) fn lower(&self, at: usize) -> bool {
        self.lexed.tokens().get(at).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
    }

    /// Whether a token's word is in one of some classes.
    pub(crate) fn is(&self, at: usize, classes: Classes) -> bool {
        self.spelling(at).is_some_and(|spelling| spelling.word.classes.any(classes))
    }

    /// Whether a token is the clitic `'s` or a bare possessive mark.
    pub(crate) fn possessive(&self, at: usize) -> bool {
        matches!(self.text(at), "'s" | "’s" | "'" | "’" | "'S" | "’S")
    }

    /// The folded tokens of a range joined by spaces.
    pub(crate) fn key(&self, tokens: Range<usize>) -> String {
        let length = tokens.clone().map(|at| self.folded(at).len() + 1).sum();
        let mut key = String::with_capacity(length);
        for at in tokens {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(self.folded(at));
        }
        key
    }

    /// The longest known name that begins at a token, and where it ends.
    pub(crate) fn longest(&self, at: usize, end: usize) -> Option<(usize, Meaning)> {
        let (last, entries) = self.longest_of(at, end)?;
        let entry = entries.iter().find(|entry| self.written(at..last, entry))?;
        Some((last, self.one_of(entry.meaning, entries)))
    }

    /// What an adjective or people of several states ("Congolese") means: that of the only one of
    /// them which the article names, else no state.
    fn one_of(&self, meaning: Meaning, entries: &[Entry]) -> Meaning {
        let state = |meaning: Meaning| match meaning {
            Meaning::Adjective(state) | Meaning::People(state) => Some(state),
            _ => None,
        };
        let Some(first) = state(meaning) else { return meaning };
        let all = || entries.iter().filter(|entry| state(entry.meaning).is_some());
        if all().all(|entry| state(entry.meaning) == Some(first)) {
            return meaning;
        }
        let named = self.states_named.get_or_init(|| self.name_states());
        let told = |entry: &&Entry| state(entry.meaning).is_some_and(|at| named.contains(&at));
        let mut told = all().filter(told).map(|entry| entry.meaning);
        let meant = told.next().unwrap_or(Meaning::Nation);
        if told.all(|other| state(other) == state(meant)) { meant } else { Meaning::Nation }
    }

    /// The states that the article names by their own names or their capitals.
    fn name_states(&self) -> HashSet<u16> {
        let mut named = HashSet::default();
        let mut at = 0;
        let count = self.lexed.tokens().len();
        while at < count {
            let capital = self.capital(at) && self.begins_phrase(at);
            let found = self.longest_of(at, count).filter(|_| capital);
            let Some((last, entries)) = found else {
                at += 1;
                continue;
            };
            named.extend(entries.iter().filter_map(|entry| match entry.meaning {
                Meaning::Country(state) | Meaning::Capital(state) => Some(state),
                _ => None,
            }));
            at = last;
        }
        named
    }

    /// All meanings of the longest known name that begins at a token, and where it ends.
    fn longest_of(&self, at: usize, end: usize) -> Option<(usize, &'static [Entry])> {
        let written = |last: usize, phrase: &Phrase| {
            phrase.entries.iter().any(|entry| self.written(at..last, entry))
        };
        let found = self.phrases(at, end).filter(|(last, phrase)| written(*last, phrase)).last();
        found.map(|(last, phrase)| (last, phrase.entries.as_slice()))
    }

    /// The known phrases that begin at a token, shorter ones first, and where they end.
    fn phrases(&self, at: usize, end: usize) -> impl Iterator<Item = (usize, &'static Phrase)> {
        let first = self.spelling(at).map(|spelling| (at + 1, spelling.word.node));
        let nodes = std::iter::successors(first, move |(last, node)| {
            let next = self.step(*node, *last).filter(|_| *last < end)?;
            Some((last + 1, next))
        });
        nodes.filter_map(|(last, node)| Some((last, self.known.phrase(node)?)))
    }

    /// The longest known name that ends before a token, and where it begins.
    ///
    /// A compound that is not known as a whole ("Western Saharan", "pro-Russian") has no meaning.
    pub(crate) fn name_before(&self, end: usize) -> Option<(usize, Meaning)> {
        let (start, meaning) = (1..=LONGEST).rev().find_map(|length| {
            let start = end.checked_sub(length)?;
            let (last, meaning) = self.longest(start, end)?;
            (last == end).then_some((start, meaning))
        })?;
        (!self.compound(start)).then_some((start, meaning))
    }

    /// Whether a name that begins at a token is the last part of a longer one: behind a direction
    /// ("South Yemeni"), behind another people ("Irish American") or joined to "pro" or "anti".
    pub(crate) fn compound(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        if self.text(before) == "-" && !self.spaced(start) && !self.spaced(before) {
            return before.checked_sub(1).is_some_and(|at| self.is(at, Classes::LEANING));
        }
        let people = |(_, meaning): (usize, Meaning)| matches!(meaning, Meaning::Adjective(_));
        let single = |at: usize| self.longest(at, at + 1).is_some_and(people);
        self.capital(before)
            && (self.is(before, Classes::COMPASS) || single(start) && single(before))
    }

    fn step(&self, from: Node, at: usize) -> Option<Node> {
        self.known.step(from, self.spelling(at)?.word.id)
    }

    /// Whether a known phrase may begin at a token.
    pub(crate) fn begins_phrase(&self, at: usize) -> bool {
        self.spelling(at).is_some_and(|spelling| !spelling.word.node.is_root())
    }

    /// What is known of some tokens together.
    pub(crate) fn phrase_of(&self, tokens: Range<usize>) -> Option<&'static Phrase> {
        let words = tokens.map(|at| self.spelling(at).map_or_else(Word::default, |s| s.word));
        self.known.phrase_of(words)
    }

    /// The post that some tokens stand for.
    pub(crate) fn post(&self, tokens: Range<usize>) -> Option<&'static str> {
        self.phrase_of(tokens).and_then(|phrase| phrase.post)
    }

    /// The state that a name or adjective at a token stands for, and where it ends.
    pub(crate) fn longest_of_state(&self, at: usize, end: usize) -> Option<(usize, u16)> {
        self.longest(at, end).and_then(|(last, meaning)| match meaning {
            Meaning::Country(state) | Meaning::Adjective(state) => Some((last, state)),
            _ => None,
        })
    }

    /// Whether the tokens are written as a known name must be.
    fn written(&self, tokens: Range<usize>, entry: &Entry) -> bool {
        let proper = |(nth, at): (usize, usize)| {
            !self.lower(at) || (nth < 32 && entry.small >> nth & 1 == 1)
        };
        tokens.clone().any(|at| self.capital(at))
            && tokens.clone().enumerate().all(proper)
            && (!entry.shouted || tokens.clone().all(|at| self.upper(at)))
    }

    fn upper(&self, at: usize) -> bool {
        !self.text(at).chars().any(char::is_lowercase)
    }

    /// Where the longest known phrase ends that begins at a token and fits, with what it fits as.
    pub(crate) fn longest_phrase<T>(
        &self,
        at: usize,
        end: usize,
        fits: impl Fn(&'static Phrase) -> Option<T>,
    ) -> Option<(usize, T)> {
        let told = self.phrases(at, end).filter_map(|(last, phrase)| Some((last, fits(phrase)?)));
        told.last()
    }

    /// The end of the longest phrase (or single word) of some classes that begins at a token.
    pub(crate) fn phrase(&self, at: usize, end: usize, classes: Classes) -> Option<usize> {
        let known = |phrase: &Phrase| phrase.classes.any(classes).then_some(());
        let longest = self.longest_phrase(at, end, known).map(|(last, ())| last);
        longest.or_else(|| self.is(at, classes).then_some(at + 1))
    }
}
