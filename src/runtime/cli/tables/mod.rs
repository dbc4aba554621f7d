//! `list`, `search`, `timeline`, `actors`, `quotes`, `show`: what the panes show, for scripts.
//!
//! Without a path they ask the sample.

mod records;
mod shape;
mod subject;

use std::sync::Arc;

use clap::Args;

use super::Own;
use super::clean::{Shape as PageShape, page};
use super::corpus;
use super::output::{Failure, Sink, report};
use crate::app::labels::{by_whose_word, known_date};
use crate::document::{ActorId, Document, Event, Quote, QuoteForm};
use crate::library::{Article, Discrepancy, Snapshot, TimelineEntry, sample};
use crate::load::Rules;
use crate::query::{self, Hits, Query, QuoteHit, Side, actor_counts, run as answer};
use crate::story::Slot;
use crate::text::Span;
use records::{ActorLine, ArticleLine, QuoteLine, TimelineLine};
use shape::{Shape, Table};
use subject::Subject;
pub(super) use subject::{Filters, with_exclusions};

/// What is asked, in which form.
#[derive(Debug, Args)]
pub(super) struct Ask {
    #[command(flatten)]
    subject: Subject,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    format: Shape,
}

/// Which articles are to be printed, in which form.
#[derive(Debug, Args)]
pub(super) struct ShowAsk {
    #[command(flatten)]
    subject: Subject,
    /// How to print the articles
    #[arg(long, value_enum, default_value_t = PageShape::Text)]
    format: PageShape,
}

/// Which of the questions it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Question {
    List,
    Search,
    Timeline,
    Actors,
    Quotes,
}

/// Answers a question.
pub(super) fn run(
    question: Question,
    ask: &Ask,
    own: Own<'_>,
    sink: &mut Sink,
) -> Result<(), Failure> {
    let (snapshot, query) = read(&ask.subject, own)?;
    let hits = answer(&snapshot, &query);
    match question {
        Question::List => articles(&snapshot, &by_date(&snapshot, &hits), ask.format, sink),
        Question::Search => articles(&snapshot, &by_rank(&snapshot, &hits), ask.format, sink),
        Question::Timeline => timeline(&snapshot, &hits, ask.format, sink),
        Question::Actors => actors(&snapshot, &hits, ask.format, sink),
        Question::Quotes => {
            quotes(&snapshot, &query::quotes(&snapshot, &hits, &query), ask.format, sink)
        }
    }
}

/// Prints the articles that pass.
pub(super) fn show(ask: &ShowAsk, own: Own<'_>, sink: &mut Sink) -> Result<(), Failure> {
    let (snapshot, query) = read(&ask.subject, own)?;
    let hits = answer(&snapshot, &query);
    pages(&by_rank(&snapshot, &hits), ask.format, sink)
}

/// The query and the corpus that it is asked of.
fn read(subject: &Subject, own: Own<'_>) -> Result<(Arc<Snapshot>, Query), Failure> {
    let (query, paths) = subject.read()?;
    if !paths.is_empty() {
        return Ok((corpus::snapshot(&paths, own)?, query));
    }
    let (documents, problems) = sample();
    problems.iter().for_each(report);
    let documents = corpus::cleaned(documents, &Rules::default());
    Ok((corpus::told(&documents, problems, own), query))
}

fn by_rank<'a>(snapshot: &'a Snapshot, hits: &Hits) -> Vec<&'a Article> {
    hits.articles.iter().filter_map(|hit| snapshot.articles().get(hit.article)).collect()
}

/// Oldest first, undated last.
fn by_date<'a>(snapshot: &'a Snapshot, hits: &Hits) -> Vec<&'a Article> {
    let mut indices: Vec<_> = hits.articles.iter().map(|hit| hit.article).collect();
    indices.sort_unstable();
    let mut articles: Vec<_> =
        indices.into_iter().filter_map(|index| snapshot.articles().get(index)).collect();
    articles.sort_by_key(|article| article.date_key());
    articles
}

/// The publication date with its doubt, as the list shows it; `?` if nothing is known.
fn date(article: &Article) -> String {
    known_date(&article.annotated).unwrap_or_else(|| "?".to_owned())
}

fn articles(
    snapshot: &Snapshot,
    articles: &[&Article],
    shape: Shape,
    sink: &mut Sink,
) -> Result<(), Failure> {
    let mut table = Table::new(&["date", "source", "title", "path"]);
    for article in articles {
        if shape == Shape::Json {
            sink.json(&ArticleLine::new(article, snapshot))?;
            continue;
        }
        let document = &article.annotated.document;
        let source = document.source().unwrap_or("").to_owned();
        let path = document.path().display().to_string();
        table.row([date(article), source, document.title().into_owned(), path]);
    }
    print(&table, shape, sink)
}

fn print(table: &Table, shape: Shape, sink: &mut Sink) -> Result<(), Failure> {
    match shape {
        Shape::Json => Ok(()),
        _ => table.lines(shape).iter().try_for_each(|line| sink.line(line)),
    }
}

fn names(snapshot: &Snapshot, ids: &[&ActorId]) -> String {
    ids.iter().map(|id| snapshot.actor_name(id)).collect::<Vec<_>>().join(", ")
}

fn timeline(
    snapshot: &Snapshot,
    hits: &Hits,
    shape: Shape,
    sink: &mut Sink,
) -> Result<(), Failure> {
    // The words come last, for they are as long as they are.
    let headings = [
        "date",
        "dated by",
        "source",
        "target",
        "class",
        "act",
        "realis",
        "place",
        "told by",
        "tellings",
        "voices",
        "differ in",
        "articles",
        "numbers",
        "words",
        "sentences",
    ];
    // On a screen the words are enough.
    let wide = if shape == Shape::Table { headings.len() - 1 } else { headings.len() };
    let mut table = Table::new(headings.get(..wide).unwrap_or(&headings));
    for entry in hits.timeline.iter().filter_map(|hit| snapshot.timeline().get(hit.entry)) {
        match shape {
            Shape::Json => {
                if let Some(line) = TimelineLine::new(entry, snapshot) {
                    sink.json(&line)?;
                }
            }
            _ => timeline_row(entry, snapshot, &mut table),
        }
    }
    print(&table, shape, sink)
}

fn timeline_row(entry: &TimelineEntry, snapshot: &Snapshot, table: &mut Table) {
    let Some((article, event)) = entry.representative(snapshot) else { return };
    let document = &article.annotated.document;
    let basis = entry.when.map_or("", |when| when.basis().as_str()).to_owned();
    let words = |span: Option<Span>| span.map_or("", |span| span.of(document.raw())).to_owned();
    table.row([
        entry.when.map_or_else(|| "?".to_owned(), |when| when.to_string()),
        basis,
        names(snapshot, &entry.named(Slot::Source, snapshot)),
        names(snapshot, &entry.named(Slot::Target, snapshot)),
        event.class.as_str().to_owned(),
        event.action.clone(),
        event.realis.as_str().to_owned(),
        words(event.who.place),
        by_whose_word(snapshot, document, event).unwrap_or_default(),
        entry.tellings.len().to_string(),
        entry.voices.to_string(),
        entry.discrepancies.iter().map(differ).collect::<Vec<_>>().join("; "),
        told_in(entry, snapshot).join("; "),
        of_each(entry, snapshot, |document, event| {
            let numbers = event.numbers.iter().map(|number| number.told(document.raw()));
            numbers.collect::<Vec<_>>().join(", ")
        }),
        of_each(entry, snapshot, |document, event| records::one_line(document, event.evidence)),
        of_each(entry, snapshot, |document, event| records::one_line(document, event.sentence)),
    ]);
}

/// What each telling says, behind the path of its article if there are several.
fn of_each(
    entry: &TimelineEntry,
    snapshot: &Snapshot,
    say: impl Fn(&Document, &Event) -> String,
) -> String {
    let told = entry.tellings.iter().filter_map(|telling| records::event(*telling, snapshot));
    let told =
        told.map(|(annotated, event)| (&annotated.document, say(&annotated.document, event)));
    let told = told.filter(|(_, said)| !said.is_empty());
    let lines = told.map(|(document, said)| match entry.tellings.len() {
        1 => said,
        _ => format!("{}: {said}", document.path().display()),
    });
    lines.collect::<Vec<_>>().join(" | ")
}

/// The paths of the articles that tell it, each once.
fn told_in(entry: &TimelineEntry, snapshot: &Snapshot) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    let articles = entry.tellings.iter().filter_map(|t| snapshot.articles().get(t.article));
    for path in articles.map(|article| article.annotated.document.path().display().to_string()) {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// What two tellings say of one slot.
fn differ(found: &Discrepancy) -> String {
    format!("{}: {} | {}", found.slot.as_str(), found.first.1, found.other.1)
}

fn actors(snapshot: &Snapshot, hits: &Hits, shape: Shape, sink: &mut Sink) -> Result<(), Failure> {
    let mut table = Table::new(&["name", "kind", "country", "articles", "events", "id"]);
    for count in actor_counts(snapshot, hits, Side::Any) {
        let Some(entry) = snapshot.actors().get(count.actor.0 as usize) else { continue };
        let actor = &entry.actor;
        if shape == Shape::Json {
            sink.json(&ActorLine::new(actor, count))?;
            continue;
        }
        table.row([
            actor.name.clone(),
            actor.kind.as_str().to_owned(),
            actor.country.clone().unwrap_or_default(),
            count.articles.to_string(),
            count.events.to_string(),
            actor.id.to_string(),
        ]);
    }
    print(&table, shape, sink)
}

fn quotes(
    snapshot: &Snapshot,
    hits: &[QuoteHit],
    shape: Shape,
    sink: &mut Sink,
) -> Result<(), Failure> {
    let headings = ["date", "speaker", "addressee", "via", "verb", "form", "path", "words"];
    let mut table = Table::new(&headings);
    for hit in hits {
        let Some(article) = snapshot.articles().get(hit.article) else { continue };
        let Some(quote) = article.annotated.quotes.get(hit.quote) else { continue };
        let document = &article.annotated.document;
        if shape == Shape::Json {
            sink.json(&QuoteLine::new(quote, article))?;
            continue;
        }
        let Quote { speaker, addressee, via, verb, form, .. } = quote;
        let who = |id: &Option<ActorId>| id.as_ref().map(|id| snapshot.actor_name(id).to_owned());
        let form = match form {
            QuoteForm::Direct => "direct",
            QuoteForm::Reported => "reported",
        };
        table.row([
            date(article),
            who(speaker).unwrap_or_default(),
            who(addressee).unwrap_or_default(),
            who(via).unwrap_or_default(),
            verb.map_or("", |verb| verb.of(document.raw())).to_owned(),
            form.to_owned(),
            document.path().display().to_string(),
            quote.span.of(document.raw()).to_owned(),
        ]);
    }
    print(&table, shape, sink)
}

fn pages(articles: &[&Article], shape: PageShape, sink: &mut Sink) -> Result<(), Failure> {
    for (at, article) in articles.iter().enumerate() {
        let document = &article.annotated.document;
        if shape == PageShape::Json {
            sink.json(&super::records::CleanRecord::new(document))?;
            continue;
        }
        if at > 0 {
            sink.line("\n* * *\n")?;
        }
        sink.line(&page(document, shape == PageShape::Md))?;
    }
    Ok(())
}
