//! [`Message`]: everything that can happen to the model.

use std::sync::Arc;

use super::Answer;
use super::keys::KeyPress;
use crate::document::Problem;
use crate::library::Snapshot;
use crate::story::Ledger;

/// Something happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyPress),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something at a cell.
    Mouse {
        /// What it did.
        pointer: Pointer,
        /// Column, counted from 0.
        column: u16,
        /// Row, counted from 0.
        row: u16,
    },
    /// The screen has a new size in cells.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// More of the corpus is there.
    Corpus {
        /// All that is there.
        snapshot: Arc<Snapshot>,
        /// Whether more will come.
        loading: Loading,
    },
    /// A query was answered.
    Answered {
        /// Which question it answers.
        ticket: u64,
        /// The answer.
        answer: Arc<Answer>,
    },
    /// A question could not be answered, which is a defect of the program.
    Unanswered {
        /// Which question.
        ticket: u64,
    },
    /// A ruling could not be written down, and so is not carried out.
    NotRuled {
        /// The rulings that stay in force.
        ledger: Ledger,
        /// Why not.
        problem: Problem,
    },
    /// The outside asks the program to end.
    Stop,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// The left button was pressed.
    Click,
    /// The wheel turned towards the reader's hand.
    WheelDown,
    /// The wheel turned away.
    WheelUp,
}

/// How far loading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// Files are still being read; so many are done.
    Running {
        /// Files that were read or refused.
        files: usize,
    },
    /// All files were read or refused.
    Done,
}
