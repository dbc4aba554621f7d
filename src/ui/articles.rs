//! The article list: for each article its date and source, and its title.

use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::styled::{ends, styled};
use super::theme::{Part, Theme};
use super::{empty, frame};
use crate::app::panes::row_height;
use crate::app::{Area, Model, Pane, labels};
use crate::library::Article;
use crate::text::Span as Stretch;
use crate::text::fit::wrap;
use crate::text::fit::{ellipsis, width};

/// Lines that belong to one article.
const LINES: usize = 3;

/// Draws the article list.
pub(super) fn draw(model: &Model, theme: &Theme, area: Area, screen: &mut Frame<'_>) {
    let answer = &model.found.answer;
    let title = format!("Articles {}", answer.articles.len());
    let remark = match model.snapshot.problems().len() {
        0 => String::new(),
        1 => "! 1 problem".to_owned(),
        problems => format!("! {problems} problems"),
    };
    let inner = frame::draw(model, theme, (Pane::Articles, &title, remark), area, screen);
    if answer.articles.is_empty() {
        empty::draw(model, theme, "article", inner, screen);
        return;
    }
    let height = row_height(inner.height);
    let visible = usize::from(inner.height).div_ceil(height);
    let rows = answer.articles.iter().skip(model.articles.top).take(visible);
    for (line, hit) in rows.enumerate() {
        let index = answer.hits.articles.get(*hit).map(|hit| hit.article);
        let article = index.and_then(|index| model.snapshot.articles().get(index));
        if let (Some(index), Some(article)) = (index, article) {
            let lines = item(model, theme, (index, article), usize::from(inner.width));
            for (offset, text) in lines.into_iter().enumerate() {
                let row = super::row(inner, line * height + offset);
                screen.render_widget(text, super::rect(row, screen));
            }
        }
    }
}

/// The three lines of one article.
fn item(
    model: &Model,
    theme: &Theme,
    article: (usize, &Article),
    columns: usize,
) -> Vec<Line<'static>> {
    let (index, article) = article;
    let chosen = model.articles.selected == Some(index);
    let base = match (chosen, model.focus) {
        (true, Pane::Articles) => theme.of(Part::Selected),
        (true, _) => theme.of(Part::SelectedIdle),
        _ => Style::default(),
    };
    let bar = if chosen { "▌" } else { " " };
    let bar = || Span::styled(bar, theme.of(Part::Cursor));
    let mut lines = vec![meta(model, theme, (index, article), columns.saturating_sub(1))];
    lines.extend(title(model, theme, article, columns.saturating_sub(2)));
    lines.resize(LINES, Line::default());
    for line in &mut lines {
        let fill = columns.saturating_sub(line.width() + 1);
        line.spans.insert(0, bar());
        line.push_span(" ".repeat(fill));
        line.style = base;
    }
    lines
}

/// Date with its doubt, source, how many copies there are, and the sign of an unread article.
fn meta(model: &Model, theme: &Theme, article: (usize, &Article), columns: usize) -> Line<'static> {
    let (index, article) = article;
    let publication = &article.annotated.publication;
    let date = labels::list_date(&article.annotated);
    let unread = if model.visited.read.contains(&index) { "" } else { "●" };
    let copies = match article.same_as.len() {
        0 => String::new(),
        copies => format!("+{copies}"),
    };
    let source = article.annotated.document.source().unwrap_or("");
    let room = columns.saturating_sub(width(&date) + 2);
    let beside = width(&copies) + usize::from(!copies.is_empty());
    let room = room.saturating_sub(beside);
    let (source, fill, unread) = ends(&ellipsis(source, room), unread, room);
    let part = if publication.is_certain() { Part::Imprint } else { Part::Doubt };
    Line::from(vec![
        Span::styled(date, theme.of(part)),
        Span::raw("  "),
        Span::styled(source, theme.of(Part::Muted)),
        Span::raw(fill),
        Span::styled(copies, theme.of(Part::Muted)),
        Span::raw(if beside > 0 { " " } else { "" }),
        Span::styled(unread, theme.of(Part::Unread)),
    ])
}

/// The title on at most two lines, with the letters that match.
fn title(model: &Model, theme: &Theme, article: &Article, columns: usize) -> Vec<Line<'static>> {
    let title = article.annotated.document.title();
    let title = title.as_ref();
    let lights = model.found.answer.hits.lights(title);
    let lines = wrap(title, Stretch::whole(title), columns.max(1));
    let matched = theme.of(Part::Match);
    let mut shown = Vec::new();
    for (at, line) in lines.iter().take(2).enumerate() {
        let last = at == 1 && lines.len() > 2;
        let end = if last { title.len() } else { line.end() };
        let words = ellipsis(title.get(line.start()..end).unwrap_or(""), columns);
        let marks = lights.iter().filter_map(|light| {
            let start = light.start.checked_sub(line.start()).or(Some(0))?;
            let end = light.end.checked_sub(line.start())?;
            Some((start..end, matched))
        });
        shown.push(styled(&words, Style::default(), &marks.collect::<Vec<_>>()));
    }
    shown
}
