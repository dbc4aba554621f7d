//! Where in a page its byline and its date line may stand, once its lines are judged.
//!
//! What they say is read in `facts`.

use super::clean::{Reason, Verdict};
use super::facts::{bare_day, byline, is_foreign, is_published_line, same_words};
use super::page::{Page, Tag, Zones};
use super::web::Hint;
use crate::document::{BlockKind, Format};
use crate::text::{calendar, fold};

/// How many lines around the headline may hold a byline and a date line.
const AROUND_HEADLINE: usize = 8;
/// A standfirst has at most so many lines, none longer than this in bytes.
const MOST_STANDFIRSTS: usize = 2;
const MOST_STANDFIRST: usize = 400;
/// A byline may stand under so many paragraphs of an article.
const MOST_LEADS: usize = 3;
/// A dump without blank lines may show its day within so many lines of its beginning.
const FIRST_LINES: usize = 2;

/// The lines that may hold a byline: those near the headline, and those between it and the body;
/// in web pages a place that is made for dates, too, and last the only line of the page that
/// tells its date or its writer.
pub(super) fn bylines(page: &Page, verdicts: &[Verdict], format: Format) -> Vec<usize> {
    let Some(Frame { headline, body }) = frame(page, verdicts) else { return Vec::new() };
    let start = headline.unwrap_or(body).saturating_sub(AROUND_HEADLINE);
    let standfirst = |at: &usize| verdicts.get(*at).is_some_and(is_kept);
    let own = |at: &usize| is_own(page, *at);
    let open = |at: &usize| verdicts.get(*at) != Some(&Verdict::Headline);
    if format == Format::Text {
        let end = behind_standfirst(page, verdicts, headline, body);
        return (start..end).filter(own).filter(open).filter(|at| !standfirst(at)).collect();
    }
    let end = body.max(headline.unwrap_or(body) + AROUND_HEADLINE);
    let end = end.min(behind_lead(verdicts, body));
    let made = (0..page.lines.len()).filter(own).filter(|at| is_made(page, *at));
    let made = made.take(AROUND_HEADLINE);
    let dated = only(verdicts, 0..end, &Verdict::is_date_line);
    let signed = only(verdicts, 0..end, &Verdict::is_byline);
    (start..end).filter(own).chain(made).chain(dated).chain(signed).filter(open).collect()
}

/// The lines that may hold the date of publication: those between the headline and the body, a
/// standfirst apart; those beside the byline; above the headline only what belongs to the article
/// and not to the page, as its container or the line itself tells.
pub(super) fn dates(
    page: &Page,
    verdicts: &[Verdict],
    format: Format,
    writers: Option<&str>,
) -> Vec<usize> {
    let Some(Frame { headline, body }) = frame(page, verdicts) else { return Vec::new() };
    let top = headline.unwrap_or(body);
    let behind = (top..verdicts.len()).find(|at| verdicts.get(*at).is_some_and(is_kept));
    let body = behind.unwrap_or(body);
    let own = |at: &usize| is_own(page, *at);
    let above = (top.saturating_sub(AROUND_HEADLINE)..top).filter(own).filter(|at| {
        is_published_line(page.text(*at))
            || match format {
                Format::Text => {
                    is_right_above(page, verdicts, *at, top)
                        || is_signed_above(page, verdicts, *at, top)
                }
                Format::Html => is_of_article(page, *at, top),
            }
    });
    let open = |at: &usize| !heads(page, verdicts, *at) && !is_in_figure(page, *at);
    if format == Format::Text {
        let end = behind_standfirst(page, verdicts, headline, body);
        let told = |at: &usize| verdicts.get(*at).is_some_and(is_kept);
        let under = (top..end).filter(|at| !told(at));
        return under.filter(open).filter(own).chain(above).collect();
    }
    let end = second_kept(verdicts, body).min(top + AROUND_HEADLINE).max(body);
    let above_in_article = top.checked_sub(1).filter(|at| {
        [*at, top]
            .iter()
            .all(|at| page.lines.get(*at).is_some_and(|line| line.zones.has(Zones::ARTICLE)))
    });
    let alone = only(verdicts, above_in_article.unwrap_or(top)..body, &Verdict::is_date_line);
    let signed = |at: usize| verdicts.get(at).is_some_and(Verdict::is_byline);
    let beside = (end..page.lines.len()).filter(own).filter(|at| {
        (at.checked_sub(1).is_some_and(signed) || signed(at + 1)) && is_of_article(page, *at, top)
    });
    let mut made = (end..page.lines.len()).filter(own).filter(|at| is_made(page, *at));
    let made = made.next().filter(|at| made.next().is_none() && is_of_article(page, *at, top));
    let mut head = (1..top).filter(own).filter(|at| is_made(page, *at));
    let head = head.next().filter(|at| head.next().is_none() && is_no_masthead(page, *at));
    let near = (top..end).filter(own).chain(above).chain(alone).chain(head);
    let under = writers.and_then(|writers| under_byline(page, end, writers));
    near.chain(beside.take(1)).chain(made).chain(under).filter(open).collect()
}

/// The line of the paragraph with which an article is well begun: who is named behind it signs a part of it.
fn behind_lead(verdicts: &[Verdict], body: usize) -> usize {
    let told = |at: &usize| verdicts.get(*at) == Some(&Verdict::Keep(BlockKind::Paragraph));
    (body..verdicts.len()).filter(told).nth(MOST_LEADS).unwrap_or(verdicts.len())
}

/// The line behind who wrote the article and when, if that stands under a standfirst that begins at
/// `body`; else `body`.
fn behind_standfirst(
    page: &Page,
    verdicts: &[Verdict],
    headline: Option<usize>,
    body: usize,
) -> usize {
    if headline.is_none_or(|top| top > body) {
        return body;
    }
    let mut sentences = 0;
    let head = (body..verdicts.len()).take(AROUND_HEADLINE).take_while(|at| {
        let told = verdicts.get(*at) == Some(&Verdict::Keep(BlockKind::Paragraph));
        sentences += usize::from(told);
        sentences <= MOST_STANDFIRSTS && page.text(*at).len() <= MOST_STANDFIRST
    });
    let signs = |at: &usize| verdicts.get(*at).is_some_and(|v| v.is_byline() || v.is_date_line());
    head.filter(signs).last().map_or(body, |at| at + 1)
}

/// Whether a line is the headline or a heading inside the article.
fn heads(page: &Page, verdicts: &[Verdict], at: usize) -> bool {
    match verdicts.get(at) {
        Some(Verdict::Headline) => true,
        Some(Verdict::Keep(BlockKind::Heading)) => tag(page, at) != Some(Tag::Title),
        _ => false,
    }
}

/// Whether a line tells of a picture, and its date when that was taken.
fn is_in_figure(page: &Page, at: usize) -> bool {
    page.lines.get(at).is_some_and(|line| line.tag == Tag::Caption || line.zones.has(Zones::FIGURE))
}

/// The only line from `start` on that stands right under a byline of these writers: articles are
/// signed and dated at their end, too.
fn under_byline(page: &Page, start: usize, writers: &str) -> Option<usize> {
    let signs = |at: usize| {
        is_own(page, at) && byline(page.text(at)).is_some_and(|names| same_words(&names, writers))
    };
    let mut found =
        (start.max(1)..page.lines.len()).filter(|at| is_own(page, *at) && signs(at - 1));
    found.next().filter(|_| found.next().is_none())
}

/// The article's headline, or what is marked as its title, and the first line of its body.
struct Frame {
    headline: Option<usize>,
    body: usize,
}

fn frame(page: &Page, verdicts: &[Verdict]) -> Option<Frame> {
    let body = verdicts.iter().position(is_kept)?;
    let headline = verdicts.iter().position(|verdict| *verdict == Verdict::Headline);
    let title = || (0..body).rev().find(|at| tag(page, *at) == Some(Tag::Title));
    Some(Frame { headline: headline.or_else(title), body })
}

fn is_kept(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Keep(kind) if kind.in_body())
}

/// The second line of the body; the first may be a standfirst.
fn second_kept(verdicts: &[Verdict], body: usize) -> usize {
    let mut rest = verdicts.iter().skip(body + 1);
    rest.position(is_kept).map_or(body, |at| body + 1 + at)
}

fn tag(page: &Page, at: usize) -> Option<Tag> {
    page.lines.get(at).map(|line| line.tag)
}

fn is_own(page: &Page, at: usize) -> bool {
    page.lines.get(at).is_some_and(|line| !is_foreign(line.zones))
}

/// Whether the line stands in a place that is made for dates.
fn is_made(page: &Page, at: usize) -> bool {
    page.lines.get(at).is_some_and(|line| line.zones.has(Hint::Date.zone()))
}

/// The only line in a range that has the wanted verdict.
fn only(
    verdicts: &[Verdict],
    range: std::ops::Range<usize>,
    wanted: &dyn Fn(&Verdict) -> bool,
) -> Option<usize> {
    let mut told = range.filter(|at| verdicts.get(*at).is_some_and(wanted));
    told.next().filter(|_| told.next().is_none())
}

/// Whether a line of plain text stands right above the headline, with blank lines around it.
fn is_right_above(page: &Page, verdicts: &[Verdict], at: usize, headline: usize) -> bool {
    let gap = |at: usize| page.lines.get(at).is_none_or(|line| line.gap);
    let title = page.text(headline);
    let near = at + 1 == headline
        || (at + 2 == headline && gap(at + 1) && same_words(page.text(at + 1), title));
    let other = at.checked_sub(1).and_then(|above| verdicts.get(above));
    let icons = other == Some(&Verdict::Cut(Reason::Icons));
    // A text without blank lines may begin with the number of a document and its day.
    let dense = !page.lines.iter().skip(1).any(|line| line.gap);
    let first = dense && at < FIRST_LINES && bare_day(page.text(at)).is_some();
    near && (((gap(at) || icons) && gap(headline)) || (first && is_no_masthead(page, at)))
}

/// Whether a line of plain text stands above the headline with a byline and nothing else, apart from
/// what stands before both.
fn is_signed_above(page: &Page, verdicts: &[Verdict], at: usize, headline: usize) -> bool {
    let signed = |at: usize| verdicts.get(at).is_some_and(Verdict::is_byline);
    let kind =
        |i: &usize| *i == at || signed(*i) || verdicts.get(*i).is_some_and(Verdict::is_date_line);
    let start = (0..headline).rev().take_while(kind).last().unwrap_or(headline);
    let gap = |at: usize| page.lines.get(at).is_some_and(|line| at == 0 || line.gap);
    start <= at && (start..headline).any(signed) && gap(start) && gap(headline)
}

/// Whether a line above the headline is not the day of the reading, which stands in page headers
/// and with its weekday.
fn is_no_masthead(page: &Page, at: usize) -> bool {
    let header = [Zones::HEADER, Zones::NAVIGATION];
    let inside = |zones: Zones| header.iter().any(|zone| zones.has(*zone));
    let mut words = page.text(at).split(|c: char| !c.is_alphabetic());
    page.lines.get(at).is_some_and(|line| !inside(line.zones))
        && !words.any(|word| calendar::weekday(&fold(word)).is_some())
}

/// Whether a line of a web page shares a container with the headline that does not hold the whole
/// page, and is no part of a page header that the headline stands outside of.
fn is_of_article(page: &Page, at: usize, headline: usize) -> bool {
    let (Some(line), Some(title)) = (page.lines.get(at), page.lines.get(headline)) else {
        return false;
    };
    let shared = shared(page, line.element, title.element);
    let last = page.lines.len().saturating_sub(1);
    let holds = |at: usize| {
        page.lines.get(at).is_some_and(|other| self::shared(page, other.element, shared) == shared)
    };
    let outside = line.zones.has(Zones::HEADER) && !title.zones.has(Zones::HEADER);
    let sibling = at > 0 && at + 1 == headline && line.container == title.container;
    !outside && (sibling || !(holds(0) && holds(last)))
}

/// The innermost element around both; an element stands behind its parent.
fn shared(page: &Page, mut one: u32, mut other: u32) -> u32 {
    let parent = |of: u32| page.elements.get(of as usize).map_or(0, |element| element.parent);
    while one != other {
        if one > other {
            one = parent(one).min(one - 1);
        } else {
            other = parent(other).min(other - 1);
        }
    }
    one
}
