//! Publication dates by neighbours: an event that another article dates fixes this article's
//! "Thursday" or "a day after".
//!
//! A date is only taken over if it follows: one dated telling or several that agree, and a
//! weekday of the article that fits.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::facts::{Fact, Likeness, compare, facts};
use crate::annotate::annotate_at;
use crate::document::{Annotated, Basis, DayInterval, Event, Evidence, Publication, Timex};
use crate::text::{Lexed, Span, fold};

/// Dates what can be dated and annotates those articles again.
pub(super) fn date_by_neighbours(articles: &mut [Annotated]) {
    let all: Vec<Vec<Fact>> =
        articles.iter().enumerate().map(|(index, article)| facts(index, article)).collect();
    let dated: Vec<(&Fact, Date)> =
        all.iter().flatten().filter_map(|fact| Some((fact, fact.when?.single_day()?))).collect();
    let found: Vec<Option<Publication>> = articles
        .iter()
        .zip(&all)
        .map(|(article, own)| infer(article, own, &dated, articles))
        .collect();
    for (article, publication) in articles.iter_mut().zip(found) {
        if let Some(publication) = publication {
            *article = annotate_at(article.document.clone(), publication);
        }
    }
}

/// The day on which the article told of its latest weekday, if a neighbour's date fixes one.
fn infer(
    article: &Annotated,
    own: &[Fact],
    dated: &[(&Fact, Date)],
    articles: &[Annotated],
) -> Option<Publication> {
    if article.publication.single_day().is_some() || article.publication.is_certain() {
        return None;
    }
    let weekdays = bare_weekdays(article);
    let mut days: Vec<(Date, Vec<Evidence>)> = Vec::new();
    for fact in own.iter().filter(|fact| fact.when.is_none_or(|when| when.single_day().is_none())) {
        let Some(event) = article.events.get(fact.telling.event) else { continue };
        let Some((day, source)) = agreed(fact, dated) else { continue };
        let Some((anchor, said)) = anchor(article, event, day, &weekdays) else { continue };
        let last = latest(&weekdays, anchor);
        days.push((last, chain(article, event, day, source, articles, said, last)));
    }
    let (day, evidence) = days.first()?.clone();
    let agree = days.iter().all(|(other, _)| *other == day);
    let allowed = article
        .publication
        .interval()
        .is_none_or(|known| known.overlaps(&DayInterval::day(day, Basis::OtherArticle)));
    (agree && allowed)
        .then(|| Publication::Inferred(DayInterval::day(day, Basis::OtherArticle), evidence))
}

/// The day that all dated tellings of the fact in other articles give.
fn agreed<'f>(fact: &Fact, dated: &[(&'f Fact, Date)]) -> Option<(Date, &'f Fact)> {
    let mut same = dated.iter().filter(|(other, _)| {
        other.telling.article != fact.telling.article && compare(fact, other) == Likeness::Same
    });
    let (first, day) = same.next()?;
    same.all(|(_, other)| other == day).then_some((*day, *first))
}

/// The article's weekdays without a date ("on Friday"), in the order of the text.
fn bare_weekdays(article: &Annotated) -> Vec<(Weekday, &Timex)> {
    let bare = |timex: &Timex| {
        let digit = timex.value.strip_prefix("XXXX-WXX-")?.chars().next()?.to_digit(10)?;
        Weekday::from_monday_one_offset(i8::try_from(digit).ok()?).ok()
    };
    article.timexes.iter().filter_map(|timex| Some((bare(timex)?, timex))).collect()
}

/// A day of the article that follows from the event's day: the weekday in the event's own
/// sentence, or "a day after" it; it must be a weekday that the article names.
fn anchor(
    article: &Annotated,
    event: &Event,
    day: Date,
    weekdays: &[(Weekday, &Timex)],
) -> Option<(Date, Span)> {
    let named = weekdays.iter().find(|(_, timex)| event.sentence.contains(timex.span));
    if let Some((weekday, timex)) = named {
        return (*weekday == day.weekday()).then_some((day, timex.span));
    }
    let (days, span) = offset(article, event)?;
    let later = day.checked_add(days.days()).ok()?;
    weekdays.iter().any(|(weekday, _)| *weekday == later.weekday()).then_some((later, span))
}

/// Reads "a day after", "two days before" in front of the event's words.
fn offset(article: &Annotated, event: &Event) -> Option<(i64, Span)> {
    let raw = article.document.raw();
    let lexed = Lexed::new(raw, &[event.sentence]);
    let at = (0..lexed.tokens().len()).find(|at| {
        matches!(lexed.folded(*at), "day" | "days")
            && matches!(lexed.folded(at + 1), "after" | "before")
    })?;
    let count = match fold(lexed.word(at.checked_sub(1)?)).as_str() {
        "a" | "one" | "the" => 1,
        "two" => 2,
        "three" => 3,
        other => other.parse().ok()?,
    };
    let span = lexed.cover(at - 1..at + 2);
    let close = event.evidence.end() > span.end();
    let sign = if lexed.folded(at + 1) == "after" { 1 } else { -1 };
    close.then_some((sign * count, span))
}

/// The last of the article's weekdays, seen from a day that is known: each lies within three
/// days of it, the nearest reading.
fn latest(weekdays: &[(Weekday, &Timex)], anchor: Date) -> Date {
    let near = |weekday: Weekday| {
        let ahead = i64::from(anchor.weekday().until(weekday));
        let days = if ahead > 3 { ahead - 7 } else { ahead };
        anchor.checked_add(days.days()).unwrap_or(anchor)
    };
    weekdays.iter().map(|(weekday, _)| near(*weekday)).max().map_or(anchor, |day| day.max(anchor))
}

/// The chain of evidence in words.
fn chain(
    article: &Annotated,
    event: &Event,
    day: Date,
    source: &Fact,
    articles: &[Annotated],
    said: Span,
    last: Date,
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
        Evidence {
            reason: format!("\"{}\" and the weekdays told lead to {last}", said.of(raw)),
            span: Some(said),
        },
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
