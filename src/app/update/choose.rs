//! Choosing an article or an event: all panes follow.
//!
//! One selection for the whole screen; each way of choosing ends in one of these functions.

use std::sync::Arc;

use crate::app::layout::{Area, Layout, MEASURE};
use crate::app::overlays::Lead;
use crate::app::panes::page::Role;
use crate::app::panes::{Lit, Move, Place, Timeline, details};
use crate::app::{Answer, Model, Pane, Zoom};
use crate::library::Telling;
use crate::text::Span;

/// Most places that are remembered.
const MOST_PLACES: usize = 100;
/// Columns kept free at each side of the running text, if there is room.
const MARGIN: u16 = 2;

/// A pane without its border; as it would be with the focus, if it is not shown.
pub(super) fn inner(model: &Model, pane: Pane) -> Area {
    let shown = model.layout().and_then(|layout| layout.area(pane));
    let alone = || {
        let screen = model.screen;
        Layout::new(screen.width, screen.height, pane, screen.zen)?.area(pane)
    };
    shown.or_else(alone).unwrap_or_default().inner()
}

/// Columns of the running text in a pane of `width` columns.
fn measure(width: u16) -> u16 {
    let margin = if width > 36 { MARGIN } else { 1 };
    width.saturating_sub(2 * margin).clamp(1, MEASURE)
}

/// Sets the page for the chosen article and the pane's width.
pub(super) fn set_page(model: &mut Model) {
    let area = inner(model, Pane::Reading);
    let article = model.article().map(|article| Arc::clone(&article.annotated));
    if article.is_none() && model.articles.selected.is_some() {
        return;
    }
    model.reading.set(article.as_ref(), measure(area.width), area.height);
}

/// Shows raw or cleaned text.
pub(super) fn turn_page(model: &mut Model) {
    let area = inner(model, Pane::Reading);
    if let Some(article) = model.article().map(|article| Arc::clone(&article.annotated)) {
        model.reading.turn(&article, measure(area.width), area.height);
    }
}

/// Moves in the article list; the other panes follow.
pub(super) fn move_article(model: &mut Model, step: Move) {
    let height = inner(model, Pane::Articles).height;
    let before = model.articles.selected;
    model.articles.go(step, &model.found.answer, height);
    if model.articles.selected != before {
        article_changed(model);
    }
}

/// Chooses the article on a row of the list.
pub(super) fn article_on_row(model: &mut Model, row: usize) {
    let height = inner(model, Pane::Articles).height;
    let before = model.articles.selected;
    model.articles.choose_row(row, &model.found.answer, height);
    if model.articles.selected != before {
        article_changed(model);
    }
}

/// Another article is chosen from the list: begin at its head, show its events.
fn article_changed(model: &mut Model) {
    model.reading.leave();
    model.timeline.telling = None;
    set_page(model);
    let Some(article) = model.articles.selected else { return };
    let answer = Arc::clone(&model.found.answer);
    let told = |entry: usize| {
        let entry = model.snapshot.timeline().get(entry);
        entry.is_some_and(|entry| entry.tellings.iter().any(|t| t.article == article))
    };
    if let Some(row) = Timeline::row_where(&answer, told) {
        model.timeline.stand_on(row);
        reveal_event(model);
    }
}

/// Moves in the timeline; the sentence of the event under the cursor is shown.
pub(super) fn move_event(model: &mut Model, step: Move) {
    let answer = Arc::clone(&model.found.answer);
    let visible = usize::from(inner(model, Pane::Timeline).height);
    model.timeline.go(step, &answer, visible);
    if Timeline::entry_at(&answer, model.timeline.row).is_none() {
        model.timeline.telling = None;
        reveal_event(model);
    }
    event_on_row(model, model.timeline.row);
}

/// Chooses the event on a row of the timeline, as the article being read tells it if it does.
pub(super) fn event_on_row(model: &mut Model, row: usize) {
    let answer = Arc::clone(&model.found.answer);
    let Some(index) = Timeline::entry_at(&answer, row) else { return };
    let snapshot = Arc::clone(&model.snapshot);
    let Some(entry) = snapshot.timeline().get(index) else { return };
    let here = |telling: &&Telling| Some(telling.article) == model.articles.selected;
    if let Some(telling) = entry.tellings.iter().find(here).or_else(|| entry.tellings.first()) {
        model.timeline.stand_on(row);
        open_telling(model, *telling);
    }
}

/// The next or previous telling of the chosen event, in a round.
pub(super) fn other_telling(model: &mut Model, step: isize) {
    let Some(index) = Timeline::entry_at(&model.found.answer, model.timeline.row) else { return };
    let snapshot = Arc::clone(&model.snapshot);
    let Some(entry) = snapshot.timeline().get(index) else { return };
    let count = entry.tellings.len();
    let at = entry.tellings.iter().position(|telling| Some(*telling) == model.timeline.telling);
    let next = match at {
        Some(at) => (at + count).saturating_add_signed(step) % count.max(1),
        None => 0,
    };
    if let Some(telling) = entry.tellings.get(next) {
        open_telling(model, *telling);
        if count > 1 {
            model.say(format!("telling {} of {count}", next + 1));
        }
    }
}

/// Opens the sentence of a telling in the reading pane.
fn open_telling(model: &mut Model, telling: Telling) {
    let snapshot = Arc::clone(&model.snapshot);
    let article = snapshot.articles().get(telling.article);
    let event = article.and_then(|article| article.annotated.events.get(telling.event));
    let lit = event.map(|event| Lit { sentence: event.sentence, evidence: event.evidence });
    light(model, telling.article, lit);
    model.timeline.telling = Some(telling);
    reveal_event(model);
}

/// Goes where an entry of a page leads.
pub(super) fn follow_lead(model: &mut Model, lead: Lead) {
    remember(model);
    light(model, lead.article, Some(lead.lit));
    model.timeline.telling = lead.telling;
    let (answer, snapshot) = (Arc::clone(&model.found.answer), Arc::clone(&model.snapshot));
    model.timeline.follow(&answer, &snapshot);
    reveal_event(model);
    super::panes::focus(model, Pane::Reading);
    let height = inner(model, Pane::Reading).height;
    model.reading.reveal(lead.lit.sentence.start(), height);
}

/// Shows an article with a sentence lit.
fn light(model: &mut Model, article: usize, lit: Option<Lit>) {
    if model.articles.selected != Some(article) {
        remember(model);
        let height = inner(model, Pane::Articles).height;
        model.articles.choose(article, &model.found.answer, height);
        model.reading.leave();
    }
    set_page(model);
    model.reading.lit = lit;
    if let Some(lit) = lit {
        let height = inner(model, Pane::Reading).height;
        model.reading.reveal(lit.sentence.start(), height);
    }
}

/// The first paragraph that is seen of the article.
pub(super) fn paragraph(model: &Model) -> Option<Span> {
    let top = model.reading.page().and_then(|page| page.offset_of(model.reading.top()));
    let blocks = model.annotated()?.document.blocks();
    let at = blocks.partition_point(|block| block.span.end() <= top.unwrap_or(0));
    Some(blocks.get(at)?.span)
}

/// The headline, if it stands in the text and at the top of the page.
pub(super) fn headline(model: &Model) -> Option<Span> {
    let top = model.reading.top();
    let lines = model.reading.page()?.lines().get(top..)?.iter();
    let mut lines = lines.skip_while(|line| line.role == Role::Blank);
    let seen = lines.next().is_some_and(|line| line.role == Role::Headline);
    model.annotated()?.document.headline()?.span.filter(|_| seen)
}

/// The event that is chosen in the timeline.
pub(super) fn chosen_entry(model: &Model) -> Option<usize> {
    Timeline::entry_at(&model.found.answer, model.timeline.row)
}

/// Chooses the first event of the next (1) or previous (-1) day, month or year that has any; in a
/// folded timeline the next or previous heading.
pub(super) fn other_day(model: &mut Model, step: isize) {
    let answer = Arc::clone(&model.found.answer);
    if answer.zoom != Zoom::Days {
        return other_heading(model, step, &answer);
    }
    let snapshot = Arc::clone(&model.snapshot);
    let when = |row: usize| {
        let entry = Timeline::entry_at(&answer, row)?;
        Some(snapshot.timeline().get(entry)?.when.map(|days| days.sort_key()))
    };
    let now = when(model.timeline.row);
    let other = |row: &usize| when(*row).is_some_and(|day| Some(day) != now);
    let rows = answer.timeline.len();
    let found = if step > 0 {
        (model.timeline.row + 1..rows).find(other)
    } else {
        // The first event of that day, not its last.
        let last = (0..model.timeline.row.min(rows)).rev().find(other);
        last.and_then(|last| (0..=last).find(|row| when(*row) == when(last)))
    };
    match found {
        Some(row) => event_on_row(model, row),
        None => model.say(if step > 0 { "no later day" } else { "no earlier day" }),
    }
}

/// Moves the cursor to the next or previous heading of a folded timeline.
fn other_heading(model: &mut Model, step: isize, answer: &Answer) {
    let lands = |row: &usize| answer.lands(*row);
    let found = if step > 0 {
        (model.timeline.row + 1..answer.timeline.len()).find(lands)
    } else {
        (0..model.timeline.row).rev().find(lands)
    };
    match found {
        Some(row) => {
            model.timeline.stand_on(row);
            model.timeline.telling = None;
            reveal_event(model);
        }
        None => model.say(if step > 0 { "nothing later" } else { "nothing earlier" }),
    }
}

/// Chooses the first event that the article tells at or behind the top of the page.
pub(super) fn event_in_view(model: &mut Model) {
    let top = model.reading.page().and_then(|page| page.offset_of(model.reading.top()));
    let (Some(article), Some(top)) = (model.article(), top) else { return };
    let events = article.annotated.events.iter().zip(&article.entries);
    let below = events.filter(|(event, _)| event.sentence.end() > top);
    let Some(index) = below.min_by_key(|(event, _)| event.sentence.start()).map(|(_, i)| *i) else {
        return;
    };
    let answer = Arc::clone(&model.found.answer);
    if let Some(row) = Timeline::row_where(&answer, |entry| entry == index) {
        event_on_row(model, row);
    }
}

/// Scrolls the timeline to its cursor.
pub(super) fn reveal_event(model: &mut Model) {
    let height = inner(model, Pane::Timeline).height;
    let details = detail_lines(model);
    let answer = Arc::clone(&model.found.answer);
    model.timeline.reveal(&answer, details, height);
}

/// How many lines of details stand under the chosen row.
pub(super) fn detail_lines(model: &Model) -> usize {
    let columns = usize::from(inner(model, Pane::Timeline).width.saturating_sub(4));
    let index = Timeline::entry_at(&model.found.answer, model.timeline.row);
    let entry = index.and_then(|index| model.snapshot.timeline().get(index));
    match (entry, model.timeline.telling) {
        (Some(entry), Some(telling)) => details(&model.snapshot, entry, telling, columns).len(),
        _ => 0,
    }
}

/// The place where the reader is.
pub(super) fn place(model: &Model) -> Option<Place> {
    Some(Place {
        article: model.articles.selected?,
        position: model.reading.position(),
        lit: model.reading.lit,
        telling: model.timeline.telling,
        focus: model.focus,
    })
}

/// Remembers the place, so that one can go back to it.
pub(super) fn remember(model: &mut Model) {
    if let Some(place) = place(model) {
        note(model, place);
    }
}

/// Remembers a place, so that one can go back to it.
pub(super) fn note(model: &mut Model, place: Place) {
    if model.visited.back.last() != Some(&place) {
        model.visited.back.push(place);
    }
    let excess = model.visited.back.len().saturating_sub(MOST_PLACES);
    model.visited.back.drain(..excess);
}

/// Goes back to the place before the last jump.
pub(super) fn back(model: &mut Model) {
    match model.visited.back.pop() {
        Some(place) => return_to(model, place),
        None => model.say("nowhere to go back to"),
    }
}

/// Goes to a place.
pub(super) fn return_to(model: &mut Model, place: Place) {
    let height = inner(model, Pane::Articles).height;
    model.articles.choose(place.article, &model.found.answer, height);
    model.focus = place.focus;
    model.timeline.telling = place.telling;
    model.reading.leave();
    model.reading.return_to(place.position, place.lit);
    set_page(model);
    let (answer, snapshot) = (Arc::clone(&model.found.answer), Arc::clone(&model.snapshot));
    model.timeline.follow(&answer, &snapshot);
    reveal_event(model);
}

/// Follows a new answer: the choices stay if they can.
pub(super) fn follow_answer(model: &mut Model) {
    let (answer, snapshot) = (Arc::clone(&model.found.answer), Arc::clone(&model.snapshot));
    let height = inner(model, Pane::Articles).height;
    let before = model.articles.selected;
    model.articles.follow(&answer, height);
    model.timeline.follow(&answer, &snapshot);
    if model.articles.selected != before {
        article_changed(model);
    }
    if model.overlay.is_none() {
        agree(model);
    }
    // A shorter timeline is not left with its head scrolled away.
    model.timeline.scroll(0, &answer, inner(model, Pane::Timeline).height);
    reveal_event(model);
}

/// Lets the panes show one thing where the chosen event is not shown any more: while the keys go to
/// the timeline the event under its cursor, else one that the chosen article tells.
pub(super) fn agree(model: &mut Model) {
    if model.timeline.telling.is_some() {
        return;
    }
    let row = model.timeline.row;
    if model.focus == Pane::Timeline {
        event_on_row(model, row);
        return;
    }
    let answer = Arc::clone(&model.found.answer);
    let Some(chosen) = model.articles.selected else { return };
    let told = |entry: usize| {
        let entry = model.snapshot.timeline().get(entry);
        entry.is_some_and(|entry| entry.tellings.iter().any(|t| t.article == chosen))
    };
    if Timeline::entry_at(&answer, row).is_some_and(|entry| !told(entry))
        && let Some(row) = Timeline::row_where(&answer, told)
    {
        model.timeline.row = row;
    }
}

/// Scrolls lists so that they fill their panes and their choices are seen.
pub(super) fn reveal_all(model: &mut Model) {
    let answer = Arc::clone(&model.found.answer);
    let height = inner(model, Pane::Articles).height;
    model.articles.scroll(0, &answer, height);
    model.articles.reveal(height);
    model.timeline.scroll(0, &answer, inner(model, Pane::Timeline).height);
    reveal_event(model);
}
