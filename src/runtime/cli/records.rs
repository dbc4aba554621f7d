//! The JSON objects that scripts get; a contract: fields may be added, not renamed.
//!
//! All places count characters of the decoded input, half-open.

use serde::Serialize;

use crate::annotate::publication;
use crate::document::{
    Actor, ActorId, Annotated, Basis, BlockKind, DayInterval, Document, Event, Grain, Modifier,
    Publication, Quote, QuoteForm, Timex,
};
use crate::text::Span;

/// A stretch of the decoded input, or of the text that the record tells, in characters.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Place {
    pub(super) fn new(document: &Document, span: Span) -> Self {
        let (start, end) = document.origin().source_range(document.raw(), span);
        Self { start, end }
    }
}

/// A date with its reason; open ends are null.
#[derive(Debug, Default, Serialize)]
pub(super) struct Dated {
    pub(super) first: Option<String>,
    pub(super) last: Option<String>,
    pub(super) grain: Option<Grain>,
    pub(super) basis: Option<Basis>,
}

impl Dated {
    pub(super) fn new(interval: Option<DayInterval>) -> Self {
        let day = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
        let Some(interval) = interval else { return Self::default() };
        Self {
            first: day(interval.first()),
            last: day(interval.last()),
            grain: Some(interval.grain()),
            basis: Some(interval.basis()),
        }
    }
}

/// When an article was published, if that is known.
#[derive(Debug, Serialize)]
pub(super) struct Published {
    #[serde(flatten)]
    date: Dated,
    evidence: Vec<String>,
}

impl Published {
    /// `None` if the date is not known; what bounds it then is in [`hints`].
    pub(super) fn new(publication: &Publication) -> Option<Self> {
        match publication {
            Publication::Unknown(_) => None,
            known => Some(Self { date: Dated::new(known.interval()), evidence: known.reasons() }),
        }
    }
}

/// What is known of a publication date that is not known.
fn hints(publication: &Publication) -> Vec<String> {
    match publication {
        Publication::Unknown(_) => publication.reasons(),
        _ => Vec::new(),
    }
}

/// What `clean` found in one file.
#[derive(Debug, Serialize)]
pub(super) struct CleanRecord<'a> {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    #[serde(flatten)]
    origin: OriginRecord<'a>,
    language: Option<&'a str>,
    published: Option<Published>,
    body: String,
    blocks: Vec<BlockRecord<'a>>,
    removed: Vec<CutRecord<'a>>,
    notes: &'a [String],
}

#[derive(Debug, Serialize)]
struct BlockRecord<'a> {
    kind: BlockKind,
    text: &'a str,
    #[serde(flatten)]
    place: Place,
}

/// Whose an article is.
#[derive(Debug, Serialize)]
struct OriginRecord<'a> {
    source: Option<&'a str>,
    source_evidence: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct CutRecord<'a> {
    #[serde(flatten)]
    place: Place,
    reason: &'a str,
}

impl<'a> CleanRecord<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let block = |block: &crate::document::Block| BlockRecord {
            kind: block.kind,
            text: block.span.of(document.raw()),
            place: Place::new(document, block.span),
        };
        let cut = |cut: &'a crate::document::Cut| CutRecord {
            place: Place::new(document, cut.span),
            reason: &cut.reason,
        };
        Self {
            path: document.path().to_string_lossy().into_owned(),
            text: document.entry(),
            title: document.headline().map(|headline| headline.text.as_str()),
            byline: document.byline(),
            origin: OriginRecord {
                source: document.source(),
                source_evidence: document.source_reason(),
                url: document.url(),
            },
            language: document.language(),
            published: Published::new(&publication(document)),
            body: document.body(),
            blocks: document.blocks().iter().map(block).collect(),
            removed: document.cuts().iter().map(cut).collect(),
            notes: document.notes(),
        }
    }
}

/// What was found in one article; the path or the id stands in front of it.
#[derive(Debug, Serialize)]
pub(super) struct AnnotateRecord<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    published: Option<Published>,
    date_hints: Vec<String>,
    timexes: Vec<TimexRecord<'a>>,
    mentions: Vec<MentionRecord<'a>>,
    actors: Vec<ActorRecord<'a>>,
    events: Vec<EventRecord<'a>>,
    quotes: Vec<QuoteRecord<'a>>,
}

impl<'a> AnnotateRecord<'a> {
    /// The record of a file; `cluster` tells the cluster of each event.
    pub(super) fn of_file(annotated: &'a Annotated, clusters: &[usize]) -> Self {
        let path = annotated.document.path().to_string_lossy().into_owned();
        Self { path: Some(path), ..Self::new(annotated, clusters) }
    }

    /// The record of a line of JSON.
    pub(super) fn of_line(annotated: &'a Annotated, id: serde_json::Value) -> Self {
        Self { id: Some(id), ..Self::new(annotated, &[]) }
    }

    fn new(annotated: &'a Annotated, clusters: &[usize]) -> Self {
        let document = &annotated.document;
        let published = &annotated.publication;
        let events = annotated.events.iter().enumerate();
        Self {
            path: None,
            id: None,
            text: document.entry(),
            published: Published::new(published),
            date_hints: hints(published),
            timexes: annotated
                .timexes
                .iter()
                .map(|t| TimexRecord::new(t, document, published))
                .collect(),
            mentions: mentions(annotated),
            actors: annotated.actors.iter().map(ActorRecord::new).collect(),
            events: events
                .map(|(at, event)| {
                    EventRecord::new(event, document, published, clusters.get(at).copied())
                })
                .collect(),
            quotes: annotated.quotes.iter().map(|q| QuoteRecord::new(q, document)).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct TimexRecord<'a> {
    #[serde(flatten)]
    place: Place,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    modifier: Option<&'static str>,
    #[serde(flatten)]
    date: Dated,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<Dated>,
    rule: &'static str,
    /// Why these may be other days, if that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    doubt: Option<&'static str>,
}

impl<'a> TimexRecord<'a> {
    fn new(timex: &'a Timex, document: &'a Document, publication: &Publication) -> Self {
        Self {
            place: Place::new(document, timex.span),
            text: timex.span.of(document.raw()),
            kind: timex.kind.as_str(),
            value: &timex.value,
            modifier: timex.modifier.map(Modifier::as_str),
            date: Dated::new(timex.interval),
            alternatives: timex.alternatives.iter().map(|days| Dated::new(Some(*days))).collect(),
            rule: timex.rule,
            doubt: doubt(timex.interval, publication),
        }
    }
}

/// What is counted from a day of publication that is itself inferred is no surer than that.
fn doubt(days: Option<DayInterval>, publication: &Publication) -> Option<&'static str> {
    let counted = days.is_some_and(|days| days.basis() == Basis::Publication);
    (counted && !publication.is_certain())
        .then_some("counted from a day of publication that is itself inferred")
}

#[derive(Debug, Serialize)]
struct MentionRecord<'a> {
    #[serde(flatten)]
    place: Place,
    text: &'a str,
    kind: &'static str,
    actor: Option<&'a str>,
    rule: &'static str,
    /// Why it may be somebody else, if that is so.
    doubt: Option<&'static str>,
    /// Whether it stands in a line beside the article's text.
    outside: bool,
}

/// The mentions in the article and beside it, in the order of the text.
fn mentions(annotated: &Annotated) -> Vec<MentionRecord<'_>> {
    let record = |outside| {
        move |mention| MentionRecord { outside, ..MentionRecord::new(mention, &annotated.document) }
    };
    let inside = annotated.mentions.iter().map(record(false));
    let mut mentions: Vec<_> = inside.chain(annotated.asides.iter().map(record(true))).collect();
    mentions.sort_by_key(|mention| mention.place.start);
    mentions
}

impl<'a> MentionRecord<'a> {
    fn new(mention: &'a crate::document::Mention, document: &'a Document) -> Self {
        Self {
            outside: false,
            place: Place::new(document, mention.span),
            text: mention.span.of(document.raw()),
            kind: mention.kind.as_str(),
            actor: mention.actor.as_ref().map(ActorId::as_str),
            rule: mention.rule,
            doubt: mention.doubt,
        }
    }
}

/// An actor with all its names.
#[derive(Debug, Serialize)]
pub(super) struct ActorRecord<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    country: Option<&'a str>,
    part_of: Option<&'a str>,
    intergovernmental: bool,
    aliases: &'a [String],
    roles: Vec<RoleRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct RoleRecord<'a> {
    title: &'a str,
    first: Option<String>,
    last: Option<String>,
}

impl<'a> ActorRecord<'a> {
    pub(super) fn new(actor: &'a Actor) -> Self {
        let role = |role: &'a crate::document::Role| {
            let held = Dated::new(role.held);
            RoleRecord { title: &role.title, first: held.first, last: held.last }
        };
        Self {
            id: actor.id.as_str(),
            name: &actor.name,
            kind: actor.kind.as_str(),
            country: actor.country.as_deref(),
            part_of: actor.part_of.as_ref().map(ActorId::as_str),
            intergovernmental: actor.intergovernmental,
            aliases: &actor.aliases,
            roles: actor.roles.iter().map(role).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct EventRecord<'a> {
    class: &'static str,
    action: &'a str,
    #[serde(flatten)]
    who: WhoRecord<'a>,
    #[serde(flatten)]
    date: Dated,
    realis: &'static str,
    numbers: Vec<NumberRecord<'a>>,
    #[serde(flatten)]
    place_in_text: Place,
    sentence: Place,
    rule: &'static str,
    /// Why its date may be another, if that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    doubt: Option<&'static str>,
    cluster: Option<usize>,
}

/// A number with what it counts.
#[derive(Debug, Serialize)]
pub(super) struct NumberRecord<'a> {
    count: u64,
    unit: &'a str,
}

impl<'a> NumberRecord<'a> {
    pub(super) fn all(event: &Event, document: &'a Document) -> Vec<Self> {
        let numbers = event.numbers.iter();
        numbers.map(|n| Self { count: n.count, unit: n.unit.of(document.raw()) }).collect()
    }
}

/// Who and what takes part in an event.
#[derive(Debug, Serialize)]
pub(super) struct WhoRecord<'a> {
    source: Vec<&'a str>,
    target: Vec<&'a str>,
    object: Option<&'a str>,
    place: Option<&'a str>,
    told_by: Option<&'a str>,
    hearsay: Option<&'a str>,
}

impl<'a> WhoRecord<'a> {
    /// The same act, done by `source` to `target`.
    pub(super) fn between(self, source: Vec<&'a str>, target: Vec<&'a str>) -> Self {
        Self { source, target, ..self }
    }

    pub(super) fn new(event: &'a Event, document: &'a Document) -> Self {
        let words = |span: Option<Span>| span.map(|span| span.of(document.raw()));
        let ids = |ids: &'a [ActorId]| ids.iter().map(ActorId::as_str).collect();
        Self {
            source: ids(&event.who.source),
            target: ids(&event.who.target),
            object: words(event.who.object),
            place: words(event.who.place),
            told_by: event.who.told_by.as_ref().map(ActorId::as_str),
            hearsay: words(event.who.hearsay),
        }
    }
}

impl<'a> EventRecord<'a> {
    fn new(
        event: &'a Event,
        document: &'a Document,
        publication: &Publication,
        cluster: Option<usize>,
    ) -> Self {
        Self {
            class: event.class.as_str(),
            action: &event.action,
            who: WhoRecord::new(event, document),
            date: Dated::new(event.when),
            realis: event.realis.as_str(),
            numbers: NumberRecord::all(event, document),
            place_in_text: Place::new(document, event.evidence),
            sentence: Place::new(document, event.sentence),
            rule: event.rule,
            doubt: doubt(event.when, publication),
            cluster,
        }
    }
}

/// Words that someone is said to have spoken.
#[derive(Debug, Serialize)]
pub(super) struct QuoteRecord<'a> {
    #[serde(flatten)]
    place: Place,
    text: &'a str,
    speaker: Option<&'a str>,
    addressee: Option<&'a str>,
    verb: Option<&'a str>,
    via: Option<&'a str>,
    direct: bool,
}

impl<'a> QuoteRecord<'a> {
    pub(super) fn new(quote: &'a Quote, document: &'a Document) -> Self {
        let id = |id: &'a Option<ActorId>| id.as_ref().map(ActorId::as_str);
        Self {
            place: Place::new(document, quote.span),
            text: quote.span.of(document.raw()),
            speaker: id(&quote.speaker),
            addressee: id(&quote.addressee),
            verb: quote.verb.map(|span| span.of(document.raw())),
            via: id(&quote.via),
            direct: quote.form == QuoteForm::Direct,
        }
    }
}
