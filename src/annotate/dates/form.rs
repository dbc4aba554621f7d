//! [`Form`]: what a time expression says, before anyone asks which days that are.
//!
//! The finder makes forms; `resolve` turns them into values and days.

use jiff::civil::{Date, Weekday};

use super::value::{Clock, Length, Reference, Season, Unit};
use super::words::Holiday;
use crate::document::Modifier;

/// What a time expression says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    /// A year, month or day by name or number, perhaps without its year.
    Calendar(Calendar),
    /// The ten years that begin with this one.
    Decade(i16),
    /// The nineteen hundreds are 19.
    Century(i16),
    /// A unit counted from an anchor: "last week", "the following year".
    Unit { unit: Unit, shift: i32, anchor: Anchor },
    /// The nth quarter or half of a year.
    Nth { unit: Unit, number: i8, year: YearOf, pick: Pick },
    /// A bare or pointed weekday.
    Weekday { day: Weekday, pick: Pick },
    /// A weekday of a week: "Tuesday of next week".
    WeekdayOf { day: Weekday, week: Box<Form> },
    /// The weekend beside a named day, that day included: "Labor Day weekend".
    WeekendOf(Box<Form>),
    /// The week that holds a day.
    WeekOf(Box<Form>),
    /// The nth weekday, day or week of a month or year; -1 is the last.
    NthOf { what: Counted, number: i8, of: Box<Form> },
    /// A season of a year.
    Season { season: Season, year: YearOf, pick: Pick },
    /// A named day.
    Holiday { holiday: Holiday, year: YearOf, pick: Pick },
    /// Some days from the day of publication.
    Day(i32),
    /// Some days from it of which Saturdays and Sundays are none.
    Workdays(i32),
    /// A length before (-1) or after (1) an anchor.
    Shift { length: Length, sign: i32, anchor: Anchor },
    /// A length before or after another expression.
    ShiftFrom { length: Length, sign: i32, from: Box<Form> },
    /// The moment of which the text tells: "the same day", "a day after they met".
    Told(Unit),
    /// "now", "recently", "soon".
    Reference(Reference),
    /// A length of time.
    Length(Length),
    /// A turn: how often something recurs.
    Every(Turn),
    /// A time of day, on a day or on the day of publication.
    Timed { clock: Clock, date: Option<Box<Form>> },
    /// From the first to the second.
    Range(Box<Form>, Box<Form>),
    /// A length from a day on: "two weeks starting May 20".
    From(Length, Box<Form>),
    /// The weekend in the direction of the clause: "over the weekend".
    Weekend(Pick),
    /// A part of the inner one, whose name stands for it: "late 2016".
    Part(Portion, Box<Form>),
    /// A day in figures whose month may be either; the first is how this text mostly writes.
    Either(Date, Date),
    /// The first (1) or last (-1) so many units of another: "the last two weeks of May".
    Inside { end: i8, count: u32, unit: Unit, of: Box<Form> },
    /// All on one side of another: "2012 or later".
    Open(Side, Box<Form>),
    /// The quarter, perhaps of a known number, that ends on a day: "the quarter ended Sept. 30".
    QuarterTo(Option<i8>, Box<Form>),
    /// A length of which the words say that it is one more or less: "more than 30 years ago".
    About(Modifier, Box<Form>),
    /// A budget's year by the years in which it begins, if told, and ends: "FY2018", "fiscal 2016-17".
    FiscalYear { first: Option<i16>, last: i16 },
    /// A year or quarter of a firm or budget: which days these are is not told.
    Fiscal(Box<Form>),
}

/// Which part of a stretch is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Portion {
    /// Its beginning.
    Early,
    /// Its middle.
    Mid,
    /// Its end.
    Late,
    /// What lies before the day of publication: "earlier this year".
    Gone,
    /// What lies behind it: "later this year".
    Ahead,
    /// Some such units at its beginning: "the first days of 2016".
    Opening(Unit),
    /// Some such units at its end.
    Closing(Unit),
    /// Its first so many months.
    First(i8),
    /// What is left of it from the day of publication on, named as such: "the rest of the week".
    Rest,
}

/// On which side of a date something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// From its first day on.
    Since,
    /// From the day behind it on.
    After,
    /// Up to its last day.
    Until,
    /// Up to the day before it.
    Before,
}

impl Side {
    /// The side of a stretch whose end or beginning is a moment: "before the end of May" is up to its
    /// last day, "after the start of May" from its first day on.
    pub(super) const fn of_part(self, form: &Form) -> Self {
        match (self, form) {
            (Self::Before, Form::Part(Portion::Late, _)) => Self::Until,
            (Self::After, Form::Part(Portion::Early, _)) => Self::Since,
            _ => self,
        }
    }
}

/// What recurs.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Turn {
    /// So often.
    Length(Length),
    /// On this weekday, at this part of the day.
    Weekday(Weekday, Option<Clock>),
    /// In this month.
    Month(i8),
    /// Each day.
    Day,
}

/// What an ordinal counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Counted {
    /// Such weekdays.
    Weekday(Weekday),
    /// Weeks.
    Week,
    /// Weekends.
    Weekend,
    /// Months.
    Month,
    /// Days.
    Day,
}

/// A date by its numbers; what the text leaves out is `None`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Calendar {
    pub year: YearOf,
    pub month: Option<i8>,
    pub day: Option<i8>,
    pub weekday: Option<Weekday>,
    pub pick: Pick,
}

impl Calendar {
    /// Returns a date without a year.
    pub(super) const fn of(month: Option<i8>, day: Option<i8>) -> Self {
        Self { year: YearOf::Open, month, day, weekday: None, pick: Pick::Nearest }
    }

    /// Returns a full date.
    pub(super) fn full(date: Date) -> Self {
        let year = YearOf::Known(date.year());
        Self { year, ..Self::of(Some(date.month()), Some(date.day())) }
    }
}

/// In which year something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearOf {
    /// The text does not say.
    Open,
    /// In this one.
    Known(i16),
    /// So many years from that of publication.
    Shift(i16),
    /// In the one that lies nearest to the day so many years from that of publication.
    Away(i16),
    /// In that of which the text tells, shifted.
    Told(i16),
    /// In this one, of which the passage around it tells.
    Around(i16),
    /// The text does not say; perhaps in this one, of which the passage tells.
    Perhaps(i16),
    /// The text does not say; rather in this one, of which the passage tells, than long ago or long
    /// ahead.
    Rather(i16),
}

/// Which of several is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// The text does not say: the nearest in the direction of the clause.
    Nearest,
    /// Whichever lies ahead, by the clause's tense.
    Ahead,
    /// Rather ahead, but told of as no more than possible: "could come on Tuesday".
    Possible,
    /// Strictly ahead: "this coming Friday".
    Coming,
    /// Whichever lies behind, by the clause's tense.
    Behind,
    /// The nearest, but rather behind than far ahead: the sentence tells of the past.
    RatherBehind,
    /// The last before the day of publication.
    Last,
    /// The one of this week or year.
    This,
    /// The next.
    Next,
    /// The last before the moment of which the text tells.
    ToldLast,
    /// The next after it.
    ToldNext,
    /// The one of it: "on that Friday".
    That,
    /// The next after a day told in full if that lies long ago, else the nearest.
    Follows,
    /// The nearest, but perhaps the next after a day told that lies long ago.
    MayFollow,
    /// One of many, and not told which: "on a Friday in May".
    Some,
}

/// From where something is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The day of publication.
    Publication,
    /// The moment of which the text tells.
    Told,
    /// The last day that was named by its number.
    Named,
}

/// A time expression that was found: tokens `first..end`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub form: Form,
    pub first: usize,
    pub end: usize,
    /// The side of it that the word before it points to: "since 2014".
    pub side: Option<Side>,
}
