//! Features: what the line classifier is told of each line, itself and among its neighbours.
//!
//! All numbers are cheap and in linear time; `NAMES` documents them in their order.

use super::super::page::{Line, Page, Tag, Zones};
use super::Verdict;
use super::signals::{Form, Lines, Signals};

/// How many features a line has.
pub(super) const COUNT: usize = NAMES.len();

/// What each feature is. Those from `main` on say something in web pages only.
pub(super) const NAMES: [&str; 78] = [
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
    // How often it occurs, and what it shares with the rest.
    "repeated",
    "shared words",
    "shared with title",
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
    // Web pages.
    "main",
    "main -1",
    "main +1",
    "main within 3",
    "main share",
    "linked",
    "linked within 3",
    "container core share",
    "container linked",
    "paragraph",
    "heading",
    "title",
    "cell",
    "control",
    "body",
    "aside",
    "figure",
    "quote",
    "article",
];

/// The hints and zones of web pages, as bits.
pub(super) const ZONES: usize = 27;
/// All features of a line, zones included.
pub(super) type Row = [f32; COUNT + ZONES];

/// A line of so many words that stops is taken for article text at first sight.
const CORE_WORDS: u16 = 10;

/// Computes the features of all lines.
pub(super) fn rows(page: &Page, lines: &Lines, found: &[Option<Verdict>]) -> Vec<Row> {
    let view = View::new(page, lines, found);
    (0..page.lines.len()).map(|at| view.row(at)).collect()
}

/// Sums over the lines before each line, to answer questions on windows at once.
struct Sums(Vec<f32>);

impl Sums {
    fn new(values: impl Iterator<Item = f32>) -> Self {
        let mut sums = vec![0.0];
        let mut sum = 0.0;
        for value in values {
            sum += value;
            sums.push(sum);
        }
        Self(sums)
    }

    fn between(&self, start: usize, end: usize) -> f32 {
        let last = self.0.len() - 1;
        let at = |index: usize| self.0.get(index.min(last)).copied().unwrap_or(0.0);
        at(end) - at(start)
    }

    fn within(&self, at: usize, reach: usize) -> f32 {
        self.between(at.saturating_sub(reach), at + reach + 1)
    }

    fn all(&self) -> f32 {
        self.0.last().copied().unwrap_or(0.0)
    }
}

struct View<'p> {
    page: &'p Page,
    lines: &'p Lines,
    cut: Vec<bool>,
    words: Sums,
    cores: Sums,
    cuts: Sums,
    mains: Sums,
    links: Sums,
    near: Near,
}

/// Distances and counts that take a pass each.
#[derive(Default)]
struct Near {
    core_before: Vec<f32>,
    core_after: Vec<f32>,
    cut_before: Vec<f32>,
    cut_after: Vec<f32>,
    opener: Vec<f32>,
    run: Vec<f32>,
    repeated: Vec<f32>,
    shared: Vec<f32>,
    titled: Vec<f32>,
    containers: Vec<(f32, f32)>,
    segment: (usize, usize),
}

impl<'p> View<'p> {
    fn new(page: &'p Page, lines: &'p Lines, found: &[Option<Verdict>]) -> Self {
        let signals = &lines.signals;
        let cut: Vec<bool> = found.iter().map(Option::is_some).collect();
        let core: Vec<bool> = signals
            .iter()
            .zip(&cut)
            .map(|(signal, cut)| signal.words >= CORE_WORDS && signal.stops && !cut)
            .collect();
        let number = |flag: bool| f32::from(u8::from(flag));
        let near = near(page, lines, &cut, &core);
        Self {
            words: Sums::new(signals.iter().map(|signal| f32::from(signal.words))),
            cores: Sums::new(
                signals.iter().zip(&core).map(|(s, core)| f32::from(s.words) * number(*core)),
            ),
            cuts: Sums::new(cut.iter().map(|cut| number(*cut))),
            mains: Sums::new(page.lines.iter().map(|line| number(line.main))),
            links: Sums::new(page.lines.iter().map(linked)),
            page,
            lines,
            cut,
            near,
        }
    }

    fn row(&self, at: usize) -> Row {
        let mut row = [0.0; COUNT + ZONES];
        let mut slots = row.iter_mut();
        let mut push = |value: f32| {
            if let Some(slot) = slots.next() {
                *slot = value;
            }
        };
        self.own(at, &mut push);
        self.place(at, &mut push);
        self.neighbours(at, &mut push);
        self.markup(at, &mut push);
        row
    }

    fn signal(&self, at: usize) -> Option<&Signals> {
        self.lines.signals.get(at)
    }

    fn own(&self, at: usize, push: &mut impl FnMut(f32)) {
        let Some((signal, line)) = self.signal(at).zip(self.page.lines.get(at)) else { return };
        let words = f32::from(signal.words);
        let share = |count: u16| f32::from(count) / words.max(1.0);
        let flag = |is: bool| f32::from(u8::from(is));
        let letters = signal.letters;
        let text = line.span.of(&self.page.raw);
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
        push(flag(self.cut.get(at) == Some(&true)));
        push(pick(&self.near.repeated, at));
        push(pick(&self.near.shared, at));
        push(pick(&self.near.titled, at));
    }

    fn place(&self, at: usize, push: &mut impl FnMut(f32)) {
        let near = &self.near;
        let lines = as_f32(self.lines.signals.len());
        let all = self.words.all();
        push(as_f32(at) / lines);
        push(self.words.between(0, at) / all.max(1.0));
        push(self.words.between(at + 1, self.lines.signals.len()));
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
        push(self.cores.within(at, 3));
        push(self.cores.within(at, 10));
        push(self.cuts.within(at, 5));
        push(self.words.within(at, 3));
        let longest = (at.saturating_sub(5)..at + 6).filter_map(|at| self.signal(at));
        push(longest.map(|signal| f32::from(signal.words)).fold(0.0, f32::max));
        let (start, end) = near.segment;
        push(f32::from(u8::from((start..end).contains(&at))));
        push(as_f32(at) - as_f32(start));
        push(as_f32(end) - as_f32(at));
        push(self.cores.between(start, end) / self.cores.all().max(1.0));
    }

    fn neighbours(&self, at: usize, push: &mut impl FnMut(f32)) {
        let beside = [at.checked_sub(1), Some(at + 1), at.checked_sub(2), Some(at + 2)];
        let of = |place: Option<usize>| place.and_then(|at| self.signal(at));
        for place in beside {
            push(of(place).map_or(-1.0, |signal| f32::from(signal.words)));
        }
        for place in beside {
            push(of(place).map_or(-1.0, |signal| f32::from(u8::from(signal.stops))));
        }
        for place in beside.iter().take(2) {
            let cut = place.and_then(|at| self.cut.get(at));
            push(cut.map_or(-1.0, |cut| f32::from(u8::from(*cut))));
        }
        for place in beside.iter().take(2) {
            let line = place.and_then(|at| self.page.lines.get(at));
            push(line.map_or(-1.0, |line| f32::from(u8::from(line.tag == Tag::Item))));
        }
    }

    fn markup(&self, at: usize, push: &mut impl FnMut(f32)) {
        let Some(line) = self.page.lines.get(at) else { return };
        let flag = |is: bool| f32::from(u8::from(is));
        push(flag(line.main));
        push(self.mains.between(at.saturating_sub(1), at));
        push(self.mains.between(at + 1, at + 2));
        push(self.mains.within(at, 3));
        push(self.mains.all() / as_f32(self.page.lines.len()));
        push(linked(line));
        push(self.links.within(at, 3));
        let container = usize::try_from(line.container).unwrap_or(0);
        let (core, links) = self.near.containers.get(container).copied().unwrap_or_default();
        push(core / self.cores.all().max(1.0));
        push(links);
        for tag in [Tag::Paragraph, Tag::Heading, Tag::Title, Tag::Cell, Tag::Control] {
            push(flag(line.tag == tag));
        }
        for zone in [Zones::BODY, Zones::ASIDE, Zones::FIGURE, Zones::QUOTE, Zones::ARTICLE] {
            push(flag(line.zones.has(zone)));
        }
        for bit in 0..ZONES {
            push(flag(line.zones.has(Zones(1 << bit))));
        }
    }
}

fn pick(values: &[f32], at: usize) -> f32 {
    values.get(at).copied().unwrap_or(0.0)
}

#[expect(clippy::cast_precision_loss, reason = "counts of lines, far below 2^24")]
fn as_f32(count: usize) -> f32 {
    count as f32
}

/// The share of a line's bytes that are links.
fn linked(line: &Line) -> f32 {
    as_f32(line.linked as usize) / as_f32(line.span.len().max(1))
}

fn near(page: &Page, lines: &Lines, cut: &[bool], core: &[bool]) -> Near {
    let signals = &lines.signals;
    let opens: Vec<bool> = signals.iter().map(super::rules::opens).collect();
    let (shared, titled) = shared(lines, core);
    Near {
        core_before: since(core.iter().copied()),
        core_after: reversed(since(core.iter().rev().copied())),
        cut_before: since(cut.iter().copied()),
        cut_after: reversed(since(cut.iter().rev().copied())),
        opener: since(opens.into_iter()),
        run: run(core),
        repeated: repeated(signals),
        shared,
        titled,
        containers: containers(page, signals, core),
        segment: segment(signals, core),
    }
}

/// For each line, how many lines ago (at most 30) the last of those marked stood.
fn since(marked: impl Iterator<Item = bool>) -> Vec<f32> {
    let mut distance = 30.0_f32;
    marked
        .map(|is| {
            let before = distance;
            distance = if is { 1.0 } else { (distance + 1.0).min(30.0) };
            before
        })
        .collect()
}

fn reversed(mut values: Vec<f32>) -> Vec<f32> {
    values.reverse();
    values
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

/// For each line, the share of its longer words that other core lines have, and that the line
/// above the first core line (most often the headline) has.
fn shared(lines: &Lines, core: &[bool]) -> (Vec<f32>, Vec<f32>) {
    let mut table = vec![0_u16; 0x4000];
    let of = |signal: &Signals| lines.terms.get(signal.terms.clone()).unwrap_or_default();
    for (signal, _) in lines.signals.iter().zip(core).filter(|(_, core)| **core) {
        for term in of(signal) {
            if let Some(slot) = table.get_mut(usize::from(*term)) {
                *slot = slot.saturating_add(1);
            }
        }
    }
    let count = |term: &u16| table.get(usize::from(*term)).copied().unwrap_or(0);
    let first = core.iter().position(|core| *core).unwrap_or(0);
    let head: Vec<u16> = lines
        .signals
        .get(first.saturating_sub(6)..(first + 1).min(lines.signals.len()))
        .unwrap_or_default()
        .iter()
        .filter(|signal| signal.words >= 4)
        .flat_map(|signal| of(signal).to_vec())
        .collect();
    let measured = lines.signals.iter().zip(core).map(|(signal, core)| {
        let terms = of(signal);
        let own = u16::from(*core);
        let hits = terms.iter().filter(|term| count(term) > own).count();
        let titled = terms.iter().filter(|term| head.contains(term)).count();
        let all = as_f32(terms.len().max(1));
        (as_f32(hits) / all, as_f32(titled) / all)
    });
    measured.unzip()
}

/// For each container, the words of its core lines and the share of its lines that are links.
fn containers(page: &Page, signals: &[Signals], core: &[bool]) -> Vec<(f32, f32)> {
    let most = page.lines.iter().map(|line| line.container).max().unwrap_or(0);
    let mut found = vec![(0.0, 0.0, 0.0); most as usize + 1];
    for ((line, signal), core) in page.lines.iter().zip(signals).zip(core) {
        if let Some((words, links, count)) = found.get_mut(line.container as usize) {
            *words += if *core { f32::from(signal.words) } else { 0.0 };
            *links += linked(line);
            *count += 1.0;
        }
    }
    found.into_iter().map(|(words, links, count)| (words, links / f32::max(count, 1.0))).collect()
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
