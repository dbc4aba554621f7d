//! When it was published where the text names that: "last year's election in 2016", "this year,
//! 2021", "today, 12 March 2018", "five years ago, on 18 March 2014".
//!
//! What only bounds the date is read in the parent module.

use super::super::resolve::moved_days;
use super::super::words::{Class, List, sense};
use super::super::years::narrowed;
use super::counted;
use crate::document::{
    Basis, Constraint, DayInterval, Evidence, Grain, Publication, Timex, TimexKind,
};
use crate::text::Lexed;
use jiff::civil::Date;

/// How many tokens lie between "last year" and its number at most.
const BESIDE: usize = 9;

/// On which days the article was published by two expressions for one time.
pub(super) struct Told {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) evidence: Evidence,
}

/// When the article was published, if it says of a year or day by its number that it is this, the
/// last or so many years ago; nothing where what it says does not agree.
pub(super) fn named(
    lexed: &Lexed<'_>,
    timexes: &[Timex],
    known: &[Constraint],
) -> Option<Publication> {
    let inside = |one: &Timex, other: &Timex| {
        lexed.sentence_at(one.span.start()) == lexed.sentence_at(other.span.start())
    };
    let told = timexes.iter().enumerate().filter_map(|(at, one)| {
        let other = timexes.get(at + 1).filter(|other| inside(one, other))?;
        let told = || year(lexed, one, other).or_else(|| today(lexed, one, other));
        let counted = || {
            let third = timexes.get(at + 2).filter(|third| inside(one, third));
            let round = || counted::round(lexed, one, other, third?);
            counted::ago(lexed, one, other).or_else(round)
        };
        let since = || counted::since(lexed, timexes.get(..at)?, one, other);
        told().or_else(counted).or_else(since)
    });
    let Told { mut first, mut last, evidence } = told.reduce(|one, other| Told {
        first: one.first.max(other.first),
        last: one.last.min(other.last),
        ..one
    })?;
    let days = |first, last| match DayInterval::year(Date::year(first), Basis::Inferred) {
        Some(year) if year.first() == Some(first) && year.last() == Some(last) => Some(year),
        _ if first == last => Some(DayInterval::day(first, Basis::Inferred)),
        _ => DayInterval::new(Some(first), Some(last), Grain::Days, Basis::Inferred),
    };
    let bounds = Publication::Unknown(known.to_vec()).interval();
    let whole = days(first, last).filter(|_| first <= last)?;
    if bounds.is_some_and(|bounds| !bounds.overlaps(&whole)) {
        return None;
    }
    let mut evidence = vec![evidence];
    if let Some((from, to, links)) = narrowed(lexed.text(), timexes, first, last) {
        (first, last) = (from, to);
        evidence.extend(links);
    }
    Some(Publication::Inferred(days(first, last)?, evidence))
}

/// "last year's election in 2016", "this year, 2021": the year of publication.
fn year(lexed: &Lexed<'_>, one: &Timex, other: &Timex) -> Option<Told> {
    let (from, to, end) = places(lexed, one, other);
    let (year, shift, timex) =
        if let (Some(shift), Some(year)) = (pointed(lexed, one), year_of(other)) {
            let lead = |at: usize| matches!(lexed.folded(at), "in" | "of" | "on");
            let beside = match to.checked_sub(from)? {
                1 => sign(lexed, from),
                2 => sign(lexed, from) && lead(from + 1),
                3..=BESIDE => lead(to - 1) && owns(lexed, from, to - 1),
                _ => false,
            };
            (year, shift, Some(one).filter(|_| beside && closes(lexed, end))?)
        } else {
            let (year, shift) = (number(one)?, pointed(lexed, other)?);
            let beside = to.checked_sub(from)? == 1 && sign(lexed, from) && sign(lexed, end);
            (year, shift, Some(other).filter(|_| beside)?)
        };
    let year = year - shift;
    let words = timex.span.of(lexed.text());
    let reason = format!("the text calls {year} the year of publication, by \"{words}\"");
    let (first, last) = (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?);
    Some(Told { first, last, evidence: Evidence { reason, span: Some(timex.span) } })
}

/// "Today, 12 March 2018, the court ruled".
fn today(lexed: &Lexed<'_>, one: &Timex, other: &Timex) -> Option<Told> {
    let (from, to, end) = places(lexed, one, other);
    let at = lexed.tokens().at_or_after(one.span.start());
    let word = sense(lexed.folded(at));
    let alone = word.class == Class::Day && from == at + 1 && to == from + 1;
    let stated = other.interval.filter(|days| days.basis() == Basis::Stated)?.single_day()?;
    if !alone || !sign(lexed, from) || !closes(lexed, end) || quoted(lexed, one) {
        return None;
    }
    let day = moved_days(stated, -i32::from(word.number))?;
    let words = lexed.folded(at);
    let reason = format!("it calls {stated} \"{words}\"");
    Some(Told { first: day, last: day, evidence: Evidence { reason, span: Some(other.span) } })
}

/// The tokens behind the one, at the other and behind it.
pub(super) fn places(lexed: &Lexed<'_>, one: &Timex, other: &Timex) -> (usize, usize, usize) {
    let tokens = lexed.tokens();
    let place = |at| tokens.at_or_after(at);
    (place(one.span.end()), place(other.span.start()), place(other.span.end()))
}

pub(super) fn sign(lexed: &Lexed<'_>, at: usize) -> bool {
    matches!(lexed.folded(at), "," | "(" | "-" | "–" | "—")
}

/// Whether a quotation was opened before an expression in its sentence: it may be old.
pub(super) fn quoted(lexed: &Lexed<'_>, timex: &Timex) -> bool {
    let sentence = lexed.sentence_at(timex.span.start()).and_then(|at| lexed.sentences().get(at));
    let end = lexed.tokens().at_or_after(timex.span.start());
    sentence.is_none_or(|sentence| {
        (sentence.tokens.start..end).any(|at| matches!(lexed.word(at), "\"" | "“" | "‘" | "«"))
    })
}

/// How many years from publication "last year" and such point; `None` for all others.
fn pointed(lexed: &Lexed<'_>, timex: &Timex) -> Option<i16> {
    let at = lexed.tokens().at_or_after(timex.span.start());
    // "later this year"
    let at = at + usize::from(matches!(lexed.folded(at), "later" | "earlier"));
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

/// The year of a year, month or day that is told in full.
fn year_of(timex: &Timex) -> Option<i16> {
    let stated = |days: &DayInterval| {
        days.basis() == Basis::Stated
            && matches!(days.grain(), Grain::Day | Grain::Month | Grain::Year)
    };
    let days = timex.interval.filter(stated).filter(|_| timex.kind == TimexKind::Date)?;
    let (first, last) = (days.first()?.year(), days.last()?.year());
    (first == last).then_some(first)
}

/// "'s presidential election", "'s summit, held": what the year has, and nothing that goes on with
/// the tale.
fn owns(lexed: &Lexed<'_>, from: usize, to: usize) -> bool {
    let word = |at: usize| lexed.folded(at);
    let held = word(to - 1) == "held" || word(to - 1).ends_with("ed");
    let end = match (word(to - 1), word(to - 2)) {
        (",", _) => to - 1,
        (_, ",") if held => to - 2,
        _ => to,
    };
    let plain = |at: usize| {
        let sense = sense(word(at));
        sense.class == Class::None
            && !sense.on(List::ClauseBorder)
            && !sense.on(List::Speech)
            && word(at).chars().any(char::is_alphabetic)
    };
    matches!(word(from), "'s" | "’s") && (from + 1..end).all(plain)
}

/// Whether the year stands for itself and not before a thing or another year.
pub(super) fn closes(lexed: &Lexed<'_>, end: usize) -> bool {
    let token = lexed.tokens().get(end);
    let word = sense(lexed.folded(end));
    let goes_on = token.is_some_and(|token| token.kind == crate::text::TokenKind::Word);
    let joins = matches!(lexed.folded(end), "and" | "or" | "-" | "/");
    !joins && (!goes_on || matches!(word.class, Class::Cue | Class::Behind | Class::Ahead))
}
