//! Which lines tell when an article was published, case by case.
//!
//! How they are read lies in the file above.

use super::{Says, date_line, file_name, is_date_line, of_title, of_url, order, roughly, stamp};
use crate::text::Span;
use crate::text::calendar::Order;
use jiff::civil::date;

#[test]
fn a_date_line_is_little_but_its_date() {
    assert!(is_date_line("28 Apr, 2021 11:53"));
    assert!(is_date_line("Published on August 31, 2017"));
    assert!(!is_date_line("Since July 1, 2019, the office in Geneva has been closed for works."));
}

#[test]
fn a_date_line_says_what_its_date_is() {
    let cases = [
        ("Posted on 4 May 2015", Some(Says::Published)),
        ("Jane Roe, Senior Correspondent | Geneva | 4 May 2015", Some(Says::Published)),
        ("Last updated: 4 May 2015", Some(Says::Changed)),
        ("Medically reviewed 4 May 2015", None),
        ("Deadline: 4 May 2015", None),
        ("Retrieved on 4 May 2015", None),
        ("© 4 May 2015 The Gull", None),
        ("4 May 2015 Larnholm 7°C", None),
        ("By Jane Roe (born 4 May 1991)", None),
        ("4-6 May 2015", None),
        ("4 May 2015 to 6 May 2015", None),
        ("The morning of 4 May 2015", None),
        ("4 May 2015: Jane Roe in Larnholm", None),
        ("4 May 1951", None),
        ("4 May 2015, 18:30", Some(Says::Published)),
        ("4 May 2015, 18:30 GMT", Some(Says::Published)),
        ("Story posted: 4 May 2015", Some(Says::Published)),
    ];
    for (line, expected) in cases {
        let found = date_line(line, Span::whole(line), Order::Unknown).map(|(says, ..)| says);
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn the_day_of_a_deadline_an_event_or_an_act_is_no_date_line() {
    let lines = [
        "Answer by 4 May 2015",
        "Papers due 4 May 2015",
        "Harbour festival: 4 May 2015",
        "4 May 2015, 19:30, Larnholm Town Hall",
        "4 May 2015, 7 pm, Larnholm Town Hall",
        "Adopted on 4 May 2015",
        "Signed at Larnholm, 4 May 2015",
        "Webinar, 4 May 2015",
        "Bewerbung bis zum 4. Mai 2015",
        "Unterzeichnet am 4. Mai 2015",
        "Konzert: 4. Mai 2015",
        "Candidatures avant le 4 mai 2015",
        "Signé le 4 mai 2015",
        "Colloque, 4 mai 2015",
        "Solicitudes hasta el 4 de mayo de 2015",
        "Firmado el 4 de mayo de 2015",
        "Заявки до 4 мая 2015 года",
        "Принято 4 мая 2015 года",
        "Выставка: 4 мая 2015 года",
        "Iscrizioni entro il 4 maggio 2015",
        "Firmato il 4 maggio 2015",
    ];
    for line in lines {
        assert_eq!(date_line(line, Span::whole(line), Order::Unknown), None, "{line}");
        assert!(!is_date_line(line), "{line}");
    }
}

#[test]
fn a_date_line_is_read_in_the_languages_of_news() {
    let cases = [
        ("12 марта 2020 года", Some(Says::Published)),
        ("Опубликовано 12 марта 2020 г. в 18:30", Some(Says::Published)),
        ("четверг, 12 марта 2020 года", Some(Says::Published)),
        ("Публикация: 12 марта 2020 года", Some(Says::Published)),
        ("Обновление: 12 марта 2020 года", Some(Says::Changed)),
        ("Publié le 12 mars 2020 à 18 h 30", Some(Says::Published)),
        ("Mis en ligne le 12 mars 2020", Some(Says::Published)),
        ("Publié le 12/03/2020 à 18:30", Some(Says::Published)),
        ("Dernière mise à jour : 12 mars 2020", Some(Says::Changed)),
        ("Fecha de publicación: 12 de marzo de 2020", Some(Says::Published)),
        ("Publicado el 12/03/2020 a las 10:30", Some(Says::Published)),
        ("Actualizado el 12 de marzo de 2020", Some(Says::Changed)),
        ("Erstellt am 12.03.2020", Some(Says::Published)),
        ("Donnerstag, 12. März 2020, 10:30 Uhr", Some(Says::Published)),
        ("Stand: 12.03.2020", Some(Says::Changed)),
        ("quinta-feira, 12 de março de 2020", Some(Says::Published)),
        ("12/03/2020 às 18h30", Some(Says::Published)),
        ("Atualizado em 12 de março de 2020", Some(Says::Changed)),
        ("Pubblicato il 12 marzo 2020 alle ore 10:30", Some(Says::Published)),
        ("Ultimo aggiornamento: 12 marzo 2020", Some(Says::Changed)),
        ("Issued on: 12/03/2020 - 18:30", None),
        ("12/03/2020", None),
    ];
    for (line, expected) in cases {
        let found = date_line(line, Span::whole(line), Order::Unknown);
        assert_eq!(found.map(|(says, ..)| says), expected, "{line}");
        let day = found.map(|(_, day, _)| day);
        assert_eq!(day.unwrap_or(date(2020, 3, 12)), date(2020, 3, 12), "{line}");
    }
    let known = |language| date_line("12/03/2020", Span::between(0, 10), order(language));
    assert_eq!(known(Some("es-MX")).map(|(_, day, _)| day), Some(date(2020, 3, 12)));
    assert!(known(Some("en")).is_none() && known(None).is_none());
}

#[test]
fn the_title_of_a_document_may_end_with_its_day() {
    let day = Some(date(2019, 10, 3));
    let title = |text| of_title(text).map(|(day, _)| day);
    assert_eq!(title("Press Briefing, October 3, 2019"), day);
    assert_eq!(title("Remarks by the Minister to the Press (3 October 2019)"), day);
    assert_eq!(title("Joint Statement – 3 October 2019"), day);
    assert_eq!(title("Flood in Larnholm, October 3, 2019"), None);
    assert_eq!(title("The statement of October 3, 2019"), None);
    assert_eq!(title("Statement, October 3, 2019, on the flood"), None);
}

#[test]
fn stamps_and_addresses_give_their_day() {
    assert_eq!(stamp("2021-04-28T11:53:00+03:00"), Some(date(2021, 4, 28)));
    assert_eq!(of_url("https://x.org/2021/04/28/talks"), Some(date(2021, 4, 28)));
    assert_eq!(of_url("https://x.org/2021/apr/28/talks"), Some(date(2021, 4, 28)));
    assert_eq!(of_url("https://x.org/20210428-talks"), Some(date(2021, 4, 28)));
    assert_eq!(of_url("https://x.org/talks-20219928"), None);
    assert_eq!(of_url("https://x.org/talks-1202104281"), None);
    assert_eq!(of_url("https://x.org/20210/talks-2021-4"), None);
}

#[test]
fn a_line_of_several_dates_tells_the_one_of_publication() {
    let published = [
        "Publié le 12 mars 2020 à 18h42, modifié le 14 mars 2020 à 09h10",
        "Mis à jour le 14 mars 2020 à 09:11 - Publié le 12 mars 2020",
        "Veröffentlicht: 12.03.2020, 14:20 Uhr, aktualisiert: 14.03.2020",
        "Aktualisiert am 14. März 2020 - veröffentlicht am 12. März 2020",
        "Updated March 14, 2020 9:11 am | Published March 12, 2020 2:05 pm",
        "12/03/2020 14h05 Atualizado há 3 dias",
        "March 12, 20202:05 PM GMT+2 Updated 2 days ago",
        "PUBLISHED THU, MARCH 12 20202:05 PM EDT",
        "For immediate release: 12 March 2020",
        "Опубликовано 12 марта 2020, обновлено 14 марта 2020",
    ];
    for line in published {
        let found = date_line(line, Span::whole(line), Order::Unknown);
        let found = found.map(|(says, day, _)| (says, day));
        assert_eq!(found, Some((Says::Published, date(2020, 3, 12))), "{line}");
        assert!(is_date_line(line), "{line}");
    }
    for line in ["Stand: 12.03.2020 14:20 Uhr", "Actualizado 12/03/2020 - 21:15"] {
        let found = date_line(line, Span::whole(line), Order::Unknown);
        let found = found.map(|(says, day, _)| (says, day));
        assert_eq!(found, Some((Says::Changed, date(2020, 3, 12))), "{line}");
        assert!(is_date_line(line), "{line}");
    }
}

#[test]
fn a_time_from_now_back_is_a_date_line_without_a_day() {
    for line in ["3 hours ago", "Publié hier à 18:42, mis à jour hier à 20:10", "Vor 2 Stunden"]
    {
        assert!(is_date_line(line), "{line}");
        assert_eq!(date_line(line, Span::whole(line), Order::Unknown), None, "{line}");
    }
    for line in ["3 years", "Two days in May", "30 years ago, Larnholm burnt.", "Days of 1994"] {
        assert!(!is_date_line(line), "{line}");
    }
}

#[test]
fn the_name_of_a_file_may_hold_a_day() {
    let day = Some(date(2019, 5, 3));
    for name in
        ["2019-05-03-fish.txt", "fish-2019-05-03.html", "20190503_fish.txt", "2019.05.03 fish.txt"]
    {
        assert_eq!(file_name(name), day, "{name}");
    }
    for name in ["fish-20190503123.txt", "2019-05-fish.txt", "2019-13-03.txt", "fish.txt", "3-5-19"]
    {
        assert_eq!(file_name(name), None, "{name}");
    }
    assert_eq!(file_name("2019-05-03-fish-7.txt"), None);
}

#[test]
fn a_field_may_tell_a_month_a_year_or_two_days() {
    let told = |value: &str| roughly(value).map(|days| days.to_string());
    assert_eq!(told("2019-05").as_deref(), Some("2019-05"));
    assert_eq!(told("May 2019").as_deref(), Some("2019-05"));
    assert_eq!(told("2019").as_deref(), Some("2019"));
    assert_eq!(told("03/05/2019").as_deref(), Some("2019-03-05..2019-05-03"));
    for value in ["1019", "20190", "2019-13", "fish", ""] {
        assert_eq!(told(value), None, "{value}");
    }
}
