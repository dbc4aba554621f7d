//! [`Timeline`]: which event is chosen, and which rows are seen.
//!
//! The chosen row is taller than the others: its details stand under it.

use super::Move;
use crate::app::{Answer, Row, Zoom, labels};
use crate::document::{Annotated, Basis, DayInterval, Event, Mention, Realis};
use crate::library::{Snapshot, Telling, TimelineEntry};
use crate::story::{Discrepancy, Slot};
use crate::text::Span;
use crate::text::fit::ellipsis;
use crate::text::fit::wrap;
use crate::text::sanitize::sanitize_line;

/// Most lines of an event's own words under its row.
const MOST_WORDS: usize = 4;

/// The state of the event timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The row of the answer under the cursor.
    pub row: usize,
    /// The first visible row.
    pub top: usize,
    /// The telling that is open in the reading pane, if one was chosen.
    pub telling: Option<Telling>,
    /// How much is unfolded.
    pub zoom: Zoom,
    /// The event to which the cursor comes back when it is unfolded or found again, by one of its
    /// tellings.
    anchor: Option<Telling>,
}

/// A line of the details under the chosen row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Who acts on whom, in full names.
    Actors(String),
    /// The article's words.
    Words(String),
    /// Date and its reason, tellings, doubts.
    Remark(String),
}

impl Timeline {
    /// Moves the cursor over events; headings with nothing folded away are passed over.
    pub fn go(&mut self, step: Move, answer: &Answer, visible: usize) {
        let target = step.target(self.row, answer.timeline.len(), visible);
        let forward = target >= self.row && !matches!(step, Move::Last);
        let row = if forward { down(answer, target) } else { up(answer, target) };
        if let Some(row) = row.or_else(|| up(answer, target)).or_else(|| down(answer, target)) {
            self.stand_on(row);
        }
    }

    /// Puts the cursor on a row; what it stood on before is left behind.
    pub fn stand_on(&mut self, row: usize) {
        (self.row, self.anchor) = (row, None);
    }

    /// Folds or unfolds; the cursor stays on its event, or on the heading that holds it, once the
    /// answer is there.
    pub fn fold(&mut self, zoom: Zoom, answer: &Answer, snapshot: &Snapshot) {
        self.zoom = zoom;
        let here = |hit: &usize| answer.row_of(*hit) == Some(self.row);
        let left = self.telling.or(self.anchor);
        let held = left.filter(|left| hit_of(*left, answer, snapshot).is_some_and(|h| here(&h)));
        let first = || {
            let hit = (0..answer.hits.timeline.len()).find(here)?;
            let entry = snapshot.timeline().get(answer.hits.timeline.get(hit)?.entry)?;
            entry.tellings.first().copied()
        };
        self.anchor = held.or_else(first);
    }

    /// The timeline entry on a row, an index into the snapshot's.
    #[must_use]
    pub fn entry_at(answer: &Answer, row: usize) -> Option<usize> {
        match answer.timeline.get(row)? {
            Row::Event(hit) => Some(answer.hits.timeline.get(*hit)?.entry),
            _ => None,
        }
    }

    /// The row of the first entry for which `wanted` holds.
    pub fn row_where(answer: &Answer, wanted: impl Fn(usize) -> bool) -> Option<usize> {
        (0..answer.timeline.len()).find(|row| Self::entry_at(answer, *row).is_some_and(&wanted))
    }

    /// Follows a new answer: stays on the chosen event or the heading that holds it, else goes to an
    /// event near by until an answer holds the chosen one again.
    pub fn follow(&mut self, answer: &Answer, snapshot: &Snapshot) {
        let wanted = self.telling.or(self.anchor);
        let hit = wanted.and_then(|wanted| hit_of(wanted, answer, snapshot));
        match hit.and_then(|hit| answer.row_of(hit)) {
            Some(row) => {
                if self.anchor.is_some() {
                    self.top = row.saturating_sub(2);
                }
                self.row = row;
                self.anchor = wanted.filter(|_| answer.zoom != Zoom::Days);
            }
            None => {
                (self.telling, self.anchor) = (None, wanted);
                let last = answer.timeline.len().saturating_sub(1);
                let row = self.row.min(last);
                let near = down(answer, row).or_else(|| up(answer, row));
                self.row = near.unwrap_or(0);
            }
        }
    }

    /// Scrolls so that the chosen row and its details are seen in `height` screen rows; the
    /// headings right above the first event are seen with it.
    pub fn reveal(&mut self, answer: &Answer, details: usize, height: u16) {
        let height = usize::from(height);
        let mut first = self.row;
        while first > 0 && !matches!(answer.timeline.get(first - 1), Some(Row::Event(_)) | None) {
            first -= 1;
        }
        let lowest = (self.row + 1 + details).saturating_sub(height).min(self.row);
        self.top = self.top.min(first).max(lowest);
    }

    /// Scrolls without choosing.
    pub fn scroll(&mut self, by: isize, answer: &Answer, height: u16) {
        let last = answer.timeline.len().saturating_sub(usize::from(height));
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    /// The row on the `line`-th visible screen row, counted from 0.
    #[must_use]
    pub fn row_on(&self, line: usize, details: usize) -> usize {
        let row = self.top + line;
        if row <= self.row || self.row < self.top {
            return row;
        }
        row.saturating_sub(details).max(self.row)
    }
}

fn down(answer: &Answer, from: usize) -> Option<usize> {
    (from..answer.timeline.len()).find(|row| answer.lands(*row))
}

fn up(answer: &Answer, from: usize) -> Option<usize> {
    (0..=from).rev().find(|row| answer.lands(*row))
}

/// Which hit of the answer is the event that is told there.
fn hit_of(telling: Telling, answer: &Answer, snapshot: &Snapshot) -> Option<usize> {
    let told = snapshot.articles().get(telling.article)?.entries.get(telling.event)?;
    answer.hits.timeline.iter().position(|hit| hit.entry == *told)
}

/// The lines under the chosen row: who, in what words, when and why.
#[must_use]
pub fn details(
    snapshot: &Snapshot,
    entry: &TimelineEntry,
    telling: Telling,
    columns: usize,
) -> Vec<Detail> {
    let article = snapshot.articles().get(telling.article);
    let Some(annotated) = article.map(|article| article.annotated.as_ref()) else {
        return Vec::new();
    };
    let Some(event) = annotated.events.get(telling.event) else { return Vec::new() };
    let mut lines = Vec::new();
    let wrapped = |text: &str| -> Vec<String> {
        wrap(text, Span::whole(text), columns).iter().map(|l| l.of(text).to_owned()).collect()
    };
    lines.extend(wrapped(&labels::participants(snapshot, event)).into_iter().map(Detail::Actors));
    lines.extend(words(annotated, event, columns).into_iter().map(Detail::Words));
    let teller = labels::by_whose_word(snapshot, &annotated.document, event);
    let verb = if event.who.told_by.is_some() { "so says" } else { "hearsay:" };
    let claimed = teller.map(|teller| format!("{verb} {teller}"));
    for remark in claimed.into_iter().chain(remarks(entry, annotated, event)) {
        lines.extend(wrapped(&remark).into_iter().map(Detail::Remark));
    }
    lines
}

/// The event's own words; what does not fit into the last line is cut there.
fn words(annotated: &Annotated, event: &Event, columns: usize) -> Vec<String> {
    let raw = annotated.document.raw();
    let evidence = event.evidence.of(raw).split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = wrap(&evidence, Span::whole(&evidence), columns);
    let mut shown: Vec<_> =
        lines.iter().take(MOST_WORDS).map(|line| line.of(&evidence).to_owned()).collect();
    if let (true, Some(last)) = (lines.len() > MOST_WORDS, lines.get(MOST_WORDS - 1)) {
        shown.pop();
        shown.push(ellipsis(evidence.get(last.start()..).unwrap_or(""), columns));
    }
    shown
}

fn remarks(entry: &TimelineEntry, annotated: &Annotated, event: &Event) -> Vec<String> {
    let mut remarks = Vec::new();
    if event.realis != Realis::Actual {
        remarks.push(labels::took_place(event.realis).to_owned());
    }
    remarks.push(event.when.as_ref().map_or_else(|| "undated".to_owned(), dated));
    let document = &annotated.document;
    let file = || document.path().file_name().unwrap_or_default().to_string_lossy();
    let teller = match document.source() {
        Some(source) => format!("by {source}"),
        None => format!("in {}", sanitize_line(&file())),
    };
    remarks.push(match entry.tellings.len() {
        0 | 1 => format!("told {teller}"),
        more if entry.voices < more => {
            format!("told {more} times, {} in words of their own, here {teller}", entry.voices)
        }
        more => format!("told {more} times, here {teller}"),
    });
    remarks.extend(disagreements(&entry.discrepancies));
    remarks.extend(doubts(annotated, event));
    remarks.push(labels::act(event));
    remarks.push(format!("found by {}", labels::rule_of_event(event.rule)));
    remarks
}

/// What the tellings do not agree on: for each slot what they say, each thing once.
fn disagreements(all: &[Discrepancy]) -> Vec<String> {
    let mut slots: Vec<(Slot, Vec<&str>)> = Vec::new();
    for found in all {
        let at = slots.iter().position(|(slot, _)| *slot == found.slot).unwrap_or_else(|| {
            slots.push((found.slot, Vec::new()));
            slots.len() - 1
        });
        let Some((_, said)) = slots.get_mut(at) else { continue };
        for words in [found.first.1.as_str(), found.other.1.as_str()] {
            if !said.contains(&words) {
                said.push(words);
            }
        }
    }
    slots.iter().map(|(slot, said)| format!("≠ {}: {}", slot.as_str(), said.join(" | "))).collect()
}

/// Which of those who act or are acted on may be somebody else, and why.
fn doubts(annotated: &Annotated, event: &Event) -> Vec<String> {
    let raw = annotated.document.raw();
    let inside = |mention: &&Mention| {
        let id = mention.actor.as_ref();
        let acts =
            id.is_some_and(|id| event.who.source.contains(id) || event.who.target.contains(id));
        acts && event.sentence.overlaps(mention.span)
    };
    let told = |mention: &Mention| {
        let doubt = labels::perhaps_another(mention.doubt?);
        Some(format!("{} {doubt}", sanitize_line(mention.span.of(raw))))
    };
    let mut doubts: Vec<_> = annotated.mentions.iter().filter(inside).filter_map(told).collect();
    doubts.dedup();
    doubts
}

/// A date in words with its basis.
fn dated(when: &DayInterval) -> String {
    let because = match when.basis() {
        Basis::Stated => "as told",
        Basis::Publication => "counted from the day of publication",
        Basis::Narrative => "counted from a date told before",
        Basis::Inferred => "inferred",
        Basis::OtherArticle => "from another article",
        Basis::User => "set by you",
    };
    format!("{}, {because}", labels::long_date(when))
}

#[cfg(test)]
mod tests {
    use super::disagreements;
    use crate::story::{Discrepancy, Slot, Telling};

    #[test]
    fn what_three_tellings_say_of_one_thing_stands_in_one_line() {
        let told = |slot, first: &str, other: &str| {
            let by = |event| Telling { article: 0, event };
            Discrepancy { slot, first: (by(0), first.into()), other: (by(1), other.into()) }
        };
        let all = [
            told(Slot::Number, "2 envoys", "4 envoys"),
            told(Slot::Place, "Lima", "Quito"),
            told(Slot::Number, "2 envoys", "7 envoys"),
        ];
        let lines = ["≠ number: 2 envoys | 4 envoys | 7 envoys", "≠ place: Lima | Quito"];
        assert_eq!(disagreements(&all), lines);
    }
}
