//! Opens the reader from the command line: its query, its paths, its terminal.
//!
//! The reader itself lives in `runtime::reader`.

use std::io::IsTerminal;

use super::output::{Failure, report};
use super::{ColorWhen, ReaderArguments};
use crate::query::Query;
use crate::runtime::reader::{self, ReaderOptions};

/// Checks what was asked for and runs the reader.
pub(super) fn run(arguments: &ReaderArguments) -> Result<(), Failure> {
    let query = arguments.filters.joined()?;
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
