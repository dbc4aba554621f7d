//! What the markup of a web page tells of a line.
//!
//! Plain text has none of these features.

use super::super::super::page::{Line, Page, Tag, Zones};
use super::super::super::web::Hint;
use super::super::signals::Signals;
use super::{Look, Sums, as_f32, flag};

/// What each feature is, the zones apart.
const NAMES: [&str; 22] = [
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
    "verbatim",
    "caption",
    "in cell",
    "body",
    "aside",
    "figure",
    "quote",
    "article",
];

/// The names of all features of this part.
pub(super) fn names() -> impl Iterator<Item = String> {
    let zones = Zones::NAMES.iter().map(|name| format!("zone {name}"));
    let hints = Hint::NAMES.iter().map(|name| format!("hint {name}"));
    NAMES.iter().map(ToString::to_string).chain(zones).chain(hints)
}

/// How many zones and hints there are, each a bit of [`Zones`].
const fn zones() -> usize {
    Zones::NAMES.len() + Hint::NAMES.len()
}

/// The lines, with sums over main content and links.
pub(super) struct Markup<'l> {
    look: &'l Look<'l>,
    mains: Sums,
    links: Sums,
    containers: Vec<(f32, f32)>,
}

impl<'l> Markup<'l> {
    /// Sums up the page.
    pub(super) fn new(look: &'l Look<'l>) -> Self {
        let lines = &look.page.lines;
        Self {
            look,
            mains: Sums::new(lines.iter().map(|line| flag(line.main))),
            links: Sums::new(lines.iter().map(linked)),
            containers: containers(look.page, &look.lines.signals, &look.core),
        }
    }

    /// Adds the features of a line.
    pub(super) fn push(&self, at: usize, values: &mut Vec<f32>) {
        let look = self.look;
        let Some(line) = look.page.lines.get(at) else { return };
        let mut push = |value: f32| values.push(value);
        push(flag(line.main));
        push(self.mains.between(at.saturating_sub(1), at));
        push(self.mains.between(at + 1, at + 2));
        push(self.mains.within(at, 3));
        push(self.mains.all() / as_f32(look.page.lines.len()));
        push(linked(line));
        push(self.links.within(at, 3));
        let container = usize::try_from(line.container).unwrap_or(0);
        let (core, links) = self.containers.get(container).copied().unwrap_or_default();
        push(core / look.cores.all().max(1.0));
        push(links);
        for tag in [Tag::Paragraph, Tag::Heading, Tag::Title, Tag::Cell, Tag::Control] {
            push(flag(line.tag == tag));
        }
        push(flag(line.tag == Tag::Verbatim));
        push(flag(line.tag == Tag::Caption));
        push(flag(line.zones.has(Zones::TABLE) && line.tag != Tag::Cell));
        for zone in [Zones::BODY, Zones::ASIDE, Zones::FIGURE, Zones::QUOTE, Zones::ARTICLE] {
            push(flag(line.zones.has(zone)));
        }
        for bit in 0..zones() {
            push(flag(line.zones.has(Zones(1 << bit))));
        }
    }
}

/// The share of a line's bytes that are links.
pub(super) fn linked(line: &Line) -> f32 {
    as_f32(line.linked as usize) / as_f32(line.span.len().max(1))
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
