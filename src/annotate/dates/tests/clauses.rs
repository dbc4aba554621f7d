//! What the words around a date make of it: the tense of its clause, names and numbers of things.
//!
//! Dates by themselves are tested in `forms`.

use super::{check, published, timexes};
use crate::document::{Basis, Modifier};

#[test]
fn a_clause_of_the_past_tells_of_no_day_ahead() {
    check(&[
        ("The truce had been signed on 12 August.", "12 August = 2017-08-12"),
        ("The law was passed in May.", "May = 2017-05"),
        ("The envoy died in April.", "April = 2017-04"),
        ("Two guards were killed on May 9.", "May 9 = 2017-05-09"),
        ("The strike began on April 2 and ended in May.", "April 2 = 2017-04-02; May = 2017-05"),
        ("The talks broke down on Labor Day.", "Labor Day = 2017-09-04"),
        ("The vote was postponed until May.", "May = 2018-05"),
        ("He called for a vote in May.", "May = 2018-05"),
    ]);
}

#[test]
fn a_clause_that_looks_ahead_tells_of_no_day_behind() {
    check(&[
        ("A vote will be held on November 16.", "November 16 = 2018-11-16"),
        ("The talks are to resume in January.", "January = 2019-01"),
        ("The deal ends on 30 November.", "30 November = 2018-11-30"),
        ("All members must ratify it by January.", "January = 2019-01"),
        ("He will speak on March 10.", "March 10 = 2018-03-10"),
    ]);
}

#[test]
fn a_weekday_of_an_event_ahead_lies_ahead() {
    check(&[
        ("She said she would leave on Friday.", "Friday = 2018-03-16"),
        ("He came ahead of Friday's summit.", "Friday = 2018-03-16"),
        ("The court has until Friday to decide.", "Friday = 2018-03-16"),
        ("By Friday, all guards must have left.", "Friday = 2018-03-16"),
        ("The ban takes effect on Monday.", "Monday = 2018-03-19"),
        ("Friday's talks will fail.", "Friday = 2018-03-16"),
        ("Friday's talks failed.", "Friday = 2018-03-09"),
        ("She said on Friday that she would have left.", "Friday = 2018-03-09"),
    ]);
}

#[test]
fn numbers_of_things_are_no_years() {
    check(&[
        ("The council adopted Resolution 1983.", ""),
        ("It broke Articles 1961 and 1962 of the code.", ""),
        ("Flight 1996 left from Room 2014.", ""),
        ("It was signed at 1945 GMT.", "1945 GMT = 2018-03-14T19:45"),
        ("They met at 0730 hours on Monday.", "0730 hours on Monday = 2018-03-12T07:30"),
        ("He carried an AK-1974.", ""),
        ("It fell in mid-1974.", "mid-1974 = 1974"),
        ("It is from the fifth century BC.", ""),
    ]);
}

#[test]
fn names_that_hold_words_of_time_are_no_times() {
    check(&[
        ("The Good Friday Agreement still holds.", ""),
        ("It began with the October Revolution.", ""),
        ("The July Plot had failed.", ""),
        ("The group called Black September was named.", ""),
        ("Many recalled the March on Washington.", ""),
        ("They wrote to the Sunday Times.", ""),
        ("They wrote to the Mail on Sunday.", ""),
        ("A reporter of Russia Today asked.", ""),
        ("A letter of August Lindgren was found.", ""),
        ("They will meet on Good Friday.", "Good Friday = 2018-03-30"),
        ("They met in October in Oslo.", "October = 2017-10"),
        ("The envoy leaves Today", "Today = 2018-03-14"),
    ]);
}

#[test]
fn a_day_of_a_country_needs_its_country() {
    check(&[
        ("They marched on Independence Day.", "Independence Day = XXXX-XX-XX"),
        ("They marched on Ukraine's Independence Day.", "Ukraine's Independence Day = 2017-08-24"),
        ("It was after the September 11 attacks.", "September 11 attacks = 2001-09-11"),
    ]);
}

#[test]
fn halves_of_units_are_lengths() {
    check(&[
        ("It was signed half a century ago.", "half a century ago = 196"),
        ("It was signed half a year ago.", "half a year ago = 2017-09"),
        ("They talked for half an hour.", "half an hour = PT30M"),
        ("They ate half a loaf.", ""),
        ("It fell in FY 2017.", "FY 2017 = FY2017"),
    ]);
}

#[test]
fn a_day_since_which_something_lasts_lies_behind() {
    check(&[
        ("Since 5 September the port has been shut.", "5 September = 2017-09-05"),
        ("The council meets on Mondays.", "Mondays = XXXX-WXX-1"),
        ("It rose in the last quarter of 2016.", "the last quarter of 2016 = 2016-Q4"),
        ("He left in 1990, not the year before.", "1990 = 1990; the year before = 1989"),
        (
            "He left on March 5. They met the night before.",
            "March 5 = 2018-03-05; the night before = 2018-03-04TNI",
        ),
    ]);
}

#[test]
fn a_year_of_accounts_is_named_as_such_and_gets_no_days_of_its_own() {
    check(&[
        ("Aid for FY2018 was cut.", "FY2018 = FY2018"),
        ("Aid for FY18 was cut.", "FY18 = FY2018"),
        ("Aid in the 2016-17 fiscal year was cut.", "the 2016-17 fiscal year = FY2017"),
        ("Aid in fiscal 2016/17 was cut.", "fiscal 2016/17 = FY2017"),
        ("It fell in the 2014/15 season.", "2014/15 = 2014-01-01/2015-01-01"),
        ("It fell in 2014/10.", "2014/10 = 2014-10"),
    ]);
    let days = |text| timexes(text, &published()).remove(0).interval;
    assert_eq!(days("Aid for FY2018 was cut."), None);
    let split = days("Aid in the 2016-17 fiscal year was cut.").unwrap();
    assert_eq!(split.to_string(), "2016-01-01..2017-12-31");
    assert_eq!(split.basis(), Basis::Inferred);
}

#[test]
fn lengths_that_are_told_roughly_are_dated_roughly() {
    let rough = |text: &str| {
        let timex = timexes(text, &published()).remove(0);
        let days = timex.interval.unwrap();
        format!("{} {} {days}", timex.value, timex.modifier.map_or("", Modifier::as_str))
    };
    for (text, expected) in [
        ("They met more than 30 years ago.", "1988 MORE_THAN ..1988-12-31"),
        ("They met at least 30 years ago.", "1988 EQUAL_OR_MORE ..1988-12-31"),
        ("They met about 30 years ago.", "1988 APPROX 1985-01-01..1991-12-31"),
        ("They met under two years ago.", "2016 LESS_THAN 2016-01-01..2018-03-14"),
        ("It was built circa 1850.", "1850 APPROX 1845-01-01..1855-12-31"),
        ("It was built around 1953.", "1953 APPROX 1952-01-01..1954-12-31"),
        ("They met 30 years ago.", "1988  1988"),
    ] {
        assert_eq!(rough(text), expected, "{text}");
    }
}

#[test]
fn parts_of_a_year_are_read_with_it() {
    check(&[
        ("It will come in the second half of the year.", "the second half of the year = 2018-H2"),
        ("It will come by the end of year.", "the end of year = 2018"),
        ("They will meet on Monday week.", "Monday week = 2018-03-26"),
        ("It took one and a half months.", "one and a half months = P1M15D"),
        ("On the 9th he left.", "the 9th = 2018-03-09"),
        ("On the 20th he left.", "the 20th = 2018-02-20"),
        ("On the 20th anniversary he left.", ""),
    ]);
    let found = timexes("Trade fell in the first nine months of 2016.", &published());
    assert_eq!(found.last().unwrap().value, "2016");
    assert_eq!(found.last().unwrap().interval.unwrap().to_string(), "2016-01-01..2016-09-30");
}

#[test]
fn the_month_of_what_nobody_announces_is_past() {
    check(&[
        ("Anger over the June evacuation grew.", "June = 2017-06"),
        ("The May bombing will be debated.", "May = 2017-05"),
        ("The May summit will be a test.", "May = 2018-05"),
    ]);
}
