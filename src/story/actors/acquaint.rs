//! Lets articles know the persons whom others name in full, so that a bare surname in them is read as a name.
//!
//! Whether the surname means that person is told in `bare`.

use std::collections::{HashMap, HashSet};

use super::bare::means;
use super::known::{Known, persons};
use super::setting::{Companion, Setting};
use crate::annotate::actors::names::is_frequent;
use crate::annotate::annotate_among;
use crate::document::{ActorId, ActorKind, Annotated};
use crate::text::fold;

/// Annotates those articles again in which a surname stands alone that nothing there tells to be a name,
/// if another article tells its only bearer and has to do with this one.
pub(in crate::story) fn acquaint(articles: &mut [Annotated]) {
    let known = persons(articles);
    let bearers = bearers(&known);
    if bearers.is_empty() {
        return;
    }
    for article in articles {
        let surnames = unread(article, &bearers);
        if !surnames.is_empty() {
            let publication = article.publication.clone();
            *article = annotate_among(article.document.clone(), publication, &surnames);
        }
    }
}

/// The only person of each surname as it is written, of those that are known from the articles only.
fn bearers(known: &[Known]) -> HashMap<&str, &Known> {
    let mut bearers: HashMap<&str, Option<&Known>> = HashMap::new();
    for person in known.iter().filter(|known| !known.name.is_bare()) {
        let Some((_, surname)) = person.actor.name.rsplit_once(' ') else { continue };
        let only = bearers.entry(surname).or_insert(Some(person));
        if only.is_some_and(|other| !other.name.agrees(&person.name)) {
            *only = None;
        }
    }
    let listed = |known: &Known| known.actor.roles.iter().any(|role| role.held.is_some());
    let only = bearers.into_iter().filter_map(|(surname, only)| Some((surname, only?)));
    only.filter(|(surname, known)| !listed(known) && !is_frequent(&fold(surname))).collect()
}

/// The surnames, folded, that stand in an article and whose bearers it does not name.
fn unread(article: &Annotated, bearers: &HashMap<&str, &Known>) -> HashSet<String> {
    let raw = article.document.raw();
    let words = article.sentences.iter().flat_map(|sentence| {
        sentence.of(raw).split(|letter: char| !(letter.is_alphanumeric() || letter == '-'))
    });
    let met: HashMap<&str, &Known> =
        words.filter_map(|word| Some((word, *bearers.get(word)?))).collect();
    if met.is_empty() {
        return HashSet::new();
    }
    let persons = article.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    let named: HashSet<&str> = persons.flat_map(|actor| actor.name.split(' ')).collect();
    let around = Around::of(article, &met);
    let near =
        |(surname, bearer): &(&&str, &&Known)| means(&around.stranger(surname, bearer), &[*bearer]);
    let unnamed = met.iter().filter(|(surname, _)| !named.contains(*surname));
    unnamed.filter(near).map(|(surname, _)| fold(surname)).collect()
}

/// Who stands around the surnames that wait to be read in an article.
struct Around {
    company: HashSet<Companion>,
    /// Those surnames, folded, keep company as well, each with how many words are folded to it.
    surnames: HashMap<String, usize>,
    years: Option<(i16, i16)>,
}

impl Around {
    fn of(article: &Annotated, met: &HashMap<&str, &Known>) -> Self {
        let setting = Setting::of(article);
        let company = setting.company(&ActorId::new("per:")).cloned().collect();
        let mut surnames = HashMap::new();
        for bearer in met.values() {
            *surnames.entry(bearer.name.surname.clone()).or_default() += 1;
        }
        Self { company, surnames, years: setting.years }
    }

    /// Somebody of this surname, in that company only which may be the bearer's; so each costs no
    /// more than the bearer is known for, however many surnames wait.
    fn stranger(&self, surname: &str, bearer: &Known) -> Known {
        let others = |one: &Companion| match one {
            Companion::Surname(name) => {
                let own = usize::from(*name == bearer.name.surname);
                self.surnames.get(name).is_some_and(|words| *words > own)
            }
            Companion::Person(_) | Companion::State(_) => false,
        };
        let states = bearer.states.iter().cloned().map(Companion::State);
        let company = bearer.company.iter().cloned().chain(states);
        let company = company.filter(|one| self.company.contains(one) || others(one));
        Known::stranger(surname, company.collect(), self.years)
    }
}
