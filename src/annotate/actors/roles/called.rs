//! The persons of an article under what they are called, so that a role finds them at once.
//!
//! Which role stands for a person at all is decided in `nouns`; who held a post, in `office`.

use foldhash::{HashMap, HashSet};

use super::moment::Moment;
use super::office::{Owner, Role};
use super::standing::STANDING;
use crate::annotate::actors::people::Person;
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
    /// The roles that stood for somebody so far, in order.
    said: Vec<Said>,
}

/// A role without a name that somebody was called by.
struct Said {
    /// Its first token.
    token: usize,
    /// Its words, folded.
    words: String,
    /// Whom it meant; `None` if that is not known.
    person: Option<usize>,
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

/// How many persons of one state are looked at for one role; more only stand in lists.
const MOST_LOOKED_AT: usize = 16;

/// How sure it is that a person is meant by a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The article introduces them so, but they did not hold the post then.
    Introduced,
    /// They held the post then, or may have if the time is not known.
    Held,
    /// The article introduces them so, and nothing speaks against it.
    Both,
}

/// Another person who is named near by holds such a post.
const SEVERAL: &str = "another person named here holds such a post";
/// The person is named only behind the role.
const LATER: &str = "is named only later";
/// So many tokens before a role somebody else is named near by.
const NEAR: usize = 120;

/// Why a role may mean somebody else.
const NOT_THEN: &str = "is not known to have held the post then";

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
        self.served.extend(person.part_of().map(|id| ActorId::new(&id)));
        if let Some(holder) = person.holder {
            self.holders.entry(holder).or_insert(at);
        }
        for (role, fitting) in &mut self.roles {
            if fits(person, role, fitting.post) {
                fitting.persons.entry(person.state()).or_default().push(at);
            }
        }
    }

    /// Notes whom a role meant that says whose post it is; `None` if that is not known.
    pub(crate) fn say(&mut self, token: usize, words: &str, person: Option<usize>) {
        self.said.push(Said { token, words: words.to_owned(), person });
    }

    /// The roles said last that a role can take up, the nearest first.
    fn taken_up<'s>(&'s self, role: Role<'s>) -> impl Iterator<Item = &'s Said> {
        let near = self.said.iter().rev().take(MOST_LOOKED_AT);
        near.filter(move |said| STANDING.covers(&said.words, role.words))
    }

    /// The person whom a role fits at a moment: whom the article introduces so before who only is
    /// known to have held the post, and of these the last one named before a token, else the only
    /// one; with what speaks against it.
    pub(crate) fn find(
        &mut self,
        role: Role<'_>,
        owner: Option<Owner>,
        (before, moment): (usize, &Moment),
        (people, named_at): (&[Person], &[(usize, usize)]),
    ) -> Option<(usize, Option<&'static str>)> {
        if !self.roles.contains_key(role.words) {
            self.roles.insert(role.words.to_owned(), Fitting::new(role, people, named_at));
        }
        let fitting = self.roles.get(role.words)?;
        let fit = |at: usize| {
            let person = people.get(at).filter(|person| serves(person, owner))?;
            fit(person, role, moment).filter(|fit| owner.is_none() || *fit > Fit::Introduced)
        };
        let own = |at: usize| {
            owner.is_some() && people.get(at).is_some_and(|person| person.state().is_some())
        };
        let last = fitting.named.values().flat_map(|named| {
            let count = named.partition_point(|(token, _)| *token < before);
            named.get(..count).unwrap_or(&[]).iter().rev().take(MOST_LOOKED_AT)
        });
        let named: Vec<(Fit, bool, usize, usize)> =
            last.filter_map(|(token, at)| Some((fit(*at)?, own(*at), *token, *at))).collect();
        let last = named.iter().max().copied();
        let rival = |best: Fit, chosen: usize| {
            let near = |token: usize| token + NEAR > before;
            owner.is_none()
                && named
                    .iter()
                    .any(|(fit, _, token, at)| *fit >= best && *at != chosen && near(*token))
        };
        let later =
            |chosen: usize| owner.is_none() && !named.iter().any(|(_, _, _, at)| *at == chosen);
        if owner.is_none()
            && let Some(said) = self.taken_up(role).next()
            && last.is_none_or(|(_, _, token, _)| token < said.token)
        {
            let person = said.person?;
            return Some((person, fit(person).is_none().then_some(NOT_THEN)));
        }
        let all = fitting.persons.values().flat_map(|all| all.iter().take(MOST_LOOKED_AT));
        let all: Vec<(Fit, usize)> = all.filter_map(|at| Some((fit(*at)?, *at))).collect();
        let best = all.iter().map(|(fit, _)| *fit).max()?;
        let mut best_of_all = all.iter().filter(|(fit, _)| *fit == best);
        let only = best_of_all.next().filter(|_| best_of_all.next().is_none());
        match last {
            Some((fit, _, _, at)) if fit == best && fit > Fit::Introduced => {
                Some((at, rival(fit, at).then_some(SEVERAL)))
            }
            _ => only.map(|(fit, at)| {
                let doubt = (*fit == Fit::Introduced).then_some(NOT_THEN);
                (*at, doubt.or_else(|| later(*at).then_some(LATER)))
            }),
        }
    }
}

/// Whether a person belongs to the state, or held a post of the body; anybody where none is told.
fn serves(person: &Person, owner: Option<Owner>) -> bool {
    let Some(owner) = owner else { return true };
    match owner {
        Owner::State(_) => person.state().is_none_or(|own| own == owner.key()),
        Owner::Body(_) => {
            let mut record = person.record().into_iter().flat_map(|holder| &holder.tenures);
            record.any(|tenure| tenure.of == owner.key())
        }
    }
}

/// How a role fits a person at a moment.
fn fit(person: &Person, role: Role<'_>, moment: &Moment) -> Option<Fit> {
    let words = [Some(role.words), role.post];
    let words = || words.into_iter().flatten();
    let introduced = words().any(|role| person.is_introduced_as(role));
    let was = words().any(|role| person.was(role));
    let mut terms = words().flat_map(|role| person.terms(role)).peekable();
    let known = terms.peek().is_some();
    let held = terms.any(|term| moment.within(term) == Some(true));
    match moment {
        Moment::Days(_) if held => Some(if introduced { Fit::Both } else { Fit::Held }),
        Moment::Days(_) if known && words().any(|role| person.is_newly(role)) => Some(Fit::Both),
        Moment::Days(_) if known => introduced.then_some(Fit::Introduced),
        Moment::Unknown if !introduced && known && !was => Some(Fit::Held),
        _ => introduced.then_some(Fit::Both),
    }
}

impl Fitting {
    fn new(role: Role<'_>, people: &[Person], named_at: &[(usize, usize)]) -> Self {
        let mut fitting = Self { post: role.post, ..Self::default() };
        let fit: Vec<bool> =
            people.iter().map(|person| fits(person, role.words, role.post)).collect();
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
    let fits = |role: &str| person.is_introduced_as(role) || person.terms(role).next().is_some();
    fits(role) || post.is_some_and(fits)
}
