//! What keys do on the roster of actors, and how rulings get into the ledger.

use std::sync::Arc;

use crate::app::keys::Action;
use crate::app::overlays::{Input, Overlay, Roster, RosterRow, TextPage, Typing};
use crate::app::{Effect, Model};
use crate::document::Problem;
use crate::story::{Ledger, Ruling};

/// Opens the roster.
pub(super) fn open(model: &mut Model) {
    if model.snapshot.actors().is_empty() {
        model.say("no actor in these articles");
        return;
    }
    model.overlay = Some(Overlay::Roster(Roster::new(&model.snapshot)));
}

/// Does what an action means on the roster.
pub(super) fn act(model: &mut Model, action: Action, height: usize) -> Vec<Effect> {
    let (snapshot, open) = (Arc::clone(&model.snapshot), model.chosen());
    let Some(Overlay::Roster(roster)) = &mut model.overlay else { return Vec::new() };
    if roster.typing.is_some() {
        return typing(model, action);
    }
    let (ruling, without) = match action {
        Action::Mark => {
            roster.mark(&snapshot);
            roster.go(1, height);
            return Vec::new();
        }
        Action::Accept => {
            roster.unfold(&snapshot);
            return Vec::new();
        }
        Action::Search => {
            roster.typing = Some(Typing::Narrow(Input::marked(roster.narrowed())));
            return Vec::new();
        }
        Action::Rename => {
            roster.rename(&snapshot);
            return Vec::new();
        }
        Action::Undo => return undo(model),
        Action::Merge => {
            (roster.merge(&snapshot), "mark others first, then choose the one they are")
        }
        Action::Split => (
            roster.split(&snapshot, open),
            match roster.rows().get(roster.cursor()) {
                Some(RosterRow::Name { .. }) => {
                    "open the article where this is somebody else, then split"
                }
                _ => "unfold an actor and choose one of its names",
            },
        ),
        Action::Hide => (roster.hide(&snapshot), "it is hidden; U takes rulings back"),
        _ => return Vec::new(),
    };
    match ruling {
        Some(ruling) => rule(model, ruling),
        None => {
            model.say(without);
            Vec::new()
        }
    }
}

/// What keys do while something is typed on the roster.
fn typing(model: &mut Model, action: Action) -> Vec<Effect> {
    let snapshot = Arc::clone(&model.snapshot);
    let Some(Overlay::Roster(roster)) = &mut model.overlay else { return Vec::new() };
    match (action, roster.typing.take()) {
        (Action::Accept, Some(Typing::Rename(name, input))) => {
            let to = input.text().trim().to_owned();
            if to.is_empty() || to == name {
                return Vec::new();
            }
            return rule(model, Ruling::Rename { name, to });
        }
        (Action::Cancel, Some(Typing::Narrow(_))) => {
            roster.typing = Some(Typing::Narrow(Input::default()));
            roster.refresh(&snapshot);
            roster.typing = None;
        }
        (Action::Accept | Action::Cancel, _) => {}
        (_, typing) => roster.typing = typing,
    }
    Vec::new()
}

/// Adds a ruling to the ledger, which is written and carried out.
pub(super) fn rule(model: &mut Model, ruling: Ruling) -> Vec<Effect> {
    model.say(format!("{}; U takes it back", ruling.words()));
    let ledger = model.ledger();
    ledger.add(ruling);
    vec![Effect::Rule(ledger.clone())]
}

/// Goes back to the rulings as they were before one that could not be written down, and tells why.
pub(super) fn not_ruled(model: &mut Model, ledger: Ledger, problem: &Problem) -> Vec<Effect> {
    model.ruled = Some(ledger);
    model.dialogue.notice = None;
    model.overlay = Some(Overlay::Page(TextPage::not_ruled(problem)));
    Vec::new()
}

/// Takes the newest ruling back.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let ledger = model.ledger();
    match ledger.undo() {
        Some(ruling) => {
            let effect = Effect::Rule(ledger.clone());
            model.say(format!("taken back: {}", ruling.words()));
            vec![effect]
        }
        None => {
            model.say("nothing to take back");
            Vec::new()
        }
    }
}
