//! Exports with labels, as Nexis writes them: "Length: 612 words", "Load-Date: March 3, 2019".
//!
//! Newer ones begin with the headline, older ones with the name of the paper.

use std::ops::Range;

use super::{Entry, Part, day, listed};

/// Two other signs beside its length show that a text is an export.
const FEWEST_SIGNS: usize = 2;
/// Nothing but the headline, the paper, the day and a line or two stands above the labels.
const MOST_HEAD_LINES: usize = 12;

/// The label that a line begins with, in small letters, and what it says.
fn label(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim().to_ascii_lowercase();
    let known = listed("head labels", &name) || listed("tail labels", &name);
    known.then(|| (name, value.trim()))
}

/// Whether a line is what a list holds, and nothing else.
fn is(list: &str, line: &str) -> bool {
    listed(list, &line.to_ascii_lowercase())
}

/// Whether a line tells the length of an article: "Length: 612 words".
fn is_length(line: &str) -> bool {
    let Some((name, value)) = line.split_at_checked("length".len()) else { return false };
    // Every line of a file is asked, and hardly one begins so.
    let Some(value) = value.strip_prefix(':') else { return false };
    let mut words = value.trim().split(' ');
    name.eq_ignore_ascii_case("length")
        && words.next().is_some_and(|number| number.parse::<u32>().is_ok())
        && words.next() == Some("words")
        && words.next().is_none()
}

/// Whether a line counts the articles of the export: "1 of 12 DOCUMENTS".
fn is_count(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let number = |word: &str| word.parse::<u32>().is_ok();
    matches!(words.as_slice(), [one, "of", all, "DOCUMENTS"] if number(one) && number(all))
}

/// Whether a line only tells whose the text is: "Copyright 2019 The Harbour Gazette".
fn is_copyright(line: &str) -> bool {
    let rest = line.strip_prefix("Copyright ");
    let rest = rest.map(|rest| rest.trim_start_matches(['©', ' ']));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || line.eq_ignore_ascii_case("All Rights Reserved")
}

/// Whether lines tell a length, and two more things that no newspaper prints.
pub(super) fn is_one(lines: &[&str]) -> bool {
    // Nearly every text is none, and is to be let go at once.
    if !lines.iter().any(|line| is_length(line)) {
        return false;
    }
    let sure = |line: &&&str| {
        is("body", line)
            || is("end", line)
            || is_count(line)
            || label(line).is_some_and(|(name, _)| listed("sure labels", &name))
    };
    let other = |line: &&&str| is_copyright(line) || (label(line).is_some() && !is_length(line));
    let sure = lines.iter().filter(sure).count();
    let others = lines.iter().filter(other).count();
    sure > 0 && sure + others >= FEWEST_SIGNS
}

/// Takes the articles of an export apart.
pub(super) fn entries(lines: &[&str]) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut start = 0;
    for at in 0..=lines.len() {
        let line = lines.get(at).copied();
        let end = match line {
            Some(line) if is("end", line) => at + 1,
            Some(line) if is_count(line) && at > start => at,
            None => at,
            Some(_) => continue,
        };
        let own = lines.get(start..end).unwrap_or_default();
        start = end;
        if own.iter().any(|line| is_length(line)) {
            found.push(entry(own));
        } else if let Some(last) = found.last_mut() {
            // What closes the export is no article of its own.
            own.iter().for_each(|line| last.push(Part::Field, line));
        } else {
            start = 0;
        }
    }
    found
}

/// Reads the lines of one article.
fn entry(lines: &[&str]) -> Entry {
    let body = body(lines);
    let head = head(lines.get(..top(lines)).unwrap_or_default());
    let mut entry = Entry::default();
    for (at, line) in lines.iter().enumerate() {
        let part = match at {
            _ if body.contains(&at) => Part::Body,
            _ if head.title.contains(&at) => Part::Title,
            _ => Part::Field,
        };
        entry.push(part, line);
        match label(line) {
            _ if part == Part::Title => entry.title(line),
            _ if head.source == Some(at) => entry.source(line),
            _ if head.day == Some(at) => entry.day(line, "database: its date line"),
            Some((name, value)) if at < body.start && listed("writer labels", &name) => {
                entry.writer(value);
            }
            _ => {}
        }
    }
    entry
}

/// The lines of the text: those behind "Body", else those behind the last field above it, up to
/// the first field below it.
fn body(lines: &[&str]) -> Range<usize> {
    let said = lines.iter().position(|line| is("body", line)).map(|at| at + 1);
    let start = said.unwrap_or_else(|| {
        let length = lines.iter().position(|line| is_length(line)).unwrap_or(0);
        let heads = |at: &usize| {
            let known = lines.get(*at).and_then(|line| label(line));
            known.is_some_and(|(name, _)| listed("head labels", &name))
        };
        let last = (0..lines.len().min(length + MOST_HEAD_LINES)).rfind(heads).unwrap_or(length);
        // The words of a field may go on in the next line, up to a blank one.
        let gap = |at: &usize| lines.get(*at).is_none_or(|line| line.is_empty());
        (last..lines.len()).find(gap).unwrap_or(lines.len())
    });
    let closes = |at: &usize| {
        let Some(line) = lines.get(*at) else { return false };
        let tail = label(line).is_some_and(|(name, _)| listed("tail labels", &name));
        // Newer exports set the name of a field below the text on a line of its own.
        let bare = said.is_some() && is("tail labels", line);
        tail || bare || is("end", line) || is_copyright(line)
    };
    let end = (start..lines.len()).find(closes).unwrap_or(lines.len());
    start..end
}

/// Where the labels begin that its length stands among. What lies above may begin with a cover,
/// which tells who searched for what.
fn top(lines: &[&str]) -> usize {
    let length = lines.iter().position(|line| is_length(line)).unwrap_or(0);
    let above = lines.get(..length).unwrap_or_default();
    let labels = |line: &&&str| line.is_empty() || label(line).is_some() || is_copyright(line);
    length - above.iter().rev().take_while(labels).count()
}

/// Where the parts of an article stand above its labels.
#[derive(Default)]
struct Head {
    title: Range<usize>,
    source: Option<usize>,
    day: Option<usize>,
}

/// Tells headline, paper and day apart: the paper stands right above the day; the headline right
/// above the paper, or in older exports last.
fn head(lines: &[&str]) -> Head {
    let start = lines.iter().rposition(|line| is_count(line)).map(|at| at + 1);
    let words = |at: &usize| lines.get(*at).is_some_and(|line| !line.is_empty());
    let told: Vec<usize> = (start.unwrap_or(0)..lines.len()).filter(words).collect();
    let dated = |at: &usize| lines.get(*at).is_some_and(|line| day(line).is_some());
    let Some(place) = told.iter().rposition(dated) else { return Head::default() };
    let (above, behind) = told.split_at(place);
    let title = match above {
        [.., title, _] if start.is_none() => *title..*title + 1,
        _ => last_paragraph(behind),
    };
    Head { title, source: above.last().copied(), day: behind.first().copied() }
}

/// The lines of the last paragraph, of lines that are not blank, if it is not the first.
fn last_paragraph(told: &[usize]) -> Range<usize> {
    let paragraphs = told.chunk_by(|one, next| one + 1 == *next);
    match paragraphs.skip(1).last() {
        Some([first, .., last]) => *first..*last + 1,
        Some([only]) => *only..*only + 1,
        _ => 0..0,
    }
}
