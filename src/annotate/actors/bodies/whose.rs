//! Whose a body is that goes by a name which bodies of several states have: "the Senate", "the
//! Ministry of Defence".
//!
//! Institutions by pattern are read in `institutions`; which names are shared stands in
//! `data/gazetteer/shared_names.txt`.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::chambers;
use super::institutions::{self, Class, Institution};
use super::possessor::Possessor;
use super::setting::{Setting, SoFar, Where};
use crate::annotate::actors::gazetteer::{Body, Classes, Country, Meaning, gazetteer, lines};
use crate::annotate::actors::people::slug;
use crate::annotate::actors::places::is_seat;
use crate::annotate::actors::read::Galley;
use crate::annotate::actors::roles::standing::STANDING;
use crate::document::{Actor, ActorId, ActorKind};

/// The text does not say whose the body is.
const NOT_TOLD: &str = "the text does not say which state it belongs to";
/// Bodies of several states go by this name in the article.
const SEVERAL: &str = "a body of another state may be meant";

/// A body that is meant, with what speaks against it.
pub(crate) type Meant = (Actor, Option<&'static str>);

/// Which states have a body of a name.
enum Having {
    /// Nearly every one.
    Any,
    /// These.
    These(Vec<u16>),
    /// None of its own by this name alone: only a state right beside it makes it that state's.
    Beside,
}

/// The names of `shared_names.txt`, folded.
static SHARED: LazyLock<HashMap<String, Having>> = LazyLock::new(|| {
    let states = |codes: &str| match codes.trim() {
        "*" => Having::Any,
        "-" => Having::Beside,
        codes => {
            let codes = codes.split_whitespace();
            Having::These(codes.filter_map(|code| gazetteer().country(code)).collect())
        }
    };
    let rows = lines(include_str!("../../../../data/gazetteer/shared_names.txt"));
    let rows = rows.filter_map(|line| line.split_once(':'));
    rows.flat_map(|(names, codes)| {
        names.split('|').map(move |name| (crate::text::fold(name.trim()), states(codes)))
    })
    .collect()
});

/// The states that an article tells of, and the bodies that it gave to one so far.
#[derive(Default)]
pub(crate) struct Homes {
    /// Of which states it tells where.
    pub setting: Setting,
    /// The bodies told of under each shared name, the last one last.
    told: HashMap<String, Vec<Actor>>,
}

impl Homes {
    /// Bodies of an article that tells of these states.
    pub(crate) fn of(setting: Setting) -> Self {
        Self { setting, told: HashMap::default() }
    }

    fn tell(&mut self, key: String, actor: &Actor) {
        let told = self.told.entry(key).or_default();
        told.retain(|before| before.id != actor.id);
        told.push(actor.clone());
    }

    /// An institution by pattern as an actor: that which it says, or of which the article told
    /// before, or of the state that the words before it or the dateline speak of.
    pub(crate) fn institution(
        &mut self,
        galley: &Galley<'_>,
        (key, found): (&str, Institution),
        token: usize,
    ) -> Option<Meant> {
        if let Some(actor) = found.actor() {
            self.tell(key.to_owned(), &actor);
            return Some((actor, None));
        }
        let of_a_state = !matches!(found.class, Class::Mission { .. });
        if found.owner.is_some() || !of_a_state {
            return None;
        }
        let under = |state: u16| Institution { owner: Some(state), ..found.clone() }.actor();
        match self.setting.possessor(galley, token) {
            Possessor::Of(state) => return Some((under(state)?, None)),
            Possessor::Perhaps(state) => return Some((under(state)?, Some(SEVERAL))),
            Possessor::Unknown => return None,
            Possessor::Nobody => {}
        }
        self.before(key).or_else(|| {
            // News that begins with what another state did is not that state's.
            let abroad = self.abroad(galley, token).map(|home| (home, Some(SEVERAL)));
            let (state, doubt) =
                abroad.or_else(|| self.under(galley, token, (&|_| true, false)))?;
            Some((under(state)?, doubt))
        })
    }

    /// The state under whose dateline a token stands, unless the words before it tell of others
    /// that have such a body: news from a summit is not news from where it is held. `shared` if only
    /// some states have one.
    fn under(
        &self,
        galley: &Galley<'_>,
        token: usize,
        (has, shared): (&dyn Fn(u16) -> bool, bool),
    ) -> Option<(u16, Option<&'static str>)> {
        let line = self.setting.dateline(token);
        let home = self.setting.is_at_home(token);
        let near = self.setting.near(galley, token);
        let first = near.states.iter().copied().find(|state| has(*state));
        let alone = near.states.len() == 1;
        let found = match (first, self.setting.so_far(token)) {
            (Some(first), _) if Some(first) == line => {
                (first, (!alone && !home).then_some(SEVERAL))
            }
            (Some(first), _) if !home => {
                let other = self.abroad(galley, token).is_some_and(has);
                let other = other && (shared || !self.setting.is_manned(first));
                (first, (!alone || other).then_some(SEVERAL))
            }
            (Some(first), _) if near.at == Where::Scene => (first, None),
            (Some(first), _) if near.at == Where::Here => (first, Some(SEVERAL)),
            (Some(_), _) => (line?, Some(SEVERAL)),
            (None, _) if home => (line?, (!self.setting.is_mainly_home(token)).then_some(NOT_TOLD)),
            (None, SoFar::One(state)) => (state, Some(NOT_TOLD)),
            (None, SoFar::Nothing) => (line?, Some(NOT_TOLD)),
            (None, SoFar::Several) => return None,
        };
        let (state, doubt) = found;
        let other = near.scene.filter(|scene| *scene != state).map(|_| SEVERAL);
        line.map(|_| (state, doubt.or(other))).filter(|(state, _)| has(*state))
    }

    /// The state from which the news comes, where that tells of another which does not speak itself.
    fn abroad(&self, galley: &Galley<'_>, token: usize) -> Option<u16> {
        let near = self.setting.near(galley, token);
        let told = matches!(near.at, Where::Here | Where::Before);
        let heard = told && !near.states.is_empty() && !self.setting.speaks_first(galley, token);
        let line = self.setting.home_line(token)?;
        (heard && near.states.first() != Some(&line) && !self.setting.is_at_home(token))
            .then_some(line)
    }

    /// The body of a shared name that the article told of before.
    fn before(&self, key: &str) -> Option<Meant> {
        let told = self.told.get(key)?;
        Some((told.last()?.clone(), (told.len() > 1).then_some(SEVERAL)))
    }

    /// The only state that has a body of this name and is told of, else the one told of mainly.
    fn talked_of(&self, having: &Having, own: Option<u16>) -> Option<(u16, Option<&'static str>)> {
        let mut having_one: Vec<(u16, usize)> = self.setting.counts().collect();
        having_one.retain(|(state, _)| has(having, *state));
        having_one.sort_by_key(|(state, times)| (std::cmp::Reverse(*times), *state));
        let (most, times) = having_one.first().copied()?;
        let next = having_one.get(1).map_or(0, |(_, times)| *times);
        if own.is_some_and(|own| self.setting.count(Some(own)) >= times) {
            return own.map(|own| (own, None));
        }
        let sure = having_one.len() == 1 && matches!(having, Having::These(_));
        if times < next.saturating_mul(MAINLY) {
            return None;
        }
        Some((most, (!sure).then_some(NOT_TOLD)))
    }
}

/// So many times as often as any other a state is named of which an article mainly tells.
const MAINLY: usize = 3;

fn has(having: &Having, state: u16) -> bool {
    match having {
        Having::Any => true,
        Having::These(states) => states.contains(&state),
        Having::Beside => false,
    }
}

/// The folded words of a name, marks of possession joined to theirs ("workers' party").
fn key(galley: &Galley<'_>, name: Range<usize>) -> String {
    galley.key(name).replace(" '", "'").replace(" ’", "'")
}

/// The state of a known body whose name no other state's body has.
pub(super) fn own_state(galley: &Galley<'_>, tokens: &Range<usize>, body: u16) -> Option<u16> {
    let body = galley.known.bodies.get(usize::from(body))?;
    let own = body.kind != ActorKind::Media && !SHARED.contains_key(&key(galley, tokens.clone()));
    galley.known.country(body.country.filter(|_| own)?)
}

/// A name of common words, or one that bodies of several states have, as it stands in a text.
struct Shared<'g> {
    key: String,
    title: String,
    having: Option<&'static Having>,
    /// The body that is known by this name.
    body: Option<&'g Body>,
    /// The state that stands in it or right behind it.
    beside: Option<u16>,
    /// Whether in news from its own state it needs no other word.
    at_home: bool,
}

impl<'g> Shared<'g> {
    /// Reads a name that ends before the token `end`; `None` if it belongs to one body.
    fn read(
        galley: &'g Galley<'_>,
        (tokens, end): (&Range<usize>, usize),
        body: Option<&'g Body>,
    ) -> Option<Self> {
        let (inside, start) = institutions::owner_before(galley, tokens.clone());
        let start = start.min(tokens.end - 1);
        let the = usize::from(galley.folded(start) == "the" && start + 1 < tokens.end);
        let name = start + the..tokens.end;
        let key = key(galley, name.clone());
        let having = SHARED.get(&key);
        let common = name.clone().all(|at| galley.is(at, Classes::COMMON));
        let of = galley.is(name.start, Classes::PUBLIC) && galley.folded(name.start + 1) == "of";
        let headed = (of || galley.is(tokens.end - 1, Classes::PUBLIC))
            && !galley.is(name.start, Classes::WORLDWIDE)
            && !name.clone().any(|at| STANDING.is("rebels", galley.folded(at)))
            && !partisan(galley, &name);
        let seat = is_seat(galley, &name);
        let public = body.is_none_or(|body| {
            !seat && body.country.is_some() && !matches!(body.kind, ActorKind::Media)
        });
        if having.is_none() && !(common && public) {
            return None;
        }
        let party = galley.folded(tokens.end) == "party" && galley.lower(tokens.end);
        let words = galley.lexed.cover(name).of(galley.lexed.text());
        let title = if party { format!("{words} party") } else { words.to_owned() };
        let body = body.filter(|_| !party);
        let known = having.is_some() || headed && body.is_none();
        let of = !matches!(having, Some(Having::Beside)) || galley.folded(tokens.end) == "of";
        let behind = || behind(galley, tokens.end + usize::from(party), end);
        let beside = inside
            .filter(|_| start == tokens.start || known)
            .or_else(|| behind().filter(|_| known && of));
        let at_home = having.is_none() && body.is_none() && headed && tokens.len() > 1;
        Some(Self { key, title, having, body, beside, at_home })
    }

    /// Whether the state has a body of this name.
    fn is_had_by(&self, state: u16) -> bool {
        self.having.is_some_and(|having| has(having, state))
    }

    fn of(&self, galley: &Galley<'_>, state: u16) -> Option<Actor> {
        of_state(galley, state, &self.title, self.body)
    }
}

/// Whether the name of an assembly is that of a party ("National Democratic Congress").
fn partisan(galley: &Galley<'_>, name: &Range<usize>) -> bool {
    let last = galley.folded(name.end - 1);
    matches!(last, "congress" | "assembly")
        && name.clone().any(|at| STANDING.is("partisan", galley.folded(at)))
}

/// The body that a name of common words or a shared one means: that of the state which stands
/// beside it, of which the article told before, or from which it comes; `None` if the name belongs
/// to one body, or to one that nothing else is known of.
pub(super) fn meant(
    galley: &Galley<'_>,
    (tokens, end): (&Range<usize>, usize),
    body: Option<u16>,
    homes: &mut Homes,
) -> Option<Meant> {
    let body = body.and_then(|at| galley.known.bodies.get(usize::from(at)));
    let name = Shared::read(galley, (tokens, end), body)?;
    if let Some(state) = name.beside {
        // "The Nepali Congress" is a party: Nepal's parliament is not called so.
        let inside = galley.longest_of_state(tokens.start, tokens.end).is_some();
        if name.key == "congress" && inside && !name.is_had_by(state) {
            return Some((party(galley, tokens, state)?, None));
        }
        let actor = name.of(galley, state)?;
        homes.tell(name.key, &actor);
        return Some((actor, None));
    }
    let officer = homes.setting.officer_of(galley, tokens.start);
    if let (Some(Having::Beside), Some(state)) = (name.having, officer) {
        let actor = name.of(galley, state)?;
        homes.tell(name.key, &actor);
        return Some((actor, None));
    }
    let state_of = |code: &str| galley.known.country(code);
    let has = |state: u16| name.at_home || name.is_had_by(state);
    match homes.setting.possessor(galley, tokens.start) {
        _ if name.having.is_none() && !name.at_home => {}
        Possessor::Of(state) => {
            let actor = name.of(galley, state)?;
            homes.tell(name.key, &actor);
            return Some((actor, None));
        }
        Possessor::Perhaps(state) => return Some((name.of(galley, state)?, Some(SEVERAL))),
        Possessor::Unknown => {
            let actor = nobodys(&name.title, name.body);
            homes.tell(name.key, &actor);
            return Some((actor, Some(NOT_TOLD)));
        }
        Possessor::Nobody => {}
    }
    let some = matches!(name.having, Some(Having::These(_)));
    let under = homes.under(galley, tokens.start, (&has, some));
    if let Some((actor, doubt)) = homes.before(&name.key) {
        let code = actor.country.as_deref().and_then(state_of);
        let rival = under.filter(|(state, _)| Some(*state) != code && name.is_had_by(*state));
        return Some((actor, doubt.or_else(|| rival.map(|_| SEVERAL))));
    }
    by_setting(galley, name, under, homes)
}

/// The body of a shared name by the state under whose dateline it stands, else by those told of.
fn by_setting(
    galley: &Galley<'_>,
    name: Shared<'_>,
    under: Option<(u16, Option<&'static str>)>,
    homes: &mut Homes,
) -> Option<Meant> {
    let own = name.body.and_then(|body| body.country).and_then(|code| galley.known.country(code));
    let (state, doubt) = match (under, name.having) {
        (Some((state, _)), _) if homes.setting.count(own) > homes.setting.count(Some(state)) => {
            (own.unwrap_or(state), Some(SEVERAL))
        }
        (Some(found), _) => found,
        (None, None | Some(Having::Beside)) => return None,
        (None, Some(having)) => match homes.talked_of(having, own) {
            Some(found) => found,
            None => return Some((nobodys(&name.title, name.body), Some(NOT_TOLD))),
        },
    };
    let actor = name.of(galley, state)?;
    if doubt.is_none() {
        homes.tell(name.key, &actor);
    }
    Some((actor, doubt))
}

/// The state that "of" or "in" names behind a body ("the Senate of Chile", "Congress in Lima").
fn behind(galley: &Galley<'_>, at: usize, end: usize) -> Option<u16> {
    if at >= end || !matches!(galley.folded(at), "of" | "in") {
        return None;
    }
    let at = at + 1 + usize::from(galley.folded(at + 1) == "the");
    galley.longest(at, end).and_then(|(_, meaning)| match meaning {
        Meaning::Country(state) | Meaning::Capital(state) => Some(state),
        _ => None,
    })
}

/// The body of a state under a title that others have as well.
fn of_state(galley: &Galley<'_>, state: u16, title: &str, body: Option<&Body>) -> Option<Actor> {
    let country = galley.known.countries.get(usize::from(state))?;
    if let Some(own) = body.filter(|body| body.country == Some(country.code)) {
        return galley.known.body(own.id).and_then(super::body_actor);
    }
    let kind = body.map(|body| body.kind);
    let known = || listed(country, title);
    let ministry = || {
        let american = country.code == "US";
        let field = institutions::ministry(&crate::text::fold(title)).filter(|_| !american)?;
        Institution { class: Class::Ministry(field), owner: Some(state) }.actor()
    };
    known().or_else(ministry).or_else(|| Some(new(country, title, kind)))
}

/// The listed body of a state that goes by the title with the state before it ("French Senate").
fn listed(country: &Country, title: &str) -> Option<Actor> {
    let mut words = country.names.iter().chain(&country.adjectives);
    words.find_map(|word| {
        let entries = gazetteer().named(&format!("{word} {title}"));
        entries.iter().find_map(|entry| match entry.meaning {
            Meaning::Body(at) => super::body_actor(at),
            _ => None,
        })
    })
}

/// A body of a state that the gazetteer does not list.
pub(super) fn new(country: &Country, title: &str, kind: Option<ActorKind>) -> Actor {
    let (kind, prefix) = sort(title, kind);
    let id = format!("{prefix}:{}-{}", country.code.to_lowercase(), slug(title));
    let words = title.split(' ').map(crate::text::fold);
    let words: Vec<String> = words.collect();
    let public = words.iter().any(|word| gazetteer().is(word, Classes::PUBLIC))
        && !words.iter().any(|word| STANDING.is("rebels", word));
    Actor {
        country: Some(country.code.to_owned()),
        part_of: Some(ActorId::new(&country.id()))
            .filter(|_| public || kind != ActorKind::Organisation),
        ..Actor::new(ActorId::new(&id), &format!("{} {title}", country.adjective()), kind)
    }
}

/// A party of a state that goes by the name of a chamber.
fn party(galley: &Galley<'_>, tokens: &Range<usize>, state: u16) -> Option<Actor> {
    let country = galley.known.countries.get(usize::from(state))?;
    let words = galley.lexed.cover(tokens.clone()).of(galley.lexed.text());
    let id = ActorId::new(&format!("org:{}", slug(words)));
    Some(Actor {
        country: Some(country.code.to_owned()),
        ..Actor::new(id, words, ActorKind::Organisation)
    })
}

/// A body of which it is not known whose it is.
fn nobodys(title: &str, body: Option<&Body>) -> Actor {
    let (kind, prefix) = sort(title, body.map(|body| body.kind));
    Actor::new(ActorId::new(&format!("{prefix}:{}", slug(title))), title, kind)
}

/// What kind of body goes by a title, and how its id begins.
fn sort(title: &str, kind: Option<ActorKind>) -> (ActorKind, &'static str) {
    let last = crate::text::fold(title.rsplit(' ').next().unwrap_or(title));
    let chamber = matches!(last.as_str(), "senate" | "congress" | "parliament")
        || chambers::is_chamber(&crate::text::fold(title));
    match kind {
        Some(ActorKind::Legislature) => (ActorKind::Legislature, "leg"),
        None if chamber => (ActorKind::Legislature, "leg"),
        Some(ActorKind::Ministry) => (ActorKind::Ministry, "min"),
        Some(ActorKind::Office) => (ActorKind::Office, "off"),
        Some(ActorKind::Agency) => (ActorKind::Agency, "agy"),
        _ => (ActorKind::Organisation, "org"),
    }
}
