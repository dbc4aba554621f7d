//! Sentences about a writer whom the byline names, near the end of an article, whatever stands below.
//!
//! The article tells of nobody who wrote it: whose name stands in it besides is no stranger to it.

use super::super::clean::{Reason, Ruling, Verdict};
use super::super::page::Page;
use super::{MOST_WORDS, bare, begins_with_calling, listed};
use crate::text::fold;

/// So many lines at the end of the body may tell of its writers.
const MOST_LAST: usize = 6;
/// At most so many words stand before the name behind a comma ("Journalist in Velm since 2011, ...").
const MOST_WORDS_BEFORE: usize = 14;

/// Cuts what tells of the writers of these full names, folded, among the last lines of the body.
pub(super) fn cut(
    page: &Page,
    names: &[String],
    rulings: &[Option<Ruling>],
    body: &[usize],
    verdicts: &mut [Verdict],
) {
    let open = |at: &usize| rulings.get(*at).is_none_or(Option::is_none);
    let last = body.iter().rev().take(MOST_LAST).copied().filter(open);
    let told: Vec<(usize, &String)> = last
        .filter_map(|at| Some((at, names.iter().find(|name| tells(page.text(at), name))?)))
        .collect();
    let place = |wanted: usize| body.iter().position(|at| *at == wanted);
    let ends =
        told.last().and_then(|(at, _)| place(*at)).zip(told.first().and_then(|(at, _)| place(*at)));
    // Who acts in an article is told of here and there.
    if ends.is_none_or(|(first, last)| last - first + 1 != told.len()) {
        return;
    }
    let others = || body.iter().filter(|at| told.iter().all(|(other, _)| other != *at));
    for (at, name) in &told {
        if !others().any(|at| names_part(page.text(*at), name)) {
            verdicts.iter_mut().skip(*at).take(1).for_each(|v| *v = Verdict::Cut(Reason::Author));
        }
    }
}

/// Whether a line has the first or the last of somebody's names.
fn names_part(line: &str, name: &str) -> bool {
    let line = fold(line);
    let mut words = line.split(|c: char| !c.is_alphanumeric());
    let ends = [name.split(' ').next(), name.rsplit(' ').next()];
    words.any(|word| ends.contains(&Some(word)))
}

/// Whether a sentence begins as one that tells who somebody of that name is.
fn tells(line: &str, name: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(MOST_WORDS + 1).collect();
    if words.len() > MOST_WORDS || !line.ends_with(['.', '”', '"', '!', ')']) {
        return false;
    }
    let full: Vec<&str> = name.split(' ').collect();
    let whole = fold(line);
    if ![full.first(), full.last()].into_iter().flatten().any(|part| whole.contains(part)) {
        return false;
    }
    let folded: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let named = |at: usize, part: &[&str]| {
        folded.get(at..at + part.len()).is_some_and(|own| own.iter().zip(part).all(|(a, b)| a == b))
    };
    let comma = |at: usize| words.get(at).is_some_and(|word| word.ends_with(','));
    let is = |list: &str, at: usize| {
        folded.get(at).is_some_and(|word| listed(list).contains(&word.as_str()))
    };
    // What stands in brackets behind the name is an account or an office.
    let behind = |end: usize| {
        let bracket = words.get(end).is_some_and(|word| word.starts_with('('));
        let closed = (end..words.len()).find(|at| words.get(*at).is_some_and(|w| w.ends_with(')')));
        if bracket { closed.map_or(end, |at| at + 1) } else { end }
    };
    let lives = |end: usize| {
        // "Jane Roe, a former envoy, writes": the verb stands behind the second comma.
        let apposed = || (end..words.len()).find(|at| comma(*at)).map(|at| at + 1);
        let next = if comma(end - 1) { apposed().unwrap_or(end) } else { behind(end) };
        ["is", "does", "lives"].iter().any(|list| is(list, next))
    };
    let titled = (0..words.len()).take_while(|at| is("titles", *at)).count();
    if named(titled, &full) {
        return lives(titled + full.len());
    }
    let parts = [full.first(), full.last()].map(Option::<&&str>::copied);
    if titled == 0 && parts.iter().flatten().any(|part| named(0, &[part])) {
        return lives(1);
    }
    let apposed = begins_with_calling(line) || is("apposed", 0);
    let mut starts = (1..words.len().min(MOST_WORDS_BEFORE)).filter(|at| comma(at - 1));
    apposed && starts.any(|at| named(at, &full) && !comma(at + full.len() - 1))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::tests::BODY;
    use crate::document::Format;
    use crate::load::read;

    fn body(byline: &str, last: &[&str]) -> String {
        let head = ["Ministers reopen two crossings", byline, "4 May 2015"];
        let all = [&head[..], &BODY, last].concat().join("\n\n");
        read(Path::new("a"), all.as_bytes(), Some(Format::Text)).unwrap().body()
    }

    /// "Journalist in Oslo since 2011, Jane Roe follows fish" was kept, and any biography above a line
    /// that nothing was known of.
    #[test]
    fn what_tells_of_the_writer_goes_whatever_stands_below() {
        let below = "The crossings are marked on a map that hangs in the town hall of Rostal.";
        for line in [
            "Journalist in Velm since 2011, Nils Varga follows borders for the Observer.",
            "A former customs officer, Nils Varga has written three books on salt.",
            "Based in Velm, Nils Varga reports on borders for the Observer.",
            "Dr Nils Varga is head of the college of Velm and a lecturer in Rostal.",
            "Nils Varga (@nvarga) was deputy minister of salt from 2006 to 2009.",
            "Nils joined the Observer in 2010. When not reporting, he can be found on a ferry.",
            "Varga, a former harbour master, writes on ferries.",
            "Nils Varga has been a customs officer and a carter in his time.",
        ] {
            assert_eq!(body("By Nils Varga", &[line]), BODY.join("\n\n"), "{line}");
            let found = body("By Nils Varga", &[line, below]);
            assert_eq!(found, [&BODY[..], &[below]].concat().join("\n\n"), "{line}");
        }
    }

    #[test]
    fn what_tells_of_somebody_else_or_of_whom_the_article_names_stays() {
        for line in [
            "Journalists in Velm since 2011, the carters follow borders for a living.",
            "A former customs officer, Ada Krone has written three books on salt.",
            "Krone, a former harbour master, writes on ferries.",
            "Dr Ada Krone is head of the college of Velm and a lecturer in Rostal.",
            "Nilsson was deputy minister of salt from 2006 to 2009.",
        ] {
            assert!(body("By Nils Varga", &[line]).contains(line), "{line}");
        }
        let line = "Ada Krone has written the hours of each lorry into a book.";
        let below = "The crossings are marked on a map that hangs in the town hall of Rostal.";
        assert!(body("By Ada Krone", &[line, below]).contains(line), "{line}");
    }
}
