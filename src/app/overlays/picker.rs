//! [`Picker`]: a list of actors or of classes of events with their counts, narrowed by typing.
//!
//! What a choice does to the filters is decided in `update`.

use std::collections::{BTreeMap, HashMap};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::Input;
use crate::app::labels;
use crate::document::{ActorKind, EventClass};
use crate::library::{ActorIndex, Snapshot};
use crate::query::{ActorCount, ClassCount, Query, Reach, Side};
use crate::text::fold;

/// What a picker lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picking {
    /// Actors.
    Actors,
    /// Classes of events.
    Classes,
}

/// What is wanted of a marked pick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// It must be there.
    With,
    /// It must not be there.
    Without,
}

/// How several picks that must be there go together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Together {
    /// One of them suffices.
    #[default]
    Any,
    /// All of them are asked for.
    All,
}

/// One actor or class that can be chosen.
#[derive(Clone, Debug)]
pub struct Pick {
    /// The class, if it is one.
    class: Option<EventClass>,
    /// Which actor it is, if it is one.
    actor: Option<ActorIndex>,
    /// What the actor is, if it is one.
    kind: Option<ActorKind>,
    /// The name it is shown under.
    pub name: String,
    /// Its other names, in one string.
    aliases: String,
    /// All its names, folded.
    folded: String,
    /// How many of its mentions may name somebody else, in words; empty if none.
    pub doubt: String,
    /// How many of the articles shown name it, or tell that it stands on the chosen side.
    pub articles: u32,
    /// In how many of the events shown it takes part, or stands on that side.
    pub events: u32,
}

/// How what was typed lies in a name; the nearer comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// Its letters stand there in order.
    Scattered,
    /// It stands inside a word.
    Inside,
    /// A word begins with it.
    Word,
    /// The shown name does.
    Opens,
    /// It is the shown name, or another name.
    Whole,
}

impl Likeness {
    fn of(typed: &str, pick: &Pick) -> Self {
        let names = || pick.folded.split(" / ");
        if !typed.is_empty() && names().any(|name| name == typed) {
            return Self::Whole;
        }
        let mut places = pick.folded.match_indices(typed).map(|(at, _)| at).peekable();
        match places.peek() {
            None => Self::Scattered,
            Some(0) => Self::Opens,
            Some(_) => {
                let opens = |at: usize| {
                    let before = pick.folded.get(..at).and_then(|head| head.chars().next_back());
                    before.is_none_or(|letter| !letter.is_alphanumeric())
                };
                if places.any(opens) { Self::Word } else { Self::Inside }
            }
        }
    }
}

/// A pick that fits what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fit {
    pick: usize,
    likeness: Likeness,
    score: i64,
    lights: Vec<usize>,
}

/// The actors or classes to choose from.
#[derive(Clone)]
pub struct Picker {
    /// What is listed.
    pub picking: Picking,
    /// What is being typed.
    pub input: Input,
    /// How several marked picks go together.
    pub together: Together,
    /// On which side of an event actors are to stand.
    pub side: Side,
    /// Whether what belongs to an actor counts as the actor.
    pub reach: Reach,
    /// First visible row.
    pub top: usize,
    picks: Vec<Pick>,
    fits: Vec<Fit>,
    cursor: usize,
    marks: BTreeMap<usize, Wish>,
}

impl std::fmt::Debug for Picker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Picker").field("input", &self.input).field("cursor", &self.cursor).finish()
    }
}

impl Picker {
    /// A picker of these actors, each with its articles and events, in this order.
    #[must_use]
    pub fn actors(snapshot: &Snapshot, counts: &[ActorCount]) -> Self {
        let pick = |count: &ActorCount| {
            let entry = snapshot.actors().get(count.actor.0 as usize)?;
            Some(Pick {
                class: None,
                actor: Some(count.actor),
                kind: Some(entry.actor.kind),
                name: entry.actor.name.clone(),
                aliases: entry.actor.aliases.join(" / "),
                folded: fold(&format!(
                    "{} / {}",
                    entry.actor.name,
                    entry.actor.aliases.join(" / ")
                )),
                doubt: labels::doubtful(entry),
                articles: count.articles,
                events: count.events,
            })
        };
        Self::new(Picking::Actors, counts.iter().filter_map(pick).collect())
    }

    /// A picker of these classes, in this order.
    #[must_use]
    pub fn classes(counts: &[ClassCount]) -> Self {
        let pick = |count: &ClassCount| Pick {
            class: Some(count.class),
            actor: None,
            kind: None,
            name: count.class.as_str().to_lowercase(),
            aliases: String::new(),
            folded: count.class.as_str().to_lowercase(),
            doubt: String::new(),
            articles: count.articles,
            events: count.events,
        };
        Self::new(Picking::Classes, counts.iter().map(pick).collect())
    }

    fn new(picking: Picking, picks: Vec<Pick>) -> Self {
        let mut picker = Self {
            picking,
            input: Input::default(),
            together: Together::default(),
            side: Side::default(),
            reach: Reach::default(),
            top: 0,
            picks,
            fits: Vec::new(),
            cursor: 0,
            marks: BTreeMap::new(),
        };
        picker.narrow();
        picker
    }

    /// Shows other counts of the actors; one that has none of them keeps its place and its mark.
    pub fn recount(&mut self, counts: &[ActorCount]) {
        let counts: HashMap<_, _> = counts.iter().map(|count| (count.actor, *count)).collect();
        for pick in &mut self.picks {
            let count = pick.actor.and_then(|actor| counts.get(&actor));
            (pick.articles, pick.events) = count.map_or((0, 0), |c| (c.articles, c.events));
        }
    }

    /// Keeps the picks that fit what was typed, best first.
    pub fn narrow(&mut self) {
        let typed = self.input.text().trim();
        let matcher = SkimMatcherV2::default().ignore_case();
        let folded = fold(typed);
        let fit = |(index, pick): (usize, &Pick)| {
            let likeness = Likeness::of(&folded, pick);
            let found = |score, lights| Some(Fit { pick: index, likeness, score, lights });
            if let Some((score, lights)) = matcher.fuzzy_indices(&pick.name, typed) {
                return found(score + 1, lights);
            }
            let alias = matcher.fuzzy_match(&pick.aliases, typed);
            let near = (likeness > Likeness::Scattered).then_some(0);
            found(alias.or(near)?, Vec::new())
        };
        self.fits = self.picks.iter().enumerate().filter_map(fit).collect();
        if !typed.is_empty() {
            // "russ" means Russia before its ministries.
            let state = |fit: &Fit| {
                let kind = self.picks.get(fit.pick).and_then(|pick| pick.kind);
                fit.likeness >= Likeness::Opens && kind == Some(ActorKind::Government)
            };
            let mut fits = std::mem::take(&mut self.fits);
            fits.sort_by_key(|fit| std::cmp::Reverse((fit.likeness, state(fit), fit.score)));
            self.fits = fits;
        }
        (self.cursor, self.top) = (0, 0);
    }

    /// How many picks fit.
    #[must_use]
    pub fn len(&self) -> usize {
        self.fits.len()
    }

    /// Whether no pick fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fits.is_empty()
    }

    /// How many can be chosen from in all.
    #[must_use]
    pub fn of(&self) -> usize {
        self.picks.len()
    }

    /// The row under the cursor.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// A row: the pick, the characters of its name that fit, and what is wanted of it.
    #[must_use]
    pub fn row(&self, row: usize) -> Option<(&Pick, &[usize], Option<Wish>)> {
        let fit = self.fits.get(row)?;
        let pick = self.picks.get(fit.pick)?;
        Some((pick, &fit.lights, self.marks.get(&fit.pick).copied()))
    }

    /// How many picks are marked so.
    #[must_use]
    pub fn marked(&self, wish: Wish) -> usize {
        self.marks.values().filter(|own| **own == wish).count()
    }

    /// Moves the cursor and keeps it among `height` visible rows.
    pub fn go(&mut self, by: isize, height: usize) {
        let last = self.fits.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
        self.top = self.top.min(self.cursor).max((self.cursor + 1).saturating_sub(height));
    }

    /// Marks the pick under the cursor, or takes this mark away.
    pub fn mark(&mut self, wish: Wish) {
        let Some(fit) = self.fits.get(self.cursor) else { return };
        if self.marks.insert(fit.pick, wish) == Some(wish) {
            self.marks.remove(&fit.pick);
        }
    }

    /// What the choice asks for, a query a chip; without a mark, the pick under the cursor.
    #[must_use]
    pub fn chips(&self) -> Vec<Query> {
        let marked = |wish: Wish| {
            let own = move |(_, own): &(&usize, &Wish)| **own == wish;
            let picks = self.marks.iter().filter(own);
            let query = |(index, _): (&usize, &Wish)| Some(self.query(self.picks.get(*index)?));
            picks.filter_map(query).collect::<Vec<_>>()
        };
        let (mut with, without) = (marked(Wish::With), marked(Wish::Without));
        if self.marks.is_empty() {
            with.extend(self.row(self.cursor).map(|(pick, ..)| self.query(pick)));
        }
        let with = match self.together {
            Together::Any if !with.is_empty() => vec![Query::any(&with)],
            _ => with,
        };
        with.into_iter().chain(without.into_iter().map(Query::opposite)).collect()
    }

    fn query(&self, pick: &Pick) -> Query {
        match pick.class {
            Some(class) => Query::event(class),
            None => Query::actor(&pick.name, self.side, self.reach),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ActorKind, Input, Pick, Picker, Picking, fold};

    #[test]
    fn the_beginning_of_a_word_comes_before_scattered_letters() {
        let pick = |name: &str| Pick {
            class: None,
            actor: None,
            kind: Some(if name == "Hafland" { ActorKind::Government } else { ActorKind::Person }),
            name: name.to_owned(),
            aliases: String::new(),
            folded: fold(name),
            doubt: String::new(),
            articles: 1,
            events: 0,
        };
        let names =
            ["Mohammad Javad Zarif", "Hans Affe", "Khalifa Haftar", "Haf Orlov", "Café", "Hafland"];
        let check = |typed: &str, expected: &[&str]| {
            let mut picker = Picker::new(Picking::Actors, names.map(pick).to_vec());
            picker.input = Input::new(typed);
            picker.narrow();
            let rows = (0..picker.len()).filter_map(|row| picker.row(row));
            let shown: Vec<&str> = rows.map(|(pick, ..)| pick.name.as_str()).collect();
            assert_eq!(shown.get(..expected.len()), Some(expected), "{typed}: {shown:?}");
        };
        check("haf", &["Hafland", "Haf Orlov", "Khalifa Haftar"]);
        check("cafe", &["Café"]);
        check("or", &["Haf Orlov"]);
        check("haf orlov", &["Haf Orlov"]);
    }
}
