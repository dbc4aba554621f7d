//! The three panes: what is chosen in each, how far it is scrolled, how it moves.
//!
//! How they look is `ui`'s business.

mod articles;
pub mod page;
mod reading;
mod timeline;

pub use articles::{ArticleList, row_height};
pub use page::{Form, Page, Position};
pub use reading::{Lit, Place, Reading};
pub use timeline::{Detail, Timeline, details};

/// How far a key moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// By this many rows.
    By(isize),
    /// By this many halves of a screen.
    Halves(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Move {
    /// The row that a move leads to from `row`, in a list of `length` rows, with `visible` of them
    /// on the screen.
    #[must_use]
    pub fn target(self, row: usize, length: usize, visible: usize) -> usize {
        let last = length.saturating_sub(1);
        let half = isize::try_from((visible / 2).max(1)).unwrap_or(1);
        match self {
            Self::By(rows) => row.saturating_add_signed(rows).min(last),
            Self::Halves(halves) => row.saturating_add_signed(halves * half).min(last),
            Self::First => 0,
            Self::Last => last,
        }
    }
}
