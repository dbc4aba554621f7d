//! What a tale tells from one day to the next: which day, month and year follow from those before.
//!
//! Years that a passage sets are tested in `passages`.

use super::{check, paragraphs, published, timexes};

#[test]
fn a_weekday_that_is_one_of_many_is_no_day() {
    check(&[
        ("The strike began on a Monday in May 2016.", "Monday = XXXX-WXX-1; May 2016 = 2016-05"),
        ("She was born on a Sunday.", "Sunday = XXXX-WXX-7"),
        ("One wet Friday last June he left.", "Friday = XXXX-WXX-5; last June = 2017-06"),
        ("In a Monday speech he blamed the weather.", "Monday = 2018-03-12"),
    ]);
}

#[test]
fn days_that_are_joined_share_the_week_of_the_last() {
    check(&[
        (
            "Pilots struck on Monday, Tuesday and Friday last week.",
            "Monday = 2018-03-05; Tuesday = 2018-03-06; Friday last week = 2018-03-09",
        ),
        (
            "Pilots strike on Monday and Friday next week.",
            "Monday = 2018-03-19; Friday next week = 2018-03-23",
        ),
    ]);
}

#[test]
fn a_tale_goes_on_behind_what_it_told() {
    check(&[
        (
            "From 2010 to 2014 he led the bank. The next year he was fined.",
            "2010 to 2014 = 2010-01-01/2014-01-01; The next year = 2015",
        ),
        (
            "The pact of July 2011 was scrapped the next March.",
            "July 2011 = 2011-07; the next March = 2012-03",
        ),
        (
            "She was elected on Feb. 6, 2012. She was sworn in on June 2 the next year.",
            "Feb. 6, 2012 = 2012-02-06; June 2 the next year = 2013-06-02",
        ),
        (
            "On 3 May 2015 he fled. Earlier that year he had been fined. Later that month he sued.",
            "3 May 2015 = 2015-05-03; Earlier that year = 2015; Later that month = 2015-05",
        ),
        (
            "On 3 May 2015 he fled. By the end of the month he was in Rome.",
            "3 May 2015 = 2015-05-03; the end of the month = 2015-05",
        ),
        (
            "The flat was searched on 5 March. He had left two days before.",
            "5 March = 2018-03-05; two days before = 2018-03-03",
        ),
        ("The year before, in 2009, it had failed.", "The year before = 2009; 2009 = 2009"),
        ("Tariffs doubled from July to September.", "July to September = 2017-07-01/2017-09-01"),
        ("Exports will slow in the second quarter.", "the second quarter = 2018-Q2"),
        ("Exports fell in the second quarter.", "the second quarter = 2017-Q2"),
        ("Trade fell in the first half of January.", "the first half of January = 2018-01"),
        ("Wages are paid on the 2nd of the month.", "2nd of the month = 2018-03-02"),
    ]);
}

#[test]
fn what_is_told_of_a_year_lies_in_it() {
    check(&[
        (
            "Relations cooled after the 2010 raid, in which nine sailors died on May 31.",
            "2010 = 2010; May 31 = 2010-05-31",
        ),
        ("In the 2014 war, a truce came on Aug. 26.", "2014 = 2014; Aug. 26 = 2014-08-26"),
        ("In her 2005 speech, on April 25, she wept.", "2005 = 2005; April 25 = 2005-04-25"),
        (
            "They tested two rockets in 2016, in January and September.",
            "2016 = 2016; January = 2016-01; September = 2016-09",
        ),
        (
            "The siege lasted in 2015, from Sept. 27 to Nov. 9.",
            "2015 = 2015; Sept. 27 to Nov. 9 = 2015-09-27/2015-11-09",
        ),
        (
            "They recognised it on 26 August 2008; a truce had been signed on 12 August.",
            "26 August 2008 = 2008-08-26; 12 August = 2008-08-12",
        ),
        (
            "He met her on 16 July 2015. On 20 July aides said a second round was planned.",
            "16 July 2015 = 2015-07-16; 20 July = 2015-07-20",
        ),
    ]);
    let heading = ["2015", "June 22: They issue demands.", "July 3-4: The truce begins."];
    assert_eq!(paragraphs(&heading, &published()), "2015 | 2015-06-22 | 2015-07-03/2015-07-04");
}

/// "The court burned on 15 April 2015; on Friday he spoke" may be of that week or of this.
#[test]
fn a_weekday_behind_a_day_long_ago_keeps_both_readings() {
    let other = |text: &str| {
        let timexes = timexes(text, &published());
        let last = timexes.last().unwrap();
        let others: Vec<_> = last.alternatives.iter().map(ToString::to_string).collect();
        format!("{} or {}", last.value, others.join(", "))
    };
    for (text, expected) in [
        ("The court burned on 15 April 2015; on Friday he spoke.", "2018-03-09 or 2015-04-17"),
        ("Rebels struck on May 4, 2015. By Friday they had won.", "2018-03-09 or 2015-05-08"),
        ("Rebels struck on May 4, 2015. On Friday they left.", "2018-03-09 or "),
        ("Before Friday's summit, she spoke with Peru.", "2018-03-16 or 2018-03-09"),
        ("Sunday's vote is too close to call.", "2018-03-18 or 2018-03-11"),
        ("The king was to fly home on Sunday.", "2018-03-18 or 2018-03-11"),
    ] {
        assert_eq!(other(text), expected, "{text}");
    }
}

/// The second year was counted from publication.
#[test]
fn the_next_year_at_the_end_of_a_stretch_is_that_behind_its_beginning() {
    check(&[
        (
            "He served from June 2, 2010 to May 9 the next year.",
            "June 2, 2010 to May 9 the next year = 2010-06-02/2011-05-09",
        ),
        (
            "It ran from June 2010 to May the following year.",
            "June 2010 to May the following year = 2010-06-01/2011-05-01",
        ),
        (
            "It will run from June 2017 to May next year.",
            "June 2017 to May next year = 2017-06-01/2019-05-01",
        ),
    ]);
}
