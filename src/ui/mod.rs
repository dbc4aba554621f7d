//! The screen: a model in, cells out. Changes nothing and remembers nothing.
//!
//! Only what is visible is built. Colours and weights come from `data/theme.toml`.

mod articles;
mod empty;
mod flags;
mod frame;
mod overlays;
mod reading;
mod status;
mod styled;
mod theme;
mod timeline;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::layout::SMALLEST;
use crate::app::{Area, Model};

pub use theme::{Colours, Part, Theme};

/// Draws the model.
pub fn view(model: &Model, theme: &Theme, screen: &mut Frame<'_>) {
    let Some(layout) = model.layout() else {
        too_small(model, screen);
        return;
    };
    if let Some(area) = layout.articles {
        articles::draw(model, theme, area, screen);
    }
    if let Some(area) = layout.reading {
        reading::draw(model, theme, area, screen);
    }
    if let Some(area) = layout.timeline {
        timeline::draw(model, theme, area, screen);
    }
    status::draw(model, theme, layout.status, screen);
    overlays::draw(model, theme, screen);
    flags::spell(screen.buffer_mut());
}

fn too_small(model: &Model, screen: &mut Frame<'_>) {
    let (width, height) = SMALLEST;
    let words = format!("needs {width}×{height}");
    let words = crate::text::fit::ellipsis(&words, usize::from(model.screen.width));
    screen.render_widget(Line::from(words), screen.area());
}

/// An area as ratatui sees it, never outside the screen.
fn rect(area: Area, screen: &Frame<'_>) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height).intersection(screen.area())
}

/// One row of an area.
fn row(area: Area, line: usize) -> Area {
    let line = u16::try_from(line).unwrap_or(u16::MAX);
    let height = u16::from(line < area.height);
    Area { y: area.y.saturating_add(line), height, ..area }
}
