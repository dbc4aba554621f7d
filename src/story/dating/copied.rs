//! The day of a copy: that of the article with which it is one text.
//!
//! Which articles are one text is found in `copies`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::allowed;
use crate::annotate::annotate_at;
use crate::document::{Annotated, Basis, DayInterval, Evidence, Publication};

/// Dates the copies of which no day is known, and annotates them again; tells whether there are any.
///
/// Of several days that are known of one text the first that a file states is taken: reprints follow.
pub(in crate::story) fn date_copies(articles: &mut [Annotated], originals: &[usize]) -> bool {
    let known = known(articles, originals);
    let found: Vec<Option<Publication>> = articles
        .iter()
        .zip(originals)
        .enumerate()
        .map(|(at, (article, original))| {
            let (_, day, from) = *known.get(original).filter(|(.., from)| *from != at)?;
            let free = article.publication.single_day().is_none()
                && is_long(article)
                && fits(article, day);
            let from = articles.get(from).filter(|_| free)?;
            let name = from.document.path().file_name().unwrap_or_default().to_string_lossy();
            let reason = format!("{name} is the same text and of {day}");
            let evidence = vec![Evidence { reason, span: None }];
            Some(Publication::Inferred(DayInterval::day(day, Basis::OtherArticle), evidence))
        })
        .collect();
    let dates_any = found.iter().any(Option::is_some);
    for (article, publication) in articles.iter_mut().zip(found) {
        if let Some(publication) = publication {
            *article = annotate_at(article.document.clone(), publication);
        }
    }
    dates_any
}

/// A day that an article has, behind those that a file states if it is inferred, and the article.
type Known = (bool, Date, usize);

/// For each text the first day that one of its articles has.
fn known(articles: &[Annotated], originals: &[usize]) -> BTreeMap<usize, Known> {
    let mut known: BTreeMap<usize, Known> = BTreeMap::new();
    for (at, (article, original)) in articles.iter().zip(originals).enumerate() {
        let Some(day) = article.publication.single_day() else { continue };
        let own = (!article.publication.is_certain(), day, at);
        let first = known.entry(*original).or_insert(own);
        *first = (*first).min(own);
    }
    known
}

/// A text of fewer words may be that of a note that somebody writes every year.
const FEWEST_WORDS: usize = 40;

/// Whether the body of an article has words enough to be that of one day.
fn is_long(article: &Annotated) -> bool {
    let document = &article.document;
    let body = document.blocks().iter().filter(|block| block.kind.in_body());
    let words = body.map(|block| block.span.of(document.raw()).split_whitespace().count());
    words.sum::<usize>() >= FEWEST_WORDS
}

/// Whether nothing that the copy itself tells of its date speaks against the day.
fn fits(article: &Annotated, day: Date) -> bool {
    let listed = article.publication.listed_days();
    let one_of = listed.is_none_or(|(days, _)| days.contains(&day));
    one_of && !article.publication.is_certain() && allowed(article, day)
}
