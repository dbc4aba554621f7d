//! Persons of one article: what they are called, which state and body they serve, whose record they have.
//!
//! Which names are one person is decided in `ties`; whose post a bare title is, in `at_home`.

pub(crate) mod at_home;
pub(crate) mod serving;
mod ties;

use std::sync::LazyLock;

use std::ops::Range;

use super::bodies::institutions::ministry_of;
use super::gazetteer::{Classes, Holder, Tenure, gazetteer, lines};
use super::names::{Name, words_of};
use super::roles::standing::STANDING;
use crate::document::{Actor, ActorId, ActorKind, DayInterval, Role};
pub(crate) use ties::{Tie, holder_of, tie};

/// What the text calls a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Called {
    /// A role noun as it is written, folded ("foreign minister").
    pub words: String,
    /// The post that it stands for, if that is a longer word for it.
    pub post: Option<&'static str>,
}

impl Called {
    /// Whether a role, or a farther word for it, is what the person is called.
    fn covers(&self, role: &str) -> bool {
        STANDING.covers(&self.words, role)
            || self.post.is_some_and(|post| STANDING.covers(post, role))
    }
}

/// A title beside a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Titled {
    /// The first token of the name.
    pub name: usize,
    /// Its own tokens.
    pub role: Range<usize>,
    /// Its words.
    pub called: Called,
    /// What it tells of where it belongs.
    pub sort: Sort,
}

/// What a title tells of where it belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// It is a post of a state, and does not say of which.
    Bare,
    /// It is held no more.
    Held,
    /// Any other.
    Other,
}

/// A person of an article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Person {
    /// The fullest name that was read.
    pub name: Name,
    /// That name as it is written.
    pub shown: String,
    /// Who of the known persons it is.
    pub holder: Option<u16>,
    /// What the text calls them.
    pub roles: Vec<Called>,
    /// What the text says they do for a living, if that is no public office.
    pub calling: Option<&'static str>,
    /// What the text says they were.
    pub former: Vec<Called>,
    /// Code of the state that the text says they serve.
    pub country: Option<&'static str>,
    /// Where titles stand beside their name.
    pub titles: Vec<Titled>,
    /// What the text says they speak or work for.
    pub serves: Option<ActorId>,
    /// When the article was published, as far as that is known.
    pub published: Option<DayInterval>,
}

/// So many years before the first listed post nobody makes news by it.
const YOUNGEST: i16 = 30;

impl Person {
    /// The holder's record, if it is a known person.
    pub(crate) fn record(&self) -> Option<&'static Holder> {
        self.holder.and_then(|at| gazetteer().holders.get(usize::from(at)))
    }

    /// The id: a slug of the name under which the person is shown.
    pub(crate) fn id(&self) -> ActorId {
        let name = slug(self.record().map_or(self.shown.as_str(), |holder| holder.name()));
        match self.calling.filter(|_| self.holder.is_none() && holder_of(&self.name).is_some()) {
            // The id without more is that of the office-holder of this name.
            Some(calling) => ActorId::new(&format!("per:{name}-{calling}")),
            None => ActorId::new(&format!("per:{name}")),
        }
    }

    /// Takes the known person back whom the text contradicts: by another calling, or by a time in
    /// which that person was a child or not yet born.
    pub(crate) fn check_record(&mut self, published: Option<DayInterval>) {
        self.published = published;
        let Some(holder) = self.record() else { return };
        let other = self.calling.is_some() && !self.roles.iter().any(|role| official(&role.words));
        let starts = holder.tenures.iter().filter_map(|tenure| tenure.held?.first());
        let start = starts.map(jiff::civil::Date::year).min();
        let now = published.and_then(|days| days.last()).map(jiff::civil::Date::year);
        let early = start.zip(now).is_some_and(|(start, now)| now < start - YOUNGEST);
        if other || early {
            self.holder = None;
        }
    }

    /// Whether they are known to serve other states than this one only.
    pub(crate) fn serves_another(&self, state: &str) -> bool {
        let tenures = self.record().map_or(&[][..], |holder| holder.tenures.as_slice());
        let mut states = tenures.iter().map(|tenure| tenure.of).filter(|of| of.len() == 2);
        let first = states.next();
        first.is_some_and(|first| first != state && states.all(|other| other != state))
    }

    /// Code of the state that they serve.
    pub(crate) fn state(&self) -> Option<&'static str> {
        self.country.or_else(|| self.record().and_then(Holder::country))
    }

    /// The person as an actor.
    pub(crate) fn actor(&self) -> Actor {
        let known = self.record();
        let mut roles: Vec<Role> = known
            .iter()
            .flat_map(|holder| &holder.tenures)
            .map(|tenure| Role { title: title(tenure.of, tenure.post), held: tenure.held })
            .collect();
        for role in &self.roles {
            let same = |known: &Role| {
                let title = known.title.to_lowercase();
                title.contains(&role.words) || role.post.is_some_and(|post| title.contains(post))
            };
            if !roles.iter().any(same) {
                roles.push(Role { title: role.words.clone(), held: None });
            }
        }
        if let Some(calling) = self.calling.filter(|_| known.is_none()) {
            roles.push(Role { title: calling.to_owned(), held: None });
        }
        let name = known.map_or(self.shown.as_str(), |holder| holder.name());
        Actor {
            part_of: self.part_of().map(|id| ActorId::new(&id)),
            country: self.state().map(str::to_owned),
            aliases: known.map_or(Vec::new(), |holder| {
                holder.names.iter().skip(1).map(|n| (*n).to_owned()).collect()
            }),
            roles,
            ..Actor::new(self.id(), name, ActorKind::Person)
        }
    }

    /// What they are a part of: a ministry, an office, a body or a government.
    pub(crate) fn part_of(&self) -> Option<String> {
        let role = self.roles.iter().find(|role| official(&role.words));
        let Some(holder) = self.record() else {
            let home = || {
                let role = role?;
                self.country.map(|code| home(code, role.post.unwrap_or(&role.words)))
            };
            return self.serves.as_ref().map(ToString::to_string).or_else(home);
        };
        let starts = holder.tenures.iter().filter_map(|tenure| tenure.held?.first());
        let now = self.published.and_then(|days| days.last());
        if now.is_some_and(|now| starts.min().is_some_and(|start| start > now)) {
            // Who comes into office later is no part of that yet.
            return self.serves.as_ref().map(ToString::to_string);
        }
        let mut homes: Vec<String> =
            self.posts_now(holder).map(|tenure| home(tenure.of, tenure.post)).collect();
        homes.dedup();
        let still = self.roles.iter().any(|role| is_listed(holder, role));
        if homes.is_empty() && self.published.is_some() && !still {
            // Who left office is no part of that any more, but of what the text tells.
            let state = self.country.filter(|_| self.former.is_empty());
            let home =
                || Some(home(state?, role.map_or("", |role| role.post.unwrap_or(&role.words))));
            return self.serves.as_ref().map(ToString::to_string).or_else(home);
        }
        if let [one] = homes.as_slice() {
            return Some(one.clone());
        }
        // Who leads a government is no part of the ministry that they hold as well.
        let above = |id: &&String| self.published.is_some() && !id.starts_with("min:");
        let government = || self.state().map(|code| format!("gov:{}", code.to_lowercase()));
        homes.iter().find(above).cloned().or_else(government)
    }

    /// The posts that a known person holds at the time of the article; all, or those that the text
    /// tells of, if that time is not known.
    fn posts_now<'h>(&self, holder: &'h Holder) -> impl Iterator<Item = &'h Tenure> {
        let told = |tenure: &Tenure| self.is_introduced_as(tenure.post);
        let any_told = holder.tenures.iter().any(told);
        holder.tenures.iter().filter(move |tenure| match self.published {
            Some(day) => tenure.held.is_some_and(|held| held.overlaps(&day)),
            None => !any_told || told(tenure),
        })
    }

    /// Whether the text introduces the person by this role, or by a nearer word for it.
    pub(crate) fn is_introduced_as(&self, role: &str) -> bool {
        self.roles.iter().any(|called| called.covers(role))
    }

    /// Whether the text introduces the person by such a role that their record does not know.
    pub(crate) fn is_newly(&self, role: &str) -> bool {
        let listed =
            |called: &Called| self.record().is_some_and(|holder| is_listed(holder, called));
        self.roles.iter().any(|called| called.covers(role) && !listed(called))
    }

    /// Whether the text says that they were this.
    pub(crate) fn was(&self, role: &str) -> bool {
        self.former.iter().any(|called| called.covers(role))
    }

    /// When the person held the posts that a role can mean.
    pub(crate) fn terms(&self, role: &str) -> impl Iterator<Item = DayInterval> {
        let tenures = self.record().map_or(&[][..], |holder| holder.tenures.as_slice());
        let fitting = tenures.iter().filter(move |tenure| STANDING.covers(tenure.post, role));
        fitting.filter_map(|tenure| tenure.held)
    }
}

/// Whether what somebody is called is a post of their record, or a farther or nearer word for one.
fn is_listed(holder: &Holder, called: &Called) -> bool {
    let mut posts = holder.tenures.iter().map(|tenure| tenure.post);
    posts.any(|post| called.covers(post) || STANDING.covers(post, &called.words))
}

/// Whether a role is a post of a state.
fn official(role: &str) -> bool {
    let last = role.rsplit(' ').next();
    last.is_some_and(|word| gazetteer().is(word, Classes::POST) || STANDING.is("rules", word))
}

/// Id of what a post belongs to; its state's government if nothing nearer is known.
pub(crate) fn home(of: &str, post: &str) -> String {
    if of.contains(':') {
        return of.to_owned();
    }
    ministry_of(of, post)
        .or_else(|| listed_home(of, post))
        .unwrap_or_else(|| format!("gov:{}", of.to_lowercase()))
}

/// Id of what a post, or a part of a state, belongs to by `homes.tsv`.
pub(crate) fn listed_home(state: &str, post: &str) -> Option<String> {
    let fits = |home: &&ListedHome| {
        (home.state == "*" || home.state == state)
            && home.words.iter().any(|word| post.contains(word))
    };
    let home = LISTED_HOMES.iter().find(fits)?;
    Some(home.id.replace("{}", &state.to_lowercase()))
}

/// A line of `homes.tsv`.
struct ListedHome {
    /// The code of the state; `*` for any.
    state: &'static str,
    /// Words of which one must stand in the post.
    words: Vec<&'static str>,
    /// The id, with `{}` for the code in small letters.
    id: &'static str,
}

static LISTED_HOMES: LazyLock<Vec<ListedHome>> = LazyLock::new(|| {
    let file = lines(include_str!("../../../../data/gazetteer/homes.tsv"));
    let homes = file.filter_map(|line| {
        let (state, rest) = line.split_once('\t')?;
        let (words, id) = rest.split_once('\t')?;
        Some(ListedHome { state, words: words.split('|').collect(), id })
    });
    homes.collect()
});

/// The title of a post with its state or body.
fn title(of: &str, post: &str) -> String {
    let known = gazetteer();
    let state = known.country(of).and_then(|at| known.countries.get(usize::from(at)));
    match state {
        Some(country) => format!("{} {post}", country.adjective()),
        None => {
            let body = known.body(of).and_then(|at| known.bodies.get(usize::from(at)));
            let name = body.and_then(|body| body.names.first()).copied().unwrap_or(of);
            // "European Commission" and "commission president" share a word.
            let shared = name.rsplit(' ').next().map(str::to_lowercase);
            let rest = shared.and_then(|word| post.strip_prefix(word.as_str()));
            format!("{name} {}", rest.map_or(post, str::trim_start))
        }
    }
}

/// A readable slug: folded words joined by hyphens.
pub(crate) fn slug(name: &str) -> String {
    // Most names are nothing but words of ASCII letters with one space between.
    let plain = |word: &str| word.bytes().all(|b| b.is_ascii_alphanumeric()) && !word.is_empty();
    if name.split(' ').all(plain) {
        let mut slug = name.replace(' ', "-");
        slug.make_ascii_lowercase();
        return slug;
    }
    words_of(name).join("-").replace('\'', "")
}
