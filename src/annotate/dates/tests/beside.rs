//! What the words beside a date make of it: its noun's year, the event it is counted from, doubt.
//!
//! Years that hold for a whole passage are tested in `passages`.

use super::{check, check_undated, timexes};
use crate::document::Publication;

use super::published;

#[test]
fn the_year_behind_what_happened_on_a_day_is_that_of_the_day() {
    check(&[
        ("The June 3 riots of 1915 hit Lodz.", "June 3 = 1915-06-03; 1915 = 1915"),
        ("He saw the Feb. 9 raid in Oslo in 2012.", "Feb. 9 = 2012-02-09; 2012 = 2012"),
        ("Its August 5 gas explosion in 2013 was big.", "August 5 = 2013-08-05; 2013 = 2013"),
        ("The November talks of 2015 failed.", "November = 2015-11; 2015 = 2015"),
        ("On Feb. 9 the pact of 2012 fell.", "Feb. 9 = 2018-02-09; 2012 = 2012"),
        ("The Feb. 9 raid ended talks begun in 2012.", "Feb. 9 = 2018-02-09; 2012 = 2012"),
    ]);
}

#[test]
fn a_season_lies_in_the_year_that_was_told() {
    check(&[
        ("In 2011 he won; in the summer he left.", "2011 = 2011; the summer = 2011-SU"),
        ("In 2011 he won and in the autumn he left.", "2011 = 2011; the autumn = 2011-FA"),
        (
            "Three years ago, in the summer, he left.",
            "Three years ago = 2015; the summer = 2015-SU",
        ),
        ("Two years ago, in December, he left.", "Two years ago = 2016; December = 2015-12"),
        ("Last year, in November, he left.", "Last year = 2017; November = 2017-11"),
        ("In the summer he left.", "the summer = 2017-SU"),
    ]);
    check_undated(&[("Two years ago, in the summer, he left.", "XXXX; XXXX-SU")]);
}

#[test]
fn days_are_counted_from_the_day_of_an_event() {
    check(&[
        (
            "Four days after the 2 May 2015 vote, he left. Two days after that, he wrote.",
            "Four days = 2015-05-06; 2 May 2015 = 2015-05-02; Two days after that = 2015-05-08",
        ),
        ("A year after the May 2012 accord, it broke.", "A year = 2013; May 2012 = 2012-05"),
        ("Days before the 2 May 2015 vote he left.", "2 May 2015 = 2015-05-02"),
    ]);
    check_undated(&[("Four days after the May 2 vote, he left.", "XXXX-XX-XX; XXXX-05-02")]);
}

#[test]
fn what_is_only_possible_on_a_weekday_stays_in_doubt() {
    let days = |text: &str| {
        let timex = timexes(text, &published()).remove(0);
        let other = timex.alternatives.first().map(ToString::to_string).unwrap_or_default();
        (timex.value, timex.interval.unwrap().to_string(), other)
    };
    for text in ["The ship may sail on Friday.", "A strike is likely on Friday."] {
        let (value, days, other) = days(text);
        assert_eq!(value, "2018-03-16", "{text}");
        assert_eq!(days, "2018-03-09..2018-03-16", "{text}");
        assert_eq!(other, "2018-03-09", "{text}");
    }
    let (value, sure, other) = days("The ship must sail on Friday.");
    assert_eq!((value.as_str(), sure.as_str(), other.as_str()), ("2018-03-16", "2018-03-16", ""));
}

#[test]
fn times_that_have_a_name_of_their_own_are_found() {
    check(&[
        ("After 9/11 he left.", "9/11 = 2001-09-11"),
        ("The 9/11 attacks changed that.", "9/11 = 2001-09-11"),
        ("It met on 9/11/2016.", "9/11/2016 = 2016-09-11"),
        ("A pact is due by mid-year.", "mid-year = 2018"),
        ("A mid-year review is due.", ""),
        ("In the late 60s he fled.", "the late 60s = 196"),
        ("He was in his late 60s.", ""),
        ("He said it in a May speech.", "May = 2018-05"),
        ("A March summit failed.", "March = 2018-03"),
        ("The May family left.", ""),
        ("A year ago today, he left.", "A year ago today = 2017-03-14"),
        ("A year ago, today's king was poor.", "A year ago = 2017; today = 2018-03-14"),
    ]);
}

#[test]
fn what_is_announced_for_two_days_lies_ahead_on_both() {
    check(&[
        ("The ministers meet in Rome on November 3-4.", "November 3-4 = 2018-11-03/2018-11-04"),
        ("A fair is planned for November 3-4.", "November 3-4 = 2018-11-03/2018-11-04"),
        ("Peru votes in November.", "November = 2018-11"),
        ("With the Nov. 30 deadline approaching, they met.", "Nov. 30 = 2018-11-30"),
        ("The Nov. 30 deadline passed.", "Nov. 30 = 2017-11-30"),
    ]);
}

#[test]
fn reasons_say_what_was_done() {
    let reason = |text: &str| timexes(text, &published()).remove(0).rule;
    for (text, expected) in [
        ("It fell on 28 February.", "the year nearest to publication"),
        ("It will begin on Oct. 20.", "the next such day, by the words"),
        ("The pact ended Sept. 10.", "the last such day, by the words"),
        ("They meet next Friday.", "that weekday in the week after publication"),
        ("They will meet on Friday.", "the next such weekday from publication on"),
        ("They may meet on Friday.", "the next such weekday, if what may be comes true"),
        ("It will begin in October.", "the next such month, by the words"),
    ] {
        assert_eq!(reason(text), expected, "{text}");
    }
    let undated = timexes("They may meet on Friday.", &Publication::unknown()).remove(0);
    assert_eq!(undated.rule, "needs the day of publication, which is not known");
}

#[test]
fn the_last_days_of_a_year_are_not_half_of_it() {
    let days = |text: &str| timexes(text, &published()).remove(0).interval.unwrap().to_string();
    for (text, expected) in [
        ("In the final days of 2012 he left.", "2012-12-01..2012-12-31"),
        ("In the first weeks of 2012 he left.", "2012-01-01..2012-02-29"),
        ("In the last months of 2012 he left.", "2012-07-01..2012-12-31"),
        ("In the last days of May 2012 he left.", "2012-05-16..2012-05-31"),
    ] {
        assert_eq!(days(text), expected, "{text}");
    }
}

#[test]
fn a_weekday_in_apposition_is_the_day_before_it() {
    check(&[
        ("The strike began on Feb. 6, a Tuesday.", "Feb. 6 = 2018-02-06; Tuesday = 2018-02-06"),
        (
            "He left on 7 November 2017 (a Tuesday).",
            "7 November 2017 = 2017-11-07; Tuesday = 2017-11-07",
        ),
        (
            "The next round is on April 5, a Thursday.",
            "April 5 = 2018-04-05; Thursday = 2018-04-05",
        ),
        (
            "Rebels took Oslo on May 4, 2016. That Wednesday night they left.",
            "May 4, 2016 = 2016-05-04; That Wednesday night = 2016-05-04TNI",
        ),
    ]);
}

#[test]
fn a_dash_behind_a_date_parts_it_from_what_is_told() {
    check(&[
        ("June 7 - First envoys leave.", "June 7 = 2018-06-07"),
        ("May 9 - 12 killed in a raid.", "May 9 = 2017-05-09"),
        ("May 9 - 12 Turkish envoys leave.", "May 9 = 2018-05-09"),
        ("2014 - 12 dead in a raid.", "2014 = 2014"),
        ("2014 - 15 states sign.", "2014 = 2014"),
        ("May 9 - 12, 2014, was wet.", "May 9 - 12, 2014 = 2014-05-09/2014-05-12"),
        ("They met May 9 - 12 in Oslo.", "May 9 - 12 = 2017-05-09/2017-05-12"),
        ("They met 9 - 12 May in Oslo.", "9 - 12 May = 2017-05-09/2017-05-12"),
    ]);
}

#[test]
fn a_number_word_behind_a_month_counts_unless_it_is_an_ordinal() {
    check(&[
        ("In May one envoy left; in June two stayed.", "May = 2017-05; June = 2017-06"),
        (
            "By January nine states had signed, and by February twelve.",
            "January = 2018-01; February = 2018-02",
        ),
        ("They met on June first.", "June first = 2017-06-01"),
        ("They met on January twenty second.", "January twenty second = 2018-01-22"),
    ]);
}
