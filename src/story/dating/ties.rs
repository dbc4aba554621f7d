//! How an article without a date is tied to the day of an act that it tells: by a weekday, by "a
//! day after", by its date line.
//!
//! Which day the act has is told by other articles, in `neighbours`.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::document::{Annotated, Event, EventClass, Evidence, Realis, Timex, TimexKind};
use crate::story::facts::{Fact, Side, Time, Words, stem};
use crate::text::{Lexed, Span, fold};

/// What an undated article tells of its own days.
pub(super) struct Days<'a> {
    /// Its weekdays without a date ("on Friday"), in the order of the text.
    pub(super) weekdays: Vec<(Weekday, &'a Timex)>,
    /// The days that a date line without its year leaves, with that line.
    pub(super) line: Option<(&'a [Date], &'a Evidence)>,
}

impl<'a> Days<'a> {
    /// Those of the article; `None` if it tells none.
    pub(super) fn of(article: &'a Annotated) -> Option<Self> {
        let weekday = |timex: &'a Timex| Some((timex.bare_weekday()?, timex));
        let weekdays: Vec<_> = article.timexes.iter().filter_map(weekday).collect();
        let line = article.publication.listed_days();
        (!weekdays.is_empty() || line.is_some()).then_some(Self { weekdays, line })
    }

    fn inside(&self, span: Span) -> impl Iterator<Item = Weekday> {
        let inside = self.weekdays.iter().filter(move |(_, timex)| span.contains(timex.span));
        inside.map(|(weekday, _)| *weekday)
    }
}

/// How an event's sentence ties the event to the article's days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// It was done on this weekday, told in these words.
    Weekday(Weekday, Span),
    /// On this one of the week before: "last Tuesday".
    LastWeek(Weekday, Span),
    /// What the sentence tells came so many days behind it: "a day after".
    Counted(i64, Span),
    /// Nothing but the article's date line tells when.
    Line(Span),
}

impl Tie {
    /// The words that tie it.
    pub(super) const fn span(self) -> Span {
        match self {
            Self::Weekday(_, span)
            | Self::LastWeek(_, span)
            | Self::Counted(_, span)
            | Self::Line(span) => span,
        }
    }

    /// From what it follows that the article is of a day, in words.
    pub(super) fn reason(self, raw: &str, days: &Days<'_>, last: Date) -> String {
        let words = self.span().of(raw);
        let own = match self {
            Self::Weekday(..) | Self::LastWeek(..) => format!("the weekday \"{words}\""),
            Self::Counted(..) => format!("the count \"{words}\""),
            Self::Line(_) => format!("the date line \"{words}\""),
        };
        let weekdays = days.weekdays.iter().any(|(_, timex)| !timex.span.overlaps(self.span()));
        let line = days.line.is_some() && !matches!(self, Self::Line(_));
        match (weekdays, line) {
            (false, false) => format!("{own} leads to {last}"),
            (true, false) => format!("{own} and the weekdays told lead to {last}"),
            (false, true) => format!("{own} and the date line lead to {last}"),
            (true, true) => {
                format!("{own}, the weekdays told and the date line lead to {last}")
            }
        }
    }

    /// A day that the article tells of, which follows from the event's; a weekday that it names
    /// must be that day's.
    pub(super) fn day(self, day: Date, days: &Days<'_>, sentence: Span) -> Option<Date> {
        match self {
            Self::Weekday(weekday, _) | Self::LastWeek(weekday, _) => {
                (weekday == day.weekday()).then_some(day)
            }
            Self::Counted(count, _) => {
                let later = day.checked_add(count.days()).ok()?;
                let here: Vec<Weekday> = days.inside(sentence).collect();
                let named = match (here.is_empty(), days.weekdays.is_empty()) {
                    (false, _) => here.contains(&later.weekday()),
                    (true, true) => true,
                    (true, false) => days.weekdays.iter().any(|(w, _)| *w == later.weekday()),
                };
                named.then_some(later)
            }
            Self::Line(_) => Some(day),
        }
    }
}

/// How the event is tied to the article's days, if it is.
pub(super) fn tie(article: &Annotated, event: &Event, days: &Days<'_>) -> Option<Tie> {
    let told = days.weekdays.iter().find(|(_, timex)| event.sentence.contains(timex.span));
    let counted = counted(article, event);
    match (counted, told) {
        (Some(counted), _) => Some(counted),
        (None, Some((weekday, timex))) if is_last(article, timex) => {
            Some(Tie::LastWeek(*weekday, timex.span))
        }
        (None, Some((weekday, timex))) => Some(Tie::Weekday(*weekday, timex.span)),
        (None, None) => days.line.and_then(|(_, line)| line.span).map(Tie::Line),
    }
}

/// Whether the event's sentence tells of no other time than a weekday, what counts from the event
/// and the date line: "in 2008" and "had expelled" may be long ago.
pub(super) fn tells_no_other_time(
    article: &Annotated,
    event: &Event,
    tie: Tie,
    line: Option<Span>,
) -> bool {
    let plain = |timex: &&Timex| {
        timex.bare_weekday().is_some()
            || timex.span.overlaps(tie.span())
            || line.is_some_and(|line| timex.span.overlaps(line))
            || timex.kind == TimexKind::Time
            || timex.kind == TimexKind::Duration && !timex.value.ends_with('Y')
    };
    let inside = article.timexes.iter().filter(|timex| event.sentence.contains(timex.span));
    let before = matches!(tie, Tie::Line(_)) && {
        let words = fold(event.evidence.of(article.document.raw()));
        words.split_whitespace().any(|word| OFFSETS.contains_key(&("before", word)))
    };
    let mut others = inside.filter(|timex| !plain(timex));
    others.next().is_none() && !before
}

/// Reads "a day after", "two days before" right in front of the event's words.
fn counted(article: &Annotated, event: &Event) -> Option<Tie> {
    let raw = article.document.raw();
    let lexed = Lexed::new(raw, &[event.sentence]);
    let (days, tokens) = count(&lexed)?;
    let span = lexed.cover(tokens);
    let between = raw.get(span.end()..event.evidence.start());
    // "a day after Chad closed it, Niger protested": Niger did not protest before.
    let close = match between {
        Some(between) => !between.contains([',', ';']),
        None => event.evidence.start() >= span.start() && event.evidence.end() > span.end(),
    };
    close.then_some(Tie::Counted(days, span))
}

/// The first "a day after" or "two days before" of a sentence: how many days behind, and where.
fn count(lexed: &Lexed<'_>) -> Option<(i64, Range<usize>)> {
    let word = |class, at: usize| word(lexed, class, at);
    let at = (1..lexed.tokens().len())
        .find(|at| word("unit", *at).is_some() && word("side", at + 1).is_some())?;
    let count: Option<i64> = lexed.folded(at - 1).parse().ok();
    let count = count.filter(|count| (1..=FARTHEST).contains(count));
    let days =
        count.or_else(|| word("number", at - 1))? * word("unit", at)? * word("side", at + 1)?;
    Some((days, at - 1..at + 2))
}

fn word(lexed: &Lexed<'_>, class: &'static str, at: usize) -> Option<i64> {
    OFFSETS.get(&(class, lexed.folded(at))).copied()
}

/// "Ratified the treaty nine days after it was signed": the signing of what the event is about, by
/// the same two, with the days that lie between.
pub(super) fn signing(article: &Annotated, fact: &Fact) -> Option<(Fact, Tie)> {
    let event = article.events.get(fact.telling.event)?;
    let lexed = Lexed::new(article.document.raw(), &[event.sentence]);
    let (days, tokens) = count(&lexed)?;
    let at = tokens.end;
    let taken_up = word(&lexed, "taken", at).and_then(|_| word(&lexed, "being", at + 1));
    let signed = taken_up.and_then(|_| word(&lexed, "signed", at + 2)).is_some();
    let span = lexed.cover(tokens);
    let before = event.evidence.start() < span.start();
    let of_states = |side: &Side| Side { ids: Vec::new(), states: side.states.clone() };
    (signed && before).then(|| {
        let counted = |thing: &&String| fact.numbers.iter().any(|(unit, _)| unit == *thing);
        let things = fact.words.things.iter().filter(|thing| !counted(thing)).cloned();
        let things: BTreeSet<String> = things.collect();
        let words = Words {
            all: things.iter().map(|thing| stem(thing)).collect(),
            of_the_act: fact.words.of_the_act.clone(),
            things,
            ..Words::default()
        };
        let (source, target) = (of_states(&fact.source), of_states(&fact.target));
        let time = Time { when: None, told_of: None, weekday: None };
        let (class, action) = (EventClass::Support, SIGNING.to_owned());
        let (numbers, realis, place) = (Vec::new(), Realis::Actual, None);
        let signing = Fact {
            class,
            action,
            realis,
            source,
            target,
            time,
            words,
            place,
            numbers,
            ..fact.clone()
        };
        (signing, Tie::Counted(days, span))
    })
}

/// What the lexicon calls the signing of a treaty.
const SIGNING: &str = "sign agreement";

/// More days than this do not lie between an event and a weekday.
const FARTHEST: i64 = 31;

/// Whether a weekday is told as that of last week.
pub(super) fn is_last(article: &Annotated, timex: &Timex) -> bool {
    let words = fold(timex.span.of(article.document.raw()));
    words.split(' ').next().is_some_and(|word| OFFSETS.contains_key(&("last", word)))
}

/// The words of `data/dates/offsets.txt`: class and word, then value.
static OFFSETS: LazyLock<HashMap<(&'static str, &'static str), i64>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/dates/offsets.txt").lines();
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
