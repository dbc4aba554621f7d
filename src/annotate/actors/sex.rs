//! Whether "he" or "she" can stand for a person, as far as names and titles tell.
//!
//! Many names tell nothing; then either may be right. The names stand in `data/gazetteer/he_she.txt`.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::document::Actor;
use crate::text::fold;

/// The pronoun by which a person is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sex {
    /// "she"
    She,
    /// "he"
    He,
}

impl Sex {
    /// The one that a folded pronoun tells.
    pub(crate) fn of_pronoun(word: &str) -> Option<Self> {
        match word {
            "she" | "her" | "herself" => Some(Self::She),
            "he" | "him" | "himself" => Some(Self::He),
            _ => None,
        }
    }

    /// The one that titles, the given name or the ending of the surname tell.
    pub(crate) fn of(person: &Actor) -> Option<Self> {
        let titles = person.roles.iter().flat_map(|role| role.title.split(' '));
        let titled = titles.rev().find_map(|word| Self::of_title(&fold(word)));
        let name = fold(&person.name);
        let (given, surname) = name.split_once(' ').unwrap_or(("", &name));
        titled.or_else(|| Self::of_given(given)).or_else(|| {
            let ending = NAMES.endings.iter().find(|(ending, _)| surname.ends_with(ending));
            ending.map(|(_, sex)| *sex)
        })
    }

    /// The one that a title, folded, tells ("mrs").
    pub(crate) fn of_title(word: &str) -> Option<Self> {
        NAMES.titles.get(word).copied()
    }

    /// The one that a given name, folded, tells.
    pub(crate) fn of_given(name: &str) -> Option<Self> {
        NAMES.given.get(name).copied()
    }
}

/// `data/gazetteer/he_she.txt`.
struct Names {
    titles: HashMap<&'static str, Sex>,
    given: HashMap<&'static str, Sex>,
    endings: Vec<(&'static str, Sex)>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let empty = HashMap::default;
    let mut names = Names { titles: empty(), given: empty(), endings: Vec::new() };
    let lines = include_str!("../../../data/gazetteer/he_she.txt").lines();
    for (kind, words) in lines.filter_map(|line| line.split_once(':')) {
        let (pronoun, title) = kind.split_once(' ').unwrap_or((kind, ""));
        let Some(sex) = Sex::of_pronoun(pronoun) else { continue };
        for word in words.split_whitespace() {
            match word.strip_prefix('-') {
                Some(ending) => names.endings.push((ending, sex)),
                None if title == "title" => drop(names.titles.insert(word, sex)),
                None => drop(names.given.insert(word, sex)),
            }
        }
    }
    names
});
