//! Acts that one side does to another only once: two papers that tell of them on neighbouring days,
//! or count otherwise, tell one act.
//!
//! Acts that recur, and how dates and sides are compared, are the matter of `likeness`.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use jiff::ToSpan;

use super::facts::{Fact, Side};
use super::likeness::{Dates, about, mutual, places_apart};
use super::things::alike;
use crate::document::{ActorId, Basis};

/// By what an act is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KnownBy {
    /// By the two sides.
    Sides,
    /// By the two sides and the thing it is done with.
    Thing,
    /// By the same, and on another day by the amount alone.
    Amount,
}

/// Whether both tell the one act of its kind on those days. That the sides agree is seen before.
pub(super) fn one_act(one: &Fact, other: &Fact, dates: Dates) -> bool {
    let Some(known) = same_kind(one, other) else { return false };
    let match_up = MatchUp::new(one, other);
    // "Another five": the paper knows of an act before this one.
    if match_up.one_tells_of_more || match_up.counts == Counts::Far {
        return false;
    }
    match dates {
        Dates::Same => match_up.on_one_day(known),
        Dates::Overlap => match_up.within_a_week(known) || match_up.is_one_number(known),
        Dates::Near => match_up.on_neighbouring_days(known),
        Dates::Unknown => match_up.is_one_number(known) || match_up.is_news_of_it(known),
        Dates::Apart => false,
    }
}

/// Whether two tellings of one day, one of which is only supposed to be of that day, tell one act:
/// both name who does it and to whom, and what one of them tells beside that is in the other.
pub(super) fn one_on_that_day(one: &Fact, other: &Fact) -> bool {
    let sides = |fact: &Fact| {
        !fact.source.states.is_empty() && (!fact.target.states.is_empty() || mutual(fact))
    };
    let known = same_kind(one, other).is_some_and(|known| known != KnownBy::Amount);
    let match_up = MatchUp::new(one, other);
    let bare = match_up.fewest == 0
        && match_up.counts != Counts::Far
        && !match_up.one_tells_of_more
        && !places_apart(one, other);
    known && sides(one) && sides(other) && (bare || one_act(one, other, Dates::Same))
}

/// By what the act of both is known, if it is one act under one or several names.
fn same_kind(one: &Fact, other: &Fact) -> Option<KnownBy> {
    let (line, known) = ACTS.by_name.get(one.action.as_str())?;
    let (other_line, _) = ACTS.by_name.get(other.action.as_str())?;
    (line == other_line).then_some(*known)
}

/// Whether both count what one act is done to, and one of them counts more than twice as many.
pub(super) fn counted_apart(one: &Fact, other: &Fact) -> bool {
    same_kind(one, other).is_some() && counts(one, other) == Counts::Far
}

/// Whether both tell one kind of act of which the two sides are enough to know it by, whatever
/// reasons a paper gives.
pub(super) fn known_by_sides(one: &Fact, other: &Fact) -> bool {
    same_kind(one, other) == Some(KnownBy::Sides)
}

/// Whether both tell of one day what is done to a named person once a day, and name that person.
pub(super) fn one_person(one: &Fact, other: &Fact) -> bool {
    let day = |fact: &Fact| fact.time.when.and_then(|when| when.single_day());
    let listed = |fact: &Fact| ACTS.to_a_person.get(fact.action.as_str());
    let mut named = people(&one.target);
    listed(one).is_some()
        && listed(one) == listed(other)
        && day(one).is_some()
        && day(one) == day(other)
        && named.any(|id| other.target.ids.contains(id))
}

fn people(side: &Side) -> impl Iterator<Item = &ActorId> {
    side.ids.iter().filter(|id| id.as_str().starts_with("per:"))
}

/// Under what a fact is looked up so that tellings of one day meet, whatever words they use: who met
/// whom, who was called in.
pub(super) fn keys_of_people(fact: &Fact) -> Vec<String> {
    let Some(day) = fact.time.when.and_then(|when| when.single_day()) else { return Vec::new() };
    let action = fact.action.as_str();
    let mut met: Vec<&ActorId> = people(&fact.source).chain(people(&fact.target)).collect();
    met.sort_unstable();
    met.dedup();
    match (ACTS.of_a_pair.get(action), ACTS.to_a_person.get(action), met.as_slice()) {
        (Some(line), _, [one, other]) => vec![format!("{day} {one} {other} {line}")],
        (_, Some(line), _) => people(&fact.target).map(|id| format!("{day} {id} {line}")).collect(),
        _ => Vec::new(),
    }
}

/// Under what a fact is looked up so that tellings of neighbouring days meet: its kind of act, one
/// side, each day on which it may have been done, and the next; where none is told the days on which
/// it is news to the paper.
pub(super) fn keys(fact: &Fact) -> Vec<String> {
    let line = ACTS.by_name.get(fact.action.as_str()).map(|(line, _)| line);
    let told = || Some((fact.time.when?.first()?, days(fact)?));
    let news = || {
        let paper = fact.time.told_of.filter(|_| fact.time.when.is_none())?.0;
        Some((paper.checked_sub(NEWS.days()).ok()?, NEWS))
    };
    let stretch = told().or_else(news).filter(|(_, days)| *days <= DAYS_OF_A_WEEK);
    let Some((line, (first, days))) = line.zip(stretch) else { return Vec::new() };
    let days = (0..=days).filter_map(|after| first.checked_add(after.days()).ok());
    let states: Vec<&String> = fact.source.states.union(&fact.target.states).collect();
    let keys =
        days.flat_map(|day| states.iter().map(move |state| format!("{day} {state} once {line}")));
    keys.collect()
}

/// On how many days it may have been done.
fn days(fact: &Fact) -> Option<i32> {
    let when = fact.time.when?;
    Some(when.first()?.until(when.last()?).ok()?.get_days() + 1)
}

/// How two tellings count what they count both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Counts {
    /// Ten or more, and alike.
    Equal,
    /// Ten or more, and they differ by a tenth at most.
    Close,
    /// Alike, and few.
    Few,
    /// They differ by a quarter at most.
    Near,
    /// By a half at most.
    Wide,
    /// They count nothing that both count.
    Untold,
    /// By more.
    Far,
}

/// What speaks for one act and what against it.
struct MatchUp<'f> {
    one: &'f Fact,
    other: &'f Fact,
    counts: Counts,
    /// Words of the matter: how many both share, and how many has the one that has fewer.
    shared: usize,
    fewest: usize,
    one_tells_of_more: bool,
}

impl<'f> MatchUp<'f> {
    fn new(one: &'f Fact, other: &'f Fact) -> Self {
        let (here, there) = (matter(one), matter(other));
        Self {
            one,
            other,
            counts: counts(one, other),
            shared: here.intersection(&there).count(),
            fewest: here.len().min(there.len()),
            one_tells_of_more: one.words.again.is_empty() != other.words.again.is_empty(),
        }
    }

    fn on_one_day(&self, known: KnownBy) -> bool {
        if places_apart(self.one, self.other) {
            // Where two states signed it is told otherwise more often than they sign twice.
            return mutual(self.one) && self.one_matter();
        }
        let contradicts = self.shared == 0 && self.fewest > 0;
        match known {
            KnownBy::Sides => true,
            KnownBy::Thing | KnownBy::Amount => {
                self.one_matter() || self.counts <= Counts::Near && !contradicts
            }
        }
    }

    fn within_a_week(&self, known: KnownBy) -> bool {
        let week = |fact: &Fact| days(fact).is_some_and(|days| days <= DAYS_OF_A_WEEK);
        let weeks = week(self.one) && week(self.other) && !places_apart(self.one, self.other);
        weeks && known == KnownBy::Sides && (self.counts <= Counts::Few || self.one_matter())
    }

    /// "The 45 whom Chad expelled": whenever that was, so many are not expelled twice.
    fn is_one_number(&self, known: KnownBy) -> bool {
        known == KnownBy::Sides
            && self.counts == Counts::Equal
            && !places_apart(self.one, self.other)
    }

    /// "Malta has kicked out seven Libyans", in a paper of the day on which it did or of one of the
    /// next: without a day it tells what is new.
    fn is_news_of_it(&self, known: KnownBy) -> bool {
        let soon = |undated: &Fact, dated: &Fact| {
            let day = dated.time.when.and_then(|when| when.single_day());
            let paper = undated.time.told_of.filter(|_| undated.time.when.is_none());
            let gap = day.zip(paper).and_then(|(day, paper)| day.until(paper.0).ok());
            gap.is_some_and(|gap| (0..=NEWS).contains(&gap.get_days()))
        };
        known == KnownBy::Sides
            && matches!(self.counts, Counts::Equal | Counts::Few)
            && (self.fewest == 0 || self.one_matter())
            && !places_apart(self.one, self.other)
            && (soon(self.one, self.other) || soon(self.other, self.one))
    }

    fn on_neighbouring_days(&self, known: KnownBy) -> bool {
        let stated = |fact: &Fact| fact.time.when.is_some_and(|when| when.basis() == Basis::Stated);
        let exact = stated(self.one) && stated(self.other);
        let one_place = self.one.place.is_some() && self.one.place == self.other.place;
        let told_by_count = known == KnownBy::Sides && self.counts <= Counts::Close;
        let contradicts = self.counts > Counts::Few && self.counts != Counts::Untold
            || self.fewest > 0 && !self.one_matter() && !told_by_count
            || known == KnownBy::Amount && self.counts > Counts::Close
            || places_apart(self.one, self.other)
            || self.one.telling.article == self.other.telling.article;
        // Seventy and sixty-seven: few numbers are so close by chance.
        let counted = match self.counts {
            Counts::Equal | Counts::Close => 2,
            Counts::Few => 1,
            _ => 0,
        };
        let evidence = self.shared + usize::from(one_place) + counted;
        let enough = if exact || known != KnownBy::Sides { 2 } else { 1 };
        evidence >= enough && !contradicts
    }

    /// Most of the words that tell what it was about are shared.
    const fn one_matter(&self) -> bool {
        2 * self.shared > self.fewest
    }
}

const DAYS_OF_A_WEEK: i32 = 7;

/// So many days behind an act a paper still tells it as news, without a day.
const NEWS: i32 = 2;

/// What it was about, without how many it was done to.
fn matter(fact: &Fact) -> BTreeSet<String> {
    let digits = |word: &str| word.chars().any(|c| c.is_ascii_digit());
    about(fact).into_iter().filter(|word| !digits(word)).collect()
}

/// The closest two counts of one thing.
fn counts(one: &Fact, other: &Fact) -> Counts {
    let pairs = one.numbers.iter().flat_map(|(unit, count)| {
        let alike = other.numbers.iter().filter(move |(thing, _)| alike(unit, thing));
        alike.map(move |(_, number)| (*count.min(number), *count.max(number)))
    });
    let likeness = pairs.map(|(less, more)| match more - less {
        0 if more < 10 => Counts::Few,
        0 => Counts::Equal,
        gap if gap <= more / 10 => Counts::Close,
        gap if gap <= more / 4 => Counts::Near,
        gap if gap <= more / 2 => Counts::Wide,
        _ => Counts::Far,
    });
    likeness.min().unwrap_or(Counts::Untold)
}

/// Those of the words, folded and in order, that tell of an act before this one.
pub(super) fn telling_of_more(folded: &str) -> BTreeSet<String> {
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let next = words.iter().skip(1).map(Some).chain([None]);
    let more = words.iter().zip(next).filter(|(word, next)| {
        // "More than fifty", "a second secretary".
        let plain = next.is_some_and(|next| ACTS.not_again.contains(*next));
        ACTS.again.contains(*word) && !plain
    });
    more.map(|(word, _)| (*word).to_owned()).collect()
}

/// `data/lexicon/once_only.txt`.
struct Acts {
    by_name: HashMap<&'static str, (usize, KnownBy)>,
    to_a_person: HashMap<&'static str, usize>,
    of_a_pair: HashMap<&'static str, usize>,
    again: HashSet<&'static str>,
    not_again: HashSet<&'static str>,
}

static ACTS: LazyLock<Acts> = LazyLock::new(|| {
    let mut acts = Acts {
        by_name: HashMap::new(),
        to_a_person: HashMap::new(),
        of_a_pair: HashMap::new(),
        again: HashSet::new(),
        not_again: HashSet::new(),
    };
    for (at, line) in include_str!("../../data/lexicon/once_only.txt").lines().enumerate() {
        let names = |list: &'static str| list.split(',').map(str::trim);
        let Some((head, list)) = line.split_once(':') else { continue };
        let mut known = |known| acts.by_name.extend(names(list).map(|name| (name, (at, known))));
        match head {
            "once" => known(KnownBy::Sides),
            "thing" => known(KnownBy::Thing),
            "amount" => known(KnownBy::Amount),
            "person" => acts.to_a_person.extend(names(list).map(|name| (name, at))),
            "pair" => acts.of_a_pair.extend(names(list).map(|name| (name, at))),
            "again" => acts.again.extend(list.split_whitespace()),
            "not again" => acts.not_again.extend(list.split_whitespace()),
            _ => {}
        }
    }
    acts
});
