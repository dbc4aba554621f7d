//! What the command line prints: answers to standard output, complaints to standard error.
//!
//! No escape byte passes here; a closed pipe ends the program quietly.

use std::io::{self, BufWriter, Stdout, Write};

use serde::Serialize;

use crate::document::Problem;
use crate::load::reason;
use crate::text::sanitize::sanitize_line;

/// Why a command ends early.
#[derive(Debug)]
pub(super) enum Failure {
    /// Nobody reads any more (`| head`): no failure in the eyes of the user.
    Closed,
    /// A reason that the user has not been told yet.
    Refused(String),
    /// All reasons have been told already.
    Told,
    /// The command line makes no sense.
    Usage(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Refused(format!("standard output: {}", reason(&error))),
        }
    }
}

/// Standard output, buffered.
#[derive(Debug)]
pub(super) struct Sink {
    out: BufWriter<Stdout>,
}

impl Sink {
    pub(super) fn stdout() -> Self {
        Self { out: BufWriter::new(io::stdout()) }
    }

    /// Writes text that was sanitised when it was loaded, and a line end.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(text.as_bytes())?;
        Ok(self.out.write_all(b"\n")?)
    }

    /// Writes one JSON object on a line of its own.
    pub(super) fn json(&mut self, record: &impl Serialize) -> Result<(), Failure> {
        let text = json(record)?;
        self.line(&text)
    }

    /// Hands on what is buffered.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.out.flush()?)
    }

    pub(super) fn finish(mut self) -> Result<(), Failure> {
        self.flush()
    }
}

/// The JSON text of a record, on one line, without control characters.
///
/// `serde_json` escapes U+0000 to U+001F; DEL and C1, which steer terminals too, follow here. They
/// can stand inside strings only, where an escape means the same.
pub(super) fn json(record: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string(record)
        .map_err(|error| Failure::Refused(format!("standard output: {error}")))?;
    // In UTF-8 one is the byte 7F, the others begin with C2.
    let odd = |letter: char| ('\u{7f}'..='\u{9f}').contains(&letter);
    let bytes = text.as_bytes();
    if !(bytes.contains(&0x7f) || (bytes.contains(&0xc2) && text.contains(odd))) {
        return Ok(text);
    }
    let mut plain = String::with_capacity(text.len() + 5);
    for letter in text.chars() {
        match letter {
            '\u{7f}'..='\u{9f}' => plain.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => plain.push(letter),
        }
    }
    Ok(plain)
}

/// Tells the user something on one line of standard error.
pub(super) fn complain(reason: &str) {
    // If standard error is gone too, nobody is left to be told.
    let _ = writeln!(io::stderr(), "{}", sanitize_line(reason));
}

/// Tells the user what is wrong with a file.
pub(super) fn report(problem: &Problem) {
    complain(&problem.to_string());
}

/// Tells of bad files while they are few, and at the end how many more there were.
#[derive(Debug, Default)]
pub(super) struct Complaints {
    met: usize,
}

impl Complaints {
    /// The most that are told one by one; a container can hold a hundred thousand.
    const MOST_TOLD: usize = 200;

    /// Tells of a file, unless too many were told of.
    pub(super) fn take(&mut self, problem: &Problem) {
        self.met += 1;
        if self.met <= Self::MOST_TOLD {
            report(problem);
        }
    }

    /// Whether any file was bad.
    pub(super) fn any(&self) -> bool {
        self.met > 0
    }

    /// Tells how many were not told.
    pub(super) fn end(&self) {
        if let Some(line) = self.rest() {
            complain(&line);
        }
    }

    fn rest(&self) -> Option<String> {
        let rest = self.met.saturating_sub(Self::MOST_TOLD);
        let files = if rest == 1 { "file" } else { "files" };
        (rest > 0).then(|| format!("{rest} more {files} could not be read"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Complaints, json};

    #[test]
    fn bad_files_beyond_the_limit_are_counted() {
        let most = Complaints::MOST_TOLD;
        let cases = [
            (0, None),
            (most, None),
            (most + 1, Some("1 more file")),
            (most + 7, Some("7 more files")),
        ];
        for (met, expected) in cases {
            let line = Complaints { met }.rest();
            let told = line.as_deref().map(|line| line.split(" could").next().unwrap());
            assert_eq!(told, expected);
        }
    }

    #[test]
    fn control_characters_reach_no_pipe() {
        let text = json(&"a\u{1b}[31m\u{9b}1m\u{7f}é").unwrap();
        assert_eq!(text, r#""a\u001b[31m\u009b1m\u007fé""#);
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), "a\u{1b}[31m\u{9b}1m\u{7f}é");
    }
}
