//! Which quotations a query asks for: those of the articles that pass, by the speakers asked for.
//!
//! Who speaks was found by `annotate`.

use super::Hits;
use super::language::{Query, Reach, Side, Term};
use super::who::meant;
use crate::document::Quote;
use crate::library::{ActorIndex, Article, Snapshot, Telling};
use crate::text::Span;

/// A quotation that passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteHit {
    /// Index of its article in [`Snapshot::articles`].
    pub article: usize,
    /// Its index among the article's quotations.
    pub quote: usize,
}

/// The quotations of the articles that pass, by date and in the order of the text; only those of the
/// speakers that the query names with `said:`, if it names any; and if it asks for acts (`by:`,
/// `on:`, `event:`), only those that lie in the sentence of such an act, or are spoken by who acts.
#[must_use]
pub fn quotes(snapshot: &Snapshot, hits: &Hits, query: &Query) -> Vec<QuoteHit> {
    let said = speakers(snapshot, query);
    let acts = Acts::asked(snapshot, hits, query);
    let is_asked = |article: usize, quote: &Quote| {
        let speaker = quote.speaker.as_ref().and_then(|id| snapshot.actor_index(id));
        if acts.as_ref().is_some_and(|acts| !acts.hold(article, quote.span, speaker)) {
            return false;
        }
        let Some(said) = &said else { return true };
        speaker.is_some_and(|who| said.binary_search(&who).is_ok())
    };
    let mut articles: Vec<usize> = hits.articles.iter().map(|hit| hit.article).collect();
    let date = |article: &usize| snapshot.articles().get(*article).map(Article::date_key);
    articles.sort_by_cached_key(|article| (date(article), *article));
    let of = |article: usize| {
        let quotes = snapshot.articles().get(article).map(|a| a.annotated.quotes.as_slice());
        let all = quotes.unwrap_or_default().iter().enumerate();
        let asked = all.filter(|(_, quote)| is_asked(article, quote));
        asked.map(move |(quote, _)| QuoteHit { article, quote }).collect::<Vec<_>>()
    };
    articles.into_iter().flat_map(of).collect()
}

/// The acts that a query asks for, where it does.
struct Acts {
    /// The sentences that tell them, by article, sorted.
    sentences: Vec<(usize, Span)>,
    /// Those that the query names with `by:`, sorted.
    doers: Vec<ActorIndex>,
}

impl Acts {
    fn asked(snapshot: &Snapshot, hits: &Hits, query: &Query) -> Option<Self> {
        let asked = query.asked();
        let of_acts = |term: &&&Term| match term {
            Term::Event(_) => true,
            Term::Actor { side, .. } => *side != Side::Any,
            _ => false,
        };
        asked.iter().find(of_acts)?;
        let entries = hits.timeline.iter().filter_map(|hit| snapshot.timeline().get(hit.entry));
        let tellings = entries.flat_map(|entry| &entry.tellings);
        let sentence = |telling: &Telling| {
            let article = snapshot.articles().get(telling.article)?;
            Some((telling.article, article.annotated.events.get(telling.event)?.sentence))
        };
        let mut sentences: Vec<_> = tellings.filter_map(sentence).collect();
        sentences.sort_unstable();
        // What is also asked of the act (`event:`) holds of its sentence, not of its doer's words.
        let only_by = asked.iter().all(|term| !matches!(term, Term::Event(_)));
        let by = asked.iter().filter(|_| only_by).filter_map(|term| match term {
            Term::Actor { name, side: Side::Source, reach } => Some(meant(name, *reach, snapshot)),
            _ => None,
        });
        let mut doers: Vec<_> = by.flatten().collect();
        doers.sort_unstable();
        Some(Self { sentences, doers })
    }

    /// Whether a quotation tells one of the acts, or is spoken by one of those asked for.
    fn hold(&self, article: usize, span: Span, speaker: Option<ActorIndex>) -> bool {
        let spoken = speaker.is_some_and(|who| self.doers.binary_search(&who).is_ok());
        let from = self.sentences.partition_point(|(other, sentence)| {
            *other < article || (*other == article && sentence.end() <= span.start())
        });
        let near = self.sentences.get(from);
        spoken || near.is_some_and(|(other, near)| *other == article && near.overlaps(span))
    }
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
