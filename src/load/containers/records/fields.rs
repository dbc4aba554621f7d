//! Which field of a record is which part of an article.
//!
//! The names stand in `data/formats/fields.txt`; how a file of records is read is not told here.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde_json::{Map, Value};

use super::super::{code, piece::Piece};
use super::passages;
use crate::document::{Basis, DayInterval};
use crate::load::facts::{Facts, roughly, same_words, stamp, stated_byline, without_site};
use crate::load::names::{Lists, lists};

/// Fewest words of a body; what is shorter is a label.
const FEWEST_WORDS: usize = 4;
/// Seconds since 1970 beyond which a number counts milliseconds (the year 2286).
const MOST_SECONDS: i64 = 9_999_999_999;
/// The least number in a text that can tell a day by itself ("19900101").
const FEWEST_SECONDS: i64 = 19_900_101;
/// The years of articles that programs date.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;
/// The most words that the name of a publication has.
const MOST_NAME_WORDS: usize = 12;

/// The names of the fields that hold each part.
static NAMES: LazyLock<Lists> =
    LazyLock::new(|| lists(include_str!("../../../../data/formats/fields.txt")));

/// Reads a record; `None` if it is no article.
pub(super) fn piece(object: &Map<String, Value>) -> Option<Piece> {
    let record = Record::new(object);
    let mut bodies = record.all("body").filter_map(|(_, value)| passages::words(value));
    let body = bodies.find(|body| body.split_whitespace().nth(FEWEST_WORDS - 1).is_some());
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
pub(super) type Fields<'v> = HashMap<String, (&'v str, &'v Value)>;

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

    /// Its publication; some scrapers keep the address of the page under that name.
    fn source(&self) -> Option<String> {
        let named = |text: &String| {
            !text.starts_with("http")
                && !text.contains('\n')
                && text.split_whitespace().nth(MOST_NAME_WORDS).is_none()
        };
        let own =
            self.all("source").filter(|(_, value)| !value.as_object().is_some_and(holds_text));
        own.filter_map(|(_, value)| words(value)).find(named)
    }

    fn facts(&self) -> Facts {
        let address = self.all("url").chain(self.all("source"));
        let url = address.filter_map(|(_, value)| words(value));
        let language = self.text("language").and_then(|name| code(&name));
        Facts {
            headline: self.text("title").map(|title| without_name(title, self.source())),
            byline: self.all("byline").find_map(|(_, value)| stated_byline(&people(value))),
            source: self.source(),
            url: url.into_iter().find(|url| url.starts_with("http")),
            language,
            date: self.date(),
            roughly: self.roughly().map(Box::new),
            ..Facts::default()
        }
    }

    /// The date of publication.
    fn date(&self) -> Option<(Date, Cow<'static, str>)> {
        let collected: Vec<&Value> = self.all("collected").map(|(_, value)| value).collect();
        // "timestamp" tells when it was published, or the same as "scraped_at" beside it.
        let is_vague = |name: &str| names("vague").contains(&plain_name(name).as_str());
        let clock = |value: &Value| value.as_str().is_none_or(|text| text.contains(':'));
        let mut told = self.all("published").filter(|(name, value)| {
            collected.is_empty() || !(is_vague(name) || (clock(value) && collected.contains(value)))
        });
        told.find_map(|(name, value)| Some((day(value)?, format!("record: {name}").into())))
    }

    /// The days on which it was published, where the field tells a month or a year only; else the
    /// day of its last change.
    fn roughly(&self) -> Option<(DayInterval, Cow<'static, str>)> {
        let mut told = self.all("published").filter_map(|(name, value)| {
            Some((roughly(&words(value)?)?, format!("record: {name}").into()))
        });
        let changed = || {
            self.all("updated").find_map(|(name, value)| {
                let reason = format!("record: {name}, the only date that it tells");
                Some((DayInterval::day(day(value)?, Basis::Inferred), reason.into()))
            })
        };
        told.next().or_else(changed)
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
pub(super) fn names(part: &str) -> &'static [&'static str] {
    NAMES.get(part).map_or(&[], Vec::as_slice)
}

/// The fields of an object by their plain names.
pub(super) fn plain(object: &Map<String, Value>) -> Fields<'_> {
    object.iter().map(|(key, value)| (plain_name(key), (key.as_str(), value))).collect()
}

/// A name in small letters and without signs between its words.
fn plain_name(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether an object holds the text of an article.
fn holds_text(object: &Map<String, Value>) -> bool {
    hold_text(object.keys().map(String::as_str))
}

/// Whether one of some fields can hold the text of an article.
pub(super) fn hold_text<'n>(mut fields: impl Iterator<Item = &'n str>) -> bool {
    fields.any(|name| names("body").contains(&plain_name(name).as_str()))
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

/// The day that a value tells: a stamp in words, digits alone ("20170703"), or seconds since 1970
/// (Unix time).
fn day(value: &Value) -> Option<Date> {
    let day = match value {
        Value::Number(number) => {
            of_number(number.as_i64().or_else(|| number.as_f64().map(|number| number as i64))?)
        }
        Value::Object(object) => {
            // As databases write it: {"$date": {"$numberLong": "1499040000000"}}.
            let fields = plain(object);
            let inner = names("date inside").iter().find_map(|name| day(fields.get(*name)?.1));
            inner.or_else(|| stamp(&words(value)?))
        }
        other => {
            let text = words(other)?;
            let number = text.trim().parse().ok().filter(|number| *number >= FEWEST_SECONDS);
            stamp(&text).or_else(|| of_number(number?))
        }
    };
    day.filter(|day| YEARS.contains(&day.year()))
}

/// The day that a number tells: year, month and day, or seconds or milliseconds since 1970.
fn of_number(number: i64) -> Option<Date> {
    digits(number).or_else(|| {
        let seconds = if number > MOST_SECONDS { number / 1000 } else { number };
        Some(Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).date())
    })
}

/// The day that eight digits tell as a number, year first.
fn digits(number: i64) -> Option<Date> {
    let (year, rest) = (number.div_euclid(10_000), number.rem_euclid(10_000));
    let (month, day) = (i8::try_from(rest / 100).ok()?, i8::try_from(rest % 100).ok()?);
    let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month, day).ok()
}
