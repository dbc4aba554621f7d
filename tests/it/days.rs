//! The day of an act: which of the times in its sentence dates it, and which tell of something else.
//!
//! The sentences are invented; what an expression stands for is the matter of `annotate::dates`.

use std::path::Path;

use diplo_tui::annotate::{annotate, annotate_at};
use diplo_tui::document::{Event, Evidence, Publication};
use diplo_tui::load::{read, verbatim};
use jiff::civil::date;

/// The acts of a text that was published on Friday, 8 November 2024, as `act days`; `undated` where
/// nothing tells when.
fn check(text: &str, expected: &[&str]) {
    let evidence = Evidence { reason: String::new(), span: None };
    let publication = Publication::Stated(date(2024, 11, 8), evidence);
    let annotated = annotate_at(verbatim(Path::new("a.txt"), text), publication);
    let told = |event: &Event| {
        let days = event.when.map_or_else(|| "undated".to_owned(), |days| days.to_string());
        format!("{} {days}", event.action)
    };
    let found: Vec<String> = annotated.events.iter().map(told).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn what_is_said_tells_when_its_content_was_and_not_when_it_was_said() {
    let today = &["comment 2024-11-08"];
    check("\"In 2014 we were asleep,\" President Petr Pavel said.", today);
    check("“Yesterday we lost a friend,” Mark Rutte said.", today);
    check("President Petr Pavel said that the Czechs were asleep in 2014.", today);
    check("President Petr Pavel said the Czechs were asleep in May 2014.", today);
    check(
        "President Petr Pavel said on Monday that the Czechs were asleep in 2014.",
        &["comment 2024-11-04"],
    );
    check(
        "\"In 2014 we were asleep,\" President Petr Pavel said on Monday.",
        &["comment 2024-11-04"],
    );
    check(
        "\"In 1998 they attacked us,\" Abiy Ahmed told parliament, and accused Eritrea of theft.",
        &["accuse 2024-11-08"],
    );
    // What is told in the words of a speaker was when he says.
    check(
        "\"Peru closed its embassy in Chile in 2014,\" Petr Pavel said.",
        &["close mission 2014"],
    );
    check(
        "\"We closed the border on Tuesday,\" Ghana's interior minister said on Thursday.",
        &["close border 2024-11-05"],
    );
}

#[test]
fn years_behind_of_tell_which_one_is_meant_and_not_when_he_acted() {
    let today = &["comment 2024-11-08"];
    check("President Petr Pavel, a soldier of the late 1990s, said that it will last.", today);
    check("A Czech minister of the early 1990s said that nobody would remember it.", today);
    check("A Czech minister of 2014 said that nobody would remember it.", today);
    check("Ghana expelled an envoy of the 1980s.", &["expel diplomats undated"]);
    check("Ghana expelled an envoy in the 1980s.", &["expel diplomats 1980s"]);
    check(
        "Ghana expelled an envoy in the early 1980s.",
        &["expel diplomats 1980-01-01..1984-12-31"],
    );
}

#[test]
fn the_day_of_a_relative_clause_is_not_that_of_the_main_line() {
    check(
        "Panos Beglitis, who left the cabinet on October 13, says once more that it is too late.",
        &["comment 2024-11-08"],
    );
    check(
        "Panos Beglitis, who had left the cabinet, on Tuesday met Mark Rutte.",
        &["meet 2024-11-05"],
    );
    check(
        "On Tuesday Panos Beglitis, who left the cabinet on October 13, met Mark Rutte.",
        &["meet 2024-11-05"],
    );
    // A paper speaks on the day on which it comes out.
    for published in ["published on Tuesday", ", which was published on Tuesday,"] {
        check(
            &format!("A Russian Foreign Ministry statement {published} said the ship was safe."),
            &["comment 2024-11-05"],
        );
    }
    check("The treaty, which was signed in May, was condemned by Peru.", &["criticise 2024-11-08"]);
}

#[test]
fn what_an_act_answers_has_a_day_of_its_own() {
    for (act, name) in [
        ("Russia has expelled two Greek diplomats", "expel diplomats"),
        ("Chad recalled its ambassador to Libya", "recall ambassador"),
        ("Mexico cut ties with Ecuador", "cut ties"),
    ] {
        for aside in [
            ", answering in kind to measures against four Russians in July",
            ", retaliating for the expulsion of an envoy on Monday",
            ", citing insults at a summit in March",
            " in response to the closure of a consulate in May",
            " in retaliation for the seizure of a ship on 3 May",
            " over last week's raid",
            " over Monday's raid",
            " after the vote in June",
            " despite the truce of 3 May",
        ] {
            check(&format!("{act}{aside}."), &[&format!("{name} undated")]);
        }
        check(&format!("{act} on Monday over last week's raid."), &[&format!("{name} 2024-11-04")]);
        check(
            &format!("{act} on Monday, citing insults at a summit in March."),
            &[&format!("{name} 2024-11-04")],
        );
        check(
            &format!("Following the raid on its embassy in April, {act}."),
            &[&format!("{name} undated")],
        );
        check(
            &format!("After a raid in April, {act} on Monday."),
            &[&format!("{name} 2024-11-04")],
        );
        check(&format!("{act} on Monday."), &[&format!("{name} 2024-11-04")]);
        check(&format!("{act} after a raid on Wednesday."), &[&format!("{name} 2024-11-06")]);
        check(&format!("{act} after a raid on Monday."), &[&format!("{name} 2024-11-04")]);
    }
}

#[test]
fn the_day_of_a_deed_that_is_named_is_not_that_of_what_is_said_of_it() {
    check("Chad apologized for the raid of 5 February 2023.", &["apologize undated"]);
    check("Chad condemned the attack of October 2023.", &["criticise 2024-11-08"]);
    check("Chad closed its border on the morning of 5 May.", &["close border 2024-05-05"]);
}

/// Envoys were once thrown out, and a service accused, in the year of the deed that it was accused of.
#[test]
fn the_date_of_a_deed_is_not_that_of_the_charge() {
    check(
        "Chile on Monday expelled two envoys, accusing Peru of blowing up a depot in May 2014.",
        &["expel diplomats 2024-11-04", "accuse 2024-11-04"],
    );
    check(
        "Chile on Monday expelled two envoys, blaming Peru for the attack in May 2014.",
        &["expel diplomats 2024-11-04", "accuse 2024-11-04"],
    );
    check(
        "Chile expelled two envoys, accusing Peru of blowing up a depot in May 2014.",
        &["expel diplomats undated", "accuse undated"],
    );
    check("Chile accused Peru of blowing up a depot in May 2014.", &["accuse 2024-11-08"]);
    check("Peru was accused by Chile of blowing up a depot in May 2014.", &["accuse 2024-11-08"]);
    check("Chile on Tuesday accused Peru of blowing up a depot on Monday.", &["accuse 2024-11-05"]);
    check(
        "On Tuesday Chile expelled two envoys, accusing Peru of lying on Monday.",
        &["expel diplomats 2024-11-05", "accuse 2024-11-05"],
    );
    // Nothing else dates these.
    check("Chile accused Peru of lying on Monday.", &["accuse 2024-11-04"]);
    check("In 2014, Chile accused Peru of blowing up a depot.", &["accuse 2014"]);
    check("Chile condemned the government of Peru in 2014.", &["criticise 2014"]);
    check(
        "Chile accused Peru of delay and in May recalled its envoy.",
        &["accuse 2024-05", "recall ambassador 2024-05"],
    );
}

#[test]
fn years_behind_a_told_time_is_no_day_of_the_article() {
    check(
        "Three years after Chile broke off the talks in July 2017, the UN invited Peru.",
        &["call off talks 2017-07", "invite undated"],
    );
    // Papers look back on a year gone by, and count days from what is new.
    check("A year after the raid, Chile accused Peru of delay.", &["accuse 2024-11-08"]);
    check("Two days after the raid, Chile accused Peru of delay.", &["accuse 2024-11-08"]);
    check(
        "On Monday, three years after it left in 2021, Chile praised Peru.",
        &["praise 2024-11-04"],
    );
}

/// The acts of a page under these date lines, as `act days`.
fn check_page(lines: &str, sentence: &str, expected: &[&str]) {
    let page = format!(
        "Peru and Chile quarrel\n\n{lines}\n\nThe envoys of Peru and Chile sat in the old harbour for \
         hours and looked at the maps of the bay. {sentence}\n\nNobody knew how long the quarrel \
         over the bay would last, and the boats stayed in the harbour."
    );
    let document = read(Path::new("a.txt"), page.as_bytes(), None).unwrap();
    let told = |event: &Event| {
        let days = event.when.map_or_else(|| "undated".to_owned(), |days| days.to_string());
        format!("{} {days} {:?}", event.action, event.realis)
    };
    let found: Vec<String> = annotate(document).events.iter().map(told).collect();
    assert_eq!(found, expected, "{lines}: {sentence}");
}

#[test]
fn an_article_that_was_changed_speaks_of_the_days_up_to_the_change() {
    // 7 November 2024 was a Thursday.
    let changed = "Posted 07.11.2024 | Updated 08.11.2024";
    let friday = "Peru expelled two Chilean envoys on Friday.";
    check_page(changed, friday, &["expel diplomats 2024-11-08 Actual"]);
    let parted = "Published November 7, 2024\n\nLast updated: November 9, 2024";
    check_page(parted, friday, &["expel diplomats 2024-11-08 Actual"]);
    check_page(
        changed,
        "Peru expelled two Chilean envoys on Thursday.",
        &["expel diplomats 2024-11-07 Actual"],
    );
    check_page(
        changed,
        "Peru expelled two Chilean envoys on Wednesday.",
        &["expel diplomats 2024-11-06 Actual"],
    );
    // Not changed, changed much later, or a day that is told in full.
    check_page("Posted 07.11.2024", friday, &["expel diplomats 2024-11-01 Actual"]);
    let later = "Posted 07.11.2024 | Updated 18.12.2024";
    check_page(later, friday, &["expel diplomats 2024-11-01 Actual"]);
    check_page(
        changed,
        "Peru expelled two Chilean envoys on November 1.",
        &["expel diplomats 2024-11-01 Actual"],
    );
}
