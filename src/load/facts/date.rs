//! Dates of publication: a date line, a stamp of the markup, an address.
//!
//! Dates inside sentences belong to the annotators; here a line must be little but its date.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::text::{Span, calendar, fold};

/// The longest date line, in characters: "Published on Wednesday, 30 September 2020 at 23:59 GMT"
/// with a name before it.
const MOST_CHARS: usize = 110;
/// How many letters may stand beside the date and the words of date lines.
const MOST_OTHER_LETTERS: usize = 24;
/// Signs that set apart the parts of a line.
const PARTERS: [char; 6] = ['|', '·', '•', '⋅', '∙', '—'];
/// The same for a line that ends as a sentence does ("Posted on 3 March 2020.").
const MOST_LETTERS_OF_A_SENTENCE: usize = 8;

/// What a date line says of its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// That it was published then, or nothing at all.
    Published,
    /// That it was changed then.
    Changed,
}

/// Whether the line only tells a date of publication.
pub(in crate::load) fn is_date_line(line: &str) -> bool {
    let short = line.chars().count() <= MOST_CHARS;
    short && lone_date(line, Span::whole(line)).is_some_and(|(says, ..)| says == Says::Published)
}

/// The date of a line that only tells a date, or of a part that is set apart in it
/// ("Jane Roe | Geneva | 4 May 2015"), and its place in `raw`.
pub(super) fn date_line(raw: &str, span: Span) -> Option<(Says, Date, Span)> {
    let line = span.of(raw);
    if line.chars().count() > MOST_CHARS {
        return None;
    }
    lone_date(raw, span).or_else(|| {
        let mut at = span.start();
        let parts = line.split_inclusive(PARTERS).map(|part| {
            at += part.len();
            Span::between(at - part.len(), at)
        });
        let parts: Vec<Span> = parts.collect();
        let several = parts.len() > 1;
        parts.into_iter().filter(|_| several).find_map(|part| lone_date(raw, part))
    })
}

fn lone_date(raw: &str, span: Span) -> Option<(Says, Date, Span)> {
    let line = span.of(raw);
    let (date, place) = calendar::stamp(line)?;
    let before = fold(line.get(..place.start())?);
    let after = fold(line.get(place.end()..)?);
    let others = letters_beside(&before) + letters_beside(&after);
    if line.ends_with(['.', '!', '?']) && others > MOST_LETTERS_OF_A_SENTENCE {
        return None;
    }
    let says = says(&before)?;
    (others <= MOST_OTHER_LETTERS).then(|| {
        let start = span.start() + place.start();
        (says, date, Span::between(start, span.start() + place.end()))
    })
}

/// What folded words before a date say of it; `None` if it is neither of publication nor change.
pub(super) fn says(before: &str) -> Option<Says> {
    let one_of = |words: &[&str]| words.iter().any(|word| before.contains(word));
    match () {
        () if one_of(&OTHER) => None,
        () if one_of(&MODIFIED) => Some(Says::Changed),
        () => Some(Says::Published),
    }
}

/// The words of one line of the data file, folded.
fn listed(name: &str) -> Vec<&'static str> {
    let file = include_str!("../../../data/boilerplate/date_lines.txt");
    let lines = file.lines().filter_map(|line| line.split_once(": "));
    let own = lines.filter(|(head, _)| *head == name);
    own.flat_map(|(_, words)| words.split(", ")).collect()
}

/// Words that tell that the date is neither of publication nor of change.
static OTHER: LazyLock<Vec<&'static str>> = LazyLock::new(|| listed("other"));
/// Words that tell that the date is that of the last change.
static MODIFIED: LazyLock<Vec<&'static str>> = LazyLock::new(|| listed("modified"));
/// Words that stand beside the date in date lines.
static BESIDE: LazyLock<Vec<&'static str>> = LazyLock::new(|| listed("beside"));

/// Counts the letters that do not belong to date lines.
fn letters_beside(text: &str) -> usize {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| !is_date_word(word)).map(|word| word.chars().count()).sum()
}

fn is_date_word(word: &str) -> bool {
    BESIDE.contains(&word) || calendar::month(word).is_some() || calendar::weekday(word).is_some()
}

/// The day of an ISO 8601 stamp, or of what metadata often holds instead.
pub(in crate::load) fn stamp(text: &str) -> Option<Date> {
    let text = text.trim();
    iso(text).or_else(|| {
        let short = text.get(..text.len().min(40)).unwrap_or(text);
        calendar::stamp(short).map(|(date, _)| date)
    })
}

fn iso(text: &str) -> Option<Date> {
    let head = text.get(..10)?;
    let plausible = |date: &Date| (1990..=2100).contains(&date.year());
    let dashed = head.replace(['/', '.'], "-");
    let compact = || {
        let digits = text.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
        format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?).parse().ok()
    };
    dashed.parse().ok().or_else(compact).filter(plausible)
}

/// The day in an address such as `/2021/04/28/` or `/2021-04-28-`.
pub(super) fn of_url(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    let mut parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    parts.retain(|part| !part.is_empty());
    parts.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        let sizes =
            year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
        let year: i16 = year.parse().ok().filter(|year| sizes && (1990..=2100).contains(year))?;
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::{Says, date_line, is_date_line, of_url, stamp};
    use crate::text::Span;
    use jiff::civil::date;

    #[test]
    fn a_date_line_is_little_but_its_date() {
        assert!(is_date_line("28 Apr, 2021 11:53"));
        assert!(is_date_line("Published on August 31, 2017"));
        assert!(!is_date_line(
            "Since July 1, 2019, the office in Geneva has been closed for works."
        ));
    }

    #[test]
    fn a_date_line_says_what_its_date_is() {
        let cases = [
            ("Posted on 4 May 2015", Some(Says::Published)),
            ("Jane Roe, Senior Correspondent | Geneva | 4 May 2015", Some(Says::Published)),
            ("Last updated: 4 May 2015", Some(Says::Changed)),
            ("Medically reviewed 4 May 2015", None),
            ("Deadline: 4 May 2015", None),
        ];
        for (line, expected) in cases {
            let found = date_line(line, Span::whole(line)).map(|(says, ..)| says);
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn stamps_and_addresses_give_their_day() {
        assert_eq!(stamp("2021-04-28T11:53:00+03:00"), Some(date(2021, 4, 28)));
        assert_eq!(of_url("https://x.org/2021/04/28/talks"), Some(date(2021, 4, 28)));
        assert_eq!(of_url("https://x.org/20210/talks-2021-4"), None);
    }
}
