//! Dates of publication: a date line, a stamp of the markup, an address.
//!
//! Dates inside sentences belong to the annotators; here a line must be little but its date.

mod open;
mod parts;
mod words;

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::text::calendar::{self, Order};
use crate::text::{Span, fold};
pub(in crate::load) use open::roughly;
pub(in crate::load) use open::{First, Open};
pub(super) use open::{openly, order_told};
pub(in crate::load) use parts::{month_line, month_of};
use words::{
    ACTS, DAY_FIRST, DOCUMENTS, EVENTS, MODIFIED, OTHER, PUBLISHED, READING, is_date_word,
};

/// The longest date line, in characters: "Published on Wednesday, 30 September 2020 at 23:59 GMT"
/// with a name before it.
const MOST_CHARS: usize = 110;
/// How many letters may stand beside the date and the words of date lines.
const MOST_OTHER_LETTERS: usize = 24;
/// The longest line that tells where an article comes from.
const MOST_CHARS_OF_ORIGIN: usize = 200;
/// The years in which an article of the web may have been published.
const FIRST_YEAR: i16 = 1990;
const LAST_YEAR: i16 = 2050;
/// Signs that set apart the parts of a line.
const PARTERS: [char; 6] = ['|', '·', '•', '⋅', '∙', '—'];
/// The same for a line that ends as a sentence does ("Posted on 3 March 2020.").
const MOST_LETTERS_OF_A_SENTENCE: usize = 8;

/// What a date line says of its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// That it was published then, or nothing at all.
    Published,
    /// That it was changed then.
    Changed,
    /// That something took place then, or that it was published: it does not tell which.
    Perhaps,
}

/// Whether the line only tells when the article was published, perhaps when it was changed, too.
pub(in crate::load) fn is_date_line(line: &str) -> bool {
    let publishes = |lone: Lone<'_>| {
        !OTHER.are_in(&lone.before)
            && !MODIFIED.are_in(&lone.before)
            && !lone.is_phrase()
            && !lone.is_of_event()
    };
    if line.len() > MOST_CHARS * 4 || line.chars().count() > MOST_CHARS {
        return false;
    }
    // Most lines have no figure: they tell a time from now back, or none.
    if !has_numeral(line) && !parts::begins_relative(line) {
        return false;
    }
    let (order, whole) = (order_of(line), Span::whole(line));
    lone(line, order).is_some_and(publishes)
        || open::is_either(line)
        || parts::is_relative(line)
        || parts::are_labelled(line, &|part| lone_date(line, part, order).is_some(), whole)
}

/// Whether a line has a figure of any script.
fn has_numeral(line: &str) -> bool {
    // Most lines are plain ASCII, which is looked through faster.
    has_digit(line) || (!line.is_ascii() && line.contains(char::is_numeric))
}

/// The day of a line that is nothing but a day, its weekday apart.
pub(in crate::load) fn bare_day(line: &str) -> Option<Date> {
    let (date, place) = calendar::stamp(line)?;
    let beside = [line.get(..place.start())?, line.get(place.end()..)?];
    let weekday = |word: &str| word.is_empty() || calendar::weekday(&fold(word)).is_some();
    let mut words = beside.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    words.all(weekday).then_some(date)
}

/// Whether the line says in words that its date is that of publication.
pub(in crate::load) fn is_published_line(line: &str) -> bool {
    let said = lone(line, Order::Unknown).filter(|lone| PUBLISHED.are_in(&lone.before));
    said.is_some() && date_line(line, Span::whole(line), Order::Unknown).is_some()
}

/// The day of a line that tells where the article comes from: "This article was originally published
/// on 3 May 2022."
pub(in crate::load) fn of_origin(line: &str) -> Option<(Date, Span)> {
    if !has_digit(line) || line.chars().count() > MOST_CHARS_OF_ORIGIN {
        return None;
    }
    let opening = fold(line);
    let origin = ORIGIN.iter().find(|origin| opening.starts_with(**origin))?;
    let (date, place) = calendar::stamp(line)?;
    let before = fold(line.get(..place.start())?);
    let between = before.strip_prefix(*origin)?;
    let plain = !between.contains(". ") && !MODIFIED.are_in(between) && !OTHER.are_in(between);
    (plain && is_plausible(date)).then_some((date, place))
}

/// Whether the line tells the place of an event, so that a date above it is the event's.
pub(super) fn is_of_event(line: &str) -> bool {
    let label = line.split_once(':').map(|(label, _)| fold(label));
    label.is_some_and(|label| PLACES.contains(&label.trim()))
}

/// The date of a line that only tells a date, or of a part that is set apart in it
/// ("Jane Roe | Geneva | 4 May 2015"), and its place in `raw`.
pub(super) fn date_line(raw: &str, span: Span, order: Order) -> Option<Told> {
    let line = span.of(raw);
    if !has_digit(line) || line.chars().count() > MOST_CHARS {
        return None;
    }
    let order = if order == Order::Unknown { order_of(line) } else { order };
    let labelled = parts::labelled(line, span);
    let told = || labelled.iter().filter_map(|part| lone_date(raw, *part, order));
    let first = |wanted| told().find(|(says, ..)| *says == wanted);
    if labelled.len() > 1
        && let Some(found) = first(Says::Published).or_else(|| first(Says::Changed))
    {
        return Some(found);
    }
    match lone_date(raw, span, order) {
        Some(found @ (Says::Changed, day, _)) => {
            let earlier = |(says, told, _): &Told| *says == Says::Published && *told <= day;
            Some(told_apart(raw, span, order).find(earlier).unwrap_or(found))
        }
        found => found.or_else(|| told_apart(raw, span, order).next()),
    }
}

/// What a date line says, its date and the place of that.
type Told = (Says, Date, Span);

/// The dates of the parts that signs set apart in a line, if it has several.
fn told_apart(raw: &str, span: Span, order: Order) -> impl Iterator<Item = Told> {
    let mut at = span.start();
    let parts = span.of(raw).split_inclusive(PARTERS).map(move |part| {
        at += part.len();
        Span::between(at - part.len(), at)
    });
    let several = span.of(raw).contains(PARTERS);
    parts.filter(move |_| several).filter_map(move |part| lone_date(raw, part, order))
}

/// The date of a line that only tells a date of publication or change.
fn lone_date(raw: &str, span: Span, order: Order) -> Option<Told> {
    let lone = lone(span.of(raw), order)?;
    let own = lone.after.split(PARTERS).next().unwrap_or("");
    let foreign = [&OTHER, &READING].iter().any(|list| list.are_in(own));
    let before = lone.before.trim_end();
    let captioned = own.trim_start().starts_with(':') && own.chars().any(char::is_alphabetic);
    let perhaps = lone.is_timed_and_placed() && !lone.is_of_something();
    let says = if perhaps { Says::Perhaps } else { says(before)? };
    let other = foreign || captioned || lone.is_phrase() || (lone.is_of_event() && !perhaps);
    let told = !other && !is_range(before, own);
    (told && is_plausible(lone.date)).then(|| {
        let start = span.start() + lone.place.start();
        (says, lone.date, Span::between(start, span.start() + lone.place.end()))
    })
}

/// A line that is little but its date.
struct Lone<'l> {
    date: Date,
    place: Span,
    /// The folded words before it.
    before: String,
    /// The folded words behind it.
    after: String,
    /// Both as they are written.
    shown: (&'l str, &'l str),
}

impl Lone<'_> {
    /// Whether the line is a phrase, such as a headline: names of places and writers may stand
    /// beside a date of publication, other words do not.
    fn is_phrase(&self) -> bool {
        // "Press release: 4 May 2015" names what was released then.
        let label = self.before.trim_end().strip_suffix(':').map(str::trim);
        let document = label.is_some_and(|label| DOCUMENTS.are(label));
        (!document && is_phrase(self.shown.0)) || is_phrase(self.shown.1)
    }

    /// Whether a time and one name of a place stand behind the date ("4 May 2015, 10:15, Oslo"):
    /// newsrooms write so, and announcements of events do.
    fn is_timed_and_placed(&self) -> bool {
        let own = self.after.split(PARTERS).next().unwrap_or("");
        let place = own.rsplit(',').next().unwrap_or("").trim();
        is_appointment(own) && !place.contains(' ') && place.chars().all(char::is_alphabetic)
    }

    /// Whether words before the date make it that of something else.
    fn is_of_something(&self) -> bool {
        let before = self.before.rsplit(PARTERS).next().unwrap_or("").trim_end();
        let dated = [&PUBLISHED, &MODIFIED].iter().any(|list| list.are_in(before));
        !dated && (is_limit(before) || is_label(before) || is_act(before))
    }

    /// Whether the date is a deadline or the day of an event, an act or an appointment.
    fn is_of_event(&self) -> bool {
        let before = self.before.rsplit(PARTERS).next().unwrap_or("").trim_end();
        let own = self.after.split(PARTERS).next().unwrap_or("");
        let dated = [&PUBLISHED, &MODIFIED].iter().any(|list| list.are_in(before));
        self.is_of_something() || (!dated && is_appointment(own))
    }
}

/// Whether folded words before a date make it a deadline ("Apply by").
fn is_limit(before: &str) -> bool {
    LIMITS.iter().any(|limit| {
        let rest = before.strip_suffix(limit);
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphabetic))
    })
}

/// Whether folded words before a date are the label of something else than a date line or a
/// document.
fn is_label(before: &str) -> bool {
    let label = before.strip_suffix(':').filter(|label| !DOCUMENTS.are_in(label));
    label.is_some_and(|label| letters_beside(label) > 0)
}

/// Whether folded words before a date tell what happens or was done then, documents apart.
fn is_act(before: &str) -> bool {
    ACTS.are_in(before) || (EVENTS.are_in(before) && !DOCUMENTS.are_in(before))
}

/// Whether folded words behind a date are a time of day and a place set apart from it.
fn is_appointment(after: &str) -> bool {
    let time = after.rfind(|c: char| c.is_ascii_digit()).and_then(|at| after.get(at + 1..));
    let place = time.and_then(|rest| rest.split_once(','));
    place.is_some_and(|(zone, place)| letters_beside(zone) == 0 && letters_beside(place) > 0)
}

fn lone(line: &str, order: Order) -> Option<Lone<'_>> {
    if !has_digit(line) {
        return None;
    }
    let unglued = parts::unglued(line);
    let text = unglued.as_deref().unwrap_or(line);
    let short = || open::short_year(text, order);
    let (date, place) = calendar::stamp(text).or_else(|| day_first(text, order)).or_else(short)?;
    let shown = (line.get(..place.start())?, line.get(place.end()..)?);
    let (before, after) = (fold(shown.0), fold(shown.1));
    let others = letters_beside(&before) + letters_beside(&after);
    if line.ends_with(['.', '!', '?']) && others > MOST_LETTERS_OF_A_SENTENCE {
        return None;
    }
    (others <= MOST_OTHER_LETTERS).then_some(Lone { date, place, before, after, shown })
}

/// Whether a line has a digit of ASCII, as in every date but those of another script; most have none.
fn has_digit(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_digit())
}

/// The date in figures of a line whose language, or whose own words, put the day first.
fn day_first(line: &str, order: Order) -> Option<(Date, Span)> {
    let told = order == Order::DayFirst || order_of(line) == Order::DayFirst;
    told.then(|| calendar::stamp_in(line, Order::DayFirst)).flatten()
}

/// The order of day and month that the words of a line tell.
fn order_of(line: &str) -> Order {
    let figures = line.contains(['/', '-']) && line.contains(|c: char| c.is_ascii_digit());
    if figures && DAY_FIRST.are_in(&fold(line)) { Order::DayFirst } else { Order::Unknown }
}

/// The order of day and month in a language, given by its ISO 639-1 code.
pub(super) fn order(language: Option<&str>) -> Order {
    let known = language.and_then(|code| code.get(..2)).map(str::to_ascii_lowercase);
    let first = known.is_some_and(|code| LANGUAGES.contains(&code.as_str()));
    if first { Order::DayFirst } else { Order::Unknown }
}

/// The day that ends the title of a document ("Press Briefing, 3 October 2019"), and its place
/// in the title.
pub(in crate::load) fn of_title(title: &str) -> Option<(Date, Span)> {
    let (date, place) = calendar::stamp(title)?;
    let before = title.get(..place.start())?.trim_end();
    let after = title.get(place.end()..)?;
    let parted = before.ends_with([',', '–', '—', '-', '(', ':', '|']);
    let last = after.chars().all(|c| !c.is_alphanumeric());
    let told = parted && last && DOCUMENTS.are_in(&fold(before));
    (told && is_plausible(date)).then_some((date, place))
}

/// Whether a text has a word in small letters that is none of date lines.
fn is_phrase(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’');
    let small = words.filter(|word| word.chars().next().is_some_and(char::is_lowercase));
    small.into_iter().any(|word| word.chars().count() > 3 && !is_date_word(&fold(word)))
}

/// Whether the date is the end or the start of several days ("4-6 May 2019").
fn is_range(before: &str, after: &str) -> bool {
    let tied = |text: &str| {
        text.ends_with(['-', '–', '—'])
            || text.rsplit(' ').next().is_some_and(|word| RANGE.contains(&word))
    };
    let stem = before.trim_end_matches(|c: char| !c.is_numeric());
    let begins = tied(before) && !stem.is_empty() && before.len() - stem.len() < 16;
    let mut rest = after.trim_start();
    let first = rest.split(' ').next().unwrap_or("");
    if !first.is_empty() && (RANGE.contains(&first) || matches!(first, "-" | "–" | "—")) {
        rest = rest.get(first.len()..).unwrap_or("").trim_start();
        return calendar::stamp(rest).is_some_and(|(_, place)| place.start() < 12);
    }
    begins
}

/// Whether an article of the web may have been published then; engines write the first day of
/// their clock or a day far ahead where they know none.
pub(super) fn is_plausible(date: Date) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&date.year())
}

/// What folded words before a date say of it; `None` if it is neither of publication nor change.
pub(super) fn says(before: &str) -> Option<Says> {
    match () {
        () if OTHER.are_in(before) || READING.are_in(before) => None,
        () if MODIFIED.are_in(before) => Some(Says::Changed),
        () => Some(Says::Published),
    }
}

/// The words of one line of the data file, folded.
pub(super) fn listed(name: &str) -> Vec<&'static str> {
    let file = include_str!("../../../data/boilerplate/date_lines.txt");
    let lines = file.lines().filter_map(|line| line.split_once(": "));
    let own = lines.filter(|(head, _)| *head == name);
    own.flat_map(|(_, words)| words.split(", ")).collect()
}

/// How a line begins that tells where the article comes from.
static ORIGIN: LazyLock<Vec<&'static str>> = LazyLock::new(|| listed("origin"));
/// Labels of the place of an event.
static PLACES: LazyLock<Vec<&'static str>> = LazyLock::new(|| listed("places"));
/// Words right before the last day of something.
static LIMITS: LazyLock<Vec<&'static str>> = LazyLock::new(|| listed("limits"));
/// Words between the first and the last of several days.
static RANGE: LazyLock<Vec<&'static str>> = LazyLock::new(|| listed("range"));

/// The codes of these languages.
static LANGUAGES: LazyLock<Vec<&'static str>> = LazyLock::new(|| listed("languages"));

/// Counts the letters that do not belong to date lines.
fn letters_beside(text: &str) -> usize {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| !is_date_word(word)).map(|word| word.chars().count()).sum()
}

/// The day of an ISO 8601 stamp, or of what metadata often holds instead.
pub(in crate::load) fn stamp(text: &str) -> Option<Date> {
    let text = text.trim();
    let found = iso(text).or_else(|| {
        let short = text.get(..text.len().min(40)).unwrap_or(text);
        calendar::stamp(short).map(|(date, _)| date)
    });
    found.filter(|date| is_plausible(*date))
}

fn iso(text: &str) -> Option<Date> {
    let head = text.get(..10)?;
    let dashed = head.replace(['/', '.'], "-");
    dashed.parse().ok().or_else(|| eight_digits(text.get(..8)?))
}

/// "20210428".
fn eight_digits(text: &str) -> Option<Date> {
    let digits = Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?).parse().ok()
}

/// The day in an address such as `/2021/04/28/`, `/2021-04-28-`, `/2021/apr/28/` or `/20210428-`.
pub(super) fn of_url(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    let mut parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    parts.retain(|part| !part.is_empty());
    let spread = parts.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        let sizes = year.len() == 4 && (1..=2).contains(&day.len());
        let year: i16 =
            year.parse().ok().filter(|year| sizes && (FIRST_YEAR..=LAST_YEAR).contains(year))?;
        let month = match month.len() {
            1..=2 => month.parse().ok()?,
            3 => calendar::month(month)?,
            _ => return None,
        };
        Date::new(year, month, day.parse().ok()?).ok()
    });
    spread.or_else(|| parts.iter().find_map(|part| compact(part)))
}

/// The day in a part of an address that is eight digits and nothing else.
fn compact(part: &str) -> Option<Date> {
    let digits = Some(part).filter(|part| part.len() == 8)?;
    let day = eight_digits(digits)?;
    (FIRST_YEAR..=LAST_YEAR).contains(&day.year()).then_some(day)
}

/// The day in the name of a file, where that begins or ends with it: `2022-03-04-plant.txt`.
pub(in crate::load) fn file_name(name: &str) -> Option<Date> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let parts: Vec<&str> = stem.split(['-', '_', ' ', '.']).filter(|p| !p.is_empty()).collect();
    let digits = |part: &&&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = parts.iter().filter(digits).count();
    let spread = |parts: &[&str]| match parts {
        [year, month, day] if (year.len(), month.len(), day.len()) == (4, 2, 2) => {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => None,
    };
    let three = || match numbers {
        3 => parts
            .first_chunk::<3>()
            .and_then(|p| spread(p))
            .or_else(|| spread(parts.last_chunk::<3>()?)),
        _ => None,
    };
    let one = || {
        (numbers == 1)
            .then(|| [parts.first(), parts.last()].into_iter().flatten().find_map(|p| compact(p)))
    };
    three().or_else(|| one().flatten()).filter(|day| is_plausible(*day))
}

#[cfg(test)]
mod tests;
