//! Judges what kind of name each candidate is, by what it is made of and what stands around it.
//!
//! Evidence for one name is added up over the whole article, so that a clear place decides a dim one.

use std::collections::HashMap;
use std::ops::Range;

use super::page::Page;
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
pub(crate) fn judge(page: &Page<'_>, candidates: &[Candidate]) -> Vec<Option<Verdict>> {
    let keys: Vec<String> = candidates.iter().map(|c| page.key(c.tokens.clone())).collect();
    let own: Vec<(Scores, &'static str)> =
        candidates.iter().map(|candidate| shape(page, candidate)).collect();
    let mut sums: HashMap<&str, Scores> = HashMap::new();
    for ((candidate, key), (shape, _)) in candidates.iter().zip(&keys).zip(&own) {
        let around = surroundings(page, candidate);
        let fresh = !sums.contains_key(key.as_str());
        let sum = sums.entry(key).or_default();
        for at in 0..4 {
            sum[at] += around[at] + if fresh { shape[at] } else { 0.0 };
        }
    }
    inherit(page, candidates, &keys, &mut sums);
    candidates
        .iter()
        .zip(&keys)
        .zip(&own)
        .map(|((candidate, key), (_, rule))| {
            let scores = sums.get(key.as_str()).copied().unwrap_or_default();
            decide(page, candidate, scores, rule)
        })
        .collect()
}

/// What a short name inherits from the long names that it ends or begins.
fn inherit(page: &Page<'_>, all: &[Candidate], keys: &[String], sums: &mut HashMap<&str, Scores>) {
    let mut parts: HashMap<&str, Scores> = HashMap::new();
    for (candidate, key) in all.iter().zip(keys) {
        let long = candidate.tokens.len() > 1;
        let scores = sums.get(key.as_str()).copied().unwrap_or_default();
        let (kind, best) = top(&scores);
        if !long || best < ENOUGH {
            continue;
        }
        let (first, last) = (candidate.tokens.start, candidate.tokens.end - 1);
        if kind == PERSON {
            parts.entry(page.folded(last)).or_default()[PERSON] += 3.0;
            parts.entry(page.folded(first)).or_default()[PERSON] += 1.5;
        } else if kind == BODY && candidate.known.is_none() && !page.is(first, Classes::COMMON) {
            parts.entry(page.folded(first)).or_default()[BODY] += 0.8;
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
    page: &Page<'_>,
    candidate: &Candidate,
    scores: Scores,
    rule: &'static str,
) -> Option<Verdict> {
    let (kind, score) = top(&scores);
    if matches!(candidate.known, Some(Meaning::Place(_) | Meaning::Capital(_)))
        && in_results(page, candidate)
    {
        return Some(Verdict { kind: MentionKind::Organisation, rule: "line of results" });
    }
    let single = candidate.tokens.len() == 1;
    let first = candidate.tokens.start;
    let word = single && candidate.known.is_none() && page.is(first, Classes::COMMON);
    let free = page.habits(page.folded(first)).capital == 0;
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
fn shape(page: &Page<'_>, candidate: &Candidate) -> (Scores, &'static str) {
    let mut scores = [0.0; 4];
    if let Some(meaning) = candidate.known {
        let rule = known(page, candidate, meaning, &mut scores);
        return (scores, rule);
    }
    let tokens = candidate.tokens.clone();
    let rule = heads(page, tokens.clone(), &mut scores)
        .or_else(|| person(page, tokens.clone(), &mut scores))
        .unwrap_or_else(|| unknown(page, tokens, &mut scores));
    (scores, rule)
}

fn known(
    page: &Page<'_>,
    candidate: &Candidate,
    meaning: Meaning,
    scores: &mut Scores,
) -> &'static str {
    let first = candidate.tokens.start;
    let single = candidate.tokens.len() == 1;
    let named = single && page.is(first, Classes::GIVEN);
    match meaning {
        Meaning::Country(_) => {
            scores[PLACE] += 5.0;
            "country"
        }
        Meaning::Capital(_) | Meaning::Place(_) => {
            scores[PLACE] += if named {
                2.0
            } else if single && page.is(first, Classes::SURNAME) {
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
            scores[BODY] += if single && page.is(first, Classes::COMMON.or(Classes::SURNAME)) {
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
fn heads(page: &Page<'_>, tokens: Range<usize>, scores: &mut Scores) -> Option<&'static str> {
    let (first, last) = (tokens.start, tokens.end - 1);
    if tokens.len() < 2 {
        let team = page.is(first, Classes::ORG_HEAD) && page.folded(first).ends_with('s');
        scores[BODY] += if team { 2.0 } else { 0.0 };
        return team.then_some("head word");
    }
    let stop = usize::from(page.text(last) == "." && tokens.len() > 2);
    let last = last - stop;
    let numbered = last > first + 1 && page.is(last, Classes::SUFFIX);
    let last = last - usize::from(numbered);
    let of = tokens.clone().skip(1).find(|at| page.folded(*at) == "of");
    let head = of.map_or(last, |of| of - 1);
    let given = page.is(first, Classes::GIVEN)
        && tokens.len() == 2
        && page.is(last, Classes::SURNAME)
        && !page.is(first, Classes::LOC_FIRST);
    let before_of = of.is_some();
    if tokens.clone().any(|at| page.text(at) == "&") {
        scores[BODY] += 3.0;
        return Some("joined by &");
    }
    if page.is(head, Classes::MISC_HEAD) && !page.is(head, Classes::ORG_HEAD) {
        scores[OTHER] += if given { 1.5 } else { 4.0 };
    } else if page.is(head, Classes::ORG_HEAD) && (head > first || before_of) {
        scores[BODY] += if given { 1.5 } else { 4.0 };
    } else if page.is(head, Classes::LOC_HEAD) && (head > first || before_of) {
        scores[PLACE] += if given { 1.0 } else { 3.5 };
    } else if page.is(first, Classes::LOC_FIRST)
        && (page.is(first, Classes::COMMON) || !page.is(first, Classes::GIVEN))
    {
        let people = page.longest(first + 1, tokens.end).is_some_and(|(_, meaning)| {
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
fn person(page: &Page<'_>, tokens: Range<usize>, scores: &mut Scores) -> Option<&'static str> {
    let (first, last) = (tokens.start, tokens.end - 1);
    let words = tokens.clone().filter(|at| page.capital(*at)).count();
    let initial = tokens
        .clone()
        .any(|at| page.text(at).len() == 1 && page.capital(at) && page.text(at + 1) == ".")
        || tokens.clone().any(|at| {
            page.text(at).ends_with('.') && page.text(at).len() <= 6 && page.text(at).contains('.')
        });
    let mut score: f32 = 0.0;
    if words >= 2 {
        let given = page.is(first, Classes::GIVEN);
        score += if given { 2.2 } else { 0.0 };
        score += if page.is(last, Classes::SURNAME) { 1.0 } else { 0.0 };
        score += if initial && last > first + 1 && !page.is(last, Classes::ORG_HEAD) {
            1.8
        } else {
            0.0
        };
        let particle = |at: usize| page.lower(at) && page.is(at, Classes::PARTICLE);
        score += if tokens.clone().any(particle) { 1.5 } else { 0.0 };
        score -= if page.is(last, Classes::COMMON) && !page.is(last, Classes::SURNAME) {
            1.2
        } else {
            0.0
        };
        score -= if page.is(first, Classes::COMMON) && !given { 1.0 } else { 0.0 };
        score -= if words > 4 { 1.5 } else { 0.0 };
    } else if page.is(first, Classes::GIVEN) {
        score += 1.1;
    } else if page.is(first, Classes::SURNAME) && !page.is(first, Classes::COMMON) {
        score += 0.8;
    }
    scores[PERSON] += score;
    (score >= ENOUGH).then_some("given name")
}

/// Weak evidence from how an unknown word is written.
fn unknown(page: &Page<'_>, tokens: Range<usize>, scores: &mut Scores) -> &'static str {
    let (first, last) = (tokens.start, tokens.end - 1);
    let word = page.folded(last);
    let words = tokens.clone().filter(|at| page.capital(*at)).count();
    if tokens.len() == 1
        && page.all_caps(first)
        && !page.is(first, Classes::COMMON)
        && page.text(first).len() <= 6
    {
        scores[BODY] += 1.6;
        return "acronym";
    }
    let place = [
        "ville", "burg", "burgh", "town", "shire", "grad", "abad", "pur", "stan", "land",
        "borough", "hausen", "heim", "dorf",
    ];
    if page.text(last).len() > 5 && place.iter().any(|ending| word.ends_with(ending)) {
        scores[PLACE] += 1.3;
        return "ending of a place";
    }
    let common = tokens.clone().filter(|at| page.is(*at, Classes::COMMON)).count();
    let digit = tokens
        .clone()
        .any(|at| page.number(at) || page.text(at).contains(|c: char| c.is_ascii_digit()));
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
fn surroundings(page: &Page<'_>, candidate: &Candidate) -> Scores {
    let mut scores = [0.0; 4];
    let tokens = &candidate.tokens;
    let sentence = page.lexed.sentences().get(candidate.sentence).map(|s| s.tokens.clone());
    let sentence = sentence.unwrap_or_default();
    if !candidate.title.is_empty() {
        scores[PERSON] += 3.0;
    }
    let start = if candidate.title.is_empty() { tokens.start } else { candidate.title.start };
    if start > sentence.start {
        before(page, start - 1, sentence.start, &mut scores);
    }
    if tokens.end < sentence.end {
        after(page, tokens.end, &sentence, &mut scores);
    }
    scores
}

fn before(page: &Page<'_>, at: usize, first: usize, scores: &mut Scores) {
    let word = page.folded(at);
    if page.lower(at) && page.is(at, Classes::ROLE) {
        scores[PERSON] += 2.0;
    } else if page.lower(at) && page.is(at, Classes::ORG_HEAD) {
        scores[BODY] += 1.4;
    } else if word == "of" && at > first {
        of(page, at - 1, scores);
    } else if matches!(word, "for" | "with" | "joined" | "against") && plays(page, at, first) {
        scores[BODY] += 2.5;
    } else if page.is(at, Classes::ACTS) && page.lower(at) {
        scores[PERSON] += 0.6;
    } else if word == "," && at > first && page.longest(at - 1, at).is_some_and(|(_, m)| place(m)) {
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
fn of(page: &Page<'_>, at: usize, scores: &mut Scores) {
    if page.lower(at) && page.is(at, Classes::LOC_HEAD) {
        scores[PLACE] += 1.8;
    } else if page.lower(at) && page.is(at, Classes::ORG_HEAD.or(Classes::ROLE)) {
        scores[BODY] += 0.4;
        scores[PLACE] += 0.3;
    } else {
        scores[PLACE] += 0.3;
    }
}

/// Whether a verb of sport or of employment stands right before: "plays for", "signed with".
fn plays(page: &Page<'_>, at: usize, first: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= first);
    page.folded(at) == "joined"
        || before.is_some_and(|before| page.lower(before) && page.is(before, Classes::PLAYS))
}

/// Whether a line of results names it: a place and a score ("Leeds 2", "Boston 12 8 .600").
fn in_results(page: &Page<'_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.end;
    let sentence = page.lexed.sentences().get(candidate.sentence).map(|s| s.tokens.clone());
    let small = page.number(at) && page.text(at).len() <= 3;
    let verb = |at: usize| page.lower(at) && page.text(at).len() > 3;
    small && sentence.is_some_and(|mut tokens| tokens.len() < 25 && !tokens.any(verb))
}

/// Evidence from a definition: "X is a village in ...", "X was a British company".
fn defined(page: &Page<'_>, at: usize, end: usize, scores: &mut Scores) {
    if !matches!(page.folded(at), "is" | "was" | "are" | "were")
        || !matches!(page.folded(at + 1), "a" | "an" | "the" | "one")
    {
        return;
    }
    let noun = (at + 2..end.min(at + 9))
        .take_while(|at| {
            !matches!(page.text(*at), "," | "." | "(")
                && !matches!(page.folded(*at), "in" | "of" | "for" | "by" | "that" | "who")
        })
        .filter(|at| page.lower(*at))
        .filter(|at| page.is(*at, Classes::ROLE.or(Classes::LOC_HEAD).or(Classes::ORG_HEAD)))
        .last();
    match noun {
        Some(noun) if page.is(noun, Classes::LOC_HEAD) => scores[PLACE] += 2.0,
        Some(noun) if page.is(noun, Classes::ROLE) => scores[PERSON] += 1.8,
        Some(_) => scores[BODY] += 2.0,
        None => {}
    }
}

fn after(page: &Page<'_>, at: usize, sentence: &Range<usize>, scores: &mut Scores) {
    let acts = |at: usize| page.lower(at) && page.is(at, Classes::ACTS);
    defined(page, at, sentence.end, scores);
    if page.lower(at) && page.is(at, Classes::LOC_HEAD) {
        scores[PLACE] += 0.9;
    } else if acts(at) {
        scores[PERSON] += 0.9;
    } else if page.text(at) == "," {
        let country = page.longest(at + 1, sentence.end);
        if country
            .is_some_and(|(_, meaning)| matches!(meaning, Meaning::Country(_) | Meaning::Place(_)))
        {
            scores[PLACE] += 1.6;
        } else if page.number(at + 1) && page.text(at + 2) == "," && page.text(at + 1).len() == 2 {
            scores[PERSON] += 2.0;
        } else if appositive(page, at + 1, sentence.end) || page.folded(at + 1) == "who" {
            scores[PERSON] += 1.6;
        }
    } else if page.folded(at) == "who" || page.folded(at) == "whose" {
        scores[PERSON] += 1.0;
    } else if page.text(at) == "(" && born(page, at, sentence.end) {
        scores[PERSON] += 2.0;
    } else if page.possessive(at) && page.is(at + 1, Classes::ROLE) {
        scores[BODY] += 0.6;
        scores[PLACE] += 0.4;
    } else if matches!(
        page.folded(at),
        "shares" | "stock" | "spokesman" | "spokeswoman" | "chairman" | "executive"
    ) {
        scores[BODY] += 1.0;
    }
}

/// Whether "a", "the", an adjective or nothing and then a role noun begin here.
fn appositive(page: &Page<'_>, at: usize, end: usize) -> bool {
    (at..end.min(at + 5))
        .take_while(|at| page.lower(*at) || page.capital(*at) || page.possessive(*at))
        .any(|at| page.lower(at) && page.is(at, Classes::ROLE))
}

/// Whether a bracket tells years or dates of a life ("(1879-1955)", "(born").
fn born(page: &Page<'_>, at: usize, end: usize) -> bool {
    matches!(page.folded(at + 1), "born" | "b")
        || (at + 1..end.min(at + 5)).any(|at| page.is(at, Classes::MONTH))
        || (page.number(at + 1)
            && page.text(at + 1).len() == 4
            && at + 3 < end
            && page.number(at + 3))
}

fn place(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Country(_) | Meaning::Place(_) | Meaning::Capital(_))
}
