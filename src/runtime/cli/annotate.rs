//! `annotate`: what is found in articles, as JSON Lines.
//!
//! Files are read as one corpus; lines of JSON each alone, as they come, in bounded memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use clap::Args;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use super::corpus::snapshot;
use super::output::{Failure, Sink, complain, json, reason};
use super::parallel::in_order;
use super::records::AnnotateRecord;
use crate::document::{Evidence, Publication};
use crate::load::verbatim;
use crate::runtime::understand::understand;

/// How many lines are in work at once; a line that comes alone is answered at once.
const BATCH: usize = 64;
/// Longer lines are refused, in bytes.
const LONGEST_LINE: usize = 16 << 20;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Read lines of {"id","text","published"} and take each text alone and as it is
    #[arg(long)]
    jsonl: bool,
    /// Files and folders to read as one corpus; `-` is standard input, as is nothing with --jsonl
    #[arg(required_unless_present = "jsonl", value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Runs `annotate`.
pub(super) fn run(arguments: &Arguments, sink: &mut Sink) -> Result<(), Failure> {
    if arguments.jsonl {
        return lines(&arguments.paths, sink);
    }
    let snapshot = snapshot(&arguments.paths)?;
    for article in snapshot.articles() {
        sink.json(&AnnotateRecord::of_file(&article.annotated, &article.entries))?;
    }
    Ok(())
}

/// One line of input and where it stands.
struct Line {
    path: PathBuf,
    number: usize,
    text: Result<String, String>,
}

/// A line's object.
#[derive(Deserialize)]
struct Asked {
    id: Value,
    text: String,
    #[serde(default)]
    published: Option<String>,
}

/// Answers line by line while they come.
fn lines(paths: &[PathBuf], sink: &mut Sink) -> Result<(), Failure> {
    let (sender, receiver) = sync_channel(BATCH);
    let paths = if paths.is_empty() { vec![PathBuf::from("-")] } else { paths.to_vec() };
    // Not joined: it may wait for input that never comes after the output is closed.
    thread::spawn(move || paths.iter().all(|path| send_lines(path, &sender)));
    let (mut good, mut bad) = (false, false);
    while let Some(batch) = next_batch(&receiver) {
        for answer in in_order(&batch, answered) {
            match answer {
                Ok(text) => {
                    good = true;
                    sink.line(&text)?;
                }
                Err(reason) => {
                    bad = true;
                    complain(&reason);
                }
            }
        }
        sink.flush()?;
    }
    if bad && !good { Err(Failure::Told) } else { Ok(()) }
}

/// Waits for a line and takes those that are there already; `None` at the end.
fn next_batch(receiver: &Receiver<Line>) -> Option<Vec<Line>> {
    let mut batch = vec![receiver.recv().ok()?];
    batch.extend(receiver.try_iter().take(BATCH - 1));
    Some(batch)
}

/// Sends the lines of one input; returns whether anybody still listens.
fn send_lines(path: &Path, sender: &SyncSender<Line>) -> bool {
    let send = |number, text| sender.send(Line { path: path.to_owned(), number, text }).is_ok();
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

/// The answer to a line as JSON, or what is wrong with it.
fn answered(line: &Line) -> Result<String, String> {
    let wrong = |reason: &str| match line.number {
        0 => format!("{}: {reason}", line.path.display()),
        number => format!("{}: line {number}: {reason}", line.path.display()),
    };
    let text = line.text.as_ref().map_err(|reason| wrong(reason))?;
    let asked: Asked = serde_json::from_str(text).map_err(|error| wrong(&error.to_string()))?;
    let document = verbatim(&line.path, &asked.text);
    let given = asked.published.as_deref().map(|day| match day.parse::<Date>() {
        Ok(date) => {
            let evidence = Evidence { reason: "given with the text".to_owned(), span: None };
            Ok(Publication::Stated(date, evidence))
        }
        Err(_) => Err(wrong("`published` is no date")),
    });
    let annotated = understand(document, given.transpose()?);
    let annotated = annotated.map_err(|problem| wrong(&problem.reason))?;
    json(&AnnotateRecord::of_line(&annotated, asked.id)).map_err(|_| wrong("no answer"))
}
