//! What only looks like a year, a month or a weekday: numbers, titles, plans and names.
//!
//! Words of time that are other words too are tested in `forms`.

use super::super::check;

#[test]
fn a_number_of_four_digits_is_a_year_only_where_it_says_when() {
    check(&[
        ("A crowd of 2016 sang.", ""),
        ("A winter of 2016 is remembered.", "winter of 2016 = 2016-WI"),
        ("Between 2000 and 3000 people marched.", ""),
        ("Between 2000 and 2010 people marched.", ""),
        ("Between 2000 and 2010 he led the bank.", "2000 and 2010 = 2000-01-01/2010-01-01"),
        ("The population is 2019.", ""),
        ("The deficit reached 2021 million.", ""),
        ("It was 1938.", "1938 = 1938"),
        ("The ship docked at 2015 and left at 2105.", ""),
        ("Call 0800 1945.", ""),
        ("He sat in cell 2014 and read of case 1987.", ""),
        ("Some dogs and 1990 cats were saved.", ""),
        ("The king (2010-14) fled.", "2010-14 = 2010-01-01/2014-01-01"),
        ("In '68 students rose.", "'68 = 1968"),
        ("In the '60s students rose.", "the '60s = 196"),
    ]);
}

#[test]
fn names_of_plans_bodies_and_persons_tell_no_date() {
    check(&[
        ("She presented Vision 2030 to the house.", ""),
        ("The January 6 committee met.", ""),
        ("The January 6 vote was close.", "January 6 = 2018-01-06"),
        ("An august body sat in Mar-a-Lago.", ""),
        ("The May Fair hotel was full.", ""),
        ("A letter by Roe and Dec Maguire was read.", ""),
        ("He called Mr. Friday.", ""),
        ("The fall of Rome was slow.", ""),
        ("The fall of 2016 was warm.", "The fall of 2016 = 2016-FA"),
        ("The quarter of the city is old.", ""),
        ("Later in the day he left.", "Later in the day = 2018-03-14"),
        ("A dozen years ago he left.", "A dozen years ago = 2006"),
    ]);
}

#[test]
fn two_days_beside_a_slash_share_the_month_behind_them() {
    check(&[
        ("Talks were held on 3/4 June.", "3/4 June = 2018-06-03/2018-06-04"),
        ("It fell on 3/4/2017.", "3/4/2017 = 2017-03-04"),
    ]);
}
