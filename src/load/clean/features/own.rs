//! What a line tells by itself, and what it shares with the other lines.
//!
//! Where it stands is told in `place`.

use super::super::super::page::Tag;
use super::super::signals::{Form, Lines, Signals};
use super::{Look, as_f32, flag, pick};

/// What each feature is.
pub(super) const NAMES: [&str; 35] = [
    // The line itself.
    "words",
    "letters a word",
    "stops",
    "commas",
    "capitals",
    "digits",
    "inner stops",
    "signs",
    "we",
    "you",
    "quoted",
    "phrase weight",
    "phrase whole",
    "phrase begins",
    "phrase opens",
    "icons",
    "date",
    "byline",
    "credit",
    "item",
    "gap",
    "colon",
    "question",
    "rule cuts",
    "begins in lower case",
    "begins with a digit",
    "all capitals",
    "money",
    "address",
    "year",
    "exclaims",
    "class",
    // How often it occurs, and what it shares with the rest.
    "repeated",
    "shared words",
    "shared with title",
];

/// The lines, with how often each occurs and what it shares with the rest.
pub(super) struct Own<'l> {
    look: &'l Look<'l>,
    repeated: Vec<f32>,
    shared: Vec<f32>,
    titled: Vec<f32>,
}

impl<'l> Own<'l> {
    /// Counts the repetitions.
    pub(super) fn new(look: &'l Look<'l>) -> Self {
        let (shared, titled) = shared(look.lines, &look.core);
        Self { look, repeated: repeated(&look.lines.signals), shared, titled }
    }

    /// Adds the features of a line.
    pub(super) fn push(&self, at: usize, values: &mut Vec<f32>) {
        let look = self.look;
        let lines = look.lines.signals.get(at).zip(look.page.lines.get(at));
        let Some((signal, line)) = lines else { return };
        let mut push = |value: f32| values.push(value);
        let words = f32::from(signal.words);
        let share = |count: u16| f32::from(count) / words.max(1.0);
        let letters = signal.letters;
        let text = line.span.of(&look.page.raw);
        push(words);
        push(share(letters.all));
        push(flag(signal.stops));
        push(f32::from(letters.commas));
        push(share(letters.capitals));
        push(share(letters.digits));
        push(f32::from(letters.inner_stops));
        push(f32::from(letters.signs));
        push(f32::from(signal.we));
        push(f32::from(signal.you));
        push(flag(signal.quoted));
        push(f32::from(signal.hits.weight));
        push(flag(signal.hits.whole.is_some()));
        push(flag(signal.hits.begins.is_some()));
        push(flag(signal.hits.opens.is_some()));
        push(flag(signal.form == Form::Icons));
        push(flag(signal.form == Form::Date));
        push(flag(signal.form == Form::Byline));
        push(flag(signal.form == Form::Credit));
        push(flag(line.tag == Tag::Item));
        push(flag(line.gap));
        push(flag(text.ends_with(':')));
        push(flag(text.ends_with('?')));
        push(flag(look.cut.get(at) == Some(&true)));
        let first = text.chars().next();
        push(flag(first.is_some_and(char::is_lowercase)));
        push(flag(first.is_some_and(|first| first.is_ascii_digit())));
        push(flag(letters.upper > 1 && letters.lower == 0));
        push(f32::from(letters.money));
        push(flag(letters.address));
        push(flag(letters.year));
        push(flag(text.contains('!')));
        push(signal.hits.says.map_or(0.0, |class| f32::from(class as u8 + 1)));
        push(pick(&self.repeated, at));
        push(pick(&self.shared, at));
        push(pick(&self.titled, at));
    }
}

fn repeated(signals: &[Signals]) -> Vec<f32> {
    let mut keys: Vec<u64> = signals.iter().map(|signal| signal.key).collect();
    keys.sort_unstable();
    let count = |key: u64| {
        let first = keys.partition_point(|k| *k < key);
        let rest = keys.get(first..).unwrap_or_default();
        as_f32(rest.iter().take(8).take_while(|k| **k == key).count())
    };
    signals.iter().map(|signal| count(signal.key)).collect()
}

/// How often a word stands in core lines, as far as that counts: not at all, once, or more often.
const SEVERAL: u8 = 3;
/// That it stands in the head.
const IN_HEAD: u8 = 4;

/// For each line, the share of its longer words that other core lines have, and that the line
/// above the first core line (most often the headline) has.
fn shared(lines: &Lines, core: &[bool]) -> (Vec<f32>, Vec<f32>) {
    let mut table = vec![0_u8; 0x4000];
    let of = |signal: &Signals| lines.terms.get(signal.terms.clone()).unwrap_or_default();
    for (signal, _) in lines.signals.iter().zip(core).filter(|(_, core)| **core) {
        for term in of(signal) {
            if let Some(slot) = table.get_mut(usize::from(*term)) {
                *slot = (*slot + 1).min(SEVERAL);
            }
        }
    }
    let first = core.iter().position(|core| *core).unwrap_or(0);
    let head = first.saturating_sub(6)..(first + 1).min(lines.signals.len());
    let head = lines.signals.get(head).unwrap_or_default().iter();
    for term in head.filter(|signal| signal.words >= 4).flat_map(of) {
        if let Some(slot) = table.get_mut(usize::from(*term)) {
            *slot |= IN_HEAD;
        }
    }
    let slot = |term: &u16| table.get(usize::from(*term)).copied().unwrap_or(0);
    let measured = lines.signals.iter().zip(core).map(|(signal, core)| {
        let terms = of(signal);
        let own = u8::from(*core);
        let hits = terms.iter().filter(|term| slot(term) & SEVERAL > own).count();
        let titled = terms.iter().filter(|term| slot(term) & IN_HEAD > 0).count();
        let all = as_f32(terms.len().max(1));
        (as_f32(hits) / all, as_f32(titled) / all)
    });
    measured.unzip()
}
