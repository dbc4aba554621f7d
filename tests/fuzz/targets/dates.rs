//! Fuzzes finding and resolving dates: any text, with an unknown, a vague and an exact day of
//! publication. It asserts what `annotate::dates` promises; it looks for no particular date.

#![no_main]

use diplo_tui::annotate::dates::{Value, find, publication};
use diplo_tui::document::{Basis, DayInterval, Grain, Publication, Timex};
use diplo_tui::text::{Lexed, Span};
use jiff::civil::{Date, date};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (i16, u8, &str)| {
    let (days, length, text) = input;
    let lexed = Lexed::new(text, &[Span::whole(text)]);
    let unknown = Publication::unknown();
    let open = sound(text, find(&lexed, &unknown));
    let bounded = publication(&lexed, &unknown, &open);
    sound(text, find(&lexed, &bounded));
    let (first, last) = (day(days), day(days.saturating_add(i16::from(length))));
    let vague = DayInterval::new(Some(first), Some(last), Grain::Days, Basis::Inferred);
    let vague = Publication::Inferred(vague.expect("the days are in order"), Vec::new());
    let vague = sound(text, find(&lexed, &vague));
    for day in [first, last] {
        let exact = Publication::Set(DayInterval::day(day, Basis::User));
        only_narrows(text, &vague, &sound(text, find(&lexed, &exact)));
    }
});

fn day(days: i16) -> Date {
    let start = date(2000, 1, 1);
    start.checked_add(jiff::Span::new().days(i32::from(days))).expect("within the calendar")
}

/// Spans in order on character borders, values that read back, intervals in order.
fn sound(text: &str, timexes: Vec<Timex>) -> Vec<Timex> {
    let mut end = 0;
    for timex in &timexes {
        assert!(timex.span.start() >= end && !timex.span.is_empty());
        assert!(Span::new(text, timex.span.start(), timex.span.end()).is_some());
        let back = timex.value.parse::<Value>().map(|value| value.to_string());
        assert_eq!(back, Ok(timex.value.clone()));
        for days in timex.interval.iter().chain(&timex.alternatives) {
            assert!(days.first().zip(days.last()).is_none_or(|(first, last)| first <= last));
        }
        end = timex.span.end();
    }
    timexes
}

/// Knowing the day of publication better never moves an expression.
fn only_narrows(text: &str, vague: &[Timex], exact: &[Timex]) {
    for timex in vague {
        let same = exact.iter().find(|other| other.span == timex.span);
        let days = same.and_then(|same| same.interval).zip(timex.interval);
        assert!(days.is_none_or(|(exact, vague)| vague.contains(&exact)), "{text:?}: {days:?}");
    }
}
