//! Tells who is meant by each name of an article, and lists those actors.
//!
//! What kind of name it is was judged before; nouns without a name ("the minister") follow in `nouns`.

use foldhash::{HashMap, HashSet};
use std::ops::Range;

use super::gazetteer::{Classes, Country, Meaning, Title};
use super::institutions::{self, Class, Institution};
use super::people::{self, Person, slug};
use super::places::{is_seat, places};
use super::read::Candidate;
use super::read::Galley;
use super::read::Verdict;
use super::roles::called::Called;
use super::sex::Sex;
use crate::document::{Actor, ActorId, ActorKind, DayInterval, Mention, MentionKind};

/// A candidate that was judged to be a name.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// Where it stands.
    pub candidate: Candidate,
    /// What it was judged to be.
    pub verdict: Verdict,
}

/// The actors of an article as they come to light.
pub(crate) struct Cast {
    /// Each actor once.
    pub actors: Vec<Actor>,
    index: HashMap<ActorId, usize>,
    /// The first actor that is no person with these initials.
    initials: HashMap<String, usize>,
    /// The persons, with what the text calls them.
    pub people: Vec<Person>,
    /// Where persons are named: first token and index of the person, in order.
    pub named_at: Vec<(usize, usize)>,
    /// The person to whom the role that begins at a token is the apposition.
    pub introduced: HashMap<usize, usize>,
    /// The persons under what they are called.
    pub called: Called,
    /// The states named most, most first.
    pub states: Vec<u16>,
    /// Those of them that are named by more than their capital, and more than once.
    acting: HashSet<u16>,
}

impl Cast {
    /// Notes an actor and a name under which it stands in the text.
    pub(crate) fn note(&mut self, actor: Actor, alias: Option<&str>) -> ActorId {
        let id = actor.id.clone();
        let next = self.actors.len();
        let at = *self.index.entry(id.clone()).or_insert(next);
        if at == next {
            if actor.kind != ActorKind::Person {
                self.initials.entry(initials(&actor.name)).or_insert(next);
            }
            self.actors.push(actor);
        }
        if let (Some(actor), Some(alias)) = (self.actors.get_mut(at), alias)
            && actor.name != alias
            && !actor.aliases.iter().any(|known| known == alias)
        {
            actor.aliases.push(alias.to_owned());
        }
        id
    }

    /// Notes a person.
    pub(crate) fn note_person(&mut self, person: usize, alias: Option<&str>) -> Option<ActorId> {
        let actor = self.people.get(person)?.actor();
        Some(self.note(actor, alias))
    }

    /// Code of the state that a noted actor belongs to.
    pub(crate) fn state_of(&self, id: &ActorId) -> Option<&str> {
        self.actors.get(*self.index.get(id)?)?.country.as_deref()
    }

    /// Whether an actor with this id was noted.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.index.contains_key(&ActorId::new(id))
    }
}

/// Links every name; returns the mentions and the cast.
pub(crate) fn link(
    galley: &Galley<'_>,
    names: &[Named],
    published: Option<DayInterval>,
) -> (Vec<Mention>, Cast) {
    let person = |named: &&Named| named.verdict.kind == MentionKind::Person;
    let couples = couples(galley, names);
    let titled = |(at, named): (usize, &Named)| {
        let name = couples.get(&at).map(String::as_str);
        let name = name.unwrap_or_else(|| text(galley, &named.candidate.tokens));
        (name, title(galley, &named.candidate))
    };
    let texts: Vec<_> =
        names.iter().enumerate().filter(|(_, named)| person(named)).map(titled).collect();
    let (people, ties) = people::tie(&texts, published);
    let mut cast = Cast {
        actors: Vec::new(),
        index: HashMap::default(),
        initials: HashMap::default(),
        people,
        named_at: Vec::new(),
        introduced: HashMap::default(),
        called: Called::default(),
        states: main_states(names),
        acting: acting_states(names),
    };
    let mut ties = ties.into_iter();
    let mut tied = Vec::new();
    for named in names {
        let tie = if person(&named) { ties.next() } else { None };
        if let Some(tie) = tie {
            cast.named_at.push((named.candidate.tokens.start, tie.person));
            if let Some(person) = cast.people.get_mut(tie.person)
                && let Some(role) =
                    super::roles::note(galley, &named.candidate, person, &cast.introduced)
            {
                cast.introduced.insert(role, tie.person);
            }
        }
        tied.push(tie);
    }
    cast.people.iter_mut().for_each(|person| person.check_record(published));
    cast.called = Called::new(&cast.people);
    let later = later_missions(galley, names);
    let places = places(galley, names);
    let mentions = names
        .iter()
        .zip(tied)
        .zip(places)
        .map(|((named, tie), place)| {
            let span = galley.lexed.cover(named.candidate.tokens.clone());
            let building = place && is_seat(galley, &named.candidate.tokens);
            let kind = if building { MentionKind::Location } else { named.verdict.kind };
            let Some(tie) = tie else {
                let actor = who(galley, named, place, &later, &mut cast);
                let rule = super::places::rule(galley, named, actor.as_ref());
                return Mention::new(span, kind, actor, rule);
            };
            let actor = cast.note_person(tie.person, Some(span.of(galley.lexed.text())));
            Mention { doubt: tie.doubt, ..Mention::new(span, kind, actor, tie.rule) }
        })
        .collect();
    (mentions, cast)
}

/// The verdict on a word that nothing is known of but that it is the surname of somebody in office
/// when the article was published ("the Macron government").
pub(crate) fn in_office(
    galley: &Galley<'_>,
    candidate: &Candidate,
    published: Option<DayInterval>,
) -> Option<Verdict> {
    let at = candidate.tokens.start;
    let surname = candidate.tokens.len() == 1
        && candidate.known.is_none()
        && galley.capital(at)
        && galley.is(at, Classes::HOLDER.or(Classes::FAMILY))
        && !(candidate.doubtful && galley.is(at, Classes::COMMON))
        && !(galley.capital(at + 1)
            && galley.is(at + 1, Classes::ORG_HEAD.or(Classes::LOC_HEAD).or(Classes::MISC_HEAD)));
    let serves = surname && galley.known.serves(galley.folded(at), published?);
    serves.then_some(Verdict { kind: MentionKind::Person, rule: "surname in office" })
}

/// Adds the given names that stand before "and" and a full name, where they opened a sentence and
/// so were no names by themselves: "Ana and Luis Soto".
pub(crate) fn with_partners(galley: &Galley<'_>, names: Vec<Named>) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::with_capacity(names.len());
    for named in names {
        let start = named.candidate.tokens.start;
        let opens = start.checked_sub(2).filter(|at| {
            let given = is_given(galley, *at, start) && galley.capital(*at);
            let free = all.last().is_none_or(|last| last.candidate.tokens.end <= *at);
            let first = galley.lexed.sentences().get(named.candidate.sentence);
            let pair = Sex::of_given(galley.folded(*at)).zip(Sex::of_given(galley.folded(start)));
            let couple = pair.is_some_and(|(one, other)| one != other);
            given && couple && free && first.is_some_and(|sentence| sentence.tokens.start <= *at)
        });
        let couple = named.verdict.kind == MentionKind::Person
            && named.candidate.tokens.len() == 2
            && galley.folded(start.saturating_sub(1)) == "and";
        if let Some(at) = opens.filter(|_| couple) {
            let tokens = at..at + 1;
            let candidate =
                Candidate { tokens, title: at..at, known: None, ..named.candidate.clone() };
            all.push(Named { candidate, verdict: named.verdict });
        }
        all.push(named);
    }
    all
}

/// Whether a word and the one that begins the full name behind "and" are given names of a couple;
/// "Johnson and Ann Parker" may be two surnames.
fn is_given(galley: &Galley<'_>, at: usize, other: usize) -> bool {
    let sex = |at: usize| Sex::of_given(galley.folded(at));
    let given = |at: usize| galley.is(at, Classes::GIVEN) || sex(at).is_some();
    let couple = sex(at).zip(sex(other)).is_some_and(|(one, other)| one != other);
    given(at)
        && given(other)
        && !galley.is(at, Classes::HOLDER)
        && (couple || !galley.is(at, Classes::SURNAME))
}

/// The full names of those who share the surname of the name behind them: "Ana and Luis Soto".
fn couples(galley: &Galley<'_>, names: &[Named]) -> HashMap<usize, String> {
    let pairs = names.iter().zip(names.iter().skip(1)).enumerate();
    let joined = pairs.filter_map(|(at, (one, other))| {
        let (one, other) = (&one.candidate.tokens, &other.candidate.tokens);
        let fits = one.len() == 1
            && other.len() == 2
            && galley.folded(one.end) == "and"
            && one.end + 1 == other.start
            && is_given(galley, one.start, other.start);
        let surname = text(galley, &(other.start + 1..other.end));
        fits.then(|| (at, format!("{} {surname}", text(galley, one))))
    });
    joined.collect()
}

fn text<'a>(galley: &Galley<'a>, tokens: &Range<usize>) -> &'a str {
    galley.lexed.cover(tokens.clone()).of(galley.lexed.text())
}

/// The title of an office right before a name ("President", "Russia's Foreign Minister").
fn title(galley: &Galley<'_>, candidate: &Candidate) -> Title {
    let words = candidate.title.clone();
    if words.is_empty() || candidate.tokens.len() > 1 {
        return Title::default();
    }
    let owner = institutions::owner_before(galley, words.start..words.start).0;
    let state = owner.and_then(|at| galley.known.countries.get(usize::from(at)));
    let before = words.start.checked_sub(1).map_or("", |at| galley.folded(at));
    Title {
        words: galley.key(words.clone()),
        post: galley.post(words),
        state: state.map(|state| state.code),
        former: matches!(before, "former" | "ex" | "late" | "-"),
    }
}

/// The states that the article names, under any name, most often named first.
fn main_states(names: &[Named]) -> Vec<u16> {
    let mut counts: Vec<(u16, usize)> = Vec::new();
    for named in names {
        let state = match named.candidate.known {
            Some(
                Meaning::Country(at)
                | Meaning::Adjective(at)
                | Meaning::People(at)
                | Meaning::Capital(at),
            ) => at,
            _ => continue,
        };
        match counts.iter_mut().find(|(known, _)| *known == state) {
            Some((_, count)) => *count += 1,
            None => counts.push((state, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(state, _)| state).collect()
}

/// The states that the article names more than once, not only by their capital.
fn acting_states(names: &[Named]) -> HashSet<u16> {
    let mut named: HashMap<u16, usize> = HashMap::default();
    for known in names.iter().filter_map(|named| named.candidate.known) {
        if let Meaning::Country(at) | Meaning::Adjective(at) | Meaning::People(at) = known {
            *named.entry(at).or_default() += 1;
        }
    }
    named.into_iter().filter(|(_, times)| *times > 1).map(|(state, _)| state).collect()
}

/// Who is meant by a name that is no person's; `place` if it only tells where something is.
fn who(
    galley: &Galley<'_>,
    named: &Named,
    place: bool,
    later: &[Institution],
    cast: &mut Cast,
) -> Option<ActorId> {
    let tokens = named.candidate.tokens.clone();
    let alias = text(galley, &tokens);
    match (named.verdict.kind, named.candidate.known) {
        (MentionKind::Location, Some(Meaning::Country(state))) => {
            (!place).then(|| government(galley, state, alias, cast))
        }
        (MentionKind::Location, Some(Meaning::Capital(state))) => {
            (!place).then(|| government(galley, state, alias, cast))
        }
        (MentionKind::Other, Some(Meaning::People(state))) => (!galley
            .is(tokens.end - 1, Classes::PARTICLE))
        .then(|| government(galley, state, alias, cast)),
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
                (Some(state), _) => Some(government(galley, state, alias, cast)),
                (None, body) => {
                    body_actor(galley, body?).map(|actor| cast.note(actor, Some(alias)))
                }
            }
        }
        (_, Some(Meaning::Body(_))) if place && is_seat(galley, &tokens) => None,
        (_, Some(Meaning::Body(body))) => {
            let actor = institutions::namesake(galley, &tokens, body)
                .or_else(|| body_actor(galley, body))?;
            Some(cast.note(actor, Some(alias)))
        }
        (MentionKind::Organisation, _) => organisation(galley, &named.candidate, later, cast),
        _ => None,
    }
}

/// Notes the government of a state.
pub(crate) fn government(galley: &Galley<'_>, state: u16, alias: &str, cast: &mut Cast) -> ActorId {
    let known = galley.known.countries.get(usize::from(state)).map(Country::government);
    let unknown = || Actor::new(ActorId::new(""), "", ActorKind::Government);
    cast.note(known.unwrap_or_else(unknown), Some(alias))
}

/// A body of the gazetteer as an actor.
pub(crate) fn body_actor(galley: &Galley<'_>, body: u16) -> Option<Actor> {
    let body = galley.known.bodies.get(usize::from(body))?;
    Some(Actor {
        country: body.country.map(str::to_owned),
        part_of: body.part_of.map(ActorId::new),
        intergovernmental: body.intergovernmental,
        ..Actor::new(ActorId::new(body.id), body.names.first()?, body.kind)
    })
}

/// The missions that the article names with their place, for those that it names without.
fn later_missions(galley: &Galley<'_>, names: &[Named]) -> Vec<Institution> {
    names
        .iter()
        .filter(|named| named.verdict.kind == MentionKind::Organisation)
        .filter_map(|named| institution(galley, &named.candidate))
        .filter(|found| matches!(&found.class, Class::Mission { host: Some(_), .. }))
        .collect()
}

fn institution(galley: &Galley<'_>, candidate: &Candidate) -> Option<Institution> {
    let end = galley.lexed.sentences().get(candidate.sentence)?.tokens.end;
    institutions::read(galley, candidate.tokens.clone(), end)
}

/// An organisation that the gazetteer does not know.
fn organisation(
    galley: &Galley<'_>,
    candidate: &Candidate,
    later: &[Institution],
    cast: &mut Cast,
) -> Option<ActorId> {
    let alias = text(galley, &candidate.tokens);
    if let Some(mut found) = institution(galley, candidate) {
        complete(&mut found, later, cast);
        return found.actor().map(|actor| cast.note(actor, Some(alias)));
    }
    let acronym = galley.all_caps(candidate.tokens.start) && candidate.tokens.len() == 1;
    if let Some(full) = spelt_out(alias, cast).filter(|_| acronym) {
        return Some(cast.note(full, Some(alias)));
    }
    if let Some(actor) = institutions::national(galley, &candidate.tokens) {
        return Some(cast.note(actor, Some(alias)));
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
    let country = owner.and_then(|at| galley.known.countries.get(usize::from(at)));
    let actor = Actor {
        country: country.map(|country| country.code.to_owned()),
        ..Actor::new(ActorId::new(&id), alias, ActorKind::Organisation)
    };
    Some(cast.note(actor, None))
}

/// The organisation whose capitals an acronym is made of.
fn spelt_out(acronym: &str, cast: &Cast) -> Option<Actor> {
    let at = cast.initials.get(acronym).filter(|_| acronym.len() > 1)?;
    cast.actors.get(*at).cloned()
}

fn initials(name: &str) -> String {
    let firsts = name.split([' ', '-']).filter_map(|word| word.chars().next());
    firsts.filter(|letter| letter.is_uppercase()).collect()
}

/// Fills in what the name of an institution leaves out, from the rest of the article.
pub(crate) fn complete(found: &mut Institution, later: &[Institution], cast: &Cast) {
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
                found.owner = guest.filter(|state| cast.acting.contains(state));
            }
        }
        Class::Ministry(_) => found.owner = ministry_owner(found, cast),
        _ => {}
    }
}

/// The state whose ministry is meant: one that the article names, or that a person in it serves.
fn ministry_owner(found: &Institution, cast: &Cast) -> Option<u16> {
    let fits = |state: &&u16| {
        let with = Institution { class: found.class.clone(), owner: Some(**state) };
        // The State Department and the Foreign Office are never called "Foreign Ministry".
        let called = |actor: &Actor| actor.name.contains("Ministry");
        with.actor().is_some_and(|actor| {
            called(&actor)
                && (cast.index.contains_key(&actor.id) || cast.called.served.contains(&actor.id))
        })
    };
    let mut fitting = cast.states.iter().filter(fits);
    let first = fitting.next().copied();
    first.filter(|_| fitting.next().is_none())
}
