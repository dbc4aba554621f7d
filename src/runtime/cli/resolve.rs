//! `actors resolve`: which names are one actor.
//!
//! Only reads and writes lines; the rules live in `annotate::actors`.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::output::{Failure, Sink};
use crate::annotate::actors::{NamedIn, resolve};
use crate::document::MentionKind;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A file of {"doc","name","kind"} lines; `-` is standard input
    #[arg(value_name = "PATH", default_value = "-")]
    path: PathBuf,
}

/// A line's object.
#[derive(Clone, Debug, Deserialize)]
struct Asked {
    doc: Value,
    name: String,
    #[serde(default)]
    kind: String,
}

#[derive(Debug, Serialize)]
struct Answer<'a> {
    doc: &'a Value,
    name: &'a str,
    actor: Option<&'a str>,
    rule: &'static str,
}

/// Runs `actors resolve`.
pub(super) fn run(arguments: &Arguments, sink: &mut Sink) -> Result<(), Failure> {
    let asked = read(&arguments.path)?;
    let docs: Vec<String> = asked.iter().map(|question| question.doc.to_string()).collect();
    let names: Vec<NamedIn<'_>> = asked
        .iter()
        .zip(&docs)
        .map(|(question, doc)| NamedIn { doc, name: &question.name, kind: kind(&question.kind) })
        .collect();
    for (question, answer) in asked.iter().zip(resolve(&names)) {
        sink.json(&Answer {
            doc: &question.doc,
            name: &question.name,
            actor: answer.actor.as_deref(),
            rule: answer.rule,
        })?;
    }
    Ok(())
}

/// The kind of name under its CoNLL-2003 label; a person if there is none.
fn kind(label: &str) -> MentionKind {
    match label {
        "ORG" => MentionKind::Organisation,
        "LOC" => MentionKind::Location,
        "MISC" => MentionKind::Other,
        _ => MentionKind::Person,
    }
}

fn read(path: &Path) -> Result<Vec<Asked>, Failure> {
    let refused = |reason: String| Failure::Refused(format!("{}: {reason}", path.display()));
    let mut text = String::new();
    let read = if path == Path::new("-") {
        io::stdin().read_to_string(&mut text).map(|_| ())
    } else {
        std::fs::read_to_string(path).map(|all| text = all)
    };
    read.map_err(|error| refused(error.to_string()))?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            serde_json::from_str(line).map_err(|error| refused(format!("line {number}: {error}")))
        })
        .collect()
}
