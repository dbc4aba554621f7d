//! Acts that seem aimed at the one who acts: at his own people, or at himself.
//!
//! Whom the words name is read in `targets`.

use crate::annotate::events::coder::Coder;
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::meaning::Meaning;
use crate::annotate::events::roles::state_of;
use crate::annotate::events::targets::places;
use crate::document::{ActorId, EventClass, MentionKind};

impl Coder<'_, '_> {
    /// "told its citizens to leave Lebanon", "warned Americans against travelling": a state that looks
    /// after its own people expels and threatens nobody.
    pub(in crate::annotate::events::coder) fn looks_after_its_own(
        &self,
        index: usize,
        meaning: Meaning,
        source: &[ActorId],
    ) -> bool {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(index) else { return false };
        let Some(group) = parsed.group(clause) else { return false };
        let bids = meaning.action == "expel"
            && (LEXICON.is(Class::Bidding, group.verb) || LEXICON.is(Class::Ask, group.verb));
        if !bids && meaning.class != EventClass::Threaten {
            return false;
        }
        let at = if group.passive { clause.subject } else { parsed.object(clause) };
        let Some(at) = at else { return false };
        let Some(phrase) = parsed.chunks.get(at).and_then(|chunk| chunk.phrase()) else {
            return false;
        };
        let people = parsed.is(Class::Nationals, phrase.head);
        let first = parsed.word(phrase.tokens.start);
        if people && matches!(first, "its" | "their" | "our" | "his" | "her") {
            return true;
        }
        let home: Vec<_> = source.iter().map(|id| state_of(parsed, id)).collect();
        let one_of_them = |id: &ActorId| home.contains(&state_of(parsed, id));
        let mentions = parsed.mentions(at);
        let by_name = mentions.iter().any(|mention| mention.kind == MentionKind::Other)
            && parsed.mention_at(phrase.head) == Some(MentionKind::Other);
        let ids = mentions.iter().filter_map(|mention| mention.actor.as_ref());
        let own = ids.into_iter().any(one_of_them) || parsed.home(at).is_some_and(one_of_them);
        own && !home.is_empty() && (people || by_name)
    }

    /// "We must react", "he should leave", Diaz said: what a speaker has to do himself is asked of nobody.
    pub(in crate::annotate::events::coder) fn binds_himself(
        &self,
        index: usize,
        acting: &[ActorId],
        speaker: &ActorId,
    ) -> bool {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(index) else { return false };
        let phrase = clause.subject.and_then(|at| parsed.chunks.get(at)?.phrase());
        let first = phrase
            .is_some_and(|phrase| phrase.pronoun && matches!(parsed.word(phrase.head), "i" | "we"));
        let passive = parsed.group(clause).is_some_and(|group| group.passive);
        let home = state_of(parsed, speaker);
        let own = |id: &ActorId| id == speaker || state_of(parsed, id) == home;
        // "The contempt for Chad must stop": what others do to it.
        let itself =
            phrase.is_some_and(|phrase| phrase.pronoun || parsed.mention_at(phrase.head).is_some());
        (first || itself && !acting.is_empty() && acting.iter().all(own)) && !passive
    }

    /// "will return to Quito", "will fly home": whether a journey has a place to which it goes.
    pub(in crate::annotate::events::coder) fn goes_somewhere(&self, index: usize) -> bool {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(index) else { return false };
        let verb = parsed.group(clause).map_or(0, |group| group.tokens.end);
        let place = |at: usize| {
            let to = matches!(parsed.preposition(at), Some("to" | "for"));
            to && parsed.mentions(at).iter().any(|m| m.kind == MentionKind::Location)
        };
        parsed.word(verb) == "home" || clause.tail.clone().any(place)
    }

    /// At whom an act is aimed of which the words seem to say that one does it to oneself
    /// ("suspended trade with it"): at whom the act before was, where it tells no more, or at a place.
    pub(in crate::annotate::events::coder) fn not_oneself(
        &self,
        index: usize,
        meaning: Meaning,
        source: &[ActorId],
        target: Vec<ActorId>,
    ) -> Vec<ActorId> {
        let between_states = matches!(
            meaning.class,
            EventClass::Sanction | EventClass::Threaten | EventClass::Reject | EventClass::Request
        ) || meaning.action == "restrict";
        let official =
            |id: &ActorId| id.as_str().starts_with("gov:") || id.as_str().starts_with("min:");
        let home = |id: &ActorId| state_of(self.parsed, id);
        let own_government = |id: &ActorId| {
            id.as_str().starts_with("gov:") && source.iter().any(|doer| home(doer) == home(id))
        };
        // "The spokesman of Chad denied that Chad had attacked".
        let denies = meaning.action == "deny";
        let speaks = denies || meaning.class == EventClass::Threaten || source.iter().all(official);
        let itself = target == source || speaks && target.iter().all(own_government);
        if target.is_empty() || !between_states || !itself {
            return target;
        }
        if meaning.class == EventClass::Coerce {
            return Vec::new();
        }
        let before = self.gone_on(index, meaning, source);
        if !before.is_empty() {
            return before;
        }
        let abroad = |id: &ActorId| !source.iter().any(|doer| home(doer) == home(id));
        let soil =
            if meaning.reaches_places() { places(self.parsed, index, meaning) } else { Vec::new() };
        soil.into_iter().filter(abroad).collect()
    }
}
