//! The event timeline: years with their density, months, events; the chosen event in full.
//!
//! Each date is shown as precisely as it is told; what is undated has a lane of its own.

use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::styled::{column, ends, styled};
use super::theme::{Part, Theme};
use super::{empty, frame};
use crate::app::panes::{Detail, Timeline, details};
use crate::app::{Area, Burst, Model, Pane, Row, Zoom, labels};
use crate::document::{EventClass, Realis};
use crate::library::{Snapshot, TimelineEntry};
use crate::story::Slot;
use crate::text::fit::{ellipsis, width};

/// Columns of the day, the mark before it and a blank behind it: with its weekday on a wide pane,
/// without it on a narrow one.
const fn day_columns(columns: usize) -> usize {
    if columns >= 44 { 8 } else { 6 }
}

/// So many columns more than that a stretch of days may take: `13–14`, `May–Jun`.
const DAYS_COLUMNS: usize = 3;

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Draws the timeline.
pub(super) fn draw(model: &Model, theme: &Theme, area: Area, screen: &mut Frame<'_>) {
    let answer = &model.found.answer;
    let title = format!("Timeline {}", answer.hits.timeline.len());
    let inner = frame::draw(model, theme, (Pane::Timeline, &title, String::new()), area, screen);
    if answer.timeline.is_empty() {
        empty::draw(model, theme, "event", inner, screen);
        return;
    }
    let grid = Grid::new(model, inner);
    let (mut line, mut row) = (0, model.timeline.top);
    while line < usize::from(inner.height) && row < answer.timeline.len() {
        for text in lines(model, theme, row, grid) {
            screen.render_widget(text, super::rect(super::row(inner, line), screen));
            line += 1;
        }
        row += 1;
    }
}

/// How the columns of the visible rows are shared out.
#[derive(Clone, Copy)]
struct Grid {
    columns: usize,
    day: usize,
    who: usize,
}

impl Grid {
    /// The actors get what the longest visible ones take, at most two fifths, and the days as well,
    /// within bounds.
    fn new(model: &Model, inner: Area) -> Self {
        let columns = usize::from(inner.width);
        let rows = model.timeline.top..model.timeline.top + usize::from(inner.height);
        let entries = rows.filter_map(|row| {
            let entry = Timeline::entry_at(&model.found.answer, row)?;
            model.snapshot.timeline().get(entry)
        });
        let (mut who, mut day) = (0, day_columns(columns));
        let (usual, most) = (day, day + DAYS_COLUMNS);
        for entry in entries {
            who = who.max(width(&actors(&model.snapshot, entry)));
            let when = entry.when.map(|when| labels::timeline_day(&when, usual - 2));
            day = day.max(when.map_or(0, |when| width(&when) + 2)).min(most);
        }
        Self { columns, day, who: who.min(columns * 2 / 5) }
    }
}

/// The lines of one row; more than one only for the chosen event.
fn lines(model: &Model, theme: &Theme, row: usize, grid: Grid) -> Vec<Line<'static>> {
    let columns = grid.columns;
    match model.found.answer.timeline.get(row) {
        Some(Row::Year { year, months, total }) => {
            let line = year_line(theme, *year, months, *total, columns);
            vec![chosen_heading(model, theme, row, line)]
        }
        Some(Row::Month { month, total, burst }) => {
            let line = month_line(model, theme, (*month, *total, *burst), columns);
            vec![chosen_heading(model, theme, row, line)]
        }
        Some(Row::Gap { months }) => {
            let words = match months / 12 {
                0 => format!("┄ {months} months without news ┄"),
                1 => "┄ a year without news ┄".to_owned(),
                years => format!("┄ {years} years without news ┄"),
            };
            vec![Line::styled(format!("  {}", ellipsis(&words, columns)), theme.of(Part::Muted))]
        }
        Some(Row::Undated { total }) => {
            let (left, fill, right) =
                ends("undated", &total.to_string(), columns.saturating_sub(1));
            vec![chosen_heading(model, theme, row, heading(theme, left, fill, right))]
        }
        Some(Row::Event(_)) => event_lines(model, theme, row, grid),
        None => Vec::new(),
    }
}

/// A heading that the cursor stands on looks like any chosen row.
fn chosen_heading(
    model: &Model,
    theme: &Theme,
    row: usize,
    mut line: Line<'static>,
) -> Line<'static> {
    if row == model.timeline.row && model.found.answer.lands(row) && model.focus == Pane::Timeline {
        line.style = theme.of(Part::Selected);
    }
    line
}

/// A month: its name, and how many events it has if they are folded away or it stands out.
fn month_line(
    model: &Model,
    theme: &Theme,
    (month, total, burst): (Option<i8>, usize, Burst),
    columns: usize,
) -> Line<'static> {
    let index = month.and_then(|month| usize::try_from(month - 1).ok());
    let name = index.and_then(|month| MONTHS.get(month)).unwrap_or(&"without a month");
    let folded = model.found.answer.zoom != Zoom::Days;
    let count = match burst {
        Burst::Yes => format!("▲ {total}"),
        Burst::No if folded => total.to_string(),
        Burst::No => String::new(),
    };
    let (left, fill, right) = ends(&format!("  {name}"), &count, columns.saturating_sub(1));
    let count = Span::styled(right, theme.of(Part::Muted));
    Line::from(vec![Span::styled(left, theme.of(Part::Month)), Span::raw(fill), count])
}

fn heading(theme: &Theme, left: String, fill: String, right: String) -> Line<'static> {
    let count = Span::styled(right, theme.of(Part::Muted));
    Line::from(vec![Span::styled(left, theme.of(Part::Year)), Span::raw(fill), count])
}

/// A year with a bar for each month: `2017 ▁▁▁▁▂▁▃█▂▁▁▁   24`.
fn year_line(
    theme: &Theme,
    year: i16,
    months: &[u16; 12],
    total: usize,
    columns: usize,
) -> Line<'static> {
    let most = months.iter().max().copied().unwrap_or(0).max(1);
    let bar = |count: &u16| {
        let step = (usize::from(*count) * (BARS.len() - 1)).div_ceil(usize::from(most));
        BARS.get(step).copied().unwrap_or('█')
    };
    let bars: String = months.iter().map(bar).collect();
    let year = format!("{year} ");
    let room = columns.saturating_sub(1 + width(&year));
    let (bars, fill, total) = ends(&bars, &total.to_string(), room);
    let mut line = heading(theme, year, String::new(), String::new());
    line.push_span(Span::styled(bars, theme.of(Part::Density)));
    line.push_span(fill);
    line.push_span(Span::styled(total, theme.of(Part::Muted)));
    line
}

fn event_lines(model: &Model, theme: &Theme, row: usize, grid: Grid) -> Vec<Line<'static>> {
    let index = Timeline::entry_at(&model.found.answer, row);
    let Some(entry) = index.and_then(|index| model.snapshot.timeline().get(index)) else {
        return vec![Line::default()];
    };
    let chosen = row == model.timeline.row
        && (model.focus == Pane::Timeline || model.timeline.telling.is_some());
    let mut lines = vec![event_line(model, theme, entry, chosen, grid)];
    if let Some(telling) = model.timeline.telling.filter(|_| chosen) {
        let all = details(&model.snapshot, entry, telling, grid.columns.saturating_sub(4));
        lines.extend(all.iter().map(|detail| detail_line(theme, detail)));
    }
    lines
}

/// One event: sign, day, class, actors, act, tellings.
fn event_line(
    model: &Model,
    theme: &Theme,
    entry: &TimelineEntry,
    chosen: bool,
    grid: Grid,
) -> Line<'static> {
    let Some((_, event)) = entry.representative(&model.snapshot) else { return Line::default() };
    let here = entry.tellings.iter().any(|t| Some(t.article) == model.articles.selected);
    let sign = if chosen {
        "▌"
    } else if here {
        "•"
    } else {
        " "
    };
    let columns = grid.day - 2;
    let usual = day_columns(grid.columns) - 2;
    let day = entry.when.as_ref().map(|when| labels::timeline_day(when, usual));
    let mark = entry.when.as_ref().map_or("", labels::day_mark);
    let day = column(mark, 1) + &column(&day.unwrap_or_default(), columns) + " ";
    let tail = tail(entry);
    let who = actors(&model.snapshot, entry);
    let rest = grid.columns.saturating_sub(1 + grid.day + 2 + grid.who + 1);
    let claimed = event.realis != Realis::Negated && entry.is_claim(&model.snapshot);
    let claim = if claimed { "~" } else { "" };
    let act = format!("{}{claim}{}", realis(event.realis), event.action);
    let (act, fill, tail) = ends(&act, &tail, rest.saturating_sub(1));
    let lights = |text: &str| -> Vec<_> {
        let found = model.found.answer.hits.lights(text);
        found.into_iter().map(|light| (light, theme.of(Part::Match))).collect()
    };
    let actual = event.realis == Realis::Actual;
    let base = if actual { Style::default() } else { theme.of(Part::Muted) };
    let mut line = Line::from(vec![
        Span::styled(sign, theme.of(Part::Cursor)),
        Span::styled(day, day_style(theme, entry)),
        Span::styled(labels::glyph(event.class).to_string(), theme.of(class_part(event.class))),
        Span::raw(" "),
    ]);
    let who = column(&who, grid.who);
    line.spans.extend(styled(&who, base, &lights(&who)).spans);
    line.push_span(" ");
    line.spans.extend(styled(&act, base, &lights(&act)).spans);
    line.push_span(fill);
    line.push_span(Span::styled(tail, theme.of(Part::Doubt)));
    line.push_span(" ");
    let focused = model.focus == Pane::Timeline;
    let part = if focused { Part::Selected } else { Part::SelectedIdle };
    line.style = if chosen { theme.of(part) } else { Style::default() };
    line
}

fn day_style(theme: &Theme, entry: &TimelineEntry) -> Style {
    let certain = entry.when.is_some_and(|when| labels::day_mark(&when).is_empty());
    theme.of(if certain { Part::Plain } else { Part::Doubt })
}

/// How often it is told, and whether the tellings disagree.
fn tail(entry: &TimelineEntry) -> String {
    let times = entry.tellings.len();
    let disagree = if entry.discrepancies.is_empty() { "" } else { "≠" };
    if times > 1 { format!("{disagree}×{times}") } else { String::new() }
}

/// What an act that did not take place is marked with.
const fn realis(realis: Realis) -> &'static str {
    match realis {
        Realis::Actual => "",
        Realis::Planned => "plan: ",
        Realis::Conditional => "if: ",
        Realis::Negated => "not: ",
    }
}

/// Short names: `Lavrov ▸ US`.
fn actors(snapshot: &Snapshot, entry: &TimelineEntry) -> String {
    let name = |id: &crate::document::ActorId| {
        let index = snapshot.actor_index(id)?;
        snapshot.actors().get(index.0 as usize).map(|entry| labels::short_actor(&entry.actor))
    };
    let names = |side| {
        entry.named(side, snapshot).into_iter().filter_map(name).collect::<Vec<_>>().join(",")
    };
    match (names(Slot::Source), names(Slot::Target)) {
        (source, target) if target.is_empty() => source,
        (source, target) => format!("{source} ▸ {target}").trim_start().to_owned(),
    }
}

const fn class_part(class: EventClass) -> Part {
    match class {
        EventClass::Accuse
        | EventClass::Reject
        | EventClass::Threaten
        | EventClass::Protest
        | EventClass::Sanction
        | EventClass::Mobilize
        | EventClass::Coerce
        | EventClass::Assault => Part::Conflict,
        EventClass::Agree
        | EventClass::Support
        | EventClass::Cooperate
        | EventClass::Aid
        | EventClass::Concede
        | EventClass::Retreat => Part::Cooperation,
        EventClass::Consult | EventClass::Request | EventClass::Statement | EventClass::Other => {
            Part::Talk
        }
    }
}

fn detail_line(theme: &Theme, detail: &Detail) -> Line<'static> {
    let (words, part) = match detail {
        Detail::Actors(words) => (words, Part::Actor),
        Detail::Words(words) => (words, Part::Plain),
        Detail::Remark(words) => (words, Part::Muted),
    };
    let bar = Span::styled("▌  ", theme.of(Part::Cursor));
    Line::from(vec![bar, Span::styled(ellipsis(words, 200), theme.of(part))])
}
