//! The reader's event loop: one channel in, one model, one screen out.
//!
//! Drain the channel, update, carry out effects, draw once if something changed.

mod input;
mod loader;
mod signals;
mod terminal;
mod worker;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use anyhow::Context;

use crate::app::{Effect, Loading, Message, Model, Start, update};
use crate::document::Problem;
use crate::query::Query;
use crate::ui::{Theme, view};
use terminal::Screen;

/// How long the first article may take before the screen opens without it.
const PATIENCE: Duration = Duration::from_millis(1500);

/// What the reader opens with.
#[derive(Clone, Debug)]
pub struct ReaderOptions {
    /// Files and folders; none stands for the sample.
    pub paths: Vec<PathBuf>,
    /// Filters to begin with.
    pub query: Query,
    /// Whether the screen may use colours.
    pub colours: bool,
}

/// Runs the reader until the user, a signal or the terminal's end closes it.
///
/// Returns the problems instead, without opening the screen, if nothing could be loaded.
///
/// # Errors
/// The terminal cannot be set up or written to.
pub fn run(options: &ReaderOptions) -> anyhow::Result<Result<(), Vec<Problem>>> {
    let (sender, receiver) = channel();
    let loader = loader::start(options.paths.clone(), sender.clone());
    let first = match first_batch(&receiver) {
        Ok(first) => first,
        Err(problems) => return Ok(Err(problems)),
    };
    terminal::restore_on_panic();
    let ending = signals::watch(sender.clone()).context("cannot watch signals")?;
    let screen = Screen::open().context("cannot set up the terminal")?;
    input::start(sender.clone());
    let sample = options.paths.is_empty();
    let start = Start { query: options.query.clone(), sample };
    let (width, height) = screen.size()?;
    let mut session = Session {
        model: Model::new(&start, width, height),
        theme: Theme::built_in(options.colours),
        worker: worker::Worker::start(sender),
        screen,
    };
    let ended = session.go(&receiver, first);
    loader.cancel();
    session.screen.close();
    ended?;
    if let Some(code) = ending.code() {
        std::process::exit(code);
    }
    Ok(Ok(()))
}

/// Waits for the first article, so that a wrong path is told without opening the screen.
fn first_batch(receiver: &Receiver<Message>) -> Result<Option<Message>, Vec<Problem>> {
    match receiver.recv_timeout(PATIENCE) {
        Ok(Message::Corpus { snapshot, loading: Loading::Done })
            if snapshot.articles().is_empty() =>
        {
            Err(snapshot.problems().to_vec())
        }
        Ok(message) => Ok(Some(message)),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Ok(None),
    }
}

/// One run of the reader.
struct Session {
    model: Model,
    theme: &'static Theme,
    worker: worker::Worker,
    screen: Screen,
}

/// Whether the loop goes on.
#[derive(PartialEq, Eq)]
enum Flow {
    On,
    End,
}

impl Session {
    fn go(&mut self, receiver: &Receiver<Message>, first: Option<Message>) -> anyhow::Result<()> {
        if let Some(message) = first {
            self.take(message)?;
        }
        self.draw()?;
        while let Ok(message) = receiver.recv() {
            let mut flow = self.take(message)?;
            while let (Flow::On, Ok(message)) = (&flow, receiver.try_recv()) {
                flow = self.take(message)?;
            }
            if flow == Flow::End {
                break;
            }
            self.draw()?;
        }
        Ok(())
    }

    /// Updates the model and carries out what it asks for.
    fn take(&mut self, message: Message) -> anyhow::Result<Flow> {
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Answer(ask) => self.worker.ask(ask),
                Effect::Copy(text) => self.screen.copy(&text)?,
                Effect::Redraw => self.screen.redraw()?,
                Effect::Suspend => self.suspend()?,
                Effect::Quit => return Ok(Flow::End),
            }
        }
        Ok(Flow::On)
    }

    /// Gives the terminal back to the shell and stops; goes on when the shell wakes the program.
    fn suspend(&mut self) -> anyhow::Result<()> {
        self.screen.close();
        signals::stop();
        self.screen.reopen()?;
        let (width, height) = self.screen.size()?;
        update(&mut self.model, Message::Resize { width, height });
        Ok(())
    }

    fn draw(&mut self) -> anyhow::Result<()> {
        let (model, theme) = (&self.model, self.theme);
        self.screen.draw(|frame| view(model, theme, frame))
    }
}

/// Sends a message; that nobody listens any more only happens while the program ends.
fn tell(sender: &Sender<Message>, message: Message) {
    drop(sender.send(message));
}
