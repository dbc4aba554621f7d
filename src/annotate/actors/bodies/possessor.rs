//! [`Possessor`]: to whom the words before a body give it.
//!
//! Of which states the text tells otherwise is kept in `setting`.

use super::setting::{Setting, Sort, sentence_of};
use crate::annotate::actors::gazetteer::Classes;
use crate::annotate::actors::read::Galley;
use crate::annotate::actors::roles::standing::STANDING;

/// To whom the words before a body give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Possessor {
    /// Nobody.
    Nobody,
    /// Somebody of this state.
    Of(u16),
    /// Somebody of one of several states, most likely this.
    Perhaps(u16),
    /// Somebody whose state is not known.
    Unknown,
}

/// How many words may stand between an owner and a body ("her centre-left Labour Party").
const DESCRIBED: usize = 3;

impl Setting {
    /// To whom the words right before a token give what begins there: "Dacic's Socialist Party",
    /// "her ruling Labour Party".
    pub(crate) fn possessor(&self, galley: &Galley<'_>, token: usize) -> Possessor {
        let sentence = sentence_of(galley, token);
        let first = galley.lexed.sentences().get(sentence).map_or(token, |s| s.tokens.start);
        let nearest = token.saturating_sub(DESCRIBED + 1).max(first);
        for at in (nearest..token).rev() {
            if galley.possessive(at) {
                return self.owner_at(sentence, at);
            }
            match galley.folded(at) {
                "his" | "her" => return self.of_person(sentence, at),
                "its" | "their" => return self.of_state(galley, sentence, at),
                _ if galley.text(at) == "-" => {}
                _ if !galley.lower(at) || galley.is(at, Classes::SMALL.or(Classes::ACTS)) => break,
                _ => {}
            }
        }
        Possessor::Nobody
    }

    /// The person whose name ends before a possessive mark; states stand beside what is theirs.
    fn owner_at(&self, sentence: usize, mark: usize) -> Possessor {
        let last = self.names(sentence, mark).last().filter(|told| told.tokens.end == mark);
        match last.map(|told| (told.sort, told.state)) {
            Some((Sort::Person, Some(state))) => Possessor::Of(state),
            Some((Sort::Person, None)) => Possessor::Unknown,
            _ => Possessor::Nobody,
        }
    }

    /// The state of the person behind whose name a council begins that they keep for it: "Ana Plover,
    /// secretary of the Security Council".
    pub(crate) fn officer_of(&self, galley: &Galley<'_>, token: usize) -> Option<u16> {
        let the = usize::from(token > 0 && galley.folded(token - 1) == "the");
        let of = token.checked_sub(the + 1).filter(|at| galley.folded(*at) == "of")?;
        let post = of.checked_sub(1).filter(|at| STANDING.is("keeps", galley.folded(*at)))?;
        let nearest = post.saturating_sub(DESCRIBED);
        let comma = (nearest..post).rev().find(|at| !galley.lower(*at))?;
        let last = self.names(sentence_of(galley, token), comma).last()?;
        let here = last.sort == Sort::Person && last.tokens.end == comma;
        last.state.filter(|state| {
            let country = galley.known.countries.get(usize::from(*state));
            here && country.is_some_and(|country| STANDING.is("councils", country.code))
        })
    }

    /// Whom "his" or "her" refers to: the persons of this sentence, else of the one before.
    fn of_person(&self, sentence: usize, token: usize) -> Possessor {
        let persons = |sentence: usize| {
            let names = self.names(sentence, token).iter();
            let persons = names.filter(|told| told.sort == Sort::Person);
            persons.map(|told| told.state).collect::<Vec<_>>()
        };
        let here = persons(sentence);
        let before = || sentence.checked_sub(1).map(persons).unwrap_or_default();
        one_of(&if here.is_empty() { before() } else { here })
    }

    /// Whom "its" or "their" refers to.
    fn of_state(&self, galley: &Galley<'_>, sentence: usize, token: usize) -> Possessor {
        let here = self.names(sentence, token).iter().filter(|told| told.sort != Sort::Place);
        let here: Vec<_> = here.map(|told| told.state).collect();
        let near = || self.near(galley, token).states.into_iter().map(Some).collect::<Vec<_>>();
        one_of(&if here.is_empty() { near() } else { here })
    }
}

/// The state of those to whom a pronoun may refer.
fn one_of(all: &[Option<u16>]) -> Possessor {
    match all {
        [] => Possessor::Nobody,
        [first, rest @ ..] => match first {
            Some(state) if rest.iter().all(|other| other == first) => Possessor::Of(*state),
            Some(state) => Possessor::Perhaps(*state),
            None => Possessor::Unknown,
        },
    }
}
