//! Heads of fields above a text: the front matter of site builders, the head of a pasted mail, the
//! fields that scrapers write ("Date: 4 March 2022").
//!
//! Lines that are only a date are read in `date`; whole mails are files of their own kind.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::super::page::Page;
use super::date;
use crate::text::{Span, fold};

/// How many lines a head has at most.
const MOST_LINES: usize = 40;
/// So many fields make a head, where no signs fence it.
const FEWEST_FIELDS: usize = 2;
/// The longest name of a field, in bytes.
const MOST_NAME: usize = 40;
/// Fences of front matter in YAML and TOML.
const FENCES: [&str; 2] = ["---", "+++"];

/// What the field of publication in the head of a text tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The day.
    Day(Date, Span),
    /// What leaves something open.
    Open(date::Open, Span),
    /// The first day of the month.
    Month(Date, Span),
}

/// What the head of a text tells of its publication, if it has a head.
pub(super) fn told(page: &Page) -> Option<Told> {
    let lines = head(page)?;
    let published = |span: &Span| {
        let (name, value) = field(span.of(&page.raw))?;
        let start = span.end() - value.len();
        let own = FIELDS.iter().any(|known| *known == name);
        own.then(|| Span::between(start, span.end()).trim(&page.raw))
    };
    lines.iter().filter_map(published).find_map(|span| of_value(page, span))
}

fn of_value(page: &Page, span: Span) -> Option<Told> {
    let quoted = |c: char| matches!(c, '"' | '\'');
    let value = span.of(&page.raw);
    let inner = value.trim_matches(quoted);
    let start = span.start() + (value.len() - value.trim_start_matches(quoted).len());
    let span = Span::between(start, start + inner.len());
    let day = date::stamp(inner).map(|day| Told::Day(day, span));
    day.or_else(|| Some(Told::Month(date::month_of(inner)?, span))).or_else(|| {
        let (open, place) = date::openly(&page.raw, span)?;
        Some(Told::Open(open, place))
    })
}

/// The lines of fields at the very top of a text, none with a blank line before it.
fn head(page: &Page) -> Option<Vec<Span>> {
    let spans = || page.lines.iter().take(MOST_LINES).map(|line| line.span);
    let fence = page.text(0).trim();
    if FENCES.contains(&fence) {
        let end = spans().skip(1).position(|span| span.of(&page.raw).trim() == fence)?;
        return Some(spans().skip(1).take(end).collect());
    }
    let lines = page.lines.iter().take(MOST_LINES).enumerate();
    let lines = lines.take_while(|(at, line)| *at == 0 || !line.gap).map(|(_, line)| line.span);
    let fields: Vec<Span> = lines.take_while(|span| is_field(span.of(&page.raw))).collect();
    (fields.len() >= FEWEST_FIELDS).then_some(fields)
}

fn is_field(line: &str) -> bool {
    field(line).is_some_and(|(name, _)| {
        [&FIELDS, &BESIDE].iter().any(|list| list.iter().any(|known| *known == name))
    })
}

/// The folded name of a field, words parted by blanks, and its value: `publish_date: 2022-03-04`,
/// `date = 2022-03-04`.
fn field(line: &str) -> Option<(String, &str)> {
    let at = line.find([':', '='])?;
    let (name, value) = line.split_at_checked(at).filter(|(name, _)| name.len() <= MOST_NAME)?;
    Some((fold(name.trim().trim_matches('*')).replace('_', " "), value.get(1..)?))
}

/// Names of fields that tell when a text was published.
static FIELDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| date::listed("fields"));
/// Names of other fields.
static BESIDE: LazyLock<Vec<&'static str>> = LazyLock::new(|| date::listed("fields beside"));

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::load::read;

    fn check(head: &str, expected: &str) {
        let body = "The envoys met in Geneva on fish and talked for three hours about quotas.";
        let text = format!("{head}\n\nEnvoys meet on fish in Geneva\n\n{body}\n\n{body}\n");
        let document = read(Path::new("a.md"), text.as_bytes(), None).unwrap();
        let days = document.publication().interval().map(|days| days.to_string());
        assert_eq!(days.unwrap_or_default(), expected, "{head}");
    }

    #[test]
    fn a_head_of_fields_tells_the_day_of_publication() {
        let day = "2019-05-03";
        check("---\ntitle: Fish\ndate: 2019-05-03\n---", day);
        check("---\ntitle: Fish\ndate: \"2019-05-03T10:00:00+02:00\"\ntags: [sea]\n---", day);
        check("+++\ntitle = \"Fish\"\ndate = 2019-05-03T10:00:00Z\n+++", day);
        check("Date: Fri, 3 May 2019 11:04:00 +0000\nSubject: Fish", day);
        check("From: Jane Roe\nSent: 3 May 2019 11:04\nSubject: Fish", day);
        check("Source: Gull\nPublished: 3 May 2019\nURL: https://x.org/a", day);
        check("---\ntitle: Fish\ndate: 2019-05\n---", "2019-05");
        check("---\ntitle: Fish\ndate: 03/05/2019\n---", "2019-03-05..2019-05-03");
        check("---\ntitle: Fish\nlastmod: 2019-05-03\n---", "");
    }
}
