//! Who is called by a name: persons told by the post behind it, initials, fathers and sons, case by case.
//!
//! Roles without a name are in `roles`.

use super::{check, check_actors, check_doubts};
use crate::annotate::annotate_at;
use crate::document::{Basis, DayInterval, Publication};
use crate::load::verbatim;

/// "Town, Country" was once read where a possessive told of a post.
#[test]
fn a_post_of_a_state_behind_an_unknown_name_makes_it_a_person() {
    for (text, expected) in [
        (
            "Zurmat Okelo, Uganda's foreign minister, flew home.",
            "Zurmat Okelo/PER=per:zurmat-okelo | Uganda/LOC=gov:ug | foreign minister/MISC=per:zurmat-okelo",
        ),
        (
            "Zurmat Okelo, the Ugandan president, flew home. Okelo slept.",
            "Zurmat Okelo/PER=per:zurmat-okelo | Ugandan/MISC | president/MISC=per:zurmat-okelo | Okelo/PER=per:zurmat-okelo",
        ),
        (
            "Zurmat Okelo, president of Uganda, flew home.",
            "Zurmat Okelo/PER=per:zurmat-okelo | Uganda/LOC=gov:ug",
        ),
        ("Rain fell in Zurmat Okelo, Uganda's wettest town.", "Zurmat Okelo/LOC | Uganda/LOC"),
    ] {
        check(text, expected);
    }
}

/// Checks who is meant on a day, a question mark behind those who are doubtful.
fn check_on(day: &str, text: &str, expected: &str) {
    let publication = day.parse().map_or_else(
        |_| Publication::unknown(),
        |day| Publication::Set(DayInterval::day(day, Basis::User)),
    );
    let article = annotate_at(verbatim(std::path::Path::new("-"), text), publication);
    let shown: Vec<String> = article
        .mentions
        .iter()
        .filter_map(|mention| {
            let id = mention.actor.as_ref()?.as_str().strip_prefix("per:")?;
            Some(format!("{id}{}", if mention.doubt.is_some() { "?" } else { "" }))
        })
        .collect();
    assert_eq!(shown.join(" "), expected, "{day}: {text}");
}

#[test]
fn office_holders_with_initials_and_namesakes_are_known_by_them_and_by_the_date() {
    for (day, text, expected) in [
        ("1995-05-02", "F.W. de Klerk spoke.", "f-w-de-klerk"),
        ("2011-05-02", "S.M. Krishna spoke.", "s-m-krishna"),
        ("2004-05-02", "George W. Bush met George H.W. Bush.", "george-w-bush george-h-w-bush"),
        ("1991-05-02", "George Bush spoke. Bush left.", "george-h-w-bush george-h-w-bush"),
        ("2004-05-02", "George Bush spoke.", "george-w-bush"),
        ("1991-05-02", "President Bush spoke.", "george-h-w-bush"),
        ("2004-05-02", "President Bush spoke.", "george-w-bush"),
        // Neither is in office, and one initial is too little.
        ("2015-05-02", "George Bush spoke.", "george-bush"),
        ("2015-05-02", "S. Krishna spoke.", "s-krishna"),
    ] {
        check_on(day, text, expected);
    }
}

/// A given name is not short for a longer one of the same first syllable.
#[test]
fn an_east_asian_given_name_is_a_known_persons_only_in_full() {
    for (text, expected) in [
        ("U.S. envoy Sung Kim spoke. Kim left.", "sung-kim sung-kim"),
        ("Kim Sung-hwan spoke.", "kim-sung-hwan"),
    ] {
        check_on("2011-05-02", text, expected);
    }
}

/// A capital of which somebody spoke was once the speaker.
#[test]
fn a_capital_of_which_somebody_speaks_is_no_person() {
    for (text, expected) in [
        ("Ana Plover said London was a friend.", "Ana Plover=per:ana-plover | London=gov:gb"),
        ("Ana Plover said Sofia was free to leave.", "Ana Plover=per:ana-plover | Sofia=gov:bg"),
        ("Talks went on in Riyadh, the interior ministry said.", ""),
    ] {
        check_doubts(text, expected);
    }
}

/// The acts of a president's son were once his father's.
#[test]
fn a_generation_keeps_fathers_and_sons_apart() {
    for (text, expected) in [
        ("Donald Trump Jr. spoke. Trump Jr. left.", "donald-trump-jr donald-trump-jr"),
        (
            "Donald Trump Jr. met Donald Trump. Trump Jr. left. Trump slept.",
            "donald-trump-jr donald-trump donald-trump-jr donald-trump?",
        ),
        ("Ivanka Trump met Eric Trump. Trump Jr. left.", "ivanka-trump eric-trump trump-jr"),
        ("Joseph R. Biden Jr. spoke.", "joe-biden"),
    ] {
        check_on("2018-05-02", text, expected);
    }
}

#[test]
fn a_full_name_with_a_generation_and_one_without_may_be_two_persons() {
    check_doubts(
        "Otto Plover Jr. met his father, Otto Plover.",
        "Otto Plover Jr.=per:otto-plover-jr | Otto Plover=per:otto-plover-jr?",
    );
}

#[test]
fn transliterations_of_one_surname_are_one_person_in_an_article() {
    for (text, expected) in [
        (
            "Turkish envoy Mehmet Chakiroglu spoke. Mr Cakiroglu left.",
            "Mehmet Chakiroglu=per:mehmet-chakiroglu | Cakiroglu=per:mehmet-chakiroglu",
        ),
        (
            "Djordje Marin spoke. President Gjorge Marin left.",
            "Djordje Marin=per:djordje-marin | Gjorge Marin=per:djordje-marin",
        ),
        (
            "Đurđa Nolić spoke. Djurdja Nolich left.",
            "Đurđa Nolić=per:djurdja-nolic | Djurdja Nolich=per:djurdja-nolic",
        ),
        (
            "Mevlut Chavushoglu spoke. Cavusoglu left.",
            "Mevlut Chavushoglu=per:mevlut-cavusoglu | Cavusoglu=per:mevlut-cavusoglu",
        ),
        (
            "Ivan Petrich spoke. Anna Petric left.",
            "Ivan Petrich=per:ivan-petrich | Anna Petric=per:anna-petric",
        ),
    ] {
        check_actors(text, expected);
    }
}
