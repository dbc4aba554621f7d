//! Readers' comments behind an article: a heading, then names, ages and buttons between the texts.
//!
//! A comment reads like a sentence of the article; only what stands around it gives it away.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::super::signals::{Form, Signals};
use super::super::{Reason, Verdict};
use super::{is_article, listed};

/// The longest line that is only a heading, an age or buttons, in words.
const MOST_WORDS: u16 = 12;
/// Between two marks of comments stand at most so many lines.
const MOST_BETWEEN: usize = 7;
/// So many marks make comments of what stands behind a heading, and without one.
const FEWEST_MARKS: usize = 2;
const FEWEST_MARKS_ALONE: usize = 4;
/// Behind the last mark the text of its comment has at most so many lines.
const MOST_LINES_OF_LAST: usize = 3;
/// Fewest lines of article before comments; a forum has less.
const FEWEST_ARTICLE_LINES: usize = 2;

/// What marks a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// The heading of all comments.
    Head,
    /// How old a comment is.
    Age,
    /// A day, with or without a time.
    Day,
    /// What can be done with a comment.
    Buttons,
}

/// Cuts the comments behind the article.
pub(in super::super) fn cut(signals: &[Signals], found: &mut [Option<Verdict>]) {
    let marks: Vec<(usize, Mark)> =
        (0..signals.len()).filter_map(|at| Some((at, mark(signals.get(at)?)?))).collect();
    let mut rest = marks.as_slice();
    while let Some(((start, first), others)) = rest.split_first() {
        let chain = chain(*start, others);
        let own = others.get(..chain).unwrap_or(&[]);
        rest = others.get(chain..).unwrap_or(&[]);
        let Some(start) = opening(signals, *start, *first, own) else { continue };
        if articles(signals, found, start) < FEWEST_ARTICLE_LINES {
            continue;
        }
        let end = own.last().map_or(start + 1, |(at, mark)| behind(signals, *at, *mark));
        for verdict in found.iter_mut().take(end).skip(start) {
            if !matches!(verdict, Some(Verdict::Keep(_))) {
                *verdict = Some(Verdict::Cut(Reason::Comments));
            }
        }
    }
}

/// How many lines of article stand before a line, counted as far as needed.
fn articles(signals: &[Signals], found: &[Option<Verdict>], end: usize) -> usize {
    let open = |at: &usize| !matches!(found.get(*at), Some(Some(Verdict::Cut(_))));
    let is = |at: &usize| open(at) && is_article(signals, *at);
    (0..end).filter(is).take(FEWEST_ARTICLE_LINES).count()
}

/// How many marks follow each other closely behind one.
fn chain(start: usize, others: &[(usize, Mark)]) -> usize {
    let mut last = start;
    let near = others.iter().take_while(|(at, _)| {
        let near = *at - last <= MOST_BETWEEN;
        last = *at;
        near
    });
    near.count()
}

/// Where comments begin, if some marks are theirs: at their heading, or at the name before the
/// first age.
fn opening(signals: &[Signals], start: usize, first: Mark, own: &[(usize, Mark)]) -> Option<usize> {
    let sure = |mark: Mark| matches!(mark, Mark::Age | Mark::Buttons);
    let count = |wanted: Mark| own.iter().filter(|(_, mark)| *mark == wanted).count();
    let all = own.iter().filter(|(_, mark)| sure(*mark)).count();
    if first == Mark::Head {
        return (all >= FEWEST_MARKS).then_some(start);
    }
    let dated = count(Mark::Age) + count(Mark::Day) + usize::from(first != Mark::Buttons);
    let buttons = count(Mark::Buttons) + usize::from(first == Mark::Buttons);
    let alone = own.len() + 1 >= FEWEST_MARKS_ALONE && dated >= 2 && buttons >= 2;
    let named = |at: &usize| signals.get(*at).is_some_and(|s| !s.stops && s.words <= 4);
    alone.then(|| {
        start.checked_sub(1).filter(named).filter(|_| first != Mark::Buttons).unwrap_or(start)
    })
}

/// The line behind the comment of the last mark.
fn behind(signals: &[Signals], at: usize, mark: Mark) -> usize {
    let text = |at: &usize| signals.get(*at).is_some_and(|signal| signal.stops);
    let lines = (at + 1..).take(MOST_LINES_OF_LAST).take_while(text).count();
    at + 1 + if mark == Mark::Buttons { 0 } else { lines }
}

/// What a line marks, if it is only that.
fn mark(signal: &Signals) -> Option<Mark> {
    if signal.words == 0 || signal.words > MOST_WORDS || signal.stops {
        return None;
    }
    let words: Vec<&str> = signal.plain.split_ascii_whitespace().collect();
    match () {
        () if is_head(&words) => Some(Mark::Head),
        () if is_buttons(&words) => Some(Mark::Buttons),
        () if is_age(&words) => Some(Mark::Age),
        () if signal.form == Form::Date => Some(Mark::Day),
        () => None,
    }
}

static HEADS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set("heads"));
static BUTTONS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set("buttons"));

fn set(list: &str) -> HashSet<&'static str> {
    listed(list).iter().copied().collect()
}

fn is_number(word: &&str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_head(words: &[&str]) -> bool {
    let told: Vec<&str> = words.iter().copied().filter(|word| !is_number(word)).collect();
    HEADS.contains(told.join(" ").as_str())
}

/// Whether a line is made of names of buttons and numbers.
fn is_buttons(words: &[&str]) -> bool {
    let told: Vec<&str> = words.iter().copied().filter(|word| !is_number(word)).collect();
    let mut rest = told.as_slice();
    while !rest.is_empty() {
        let known = |length: &usize| {
            let phrase = rest.get(..*length).map(|words| words.join(" "));
            phrase.is_some_and(|phrase| BUTTONS.contains(phrase.as_str()))
        };
        let Some(length) = (1..=rest.len().min(4)).rev().find(known) else { return false };
        rest = rest.get(length..).unwrap_or(&[]);
    }
    !told.is_empty()
}

/// Whether a line ends with how long ago something was said ("marcus 3 hours ago").
fn is_age(words: &[&str]) -> bool {
    let unit = |at: usize| words.get(at).is_some_and(|word| listed("units").contains(word));
    let ago = |from: usize, to: usize| {
        words.get(from..to).is_some_and(|words| listed("ago").contains(&words.join(" ").as_str()))
    };
    let mut numbers = (0..words.len()).filter(|at| words.get(*at).is_some_and(is_number));
    numbers.any(|at| {
        let last = at + 2 >= words.len();
        let before = (1..=3).any(|length| at >= length && ago(at - length, at));
        (unit(at + 1) && ago(at + 2, at + 3) && at + 3 >= words.len().saturating_sub(1))
            || (unit(at + 1) && before && last)
    })
}

#[cfg(test)]
mod tests {
    use super::{Mark, mark};
    use crate::document::Format;
    use crate::load::clean::signals;
    use crate::load::plain;
    use crate::load::read;
    use std::path::Path;

    #[test]
    fn lines_mark_comments_by_what_they_are_made_of() {
        let cases = [
            ("12 Comments", Some(Mark::Head)),
            ("Comments (3)", Some(Mark::Head)),
            ("Kommentare", Some(Mark::Head)),
            ("Reply", Some(Mark::Buttons)),
            ("Reply Report Like 4", Some(Mark::Buttons)),
            ("Log in to reply", Some(Mark::Buttons)),
            ("3 hours ago", Some(Mark::Age)),
            ("marcus_h 3 hours ago", Some(Mark::Age)),
            ("Il y a 3 heures", Some(Mark::Age)),
            ("vor 2 Tagen", Some(Mark::Age)),
            ("5 часов назад", Some(Mark::Age)),
            ("March 4, 2020", Some(Mark::Day)),
            ("Reply to the minister", None),
            ("Two comments on the treaty", None),
            ("It was closed 3 years ago.", None),
        ];
        for (line, expected) in cases {
            let page = plain::page(line);
            let lines = signals::lines(&page);
            assert_eq!(mark(&lines.signals[0]), expected, "{line}");
        }
    }

    const BODY: [&str; 3] = [
        "The ministers agreed on Tuesday to reopen two crossings that were closed in the autumn.",
        "Lorries may pass again from Monday on, the ministry of the smaller state said.",
        "Trade between the two fell by a third in the winter, as their statistics tell.",
    ];
    const COMMENT: &str =
        "The road stood empty all winter and the mayor of Velm never came to see it.";

    fn check(before: &str, behind: &str) {
        let title = "Ministers reopen two crossings";
        let text = format!("{title}\n\n{}\n\n{before}\n{COMMENT}\n{behind}\n", BODY.join("\n\n"));
        let html: String = text.lines().map(|line| format!("<div><p>{line}</p></div>")).collect();
        for (text, format) in [(text, Format::Text), (html, Format::Html)] {
            let document = read(Path::new("a"), text.as_bytes(), Some(format)).unwrap();
            assert_eq!(document.body(), BODY.join("\n\n"), "{before} {format:?}");
        }
    }

    #[test]
    fn comments_of_readers_are_cut_with_the_names_and_buttons_around_them() {
        check("12 Comments\nmarcus_h\n3 hours ago", "Reply\nReport");
        check("Comments (2)\nLog in to reply\nmarcus_h 3 hours ago", "Reply\npetra\n1 day ago");
        check("Kommentare\nmarcus\nvor 3 Stunden", "Antworten\nMelden");
        check("marcus_h\n3 hours ago\nNo.\nReply\npetra\n4 hours ago", "Reply");
    }
}
