//! [`Roster`]: every actor with its names and what speaks for them, to merge, split, rename, hide.
//!
//! What is ruled goes into the ledger; carrying it out is the story's business.

use std::collections::{BTreeMap, BTreeSet};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::Input;
use crate::annotate::actors::why_one;
use crate::app::labels;
use crate::document::{ActorId, ActorKind, Role};
use crate::library::{ActorEntry, ActorIndex, Listing, Snapshot};
use crate::story::{ArticleName, Ruling};
use crate::text::fold;

/// What is being typed on the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typing {
    /// Letters of the names to be listed.
    Narrow(Input),
    /// The new name of an actor, beside the one that a ruling calls it by.
    Rename(String, Input),
}

/// One row of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterRow {
    /// An actor.
    Actor(ActorIndex),
    /// Another name of the actor above, and what speaks for it.
    Name {
        /// Whose name it is.
        of: ActorIndex,
        /// The name.
        name: String,
        /// How often it stands there, and by which rule it was found.
        told: String,
    },
    /// Why mentions of the actor above may name somebody else.
    Doubt(String),
    /// A post of the actor above.
    Post(String),
}

/// Every actor, those that the user has marked, and the one that is unfolded.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// What is being typed, if anything is.
    pub typing: Option<Typing>,
    /// First visible row.
    pub top: usize,
    rows: Vec<RosterRow>,
    cursor: usize,
    marks: BTreeSet<ActorId>,
    open: Option<ActorId>,
    narrowed: String,
}

impl Roster {
    /// The roster of a corpus.
    #[must_use]
    pub fn new(snapshot: &Snapshot) -> Self {
        let mut roster = Self::default();
        roster.refresh(snapshot);
        roster
    }

    /// Lists the actors of another snapshot, or those that fit what was typed meanwhile.
    pub fn refresh(&mut self, snapshot: &Snapshot) {
        if let Some(Typing::Narrow(input)) = &self.typing {
            input.text().trim().clone_into(&mut self.narrowed);
        }
        let chosen =
            self.actor().and_then(|index| entry(snapshot, index)).map(|e| e.actor.id.clone());
        let matcher = SkimMatcherV2::default().ignore_case();
        let fits = |entry: &ActorEntry| {
            let mut names = std::iter::once(&entry.actor.name).chain(&entry.actor.aliases);
            self.narrowed.is_empty()
                || names.any(|name| matcher.fuzzy_match(name, &self.narrowed).is_some())
        };
        let all = (0..).map(ActorIndex).zip(snapshot.actors()).filter(|(_, entry)| fits(entry));
        let open = &self.open;
        let rows = all.flat_map(|(index, entry)| {
            let names = (open.as_ref() == Some(&entry.actor.id)).then(|| names(snapshot, index));
            std::iter::once(RosterRow::Actor(index)).chain(names.into_iter().flatten())
        });
        self.rows = rows.collect();
        let place = |id: &ActorId| {
            let is = |row: &RosterRow| match row {
                RosterRow::Actor(index) => {
                    entry(snapshot, *index).is_some_and(|e| e.actor.id == *id)
                }
                _ => false,
            };
            self.rows.iter().position(is)
        };
        let last = self.rows.len().saturating_sub(1);
        self.cursor = chosen.as_ref().and_then(place).unwrap_or(self.cursor).min(last);
        self.top = self.top.min(self.cursor);
    }

    /// The rows from top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[RosterRow] {
        &self.rows
    }

    /// The row under the cursor.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// What narrows the list.
    #[must_use]
    pub fn narrowed(&self) -> &str {
        &self.narrowed
    }

    /// Whether an actor is marked.
    #[must_use]
    pub fn is_marked(&self, id: &ActorId) -> bool {
        self.marks.contains(id)
    }

    /// How many are marked.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.marks.len()
    }

    /// The actor whose row the cursor stands on, or whose name or post it is.
    #[must_use]
    pub fn actor(&self) -> Option<ActorIndex> {
        let above = self.rows.get(..=self.cursor)?.iter().rev();
        above.into_iter().find_map(|row| match row {
            RosterRow::Actor(index) => Some(*index),
            _ => None,
        })
    }

    /// Moves the cursor and keeps it among `height` visible rows.
    pub fn go(&mut self, by: isize, height: usize) {
        let last = self.rows.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
        self.top = self.top.min(self.cursor).max((self.cursor + 1).saturating_sub(height));
    }

    /// Shows the names and posts of the actor under the cursor, or folds them away.
    pub fn unfold(&mut self, snapshot: &Snapshot) {
        let id = self.actor().and_then(|index| entry(snapshot, index)).map(|e| e.actor.id.clone());
        self.open = id.filter(|id| self.open.as_ref() != Some(id));
        self.refresh(snapshot);
    }

    /// Marks the actor under the cursor, or takes the mark away.
    pub fn mark(&mut self, snapshot: &Snapshot) {
        let Some(entry) = self.actor().and_then(|index| entry(snapshot, index)) else { return };
        if !self.marks.remove(&entry.actor.id) {
            self.marks.insert(entry.actor.id.clone());
        }
    }

    /// Rules that the marked actors are the one under the cursor.
    pub fn merge(&mut self, snapshot: &Snapshot) -> Option<Ruling> {
        let head = entry(snapshot, self.actor()?)?;
        let ids = self.marks.iter().filter(|id| **id != head.actor.id);
        let others = ids.filter_map(|id| entry(snapshot, snapshot.actor_index(id)?));
        let names: Vec<String> =
            std::iter::once(head).chain(others).map(|entry| called(snapshot, entry)).collect();
        let ruling = (names.len() > 1).then_some(Ruling::Merge(names))?;
        self.marks.clear();
        Some(ruling)
    }

    /// Rules that the name under the cursor is somebody else's; if it is the name of the actor
    /// itself, that it is somebody else's in the open article.
    #[must_use]
    pub fn split(&self, snapshot: &Snapshot, open: Option<usize>) -> Option<Ruling> {
        let RosterRow::Name { of, name, .. } = self.rows.get(self.cursor)? else { return None };
        let actor = entry(snapshot, *of)?;
        let from = called(snapshot, actor);
        let article = match fold(name) == fold(&actor.actor.name) {
            false => None,
            // Somebody named in one article only is not two.
            true => {
                let article = snapshot.articles().get(open?)?;
                let named = actor.articles > 1 && article.actors.contains(of);
                Some(named.then(|| ArticleName::of(&article.annotated.document))?)
            }
        };
        Some(Ruling::Split { name: name.clone(), from, article })
    }

    /// Begins to type a new name for the actor under the cursor.
    pub fn rename(&mut self, snapshot: &Snapshot) {
        if let Some(entry) = self.actor().and_then(|index| entry(snapshot, index)) {
            let input = Input::new(&entry.actor.name);
            self.typing = Some(Typing::Rename(called(snapshot, entry), input));
        }
    }

    /// Rules that the actor under the cursor is not to be listed; `None` if it is hidden already.
    #[must_use]
    pub fn hide(&self, snapshot: &Snapshot) -> Option<Ruling> {
        let entry = entry(snapshot, self.actor()?)?;
        (entry.listing == Listing::Listed).then(|| Ruling::Hide(called(snapshot, entry)))
    }
}

fn entry(snapshot: &Snapshot, index: ActorIndex) -> Option<&ActorEntry> {
    snapshot.actors().get(index.0 as usize)
}

/// How a ruling calls an actor: by its shown name, or by its id if another has the same name.
fn called(snapshot: &Snapshot, entry: &ActorEntry) -> String {
    let name = fold(&entry.actor.name);
    let same = snapshot.actors().iter().filter(|other| fold(&other.actor.name) == name).count();
    if same > 1 { entry.actor.id.to_string() } else { entry.actor.name.clone() }
}

/// What is doubtful of an actor, then its other names as the articles have them, each with its
/// count and its rules, then the names that are only known, then its posts.
fn names(snapshot: &Snapshot, index: ActorIndex) -> Vec<RosterRow> {
    let Some(entry) = entry(snapshot, index) else { return Vec::new() };
    let mut found: BTreeMap<String, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for article in snapshot.articles() {
        let raw = article.annotated.document.raw();
        let mentions = article.annotated.mentions.iter();
        for mention in mentions.filter(|m| m.actor.as_ref() == Some(&entry.actor.id)) {
            let name = mention.span.of(raw).split_whitespace().collect::<Vec<_>>().join(" ");
            let (count, rules) = found.entry(name).or_default();
            *count += 1;
            rules.insert(mention.rule);
        }
    }
    let known = entry.actor.aliases.iter().filter(|alias| !found.contains_key(*alias)).cloned();
    let known: Vec<String> = known.collect();
    let told = |(name, (count, rules)): (String, (usize, BTreeSet<&str>))| {
        let rules = rules.into_iter().collect::<Vec<_>>().join(", ");
        let person = entry.actor.kind == ActorKind::Person;
        let why = why_one(&entry.actor.name, &name).filter(|_| person);
        let why = why.map(|why| format!(" · {why}")).unwrap_or_default();
        RosterRow::Name { of: index, name, told: format!("{count} × · {rules}{why}") }
    };
    let silent = |name| RosterRow::Name { of: index, name, told: "known, not found".to_owned() };
    let posts = entry.actor.roles.iter().map(|role| RosterRow::Post(post(role)));
    let doubt = entry.doubt.map(|doubt| RosterRow::Doubt(labels::perhaps_another(doubt.reason)));
    let found = doubt.into_iter().chain(found.into_iter().map(told));
    found.chain(known.into_iter().map(silent)).chain(posts).collect()
}

fn post(role: &Role) -> String {
    let held = role.held.as_ref().map(|days| format!(", {}", labels::long_date(days)));
    format!("{}{}", role.title, held.unwrap_or_default())
}
