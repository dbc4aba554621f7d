//! [`Moment`]: the time that a part of a sentence tells of, to know who held a post then.
//!
//! Date expressions are found and resolved in `dates`; who holds a post is told in `office`.

use std::ops::Range;

use jiff::ToSpan;

use super::standing::STANDING;
use crate::annotate::actors::read::Galley;
use crate::document::{DayInterval, Timex, TimexKind};
use crate::text::Sentence;

/// How many tokens around a role are searched for its date, so that an endless sentence stays cheap.
const NEAR: usize = 100;
/// How many tokens the date that opens a sentence may have with its comma.
const OPENING: usize = 12;

/// When an article was published and the times that it names.
#[derive(Clone, Copy)]
pub(crate) struct Times<'a> {
    /// The days on which it can have been published.
    pub published: Option<DayInterval>,
    /// Its time expressions, in order.
    pub timexes: &'a [Timex],
}

/// The time that a part of a sentence tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// These days, all of them.
    Days(Vec<DayInterval>),
    /// That of the article, which is not known.
    Unknown,
    /// Some time that cannot be told for sure.
    Unsure,
}

impl Moment {
    /// Whether a post that was held for a time was held at this moment; `None` if that cannot be told.
    pub(crate) fn within(&self, held: DayInterval) -> Option<bool> {
        match self {
            Self::Days(days) => Some(days.iter().all(|day| held.contains(day))),
            Self::Unknown | Self::Unsure => None,
        }
    }
}

impl Times<'_> {
    /// The moment of some tokens of a sentence: the date of their own part of it, else one that
    /// stands for the whole sentence, else the publication.
    pub(crate) fn moment(
        &self,
        galley: &Galley<'_>,
        sentence: &Sentence,
        tokens: &Range<usize>,
    ) -> Moment {
        let near = tokens.start.saturating_sub(NEAR).max(sentence.tokens.start);
        let parts = parts(galley, near..sentence.tokens.end.min(tokens.end + NEAR));
        let own = parts.iter().rposition(|part| part.start <= tokens.start).unwrap_or(0);
        let part = |at: usize| parts.get(at).cloned().unwrap_or(0..0);
        let mut found = self.told(galley, part(own));
        // "In May the one did this, and the other did that": the second part goes on in May.
        let mut before = own;
        while found.is_empty() && before > 0 && galley.folded(part(before).start) == "and" {
            before -= 1;
            found = self.told(galley, part(before));
        }
        let nothing_else = |range: &Range<usize>| {
            let words = range.clone().filter(|at| galley.text(*at) != ",").count();
            let timed = self.in_part(galley, range.clone()).map(|timex| self.length(galley, timex));
            let timed: usize = timed.sum();
            timed > 0 && words <= timed + 2
        };
        let opening =
            sentence.tokens.start..sentence.tokens.end.min(sentence.tokens.start + OPENING);
        let opening = self::parts(galley, opening).first().cloned().unwrap_or(0..0);
        let beside = [opening, part(own.saturating_sub(1)), part(own + 1)];
        for time in beside.into_iter().filter(nothing_else) {
            if found.is_empty() {
                found = self.told(galley, time);
            }
        }
        self.of(&found)
    }

    /// What date expressions of one part tell together.
    fn of(&self, told: &[Told]) -> Moment {
        let Some(published) = self.published else {
            let days = told.iter().map(|told| told.days());
            return match days.collect::<Option<Vec<_>>>() {
                Some(days) if days.is_empty() => Moment::Unknown,
                Some(days) => Moment::Days(days),
                None => Moment::Unsure,
            };
        };
        let mut days = Vec::new();
        for told in told {
            match told.days() {
                None => return Moment::Unsure,
                Some(told) if told.contains(&published) => days.push(published),
                Some(told) => {
                    let (last, told_last) = (published.last(), told.last());
                    if let (Some(now), Some(then)) = (last, told_last)
                        && then > now
                    {
                        // Whoever comes into office later is not known yet.
                        if now.checked_add(1.year()).is_ok_and(|limit| then > limit) {
                            return Moment::Unsure;
                        }
                        days.push(published);
                    }
                    days.push(told);
                }
            }
        }
        if days.is_empty() {
            days.push(published);
        }
        Moment::Days(days)
    }

    fn in_part<'t>(
        &'t self,
        galley: &Galley<'_>,
        part: Range<usize>,
    ) -> impl Iterator<Item = &'t Timex> + 't {
        let span = galley.lexed.cover(part);
        let from = self.timexes.partition_point(|timex| timex.span.start() < span.start());
        let rest = self.timexes.get(from..).unwrap_or(&[]).iter();
        rest.take_while(move |timex| timex.span.end() <= span.end())
            .filter(|timex| matches!(timex.kind, TimexKind::Date | TimexKind::Time))
    }

    fn length(&self, galley: &Galley<'_>, timex: &Timex) -> usize {
        let tokens = galley.lexed.tokens();
        tokens.at_or_after(timex.span.end()).saturating_sub(tokens.at_or_after(timex.span.start()))
    }

    fn told(&self, galley: &Galley<'_>, part: Range<usize>) -> Vec<Told> {
        let read = |timex: &Timex| {
            let at = galley.lexed.tokens().at_or_after(timex.span.start());
            let before = at.checked_sub(1).filter(|at| *at >= part.start);
            let before = before.map_or("", |at| galley.folded(at));
            match timex.interval {
                _ if before == "since" || timex.value == "PRESENT_REF" => None,
                _ if STANDING.is("beyond", before) => Some(Told::Vaguely),
                None if timex.kind == TimexKind::Time => None,
                None => Some(Told::Vaguely),
                Some(days) => Some(Told::On(days)),
            }
        };
        self.in_part(galley, part.clone()).filter_map(read).collect()
    }
}

/// What one date expression tells.
#[derive(Clone, Copy)]
enum Told {
    On(DayInterval),
    Vaguely,
}

impl Told {
    const fn days(self) -> Option<DayInterval> {
        match self {
            Self::On(days) => Some(days),
            Self::Vaguely => None,
        }
    }
}

/// The parts of a sentence to which a date can belong; each begins with the word that breaks it off.
fn parts(galley: &Galley<'_>, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = tokens.start;
    for at in tokens.clone() {
        let word = galley.folded(at);
        let mark = matches!(word, "," | ";" | ":" | "(" | ")" | "—" | "–" | "\"" | "“" | "”");
        // "October 20, 2022" is one date.
        let date = galley.number(at.saturating_sub(1)) && galley.number(at + 1);
        let breaks = mark && !date || word == "and" || STANDING.is("breaks", word);
        if breaks && at > start {
            parts.push(start..at);
            start = if mark { at + 1 } else { at };
        } else if mark && at == start {
            start = at + 1;
        }
    }
    if start < tokens.end {
        parts.push(start..tokens.end);
    }
    parts
}
