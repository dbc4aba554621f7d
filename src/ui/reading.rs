//! The reading pane: the page in a centred column, with actors, dates, matches and the lit
//! sentence marked in the text.

use std::ops::Range;

use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::styled::flowing;
use super::theme::{Part, Theme};
use super::{empty, frame};
use crate::app::panes::page::{Role, Words};
use crate::app::panes::{Form, Page, page};
use crate::app::{Area, Model, Pane};
use crate::document::Annotated;
use crate::text::Span as Stretch;

/// Draws the reading pane.
pub(super) fn draw(model: &Model, theme: &Theme, area: Area, screen: &mut Frame<'_>) {
    let title = match model.reading.form {
        Form::Cleaned => "Reading",
        Form::Raw => "Reading · everything, with what was cut",
    };
    let read = model.reading.page().zip(model.annotated());
    let progress = read.map_or_else(String::new, |(page, _)| progress(model, page, area));
    let inner = frame::draw(model, theme, (Pane::Reading, title, progress), area, screen);
    let Some((page, article)) = read else {
        empty::draw(model, theme, "article", inner, screen);
        return;
    };
    let margin = inner.width.saturating_sub(page.columns) / 2;
    let lines = page.lines().iter().skip(model.reading.top());
    for (at, line) in lines.take(usize::from(inner.height)).enumerate() {
        let text = draw_line(model, theme, article, line);
        let row = super::row(inner, at);
        let bar = Area { x: row.x + margin.saturating_sub(1), width: 1, ..row };
        let column = Area { x: row.x + margin, width: row.width.saturating_sub(margin), ..row };
        if is_lit(model, line) {
            let bar_text = Span::styled("▌", theme.of(Part::Lit));
            screen.render_widget(bar_text, super::rect(bar, screen));
        }
        screen.render_widget(text, super::rect(column, screen));
    }
}

/// How far the article is read, in per cent of its lines.
fn progress(model: &Model, page: &Page, area: Area) -> String {
    let height = usize::from(area.inner().height);
    let lines = page.lines().len();
    if lines <= height {
        return String::new();
    }
    let seen = (model.reading.top() + height).min(lines);
    format!("{}%", seen * 100 / lines)
}

fn draw_line(
    model: &Model,
    theme: &Theme,
    article: &Annotated,
    line: &page::Line,
) -> Line<'static> {
    let base = theme.of(part(line.role));
    let mut text = match &line.words {
        Words::Own(words) => flowing(words, base, &[]),
        Words::Raw(span) if line.role == Role::Cut => {
            flowing(span.of(article.document.raw()), base, &[])
        }
        Words::Raw(span) => {
            let marks = marks(model, theme, article, *span);
            flowing(span.of(article.document.raw()), base, &marks)
        }
    };
    if line.indent > 0 {
        let sign = match (line.role, line.first) {
            (Role::ListItem, true) => "• ",
            (Role::ListItem, false) => "  ",
            (Role::Cut, _) => "┊ ",
            _ => "│ ",
        };
        text.spans.insert(0, Span::styled(sign, theme.of(Part::Muted)));
    }
    text
}

const fn part(role: Role) -> Part {
    match role {
        Role::Headline => Part::Headline,
        Role::Imprint => Part::Imprint,
        Role::Heading => Part::Heading,
        Role::Quote => Part::Quote,
        Role::Caption => Part::Caption,
        Role::Cut => Part::Cut,
        Role::Reason => Part::Reason,
        Role::Paragraph | Role::ListItem | Role::Blank => Part::Plain,
    }
}

/// Whether a line shows a part of the lit sentence.
fn is_lit(model: &Model, line: &page::Line) -> bool {
    match (model.reading.lit, &line.words) {
        (Some(lit), Words::Raw(span)) => lit.sentence.overlaps(*span),
        _ => false,
    }
}

/// What is marked in a line of raw text, as ranges of the line's bytes.
fn marks(
    model: &Model,
    theme: &Theme,
    article: &Annotated,
    line: Stretch,
) -> Vec<(Range<usize>, Style)> {
    let mut marks = Vec::new();
    let mut mark = |span: Stretch, part: Part| {
        if span.overlaps(line) {
            let start = span.start().max(line.start()) - line.start();
            let end = span.end().min(line.end()) - line.start();
            marks.push((start..end, theme.of(part)));
        }
    };
    for mention in within(&article.mentions, line, |mention| mention.span) {
        if mention.actor.is_some() {
            let part = if mention.doubt.is_some() { Part::ActorInDoubt } else { Part::Actor };
            mark(mention.span, part);
        }
    }
    for timex in within(&article.timexes, line, |timex| timex.span) {
        mark(timex.span, Part::Date);
    }
    if let Some(lit) = model.reading.lit {
        mark(lit.evidence, Part::Evidence);
    }
    let words = line.of(article.document.raw());
    let lights = model.found.answer.hits.lights(words);
    marks.extend(lights.into_iter().map(|light| (light, theme.of(Part::Match))));
    marks
}

/// Those of some things in the order of the text that may overlap a line.
fn within<T>(
    things: &[T],
    line: Stretch,
    span: impl Fn(&T) -> Stretch,
) -> impl Iterator<Item = &T> {
    let from = things.partition_point(|thing| span(thing).end() <= line.start());
    let rest = things.get(from..).unwrap_or(&[]).iter();
    rest.take_while(move |thing| span(thing).start() < line.end())
}
