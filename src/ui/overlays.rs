//! What lies over the panes: the pickers and pages of text. The typed line is in `status`.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::styled::{column, ends, styled};
use super::theme::{Part, Theme};
use crate::app::overlays::{Overlay, PageLine, Picker, Picking, TextPage, Together, Wish};
use crate::app::{Area, Model};
use crate::query::{Reach, Side};
use crate::text::fit::{ellipsis, width};

/// Widest picker.
const WIDEST: usize = 78;

/// Draws what lies over the panes, if anything does.
pub(super) fn draw(model: &Model, theme: &Theme, screen: &mut Frame<'_>) {
    match &model.overlay {
        Some(Overlay::Picker(picker)) => draw_picker(model, theme, picker, screen),
        Some(Overlay::Page(page)) => draw_page(model, theme, page, screen),
        Some(Overlay::Prompt(_)) | None => {}
    }
}

/// A cleared box in the middle of the screen; returns what is inside.
fn boxed(
    model: &Model,
    theme: &Theme,
    title: &str,
    (columns, rows): (usize, usize),
    screen: &mut Frame<'_>,
) -> Area {
    let (width, height) = (model.screen.width, model.screen.height.saturating_sub(1));
    let columns = u16::try_from(columns).unwrap_or(u16::MAX).min(width.saturating_sub(2));
    let rows =
        u16::try_from(rows + 2).unwrap_or(u16::MAX).clamp(3, height.saturating_sub(2).max(3));
    let area = Area {
        x: (width - columns) / 2,
        y: (height.saturating_sub(rows)) / 3,
        width: columns,
        height: rows.min(height),
    };
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.of(Part::BorderFocused))
        .title(Span::styled(
            format!(" {} ", ellipsis(title, usize::from(columns) - 4)),
            theme.of(Part::TitleFocused),
        ));
    let rect: Rect = super::rect(area, screen);
    screen.render_widget(Clear, rect);
    screen.render_widget(block, rect);
    area.inner()
}

fn draw_picker(model: &Model, theme: &Theme, picker: &Picker, screen: &mut Frame<'_>) {
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
    screen.render_widget(line, super::rect(super::row(inner, 0), screen));
    let visible = usize::from(inner.height.saturating_sub(1));
    for at in 0..visible.min(picker.len().saturating_sub(picker.top)) {
        let text = pick_line(theme, picker, picker.top + at, columns);
        screen.render_widget(text, super::rect(super::row(inner, at + 1), screen));
    }
    if picker.is_empty() {
        let words = Line::styled("  nothing of that name", theme.of(Part::Notice));
        screen.render_widget(words, super::rect(super::row(inner, 2), screen));
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
    let name = column(&pick.name, room);
    let starts: Vec<usize> = name.char_indices().map(|(at, _)| at).chain([name.len()]).collect();
    let light = |index: &usize| -> Option<(Range<usize>, Style)> {
        Some((*starts.get(*index)?..*starts.get(index + 1)?, theme.of(Part::Match)))
    };
    let marks: Vec<_> = lights.iter().filter_map(light).collect();
    let mut line = Line::from(Span::styled(sign, theme.of(Part::Cursor)));
    line.spans.extend(styled(&name, Style::default(), &marks).spans);
    line.push_span(Span::styled(counts, theme.of(Part::Muted)));
    line.style = if chosen { theme.of(Part::Selected) } else { Style::default() };
    line
}

fn draw_page(model: &Model, theme: &Theme, page: &TextPage, screen: &mut Frame<'_>) {
    let below = page.lines().len().saturating_sub(page.top + visible_lines(model));
    let columns = page.columns_on(model.screen.width);
    let title = match below {
        0 => page.title().to_owned(),
        more => format!("{} · {more} more lines below", page.title()),
    };
    let inner = boxed(model, theme, &title, (columns + 4, page.lines().len() + 1), screen);
    let visible = page.lines().enumerate().skip(page.top).take(usize::from(inner.height));
    for (row, (at, line)) in visible.enumerate() {
        let mut text = page_line(theme, page, line);
        let bar = if page.is_chosen(at) { "▌" } else { " " };
        text.spans.insert(0, Span::styled(bar, theme.of(Part::Cursor)));
        screen.render_widget(text, super::rect(super::row(inner, row), screen));
    }
}

/// Lines of a page that the screen has room for.
fn visible_lines(model: &Model) -> usize {
    usize::from(model.screen.height.saturating_sub(5))
}

fn page_line(theme: &Theme, page: &TextPage, line: &PageLine) -> Line<'static> {
    match line {
        PageLine::Title(words) => Line::styled(words.clone(), theme.of(Part::Heading)),
        PageLine::Words(words) => Line::raw(words.clone()),
        PageLine::Row(label, cells) => {
            let label = column(label, page.label_columns());
            let mut text = Line::from(vec![Span::styled(label, theme.of(Part::Key))]);
            for cell in cells {
                text.push_span("  ");
                text.push_span(column(cell, page.cell_columns(cells.len())));
            }
            text
        }
        PageLine::Blank => Line::default(),
    }
}
