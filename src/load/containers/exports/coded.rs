//! Exports with a code before each part, as Factiva writes them: `HD`, `LP`, `TD` and so on.
//!
//! A code stands alone on its line, or before its value.

use super::{Entry, Part, listed};

/// An export has so many sure codes beside its headline and its text.
const FEWEST_CODES: usize = 3;
/// The last line of an article names it by a long row of letters and figures.
const SHORTEST_NUMBER: usize = 16;
const FEWEST_FIGURES: usize = 10;

/// What stands between a code and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// A tab, a colon or several blanks.
    Wide,
    /// One blank.
    Narrow,
}

/// A line that begins a field: its code, the value beside it, and what parts them.
struct Field<'l> {
    code: &'l str,
    value: &'l str,
    gap: Option<Gap>,
}

fn field(line: &str) -> Option<Field<'_>> {
    let end = line.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(line.len());
    let (code, rest) = line.split_at(end);
    if code.is_empty() || !listed("codes", code) {
        return None;
    }
    let value = rest.trim_start_matches([' ', '\t', ':']);
    let gap = match rest.len() - value.len() {
        0 if rest.is_empty() => None,
        0 => return None,
        1 if rest.starts_with(' ') => Some(Gap::Narrow),
        _ => Some(Gap::Wide),
    };
    Some(Field { code, value, gap })
}

/// Whether lines show the fields of an article in their order: headline, sure ones, text.
pub(super) fn is_one(lines: &[&str]) -> bool {
    let fields = || lines.iter().filter_map(|line| field(line));
    let codes: Vec<&str> = fields().map(|field| field.code).collect();
    let title = codes.iter().position(|code| listed("title codes", code));
    let text = codes.iter().position(|code| listed("text codes", code));
    let Some((title, text)) = title.zip(text).filter(|(title, text)| title < text) else {
        return false;
    };
    let mut sure: Vec<&str> = codes.get(title..text).unwrap_or_default().to_vec();
    sure.retain(|code| listed("sure codes", code));
    sure.sort_unstable();
    sure.dedup();
    sure.len() >= FEWEST_CODES
}

/// Takes the articles of an export apart.
pub(super) fn entries(lines: &[&str]) -> Vec<Entry> {
    // A paragraph may begin with a word that is a code elsewhere ("IN Larnholm").
    let title = lines.iter().filter_map(|line| field(line)).find(|f| listed("title codes", f.code));
    let narrow = title.is_some_and(|field| field.gap == Some(Gap::Narrow));
    let (mut found, mut entry) = (Vec::new(), Entry::default());
    let mut code = "";
    for line in lines {
        let begun = field(line).filter(|field| match field.gap {
            Some(Gap::Narrow) if !narrow => false,
            Some(Gap::Narrow) if listed("text codes", code) => {
                let goes_on = listed("text codes", field.code) && field.code != code;
                is_index(field.value) || goes_on
            }
            _ => true,
        });
        // Not all exports have a line that ends an article.
        let again = begun.as_ref().is_some_and(|field| listed("title codes", field.code));
        if again && entry.has_body {
            found.push(std::mem::take(&mut entry));
        }
        let value = match &begun {
            Some(field) => {
                code = field.code;
                entry.push(Part::Field, code);
                field.value
            }
            None => line,
        };
        let ends = is_end(value);
        if ends {
            code = "";
        }
        if begun.is_none() || !value.is_empty() {
            take(&mut entry, code, value);
        }
        if ends && entry.has_body {
            found.push(std::mem::take(&mut entry));
        }
    }
    if entry.has_body {
        found.push(entry);
    } else if let Some(last) = found.last_mut() {
        // What closes the export is no article of its own.
        entry.text.lines().for_each(|line| last.push(Part::Field, line));
    }
    found
}

/// Adds a line of a field.
fn take(entry: &mut Entry, code: &str, value: &str) {
    let part = match code {
        _ if listed("title codes", code) => Part::Title,
        _ if listed("text codes", code) => Part::Body,
        _ => Part::Field,
    };
    entry.push(part, value);
    match code {
        _ if part == Part::Title => entry.title(value),
        _ if listed("day codes", code) => entry.day(value, "database field: PD"),
        _ if listed("writer codes", code) => entry.writer(value),
        _ if listed("source codes", code) => entry.source(value),
        _ if listed("language codes", code) => entry.language(value),
        _ => {}
    }
}

/// Whether a value is of the index below a text: codes with their names, or one word.
fn is_index(value: &str) -> bool {
    value.contains(" : ") || value.contains('|') || !value.contains(' ')
}

/// Whether a line ends an article: "Document GAZ0000020190303ef3100012".
fn is_end(line: &str) -> bool {
    let Some((_, number)) = line.split_once(' ').filter(|(word, _)| *word == "Document") else {
        return false;
    };
    number.len() >= SHORTEST_NUMBER
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && number.bytes().filter(u8::is_ascii_digit).count() >= FEWEST_FIGURES
}
