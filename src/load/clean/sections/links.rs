//! Links between the paragraphs of an article and behind it: to other articles, to what is heard or seen,
//! to letters, and to what readers say.
//!
//! What begins with words that only such links have is told by the vocabulary.

use std::sync::LazyLock;

use super::super::super::page::{Page, Tag, Zones};
use super::super::signals::{Signals, plain_at};
use super::super::words::phrases::Phrases;
use super::super::words::plain;
use super::super::{Reason, Verdict};
use super::work::listed;
use super::{is_article, tell_of_others};

/// The shortest and the longest link without a label, and the longest line with one, in words.
const LINK_WORDS: std::ops::RangeInclusive<u16> = 6..=20;
const MOST_WORDS: u16 = 24;
/// At most so many links without a label stand between the paragraphs of one article, and one for so
/// many paragraphs: notes on other articles are made of links.
const MOST_LINKS: usize = 4;
const PARAGRAPHS: usize = 3;
/// The longest label, in words.
const MOST_LABEL_WORDS: usize = 5;
/// The longest offer of a letter, in words; an article on letters has more lines that tell of them.
const MOST_OFFER_WORDS: u16 = 40;
const MOST_OFFERS: usize = 2;
const FEWEST_SENTENCES: usize = 3;
/// The shortest sentence above and below what is seen or heard, in words.
const FEWEST_WORDS: u16 = 6;
/// A word of so many letters that the paragraph below has, too, makes a link its subhead.
const LONG_WORD: usize = 5;
/// Between the count of comments and the box for one's own stand at most so many lines.
const MOST_COMMENTS: usize = 8;
/// What begins or ends lines that lead on or back.
const ARROWS: [char; 12] = ['←', '→', '⟵', '⟶', '‹', '›', '►', '▶', '➜', '➤', '❯', '↪'];

/// Cuts such links from what is kept.
pub(in super::super) fn cut(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    let article = |at: &usize| is_open(found, *at) && is_article(signals, *at);
    let Some(first) = (0..found.len()).find(article) else { return };
    let last = (0..found.len()).rev().find(article).unwrap_or(first);
    let links = Links { page, signals, first, last };
    let mut all: Vec<(usize, Reason)> = Vec::new();
    for at in (first + 1..found.len()).filter(|at| is_open(found, *at)) {
        all.extend(links.reason(at, found).map(|reason| (at, reason)));
    }
    let offers = all.iter().filter(|(_, reason)| *reason == Reason::Newsletter).count();
    let sure = offers <= MOST_OFFERS && (offers == 0 || links.is_report(found));
    all.retain(|(_, reason)| *reason != Reason::Newsletter || sure);
    let bare: Vec<usize> =
        (first + 1..last).filter(|at| is_open(found, *at) && links.is_bare(*at, found)).collect();
    let told = (first..=last).filter(article).take(MOST_LINKS * PARAGRAPHS).count();
    if bare.len() <= MOST_LINKS && bare.len() * PARAGRAPHS <= told {
        all.extend(bare.into_iter().map(|at| (at, Reason::Related)));
    }
    all.extend(links.comments(found).map(|at| (at, Reason::Comments)));
    for (at, reason) in all {
        found.iter_mut().skip(at).take(1).for_each(|v| *v = Some(Verdict::Cut(reason)));
    }
}

/// Whether a line is kept in the body.
fn is_open(found: &[Option<Verdict>], at: usize) -> bool {
    match found.get(at) {
        Some(None) => true,
        Some(Some(Verdict::Keep(kind))) => kind.in_body(),
        _ => false,
    }
}

struct Links<'a> {
    page: &'a Page,
    signals: &'a [Signals],
    /// The first and the last line that are plainly article.
    first: usize,
    last: usize,
}

impl Links<'_> {
    /// Why a line goes whatever the lines around it are.
    fn reason(&self, at: usize, found: &[Option<Verdict>]) -> Option<Reason> {
        let signal = self.signals.get(at)?;
        let text = self.page.text(at);
        if signal.we + signal.you > 0 && offers_letter(signal) {
            return Some(Reason::Newsletter);
        }
        let title = !signal.stops || text.ends_with('?');
        if !title || signal.words > MOST_WORDS || signal.words < 2 || text.ends_with(':') {
            return None;
        }
        // A link right below what offers others is one of them; headings head the article's parts.
        let above = at.checked_sub(1).and_then(|above| found.get(above));
        let tags = [Tag::Paragraph, Tag::Item];
        let tagged = self.page.lines.get(at).is_some_and(|line| tags.contains(&line.tag));
        let below = above == Some(&Some(Verdict::Cut(Reason::Related)));
        let offered = below && tagged && self.is_link(at, 1);
        let leads = offered || self.is_labelled(at, text) || self.leads_on(at, text, found);
        leads.then_some(Reason::Related)
    }

    /// Whether a label stands before a link, in plain text one of something to see or hear.
    fn is_labelled(&self, at: usize, text: &str) -> bool {
        let parted = text.char_indices().find(|(_, c)| [':', '|', '–', '—'].contains(c));
        let Some((end, sign)) = parted else { return false };
        let (Some(label), Some(rest)) = (text.get(..end), text.get(end + sign.len_utf8()..)) else {
            return false;
        };
        if label.split_whitespace().take(MOST_LABEL_WORDS + 1).count() > MOST_LABEL_WORDS {
            return false;
        }
        let label = plain(label);
        let is = |list: &str| listed(list).contains(&label.trim());
        let begins = || {
            let rest = |head: &&str| label.trim_start().strip_prefix(*head);
            listed("begins").iter().any(|head| rest(head).is_some_and(|r| r.starts_with(' ')))
        };
        if self.is_link(at, 2) && (is("links") || begins()) {
            return true;
        }
        let heads = self.page.lines.get(at).is_none_or(|line| line.tag == Tag::Heading);
        let below = || at.checked_sub(1).is_some_and(|above| self.is_told(above));
        let seen = || sign == ':' && rest.starts_with(' ') && is("played");
        !heads && seen() && below() && self.is_told(at + 1)
    }

    /// Whether a line leads on or back with an arrow.
    fn leads_on(&self, at: usize, text: &str, found: &[Option<Verdict>]) -> bool {
        let pointed = |text: &str| text.starts_with(ARROWS) || text.ends_with(ARROWS);
        let beside = |at: usize| is_open(found, at) && pointed(self.page.text(at));
        let point = || beside(at + 1) || at.checked_sub(1).is_some_and(beside);
        pointed(text) && (self.is_link(at, 2) || at > self.last && !point())
    }

    /// Whether a paragraph is nothing but a link with the words of a headline, between two that are told.
    fn is_bare(&self, at: usize, found: &[Option<Verdict>]) -> bool {
        let Some((line, signal)) = self.page.lines.get(at).zip(self.signals.get(at)) else {
            return false;
        };
        let text = self.page.text(at);
        let shown = [Zones::FIGURE, Zones::TABLE, Zones::QUOTE, Zones::LIST];
        let title = !signal.stops || text.ends_with('?');
        line.linked > 0
            && line.tag == Tag::Paragraph
            && title
            && LINK_WORDS.contains(&signal.words)
            && !signal.quoted
            && !text.ends_with([':', ',', ';'])
            && self.is_link(at, 1)
            && !shown.iter().any(|zone| line.zones.has(*zone))
            && text.split_whitespace().nth(usize::from(*LINK_WORDS.start()) - 1).is_some()
            && self.follows(at, found)
            && !self.heads(at, found)
    }

    /// Whether the sentences tell of others.
    fn is_report(&self, found: &[Option<Verdict>]) -> bool {
        let lines = self.signals.iter().enumerate().filter(|(at, _)| is_open(found, *at));
        let sentences = lines.filter(|(_, signal)| signal.stops);
        let addresses = |signal: &Signals| signal.we + signal.you > 0 && !signal.quoted;
        let own = sentences.filter(|(_, signal)| !offers_letter(signal));
        tell_of_others(own.map(|(_, signal)| addresses(signal)), FEWEST_SENTENCES)
    }

    /// Whether the line below tells of what a line names, as that of a subhead does.
    fn heads(&self, at: usize, found: &[Option<Verdict>]) -> bool {
        let below = (at + 1..found.len()).find(|at| is_open(found, *at));
        let below = below.map_or("", |below| plain_at(self.signals, below));
        let long = plain_at(self.signals, at).split(' ').filter(|word| word.len() >= LONG_WORD);
        long.into_iter().any(|word| below.contains(&format!(" {word} ")))
    }

    /// Whether the line above is told to its end.
    fn follows(&self, at: usize, found: &[Option<Verdict>]) -> bool {
        let above = (self.first..at).rev().find(|at| is_open(found, *at));
        above.is_some_and(|above| self.signals.get(above).is_some_and(|signal| signal.stops))
    }

    fn is_told(&self, at: usize) -> bool {
        self.signals.get(at).is_some_and(|signal| signal.stops && signal.words >= FEWEST_WORDS)
    }

    /// Whether one letter in so many of a line is a link, at least.
    fn is_link(&self, at: usize, share: usize) -> bool {
        let line = self.page.lines.get(at);
        line.is_some_and(|line| {
            line.linked > 0 && (line.linked as usize + 1) * share >= line.span.len()
        })
    }

    /// The lines from the count of comments to the box for one's own, behind the article.
    fn comments(&self, found: &[Option<Verdict>]) -> std::ops::Range<usize> {
        let behind = self.first + 1..found.len();
        let is =
            |at: &usize, list: &str| listed(list).contains(&plain_at(self.signals, *at).trim());
        let count = |at: &usize| {
            let plain = plain_at(self.signals, *at);
            let counted = plain.trim().split_once(' ').filter(|_| plain.len() < 32);
            counted.is_some_and(|(number, what)| {
                number.bytes().all(|c| c.is_ascii_digit()) && listed("comments").contains(&what)
            })
        };
        let Some(start) = behind.clone().rev().find(count) else { return 0..0 };
        let near = (start + 1..found.len()).take(MOST_COMMENTS);
        match near.clone().find(|at| is(at, "replies")) {
            Some(end) => start..end + 1,
            None if start > self.last => start..start + 1,
            None => 0..0,
        }
    }
}

/// Whether a line tells of a letter and of how to get it.
fn offers_letter(signal: &Signals) -> bool {
    let told = signal.quoted || signal.reports || signal.words > MOST_OFFER_WORDS;
    !told && LETTERS.are_in(&signal.plain) && ASKS.are_in(&signal.plain)
}

static LETTERS: LazyLock<Phrases> = LazyLock::new(|| phrases("letters"));
static ASKS: LazyLock<Phrases> = LazyLock::new(|| phrases("asks"));

fn phrases(list: &str) -> Phrases {
    Phrases::new(listed(list).iter().map(|words| plain(words)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::Format;
    use crate::load::read;

    const BODY: [&str; 7] = [
        "The ministers of Velm and Ostry agreed on Tuesday to reopen two crossings at Rostal.",
        "Lorries may pass again from Monday on, the ministry of the smaller state said.",
        "Trade between the two fell by a third in the winter, as their statistics tell.",
        "Both governments want to count the lorries again before the parliaments vote in May.",
        "The carters had asked for a third crossing and will have to wait for the next treaty.",
        "The last treaty was signed in 1974 on a ferry that stood still between the two shores.",
        "A commission of six will look at the scales, the stamps and the hours of the guards.",
    ];

    /// The text of a web page with some markup behind so many of its paragraphs.
    fn body(markup: &str, at: usize) -> String {
        let of =
            |lines: &[&str]| lines.iter().map(|line| format!("<p>{line}</p>")).collect::<String>();
        let (before, behind) = BODY.split_at(at);
        let page = format!(
            "<article><h1>Two gates open</h1>{}{markup}{}</article>",
            of(before),
            of(behind)
        );
        read(Path::new("a"), page.as_bytes(), Some(Format::Html)).unwrap().body()
    }

    #[test]
    fn links_and_offers_go_from_between_the_paragraphs_of_a_page() {
        for markup in [
            "<p><a href='/x'>Also on the Gull: who really drew the border map?</a></p>",
            "<p><a href='/x'>Watch: our reporter walks the old salt road</a></p>",
            "<p>Watch: Our reporter walks the old salt road</p>",
            "<p>Podcast: <a href='/x'>Who owns the upper road?</a></p>",
            "<p>MORE: <a href='/x'>The last lorry out of Rostal</a></p>",
            "<p><a href='/x'>Explainer | Why salt matters to the north</a></p>",
            "<p><strong><a href='/x'>Harbour closes its basin to foreign trawlers</a></strong></p>",
            "<p>→ <a href='/x'>The last lorry out of Rostal</a></p>",
            "<h3>Read also</h3><p><a href='/x'>Harbour closes its basin</a></p>",
            "<p>The Gull's border newsletter lands in inboxes each Thursday. Put your address in the box.</p>",
        ] {
            assert_eq!(body(markup, 4), BODY.join("\n\n"), "{markup}");
        }
        for markup in [
            "<p>← The consul who never came</p>",
            "<p>Next: <a href='/x'>The consul who never came</a></p>",
            "<p>2 comments</p>",
            "<p>2 comments</p><p>Karl: a good piece, but who pays for the scales?</p><p>Leave a reply</p>",
        ] {
            assert_eq!(body(markup, 7), BODY.join("\n\n"), "{markup}");
        }
    }

    #[test]
    fn what_belongs_to_the_article_stays_though_it_is_a_link() {
        for (line, markup) in [
            ("Watch for the spring: the guards will be back.", ""),
            ("Also on the table: a toll of two crowns for every lorry.", ""),
            ("The commission printed its report on Tuesday evening.", "a"),
            ("“Nobody in Rostal will count the lorries”", "a"),
            ("Why the gates of Rostal were shut", "h3"),
            ("The scales and the stamps of Rostal", "a"),
            ("A newsletter of the guards tells the carters to sign up for the spring.", ""),
            ("More: he wants a third crossing.", ""),
        ] {
            let page = match markup {
                "a" => format!("<p><a href='/x'>{line}</a></p>"),
                "h3" => format!("<h3><a href='/x'>{line}</a></h3>"),
                _ => format!("<p>{line}</p>"),
            };
            let found = body(&page, 6);
            assert!(found.contains(line), "{line}\n{found}");
        }
        let many: String = (1..6)
            .map(|at| format!("<p><a href='/x'>Harbour {at} closes its basin to trawlers</a></p>"))
            .collect();
        assert!(body(&many, 4).contains("Harbour 3 closes"));
    }
}
