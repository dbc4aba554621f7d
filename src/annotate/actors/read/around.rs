//! What the words around a name tell about its kind.
//!
//! Lines that are no sentences (results, datelines) are looked at in `lines`.

use std::ops::Range;

use super::evidence::{BODY, CLEAR, FAINT, FAIR, OTHER, PERSON, PLACE, SLIGHT, STRONG, Scores};
use super::galley::Galley;
use super::scan::Candidate;
use crate::annotate::actors::gazetteer::{Classes, Meaning};
use crate::annotate::actors::roles::standing::STANDING;

/// Evidence from the words around one place where the name stands.
pub(super) fn surroundings(galley: &Galley<'_>, candidate: &Candidate) -> Scores {
    let mut scores = [0.0; 4];
    let tokens = &candidate.tokens;
    let sentence = galley.lexed.sentences().get(candidate.sentence).map(|s| s.tokens.clone());
    let sentence = sentence.unwrap_or_default();
    if !candidate.title.is_empty() {
        scores[PERSON] += STRONG;
    }
    let start = if candidate.title.is_empty() { tokens.start } else { candidate.title.start };
    if quoted(galley, tokens, &sentence) {
        scores[OTHER] += if tokens.len() > 1 { CLEAR } else { SLIGHT };
    }
    if defined_acronym(galley, tokens) {
        scores[BODY] += STRONG;
    }
    let hyphen = |at: usize| galley.text(at) == "-" && !galley.spaced(at) && !galley.spaced(at + 1);
    if start > sentence.start + 1 && hyphen(start - 1) && galley.lower(start - 2) {
        scores[OTHER] += SLIGHT;
    }
    // "The Carter-Brezhnev talks" are those of two persons.
    let pair = galley.text(tokens.end) == "-" && galley.is(tokens.end - 1, Classes::HOLDER);
    if start > sentence.start && !(pair && galley.folded(start - 1) == "the") {
        before(galley, start - 1, sentence.start, &mut scores);
    }
    if introduced(galley, candidate, &sentence) {
        scores[PERSON] += STRONG;
    } else if tokens.end < sentence.end {
        after(galley, tokens.end, &sentence, &mut scores);
    }
    if is_capital(candidate) {
        told_of(galley, tokens, &sentence, &mut scores);
    }
    scores
}

/// Whether it is the name of a capital or state without a title.
const fn is_capital(candidate: &Candidate) -> bool {
    candidate.title.start == candidate.title.end
        && matches!(candidate.known, Some(Meaning::Capital(_) | Meaning::Country(_)))
}

/// Takes back what tells of a person or a body behind the name of a capital: "she said London was a
/// friend", "in Riyadh, the interior ministry said".
fn told_of(galley: &Galley<'_>, name: &Range<usize>, sentence: &Range<usize>, scores: &mut Scores) {
    let before = name.start.checked_sub(1).filter(|at| *at >= sentence.start);
    let is = matches!(galley.folded(name.end), "is" | "was" | "are" | "were" | "has" | "had");
    if is && before.is_some_and(|at| galley.lower(at) && galley.is(at, Classes::ACTS)) {
        scores[PERSON] = scores[PERSON].min(0.0);
    }
    if before.is_some_and(|at| galley.is(at, Classes::PLACES)) && galley.text(name.end) == "," {
        scores[BODY] = scores[BODY].min(0.0);
    }
}

/// Whether the post of a state stands behind an unknown name of several words: "Karma Plover,
/// Bhutan's prime minister", "Karma Plover, the Bhutanese prime minister".
fn introduced(galley: &Galley<'_>, candidate: &Candidate, sentence: &Range<usize>) -> bool {
    let (tokens, end) = (&candidate.tokens, sentence.end);
    let before = tokens.start.checked_sub(1).filter(|at| *at >= sentence.start);
    let placed = before.is_some_and(|at| galley.is(at, Classes::PLACES));
    if tokens.len() < 2 || placed || galley.text(tokens.end) != "," || candidate.known.is_some() {
        return false;
    }
    let at = tokens.end + 1;
    let at = at + usize::from(galley.folded(at) == "the");
    let Some((last, meaning)) = galley.longest(at, end) else { return false };
    let owner = match meaning {
        Meaning::Country(_) => galley.possessive(last),
        Meaning::Adjective(_) => true,
        _ => false,
    };
    let noun = last + usize::from(galley.possessive(last));
    owner && appositive(galley, noun, end)
}

/// Whether the name is all that stands between two quotation marks: the title of a work, a slogan.
fn quoted(galley: &Galley<'_>, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    name.start > sentence.start
        && matches!(galley.text(name.start - 1), "\"" | "“" | "«" | "„" | "``")
        && matches!(galley.text(name.end), "\"" | "”" | "»" | "“" | "''")
}

fn before(galley: &Galley<'_>, at: usize, first: usize, scores: &mut Scores) {
    let word = galley.folded(at);
    if galley.lower(at) && galley.is(at, Classes::ROLE) {
        scores[PERSON] += CLEAR;
    } else if galley.lower(at) && galley.is(at, Classes::ORG_HEAD) || works(galley, at, first) {
        scores[BODY] += FAIR;
    } else if galley.lower(at) && galley.is(at, Classes::VESSEL) {
        scores[OTHER] += CLEAR;
    } else if galley.lower(at) && galley.is(at, Classes::TAKES) && unknown(galley, at + 1) {
        scores[PLACE] += FAIR;
    } else if word == "of" && at > first {
        of(galley, at - 1, scores);
    } else if matches!(word, "for" | "with" | "joined" | "against") && plays(galley, at, first) {
        scores[BODY] += CLEAR;
    } else if galley.is(at, Classes::ACTS) && galley.lower(at) {
        scores[PERSON] += SLIGHT;
    } else if word == "," && at > first && galley.longest(at - 1, at).is_some_and(|(_, m)| place(m))
    {
        // "(Italy, Mapei)" behind a rider's name tells the team.
        let bracket = at > first + 1 && galley.text(at - 2) == "(";
        scores[if bracket { BODY } else { PLACE }] += if bracket { FAIR } else { SLIGHT };
    } else {
        small_word(word, scores);
    }
}

/// Whether nothing speaks for a person's name.
fn unknown(galley: &Galley<'_>, at: usize) -> bool {
    !galley.is(at, Classes::GIVEN.or(Classes::SURNAME).or(Classes::HOLDER).or(Classes::FAMILY))
}

/// Whether a name is an acronym in brackets behind a name whose initials it has.
fn defined_acronym(galley: &Galley<'_>, name: &Range<usize>) -> bool {
    let bracket = name.start.checked_sub(1).filter(|at| galley.text(*at) == "(");
    let Some(open) = bracket.filter(|open| *open > 0 && galley.text(name.end) == ")") else {
        return false;
    };
    let acronym = galley.text(name.start);
    let long = name.len() == 1 && galley.all_caps(name.start) && acronym.chars().count() > 2;
    let last = open - 1;
    long && galley.capital(last)
        && acronym.chars().last() == galley.text(last).chars().next()
        && (last.saturating_sub(MOST_WORDS)..last).any(|at| {
            galley.capital(at) && acronym.chars().next() == galley.text(at).chars().next()
        })
}

/// How many words an acronym stands for at most.
const MOST_WORDS: usize = 10;

/// Evidence from a preposition, an article or a quotation mark before the name.
fn small_word(word: &str, scores: &mut Scores) {
    let evidence: Scores = match word {
        "in" => [-FAINT, 0.0, FAIR, 0.0],
        "near" | "throughout" | "across" => [-FAINT, 0.0, FAIR, 0.0],
        "at" => [0.0, FAINT, SLIGHT, 0.0],
        "from" | "to" | "outside" | "around" => [0.0, 0.0, FAINT, 0.0],
        "by" | "with" => [FAINT, 0.0, 0.0, 0.0],
        "the" => [-FAIR, FAINT, 0.0, 0.0],
        "a" | "an" => [-SLIGHT, 0.0, 0.0, FAINT],
        "\"" | "“" | "'" | "‘" => [0.0, 0.0, 0.0, SLIGHT],
        _ => return,
    };
    for (sum, more) in scores.iter_mut().zip(evidence) {
        *sum += more;
    }
}

/// Evidence from "village of ...", "south of ...", "director of ...".
fn of(galley: &Galley<'_>, at: usize, scores: &mut Scores) {
    if galley.lower(at) && galley.is(at, Classes::LOC_HEAD) {
        scores[PLACE] += CLEAR;
    } else if galley.capital(at) && galley.is(at, Classes::HONORIFIC) {
        // "Duchess of ..."
        scores[PLACE] += CLEAR;
    } else if galley.lower(at) && galley.is(at, Classes::ORG_HEAD.or(Classes::ROLE)) {
        scores[BODY] += FAINT;
        scores[PLACE] += FAINT;
    } else {
        scores[PLACE] += FAINT;
    }
}

/// Whether somebody works there or something of it is bought: "traders at ...", "shares in ...".
fn works(galley: &Galley<'_>, at: usize, first: usize) -> bool {
    let joins = matches!(galley.folded(at), "at" | "with" | "in" | "of");
    let at = at.checked_sub(1).filter(|before| joins && *before >= first);
    at.is_some_and(|at| {
        let stake = galley.is(at, Classes::STAKE);
        stake || (galley.is(at, Classes::STAFF) && matches!(galley.folded(at + 1), "at" | "with"))
    })
}

/// Whether a verb of sport or of employment stands right before: "plays for", "signed with".
fn plays(galley: &Galley<'_>, at: usize, first: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= first);
    galley.folded(at) == "joined"
        || before.is_some_and(|before| galley.lower(before) && galley.is(before, Classes::PLAYS))
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
        Some(noun) if galley.is(noun, Classes::LOC_HEAD) => scores[PLACE] += CLEAR,
        Some(noun) if galley.is(noun, Classes::ROLE) => scores[PERSON] += CLEAR,
        Some(_) => scores[BODY] += CLEAR,
        None => {}
    }
}

fn after(galley: &Galley<'_>, at: usize, sentence: &Range<usize>, scores: &mut Scores) {
    let acts = |at: usize| galley.lower(at) && galley.is(at, Classes::ACTS);
    defined(galley, at, sentence.end, scores);
    if galley.lower(at) && galley.is(at, Classes::LOC_HEAD) {
        scores[PLACE] += SLIGHT;
    } else if galley.lower(at) && STANDING.is("named", galley.folded(at)) {
        scores[BODY] += CLEAR;
    } else if acts(at) {
        scores[PERSON] += SLIGHT;
    } else if galley.text(at) == "," {
        let country = galley.longest(at + 1, sentence.end);
        if country
            .is_some_and(|(_, meaning)| matches!(meaning, Meaning::Country(_) | Meaning::Place(_)))
        {
            scores[PLACE] += FAIR;
        } else if galley.number(at + 1)
            && galley.text(at + 2) == ","
            && galley.text(at + 1).len() == 2
        {
            scores[PERSON] += CLEAR;
        } else if placed(galley, at + 1, sentence.end) {
            scores[PLACE] += CLEAR;
        } else if grouped(galley, at + 1, sentence.end) {
            scores[BODY] += CLEAR + FAIR;
        } else if appositive(galley, at + 1, sentence.end) || galley.folded(at + 1) == "who" {
            scores[PERSON] += FAIR;
        }
    } else if galley.folded(at) == "who" || galley.folded(at) == "whose" {
        scores[PERSON] += SLIGHT;
    } else if galley.text(at) == "(" && born(galley, at, sentence.end) {
        scores[PERSON] += CLEAR;
    } else if galley.possessive(at) && galley.is(at + 1, Classes::ROLE) {
        scores[BODY] += SLIGHT;
        scores[PLACE] += FAINT;
    } else if galley.is(at, Classes::STAKE.or(Classes::STAFF)) {
        scores[BODY] += SLIGHT;
    }
}

/// Whether "a", "the", an adjective or nothing and then a role noun begin here.
fn appositive(galley: &Galley<'_>, at: usize, end: usize) -> bool {
    (at..end.min(at + 5))
        .take_while(|at| galley.lower(*at) || galley.capital(*at) || galley.possessive(*at))
        .any(|at| galley.lower(at) && galley.is(at, Classes::ROLE))
}

/// Whether an article and then a noun for a place begin here: "Elmford, a town in ...".
fn placed(galley: &Galley<'_>, at: usize, end: usize) -> bool {
    let nouns = || {
        (at + 1..end.min(at + 5))
            .take_while(|at| galley.lower(*at) || galley.capital(*at) || galley.possessive(*at))
            .filter(|at| galley.lower(*at))
            .find(|at| galley.is(*at, Classes::LOC_HEAD.or(Classes::ROLE)))
    };
    matches!(galley.folded(at), "a" | "an" | "the")
        && nouns().is_some_and(|noun| {
            !galley.is(noun, Classes::ROLE) && !galley.is(noun + 1, Classes::ROLE)
        })
}

/// Whether an article and then a noun for a body begin here: "Al-Noor, a militant group that ...".
fn grouped(galley: &Galley<'_>, at: usize, end: usize) -> bool {
    let grammar = Classes::SMALL.or(Classes::ACTS).or(Classes::PLACES);
    let plain = |at: &usize| {
        (galley.lower(*at) && !galley.is(*at, grammar))
            || galley.capital(*at)
            || galley.possessive(*at)
            || galley.text(*at) == "-"
    };
    let heads = |at: &usize| {
        let head = galley.is(*at, Classes::ORG_HEAD) || STANDING.is("taken_up", galley.folded(*at));
        galley.lower(*at) && (head || galley.is(*at, Classes::ROLE))
    };
    let noun = (at + 1..end.min(at + 7)).take_while(plain).find(heads);
    matches!(galley.folded(at), "a" | "an" | "the")
        && noun.is_some_and(|noun| {
            // "A party leader", "a bank robber"
            let next = noun + 1;
            let goes_on = galley.possessive(next)
                || galley.lower(next)
                    && !galley.is(next, grammar)
                    && !galley.folded(next).ends_with("ed");
            !galley.is(noun, Classes::ROLE) && !goes_on
        })
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
