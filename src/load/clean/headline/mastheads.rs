//! Mastheads: lines that only name the paper, right under the byline.
//!
//! Which publication it is, is told in `facts`.

use super::super::super::facts::is_paper;
use super::super::super::page::Page;
use super::super::{Reason, Verdict};

/// Cuts the name of a paper that stands right under the byline, so that it is neither the headline nor
/// a line of the article.
pub(in super::super) fn mastheads(page: &Page, found: &mut [Option<Verdict>]) {
    let signed = |at: usize, found: &[Option<Verdict>]| {
        let above = at.checked_sub(1).and_then(|above| found.get(above));
        above.and_then(Option::as_ref).is_some_and(Verdict::is_byline)
    };
    for at in 0..found.len() {
        if found.get(at) == Some(&None) && signed(at, found) && is_paper(page.text(at)) {
            found[at] = Some(Verdict::Cut(Reason::Label));
        }
    }
}
