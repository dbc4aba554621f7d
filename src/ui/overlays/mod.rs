//! What lies over the panes: the pickers and pages of text. The typed line is in `status`.

mod page;
mod picker;
mod roster;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::{Block, BorderType, Clear};

use super::theme::{Part, Theme};
use crate::app::layout::overlay_rows;
use crate::app::overlays::Overlay;
use crate::app::{Area, Model};
use crate::text::fit::ellipsis;

/// Draws what lies over the panes, if anything does.
pub(super) fn draw(model: &Model, theme: &Theme, screen: &mut Frame<'_>) {
    match &model.overlay {
        Some(Overlay::Picker(picker)) => picker::draw(model, theme, picker, screen),
        Some(Overlay::Page(page)) => page::draw(model, theme, page, screen),
        Some(Overlay::Roster(roster)) => roster::draw(model, theme, roster, screen),
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
    let rows = u16::try_from(rows.clamp(1, overlay_rows(model.screen.height)) + 2).unwrap_or(3);
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
