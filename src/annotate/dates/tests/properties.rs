//! What holds for any text: spans, values and days are in order, and a better known day of
//! publication only narrows.

use jiff::civil::date;
use proptest::prelude::{Strategy, any, prop, prop_assert, prop_oneof, proptest};

use super::{published, timexes};
use crate::annotate::dates::Value;
use crate::document::{Basis, DayInterval, Grain, Publication};
use crate::text::Span;

/// Words that make up time expressions, for texts that come close to one.
fn wordy() -> impl Strategy<Value = String> {
    let words = [
        "March",
        "May",
        "2",
        "31",
        "1999",
        "2018",
        "-",
        "/",
        ",",
        ".",
        "the",
        "last",
        "next",
        "year",
        "weeks",
        "ago",
        "Friday",
        "from",
        "to",
        "between",
        "and",
        "first",
        "quarter",
        "half",
        "of",
        "twenty",
        "thousand",
        "hundred",
        "a",
        "day",
        "after",
        "early",
        "every",
        "10:30",
        "p.m.",
        "century",
        "90",
        "s",
        "'s",
        "in",
        "Easter",
        "9999",
        "0",
        "99999999999",
    ];
    let word = prop::sample::select(words.to_vec()).prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![12 => word, 1 => paired()], 0..24)
        .prop_map(|words| words.join(" "))
}

/// A weekday with month and day: "Thur 02-22", "Thursday, February 22".
fn paired() -> impl Strategy<Value = String> {
    let weekday = prop::sample::select(vec!["Monday", "Thur", "Sat."]);
    let month = prop::sample::select(vec![("02", "February"), ("06", "June"), ("11", "Nov.")]);
    (weekday, month, 1..=31, any::<bool>()).prop_map(|(weekday, (number, month), day, spelled)| {
        if spelled {
            format!("{weekday}, {month} {day},")
        } else {
            format!("{weekday} {number}-{day:02}")
        }
    })
}

/// How many days an article can have been published: those of some weeks, or of up to two years.
fn lengths() -> impl Strategy<Value = i32> {
    prop_oneof![0_i32..40, 200_i32..700]
}

fn sound(text: &str) {
    for publication in [published(), Publication::unknown()] {
        let mut end = 0;
        for timex in timexes(text, &publication) {
            assert!(timex.span.start() >= end && !timex.span.is_empty(), "{text}");
            assert!(Span::new(text, timex.span.start(), timex.span.end()).is_some());
            assert_eq!(
                timex.value.parse::<Value>().map(|v| v.to_string()),
                Ok(timex.value.clone())
            );
            if let Some(days) = timex.interval {
                assert!(days.first().zip(days.last()).is_none_or(|(a, b)| a <= b), "{text}");
            }
            end = timex.span.end();
        }
    }
}

/// Each "of" led one level deeper, and a text of two hundred thousand of them off the stack.
#[test]
fn dates_that_stand_in_each_other_without_end_are_read_up_to_a_depth() {
    for text in ["5th of ", "last Monday, Monday of ", "the first week of the week of "] {
        sound(&text.repeat(3_000));
    }
}

proptest! {
    #[test]
    fn any_text_resolves_to_ordered_spans_and_readable_values(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn any_words_of_time_resolve_too(text in wordy()) {
        sound(&text);
    }

    /// Knowing the day of publication better never moves an expression: the days that
    /// weeks or years of publication allow hold those that each of their days gives.
    #[test]
    fn a_better_known_publication_date_only_narrows(text in wordy(), start in 0_i32..400, length in lengths()) {
        let on = |days: i32| date(2017, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let days = DayInterval::new(Some(on(start)), Some(on(start + length)), Grain::Days, Basis::Inferred);
        let vague = timexes(&text, &Publication::Inferred(days.unwrap(), Vec::new()));
        for day in [start, start + length / 2, start + length] {
            let day = DayInterval::day(on(day), Basis::User);
            let exact = timexes(&text, &Publication::Set(day));
            for timex in &vague {
                let same = exact.iter().find(|other| other.span == timex.span);
                let days = same.and_then(|same| same.interval).zip(timex.interval);
                prop_assert!(days.is_none_or(|(exact, vague)| vague.contains(&exact)), "{text}: {days:?}");
            }
        }
    }

    /// A known date may drop an expression, where "9999 years from Easter" leaves the calendar;
    /// what it keeps, an unknown date finds too, and knows no days of it but those and more; what
    /// other dates of the article give, it calls inferred.
    #[test]
    fn an_unknown_date_invents_nothing_that_a_known_one_denies(text in wordy()) {
        let open = timexes(&text, &Publication::unknown());
        for known in timexes(&text, &published()) {
            let same = open.iter().find(|timex| timex.span == known.span);
            prop_assert!(same.is_some(), "{text}");
            let days = same.and_then(|timex| timex.interval);
            let inferred = |days: DayInterval| days.basis() == Basis::Inferred;
            let holds = |known: DayInterval| {
                days.is_none_or(|days| inferred(days) || days.contains(&known))
            };
            prop_assert!(known.interval.is_none_or(holds), "{text}");
        }
    }
}

/// Each month once read its whole sentence again to learn the tense: 240 kB of "May " took half a
/// minute.
#[test]
fn twice_the_text_is_twice_the_work() {
    use crate::annotate::dates::find::work;
    use crate::text::Lexed;
    for text in ["May ", "May 3, ", "Feb 30 ", "in 2 May ", "June to ", "last May of ", "a week "] {
        let looks = |times: usize| {
            let text = text.repeat(times);
            work(&Lexed::new(&text, &[Span::whole(&text)]))
        };
        let (once, twice) = (looks(400), looks(800));
        assert!(twice < once * 9 / 4, "{text}: {once}, then {twice}");
    }
}

/// A month without its year once let what is counted from it be counted from a day before.
#[test]
fn what_counts_from_a_time_without_a_place_has_none_either() {
    let found = timexes("On 1 May 1999, from March, a year later", &Publication::unknown());
    let placed: Vec<_> = found.iter().map(|timex| timex.interval.is_some()).collect();
    assert_eq!(placed, [true, false, false]);
}

/// Texts that were once placed otherwise by a day of publication than by the days around it.
#[test]
fn what_is_read_otherwise_on_some_day_of_publication_is_left_open() {
    let check = |text: &str, first, last| {
        let days = DayInterval::new(Some(first), Some(last), Grain::Days, Basis::Inferred);
        let vague = timexes(text, &Publication::Inferred(days.unwrap(), Vec::new()));
        for day in [first, last] {
            let exact = timexes(text, &Publication::Set(DayInterval::day(day, Basis::User)));
            for timex in &vague {
                let same = exact.iter().find(|other| other.span == timex.span);
                let days = same.and_then(|same| same.interval).zip(timex.interval);
                assert!(days.is_none_or(|(exact, vague)| vague.contains(&exact)), "{days:?}");
            }
        }
    };
    check("after last Friday", date(2017, 11, 14), date(2017, 11, 18));
    check("Thur 02-22", date(1999, 12, 31), date(2000, 9, 11));
    check("Thur 02-01", date(2033, 11, 24), date(2034, 8, 6));
    check("In Q2 1918, as in the 2014 period", date(2004, 11, 27), date(2005, 2, 19));
}

/// The first and the last day of a year of possible publication once agreed on the last quarter of
/// 1999, and no day between was asked.
#[test]
fn a_quarter_that_comes_round_within_the_days_of_publication_is_left_open() {
    let quarter = |last| {
        let days =
            DayInterval::new(Some(date(2017, 1, 2)), Some(last), Grain::Days, Basis::Inferred);
        let publication = Publication::Inferred(days.unwrap(), Vec::new());
        timexes("Sales rose against the 1999 quarter.", &publication)[0].interval
    };
    let told = quarter(date(2017, 3, 1)).map(|days| days.to_string());
    assert_eq!(told.as_deref(), Some("1999-Q4"));
    assert_eq!(quarter(date(2018, 1, 1)), None);
}
