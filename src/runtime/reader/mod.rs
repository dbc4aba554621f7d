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

use anyhow::{Context, bail};

use crate::app::{Effect, Loading, Message, Model, Start, update};
use crate::document::Problem;
use crate::query::Query;
use crate::runtime::ledger;
use crate::story::Ledger;
use crate::ui::{Colours, Theme, view};
use terminal::Screen;

/// How long the first article may take before the screen opens without it.
const PATIENCE: Duration = Duration::from_millis(1500);

/// What the reader opens with.
#[derive(Clone, Debug)]
pub struct ReaderOptions {
    /// Files and folders; none stands for the sample.
    pub paths: Vec<PathBuf>,
    /// A file of rules, beside those that are found.
    pub rules: Option<PathBuf>,
    /// The ledger of the user's rulings, in place of the one in the configuration folder.
    pub ledger: Option<PathBuf>,
    /// Filters to begin with.
    pub query: Query,
    /// How many colours the screen may use.
    pub colours: Colours,
}

/// Runs the reader until the user, a signal or the terminal's end closes it.
///
/// Returns the problems instead, without opening the screen, if nothing could be loaded.
///
/// # Errors
/// The terminal cannot be set up or written to.
pub fn run(options: &ReaderOptions) -> anyhow::Result<Result<(), Vec<Problem>>> {
    let (sender, receiver) = channel();
    terminal::restore_on_panic();
    let place = ledger::place(options.ledger.as_deref());
    let sources = loader::Sources {
        paths: options.paths.clone(),
        rules: options.rules.clone(),
        ledger: place.clone(),
    };
    let loader = loader::start(sources, sender.clone());
    let first = match first_batch(&receiver) {
        Ok(first) => first,
        Err(problems) => return Ok(Err(problems)),
    };
    let signals = signals::watch(sender.clone()).context("cannot watch signals")?;
    let screen =
        Screen::open(options.colours != Colours::None).context("cannot set up the terminal")?;
    input::start(sender.clone());
    let sample = options.paths.is_empty();
    let start = Start { query: options.query.clone(), sample };
    let (width, height) = screen.size()?;
    let mut session = Session {
        model: Model::new(&start, width, height),
        theme: Theme::built_in(options.colours),
        worker: worker::Worker::start(sender),
        screen,
        signals,
        ledger: place,
        written: None,
        loader,
    };
    let ended = session.go(&receiver, first);
    session.loader.cancel();
    session.screen.close();
    // A terminal that hangs up also fails to be written to: the signal is the reason.
    if let Some(code) = session.signals.code() {
        std::process::exit(code);
    }
    ended.map(Ok)
}

/// Waits for the first article, so that a wrong path is told without opening the screen.
fn first_batch(receiver: &Receiver<Wake>) -> Result<Option<Wake>, Vec<Problem>> {
    match receiver.recv_timeout(PATIENCE) {
        Ok(Wake::Message(Message::Corpus { snapshot, loading: Loading::Done }))
            if snapshot.articles().is_empty() =>
        {
            Err(snapshot.problems().to_vec())
        }
        Ok(wake) => Ok(Some(wake)),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Ok(None),
    }
}

/// What wakes the loop.
enum Wake {
    /// Something that the model may want to know.
    Message(Message),
    /// The outside asks the program to stop, as the shell's Ctrl-Z does.
    Suspend,
    /// The program was stopped without being asked, and goes on.
    Continued,
    /// A defect has ended one of the threads: over what it stumbled.
    Broken(&'static str),
}

impl From<Message> for Wake {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

/// One run of the reader.
struct Session {
    model: Model,
    theme: &'static Theme,
    worker: worker::Worker,
    screen: Screen,
    signals: signals::Signals,
    /// Where the ledger is written to.
    ledger: Option<PathBuf>,
    /// The rulings as they were written last; before the first ruling those that were read.
    written: Option<Ledger>,
    loader: loader::Loader,
}

/// Whether the loop goes on.
#[derive(PartialEq, Eq)]
enum Flow {
    On,
    End,
}

impl Session {
    fn go(&mut self, receiver: &Receiver<Wake>, first: Option<Wake>) -> anyhow::Result<()> {
        if let Some(wake) = first {
            self.wake(wake)?;
        }
        self.draw()?;
        while let Ok(wake) = receiver.recv() {
            let mut flow = self.wake(wake)?;
            while let (Flow::On, Ok(wake)) = (&flow, receiver.try_recv()) {
                flow = self.wake(wake)?;
            }
            if flow == Flow::End {
                break;
            }
            self.draw()?;
        }
        Ok(())
    }

    fn wake(&mut self, wake: Wake) -> anyhow::Result<Flow> {
        match wake {
            Wake::Message(message) => return self.take(message),
            Wake::Suspend => self.suspend()?,
            // Who stopped the program may have used the terminal and changed its modes.
            Wake::Continued => {
                self.screen.close();
                self.reopen()?;
            }
            Wake::Broken(what) => bail!("{what}, which is a defect of diplo-tui"),
        }
        Ok(Flow::On)
    }

    /// Updates the model and carries out what it asks for.
    fn take(&mut self, message: Message) -> anyhow::Result<Flow> {
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Answer(ask) => self.worker.ask(ask),
                Effect::Rule(ledger) => self.rule(ledger),
                Effect::Copy(text) => self.screen.copy(&text)?,
                Effect::Redraw => self.screen.redraw()?,
                Effect::Suspend => self.suspend()?,
                Effect::Quit => return Ok(Flow::End),
            }
        }
        Ok(Flow::On)
    }

    /// Writes the user's rulings down and has them carried out; what cannot be written is not
    /// carried out either, for it would be lost without a word.
    fn rule(&mut self, ledger: Ledger) {
        let before = self.written.clone().unwrap_or_else(|| self.model.snapshot.ledger().clone());
        let written = match &self.ledger {
            Some(path) => ledger::write(path, &before, &ledger),
            None => {
                let reason = "there is no folder for it; name a file with --ledger".to_owned();
                Err(Problem { path: ledger::NAME.into(), reason })
            }
        };
        match written {
            Ok(()) => {
                self.written = Some(ledger.clone());
                self.loader.rule(ledger);
            }
            Err(problem) => {
                update(&mut self.model, Message::NotRuled { ledger: before, problem });
            }
        }
    }

    /// Gives the terminal back to the shell and stops; goes on when the shell wakes the program.
    fn suspend(&mut self) -> anyhow::Result<()> {
        self.screen.close();
        self.signals.stop();
        self.reopen()
    }

    /// Takes the terminal over again, which may have another size by now.
    fn reopen(&mut self) -> anyhow::Result<()> {
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

/// Wakes the loop; that nobody listens any more only happens while the program ends.
fn tell(sender: &Sender<Wake>, wake: impl Into<Wake>) {
    drop(sender.send(wake.into()));
}
