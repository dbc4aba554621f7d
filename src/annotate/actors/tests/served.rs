//! Which state or body persons serve by a title that does not say so, case by case.

use super::recognise;
use crate::document::{ActorKind, Basis, DayInterval, Publication};
use crate::text::{Lexed, Span};

/// Checks the persons of a text of 12 June 2018: `name STATE<whole`, `?` where that is in doubt.
fn check(text: &str, expected: &[&str]) {
    let lexed = Lexed::new(text, &[Span::whole(text)]);
    let day = DayInterval::day(jiff::civil::date(2018, 6, 12), Basis::User);
    let found = recognise(&lexed, None, &Publication::Set(day), &[]);
    let persons = found.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    let shown: Vec<String> = persons
        .map(|person| {
            let mut named = found.mentions.iter().filter(|m| m.actor.as_ref() == Some(&person.id));
            let doubt = if named.any(|mention| mention.doubt.is_some()) { "?" } else { "" };
            let state = person.country.as_deref().unwrap_or("-");
            let whole = person.part_of.as_ref().map_or("-", |whole| whole.as_str());
            format!("{} {state}<{whole}{doubt}", person.name)
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn a_bare_title_is_a_post_of_the_state_that_the_news_tells_of() {
    for (text, expected) in [
        (
            "LIMA (AP) - Peru will sell two ships, Defence Minister Luis Plover said.",
            &["Luis Plover PE<min:pe-defence"][..],
        ),
        (
            "ACCRA - Ghana's cabinet met. President Kofi Plover left. Government spokeswoman Ama Rook said why.",
            &["Kofi Plover GH<gov:gh", "Ama Rook GH<gov:gh"],
        ),
        ("Oman helped, its foreign minister, Ali Plover, said.", &["Ali Plover OM<min:om-foreign"]),
        ("RIGA - Latvia agreed. Former President Ivo Plover did not.", &["Ivo Plover LV<-"]),
        (
            "LIMA - Peru thanked Chad. Trade Minister Ana Plover flew home.",
            &["Ana Plover PE<gov:pe?"],
        ),
        ("QUITO - Ecuador left. In Lima, President Kofi Plover spoke.", &["Kofi Plover PE<gov:pe"]),
        ("Qatari Foreign Minister Sheikh Ali Plover spoke.", &["Ali Plover QA<min:qa-foreign"]),
        (
            "Greek Foreign Minister Ana Plover and her Maltese counterpart, Luis Rook, spoke.",
            &["Ana Plover GR<min:gr-foreign", "Luis Rook MT<min:mt-foreign"],
        ),
        (
            "ACCRA - Ghana's President Ama Rook spoke. Togo left. President Kofi Plover said why.",
            &["Ama Rook GH<gov:gh", "Kofi Plover TG<gov:tg?"],
        ),
        (
            "VIENNA - Togo met Chad. Mali paid. President Kofi Plover left.",
            &["Kofi Plover ML<gov:ml?"],
        ),
        ("Kuwait's emir, Sheikh Ali Plover, spoke.", &["Ali Plover KW<gov:kw"]),
        // The holders of this post in France are known, so it is not French.
        (
            "ACCRA - Ghana agreed. France paid. President Kofi Plover thanked Paris.",
            &["Kofi Plover GH<gov:gh?"],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_bare_title_is_nobodys_post_where_another_state_is_near() {
    for (text, expected) in [
        (
            "ACCRA - Ghana agreed. Chad did not. President Kofi Plover left.",
            &["Kofi Plover -<-"][..],
        ),
        (
            "ACCRA - Ghana agreed. In Chad's view, President Kofi Plover erred.",
            &["Kofi Plover -<-"],
        ),
        ("BRUSSELS - Chad and Peru agreed. President Kofi Plover left.", &["Kofi Plover -<-"]),
        (
            "ACCRA - Ghana's President Ama Rook met President Kofi Plover.",
            &["Ama Rook GH<gov:gh", "Kofi Plover -<-"],
        ),
        ("PARIS - France agreed. President Kofi Plover left.", &["Kofi Plover -<-"]),
        ("ACCRA - Ghana agreed. Club president Kofi Plover left.", &["Kofi Plover -<-"]),
        ("ACCRA - Ghana agreed. The bank president Kofi Plover left.", &["Kofi Plover -<-"]),
        (
            "ACCRA - Ghana agreed. Kofi Plover, president of the chess club, left.",
            &["Kofi Plover -<-"],
        ),
        ("ACCRA - Ghana agreed. The court's president, Kofi Plover, left.", &["Kofi Plover -<-"]),
    ] {
        check(text, expected);
    }
}

#[test]
fn who_has_a_title_of_a_body_is_part_of_it() {
    for (text, expected) in [
        ("UNHCR spokesman Luis Plover spoke.", &["Luis Plover -<org:unhcr"][..]),
        ("Hezbollah's deputy leader Ali Plover spoke.", &["Ali Plover -<org:hezbollah"]),
        ("The IMF's mission chief, Ana Plover, left.", &["Ana Plover -<org:imf"]),
        (
            "Greenpeace called. \"No,\" said Ana Plover, a researcher with the group.",
            &["Ana Plover -<org:greenpeace"],
        ),
        (
            "The Latvian interior ministry said no. Spokeswoman Ana Plover gave no reason.",
            &["Ana Plover LV<min:lv-interior"],
        ),
        ("Former IMF chief Ana Plover spoke.", &["Ana Plover -<-"]),
        ("The Elm Party left. Party leader Ana Plover spoke.", &["Ana Plover -<org:elm-party"]),
        ("UNHCR left. Trade union leader Ana Plover spoke.", &["Ana Plover -<-"]),
        ("VMRO-DPMNE left. Its leader, Ana Plover, spoke.", &["Ana Plover -<org:vmro"]),
        ("Ana Plover, of the Elm Party, spoke.", &["Ana Plover -<org:elm-party"]),
        (
            "The Chinese embassy in Suva left. Ambassador Li Plover spoke.",
            &["Li Plover CN<mis:cn-embassy-fj"],
        ),
        ("Ana Plover, a critic of Hezbollah, spoke.", &["Ana Plover -<-"]),
        ("She told Reuters President Kofi Plover had left.", &["Kofi Plover -<-"]),
        ("The IMF met UNHCR. Spokeswoman Ana Plover spoke.", &["Ana Plover -<-"]),
    ] {
        check(text, expected);
    }
}
