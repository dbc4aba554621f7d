//! Which paper an article names as its own, line by line.
//!
//! What counts as a sign lies in the file above.

use super::told;

fn check(lines: &[&str], headline: Option<&str>, expected: Option<&str>) {
    assert_eq!(
        told(lines.iter().copied(), headline, None, None).map(|t| t.name).as_deref(),
        expected,
        "{lines:?}"
    );
}

#[test]
fn a_paper_that_nothing_speaks_against_is_named_once() {
    check(&["© 2021-2026 Fjord Gazette"], None, Some("Fjord Gazette"));
    check(&["Fjord Courier", "4 May 2021"], None, Some("Fjord Courier"));
    check(&["La Fjord Courier", "4 May 2021"], None, Some("La Fjord Courier"));
    check(&["Fjord Courier — 7 April 2021"], None, Some("Fjord Courier"));
    check(&["3 January 2022 | The Fjord Courier"], None, Some("The Fjord Courier"));
    check(&["Fjord Courier, 7 April 2021, page 3"], None, None);
    check(&["Harbour Talks — 7 April 2021"], None, None);
    check(&["Fjord Courier", "© 2021 Alder Post"], None, None);
    check(&["Blog Post", "Previous Post"], None, None);
    check(&["Follow Fjord Gazette", "Share Fjord Gazette"], None, None);
    let lead = |lead| told(std::iter::empty(), None, None, Some(lead)).map(|t| t.name);
    assert_eq!(lead("OSLO (Fjord Post) - Envoys met.").as_deref(), Some("Fjord Post"));
    assert_eq!(lead("OSLO (Reuters) - Envoys met."), None);
    assert_eq!(lead("The envoys (Fjord Post) - met."), None);
}

#[test]
fn an_appeal_that_speaks_for_the_publication_names_it() {
    check(&["A message from The Fjord Gazette: we need you"], None, Some("The Fjord Gazette"));
    check(&["Also on gazette.example Norwick expels ten envoys"], None, Some("gazette.example"));
}

#[test]
fn two_signs_that_agree_name_it() {
    let gazette = Some("Fjord Gazette");
    check(&["© 2021 Fjord Gazette Ltd. All rights reserved.", "Fjord Gazette"], None, gazette);
    check(
        &["Copyright 2019-2021 Fjord Gazette", "Write to desk@fjordgazette.example"],
        None,
        gazette,
    );
    check(
        &["Please support the Fjord Gazette today", "sign up to Fjord Gazette’s letter"],
        None,
        gazette,
    );
    check(&["© Fjord Gazette 2021"], Some("Envoys meet in Norwick | Fjord Gazette"), gazette);
}

#[test]
fn one_sign_or_signs_that_name_a_section_are_not_enough() {
    check(&["© 2021 Fjord Affairs"], None, None);
    check(&["Follow Fjord Affairs", "Fjord Affairs"], None, None);
    check(&["World Affairs"], Some("Envoys meet in Norwick | World Affairs"), None);
    check(&["Get Started", "Read More", "Sign up to our newsletter"], None, None);
    check(&["Also on Friday the envoys met", "Also on YouTube there is a film"], None, None);
    check(&["© 2021 Norwick Media Group", "Norwick Media Group"], None, None);
    check(&[], None, None);
}

#[test]
fn signs_for_two_names_tell_none() {
    let lines = ["© 2021 Fjord Gazette", "Fjord Gazette", "© 2021 Alder Post", "Alder Post"];
    check(&lines, None, None);
}

#[test]
fn a_paper_that_only_the_title_of_the_page_adds_to_the_headline_is_named() {
    let check = |tail: &str, lines: &[&str], expected: Option<&str>| {
        let found = told(lines.iter().copied(), Some("Envoys meet in Norwick"), Some(tail), None);
        assert_eq!(found.as_ref().map(|told| told.name.as_str()), expected, "{tail} {lines:?}");
    };
    check("Fjord Gazette", &[], Some("Fjord Gazette"));
    check("Fjord Online", &[], None);
    check("Fjord Online", &["© 2021 Fjord Online"], Some("Fjord Online"));
    check("World Affairs", &["© 2021 Fjord Online"], None);
    check("Fjord Gazette", &["© 2021 Alder Post"], None);
}
