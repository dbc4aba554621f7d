//! Bylines: lines that tell who wrote an article.
//!
//! A line that says so ("By ...") counts anywhere; one of names with a place or a post ("Jane Roe,
//! Geneva") only where bylines stand; a bare name is no byline.

use std::sync::LazyLock;

use foldhash::HashSet;

use crate::text::calendar::{self, Order};
use crate::text::{Span, fold};

/// The longest byline, in words after "By".
const MOST_WORDS: usize = 12;
/// The longest name that markup sets apart, in words.
const MOST_MARKED_WORDS: usize = 6;
/// The most words that tell of writers without a name: "our own special correspondent in New York".
const MOST_STAFF_WORDS: usize = 7;

/// Whether the line only tells who wrote the article.
pub(in crate::load) fn is_byline(line: &str) -> bool {
    byline(line).is_some()
}

/// The names in a byline, without "By" and what follows the names.
pub(in crate::load) fn byline(line: &str) -> Option<String> {
    let folded = fold(line);
    // Elements without a space between them: "ByJane Roe".
    let glued = |opener: &str| {
        let next = line.chars().nth(opener.chars().count());
        opener.ends_with("by") && next.is_some_and(char::is_uppercase)
    };
    let opener = OPENERS.iter().find(|opener| {
        folded
            .strip_prefix(**opener)
            .is_some_and(|rest| rest.starts_with([' ', ':', '\u{a0}']) || glued(opener))
    })?;
    let skipped = opener.chars().count();
    let after = line.char_indices().nth(skipped).map(|(at, _)| at)?;
    let found = names(line.get(after..)?.trim_start_matches([' ', ':', '\u{a0}']))?;
    let label = fold(&found).split(' ').all(|word| LABELS.contains(&word));
    (!label).then_some(found)
}

/// The names in a part of a date line ("4 May 2015 · By Jane Roe").
pub(super) fn beside_date(line: &str) -> Option<String> {
    let (.., date) = super::date::date_line(line, Span::whole(line), Order::Unknown)?;
    let behind = line.get(date.end()..).map_or("", str::trim_start);
    let parts = || line.split(['·', '|', '•', '⋅', '∙']).find_map(|part| byline(part.trim()));
    let said = || byline(behind).or_else(parts);
    // Elements without a space between them: "4 May 2015Jane Roe".
    let glued = || {
        Some(behind)
            .filter(|_| !line.get(date.end()..).is_some_and(|r| r.starts_with(' ')))
            .and_then(bare)
    };
    said().or_else(glued)
}

/// The names that markup states: without "By", and nothing that is no name.
pub(super) fn stated(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = byline(&text).unwrap_or(text);
    let digits = text.chars().any(|letter| letter.is_ascii_digit());
    let words = text.split(' ').count();
    let named = || text.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count() > 1;
    let plain = !text.is_empty()
        && !is_account(&text)
        && !text.contains("://")
        && !text.contains("www.")
        && !text.starts_with('@')
        && (!digits || (words <= 5 && named()))
        && words <= 20;
    plain.then_some(text)
}

/// A name that markup sets apart; whatever it is, it is no label.
pub(super) fn marked(text: &str) -> Option<String> {
    let text = byline(text).unwrap_or_else(|| text.to_owned());
    let found = names(&text)?;
    let folded = fold(&found);
    let mut words = folded.split(' ');
    let label = words.all(|word| LABELS.contains(&word));
    (!label && folded.split(' ').count() <= MOST_MARKED_WORDS).then_some(found)
}

/// Whether the text is one of those that open a byline.
pub(super) fn is_opener(text: &str) -> bool {
    OPENERS.contains(&fold(text).trim_end_matches([':', ' ']))
}

/// Bare names in a place that markup calls a byline.
pub(super) fn bare(text: &str) -> Option<String> {
    let found = names(text)?;
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let name = |words: &Vec<&str>| (2..=4).contains(&words.len()) && words.iter().all(capital);
    let folded = fold(&found);
    let label = LABELS.iter().any(|label| folded.split(' ').any(|word| word == *label));
    let fits = parts(&found).iter().all(name) && !label && !text.contains([':', '|', '.']);
    fits.then_some(found)
}

/// The names of a list for libraries, which writes "Roe, Jane".
pub(super) fn listed(text: &str) -> Option<String> {
    match text.split(',').collect::<Vec<_>>()[..] {
        [last, first] if last.split_whitespace().count() <= 3 => {
            stated(&format!("{} {}", first.trim(), last.trim()))
        }
        _ => stated(text),
    }
}

/// Whether a line that stands where bylines do reads as one: names with a place or a post.
///
/// `ordinary` tells whether the article writes a word in lower case, too: then it is no name.
pub(in crate::load) fn is_signature(line: &str, ordinary: &dyn Fn(&str) -> bool) -> bool {
    if line.chars().any(|c| c.is_ascii_digit() || ".:;?!\"“”|/".contains(c)) {
        return false;
    }
    let parts: Vec<Part> = parts(line).iter().map(|words| part(words, ordinary)).collect();
    match parts.split_first() {
        Some((Part::Staff, rest)) => !rest.contains(&Part::Other),
        Some((Part::Name, rest)) => !rest.is_empty() && !rest.contains(&Part::Other),
        _ => false,
    }
}

/// Whether a line is the name of a person and nothing else, as far as its first name tells.
pub(in crate::load) fn is_person(line: &str, ordinary: &dyn Fn(&str) -> bool) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let first = words.first().is_some_and(|word| GIVEN.contains(fold(word).as_str()));
    let plain = line.chars().all(|c| c.is_alphabetic() || " -'’.".contains(c));
    plain && first && part(&words, ordinary) == Part::Name
}

/// The names of a line that reads as a byline where it stands, without the place.
pub(super) fn signature(line: &str) -> String {
    let place = |tail: &str| !tail.trim().contains(' ');
    let person = |head: &str| head.trim().contains(' ') && !head.contains(',');
    let head = match line.rsplit_once(',') {
        Some((head, tail)) if person(head) && place(tail) => head,
        _ => line,
    };
    head.split_whitespace().collect::<Vec<_>>().join(" ")
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
    /// Writers without a name.
    Staff,
    /// Anything else.
    Other,
}

fn parts(line: &str) -> Vec<Vec<&str>> {
    let joins = |word: &&str| JOINS.contains(&fold(word).as_str());
    let mut parts = Vec::new();
    for piece in line.split(',') {
        let words: Vec<&str> = piece.split_whitespace().collect();
        parts.extend(words.split(joins).map(<[&str]>::to_vec));
    }
    parts
}

fn part(words: &[&str], ordinary: &dyn Fn(&str) -> bool) -> Part {
    let listed = |list: &[&str], word: &str| list.contains(&fold(word).as_str());
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let name = |word: &&str| capital(word) && !ordinary(&fold(word));
    let names = |words: &[&str]| words.iter().all(|word| capital(word)) && words.iter().all(name);
    if words.iter().any(|word| listed(&STAFF, word)) {
        let fits = |word: &&str| listed(&STAFF, word) || listed(&BESIDE_STAFF, word) || name(word);
        let staff = words.len() <= MOST_STAFF_WORDS && words.iter().all(fits);
        return if staff { Part::Staff } else { Part::Other };
    }
    match words.len() {
        1 if names(words) => Part::Place,
        2..=4 if names(words) => Part::Name,
        _ => Part::Other,
    }
}

/// Cuts what follows the names ("| Reuters", ", Staff Writer") and checks that names remain.
pub(super) fn names(text: &str) -> Option<String> {
    // What follows is when, not who.
    let text = calendar::stamp(text).map_or(text, |(_, date)| &text[..date.start()]);
    let end = text.find(['|', '•', '·', '⋅', '∙', '\n', '@', '(', '—']).unwrap_or(text.len());
    let head = text.get(..end)?;
    let words: Vec<&str> = head.split_whitespace().collect();
    let placed = |at: usize| {
        let next = words.get(at + 1).is_some_and(|word| word.starts_with(char::is_uppercase));
        next && words.get(at).is_some_and(|word| PLACED.contains(&fold(word).as_str()))
    };
    let end =
        (0..words.len()).find(|at| words.get(*at).is_some_and(|w| ends_names(w)) || placed(*at));
    let head = words.get(..end.unwrap_or(words.len()))?.join(" ");
    let head = head.trim_end_matches([',', '.', '-', '–', ' ', ':', ';']);
    let head = without_post(head);
    let words: Vec<&str> = head.split(' ').collect();
    let capital = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
    let plausible = !words.is_empty()
        && words.len() <= MOST_WORDS
        && words.first().as_ref().is_some_and(capital)
        && words.iter().filter(capital).count() * 2 >= words.len()
        && !head.contains(['?', '!', '“', '"', '/', '='])
        && !head.chars().any(|letter| letter.is_ascii_digit())
        && !is_account(head)
        && !(words.len() == 1 && calendar::month(&fold(head)).is_some());
    plausible.then(|| words.join(" "))
}

/// Whether a name is that of an account that is nobody's, an opener apart.
fn is_account(name: &str) -> bool {
    let name = fold(name);
    let opened = OPENERS.iter().find_map(|opener| name.strip_prefix(opener));
    let bare = |name: &str| ACCOUNTS.contains(&name.trim_start_matches([' ', ':']));
    bare(&name) || opened.is_some_and(bare)
}

/// Names without what their bearer is, behind a comma ("Jane Roe, Geneva correspondent").
fn without_post(names: &str) -> &str {
    let post = |text: &str| {
        let text = fold(text);
        let ends = |post: &&str| {
            text.strip_suffix(*post).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        };
        POSTS.iter().any(ends)
    };
    names.rsplit_once(',').filter(|(_, last)| post(last)).map_or(names, |(names, _)| names)
}

/// Whether a word behind the names tells when or where.
fn ends_names(word: &str) -> bool {
    let folded = fold(word.trim_end_matches([',', '.', ':']));
    word.chars().any(|letter| letter.is_ascii_digit())
        || (calendar::month(&folded).is_some() && folded.len() > 3)
        || ENDS.contains(&folded.as_str())
}

/// Given names, folded.
static GIVEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let file = include_str!("../../../data/gazetteer/given_names.txt");
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Words that end the names of a byline, folded.
static ENDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("ends:"));
/// Words that end the names of a byline before the name of a place, folded.
static PLACED: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("placed:"));
/// Words that stand where bylines do and are no names, folded.
static LABELS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("labels:"));

/// The lines of a part of the data file.
fn lines(part: &str) -> Vec<&'static str> {
    let file = include_str!("../../../data/boilerplate/bylines.txt");
    let inside = file.lines().skip_while(|line| *line != part).skip(1);
    inside.take_while(|line| !line.ends_with(':')).filter(|line| !line.is_empty()).collect()
}

/// Words between two names, folded.
static JOINS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("joins:"));
/// Words for writers without a name, folded.
static STAFF: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("staff:"));
/// Words in lower case that stand beside those, folded.
static BESIDE_STAFF: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("beside_staff:"));

/// Names of accounts that are nobody's, folded.
static ACCOUNTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("accounts:"));
/// Last words of what a writer is, folded.
static POSTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| lines("posts:"));

/// Words that open a byline, folded, longest first.
static OPENERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut found = lines("openers:");
    found.sort_by_key(|opener| std::cmp::Reverse(opener.len()));
    found
});

#[cfg(test)]
mod tests {
    use super::{byline, is_signature, signature};

    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(byline(line).as_deref(), expected, "{line}");
    }

    #[test]
    fn a_byline_says_so() {
        check("By Jane Roe", Some("Jane Roe"));
        check("Written by: Jane Roe and John Doe | Geneva", Some("Jane Roe and John Doe"));
        check("By Jane Roe on May 3, 2024", Some("Jane Roe"));
        check("Von Erika Muster", Some("Erika Muster"));
        check("Par Jeanne Dupont", Some("Jeanne Dupont"));
        check("ByJane Roe", Some("Jane Roe"));
        check("By Jane Roe in Geneva", Some("Jane Roe"));
        check("By Jane Roe - Mar 3, 2024", Some("Jane Roe"));
        check("By Jane Roe, Geneva correspondent", Some("Jane Roe"));
        check("Von Erika Muster, Korrespondentin", Some("Erika Muster"));
        check("Par Jeanne Dupont, envoyée spéciale", Some("Jeanne Dupont"));
        check("This post was written by Jane Roe.", Some("Jane Roe"));
    }

    #[test]
    fn names_that_markup_sets_apart_need_no_by() {
        let cases = [
            ("Jane Roe", Some("Jane Roe")),
            ("Jane Roe and John Doe", Some("Jane Roe and John Doe")),
            ("Jane Roe ⋅ Senior Editor", Some("Jane Roe")),
            ("Roe", None),
            ("Read more", None),
            ("Geneva, Switzerland", None),
        ];
        for (text, expected) in cases {
            assert_eq!(super::bare(text).as_deref(), expected, "{text}");
        }
        assert_eq!(super::marked("The Courier team").as_deref(), Some("The Courier team"));
        assert_eq!(super::marked("Share").as_deref(), None);
        assert_eq!(super::listed("Roe, Jane").as_deref(), Some("Jane Roe"));
    }

    #[test]
    fn the_account_of_an_engine_is_no_writer() {
        for name in ["admin", "Administrator", "by admin", "Site Admin", "webmaster"] {
            assert_eq!(super::stated(name), None, "{name}");
        }
        assert_eq!(super::stated("Jane Admin").as_deref(), Some("Jane Admin"));
    }

    #[test]
    fn a_sentence_that_begins_with_by_is_none() {
        check("By the time the talks ended, both sides had left", None);
        check("By 2019 the mission was closed", None);
        check("Jane Roe", None);
        check("Byron Roe", None);
        check("Written by Feb 11, 2019", None);
        check("Author spotlight", None);
    }

    #[test]
    fn a_date_line_may_name_the_writer() {
        let found = super::beside_date("Monday, May 4, 2015 · By Jane Roe");
        assert_eq!(found.as_deref(), Some("Jane Roe"));
        assert_eq!(super::beside_date("Monday, May 4, 2015 · Oslo"), None);
        for line in ["May 4, 2015 By Jane Roe", "May 4, 2015Jane Roe"] {
            assert_eq!(super::beside_date(line).as_deref(), Some("Jane Roe"), "{line}");
        }
    }

    #[test]
    fn names_with_a_place_or_a_post_sign_an_article() {
        let ordinary = |word: &str| ["meet", "visits", "embassy", "talks"].contains(&word);
        let cases = [
            ("Maria Holm, Geneva", Some("Maria Holm")),
            ("Maria Holm and Peter Lund, Oslo", Some("Maria Holm and Peter Lund")),
            (
                "Maria Holm and our correspondent in Oslo",
                Some("Maria Holm and our correspondent in Oslo"),
            ),
            ("Gazette staff and Northern Wire", Some("Gazette staff and Northern Wire")),
            ("Our foreign staff", Some("Our foreign staff")),
            ("Maria Holm", None),
            ("Geneva, Switzerland", None),
            ("Holm Visits Geneva, Oslo", None),
            ("Embassy staff leave Geneva", None),
            ("Envoys and ministers meet, Geneva waits", None),
            ("Maria Holm, Geneva: talks fail", None),
        ];
        for (line, expected) in cases {
            let found = is_signature(line, &ordinary).then(|| signature(line));
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }
}
