//! Judges what kind of name each candidate is, by what it is made of and what stands around it.
//!
//! Evidence for one name is added up over the whole article, so that a clear place decides a dim one.

use std::ops::Range;

use foldhash::HashMap;

use super::galley::Galley;
use super::scan::Candidate;
use crate::annotate::actors::gazetteer::Classes;
use crate::annotate::actors::gazetteer::Meaning;
use crate::document::MentionKind;

/// Evidence for each kind, in the order person, organisation, place, other.
type Scores = [f32; 4];

const PERSON: usize = 0;
const BODY: usize = 1;
const PLACE: usize = 2;
const OTHER: usize = 3;

/// Evidence that is needed to call a word a name of some kind; measured on encyclopedia text.
const ENOUGH: f32 = 1.0;

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
    for ((candidate, key), (shape, _)) in candidates.iter().zip(&keys).zip(&own) {
        let around = surroundings(galley, candidate);
        let fresh = !sums.contains_key(key);
        let sum = sums.entry(*key).or_default();
        for at in 0..4 {
            sum[at] += around[at] + if fresh { shape[at] } else { 0.0 };
        }
    }
    inherit(galley, candidates, &keys, &mut sums);
    candidates
        .iter()
        .zip(&keys)
        .zip(&own)
        .map(|((candidate, key), (_, rule))| {
            let scores = sums.get(key).copied().unwrap_or_default();
            decide(galley, candidate, scores, rule)
        })
        .collect()
}

/// What a short name inherits from the long names that it ends or begins.
fn inherit(
    galley: &Galley<'_>,
    all: &[Candidate],
    keys: &[&[u32]],
    sums: &mut HashMap<&[u32], Scores>,
) {
    let mut parts: HashMap<&[u32], Scores> = HashMap::default();
    for (candidate, key) in all.iter().zip(keys) {
        let long = candidate.tokens.len() > 1;
        let scores = sums.get(key).copied().unwrap_or_default();
        let (kind, best) = top(&scores);
        if !long || best < ENOUGH {
            continue;
        }
        let (first, last) = (candidate.tokens.start, candidate.tokens.end - 1);
        if kind == PERSON {
            parts.entry(galley.spelt(last..last + 1)).or_default()[PERSON] += 3.0;
            parts.entry(galley.spelt(first..first + 1)).or_default()[PERSON] += 1.5;
        } else if kind == BODY && candidate.known.is_none() && !galley.is(first, Classes::COMMON) {
            parts.entry(galley.spelt(first..first + 1)).or_default()[BODY] += 0.8;
        }
    }
    for (key, extra) in parts {
        if let Some(sum) = sums.get_mut(key) {
            for at in 0..4 {
                sum[at] += extra[at].min(4.0);
            }
        }
    }
}

fn top(scores: &Scores) -> (usize, f32) {
    let mut best = (OTHER, scores[OTHER]);
    for (at, score) in scores.iter().enumerate() {
        if *score > best.1 {
            best = (at, *score);
        }
    }
    best
}

fn decide(
    galley: &Galley<'_>,
    candidate: &Candidate,
    scores: Scores,
    rule: &'static str,
) -> Option<Verdict> {
    let (kind, score) = top(&scores);
    if matches!(candidate.known, Some(Meaning::Place(_) | Meaning::Capital(_)))
        && in_results(galley, candidate)
    {
        return Some(Verdict { kind: MentionKind::Organisation, rule: "line of results" });
    }
    let single = candidate.tokens.len() == 1;
    let first = candidate.tokens.start;
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

/// Evidence from the words of the name itself, and the rule that it comes from.
fn shape(galley: &Galley<'_>, candidate: &Candidate) -> (Scores, &'static str) {
    let mut scores = [0.0; 4];
    if let Some(meaning) = candidate.known {
        let rule = known(galley, candidate, meaning, &mut scores);
        return (scores, rule);
    }
    let tokens = candidate.tokens.clone();
    let rule = heads(galley, tokens.clone(), &mut scores)
        .or_else(|| person(galley, tokens.clone(), &mut scores))
        .unwrap_or_else(|| unknown(galley, tokens, &mut scores));
    (scores, rule)
}

fn known(
    galley: &Galley<'_>,
    candidate: &Candidate,
    meaning: Meaning,
    scores: &mut Scores,
) -> &'static str {
    let first = candidate.tokens.start;
    let single = candidate.tokens.len() == 1;
    let named = single && galley.is(first, Classes::GIVEN);
    match meaning {
        Meaning::Country(_) => {
            scores[PLACE] += 5.0;
            "country"
        }
        Meaning::Capital(_) | Meaning::Place(_) => {
            scores[PLACE] += if named {
                2.0
            } else if single && galley.is(first, Classes::SURNAME) {
                2.4
            } else {
                3.5
            };
            "place"
        }
        Meaning::Adjective(_) | Meaning::People(_) | Meaning::Nation => {
            scores[OTHER] += 5.0;
            "nationality"
        }
        Meaning::Body(_) => {
            scores[BODY] += 5.0;
            "known body"
        }
        Meaning::Plain => {
            scores[BODY] += if single && galley.is(first, Classes::COMMON.or(Classes::SURNAME)) {
                1.2
            } else {
                3.5
            };
            "known organisation"
        }
        Meaning::Holder(_) => {
            scores[PERSON] += 6.0;
            "known person"
        }
    }
}

/// Evidence from a word that names of organisations, places or events end or begin with.
fn heads(galley: &Galley<'_>, tokens: Range<usize>, scores: &mut Scores) -> Option<&'static str> {
    let (first, last) = (tokens.start, tokens.end - 1);
    if tokens.len() < 2 {
        let team = galley.is(first, Classes::ORG_HEAD) && galley.folded(first).ends_with('s');
        scores[BODY] += if team { 2.0 } else { 0.0 };
        return team.then_some("head word");
    }
    let stop = usize::from(galley.text(last) == "." && tokens.len() > 2);
    let last = last - stop;
    let numbered = last > first + 1 && galley.is(last, Classes::SUFFIX);
    let last = last - usize::from(numbered);
    let of = tokens.clone().skip(1).find(|at| galley.folded(*at) == "of");
    let head = of.map_or(last, |of| of - 1);
    let given = galley.is(first, Classes::GIVEN)
        && tokens.len() == 2
        && galley.is(last, Classes::SURNAME)
        && !galley.is(first, Classes::LOC_FIRST);
    let before_of = of.is_some();
    if tokens.clone().any(|at| galley.text(at) == "&") {
        scores[BODY] += 3.0;
        return Some("joined by &");
    }
    if galley.is(head, Classes::MISC_HEAD) && !galley.is(head, Classes::ORG_HEAD) {
        scores[OTHER] += if given { 1.5 } else { 4.0 };
    } else if galley.is(head, Classes::ORG_HEAD) && (head > first || before_of) {
        scores[BODY] += if given { 1.5 } else { 4.0 };
    } else if galley.is(head, Classes::LOC_HEAD) && (head > first || before_of) {
        scores[PLACE] += if given { 1.0 } else { 3.5 };
    } else if galley.is(first, Classes::LOC_FIRST)
        && (galley.is(first, Classes::COMMON) || !galley.is(first, Classes::GIVEN))
    {
        let people = galley.longest(first + 1, tokens.end).is_some_and(|(_, meaning)| {
            matches!(meaning, Meaning::Adjective(_) | Meaning::Nation | Meaning::People(_))
        });
        scores[if people { OTHER } else { PLACE }] += 3.0;
    } else {
        return None;
    }
    if given {
        scores[PERSON] += 2.5;
    }
    Some("head word")
}

/// Evidence that the words are a person's name.
fn person(galley: &Galley<'_>, tokens: Range<usize>, scores: &mut Scores) -> Option<&'static str> {
    let (first, last) = (tokens.start, tokens.end - 1);
    let words = tokens.clone().filter(|at| galley.capital(*at)).count();
    let initial = tokens
        .clone()
        .any(|at| galley.text(at).len() == 1 && galley.capital(at) && galley.text(at + 1) == ".")
        || tokens.clone().any(|at| {
            galley.text(at).ends_with('.')
                && galley.text(at).len() <= 6
                && galley.text(at).contains('.')
        });
    let mut score: f32 = 0.0;
    if words >= 2 {
        let given = galley.is(first, Classes::GIVEN);
        score += if given { 2.2 } else { 0.0 };
        score += if galley.is(last, Classes::SURNAME) { 1.0 } else { 0.0 };
        score += if initial && last > first + 1 && !galley.is(last, Classes::ORG_HEAD) {
            1.8
        } else {
            0.0
        };
        let particle = |at: usize| galley.lower(at) && galley.is(at, Classes::PARTICLE);
        score += if tokens.clone().any(particle) { 1.5 } else { 0.0 };
        score -= if galley.is(last, Classes::COMMON) && !galley.is(last, Classes::SURNAME) {
            1.2
        } else {
            0.0
        };
        score -= if galley.is(first, Classes::COMMON) && !given { 1.0 } else { 0.0 };
        score -= if words > 4 { 1.5 } else { 0.0 };
    } else if galley.is(first, Classes::GIVEN) {
        score += 1.1;
    } else if galley.is(first, Classes::SURNAME) && !galley.is(first, Classes::COMMON) {
        score += 0.8;
    }
    scores[PERSON] += score;
    (score >= ENOUGH).then_some("given name")
}

/// Weak evidence from how an unknown word is written.
fn unknown(galley: &Galley<'_>, tokens: Range<usize>, scores: &mut Scores) -> &'static str {
    let (first, last) = (tokens.start, tokens.end - 1);
    let word = galley.folded(last);
    let words = tokens.clone().filter(|at| galley.capital(*at)).count();
    if tokens.len() == 1
        && galley.all_caps(first)
        && !galley.is(first, Classes::COMMON)
        && galley.text(first).len() <= 6
    {
        scores[BODY] += 1.6;
        return "acronym";
    }
    let place = [
        "ville", "burg", "burgh", "town", "shire", "grad", "abad", "pur", "stan", "land",
        "borough", "hausen", "heim", "dorf",
    ];
    if galley.text(last).len() > 5 && place.iter().any(|ending| word.ends_with(ending)) {
        scores[PLACE] += 1.3;
        return "ending of a place";
    }
    let common = tokens.clone().filter(|at| galley.is(*at, Classes::COMMON)).count();
    let digit = tokens
        .clone()
        .any(|at| galley.number(at) || galley.text(at).contains(|c: char| c.is_ascii_digit()));
    if digit {
        scores[OTHER] += 1.2;
    } else if words >= 2 && common == words {
        scores[OTHER] += 0.7;
        scores[BODY] += 0.6;
    } else if words >= 2 && common == 0 {
        scores[PERSON] += 0.8;
    } else if words == 1 && common == 0 {
        scores[PERSON] += 0.5;
        scores[BODY] += 0.3;
        scores[PLACE] += 0.3;
    }
    "capitals"
}

/// Evidence from the words around one place where the name stands.
fn surroundings(galley: &Galley<'_>, candidate: &Candidate) -> Scores {
    let mut scores = [0.0; 4];
    let tokens = &candidate.tokens;
    let sentence = galley.lexed.sentences().get(candidate.sentence).map(|s| s.tokens.clone());
    let sentence = sentence.unwrap_or_default();
    if !candidate.title.is_empty() {
        scores[PERSON] += 3.0;
    }
    let start = if candidate.title.is_empty() { tokens.start } else { candidate.title.start };
    if start > sentence.start {
        before(galley, start - 1, sentence.start, &mut scores);
    }
    if tokens.end < sentence.end {
        after(galley, tokens.end, &sentence, &mut scores);
    }
    scores
}

fn before(galley: &Galley<'_>, at: usize, first: usize, scores: &mut Scores) {
    let word = galley.folded(at);
    if galley.lower(at) && galley.is(at, Classes::ROLE) {
        scores[PERSON] += 2.0;
    } else if galley.lower(at) && galley.is(at, Classes::ORG_HEAD) {
        scores[BODY] += 1.4;
    } else if word == "of" && at > first {
        of(galley, at - 1, scores);
    } else if matches!(word, "for" | "with" | "joined" | "against") && plays(galley, at, first) {
        scores[BODY] += 2.5;
    } else if galley.is(at, Classes::ACTS) && galley.lower(at) {
        scores[PERSON] += 0.6;
    } else if word == "," && at > first && galley.longest(at - 1, at).is_some_and(|(_, m)| place(m))
    {
        scores[PLACE] += 0.8;
    } else {
        small_word(word, scores);
    }
}

/// Evidence from a preposition, an article or a quotation mark before the name.
fn small_word(word: &str, scores: &mut Scores) {
    let evidence: Scores = match word {
        "in" => [-0.4, 0.0, 1.1, 0.0],
        "near" | "throughout" | "across" => [-0.4, 0.0, 1.4, 0.0],
        "at" => [0.0, 0.3, 0.4, 0.0],
        "from" | "to" | "outside" | "around" => [0.0, 0.0, 0.4, 0.0],
        "by" | "with" => [0.3, 0.0, 0.0, 0.0],
        "the" => [-1.2, 0.5, 0.0, 0.2],
        "a" | "an" => [-0.8, 0.0, 0.0, 0.3],
        "\"" | "“" | "'" | "‘" => [0.0, 0.0, 0.0, 0.8],
        _ => return,
    };
    for (sum, more) in scores.iter_mut().zip(evidence) {
        *sum += more;
    }
}

/// Evidence from "village of ...", "south of ...", "director of ...".
fn of(galley: &Galley<'_>, at: usize, scores: &mut Scores) {
    if galley.lower(at) && galley.is(at, Classes::LOC_HEAD) {
        scores[PLACE] += 1.8;
    } else if galley.lower(at) && galley.is(at, Classes::ORG_HEAD.or(Classes::ROLE)) {
        scores[BODY] += 0.4;
        scores[PLACE] += 0.3;
    } else {
        scores[PLACE] += 0.3;
    }
}

/// Whether a verb of sport or of employment stands right before: "plays for", "signed with".
fn plays(galley: &Galley<'_>, at: usize, first: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= first);
    galley.folded(at) == "joined"
        || before.is_some_and(|before| galley.lower(before) && galley.is(before, Classes::PLAYS))
}

/// Whether a line of results names it: a place and a score ("Leeds 2", "Boston 12 8 .600").
fn in_results(galley: &Galley<'_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.end;
    let sentence = galley.lexed.sentences().get(candidate.sentence).map(|s| s.tokens.clone());
    let small = galley.number(at) && galley.text(at).len() <= 3;
    let verb = |at: usize| galley.lower(at) && galley.text(at).len() > 3;
    small && sentence.is_some_and(|mut tokens| tokens.len() < 25 && !tokens.any(verb))
}

/// Evidence from a definition: "X is a village in ...", "X was a British company".
fn defined(galley: &Galley<'_>, at: usize, end: usize, scores: &mut Scores) {
    if !matches!(galley.folded(at), "is" | "was" | "are" | "were")
        || !matches!(galley.folded(at + 1), "a" | "an" | "the" | "one")
    {
        return;
    }
    let noun = (at + 2..end.min(at + 9))
        .take_while(|at| {
            !matches!(galley.text(*at), "," | "." | "(")
                && !matches!(galley.folded(*at), "in" | "of" | "for" | "by" | "that" | "who")
        })
        .filter(|at| galley.lower(*at))
        .filter(|at| galley.is(*at, Classes::ROLE.or(Classes::LOC_HEAD).or(Classes::ORG_HEAD)))
        .last();
    match noun {
        Some(noun) if galley.is(noun, Classes::LOC_HEAD) => scores[PLACE] += 2.0,
        Some(noun) if galley.is(noun, Classes::ROLE) => scores[PERSON] += 1.8,
        Some(_) => scores[BODY] += 2.0,
        None => {}
    }
}

fn after(galley: &Galley<'_>, at: usize, sentence: &Range<usize>, scores: &mut Scores) {
    let acts = |at: usize| galley.lower(at) && galley.is(at, Classes::ACTS);
    defined(galley, at, sentence.end, scores);
    if galley.lower(at) && galley.is(at, Classes::LOC_HEAD) {
        scores[PLACE] += 0.9;
    } else if acts(at) {
        scores[PERSON] += 0.9;
    } else if galley.text(at) == "," {
        let country = galley.longest(at + 1, sentence.end);
        if country
            .is_some_and(|(_, meaning)| matches!(meaning, Meaning::Country(_) | Meaning::Place(_)))
        {
            scores[PLACE] += 1.6;
        } else if galley.number(at + 1)
            && galley.text(at + 2) == ","
            && galley.text(at + 1).len() == 2
        {
            scores[PERSON] += 2.0;
        } else if appositive(galley, at + 1, sentence.end) || galley.folded(at + 1) == "who" {
            scores[PERSON] += 1.6;
        }
    } else if galley.folded(at) == "who" || galley.folded(at) == "whose" {
        scores[PERSON] += 1.0;
    } else if galley.text(at) == "(" && born(galley, at, sentence.end) {
        scores[PERSON] += 2.0;
    } else if galley.possessive(at) && galley.is(at + 1, Classes::ROLE) {
        scores[BODY] += 0.6;
        scores[PLACE] += 0.4;
    } else if matches!(
        galley.folded(at),
        "shares" | "stock" | "spokesman" | "spokeswoman" | "chairman" | "executive"
    ) {
        scores[BODY] += 1.0;
    }
}

/// Whether "a", "the", an adjective or nothing and then a role noun begin here.
fn appositive(galley: &Galley<'_>, at: usize, end: usize) -> bool {
    (at..end.min(at + 5))
        .take_while(|at| galley.lower(*at) || galley.capital(*at) || galley.possessive(*at))
        .any(|at| galley.lower(at) && galley.is(at, Classes::ROLE))
}

/// Whether a bracket tells years or dates of a life ("(1879-1955)", "(born").
fn born(galley: &Galley<'_>, at: usize, end: usize) -> bool {
    matches!(galley.folded(at + 1), "born" | "b")
        || (at + 1..end.min(at + 5)).any(|at| galley.is(at, Classes::MONTH))
        || (galley.number(at + 1)
            && galley.text(at + 1).len() == 4
            && at + 3 < end
            && galley.number(at + 3))
}

fn place(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Country(_) | Meaning::Place(_) | Meaning::Capital(_))
}
