//! What the mouse does: a click chooses, the wheel scrolls what is under the pointer.

use std::sync::Arc;

use super::{choose, overlays, panes};
use crate::app::overlays::Overlay;
use crate::app::panes::row_height;
use crate::app::{Effect, Model, Pane, Pointer};

/// Rows that the wheel scrolls by.
const WHEEL: isize = 3;

/// Does what the mouse asks for at a cell.
pub(super) fn act(model: &mut Model, pointer: Pointer, column: u16, row: u16) -> Vec<Effect> {
    let by = match pointer {
        Pointer::Click => return click(model, column, row),
        Pointer::WheelDown => WHEEL,
        Pointer::WheelUp => -WHEEL,
    };
    if model.overlay.is_some() {
        scroll_overlay(model, by);
    } else if let Some(pane) = model.layout().and_then(|layout| layout.pane_at(column, row)) {
        scroll_pane(model, pane, by);
    }
    Vec::new()
}

fn scroll_overlay(model: &mut Model, by: isize) {
    let height = overlays::visible(model);
    match &mut model.overlay {
        Some(Overlay::Picker(picker)) => picker.go(by, height),
        Some(Overlay::Page(page)) => page.scroll(by, height),
        Some(Overlay::Roster(roster)) => roster.go(by, height),
        Some(Overlay::Prompt(_)) | None => {}
    }
}

fn scroll_pane(model: &mut Model, pane: Pane, by: isize) {
    let answer = Arc::clone(&model.found.answer);
    let height = choose::inner(model, pane).height;
    match pane {
        Pane::Articles => model.articles.scroll(by.signum(), &answer, height),
        Pane::Reading => model.reading.scroll(by, height),
        Pane::Timeline => model.timeline.scroll(by, &answer, height),
    }
}

/// A click gives the keys to a pane and chooses what is under it.
fn click(model: &mut Model, column: u16, row: u16) -> Vec<Effect> {
    if model.overlay.is_some() {
        return Vec::new();
    }
    let Some(pane) = model.layout().and_then(|layout| layout.pane_at(column, row)) else {
        return Vec::new();
    };
    let area = choose::inner(model, pane);
    let line = usize::from(row.saturating_sub(area.y));
    let inside = area.holds(column, row);
    match pane {
        Pane::Articles if inside => {
            choose::article_on_row(model, model.articles.top + line / row_height(area.height));
        }
        Pane::Timeline if inside => {
            let details = choose::detail_lines(model);
            choose::event_on_row(model, model.timeline.row_on(line, details));
        }
        _ => {}
    }
    panes::focus(model, pane);
    Vec::new()
}
