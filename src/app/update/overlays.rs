//! What keys do while a line is typed, an actor is chosen or a page is read.

use super::{arrive, choose, roster};
use crate::app::keys::{Action, KeyPress, Keymap};
use crate::app::layout::{Pane, overlay_rows};
use crate::app::overlays::{Overlay, Picker, Prompt, PromptKind, Roster, TextPage, Together, Wish};
use crate::app::panes::Move;
use crate::app::{Effect, Model};
use crate::query::{self, Reach, Side};
use crate::story::{ArticleName, Ruling};

/// Opens a line to type in.
pub(super) fn open_prompt(model: &mut Model, kind: PromptKind) {
    let place = choose::place(model);
    model.overlay = Some(Overlay::Prompt(Prompt::new(kind, &model.found.filters, place)));
}

/// Opens the list of actors, with their counts under the filters as they are.
pub(super) fn open_picker(model: &mut Model) {
    let counts = query::actor_counts(&model.snapshot, &model.found.answer.hits, Side::Any);
    if counts.is_empty() {
        model.say("no actor in what is shown");
        return;
    }
    model.overlay = Some(Overlay::Picker(Picker::actors(&model.snapshot, &counts)));
}

/// Opens the list of event classes, with their counts under the filters as they are.
pub(super) fn open_classes(model: &mut Model) {
    let counts = query::class_counts(&model.snapshot, &model.found.answer.hits);
    if counts.is_empty() {
        model.say("no event in what is shown");
        return;
    }
    model.overlay = Some(Overlay::Picker(Picker::classes(&counts)));
}

/// Opens the page of keys.
pub(super) fn open_help(model: &mut Model) {
    model.overlay = Some(Overlay::Page(TextPage::help(Keymap::built_in())));
}

/// Opens the page of files that could not be read.
pub(super) fn open_problems(model: &mut Model) {
    let articles = model.snapshot.articles().iter();
    let documents = articles.map(|article| &article.annotated.document);
    let page = TextPage::problems(model.snapshot.problems(), documents);
    model.overlay = Some(Overlay::Page(page));
}

/// Opens the comparison of the chosen event's tellings.
pub(super) fn open_tellings(model: &mut Model) {
    let entry = choose::chosen_entry(model).and_then(|entry| model.snapshot.timeline().get(entry));
    match entry.map(|entry| TextPage::tellings(&model.snapshot, entry)) {
        Some(page) => model.overlay = Some(Overlay::Page(page)),
        None => model.say("choose an event in the timeline first"),
    }
}

/// Opens who said what: in the article, if it is being read, else in all that is shown.
pub(super) fn open_quotes(model: &mut Model) {
    let query = model.found.filters.query().unwrap_or_default();
    let mut hits = query::quotes(&model.snapshot, &model.found.answer.hits, &query);
    let mut of = "in what is shown";
    if model.focus == Pane::Reading {
        hits.retain(|hit| Some(hit.article) == model.chosen());
        of = "in this article";
    }
    if hits.is_empty() {
        model.say(format!("no quotation {of}"));
        return;
    }
    model.overlay = Some(Overlay::Page(TextPage::quotes(&model.snapshot, &hits, of)));
}

/// Opens what was found in the lit sentence, or else in what stands at the top of the page: the
/// headline if it is there, and the first paragraph.
pub(super) fn open_findings(model: &mut Model) {
    let stretches: Vec<_> = match model.reading.lit {
        Some(lit) => vec![lit.sentence],
        None => choose::headline(model).into_iter().chain(choose::paragraph(model)).collect(),
    };
    let article = model.articles.selected.filter(|_| !stretches.is_empty());
    let page = article.and_then(|article| TextPage::findings(&model.snapshot, article, &stretches));
    match page {
        Some(page) => model.overlay = Some(Overlay::Page(page)),
        None => model.say("no text to look at"),
    }
}

/// Sets an open page in lines for the screen as it is.
pub(super) fn set_page(model: &mut Model) {
    if let Some(Overlay::Page(page)) = &mut model.overlay {
        page.set(page.columns_on(model.screen.width));
    }
}

/// Follows where the chosen entry of a page leads; a page that leads nowhere is closed.
fn accept_page(model: &mut Model) {
    let Some(Overlay::Page(page)) = model.overlay.take() else { return };
    if let Some(lead) = page.lead() {
        choose::follow_lead(model, lead);
    }
}

/// Visible rows of a page, or of a list under its line to type in.
#[must_use]
pub(super) fn visible(model: &Model) -> usize {
    let typed = matches!(model.overlay, Some(Overlay::Picker(_) | Overlay::Roster(_)));
    overlay_rows(model.screen.height).saturating_sub(usize::from(typed)).max(1)
}

/// Does what an action means on what lies over the panes.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let height = visible(model);
    if matches!(model.overlay, Some(Overlay::Roster(_))) && !GENERAL.contains(&action) {
        return match (&mut model.overlay, lines(action, height)) {
            (Some(Overlay::Roster(roster)), Some(by)) if roster.typing.is_none() => {
                roster.go(by, height);
                Vec::new()
            }
            (Some(Overlay::Roster(roster)), _) if closes(roster, action) => {
                model.overlay = None;
                Vec::new()
            }
            _ => roster::act(model, action, height),
        };
    }
    if let Some(Overlay::Picker(picker)) = &mut model.overlay
        && picked(picker, action, height)
    {
        if action == Action::Side {
            let hits = &model.found.answer.hits;
            picker.recount(&query::actor_counts(&model.snapshot, hits, picker.side));
        }
        return Vec::new();
    }
    match (&mut model.overlay, action) {
        (_, Action::Quit) => return vec![Effect::Quit],
        (_, Action::Suspend) => return vec![Effect::Suspend],
        (_, Action::Redraw) => return vec![Effect::Redraw],
        (Some(Overlay::Prompt(_)), Action::Cancel) => return cancel_prompt(model),
        (Some(Overlay::Prompt(_)), Action::Accept) => return accept_prompt(model),
        (Some(Overlay::Prompt(_)), Action::Down) => choose::move_article(model, Move::By(1)),
        (Some(Overlay::Prompt(_)), Action::Up) => choose::move_article(model, Move::By(-1)),
        (Some(Overlay::Picker(_)), Action::Accept) => return accept_picks(model),
        (Some(Overlay::Picker(picker)), _) if lines(action, height).is_some() => {
            picker.go(lines(action, height).unwrap_or(0), height);
        }
        (Some(Overlay::Page(page)), _) if lines(action, height).is_some() => {
            page.go(lines(action, height).unwrap_or(0), height);
        }
        (Some(Overlay::Page(_)), Action::Accept) => accept_page(model),
        (_, Action::Cancel | Action::Accept) => model.overlay = None,
        _ => {}
    }
    Vec::new()
}

/// What means the same on everything that lies over the panes.
const GENERAL: [Action; 3] = [Action::Quit, Action::Suspend, Action::Redraw];

/// Whether an action closes the roster: while something is typed it only ends the typing.
fn closes(roster: &Roster, action: Action) -> bool {
    action == Action::Cancel && roster.typing.is_none()
}

/// Marks a pick or changes what the picks mean; `false` if the action is about something else.
fn picked(picker: &mut Picker, action: Action, height: usize) -> bool {
    match action {
        Action::Mark | Action::Exclude => {
            picker.mark(if action == Action::Mark { Wish::With } else { Wish::Without });
            picker.go(1, height);
        }
        Action::Together => {
            picker.together = match picker.together {
                Together::Any => Together::All,
                Together::All => Together::Any,
            };
        }
        Action::Side => picker.side = picker.side.next(),
        Action::Reach => {
            picker.reach = match picker.reach {
                Reach::Own => Reach::WithParts,
                Reach::WithParts => Reach::Own,
            };
        }
        _ => return false,
    }
    true
}

/// How many rows an action moves by.
fn lines(action: Action, height: usize) -> Option<isize> {
    let screen = isize::try_from(height).unwrap_or(isize::MAX);
    Some(match action {
        Action::Down => 1,
        Action::Up => -1,
        Action::PageDown => screen,
        Action::PageUp => -screen,
        Action::Top => isize::MIN / 2,
        Action::Bottom => isize::MAX / 2,
        _ => return None,
    })
}

/// A press that the key table does not know: it edits the open line.
pub(super) fn typed(model: &mut Model, press: KeyPress) -> Vec<Effect> {
    let input = model.overlay.as_mut().and_then(Overlay::input);
    match input.map(|input| input.press(press)) {
        Some(true) => edited(model),
        _ => Vec::new(),
    }
}

/// Pasted text goes into the open line; without one it is dropped, so that no paste is a command.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    let input = model.overlay.as_mut().and_then(Overlay::input);
    match input.map(|input| input.insert(text)) {
        Some(true) => edited(model),
        _ => Vec::new(),
    }
}

/// The open line has changed: it takes effect at once.
fn edited(model: &mut Model) -> Vec<Effect> {
    match &mut model.overlay {
        Some(Overlay::Prompt(prompt)) => match prompt.filters() {
            Ok(filters) => {
                let search = prompt.kind == PromptKind::Search;
                let words = !filters.search.trim().is_empty();
                // What is searched for stands first; without a word the reader is where he was.
                model.articles.best = search && words;
                let back = prompt.place().filter(|_| search && !words);
                model.found.filters = filters;
                if let Some(place) = back {
                    choose::return_to(model, place);
                }
                arrive::ask(model)
            }
            Err(error) => {
                model.found.error = Some(error);
                Vec::new()
            }
        },
        Some(Overlay::Picker(picker)) => {
            picker.narrow();
            Vec::new()
        }
        Some(Overlay::Roster(roster)) => {
            roster.refresh(&model.snapshot);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Keeps what was typed; a wrong date or query stays open, with the reason on the screen.
fn accept_prompt(model: &mut Model) -> Vec<Effect> {
    if model.found.error.is_some() {
        return Vec::new();
    }
    let Some(Overlay::Prompt(prompt)) = model.overlay.take() else { return Vec::new() };
    let days = prompt.published();
    let left = prompt.place().filter(|place| Some(place.article) != model.articles.selected);
    if let Some(place) = left {
        choose::note(model, place);
    }
    choose::agree(model);
    let article = model.article();
    match days.zip(article.map(|article| ArticleName::of(&article.annotated.document))) {
        Some((days, article)) => roster::rule(model, Ruling::Publish { article, days }),
        None => Vec::new(),
    }
}

fn cancel_prompt(model: &mut Model) -> Vec<Effect> {
    if let Some(Overlay::Prompt(prompt)) = model.overlay.take() {
        prompt.before().clone_into(&mut model.found.filters);
        model.articles.best = false;
        if let Some(place) = prompt.place() {
            choose::return_to(model, place);
        }
    }
    arrive::ask(model)
}

/// Filters by what was picked.
fn accept_picks(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Picker(picker)) = model.overlay.take() else { return Vec::new() };
    for chip in picker.chips() {
        model.found.filters.add(chip);
    }
    model.focus = if model.focus == Pane::Timeline { Pane::Timeline } else { Pane::Articles };
    arrive::ask(model)
}
