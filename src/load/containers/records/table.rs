//! Tables of articles: one a row, the names of its fields in the first row (CSV, RFC 4180).
//!
//! Parted by commas, semicolons or tabs; a row becomes a record like those of JSON.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader};

use csv::{ErrorKind, ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

use super::super::limits::damage;
use super::super::source::Source;
use super::super::{Place, Unfolding};
use super::{Count, Portion, decoded, fields, finish, record};

/// What may part the fields of a row.
const PARTINGS: [u8; 3] = [b',', b';', b'\t'];

/// Reads a table; rows of too many or too few fields are read as far as they go.
pub(in super::super) fn read(unfolding: &mut Unfolding<'_>, place: &Place, source: Source<'_>) {
    let most = unfolding.budget.limits.entry;
    let left = Cell::new(most);
    let mut source = BufReader::new(Portion { inner: decoded(source), left: &left });
    let parting = source.fill_buf().map_or(b',', parting);
    let mut rows = ReaderBuilder::new().delimiter(parting).flexible(true).from_reader(source);
    let mut count = Count::default();
    let heads = match rows.headers() {
        Ok(heads) if fields::hold_text(heads.iter()) => heads.clone(),
        _ => return finish(unfolding, place, &count),
    };
    let mut row = StringRecord::new();
    loop {
        left.set(most);
        match rows.read_record(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                count.broken = Some(told(&error, most));
                break;
            }
        }
        let number = Some(count.seen + 1);
        if !record(unfolding, place, &object(&heads, &row), number, &mut count) {
            break;
        }
    }
    finish(unfolding, place, &count);
}

/// The sign that stands most often in the first line.
fn parting(head: &[u8]) -> u8 {
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let often = |sign: &u8| first.iter().filter(|byte| *byte == sign).count();
    PARTINGS.into_iter().rev().max_by_key(often).unwrap_or(b',')
}

/// A row as a record; empty fields tell nothing.
fn object(heads: &StringRecord, row: &StringRecord) -> Value {
    let told = heads.iter().zip(row).filter(|(_, text)| !text.trim().is_empty());
    let fields = told.map(|(name, text)| (name.to_owned(), Value::String(text.to_owned())));
    Value::Object(fields.collect::<Map<_, _>>())
}

/// What is wrong with a table, in words.
fn told(error: &csv::Error, most: u64) -> String {
    match error.kind() {
        ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            format!("a row is larger than {} MB", most >> 20)
        }
        ErrorKind::Io(error) => damage(error),
        _ => format!("no table: {error}"),
    }
}
