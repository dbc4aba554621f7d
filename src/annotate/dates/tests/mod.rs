//! What is found in a sentence and what it means: what all tests of dates share.
//!
//! All sentences are read as if published on Wednesday, 14 March 2018, unless told otherwise.

mod ahead;
mod beside;
mod clauses;
mod days;
mod forms;
mod passages;
mod properties;
mod tales;
mod values;

use jiff::civil::{Date, date};

use super::find;
use crate::document::{Evidence, Publication, Timex};
use crate::text::{Lexed, Span};

fn published() -> Publication {
    on(date(2018, 3, 14))
}

fn on(day: Date) -> Publication {
    Publication::Stated(day, Evidence { reason: "test".to_owned(), span: None })
}

fn timexes(text: &str, publication: &Publication) -> Vec<Timex> {
    let lexed = Lexed::new(text, &[Span::whole(text)]);
    find(&lexed, publication)
}

fn found(text: &str, publication: &Publication) -> Vec<String> {
    let timexes = timexes(text, publication);
    timexes.iter().map(|t| format!("{} = {}", t.span.of(text), t.value)).collect()
}

/// The values in a text of several paragraphs, in order.
fn paragraphs(paragraphs: &[&str], publication: &Publication) -> String {
    let text = paragraphs.join("\n");
    let mut at = 0;
    let mut blocks = Vec::new();
    for paragraph in paragraphs {
        blocks.push(Span::between(at, at + paragraph.len()));
        at += paragraph.len() + 1;
    }
    let values: Vec<_> =
        find(&Lexed::new(&text, &blocks), publication).into_iter().map(|t| t.value).collect();
    values.join(" | ")
}

/// Each case: a sentence, then what is found in it, parted by semicolons.
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(found(text, &published()).join("; "), *expected, "{text}");
    }
}

/// The same without a known publication date.
fn check_undated(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let timexes = timexes(text, &Publication::unknown());
        let values: Vec<_> = timexes.iter().map(|t| t.value.as_str()).collect();
        assert_eq!(values.join("; "), *expected, "{text}");
        assert!(timexes.iter().all(|t| t.interval.is_none()), "{text}");
    }
}

/// Each case: a sentence, then the days of its only expression.
fn check_days(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let timexes = timexes(text, &published());
        let days: Vec<_> = timexes
            .iter()
            .map(|t| t.interval.map_or_else(|| "no days".to_owned(), |days| days.to_string()))
            .collect();
        assert_eq!(days.join("; "), *expected, "{text}");
    }
}
