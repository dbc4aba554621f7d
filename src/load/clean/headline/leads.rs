//! The lead: the first line that is plainly article, behind a standfirst and what signs it.
//!
//! Whether a line is article at all is decided before.

use super::super::super::facts::month_line;
use super::super::super::page::Page;
use super::super::Verdict;
use super::super::signals::{Form, Signals};

/// The shortest sentence that is plainly article, in words.
const FEWEST_WORDS: u16 = 8;
/// A standfirst has at most so many sentences on lines of their own, none of them longer than this
/// in words, and who signs the article stands within so many lines of its first.
const MOST_SENTENCES: usize = 2;
const MOST_WORDS: u16 = 45;
const MOST_LINES: usize = 8;
/// So many lines of article follow at least.
const FEWEST_BEHIND: usize = 2;
/// So many dates between its paragraphs are those of entries.
const ENTRIES: usize = 2;

/// The first line that is plainly article; in plain text behind the sentences that stand between
/// the headline and the byline or date line.
pub(in super::super) fn lead(page: &Page, signals: &[Signals], article: &[bool]) -> Option<usize> {
    let told = |at: &usize| article.get(*at) == Some(&true) && is_told(page, signals, *at);
    let first = (0..article.len()).find(told)?;
    let signed = if page.elements.is_empty() { signed(page, signals, first) } else { None };
    let Some(signed) = signed else { return Some(first) };
    let mut behind = (signed..article.len()).filter(told);
    let next = behind.next();
    let enough = behind.take(FEWEST_BEHIND - 1).count() + 1 >= FEWEST_BEHIND;
    next.filter(|_| enough).or(Some(first))
}

/// The lead of a web page: behind one or two sentences, if other lines part them from what follows and
/// nothing above them signs the article.
pub(in super::super) fn lead_of_page(
    page: &Page,
    signals: &[Signals],
    article: &[bool],
    found: &[Option<Verdict>],
) -> Option<usize> {
    let first = lead(page, signals, article)?;
    let signs = |verdict: &Option<Verdict>| verdict.as_ref().is_some_and(Verdict::is_byline);
    if page.elements.is_empty() || found.iter().take(first).any(signs) {
        return Some(first);
    }
    let told = |at: &usize| {
        article.get(*at) == Some(&true) && is_told(page, signals, *at) && !tells_of_above(page, *at)
    };
    let short = |at: &usize| signals.get(*at).is_some_and(|signal| signal.words <= MOST_WORDS);
    let standfirst = (first..article.len()).take_while(told);
    let behind = first + standfirst.take(MOST_SENTENCES + 1).take_while(short).count();
    let next = (behind..article.len()).take(MOST_LINES).find(told);
    let fits = |next: &usize| behind > first && behind <= first + MOST_SENTENCES && *next > behind;
    next.filter(fits).or(Some(first))
}

/// Whether a line begins with the whole line above it, as what tells of a writer does under the name.
pub(super) fn tells_of_above(page: &Page, at: usize) -> bool {
    let name = at.checked_sub(1).map_or("", |above| page.text(above));
    let rest = page.text(at).strip_prefix(name).filter(|_| name.contains(' '));
    rest.is_some_and(|rest| rest.starts_with([' ', ',']))
}

/// The last line that tells who wrote the article or when, if nothing but a standfirst parts it from
/// the sentence at `first`.
fn signed(page: &Page, signals: &[Signals], first: usize) -> Option<usize> {
    let signs = |at: usize| {
        let form = signals.get(at).map_or(Form::Plain, |signal| signal.form);
        matches!(form, Form::Date | Form::Byline) || month_line(page.text(at)).is_some()
    };
    let told = |at: usize| is_told(page, signals, at);
    let short = |at: usize| signals.get(at).is_some_and(|signal| signal.words <= MOST_WORDS);
    let mut sentences = 0;
    let head = (first..signals.len()).take(MOST_LINES).take_while(|at| {
        sentences += usize::from(told(*at));
        short(*at) && sentences <= MOST_SENTENCES
    });
    let last = head.filter(|at| signs(*at)).last()?;
    let entries = (last + 1..signals.len()).filter(|at| signs(*at) && told(at + 1));
    (entries.take(ENTRIES).count() < ENTRIES).then_some(last)
}

/// Whether a line is a whole sentence or more, or tells something and then introduces a list.
fn is_told(page: &Page, signals: &[Signals], at: usize) -> bool {
    let stops = |signal: &Signals| signal.stops || introduces(page.text(at));
    signals.get(at).is_some_and(|signal| signal.words >= FEWEST_WORDS && stops(signal))
}

/// Whether a line tells something and then introduces what stands under it ("They met on Monday.
/// What came of it:").
pub(super) fn introduces(line: &str) -> bool {
    let sentence = |(at, _)| {
        let rest = line.get(at..).unwrap_or("").trim_start_matches(['.', '!', '?', '"', '”', '»']);
        rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase)
    };
    line.ends_with(':') && line.match_indices(['.', '!', '?']).any(sentence)
}
