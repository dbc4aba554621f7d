//! [`Effect`]: everything that the model may ask of the world.

use super::Ask;
use crate::story::Ledger;

/// Something that only the runtime can do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Answer a question in the background; a newer one replaces it.
    Answer(Ask),
    /// Write the user's rulings down, and carry them out.
    Rule(Ledger),
    /// Put text on the terminal's clipboard.
    Copy(String),
    /// Draw everything anew.
    Redraw,
    /// Stop until the shell wakes the program.
    Suspend,
    /// End the program.
    Quit,
}
