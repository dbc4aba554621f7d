//! Institutions by pattern: ministries, missions, parliaments of any state, from the words of their names.
//!
//! Bodies with a name of their own stand in the gazetteer.

use super::chambers::{self, Chamber};
use crate::annotate::actors::gazetteer::{Classes, Meaning, gazetteer};
use crate::annotate::actors::people::{listed_home, slug};
use crate::annotate::actors::places::of_federation;
use crate::annotate::actors::read::Galley;
use crate::document::{Actor, ActorId, ActorKind};
use std::ops::Range;

/// What a pattern recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Institution {
    /// Which class of institution.
    pub class: Class,
    /// Index of the state it belongs to, if the text tells.
    pub owner: Option<u16>,
}

/// The classes of institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A ministry and its field ("foreign", "agriculture").
    Ministry(String),
    /// An embassy or the like in a place.
    Mission {
        /// "embassy" or "consulate".
        sort: &'static str,
        /// The state and the name of the place where it stands.
        host: Option<(Option<u16>, String)>,
    },
    /// A parliament.
    Parliament,
    /// A National Assembly: a chamber, or the whole parliament where that has one chamber.
    Assembly,
    /// One of two chambers by its description.
    Chamber(Chamber),
}

/// Reads a name as that of an institution.
pub(crate) fn read(galley: &Galley<'_>, tokens: Range<usize>, end: usize) -> Option<Institution> {
    let (owner, rest) = owner_before(galley, tokens.clone());
    let key = galley.key(rest..tokens.end);
    let class = if let Some(field) = ministry(&key) {
        Class::Ministry(field)
    } else if let Some(sort) = mission(&key) {
        Class::Mission { sort, host: host(galley, tokens.end, end) }
    } else if key == "parliament" {
        Class::Parliament
    } else if key == "national assembly" {
        Class::Assembly
    } else {
        return None;
    };
    let behind = || {
        let of = galley.folded(tokens.end) == "of" && !matches!(class, Class::Mission { .. });
        of.then(|| state(galley, tokens.end + 1, end)).flatten()
    };
    let inside = || of_state(&key);
    let owner =
        owner.or_else(inside).or_else(behind).or_else(|| seated(galley, &class, tokens.end, end));
    // American departments are called so; nobody knows which other state's is meant.
    let department = key.starts_with("department ");
    let american = owner.is_none_or(|owner| gazetteer().country("US") == Some(owner));
    (!(department && american)).then_some(Institution { class, owner })
}

/// The state in whose capital a ministry or parliament sits: "the Foreign Ministry in Prague".
fn seated(galley: &Galley<'_>, class: &Class, at: usize, end: usize) -> Option<u16> {
    let own = !matches!(class, Class::Mission { .. });
    capital(galley, at + 1, end)
        .filter(|_| own && galley.folded(at) == "in")
        .map(|(_, state)| state)
}

/// The state whose capital is named at a token, and where its name ends.
fn capital(galley: &Galley<'_>, at: usize, end: usize) -> Option<(usize, u16)> {
    galley.longest(at, end).and_then(|(last, meaning)| match meaning {
        Meaning::Capital(state) => Some((last, state)),
        _ => None,
    })
}

/// The state that stands inside a name or right before it ("Russian ...", "Russia's ...").
pub(crate) fn owner_before(galley: &Galley<'_>, tokens: Range<usize>) -> (Option<u16>, usize) {
    if let Some((last, meaning)) = galley.longest_of_state(tokens.start, tokens.end) {
        let last = if galley.possessive(last) { last + 1 } else { last };
        return (Some(meaning), last);
    }
    let mut before = tokens.start;
    let possessive = before > 0 && galley.possessive(before - 1);
    before -= usize::from(possessive);
    if of_federation(galley, before, tokens.start) {
        return (None, tokens.start);
    }
    let rules = possessive && !galley.is(tokens.start, Classes::PART_OF_PLACE);
    let owner = galley.name_before(before).and_then(|(_, meaning)| match meaning {
        Meaning::Country(state) | Meaning::Adjective(state) => Some(state),
        Meaning::Capital(state) if rules => Some(state),
        _ => None,
    });
    (owner, tokens.start)
}

/// The state of whose parliament a chamber is, told behind it: "of the Polish parliament", "of
/// parliament in Warsaw", "of Chile's Congress", "of Chile".
pub(crate) fn owner_behind(galley: &Galley<'_>, at: usize, end: usize) -> Option<u16> {
    let mut at = at;
    for _ in 0..2 {
        if !matches!(galley.folded(at), "of" | "in") {
            return None;
        }
        let name = at + 1 + usize::from(galley.folded(at + 1) == "the");
        let own = galley.longest_of_state(name, end).map(|(_, state)| state);
        if let Some(state) = own.or_else(|| capital(galley, name, end).map(|(_, state)| state)) {
            return Some(state);
        }
        at = name + 1;
    }
    None
}

fn state(galley: &Galley<'_>, at: usize, end: usize) -> Option<u16> {
    let at = at + usize::from(galley.folded(at) == "the");
    galley.longest_of_state(at, end).map(|(_, state)| state)
}

/// The state that the folded name of a body ends with ("bank of chad").
pub(super) fn of_state(key: &str) -> Option<u16> {
    state_named(key.rsplit_once(" of ")?.1)
}

fn state_named(key: &str) -> Option<u16> {
    let key = key.strip_prefix("the ").unwrap_or(key);
    gazetteer().named(key).iter().find_map(|entry| match entry.meaning {
        Meaning::Country(at) => Some(at),
        _ => None,
    })
}

/// The name of a body less the state behind it: "embassy" of "embassy of the republic of cuba".
fn of_its_state(key: &str) -> &str {
    let bare = key.split(" of ").next().unwrap_or(key);
    if of_state(key).is_some() { bare } else { key }
}

/// The state whose government a name means: "Government of the Republic of Chad", "Chadian
/// Government".
pub(super) fn governed(galley: &Galley<'_>, tokens: Range<usize>) -> Option<u16> {
    let (owner, rest) = owner_before(galley, tokens.clone());
    let key = galley.key(rest..tokens.end);
    let head = key.split(" of ").next().unwrap_or("");
    let whole = key.split_once(" of ").map(|(_, state)| state);
    let behind = || whole.and_then(state_named).or_else(|| of_state(&key));
    let state = if key == head { owner } else { behind() };
    state.filter(|_| matches!(head, "government" | "governments"))
}

/// The field of a ministry: "foreign ministry", "ministry of foreign affairs of ...".
pub(super) fn ministry(key: &str) -> Option<String> {
    let field = if key == "mfa" {
        "foreign affairs"
    } else if let Some(field) = of_its_state(key).strip_suffix(" ministry") {
        field
    } else {
        let of = ["ministry of ", "ministry for ", "department of "];
        let of = of.into_iter().find_map(|head| key.strip_prefix(head))?;
        of.split(" of ").next().unwrap_or(of)
    };
    let field = field.trim_start_matches("the ");
    Some(match field {
        "foreign affairs" | "external affairs" => "foreign".to_owned(),
        "defense" | "national defence" | "national defense" => "defence".to_owned(),
        other => slug(other),
    })
}

fn mission(key: &str) -> Option<&'static str> {
    match of_its_state(key) {
        "embassy" => Some("embassy"),
        "consulate" | "consulate general" | "general consulate" => Some("consulate"),
        "mission" | "permanent mission" => Some("mission"),
        _ => None,
    }
}

/// Whether the word at a token may open the place in which a mission stands.
pub(crate) fn opens_place(galley: &Galley<'_>, at: usize) -> bool {
    matches!(galley.folded(at), "in" | "to" | "at")
}

/// The place that "in" or "to" names behind a mission.
fn host(galley: &Galley<'_>, at: usize, end: usize) -> Option<(Option<u16>, String)> {
    if at >= end || !opens_place(galley, at) {
        return None;
    }
    let at = at + 1 + usize::from(galley.folded(at + 1) == "the");
    let (last, meaning) = galley.longest(at, end)?;
    let name = galley.lexed.cover(at..last).of(galley.lexed.text()).to_owned();
    match meaning {
        Meaning::Country(state) | Meaning::Capital(state) => Some((Some(state), name)),
        Meaning::Place(state) => Some((state, name)),
        Meaning::Body(_) => Some((None, name)),
        _ => None,
    }
}

impl Institution {
    /// The institution as an actor, if it is known whose it is.
    pub(crate) fn actor(&self) -> Option<Actor> {
        let known = gazetteer();
        let country = known.countries.get(usize::from(self.owner?))?;
        let code = country.code.to_lowercase();
        let (id, name, kind) = match &self.class {
            Class::Chamber(chamber) => return chamber.of(country),
            Class::Assembly if let Some(chamber) = chambers::assembly(country) => {
                return Some(chamber);
            }
            Class::Ministry(field) => ministry_named(&code, country.adjective(), field),
            Class::Parliament | Class::Assembly => (
                format!("leg:{code}-parliament"),
                format!("{} Parliament", country.adjective()),
                ActorKind::Legislature,
            ),
            Class::Mission { sort, host } => {
                let (state, place) = host.as_ref()?;
                let home = state.and_then(|at| known.countries.get(usize::from(at)));
                let (spot, place) = match home.filter(|_| *sort == "embassy") {
                    Some(host) => {
                        (host.code.to_lowercase(), host.capitals.first().copied().unwrap_or(place))
                    }
                    None => (slug(place), place.as_str()),
                };
                let title = match *sort {
                    "embassy" => "Embassy",
                    "consulate" => "Consulate General",
                    _ => "Mission",
                };
                (
                    format!("mis:{code}-{sort}-{spot}"),
                    format!("{} {title} in {place}", country.adjective()),
                    ActorKind::Mission,
                )
            }
        };
        let body = known.body(&id).and_then(|at| known.bodies.get(usize::from(at)));
        let name = body.and_then(|body| body.names.first()).map_or(name.as_str(), |name| *name);
        Some(Actor {
            country: Some(country.code.to_owned()),
            part_of: Some(ActorId::new(&country.id())),
            ..Actor::new(ActorId::new(&id), name, kind)
        })
    }
}

/// Id of the ministry of a state for which a post speaks by its words ("interior ministry spokesman").
pub(crate) fn ministry_of(state: &str, post: &str) -> Option<String> {
    let (field, _) = post.split_once(" ministry")?;
    let owner = gazetteer().country(state)?;
    let class = Class::Ministry(ministry(&format!("{field} ministry"))?);
    Institution { class, owner: Some(owner) }.actor().map(|actor| actor.id.to_string())
}

fn ministry_named(code: &str, adjective: &str, field: &str) -> (String, String, ActorKind) {
    let mut title = field.replace('-', " ");
    if let Some(first) = title.get(..1).map(str::to_uppercase) {
        title.replace_range(..1, &first);
    }
    let listed = listed_home(&code.to_uppercase(), field).filter(|id| id.starts_with("min:"));
    let id = listed.unwrap_or_else(|| format!("min:{code}-{field}"));
    (id, format!("{adjective} {title} Ministry"), ActorKind::Ministry)
}
