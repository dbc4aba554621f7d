//! Names that hold words of time and tell of none: "October Revolution", "Russia Today".
//!
//! The words stand in `data/dates/names.txt`; days that have a name stand in `holidays.txt`.

use std::sync::LazyLock;

use super::form::{Calendar, Form, Found, YearOf};
use crate::text::{Lexed, Span, Tokens};

/// How many words a name may have before the words of time in it.
const LEAD: usize = 3;

/// Whether an expression is part of a name.
pub(super) fn is_name(lexed: &Lexed<'_>, found: &Found) -> bool {
    let capital = |at: usize| lexed.tokens().get(at).is_some_and(|token| token.capital);
    let on = |class: Class, at: usize| NAMES.on(class, lexed.folded(at)) && capital(at);
    // What ends a headline is no part of the sentence below it.
    let before = found.first.checked_sub(1).filter(|_| !opens_sentence(lexed, found.first));
    let opens = before.is_some_and(|before| on(Class::Colour, before));
    if is_year(&found.form) {
        // "Vision 2030"
        return before.is_some_and(|before| on(Class::Plan, before)) || whole(lexed, found);
    }
    if gathers(lexed, found) {
        return true;
    }
    if !capital(found.first) {
        return false;
    }
    let title = |at: usize| {
        let at = if lexed.folded(at) == "." { at.saturating_sub(1) } else { at };
        on(Class::Title, at)
    };
    let opens = opens || before.is_some_and(title);
    let part = match &found.form {
        Form::Day(0) => before.is_some() && titled(lexed, found.first),
        Form::Weekday { .. } => opens || on(Class::Paper, found.end) || on(Class::Noun, found.end),
        Form::Calendar(Calendar { year: YearOf::Open, day: None, .. }) => {
            opens || on(Class::Noun, found.end)
        }
        Form::Calendar(_) | Form::Holiday { .. } => on(Class::Noun, found.end),
        _ => false,
    };
    part || whole(lexed, found)
}

fn opens_sentence(lexed: &Lexed<'_>, at: usize) -> bool {
    lexed.sentences().binary_search_by_key(&at, |sentence| sentence.tokens.start).is_ok()
}

fn is_year(form: &Form) -> bool {
    matches!(form, Form::Calendar(Calendar { month: None, day: None, .. }))
}

/// "the January 6 committee": who gathers under a day of some year.
fn gathers(lexed: &Lexed<'_>, found: &Found) -> bool {
    let day = matches!(
        found.form,
        Form::Calendar(Calendar { year: YearOf::Open, month: Some(_), day: Some(_), .. })
    );
    let the = found.first.checked_sub(1).is_some_and(|before| lexed.folded(before) == "the");
    day && the && NAMES.on(Class::Group, lexed.folded(found.end))
}

/// "Europe Today": in capitals behind a name, in a sentence that has words in small letters.
fn titled(lexed: &Lexed<'_>, at: usize) -> bool {
    let token = |at: usize| lexed.tokens().get(at);
    let named = at.checked_sub(1).and_then(token).is_some_and(|before| before.capital);
    let small = |at: usize| {
        let word = lexed.word(at);
        word.len() > 3 && word.chars().all(char::is_lowercase)
    };
    named && (at.saturating_sub(REACH)..at + REACH).any(small)
}

/// How far a word in small letters is looked for, in tokens.
const REACH: usize = 8;

/// Whether an expression lies in one of the names that are known as a whole.
fn whole(lexed: &Lexed<'_>, found: &Found) -> bool {
    let fits = |from: usize| {
        NAMES.whole.iter().any(|name| {
            from + name.len() >= found.end
                && name.iter().zip(from..).all(|(word, at)| word == lexed.folded(at))
        })
    };
    (found.first.saturating_sub(LEAD)..=found.first).any(fits)
}

/// What a word makes of the words of time beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Noun,
    Paper,
    Colour,
    Title,
    Plan,
    Group,
}

struct Names {
    whole: Vec<Vec<String>>,
    words: Vec<(Class, &'static str)>,
}

impl Names {
    fn on(&self, class: Class, folded: &str) -> bool {
        self.words.iter().any(|(known, word)| *known == class && *word == folded)
    }
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { whole: Vec::new(), words: Vec::new() };
    for line in include_str!("../../../data/dates/names.txt").lines() {
        let Some((head, list)) = line.split_once(':').filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let entries = list.split(',').map(str::trim);
        let class = match head {
            "noun" => Class::Noun,
            "paper" => Class::Paper,
            "colour" => Class::Colour,
            "title" => Class::Title,
            "plan" => Class::Plan,
            "group" => Class::Group,
            _ => {
                names.whole.extend(entries.map(folded));
                continue;
            }
        };
        names.words.extend(entries.map(|word| (class, word)));
    }
    names
});

fn folded(name: &str) -> Vec<String> {
    let mut tokens = Tokens::default();
    tokens.add(name, Span::whole(name));
    (0..tokens.len()).map(|at| tokens.folded(at).to_owned()).collect()
}
