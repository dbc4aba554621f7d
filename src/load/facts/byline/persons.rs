//! The persons that a byline names: without papers, posts, places and those who edited or took pictures.
//!
//! Whether a line is a byline at all is decided in the file above.

use super::words::{
    AGENCIES, BESIDE_STAFF, DEGREES, ENDS, GIVEN, HONOURS, JOINS, OTHERS, OUTLETS, PARTICLES,
    PLACED, STAFF, ends_with_post,
};
use crate::text::{calendar, fold};

/// The longest name of a person, in words.
const MOST_NAMES: usize = 6;
/// Names of papers in capitals have so many letters at least ("DW").
const FEWEST_CAPITALS: usize = 2;

/// The persons that a byline names behind its opener, as it joins them; `None` if it names none.
pub(super) fn persons(text: &str) -> Option<String> {
    let mut found: Vec<(Join, String)> = Vec::new();
    for (at, piece) in pieces(text).iter().enumerate() {
        let (words, end) = before_others(&piece.words);
        // One word before a number is a station ("NORVIK 24").
        let first = at == 0 && end == End::Not;
        let degree = matches!(words, [one] if DEGREES.contains(&bare(one).as_str()));
        if let Some((_, name)) = found.last_mut().filter(|_| degree) {
            name.extend([", ", words.first().copied().unwrap_or("")]);
            continue;
        }
        let trusted = first || piece.before == Join::Word || piece.joined;
        if let Some(name) = person(words, first).filter(|name| trusted || is_given(name)) {
            found.push((piece.before, name));
        }
        if end == End::Of {
            break;
        }
    }
    joined(&found, join_word(text))
}

/// Names that are written in capitals alone as others are ("JANE ROE"), if the first is a given name.
pub(in crate::load) fn in_small(names: String) -> String {
    let words = || names.split(' ');
    let small = names.contains(char::is_lowercase) || words().count() < 2;
    if small || !words().next().is_some_and(is_given) {
        return names;
    }
    let word = |word: &str| match bare(word) {
        own if JOINS.contains(&own.as_str()) || PARTICLES.contains(&own.as_str()) => {
            word.to_lowercase()
        }
        own if own.chars().count() <= FEWEST_CAPITALS || AGENCIES.contains(&own.as_str()) => {
            word.to_owned()
        }
        _ => capitalised(word),
    };
    // One word behind a comma is an agency.
    let piece = |piece: &str| match piece.contains(' ') {
        true => piece.split(' ').map(word).collect::<Vec<_>>().join(" "),
        false => piece.to_owned(),
    };
    names.split(", ").map(piece).collect::<Vec<_>>().join(", ")
}

/// A word with capitals only behind its signs and at its beginning ("O'BRIEN-ROE" as "O'Brien-Roe").
fn capitalised(word: &str) -> String {
    let mut begins = true;
    let letters = word.chars().flat_map(|letter| {
        let capital = std::mem::replace(&mut begins, !letter.is_alphabetic());
        let small = (!capital).then(|| letter.to_lowercase());
        small.into_iter().flatten().chain(Some(letter).filter(|_| capital))
    });
    letters.collect()
}

/// How a piece of a byline is tied to what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    /// By a comma, or it is the first.
    Comma,
    /// By a word ("and").
    Word,
}

/// Whether a byline tells of writers behind a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// It does, or may.
    Not,
    /// It tells of others from there on.
    Of,
}

/// What stands between two commas or joining words.
struct Piece<'t> {
    before: Join,
    /// Whether a joining word follows.
    joined: bool,
    words: Vec<&'t str>,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = vec![Piece { before: Join::Comma, joined: false, words: Vec::new() }];
    for word in text.split_whitespace() {
        let joins = JOINS.contains(&fold(word).as_str());
        let bare = word.trim_end_matches([',', ';']);
        if let Some(piece) = found.last_mut() {
            piece.joined = joins && !piece.words.is_empty();
            piece.words.extend(Some(bare).filter(|bare| !joins && !bare.is_empty()));
        }
        if joins || bare.len() < word.len() {
            let before = if joins { Join::Word } else { Join::Comma };
            found.push(Piece { before, joined: false, words: Vec::new() });
        }
    }
    found.retain(|piece| !piece.words.is_empty());
    found
}

/// The words of a piece up to what tells of others ("edited by"), of a time or of an occasion.
fn before_others<'p, 't>(words: &'p [&'t str]) -> (&'p [&'t str], End) {
    let folded: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let listed =
        |list: &[&str], at: usize| folded.get(at).is_some_and(|w| list.contains(&w.as_str()));
    let ends = |at: usize| {
        let word = words.get(at).copied().unwrap_or("");
        let month = folded.get(at).is_some_and(|w| w.len() > 3 && calendar::month(w).is_some());
        let sign = !word.contains(char::is_alphanumeric);
        let when = sign || month || word.chars().any(|c| c.is_ascii_digit());
        listed(&OTHERS, at) || (at > 0 && (listed(&ENDS, at) || when))
    };
    match (0..words.len()).find(|at| ends(*at)) {
        Some(end) => (words.get(..end).unwrap_or_default(), End::Of),
        None => (words, End::Not),
    }
}

/// The person whom a piece names.
fn person(words: &[&str], first: bool) -> Option<String> {
    let skipped = words.iter().take_while(|word| is_no_name(word)).count();
    let words = words.get(skipped..)?;
    let words = before_place(words);
    let words = before_outlet(before_smaller(words));
    let words = match ends_with_post(&words.join(" ")) {
        true => words
            .get(..2)
            .filter(|_| words.len() > 2 && words.first().is_some_and(|w| is_given(w)))?,
        false => words,
    };
    let fits = match words {
        [] => false,
        [one] => first && skipped == 0 && is_capital(one) && !is_outlet(one),
        _ => words.len() <= MOST_NAMES && is_name(words),
    };
    let name = words.join(" ");
    fits.then(|| name.trim_end_matches(['.', ':', '-', '–', '—', ' ']).to_owned())
}

/// Whether all words are of names, and none of writers without a name.
fn is_name(words: &[&str]) -> bool {
    let fits = |word: &&str| is_capital(word) || PARTICLES.contains(&fold(word).as_str());
    let staff = |word: &&str| STAFF.contains(&bare(word).as_str());
    words.iter().all(fits)
        && words.iter().filter(|w| is_capital(w)).count() > 1
        && !words.iter().any(staff)
}

/// Whether a word before a name is no part of it: "our correspondent", "H.E.".
fn is_no_name(word: &str) -> bool {
    let folded = fold(word);
    let listed = |list: &[&str]| list.contains(&folded.as_str());
    listed(&HONOURS)
        || (word.starts_with(char::is_lowercase) && (listed(&BESIDE_STAFF) || listed(&STAFF)))
}

/// The words before "in" and the name of a place.
fn before_place<'p, 't>(words: &'p [&'t str]) -> &'p [&'t str] {
    let placed = |at: &usize| {
        let next = words.get(at + 1).is_some_and(|word| is_capital(word));
        next && words.get(*at).is_some_and(|word| PLACED.contains(&fold(word).as_str()))
    };
    let end = (1..words.len()).find(placed).unwrap_or(words.len());
    words.get(..end).unwrap_or_default()
}

/// The words before the first that has small letters, behind two in capitals ("JANE ROE Northern Wire").
fn before_smaller<'p, 't>(words: &'p [&'t str]) -> &'p [&'t str] {
    let capitals = |word: &&&str| word.chars().count() > 1 && !word.contains(char::is_lowercase);
    let large = words.iter().take_while(capitals).count();
    let end = if large >= 2 { large } else { words.len() };
    words.get(..end).unwrap_or_default()
}

/// The words before the name of a paper or agency; all of them may be one.
fn before_outlet<'p, 't>(words: &'p [&'t str]) -> &'p [&'t str] {
    let large = words.iter().all(|word| is_capitals(word));
    let outlet = |at: &usize| {
        let Some(word) = words.get(*at) else { return false };
        let named = OUTLETS.contains(&bare(word).as_str());
        (named && (*at > 1 || !words.first().is_some_and(|first| is_given(first))))
            || ((*at > 1 || (*at == 0 && !is_given(word)))
                && AGENCIES.contains(&bare(word).as_str()))
            || (!large && *at > 0 && is_capitals(word) && word.chars().count() > FEWEST_CAPITALS)
    };
    let Some(at) = (0..words.len()).find(outlet) else { return words };
    // The words before it are its own, unless a given name and another stand there.
    let named = at > 1 && words.first().is_some_and(|first| is_given(first));
    let end =
        if named || words.get(at).is_some_and(|word| at > 1 && is_capitals(word)) { at } else { 0 };
    words.get(..end).unwrap_or_default()
}

/// Whether one word alone is the name of a paper: it is listed, or ends with a word that is
/// ("VelmWire").
fn is_outlet(word: &str) -> bool {
    let folded = bare(word);
    let large = word.rfind(char::is_uppercase).filter(|at| *at > 0);
    let ending = large.and_then(|at| word.get(at..)).map(bare);
    let listed = |list: &[&str]| list.contains(&folded.as_str());
    listed(&AGENCIES)
        || listed(&OUTLETS)
        || listed(&STAFF)
        || ends_with_post(&folded)
        || ending.is_some_and(|ending| OUTLETS.contains(&ending.as_str()))
}

/// Whether a name begins with a given name that is known.
pub(super) fn is_given(name: &str) -> bool {
    name.split([' ', '-']).next().is_some_and(|word| GIVEN.contains(fold(word).as_str()))
}

fn is_capital(word: &str) -> bool {
    // Some scripts have no capitals.
    let large = |c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase());
    word.trim_start_matches(['\'', '’', '‘']).starts_with(large)
}

fn is_capitals(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().count() >= FEWEST_CAPITALS && letters().all(char::is_uppercase) && !word.contains('.')
}

/// A word without the signs around it, folded.
fn bare(word: &str) -> String {
    fold(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// The word that joins the last names of a byline, as it is written.
fn join_word(text: &str) -> &str {
    let joins = |word: &&str| JOINS.contains(&fold(word).as_str());
    text.split_whitespace().rfind(joins).unwrap_or("and")
}

/// The names in one line: commas between all, and the joining word before the last if it had one.
fn joined(found: &[(Join, String)], word: &str) -> Option<String> {
    let mut line = String::new();
    for (at, (join, name)) in found.iter().enumerate() {
        let last = at + 1 == found.len();
        match join {
            _ if at == 0 => {}
            Join::Word if last => line.extend([" ", word, " "]),
            Join::Comma | Join::Word => line.push_str(", "),
        }
        line.push_str(name);
    }
    (!line.is_empty()).then_some(line)
}
