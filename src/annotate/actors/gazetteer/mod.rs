//! The gazetteer: known names, known words and who held which office, as read from `data/gazetteer`.
//!
//! What a name means in its sentence is decided elsewhere; here it only has possible meanings.

mod offices;
mod phrases;
mod records;
mod words;

use std::hash::BuildHasher;
use std::sync::LazyLock;

use foldhash::HashMap;
use foldhash::quality::FixedState;

use super::names::{key, words_of};
use crate::text::{Span, Tokens};
pub(crate) use offices::{Found, Title};
use phrases::Phrases;
pub(crate) use phrases::{Node, Phrase};
pub(crate) use records::lines;
pub(crate) use records::{Body, Country, Holder, Tenure};
use records::{bodies, countries, holders};
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

impl Meaning {
    /// The state that is named by itself, its people or its capital.
    pub(crate) const fn state(self) -> Option<u16> {
        match self {
            Self::Country(at) | Self::Adjective(at) | Self::People(at) | Self::Capital(at) => {
                Some(at)
            }
            _ => None,
        }
    }

    /// The same, or the state in which the place that is named lies.
    pub(crate) const fn home(self) -> Option<u16> {
        match self {
            Self::Place(state) => state,
            other => other.state(),
        }
    }
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

/// Names one word that the gazetteer knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordId(u32);

impl WordId {
    /// Stands for every word that the gazetteer does not know.
    pub(crate) const UNKNOWN: Self = Self(0);
}

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    /// Its number.
    pub id: WordId,
    /// The classes that it is in.
    pub classes: Classes,
    /// Where the phrases grow that begin with it; the root if none does.
    pub node: Node,
}

/// All that is known before an article is read.
pub(crate) struct Gazetteer {
    /// Words under their hash: filling a table of numbers takes a third of the time that a table of
    /// strings takes, and that is most of the program's start. No two words of the lists share a
    /// hash (a test holds that); a stranger does so once in 10^14.
    words: HashMap<u64, Word>,
    hash: FixedState,
    phrases: Phrases,
    /// Ends of words that are mostly places ("-ville").
    pub place_endings: Vec<&'static str>,
    /// States.
    pub countries: Vec<Country>,
    /// Bodies.
    pub bodies: Vec<Body>,
    /// Holders of offices, one for each person.
    pub holders: Vec<Holder>,
    codes: HashMap<&'static str, u16>,
    body_ids: HashMap<&'static str, u16>,
    surnames: HashMap<String, Vec<u16>>,
    families: HashMap<String, Vec<u16>>,
}

/// The gazetteer, read at its first use.
pub(crate) fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::read);
    &GAZETTEER
}

impl Gazetteer {
    /// What is known of a folded word.
    pub(crate) fn word(&self, folded: &str) -> Word {
        self.words.get(&self.hash.hash_one(folded)).copied().unwrap_or_default()
    }

    /// Whether a folded word is in one of some classes.
    pub(crate) fn is(&self, folded: &str, classes: Classes) -> bool {
        self.word(folded).classes.any(classes)
    }

    /// The place one word on in the tree of phrases.
    pub(crate) fn step(&self, from: Node, word: WordId) -> Option<Node> {
        self.phrases.step(from, word)
    }

    /// What the words up to a place in the tree mean together.
    pub(crate) fn phrase(&self, node: Node) -> Option<&Phrase> {
        self.phrases.at(node)
    }

    /// What some words mean together.
    pub(crate) fn phrase_of(&self, mut words: impl Iterator<Item = Word>) -> Option<&Phrase> {
        let mut node = words.next()?.node;
        for word in words {
            node = self.phrases.step(node, word.id)?;
        }
        self.phrases.at(node)
    }

    /// What a name can mean, as it is written anywhere.
    pub(crate) fn named(&self, name: &str) -> &[Entry] {
        let mut tokens = Tokens::default();
        let range = tokens.add(name, Span::whole(name));
        let phrase = self.phrase_of(range.map(|at| self.word(tokens.folded(at))));
        phrase.map_or(&[], |phrase| phrase.entries.as_slice())
    }

    /// Holders of offices with this surname, folded, in any transliteration.
    pub(crate) fn surnamed(&self, surname: &str) -> &[u16] {
        self.surnames.get(&key(surname)).map_or(&[], Vec::as_slice)
    }

    /// Holders of offices with this surname, folded, behind or before their given names.
    pub(crate) fn of_family(&self, surname: &str) -> impl Iterator<Item = u16> {
        let before = self.families.get(&key(surname)).map_or(&[][..], Vec::as_slice);
        self.surnamed(surname).iter().chain(before).copied()
    }

    /// Index of the country with this code.
    pub(crate) fn country(&self, code: &str) -> Option<u16> {
        self.codes.get(code).copied()
    }

    /// Index of the body with this id.
    pub(crate) fn body(&self, id: &str) -> Option<u16> {
        self.body_ids.get(id).copied()
    }

    fn read() -> Self {
        let (countries, bodies) = (countries(), bodies());
        let mut gazetteer = Self {
            words: HashMap::default(),
            hash: FixedState::default(),
            phrases: Phrases::with_room(PHRASES),
            codes: (0..).zip(&countries).map(|(at, country)| (country.code, at)).collect(),
            body_ids: (0..).zip(&bodies).map(|(at, body)| (body.id, at)).collect(),
            place_endings: Vec::new(),
            countries,
            bodies,
            holders: holders(),
            surnames: HashMap::default(),
            families: HashMap::default(),
        };
        gazetteer.words.reserve(WORDS);
        gazetteer.add_words();
        let mut tokens = Tokens::default();
        gazetteer.add_cues(&mut tokens);
        gazetteer.add_countries(&mut tokens);
        gazetteer.add_places(&mut tokens);
        gazetteer.add_bodies(&mut tokens);
        gazetteer.add_holders(&mut tokens);
        gazetteer.add_vocabulary(&mut tokens);
        gazetteer
    }

    /// The word of a folded spelling, which may be new.
    fn learn(&mut self, folded: &str) -> &mut Word {
        let id = WordId(u32::try_from(self.words.len() + 1).unwrap_or_default());
        let word = self.words.entry(self.hash.hash_one(folded));
        word.or_insert_with(|| Word { id, ..Word::default() })
    }

    /// The phrase that some words make, which may be new, and which of them begin in lower case.
    fn plant(&mut self, name: &str, tokens: &mut Tokens) -> Option<(&mut Phrase, u32)> {
        let mut node = Node::default();
        let mut small = 0;
        for (nth, at) in tokens.add(name, Span::whole(name)).enumerate() {
            let word = *self.learn(tokens.folded(at));
            node = match (nth, word.node.is_root()) {
                (0, true) => self.phrases.sprout(),
                (0, false) => word.node,
                _ => self.phrases.grow(node, word.id),
            };
            if nth == 0 {
                self.learn(tokens.folded(at)).node = node;
            }
            let lower = tokens.get(at).is_some_and(|token| !token.capital);
            small |= u32::from(lower && nth < 32) << (nth % 32);
        }
        Some((self.phrases.at_mut(node)?, small))
    }

    fn add_words(&mut self) {
        let lists = [
            (include_str!("../../../../data/gazetteer/common_words.txt"), Classes::COMMON),
            (include_str!("../../../../data/gazetteer/given_names.txt"), Classes::GIVEN),
            (include_str!("../../../../data/gazetteer/surnames.txt"), Classes::SURNAME),
        ];
        for (file, class) in lists {
            for word in lines(file).flat_map(|line| line.split_ascii_whitespace()) {
                self.learn(word).classes.add(class);
            }
        }
    }

    fn add_cues(&mut self, tokens: &mut Tokens) {
        for line in lines(include_str!("../../../../data/gazetteer/cues.txt")) {
            let Some((name, words)) = line.split_once(':') else { continue };
            if name == "place_ending" {
                self.place_endings = words.split_ascii_whitespace().collect();
                continue;
            }
            let class = Classes::named(name);
            for word in words.split_ascii_whitespace() {
                if !word.contains('_') {
                    self.learn(word).classes.add(class);
                }
                if !word.contains(['_', '-']) {
                    continue;
                }
                if let Some((phrase, _)) = self.plant(&word.replace('_', " "), tokens) {
                    phrase.classes.add(class);
                }
            }
        }
    }

    fn add_countries(&mut self, tokens: &mut Tokens) {
        let mut names = Vec::new();
        for (at, country) in (0..).zip(&self.countries) {
            names.extend(country.names.iter().map(|name| (*name, Meaning::Country(at))));
            names.extend(country.adjectives.iter().map(|name| (*name, Meaning::Adjective(at))));
            names.extend(country.people.iter().map(|name| (*name, Meaning::People(at))));
            names.extend(country.capitals.iter().map(|name| (*name, Meaning::Capital(at))));
        }
        for (name, meaning) in names {
            self.add(name, meaning, tokens);
        }
        for name in lines(include_str!("../../../../data/gazetteer/peoples.txt")) {
            name.split('|').for_each(|name| self.add(name, Meaning::Nation, tokens));
        }
    }

    fn add_places(&mut self, tokens: &mut Tokens) {
        let files = [
            include_str!("../../../../data/gazetteer/places.tsv"),
            include_str!("../../../../data/gazetteer/cities.tsv"),
        ];
        for line in files.into_iter().flat_map(lines) {
            let Some((code, names)) = line.split_once('\t') else { continue };
            let country = self.country(code);
            names.split('|').for_each(|name| self.add(name, Meaning::Place(country), tokens));
        }
    }

    fn add_bodies(&mut self, tokens: &mut Tokens) {
        let names: Vec<_> = (0..)
            .zip(&self.bodies)
            .flat_map(|(at, body)| {
                body.names.iter().filter(|n| proper(n)).map(move |name| (*name, at))
            })
            .collect();
        for (name, at) in names {
            self.add(name, Meaning::Body(at), tokens);
        }
        for line in lines(include_str!("../../../../data/gazetteer/companies_clubs.txt")) {
            line.split('|').for_each(|name| self.add(name, Meaning::Plain, tokens));
        }
    }

    fn add_holders(&mut self, tokens: &mut Tokens) {
        let mut names = Vec::new();
        for (at, holder) in (0..).zip(&self.holders) {
            names.extend(holder.names.iter().map(|name| (*name, at)));
        }
        for (name, at) in names {
            self.add(name, Meaning::Holder(at), tokens);
            self.add_surname(name, at);
        }
    }

    fn add_surname(&mut self, name: &str, holder: u16) {
        let mut words = words_of(name);
        let suffix = |word: &String| self.is(word, Classes::SUFFIX);
        while words.len() > 1 && words.last().is_some_and(suffix) {
            words.pop();
        }
        let Some(surname) = words.last() else { return };
        self.learn(surname).classes.add(Classes::HOLDER);
        let note = |names: &mut HashMap<String, Vec<u16>>, word: &str| {
            let holders = names.entry(key(word)).or_default();
            if !holders.contains(&holder) {
                holders.push(holder);
            }
        };
        note(&mut self.surnames, surname);
        let family = words.first().filter(|first| self.is(first, Classes::FAMILY));
        if let Some(family) = family.filter(|_| words.len() > 1) {
            note(&mut self.families, family);
        }
    }

    fn add_vocabulary(&mut self, tokens: &mut Tokens) {
        for line in lines(include_str!("../../../../data/gazetteer/posts.txt")) {
            let Some((post, others)) = line.split_once(':') else { continue };
            for words in others.split(',').chain([post]).map(str::trim).filter(|w| !w.is_empty()) {
                // Several posts may share one word ("secretary of state"): the holder's own wins.
                if let Some((phrase, _)) = self.plant(words, tokens)
                    && (words == post || phrase.post.is_none())
                {
                    phrase.post = Some(post);
                }
            }
        }
        for line in lines(include_str!("../../../../data/gazetteer/groups.txt")) {
            let Some((class, nouns)) = line.split_once(':') else { continue };
            for noun in nouns.split(',').map(str::trim) {
                if let Some((phrase, _)) = self.plant(noun, tokens) {
                    phrase.group = Some(class);
                }
            }
        }
    }

    fn add(&mut self, name: &str, meaning: Meaning, tokens: &mut Tokens) {
        let letters = name.chars().filter(|c| c.is_alphabetic());
        let shouted = name.len() <= 6
            && letters.clone().count() > 1
            && !name.contains('.')
            && letters.clone().all(char::is_uppercase);
        let Some((phrase, small)) = self.plant(name, tokens) else { return };
        if !phrase.entries.iter().any(|entry| entry.meaning == meaning) {
            phrase.entries.push(Entry { meaning, shouted, small });
        }
    }
}

/// How many words and how many steps between them to make room for; a few more than there are.
const WORDS: usize = 80_000;
const PHRASES: usize = 30_000;

/// Whether a name ends like one; "Ukrainian parliament" is found as a noun, not as a name.
fn proper(name: &str) -> bool {
    let capital = |word: &str| word.contains(char::is_uppercase);
    name.rsplit(' ')
        .next()
        .is_some_and(|word| !word.starts_with(char::is_lowercase) || capital(word))
        || !name.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::{gazetteer, lines};
    use std::collections::HashSet;
    use std::hash::BuildHasher;

    #[test]
    fn no_two_words_of_the_lists_share_a_hash() {
        let files = [
            include_str!("../../../../data/gazetteer/common_words.txt"),
            include_str!("../../../../data/gazetteer/given_names.txt"),
            include_str!("../../../../data/gazetteer/surnames.txt"),
            include_str!("../../../../data/gazetteer/cues.txt"),
        ];
        let words: HashSet<&str> =
            files.into_iter().flat_map(lines).flat_map(str::split_whitespace).collect();
        let hash = &gazetteer().hash;
        let hashes: HashSet<u64> = words.iter().map(|word| hash.hash_one(*word)).collect();
        assert_eq!(words.len(), hashes.len());
    }
}
