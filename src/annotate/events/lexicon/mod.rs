//! The event lexicon: which words tell which act; read from `data/lexicon` once.
//!
//! How words are put together to acts is `meaning`'s work.

mod classes;
mod words;

use std::sync::LazyLock;

use foldhash::HashMap;

use super::syntax::inflect::{Forms, forms};
use crate::document::EventClass;

pub(super) use classes::{Class, Classes};
use words::Asked;
pub(super) use words::{Known, Object, Objects, UNKNOWN};

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
    /// A crowd as its subject ("students protested"): it fits better than a line for anybody.
    Crowd,
    /// A passive ("was held").
    Passive,
    /// Violence or a weapon as its subject ("clashes left six dead"): it fits better than an idiom.
    Violence,
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
    /// What the object must be.
    pub objects: Objects,
    /// Its finer name.
    pub action: &'static str,
}

/// The whole lexicon.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    asked: Asked,
    /// Spelling -> what is known of it.
    words: HashMap<String, Known>,
    verbs: HashMap<&'static str, Vec<Entry>>,
    /// Verbs that tell an act only of what will be.
    announced: HashMap<&'static str, Vec<Entry>>,
    /// Verbs that tell an act of the speaker whose words they stand in.
    held_against: HashMap<&'static str, Vec<Entry>>,
    /// Finer name -> the class of the act that it names.
    actions: HashMap<&'static str, EventClass>,
}

/// The lexicon, compiled in.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// Idioms stand first: of two lines that fit equally well the first one counts.
const FILES: [(Option<EventClass>, &str); 19] = [
    (None, include_str!("../../../../data/lexicon/idioms.txt")),
    (Some(EventClass::Agree), include_str!("../../../../data/lexicon/agree.txt")),
    (Some(EventClass::Consult), include_str!("../../../../data/lexicon/consult.txt")),
    (Some(EventClass::Support), include_str!("../../../../data/lexicon/support.txt")),
    (Some(EventClass::Cooperate), include_str!("../../../../data/lexicon/cooperate.txt")),
    (Some(EventClass::Aid), include_str!("../../../../data/lexicon/aid.txt")),
    (Some(EventClass::Concede), include_str!("../../../../data/lexicon/concede.txt")),
    (Some(EventClass::Request), include_str!("../../../../data/lexicon/request.txt")),
    (Some(EventClass::Accuse), include_str!("../../../../data/lexicon/accuse.txt")),
    (Some(EventClass::Reject), include_str!("../../../../data/lexicon/reject.txt")),
    (Some(EventClass::Threaten), include_str!("../../../../data/lexicon/threaten.txt")),
    (Some(EventClass::Protest), include_str!("../../../../data/lexicon/protest.txt")),
    (Some(EventClass::Sanction), include_str!("../../../../data/lexicon/sanction.txt")),
    (Some(EventClass::Mobilize), include_str!("../../../../data/lexicon/mobilize.txt")),
    (Some(EventClass::Coerce), include_str!("../../../../data/lexicon/coerce.txt")),
    (Some(EventClass::Assault), include_str!("../../../../data/lexicon/assault.txt")),
    (Some(EventClass::Retreat), include_str!("../../../../data/lexicon/retreat.txt")),
    (Some(EventClass::Statement), include_str!("../../../../data/lexicon/statement.txt")),
    (Some(EventClass::Other), include_str!("../../../../data/lexicon/other.txt")),
];

/// The classes of `grammar.txt` that hold verbs.
const STEERING: Classes = Classes::of(&[
    Class::Light,
    Class::Begin,
    Class::End,
    Class::Intend,
    Class::Fail,
    Class::Ask,
    Class::Carry,
    Class::Telling,
    Class::Announce,
    Class::Compel,
    Class::Owed,
    Class::Reporting,
    Class::Naming,
    Class::Quoting,
    Class::Addressing,
    Class::Wishing,
    Class::Denying,
]);

/// What the kind of a line tells of the object.
fn needs(kind: &str) -> Needs {
    match kind {
        "verbs with an object" => Needs::Object,
        "verbs without object" => Needs::NoObject,
        "verbs with one object" => Needs::OneObject,
        "verbs with a destination" => Needs::Destination,
        "verbs with a giver" => Needs::Giver,
        "verbs of a crowd" => Needs::Crowd,
        "verbs in the passive" => Needs::Passive,
        "verbs of violence" => Needs::Violence,
        _ => Needs::Nothing,
    }
}

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Self::default();
        lexicon.read_grammar(include_str!("../../../../data/lexicon/grammar.txt"));
        for (class, file) in FILES {
            for line in file.lines().filter(|line| !line.starts_with('#')) {
                lexicon.read_line(class, line);
            }
        }
        for line in include_str!("../../../../data/lexicon/verbs.txt").lines() {
            for word in line.split_whitespace().take_while(|word| *word != "#") {
                lexicon.verbs.entry(word).or_default();
            }
        }
        lexicon.inflect();
        lexicon.mark();
        lexicon
    }

    fn read_grammar(&mut self, file: &'static str) {
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let Some((class, words)) = line.split_once(':') else { continue };
            let Some(class) = Class::read(class.trim()) else { continue };
            for word in words.split_whitespace() {
                let known = self.word(word);
                known.classes = known.classes.and(Classes::of(&[class]));
                if STEERING.has(class) {
                    self.verbs.entry(word).or_default();
                }
            }
        }
    }

    /// What is known of a spelling, to be added to.
    fn word(&mut self, word: &str) -> &mut Known {
        self.words.entry(word.to_owned()).or_insert_with(Known::new)
    }

    /// Reads `verbs: close, shut down + embassy, mission -> close mission`.
    fn read_line(&mut self, class: Option<EventClass>, line: &'static str) {
        let Some((kind, rest)) = line.split_once(':') else { return };
        let (rest, action) = rest.split_once("->").unwrap_or((rest, ""));
        let (heads, objects) = rest.split_once('+').unwrap_or((rest, ""));
        let list = |text: &'static str| text.split([',', '+']).map(str::trim);
        let objects = list(objects).filter(|word| !word.is_empty());
        let objects = Objects::read(objects, &mut self.asked);
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
                    | "verbs with a giver"
                    | "verbs of a crowd"
                    | "verbs in the passive"
                    | "verbs of violence",
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
                    let told = entry(before);
                    self.word(head).nouns.push(told);
                }
                ("states", [word, ..]) => {
                    self.word(word).state = true;
                }
                _ => {}
            }
        }
    }

    fn inflect(&mut self) {
        let conditional = self.announced.keys().chain(self.held_against.keys());
        for verb in conditional.copied().collect::<Vec<_>>() {
            self.verbs.entry(verb).or_default();
        }
        let mut spellings: HashMap<String, Vec<(&'static str, Forms)>> = HashMap::default();
        for verb in self.verbs.keys() {
            for (form, kind) in forms(verb) {
                let readings = spellings.entry(form).or_default();
                match readings.iter_mut().find(|(base, _)| base == verb) {
                    Some((_, known)) => *known = *known | kind,
                    None => readings.push((verb, kind)),
                }
            }
        }
        for (form, readings) in spellings {
            let silent = |verb: &str| self.verbs.get(verb).is_none_or(Vec::is_empty);
            let first = readings.into_iter().min_by_key(|(verb, _)| (silent(verb), *verb));
            self.words.entry(form).or_insert_with(Known::new).verb = first;
        }
    }

    /// Notes with each word which objects it can be.
    fn mark(&mut self) {
        for spelling in self.asked.spellings() {
            self.words.entry(spelling).or_insert_with(Known::new);
        }
        for (word, known) in &mut self.words {
            self.asked.mark(word, known);
        }
    }

    /// What is known of a folded word.
    pub(super) fn known(&self, word: &str) -> &Known {
        self.words.get(word).unwrap_or(&words::UNKNOWN)
    }

    /// Whether the folded word is in a class of `grammar.txt`.
    pub(super) fn is(&self, class: Class, word: &str) -> bool {
        self.classes(word).has(class)
    }

    /// Whether a verb tells an act only by what it governs ("told Chad to stop").
    pub(super) fn steers(&self, verb: &str) -> bool {
        let classes = self.classes(verb);
        STEERING.any(classes) || classes.has(Class::Bidding)
    }

    /// The classes of `grammar.txt` that the folded word is in.
    pub(super) fn classes(&self, word: &str) -> Classes {
        self.known(word).classes
    }

    /// The verb that a folded spelling is a form of, and which forms; `None` for other words.
    ///
    /// Where two verbs share a spelling ("found"), the one with entries comes first.
    pub(super) fn verb(&self, word: &str) -> Option<(&'static str, Forms)> {
        self.known(word).verb
    }

    /// Whether some act's finer name has a word that begins so ("mis" of "close mission").
    pub(super) fn names(&self, start: &str) -> bool {
        let tables = [&self.verbs, &self.announced, &self.held_against];
        let nouns = self.words.values().flat_map(|known| &known.nouns);
        let mut entries = tables.into_iter().flat_map(HashMap::values).flatten().chain(nouns);
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

    /// Whether the word tells readiness behind a form of "be" ("is willing to").
    pub(super) fn is_state(&self, word: &str) -> bool {
        self.known(word).state
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, FILES};

    #[test]
    fn every_class_that_the_data_names_exists() {
        let grammar = include_str!("../../../../data/lexicon/grammar.txt");
        let lines = grammar.lines().filter(|line| !line.starts_with('#'));
        for name in lines.filter_map(|line| line.split_once(':')).map(|(name, _)| name.trim()) {
            assert!(Class::read(name).is_some(), "{name}");
        }
        let lines = FILES.iter().flat_map(|(_, file)| file.lines());
        for line in lines.filter(|line| !line.starts_with('#')) {
            let asked = line.split("->").next().unwrap_or("");
            let words = asked.split([',', '+']).map(str::trim);
            for name in words.filter_map(|word| word.strip_prefix('*')) {
                let names = matches!(name, "somebody" | "somewhere");
                assert!(names || Class::read(name).is_some(), "{line}");
            }
        }
    }
}
