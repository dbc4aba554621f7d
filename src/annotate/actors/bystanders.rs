//! Names of persons who do not act in the news: the dead of history, and who took the picture.
//!
//! They stay names with a place in the text; only nobody of the roster is meant by them.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::gazetteer::lines;
use super::link::Named;
use super::names::words_of;
use super::people::slug;
use super::read::Galley;
use crate::document::{ActorId, DayInterval, Mention, MentionKind};

/// The rule of a name in the credit of a picture.
const CREDIT: &str = "credit of a picture";
/// The rule of a name of history.
const HISTORIC: &str = "person of history";

impl Named {
    /// Whether somebody is named who does not act.
    fn is_bystander(&self) -> bool {
        matches!(self.verdict.rule, CREDIT | HISTORIC)
    }

    /// The mention of somebody who does not act: a photographer has an id, but is not noted as an
    /// actor; who is dead has none.
    pub(super) fn bystander(&self, galley: &Galley<'_>) -> Option<Mention> {
        let span = galley.lexed.cover(self.candidate.tokens.clone());
        let name = || ActorId::new(&format!("per:{}", slug(span.of(galley.lexed.text()))));
        let actor = (self.verdict.rule == CREDIT).then(name);
        self.is_bystander().then(|| Mention::new(span, self.verdict.kind, actor, self.verdict.rule))
    }

    /// Whether a person is named who may act.
    pub(super) fn is_person(&self) -> bool {
        self.verdict.kind == MentionKind::Person && !self.is_bystander()
    }
}

/// What `bystanders.txt` lists.
struct Bystanders {
    /// Folded words by what they are for.
    words: HashMap<&'static str, HashSet<&'static str>>,
    /// The years of death under the folded words of the names.
    died: HashMap<String, i16>,
}

static BYSTANDERS: LazyLock<Bystanders> = LazyLock::new(|| {
    let mut all = Bystanders { words: HashMap::default(), died: HashMap::default() };
    for line in lines(include_str!("../../../data/gazetteer/bystanders.txt")) {
        // "led by: :, by": the sign itself may be listed.
        let Some((head, names)) = line.split_once(':') else { continue };
        let names = names.split(',').map(str::trim);
        match head.parse::<i16>() {
            Ok(year) => all.died.extend(names.map(|name| (words_of(name).join(" "), year))),
            Err(_) => all.words.entry(head).or_default().extend(names),
        }
    }
    all
});

impl Bystanders {
    /// Whether a folded word is listed for something.
    fn has(&self, list: &str, word: &str) -> bool {
        self.words.get(list).is_some_and(|words| words.contains(word))
    }
}

/// The words for pictures, which are looked for in every sentence.
static PICTURES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| BYSTANDERS.words.get("pictures").cloned().unwrap_or_default());

/// Who died later may act in news of which no date is known.
const LONG_AGO: i16 = 1900;

/// Marks the names of those who do not act.
pub(super) fn set_aside(galley: &Galley<'_>, names: &mut [Named], published: Option<DayInterval>) {
    let credits: Vec<Range<usize>> = galley
        .lexed
        .sentences()
        .iter()
        .filter_map(|sentence| credit(galley, sentence.tokens.clone()))
        .collect();
    let year = published.and_then(|days| days.first()).map(jiff::civil::Date::year);
    let mut dead = HashSet::default();
    for named in names.iter_mut() {
        let tokens = &named.candidate.tokens;
        let next = credits.partition_point(|credit| credit.end <= tokens.start);
        if named.verdict.kind != MentionKind::Person {
            continue;
        }
        if credits.get(next).is_some_and(|credit| credit.contains(&tokens.start)) {
            named.verdict.rule = CREDIT;
        } else {
            let words = words_of(super::link::text(galley, tokens));
            let historic = is_historic(&words, year) && named.candidate.title.is_empty();
            if historic || has_epithet(galley, tokens.end) {
                named.verdict.rule = HISTORIC;
                dead.extend(words);
            }
        }
    }
    if dead.is_empty() {
        return;
    }
    let mut living = HashSet::default();
    for named in names.iter().filter(|named| named.is_person()) {
        let words = words_of(super::link::text(galley, &named.candidate.tokens));
        living.extend(Some(words).filter(|words| words.len() > 1).into_iter().flatten());
    }
    // "Alexander" behind "Alexander the Great", unless another is called so.
    for named in names.iter_mut().filter(|named| named.is_person()) {
        let words = words_of(super::link::text(galley, &named.candidate.tokens));
        if let [word] = words.as_slice()
            && dead.contains(word)
            && !living.contains(word)
        {
            named.verdict.rule = HISTORIC;
        }
    }
}

/// Whether the folded words are the name of somebody who was dead when the news was written.
fn is_historic(words: &[String], year: Option<i16>) -> bool {
    if let [_, .., the, epithet] = words
        && the == "the"
        && BYSTANDERS.has("epithets", epithet)
    {
        return true;
    }
    let died = BYSTANDERS.died.get(&words.join(" ")).copied();
    died.is_some_and(|died| year.map_or(died < LONG_AGO, |year| year > died))
}

/// Whether a name that ends before a token goes on like "Alexander the Great".
fn has_epithet(galley: &Galley<'_>, at: usize) -> bool {
    galley.folded(at) == "the"
        && galley.capital(at + 1)
        && BYSTANDERS.has("epithets", galley.folded(at + 1))
}

/// How many tokens the names in a credit have at most.
const LONGEST_CREDIT: usize = 12;

/// The tokens of a sentence that are the credit of a picture: "Photo: A. Bell / Reuters", "A. Bell/AP".
fn credit(galley: &Galley<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let short = |start: usize| start < tokens.end && tokens.end - start <= LONGEST_CREDIT;
    let picture = |at: &usize| {
        PICTURES.contains(galley.folded(*at))
            && BYSTANDERS.has("led by", galley.folded(at + 1))
            && (galley.capital(at + 2) || galley.folded(at + 2) == "of")
    };
    let mut all = tokens.clone().rev().take(LONGEST_CREDIT + 2);
    if let Some(at) = all.find(picture).filter(|at| short(at + 2)) {
        return bare(galley, at + 2..tokens.end).then_some(at..tokens.end);
    }
    let mut slashes =
        tokens.clone().rev().take(LONGEST_CREDIT).filter(|at| galley.text(*at) == "/");
    let slash = slashes.next()?;
    let named = |at: &usize| galley.capital(*at) || galley.text(*at) == ".";
    let start = (tokens.start..slash).rev().take_while(named).last()?;
    // "The Kaesong/Gaeseong plant" is no credit: nothing but names stands around one.
    let alone = start == tokens.start
        || matches!(galley.text(start - 1), "|" | "." | "(" | "-" | "–" | "—" | ")" | "]");
    (alone && short(start) && slash - start > 1 && bare(galley, slash + 1..tokens.end))
        .then_some(start..tokens.end)
}

/// Whether nothing but names, and what joins names, stands there.
fn bare(galley: &Galley<'_>, tokens: Range<usize>) -> bool {
    let mut names = tokens.clone().filter(|at| galley.capital(*at));
    let fits = |at: usize| {
        galley.capital(at)
            || galley.number(at)
            || !galley.lower(at)
            || BYSTANDERS.has("in small", galley.folded(at))
    };
    names.next().is_some() && tokens.clone().all(fits)
}
