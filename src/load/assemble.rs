//! Assembling: a page, its facts and the verdicts on its lines become a document.
//!
//! Every character that is not blank ends up in the headline, one block or one cut.

use std::path::PathBuf;

use super::around;
use super::clean::{Reason, Verdict, verdicts};
use super::facts::{Change, Facts, Seen, seen, source_told, writers};
use super::page::Page;
use jiff::civil::Date;

use crate::document::{
    Block, Cut, Document, DocumentParts, Evidence, Format, Headline, Publication,
};
use crate::text::sanitize::sanitize_line;
use crate::text::{Span, fold};

/// Behind an article stand at most so many paragraphs about its writers.
const MOST_WRITERS: usize = 3;

/// Cleans a page and puts the document together.
pub(super) fn document(path: PathBuf, format: Format, page: Page, facts: Facts) -> Document {
    let mut verdicts = verdicts(&page, format, &facts);
    let signed = |at: usize| verdicts.get(at).is_some_and(Verdict::is_byline);
    let seen = {
        let dates = around::dates(&page, &verdicts, format);
        seen(&page, &around::bylines(&page, &verdicts, format), &dates, &signed)
    };
    let headline = headline(&page, &verdicts, facts.headline.as_deref());
    let byline = facts.byline.clone().or_else(|| seen.byline.clone());
    if let Some(byline) = &byline {
        cut_biographies(&page, byline, &mut verdicts);
    }
    let source = facts.source.clone().or_else(|| source(&page, &verdicts));
    let (blocks, cuts) = parts(&page, verdicts);
    let publication = publication(&facts, &seen);
    Document::new(DocumentParts {
        path,
        format,
        raw: page.raw,
        origin: page.origin,
        headline,
        byline,
        source,
        url: facts.url,
        language: facts.language,
        publication,
        blocks,
        cuts,
    })
}

/// The publication as it names itself beside the article.
fn source(page: &Page, verdicts: &[Verdict]) -> Option<String> {
    let lines = verdicts.iter().enumerate();
    let cut = lines.clone().filter(|(_, verdict)| matches!(verdict, Verdict::Cut(_)));
    let headline = verdicts.iter().position(|verdict| *verdict == Verdict::Headline);
    source_told(cut.map(|(at, _)| page.text(at)), headline.map(|at| page.text(at)))
}

/// The date that markup states, else the one that is seen; else that of the last change, if it is
/// the only one: what we read was published then.
fn publication(facts: &Facts, seen: &Seen) -> Publication {
    let line = |reason: &str, (day, span)| {
        let evidence = Evidence { reason: reason.to_owned(), span: Some(span) };
        Publication::Stated(day, evidence)
    };
    let changed = || seen.changed.filter(|_| facts.change == Change::Untold);
    // What shows a date was published no later, whenever its engine wrote the page.
    let truer =
        |day: Date| seen.published.filter(|(seen, _)| facts.change == Change::Same && *seen < day);
    if let Some((day, reason)) = &facts.date {
        if let Some(found) = truer(*day) {
            return line("date line", found);
        }
        return Publication::Stated(*day, Evidence { reason: reason.to_string(), span: None });
    }
    seen.published
        .map(|found| line("date line", found))
        .or_else(|| changed().map(|found| line("last change, the only date that it tells", found)))
        .unwrap_or_else(Publication::unknown)
}

/// Cuts what closes the article and begins with the full name of a writer, as an article does not
/// speak of its own writer.
fn cut_biographies(page: &Page, byline: &str, verdicts: &mut [Verdict]) {
    let names = writers(byline);
    let about = |text: &str| {
        let text = fold(text);
        let mut rests = names.iter().filter_map(|name| text.strip_prefix(name.as_str()));
        rests.any(|rest| rest.starts_with([' ', ',']))
    };
    let kept = verdicts
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, verdict)| matches!(verdict, Verdict::Keep(kind) if kind.in_body()));
    let last = kept.map(|(at, _)| at).take(MOST_WRITERS + 1).collect::<Vec<_>>();
    // One paragraph at least is the article's.
    for at in last.iter().take(last.len().saturating_sub(1)) {
        if !about(page.text(*at)) {
            break;
        }
        if let Some(verdict) = verdicts.get_mut(*at) {
            *verdict = Verdict::Cut(Reason::Author);
        }
    }
}

fn headline(page: &Page, verdicts: &[Verdict], stated: Option<&str>) -> Option<Headline> {
    let at = verdicts.iter().position(|verdict| *verdict == Verdict::Headline);
    let span = at.and_then(|at| page.lines.get(at)).map(|line| line.span);
    let visible = |text: &str| Some(sanitize_line(text)).filter(|text| !text.is_empty());
    let stated = stated.and_then(visible);
    let text = stated.or_else(|| span.and_then(|span| visible(span.of(&page.raw))))?;
    Some(Headline { text, span })
}

fn parts(page: &Page, verdicts: Vec<Verdict>) -> (Vec<Block>, Vec<Cut>) {
    let (mut blocks, mut cuts) = (Vec::new(), Vec::<Cut>::new());
    let mut last: Option<Reason> = None;
    for (line, verdict) in page.lines.iter().zip(verdicts) {
        let now = match verdict {
            Verdict::Headline => None,
            Verdict::Keep(kind) => {
                blocks.push(Block { kind, span: line.span });
                None
            }
            Verdict::Cut(reason) => {
                match cuts.last_mut().filter(|_| last == Some(reason)) {
                    Some(cut) => cut.span = joined(cut.span, line.span),
                    None => cuts.push(Cut { span: line.span, reason: reason.words().into() }),
                }
                Some(reason)
            }
        };
        last = now;
    }
    (blocks, cuts)
}

fn joined(one: Span, next: Span) -> Span {
    one.cover(next)
}
