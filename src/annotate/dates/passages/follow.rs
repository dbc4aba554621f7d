//! Weekdays that go on with a day told in full: "On Sunday, Aug. 18, 1991, plotters flew to the
//! coast. On Monday tanks rolled in."
//!
//! Whether that day lies so far back that they do is known to `resolve`.

use super::super::form::{Calendar, Form, Found, Pick, YearOf};
use super::super::publication::is_past;
use super::super::words::{List, sense};
use super::deictic;
use crate::text::{Lexed, Sentence};

/// A day from which the weekdays of its paragraph may follow.
#[derive(Clone, Copy)]
struct Told {
    block: usize,
    /// The first token of its sentence.
    sentence: usize,
    /// Whether its own weekday was told too: whoever does goes on to tell by weekdays.
    by_weekday: bool,
}

/// Marks the weekdays of a paragraph that follow a day told with its weekday, or perhaps one told
/// with its year.
pub(super) fn follow_days(lexed: &Lexed<'_>, found: &mut [Found]) {
    let mut told: Option<Told> = None;
    let mut rest = found;
    for sentence in lexed.sentences() {
        let count = rest.iter().take_while(|found| found.first < sentence.tokens.end).count();
        let (inside, behind) = rest.split_at_mut(count);
        rest = behind;
        told = told.filter(|told| told.block == sentence.block);
        if inside.is_empty() {
            continue;
        }
        let tale = narrates(lexed, sentence);
        let (block, start) = (sentence.block, sentence.tokens.start);
        for one in inside {
            let near = |told: &Told| told.sentence == start || spoken(lexed, one);
            let pick = told.and_then(|told| match told.by_weekday {
                true => Some(Pick::Follows),
                false => near(&told).then_some(Pick::MayFollow),
            });
            if let Some(by_weekday) = full(&one.form) {
                told = Some(Told { block, sentence: start, by_weekday }).filter(|_| tale);
            } else if let Some(open) = weekday(&mut one.form) {
                told = told.filter(|_| tale);
                *open = pick.filter(|_| tale).unwrap_or(*open);
            } else if deictic(&one.form) || dated(&one.form) {
                told = None;
            }
        }
    }
}

/// Whether a weekday stands as in a tale: with a part of the day, or behind "by".
fn spoken(lexed: &Lexed<'_>, one: &Found) -> bool {
    let by = one.first.checked_sub(1).is_some_and(|before| lexed.folded(before) == "by");
    by || matches!(one.form, Form::Timed { .. })
}

/// Whether a sentence tells of what was and of no one who says so: who "said on Monday" speaks now.
fn narrates(lexed: &Lexed<'_>, sentence: &Sentence) -> bool {
    let speaks = |at: usize| {
        let sense = sense(lexed.folded(at));
        sense.on(List::Speech) || sense.on(List::Nowadays)
    };
    is_past(lexed, sentence) && !sentence.tokens.clone().any(speaks)
}

/// The pick of a weekday to which the words give no direction.
fn weekday(form: &mut Form) -> Option<&mut Pick> {
    match form {
        Form::Weekday { pick: pick @ Pick::Nearest, .. } => Some(pick),
        Form::Timed { date: Some(inner), .. } => weekday(inner),
        _ => None,
    }
}

/// Whether a day that is told in full is told with its weekday; `None` if it is not told in full.
fn full(form: &Form) -> Option<bool> {
    match form {
        Form::Calendar(Calendar { year, day: Some(_), month: Some(_), weekday, .. }) => {
            let told = weekday.is_some() || matches!(year, YearOf::Known(_));
            told.then_some(weekday.is_some())
        }
        Form::Timed { date: Some(inner), .. } => full(inner),
        _ => None,
    }
}

/// Whether another date is told, from which nothing follows.
const fn dated(form: &Form) -> bool {
    matches!(form, Form::Calendar(_) | Form::Range(..) | Form::Holiday { .. } | Form::Season { .. })
}
