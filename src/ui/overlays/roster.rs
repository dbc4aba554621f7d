//! The roster: every actor with its counts; the unfolded one with its names and posts.

use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::boxed;
use crate::app::overlays::{Roster, RosterRow, Typing};
use crate::app::{Model, labels};
use crate::library::{ActorEntry, Listing};
use crate::text::fit::{ellipsis, width};
use crate::ui::styled::{column, ends, with_doubt};
use crate::ui::theme::{Part, Theme};
use crate::ui::{rect, row};

/// Widest roster.
const WIDEST: usize = 96;

/// Draws the roster.
pub(super) fn draw(model: &Model, theme: &Theme, roster: &Roster, screen: &mut Frame<'_>) {
    let rulings = model.ruled.as_ref().unwrap_or_else(|| model.snapshot.ledger()).rulings().len();
    let mut title = format!("Who is who · {} actors", model.snapshot.actors().len());
    if roster.marked() > 0 {
        title += &format!(" · {} marked", roster.marked());
    }
    match rulings {
        0 => {}
        1 => title += " · 1 ruling of yours",
        more => title += &format!(" · {more} rulings of yours"),
    }
    let rows = usize::from(model.screen.height);
    let inner = boxed(model, theme, &title, (WIDEST, rows), screen);
    let columns = usize::from(inner.width.saturating_sub(2));
    // On the lowest screens there is room for one of them.
    let head_rows = usize::from(inner.height > 1 || roster.typing.is_some());
    if head_rows > 0 {
        screen.render_widget(head(theme, roster, columns), rect(row(inner, 0), screen));
    }
    let visible = usize::from(inner.height).saturating_sub(head_rows);
    let shown = roster.rows().iter().enumerate().skip(roster.top).take(visible);
    for (line, (at, content)) in shown.enumerate() {
        let mut text = match content {
            RosterRow::Actor(index) => match model.snapshot.actors().get(index.0 as usize) {
                Some(entry) => actor_line(theme, roster, entry, columns),
                None => Line::default(),
            },
            RosterRow::Name { name, told, .. } => sub_line(theme, name, told, columns),
            RosterRow::Doubt(words) => doubt_line(theme, words, columns),
            RosterRow::Post(words) => sub_line(theme, "", words, columns),
        };
        let chosen = at == roster.cursor();
        text.spans.insert(0, Span::styled(if chosen { "▌" } else { " " }, theme.of(Part::Cursor)));
        text.style = if chosen { theme.of(Part::Selected) } else { Style::default() };
        screen.render_widget(text, rect(row(inner, line + head_rows), screen));
    }
}

/// What is being typed, or what narrows the list; and the names of the columns.
fn head(theme: &Theme, roster: &Roster, columns: usize) -> Line<'static> {
    let (label, before, after) = match &roster.typing {
        Some(Typing::Narrow(input)) => (" / ", input.halves().0, input.halves().1),
        Some(Typing::Rename(_, input)) => (" new name: ", input.halves().0, input.halves().1),
        None if roster.narrowed().is_empty() => ("", "", ""),
        None => (" / ", roster.narrowed(), ""),
    };
    let marked = match &roster.typing {
        Some(Typing::Narrow(input) | Typing::Rename(_, input)) => input.is_marked(),
        None => false,
    };
    let typed = theme.of(if marked { Part::Marked } else { Part::Plain });
    let mut line = Line::from(vec![
        Span::styled(label, theme.of(Part::Key)),
        Span::styled(before.to_owned(), typed),
    ]);
    if roster.typing.is_some() {
        line.push_span(Span::styled("▏", theme.of(Part::Cursor)));
    }
    line.push_span(after.to_owned());
    let names = if columns < COUNTED { "articles" } else { "articles  named" };
    let names = ends("", names, columns.saturating_sub(line.width()));
    line.push_span(Span::styled(format!("{}{}", names.1, names.2), theme.of(Part::Muted)));
    line
}

/// From so many columns on there is room beside the names for both counts, and for what actors are.
const COUNTED: usize = 40;
const TOLD: usize = 62;

fn actor_line(theme: &Theme, roster: &Roster, entry: &ActorEntry, columns: usize) -> Line<'static> {
    let mark = if roster.is_marked(&entry.actor.id) { "✓ " } else { "  " };
    let hidden = entry.listing == Listing::Hidden;
    let counts = match columns >= COUNTED {
        true => format!("{:>9}{:>7}", entry.articles, entry.mentions),
        false => format!("{:>5}", entry.articles),
    };
    let country = entry.actor.country.as_deref().unwrap_or("");
    let names = match entry.actor.aliases.len() {
        0 => String::new(),
        names => format!(" +{names}"),
    };
    let kind = if hidden { "hidden" } else { entry.actor.kind.as_str() };
    let kind = match columns >= TOLD {
        true => format!("{names:>5}  {} ", column(&format!("{kind} {country}"), 16)),
        false => String::new(),
    };
    let room = columns.saturating_sub(width(&counts) + width(&kind) + 3);
    let (name, fill, doubt) = with_doubt(&entry.actor.name, &labels::doubtful(entry), room);
    let base = if hidden { theme.of(Part::Muted) } else { Style::default() };
    Line::from(vec![
        Span::styled(mark, theme.of(Part::Cursor)),
        Span::styled(name, base),
        Span::raw(fill),
        Span::styled(doubt, theme.of(Part::Doubt)),
        Span::styled(kind, theme.of(Part::Muted)),
        Span::styled(counts, theme.of(Part::Muted)),
    ])
}

/// What is doubtful of the actor above.
fn doubt_line(theme: &Theme, words: &str, columns: usize) -> Line<'static> {
    let words = ellipsis(words, columns.saturating_sub(6));
    Line::from(vec![Span::raw("      "), Span::styled(words, theme.of(Part::Doubt))])
}

/// A name with what speaks for it, or a post.
fn sub_line(theme: &Theme, name: &str, told: &str, columns: usize) -> Line<'static> {
    let room = columns.saturating_sub(8) / 2;
    Line::from(vec![
        Span::raw("      "),
        Span::styled(column(name, room), theme.of(Part::Actor)),
        Span::raw("  "),
        Span::styled(ellipsis(told, room), theme.of(Part::Muted)),
    ])
}
