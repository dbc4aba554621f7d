//! Who is meant by the name of a state, a place that acts, or a body.
//!
//! Institutions by pattern are read in `institutions`; whose a body of a shared name is, in `whose`;
//! of which states an article tells where, in `setting`.
//! Persons are tied in `people`.

pub(crate) mod chambers;
pub(crate) mod institutions;
pub(crate) mod possessor;
pub(crate) mod setting;
pub(crate) mod whose;

use self::institutions::{Class, Institution};
use self::possessor::Possessor;
use self::setting::Where;
use super::gazetteer::{Classes, Country, Meaning, gazetteer};
use super::link::{Cast, Named, text};
use super::people::slug;
use super::places::is_seat;
use super::read::{Candidate, Galley};
use super::roles::standing::STANDING;
use crate::document::{Actor, ActorId, ActorKind, MentionKind};
use std::ops::Range;

/// Who is meant by a name, and what speaks against it.
pub(super) type Meant = (ActorId, Option<&'static str>);

const fn sure(id: ActorId) -> Meant {
    (id, None)
}

/// Who is meant by a name that is no person's; `place` if it only tells where something is.
pub(super) fn who(
    galley: &Galley<'_>,
    named: &Named,
    place: bool,
    later: &[Institution],
    cast: &mut Cast,
) -> Option<Meant> {
    let tokens = named.candidate.tokens.clone();
    let alias = text(galley, &tokens);
    let body = named.verdict.kind == MentionKind::Organisation;
    if let Some(id) = body.then(|| defined(galley, named, cast)).flatten() {
        return Some(sure(id));
    }
    match (named.verdict.kind, named.candidate.known) {
        (MentionKind::Location, Some(Meaning::Country(state))) => {
            (!place).then(|| sure(government(galley, state, alias, cast)))
        }
        (MentionKind::Location, Some(Meaning::Capital(state))) => {
            (!place).then(|| sure(government(galley, state, alias, cast)))
        }
        (MentionKind::Other, Some(Meaning::People(state))) => {
            let acts = acts_as_state(galley, &tokens);
            acts.then(|| sure(government(galley, state, alias, cast)))
        }
        (MentionKind::Location, Some(Meaning::Place(state)))
            if !place && is_seat(galley, &tokens) =>
        {
            let body = galley.phrase_of(tokens).and_then(|phrase| {
                phrase.entries.iter().find_map(|entry| match entry.meaning {
                    Meaning::Body(body) => Some(body),
                    _ => None,
                })
            });
            match (state.filter(|state| cast.states.contains(state)), body) {
                (Some(state), _) => Some(sure(government(galley, state, alias, cast))),
                (None, body) => body_actor(body?).map(|actor| sure(cast.note(actor, Some(alias)))),
            }
        }
        (_, Some(Meaning::Body(_))) if place && is_seat(galley, &tokens) => None,
        (_, Some(Meaning::Body(body))) if is_product(galley, &tokens, body) => None,
        (_, Some(Meaning::Body(body))) => {
            let end = sentence_end(galley, &named.candidate);
            let meant = whose::meant(galley, (&tokens, end), Some(body), &mut cast.homes);
            let (actor, doubt) = meant.or_else(|| Some((body_actor(body)?, None)))?;
            Some((cast.note(actor, Some(alias)), doubt))
        }
        (MentionKind::Organisation, _) => organisation(galley, &named.candidate, later, cast),
        _ => None,
    }
}

/// "the vaccine Sputnik V", "Sputnik doses": whether a name that an agency or a paper bears is that of
/// something that is made.
fn is_product(galley: &Galley<'_>, tokens: &Range<usize>, body: u16) -> bool {
    let media = gazetteer().bodies.get(usize::from(body));
    let goods = |at: usize| STANDING.is("goods", galley.folded(at));
    let before = tokens.start.checked_sub(1).is_some_and(goods);
    let version = galley.text(tokens.end).chars().count() == 1 && galley.capital(tokens.end);
    media.is_some_and(|body| body.kind == ActorKind::Media)
        && (before || version || goods(tokens.end))
}

/// Whether the name of a people stands for their state: "the Russians said", or those of whom an
/// official speaks, not "Serbs in Kosovo" or "Germans voted".
fn acts_as_state(galley: &Galley<'_>, name: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1).map_or("", |at| galley.folded(at));
    let the = matches!(before, "the" | "\"" | "“" | "„" | "«");
    let next = galley.folded(name.end);
    let placed = galley.is(name.end, Classes::PLACES) || matches!(next, "who" | "living" | "of");
    !galley.is(name.end - 1, Classes::PARTICLE) && the && !placed
}

/// The body whose acronym stands in brackets behind its name, or stood there before.
fn defined(galley: &Galley<'_>, named: &Named, cast: &mut Cast) -> Option<ActorId> {
    let (tokens, known) = (&named.candidate.tokens, named.candidate.known);
    let alias = text(galley, tokens);
    let acronym = tokens.len() == 1 && galley.all_caps(tokens.start);
    if let Some(id) = cast.short.get(alias).filter(|_| acronym).cloned() {
        return cast.call_by_id(&id, alias).then_some(id);
    }
    let inside =
        |at: usize| galley.text(at) == "(" && galley.text(at + 2) == ")" && galley.all_caps(at + 1);
    if tokens.len() < 2 || !inside(tokens.end) || known.is_some() {
        return None;
    }
    // "The National Liberation Army (ELN)": the letters are those of another language.
    match galley.longest(tokens.end + 1, tokens.end + 2) {
        Some((_, Meaning::Body(at))) => {
            let actor = body_actor(at)?;
            Some(cast.note(actor, Some(alias)))
        }
        _ => None,
    }
}

/// Remembers the acronym in brackets behind the name of a body.
pub(super) fn define(galley: &Galley<'_>, named: &Named, id: &ActorId, cast: &mut Cast) {
    let open = named.candidate.tokens.end;
    let body = named.verdict.kind == MentionKind::Organisation;
    let told = galley.text(open) == "(" && galley.text(open + 2) == ")";
    let known = || galley.longest(open + 1, open + 2).is_some();
    if body && told && galley.all_caps(open + 1) && galley.text(open + 1).len() > 1 && !known() {
        cast.short.insert(galley.text(open + 1).to_owned(), id.clone());
    }
}

/// Notes the government of a state.
pub(crate) fn government(galley: &Galley<'_>, state: u16, alias: &str, cast: &mut Cast) -> ActorId {
    let country = galley.known.countries.get(usize::from(state));
    if let Some(id) = country.map(|country| ActorId::new(&country.id()))
        && cast.call_by_id(&id, alias)
    {
        return id;
    }
    let known = country.map(Country::government);
    let unknown = || Actor::new(ActorId::new(""), "", ActorKind::Government);
    cast.note(known.unwrap_or_else(unknown), Some(alias))
}

/// A body of the gazetteer as an actor.
pub(crate) fn body_actor(body: u16) -> Option<Actor> {
    let body = gazetteer().bodies.get(usize::from(body))?;
    Some(Actor {
        country: body.country.map(str::to_owned),
        part_of: body.part_of.map(ActorId::new),
        intergovernmental: body.intergovernmental,
        ..Actor::new(ActorId::new(body.id), body.names.first()?, body.kind)
    })
}

/// The missions that the article names with their place, for those that it names without.
pub(super) fn later_missions(galley: &Galley<'_>, names: &[Named]) -> Vec<Institution> {
    names
        .iter()
        .filter(|named| named.verdict.kind == MentionKind::Organisation)
        .filter_map(|named| institution(galley, &named.candidate))
        .filter(|found| matches!(&found.class, Class::Mission { host: Some(_), .. }))
        .collect()
}

fn institution(galley: &Galley<'_>, candidate: &Candidate) -> Option<Institution> {
    let end = sentence_end(galley, candidate);
    institutions::read(galley, candidate.tokens.clone(), end)
}

fn sentence_end(galley: &Galley<'_>, candidate: &Candidate) -> usize {
    let sentence = galley.lexed.sentences().get(candidate.sentence);
    sentence.map_or(candidate.tokens.end, |sentence| sentence.tokens.end)
}

/// An organisation that the gazetteer does not know.
fn organisation(
    galley: &Galley<'_>,
    candidate: &Candidate,
    later: &[Institution],
    cast: &mut Cast,
) -> Option<Meant> {
    let alias = text(galley, &candidate.tokens);
    if let Some(mut found) = institution(galley, candidate) {
        complete(galley, &mut found, later, (cast, candidate.tokens.start));
        let key = galley.key(candidate.tokens.clone());
        let (actor, doubt) =
            cast.homes.institution(galley, (&key, found), candidate.tokens.start)?;
        return Some((cast.note(actor, Some(alias)), doubt));
    }
    if let Some(state) = institutions::governed(galley, candidate.tokens.clone()) {
        return Some(sure(government(galley, state, alias, cast)));
    }
    let acronym = galley.all_caps(candidate.tokens.start) && candidate.tokens.len() == 1;
    if let Some(full) = spelt_out(alias, cast).filter(|_| acronym) {
        return Some(sure(cast.note(full, Some(alias))));
    }
    let end = sentence_end(galley, candidate);
    let shared = whose::meant(galley, (&candidate.tokens, end), None, &mut cast.homes);
    if let Some((actor, doubt)) = shared {
        return Some((cast.note(actor, Some(alias)), doubt));
    }
    let next = candidate.tokens.end;
    let modifier = galley.lower(next)
        && (galley.is(next, Classes::COMMON) || galley.text(next + 1) == "-")
        && !galley.is(next, Classes::ACTS.or(Classes::PLACES).or(Classes::SMALL))
        && !galley.text(next).ends_with("ed")
        && candidate.tokens.len() == 1;
    let id = format!("org:{}", slug(alias));
    if modifier && !cast.has(&id) {
        return None;
    }
    let (owner, _) =
        institutions::owner_before(galley, candidate.tokens.start..candidate.tokens.end);
    let owner = owner.or_else(|| institutions::of_state(&galley.key(candidate.tokens.clone())));
    let country = owner.and_then(|at| galley.known.countries.get(usize::from(at)));
    let actor = Actor {
        country: country.map(|country| country.code.to_owned()),
        ..Actor::new(ActorId::new(&id), alias, ActorKind::Organisation)
    };
    Some(sure(cast.note(actor, None)))
}

/// The organisation whose capitals an acronym is made of.
fn spelt_out(acronym: &str, cast: &Cast) -> Option<Actor> {
    cast.with_initials(acronym).filter(|_| acronym.len() > 1).cloned()
}

/// Fills in what the name of an institution leaves out, from the rest of the article.
///
/// `token` is where the name begins.
pub(crate) fn complete(
    galley: &Galley<'_>,
    found: &mut Institution,
    later: &[Institution],
    (cast, token): (&Cast, usize),
) {
    let host_missing = matches!(found.class, Class::Mission { host: None, .. });
    if host_missing {
        let same = |other: &&Institution| {
            let sorts = matches!((&found.class, &other.class),
                (Class::Mission { sort: a, .. }, Class::Mission { sort: b, .. }) if a == b);
            sorts && (found.owner.is_none() || other.owner.is_none() || found.owner == other.owner)
        };
        if let Some(other) = later.iter().find(same) {
            found.class = other.class.clone();
            found.owner = found.owner.or(other.owner);
        }
    }
    if found.owner.is_some() {
        return;
    }
    match &found.class {
        Class::Mission { host: Some((Some(host), _)), .. } => {
            // Whose mission it is goes without saying where two states are talked of: the guest's.
            let main = cast.states.get(..2).unwrap_or(&cast.states);
            if main.contains(host) {
                let guest = main.iter().find(|state| *state != host).copied();
                found.owner = guest.filter(|state| cast.is_acting(*state));
            }
        }
        Class::Ministry(_) => found.owner = ministry_owner(galley, found, cast, token),
        _ => {}
    }
}

/// The state whose ministry is meant, by the surest sign first:
/// - the one that acts in a sentence under its own dateline;
/// - the one from which the news comes of what another state did;
/// - the only one that acts in the sentence;
/// - the only one whose ministry the article names, or that a person in it serves, unless the news
///   comes from another state, which may have meant its own.
fn ministry_owner(
    galley: &Galley<'_>,
    found: &Institution,
    cast: &Cast,
    token: usize,
) -> Option<u16> {
    let setting = &cast.homes.setting;
    if setting.possessor(galley, token) != Possessor::Nobody {
        return None;
    }
    let under = setting.dateline(token);
    let near = setting.near(galley, token);
    if near.at == Where::Here && under.is_some() && near.states.first().copied() == under {
        return under;
    }
    let heard = near.at == Where::Here && !setting.speaks_first(galley, token);
    if let Some(home) = setting.home_line(token).filter(|_| heard) {
        // What another state did is told by the one from which the news comes.
        let has = Institution { class: found.class.clone(), owner: Some(home) };
        if has.actor().is_some_and(|actor| actor.name.contains("Ministry")) {
            return Some(home).filter(|home| setting.tells_of(*home));
        }
    }
    let under = under.filter(|state| cast.states.contains(state));
    let elsewhere = matches!(near.at, Where::Here | Where::Scene);
    if let (true, None, [acting]) = (elsewhere, under, near.states.as_slice()) {
        return Some(*acting).filter(|_| !receives(galley, token));
    }
    let fits = |state: &&u16| {
        if elsewhere && !near.states.contains(state) {
            return false;
        }
        let with = Institution { class: found.class.clone(), owner: Some(**state) };
        // The State Department and the Foreign Office are never called "Foreign Ministry".
        let called = |actor: &Actor| actor.name.contains("Ministry");
        with.actor().is_some_and(|actor| {
            let served = cast.called.served.contains(&actor.id)
                && under.is_none_or(|under| under == **state);
            called(&actor) && (cast.has(actor.id.as_str()) || served)
        })
    };
    let mut fitting = cast.states.iter().filter(fits);
    let first = fitting.next().copied();
    let only = first.filter(|_| fitting.next().is_none());
    if !(elsewhere && speaks_behind(galley, token) && setting.opens_with_state(galley, token)) {
        return only;
    }
    let (doer, own) = setting.doer(galley, token)?;
    // What a state has decided is told by its own ministry; what it did to others, by either.
    let with = Institution { class: found.class.clone(), owner: Some(doer) };
    let called = with.actor().is_some_and(|actor| actor.name.contains("Ministry"));
    Some(doer).filter(|doer| called && (own || only == Some(*doer)))
}

/// "The Chadian envoy was summoned to the Foreign Ministry": whether a body is that of the hosts.
fn receives(galley: &Galley<'_>, token: usize) -> bool {
    let the = token.checked_sub(1).filter(|at| galley.folded(*at) == "the");
    let to = the.and_then(|the| the.checked_sub(1)).filter(|at| galley.folded(*at) == "to");
    let from = to.map_or(token, |to| to.saturating_sub(SUMMONED));
    (from..token).any(|at| STANDING.is("summons", galley.folded(at)))
}

/// So many words before "to" somebody is summoned at most.
const SUMMONED: usize = 4;

/// Whether a body stands behind what it tells: "Chad will leave, the ministry said".
fn speaks_behind(galley: &Galley<'_>, token: usize) -> bool {
    let the = token.checked_sub(1).filter(|at| galley.folded(*at) == "the");
    let pause = the.and_then(|the| the.checked_sub(1));
    pause.is_some_and(|at| matches!(galley.text(at), "," | "\"" | "”" | "“" | "»"))
}
