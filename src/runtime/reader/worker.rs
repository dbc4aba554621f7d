//! [`Worker`]: answers questions in a thread of its own; the newest replaces the waiting one.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use super::{Wake, tell};
use crate::app::{Answer, Ask, Message};

/// The place where one question waits.
type Slot = Arc<(Mutex<Option<Ask>>, Condvar)>;

/// The thread that answers.
pub(super) struct Worker {
    slot: Slot,
}

impl Worker {
    /// Starts the thread; answers go to `sender`.
    pub(super) fn start(sender: Sender<Wake>) -> Self {
        let slot = Slot::default();
        let waiting = Arc::clone(&slot);
        thread::spawn(move || {
            loop {
                let ask = wait(&waiting);
                let ticket = ask.ticket;
                // A defect in the search must not end the reader.
                let answer = catch_unwind(AssertUnwindSafe(|| Answer::new(&ask)));
                let message = match answer {
                    Ok(answer) => Message::Answered { ticket, answer: Arc::new(answer) },
                    Err(_) => Message::Unanswered { ticket },
                };
                tell(&sender, message);
            }
        });
        Self { slot }
    }

    /// Leaves a question for the thread, in place of the one that waits, if one does.
    pub(super) fn ask(&self, ask: Ask) {
        let (waiting, bell) = &*self.slot;
        *waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(ask);
        bell.notify_one();
    }
}

fn wait(slot: &Slot) -> Ask {
    let (waiting, bell) = &**slot;
    let mut guard = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if let Some(ask) = guard.take() {
            return ask;
        }
        guard = bell.wait(guard).unwrap_or_else(PoisonError::into_inner);
    }
}
