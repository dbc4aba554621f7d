//! Which lines tell who wrote an article, case by case.
//!
//! How they are read lies in the file above.

use super::{byline, is_byline, is_signature, persons_of};

fn check(line: &str, expected: Option<&str>) {
    assert_eq!(byline(line).as_deref(), expected, "{line}");
}

#[test]
fn a_byline_says_so() {
    check("By Jane Roe", Some("Jane Roe"));
    check("Written by: Jane Roe and John Doe | Geneva", Some("Jane Roe and John Doe"));
    check("By Jane Roe on May 3, 2024", Some("Jane Roe"));
    check("By Marco Huaman", Some("Marco Huaman"));
    check("By April Roe, Geneva", Some("April Roe"));
    check("By Jane Roe March 3", Some("Jane Roe"));
    check("Von Erika Muster", Some("Erika Muster"));
    check("Par Jeanne Dupont", Some("Jeanne Dupont"));
    check("ByJane Roe", Some("Jane Roe"));
    check("By Jane Roe in Geneva", Some("Jane Roe"));
    check("By Jane Roe - Mar 3, 2024", Some("Jane Roe"));
    check("By Jane Roe, Geneva correspondent", Some("Jane Roe"));
    check("Von Erika Muster, Korrespondentin", Some("Erika Muster"));
    check("Par Jeanne Dupont, envoyée spéciale", Some("Jeanne Dupont"));
    check("This post was written by Jane Roe.", Some("Jane Roe"));
}

#[test]
fn names_that_markup_sets_apart_need_no_by() {
    let cases = [
        ("Jane Roe", Some("Jane Roe")),
        ("Jane Roe and John Doe", Some("Jane Roe and John Doe")),
        ("Jane Roe ⋅ Senior Editor", Some("Jane Roe")),
        ("Roe", None),
        ("Read more", None),
        ("Geneva, Switzerland", None),
    ];
    for (text, expected) in cases {
        assert_eq!(super::bare(text).as_deref(), expected, "{text}");
    }
    assert_eq!(super::marked("The Courier team").as_deref(), Some("The Courier team"));
    assert_eq!(super::marked("Share").as_deref(), None);
    assert_eq!(super::listed("Roe, Jane").as_deref(), Some("Jane Roe"));
}

#[test]
fn the_account_of_an_engine_is_no_writer() {
    for name in ["admin", "Administrator", "by admin", "Site Admin", "webmaster"] {
        assert_eq!(super::stated(name), None, "{name}");
    }
    assert_eq!(super::stated("Jane Admin").as_deref(), Some("Jane Admin"));
}

#[test]
fn a_sentence_that_begins_with_by_is_none() {
    check("By the time the talks ended, both sides had left", None);
    check("By 2019 the mission was closed", None);
    check("Jane Roe", None);
    check("Byron Roe", None);
    check("Written by Feb 11, 2019", None);
    check("Author spotlight", None);
}

#[test]
fn a_phrase_that_tells_how_something_was_done_names_nobody() {
    for line in ["By Royal Command", "By Popular Demand", "BY DECREE", "Por Real Decreto"] {
        check(line, None);
        assert!(!is_byline(line), "{line}");
    }
    check("By Royal Roe", Some("Royal Roe"));
    check("By Jane Command Roe", Some("Jane Command Roe"));
}

#[test]
fn a_date_line_may_name_the_writer() {
    let found = super::beside_date("Monday, May 4, 2015 · By Jane Roe");
    assert_eq!(found.as_deref(), Some("Jane Roe"));
    assert_eq!(super::beside_date("Monday, May 4, 2015 · Oslo"), None);
    for line in ["May 4, 2015 By Jane Roe", "May 4, 2015Jane Roe"] {
        assert_eq!(super::beside_date(line).as_deref(), Some("Jane Roe"), "{line}");
    }
}

#[test]
fn names_with_a_place_or_a_post_sign_an_article() {
    let ordinary = |word: &str| ["meet", "visits", "embassy", "talks"].contains(&word);
    let cases = [
        ("Maria Holm, Geneva", Some("Maria Holm")),
        ("Maria Holm and Peter Lund, Oslo", Some("Maria Holm and Peter Lund")),
        ("Maria Holm and our correspondent in Oslo", Some("Maria Holm")),
        ("Gazette staff and Northern Wire", None),
        ("Our foreign staff", None),
        ("Maria Holm in Oslo", Some("Maria Holm")),
        ("Maria Holm, Trade Editor", Some("Maria Holm")),
        ("Maria Holm", None),
        ("Geneva, Switzerland", None),
        ("Holm Visits Geneva, Oslo", None),
        ("Embassy staff leave Geneva", None),
        ("Envoys and ministers meet, Geneva waits", None),
        ("Maria Holm, Geneva: talks fail", None),
    ];
    for (line, expected) in cases {
        let found = is_signature(line, &ordinary).then(|| persons_of(line));
        assert_eq!(found.flatten().as_deref(), expected, "{line}");
    }
}

#[test]
fn a_byline_names_persons_and_neither_papers_nor_posts() {
    check("By JANE ROE Northern Writers", Some("JANE ROE"));
    check("By Jane Roe, NLN", Some("Jane Roe"));
    check("By Jane Roe, The Velm Gazette", Some("Jane Roe"));
    check("Written by Jane Roe, edited by Max Muster", Some("Jane Roe"));
    check("By H.E. Jane Roe, Ambassador of Norvik", Some("Jane Roe"));
    check(
        "By Jane Roe and Max van Muster in Velm, and Ana-Maria Pop in Larnholm",
        Some("Jane Roe, Max van Muster and Ana-Maria Pop"),
    );
    check("BYLINE: Jane Roe", Some("Jane Roe"));
    check("Words: Jane Roe. Pictures: Max Muster", Some("Jane Roe"));
    check("By Jane Roe with VelmWire", Some("Jane Roe"));
    check("Interview by Jane Roe", Some("Jane Roe"));
    check("Propos recueillis par Jeanne Dupont", Some("Jeanne Dupont"));
    check("Ein Kommentar von Erika Muster", Some("Erika Muster"));
    check("Von unserer Korrespondentin Erika Muster", Some("Erika Muster"));
    let nobody = [
        "By Staff Writer",
        "By Our Foreign Staff",
        "By VelmWire",
        "By Velm Gazette staff",
        "Text by: NORVIK 24",
        "By Northern News Agency",
        "By Reuters",
    ];
    for line in nobody {
        assert!(is_byline(line), "{line}");
        check(line, None);
    }
}

#[test]
fn an_opener_that_may_begin_a_headline_needs_a_known_name() {
    check("Analysis by Jane Roe", Some("Jane Roe"));
    for line in ["Words Matter", "Report by UN Experts Blames Norvik", "Interview von Welt"] {
        assert!(!is_byline(line), "{line}");
    }
}

#[test]
fn the_name_beside_an_address_of_mail_is_the_writers() {
    assert_eq!(super::stated("jane@velm.example (Jane Roe)").as_deref(), Some("Jane Roe"));
    assert_eq!(super::stated("Jane Roe <jane@velm.example>").as_deref(), Some("Jane Roe"));
}

#[test]
fn names_in_capitals_are_written_as_others_are() {
    for (names, expected) in [
        ("JANE ROE", "Jane Roe"),
        ("JANE O'BRIEN-ROE", "Jane O'Brien-Roe"),
        ("JANE ROE AND JOHN DOE", "Jane Roe and John Doe"),
        ("JANE VAN DER ROE", "Jane van der Roe"),
        ("JANE J ROE", "Jane J Roe"),
        ("Jane ROE", "Jane ROE"),
        ("NORTHERN WIRE", "NORTHERN WIRE"),
        ("AFP", "AFP"),
        ("JANE ROE, AFP", "Jane Roe, AFP"),
    ] {
        assert_eq!(super::in_small(names.to_owned()), expected);
    }
}
