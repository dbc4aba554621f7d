//! [`Setting`]: of which states an article tells where, and under which dateline.
//!
//! Whose body is meant is told in `possessor` and decided in `whose`; which state somebody serves, in `people::at_home`.

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::whose::own_state;
use crate::annotate::actors::gazetteer::{Classes, Meaning};
use crate::annotate::actors::link::Named;
use crate::annotate::actors::people::Person;
use crate::annotate::actors::read::Galley;
use crate::annotate::actors::roles::standing::STANDING;

/// A name that tells of a state, or of a person whose state may not be known.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub tokens: Range<usize>,
    sentence: usize,
    pub state: Option<u16>,
    pub sort: Sort,
    /// How many states were told of up to here.
    so_far: usize,
}

/// What sort of name tells of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A state, its people, or a capital that acts for it.
    State,
    /// A body of it.
    Body,
    /// Somebody who serves it.
    Person,
    /// A place in it, or the state as the place where something is.
    Place,
}

/// A dateline.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// The first token of its place.
    token: usize,
    /// The sentence that follows.
    sentence: usize,
    state: u16,
    venue: bool,
}

/// The states of which an article tells, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Setting {
    told: Vec<Told>,
    /// The datelines, in order.
    datelines: Vec<Line>,
    /// How often each state is named by itself, its bodies or its persons, datelines included.
    named: HashMap<u16, usize>,
    /// The state that is told of first, and all that were so far.
    first: Option<u16>,
    spoken: HashSet<u16>,
    /// Those of them of which a body or a person was named so far.
    manned: HashSet<u16>,
    /// How often each is told of apart from its datelines.
    talked: HashMap<u16, usize>,
}

/// The states that the words before a token speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Near {
    /// Each once, the first one first.
    pub states: Vec<u16>,
    /// Where they are told of.
    pub at: Where,
    /// Where the sentence plays, if it tells of no state before the token but of a place.
    pub scene: Option<u16>,
}

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    /// In the same sentence.
    Here,
    /// At its beginning, as the place where all of it happens: "In Caracas, ...".
    Scene,
    /// In the sentence before.
    Before,
    /// Nowhere near.
    Nowhere,
}

/// Of how many states an article told up to some place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SoFar {
    /// Of none.
    Nothing,
    /// Of this only.
    One(u16),
    /// Of several.
    Several,
}

/// The verb stands among so many words behind its subject ("Chad on Friday denied").
const VERB: usize = 4;

impl Setting {
    /// Counts a name before all are taken down in order; `place` if it only tells where something is.
    pub(crate) fn count_in(
        &mut self,
        galley: &Galley<'_>,
        named: &Named,
        (person, place): (Option<&Person>, bool),
    ) {
        let known = named.candidate.known;
        let state = match person {
            Some(person) => person.state().and_then(|code| galley.known.country(code)),
            None => meant(galley, named),
        };
        let Some(state) = state else { return };
        *self.named.entry(state).or_default() += 1;
        let whole =
            matches!(known, Some(Meaning::Country(_) | Meaning::Adjective(_) | Meaning::People(_)));
        let acts = !place && !matches!(known, Some(Meaning::Place(_)));
        if named.verdict.rule != DATELINE && (whole || acts || person.is_some()) {
            *self.talked.entry(state).or_default() += 1;
        }
    }

    /// Takes down a name that is no person's; `place` if it only tells where something is.
    pub(crate) fn take(&mut self, galley: &Galley<'_>, named: &Named, place: bool) {
        let (tokens, known) = (&named.candidate.tokens, named.candidate.known);
        let Some(state) = meant(galley, named) else { return };
        if named.verdict.rule == DATELINE {
            let phrase = galley.phrase_of(tokens.clone());
            let venue = tokens.len() == 1 && galley.is(tokens.start, Classes::VENUE)
                || phrase.is_some_and(|phrase| phrase.classes.any(Classes::VENUE));
            let sentence = opening(galley, named.candidate.sentence);
            self.datelines.push(Line { token: tokens.start, sentence, state, venue });
            return;
        }
        let sort = match known {
            Some(Meaning::Body(_)) if !place => Sort::Body,
            Some(Meaning::Place(_)) => Sort::Place,
            _ if place => Sort::Place,
            _ => Sort::State,
        };
        self.tell(named, Some(state), sort);
    }

    fn tell(&mut self, named: &Named, state: Option<u16>, sort: Sort) {
        let (tokens, sentence) = (named.candidate.tokens.clone(), named.candidate.sentence);
        let acts = state.filter(|_| sort != Sort::Place);
        self.manned.extend(state.filter(|_| matches!(sort, Sort::Body | Sort::Person)));
        let new = acts.is_some_and(|state| self.spoken.insert(state));
        if new && self.spoken.len() == 1 {
            self.first = state;
        }
        self.told.push(Told { tokens, sentence, state, sort, so_far: self.spoken.len() });
    }

    /// Takes down the name of a person and the state that they serve.
    pub(crate) fn take_person(&mut self, named: &Named, state: Option<u16>) {
        self.tell(named, state, Sort::Person);
    }

    /// The state of the dateline under which a token stands.
    pub(crate) fn dateline(&self, token: usize) -> Option<u16> {
        self.line(token).map(|(_, state)| state)
    }

    /// The sentence and the state of the dateline above a token.
    fn line(&self, token: usize) -> Option<(usize, u16)> {
        self.line_above(token).map(|line| (line.sentence, line.state))
    }

    fn line_above(&self, token: usize) -> Option<&Line> {
        let count = self.datelines.partition_point(|line| line.token < token);
        self.datelines.get(count.checked_sub(1)?)
    }

    /// The state of the dateline above a token unless that is only where news of others is heard:
    /// a city of summits or of foreign reporters, of whose state nothing is told.
    pub(crate) fn home_line(&self, token: usize) -> Option<u16> {
        let line = self.line_above(token)?;
        (!line.venue || self.tells_of(line.state)).then_some(line.state)
    }

    /// Whether a body or a person of a state was named.
    pub(crate) fn is_manned(&self, state: u16) -> bool {
        self.manned.contains(&state)
    }

    /// Whether the first state of a token's sentence speaks for itself in it ("Chad denied the
    /// charge, the foreign ministry said"): what others say of a state is what it did.
    pub(crate) fn speaks_first(&self, galley: &Galley<'_>, token: usize) -> bool {
        let names = self.names(sentence_of(galley, token), token);
        let first = names.iter().find(|told| told.sort != Sort::Place && told.state.is_some());
        first.is_some_and(|told| {
            let verb = told.tokens.end..told.tokens.end + VERB;
            told.sort == Sort::State
                && verb
                    .take_while(|at| *at < token)
                    .any(|at| galley.lower(at) && STANDING.is("speaks_up", galley.folded(at)))
        })
    }

    /// Whether a token's sentence begins with a state or those of a state, and not with a person or a
    /// body whose name tells on whose side it stands.
    pub(crate) fn opens_with_state(&self, galley: &Galley<'_>, token: usize) -> bool {
        let first = self.names(sentence_of(galley, token), token).first();
        first.is_some_and(|first| first.sort == Sort::State)
    }

    /// The state with whose deed a token's sentence begins, and whether only that state itself makes
    /// known such deeds ("Chad will recall its envoy", not "Chad shelled a town").
    pub(crate) fn doer(&self, galley: &Galley<'_>, token: usize) -> Option<(u16, bool)> {
        let first = self.names(sentence_of(galley, token), token).first()?;
        let state = first.state.filter(|_| first.sort == Sort::State)?;
        let small = |at: &usize| {
            let day = galley.capital(*at) || matches!(galley.text(*at), "\"" | "“" | "„" | "«");
            day || STANDING.is("leads_on", galley.folded(*at))
        };
        let from = first.tokens.end;
        let verb = (from..from + VERB).find(|at| !small(at))?;
        let word = galley.folded(verb);
        let own = STANDING.is("decides", word) || STANDING.is("speaks_up", word);
        let acts = own || verb > from || word.ends_with("ed");
        (acts && verb < token && galley.lower(verb)).then_some((state, own))
    }

    /// Whether the news above a token comes from the state of its dateline and tells of it: the first
    /// sentence does so, or names no other.
    pub(crate) fn is_at_home(&self, token: usize) -> bool {
        self.line(token).is_some_and(|(sentence, state)| {
            let other = |told: &Told| {
                told.sort != Sort::Place && told.state.is_some_and(|other| other != state)
            };
            let own = |told: &Told| told.sort != Sort::Place && told.state == Some(state);
            let opening = self.names(sentence, usize::MAX);
            opening.iter().any(own) || !opening.iter().any(other)
        })
    }

    /// The states told of anywhere before a token.
    pub(crate) fn so_far(&self, token: usize) -> SoFar {
        let count = self.told.partition_point(|told| told.tokens.end <= token);
        let states = count.checked_sub(1).and_then(|last| self.told.get(last));
        match (states.map_or(0, |told| told.so_far), self.first) {
            (0, _) | (_, None) => SoFar::Nothing,
            (1, Some(state)) => SoFar::One(state),
            _ => SoFar::Several,
        }
    }

    /// How often a state is named.
    pub(crate) fn count(&self, state: Option<u16>) -> usize {
        state.and_then(|state| self.named.get(&state)).copied().unwrap_or(0)
    }

    /// How often each state is named.
    pub(crate) fn counts(&self) -> impl Iterator<Item = (u16, usize)> + '_ {
        self.named.iter().map(|(state, times)| (*state, *times))
    }

    /// Whether a state is told of apart from its datelines.
    pub(crate) fn tells_of(&self, state: u16) -> bool {
        self.talked.contains_key(&state)
    }

    /// Whether the news above a token is mainly of the state of its dateline: it begins with it, or
    /// tells of no other more often.
    pub(crate) fn is_mainly_home(&self, token: usize) -> bool {
        self.line(token).is_some_and(|(sentence, state)| {
            let acting = |told: &&Told| told.sort != Sort::Place && told.state.is_some();
            let first = self.names(sentence, usize::MAX).iter().find(acting);
            first.is_some_and(|told| told.state == Some(state))
                || !self.tells_of(state)
                || self.talked.get(&state).copied() >= self.talked.values().max().copied()
        })
    }

    /// Whether this state is told of, and no other.
    pub(crate) fn tells_only_of(&self, state: u16) -> bool {
        self.tells_of(state) && self.talked.len() == 1
    }

    /// The state that is told of most, if one is.
    pub(crate) fn main(&self) -> Option<u16> {
        let most = self.talked.values().max()?;
        let mut all = self.talked.iter().filter(|(_, times)| *times == most);
        all.next().filter(|_| all.next().is_none()).map(|(state, _)| *state)
    }

    /// The names of a sentence that end before a token, in order.
    pub(super) fn names(&self, sentence: usize, before: usize) -> &[Told] {
        let from = self.told.partition_point(|told| told.sentence < sentence);
        let all = self.told.get(from..).unwrap_or(&[]);
        let count =
            all.partition_point(|told| told.sentence == sentence && told.tokens.end <= before);
        all.get(..count).unwrap_or(&[])
    }

    /// The states that the words before a token speak of: in its sentence, else in the one before.
    pub(crate) fn near(&self, galley: &Galley<'_>, token: usize) -> Near {
        let sentence = sentence_of(galley, token);
        let states = |names: &[Told]| {
            let mut states: Vec<u16> = Vec::new();
            let acting = names.iter().filter(|told| told.sort != Sort::Place);
            for state in acting.filter_map(|told| told.state) {
                if !states.contains(&state) {
                    states.push(state);
                }
            }
            states
        };
        let here = states(self.names(sentence, token));
        if !here.is_empty() {
            return Near { states: here, at: Where::Here, scene: None };
        }
        let scene = self.names(sentence, token).iter().find(|told| told.state.is_some());
        let first = galley.lexed.sentences().get(sentence).map_or(0, |s| s.tokens.start);
        // "In Caracas, the Foreign Ministry ..."
        if let Some(Told { state: Some(state), tokens, .. }) = scene
            && tokens.start == first + 1
            && galley.text(tokens.end) == ","
        {
            return Near { states: vec![*state], at: Where::Scene, scene: None };
        }
        let scene = scene.and_then(|told| told.state);
        let before = sentence.checked_sub(1).map(|before| states(self.names(before, token)));
        match before.filter(|states| !states.is_empty()) {
            Some(states) => Near { states, at: Where::Before, scene },
            None => Near { states: Vec::new(), at: Where::Nowhere, scene },
        }
    }
}

/// The first sentence behind a dateline in another, which may be one of its own.
fn opening(galley: &Galley<'_>, sentence: usize) -> usize {
    let last = galley.lexed.sentences().get(sentence).and_then(|s| s.tokens.end.checked_sub(1));
    let own = last.is_some_and(|last| matches!(galley.text(last), "-" | "–" | "—"));
    sentence + usize::from(own)
}

/// The rule by which a name is that of the place of a dateline.
const DATELINE: &str = "dateline";

/// The state that a name tells of which is no person's.
fn meant(galley: &Galley<'_>, named: &Named) -> Option<u16> {
    match named.candidate.known {
        Some(Meaning::Body(at)) => own_state(galley, &named.candidate.tokens, at),
        known => known.and_then(Meaning::home),
    }
}

/// Index of the sentence in which a token stands.
pub(super) fn sentence_of(galley: &Galley<'_>, token: usize) -> usize {
    galley.lexed.sentences().partition_point(|sentence| sentence.tokens.end <= token)
}
