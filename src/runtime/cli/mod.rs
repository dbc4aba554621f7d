//! The command line: what may be asked, and who answers.
//!
//! A contract with scripts: names and exit codes stay. The answers live in the files beside this.

mod annotate;
mod clean;
mod corpus;
mod lines;
mod output;
mod parallel;
mod reader;
mod records;
mod resolve;
mod tables;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::load::reason;
use output::{Failure, Sink};
use tables::{Ask, Filters, Question, ShowAsk};

/// Read a pile of news as one story: clean articles, who did what to whom, and when.
#[derive(Debug, Parser)]
#[command(name = "diplo-tui", version, args_conflicts_with_subcommands = true)]
#[command(after_help = "Exit codes: 0 done, 1 failed or refused, 2 wrong usage.")]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    reader: ReaderArguments,
}

/// What the reader opens with.
#[derive(Clone, Debug, Args)]
struct ReaderArguments {
    /// Files and folders to read; `-` is standard input, nothing is the sample
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    filters: Filters,
    /// A file of your own rules on what to drop and keep, beside those that are found
    #[arg(long, global = true, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Your ledger of who is who, in place of the one in the configuration folder
    #[arg(long, global = true, value_name = "FILE")]
    ledger: Option<PathBuf>,
    /// When to use colour; only the reader does
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = ColorWhen::Auto)]
    color: ColorWhen,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// If the terminal has it and `NO_COLOR` is not set.
    Auto,
    /// In any case.
    Always,
    /// Not at all.
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print articles without appeals, menus, related links and footers
    Clean(clean::Arguments),
    /// Print what is found in articles (dates, actors, events, quotes) as JSON Lines
    Annotate(annotate::Arguments),
    /// List articles by date
    List(Ask),
    /// List articles, the best match first
    Search(Ask),
    /// List what happened, by date
    Timeline(Ask),
    /// List who is named, most articles first
    Actors(ActorsArguments),
    /// List who said what
    Quotes(Ask),
    /// Print the articles that pass
    Show(ShowAsk),
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
struct ActorsArguments {
    #[command(subcommand)]
    command: Option<ActorsCommand>,
    #[command(flatten)]
    ask: Ask,
}

#[derive(Debug, Subcommand)]
enum ActorsCommand {
    /// Tell which names are one actor: reads lines of {"doc","name","kind"}
    Resolve(resolve::Arguments),
}

/// Runs the program and returns its exit code.
#[must_use]
pub fn main() -> ExitCode {
    let words = tables::with_exclusions(std::env::args_os().collect());
    let line = match CommandLine::try_parse_from(words) {
        Ok(line) => line,
        Err(error) => {
            let wrong = error.use_stderr();
            // Nothing can be told if even the message cannot be printed.
            let _ = error.print();
            return ExitCode::from(if wrong { 2 } else { 0 });
        }
    };
    let mut sink = Sink::stdout();
    let own = Own { rules: line.reader.rules.as_deref(), ledger: line.reader.ledger.as_deref() };
    let done = match &line.command {
        None => known(own.rules).and_then(|()| reader::run(&line.reader)),
        Some(command) => known(own.rules)
            .and_then(|()| known(own.ledger))
            .and_then(|()| answer(command, own, &mut sink)),
    };
    match done.and_then(|()| sink.finish()) {
        Ok(()) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Refused(reason)) => {
            output::complain(&reason);
            ExitCode::from(1)
        }
        Err(Failure::Told) => ExitCode::from(1),
        Err(Failure::Usage(reason)) => {
            output::complain(&reason);
            ExitCode::from(2)
        }
    }
}

/// Files of the user's own that were named: what to cut, and who is who.
#[derive(Clone, Copy, Debug)]
struct Own<'a> {
    rules: Option<&'a Path>,
    ledger: Option<&'a Path>,
}

/// Refuses a file that cannot be read: what it asks for would not be done.
fn known(file: Option<&Path>) -> Result<(), Failure> {
    let Some(path) = file else { return Ok(()) };
    let refused = |why: &str| Err(Failure::Refused(format!("{}: {why}", path.display())));
    match path.metadata() {
        Ok(there) if there.is_dir() => refused("it is a folder"),
        Ok(_) => Ok(()),
        Err(error) => refused(&reason(&error)),
    }
}

fn answer(command: &Command, own: Own<'_>, sink: &mut Sink) -> Result<(), Failure> {
    let (question, ask) = match command {
        Command::Clean(arguments) => return clean::run(arguments, own, sink),
        Command::Annotate(arguments) => return annotate::run(arguments, own, sink),
        Command::Actors(arguments) => match &arguments.command {
            Some(ActorsCommand::Resolve(arguments)) => return resolve::run(arguments, own, sink),
            None => (Question::Actors, &arguments.ask),
        },
        Command::Show(ask) => return tables::show(ask, own, sink),
        Command::List(ask) => (Question::List, ask),
        Command::Search(ask) => (Question::Search, ask),
        Command::Timeline(ask) => (Question::Timeline, ask),
        Command::Quotes(ask) => (Question::Quotes, ask),
    };
    tables::run(question, ask, own, sink)
}
