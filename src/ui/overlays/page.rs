//! A page of text: help, problems, quotations, comparisons, findings.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::boxed;
use crate::app::Model;
use crate::app::layout::overlay_rows;
use crate::app::overlays::{PageLine, TextPage};
use crate::ui::rect;
use crate::ui::styled::column;
use crate::ui::theme::{Part, Theme};

/// Draws a page.
pub(super) fn draw(model: &Model, theme: &Theme, page: &TextPage, screen: &mut Frame<'_>) {
    let below = page.lines().len().saturating_sub(page.top + overlay_rows(model.screen.height));
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
        screen.render_widget(text, rect(crate::ui::row(inner, row), screen));
    }
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
