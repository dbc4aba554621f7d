//! What stands right beside a date and completes it: "July and August 2016", "the July 7 bombings
//! of 2005", "two years ago, in the summer", "three days after the June 12 summit".
//!
//! Years that hold for a whole passage are set in the parent module.

use std::ops::Range;

use jiff::civil::Weekday;

use super::super::form::{Anchor, Calendar, Form, Found, Pick, YearOf};
use super::super::value::{Length, Unit};
use super::super::words::{Class, List, sense};
use crate::text::{Lexed, TokenKind};

/// How many words lie between a date and the year of its noun at most: "the May 4 riots in New
/// York in 1915".
const NOUN: usize = 6;

/// Gives dates without a year the one that the words beside them tell.
pub(super) fn share_years(lexed: &Lexed<'_>, found: &mut [Found]) {
    for at in (1..found.len()).rev() {
        let Some([first, second]) = found.get_mut(at - 1..=at) else { continue };
        joined_year(lexed, first, second);
        year_of_noun(lexed, first, second);
        year_before(lexed, first, second);
        same_day(lexed, first, second);
        same_week(lexed, first, second);
        same_time(lexed, first, second);
    }
}

/// "The year before, in 2009", "three days later, on 5 May 2018": what is counted is named too.
fn same_time(lexed: &Lexed<'_>, first: &mut Found, second: &Found) {
    let lead = matches!(lexed.folded(first.end + 1), "in" | "on");
    let beside = lexed.folded(first.end) == "," && lead && second.first == first.end + 2;
    let Form::Calendar(named @ Calendar { year: YearOf::Known(_), .. }) = second.form else {
        return;
    };
    let unit = match &first.form {
        Form::Unit { unit, shift, anchor: Anchor::Told } if *shift != 0 => Some(*unit),
        Form::Shift { length, anchor: Anchor::Told, .. } => match length.parts() {
            [(Some(_), unit)] => Some(*unit),
            _ => None,
        },
        _ => None,
    };
    let alike = match unit {
        Some(Unit::Year) => true,
        Some(Unit::Month) => named.month.is_some(),
        Some(Unit::Day | Unit::Week) => named.day.is_some(),
        _ => false,
    };
    if beside && alike {
        first.form = Form::Calendar(named);
    }
}

/// "on Tuesday, Thursday and Saturday last week": all are days of that week.
fn same_week(lexed: &Lexed<'_>, first: &mut Found, second: &Found) {
    let joined = (second.first == first.end + 1
        && matches!(lexed.folded(first.end), "," | "and" | "or" | "&"))
        || (second.first == first.end + 2
            && matches!(lexed.folded(first.end), "and" | "or" | ",")
            && matches!(lexed.folded(first.end + 1), "on" | "and"));
    if let (Form::Weekday { day, pick }, Form::WeekdayOf { week, .. }, true) =
        (&first.form, &second.form, joined)
        && !matches!(pick, Pick::Last | Pick::Next | Pick::This | Pick::Coming)
    {
        first.form = Form::WeekdayOf { day: *day, week: week.clone() };
    }
}

/// "on Jan. 25, a Tuesday": the weekday is that of the day before it.
fn same_day(lexed: &Lexed<'_>, first: &mut Found, second: &mut Found) {
    let comma = matches!(lexed.folded(first.end), "," | "(" | "-" | "—");
    let article = lexed.folded(first.end + 1) == "a" && second.first == first.end + 2;
    let (Some(date), Some(day)) = (day_of(&mut first.form), weekday_of(&second.form)) else {
        return;
    };
    if comma && article && date.weekday.is_none() {
        date.weekday = Some(day);
        let same = Form::Calendar(*date);
        match &mut second.form {
            Form::Timed { date, .. } => *date = Some(Box::new(same)),
            plain => *plain = same,
        }
    }
}

/// The day that is told with its month.
fn day_of(form: &mut Form) -> Option<&mut Calendar> {
    match form {
        Form::Calendar(date) => Some(date).filter(|date| date.month.and(date.day).is_some()),
        Form::Timed { date: Some(inner), .. } => day_of(inner),
        _ => None,
    }
}

fn weekday_of(form: &Form) -> Option<Weekday> {
    match form {
        Form::Weekday { day, .. } => Some(*day),
        Form::Timed { date: Some(inner), .. } => weekday_of(inner),
        _ => None,
    }
}

/// "July and August 2016", "May 3 and June 4, 2015": both have the year.
fn joined_year(lexed: &Lexed<'_>, first: &mut Found, second: &Found) {
    let joined = second.first == first.end + 1
        && matches!(lexed.folded(first.end), "and" | "or" | "," | "&");
    let (Form::Calendar(first), Form::Calendar(second)) = (&mut first.form, &second.form) else {
        return;
    };
    let alike = first.month.is_some() && first.day.is_some() == second.day.is_some();
    let open = first.year == YearOf::Open && !matches!(first.pick, Pick::Last | Pick::Next);
    if let (true, true, true, YearOf::Known(year)) = (joined, alike, open, second.year)
        && second.month.is_some()
    {
        let turns = (first.month, first.day) > (second.month, second.day);
        first.year = YearOf::Known(if turns { year - 1 } else { year });
    }
}

/// "the July 7 bombings of 2005": the year behind what happened on the day.
fn year_of_noun(lexed: &Lexed<'_>, first: &mut Found, second: &Found) {
    let known = sense(lexed.folded(first.first.wrapping_sub(1))).on(List::Determiner);
    let (Form::Calendar(date), Form::Calendar(behind)) = (&mut first.form, &second.form) else {
        return;
    };
    let (YearOf::Open, YearOf::Known(year)) = (date.year, behind.year) else { return };
    let between = first.end..second.first;
    if known && date.month.is_some() && behind.month.is_none() && happened(lexed, between) {
        date.year = YearOf::Known(year);
    }
}

/// Whether words are a noun with its places, and what joins a year to it: "bombings in London of".
fn happened(lexed: &Lexed<'_>, words: Range<usize>) -> bool {
    let token = |at: usize| lexed.tokens().get(at);
    let capital = |at: usize| token(at).is_some_and(|token| token.capital);
    let noun = |at: usize| {
        let sense = sense(lexed.folded(at));
        token(at).is_some_and(|token| token.kind == TokenKind::Word)
            && sense.class == Class::None
            && !sense.on(List::NoThing)
            && !sense.on(List::Modal)
            && !sense.on(List::Speech)
            && !lexed.folded(at).ends_with("ed")
    };
    let place =
        |at: usize| matches!(lexed.folded(at), "in" | "at" | "on" | "near") && capital(at + 1);
    let Some(last) = words.end.checked_sub(1).filter(|last| *last > words.start) else {
        return false;
    };
    words.len() <= NOUN
        && matches!(lexed.folded(last), "of" | "in")
        && noun(words.start)
        && !capital(words.start)
        && (words.start + 1..last).all(|at| noun(at) || place(at))
}

/// "Two years ago, in the summer", "last year, in May".
fn year_before(lexed: &Lexed<'_>, first: &Found, second: &mut Found) {
    let comma = lexed.folded(first.end) == ",";
    let lead = matches!(lexed.folded(first.end + 1), "in" | "on" | "during");
    if !comma || second.first != first.end + 1 + usize::from(lead) {
        return;
    }
    let Some(years) = years_from_publication(&first.form) else { return };
    match &mut second.form {
        Form::Calendar(date) if date.year == YearOf::Open && date.month.is_some() => {
            date.year = years;
        }
        Form::Season { year: year @ YearOf::Open, .. } => *year = years,
        _ => {}
    }
}

/// "last year", "two years ago".
fn years_from_publication(form: &Form) -> Option<YearOf> {
    let anchor = Anchor::Publication;
    match form {
        Form::Unit { unit: Unit::Year, shift, anchor: from } if *from == anchor => {
            Some(YearOf::Shift(i16::try_from(*shift).ok()?))
        }
        Form::Shift { length, sign, anchor: from } if *from == anchor => match length.parts() {
            [(Some(years), Unit::Year)] => {
                let years = i16::try_from(*years).ok()?;
                Some(YearOf::Away(if *sign < 0 { -years } else { years }))
            }
            _ => None,
        },
        _ => None,
    }
}

/// "Three days after the June 12 summit": the length leads from the day of the event to another.
pub(super) fn count_from_events(lexed: &Lexed<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let Some([first, second]) = found.get_mut(at - 1..=at) else { continue };
        let sign = match lexed.folded(first.end) {
            "after" => 1,
            "before" => -1,
            _ => continue,
        };
        let determined = sense(lexed.folded(first.end + 1)).on(List::Determiner);
        let thing = lexed.tokens().get(second.end).is_some_and(|token| {
            let plain = sense(lexed.folded(second.end));
            token.kind == TokenKind::Word && plain.class == Class::None && !plain.on(List::NoThing)
        });
        let beside = determined && thing && second.first == first.end + 2;
        let dated = matches!(&second.form, Form::Calendar(date) if date.month.is_some());
        if let (Form::Length(length), true, true) = (&first.form, beside, dated)
            && counts_days(length)
        {
            let (length, from) = (length.clone(), Box::new(second.form.clone()));
            first.form = Form::ShiftFrom { length, sign, from };
        }
    }
}

/// Whether a length is one of so many days or longer units.
fn counts_days(length: &Length) -> bool {
    length.parts().iter().all(|(amount, unit)| amount.is_some() && *unit >= Unit::Day)
}
