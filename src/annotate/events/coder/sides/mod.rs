//! Who takes part in an act, by whose words and in what article it is told.
//!
//! What the phrases of a clause name is asked of `roles`.

mod dangers;
mod enough;
mod own;
mod unnamed;

use super::Coder;
use crate::annotate::events::details::standing::of_trade;
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::meaning::{Meaning, Rule};
use crate::annotate::events::naming::named;
use crate::annotate::events::roles::{
    Focus, appositive, authority, other_side, pair, source, state_of, struck,
};
use crate::annotate::events::syntax::clauses::Link;
use crate::annotate::events::targets::{mutual, places, target};
use crate::document::{ActorId, ActorKind, EventClass};

impl Coder<'_, '_> {
    /// Whether none of the actors belongs to a state or to several.
    pub(super) fn private(&self, ids: &[ActorId]) -> bool {
        let public = |id: &ActorId| {
            let actor = self.parsed.actor(id);
            actor.is_some_and(|a| {
                a.country.is_some() || a.intergovernmental || a.kind != ActorKind::Organisation
            })
        };
        !ids.iter().any(public)
    }

    /// Whether papers, agencies or stations are among the actors.
    pub(super) fn has_media(&self, ids: &[ActorId]) -> bool {
        let actors = ids.iter().filter_map(|id| self.parsed.actor(id));
        actors.into_iter().any(|actor| actor.kind == ActorKind::Media)
    }

    /// Whether firms act, or persons of whom neither state nor office is known.
    fn unofficial(&self, ids: &[ActorId]) -> bool {
        let person = |id: &ActorId| {
            let actor = self.parsed.actor(id).filter(|actor| actor.kind == ActorKind::Person);
            actor.is_some_and(|actor| {
                let artist = |title: &str| {
                    title
                        .split(' ')
                        .next_back()
                        .is_some_and(|word| LEXICON.is(Class::Artists, word))
                };
                let unknown = actor.country.is_none() && actor.roles.is_empty();
                unknown || actor.roles.first().is_some_and(|role| artist(&role.title))
            })
        };
        !ids.is_empty() && ids.iter().all(|id| person(id) || self.private(std::slice::from_ref(id)))
    }

    /// Whether what firms or private persons do is a matter of trade or the arts; what they sign with
    /// a state, or what a state bears from them, is none.
    pub(super) fn traded(&self, meaning: Meaning, source: &[ActorId], target: &[ActorId]) -> bool {
        // What firms are to pay.
        let sum = |at: &usize| self.parsed.is(Class::Sums, *at);
        let pays = meaning.rule == Rule::AnnouncedGood
            && self.parsed.sentence.tokens.clone().any(|at| sum(&at));
        if pays && self.unofficial(source) {
            return true;
        }
        let hard = matches!(meaning.class, EventClass::Sanction | EventClass::Coerce);
        let with_states = (hard || meaning.class == EventClass::Support) && !target.is_empty();
        !with_states && self.unofficial(source) && of_trade(self.parsed)
    }

    /// Source and target; for what a speaker wants of others, he is the source.
    pub(super) fn sides(
        &self,
        index: usize,
        meaning: Meaning,
        speaker: &Option<ActorId>,
        focus: &Focus,
    ) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
        let parsed = self.parsed;
        let acting = self.doers(index, meaning, focus);
        if meaning.rule == Rule::Received {
            return self.givers(index, focus).map(|givers| (givers, acting));
        }
        if matches!(meaning.rule, Rule::Duty | Rule::Reproach) {
            return self.held_against(index, meaning, acting, speaker, focus);
        }
        if self.either_refuses(index, meaning, focus) {
            return None;
        }
        if self.endangers(index, meaning, &acting) {
            return None;
        }
        let mut acting = match speaker {
            Some(speaker) if self.speaks_of_own(index, meaning) && acting.is_empty() => {
                vec![speaker.clone()]
            }
            _ => acting,
        };
        let both = self.each_other(index, &acting, focus);
        if !both.is_empty() {
            return Some((both, Vec::new()));
        }
        if acting.len() > 1 && acting == pair(parsed, index, focus) {
            return Some((acting, Vec::new()));
        }
        if acting.len() == 2 && mutual(meaning.class) && self.bare_sides(index) {
            let other = acting.split_off(1);
            return Some((acting, other));
        }
        let mut aimed = self.aimed_at(index, meaning, &acting, speaker.as_ref(), focus);
        if meaning.action == "call off talks" {
            aimed = self.shunned(index, meaning, &acting, aimed);
        }
        if matches!(meaning.action, "resign" | "win votes") {
            return Some((acting, Vec::new()));
        }
        let one_sided = acting.len() < 2 && !matches!(meaning.class, EventClass::Other);
        if aimed.is_empty() && one_sided && self.leaves_open(index, meaning) {
            aimed = self.addressed(index, &acting, focus);
        }
        if aimed.is_empty() && meaning.reaches_places() {
            aimed = self.reached(index, meaning, &acting);
        }
        if acting.is_empty() {
            acting = authority(parsed, index, meaning.class, &aimed, focus);
        }
        if aimed.is_empty() && meaning.class == EventClass::Assault {
            aimed = struck(parsed, index, focus);
        }
        Some((acting, aimed))
    }

    /// The sides of what a speaker asks of others or blames them for.
    fn held_against(
        &self,
        index: usize,
        meaning: Meaning,
        acting: Vec<ActorId>,
        speaker: &Option<ActorId>,
        focus: &Focus,
    ) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
        let speaker = speaker.clone()?;
        if meaning.rule == Rule::Duty && self.binds_himself(index, &acting, &speaker) {
            return None;
        }
        let addressed = self.asked(index, meaning, acting, &speaker, focus);
        let reproach = meaning.rule == Rule::Reproach;
        (!reproach || !addressed.is_empty()).then(|| (vec![speaker], addressed))
    }

    /// "cancelled a visit to Chad by her minister": the place is what is shunned.
    fn shunned(
        &self,
        index: usize,
        meaning: Meaning,
        acting: &[ActorId],
        aimed: Vec<ActorId>,
    ) -> Vec<ActorId> {
        let parsed = self.parsed;
        let home: Vec<_> = acting.iter().map(|id| state_of(parsed, id)).collect();
        let own = aimed.iter().all(|id| home.contains(&state_of(parsed, id)));
        let soil = places(parsed, index, meaning);
        if own && !home.is_empty() && !soil.is_empty() { soil } else { aimed }
    }

    /// Whose soil the act reaches that names nobody else.
    fn reached(&self, index: usize, meaning: Meaning, acting: &[ActorId]) -> Vec<ActorId> {
        let parsed = self.parsed;
        let abroad =
            |id: &ActorId| acting.iter().all(|own| state_of(parsed, own) != state_of(parsed, id));
        let hard = meaning.class == EventClass::Threaten;
        let soil = places(parsed, index, meaning).into_iter();
        soil.filter(|id| hard || abroad(id)).collect()
    }

    /// Who acts; of somebody unnamed who acts for no state, only the persons named with him.
    fn doers(&self, index: usize, meaning: Meaning, focus: &Focus) -> Vec<ActorId> {
        let mut acting = source(self.parsed, index, focus);
        // "a trader is suing Chad" is a case between states none the less.
        if self.done_by_stranger(index) && meaning.action != "sue" {
            acting.retain(|id| id.as_str().starts_with("per:"));
        }
        acting
    }

    /// At whom the words aim the act; nobody where they name the one who acts only.
    fn aimed_at(
        &self,
        index: usize,
        meaning: Meaning,
        acting: &[ActorId],
        speaker: Option<&ActorId>,
        focus: &Focus,
    ) -> Vec<ActorId> {
        let parsed = self.parsed;
        let mut aimed = target(parsed, index, meaning.class, acting, focus);
        // "visited Lima, the first trip by a Chadian": the place that is visited, not what follows.
        let seen = parsed.clauses.get(index).and_then(|clause| parsed.object(clause));
        if matches!(meaning.action, "visit") && seen.is_some_and(|at| parsed.soil(at).is_some()) {
            aimed.clear();
        }
        let spoken_of = self.spoken_of(index, meaning, acting, focus);
        if !spoken_of.is_empty() {
            aimed = spoken_of;
        }
        if mutual(meaning.class) && self.done_to_stranger(index) {
            aimed.retain(|id| id.as_str().starts_with("per:"));
        }
        // "Chad detained a sailor, Niger said": whom it was is told by nobody.
        let home = |id: &ActorId| state_of(parsed, id);
        let foreign = speaker.is_some_and(|by| acting.iter().all(|id| home(id) != home(by)));
        if foreign && meaning.class == EventClass::Coerce && aimed == acting {
            aimed.clear();
        }
        aimed
    }

    /// "downgraded ties with Chad and recalled its ambassador": the second act is aimed at whom the
    /// first one was.
    pub(super) fn gone_on(
        &self,
        index: usize,
        meaning: Meaning,
        source: &[ActorId],
    ) -> Vec<ActorId> {
        let hard = |class: EventClass| {
            let words = matches!(class, EventClass::Accuse | EventClass::Reject);
            let deeds = matches!(class, EventClass::Sanction | EventClass::Coerce);
            words || deeds || class == EventClass::Threaten
        };
        let parsed = self.parsed;
        let clause = parsed.clauses.get(index);
        // "expelled two envoys and barred an aide of Diaz": somebody else.
        let object = clause.and_then(|clause| parsed.chunks.get(parsed.object(clause)?)?.phrase());
        if object.is_some_and(|phrase| parsed.is(Class::NextOfKin, phrase.head)) {
            return Vec::new();
        }
        let link = clause.map(|clause| clause.link);
        let joined = matches!(link, Some(Link::Joined | Link::Participial));
        let blames = link == Some(Link::Participial);
        let aimed = hard(meaning.class) && (meaning.class != EventClass::Accuse || blames);
        let last = self.found.last().filter(|_| joined && aimed && !source.is_empty());
        // "asked Chad to withdraw, accusing it of".
        let before = |class| hard(class) || blames && class == EventClass::Request;
        let same = last.filter(|event| before(event.class) && event.who.source == source);
        same.map_or_else(Vec::new, |event| event.who.target.clone())
    }

    /// "received grain from Chile": who gave it.
    fn givers(&self, index: usize, focus: &Focus) -> Option<Vec<ActorId>> {
        let parsed = self.parsed;
        let mut tail = parsed.clauses.get(index)?.tail.clone();
        let giver = tail.find(|at| parsed.preposition(*at) == Some("from"))?;
        Some(named(parsed, giver, focus)).filter(|givers| !givers.is_empty())
    }

    /// "“Peru must pay,” warned the president": whom the quoted words before the verb are about.
    fn spoken_of(
        &self,
        index: usize,
        meaning: Meaning,
        acting: &[ActorId],
        focus: &Focus,
    ) -> Vec<ActorId> {
        let parsed = self.parsed;
        let turned = parsed.clauses.get(index).is_some_and(|c| c.subject == Some(c.verb + 1));
        let before = index.checked_sub(1).filter(|before| parsed.is_quoted(*before));
        let subject = before.and_then(|at| parsed.clauses.get(at)?.subject);
        let subject_named = subject.filter(|_| turned && meaning.class.is_speech());
        let mut found = subject_named.map_or_else(Vec::new, |at| named(parsed, at, focus));
        let home: Vec<_> = acting.iter().map(|id| state_of(parsed, id)).collect();
        found.retain(|id| !home.contains(&state_of(parsed, id)));
        found
    }

    /// Of whom a speaker demands or complains: the subject of what he says, what else it names, or
    /// the other of two states that the article is about; never his own.
    fn asked(
        &self,
        index: usize,
        meaning: Meaning,
        acting: Vec<ActorId>,
        speaker: &ActorId,
        focus: &Focus,
    ) -> Vec<ActorId> {
        let own = std::slice::from_ref(speaker);
        let parsed = self.parsed;
        let subject = parsed.clauses.get(index).and_then(|clause| clause.subject);
        let phrase = subject.and_then(|at| parsed.chunks.get(at)?.phrase());
        let pointing = phrase
            .is_none_or(|phrase| phrase.pronoun || parsed.is(Class::Determiners, phrase.head));
        if meaning.rule == Rule::Reproach && acting.is_empty() && !pointing {
            return Vec::new();
        }
        let mut asked = acting;
        asked.retain(|id| id != speaker);
        if asked.is_empty() {
            asked = target(self.parsed, index, meaning.class, own, focus);
        }
        let home = state_of(self.parsed, speaker);
        if asked.iter().all(|id| state_of(self.parsed, id) == home) {
            let other = other_side(self.parsed, focus, Some(speaker));
            return other.map_or(asked, |other| vec![other]);
        }
        asked
    }

    /// "they", "our partners" in an article about two states is the other state.
    fn addressed(&self, index: usize, source: &[ActorId], focus: &Focus) -> Vec<ActorId> {
        let parsed = self.parsed;
        let spoken = self.speech(index).is_some();
        let main = parsed.clauses.get(index).is_some_and(|c| c.link == Link::Main);
        let other = || other_side(parsed, focus, source.first());
        (spoken || main).then(other).flatten().into_iter().collect()
    }

    /// Whether a speech act in reported words is the speaker's own: its doer is not told, a pronoun
    /// or a thing ("the first step would be"), but no other people.
    fn speaks_of_own(&self, index: usize, meaning: Meaning) -> bool {
        let parsed = self.parsed;
        let subject = parsed.clauses.get(index).and_then(|clause| clause.subject);
        let phrase = subject.and_then(|at| parsed.chunks.get(at)?.phrase());
        let folk = [Class::People, Class::Persons, Class::Nobody];
        // "two thirds of the people".
        let part = subject.filter(|at| parsed.preposition(at + 2) == Some("of"));
        let behind = part.and_then(|at| parsed.chunks.get(at + 2)?.phrase());
        let own = phrase.is_none_or(|phrase| {
            let mut tokens = phrase.tokens.clone().chain(behind.map(|behind| behind.head));
            phrase.pronoun || !tokens.any(|at| folk.iter().any(|class| parsed.is(*class, at)))
        });
        // "They have agreed", "the five had planned", somebody said: he is not they.
        let several = phrase.is_some_and(|phrase| {
            let mut tokens = phrase.tokens.clone();
            phrase.pronoun && matches!(parsed.word(phrase.head), "they" | "you")
                || !phrase.pronoun && parsed.is(Class::Several, phrase.head)
                || tokens.next().is_some_and(|first| parsed.word(first) == "those")
        });
        meaning.class.is_speech() && own && !several && !parsed.is_passive(index)
    }

    /// Whether the act is aimed at somebody who is not told: its object is no thing of its own.
    fn leaves_open(&self, index: usize, meaning: Meaning) -> bool {
        let parsed = self.parsed;
        let clause = parsed.clauses.get(index);
        let object = clause.and_then(|clause| parsed.object(clause));
        let phrase = object.and_then(|at| parsed.chunks.get(at)?.phrase());
        let meets = matches!(meaning.class, EventClass::Agree | EventClass::Consult);
        if meets && self.goes_somewhere(index) {
            return false;
        }
        let bare =
            phrase.is_none_or(|phrase| phrase.pronoun && !parsed.is(Class::Things, phrase.head));
        let of_things =
            matches!(meaning.class, EventClass::Support | EventClass::Reject | EventClass::Consult);
        let named = object.is_some_and(|at| !parsed.mentions(at).is_empty());
        (bare || !of_things) && !named
    }

    /// Whether the subject is "the two sides": the first named then acts towards the other.
    fn bare_sides(&self, index: usize) -> bool {
        let Some(clause) = self.parsed.clauses.get(index) else { return false };
        clause.subject.is_some_and(|at| {
            let apart = appositive(self.parsed, at, clause.verb).is_empty();
            apart && self.parsed.mentions(at).is_empty()
        })
    }
}
