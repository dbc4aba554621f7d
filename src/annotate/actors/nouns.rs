//! Nouns that stand for an actor without naming it: "the minister", "Russian diplomats", "the consulate in ...".
//!
//! A mention covers the noun only, not the adjective before it; its kind is [`MentionKind::Other`].

use std::ops::Range;

use super::gazetteer::Classes;
use super::institutions::{self, Class};
use super::link::{Cast, body_actor, complete, government};
use super::read::{Page, Style};
use super::roles::is_role;
use crate::document::{Actor, ActorId, ActorKind, Mention, MentionKind};
use crate::text::Sentence;

/// Finds the nouns that stand for an actor, between the names that were found already.
pub(crate) fn find(page: &Page<'_>, names: &[Mention], cast: &mut Cast) -> Vec<Mention> {
    let mut found = Vec::new();
    for (at, sentence) in page.lexed.sentences().iter().enumerate() {
        if page.style(at) == Style::Running {
            one(page, sentence, names, cast, &mut found);
        }
    }
    found
}

fn one(
    page: &Page<'_>,
    sentence: &Sentence,
    names: &[Mention],
    cast: &mut Cast,
    found: &mut Vec<Mention>,
) {
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let taken = named_until(page, at, names);
        if let Some(end) = taken {
            at = end;
            continue;
        }
        let nouns = Classes::BEGINS.or(Classes::ROLE).or(Classes::RANK).or(Classes::ORG_HEAD);
        if !page.is(at, nouns) {
            at += 1;
            continue;
        }
        let noun = group(page, at, sentence, cast)
            .or_else(|| mission(page, at, sentence, cast))
            .or_else(|| role(page, at, sentence, names, cast));
        let Some((tokens, actor, rule)) = noun else {
            at += 1;
            continue;
        };
        at = tokens.end;
        let span = page.lexed.cover(tokens);
        if !behind(names, span.start()).is_some_and(|name| name.span.overlaps(span)) {
            found.push(Mention { span, kind: MentionKind::Other, actor: Some(actor), rule });
        }
    }
}

/// The first name that ends behind an offset.
fn behind(names: &[Mention], offset: usize) -> Option<&Mention> {
    names.get(names.partition_point(|name| name.span.end() <= offset))
}

/// The token behind the name that holds a token, if one does.
fn named_until(page: &Page<'_>, at: usize, names: &[Mention]) -> Option<usize> {
    let span = page.lexed.tokens().get(at)?.span;
    let name = behind(names, span.start()).filter(|name| name.span.overlaps(span))?;
    Some(page.lexed.tokens().at_or_after(name.span.end()).max(at + 1))
}

type Noun = (Range<usize>, ActorId, &'static str);

/// People taken together behind an adjective or a state: "Russian diplomats".
fn group(page: &Page<'_>, at: usize, sentence: &Sentence, cast: &mut Cast) -> Option<Noun> {
    if !(page.lower(at) || page.capital(at)) || at == sentence.tokens.start {
        return None;
    }
    let (end, class) = (1..=4).rev().find_map(|length| {
        let end = at + length;
        let key = (end <= sentence.tokens.end).then(|| page.key(at..end))?;
        page.known.group(&key).map(|class| (end, class))
    })?;
    let (owner, _) = institutions::owner_before(page, at..at);
    let state = owner?;
    let tokens = at..end;
    let alias = format!("{} {}", adjective(page, state), page.key(tokens.clone()));
    let actor = group_actor(page, state, class, &alias, cast)?;
    Some((tokens, actor, "people of a state"))
}

fn adjective(page: &Page<'_>, state: u16) -> &'static str {
    page.known.countries.get(usize::from(state)).map_or("", |country| country.adjective())
}

fn group_actor(
    page: &Page<'_>,
    state: u16,
    class: &str,
    alias: &str,
    cast: &mut Cast,
) -> Option<ActorId> {
    let country = page.known.countries.get(usize::from(state))?;
    let code = country.code.to_lowercase();
    let id = match (class, country.code) {
        ("government", _) => return Some(government(page, state, alias, cast)),
        ("upper", "US") => "leg:us-senate".to_owned(),
        ("upper", "RU") => "leg:ru-federation-council".to_owned(),
        ("parliament", "US") => "leg:us-congress".to_owned(),
        ("parliament" | "upper", _) => parliament(page, country.code, &code),
        ("intelligence", _) => format!("agy:{code}-intelligence"),
        _ => format!("grp:{code}-{class}"),
    };
    if let Some(actor) = page.known.body(&id).and_then(|body| body_actor(page, body)) {
        return Some(cast.note(actor, Some(alias)));
    }
    let (kind, noun) = match class {
        "parliament" | "upper" => (ActorKind::Legislature, "Parliament"),
        "intelligence" => (ActorKind::Agency, "intelligence agencies"),
        other => (ActorKind::Group, other),
    };
    let actor = Actor {
        id: ActorId::new(&id),
        name: format!("{} {noun}", country.adjective()),
        kind,
        country: Some(country.code.to_owned()),
        part_of: Some(ActorId::new(&country.id())),
        intergovernmental: false,
        aliases: Vec::new(),
        roles: Vec::new(),
    };
    Some(cast.note(actor, Some(alias)))
}

/// Id of the parliament of a state, under its own name if it has one.
fn parliament(page: &Page<'_>, state: &str, code: &str) -> String {
    let own = page
        .known
        .bodies
        .iter()
        .find(|body| body.kind == ActorKind::Legislature && body.country == Some(state));
    own.map_or_else(|| format!("leg:{code}-parliament"), |body| body.id.to_owned())
}

/// A mission in lower case with its place: "the consulate in San Francisco".
fn mission(page: &Page<'_>, at: usize, sentence: &Sentence, cast: &mut Cast) -> Option<Noun> {
    if !page.lower(at) {
        return None;
    }
    (1..=2).rev().find_map(|length| {
        let tokens = at..(at + length).min(sentence.tokens.end);
        let mut read = institutions::read(page, tokens.clone(), sentence.tokens.end)?;
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
    page: &Page<'_>,
    at: usize,
    sentence: &Sentence,
    names: &[Mention],
    cast: &mut Cast,
) -> Option<Noun> {
    let tokens = (1..=5)
        .rev()
        .map(|length| at..at + length)
        .find(|range| range.end <= sentence.tokens.end && is_role(page, range.clone()))?;
    let (owner, _) = institutions::owner_before(page, at..at);
    let the = |at: usize| at > sentence.tokens.start && page.folded(at - 1) == "the";
    let definite = the(at)
        || (owner.is_some() && page.possessive(at - 1))
        || owner.is_some() && (1..=3).any(|length| at >= length && the(at - length + 1))
        || at == sentence.tokens.start
            && page.is(tokens.end, Classes::ACTS.or(Classes::COMMON))
            && tokens.len() > 1;
    let span = page.lexed.cover(tokens.clone());
    let person = |name: &&Mention| name.kind == MentionKind::Person;
    let next = names.get(names.partition_point(|name| name.span.start() < span.end()));
    let named_next = next.filter(person).is_some_and(|n| n.span.start() - span.end() <= 1);
    let comma = at >= 2 && the(at) && page.text(at - 2) == ",";
    let apposition = comma && {
        let gap = page.lexed.tokens().get(at - 2).map_or(0, |token| token.span.start());
        let before = names.get(names.partition_point(|name| name.span.end() < gap));
        before.filter(person).is_some_and(|name| name.span.end() == gap)
    };
    if apposition || page.is(tokens.end, Classes::ROLE) && page.lower(tokens.end) {
        return None;
    }
    if !definite || named_next || page.folded(tokens.end) == "of" {
        return None;
    }
    let key = page.key(tokens.clone());
    let person =
        in_article(page, &key, owner, at, cast).or_else(|| in_office(page, &key, owner?, cast))?;
    let id = cast.note_person(person, None)?;
    Some((tokens, id, "role"))
}

/// The person of the article who is called this: the last one named before, else the only one.
fn in_article(
    page: &Page<'_>,
    key: &str,
    owner: Option<u16>,
    at: usize,
    cast: &mut Cast,
) -> Option<usize> {
    let post = page.known.post(key);
    let code = owner.and_then(|state| page.known.countries.get(usize::from(state))).map(|c| c.code);
    cast.called.find((key, post), code, at, (&cast.people, &cast.named_at))
}

/// The known holder of a post of a state when the article was published.
fn in_office(page: &Page<'_>, key: &str, state: u16, cast: &mut Cast) -> Option<usize> {
    let published = cast.published?;
    let post = page.known.post(key).unwrap_or(key);
    let code = page.known.countries.get(usize::from(state))?.code;
    let mut holders = page.known.holders.iter().enumerate().filter(|(_, holder)| {
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
