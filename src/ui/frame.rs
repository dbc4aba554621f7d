//! The frame of a pane: border, title and a remark in its corner.

use ratatui::Frame;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType};

use super::theme::{Part, Theme};
use crate::app::{Area, Model, Pane};
use crate::text::fit::{ellipsis, width};

/// Draws the frame of a pane; returns what is inside.
pub(super) fn draw(
    model: &Model,
    theme: &Theme,
    pane: (Pane, &str, String),
    area: Area,
    screen: &mut Frame<'_>,
) -> Area {
    let (pane, title, remark) = pane;
    let focused = model.focus == pane && model.overlay.is_none();
    let (border, part) = match focused {
        true => (Part::BorderFocused, Part::TitleFocused),
        false => (Part::Border, Part::Title),
    };
    let room = usize::from(area.width).saturating_sub(4);
    let title = ellipsis(title, room);
    let remark = ellipsis(&remark, room.saturating_sub(width(&title) + 3));
    let mut block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.of(border))
        .title(Line::from(Span::styled(format!(" {title} "), theme.of(part))));
    if !remark.is_empty() {
        let remark = Span::styled(format!(" {remark} "), theme.of(Part::Muted));
        block = block.title(Line::from(remark).right_aligned());
    }
    screen.render_widget(block, super::rect(area, screen));
    area.inner()
}
