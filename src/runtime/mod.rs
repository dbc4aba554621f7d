//! The only impure shelf: command line, terminal, event loop, worker, signals.
//!
//! What the reader can do lives in `app`, how it looks in `ui`.

pub mod cli;
mod ledger;
pub mod reader;
mod rules;
mod understand;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The first year in which this program can run; a clock that stands before it is not set.
const FIRST_YEAR: i16 = 2025;

/// The day of the machine's clock in universal time; `None` if that is not set.
fn today() -> Option<Date> {
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    Some(today).filter(|today| today.year() >= FIRST_YEAR)
}
