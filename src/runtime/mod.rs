//! The only impure shelf: command line, terminal, event loop, worker, signals.
//!
//! What the reader can do lives in `app`, how it looks in `ui`.

pub mod cli;
mod ledger;
pub mod reader;
mod rules;
mod understand;
