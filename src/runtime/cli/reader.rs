//! Opens the reader from the command line: its query, its paths, its terminal.
//!
//! The reader itself lives in `runtime::reader`.

use std::io::IsTerminal;

use super::output::{Failure, report};
use super::{ColorWhen, ReaderArguments};
use crate::query::{Period, Query, Reach, Side};
use crate::runtime::reader::{self, ReaderOptions};

/// Checks what was asked for and runs the reader.
pub(super) fn run(arguments: &ReaderArguments) -> Result<(), Failure> {
    let query = query(arguments)?;
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        let hint = "use `diplo-tui clean`, `annotate`, `list` or `timeline` in scripts";
        return Err(Failure::Refused(format!("diplo-tui: the reader needs a terminal; {hint}")));
    }
    open(arguments, &query)
}

/// Opens the screen; if nothing can be loaded, tells why instead.
fn open(arguments: &ReaderArguments, query: &Query) -> Result<(), Failure> {
    let colours = match arguments.color {
        ColorWhen::Auto => terminal_has_colours(),
        ColorWhen::Always => true,
        ColorWhen::Never => false,
    };
    let (paths, rules) = (arguments.paths.clone(), arguments.rules.clone());
    let ledger = arguments.ledger.clone();
    let options = ReaderOptions { paths, rules, ledger, query: query.clone(), colours };
    match reader::run(&options) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(problems)) if problems.is_empty() => {
            Err(Failure::Refused(super::corpus::nothing(&arguments.paths)))
        }
        Ok(Err(problems)) => {
            problems.iter().for_each(report);
            Err(Failure::Told)
        }
        Err(error) => Err(Failure::Refused(format!("diplo-tui: {error:#}"))),
    }
}

/// Whether `NO_COLOR` (<https://no-color.org>) is unset and the terminal has 256 colours.
fn terminal_has_colours() -> bool {
    let set = |name: &str| std::env::var(name).unwrap_or_default();
    let many = set("TERM").contains("256") || !set("COLORTERM").is_empty();
    set("NO_COLOR").is_empty() && many
}

/// Joins `--actor`, `--from`, `--to` and `--query` to one query.
fn query(arguments: &ReaderArguments) -> Result<Query, Failure> {
    let mut parts: Vec<_> =
        arguments.actor.iter().map(|name| Query::actor(name, Side::Any, Reach::Own)).collect();
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
