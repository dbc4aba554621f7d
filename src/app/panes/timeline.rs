//! [`Timeline`]: which event is chosen, and which rows are seen.
//!
//! The chosen row is taller than the others: its details stand under it.

use super::Move;
use crate::app::{Answer, Row, labels};
use crate::document::{ActorId, Annotated, Basis, DayInterval, Event, Realis};
use crate::library::{Snapshot, Telling, TimelineEntry};
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
    /// Moves the cursor over events; headings are passed over.
    pub fn go(&mut self, step: Move, answer: &Answer, visible: usize) {
        let rows = &answer.timeline;
        let target = step.target(self.row, rows.len(), visible);
        let forward = target >= self.row && !matches!(step, Move::Last);
        let row = if forward { down(rows, target) } else { up(rows, target) };
        if let Some(row) = row.or_else(|| up(rows, target)).or_else(|| down(rows, target)) {
            self.row = row;
        }
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

    /// Follows a new answer: stays on the chosen telling's event, else on an event near by.
    pub fn follow(&mut self, answer: &Answer, snapshot: &Snapshot) {
        let tells = |entry: usize| {
            let entry = snapshot.timeline().get(entry);
            entry.is_some_and(|entry| self.telling.is_some_and(|t| entry.tellings.contains(&t)))
        };
        match Self::row_where(answer, tells) {
            Some(row) => self.row = row,
            None => {
                self.telling = None;
                let last = answer.timeline.len().saturating_sub(1);
                let row = self.row.min(last);
                let near = down(&answer.timeline, row).or_else(|| up(&answer.timeline, row));
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

fn down(rows: &[Row], from: usize) -> Option<usize> {
    (from..rows.len()).find(|row| matches!(rows.get(*row), Some(Row::Event(_))))
}

fn up(rows: &[Row], from: usize) -> Option<usize> {
    (0..=from).rev().find(|row| matches!(rows.get(*row), Some(Row::Event(_))))
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
    lines.extend(wrapped(&who(snapshot, event)).into_iter().map(Detail::Actors));
    lines.extend(words(annotated, event, columns).into_iter().map(Detail::Words));
    for remark in remarks(entry, annotated, event) {
        lines.extend(wrapped(&remark).into_iter().map(Detail::Remark));
    }
    lines
}

/// Full names: `Russian Foreign Ministry ▸ United States`.
fn who(snapshot: &Snapshot, event: &Event) -> String {
    let name = |id: &ActorId| {
        let entry = snapshot.actor_index(id).and_then(|i| snapshot.actors().get(i.0 as usize));
        entry.map_or_else(|| id.to_string(), |entry| entry.actor.name.clone())
    };
    let names = |ids: &[ActorId]| ids.iter().map(name).collect::<Vec<_>>().join(", ");
    match (names(&event.who.source), names(&event.who.target)) {
        (source, target) if target.is_empty() => source,
        (source, target) => format!("{source} ▸ {target}").trim_start().to_owned(),
    }
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
    match event.realis {
        Realis::Actual => {}
        Realis::Planned => remarks.push("planned, not done".to_owned()),
        Realis::Conditional => remarks.push("threatened, asked for or conditional".to_owned()),
        Realis::Negated => remarks.push("denied or not done".to_owned()),
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
        more => format!("told {more} times, here {teller}"),
    });
    remarks.push(format!("found by: {}", event.rule));
    remarks
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
