//! What a sentence seems to say of somebody and does not: whose ministry speaks, who threatens, what a
//! denied word tells.
//!
//! Plain sentences and their classes are the matter of `events`, pronouns and roles that of `meant`.

use std::path::Path;

use diplo_tui::annotate::annotate;
use diplo_tui::document::{ActorId, Event};
use diplo_tui::load::verbatim;

use crate::meant::check;

/// Who says each quotation of a text, `-` for nobody who is known.
fn check_speakers(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let article = annotate(verbatim(Path::new("a.txt"), text));
        let speaker = |id: Option<&ActorId>| id.map_or("-", ActorId::as_str).to_owned();
        let found = article.quotes.iter().map(|quote| speaker(quote.speaker.as_ref()));
        assert_eq!(found.collect::<Vec<_>>(), *expected, "{text}");
    }
}

/// The ministry of the only foreign minister named was once credited with what the other state decided.
#[test]
fn a_bare_ministry_speaks_for_the_state_whose_decision_it_tells() {
    check_speakers(&[
        (
            "Chile will expel 63 Peruvian diplomats, the Foreign Ministry said. Peru's foreign \
             minister Rosa Quispe protested.",
            &["min:cl-foreign"],
        ),
        (
            "Chile on Friday recalled its envoy to Peru, the Foreign Ministry said. Peru's foreign \
             minister Rosa Quispe protested.",
            &["min:cl-foreign"],
        ),
        // An attack is told by either side: the article must tell which ministry it speaks of.
        (
            "Chile shelled a Peruvian town, the Defence Ministry said. Peru's defence minister Rosa \
             Quispe protested.",
            &[],
        ),
        (
            "Chile shelled a Peruvian town, the Defence Ministry said. Chile's defence minister Pedro \
             Lagos laughed.",
            &["min:cl-defence"],
        ),
        (
            "Peruvian envoys were expelled by Chile, the Foreign Ministry said. Peru's foreign \
             minister Rosa Quispe protested.",
            &[],
        ),
        (
            "The Peruvian Foreign Ministry protested. Chile will expel two Peruvian diplomats, the \
             Foreign Ministry said.",
            &["min:cl-foreign"],
        ),
        // A person or a body stands on one side.
        (
            "Rosa Quispe of Peru met Pedro Lagos of Chile, the Peruvian Foreign Ministry said.",
            &["min:pe-foreign"],
        ),
    ]);
    check_speakers(&[
        (
            "Chile left the talks. Peru \"firmly rejects this step\", the ministry said.",
            &["gov:pe"],
        ),
        ("Chile left the talks. Peru attacked a ship, the ministry said.", &[]),
        ("Chile left the talks. The ministry said that nobody was asked.", &["gov:cl"]),
        (
            "The Peruvian water ministry protested. Chile filled the dam, the ministry said.",
            &["min:pe-water"],
        ),
    ]);
}

#[test]
fn an_envoy_is_not_summoned_to_his_own_ministry() {
    for (text, expected) in [
        ("The Peruvian envoy was summoned to the Foreign Ministry on Friday.", None),
        (
            "SANTIAGO - The Peruvian envoy was summoned to the Foreign Ministry. Chile protested.",
            Some("min:cl-foreign"),
        ),
        ("Peru left the talks, the Foreign Ministry said.", Some("min:pe-foreign")),
    ] {
        let article = annotate(verbatim(Path::new("a.txt"), text));
        let mut ids = article.mentions.iter().filter_map(|mention| mention.actor.as_ref());
        let ministry = ids.find(|id| id.as_str().starts_with("min:"));
        assert_eq!(ministry.map(ActorId::as_str), expected, "{text}");
    }
}

#[test]
fn an_acting_minister_speaks_and_not_the_state() {
    check_speakers(&[
        ("Chilean acting foreign minister Pedro Lagos said Peru was late.", &["per:pedro-lagos"]),
        ("Chilean outgoing president Pedro Lagos said Peru was late.", &["per:pedro-lagos"]),
    ]);
    check(&[
        ("Chilean acting minister Pedro Lagos met Rosa Quispe.", &["pedro-lagos meet rosa-quispe"]),
        ("Peru, acting on a request of Chile, closed the border.", &["pe close border -"]),
        (
            "Pedro Lagos was acting as envoy when he met Rosa Quispe.",
            &["pedro-lagos meet rosa-quispe"],
        ),
    ]);
}

#[test]
fn what_nobody_said_is_told_by_nobody() {
    check(&[
        (
            "Pedro Lagos met Ana Plover. He did not say that Peru had expelled him.",
            &["pedro-lagos meet ana-plover"],
        ),
        ("Pedro Lagos did not say Peru had expelled two envoys.", &[]),
        ("Pedro Lagos never claimed that Peru had attacked Chile.", &[]),
        ("Pedro Lagos has not confirmed that Peru expelled two envoys.", &[]),
        ("Pedro Lagos declined to say that Peru had attacked Chile.", &[]),
        // Why something was is only asked of what was.
        ("Pedro Lagos did not say why Peru had expelled two envoys.", &["pe expel diplomats -"]),
        (
            "Pedro Lagos said that Peru had expelled two envoys.",
            &["pe expel diplomats - /pedro-lagos"],
        ),
        (
            "Chile did not send the ship, but Pedro Lagos said that Peru had attacked Chile.",
            &["pe attack cl /pedro-lagos"],
        ),
        (
            "Pedro Lagos did not only say that Peru had attacked Chile.",
            &["pe attack cl /pedro-lagos"],
        ),
    ]);
    check_speakers(&[
        ("Pedro Lagos left without saying that Peru had attacked Chile.", &[]),
        ("Pedro Lagos stopped short of saying that Peru had attacked Chile.", &[]),
        ("Pedro Lagos was quoted as saying that Peru had attacked Chile.", &["per:pedro-lagos"]),
    ]);
}

#[test]
fn a_danger_is_no_threat_by_who_speaks_of_it() {
    check(&[
        ("Pedro Lagos said Peru's stand \"threatened the peoples of the river\".", COMMENT),
        ("\"I will not lie, this will hit us too,\" Pedro Lagos said.", COMMENT),
        ("\"That will destroy us,\" Pedro Lagos said.", COMMENT),
        ("Pedro Lagos said the dam threatened his country.", COMMENT),
        ("Pedro Lagos said the storm would hit Peru.", COMMENT),
        ("Peru's policy threatens Chile.", &[]),
        ("Rosa Quispe's words threatened Peru.", &[]),
        // Who can threaten does.
        ("Peru's army threatened Chile.", &["pe-forces threaten cl"]),
        ("Peru's note threatened Chile with war.", &["pe threaten cl"]),
        ("Pedro Lagos said Peru \"threatened Chile\".", &["pe threaten cl /pedro-lagos"]),
        ("\"We will hit back,\" Pedro Lagos said.", &["plan: pedro-lagos threaten to retaliate -"]),
        (
            "\"Our answer will hit Peru,\" Pedro Lagos said.",
            &["plan: pedro-lagos threaten to attack pe"],
        ),
        (
            "\"There will be consequences for Peru,\" Pedro Lagos said.",
            &["pedro-lagos threaten to respond pe"],
        ),
        (
            "Pedro Lagos said that sanctions would hit Peru.",
            &["plan: pedro-lagos threaten to impose sanctions pe"],
        ),
        (
            "Peru protested. It will expel two Chilean envoys.",
            &["pe complain -", "plan: pe threaten to expel diplomats cl-diplomats"],
        ),
        (
            "Chile's planes will bomb Peru, Pedro Lagos said.",
            &["plan: cl threaten to bomb pe /pedro-lagos"],
        ),
    ]);
}

#[test]
fn what_others_did_who_are_only_counted_is_not_done_to_them() {
    check(&[
        (
            "Peru expelled two Chilean diplomats, Ghana one and Kenya one on Friday.",
            &[
                "pe expel diplomats cl-diplomats",
                "gh expel diplomats cl-diplomats",
                "ke expel diplomats cl-diplomats",
            ],
        ),
        (
            "Peru expelled two Chilean diplomats, Ghana three, and Kenya 5.",
            &[
                "pe expel diplomats cl-diplomats",
                "gh expel diplomats cl-diplomats",
                "ke expel diplomats cl-diplomats",
            ],
        ),
        (
            "Peru expelled two Chilean diplomats and Ghana one.",
            &["pe expel diplomats cl-diplomats", "gh expel diplomats cl-diplomats"],
        ),
        ("Peru expelled diplomats from Chile, Ghana and Kenya.", &["pe expel diplomats cl+gh+ke"]),
        ("Peru expelled two Chilean diplomats, one of them on Friday.", EXPELLED),
        ("Peru expelled two Chilean diplomats, one Ghanaian and two Kenyans.", EXPELLED),
    ]);
}

const EXPELLED: &[&str] = &["pe expel diplomats cl-diplomats"];

#[test]
fn the_other_of_two_states_is_not_meant_by_what_somebody_does_himself() {
    let two = "Peru met Chile. Chile left Peru. Peru thanked Chile. Chile thanked Peru.";
    let acts = |text: &str| {
        let text = format!("{two}\n\n{text}");
        let article = annotate(verbatim(Path::new("a.txt"), &text));
        let told = |event: &Event| {
            let ids: Vec<&str> = event.who.target.iter().map(ActorId::as_str).collect();
            format!("{} {}", event.action, ids.join("+"))
        };
        let last = article.events.iter().filter(|event| event.evidence.start() > two.len());
        last.map(told).collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("\"We must react,\" Pedro Lagos of Chile told reporters.", "comment "),
        ("Pedro Lagos of Chile said Chile must leave the accord.", "comment "),
        ("\"Peru must react,\" Pedro Lagos of Chile said.", "ask to act gov:pe"),
        ("\"They must react,\" Pedro Lagos of Chile said.", "ask to act gov:pe"),
        ("Pedro Lagos of Chile said the contempt for Chile had to stop.", "ask to act gov:pe"),
        ("\"We must be paid,\" Pedro Lagos of Chile said.", "ask to act gov:pe"),
        (
            "Pedro Lagos of Chile said he would return to Antofagasta for talks.",
            "be ready to hold talks ",
        ),
        ("Pedro Lagos of Chile said he would hold talks.", "be ready to hold talks gov:pe"),
        ("Pedro Lagos of Chile handed him a note.", "complain gov:pe"),
        ("Pedro Lagos of Chile handed her the note of protest.", "complain gov:pe"),
        ("Pedro Lagos of Chile denied that Chile had attacked.", "deny "),
        ("Pedro Lagos of Chile denied that it had attacked Peru.", "deny gov:pe"),
    ] {
        assert_eq!(acts(text), [expected], "{text}");
    }
    assert!(acts("Pedro Lagos of Chile handed him the note.").is_empty());
}

#[test]
fn a_vaccine_is_no_agency_of_its_name() {
    check(&[
        ("Ivan Korcok denied that the vaccine Sputnik V was part of it.", &["ivan-korcok deny -"]),
        ("Ivan Korcok thanked Peru for Sputnik doses.", &["ivan-korcok praise pe"]),
        ("Ivan Korcok told Sputnik that Peru had left.", &["ivan-korcok comment sputnik"]),
    ]);
}

/// What is left of a speech that tells no act.
const COMMENT: &[&str] = &["pedro-lagos comment -"];
