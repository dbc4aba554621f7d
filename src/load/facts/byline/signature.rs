//! Signatures: lines of names with a place or a post, which sign an article where bylines stand.
//!
//! Where they stand is seen in `clean`; lines that say "By" are read in the file above.

use super::persons::{is_given, persons};
use super::words::{BESIDE_STAFF, GIVEN, JOINS, PLACED, STAFF, ends_with_post};
use crate::text::fold;

/// The most words that tell of writers without a name: "our own special correspondent in New York".
const MOST_STAFF_WORDS: usize = 7;

/// The most words of a person's name.
const MOST_NAMES: usize = 4;

/// Whether a line that stands where bylines do reads as one: names with a place or a post.
///
/// `ordinary` tells whether the article writes a word in lower case, too: then it is no name.
pub(in crate::load) fn is_signature(line: &str, ordinary: &dyn Fn(&str) -> bool) -> bool {
    if line.chars().any(|c| c.is_ascii_digit() || ".:;?!\"“”|/".contains(c)) {
        return false;
    }
    let parts = parts(line);
    // For its words the article is looked through, so forms are told first; most lines have another.
    let form = |words: &Vec<&str>| part(words, &|_| false);
    let signs = match parts.split_first().map(|(first, rest)| (form(first), rest)) {
        Some((Part::Staff | Part::Post | Part::Placed, _)) => true,
        Some((Part::Name, rest)) => !rest.is_empty(),
        _ => false,
    };
    let told = |part: Part| part != Part::Other;
    signs
        && parts.iter().skip(1).all(|words| told(form(words)))
        && parts.iter().all(|words| told(part(words, ordinary)))
}

/// Whether a line is the name of a person and nothing else, as far as its first name tells.
pub(in crate::load) fn is_person(line: &str, ordinary: &dyn Fn(&str) -> bool) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(MOST_NAMES + 1).collect();
    let first = || words.first().is_some_and(|word| GIVEN.contains(fold(word).as_str()));
    let plain = || line.chars().all(|c| c.is_alphabetic() || " -'’.".contains(c));
    words.len() <= MOST_NAMES && plain() && first() && part(&words, ordinary) == Part::Name
}

/// Whether a line tells what a writer is or for whom she writes ("Diplomacy correspondent, Oslo").
pub(in crate::load) fn is_post(line: &str, ordinary: &dyn Fn(&str) -> bool) -> bool {
    is_signature(line, ordinary) && persons_of(line).is_none()
}

/// Whether a line is names of persons and nothing else.
pub(in crate::load) fn is_names(line: &str, ordinary: &dyn Fn(&str) -> bool) -> bool {
    let parts = parts(line);
    !parts.is_empty() && parts.iter().all(|words| part(words, ordinary) == Part::Name)
}

/// Whether a text is writers without a name ("the Herald staff").
pub(super) fn is_staff(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(MOST_STAFF_WORDS + 1).collect();
    part(&words, &|_| false) == Part::Staff
}

/// The persons of a line that reads as a byline where it stands, without the place.
pub(in crate::load) fn persons_of(line: &str) -> Option<String> {
    let said = super::is_byline(line);
    let found = if said { super::byline(line) } else { persons(line) };
    found.filter(|names| said || names.contains(' '))
}

/// The full names in a byline, folded.
pub(in crate::load) fn writers(byline: &str) -> Vec<String> {
    let names = parts(byline).into_iter().filter(|words| words.len() > 1);
    names.map(|words| fold(&words.join(" "))).collect()
}

/// What stands between two commas or joining words of a byline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Two to four names.
    Name,
    /// One name, as most places have.
    Place,
    /// Names and a place: "Jane Roe in Geneva".
    Placed,
    /// Writers without a name.
    Staff,
    /// What a writer is.
    Post,
    /// Anything else.
    Other,
}

pub(super) fn parts(line: &str) -> Vec<Vec<&str>> {
    let joins = |word: &&str| JOINS.contains(&fold(word).as_str());
    let mut parts = Vec::new();
    for piece in line.split(',') {
        let words: Vec<&str> = piece.split_whitespace().collect();
        parts.extend(words.split(joins).map(<[&str]>::to_vec));
    }
    parts
}

fn part(words: &[&str], ordinary: &dyn Fn(&str) -> bool) -> Part {
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let listed = |list: &[&str], word: &str| list.contains(&word);
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let name = |word: &&str| capital(word) && !ordinary(&fold(word));
    let names = |words: &[&str]| words.iter().all(|word| capital(word)) && words.iter().all(name);
    if folded.iter().any(|word| listed(&STAFF, word)) {
        let fits = |(word, folded): (&&str, &String)| {
            listed(&STAFF, folded) || listed(&BESIDE_STAFF, folded) || name(word)
        };
        let staff = words.len() <= MOST_STAFF_WORDS && words.iter().zip(&folded).all(fits);
        return if staff { Part::Staff } else { Part::Other };
    }
    if ends_with_post(&words.join(" ")) && words.iter().take(1).all(|word| capital(word)) {
        return Part::Post;
    }
    let placed = folded.iter().position(|word| listed(&PLACED, word)).unwrap_or(words.len());
    if let Some((head, [_, place @ ..])) = words.split_at_checked(placed)
        && !place.is_empty()
    {
        if head.is_empty() && names(place) {
            return Part::Place;
        }
        let given =
            (2..=4).contains(&head.len()) && head.first().is_some_and(|word| is_given(word));
        return if given && names(head) && names(place) { Part::Placed } else { Part::Other };
    }
    match words.len() {
        1 if names(words) => Part::Place,
        2..=MOST_NAMES if names(words) => Part::Name,
        _ => Part::Other,
    }
}
