//! What is known beforehand of who belongs to whom, for questions about actors that no article names.
//!
//! What an article tells of its own actors is found in `link` and `people`.

use super::bodies::institutions;
use super::gazetteer::{Meaning, gazetteer};
use super::read::Galley;
use crate::document::{Actor, ActorId, ActorKind};
use crate::text::{Lexed, Span};

/// The actors that a name is known for: states, bodies, ministries and parliaments of states.
#[must_use]
pub fn known_by(name: &str) -> Vec<ActorId> {
    let name = name.trim();
    let plain = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    let known = gazetteer();
    let of = |meaning| match meaning {
        Meaning::Country(at) => {
            known.countries.get(usize::from(at)).map(|country| ActorId::new(&country.id()))
        }
        Meaning::Body(at) => known.bodies.get(usize::from(at)).map(|body| ActorId::new(body.id)),
        _ => None,
    };
    let mut ids: Vec<ActorId> =
        known.named(plain).iter().filter_map(|entry| of(entry.meaning)).collect();
    if ids.is_empty() {
        ids.extend(institution(plain).map(|actor| actor.id));
    }
    ids
}

/// Names of more bytes are no names.
const LONGEST: usize = 200;

/// The institution of a state that a whole name is a pattern of ("Russia's Foreign Ministry").
pub(crate) fn institution(name: &str) -> Option<Actor> {
    if name.len() > LONGEST {
        return None;
    }
    let lexed = Lexed::new(name, &[Span::whole(name)]);
    let end = lexed.tokens().len();
    institutions::read(&Galley::new(&lexed, None, &std::collections::HashSet::new()), 0..end, end)?
        .actor()
}

/// What an actor is known to be a part of, by its id alone: a body by its record, what is named
/// after a state ("min:ru-foreign") of its government.
#[must_use]
pub fn known_parent(id: &ActorId) -> Option<ActorId> {
    let known = gazetteer();
    if let Some(body) = known.body(id.as_str()).and_then(|at| known.bodies.get(usize::from(at))) {
        // Parties, companies and armed groups have a state, but are no part of its government.
        let public = !matches!(body.kind, ActorKind::Organisation | ActorKind::Media);
        let state = body.country.filter(|_| public).and_then(|code| known.country(code));
        let state = state.and_then(|at| known.countries.get(usize::from(at)));
        let government = || state.map(|state| ActorId::new(&state.id()));
        return body.part_of.map(ActorId::new).or_else(government).filter(|above| above != id);
    }
    let (kind, rest) = id.as_str().split_once(':')?;
    let code = rest.split('-').next().filter(|code| code.len() == 2)?;
    let of_a_state = matches!(kind, "min" | "leg" | "off" | "mis" | "agy");
    let state = known.country(&code.to_uppercase()).filter(|_| of_a_state)?;
    known.countries.get(usize::from(state)).map(|country| ActorId::new(&country.id()))
}

#[cfg(test)]
mod tests {
    use super::{known_by, known_parent};
    use crate::document::ActorId;

    #[test]
    fn states_bodies_and_ministries_are_known_by_all_their_names() {
        for (name, expected) in [
            ("Russia", "gov:ru"),
            ("russia", "gov:ru"),
            ("the European Union", "org:eu"),
            ("EU", "org:eu"),
            ("Russian Foreign Ministry", "min:ru-foreign"),
            ("Nobody in Particular", ""),
        ] {
            let found = known_by(name);
            let found: Vec<&str> = found.iter().map(ActorId::as_str).collect();
            assert_eq!(found.join(" "), expected, "{name}");
        }
    }

    #[test]
    fn what_belongs_to_a_state_or_a_body_is_known_by_its_id() {
        for (id, expected) in [
            ("min:ru-foreign", Some("gov:ru")),
            ("org:european-commission", Some("org:eu")),
            ("gov:ru", None),
            ("per:ru-foreign", None),
            ("min:zz-foreign", None),
            ("org:hezbollah", None),
        ] {
            let found = known_parent(&ActorId::new(id));
            assert_eq!(found.as_ref().map(ActorId::as_str), expected, "{id}");
        }
    }
}
