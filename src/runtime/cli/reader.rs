//! Opens the reader from the command line: its query, its paths, its terminal.
//!
//! The reader itself lives in `runtime::reader`.

use std::io::IsTerminal;

use super::output::Failure;
use super::{ColorWhen, ReaderArguments};
use crate::query::{Period, Query};

/// Checks what was asked for and runs the reader.
pub(super) fn run(arguments: &ReaderArguments) -> Result<(), Failure> {
    let query = query(arguments)?;
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        let hint = "use `diplo-tui clean`, `annotate`, `list` or `timeline` in scripts";
        return Err(Failure::Refused(format!("diplo-tui: the reader needs a terminal; {hint}")));
    }
    open(arguments, &query)
}

/// The stand-in until the reader is built.
fn open(arguments: &ReaderArguments, _query: &Query) -> Result<(), Failure> {
    let _color = arguments.color != ColorWhen::Never;
    Err(Failure::Refused("diplo-tui: the reader is not in this build".to_owned()))
}

/// Joins `--actor`, `--from`, `--to` and `--query` to one query.
fn query(arguments: &ReaderArguments) -> Result<Query, Failure> {
    let mut parts: Vec<_> = arguments.actor.iter().map(|name| Query::actor(name)).collect();
    let ends = [(&arguments.from, "--from"), (&arguments.to, "--to")];
    for (date, option) in
        ends.into_iter().filter_map(|(date, option)| Some((date.as_ref()?, option)))
    {
        let text = if option == "--from" { format!("{date}..") } else { format!("..{date}") };
        let period = Period::parse(&text).ok().filter(|_| !date.contains(".."));
        let period = period.ok_or_else(|| {
            Failure::Usage(format!(
                "{option} {date}: this is no date; write 2017, 2017-08 or 2017-08-31"
            ))
        })?;
        parts.push(Query::period(period));
    }
    if let Some(text) = &arguments.query {
        let query = Query::parse(text);
        parts.push(query.map_err(|error| Failure::Usage(format!("--query {text}: {error}")))?);
    }
    Ok(Query::all(&parts))
}
