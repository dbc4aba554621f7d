//! Publication dates by neighbours: an event that another article dates fixes this article's
//! "Thursday", "a day after" or the year of its date line.
//!
//! A date is only taken over if it follows: one dated telling or several that agree, and a
//! weekday or a date line of the article that fits. Several agree if the days to which they lead
//! are at most six apart, for each is read by what is told near it, and an article looks back on
//! its week; from seven days on a weekday would stand for two days. The latest is taken: an
//! article comes behind all that it tells.

mod copied;
mod neighbours;
mod ties;

use jiff::ToSpan;
use jiff::civil::Date;

use super::facts::{Fact, facts};
use crate::annotate::{annotate_at, dates};
use crate::document::{
    Annotated, Basis, Constraint, DayInterval, Event, Evidence, Grain, Publication,
};
use crate::text::{Lexed, Span};
pub(super) use copied::date_copies;
use neighbours::Dated;
use ties::{Days, Tie, is_last, signing, tells_no_other_time, tie};

/// Dates what can be dated and annotates those articles again; tells whether there are any.
pub(super) fn date_by_neighbours(articles: &mut [Annotated]) -> bool {
    let all: Vec<Vec<Fact>> =
        articles.iter().enumerate().map(|(index, article)| facts(index, article)).collect();
    let dated = Dated::new(&all);
    let found: Vec<Option<Publication>> = articles
        .iter()
        .zip(&all)
        .map(|(article, own)| infer(article, own, &dated, articles))
        .collect();
    let dates_any = found.iter().any(Option::is_some);
    for (article, publication) in articles.iter_mut().zip(found) {
        if let Some(publication) = publication {
            *article = annotate_at(article.document.clone(), publication);
        }
    }
    dates_any
}

/// The day on which the article told of its latest weekday, or that of its date line, if a
/// neighbour's date fixes one.
fn infer(
    article: &Annotated,
    own: &[Fact],
    dated: &Dated<'_>,
    articles: &[Annotated],
) -> Option<Publication> {
    if article.publication.single_day().is_some() || article.publication.is_certain() {
        return None;
    }
    let days = Days::of(article)?;
    let mut found: Vec<(Date, Vec<Evidence>)> = Vec::new();
    let open = |fact: &&Fact| fact.time.when.is_none_or(|when| when.single_day().is_none());
    let signings = own.iter().filter_map(|fact| signing(article, fact));
    let signings: Vec<(Fact, Tie)> = signings.collect();
    let tied = own.iter().filter(open).filter_map(|fact| {
        let event = article.events.get(fact.telling.event)?;
        Some((fact, tie(article, event, &days)?))
    });
    for (fact, tie) in tied.chain(signings.iter().map(|(fact, tie)| (fact, *tie))) {
        let Some(event) = article.events.get(fact.telling.event) else { continue };
        let Some((day, source)) = telling(article, (fact, event), tie, &days, dated) else {
            continue;
        };
        let Some(last) = published(article, (tie, event.sentence), &days, day) else { continue };
        let reason = tie.reason(article.document.raw(), &days, last);
        let follows = Evidence { reason, span: Some(tie.span()) };
        found.push((last, chain(article, event, day, source, articles, follows)));
    }
    let earliest = found.iter().map(|(day, _)| *day).min()?;
    let (day, evidence) = found.into_iter().max_by_key(|(day, _)| *day)?;
    // Each of them is read by what is told near it.
    let agree = days_between(earliest, day) < WEEK;
    (agree && allowed(article, day))
        .then(|| Publication::Inferred(DayInterval::day(day, Basis::OtherArticle), evidence))
}

/// The neighbour that dates a fact, with that day: one that tells the same, or, of what is done
/// once, one that it may well be.
fn telling<'f>(
    article: &Annotated,
    (fact, event): (&Fact, &Event),
    tie: Tie,
    days: &Days<'_>,
    dated: &Dated<'f>,
) -> Option<(Date, &'f Fact)> {
    let line = days.line.and_then(|(_, line)| line.span);
    let of_then = || tells_no_other_time(article, event, tie, line);
    if !matches!(tie, Tie::Line(_))
        && let Some(same) = dated.agreed(fact)
    {
        return Some(same);
    }
    let own = match tie {
        Tie::Weekday(weekday, _) => fact.time.weekday == Some(weekday),
        _ => true,
    };
    dated.likely(fact).filter(|_| own && of_then())
}

/// When an article was published that tells of a day in this way.
fn published(
    article: &Annotated,
    (tie, sentence): (Tie, Span),
    days: &Days<'_>,
    told: Date,
) -> Option<Date> {
    let anchor = tie.day(told, days, sentence)?;
    let last = match tie {
        Tie::LastWeek(..) => in_week_behind(article, days, anchor)?,
        _ => latest(article, days, anchor),
    };
    let Some((line, _)) = days.line else { return Some(last) };
    let far = if matches!(tie, Tie::Line(_)) { NEAR } else { WEEK - 1 };
    let mut near = line.iter().filter(|day| **day >= last && days_between(anchor, **day) <= far);
    near.next().copied()
}

/// Whether nothing that the article tells speaks against the day.
fn allowed(article: &Annotated, day: Date) -> bool {
    let possible = article
        .publication
        .interval()
        .is_none_or(|known| known.overlaps(&DayInterval::day(day, Basis::OtherArticle)));
    // What is told by its full date behind that day, and not as still to come, was before.
    let ahead = match &article.publication {
        Publication::Unknown(known) => known.iter().find_map(|constraint| match constraint {
            Constraint::NotAfter(date, _) => Some(*date),
            _ => None,
        }),
        _ => None,
    };
    let later = |days: &DayInterval| {
        days.basis() == Basis::Stated
            && days.grain() == Grain::Day
            && days
                .first()
                .is_some_and(|first| first > day && ahead.is_none_or(|ahead| first < ahead))
    };
    let told = article.timexes.iter().filter_map(|timex| timex.interval);
    possible && !told.into_iter().any(|days| later(&days))
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(i64::MAX, |span| i64::from(span.get_days()))
}

/// The last of the article's weekdays that lie behind, seen from a day that is known: each lies
/// within three days of it. Read as if the article were published right behind those, what is
/// planned for a weekday lies beyond them.
fn latest(article: &Annotated, days: &Days<'_>, anchor: Date) -> Date {
    let beyond = anchor.checked_add((NEAR + 1).days()).unwrap_or(anchor);
    let evidence = Evidence { reason: String::new(), span: None };
    let lexed = Lexed::new(article.document.raw(), &article.sentences);
    let read = dates::find(&lexed, &Publication::Stated(beyond, evidence));
    let bare = |span: Span| days.weekdays.iter().any(|(_, timex)| timex.span == span);
    let read = read.iter().filter(|timex| bare(timex.span));
    let behind = read.filter_map(|timex| timex.interval?.single_day()).filter(|day| *day < beyond);
    behind.max().map_or(anchor, |day| day.max(anchor))
}

/// The latest weekday that the article tells behind what was done "last Tuesday": on which it was
/// said. No other word tells when the article was published.
fn in_week_behind(article: &Annotated, days: &Days<'_>, anchor: Date) -> Option<Date> {
    let lexed = Lexed::new(article.document.raw(), &article.sentences);
    let end = anchor.checked_add(WEEK.days()).ok()?;
    let evidence = Evidence { reason: String::new(), span: None };
    let read = dates::find(&lexed, &Publication::Stated(end, evidence));
    let bare = |span: Span| {
        let mut weekdays = days.weekdays.iter();
        weekdays.any(|(_, timex)| timex.span == span && !is_last(article, timex))
    };
    let read = read.iter().filter(|timex| bare(timex.span));
    let read = read.filter_map(|timex| timex.interval?.single_day());
    read.filter(|day| *day > anchor && *day < end).max()
}

/// "Last Tuesday" is less than so many days back when somebody tells of it.
const WEEK: i64 = 7;

/// So many days behind what it tells an article still tells of it by the weekday.
const NEAR: i64 = 3;

/// The chain of evidence in words.
fn chain(
    article: &Annotated,
    event: &Event,
    day: Date,
    source: &Fact,
    articles: &[Annotated],
    follows: Evidence,
) -> Vec<Evidence> {
    let raw = article.document.raw();
    let other = articles.get(source.telling.article);
    let name = other.map_or_else(String::new, |other| {
        other.document.path().file_name().unwrap_or_default().to_string_lossy().into_owned()
    });
    let words = other
        .and_then(|other| {
            Some(other.events.get(source.telling.event)?.evidence.of(other.document.raw()))
        })
        .unwrap_or("");
    vec![
        Evidence {
            reason: format!("{name} dates the event {day}: \"{}\"", short(words)),
            span: None,
        },
        Evidence {
            reason: format!("told here as \"{}\"", short(event.evidence.of(raw))),
            span: Some(event.evidence),
        },
        follows,
    ]
}

/// At most so many characters of a sentence are shown in a chain.
const SHOWN: usize = 120;

fn short(text: &str) -> String {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match plain.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", plain.get(..at).unwrap_or("").trim_end()),
        None => plain,
    }
}
