//! Whether "he" or "she" can stand for a person, as far as names and titles tell.
//!
//! Many names tell nothing; then either may be right.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::annotate::events::lexicon::LEXICON;
use crate::document::Actor;
use crate::text::fold;

/// The pronoun by which a person is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sex {
    She,
    He,
}

impl Sex {
    /// The one that a folded pronoun tells.
    pub(super) fn of_pronoun(word: &str) -> Option<Self> {
        match word {
            "she" | "her" | "herself" => Some(Self::She),
            "he" | "him" | "himself" => Some(Self::He),
            _ => None,
        }
    }

    /// The one that titles, the given name or the ending of the surname tell.
    pub(super) fn of(person: &Actor) -> Option<Self> {
        let titles = person.roles.iter().flat_map(|role| role.title.split(' '));
        let titled = titles.rev().find_map(|word| {
            let word = fold(word);
            let she = LEXICON.is("women", &word).then_some(Self::She);
            she.or_else(|| LEXICON.is("men", &word).then_some(Self::He))
        });
        let name = fold(&person.name);
        let (given, surname) = name.split_once(' ').unwrap_or(("", &name));
        titled.or_else(|| NAMES.given.get(given).copied()).or_else(|| {
            let ending = NAMES.endings.iter().find(|(ending, _)| surname.ends_with(ending));
            ending.map(|(_, sex)| *sex)
        })
    }
}

/// `data/gazetteer/he_she.txt`.
struct Names {
    given: HashMap<&'static str, Sex>,
    endings: Vec<(&'static str, Sex)>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { given: HashMap::default(), endings: Vec::new() };
    let lines = include_str!("../../../../data/gazetteer/he_she.txt").lines();
    for (kind, words) in lines.filter_map(|line| line.split_once(':')) {
        let Some(sex) = Sex::of_pronoun(kind) else { continue };
        for word in words.split_whitespace() {
            match word.strip_prefix('-') {
                Some(ending) => names.endings.push((ending, sex)),
                None => drop(names.given.insert(word, sex)),
            }
        }
    }
    names
});
