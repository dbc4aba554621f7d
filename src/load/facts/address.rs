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
/// article's own: it holds words of the headline, or no line stands before it.
pub(in crate::load) fn address(page: &Page, headline: Option<&str>) -> Option<(Date, Span)> {
    let mut lines = (0..page.lines.len()).filter(|at| is_address(page.text(*at)));
    let at = lines.next()?;
    if lines.next().is_some() {
        return None;
    }
    let line = page.text(at).trim();
    let own = headline.map_or(at == 0, |headline| names(line, headline));
    Some((date::of_url(line)?, page.lines.get(at)?.span)).filter(|_| own)
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
