//! [`Setting`]: in what setting an article names persons: with whom, when, and how it addresses them.
//!
//! What the settings of all articles tell of one person is gathered in `known`.

use std::collections::HashMap;

use crate::annotate::actors::names::{Name, is_frequent};
use crate::annotate::actors::sex::Sex;
use crate::document::{ActorId, ActorKind, Annotated};
use crate::text::fold;

/// In what setting an article names persons; gathered once for all of them.
pub(super) struct Setting<'a> {
    /// The first actors, each with what they are as companions of the others.
    actors: Vec<(&'a ActorId, [Option<Companion>; 2])>,
    /// Who is called "Mr" or "Mrs".
    sexes: HashMap<&'a ActorId, Sex>,
    /// The first and the last year in which the article may have been published.
    pub years: Option<(i16, i16)>,
}

/// Somebody or something that is named in the same articles as a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Companion {
    /// Another person.
    Person(ActorId),
    /// A surname, folded, that hardly anybody else bears.
    Surname(String),
    /// The code of a state.
    State(String),
}

/// Of so many is noted who is named with a person.
pub(super) const COMPANY: usize = 100;

impl<'a> Setting<'a> {
    pub(super) fn of(article: &'a Annotated) -> Self {
        // One more than is noted: a person keeps no company with themselves.
        let actors = article.actors.iter().take(COMPANY + 1).map(|actor| {
            let companions = match actor.kind {
                ActorKind::Person => {
                    let name = Name::read(&actor.name);
                    let rare = Some(name.surname).filter(|surname| !is_frequent(surname));
                    [Some(Companion::Person(actor.id.clone())), rare.map(Companion::Surname)]
                }
                _ => [actor.country.clone().map(Companion::State), None],
            };
            (&actor.id, companions)
        });
        let days = article.publication.interval();
        let years = days.and_then(|days| Some((days.first()?.year(), days.last()?.year())));
        Self { actors: actors.collect(), sexes: addressed(article), years }
    }

    /// The other persons and the states of the article.
    pub(super) fn company(&self, person: &ActorId) -> impl Iterator<Item = &Companion> {
        let others = self.actors.iter().filter(move |(id, _)| *id != person);
        others.take(COMPANY).flat_map(|(_, companions)| companions.iter().flatten())
    }

    /// Whether the article calls a person "Mr" or "Mrs".
    pub(super) fn sex(&self, person: &ActorId) -> Option<Sex> {
        self.sexes.get(person).copied()
    }
}

/// Whom an article calls "Mr" or "Mrs", as it does first.
fn addressed(article: &Annotated) -> HashMap<&ActorId, Sex> {
    let raw = article.document.raw();
    let mut sexes = HashMap::new();
    for mention in &article.mentions {
        let Some(actor) = &mention.actor else { continue };
        let before = raw.get(..mention.span.start()).unwrap_or("");
        let before = before.split_whitespace().next_back().unwrap_or("");
        if let Some(sex) = Sex::of_title(fold(before).trim_end_matches('.')) {
            sexes.entry(actor).or_insert(sex);
        }
    }
    sexes
}
