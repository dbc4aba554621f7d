//! Whom or what a relative clause goes on to tell of.
//!
//! Where the clause begins and ends is decided in the folder's `mod.rs`.

use super::{Link, Reader};
use crate::annotate::events::lexicon::{Class, Entry, LEXICON};
use crate::annotate::events::meaning::says;
use crate::annotate::events::syntax::chunks::{Chunk, Group};
use crate::document::EventClass;

impl Reader<'_> {
    /// The phrase that the relative word before a verb takes up.
    pub(super) fn antecedent(&self, verb: usize, group: &Group) -> Option<usize> {
        let relative = verb - 1;
        let nearest = self.of_several(self.phrase_before(relative)?, group);
        Some(self.of_both(self.whose_post(nearest, relative), relative))
    }

    /// "Pedro Diaz, the head of the Blue Party, who left", "Pedro Diaz, a lawyer who left": the person
    /// before the post, not the post or the party.
    fn whose_post(&self, antecedent: usize, relative: usize) -> usize {
        let comma = |at: usize| matches!(self.chunks.get(at), Some(Chunk::Comma(_)));
        let of = antecedent.checked_sub(1).is_some_and(|at| self.opens_with(at, "of"));
        let post = if of { antecedent.checked_sub(2) } else { Some(antecedent) };
        let head = post.and_then(|at| self.chunks.get(at)?.phrase()).map(|phrase| phrase.head);
        let title = head.is_some_and(|head| {
            let token = self.context.lexed.tokens().get(head);
            let small = token.is_some_and(|token| !token.capital);
            small && (!of || LEXICON.is(Class::Persons, self.context.lexed.folded(head)))
        });
        let person = post.and_then(|at| at.checked_sub(2)).filter(|at| title && comma(at + 1));
        let person = person.filter(|_| self.opens_with(relative, "who"));
        person.filter(|at| self.is_phrase(*at)).unwrap_or(antecedent)
    }

    /// "talks between Chad and Niger, which were broken off": the talks.
    fn of_both(&self, antecedent: usize, relative: usize) -> usize {
        let joined = antecedent.checked_sub(1).is_some_and(|at| self.opens_with(at, "and"));
        let between = antecedent.checked_sub(3).filter(|at| self.opens_with(*at, "between"));
        let act = between.and_then(|at| at.checked_sub(1)).filter(|_| joined);
        let act = act.filter(|at| self.opens_with(relative, "which") && self.is_phrase(*at));
        act.unwrap_or(antecedent)
    }

    fn opens_with(&self, at: usize, word: &str) -> bool {
        self.chunks.get(at).is_some_and(|c| self.context.lexed.folded(c.start()) == word)
    }

    fn is_phrase(&self, at: usize) -> bool {
        self.chunks.get(at).is_some_and(|chunk| chunk.phrase().is_some())
    }

    /// "Chad and Niger, which have signed": the first of those whom a verb of several takes up.
    fn of_several(&self, at: usize, group: &Group) -> usize {
        let word = self.context.lexed.folded(group.tokens.start);
        let chunk = |back: usize| at.checked_sub(back).and_then(|at| self.chunks.get(at));
        let phrase = |back: usize| chunk(back).and_then(Chunk::phrase).filter(|p| !p.pronoun);
        let pair = matches!(chunk(1), Some(Chunk::Join(_))) && phrase(2).is_some();
        let governed = matches!(chunk(3), Some(Chunk::Preposition(_)));
        let single = phrase(0).is_some_and(|p| !self.context.lexed.folded(p.head).ends_with('s'));
        let several = matches!(word, "have" | "are" | "were" | "do");
        if several && pair && single && !governed { at - 2 } else { at }
    }

    /// "Chad expelled two envoys, the ministry said, and recalled its own": the subject before a
    /// reporting clause between commas, for what is done and not said.
    pub(super) fn told_of(&self, group: &Group) -> Option<usize> {
        let (reporting, earlier) = self.before.split_last()?;
        let said = self.chunks.get(reporting.verb).and_then(Chunk::group)?;
        let comma = |at: usize| self.chunks.get(at).is_some_and(Chunk::is_pause);
        let between = says(said.verb)
            && reporting.subject.and_then(|at| at.checked_sub(1)).is_some_and(comma)
            && comma(reporting.verb + 1);
        let speech = |entry: &Entry| entry.class.is_some_and(EventClass::is_speech);
        let spoken = LEXICON.is(Class::Reporting, group.verb)
            || LEXICON.entries(group.verb).iter().all(speech);
        let main = earlier.iter().rev().find(|clause| clause.link == Link::Main);
        main.filter(|_| between && !spoken).and_then(|clause| clause.subject)
    }

    /// "a charge that Peru denies", "the border that it closed in 2011": whether "that" stands for the
    /// thing before it, which the verb lacks.
    pub(super) fn takes_up(&self, marker: usize, subject: Option<usize>, verb: usize) -> bool {
        let Some(thing) = marker.checked_sub(1).and_then(|at| self.chunks.get(at)?.phrase()) else {
            return false;
        };
        let word = |token: usize| self.context.lexed.folded(token);
        let new = LEXICON.is(Class::Indefinite, word(thing.tokens.start));
        let that = self.chunks.get(marker).is_some_and(|c| word(c.start()) == "that");
        let close = subject == Some(marker + 1) && verb == marker + 2;
        let lacks = match self.chunks.get(verb + 1) {
            None => true,
            Some(chunk) if chunk.is_pause() => true,
            // "the ship that Peru seized sank".
            Some(Chunk::Verb(group)) => !group.infinitive() && !group.gerund(),
            Some(chunk) => matches!(chunk, Chunk::Time(_) | Chunk::Preposition(_)),
        };
        // "the fact that it lost in 2011", "told the envoy that it closed on Monday".
        let old = !thing.pronoun && !self.tells_content(word(thing.head));
        that && close && lacks && (new || old)
    }

    /// Whether what "that" opens behind a noun may be what the noun or the verb before it tells.
    fn tells_content(&self, noun: &str) -> bool {
        let nouns = [Class::Evidence, Class::Doubtful, Class::Messages, Class::Decisions];
        let verb = self.before.last().and_then(|c| self.chunks.get(c.verb)).and_then(Chunk::group);
        let verbs = [Class::Addressing, Class::Reporting, Class::Telling, Class::Wishing];
        let tells = verb.is_some_and(|group| {
            says(group.verb) || verbs.into_iter().any(|class| LEXICON.is(class, group.verb))
        });
        tells || nouns.into_iter().any(|class| LEXICON.is(class, noun))
    }

    /// Subject and start of a clause that describes a thing without a relative word.
    pub(super) fn without_relative(
        &self,
        verb: usize,
        group: &Group,
        paused: bool,
    ) -> Option<(usize, usize)> {
        let befalls = paused && self.befalls(verb, group);
        let own = self.own_doer(verb).map(|doer| (doer, doer));
        own.or_else(|| befalls.then_some((verb - 1, verb)))
    }

    /// "the men it had jailed": the phrase that acts in a clause without a relative word, whose object
    /// stands right before it.
    fn own_doer(&self, verb: usize) -> Option<usize> {
        let doer = verb.checked_sub(1)?;
        let pronoun = self.chunks.get(doer).and_then(Chunk::phrase).filter(|p| p.pronoun)?;
        let subject = ["it", "he", "she", "they", "we", "i"];
        let acts = subject.contains(&self.context.lexed.folded(pronoun.head));
        let thing = doer.checked_sub(1).and_then(|at| self.chunks.get(at)?.phrase());
        let thing = thing.filter(|phrase| !phrase.pronoun)?;
        let tells = self.tells_content(self.context.lexed.folded(thing.head));
        let lacks = self.chunks.get(verb + 1).is_none_or(|chunk| chunk.phrase().is_none());
        (acts && lacks && !tells).then_some(doer)
    }

    /// "a charge rejected by Chad": whether a participle behind a phrase tells what befell it.
    fn befalls(&self, verb: usize, group: &Group) -> bool {
        let behind = verb.checked_sub(1).is_some_and(|at| self.is_phrase(at));
        group.bare_past() && behind && self.opens_with(verb + 1, "by")
    }
}
