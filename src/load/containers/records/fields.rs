//! Which field of a record is which part of an article.
//!
//! The names stand in `data/formats/fields.txt`; how a file of records is read is not told here.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde_json::{Map, Value};

use super::super::{code, piece::Piece};
use crate::document::DayInterval;
use crate::load::facts::{Facts, roughly, same_words, stamp, stated_byline, without_site};
use crate::load::names::{Lists, lists};

/// Fewest words of a body; what is shorter is a label.
const FEWEST_WORDS: usize = 4;
/// Seconds since 1970 beyond which a number counts milliseconds (the year 2286).
const MOST_SECONDS: i64 = 9_999_999_999;

/// The names of the fields that hold each part.
static NAMES: LazyLock<Lists> =
    LazyLock::new(|| lists(include_str!("../../../../data/formats/fields.txt")));

/// Reads a record; `None` if it is no article.
pub(super) fn piece(object: &Map<String, Value>) -> Option<Piece> {
    let record = Record::new(object);
    let body =
        record.text("body").filter(|body| body.split_whitespace().nth(FEWEST_WORDS - 1).is_some());
    let stated = record.facts();
    let summary = || {
        let told = stated.headline.is_some() && (stated.url.is_some() || stated.date.is_some());
        record.text("summary").filter(|_| told)
    };
    let body = body.or_else(summary)?;
    Some(Piece { body, stated, ..Piece::default() })
}

/// The fields of a record under their plain names.
struct Record<'v> {
    fields: Fields<'v>,
    inner: Vec<Fields<'v>>,
}

/// The fields of an object by their plain names, each with the name as it is written.
type Fields<'v> = HashMap<String, (&'v str, &'v Value)>;

impl<'v> Record<'v> {
    fn new(object: &'v Map<String, Value>) -> Self {
        let fields = plain(object);
        let objects = names("inner").iter().filter_map(|name| fields.get(*name)?.1.as_object());
        let inner = objects.map(plain).collect();
        Self { fields, inner }
    }

    /// The fields that can hold a part and hold something, in the order of trust.
    fn all(&self, part: &str) -> impl Iterator<Item = (&'v str, &'v Value)> {
        let maps = std::iter::once(&self.fields).chain(&self.inner);
        maps.flat_map(move |map| names(part).iter().filter_map(|name| map.get(*name).copied()))
            .filter(|(_, value)| !value.is_null())
    }

    /// The words of the first field that has any.
    fn text(&self, part: &str) -> Option<String> {
        self.all(part).find_map(|(_, value)| words(value))
    }

    fn facts(&self) -> Facts {
        let url = self.all("url").filter_map(|(_, value)| words(value));
        let language = self.text("language").and_then(|name| code(&name));
        Facts {
            headline: self.text("title").map(|title| without_name(title, self.text("source"))),
            byline: self.all("byline").find_map(|(_, value)| stated_byline(&people(value))),
            source: self.text("source"),
            url: url.into_iter().find(|url| url.starts_with("http")),
            language,
            date: self.date(),
            roughly: self.roughly().map(Box::new),
            ..Facts::default()
        }
    }

    /// The date of publication; that of a change only if there is no other.
    fn date(&self) -> Option<(Date, Cow<'static, str>)> {
        let day = |part| self.all(part).find_map(|(name, value)| Some((day(value)?, name)));
        let published = day("published").map(|(day, name)| (day, format!("record: {name}")));
        let updated = || {
            let (day, name) = day("updated")?;
            Some((day, format!("record: {name}, the only date that it tells")))
        };
        let updated = || updated().filter(|_| self.roughly().is_none());
        published.or_else(updated).map(|(day, reason)| (day, reason.into()))
    }

    /// The days on which it was published, where the field tells a month or a year only.
    fn roughly(&self) -> Option<(DayInterval, Cow<'static, str>)> {
        let mut told = self.all("published").filter_map(|(name, value)| {
            Some((roughly(&words(value)?)?, format!("record: {name}").into()))
        });
        told.next()
    }
}

/// A title without the name of its publication behind it ("Talks fail - The Velm Gazette").
fn without_name(title: String, source: Option<String>) -> String {
    let Some(source) = source else { return title };
    let named = without_site(&title, Some(&source));
    let cut = title.get(named.len()..).filter(|_| title.starts_with(&named));
    let whole = cut.is_some_and(|tail| same_words(tail, &source));
    if whole { named } else { title }
}

/// The names of the fields that can hold a part.
fn names(part: &str) -> &'static [&'static str] {
    NAMES.get(part).map_or(&[], Vec::as_slice)
}

fn plain(object: &Map<String, Value>) -> Fields<'_> {
    let name = |name: &String| -> String {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    object.iter().map(|(key, value)| (name(key), (key.as_str(), value))).collect()
}

/// The words of a value: its own, those of its parts, or those of a field that holds words.
fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let parts: Vec<_> = list.iter().filter_map(Value::as_str).collect();
            if parts.is_empty() {
                return list.iter().find_map(words_inside);
            }
            parts.join("\n\n")
        }
        Value::Object(_) => return words_inside(value),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

/// The words that a field of an object holds.
fn words_inside(value: &Value) -> Option<String> {
    let fields = plain(value.as_object()?);
    let texts = names("words").iter().filter_map(|name| fields.get(*name)?.1.as_str());
    texts.into_iter().find(|text| !text.trim().is_empty()).map(ToOwned::to_owned)
}

/// The names of people that a value tells.
fn people(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(words).collect(),
        other => words(other).into_iter().collect(),
    }
}

/// The day that a value tells: a stamp in words, or seconds since 1970 (Unix time).
fn day(value: &Value) -> Option<Date> {
    match value {
        Value::Number(number) => {
            let seconds =
                number.as_i64().or_else(|| number.as_f64().map(|seconds| seconds as i64))?;
            let seconds = if seconds > MOST_SECONDS { seconds / 1000 } else { seconds };
            let day = Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).date();
            (1990..=2100).contains(&day.year()).then_some(day)
        }
        other => stamp(&words(other)?),
    }
}
