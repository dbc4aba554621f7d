//! What names a text holds and whom they mean, case by case.
//!
//! Roles without a name are in `roles`.

mod bodies;
mod bystanders;
mod metonyms;
mod named;
mod roles;
mod served;
mod unknown;

use super::recognise;
use crate::document::Publication;
use crate::text::{Lexed, Span};
use proptest::prelude::{any, proptest};

/// Checks the mentions that `text` gives, each as `words/KIND` or `words/KIND=actor`.
fn check(text: &str, expected: &str) {
    let lexed = Lexed::new(text, &[Span::whole(text)]);
    let found = recognise(&lexed, None, &Publication::unknown(), &[]);
    let shown: Vec<String> = found
        .mentions
        .iter()
        .map(|mention| {
            let words = format!("{}/{}", mention.span.of(text), mention.kind.as_str());
            mention.actor.as_ref().map_or(words.clone(), |actor| format!("{words}={actor}"))
        })
        .collect();
    assert_eq!(shown.join(" | "), expected, "{text}");
}

/// The ids of the actors that a text names.
fn actors_of(text: &str) -> Vec<String> {
    let lexed = Lexed::new(text, &[Span::whole(text)]);
    let found = recognise(&lexed, None, &Publication::unknown(), &[]);
    found.actors.iter().map(|actor| actor.id.to_string()).collect()
}

/// Runs a check with as little room as a thread has by default.
fn on_a_small_stack(check: impl FnOnce() + Send + 'static) {
    let small = std::thread::Builder::new().stack_size(2 << 20);
    let run = small.spawn(check).map(std::thread::JoinHandle::join);
    assert!(matches!(run, Ok(Ok(()))), "no thread, or a panic in it");
}

#[test]
fn a_surname_finds_its_full_name() {
    check(
        "Talks went on. Marta Kowalska, the chief negotiator, said so. Kowalska left.",
        "Marta Kowalska/PER=per:marta-kowalska | Kowalska/PER=per:marta-kowalska",
    );
}

#[test]
fn a_capital_acts_or_is_a_place() {
    check("Ankara rejected the plan.", "Ankara/LOC=gov:tr");
    check("They met in Ankara.", "Ankara/LOC");
}

#[test]
fn a_list_of_places_goes_on_as_it_began_however_long_it_is() {
    let list = "Moscow, ".repeat(20_000);
    on_a_small_stack(move || {
        for (start, actors) in [("They met in ", 0), ("", 1)] {
            let text = format!("{start}{list}");
            let lexed = Lexed::new(&text, &[Span::whole(&text)]);
            let found = recognise(&lexed, None, &Publication::unknown(), &[]);
            assert_eq!((found.mentions.len(), found.actors.len()), (20_000, actors), "{start}");
        }
    });
}

#[test]
fn a_name_is_found_behind_any_number_of_signs() {
    on_a_small_stack(|| {
        check(&format!("Then {}Ankara rejected it.", "- (".repeat(50_000)), "Ankara/LOC=gov:tr");
    });
}

#[test]
fn a_state_whose_name_is_a_word_may_begin_a_sentence() {
    check("Turkey agreed.", "Turkey/LOC=gov:tr");
}

#[test]
fn an_adjective_is_no_actor_but_its_noun_may_be() {
    check("The Greek diplomats left.", "Greek/MISC | diplomats/MISC=grp:gr-diplomats");
    check("The Greek government agreed.", "Greek/MISC | government/MISC=gov:gr");
}

#[test]
fn a_ministry_is_known_by_its_pattern() {
    check(
        "The Bulgarian Foreign Ministry protested.",
        "Bulgarian Foreign Ministry/ORG=min:bg-foreign",
    );
}

#[test]
fn a_role_is_a_person_only_if_the_text_says_who() {
    check("The minister resigned.", "");
    check(
        "Foreign Minister Nikos Dendias spoke. The minister then left.",
        "Nikos Dendias/PER=per:nikos-dendias | minister/MISC=per:nikos-dendias",
    );
}

#[test]
fn two_persons_of_one_surname_stay_apart() {
    check(
        "Bill Clinton came with Hillary Clinton.",
        "Bill Clinton/PER=per:bill-clinton | Hillary Clinton/PER=per:hillary-clinton",
    );
}

#[test]
fn a_title_tells_which_of_two_is_meant() {
    check(
        "Anna Price came with Peter Price. Mrs. Price spoke, Mr. Price did not.",
        "Anna Price/PER=per:anna-price | Peter Price/PER=per:peter-price | Price/PER=per:anna-price | Price/PER=per:peter-price",
    );
}

#[test]
fn a_known_person_is_found_in_either_order_and_by_the_end_of_the_name() {
    check("Abe Shinzo left.", "Abe Shinzo/PER=per:shinzo-abe");
    check(
        "Ana María Soto Vega spoke. Soto Vega left.",
        "Ana María Soto Vega/PER=per:ana-maria-soto-vega | Soto Vega/PER=per:ana-maria-soto-vega",
    );
}

#[test]
fn a_foreign_ministry_has_a_seat_and_an_abbreviation() {
    check("The Quai d'Orsay agreed.", "Quai d'Orsay/ORG=min:fr-foreign");
    check("The Polish MFA agreed.", "Polish/MISC | MFA/ORG=min:pl-foreign");
}

#[test]
fn an_embassy_has_an_owner_and_a_host() {
    check(
        "The Polish Embassy in Minsk closed.",
        "Polish Embassy/ORG=mis:pl-embassy-by | Minsk/LOC",
    );
}

/// The opening of an agency's report once made one name of "The" and the body behind it, and
/// gave the deed to the state of the dateline.
#[test]
fn a_dateline_is_a_place_and_what_follows_begins_a_sentence() {
    check(
        "LISBON (AP) — The European Union agreed.",
        "LISBON/LOC | AP/ORG=med:ap | European Union/ORG=org:eu",
    );
    check("OSLO - The Kremlin agreed.", "OSLO/LOC | Kremlin/ORG=off:ru-kremlin");
    check("OSLO, Norway — Chad agreed.", "OSLO/LOC | Norway/LOC | Chad/LOC=gov:td");
    check("They said no. The White House left.", "White House/ORG=off:us-white-house");
}

#[test]
fn a_surname_that_is_a_word_is_found_where_somebody_acts_or_was_named() {
    check(
        "Ann Price spoke. Price left. Mrs Price then returned.",
        "Ann Price/PER=per:ann-price | Price/PER=per:ann-price | Price/PER=per:ann-price",
    );
    check("Trump said so.", "Trump/PER=per:trump");
    check("Prices rose in May. Rice was cheap.", "");
    check("Oskar Marsh left.", "Oskar Marsh/PER=per:oskar-marsh");
}

#[test]
fn a_name_ends_where_the_next_begins() {
    check(
        "U.S. Vice President Mike Pence left.",
        "U.S./LOC=gov:us | Mike Pence/PER=per:mike-pence",
    );
    check(
        "The ambassador to Warsaw Anna Berg left.",
        "Warsaw/LOC=gov:pl | Anna Berg/PER=per:anna-berg",
    );
    check(
        "They met the Independent Finns. The Independent Finns left.",
        "Independent Finns/ORG=org:independent-finns | Independent Finns/ORG=org:independent-finns",
    );
    check("He crossed Upper and Danube Austria.", "Danube Austria/LOC");
}

#[test]
fn spellings_of_one_surname_find_one_person() {
    check(
        "Oleg Dubovsky spoke. Dubovskiy left. Dubovskyy did not.",
        "Oleg Dubovsky/PER=per:oleg-dubovsky | Dubovskiy/PER=per:oleg-dubovsky | Dubovskyy/PER=per:oleg-dubovsky",
    );
}

#[test]
fn a_body_is_named_with_what_it_is_for() {
    let expected = "Foundation for the Study of Rivers/ORG=org:foundation-for-the-study-of-rivers";
    check("The Foundation for the Study of Rivers met.", expected);
    check(
        "The Union to Protect Harbours (UPH) met. UPH members left.",
        "Union to Protect Harbours/ORG=org:union-to-protect-harbours | UPH/ORG=org:union-to-protect-harbours | UPH/ORG=org:union-to-protect-harbours",
    );
    check("The Council for Norway left.", "Norway/LOC=gov:no");
}

/// Checks whom a text names, as `words=actor`; what stands for nobody is left out.
fn check_actors(text: &str, expected: &str) {
    let lexed = Lexed::new(text, &[Span::whole(text)]);
    let found = recognise(&lexed, None, &Publication::unknown(), &[]);
    let shown: Vec<String> = found
        .mentions
        .iter()
        .filter_map(|mention| {
            Some(format!("{}={}", mention.span.of(text), mention.actor.as_ref()?))
        })
        .collect();
    assert_eq!(shown.join(" | "), expected, "{text}");
}

/// Checks the same with a question mark behind those of whom the text does not tell for sure.
fn check_doubts(text: &str, expected: &str) {
    let lexed = Lexed::new(text, &[Span::whole(text)]);
    let found = recognise(&lexed, None, &Publication::unknown(), &[]);
    let shown: Vec<String> = found
        .mentions
        .iter()
        .filter_map(|mention| {
            let mark = if mention.doubt.is_some() { "?" } else { "" };
            Some(format!("{}={}{mark}", mention.span.of(text), mention.actor.as_ref()?))
        })
        .collect();
    assert_eq!(shown.join(" | "), expected, "{text}");
}

/// "North Korean troops" were once those of South Korea, which is "Korean" too.
#[test]
fn the_longest_name_of_a_state_or_people_counts_before_a_noun() {
    for (text, expected) in [
        ("The North Korean troops left.", "troops=grp:kp-forces"),
        ("The South Korean troops left.", "troops=grp:kr-forces"),
        ("All South Sudanese officials left.", "officials=gov:ss"),
        (
            "A Papua New Guinean envoy met Papua New Guinean diplomats.",
            "diplomats=grp:pg-diplomats",
        ),
        ("Equatorial Guinean soldiers left.", "soldiers=grp:gq-forces"),
        ("Latin American diplomats met.", ""),
        ("Many New Mexico troops and Northern Irish police came.", ""),
        ("The Bosnian Serb forces and Turkish Cypriot officials met.", ""),
        ("The Kosovo Serb officials left.", ""),
        ("Some Irish American officials met.", ""),
        ("East German officials left.", "officials=gov:dd"),
        ("Some pro-Russian rebels and anti-American media agreed.", ""),
        ("The South Yemeni separatists and Western Saharan officials met.", ""),
    ] {
        check_actors(text, expected);
    }
}

#[test]
fn an_adjective_of_two_states_means_the_one_that_the_article_names() {
    for (text, expected) in [
        ("The Dominican troops left.", ""),
        (
            "Santo Domingo agreed. The Dominican troops left.",
            "Santo Domingo=gov:do | troops=grp:do-forces",
        ),
        ("Dominica agreed. The Dominican troops left.", "Dominica=gov:dm | troops=grp:dm-forces"),
        ("The Congolese officials left.", ""),
        ("Kinshasa agreed. Congolese officials left.", "Kinshasa=gov:cd | officials=gov:cd"),
    ] {
        check_actors(text, expected);
    }
}

/// "Elizabeth II" was once taken for somebody of the surname "Yi".
#[test]
fn a_numeral_behind_a_name_is_no_surname() {
    for (text, expected) in [
        ("Queen Margrethe II smiled.", "Margrethe II=per:margrethe-ii"),
        (
            "King Otto IV met Otto Lang. King Otto left.",
            "Otto IV=per:otto-iv | Otto Lang=per:otto-lang | Otto=per:otto-iv",
        ),
        ("Ezra Quill King III spoke.", "Ezra Quill King III=per:ezra-quill-king-iii"),
        ("King Mohammed VI met Wang Yi.", "Mohammed VI=per:mohammed-vi | Wang Yi=per:wang-yi"),
    ] {
        check_actors(text, expected);
    }
}

#[test]
fn the_field_or_realm_of_a_title_is_no_part_of_a_name() {
    for (text, expected) in [
        ("The Secretary of Commerce agreed.", ""),
        ("Secretary of Commerce Ana Plover left.", "Ana Plover=per:ana-plover"),
        ("Secretary of Homeland Security Chad Plover spoke.", "Chad Plover=per:chad-plover"),
        ("Minister of Health and Social Services Ida Plover left.", "Ida Plover=per:ida-plover"),
        ("Minister of Foreign Affairs Sergei Plover agreed.", "Sergei Plover=per:sergei-plover"),
        ("Minister of Finance Christian Plover spoke.", "Christian Plover=per:christian-plover"),
        ("The Duchess of Sussex spoke to the Prince of Wales.", ""),
        ("King of Spain Felipe VI arrived.", "Spain=gov:es | Felipe VI=per:felipe-vi"),
    ] {
        check_actors(text, expected);
    }
}

#[test]
fn a_name_keeps_its_particles_hyphens_and_both_surnames() {
    for (text, expected) in [
        (
            "Juan Perez Obregon spoke. Perez said no.",
            "Juan Perez Obregon=per:juan-perez-obregon | Perez=per:juan-perez-obregon",
        ),
        ("Maria van der Plover left.", "Maria van der Plover=per:maria-van-der-plover"),
        ("Jan-Willem Plover left.", "Jan-Willem Plover=per:jan-willem-plover"),
        ("Park Won-soon left.", "Park Won-soon=per:park-won-soon"),
        ("Prayuth Chan-ocha left.", "Prayuth Chan-ocha=per:prayuth-chan-ocha"),
        ("The WHO agreed.", "WHO=org:who"),
    ] {
        check_actors(text, expected);
    }
}

#[test]
fn a_word_of_a_headline_is_a_name_if_the_text_names_the_same() {
    for (headline, body, expected) in [
        ("Turkey Prices Soar Before Winter Holidays", "Farmers said feed was dear.", ""),
        ("Jordan Plover Leaves Washington Far Behind", "The singer packed his bags.", ""),
        (
            "Turkey Rejects New Draft Before Summit",
            "The Turkish side said no.",
            "Turkey=gov:tr | side=gov:tr",
        ),
        ("NATO Warns Of New Delay Before Summit", "The alliance left.", "NATO=org:nato"),
        (
            "Danish Potter Vanishes In Oslo",
            "Ida Holm was last seen there.",
            "Ida Holm=per:ida-holm",
        ),
        (
            "Plover Fired By Trump",
            "Otto Plover was dismissed by Donald Trump.",
            "Plover=per:otto-plover | Trump=per:donald-trump | Otto Plover=per:otto-plover | Donald Trump=per:donald-trump",
        ),
        (
            "Han Meets Bin Plover At Lake",
            "Han Min-seo met Omar bin Plover.",
            "Han=per:han-min-seo | Bin Plover=per:omar-bin-plover | Han Min-seo=per:han-min-seo | Omar bin Plover=per:omar-bin-plover",
        ),
    ] {
        let text = format!("{headline}\n\n{body}");
        let cut = Span::new(&text, 0, headline.len()).unwrap();
        let rest = Span::new(&text, headline.len() + 2, text.len()).unwrap();
        let lexed = Lexed::new(&text, &[cut, rest]);
        let found = recognise(&lexed, Some(cut), &Publication::unknown(), &[]);
        let shown: Vec<String> = found
            .mentions
            .iter()
            .filter_map(|m| Some(format!("{}={}", m.span.of(&text), m.actor.as_ref()?)))
            .collect();
        assert_eq!(shown.join(" | "), expected, "{text}");
    }
}

#[test]
fn a_state_of_a_federation_is_no_government() {
    check("Georgia's governor, Ann Marlow, left.", "Georgia/LOC | Ann Marlow/PER=per:ann-marlow");
    check("Georgia's president agreed.", "Georgia/LOC=gov:ge");
}

#[test]
fn a_given_name_may_go_on_in_lower_case() {
    check(
        "Han Min-seo spoke. Han then left.",
        "Han Min-seo/PER=per:han-min-seo | Han/PER=per:han-min-seo",
    );
}

#[test]
fn a_body_of_common_words_belongs_to_the_state_before_it() {
    check(
        "Chile's Supreme Court and Peru's Congress agreed.",
        "Chile/LOC=gov:cl | Supreme Court/ORG=org:cl-supreme-court | Peru/LOC=gov:pe | Congress/ORG=leg:pe-congress",
    );
    check("The Foreign Ministry in Oslo agreed.", "Foreign Ministry/ORG=min:no-foreign | Oslo/LOC");
}

proptest! {
    #[test]
    fn every_mention_lies_in_the_text_and_names_a_listed_actor(text in any::<String>()) {
        let lexed = Lexed::new(&text, &[Span::whole(&text)]);
        let found = recognise(&lexed, None, &Publication::unknown(), &[]);
        for mention in &found.mentions {
            assert!(!mention.span.of(&text).is_empty());
            let listed = |id: &crate::document::ActorId| found.actors.iter().any(|actor| actor.id == *id);
            assert!(mention.actor.as_ref().is_none_or(listed));
        }
    }
}
