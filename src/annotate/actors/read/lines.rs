//! Lines that are no sentences: results, score cards, schedules, datelines.
//!
//! Sentences are looked at in `around`.

use std::ops::Range;

use super::galley::Galley;
use super::judge::Verdict;
use super::scan::Candidate;
use crate::annotate::actors::gazetteer::{Classes, Meaning};
use crate::document::MentionKind;

/// How many tokens a line of results has at most, its scorers included.
const LONGEST: usize = 60;

/// What a name is by the kind of line that it stands in.
pub(super) fn told_by_line(galley: &Galley<'_>, candidate: &Candidate) -> Option<Verdict> {
    let line = galley.lexed.sentences().get(candidate.sentence)?.tokens.clone();
    let tokens = &candidate.tokens;
    let verdict = |kind, rule| Some(Verdict { kind, rule });
    if heads_dateline(galley, candidate, &line) {
        return verdict(MentionKind::Location, "dateline");
    }
    if line.len() > LONGEST {
        return None;
    }
    if scores(galley, tokens, &line) || plays_cricket(galley, tokens, &line) {
        return verdict(MentionKind::Person, "score card");
    }
    let team = may_be_team(galley, candidate);
    if team && (has_result(galley, candidate, &line) || fixture(galley, tokens, &line)) {
        return verdict(MentionKind::Organisation, "line of results");
    }
    (team && lists_scorers(galley, tokens.end, &line))
        .then_some(Verdict { kind: MentionKind::Organisation, rule: "line of results" })
}

/// Whether a name can be a team's: no state, no known body and nobody with a given name.
fn may_be_team(galley: &Galley<'_>, candidate: &Candidate) -> bool {
    let tokens = &candidate.tokens;
    let last = tokens.end - 1;
    let place = |at: usize| {
        let known = galley.longest(at, at + 1);
        known.is_some_and(|(_, known)| matches!(known, Meaning::Place(_) | Meaning::Capital(_)))
    };
    let named = tokens.len() > 1 && galley.is(tokens.start, Classes::GIVEN) && !place(last);
    match candidate.known {
        Some(Meaning::Place(_) | Meaning::Capital(_) | Meaning::Plain) => true,
        None => !named && candidate.title.is_empty(),
        _ => false,
    }
}

/// Whether the name stands with its score: "Leeds 2", "Boston 12 8 .600".
fn has_result(galley: &Galley<'_>, candidate: &Candidate, line: &Range<usize>) -> bool {
    let (name, known) = (&candidate.tokens, candidate.known.is_some());
    let number = |at: usize| galley.number(at) && galley.text(at).len() <= 3;
    let long = |at: &usize| galley.lower(*at) && galley.text(*at).len() > 3;
    let opens = name.start == line.start
        || number(name.start - 1)
        || galley.text(name.start - 1) == ")"
        || galley.folded(name.start - 1) == "at";
    number(name.end)
        && opens
        && !galley.number(line.start)
        && line.clone().filter(|at| number(*at)).count() > 1
        && line.clone().filter(long).count() < if known { 3 } else { 1 }
        && !line.clone().any(|at| galley.lower(at) && galley.is(at, Classes::ACTS))
}

/// Whether the line only pairs two names: "BOSTON AT TORONTO", "Leeds v Derby".
fn fixture(galley: &Galley<'_>, name: &Range<usize>, line: &Range<usize>) -> bool {
    let joins = |at: usize| matches!(galley.folded(at), "at" | "v" | "vs" | "versus");
    let joint = line.clone().filter(|at| joins(*at)).count() == 1;
    let whole = name.start == line.start && joins(name.end)
        || name.end == line.end && name.start > line.start && joins(name.start - 1);
    let names = |at: usize| galley.capital(at) || joins(at) || galley.text(at) == ".";
    joint && whole && line.len() <= 9 && line.clone().all(names)
}

/// Whether scorers are listed behind the name: "Leeds - Wallace (7th minute)".
fn lists_scorers(galley: &Galley<'_>, at: usize, line: &Range<usize>) -> bool {
    let dash = matches!(galley.text(at), "-" | "–") && galley.spaced(at);
    dash && galley.capital(at + 1)
        && (at..line.end).any(|at| galley.text(at) == "(" && minute(galley, at + 1))
}

/// Whether a minute of a match stands at a token: "33rd", "55 pen".
fn minute(galley: &Galley<'_>, at: usize) -> bool {
    galley.number(at)
        && galley.text(at).len() <= 3
        && matches!(
            galley.folded(at + 1),
            "st" | "nd" | "rd" | "th" | "minute" | "min" | "mins" | "pen" | "penalty"
        )
}

/// Whether it is a scorer: "Wallace (7th minute)", or in brackets behind a team's score "(Wallace 7)".
fn scores(galley: &Galley<'_>, name: &Range<usize>, line: &Range<usize>) -> bool {
    if galley.text(name.end) == "(" {
        return minute(galley, name.end + 1);
    }
    let short = galley.number(name.end) && galley.text(name.end).len() <= 3;
    let opened = || {
        let before = line.start..name.start;
        before.rev().find(|at| matches!(galley.text(*at), "(" | ")"))
    };
    let behind = |at: usize| at > line.start && galley.number(at - 1);
    short && opened().is_some_and(|at| galley.text(at) == "(" && behind(at))
}

/// Whether the line is of a score card and the name a player's: "A. Bell c Carr b Doe 12".
fn plays_cricket(galley: &Galley<'_>, name: &Range<usize>, line: &Range<usize>) -> bool {
    let out = |at: usize| matches!(galley.text(at), "c" | "b" | "lbw" | "st");
    let bowled = |at: usize| {
        (0..5).all(|nth| match nth % 2 {
            0 => galley.number(at + nth) && galley.text(at + nth).len() <= 3,
            _ => galley.text(at + nth) == "-" && !galley.spaced(at + nth),
        })
    };
    let not_out = |at: usize| {
        matches!(galley.folded(at), "not" | "run" | "retired")
            && matches!(galley.folded(at + 1), "out" | "hurt")
    };
    let number = line.clone().any(|at| galley.number(at));
    let opens = name.start == line.start && (out(name.end) || not_out(name.end));
    number && (opens || bowled(name.end) || (name.start > line.start && out(name.start - 1)))
}

/// Whether the name stands where a dateline tells the place: "MOSCOW, May 3 -", "BREST, France 1996-08-30".
fn heads_dateline(galley: &Galley<'_>, candidate: &Candidate, line: &Range<usize>) -> bool {
    let tokens = candidate.tokens.clone();
    let body = matches!(candidate.known, Some(Meaning::Body(_) | Meaning::Holder(_)));
    let shouts = tokens.clone().all(|at| !galley.lower(at)) && galley.all_caps(tokens.start);
    let goes_on = || {
        let colon = galley.text(tokens.end) == ":" && galley.lower(tokens.end + 2);
        colon || dateline_goes_on(galley, tokens.end, line.end)
    };
    tokens.start == line.start && shouts && !body && goes_on()
}

/// Whether a dateline goes on behind its place: with a date, a source or a dash.
pub(crate) fn dateline_goes_on(galley: &Galley<'_>, at: usize, end: usize) -> bool {
    let month = |at: usize| galley.is(at, Classes::MONTH) && galley.capital(at);
    let day = |at: usize| galley.number(at) && galley.text(at).len() <= 2;
    let year = |at: usize| galley.number(at) && galley.text(at).len() == 4;
    let dated =
        |at: usize| at < end && (month(at) && day(at + 1) || day(at) && month(at + 1) || year(at));
    let source = |at: usize| {
        galley.text(at) == "("
            && galley.capital(at + 1)
            && (at + 2..end.min(at + 6)).any(|at| galley.text(at) == ")")
    };
    let dash = |at: usize| {
        let last = at + 1 == end || at + 2 == end && galley.text(at + 1) == "-";
        matches!(galley.text(at), "—" | "–") && (galley.spaced(at) || last)
            || galley.text(at) == "-" && last
    };
    if dated(at) || source(at) || dash(at) {
        return true;
    }
    if galley.text(at) != "," {
        return false;
    }
    let region = galley.longest(at + 1, end).map(|(last, _)| last);
    dated(at + 1)
        || region.is_some_and(|last| {
            let last = last + usize::from(galley.text(last) == ",");
            dated(last) || source(last) || dash(last)
        })
}
