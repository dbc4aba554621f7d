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

/// The rows of a timeline, and on which of them each hit stands: on its own, or on the heading under
/// which it is folded away.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    pub(super) standing: Vec<usize>,
}

impl Rows {
    /// Headings and events, in the order of the hits.
    pub(super) fn new(snapshot: &Snapshot, hits: &Hits, zoom: Zoom) -> Self {
        let days = |index: usize| {
            let entry = snapshot.timeline().get(hits.timeline.get(index)?.entry)?;
            entry.when.filter(|when| when.first().or(when.last()).is_some())
        };
        let all = hits.timeline.len();
        // What is undated stands last.
        let dated: Vec<DayInterval> = (0..all).map_while(days).collect();
        let mut rows = Self::of(&dated, zoom);
        if dated.len() < all {
            let lane = rows.push(Row::Undated { total: all - dated.len() });
            for hit in dated.len()..all {
                rows.stand(hit, lane, zoom);
            }
        }
        rows
    }

    /// The rows of what is dated.
    fn of(dated: &[DayInterval], zoom: Zoom) -> Self {
        let usual = usual(dated);
        let mut made = Self::default();
        let mut before: Option<i16> = None;
        // The last day on which any of the events so far may have been.
        let mut heard: Option<Date> = None;
        // The months of the year that have their heading, and its row.
        let mut headed: Vec<(Option<i8>, usize)> = Vec::new();
        let mut year_at = 0;
        for (index, when) in dated.iter().enumerate() {
            let (year, month) = place(when);
            let rest = dated.get(index..).unwrap_or_default();
            let silence = heard.zip(when.first()).and_then(|(old, first)| gap(old, first));
            made.rows.extend(silence.filter(|_| zoom != Zoom::Years));
            if before != Some(year) {
                year_at = made.push(year_row(year, rest));
                headed.clear();
            }
            let heads = zoom == Zoom::Months || (zoom == Zoom::Days && month.is_some());
            if heads && !headed.iter().any(|(own, _)| *own == month) {
                headed.push((month, made.push(month_row((year, month), rest, usual))));
            }
            let heading = headed.iter().find(|(own, _)| *own == month);
            made.stand(index, heading.map_or(year_at, |(_, row)| *row), zoom);
            (before, heard) = (Some(year), heard.max(when.last().or(when.first())));
        }
        made
    }

    /// Adds a row and tells which it is.
    fn push(&mut self, row: Row) -> usize {
        self.rows.push(row);
        self.rows.len() - 1
    }

    /// Gives a hit its row, or lets it stand on its heading.
    fn stand(&mut self, hit: usize, heading: usize, zoom: Zoom) {
        let row = if zoom == Zoom::Days { self.push(Row::Event(hit)) } else { heading };
        self.standing.push(row);
    }
}

/// The year, and the month if the date is told that precisely.
fn place(days: &DayInterval) -> (i16, Option<i8>) {
    let (date, _) = days.sort_key();
    let in_month = matches!(days.grain(), Grain::Day | Grain::Days | Grain::Week | Grain::Month);
    (date.year(), in_month.then(|| date.month()))
}

/// A row for the time between two days, if it is long: the last on which something told before may
/// have been, and the first on which what follows may have.
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
    use super::{Burst, Row, Rows, Zoom, gap, month_row, usual, year_row};
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

    /// Between what is told of 2014 and what is told of 2015 stood "11 months without news".
    #[test]
    fn what_is_told_by_its_year_leaves_no_certain_silence_in_it() {
        let year = |year| DayInterval::year(year, Basis::Stated).unwrap();
        let open = |written| DayInterval::written(written, Basis::Stated).unwrap();
        let day = |y, m, d| DayInterval::day(date(y, m, d), Basis::Stated);
        let check = |dated: &[DayInterval], expected: &[i32]| {
            let rows = Rows::of(dated, Zoom::Days).rows;
            let gaps = rows.iter().filter_map(|row| match row {
                Row::Gap { months } => Some(*months),
                _ => None,
            });
            assert_eq!(gaps.collect::<Vec<_>>(), expected, "{dated:?}");
        };
        check(&[year(2014), year(2015)], &[]);
        check(&[year(2015), day(2022, 12, 3)], &[6 * 12 + 11]);
        check(&[year(2015), year(2017)], &[12]);
        check(&[year(2015), day(2015, 1, 4), day(2016, 2, 1)], &[]);
        check(&[day(2010, 5, 1), open("..2014")], &[]);
        check(&[day(2010, 5, 1), day(2014, 5, 1)], &[47]);
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
