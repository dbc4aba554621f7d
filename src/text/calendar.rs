//! Names of months and weekdays, and the date stamp of a short line.
//!
//! Dates in running text, relative or vague ones, are the annotators' business.

use std::sync::LazyLock;

use foldhash::HashMap;
use jiff::civil::{Date, Weekday};

use super::{Span, TokenKind, Tokens, fold};

/// Returns the month (1 to 12) that a folded word names or abbreviates; a stop must be cut off.
#[must_use]
pub fn month(folded: &str) -> Option<i8> {
    match NAMES.get(folded)? {
        Name::Month(month) => Some(*month),
        Name::Weekday(_) => None,
    }
}

/// Returns the day of the week that a folded word names or abbreviates; a stop must be cut off.
#[must_use]
pub fn weekday(folded: &str) -> Option<Weekday> {
    match NAMES.get(folded)? {
        Name::Weekday(day) => Some(*day),
        Name::Month(_) => None,
    }
}

/// Finds the first complete absolute date in a short line, such as `28 Apr, 2021 11:53`.
///
/// Complete means day, month and a year of four digits. Returns the date and the bytes that it
/// takes, time of day apart. `03/04/2021` gives `None` unless one order alone is possible or a
/// weekday right before it fits only one; a date that is on no calendar gives `None` too.
#[must_use]
pub fn stamp(text: &str) -> Option<(Date, Span)> {
    stamp_in(text, Order::Unknown)
}

/// The same where it may be known in which order day and month are written in figures.
#[must_use]
pub fn stamp_in(text: &str, order: Order) -> Option<(Date, Span)> {
    if !has_year(text) {
        return None;
    }
    let line = Line::new(text, order);
    (0..line.tokens.len()).find_map(|at| {
        let (date, end) = line.date_at(at)?;
        let first = line.tokens.get(at)?.span;
        Some((date, first.cover(line.tokens.get(end - 1)?.span)))
    })
}

/// Whether four digits stand together, as in every complete date; most lines have none.
fn has_year(text: &str) -> bool {
    let mut digits = 0;
    text.bytes().any(|byte| {
        digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
        digits == 4
    })
}

/// In which order day and month stand in figures such as `03/04/2021`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Nobody says so.
    #[default]
    Unknown,
    /// The day comes first.
    DayFirst,
}

enum Name {
    Month(i8),
    Weekday(Weekday),
}

static NAMES: LazyLock<HashMap<String, Name>> = LazyLock::new(|| {
    let lines = include_str!("../../data/text/calendar.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(names).collect()
});

/// The names on one line of the data file.
fn names(line: &str) -> Vec<(String, Name)> {
    let (head, words) = line.split_once(':').unwrap_or((line, ""));
    let (what, number) = head.split_once(' ').unwrap_or((head, ""));
    let Ok(number) = number.trim().parse::<i8>() else { return Vec::new() };
    let name = || match what {
        "weekday" => Weekday::from_monday_one_offset(number).ok().map(Name::Weekday),
        _ => Some(Name::Month(number)),
    };
    words.split_whitespace().filter_map(|word| Some((fold(word), name()?))).collect()
}

/// The words of one line.
struct Line<'t> {
    text: &'t str,
    tokens: Tokens,
    order: Order,
}

impl<'t> Line<'t> {
    fn new(text: &'t str, order: Order) -> Self {
        let mut tokens = Tokens::default();
        tokens.add(text, Span::whole(text));
        Self { text, tokens, order }
    }

    /// The date that begins with the token at `at`, and the token behind it.
    fn date_at(&self, at: usize) -> Option<(Date, usize)> {
        self.in_figures(at)
            .or_else(|| self.day_first(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.year_first(at))
    }

    /// `2017-08-31`, `31.08.2017`, `8/31/2017`.
    fn in_figures(&self, at: usize) -> Option<(Date, usize)> {
        let sign = self.glued_sign(at + 1)?;
        let alone = self.glued_sign(at).is_none()
            && at.checked_sub(1).is_none_or(|before| self.glued_sign(before).is_none());
        let again =
            self.glued_sign(at + 5).is_some_and(|s| s == sign) && self.number(at + 6).is_some();
        if !alone || self.glued_sign(at + 3)? != sign || again {
            return None;
        }
        let (a, b, c) = (self.number(at)?, self.number(at + 2)?, self.number(at + 4)?);
        let glued = |i: usize| self.tokens.get(i).is_some_and(|token| !token.spaced);
        if !glued(at + 2) || !glued(at + 4) {
            return None;
        }
        let date = if a.year().is_some() {
            date(a.year()?, b.small()?, c.small()?)?
        } else {
            let (year, a, b) = (c.year()?, a.small()?, b.small()?);
            // Where full stops part the figures, the day comes first (DIN 1355, GOST R 7.0.97).
            let dotted = date(year, b, a).filter(|_| sign == ".");
            dotted.or_else(|| self.ordered(at, year, a, b))?
        };
        Some((date, at + 5))
    }

    /// The one possible reading of a day and a month in unknown order.
    fn ordered(&self, at: usize, year: i16, a: i8, b: i8) -> Option<Date> {
        let (british, american) = (date(year, b, a), date(year, a, b));
        let (Some(first), Some(second)) = (british, american) else { return british.or(american) };
        let named = (at.saturating_sub(3)..at).rev().find_map(|i| weekday(self.tokens.folded(i)));
        match named {
            _ if first == second || self.order == Order::DayFirst => Some(first),
            Some(day) if first.weekday() == day && second.weekday() != day => Some(first),
            Some(day) if second.weekday() == day && first.weekday() != day => Some(second),
            _ => None,
        }
    }

    /// `28 Apr, 2021`, `31st of August 2017`, `31 августа 2017`, `31-Aug-2017`.
    fn day_first(&self, at: usize) -> Option<(Date, usize)> {
        let day = self.number(at)?.small()?;
        let at_month = self.skip(at + 1, &["st", "nd", "rd", "th", ".", "-", "of", "de"]);
        let month = month(self.tokens.folded(at_month))?;
        let at_year = self.skip(at_month + 1, &[".", ",", "-", "of", "de", "del", "в"]);
        Some((date(self.number(at_year)?.year()?, month, day)?, at_year + 1))
    }

    /// `August 31, 2017`, `Sept. 2nd 2017`.
    fn month_first(&self, at: usize) -> Option<(Date, usize)> {
        let month = month(self.tokens.folded(at))?;
        let at_day = self.skip(at + 1, &[".", "-", "the"]);
        let day = self.number(at_day)?.small()?;
        let at_year = self.skip(at_day + 1, &["st", "nd", "rd", "th", ",", "-"]);
        Some((date(self.number(at_year)?.year()?, month, day)?, at_year + 1))
    }

    /// `2017 August 31`, `2017-Aug-31`.
    fn year_first(&self, at: usize) -> Option<(Date, usize)> {
        let year = self.number(at)?.year()?;
        let at_month = self.skip(at + 1, &[",", "-"]);
        let month = month(self.tokens.folded(at_month))?;
        let at_day = self.skip(at_month + 1, &[".", "-"]);
        Some((date(year, month, self.number(at_day)?.small()?)?, at_day + 1))
    }

    /// Index behind at most two of the given words.
    fn skip(&self, at: usize, words: &[&str]) -> usize {
        (at..at + 2).find(|i| !words.contains(&self.tokens.folded(*i))).unwrap_or(at + 2)
    }

    /// The sign of a date in figures at `at`, if it touches what stands before it.
    fn glued_sign(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|token| !token.spaced)?;
        Some(token.span.of(self.text)).filter(|sign| matches!(*sign, "-" | "/" | "."))
    }

    fn number(&self, at: usize) -> Option<Figure> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
        let digits = token.span.of(self.text);
        Some(Figure { value: digits.parse().ok()?, digits: digits.len() })
    }
}

/// A number and how many digits it is written with.
#[derive(Clone, Copy)]
struct Figure {
    value: i16,
    digits: usize,
}

impl Figure {
    /// A day or a month.
    fn small(self) -> Option<i8> {
        i8::try_from(self.value).ok().filter(|n| self.digits <= 2 && (1..=31).contains(n))
    }

    fn year(self) -> Option<i16> {
        (self.digits == 4 && (1000..3000).contains(&self.value)).then_some(self.value)
    }
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::{month, stamp, weekday};
    use crate::text::{Span, fold};
    use jiff::civil::Weekday;
    use proptest::prelude::{any, proptest};

    fn check(line: &str, expected: Option<(&str, &str)>) {
        let found = stamp(line).map(|(date, span)| (date.to_string(), span.of(line)));
        assert_eq!(found.as_ref().map(|(date, words)| (date.as_str(), *words)), expected, "{line}");
    }

    #[test]
    fn a_complete_date_is_read_in_every_customary_form() {
        check("3 Feb, 2020 09:15", Some(("2020-02-03", "3 Feb, 2020")));
        check("Published: February 3, 2020 by staff", Some(("2020-02-03", "February 3, 2020")));
        check("Feb. 3rd 2020", Some(("2020-02-03", "Feb. 3rd 2020")));
        check("2020-02-03T09:15:00Z", Some(("2020-02-03", "2020-02-03")));
        check("2020/02/03", Some(("2020-02-03", "2020/02/03")));
        check("12.03.2020", Some(("2020-03-12", "12.03.2020")));
        check("29.02.2020", Some(("2020-02-29", "29.02.2020")));
        check("29-Feb-2020", Some(("2020-02-29", "29-Feb-2020")));
        check("3 февраля 2020 года", Some(("2020-02-03", "3 февраля 2020")));
        check("9 мая 2020", Some(("2020-05-09", "9 мая 2020")));
        check("3. März 2020", Some(("2020-03-03", "3. März 2020")));
        check("3 de marzo de 2020", Some(("2020-03-03", "3 de marzo de 2020")));
        check("le 3 août 2020", Some(("2020-08-03", "3 août 2020")));
    }

    #[test]
    fn an_ambiguous_order_gives_nothing_unless_the_weekday_settles_it() {
        check("03/04/2020", None);
        check("13/04/2020", Some(("2020-04-13", "13/04/2020")));
        check("04/13/2020", Some(("2020-04-13", "04/13/2020")));
        check("04/04/2020", Some(("2020-04-04", "04/04/2020")));
        check("Friday, 03/04/2020", Some(("2020-04-03", "03/04/2020")));
        check("Wed 03/04/2020", Some(("2020-03-04", "03/04/2020")));
    }

    #[test]
    fn what_is_incomplete_or_on_no_calendar_is_no_date() {
        for line in
            ["3 February", "February 2020", "31 Feb 2020", "1.2.3.2020", "1985", "11:53", ""]
        {
            check(line, None);
        }
        check("version 10.2020.3.1 of it", None);
    }

    #[test]
    fn names_are_known_in_several_languages() {
        for (word, expected) in [("may", 5), ("sept", 9), ("Август", 8), ("мая", 5), ("août", 8)]
        {
            assert_eq!(month(&fold(word)), Some(expected), "{word}");
        }
        assert_eq!(weekday("thurs"), Some(Weekday::Thursday));
        assert_eq!(weekday(&fold("Понедельник")), Some(Weekday::Monday));
        assert_eq!(weekday("may"), None);
        assert_eq!(month("monday"), None);
    }

    proptest! {
        #[test]
        fn any_line_is_read_without_panic(line in any::<String>()) {
            if let Some((_, span)) = stamp(&line) {
                assert!(Span::new(&line, span.start(), span.end()).is_some());
            }
        }

        #[test]
        fn an_iso_date_reads_back(year in 1000_i16..3000, month in 1_i8..=12, day in 1_i8..=28) {
            let line = format!("on {year:04}-{month:02}-{day:02}");
            let (date, span) = stamp(&line).unwrap();
            assert_eq!(format!("on {date}"), line);
            assert_eq!(span.start(), 3);
        }
    }
}
