//! Acts that hide behind a verb that only steers them: "began to", "stopped", "launched an attack".
//!
//! What the act then means, under "not" and "will", is decided in `meaning`.

use super::frames::fitting;
use super::lexicon::{Class, Classes, Entry, LEXICON, Needs};
use super::meaning::{Meaning, Rule, deep, friendly, from_entry, hostile, noun_act};
use super::syntax::chunks::{Chunk, Group};
use super::syntax::clauses::{Clause, Link};
use super::syntax::parse::Parsed;
use crate::document::{EventClass, Realis};

/// What one way of reading a verb gives.
enum Step {
    Told(Meaning),
    /// The verb tells that nothing was done.
    Nothing,
    /// The verb is not of that kind.
    Open,
}

impl From<Option<Meaning>> for Step {
    fn from(found: Option<Meaning>) -> Self {
        found.map_or(Self::Open, Self::Told)
    }
}

/// The verb of a clause, with the act that its own line of the lexicon names.
pub(super) struct Head<'a, 'p> {
    parsed: &'a Parsed<'p>,
    index: usize,
    clause: &'a Clause,
    group: &'a Group,
    /// The classes of the verb.
    classes: Classes,
    own: Option<&'static Entry>,
    depth: usize,
}

impl<'a, 'p> Head<'a, 'p> {
    /// The verb of the clause at `index`, so many verbs deep.
    pub(super) fn new(parsed: &'a Parsed<'p>, index: usize, depth: usize) -> Option<Self> {
        let clause = parsed.clauses.get(index)?;
        let group = parsed.group(clause)?;
        let own = fitting(parsed, index, clause, group, LEXICON.entries(group.verb));
        let classes = LEXICON.classes(group.verb);
        Some(Self { parsed, index, clause, group, classes, own, depth })
    }

    /// The act before the verb's own modality counts.
    pub(super) fn told(&self) -> Option<Meaning> {
        if self.own.is_some_and(|entry| entry.class.is_none()) {
            return None;
        }
        for step in [Self::answer, Self::bid, Self::force, Self::occur, Self::lead] {
            match step(self) {
                Step::Told(meaning) => return Some(meaning),
                Step::Nothing => return None,
                Step::Open => {}
            }
        }
        self.plain()
    }

    const fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    fn next(&self) -> Option<&'a Clause> {
        self.parsed.clauses.get(self.index + 1)
    }

    /// The act of the direct object ("launched an attack").
    fn noun(&self) -> Option<Meaning> {
        let at = if self.group.passive {
            self.clause.subject?
        } else {
            self.parsed.object(self.clause)?
        };
        // "$9 million in military aid".
        let sum = self.parsed.chunks.get(at)?.phrase()?;
        let sum = self.parsed.is(Class::Sums, sum.head);
        let of = matches!(self.parsed.preposition(at + 2), Some("in" | "of"));
        let worth = || noun_act(self.parsed, at + 2).filter(|_| sum && of);
        from_entry(noun_act(self.parsed, at).or_else(worth)?, Rule::LightVerb, self.index)
    }

    /// The act of the verb that this one governs.
    fn content(&self) -> Option<Meaning> {
        let next = self.next()?;
        let follows = next.link == Link::Content && next.parent == Some(self.index);
        let done = follows && !self.left_undone(next);
        done.then(|| deep(self.parsed, self.index + 1, self.depth + 1))?
    }

    /// "responded by closing its border": what was done counts.
    fn answer(&self) -> Step {
        let by_doing = |next: &Clause| {
            let opens = self.parsed.chunks.get(next.start);
            let by = matches!(opens, Some(Chunk::Preposition(at)) if self.parsed.word(*at) == "by");
            by && next.link == Link::Content
        };
        if !self.is(Class::Answering) || !self.next().is_some_and(by_doing) {
            return Step::Open;
        }
        self.content().map_or(Step::Nothing, Step::Told)
    }

    /// "A conversation took place between": what came about is the act, if two sides did it together.
    fn occur(&self) -> Step {
        let place = self.group.verb == "take" && self.parsed.word(self.group.head + 1) == "place";
        let act = self.clause.subject.filter(|_| place).and_then(|at| noun_act(self.parsed, at));
        let act = act.filter(|entry| entry.class == Some(EventClass::Consult));
        act.and_then(|entry| from_entry(entry, Rule::LightVerb, self.index)).into()
    }

    /// "told Chad to stop": an object and an infinitive behind a verb of telling bid.
    fn bid(&self) -> Step {
        if self.is_specific() || !self.is(Class::Bidding) {
            return Step::Open;
        }
        let next = self.next().filter(|next| next.link == Link::Content);
        let close = next.filter(|next| next.verb <= self.clause.verb + 4);
        let bidden = close.and_then(|next| self.parsed.group(next)).is_some_and(Group::infinitive);
        let told = bidden && !self.group.passive && self.parsed.object(self.clause).is_some();
        let action = "demand";
        let class = LEXICON.class_of(action).filter(|_| told);
        let (realis, rule, index) = (Realis::Actual, Rule::Verb, self.index);
        let demand = |class| Meaning { class, action, realis, rule, last: index, roles: index };
        class.map(demand).into()
    }

    /// "was forced to close": who was forced does it.
    fn force(&self) -> Step {
        let forced = self.is(Class::Compel) && self.parsed.is_passive(self.index);
        let content = forced.then(|| self.content()).flatten();
        content.map(|inner| Meaning { roles: self.index + 1, ..inner }).into()
    }

    /// "stopped", "plans to", "began", "announced", "launched": what follows is the act.
    fn lead(&self) -> Step {
        if self.is_specific() {
            return Step::Open;
        }
        if self.is(Class::End) {
            self.content().or_else(|| self.noun()).map(ended).into()
        } else if self.is(Class::Fail) {
            self.content()
                .map_or(Step::Open, |act| no_accord(act).map_or(Step::Nothing, Step::Told))
        } else if self.is(Class::Intend) && !self.object_between() {
            let inner = self.content().filter(|_| self.same_subject());
            inner.map_or(Step::Open, |inner| {
                intended(inner, self.group.verb).map_or(Step::Nothing, Step::Told)
            })
        } else if self.is(Class::Begin) {
            self.content().or_else(|| self.noun()).into()
        } else if self.is(Class::Announce) {
            self.noun().filter(|act| act.class != EventClass::Statement).into()
        } else if self.group.verb == "be" && self.own.is_none() {
            self.content().filter(|_| self.governs_next()).into()
        } else if self.is(Class::Light) && !self.tells_a_state() {
            self.noun().into()
        } else if self.is(Class::Carry) && self.own.is_none() {
            self.content().into()
        } else {
            Step::Open
        }
    }

    /// The act that the verb tells by itself.
    fn plain(&self) -> Option<Meaning> {
        // "sought to ease tensions" asks nobody.
        let asks =
            |own: &&Entry| own.action == "ask" && self.is(Class::Intend) && self.governs_next();
        let own = self.own.filter(|own| !asks(own))?;
        let rule = if own.needs == Needs::Giver { Rule::Received } else { Rule::Verb };
        let meaning = from_entry(own, rule, self.index)?;
        // "Sanctions hit the port": the subject tells what is done.
        let by = self.clause.subject.filter(|_| !self.group.passive);
        let by = by.and_then(|at| noun_act(self.parsed, at));
        let measure = by.filter(|entry| entry.action == "impose sanctions");
        if let Some(measure) = measure.filter(|_| meaning.class == EventClass::Assault) {
            let meaning = from_entry(measure, Rule::Verb, self.index)?;
            return Some(Meaning { class: EventClass::Sanction, ..meaning });
        }
        let binds = matches!(own.action, "promise" | "propose" | "agree");
        if meaning.class == EventClass::Agree && binds {
            let harm = self.next().is_some_and(|next| self.announces_harm(next));
            return Some(match own.action {
                "promise" if harm => threat(meaning),
                _ => promised(meaning, self.content()),
            });
        }
        Some(meaning)
    }

    /// Whether the verb's line of the lexicon asks for more than the verb.
    fn is_specific(&self) -> bool {
        self.own.is_some_and(|entry| !entry.objects.is_empty() || !entry.particle.is_empty())
    }

    /// Whether a governed verb tells what was not done ("instead of expelling", "without signing").
    fn left_undone(&self, governed: &Clause) -> bool {
        let parsed = self.parsed;
        let Some(Chunk::Preposition(token)) = parsed.chunks.get(governed.start) else {
            return false;
        };
        let before = token.checked_sub(1).map_or("", |at| parsed.word(at));
        // "decided against expelling".
        if parsed.word(*token) == "against" && self.is(Class::Intend) {
            return true;
        }
        parsed.is(Class::Excluding, *token) || LEXICON.is(Class::Excluding, before)
    }

    /// Whether a governed verb tells a harm to come ("to answer in kind").
    fn announces_harm(&self, governed: &Clause) -> bool {
        let group = self.parsed.group(governed);
        let Some(group) = group.filter(|group| group.infinitive() && !group.negated) else {
            return false;
        };
        let entries = LEXICON.announced(group.verb);
        // "to pay the debt" is announced, too, and harms nobody.
        let harm = |entry: &Entry| entry.class.is_some_and(hostile);
        fitting(self.parsed, self.index + 1, governed, group, entries).is_some_and(harm)
    }

    /// Whether a governed clause has no subject of its own ("hope to visit", not "hope they visit").
    fn same_subject(&self) -> bool {
        let group = self.next().and_then(|clause| self.parsed.group(clause));
        group.is_some_and(|group| group.infinitive() || group.gerund())
    }

    /// Whether the next clause begins right behind the verb ("is to visit").
    fn governs_next(&self) -> bool {
        self.next().is_some_and(|next| next.verb == self.clause.verb + 1)
    }

    /// "We have a dialogue" tells how things stand, "had talks" what was done.
    fn tells_a_state(&self) -> bool {
        let word = self.parsed.word(self.group.head);
        self.group.verb == "have" && matches!(word, "have" | "has" | "'ve")
    }

    /// Whether a phrase stands between the verb and the next ("want them to").
    fn object_between(&self) -> bool {
        let chunks = &self.parsed.chunks;
        let own = |at: usize| self.parsed.preposition(at).is_none();
        let phrase = |at: usize| chunks.get(at).is_some_and(|chunk| chunk.phrase().is_some());
        self.clause.tail.clone().any(|at| phrase(at) && own(at))
    }
}

/// "stopped the shelling", "halted talks".
fn ended(inner: Meaning) -> Meaning {
    let (class, action) = match inner.class {
        EventClass::Assault | EventClass::Mobilize => (EventClass::Retreat, "cease fire"),
        class if hostile(class) => (EventClass::Concede, "call off"),
        EventClass::Consult => (EventClass::Sanction, "halt talks"),
        EventClass::Aid => (EventClass::Sanction, "cut aid"),
        // To stop buying is no act of state.
        EventClass::Cooperate if inner.action == "trade" => {
            return Meaning { realis: Realis::Negated, ..inner };
        }
        class if friendly(class) => (EventClass::Sanction, "cut ties"),
        class => return Meaning { realis: Realis::Negated, class, ..inner },
    };
    Meaning { class, action, rule: Rule::EndOfAct, ..inner }
}

/// "failed to agree": the accord did not come about.
fn no_accord(inner: Meaning) -> Option<Meaning> {
    let accord =
        matches!(inner.action, "agree" | "reach agreement" | "settle" | "extend agreement");
    let told = Meaning { class: EventClass::Reject, action: "fail to agree", ..inner };
    (accord && inner.class == EventClass::Agree).then_some(told)
}

/// "plans to", "wants to": a harm that is planned is a threat, a good deed an offer; who only
/// weighs a harm ("considered closing its embassy") threatens nobody.
fn intended(inner: Meaning, verb: &str) -> Option<Meaning> {
    let class = match inner.class {
        // Whatever is threatened is meant as a harm: a withdrawal, a suit, a refusal.
        _ if verb == "threaten" => EventClass::Threaten,
        class if hostile(class) && LEXICON.is(Class::Weighing, verb) => return None,
        class if hostile(class) => EventClass::Threaten,
        class if friendly(class) => EventClass::Agree,
        _ => return None,
    };
    Some(Meaning { class, realis: Realis::Planned, rule: Rule::Intention, ..inner })
}

/// A harm that is promised.
fn threat(own: Meaning) -> Meaning {
    Meaning { class: EventClass::Threaten, action: "threaten", rule: Rule::PromisedHarm, ..own }
}

/// "vowed to fight" threatens, "promised not to return" rejects.
fn promised(own: Meaning, content: Option<Meaning>) -> Meaning {
    match content {
        Some(inner) if hostile(inner.class) && own.action == "promise" => threat(own),
        Some(inner) if inner.class == EventClass::Reject => {
            Meaning { class: EventClass::Reject, action: "reject", ..own }
        }
        _ => own,
    }
}
