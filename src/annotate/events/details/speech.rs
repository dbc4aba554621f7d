//! Who says what a sentence tells: reporting clauses and what they cover.
//!
//! The quotations themselves, with their marks, are found in `quotes`.

use crate::annotate::events::chunks::Chunk;
use crate::annotate::events::clauses::Link;
use crate::annotate::events::coder::is_saying;
use crate::annotate::events::lexicon::LEXICON;
use crate::annotate::events::parse::Parsed;
use crate::annotate::events::roles::{Focus, named, source};
use crate::document::{ActorId, EventClass};

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

/// Finds the reporting clauses of a sentence.
pub(in crate::annotate) fn speeches(parsed: &Parsed<'_>, focus: &Focus) -> Vec<Speech> {
    let mut found: Vec<Speech> = Vec::new();
    for index in (0..parsed.clauses.len()).filter(|index| is_saying(parsed, *index)) {
        let taken = found.iter().any(|speech| speech.covers.contains(&index));
        if let Some(speech) = read(parsed, index, focus).filter(|_| !taken) {
            found.push(speech);
        }
    }
    found
}

fn read(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Option<Speech> {
    let clause = parsed.clauses.get(index)?;
    let group = parsed.group(clause)?;
    if group.negated || group.infinitive() || clause.link == Link::Condition {
        return None;
    }
    let entries = LEXICON.entries(group.verb);
    let action = entries.iter().find(|entry| entry.class == EventClass::Statement)?.action;
    let speaker = speaker(parsed, index, focus);
    let quoted =
        (group.verb == "quote" || group.verb == "cite").then(|| parsed.object(clause)).flatten();
    let (speaker, via) = match quoted.map(|at| named(parsed, at, focus)) {
        Some(said_by) if !said_by.is_empty() => (said_by.into_iter().next(), speaker),
        _ => (speaker, None),
    };
    let addressee = parsed
        .object(clause)
        .filter(|_| group.verb == "tell" || group.verb == "inform")
        .and_then(|at| named(parsed, at, focus).into_iter().next());
    let covers = covered(parsed, index);
    let reports = !matches!(group.verb, "believe" | "think" | "hope") || !covers.is_empty();
    Some(Speech { clause: index, speaker, addressee, via, covers, action, reports })
}

/// The subject; or, behind a comma or quotation mark, the phrase behind the verb ("said Lavrov").
fn speaker(parsed: &Parsed<'_>, index: usize, focus: &Focus) -> Option<ActorId> {
    let clause = parsed.clauses.get(index)?;
    let behind_pause = clause
        .verb
        .checked_sub(1)
        .and_then(|at| parsed.chunks.get(at))
        .is_some_and(Chunk::is_pause);
    let inverted = parsed.object(clause).filter(|_| behind_pause);
    if let Some(at) = inverted {
        return named(parsed, at, focus).into_iter().next();
    }
    // "he said" goes on with the speaker before.
    let subject = clause.subject.and_then(|at| parsed.chunks.get(at)?.phrase());
    let pronoun = subject.is_some_and(|phrase| matches!(parsed.word(phrase.head), "he" | "she"));
    let same = focus.speaker.clone().filter(|id| pronoun && id.as_str().starts_with("per:"));
    same.or_else(|| source(parsed, index, focus).into_iter().next())
}

/// What is covered: the clauses behind, or those before if the reporting clause comes last.
fn covered(parsed: &Parsed<'_>, index: usize) -> Vec<usize> {
    let last = parsed.clauses.len();
    let content = parsed.clauses.get(index + 1).is_some_and(|next| next.link == Link::Content);
    let clause = parsed.clauses.get(index);
    let behind_pause = clause.is_some_and(|clause| {
        let first = clause.start;
        index > 0 && parsed.chunks.get(first).is_some_and(Chunk::is_pause)
    });
    let next_pause = clause.is_some_and(|clause| {
        clause.tail.clone().any(|at| matches!(parsed.chunks.get(at), Some(Chunk::Quote(_))))
    });
    if content || (index == 0 && (next_pause || last > 1)) {
        (index + 1..last).collect()
    } else if behind_pause {
        (0..index).collect()
    } else {
        Vec::new()
    }
}
