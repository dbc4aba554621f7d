//! Tells who is meant by each name of an article, and lists those actors.
//!
//! What kind of name it is was judged before; nouns without a name ("the minister") follow in `nouns`.

use foldhash::{HashMap, HashSet};
use std::ops::Range;

use super::bodies::institutions;
use super::bodies::setting::Setting;
use super::bodies::whose::Homes;
use super::bodies::{define, later_missions, who};
use super::gazetteer::{Classes, Meaning, Title, gazetteer};
use super::people::at_home::{self, Taken};
use super::people::{self, Person, Tie};
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
    /// What tells whose a body of a shared name is.
    pub homes: Homes,
    /// The bodies under the acronyms that the article tells behind their names.
    pub short: HashMap<String, ActorId>,
}

impl Cast {
    /// The cast before anybody is noted.
    fn of(people: Vec<Person>, names: &[Named]) -> Self {
        Self {
            actors: Vec::new(),
            index: HashMap::default(),
            initials: HashMap::default(),
            people,
            named_at: Vec::new(),
            introduced: HashMap::default(),
            called: Called::default(),
            states: main_states(names),
            acting: acting_states(names),
            homes: Homes::default(),
            short: HashMap::default(),
        }
    }

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
        self.call(at, alias);
        id
    }

    /// Notes a name under which a noted actor stands in the text.
    fn call(&mut self, at: usize, alias: Option<&str>) {
        if let (Some(actor), Some(alias)) = (self.actors.get_mut(at), alias)
            && actor.name != alias
            && !actor.aliases.iter().any(|known| known == alias)
        {
            actor.aliases.push(alias.to_owned());
        }
    }

    /// Notes a name of an actor; whether it was noted before.
    pub(super) fn call_by_id(&mut self, id: &ActorId, alias: &str) -> bool {
        let at = self.index.get(id).copied();
        at.inspect(|at| self.call(*at, Some(alias))).is_some()
    }

    /// Notes a person.
    pub(crate) fn note_person(&mut self, person: usize, alias: Option<&str>) -> Option<ActorId> {
        let person = self.people.get(person)?;
        let id = person.id();
        match self.index.get(&id).copied() {
            Some(at) => self.call(at, alias),
            None => {
                let actor = person.actor();
                self.note(actor, alias);
            }
        }
        Some(id)
    }

    /// Code of the state that a noted actor belongs to.
    pub(crate) fn state_of(&self, id: &ActorId) -> Option<&str> {
        self.actors.get(*self.index.get(id)?)?.country.as_deref()
    }

    /// What a noted actor is.
    pub(crate) fn kind_of(&self, id: &ActorId) -> Option<ActorKind> {
        Some(self.actors.get(*self.index.get(id)?)?.kind)
    }

    /// Whether a noted actor is a body of several states.
    pub(crate) fn is_of_states(&self, id: &ActorId) -> bool {
        let actor = self.index.get(id).and_then(|at| self.actors.get(*at));
        actor.is_some_and(|actor| actor.intergovernmental)
    }

    /// Makes a person one of a body that was noted, and of its state if it is an authority.
    pub(crate) fn enlist(&mut self, person: usize, body: &ActorId) {
        let home = self.index.get(body).and_then(|at| self.actors.get(*at));
        let authority = home.filter(|home| {
            let public = home.part_of.as_ref().is_some_and(|id| id.as_str().starts_with("gov:"));
            public || !matches!(home.kind, ActorKind::Organisation | ActorKind::Media)
        });
        let code = authority.and_then(|home| home.country.as_deref());
        let country = code.and_then(|code| gazetteer().country(code));
        let country = country.and_then(|at| gazetteer().countries.get(usize::from(at)));
        let Some(person) = self.people.get_mut(person) else { return };
        person.serves = Some(body.clone());
        person.country = person.country.or(country.map(|country| country.code));
        let (id, state) = (person.id(), person.state().map(str::to_owned));
        let part_of = person.part_of().map(|id| ActorId::new(&id));
        if let Some(actor) = self.index.get(&id).and_then(|at| self.actors.get_mut(*at)) {
            (actor.part_of, actor.country) = (part_of, state);
        }
    }

    /// Whether a noted actor is a body whose name has this folded word ("ministry").
    pub(crate) fn is_called(&self, id: &ActorId, word: &str) -> bool {
        let actor = self.index.get(id).and_then(|at| self.actors.get(*at));
        let body = |actor: &&Actor| {
            !matches!(actor.kind, ActorKind::Person | ActorKind::Government | ActorKind::Group)
        };
        actor
            .filter(body)
            .is_some_and(|actor| crate::text::fold(&actor.name).split(' ').any(|part| part == word))
    }

    /// The first actor that is no person whose name has these initials.
    pub(super) fn with_initials(&self, initials: &str) -> Option<&Actor> {
        self.actors.get(*self.initials.get(initials)?)
    }

    /// Whether a state is named more than once, and by more than its capital.
    pub(super) fn is_acting(&self, state: u16) -> bool {
        self.acting.contains(&state)
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
    let couples = couples(galley, names);
    let titled = |(at, named): (usize, &Named)| {
        let name = couples.get(&at).map(String::as_str);
        let name = name.unwrap_or_else(|| text(galley, &named.candidate.tokens));
        (name, title(galley, &named.candidate))
    };
    let texts: Vec<_> =
        names.iter().enumerate().filter(|(_, named)| named.is_person()).map(titled).collect();
    let (people, ties) = people::tie(&texts, published);
    let mut cast = Cast::of(people, names);
    let tied = name_persons(galley, names, ties, &mut cast);
    cast.people.iter_mut().for_each(|person| person.check_record(published));
    let later = later_missions(galley, names);
    let places = places(galley, names);
    let (setting, settled) = set(galley, names, (&tied, &places), &mut cast.people);
    cast.homes = Homes::of(setting);
    cast.called = Called::new(&cast.people);
    let mentions = names
        .iter()
        .zip(tied)
        .zip(places)
        .map(|((named, tie), place)| {
            let span = galley.lexed.cover(named.candidate.tokens.clone());
            let building = place && is_seat(galley, &named.candidate.tokens);
            let kind = if building { MentionKind::Location } else { named.verdict.kind };
            if let Some(bystander) = named.bystander(galley) {
                return bystander;
            }
            let Some(tie) = tie else {
                let meant = who(galley, named, place, &later, &mut cast);
                let (actor, doubt) = meant.unzip();
                if let Some(id) = &actor {
                    define(galley, named, id, &mut cast);
                }
                let rule = super::places::rule(galley, named, actor.as_ref());
                return Mention { doubt: doubt.flatten(), ..Mention::new(span, kind, actor, rule) };
            };
            let actor = cast.note_person(tie.person, Some(span.of(galley.lexed.text())));
            let home = settled.get(&named.candidate.tokens.start);
            let rule = home.map_or(tie.rule, |_| at_home::RULE);
            let doubt = tie.doubt.or_else(|| home.copied().flatten());
            Mention { doubt, ..Mention::new(span, kind, actor, rule) }
        })
        .collect();
    (mentions, cast)
}

/// Takes down where each person is named and what the text calls them; returns the tie of each name
/// that is a person's.
fn name_persons(
    galley: &Galley<'_>,
    names: &[Named],
    ties: Vec<Tie>,
    cast: &mut Cast,
) -> Vec<Option<Tie>> {
    let mut ties = ties.into_iter();
    let mut tied = Vec::new();
    for named in names {
        let tie = if named.is_person() { ties.next() } else { None };
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
    tied
}

/// Of which states the names of an article tell, in order; and whose state a bare title told, by
/// the first token of the name, with what speaks against it.
fn set(
    galley: &Galley<'_>,
    names: &[Named],
    (tied, places): (&[Option<Tie>], &[bool]),
    people: &mut [Person],
) -> (Setting, HashMap<usize, at_home::Doubt>) {
    let mut setting = Setting::default();
    let mut settled = HashMap::default();
    let mut taken = Taken::of(galley, people);
    let mut post = None;
    let all = || names.iter().zip(tied).zip(places);
    for ((named, tie), place) in all() {
        let person = tie.and_then(|tie| people.get(tie.person));
        setting.count_in(galley, named, (person, *place));
    }
    for ((named, tie), place) in all() {
        let person = tie.and_then(|tie| Some((tie.person, people.get_mut(tie.person)?)));
        let Some((at, person)) = person else {
            setting.take(galley, named, *place);
            continue;
        };
        let name = named.candidate.tokens.start;
        at_home::mirror(person, name, &mut post);
        if let Some(doubt) = at_home::settle(galley, &setting, &mut taken, (at, person, name)) {
            settled.insert(name, doubt);
        }
        let state = person.state().and_then(|code| galley.known.country(code));
        setting.take_person(named, state);
    }
    (setting, settled)
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
        let couple = named.verdict.kind == MentionKind::Person
            && named.candidate.tokens.len() == 2
            && galley.folded(start.saturating_sub(1)) == "and";
        let opens = start.checked_sub(2).filter(|_| couple).filter(|at| {
            let given = is_given(galley, *at, start) && galley.capital(*at);
            let free = all.last().is_none_or(|last| last.candidate.tokens.end <= *at);
            let first = galley.lexed.sentences().get(named.candidate.sentence);
            let pair = Sex::of_given(galley.folded(*at)).zip(Sex::of_given(galley.folded(start)));
            let couple = pair.is_some_and(|(one, other)| one != other);
            given && couple && free && first.is_some_and(|sentence| sentence.tokens.start <= *at)
        });
        if let Some(at) = opens {
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
        && !galley.is(at, Classes::HOLDER.or(Classes::FAMILY))
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

pub(super) fn text<'a>(galley: &Galley<'a>, tokens: &Range<usize>) -> &'a str {
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
        let Some(state) = named.candidate.known.and_then(Meaning::state) else { continue };
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

fn initials(name: &str) -> String {
    let firsts = name.split([' ', '-']).filter_map(|word| word.chars().next());
    firsts.filter(|letter| letter.is_uppercase()).collect()
}
