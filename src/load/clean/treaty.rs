//! Treaties, laws and communiqués: numbered articles, what leads to them, and who signs.
//!
//! Their short lines look like labels to the classifier; their form gives them away.

use super::super::page::Page;
use super::Verdict;

/// At most so many lines lead from the title to the first article.
const MOST_LEADING: usize = 6;

/// Keeps the lines of a treaty that stand beside kept ones.
pub(super) fn keep(page: &Page, found: &[Option<Verdict>], is: &mut [bool]) {
    let open = |at: usize| found.get(at) == Some(&None);
    keep_headings(page, &open, is);
    keep_leading(page, &open, is);
    for at in 1..is.len() {
        if is.get(at) == Some(&true) || !open(at) || is.get(at - 1) != Some(&true) {
            continue;
        }
        let Some(first) = party(page.text(at)) else { continue };
        let beside = [at - 1, at + 1].iter().any(|other| party(page.text(*other)) == Some(first));
        is.get_mut(at).into_iter().for_each(|slot| *slot |= beside);
    }
}

/// Keeps numbered headings of one kind ("Article 3") that stand above a kept line.
fn keep_headings(page: &Page, open: &dyn Fn(usize) -> bool, is: &mut [bool]) {
    let kinds: Vec<Option<&str>> = (0..is.len()).map(|at| numbered(page.text(at))).collect();
    let kept = |at: usize, is: &[bool]| is.get(at) == Some(&true);
    let heads = |kind: &str, is: &[bool]| {
        let all = kinds.iter().enumerate().filter(|(_, other)| **other == Some(kind));
        all.filter(|(at, _)| kept(at + 1, is)).take(2).count() == 2
    };
    for at in 0..is.len() {
        let head = kinds.get(at).copied().flatten().is_some_and(|kind| heads(kind, is));
        let keep = head && open(at) && kept(at + 1, is);
        is.get_mut(at).into_iter().for_each(|slot| *slot |= keep);
    }
}

/// Keeps what leads to a first numbered heading: lines that go on in the next one ("have agreed as
/// follows:").
fn keep_leading(page: &Page, open: &dyn Fn(usize) -> bool, is: &mut [bool]) {
    let Some(first) = is.iter().position(|is| *is) else { return };
    if numbered(page.text(first)).is_none() {
        return;
    }
    let goes_on = |at: &usize| open(*at) && page.text(*at).ends_with([',', ':', ';']);
    for at in (0..first).rev().take(MOST_LEADING).take_while(goes_on) {
        is.get_mut(at).into_iter().for_each(|slot| *slot = true);
    }
}

/// The word before the number, if the line is one word and one number.
fn numbered(line: &str) -> Option<&str> {
    let (word, number) = line.split_once(' ')?;
    let roman = !number.is_empty() && number.bytes().all(|byte| b"IVXLC".contains(&byte));
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let short = number.len() <= 6 && word.chars().count() <= 12;
    (short && (roman || digits) && word.chars().all(|c| c.is_alphabetic() || c == '§'))
        .then_some(word)
}

/// The first word of a line on which a party signs ("For the Government of Norvik: P. Lund").
fn party(line: &str) -> Option<&str> {
    let (party, name) = line.split_once(": ")?;
    let words = name.split_whitespace().count();
    let several = (2..=12).contains(&party.split_whitespace().count());
    let first = party.split_whitespace().next()?;
    (several && (1..=4).contains(&words)).then_some(first)
}
