//! Whom a role without a name means ("the minister"), by the text and its day.
//!
//! Names are in the folder's `mod.rs`.

use std::path::Path;

use crate::annotate::annotate_at;
use crate::document::{Basis, DayInterval, MentionKind, Publication};
use crate::load::verbatim;

/// Checks whom the roles without a name in a text of a day mean: `role=person`, with a question
/// mark if that is doubtful.
fn check(day: &str, text: &str, expected: &str) {
    let publication = match day.parse() {
        Ok(day) => Publication::Set(DayInterval::day(day, Basis::User)),
        Err(_) => Publication::unknown(),
    };
    let article = annotate_at(verbatim(Path::new("-"), text), publication);
    let shown: Vec<String> = article
        .mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Other && mention.rule == "role")
        .filter_map(|mention| {
            let actor = mention.actor.as_ref()?.as_str().strip_prefix("per:")?;
            let doubt = if mention.doubt.is_some() { "?" } else { "" };
            Some(format!("{}={actor}{doubt}", mention.span.of(text)))
        })
        .collect();
    assert_eq!(shown.join(" | "), expected, "{day}: {text}");
}

#[test]
fn a_post_means_its_holder_at_the_time_that_its_part_of_the_sentence_tells() {
    for (day, text, expected) in [
        ("2016-05-04", "The U.S. president left.", "president=barack-obama"),
        (
            "2020-05-04",
            "In 1998 the U.S. secretary of state went to Kosovo.",
            "secretary of state=madeleine-albright",
        ),
        (
            "2019-05-04",
            "In June 2001, the German foreign minister drove home.",
            "foreign minister=joschka-fischer",
        ),
        ("2021-05-04", "The British prime minister of the day lost.", ""),
        ("2021-05-04", "The British prime minister in 1994 was calm.", "prime minister=john-major"),
        (
            "2022-10-30",
            "The British prime minister left on October 10, 2022.",
            "prime minister=liz-truss",
        ),
        (
            "2024-02-04",
            "In 2004 the German chancellor stayed away, and the French president did so too.",
            "chancellor=gerhard-schroeder | president=jacques-chirac",
        ),
        (
            "2016-09-04",
            "The U.S. president said that in 2003 mistakes were made.",
            "president=barack-obama",
        ),
        ("2016-09-04", "The U.S. president will come in 2031.", ""),
        ("2017-06-01", "Some time in 2017 the U.S. president spoke.", "president=donald-trump"),
        ("2018-06-01", "Some time in 2017 the U.S. president spoke.", ""),
        ("2018-06-01", "Before 2016 the U.S. president spoke.", ""),
        ("never", "The U.S. president spoke.", ""),
        ("never", "In March 2010 the U.S. president spoke.", "president=barack-obama"),
    ] {
        check(day, text, expected);
    }
}

#[test]
fn who_held_a_post_or_will_hold_it_does_not_hold_it() {
    for (day, text, expected) in [
        ("2018-05-04", "The former German chancellor was paid by a firm.", ""),
        ("2016-09-04", "The next U.S. president will have to pay.", ""),
        ("2016-12-04", "The U.S. president-elect tweeted.", ""),
        ("2016-12-04", "The outgoing U.S. president waved.", "president=barack-obama"),
        ("2019-05-04", "The then British prime minister went home.", ""),
        (
            "2019-05-04",
            "In 2012 the then British prime minister went home.",
            "prime minister=david-cameron",
        ),
        ("2016-09-04", "She was the U.S. president in a film.", ""),
        ("2019-05-04", "Former President Obama scolded the president.", ""),
        (
            "2019-05-04",
            "Barack Obama, the U.S. president from 2009 to 2017, came. The U.S. president shrugged.",
            "president=donald-trump",
        ),
    ] {
        check(day, text, expected);
    }
}

#[test]
fn a_bare_post_goes_to_who_is_introduced_with_it_and_holds_it() {
    for (day, text, expected) in [
        (
            "2014-05-04",
            "President Barack Obama dined with Vice President Joe Biden. The president paid.",
            "president=barack-obama",
        ),
        (
            "2017-05-04",
            "President Vladimir Putin and Prime Minister Dmitry Medvedev came. The president sat down.",
            "president=vladimir-putin",
        ),
        (
            "2022-05-04",
            "Chancellor Olaf Scholz met Angela Merkel, his predecessor. The chancellor smiled.",
            "chancellor=olaf-scholz",
        ),
        (
            "2017-04-04",
            "Rex Tillerson came after John Kerry left. The secretary of state smiled.",
            "secretary of state=rex-tillerson",
        ),
        (
            "never",
            "President Barack Obama dined with Vice President Joe Biden. The president paid.",
            "president=barack-obama",
        ),
        (
            "2030-05-04",
            "President Marta Orlova and Deputy President Ivan Maly came. The president left.",
            "president=marta-orlova",
        ),
        (
            "2019-05-04",
            "President Barack Obama came. The president left.",
            "president=barack-obama?",
        ),
    ] {
        check(day, text, expected);
    }
}

#[test]
fn posts_of_bodies_and_posts_behind_which_their_state_stands_are_known() {
    for (day, text, expected) in [
        ("2018-05-04", "The NATO secretary general left.", "secretary general=jens-stoltenberg"),
        ("2018-05-04", "The U.N. secretary-general left.", "secretary-general=antonio-guterres"),
        ("2018-05-04", "The U.N. chief left.", "chief=antonio-guterres"),
        (
            "2018-05-04",
            "The EU foreign policy chief left.",
            "foreign policy chief=federica-mogherini",
        ),
        ("2018-05-04", "The European Commission president left.", "president=jean-claude-juncker"),
        ("2018-05-04", "The EU president left.", ""),
        ("2018-05-04", "The prime minister of Japan left.", "prime minister=shinzo-abe"),
        ("2018-05-04", "The president of the company left.", ""),
        ("2018-05-20", "The Indian foreign minister left.", "foreign minister=sushma-swaraj"),
        ("2018-05-04", "The Russian leader left.", "leader=vladimir-putin"),
        (
            "2022-05-04",
            "Talks failed and Washington's top diplomat left.",
            "top diplomat=antony-blinken",
        ),
        (
            "2022-05-04",
            "The United States agreed. The secretary of state left.",
            "secretary of state=antony-blinken?",
        ),
        ("2022-05-04", "Peru agreed. The secretary of state left.", ""),
    ] {
        check(day, text, expected);
    }
}

#[test]
fn a_bare_role_takes_up_the_one_said_last_and_a_lesser_post_is_nobodys() {
    for (day, text, expected) in [
        (
            "2018-06-12",
            "Foreign Minister Lavrov met Foreign Minister Cavusoglu. The Russian minister left. The minister was tired.",
            "minister=sergei-lavrov | minister=sergei-lavrov",
        ),
        (
            "2018-06-12",
            "Foreign Minister Lavrov came. The Peruvian minister left. The minister was tired.",
            "",
        ),
        (
            "2018-06-12",
            "Russia's foreign minister, Sergei Lavrov, scolded NATO's secretary-general, Jens Stoltenberg. The secretary-general replied.",
            "foreign minister=sergei-lavrov | secretary-general=jens-stoltenberg | secretary-general=jens-stoltenberg",
        ),
        ("2022-07-10", "Russia's deputy foreign minister said no.", ""),
        ("2018-07-10", "The U.S. vice president said no.", "vice president=mike-pence"),
        ("2022-07-10", "The EU's top diplomat agreed.", "top diplomat=josep-borrell"),
        (
            "2017-06-10",
            "The Secretary of State told reporters that talks would resume.",
            "Secretary of State=rex-tillerson?",
        ),
    ] {
        check(day, text, expected);
    }
}

/// Checks what the persons and missions of a text are part of: `id<whole`, a question mark
/// behind it if one of the mentions is doubtful.
fn check_whole(day: &str, text: &str, expected: &str) {
    let publication = match day.parse() {
        Ok(day) => Publication::Set(DayInterval::day(day, Basis::User)),
        Err(_) => Publication::unknown(),
    };
    let article = annotate_at(verbatim(Path::new("-"), text), publication);
    let meant = |id: &crate::document::ActorId| {
        let all = article.mentions.iter().filter(|m| m.actor.as_ref() == Some(id));
        all.into_iter().any(|mention| mention.doubt.is_some())
    };
    let shown: Vec<String> = article
        .actors
        .iter()
        .filter(|actor| {
            actor.id.as_str().starts_with("per:") || actor.id.as_str().starts_with("mis:")
        })
        .map(|actor| {
            let whole = actor.part_of.as_ref().map_or("-", |whole| whole.as_str());
            let doubt = if meant(&actor.id) { "?" } else { "" };
            format!("{}<{whole}{doubt}", actor.id.as_str())
        })
        .collect();
    assert_eq!(shown.join(" | "), expected, "{day}: {text}");
}

#[test]
fn a_person_is_part_of_what_they_belonged_to_at_the_date() {
    for (day, text, expected) in [
        ("2017-05-04", "Benjamin Netanyahu spoke.", "per:benjamin-netanyahu<gov:il"),
        ("2017-05-04", "Boris Johnson spoke.", "per:boris-johnson<min:gb-foreign"),
        ("2020-05-04", "Boris Johnson spoke.", "per:boris-johnson<gov:gb"),
        ("never", "Boris Johnson spoke.", "per:boris-johnson<gov:gb"),
        ("1997-05-04", "Javier Solana spoke.", "per:javier-solana<org:nato"),
        ("2018-05-04", "Mark Rutte spoke.", "per:mark-rutte<gov:nl"),
        ("never", "Sergei Lavrov spoke.", "per:sergei-lavrov<min:ru-foreign"),
    ] {
        check_whole(day, text, expected);
    }
}

/// What a former minister said for another body was once said for the state.
#[test]
fn who_left_office_is_part_of_it_no_more_but_of_what_the_text_tells() {
    for (day, text, expected) in [
        ("2015-05-04", "Tony Blair spoke.", "per:tony-blair<-"),
        ("2015-05-04", "Gordon Brown, the U.N. envoy, spoke.", "per:gordon-brown<org:un"),
        ("2015-05-04", "President Bill Clinton spoke.", "per:bill-clinton<gov:us"),
        ("1999-05-04", "Bill Clinton spoke.", "per:bill-clinton<off:us-white-house"),
    ] {
        check_whole(day, text, expected);
    }
}

#[test]
fn a_title_of_another_life_tells_of_another_person() {
    for (day, text, expected) in [
        ("2019-02-10", "Judge Clinton spoke. Clinton left.", "per:clinton<-"),
        ("2019-02-10", "Coach Blair spoke.", "per:blair<-"),
        ("2019-02-10", "Captain Lavrov sailed home.", "per:lavrov<-"),
        ("2019-02-10", "Mayor Johnson of Dayton spoke.", "per:johnson<-"),
        (
            "2019-02-10",
            "Sergei Lavrov met Captain Lavrov.",
            "per:sergei-lavrov<min:ru-foreign | per:lavrov<-",
        ),
    ] {
        check_whole(day, text, expected);
    }
}

#[test]
fn whose_mission_it_is_is_not_invented() {
    for (text, expected) in [
        ("The embassy in Kyiv closed. Officials in Tripoli were told.", ""),
        ("Poland's ambassador said the embassy in Minsk closed.", ""),
        (
            "Poland spoke to Belarus. Poland said the embassy in Minsk closed.",
            "mis:pl-embassy-by<gov:pl?",
        ),
    ] {
        check_whole("2019-02-10", text, expected);
    }
}

#[test]
fn couples_and_namesakes_are_told_apart() {
    for (text, expected) in [
        (
            "Barack and Michelle Obama left. Mr. Obama spoke.",
            "per:barack-obama<- | per:michelle-obama<-",
        ),
        ("They met Ana and Luis Soto.", "per:ana-soto<- | per:luis-soto<-"),
        (
            "J. Robert Nash spoke. Jane Nash, his wife, left.",
            "per:j-robert-nash<- | per:jane-nash<-",
        ),
    ] {
        check_whole("2019-02-10", text, expected);
    }
}

#[test]
fn who_is_in_office_is_known_by_the_surname_and_rulers_by_their_number() {
    for (day, text, expected) in [
        (
            "2018-06-12",
            "They met Putin, Trump and Merkel.",
            "per:vladimir-putin<off:ru-kremlin? | per:donald-trump<off:us-white-house? | per:angela-merkel<gov:de?",
        ),
        ("2018-06-12", "They spoke to Xi.", "per:xi-jinping<gov:cn?"),
        ("2022-10-10", "King Charles III spoke. Charles III left.", "per:king-charles<gov:gb"),
        ("2018-10-10", "They met Elizabeth II.", "per:queen-elizabeth<gov:gb"),
        ("2018-10-10", "King Abdullah II left.", "per:king-abdullah-ii<gov:jo"),
    ] {
        check_whole(day, text, expected);
    }
}

#[test]
fn a_government_may_be_called_by_who_leads_it() {
    let text = "The Macron government fell. The Biden administration agreed.";
    let day = DayInterval::day(jiff::civil::date(2022, 7, 10), Basis::User);
    let article = annotate_at(verbatim(Path::new("-"), text), Publication::Set(day));
    let ids = article.mentions.iter().filter(|m| m.rule == "government of a person");
    let ids: Vec<&str> = ids.filter_map(|m| Some(m.actor.as_ref()?.as_str())).collect();
    assert_eq!(ids, ["gov:fr", "gov:us"]);
}

#[test]
fn a_role_that_two_of_those_named_before_hold_is_doubtful() {
    for (text, expected) in [
        (
            "German Foreign Minister Ida Holm met Peruvian Foreign Minister Luis Rojas. The foreign minister left.",
            "foreign minister=luis-rojas?",
        ),
        (
            "Peruvian President Luis Rojas met Chadian Vice President Ida Holm. The president left.",
            "president=luis-rojas",
        ),
        (
            "French Interior Minister Laurent Fabius spoke. The French minister left.",
            "minister=laurent-fabius",
        ),
        ("The president of France's Senate left.", ""),
        ("The wartime British prime minister was bold.", ""),
        ("The U.S. Secretary of State left.", "Secretary of State=john-kerry"),
        (
            "They chose a Dane. The envoy is young. He thanked the old envoy, Nils Holm.",
            "envoy=nils-holm?",
        ),
    ] {
        check("2016-06-02", text, expected);
    }
}

#[test]
fn a_known_surname_stays_doubtful_and_a_title_before_it_is_weighed() {
    for (text, expected) in [
        ("Merkel sang. Merkel left.", "per:angela-merkel? | per:angela-merkel?"),
        ("King Hussein left.", "per:king-hussein"),
        ("Li Wrtskol met Li Zumpf. Li left.", "per:li-wrtskol | per:li-zumpf | per:li-zumpf?"),
        (
            "Ida \"the Fox\" Plover sang. Plover left.",
            "per:ida-the-fox-plover | per:ida-the-fox-plover",
        ),
    ] {
        let day = DayInterval::day(jiff::civil::date(2018, 6, 2), Basis::User);
        let article = annotate_at(verbatim(Path::new("-"), text), Publication::Set(day));
        let named = article.mentions.iter().filter(|m| m.kind == MentionKind::Person);
        let shown: Vec<String> = named
            .filter_map(|mention| {
                let doubt = if mention.doubt.is_some() { "?" } else { "" };
                Some(format!("{}{doubt}", mention.actor.as_ref()?.as_str()))
            })
            .collect();
        assert_eq!(shown.join(" | "), expected, "{text}");
    }
}
