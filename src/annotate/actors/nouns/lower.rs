//! Bodies in lower case: "the Russian defence ministry", "the consulate in ...", "the ministry".
//!
//! People taken together and roles stand in `nouns`; bodies with capitals are names.

use super::Noun;
use crate::annotate::actors::bodies::chambers::Chamber;
use crate::annotate::actors::bodies::complete;
use crate::annotate::actors::bodies::institutions::{self, Class, Institution};
use crate::annotate::actors::gazetteer::Classes;
use crate::annotate::actors::link::Cast;
use crate::annotate::actors::read::Galley;
use crate::document::{ActorId, Mention};
use crate::text::Sentence;

type Found = (Noun, Option<&'static str>);

/// A mission in lower case with its place: "the consulate in San Francisco".
pub(super) fn mission(
    galley: &Galley<'_>,
    at: usize,
    sentence: &Sentence,
    cast: &mut Cast,
) -> Option<Found> {
    if !galley.lower(at) {
        return None;
    }
    (1..=2).rev().find_map(|length| {
        let tokens = at..(at + length).min(sentence.tokens.end);
        if !institutions::opens_place(galley, tokens.end) {
            return None;
        }
        let mut read = institutions::read(galley, tokens.clone(), sentence.tokens.end)?;
        if !matches!(read.class, Class::Mission { host: Some(_), sort } if sort != "mission") {
            return None;
        }
        let told = read.owner.is_some();
        complete(galley, &mut read, &[], (cast, at));
        let actor = read.actor()?;
        let id = cast.note(actor, None);
        Some(((tokens, id, "mission in a place"), (!told).then_some(NO_OWNER_OF_MISSION)))
    })
}

/// A chamber of a parliament by its description: "Russia's upper house", "the lower house of the
/// Polish parliament"; `None` where that state's parliament has no such.
pub(super) fn chamber(
    galley: &Galley<'_>,
    at: usize,
    sentence: &Sentence,
    cast: &mut Cast,
) -> Option<Found> {
    let chamber = Chamber::read(galley, at)?;
    let end = at + 2;
    let (before, _) = institutions::owner_before(galley, at..at);
    let owner = before.or_else(|| institutions::owner_behind(galley, end, sentence.tokens.end));
    let read = Institution { class: Class::Chamber(chamber), owner };
    let the = at > sentence.tokens.start && galley.folded(at - 1) == "the";
    if owner.is_none() && !the {
        return None;
    }
    let (actor, doubt) = cast.homes.institution(galley, (&galley.key(at..end), read), at)?;
    let id = cast.note(actor, None);
    Some(((at..end, id, "chamber of a parliament"), doubt))
}

/// A ministry in lower case: "the Russian defence ministry", "the ministry of health of Chad".
pub(super) fn ministry(
    galley: &Galley<'_>,
    at: usize,
    sentence: &Sentence,
    cast: &mut Cast,
) -> Option<Found> {
    let end = ministry_end(galley, at, sentence.tokens.end)?;
    let mut read = institutions::read(galley, at..end, sentence.tokens.end)?;
    // "A foreign ministry spokesman" may be of any state.
    let the = at > sentence.tokens.start
        && matches!(galley.folded(at - 1), "the" | "its" | "his" | "her" | "their");
    if read.owner.is_none() && (!the || galley.is(end, Classes::ROLE)) {
        return None;
    }
    complete(galley, &mut read, &[], (cast, at));
    let (actor, doubt) = cast.homes.institution(galley, (&galley.key(at..end), read), at)?;
    let id = cast.note(actor, None);
    Some(((at..end, id, "ministry of a state"), doubt))
}

/// Where the words for a ministry end that begin at a token.
fn ministry_end(galley: &Galley<'_>, at: usize, end: usize) -> Option<usize> {
    let field = |at: usize| at < end && galley.lower(at) && galley.is(at, Classes::FIELD);
    let fields = (at..end.min(at + MOST_FIELDS)).take_while(|at| field(*at)).count();
    let noun = |at: usize| at < end && galley.lower(at) && galley.folded(at) == "ministry";
    if fields > 0 && noun(at + fields) {
        return Some(at + fields + 1);
    }
    let of = noun(at) && matches!(galley.folded(at + 1), "of" | "for") && field(at + 2);
    of.then(|| at + 2 + (at + 2..end.min(at + 2 + MOST_FIELDS)).take_while(|at| field(*at)).count())
}

/// How many words tell the field of a ministry at most.
const MOST_FIELDS: usize = 3;

/// A body that was named before, called by its last word only: "the ministry", "the court".
pub(super) fn taken_up(
    galley: &Galley<'_>,
    at: usize,
    sentence: &Sentence,
    (names, found, cast): (&[Mention], &[Mention], &Cast),
) -> Option<Found> {
    let the = at > sentence.tokens.start && galley.folded(at - 1) == "the";
    let goes_on = matches!(galley.folded(at + 1), "of" | "in" | "for" | "to");
    let modifies = galley.lower(at + 1) && galley.is(at + 1, Classes::ROLE);
    let word = galley.lower(at) && galley.is(at, Classes::TAKEN_UP);
    if !(the && word) || goes_on || modifies {
        return None;
    }
    let word = galley.folded(at);
    let start = galley.lexed.tokens().get(at)?.span.start();
    let before = |mentions: &[Mention]| -> Vec<(usize, ActorId)> {
        let count = mentions.partition_point(|mention| mention.span.end() <= start);
        let near = mentions.get(..count).unwrap_or(&[]).iter().rev().take(MOST_LOOKED_AT);
        near.filter_map(|mention| Some((mention.span.start(), mention.actor.clone()?))).collect()
    };
    let mut named = before(names);
    named.extend(before(found));
    named.retain(|(_, id)| cast.is_called(id, word));
    let (_, last) = named.iter().max_by_key(|(start, _)| *start)?;
    let doubt = named.iter().any(|(_, id)| id != last).then_some(SEVERAL);
    Some(((at..at + 1, last.clone(), "body named before"), doubt))
}

/// How many names before a word are looked at for the body that it takes up.
const MOST_LOOKED_AT: usize = 40;
/// Several such bodies are named before.
const SEVERAL: &str = "another such body is named before";

/// Whose mission it is goes without saying.
const NO_OWNER_OF_MISSION: &str = "the text does not say whose mission it is";
