//! Names of persons: their words, keys under which spellings meet, and whether two names can be one.
//!
//! Who a name belongs to in an article is decided in `link`, in a list in `resolve`.

use super::gazetteer::Classes;
use super::gazetteer::{gazetteer, lines};
use super::likeness::{SHORTEST, alike, broad, broad_in_full};
use super::sex::Sex;
use crate::text::distance::slips;
use crate::text::fold;
use foldhash::HashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The words of a person's name, folded, without marks; hyphenated names stay whole.
pub(crate) fn words_of(name: &str) -> Vec<String> {
    fold(&south_slavic(name))
        .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\''))
        .map(|word| word.trim_matches(['-', '\'']).trim_end_matches("'s").to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The name with the letter `đ` as newspapers write it that have none; in names of Vietnam, which
/// have other marks too, it is a plain `d`.
fn south_slavic(name: &str) -> Cow<'_, str> {
    let known = |letter: char| letter.is_ascii() || "čćžšđČĆŽŠĐ".contains(letter);
    match name.contains(['đ', 'Đ']) && name.chars().all(known) {
        true => Cow::Owned(name.replace('đ', "dj").replace('Đ', "Dj")),
        false => Cow::Borrowed(name),
    }
}

/// A name without the numeral behind it ("Charles III"), which is no surname.
pub(crate) fn unnumbered(name: &str) -> &str {
    let split = name.trim_end().rsplit_once(' ');
    let numbered = |(before, last): &(&str, &str)| {
        before.contains(char::is_lowercase) && last.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
    };
    split.filter(numbered).map_or(name, |(before, _)| before)
}

/// A person's name in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Name {
    /// Given names and initials, folded, in order.
    pub given: Vec<String>,
    /// The surname's key.
    pub surname: String,
    /// The key under which the surname meets its transliterations of other schools; may be empty.
    pub broad: String,
    /// Which of a family or line it is: "jr", "sr", "iii".
    pub generation: Option<String>,
}

impl Name {
    /// Reads a name in its usual order: titles are dropped, the last word is the surname.
    pub(crate) fn read(text: &str) -> Self {
        let nickname = text.contains(['"', '“']);
        let plain = if nickname { without_brackets(text) } else { text.to_owned() };
        Self::from_words(words_of(unnumbered(&plain)))
    }

    /// The same from its words.
    pub(crate) fn from_words(mut words: Vec<String>) -> Self {
        let known = gazetteer();
        let suffix = |word: &String| known.is(word, Classes::SUFFIX);
        let mut generation = None;
        while words.len() > 1 && words.last().is_some_and(suffix) {
            generation = words.pop();
        }
        let titles = Classes::HONORIFIC.or(Classes::RANK);
        while words.len() > 1
            && words.first().is_some_and(|w| {
                known.is(w, titles)
                    && (known.is(w, Classes::COMMON) || !known.is(w, Classes::GIVEN))
            })
        {
            words.remove(0);
        }
        if let Some(name) = Self::of_syllables(&words) {
            return name;
        }
        let last = words.pop().unwrap_or_default();
        words.retain(|word| !known.is(word, Classes::PARTICLE.or(Classes::SUFFIX)));
        let broad = if words.is_empty() { broad(&last) } else { broad_in_full(&last) };
        Self { given: words, surname: key(&last), broad, generation }
    }

    /// Reads a Korean or Chinese name whose given name has two syllables, in either order:
    /// "Kim Yo-jong", "Kim Yo Jong" and "Yo-jong Kim" are one name.
    fn of_syllables(words: &[String]) -> Option<Self> {
        let known = gazetteer();
        let family = |word: &String| known.is(word, Classes::FAMILY);
        let syllables = |words: &[String]| -> Option<String> {
            let parts: Vec<&str> = words.iter().flat_map(|word| word.split('-')).collect();
            let fits = parts.len() == 2 && parts.iter().all(|p| known.is(p, Classes::SYLLABLE));
            fits.then(|| parts.concat())
        };
        let (first, behind) = words.split_first().filter(|(first, _)| family(first)).unzip();
        let eastern = first.zip(behind.and_then(&syllables));
        let western = || {
            let (last, before) = words.split_last().filter(|(last, _)| family(last))?;
            Some((last, syllables(before)?))
        };
        let (surname, given) = eastern.or_else(western)?;
        Some(Self { given: vec![given], surname: key(surname), ..Self::default() })
    }

    /// Reads a name as lists write it: "Surname, Given" or in its usual order, with titles anywhere
    /// and remarks in brackets.
    pub(crate) fn read_listed(text: &str) -> Self {
        let plain = without_brackets(text);
        let mut parts = plain.split(',').map(|part| untitled(words_of(part)));
        let first = parts.next().unwrap_or_default();
        let suffix = |words: &Vec<String>| {
            words.iter().all(|word| gazetteer().is(word, Classes::SUFFIX.or(Classes::RANK)))
        };
        let Some(mut given) = parts.find(|words| !suffix(words)) else {
            return Self::from_words(first);
        };
        let mut surname = first;
        let last = surname.pop();
        given.extend(surname);
        given.extend(last);
        Self::from_words(given)
    }

    /// Whether it is a surname alone.
    pub(crate) const fn is_bare(&self) -> bool {
        self.given.is_empty()
    }

    /// Whether both can be names of one person: same surname, and given names that do not disagree,
    /// or of which one list is the end of the other ("López Obrador", "Suu Kyi").
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        let (long, short) = match self.given.len() < other.given.len() {
            true => (&other.given, &self.given),
            false => (&self.given, &other.given),
        };
        let end = long.get(long.len() - short.len()..).unwrap_or(long);
        let full = |given: &[String]| given.iter().any(|word| word.chars().count() > 1);
        // The initial in "James A. Baker" is no "Akbar".
        let whole = full(short) && full(end);
        self.shares_surname(other)
            && !self.contradicts(other)
            && (given_agree(long, short) || whole && given_agree(end, short))
    }

    /// Whether the surnames are one, in whatever transliteration.
    fn shares_surname(&self, other: &Self) -> bool {
        self.surname == other.surname || !self.broad.is_empty() && self.broad == other.broad
    }
}

impl Name {
    /// Whether something else than the letters of the given names tells two persons: father and
    /// son, or a man's initial and a woman's name ("J. Robert", "Jane").
    ///
    /// Not the other way round: many men's second names are women's first ("W. Beverly", "William").
    pub(crate) fn contradicts(&self, other: &Self) -> bool {
        let generations = self.generation.as_ref().zip(other.generation.as_ref());
        let initial = |name: &Self| name.given.first().is_some_and(|w| w.chars().count() == 1);
        let sex = |name: &Self| name.given.iter().find_map(|given| Sex::of_given(given));
        let couple = |one: &Self, other: &Self| {
            initial(one)
                && !initial(other)
                && (sex(one), sex(other)) == (Some(Sex::He), Some(Sex::She))
        };
        generations.is_some_and(|(one, other)| one != other)
            || self.is_elder_of(other)
            || other.is_elder_of(self)
            || couple(self, other)
            || couple(other, self)
    }
}

impl Name {
    /// Whether this is a known person's name, and the other one that of a son of the same name: of
    /// whom nobody says "Jr." is none.
    fn is_elder_of(&self, other: &Self) -> bool {
        if self.is_bare() || self.generation.is_some() || other.generation.is_none() {
            return false;
        }
        let listed = HOLDERS.get(&self.surname).map_or(&[][..], Vec::as_slice);
        let own = |known: &Self| {
            known.given.len() == self.given.len() && given_agree(&known.given, &self.given)
        };
        let known = listed.iter().find(|(known, _)| own(known)).map(|(_, at)| *at);
        known.is_some_and(|at| {
            !listed.iter().any(|(name, of)| *of == at && name.generation == other.generation)
        })
    }
}

/// The known persons' names under the keys of their surnames.
pub(crate) static HOLDERS: LazyLock<HashMap<String, Vec<(Name, u16)>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<(Name, u16)>> = HashMap::default();
    for (at, holder) in (0..).zip(&gazetteer().holders) {
        for name in holder.names.iter().map(|name| Name::read(name)) {
            names.entry(name.surname.clone()).or_default().push((name, at));
        }
    }
    names
});

/// Whether many persons bear a surname (folded), or it is another name or word as well, so that it
/// tells little alone.
pub(crate) fn is_frequent(surname: &str) -> bool {
    let other = Classes::GIVEN.or(Classes::FAMILY).or(Classes::COMMON).or(Classes::SURNAME);
    surname.chars().count() < SHORTEST
        || gazetteer().is(surname, other)
        || !gazetteer().named(surname).is_empty()
}

/// Why two full names of a person are taken for one name; `None` if they are the same words, or if
/// nothing in them tells it.
#[must_use]
pub fn why_one(name: &str, other: &str) -> Option<&'static str> {
    let (one, two) = (words_of(name), words_of(other));
    let (read, read_too) = (Name::read(name), Name::read(other));
    if one == two || read.is_bare() || read_too.is_bare() {
        return None;
    }
    let turned = || one.iter().eq(two.iter().rev());
    if !read.agrees(&read_too) {
        return turned().then_some("surname first");
    }
    let pairs = || read.given.iter().zip(&read_too.given);
    let initial = |word: &String| word.chars().count() == 1;
    if pairs().any(|(a, b)| initial(a) != initial(b)) {
        Some("initials agree")
    } else if read.given.len() != read_too.given.len() {
        Some("part of the name")
    } else {
        Some("in other letters")
    }
}

/// The text without what stands in brackets or quotation marks.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let outside = |letter: &char| {
        match letter {
            '"' => depth = usize::from(depth == 0),
            '(' | '[' | '“' => depth += 1,
            ')' | ']' | '”' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(outside).collect()
}

/// The words without titles, wherever they stand; a name that is nothing but titles stays.
fn untitled(words: Vec<String>) -> Vec<String> {
    let known = gazetteer();
    let titles = Classes::HONORIFIC.or(Classes::RANK).or(Classes::ROLE);
    let title = |word: &String| {
        known.is(word, Classes::LISTED) || known.is(word, titles) && !known.is(word, Classes::GIVEN)
    };
    // "Foreign Minister A. B.": what describes a title goes with it.
    let first = words.iter().position(title).filter(|at| at + 1 < words.len()).unwrap_or(0);
    let describes = |word: &String| {
        known.is(word, Classes::COMMON) && !known.is(word, Classes::GIVEN.or(Classes::SURNAME))
    };
    let leading = words.iter().take(first).all(describes);
    let words = if leading { words.get(first..).unwrap_or(&[]).to_vec() } else { words };
    let kept: Vec<String> = words.iter().filter(|word| !title(word)).cloned().collect();
    if kept.is_empty() { words } else { kept }
}

/// Whether two lists of given names can belong to one person.
///
/// The first names must be one name, or one the initial of the other; further ones may be missing
/// but not differ.
pub(crate) fn given_agree(one: &[String], other: &[String]) -> bool {
    let mut pairs = one.iter().zip(other);
    pairs.all(|(a, b)| same_given(a, b))
}

/// Whether two given names are one: equal keys, or an initial of the other.
pub(crate) fn same_given(one: &str, other: &str) -> bool {
    let initial = |word: &str| word.chars().count() == 1;
    if initial(one) || initial(other) {
        return one.chars().next() == other.chars().next();
    }
    let (a, b) = (key(one), key(other));
    a == b
        || !other_sex(one, other) && (short_form(&a, &b) || short_form(&b, &a) || alike(one, other))
}

/// Whether two given names are one or differ by a slip of the pen.
pub(crate) fn nearly_given(one: &str, other: &str) -> bool {
    same_given(one, other) || !other_sex(one, other) && nearly(&key(one), &key(other))
}

/// Whether one given name is a man's and the other a woman's ("Mario", "Maria").
fn other_sex(one: &str, other: &str) -> bool {
    let sexes = Sex::of_given(one).zip(Sex::of_given(other));
    sexes.is_some_and(|(one, other)| one != other)
}

/// Whether two keys differ by one letter, or by two if they are long; short ones must be equal.
pub(crate) fn nearly(one: &str, other: &str) -> bool {
    let shorter = one.len().min(other.len());
    let allowed = if shorter >= 9 { 2 } else { usize::from(shorter >= 5) };
    slips(one, other, allowed).is_some()
}

/// Whether `short` is a customary short form: the beginning of a much longer name ("Alex").
fn short_form(short: &str, long: &str) -> bool {
    short.len() >= 3 && long.len() > short.len() && long.starts_with(short)
}

/// The key under which different transliterations of one word meet.
///
/// Made for Slavic, Arabic and Turkish names in English texts: `Sergei`/`Sergey`, `Yuri`/`Yury`,
/// `Zelensky`/`Zelenskyy`/`Zelenskiy`, `Gorbachev`/`Gorbachov`, `Qaddafi`/`Kadafi`.
pub(crate) fn key(word: &str) -> String {
    let sounds = sounds(word);
    SPELLINGS.get(&sounds).cloned().unwrap_or(sounds)
}

/// The keys of spellings whose letters do not show that they are one, each with that of the first.
static SPELLINGS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let rows = lines(include_str!("../../../data/gazetteer/spellings.txt"));
    let names = |row: &'static str| {
        let first = sounds(row.split_whitespace().next().unwrap_or(""));
        row.split_whitespace().map(move |name| (sounds(name), first.clone()))
    };
    rows.flat_map(names).collect()
});

/// The key as the letters of a word tell it.
fn sounds(word: &str) -> String {
    let article = |prefix: &str| word.strip_prefix(prefix).filter(|rest| rest.len() > 2);
    let word = article("al-").or_else(|| article("el-")).unwrap_or(word);
    let mut out = String::with_capacity(word.len());
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let next = letters.get(at + 1).copied();
        let (sound, length) = match (letter, next) {
            ('k', Some('s')) => ("x", 2),
            ('k', Some('h')) => ("h", 2),
            ('t', Some('c')) if letters.get(at + 2) == Some(&'h') => ("ch", 3),
            ('d', Some('j')) => ("j", 2),
            ('d', Some('z')) if letters.get(at + 2) == Some(&'h') => ("j", 3),
            ('p', Some('h')) => ("f", 2),
            ('o', Some('u')) | ('o', Some('o')) => ("u", 2),
            ('e', Some('e')) => ("i", 2),
            ('y' | 'j', Some('u' | 'a' | 'o')) => ("i", 1),
            ('g' | 'd', Some('h')) => (if letter == 'g' { "g" } else { "d" }, 2),
            ('c', Some('k')) => ("k", 2),
            ('c', Some('e' | 'i' | 'h' | 'y')) => ("c", 1),
            ('c', _) => ("k", 1),
            ('u', Some('e')) => ("u", 2),
            ('o', Some('e')) => ("o", 2),
            ('a', Some('e')) => ("a", 2),
            ('q', _) => ("k", 1),
            ('y', _) => ("i", 1),
            ('w', _) => ("v", 1),
            _ => ("", 1),
        };
        if sound.is_empty() {
            push(&mut out, letter);
        } else {
            sound.chars().for_each(|c| push(&mut out, c));
        }
        at += length;
    }
    if word.bytes().all(|byte| byte == b'i') {
        // "Yi" and the numeral "II" would meet.
        return word.to_owned();
    }
    ending(out)
}

/// Appends a letter unless it only doubles the last one.
pub(super) fn push(out: &mut String, letter: char) {
    if !out.ends_with(letter) {
        out.push(letter);
    }
}

/// Evens out endings that only the transliteration tells apart.
pub(super) fn ending(mut key: String) -> String {
    for (from, to) in [("of", "ov"), ("ef", "ev"), ("ei", "i"), ("chov", "chev"), ("iev", "ev")] {
        if key.len() > from.len() + 2 && key.ends_with(from) {
            key.truncate(key.len() - from.len());
            key.push_str(to);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::{Name, key, why_one};

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (one, other) in [
            ("sergei", "sergey"),
            ("yury", "yuri"),
            ("zelensky", "zelenskyy"),
            ("zelenskiy", "zelensky"),
            ("gorbachev", "gorbachov"),
            ("aleksandr", "alexandr"),
            ("qaddafi", "kadafi"),
            ("hussein", "husein"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn two_spellings_tell_why_they_are_one_name() {
        for (one, other, expected) in [
            ("Yuri Orlov", "Yury Orlov", Some("in other letters")),
            ("James Baker", "J. Baker", Some("initials agree")),
            ("James Baker", "James Addison Baker", Some("part of the name")),
            ("Shinzo Abe", "Abe Shinzo", Some("surname first")),
            ("Yuri Orlov", "Orlov", None),
            ("Yuri Orlov", "Anna Berg", None),
        ] {
            assert_eq!(why_one(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn names_agree_unless_a_given_name_differs() {
        let agree = |one: &str, other: &str| Name::read(one).agrees(&Name::read(other));
        assert!(agree("Sergei Lavrov", "Sergey V. Lavrov"));
        assert!(agree("J. Baker", "James A. Baker"));
        assert!(agree("Mr. Lavrov", "Sergei Lavrov"));
        assert!(agree("Kim Yo-jong", "Kim Yo Jong"));
        assert!(agree("Kim Dae-jung", "Dae Jung Kim"));
        assert!(!agree("Kim Yo-jong", "Kim Dae-jung"));
        assert!(agree("Andrés Manuel López Obrador", "López Obrador"));
        assert!(!agree("Hillary Clinton", "Bill Clinton"));
        assert!(!agree("James A. Baker", "James B. Baker"));
        assert!(!agree("John Smith Sr.", "John Smith Jr."));
        assert!(agree("John Smith", "John Smith Jr."));
        assert!(!agree("J. Robert Nash", "Jane Nash"));
        assert!(agree("J. Robert Nash", "James Nash"));
    }
}
