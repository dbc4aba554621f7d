//! The chambers of parliaments that have two: which body "the upper house" of a state is.
//!
//! Parliaments as a whole are read in `institutions`; a chamber by its own name stands in the gazetteer.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::{body_actor, whose};
use crate::annotate::actors::gazetteer::{Country, Meaning, gazetteer, lines};
use crate::annotate::actors::read::Galley;
use crate::document::{Actor, ActorId, ActorKind};
use crate::text::fold;

/// One of the two chambers of a parliament.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chamber {
    /// The upper house.
    Upper,
    /// The lower house.
    Lower,
}

/// The two chambers of a parliament.
struct Chambers {
    /// The upper and the lower one.
    names: [&'static str; 2],
    /// Whether the lower one alone is called the parliament.
    lower_is_whole: bool,
}

/// The chambers under the codes of their states.
static CHAMBERS: LazyLock<HashMap<&'static str, Chambers>> = LazyLock::new(|| {
    let rows = lines(include_str!("../../../../data/gazetteer/chambers.tsv"));
    let rows = rows.map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter_map(|row| match row.as_slice() {
        [code, upper, lower, rest @ ..] => {
            let lower_is_whole = rest.first() == Some(&"whole");
            Some((*code, Chambers { names: [*upper, *lower], lower_is_whole }))
        }
        _ => None,
    })
    .collect()
});

/// The folded names of all of them.
static NAMES: LazyLock<HashSet<String>> =
    LazyLock::new(|| CHAMBERS.values().flat_map(|both| both.names).map(fold).collect());

/// Whether chambers of parliaments go by a folded name.
pub(super) fn is_chamber(name: &str) -> bool {
    NAMES.contains(name)
}

/// Whether a body is a chamber of its state's parliament, not the whole of it.
pub(in super::super) fn is_part(state: &str, names: &[&str]) -> bool {
    let chambers = CHAMBERS.get(state).filter(|both| !both.lower_is_whole);
    chambers.is_some_and(|both| names.iter().any(|name| both.names.contains(name)))
}

impl Chamber {
    /// The chamber that two words from a token on tell of: "upper house", "lower chamber".
    pub(crate) fn read(galley: &Galley<'_>, at: usize) -> Option<Self> {
        let chamber = match galley.folded(at) {
            "upper" => Self::Upper,
            "lower" => Self::Lower,
            _ => return None,
        };
        let house = matches!(galley.folded(at + 1), "house" | "chamber");
        (house && galley.lower(at) && galley.lower(at + 1)).then_some(chamber)
    }

    /// The chamber of a state as an actor; `None` if its parliament has no such.
    pub(super) fn of(self, country: &Country) -> Option<Actor> {
        let [upper, lower] = CHAMBERS.get(country.code)?.names;
        Some(match self {
            Self::Upper => named(country, upper),
            Self::Lower => named(country, lower),
        })
    }
}

/// The chamber of a state that goes by a name.
fn named(country: &Country, name: &str) -> Actor {
    let own = |at: u16| {
        let body = gazetteer().bodies.get(usize::from(at));
        body.is_some_and(|body| body.country == Some(country.code))
    };
    let listed = gazetteer().named(name).iter().find_map(|entry| match entry.meaning {
        Meaning::Body(at) if own(at) => body_actor(at),
        _ => None,
    });
    listed.unwrap_or_else(|| whose::new(country, name, Some(ActorKind::Legislature)))
}

/// The National Assembly of a state where that is one of two chambers.
pub(super) fn assembly(country: &Country) -> Option<Actor> {
    let mut chambers = CHAMBERS.get(country.code)?.names.iter();
    chambers.find(|name| name.ends_with("National Assembly")).map(|name| named(country, name))
}

/// Whether a token stands behind "the upper house of the ...".
pub(in super::super) fn stands_behind(galley: &Galley<'_>, at: usize) -> bool {
    let of = (at.saturating_sub(LONGEST)..at).rev().find(|at| galley.folded(*at) == "of");
    of.is_some_and(|of| of >= 2 && Chamber::read(galley, of - 2).is_some())
}

/// How many words stand between "of" and "parliament" at most: "of the Bosnian".
const LONGEST: usize = 6;

/// Id of the parliament of a state, both chambers together, under its own name if it has one.
pub(in super::super) fn parliament(country: &Country) -> ActorId {
    let whole = gazetteer().bodies.iter().find(|body| {
        body.kind == ActorKind::Legislature
            && body.country == Some(country.code)
            && !is_part(country.code, &body.names)
    });
    let code = country.code.to_lowercase();
    whole.map_or_else(
        || ActorId::new(&format!("leg:{code}-parliament")),
        |body| ActorId::new(body.id),
    )
}
