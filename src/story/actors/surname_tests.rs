//! Tests which bare surnames are the persons whom other articles name in full, and which are not.
//!
//! Which full names are one person is tested in `actors`.

use super::{HashSet, acquaint, merge};
use crate::annotate::{annotate, annotate_at};
use crate::document::{Annotated, Basis, DayInterval, Publication};
use crate::load::verbatim;

/// Reads articles as one corpus; a text may begin with the year in which it was published.
fn corpus(texts: &[&str]) -> Vec<Annotated> {
    let read = |text: &&str| {
        let document = |text| verbatim(std::path::Path::new("-"), text);
        let dated = text.split_once('|').and_then(|(year, text)| {
            let days = DayInterval::year(year.parse().ok()?, Basis::Stated)?;
            Some(annotate_at(document(text), Publication::Set(days)))
        });
        dated.unwrap_or_else(|| annotate(document(text)))
    };
    let mut articles: Vec<Annotated> = texts.iter().map(read).collect();
    acquaint(&mut articles);
    merge(&mut articles, &HashSet::new());
    articles
}

/// Whether the last article names the person with this id.
fn names(texts: &[&str], id: &str) -> bool {
    let articles = corpus(texts);
    let last = articles.last().unwrap();
    last.actors.iter().any(|actor| actor.id.as_str() == id)
}

const FULL: &str = "Ecuador's Defence Minister Edmundo Quellmo met Colombian Foreign Minister \
                    Ruben Zomarrel in Quito. Ecuador thanked Colombia.";

#[test]
fn a_surname_that_one_person_bears_is_read_and_joined_where_the_topic_is_the_same() {
    for bare in [
        "Quellmo resigned on Sunday, Ecuador said.",
        "Mr Quellmo criticised Ecuador.",
        "Ecuador expelled an envoy. Quellmo rejected the charge.",
        "Ecuador said on Sunday that Quellmo had resigned.",
        "\"We are ready,\" Quellmo told Ecuador.",
        "Minister Quellmo left Ecuador on Monday.",
        "Defence Minister Quellmo resigned on Sunday.",
        "Quellmo met Zomarrel in Lima.",
        "Ecuador and Colombia agreed. Quellmo signed the text.",
        "2025|Quellmo criticised Ecuador.",
    ] {
        let full = format!("2024|{FULL}");
        let texts = if bare.starts_with('2') { [full.as_str(), bare] } else { [FULL, bare] };
        assert!(names(&texts, "per:edmundo-quellmo"), "{bare}");
    }
}

#[test]
fn a_surname_that_is_joined_is_doubtful_and_acts() {
    let articles = corpus(&[FULL, "Ecuador was told on Monday. Quellmo resigned on Sunday."]);
    let article = &articles[1];
    let mention = article.mentions.iter().find(|m| m.span.of(article.document.raw()) == "Quellmo");
    assert!(mention.unwrap().doubt.is_some());
    let sources = article.events.iter().flat_map(|event| &event.who.source);
    assert!(sources.into_iter().any(|id| id.as_str() == "per:edmundo-quellmo"));
}

#[test]
fn a_surname_that_may_be_another_ones_is_not_joined() {
    for (full, bare) in [
        // Another state, another post, another calling, another sex.
        (FULL, "Peruvian Defence Minister Quellmo met Zomarrel."),
        (FULL, "Ecuador's Finance Minister Quellmo resigned."),
        (FULL, "Senator Quellmo criticised Ecuador."),
        (FULL, "The striker Quellmo scored twice for Ecuador."),
        (FULL, "Mrs Quellmo criticised Ecuador."),
        (FULL, "Ms Quellmo, a singer, criticised Ecuador."),
        ("Ecuador's Defence Minister Maria Quellmo met Peru's envoy.", "Mr Quellmo left Ecuador."),
        ("The striker Edmundo Quellmo scored for Ecuador.", "Minister Quellmo left Ecuador."),
        // Nothing in common.
        (FULL, "Quellmo criticised Norway."),
        (FULL, "Mr Quellmo resigned on Sunday."),
        (FULL, "Quellmo met Brantoko in Oslo. Norway agreed."),
        // Many bear the name, or it is another word.
        ("Ecuador's Defence Minister John Smith resigned.", "Smith criticised Ecuador."),
        ("Ecuador's Defence Minister Pablo Garcia resigned.", "Garcia criticised Ecuador."),
        ("Ecuador's Defence Minister Luis Jordan resigned.", "Ecuador thanked Jordan."),
        ("Korean envoy Kim Dae-jung left Ecuador.", "Kim criticised Ecuador."),
        ("Ecuador's Defence Minister Pablo Market resigned.", "Market leaders left Ecuador."),
        // Too long ago.
        (
            "1994|Ecuador's Defence Minister Edmundo Quellmo resigned.",
            "2024|Quellmo criticised Ecuador.",
        ),
        // Father and son.
        ("Ecuador's Defence Minister Edmundo Quellmo resigned.", "Quellmo Jr. left Ecuador."),
    ] {
        for id in ["edmundo-quellmo", "maria-quellmo", "john-smith", "pablo-garcia", "luis-jordan"]
            .into_iter()
            .chain(["kim-dae-jung", "pablo-market"])
        {
            assert!(!names(&[full, bare], &format!("per:{id}")), "{full} {bare}");
        }
    }
}

#[test]
fn a_surname_of_two_persons_is_not_joined() {
    for other in [
        "Ecuador's envoy Marta Quellmo left Colombia.",
        "Norway's envoy Marta Quellmo left Oslo.",
        "The striker Luis Quellmo scored.",
    ] {
        let texts = [FULL, other, "Quellmo criticised Ecuador and Colombia."];
        for id in ["per:edmundo-quellmo", "per:marta-quellmo", "per:luis-quellmo"] {
            assert!(!names(&texts, id), "{other}");
        }
    }
}

#[test]
fn two_spellings_of_the_full_name_are_one_bearer() {
    let texts = [FULL, "Edmundo P. Quellmo left Ecuador.", "Quellmo criticised Ecuador."];
    assert!(names(&texts, "per:edmundo-p-quellmo"));
}

#[test]
fn a_place_of_the_name_stays_a_place() {
    let texts = [FULL, "Ecuador's guards left the town of Quellmo. Envoys met in Quellmo."];
    assert!(!names(&texts, "per:edmundo-quellmo"));
}
