//! The headline among the lines.
//!
//! A headline that markup states is looked for word by word; in plain text the line that best
//! fits what follows is taken, if any does.

use std::collections::HashSet;

use super::super::facts::{Facts, same_words};
use super::super::page::{Page, Tag};
use super::Verdict;
use super::signals::{Form, Signals};
use super::words::plain;

/// How many lines before the article are looked at.
const MOST_LINES_BEFORE: usize = 40;
/// Words of a headline, fewest and most.
const FEWEST_WORDS: u16 = 3;
const MOST_WORDS: u16 = 32;
/// How many bytes of the article's beginning tell its subject.
const LEAD: usize = 1500;

/// The line that is the headline.
pub(super) fn line(
    page: &Page,
    signals: &[Signals],
    found: &[Option<Verdict>],
    article: &[bool],
    facts: &Facts,
) -> Option<usize> {
    if let Some(stated) = &facts.headline {
        return stated_line(page, stated);
    }
    let first = (0..article.len()).find(|at| {
        article.get(*at) == Some(&true)
            && signals.get(*at).is_some_and(|signal| signal.stops && signal.words >= 8)
    })?;
    let subject = subject(page, article, first);
    let candidates = first.saturating_sub(MOST_LINES_BEFORE)..first;
    let scored = candidates.filter(|at| possible(page, signals, found, *at)).map(|at| {
        let words = plain(page.text(at));
        let own: HashSet<&str> = content_words(&words).collect();
        let shared = own.iter().filter(|word| subject.contains(**word)).count();
        let share = shared * 100 / own.len().max(1);
        let near = 30 / (first - at);
        let again = signals.get(at).map_or(0, |signal| {
            signals.iter().filter(|other| other.key == signal.key).count().min(2) * 10
        });
        let long = own.len().min(10) * 2;
        (share + near + again + long + usize::from(shared > 1) * 20, std::cmp::Reverse(at))
    });
    scored.max().map(|(_, at)| at.0)
}

fn stated_line(page: &Page, stated: &str) -> Option<usize> {
    let same = |at: &usize| same_words(page.text(*at), stated);
    let titles = (0..page.lines.len())
        .filter(|at| page.lines.get(*at).is_some_and(|line| line.tag == Tag::Title));
    titles.clone().find(same).or_else(|| (0..page.lines.len()).find(same))
}

fn possible(page: &Page, signals: &[Signals], found: &[Option<Verdict>], at: usize) -> bool {
    let text = page.text(at);
    let Some(signal) = signals.get(at) else { return false };
    let plainly = !text.ends_with('.') && !text.ends_with(':');
    (FEWEST_WORDS..=MOST_WORDS).contains(&signal.words)
        && plainly
        && found.get(at) == Some(&None)
        && signal.form == Form::Plain
}

/// The words of the article's beginning.
fn subject(page: &Page, article: &[bool], first: usize) -> HashSet<String> {
    let mut lead = String::new();
    for at in first..page.lines.len() {
        if article.get(at) == Some(&true) {
            lead.push_str(&plain(page.text(at)));
        }
        if lead.len() > LEAD {
            break;
        }
    }
    content_words(&lead).map(ToOwned::to_owned).collect()
}

fn content_words(plain: &str) -> impl Iterator<Item = &str> {
    plain.split(' ').filter(|word| word.chars().count() > 3)
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
        } else if same {
            *verdict = Some(Verdict::Cut("repeats the headline".into()));
        }
    }
}
