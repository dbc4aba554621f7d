//! [`Row`]: what the timeline lists: years, months, events, gaps, and the undated lane.
//!
//! Which of them are seen on the screen is the pane's business.

use jiff::civil::Date;

use crate::document::{DayInterval, Grain};
use crate::library::Snapshot;
use crate::query::Hits;

/// From so many months without an event on, the gap gets a row.
const GAP: i32 = 6;
/// A month is a burst from so many events on ...
const BURST: u16 = 5;
/// ... if it has so many times as many as the months with events have on average.
const TIMES_THE_MEAN: usize = 2;

/// How much of the timeline is unfolded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// Years only.
    Years,
    /// Years and months.
    Months,
    /// Everything.
    #[default]
    Days,
}

impl Zoom {
    /// The next finer step; the same at the end.
    #[must_use]
    pub const fn finer(self) -> Self {
        match self {
            Self::Years => Self::Months,
            Self::Months | Self::Days => Self::Days,
        }
    }

    /// The next coarser step; the same at the end.
    #[must_use]
    pub const fn coarser(self) -> Self {
        match self {
            Self::Days => Self::Months,
            Self::Months | Self::Years => Self::Years,
        }
    }
}

/// A row of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A year begins; how many of its events fall in each month.
    Year {
        /// The year.
        year: i16,
        /// Events a month; those told by the year or a longer stretch are left out.
        months: [u16; 12],
        /// All its events.
        total: usize,
    },
    /// A month begins, or what is told of the year without a month.
    Month {
        /// Its number, counted from 1; `None` for what is told without a month.
        month: Option<i8>,
        /// Its events.
        total: usize,
        /// Whether it has far more events than others have.
        burst: Burst,
    },
    /// For so many months nothing is told.
    Gap {
        /// Months between the events before and behind.
        months: i32,
    },
    /// The undated lane begins.
    Undated {
        /// How many events it has.
        total: usize,
    },
    /// An event: an index into [`Hits::timeline`].
    Event(usize),
}

/// Whether a month stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Burst {
    /// It has far more events than others have.
    Yes,
    /// It does not.
    No,
}

impl Row {
    /// Whether the cursor can stand on it.
    pub(super) const fn lands(&self, zoom: Zoom) -> bool {
        match (self, zoom) {
            (Self::Event(_), _) | (Self::Month { .. }, Zoom::Months) => true,
            (Self::Year { .. }, zoom) => matches!(zoom, Zoom::Years),
            (Self::Undated { .. }, zoom) => !matches!(zoom, Zoom::Days),
            _ => false,
        }
    }
}

/// Headings and events, in the order of the hits.
pub(super) fn rows(snapshot: &Snapshot, hits: &Hits, zoom: Zoom) -> Vec<Row> {
    let days = |index: usize| {
        let entry = snapshot.timeline().get(hits.timeline.get(index)?.entry)?;
        entry.when.filter(|when| when.first().or(when.last()).is_some())
    };
    let all = hits.timeline.len();
    // What is undated stands last.
    let dated: Vec<DayInterval> = (0..all).map_while(days).collect();
    let usual = usual(&dated);
    let mut rows = Vec::new();
    let mut before: Option<(i16, Date)> = None;
    // The months of the year that have their heading.
    let mut headed: Vec<Option<i8>> = Vec::new();
    for (index, when) in dated.iter().enumerate() {
        let (date, _) = when.sort_key();
        let (year, month) = place(when);
        let rest = dated.get(index..).unwrap_or_default();
        if zoom != Zoom::Years {
            rows.extend(before.and_then(|(_, old)| gap(old, date)));
        }
        if before.is_none_or(|(old, _)| old != year) {
            rows.push(year_row(year, rest));
            headed.clear();
        }
        let heads = zoom == Zoom::Months || (zoom == Zoom::Days && month.is_some());
        if heads && !headed.contains(&month) {
            headed.push(month);
            rows.push(month_row((year, month), rest, usual));
        }
        if zoom == Zoom::Days {
            rows.push(Row::Event(index));
        }
        before = Some((year, date));
    }
    if dated.len() < all {
        rows.push(Row::Undated { total: all - dated.len() });
        let undated = (dated.len()..all).map(Row::Event);
        rows.extend(undated.filter(|_| zoom == Zoom::Days));
    }
    rows
}

/// The year, and the month if the date is told that precisely.
fn place(days: &DayInterval) -> (i16, Option<i8>) {
    let (date, _) = days.sort_key();
    let in_month = matches!(days.grain(), Grain::Day | Grain::Days | Grain::Week | Grain::Month);
    (date.year(), in_month.then(|| date.month()))
}

/// A row for the time between two dates, if it is long.
fn gap(before: Date, date: Date) -> Option<Row> {
    let years = i32::from(date.year()) - i32::from(before.year());
    let months = years * 12 + i32::from(date.month()) - i32::from(before.month()) - 1;
    (months >= GAP).then_some(Row::Gap { months })
}

/// How many events a month with events has on average, rounded up.
fn usual(dated: &[DayInterval]) -> usize {
    let mut places: Vec<_> = dated.iter().map(place).filter(|(_, month)| month.is_some()).collect();
    let events = places.len();
    places.sort_unstable();
    places.dedup();
    events.div_ceil(places.len().max(1))
}

/// The heading of a year, counted over the events from its first on.
fn year_row(year: i16, dates: &[DayInterval]) -> Row {
    let (mut months, mut total) = ([0_u16; 12], 0);
    for days in dates.iter().take_while(|days| place(days).0 == year) {
        total += 1;
        let month = place(days).1.and_then(|month| usize::try_from(month - 1).ok());
        if let Some(count) = month.and_then(|month| months.get_mut(month)) {
            *count = count.saturating_add(1);
        }
    }
    Row::Year { year, months, total }
}

/// The heading of a month, counted over the events from its first on.
fn month_row(at: (i16, Option<i8>), dates: &[DayInterval], usual: usize) -> Row {
    let year = dates.iter().take_while(|days| place(days).0 == at.0);
    let total = year.filter(|days| place(days) == at).count();
    let bursts = total >= usize::from(BURST) && total >= usual * TIMES_THE_MEAN;
    let burst = if bursts && at.1.is_some() { Burst::Yes } else { Burst::No };
    Row::Month { month: at.1, total, burst }
}

#[cfg(test)]
mod tests {
    use super::{Burst, Row, gap, month_row, usual, year_row};
    use crate::document::{Basis, DayInterval};
    use jiff::civil::date;

    fn days(dates: &[(i16, i8, i8)]) -> Vec<DayInterval> {
        dates.iter().map(|(y, m, d)| DayInterval::day(date(*y, *m, *d), Basis::Stated)).collect()
    }

    #[test]
    fn only_long_silences_are_gaps() {
        assert_eq!(gap(date(2018, 1, 31), date(2018, 7, 1)), None);
        assert_eq!(gap(date(2018, 1, 1), date(2018, 8, 1)), Some(Row::Gap { months: 6 }));
        assert_eq!(gap(date(2017, 12, 1), date(2019, 1, 1)), Some(Row::Gap { months: 12 }));
    }

    #[test]
    fn a_month_with_far_more_events_than_others_is_a_burst() {
        let mut dates = vec![(2017, 1, 1), (2017, 2, 1), (2017, 3, 1), (2017, 4, 1)];
        dates.extend((1..=6).map(|day| (2017, 5, day)));
        let dated = days(&dates);
        let month = |at| match month_row((2017, Some(at)), &dated, usual(&dated)) {
            Row::Month { total, burst, .. } => (total, burst),
            other => panic!("{other:?}"),
        };
        assert_eq!(month(5), (6, Burst::Yes));
        assert_eq!(month(4), (1, Burst::No));
    }

    #[test]
    fn a_year_counts_its_months_and_what_has_none() {
        let mut dated = vec![DayInterval::year(2017, Basis::Stated).unwrap()];
        dated.extend(days(&[(2017, 5, 1), (2017, 5, 2), (2018, 5, 1)]));
        let Row::Year { months, total, .. } = year_row(2017, &dated) else { panic!("no year") };
        assert_eq!((months[4], total), (2, 3));
    }
}
