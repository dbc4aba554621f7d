//! Where a line stands: in the page, near article text and cuts, and beside which lines.
//!
//! Knows no markup, and of the words only their number.

use super::super::super::page::Tag;
use super::super::rules;
use super::super::signals::Signals;
use super::{Look, Sums, as_f32, flag, pick};

/// What each feature is.
pub(super) const NAMES: [&str; 32] = [
    // Where it stands.
    "line share",
    "words before",
    "words after",
    "lines",
    "all words",
    "since opener",
    "since cut",
    "until cut",
    "to core before",
    "to core after",
    "core run",
    "core within 3",
    "core within 10",
    "cut within 5",
    "words within 3",
    "longest within 5",
    "in segment",
    "to segment start",
    "to segment end",
    "segment share",
    // Its neighbours.
    "words -1",
    "words +1",
    "words -2",
    "words +2",
    "stops -1",
    "stops +1",
    "stops -2",
    "stops +2",
    "cut -1",
    "cut +1",
    "item -1",
    "item +1",
];

/// The lines, with distances and counts that take a pass each.
pub(super) struct Place<'l> {
    look: &'l Look<'l>,
    words: Sums,
    cuts: Sums,
    core_before: Vec<f32>,
    core_after: Vec<f32>,
    cut_before: Vec<f32>,
    cut_after: Vec<f32>,
    opener: Vec<f32>,
    run: Vec<f32>,
    segment: (usize, usize),
}

impl<'l> Place<'l> {
    /// Measures the distances.
    pub(super) fn new(look: &'l Look<'l>) -> Self {
        let signals = &look.lines.signals;
        let (cut, core) = (&look.cut, &look.core);
        let opens: Vec<bool> = signals.iter().map(rules::opens).collect();
        Self {
            look,
            words: Sums::new(signals.iter().map(|signal| f32::from(signal.words))),
            cuts: Sums::new(cut.iter().map(|cut| flag(*cut))),
            core_before: since(core.iter().copied()),
            core_after: until(core),
            cut_before: since(cut.iter().copied()),
            cut_after: until(cut),
            opener: since(opens.into_iter()),
            run: run(core),
            segment: segment(signals, core),
        }
    }

    /// Adds the features of a line.
    pub(super) fn push(&self, at: usize, values: &mut Vec<f32>) {
        let mut push = |value: f32| values.push(value);
        self.place(at, &mut push);
        self.neighbours(at, &mut push);
    }

    fn signal(&self, at: usize) -> Option<&Signals> {
        self.look.lines.signals.get(at)
    }

    fn place(&self, at: usize, push: &mut impl FnMut(f32)) {
        let near = self;
        let lines = as_f32(self.look.lines.signals.len());
        let all = self.words.all();
        push(as_f32(at) / lines);
        push(self.words.between(0, at) / all.max(1.0));
        push(self.words.between(at + 1, self.look.lines.signals.len()));
        push(lines);
        push(all);
        for distances in [
            &near.opener,
            &near.cut_before,
            &near.cut_after,
            &near.core_before,
            &near.core_after,
            &near.run,
        ] {
            push(pick(distances, at));
        }
        push(self.look.cores.within(at, 3));
        push(self.look.cores.within(at, 10));
        push(self.cuts.within(at, 5));
        push(self.words.within(at, 3));
        let longest = (at.saturating_sub(5)..at + 6).filter_map(|at| self.signal(at));
        push(longest.map(|signal| f32::from(signal.words)).fold(0.0, f32::max));
        let (start, end) = near.segment;
        push(f32::from(u8::from((start..end).contains(&at))));
        push(as_f32(at) - as_f32(start));
        push(as_f32(end) - as_f32(at));
        push(self.look.cores.between(start, end) / self.look.cores.all().max(1.0));
    }

    fn neighbours(&self, at: usize, push: &mut impl FnMut(f32)) {
        let beside = [at.checked_sub(1), Some(at + 1), at.checked_sub(2), Some(at + 2)];
        let of = |place: Option<usize>| place.and_then(|at| self.signal(at));
        for place in beside {
            push(of(place).map_or(-1.0, |signal| f32::from(signal.words)));
        }
        for place in beside {
            push(of(place).map_or(-1.0, |signal| flag(signal.stops)));
        }
        for place in beside.iter().take(2) {
            let cut = place.and_then(|at| self.look.cut.get(at));
            push(cut.map_or(-1.0, |cut| flag(*cut)));
        }
        for place in beside.iter().take(2) {
            let line = place.and_then(|at| self.look.page.lines.get(at));
            push(line.map_or(-1.0, |line| flag(line.tag == Tag::Item)));
        }
    }
}

/// For each line, how many lines ago (at most 30) the last of those marked stood.
pub(in crate::load::clean) fn since(marked: impl Iterator<Item = bool>) -> Vec<f32> {
    let mut distance = 30.0_f32;
    marked
        .map(|is| {
            let before = distance;
            distance = if is { 1.0 } else { (distance + 1.0).min(30.0) };
            before
        })
        .collect()
}

/// For each line, in how many lines (at most 30) the next of those marked stands.
pub(in crate::load::clean) fn until(marked: &[bool]) -> Vec<f32> {
    let mut distances = since(marked.iter().rev().copied());
    distances.reverse();
    distances
}

/// For each line, how many core lines stand in the run around it, runs being at most 4 lines apart.
fn run(core: &[bool]) -> Vec<f32> {
    let mut out = vec![0.0; core.len()];
    let places: Vec<usize> = (0..core.len()).filter(|at| core.get(*at) == Some(&true)).collect();
    let mut begin = 0;
    for end in 1..=places.len() {
        let apart = match (places.get(end - 1), places.get(end)) {
            (Some(one), Some(next)) => next - one > 4,
            _ => true,
        };
        if apart {
            let range = places.get(begin).zip(places.get(end - 1));
            for slot in range.and_then(|(a, b)| out.get_mut(*a..=*b)).into_iter().flatten() {
                *slot = as_f32(end - begin);
            }
            begin = end;
        }
    }
    out
}

/// The stretch of lines with the most article text: Kadane's largest sum, where core lines count
/// for their words and others against it.
fn segment(signals: &[Signals], core: &[bool]) -> (usize, usize) {
    let (mut best, mut best_range) = (0.0, (0, 0));
    let (mut sum, mut start) = (0.0, 0);
    for (at, (signal, core)) in signals.iter().zip(core).enumerate() {
        let words = f32::from(signal.words);
        sum += if *core { words.min(80.0) } else { -6.0 - words.min(6.0) };
        if sum <= 0.0 {
            (sum, start) = (0.0, at + 1);
        } else if sum > best {
            (best, best_range) = (sum, (start, at + 1));
        }
    }
    best_range
}
