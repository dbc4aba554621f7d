//! Who is no part of the news that names them: the dead of history, photographers, and what only
//! looks like a name in text of another language.

use super::{check, check_actors};

#[test]
fn a_person_of_history_acts_no_more() {
    check("She quoted Alexander the Great at length.", "Alexander/PER");
    check_actors("The sign ALEXANDER THE GREAT was taken down.", "");
    check_actors(
        "They spoke of Cyrus the Great. Cyrus would weep, said Yusuf Haddad.",
        "Yusuf Haddad=per:yusuf-haddad",
    );
    check_actors(
        "They spoke of Martin Luther. Martin Kovar left. Kovar smiled.",
        "Martin Kovar=per:martin-kovar | Kovar=per:martin-kovar",
    );
}

#[test]
fn who_took_the_picture_is_not_of_the_news() {
    for text in [
        "Marta Kowalska arrives. Photo: Diego Sorel/Pool",
        "Marta Kowalska arrives. Photo by Diego Sorel",
        "Marta Kowalska arrives. | Diego Sorel/The Danube Post",
    ] {
        assert_eq!(super::actors_of(text), ["per:marta-kowalska"], "{text}");
    }
    assert_eq!(
        super::actors_of("The photo by the window shows Marta Kowalska, who smiled."),
        ["per:marta-kowalska"]
    );
}

#[test]
fn text_in_another_language_names_only_who_is_known() {
    let german = "Der russische Präsident traf am Montag den Vorsitzenden Dietmar Krause in der \
                  alten Hofburg, und beide sprachen lange über die neue Lage im Osten der Ukraine. \
                  Angela Merkel war nicht dabei, sagte der Sprecher von Frau Krause danach.";
    let named = super::actors_of(german);
    assert!(named.iter().any(|id| id == "per:angela-merkel"), "{named:?}");
    assert!(!named.iter().any(|id| id.contains("krause")), "{named:?}");
    let russian = "В понедельник министр иностранных дел России Сергей Лавров встретился в Москве \
                   с Араратом Мирзояном. Стороны обсудили положение на границе.";
    assert!(super::actors_of(russian).is_empty());
    let turkish = "Bakan salı günü Ermenistan temsilcisi Ruben Petrosyan ile görüştü ve görüşmenin \
                   verimli geçtiğini söyledi, yeni bir tarih belirleneceğini açıkladı.";
    let named = super::actors_of(turkish);
    assert!(!named.iter().any(|id| id.starts_with("per:")), "{named:?}");
}

#[test]
fn a_quotation_in_other_letters_leaves_the_english_names() {
    assert_eq!(
        super::actors_of("\"Лавров прав, и Россия ждёт,\" said Marta Kowalska on Monday."),
        ["per:marta-kowalska"]
    );
}

#[test]
fn the_name_of_a_state_in_its_own_language_is_no_person() {
    for name in ["Severna Makedonija", "Republika Hrvatska", "Magyarország"] {
        let named = super::actors_of(&format!("The sign at the border said {name} in white."));
        assert!(!named.iter().any(|id| id.starts_with("per:")), "{name}: {named:?}");
    }
}
