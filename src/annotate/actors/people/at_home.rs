//! Whom a bare title makes an office-holder of the state of which the news tells: "Defence Minister A. B.".
//!
//! Which titles are bare is read in `roles`; of which states an article tells where, in `bodies::setting`.

use foldhash::HashMap;

use super::{Called, Person, Sort, Titled};
use crate::annotate::actors::bodies::possessor::Possessor;
use crate::annotate::actors::bodies::setting::{Near, Setting, SoFar, Where};
use crate::annotate::actors::read::Galley;
use crate::annotate::actors::roles::moment::Moment;
use crate::annotate::actors::roles::office::{self, Owner, Role};
use crate::annotate::actors::roles::standing::STANDING;
use crate::document::ActorId;

/// The rule that found whose post it is.
pub(crate) const RULE: &str = "name with a post of the state that is told of";
/// Nothing beside the post tells whose it is.
const ONLY_THE_SETTING: &str = "only the news around tells whose post it is";

/// What speaks against a state that was found for a post.
pub(crate) type Doubt = Option<&'static str>;

/// The posts of states that are taken.
#[derive(Default)]
pub(crate) struct Taken {
    /// Who holds a post of a state: its index and its words.
    posts: HashMap<(u16, String), usize>,
}

impl Taken {
    /// Takes down the posts that persons are known to hold.
    pub(crate) fn of(galley: &Galley<'_>, people: &[Person]) -> Self {
        let mut taken = Self::default();
        for (at, person) in people.iter().enumerate() {
            let Some(state) = person.state().and_then(|code| galley.known.country(code)) else {
                continue;
            };
            for role in &person.roles {
                taken.take(state, role, at);
            }
        }
        taken
    }

    fn take(&mut self, state: u16, role: &Called, person: usize) {
        if is_shared(role) {
            return;
        }
        let words = role.post.unwrap_or(&role.words).to_owned();
        self.posts.entry((state, words)).or_insert(person);
    }

    /// Whether nobody else is told or known to hold a post of a state.
    fn leaves(&self, state: u16, role: &Called, (at, person): (usize, &Person)) -> bool {
        let words = role.post.unwrap_or(&role.words).to_owned();
        let told = self.posts.get(&(state, words)).is_none_or(|other| *other == at);
        let asked = Role { words: &role.words, post: role.post };
        let known = match person.published {
            Some(now) => {
                let now = Moment::Days(vec![now]);
                office::holder(Owner::State(state), asked, &now).is_some()
            }
            None => is_listed(state, role),
        };
        told && !known
    }
}

/// Whether several persons of a state have such a title at once.
fn is_shared(role: &Called) -> bool {
    role.post.is_none() && (role.words == "minister" || !super::official(&role.words))
        || role.words.rsplit(' ').next().is_some_and(|last| STANDING.is("speaks", last))
}

/// Whether the holders of a post of a state are listed.
fn is_listed(state: u16, role: &Called) -> bool {
    office::is_listed(Owner::State(state), Role { words: &role.words, post: role.post })
}

/// Gives a person with a bare title at a name the state that the words before it, else the news, tell of.
/// Answers what speaks against it, if a state was found.
pub(crate) fn settle(
    galley: &Galley<'_>,
    setting: &Setting,
    taken: &mut Taken,
    (at, person, name): (usize, &mut Person, usize),
) -> Option<Doubt> {
    let here = |titled: &&Titled| titled.name == name && titled.sort == Sort::Bare;
    let titled = person.titles.iter().find(here).filter(|_| person.state().is_none())?;
    let (role, token) = (titled.called.clone(), titled.role.start);
    let held = person.roles.contains(&role);
    let line = setting.dateline(token);
    let free = |line: &u16| !held || taken.leaves(*line, &role, (at, person));
    let (state, doubt) = state(galley, (setting, line.filter(free)), (token, &role))?;
    if held && !taken.leaves(state, &role, (at, person)) {
        return None;
    }
    let country = galley.known.countries.get(usize::from(state))?;
    person.country = Some(country.code);
    if held {
        taken.take(state, &role, at);
        let government = || ActorId::new(&country.id());
        person.serves = Some(government()).filter(|_| !super::official(&role.words));
    }
    Some(doubt)
}

/// Gives a counterpart the post of the one named before ("and his Peruvian counterpart, A. B.").
pub(crate) fn mirror(person: &mut Person, name: usize, post: &mut Option<Called>) {
    let here = person.titles.iter().find(|titled| titled.name == name);
    let Some(titled) = here else { return };
    if !STANDING.is("mirrors", &titled.called.words) {
        let held = titled.sort != Sort::Held && super::official(&titled.called.words);
        *post = held.then(|| titled.called.clone()).or(post.take());
    } else if person.roles.is_empty() && person.holder.is_none() {
        person.roles.extend(post.clone());
    }
}

/// The state whose post a bare title at a token is.
fn state(
    galley: &Galley<'_>,
    (setting, line): (&Setting, Option<u16>),
    (token, role): (usize, &Called),
) -> Option<(u16, Doubt)> {
    match setting.possessor(galley, token) {
        Possessor::Of(state) => return Some((state, None)),
        Possessor::Perhaps(_) | Possessor::Unknown => return None,
        Possessor::Nobody => {}
    }
    let home = |state: &u16| setting.tells_of(*state) && setting.is_at_home(token);
    let line = line.filter(home);
    let mut near = setting.near(galley, token);
    // Who holds the post in the states of the list is known.
    near.states.retain(|state| Some(*state) == line || !is_listed(*state, role));
    if near.states.is_empty() {
        near.at = Where::Nowhere;
    }
    let Some(line) = line else { return elsewhere(setting, &near, token) };
    if near.scene.is_some_and(|scene| scene != line) {
        return None;
    }
    let first = near.states.first().copied();
    match near.at {
        Where::Here if first == Some(line) => Some((line, None)),
        Where::Before if first == Some(line) => {
            Some((line, (near.states.len() > 1).then_some(ONLY_THE_SETTING)))
        }
        Where::Nowhere => {
            let only = setting.tells_only_of(line) || setting.so_far(token) == SoFar::One(line);
            Some((line, (!only).then_some(ONLY_THE_SETTING)))
        }
        Where::Scene => first.map(|state| (state, None)),
        Where::Here | Where::Before => None,
    }
}

/// The state of a post where no dateline tells it: the only one that stands near, if the news tells
/// of it most.
fn elsewhere(setting: &Setting, near: &Near, token: usize) -> Option<(u16, Doubt)> {
    if let (Where::Scene, [state]) = (near.at, near.states.as_slice()) {
        return Some((*state, None));
    }
    let found = match (near.states.as_slice(), setting.so_far(token)) {
        ([one], _) => *one,
        ([], SoFar::One(one)) => one,
        _ => return None,
    };
    // Somebody else holds the post in the state of the dateline.
    let told = setting.dateline(token).is_some_and(|line| setting.tells_of(line));
    let abroad = told && setting.is_at_home(token) && near.at == Where::Before;
    let summit = setting.dateline(token).is_some_and(|line| !setting.tells_of(line));
    let abroad = abroad || summit && !setting.is_at_home(token) && near.at != Where::Nowhere;
    let main = setting.main() == Some(found);
    (main || abroad).then_some((found, Some(ONLY_THE_SETTING)))
}
