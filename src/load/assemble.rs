//! Assembling: a page, its facts and the verdicts on its lines become a document.
//!
//! Every character that is not blank ends up in the headline, one block or one cut.

use std::path::PathBuf;
use std::sync::Arc;

use super::clean::{Verdict, verdicts};
use super::facts::{Facts, is_foreign, seen, writers};
use super::page::Page;
use super::web::Hint;
use crate::document::{
    Block, Cut, Document, DocumentParts, Evidence, Format, Headline, Publication,
};
use crate::text::sanitize::sanitize_line;
use crate::text::{Span, fold};

/// How many lines around the headline may hold a byline and a date line.
const AROUND_HEADLINE: usize = 8;

/// Behind an article stand at most so many paragraphs about its writers.
const MOST_WRITERS: usize = 3;

/// Cleans a page and puts the document together.
pub(super) fn document(path: PathBuf, format: Format, page: Page, facts: Facts) -> Document {
    let mut verdicts = verdicts(&page, format, &facts);
    let signed = |at: usize| verdicts.get(at).is_some_and(Verdict::is_byline);
    let (byline, date) = seen(&page, &around(&page, &verdicts, format), &signed);
    let headline = headline(&page, &verdicts, facts.headline.as_deref());
    let byline = facts.byline.or(byline);
    if let Some(byline) = &byline {
        cut_biographies(&page, byline, &mut verdicts);
    }
    let (blocks, cuts) = parts(&page, verdicts);
    let publication = match (facts.date, date) {
        (Some((day, reason)), _) => {
            Publication::Stated(day, Evidence { reason: reason.to_owned(), span: None })
        }
        (None, Some((day, span))) => {
            let evidence = Evidence { reason: "date line".to_owned(), span: Some(span) };
            Publication::Stated(day, evidence)
        }
        (None, None) => Publication::unknown(),
    };
    Document::new(DocumentParts {
        path,
        format,
        raw: page.raw,
        origin: page.origin,
        headline,
        byline,
        source: facts.source,
        url: facts.url,
        language: facts.language,
        publication,
        blocks,
        cuts,
    })
}

/// The lines that may hold a byline and a date line: those near the headline, and those between
/// it and the body; in web pages a place that is made for dates, too.
fn around(page: &Page, verdicts: &[Verdict], format: Format) -> Vec<usize> {
    let headline = verdicts.iter().position(|verdict| *verdict == Verdict::Headline);
    let kept = |verdict: &Verdict| matches!(verdict, Verdict::Keep(kind) if kind.in_body());
    let Some(body) = verdicts.iter().position(kept) else { return Vec::new() };
    let start = headline.unwrap_or(body).saturating_sub(AROUND_HEADLINE);
    let end = match format {
        Format::Text => body,
        Format::Html => body.max(headline.unwrap_or(body) + AROUND_HEADLINE),
    };
    let own = |at: &usize| page.lines.get(*at).is_some_and(|line| !is_foreign(line.zones));
    let near = (start..end).filter(own);
    let made = (0..page.lines.len())
        .filter(own)
        .filter(|at| page.lines.get(*at).is_some_and(|line| line.zones.has(Hint::Date.zone())));
    let made = made.take(if format == Format::Html { AROUND_HEADLINE } else { 0 });
    let open = |at: &usize| !verdicts.get(*at).is_some_and(|v| *v == Verdict::Headline);
    near.chain(made).filter(open).collect()
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
            *verdict = Verdict::Cut("about the author".into());
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
    let mut last: Option<Arc<str>> = None;
    for (line, verdict) in page.lines.iter().zip(verdicts) {
        let now = match verdict {
            Verdict::Headline => None,
            Verdict::Keep(kind) => {
                blocks.push(Block { kind, span: line.span });
                None
            }
            Verdict::Cut(reason) => {
                match cuts.last_mut().filter(|_| last.as_ref() == Some(&reason)) {
                    Some(cut) => cut.span = joined(cut.span, line.span),
                    None => cuts.push(Cut { span: line.span, reason: reason.clone() }),
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
