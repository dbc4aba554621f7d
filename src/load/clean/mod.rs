//! Cleaning: which lines are article, which are not, and why.
//!
//! Sure rules speak first, then block logic; each line gets exactly one verdict.

mod captions;
mod chronology;
mod features;
mod headline;
mod model;
mod reason;
mod rules;
mod sections;
mod signals;
mod speech;
mod spread;
mod treaty;
mod words;

use std::sync::Arc;

use super::facts::Facts;
use super::page::{Page, Tag, Zones};
use crate::document::{BlockKind, Format};
use crate::text::Span;
pub(super) use reason::Reason;
pub(super) use sections::goes_on;
use signals::{Lines, Signals};
use speech::Speech;
pub(super) use words::plain;

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is the article's headline.
    Headline,
    /// It is kept.
    Keep(BlockKind),
    /// It is cut, for this reason.
    Cut(Reason),
}

impl Verdict {
    /// Whether the line only tells a date of publication.
    pub(super) fn is_date_line(&self) -> bool {
        *self == Self::Cut(Reason::DateLine)
    }

    /// Whether the line only tells who wrote the article.
    pub(super) fn is_byline(&self) -> bool {
        *self == Self::Cut(Reason::Byline)
    }
}

/// What the user, or the form of the file, has settled about a line before it is judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ruling {
    /// It is body.
    Kept,
    /// It is no article, for this reason.
    Dropped(Arc<str>),
    /// It is of another text, for this reason, and tells nothing of the lines around it.
    Apart(Arc<str>),
}

impl Ruling {
    /// Why the line is no article, if that is settled.
    pub(super) const fn cut(&self) -> Option<&Arc<str>> {
        match self {
            Self::Kept => None,
            Self::Dropped(reason) | Self::Apart(reason) => Some(reason),
        }
    }
}

/// A sentence inside a kept line that is no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Aside {
    /// Where it stands in the raw text.
    pub(super) span: Span,
    /// Why it is cut.
    pub(super) reason: Reason,
}

/// What becomes of a page.
#[derive(Debug)]
pub(super) struct Judgement {
    /// One verdict a line.
    pub(super) verdicts: Vec<Verdict>,
    /// The sentences to cut from kept lines, in order.
    pub(super) asides: Vec<Aside>,
}

/// Judges every line of a page; `rulings` are one a line, or none at all.
///
/// What is to be kept is judged like any other line, so that it changes nothing for its
/// neighbours; [`keep`] makes body of it in the end.
pub(super) fn judgement(
    page: &Page,
    format: Format,
    facts: &Facts,
    rulings: &[Option<Ruling>],
) -> Judgement {
    let apart = |at: usize| matches!(rulings.get(at), Some(Some(Ruling::Apart(_))));
    if !(0..rulings.len()).any(apart) {
        return judged(page, format, facts, rulings);
    }
    let others = || (0..page.lines.len()).filter(|at| !apart(*at));
    let lines = others().filter_map(|at| page.lines.get(at).copied()).collect();
    let rulings: Vec<_> = others().map(|at| rulings.get(at).cloned().flatten()).collect();
    let own = judged(&Page { lines, ..page.clone() }, format, facts, &rulings);
    let mut found = own.verdicts.into_iter();
    let cut = Verdict::Cut(Reason::Rule);
    let all = 0..page.lines.len();
    let verdicts = all.map(|at| if apart(at) { cut } else { found.next().unwrap_or(cut) });
    Judgement { verdicts: verdicts.collect(), ..own }
}

/// What the sure rules say of a page's lines, before the classifier is asked.
struct FirstLook {
    lines: Lines,
    /// The entries of a chronology.
    days: Vec<usize>,
    speech: Speech,
    /// Lines of which only some sentences are none of the article.
    mixed: Vec<usize>,
    /// The first lines of each section that is none of the article.
    first: Vec<bool>,
    found: Vec<Option<Verdict>>,
}

fn first_look(page: &Page, rulings: &[Option<Ruling>]) -> FirstLook {
    let mut lines = signals::lines(page);
    let days = chronology::days(page, &mut lines.signals);
    let signals = &lines.signals;
    let mut found: Vec<Option<Verdict>> = rules::verdicts(signals);
    let speech = Speech::of(page, signals, &found);
    speech.spare(signals, &mut found);
    let mixed = signals::mixed(page, &lines, &|at| speech.is_spoken(at), &mut found);
    carry_out(rulings, &mut found);
    sections::spare_subheads(page, signals, &mut found);
    let first = sections::spread(page, signals, &mut found);
    FirstLook { lines, days, speech, mixed, first, found }
}

/// Judges lines of which each belongs to the page.
fn judged(page: &Page, format: Format, facts: &Facts, rulings: &[Option<Ruling>]) -> Judgement {
    let FirstLook { lines, days, speech, mixed, first, mut found } = first_look(page, rulings);
    let signals = &lines.signals;
    let table = features::table(page, &lines, &found, format);
    let likely = model::likelihoods(&table, signals, format);
    spread::overrule(signals, &likely, &first, format, &mut found);
    carry_out(rulings, &mut found);
    sections::comments::cut(signals, &mut found);
    let mut article = spread::article(page, signals, &likely, &found, format);
    speech.keep(signals, &likely, &found, &mut article);
    speech::talk::keep(page, signals, &found, &mut article);
    treaty::keep(page, &found, &mut article);
    mixed.into_iter().for_each(|at| article.iter_mut().skip(at).take(1).for_each(|is| *is = true));
    headline::keep_lead(page, signals, &found, &mut article);
    chronology::keep(&days, &mut found, &mut article);
    headline::signatures(page, signals, &article, facts, &mut found);
    headline::mastheads(page, &mut found);
    let is_turn = |at| speech.is_turn(at);
    let headline = headline::line(page, signals, &found, &article, facts, &is_turn);
    match format {
        Format::Text => headline::settle(page, signals, headline, &article, &mut found),
        Format::Html => {
            headline::cut_head(page, signals, headline, &article, facts, &mut found);
        }
    }
    headline::mark(page, signals, headline, facts, &mut found);
    captions::mark(page, signals, headline, &article, &mut found);
    spread::finish(page, signals, &article, &mut found);
    sections::letters::cut(page, signals, &mut found);
    sections::foot::cut(page, signals, &mut found);
    sections::appeals::cut(page, signals, &mut found);
    sections::work::cut(page, signals, &mut found);
    sections::links::cut(page, signals, &mut found);
    sections::farewell::cut(page, signals, &mut found);
    sections::dumps::cut(page, signals, format, &mut found);
    carry_out(rulings, &mut found);
    let kept = found
        .into_iter()
        .enumerate()
        .map(|(at, verdict)| verdict.unwrap_or_else(|| Verdict::Keep(kind(page, signals, at))));
    let verdicts: Vec<Verdict> = kept.collect();
    let settled = |at: usize| matches!(rulings.get(at), Some(Some(_)));
    let asides =
        signals::asides(page, signals, &verdicts, &|at| settled(at) || speech.is_spoken(at));
    Judgement { verdicts, asides }
}

/// Cuts the lines that are settled to be no article.
fn carry_out(rulings: &[Option<Ruling>], found: &mut [Option<Verdict>]) {
    for (ruling, verdict) in rulings.iter().zip(found) {
        if ruling.as_ref().is_some_and(|ruling| ruling.cut().is_some()) {
            *verdict = Some(Verdict::Cut(Reason::Rule));
        }
    }
}

/// Makes body of the lines that are settled to be body, whole; of the others it changes nothing.
pub(super) fn keep(page: &Page, rulings: &[Option<Ruling>], judgement: &mut Judgement) {
    let kept = |at: usize| matches!(rulings.get(at), Some(Some(Ruling::Kept)));
    if !(0..rulings.len()).any(kept) {
        return;
    }
    let lines = signals::lines(page);
    for (at, verdict) in judgement.verdicts.iter_mut().enumerate().filter(|(at, _)| kept(*at)) {
        let kind = kind(page, &lines.signals, at);
        *verdict = Verdict::Keep(if kind.in_body() { kind } else { BlockKind::Paragraph });
    }
    let holds = |at: usize, span: Span| {
        page.lines.get(at).is_some_and(|line| kept(at) && line.span.contains(span))
    };
    judgement.asides.retain(|aside| !(0..rulings.len()).any(|at| holds(at, aside.span)));
}

/// Whether a line speaks of its writers or to its readers.
pub(super) fn addresses(line: &str) -> bool {
    let hits = words::hits(&words::plain(line));
    hits.we + hits.you > 0
}

/// Whether a line tells that somebody said, wrote or asked something.
pub(super) fn reports(line: &str) -> bool {
    words::hits(&words::plain(line)).reports
}

/// The features of every line, by name and in numbers; for training the classifier.
pub(super) fn features(page: &Page, format: Format) -> (Vec<String>, Vec<Vec<f32>>) {
    let look = first_look(page, &[]);
    let table = features::table(page, &look.lines, &look.found, format);
    (features::names(format), table.rows().map(<[f32]>::to_vec).collect())
}

/// What a kept line is.
fn kind(page: &Page, signals: &[Signals], at: usize) -> BlockKind {
    let (Some(line), Some(signal)) = (page.lines.get(at), signals.get(at)) else {
        return BlockKind::Paragraph;
    };
    match line.tag {
        Tag::Title | Tag::Heading => BlockKind::Heading,
        Tag::Item => BlockKind::ListItem,
        Tag::Caption => BlockKind::Caption,
        _ if line.zones.has(Zones::QUOTE) => BlockKind::Quote,
        Tag::Other if signal.words <= 14 && !signal.stops && line.gap => BlockKind::Heading,
        Tag::Other if signal.words <= 10 && !signal.stops => BlockKind::Heading,
        _ => BlockKind::Paragraph,
    }
}
