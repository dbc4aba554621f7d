//! Nouns that stand for an actor without naming it: "the minister", "Russian diplomats", "the consulate in ...".
//!
//! A mention covers the noun only, not the adjective before it; its kind is [`MentionKind::Other`].

use std::ops::Range;

use super::gazetteer::Classes;
use super::institutions::{self, Class};
use super::link::{Cast, body_actor, complete, government};
use super::people::listed_home;
use super::read::{Galley, Style};
use super::roles::is_role;
use crate::document::{Actor, ActorId, ActorKind, Mention, MentionKind};
use crate::text::Sentence;

/// Finds the nouns that stand for an actor, between the names that were found already.
pub(crate) fn find(galley: &Galley<'_>, names: &[Mention], cast: &mut Cast) -> Vec<Mention> {
    let mut found = Vec::new();
    for (at, sentence) in galley.lexed.sentences().iter().enumerate() {
        if galley.style(at) == Style::Running {
            one(galley, sentence, names, cast, &mut found);
        }
    }
    found
}

fn one(
    galley: &Galley<'_>,
    sentence: &Sentence,
    names: &[Mention],
    cast: &mut Cast,
    found: &mut Vec<Mention>,
) {
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let taken = named_until(galley, at, names);
        if let Some(end) = taken {
            at = end;
            continue;
        }
        let nouns = Classes::ROLE.or(Classes::RANK).or(Classes::ORG_HEAD);
        if !(galley.is(at, nouns) || galley.begins_phrase(at)) {
            at += 1;
            continue;
        }
        let noun = group(galley, at, sentence, cast)
            .or_else(|| mission(galley, at, sentence, cast))
            .or_else(|| role(galley, at, sentence, names, cast));
        let Some((tokens, actor, rule)) = noun else {
            at += 1;
            continue;
        };
        at = tokens.end;
        let span = galley.lexed.cover(tokens);
        if !behind(names, span.start()).is_some_and(|name| name.span.overlaps(span)) {
            found.push(Mention::new(span, MentionKind::Other, Some(actor), rule));
        }
    }
}

/// The first name that ends behind an offset.
fn behind(names: &[Mention], offset: usize) -> Option<&Mention> {
    names.get(names.partition_point(|name| name.span.end() <= offset))
}

/// The token behind the name that holds a token, if one does.
fn named_until(galley: &Galley<'_>, at: usize, names: &[Mention]) -> Option<usize> {
    let span = galley.lexed.tokens().get(at)?.span;
    let name = behind(names, span.start()).filter(|name| name.span.overlaps(span))?;
    Some(galley.lexed.tokens().at_or_after(name.span.end()).max(at + 1))
}

type Noun = (Range<usize>, ActorId, &'static str);

/// People taken together behind an adjective or a state: "Russian diplomats".
fn group(galley: &Galley<'_>, at: usize, sentence: &Sentence, cast: &mut Cast) -> Option<Noun> {
    if !(galley.lower(at) || galley.capital(at)) || at == sentence.tokens.start {
        return None;
    }
    let (end, class) = (1..=4).rev().find_map(|length| {
        let end = at + length;
        let phrase = (end <= sentence.tokens.end).then(|| galley.phrase_of(at..end))??;
        phrase.group.map(|class| (end, class))
    })?;
    let (owner, _) = institutions::owner_before(galley, at..at);
    let state = owner?;
    let tokens = at..end;
    let alias = format!("{} {}", adjective(galley, state), galley.key(tokens.clone()));
    let actor = group_actor(galley, state, class, &alias, cast)?;
    Some((tokens, actor, "people of a state"))
}

fn adjective(galley: &Galley<'_>, state: u16) -> &'static str {
    galley.known.countries.get(usize::from(state)).map_or("", |country| country.adjective())
}

fn group_actor(
    galley: &Galley<'_>,
    state: u16,
    class: &str,
    alias: &str,
    cast: &mut Cast,
) -> Option<ActorId> {
    let country = galley.known.countries.get(usize::from(state))?;
    let code = country.code.to_lowercase();
    let id = match (class, country.code) {
        ("government", _) => return Some(government(galley, state, alias, cast)),
        ("upper", state) => {
            listed_home(state, "upper chamber").unwrap_or_else(|| parliament(galley, state, &code))
        }
        ("parliament", state) => {
            listed_home(state, class).unwrap_or_else(|| parliament(galley, state, &code))
        }
        ("intelligence", _) => format!("agy:{code}-intelligence"),
        _ => format!("grp:{code}-{class}"),
    };
    if let Some(actor) = galley.known.body(&id).and_then(|body| body_actor(galley, body)) {
        return Some(cast.note(actor, Some(alias)));
    }
    let (kind, noun) = match class {
        "parliament" | "upper" => (ActorKind::Legislature, "Parliament"),
        "intelligence" => (ActorKind::Agency, "intelligence agencies"),
        other => (ActorKind::Group, other),
    };
    let actor = Actor {
        country: Some(country.code.to_owned()),
        part_of: Some(ActorId::new(&country.id())),
        ..Actor::new(ActorId::new(&id), &format!("{} {noun}", country.adjective()), kind)
    };
    Some(cast.note(actor, Some(alias)))
}

/// Id of the parliament of a state, under its own name if it has one.
fn parliament(galley: &Galley<'_>, state: &str, code: &str) -> String {
    let own = galley
        .known
        .bodies
        .iter()
        .find(|body| body.kind == ActorKind::Legislature && body.country == Some(state));
    own.map_or_else(|| format!("leg:{code}-parliament"), |body| body.id.to_owned())
}

/// A mission in lower case with its place: "the consulate in San Francisco".
fn mission(galley: &Galley<'_>, at: usize, sentence: &Sentence, cast: &mut Cast) -> Option<Noun> {
    if !galley.lower(at) {
        return None;
    }
    (1..=2).rev().find_map(|length| {
        let tokens = at..(at + length).min(sentence.tokens.end);
        let mut read = institutions::read(galley, tokens.clone(), sentence.tokens.end)?;
        if !matches!(read.class, Class::Mission { host: Some(_), sort } if sort != "mission") {
            return None;
        }
        complete(&mut read, &[], cast);
        let actor = read.actor()?;
        let id = cast.note(actor, None);
        Some((tokens, id, "mission in a place"))
    })
}

/// A role alone: "the minister", "the Russian foreign minister", "Russia's chief diplomat".
fn role(
    galley: &Galley<'_>,
    at: usize,
    sentence: &Sentence,
    names: &[Mention],
    cast: &mut Cast,
) -> Option<Noun> {
    let tokens = (1..=5)
        .rev()
        .map(|length| at..at + length)
        .find(|range| range.end <= sentence.tokens.end && is_role(galley, range.clone()))?;
    let (owner, _) = institutions::owner_before(galley, at..at);
    let the = |at: usize| at > sentence.tokens.start && galley.folded(at - 1) == "the";
    let definite = the(at)
        || (owner.is_some() && galley.possessive(at - 1))
        || owner.is_some() && (1..=3).any(|length| at >= length && the(at - length + 1))
        || at == sentence.tokens.start
            && galley.is(tokens.end, Classes::ACTS.or(Classes::COMMON))
            && tokens.len() > 1;
    let span = galley.lexed.cover(tokens.clone());
    let person = |name: &&Mention| name.kind == MentionKind::Person;
    let next = names.get(names.partition_point(|name| name.span.start() < span.end()));
    let named_next = next.filter(person).is_some_and(|n| n.span.start() - span.end() <= 1);
    let comma = at >= 2 && the(at) && galley.text(at - 2) == ",";
    let apposition = comma && {
        let gap = galley.lexed.tokens().get(at - 2).map_or(0, |token| token.span.start());
        let before = names.get(names.partition_point(|name| name.span.end() < gap));
        before.filter(person).is_some_and(|name| name.span.end() == gap)
    };
    if apposition || galley.is(tokens.end, Classes::ROLE) && galley.lower(tokens.end) {
        return None;
    }
    if !definite || named_next || galley.folded(tokens.end) == "of" {
        return None;
    }
    let key = galley.key(tokens.clone());
    let role = (key.as_str(), galley.post(tokens.clone()));
    let person = in_article(galley, role, owner, at, cast)
        .or_else(|| in_office(galley, role, owner?, cast))?;
    let id = cast.note_person(person, None)?;
    Some((tokens, id, "role"))
}

/// The person of the article who is called this: the last one named before, else the only one.
fn in_article(
    galley: &Galley<'_>,
    role: (&str, Option<&'static str>),
    owner: Option<u16>,
    at: usize,
    cast: &mut Cast,
) -> Option<usize> {
    let code =
        owner.and_then(|state| galley.known.countries.get(usize::from(state))).map(|c| c.code);
    cast.called.find(role, code, at, (&cast.people, &cast.named_at))
}

/// The known holder of a post of a state when the article was published.
fn in_office(
    galley: &Galley<'_>,
    (key, post): (&str, Option<&'static str>),
    state: u16,
    cast: &mut Cast,
) -> Option<usize> {
    let published = cast.published?;
    let post = post.unwrap_or(key);
    let code = galley.known.countries.get(usize::from(state))?.code;
    let mut holders = galley.known.holders.iter().enumerate().filter(|(_, holder)| {
        holder.tenures.iter().any(|tenure| {
            let same = tenure.post == post || tenure.post == key;
            same && tenure.of == code && tenure.held.is_some_and(|held| held.contains(&published))
        })
    });
    let (at, holder) = holders.next()?;
    if holders.next().is_some() {
        return None;
    }
    let at = u16::try_from(at).ok();
    if let Some(known) = at.and_then(|at| cast.called.holders.get(&at)) {
        return Some(*known);
    }
    let person = super::people::Person {
        name: super::names::Name::read(holder.name()),
        shown: holder.name().to_owned(),
        holder: at,
        ..super::people::Person::default()
    };
    cast.called.note(cast.people.len(), &person);
    cast.people.push(person);
    Some(cast.people.len() - 1)
}
