//! What arrives from the worker: more of the corpus, and answers.
//!
//! Stale answers end here, in one arm.

use std::sync::Arc;

use super::choose;
use crate::app::overlays::Overlay;
use crate::app::{Answer, Effect, Loading, Model};
use crate::library::Snapshot;

/// Takes over a newer corpus and asks the question anew.
pub(super) fn corpus(model: &mut Model, snapshot: Arc<Snapshot>, loading: Loading) -> Vec<Effect> {
    (model.snapshot, model.loading) = (snapshot, loading);
    if let Some(Overlay::Roster(roster)) = &mut model.overlay {
        roster.refresh(&model.snapshot);
    }
    ask(model)
}

/// Takes over an answer, unless a newer question was asked meanwhile.
///
/// An answer to an older snapshot would hold wrong indices: its ticket is older too.
pub(super) fn answer(model: &mut Model, ticket: u64, answer: Arc<Answer>) -> Vec<Effect> {
    if ticket != model.found.ticket {
        return Vec::new();
    }
    (model.found.answer, model.found.answered) = (answer, ticket);
    choose::follow_answer(model);
    Vec::new()
}

/// Keeps the old answer and says so: a defect in the search must not empty the screen.
pub(super) fn no_answer(model: &mut Model, ticket: u64) -> Vec<Effect> {
    if ticket == model.found.ticket {
        model.found.answered = ticket;
        model.say("the search failed, which is a defect of diplo-tui; the old result stays");
    }
    Vec::new()
}

/// Asks the worker what the filters ask for.
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    model.ask().map(Effect::Answer).into_iter().collect()
}
