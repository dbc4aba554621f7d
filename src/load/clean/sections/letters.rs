//! Names of newsletters over the lines that offer them ("The Morning Brief").
//!
//! Such a name looks like a crosshead; what follows it gives it away.

use super::super::super::page::Page;
use super::super::signals::Signals;
use super::super::words::plain;
use super::super::{Reason, Verdict};
use super::listed;

/// The longest name of a newsletter, in words.
const MOST_WORDS: u16 = 5;

/// Cuts names right above lines that are cut because they offer a letter.
pub(in super::super) fn cut(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    for at in (0..signals.len()).rev() {
        let offers = found.get(at + 1) == Some(&Some(Verdict::Cut(Reason::Newsletter)));
        let named = || {
            signals.get(at).is_some_and(|signal| {
                (1..=MOST_WORDS).contains(&signal.words) && !signal.stops && is_name(page.text(at))
            })
        };
        let open = |verdict: &&mut Option<Verdict>| verdict.is_none() && offers && named();
        if let Some(verdict) = found.get_mut(at).filter(open) {
            *verdict = Some(Verdict::Cut(Reason::Newsletter));
        }
    }
}

/// Whether a line is written like a name and ends with a word for letters.
fn is_name(line: &str) -> bool {
    let capital = |word: &str| {
        word.chars().next().is_some_and(|first| !first.is_lowercase()) || word.len() <= 3
    };
    let words = plain(line);
    let ends = |word: &&str| words.trim_end().ends_with(&format!(" {word}"));
    line.split_whitespace().all(capital) && listed("letters").iter().any(ends)
}

#[cfg(test)]
mod tests {
    use crate::load::read;
    use std::path::Path;

    fn check(line: &str, expected: bool) {
        let body = [
            "The ministers agreed on Tuesday to reopen two crossings that were closed in autumn.",
            "Lorries may pass again from Monday on, the ministry of the smaller state said.",
        ];
        let offer = "All the news of the day, in your inbox at seven.\nSign up";
        let text =
            format!("Ministers reopen roads\n\n{}\n\n{line}\n{offer}\n\n{}", body[0], body[1]);
        let document = read(Path::new("a.txt"), text.as_bytes(), None).unwrap();
        assert_eq!(!document.body().contains(line), expected, "{line}");
    }

    #[test]
    fn the_name_of_a_newsletter_goes_with_its_offer() {
        check("The Morning Brief", true);
        check("Coast Weekly Digest", true);
        check("What the treaty says", false);
    }
}
