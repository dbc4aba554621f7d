//! The story: what articles tell each other.
//!
//! What one article tells alone is found in `annotate`.

pub mod actors;
mod clusters;
mod copies;
mod dating;
mod differences;
mod facts;
mod ledger;
mod likeness;
mod once;
mod things;

use std::collections::HashSet;

use crate::document::{ActorId, Annotated, Problem};

pub use ledger::{ArticleName, Ledger, LedgerText, Print, Ruling, UNSET};

/// Articles that know of each other, and the events that they tell.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The articles, in the order they came.
    pub articles: Vec<Annotated>,
    /// For each article the first of those that are one text with it; itself if there is none.
    pub originals: Vec<usize>,
    /// The events; every telling is in exactly one.
    pub clusters: Vec<Cluster>,
    /// The actors that the user does not want to see in lists.
    pub hidden: HashSet<ActorId>,
    /// Rulings that could not be carried out, each under the path that it names.
    pub problems: Vec<Problem>,
}

/// The tellings of one event, the fullest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    /// Who tells it, and where.
    pub tellings: Vec<Telling>,
    /// Where the tellings do not agree.
    pub discrepancies: Vec<Discrepancy>,
    /// How many articles tell it in words of their own; copies of one report count once.
    pub voices: usize,
}

/// Names one event of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Telling {
    /// Index of the article.
    pub article: usize,
    /// Index of the event among the article's.
    pub event: usize,
}

/// What two tellings disagree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// When.
    Date,
    /// How many.
    Number,
    /// Where.
    Place,
    /// Who did it.
    Source,
    /// To whom.
    Target,
}

impl Slot {
    /// The word that scripts see.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Number => "number",
            Self::Place => "place",
            Self::Source => "source",
            Self::Target => "target",
        }
    }
}

/// Two tellings of one event that do not agree in one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    /// What they disagree on.
    pub slot: Slot,
    /// The first telling and what it says, in its words or as a date.
    pub first: (Telling, String),
    /// The other.
    pub other: (Telling, String),
}

/// Lets articles explain each other: groups tellings, dates the undated. What the user has ruled
/// comes on top of what is found.
#[must_use]
pub fn tell(mut articles: Vec<Annotated>, ledger: &Ledger) -> Story {
    let (places, problems) = ledger.places(&articles);
    ledger.date(&places, &mut articles);
    actors::acquaint(&mut articles);
    // Finds who is who, but for those that were parted before, and carries out what is ruled.
    let settle = |articles: &mut [Annotated], before: &ledger::CarriedOut| {
        actors::merge(articles, &before.apart);
        ledger::carry_out(ledger, &places, articles, before)
    };
    let mut ruled = settle(&mut articles, &ledger::CarriedOut::default());
    let originals = copies::originals(&articles);
    // What was dated was annotated again.
    let mut settle_again = |articles: &mut [Annotated], dated: bool| {
        if dated {
            actors::acquaint(articles);
            ruled = settle(articles, &ruled);
        }
    };
    // A text has one day, wherever it stands; where that is known, neighbours tell more, and of a text
    // that they date all copies have the day.
    let dated = dating::date_copies(&mut articles, &originals);
    settle_again(&mut articles, dated);
    let dated = dating::date_by_neighbours(&mut articles);
    settle_again(&mut articles, dated);
    let dated = dated && dating::date_copies(&mut articles, &originals);
    settle_again(&mut articles, dated);
    let clusters = clusters::cluster(&articles, &originals);
    Story { articles, originals, clusters, hidden: ruled.hidden, problems }
}
