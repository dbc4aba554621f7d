//! A list of actors or classes to choose from.

use std::ops::Range;

use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::boxed;
use crate::app::Model;
use crate::app::overlays::{Picker, Picking, Together, Wish};
use crate::query::{Reach, Side};
use crate::text::fit::width;
use crate::ui::styled::{ends, styled, with_doubt};
use crate::ui::theme::{Part, Theme};
use crate::ui::{rect, row};

/// Widest picker.
const WIDEST: usize = 78;

/// Draws a picker.
pub(super) fn draw(model: &Model, theme: &Theme, picker: &Picker, screen: &mut Frame<'_>) {
    let title = format!("{} of {}{}", picker.len(), picker.of(), wishes(picker));
    let title = match picker.picking {
        Picking::Actors => format!("Actors {title}"),
        Picking::Classes => format!("Events {title}"),
    };
    let inner = boxed(model, theme, &title, (WIDEST, picker.of() + 2), screen);
    let columns = usize::from(inner.width.saturating_sub(2));
    let (before, after) = picker.input.halves();
    let mut line = Line::from(vec![
        Span::styled(" / ", theme.of(Part::Key)),
        Span::raw(before.to_owned()),
        Span::styled("▏", theme.of(Part::Cursor)),
        Span::raw(after.to_owned()),
    ]);
    let head = ends("", "articles  events", columns.saturating_sub(line.width()));
    line.push_span(Span::styled(format!("{}{}", head.1, head.2), theme.of(Part::Muted)));
    screen.render_widget(line, rect(row(inner, 0), screen));
    let visible = usize::from(inner.height.saturating_sub(1));
    for at in 0..visible.min(picker.len().saturating_sub(picker.top)) {
        let text = pick_line(theme, picker, picker.top + at, columns);
        screen.render_widget(text, rect(row(inner, at + 1), screen));
    }
    if picker.is_empty() {
        let words = Line::styled("  nothing of that name", theme.of(Part::Notice));
        screen.render_widget(words, rect(row(inner, 2), screen));
    }
}

/// What the marked picks will mean: ` · any of 2 · without 1 · acts`.
fn wishes(picker: &Picker) -> String {
    let (with, without) = (picker.marked(Wish::With), picker.marked(Wish::Without));
    let together = match (with, picker.together) {
        (0, _) => None,
        (with, Together::Any) => Some(format!("any of {with}")),
        (with, Together::All) => Some(format!("all {with}")),
    };
    let without = (without > 0).then(|| format!("without {without}"));
    let side = match picker.side {
        Side::Any => None,
        Side::Source => Some("who acts".to_owned()),
        Side::Target => Some("who is acted on".to_owned()),
    };
    let reach = (picker.reach == Reach::WithParts).then(|| "with all that belongs".to_owned());
    let words = [together, without, side, reach].into_iter().flatten();
    words.map(|words| format!(" · {words}")).collect()
}

fn pick_line(theme: &Theme, picker: &Picker, row: usize, columns: usize) -> Line<'static> {
    let Some((pick, lights, wish)) = picker.row(row) else { return Line::default() };
    let chosen = row == picker.cursor();
    let mark = match wish {
        Some(Wish::With) => "✓",
        Some(Wish::Without) => "−",
        None => " ",
    };
    let sign = format!("{}{mark} ", if chosen { "▌" } else { " " });
    let counts = format!("{:>8}{:>8}", pick.articles, pick.events);
    let room = columns.saturating_sub(width(&counts) + 3);
    let (name, fill, doubt) = with_doubt(&pick.name, &pick.doubt, room);
    let starts: Vec<usize> = name.char_indices().map(|(at, _)| at).chain([name.len()]).collect();
    let light = |index: &usize| -> Option<(Range<usize>, Style)> {
        Some((*starts.get(*index)?..*starts.get(index + 1)?, theme.of(Part::Match)))
    };
    let marks: Vec<_> = lights.iter().filter_map(light).collect();
    let mut line = Line::from(Span::styled(sign, theme.of(Part::Cursor)));
    line.spans.extend(styled(&name, Style::default(), &marks).spans);
    line.push_span(fill);
    line.push_span(Span::styled(doubt, theme.of(Part::Doubt)));
    line.push_span(Span::styled(counts, theme.of(Part::Muted)));
    line.style = if chosen { theme.of(Part::Selected) } else { Style::default() };
    line
}
