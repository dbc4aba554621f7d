//! Sure rules: what one line by itself gives away.
//!
//! A rule here must hardly ever be wrong; doubtful lines are left to the block logic.

use foldhash::HashMap;

use super::signals::{Form, Signals};
use super::words::Hits;
use super::{Reason, Verdict};

/// The weight of phrases from which on a line is boilerplate.
pub(super) const ENOUGH: u8 = 3;
/// The shortest sentence that counts as one, in words; appeals and links are shorter, or speak to
/// the reader.
const FEWEST_TELLING_WORDS: u16 = 8;
/// For so many words of a line it takes one phrase more: the longer a line, the more phrases stand
/// in it by chance.
const LONG_WORDS: u16 = 50;
/// The weight from which on phrases are sure in a text that speaks to its reader throughout.
const PLENTY: u8 = 5;
/// Such a text has at least so many sentences that do, and one in so many; a long appeal in a short
/// article has fewer.
const FEWEST_ADDRESSES: usize = 12;
const ADDRESSES: usize = 4;
/// One weak hint speaks for a line of at most so many words; in a longer one anybody's "we" may stand
/// beside it ("We pay our soldiers on time, and we ...").
const MOST_HINTED_WORDS: u16 = 16;
/// The head of printed pages stands within so many lines of the beginning.
const FIRST_LINES: usize = 6;
/// The shortest such head that is known by standing twice, in words.
const FEWEST_HEAD_WORDS: u16 = 3;
/// The longest line that opens a section of boilerplate, in words.
const MOST_OPENER_WORDS: u16 = 14;

/// The verdicts that are sure; `None` where no rule speaks.
pub(super) fn verdicts(signals: &[Signals]) -> Vec<Option<Verdict>> {
    let mut seen = HashMap::default();
    for signal in signals.iter().filter(|signal| signal.words >= 6) {
        *seen.entry(signal.key).or_insert(0_u32) += 1;
    }
    let lines = signals.iter().enumerate();
    let mut found: Vec<Option<Verdict>> = lines
        .map(|(at, signal)| {
            let reason = by_words(signal).or_else(|| repeated(signals, at, &seen));
            reason.map(Verdict::Cut)
        })
        .collect();
    (1..found.len()).for_each(|at| join(signals, &mut found, at, at - 1));
    (1..found.len()).rev().for_each(|at| join(signals, &mut found, at - 1, at));
    found
}

/// Cuts a line beside a cut appeal that speaks of its writers or to its readers in words that
/// anybody may say: there they are the publisher's.
fn join(signals: &[Signals], found: &mut [Option<Verdict>], at: usize, beside: usize) {
    let Some(signal) = signals.get(at).filter(|signal| signal.hits.own == 0) else { return };
    let appeal = is_appeal(found.get(beside).and_then(Option::as_ref));
    let says = appeal && !signal.reports && signal.hits.says == Some(Reason::Appeal);
    let persons = (signal.we, signal.you);
    let enough = || spoken_weight(signal.hits.weight, signal.words, persons) >= ENOUGH;
    if let Some(verdict) = found.get_mut(at).filter(|verdict| verdict.is_none())
        && says
        && enough()
    {
        *verdict = Some(Verdict::Cut(Reason::Appeal));
    }
}

fn by_words(signal: &Signals) -> Option<Reason> {
    let hits = signal.hits;
    if signal.form == Form::Icons {
        return Some(Reason::Icons);
    }
    if signal.words == 0 {
        return Some(Reason::Menu);
    }
    if hits.whole.is_some() {
        return hits.whole;
    }
    if opens(signal) {
        return hits.opens;
    }
    if hits.begins.is_some() && !tells(signal) {
        return hits.begins;
    }
    if weight(signal) >= ENOUGH {
        return hits.says;
    }
    match signal.form {
        Form::Date => Some(Reason::DateLine),
        Form::Byline => Some(Reason::Byline),
        _ => None,
    }
}

/// Whether the line opens a section of boilerplate.
pub(super) fn opens(signal: &Signals) -> bool {
    signal.hits.opens.is_some()
        && signal.words <= MOST_OPENER_WORDS
        && !signal.quoted
        && !tells(signal)
}

/// Whether the line is a sentence that speaks of neither writer nor reader, as articles have them
/// ("Subscribe buttons were removed from the embassy's page"), however it begins.
fn tells(signal: &Signals) -> bool {
    let speaks = signal.we + signal.you > 0 && !signal.reports;
    signal.stops && signal.words >= FEWEST_TELLING_WORDS && !speaks
}

/// The weight of a line's phrases, with what it says to the reader.
pub(super) fn weight(signal: &Signals) -> u8 {
    let hits = signal.hits;
    // Quoted words are somebody else's, but a notice quotes the names of buttons and publications.
    let names = matches!(hits.says, Some(Reason::Consent | Reason::Notice));
    let quotes = signal.quoted && !names;
    let author = hits.says == Some(Reason::Author);
    let others = signal.reports && !author;
    let hinted = hits.asking() == 1 && signal.words > MOST_HINTED_WORDS && signal.you == 0;
    if hits.asking() == 0 || hinted || others || (quotes && signal.we + signal.you == 0) {
        return 0;
    }
    weight_of(hits, signal.words, signal.we, signal.you)
}

/// The weight of phrases among so many words, of which some speak of the writers and to the reader.
pub(super) fn weight_of(hits: Hits, words: u16, we: u8, you: u8) -> u8 {
    spoken_weight(hits.asking(), words, (we, you))
}

fn spoken_weight(weight: u8, words: u16, (we, you): (u8, u8)) -> u8 {
    let persons = u8::from(we > 0) + u8::from(you > 0) + u8::from(we > 1);
    let long = u8::try_from(words / LONG_WORDS).unwrap_or(u8::MAX);
    (weight.min(6) + persons)
        .saturating_sub(long)
        .saturating_sub(u8::from(we + you == 0 && words > 12) * 2)
}

/// The weight of phrases from which on the classifier may not overrule them.
///
/// In reports "you" and "we" outside quotation marks give an appeal away; in guides and letters,
/// which say so throughout, they tell nothing.
pub(super) fn sure_weight(signals: &[Signals]) -> u8 {
    let sentences = signals.iter().filter(|signal| signal.stops && signal.words >= 8);
    let (mut all, mut addresses) = (0, 0);
    for signal in sentences {
        all += 1;
        addresses += usize::from(signal.we + signal.you > 0);
    }
    let speaks = addresses >= FEWEST_ADDRESSES && addresses * ADDRESSES >= all;
    if speaks { PLENTY } else { ENOUGH }
}

/// Whether a verdict stands whatever the classifier says; `enough` is the [`sure_weight`].
pub(super) fn is_sure(signal: &Signals, verdict: Option<&Verdict>, enough: u8) -> bool {
    let asks = enough == ENOUGH || weight(signal) >= ENOUGH;
    (asks && is_appeal(verdict)) || weight(signal) >= enough || by_form(signal)
}

/// Whether the form of a line gives it away, whatever its words say.
pub(super) fn by_form(signal: &Signals) -> bool {
    is_link(signal)
        || signal.words == 0
        || matches!(signal.form, Form::Icons | Form::Date | Form::Byline)
}

/// Whether a line offers something else to read ("Read also: ...").
pub(super) fn is_link(signal: &Signals) -> bool {
    signal.hits.begins.is_some() && !signal.stops && signal.words >= 4
}

/// Whether a verdict says that the line asks for money.
pub(super) fn is_appeal(verdict: Option<&Verdict>) -> bool {
    verdict == Some(&Verdict::Cut(Reason::Appeal))
}

/// A sentence that stands twice in a row, or three times anywhere, is not told by an author, nor is
/// a line with a number that stands at the beginning and again farther down, as the heads of printed
/// pages do; its first may be the title.
fn repeated(signals: &[Signals], at: usize, seen: &HashMap<u64, u32>) -> Option<Reason> {
    let signal = signals.get(at)?;
    let same = |at: Option<usize>| {
        at.and_then(|at| signals.get(at)).is_some_and(|other| other.key == signal.key)
    };
    let beside = same(at.checked_sub(1)) || same(Some(at + 1));
    let often = seen.get(&signal.key).is_some_and(|count| *count > 2);
    let sentence = signal.words >= 8 && signal.stops;
    let again = || signals.iter().take(at.min(FIRST_LINES)).any(|other| other.key == signal.key);
    let lower = at >= FIRST_LINES && signal.words >= FEWEST_HEAD_WORDS;
    let head = (often || lower) && !signal.stops && signal.letters.digits > 0 && again();
    ((sentence && (beside || often)) || head).then_some(Reason::Repeated)
}
