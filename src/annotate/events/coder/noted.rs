//! Whom the sentences that follow may mean by "he", "the minister" or "it".
//!
//! Which of them a word means is decided in `details::pronouns` and `naming`.

use super::Coder;
use crate::annotate::events::Part;
use crate::annotate::events::details::pronouns::strangers::stranger;
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::naming::named;
use crate::annotate::events::roles::{Focus, appositive};
use crate::annotate::events::syntax::chunks::Chunk;
use crate::annotate::events::syntax::clauses::Link;
use crate::document::{ActorKind, Mention, MentionKind};

impl Coder<'_, '_> {
    pub(super) fn note_subject(&mut self, index: usize, focus: &mut Focus) {
        let Some(clause) = self.parsed.clauses.get(index) else { return };
        let reported = self.speech(index).is_some_and(|speech| speech.clause < index);
        let content = clause.link == Link::Content || reported || self.parsed.is_quoted(index);
        let Some(subject) = clause.subject.filter(|_| !content) else { return };
        let enclosed = appositive(self.parsed, subject, clause.verb);
        let bare = enclosed.is_empty();
        let named = if bare { named(self.parsed, subject, focus) } else { enclosed };
        // "the embassy", which nobody knows, is "it" from now on.
        if named.is_empty() && self.parsed.mentions(subject).iter().any(unknown_body) {
            focus.body = None;
        }
        let aside = matches!(clause.link, Link::Adverbial | Link::Relative);
        if named.is_empty() && !aside && stranger(self.parsed, subject)
            || self.gestures(index, subject)
        {
            focus.stranger = true;
        }
        for id in named {
            let Some(actor) = self.parsed.actor(&id) else { continue };
            // "Diaz met Lagos, who had called him": the talk is of Diaz.
            let aside = clause.link == Link::Relative && self.acted;
            let before = focus.persons.last().filter(|_| aside);
            let before = before.and_then(|id| self.parsed.actor(id));
            focus.note(actor);
            before.into_iter().for_each(|actor| focus.note(actor));
            self.acted |= actor.kind == ActorKind::Person;
        }
    }

    /// "A beadle from Quito shook his head": whether somebody new does what only people do.
    fn gestures(&self, index: usize, subject: usize) -> bool {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(index) else { return false };
        let Some(phrase) = parsed.chunks.get(subject).and_then(Chunk::phrase) else { return false };
        let verb = parsed.group(clause).map_or("", |group| group.verb);
        let object = parsed.object(clause).and_then(|at| parsed.chunks.get(at)?.phrase());
        let shakes = verb == "shake" && object.is_some_and(|at| parsed.word(at.head) == "head");
        let new = parsed.is(Class::Indefinite, phrase.tokens.start) && !phrase.pronoun;
        let nameless = parsed.mention_at(phrase.head).is_none();
        new && nameless && (shakes || LEXICON.is(Class::Gestures, verb))
    }

    /// Remembers that a sentence in which nobody who is named acts opens with somebody unnamed.
    pub(super) fn note_stranger(&self, focus: &mut Focus) {
        let parsed = self.parsed;
        let verb = parsed.clauses.first().map_or(parsed.chunks.len(), |clause| clause.verb);
        let opens = (0..verb).filter(|at| parsed.preposition(*at).is_none());
        let quoted = |at: usize| parsed.chunks.get(at).is_some_and(|c| parsed.quoted_at(c.start()));
        let mut opens = opens.filter(|at| !quoted(*at) && parsed.mentions(*at).is_empty());
        focus.stranger |= !self.acted && opens.any(|at| stranger(parsed, at));
    }

    /// Remembers the only person whom a sentence names in which no person acts.
    pub(super) fn note_person(&self, focus: &mut Focus) {
        let (parsed, span) = (self.parsed, self.parsed.sentence.span);
        let part = parsed.context.parts.get(parsed.sentence.block);
        if self.acted || focus.stranger || part == Some(&Part::Caption) {
            return;
        }
        let first = parsed.context.mentions.partition_point(|m| m.span.end() <= span.start());
        let here = parsed.context.mentions.iter().skip(first);
        let here = here.take_while(|mention| mention.span.start() < span.end());
        let mut persons = here.filter(|mention| mention.kind == MentionKind::Person);
        let Some(person) = persons.next() else { return };
        let behind = parsed.context.lexed.tokens().at_or_after(person.span.end());
        let owner = matches!(parsed.word(behind), "'s" | "'");
        let alone = persons.all(|other| other.actor == person.actor);
        let actor = person.actor.as_ref().and_then(|id| parsed.actor(id));
        if let Some(actor) = actor.filter(|_| alone && !owner) {
            focus.note(actor);
        }
    }
}

/// Whether a mention names a body that is none of the actors.
fn unknown_body(mention: &Mention) -> bool {
    mention.kind == MentionKind::Organisation && mention.actor.is_none()
}
