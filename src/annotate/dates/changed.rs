//! The day on which an article was changed, as its date line tells: it may speak of the days up to it.
//!
//! When it was published is read in `publication`, and by `load` from what is cut.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Expressions, find};
use crate::document::{DayInterval, Document, Publication, Timex};
use crate::text::{Lexed, fold};

/// A longer line is no date line.
const LONGEST_LINE: usize = 160;

/// So many days a change lies behind the publication at most: from then on a weekday may be that of
/// either week.
const LONGEST: i64 = 6;

/// Words before the date of a change ("updated"), folded.
static MODIFIED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/boilerplate/date_lines.txt").lines();
    let words = lines.filter_map(|line| line.strip_prefix("modified:"));
    words.flat_map(|words| words.split(',').map(str::trim)).collect()
});

/// The day of the change that a line tells which was cut from an article of a stated day, if it came
/// within a week.
pub(in crate::annotate) fn changed(document: &Document, published: &Publication) -> Option<Date> {
    let Publication::Stated(day, _) = published else { return None };
    let dated = |text: &str| text.contains(char::is_numeric);
    let lines = document.cuts().iter().filter(|cut| cut.span.len() <= LONGEST_LINE);
    let lines = lines.filter(|cut| dated(cut.span.of(document.raw())));
    let told = lines.flat_map(|cut| {
        let folded = fold(cut.span.of(document.raw()));
        let any = MODIFIED.iter().any(|word| folded.contains(word));
        let span = Some(cut.span).filter(|_| any);
        let lexed = Lexed::new(document.raw(), span.as_slice());
        let timexes = find(&lexed, &Publication::unknown());
        timexes.into_iter().filter_map(move |timex| {
            let before = lexed.text().get(cut.span.start()..timex.span.start())?;
            let before = fold(before);
            let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
            let before = before.strip_suffix(" on").unwrap_or(before);
            let sure = MODIFIED.iter().any(|word| before.ends_with(word));
            timex.interval?.single_day().filter(|_| sure && timex.alternatives.is_empty())
        })
    });
    let behind = |changed: &Date| {
        let days = day.until(*changed).map_or(-1, |span| i64::from(span.get_days()));
        (1..=LONGEST).contains(&days)
    };
    told.filter(behind).max()
}

/// Moves the bare weekdays that an article of a day tells as past to the week of its change, where
/// that has them ("said on Friday", changed on Friday).
pub(in crate::annotate) fn up_to_change(
    timexes: &mut [Timex],
    (expressions, lexed): (&Expressions, &Lexed<'_>),
    (published, changed): (Date, Date),
) {
    let unresolved = expressions.resolved(lexed, &Publication::unknown());
    let bare = |timex: &Timex| {
        let at = unresolved.partition_point(|other| other.span < timex.span);
        let same = unresolved.get(at).filter(|other| other.span == timex.span);
        same.is_some_and(|other| other.bare_weekday().is_some())
    };
    for timex in timexes {
        let Some(days) = timex.interval else { continue };
        let Some(day) = days.single_day().filter(|day| *day < published && bare(timex)) else {
            continue;
        };
        let next = day.checked_add(7.days()).ok().filter(|next| *next > published);
        let Some(next) = next.filter(|next| *next <= changed) else { continue };
        timex.interval = Some(DayInterval::day(next, days.basis()));
        timex.value = next.to_string();
        timex.rule = "weekday up to the day on which the article was changed";
    }
}
