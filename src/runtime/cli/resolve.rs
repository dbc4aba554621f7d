//! `actors resolve`: which names are one actor.
//!
//! The names of one document are read as a text of one name a line, by the same rules as any text.

use std::collections::HashMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::output::{Failure, Sink};
use super::parallel::in_order;
use crate::annotate::annotate;
use crate::document::{Annotated, Mention};
use crate::load::verbatim;
use crate::story::tell;

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
}

#[derive(Debug, Serialize)]
struct Answer<'a> {
    doc: &'a Value,
    name: &'a str,
    actor: Option<&'a str>,
    rule: Option<&'static str>,
}

/// Runs `actors resolve`.
pub(super) fn run(arguments: &Arguments, sink: &mut Sink) -> Result<(), Failure> {
    let asked = read(&arguments.path)?;
    let (texts, places) = texts(&asked);
    let annotated = in_order(&texts, |text| annotate(verbatim(Path::new("-"), text)));
    let articles = tell(annotated).articles;
    for (question, (article, line)) in asked.iter().zip(places) {
        let mention = articles.get(article).and_then(|article| in_line(article, line));
        let actor = mention.and_then(|mention| mention.actor.as_ref());
        sink.json(&Answer {
            doc: &question.doc,
            name: &question.name,
            actor: actor.map(crate::document::ActorId::as_str),
            rule: mention.map(|mention| mention.rule),
        })?;
    }
    Ok(())
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

/// One text a document, and for each question its text and line.
fn texts(asked: &[Asked]) -> (Vec<String>, Vec<(usize, usize)>) {
    let mut known: HashMap<String, usize> = HashMap::new();
    let (mut texts, mut lines, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for question in asked {
        let at = *known.entry(question.doc.to_string()).or_insert_with(|| {
            texts.push(String::new());
            lines.push(0);
            texts.len() - 1
        });
        if let (Some(text), Some(line)) = (texts.get_mut(at), lines.get_mut(at)) {
            let name = question.name.split_whitespace().collect::<Vec<_>>().join(" ");
            text.push_str(if name.is_empty() { "-" } else { &name });
            text.push('\n');
            places.push((at, *line));
            *line += 1;
        }
    }
    (texts, places)
}

/// The mention of an actor that covers most of a line.
fn in_line(article: &Annotated, line: usize) -> Option<&Mention> {
    let raw = article.document.raw();
    let start = match line.checked_sub(1) {
        None => 0,
        Some(before) => raw.match_indices('\n').nth(before)?.0 + 1,
    };
    let end = raw.get(start..)?.find('\n').map_or(raw.len(), |length| start + length);
    let here = crate::text::Span::between(start, end);
    let mentions = article.mentions.iter().filter(|mention| here.contains(mention.span));
    mentions.max_by_key(|mention| (mention.actor.is_some(), mention.span.len()))
}
