//! [`each_table`]: a TOML file that people write, read in spite of a slip in one of its tables.
//!
//! What stands in the tables is the business of whoever asks.

use serde::de::DeserializeOwned;

/// A piece of a file and where it begins, or what is wrong and where.
pub(super) type Piece<File> = (usize, Result<File, String>);

/// Reads a file whole, or, if there is a slip in it, each `[[table]]` of it by itself, so that a
/// slip in one costs none of the others. Places are bytes of the text.
#[must_use]
pub fn each_table<File: DeserializeOwned>(text: &str) -> Vec<Piece<File>> {
    if let Ok(file) = toml::from_str(text) {
        return vec![(0, Ok(file))];
    }
    let read = |(start, piece): (usize, &str)| match toml::from_str(piece) {
        Ok(file) => (start, Ok(file)),
        Err(error) => {
            let place = error.span().map_or(0, |span| span.start);
            (start + place, Err(error.message().to_owned()))
        }
    };
    pieces(text).into_iter().map(read).collect()
}

/// The text cut before each line that opens a table, be it ever so broken; every piece with its
/// place.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut starts = vec![0];
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('[') && place > 0 {
            starts.push(place);
        }
        place += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let pairs = starts.iter().copied().zip(ends);
    pairs.filter_map(|(from, to)| Some((from, text.get(from..to)?))).collect()
}
