//! [`Value`]: a TIMEX3 `value`, typed; its text form is TimeML's (TimeML 1.2.1, TIDES 2005).
//!
//! How a value is found lives in `resolve`; the days it stands for in `resolve::spot`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// The `value` of a TIMEX3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Reference(Reference),
    /// A place on the calendar, known in part at least, and perhaps a time of day.
    Calendar(Point, Option<Clock>),
    /// A length of time: `P2W`, `PXD`, `PT1H`.
    Length(Length),
    /// ISO 8601's `A/B`: from the day A up to the day on which the last part, B, begins.
    Range(Option<Date>, Option<Date>),
}

/// A vague place in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// Before the text was written.
    Past,
    /// When it was written.
    Present,
    /// After it was written.
    Future,
}

/// The year of a [`Point`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// `XXXX`.
    Unknown,
    /// `19`: 1900 to 1999.
    Century(i16),
    /// `198`: 1980 to 1989.
    Decade(i16),
    /// `1989`; 0 to 9999.
    Known(i16),
    /// `FY1989`: that of a budget or firm.
    Fiscal(i16),
}

/// What of the year is meant; `None` is `XX`, a part that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// All of it.
    Whole,
    /// `-08`.
    Month(Option<i8>),
    /// `-08-31`.
    Day(Option<i8>, Option<i8>),
    /// `-W35`.
    Week(Option<i8>),
    /// `-W35-WE`.
    Weekend(Option<i8>),
    /// `-WXX-4`: some Thursday.
    Weekday(i8),
    /// `-Q3`.
    Quarter(Option<i8>),
    /// `-H2`.
    Half(Option<i8>),
    /// `-SU`.
    Season(Season),
}

/// A season, spring to winter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// `SP`.
    Spring,
    /// `SU`.
    Summer,
    /// `FA`.
    Autumn,
    /// `WI`.
    Winter,
}

impl Season {
    /// All four with their spellings.
    pub(super) const ALL: [(Self, &'static str); 4] =
        [(Self::Spring, "SP"), (Self::Summer, "SU"), (Self::Autumn, "FA"), (Self::Winter, "WI")];

    /// The month with which it begins, as meteorologists count.
    pub(super) const fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A place on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// In which year.
    pub year: Year,
    /// Where in it.
    pub place: Place,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// `T11:53`; hour 24 is midnight at the day's end.
    At(i8, i8),
    /// `TMO`, `TAF`, ...
    Part(DayPart),
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// `MO`.
    Morning,
    /// `MI`.
    Midday,
    /// `AF`.
    Afternoon,
    /// `EV`.
    Evening,
    /// `NI`.
    Night,
}

impl DayPart {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Morning, "MO"),
        (Self::Midday, "MI"),
        (Self::Afternoon, "AF"),
        (Self::Evening, "EV"),
        (Self::Night, "NI"),
    ];
}

/// A unit of time, short to long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Weekend,
    Millennium,
}

impl Unit {
    /// The letters by which a length names each unit; those of the clock stand behind a `T`.
    pub(super) const CODES: [(Self, &'static str); 13] = [
        (Self::Decade, "DE"),
        (Self::Century, "CE"),
        (Self::Weekend, "WE"),
        (Self::Second, "TS"),
        (Self::Minute, "TM"),
        (Self::Hour, "TH"),
        (Self::Day, "D"),
        (Self::Week, "W"),
        (Self::Month, "M"),
        (Self::Quarter, "Q"),
        (Self::Half, "H"),
        (Self::Year, "Y"),
        (Self::Millennium, "L"),
    ];
}

/// A length of time: amounts of units, longest first; `None` is `X`, some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Length(Vec<(Option<u32>, Unit)>);

impl Length {
    /// Returns one amount of one unit.
    #[must_use]
    pub fn one(amount: Option<u32>, unit: Unit) -> Self {
        Self(vec![(amount, unit)])
    }

    /// Returns the length made of several parts, or `None` if there is none or more than six.
    ///
    /// The parts are put in order; the same unit may not come twice.
    #[must_use]
    pub fn new(mut parts: Vec<(Option<u32>, Unit)>) -> Option<Self> {
        parts.sort_by_key(|(_, unit)| (*unit < Unit::Day, std::cmp::Reverse(*unit)));
        let twice = parts.windows(2).any(|pair| matches!(pair, [a, b] if a.1 == b.1));
        (!parts.is_empty() && parts.len() <= 6 && !twice).then_some(Self(parts))
    }

    /// Its parts, longest first.
    #[must_use]
    pub fn parts(&self) -> &[(Option<u32>, Unit)] {
        &self.0
    }

    /// The last, shortest of its parts.
    pub(super) fn shortest(&self) -> Option<(Option<u32>, Unit)> {
        self.0.last().copied()
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reference(Reference::Past) => f.write_str("PAST_REF"),
            Self::Reference(Reference::Present) => f.write_str("PRESENT_REF"),
            Self::Reference(Reference::Future) => f.write_str("FUTURE_REF"),
            Self::Calendar(point, None) => point.fmt(f),
            Self::Calendar(point, Some(clock)) => write!(f, "{point}{clock}"),
            Self::Length(length) => length.fmt(f),
            Self::Range(first, last) => {
                if let Some(first) = first {
                    write!(f, "{first}")?;
                }
                f.write_str("/")?;
                last.map_or(Ok(()), |last| write!(f, "{last}"))
            }
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Year::Unknown => f.write_str("XXXX")?,
            Year::Century(n) => write!(f, "{n:02}")?,
            Year::Decade(n) => write!(f, "{n:03}")?,
            Year::Known(year) => write!(f, "{year:04}")?,
            Year::Fiscal(year) => write!(f, "FY{year:04}")?,
        }
        match self.place {
            Place::Whole => Ok(()),
            Place::Month(month) => write!(f, "-{}", Two(month)),
            Place::Day(month, day) => write!(f, "-{}-{}", Two(month), Two(day)),
            Place::Week(week) => write!(f, "-W{}", Two(week)),
            Place::Weekend(week) => write!(f, "-W{}-WE", Two(week)),
            Place::Weekday(day) => write!(f, "-WXX-{day}"),
            Place::Quarter(Some(n)) => write!(f, "-Q{n}"),
            Place::Quarter(None) => f.write_str("-QX"),
            Place::Half(Some(n)) => write!(f, "-H{n}"),
            Place::Half(None) => f.write_str("-HX"),
            Place::Season(season) => write!(f, "-{}", spelling(&Season::ALL, season)),
        }
    }
}

/// Two digits, or `XX`.
struct Two(Option<i8>);

impl fmt::Display for Two {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(n) => write!(f, "{n:02}"),
            None => f.write_str("XX"),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(hour, minute) => write!(f, "T{hour:02}:{minute:02}"),
            Self::Part(part) => write!(f, "T{}", spelling(&DayPart::ALL, *part)),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut clock = false;
        for (amount, unit) in &self.0 {
            let code = spelling(&Unit::CODES, *unit);
            if let Some(letter) = code.strip_prefix('T') {
                f.write_str(if clock { "" } else { "T" })?;
                clock = true;
                write!(f, "{}{letter}", Amount(*amount))?;
            } else {
                write!(f, "{}{code}", Amount(*amount))?;
            }
        }
        Ok(())
    }
}

/// A number, or `X`.
struct Amount(Option<u32>);

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(n) => write!(f, "{n}"),
            None => f.write_str("X"),
        }
    }
}

fn spelling<T: PartialEq + Copy>(table: &[(T, &'static str)], item: T) -> &'static str {
    table.iter().find(|(known, _)| *known == item).map_or("", |(_, code)| code)
}

/// A text that is no TIMEX3 value of the kinds known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a TIMEX3 value")]
pub struct NotAValue;

impl FromStr for Value {
    type Err = NotAValue;

    fn from_str(text: &str) -> Result<Self, NotAValue> {
        read(text).ok_or(NotAValue)
    }
}

fn read(text: &str) -> Option<Value> {
    match text {
        "PAST_REF" => return Some(Value::Reference(Reference::Past)),
        "PRESENT_REF" => return Some(Value::Reference(Reference::Present)),
        "FUTURE_REF" => return Some(Value::Reference(Reference::Future)),
        _ => {}
    }
    if let Some((first, last)) = text.split_once('/') {
        return Some(Value::Range(read_end(first)?, read_end(last)?));
    }
    if let Some(length) = text.strip_prefix('P') {
        return read_length(length).map(Value::Length);
    }
    match text.split_once('T') {
        Some((day, clock)) => Some(Value::Calendar(read_point(day)?, Some(read_clock(clock)?))),
        None => Some(Value::Calendar(read_point(text)?, None)),
    }
}

fn read_end(text: &str) -> Option<Option<Date>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

fn read_clock(text: &str) -> Option<Clock> {
    if let Some((part, _)) = DayPart::ALL.iter().find(|(_, code)| *code == text) {
        return Some(Clock::Part(*part));
    }
    let (hour, minute) = text.split_once(':')?;
    Some(Clock::At(hour.parse().ok()?, minute.parse().ok()?))
}

fn read_point(text: &str) -> Option<Point> {
    let (year, rest) = text.split_once('-').map_or((text, None), |(y, r)| (y, Some(r)));
    let year = match (year, year.len()) {
        ("XXXX", _) => Year::Unknown,
        (_, 2) => Year::Century(year.parse().ok()?),
        (_, 3) => Year::Decade(year.parse().ok()?),
        (_, 4) => Year::Known(year.parse().ok()?),
        (_, 6) => Year::Fiscal(year.strip_prefix("FY")?.parse().ok()?),
        _ => return None,
    };
    let place = rest.map_or(Some(Place::Whole), read_place)?;
    Some(Point { year, place })
}

fn read_place(text: &str) -> Option<Place> {
    if let Some((season, _)) = Season::ALL.iter().find(|(_, code)| *code == text) {
        return Some(Place::Season(*season));
    }
    if let Some(week) = text.strip_prefix('W') {
        return match week.split_once('-') {
            None => Some(Place::Week(read_two(week)?)),
            Some((week, "WE")) => Some(Place::Weekend(read_two(week)?)),
            Some(("XX", day)) => Some(Place::Weekday(day.parse().ok()?)),
            Some(_) => None,
        };
    }
    if let Some(n) = text.strip_prefix('Q') {
        return Some(Place::Quarter(read_digit(n)?));
    }
    if let Some(n) = text.strip_prefix('H') {
        return Some(Place::Half(read_digit(n)?));
    }
    match text.split_once('-') {
        Some((month, day)) => Some(Place::Day(read_two(month)?, read_two(day)?)),
        None => Some(Place::Month(read_two(text)?)),
    }
}

/// Two digits, or `XX`.
fn read_two(text: &str) -> Option<Option<i8>> {
    match text {
        "XX" => Some(None),
        _ if text.len() == 2 => text.parse().ok().map(Some),
        _ => None,
    }
}

/// A number, or `X`.
fn read_digit<T: FromStr>(text: &str) -> Option<Option<T>> {
    if text == "X" { Some(None) } else { text.parse().ok().map(Some) }
}

fn read_length(text: &str) -> Option<Length> {
    let mut parts = Vec::new();
    let (mut rest, mut clock) = (text, false);
    while !rest.is_empty() && parts.len() < 6 {
        if let Some(behind) = rest.strip_prefix('T').filter(|_| !clock) {
            (rest, clock) = (behind, true);
        }
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != 'X')?;
        let (amount, behind) = rest.split_at(digits);
        let fits = |(_, code): &&(Unit, &str)| match code.strip_prefix('T') {
            Some(letter) => clock && behind.starts_with(letter),
            None => !clock && behind.starts_with(code),
        };
        let (unit, code) = Unit::CODES.iter().find(fits)?;
        parts.push((read_digit(amount)?, *unit));
        rest = behind.get(code.trim_start_matches('T').len()..)?;
    }
    if rest.is_empty() { Length::new(parts) } else { None }
}
