//! `annotate`: what is found in articles, as JSON Lines.
//!
//! Files are read as one corpus; lines of JSON each alone, as they come, in bounded memory.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use clap::Args;
use serde::Deserialize;
use serde_json::Value;

use super::Own;
use super::corpus::snapshot;
use super::lines::{Line, each_line};
use super::output::{Failure, Sink, complain, json};
use super::parallel::in_order;
use super::records::AnnotateRecord;
use crate::document::{Basis, DayInterval, Evidence, Publication};
use crate::load::verbatim;
use crate::runtime::understand::understand;

/// How many lines are in work at once; a line that comes alone is answered at once.
const BATCH: usize = 64;

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
pub(super) fn run(arguments: &Arguments, own: Own<'_>, sink: &mut Sink) -> Result<(), Failure> {
    if arguments.jsonl {
        return lines(&arguments.paths, sink);
    }
    let snapshot = snapshot(&arguments.paths, own)?;
    for article in snapshot.articles() {
        sink.json(&AnnotateRecord::of_file(&article.annotated, &article.entries))?;
    }
    Ok(())
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
    thread::spawn(move || {
        let mut send = |line| sender.send(line).is_ok();
        paths.iter().all(|path| each_line(path, &mut send))
    });
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

/// The publication by an ISO 8601 stamp, a day by its own clock, a month or a year:
/// "2022-03-04", "2022-03-04T10:00:00Z", "2022-03".
fn published(stamp: &str) -> Option<Publication> {
    let evidence = Evidence { reason: "given with the text".to_owned(), span: None };
    let day = stamp.strip_suffix('Z').unwrap_or(stamp).parse().ok();
    day.map(|day| Publication::Stated(day, evidence.clone())).or_else(|| {
        let days = DayInterval::unit(stamp, Basis::Inferred)?;
        Some(Publication::Inferred(days, vec![evidence]))
    })
}

/// The answer to a line as JSON, or what is wrong with it.
fn answered(line: &Line) -> Result<String, String> {
    let wrong = |reason: &str| line.wrong(reason);
    let asked: Asked = line.object()?;
    let document = verbatim(line.path(), &asked.text);
    let given = asked.published.as_deref();
    let given = given.map(|stamp| published(stamp).ok_or_else(|| wrong("`published` is no date")));
    let annotated = understand(document, given.transpose()?);
    let annotated = annotated.map_err(|problem| wrong(&problem.reason))?;
    json(&AnnotateRecord::of_line(&annotated, asked.id)).map_err(|_| wrong("no answer"))
}
