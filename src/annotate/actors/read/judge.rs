//! Judges what kind of name each candidate is, by what it is made of and what stands around it.
//!
//! Evidence for one name is added up over the whole article, so that a clear place decides a dim one.

use foldhash::{HashMap, HashSet};

use super::around::surroundings;
use super::evidence::{
    BODY, CLEAR, ENOUGH, FAIR, OTHER, PERSON, PLACE, SLIGHT, STRONG, Scores, top,
};
use super::galley::Galley;
use super::language::{foreign, is_of_other_letters};
use super::lines::told_by_line;
use super::scan::Candidate;
use super::shape::shape;
use crate::annotate::actors::gazetteer::{Classes, Meaning};
use crate::annotate::actors::likeness::broad;
use crate::annotate::actors::names;
use crate::document::MentionKind;
use crate::text::fold;

/// What was decided of one candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// The kind of name.
    pub kind: MentionKind,
    /// Name of the rule that decided.
    pub rule: &'static str,
}

/// Judges all candidates; `None` is no name.
pub(crate) fn judge(galley: &Galley<'_>, candidates: &[Candidate]) -> Vec<Option<Verdict>> {
    let keys: Vec<&[u32]> = candidates.iter().map(|c| galley.spelt(c.tokens.clone())).collect();
    let own: Vec<(Scores, &'static str)> =
        candidates.iter().map(|candidate| shape(galley, candidate)).collect();
    let mut sums: HashMap<&[u32], Scores> = HashMap::default();
    // Names beside which something stands that hardly stands beside another than a person.
    let mut persons: HashSet<&[u32]> = HashSet::default();
    for ((candidate, key), (shape, _)) in candidates.iter().zip(&keys).zip(&own) {
        let around = surroundings(galley, candidate);
        let fresh = !sums.contains_key(key);
        if around[PERSON] >= FAIR {
            persons.insert(key);
        }
        let sum = sums.entry(*key).or_default();
        for at in 0..4 {
            sum[at] += around[at] + if fresh { shape[at] } else { 0.0 };
        }
    }
    inherit(galley, candidates, &keys, (&mut sums, &mut persons));
    let all = candidates.iter().zip(&keys).zip(&own);
    let verdicts = all.map(|((candidate, key), (_, rule))| {
        let scores = sums.get(key).copied().unwrap_or_default();
        let verdict = decide(galley, candidate, scores, rule)?;
        let alone = verdict.kind == MentionKind::Person
            && scores[PERSON] < STRONG
            && !persons.contains(key)
            && stranger(galley, candidate);
        Some(if alone { Verdict { kind: MentionKind::Other, rule: UNKNOWN } } else { verdict })
    });
    let mut verdicts: Vec<Option<Verdict>> = verdicts.collect();
    for at in 1..verdicts.len() {
        if let Some(kind) = listed_with(galley, candidates, &verdicts, at) {
            verdicts[at] = Some(Verdict { kind, rule: "list" });
        }
    }
    drop_unsure(galley, candidates, &mut verdicts);
    verdicts
}

/// Takes back what was decided by marks of English text where the text is not English: only what is
/// known beforehand is a name there.
fn drop_unsure(galley: &Galley<'_>, candidates: &[Candidate], verdicts: &mut [Option<Verdict>]) {
    let foreign = foreign(galley);
    let all = candidates.iter().zip(verdicts).filter(|(candidate, _)| candidate.known.is_none());
    for (candidate, verdict) in all {
        let name = galley.lexed.cover(candidate.tokens.clone()).of(galley.lexed.text());
        if foreign.get(candidate.sentence) == Some(&true) || is_of_other_letters(name) {
            *verdict = None;
        }
    }
}

/// A name of which nothing tells what it names.
const UNKNOWN: &str = "unknown name";

/// Whether a name is one word of which nothing is known but its capital.
fn stranger(galley: &Galley<'_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.start;
    let name = Classes::GIVEN.or(Classes::SURNAME).or(Classes::HOLDER).or(Classes::FAMILY);
    candidate.tokens.len() == 1
        && candidate.known.is_none()
        && candidate.title.is_empty()
        && !galley.is(at, name)
        && !galley.told_elsewhere(at)
}

/// The kind of the name that an unknown one is listed behind: "Kramatorsk and Lyman".
fn listed_with(
    galley: &Galley<'_>,
    candidates: &[Candidate],
    verdicts: &[Option<Verdict>],
    at: usize,
) -> Option<MentionKind> {
    verdicts.get(at)?.filter(|verdict| verdict.rule == UNKNOWN)?;
    let (before, own) = (candidates.get(at - 1)?, candidates.get(at)?);
    let joint = before.tokens.end;
    let joined = joint + 1 == own.tokens.start && matches!(galley.folded(joint), "and" | "or");
    let kind = verdicts.get(at - 1)?.filter(|verdict| verdict.rule != UNKNOWN)?.kind;
    (joined && kind != MentionKind::Other).then_some(kind)
}

/// Shorter surnames have no second transliteration worth looking for.
const VARIED: usize = 6;

/// "Petrovskii" behind "Ivan Petrovsky": another transliteration of the same name.
fn varies(galley: &Galley<'_>, candidate: &Candidate, surnames: &HashSet<String>) -> bool {
    let first = candidate.tokens.start;
    let word = galley.lexed.cover(candidate.tokens.clone()).of(galley.lexed.text());
    let met = || {
        let word = fold(word);
        let broad = broad(&word);
        surnames.contains(&names::key(&word))
            || !broad.is_empty() && surnames.contains(&marked(broad))
    };
    candidate.known.is_none()
        && word.len() >= VARIED
        && !word.contains(char::is_whitespace)
        && !galley.is(first, Classes::COMMON)
        && !surnames.is_empty()
        && met()
}

/// The broad key of a surname as it stands beside the narrower ones.
fn marked(broad: String) -> String {
    broad + "~"
}

/// What a short name inherits from the long names that it ends or begins.
fn inherit<'k>(
    galley: &'k Galley<'_>,
    all: &[Candidate],
    keys: &[&'k [u32]],
    (sums, persons): (&mut HashMap<&'k [u32], Scores>, &mut HashSet<&'k [u32]>),
) {
    let mut parts: HashMap<&[u32], Scores> = HashMap::default();
    let mut surnames: HashSet<String> = HashSet::default();
    for (candidate, key) in all.iter().zip(keys) {
        let long = candidate.tokens.len() > 1;
        let scores = sums.get(key).copied().unwrap_or_default();
        let (kind, best) = top(&scores);
        let (first, last) = (candidate.tokens.start, candidate.tokens.end - 1);
        if long && kind == PERSON {
            persons.extend([galley.spelt(last..last + 1), galley.spelt(first..first + 1)]);
            if best < ENOUGH {
                parts.entry(galley.spelt(last..last + 1)).or_default()[PERSON] += FAIR;
            }
        }
        if !long || best < ENOUGH {
            continue;
        }
        if kind == OTHER && galley.is(first, Classes::STORM) {
            parts.entry(galley.spelt(last..last + 1)).or_default()[OTHER] += STRONG;
        } else if kind == PERSON {
            parts.entry(galley.spelt(last..last + 1)).or_default()[PERSON] += STRONG;
            let surname = galley.folded(last);
            surnames.insert(names::key(surname));
            surnames.extend(Some(broad(surname)).filter(|key| !key.is_empty()).map(marked));
            if last > first + 1 && galley.is(last - 1, Classes::PARTICLE) {
                parts.entry(galley.spelt(last - 1..last + 1)).or_default()[PERSON] += STRONG;
            }
            if last == first + 2 && galley.capital(first + 1) {
                // "Faki" of "Moussa Faki Mahamat"
                let middle = galley.spelt(first + 1..last);
                persons.insert(middle);
                parts.entry(middle).or_default()[PERSON] += FAIR;
            }
            parts.entry(galley.spelt(first..first + 1)).or_default()[PERSON] +=
                if galley.is(first, Classes::FAMILY) { STRONG } else { FAIR };
        } else if kind == BODY && candidate.known.is_none() && !galley.is(first, Classes::COMMON) {
            parts.entry(galley.spelt(first..first + 1)).or_default()[BODY] += SLIGHT;
            if last > first + 1 && galley.is(last, Classes::ORG_HEAD) {
                parts.entry(galley.spelt(first..last)).or_default()[BODY] += CLEAR;
            }
        }
    }
    for candidate in all.iter().filter(|candidate| varies(galley, candidate, &surnames)) {
        let spelt = galley.spelt(candidate.tokens.clone());
        if !parts.contains_key(spelt) {
            parts.entry(spelt).or_default()[PERSON] += STRONG;
        }
    }
    for (key, extra) in parts {
        if extra[PERSON] > 0.0 {
            persons.insert(key);
        }
        add(sums, key, extra);
    }
}

/// Adds what a name inherits, within bounds.
fn add(sums: &mut HashMap<&[u32], Scores>, key: &[u32], extra: Scores) {
    if let Some(sum) = sums.get_mut(key) {
        for at in 0..4 {
            sum[at] += extra[at].min(4.0);
        }
    }
}

fn decide(
    galley: &Galley<'_>,
    candidate: &Candidate,
    scores: Scores,
    rule: &'static str,
) -> Option<Verdict> {
    let (kind, score) = top(&scores);
    if let Some(verdict) = told_by_line(galley, candidate) {
        return Some(verdict);
    }
    if !candidate.tokens.clone().any(|at| galley.capital(at)) && candidate.known.is_none() {
        return None;
    }
    let single = candidate.tokens.len() == 1;
    let first = candidate.tokens.start;
    let place = matches!(
        candidate.known,
        Some(Meaning::Place(_) | Meaning::Capital(_) | Meaning::Country(_))
    );
    if place && kind == PERSON && first > 0 && matches!(galley.folded(first - 1), "in" | "near") {
        return Some(Verdict { kind: MentionKind::Location, rule: "place" });
    }
    // A part of the world stands for nobody who sits there.
    if matches!(candidate.known, Some(Meaning::Place(None))) && matches!(kind, PERSON | BODY) {
        return Some(Verdict { kind: MentionKind::Location, rule: "place" });
    }
    let word = single && candidate.known.is_none() && galley.is(first, Classes::COMMON);
    let free = galley.habits(first).capital == 0;
    let needed = match (candidate.doubtful && free, word) {
        (true, true) => 3.0,
        (false, true) => 1.5,
        (true, false) if single => ENOUGH,
        (true, false) => 0.6,
        // A capital inside a sentence is a name; what kind is the only question.
        (false, false) => 0.3,
    };
    let kind = match kind {
        _ if score < needed => return None,
        PERSON => MentionKind::Person,
        BODY => MentionKind::Organisation,
        PLACE => MentionKind::Location,
        _ => MentionKind::Other,
    };
    Some(Verdict { kind, rule })
}
