//! Parts of a stretch, what lies beside one, and forms with a second reading.
//!
//! A part keeps the value of the whole, as TimeML has it (there `mod` tells the part), but its
//! days are narrowed, and rather too little than too much.

use jiff::civil::Date;

use super::super::beside;
use super::super::form::{Anchor, Calendar, Form, Pick, Portion, Side, YearOf};
use super::super::value::{Place, Point, Unit, Value, Year};
use super::spot::{Spot, on_weekday, plus};
use super::{Placing, Resolved, Resolver, YearKind, hull, interval, open, stated_as};
use crate::document::{Basis, DayInterval, Grain, Modifier, TimexKind};
use jiff::civil::Weekday;

impl Resolver {
    /// "late 2016", "the rest of the week".
    pub(super) fn part(&mut self, portion: Portion, inner: &Form) -> Option<Resolved> {
        let whole = self.form(inner)?;
        let (Some(days), Value::Calendar(_, None)) = (whole.days, &whole.value) else {
            return Some(whole);
        };
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return Some(whole) };
        let today = self.publication.filter(|today| (first..=last).contains(today));
        let (first, last) = match (portion, today) {
            (Portion::Gone, None) | (Portion::Ahead | Portion::Rest, None) => (first, last),
            (Portion::Gone, Some(today)) => (first, today),
            (Portion::Ahead | Portion::Rest, Some(today)) => (today, last),
            _ => narrowed(portion, first, last),
        };
        let value = match (portion, today) {
            (Portion::Rest, Some(today)) => Value::Range(Some(today), Some(last)),
            _ => whole.value,
        };
        let grain = if days.first() == Some(first) && days.last() == Some(last) {
            days.grain()
        } else {
            Grain::Days
        };
        let days = DayInterval::new(Some(first), Some(last), grain, days.basis());
        Some(Resolved { value, days, ..whole })
    }

    /// "5/4/2017" where nothing shows the order: the value is the American reading, the days are
    /// those of both.
    pub(super) fn either(&mut self, one: Date, other: Date) -> Option<Resolved> {
        let first = self.form(&Form::Calendar(Calendar::full(one)))?;
        let second = DayInterval::day(other, Basis::Stated);
        let days = first.days.and_then(|days| hull(days, second));
        let rule = "day and month in figures: either may stand first";
        Some(Resolved { days, other: Some(second), rule, ..first })
    }

    /// The other day that "last Monday" can mean on a Thursday, and "last May" in June; `told` is
    /// the day that was told before.
    pub(super) fn with_second_reading(
        &self,
        form: &Form,
        resolved: Resolved,
        told: Option<Date>,
    ) -> Resolved {
        let (Some(days), Some(today)) = (resolved.days, self.publication) else { return resolved };
        let second = match form {
            Form::Weekday { pick: Pick::MayFollow, day } if self.is_tale(told) => told
                .and_then(|told| on_weekday(told, *day))
                .filter(|day| Some(*day) > told)
                .and_then(|day| interval(Spot::day(day), Basis::Narrative)),
            Form::Weekday { pick: Pick::Possible, .. } => {
                days.first().filter(|day| *day != today).and_then(|day| {
                    interval(Spot::day(plus(day, -1, Unit::Week)?), Basis::Publication)
                })
            }
            Form::Weekday { pick: Pick::Last, .. } => days
                .first()
                .and_then(|day| plus(day, 1, Unit::Week))
                .filter(|day| *day < today)
                .and_then(|day| interval(Spot::day(day), Basis::Publication)),
            Form::Calendar(Calendar {
                pick: Pick::Last, month: Some(month), day: None, ..
            }) => Spot::month(today.year(), *month)
                .filter(|spot| spot.last < today && days.last() < Some(spot.first))
                .and_then(|spot| interval(spot, Basis::Publication)),
            Form::Calendar(date) => self.other_year(date, days),
            Form::Season { season, year: YearOf::Perhaps(year) | YearOf::Rather(year), .. } => {
                Spot::season(*year, *season)
                    .filter(|spot| Some(spot.first) != days.first() && spot.first < today)
                    .and_then(|spot| interval(spot, Basis::Narrative))
            }
            Form::Holiday {
                holiday, year: YearOf::Perhaps(year) | YearOf::Rather(year), ..
            } => holiday
                .in_year(*year)
                .filter(|day| Some(*day) != days.first() && *day < today)
                .and_then(|day| interval(Spot::day(day), Basis::Narrative)),
            _ => None,
        };
        let Some(second) = second else { return resolved };
        Resolved { days: hull(days, second), other: Some(second), ..resolved }
    }

    /// The other of the year of the passage and the one nearest to publication.
    fn other_year(&self, date: &Calendar, days: DayInterval) -> Option<DayInterval> {
        let around = super::nearest::perhaps(date)?;
        if days.first() != Some(around.first) {
            return interval(around, Basis::Narrative);
        }
        let near = Calendar { year: YearOf::Open, ..*date };
        let (near, basis, _) = self.place(&Form::Calendar(near))?.ok()?;
        interval(near, basis).filter(|_| near.first != around.first)
    }

    /// "2012 or later", "no later than March 3".
    pub(super) fn open(&mut self, side: Side, of: &Form) -> Option<Resolved> {
        let whole = self.form(of)?;
        let Some(days) = whole.days.filter(|_| whole.kind == TimexKind::Date) else {
            return Some(whole);
        };
        let reach = beside(days, side);
        // A value names the day before which it ends, but for a day that day itself.
        let behind =
            |day: Date| if days.grain() == Grain::Day { Some(day) } else { day.tomorrow().ok() };
        let value = match side {
            Side::Since | Side::After => Value::Range(reach.and_then(|days| days.first()), None),
            Side::Until => Value::Range(None, days.last().and_then(behind)),
            Side::Before => Value::Range(None, days.first()),
        };
        Some(Resolved { value, days: reach, rule: "all on one side of a date", ..whole })
    }

    /// "the first two weeks of May".
    pub(super) fn inside(
        &mut self,
        end: i8,
        count: u32,
        unit: Unit,
        of: &Form,
    ) -> Option<Resolved> {
        let mut whole = self.form(of)?;
        let spot = self.place(of)?.ok();
        let Some((spot, basis, _)) = spot else { return Some(whole) };
        let count = i32::try_from(count).ok()?;
        let (first, behind) = if unit == Unit::Week {
            // As for "the last week of May": a week is in the month that has its Thursday.
            let edge = if end < 0 { spot.last } else { spot.first };
            let thursday = on_weekday(edge, Weekday::Thursday)?;
            let inside = match (thursday < spot.first, thursday > spot.last) {
                (true, _) => plus(thursday, 1, Unit::Week)?,
                (_, true) => plus(thursday, -1, Unit::Week)?,
                _ => thursday,
            };
            let monday = on_weekday(inside, Weekday::Monday)?;
            if end < 0 {
                (plus(monday, 1 - count, Unit::Week)?, plus(monday, 1, Unit::Week)?)
            } else {
                (monday, plus(monday, count, Unit::Week)?)
            }
        } else {
            let behind = spot.last.tomorrow().ok()?;
            if end < 0 {
                (plus(behind, -count, unit)?, behind)
            } else {
                (spot.first, plus(spot.first, count, unit)?)
            }
        };
        let last = behind.yesterday().ok()?;
        let fits = unit == Unit::Week || (first >= spot.first && last <= spot.last);
        whole.days = DayInterval::new(Some(first), Some(last), Grain::Days, basis).filter(|_| fits);
        whole.value = Value::Range(Some(first), Some(behind));
        whole.rule = "counted inside a stretch";
        whole.days.is_some().then_some(whole)
    }

    /// "Labor Day weekend": from the Saturday to the Sunday nearest to the day, and that day.
    pub(super) fn weekend_of(&mut self, day: &Form) -> Option<Resolved> {
        let named = self.form(day)?;
        let Some(day) = named.days.and_then(|days| days.single_day()) else { return Some(named) };
        let early = day.weekday().to_monday_zero_offset() < 3;
        let sunday = on_weekday(day, Weekday::Sunday)?;
        let sunday = if early { plus(sunday, -1, Unit::Week)? } else { sunday };
        let (first, last) = (day.min(sunday.yesterday().ok()?), day.max(sunday));
        let value = Value::Range(Some(first), Some(last.tomorrow().ok()?));
        let basis = named.days?.basis();
        let days = DayInterval::new(Some(first), Some(last), Grain::Days, basis);
        Some(Resolved { value, days, rule: "the weekend beside a named day", ..named })
    }

    /// "fiscal 1989": named, but which days these are depends on whose year it is.
    pub(super) fn fiscal(&mut self, inner: &Form) -> Option<Resolved> {
        let (told, quarter) = ((self.told, self.told_open), self.quarter);
        let whole = self.form(inner)?;
        (self.told, self.told_open) = told;
        if self.quarter != quarter {
            self.year = YearKind::Fiscal;
        }
        Some(Resolved {
            days: None,
            other: None,
            rule: "a year of accounts need not be the calendar's",
            ..whole
        })
    }

    /// "more than 30 years ago", "circa 1850": the value of the inner one, on more days or on others.
    pub(super) fn about(&mut self, modifier: Modifier, inner: &Form) -> Option<Resolved> {
        let told = self.told_moment();
        let whole = self.form(inner)?;
        let Some((first, last)) = whole.days.and_then(|days| days.first().zip(days.last())) else {
            return Some(whole);
        };
        let (from, to, rule) = match (modifier, inner) {
            (Modifier::Approximate, _) => {
                let (slack, unit) = slack(inner, first);
                let from = plus(first, -slack, unit).unwrap_or(first);
                let to = plus(last, slack, unit).unwrap_or(last);
                let gone = self.publication.filter(|today| *today >= last);
                let to = gone.map_or(to, |today| to.min(today));
                (Some(from), Some(to), "more or less then, by the words")
            }
            (Modifier::MoreThan | Modifier::EqualOrMore, Form::Shift { sign: -1, .. }) => {
                (None, Some(last), "then or longer ago")
            }
            (Modifier::MoreThan | Modifier::EqualOrMore, _) => (Some(first), None, "then or later"),
            (_, Form::Shift { sign: -1, anchor: Anchor::Publication, .. }) => {
                (Some(first), self.publication, "since then, by the words")
            }
            (_, Form::Shift { anchor: Anchor::Publication, .. }) => {
                (self.publication, Some(last), "until then, by the words")
            }
            (_, Form::Shift { sign, anchor: Anchor::Told, .. }) => match (told, sign) {
                (Some(told), 1) => (Some(told.first), Some(last), "until then, by the words"),
                (Some(told), _) => (Some(first), Some(told.last), "since then, by the words"),
                _ => return Some(whole),
            },
            _ => return Some(whole),
        };
        let days =
            whole.days.and_then(|days| DayInterval::new(from, to, Grain::Days, days.basis()));
        Some(Resolved { days, rule, ..whole })
    }

    /// "the quarter ended Sept. 30": three months, wherever a firm's year begins.
    pub(super) fn quarter_to(&self, number: Option<i8>, day: &Form) -> Option<Placing> {
        let place = Place::Quarter(number);
        Some(match self.place(day)? {
            Ok((day, basis, _)) => {
                let last = day.last;
                let behind = last.tomorrow().ok()?;
                let first = plus(behind, -3, Unit::Month)?;
                let point = Point { year: Year::Known(last.year()), place };
                let spot = Spot { first, last, grain: Grain::Quarter, point };
                stated_as(spot, basis, "the three months that end on that day")
            }
            Err(_) => Err(open(Unit::Quarter)),
        })
    }
}

/// "FY2018" is named, but whose year it is is not told; "fiscal 2016-17" lies in two years.
pub(super) fn fiscal_year(first: Option<i16>, last: i16) -> Option<Resolved> {
    let point = Point { year: Year::Fiscal(last), place: Place::Whole };
    let within = first.and_then(|first| {
        let (first, last) = (Spot::year(first)?.first, Spot::year(last)?.last);
        DayInterval::new(Some(first), Some(last), Grain::Days, Basis::Inferred)
    });
    let rule = match within {
        Some(_) => "a year of accounts, somewhere in these two years",
        None => "a year of accounts need not be the calendar's",
    };
    let value = Value::Calendar(point, None);
    Some(Resolved { kind: TimexKind::Date, value, days: within, other: None, rule })
}

/// The part of a stretch, by whole months if it is made of months; halves, or the middle half.
fn narrowed(portion: Portion, first: Date, last: Date) -> (Date, Date) {
    let months = months(first, last).filter(|months| *months > 1);
    let unit = if months.is_some() { Unit::Month } else { Unit::Day };
    let count = months.unwrap_or_else(|| super::spot::apart(first, last) + 1);
    let at = |n: i32| plus(first, n, unit);
    let until = |n: i32| at(n).and_then(|day| day.yesterday().ok());
    let whole_month = months.is_none() && count > 27;
    let (from, to) = match portion {
        Portion::First(months) => (0, i32::from(months)),
        _ if count < 3 => (0, count),
        // Some days of a year lie in its first or last month, some weeks in two of them.
        Portion::Opening(of @ (Unit::Day | Unit::Week)) if unit == Unit::Month => {
            (0, if of == Unit::Day { 1 } else { 2 })
        }
        Portion::Closing(of @ (Unit::Day | Unit::Week)) if unit == Unit::Month => {
            (count - if of == Unit::Day { 1 } else { 2 }, count)
        }
        Portion::Opening(_) if whole_month => (0, 15),
        Portion::Opening(_) => (0, (count + 1) / 2),
        Portion::Early if whole_month => (0, 15),
        Portion::Late if whole_month => (15, count),
        Portion::Mid if whole_month => (9, 20),
        Portion::Early if unit == Unit::Day => (0, count / 2),
        Portion::Early => (0, (count + 1) / 2),
        Portion::Mid => (count / 4, count - count / 4),
        _ => (count / 2, count),
    };
    (at(from).unwrap_or(first), until(to).unwrap_or(last).min(last))
}

/// How far a rough expression may be off: a tenth of the length, more for a round year.
fn slack(form: &Form, first: Date) -> (i32, Unit) {
    let of_year = || (if first.year() % 10 == 0 { 5 } else { 1 }, Unit::Year);
    let Form::Shift { length, .. } = form else { return of_year() };
    let Some((amount, unit)) = length.shortest() else { return of_year() };
    let tenth = amount.and_then(|amount| i32::try_from(amount / 10).ok()).unwrap_or(1);
    // A decade or century is rather two years off than ten.
    match unit {
        Unit::Decade => (2, Unit::Year),
        Unit::Century | Unit::Millennium => (1, Unit::Decade),
        _ => (tenth.max(1), unit),
    }
}

/// How many whole calendar months a stretch has, if it is made of them.
fn months(first: Date, last: Date) -> Option<i32> {
    let whole = first.day() == 1 && last == last.last_of_month();
    let years = i32::from(last.year()) - i32::from(first.year());
    whole.then(|| years * 12 + i32::from(last.month()) - i32::from(first.month()) + 1)
}

/// The stretch of a range's end, narrowed if only its part is meant.
pub(super) fn portion_of(form: &Form, spot: Spot) -> Spot {
    match form {
        Form::Part(portion @ (Portion::Early | Portion::Mid | Portion::Late), _) => {
            let (first, last) = narrowed(*portion, spot.first, spot.last);
            Spot { first, last, ..spot }
        }
        _ => spot,
    }
}

/// The day at which a range's end is meant: its first, but "the end of" it is the day behind.
pub(super) fn edge(form: &Form, spot: Spot) -> Date {
    match form {
        Form::Part(Portion::Late, _) => spot.last.tomorrow().unwrap_or(spot.last),
        Form::Part(Portion::Mid, _) => {
            let days = super::spot::apart(spot.first, spot.last) + 1;
            plus(spot.first, days / 2, Unit::Day).unwrap_or(spot.first)
        }
        _ => spot.first,
    }
}
