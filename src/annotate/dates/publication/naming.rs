//! The year of publication where the text names it: "last year's election in 2016", "this year, 2021".
//!
//! What only bounds the date is read in the parent module.

use super::super::words::{Class, List, sense};
use super::super::years::narrowed;
use crate::document::{
    Basis, Constraint, DayInterval, Evidence, Grain, Publication, Timex, TimexKind,
};
use crate::text::Lexed;

/// How many tokens lie between "last year" and its number at most.
const BESIDE: usize = 7;

/// The year in which the article was published, if it says of a year by its number that it is this,
/// the last or the next one; nothing where it says so of several.
pub(super) fn named_year(
    lexed: &Lexed<'_>,
    timexes: &[Timex],
    known: &[Constraint],
) -> Option<Publication> {
    let mut years = timexes.windows(2).filter_map(|pair| match pair {
        [one, other] => named(lexed, one, other),
        _ => None,
    });
    let (year, timex) = years.next()?;
    if years.any(|(other, _)| other != year) {
        return None;
    }
    let whole = DayInterval::year(year, Basis::Inferred)?;
    let bounds = Publication::Unknown(known.to_vec()).interval();
    if bounds.is_some_and(|bounds| !bounds.overlaps(&whole)) {
        return None;
    }
    let words = timex.span.of(lexed.text());
    let reason = format!("the text calls {year} the year of publication, by \"{words}\"");
    let mut evidence = vec![Evidence { reason, span: Some(timex.span) }];
    let (mut first, mut last) = (whole.first()?, whole.last()?);
    if let Some((from, to, links)) = narrowed(lexed.text(), timexes, first, last) {
        (first, last) = (from, to);
        evidence.extend(links);
    }
    let whole = if (Some(first), Some(last)) == (whole.first(), whole.last()) {
        whole
    } else {
        DayInterval::new(Some(first), Some(last), Grain::Days, Basis::Inferred)?
    };
    Some(Publication::Inferred(whole, evidence))
}

/// The year of publication by two expressions that stand beside each other for one year.
fn named<'t>(lexed: &Lexed<'_>, one: &'t Timex, other: &'t Timex) -> Option<(i16, &'t Timex)> {
    let same = lexed.sentence_at(one.span.start()) == lexed.sentence_at(other.span.start());
    if !same {
        return None;
    }
    let from = lexed.tokens().at_or_after(one.span.end());
    let to = lexed.tokens().at_or_after(other.span.start());
    let end = lexed.tokens().at_or_after(other.span.end());
    let sign = |at: usize| matches!(lexed.folded(at), "," | "(" | "-" | "–" | "—");
    let (year, shift, timex) =
        if let (Some(shift), Some(year)) = (pointed(lexed, one), number(other)) {
            let lead = |at: usize| matches!(lexed.folded(at), "in" | "of");
            let beside = match to.checked_sub(from)? {
                1 => sign(from),
                2 => sign(from) && lead(from + 1),
                3..=BESIDE => owns(lexed, from, to) && lead(to - 1),
                _ => false,
            };
            (year, shift, Some(one).filter(|_| beside && closes(lexed, end))?)
        } else {
            let (year, shift) = (number(one)?, pointed(lexed, other)?);
            let beside = to.checked_sub(from)? == 1 && sign(from) && sign(end);
            (year, shift, Some(other).filter(|_| beside)?)
        };
    Some((year - shift, timex))
}

/// How many years from publication "last year" and such point; `None` for all others.
fn pointed(lexed: &Lexed<'_>, timex: &Timex) -> Option<i16> {
    let at = lexed.tokens().at_or_after(timex.span.start());
    let bare = timex.value == "XXXX" && lexed.tokens().at_or_after(timex.span.end()) == at + 2;
    let which = sense(lexed.folded(at));
    let fits = bare && which.class == Class::Which && lexed.folded(at + 1) == "year";
    fits.then_some(which.number)
}

/// The year that an expression names by its number alone.
fn number(timex: &Timex) -> Option<i16> {
    let stated = timex.kind == TimexKind::Date && timex.value.len() == 4;
    let days = timex.interval.filter(|days| stated && days.basis() == Basis::Stated)?;
    Some(days.first()?.year()).filter(|_| days.grain() == Grain::Year)
}

/// "'s presidential election": what the year has, and nothing that goes on with the tale.
fn owns(lexed: &Lexed<'_>, from: usize, to: usize) -> bool {
    let plain = |at: usize| {
        let word = sense(lexed.folded(at));
        word.class == Class::None
            && !word.on(List::ClauseBorder)
            && !word.on(List::Speech)
            && lexed.folded(at).chars().any(char::is_alphabetic)
    };
    matches!(lexed.folded(from), "'s" | "’s") && (from + 1..to - 1).all(plain)
}

/// Whether the year stands for itself and not before a thing or another year.
fn closes(lexed: &Lexed<'_>, end: usize) -> bool {
    let token = lexed.tokens().get(end);
    let word = sense(lexed.folded(end));
    let goes_on = token.is_some_and(|token| token.kind == crate::text::TokenKind::Word);
    let joins = matches!(lexed.folded(end), "and" | "or" | "-" | "/");
    !joins && (!goes_on || matches!(word.class, Class::Cue | Class::Behind | Class::Ahead))
}
