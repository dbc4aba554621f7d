//! [`Spot`]: a known stretch of the calendar with its TIMEX3 spelling; all calendar arithmetic.
//!
//! Why an expression means a spot is told in the other files here.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::super::value::{Length, Place, Point, Season, Unit, Year};
use crate::document::Grain;

/// A stretch of days that an expression stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub first: Date,
    pub last: Date,
    pub grain: Grain,
    pub point: Point,
}

impl Spot {
    /// One day.
    pub(super) fn day(date: Date) -> Self {
        let place = Place::Day(Some(date.month()), Some(date.day()));
        Self { first: date, last: date, grain: Grain::Day, point: point(date.year(), place) }
    }

    /// The calendar unit that holds `date`; clock units give its day.
    pub(super) fn around(date: Date, unit: Unit) -> Option<Self> {
        let (year, month) = (date.year(), date.month());
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Some(Self::day(date)),
            Unit::Week => Self::week(date, false),
            Unit::Weekend => Self::week(date, true),
            Unit::Month => Self::months(year, month, 1, Grain::Month, Place::Month(Some(month))),
            Unit::Quarter => Self::quarter(year, (month + 2) / 3),
            Unit::Half => Self::half(year, (month + 5) / 6),
            Unit::Year => Self::year(year),
            Unit::Decade => Self::decade(year - year.rem_euclid(10)),
            Unit::Century => Self::century(year.div_euclid(100)),
            Unit::Millennium => None,
        }
    }

    fn week(date: Date, only_its_end: bool) -> Option<Self> {
        let iso = date.iso_week_date();
        let first = if only_its_end { Weekday::Saturday } else { Weekday::Monday };
        let week = Some(iso.week());
        let place = if only_its_end { Place::Weekend(week) } else { Place::Week(week) };
        Some(Self {
            first: on_weekday(date, first)?,
            last: on_weekday(date, Weekday::Sunday)?,
            grain: if only_its_end { Grain::Days } else { Grain::Week },
            point: point(iso.year(), place),
        })
    }

    /// Some months from the first of `month` on.
    fn months(year: i16, month: i8, count: i32, grain: Grain, place: Place) -> Option<Self> {
        let first = Date::new(year, month, 1).ok().filter(is_common_era)?;
        let last = plus(first, count, Unit::Month)?.yesterday().ok()?;
        Some(Self { first, last, grain, point: point(year, place) })
    }

    /// A month.
    pub(super) fn month(year: i16, month: i8) -> Option<Self> {
        Self::months(year, month, 1, Grain::Month, Place::Month(Some(month)))
    }

    /// A quarter, 1 to 4.
    pub(super) fn quarter(year: i16, number: i8) -> Option<Self> {
        let first = number.checked_mul(3)?.checked_sub(2)?;
        Self::months(year, first, 3, Grain::Quarter, Place::Quarter(Some(number)))
    }

    /// A firm's quarter, so many quarters later.
    pub(super) fn moved(self, quarters: i32) -> Option<Self> {
        let first = plus(self.first, quarters, Unit::Quarter)?;
        let last = plus(self.last.tomorrow().ok()?, quarters, Unit::Quarter)?.yesterday().ok()?;
        let number = match self.point.place {
            Place::Quarter(number) if quarters % 4 == 0 => number,
            _ => None,
        };
        Some(Self { first, last, point: point(last.year(), Place::Quarter(number)), ..self })
    }

    /// Whether it is the quarter of the calendar that its name says.
    pub(super) fn is_calendar_quarter(&self) -> bool {
        self.point.place == Place::Quarter(Some((self.first.month() + 2) / 3))
            && self.point.year == Year::Known(self.first.year())
            && self.first.day() == 1
    }

    /// A half, 1 or 2.
    pub(super) fn half(year: i16, number: i8) -> Option<Self> {
        let first = number.checked_mul(6)?.checked_sub(5)?;
        Self::months(year, first, 6, Grain::Half, Place::Half(Some(number)))
    }

    /// A meteorological season; the winter of a year begins in its December.
    pub(super) fn season(year: i16, season: Season) -> Option<Self> {
        Self::months(year, season.first_month(), 3, Grain::Season, Place::Season(season))
    }

    /// A year.
    pub(super) fn year(year: i16) -> Option<Self> {
        Self::months(year, 1, 12, Grain::Year, Place::Whole)
    }

    /// Ten years from this one on.
    pub(super) fn decade(year: i16) -> Option<Self> {
        let spot = Self::months(year, 1, 120, Grain::Decade, Place::Whole)?;
        Some(Self { point: Point { year: Year::Decade(year / 10), place: Place::Whole }, ..spot })
    }

    /// A hundred years; 19 is 1900 to 1999.
    pub(super) fn century(number: i16) -> Option<Self> {
        let spot = Self::months(number.checked_mul(100)?, 1, 1200, Grain::Century, Place::Whole)?;
        Some(Self { point: Point { year: Year::Century(number), place: Place::Whole }, ..spot })
    }
}

impl Spot {
    /// What lies a length away, and no finer than this is: three months after 2012 are some days in
    /// twelve months.
    pub(super) fn away(self, length: &Length, sign: i32) -> Option<Self> {
        let (_, unit) = length.shortest()?;
        let first = plus_length(self.first, length, sign)?;
        if self.grain <= grain_of(unit) {
            let day = Self::day(first);
            let around = Self::around(first, unit)?;
            // "two weeks ago" is not meant to the day, but spelled as that day.
            return Some(if unit == Unit::Week {
                Self { point: day.point, ..around }
            } else {
                around
            });
        }
        let last = plus_length(self.last, length, sign)?;
        Some(Self { first, last, grain: Grain::Days, point: super::open(unit) })
    }
}

/// How fine a unit is.
pub(super) const fn grain_of(unit: Unit) -> Grain {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Grain::Day,
        Unit::Weekend => Grain::Days,
        Unit::Week => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter => Grain::Quarter,
        Unit::Half => Grain::Half,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century | Unit::Millennium => Grain::Century,
    }
}

const fn point(year: i16, place: Place) -> Point {
    Point { year: Year::Known(year), place }
}

/// The given weekday in the ISO week of `date`.
pub(super) fn on_weekday(date: Date, weekday: Weekday) -> Option<Date> {
    let days = i32::from(weekday.to_monday_zero_offset())
        - i32::from(date.weekday().to_monday_zero_offset());
    plus(date, days, Unit::Day)
}

/// Whether a date has a year that TIMEX3 values can tell.
fn is_common_era(date: &Date) -> bool {
    date.year() >= 0
}

/// `date` moved by some units; `None` beyond the calendar.
pub(super) fn plus(date: Date, count: i32, unit: Unit) -> Option<Date> {
    let (count, span) = (i64::from(count), Span::new());
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(date),
        Unit::Day => span.try_days(count),
        Unit::Week | Unit::Weekend => span.try_weeks(count),
        Unit::Month => span.try_months(count),
        Unit::Quarter => span.try_months(count * 3),
        Unit::Half => span.try_months(count * 6),
        Unit::Year => span.try_years(count),
        Unit::Decade => span.try_years(count * 10),
        Unit::Century => span.try_years(count * 100),
        Unit::Millennium => span.try_years(count * 1000),
    };
    let moved = date.checked_add(span.ok()?).ok()?;
    (0..=9999).contains(&moved.year()).then_some(moved)
}

/// `date` moved by a length; `None` if the length is vague or leads beyond the calendar.
pub(super) fn plus_length(date: Date, length: &Length, sign: i32) -> Option<Date> {
    length.parts().iter().try_fold(date, |date, (amount, unit)| {
        plus(date, i32::try_from((*amount)?).ok()?.checked_mul(sign)?, *unit)
    })
}

/// How many days lie between two dates.
pub(in crate::annotate::dates) fn apart(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days().abs())
}
