//! Tags behind an article: words between commas, without a label.
//!
//! Tags with a label are told by the vocabulary.

use super::super::super::super::page::Page;
use super::super::super::signals::{Form, Signals, plain_at};
use super::super::super::words::plain;
use super::super::super::{Reason, Verdict};
use super::super::is_article;

/// Fewest tags of a line, and the most words of one.
const FEWEST_TAGS: usize = 3;
const MOST_TAG_WORDS: usize = 4;
/// So many of them stand in the article, as one in so many.
const TOLD: usize = 2;

/// Cuts a line of tags right behind the last sentence.
pub(super) fn cut(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    let kept = |at: &usize| found.get(*at) == Some(&None);
    let Some(at) = (0..found.len()).rev().find(kept) else { return };
    let above = (0..at).rev().find(kept);
    let ends = above.is_some_and(|at| signals.get(at).is_some_and(|signal| signal.stops));
    let body = || (0..at).filter(kept).map(|at| plain_at(signals, at)).collect::<String>();
    let told = (0..at).any(|at| is_article(signals, at));
    let plainly = signals.get(at).is_some_and(|s| !s.stops && s.form == Form::Plain);
    if ends
        && told
        && plainly
        && page.text(at).contains(PARTINGS)
        && are_tags(page.text(at), &body())
    {
        found.iter_mut().skip(at).take(1).for_each(|v| *v = Some(Verdict::Cut(Reason::Menu)));
    }
}

/// What parts tags.
const PARTINGS: [char; 4] = [',', '،', '·', '•'];

/// Whether a line is words between commas of which the article has half at least.
fn are_tags(line: &str, body: &str) -> bool {
    let tags: Vec<String> = line.split(PARTINGS).map(plain).collect();
    let sized = |tag: &String| (1..=MOST_TAG_WORDS).contains(&tag.split_ascii_whitespace().count());
    let known = tags.iter().filter(|tag| body.contains(tag.as_str())).count();
    tags.len() >= FEWEST_TAGS
        && tags.iter().all(sized)
        && known * TOLD >= tags.len()
        && !line.contains(|c: char| c.is_ascii_digit() || ":?!\"“”«»".contains(c))
}

#[cfg(test)]
mod tests {
    use super::super::trial::{gone, kept};

    #[test]
    fn a_line_of_words_from_the_article_goes_from_its_end() {
        for lines in
            [&["Velm, Ostry, crossings, treaty"][..], &["Rostal, lorries, trade and borders"][..]]
        {
            gone(lines, 8);
        }
    }

    #[test]
    fn other_lines_with_commas_stay() {
        for lines in [
            &[
                "The scales, the stamps, the guards and the hours: all of it, she said, will be looked at.",
            ][..],
            &["Seven flags, six anthems, one table."][..],
            &["They agreed on four things:", "scales, stamps, guards, hours"][..],
        ] {
            kept(lines, 8);
        }
    }
}
