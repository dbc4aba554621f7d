//! What one word with a capital is of which nothing is known, case by case.

use super::check;

/// Towns, storms, firms and agencies of one unknown word were once all persons.
#[test]
fn a_word_of_which_nothing_is_known_is_no_person_unless_something_tells_so() {
    for (text, expected) in [
        ("Shells fell on Wrtskol.", "Wrtskol/MISC"),
        ("Gunmen seized Wrtskol.", "Wrtskol/LOC"),
        ("They met in Oslo and Wrtskol.", "Oslo/LOC | Wrtskol/LOC"),
        ("Wrtskol rose by two percent.", ""),
        ("They feared Typhoon Wrtskol. Wrtskol left.", "Typhoon Wrtskol/MISC | Wrtskol/MISC"),
        ("The tanker Wrtskol Zumpf sank.", "Wrtskol Zumpf/MISC"),
        ("They saw Wrtskol, a minister, again.", "Wrtskol/PER=per:wrtskol"),
        ("They saw Mr. Wrtskol.", "Wrtskol/PER=per:wrtskol"),
        (
            "They saw Ida Wrtskol. Wrtskol left.",
            "Ida Wrtskol/PER=per:ida-wrtskol | Wrtskol/PER=per:ida-wrtskol",
        ),
        (
            "Zumpfa Wrtskol was in Oslo. Wrtskol flew home.",
            "Zumpfa Wrtskol/PER=per:zumpfa-wrtskol | Oslo/LOC | Wrtskol/PER=per:zumpfa-wrtskol",
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_first_name_that_is_a_word_belongs_to_the_name() {
    for (text, expected) in [
        ("Mark Green, an envoy, left.", "Mark Green/PER=per:mark-green"),
        ("June Plover left.", "June Plover/PER=per:june-plover"),
        ("Maj. Gen. Ida Plover left.", "Ida Plover/PER=per:ida-plover"),
        ("House Speaker Ida Plover left.", "Ida Plover/PER=per:ida-plover"),
        (
            "Majority Leader Ida Plover and Minority Leader Otto Holm met.",
            "Ida Plover/PER=per:ida-plover | Otto Holm/PER=per:otto-holm",
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_person_is_parted_from_the_body_behind_the_name() {
    for (text, expected) in [
        (
            "They met Ida Stern of the Chadian Foreign Ministry. Stern left.",
            "Ida Stern/PER=per:ida-stern | Chadian Foreign Ministry/ORG=min:td-foreign | Stern/PER=per:ida-stern",
        ),
        (
            "Presidents Ida Plover of Chad and Otto Holm of Peru met.",
            "Ida Plover/PER=per:ida-plover | Chad/LOC=gov:td | Otto Holm/PER=per:otto-holm | Peru/LOC=gov:pe",
        ),
        (
            "The Movement for Rivers and Forests (MRF) left. The MRF won.",
            "Movement for Rivers and Forests/ORG=org:movement-for-rivers-and-forests | MRF/ORG=org:movement-for-rivers-and-forests | MRF/ORG=org:movement-for-rivers-and-forests",
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_body_may_belong_to_people_by_its_name() {
    check("Peru's Farmers' Union left.", "Peru/LOC=gov:pe | Farmers' Union/ORG=org:farmers-union");
}
