//! Weekdays that go on with a day told in full: "On Sunday, Aug. 18, 1991, plotters flew to the
//! coast. On Monday tanks rolled in."
//!
//! Whether that day lies so far back that they do is known to `resolve`.

use super::super::form::{Calendar, Form, Found, Pick, YearOf};
use super::super::publication::is_past;
use super::super::words::{List, sense};
use super::deictic;
use crate::text::{Lexed, Sentence};

/// Marks the weekdays of a paragraph that follow a day told with weekday and year.
pub(super) fn follow_days(lexed: &Lexed<'_>, found: &mut [Found]) {
    let mut told: Option<usize> = None;
    let mut rest = found;
    for sentence in lexed.sentences() {
        let count = rest.iter().take_while(|found| found.first < sentence.tokens.end).count();
        let (inside, behind) = rest.split_at_mut(count);
        rest = behind;
        told = told.filter(|block| *block == sentence.block);
        if inside.is_empty() {
            continue;
        }
        let tale = narrates(lexed, sentence);
        for one in inside {
            if full(&one.form) {
                told = Some(sentence.block).filter(|_| tale);
            } else if let Some(pick) = weekday(&mut one.form) {
                told = told.filter(|_| tale);
                *pick = told.map_or(*pick, |_| Pick::Follows);
            } else if deictic(&one.form) || dated(&one.form) {
                told = None;
            }
        }
    }
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

/// Whether a day is told with its weekday and year.
fn full(form: &Form) -> bool {
    match form {
        Form::Calendar(Calendar { year: YearOf::Known(_), day: Some(_), weekday, .. }) => {
            weekday.is_some()
        }
        Form::Timed { date: Some(inner), .. } => full(inner),
        _ => false,
    }
}

/// Whether another date is told, from which nothing follows.
const fn dated(form: &Form) -> bool {
    matches!(form, Form::Calendar(_) | Form::Range(..) | Form::Holiday { .. } | Form::Season { .. })
}
