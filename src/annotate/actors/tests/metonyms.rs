//! Capitals and seats of power that act, or are only places: case by case.
//!
//! Whom other names mean is shown in the folder's `mod.rs`.

use crate::annotate::actors::recognise;
use crate::document::Publication;
use crate::text::{Lexed, Span};

/// Checks who a word of a sentence stands for; `place` if it only tells where something is.
fn check_metonym(sentence: &str, word: &str, expected: &str) {
    let lexed = Lexed::new(sentence, &[Span::whole(sentence)]);
    let found = recognise(&lexed, None, &Publication::unknown(), &[]);
    let named = found.mentions.iter().find(|mention| mention.span.of(sentence) == word);
    let shown = named.map_or("missing", |mention| {
        mention.actor.as_ref().map_or("place", crate::document::ActorId::as_str)
    });
    assert_eq!(shown, expected, "{word}: {sentence}");
    let rule = named.map_or("", |mention| mention.rule);
    assert!(shown == "place" || rule.contains("stands for"), "{rule}: {sentence}");
}

#[test]
fn a_capital_that_something_befalls_is_a_place() {
    for (sentence, word, expected) in [
        ("A rocket hit Kabul before dawn.", "Kabul", "place"),
        ("Gunmen attacked Mogadishu.", "Mogadishu", "place"),
        ("A blast rocked Baghdad.", "Baghdad", "place"),
        ("Damascus was shelled all night.", "Damascus", "place"),
        ("The Taliban captured Kabul in August.", "Kabul", "place"),
        ("Rebels stormed Tripoli on Sunday.", "Tripoli", "place"),
        ("The speech captured Moscow's mood.", "Moscow", "gov:ru"),
        ("Rome was hit by a storm.", "Rome", "place"),
        ("Sanctions hit Moscow.", "Moscow", "gov:ru"),
        ("Moscow was hit by sanctions.", "Moscow", "gov:ru"),
        ("The senator attacked Beijing over it.", "Beijing", "gov:cn"),
        ("Downtown Beirut burned.", "Beirut", "place"),
        ("Crowds filled central Minsk.", "Minsk", "place"),
        ("The Paris talks ended.", "Paris", "place"),
        ("The Kabul bombing killed ten.", "Kabul", "place"),
        ("The Kabul government fell.", "Kabul", "gov:af"),
        ("A Moscow court jailed the singer.", "Moscow", "place"),
        ("Oslo Mayor Ida Plover spoke.", "Oslo", "place"),
        ("Tokyo stocks rose.", "Tokyo", "place"),
        ("Moscow is cold.", "Moscow", "place"),
        ("Moscow is ready to talk.", "Moscow", "gov:ru"),
        ("Flights between Oslo and Cairo resumed.", "Cairo", "place"),
        ("Ties between Oslo and Cairo cooled.", "Cairo", "gov:eg"),
        ("Residents of Brussels fled.", "Brussels", "place"),
    ] {
        check_metonym(sentence, word, expected);
    }
}

#[test]
fn a_seat_of_power_acts_or_is_a_place() {
    for (sentence, word, expected) in [
        ("Washington rejected the draft on Monday.", "Washington", "gov:us"),
        ("The envoys met in Washington for two days.", "Washington", "place"),
        ("She flew to Washington on Sunday.", "Washington", "place"),
        ("They urged Washington to return to the talks.", "Washington", "gov:us"),
        ("Relations between Moscow and Ankara have cooled.", "Moscow", "gov:ru"),
        ("The delegation left Moscow for Kazan.", "Moscow", "place"),
        ("A crowd gathered near Moscow before dawn.", "Moscow", "place"),
        ("Beijing's protest was handed over at noon.", "Beijing", "gov:cn"),
        ("The summit opens in Beijing next week.", "Beijing", "place"),
        ("The Kremlin said it would answer in kind.", "Kremlin", "off:ru-kremlin"),
        ("The two leaders dined in the Kremlin.", "Kremlin", "place"),
        ("Flags flew at half-mast outside the Kremlin.", "Kremlin", "place"),
        ("Talks with the Kremlin have stalled.", "Kremlin", "off:ru-kremlin"),
        ("The White House announced new tariffs.", "White House", "off:us-white-house"),
        ("He was received at the White House.", "White House", "place"),
        ("Protesters marched to the White House.", "White House", "place"),
        ("A White House spokesman declined to comment.", "White House", "off:us-white-house"),
        ("Brussels warned that time was running out.", "Brussels", "org:eu"),
        ("Ministers gathered in Brussels on Friday.", "Brussels", "place"),
        ("London accused Brussels of bad faith.", "Brussels", "org:eu"),
        ("Whitehall fears a long winter.", "Whitehall", "gov:gb"),
        ("The march ended in Whitehall.", "Whitehall", "place"),
        ("Downing Street denied the report.", "Downing Street", "off:gb-downing-street"),
        ("Reporters waited in Downing Street.", "Downing Street", "place"),
        ("The Élysée confirmed the visit.", "Élysée", "off:fr-elysee"),
        ("They shook hands on the steps of the Élysée.", "Élysée", "place"),
        ("The Pentagon ordered a review.", "Pentagon", "min:us-defense"),
        ("A fire broke out at the Pentagon.", "Pentagon", "place"),
        ("Capitol Hill blocked the sale.", "Capitol Hill", "leg:us-congress"),
        ("Tehran, for its part, dismissed the offer.", "Tehran", "gov:ir"),
        ("The plane landed at Tehran's airport.", "Tehran", "place"),
        ("The envoy left for Lisbon at dawn.", "Lisbon", "place"),
        ("The king visited Lisbon in spring.", "Lisbon", "place"),
        ("Hail fell on Lisbon all night.", "Lisbon", "place"),
        ("They imposed duties on Lisbon.", "Lisbon", "gov:pt"),
        ("The crowd walked through Lisbon.", "Lisbon", "place"),
        ("Lisbon will host the summit.", "Lisbon", "place"),
        ("She fled to Lisbon.", "Lisbon", "place"),
        ("They flew on to Lisbon.", "Lisbon", "place"),
        ("They left Oslo late on Monday for Lisbon.", "Lisbon", "place"),
        ("He drove from Madrid to Lisbon.", "Lisbon", "place"),
        ("The bishop sent his envoy to Lisbon.", "Lisbon", "place"),
        ("The bishop sent a warning to Lisbon.", "Lisbon", "gov:pt"),
        ("The queen will visit Lisbon.", "Lisbon", "place"),
        ("The road to Lisbon is wet.", "Lisbon", "place"),
        ("Lisbon was calm.", "Lisbon", "place"),
        ("Farmers blocked Downing Street.", "Downing Street", "place"),
        ("A man climbed the White House fence.", "White House", "place"),
    ] {
        check_metonym(sentence, word, expected);
    }
}
