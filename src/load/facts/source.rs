//! The publication of a text without markup: what it calls itself where it is no article.
//!
//! Appeals, imprints and titles speak; a name counts if two signs agree or one is strong. The name of a
//! paper in a masthead, a dateline or a copyright line is enough, if no sign names another.

use super::headline::same_words;
use crate::text::{calendar, folded};
use std::borrow::Cow;

mod agreed;
mod lists;

pub(in crate::load) use agreed::agreed;
use lists::{Force, LISTS};

/// Longer lines are no appeals, in words.
const MOST_WORDS: usize = 80;
/// The longest name, in words.
const MOST_NAME_WORDS: usize = 6;
/// The shortest beginning of a name that stands for it, in letters.
const FEWEST_LETTERS: usize = 4;
/// Signs that part a headline from the name of the publication.
const PARTERS: [&str; 6] = [" | ", " – ", " — ", " - ", " • ", " :: "];

/// A publication that nothing states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::load) struct Told {
    /// Its name.
    pub(in crate::load) name: String,
    /// What tells it.
    pub(in crate::load) reason: &'static str,
}

/// The publication that the lines beside the article and the headlines name; `tail` is what stands
/// behind the headline in the title of the page alone.
pub(in crate::load) fn told<'l>(
    lines: impl Iterator<Item = &'l str>,
    headline: Option<&str>,
    tail: Option<&str>,
    lead: Option<&str>,
) -> Option<Told> {
    let name = name_told(lines, headline, tail, lead)?;
    let reason = match tail.filter(|tail| same_words(tail, &name)) {
        Some(_) => "the title of the page has it beside the headline",
        None => "lines beside the article name it",
    };
    Some(Told { name, reason })
}

fn name_told<'l>(
    lines: impl Iterator<Item = &'l str>,
    headline: Option<&str>,
    tail: Option<&str>,
    lead: Option<&str>,
) -> Option<String> {
    let mut signs = Vec::new();
    let mut short = Vec::new();
    for (at, line) in lines.enumerate() {
        let words = words(line);
        if words.is_empty() || words.len() > MOST_WORDS {
            continue;
        }
        forms(&words, &mut signs);
        signs.extend(copyright(&words));
        signs.extend(words.iter().filter_map(domain));
        signs.extend(suffix(line));
        signs.extend((at < MOST_HEAD_LINES && name_paper(&words)).then(|| masthead(&words)));
        let dated = (at < MOST_HEAD_LINES).then(|| beside_date(line)).flatten();
        signs.extend(dated.map(|name| masthead(&self::words(name))));
        if words.len() <= MOST_NAME_WORDS {
            short.push(words);
        }
    }
    signs.extend(headline.and_then(suffix));
    signs.extend(tail.and_then(beside));
    let dateline = lead.and_then(of_dateline).filter(|name| is_paper(name));
    signs.extend(dateline.map(|told| masthead(&words(told))));
    if signs.is_empty() {
        return None;
    }
    let alone: Vec<String> = short.iter().map(|words| key(words)).collect();
    chosen(&signs, &alone).or_else(|| only_paper(&signs))
}

/// What a page adds to its headline in its title: a paper, or perhaps a section.
fn beside(tail: &str) -> Option<Sign> {
    let words = words(tail);
    if name_paper(&words) {
        return Some(masthead(&words));
    }
    let whole = words.len() <= MOST_NAME_WORDS && words.iter().all(is_name_word);
    let (name, key) = name(&words).filter(|_| whole)?;
    Some(Sign { key, name: Some(name), kind: Kind::Title })
}

/// The name of a paper that is all that stands there.
fn masthead(words: &[Word<'_>]) -> Sign {
    let name = words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    Sign { key: key(words), name: Some(name), kind: Kind::Head }
}

/// The only paper that is named by its masthead, a dateline or who holds the copyright, if nothing
/// names another publication.
fn only_paper(signs: &[Sign]) -> Option<String> {
    let named = |sign: &&Sign| sign.name.as_deref().is_some_and(is_paper);
    let strong = |sign: &&Sign| matches!(sign.kind, Kind::Head | Kind::Copyright);
    let told = signs.iter().filter(strong).find(named)?;
    let fits = |other: &Sign| {
        other.kind == Kind::Domain || agree(&told.key, &other.key) || told.key.ends_with(&other.key)
    };
    told.name.clone().filter(|_| signs.iter().all(fits))
}

/// Whether a line is the name of a paper and nothing else: "The Norwick Courier".
pub(in crate::load) fn is_paper(line: &str) -> bool {
    name_paper(&words(line))
}

fn name_paper(words: &[Word<'_>]) -> bool {
    let Some((last, rest)) = words.split_last() else { return false };
    let own = |word: &Word<'_>| {
        let folded = word.folded.as_ref();
        !LISTS.unnamed.contains(&folded) && !LISTS.joins.contains(&folded)
    };
    words.len() <= MOST_PAPER_WORDS
        && !words.first().is_some_and(|word| LISTS.asks.contains(&word.folded.as_ref()))
        && LISTS.papers.contains(&last.folded.as_ref())
        && words.iter().all(|word| is_name_word(word) && has_letter(word.text))
        && last.text.starts_with(char::is_uppercase)
        && rest.iter().any(own)
        && !rest.iter().any(|word| word.ends)
}

/// The paper whose name stands beside a date and nothing else: "The Norwick Courier — 7 April 2021".
fn beside_date(line: &str) -> Option<&str> {
    let figures = line.bytes().any(|byte| byte.is_ascii_digit());
    let (_, date) = calendar::stamp(line).filter(|_| figures)?;
    let sides = [line.get(..date.start())?, line.get(date.end()..)?];
    let [before, behind] = sides.map(|side| side.trim_matches(|c: char| !c.is_alphanumeric()));
    let name = if behind.is_empty() { before } else { behind };
    ((before.is_empty() || behind.is_empty()) && is_paper(name)).then_some(name)
}

/// The name in brackets in a dateline: "OSLO (Fjord Post) - The envoys met."
fn of_dateline(lead: &str) -> Option<&str> {
    let (place, rest) = lead.split_once(" (")?;
    let (name, news) = rest.split_once(')')?;
    let dash = news.trim_start().starts_with(['-', '–', '—']);
    let large = place.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (dash && large && place.len() <= MOST_PLACE).then_some(name)
}

/// Among so many lines beside the article a name alone heads the page or stands under the byline.
const MOST_HEAD_LINES: usize = 4;
/// The longest place of a dateline, in bytes.
const MOST_PLACE: usize = 40;
/// The longest name of a paper, in words.
const MOST_PAPER_WORDS: usize = 5;

/// What speaks for a name.
#[derive(Clone, Debug)]
struct Sign {
    /// The name's letters and digits, folded, without article and form of company.
    key: String,
    /// The name as it is written; `None` for a domain.
    name: Option<String>,
    kind: Kind,
}

/// What kind of sign it is; one kind counts once for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A form in a sentence that tells the name alone.
    Sure,
    /// A form in a sentence, by its number.
    Sentence(usize),
    /// The name of a paper alone in one of the first lines beside the article, or in a dateline.
    Head,
    /// Who holds the copyright; often the owner of several papers.
    Copyright,
    /// An address of a site or of mail.
    Domain,
    /// What stands behind a headline; often a section.
    Title,
    /// A form in a button, or the name alone; often something else.
    Button,
}

impl Kind {
    /// How much it counts.
    const fn weight(self) -> u32 {
        match self {
            Self::Sure => 4,
            Self::Sentence(_) => 2,
            Self::Head | Self::Copyright | Self::Domain | Self::Title | Self::Button => 1,
        }
    }
}

/// The name that weighs most, if its signs are enough and no other weighs the same.
fn chosen(signs: &[Sign], alone: &[String]) -> Option<String> {
    let mut keys: Vec<&str> =
        signs.iter().filter(|sign| sign.name.is_some()).map(|sign| sign.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut weighed: Vec<(u32, &str)> = keys
        .into_iter()
        .filter_map(|key| {
            let own = signs.iter().filter(|sign| agree(key, &sign.key));
            let mut kinds: Vec<Kind> = own.map(|sign| sign.kind).collect();
            kinds.extend(alone.iter().any(|line| line == key).then_some(Kind::Button));
            kinds.sort_unstable();
            kinds.dedup();
            enough(&kinds).then(|| (kinds.iter().map(|kind| kind.weight()).sum(), key))
        })
        .collect();
    weighed.sort_by_key(|(weight, key)| (std::cmp::Reverse(*weight), key.len()));
    let (weight, best) = *weighed.first()?;
    let rival = weighed.iter().skip(1).find(|(_, key)| !agree(best, key) && !agree(key, best));
    if rival.is_some_and(|(other, _)| *other == weight) {
        return None;
    }
    let named = signs.iter().filter(|sign| sign.key == best && sign.name.is_some());
    named.max_by_key(|sign| sign.kind.weight()).and_then(|sign| sign.name.clone())
}

/// Whether the signs agree enough.
///
/// Measured on 236 dumps of pages by which signs agree: a button beside a sentence or a headline
/// named a section as often as the publication; beside the copyright it hardly ever did.
fn enough(kinds: &[Kind]) -> bool {
    let has = |kind: Kind| kinds.contains(&kind);
    let sentences = kinds.iter().filter(|kind| matches!(kind, Kind::Sentence(_))).count();
    let (holder, site) = (has(Kind::Copyright), has(Kind::Domain));
    has(Kind::Sure)
        || sentences > 1
        || (sentences == 1 && (holder || site))
        || (holder && (site || has(Kind::Title) || has(Kind::Button)))
}

/// Whether a sign for `other` speaks for the name `key`, too.
fn agree(key: &str, other: &str) -> bool {
    let begins = key.len() >= FEWEST_LETTERS && other.len() <= key.len() * 2;
    key == other || (begins && other.starts_with(key))
}

/// A word of a line.
#[derive(Debug)]
struct Word<'l> {
    /// Without signs at its ends and without the genitive's.
    text: &'l str,
    folded: Cow<'l, str>,
    /// Whether a sign or a genitive parts it from the next.
    ends: bool,
}

fn words(line: &str) -> Vec<Word<'_>> {
    let pieces = line.split_whitespace().take(MOST_WORDS + 1);
    // A word takes about six bytes.
    let mut words = Vec::with_capacity((line.len() / 5).min(MOST_WORDS) + 1);
    words.extend(pieces.filter_map(word));
    words
}

fn word(piece: &str) -> Option<Word<'_>> {
    let start = piece.trim_start_matches(['“', '"', '(', '[', '«', '‘', '\'']);
    let text = start.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '©');
    let genitive = ["'s", "’s"].iter().find_map(|end| text.strip_suffix(end));
    let sign = matches!(piece, "|" | "-" | "–" | "—" | "•" | "·");
    let bare = genitive.unwrap_or(text);
    let parted = genitive.is_some() || start.len() > text.len();
    let ends = sign || parted || host(bare).is_some();
    (!bare.is_empty() || sign).then(|| Word { text: bare, folded: folded(bare), ends })
}

/// Finds the forms of the data file in a line.
fn forms(words: &[Word<'_>], signs: &mut Vec<Sign>) {
    for at in 0..words.len() {
        let Some(first) = words.get(at) else { return };
        for (number, form) in LISTS.forms.get(first.folded.as_ref()).into_iter().flatten() {
            let matches = |at: usize, wanted: &[String]| {
                wanted
                    .iter()
                    .enumerate()
                    .all(|(i, word)| words.get(at + i).is_some_and(|found| found.folded == *word))
            };
            let run = if form.before.is_empty() {
                matches(at, &form.after).then(|| run_before(words, at))
            } else {
                let start = at + form.before.len();
                matches(at, &form.before).then(|| run_after(words, start))
            };
            if let Some((name, key)) = run.and_then(|run| name(run)) {
                let kind = match form.force {
                    Force::Appeal => Kind::Sentence(*number),
                    _ if is_title(words) => Kind::Button,
                    Force::Strong if at == 0 => Kind::Sure,
                    Force::Strong | Force::Weak => Kind::Sentence(*number),
                };
                signs.push(Sign { key, name: Some(name), kind });
            }
        }
    }
}

/// Whether every word of a line is written large, as in buttons: then capitals tell no name.
fn is_title(words: &[Word<'_>]) -> bool {
    let small = |word: &Word<'_>| word.text.starts_with(char::is_lowercase);
    let joins = |word: &Word<'_>| LISTS.joins.contains(&word.folded.as_ref());
    !words.iter().any(|word| small(word) && !joins(word))
}

/// The words from `start` on that can be a name.
fn run_after<'w>(words: &'w [Word<'w>], start: usize) -> &'w [Word<'w>] {
    let mut end = start;
    while let Some(word) = words.get(end).filter(|word| is_name_word(word)) {
        end += 1;
        if word.ends || end - start > MOST_NAME_WORDS {
            break;
        }
    }
    words.get(start..end).unwrap_or(&[])
}

/// The words before `end` that can be a name.
fn run_before<'w>(words: &'w [Word<'w>], end: usize) -> &'w [Word<'w>] {
    let mut start = end;
    while let Some(word) = start.checked_sub(1).and_then(|at| words.get(at)) {
        let parted = word.ends && start < end;
        if parted || !is_name_word(word) || end - start > MOST_NAME_WORDS {
            break;
        }
        start -= 1;
    }
    words.get(start..end).unwrap_or(&[])
}

fn is_name_word(word: &Word<'_>) -> bool {
    let large = word.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    large || LISTS.joins.contains(&word.folded.as_ref()) || host(word.text).is_some()
}

/// The name in a run of words and its key; `None` if it has no word of its own.
fn name(run: &[Word<'_>]) -> Option<(String, String)> {
    let common = |word: &Word<'_>| {
        let folded = word.folded.as_ref();
        LISTS.common.contains(&folded)
            || LISTS.joins.contains(&folded)
            || !has_letter(folded)
            || calendar::weekday(folded).is_some()
            || calendar::month(folded).is_some()
    };
    let article = |word: &Word<'_>| word.folded == "the" && word.text.starts_with('T');
    let start = run.iter().position(|word| !common(word))?;
    let start =
        start.checked_sub(1).filter(|at| run.get(*at).is_some_and(article)).unwrap_or(start);
    let closes = |word: &Word<'_>| {
        let folded = word.folded.as_ref();
        !LISTS.joins.contains(&folded) && !LISTS.companies.contains(&folded)
    };
    let end = run.iter().rposition(closes)? + 1;
    let run = run.get(start..end).filter(|run| (1..=MOST_NAME_WORDS).contains(&run.len()))?;
    let name = run.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    let key = key(run);
    (key.len() >= 2 && !LISTS.hosts.contains(&key.as_str())).then_some((name, key))
}

fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// The letters and digits of a name, without its article and what tells a company or a domain.
fn key(run: &[Word<'_>]) -> String {
    let own = |word: &&Word<'_>| !LISTS.companies.contains(&word.folded.as_ref());
    let mut words: Vec<&str> = run.iter().filter(own).map(|word| word.folded.as_ref()).collect();
    if words.len() > 1 && words.first() == Some(&"the") {
        words.remove(0);
    }
    let site = words.first().filter(|_| words.len() == 1).and_then(|only| host(only));
    site.map_or_else(|| squeezed(&words.concat()), squeezed)
}

fn squeezed(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    letters.extend(text.chars().filter(|letter| letter.is_alphanumeric()));
    letters
}

/// "© 2021 The Courier Ltd. All rights reserved".
fn copyright(words: &[Word<'_>]) -> Option<Sign> {
    let marks = |word: &Word<'_>| {
        matches!(word.folded.as_ref(), "©" | "copyright" | "c") || word.text.starts_with('©')
    };
    let first = words
        .iter()
        .position(marks)
        .filter(|at| words.get(*at).is_some_and(|word| word.folded != "c"))?;
    let skipped = |word: &Word<'_>| marks(word) || !has_letter(&word.folded) || word.folded == "by";
    let start = words.iter().skip(first).position(|word| !skipped(word)).map(|at| at + first);
    let run = start.map_or(&[][..], |start| run_after(words, start));
    let run = if run.is_empty() { run_before(words, first) } else { run };
    // Such a company owns papers; none is called so.
    let owner = |word: &Word<'_>| LISTS.owners.contains(&word.folded.as_ref());
    let (name, key) = name(run).filter(|_| !run.iter().any(owner))?;
    Some(Sign { key, name: Some(name), kind: Kind::Copyright })
}

/// An address of a site or of mail.
fn domain(word: &Word<'_>) -> Option<Sign> {
    let label = host(&word.folded)?;
    let other = LISTS.hosts.contains(&label);
    (!other).then(|| Sign { key: squeezed(label), name: None, kind: Kind::Domain })
}

/// The name in a domain: `courier` in `https://www.courier.co.uk/about` and in `a@courier.com`.
fn host(text: &str) -> Option<&str> {
    if !text.contains('.') {
        return None;
    }
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    let text = text.split(['/', '?', '#', ':']).next()?;
    let text = text.rsplit('@').next()?;
    let labels: Vec<&str> = text.split('.').collect();
    let (last, rest) = labels.split_last()?;
    let plain = |label: &&str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let top = (2..=7).contains(&last.len()) && last.chars().all(|c| c.is_ascii_lowercase());
    let lettered = rest.last().is_some_and(|label| has_letter(label));
    if !top || !lettered || !rest.iter().all(plain) {
        return None;
    }
    let second = rest.last().copied()?;
    let inner = LISTS.domains.contains(&second) && rest.len() > 1;
    if inner { rest.get(rest.len() - 2).copied() } else { Some(second) }
}

/// "Envoys meet | The Courier".
fn suffix(line: &str) -> Option<Sign> {
    // Most lines have no such sign behind a space.
    let parts = |pair: &[u8]| matches!(pair, [b' ', b'|' | b'-' | b':' | 0x80..]);
    if !line.as_bytes().windows(2).any(parts) {
        return None;
    }
    let (head, tail) = PARTERS.iter().filter_map(|sign| line.rsplit_once(sign)).next()?;
    let long = head.split_whitespace().count();
    let words = words(tail);
    if long < 3 || words.len() > MOST_NAME_WORDS || !words.iter().all(is_name_word) {
        return None;
    }
    let (name, key) = name(&words)?;
    Some(Sign { key, name: Some(name), kind: Kind::Title })
}

#[cfg(test)]
mod tests;
