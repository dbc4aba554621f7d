//! `actors resolve`: which names are one actor.
//!
//! Only reads and writes lines; the rules live in `annotate::actors`.

use std::path::PathBuf;

use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Own;
use super::lines::each_line;
use super::output::{Failure, Sink, complain, report};
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
    doubt: Option<&'static str>,
}

/// Runs `actors resolve`.
pub(super) fn run(arguments: &Arguments, own: Own<'_>, sink: &mut Sink) -> Result<(), Failure> {
    let (mut asked, mut bad) = (Vec::<Asked>::new(), false);
    each_line(&arguments.path, &mut |line| {
        match line.object() {
            Ok(question) => asked.push(question),
            Err(reason) => {
                bad = true;
                complain(&reason);
            }
        }
        true
    });
    let docs: Vec<String> = asked.iter().map(|question| place_of(&question.doc)).collect();
    let names: Vec<NamedIn<'_>> = asked
        .iter()
        .zip(&docs)
        .map(|(question, doc)| NamedIn { doc, name: &question.name, kind: kind(&question.kind) })
        .collect();
    let place = crate::runtime::ledger::place(own.ledger);
    let (ledger, wrong) = crate::runtime::ledger::read(place.as_deref());
    wrong.iter().for_each(report);
    let mut answers = resolve(&names);
    ledger.settle(&names, &mut answers);
    for (question, answer) in asked.iter().zip(answers) {
        sink.json(&Answer {
            doc: &question.doc,
            name: &question.name,
            actor: answer.actor.as_deref(),
            rule: answer.rule,
            doubt: answer.doubt,
        })?;
    }
    if bad && asked.is_empty() { Err(Failure::Told) } else { Ok(()) }
}

/// A document's place; any value of JSON may stand for one.
fn place_of(doc: &Value) -> String {
    doc.as_str().map_or_else(|| doc.to_string(), str::to_owned)
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
