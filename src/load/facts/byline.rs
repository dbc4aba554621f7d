//! Bylines: lines that tell who wrote an article.
//!
//! A line that says so ("By ...") counts anywhere; one of names with a place or a post ("Jane Roe,
//! Geneva") only where bylines stand; a bare name is no byline.

mod persons;
mod signature;
mod words;

use crate::text::calendar::{self, Order};
use crate::text::{Span, fold};
pub(in crate::load) use persons::in_small;
use persons::{is_given, persons};
pub(in crate::load) use signature::{
    is_names, is_person, is_post, is_signature, persons_of, writers,
};
use signature::{is_staff, parts};
use words::{ACCOUNTS, ENDS, LABELS, MANNERS, Opens, PLACED, ends_with_post, openers};

/// The longest byline, in words after "By".
const MOST_WORDS: usize = 12;
/// The longest name that markup sets apart, in words.
const MOST_MARKED_WORDS: usize = 6;

/// Whether the line only tells who wrote the article.
pub(in crate::load) fn is_byline(line: &str) -> bool {
    credited(line).is_some() || behind_opener(line).is_some_and(is_staff)
}

/// The persons in a byline, without "By" and what follows the names; `None` if it names none.
pub(in crate::load) fn byline(line: &str) -> Option<String> {
    credited(line)?;
    let rest = behind_opener(line)?;
    persons(before_signs(rest))
}

/// What a byline tells of the writers, whoever they are, without "By".
fn credited(line: &str) -> Option<String> {
    let found = names(behind_opener(line)?)?;
    let label = fold(&found).split(' ').all(|word| LABELS.contains(&word));
    let manner = fold(&found).split(' ').next_back().is_some_and(|last| MANNERS.contains(&last));
    (!label && !manner).then_some(found)
}

/// What opens a byline is shorter, in characters.
const MOST_OPENER: usize = 60;

/// What stands behind the words that open a byline.
fn behind_opener(line: &str) -> Option<&str> {
    let head = line.char_indices().nth(MOST_OPENER).and_then(|(end, _)| line.get(..end));
    let folded = fold(head.unwrap_or(line));
    openers(&folded).iter().find_map(|(opener, opens)| {
        let rest = folded.strip_prefix(*opener)?;
        let told = rest.starts_with([' ', ':', '\u{a0}']) || is_glued(line, opener);
        let after = line.char_indices().nth(opener.chars().count()).filter(|_| told)?;
        let rest = line.get(after.0..)?;
        let names = rest.trim_start_matches([' ', ':', '\u{a0}']);
        let fits = match opens {
            Opens::Anything => true,
            Opens::Labelled => rest.trim_start().starts_with(':'),
            Opens::Person => is_given(names),
        };
        fits.then_some(names)
    })
}

/// Whether an opener and a name stand together as elements without a space ("ByJane Roe").
fn is_glued(line: &str, opener: &str) -> bool {
    let mut next = line.chars().skip(opener.chars().count().saturating_sub(1));
    let small = next.next().is_some_and(char::is_lowercase);
    opener.ends_with("by") && small && next.next().is_some_and(char::is_uppercase)
}

/// What stands before the signs that end the names of a byline, and before its date.
fn before_signs(text: &str) -> &str {
    let text = calendar::stamp(text).map_or(text, |(_, date)| &text[..date.start()]);
    let end = text.find(['|', '•', '·', '⋅', '∙', '\n', '@', '(', '—']).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// The names in a part of a date line ("4 May 2015 · By Jane Roe").
pub(super) fn beside_date(line: &str) -> Option<String> {
    let (.., date) = super::date::date_line(line, Span::whole(line), Order::Unknown)?;
    let behind = line.get(date.end()..).map_or("", str::trim_start);
    let parts = || line.split(['·', '|', '•', '⋅', '∙']).find_map(|part| byline(part.trim()));
    let alone = || {
        let mut parts = line.split(['|', '•', '·', '⋅', '∙']).map(str::trim);
        parts.find(|part| is_person(part, &|_| false)).map(ToOwned::to_owned)
    };
    let before = || {
        let head =
            line.get(..date.start()).unwrap_or("").trim_end_matches([' ', ',', '-', '–', '—']);
        byline(head).or_else(|| Some(head.to_owned()).filter(|head| is_person(head, &|_| false)))
    };
    let said = || byline(behind).or_else(parts).or_else(alone).or_else(before);
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
    let text = without_mail(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let text = credited(&text).unwrap_or(text);
    let digits = text.chars().any(|letter| letter.is_ascii_digit());
    let words = text.split(' ').count();
    let named = || text.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count() > 1;
    let plain = !text.is_empty()
        && !is_account(&text)
        && !text.contains("://")
        && !text.contains("www.")
        && !text.starts_with('@')
        && (text.contains(' ') || !text.contains('@'))
        && (!digits || (words <= 5 && named()))
        && words <= 20;
    plain.then_some(text)
}

/// The name beside an address of mail: "jane@velm.example (Jane Roe)", as RSS 2.0 has it, or the
/// other way round.
fn without_mail(text: &str) -> &str {
    let (one, other) = match text.trim().strip_suffix([')', '>']) {
        Some(text) => text.split_once([' ', '(', '<']).map_or((text, ""), |_| {
            let at = text.rfind(['(', '<']).unwrap_or(text.len());
            text.split_at(at)
        }),
        None => (text, ""),
    };
    let (one, other) = (one.trim(), other.trim_start_matches(['(', '<']));
    match (one.contains('@'), other.contains('@')) {
        (true, false) if !other.is_empty() => other,
        (false, true) if !one.is_empty() => one,
        _ => text,
    }
}

/// A name that markup sets apart; whatever it is, it is no label.
pub(super) fn marked(text: &str) -> Option<String> {
    let text = credited(text).unwrap_or_else(|| text.to_owned());
    let found = names(&text)?;
    let folded = fold(&found);
    let mut words = folded.split(' ');
    let label = words.all(|word| LABELS.contains(&word));
    (!label && folded.split(' ').count() <= MOST_MARKED_WORDS).then_some(found)
}

/// Whether the text is one of those that open a byline.
pub(in crate::load) fn is_opener(text: &str) -> bool {
    let folded = fold(text);
    let bare = folded.trim_end_matches([':', ' ']);
    openers(bare).iter().any(|(opener, _)| *opener == bare)
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

/// Cuts what follows the names ("| Reuters", ", Staff Writer") and checks that names remain.
pub(super) fn names(text: &str) -> Option<String> {
    // What follows is when, not who.
    let words: Vec<&str> = before_signs(text).split_whitespace().collect();
    let placed = |at: usize| {
        let next = words.get(at + 1).is_some_and(|word| word.starts_with(char::is_uppercase));
        next && words.get(at).is_some_and(|word| PLACED.contains(&fold(word).as_str()))
    };
    let digits = |at: Option<usize>| {
        let word = at.and_then(|at| words.get(at));
        word.is_some_and(|word| word.contains(|letter: char| letter.is_ascii_digit()))
    };
    // Without a number beside them "Marco" and "April" are names.
    let month =
        |at: usize| is_month(words[at]) && (digits(Some(at + 1)) || digits(at.checked_sub(1)));
    let end = (0..words.len()).find(|at| ends_names(words[*at]) || month(*at) || placed(*at));
    let head = words.get(..end.unwrap_or(words.len()))?.join(" ");
    let head = head.trim_end_matches([',', '.', '-', '–', ' ', ':', ';']);
    let head = without_post(head);
    let words: Vec<&str> = head.split(' ').collect();
    // Some scripts have no capitals.
    let large = |c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase());
    let capital = |word: &&&str| word.starts_with(large);
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
    let name = fold(name).replace(['_', '-', '.'], " ");
    let opened = openers(&name).iter().find_map(|(opener, _)| name.strip_prefix(opener));
    let bare = |name: &str| ACCOUNTS.contains(&name.trim_start_matches([' ', ':']));
    bare(&name) || opened.is_some_and(bare)
}

/// Names without what their bearer is, behind a comma ("Jane Roe, Geneva correspondent").
fn without_post(names: &str) -> &str {
    names
        .rsplit_once(',')
        .filter(|(_, last)| ends_with_post(last))
        .map_or(names, |(names, _)| names)
}

/// Whether a word behind the names tells when or where.
fn ends_names(word: &str) -> bool {
    let folded = fold(word.trim_end_matches([',', '.', ':']));
    word.contains(|letter: char| letter.is_ascii_digit()) || ENDS.contains(&folded.as_str())
}

/// Whether a word can name a month.
fn is_month(word: &str) -> bool {
    let folded = fold(word.trim_end_matches([',', '.', ':']));
    folded.len() > 3 && calendar::month(&folded).is_some()
}

#[cfg(test)]
mod tests;
