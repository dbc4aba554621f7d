//! Chronologies: lines that open with their date and a sign, of which only some tell the year
//! ("Aug. 21, 2013 -- ...", "Aug. 31 -- ...", "1990: Troops cross the border on 2 August").
//!
//! Headings that are a year and nothing else are read in the parent module.

use super::super::form::{Calendar, Form, Found, Pick, YearOf};
use crate::text::{Lexed, TokenKind};

/// So many months back, a chronology has rather turned the year than gone back.
const TURN: i8 = 6;

/// One line of a chronology: its date, and where what belongs to it ends.
#[derive(Clone, Copy, Debug)]
struct Entry {
    at: usize,
    end: usize,
    year: Option<i16>,
    month: Option<i8>,
}

/// In which order a chronology tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    OldestFirst,
    NewestFirst,
}

/// Gives the dates of a chronology the year of the entry before, or of their own entry.
pub(super) fn tell_years(lexed: &Lexed<'_>, found: &mut [Found]) {
    let entries = entries(lexed, found);
    let order = order(&entries);
    let mut told: Option<(i16, Option<i8>)> = None;
    for entry in &entries {
        told = match (entry.year, entry.month, told) {
            (Some(year), month, _) => Some((year, month)),
            (None, Some(month), Some((year, before))) => {
                let year = year + turned(before, month, order);
                set(found.get_mut(entry.at), year);
                Some((year, Some(month)))
            }
            _ => None,
        };
        // "1990: Troops cross on 2 August": of a year all that stands below it.
        if let (Some(year), None) = (entry.year, entry.month) {
            found.get_mut(entry.at + 1..entry.end).into_iter().flatten().for_each(|inner| {
                set(Some(inner), year);
            });
        }
    }
}

/// The lines that open with a date and a sign, with the dates up to the next or to the end of
/// their paragraph.
fn entries(lexed: &Lexed<'_>, found: &[Found]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut at = 0;
    let mut block = None;
    for sentence in lexed.sentences() {
        let count = |from: usize| {
            let rest = found.get(from..).unwrap_or_default();
            rest.iter().take_while(|found| found.first < sentence.tokens.end).count()
        };
        let inside = count(at);
        let opens = found.get(at).filter(|_| inside > 0).and_then(|one| {
            let lead = lexed.tokens().get(sentence.tokens.start)?.kind == TokenKind::Sign;
            let first = sentence.tokens.start + usize::from(lead);
            let (year, month) = head(&one.form)?;
            (one.first == first && signed(lexed, one.end)).then_some((year, month))
        });
        if let Some((year, month)) = opens {
            entries.push(Entry { at, end: at + inside, year, month });
            block = Some(sentence.block);
        } else if block == Some(sentence.block)
            && let Some(last) = entries.last_mut()
        {
            last.end = at + inside;
        }
        at += inside;
    }
    entries
}

/// Whether the sign at `at` opens what is told of a date: "Aug. 31 -- ", "1990: ".
fn signed(lexed: &Lexed<'_>, at: usize) -> bool {
    let spaced = |at: usize| lexed.tokens().get(at).is_some_and(|token| token.spaced);
    match lexed.word(at) {
        ":" => spaced(at + 1),
        "-" | "–" | "—" => {
            // Two hyphens stand for a dash.
            let behind = if lexed.word(at + 1) == "-" { at + 2 } else { at + 1 };
            spaced(at) && spaced(behind)
        }
        _ => false,
    }
}

/// The year and month of a date that can head an entry.
fn head(form: &Form) -> Option<(Option<i16>, Option<i8>)> {
    match form {
        Form::Calendar(date) => match date.year {
            YearOf::Known(year) => Some((Some(year), date.month)),
            YearOf::Open => Some((None, Some(date.month?))),
            _ => None,
        },
        Form::Range(from, until) => head(from).filter(|_| head(until).is_some()),
        _ => None,
    }
}

/// Which way most of the entries go.
fn order(entries: &[Entry]) -> Order {
    let pairs = entries.windows(2).filter_map(|pair| match pair {
        [first, second] => Some(match (first.year, second.year) {
            (Some(a), Some(b)) if a != b => (a < b, a > b),
            _ => {
                let months = second.month? - first.month?;
                (months > 0 || months <= -TURN, months < 0 && months > -TURN)
            }
        }),
        _ => None,
    });
    let (rises, falls) = pairs.fold((0, 0), |(rises, falls), (rise, fall)| {
        (rises + usize::from(rise), falls + usize::from(fall))
    });
    if falls > rises { Order::NewestFirst } else { Order::OldestFirst }
}

/// How many years lie between an entry and the next, by their months.
fn turned(before: Option<i8>, month: i8, order: Order) -> i16 {
    match (before, order) {
        (Some(before), Order::OldestFirst) if month < before => 1,
        (Some(before), Order::NewestFirst) if month > before => -1,
        _ => 0,
    }
}

/// Gives a date without its year this one.
fn set(found: Option<&mut Found>, year: i16) {
    let open = |date: &mut Calendar| {
        let plain = !matches!(date.pick, Pick::Last | Pick::Next | Pick::This | Pick::Coming);
        if date.year == YearOf::Open && date.month.is_some() && plain {
            (date.year, date.pick) = (YearOf::Around(year), Pick::Nearest);
        }
    };
    match found.map(|found| &mut found.form) {
        Some(Form::Calendar(date)) => open(date),
        Some(Form::Range(from, until)) => {
            for end in [from, until] {
                if let Form::Calendar(date) = end.as_mut() {
                    open(date);
                }
            }
        }
        _ => {}
    }
}
