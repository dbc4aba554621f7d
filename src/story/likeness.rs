//! Whether two tellings are one event.
//!
//! Wrong merges are worse than missed ones. What is compared is made in `facts`.

use std::collections::BTreeSet;

use super::facts::{Fact, Side, Words};
use super::once;
use super::things::{alike, is_common};
use crate::document::{ActorId, EventClass, Grain};

/// How two tellings compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// One event.
    Same,
    /// Not shown to be one event, and nothing speaks against it.
    Open,
    /// Other events.
    Other,
}

/// Compares two facts: kind of act, realis, both sides, what is acted on and the dates must agree,
/// and the words must speak of the same thing.
pub(super) fn compare(one: &Fact, other: &Fact) -> Likeness {
    let kind = one.realis == other.realis && family(one.class) == family(other.class);
    let kind = kind && !once::counted_apart(one, other);
    if !kind || !things_agree(&one.words, &other.words) || dates(one, other) == Dates::Apart {
        return Likeness::Other;
    }
    let agree = sides_agree(one, other);
    if !is_copy(one, other) && (two_matters(one, other) || two_resign(one, other)) {
        return Likeness::Other;
    }
    if agree && (is_copy(one, other) || told_alike(one, other)) {
        Likeness::Same
    } else if agree || sides_untold(one, other) {
        Likeness::Open
    } else {
        Likeness::Other
    }
}

/// Whether a telling without a day is that of a dated one, if it was done on that day: told of what
/// one side does to the other once, or of the office that somebody lays down.
pub(super) fn is_one_if_then(undated: &Fact, dated: &Fact) -> bool {
    let supposed = supposed(undated, dated);
    let possible =
        undated.time.when.zip(dated.time.when).is_none_or(|(here, there)| here.overlaps(&there));
    // A paper that is a day off does not keep those from each other that agree.
    let weekdays = undated.time.weekday.zip(dated.time.weekday);
    possible
        && weekdays.is_none_or(|(here, there)| here == there)
        && one_house(undated, dated)
        && (once::one_on_that_day(&supposed, dated) || one_resigns(undated, dated))
        && compare(&supposed, dated) == Likeness::Same
}

/// What a parliament does is done by that parliament alone: to ratify is not to sign, nor what the
/// parliament of the other side does.
pub(super) fn one_house(one: &Fact, other: &Fact) -> bool {
    let houses = |fact: &Fact| -> BTreeSet<ActorId> {
        let ids = fact.source.ids.iter().chain(&fact.target.ids);
        ids.filter(|id| id.as_str().starts_with("leg:")).cloned().collect()
    };
    let (here, there) = (houses(one), houses(other));
    here.is_empty() && there.is_empty() || !here.is_disjoint(&there)
}

/// The undated telling as if it told of the day of the other; to whom a body does it is taken from
/// there if it names what it does it with, or nothing.
fn supposed(undated: &Fact, dated: &Fact) -> Fact {
    let mut supposed = Fact { time: dated.time, ..undated.clone() };
    supposed.words.all.retain(|word| !undated.words.elsewhere.contains(word));
    let telling = |thing: &&String| {
        !is_common(thing) && !undated.words.of_the_act.iter().any(|act| thing.starts_with(act))
    };
    let mut things = undated.words.things.intersection(&dated.words.things);
    let body = |id: &&ActorId| !id.as_str().starts_with("gov:");
    let body = undated.source.ids.iter().any(|id| body(&id) && dated.source.ids.contains(id));
    let named = things.any(|thing| telling(&thing)) || body && about(&supposed).is_empty();
    if undated.target.states.is_empty() && named {
        supposed.target = dated.target.clone();
    }
    supposed
}

/// One person, told by name, lays down an office.
fn one_resigns(one: &Fact, other: &Fact) -> bool {
    let name = |fact: &Fact| match fact.source.ids.as_slice() {
        [id] if id.as_str().starts_with("per:") && fact.action == "resign" => Some(id.clone()),
        _ => None,
    };
    name(one).is_some_and(|id| Some(id) == name(other))
}

/// Whether a telling tells more of an act that recurs than who does it to whom: "Chad and Niger held
/// talks" is printed every month.
pub(super) fn tells_enough(fact: &Fact) -> bool {
    !repeats(fact.class) || about(fact).len() >= DETAILS
}

/// So many words tell one of many like acts from the others.
const DETAILS: usize = 3;

/// Both tell more than the act, who did it, to what and where, and nothing of that is the same.
fn two_matters(one: &Fact, other: &Fact) -> bool {
    let (here, there) = (details(one, other), details(other, one));
    let told = !here.is_empty() && !there.is_empty() && here.is_disjoint(&there);
    let known = one_pair(one, other)
        || one_resigns(one, other)
        || same_article(one, other) && one_victim(one, other)
        || once::known_by_sides(one, other)
        || once::one_person(one, other);
    told && same_action(&one.action, &other.action) && !known
}

/// What is told beyond the act, what either telling says it is done to, how many, and the place.
fn details(fact: &Fact, other: &Fact) -> BTreeSet<String> {
    let things = fact.words.things.union(&other.words.things);
    let known = |word: &String| {
        let thing = things.clone().any(|thing| thing.starts_with(word.as_str()));
        thing || other.words.place.contains(word)
    };
    let mut words: BTreeSet<String> = about(fact).union(&fact.words.means).cloned().collect();
    words.retain(|word| !known(word) && !word.starts_with(|c: char| c.is_ascii_digit()));
    words
}

/// An office is laid down by the one who holds it: who is told by name and who by another post,
/// or a post and none, are not shown to be one.
fn two_resign(one: &Fact, other: &Fact) -> bool {
    let person = |fact: &Fact| fact.source.ids.iter().any(|id| id.as_str().starts_with("per:"));
    one.class == EventClass::Retreat
        && one.action == "resign"
        && other.action == "resign"
        && !(person(one) && person(other))
        && (details(one, other) != details(other, one)
            || counts_several(one) != counts_several(other))
}

fn counts_several(fact: &Fact) -> bool {
    fact.numbers.iter().any(|(_, count)| *count > 1)
}

/// One sentence, printed twice.
fn is_copy(one: &Fact, other: &Fact) -> bool {
    one.print == other.print && dates(one, other) != Dates::Apart
}

fn told_alike(one: &Fact, other: &Fact) -> bool {
    let shared = one.words.all.intersection(&other.words.all).count();
    let fewest = one.words.all.len().min(other.words.all.len());
    let dates = dates(one, other);
    if of_words(one.class) {
        let blame = matches!(one.class, EventClass::Accuse | EventClass::Reject)
            && other.class == one.class
            && !one.target.ids.is_empty();
        let one_matter = one_matter(one, other);
        let told_at_length = |fact: &Fact| !about(fact).is_empty();
        let two_matters = blame && told_at_length(one) && told_at_length(other) && !one_matter;
        return same_article(one, other) && one_victim(one, other)
            || dates == Dates::Same
                && !two_matters
                && (blame && one_matter || shared >= 3 && 2 * shared > fewest);
    }
    let gone = one_resigns(one, other) && matches!(dates, Dates::Same | Dates::Overlap);
    if gone || once::one_person(one, other) || once::one_act(one, other, dates) {
        return true;
    }
    let same_act = one.class == other.class && same_action(&one.action, &other.action);
    let shared = shared + usize::from(things_named_otherwise(&one.words, &other.words));
    match dates {
        Dates::Same if same_act => {
            one_place(one, other) && about_the_same(one, other) || one_pair(one, other)
        }
        Dates::Same => shared >= 2 || one_pair(one, other),
        Dates::Overlap => same_act && shared >= 2 || shared >= 3 || one_pair(one, other),
        Dates::Unknown if is_armed(one.class) => false,
        Dates::Unknown if repeats(one.class) => {
            same_act && shared >= 3 && about(one).intersection(&about(other)).count() >= 2
        }
        Dates::Unknown => {
            same_act && (shared >= 3 && 3 * shared >= fewest || same_numbers(one, other))
        }
        Dates::Near => same_act && shared >= 3 && 2 * shared >= fewest && once(one, other),
        Dates::Apart => false,
    }
}

/// One act, told more or less finely ("expel", "expel diplomats").
fn same_action(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// Both tell what is acted on, in other words ("treaty", "pact"); that these can be one thing is
/// seen before.
fn things_named_otherwise(one: &Words, other: &Words) -> bool {
    let differ = one.things.is_disjoint(&other.things);
    differ && !one.things.is_empty() && !other.things.is_empty()
}

/// Two persons who met on one day, wherever that was, or at one place within one week.
fn one_pair(one: &Fact, other: &Fact) -> bool {
    let week = |fact: &Fact| fact.time.when.is_some_and(|when| when.grain() <= Grain::Week);
    let day = |fact: &Fact| fact.time.when.is_some_and(|when| when.single_day().is_some());
    let one_place = one.place.is_some() && one.place == other.place;
    let people = |fact: &Fact| -> BTreeSet<ActorId> {
        let ids = fact.source.ids.iter().chain(&fact.target.ids);
        ids.filter(|id| id.as_str().starts_with("per:")).cloned().collect()
    };
    let (pair, other_pair) = (people(one), people(other));
    mutual(one)
        && week(one)
        && week(other)
        && pair.len() == 2
        && pair == other_pair
        && one.class == other.class
        && (one_place || day(one) && day(other))
}

/// Two tellings of an act of one kind, day and pair: they share a number or a word that tells what
/// it was about, or one of them tells no more than the act.
fn about_the_same(one: &Fact, other: &Fact) -> bool {
    let (own, others) = (about(one), about(other));
    let shared = own.intersection(&others).next().is_some();
    let shared = shared || one_thing(&one.words, &other.words);
    one_number(one, other) || own.is_empty() || others.is_empty() || shared
}

/// Both name what is acted on, and it is one thing under two names ("journalist", "reporter").
fn one_thing(one: &Words, other: &Words) -> bool {
    let of_the_act = |thing: &str| one.of_the_act.iter().any(|stem| thing.starts_with(stem));
    let mut telling = one.things.iter().filter(|thing| !is_common(thing) && !of_the_act(thing));
    things_named_otherwise(one, other)
        && telling.any(|here| other.things.iter().any(|there| alike(here, there)))
}

/// What it was about: the words that not every act of the kind is told with, the place apart.
pub(super) fn about(fact: &Fact) -> BTreeSet<String> {
    let Words { all, of_the_act, place, .. } = &fact.words;
    all.iter()
        .filter(|word| !of_the_act.contains(*word) && !place.contains(*word))
        .cloned()
        .collect()
}

/// Whether both tell of the same matter: they share a word of it, and more than that somebody was
/// shelled, if both tell more.
fn one_matter(one: &Fact, other: &Fact) -> bool {
    let more = |fact: &Fact| about(fact).difference(&fact.words.wrongs).next().is_some();
    let (here, there) = (about(one), about(other));
    if here.is_empty() || there.is_empty() {
        // "Rejected the offer": what is refused is all that one of them tells.
        return one.class == EventClass::Reject
            && !one.words.things.is_disjoint(&other.words.things);
    }
    let mut shared = here.intersection(&there);
    if more(one) && more(other) {
        shared.any(|word| !one.words.wrongs.contains(word))
    } else {
        shared.next().is_some()
    }
}

/// As many of one thing in both.
fn one_number(one: &Fact, other: &Fact) -> bool {
    one.numbers.iter().any(|(unit, count)| {
        other.numbers.iter().any(|(thing, number)| alike(unit, thing) && number == count)
    })
}

/// An act on so many of one thing, on a weekday that both tell: the weeks are not likely to repeat
/// it.
fn same_numbers(one: &Fact, other: &Fact) -> bool {
    let weekday = one.time.weekday.is_some() && one.time.weekday == other.time.weekday;
    weekday && one_number(one, other) && !one.target.ids.is_empty() && !other.target.ids.is_empty()
}

/// The places agree, or what it was about leaves no doubt.
fn one_place(one: &Fact, other: &Fact) -> bool {
    let apart = places_apart(one, other);
    let shared = about(one).intersection(&about(other)).count();
    let goes_around = is_armed(one.class) || one.class == EventClass::Coerce;
    !apart || shared >= 2 && !goes_around
}

/// Both name a place, and neither is a part of the other's name.
pub(super) fn places_apart(one: &Fact, other: &Fact) -> bool {
    one.place.as_ref().zip(other.place.as_ref()).is_some_and(|(here, there)| {
        !here.contains(there.as_str()) && !there.contains(here.as_str())
    })
}

/// An act that is done once, told by two articles with the same numbers: they may differ by a day.
fn once(one: &Fact, other: &Fact) -> bool {
    let numbers = |fact: &Fact| fact.numbers.iter().cloned().collect::<BTreeSet<_>>();
    one.telling.article != other.telling.article
        && !repeats(one.class)
        && !one.target.ids.is_empty()
        && numbers(one) == numbers(other)
}

/// Acts of which one side may do several to the other on days in a row.
const fn repeats(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Assault
            | EventClass::Mobilize
            | EventClass::Protest
            | EventClass::Consult
            | EventClass::Aid
            | EventClass::Statement
            | EventClass::Accuse
            | EventClass::Request
            | EventClass::Other
    )
}

/// Acts that follow each other like one another: shots, marches, movements of troops.
const fn is_armed(class: EventClass) -> bool {
    matches!(class, EventClass::Assault | EventClass::Mobilize | EventClass::Protest)
}

fn sides_agree(one: &Fact, other: &Fact) -> bool {
    if mutual(one) && mutual(other) {
        let both = |fact: &Fact| fact.source.joined(&fact.target);
        let (one, other) = (both(one), both(other));
        let shared = one.states.intersection(&other.states).count();
        return shared >= 2 && same_named(&one.ids, &other.ids);
    }
    meet_in(&one.source, &other.source)
        && (meet_in(&one.target, &other.target) || one_victim_untold(one, other))
        && same_named(&one.source.ids, &other.source.ids)
        && same_named(&one.target.ids, &other.target.ids)
}

/// The sides agree as far as both tellings name them.
fn sides_untold(one: &Fact, other: &Fact) -> bool {
    let agree = |one: &Side, other: &Side| {
        one.ids.is_empty()
            || other.ids.is_empty()
            || meet(&one.states, &other.states) && same_named(&one.ids, &other.ids)
    };
    agree(&one.source, &other.source) && agree(&one.target, &other.target)
}

/// One of two tellings of a day does not name who is acted on, and both tell at length what it was
/// about ("ordered them out for spying on a naval base").
fn one_victim_untold(one: &Fact, other: &Fact) -> bool {
    (one.target.ids.is_empty() || other.target.ids.is_empty())
        && !of_words(one.class)
        && one.class == other.class
        && same_action(&one.action, &other.action)
        && dates(one, other) == Dates::Same
        && about(one).intersection(&about(other)).count() >= 2
}

/// Whether two sides do it together, so that either may be named first.
pub(super) fn mutual(fact: &Fact) -> bool {
    let parties = fact.source.states.union(&fact.target.states).count();
    let together = match fact.class {
        EventClass::Consult | EventClass::Cooperate => true,
        EventClass::Agree | EventClass::Support => fact.action.ends_with("agreement"),
        _ => false,
    };
    together && parties > 1
}

impl Side {
    fn joined(&self, other: &Self) -> Self {
        Self {
            ids: self.ids.iter().chain(&other.ids).cloned().collect(),
            states: self.states.union(&other.states).cloned().collect(),
        }
    }
}

/// One state, or one person whose state only one of two papers tells.
fn meet_in(one: &Side, other: &Side) -> bool {
    let mut people = one.ids.iter().filter(|id| id.as_str().starts_with("per:"));
    meet(&one.states, &other.states) || people.any(|id| other.ids.contains(id))
}

fn meet(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    one.is_empty() && other.is_empty() || one.intersection(other).next().is_some()
}

/// Where both name persons, or both name bodies, one of them is the same; two if both name a pair.
fn same_named(one: &[ActorId], other: &[ActorId]) -> bool {
    ["per:", "org:", "med:"].iter().all(|kind| {
        let named = |ids: &[ActorId]| -> BTreeSet<ActorId> {
            ids.iter().filter(|id| id.as_str().starts_with(kind)).cloned().collect()
        };
        let (one, other) = (named(one), named(other));
        one.intersection(&other).count() >= one.len().min(other.len()).min(2)
    })
}

/// Where both tell what is acted on, it can be one thing.
fn things_agree(one: &Words, other: &Words) -> bool {
    let meet = one.things.iter().any(|here| other.things.iter().any(|there| alike(here, there)));
    one.things.is_empty() || other.things.is_empty() || meet
}

const fn same_article(one: &Fact, other: &Fact) -> bool {
    one.telling.article == other.telling.article
}

/// One article that blames one person or body twice tells one event.
fn one_victim(one: &Fact, other: &Fact) -> bool {
    let body = |id: &&ActorId| !id.as_str().starts_with("gov:");
    let shared = one.target.ids.iter().filter(|id| other.target.ids.contains(id)).find(body);
    one.class == other.class && one.class == EventClass::Accuse && shared.is_some()
}

/// How two dates relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dates {
    /// The same days, told as precisely.
    Same,
    /// One may be the other.
    Overlap,
    /// One or both are not known.
    Unknown,
    /// Days so close that one of two reporters may have been wrong.
    Near,
    /// Different days.
    Apart,
}

/// Reporters who do not agree on the day of an act are at most so many days apart.
const NEAR: i32 = 1;

/// Where one tells no day, and its paper came out more than so many days from the other, it tells
/// another act.
const FAR: i32 = 14;

fn dates(one: &Fact, other: &Fact) -> Dates {
    match (one.time.when, other.time.when) {
        (Some(here), Some(there)) if !here.overlaps(&there) => {
            let days = here.single_day().zip(there.single_day());
            let days = days.and_then(|(here, there)| here.until(there).ok());
            let near = days.is_some_and(|span| span.get_days().abs() <= NEAR);
            if near { Dates::Near } else { Dates::Apart }
        }
        (Some(here), Some(there))
            if here.first() == there.first() && here.last() == there.last() =>
        {
            if here.grain() <= Grain::Month { Dates::Same } else { Dates::Overlap }
        }
        (Some(_), Some(_)) => Dates::Overlap,
        _ if far_apart(one, other) => Dates::Apart,
        _ => match (one.time.weekday, other.time.weekday) {
            (Some(here), Some(there)) if here != there => Dates::Apart,
            _ => Dates::Unknown,
        },
    }
}

fn far_apart(one: &Fact, other: &Fact) -> bool {
    let gap = one.time.told_of.zip(other.time.told_of).and_then(|(here, there)| {
        let (early, late) = if here.0 <= there.0 { (here, there) } else { (there, here) };
        early.1.until(late.0).ok()
    });
    gap.is_some_and(|gap| gap.get_days() > FAR)
}

/// Classes that two reporters may choose for one act.
pub(super) const fn family(class: EventClass) -> u8 {
    match class {
        EventClass::Sanction | EventClass::Coerce | EventClass::Request | EventClass::Threaten => 0,
        EventClass::Accuse | EventClass::Statement => 1,
        EventClass::Consult => 2,
        EventClass::Agree | EventClass::Support | EventClass::Cooperate => 3,
        EventClass::Aid | EventClass::Concede | EventClass::Retreat => 4,
        EventClass::Reject => 5,
        EventClass::Protest => 6,
        EventClass::Mobilize | EventClass::Assault => 7,
        EventClass::Other => 8,
    }
}

/// Whether acts of the class are done with words, of which one may say many in a day.
const fn of_words(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Accuse
            | EventClass::Statement
            | EventClass::Threaten
            | EventClass::Agree
            | EventClass::Reject
    )
}
