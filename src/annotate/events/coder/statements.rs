//! Statements: speeches that tell no other act, and whose words they pass on.
//!
//! Who speaks is found in `details::speech`.

use super::Coder;
use crate::annotate::events::Said;
use crate::annotate::events::details::pronouns::strangers::stranger;
use crate::annotate::events::details::speech::{Speech, names_quoted};
use crate::annotate::events::details::when;
use crate::annotate::events::roles::Focus;
use crate::annotate::events::syntax::parse::Parsed;
use crate::document::{Actor, ActorId, ActorKind, Event, EventClass, Participants, Realis};
use crate::text::Span;

/// The speech with its places in the text.
pub(super) fn said_of(parsed: &Parsed<'_>, speech: &Speech) -> Option<Said> {
    let clause = parsed.clauses.get(speech.clause)?;
    let verb = parsed.context.lexed.cover(parsed.group(clause)?.tokens.clone());
    let covered = speech.told(parsed).iter().map(|index| parsed.span(*index));
    let named = names_quoted(parsed, speech.clause);
    Some(Said {
        sentence: parsed.sentence.span,
        verb,
        asides: when::asides(parsed),
        words: covered.reduce(Span::cover).filter(|words| !words.overlaps(verb)).or(named),
        speaker: speech.speaker.clone(),
        addressee: speech.addressee.clone(),
        via: speech.via.clone(),
    })
}

impl Coder<'_, '_> {
    /// "..., Diaz said, according to TASS": whom the writer follows only passes the words on.
    pub(super) fn pass_on(&mut self) {
        let media =
            |id: &ActorId| self.parsed.actor(id).is_some_and(|a| a.kind == ActorKind::Media);
        let by = self.according.as_ref().and_then(|said| said.speaker.clone());
        let first = self.speeches.first_mut().filter(|speech| speech.speaker.is_some());
        if let (Some(by), Some(speech)) = (by.filter(media), first) {
            speech.via = speech.via.take().or(Some(by));
            self.according = None;
        }
    }

    /// A statement for a speech of which nothing else was coded.
    pub(super) fn statements(&mut self, focus: &mut Focus) {
        let parsed = self.parsed;
        let mut speeches: Vec<&Speech> = self.speeches.iter().collect();
        speeches.sort_by_key(|speech| speech.addressee.is_none());
        for speech in speeches {
            let Some(speaker) = speech.speaker.clone() else {
                // "said a man with a flag": "he" is that man from now on.
                let verb = parsed.clauses.get(speech.clause).map_or(0, |clause| clause.verb);
                focus.stranger |= stranger(parsed, verb + 1);
                continue;
            };
            focus.speaker = Some(speaker.clone());
            let person = |actor: &Actor| actor.kind == ActorKind::Person;
            focus.stranger &= !parsed.actor(&speaker).is_some_and(person);
            let span = parsed.span(speech.clause);
            let content = speech.covers.first().filter(|first| **first > speech.clause);
            let words = content.map_or(parsed.sentence.span, |first| parsed.span(*first));
            let coded = self.found.iter().any(|event| event.evidence.overlaps(words));
            if coded || !speech.reports || self.asks() {
                continue;
            }
            let evidence = parsed.sentence.span;
            let when = when::told(parsed, span, Some(speech.clause))
                .filter(|timex| !self.foretold(speech, timex) && !self.is_told(speech, timex))
                .map_or(focus.now, |timex| timex.interval);
            self.found.push(Event {
                class: EventClass::Statement,
                action: speech.action.to_owned(),
                who: Participants {
                    source: vec![speaker],
                    target: speech.addressee.iter().cloned().collect(),
                    ..Participants::default()
                },
                when,
                realis: Realis::Actual,
                numbers: Vec::new(),
                evidence,
                sentence: evidence,
                rule: "speech",
            });
        }
    }
}
