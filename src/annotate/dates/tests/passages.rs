//! Years that a passage sets for its dates, and where it stops to do so.
//!
//! Dates by themselves are tested in `forms`.

use super::{check, paragraphs, published, timexes};
use crate::document::Publication;

#[test]
fn a_year_in_front_of_a_sentence_holds_for_its_dates() {
    check(&[
        ("In 2011, a vote was held on June 3.", "2011 = 2011; June 3 = 2011-06-03"),
        (
            "The siege of 1954 began on March 13 and ended on May 7.",
            "1954 = 1954; March 13 = 1954-03-13; May 7 = 1954-05-07",
        ),
        ("The 2011 truce, signed on June 5, held.", "2011 = 2011; June 5 = 2011-06-05"),
        (
            "In 2011, a vote was held on June 3. It was annulled two days later.",
            "2011 = 2011; June 3 = 2011-06-03; two days later = 2011-06-05",
        ),
    ]);
}

#[test]
fn the_sentences_that_go_on_with_a_scene_have_its_year() {
    check(&[
        ("It was 1931. On September 18 a bomb went off.", "1931 = 1931; September 18 = 1931-09-18"),
        (
            "In June 1999 the war ended. On June 12 troops moved in.",
            "June 1999 = 1999-06; June 12 = 1999-06-12",
        ),
        ("In 1983 they met. That November they failed.", "1983 = 1983; That November = 1983-11"),
        ("In May 1999 they met. They failed that July.", "May 1999 = 1999-05; that July = 1999-07"),
    ]);
}

#[test]
fn the_beginning_of_what_dates_from_a_year_lies_rather_in_it() {
    check(&[
        (
            "The pact dates from 2015; both signed it on July 14.",
            "2015 = 2015; July 14 = 2015-07-14",
        ),
        (
            "The pact dates back to 2015. It was signed on July 14.",
            "2015 = 2015; July 14 = 2015-07-14",
        ),
        (
            "The pact goes back to 2015, when it was signed on July 14.",
            "2015 = 2015; July 14 = 2015-07-14",
        ),
        (
            "The war of 2008 lasted five days. It began on August 8.",
            "2008 = 2008; five days = P5D; August 8 = 2008-08-08",
        ),
        // What else is told need not belong to that year.
        ("The pact dates from 2015; Oslo left it on July 14.", "2015 = 2015; July 14 = 2017-07-14"),
        ("The pact dates from 2015. Oslo left on July 14.", "2015 = 2015; July 14 = 2017-07-14"),
        (
            "The pact, which dates from 2015, lapsed on July 14.",
            "2015 = 2015; July 14 = 2017-07-14",
        ),
        (
            "The pact dates from 2015. It was signed on March 2.",
            "2015 = 2015; March 2 = 2018-03-02",
        ),
    ]);
    let both = timexes("The pact dates from 2015; Oslo left it on July 14.", &published());
    let days = both.last().and_then(|july| july.interval).unwrap();
    assert_eq!(days.to_string(), "2015-07-14..2017-07-14");
}

#[test]
fn a_year_beside_the_point_sets_nothing() {
    check(&[
        ("He has led it since 2014. On March 2 he left.", "2014 = 2014; March 2 = 2018-03-02"),
        (
            "The envoy, who was elected in 2014, left on March 2.",
            "2014 = 2014; March 2 = 2018-03-02",
        ),
        (
            "In 2014 they met. On Monday, March 12, they left.",
            "2014 = 2014; Monday, March 12 = 2018-03-12",
        ),
        ("In 2014 they met. They will meet on May 4.", "2014 = 2014; May 4 = 2018-05-04"),
        ("The 2014 truce collapsed on March 5.", "2014 = 2014; March 5 = 2018-03-05"),
        ("In 2014 it fell, he said on March 5.", "2014 = 2014; March 5 = 2018-03-05"),
        // That of 2018 is still to come, and nobody tells of the one before.
        ("2018 from May wounded", "2018 = 2018; May = XXXX-05"),
    ]);
}

#[test]
fn a_heading_that_is_a_year_holds_until_the_next() {
    let told = paragraphs(
        &[
            "2014",
            "March 18: The treaty is signed.",
            "2015:",
            "February 12: A truce follows.",
            "They met on Monday.",
            "They met on March 1.",
        ],
        &published(),
    );
    assert_eq!(told, "2014 | 2014-03-18 | 2015 | 2015-02-12 | 2018-03-12 | 2018-03-01");
    let told = paragraphs(&["2014", "March 18: The treaty is signed."], &Publication::unknown());
    assert_eq!(told, "2014 | 2014-03-18");
}

#[test]
fn the_year_of_a_paragraph_ends_with_it() {
    let told = paragraphs(&["It was 1931.", "On February 18 he left."], &published());
    assert_eq!(told, "1931 | 2018-02-18");
}

#[test]
fn where_it_is_unclear_both_years_are_kept() {
    let text = "In 2014 the peninsula was annexed. On March 2 a law was signed.";
    let timexes = super::timexes(text, &published());
    let last = timexes.last().unwrap();
    assert_eq!(last.value, "2018-03-02");
    assert_eq!(last.interval.unwrap().to_string(), "2014-03-02..2018-03-02");
    assert_eq!(last.alternatives.len(), 1);
    let open = super::timexes(text, &Publication::unknown());
    assert_eq!(open.last().unwrap().value, "XXXX-03-02");
}

#[test]
fn what_is_no_day_of_these_weeks_lies_rather_in_the_year_told_before() {
    let text = "In 2011 a vote was held. On June 3 the assembly met. On July 4 it was closed.";
    check(&[(text, "2011 = 2011; June 3 = 2011-06-03; July 4 = 2011-07-04")]);
    let timexes = super::timexes(text, &published());
    let day = timexes.get(1).unwrap();
    assert_eq!(day.interval.unwrap().to_string(), "2011-06-03..2017-06-03");
    assert_eq!(day.alternatives.len(), 1);
}

#[test]
fn two_dates_that_are_joined_share_their_year() {
    check(&[
        ("It ran in July and August 2016.", "July = 2016-07; August 2016 = 2016-08"),
        ("They met on May 3 and June 4, 2015.", "May 3 = 2015-05-03; June 4, 2015 = 2015-06-04"),
        ("It ran in December and January 2016.", "December = 2015-12; January 2016 = 2016-01"),
    ]);
}

#[test]
fn months_that_follow_each_other_keep_their_order() {
    check(&[
        (
            "The truce broke down in October 2014 and was renewed in March.",
            "October 2014 = 2014-10; March = 2015-03",
        ),
        (
            "He was jailed on 12 December 2015 and freed on 4 January.",
            "12 December 2015 = 2015-12-12; 4 January = 2016-01-04",
        ),
        (
            "She left on Feb. 5, 2015, after taking over in November.",
            "Feb. 5, 2015 = 2015-02-05; November = 2014-11",
        ),
        (
            "It fired a rocket on Oct. 9, 2016, the third since May and the first since Sept. 4.",
            "Oct. 9, 2016 = 2016-10-09; May = 2016-05; Sept. 4 = 2016-09-04",
        ),
        (
            "She was hired in 2012, when work began in Basel in October.",
            "2012 = 2012; October = 2012-10",
        ),
        ("The truce began in March 2014 and ended in May.", "March 2014 = 2014-03; May = 2014-05"),
    ]);
}

#[test]
fn a_season_or_month_that_is_pointed_at_lies_beside_what_was_told() {
    check(&[
        ("It was closed in 1996. That autumn they fled.", "1996 = 1996; That autumn = 1996-FA"),
        (
            "He left on 5 October 1938. By the following May he was back.",
            "5 October 1938 = 1938-10-05; the following May = 1939-05",
        ),
        (
            "He came on March 5. On that Friday he left.",
            "March 5 = 2018-03-05; that Friday = 2018-03-09",
        ),
        ("It was closed in 1996. That Monday they fled.", "1996 = 1996; That Monday = XXXX-WXX-1"),
    ]);
}

#[test]
fn the_entries_of_a_chronology_go_on_with_the_year() {
    let told = |paragraphs_: &[&str], expected: &str| {
        assert_eq!(paragraphs(paragraphs_, &published()), expected, "{paragraphs_:?}");
    };
    told(
        &[
            "Oct. 21, 2013 -- Shells kill hundreds.",
            "Nov. 3 -- Envoys ask for a vote.",
            "Jan. 7 -- A convoy leaves.",
            "June 2, 2015 -- The last one leaves.",
        ],
        "2013-10-21 | 2013-11-03 | 2014-01-07 | 2015-06-02",
    );
    told(
        &["1990: Troops cross the border on 2 August.", "1991: Fighting starts on 17 January."],
        "1990 | 1990-08-02 | 1991 | 1991-01-17",
    );
    told(
        &["March 9, 2016: Envoys leave.", "March 2: Envoys arrive.", "Feb. 1: All agree."],
        "2016-03-09 | 2016-03-02 | 2016-02-01",
    );
    let undated = paragraphs(
        &["Oct. 21, 2013 -- Shells kill hundreds.", "Nov. 3 -- Envoys ask for a vote."],
        &Publication::unknown(),
    );
    assert_eq!(undated, "2013-10-21 | 2013-11-03");
}

#[test]
fn weekdays_go_on_with_a_day_of_long_ago() {
    check(&[
        (
            "On Friday, Nov. 13, 2015, gunmen struck. By Saturday morning all had fled. On Monday \
             police raided a flat.",
            "Friday, Nov. 13, 2015 = 2015-11-13; Saturday morning = 2015-11-14TMO; \
             Monday = 2015-11-16",
        ),
        (
            "On Friday, March 9, 2018, he left. On Monday he returned.",
            "Friday, March 9, 2018 = 2018-03-09; Monday = 2018-03-12",
        ),
        (
            "On Friday, Nov. 13, 2015, he left. The mayor said on Monday that he knew.",
            "Friday, Nov. 13, 2015 = 2015-11-13; Monday = 2018-03-12",
        ),
    ]);
}

#[test]
fn a_told_year_reaches_the_day_beside_it() {
    check(&[
        ("He was shot in 1981, on Oct. 6, in Oslo.", "1981 = 1981; Oct. 6 = 1981-10-06"),
        ("They tested two bombs in 2016: in May.", "2016 = 2016; May = 2016-05"),
        (
            "The 1999 raid began on March 24 and ended on June 10.",
            "1999 = 1999; March 24 = 1999-03-24; June 10 = 1999-06-10",
        ),
        ("The 2015 pact failed on Feb. 4.", "2015 = 2015; Feb. 4 = 2018-02-04"),
        (
            "One tested a bomb on 11 May 1998; the other followed on 28 May.",
            "11 May 1998 = 1998-05-11; 28 May = 1998-05-28",
        ),
        (
            "He died on 5 March 1953. His aide was arrested on 26 June.",
            "5 March 1953 = 1953-03-05; 26 June = 1953-06-26",
        ),
    ]);
}
