//! Days that are still to come: what a verb, a term or the day before it makes of a weekday.
//!
//! Months and days by number are tested in `clauses`.

use super::{check, found, on, timexes};
use jiff::civil::date;

#[test]
fn what_may_or_shall_happen_on_a_weekday_lies_ahead() {
    check(&[
        ("The envoy may also visit the port on Monday.", "Monday = 2018-03-19"),
        ("A ruling might follow Friday.", "Friday = 2018-03-16"),
        ("A truce could begin as early as Tuesday.", "Tuesday = 2018-03-20"),
        ("The count should be known on Sunday.", "Sunday = 2018-03-18"),
        ("Tariffs could be lifted by Monday.", "Monday = 2018-03-19"),
        ("A strike is likely on Monday.", "Monday = 2018-03-19"),
        ("The ballot is on Sunday.", "Sunday = 2018-03-18"),
        ("The hearing is Monday.", "Monday = 2018-03-19"),
        ("There is a march on Saturday.", "Saturday = 2018-03-17"),
        ("The two sides plan to talk Tuesday.", "Tuesday = 2018-03-20"),
        ("They hope to sign on Friday.", "Friday = 2018-03-16"),
        ("The unions agreed to hold a ballot on Monday.", "Monday = 2018-03-19"),
        ("The envoys are flying home on Friday.", "Friday = 2018-03-16"),
        ("Farmers gather in Rome on Saturday.", "Saturday = 2018-03-17"),
        ("The games, which start on Sunday, are small.", "Sunday = 2018-03-18"),
        ("The ship could not leave on Monday.", "Monday = 2018-03-12"),
        ("They might have met on Monday.", "Monday = 2018-03-12"),
        ("The focus is on Monday's raid.", "Monday = 2018-03-12"),
    ]);
}

/// The object of a verb may be long: names do not part a day from it.
#[test]
fn a_day_behind_a_long_object_lies_where_its_verb_looks() {
    check(&[
        (
            "The premier will receive Danish Prime Minister Jo Ann Doe in Bergen on Friday.",
            "Friday = 2018-03-16",
        ),
        (
            "The envoy is due to hold talks with Peruvian Foreign Minister Al Roe in Lima on Monday.",
            "Monday = 2018-03-19",
        ),
        (
            "The council will hold an emergency meeting of its fishery ministers in Oslo on Friday.",
            "Friday = 2018-03-16",
        ),
        (
            "She will receive Danish Prime Minister Jo Ann Doe and his wife at Castle Hill in January.",
            "January = 2019-01",
        ),
        (
            "The king will visit the families of those killed in a fire on Friday.",
            "Friday = 2018-03-09",
        ),
        (
            "She will seek talks with Foreign Minister Al Roe, who left on Friday.",
            "Friday = 2018-03-09",
        ),
    ]);
}

#[test]
fn a_day_on_which_something_is_set_or_to_which_it_is_moved_lies_ahead() {
    check(&[
        ("A trial is set for Monday.", "Monday = 2018-03-19"),
        ("The judge adjourned the trial to Friday.", "Friday = 2018-03-16"),
        ("The match was postponed until Sunday.", "Sunday = 2018-03-18"),
        ("She prepares a tour beginning Saturday.", "Saturday = 2018-03-17"),
        ("The trial had been set for Monday.", "Monday = 2018-03-12"),
    ]);
}

#[test]
fn what_lasts_until_a_day_or_is_called_off_lies_ahead() {
    check(&[
        ("The port stays shut through Sunday.", "Sunday = 2018-03-18"),
        ("The port will remain shut until Sunday.", "Sunday = 2018-03-18"),
        ("The court remanded him until Friday.", "Friday = 2018-03-16"),
        ("The port was shut until Monday.", "Monday = 2018-03-12"),
        ("The curfew lasted through Sunday.", "Sunday = 2018-03-11"),
        ("Envoys have until midnight Friday.", "midnight Friday = 2018-03-16T24:00"),
        ("The rally on Saturday has been banned.", "Saturday = 2018-03-17"),
        (
            "A Friday session was called off on Tuesday.",
            "Friday = 2018-03-16; Tuesday = 2018-03-13",
        ),
        ("A week from Friday, the mandate ends.", "A week from Friday = 2018-03-23"),
        ("Should it fail to pay by Friday, it faces a suit.", "Friday = 2018-03-16"),
        ("The envoys, meeting on Friday, face a hard choice.", "Friday = 2018-03-16"),
        ("The envoys, meeting on Monday, agreed a truce.", "Monday = 2018-03-12"),
        ("She faces trial on Monday.", "Monday = 2018-03-19"),
    ]);
}

#[test]
fn a_present_form_behind_what_was_looks_ahead_and_a_plan_has_its_own_day() {
    check(&[
        ("He left on March 2 and returns on May 10.", "March 2 = 2018-03-02; May 10 = 2018-05-10"),
        ("She left on Monday and returns on Friday.", "Monday = 2018-03-12; Friday = 2018-03-16"),
        ("The vote on Sunday will decide it.", "Sunday = 2018-03-18"),
        ("The truce, agreed on 20 August, has failed.", "20 August = 2017-08-20"),
        ("A truce was agreed on 20 August.", "20 August = 2017-08-20"),
        ("They agreed to meet on 20 August.", "20 August = 2018-08-20"),
    ]);
}

#[test]
fn a_term_that_is_given_ends_ahead() {
    check(&[
        ("The judge gave the firm until Monday to pay.", "Monday = 2018-03-19"),
        ("They extended the truce until Sunday.", "Sunday = 2018-03-18"),
        ("He ordered the crew to leave by Friday.", "Friday = 2018-03-16"),
        ("She demanded a reply before noon on Saturday.", "noon on Saturday = 2018-03-17T12:00"),
        ("The union set a Monday deadline.", "Monday = 2018-03-19"),
        ("It named a deadline of Sunday.", "Sunday = 2018-03-18"),
        ("The crew missed a Monday deadline.", "Monday = 2018-03-12"),
        ("All had answered by the Monday deadline.", "Monday = 2018-03-12"),
        ("They had left by Monday.", "Monday = 2018-03-12"),
    ]);
}

#[test]
fn a_second_weekday_shares_the_future_of_the_first() {
    check(&[
        ("They will sit on Monday and Tuesday.", "Monday = 2018-03-19; Tuesday = 2018-03-20"),
        (
            "The council will sit next Thursday and Friday.",
            "next Thursday = 2018-03-22; Friday = 2018-03-23",
        ),
        (
            "They will talk in Oslo on Friday, with another round on Monday.",
            "Friday = 2018-03-16; Monday = 2018-03-19",
        ),
        (
            "He arrives Sunday, with a dinner on Tuesday.",
            "Sunday = 2018-03-18; Tuesday = 2018-03-20",
        ),
        ("They sat on Monday and Tuesday.", "Monday = 2018-03-12; Tuesday = 2018-03-13"),
        (
            "They will meet Friday to discuss Monday's raid.",
            "Friday = 2018-03-16; Monday = 2018-03-12",
        ),
    ]);
}

#[test]
fn a_stretch_before_its_end_has_its_end_and_after_its_start_its_start() {
    let days =
        |text: &str| timexes(text, &on(date(2018, 3, 14))).remove(0).interval.unwrap().to_string();
    for (text, expected) in [
        ("It must be signed before the end of May.", "..2018-05-31"),
        ("It must be signed before the end of 2019.", "..2019-12-31"),
        ("It must be signed before the end of next month.", "..2018-04-30"),
        ("It must be signed before the end of the week.", "..2018-03-18"),
        ("It has been shut after the start of 2016.", "2016-01-01.."),
        ("It must be signed before May.", "..2018-04-30"),
    ] {
        assert_eq!(days(text), expected, "{text}");
    }
}

#[test]
fn a_year_earlier_counts_from_what_was_told_and_no_quarter() {
    check(&[
        (
            "The pact was signed on 5 June 2015. A year earlier, few had heard of it.",
            "5 June 2015 = 2015-06-05; A year earlier = 2014-06",
        ),
        (
            "In 2012 she led the party; a year earlier she was a clerk.",
            "2012 = 2012; a year earlier = 2011",
        ),
        (
            "Exports fell to 5,000 in January, down from 9,000 a year earlier.",
            "January = 2018-01; a year earlier = 2017-01",
        ),
        (
            "Exports fell in the third quarter from those of a year earlier.",
            "the third quarter = 2017-Q3; a year earlier = 2016-Q3",
        ),
    ]);
}

#[test]
fn a_number_of_a_year_is_no_day() {
    check(&[
        ("They passed Law No. 4 of 2015.", "2015 = 2015"),
        ("It broke Act 6 of 1998.", "1998 = 1998"),
        ("It was one of 2016's worst storms.", "2016 = 2016"),
        ("He came on the 3rd day of 2016.", "the 3rd day of 2016 = 2016-01-03"),
    ]);
}

#[test]
fn the_weekend_of_a_clause_of_the_past_is_the_last_one() {
    let thursday = on(date(2018, 3, 15));
    for (text, expected) in [
        ("Over the weekend, rebels burned a bridge.", "the weekend = 2018-W10-WE"),
        ("They clashed at the weekend.", "the weekend = 2018-W10-WE"),
        ("They will meet at the weekend.", "the weekend = 2018-W11-WE"),
    ] {
        assert_eq!(found(text, &thursday).join("; "), expected, "{text}");
    }
}

#[test]
fn a_year_stands_before_a_noun_of_many() {
    check(&[
        ("He lost the 2015 elections.", "2015 = 2015"),
        ("The 2013 floods were worse.", "2013 = 2013"),
        ("They want the pre-1967 borders.", "1967 = 1967"),
        ("They returned to 1967 lines.", "1967 = 1967"),
        ("It broke the 1993 accords.", "1993 = 1993"),
        ("The 1962 crisis passed.", "1962 = 1962"),
        ("They freed the 2000 prisoners.", ""),
        ("About 1990 boxes were lost.", ""),
    ]);
}

#[test]
fn two_years_with_a_dash_stand_before_a_noun() {
    check(&[
        ("The 1980-88 war cost both.", "1980-88 = 1980-01-01/1988-01-01"),
        ("The 1973-74 embargo hurt.", "1973-74 = 1973-01-01/1974-01-01"),
        ("The 2001-02 standoff passed.", "2001-02 = 2001-01-01/2002-01-01"),
        ("It fell in 2014-10.", "2014-10 = 2014-10"),
    ]);
}

#[test]
fn an_announced_day_lies_ahead_however_far() {
    check(&[
        ("Citizens go to the polls on Oct. 20.", "Oct. 20 = 2018-10-20"),
        ("The two agreed to meet again on November 9.", "November 9 = 2018-11-09"),
        ("A ballot set for Oct. 7 may fail.", "Oct. 7 = 2018-10-07"),
        ("The rules come into force on 1 November.", "1 November = 2018-11-01"),
        ("The duties kick in on Dec. 9.", "Dec. 9 = 2018-12-09"),
        ("A poll on Nov. 4 will settle it.", "Nov. 4 = 2018-11-04"),
        ("The Nov. 30 deadline is near.", "Nov. 30 = 2018-11-30"),
        ("A poll on Nov. 4 settled it.", "Nov. 4 = 2017-11-04"),
        ("The Nov. 30 deadline was missed.", "Nov. 30 = 2017-11-30"),
    ]);
}

#[test]
fn a_preview_or_term_lies_ahead() {
    check(&[
        ("Saturday's rally was banned by a court.", "Saturday = 2018-03-17"),
        ("The mayor cancelled Saturday's trip.", "Saturday = 2018-03-17"),
        ("On the eve of Friday's summit he spoke.", "Friday = 2018-03-16"),
        ("Schools are shut until Monday.", "Monday = 2018-03-19"),
        ("No ferries until Monday, the port said.", "Monday = 2018-03-19"),
        ("Schools were shut until Monday.", "Monday = 2018-03-12"),
        ("If no truce is signed by Friday, talks end.", "Friday = 2018-03-16"),
        ("From Monday, all guests need a pass.", "Monday = 2018-03-19"),
        ("As of Monday, 30 envoys had left.", "Monday = 2018-03-12"),
        ("The senate votes Thursday on a pact.", "Thursday = 2018-03-15"),
        ("Envoys hold talks on Friday in Oslo.", "Friday = 2018-03-16"),
        ("They counted the votes Thursday.", "Thursday = 2018-03-08"),
        ("Both held fire ahead of talks on Friday.", "Friday = 2018-03-16"),
        ("The ballot was put off to Friday.", "Friday = 2018-03-16"),
    ]);
}

#[test]
fn what_somebody_says_that_it_would_do_lies_ahead() {
    check(&[
        ("Peru said it would quit the pact on July 30.", "July 30 = 2018-07-30"),
        ("Peru said it would hold a vote in October.", "October = 2018-10"),
        ("They would hold a vote in October, the envoy said.", "October = 2018-10"),
        ("He had said they would hold a vote in October.", "October = 2017-10"),
        ("He said it would have failed in October.", "October = 2017-10"),
        ("The mandate runs out on Friday.", "Friday = 2018-03-16"),
        ("The season kicks off on Friday.", "Friday = 2018-03-16"),
        (
            "The council, meeting on Thursday and Friday, is to choose.",
            "Thursday = 2018-03-15; Friday = 2018-03-16",
        ),
    ]);
}

/// "Will protest over remarks by the envoy on Sunday" told the day of the protest as a fact.
#[test]
fn the_day_of_a_deed_or_of_what_answers_it_stays_open() {
    for text in [
        "They will protest over remarks by the Peruvian envoy on Sunday.",
        "Ministers will discuss the attack by militants on Sunday.",
    ] {
        let found = timexes(text, &on(date(2018, 3, 14)));
        let [only] = found.as_slice() else { panic!("{text}") };
        assert_eq!(only.alternatives.len(), 1, "{text}");
    }
    check(&[("They will protest over fish on Sunday.", "Sunday = 2018-03-18")]);
}

#[test]
fn a_verb_with_one_for_its_subject_may_be_past_without_an_ending() {
    check(&[
        ("Peru cut ties with Chile on 2 June.", "2 June = 2017-06-02"),
        ("He quit on 2 June.", "2 June = 2017-06-02"),
        (
            "They met on 12 August 2008. On 26 August they left. Peru cut ties on 2 September.",
            "12 August 2008 = 2008-08-12; 26 August = 2008-08-26; 2 September = 2008-09-02",
        ),
    ]);
}

#[test]
fn what_came_some_days_before_an_event_does_not_look_ahead() {
    check(&[
        ("He came two days before Saturday's vote.", "two days before Saturday = 2018-03-08"),
        ("He will come two days before Saturday's vote.", "two days before Saturday = 2018-03-15"),
        ("He came before Saturday's vote.", "Saturday = 2018-03-17"),
    ]);
}

#[test]
fn the_colon_of_a_clock_ends_no_clause() {
    check(&[
        ("The ban takes effect at 12:01 a.m. Monday.", "12:01 a.m. Monday = 2018-03-19T00:01"),
        ("The ban fell at 12:01 a.m. Monday.", "12:01 a.m. Monday = 2018-03-12T00:01"),
    ]);
}
