//! Opens the reader from the command line: its query, its paths, its terminal.
//!
//! The reader itself lives in `runtime::reader`.

use std::io::IsTerminal;

use super::output::{Failure, report};
use super::{ColorWhen, ReaderArguments};
use crate::query::Query;
use crate::runtime::reader::{self, ReaderOptions};
use crate::ui::Colours;

/// Checks what was asked for and runs the reader.
pub(super) fn run(arguments: &ReaderArguments) -> Result<(), Failure> {
    let query = arguments.filters.joined()?;
    let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if !terminal || variable("TERM") == "dumb" {
        let needs = if terminal { "a terminal that is not dumb (TERM)" } else { "a terminal" };
        let hint = "use `diplo-tui clean`, `annotate`, `list` or `timeline` in scripts";
        return Err(Failure::Refused(format!("diplo-tui: the reader needs {needs}; {hint}")));
    }
    open(arguments, &query)
}

/// Opens the screen; if nothing can be loaded, tells why instead.
fn open(arguments: &ReaderArguments, query: &Query) -> Result<(), Failure> {
    let colours = colours(arguments.color);
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

/// The colours of the terminal, unless `NO_COLOR` (<https://no-color.org>) is set; as many as any has
/// if they are wanted in any case.
fn colours(wanted: ColorWhen) -> Colours {
    let terminal = Colours::of_terminal(&variable("TERM"), &variable("COLORTERM"));
    match wanted {
        ColorWhen::Never => Colours::None,
        ColorWhen::Auto if !variable("NO_COLOR").is_empty() => Colours::None,
        ColorWhen::Auto => terminal,
        ColorWhen::Always if terminal == Colours::Basic => Colours::Basic,
        ColorWhen::Always => Colours::Many,
    }
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}
