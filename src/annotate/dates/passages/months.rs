//! Days whose month was told before: "The war began on Feb. 24. On the 26th the envoy fled."
//!
//! Which day that is follows from the day told, and is known to `resolve`.

use super::super::form::{Calendar, Form, Found, YearOf};
use crate::text::Lexed;

/// So many sentences behind a month a day without one is still a day of it.
const NEAR: usize = 2;

/// Lets the days without a month count from the one that was told right before them.
pub(super) fn tell_months(lexed: &Lexed<'_>, found: &mut [Found]) {
    let mut told: Option<usize> = None;
    let mut rest = found;
    for (at, sentence) in lexed.sentences().iter().enumerate() {
        let count = rest.iter().take_while(|found| found.first < sentence.tokens.end).count();
        let (inside, behind) = rest.split_at_mut(count);
        rest = behind;
        for one in inside {
            let near = told.is_some_and(|told| at - told <= NEAR);
            if let Some(day) = bare_day(&mut one.form) {
                if near {
                    day.year = YearOf::Told(0);
                    told = Some(at);
                }
            } else if names_month(&one.form) {
                told = Some(at);
            } else if !tells_no_day(&one.form) {
                told = None;
            }
        }
    }
}

/// A day of the month whose month is not told.
fn bare_day(form: &mut Form) -> Option<&mut Calendar> {
    match form {
        Form::Calendar(date) => {
            let bare = date.month.is_none() && date.weekday.is_none() && date.day.is_some();
            Some(date).filter(|date| bare && date.year == YearOf::Open)
        }
        Form::Timed { date: Some(inner), .. } => bare_day(inner),
        _ => None,
    }
}

fn names_month(form: &Form) -> bool {
    match form {
        Form::Calendar(date) => date.month.is_some(),
        Form::Timed { date: Some(inner), .. } | Form::Range(_, inner) => names_month(inner),
        _ => false,
    }
}

/// Whether a text goes on as if nothing had been told: "for three days".
const fn tells_no_day(form: &Form) -> bool {
    matches!(
        form,
        Form::Length(_) | Form::Every(_) | Form::Reference(_) | Form::Timed { date: None, .. }
    )
}
