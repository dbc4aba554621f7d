//! Facts about an article that are not its text: headline, byline, source, address, date.
//!
//! What markup states comes first, then what is seen; a guess is never a fact here.

mod address;
mod authors;
mod byline;
mod date;
mod front;
mod headline;
mod markup;
mod published;
mod source;

pub(super) use address::{address, day_of_address, month_of_address};
pub(super) use byline::{
    byline, in_small, is_byline, is_names, is_opener, is_person, is_post, is_signature, persons_of,
    writers,
};
use date::Says;
pub(super) use date::{
    First, Open, bare_day, file_name, is_date_line, is_published_line, month_line, of_origin,
    of_title, roughly, stamp,
};
pub(super) use headline::{bare_title, beside_headline, same_words, tail, without_site};
pub(super) use markup::{facts, is_foreign};
pub(super) use source::{Told as SourceTold, agreed, is_paper, told as source_told};

use std::borrow::Cow;

use jiff::civil::Date;

use super::page::Page;
use crate::document::DayInterval;
use crate::text::Span;

/// What is known of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Its headline, from markup.
    pub(super) headline: Option<String>,
    /// Who wrote it.
    pub(super) byline: Option<String>,
    /// The publication.
    pub(super) source: Option<String>,
    /// Its address.
    pub(super) url: Option<String>,
    /// ISO 639-1 code.
    pub(super) language: Option<String>,
    /// When it was published, and who says so.
    pub(super) date: Option<(Date, Cow<'static, str>)>,
    /// The days on which it was published, where it states no single one, and who says so.
    pub(super) roughly: Option<Box<(DayInterval, Cow<'static, str>)>>,
    /// The day in the name of its file.
    pub(super) file_name: Option<Date>,
    /// Whether its markup tells when it was changed.
    pub(super) change: Change,
}

impl Facts {
    /// These facts, and from `other` those that are missing; the address tells a day if nothing else
    /// does.
    pub(super) fn or(self, other: Self) -> Self {
        let url = self.url.or(other.url);
        let told = || url.as_deref().and_then(date::of_url);
        let address = || told().map(|day| (day, Cow::from("address of the page")));
        Self {
            headline: self.headline.or(other.headline),
            byline: self.byline.or(other.byline),
            source: self.source.or(other.source),
            language: self.language.or(other.language),
            date: self.date.or(other.date).or_else(address),
            roughly: self.roughly.or(other.roughly),
            file_name: self.file_name.or(other.file_name),
            url,
            change: other.change,
        }
    }
}

/// The names that somebody states as those of the writers; `None` if none is a name.
pub(super) fn stated_byline(names: &[String]) -> Option<String> {
    let names: Vec<_> = names.iter().filter_map(|name| byline::stated(name)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Whether the markup of an article tells when it was changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Change {
    /// It does not.
    #[default]
    Untold,
    /// It does; who tells that and no date of publication has withheld it.
    Told,
    /// It calls one time both that of publication and that of change, as engines do that know
    /// only when they last wrote the page.
    Same,
}

/// What is seen around the headline.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// Who wrote it.
    pub(super) byline: Option<String>,
    /// When it was published, and where that stands.
    pub(super) published: Option<(Date, Span)>,
    /// When it was last changed, and where that stands.
    pub(super) changed: Option<(Date, Span)>,
    /// Another day on which it says that it was published.
    pub(super) rival: Option<(Date, Span)>,
    /// A day on which it was published, or on which something takes place.
    pub(super) perhaps: Option<(Date, Span)>,
    /// The first day of the month in which it was published, where it tells no day.
    pub(super) month: Option<(Date, Span)>,
    /// Its date line where that leaves something open.
    pub(super) open: Option<(Open, Span)>,
    /// The day in its own address, where the text shows that.
    pub(super) address: Option<(Date, Span)>,
}

/// Lines of one head that tell different days stand so near to each other.
const MOST_BETWEEN: usize = 3;

/// Tells what a line says, its day and the place of that.
type DayOf<'l> = &'l dyn Fn(&usize) -> Option<(Says, Date, Span)>;

/// Looks for a byline and a date among the lines near the headline.
///
/// `lines` are the indices of lines that may hold a byline, `dated` of those that may hold the
/// date; `signed` tells those that are bylines where they stand.
pub(super) fn seen(
    page: &Page,
    lines: &[usize],
    dated: &[usize],
    signed: &dyn Fn(usize) -> bool,
) -> Seen {
    let said = |at: &usize| {
        let text = page.text(*at);
        byline::byline(text).or_else(|| byline::beside_date(text))
    };
    let signature = |at: &usize| byline::persons_of(page.text(*at));
    let byline = lines
        .iter()
        .find_map(said)
        .or_else(|| lines.iter().filter(|at| signed(**at)).find_map(signature));
    let order = date::order(page.head.language.as_deref());
    let day = |at: &usize| {
        let span = page.lines.get(*at)?.span;
        let next = page.text(at + 1);
        let visible =
            || date::date_line(&page.raw, span, order).filter(|_| !date::is_of_event(next));
        published::time(page, *at).map(|day| (Says::Published, day, span)).or_else(visible)
    };
    let marked = published::marked(page).map(|(day, span)| (Says::Published, day, span));
    let dates: Vec<_> = marked.iter().copied().chain(dated.iter().filter_map(day)).collect();
    let told = |wanted| dates.iter().find(|(says, ..)| *says == wanted).map(|d| (d.1, d.2));
    let said = |at: &&usize| date::is_published_line(page.text(**at));
    let mut days: Vec<_> = dated.iter().filter(said).filter_map(day).map(|d| (d.1, d.2)).collect();
    // A place and a day above it may be where and when somebody spoke.
    let near = first_lines(page, dated, &day);
    let labelled = near.iter().find(|at| said(at)).and_then(day).map(|d| (d.1, d.2));
    let labelled = labelled.filter(|_| marked.is_none());
    let published = labelled.or_else(|| told(Says::Published));
    days.sort_by_key(|(day, _)| *day);
    // What is said a day apart was written in two time zones.
    let far = |(one, other): (&(Date, Span), &(Date, Span))| one.0.tomorrow().ok() < Some(other.0);
    let rival = days.first().zip(days.last()).filter(|pair| far(*pair));
    let rival = rival.and_then(|(one, other)| {
        published.map(|(day, _)| if day == one.0 { *other } else { *one })
    });
    let unsaid = || published.filter(|_| marked.is_none() && labelled.is_none());
    let rival = rival.or_else(|| lone_rival(page, &near, unsaid()?, &day));
    let (changed, perhaps) = (told(Says::Changed), told(Says::Perhaps));
    let month = dated
        .iter()
        .find_map(|at| Some((date::month_line(page.text(*at))?, page.lines.get(*at)?.span)));
    let open = dated.iter().find_map(|at| date::openly(&page.raw, page.lines.get(*at)?.span));
    let seen = Seen { byline, published, changed, rival, perhaps, month, open, address: None };
    settled(page, seen.or_front(page))
}

/// The first line that tells a day of publication and those beside it that tell days; none if
/// markup tells the first.
fn first_lines(page: &Page, dated: &[usize], day: DayOf<'_>) -> Vec<usize> {
    let publishes = |at: &usize| day(at).is_some_and(|(says, ..)| says == Says::Published);
    let mut days = dated.iter().copied().filter(publishes);
    let Some(first) = days.next().filter(|at| published::time(page, *at).is_none()) else {
        return Vec::new();
    };
    let beside = days.filter(|at| at.abs_diff(first) <= MOST_BETWEEN);
    [first].into_iter().chain(beside).collect()
}

/// The day of a line that tells nothing else, where the day told first has other words beside it and
/// is another: where and when somebody spoke is often told like that.
fn lone_rival(
    page: &Page,
    near: &[usize],
    (told, _): (Date, Span),
    day: DayOf<'_>,
) -> Option<(Date, Span)> {
    let worded = |at: &usize| date::bare_day(page.text(*at)).is_none();
    let (_, others) = near.split_first().filter(|(first, _)| worded(first))?;
    let same = [Some(told), told.tomorrow().ok(), told.yesterday().ok()];
    let lone = others.iter().filter(|at| !worded(at)).filter_map(day);
    let mut lone = lone.map(|(_, day, place)| (day, place));
    lone.find(|(day, _)| !same.contains(&Some(*day)))
}

impl Seen {
    /// The same with what a head of fields tells, if no line under the headline does.
    fn or_front(self, page: &Page) -> Self {
        if self.published.is_some() {
            return self;
        }
        match front::told(page) {
            Some(front::Told::Day(day, span)) => Self { published: Some((day, span)), ..self },
            Some(front::Told::Month(month, span)) => Self { month: Some((month, span)), ..self },
            Some(front::Told::Open(open, span)) => Self { open: Some((open, span)), ..self },
            None => self,
        }
    }
}

/// The same with the day of publication where only the order of day and month was open and the
/// other dates of the page tell that.
fn settled(page: &Page, seen: Seen) -> Seen {
    let Some((Open::Either(day_first, month_first), span)) = &seen.open else { return seen };
    let own = page.lines.iter().filter(|line| !is_foreign(line.zones));
    let lines = own.map(|line| line.span.of(&page.raw));
    let line = page.lines.iter().find(|line| line.span.contains(*span)).map_or(*span, |l| l.span);
    let day = match date::order_told(line.of(&page.raw), lines) {
        Some(First::Day) => *day_first,
        Some(First::Month) => *month_first,
        None => return seen,
    };
    let published = seen.published.or(Some((day, *span)));
    Seen { published, open: None, ..seen }
}
