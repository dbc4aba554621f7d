//! The JSON objects of the tables; fields may be added, not renamed.
//!
//! Places count characters of the decoded input, as everywhere on the command line.

use serde::Serialize;

use crate::document::{Actor, Document, Quote};
use crate::library::{Article, Discrepancy, Snapshot, Telling, TimelineEntry};
use crate::query::ActorCount;
use crate::runtime::cli::records::{ActorRecord, Dated, Place, Published, QuoteRecord, WhoRecord};

/// One article of a list.
#[derive(Debug, Serialize)]
pub(super) struct ArticleLine<'a> {
    path: String,
    title: Option<&'a str>,
    source: Option<&'a str>,
    byline: Option<&'a str>,
    published: Option<Published>,
    actors: Vec<&'a str>,
    events: usize,
    same_as: Vec<String>,
}

impl<'a> ArticleLine<'a> {
    pub(super) fn new(article: &'a Article, snapshot: &'a Snapshot) -> Self {
        let document = &article.annotated.document;
        let actors = article.actors.iter();
        Self {
            path: path(document),
            title: document.headline().map(|headline| headline.text.as_str()),
            source: document.source(),
            byline: document.byline(),
            published: Published::new(&article.annotated.publication),
            actors: actors
                .filter_map(|at| snapshot.actors().get(at.0 as usize))
                .map(|entry| entry.actor.id.as_str())
                .collect(),
            events: article.annotated.events.len(),
            same_as: article
                .same_as
                .iter()
                .filter_map(|at| snapshot.articles().get(*at))
                .map(|other| path(&other.annotated.document))
                .collect(),
        }
    }
}

fn path(document: &Document) -> String {
    document.path().to_string_lossy().into_owned()
}

/// One entry of the timeline.
#[derive(Debug, Serialize)]
pub(super) struct TimelineLine<'a> {
    date_first: Option<String>,
    date_last: Option<String>,
    grain: Option<crate::document::Grain>,
    basis: Option<crate::document::Basis>,
    class: &'static str,
    action: &'a str,
    #[serde(flatten)]
    who: WhoRecord<'a>,
    realis: &'static str,
    /// How many articles tell it in words of their own.
    voices: usize,
    articles: Vec<TellingRecord>,
    discrepancies: Vec<DiscrepancyRecord<'a>>,
}

/// Where an event is told.
#[derive(Debug, Serialize)]
struct TellingRecord {
    path: String,
    rule: &'static str,
    #[serde(flatten)]
    place: Place,
}

#[derive(Debug, Serialize)]
struct DiscrepancyRecord<'a> {
    slot: &'static str,
    first: Claim<'a>,
    other: Claim<'a>,
}

/// What one article says.
#[derive(Debug, Serialize)]
struct Claim<'a> {
    path: String,
    says: &'a str,
    /// The sentence that says so, on one line.
    sentence: String,
}

impl<'a> TimelineLine<'a> {
    /// `None` for an entry without a telling, which there is not.
    pub(super) fn new(entry: &'a TimelineEntry, snapshot: &'a Snapshot) -> Option<Self> {
        let (article, event) = entry.representative(snapshot)?;
        let dated = Dated::new(entry.when);
        let tellings = entry.tellings.iter();
        Some(Self {
            date_first: dated.first,
            date_last: dated.last,
            grain: dated.grain,
            basis: dated.basis,
            class: event.class.as_str(),
            action: &event.action,
            who: WhoRecord::new(event, &article.annotated.document),
            realis: event.realis.as_str(),
            voices: entry.voices,
            articles: tellings.filter_map(|telling| told(*telling, snapshot)).collect(),
            discrepancies: entry.discrepancies.iter().map(|d| discrepancy(d, snapshot)).collect(),
        })
    }
}

fn told(telling: Telling, snapshot: &Snapshot) -> Option<TellingRecord> {
    let annotated = &snapshot.articles().get(telling.article)?.annotated;
    let event = annotated.events.get(telling.event)?;
    let place = Place::new(&annotated.document, event.evidence);
    Some(TellingRecord { path: path(&annotated.document), rule: event.rule, place })
}

fn discrepancy<'a>(found: &'a Discrepancy, snapshot: &Snapshot) -> DiscrepancyRecord<'a> {
    let claim = |side: &'a (Telling, String)| {
        let article = snapshot.articles().get(side.0.article);
        let annotated = article.map(|article| &article.annotated);
        let event = annotated.and_then(|annotated| annotated.events.get(side.0.event));
        let sentence = annotated
            .zip(event)
            .map_or("", |(annotated, event)| event.sentence.of(annotated.document.raw()));
        let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        let path = annotated.map(|annotated| path(&annotated.document)).unwrap_or_default();
        Claim { path, says: &side.1, sentence }
    };
    DiscrepancyRecord {
        slot: found.slot.as_str(),
        first: claim(&found.first),
        other: claim(&found.other),
    }
}

/// One actor with its counts.
#[derive(Debug, Serialize)]
pub(super) struct ActorLine<'a> {
    #[serde(flatten)]
    actor: ActorRecord<'a>,
    articles: u32,
    events: u32,
}

impl<'a> ActorLine<'a> {
    pub(super) fn new(actor: &'a Actor, count: ActorCount) -> Self {
        Self { actor: ActorRecord::new(actor), articles: count.articles, events: count.events }
    }
}

/// One quotation with its article.
#[derive(Debug, Serialize)]
pub(super) struct QuoteLine<'a> {
    path: String,
    /// When the article was published.
    published: Option<Published>,
    #[serde(flatten)]
    quote: QuoteRecord<'a>,
}

impl<'a> QuoteLine<'a> {
    pub(super) fn new(quote: &'a Quote, article: &'a Article) -> Self {
        let document = &article.annotated.document;
        let published = Published::new(&article.annotated.publication);
        Self { path: path(document), published, quote: QuoteRecord::new(quote, document) }
    }
}
