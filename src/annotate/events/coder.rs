//! From the clauses of a sentence to its events.
//!
//! What a clause means and who takes part is asked of `meaning` and `roles`.

use super::Said;
use super::chunks::{Chunk, Modality};
use super::clauses::Link;
use super::details::speech::{Speech, speeches};
use super::details::{numbers::numbers, when};
use super::meaning::{Meaning, hostile, meaning, noun_act, says};
use super::parse::Parsed;
use super::roles::{Focus, named, other_side, source, target};
use crate::document::{ActorId, Event, EventClass, Participants, Realis};
use crate::text::Span;

/// Codes the events of one sentence and moves the focus on.
pub(super) fn code(parsed: &Parsed<'_>, focus: &mut Focus, said: &mut Vec<Said>) -> Vec<Event> {
    let speeches = speeches(parsed, focus);
    let mut coder = Coder { parsed, speeches, found: Vec::new(), used: 0, coded: Vec::new() };
    for index in 0..parsed.clauses.len() {
        coder.clause(index, focus);
        coder.note_subject(index, focus);
    }
    coder.nominals(focus);
    coder.statements(focus);
    said.extend(coder.speeches.iter().filter_map(|speech| said_of(parsed, speech)));
    coder.found
}

/// The speech with its places in the text.
fn said_of(parsed: &Parsed<'_>, speech: &Speech) -> Option<Said> {
    let clause = parsed.clauses.get(speech.clause)?;
    let verb = parsed.context.lexed.cover(parsed.group(clause)?.tokens.clone());
    let covered = speech.covers.iter().map(|index| parsed.span(*index));
    Some(Said {
        sentence: parsed.sentence.span,
        verb,
        words: covered.reduce(Span::cover).filter(|words| !words.overlaps(verb)),
        speaker: speech.speaker.clone(),
        addressee: speech.addressee.clone(),
        via: speech.via.clone(),
    })
}

struct Coder<'a, 'p> {
    parsed: &'a Parsed<'p>,
    speeches: Vec<Speech>,
    found: Vec<Event>,
    /// Clauses below this one are used up by an act before them.
    used: usize,
    /// Clauses that told an event; what they govern tells none.
    coded: Vec<usize>,
}

impl Coder<'_, '_> {
    /// Adds an event, unless the sentence told it already ("killed 3 and wounded 5").
    fn add(&mut self, event: Event) {
        let meet = |one: &[ActorId], other: &[ActorId]| one == other || other.is_empty();
        let told = self.found.iter_mut().find(|known| {
            known.class == event.class
                && meet(&known.who.source, &event.who.source)
                && (meet(&known.who.target, &event.who.target) || known.who.target.is_empty())
        });
        match told {
            Some(known) if known.who.target.is_empty() => known.who.target = event.who.target,
            Some(_) => {}
            None => self.found.push(event),
        }
    }

    /// Who says what the clause tells.
    fn speech(&self, index: usize) -> Option<&Speech> {
        self.speeches.iter().find(|speech| speech.covers.contains(&index))
    }

    fn note_subject(&self, index: usize, focus: &mut Focus) {
        let Some(clause) = self.parsed.clauses.get(index) else { return };
        let reported = self.speech(index).is_some_and(|speech| speech.clause < index);
        let content = clause.link == Link::Content || reported;
        let Some(subject) = clause.subject.filter(|_| !content) else { return };
        for id in named(self.parsed, subject, focus) {
            if let Some(actor) = self.parsed.actor(&id) {
                focus.note(actor);
            }
        }
    }

    fn clause(&mut self, index: usize, focus: &Focus) {
        let parsed = self.parsed;
        let Some(clause) = parsed.clauses.get(index) else { return };
        let Some(group) = parsed.group(clause) else { return };
        let governed = clause.link == Link::Content && (group.infinitive() || group.gerund());
        let told_already = clause.link == Link::Content
            && clause.parent.is_some_and(|at| self.coded.contains(&at));
        if governed
            || told_already
            || self.conditional(index)
            || self.of_nobody(index)
            || index < self.used
        {
            return;
        }
        let Some(meaning) = meaning(parsed, index).or_else(|| self.duty(index)) else { return };
        if meaning.class == EventClass::Statement {
            return;
        }
        let meaning = self.under_condition(index, meaning);
        if clause.link == Link::Participial && !self.found.is_empty() {
            return;
        }
        if self.speech(index).is_none() && self.is_speech(index) {
            return;
        }
        if let Some(event) = self.event(index, meaning, focus) {
            self.used = self.used.max(meaning.last + 1);
            self.coded.push(index);
            self.add(event);
        }
    }

    /// "will withdraw unless": what is announced with a condition is a threat.
    fn under_condition(&self, index: usize, meaning: Meaning) -> Meaning {
        let mut later = self.parsed.clauses.iter().skip(index + 1);
        let condition = later.find(|clause| clause.link == Link::Condition);
        let marker = condition.and_then(|clause| self.parsed.chunks.get(clause.start));
        let unless = marker.is_some_and(|chunk| self.parsed.word(chunk.start()) == "unless");
        if unless && meaning.realis == Realis::Planned {
            return Meaning { class: EventClass::Threaten, rule: "announced harm", ..meaning };
        }
        meaning
    }

    /// What someone says that another must do is a demand, whatever it is.
    fn duty(&self, index: usize) -> Option<Meaning> {
        let group = self.parsed.group(self.parsed.clauses.get(index)?)?;
        let asked =
            group.modality == Modality::Duty && !group.negated && self.speech(index).is_some();
        asked.then_some(Meaning {
            class: EventClass::Request,
            action: "act",
            realis: Realis::Conditional,
            rule: "duty",
            last: index,
            roles: index,
        })
    }

    /// Whether the clause is the reporting one of a speech.
    fn is_speech(&self, index: usize) -> bool {
        self.speeches.iter().any(|speech| speech.clause == index)
    }

    /// Whether nobody acts or nothing is acted on ("no envoy left", "imposed no sanctions").
    fn of_nobody(&self, index: usize) -> bool {
        let Some(clause) = self.parsed.clauses.get(index) else { return false };
        let object = self.parsed.object(clause);
        clause.subject.into_iter().chain(object).any(|at| {
            let phrase = self.parsed.chunks.get(at).and_then(Chunk::phrase);
            phrase.is_some_and(|phrase| self.parsed.is("nobody", phrase.tokens.start))
        })
    }

    /// Whether the clause stands under "if" or "unless".
    fn conditional(&self, index: usize) -> bool {
        let mut at = Some(index);
        while let Some(clause) = at.and_then(|at| self.parsed.clauses.get(at)) {
            match clause.link {
                Link::Condition => return true,
                Link::Content | Link::Joined | Link::Participial => at = clause.parent,
                _ => return false,
            }
        }
        false
    }

    fn event(&self, index: usize, meaning: Meaning, focus: &Focus) -> Option<Event> {
        let parsed = self.parsed;
        let speech = self.speech(index);
        let speaker = speech.and_then(|speech| speech.speaker.clone());
        let mut inner = focus.clone();
        inner.within_speech = speaker.is_some();
        inner.speaker = speaker.clone().or(inner.speaker);
        let (source, target) = self.sides(meaning.roles, meaning, &speaker, &inner)?;
        let passive =
            parsed.clauses.get(index).and_then(|c| parsed.group(c)).is_some_and(|g| g.passive);
        let object = self.object(index);
        let vague = matches!(
            meaning.class,
            EventClass::Consult | EventClass::Support | EventClass::Cooperate | EventClass::Other
        );
        let told = match (source.is_empty(), target.is_empty()) {
            (false, false) => true,
            (false, true) => !vague || object.is_some() || source.len() > 1,
            (true, false) => passive && hostile(meaning.class),
            (true, true) => false,
        };
        if !told
            || meaning.realis == Realis::Negated
            || meaning.realis == Realis::Conditional && meaning.rule == "possibility"
        {
            return None;
        }
        let told_by = speaker.filter(|speaker| !source.contains(speaker));
        let claim = told_by.is_some();
        let evidence = parsed.span(index);
        Some(Event {
            class: meaning.class,
            action: action(&meaning),
            who: Participants { source, target, object, place: self.place(index), told_by },
            when: self.when(index, meaning, evidence, claim),
            realis: if meaning.realis == Realis::Planned {
                Realis::Planned
            } else {
                Realis::Actual
            },
            numbers: numbers(parsed, evidence),
            evidence,
            sentence: parsed.sentence.span,
            rule: meaning.rule,
        })
    }

    /// Source and target; for what a speaker wants of others, he is the source.
    fn sides(
        &self,
        index: usize,
        meaning: Meaning,
        speaker: &Option<ActorId>,
        focus: &Focus,
    ) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
        let parsed = self.parsed;
        let acting = source(parsed, index, focus);
        if meaning.rule == "duty" {
            let speaker = speaker.clone()?;
            let asked: Vec<_> = acting.into_iter().filter(|id| *id != speaker).collect();
            let asked = if asked.is_empty() {
                target(parsed, index, meaning.class, std::slice::from_ref(&speaker), focus)
            } else {
                asked
            };
            return Some((vec![speaker], asked));
        }
        let of_words = matches!(
            meaning.class,
            EventClass::Request
                | EventClass::Accuse
                | EventClass::Threaten
                | EventClass::Reject
                | EventClass::Agree
        );
        let mut acting = match speaker {
            Some(speaker) if of_words && acting.is_empty() => vec![speaker.clone()],
            _ => acting,
        };
        if acting.len() == 2 && self.bare_sides(index) {
            let other = acting.split_off(1);
            return Some((acting, other));
        }
        let mut aimed = target(parsed, index, meaning.class, &acting, focus);
        if aimed.is_empty() {
            aimed = self.addressed(index, &acting, focus);
        }
        Some((acting, aimed))
    }

    /// "they", "our partners" in an article about two states is the other state.
    fn addressed(&self, index: usize, source: &[ActorId], focus: &Focus) -> Vec<ActorId> {
        let parsed = self.parsed;
        let spoken = self.speech(index).is_some();
        let main = parsed.clauses.get(index).is_some_and(|c| c.link == Link::Main);
        let mut inner = focus.clone();
        inner.speaker = source.first().cloned();
        let found = if spoken || main { other_side(parsed, &inner) } else { None };
        found.into_iter().collect()
    }

    /// Whether the subject is "the two sides": the first named then acts towards the other.
    fn bare_sides(&self, index: usize) -> bool {
        let subject = self.parsed.clauses.get(index).and_then(|clause| clause.subject);
        subject.is_some_and(|at| self.parsed.mentions(at).is_empty())
    }

    /// The head noun phrase of the direct object.
    fn object(&self, index: usize) -> Option<Span> {
        let parsed = self.parsed;
        let clause = parsed.clauses.get(index)?;
        let at =
            if parsed.group(clause)?.passive { clause.subject? } else { parsed.object(clause)? };
        let phrase = parsed.chunks.get(at)?.phrase().filter(|phrase| !phrase.pronoun)?;
        Some(parsed.context.lexed.cover(phrase.tokens.start..phrase.head + 1))
    }

    /// The first place named behind "in" or "at".
    fn place(&self, index: usize) -> Option<Span> {
        let parsed = self.parsed;
        let clause = parsed.clauses.get(index)?;
        let end = parsed.end_of(index);
        let places = (clause.verb + 1..parsed.chunks.len())
            .take_while(|at| parsed.chunks.get(*at).is_some_and(|chunk| chunk.start() < end))
            .filter(|at| matches!(parsed.preposition(*at), Some("in" | "at" | "near")));
        let mut mentions = places.flat_map(|at| parsed.mentions(at));
        mentions.find(|m| m.kind == crate::document::MentionKind::Location).map(|m| m.span)
    }

    /// The clause's or sentence's date, else the publication for what the article reports as new.
    fn when(
        &self,
        index: usize,
        meaning: Meaning,
        evidence: Span,
        claim: bool,
    ) -> Option<crate::document::DayInterval> {
        let parsed = self.parsed;
        // "..., the minister said on Tuesday" dates the speech, not what he claims of others.
        let told = when::told(parsed, evidence);
        if let Some(timex) = told.filter(|timex| !claim || evidence.contains(timex.span)) {
            return timex.interval;
        }
        if claim && told.is_some() {
            return None;
        }
        let of_words = matches!(
            meaning.class,
            EventClass::Request
                | EventClass::Accuse
                | EventClass::Threaten
                | EventClass::Reject
                | EventClass::Agree
                | EventClass::Statement
        );
        let clause = parsed.clauses.get(index)?;
        let group = parsed.group(clause)?;
        let now = matches!(clause.link, Link::Main | Link::Content | Link::Joined)
            && of_words
            && group.modality != Modality::Maybe;
        if now { when::reported(parsed.context.publication) } else { None }
    }

    /// Nouns that tell an act with its actor: "Lavrov's visit", "the decision to expel".
    fn nominals(&mut self, focus: &Focus) {
        for at in 0..self.parsed.chunks.len() {
            if let Some(event) = self.decision(at, focus).or_else(|| self.encounter(at, focus)) {
                self.add(event);
            }
        }
    }

    /// "Chad's decision to close the border": what was decided was done.
    fn decision(&self, at: usize, focus: &Focus) -> Option<Event> {
        let parsed = self.parsed;
        let phrase = parsed.chunks.get(at)?.phrase()?;
        let index = parsed.clauses.iter().position(|clause| clause.verb == at + 1)?;
        let infinitive = parsed.group(parsed.clauses.get(index)?)?.infinitive();
        let source = named(parsed, at, focus);
        if !parsed.is("decisions", phrase.head) || !infinitive || source.is_empty() {
            return None;
        }
        let meaning = meaning(parsed, index).filter(|m| m.class != EventClass::Statement)?;
        let target = target(parsed, index, meaning.class, &source, focus);
        let evidence = parsed.context.lexed.cover(phrase.tokens.start..parsed.end_of(index));
        (!target.is_empty())
            .then(|| self.nominal(meaning.class, meaning.action, source, target, evidence))
    }

    /// "Lavrov's visit", "the Trump-Lavrov meeting".
    fn encounter(&self, at: usize, focus: &Focus) -> Option<Event> {
        let parsed = self.parsed;
        let phrase = parsed.chunks.get(at)?.phrase()?;
        let entry = noun_act(parsed, at).filter(|entry| entry.class == EventClass::Consult)?;
        let head_named = parsed.mentions(at).iter().any(|mention| {
            mention.span.end() > parsed.context.lexed.cover(phrase.head..phrase.head + 1).start()
        });
        let mut source: Vec<ActorId> = named(parsed, at, focus);
        source.retain(|id| id.as_str().starts_with("per:"));
        let told = self.found.iter().any(|event| event.class == EventClass::Consult);
        if head_named || source.is_empty() || told {
            return None;
        }
        let target = if source.len() == 2 {
            source.split_off(1)
        } else if parsed.preposition(at + 2).is_some_and(|word| matches!(word, "to" | "with")) {
            named(parsed, at + 2, focus)
        } else {
            let mut inner = focus.clone();
            inner.speaker = source.first().cloned();
            other_side(parsed, &inner).into_iter().collect()
        };
        let evidence = parsed.context.lexed.cover(phrase.tokens.clone());
        (!target.is_empty())
            .then(|| self.nominal(entry.class, entry.action, source, target, evidence))
    }

    fn nominal(
        &self,
        class: EventClass,
        action: &str,
        source: Vec<ActorId>,
        target: Vec<ActorId>,
        evidence: Span,
    ) -> Event {
        let near = when::told(self.parsed, evidence).filter(|timex| evidence.contains(timex.span));
        Event {
            class,
            action: action.to_owned(),
            who: Participants { source, target, ..Participants::default() },
            when: near.and_then(|timex| timex.interval),
            realis: Realis::Actual,
            numbers: numbers(self.parsed, evidence),
            evidence,
            sentence: self.parsed.sentence.span,
            rule: "noun",
        }
    }

    /// A statement for a speech of which nothing else was coded.
    fn statements(&mut self, focus: &mut Focus) {
        let parsed = self.parsed;
        for speech in &self.speeches {
            let Some(speaker) = speech.speaker.clone() else { continue };
            focus.speaker = Some(speaker.clone());
            let span = parsed.span(speech.clause);
            let content = speech.covers.first().filter(|first| **first > speech.clause);
            let words = content.map_or(parsed.sentence.span, |first| parsed.span(*first));
            let coded = self.found.iter().any(|event| event.evidence.overlaps(words));
            if coded || !speech.reports {
                continue;
            }
            let evidence = parsed.sentence.span;
            let when = when::told(parsed, span)
                .map_or_else(|| when::reported(parsed.context.publication), |timex| timex.interval);
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

/// The name of the act, with what makes it no plain act.
fn action(meaning: &Meaning) -> String {
    match meaning.rule {
        "announced harm" | "intention" if meaning.class == EventClass::Threaten => {
            format!("threaten to {}", meaning.action)
        }
        "announced good" | "intention" => format!("be ready to {}", meaning.action),
        "duty" => format!("ask to {}", meaning.action),
        "refusal" | "negated consent" => format!("refuse to {}", meaning.action),
        _ => meaning.action.to_owned(),
    }
}

/// Whether the clause reports speech: its verb says, and does nothing else with its object.
pub(super) fn is_saying(parsed: &Parsed<'_>, index: usize) -> bool {
    let clause = parsed.clauses.get(index);
    let verb = clause.and_then(|c| parsed.chunks.get(c.verb)).and_then(Chunk::group);
    let plain = |group: &&super::chunks::Group| {
        says(group.verb) && group.modality == Modality::Plain && !group.passive
    };
    let reported = clause.is_some_and(|clause| clause.link == Link::Relative);
    verb.filter(plain).is_some_and(|group| {
        !(group.bare_past() && reported && parsed.preposition_behind(index))
            && meaning(parsed, index).is_some_and(|found| found.class == EventClass::Statement)
    })
}
