//! Whose the bodies are that go by names which many states use, case by case.

use super::{check_actors, check_doubts};

#[test]
fn a_body_belongs_to_the_state_that_stands_beside_its_name() {
    for (text, expected) in [
        (
            "Latvia's Ministry of Defence agreed.",
            "Latvia=gov:lv | Ministry of Defence=min:lv-defence",
        ),
        (
            "The Ministry of Defence of Nepal agreed.",
            "Ministry of Defence=min:np-defence | Nepal=gov:np",
        ),
        ("The Ministry of Defence in Riga agreed.", "Ministry of Defence=min:lv-defence"),
        ("The British Ministry of Defence agreed.", "British Ministry of Defence=min:gb-defence"),
        (
            "Ghana's National Security Council met.",
            "Ghana=gov:gh | National Security Council=off:gh-national-security-council",
        ),
        ("The Senate in Rome voted.", "Senate=leg:it-senate"),
        ("The Nepali Congress won.", "Nepali Congress=org:nepali-congress"),
        ("The Senate of Chile voted.", "Senate=leg:cl-senate | Chile=gov:cl"),
        ("The U.S. Senate voted.", "U.S. Senate=leg:us-senate"),
        ("Malta's Labour Party won.", "Malta=gov:mt | Labour Party=org:mt-labour-party"),
        ("The Maltese Labour Party won.", "Maltese Labour Party=org:mt-labour-party"),
        (
            "Serbia's Security Council met.",
            "Serbia=gov:rs | Security Council=org:rs-security-council",
        ),
        ("The Security Council met.", "Security Council=org:un-security-council"),
        (
            "Dmitry Medvedev, deputy chairman of the Security Council, spoke.",
            "Dmitry Medvedev=per:dmitry-medvedev | Security Council=off:ru-security-council",
        ),
        ("The Department of Finance in Dublin paid.", "Department of Finance=min:ie-finance"),
        ("The General Assembly voted.", "General Assembly=org:un-general-assembly"),
        ("They fought the Lord's Resistance Army.", "Lord's Resistance Army=org:lra"),
    ] {
        check_actors(text, expected);
    }
}

#[test]
fn a_body_belongs_to_the_state_of_which_the_article_told_before_or_from_which_it_comes() {
    for (text, expected) in [
        (
            "Chad's Senate voted. The Senate's leader left.",
            "Chad=gov:td | Senate=leg:td-senate | Senate=leg:td-senate",
        ),
        ("MANILA - The Senate voted.", "Senate=leg:ph-senate"),
        ("ACCRA (AP) - The High Court ruled.", "AP=med:ap | High Court=org:gh-high-court"),
        ("SOFIA - The Foreign Ministry agreed.", "Foreign Ministry=min:bg-foreign"),
        (
            "BEIJING - U.S. envoys left. The Senate agreed.",
            "U.S.=gov:us | envoys=grp:us-diplomats | Senate=leg:us-senate",
        ),
    ] {
        check_actors(text, expected);
    }
}

/// Every other state's Senate was once that of the United States.
#[test]
fn a_body_of_which_nothing_tells_whose_it_is_is_of_no_state() {
    for (text, expected) in [
        ("The Senate voted.", "Senate=leg:senate?"),
        ("The Ministry of Defence agreed.", "Ministry of Defence=min:ministry-of-defence?"),
        (
            "Oslo thanked Paris. The Conservative Party agreed.",
            "Oslo=gov:no | Paris=gov:fr | Conservative Party=org:no-conservative-party",
        ),
        (
            "Norway thanked France. The Supreme Court agreed.",
            "Norway=gov:no | France=gov:fr | Supreme Court=org:supreme-court?",
        ),
        (
            "Peru's Congress and Chile's Congress met. Congress voted.",
            "Peru=gov:pe | Congress=leg:pe-congress | Chile=gov:cl | Congress=leg:cl-congress | Congress=leg:cl-congress?",
        ),
    ] {
        check_doubts(text, expected);
    }
}

#[test]
fn a_ministry_in_lower_case_is_that_of_the_state_before_it_and_is_taken_up_by_its_last_word() {
    for (text, expected) in [
        (
            "The Latvian defence ministry said no. The ministry then agreed.",
            "defence ministry=min:lv-defence | ministry=min:lv-defence",
        ),
        ("Peru's ministry of health paid.", "Peru=gov:pe | ministry of health=min:pe-health"),
        ("RIGA - The foreign ministry agreed.", "foreign ministry=min:lv-foreign"),
        ("The foreign ministry agreed.", ""),
        ("The ministry agreed.", ""),
        ("RIGA - A foreign ministry clerk of Ann Plover agreed.", "Ann Plover=per:ann-plover"),
        (
            "Peru's interior ministry and Chad's interior ministry met. The ministry paid.",
            "Peru=gov:pe | interior ministry=min:pe-interior | Chad=gov:td | interior ministry=min:td-interior | ministry=min:td-interior?",
        ),
        (
            "The Polish Embassy in Minsk closed. The embassy said why.",
            "Polish Embassy=mis:pl-embassy-by | embassy=mis:pl-embassy-by",
        ),
    ] {
        check_doubts(text, expected);
    }
}

#[test]
fn a_ministry_is_that_of_the_state_that_the_news_comes_from() {
    for (text, expected) in [
        (
            "ROME - Italy expelled two Russian diplomats, the foreign ministry said. Russian Foreign \
             Minister Sergei Lavrov vowed to respond.",
            "min:it-foreign",
        ),
        ("MOSCOW - Sergei Lavrov spoke. The Foreign Ministry said so.", "min:ru-foreign"),
        (
            "Vietnam protested, the foreign ministry said. Russian Foreign Minister Sergei Lavrov \
             did not.",
            "min:vn-foreign",
        ),
    ] {
        let article =
            crate::annotate::annotate(crate::load::verbatim(std::path::Path::new("-"), text));
        let meant: Vec<&str> = article
            .mentions
            .iter()
            .filter_map(|m| m.actor.as_ref())
            .map(crate::document::ActorId::as_str)
            .collect();
        assert!(meant.contains(&expected), "{text}: {meant:?}");
        assert!(
            meant.iter().filter(|id| id.starts_with("min:")).all(|id| *id == expected),
            "{meant:?}"
        );
    }
}

/// What a state was accused of was once its own ministry's word.
#[test]
fn a_ministry_that_tells_what_another_state_did_is_that_of_the_state_the_news_comes_from() {
    for (text, expected) in [
        (
            "RIGA - Belarus moved tanks to the border, the defence ministry said. Latvia protested.",
            "Belarus=gov:by | defence ministry=min:lv-defence | Latvia=gov:lv",
        ),
        (
            "RIGA - Belarus moved tanks towards Latvia, the defence ministry said.",
            "Belarus=gov:by | Latvia=gov:lv | defence ministry=min:lv-defence",
        ),
        // Nothing else tells of the state of the dateline.
        (
            "RIGA - Belarus moved tanks to the border, the defence ministry said.",
            "Belarus=gov:by | defence ministry=min:lv-defence?",
        ),
        (
            "GAZA CITY - Israel bombed a school, the health ministry said.",
            "Israel=gov:il | health ministry=min:ps-health?",
        ),
        // It speaks for itself, or only meets others there.
        (
            "RIGA - Belarus denied the charge, the foreign ministry said.",
            "Belarus=gov:by | foreign ministry=min:by-foreign",
        ),
        (
            "GENEVA - Belarus will pay its dues, the foreign ministry said.",
            "Belarus=gov:by | foreign ministry=min:by-foreign",
        ),
        (
            "RIGA - Belarus moved tanks to the border, its defence ministry said.",
            "Belarus=gov:by | defence ministry=min:by-defence",
        ),
        (
            "PRAGUE - Belarus paid. The Supreme Court agreed.",
            "Belarus=gov:by | Supreme Court=org:by-supreme-court?",
        ),
    ] {
        check_doubts(text, expected);
    }
}

/// The parties of ministers who met in Brussels were once Belgian.
#[test]
fn news_from_a_summit_is_not_news_from_where_it_is_held() {
    for (text, expected) in [
        (
            "BRUSSELS - Serbian envoy Ana Plover came. Plover's Socialist Party agreed.",
            "Ana Plover=per:ana-plover | Plover=per:ana-plover | Socialist Party=org:rs-socialist-party",
        ),
        (
            "LONDON - Maltese envoy Ana Plover came. Her ruling Labour Party agreed.",
            "Ana Plover=per:ana-plover | Labour Party=org:mt-labour-party",
        ),
        (
            "GENEVA - Ana Plover of Chad came. The Supreme Court agreed. The finance ministry paid.",
            "Ana Plover=per:ana-plover | Chad=gov:td | Supreme Court=org:td-supreme-court | finance ministry=min:td-finance?",
        ),
        (
            "VIENNA - Chad met Peru. Talks went on. The Supreme Court agreed.",
            "Chad=gov:td | Peru=gov:pe | Supreme Court=org:supreme-court?",
        ),
        (
            "GENEVA - Ana Plover came. Her Socialist Party agreed.",
            "Ana Plover=per:ana-plover | Socialist Party=org:socialist-party?",
        ),
        (
            "PARIS - French envoys met Chad's envoys. In Chad the Supreme Court agreed.",
            "envoys=grp:fr-diplomats | Chad=gov:td | envoys=grp:td-diplomats | Supreme Court=org:fr-supreme-court?",
        ),
        (
            "OSLO - Norway left. Its foreign ministry said why.",
            "Norway=gov:no | foreign ministry=min:no-foreign",
        ),
        (
            "QUITO - Ecuador left. In Caracas, the foreign ministry said why.",
            "Ecuador=gov:ec | foreign ministry=min:ve-foreign",
        ),
        (
            "ACCRA - Ghana left. The Elm Democratic Congress agreed.",
            "Ghana=gov:gh | Elm Democratic Congress=org:elm-democratic-congress",
        ),
        (
            "DUSHANBE - Tajik envoy Ana Plover came. Her People's Democratic Party won.",
            "Ana Plover=per:ana-plover | People's Democratic Party=org:tj-people-democratic-party",
        ),
        // Nothing but the dateline tells of a state: the news is from there.
        (
            "AMMAN - Two soldiers died. The Chadian envoy left. The Supreme Court ruled.",
            "Supreme Court=org:jo-supreme-court?",
        ),
    ] {
        check_doubts(text, expected);
    }
}

/// A rebel army was once a part of the government that it fought, and another body than its acronym.
#[test]
fn an_acronym_in_brackets_is_the_body_before_it_and_a_rebel_army_is_of_no_government() {
    for (text, expected) in [
        (
            "Colombia said the National Liberation Army (ELN) left. The ELN agreed.",
            "Colombia=gov:co | National Liberation Army=org:eln | ELN=org:eln | ELN=org:eln",
        ),
        (
            "The Elmford Workers League (LTE) met. The LTE agreed.",
            "Elmford Workers League=org:elmford-workers-league | LTE=org:elmford-workers-league | LTE=org:elmford-workers-league",
        ),
        (
            "NAYPYITAW - The Elm Independence Army fled.",
            "Elm Independence Army=org:elm-independence-army",
        ),
        (
            "LONDON - Britain paid. The Treasury agreed.",
            "Britain=gov:gb | Treasury=min:gb-treasury",
        ),
    ] {
        check_actors(text, expected);
    }
}

#[test]
fn a_people_is_its_state_only_where_it_acts_for_it() {
    for (text, expected) in [
        ("The Latvians said no.", "Latvians=gov:lv"),
        ("\"Latvians are late,\" she said.", "Latvians=gov:lv"),
        ("Serbs in Mitrovica blocked roads.", ""),
        ("The Serbs who live there agreed.", ""),
        ("Germans voted on Sunday.", ""),
    ] {
        check_actors(text, expected);
    }
}

#[test]
fn a_chamber_by_its_description_is_the_right_one_or_nobody() {
    for (text, expected) in [
        (
            "A member of the upper house of the Russian parliament spoke.",
            "upper house=leg:ru-federation-council",
        ),
        ("Russia's lower house voted.", "Russia=gov:ru | lower house=leg:ru-duma"),
        ("The lower house of parliament in Warsaw voted.", "lower house=leg:pl-sejm"),
        ("The Italian upper chamber voted.", "upper chamber=leg:it-senate"),
        ("The lower house of the Indian parliament met.", "lower house=leg:in-lok-sabha"),
        ("The upper house of the Norwegian parliament met.", ""),
        ("The Russian parliament voted.", "parliament=leg:ru-parliament"),
        ("The French parliament voted.", "parliament=leg:fr-parliament"),
        ("The Israeli parliament voted.", "parliament=leg:il-knesset"),
        ("The German parliament voted.", "parliament=leg:de-bundestag"),
        ("They met French senators.", "senators=leg:fr-senate"),
    ] {
        check_actors(text, expected);
    }
}

#[test]
fn a_government_by_its_official_name_is_that_of_its_state() {
    for (text, expected) in [
        ("The Government of Chad agreed.", "Government of Chad=gov:td"),
        ("The Chadian Government agreed.", "Chadian Government=gov:td"),
        (
            "The Government of the Republic of Chad agreed.",
            "Government of the Republic of Chad=gov:td",
        ),
        (
            "The Foreign Ministry of the Republic of Chad agreed.",
            "Foreign Ministry of the Republic of Chad=min:td-foreign",
        ),
        (
            "The Embassy of the Republic of Chad in Lima closed.",
            "Embassy of the Republic of Chad=mis:td-embassy-pe",
        ),
        (
            "The Local Government of Tacna agreed.",
            "Local Government of Tacna=org:local-government-of-tacna",
        ),
    ] {
        check_actors(text, expected);
    }
}
