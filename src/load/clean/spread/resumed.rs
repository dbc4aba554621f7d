//! The end of an article behind an insert: what goes on after a photograph, a sponsor's block or a
//! box of links near the end.
//!
//! There the classifier sees more boilerplate than article, and doubts both.

use foldhash::HashSet;

use super::super::super::page::Page;
use super::super::headline::counted;
use super::super::sections::{FEWEST_NAMES, goes_on, names};
use super::super::signals::{Form, Signals};
use super::super::{Reason, Verdict};

/// At most so many lines stand between the article and where it goes on.
const MOST_BETWEEN: usize = 8;
/// So many times it may be interrupted.
const MOST_ROUNDS: usize = 8;
/// The shortest sentence of it, in words.
const FEWEST_WORDS: u16 = 3;
/// The longest line between them that is no sentence, in words.
const MOST_TITLE_WORDS: u16 = 20;
/// The longest link written as a sentence ("See how."), in words.
const MOST_LINK_WORDS: u16 = 2;
/// How many lines above it a line of a picture may say again.
const NEAR: usize = 3;

/// Keeps what goes on behind the last kept line: sentences that report, name whom the article
/// names, or speak of somebody named before, and points that are counted on.
pub(super) fn keep(
    page: &Page,
    signals: &[Signals],
    found: &[Option<Verdict>],
    doubtful: &[bool],
    is: &mut [bool],
) {
    let resumed = Resumed { page, signals, found, doubtful };
    for _ in 0..MOST_ROUNDS {
        let Some(last) = is.iter().rposition(|is| *is) else { break };
        let next = resumed.counted_on(last, is).or_else(|| resumed.told_on(last, is));
        let Some(range) = next.filter(|range| !range.is_empty()) else { break };
        is.iter_mut().take(range.end).skip(range.start).for_each(|slot| *slot = true);
    }
}

/// Keeps the line right behind the last kept one that only tells what a sum is in other money
/// ("($1 = 0.93 euros)").
pub(super) fn keep_rate(page: &Page, found: &[Option<Verdict>], is: &mut [bool]) {
    let Some(next) = is.iter().rposition(|is| *is).map(|last| last + 1) else { return };
    let number = |side: &str| side.contains(|letter: char| letter.is_ascii_digit());
    let rate = |line: &str| {
        let inner = line.strip_prefix('(').and_then(|line| line.strip_suffix(')'));
        let sides = inner.and_then(|inner| inner.split_once('='));
        sides.is_some_and(|(one, other)| number(one) && number(other))
    };
    if found.get(next) == Some(&None) && rate(page.text(next)) {
        is.iter_mut().skip(next).take(1).for_each(|slot| *slot = true);
    }
}

struct Resumed<'a> {
    page: &'a Page,
    signals: &'a [Signals],
    found: &'a [Option<Verdict>],
    doubtful: &'a [bool],
}

impl Resumed<'_> {
    /// The lines from a point on whose number follows one of the article's points, up to what is cut.
    fn counted_on(&self, last: usize, is: &[bool]) -> Option<std::ops::Range<usize>> {
        let near = last + 1..self.found.len().min(last + 2 + MOST_BETWEEN);
        let at = near.clone().find(|at| {
            let number = counted(self.page.text(*at)).filter(|_| self.is_open(*at));
            number.is_some_and(|number| number > 1 && self.has_point(number - 1, is))
        })?;
        let heads = self.signals.get(at).is_some_and(|signal| !signal.stops);
        let parted = (last + 1..at).any(|at| !self.is_open(at))
            && (last + 1..at).all(|at| self.interrupts(at));
        let end = at + (at..self.found.len()).take_while(|at| self.goes_on(*at)).count();
        (heads && parted && self.doubtful.get(at) == Some(&false)).then_some(at..end)
    }

    /// Whether a line can stand under a point: no sentence of it speaks to the reader.
    fn goes_on(&self, at: usize) -> bool {
        let short = self.signals.get(at).is_some_and(|signal| !signal.stops);
        self.is_open(at) && (short || self.is_told(at))
    }

    fn has_point(&self, number: u32, is: &[bool]) -> bool {
        let point = |at: usize| counted(self.page.text(at)) == Some(number);
        is.iter().enumerate().any(|(at, is)| *is && point(at))
    }

    /// The sentences that go on behind an insert.
    fn told_on(&self, last: usize, is: &[bool]) -> Option<std::ops::Range<usize>> {
        let between = (last + 1..).take_while(|at| self.interrupts(*at)).take(MOST_BETWEEN).count();
        let start = last + 1 + between;
        let end = start + (start..).take_while(|at| self.is_told(*at)).count();
        let near = self.doubtful.get(start) == Some(&false);
        // The first words of another article stand between its title and its author.
        let titled = start
            .checked_sub(1)
            .is_some_and(|above| self.is_open(above) && !self.is_picture(above));
        let signed =
            self.signals.get(end).is_some_and(|s| matches!(s.form, Form::Date | Form::Byline));
        if !near || between == 0 || titled || signed || end == start {
            return None;
        }
        let told = is.iter().enumerate().filter(|(_, is)| **is);
        let known: HashSet<String> = told.flat_map(|(at, _)| names(self.page.text(at))).collect();
        let named: HashSet<String> =
            (start..end).flat_map(|at| names(self.page.text(at))).collect();
        let shared = named.intersection(&known).count();
        let reports = |at: usize| self.signals.get(at).is_some_and(|signal| signal.reports);
        let tells = (start..end).any(|at| reports(at) || goes_on(self.page.text(at)));
        let several = end > start + 1;
        (shared >= FEWEST_NAMES || tells || several && shared > 0).then_some(start..end)
    }

    fn is_open(&self, at: usize) -> bool {
        self.found.get(at) == Some(&None)
    }

    /// Whether a line is of an insert: an advertisement, a link, a button, a picture or a title.
    fn interrupts(&self, at: usize) -> bool {
        use Reason::{Advertisement, Appeal, Icons, Menu, Newsletter, Related, Repeated, Sharing};
        let amid = [Advertisement, Appeal, Icons, Menu, Newsletter, Related, Repeated, Sharing];
        match self.found.get(at) {
            Some(Some(Verdict::Cut(reason))) => amid.contains(reason),
            Some(None) => self.signals.get(at).is_some_and(|signal| {
                let short = if signal.stops { MOST_LINK_WORDS } else { MOST_TITLE_WORDS };
                signal.form == Form::Credit || signal.words <= short
            }),
            _ => false,
        }
    }

    /// Whether a line ends with who took a picture, or begins with a line right above it, as the
    /// second telling of a caption does.
    fn is_picture(&self, at: usize) -> bool {
        let text = self.page.text(at);
        let told = |above: usize| {
            let above = self.page.text(above);
            above.len() >= usize::from(MOST_TITLE_WORDS) && text.starts_with(above)
        };
        let credit = self.signals.get(at).is_some_and(|signal| signal.form == Form::Credit);
        credit || (at.saturating_sub(NEAR)..at).any(told)
    }

    /// Whether a line is a plain sentence that asks nothing of anybody.
    fn is_told(&self, at: usize) -> bool {
        let Some(signal) = self.signals.get(at).filter(|_| self.is_open(at)) else { return false };
        let speaks = signal.we + signal.you > 0 && !signal.quoted;
        signal.stops
            && signal.words >= FEWEST_WORDS
            && signal.hits.asking() == 0
            && signal.hits.begins.or(signal.hits.opens).is_none()
            && signal.form == Form::Plain
            && !speaks
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::Format;
    use crate::load::read;

    const HEAD: &[&str] = &[
        "News",
        "Sport",
        "Harbours open again after the long frost",
        "By Anna Vold",
        "4 May 2015",
    ];
    const BODY: &[&str] = &[
        "The ministers of Velm agreed on Tuesday to reopen two harbours that were closed in autumn.",
        "Ships may pass again from Monday on, Oskar Lind, the harbour minister, said.",
        "He had been asked for it by the captains of Rostal and by their crews.",
        "Trade between the two towns fell by a third in the winter, as their statistics tell.",
        "Both governments want to count the ships again before the parliaments vote in May.",
        "The carters had asked for a third harbour and will have to wait for the next treaty.",
        "The last treaty was signed in 1974 on a ferry that stood still between the two shores.",
        "A commission of six will look at the scales, the stamps and the hours of the guards.",
    ];
    const FOOT: &[&str] = &[
        "Do you have a story for us? Write to desk@gull.example",
        "Topics",
        "Velm",
        "Shipping",
        "Join our channel to get the biggest stories straight to your phone",
        "Follow us on Facebook",
        "Terms and conditions",
        "Privacy policy",
        "Contact us",
        "About us",
        "Jobs",
        "Advertise with us",
        "Newsletters",
        "Site map",
        "© 2015 Gull Media",
    ];
    const INSERT: &[&str] = &[
        "Most read in World News",
        "HOTEL HORROR Guests tell of terror as lift falls six floors",
        "Crews wait in the old harbour on FridayCredit: Coast Pictures",
    ];

    fn body(end: &[&str]) -> String {
        let all = [HEAD, BODY, end, FOOT].concat().join("\n");
        read(Path::new("a.txt"), all.as_bytes(), Some(Format::Text)).unwrap().body()
    }

    /// The last sentences behind a photograph and a box of links were lost.
    #[test]
    fn an_article_goes_on_behind_an_insert_near_its_end() {
        for end in [
            &["A spokesman said: \"The ice has the highest respect for us.\"", "It will be back."]
                [..],
            &["Lind had said the same in Rostal a year ago."],
            &["He did not mention the ice.", "The ferries were full at noon."],
            &["The crews of Velm and Rostal drank to that.", "Nobody spoke of toll."],
        ] {
            let found = body(&[INSERT, end].concat());
            assert!(end.iter().all(|line| found.contains(line)), "{end:?}\n{found}");
        }
    }

    #[test]
    fn what_stands_below_the_title_of_something_else_does_not() {
        for end in [
            &[
                "How the lighthouse was lost",
                "An island has waited for ten years, and nobody knows why.",
            ][..],
            &[
                "Ten cakes for the winter",
                "Butter is dear, and eggs are not to be had.",
                "by Ina Roth",
                "3 May 2015",
            ],
        ] {
            let found = body(&[INSERT, end].concat());
            assert!(!end.iter().any(|line| found.contains(line)), "{end:?}\n{found}");
        }
    }

    #[test]
    fn points_that_are_counted_go_on_behind_a_sponsor() {
        let points = [
            "1. The ice",
            "It was two feet thick at the mole, the harbour master found.",
            "2. By the numbers",
            "Eleven ships wait in Rostal and two in the roads of Velm.",
        ];
        let sponsor = [
            "A MESSAGE FROM NORDHAVN SHIPPING",
            "Cargo that keeps its promises",
            "For ninety years Nordhavn has moved what matters. Now we move it with less fuel.",
            "See how.",
        ];
        let last = ["3. 1 fun thing", "A seal on the quay has been given a berth of its own."];
        let found = body(&[&points[..], &sponsor, &last].concat());
        assert!(last.iter().all(|line| found.contains(line)), "{found}");
        assert!(!found.contains("Nordhavn"), "{found}");
        let other = ["7. 1 fun thing", "A seal on the quay has been given a berth of its own."];
        let found = body(&[&points[..], &sponsor, &other].concat());
        assert!(!found.contains(other[0]), "it counts something else: {found}");
    }

    #[test]
    fn what_a_sum_is_in_other_money_ends_a_report() {
        let rate = "($1 = 0.9312 crowns)";
        assert!(body(&[rate]).contains(rate));
        assert!(!body(&["(Gull Media = GM)"]).contains("GM"));
    }
}
