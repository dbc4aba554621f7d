//! Lines that tell who else worked on an article: its editors, translators, those who checked it.
//!
//! Who wrote it is told by bylines, who took its pictures by credits.

use std::sync::LazyLock;

use super::super::super::names::{Lists, lists};
use super::super::super::page::Page;
use super::super::signals::Signals;
use super::super::words::phrases::Phrases;
use super::super::words::plain;
use super::super::{Reason, Verdict};
use super::is_article;
use crate::text::fold;

/// The longest such line, and the most names behind one piece of work, in words.
const MOST_WORDS: u16 = 40;
const MOST_NAMES: usize = 12;
/// The longest label, in bytes.
const MOST_LABEL: usize = 32;
/// The longest word in small letters between names ("and", "for", "in").
const MOST_JOINING_LETTERS: usize = 4;

/// Cuts the lines of names with what those did, behind the article's beginning.
pub(in super::super) fn cut(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    let open = |verdict: &Option<Verdict>| match verdict {
        None => true,
        Some(Verdict::Keep(kind)) => kind.in_body(),
        Some(_) => false,
    };
    let mut begun = false;
    for (at, verdict) in found.iter_mut().enumerate().filter(|(_, verdict)| open(verdict)) {
        let own = signals.get(at).filter(|signal| signal.words <= MOST_WORDS);
        if begun && own.is_some_and(|signal| tells_work(page.text(at), signal)) {
            *verdict = Some(Verdict::Cut(Reason::Notice));
        }
        begun |= is_article(signals, at);
    }
}

/// Whether all of a line is names behind what they did: "Edited by Jane Roe. Fact-checked by J. Doe."
fn tells_work(line: &str, signal: &Signals) -> bool {
    let labelled = || label(line).is_some();
    if !WORK.begins_one(&signal.plain, 0) && !labelled() {
        return false;
    }
    let mut pieces = line.split(['.', ';', '|', '(', ')']).map(str::trim).filter(|p| !p.is_empty());
    pieces.all(|piece| names(behind_work(piece).unwrap_or(piece)))
}

/// What stands behind the work that a piece begins with.
fn behind_work(piece: &str) -> Option<&str> {
    if let Some((_, names)) = label(piece) {
        return Some(names);
    }
    let words = plain(piece);
    let end = WORK.beginning_at(&words, 0).map(|hit| hit.end).max()?;
    let count = words.get(..end)?.split_ascii_whitespace().count();
    let signs = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’');
    let mut rest = piece;
    for _ in 0..count {
        let behind = rest.trim_start_matches(signs).find(signs)?;
        rest = rest.trim_start_matches(signs).get(behind..)?;
    }
    Some(rest)
}

/// The label of some work before a colon, and what stands behind it.
fn label(piece: &str) -> Option<(&str, &str)> {
    let end = piece.bytes().take(MOST_LABEL + 1).position(|byte| byte == b':')?;
    let (label, names) = (piece.get(..end)?, piece.get(end + 1..)?);
    listed("working").contains(&plain(label).trim()).then_some((label, names))
}

/// Whether words are names, perhaps with what joins them.
fn names(text: &str) -> bool {
    let words = || text.split_whitespace().map(|word| word.trim_matches(|c| ",:–—-".contains(c)));
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let fits = |word: &str| !small(word) || word.chars().count() <= MOST_JOINING_LETTERS;
    words().all(fits)
        && (1..=MOST_NAMES).contains(&words().count())
        && words().next().is_some_and(|word| !small(word))
        && !text.contains(['"', '“', '«', '?', '!'])
        && !fold(text).contains(|c: char| c.is_ascii_digit())
}

static WORK: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(listed("work").iter().map(|words| plain(words))));

/// The words of one list of the data file.
pub(super) fn listed(name: &str) -> &'static [&'static str] {
    static WORDS: LazyLock<Lists> =
        LazyLock::new(|| lists(include_str!("../../../../data/boilerplate/inserts.txt")));
    WORDS.get(name).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::tells_work;
    use crate::load::clean::signals;
    use crate::load::plain;

    fn check(line: &str, expected: bool) {
        let page = plain::page(line);
        let signals = signals::lines(&page).signals;
        assert_eq!(tells_work(line, &signals[0]), expected, "{line}");
    }

    #[test]
    fn names_behind_what_they_did_are_no_part_of_the_article() {
        for line in [
            "Edited by Pia Lund. Fact-checked by Omar Reyes.",
            "Edited by Pia Lund and Omar Reyes",
            "Additional reporting by Anna Vold in Rostal; editing by P. Lund",
            "Editing: Pia Lund",
            "Source photographs by Anna Vold",
            "With reporting from Anna Vold in Rostal",
            "Translated by Karl Roth",
            "Redaktion: Pia Lund, Karl Roth",
            "Traduit de l’anglais par Anna Vold",
        ] {
            check(line, true);
        }
        for line in [
            "Edited volumes of the commission will be printed in May.",
            "Edited by a monk in Velm, the chronicle tells of two gates.",
            "Produced by the smaller state, salt is sold in all of Ostry.",
            "Translation: it will not happen.",
            "Editors: “We shall print it.”",
            "Translated by night, the treaty was read at noon.",
            "Produced by 40 workers",
        ] {
            check(line, false);
        }
    }
}
