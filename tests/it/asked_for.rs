//! Acts that are only asked for, denied or aimed at nobody else, beside like words that tell deeds.

use crate::meant::check;

#[test]
fn what_is_asked_for_is_not_done() {
    check(&[
        ("Traders demanded that Chad expel the envoy of Niger.", &[]),
        ("Students urged that Chad break off relations with Niger and close its border.", &[]),
        ("A panel recommended that Chad recall its ambassador from Niamey.", &[]),
        ("Their proposal that Chad immediately release the sailors was read out.", &[]),
        ("It is essential that Chad expel the envoy of Niger.", &[]),
        ("Critics insisted that Chad expel the envoy of Niger.", &[]),
        // What was done tells so by its form, and what goes on behind the proposal is done.
        ("Chad demanded that Niger release the sailors.", &["td demand ne"]),
        (
            "Chad proposed that Niger bring the numbers to parity, and expelled two envoys of Peru.",
            &["td propose ne", "td expel diplomats pe"],
        ),
        ("It is important that Chad expelled the envoy of Niger.", &["td expel diplomats ne"]),
    ]);
}

#[test]
fn a_denial_may_stand_before_the_subject() {
    check(&[
        ("Nor has Peru sent troops to Arica.", &[]),
        ("Never has Chad expelled an envoy of Niger.", &[]),
        ("At no point did Chad close its border with Niger.", &[]),
        ("Nowhere has Chad deployed troops.", &[]),
        ("Few believe that Chad attacked the depot.", &[]),
        ("Nobody thinks that Chad attacked the depot.", &[]),
        ("Only on Monday did Chad close its border with Niger.", &["td close border ne"]),
        (
            "Not only did Chad expel the envoy of Niger, it closed the border with Mali.",
            &["td expel diplomats ne", "td close border ml"],
        ),
    ]);
}

#[test]
fn every_act_of_a_claim_stands_on_it() {
    check(&[
        (
            "Chad alleged that Nigerien soldiers entered a village and killed two herders.",
            &["td allege ne-forces", "ne-forces kill - /td"],
        ),
        (
            "Chad warned that Niger would retaliate and closed its border with it.",
            &["td warn ne", "td close border ne"],
        ),
    ]);
}

#[test]
fn who_looks_after_his_own_punishes_nobody() {
    check(&[
        ("Norway told its citizens to leave Chad.", &[]),
        ("Norway ordered its diplomats to leave Chad.", &[]),
        ("Norway told Norwegians to leave Chad.", &[]),
        ("The Foreign Office warned British tourists off Chad.", &[]),
        ("Chad told Norwegian diplomats to leave Ndjamena.", &["td expel no-diplomats"]),
        ("Chad warned Norwegian tourists.", &["td warn no"]),
    ]);
}

#[test]
fn nobody_is_his_own_target() {
    check(&[
        (
            "Chad expelled the consul of Niger and suspended trade with it.",
            &["td expel diplomats ne", "td cut ties ne"],
        ),
        ("The French ambassador was recalled from Rome by Paris.", &["fr recall ambassador -"]),
        ("Six Chadian officers had their assets frozen by Norway.", &["no freeze assets td"]),
        ("The Chadian consul had his visa revoked by Norway.", &["no revoke rights td"]),
        ("Chad had its assets frozen.", &[]),
        (
            "Chad has expelled two envoys of Niger and barred a close aide of Foreign Minister Rosa \
             Quispe from the country.",
            &["td expel diplomats ne", "td restrict -"],
        ),
        ("Chad had the Nigerien envoy thrown out.", &["td expel diplomats ne"]),
    ]);
}

#[test]
fn what_a_refused_paper_says_nobody_says() {
    check(&[
        ("Norway vetoed a resolution condemning Chad.", &["no veto td"]),
        ("Norway issued a statement condemning Chad.", &["no criticise td"]),
    ]);
}

#[test]
fn a_day_behind_something_only_tells_when() {
    check(&[
        ("A day after the attack, Chad closed its border with Niger.", &["td close border ne"]),
        (
            "Days after the signing in Arica, Chad expelled the envoy of Niger.",
            &["td expel diplomats ne"],
        ),
        (
            "A week after the envoy left, Chad closed its border with Niger.",
            &["td close border ne"],
        ),
    ]);
}

#[test]
fn what_is_denied_or_waited_for_is_not_told_as_done() {
    check(&[
        ("Chad denied it had attacked the tanker.", &["td deny -"]),
        ("Chad denied the report and closed the border.", &["td deny -", "td close border -"]),
        ("Rosa Quispe is expected to raise the case when she meets Pedro Lagos in Lima.", &[]),
        ("Crowds cheered when Rosa Quispe met Pedro Lagos.", &["rosa-quispe meet pedro-lagos"]),
        (
            "Norway says Chad bombed a village; Peru condemned Chad.",
            &["td bomb - /no", "pe criticise td"],
        ),
    ]);
}
