//! Days that share a month with others, or with what was told before.

use super::super::{check, check_days, check_undated, found, paragraphs, published};

#[test]
fn each_day_of_a_list_is_a_date_of_its_own() {
    check(&[
        ("They met on March 5, 6 and 8.", "March 5 = 2018-03-05; 6 = 2018-03-06; 8 = 2018-03-08"),
        ("They met on 5, 6 or 8 March.", "5 = 2018-03-05; 6 = 2018-03-06; 8 March = 2018-03-08"),
        ("They met on Feb. 5 and 7, 2016.", "Feb. 5 = 2016-02-05; 7, 2016 = 2016-02-07"),
        ("They met on 5 and 7 February 2016.", "5 = 2016-02-05; 7 February 2016 = 2016-02-07"),
        ("They met on the 3rd and 4th of March.", "3rd = 2018-03-03; 4th of March = 2018-03-04"),
        ("They met on the 3rd and the 4th.", "the 3rd = 2018-03-03; 4th = 2018-03-04"),
        (
            "They met on Jan. 30, 31 and Feb. 2.",
            "Jan. 30 = 2018-01-30; 31 = 2018-01-31; Feb. 2 = 2018-02-02",
        ),
        ("The raids of March 5 and 7 killed ten.", "March 5 = 2018-03-05; 7 = 2018-03-07"),
        ("The March 5 and 7 raids killed ten.", "March 5 = 2018-03-05; 7 = 2018-03-07"),
        ("On March 5 and 7 the port was shut.", "March 5 = 2018-03-05; 7 = 2018-03-07"),
        ("On March 5 and 6, 12 men died.", "March 5 = 2018-03-05; 6 = 2018-03-06"),
        ("Between March 5 and 7 they met.", "March 5 and 7 = 2018-03-05/2018-03-07"),
    ]);
}

#[test]
fn a_number_behind_a_day_that_counts_something_is_no_day() {
    check(&[
        ("On March 5, 11 people died.", "March 5 = 2018-03-05"),
        ("On March 5, 11 and 12 points were scored.", "March 5 = 2018-03-05"),
        ("On March 5 and 12 died.", "March 5 = 2018-03-05"),
        ("On March 5, 7 soldiers and 9 nurses died.", "March 5 = 2018-03-05"),
        ("On March 5, 7 and 9 of the men left.", "March 5 = 2018-03-05"),
        ("He came on March 5 and 4 others left.", "March 5 = 2018-03-05"),
        ("He came on March 5 and 12 February.", "March 5 = 2018-03-05; 12 February = 2018-02-12"),
        ("They killed 5 and 7 March was a feast.", "7 March = 2018-03-07"),
        ("It quotes Articles 5 and 7 March.", "7 March = 2018-03-07"),
        ("The Group of 7 and 20 February rallies failed.", "20 February = 2018-02-20"),
        ("They voted on the 3rd and 4th drafts.", ""),
        ("By the 3rd and 4th rounds he was tired.", ""),
    ]);
}

/// "Sunday, June 11" was read as the next year in which that day is a Sunday.
#[test]
fn weekdays_before_a_list_of_days_are_those_days() {
    check(&[
        (
            "They met Saturday and Sunday, March 10 and 11.",
            "Saturday = 2018-03-10; Sunday = 2018-03-11; March 10 = 2018-03-10; 11 = 2018-03-11",
        ),
        (
            "They met on Saturday and Sunday, 10 and 11 March.",
            "Saturday = 2018-03-10; Sunday = 2018-03-11; 10 = 2018-03-10; 11 March = 2018-03-11",
        ),
        ("On Saturday and Sunday, 11 men died.", "Saturday = 2018-03-10; Sunday = 2018-03-11"),
    ]);
}

#[test]
fn a_day_without_month_is_one_of_the_month_told_before() {
    check(&[
        (
            "The war began on Jan. 24. On the 26th the envoy fled.",
            "Jan. 24 = 2018-01-24; the 26th = 2018-01-26",
        ),
        (
            "The siege began on 3 January. By the 9th the city was dark.",
            "3 January = 2018-01-03; the 9th = 2018-01-09",
        ),
        (
            "He landed on Dec. 28, 2016. On the 2nd he met the king.",
            "Dec. 28, 2016 = 2016-12-28; the 2nd = 2017-01-02",
        ),
        (
            "It fell on May 24, 2016. Talks had failed on the 21st.",
            "May 24, 2016 = 2016-05-24; the 21st = 2016-05-21",
        ),
        ("In January they met. On the 7th they parted.", "January = 2018-01; the 7th = 2018-01-07"),
        (
            "They met on Jan. 4. From the 5th on nobody spoke.",
            "Jan. 4 = 2018-01-04; the 5th = 2018-01-05",
        ),
        (
            "The vote is set for May 20. The count will end on the 22nd.",
            "May 20 = 2018-05-20; the 22nd = 2018-05-22",
        ),
        // What is still to come is not a day of a month that is over.
        (
            "The ban came on Jan. 20. It will end on the 22nd.",
            "Jan. 20 = 2018-01-20; the 22nd = 2018-03-22",
        ),
        // What lies behind is not a day to come.
        (
            "He came on March 12. He left on the 26th.",
            "March 12 = 2018-03-12; the 26th = 2018-02-26",
        ),
        // Another day was told in between.
        (
            "He came on Jan. 4. On Monday he said it ended on the 8th.",
            "Jan. 4 = 2018-01-04; Monday = 2018-03-12; the 8th = 2018-03-08",
        ),
    ]);
    check_undated(&[("He came on Jan. 4. On the 7th he left.", "XXXX-01-04; XXXX-XX-07")]);
    let tale = ["They met on Jan. 4.", "Nothing was said.", "On the 7th they parted."];
    assert_eq!(paragraphs(&tale, &published()), "2018-01-04 | 2018-01-07");
}

#[test]
fn an_ordinal_before_a_noun_is_no_day() {
    for text in [
        "They met on Jan. 4. He lives on the 26th floor.",
        "They met on Jan. 4. By the 26th session all slept.",
        "They met on Jan. 4. It went to the 9th Circuit.",
        "They met on Jan. 4. He wrote on the 26th president.",
        "They met on Jan. 4. It dates from the 20th draft.",
    ] {
        assert_eq!(found(text, &published()).join("; "), "Jan. 4 = 2018-01-04", "{text}");
    }
}

#[test]
fn a_weekend_is_that_of_its_days() {
    check_days(&[
        ("They met the weekend of March 3-4.", "2018-03-03..2018-03-04"),
        ("They met the weekend of March 3 and 4.", "2018-03-03..2018-03-04"),
        ("They met the weekend of 2-4 March.", "2018-03-02..2018-03-04"),
    ]);
}
