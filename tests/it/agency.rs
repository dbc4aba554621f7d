//! How agencies word their news, class by class of verb and construction, and what it tells.
//!
//! Who takes part in an act is held in `events`; here it is whether the act is found at all.

use std::path::Path;

use diplo_tui::annotate::annotate;
use diplo_tui::document::{Event, EventClass};
use diplo_tui::load::verbatim;

/// Sentences, each with the acts that it tells as `CLASS action`, joined by commas; `-` for none.
type Cases<'a> = &'a [(&'a str, &'a str)];

fn told(sentence: &str) -> String {
    let article = annotate(verbatim(Path::new("sentence"), sentence));
    let act = |event: &Event| format!("{} {}", event.class.as_str(), event.action);
    let acts = article.events.iter().filter(|event| event.class != EventClass::Statement);
    let acts: Vec<_> = acts.map(act).collect();
    if acts.is_empty() { "-".to_owned() } else { acts.join(", ") }
}

fn check(cases: Cases<'_>) {
    let wrong: Vec<_> =
        cases.iter().filter(|(sentence, expected)| told(sentence) != *expected).collect();
    let told: Vec<_> = wrong.iter().map(|(sentence, _)| told(sentence)).collect();
    assert!(wrong.is_empty(), "{wrong:#?} told {told:#?}");
}

#[test]
fn clashes_and_blasts_tell_whom_they_leave_dead_or_hurt() {
    check(&[
        ("Clashes with riot police left 14 people injured.", "ASSAULT injure"),
        ("Clashes left six villagers dead in Tacna.", "ASSAULT kill"),
        ("Heavy shelling left nine civilians wounded.", "ASSAULT injure"),
        ("Shelling by the rebels killed four farmers.", "ASSAULT kill"),
        ("Two soldiers died in an ambush near Arica.", "ASSAULT kill"),
        ("Fighting broke out between Chilean and Peruvian troops.", "ASSAULT fight"),
        ("More than 50 people were killed in the fighting.", "ASSAULT kill"),
        ("Norway bombed a bridge in Chad, leaving two herders dead.", "ASSAULT bomb"),
        ("Police broke up a rally in Lima, injuring ten.", "COERCE crack down, ASSAULT injure"),
        // What nature and machines do is no act.
        ("An earthquake left 40 people dead.", "-"),
        ("Nine people were killed when two buses crashed.", "-"),
        ("The reform left many workers angry.", "-"),
        ("Two soldiers died in hospital.", "-"),
    ]);
}

#[test]
fn arrests_and_killings_are_told_where_nobody_is_named() {
    check(&[
        ("At least 80 people were arrested.", "COERCE arrest"),
        ("66 people had been detained, the ministry said.", "COERCE arrest"),
        ("Police arrested 20 demonstrators.", "COERCE arrest"),
        ("Gunmen killed a mayor near Arica.", "ASSAULT kill"),
        ("The junta imposed a curfew.", "COERCE impose restrictions"),
        ("The envoy Rosa Quispe was charged with treason.", "ACCUSE accuse"),
        ("The envoy Rosa Quispe has been held since August.", "COERCE detain"),
        ("Several studies have demonstrated the effect.", "-"),
        ("All clicks are captured.", "-"),
        ("A summit of ministers was held in Lima.", "-"),
    ]);
}

#[test]
fn crowds_protest_and_strike_without_a_place() {
    check(&[
        ("Tens of thousands of people took to the streets.", "PROTEST demonstrate"),
        ("Unions called a general strike.", "PROTEST demonstrate"),
        ("Hundreds of students protested against the tax.", "PROTEST demonstrate"),
        ("Students protested to the dean.", "-"),
    ]);
}

#[test]
fn talks_that_end_without_an_accord_are_told() {
    check(&[
        ("Chile and Peru failed to agree on fishing.", "REJECT fail to agree"),
        ("Chile and Peru failed to reach a deal.", "REJECT fail to agree"),
        ("Talks between Chile and Peru collapsed.", "SANCTION halt talks"),
        ("Talks between Chile and Peru broke down.", "SANCTION halt talks"),
        ("Chile's president cut short a visit to Peru.", "SANCTION call off talks"),
        ("Chile postponed a summit with Peru.", "SANCTION call off talks"),
        ("Chile and Peru failed to notice the storm.", "-"),
        ("The roof collapsed during talks between Chile and Peru.", "-"),
    ]);
}

#[test]
fn votes_tell_what_is_voted_for() {
    check(&[
        ("The European Union voted to suspend Peru.", "SANCTION suspend"),
        ("Norway voted on Friday for the resolution on Chad.", "SUPPORT endorse"),
        ("Norway blocked the accession of Chad.", "REJECT veto"),
    ]);
}

#[test]
fn money_is_promised_held_back_and_not_paid() {
    check(&[
        ("Norway announced $400 million in military aid for Chad.", "AID give aid"),
        ("Norway froze 300 million euros for Chad.", "SANCTION cut aid"),
        ("Norway will pay Chad 30 million euros.", "AGREE be ready to pay"),
        ("Norway will build a hospital in Chad.", "AGREE be ready to build"),
        ("Chad defaulted on its bonds.", "REJECT stop paying"),
        ("Chad stopped servicing its debt to Norway.", "REJECT stop paying"),
        ("Norway launched an appeal for $30 million.", "REQUEST ask"),
    ]);
}

#[test]
fn acts_behind_small_words_and_second_verbs_are_told() {
    check(&[
        ("Chile has since halted imports from Peru.", "SANCTION halt trade"),
        ("Chile cut off gas to Peru.", "SANCTION cut off supplies"),
        ("Officials from Chile and Peru sat down in Quito.", "CONSULT meet"),
        ("Rebels laid down 30 rifles near Arica.", "RETREAT disarm"),
        ("Chilean troops retook the town of Tacna.", "ASSAULT seize territory"),
        ("Five Chilean jets entered Peru's airspace.", "MOBILIZE enter airspace"),
        ("Chile stripped Peru of its voting rights.", "SANCTION revoke rights"),
        ("Neighbouring Chile put its troops on alert.", "MOBILIZE raise alert"),
        ("Chile will fight until Peru leaves the island.", "THREATEN threaten to fight"),
    ]);
}

#[test]
fn two_acts_of_one_meeting_class_stay_two() {
    check(&[(
        "Chile's president visited Peru and telephoned the prime minister of Norway.",
        "CONSULT visit, CONSULT telephone",
    )]);
}

#[test]
fn second_verbs_and_asides_keep_the_subject_of_the_sentence() {
    check(&[
        (
            "The envoy Rosa Quispe was held before dawn and charged with treason.",
            "COERCE detain, ACCUSE accuse",
        ),
        (
            "Chad shelled a village claimed by both sides, leaving three people dead.",
            "ASSAULT bomb",
        ),
        ("In Arica, shelling left six civilians dead.", "ASSAULT kill"),
        (
            "Norway offered to act as a mediator, but Chad rejected the idea.",
            "AGREE propose, REJECT reject",
        ),
        ("The ceasefire between Chad and Niger collapsed.", "SANCTION end ceasefire"),
        ("Peru's president said his country stood with Chile.", "SUPPORT support"),
        ("Peru test-fired a ballistic missile.", "MOBILIZE test weapon"),
        ("Norway voted for the resolution.", "SUPPORT endorse"),
        ("Human rights groups accused Chad of torture.", "ACCUSE accuse"),
        ("Norway withdrew from Chad.", "RETREAT withdraw"),
        ("Norway called the vote a farce.", "ACCUSE criticise"),
        ("The re-elected mayor of Oslo slept.", "-"),
        ("As talks stalled, Norway waited.", "-"),
    ]);
}

#[test]
fn ministries_tell_in_nouns_what_took_place() {
    check(&[
        (
            "A telephone conversation took place between Rosa Quispe and Pedro Lagos.",
            "CONSULT hold talks",
        ),
        (
            "A meeting was held on Tuesday between Rosa Quispe and Pedro Lagos.",
            "CONSULT hold talks",
        ),
        ("Chad expressed its strong protest to Norway.", "ACCUSE complain"),
        (
            "Chad has decided, on the basis of the law, to expel six Norwegian diplomats.",
            "THREATEN threaten to expel diplomats",
        ),
        ("Chad yanked its ambassador from Oslo.", "SANCTION recall ambassador"),
        ("Chilean gunboats FIRED on a Peruvian ship.", "ASSAULT shoot"),
        ("The match took place between Chad and Norway.", "-"),
        ("Chad wants Norway to expel six Chilean diplomats.", "-"),
    ]);
}
