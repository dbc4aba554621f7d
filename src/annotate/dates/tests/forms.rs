//! A table for each class of expression: a sentence, what is found in it and its value.
//!
//! Which days these are is tested in `days`.

mod lists;
mod numbers;
mod weekends;

use super::{check, found, published, timexes};
use crate::document::{Basis, DayInterval, Grain};
use jiff::civil::date;

#[test]
fn a_full_date_is_read_in_every_customary_form() {
    check(&[
        ("It opened on March 3, 2015 in Oslo.", "March 3, 2015 = 2015-03-03"),
        ("It opened on 3 March 2015.", "3 March 2015 = 2015-03-03"),
        ("It opened on Friday, 3rd of April 2015.", "Friday, 3rd of April 2015 = 2015-04-03"),
        ("It opened 2015-03-03 at dawn.", "2015-03-03 = 2015-03-03"),
        ("It opened on 23.4.2015.", "23.4.2015 = 2015-04-23"),
        ("It opened in Sept. 2015.", "Sept. 2015 = 2015-09"),
        ("Открыто 3 марта 2015 года.", "3 марта 2015 = 2015-03-03"),
    ]);
}

#[test]
fn figures_alone_follow_the_order_that_the_text_shows() {
    check(&[
        ("They met on 4/5/2017.", "4/5/2017 = 2017-04-05"),
        ("They met on 4/5/2017 and 25/5/2017.", "4/5/2017 = 2017-05-04; 25/5/2017 = 2017-05-25"),
        ("From 2 May 2017 to 4/5/2017.", "2 May 2017 to 4/5/2017 = 2017-05-02/2017-05-04"),
        ("They met on Thursday, 4/5/2017.", "Thursday, 4/5/2017 = 2017-05-04"),
        ("It holds in June '87 too.", "June '87 = 1987-06"),
    ]);
}

#[test]
fn a_bare_weekday_looks_back_from_the_publication_date() {
    check(&[
        ("The envoy arrived on Monday.", "Monday = 2018-03-12"),
        ("The envoy said on Wednesday that he agreed.", "Wednesday = 2018-03-14"),
        ("The envoy left last Thursday.", "last Thursday = 2018-03-08"),
        ("They talked on Thursday evening.", "Thursday evening = 2018-03-08TEV"),
        ("They will talk on Tuesday of next week.", "Tuesday of next week = 2018-03-20"),
    ]);
}

#[test]
fn a_date_without_its_year_is_the_nearest() {
    check(&[
        ("The embassy closed on Dec. 20.", "Dec. 20 = 2017-12-20"),
        ("The deadline is April 2.", "April 2 = 2018-04-02"),
        ("The year ended Dec. 31 was good.", "The year = P1Y; Dec. 31 = 2017-12-31"),
        ("The talks began in November.", "November = 2017-11"),
        ("The talks will resume in September.", "September = 2018-09"),
        ("His term ends in December.", "December = 2018-12"),
        ("Prices rose in the year to February.", "February = 2018-02"),
        ("He ruled for most of the past half century.", ""),
        ("They fell out last May.", "last May = 2017-05"),
    ]);
}

#[test]
fn units_are_counted_from_the_publication_date() {
    check(&[
        ("It was agreed last week.", "last week = 2018-W10"),
        ("It was agreed this year.", "this year = 2018"),
        ("It will be agreed next month.", "next month = 2018-04"),
        ("It was agreed two weeks ago.", "two weeks ago = 2018-02-28"),
        ("It was agreed five years ago.", "five years ago = 2013"),
        ("It was agreed yesterday.", "yesterday = 2018-03-13"),
        ("It was agreed late last year.", "late last year = 2017"),
        ("It was agreed in the third quarter.", "the third quarter = 2017-Q3"),
        ("It was agreed last night.", "last night = 2018-03-13TNI"),
        ("They met last summer.", "last summer = 2017-SU"),
    ]);
}

#[test]
fn what_was_told_before_anchors_what_follows() {
    check(&[
        (
            "He came on March 5. The next day he left.",
            "March 5 = 2018-03-05; The next day = 2018-03-06",
        ),
        (
            "He came on March 5. Two days later he left.",
            "March 5 = 2018-03-05; Two days later = 2018-03-07",
        ),
        ("He came in 1990 and left the following year.", "1990 = 1990; the following year = 1991"),
        (
            "The deadline was March 9. He left a day early.",
            "March 9 = 2018-03-09; a day early = 2018-03-08",
        ),
    ]);
}

#[test]
fn lengths_and_turns_are_no_dates() {
    check(&[
        ("He stayed for three weeks.", "three weeks = P3W"),
        ("He began a three-day visit.", "three-day = P3D"),
        ("Over the past two years it grew.", "the past two years = P2Y"),
        ("It took a few hours.", "a few hours = PTXH"),
        ("They meet every month.", "every month = P1M"),
        ("Both hear it for the first time in 20 years.", "20 years = P20Y"),
        ("Prices are at their lowest in two decades.", "two decades = P2DE"),
        ("They meet each Friday.", "each Friday = XXXX-WXX-5"),
        (
            "They meet on Monday and Friday nights.",
            "Monday = XXXX-WXX-1TNI; Friday nights = XXXX-WXX-5TNI",
        ),
        ("They meet twice a year.", "a year = P1Y"),
        ("The talks will last two days.", "two days = P2D"),
        ("It ran for 2 years 6 months.", "2 years 6 months = P2Y6M"),
    ]);
}

#[test]
fn an_amount_for_each_unit_and_a_kind_of_thing_are_no_times() {
    check(&[
        ("It costs $5 million a year.", ""),
        ("The line carries four trains a day.", ""),
        ("It takes in 200 refugees a week and pays 3% a year.", ""),
        ("They run daily buses and a weekly paper.", ""),
        ("The list is printed daily.", "daily = P1D"),
        ("He gave them a week to reply.", "a week = P1W"),
        ("A 30-year-old accord and a 12-year-old boy.", ""),
        ("The firm chose a fiscal year of its own.", ""),
    ]);
}

#[test]
fn a_plan_that_was_overtaken_lies_behind_and_a_present_verb_ahead() {
    check(&[
        ("The truce had been due to expire on Monday.", "Monday = 2018-03-12"),
        ("The pullout began as planned Monday.", "Monday = 2018-03-12"),
        ("The truce is due to expire on Monday.", "Monday = 2018-03-19"),
        ("The two ministers meet again Friday in Oslo.", "Friday = 2018-03-16"),
        ("The meeting starts on Monday.", "Monday = 2018-03-19"),
        ("The two-day summit ends on Saturday.", "two-day = P2D; Saturday = 2018-03-17"),
        ("The start on Monday was rough.", "Monday = 2018-03-12"),
        ("The record was set on Sept. 10.", "Sept. 10 = 2017-09-10"),
    ]);
}

#[test]
fn words_that_stand_for_what_was_told() {
    check(&[
        ("He leaves on June 5. Until then he stays.", "June 5 = 2018-06-05; then = 2018-06-05"),
        ("They marched overnight.", "overnight = 2018-03-13TNI"),
        ("He came a few days later.", "a few days later = PXD"),
        ("He came a week or so ago.", "a week or so ago = 2018-03-07"),
        ("It may end in a year or two.", "a year or two = FUTURE_REF"),
        ("She will one day return.", "one day = FUTURE_REF"),
        ("He has said in the past that he would.", "the past = PAST_REF"),
        ("It lasted over the past century.", "the past century = P1CE"),
        ("They will know in the weeks ahead.", "the weeks ahead = PXW"),
        ("They stay for a fortnight.", "a fortnight = P2W"),
    ]);
}

#[test]
fn years_decades_and_centuries() {
    check(&[
        ("Relations froze in 1983.", "1983 = 1983"),
        ("Relations froze in the late 1970s.", "the late 1970s = 197"),
        ("Relations froze in the nineties.", "the nineties = 199"),
        ("Relations froze in the 19th century.", "the 19th century = 18"),
        ("Relations froze in the 0th century.", ""),
        ("It happened in nineteen ninety-six.", "nineteen ninety-six = 1996"),
        ("It was the end of 2016.", "the end of 2016 = 2016"),
    ]);
}

#[test]
fn ranges_are_one_interval() {
    check(&[
        ("The summit lasts from June 5 to 11.", "June 5 to 11 = 2018-06-05/2018-06-11"),
        ("The war lasted from 1914 to 1918.", "1914 to 1918 = 1914-01-01/1918-01-01"),
        ("The fair runs 5-11 June 2017.", "5-11 June 2017 = 2017-06-05/2017-06-11"),
    ]);
    check(&[
        ("It ran from 2007 to the end of 2008.", "2007 to the end of 2008 = 2007-01-01/2009-01-01"),
        ("It ran from October to December.", "October to December = 2017-10-01/2017-12-01"),
        ("It ran from Monday to Wednesday.", "Monday to Wednesday = 2018-03-12/2018-03-14"),
        ("It ran 2014 through May 2016.", "2014 through May 2016 = 2014-01-01/2016-05-01"),
        (
            "It took the last two weeks of May 2016.",
            "the last two weeks of May 2016 = 2016-05-16/2016-05-30",
        ),
    ]);
    let text = "The summit lasts from June 5 to 11.";
    let days = timexes(text, &published()).first().and_then(|t| t.interval);
    let expected = DayInterval::new(
        Some(date(2018, 6, 5)),
        Some(date(2018, 6, 11)),
        Grain::Days,
        Basis::Publication,
    );
    assert_eq!(days, expected);
}

#[test]
fn times_of_day_stand_on_their_day() {
    check(&[
        ("It ended at 10:30 p.m. on Monday.", "10:30 p.m. on Monday = 2018-03-12T22:30"),
        ("It ended at noon Friday.", "noon Friday = 2018-03-09T12:00"),
        ("On the morning of May 2, 2011, it ended.", "the morning of May 2, 2011 = 2011-05-02TMO"),
        ("2 March, 2018 09:15 it ended.", "2 March, 2018 09:15 = 2018-03-02T09:15"),
        ("They left on Monday night.", "Monday night = 2018-03-12TNI"),
    ]);
}

#[test]
fn weeks_and_days_inside_a_month_or_year() {
    check(&[
        ("It falls in week 31 of 2018.", "week 31 of 2018 = 2018-W31"),
        (
            "It falls on the second Monday of May 2018.",
            "the second Monday of May 2018 = 2018-05-14",
        ),
        ("It begins in the week starting April 9.", "the week starting April 9 = 2018-W15"),
        ("It falls on the last day of 2018.", "the last day of 2018 = 2018-12-31"),
        ("It falls in the third month of 2018.", "the third month of 2018 = 2018-03"),
        ("It falls in the week of the 18th.", "the week of the 18th = 2018-W11"),
        ("It takes place on the 21st.", "the 21st = 2018-03-21"),
    ]);
}

#[test]
fn a_date_may_be_written_without_its_spaces_or_with_a_short_year() {
    check(&[
        (
            "It opened on Oct2 and shut on Dec31, 2016.",
            "Oct2 = 2017-10-02; Dec31, 2016 = 2016-12-31",
        ),
        ("It opened on November, 3rd.", "November, 3rd = 2017-11-03"),
        ("In October, 3rd Brigade troops left.", "October = 2017-10"),
        ("It opened in June of 87.", "June of 87 = 1987-06"),
        ("It holds in June of 87 countries.", "June = 2018-06"),
        ("It opened on 21.03.16 in Oslo.", "21.03.16 = 2016-03-21"),
        ("Open 04/22, please.", "04/22 = 2018-04-22"),
        ("See the file report-20170302.", "20170302 = 2017-03-02"),
        (
            "It fell on 6 June seventeen hundred forty-one.",
            "6 June seventeen hundred forty-one = 1741-06-06",
        ),
        ("Rome fell in the year 476.", "the year 476 = 0476"),
        ("Over the year 300 people came.", "the year = 2018"),
        ("It cost $ 12 on December 27.", "December 27 = 2017-12-27"),
    ]);
}

#[test]
fn a_week_by_its_number_and_a_weekday_of_it() {
    check(&[
        ("It opened in 2017-W05.", "2017-W05 = 2017-W05"),
        ("It opened on 2017-W05-3.", "2017-W05-3 = 2017-02-01"),
        ("It opens w/c 9 April.", "w/c 9 April = 2018-W15"),
        ("They talked the week before last.", "the week before last = 2018-W09"),
        ("They meet Friday the 13th.", "Friday the 13th = 2018-04-13"),
        ("They meet on Friday the 15 members agree.", "Friday = 2018-03-16"),
    ]);
}

#[test]
fn weekdays_are_counted_too() {
    check(&[
        ("They met two Fridays ago.", "two Fridays ago = 2018-03-02"),
        ("They meet three Mondays from now.", "three Mondays from now = 2018-04-02"),
        (
            "They met on March 2. Two Mondays later they left.",
            "March 2 = 2018-03-02; Two Mondays later = 2018-03-12",
        ),
        ("They met a week ago Tuesday.", "a week ago Tuesday = 2018-03-06"),
        ("They meet Friday two weeks from now.", "Friday two weeks from now = 2018-03-30"),
        ("They meet next week Mon or Tue.", "next week Mon = 2018-03-19; Tue. = 2018-03-20"),
        (
            "They meet next week between Tuesday and Friday.",
            "next week between Tuesday and Friday = 2018-03-20/2018-03-23",
        ),
        ("They met the previous Monday.", "the previous Monday = 2018-03-05"),
    ]);
}

#[test]
fn working_days_leave_out_the_weekend() {
    check(&[
        ("They met three business days ago.", "three business days ago = 2018-03-09"),
        ("They will meet in four working days.", "four working days = 2018-03-20"),
        ("They met for four trading days.", "four trading days = P4D"),
    ]);
}

#[test]
fn a_length_that_fills_the_days_from_a_date_is_a_range() {
    check(&[
        (
            "It will close for two weeks from Monday.",
            "two weeks from Monday = 2018-03-19/2018-04-02",
        ),
        (
            "It must be paid within ten days after May 5.",
            "ten days after May 5 = 2018-05-05/2018-05-15",
        ),
        ("It was paid ten days after May 5.", "ten days after May 5 = 2017-05-15"),
        ("It shut for several days from Monday.", "several days = PXD; Monday = 2018-03-12"),
    ]);
}

#[test]
fn a_date_of_another_calendar_is_named_but_not_known() {
    check(&[
        ("They met at the Chinese New Year.", "Chinese New Year = XXXX-XX-XX"),
        ("They met on Orthodox Christmas.", "Orthodox Christmas = 2018-01-07"),
        (
            "They met the weekend of Halloween 2016.",
            "the weekend of Halloween 2016 = 2016-10-29/2016-11-01",
        ),
        (
            "They met on Thanksgiving weekend 2016.",
            "Thanksgiving weekend 2016 = 2016-11-24/2016-11-28",
        ),
    ]);
}

#[test]
fn decades_have_names_in_words() {
    check(&[
        ("It fell in the twenty-tens.", "the twenty-tens = 201"),
        ("It fell in the two thousands.", "the two thousands = 200"),
        ("It fell in nineties.", "nineties = 199"),
        ("It fell in 1990 s.", "1990 s = 199"),
        ("It hit the tens of thousands.", ""),
        ("He died in his early nineties.", ""),
    ]);
}

#[test]
fn ranges_with_one_end_left_short() {
    check(&[
        ("It ran from April 27th to the 3rd.", "April 27th to the 3rd = 2017-04-27/2017-05-03"),
        ("It runs the 27th to the 3rd of May.", "27th to the 3rd of May = 2018-04-27/2018-05-03"),
        (
            "It ran in November between 19 and 20.",
            "November between 19 and 20 = 2017-11-19/2017-11-20",
        ),
        ("It runs between 28 March and 3 April.", "28 March and 3 April = 2018-03-28/2018-04-03"),
        ("He led it in 1992-95.", "1992-95 = 1992-01-01/1995-01-01"),
        ("Sales of May to July rose.", "May to July = 2018-05-01/2018-07-01"),
        ("Sales from 2016 Q1 to 2017 Q3 rose.", "2016 Q1 to 2017 Q3 = 2016-01-01/2017-07-01"),
        ("It runs from next Friday to May 1.", "next Friday to May 1 = 2018-03-23/2018-05-01"),
        ("Sales in the year to date rose.", "the year to date = 2018-01-01/2018-03-14"),
        ("It rose in the last days of May.", "the last days of May = 2017-05"),
    ]);
}

#[test]
fn the_nearest_such_day_of_the_year_is_pointed_at() {
    check(&[
        ("It ends next 6th of March.", "next 6th of March = 2019-03-06"),
        ("It ended last April 2.", "last April 2 = 2017-04-02"),
        ("It was the same a year ago today.", "a year ago today = 2017-03-14"),
        ("It is the 21st this month.", "21st this month = 2018-03-21"),
        ("It is shut until at least Friday.", "Friday = 2018-03-16"),
        ("They will rest the 2 next days.", "2 next days = P2D"),
        ("The next fortnight will tell.", "The next fortnight = P2W"),
    ]);
}

#[test]
fn named_days_fall_in_the_nearest_year() {
    check(&[
        ("They met at Christmas.", "Christmas = 2017-12-25"),
        ("They met on Good Friday 2017.", "Good Friday 2017 = 2017-04-14"),
        ("They will meet on Labor Day.", "Labor Day = 2018-09-03"),
        ("They met on Black Friday 2016.", "Black Friday 2016 = 2016-11-25"),
        ("They will meet over Labor Day weekend.", "Labor Day weekend = 2018-09-01/2018-09-04"),
    ]);
}

#[test]
fn a_weekday_right_behind_a_verb_ahead_lies_ahead() {
    check(&[
        ("The council will meet on Friday.", "Friday = 2018-03-16"),
        ("The council is to meet Monday.", "Monday = 2018-03-19"),
        ("The court that will decide met on Friday.", "Friday = 2018-03-09"),
    ]);
}

#[test]
fn vague_words_name_no_day() {
    check(&[
        ("It is now closed.", "now = PRESENT_REF"),
        ("It will reopen soon.", "soon = FUTURE_REF"),
        ("It was recently closed.", "recently = PAST_REF"),
        ("It may change in the near future.", "the near future = FUTURE_REF"),
    ]);
}

#[test]
fn words_that_only_look_like_dates_are_left_alone() {
    for text in [
        "They may march on the capital in the second attempt.",
        "This may take long.",
        "Some 2000 soldiers, 1500 tents and $1990 in cash were lost.",
        "Call 138-2010-2015 for details.",
        "Is 2015 - 32 or 1687-4 a date?",
        "The score was 3/4 and the ratio 30/4.85.",
        "She sat in the sun and wed him.",
        "On February 30 nothing happens.",
    ] {
        assert_eq!(found(text, &published()), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_number_behind_a_month_that_counts_things_is_no_day() {
    check(&[
        ("In January three ports were shut.", "January = 2018-01"),
        ("In February the first envoy came.", "February = 2018-02"),
        ("In January one clerk stayed.", "January = 2018-01"),
        ("In January 14 sailors drowned.", "January = 2018-01"),
        ("On January 14 sailors drowned.", "January 14 = 2018-01-14"),
        ("On January the third he left.", "January the third = 2018-01-03"),
        ("On January third, they met.", "January third = 2018-01-03"),
        ("On 3 January the two had met.", "3 January = 2018-01-03"),
    ]);
}

#[test]
fn the_day_may_stand_before_may_and_march() {
    check(&[
        ("On 2 March the council voted.", "2 March = 2018-03-02"),
        ("On 3 May he will leave.", "3 May = 2018-05-03"),
        ("On 8 March Lindgren won.", "8 March = 2018-03-08"),
        ("The 5 March talks failed.", "5 March = 2018-03-05"),
        ("Since 5 March the port has been shut.", "5 March = 2018-03-05"),
        ("The 25 may stay.", ""),
        ("Some 300 March On Parliament", ""),
        ("20 May Lose Seats", ""),
    ]);
}

#[test]
fn a_march_on_foot_is_no_month() {
    check(&[
        ("Farmers plan to march in Lyon.", ""),
        ("They swore to march on the palace.", ""),
        ("A second march drew more.", ""),
        ("The march of 1965 was long.", "1965 = 1965"),
        ("They met in March.", "March = 2018-03"),
        ("It ran from February to March.", "February to March = 2018-02-01/2018-03-01"),
    ]);
}

#[test]
fn shares_of_a_century_are_lengths() {
    check(&[
        ("It fell a quarter of a century ago.", "a quarter of a century ago = 1993"),
        ("It fell a quarter-century ago.", "a quarter-century ago = 1993"),
        ("It fell a half-century ago.", "a half-century ago = 196"),
        ("It fell two-and-a-half years ago.", "two-and-a-half years ago = 2015-09"),
        ("It fell half a century ago.", "half a century ago = 196"),
    ]);
}

#[test]
fn figures_that_are_a_time_of_day_are_no_year() {
    check(&[
        (
            "It was shut at 1930 local time on Monday.",
            "1930 local time on Monday = 2018-03-12T19:30",
        ),
        ("It was shut at 9.45am.", "9.45am = 2018-03-14T09:45"),
        ("In the year 812 the city fell.", "the year 812 = 0812"),
    ]);
}

#[test]
fn a_winter_is_named_in_its_second_year_too() {
    let january = |text: &str| {
        let reason = "test".to_owned();
        let evidence = crate::document::Evidence { reason, span: None };
        let day = crate::document::Publication::Stated(date(2019, 1, 15), evidence);
        found(text, &day).join("; ")
    };
    assert_eq!(january("This winter was mild."), "This winter = 2018-WI");
    assert_eq!(january("They met last winter."), "last winter = 2017-WI");
    assert_eq!(january("They met last summer."), "last summer = 2018-SU");
}

#[test]
fn what_is_not_before_a_date_begins_with_it() {
    let days = |text: &str| timexes(text, &published()).remove(0).interval.unwrap().to_string();
    assert_eq!(days("The bridge will not open before 2024."), "2024-01-01..");
    assert_eq!(days("Not before 2024, he said."), "2024-01-01..");
    assert_eq!(days("They did not meet before 2010."), "..2009-12-31");
}
