//! Tellings of an act in other articles that tell its day.
//!
//! How an undated article is tied to the act is read in `ties`.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use crate::document::ActorId;
use crate::story::facts::Fact;
use crate::story::likeness::{
    Likeness, compare, family, is_one_if_then, mutual, one_house, tells_enough,
};

/// The facts that tell their day, by kind of act and the two sides: two tellings of one event
/// share all three, so that no neighbour that disagrees is missed.
pub(super) struct Dated<'f> {
    facts: Vec<(&'f Fact, Date)>,
    by_sides: HashMap<(u8, &'f str, &'f str), Vec<usize>>,
}

impl<'f> Dated<'f> {
    pub(super) fn new(all: &'f [Vec<Fact>]) -> Self {
        let told = |fact: &'f Fact| Some((fact, fact.time.when?.single_day()?));
        let facts: Vec<(&Fact, Date)> = all.iter().flatten().filter_map(told).collect();
        let mut by_sides: HashMap<_, Vec<usize>> = HashMap::new();
        for (index, (fact, _)) in facts.iter().enumerate() {
            for key in sides(fact) {
                by_sides.entry(key).or_default().push(index);
            }
        }
        Self { facts, by_sides }
    }

    /// The day that all dated tellings of the fact in other articles give.
    pub(super) fn agreed(&self, fact: &Fact) -> Option<(Date, &'f Fact)> {
        self.only(fact, |other| {
            one_house(fact, other) && compare(fact, other) == Likeness::Same && tells_enough(fact)
        })
    }

    /// The only day on which other articles tell an act that is done once and that the fact may
    /// tell.
    pub(super) fn likely(&self, fact: &Fact) -> Option<(Date, &'f Fact)> {
        self.only(fact, |other| is_one_if_then(fact, other))
    }

    fn only(&self, fact: &Fact, is_one: impl Fn(&Fact) -> bool) -> Option<(Date, &'f Fact)> {
        let keys = sides(fact);
        let lists = keys.iter().filter_map(|key| self.by_sides.get(key));
        let sharing: BTreeSet<usize> = lists.flatten().copied().collect();
        let others = sharing.iter().filter_map(|index| self.facts.get(*index));
        let mut same = others
            .filter(|(other, _)| other.telling.article != fact.telling.article && is_one(other));
        let (first, day) = same.next()?;
        same.all(|(_, other)| other == day).then_some((*day, *first))
    }
}

/// Kind of act, state of a source, state of a target; "" stands for nobody, and for the other side
/// of what two do together.
fn sides(fact: &Fact) -> Vec<(u8, &str, &str)> {
    let kind = family(fact.class);
    let (sources, targets) = (or_nobody(&fact.source.states), or_nobody(&fact.target.states));
    // One paper may leave out of which state a person is.
    let people = fact.source.ids.iter().map(ActorId::as_str);
    let people = people.filter(|id| id.starts_with("per:")).map(|id| (kind, id, ""));
    let mut keys: Vec<_> = sources
        .iter()
        .flat_map(|source| targets.iter().map(move |target| (kind, *source, *target)))
        .collect();
    keys.extend(people);
    if mutual(fact) {
        keys.extend(sources.into_iter().chain(targets).map(|party| (kind, party, "")));
    }
    keys
}

fn or_nobody(states: &BTreeSet<String>) -> Vec<&str> {
    let none = states.is_empty().then_some("");
    states.iter().map(String::as_str).chain(none).collect()
}
