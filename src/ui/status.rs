//! The last line: what is being typed, or filters and counts; and the keys.
//!
//! Keys are printed from the keymap and give way, one by one, on narrow screens.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::theme::{Part, Theme};
use crate::app::keys::{Keymap, Scope};
use crate::app::overlays::{Overlay, Prompt, PromptKind};
use crate::app::{Area, Loading, Model};
use crate::text::fit::{ellipsis, head, width};

/// Columns kept free for the key that shows all keys.
const HELP: usize = 12;

/// Draws the status line.
pub(super) fn draw(model: &Model, theme: &Theme, area: Area, screen: &mut Frame<'_>) {
    let columns = usize::from(area.width);
    let mut line = match &model.overlay {
        Some(Overlay::Prompt(prompt)) => prompt_line(model, theme, prompt, columns),
        _ => summary(model, theme, columns),
    };
    let keys = keys(theme, model.scope(), columns.saturating_sub(line.width() + 3));
    let fill = columns.saturating_sub(line.width() + keys.width() + 1);
    line.push_span(" ".repeat(fill));
    line.spans.extend(keys.spans);
    screen.render_widget(line, super::rect(area, screen));
}

/// Filters, counts, and a line for the reader if there is one.
fn summary(model: &Model, theme: &Theme, columns: usize) -> Line<'static> {
    let mut line = Line::from(" ");
    let counts = counts(model);
    let mut room = columns.saturating_sub(width(&counts) + HELP);
    let chips = chips(model);
    for (at, chip) in chips.iter().enumerate() {
        let more = format!(" +{} ", chips.len() - at);
        let chip = format!(" {} ", ellipsis(chip, room.saturating_sub(width(&more) + 3).min(40)));
        let fits = width(&chip) + width(&more) < room && width(&chip) > 6;
        let chip = if fits { chip } else { more };
        room = room.saturating_sub(width(&chip) + 1);
        line.push_span(Span::styled(chip, theme.of(Part::Chip)));
        line.push_span(" ");
        if !fits {
            break;
        }
    }
    line.push_span(Span::styled(
        ellipsis(&counts, columns.saturating_sub(2)),
        theme.of(Part::Count),
    ));
    if let Some(notice) = &model.dialogue.notice {
        let room = columns.saturating_sub(line.width() + 4);
        let words = format!("  {}", ellipsis(&notice.0, room));
        line.push_span(Span::styled(words, theme.of(Part::Notice)));
    }
    line
}

fn chips(model: &Model) -> Vec<String> {
    let filters = &model.found.filters;
    let search = filters.search.trim();
    let search = (!search.is_empty()).then(|| format!("/{search}"));
    filters.chips().iter().map(ToString::to_string).chain(search).collect()
}

/// The counts that are always visible; while loading, how far that is.
fn counts(model: &Model) -> String {
    let hits = &model.found.answer.hits;
    match model.loading {
        Loading::Running { files } => format!("{hits} · reading, {files} files …"),
        Loading::Done => hits.to_string(),
    }
}

/// The line that is being typed, with its cursor, and what it finds.
fn prompt_line(model: &Model, theme: &Theme, prompt: &Prompt, columns: usize) -> Line<'static> {
    let (before, after) = prompt.input.halves();
    let mut line = Line::from(Span::styled(format!(" {} ", prompt.label()), theme.of(Part::Key)));
    let room = (columns / 2).max(12);
    let skipped = tail_start(before, room);
    line.push_span(before.get(skipped..).unwrap_or("").to_owned());
    line.push_span(Span::styled("▏", theme.of(Part::Cursor)));
    line.push_span(head(after, columns / 4).to_owned());
    let rest = columns.saturating_sub(line.width() + 3);
    let (remark, part) = match &model.found.error {
        Some(error) => (format!("✗ {error}"), Part::Error),
        None if prompt.input.text().is_empty() => (prompt.hint().to_owned(), Part::Muted),
        None => (remark(model, prompt), Part::Count),
    };
    line.push_span(Span::styled(format!("  {}", ellipsis(&remark, rest)), theme.of(part)));
    line
}

fn remark(model: &Model, prompt: &Prompt) -> String {
    let empty = model.found.answer.hits.articles.is_empty()
        && model.found.answer.hits.timeline.is_empty()
        && model.found.answered == model.found.ticket;
    let keys = Keymap::built_in();
    let clear = keys.key_for(Scope::Prompt, crate::app::keys::Action::Cancel).unwrap_or_default();
    match prompt.kind {
        PromptKind::Search if empty => format!("nothing matches; {clear} clears it"),
        _ => counts(model),
    }
}

/// Where the last `columns` columns of a text begin.
fn tail_start(text: &str, columns: usize) -> usize {
    let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    starts.into_iter().find(|at| width(text.get(*at..).unwrap_or("")) <= columns).unwrap_or(0)
}

/// As many keys as fit: the last but two goes first, then the way back; the first (search) and
/// help stay longest.
fn keys(theme: &Theme, scope: Scope, room: usize) -> Line<'static> {
    let mut shown: Vec<_> = Keymap::built_in()
        .bindings(scope)
        .filter_map(|binding| Some((binding.presses.first()?, binding.footer.clone()?)))
        .map(|(presses, word)| (presses.iter().map(ToString::to_string).collect::<String>(), word))
        .collect();
    let columns = |pairs: &[(String, String)]| {
        pairs.iter().map(|(key, word)| width(key) + width(word) + 3).sum::<usize>()
    };
    while columns(&shown) > room {
        shown.remove(match shown.len() {
            0..=2 => 0,
            3 => 2,
            many => many - 3,
        });
    }
    let mut line = Line::default();
    for (key, word) in shown {
        line.push_span("  ");
        line.push_span(Span::styled(key, theme.of(Part::Key)));
        line.push_span(Span::styled(format!(" {word}"), theme.of(Part::Muted)));
    }
    line
}
