//! The article's own address where a dump shows it as a line: its day is a guess, no statement.
//!
//! Addresses that markup states are read in `published`.

use jiff::civil::Date;

use super::super::page::Page;
use super::date;
use crate::text::{Span, fold};

/// So many words of the headline stand in an address that is the article's own.
const SHARED: usize = 2;
/// Shorter words stand in any address.
const SHORTEST: usize = 4;

/// The day in the only line of the page that is an address and nothing else, if that is the
/// article's own: no line stands before it, or it holds words of the headline.
pub(in crate::load) fn address(page: &Page, headline: Option<&str>) -> Option<(Date, Span)> {
    let mut lines = (0..page.lines.len()).filter(|at| is_address(page.text(*at)));
    let at = lines.next()?;
    if lines.next().is_some() {
        return None;
    }
    let line = page.text(at).trim();
    let own = at == 0 || headline.is_some_and(|headline| names(line, headline));
    Some((date::of_url(line)?, page.lines.get(at)?.span)).filter(|_| own)
}

/// The day in an address that is stated.
pub(in crate::load) fn day_of_address(url: &str) -> Option<Date> {
    date::of_url(url)
}

/// The first day of the month in an address that tells no day: `/2022/03/talks-fail`.
pub(in crate::load) fn month_of_address(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let mut months = parts.windows(3).filter_map(|window| {
        let [year, month, slug] = window else { return None };
        let named = slug.contains(char::is_alphabetic) && month.len() == 2;
        named.then(|| date::month_of(&format!("{year}-{month}"))).flatten()
    });
    months.next().filter(|_| months.next().is_none())
}

fn is_address(line: &str) -> bool {
    let line = line.trim();
    let opens = ["http://", "https://", "www."].iter().any(|scheme| line.starts_with(scheme));
    opens && !line.contains(char::is_whitespace)
}

/// Whether an address holds words of a headline.
fn names(address: &str, headline: &str) -> bool {
    let (address, headline) = (fold(address), fold(headline));
    let slug: Vec<&str> = address.split(|c: char| !c.is_alphanumeric()).collect();
    let words = headline.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() >= SHORTEST);
    words.filter(|word| slug.contains(word)).take(SHARED).count() == SHARED
}
