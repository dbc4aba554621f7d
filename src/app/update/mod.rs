//! `update`: the only door through which the model changes.
//!
//! A table of contents: each kind of message has its own file. No input or output, no clock.

mod arrive;
mod choose;
mod mouse;
mod overlays;
mod panes;
mod roster;

use super::keys::{KeyPress, Keymap, Resolution};
use super::{Effect, Message, Model};

/// Changes the model as a message asks; returns what the world must do for it.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let effects = match message {
        Message::Key(press) => key(model, press),
        Message::Paste(text) => overlays::paste(model, &text),
        Message::Mouse { pointer, column, row } => mouse::act(model, pointer, column, row),
        Message::Resize { width, height } => resize(model, width, height),
        Message::Corpus { snapshot, loading } => arrive::corpus(model, snapshot, loading),
        Message::Answered { ticket, answer } => arrive::answer(model, ticket, answer),
        Message::Unanswered { ticket } => arrive::no_answer(model, ticket),
        Message::NotRuled { ledger, problem } => roster::not_ruled(model, ledger, &problem),
        Message::Stop => vec![Effect::Quit],
    };
    choose::set_page(model);
    overlays::set_page(model);
    effects
}

/// Resolves a press; what the keymap does not know is typed into the open line, if one is.
fn key(model: &mut Model, press: KeyPress) -> Vec<Effect> {
    model.dialogue.notice = None;
    let pending = std::mem::take(&mut model.dialogue.pending);
    let scope = model.scope();
    match Keymap::built_in().resolve(scope, &pending, press) {
        Resolution::Action(action) if model.overlay.is_some() => overlays::act(model, action),
        Resolution::Action(action) => panes::act(model, action),
        Resolution::Pending => {
            model.dialogue.pending = [pending, vec![press]].concat();
            Vec::new()
        }
        Resolution::Nothing if model.overlay.is_some() => overlays::typed(model, press),
        Resolution::Nothing => panes::unknown(model, press),
    }
}

fn resize(model: &mut Model, width: u16, height: u16) -> Vec<Effect> {
    (model.screen.width, model.screen.height) = (width, height);
    choose::set_page(model);
    choose::reveal_all(model);
    Vec::new()
}
