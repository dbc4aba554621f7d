//! Inserts between the paragraphs of a text dump: promotions between two marks, lists of links,
//! players, counters, boxes that offer a letter, and sentences pulled out of the article.
//!
//! Only marks that no author writes are trusted; words that ask something are judged elsewhere.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::super::super::super::page::Page;
use super::super::super::signals::{Form, Signals, plain_at};
use super::super::super::words::plain;
use super::super::super::{Reason, Verdict};
use super::super::{is_article, listed};

/// Between two marks of an insert stand at most so many lines, and so many paragraphs.
const MOST_MARKED: usize = 10;
const MOST_PARAGRAPHS: usize = 2;
/// The longest line that is a mark, a counter or a name of a box, in words.
const MOST_MARK_WORDS: u16 = 9;
/// The shortest and the longest link below the head of a list of links, in words.
const LINK_WORDS: std::ops::RangeInclusive<u16> = 5..=20;
/// The longest subhead that may follow the last of them, in words.
const MOST_SUBHEAD_WORDS: u16 = 6;
/// The shortest and the longest sentence that is pulled out of an article, in words.
const PULLED_WORDS: std::ops::RangeInclusive<u16> = 5..=40;
/// Within so many lines stands what it is pulled out of.
const PULLED_NEAR: usize = 40;
/// The longest sentence of a box that offers a letter, and the longest name of one, in words.
const MOST_OFFER_WORDS: u16 = 18;
const MOST_NAME_WORDS: u16 = 5;
/// The longest line that ends with a call, in words.
const MOST_CALLING_WORDS: u16 = 30;

/// Cuts the inserts of a text dump from what is kept.
pub(super) fn cut(page: &Page, signals: &[Signals], found: &mut [Option<Verdict>]) {
    let marks: Vec<Mark> =
        signals.iter().enumerate().map(|(at, signal)| mark(page.text(at), signal)).collect();
    let told = |at: &usize| found.get(*at) == Some(&None) && is_article(signals, *at);
    let first = (0..found.len()).find(told);
    let inserts = Inserts { page, signals, marks: &marks, first };
    for at in 0..found.len() {
        for (line, reason) in inserts.at(at, found) {
            inserts.cut(line, reason, found);
        }
    }
}

/// What a line gives away of an insert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Nothing.
    None,
    /// A promotion begins.
    Begins,
    /// It ends.
    Ends,
    /// So many links follow.
    Links(usize),
    /// A counter of pictures, readers, comments or minutes, alone or before a link of such a list.
    Counter,
    /// The clock of a player.
    Player,
    /// The title of what is played follows.
    Playing,
}

/// What a line marks, if it is only that.
fn mark(line: &str, signal: &Signals) -> Mark {
    if signal.words == 0 || line.ends_with(['.', ',', ':', ';']) {
        return Mark::None;
    }
    let words = &signal.plain;
    let short = signal.words <= MOST_MARK_WORDS;
    // Most lines begin otherwise, which is told without a look at all their words.
    let own = words.split_ascii_whitespace().next().unwrap_or("");
    let opens = |head: &&str| head.split_ascii_whitespace().next() == Some(own);
    let heads = || listed("counters before a link").iter().any(opens);
    let begins = own.starts_with(|c: char| c.is_ascii_digit()) || FIRST.contains(own);
    if !(begins && (short || heads())) && !shows_player(words) {
        return Mark::None;
    }
    let numbers = || words.split_ascii_whitespace().filter_map(|word| word.parse::<usize>().ok());
    let counted = counted(words);
    let is = |list: &'static str| listed(list).contains(&counted.as_str());
    let begins = |list: &'static str| {
        listed(list)
            .iter()
            .any(|head| counted.strip_prefix(head).is_some_and(|rest| rest.starts_with(' ')))
    };
    match () {
        () if short && is("insert begins") => Mark::Begins,
        () if short && is("insert ends") => Mark::Ends,
        () if short && is("links follow") => Mark::Links(numbers().next().unwrap_or(0)),
        () if short && is("playing") => Mark::Playing,
        () if short && (is("counters") || is_share(line)) => Mark::Counter,
        () if begins("counters before a link") => Mark::Counter,
        () if is_player(words) => Mark::Player,
        () => Mark::None,
    }
}

/// The words with which the lines begin that are known whole.
static FIRST: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lists = ["insert begins", "insert ends", "links follow", "playing", "counters"];
    let lines = lists.into_iter().chain(["counters before a link"]).flat_map(listed);
    lines.filter_map(|line| line.split_ascii_whitespace().next()).collect()
});

/// The words of a line with a sign for each number, also one with letters at its end ("1.2k").
fn counted(plain: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    let mut words = plain.split_ascii_whitespace().peekable();
    while let Some(word) = words.next() {
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        match number {
            true if out.last() == Some(&"#")
                && words.peek().is_some()
                && is_tail_of_number(word) => {}
            true => out.push("#"),
            false => out.push(word),
        }
    }
    out.join(" ")
}

/// Whether digits go on a number that has a point ("2k" of "1.2k").
fn is_tail_of_number(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether a line is a picture's number among all ("1/8").
fn is_share(line: &str) -> bool {
    let number = |text: &str| text.trim_matches(['[', ']', ' ']).parse::<u16>().ok();
    let sides = line.split_once('/').map(|(one, all)| (number(one), number(all)));
    matches!(sides, Some((Some(one), Some(all))) if (1..=all).contains(&one) && all < 100)
}

/// Whether a line is made of the words and numbers that players show ("0 seconds of 1 minute").
fn is_player(plain: &str) -> bool {
    let words: Vec<&str> = plain.split_ascii_whitespace().collect();
    let number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let known = |word: &&str| number(word) || listed("player").contains(word);
    shows_player(plain) && words.len() >= 2 && words.iter().any(number) && words.iter().all(known)
}

/// Whether a line tells how long something plays, or how loud.
fn shows_player(plain: &str) -> bool {
    static LISTS: LazyLock<[Vec<String>; 2]> = LazyLock::new(|| {
        let lists = ["player says", "player begins"];
        lists.map(|list| listed(list).iter().map(|words| format!(" {words} ")).collect())
    });
    let [says, begins] = &*LISTS;
    says.iter().any(|words| plain.contains(words.as_str()))
        || begins.iter().any(|words| plain.starts_with(words.as_str()))
}

struct Inserts<'a> {
    page: &'a Page,
    signals: &'a [Signals],
    marks: &'a [Mark],
    /// The first line that reads as article text.
    first: Option<usize>,
}

impl Inserts<'_> {
    /// The lines to cut for what stands in one, each with its reason.
    fn at(&self, at: usize, found: &[Option<Verdict>]) -> Vec<(usize, Reason)> {
        let whole =
            |lines: std::ops::Range<usize>, reason| lines.map(|line| (line, reason)).collect();
        match self.marks.get(at).copied().unwrap_or(Mark::None) {
            Mark::Begins => whole(at..self.end(at).unwrap_or(at + 1), Reason::Advertisement),
            Mark::Ends => whole(at..at + 1, Reason::Advertisement),
            Mark::Links(count) => whole(at..self.links_end(at, count, found), Reason::Related),
            Mark::Counter | Mark::Player => whole(at..at + 1, Reason::Label),
            Mark::Playing => whole(at..self.played_end(at), Reason::Related),
            Mark::None if self.is_cut_link(at, found) => {
                whole(at + 1..self.cards_end(at, found), Reason::Related)
            }
            Mark::None if self.asks_address(at, found) => {
                whole(self.box_start(at, found)..at, Reason::Newsletter)
            }
            Mark::None if found.get(at) == Some(&None) => self.own(at, found),
            Mark::None => Vec::new(),
        }
    }

    /// The line itself, if it is a number of a picture, ends with a call or is pulled out of the article.
    fn own(&self, at: usize, found: &[Option<Verdict>]) -> Vec<(usize, Reason)> {
        let reason = match () {
            () if self.numbers_picture(at) => Reason::Label,
            () if self.calls(at) => Reason::Appeal,
            () if self.is_pulled(at, found) => Reason::Repeated,
            () => return Vec::new(),
        };
        vec![(at, reason)]
    }

    fn cut(&self, at: usize, reason: Reason, found: &mut [Option<Verdict>]) {
        let marked = self.marks.get(at).is_some_and(|mark| *mark != Mark::None);
        let open = |verdict: &&mut Option<Verdict>| {
            verdict.is_none() || marked && matches!(verdict, Some(Verdict::Keep(_)))
        };
        if let Some(verdict) = found.get_mut(at).filter(open) {
            *verdict = Some(Verdict::Cut(reason));
        }
    }

    fn signal(&self, at: usize) -> Option<&Signals> {
        self.signals.get(at)
    }

    /// Whether a line is no sentence.
    fn is_short(&self, at: usize) -> bool {
        self.signal(at).is_some_and(|signal| !signal.stops && signal.form == Form::Plain)
    }

    /// Whether a line can be the title of something else: no sentence, or a question.
    fn is_title(&self, at: usize) -> bool {
        let asks = || self.page.text(at).ends_with(['?', '؟']);
        self.is_short(at) || asks() && self.signal(at).is_some_and(|s| s.words <= *LINK_WORDS.end())
    }

    /// The line behind the mark that ends a promotion, if there is one near and hardly a paragraph
    /// stands between.
    fn end(&self, start: usize) -> Option<usize> {
        let near = start + 1..self.marks.len().min(start + 2 + MOST_MARKED);
        let end = near.clone().find(|at| self.marks.get(*at) == Some(&Mark::Ends))?;
        let paragraphs = (start..end).filter(|at| is_article(self.signals, *at)).count();
        (paragraphs <= MOST_PARAGRAPHS).then_some(end + 1)
    }

    /// The line behind a list of so many links.
    fn links_end(&self, start: usize, count: usize, found: &[Option<Verdict>]) -> usize {
        let (mut at, mut links) = (start + 1, 0);
        while at < found.len() && links < count.min(MOST_MARKED) {
            match self.marks.get(at) {
                Some(Mark::Ends) => return at + 1,
                Some(Mark::Counter) => links += usize::from(self.is_long_link(at)),
                _ if self.is_title(at) => links += 1,
                _ => break,
            }
            at += 1;
        }
        at
    }

    fn is_long_link(&self, at: usize) -> bool {
        self.signal(at).is_some_and(|signal| *LINK_WORDS.start() < signal.words)
    }

    /// The line behind the title of what is played and the clock of the player.
    fn played_end(&self, start: usize) -> usize {
        let titled =
            self.is_short(start + 1) && (self.is_long_link(start + 1) || !self.heads(start + 1));
        start + 1 + usize::from(titled)
    }

    /// Whether a line stands right above a paragraph, behind a blank line, as subheads do.
    fn heads(&self, at: usize) -> bool {
        let gap = |at: usize| self.page.lines.get(at).is_some_and(|line| line.gap);
        gap(at) && is_article(self.signals, at + 1)
    }

    /// Whether a line that is cut offers other articles.
    fn is_cut_link(&self, at: usize, found: &[Option<Verdict>]) -> bool {
        found.get(at) == Some(&Some(Verdict::Cut(Reason::Related)))
            && self.is_short(at)
            && !self.page.text(at).contains(": ")
            && self.signal(at).is_some_and(|signal| {
                signal.hits.begins.or(signal.hits.opens).or(signal.hits.whole).is_some()
            })
    }

    /// The line behind the titles below such a line, if they are several; the last may be a subhead.
    fn cards_end(&self, start: usize, found: &[Option<Verdict>]) -> usize {
        let card = |at: &usize| {
            let counter = self.marks.get(*at) == Some(&Mark::Counter);
            let sized = self.signal(*at).is_some_and(|signal| LINK_WORDS.contains(&signal.words));
            counter || self.is_title(*at) && sized && !self.page.text(*at).ends_with(':')
        };
        let end = start + 1 + (start + 1..found.len()).take(MOST_MARKED).take_while(card).count();
        let counted = self.marks.get(end - 1) == Some(&Mark::Counter);
        let short = self.signal(end - 1).is_some_and(|signal| signal.words <= MOST_SUBHEAD_WORDS);
        match end - start - 1 {
            0 | 1 => start + 1,
            _ if !counted && short && self.heads(end - 1) => end - 1,
            _ => end,
        }
    }

    /// Whether a line that is cut is the field for an address.
    fn asks_address(&self, at: usize, found: &[Option<Verdict>]) -> bool {
        found.get(at) == Some(&Some(Verdict::Cut(Reason::Newsletter)))
            && listed("address fields").contains(&plain_at(self.signals, at).trim())
    }

    /// The first line of the box above that field: a sentence that offers a letter, and its name.
    fn box_start(&self, field: usize, found: &[Option<Verdict>]) -> usize {
        let open = |at: usize| found.get(at) == Some(&None);
        let offers = |at: usize| {
            let words = plain_at(self.signals, at);
            let short = self
                .signal(at)
                .is_some_and(|s| s.words <= MOST_OFFER_WORDS && !s.reports && !s.quoted);
            open(at)
                && short
                && listed("offers").iter().any(|offer| words.contains(&format!(" {offer} ")))
        };
        let named = |at: usize| {
            open(at)
                && self.is_short(at)
                && self.signal(at).is_some_and(|s| s.words <= MOST_NAME_WORDS)
        };
        let Some(offer) = field.checked_sub(1).filter(|at| offers(*at)) else { return field };
        offer.checked_sub(1).filter(|at| named(*at)).unwrap_or(offer)
    }

    /// Whether a line is a bare number beside a picture's caption, which stands twice.
    fn numbers_picture(&self, at: usize) -> bool {
        let text = self.page.text(at);
        let number = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        let (Some(above), below) =
            (at.checked_sub(1).map(|at| self.page.text(at)), self.page.text(at + 1))
        else {
            return false;
        };
        let long = above.len() >= usize::from(MOST_OFFER_WORDS);
        number && long && below.starts_with(above)
    }

    /// Whether a line ends with a short sentence that only asks something of the reader ("Give now.").
    fn calls(&self, at: usize) -> bool {
        let can_call = |signal: &Signals| {
            signal.words <= MOST_CALLING_WORDS && !signal.quoted && !signal.reports
        };
        if !self.signal(at).is_some_and(can_call) {
            return false;
        }
        let text = self.page.text(at).trim_end_matches(['.', '!']);
        let last = text.rsplit_once(['.', '!', '?']).map(|(_, last)| last);
        last.is_some_and(|last| listed("calls").contains(&plain(last).trim()))
    }

    /// Whether a line is said inside quotation marks in a longer paragraph of the article, and so
    /// was pulled out of it.
    fn is_pulled(&self, at: usize, found: &[Option<Verdict>]) -> bool {
        let Some(signal) = self.signal(at).filter(|signal| PULLED_WORDS.contains(&signal.words))
        else {
            return false;
        };
        let text = self.page.text(at).trim_matches(is_mark);
        // What is written like a title is quoted where the article points to its part of that name.
        let quoted = text.len() < self.page.text(at).len();
        let titled = !quoted && signal.letters.capitals * 2 > signal.words;
        let begun = self.first.is_some_and(|first| first < at);
        if text.contains(is_mark) || titled || !begun {
            return false;
        }
        let words = plain(text);
        let whole = |other: &usize| *other != at && found.get(*other) == Some(&None);
        let longer = |other: &usize| {
            self.signal(*other).is_some_and(|other| other.quoted && other.words >= signal.words + 3)
        };
        let said = |other: usize| {
            quotations(self.page.text(other)).any(|said| plain(said).contains(&words))
        };
        let near = at.saturating_sub(PULLED_NEAR)..found.len().min(at + PULLED_NEAR);
        near.filter(whole).filter(longer).any(said)
    }
}

fn is_mark(letter: char) -> bool {
    MARKS.contains(&letter)
}

/// Quotation marks that are no apostrophes.
const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// What stands in quotation marks in a line.
fn quotations(line: &str) -> impl Iterator<Item = &str> {
    line.split(is_mark).skip(1).step_by(2)
}

#[cfg(test)]
mod tests {
    use super::super::trial::{gone, kept};

    #[test]
    fn inserts_go_with_their_marks() {
        for lines in [
            &[
                "Skip promotion",
                "The Tide Table",
                "The stories that matter on the coast, every weekday at noon.",
                "Enter your email",
                "Sign up",
                "after newsletter promotion",
            ][..],
            &[
                "list of 3 items",
                "list 1 of 3How the ferry war began",
                "list 2 of 3",
                "Ostry votes on its harbour tax",
                "list 3 of 3",
                "Who is Ottilie Crane?",
                "end of list",
            ][..],
            &[
                "Read also",
                "list of 2 items",
                "Carters learn chess at the gate",
                "Who gained from the closed gate?",
            ][..],
            &[
                "0 seconds of 2 minutes, 4 seconds",
                "Volume 90%",
                "Now Playing",
                "Storm damage in the harbour of Rostal",
            ][..],
            &["View 3 Images"][..],
            &["2/8"][..],
            &["12 comments"][..],
            &["4 min read"][..],
            &["1.2K Likes 310 Retweets"][..],
            &[
                "READ MORE ON OSTRY",
                "BORDER TALKS Lorries finally roll after fourteen months",
                "SPY CLAIM Embassy cleaner held over secret photos",
            ][..],
            &["Read more", "The war over the last cod", "4 min read"][..],
            &[
                "The Morning Tide",
                "Your briefing on the coast, delivered at six.",
                "Enter your email",
            ][..],
            &["€30 can give a family clean water for a month. Give now."][..],
            &["You do not forget a rope that pulled you out"][..],
            &["“You do not forget a rope that pulled you out”"][..],
        ] {
            gone(lines, 4);
        }
    }

    #[test]
    fn what_only_looks_like_an_insert_stays() {
        for lines in [
            &["Skip promotion, the union told its officers, and stay with the ships."][..],
            &["The list of three items that both sides could agree on was short."][..],
            &["The tank holds 90 litres.", "Volume and price are both in dispute."][..],
            &["Some 12 comments were sent to the commission by the end of the year."][..],
            &["Trade grew by 2/8 in the spring, the ministry found."][..],
            &["What needs to happen now in Rostal"][..],
            &[
                "Read more than one treaty, the minister tells the students of Velm, and none of them does.",
            ][..],
            &["The ministry asks all carriers to enter the address of their firm into a form."][..],
            &["The fund asked its members for €30 a month. They gave nothing."][..],
            &["“We ask the donors to give today,” the envoy said. “Give now.”"][..],
            &["A rope, the minister said, is not forgotten."][..],
            &[
                "1974",
                "The ferry stood still on that day for eleven hours, and a treaty was signed on it.",
            ][..],
            &["What did Velm ask for?", "It asked for a third crossing and for the scales."][..],
        ] {
            kept(lines, 4);
        }
    }
}
