//! Records: of JSON one, a list of them, or one a line; of a table one a row.
//!
//! They are read record by record; which field is what stands in `fields`.

mod fields;
mod passages;
mod table;

use std::cell::Cell;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

pub(super) use table::read as table;

use super::source::Source;
use super::{Place, Unfolding, Without};
use crate::load::decode::{Decoded, encoding_of, glance};

/// How deep a list of articles may stand in an object, as in `{"response":{"docs":[...]}}`, or in
/// other lists.
const MOST_DEPTH: usize = 3;
/// What the reader's own stop is called; never shown.
const STOPPED: &str = "stopped";

/// What became of the records of a file.
#[derive(Debug, Default)]
struct Count {
    seen: usize,
    articles: usize,
    without: Without,
    /// What is wrong with the file, so that nothing behind it could be read.
    broken: Option<String>,
    /// The lines that are no JSON.
    broken_lines: Without,
    /// Whether the beginning of the file names a field that holds the text of articles.
    promises: bool,
}

impl Count {
    fn of(head: &[u8]) -> Self {
        let head = glance(head);
        // Names of fields stand in quotation marks, as words do.
        let names = head.split('"').skip(1).step_by(2);
        Self { promises: fields::hold_text(names), ..Self::default() }
    }
}

/// Reads a JSON file: an article, a list of them, or several values one behind the other.
pub(super) fn json(unfolding: &mut Unfolding<'_>, place: &Place, source: Source<'_>) {
    let most = unfolding.budget.limits.entry;
    let left = Cell::new(most);
    let (mut count, mut any) = (Count::of(source.head()), false);
    let read = Portion { inner: decoded(source), left: &left };
    let mut values = serde_json::Deserializer::from_reader(BufReader::new(read));
    loop {
        let mut top = Top { unfolding, place, count: &mut count, left: &left, began: false };
        match (&mut top).deserialize(&mut values) {
            Ok(()) => any = true,
            // Nothing came behind the last value.
            Err(error) if error.is_eof() && !top.began && any => break,
            Err(error) => {
                let stopped = error.to_string().starts_with(STOPPED);
                count.broken = (!stopped).then(|| told(&error, most));
                break;
            }
        }
    }
    finish(unfolding, place, &count);
}

/// Reads JSON Lines; a line that is no JSON is passed over and told.
pub(super) fn lines(unfolding: &mut Unfolding<'_>, place: &Place, source: Source<'_>) {
    let most = unfolding.budget.limits.entry;
    let mut count = Count::of(source.head());
    let mut source = BufReader::new(decoded(source));
    for number in 1.. {
        let mut line = Vec::new();
        let length = (&mut source).take(most).read_until(b'\n', &mut line);
        let reason = match length {
            Ok(0) => break,
            Ok(length) if length as u64 == most => Some(format!("larger than {} MB", most >> 20)),
            Ok(_) => None,
            Err(error) => Some(super::limits::damage(&error)),
        };
        if let Some(reason) = reason {
            count.broken = Some(reason);
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Value>(&line) {
            Ok(value) => {
                if !record(unfolding, place, &value, Some(number), &mut count) {
                    break;
                }
            }
            Err(_) => count.broken_lines.note(number),
        }
    }
    finish(unfolding, place, &count);
}

fn decoded(source: Source<'_>) -> Decoded<Source<'_>> {
    Decoded::new(encoding_of(source.head()), source)
}

/// Tells what was wrong with a file of records.
fn finish(unfolding: &mut Unfolding<'_>, place: &Place, count: &Count) {
    if unfolding.budget.is_spent() || (unfolding.cancelled)() {
        return;
    }
    let lines = match count.broken_lines.count {
        0 => None,
        1 => Some(format!("line {} is no JSON", count.broken_lines.numbers(""))),
        _ => Some(format!("lines {} are no JSON", count.broken_lines.numbers(""))),
    };
    let broken = lines.into_iter().chain(count.broken.clone()).collect::<Vec<_>>().join("; ");
    match () {
        () if (count.articles > 0 || count.promises) && !broken.is_empty() => {
            unfolding.tell(&place.label, broken);
        }
        () if !broken.is_empty() => unfolding.refuse(place, broken),
        () if count.articles == 0 => unfolding.refuse(place, "no article in it".to_owned()),
        () => {}
    }
    if count.articles > 0 && count.without.count > 0 {
        unfolding.tell(&place.label, count.without.told(count.seen, "records"));
    }
}

/// Hands on a record; false if the reading is to stop.
fn record(
    unfolding: &mut Unfolding<'_>,
    place: &Place,
    value: &Value,
    number: Option<usize>,
    count: &mut Count,
) -> bool {
    if !unfolding.goes_on() || !unfolding.budget.entry() {
        return false;
    }
    count.seen += 1;
    let label = number.map_or_else(|| place.label.clone(), |number| place.nth(number));
    let piece = value.as_object().and_then(fields::piece);
    if let Some(document) = piece.and_then(|piece| piece.document(label, &unfolding.options.rules))
    {
        count.articles += 1;
        (unfolding.each)(Ok(document));
    } else {
        count.without.note(number.unwrap_or(count.seen));
    }
    true
}

/// Reads one value at the top of a file, and a list record by record.
struct Top<'t, 'u> {
    unfolding: &'t mut Unfolding<'u>,
    place: &'t Place,
    count: &'t mut Count,
    left: &'t Cell<u64>,
    began: bool,
}

impl Top<'_, '_> {
    /// Takes a record of a list, or a list of them; what comes next may be as long again.
    fn element(&mut self, value: &Value, depth: usize) -> bool {
        if let Some(list) = value.as_array().filter(|_| depth > 0) {
            return list.iter().all(|value| self.element(value, depth - 1));
        }
        self.left.set(self.unfolding.budget.limits.entry);
        let number = self.count.seen + 1;
        record(self.unfolding, self.place, value, Some(number), self.count)
    }

    /// Takes an object: an article, or what a list of articles stands in.
    fn object(&mut self, object: Map<String, Value>) -> bool {
        let alone = self.count.seen == 0;
        if fields::piece(&object).is_none() {
            if let Some(list) = list(object.values(), MOST_DEPTH) {
                return list.iter().all(|value| self.element(value, 0));
            }
            // Some keep each article under its number or address.
            if object.values().filter(|value| is_article(value)).nth(1).is_some() {
                return object.values().all(|value| self.element(value, 0));
            }
        }
        let number = (!alone).then_some(self.count.seen + 1);
        record(self.unfolding, self.place, &Value::Object(object), number, self.count)
    }
}

/// Whether a value is a record of an article.
fn is_article(value: &Value) -> bool {
    value.as_object().is_some_and(|object| fields::piece(object).is_some())
}

/// The first list of articles among some values and what stands in them.
fn list<'v>(
    values: impl Iterator<Item = &'v Value> + Clone,
    depth: usize,
) -> Option<&'v Vec<Value>> {
    let depth = depth.checked_sub(1)?;
    let lists = values.clone().filter_map(Value::as_array);
    let found = lists.into_iter().find(|list| list.iter().any(is_article));
    let mut inner = values.filter_map(Value::as_object);
    found.or_else(|| {
        inner.find_map(|object| list(object.values().collect::<Vec<_>>().into_iter(), depth))
    })
}

impl<'de> DeserializeSeed<'de> for &mut Top<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, values: D) -> Result<(), D::Error> {
        values.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Top<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record or a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.began = true;
        while let Some(value) = list.next_element::<Value>()? {
            if !self.element(&value, MOST_DEPTH) {
                return Err(A::Error::custom(STOPPED));
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        self.began = true;
        let mut object = Map::new();
        while let Some((name, value)) = fields.next_entry::<String, Value>()? {
            object.insert(name, value);
        }
        self.left.set(self.unfolding.budget.limits.entry);
        if self.object(object) { Ok(()) } else { Err(A::Error::custom(STOPPED)) }
    }
}

/// What is wrong with a JSON file, in words.
fn told(error: &serde_json::Error, most: u64) -> String {
    match error.io_error_kind() {
        Some(io::ErrorKind::FileTooLarge) => format!("a record is larger than {} MB", most >> 20),
        Some(io::ErrorKind::UnexpectedEof) => "damaged: it breaks off before its end".to_owned(),
        Some(_) => format!("damaged: {error}"),
        None if error.is_eof() => "it breaks off before its end".to_owned(),
        None => format!("no JSON: {error}"),
    }
}

/// A reader that gives so many bytes until it is allowed more.
struct Portion<'l, R> {
    inner: R,
    left: &'l Cell<u64>,
}

impl<R: Read> Read for Portion<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        match self.left.get().checked_sub(read as u64) {
            Some(left) => self.left.set(left),
            None => return Err(io::ErrorKind::FileTooLarge.into()),
        }
        Ok(read)
    }
}
