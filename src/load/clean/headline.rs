//! The headline among the lines.
//!
//! A headline that markup states is looked for word by word; in plain text the line that best
//! fits what follows is taken, if any does.

mod between;
mod choice;
mod deck;
mod head;
mod leads;
mod mastheads;
mod signatures;

use std::cell::LazyCell;

use foldhash::HashSet;

use super::super::facts::{Facts, of_title, same_words};
use super::super::page::{Page, Tag};
use super::rules::ENOUGH;
use super::signals::{Form, Signals, plain_at};
use super::words::plain;
use super::{Reason, Verdict};
pub(super) use between::settle;
pub(super) use head::cut as cut_head;
use leads::introduces;
pub(super) use leads::lead;
pub(super) use mastheads::mastheads;
pub(super) use signatures::signatures;

/// How many lines before the article are looked at.
const MOST_LINES_BEFORE: usize = 40;
/// Words of a headline, fewest and most.
const FEWEST_WORDS: u16 = 3;
const MOST_WORDS: u16 = 32;
/// A text of so few lines may be a short piece, which has its headline among its first lines.
const SHORT: usize = 25;
const FIRST_LINES: usize = 2;
/// So many words stand beside the headline in a line that only leads back to the article.
const MOST_BESIDE: usize = 14;
/// What it speaks for a line that a byline or a date line follows at once; as much as two words
/// that the lead says again.
const SIGNED: usize = 20;
/// The fewest words of a standfirst that is no sentence.
const LONG_STANDFIRST: u16 = 10;
/// How many bytes of the article's beginning tell its subject.
const LEAD: usize = 1500;

/// The line that is the headline; never one that begins with its speaker.
pub(super) fn line(
    page: &Page,
    signals: &[Signals],
    found: &[Option<Verdict>],
    article: &[bool],
    facts: &Facts,
    is_turn: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    if let Some(stated) = &facts.headline {
        return stated_line(page, stated);
    }
    let Some(first) = lead(page, signals, article) else {
        return of_short(page, signals, found).filter(|at| !is_turn(*at));
    };
    let lead = beginning(signals, article, first);
    let holders = LazyCell::new(|| holders(page));
    let candidates = first.saturating_sub(MOST_LINES_BEFORE)..first;
    // The name of who holds the copyright is none.
    let is_publication = |at: usize| {
        !holders.is_empty() && {
            let name = plain_at(signals, at);
            holders.iter().any(|holder| holder.contains(name))
        }
    };
    let candidates = candidates.filter(|at| {
        let other = || {
            is_turn(*at)
                || is_counted(page, *at)
                || is_publication(*at)
                || is_running(page, signals, *at, first)
                || is_standfirst(page, signals, found, *at, &lead)
                || page.is_point(*at, |_| true)
        };
        let sentence =
            || page.elements.is_empty() && choice::is_sentence(page, signals, found, *at);
        (possible(page, signals, found, *at) || sentence()) && !other()
    });
    // About one word of a text in three is short, and another is said again.
    let mut subject: HashSet<&str> =
        HashSet::with_capacity_and_hasher(lead.len() / 12, <_>::default());
    if page.elements.is_empty() {
        subject.extend(content_words(&lead).map(choice::stem));
        let subject = &subject;
        return choice::Head { page, signals, found, subject, first }.best(candidates);
    }
    subject.extend(content_words(&lead));
    let scored = candidates.map(|at| {
        let own: HashSet<&str> = content_words(plain_at(signals, at)).collect();
        let shared = own.iter().filter(|word| subject.contains(**word)).count();
        let share = shared * 100 / own.len().max(1);
        let near = 30 / (first - at);
        let again = signals.get(at).map_or(0, |signal| {
            signals.iter().filter(|other| other.key == signal.key).count().min(2) * 10
        });
        let long = own.len().min(10) * 2;
        let signed = usize::from(is_signed(signals, found, at + 1)) * SIGNED;
        (share + near + again + long + signed + usize::from(shared > 1) * 20, std::cmp::Reverse(at))
    });
    scored.max().map(|(_, at)| at.0)
}

/// The headline of a short text whose sentences are short as well: one of its first lines, if
/// sentences follow.
fn of_short(page: &Page, signals: &[Signals], found: &[Option<Verdict>]) -> Option<usize> {
    let titles = |at: &usize| possible(page, signals, found, *at);
    let at = (0..FIRST_LINES).find(titles).filter(|_| page.lines.len() <= SHORT)?;
    let told =
        signals.iter().skip(at + 1).filter(|signal| signal.stops && signal.words >= FEWEST_WORDS);
    (told.take(2).count() == 2).then_some(at)
}

/// Keeps a sentence that repeats half of the headline right above it, though the classifier doubts
/// it: what follows it at once, or under one question or introduced heading, is article.
pub(super) fn keep_lead(
    page: &Page,
    signals: &[Signals],
    found: &[Option<Verdict>],
    article: &mut [bool],
) {
    let Some(next) = lead(page, signals, article) else { return };
    let heads = |at: &usize| {
        let question = || page.text(*at).ends_with('?');
        let introduced = || at.checked_sub(1).is_some_and(|above| introduces(page.text(above)));
        found.get(*at) == Some(&None) && (question() || introduced())
    };
    let above = next.checked_sub(1).filter(heads).unwrap_or(next).checked_sub(1);
    let told = |at: &usize| {
        let signal = signals.get(*at).filter(|signal| signal.hits.weight < ENOUGH);
        found.get(*at) == Some(&None)
            && signal.is_some_and(|s| s.words >= 6 && (s.stops || introduces(page.text(*at))))
    };
    let titled = |at: &usize| {
        let title = at.checked_sub(1).filter(|title| possible(page, signals, found, *title));
        title.is_some_and(|title| is_repeated(signals, title))
    };
    if let Some(at) = above.filter(told).filter(titled) {
        article.iter_mut().skip(at).take(1).for_each(|is| *is = true);
    }
}

/// Whether the next line says half of the words of a line again.
fn is_repeated(signals: &[Signals], at: usize) -> bool {
    let own: HashSet<&str> = content_words(plain_at(signals, at)).collect();
    let next: HashSet<&str> = content_words(plain_at(signals, at + 1)).collect();
    let shared = own.intersection(&next).count();
    shared > 0 && shared * 2 >= own.len()
}

fn stated_line(page: &Page, stated: &str) -> Option<usize> {
    let same = |at: &usize| same_words(page.text(*at), stated);
    let titles = (0..page.lines.len())
        .filter(|at| page.lines.get(*at).is_some_and(|line| line.tag == Tag::Title));
    titles.clone().find(same).or_else(|| (0..page.lines.len()).find(same))
}

/// Whether the line tells when or by whom what stands before it was written.
fn is_signed(signals: &[Signals], found: &[Option<Verdict>], at: usize) -> bool {
    let dated = signals.get(at).is_some_and(|signal| signal.form == Form::Date);
    dated || found.get(at).and_then(Option::as_ref).is_some_and(Verdict::is_byline)
}

fn possible(page: &Page, signals: &[Signals], found: &[Option<Verdict>], at: usize) -> bool {
    let text = page.text(at);
    let Some(signal) = signals.get(at) else { return false };
    // A line that goes on, and the time of day, head nothing.
    let plainly = !text.ends_with(['.', ':', ',', ';'])
        && (!text.contains(|c: char| c.is_ascii_digit()) || has_long_word(text));
    // The first line of a file may be a headline of one word ("War").
    let fewest = match at {
        0 => 1,
        _ if signal.words < FEWEST_WORDS && is_repeated(signals, at) => 2,
        _ => FEWEST_WORDS,
    };
    let titles = found.get(at) == Some(&None) && signal.form == Form::Plain;
    let dated = || signal.form == Form::Date && of_title(text).is_some();
    (fewest..=MOST_WORDS).contains(&signal.words) && plainly && (titles || dated())
}

/// Whether a line is the long one between the first line of a file, which is a headline that names
/// the subject, and the byline.
fn is_standfirst(
    page: &Page,
    signals: &[Signals],
    found: &[Option<Verdict>],
    at: usize,
    lead: &str,
) -> bool {
    let Some(above) = at.checked_sub(1).filter(|above| *above < FIRST_LINES) else { return false };
    let words = |at: usize| signals.get(at).map_or(0, |signal| signal.words);
    let titles = || {
        let title = content_words(plain_at(signals, above));
        title.filter(|word| lead.contains(&format!(" {word} "))).take(2).count() == 2
    };
    words(at) >= LONG_STANDFIRST
        && is_signed(signals, found, at + 1)
        && words(at) > words(above)
        && possible(page, signals, found, above)
        && titles()
}

/// Whether a line with a number stands amid the article again, as the heads of printed pages do.
fn is_running(page: &Page, signals: &[Signals], at: usize, first: usize) -> bool {
    let Some(own) = signals.get(at).filter(|signal| signal.letters.digits > 0) else {
        return false;
    };
    let number = page.text(at).contains(|c: char| c.is_ascii_digit());
    number && signals.iter().skip(first).any(|other| other.key == own.key)
}

/// The lines that tell who holds the copyright, in their plain form.
fn holders(page: &Page) -> Vec<String> {
    let lines = page.lines.iter().map(|line| line.span.of(&page.raw));
    lines.filter(|line| !line.is_ascii() && line.contains('©')).map(plain).collect()
}

/// Whether a line is one of several that are counted ("1. Pay and wait", "2. Do nothing").
fn is_counted(page: &Page, at: usize) -> bool {
    let Some(number) = counted(page.text(at)) else { return false };
    let all = (0..page.lines.len()).filter_map(|at| counted(page.text(at)));
    all.into_iter().any(|other| other.abs_diff(number) == 1)
}

/// The number that a line begins with, if it is counted.
pub(super) fn counted(line: &str) -> Option<u32> {
    let end = line.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = line.split_at(end);
    let sign = rest.strip_prefix(['.', ')'])?;
    sign.starts_with(' ').then(|| number.parse().ok()).flatten()
}

/// Whether a line has a word that is no number and no abbreviation, such as "p.m." or "EDT".
fn has_long_word(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    !text.is_ascii() || words.any(|word| word.len() > 3)
}

/// The article's beginning in its plain form.
fn beginning(signals: &[Signals], article: &[bool], first: usize) -> String {
    let mut lead = String::new();
    for at in first..signals.len() {
        if article.get(at) == Some(&true) {
            lead.push_str(plain_at(signals, at));
        }
        if lead.len() > LEAD {
            break;
        }
    }
    lead
}

fn content_words(plain: &str) -> impl Iterator<Item = &str> {
    plain.split_ascii_whitespace().filter(|word| word.len() > 3 && word.chars().count() > 3)
}

/// Marks the headline and cuts its repetitions.
pub(super) fn mark(
    page: &Page,
    signals: &[Signals],
    headline: Option<usize>,
    facts: &Facts,
    found: &mut [Option<Verdict>],
) {
    let words = match (headline, &facts.headline) {
        (Some(at), _) => page.text(at).to_owned(),
        (None, Some(stated)) => stated.clone(),
        (None, None) => return,
    };
    let key = headline.and_then(|at| signals.get(at)).map(|signal| signal.key);
    for (at, verdict) in found.iter_mut().enumerate() {
        let same = signals.get(at).is_some_and(|signal| Some(signal.key) == key)
            || (key.is_none() && same_words(page.text(at), &words));
        if Some(at) == headline {
            *verdict = Some(Verdict::Headline);
        } else if verdict.is_none() && is_tail(page, at, &words) {
            *verdict = Some(Verdict::Cut(Reason::Related));
        } else if same {
            *verdict = Some(Verdict::Cut(Reason::RepeatsHeadline));
        }
    }
}

/// Whether a line is little but a link with the whole headline, as feeds end their entries ("The
/// post Talks fail appeared first on Harbour Gazette.").
fn is_tail(page: &Page, at: usize, headline: &str) -> bool {
    let Some(line) = page.lines.get(at).filter(|line| line.linked > 0) else { return false };
    let title = plain(headline);
    let own = plain(line.span.of(&page.raw));
    let words = |text: &str| text.split_ascii_whitespace().count();
    let beside = words(&own).saturating_sub(words(&title));
    words(&title) >= usize::from(FEWEST_WORDS)
        && (1..=MOST_BESIDE).contains(&beside)
        && line.linked as usize * 2 > line.span.len()
        && own.contains(&title)
}

#[cfg(test)]
mod tests;
