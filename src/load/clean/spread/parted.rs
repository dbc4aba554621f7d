//! Sentences of an article that a few lines of boilerplate part from it, and short texts, in which a cut needs a reason.
//!
//! What the classifier says of the lines stands in the file above.

use super::super::super::page::{Page, Tag};
use super::super::signals::{Signals, is_publishers};
use super::super::{Reason, Verdict};
use super::marked;

/// The shortest sentence that is kept, in words; in a short text, and in others.
const FEWEST_WORDS: u16 = 3;
const FEWEST_WORDS_OF_MANY: u16 = 4;
/// So many cut lines may part a sentence from the article in a short text.
const MOST_BETWEEN: usize = 4;
/// The longest label, in words.
const MOST_LABEL_WORDS: u16 = 3;
/// So often what is kept can make its neighbours kept.
const MOST_ROUNDS: usize = 3;

/// The lines of a page, and which of them may be looked at.
pub(super) struct Parted<'a> {
    pub(super) page: &'a Page,
    pub(super) signals: &'a [Signals],
    pub(super) found: &'a [Option<Verdict>],
    /// The lines that the classifier speaks too clearly against.
    pub(super) doubtful: &'a [bool],
}

impl Parted<'_> {
    /// In a short text, keeps every sentence beside a kept line or parted from it: there is no page
    /// around the article that could be a reason to cut it.
    pub(super) fn keep_all(&self, is: &mut [bool]) {
        for _ in 0..MOST_ROUNDS {
            let before = is.iter().filter(|is| **is).count();
            self.keep_interrupted(MOST_BETWEEN, is);
            self.keep_neighbours(is);
            if before == is.iter().filter(|is| **is).count() {
                break;
            }
        }
        if !is.contains(&true) {
            let open = self.found.iter().map(Option::is_none);
            is.iter_mut().zip(open).for_each(|(slot, open)| *slot = open);
        }
    }

    /// Keeps a sentence that at most so many cut lines part from the article: a weak neighbour, such
    /// as the word "Advertisement", takes no sentence with it.
    pub(super) fn keep_interrupted(&self, most: usize, is: &mut [bool]) {
        let told = |at: usize| self.is_told(at, most > 1);
        for at in 0..is.len() {
            let open = is.get(at) == Some(&false);
            let parted = open && self.goes_on(at, most, is) && told(at);
            is.get_mut(at).into_iter().for_each(|slot| *slot |= parted);
        }
        for at in (2..is.len()).rev() {
            let open = is.get(at - 2) == Some(&false) && self.is_cut(at - 1);
            let parted = open && is.get(at) == Some(&true) && told(at - 2);
            is.get_mut(at - 2).into_iter().for_each(|slot| *slot |= parted);
        }
    }

    /// Whether at most so many cut lines stand between the line and a kept one before it; more than
    /// one only if they are of the kinds that stand amid articles.
    fn goes_on(&self, at: usize, most: usize, is: &[bool]) -> bool {
        let between = (0..at).rev().take(most + 1).take_while(|at| is.get(*at) == Some(&false));
        let (mut first, mut all, mut amid) = (at, 0, true);
        for line in between {
            let cut = self.is_cut(line);
            if !(cut || self.is_offered(line) || most > 1 && self.is_label(line)) {
                return false;
            }
            amid &= !cut || self.is_amid(line);
            all += 1;
            first = line;
        }
        let kept = first.checked_sub(1).and_then(|before| is.get(before)) == Some(&true);
        kept && all > 0 && all <= most && (all == 1 || amid)
    }

    fn is_cut(&self, at: usize) -> bool {
        self.found.get(at).is_some_and(Option::is_some)
    }

    /// Whether a line is cut for a reason that interrupts articles: advertisements, links, buttons.
    fn is_amid(&self, at: usize) -> bool {
        use Reason::{Advertisement, Appeal, Icons, Menu, Newsletter, Related, Sharing};
        let Some(Some(Verdict::Cut(reason))) = self.found.get(at) else { return false };
        [Advertisement, Appeal, Icons, Menu, Newsletter, Related, Sharing].contains(reason)
    }

    /// Whether a line is the headline of something that the cut line above it offers.
    fn is_offered(&self, at: usize) -> bool {
        let above = at.checked_sub(1).and_then(|above| self.found.get(above));
        let offers = above == Some(&Some(Verdict::Cut(Reason::Related)));
        offers && self.signals.get(at).is_some_and(|signal| !signal.stops)
    }

    /// Whether a line is a word or two that head something.
    fn is_label(&self, at: usize) -> bool {
        self.signals.get(at).is_some_and(|s| !s.stops && s.words <= MOST_LABEL_WORDS)
    }

    /// Whether a line is a plain sentence that speaks for no publisher.
    fn is_told(&self, at: usize, short: bool) -> bool {
        let fewest = if short { FEWEST_WORDS } else { FEWEST_WORDS_OF_MANY };
        let near = self.doubtful.get(at) == Some(&false) && self.found.get(at) == Some(&None);
        let Some(signal) = self.signals.get(at).filter(|_| near) else { return false };
        let speaks = signal.we + signal.you > 0 && !signal.quoted;
        signal.stops
            && signal.words >= fewest
            && signal.hits.asking() == 0
            && signal.hits.begins.or(signal.hits.opens).is_none()
            && (!speaks || short && !is_publishers(self.page.text(at)))
            && marked(self.page, at).is_none()
    }

    /// Keeps every sentence that stands right before or behind a kept line.
    fn keep_neighbours(&self, is: &mut [bool]) {
        let sentence = |at: usize, is: &[bool]| {
            is.get(at) == Some(&false)
                && self.found.get(at).is_some_and(Option::is_none)
                && self.signals.get(at).is_some_and(|s| {
                    let told = s.stops && s.hits.asking() == 0;
                    told && !(s.you > 0 && is_publishers(self.page.text(at)))
                })
        };
        for at in 1..is.len() {
            let follows = is.get(at - 1) == Some(&true) && sentence(at, is);
            is.get_mut(at).into_iter().for_each(|slot| *slot |= follows);
        }
        for at in (1..is.len()).rev() {
            let leads = is.get(at) == Some(&true) && sentence(at - 1, is);
            is.get_mut(at - 1).into_iter().for_each(|slot| *slot |= leads);
        }
    }
}

/// Takes back the last kept lines that are labels, if anything stands behind them: they head
/// something else.
pub(super) fn drop_last_labels(page: &Page, signals: &[Signals], is: &mut [bool]) {
    if is.last() == Some(&true) {
        return;
    }
    let kept: Vec<usize> = (0..is.len()).filter(|at| is.get(*at) == Some(&true)).collect();
    // An address or an hour stands under several points of a list, the last one too.
    let field = |at: usize| page.text(at).split_once(": ").map(|(name, _)| name);
    let again = |at: usize| {
        let same = |other: &usize| *other != at && field(*other) == field(at);
        field(at).is_some() && kept.iter().any(same)
    };
    for (at, slot) in is.iter_mut().enumerate().rev().filter(|(_, is)| **is) {
        let label = signals.get(at).is_some_and(|signal| !signal.stops && signal.words <= 6);
        let item = page.lines.get(at).is_none_or(|line| line.tag == Tag::Item);
        if !label || item || again(at) {
            break;
        }
        *slot = false;
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::Format;
    use crate::load::read;

    const TITLE: &str = "Harbours open again after the long frost";
    const BODY: [&str; 3] = [
        "The ministers agreed on Tuesday to reopen two harbours that were closed in the autumn.",
        "Ships may pass again from Monday on, the ministry of the smaller state said.",
        "Little else was spoken of this winter.",
    ];

    /// The lines that are left of an article with further lines at its end.
    fn body(end: &[&str], format: Format) -> String {
        let all = [&[TITLE, "By Anna Vold", "4 May 2015"], &BODY[..], end].concat();
        let text = match format {
            Format::Text => all.join("\n\n"),
            Format::Html => all.iter().map(|line| format!("<p>{line}</p>")).collect(),
        };
        let document = read(Path::new("a"), text.as_bytes(), Some(format)).unwrap();
        document.body()
    }

    fn check(end: &[&str], kept: &[&str]) {
        for format in [Format::Text, Format::Html] {
            let expected = [&BODY[..], kept].concat().join("\n\n");
            assert_eq!(body(end, format), expected, "{end:?} {format:?}");
        }
    }

    #[test]
    fn the_last_short_sentence_stays_behind_an_interruption() {
        let last = "Nobody will drink to that.";
        for lines in [
            vec!["Advertisement"],
            vec!["Advertisement", "Share this article", "Sign up for our newsletter"],
            vec!["Publicité"],
            vec!["Read also"],
        ] {
            check(&[&lines[..], &[last, "Share on Facebook"]].concat(), &[last]);
        }
    }

    #[test]
    fn a_writer_who_speaks_to_the_powerful_is_no_publisher() {
        check(&["Your ships feed our towns."], &["Your ships feed our towns."]);
        check(&["Your gift keeps our reporters on the road."], &[]);
    }
}
