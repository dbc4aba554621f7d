//! What a pane says when it has nothing to show: why, and what to do about it.
//!
//! Four cases: loading, nothing here yet, hidden by a filter, failed.

use ratatui::Frame;
use ratatui::text::Line;

use super::theme::{Part, Theme};
use crate::app::keys::{Action, Keymap, Scope};
use crate::app::{Area, Loading, Model};
use crate::text::Span;
use crate::text::fit::ellipsis;
use crate::text::fit::wrap;

/// Draws the reason in the upper third of an area.
pub(super) fn draw(model: &Model, theme: &Theme, what: &str, area: Area, screen: &mut Frame<'_>) {
    let columns = usize::from(area.width.saturating_sub(4)).max(1);
    let words = reason(model, what);
    let mut line = usize::from(area.height / 4);
    for (part, words) in words {
        for span in wrap(&words, Span::whole(&words), columns) {
            let row = super::row(area, line);
            let text = Line::styled(span.of(&words).to_owned(), theme.of(part)).centered();
            screen.render_widget(text, super::rect(row, screen));
            line += 1;
        }
        line += 1;
    }
}

/// Why nothing is shown, and what helps.
fn reason(model: &Model, what: &str) -> Vec<(Part, String)> {
    let says = |words: String| (Part::Notice, words);
    let helps = |words: String| (Part::Muted, words);
    let problems = model.snapshot.problems().len();
    if let Loading::Running { files } = model.loading {
        return vec![says("Reading …".to_owned()), helps(format!("{files} files so far"))];
    }
    if model.found.answered != model.found.ticket {
        return vec![helps("…".to_owned())];
    }
    if !model.found.filters.is_empty() && !model.snapshot.articles().is_empty() {
        return hidden(model, what);
    }
    if model.snapshot.articles().is_empty() && problems > 0 {
        let key = key_of(Action::Problems);
        let files = if problems == 1 { "file" } else { "files" };
        return vec![
            says("Nothing could be read.".to_owned()),
            helps(format!("{key} shows why ({problems} {files})")),
        ];
    }
    if model.snapshot.articles().is_empty() {
        return vec![
            says("No article here.".to_owned()),
            helps("diplo-tui FOLDER opens one".into()),
        ];
    }
    vec![says(format!("No {what} here."))]
}

/// Which filter hides everything, and the key that clears it.
fn hidden(model: &Model, what: &str) -> Vec<(Part, String)> {
    let filters = &model.found.filters;
    let search = ellipsis(filters.search.trim(), 40);
    let (reason, help) = match filters.chips().last() {
        _ if !search.is_empty() => {
            let key = key_of(Action::Escape);
            let hits = &model.found.answer.hits;
            let none = hits.articles.is_empty() && hits.timeline.is_empty();
            let who = if none { "Nothing".to_owned() } else { format!("No {what}") };
            (format!("{who} matches “{search}”."), format!("{key} clears the search"))
        }
        Some(chip) => {
            let key = key_of(Action::DropChip);
            (format!("No {what} passes the filters."), format!("{key} drops {chip}"))
        }
        None => (format!("No {what}."), String::new()),
    };
    vec![(Part::Notice, reason), (Part::Muted, help)]
}

fn key_of(action: Action) -> String {
    Keymap::built_in().key_for(Scope::Panes, action).unwrap_or_default()
}
