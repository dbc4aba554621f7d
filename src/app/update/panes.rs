//! What keys do in the three panes.
//!
//! One short arm an action; choosing things is done in `choose`.

use std::sync::Arc;

use super::{arrive, choose, overlays, roster};
use crate::app::filters::Filters;
use crate::app::keys::{Action, KeyPress};
use crate::app::overlays::PromptKind;
use crate::app::panes::Move;
use crate::app::{Effect, Model, Pane, Zoom, labels};
use crate::text::sanitize::sanitize_line;

/// Does what an action means in the panes.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Some(step) = step(action) {
        go(model, step);
        return Vec::new();
    }
    match action {
        Action::Left => focus(model, model.focus.left()),
        Action::NextPane => focus(model, model.focus.next()),
        Action::PreviousPane => focus(model, model.focus.previous()),
        Action::Articles => focus(model, Pane::Articles),
        Action::Reading => focus(model, Pane::Reading),
        Action::Timeline => focus(model, Pane::Timeline),
        Action::Zen => model.screen.zen = !model.screen.zen,
        Action::Raw => choose::turn_page(model),
        Action::Back => choose::back(model),
        Action::Next => next(model, 1),
        Action::Previous => next(model, -1),
        Action::Search => overlays::open_prompt(model, PromptKind::Search),
        Action::Dates => overlays::open_prompt(model, PromptKind::Dates),
        Action::Filter => overlays::open_prompt(model, PromptKind::Query),
        Action::Actors => overlays::open_picker(model),
        Action::Classes => overlays::open_classes(model),
        Action::Roster => roster::open(model),
        Action::Publish => overlays::open_prompt(model, PromptKind::Published),
        Action::Problems => overlays::open_problems(model),
        Action::Help => overlays::open_help(model),
        Action::Compare => overlays::open_tellings(model),
        Action::Quotes => overlays::open_quotes(model),
        Action::Findings => overlays::open_findings(model),
        Action::PreviousDay => choose::other_day(model, -1),
        Action::NextDay => choose::other_day(model, 1),
        other => return asking(model, other),
    }
    Vec::new()
}

/// The actions that ask something of the worker or the world.
fn asking(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Open => open(model),
        Action::DropChip => drop_chip(model),
        Action::Clear => clear(model),
        Action::Undo => roster::undo(model),
        Action::Sort => sort(model),
        Action::ZoomIn => zoom(model, model.timeline.zoom.finer()),
        Action::ZoomOut => zoom(model, model.timeline.zoom.coarser()),
        Action::Escape => escape(model),
        Action::Copy => copy(model),
        Action::Close => close(model),
        Action::Quit => vec![Effect::Quit],
        Action::Suspend => vec![Effect::Suspend],
        Action::Redraw => vec![Effect::Redraw],
        _ => Vec::new(),
    }
}

const fn step(action: Action) -> Option<Move> {
    Some(match action {
        Action::Down => Move::By(1),
        Action::Up => Move::By(-1),
        Action::HalfDown => Move::Halves(1),
        Action::HalfUp => Move::Halves(-1),
        Action::PageDown => Move::Halves(2),
        Action::PageUp => Move::Halves(-2),
        Action::Top => Move::First,
        Action::Bottom => Move::Last,
        _ => return None,
    })
}

fn go(model: &mut Model, step: Move) {
    match model.focus {
        Pane::Articles => choose::move_article(model, step),
        Pane::Reading => scroll(model, step),
        Pane::Timeline => choose::move_event(model, step),
    }
}

/// Scrolls the page; whoever scrolls an article has read it.
fn scroll(model: &mut Model, step: Move) {
    let height = choose::inner(model, Pane::Reading).height;
    let lines = model.reading.page().map_or(0, |page| page.lines().len());
    let target = step.target(model.reading.top(), lines, usize::from(height));
    model.reading.go(target, height);
    mark_read(model);
}

pub(super) fn mark_read(model: &mut Model) {
    if let Some(article) = model.chosen().filter(|a| !model.visited.read.contains(a)) {
        Arc::make_mut(&mut model.visited.read).insert(article);
    }
}

/// Gives the keys to a pane.
pub(super) fn focus(model: &mut Model, pane: Pane) {
    model.focus = pane;
    match pane {
        Pane::Reading => mark_read(model),
        Pane::Timeline if model.timeline.telling.is_none() => {
            choose::event_on_row(model, model.timeline.row);
        }
        _ => {}
    }
    choose::set_page(model);
    choose::reveal_all(model);
}

/// Shows the timeline in another detail.
fn zoom(model: &mut Model, zoom: Zoom) -> Vec<Effect> {
    if model.timeline.zoom == zoom {
        model.say(if zoom == Zoom::Days { "all is unfolded" } else { "all is folded" });
        return Vec::new();
    }
    let answer = Arc::clone(&model.found.answer);
    let snapshot = Arc::clone(&model.snapshot);
    model.timeline.fold(zoom, &answer, &snapshot);
    arrive::ask(model)
}

fn open(model: &mut Model) -> Vec<Effect> {
    match model.focus {
        Pane::Timeline if choose::chosen_entry(model).is_none() => {
            return zoom(model, model.timeline.zoom.finer());
        }
        Pane::Articles => {
            choose::remember(model);
            focus(model, Pane::Reading);
        }
        Pane::Reading => {
            choose::event_in_view(model);
            focus(model, Pane::Timeline);
        }
        Pane::Timeline => {
            choose::remember(model);
            focus(model, Pane::Reading);
            let lit = model.reading.lit.map(|lit| lit.sentence.start());
            let height = choose::inner(model, Pane::Reading).height;
            if let Some(offset) = lit {
                model.reading.reveal(offset, height);
            }
        }
    }
    Vec::new()
}

/// The next match in the text, or the next telling of the chosen event.
fn next(model: &mut Model, step: isize) {
    if model.focus == Pane::Timeline {
        choose::other_telling(model, step);
    } else if !next_match(model, step) {
        let word = if model.found.filters.search.is_empty() { "event" } else { "match" };
        model.say(format!("no further {word} in this article"));
    }
}

/// Scrolls to the next line with a match, or with an event if nothing is searched for.
fn next_match(model: &mut Model, step: isize) -> bool {
    let height = choose::inner(model, Pane::Reading).height;
    let Some((page, article)) = model.reading.page().zip(model.annotated()) else { return false };
    let raw = article.document.raw();
    let searching = !model.found.filters.search.trim().is_empty();
    let wanted = |line: usize| {
        let words = page.lines().get(line).map(|line| &line.words);
        let Some(crate::app::panes::page::Words::Raw(span)) = words else { return false };
        if searching {
            !model.found.answer.hits.lights(span.of(raw)).is_empty()
        } else {
            article.events.iter().any(|event| span.holds(event.evidence.start()))
        }
    };
    let top = model.reading.top();
    let found = if step > 0 {
        (top + 1..page.lines().len()).find(|line| wanted(*line))
    } else {
        (0..top).rev().find(|line| wanted(*line))
    };
    if let Some(line) = found {
        model.reading.go(line, height);
    }
    found.is_some() && model.reading.top() != top
}

fn drop_chip(model: &mut Model) -> Vec<Effect> {
    let chips = model.found.filters.chips().len();
    if chips == 0 && model.found.filters.search.is_empty() {
        model.say("no filter to drop");
        return Vec::new();
    }
    if !model.found.filters.drop_chip(chips.wrapping_sub(1)) {
        model.found.filters.search.clear();
    }
    arrive::ask(model)
}

fn clear(model: &mut Model) -> Vec<Effect> {
    model.found.filters = Filters::default();
    arrive::ask(model)
}

fn sort(model: &mut Model) -> Vec<Effect> {
    model.found.sort = model.found.sort.next();
    let name = model.found.sort.name();
    model.say(format!("articles {name}"));
    arrive::ask(model)
}

/// Clears the search if there is one; else one pane to the left.
fn escape(model: &mut Model) -> Vec<Effect> {
    if model.found.filters.search.is_empty() {
        focus(model, model.focus.left());
        return Vec::new();
    }
    model.found.filters.search.clear();
    arrive::ask(model)
}

/// One step back; from the article list the program ends.
fn close(model: &mut Model) -> Vec<Effect> {
    match model.focus {
        _ if model.screen.zen => model.screen.zen = false,
        Pane::Articles => return vec![Effect::Quit],
        Pane::Reading | Pane::Timeline => focus(model, Pane::Articles),
    }
    Vec::new()
}

/// Copies the lit sentence, or the paragraph at the top, with its source.
fn copy(model: &mut Model) -> Vec<Effect> {
    let Some(article) = model.annotated() else { return Vec::new() };
    let document = &article.document;
    let lit = model.reading.lit.map(|lit| lit.sentence);
    let Some(span) = lit.or_else(|| choose::paragraph(model)) else {
        return Vec::new();
    };
    let words = span.of(document.raw()).split_whitespace().collect::<Vec<_>>().join(" ");
    let date = labels::list_date(article);
    let source = document.source().map(|source| format!("{source}, ")).unwrap_or_default();
    let path = sanitize_line(&document.path().to_string_lossy());
    let title = sanitize_line(&document.title());
    let text = format!("{words}\n— {title}, {source}{date} ({path})\n");
    model.say("copied");
    vec![Effect::Copy(text)]
}

/// A press that the key table does not know.
pub(super) fn unknown(model: &mut Model, press: KeyPress) -> Vec<Effect> {
    model.say(format!("{press} does nothing here; ? shows the keys"));
    Vec::new()
}
