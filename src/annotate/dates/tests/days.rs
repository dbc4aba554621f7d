//! Which days an expression stands for, how surely, and what stays open.
//!
//! Values are tested in `forms`.

use super::{check, check_days, check_undated, found, published, timexes};
use crate::annotate::dates::narrowed;
use crate::document::{Basis, Constraint, DayInterval, Evidence, Grain, Publication};
use crate::text::Span;
use jiff::civil::{Date, date};

#[test]
fn a_part_of_a_stretch_keeps_its_name_and_has_fewer_days() {
    check(&[("It fell in late 2016.", "late 2016 = 2016")]);
    check_days(&[
        ("It fell in late 2016.", "2016-07-01..2016-12-31"),
        ("It fell in early 2016.", "2016-01-01..2016-06-30"),
        ("It fell in mid-2016.", "2016-04-01..2016-09-30"),
        ("It fell at the end of August 2016.", "2016-08-16..2016-08-31"),
        ("It fell in mid-August 2016.", "2016-08-10..2016-08-20"),
        ("It will fall by the end of the decade.", "..2019-12-31"),
        ("It fell early last week.", "2018-03-05..2018-03-07"),
        ("It fell in the late 1990s.", "1995-01-01..1999-12-31"),
        ("It fell earlier this year.", "2018-01-01..2018-03-14"),
        ("It will fall later this month.", "2018-03-14..2018-03-31"),
        ("It holds for the rest of the year.", "2018-03-14..2018-12-31"),
        ("It fell late on Friday.", "2018-03-09"),
    ]);
}

#[test]
fn what_lies_on_one_side_of_a_date_is_open_there() {
    check(&[
        ("He has led it since 2014.", "2014 = 2014"),
        ("It is due no later than May 5.", "no later than May 5 = /2018-05-05"),
        ("It is due in 2020 or later.", "2020 or later = 2020-01-01/"),
    ]);
    check_days(&[
        ("He has led it since 2014.", "2014-01-01.."),
        ("It holds until May.", "..2018-05-31"),
        ("He left before March 2016.", "..2016-02-29"),
        ("He left after 2016.", "2017-01-01.."),
        ("The pre-2014 order is gone.", "..2013-12-31"),
        ("It opens in 2020 or later.", "2020-01-01.."),
        ("It ended before or on Monday.", "..2018-03-12"),
        ("He left after Friday's talks.", "2018-03-09"),
        ("He left after the May 2016 accord.", "2016-05"),
    ]);
}

#[test]
fn a_quarter_of_accounts_is_never_taken_for_one_of_the_calendar() {
    check(&[
        ("In the quarter ended Aug. 31 sales rose.", "the quarter = 2017-QX; Aug. 31 = 2017-08-31"),
        ("Sales rose in fiscal 2016.", "fiscal 2016 = 2016"),
    ]);
    check_days(&[
        ("In the quarter ended Aug. 31 sales rose.", "2017-06-01..2017-08-31; 2017-08-31"),
        ("In the fourth quarter ended Sept. 30 sales rose.", "2017-Q3; 2017-09-30"),
        ("Sales rose in fiscal 2016.", "no days"),
        ("Sales rose in the third quarter of 2016.", "2016-Q3"),
    ]);
}

#[test]
fn two_readings_are_both_kept() {
    for (text, days, other) in [
        ("They met on 4/5/2017.", "2017-04-05..2017-05-04", "2017-05-04"),
        ("They met last Monday.", "2018-03-05..2018-03-12", "2018-03-12"),
        ("They met last February.", "2017-02-01..2018-02-28", "2018-02"),
    ] {
        let timexes = timexes(text, &published());
        let timex = timexes.first().unwrap();
        assert_eq!(timex.interval.unwrap().to_string(), days, "{text}");
        let others: Vec<_> = timex.alternatives.iter().map(ToString::to_string).collect();
        assert_eq!(others, [other], "{text}");
    }
}

#[test]
fn without_a_publication_date_nothing_deictic_resolves() {
    check_undated(&[
        ("He arrived on Friday.", "XXXX-WXX-5"),
        ("He arrived yesterday.", "XXXX-XX-XX"),
        ("He arrived last month.", "XXXX-XX"),
        ("He arrived last year.", "XXXX"),
        ("He arrived on Sept. 2.", "XXXX-09-02"),
        ("He arrived two weeks ago.", "XXXX-WXX"),
        ("He arrived in the third quarter.", "XXXX-Q3"),
        ("He arrived at Christmas.", "XXXX-12-25"),
        ("He arrived in May.", "XXXX-05"),
    ]);
}

#[test]
fn with_a_publication_week_only_what_holds_all_week_resolves() {
    let week = DayInterval::new(
        Some(date(2018, 3, 12)),
        Some(date(2018, 3, 14)),
        Grain::Days,
        Basis::Inferred,
    );
    let publication = Publication::Inferred(week.unwrap(), Vec::new());
    let text = "He came on Monday, not on Tuesday, as in December.";
    assert_eq!(
        found(text, &publication),
        ["Monday = 2018-03-12", "Tuesday = XXXX-WXX-2", "December = 2017-12"]
    );
}

/// An article of which only one possible first day is known.
fn not_before(day: Date) -> Publication {
    Publication::Unknown(vec![Constraint::NotBefore(day, Span::default())])
}

fn days_and_readings(text: &str, publication: &Publication) -> (String, Vec<String>) {
    let timexes = timexes(text, publication);
    let last = timexes.last().expect("an expression is found");
    let days = last.interval.map_or_else(String::new, |days| days.to_string());
    (days, last.alternatives.iter().map(ToString::to_string).collect())
}

#[test]
fn a_weekday_bounds_the_year_that_an_undated_article_leaves_out() {
    let known = not_before(date(2017, 5, 2));
    let (days, readings) = days_and_readings("They met on Thursday, May 4.", &known);
    assert_eq!((days.as_str(), readings.len()), ("2017-05-04..", 3));
    let (days, readings) = days_and_readings("They met on May 4.", &known);
    assert_eq!((days.as_str(), readings.len()), ("", 0));
    let (days, _) = days_and_readings("They met on Thursday, May 4.", &Publication::unknown());
    assert_eq!(days, "");
}

/// What is told last is not known: nothing can be counted from what was told before it.
#[test]
fn nothing_is_counted_across_a_day_that_is_not_known() {
    let unknown = Publication::unknown();
    assert_eq!(
        found("They met on March 2, 1999. On Friday they met again, at 10:30.", &unknown),
        ["March 2, 1999 = 1999-03-02", "Friday = XXXX-WXX-5", "10:30 = XXXX-XX-XXT10:30"]
    );
}

#[test]
fn a_day_that_the_article_names_with_its_year_has_that_year() {
    let text = "The pact of May 4, 2016, broke. It was signed on May 4 in Oslo.";
    assert_eq!(days_and_readings(text, &Publication::unknown()).0, "2016-05-04");
    let text = "The pact of May 4, 2016, broke. It was signed on Monday, May 4, in Oslo.";
    assert_eq!(days_and_readings(text, &Publication::unknown()).0, "");
    let text = "After May 4, 2016, and May 4, 2017, came May 4 again.";
    assert_eq!(days_and_readings(text, &Publication::unknown()).0, "");
}

#[test]
fn two_years_of_possible_publication_are_one_where_a_weekday_fits_one() {
    let text = "They met on Thursday, May 4.";
    let timexes = timexes(text, &Publication::unknown());
    let (first, last) = (date(2016, 6, 1), date(2018, 3, 1));
    let (from, to, evidence) = narrowed(text, &timexes, first, last).unwrap();
    assert_eq!((from, to), (date(2016, 11, 2), date(2017, 11, 3)));
    assert_eq!(evidence.len(), 1);
    assert!(narrowed(text, &timexes, date(2010, 1, 1), date(2024, 1, 1)).is_none());
}

#[test]
fn the_day_that_was_read_as_the_earliest_of_publication_has_that_year() {
    let text = "The talks of May 4 failed.";
    let days = DayInterval::new(
        Some(date(2017, 5, 4)),
        Some(date(2017, 12, 31)),
        Grain::Days,
        Basis::Inferred,
    );
    let reason = "test".to_owned();
    let spoken = |span| {
        let evidence = vec![Evidence { reason: reason.clone(), span }];
        days_and_readings(text, &Publication::Inferred(days.unwrap(), evidence)).0
    };
    assert_eq!(spoken(Some(Span::between(12, 17))), "2017-05-04");
    assert_eq!(spoken(None), "", "another reason gave the first day");
}

#[test]
fn a_date_that_the_user_set_dates_what_is_told() {
    let day = DayInterval::day(date(2018, 3, 14), Basis::User);
    let text = "The envoy arrived on Monday.";
    assert_eq!(found(text, &Publication::Set(day)), ["Monday = 2018-03-12"]);
}

#[test]
fn nothing_is_counted_finer_than_what_it_is_counted_from() {
    check_days(&[
        ("He came in 2012. Three months later he left.", "2012; 2012-04-01..2013-03-31"),
        ("He came in 2012. Two years later he left.", "2012; 2014"),
        ("He came in 2012. Five days later he left.", "2012; 2012-01-06..2013-01-05"),
        ("He came in May 2012. Two months later he left.", "2012-05; 2012-07"),
        (
            "He came in the summer of 2015. A month later he left.",
            "2015-06-01..2015-08-31; 2015-07-01..2015-09-30",
        ),
        ("He came in 1979. The next year he left.", "1979; 1980"),
        ("He came in 2008. The next day he left.", "2008; 2008-01-02..2009-01-01"),
        ("He came 20 years after 1945.", "1965"),
    ]);
}

#[test]
fn the_next_day_of_nothing_told_is_not_known() {
    check(&[
        ("The following morning he left.", "The following morning = XXXX-XX-XXTMO"),
        ("The next week he left.", "The next week = XXXX-WXX"),
        ("He will rest over the next week.", "the next week = 2018-W12"),
    ]);
}

/// The words that had told the year of publication were the only date left without a year.
#[test]
fn a_weekday_with_month_and_day_has_the_one_year_that_publication_leaves() {
    let (first, last) = (date(2021, 12, 15), date(2022, 12, 16));
    let days = DayInterval::new(Some(first), Some(last), Grain::Days, Basis::Inferred);
    let known = Publication::Inferred(days.unwrap(), Vec::new());
    let value = |text| timexes(text, &known).remove(0).value;
    assert_eq!(value("She told him on Thursday, June 16, that it fell."), "2022-06-16");
    assert_eq!(value("She told him on June 16 that it fell."), "XXXX-06-16");
    // The day itself leaves no other, though the sentence tells of the past.
    for day in [first, date(2022, 2, 1), last] {
        let exact = Publication::Set(DayInterval::day(day, Basis::User));
        let read = timexes("She told him on Thursday, June 16, that it fell.", &exact).remove(0);
        assert_eq!(read.value, "2022-06-16");
        // In no year near it is that day that weekday.
        let read = timexes("She told him on Thur 6/5 that it fell.", &exact).remove(0);
        assert!(read.value.ends_with("-06-05"), "{}", read.value);
    }
}

/// Some months of publication once gave "Thur 02-22" the year 2001, and their first day alone the
/// year 2000, in which that day is no Thursday.
#[test]
fn a_weekday_that_fits_no_year_near_some_day_of_publication_leaves_the_year_open() {
    let value = |first, text| {
        let last = Some(date(2000, 9, 11));
        let days = DayInterval::new(Some(first), last, Grain::Days, Basis::Inferred);
        found(text, &Publication::Inferred(days.unwrap(), Vec::new())).join("; ")
    };
    let text = "It fell on Thur 02-22.";
    assert_eq!(value(date(1999, 12, 31), text), "Thur 02-22 = XXXX-02-22");
    assert_eq!(value(date(2000, 1, 1), text), "Thur 02-22 = 2001-02-22");
    let text = "It fell on Tuesday, February 22.";
    assert_eq!(value(date(1999, 12, 31), text), "Tuesday, February 22 = 2000-02-22");
}

/// What is told of the days behind a day was once that day.
#[test]
fn what_lies_beside_a_day_whose_year_is_found_lies_beside_it_still() {
    let check = |text: &str, publication: &Publication, days: &str| {
        assert_eq!(days_and_readings(text, publication).0, days, "{text}");
    };
    let unknown = Publication::unknown();
    let pact = "The pact of May 4, 2016, broke.";
    check(&format!("{pact} It was signed on May 4."), &unknown, "2016-05-04");
    check(&format!("{pact} They met after May 4."), &unknown, "2016-05-05..");
    check(&format!("{pact} They met before May 4."), &unknown, "..2016-05-03");
    let known = not_before(date(2017, 5, 2));
    check("They met on Thursday, May 4.", &known, "2017-05-04..");
    check("They met before Thursday, May 4.", &known, "");
}
