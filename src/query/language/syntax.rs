//! The query as a tree, and how it is printed so that it parses to itself.
//!
//! Reading one from text lives in `parse`, answering it in `evaluate`.

use std::fmt::{Display, Formatter, Result, Write as _};

use super::period::Period;

/// What a reader asks of the corpus; the empty query asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The tree; [`Node::All`] of nothing for the empty query.
    pub(in crate::query) root: Node,
}

impl Query {
    /// Whether everything passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.root == Node::default()
    }

    /// The parts that all must hold, each as a query of its own: the chips of the screen.
    #[must_use]
    pub fn parts(&self) -> Vec<Self> {
        match &self.root {
            Node::All(parts) => parts.iter().map(|part| Self { root: part.clone() }).collect(),
            other => vec![Self { root: other.clone() }],
        }
    }

    /// The query that asks for all of `parts`.
    #[must_use]
    pub fn all(parts: &[Self]) -> Self {
        let nodes = parts.iter().flat_map(|part| match &part.root {
            Node::All(inner) => inner.clone(),
            other => vec![other.clone()],
        });
        Self { root: Node::all(nodes.collect()) }
    }

    /// The query that asks for one of `parts`; of none, the one that asks for everything.
    #[must_use]
    pub fn any(parts: &[Self]) -> Self {
        if parts.iter().any(Self::is_empty) {
            return Self::default();
        }
        let nodes = parts.iter().flat_map(|part| match &part.root {
            Node::Any(inner) => inner.clone(),
            other => vec![other.clone()],
        });
        let nodes: Vec<_> = nodes.collect();
        if nodes.is_empty() { Self::default() } else { Self { root: Node::any(nodes) } }
    }

    /// Whether it asks for nothing but words of the text.
    #[must_use]
    pub fn is_search(&self) -> bool {
        self.root.terms().iter().all(|term| matches!(term, Term::Word(_) | Term::Phrase(_)))
    }

    /// The stretch of time that is asked for, if that is all that is.
    #[must_use]
    pub const fn as_period(&self) -> Option<&Period> {
        match &self.root {
            Node::Term(Term::Date(period)) => Some(period),
            _ => None,
        }
    }

    /// Asks for an actor by name.
    #[must_use]
    pub fn actor(name: &str, side: Side, reach: Reach) -> Self {
        let plain = name.replace(['"', '“', '”', '„', '«', '»'], " ");
        let name = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { root: Node::Term(Term::Actor { name, side, reach }) }
    }

    /// Asks for a class of events.
    #[must_use]
    pub fn event(class: crate::document::EventClass) -> Self {
        Self { root: Node::Term(Term::Event(class.as_str().to_lowercase())) }
    }

    /// Asks for the opposite.
    #[must_use]
    pub fn opposite(self) -> Self {
        Self { root: Node::Not(Box::new(self.root)) }
    }

    /// Asks for a stretch of time.
    #[must_use]
    pub const fn period(period: Period) -> Self {
        Self { root: Node::Term(Term::Date(period)) }
    }

    /// The words and phrases that are asked for, those under a `not` apart.
    pub(in crate::query) fn free(&self) -> Vec<&Term> {
        let words = |term: &&Term| matches!(term, Term::Word(_) | Term::Phrase(_));
        self.asked().into_iter().filter(words).collect()
    }

    /// All questions, those under a `not` apart.
    pub(in crate::query) fn asked(&self) -> Vec<&Term> {
        let mut found = Vec::new();
        self.root.asked(&mut found);
        found
    }
}

/// One node of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query) enum Node {
    /// All must hold; one or more, or none for the query that asks for everything.
    All(Vec<Self>),
    /// At least one must hold.
    Any(Vec<Self>),
    /// It must not hold.
    Not(Box<Self>),
    /// One question.
    Term(Term),
}

impl Default for Node {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Node {
    /// All of `nodes`; a single one stands for itself, and `from:` with `to:` for one stretch of
    /// time: what lies before the one and something else behind the other is not asked for.
    pub(in crate::query) fn all(mut nodes: Vec<Self>) -> Self {
        while let Some((from, to, period)) = stretch(&nodes) {
            nodes.remove(from.max(to));
            nodes.remove(from.min(to));
            nodes.insert(from.min(to), Self::Term(Term::Date(period)));
        }
        if nodes.len() == 1 { nodes.remove(0) } else { Self::All(nodes) }
    }

    /// One of `nodes`, which are not empty; a single one stands for itself.
    pub(in crate::query) fn any(mut nodes: Vec<Self>) -> Self {
        if nodes.len() == 1 { nodes.remove(0) } else { Self::Any(nodes) }
    }

    /// All questions, those under a `not` too.
    fn terms(&self) -> Vec<&Term> {
        match self {
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().flat_map(Self::terms).collect(),
            Self::Not(node) => node.terms(),
            Self::Term(term) => vec![term],
        }
    }

    fn asked<'a>(&'a self, found: &mut Vec<&'a Term>) {
        match self {
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().for_each(|node| node.asked(found)),
            Self::Term(term) => found.push(term),
            Self::Not(_) => {}
        }
    }
}

/// One question of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query) enum Term {
    /// A word, found as in the search as you type.
    Word(String),
    /// Words that stand side by side, as they are written.
    Phrase(String),
    /// An actor on a side; with all that belongs to it, if so asked.
    Actor { name: String, side: Side, reach: Reach },
    /// The publication.
    Source(String),
    /// A stretch of time.
    Date(Period),
    /// A class of events, or words of the act's name.
    Event(String),
    /// Who says something.
    Said(String),
    /// A state of the article.
    Is(State),
}

/// The first `from:` and the first `to:` among some nodes, and the stretch from one to the other.
fn stretch(nodes: &[Node]) -> Option<(usize, usize, Period)> {
    let open = |wanted: fn(&Period) -> bool| {
        nodes.iter().enumerate().find_map(|(at, node)| match node {
            Node::Term(Term::Date(period)) if wanted(period) => Some((at, period)),
            _ => None,
        })
    };
    let (from, first) = open(|period| period.days().last().is_none())?;
    let (to, last) = open(|period| period.days().first().is_none())?;
    Some((from, to, first.until(last)?))
}

/// On which side of an event an actor is to stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Any: it is named, acts, is acted on or tells the event.
    #[default]
    Any,
    /// It acts.
    Source,
    /// It is acted on.
    Target,
}

impl Side {
    pub(in crate::query) const ALL: [Self; 3] = [Self::Any, Self::Source, Self::Target];

    /// The next side in a round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Any => Self::Source,
            Self::Source => Self::Target,
            Self::Target => Self::Any,
        }
    }

    /// The field of the query language.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Any => "actor",
            Self::Source => "by",
            Self::Target => "on",
        }
    }
}

/// Whom an actor filter takes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// The actor alone.
    #[default]
    Own,
    /// The actor and all that is part of it.
    WithParts,
}

/// What `is:` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum State {
    Unread,
    Undated,
    Guessed,
    Copy,
}

impl State {
    pub(in crate::query) const ALL: [Self; 4] =
        [Self::Unread, Self::Undated, Self::Guessed, Self::Copy];

    pub(in crate::query) const fn as_str(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Undated => "undated",
            Self::Guessed => "guessed",
            Self::Copy => "copy",
        }
    }
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match &self.root {
            Node::All(nodes) => joined(f, nodes, " ", Place::InAll),
            other => print(f, other, Place::Top),
        }
    }
}

/// Where a node stands, which tells whether it needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Top,
    InAny,
    InAll,
    InNot,
}

fn print(f: &mut Formatter<'_>, node: &Node, place: Place) -> Result {
    let (nodes, between, inside, bare) = match node {
        Node::Term(term) => return write!(f, "{term}"),
        Node::Not(inner) => {
            f.write_char('-')?;
            return print(f, inner, Place::InNot);
        }
        Node::All(nodes) => (nodes, " ", Place::InAll, matches!(place, Place::Top | Place::InAny)),
        Node::Any(nodes) => (nodes, " or ", Place::InAny, place == Place::Top),
    };
    if !bare {
        f.write_char('(')?;
    }
    joined(f, nodes, between, inside)?;
    if bare { Ok(()) } else { f.write_char(')') }
}

fn joined(f: &mut Formatter<'_>, nodes: &[Node], between: &str, place: Place) -> Result {
    for (index, node) in nodes.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        print(f, node, place)?;
    }
    Ok(())
}

impl Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Phrase(words) => write!(f, "\"{words}\""),
            Self::Actor { name, side, reach } => {
                value(f, side.field(), name)?;
                if *reach == Reach::WithParts { f.write_char('+') } else { Ok(()) }
            }
            Self::Source(name) => value(f, "source", name),
            Self::Date(period) => write!(f, "{period}"),
            Self::Event(name) => value(f, "event", name),
            Self::Said(name) => value(f, "said", name),
            Self::Is(state) => write!(f, "is:{}", state.as_str()),
        }
    }
}

/// Prints `field:value`, in quotes unless the value is plain letters, digits and inner dots or
/// hyphens.
fn value(f: &mut Formatter<'_>, field: &str, value: &str) -> Result {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | ':' | '_');
    if value.chars().all(plain) {
        write!(f, "{field}:{value}")
    } else {
        write!(f, "{field}:\"{value}\"")
    }
}
