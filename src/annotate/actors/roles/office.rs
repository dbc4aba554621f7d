//! [`Owner`] and the holders of its posts: whom "the Russian foreign minister" means on a day.
//!
//! The day is found in `moment`; persons whom the article itself introduces come first, in `called`.

use std::ops::Range;

use super::moment::Moment;
use super::standing::STANDING;
use crate::annotate::actors::bodies::institutions::owner_before;
use crate::annotate::actors::gazetteer::{Holder, Meaning, Tenure, gazetteer};
use crate::annotate::actors::read::Galley;

/// Whose post it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// A state, by its index.
    State(u16),
    /// A body, by its index.
    Body(u16),
}

/// A role as it is written, with the post that it stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Role<'a> {
    /// The folded words.
    pub words: &'a str,
    /// The post.
    pub post: Option<&'static str>,
}

impl Owner {
    /// The owner that stands right before a role ("NATO's") or behind it ("of Japan").
    pub(crate) fn of(galley: &Galley<'_>, role: &Range<usize>, end: usize) -> Option<Self> {
        if galley.folded(role.end) == "of" {
            let at = role.end + 1 + usize::from(galley.folded(role.end + 1) == "the");
            let (last, meaning) = galley.longest(at.min(end), end)?;
            // "The president of France's Senate" is not that of France.
            return match meaning {
                _ if galley.possessive(last) => None,
                Meaning::Country(state) => Some(Self::State(state)),
                Meaning::Body(body) => Some(Self::Body(body)),
                _ => None,
            };
        }
        let (state, _) = owner_before(galley, role.start..role.start);
        state.map(Self::State).or_else(|| Self::before(galley, role.start))
    }

    fn before(galley: &Galley<'_>, at: usize) -> Option<Self> {
        let owns = at > 0 && galley.possessive(at - 1);
        let end = at - usize::from(owns);
        (1..=5).rev().filter_map(|length| end.checked_sub(length)).find_map(|start| {
            let (last, meaning) = galley.longest(start, end)?;
            let capital = || {
                let entries = &galley.phrase_of(start..end).filter(|_| owns)?.entries;
                entries.iter().find_map(|entry| match entry.meaning {
                    Meaning::Capital(state) => Some(Self::State(state)),
                    _ => None,
                })
            };
            match meaning {
                _ if last != end => None,
                Meaning::Body(body) => Some(Self::Body(body)),
                _ => capital(),
            }
        })
    }

    /// The state's code or the body's id.
    pub(crate) fn key(self) -> &'static str {
        let known = gazetteer();
        match self {
            Self::State(at) => known.countries.get(usize::from(at)).map_or("", |state| state.code),
            Self::Body(at) => known.bodies.get(usize::from(at)).map_or("", |body| body.id),
        }
    }

    /// Whether a tenure is of a post of this owner that a role can mean.
    fn has(self, tenure: &Tenure, role: Role<'_>) -> bool {
        let post = role.post.unwrap_or(role.words);
        let same = tenure.post == post || tenure.post == role.words;
        match self {
            Self::State(_) if tenure.of != self.key() => false,
            Self::State(_) => {
                let leads = || STANDING.leading_post(tenure.of) == Some(tenure.post);
                // "Foreign secretary" is the name of a post that only some states have.
                let general = || role.words == post || !is_own_name(role.words);
                same || canonical(tenure.post) == Some(post) && general()
                    || role.words == "leader" && leads()
            }
            Self::Body(_) => {
                let own = tenure.of == self.key();
                let ends = tenure.post.strip_suffix(role.words);
                let part = || {
                    let body = gazetteer().body(tenure.of);
                    let body = body.and_then(|at| gazetteer().bodies.get(usize::from(at)));
                    body.is_some_and(|body| body.part_of == Some(self.key()))
                };
                own && (STANDING.is("heads", role.words) || ends.is_some_and(|r| r.ends_with(' ')))
                    || (same || STANDING.speaks_abroad(role.words, tenure.post)) && (own || part())
            }
        }
    }
}

/// Whether the holders' list calls a post so.
fn is_own_name(words: &str) -> bool {
    let mut tenures = gazetteer().holders.iter().flat_map(|holder| &holder.tenures);
    tenures.any(|tenure| tenure.post == words)
}

/// The post that a word for a post stands for.
fn canonical(post: &str) -> Option<&'static str> {
    use crate::text::{Span, Tokens};
    let known = gazetteer();
    let mut tokens = Tokens::default();
    let words = tokens.add(post, Span::whole(post));
    known.phrase_of(words.map(|at| known.word(tokens.folded(at))))?.post
}

/// The only person who held a post of an owner at a moment.
pub(crate) fn holder(owner: Owner, role: Role<'_>, moment: &Moment) -> Option<u16> {
    let key = owner.key();
    let state = matches!(owner, Owner::State(_));
    // Most tenures are of another state, which a glance tells.
    let near = |tenure: &&Tenure| !state || tenure.of == key;
    let holds = |holder: &Holder| {
        let own = holder.tenures.iter().filter(near);
        let fitting = own.filter(|tenure| owner.has(tenure, role));
        fitting.filter_map(|tenure| tenure.held).any(|held| moment.within(held) == Some(true))
    };
    let mut holders = (0..).zip(&gazetteer().holders).filter(|(_, holder)| holds(holder));
    let (at, _) = holders.next()?;
    holders.next().is_none().then_some(at)
}

/// Whether holders of a post of an owner are listed at all.
pub(crate) fn is_listed(owner: Owner, role: Role<'_>) -> bool {
    let key = owner.key();
    let tenures = gazetteer().holders.iter().flat_map(|holder| &holder.tenures);
    // Most are of another owner, which a glance tells.
    tenures.filter(|tenure| tenure.of == key).any(|tenure| owner.has(tenure, role))
}

/// The only owner of a post of this very name; `None` if several have one.
pub(crate) fn only_owner(role: Role<'_>) -> Option<Owner> {
    let known = gazetteer();
    let tenures = known.holders.iter().flat_map(|holder| &holder.tenures);
    let mut of = tenures.filter(|tenure| tenure.post == role.words).map(|tenure| tenure.of);
    let first = of.next()?;
    let only = of.all(|other| other == first).then_some(first)?;
    known.country(only).map(Owner::State).or_else(|| known.body(only).map(Owner::Body))
}
