//! Date lines that leave something open: the century ("4 Mar 22"), the order of day and month
//! ("04/03/2022"), the year ("Fri, March 4").
//!
//! Complete dates are read in the file above.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use super::{FIRST_YEAR, LAST_YEAR, Says, date_line, is_date_word, is_plausible, listed, parts};
use crate::document::{Basis, DayInterval, Grain};
use crate::text::calendar::{self, Order};
use crate::text::{Span, fold};

/// Years of two figures up to this one are of this century, as the article is of the web.
const LAST_SHORT: i16 = 50;
/// A line that is nothing but a date and a time is no longer, in bytes.
const MOST_BYTES: usize = 80;
/// A page tells the order of day and month in its first lines, or it is long.
const MOST_LINES: usize = 2000;

/// What a date line tells that leaves something open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::load) enum Open {
    /// One of two days, by the order of day and month, the day first and the month first.
    Either(Date, Date),
    /// A weekday with month and day, and the days of all years that it can be.
    NoYear(Vec<Date>),
}

/// What a line tells that is a date line but for what it leaves open.
pub(in crate::load::facts) fn openly(raw: &str, span: Span) -> Option<(Open, Span)> {
    let found = either(raw, span).map(|(first, second, span)| (Open::Either(first, second), span));
    found.or_else(|| Some((Open::NoYear(yearless(span.of(raw))?), span)))
}

/// The days that a field tells where it tells no single one: "2022-03", "2022", "04/03/2022".
pub(in crate::load) fn roughly(value: &str) -> Option<DayInterval> {
    let value = value.trim();
    if let Some(month) = parts::month_of(value) {
        return DayInterval::month(month.year(), month.month(), Basis::Inferred);
    }
    if let Some((one, other, _)) = either(value, Span::whole(value)) {
        let (first, last) = (one.min(other), one.max(other));
        return DayInterval::new(Some(first), Some(last), Grain::Days, Basis::Inferred);
    }
    let year = Some(value).filter(|value| value.len() == 4)?.parse().ok()?;
    let days = DayInterval::year(year, Basis::Inferred)?;
    is_plausible(days.first()?).then_some(days)
}

/// The two days that a date in figures can be, the one with the day first before the other.
fn either(raw: &str, span: Span) -> Option<(Date, Date, Span)> {
    if !has_figures(span.of(raw)) || date_line(raw, span, Order::Unknown).is_some() {
        return None;
    }
    let (says, day, place) = date_line(raw, span, Order::DayFirst)?;
    let other = Date::new(day.year(), day.day(), day.month()).ok()?;
    (says == Says::Published).then_some((day, other, place))
}

/// Whether three figures with the same sign between them stand in a line, looked at byte by byte as
/// every line is asked: "04/03/2022".
fn has_figures(line: &str) -> bool {
    let bytes = line.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let sign = |at: usize| bytes.get(at).filter(|byte| matches!(byte, b'/' | b'-' | b'.'));
    (1..bytes.len()).any(|at| {
        sign(at).is_some_and(|first| {
            let next = if digit(at + 2) { at + 3 } else { at + 2 };
            digit(at - 1) && digit(at + 1) && sign(next) == Some(first) && digit(next + 1)
        })
    })
}

/// Whether a line is a date line of which only the order of day and month is open; the rows of a
/// table have other figures beside it.
pub(super) fn is_either(line: &str) -> bool {
    either(line, Span::whole(line)).is_some_and(|(.., place)| {
        let beside = [line.get(..place.start()), line.get(place.end()..)];
        let mut beside = beside.into_iter().flatten();
        beside.all(|text| {
            let time = text.contains(':') || !text.contains(|c: char| c.is_ascii_digit());
            time && !text.contains(['+', '%', '$', '='])
        })
    })
}

/// The days of a line that is a weekday with month and day and nothing else but a time.
fn yearless(line: &str) -> Option<Vec<Date>> {
    if !line.contains(char::is_numeric) {
        return None;
    }
    let words = parts::words(line);
    let one =
        |found: &mut dyn Iterator<Item = Weekday>| found.next().filter(|_| found.next().is_none());
    let weekday = one(&mut words.iter().filter_map(|(_, word)| calendar::weekday(word)))?;
    let (month, day) = words.windows(2).find_map(|pair| match pair {
        [(_, one), (_, other)] => match calendar::month(one) {
            Some(month) => Some((month, number(other)?)),
            None => Some((calendar::month(other)?, number(one)?)),
        },
        _ => None,
    })?;
    let known = |word: &str| is_date_word(word) || number(word).is_some() || is_time(word);
    let months = words.iter().filter(|(_, word)| calendar::month(word).is_some()).count();
    let days = (FIRST_YEAR..=LAST_YEAR).filter_map(|year| Date::new(year, month, day).ok());
    let days: Vec<Date> = days.filter(|day| day.weekday() == weekday).collect();
    let whole = months == 1 && words.iter().all(|(_, word)| known(word)) && !days.is_empty();
    whole.then_some(days)
}

/// The number of a day, perhaps an ordinal.
fn number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(char::is_alphabetic);
    let ending = word.get(digits.len()..)?;
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2);
    day.filter(|_| matches!(ending, "" | "st" | "nd" | "rd" | "th"))
}

/// Whether a word is a part of a time of day: "11", "04", "11am".
fn is_time(word: &str) -> bool {
    let number = word.trim_end_matches(char::is_alphabetic);
    let ending = word.get(number.len()..).unwrap_or("");
    (1..=2).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && (ending.is_empty() || is_date_word(ending))
}

/// The date of a line that writes its year with two figures and is nothing but a date and a time.
pub(super) fn short_year(line: &str, order: Order) -> Option<(Date, Span)> {
    // Most lines have no figure, or are sentences.
    let short = line.len() <= MOST_BYTES && line.bytes().any(|byte| byte.is_ascii_digit());
    if !short {
        return None;
    }
    let words = parts::words(line);
    let at = words.iter().position(|(_, word)| number(word).is_some())?;
    let [(start, day), (_, month), (place, year), after @ ..] = words.get(at..)? else {
        return None;
    };
    let end = place + year.len();
    let signs = line.get(start + day.len()..*place)?;
    let day: i8 = day.parse().ok()?;
    let figures = |sign| signs.matches(sign).count() == 2 && !signs.contains(' ');
    let (day, month) = match month.parse::<i8>() {
        Ok(month) if figures('.') || (figures('/') && order == Order::DayFirst) => (day, month),
        Ok(month) if figures('/') && month > 12 => (month, day),
        Ok(month) if figures('/') && day > 12 => (day, month),
        Ok(_) => return None,
        Err(_) => (day, calendar::month(month).filter(|_| month.len() > 2)?),
    };
    let short: i16 = year.parse().ok().filter(|_| year.len() == 2)?;
    let century = if short <= LAST_SHORT { 2000 } else { 1900 };
    let date = Date::new(century + short, month, day).ok().filter(|day| is_plausible(*day))?;
    // "4 May 22:10" and "4 mai 22 h 10" tell an hour.
    let ends = match after.first() {
        None => true,
        Some((next, word)) => {
            let between = line.get(end..*next)?;
            is_time(word) && !between.starts_with([':', '.', 'h'])
        }
    };
    let known = |(_, word): &parts::Placed<'_>| is_date_word(word) || is_time(word);
    let before = words.get(..at)?.iter().all(|(_, word)| is_date_word(word));
    (ends && before && after.iter().all(known)).then(|| (date, Span::between(*start, end)))
}

/// Which of day and month stands first in the dates in figures of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load) enum First {
    /// "31/08/2017".
    Day,
    /// "08/31/2017".
    Month,
}

/// The order of day and month in figures, where the line or the other dates of the page leave one
/// only.
pub(in crate::load::facts) fn order_told<'l>(
    line: &str,
    lines: impl Iterator<Item = &'l str>,
) -> Option<First> {
    let zone =
        fold(line).split(|c: char| !c.is_alphabetic()).any(|word| MONTH_FIRST.contains(&word));
    if zone {
        return Some(First::Month);
    }
    let mut told = lines.take(MOST_LINES).filter(|line| line.contains('/')).filter_map(order_in);
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}

/// The order in the first date in figures of a line, if only one is possible.
fn order_in(line: &str) -> Option<First> {
    let words = parts::words(line);
    words.windows(3).find_map(|window| {
        let [(start, one), (_, two), (end, year)] = window else { return None };
        let figures = line.get(*start..*end)?;
        let glued = figures.matches('/').count() == 2 && figures.len() == one.len() + two.len() + 2;
        let (one, two): (i8, i8) = (one.parse().ok()?, two.parse().ok()?);
        let fits = |month, day| Date::new(2000, month, day).is_ok();
        match (fits(two, one), fits(one, two)) {
            _ if !glued || year.len() != 4 || year.parse::<i16>().is_err() => None,
            (true, false) => Some(First::Day),
            (false, true) => Some(First::Month),
            _ => None,
        }
    })
}

/// Time zones of the country that writes the month first.
static MONTH_FIRST: LazyLock<Vec<&'static str>> = LazyLock::new(|| listed("month first"));

#[cfg(test)]
mod tests {
    use super::{First, Open, openly, order_told};
    use crate::load::facts::date::{date_line, is_date_line};
    use crate::text::Span;
    use crate::text::calendar::Order;
    use jiff::civil::date;

    #[test]
    fn a_year_of_two_figures_is_read_where_the_line_is_only_a_date() {
        let read = |line: &str| {
            date_line(line, Span::whole(line), Order::Unknown).map(|(_, day, _)| day.to_string())
        };
        for line in ["3 May 19, 11:04", "Fri 3 May 19", "3.5.19", "Posted: 3 May 19 11:04 GMT"] {
            assert_eq!(read(line).as_deref(), Some("2019-05-03"), "{line}");
            assert!(is_date_line(line), "{line}");
        }
        assert_eq!(read("13/5/98").as_deref(), Some("1998-05-13"));
        for line in
            ["3 May 22:10", "3 mai 22 h 10", "3 May 19 boats", "Room 3.5.19 b", "3.5.1", "3 5 19"]
        {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn figures_in_unknown_order_leave_two_days_and_a_missing_year_leaves_the_years() {
        let read = |line: &str| openly(line, Span::whole(line)).map(|(open, _)| open);
        let two = Some(Open::Either(date(2019, 5, 3), date(2019, 3, 5)));
        for line in ["03/05/2019", "Issued on: 03/05/2019 - 11:04", "03/05/19"] {
            assert_eq!(read(line), two, "{line}");
        }
        for line in ["Fri, May 3", "Friday 3 May", "Fri May 3rd, 11:04 am"] {
            let Some(Open::NoYear(days)) = read(line) else { panic!("{line}") };
            assert!(
                days.contains(&date(2019, 5, 3)) && !days.contains(&date(2020, 5, 3)),
                "{line}"
            );
        }
        for line in ["13/05/2019", "Updated 03/05/2019", "May 3", "Friday", "Friday, May 3 boats"] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn the_row_of_a_table_is_no_date_line() {
        for line in ["03/05/2019", "Issued on: 03/05/2019 - 11:04", "03/05/2019 11:04 GMT"] {
            assert!(is_date_line(line), "{line}");
        }
        for line in ["03/05/2019 +13.1%", "03/05/2019 8", "03/05/2019 = 4:5"] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn the_other_dates_of_a_page_tell_the_order() {
        let order = |line: &str, lines: &[&str]| order_told(line, lines.iter().copied());
        assert_eq!(order("03/05/2019", &["He left on 25/04/2019."]), Some(First::Day));
        assert_eq!(order("03/05/2019", &["04/25/2019"]), Some(First::Month));
        assert_eq!(order("03/05/2019", &["25/04/2019", "04/25/2019"]), None);
        assert_eq!(order("03/05/2019 11:04 EDT", &[]), Some(First::Month));
        assert_eq!(order("03/05/2019", &["11/12/2019", "24/7"]), None);
    }
}
