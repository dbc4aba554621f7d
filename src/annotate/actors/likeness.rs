//! Under which keys the transliterations of different schools meet: "Chavushoglu" and "Cavusoglu".
//!
//! Spellings of one school meet under the narrower key in `names`; who bears the names is told there too.

use foldhash::HashMap;
use std::sync::LazyLock;

use super::gazetteer::{Classes, gazetteer, lines};
use super::names::{HOLDERS, Name, ending, given_agree, push};

/// Shorter surnames are too alike: "Chan" and "Can" are two names.
pub(super) const SHORTEST: usize = 5;

/// The same where given names stand before it, that must agree as well.
const SHORTEST_IN_FULL: usize = 4;

/// The key under which the transliterations of one word meet that different schools write; empty if
/// the word is too short, of other letters, or a family name of China or Korea, where each letter
/// tells ("Zhang", "Zang").
///
/// `ch`, `ć` and `ç` are one sound here, so are `sh` and `ş`, `dj`, `gj`, `dzh` and `j`, `th` and `t`
/// at the beginning, and between vowels `h`, `kh` and `g`. In Ukrainian and Belarusian surnames, known
/// by their endings, `h` and `g` are one letter wherever they stand.
pub(crate) fn broad(word: &str) -> String {
    broad_from(word, SHORTEST)
}

/// The same for the surname of a full name, which may be shorter.
pub(super) fn broad_in_full(word: &str) -> String {
    broad_from(word, SHORTEST_IN_FULL)
}

/// Endings of Ukrainian and Belarusian surnames, in which `h` and `g` are one letter.
static EAST_SLAVIC: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let endings = lines(include_str!("../../../data/gazetteer/surname_endings.txt"));
    endings.flat_map(str::split_ascii_whitespace).collect()
});

fn broad_from(word: &str, shortest: usize) -> String {
    let letters: Vec<u8> = word.bytes().filter(u8::is_ascii_alphabetic).collect();
    let other = word.bytes().any(|byte| !(byte.is_ascii_alphabetic() || b"-'".contains(&byte)));
    if other || letters.len() < shortest || gazetteer().is(word, Classes::FAMILY) {
        return String::new();
    }
    let mut out = String::with_capacity(letters.len());
    let mut rest = letters.as_slice();
    let mut before = None;
    let one_letter = EAST_SLAVIC.iter().any(|ending| word.ends_with(ending));
    while let Some(first) = rest.first() {
        let (sound, length) = match first {
            b'h' | b'g' if one_letter => ("g", 1),
            _ => sound(before, rest),
        };
        sound.chars().for_each(|letter| push(&mut out, letter));
        before = Some(*first);
        rest = rest.get(length..).unwrap_or(&[]);
    }
    ending(out)
}

/// What the next letters of a word sound like, and how many they are.
fn sound(before: Option<u8>, rest: &[u8]) -> (&'static str, usize) {
    let vowel = |letter: u8| b"aeiou".contains(&letter);
    let open = |letter: u8| vowel(letter) || letter == b'y';
    let next = rest.get(1).copied();
    let inside = |behind: &u8| before.is_some_and(open) && open(*behind);
    match rest {
        [b't', b'c', b'h', ..] => ("c", 3),
        [b't', b'h', ..] if before.is_none() => ("t", 2),
        [letter @ (b'k' | b'g'), b'h', behind @ ..]
            if *letter == b'g' || behind.first().is_some_and(inside) =>
        {
            ("g", 2)
        }
        [b'h', behind, ..] if inside(behind) => ("g", 1),
        [b'd', b'z', b'h', ..] => ("i", 3),
        [b'd' | b'g', b'j', ..] => ("i", 2),
        [b'c', b'h', ..] => ("c", 2),
        [b's', b'h', ..] => ("s", 2),
        [b'z', b'h', ..] => ("z", 2),
        [b'k', b'h', ..] => ("h", 2),
        [b'd', b'h', ..] => ("d", 2),
        [b'p', b'h', ..] => ("f", 2),
        [b'c', b'k', ..] => ("k", 2),
        [b'k', b's', ..] => ("x", 2),
        [b'o', b'u' | b'o', ..] => ("u", 2),
        [b'e', b'e', ..] => ("i", 2),
        [b'a' | b'e', b'h'] => ("a", 2),
        [b'g', b'e' | b'i' | b'y', ..] => ("i", 1),
        // "Yelena", "Sergeyeva": before "e" it is a matter of taste.
        [b'y', b'e', ..] if before.is_none_or(|letter| vowel(letter) && letter != b'e') => ("", 1),
        // "Zeljko": the letter only softens the one before it.
        [b'j', ..]
            if matches!(before, Some(b'l' | b'n')) && next.is_some_and(|next| !vowel(next)) =>
        {
            ("", 1)
        }
        [b'j' | b'y', ..] => ("i", 1),
        [b'w', ..] => ("v", 1),
        [b'q', ..] => ("g", 1),
        [letter, ..] => (plain(*letter), 1),
        [] => ("", 1),
    }
}

/// A letter that sounds as it is written.
fn plain(letter: u8) -> &'static str {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    let at = usize::from(letter.saturating_sub(b'a'));
    LETTERS.get(at..=at).unwrap_or("")
}

/// Whether two folded words are transliterations of one name.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    let key = broad(one);
    !key.is_empty() && key == broad(other)
}

/// The surnames of known persons under their broad keys; `None` where several meet.
static KNOWN: LazyLock<HashMap<String, Option<String>>> = LazyLock::new(|| {
    let mut known: HashMap<String, Option<String>> = HashMap::default();
    for (name, _) in HOLDERS.values().flatten().filter(|(name, _)| !name.broad.is_empty()) {
        let only = known.entry(name.broad.clone()).or_insert_with(|| Some(name.surname.clone()));
        if only.as_ref() != Some(&name.surname) {
            *only = None;
        }
    }
    known
});

/// With how many full names of a surname those of another spelling are compared.
const MOST_COMPARED: usize = 20;

/// Gives one key to the spellings of one surname in an article: where one of them stands alone, or
/// where the given names agree as well.
pub(crate) fn join_surnames(names: &mut [Name]) {
    for name in names.iter_mut().filter(|name| !name.is_bare()) {
        if let Some(known) = known_spelling(name) {
            name.surname = known;
        }
    }
    let mut spellings: HashMap<&str, Vec<&str>> = HashMap::default();
    for name in names.iter().filter(|name| !name.broad.is_empty()) {
        let met = spellings.entry(&name.broad).or_default();
        if !met.contains(&name.surname.as_str()) && met.len() < MOST_COMPARED {
            met.push(&name.surname);
        }
    }
    spellings.retain(|_, met| met.len() > 1);
    let mut full: HashMap<&str, Vec<&Name>> = HashMap::default();
    for name in names.iter().filter(|name| !spellings.is_empty() && !name.is_bare()) {
        let listed = full.entry(&name.surname).or_default();
        if listed.len() < MOST_COMPARED {
            listed.push(name);
        }
    }
    let mut heads: HashMap<String, String> = HashMap::default();
    for met in spellings.values() {
        let Some(head) = head(met, &full) else { continue };
        let others = met.iter().filter(|other| **other != head && may_join(other, head, &full));
        heads.extend(others.map(|other| ((*other).to_owned(), head.to_owned())));
    }
    for name in names {
        if let Some(head) = heads.get(&name.surname) {
            name.surname.clone_from(head);
        }
    }
}

/// The surname of the known person whose full name this is in another transliteration.
fn known_spelling(name: &Name) -> Option<String> {
    if name.broad.is_empty() || HOLDERS.contains_key(&name.surname) {
        return None;
    }
    let surname = KNOWN.get(&name.broad)?.as_ref()?;
    let mut known = HOLDERS.get(surname)?.iter().map(|(known, _)| known);
    known
        .any(|known| !known.is_bare() && given_agree(&known.given, &name.given))
        .then(|| surname.clone())
}

/// The spelling that the others follow: that of a known person, else that of the first full name;
/// `None` if two of them are known persons'.
fn head<'n>(met: &[&'n str], full: &HashMap<&str, Vec<&Name>>) -> Option<&'n str> {
    let mut known = met.iter().filter(|surname| HOLDERS.contains_key(**surname));
    match (known.next(), known.next()) {
        (Some(_), Some(_)) => None,
        (Some(one), None) => Some(one),
        _ => met.iter().find(|surname| full.contains_key(**surname)).or(met.first()).copied(),
    }
}

/// Whether no full name of one spelling speaks against those of the other.
fn may_join(one: &str, other: &str, full: &HashMap<&str, Vec<&Name>>) -> bool {
    let (Some(ones), Some(others)) = (full.get(one), full.get(other)) else { return true };
    ones.iter().all(|name| others.iter().any(|head| given_agree(&head.given, &name.given)))
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn transliterations_of_different_schools_are_alike() {
        for (one, other) in [
            ("cavusoglu", "chavushoglu"),
            ("djordje", "gjorge"),
            ("gjorgje", "djordje"),
            ("dzhurabaeva", "jurabayeva"),
            ("zeljko", "zhelko"),
            ("biscevic", "bishchevich"),
            ("kazakbaev", "kazakbayev"),
            ("thaqulli", "taqulli"),
            ("dobryha", "dobriga"),
            ("herasymenko", "gerasimenko"),
            ("honcharchuk", "goncharchuk"),
            ("mihail", "mikhail"),
            ("yerzhan", "erzhan"),
            ("taleqani", "taleghani"),
            ("haniyeh", "haniya"),
            ("smirnoff", "smirnov"),
            ("sosnowski", "sosnovsky"),
        ] {
            assert!(alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn names_of_other_sounds_and_short_ones_are_not_alike() {
        for (one, other) in [
            ("chan", "can"),
            ("zhang", "zang"),
            ("hunter", "gunter"),
            ("harrison", "garrison"),
            ("smith", "smit"),
            ("kharchenko", "garchenko"),
            ("thaci", "taci"),
            ("petrov", "petrova"),
            ("ivanov", "ivanovic"),
            ("mueller", "moeller"),
            ("meyer", "merrr"),
            ("иванов", "иванов"),
        ] {
            assert!(!alike(one, other), "{one} {other}");
        }
    }
}
