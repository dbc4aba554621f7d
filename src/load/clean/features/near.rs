//! How far away boilerplate of each class stands.
//!
//! Whether a line itself is of a class is told in `own`.

use super::super::signals::{Form, Signals};
use super::super::{Reason, Verdict};
use super::{Look, Sums, flag, pick, place};

/// What each feature is.
pub(super) const NAMES: [&str; 15] = [
    "since related",
    "until related",
    "since comments",
    "until comments",
    "since author",
    "until author",
    "since sharing",
    "until sharing",
    "since newsletter",
    "until newsletter",
    "since imprint",
    "until imprint",
    "dates within 5",
    "quotes within 3",
    "persons within 3",
];

/// The classes whose distance is told, in the order of the names.
const CLASSES: [Reason; 6] = [
    Reason::Related,
    Reason::Comments,
    Reason::Author,
    Reason::Sharing,
    Reason::Newsletter,
    Reason::Imprint,
];

/// For each class how far away it stands, and sums over what is near.
pub(super) struct Near {
    distances: Vec<Vec<f32>>,
    dates: Sums,
    quotes: Sums,
    persons: Sums,
}

impl Near {
    /// Measures the distances.
    pub(super) fn new(look: &Look<'_>, found: &[Option<Verdict>]) -> Self {
        let signals = &look.lines.signals;
        let is = |class: Reason| {
            let lines = signals.iter().zip(found);
            lines.map(move |(signal, verdict)| {
                *verdict == Some(Verdict::Cut(class)) || signal.hits.says == Some(class)
            })
        };
        let distances = CLASSES.iter().flat_map(|class| {
            let marked: Vec<bool> = is(*class).collect();
            [place::since(marked.iter().copied()), place::until(&marked)]
        });
        let person = |signal: &Signals| f32::from(signal.we + signal.you);
        Self {
            distances: distances.collect(),
            dates: Sums::new(signals.iter().map(|signal| flag(signal.form == Form::Date))),
            quotes: Sums::new(signals.iter().map(|signal| flag(signal.quoted))),
            persons: Sums::new(signals.iter().map(person)),
        }
    }

    /// Adds the features of a line.
    pub(super) fn push(&self, at: usize, values: &mut Vec<f32>) {
        values.extend(self.distances.iter().map(|distances| pick(distances, at)));
        values.push(self.dates.within(at, 5));
        values.push(self.quotes.within(at, 3));
        values.push(self.persons.within(at, 3));
    }
}
