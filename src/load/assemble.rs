//! Assembling: a page, its facts and the verdicts on its lines become a document.
//!
//! Every character that is not blank ends up in the headline, one block or one cut.

use std::path::PathBuf;

use super::around;
use super::biographies;
use super::clean::{Aside, Judgement, Reason, Ruling, Verdict, judgement, keep};
use super::facts::{
    Change, Facts, Open, Seen, SourceTold, address, bare_title, beside_headline, day_of_address,
    in_small, is_foreign, month_of_address, of_origin, of_title, same_words, seen, source_told,
    tail,
};
use super::page::Page;
use super::rules::{Chosen, Provenance, Rules};
use jiff::civil::Date;

use crate::document::{
    Basis, Block, BlockKind, Constraint, Cut, DayInterval, Document, DocumentParts, Evidence,
    Format, Grain, Headline, Publication,
};
use crate::text::sanitize::sanitize_line;
use crate::text::{Span, calendar};

/// Has the user's rules carried out on a page, cleans it and puts the document together.
///
/// `facts` tells what is stated of the article beside its text; of a line that is dropped it
/// hears nothing.
pub(super) fn document(
    path: PathBuf,
    format: Format,
    page: Page,
    facts: &dyn Fn(&Page) -> Facts,
    rules: &Rules,
) -> Document {
    let stated = facts(&page);
    let (source, url) = (stated.source.clone(), stated.url.clone());
    let (path_of, source_of, url_of) = (&path, source.as_deref(), url.as_deref());
    let known = Provenance { path: path_of, source: source_of, tail: None, url: url_of };
    let chosen = rules.on(known);
    let mut judged = judge(&page, format, stated, facts, &chosen);
    // A dump may only now tell whose it is, and there may be rules for that publication.
    let tail = judged.headline.as_ref().and_then(|headline| headline.tail.as_deref());
    let better = rules.on(Provenance { source: judged.source.as_deref(), tail, ..known });
    if better != chosen {
        let (reason, source) = (judged.source_reason, judged.source.take());
        let stated = Facts { source, ..facts(&page) };
        judged = judge(&page, format, stated, facts, &better);
        judged.source_reason = judged.source_reason.or(reason);
    }
    let reason = judged.source_reason;
    let Judged { headline, byline, source, language, publication, blocks, cuts, .. } = judged;
    let parts = DocumentParts {
        path,
        format,
        raw: page.raw,
        origin: page.origin,
        headline,
        byline,
        source,
        url,
        language,
        publication,
        blocks,
        cuts,
    };
    Document::new(parts).with_source_reason(reason)
}

/// What a page comes to.
struct Judged {
    headline: Option<Headline>,
    byline: Option<String>,
    source: Option<String>,
    /// What tells the source, if nothing states it.
    source_reason: Option<&'static str>,
    language: Option<String>,
    publication: Publication,
    blocks: Vec<Block>,
    cuts: Vec<Cut>,
}

/// Cleans a page of which this is `stated`, as some rules want it.
fn judge(
    page: &Page,
    format: Format,
    stated: Facts,
    facts: &dyn Fn(&Page) -> Facts,
    rules: &Chosen<'_>,
) -> Judged {
    let rulings = rules.rulings(page);
    let dropped = |at: usize| settled(&rulings, at).and_then(Ruling::cut).is_some();
    let silenced = (0..rulings.len()).any(dropped).then(|| page.silenced(&dropped));
    let facts = match &silenced {
        Some(page) => Facts { source: stated.source, ..facts(page) },
        None => stated,
    };
    let facts = Facts { headline: facts.headline.filter(|title| !rules.drops(title)), ..facts };
    let unkept = without_kept(page, &rulings);
    let Judgement { mut verdicts, asides } = judgement(page, format, &facts, &unkept);
    let seen = {
        let page = silenced.as_ref().unwrap_or(page);
        seen_in(page, &verdicts, format, facts.byline.as_deref())
    };
    let headline = headline(page, &verdicts, facts.headline.as_deref());
    let headline = headline.map(|headline| retitled(headline, rules, page, &mut verdicts));
    let byline = facts.byline.clone().or_else(|| seen.byline.clone()).map(in_small);
    biographies::cut(page, byline.as_deref(), &unkept, &mut verdicts);
    let (source, source_reason) = match facts.source.clone() {
        Some(stated) => (Some(stated), None),
        // Who wrote it holds the copyright of many a letter to subscribers.
        None => source(page, &verdicts, headline.as_ref())
            .filter(|told| byline.as_deref() != Some(told.name.as_str()))
            .map_or((None, None), |told| (Some(told.name), Some(told.reason))),
    };
    let publication = or_named(publication(page, &facts, &seen, format), facts.file_name);
    let mut judgement = Judgement { verdicts, asides };
    keep(page, &rulings, &mut judgement);
    let Judgement { verdicts, asides } = judgement;
    let headline = headline.map(|headline| not_twice(headline, &verdicts));
    let (blocks, cuts) = parts(page, &verdicts, &asides, &rulings);
    let language = facts.language;
    Judged { headline, byline, source, source_reason, language, publication, blocks, cuts }
}

/// The rulings without the lines to keep, which are judged like any other: what a rule keeps
/// changes nothing for the lines around it.
fn without_kept(page: &Page, rulings: &[Option<Ruling>]) -> Vec<Option<Ruling>> {
    let unkept = |(at, ruling): (usize, &Option<Ruling>)| match ruling {
        Some(Ruling::Kept) => settled(&page.rulings, at).cloned(),
        other => other.clone(),
    };
    rulings.iter().enumerate().map(unkept).collect()
}

/// The headline without its line, if a rule keeps that in the body.
fn not_twice(headline: Headline, verdicts: &[Verdict]) -> Headline {
    let stands = verdicts.contains(&Verdict::Headline);
    Headline { span: headline.span.filter(|_| stands), ..headline }
}

/// What is settled of a line.
fn settled(rulings: &[Option<Ruling>], at: usize) -> Option<&Ruling> {
    rulings.get(at)?.as_ref()
}

fn seen_in(page: &Page, verdicts: &[Verdict], format: Format, writers: Option<&str>) -> Seen {
    let signed = |at: usize| verdicts.get(at).is_some_and(Verdict::is_byline);
    let dates = around::dates(page, verdicts, format, writers);
    let seen = seen(page, &around::bylines(page, verdicts, format), &dates, &signed);
    let title = verdicts.iter().position(|verdict| *verdict == Verdict::Headline);
    let titled = || {
        let span = page.lines.get(title?)?.span;
        let (day, place) = of_title(span.of(&page.raw))?;
        Some((day, Span::between(span.start() + place.start(), span.start() + place.end())))
    };
    let told = title.map(|at| page.text(at));
    let address = (format == Format::Text).then(|| address(page, told)).flatten();
    let published = seen.published.or_else(titled).or_else(|| origin(page));
    Seen { published, address, ..seen }
}

/// The day on which the article first stood elsewhere, if it says so of one day alone.
fn origin(page: &Page) -> Option<(Date, Span)> {
    let own = page.lines.iter().filter(|line| !is_foreign(line.zones));
    let mut told = own.filter_map(|line| {
        let (day, place) = of_origin(line.span.of(&page.raw))?;
        let start = line.span.start();
        Some((day, Span::between(start + place.start(), start + place.end())))
    });
    let first = told.next()?;
    told.all(|(day, _)| day == first.0).then_some(first)
}

/// The headline as the rules want it; lines that only say it again are cut.
fn retitled(
    headline: Headline,
    rules: &Chosen<'_>,
    page: &Page,
    verdicts: &mut [Verdict],
) -> Headline {
    let Some(text) = rules.title(&headline.text).map(ToOwned::to_owned) else {
        // The form may be that of the title, of which the site's name was cut already.
        rules.title(&page.head.title);
        return headline;
    };
    for (at, verdict) in verdicts.iter_mut().enumerate() {
        if matches!(verdict, Verdict::Keep(_)) && same_words(page.text(at), &text) {
            *verdict = Verdict::Cut(Reason::RepeatsHeadline);
        }
    }
    Headline { text, ..headline }
}

/// A line of the article.
const PARAGRAPH: Verdict = Verdict::Keep(BlockKind::Paragraph);

/// The publication as it names itself beside the article and in its dateline.
fn source(page: &Page, verdicts: &[Verdict], title: Option<&Headline>) -> Option<SourceTold> {
    let lines = verdicts.iter().enumerate();
    let cut = lines.clone().filter(|(_, verdict)| matches!(verdict, Verdict::Cut(_)));
    let headline = verdicts.iter().position(|verdict| *verdict == Verdict::Headline);
    let lead = verdicts.iter().position(|verdict| *verdict == PARAGRAPH);
    let text = |at: usize| page.text(at);
    let tail = title.filter(|title| title.own_tail().is_none()).and_then(|t| t.tail.as_deref());
    source_told(cut.map(|(at, _)| text(at)), headline.map(text), tail, lead.map(text))
}

/// The date that markup states, else the one that is seen. What was changed on a day was published
/// on that day at the latest.
fn publication(page: &Page, facts: &Facts, seen: &Seen, format: Format) -> Publication {
    let line = |reason: &str, (day, span)| {
        let evidence = Evidence { reason: reason.to_owned(), span: Some(span) };
        Publication::Stated(day, evidence)
    };
    // What shows a date was published no later, whenever its engine wrote the page.
    let truer =
        |day: Date| seen.published.filter(|(seen, _)| facts.change == Change::Same && *seen < day);
    if let Some((day, reason)) = &facts.date {
        if let Some(found) = truer(*day) {
            return line("date line", found);
        }
        return Publication::Stated(*day, Evidence { reason: reason.to_string(), span: None });
    }
    if let Some((published, rival)) = seen.published.zip(seen.rival) {
        return contested(published, rival);
    }
    let by = |reason: &'static str| move |(day, span)| guessed(day, span, reason);
    seen.published
        .map(|found| line("date line", found))
        .or_else(|| {
            let reason = "address of the page".to_owned();
            let day = day_of_address(facts.url.as_deref()?)?;
            Some(Publication::Stated(day, Evidence { reason, span: None }))
        })
        .or_else(|| seen.address.map(by("its address, a line of the text")))
        .or_else(|| seen.perhaps.map(by("a day, a time and a place under its title")))
        .or_else(|| {
            let (days, reason) = *facts.roughly.clone()?;
            let evidence = Evidence { reason: reason.into_owned(), span: None };
            Some(Publication::Inferred(days, vec![evidence]))
        })
        .or_else(|| opened(page, seen.open.as_ref()?))
        .or_else(|| {
            let (month, span) = seen.month?;
            in_month(month, "a month under its title", Some(span))
        })
        .or_else(|| {
            let month = month_of_address(facts.url.as_deref()?)?;
            in_month(month, "address of the page", None)
        })
        .or_else(|| {
            seen.changed.map(|(day, span)| of_change(page, (day, span), facts.change, format))
        })
        .unwrap_or_else(Publication::unknown)
}

/// What the day of the last change tells where it is the only day.
///
/// It is the last on which it can have been published. On the web, pages that show no other day
/// and withhold none were published then in five of five cases; that stays a guess.
fn of_change(
    page: &Page,
    (day, span): (Date, Span),
    change: Change,
    format: Format,
) -> Publication {
    if format == Format::Text || change != Change::Untold || has_other_day(page, span) {
        return Publication::Unknown(vec![Constraint::NotAfter(day, span)]);
    }
    guessed(day, span, "last change, the only date that it tells")
}

/// Whether the line of a day tells another day, whatever that is.
fn has_other_day(page: &Page, place: Span) -> bool {
    let Some(line) = page.lines.iter().map(|line| line.span).find(|line| line.contains(place))
    else {
        return false;
    };
    let day = |start, end| calendar::stamp(Span::between(start, end).of(&page.raw)).is_some();
    day(line.start(), place.start()) || day(place.end(), line.end())
}

/// What is told by somebody who names a month only.
fn in_month(month: Date, reason: &str, span: Option<Span>) -> Option<Publication> {
    let evidence = Evidence { reason: reason.to_owned(), span };
    let days = DayInterval::month(month.year(), month.month(), Basis::Inferred)?;
    Some(Publication::Inferred(days, vec![evidence]))
}

/// What a date line tells that leaves something open: the days between two that it can be, or those
/// that a weekday with month and day leaves.
fn opened(page: &Page, (open, span): &(Open, Span)) -> Option<Publication> {
    let words = span.of(&page.raw);
    match open {
        Open::Either(one, other) => {
            let evidence = [one, other].map(|day| {
                let reason = format!("\"{words}\" is {day} in one order of day and month");
                Evidence { reason, span: Some(*span) }
            });
            let (first, last) = (*one.min(other), *one.max(other));
            let days = DayInterval::new(Some(first), Some(last), Grain::Days, Basis::Inferred)?;
            Some(Publication::Inferred(days, evidence.into()))
        }
        Open::NoYear(days) => {
            let reason = format!("\"{words}\", a date line that leaves out its year");
            let evidence = Evidence { reason, span: Some(*span) };
            Some(Publication::Unknown(vec![Constraint::OneOf(days.clone(), evidence)]))
        }
    }
}

/// An unknown date with the day in the name of the file.
fn or_named(publication: Publication, name: Option<Date>) -> Publication {
    match (publication, name) {
        (Publication::Unknown(mut known), Some(day)) => {
            let evidence = Evidence { reason: "the name of its file".to_owned(), span: None };
            known.push(Constraint::Perhaps(day, evidence));
            Publication::Unknown(known)
        }
        (known, _) => known,
    }
}

fn guessed(day: Date, span: Span, reason: &str) -> Publication {
    let evidence = vec![Evidence { reason: reason.to_owned(), span: Some(span) }];
    Publication::Inferred(DayInterval::day(day, Basis::Inferred), evidence)
}

/// Two days on which it says that it was published: one of them, or one between.
fn contested(one: (Date, Span), other: (Date, Span)) -> Publication {
    let evidence = [one, other].map(|(day, span)| {
        let reason = format!("it tells {day} as its day, and another day as well");
        Evidence { reason, span: Some(span) }
    });
    let (first, last) = (one.0.min(other.0), one.0.max(other.0));
    DayInterval::new(Some(first), Some(last), Grain::Days, Basis::Inferred)
        .map_or_else(Publication::unknown, |days| Publication::Inferred(days, evidence.into()))
}

fn headline(page: &Page, verdicts: &[Verdict], stated: Option<&str>) -> Option<Headline> {
    let at = verdicts.iter().position(|verdict| *verdict == Verdict::Headline);
    let span = at.and_then(|at| page.lines.get(at)).map(|line| line.span);
    let visible = |text: &str| Some(sanitize_line(text)).filter(|text| !text.is_empty());
    let stated = stated.and_then(visible);
    let text = stated.or_else(|| span.and_then(|span| visible(bare_title(span.of(&page.raw)))))?;
    let above = (0..at.unwrap_or(0).min(MOST_ABOVE)).map(|at| page.text(at));
    let mut titles = std::iter::once(page.head.title.as_str()).chain(above);
    let told = titles.find_map(|title| beside_headline(title, &text)).or_else(|| tail(&text));
    let tail = told.and_then(visible);
    Some(Headline { text, span, tail })
}

/// Among so many lines a dump has the title of the page.
const MOST_ABOVE: usize = 40;

/// What is kept and what is cut; neighbours that are cut for one reason are one cut.
fn parts(
    page: &Page,
    verdicts: &[Verdict],
    asides: &[Aside],
    rulings: &[Option<Ruling>],
) -> (Vec<Block>, Vec<Cut>) {
    let (mut blocks, mut cuts) = (Vec::new(), Vec::<Cut>::new());
    let mut last: Option<&str> = None;
    for (at, (line, verdict)) in page.lines.iter().zip(verdicts).enumerate() {
        last = match verdict {
            Verdict::Headline => None,
            Verdict::Keep(kind) => {
                let first = asides.partition_point(|aside| aside.span.end() <= line.span.start());
                let inside = asides.iter().skip(first);
                let inside = inside.take_while(|aside| line.span.contains(aside.span));
                let mut start = line.span.start();
                for Aside { span, reason } in inside {
                    blocks.extend(block(page, *kind, start, span.start()));
                    cuts.push(Cut { span: *span, reason: reason.words().into() });
                    start = span.end();
                }
                blocks.extend(block(page, *kind, start, line.span.end()));
                None
            }
            Verdict::Cut(reason) => {
                let given = settled(rulings, at).and_then(Ruling::cut);
                let words = given.map_or_else(|| reason.words(), |reason| &**reason);
                match cuts.last_mut().filter(|_| last == Some(words)) {
                    Some(cut) => cut.span = cut.span.cover(line.span),
                    None => cuts.push(Cut { span: line.span, reason: words.into() }),
                }
                Some(words)
            }
        };
    }
    (blocks, cuts)
}

/// The block of a stretch of text, unless that is blank.
fn block(page: &Page, kind: BlockKind, start: usize, end: usize) -> Option<Block> {
    let span = Span::between(start, end).trim(&page.raw);
    (!span.is_empty()).then_some(Block { kind, span })
}
