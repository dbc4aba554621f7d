//! The gazetteer: known names, known words and who held which office, as read from `data/gazetteer`.
//!
//! What a name means in its sentence is decided elsewhere; here it only has possible meanings.

mod records;
mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::{Span, Tokens};
pub(crate) use records::{Body, Country, Holder};
use records::{bodies, countries, holders, lines};
pub(crate) use words::Classes;

/// What a known name can mean; numbers are indices into the gazetteer's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A state ("France").
    Country(u16),
    /// Of a state ("French").
    Adjective(u16),
    /// The people of a state ("Danes").
    People(u16),
    /// The capital of a state.
    Capital(u16),
    /// Any other place, with the state it lies in.
    Place(Option<u16>),
    /// A people, language, party or creed that is no state.
    Nation,
    /// A body that acts.
    Body(u16),
    /// An organisation known by name only: a company, a club.
    Plain,
    /// A holder of an office.
    Holder(u16),
}

/// One meaning of a name and how it must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What it means.
    pub meaning: Meaning,
    /// Whether it is only found in capitals ("US", "WHO").
    pub shouted: bool,
    /// Which of its tokens may begin in lower case, one bit each.
    pub small: u32,
}

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    /// The classes that it is in.
    pub classes: Classes,
    /// Tokens of the longest name that begins with it.
    pub longest: u8,
}

/// All that is known before an article is read.
pub(crate) struct Gazetteer {
    words: HashMap<Box<str>, Word>,
    names: HashMap<Box<str>, Vec<Entry>>,
    phrases: HashMap<Box<str>, Classes>,
    /// Posts under all their words, folded, with the words that stand in [`Holder::post`].
    posts: HashMap<Box<str>, Box<str>>,
    /// Nouns for people taken together, and the class of each.
    groups: HashMap<Box<str>, Box<str>>,
    /// States.
    pub countries: Vec<Country>,
    /// Bodies.
    pub bodies: Vec<Body>,
    /// Holders of offices, one for each person.
    pub holders: Vec<Holder>,
    surnames: HashMap<String, Vec<u16>>,
}

/// The gazetteer, read at its first use.
pub(crate) fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::read);
    &GAZETTEER
}

impl Gazetteer {
    /// What is known of a folded word.
    pub(crate) fn word(&self, folded: &str) -> Word {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// Whether a folded word is in one of some classes.
    pub(crate) fn is(&self, folded: &str, classes: Classes) -> bool {
        self.word(folded).classes.any(classes)
    }

    /// What a name can mean, given as folded tokens joined by spaces.
    pub(crate) fn name(&self, key: &str) -> &[Entry] {
        self.names.get(key).map_or(&[], Vec::as_slice)
    }

    /// The classes of a phrase of several words, given as folded tokens joined by spaces.
    pub(crate) fn phrase(&self, key: &str) -> Classes {
        self.phrases.get(key).copied().unwrap_or_default()
    }

    /// The post that some words stand for.
    pub(crate) fn post(&self, key: &str) -> Option<&str> {
        self.posts.get(key).map(|post| &**post)
    }

    /// The class of a noun for people taken together.
    pub(crate) fn group(&self, key: &str) -> Option<&str> {
        self.groups.get(key).map(|class| &**class)
    }

    /// Holders of offices with this surname, folded.
    pub(crate) fn surnamed(&self, surname: &str) -> &[u16] {
        self.surnames.get(surname).map_or(&[], Vec::as_slice)
    }

    /// Index of the country with this code.
    pub(crate) fn country(&self, code: &str) -> Option<u16> {
        self.countries.iter().position(|country| country.code == code).map(index)
    }

    /// Index of the body with this id.
    pub(crate) fn body(&self, id: &str) -> Option<u16> {
        self.bodies.iter().position(|body| body.id == id).map(index)
    }

    fn read() -> Self {
        let mut gazetteer = Self {
            words: HashMap::with_capacity(120_000),
            names: HashMap::with_capacity(20_000),
            phrases: HashMap::new(),
            posts: HashMap::new(),
            groups: HashMap::new(),
            countries: countries(),
            bodies: bodies(),
            holders: holders(),
            surnames: HashMap::new(),
        };
        gazetteer.add_words();
        gazetteer.add_countries();
        gazetteer.add_places();
        gazetteer.add_bodies();
        gazetteer.add_holders();
        gazetteer.add_vocabulary();
        gazetteer
    }

    fn add_words(&mut self) {
        let lists = [
            (include_str!("../../../../data/gazetteer/common_words.txt"), Classes::COMMON),
            (include_str!("../../../../data/gazetteer/given_names.txt"), Classes::GIVEN),
            (include_str!("../../../../data/gazetteer/surnames.txt"), Classes::SURNAME),
        ];
        for (file, class) in lists {
            for word in lines(file).flat_map(str::split_whitespace) {
                self.words.entry(word.into()).or_default().classes.add(class);
            }
        }
        for line in lines(include_str!("../../../../data/gazetteer/cues.txt")) {
            let Some((name, words)) = line.split_once(':') else { continue };
            let class = Classes::named(name);
            for word in words.split_whitespace() {
                if word.contains('_') {
                    let key = key_of(&word.replace('_', " "));
                    self.begins(&key);
                    self.phrases.entry(key.into()).or_default().add(class);
                } else {
                    self.words.entry(word.into()).or_default().classes.add(class);
                }
            }
        }
    }

    fn add_countries(&mut self) {
        let mut names = Vec::new();
        for (at, country) in self.countries.iter().enumerate() {
            let at = index(at);
            names.extend(country.names.iter().map(|name| (*name, Meaning::Country(at))));
            names.extend(country.adjectives.iter().map(|name| (*name, Meaning::Adjective(at))));
            names.extend(country.people.iter().map(|name| (*name, Meaning::People(at))));
            names.extend(country.capitals.iter().map(|name| (*name, Meaning::Capital(at))));
        }
        for (name, meaning) in names {
            self.add(name, meaning);
        }
        for name in lines(include_str!("../../../../data/gazetteer/peoples.txt")) {
            name.split('|').for_each(|name| self.add(name, Meaning::Nation));
        }
    }

    fn add_places(&mut self) {
        let files = [
            include_str!("../../../../data/gazetteer/places.tsv"),
            include_str!("../../../../data/gazetteer/cities.tsv"),
        ];
        for line in files.into_iter().flat_map(lines) {
            let Some((code, names)) = line.split_once('\t') else { continue };
            let country = self.country(code);
            names.split('|').for_each(|name| self.add(name, Meaning::Place(country)));
        }
    }

    fn add_bodies(&mut self) {
        let names: Vec<_> = self
            .bodies
            .iter()
            .enumerate()
            .flat_map(|(at, body)| {
                body.names.iter().filter(|n| proper(n)).map(move |name| (*name, index(at)))
            })
            .collect();
        for (name, at) in names {
            self.add(name, Meaning::Body(at));
        }
        for line in lines(include_str!("../../../../data/gazetteer/companies_clubs.txt")) {
            line.split('|').for_each(|name| self.add(name, Meaning::Plain));
        }
    }

    fn add_holders(&mut self) {
        let mut names = Vec::new();
        for (at, holder) in self.holders.iter().enumerate() {
            names.extend(holder.names.iter().map(|name| (*name, index(at))));
        }
        for (name, at) in names {
            self.add(name, Meaning::Holder(at));
            let surname = self.holders.get(usize::from(at)).map(Holder::surname);
            let list = self.surnames.entry(surname.unwrap_or_default()).or_default();
            if !list.contains(&at) {
                list.push(at);
            }
        }
    }

    fn add_vocabulary(&mut self) {
        for line in lines(include_str!("../../../../data/gazetteer/posts.txt")) {
            let Some((post, others)) = line.split_once(':') else { continue };
            for words in others.split(',').chain([post]).map(str::trim).filter(|w| !w.is_empty()) {
                // Several posts may share one word ("secretary of state"): the holder's own wins.
                if words == post || !self.posts.contains_key(words) {
                    let key = key_of(words);
                    self.begins(&key);
                    self.posts.insert(key.into(), post.into());
                }
            }
        }
        for line in lines(include_str!("../../../../data/gazetteer/groups.txt")) {
            let Some((class, nouns)) = line.split_once(':') else { continue };
            for noun in nouns.split(',').map(str::trim) {
                let key = key_of(noun);
                self.begins(&key);
                self.groups.insert(key.into(), class.into());
            }
        }
    }

    /// Marks the first word of a phrase.
    fn begins(&mut self, key: &str) {
        let first = key.split(' ').next().unwrap_or(key);
        self.words.entry(first.into()).or_default().classes.add(Classes::BEGINS);
    }

    fn add(&mut self, name: &str, meaning: Meaning) {
        let (key, first, length) = tokens_of(name);
        let small = small_tokens(name);
        let word = self.words.entry(first.into()).or_default();
        word.longest = word.longest.max(length);
        let letters = name.chars().filter(|c| c.is_alphabetic());
        let shouted = name.len() <= 6
            && letters.clone().count() > 1
            && !name.contains('.')
            && letters.clone().all(char::is_uppercase);
        let entries = self.names.entry(key.into()).or_default();
        if !entries.iter().any(|entry| entry.meaning == meaning) {
            entries.push(Entry { meaning, shouted, small });
        }
    }
}

/// Whether a name ends like one; "Ukrainian parliament" is found as a noun, not as a name.
fn proper(name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(|word| !word.starts_with(char::is_lowercase))
        || !name.contains(' ')
}

/// The folded tokens of a name joined by spaces: the key under which it is known.
pub(crate) fn key_of(name: &str) -> String {
    tokens_of(name).0
}

fn tokens_of(name: &str) -> (String, String, u8) {
    let mut tokens = Tokens::default();
    let range = tokens.add(name, Span::whole(name));
    let words: Vec<_> = range.map(|at| tokens.folded(at)).collect();
    let first = words.first().copied().unwrap_or("").to_owned();
    (words.join(" "), first, u8::try_from(words.len()).unwrap_or(u8::MAX))
}

/// The tokens of a name that begin in lower case, one bit each; hyphens and other signs count too.
fn small_tokens(name: &str) -> u32 {
    let mut tokens = Tokens::default();
    let range = tokens.add(name, Span::whole(name));
    let small = |at: &usize| tokens.get(*at).is_some_and(|token| !token.capital);
    range.filter(small).take_while(|at| *at < 32).fold(0, |bits, at| bits | 1 << at)
}

fn index(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
