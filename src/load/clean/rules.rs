//! Sure rules: what one line by itself gives away.
//!
//! A rule here must hardly ever be wrong; doubtful lines are left to the block logic.

use std::sync::Arc;

use super::super::facts::{is_byline, is_date_line};
use super::super::page::{Line, Page, Zones};
use super::super::web::Hint;
use super::Verdict;
use super::signals::Signals;
use crate::document::Format;

/// The weight of phrases from which on a line is boilerplate.
const ENOUGH: u8 = 3;
/// The longest line that opens a section of boilerplate, in words.
const MOST_OPENER_WORDS: u16 = 14;

/// The verdicts that are sure; `None` where no rule speaks.
pub(super) fn verdicts(page: &Page, signals: &[Signals], format: Format) -> Vec<Option<Verdict>> {
    let mut seen = std::collections::HashMap::new();
    for signal in signals.iter().filter(|signal| signal.words >= 6) {
        *seen.entry(signal.key).or_insert(0_u32) += 1;
    }
    let pairs = page.lines.iter().zip(signals);
    pairs
        .map(|(line, signal)| {
            let text = line.span.of(&page.raw);
            let reason = by_words(text, signal)
                .or_else(|| zone(line, format))
                .or_else(|| repeated(signal, &seen));
            reason.map(Verdict::Cut)
        })
        .collect()
}

fn by_words(text: &str, signal: &Signals) -> Option<Arc<str>> {
    let hits = signal.hits;
    if signal.icons {
        return Some("icon names".into());
    }
    if signal.words == 0 {
        return Some("menu or button".into());
    }
    if let Some(reason) = hits.whole {
        return Some(reason.words());
    }
    if let Some(reason) = hits.opens.filter(|_| opens(signal)) {
        return Some(reason.words());
    }
    if let Some(reason) = hits.begins {
        let sentence = signal.stops && signal.words > 12 && signal.we + signal.you == 0;
        if !sentence {
            return Some(reason.words());
        }
    }
    if weight(signal) >= ENOUGH {
        return hits.says.map(super::words::Reason::words);
    }
    if is_date_line(text) {
        return Some("date line".into());
    }
    is_byline(text).then(|| "byline".into())
}

/// Whether the line opens a section of boilerplate.
pub(super) fn opens(signal: &Signals) -> bool {
    signal.hits.opens.is_some() && signal.words <= MOST_OPENER_WORDS && !signal.quoted
}

/// The weight of a line's phrases, with what it says to the reader.
pub(super) fn weight(signal: &Signals) -> u8 {
    let hits = signal.hits;
    if hits.weight == 0 || (signal.quoted && signal.we + signal.you == 0) {
        return 0;
    }
    let persons = u8::from(signal.we > 0) + u8::from(signal.you > 0) + u8::from(signal.we > 1);
    let long = u8::from(signal.words > 60);
    (hits.weight.min(6) + persons)
        .saturating_sub(long)
        .saturating_sub(u8::from(signal.we + signal.you == 0 && signal.words > 12) * 2)
}

/// Places of a web page that hold no article.
fn zone(line: &Line, format: Format) -> Option<Arc<str>> {
    if format == Format::Text {
        return None;
    }
    let reasons = [
        (Zones::NAVIGATION, "menu or button"),
        (Zones::FOOTER, "page footer"),
        (Hint::Comments.zone(), "readers' comments"),
    ];
    let hit = reasons.iter().find(|(zone, _)| line.zones.has(*zone) && !line.main);
    hit.map(|(_, reason)| (*reason).into())
}

fn repeated(signal: &Signals, seen: &std::collections::HashMap<u64, u32>) -> Option<Arc<str>> {
    let often = seen.get(&signal.key).is_some_and(|count| *count > 1);
    (often && signal.words >= 8 && signal.stops).then(|| "repeated on the page".into())
}
