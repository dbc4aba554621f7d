//! Which of several days, months and seasons is meant: the nearest, or where the words look.
//!
//! What the text leaves out, and from where it is counted, is found in `calendar`.

use jiff::civil::{Date, Weekday};

use super::super::form::{Calendar, Pick, YearOf};
use super::super::value::Unit;
use super::spot::{Spot, apart, plus};

/// The one of `spots` (in order) that is meant.
pub(super) fn choose(spots: &[Spot], pick: Pick, today: Date) -> Option<Spot> {
    let mut spots = spots.iter().copied();
    match pick {
        Pick::Last | Pick::ToldLast => spots.rfind(|spot| spot.last < today),
        Pick::Next | Pick::ToldNext => spots.find(|spot| spot.first > today),
        Pick::Ahead | Pick::Possible | Pick::Coming => spots.find(|spot| spot.last >= today),
        Pick::Behind => spots.rfind(|spot| spot.first <= today),
        Pick::This | Pick::That => spots.find(|spot| spot.first.year() == today.year()),
        Pick::Nearest | Pick::RatherBehind | Pick::Follows | Pick::MayFollow | Pick::Some => {
            spots.min_by_key(|spot| distance(*spot, today))
        }
    }
}

pub(super) fn distance(spot: Spot, today: Date) -> i32 {
    if spot.first <= today && today <= spot.last {
        return 0;
    }
    apart(spot.first, today).min(apart(spot.last, today))
}

/// The date in one year, if there is such a day.
pub(super) fn spot_in(date: &Calendar, year: i16) -> Option<Spot> {
    match (date.month, date.day) {
        (Some(month), Some(day)) => Some(Spot::day(Date::new(year, month, day).ok()?)),
        (Some(month), None) => Spot::month(year, month),
        (None, None) => Spot::year(year),
        (None, Some(_)) => None,
    }
}

/// Where a date lies if the year of its passage is meant.
pub(super) fn perhaps(date: &Calendar) -> Option<Spot> {
    let (YearOf::Perhaps(year) | YearOf::Rather(year)) = date.year else { return None };
    let fits = |spot: &Spot| date.weekday.is_none_or(|weekday| spot.first.weekday() == weekday);
    spot_in(date, year).filter(fits)
}

/// Why "two years ago, in May" is that May.
pub(super) const NEAR_AWAY: &str = "the nearest to the day so many years away";
/// So many days behind publication the sentence may still tell of the past.
const DATE_LINE: i32 = 1;
/// So many days before it the sentence may still look ahead.
const FRESH: i32 = 14;
/// So many days from publication a date without its year is rather one of the news.
pub(super) const NEWS: i32 = 60;
/// By how many days a day ahead must be nearer where the sentence tells of the past.
const FAR_AHEAD: i32 = 60;

/// The year nearest to publication in which month, day and weekday agree.
pub(super) fn nearest_year(date: &Calendar, today: Date) -> Option<Spot> {
    let reach = if date.day == Some(29) { 6 } else { 1 };
    let years = today.year() - reach..=today.year() + reach;
    let days = years.filter_map(|year| spot_in(date, year));
    let agree = |spot: &Spot| date.weekday.is_none_or(|weekday| spot.first.weekday() == weekday);
    let behind = |spot: &Spot| match date.pick {
        // The desk that writes may be a day ahead of the one that dates.
        Pick::Behind => plus(today, DATE_LINE, Unit::Day).is_none_or(|today| spot.first <= today),
        // What is announced for a day may be printed when that day is over.
        Pick::Ahead | Pick::Possible => {
            plus(today, -FRESH, Unit::Day).is_none_or(|today| spot.first >= today)
        }
        Pick::Last => spot.first < today,
        Pick::Next => spot.first > today,
        _ => true,
    };
    let fitting = days.filter(agree).filter(behind);
    // Half a year away, a sentence that tells of the past rather looks back.
    let lean = if date.pick == Pick::RatherBehind { FAR_AHEAD } else { 0 };
    let far = |spot: &Spot| apart(spot.first, today) + if spot.first > today { lean } else { 0 };
    if let Some(near) = fitting.min_by_key(far) {
        return Some(near);
    }
    let weekday = date.weekday?;
    // The weekday is told, where the words look is read from a verb.
    let anywhere = Calendar { pick: Pick::Nearest, ..*date };
    let directed = date.pick != Pick::Nearest;
    let found = directed.then(|| nearest_year(&anywhere, today)).flatten();
    let found = found.filter(|spot| spot.first.weekday() == weekday);
    found.or_else(|| nearest_year(&Calendar { weekday: None, ..*date }, today))
}

/// Why a day lies in its year.
pub(super) fn year_reason(date: &Calendar, spot: Spot, today: Date) -> &'static str {
    let plain = Calendar { pick: Pick::Nearest, weekday: None, ..*date };
    let nearest = nearest_year(&plain, today) == Some(spot);
    match date.pick {
        _ if date.weekday.is_some_and(|day| spot.first.weekday() == day) && !nearest => {
            "the nearest year in which that day is that weekday"
        }
        _ if nearest => "the year nearest to publication",
        Pick::Ahead | Pick::Possible | Pick::Coming | Pick::Next => {
            "the next such day, by the words"
        }
        Pick::Behind | Pick::Last => "the last such day, by the words",
        _ => "rather in the past, of which the sentence tells",
    }
}

/// Why a month lies in its year.
pub(super) fn month_reason(spot: Spot, pick: Pick, month: i8, today: Date) -> &'static str {
    let nearest = pick_month(month, Pick::Nearest, today) == Some(spot);
    match pick {
        _ if nearest => "the month nearest to publication",
        Pick::Ahead | Pick::Possible | Pick::Coming | Pick::Next => {
            "the next such month, by the words"
        }
        Pick::Behind | Pick::Last => "the last such month, by the words",
        Pick::This | Pick::That => "that month in the year of publication",
        _ => "rather in the past, of which the sentence tells",
    }
}

/// A bare month: the nearest, or the one that lies where the words look.
pub(super) fn pick_month(month: i8, pick: Pick, today: Date) -> Option<Spot> {
    let this = today.month();
    let year = today.year();
    let year = match pick {
        // In March, "last February" is rather that of the year before.
        Pick::Last | Pick::ToldLast if month + 1 == this => year - 1,
        Pick::Last | Pick::ToldLast => {
            if month < this {
                year
            } else {
                year - 1
            }
        }
        Pick::Next | Pick::ToldNext => {
            if month > this {
                year
            } else {
                year + 1
            }
        }
        Pick::This | Pick::That => year,
        Pick::Ahead | Pick::Possible | Pick::Coming => {
            if month >= this {
                year
            } else {
                year + 1
            }
        }
        Pick::Behind => {
            if month <= this {
                year
            } else {
                year - 1
            }
        }
        Pick::RatherBehind if (4..).contains(&(month - this)) => year - 1,
        Pick::RatherBehind if (-8..=-7).contains(&(month - this)) => year,
        Pick::Nearest | Pick::RatherBehind | Pick::Follows | Pick::MayFollow | Pick::Some => {
            year + nearest_turn(month - this)
        }
    };
    Spot::month(year, month)
}

/// Which year is nearest to a month so far from this one; half a year off is behind.
const fn nearest_turn(months: i8) -> i16 {
    match months {
        ..=-7 => 1,
        6.. => -1,
        _ => 0,
    }
}

/// "the 15th", "Friday the 15th": the nearest month in which it fits.
pub(super) fn nearest_month(day: i8, date: &Calendar, today: Date) -> Option<Spot> {
    let months = (-12..=12).filter_map(|shift| plus(today.first_of_month(), shift, Unit::Month));
    let days = months.filter_map(|month| Date::new(month.year(), month.month(), day).ok());
    let agree = |day: &Date| date.weekday.is_none_or(|weekday| day.weekday() == weekday);
    let looks = |day: &Date| match date.pick {
        Pick::Behind | Pick::RatherBehind => *day <= today,
        Pick::Ahead | Pick::Possible => *day >= today,
        _ => true,
    };
    let days = days.filter(agree).filter(looks);
    days.min_by_key(|day| apart(*day, today)).map(Spot::day)
}

/// Why a weekday with month and day names no day: a TIMEX3 value cannot tell the weekday.
pub(super) const fn year_of_weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "a Monday, in a year that is not known",
        Weekday::Tuesday => "a Tuesday, in a year that is not known",
        Weekday::Wednesday => "a Wednesday, in a year that is not known",
        Weekday::Thursday => "a Thursday, in a year that is not known",
        Weekday::Friday => "a Friday, in a year that is not known",
        Weekday::Saturday => "a Saturday, in a year that is not known",
        Weekday::Sunday => "a Sunday, in a year that is not known",
    }
}
