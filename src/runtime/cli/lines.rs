//! Lines of JSON as they come in, in bounded memory.
//!
//! What is asked on them is the commands' business.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::load::reason;

/// Longer lines are refused, in bytes.
const LONGEST_LINE: usize = 16 << 20;

/// One line of input and where it stands.
#[derive(Debug)]
pub(super) struct Line {
    path: PathBuf,
    /// Counted from 1; 0 if it is the file that cannot be read.
    number: usize,
    text: Result<String, String>,
}

impl Line {
    /// The file that it stands in.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The object on the line, or what is wrong with it.
    pub(super) fn object<T: DeserializeOwned>(&self) -> Result<T, String> {
        let text = self.text.as_ref().map_err(|reason| self.wrong(reason))?;
        let told = |error: serde_json::Error| {
            self.wrong(&error.to_string().replace(" at line 1 column ", " at column "))
        };
        serde_json::from_str(text).map_err(told)
    }

    /// A complaint that says which line it is about.
    pub(super) fn wrong(&self, reason: &str) -> String {
        match self.number {
            0 => format!("{}: {reason}", self.path.display()),
            number => format!("{}: line {number}: {reason}", self.path.display()),
        }
    }
}

/// Hands on the lines of one input that are not blank; returns whether `send` still takes any.
pub(super) fn each_line(path: &Path, send: &mut dyn FnMut(Line) -> bool) -> bool {
    let mut send = |number, text| send(Line { path: path.to_owned(), number, text });
    let mut input: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        match File::open(path) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(error) => return send(0, Err(reason(&error))),
        }
    };
    for number in 1.. {
        let goes_on = match next_line(&mut *input) {
            Ok(None) => return true,
            Ok(Some(text)) if text.as_ref().is_ok_and(|text| text.trim().is_empty()) => true,
            Ok(Some(text)) => send(number, text),
            Err(error) => return send(0, Err(reason(&error))),
        };
        if !goes_on {
            return false;
        }
    }
    true
}

/// Reads a line without its end; the inner error is a line that is too long or no text.
fn next_line(input: &mut dyn BufRead) -> io::Result<Option<Result<String, String>>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(LONGEST_LINE).unwrap_or(u64::MAX);
    if input.take(limit).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.len() == LONGEST_LINE && bytes.last() != Some(&b'\n') {
        skip_line(input)?;
        return Ok(Some(Err(format!("longer than {} MiB", LONGEST_LINE >> 20))));
    }
    let text = String::from_utf8(bytes).map_err(|_| "this is not UTF-8".to_owned());
    Ok(Some(text.map(|text| text.trim_end_matches(['\n', '\r']).to_owned())))
}

/// Reads up to the next line end and keeps nothing.
fn skip_line(input: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let (length, ended) = match input.fill_buf()? {
            [] => return Ok(()),
            bytes => match bytes.iter().position(|byte| *byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (bytes.len(), false),
            },
        };
        input.consume(length);
        if ended {
            return Ok(());
        }
    }
}
