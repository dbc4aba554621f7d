//! Signals: what can be said of one line by itself.
//!
//! Numbers and hits only; verdicts are made of them elsewhere.

pub(super) mod addressed;
mod asides;
mod letters;
mod memo;
pub(super) mod told;

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::super::facts::{is_byline, is_date_line};
use super::super::page::Page;
use super::Reason;
use super::captions::has_credit;
use super::words::{Hits, hits, plain};
use addressed::asked_of_readers;
pub(super) use addressed::is_publishers;
pub(super) use asides::{asides, mixed};
use letters::Letters;

/// What can be said of one line by itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Signals {
    /// What the vocabulary says of it.
    pub(super) hits: Hits,
    /// How many words it has.
    pub(super) words: u16,
    /// Whether it ends as sentences do.
    pub(super) stops: bool,
    /// How many of its words speak of the writers ("we", "our"), outside quotation marks.
    pub(super) we: u8,
    /// How many of its words speak to the reader ("you", "your"), outside quotation marks.
    pub(super) you: u8,
    /// Whether it has quotation marks.
    pub(super) quoted: bool,
    /// Whether it tells, outside quotation marks, that somebody said something.
    pub(super) reports: bool,
    /// Hash of its words, to find repetitions.
    pub(super) key: u64,
    /// What kind of line its form gives away.
    pub(super) form: Form,
    /// How it is written.
    pub(super) letters: Letters,
    /// Its longer words, as places in [`Lines::terms`].
    pub(super) terms: Range<usize>,
    /// The line in its [`plain`] form.
    pub(super) plain: String,
}

/// The line at `at` in its plain form; empty if there is none.
pub(super) fn plain_at(signals: &[Signals], at: usize) -> &str {
    signals.get(at).map_or("", |signal| &signal.plain)
}

/// What kind of line a line's form gives away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing special.
    #[default]
    Plain,
    /// One word recurs as in a run of icon names.
    Icons,
    /// It only tells a date.
    Date,
    /// It only tells who wrote the article.
    Byline,
    /// It ends with who took a picture, or is only that.
    Credit,
}

/// The lines of a page with what can be said of each.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// One for each line.
    pub(super) signals: Vec<Signals>,
    /// Hashes of the longer words of all lines.
    pub(super) terms: Vec<u16>,
}

/// Looks at every line of a page.
pub(super) fn lines(page: &Page) -> Lines {
    // A longer word takes eight bytes of text or more, most often.
    let mut lines = Lines {
        signals: Vec::with_capacity(page.lines.len()),
        terms: Vec::with_capacity(page.raw.len() / 8),
    };
    for line in &page.lines {
        let signals = memo::of_line(line.span.of(&page.raw), &mut lines.terms);
        lines.signals.push(signals);
    }
    lines
}

fn of_line(line: &str, terms: &mut Vec<u16>) -> Signals {
    let plain = plain(line);
    let mut hits = asked_of_readers(line, &plain, hits(&plain));
    if hits.whole.is_some_and(is_button) && is_answer(line) {
        hits.whole = None;
    }
    let letters = Letters::of(line);
    let quoted = letters.quoted;
    let spoken = quoted && (hits.we + hits.you > 0 || hits.reports);
    let outside = if spoken { outside_quotes(line) } else { hits };
    let begin = terms.len();
    let (words, key) = hash_words(&plain, terms);
    Signals {
        hits,
        words: u16::try_from(words).unwrap_or(u16::MAX),
        stops: stops(line),
        we: outside.we,
        you: outside.you.min(hits.you),
        quoted,
        reports: outside.reports,
        key,
        form: form(line, &plain, words),
        letters,
        terms: begin..terms.len(),
        plain,
    }
}

/// The longest answer that may have the words of a button ("Maybe later."), in words.
const MOST_ANSWER_WORDS: usize = 3;

/// Whether a line is a sentence of few words, as one may answer a question ("Once."): buttons have
/// no full stop.
fn is_answer(line: &str) -> bool {
    line.ends_with('.')
        && line.split_whitespace().take(MOST_ANSWER_WORDS + 1).count() <= MOST_ANSWER_WORDS
}

/// Whether the words of a whole line that gives this reason are those of a button.
const fn is_button(reason: Reason) -> bool {
    use Reason::{Appeal, Newsletter, Related, Sharing};
    matches!(reason, Appeal | Newsletter | Related | Sharing)
}

/// Counts the words, hashes them all, and notes the hashes of those longer than three bytes
/// (FNV-1a, folded to the size of the table in `features`).
fn hash_words(plain: &str, terms: &mut Vec<u16>) -> (usize, u64) {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let (mut words, mut whole) = (0, BASIS);
    let (mut length, mut hash) = (0, BASIS);
    // A space ends the last word, too; see `plain`.
    for byte in plain.bytes() {
        if byte != b' ' {
            length += 1;
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
            continue;
        }
        if length > 0 {
            words += 1;
            whole = (whole ^ hash).wrapping_mul(PRIME);
        }
        if length > 3 {
            terms.push((((hash >> 32) ^ hash) & 0x3fff) as u16);
        }
        (length, hash) = (0, BASIS);
    }
    (words, whole)
}

/// Whether a line ends as sentences do, closing marks apart.
pub(in crate::load::clean) fn stops(line: &str) -> bool {
    let inner = line.trim_end_matches(['"', '”', '’', '\'', '»', '“', ')', ']', ' ', '\u{a0}']);
    inner.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}

fn form(line: &str, plain: &str, words: usize) -> Form {
    if icons(plain, words) {
        Form::Icons
    } else if words <= 20 && is_date_line(line) {
        Form::Date
    } else if words <= 20 && is_byline(line) {
        Form::Byline
    } else if has_credit(line, plain) {
        Form::Credit
    } else {
        Form::Plain
    }
}

/// Counts words of the first and second person, and looks for those of reports, outside quotation
/// marks.
fn outside_quotes(line: &str) -> Hits {
    let mut all = Hits::default();
    let mut inside = false;
    for piece in line.split_inclusive(['"', '“', '”', '„', '«', '»']) {
        if !inside {
            let found = hits(&plain(piece));
            all.we = all.we.saturating_add(found.we);
            all.you = all.you.saturating_add(found.you);
            all.reports |= found.reports;
        }
        inside = match piece.chars().next_back() {
            Some('“' | '«' | '„') => true,
            Some('”' | '»') => false,
            Some('"') => !inside,
            _ => inside,
        };
    }
    all
}

/// No word of any language in Latin letters is so long, but names of icons that are run together are.
const RUN: usize = 45;
/// How many words such a line has at most: hyphens part them.
const MOST_RUNS: usize = 12;

/// Whether the line's first word recurs in it as the names of icons do ("icon close icon share"),
/// or these are run together ("arrow-leftbellbookmarkcamera").
fn icons(plain: &str, words: usize) -> bool {
    let run = |word: &[u8]| word.len() >= RUN && word.iter().all(u8::is_ascii_alphabetic);
    let mut pieces = plain.as_bytes().split(|byte| *byte == b' ');
    if words <= MOST_RUNS && plain.len() > RUN && pieces.any(run) {
        return true;
    }
    if words > 1 && are_icons(plain) {
        return true;
    }
    let first = plain.trim_start().split(' ').next().unwrap_or("");
    // Most words do not stand in their line again.
    let again = || plain.get(1 + first.len()..).is_some_and(|rest| rest.contains(first));
    words >= 8 && first.len() >= 3 && again() && plain.matches(first).count() * 3 > words
}

/// Whether all words are of names of icons, and one is of nothing else.
fn are_icons(plain: &str) -> bool {
    let words = || plain.split(' ').filter(|word| !word.is_empty());
    words().all(|word| ICONS.contains_key(word))
        && words().any(|word| ICONS.get(word) == Some(&"sure"))
}

/// Words of the names of icons, and the list that each stands in.
static ICONS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let file = include_str!("../../../../data/boilerplate/icons.txt");
    let lists = file.lines().filter(|line| !line.starts_with('#'));
    let lists = lists.filter_map(|line| line.split_once(": "));
    lists.flat_map(|(name, words)| words.split(", ").map(move |word| (word, name))).collect()
});

#[cfg(test)]
mod tests {
    use super::{icons, outside_quotes, stops};

    #[test]
    fn persons_inside_quotation_marks_do_not_count() {
        let count = |line: &str| {
            let found = outside_quotes(line);
            (found.we, found.you, found.reports)
        };
        assert_eq!(count("We need you, and your help."), (1, 2, false));
        assert_eq!(count("“We warn you,” he said. \"Our patience ends.\""), (0, 0, true));
        assert_eq!(count("We ask you not to press “What the envoys said”."), (1, 1, false));
    }

    #[test]
    fn closing_marks_do_not_hide_a_stop() {
        assert!(stops("He left.”"));
        assert!(!stops("Envoys leave"));
    }

    #[test]
    fn a_run_of_icon_names_repeats_its_word() {
        assert!(icons(" icon playicon pauseicon shareicon close icon menu icon up ", 9));
        let run = " arrow leftbellbookmarkcameraclockcommentenvelopefeedflaghomelinkmenu ";
        assert!(icons(run, 2));
        assert!(icons(" caret down whatsapp close ", 4));
        assert!(!icons(" close up ", 2) && !icons(" whatsapp ", 1));
        assert!(!icons(" whatsapp fined in dublin ", 4));
        assert!(!icons(" donaudampfschifffahrtsgesellschaft ", 1));
        assert!(!icons(" russia said on friday that it would close its consulate in oslo ", 12));
    }
}
