//! Whether a clause tells what did not come about: doubted, asked, only thought of.
//!
//! "not", "will" and "would have" inside the verb itself are read in `syntax` and `meaning`.

mod asked_for;
mod turned;
pub(super) mod unsaid;

use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::meaning::Meaning;
use crate::annotate::events::roles::causer;
use crate::annotate::events::syntax::chunks::{Chunk, Group, Modality};
use crate::annotate::events::syntax::clauses::{Clause, Link};
use crate::annotate::events::syntax::parse::Parsed;
use crate::document::Realis;
use asked_for::asked_for;
use turned::denied_before;
use unsaid::unsaid;

/// Whether the clause at `index`, or one that it hangs on, is told as not so.
pub(super) fn unreal(parsed: &Parsed<'_>, index: usize) -> bool {
    let mut at = Some(index);
    while let Some(index) = at {
        let Some(clause) = parsed.clauses.get(index) else { return false };
        if doubted(parsed, index)
            || inverted(parsed, index)
            || neither(parsed, index)
            || denied_before(parsed, index)
            || unsaid(parsed, index)
        {
            return true;
        }
        at = match clause.link {
            Link::Content | Link::Joined => clause.parent,
            _ => None,
        };
    }
    asked(parsed, index)
        || asked_for(parsed, index)
        || invented(parsed, index)
        || of_others(parsed, index)
        || corrected(parsed, index)
}

/// "would have the envoy expelled", "wants to have him expelled": what somebody means to have done;
/// `None` if that is open.
pub(super) fn caused(parsed: &Parsed<'_>, index: usize, act: Meaning) -> Option<Meaning> {
    if causer(parsed, index).is_none() {
        return Some(act);
    }
    let having = index.checked_sub(1).and_then(|at| parsed.clauses.get(at));
    let having = having.and_then(|clause| parsed.group(clause))?;
    match having.modality {
        Modality::Plain if !having.infinitive() => Some(act),
        Modality::Plain | Modality::Future => Some(Meaning { realis: Realis::Planned, ..act }),
        _ => None,
    }
}

/// "Correction: we wrote that ...", "an earlier version said that ...": what is put right there was
/// not so.
fn corrected(parsed: &Parsed<'_>, index: usize) -> bool {
    let first = parsed.sentence.tokens.start;
    let headed = parsed.is(Class::Corrections, first) && parsed.word(first + 1) == ":";
    let version = |clause: &Clause| {
        let phrase = clause.subject.and_then(|at| parsed.chunks.get(at)?.phrase());
        phrase.is_some_and(|phrase| {
            let mut words = phrase.tokens.clone();
            words.any(|token| parsed.is(Class::Corrections, token)) && !phrase.pronoun
        })
    };
    let clause = parsed.clauses.get(index).filter(|clause| clause.link == Link::Content);
    let parent = clause.and_then(|clause| parsed.clauses.get(clause.parent?));
    headed && clause.is_some() || parent.is_some_and(version)
}

/// "it is not Chad that sends them": who is said not to be the one.
fn of_others(parsed: &Parsed<'_>, index: usize) -> bool {
    let clause = parsed.clauses.get(index).filter(|clause| clause.link == Link::Relative);
    let governing = clause.and_then(|clause| parsed.clauses.get(clause.parent?));
    let Some((clause, governing)) = clause.zip(governing) else { return false };
    let it = governing.subject.and_then(|at| parsed.chunks.get(at)?.phrase());
    let it = it.is_some_and(|phrase| parsed.word(phrase.head) == "it");
    let not = parsed.group(governing).is_some_and(|group| group.verb == "be" && group.negated);
    it && not && clause.subject == Some(governing.verb + 1)
}

/// "In a novel, ...", "the film shows how ...": what is told in fiction did not take place.
fn invented(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let fiction = |at: usize| {
        let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
        phrase.is_some_and(|phrase| parsed.is(Class::Fiction, phrase.head))
    };
    let opens =
        (0..clause.verb.min(4)).any(|at| fiction(at) && parsed.preposition(at) == Some("in"));
    // "The film shows how": "shows" may pass for a noun.
    let told = matches!(parsed.chunks.get(1), Some(Chunk::Linker(_)));
    let first = parsed.chunks.first().and_then(Chunk::phrase).filter(|_| told);
    let told =
        first.is_some_and(|p| p.tokens.clone().any(|token| parsed.is(Class::Fiction, token)));
    let shown = told
        || parsed.clauses.iter().take(index + 1).any(|shows| shows.subject.is_some_and(fiction));
    opens || shown
}

/// "rumours that ...", "no evidence that ...", "it is not true that ...", "denied that ...".
fn doubted(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    if by_nobody(parsed, clause) || denied_bare(parsed, index) {
        return true;
    }
    let Some(Chunk::Linker(token)) = parsed.chunks.get(clause.start) else { return false };
    match parsed.word(*token) {
        "whether" => return true,
        "that" => {}
        _ => return false,
    }
    let before = clause.start.checked_sub(1).and_then(|at| parsed.chunks.get(at));
    if let Some(phrase) = before.and_then(Chunk::phrase) {
        // "Few believe": what looks like a noun is the verb.
        let verb = LEXICON.verb(parsed.word(phrase.head)).map_or("", |(verb, _)| verb);
        if parsed.word(phrase.tokens.start) == "few" && LEXICON.is(Class::Telling, verb) {
            return true;
        }
        let none =
            parsed.is(Class::Nobody, phrase.tokens.start) || contrary(parsed, phrase.tokens.start);
        let evidence = parsed.is(Class::Evidence, phrase.head);
        if evidence && false_after(parsed, index) {
            return true;
        }
        if parsed.is(Class::Doubtful, phrase.head) || (none && evidence) {
            return true;
        }
    }
    let report = |clause: &Clause| {
        let subject = clause.subject.and_then(|at| parsed.chunks.get(at)?.phrase());
        subject.is_some_and(|phrase| parsed.is(Class::Evidence, phrase.head))
    };
    if parsed.clauses.iter().skip(index + 1).any(report) && false_after(parsed, index) {
        return true;
    }
    let Some(governing) = clause.parent.and_then(|at| parsed.clauses.get(at)) else { return false };
    let Some(group) = parsed.group(governing) else { return false };
    let adjective = token.checked_sub(1).map_or("", |at| parsed.word(at));
    let untrue = group.verb == "be" && (group.negated || LEXICON.is(Class::Untrue, adjective));
    // "Rumour has it that".
    let subject = governing.subject.and_then(|at| parsed.chunks.get(at)?.phrase());
    let rumour = subject.is_some_and(|phrase| parsed.is(Class::Doubtful, phrase.head));
    if rumour && group.verb == "have" {
        return true;
    }
    // "withdrew its report that".
    let report = before.and_then(Chunk::phrase);
    let report = report.is_some_and(|phrase| parsed.is(Class::Evidence, phrase.head));
    let taken_back = report && LEXICON.is(Class::TakingBack, group.verb);
    let rumoured = parsed.is(Class::Rumoured, token.saturating_sub(1))
        || parsed.is(Class::Rumoured, group.head);
    untrue || taken_back || rumoured || LEXICON.is(Class::Denying, group.verb)
}

/// "denied it had attacked": what "that" would open, too.
fn denied_bare(parsed: &Parsed<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|at| parsed.clauses.get(at));
    let (Some(before), Some(clause)) = (before, parsed.clauses.get(index)) else { return false };
    let denies = parsed.group(before).is_some_and(|group| LEXICON.is(Class::Denying, group.verb));
    let finite = parsed.group(clause).is_some_and(|g| !g.infinitive() && !g.gerund());
    denies && finite && clause.subject == Some(before.verb + 1) && clause.verb > before.verb + 1
}

/// "Few believe that Chad attacked": what hardly anybody holds.
fn by_nobody(parsed: &Parsed<'_>, clause: &Clause) -> bool {
    let holding = clause.parent.and_then(|at| parsed.clauses.get(at));
    let holding = holding.filter(|_| clause.link == Link::Content);
    let subject = holding.and_then(|holding| parsed.chunks.get(holding.subject?)?.phrase());
    let verb = holding.and_then(|holding| parsed.group(holding));
    let before = verb.and_then(|group| group.tokens.start.checked_sub(1));
    let first = subject.map(|phrase| phrase.tokens.start).or(before);
    let holds = verb.is_some_and(|group| {
        !group.negated && LEXICON.is(Class::Telling, group.verb) && !group.infinitive()
    });
    holds
        && first.is_some_and(|first| parsed.is(Class::Nobody, first) || parsed.word(first) == "few")
}

/// "Reports that Chad had left were false.", "wrote that Chad had left, but the report was denied":
/// what is told of a report behind the clause.
fn false_after(parsed: &Parsed<'_>, index: usize) -> bool {
    parsed.clauses.iter().skip(index + 1).any(|clause| {
        let Some(group) = parsed.group(clause) else { return false };
        let untrue = [Class::Untrue, Class::Retracting].into_iter();
        // "is false", "is a lie".
        let near = group.tokens.end..group.tokens.end + 2;
        let untrue = untrue.into_iter().any(|class| near.clone().any(|at| parsed.is(class, at)));
        let be = matches!(group.verb, "be" | "prove") && untrue && !group.negated;
        be || group.passive && LEXICON.is(Class::Denying, group.verb)
    })
}

/// "contrary to reports".
fn contrary(parsed: &Parsed<'_>, token: usize) -> bool {
    token.checked_sub(2).is_some_and(|at| parsed.word(at) == "contrary")
}

/// "Had Norway signed, ...": the auxiliary before its subject.
fn inverted(parsed: &Parsed<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|at| parsed.clauses.get(at));
    let (Some(before), Some(clause)) = (before, parsed.clauses.get(index)) else { return false };
    let Some(group) = parsed.group(before) else { return false };
    let opens = before.verb.checked_sub(1).and_then(|at| parsed.chunks.get(at));
    let alone = group.tokens.len() == 1
        && matches!(parsed.word(group.head), "had" | "were" | "should")
        && opens.is_none_or(Chunk::is_pause);
    alone && clause.verb == before.verb + 2 && parsed.group(clause).is_some_and(Group::bare_past)
}

/// "neither signed nor left", "Nor did it sign".
fn neither(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let nor = |at: usize| match parsed.chunks.get(at) {
        Some(Chunk::Join(token)) => parsed.word(*token) == "nor",
        _ => false,
    };
    let helped = index.checked_sub(1).and_then(|at| parsed.clauses.get(at));
    let helped = helped.filter(|before| {
        before.verb + 2 == clause.verb && parsed.group(before).is_some_and(|g| g.verb == "do")
    });
    (clause.start..clause.verb).any(nor)
        || helped.is_some_and(|before| before.verb > 0 && nor(before.verb - 1))
}

/// Whether the clause asks something: a question states nothing.
fn asked(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let tokens = parsed.sentence.tokens.clone();
    let Some(mark) = tokens.rev().take(3).find(|at| parsed.word(*at) == "?") else { return false };
    let turned = |chunk: &Chunk| match chunk {
        Chunk::Break(token) => matches!(parsed.word(*token), ";" | ":" | "–" | "—"),
        Chunk::Join(token) => parsed.word(*token) == "but",
        _ => false,
    };
    let told_before = parsed.chunks.iter().skip(clause.verb).any(turned);
    parsed.quoted_at(mark) == parsed.is_quoted(index) && !told_before
}
