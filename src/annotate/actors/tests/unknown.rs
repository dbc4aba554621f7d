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

/// Companies and armed groups were once persons, cut at their hyphens.
#[test]
fn the_words_of_a_name_or_behind_it_tell_a_company_or_a_group() {
    for (text, expected) in [
        (
            "Elmford Electric Power cut output.",
            "Elmford Electric Power/ORG=org:elmford-electric-power",
        ),
        ("Samantha Power spoke.", "Samantha Power/PER=per:samantha-power"),
        ("Al-Wrtskoun, a group led by rebels, fled.", "Al-Wrtskoun/ORG=org:al-wrtskoun"),
        ("His Elm-Zumpf party left.", "Elm-Zumpf/ORG=org:elm-zumpf"),
        ("Jabhat al-Wrtsk fled.", "Jabhat al-Wrtsk/ORG=org:jabhat-al-wrtsk"),
        ("Jaish-e-Wrtsk fled.", "Jaish-e-Wrtsk/ORG=org:jaish-e-wrtsk"),
        ("Ali Plover, a party leader, fled.", "Ali Plover/PER=per:ali-plover"),
        ("Twelve Elmford Airlines clerks fled.", "Elmford Airlines/ORG=org:elmford-airlines"),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_name_may_begin_with_what_is_a_title_elsewhere_and_its_middle_may_be_the_surname() {
    for (text, expected) in [
        (
            "Pakistani Foreign Minister Shah Wali Plover spoke. Plover left.",
            "Pakistani/MISC | Shah Wali Plover/PER=per:shah-wali-plover | Plover/PER=per:shah-wali-plover",
        ),
        (
            "Moussa Wrtsk Zumpf spoke. They saw Wrtsk again.",
            "Moussa Wrtsk Zumpf/PER=per:moussa-wrtsk-zumpf | Wrtsk/PER=per:moussa-wrtsk-zumpf",
        ),
    ] {
        check(text, expected);
    }
}
