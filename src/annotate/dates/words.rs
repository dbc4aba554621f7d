//! The words of time: `data/dates/words.txt` and `holidays.txt`, parsed once.
//!
//! What they mean together is the finder's business.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use crate::text::{Span, Tokens};

/// What kind of time word a word is; the data file explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Class {
    #[default]
    None,
    Month,
    MonthMaybe,
    Weekday,
    WeekdayMaybe,
    Unit,
    Units,
    Cardinal,
    Tens,
    Scale,
    Ordinal,
    DecadeName,
    Vague,
    Day,
    Tonight,
    Overnight,
    Part,
    Meridiem,
    Zone,
    Which,
    Told,
    Season,
    SeasonMaybe,
    PartOf,
    Later,
    Reference,
    ReferenceAdjective,
    Every,
    Often,
    About,
    Cue,
    Rate,
    Fiscal,
    Ago,
    Between,
    Ahead,
    Behind,
    Fiction,
    Timely,
    Then,
}

/// Names of the classes in the data file; an `s` behind one counts the words up.
const CLASSES: [(&str, Class); 39] = [
    ("month", Class::Month),
    ("month-maybe", Class::MonthMaybe),
    ("weekday", Class::Weekday),
    ("weekday-maybe", Class::WeekdayMaybe),
    ("unit", Class::Unit),
    ("units", Class::Units),
    ("cardinal", Class::Cardinal),
    ("tens", Class::Tens),
    ("scale", Class::Scale),
    ("ordinal", Class::Ordinal),
    ("decade-name", Class::DecadeName),
    ("vague", Class::Vague),
    ("day", Class::Day),
    ("tonight", Class::Tonight),
    ("overnight", Class::Overnight),
    ("part", Class::Part),
    ("meridiem", Class::Meridiem),
    ("zone", Class::Zone),
    ("which", Class::Which),
    ("told", Class::Told),
    ("season", Class::Season),
    ("season-maybe", Class::SeasonMaybe),
    ("part-of", Class::PartOf),
    ("later", Class::Later),
    ("reference", Class::Reference),
    ("reference-adjective", Class::ReferenceAdjective),
    ("every", Class::Every),
    ("often", Class::Often),
    ("about", Class::About),
    ("cue", Class::Cue),
    ("fiscal", Class::Fiscal),
    ("ago", Class::Ago),
    ("between", Class::Between),
    ("ahead", Class::Ahead),
    ("behind", Class::Behind),
    ("rate", Class::Rate),
    ("fiction", Class::Fiction),
    ("timely", Class::Timely),
    ("then", Class::Then),
];

/// Lists of words that play one part in a rule; a word may be on several. The data file explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    LeadIn,
    ClauseBorder,
    WeekdayBorder,
    Modal,
    Condition,
    Counted,
    Deadline,
    Joins,
    SlashCue,
    MonthPlain,
    MonthName,
    SeasonCue,
    YearCue,
    UnitsCue,
    Future,
    Perfect,
    Present,
    Limit,
    Remaining,
    Record,
    NoThing,
    Nowadays,
    Speech,
    Through,
    /// What somebody has done: "remarks by".
    Deed,
    /// Verbs whose past form is their plain one.
    PlainPast,
    NoPast,
    Bound,
    Planning,
    Numbered,
    Approximate,
    Beyond,
    Within,
    YearSplit,
    Possible,
    Intending,
    Granting,
    Ultimatum,
    Missed,
    Moved,
    PresentPlain,
    Dated,
    Determiner,
    Approaching,
    PresentOne,
    Occasion,
    Founding,
    Scheduled,
    CalledOff,
    PresentDay,
    PresentMany,
    Staying,
    Barring,
    Crowd,
    Measured,
    Reaching,
    /// Verbs that set a day: "called a meeting for".
    Appointing,
    /// Verbs of asking: "urged them to".
    Asking,
    /// What nobody announces: "the August evacuation".
    Unannounced,
    /// First words of the names of holidays, taken from their own file.
    BeginsHoliday,
}

/// Names of the lists in the data file, in the order of [`List`].
const LISTS: [(&str, List); 59] = [
    ("lead-in", List::LeadIn),
    ("clause-border", List::ClauseBorder),
    ("weekday-border", List::WeekdayBorder),
    ("modal", List::Modal),
    ("condition", List::Condition),
    ("counted", List::Counted),
    ("deadline", List::Deadline),
    ("joins", List::Joins),
    ("slash-cue", List::SlashCue),
    ("month-plain", List::MonthPlain),
    ("month-name", List::MonthName),
    ("season-cue", List::SeasonCue),
    ("year-cue", List::YearCue),
    ("units-cue", List::UnitsCue),
    ("future", List::Future),
    ("perfect", List::Perfect),
    ("present", List::Present),
    ("limit", List::Limit),
    ("remaining", List::Remaining),
    ("record", List::Record),
    ("no-thing", List::NoThing),
    ("nowadays", List::Nowadays),
    ("speech", List::Speech),
    ("through", List::Through),
    ("no-past", List::NoPast),
    ("deed", List::Deed),
    ("plain-past", List::PlainPast),
    ("bound", List::Bound),
    ("planning", List::Planning),
    ("numbered", List::Numbered),
    ("approximate", List::Approximate),
    ("beyond", List::Beyond),
    ("within", List::Within),
    ("year-split", List::YearSplit),
    ("possible", List::Possible),
    ("intending", List::Intending),
    ("granting", List::Granting),
    ("ultimatum", List::Ultimatum),
    ("missed", List::Missed),
    ("moved", List::Moved),
    ("present-plain", List::PresentPlain),
    ("dated", List::Dated),
    ("determiner", List::Determiner),
    ("approaching", List::Approaching),
    ("present-one", List::PresentOne),
    ("occasion", List::Occasion),
    ("founding", List::Founding),
    ("scheduled", List::Scheduled),
    ("called-off", List::CalledOff),
    ("present-day", List::PresentDay),
    ("present-many", List::PresentMany),
    ("staying", List::Staying),
    ("barring", List::Barring),
    ("crowd", List::Crowd),
    ("measured", List::Measured),
    ("reaching", List::Reaching),
    ("appointing", List::Appointing),
    ("asking", List::Asking),
    ("unannounced", List::Unannounced),
];

/// What one word says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Sense {
    /// What kind of time word it is.
    pub class: Class,
    /// Which of that kind.
    pub number: i16,
    /// The lists on which it stands, one bit each.
    lists: u64,
}

impl Sense {
    /// Whether the word stands on a list.
    pub(super) const fn on(self, list: List) -> bool {
        self.lists & (1_u64 << list as u32) != 0
    }
}

/// Returns what a folded word says about time.
pub(super) fn sense(folded: &str) -> Sense {
    let word = if folded.ends_with('.') { folded.trim_end_matches('.') } else { folded };
    WORDS.get(word)
}

/// The words of the data files by their first two bytes and their length: every word of every
/// article is looked up here, most are none of these, and those that share all three are so few that
/// to compare them is faster than any hash.
struct Table {
    /// Where the words of each kind begin.
    starts: Vec<u16>,
    words: Vec<(&'static str, Sense)>,
}

impl Table {
    const KINDS: usize = 8 * 1024;

    fn kind(word: &str) -> usize {
        let bytes = word.as_bytes();
        let first = bytes.first().copied().unwrap_or(0) & 31;
        let second = bytes.get(1).copied().unwrap_or(0) & 31;
        (usize::from(first) * 32 + usize::from(second)) * 8 + (word.len() & 7)
    }

    fn of(senses: HashMap<&'static str, Sense>) -> Self {
        let mut words: Vec<_> = senses.into_iter().collect();
        words.sort_unstable_by_key(|(word, _)| (Self::kind(word), *word));
        let begin = |kind| words.partition_point(|(word, _)| Self::kind(word) < kind);
        let starts = (0..=Self::KINDS).map(|kind| u16::try_from(begin(kind)).unwrap_or(u16::MAX));
        Self { starts: starts.collect(), words }
    }

    fn get(&self, word: &str) -> Sense {
        let kind = Self::kind(word);
        let bounds = self.starts.get(kind).zip(self.starts.get(kind + 1));
        let alike = bounds
            .and_then(|(from, to)| self.words.get(usize::from(*from)..usize::from(*to)))
            .unwrap_or_default();
        let same = |(known, _): &&(&str, Sense)| known.len() == word.len() && *known == word;
        alike.iter().find(same).map(|(_, sense)| *sense).unwrap_or_default()
    }
}

static WORDS: LazyLock<Table> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Sense> = HashMap::default();
    for line in include_str!("../../../data/dates/words.txt").lines() {
        let Some((head, list)) = line.split_once(':').filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let (name, number) = head.split_once(' ').unwrap_or((head, "0"));
        if let Some((_, on)) = LISTS.iter().find(|(known, _)| name == "list" && *known == number) {
            for word in list.split_whitespace() {
                words.entry(word).or_default().lists |= 1_u64 << *on as u32;
            }
            continue;
        }
        let number: i16 = number.trim().parse().unwrap_or(0);
        let exact = class(name);
        let counted = name.strip_suffix('s').and_then(class).filter(|_| exact.is_none());
        let Some(class) = exact.or(counted) else { continue };
        for (word, up) in list.split_whitespace().zip(0..) {
            let number = if counted.is_some() { number + up } else { number };
            let sense = words.entry(word).or_default();
            if sense.class == Class::None {
                (sense.class, sense.number) = (class, number);
            }
        }
    }
    for name in HOLIDAYS.keys() {
        words.entry(name.trim_end_matches('.')).or_default().lists |=
            1_u64 << List::BeginsHoliday as u32;
    }
    Table::of(words)
});

fn class(name: &str) -> Option<Class> {
    CLASSES.iter().find(|(known, _)| *known == name).map(|(_, class)| *class)
}

/// When a named day falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// The same month and day each year.
    Fixed(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i16),
    /// In a month, the nth such weekday (-1 is the last), and so many days after that.
    Nth(i8, Weekday, i8, i64),
    /// On one day only: that of an event.
    Once(Date),
    /// By another calendar, or by the country; which day of ours that is stays unknown.
    Elsewhere,
}

impl Holiday {
    /// The day in one year.
    pub(super) fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Easter(days) => {
                easter(year)?.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
            }
            Self::Once(day) => Some(day).filter(|day| day.year() == year),
            Self::Elsewhere => None,
            Self::Nth(month, weekday, n, days) => {
                let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(n, weekday).ok()?;
                day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
            }
        }
    }
}

/// Easter Sunday of the western churches: Butcher's algorithm, as in Meeus, Astronomical
/// Algorithms, chapter 8.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// One name of a holiday, as folded tokens.
type Name = (Vec<String>, Holiday);

/// Returns the holiday whose name begins with the token at `at`, and the token behind the name.
pub(super) fn holiday(tokens: &Tokens, at: usize, end: usize) -> Option<(Holiday, usize)> {
    let names = HOLIDAYS.get(tokens.folded(at))?;
    let fits = |name: &&Name| {
        at + name.0.len() <= end
            && name.0.iter().zip(at..).all(|(word, i)| word == tokens.folded(i))
    };
    names.iter().find(fits).map(|(words, holiday)| (*holiday, at + words.len()))
}

static HOLIDAYS: LazyLock<HashMap<String, Vec<Name>>> = LazyLock::new(|| {
    let mut holidays: HashMap<String, Vec<Name>> = HashMap::default();
    for line in include_str!("../../../data/dates/holidays.txt").lines() {
        let Some((rule, names)) = line.split_once(':').filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let Some(rule) = holiday_rule(rule) else { continue };
        for name in names.split(',') {
            let mut tokens = Tokens::default();
            tokens.add(name, Span::whole(name));
            let words: Vec<_> = (0..tokens.len()).map(|i| tokens.folded(i).to_owned()).collect();
            let Some(first) = words.first().cloned() else { continue };
            holidays.entry(first).or_default().push((words, rule));
        }
    }
    for names in holidays.values_mut() {
        names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    holidays
});

fn holiday_rule(rule: &str) -> Option<Holiday> {
    let mut words = rule.split_whitespace();
    match words.next()? {
        "easter" => Some(Holiday::Easter(words.next()?.parse().ok()?)),
        "elsewhere" => Some(Holiday::Elsewhere),
        "nth" => {
            let month = words.next()?.parse().ok()?;
            let weekday = Weekday::from_monday_one_offset(words.next()?.parse().ok()?).ok()?;
            let number = words.next()?.parse().ok()?;
            let days = words.next().map_or(Some(0), |days| days.parse().ok())?;
            Some(Holiday::Nth(month, weekday, number, days))
        }
        fixed => {
            if let Ok(day) = fixed.parse() {
                return Some(Holiday::Once(day));
            }
            let (month, day) = fixed.split_once('-')?;
            Some(Holiday::Fixed(month.parse().ok()?, day.parse().ok()?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, HOLIDAYS, Holiday, sense};
    use jiff::civil::{Weekday, date};

    #[test]
    fn every_class_of_the_data_file_is_known() {
        let file = include_str!("../../../data/dates/words.txt");
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let words = line.split_once(':').unwrap().1;
            for word in words.split_whitespace().filter(|word| *word != "-") {
                let known = sense(word);
                assert!(known.class != Class::None || known.lists != 0, "{line}");
            }
        }
        assert_eq!(sense("twelve").number, 12);
        assert_eq!(sense("twelvemonth"), super::Sense::default());
    }

    #[test]
    fn holidays_fall_on_their_days() {
        assert_eq!(Holiday::Easter(0).in_year(2024), Some(date(2024, 3, 31)));
        assert_eq!(Holiday::Easter(-2).in_year(2017), Some(date(2017, 4, 14)));
        let memorial = Holiday::Nth(5, Weekday::Monday, -1, 0);
        assert_eq!(memorial.in_year(2021), Some(date(2021, 5, 31)));
        assert!(HOLIDAYS.contains_key("thanksgiving"));
    }
}
