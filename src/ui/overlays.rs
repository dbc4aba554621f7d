//! What lies over the panes: the actor picker and pages of text. The typed line is in `status`.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::styled::{column, ends, styled};
use super::theme::{Part, Theme};
use crate::app::overlays::{Overlay, PageLine, Picker, TextPage};
use crate::app::{Area, Model};
use crate::text::fit::{ellipsis, width};

/// Widest overlay.
const WIDEST: u16 = 78;

/// Draws what lies over the panes, if anything does.
pub(super) fn draw(model: &Model, theme: &Theme, screen: &mut Frame<'_>) {
    match &model.overlay {
        Some(Overlay::Picker(picker)) => draw_picker(model, theme, picker, screen),
        Some(Overlay::Page(page)) => draw_page(model, theme, page, screen),
        Some(Overlay::Prompt(_)) | None => {}
    }
}

/// A cleared box in the middle of the screen; returns what is inside.
fn boxed(model: &Model, theme: &Theme, title: &str, rows: usize, screen: &mut Frame<'_>) -> Area {
    let (width, height) = (model.screen.width, model.screen.height.saturating_sub(1));
    let columns = WIDEST.min(width.saturating_sub(2));
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
    let title = match picker.marked() {
        0 => format!("Actors {} of {}", picker.len(), picker.of()),
        marked => {
            format!("Actors {} of {} · {marked} marked: any of them", picker.len(), picker.of())
        }
    };
    let inner = boxed(model, theme, &title, picker.of() + 2, screen);
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
        let words = Line::styled("  no actor of that name", theme.of(Part::Notice));
        screen.render_widget(words, super::rect(super::row(inner, 2), screen));
    }
}

fn pick_line(theme: &Theme, picker: &Picker, row: usize, columns: usize) -> Line<'static> {
    let Some((pick, lights, marked)) = picker.row(row) else { return Line::default() };
    let chosen = row == picker.cursor();
    let sign = match (chosen, marked) {
        (true, true) => "▌✓ ",
        (true, false) => "▌  ",
        (false, true) => " ✓ ",
        (false, false) => "   ",
    };
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
    let title = match below {
        0 => page.title().to_owned(),
        more => format!("{} · {more} more lines below", page.title()),
    };
    let inner = boxed(model, theme, &title, page.lines().len() + 1, screen);
    let columns = usize::from(inner.width.saturating_sub(3));
    let longest = page.lines().iter().map(|line| match line {
        PageLine::Pair(left, _) => width(left),
        _ => 0,
    });
    let left = longest.max().unwrap_or(0).min(columns / 2);
    let visible = page.lines().iter().skip(page.top).take(usize::from(inner.height));
    for (at, line) in visible.enumerate() {
        let text = page_line(theme, line, left, columns);
        screen.render_widget(text, super::rect(super::row(inner, at), screen));
    }
}

/// Lines of a page that the screen has room for.
fn visible_lines(model: &Model) -> usize {
    usize::from(model.screen.height.saturating_sub(5))
}

fn page_line(theme: &Theme, line: &PageLine, left: usize, columns: usize) -> Line<'static> {
    match line {
        PageLine::Title(words) => {
            Line::styled(format!(" {}", ellipsis(words, columns)), theme.of(Part::Heading))
        }
        PageLine::Pair(first, second) => Line::from(vec![
            Span::raw("   "),
            Span::styled(column(first, left), theme.of(Part::Key)),
            Span::raw("  "),
            Span::raw(ellipsis(second, columns.saturating_sub(left + 4))),
        ]),
        PageLine::Blank => Line::default(),
    }
}
