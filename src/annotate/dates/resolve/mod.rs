//! From what is told to which days that are.
//!
//! What needs an unknown publication date keeps what is known (`XXXX-WXX-5`) and gets no days.

mod calendar;
mod nearest;
mod parts;
mod ranges;
mod spot;

use jiff::civil::Date;

use super::form::{Anchor, Calendar, Form, Found, Pick, Turn, YearOf};
use super::value::{Clock, Length, Place, Point, Reference, Unit, Value, Year};
use crate::document::{Basis, DayInterval, Grain, TimexKind};
use parts::fiscal_year;
pub(super) use spot::apart;
use spot::{Spot, grain_of, plus, plus_length};

/// What an expression was found to mean.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Resolved {
    pub kind: TimexKind,
    pub value: Value,
    pub days: Option<DayInterval>,
    /// Another reading that the words allow; `days` hold both.
    pub other: Option<DayInterval>,
    pub rule: &'static str,
}

impl Resolved {
    /// The same value with the days of either.
    pub(super) fn or(self, other: &Self) -> Self {
        let days = match (self.days, other.days) {
            (Some(a), Some(b)) if a != b => hull(a, b),
            (Some(a), Some(_)) => Some(a),
            _ => None,
        };
        let second = self.other.filter(|_| self.other == other.other);
        Self { days, other: second, ..self }
    }
}

/// The days from the first to the last of two intervals.
fn hull(a: DayInterval, b: DayInterval) -> Option<DayInterval> {
    let first = a.first().zip(b.first()).map(|(a, b)| a.min(b));
    let last = a.last().zip(b.last()).map(|(a, b)| a.max(b));
    let grain =
        if a.grain() == b.grain() && a.grain() != Grain::Day { a.grain() } else { Grain::Days };
    DayInterval::new(first, last, grain, a.basis())
}

/// A day moved by some days; `None` beyond the calendar.
pub(super) fn moved_days(date: Date, days: i32) -> Option<Date> {
    plus(date, days, Unit::Day)
}

/// A known spot with its reasons, or what is known of an unknown one.
type Placing = Result<(Spot, Basis, &'static str), Point>;

/// Reads expressions in the order of the text and remembers what was told.
#[derive(Default)]
pub(super) struct Resolver {
    /// The day of publication, if it is known to the day.
    publication: Option<Date>,
    /// The last spot that was told, and the last day.
    told: Option<Spot>,
    told_day: Option<Date>,
    /// Whether a month or another long time was told last that has no place.
    told_open: bool,
    /// The last day that was named by its number.
    named: Option<Date>,
    /// The last quarter that was told, and whose it is.
    quarter: Option<Spot>,
    year: YearKind,
    /// The event from whose day the last expression was counted.
    event: Option<Form>,
}

/// Whose quarters an article counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum YearKind {
    /// Those of the calendar.
    #[default]
    Calendar,
    /// Those of a firm or a budget, which may begin anywhere.
    Fiscal,
}

impl Resolver {
    /// Begins an article.
    pub(super) fn new(publication: Option<Date>) -> Self {
        Self { publication, ..Self::default() }
    }

    /// Resolves one expression; `None` if it names no day of any calendar ("February 30").
    pub(super) fn resolve(&mut self, found: &Found) -> Option<Resolved> {
        let event = self.event.take();
        if event.as_ref() == Some(&found.form) {
            // "Four days after the 2 May 2015 vote": the text goes on with what was four days later.
            let told = (self.told, self.told_day, self.told_open);
            let resolved = self.form(&found.form);
            (self.told, self.told_day, self.told_open) = told;
            return resolved;
        }
        if let Form::ShiftFrom { from, .. } = &found.form {
            self.event = Some((**from).clone());
        }
        self.form(&found.form)
    }

    fn form(&mut self, form: &Form) -> Option<Resolved> {
        match form {
            Form::Part(portion, inner) => self.part(*portion, inner),
            Form::Either(one, other) => self.either(*one, *other),
            Form::Open(side, of) => self.open(*side, of),
            Form::Inside { end, count, unit, of } => self.inside(*end, *count, *unit, of),
            Form::Fiscal(inner) => self.fiscal(inner),
            Form::FiscalYear { first, last } => fiscal_year(*first, *last),
            Form::About(modifier, inner) => self.about(*modifier, inner),
            Form::WeekendOf(day) => self.weekend_of(day),
            Form::Reference(reference) => {
                Some(bare(TimexKind::Date, Value::Reference(*reference), "names no day"))
            }
            Form::Length(length) => Some(bare(
                TimexKind::Duration,
                Value::Length(length.clone()),
                "a length of time, no date",
            )),
            Form::Every(turn) => Some(bare(TimexKind::Set, turn_value(turn), "a time that recurs")),
            Form::Timed { clock, date } => self.timed(*clock, date.as_deref()),
            Form::Range(from, until) => self.range(from, until),
            Form::From(length, start) => self.from(length, start),
            Form::Shift { length, sign, anchor } => self.shift(length, *sign, *anchor),
            _ => {
                let place = self.place(form)?;
                let told = self.told_day;
                let placed = self.placed(form, place);
                if of_told_quarter(form) && self.year == YearKind::Fiscal {
                    return Some(Resolved { days: None, ..placed });
                }
                Some(self.with_second_reading(form, placed, told))
            }
        }
    }

    /// Takes a place on the calendar into memory and spells it.
    fn placed(&mut self, form: &Form, place: Placing) -> Resolved {
        match place {
            Ok((spot, basis, rule)) => {
                self.remember(form, spot);
                Resolved {
                    kind: TimexKind::Date,
                    value: Value::Calendar(spot.point, None),
                    days: interval(spot, basis),
                    other: None,
                    rule,
                }
            }
            Err(point) => self.unplaced(form, point),
        }
    }

    /// What needs a day of publication that is not known. The text tells of another time than
    /// before, and nobody knows which: what counts from it is not known either.
    fn unplaced(&mut self, form: &Form, point: Point) -> Resolved {
        self.told = None;
        self.told_open = true;
        if matches!(point.place, Place::Weekday(_) | Place::Day(..)) {
            self.told_day = None;
        }
        if matches!(form, Form::Calendar(date) if date.day.is_some()) {
            self.named = None;
        }
        if is_own_quarter(form) {
            self.quarter = None;
        }
        let rule = match form {
            Form::Calendar(Calendar { weekday: Some(day), day: Some(_), .. }) => {
                nearest::year_of_weekday(*day)
            }
            _ => "needs the day of publication, which is not known",
        };
        bare(TimexKind::Date, Value::Calendar(point, None), rule)
    }

    fn remember(&mut self, form: &Form, spot: Spot) {
        self.told = Some(spot);
        self.told_open = false;
        match spot.grain {
            Grain::Day => self.told_day = Some(spot.first),
            // A firm's "first quarter" keeps its name when its last day is told.
            Grain::Quarter
                if matches!(form, Form::QuarterTo(None, _)) && self.year == YearKind::Fiscal => {}
            Grain::Quarter if is_own_quarter(form) && self.is_recent(spot) => {
                self.quarter = Some(spot);
                if !of_told_quarter(form) {
                    self.year = YearKind::Calendar;
                }
            }
            _ => {}
        }
        if matches!(form, Form::Calendar(date) if date.day.is_some())
            || matches!(form, Form::Either(..))
        {
            self.named = Some(spot.first);
        }
    }

    /// Whether a quarter can be the one that an article published now is about.
    fn is_recent(&self, quarter: Spot) -> bool {
        self.publication
            .is_none_or(|today| spot::apart(quarter.last, today) < 300 || quarter.first > today)
    }

    /// Where a form lies on the calendar; outer `None`: nowhere at all.
    fn place(&self, form: &Form) -> Option<Placing> {
        Some(match form {
            Form::Calendar(date) => return self.calendar(date),
            Form::Decade(year) => stated(Spot::decade(*year)?, "a decade by its name"),
            Form::Century(number) => stated(Spot::century(*number)?, "a century by its name"),
            Form::Unit { unit, shift, anchor } => self.unit(*unit, *shift, *anchor),
            Form::Nth { unit, number, year, pick } => {
                return self.nth(*unit, *number, *year, *pick);
            }
            Form::Weekday { day, pick } => self.weekday(*day, *pick),
            Form::WeekdayOf { day, week } => return self.weekday_of(*day, week),
            Form::WeekOf(day) => return self.week_of(day),
            Form::NthOf { what, number, of } => return self.nth_of(*what, *number, of),
            Form::Season { season, year, pick } => return self.season(*season, *year, *pick),
            Form::Holiday { holiday, year, pick } => return self.holiday(*holiday, *year, *pick),
            Form::Day(days) => {
                self.beside_publication(Unit::Day, *days, "counted from the day of publication")
            }
            Form::Workdays(days) => self.workdays(*days),
            Form::ShiftFrom { length, sign, from } => {
                return self.shift_from(length, *sign, from);
            }
            Form::Told(unit) => self.told_unit(*unit),
            Form::Weekend(pick) => self.weekend(*pick),
            Form::QuarterTo(number, day) => return self.quarter_to(*number, day),
            Form::Either(one, _) => stated(Spot::day(*one), "the month stands first in figures"),
            Form::Part(_, inner) => return self.place(inner),
            _ => return None,
        })
    }

    /// The unit around publication, moved.
    fn beside_publication(&self, unit: Unit, shift: i32, rule: &'static str) -> Placing {
        let spot = self.publication.and_then(|day| Spot::around(plus(day, shift, unit)?, unit));
        spot.map(|spot| (spot, Basis::Publication, rule)).ok_or_else(|| open(unit))
    }

    fn unit(&self, unit: Unit, shift: i32, anchor: Anchor) -> Placing {
        match (anchor, unit) {
            (Anchor::Publication | Anchor::Named, _) => {
                self.beside_publication(unit, shift, "counted from the day of publication")
            }
            (Anchor::Told, Unit::Quarter) => self.told_quarter(shift),
            (Anchor::Told, _) => self.beside_told(unit, shift),
        }
    }

    /// The weekend of which the first half of a week still speaks, or the coming one; in a clause of
    /// the past the last that has begun.
    fn weekend(&self, pick: Pick) -> Placing {
        let half = match pick {
            Pick::Behind | Pick::RatherBehind => 5,
            Pick::Ahead => 0,
            _ => 3,
        };
        let days = self
            .publication
            .map_or(0, |day| if day.weekday().to_monday_zero_offset() < half { -1 } else { 0 });
        self.beside_publication(Unit::Weekend, days, "the weekend nearest to publication")
    }

    fn told_quarter(&self, shift: i32) -> Placing {
        if let Some(quarter) = self.quarter.filter(|quarter| !quarter.is_calendar_quarter()) {
            let place = |spot| (spot, Basis::Narrative, "the quarter told before");
            return quarter.moved(shift).map(place).ok_or_else(|| open(Unit::Quarter));
        }
        let told = self.quarter.map(|quarter| (quarter.first, Basis::Narrative));
        // Without a told one, "the quarter" and "the year-ago quarter" are about the last that has
        // ended; "the previous quarter" counts from the present one.
        let back = if shift % 4 == 0 { -1 } else { 0 };
        let last = self.publication.and_then(|day| plus(day, back, Unit::Quarter));
        let base = told.or_else(|| Some((last?, Basis::Publication)));
        let spot = base.and_then(|(date, basis)| {
            let spot = Spot::around(plus(date, shift, Unit::Quarter)?, Unit::Quarter)?;
            Some((spot, basis, "the quarter told before"))
        });
        spot.ok_or_else(|| open(Unit::Quarter))
    }

    /// The unit around what was told last, moved; without it, around publication.
    fn beside_told(&self, unit: Unit, shift: i32) -> Placing {
        if let Some(wide) =
            self.told_wide().filter(|wide| wide.grain > grain_of(unit) && shift != 0)
        {
            let length = Length::one(Some(shift.unsigned_abs()), unit);
            let spot = wide.away(&length, shift.signum());
            let narrative = |spot| (spot, Basis::Narrative, "counted from a date told before");
            return spot.map(narrative).ok_or_else(|| open(unit));
        }
        let told = match unit {
            Unit::Year | Unit::Decade | Unit::Century => self.told.map(|spot| spot.first),
            Unit::Month => self.told_month(),
            _ => self.told_day,
        };
        if let Some(date) = told {
            let spot = plus(date, shift, unit).and_then(|date| Spot::around(date, unit));
            let narrative = |spot| (spot, Basis::Narrative, "counted from a date told before");
            return spot.map(narrative).ok_or_else(|| open(unit));
        }
        if shift > 0 {
            // "The next day" of an article that has told no day is nobody's.
            return Err(open(unit));
        }
        self.beside_publication(unit, shift, "counted from the day of publication")
    }

    /// A day of the month of which the text tells: that told last, or the day in the year told.
    fn told_month(&self) -> Option<Date> {
        let told = self.told?;
        let inside = |day: &Date| (told.first..=told.last).contains(day);
        if told.grain <= Grain::Month { Some(told.first) } else { self.told_day.filter(inside) }
    }

    /// The moment of which the text tells: the stretch that it told last, or the day in it.
    fn told_moment(&self) -> Option<Spot> {
        let day = self.told_day.filter(|_| !self.told_open).map(Spot::day);
        self.told_wide().or(day)
    }

    /// What was told last if it is longer than a day and does not hold the last day told.
    fn told_wide(&self) -> Option<Spot> {
        let outside =
            |spot: &Spot| self.told_day.is_none_or(|day| !(spot.first..=spot.last).contains(&day));
        self.told.filter(|spot| spot.grain != Grain::Day && outside(spot))
    }

    fn told_unit(&self, unit: Unit) -> Placing {
        self.beside_told(unit, 0)
    }

    fn shift_from(&self, length: &Length, sign: i32, from: &Form) -> Option<Placing> {
        Some(match self.place(from)? {
            Ok((spot, basis, _)) => {
                let basis = if basis == Basis::Stated { Basis::Inferred } else { basis };
                stated_as(
                    if spot.grain == Grain::Day {
                        Spot::day(plus_length(spot.first, length, sign)?)
                    } else {
                        spot.away(length, sign)?
                    },
                    basis,
                    "counted from a date",
                )
            }
            Err(_) => Err(open(Unit::Day)),
        })
    }

    /// "two weeks ago", "a year earlier", "a day early".
    fn shift(&mut self, length: &Length, sign: i32, anchor: Anchor) -> Option<Resolved> {
        let (amount, unit) = length.shortest()?;
        if anchor == Anchor::Told && (amount.is_none() || unit < Unit::Day) {
            return self.form(&Form::Length(length.clone()));
        }
        if amount.is_none() || unit < Unit::Day {
            let reference = if sign < 0 { Reference::Past } else { Reference::Future };
            return Some(bare(TimexKind::Date, Value::Reference(reference), "names no day"));
        }
        let year_of_quarter = length.parts() == [(Some(1), Unit::Year)] && anchor != Anchor::Named;
        if year_of_quarter && self.quarter.is_some() && sign < 0 {
            let place = self.told_quarter(-4);
            return Some(self.spelled(place));
        }
        let today = self.publication.map(Spot::day);
        let (base, basis) = match anchor {
            Anchor::Publication => (today, Basis::Publication),
            Anchor::Named => match self.named {
                None => return self.form(&Form::Length(length.clone())),
                named => (named.map(Spot::day), Basis::Narrative),
            },
            Anchor::Told => match self.told_moment() {
                None => (today, Basis::Publication),
                told => (told, Basis::Narrative),
            },
        };
        // "In January it fell from 20 a year earlier": in the same month.
        let month = year_of_quarter && anchor == Anchor::Told && basis == Basis::Narrative;
        let moved = |base: Spot| match base.grain {
            Grain::Day | Grain::Week | Grain::Month if month => {
                Spot::around(plus_length(base.first, length, sign)?, Unit::Month)
            }
            _ => base.away(length, sign),
        };
        let place = base.and_then(|base| Some((moved(base)?, basis, "counted from a date")));
        Some(self.spelled(place.ok_or_else(|| open(unit))))
    }

    /// A place that is spelled but not remembered as named.
    fn spelled(&mut self, place: Placing) -> Resolved {
        self.placed(&Form::Told(Unit::Day), place)
    }

    fn timed(&mut self, clock: Clock, date: Option<&Form>) -> Option<Resolved> {
        let day = match date {
            Some(form) => self.form(form)?,
            None => {
                let place = self.told_unit(Unit::Day);
                self.spelled(place)
            }
        };
        let point = match day.value {
            Value::Calendar(point, _) => point,
            _ => Point { year: Year::Unknown, place: Place::Day(None, None) },
        };
        let value = Value::Calendar(point, Some(clock));
        Some(Resolved { kind: TimexKind::Time, value, ..day })
    }
}

/// Whether the quarter is the one that the text is about, and no other to compare it with.
const fn is_own_quarter(form: &Form) -> bool {
    match form {
        Form::Nth { year: YearOf::Told(_) | YearOf::Shift(-1), .. } => false,
        Form::Nth { .. } => true,
        Form::Unit { shift, .. } => *shift == 0,
        Form::QuarterTo(..) => true,
        _ => false,
    }
}

/// Whether a form counts from the quarter that the article is about.
const fn of_told_quarter(form: &Form) -> bool {
    matches!(
        form,
        Form::Unit { unit: Unit::Quarter, anchor: Anchor::Told, .. } | Form::Nth { number: 0, .. }
    )
}

fn interval(spot: Spot, basis: Basis) -> Option<DayInterval> {
    let firm =
        spot.grain == Grain::Quarter && (spot.first.day() != 1 || spot.first.month() % 3 != 1);
    let grain = if firm { Grain::Days } else { spot.grain };
    DayInterval::new(Some(spot.first), Some(spot.last), grain, basis)
}

const fn stated(spot: Spot, rule: &'static str) -> Placing {
    stated_as(spot, Basis::Stated, rule)
}

const fn stated_as(spot: Spot, basis: Basis, rule: &'static str) -> Placing {
    Ok((spot, basis, rule))
}

const fn bare(kind: TimexKind, value: Value, rule: &'static str) -> Resolved {
    Resolved { kind, value, days: None, other: None, rule }
}

/// What is known of a unit without its anchor: its kind.
const fn open(unit: Unit) -> Point {
    let place = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Place::Day(None, None),
        Unit::Week => Place::Week(None),
        Unit::Weekend => Place::Weekend(None),
        Unit::Month => Place::Month(None),
        Unit::Quarter => Place::Quarter(None),
        Unit::Half => Place::Half(None),
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => Place::Whole,
    };
    Point { year: Year::Unknown, place }
}

fn turn_value(turn: &Turn) -> Value {
    let place = match turn {
        Turn::Length(length) => return Value::Length(length.clone()),
        Turn::Weekday(day, clock) => {
            let place = Place::Weekday(day.to_monday_one_offset());
            return Value::Calendar(Point { year: Year::Unknown, place }, *clock);
        }
        Turn::Month(month) => Place::Month(Some(*month)),
        Turn::Day => Place::Day(None, None),
    };
    Value::Calendar(Point { year: Year::Unknown, place }, None)
}
