//! Publication dates by neighbours: an event that another article dates fixes this article's
//! "Thursday" or "a day after".
//!
//! A date is only taken over if it follows: one dated telling or several that agree, and a
//! weekday of the article that fits.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::facts::{Fact, facts};
use super::likeness::{Likeness, compare, family, mutual};
use crate::annotate::{annotate_at, dates};
use crate::document::{Annotated, Basis, DayInterval, Event, Evidence, Publication, Timex};
use crate::text::{Lexed, Span, fold};

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

/// The day on which the article told of its latest weekday, if a neighbour's date fixes one.
fn infer(
    article: &Annotated,
    own: &[Fact],
    dated: &Dated<'_>,
    articles: &[Annotated],
) -> Option<Publication> {
    if article.publication.single_day().is_some() || article.publication.is_certain() {
        return None;
    }
    let weekdays = bare_weekdays(article);
    if weekdays.is_empty() {
        return None;
    }
    let mut days: Vec<(Date, Vec<Evidence>)> = Vec::new();
    for fact in
        own.iter().filter(|fact| fact.time.when.is_none_or(|when| when.single_day().is_none()))
    {
        let Some(event) = article.events.get(fact.telling.event) else { continue };
        let Some(clue) = clue(article, event, &weekdays) else { continue };
        let Some((day, source)) = dated.agreed(fact) else { continue };
        let Some(anchor) = clue.fix(day, &weekdays) else { continue };
        let last = if clue.last {
            let Some(last) = in_week_behind(article, &weekdays, anchor) else { continue };
            last
        } else {
            latest(article, &weekdays, anchor)
        };
        days.push((last, chain(article, event, day, source, articles, clue.span, last)));
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

/// The facts that tell their day, by kind of act and the two sides: two tellings of one event
/// share all three, so that no neighbour that disagrees is missed.
struct Dated<'f> {
    facts: Vec<(&'f Fact, Date)>,
    by_sides: HashMap<(u8, &'f str, &'f str), Vec<usize>>,
}

impl<'f> Dated<'f> {
    fn new(all: &'f [Vec<Fact>]) -> Self {
        let told = |fact: &'f Fact| Some((fact, fact.time.when?.single_day()?));
        let facts: Vec<(&Fact, Date)> = all.iter().flatten().filter_map(told).collect();
        let mut by_sides: HashMap<_, Vec<usize>> = HashMap::new();
        for (index, (fact, _)) in facts.iter().enumerate() {
            for key in sides(fact) {
                by_sides.entry(key).or_default().push(index);
            }
        }
        Self { facts, by_sides }
    }

    /// The day that all dated tellings of the fact in other articles give.
    fn agreed(&self, fact: &Fact) -> Option<(Date, &'f Fact)> {
        let keys = sides(fact);
        let lists = keys.iter().filter_map(|key| self.by_sides.get(key));
        let sharing: BTreeSet<usize> = lists.flatten().copied().collect();
        let mut same =
            sharing.iter().filter_map(|index| self.facts.get(*index)).filter(|(f, _)| {
                f.telling.article != fact.telling.article && compare(fact, f) == Likeness::Same
            });
        let (first, day) = same.next()?;
        same.all(|(_, other)| other == day).then_some((*day, *first))
    }
}

/// Kind of act, state of a source, state of a target; "" stands for nobody, and for the other side
/// of what two do together.
fn sides(fact: &Fact) -> Vec<(u8, &str, &str)> {
    let kind = family(fact.class);
    let (sources, targets) = (or_nobody(&fact.source.states), or_nobody(&fact.target.states));
    let mut keys: Vec<_> = sources
        .iter()
        .flat_map(|source| targets.iter().map(move |target| (kind, *source, *target)))
        .collect();
    if mutual(fact) {
        keys.extend(sources.into_iter().chain(targets).map(|party| (kind, party, "")));
    }
    keys
}

fn or_nobody(states: &BTreeSet<String>) -> Vec<&str> {
    let none = states.is_empty().then_some("");
    states.iter().map(String::as_str).chain(none).collect()
}

/// The article's weekdays without a date ("on Friday"), in the order of the text.
fn bare_weekdays(article: &Annotated) -> Vec<(Weekday, &Timex)> {
    article.timexes.iter().filter_map(|timex| Some((timex.bare_weekday()?, timex))).collect()
}

/// How an event's sentence ties the event to the article's days.
struct Clue {
    /// The weekday in the event's own sentence.
    weekday: Option<Weekday>,
    /// Or how many days behind it the article is: "a day after".
    days: i64,
    /// Whether it is the one of last week: "last Tuesday".
    last: bool,
    span: Span,
}

impl Clue {
    /// A day of the article that follows from the event's; it must be a weekday that the article
    /// names.
    fn fix(&self, day: Date, weekdays: &[(Weekday, &Timex)]) -> Option<Date> {
        if let Some(weekday) = self.weekday {
            return (weekday == day.weekday()).then_some(day);
        }
        let later = day.checked_add(self.days.days()).ok()?;
        weekdays.iter().any(|(weekday, _)| *weekday == later.weekday()).then_some(later)
    }
}

fn clue(article: &Annotated, event: &Event, weekdays: &[(Weekday, &Timex)]) -> Option<Clue> {
    let offset = offset(article, event);
    let told = weekdays.iter().find(|(_, timex)| event.sentence.contains(timex.span));
    let Some((weekday, timex)) = told else { return offset };
    // "protested on Friday, a day after Norway expelled them": the weekday is not the expulsion's.
    let own = offset.filter(|offset| event.evidence.start() >= offset.span.start());
    Some(own.unwrap_or(Clue {
        weekday: Some(*weekday),
        days: 0,
        last: is_last(article, timex),
        span: timex.span,
    }))
}

/// Reads "a day after", "two days before" in front of the event's words.
fn offset(article: &Annotated, event: &Event) -> Option<Clue> {
    let lexed = Lexed::new(article.document.raw(), &[event.sentence]);
    let word = |class, at: usize| OFFSETS.get(&(class, lexed.folded(at))).copied();
    let at = (1..lexed.tokens().len())
        .find(|at| word("unit", *at).is_some() && word("side", at + 1).is_some())?;
    let count: Option<i64> = lexed.folded(at - 1).parse().ok();
    let count = count.filter(|count| (1..=FARTHEST).contains(count));
    let days =
        count.or_else(|| word("number", at - 1))? * word("unit", at)? * word("side", at + 1)?;
    let span = lexed.cover(at - 1..at + 2);
    (event.evidence.end() > span.end()).then_some(Clue { weekday: None, days, last: false, span })
}

/// More days than this do not lie between an event and a weekday.
const FARTHEST: i64 = 31;

/// The words of `data/dates/offsets.txt`: class and word, then value.
static OFFSETS: LazyLock<HashMap<(&'static str, &'static str), i64>> = LazyLock::new(|| {
    let lines = include_str!("../../data/dates/offsets.txt").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (head, words) = line.split_once(':')?;
        let (class, value) = head.split_once(' ')?;
        Some((class, value.parse().ok()?, words))
    });
    rows.flat_map(|(class, value, words)| {
        words.split_whitespace().map(move |w| ((class, w), value))
    })
    .collect()
});

/// The last of the article's weekdays that lie behind, seen from a day that is known: each lies
/// within three days of it. Read as if the article were published right behind those, what is
/// planned for a weekday lies beyond them.
fn latest(article: &Annotated, weekdays: &[(Weekday, &Timex)], anchor: Date) -> Date {
    let beyond = anchor.checked_add((NEAR + 1).days()).unwrap_or(anchor);
    let evidence = Evidence { reason: String::new(), span: None };
    let lexed = Lexed::new(article.document.raw(), &article.sentences);
    let read = dates::find(&lexed, &Publication::Stated(beyond, evidence));
    let bare = |span: Span| weekdays.iter().any(|(_, timex)| timex.span == span);
    let days = read.iter().filter(|timex| bare(timex.span));
    let behind = days.filter_map(|timex| timex.interval?.single_day()).filter(|day| *day < beyond);
    behind.max().map_or(anchor, |day| day.max(anchor))
}

/// The latest weekday that the article tells behind what was done "last Tuesday": on which it was
/// said. No other word tells when the article was published.
fn in_week_behind(
    article: &Annotated,
    weekdays: &[(Weekday, &Timex)],
    anchor: Date,
) -> Option<Date> {
    let lexed = Lexed::new(article.document.raw(), &article.sentences);
    let end = anchor.checked_add(WEEK.days()).ok()?;
    let evidence = Evidence { reason: String::new(), span: None };
    let read = dates::find(&lexed, &Publication::Stated(end, evidence));
    let bare = |span: Span| {
        weekdays.iter().any(|(_, timex)| timex.span == span && !is_last(article, timex))
    };
    let days = read.iter().filter(|timex| bare(timex.span));
    let days = days.filter_map(|timex| timex.interval?.single_day());
    days.filter(|day| *day > anchor && *day < end).max()
}

/// Whether a weekday is told as that of last week.
fn is_last(article: &Annotated, timex: &Timex) -> bool {
    let words = fold(timex.span.of(article.document.raw()));
    words.split(' ').next().is_some_and(|word| OFFSETS.contains_key(&("last", word)))
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
