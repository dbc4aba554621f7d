//! Whom "he", a role and a name between commas mean, whose words are passed on, and what an article
//! takes back: text by text.
//!
//! Single sentences and their classes are the matter of `events`.

use std::path::Path;

use diplo_tui::annotate::annotate;
use diplo_tui::document::{ActorId, Event, Realis};
use diplo_tui::load::verbatim;

fn names(ids: &[ActorId]) -> String {
    let name = |id: &ActorId| id.as_str().split_once(':').map_or("", |(_, name)| name).to_owned();
    let all: Vec<String> = ids.iter().map(name).collect();
    if all.is_empty() { "-".to_owned() } else { all.join("+") }
}

/// An event as `SOURCE action TARGET`, `not` before it if it did not take place, `/TELLER` behind.
fn shown(event: &Event) -> String {
    let not = if event.realis == Realis::Negated { "not " } else { "" };
    let teller =
        event.who.told_by.as_ref().map(|id| format!(" /{}", names(std::slice::from_ref(id))));
    let (source, target) = (names(&event.who.source), names(&event.who.target));
    format!("{not}{source} {} {target}{}", event.action, teller.unwrap_or_default())
}

/// The events of each text; statements apart, unless the text is about them.
fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let article = annotate(verbatim(Path::new("a.txt"), text));
        let told: Vec<String> = article.events.iter().map(shown).collect();
        assert_eq!(told, *expected, "{text}");
    }
}

#[test]
fn the_name_between_commas_acts_and_not_the_last_minister() {
    check(&[
        (
            "Foreign Minister Rosa Quispe resigned. The leader of the opposition, Pedro Lagos, \
             praised her and said that he was glad.",
            &["rosa-quispe resign -", "pedro-lagos praise rosa-quispe", "pedro-lagos comment -"],
        ),
        (
            "Pedro Lagos, the leader of the Blue Party, who had demanded a vote, accused Peru of \
             delay and said that his party would leave.",
            &["pedro-lagos demand -", "pedro-lagos accuse pe", "pedro-lagos comment -"],
        ),
        (
            "The foreign ministers of Peru and Chile, Rosa Quispe and Pedro Lagos, signed a treaty.",
            &["rosa-quispe+pedro-lagos sign agreement -"],
        ),
        (
            "Ana Plover and Juan Heron met. Eva Stork thanked both ministers, Rosa Quispe and Pedro \
             Lagos.",
            &["ana-plover+juan-heron meet -", "eva-stork praise rosa-quispe+pedro-lagos"],
        ),
        (
            "Rosa Quispe's envoy, Pedro Lagos, visited Chile. A spokesman for Ana Plover, Juan Heron, \
             accused Peru of delay.",
            &["pedro-lagos visit cl", "juan-heron accuse pe"],
        ),
        ("The daughter of Pedro Lagos, Rosa Lagos, was killed near Lima.", &["- kill rosa-lagos"]),
        (
            "Pedro Lagos said that Peru was ready. Juan Heron praised Chile. “We sign it,” he said.",
            &["pedro-lagos comment -", "juan-heron praise cl", "juan-heron comment -"],
        ),
        ("12:40 Opposition leader Pedro Lagos accuses Peru of delay.", &["pedro-lagos accuse pe"]),
        (
            "Pedro Lagos, a lawyer who has sued Peru, praised Chile.",
            &["pedro-lagos sue pe", "pedro-lagos praise cl"],
        ),
    ]);
}

#[test]
fn he_is_whom_the_sentence_before_is_about() {
    check(&[
        (
            "Pedro Lagos praised Chile. One name is not under the treaty: that of President Juan \
             Heron. He has refused to sign it.",
            &["pedro-lagos praise cl", "juan-heron reject -"],
        ),
        (
            "Juan Heron met Pedro Lagos, who had come from Lima. Then he accused Peru of delay.",
            &["juan-heron meet pedro-lagos", "juan-heron accuse pe"],
        ),
        (
            "Juan Heron praised Chile. After a talk with Ana Plover in the morning Pedro Lagos \
             resigned.",
            &["juan-heron praise cl", "pedro-lagos resign -"],
        ),
        (
            "Pedro Lagos praised Chile. When Juan Heron visited Peru, he said it was beautiful.",
            &["pedro-lagos praise cl", "juan-heron visit pe", "juan-heron comment -"],
        ),
        (
            "Juan Heron met Ana Plover. The country would be welcome as a member, he said.",
            &["juan-heron meet ana-plover", "juan-heron comment -"],
        ),
    ]);
}

#[test]
fn words_within_words_are_of_who_spoke_them() {
    check(&[
        ("“He told me, ‘We will attack Peru,’” Ana Plover said.", &["ana-plover comment -"]),
        (
            "Juan Heron said that the Chileans had told him, “We will not lift the sanctions.”",
            &["cl refuse to ease restrictions - /juan-heron", "juan-heron comment -"],
        ),
        (
            "“Juan Heron told me: ‘We will close the border,’” Ana Plover said.",
            &["juan-heron threaten to close border - /ana-plover"],
        ),
        ("Peru said nothing of the kind.", &[]),
        (
            "Those arrested had planned to bomb the embassy, Juan Heron said.",
            &["juan-heron comment -"],
        ),
        ("The five had tried to buy secrets, Juan Heron said.", &["juan-heron comment -"]),
        ("Chile neither confirmed nor denied that it had struck Peru.", &[]),
    ]);
}

#[test]
fn what_the_article_takes_back_did_not_take_place() {
    check(&[
        (
            "One website wrote that Chile had expelled the Peruvian ambassador. That was untrue.",
            &["not cl expel diplomats pe"],
        ),
        (
            "Newspapers wrote that Chile had recalled its ambassador to Peru. Santiago denies this.",
            &["not cl recall ambassador pe", "cl deny -"],
        ),
        ("Reports that Chile had expelled the Peruvian ambassador were false.", &[]),
        (
            "Agencies reported that Chile had expelled the Peruvian ambassador, but the report was \
             later denied.",
            &[],
        ),
        (
            "One website wrote that Chile had expelled the Peruvian ambassador. That was on Friday.",
            &["cl expel diplomats pe"],
        ),
        ("It is not Chile's ministers who come to Lima.", &[]),
        ("It was rumoured on Monday that Chile had expelled the Peruvian ambassador.", &[]),
        ("A paper withdrew its report that Chile had recalled its ambassador from Peru.", &[]),
        (
            "The claim that Chile bombed Lima is a lie, Rosa Quispe said.",
            &["rosa-quispe comment -"],
        ),
        ("The ministry has not yet announced any reply to Peru.", &[]),
        ("Chile decided against expelling the Peruvian ambassador.", &[]),
    ]);
}

#[test]
fn who_is_seized_or_helped_is_not_whom_the_reason_names() {
    check(&[
        (
            "Chile ordered two Peruvian diplomats out, accusing them of a plot against Bolivia.",
            &["cl expel diplomats pe-diplomats", "cl accuse pe-diplomats"],
        ),
        ("Chile asked the delegates to condemn Peru.", &["cl ask -"]),
        ("Chilean police arrested two men in Santiago.", &["cl-police arrest cl"]),
        ("Chile arrested a scientist on suspicion of spying for Peru.", &["cl arrest cl"]),
        ("The United Nations appealed for $300 million for Peru.", &["un ask -"]),
        ("Chile sent Peru 31 tanks.", &["cl give aid pe"]),
        (
            "Reuters quoted a Chilean aide, Pedro Lagos, as saying that talks had failed.",
            &["pedro-lagos quote -"],
        ),
        ("Reuters and Chilean officials agreed on two expulsions.", &[]),
    ]);
}

#[test]
fn who_did_the_same_did_it_too() {
    check(&[
        (
            "Chile broke relations with Peru and Bolivia did so later.",
            &["cl cut ties pe", "bo cut ties pe"],
        ),
        (
            "Chile expelled two Peruvian diplomats and Bolivia followed suit.",
            &["cl expel diplomats pe-diplomats", "bo expel diplomats pe-diplomats"],
        ),
        (
            "Chile broke off relations with Peru and Bolivia recalled its ambassador.",
            &["cl cut ties pe", "bo recall ambassador -"],
        ),
        ("About 2,000 people protested in Lima on Monday.", &["- demonstrate -"]),
        ("The IMF board approved $1.17 billion for Chile.", &["imf give aid cl"]),
    ]);
}
