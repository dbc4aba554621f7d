//! Whether a full stop belongs to the word before it, as in "Mr." or "George W.", or ends a sentence.
//!
//! Where the next sentence begins is told in `sentences`; the words are data in `data/text`.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::text::calendar;
use crate::text::fold;
use crate::text::tokens::{Token, TokenKind, Tokens};

/// Whether the token at `at` can end a sentence of the block that begins with the token `block`.
pub(super) fn stops(text: &str, tokens: &Tokens, block: usize, at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let stop = Stop { text, tokens, block, at };
    let word = token.span.of(text);
    match token.kind {
        TokenKind::Word => word.ends_with('.') && stop.ends_on_dotted(),
        TokenKind::Sign if word == "." => !stop.belongs_to_word(),
        TokenKind::Sign => matches!(word, "?" | "!" | "…"),
        TokenKind::Number | TokenKind::Clitic => false,
    }
}

/// A full stop, or a word that ends on one.
struct Stop<'t> {
    text: &'t str,
    tokens: &'t Tokens,
    block: usize,
    at: usize,
}

impl<'t> Stop<'t> {
    /// Whether it belongs to the word before it.
    fn belongs_to_word(&self) -> bool {
        let Some(before) = self.before(1).filter(|before| {
            self.tokens.get(self.at).is_some_and(|stop| before.span.end() == stop.span.start())
        }) else {
            return false;
        };
        match before.kind {
            TokenKind::Number => self.is_day_of_month(),
            TokenKind::Word if before.capital && self.word(before).chars().count() == 1 => {
                self.is_initial()
            }
            TokenKind::Word => self.is_abbreviation(before),
            TokenKind::Clitic | TokenKind::Sign => false,
        }
    }

    /// Whether the single capital before it is the initial of a name.
    ///
    /// It is none behind a word that is told apart by letters ("Group B"), where the network X is
    /// meant, and where a word follows that only a new sentence begins with.
    fn is_initial(&self) -> bool {
        let letter = self.folded(1);
        let Some(before) = self.before(2) else { return true };
        let sign = before.kind == TokenKind::Sign;
        if sign && !matches!(self.word(before), "," | "/" | "-") {
            return true;
        }
        let joined = sign && self.before(1).is_some_and(|letter| !letter.spaced);
        let quarter = listed("quarters", letter);
        // "Elizabeth I": the letter is a number more often than an initial.
        let namesakes = if letter == "i" { Namesakes::Yes } else { Namesakes::No };
        !(self.is_letter_of(2)
            || letter == "x" && self.means_network(joined)
            || self.starter_follows()
            || !quarter && self.country_acts(self.at + 1, namesakes))
    }

    /// Whether the letter before it is one of several of a kind: "Plan B", "Groups A and B", "from A to Z".
    fn is_letter_of(&self, back: usize) -> bool {
        let word = self.folded(back);
        if listed("heads", word) || listed("lettered persons", word) {
            return true;
        }
        let lone = |back: usize| {
            let letter = self.before(back).filter(|token| token.kind == TokenKind::Word);
            letter.is_some_and(|token| token.capital && self.word(token).chars().count() == 1)
        };
        matches!(word, "and" | "or" | "to") && lone(back + 1)
    }

    /// Whether the letter X before it is the network of that name.
    fn means_network(&self, joined: bool) -> bool {
        let word = self.folded(2);
        let of_owner = self.before(2).is_some_and(|token| token.kind == TokenKind::Clitic);
        let beside = matches!(word, "and" | "or" | ",") && listed("other networks", self.folded(3));
        joined || of_owner || beside || listed("networks", word)
    }

    /// Whether the word before it is an abbreviation here: "No." stands before a number only, and
    /// most abbreviations do not stand before a word that begins sentences.
    fn is_abbreviation(&self, before: &Token) -> bool {
        let word = self.folded(1);
        if !ABBREVIATIONS.contains(word) {
            return false;
        }
        let number = self.tokens.get(self.at + 1).is_some_and(|next| {
            next.kind == TokenKind::Number || next.all_caps && next.span.len() < 4
        });
        if NUMBERED.contains(word) && !number {
            return false;
        }
        let may_end = MAY_END.contains(word);
        let starter = (may_end || !before.capital) && self.starter_follows();
        !(starter || may_end && self.country_acts(self.at + 1, Namesakes::Yes))
    }

    /// Whether a dotted word such as `U.S.` is followed by what only a new sentence begins with.
    fn ends_on_dotted(&self) -> bool {
        let word = self.tokens.folded(self.at);
        let country_behind_comma = || {
            let before = self.before(1).filter(|token| self.word(token) == ",");
            // Behind "Washington, D.C." no name goes on.
            before.is_some() && self.country(self.at + 1).is_some()
        };
        self.starter_follows()
            || listed("dotted", word)
                && (self.country_acts(self.at + 1, Namesakes::Yes) || country_behind_comma())
    }

    /// Whether the next word is capitalised as only a sentence begins: "The", "Meanwhile".
    ///
    /// The short ones are surnames as well: "J. He, B. Li".
    fn starter_follows(&self) -> bool {
        let sign = |at: usize| {
            let token = self.tokens.get(at).filter(|token| !token.spaced);
            token.is_some_and(|token| matches!(self.word(token), "," | "."))
        };
        let begins = |at: usize| {
            let word = self.tokens.get(at).filter(|t| t.capital && t.kind == TokenKind::Word);
            word.is_some_and(|word| {
                STARTERS.contains(self.tokens.folded(at)) && !(word.span.len() < 4 && sign(at + 1))
            })
        };
        let quoted =
            self.tokens.get(self.at + 1).is_some_and(|t| matches!(self.word(t), "\"" | "“"));
        begins(self.at + 1) || quoted && begins(self.at + 2)
    }

    /// Whether the words at `at` are a country that does something: "Poland closed", "Canada's".
    fn country_acts(&self, at: usize, namesakes: Namesakes) -> bool {
        let Some(behind) = self.country(at) else { return false };
        if namesakes == Namesakes::No && listed("also names", self.tokens.folded(at)) {
            return false;
        }
        let plural = || {
            let folk = ADJECTIVES.contains(self.tokens.folded(at)).then_some(behind);
            folk.filter(|noun| self.tokens.folded(*noun).ends_with('s'))
        };
        self.acts(behind)
            || plural().is_some_and(|noun| self.acts(noun + 1))
            || self.tokens.folded(behind) == "and"
                && self.country(behind + 1).is_some_and(|behind| self.acts(behind))
    }

    /// Index behind the country, its people or its capital that begins at a token.
    fn country(&self, at: usize) -> Option<usize> {
        let first = self.tokens.get(at).filter(|token| token.capital && token.spaced)?;
        let lengths =
            COUNTRIES.get(self.tokens.folded(at)).filter(|_| first.kind == TokenKind::Word)?;
        let fits = |rest: &&Vec<String>| {
            rest.iter().zip(at + 1..).all(|(word, at)| self.tokens.folded(at) == word)
        };
        lengths.iter().find(fits).map(|rest| at + 1 + rest.len())
    }

    /// Whether a name has a verb, a possessive or a comma behind it.
    fn acts(&self, behind: usize) -> bool {
        let Some(token) = self.tokens.get(behind) else { return false };
        let word = self.tokens.folded(behind);
        let article = || listed("articles", self.tokens.folded(behind + 1));
        match token.kind {
            TokenKind::Clitic => word.ends_with('s'),
            TokenKind::Sign => word == "," && !token.spaced,
            TokenKind::Word if token.capital => false,
            TokenKind::Word => {
                FINITE.contains(word)
                    || word.len() > 4 && word.ends_with("ed")
                    || word.ends_with('s') && article()
            }
            TokenKind::Number => false,
        }
    }

    /// Whether it belongs to the day of a date as it is written in German: "16. Nov.".
    fn is_day_of_month(&self) -> bool {
        let day = self.before(1).map_or("", |token| self.word(token));
        let month = self.tokens.folded(self.at + 1);
        // English sentences may begin with these two.
        day.len() <= 2 && !matches!(month, "may" | "march") && calendar::month(month).is_some()
    }

    /// The token so many places before it, within the block.
    fn before(&self, back: usize) -> Option<&'t Token> {
        let at = self.at.checked_sub(back).filter(|at| *at >= self.block)?;
        self.tokens.get(at)
    }

    fn folded(&self, back: usize) -> &'t str {
        self.before(back).map_or("", |_| self.tokens.folded(self.at - back))
    }

    fn word(&self, token: &Token) -> &'t str {
        token.span.of(self.text)
    }
}

/// Whether countries count whose names persons bear as well.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Namesakes {
    Yes,
    No,
}

/// Words of some lines of a data file; `class` chooses them by the name of their class.
fn words(file: &'static str, class: impl Fn(&str) -> bool) -> HashSet<&'static str> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| line.split_once(':').unwrap_or(("", line)))
        .filter(|(name, _)| class(name))
        .flat_map(|(_, words)| words.split_whitespace())
        .collect()
}

const ABBREVIATION_LINES: &str = include_str!("../../../data/text/abbreviations.txt");

static ABBREVIATIONS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(ABBREVIATION_LINES, |_| true));
/// Abbreviations that stand before a number only.
static NUMBERED: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(ABBREVIATION_LINES, |class| class == "numbered"));
/// Abbreviations that a sentence may end with.
static MAY_END: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(ABBREVIATION_LINES, |class| class.ends_with("may end")));
static STARTERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(include_str!("../../../data/text/sentence_starters.txt"), |_| true));
/// Verb forms without an ending to tell them by that may follow a subject: the pasts of irregular
/// verbs, and auxiliaries.
static FINITE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/lexicon/irregular.txt").lines();
    let past = lines.filter(|line| !line.starts_with('#')).filter_map(|l| l.split(' ').nth(1));
    past.flat_map(|forms| forms.split('/')).chain(class("auxiliaries").iter().copied()).collect()
});

/// Countries, their peoples and capitals, folded: the first word, and the words behind it, the longest first.
static COUNTRIES: LazyLock<HashMap<String, Vec<Vec<String>>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<Vec<String>>> = HashMap::default();
    for (_, name) in folded_names() {
        let mut words = name.split(' ').map(str::to_owned);
        let first = words.next().unwrap_or_default();
        names.entry(first).or_default().push(words.collect());
    }
    names.values_mut().for_each(|names| names.sort_by_key(|rest| std::cmp::Reverse(rest.len())));
    names
});

/// Adjectives of countries, folded: "canadian".
static ADJECTIVES: LazyLock<HashSet<String>> =
    LazyLock::new(|| folded_names().filter(|(cell, _)| *cell == 2).map(|(_, name)| name).collect());

/// The names in the file of countries, folded, each with the number of its cell.
fn folded_names() -> impl Iterator<Item = (usize, String)> {
    let rows = include_str!("../../../data/gazetteer/countries.tsv").lines();
    let rows = rows.filter(|row| !row.starts_with('#'));
    let cells = rows.flat_map(|row| row.split('\t').enumerate().skip(1));
    let names = cells.flat_map(|(cell, names)| names.split('|').map(move |name| (cell, name)));
    names.map(|(cell, name)| (cell, fold(name)))
}

/// Whether a word is in a class of `lettered.txt`.
fn listed(name: &str, word: &str) -> bool {
    class(name).contains(word)
}

/// The words of a class of `lettered.txt`.
fn class(name: &str) -> &'static HashSet<&'static str> {
    static NONE: LazyLock<HashSet<&str>> = LazyLock::new(HashSet::default);
    static CLASSES: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
        let file = include_str!("../../../data/text/lettered.txt");
        let lines = file.lines().filter_map(|line| line.split_once(':'));
        let mut classes: HashMap<&str, HashSet<&str>> = HashMap::default();
        for (name, words) in lines.filter(|(name, _)| !name.starts_with('#')) {
            classes.entry(name).or_default().extend(words.split_whitespace());
        }
        classes
    });
    CLASSES.get(name).unwrap_or(&NONE)
}
