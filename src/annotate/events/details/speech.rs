//! Who says what a sentence tells: reporting clauses and what they cover.
//!
//! The quotations themselves, with their marks, are found in `quotes`.

use super::pronouns::Voice;
use super::pronouns::strangers::{speaks_for_nobody, stranger};
use super::when::asides;
use crate::annotate::actors::sex::Sex;
use crate::annotate::events::Said;
use crate::annotate::events::coder::{is_saying, withheld};
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::meaning::says;
use crate::annotate::events::naming::named;
use crate::annotate::events::roles::{Focus, source};
use crate::annotate::events::syntax::chunks::{Chunk, Group, Modality, Phrase};
use crate::annotate::events::syntax::clauses::{Clause, Link};
use crate::annotate::events::syntax::parse::Parsed;
use crate::document::{ActorId, ActorKind, EventClass};
use crate::text::Span;

/// One reporting clause.
#[derive(Clone, Debug)]
pub(in crate::annotate) struct Speech {
    /// The clause of the verb of saying.
    pub clause: usize,
    /// Who speaks, if that is an actor.
    pub speaker: Option<ActorId>,
    /// To whom.
    pub addressee: Option<ActorId>,
    /// Who passes it on.
    pub via: Option<ActorId>,
    /// The clauses that tell what is said.
    pub covers: Vec<usize>,
    /// The finer name of the act of speech.
    pub action: &'static str,
    /// Whether it may stand for a statement of its own.
    pub reports: bool,
}

impl Speech {
    /// The clauses of what is said, less what leads to them ("as saying", "carried by the radio").
    pub(in crate::annotate::events) fn told(&self, parsed: &Parsed<'_>) -> &[usize] {
        let behind = self.covers.first().is_some_and(|first| *first > self.clause);
        let leads = |index: &usize| {
            let clause = parsed.clauses.get(*index);
            let group = clause.and_then(|clause| parsed.group(clause));
            let saying = group.is_some_and(|group| group.gerund() && group.verb == "say");
            let by = clause.is_some_and(|clause| parsed.preposition(clause.verb + 2) == Some("by"));
            let carried = parsed.is_reduced(*index) || by && group.is_some_and(Group::bare_past);
            saying || carried && self.covers.len() > 1
        };
        let from = self.covers.iter().take_while(|index| behind && leads(index)).count();
        self.covers.get(from..).unwrap_or(&[])
    }
}

/// Finds the reporting clauses of a sentence.
pub(in crate::annotate) fn speeches(parsed: &Parsed<'_>, focus: &Focus) -> Vec<Speech> {
    let saying = (0..parsed.clauses.len()).filter(|index| is_saying(parsed, *index));
    let (inside, outside): (Vec<usize>, Vec<usize>) =
        saying.partition(|index| parsed.is_quoted(*index));
    let mut found: Vec<Speech> = Vec::new();
    let mut passed_on: Vec<Speech> = Vec::new();
    for index in outside {
        let Some(speech) = read(parsed, index, focus) else { continue };
        if !found.iter().any(|speech| speech.covers.contains(&index)) {
            found.push(speech);
        } else if opens_quote(parsed, index) {
            // "Diaz said that Lagos had told her: “We will not go.”"
            let covers = (index + 1..parsed.clauses.len()).collect();
            passed_on.push(inner(parsed, Speech { covers, ..speech }));
        }
    }
    if inside.is_empty() {
        found.extend(passed_on);
        return found;
    }
    let quoting = found.first().and_then(|speech| speech.speaker.clone());
    let focus = Focus {
        speaker: quoting.or_else(|| focus.speaker.clone()),
        voice: Voice::Quoted,
        ..focus.clone()
    };
    let outer = found.len();
    for index in inside {
        let within = found.get(outer..).unwrap_or(&[]);
        let taken = within.iter().any(|speech| speech.covers.contains(&index));
        if let Some(speech) = read(parsed, index, &focus).filter(|_| !taken) {
            found.push(inner(parsed, speech));
        }
    }
    found.extend(passed_on);
    found
}

/// Whether a quotation begins behind a reporting clause whose verb has a subject ("as saying" has none).
fn opens_quote(parsed: &Parsed<'_>, index: usize) -> bool {
    let next = parsed.clauses.get(index + 1);
    let group = parsed.clauses.get(index).and_then(|clause| parsed.group(clause));
    let quoted = parsed.is_quoted(index + 1) && group.is_some_and(|group| !group.gerund());
    let mark = |at: usize| matches!(parsed.chunks.get(at), Some(Chunk::Quote(_)));
    let from = parsed.clauses.get(index).map_or(0, |clause| clause.verb + 1);
    quoted && next.is_some_and(|next| (from..next.verb).any(mark))
}

/// Finds the clauses that report words with a verb that is an act of its own ("warned", "insisted")
/// or that name something by quoted words ("called it ..."); for quotes only.
pub(in crate::annotate) fn reports(
    parsed: &Parsed<'_>,
    focus: &Focus,
    known: &[Speech],
) -> Vec<Speech> {
    let apart = |index: &usize| known.iter().all(|speech| speech.clause != *index);
    let over = |index: usize| known.iter().find(|speech| speech.covers.contains(&index));
    // "Diaz called it "a farce", TASS reported": the paper passes on whose words they are.
    let free = |index: &usize| over(*index).is_none() || names_quoted(parsed, *index).is_some();
    let clauses = (0..parsed.clauses.len()).filter(apart).filter(free);
    let reporting = clauses.filter(|at| reports_words(parsed, *at));
    let media = |id: &ActorId| parsed.actor(id).is_some_and(|a| a.kind == ActorKind::Media);
    let via = |index: usize| over(index).and_then(|by| by.speaker.clone()).filter(media);
    let told = reporting.filter_map(|index| Some((index, report(parsed, index, focus)?)));
    told.map(|(index, speech)| Speech { via: via(index), ..speech }).collect()
}

/// The quoted words by which the clause names something ("dismissed it as “a trick”").
pub(in crate::annotate::events) fn names_quoted(parsed: &Parsed<'_>, index: usize) -> Option<Span> {
    let clause = parsed.clauses.get(index)?;
    let group = parsed.group(clause).filter(|group| LEXICON.is(Class::Naming, group.verb))?;
    let mut near =
        (clause.verb + 1..clause.verb + QUOTED_NEAR).filter_map(|at| match parsed.chunks.get(at) {
            Some(Chunk::Quote(token)) => parsed.context.lexed.tokens().get(token + 1),
            _ => None,
        });
    let first = near.next().filter(|_| !group.passive)?.span;
    let at = parsed.article.quoted.partition_point(|quote| quote.end() <= first.start());
    parsed.article.quoted.get(at).copied().filter(|quote| quote.contains(first))
}

/// How many pieces behind a verb the words that it quotes may begin.
const QUOTED_NEAR: usize = 5;

fn reports_words(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let Some(group) = parsed.group(clause) else { return false };
    let near = clause.verb + 1..clause.verb + QUOTED_NEAR;
    let quotes = near.into_iter().any(|at| matches!(parsed.chunks.get(at), Some(Chunk::Quote(_))));
    let verb = LEXICON.is(Class::Reporting, group.verb)
        || (quotes && LEXICON.is(Class::Naming, group.verb));
    let plain = group.modality == Modality::Plain && !group.negated && !group.passive;
    // "neither confirmed nor denied".
    let nor = (clause.start..clause.verb).any(|at| {
        matches!(parsed.chunks.get(at), Some(Chunk::Join(token)) if parsed.word(*token) == "nor")
    });
    verb && !nor && plain && !group.infinitive() && !group.gerund() && !parsed.is_quoted(index)
}

fn report(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Option<Speech> {
    let clause = parsed.clauses.get(index)?;
    let verb = parsed.group(clause)?.verb;
    let speaker = speaker(parsed, index, focus).filter(|id| answers(parsed, index, id))?;
    let mut covers = covered(parsed, index);
    let first = covers.first().and_then(|at| parsed.group(parsed.clauses.get(*at)?));
    if first.is_some_and(|group| group.infinitive() || group.gerund()) {
        covers.clear();
    }
    if !tells_words(parsed, index, &covers) {
        covers.clear();
    }
    let addressee = addressee(parsed, clause, verb).and_then(|at| first_named(parsed, at, focus));
    let addressee = addressee.filter(|id| *id != speaker);
    Some(Speech {
        clause: index,
        speaker: Some(speaker),
        addressee,
        via: None,
        covers,
        action: "report",
        reports: false,
    })
}

/// Whether what a verb such as "warn" covers is what it tells: quoted, what "that" opens, or what
/// stands before it if nothing stands behind it ("The plan fails, Diaz warned").
fn tells_words(parsed: &Parsed<'_>, index: usize, covers: &[usize]) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let content = || parsed.clauses.get(index + 1).is_some_and(|next| next.link == Link::Content);
    let before = covers.first().is_some_and(|first| *first < index);
    let opens = parsed.chunks.get(clause.start);
    // "The dam was full, and Peru protested": an act of its own.
    let joins = matches!(parsed.chunks.get(clause.start + 1), Some(Chunk::Join(_)));
    let comma = matches!(opens, Some(Chunk::Comma(_))) && !joins;
    let closes = clause.tail.clone().all(|at| {
        matches!(parsed.chunks.get(at), Some(Chunk::Time(_) | Chunk::Break(_) | Chunk::Quote(_)))
    });
    covers.iter().any(|at| parsed.is_quoted(*at)) || content() || (before && comma && closes)
}

/// Whether the word is a form of a verb that reports words.
pub(in crate::annotate::events) fn is_reporting(word: &str) -> bool {
    LEXICON.verb(word).is_some_and(|(verb, _)| says(verb) || LEXICON.is(Class::Reporting, verb))
}

/// "According to Lavrov, ...": whom the writer follows, and the words that he follows.
pub(in crate::annotate::events) fn according(parsed: &Parsed<'_>, focus: &Focus) -> Option<Said> {
    let tokens = parsed.sentence.tokens.clone();
    let pair = |at: &usize| parsed.word(*at) == "according" && parsed.word(at + 1) == "to";
    let at = tokens.clone().find(pair)?;
    let source = parsed.chunks.iter().position(|chunk| chunk.start() == at + 2)?;
    let speaker = first_named(parsed, source, focus)?;
    let citing = parsed.clauses.iter().position(|clause| clause.verb == source + 2);
    let cited = citing.and_then(|index| cited(parsed, index + 1, focus));
    let (speaker, via) = cited.map_or((speaker.clone(), None), |by| (by, Some(speaker)));
    let lexed = parsed.context.lexed;
    let words = if at == tokens.start {
        let pause = parsed.chunks.iter().skip(source).find(|chunk| chunk.is_pause())?;
        lexed.cover(pause.start() + 1..tokens.end)
    } else {
        lexed.cover(tokens.start..at)
    };
    Some(Said {
        sentence: parsed.sentence.span,
        verb: lexed.cover(at..at + 2),
        words: Some(words),
        asides: asides(parsed),
        speaker: Some(speaker),
        addressee: None,
        via,
    })
}

/// A speech told in the words of another: it covers quoted clauses only, and stands for a
/// statement of its own if it says to whom.
fn inner(parsed: &Parsed<'_>, speech: Speech) -> Speech {
    let covers = speech.covers.into_iter().filter(|index| parsed.is_quoted(*index)).collect();
    Speech { covers, reports: speech.addressee.is_some(), ..speech }
}

fn read(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Option<Speech> {
    let clause = parsed.clauses.get(index)?;
    let group = parsed.group(clause)?;
    // "stopped answering" is no speech, "was quoted as saying" is.
    let before = clause.verb.checked_sub(1).and_then(|at| parsed.chunks.get(at));
    let governed = group.gerund() && matches!(before, Some(Chunk::Verb(_)));
    let aside = group.gerund() && LEXICON.is(Class::Quoting, group.verb);
    if group.negated || group.infinitive() || governed || aside || clause.link == Link::Condition {
        return None;
    }
    if withheld(parsed, index, group) {
        return None;
    }
    // "said nothing".
    let silent = parsed.object(clause).and_then(|at| parsed.chunks.get(at)?.phrase());
    let of_it = |phrase: &Phrase| parsed.word(phrase.head + 1) == "of";
    if silent.is_some_and(|phrase| {
        let none = parsed.is(Class::Nobody, phrase.head);
        none && (of_it(phrase) || covered(parsed, index).is_empty())
    }) {
        return None;
    }
    let entries = LEXICON.entries(group.verb);
    let action = entries.iter().find(|entry| entry.class == Some(EventClass::Statement))?.action;
    let speaker = speaker(parsed, index, focus).filter(|id| answers(parsed, index, id));
    let quoted = LEXICON.is(Class::Quoting, group.verb).then(|| parsed.object(clause)).flatten();
    let (speaker, via) = match quoted.map(|at| named(parsed, at, focus)) {
        Some(said_by) if !said_by.is_empty() => (said_by.into_iter().next(), speaker),
        _ => match cited(parsed, index, focus) {
            Some(said_by) => (Some(said_by), speaker),
            None => (speaker, quoted_by(parsed, index, focus)),
        },
    };
    let addressee = addressee(parsed, clause, group.verb)
        .and_then(|at| first_named(parsed, at, focus))
        .filter(|id| Some(id) != speaker.as_ref());
    let covers = covered(parsed, index);
    let reports =
        !matches!(group.verb, "believe" | "think" | "hope" | "rule") || !covers.is_empty();
    Some(Speech { clause: index, speaker, addressee, via, covers, action, reports })
}

/// "TASS, quoting Diaz, said", "Citing Diaz, TASS said": whose words a reporting clause passes on.
fn cited(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Option<ActorId> {
    let near = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
    near.into_iter().find_map(|at| {
        let clause = parsed.clauses.get(at).filter(|clause| clause.link == Link::Participial)?;
        let group = parsed.group(clause)?;
        let quotes = group.gerund() && LEXICON.is(Class::Quoting, group.verb);
        first_named(parsed, parsed.object(clause).filter(|_| quotes)?, focus)
    })
}

/// "was quoted as saying by Interfax": who quoted the speaker.
fn quoted_by(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Option<ActorId> {
    let clause = parsed.clauses.get(index)?;
    let quoting = parsed.group(parsed.clauses.get(clause.parent?)?)?;
    let passive = quoting.passive && LEXICON.is(Class::Quoting, quoting.verb);
    let mut tail = clause.tail.clone().filter(|_| passive);
    let by = tail.find(|at| parsed.preposition(*at) == Some("by"))?;
    first_named(parsed, by, focus)
}

/// The phrase that names to whom: "told Blinken", "mentioned this to Blinken", "asked by Vesti".
fn addressee(parsed: &Parsed<'_>, clause: &Clause, verb: &str) -> Option<usize> {
    let object = parsed.object(clause).filter(|_| LEXICON.is(Class::Addressing, verb));
    let to = |at: &usize| {
        let cites = || {
            parsed.word(parsed.chunks.get(at - 1).map_or(0, Chunk::start).max(1) - 1) == "according"
        };
        parsed.preposition(*at) == Some("to")
            && !cites()
            && parsed.chunks.get(*at).is_some_and(|chunk| chunk.phrase().is_some())
    };
    object.or_else(|| clause.tail.clone().find(to))
}

/// The actor that a phrase names, or what follows it up to a pause ("Secretary of State [John] Hay").
fn first_named(parsed: &Parsed<'_>, at: usize, focus: &Focus) -> Option<ActorId> {
    let name = (at..parsed.chunks.len()).take_while(|at| match parsed.chunks.get(*at) {
        Some(Chunk::Preposition(token)) => parsed.word(*token) == "of",
        Some(Chunk::Break(token)) => matches!(parsed.word(*token), "[" | "]"),
        Some(chunk) => chunk.phrase().is_some(),
        None => false,
    });
    name.into_iter().find_map(|at| named(parsed, at, focus).into_iter().next())
}

/// Whether an actor is who speaks, and not the state or body of somebody unnamed.
fn answers(parsed: &Parsed<'_>, index: usize, speaker: &ActorId) -> bool {
    let person = parsed.actor(speaker).is_some_and(|actor| actor.kind == ActorKind::Person);
    let Some(clause) = parsed.clauses.get(index) else { return true };
    let pause = clause.verb.checked_sub(1).and_then(|at| parsed.chunks.get(at));
    let behind = Some(clause.verb + 1).filter(|_| pause.is_some_and(Chunk::is_pause));
    person || !behind.or(clause.subject).is_some_and(|at| speaks_for_nobody(parsed, at))
}

/// The subject; or, behind a comma or quotation mark, the phrase behind the verb ("said Lavrov").
fn speaker(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Option<ActorId> {
    let clause = parsed.clauses.get(index)?;
    let behind_pause = clause
        .verb
        .checked_sub(1)
        .and_then(|at| parsed.chunks.get(at))
        .is_some_and(Chunk::is_pause);
    let told = parsed.group(clause).is_some_and(|group| LEXICON.is(Class::Addressing, group.verb));
    let spoken_to =
        parsed.group(clause).is_some_and(|group| LEXICON.is(Class::SpokenTo, group.verb));
    let inverted = parsed.object(clause).filter(|_| behind_pause && !spoken_to && !told);
    if let Some(at) = inverted {
        return named(parsed, at, focus).into_iter().next();
    }
    // "he said" goes on with the speaker before.
    let subject = clause.subject.and_then(|at| parsed.chunks.get(at)?.phrase());
    let called = subject.and_then(|phrase| Sex::of_pronoun(parsed.word(phrase.head)));
    let fits = |id: &ActorId| {
        let person = parsed.actor(id).filter(|actor| actor.kind == ActorKind::Person);
        person.is_some_and(|person| Sex::of(person).is_none_or(|sex| Some(sex) == called))
    };
    // "A trader shrugged: "...," he said."
    let mut before = parsed.clauses.iter().take(index).filter_map(|clause| clause.subject);
    if called.is_some() && before.any(|at| stranger(parsed, at)) {
        return None;
    }
    // "Diaz said no. Lagos protested. He said": who acted last speaks.
    let acted = focus.persons.last().filter(|_| !focus.stranger && !parsed.is_quoted(index));
    // "When Diaz bought the house, he thought": who acts in the sentence before.
    let own = |clause: &Clause| matches!(clause.link, Link::Main | Link::Adverbial);
    let here = |at: &usize| parsed.is_quoted(*at) == parsed.is_quoted(index);
    let earlier = (0..index).filter(here).filter_map(|at| parsed.clauses.get(at));
    let earlier = earlier.filter(|clause| own(clause));
    let earlier = earlier.filter_map(|clause| clause.subject).filter(|_| called.is_some());
    let mut earlier = earlier.filter_map(|at| named(parsed, at, focus).into_iter().find(fits));
    if let Some(person) = earlier.next() {
        return Some(person);
    }
    // "“He told me he would go,” Diaz said": in her words he is somebody else.
    let before = focus.speaker.clone().filter(|_| focus.voice != Voice::Quoted && !focus.stranger);
    let same = acted.filter(|id| fits(id)).cloned().or(before);
    let same = same.filter(|id| called.is_some() && fits(id));
    same.or_else(|| source(parsed, index, focus).into_iter().next())
}

/// What is covered: the clauses behind, or those before if the reporting clause comes last.
fn covered(parsed: &Parsed<'_>, index: usize) -> Vec<usize> {
    let last = parsed.clauses.len();
    let verb = parsed.clauses.get(index).and_then(|clause| parsed.group(clause));
    if verb.is_some_and(|group| LEXICON.is(Class::SpokenTo, group.verb)) {
        return Vec::new();
    }
    let content = parsed.clauses.get(index + 1).is_some_and(|next| next.link == Link::Content);
    // "..., Diaz was quoted as saying": the pause stands before the quoting verb.
    let quoting = index.checked_sub(1).filter(|before| {
        let group = parsed.clauses.get(*before).and_then(|clause| parsed.group(clause));
        group.is_some_and(|group| group.passive && LEXICON.is(Class::Quoting, group.verb))
    });
    let index = quoting.filter(|_| !content).unwrap_or(index);
    let last = first_behind_semicolon(parsed, index).unwrap_or(last);
    let clause = parsed.clauses.get(index);
    let behind_pause = clause.is_some_and(|clause| {
        let first = clause.start;
        index > 0 && parsed.chunks.get(first).is_some_and(Chunk::is_pause)
    });
    let next_pause = clause.is_some_and(|clause| {
        clause.tail.clone().any(|at| matches!(parsed.chunks.get(at), Some(Chunk::Quote(_))))
    });
    if content || (index == 0 && (next_pause || last > 1)) {
        let own = |at: &usize| parsed.is_quoted(*at) || !takes_up_a_charge(parsed, *at);
        (index + 1..last).filter(own).collect()
    } else if behind_pause && !asked_before(parsed) {
        (0..index).collect()
    } else {
        Vec::new()
    }
}

/// "..., a charge that Chad denies": whether a clause hangs on a claim that the writer takes up.
fn takes_up_a_charge(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let near = clause.subject.into_iter().chain(clause.start.checked_sub(1)).chain([clause.start]);
    near.into_iter().any(|at| {
        let comma = at.checked_sub(1).and_then(|at| parsed.chunks.get(at));
        let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
        matches!(comma, Some(Chunk::Comma(_)))
            && phrase.is_some_and(|phrase| {
                parsed.is(Class::Indefinite, phrase.tokens.start)
                    && phrase.tokens.clone().any(|token| parsed.is(Class::Charges, token))
            })
    })
}

/// "Chad says it left; Niger wants more": the first clause behind the mark, which somebody else tells.
fn first_behind_semicolon(parsed: &Parsed<'_>, index: usize) -> Option<usize> {
    let verb = parsed.clauses.get(index)?.verb;
    let mark = (verb..parsed.chunks.len()).find(|at| {
        matches!(parsed.chunks.get(*at), Some(Chunk::Break(token))
            if parsed.word(*token) == ";" && !parsed.quoted_at(*token))
    })?;
    parsed.clauses.iter().position(|clause| clause.verb > mark)
}

/// "Asked whether he would go, Diaz said no": the sentence opens with what the speaker was asked.
fn asked_before(parsed: &Parsed<'_>) -> bool {
    let opens = parsed.chunks.first().and_then(Chunk::group);
    opens.is_some_and(|group| {
        group.bare_past() && matches!(group.verb, "ask" | "question" | "press")
    })
}
