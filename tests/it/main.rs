//! The test binary: what the house promises, seen from outside.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod agency;
mod architecture;
mod asked_for;
mod cleaning;
mod cli;
mod dating;
mod days;
mod events;
mod formats;
mod hostile;
mod ledger;
mod loading;
mod meant;
mod misread;
#[cfg(unix)]
mod pty;
mod questions;
mod quotes;
mod readme;
mod rules;
mod screen;
mod speeches;
mod story;
#[cfg(unix)]
mod terminal;
mod unseen;
