//! The pipeline of one article: from a cleaned [`Document`] to an [`Annotated`] one.
//!
//! What articles tell each other lives in `story`.

pub mod actors;
pub mod dates;
pub mod events;
pub mod quotes;

use crate::document::{Annotated, BlockKind, Document, Publication};
use crate::text::{Lexed, Span};
use events::{Context, Part};

/// Finds dates, actors, events and quotes; the publication date is the file's own, improved by
/// what the text tells.
#[must_use]
pub fn annotate(document: Document) -> Annotated {
    let stated = document.publication().clone();
    let (spans, _) = lexed_parts(&document);
    let lexed = Lexed::new(document.raw(), &spans);
    let publication = dates::publication(&lexed, &stated, &dates::find(&lexed, &stated));
    annotate_at(document, publication)
}

/// Annotates again, once other articles or the user have dated the article.
#[must_use]
pub fn annotate_at(document: Document, publication: Publication) -> Annotated {
    let (spans, parts) = lexed_parts(&document);
    let lexed = Lexed::new(document.raw(), &spans);
    let timexes = dates::find(&lexed, &publication);
    let headline = document.headline().and_then(|headline| headline.span);
    let actors::Recognised { mentions, actors } = actors::recognise(&lexed, headline, &publication);
    let sentences = lexed.sentences().iter().map(|sentence| sentence.span).collect();
    let context = Context {
        lexed: &lexed,
        timexes: &timexes,
        mentions: &mentions,
        homes: &[],
        actors: &actors,
        publication: &publication,
        parts: &parts,
    };
    let reading = events::read(&context);
    let quotes = quotes::from_said(&context, &reading.said);
    let events = reading.events;
    Annotated { document, publication, sentences, timexes, mentions, actors, events, quotes }
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
