//! Dates that leave something out: which year, which week, which of several.
//!
//! Units that are counted stand in the parent module.

use jiff::civil::{Date, Weekday};

use super::super::form::{Calendar, Counted, Form, Pick, YearOf};
use super::super::value::{Place, Point, Season, Unit, Year};
use super::super::words::Holiday;
use super::nearest::{
    NEAR_AWAY, NEWS, choose, distance, month_reason, nearest_month, nearest_year, perhaps,
    pick_month, spot_in, year_reason,
};
use super::spot::{Spot, apart, on_weekday, plus};
use super::{Placing, Resolver, open, stated, stated_as};
use crate::document::{Basis, Grain};

/// So many days ago, what a day is named for in full is a tale and no news.
const TALE: i32 = 21;

impl Resolver {
    /// "three business days ago": no Saturday and no Sunday is counted.
    pub(super) fn workdays(&self, days: i32) -> Placing {
        let step = days.signum();
        let counts = |day: &Date| day.weekday().to_monday_zero_offset() < 5;
        let walk = |from: Date| {
            let next = |day: &Date| plus(*day, step, Unit::Day);
            let worked = std::iter::successors(next(&from), next).filter(counts);
            worked.take(usize::try_from(days.abs()).ok()?).last()
        };
        let day = self.publication.and_then(walk).map(Spot::day);
        let rule = "working days counted from the day of publication";
        day.map(|day| (day, Basis::Publication, rule)).ok_or_else(|| open(Unit::Day))
    }

    /// A date by its numbers; `None` if it is on no calendar.
    pub(super) fn calendar(&self, date: &Calendar) -> Option<Placing> {
        if let (None, Some(day), YearOf::Told(_)) = (date.month, date.day, date.year) {
            return self.day_of_told_month(day, date);
        }
        if let Some((year, basis, rule)) = self.year_of(date.year) {
            let spot = spot_in(date, year)?;
            let ahead = self.publication.is_some_and(|today| spot.first > today);
            if ahead && matches!(date.year, YearOf::Around(_)) {
                // What a tale has told is past: not that year, or no tale.
                return Some(Err(open_point(date)));
            }
            let day = spot.first;
            let fits = date.weekday.is_none_or(|weekday| day.weekday() == weekday);
            if fits || !matches!(date.year, YearOf::Around(_)) {
                return Some(stated_as(spot, basis, rule));
            }
        }
        if let Some(around) = self.rather(date) {
            let rule = "rather in the year of which the text tells there";
            return Some(stated_as(around, Basis::Narrative, rule));
        }
        if date.month.is_some() && spot_in(date, 2000).is_none() {
            return None;
        }
        Some(self.open_year(date).ok_or_else(|| open_point(date)))
    }

    /// A day in the year of its passage, unless it is a day of these weeks as well: news leaves out
    /// the year of what has just happened, and seldom that of what is long past.
    fn rather(&self, date: &Calendar) -> Option<Spot> {
        let rather = matches!(date.year, YearOf::Rather(_)) && date.day.is_some();
        let today = self.publication.filter(|_| rather)?;
        let (near, ..) = self.open_year(date)?;
        // What lies ahead is no news of a sentence that tells of the past.
        let news = distance(near, today) <= NEWS && near.first <= today;
        perhaps(date).filter(|_| !news)
    }

    /// "On the 26th" behind "on Feb. 24": in that month, or in the next one if that day lies nearer.
    /// Where the clause looks the other way it is the news that goes on.
    fn day_of_told_month(&self, day: i8, date: &Calendar) -> Option<Placing> {
        let open = Calendar { year: YearOf::Open, ..*date };
        if self.told_open {
            return Some(Err(open_point(&open)));
        }
        let told = self.told.filter(|told| matches!(told.grain, Grain::Day | Grain::Month));
        let fits = |day: &Date| {
            let Some((told, today)) = told.zip(self.publication) else { return true };
            match date.pick {
                Pick::Behind | Pick::RatherBehind => told.first > today || *day <= today,
                Pick::Ahead | Pick::Possible => *day >= today,
                _ => true,
            }
        };
        match told.and_then(|told| day_beside(told, day)).filter(fits) {
            Some(day) => {
                let rule = "the month told before";
                Some(stated_as(Spot::day(day), Basis::Narrative, rule))
            }
            None => self.calendar(&open),
        }
    }

    /// The year that the text names, and how.
    fn year_of(&self, year: YearOf) -> Option<(i16, Basis, &'static str)> {
        match year {
            YearOf::Open | YearOf::Away(_) | YearOf::Perhaps(_) | YearOf::Rather(_) => None,
            YearOf::Around(year) => {
                Some((year, Basis::Narrative, "the year of which the text tells there"))
            }
            YearOf::Known(year) => Some((year, Basis::Stated, "the text gives the year")),
            YearOf::Shift(shift) => Some((
                self.publication?.year() + shift,
                Basis::Publication,
                "year counted from the day of publication",
            )),
            YearOf::Told(shift) => {
                let told = self.told.map(|spot| spot.first).or(self.publication)?;
                Some((
                    told.year() + shift,
                    Basis::Narrative,
                    "year counted from a date told before",
                ))
            }
        }
    }

    /// The day to which a date without a year lies nearest.
    fn around(&self, year: YearOf) -> Option<Date> {
        match year {
            YearOf::Away(years) => plus(self.publication?, i32::from(years), Unit::Year),
            _ => self.publication,
        }
    }

    /// The spot of a date without a year, from the day of publication.
    fn open_year(&self, date: &Calendar) -> Option<(Spot, Basis, &'static str)> {
        let told = self.told.filter(|_| matches!(date.pick, Pick::ToldLast | Pick::ToldNext));
        if let (Some(told), Some(month), None) = (told, date.month, date.day) {
            let spot = pick_month(month, date.pick, told.first)?;
            return Some((spot, Basis::Narrative, "the month beside a date told before"));
        }
        let today = self.around(date.year)?;
        let away = matches!(date.year, YearOf::Away(_));
        let (spot, rule) = match (date.month, date.day) {
            (Some(_), Some(_)) => {
                let spot = nearest_year(date, today)?;
                (spot, year_reason(date, spot, today))
            }
            (Some(month), None) => {
                let spot = pick_month(month, date.pick, today)?;
                (spot, month_reason(spot, date.pick, month, today))
            }
            (None, Some(day)) => {
                (nearest_month(day, date, today)?, "the month nearest to publication")
            }
            (None, None) => return None,
        };
        Some((spot, Basis::Publication, if away { NEAR_AWAY } else { rule }))
    }

    /// What a weekday that may go on with a tale counts from: of a day long ago the text goes on to
    /// tell, of a day of these weeks it is news like any other.
    fn following(&self) -> Pick {
        if self.is_tale(self.told_day) { Pick::ToldNext } else { Pick::Nearest }
    }

    /// Whether a day lies so long ago that a text telling of it is a tale.
    pub(super) fn is_tale(&self, told: Option<Date>) -> bool {
        told.zip(self.publication).is_some_and(|(told, today)| {
            plus(told, TALE, Unit::Day).is_some_and(|tale| tale < today)
        })
    }

    /// A weekday: the nearest past one, the day of publication counted, unless the words say else.
    pub(super) fn weekday(&self, day: Weekday, pick: Pick) -> Placing {
        let point =
            || Point { year: Year::Unknown, place: Place::Weekday(day.to_monday_one_offset()) };
        // "next Monday or the previous Friday": nothing is told of the future.
        let ahead = self.told_day > self.publication && self.publication.is_some();
        let told = self.told_day.is_some() && !(ahead && pick == Pick::ToldLast);
        if pick == Pick::That && (!told || self.told_wide().is_some()) {
            // "On that Friday" of a year is one of many.
            return Err(point());
        }
        let pick = match pick {
            Pick::Some => return Err(point()),
            Pick::Follows => self.following(),
            Pick::MayFollow => Pick::Nearest,
            pick => pick,
        };
        let that = pick == Pick::That && self.told_day.is_some_and(|told| told.weekday() == day);
        if let (true, Some(told)) = (that, self.told_day) {
            return Ok((Spot::day(told), Basis::Narrative, "that day, told before"));
        }
        let pick = if pick == Pick::That { Pick::ToldNext } else { pick };
        let pick = if pick == Pick::ToldLast && !told { Pick::Last } else { pick };
        let (base, basis) = match (pick, self.told_day) {
            (Pick::ToldLast | Pick::ToldNext, Some(told)) => (Some(told), Basis::Narrative),
            _ => (self.publication, Basis::Publication),
        };
        let date = base.and_then(|base| weekday_from(base, day, pick));
        let rule = match pick {
            Pick::Nearest | Pick::RatherBehind | Pick::Behind => {
                "the last such weekday up to publication"
            }
            Pick::Possible => "the next such weekday, if what may be comes true",
            Pick::Ahead | Pick::Coming => "the next such weekday from publication on",
            Pick::This => "the next such weekday, that of publication counted",
            Pick::Next => "that weekday in the week after publication",
            _ => "the weekday beside the day it counts from",
        };
        date.map(|date| (Spot::day(date), basis, rule)).ok_or_else(point)
    }

    pub(super) fn weekday_of(&self, day: Weekday, week: &Form) -> Option<Placing> {
        Some(match self.place(week)? {
            Ok((week, basis, rule)) => {
                stated_as(Spot::day(on_weekday(week.first, day)?), basis, rule)
            }
            Err(_) => self.weekday_open(day),
        })
    }

    pub(super) fn week_of(&self, day: &Form) -> Option<Placing> {
        Some(match self.place(day)? {
            Ok((day, basis, rule)) => stated_as(Spot::around(day.first, Unit::Week)?, basis, rule),
            Err(_) => Err(open(Unit::Week)),
        })
    }

    fn weekday_open(&self, day: Weekday) -> Placing {
        Err(Point { year: Year::Unknown, place: Place::Weekday(day.to_monday_one_offset()) })
    }

    /// "the second Monday of next month", "the last week of July".
    pub(super) fn nth_of(&self, what: Counted, number: i8, of: &Form) -> Option<Placing> {
        let (whole, basis) = match self.place(of)? {
            Ok((spot, basis, _)) => (spot, basis),
            Err(_) => return Some(Err(open(Unit::Day))),
        };
        let nth = |weekday| nth_weekday(whole, weekday, number);
        let spot = match what {
            Counted::Weekday(weekday) => Spot::day(nth(weekday)?),
            Counted::Week => Spot::around(nth(Weekday::Thursday)?, Unit::Week)?,
            Counted::Weekend => Spot::around(nth(Weekday::Saturday)?, Unit::Weekend)?,
            Counted::Month if number > 0 => {
                let month = plus(whole.first, i32::from(number) - 1, Unit::Month)?;
                Spot::around(month, Unit::Month).filter(|month| month.last <= whole.last)?
            }
            Counted::Month => Spot::around(whole.last, Unit::Month)?,
            Counted::Day if number < 0 => Spot::day(whole.last),
            Counted::Day => {
                let day = plus(whole.first, i32::from(number) - 1, Unit::Day)?;
                Spot::day(Some(day).filter(|day| *day <= whole.last)?)
            }
        };
        Some(stated_as(spot, basis, "counted inside a month or year"))
    }

    /// A quarter or half: without a year the last that has begun.
    pub(super) fn nth(&self, unit: Unit, number: i8, year: YearOf, pick: Pick) -> Option<Placing> {
        let own = number == 0;
        if let (true, Some(told)) = (own, self.quarter.filter(|told| !told.is_calendar_quarter())) {
            let Some((year, _, _)) = self.year_of(year) else { return Some(Err(open(unit))) };
            let moved = told.moved(i32::from(year - told.last.year()) * 4)?;
            return Some(stated_as(moved, self.basis_of_own(), "the quarter told before"));
        }
        let Some(number) = Some(number).filter(|_| !own).or_else(|| self.own_quarter()) else {
            return Some(Err(open(unit)));
        };
        let spot = |year| match unit {
            Unit::Quarter => Spot::quarter(year, number),
            _ => Spot::half(year, number),
        };
        let begun = |today: Date| {
            let this = spot(today.year())?;
            if this.first <= today { Some(this) } else { spot(today.year() - 1) }
        };
        let some_year = Point {
            year: Year::Unknown,
            place: if unit == Unit::Quarter {
                Place::Quarter(Some(number))
            } else {
                Place::Half(Some(number))
            },
        };
        let rule = "the last such quarter that had begun";
        if let (YearOf::Told(shift), Unit::Quarter) = (year, unit) {
            let told = self.quarter.map(|quarter| quarter.first.year());
            let base = told.or_else(|| Some(begun(self.publication?)?.first.year()));
            let found = base.and_then(|year| spot(year + shift));
            return Some(found.map(|spot| (spot, Basis::Narrative, rule)).ok_or(some_year));
        }
        if let Some((year, basis, rule)) = self.year_of(year) {
            let basis = if own { self.basis_of_own() } else { basis };
            return Some(stated_as(spot(year)?, basis, rule));
        }
        let coming = |today: Date| {
            let last = begun(today)?;
            let next = [today.year(), today.year() + 1].into_iter().filter_map(spot);
            let next = next.into_iter().find(|next| next.first > today)?;
            (distance(next, today) < distance(last, today)).then_some(next)
        };
        if let (Pick::Ahead, Some(next)) = (pick, self.publication.and_then(coming)) {
            let rule = "the next such quarter, by the words";
            return Some(stated_as(next, Basis::Publication, rule));
        }
        let found = self.publication.and_then(begun);
        Some(found.map(|spot| (spot, Basis::Publication, rule)).ok_or(some_year))
    }

    /// The number of the quarter that the text is about, else of the last that has ended; unknown
    /// while the publication date is.
    fn own_quarter(&self) -> Option<i8> {
        let ended = || Spot::around(plus(self.publication?, -1, Unit::Quarter)?, Unit::Quarter);
        self.quarter.or_else(ended).map(|quarter| (quarter.first.month() + 2) / 3)
    }

    /// How "the 1999 quarter" is known: a quarter told before is the one meant only if it was recent at
    /// publication, which nobody can tell while that day is unknown.
    const fn basis_of_own(&self) -> Basis {
        if self.publication.is_some() { Basis::Narrative } else { Basis::Inferred }
    }

    /// A season: without a year the one nearest to publication.
    pub(super) fn season(&self, season: Season, year: YearOf, pick: Pick) -> Option<Placing> {
        let point = Point { year: Year::Unknown, place: Place::Season(season) };
        if let Some((year_of, basis, rule)) = self.year_of(year) {
            let spot = Spot::season(year_of, season)?;
            let ahead = self.publication.is_some_and(|today| spot.first > today);
            // What a tale has told is past: not that year, or no tale.
            let told = !ahead || !matches!(year, YearOf::Around(_));
            return Some(if told { stated_as(spot, basis, rule) } else { Err(point) });
        }
        let Some(today) = self.around(year) else { return Some(Err(point)) };
        let away = matches!(year, YearOf::Away(_));
        let pick = if away { Pick::Nearest } else { pick };
        let years = today.year() - 2..=today.year() + 1;
        let spots: Vec<_> = years.filter_map(|year| Spot::season(year, season)).collect();
        let told = self.told.filter(|_| matches!(pick, Pick::ToldLast | Pick::ToldNext));
        if let Some(told) = told {
            let shift = if pick == Pick::ToldNext { 1 } else { -1 };
            let years = told.first.year() - 1..=told.last.year() + 1;
            let mut spots = years.filter_map(|year| Spot::season(year, season));
            let beside = match shift {
                1 => spots.find(|spot| spot.first > told.first),
                _ => spots.rfind(|spot| spot.last < told.first),
            };
            return Some(stated_as(
                beside?,
                Basis::Narrative,
                "the season beside a date told before",
            ));
        }
        // In January "this winter" began in the year before.
        let turns = season == Season::Winter && pick == Pick::This;
        let pick = if turns { Pick::Nearest } else { pick };
        let spot = choose(&spots, pick, today)?;
        let rule = if away { NEAR_AWAY } else { "the season nearest to publication" };
        Some(stated_as(spot, Basis::Publication, rule))
    }

    /// A named day: without a year the one nearest to publication.
    pub(super) fn holiday(&self, holiday: Holiday, year: YearOf, pick: Pick) -> Option<Placing> {
        if holiday == Holiday::Elsewhere {
            return Some(Err(open(Unit::Day)));
        }
        if let Holiday::Once(day) = holiday {
            return Some(stated_as(Spot::day(day), Basis::Inferred, "the day of a named event"));
        }
        if let Some((year, basis, rule)) = self.year_of(year) {
            return Some(stated_as(Spot::day(holiday.in_year(year)?), basis, rule));
        }
        let fixed = match holiday {
            Holiday::Fixed(month, day) => Place::Day(Some(month), Some(day)),
            _ => Place::Day(None, None),
        };
        let point = Point { year: Year::Unknown, place: fixed };
        let Some(today) = self.publication else { return Some(Err(point)) };
        let years = today.year() - 1..=today.year() + 1;
        let spots: Vec<_> = years.filter_map(|year| holiday.in_year(year)).map(Spot::day).collect();
        let spot = choose(&spots, pick, today)?;
        Some(
            stated(spot, "the named day nearest to publication")
                .map(|(s, _, r)| (s, Basis::Publication, r)),
        )
    }
}

/// The day of a month with this number that a tale means which told of a day or month.
fn day_beside(told: Spot, day: i8) -> Option<Date> {
    let next = plus(told.first.first_of_month(), 1, Unit::Month)?;
    let inside = Date::new(told.first.year(), told.first.month(), day).ok();
    let behind = Date::new(next.year(), next.month(), day).ok();
    match (inside, behind) {
        (Some(inside), Some(behind)) if told.grain == Grain::Day && inside < told.first => {
            let back = apart(inside, told.first) < apart(behind, told.first);
            Some(if back { inside } else { behind })
        }
        (None, behind) if told.grain == Grain::Day => behind,
        _ => inside,
    }
}

/// The weekday that is meant, counted from a day.
fn weekday_from(base: Date, day: Weekday, pick: Pick) -> Option<Date> {
    let (base_day, number) = (base.weekday().to_monday_one_offset(), day.to_monday_one_offset());
    let days = (i32::from(number) - i32::from(base_day)).rem_euclid(7);
    let days = match pick {
        Pick::Nearest | Pick::RatherBehind | Pick::Behind if days == 0 => 0,
        Pick::Ahead | Pick::Possible | Pick::This => days,
        Pick::Coming if days == 0 => 7,
        Pick::Coming => days,
        // On a Thursday, "last Monday" is rather that of the week before: this week's would be
        // "Monday".
        Pick::Last if (1..base_day).contains(&number) => days - 14,
        Pick::Nearest | Pick::RatherBehind | Pick::Behind | Pick::Last | Pick::ToldLast => days - 7,
        Pick::Next => return plus(on_weekday(base, day)?, 1, Unit::Week),
        _ if days == 0 => 7,
        _ => days,
    };
    plus(base, days, Unit::Day)
}

fn nth_weekday(whole: Spot, weekday: Weekday, number: i8) -> Option<Date> {
    let days = if number < 0 { whole.last } else { whole.first };
    let within = on_weekday(days, weekday)?;
    let found = if number < 0 {
        if within > whole.last { plus(within, -1, Unit::Week)? } else { within }
    } else {
        let first = if within < whole.first { plus(within, 1, Unit::Week)? } else { within };
        plus(first, i32::from(number) - 1, Unit::Week)?
    };
    Some(found).filter(|date| *date >= whole.first && *date <= whole.last)
}

/// What is known of a date whose year is not.
const fn open_point(date: &Calendar) -> Point {
    let place = match (date.month, date.day) {
        (Some(month), None) => Place::Month(Some(month)),
        (month, Some(day)) => Place::Day(month, Some(day)),
        (None, None) => Place::Whole,
    };
    Point { year: Year::Unknown, place }
}
