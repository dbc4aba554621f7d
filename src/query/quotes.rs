//! Which quotations a query asks for: those of the articles that pass, by the speakers asked for.
//!
//! Who speaks was found by `annotate`.

use super::Hits;
use super::language::{Query, Reach, Term};
use super::who::meant;
use crate::document::Quote;
use crate::library::{ActorIndex, Article, Snapshot};

/// A quotation that passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteHit {
    /// Index of its article in [`Snapshot::articles`].
    pub article: usize,
    /// Its index among the article's quotations.
    pub quote: usize,
}

/// The quotations of the articles that pass, by date and in the order of the text; only those of the speakers that the query names with `said:`, if it names any.
#[must_use]
pub fn quotes(snapshot: &Snapshot, hits: &Hits, query: &Query) -> Vec<QuoteHit> {
    let said = speakers(snapshot, query);
    let is_asked = |quote: &Quote| {
        let speaker = quote.speaker.as_ref().and_then(|id| snapshot.actor_index(id));
        let Some(said) = &said else { return true };
        speaker.is_some_and(|who| said.binary_search(&who).is_ok())
    };
    let mut articles: Vec<usize> = hits.articles.iter().map(|hit| hit.article).collect();
    let date = |article: &usize| snapshot.articles().get(*article).map(Article::date_key);
    articles.sort_by_cached_key(|article| (date(article), *article));
    let of = |article: usize| {
        let quotes = snapshot.articles().get(article).map(|a| a.annotated.quotes.as_slice());
        let all = quotes.unwrap_or_default().iter().enumerate();
        let asked = all.filter(|(_, quote)| is_asked(quote));
        asked.map(move |(quote, _)| QuoteHit { article, quote }).collect::<Vec<_>>()
    };
    articles.into_iter().flat_map(of).collect()
}

/// The actors whom the `said:` of a query mean, sorted; `None` if it asks for no speaker.
fn speakers(snapshot: &Snapshot, query: &Query) -> Option<Vec<ActorIndex>> {
    let sets = query.asked().into_iter().filter_map(|term| match term {
        Term::Said(name) => Some(meant(name, Reach::Own, snapshot)),
        _ => None,
    });
    let mut found = sets.reduce(|mut found, set| {
        found.extend(set);
        found
    })?;
    found.sort_unstable();
    found.dedup();
    Some(found)
}
