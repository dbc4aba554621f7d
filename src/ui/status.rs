//! The last line: what is being typed, or filters and counts; and the keys.
//!
//! Keys are printed from the keymap and give way, one by one, on narrow screens.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::theme::{Part, Theme};
use crate::app::keys::{Action, Keymap, Scope};
use crate::app::overlays::{Overlay, Prompt, PromptKind};
use crate::app::{Area, Loading, Model, Pane};
use crate::text::fit::{ellipsis, head, width};

/// Columns kept free for the key that shows all keys.
const HELP: usize = 14;

/// So many columns of a chip that is cut short are seen, or none.
const LEAST_CHIP: usize = 4;

/// Draws the status line.
pub(super) fn draw(model: &Model, theme: &Theme, area: Area, screen: &mut Frame<'_>) {
    let columns = usize::from(area.width);
    let mut line = match &model.overlay {
        Some(Overlay::Prompt(prompt)) => prompt_line(model, theme, prompt, columns),
        _ => summary(model, theme, columns),
    };
    let keys = keys(model, theme, columns.saturating_sub(line.width() + 3));
    let fill = columns.saturating_sub(line.width() + keys.width() + 1);
    line.push_span(" ".repeat(fill));
    line.spans.extend(keys.spans);
    screen.render_widget(line, super::rect(area, screen));
}

/// Filters, counts, and a line for the reader if there is one.
fn summary(model: &Model, theme: &Theme, columns: usize) -> Line<'static> {
    let mut line = Line::from(" ");
    let counts = counts(model, if columns < ALL_COUNTS { 0 } else { columns });
    let mut room = columns.saturating_sub(width(&counts) + HELP);
    let chips = chips(model);
    for (at, chip) in chips.iter().enumerate() {
        let more = format!(" +{} ", chips.len() - at);
        let shown = ellipsis(chip, room.saturating_sub(width(&more) + 3).min(40));
        // Of a long chip enough must be seen to know it.
        let told = shown == *chip || width(&shown) > LEAST_CHIP;
        let chip = format!(" {shown} ");
        let fits = width(&chip) + width(&more) < room && told;
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

/// From this width on there is room for all counts beside the keys.
const ALL_COUNTS: usize = 100;

/// The counts that are always visible; while loading, how far that is. Where there is no room for
/// all, only that of the pane which is not shown: the others tell theirs in their borders.
fn counts(model: &Model, room: usize) -> String {
    let hits = &model.found.answer.hits;
    let listed = model.layout().is_some_and(|layout| layout.area(Pane::Articles).is_some());
    match model.loading {
        Loading::Running { files } => format!("{hits} · reading, {files} files …"),
        Loading::Done if width(&hits.to_string()) <= room => hits.to_string(),
        Loading::Done if listed => hits.counted_events(),
        Loading::Done => hits.counted_articles(),
    }
}

/// The line that is being typed, with its cursor, and what it finds.
fn prompt_line(model: &Model, theme: &Theme, prompt: &Prompt, columns: usize) -> Line<'static> {
    let (before, after) = prompt.input.halves();
    let mut line = Line::from(Span::styled(format!(" {} ", prompt.label()), theme.of(Part::Key)));
    let room = (columns / 2).max(12);
    let skipped = tail_start(before, room);
    let typed = if prompt.input.is_marked() { Part::Marked } else { Part::Plain };
    line.push_span(Span::styled(before.get(skipped..).unwrap_or("").to_owned(), theme.of(typed)));
    line.push_span(Span::styled("▏", theme.of(Part::Cursor)));
    line.push_span(head(after, columns / 4).to_owned());
    let rest = columns.saturating_sub(line.width() + 3);
    // How to go on and back must be seen, but for the room that a reason needs.
    let beside = rest.saturating_sub(keys(model, theme, rest).width() + 2);
    let (remark, part, rest) = match &model.found.error {
        Some(error) => (format!("✗ {error}"), Part::Error, rest),
        None if prompt.input.text().is_empty() => (prompt.hint().to_owned(), Part::Muted, beside),
        None => (remark(model, prompt, beside), Part::Count, beside),
    };
    line.push_span(Span::styled(format!("  {}", ellipsis(&remark, rest)), theme.of(part)));
    line
}

fn remark(model: &Model, prompt: &Prompt, room: usize) -> String {
    let empty = model.found.answer.hits.articles.is_empty()
        && model.found.answer.hits.timeline.is_empty()
        && model.found.answered == model.found.ticket;
    let keys = Keymap::built_in();
    let clear = keys.key_for(Scope::Prompt, Action::Cancel).unwrap_or_default();
    match prompt.kind {
        PromptKind::Search if empty => format!("nothing matches; {clear} clears it"),
        _ => counts(model, room),
    }
}

/// Where the last `columns` columns of a text begin.
fn tail_start(text: &str, columns: usize) -> usize {
    let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    starts.into_iter().find(|at| width(text.get(*at..).unwrap_or("")) <= columns).unwrap_or(0)
}

/// What stays longest in the footer, the most important first: where help is, the way out, and what
/// cannot be seen otherwise.
const LASTING: [Action; 6] =
    [Action::Help, Action::Close, Action::Cancel, Action::Accept, Action::Timeline, Action::Search];

/// As many keys as fit, in the keymap's order. The timeline's is told where it has no room.
fn keys(model: &Model, theme: &Theme, room: usize) -> Line<'static> {
    let seen = model.layout().is_some_and(|layout| layout.area(Pane::Timeline).is_some());
    let mut shown: Vec<_> = Keymap::built_in()
        .bindings(model.scope())
        .filter(|binding| binding.does != Action::Timeline || !seen)
        .filter_map(|binding| Some((binding, binding.presses.first()?, binding.footer.as_ref()?)))
        .map(|(binding, presses, word)| {
            (binding.does, presses.iter().map(ToString::to_string).collect::<String>(), word)
        })
        .collect();
    let columns = |keys: &[(Action, String, &String)]| {
        keys.iter().map(|(_, key, word)| width(key) + width(word) + 3).sum::<usize>()
    };
    let worth = |action: Action| LASTING.iter().position(|lasting| *lasting == action);
    while columns(&shown) > room {
        let least = (0..shown.len()).max_by_key(|at| {
            let place = worth(shown[*at].0);
            (place.unwrap_or(LASTING.len()), *at)
        });
        shown.remove(least.unwrap_or(0));
    }
    let mut line = Line::default();
    for (_, key, word) in shown {
        line.push_span("  ");
        line.push_span(Span::styled(key, theme.of(Part::Key)));
        line.push_span(Span::styled(format!(" {word}"), theme.of(Part::Muted)));
    }
    line
}
