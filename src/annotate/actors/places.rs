//! Metonyms: whether the name of a state or capital is a place or stands for the government.
//!
//! "Moscow said" acts; "in Moscow" is where something happens.

use super::gazetteer::Classes;
use super::gazetteer::Meaning;
use super::link::Named;
use super::read::Page;
use crate::document::MentionKind;

/// Whether each name only tells where something is, from left to right, for a list goes on as it
/// began.
pub(crate) fn places(page: &Page<'_>, names: &[Named]) -> Vec<bool> {
    let mut places = Vec::with_capacity(names.len());
    let mut before: Option<(&Named, bool)> = None;
    for named in names {
        let place = is_place(page, before, named);
        places.push(place);
        before = Some((named, place));
    }
    places
}

/// Whether a name only tells where something is, given the name before it and whether that does.
fn is_place(page: &Page<'_>, before: Option<(&Named, bool)>, named: &Named) -> bool {
    let tokens = &named.candidate.tokens;
    let first = page.lexed.sentences().get(named.candidate.sentence).map_or(0, |s| s.tokens.start);
    if compound(page, tokens.end, named) {
        return false;
    }
    let capital = matches!(named.candidate.known, Some(Meaning::Capital(_)));
    if listed(page, before, named) || dateline(page, tokens.end, first, tokens.start) {
        return true;
    }
    let mut lead = tokens.start;
    if lead > first && page.folded(lead - 1) == "the" {
        lead -= 1;
    }
    let word = if lead > first { page.folded(lead - 1) } else { "" };
    if lead > first && page.is(lead - 1, Classes::PLACES) && !towards(word) {
        return true;
    }
    if capital && (towards(word) || word == "to") && !leaning(page, lead - 1) {
        return true;
    }
    let next = tokens.end;
    let based = page.text(next) == "-"
        && matches!(page.folded(next + 1), "based" | "born" | "area" | "region");
    let modifier = capital
        && page.lower(next)
        && page.is(next, Classes::COMMON)
        && !page.is(next, Classes::ACTS)
        && matches!(word, "a" | "an" | "the" | "this" | "of");
    based || modifier
}

/// Whether the name is half of "Russia-U.S. relations" or stands for an adjective ("U.S. media").
fn compound(page: &Page<'_>, next: usize, named: &Named) -> bool {
    let key = page.key(named.candidate.tokens.clone());
    let adjective = |meaning: Meaning| matches!(meaning, Meaning::Adjective(_));
    let abbreviation = page.known.name(&key).iter().any(|entry| adjective(entry.meaning));
    let joined = page.text(next) == "-" && page.capital(next + 1);
    let noun = page.lower(next)
        && page.is(next, Classes::COMMON)
        && !page.is(next, Classes::ACTS.or(Classes::PLACES).or(Classes::SMALL));
    joined || (abbreviation && noun)
}

/// Whether a preposition tells a direction: of a place, or of a gesture towards a government.
fn towards(word: &str) -> bool {
    matches!(word, "toward" | "towards")
}

/// Whether a preposition belongs to an act towards a government ("respond to", "close to").
fn leaning(page: &Page<'_>, at: usize) -> bool {
    let word = at.checked_sub(1).map_or("", |before| page.folded(before));
    !matches!(
        word,
        "visit"
            | "trip"
            | "travel"
            | "travelled"
            | "traveled"
            | "flew"
            | "fly"
            | "return"
            | "returned"
            | "came"
            | "come"
            | "went"
            | "go"
            | "going"
            | "moved"
            | "back"
            | "sent"
            | "flight"
    )
}

/// Whether it goes on a list that began with a place ("in Paris and Rome", "Graz, Austria").
fn listed(page: &Page<'_>, before: Option<(&Named, bool)>, named: &Named) -> bool {
    let Some((before, place)) = before else { return false };
    let between = before.candidate.tokens.end..named.candidate.tokens.start;
    let same = before.candidate.sentence == named.candidate.sentence && between.len() == 1;
    let joined = matches!(page.folded(between.start), "and" | "or" | ",");
    let plain = matches!(before.candidate.known, Some(Meaning::Place(_)));
    let location = before.verdict.kind == MentionKind::Location;
    same && joined && location && (plain && page.text(between.start) == "," || place)
}

/// Whether it stands where a dateline names the place ("MOSCOW, May 3 -", "LONDON 1996-08-30").
fn dateline(page: &Page<'_>, next: usize, first: usize, start: usize) -> bool {
    start == first
        && (page.number(next) || matches!(page.text(next), "(" | "—" | "–"))
        && page.all_caps(start)
}
