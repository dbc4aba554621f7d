//! [`Page`]: an article's tokens with what the gazetteer knows of them.
//!
//! Only questions about single places in the text; names are put together in `scan`.

use std::collections::HashMap;
use std::ops::Range;

use crate::annotate::actors::gazetteer::Classes;
use crate::annotate::actors::gazetteer::{Entry, Gazetteer, Meaning, Word, gazetteer};
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

/// The article as the recogniser sees it.
pub(crate) struct Page<'a> {
    /// Its words.
    pub lexed: &'a Lexed<'a>,
    /// What is known beforehand.
    pub known: &'static Gazetteer,
    /// What is known of each token.
    words: Vec<Word>,
    /// How each sentence is written.
    styles: Vec<Style>,
    habits: HashMap<&'a str, Habits>,
}

impl<'a> Page<'a> {
    /// Looks every word up and judges how each sentence is written.
    pub(crate) fn new(lexed: &'a Lexed<'a>, headline: Option<Span>) -> Self {
        let known = gazetteer();
        let tokens = lexed.tokens();
        let words = (0..tokens.len()).map(|at| known.word(tokens.folded(at))).collect();
        let mut page = Self { lexed, known, words, styles: Vec::new(), habits: HashMap::new() };
        page.styles = lexed
            .sentences()
            .iter()
            .map(|s| page.judge(s.tokens.clone(), headline.is_some_and(|h| h.overlaps(s.span))))
            .collect();
        page.count_habits();
        page
    }

    fn judge(&self, tokens: Range<usize>, headline: bool) -> Style {
        let (mut long, mut capital, mut shouted) = (0, 0, 0);
        let stops = tokens.end.checked_sub(1).is_some_and(|last| self.text(last) == ".");
        for at in tokens {
            let Some(token) = self.lexed.tokens().get(at) else { continue };
            if token.kind == TokenKind::Word && token.span.len() >= 4 {
                long += 1;
                capital += usize::from(token.capital);
                shouted += usize::from(token.all_caps);
            }
        }
        if shouted >= 2 && shouted * 10 >= long * 7 {
            Style::Shouting
        } else if capital >= 3
            && !stops
            && capital * 10 >= long * if headline { 6 } else { 8 }
            && long - capital <= capital / 2
            && (headline || long >= 5)
        {
            Style::Title
        } else {
            Style::Running
        }
    }

    fn count_habits(&mut self) {
        let mut counted: HashMap<&'a str, Habits> = HashMap::new();
        for (sentence, style) in self.lexed.sentences().iter().zip(&self.styles) {
            if *style != Style::Running {
                continue;
            }
            for at in sentence.tokens.clone() {
                let Some(token) = self.lexed.tokens().get(at) else { continue };
                if token.kind != TokenKind::Word || token.span.len() < 2 {
                    continue;
                }
                let habits = counted.entry(self.lexed.folded(at)).or_default();
                if !token.capital {
                    habits.lower = habits.lower.saturating_add(1);
                } else if !self.opens(at, sentence.tokens.start) {
                    habits.capital = habits.capital.saturating_add(1);
                }
            }
        }
        self.habits = counted;
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

    /// How often a word has a capital where that is free.
    pub(crate) fn habits(&self, folded: &str) -> Habits {
        self.habits.get(folded).copied().unwrap_or_default()
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
        self.words.get(at).is_some_and(|word| word.classes.any(classes))
    }

    /// Whether a token is the clitic `'s` or a bare possessive mark.
    pub(crate) fn possessive(&self, at: usize) -> bool {
        matches!(self.text(at), "'s" | "’s" | "'" | "’" | "'S" | "’S")
    }

    /// The folded tokens of a range joined by spaces.
    pub(crate) fn key(&self, tokens: Range<usize>) -> String {
        let mut key = String::new();
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
        let longest = usize::from(self.words.get(at)?.longest);
        if longest == 0 || !(self.capital(at) || self.number(at) || longest > 1) {
            return None;
        }
        let mut key = String::new();
        let mut found = None;
        for last in at..end.min(at + longest) {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(self.folded(last));
            let entries = self.known.name(&key);
            if let Some(entry) = entries.iter().find(|entry| self.written(at..last + 1, entry)) {
                found = Some((last + 1, entry.meaning));
            }
        }
        found
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

    /// The classes of the longest phrase (or single word) that begins at a token, and its end.
    pub(crate) fn phrase(&self, at: usize, end: usize, classes: Classes) -> Option<usize> {
        let most = if self.is(at, Classes::BEGINS) { 4 } else { 1 };
        for length in (2..=most).rev() {
            let last = at + length;
            if last <= end && self.known.phrase(&self.key(at..last)).any(classes) {
                return Some(last);
            }
        }
        self.is(at, classes).then_some(at + 1)
    }
}
