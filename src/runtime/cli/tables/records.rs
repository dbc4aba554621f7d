//! The JSON objects of the tables; fields may be added, not renamed.
//!
//! Places count characters of the decoded input, as everywhere on the command line.

use serde::Serialize;

use crate::document::{Actor, ActorId, Annotated, Document, Event, Quote};
use crate::library::{Article, Discrepancy, Snapshot, Telling, TimelineEntry};
use crate::query::ActorCount;
use crate::runtime::cli::records::{
    ActorRecord, Dated, NumberRecord, Place, Published, QuoteRecord, WhoRecord,
};
use crate::story::Slot;
use crate::text::Span;

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
    articles: Vec<TellingRecord<'a>>,
    discrepancies: Vec<DiscrepancyRecord<'a>>,
}

/// Where an event is told, and what is told there.
#[derive(Debug, Serialize)]
struct TellingRecord<'a> {
    path: String,
    rule: &'static str,
    /// Where the words stand that tell it.
    #[serde(flatten)]
    words: Place,
    says: String,
    sentence: String,
    date_first: Option<String>,
    date_last: Option<String>,
    #[serde(flatten)]
    who: WhoRecord<'a>,
    numbers: Vec<NumberRecord<'a>>,
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
    /// Where it stands.
    #[serde(flatten)]
    place: Place,
}

impl<'a> TimelineLine<'a> {
    /// `None` for an entry without a telling, which there is not.
    pub(super) fn new(entry: &'a TimelineEntry, snapshot: &'a Snapshot) -> Option<Self> {
        let (article, event) = entry.representative(snapshot)?;
        let dated = Dated::new(entry.when);
        let ids = |slot| entry.named(slot, snapshot).into_iter().map(ActorId::as_str).collect();
        let who = WhoRecord::new(event, &article.annotated.document);
        let tellings = entry.tellings.iter();
        Some(Self {
            date_first: dated.first,
            date_last: dated.last,
            grain: dated.grain,
            basis: dated.basis,
            class: event.class.as_str(),
            action: &event.action,
            who: who.between(ids(Slot::Source), ids(Slot::Target)),
            realis: event.realis.as_str(),
            voices: entry.voices,
            articles: tellings.filter_map(|telling| told(*telling, snapshot)).collect(),
            discrepancies: entry
                .discrepancies
                .iter()
                .filter_map(|found| discrepancy(found, snapshot))
                .collect(),
        })
    }
}

fn told(telling: Telling, snapshot: &Snapshot) -> Option<TellingRecord<'_>> {
    let (annotated, event) = event(telling, snapshot)?;
    let document = &annotated.document;
    let dated = Dated::new(event.when);
    Some(TellingRecord {
        path: path(document),
        rule: event.rule,
        words: Place::new(document, event.evidence),
        says: one_line(document, event.evidence),
        sentence: one_line(document, event.sentence),
        date_first: dated.first,
        date_last: dated.last,
        who: WhoRecord::new(event, document),
        numbers: NumberRecord::all(event, document),
    })
}

/// The event of a telling and the article that tells it.
pub(super) fn event(telling: Telling, snapshot: &Snapshot) -> Option<(&Annotated, &Event)> {
    let annotated = snapshot.articles().get(telling.article)?.annotated.as_ref();
    Some((annotated, annotated.events.get(telling.event)?))
}

/// Words of a text without its line breaks.
pub(super) fn one_line(document: &Document, span: Span) -> String {
    span.of(document.raw()).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn discrepancy<'a>(found: &'a Discrepancy, snapshot: &Snapshot) -> Option<DiscrepancyRecord<'a>> {
    let claim = |side: &'a (Telling, String)| {
        let (annotated, event) = event(side.0, snapshot)?;
        let document = &annotated.document;
        Some(Claim {
            path: path(document),
            says: &side.1,
            sentence: one_line(document, event.sentence),
            place: Place::new(document, event.sentence),
        })
    };
    Some(DiscrepancyRecord {
        slot: found.slot.as_str(),
        first: claim(&found.first)?,
        other: claim(&found.other)?,
    })
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
