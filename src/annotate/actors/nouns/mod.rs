//! Nouns that stand for an actor without naming it: "the minister", "Russian diplomats", "the consulate in ...".
//!
//! A mention covers the noun only, not the adjective before it; its kind is [`MentionKind::Other`].

mod lower;

use std::ops::Range;

use super::bodies::chambers::{self, Chamber};
use super::bodies::institutions::{self, Class, Institution};
use super::bodies::{body_actor, government};
use super::gazetteer::{Classes, Meaning, gazetteer};
use super::link::Cast;
use super::read::{Galley, Style};
use super::roles::moment::{Moment, Times};
use super::roles::office::{self, Owner, Role};
use super::roles::standing::STANDING;
use super::roles::{Standing, longest_role, standing};
use crate::document::{Actor, ActorId, ActorKind, DayInterval, Mention, MentionKind};
use crate::text::Sentence;

/// Finds the nouns that stand for an actor, between the names that were found already.
pub(crate) fn find(
    galley: &Galley<'_>,
    names: &[Mention],
    times: &Times<'_>,
    cast: &mut Cast,
) -> Vec<Mention> {
    let mut found = Vec::new();
    for (at, sentence) in galley.lexed.sentences().iter().enumerate() {
        if galley.style(at) == Style::Running {
            one((galley, times), sentence, names, cast, &mut found);
        }
    }
    found
}

fn one(
    (galley, times): (&Galley<'_>, &Times<'_>),
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
        let nouns = Classes::ROLE.or(Classes::RANK).or(Classes::ORG_HEAD).or(Classes::FIELD);
        let chamber = Chamber::read(galley, at).is_some();
        if !(chamber || galley.is(at, nouns) || galley.begins_phrase(at)) {
            at += 1;
            continue;
        }
        let noun = group(galley, at, sentence, (names, &mut *cast))
            .map(|noun| (noun, None))
            .or_else(|| lower::chamber(galley, at, sentence, cast))
            .or_else(|| lower::mission(galley, at, sentence, cast))
            .or_else(|| lower::ministry(galley, at, sentence, cast))
            .or_else(|| lower::taken_up(galley, at, sentence, (names, found, cast)))
            .or_else(|| role((galley, times), at, sentence, names, cast));
        let Some(((tokens, actor, rule), doubt)) = noun else {
            at += 1;
            continue;
        };
        at = tokens.end;
        let span = galley.lexed.cover(tokens);
        if !behind(names, span.start()).is_some_and(|name| name.span.overlaps(span)) {
            let mention = Mention::new(span, MentionKind::Other, Some(actor), rule);
            found.push(Mention { doubt, ..mention });
        }
    }
}

/// The first name that ends behind an offset.
fn behind(names: &[Mention], offset: usize) -> Option<&Mention> {
    names.get(names.partition_point(|name| name.span.end() <= offset))
}

/// How many words people taken together are called by at most.
const LONGEST_GROUP: usize = 4;

/// The token behind the name that holds a token, if one does.
fn named_until(galley: &Galley<'_>, at: usize, names: &[Mention]) -> Option<usize> {
    let span = galley.lexed.tokens().get(at)?.span;
    let name = behind(names, span.start()).filter(|name| name.span.overlaps(span))?;
    Some(galley.lexed.tokens().at_or_after(name.span.end()).max(at + 1))
}

type Noun = (Range<usize>, ActorId, &'static str);

/// People taken together behind an adjective or a state: "Russian diplomats"; those who fight a state
/// or oppose it before it too: "rebels in Chad".
fn group(
    galley: &Galley<'_>,
    at: usize,
    sentence: &Sentence,
    (names, cast): (&[Mention], &mut Cast),
) -> Option<Noun> {
    let opens = at == sentence.tokens.start;
    if !(galley.lower(at) || galley.capital(at)) {
        return None;
    }
    let most = sentence.tokens.end.min(at + LONGEST_GROUP);
    let (end, class) = galley.longest_phrase(at, most, |phrase| phrase.group)?;
    let owner = (!opens).then(|| institutions::owner_before(galley, at..at).0).flatten();
    let tokens = at..end;
    let irregular = IRREGULARS.contains(&class);
    // "Turkish opposition to the plan"; the parliament of whose upper house somebody is a member.
    if class == "opposition" && matches!(galley.folded(end), "to" | "from")
        || class == "parliament" && chambers::stands_behind(galley, at)
    {
        return None;
    }
    let owner = owner.or_else(|| {
        let plain = opens || galley.lower(at - 1);
        country_behind(galley, end, sentence).filter(|_| irregular && plain)
    });
    let Some(state) = owner.filter(|_| irregular || !opens) else {
        if opens {
            return None;
        }
        let state = ruled(galley, at, names, cast).filter(|_| class == "rule")?;
        let alias = galley.key(at - 1..end);
        return Some((tokens, government(galley, state, &alias, cast), "government of a person"));
    };
    let alias = format!("{} {}", adjective(galley, state), galley.key(tokens.clone()));
    let actor = group_actor(galley, state, class, &alias, cast)?;
    Some((tokens, actor, "people of a state"))
}

/// The classes of groups that are named by where they are as well, and are no part of a government.
const IRREGULARS: [&str; 5] = ["rebels", "opposition", "gunmen", "activists", "protesters"];

/// The country that "in" adds to a noun ("rebels in the Ivory Coast").
fn country_behind(galley: &Galley<'_>, end: usize, sentence: &Sentence) -> Option<u16> {
    let within = matches!(galley.folded(end), "in" | "from");
    let name = end + 1 + usize::from(galley.folded(end + 1) == "the");
    match galley.longest(name, sentence.tokens.end).filter(|_| within)?.1 {
        Meaning::Country(state) => Some(state),
        _ => None,
    }
}

/// The state of the person whose name stands right before a token.
fn ruled(galley: &Galley<'_>, at: usize, names: &[Mention], cast: &Cast) -> Option<u16> {
    let before = galley.lexed.tokens().get(at.checked_sub(1)?)?.span;
    let name = behind(names, before.start()).filter(|name| name.span.end() == before.end())?;
    let person = name.actor.as_ref().filter(|_| name.kind == MentionKind::Person)?;
    galley.known.country(cast.state_of(person)?)
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
        ("government" | "rule", _) => return Some(government(galley, state, alias, cast)),
        ("upper", _) => {
            let read = Institution { class: Class::Chamber(Chamber::Upper), owner: Some(state) };
            return read.actor().map(|actor| cast.note(actor, Some(alias)));
        }
        ("parliament", _) => chambers::parliament(country).to_string(),
        ("intelligence", _) => format!("agy:{code}-intelligence"),
        _ => format!("grp:{code}-{class}"),
    };
    if let Some(actor) = galley.known.body(&id).and_then(body_actor) {
        return Some(cast.note(actor, Some(alias)));
    }
    let (kind, noun) = match class {
        "parliament" => (ActorKind::Legislature, "Parliament"),
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

/// A role alone: "the minister", "the Russian foreign minister", "Russia's chief diplomat".
fn role(
    (galley, times): (&Galley<'_>, &Times<'_>),
    at: usize,
    sentence: &Sentence,
    names: &[Mention],
    cast: &mut Cast,
) -> Option<(Noun, Option<&'static str>)> {
    let tokens = longest_role(galley, at, sentence.tokens.end)?;
    let owner = Owner::of(galley, &tokens, sentence.tokens.end);
    let the = |at: usize| at > sentence.tokens.start && galley.folded(at - 1) == "the";
    let definite = the(at)
        || owner.is_some() && at > sentence.tokens.start && galley.possessive(at - 1)
        || owner.is_some() && (1..=3).any(|length| at >= length && the(at - length + 1))
        || at == sentence.tokens.start
            && galley.is(tokens.end, Classes::ACTS.or(Classes::COMMON))
            && tokens.len() > 1;
    let span = galley.lexed.cover(tokens.clone());
    let person = |name: &&Mention| name.kind == MentionKind::Person;
    let next = names.get(names.partition_point(|name| name.span.start() < span.end()));
    // "Foreign Minister Sheikh A. B."
    let mut behind = tokens.end;
    while galley.capital(behind) && galley.is(behind, Classes::HONORIFIC) {
        behind += 1;
    }
    let end = galley.lexed.cover(at..behind).end();
    let named_next = next.filter(person).is_some_and(|n| n.span.start().saturating_sub(end) <= 1);
    let comma = at >= 2 && the(at) && galley.text(at - 2) == ",";
    let apposition = comma && {
        let gap = galley.lexed.tokens().get(at - 2).map_or(0, |token| token.span.start());
        let before = names.get(names.partition_point(|name| name.span.end() < gap));
        before.filter(person).is_some_and(|name| name.span.end() == gap)
    };
    if apposition || galley.is(tokens.end, Classes::ROLE) && galley.lower(tokens.end) {
        return None;
    }
    if !definite || named_next || owner.is_none() && galley.folded(tokens.end) == "of" {
        return None;
    }
    let moment = moment(galley, times, sentence, &tokens)?;
    if let Some(person) = cast.introduced.get(&at).copied() {
        let id = cast.note_person(person, None)?;
        return Some(((tokens, id, "role"), None));
    }
    let key = galley.key(tokens.clone());
    let role = Role { words: &key, post: galley.post(tokens.clone()) };
    let (people, named_at) = (&cast.people, &cast.named_at);
    let found = cast.called.find(role, owner, (at, &moment), (people, named_at));
    let found = found.or_else(|| in_office(role, owner, (&moment, times.published), cast));
    if owner.is_some() {
        cast.called.say(at, role.words, found.map(|(person, _)| person));
    }
    let (person, doubt) = found?;
    let id = cast.note_person(person, None)?;
    Some(((tokens, id, "role"), doubt))
}

/// The time at which somebody holds the post that some tokens name; `None` if nobody may hold it.
fn moment(
    galley: &Galley<'_>,
    times: &Times<'_>,
    sentence: &Sentence,
    tokens: &Range<usize>,
) -> Option<Moment> {
    let first = sentence.tokens.start;
    let the = (first..tokens.start).rev().take(5).find(|at| galley.folded(*at) == "the");
    let says_what = the.and_then(|the| the.checked_sub(1)).filter(|at| *at >= first);
    if says_what.is_some_and(|at| STANDING.is("being", galley.folded(at))) {
        return None;
    }
    let moment = times.moment(galley, sentence, tokens);
    let told = times.published.is_none_or(|now| moment != Moment::Days(vec![now]));
    match standing(galley, tokens, first) {
        Standing::Holds | Standing::Leaves => Some(moment),
        Standing::HeldThen => Some(if told { moment } else { Moment::Unsure }),
        Standing::Held | Standing::Comes | Standing::Begins | Standing::Lesser => None,
    }
}

/// Whose post a role is goes without saying.
const NO_OWNER: &str = "the text does not say whose post it is";

/// The known holder of a post at a moment.
fn in_office(
    role: Role<'_>,
    owner: Option<Owner>,
    (moment, published): (&Moment, Option<DayInterval>),
    cast: &mut Cast,
) -> Option<(usize, Option<&'static str>)> {
    let told = owner.is_some();
    if role.words != "vice president" && STANDING.is_lesser(role.words) {
        return None;
    }
    let owner = owner.or_else(|| {
        let only = office::only_owner(role).filter(|_| role.words.contains(' '))?;
        let talked_of = |at| cast.states.is_empty() || cast.states.contains(&at);
        matches!(only, Owner::State(at) if talked_of(at)).then_some(only)
    })?;
    let at = office::holder(owner, role, moment)?;
    let doubt = (!told).then_some(NO_OWNER);
    if let Some(known) = cast.called.holders.get(&at) {
        return Some((*known, doubt));
    }
    let name = gazetteer().holders.get(usize::from(at))?.name();
    let person = super::people::Person {
        name: super::names::Name::read(name),
        shown: name.to_owned(),
        holder: Some(at),
        published,
        ..super::people::Person::default()
    };
    cast.called.note(cast.people.len(), &person);
    cast.people.push(person);
    Some((cast.people.len() - 1, doubt))
}
