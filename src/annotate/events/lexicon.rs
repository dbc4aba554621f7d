//! The event lexicon: which words tell which act; read from `data/lexicon` once.
//!
//! How words are put together to acts is `meaning`'s work.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::syntax::inflect::{Forms, forms};
use crate::document::EventClass;

/// What must stand behind a verb for a line of the lexicon to fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    Nothing,
    /// An object ("struck the village").
    Object,
    /// No object ("the dockers struck").
    NoObject,
    /// Not two ("called it a mistake").
    OneObject,
    /// A place or an actor to go to ("flew to Lima").
    Destination,
    /// Somebody behind "from" ("received grain from Chile"): he is the one who acts.
    Giver,
}

/// What may stand as the object of a verb, as a line of the lexicon asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The word itself, or a form of the verb.
    Word(&'static str),
    /// Two words that follow each other.
    Pair(&'static str, &'static str),
    /// A class of `grammar.txt` ("*people").
    Class(&'static str),
    /// The name of a person ("*somebody").
    Somebody,
    /// The name of a place ("*somewhere").
    Somewhere,
    /// A verb that is governed ("to leave").
    Verb(&'static str),
}

impl Wanted {
    fn read(word: &'static str) -> Self {
        if let Some(class) = word.strip_prefix('*') {
            return match class {
                "somebody" => Self::Somebody,
                "somewhere" => Self::Somewhere,
                class => Self::Class(class),
            };
        }
        match word.split_once(' ') {
            Some(("to", verb)) => Self::Verb(verb),
            Some((first, second)) => Self::Pair(first, second),
            None => Self::Word(word),
        }
    }
}

/// One way to tell an act: the words behind the head verb, the objects it needs, and its name.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its class; `None` for an idiom that tells no act.
    pub class: Option<EventClass>,
    /// What must stand behind the verb.
    pub needs: Needs,
    /// Words that follow the head ("down" of "shut down"); behind "..." one may stand anywhere.
    pub particle: Vec<&'static str>,
    /// What the object must be, one of these; empty if any object will do.
    pub objects: Vec<Wanted>,
    /// Its finer name.
    pub action: &'static str,
}

/// The whole lexicon.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Spelling -> the verbs that it can be a form of.
    forms: HashMap<String, Vec<(&'static str, Forms)>>,
    verbs: HashMap<&'static str, Vec<Entry>>,
    /// Verbs that tell an act only of what will be.
    announced: HashMap<&'static str, Vec<Entry>>,
    /// Verbs that tell an act of the speaker whose words they stand in.
    held_against: HashMap<&'static str, Vec<Entry>>,
    nouns: HashMap<&'static str, Vec<Entry>>,
    /// Finer name -> the class of the act that it names.
    actions: HashMap<&'static str, EventClass>,
    states: HashSet<&'static str>,
    /// Word -> the classes of `grammar.txt` that it is in.
    grammar: HashMap<&'static str, Vec<&'static str>>,
}

/// The lexicon, compiled in.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// Idioms stand first: of two lines that fit equally well the first one counts.
const FILES: [(Option<EventClass>, &str); 19] = [
    (None, include_str!("../../../data/lexicon/idioms.txt")),
    (Some(EventClass::Agree), include_str!("../../../data/lexicon/agree.txt")),
    (Some(EventClass::Consult), include_str!("../../../data/lexicon/consult.txt")),
    (Some(EventClass::Support), include_str!("../../../data/lexicon/support.txt")),
    (Some(EventClass::Cooperate), include_str!("../../../data/lexicon/cooperate.txt")),
    (Some(EventClass::Aid), include_str!("../../../data/lexicon/aid.txt")),
    (Some(EventClass::Concede), include_str!("../../../data/lexicon/concede.txt")),
    (Some(EventClass::Request), include_str!("../../../data/lexicon/request.txt")),
    (Some(EventClass::Accuse), include_str!("../../../data/lexicon/accuse.txt")),
    (Some(EventClass::Reject), include_str!("../../../data/lexicon/reject.txt")),
    (Some(EventClass::Threaten), include_str!("../../../data/lexicon/threaten.txt")),
    (Some(EventClass::Protest), include_str!("../../../data/lexicon/protest.txt")),
    (Some(EventClass::Sanction), include_str!("../../../data/lexicon/sanction.txt")),
    (Some(EventClass::Mobilize), include_str!("../../../data/lexicon/mobilize.txt")),
    (Some(EventClass::Coerce), include_str!("../../../data/lexicon/coerce.txt")),
    (Some(EventClass::Assault), include_str!("../../../data/lexicon/assault.txt")),
    (Some(EventClass::Retreat), include_str!("../../../data/lexicon/retreat.txt")),
    (Some(EventClass::Statement), include_str!("../../../data/lexicon/statement.txt")),
    (Some(EventClass::Other), include_str!("../../../data/lexicon/other.txt")),
];

/// The classes of `grammar.txt` that hold verbs.
const STEERING: [&str; 17] = [
    "light",
    "begin",
    "end",
    "intend",
    "fail",
    "ask",
    "carry",
    "telling",
    "announce",
    "compel",
    "owed",
    "reporting",
    "naming",
    "quoting",
    "addressing",
    "wishing",
    "denying",
];

/// What the kind of a line tells of the object.
fn needs(kind: &str) -> Needs {
    match kind {
        "verbs with an object" => Needs::Object,
        "verbs without object" => Needs::NoObject,
        "verbs with one object" => Needs::OneObject,
        "verbs with a destination" => Needs::Destination,
        "verbs with a giver" => Needs::Giver,
        _ => Needs::Nothing,
    }
}

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Self::default();
        lexicon.read_grammar(include_str!("../../../data/lexicon/grammar.txt"));
        for (class, file) in FILES {
            for line in file.lines().filter(|line| !line.starts_with('#')) {
                lexicon.read_line(class, line);
            }
        }
        for line in include_str!("../../../data/lexicon/verbs.txt").lines() {
            for word in line.split_whitespace().take_while(|word| *word != "#") {
                lexicon.verbs.entry(word).or_default();
            }
        }
        lexicon.inflect();
        lexicon
    }

    fn read_grammar(&mut self, file: &'static str) {
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            if let Some((class, words)) = line.split_once(':') {
                for word in words.split_whitespace() {
                    self.grammar.entry(word).or_default().push(class.trim());
                }
            }
        }
    }

    /// Reads `verbs: close, shut down + embassy, mission -> close mission`.
    fn read_line(&mut self, class: Option<EventClass>, line: &'static str) {
        let Some((kind, rest)) = line.split_once(':') else { return };
        let (rest, action) = rest.split_once("->").unwrap_or((rest, ""));
        let (heads, objects) = rest.split_once('+').unwrap_or((rest, ""));
        let list = |text: &'static str| text.split([',', '+']).map(str::trim);
        let objects = list(objects).filter(|word| !word.is_empty());
        let objects: Vec<_> = objects.map(Wanted::read).collect();
        for phrase in list(heads).filter(|head| !head.is_empty()) {
            let words: Vec<_> = phrase.split_whitespace().collect();
            let action = Some(action.trim()).filter(|name| !name.is_empty()).unwrap_or(phrase);
            let entry = |particle: &[&'static str]| Entry {
                class,
                needs: needs(kind.trim()),
                particle: particle.to_vec(),
                objects: objects.clone(),
                action,
            };
            if let Some(class) = class {
                self.actions.entry(action).or_insert(class);
            }
            match (kind.trim(), &words[..]) {
                (
                    "verbs"
                    | "verbs with an object"
                    | "verbs without object"
                    | "verbs with one object"
                    | "verbs with a destination"
                    | "verbs with a giver",
                    [head, particle @ ..],
                ) => {
                    self.verbs.entry(head).or_default().push(entry(particle));
                }
                ("verbs when announced", [head, particle @ ..]) => {
                    self.announced.entry(head).or_default().push(entry(particle));
                }
                ("verbs when said of others", [head, particle @ ..]) => {
                    self.held_against.entry(head).or_default().push(entry(particle));
                }
                ("nouns" | "who", [before @ .., head]) => {
                    self.nouns.entry(head).or_default().push(entry(before));
                }
                ("states", [word, ..]) => {
                    self.states.insert(word);
                }
                _ => {}
            }
        }
    }

    fn inflect(&mut self) {
        let steering: Vec<&'static str> =
            STEERING.iter().flat_map(|class| self.words(class)).collect();
        let conditional = self.announced.keys().chain(self.held_against.keys()).copied();
        let more: Vec<&'static str> = conditional.chain(steering).collect();
        for verb in more {
            self.verbs.entry(verb).or_default();
        }
        for verb in self.verbs.keys() {
            for (form, kind) in forms(verb) {
                let readings = self.forms.entry(form).or_default();
                match readings.iter_mut().find(|(base, _)| base == verb) {
                    Some((_, known)) => *known = *known | kind,
                    None => readings.push((verb, kind)),
                }
            }
        }
        let silent = |verb: &str| self.verbs.get(verb).is_none_or(Vec::is_empty);
        for readings in self.forms.values_mut() {
            readings.sort_by_key(|(verb, _)| (silent(verb), *verb));
        }
    }

    fn words<'a>(&'a self, class: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let inside = move |classes: &Vec<&str>| classes.contains(&class);
        self.grammar.iter().filter(move |(_, classes)| inside(classes)).map(|(word, _)| *word)
    }

    /// Whether the folded word is in a class of `grammar.txt`.
    pub(super) fn is(&self, class: &str, word: &str) -> bool {
        self.classes(word).contains(&class)
    }

    /// The classes of `grammar.txt` that the folded word is in.
    pub(super) fn classes(&self, word: &str) -> &[&'static str] {
        self.grammar.get(word).map_or(&[], Vec::as_slice)
    }

    /// The verb that a folded spelling is a form of, and which forms; `None` for other words.
    ///
    /// Where two verbs share a spelling ("found"), the one with entries comes first.
    pub(super) fn verb(&self, word: &str) -> Option<(&'static str, Forms)> {
        self.forms.get(word)?.first().copied()
    }

    /// Whether some act's finer name has a word that begins so ("mis" of "close mission").
    pub(super) fn names(&self, start: &str) -> bool {
        let tables = [&self.verbs, &self.announced, &self.held_against, &self.nouns];
        let mut entries = tables.into_iter().flat_map(HashMap::values).flatten();
        entries.any(|entry| entry.action.split_whitespace().any(|word| word.starts_with(start)))
    }

    /// What a verb can tell; empty for verbs that tell no act.
    pub(super) fn entries(&self, verb: &str) -> &[Entry] {
        self.verbs.get(verb).map_or(&[], Vec::as_slice)
    }

    /// What a verb tells only of what will be ("will respond harshly").
    pub(super) fn announced(&self, verb: &str) -> &[Entry] {
        self.announced.get(verb).map_or(&[], Vec::as_slice)
    }

    /// What a verb tells of the speaker whose words it stands in ("this is a provocation").
    pub(super) fn held_against(&self, verb: &str) -> &[Entry] {
        self.held_against.get(verb).map_or(&[], Vec::as_slice)
    }

    /// The class of the act that a finer name names.
    pub(super) fn class_of(&self, action: &str) -> Option<EventClass> {
        self.actions.get(action).copied()
    }

    /// What a noun can tell; `particle` holds the words before it.
    pub(super) fn noun(&self, word: &str) -> &[Entry] {
        self.nouns.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether the word tells readiness behind a form of "be" ("is willing to").
    pub(super) fn is_state(&self, word: &str) -> bool {
        self.states.contains(word)
    }
}
