//! What the words of a name tell about its kind.
//!
//! What stands around it is looked at in `around`.

use std::ops::Range;

use super::evidence::{
    BODY, CERTAIN, CLEAR, ENOUGH, FAINT, FAIR, OTHER, PERSON, PLACE, SLIGHT, STRONG, Scores,
};
use super::galley::Galley;
use super::scan::Candidate;
use crate::annotate::actors::gazetteer::{Classes, Meaning};

/// Evidence from the words of the name itself, and the rule that it comes from.
pub(super) fn shape(galley: &Galley<'_>, candidate: &Candidate) -> (Scores, &'static str) {
    let mut scores = [0.0; 4];
    if let Some(meaning) = candidate.known {
        let rule = known(galley, candidate, meaning, &mut scores);
        return (scores, rule);
    }
    let tokens = candidate.tokens.clone();
    let rule = heads(galley, tokens.clone(), &mut scores)
        .or_else(|| part_of_a_state(galley, tokens.clone(), &mut scores))
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
            scores[PLACE] += CERTAIN;
            "country"
        }
        Meaning::Capital(_) | Meaning::Place(_) => {
            let person = named || single && galley.is(first, Classes::SURNAME);
            scores[PLACE] += if person { CLEAR } else { STRONG };
            "place"
        }
        Meaning::Adjective(_) | Meaning::People(_) | Meaning::Nation => {
            scores[OTHER] += CERTAIN;
            "nationality"
        }
        Meaning::Body(_) => {
            scores[BODY] += CERTAIN;
            "known body"
        }
        Meaning::Plain => {
            scores[BODY] += if single && galley.is(first, Classes::COMMON.or(Classes::SURNAME)) {
                FAIR
            } else {
                STRONG
            };
            "known organisation"
        }
        Meaning::Holder(_) => {
            scores[PERSON] += CERTAIN;
            "known person"
        }
    }
}

/// Evidence from a word that names of organisations, places or events end or begin with.
fn heads(galley: &Galley<'_>, tokens: Range<usize>, scores: &mut Scores) -> Option<&'static str> {
    let (first, last) = (tokens.start, tokens.end - 1);
    if tokens.len() < 2 {
        let team = galley.is(first, Classes::ORG_HEAD) && galley.folded(first).ends_with('s');
        scores[BODY] += if team { CLEAR } else { 0.0 };
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
        scores[BODY] += STRONG;
        return Some("joined by &");
    }
    // "Korea Electric Power", but "Samantha Power" is a person.
    let makes = |at: usize| galley.is(at, Classes::INDUSTRY);
    let named = tokens.len() > 2 || !galley.is(first, Classes::COMMON);
    let company = makes(last) && named && !galley.is(first, Classes::GIVEN)
        || tokens.clone().skip(1).filter(|at| makes(*at)).nth(1).is_some();
    let group = galley.is(first, Classes::ORG_FIRST);
    if company || group {
        scores[BODY] += STRONG;
        return Some(if group { "first word of a group" } else { "trade of a company" });
    }
    if galley.is(first, Classes::STORM) && tokens.len() == 2 {
        scores[OTHER] += STRONG;
    } else if galley.is(head, Classes::MISC_HEAD) && !galley.is(head, Classes::ORG_HEAD) {
        scores[OTHER] += if given { FAIR } else { STRONG };
    } else if galley.is(head, Classes::ORG_HEAD) && (head > first || before_of) {
        scores[BODY] += if given { FAIR } else { STRONG };
    } else if galley.is(head, Classes::LOC_HEAD) && (head > first || before_of) {
        scores[PLACE] += if given { SLIGHT } else { STRONG };
    } else if galley.is(first, Classes::LOC_FIRST)
        && (galley.is(first, Classes::COMMON) || !galley.is(first, Classes::GIVEN))
    {
        let people = galley.longest(first + 1, tokens.end).is_some_and(|(_, meaning)| {
            matches!(meaning, Meaning::Adjective(_) | Meaning::Nation | Meaning::People(_))
        });
        scores[if people { OTHER } else { PLACE }] += STRONG;
    } else {
        return None;
    }
    if given {
        scores[PERSON] += CLEAR;
    }
    Some("head word")
}

/// Evidence that the words name a part of a state, or one of its names ("Vardar Macedonia").
fn part_of_a_state(
    galley: &Galley<'_>,
    tokens: Range<usize>,
    scores: &mut Scores,
) -> Option<&'static str> {
    let (first, last) = (tokens.start, tokens.end - 1);
    let state = galley
        .longest(last, tokens.end)
        .is_some_and(|(_, meaning)| matches!(meaning, Meaning::Country(_)));
    let person = |at: usize| galley.is(at, Classes::GIVEN.or(Classes::SURNAME));
    let found = tokens.len() == 2 && state && !person(first) && !person(last);
    scores[PLACE] += if found { CLEAR } else { 0.0 };
    found.then_some("name of a state")
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
        score += if given { CLEAR } else { 0.0 };
        score += if galley.is(last, Classes::SURNAME) { SLIGHT } else { 0.0 };
        score += if initial && last > first + 1 && !galley.is(last, Classes::ORG_HEAD) {
            CLEAR
        } else {
            0.0
        };
        let hyphen = first + 3 < tokens.end && galley.text(first + 2) == "-";
        if galley.is(first, Classes::FAMILY) && hyphen && galley.lower(first + 3) {
            score += STRONG;
        }
        let particle = |at: usize| galley.lower(at) && galley.is(at, Classes::PARTICLE);
        score += if tokens.clone().any(particle) { FAIR } else { 0.0 };
        score -= if galley.is(last, Classes::COMMON) && !galley.is(last, Classes::SURNAME) {
            FAIR
        } else {
            0.0
        };
        score -= if galley.is(first, Classes::COMMON) && !given { SLIGHT } else { 0.0 };
        score -= if words > 4 { FAIR } else { 0.0 };
    } else if galley.told_elsewhere(first) {
        score += FAIR;
    } else if galley.is(first, Classes::HOLDER.or(Classes::FAMILY)) && known_surname(galley, first)
    {
        score += if galley.lower(first + 1) && galley.is(first + 1, Classes::ACTS) {
            STRONG
        } else if galley.is(first, Classes::COMMON) {
            FAIR
        } else {
            SLIGHT + FAINT
        };
    } else if galley.is(first, Classes::GIVEN) {
        score += FAIR;
    } else if galley.is(first, Classes::SURNAME) && !galley.is(first, Classes::COMMON) {
        score += SLIGHT;
    }
    scores[PERSON] += score;
    (score >= ENOUGH).then_some("given name")
}

/// Whether a word stands for a known person where nothing else speaks for it; months and ranks do not.
fn known_surname(galley: &Galley<'_>, at: usize) -> bool {
    galley.is(at, Classes::HOLDER)
        && !galley.is(at, Classes::RANK.or(Classes::SUFFIX).or(Classes::MONTH))
        || galley.lower(at + 1) && galley.is(at + 1, Classes::ACTS)
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
        scores[BODY] += FAIR;
        return "acronym";
    }
    let endings = &galley.known.place_endings;
    if galley.text(last).len() > 5 && endings.iter().any(|ending| word.ends_with(ending)) {
        scores[PLACE] += FAIR;
        return "ending of a place";
    }
    let common = tokens.clone().filter(|at| galley.is(*at, Classes::COMMON)).count();
    let digit = tokens
        .clone()
        .any(|at| galley.number(at) || galley.text(at).contains(|c: char| c.is_ascii_digit()));
    if digit {
        scores[OTHER] += FAIR;
    } else if words >= 2 && common == words {
        scores[OTHER] += SLIGHT;
        scores[BODY] += SLIGHT;
    } else if words >= 2 && common == 0 {
        scores[PERSON] += SLIGHT;
    } else if words == 1 && common == 0 {
        scores[PERSON] += FAINT;
        scores[BODY] += FAINT;
        scores[PLACE] += FAINT;
    }
    "capitals"
}
