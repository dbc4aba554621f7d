//! What stands behind a paper or a press release: lists of sources, notes to editors, and what the
//! institution tells of itself.
//!
//! Notes that tell something are kept; only entries that name a source are none of the text.

use super::super::super::super::page::Page;
use super::super::super::signals::{Signals, plain_at};
use super::super::super::words::plain;
use super::super::super::{Reason, Verdict};
use super::super::{is_article, listed};

/// So many paragraphs of an article stand before such a section.
const FEWEST_BEFORE: usize = 2;
/// The longest head of a section, in words.
const MOST_HEAD_WORDS: usize = 8;
/// The longest head of a list, in bytes.
const MOST_HEAD_BYTES: usize = 120;
/// Notes to editors have at most so many lines.
const MOST_NOTES: usize = 12;
/// Of a list of sources so many entries name one: of the second number the first.
const CITED: (usize, usize) = (2, 3);
/// Fewest entries of a list without a head.
const FEWEST_ENTRIES: usize = 2;

/// Cuts the sections from what is kept.
pub(super) fn cut(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    let told = |at: &usize| found.get(*at) == Some(&None) && is_article(signals, *at);
    let Some(start) = (0..found.len()).filter(told).nth(FEWEST_BEFORE - 1) else { return };
    // What is cut here takes no article text away behind the line that asks for the last.
    let last = (0..found.len()).rfind(told).unwrap_or(start);
    let mut at = start + 1;
    while at < found.len() {
        let (end, reason) = match section(page, signals, found, at, last) {
            Some(section) => section,
            None => (at, Reason::Imprint),
        };
        for verdict in found.iter_mut().take(end).skip(at) {
            if matches!(verdict, None | Some(Verdict::Keep(_))) {
                *verdict = Some(Verdict::Cut(reason));
            }
        }
        at = end.max(at + 1);
    }
}

/// The line behind the section that begins at a line, and why it is cut.
fn section(
    page: &Page,
    signals: &[Signals],
    found: &[Option<Verdict>],
    at: usize,
    last: usize,
) -> Option<(usize, Reason)> {
    let text = page.text(at);
    let plain = plain_at(signals, at);
    if is_head(text, plain, "reference heads") {
        let end = entries_end(page, at + 1);
        return (end > at + 1).then_some((end, Reason::Imprint));
    }
    if is_head(text, plain, "press heads") {
        let lines = (at + 1..found.len()).take(MOST_NOTES).count();
        return Some((at + 1 + lines, Reason::Notice));
    }
    if is_about(page, signals, at, last) {
        return Some((at + 2, Reason::Notice));
    }
    if !is_bracketed(text) {
        return None;
    }
    let end = entries_end(page, at).max(at);
    let listed = end >= at + FEWEST_ENTRIES && last < end;
    listed.then_some((end, Reason::Imprint))
}

/// Whether a line is one of the heads of a list, whole.
fn is_head(text: &str, plain: &str, list: &'static str) -> bool {
    text.len() <= MOST_HEAD_BYTES
        && !text.ends_with(['.', '?', '!', ','])
        && listed(list).contains(&plain.trim())
}

/// The line behind the entries that begin at `start`, if most of them name a source.
fn entries_end(page: &Page, start: usize) -> usize {
    let entry = |at: &usize| is_entry(page.text(*at));
    let end = start + (start..page.lines.len()).take_while(entry).count();
    let cited = (start..end).filter(|at| cites(page.text(*at))).count();
    if cited * CITED.1 >= (end - start) * CITED.0 { end } else { start }
}

/// Whether a line has the form of an entry: a number before it, or a source and a year.
fn is_entry(text: &str) -> bool {
    is_bracketed(text) || is_numbered(text) || (cites(text) && has_year(text))
}

/// Whether a line begins with a number in brackets.
fn is_bracketed(text: &str) -> bool {
    let inner = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    inner.is_some_and(|(number, _)| !number.is_empty() && number.len() <= 3 && is_digits(number))
}

/// Whether a line begins with a number and a sign behind it.
fn is_numbered(text: &str) -> bool {
    let number = text.split([' ', '\t']).next().unwrap_or("").trim_start_matches('^');
    let digits = number.trim_end_matches(['.', ')']);
    digits.len() <= 3 && !digits.is_empty() && is_digits(digits)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4 && matches!(number.get(..2), Some("19" | "20")))
}

/// Whether a line names a source: a word of those ("ibid.", "interview with"), a page or volume
/// ("p. 7"), a year in brackets, or "see" right behind the entry's number.
fn cites(text: &str) -> bool {
    let words = plain(text);
    let marked = listed("cites").iter().any(|mark| words.contains(&format!(" {mark} ")));
    let digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let told = || text.split_whitespace().map(|word| word.trim_start_matches(['(', '[']));
    let abbreviates = |word: &str| listed("abbreviations").contains(&word.to_lowercase().as_str());
    let paged = told().zip(told().skip(1)).any(|(one, next)| abbreviates(one) && digits(next));
    let dated =
        text.match_indices('(').any(|(at, _)| text.get(at + 1..at + 5).is_some_and(has_year));
    let numbered = words.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let first = numbered.split_ascii_whitespace().next().unwrap_or("");
    marked || paged || dated || listed("see").contains(&first)
}

/// Whether a line is "About" and a name, and the last paragraph tells what kind of institution has it.
fn is_about(page: &Page, signals: &[Signals], at: usize, last: usize) -> bool {
    let text = page.text(at);
    if text.split_whitespace().nth(MOST_HEAD_WORDS).is_some() || text.ends_with(['.', '?']) {
        return false;
    }
    let words = plain_at(signals, at);
    let head = listed("about heads").iter().find_map(|head| words.trim_start().strip_prefix(head));
    let Some(name) = head.filter(|rest| rest.starts_with(' ')).map(str::trim) else { return false };
    let capital = |word: &str| word.len() <= 3 || !word.starts_with(char::is_lowercase);
    let told = plain_at(signals, at + 1);
    let article = told.trim_start().split_once(' ').map_or("", |(_, rest)| rest);
    let named = told.trim_start().starts_with(name) || article.starts_with(name);
    let kind = || listed("institutions").iter().any(|kind| told.contains(&format!(" {kind} ")));
    !name.is_empty() && text.split_whitespace().all(capital) && named && kind() && last < at + 2
}

#[cfg(test)]
mod tests {
    use super::super::trial::{gone, kept};

    #[test]
    fn sources_notes_to_editors_and_institutions_go_from_the_end() {
        for lines in [
            &[
                "References",
                "[1] Holt, M. (2019), \"Silence as consent\", Journal of Treaty Studies 8(2), pp. 14–33.",
                "[2] Ibid.",
                "[3] Interview with a former clerk, 14 May 2014.",
            ][..],
            &[
                "Endnotes",
                "1. See Holt, Silence as Consent, p. 44.",
                "2. Annual Report 2013 of the Ministry, p. 88.",
                "3. Author's interview, Rostal, 2 April 2014.",
            ][..],
            &[
                "Note",
                "[1] Ministero delle Finanze, Bollettino delle dogane, n. 4/2014.",
                "[2] Cfr. R. Eberle, Fumo, Londra 2012, pp. 115-130.",
            ][..],
            &[
                "[1] See Holt, Silence as Consent, p. 44.",
                "[2] Annual Report 2013 of the Ministry, p. 88.",
            ][..],
            &[
                "Notes to editors",
                "The carters' union was founded in 1911 and has nine hundred members in both states.",
                "For interviews, please contact Tom Sade on +00 555 0188.",
            ][..],
            &[
                "About Harbour Relief",
                "Harbour Relief is a humanitarian organisation that works in fourteen countries. It was founded in 1979 by dockers and doctors.",
            ][..],
            &[
                "About the Centre for Gates",
                "The Centre for Gates is a non-partisan research institute founded in 1994 in Rostal.",
            ][..],
        ] {
            gone(lines, 8);
        }
    }

    #[test]
    fn notes_that_tell_something_and_numbered_articles_stay() {
        for lines in [
            &[
                "Notes",
                "1. The two ministers met for the third time in a year and agreed on no date.",
                "2. The crossings at Rostal were closed in the autumn by decree no. 3 of the smaller state.",
            ][..],
            &[
                "References",
                "The treaty refers to the older one of 1974 in each of its nine articles, and that is all.",
            ][..],
            &[
                "About the deal",
                "The deal is a joint work of both ministries and was written in one night at Rostal.",
            ][..],
            &[
                "About Ottilie Crane",
                "Ottilie Crane is the third minister of Ostry in a year, and she has outlived both others.",
            ][..],
            &[
                "1. The crossings shall be open on every day of the year.",
                "2. The guards shall be paid by the state on whose side they stand.",
            ][..],
            &[
                "Notes to editors were all that the ministry sent out on that day, its spokesman admits.",
            ][..],
            &[
                "(1) The ministers shall meet each spring.",
                "(2) They shall tell the parliaments what they found.",
            ][..],
        ] {
            kept(lines, 8);
        }
    }
}
