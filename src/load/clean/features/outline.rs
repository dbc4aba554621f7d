//! What the elements around a line tell of it: where most article text lies, how far from there
//! the line stands, and how lines of the same kind look elsewhere in the page.
//!
//! One pass up and one pass down the list of elements; plain text has none of these features.

use std::collections::HashMap;

use super::super::super::page::{Element, Tag, Zones};
use super::super::super::web::Hint;
use super::{Look, as_f32, flag};

/// How many elements above a line are described.
const LEVELS: [&str; 5] = ["own", "parent", "second", "third", "fifth"];
/// The steps up that they mean.
const STEPS: [usize; 5] = [0, 1, 2, 3, 5];
/// The shares of the article text that a home must hold.
const HOMES: [f32; 3] = [0.5, 0.75, 0.9];
/// The farthest that levels are counted.
const FAR: u16 = 30;

/// What is told of each of the elements above a line.
const OF_LEVEL: [&str; 6] = ["core share", "density", "linked", "main", "lines", "alike"];
/// What is told of the way to each home.
const OF_HOME: [&str; 3] = ["up to", "above", "behind"];
/// What else is told.
const OTHERS: [&str; 16] = [
    "depth",
    "levels to junk hint",
    "levels to content hint",
    "kind core share",
    "kind density",
    "kind linked",
    "kind main",
    "kind lines",
    "kind words",
    "pair core share",
    "pair density",
    "pair main",
    "pair lines",
    "since heading",
    "since title",
    "titles",
];

/// The names of all features of this part.
pub(super) fn names() -> impl Iterator<Item = String> {
    let levels = LEVELS.iter().flat_map(|at| OF_LEVEL.iter().map(move |of| format!("{at} {of}")));
    let homes =
        HOMES.iter().flat_map(|share| OF_HOME.iter().map(move |of| format!("{of} home {share}")));
    levels.chain(homes).chain(OTHERS.iter().map(ToString::to_string))
}

/// Sums over lines.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    lines: f32,
    words: f32,
    core: f32,
    linked: f32,
    main: f32,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.lines += other.lines;
        self.words += other.words;
        self.core += other.core;
        self.linked += other.linked;
        self.main += other.main;
    }

    /// A sum as a share of the words.
    fn of_words(&self, part: f32) -> f32 {
        part / self.words.max(1.0)
    }
}

/// Where an element stands towards a home, the deepest element with enough of the article text.
#[derive(Clone, Copy, Debug, Default)]
struct Way {
    /// Levels up to the element that holds both.
    up: u16,
    /// Levels from the home up to that element.
    above: u16,
}

/// The elements, summed up.
pub(super) struct Outline<'l> {
    look: &'l Look<'l>,
    sums: Vec<Sum>,
    depths: Vec<u16>,
    junk: Vec<u16>,
    content: Vec<u16>,
    alike: Vec<u16>,
    kinds: HashMap<u32, Sum>,
    pairs: HashMap<(u32, u32), Sum>,
    homes: Vec<(Vec<Way>, usize, usize)>,
    headings: Vec<(f32, f32)>,
    titles: f32,
}

impl<'l> Outline<'l> {
    /// Sums up the page.
    pub(super) fn new(look: &'l Look<'l>) -> Self {
        let elements = &look.page.elements;
        let own: Vec<Sum> = (0..look.page.lines.len()).map(|at| sum(look, at)).collect();
        let mut sums = vec![Sum::default(); elements.len()];
        let (mut kinds, mut pairs) = (HashMap::<_, Sum>::new(), HashMap::<_, Sum>::new());
        for (line, own) in look.page.lines.iter().zip(&own) {
            if let Some(sum) = sums.get_mut(line.element as usize) {
                sum.add(*own);
            }
            let (kind, pair) = kinds_of(elements, line.element);
            kinds.entry(kind).or_default().add(*own);
            pairs.entry(pair).or_default().add(*own);
        }
        for (at, element) in elements.iter().enumerate().rev().filter(|(at, _)| *at > 0) {
            let own = sums.get(at).copied().unwrap_or_default();
            if let Some(parent) = sums.get_mut(element.parent as usize) {
                parent.add(own);
            }
        }
        let depths = down(elements, |_, above| above + 1);
        let nearest =
            |zones: Zones| {
                down(elements, move |element, above| {
                    if element.zones.0 & zones.0 != 0 { 0 } else { (above + 1).min(FAR) }
                })
            };
        let homes = HOMES.iter().map(|share| home(look, elements, &sums, &depths, *share));
        let titles = look.page.lines.iter().filter(|line| line.tag == Tag::Title).count();
        Self {
            junk: nearest(junk()),
            content: nearest(content()),
            alike: alike(elements),
            homes: homes.collect(),
            headings: headings(look),
            titles: as_f32(titles),
            look,
            sums,
            depths,
            kinds,
            pairs,
        }
    }

    /// Adds the features of a line.
    pub(super) fn push(&self, at: usize, values: &mut Vec<f32>) {
        let Some(line) = self.look.page.lines.get(at) else { return };
        let element = line.element as usize;
        self.push_levels(element, values);
        for (ways, first, last) in &self.homes {
            let way = ways.get(element).copied().unwrap_or_default();
            values.push(f32::from(way.up));
            values.push(f32::from(way.above));
            let before = if at < *first { as_f32(*first) - as_f32(at) } else { 0.0 };
            let behind = if at > *last { as_f32(at) - as_f32(*last) } else { 0.0 };
            values.push(behind - before);
        }
        let of = |list: &[u16]| list.get(element).copied().map_or(0.0, f32::from);
        values.extend([of(&self.depths), of(&self.junk), of(&self.content)]);
        let all = self.look.cores.all().max(1.0);
        let (kind, pair) = kinds_of(&self.look.page.elements, line.element);
        let sum = self.kinds.get(&kind).copied().unwrap_or_default();
        values.extend([sum.core / all, sum.of_words(sum.core), sum.of_words(sum.linked)]);
        values.extend([sum.of_words(sum.main), sum.lines, sum.words / sum.lines.max(1.0)]);
        let sum = self.pairs.get(&pair).copied().unwrap_or_default();
        values.extend([sum.core / all, sum.of_words(sum.core), sum.of_words(sum.main), sum.lines]);
        let (heading, title) = self.headings.get(at).copied().unwrap_or_default();
        values.extend([heading, title, self.titles]);
    }

    fn push_levels(&self, element: usize, values: &mut Vec<f32>) {
        let all = self.look.cores.all().max(1.0);
        let mut at = element;
        let mut step = 0;
        for wanted in STEPS {
            while step < wanted {
                at = self.look.page.elements.get(at).map_or(0, |element| element.parent as usize);
                step += 1;
            }
            let sum = self.sums.get(at).copied().unwrap_or_default();
            values.extend([sum.core / all, sum.of_words(sum.core), sum.of_words(sum.linked)]);
            values.extend([sum.of_words(sum.main), sum.lines]);
            values.push(self.alike.get(at).copied().map_or(0.0, f32::from));
        }
    }
}

fn sum(look: &Look<'_>, at: usize) -> Sum {
    let (Some(line), Some(signal)) = (look.page.lines.get(at), look.lines.signals.get(at)) else {
        return Sum::default();
    };
    let words = f32::from(signal.words);
    Sum {
        lines: 1.0,
        words,
        core: words * flag(look.core.get(at) == Some(&true)),
        linked: words * super::markup::linked(line),
        main: words * flag(line.main),
    }
}

/// What element a line stands in, and in what element that one.
fn kinds_of(elements: &[Element], at: u32) -> (u32, (u32, u32)) {
    let of = |at: u32| elements.get(at as usize).copied().unwrap_or_default();
    let own = of(at);
    (own.kind, (own.kind, of(own.parent).kind))
}

/// Hands a number down from each element to those in it.
fn down(elements: &[Element], of: impl Fn(&Element, u16) -> u16) -> Vec<u16> {
    let mut found: Vec<u16> = Vec::with_capacity(elements.len());
    for element in elements {
        let above = found.get(element.parent as usize).copied().unwrap_or(FAR);
        found.push(of(element, above));
    }
    found
}

/// For each element, how many of its parent's children are of its kind (at most 50).
fn alike(elements: &[Element]) -> Vec<u16> {
    let mut counts = HashMap::<(u32, u32), u16>::new();
    for element in elements {
        let count = counts.entry((element.parent, element.kind)).or_default();
        *count = (*count + 1).min(50);
    }
    let of = |element: &Element| counts.get(&(element.parent, element.kind)).copied();
    elements.iter().map(|element| of(element).unwrap_or(0)).collect()
}

/// The ways of all elements to the home that holds a share of the article text, and the first and
/// the last line of that home.
fn home(
    look: &Look<'_>,
    elements: &[Element],
    sums: &[Sum],
    depths: &[u16],
    share: f32,
) -> (Vec<Way>, usize, usize) {
    let enough = look.cores.all() * share;
    let holds = |at: usize| sums.get(at).is_some_and(|sum| sum.core >= enough);
    let depth = |at: usize| depths.get(at).copied().unwrap_or(0);
    // More than half of the text can lie in one child only, so those that hold it are one path.
    let home = (0..elements.len()).filter(|at| holds(*at)).max_by_key(|at| depth(*at)).unwrap_or(0);
    let mut ways: Vec<Way> = Vec::with_capacity(elements.len());
    let mut inside = Vec::with_capacity(elements.len());
    for (at, element) in elements.iter().enumerate() {
        let parent = element.parent as usize;
        let within = at == home || inside.get(parent) == Some(&true);
        inside.push(within);
        ways.push(if holds(at) {
            Way { up: 0, above: depth(home).saturating_sub(depth(at)) }
        } else {
            let above = ways.get(parent).copied().unwrap_or_default();
            Way { up: (above.up + 1).min(FAR), above: above.above }
        });
    }
    let lines = &look.page.lines;
    let is_in = |at: &usize| {
        lines.get(*at).is_some_and(|line| inside.get(line.element as usize) == Some(&true))
    };
    let first = (0..lines.len()).find(is_in).unwrap_or(0);
    let last = (0..lines.len()).rev().find(is_in).unwrap_or(0);
    (ways, first, last)
}

/// For each line, how many lines ago the last heading and the last headline stood, at most 50;
/// below zero before the first headline.
fn headings(look: &Look<'_>) -> Vec<(f32, f32)> {
    let (mut heading, mut title) = (50.0_f32, -1.0_f32);
    let lines = look.page.lines.iter();
    lines
        .map(|line| {
            let now = (heading, title);
            heading = (heading + 1.0).min(50.0);
            title = if title < 0.0 { -1.0 } else { (title + 1.0).min(50.0) };
            if matches!(line.tag, Tag::Heading | Tag::Title) {
                heading = 0.0;
            }
            if line.tag == Tag::Title {
                title = 0.0;
            }
            now
        })
        .collect()
}

/// Places where articles are not.
fn junk() -> Zones {
    [
        Hint::Comments,
        Hint::Share,
        Hint::Related,
        Hint::Promotion,
        Hint::Author,
        Hint::Side,
        Hint::Foot,
        Hint::Menu,
        Hint::Tags,
        Hint::Legal,
    ]
    .into_iter()
    .map(Hint::zone)
    .chain([Zones::NAVIGATION, Zones::FOOTER, Zones::ASIDE, Zones::FORM])
    .fold(Zones::default(), Zones::with)
}

/// Places where articles are.
fn content() -> Zones {
    [Zones::ARTICLE, Zones::MAIN, Zones::BODY, Hint::Content.zone()]
        .into_iter()
        .fold(Zones::default(), Zones::with)
}
