//! [`Known`]: a person as the articles of a corpus tell of them.
//!
//! Which of them are one is decided in `actors` and in `bare`.

use std::collections::{HashMap, HashSet};

use super::setting::{COMPANY, Companion, Setting};
use crate::annotate::actors::names::Name;
use crate::annotate::actors::sex::Sex;
use crate::document::{Actor, ActorId, ActorKind, Annotated};

/// A person as the articles tell of them.
pub(super) struct Known {
    pub actor: Actor,
    pub name: Name,
    pub articles: usize,
    /// Who and what is named in the same articles.
    pub company: HashSet<Companion>,
    /// The first and the last year of articles that name them.
    pub years: Option<(i16, i16)>,
    /// Whether they are "Mr" or "Mrs", or bear a given name that tells it.
    pub sex: Option<Sex>,
    /// Codes of the states that articles tell them to serve.
    pub states: HashSet<String>,
}

impl Known {
    /// A person of whom nothing is told yet.
    fn of(actor: Actor) -> Self {
        let name = Name::read(&actor.name);
        let sex = name.given.first().and_then(|given| Sex::of_given(given));
        Self {
            actor,
            name,
            articles: 0,
            company: HashSet::new(),
            years: None,
            sex,
            states: HashSet::new(),
        }
    }

    /// Somebody of whom only the surname stands in an article.
    pub(super) fn stranger(
        surname: &str,
        company: HashSet<Companion>,
        years: Option<(i16, i16)>,
    ) -> Self {
        let actor = Actor::new(ActorId::new("per:"), surname, ActorKind::Person);
        Self { articles: 1, company, years, ..Self::of(actor) }
    }

    /// Notes with whom and when an article names the person.
    fn see(&mut self, setting: &Setting<'_>) {
        self.articles += 1;
        if self.company.len() < COMPANY {
            self.company.extend(setting.company(&self.actor.id).cloned());
        }
        self.years = match (self.years, setting.years) {
            (Some((first, last)), Some((from, to))) => Some((first.min(from), last.max(to))),
            (one, other) => one.or(other),
        };
        self.sex = self.sex.or_else(|| setting.sex(&self.actor.id));
    }

    /// Notes what an article tells of the person.
    fn learn(&mut self, told: &Actor) {
        self.states.extend(told.country.clone());
        for role in &told.roles {
            if !self.actor.roles.contains(role) {
                self.actor.roles.push(role.clone());
            }
        }
    }
}

/// The persons of a corpus.
pub(super) fn persons(articles: &[Annotated]) -> Vec<Known> {
    let mut index: HashMap<ActorId, usize> = HashMap::new();
    let mut persons: Vec<Known> = Vec::new();
    for article in articles {
        let setting = Setting::of(article);
        let actors = article.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
        for actor in actors {
            let at = *index.entry(actor.id.clone()).or_insert(persons.len());
            if at == persons.len() {
                persons.push(Known::of(actor.clone()));
            }
            let Some(known) = persons.get_mut(at) else { continue };
            known.see(&setting);
            known.learn(actor);
        }
    }
    persons
}
