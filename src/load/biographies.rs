//! Biographies: paragraphs behind an article that tell who wrote it.
//!
//! Found once the article is known: it does not speak of its writers, and a biography tells of
//! nobody else. Sections that say so by their heading are cut in `clean`.

mod known;
mod others;

use std::sync::LazyLock;

use super::clean::{Reason, Ruling, Verdict, goes_on};
use super::facts::writers;
use super::names::{Lists, lists};
use super::page::Page;
use crate::text::fold;

/// Behind an article stand at most so many paragraphs about its writers.
const MOST_WRITERS: usize = 3;
/// The longest biography, in words.
const MOST_WORDS: usize = 80;
/// The fewest and the most words of a writer's name.
const FEWEST_NAMES: usize = 2;
const MOST_NAMES: usize = 4;
/// A calling stands at most so many words behind "is".
const MOST_BEFORE_CALLING: usize = 12;
/// The name, post and sentences of a writer are at most so many lines; the longest post, in words.
const MOST_SIGNED_LINES: usize = 4;
const MOST_POST_WORDS: usize = 8;
/// An article has at least so many paragraphs beside the one that introduces its writer.
const FEWEST_PARAGRAPHS: usize = 3;

/// Cuts what closes the article and begins with the full name of a writer, or introduces somebody
/// whom the article does not name, and what goes on about that.
pub(super) fn cut(
    page: &Page,
    byline: Option<&str>,
    rulings: &[Option<Ruling>],
    verdicts: &mut [Verdict],
) {
    let names = byline.map(writers).unwrap_or_default();
    others::spare(page, &names, rulings, verdicts);
    let of_writer = |text: &str| {
        let text = fold(text);
        let mut rests = names.iter().filter_map(|name| text.strip_prefix(name.as_str()));
        rests.any(|rest| rest.starts_with([' ', ',']))
    };
    let kept = |verdict: &Verdict| matches!(verdict, Verdict::Keep(kind) if kind.in_body());
    let body: Vec<usize> =
        (0..verdicts.len()).filter(|at| verdicts.get(*at).is_some_and(kept)).collect();
    if body.len() > FEWEST_PARAGRAPHS {
        cut_signed(page, &names, rulings, &body, verdicts);
        known::cut(page, &names, rulings, &body, verdicts);
    }
    let body: Vec<usize> =
        body.into_iter().filter(|at| verdicts.get(*at).is_some_and(kept)).collect();
    // One paragraph at least is the article's.
    let last = body.iter().rev().copied().take(MOST_WRITERS.min(body.len().saturating_sub(1)));
    let mut more = Vec::new();
    for at in last.collect::<Vec<_>>() {
        let text = page.text(at);
        let open = rulings.get(at).is_none_or(Option::is_none);
        let introduced = || {
            body.len() > FEWEST_PARAGRAPHS
                && introduces(page, verdicts, at)
                && !others::is_another(text, &names)
        };
        let about = of_writer(text) || introduced();
        if !open || !(about || goes_on(text)) {
            break;
        }
        more.push(at);
        if !about {
            continue;
        }
        for at in more.drain(..) {
            if let Some(verdict) = verdicts.get_mut(at) {
                *verdict = Verdict::Cut(Reason::Author);
            }
        }
    }
}

/// Cuts the last lines of the body if they are a writer's name, what the writer is, and a sentence or
/// two about that: "Jane Roe", "Europe correspondent", "Jane writes about borders."
fn cut_signed(
    page: &Page,
    names: &[String],
    rulings: &[Option<Ruling>],
    body: &[usize],
    verdicts: &mut [Verdict],
) {
    let last = body.iter().rev().copied().take(MOST_SIGNED_LINES).collect::<Vec<_>>();
    for (count, at) in last.iter().copied().enumerate() {
        // The name, and the post below it, may have been cut above what follows.
        let cut = |at: &usize| matches!(verdicts.get(*at), Some(Verdict::Cut(_)));
        let post_above = |at: &usize| cut(at) && is_post(page.text(*at));
        let above = at.checked_sub(1).and_then(|above| match post_above(&above) {
            true => above.checked_sub(1),
            false => Some(above),
        });
        let above = above.filter(|above| cut(above) && is_name(page.text(*above)));
        let named = is_name(page.text(at)).then_some(at).or(above);
        let Some(name) = named.map(|at| page.text(at)) else { continue };
        let own = names.iter().any(|known| *known == fold(name));
        let below: Vec<&str> = last
            .iter()
            .take(count + usize::from(above == named))
            .rev()
            .map(|at| page.text(*at))
            .collect();
        let open =
            last.iter().take(count + 1).all(|at| rulings.get(*at).is_none_or(Option::is_none));
        let Some((first, rest)) = below.split_first() else { continue };
        let post = |line: &&str| is_post(line);
        let tells =
            |line: &&str| of_named(line, name) || goes_on(line) || begins_with_calling(line);
        let told = (post(first) && own || post(first) && !rest.is_empty() || tells(first))
            && rest.iter().all(tells);
        if open && told {
            for at in last.iter().take(count + 1) {
                if let Some(verdict) = verdicts.get_mut(*at) {
                    *verdict = Verdict::Cut(Reason::Author);
                }
            }
            return;
        }
    }
}

/// Whether a line is the name of a person and no more.
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(MOST_NAMES + 1).collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    (FEWEST_NAMES..=MOST_NAMES).contains(&words.len())
        && words.iter().all(capital)
        && line.chars().all(|c| c.is_alphabetic() || " -.'’".contains(c))
        && !line.ends_with('.')
}

/// Whether a line is what a writer is: no sentence, and with a calling ("Europe correspondent").
fn is_post(line: &str) -> bool {
    let words = || line.split_whitespace();
    words().take(MOST_POST_WORDS + 1).count() <= MOST_POST_WORDS
        && !line.ends_with(['.', '?', '!', ':'])
        && words().map(bare).any(|word| listed("callings").contains(&word.as_str()))
}

/// Whether a sentence begins with the first of somebody's names and what a writer does ("Jane writes
/// about borders", "Jane is a reporter").
fn of_named(line: &str, name: &str) -> bool {
    let first = |text: &str| text.split_whitespace().next().map(bare);
    if first(name) != first(line) {
        return false;
    }
    let words: Vec<String> = line.split_whitespace().map(bare).collect();
    let is = |list: &str| words.get(1).is_some_and(|word| listed(list).contains(&word.as_str()));
    is("does") || is("is") && calling(&words, 2)
}

/// Whether a line begins with a calling ("Corresponsal en Londres desde 2018.").
fn begins_with_calling(line: &str) -> bool {
    let first = line.split_whitespace().next().map(bare).unwrap_or_default();
    line.starts_with(char::is_uppercase) && listed("callings").contains(&first.as_str())
}

/// Whether a line tells what somebody does for a living whom nothing else on the page names.
fn introduces(page: &Page, verdicts: &[Verdict], at: usize) -> bool {
    let text = page.text(at);
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > MOST_WORDS || text.contains(['"', '“', '”', '«', '„', '?']) {
        return false;
    }
    let Some(told) = Told::of(&words) else { return false };
    told.name.is_none_or(|name| {
        let name = fold(name);
        let others = (0..page.lines.len()).filter(|other| *other != at);
        let mut others = others.filter(|other| {
            matches!(verdicts.get(*other), Some(Verdict::Keep(_) | Verdict::Headline))
        });
        !others.any(|other| fold(page.text(other)).contains(&name))
    })
}

/// A line that begins as biographies do.
struct Told<'t> {
    /// The last name; `None` if it says "the author".
    name: Option<&'t str>,
}

impl<'t> Told<'t> {
    /// Reads "Jane Roe is a reporter", "Jane Roe, a former envoy, covers trade for the paper".
    fn of(words: &[&'t str]) -> Option<Self> {
        let folded: Vec<String> = words.iter().map(|word| bare(word)).collect();
        let is = |list: &str, at: usize| {
            folded.get(at).is_some_and(|word| listed(list).contains(&word.as_str()))
        };
        if is("article", 0) && is("author", 1) || is("author", 0) {
            let verb = if is("article", 0) { 2 } else { 1 };
            return (is("is", verb) && calling(&folded, verb + 1)).then_some(Self { name: None });
        }
        let capital = |word: &&&str| word.starts_with(char::is_uppercase);
        let names = words.iter().take_while(capital).count();
        let name = words.get(names.checked_sub(1)?)?;
        if !(FEWEST_NAMES..=MOST_NAMES).contains(&names) || name.ends_with(['.', ':', ';']) {
            return None;
        }
        // An apposition stands between two commas; "the minister of trade" is somebody known.
        let apposed = |words: &[&str]| words.iter().position(|word| word.ends_with(','));
        if name.ends_with(',') && is("article", names) {
            return None;
        }
        let verb = match name.ends_with(',') {
            true => names + apposed(words.get(names..)?)? + 1,
            false => names,
        };
        let does = is("does", verb) && words.last()?.ends_with('.');
        let tells = (is("is", verb) && calling(&folded, verb + 1)) || does;
        tells.then(|| Self { name: Some(name.trim_end_matches(',')) })
    }
}

/// Whether a word for who writes stands close behind "is".
fn calling(folded: &[String], start: usize) -> bool {
    let mut next = folded.iter().skip(start).take(MOST_BEFORE_CALLING);
    next.any(|word| listed("callings").contains(&word.as_str()))
}

/// A word without signs, folded; a dash stays.
fn bare(word: &str) -> String {
    fold(word).trim_matches(|c: char| !c.is_alphanumeric() && c != '-').to_owned()
}

/// The words of one list of the data file.
fn listed(name: &str) -> &'static [&'static str] {
    static WORDS: LazyLock<Lists> =
        LazyLock::new(|| lists(include_str!("../../data/boilerplate/biographies.txt")));
    WORDS.get(name).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::Format;
    use crate::load::read;

    pub(super) const BODY: [&str; 4] = [
        "The ministers agreed on Tuesday to reopen two crossings that were closed in the autumn.",
        "Lorries may pass again from Monday on, the ministry of the smaller state said.",
        "Ada Krone, a clerk at the northern crossing, had kept the keys in her desk all winter.",
        "Trade between the two fell by a third in the winter, as their statistics tell.",
    ];

    fn check(last: &str, kept: bool) {
        let title = "Ministers reopen two crossings";
        let text = format!("{title}\n\n{}\n\n{last}\n", BODY.join("\n\n"));
        let html: String = text.lines().map(|line| format!("<div><p>{line}</p></div>")).collect();
        for (text, format) in [(text, Format::Text), (html, Format::Html)] {
            let document = read(Path::new("a"), text.as_bytes(), Some(format)).unwrap();
            let body = if kept { [&BODY[..], &[last]].concat() } else { BODY.to_vec() };
            assert_eq!(document.body(), body.join("\n\n"), "{last} {format:?}");
        }
    }

    #[test]
    fn who_is_introduced_at_the_end_and_named_nowhere_else_wrote_it() {
        for biography in [
            "Nils Varga is a researcher at the institute for railways in Velm.",
            "Nils Varga, once a customs officer himself, is the paper's correspondent in Velm.",
            "Nils Varga covers trade and borders for the Velm Observer.",
            "The writer is a historian and a fellow of the college of Velm.",
            "Nils Varga est chercheur à l'institut des chemins de fer de Velm.",
            "Nils Varga ist Redakteur im Ressort Ausland.",
            "Nils Varga es profesor de historia en la universidad de Velm.",
            "Nils Varga è docente di storia all'università di Velm.",
            "Нильс Варга — историк и журналист, живет в Вельме.",
        ] {
            check(biography, false);
        }
    }

    fn body(last: &[&str]) -> String {
        let head = ["Ministers reopen two crossings", "By Nils Varga", "4 May 2015"];
        let all = [&head[..], &BODY, last].concat().join("\n\n");
        read(Path::new("a"), all.as_bytes(), Some(Format::Text)).unwrap().body()
    }

    #[test]
    fn a_name_a_post_and_what_the_writer_does_go_together() {
        for last in [
            &[
                "Nils Varga",
                "Europe correspondent",
                "Nils writes about borders and the people between them.",
            ][..],
            &["Nils Varga", "Europe correspondent"],
            &["Nils Varga", "Nils is a writer and carter. He lives in Velm with two horses."],
            &[
                "Carmen Olmedo",
                "Corresponsal en Londres desde 2008. Antes cubrió Bruselas y los Balcanes.",
            ],
            &[
                "Marta Leal",
                "Jornalista da secção internacional. Escreve sobre fronteiras e migrações.",
            ],
        ] {
            assert_eq!(body(last), BODY.join("\n\n"), "{last:?}");
        }
    }

    #[test]
    fn who_signs_a_statement_or_is_quoted_stays() {
        for last in [
            &["Ada Krone", "The clerk writes the hours of each lorry into a book."][..],
            &["Red Gate", "Gate and road are closed on Mondays, the mayor of Rostal said."],
        ] {
            let found = body(last);
            assert!(last.iter().skip(1).all(|line| found.contains(line)), "{last:?}\n{found}");
        }
    }

    #[test]
    fn who_acts_in_the_article_or_does_something_else_did_not() {
        for sentence in [
            "Ada Krone is a writer of songs, too, and nobody at the crossing had known it.",
            "Nils Varga is expected to sign for the smaller state when the two meet again.",
            "Nils Varga, the negotiator of the smaller state, is a fellow of a college there.",
            "Nils Varga, the minister of the smaller state, was a journalist before he was elected.",
        ] {
            check(sentence, true);
        }
    }
}
