//! The pipeline of one article: from a cleaned [`Document`] to an [`Annotated`] one.
//!
//! What articles tell each other lives in `story`.

pub mod actors;
pub mod dates;
pub mod events;
pub mod quotes;
mod terms;

use std::collections::HashSet;

use crate::document::{
    Actor, ActorId, Annotated, BlockKind, Document, Event, Mention, Publication, Timex,
};
use crate::text::{Lexed, Span};
use actors::Recognised;
use dates::Expressions;
use events::{Context, Part};

/// Finds dates, actors, events and quotes; the publication date is the file's own, improved by
/// what the text tells.
#[must_use]
pub fn annotate(document: Document) -> Annotated {
    annotated(document, None, &HashSet::new())
}

/// Annotates again, once other articles or the user have dated the article.
#[must_use]
pub fn annotate_at(document: Document, publication: Publication) -> Annotated {
    annotated(document, Some(publication), &HashSet::new())
}

/// Annotates again, once other articles have told in full who bears some surnames (folded).
#[must_use]
pub fn annotate_among(
    document: Document,
    publication: Publication,
    surnames: &HashSet<String>,
) -> Annotated {
    annotated(document, Some(publication), surnames)
}

/// In how many blocks from the top a date line of the text is looked for.
const TOP: usize = 6;

/// When an article was published by its file, else by a date line of its text ("OSLO, 3 May 2022 —");
/// nothing more of it is read.
#[must_use]
pub fn publication(document: &Document) -> Publication {
    let stated = document.publication();
    if !matches!(stated, Publication::Unknown(_)) {
        return stated.clone();
    }
    let (mut spans, _) = lexed_parts(document);
    spans.truncate(TOP);
    // No day is told without its year, and most articles that state none have none at their top.
    if !spans.iter().any(|span| may_tell_year(span.of(document.raw()))) {
        return stated.clone();
    }
    let lexed = Lexed::new(document.raw(), &spans);
    let timexes = dates::find(&lexed, stated);
    let told = dates::publication(&lexed, stated, &timexes);
    Some(told).filter(Publication::is_certain).unwrap_or_else(|| stated.clone())
}

/// Whether a text has four figures together, or figures on both sides of a sign ("3.5.22"); figures of
/// other scripts may stand for either.
fn may_tell_year(text: &str) -> bool {
    const YEAR: usize = 4;
    let digits = |run: &[u8]| run.iter().all(u8::is_ascii_digit);
    let signed = |three: &[u8]| match three {
        [before, b'/' | b'.' | b'-', after] => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    };
    let bytes = text.as_bytes();
    bytes.windows(YEAR).any(digits)
        || bytes.windows(3).any(signed)
        || (!text.is_ascii() && text.contains(|c: char| !c.is_ascii() && c.is_numeric()))
}

fn annotated(
    document: Document,
    given: Option<Publication>,
    surnames: &HashSet<String>,
) -> Annotated {
    let (spans, parts) = lexed_parts(&document);
    let lexed = Lexed::new(document.raw(), &spans);
    let expressions = dates::expressions(&lexed);
    let headline = document.headline().and_then(|headline| headline.span);
    let text = Text { lexed: &lexed, headline, surnames, expressions: &expressions };
    let named = match given {
        Some(publication) => Named::new(&text, publication),
        None => Named::dated(&text, document.publication()),
    };
    let Named { publication, mut timexes, mentions, actors } = named;
    let changed = dates::changed(&document, &publication);
    if let Some(days) = publication.single_day().zip(changed) {
        dates::up_to_change(&mut timexes, (&expressions, &lexed), days);
    }
    let (homes, cast) = homes(&document, &mentions, &actors);
    let context = Context {
        lexed: &lexed,
        timexes: &timexes,
        mentions: &mentions,
        homes: &homes,
        actors: &cast,
        publication: &publication,
        changed,
        parts: &parts,
    };
    let reading = events::read(&context);
    let quotes = quotes::from_reading(&context, &reading);
    let events = reading.events;
    let actors = acting(actors, cast, &events);
    let asides = asides(&document, &publication, &actors);
    let sentences = lexed.sentences().iter().map(|sentence| sentence.span).collect();
    Annotated {
        document,
        publication,
        sentences,
        timexes,
        mentions,
        asides,
        actors,
        events,
        quotes,
    }
}

/// What is read of an article.
struct Text<'t> {
    lexed: &'t Lexed<'t>,
    headline: Option<Span>,
    /// Surnames of persons whom other articles name in full.
    surnames: &'t HashSet<String>,
    expressions: &'t Expressions,
}

/// When an article was published, and the times and names that it tells.
struct Named {
    publication: Publication,
    timexes: Vec<Timex>,
    mentions: Vec<Mention>,
    actors: Vec<Actor>,
}

impl Named {
    /// The times and names of an article that was published then.
    fn new(text: &Text<'_>, publication: Publication) -> Self {
        let timexes = text.expressions.resolved(text.lexed, &publication);
        let times = actors::Times { published: publication.interval(), timexes: &timexes };
        let Recognised { mentions, actors } =
            actors::recognise_among(text.lexed, text.headline, &times, text.surnames);
        Self { publication, timexes, mentions, actors }
    }

    /// The same with the file's own date, improved by what the text tells.
    fn dated(text: &Text<'_>, stated: &Publication) -> Self {
        let lexed = text.lexed;
        let timexes = text.expressions.resolved(lexed, stated);
        let told = dates::publication(lexed, stated, &timexes);
        let named = Self::new(text, told.clone());
        let named = match terms::infer(&terms::Article { lexed, named: &named }) {
            // What only bounds the date changes nothing in the article.
            Some(publication @ Publication::Unknown(_)) => Self { publication, ..named },
            Some(publication) => Self::new(text, publication),
            None => named,
        };
        match dates::left(&named.publication, &told) {
            Some(publication @ Publication::Unknown(_)) => Self { publication, ..named },
            Some(publication) => Self::new(text, publication),
            None => named,
        }
    }
}

/// Where the article's actors are named in lines of news beside its text.
fn asides(document: &Document, publication: &Publication, actors: &[Actor]) -> Vec<Mention> {
    let news = document.cuts().iter().filter(|cut| cut.is_news());
    let spans: Vec<Span> = news.map(|cut| cut.span).collect();
    if spans.is_empty() {
        return Vec::new();
    }
    let lexed = Lexed::new(document.raw(), &spans);
    let timexes = dates::find(&lexed, publication);
    let mut mentions = actors::recognise(&lexed, None, publication, &timexes).mentions;
    mentions.retain(|mention| {
        mention.actor.as_ref().is_some_and(|id| actors.iter().any(|actor| actor.id == *id))
    });
    mentions
}

/// For each mention that names no actor ("in Kabul", "Afghan"), the government it belongs to; and
/// all actors, those governments included.
fn homes(
    document: &Document,
    mentions: &[Mention],
    actors: &[Actor],
) -> (Vec<Option<(ActorId, actors::Home)>>, Vec<Actor>) {
    let mut cast = actors.to_vec();
    let mut listed: HashSet<ActorId> = actors.iter().map(|actor| actor.id.clone()).collect();
    let home = |mention: &Mention| {
        let unnamed = mention.actor.is_none().then(|| mention.span.of(document.raw()))?;
        let (government, home) = actors::home_of(unnamed)?;
        let id = government.id.clone();
        if listed.insert(id.clone()) {
            cast.push(government);
        }
        Some((id, home))
    };
    (mentions.iter().map(home).collect(), cast)
}

/// The actors that are named, and those governments that only their people or places stand for.
fn acting(named: Vec<Actor>, cast: Vec<Actor>, events: &[Event]) -> Vec<Actor> {
    let count = named.len();
    let used = |actor: &Actor| {
        let sides =
            events.iter().flat_map(|event| event.who.source.iter().chain(&event.who.target));
        sides.into_iter().any(|id| *id == actor.id)
    };
    named.into_iter().chain(cast.into_iter().skip(count).filter(used)).collect()
}

/// The stretches that are read, in the order of the text, and what each is.
///
/// The headline is read unless it is known from metadata only or stands in a block already.
fn lexed_parts(document: &Document) -> (Vec<Span>, Vec<Part>) {
    let blocks = document.blocks();
    let mut parts: Vec<_> = blocks.iter().map(|block| (block.span, part(block.kind))).collect();
    let headline = document.headline().and_then(|headline| headline.span);
    let in_text = |span: &Span| Span::new(document.raw(), span.start(), span.end()).is_some();
    let apart = |span: &Span| !blocks.iter().any(|block| block.span.overlaps(*span));
    if let Some(span) = headline.filter(in_text).filter(apart) {
        parts.push((span, Part::Headline));
    }
    parts.sort_by_key(|(span, _)| *span);
    parts.into_iter().unzip()
}

const fn part(kind: BlockKind) -> Part {
    match kind {
        BlockKind::Heading => Part::Crosshead,
        BlockKind::Caption => Part::Caption,
        BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem => Part::Body,
    }
}
