//! Actors of one article: who and what is named, under all their names.
//!
//! Merging across articles lives in `story`; what is known beforehand stands in `data/gazetteer`.

mod bodies;
mod bystanders;
mod gazetteer;
pub(crate) mod likeness;
mod link;
pub(crate) mod names;
mod nouns;
mod people;
mod places;
mod read;
mod resolve;
mod roles;
pub(crate) mod sex;
#[cfg(test)]
mod tests;
mod tree;

pub use names::why_one;
pub use resolve::{NamedIn, Resolved, resolve};
pub(crate) use roles::is_calling;
pub(crate) use roles::moment::Times;
pub use tree::{known_by, known_parent};

use std::collections::HashSet;

use crate::document::{Actor, Mention, Publication, Timex};
use crate::text::{Lexed, Span};

/// What was recognised in one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognised {
    /// The places where something is named, in order.
    pub mentions: Vec<Mention>,
    /// The actors that the mentions name, each once, in the order of their first mention; not who
    /// only took a picture.
    pub actors: Vec<Actor>,
}

/// Finds names and tells who is meant by them.
///
/// `headline` is where the headline stands in the text; its capitals prove nothing. `timexes` are
/// the text's time expressions in order: a post means its holder at the time that is told of.
#[must_use]
pub fn recognise(
    lexed: &Lexed<'_>,
    headline: Option<Span>,
    publication: &Publication,
    timexes: &[Timex],
) -> Recognised {
    let times = Times { published: publication.interval(), timexes };
    recognise_among(lexed, headline, &times, &HashSet::new())
}

/// The same where others have told in full who bears some surnames (folded).
#[must_use]
pub(crate) fn recognise_among(
    lexed: &Lexed<'_>,
    headline: Option<Span>,
    times: &Times<'_>,
    surnames: &HashSet<String>,
) -> Recognised {
    let published = times.published;
    let galley = read::Galley::new(lexed, headline, surnames);
    let candidates = read::scan(&galley);
    let verdicts = read::judge(&galley, &candidates);
    let names: Vec<link::Named> = candidates
        .into_iter()
        .zip(verdicts)
        .filter_map(|(candidate, verdict)| {
            let office = link::in_office(&galley, &candidate, published);
            let verdict = office.or(verdict)?;
            Some(link::Named { candidate, verdict })
        })
        .collect();
    let mut names = link::with_partners(&galley, names);
    bystanders::set_aside(&galley, &mut names, published);
    let (mut mentions, mut cast) = link::link(&galley, &names, published);
    let nouns = nouns::find(&galley, &mentions, times, &mut cast);
    mentions.extend(nouns);
    mentions.sort_by_key(|mention| mention.span);
    people::serving::serve(&galley, &mentions, &mut cast);
    Recognised { mentions, actors: cast.actors }
}

/// The government of the state that a name belongs to: a country, its adjective or people, a city
/// or province, and which of them it is; `None` for names of no state or of several.
pub(crate) fn home_of(name: &str) -> Option<(Actor, Home)> {
    use gazetteer::Meaning;
    let known = gazetteer::gazetteer();
    let entries = known.named(name).iter();
    let whole = |entry: &gazetteer::Entry| {
        matches!(entry.meaning, Meaning::Country(_) | Meaning::Adjective(_) | Meaning::People(_))
    };
    let home = if entries.clone().any(whole) { Home::State } else { Home::Place };
    let mut states = entries.filter_map(|entry| entry.meaning.home());
    let state = states.next()?;
    let one = states.all(|other| other == state);
    let country = known.countries.get(usize::from(state)).filter(|_| one)?;
    Some((country.government(), home))
}

/// What a name that belongs to a state names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// The state or its people.
    State,
    /// A place in it.
    Place,
}
