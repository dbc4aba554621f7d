//! The persons of an article under what they are called, so that a role finds them at once.
//!
//! Which role stands for a person at all is decided in `nouns`.

use foldhash::{HashMap, HashSet};

use super::people::Person;
use crate::document::ActorId;

/// The persons of an article by their roles and offices.
#[derive(Default)]
pub(crate) struct Called {
    /// What the persons are a part of.
    pub served: HashSet<ActorId>,
    /// The person that each known one is.
    pub holders: HashMap<u16, usize>,
    /// The persons that a role asked for before fits.
    roles: HashMap<String, Fitting>,
}

/// The persons whom one role fits, by the state they serve.
#[derive(Default)]
struct Fitting {
    /// Other names of the role.
    post: Option<&'static str>,
    /// Where they are named: first token and index of the person, in order.
    named: Grouped<(usize, usize)>,
    /// Each once.
    persons: Grouped<usize>,
}

type Grouped<T> = HashMap<Option<&'static str>, Vec<T>>;

impl Called {
    /// Notes all persons.
    pub(crate) fn new(people: &[Person]) -> Self {
        let mut called = Self::default();
        for (at, person) in people.iter().enumerate() {
            called.note(at, person);
        }
        called
    }

    /// Notes a person who came to light later.
    pub(crate) fn note(&mut self, at: usize, person: &Person) {
        self.served.extend(person.actor().part_of);
        if let Some(holder) = person.holder {
            self.holders.entry(holder).or_insert(at);
        }
        for (role, fitting) in &mut self.roles {
            if fits(person, role, fitting.post) {
                fitting.persons.entry(person.state()).or_default().push(at);
            }
        }
    }

    /// The person of a state (or of any) whom a role fits: the last one named before a token, else
    /// the only one.
    pub(crate) fn find(
        &mut self,
        role: (&str, Option<&'static str>),
        state: Option<&'static str>,
        before: usize,
        (people, named_at): (&[Person], &[(usize, usize)]),
    ) -> Option<usize> {
        let (role, post) = role;
        if !self.roles.contains_key(role) {
            self.roles.insert(role.to_owned(), Fitting::new((role, post), people, named_at));
        }
        let fitting = self.roles.get(role)?;
        let serves = |other: Option<&str>| state.is_none() || other.is_none() || other == state;
        let named = fitting.named.iter().filter(|(state, _)| serves(**state));
        let last = named.filter_map(|(_, named)| {
            let count = named.partition_point(|(token, _)| *token < before);
            named.get(count.checked_sub(1)?)
        });
        let all = fitting.persons.iter().filter(|(state, _)| serves(**state));
        let mut only = all.flat_map(|(_, persons)| persons);
        let only = only.next().filter(|_| only.next().is_none());
        last.max().map(|(_, person)| *person).or(only.copied())
    }
}

impl Fitting {
    fn new(
        (role, post): (&str, Option<&'static str>),
        people: &[Person],
        named_at: &[(usize, usize)],
    ) -> Self {
        let mut fitting = Self { post, ..Self::default() };
        let fit: Vec<bool> = people.iter().map(|person| fits(person, role, post)).collect();
        let fit = |at: usize| people.get(at).filter(|_| fit.get(at) == Some(&true));
        for (token, at) in named_at {
            if let Some(person) = fit(*at) {
                fitting.named.entry(person.state()).or_default().push((*token, *at));
            }
        }
        for (at, person) in (0..people.len()).filter_map(|at| Some((at, fit(at)?))) {
            fitting.persons.entry(person.state()).or_default().push(at);
        }
        fitting
    }
}

fn fits(person: &Person, role: &str, post: Option<&str>) -> bool {
    person.is_called(role) || post.is_some_and(|post| person.is_called(post))
}
