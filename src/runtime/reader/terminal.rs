//! [`Screen`]: the terminal while the reader has it, and how it is given back.
//!
//! Closing is safe at any time, from any thread and more than once.

use std::io::{self, IsTerminal, Write, stdout};

use anyhow::Result;
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode, size,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal};

/// The terminal in raw mode, on its alternate screen.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<io::Stdout>>,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn open() -> Result<Self> {
        let taken = enter().and_then(|()| Terminal::new(CrosstermBackend::new(stdout())));
        if taken.is_err() {
            restore();
        }
        Ok(Self { terminal: taken? })
    }

    /// Takes the terminal over again after [`Screen::close`].
    pub(super) fn reopen(&mut self) -> Result<()> {
        enter()?;
        self.redraw()
    }

    /// Gives the terminal back.
    #[expect(clippy::unused_self, reason = "only who has the screen may close it")]
    pub(super) fn close(&mut self) {
        restore();
    }

    /// The screen's size in cells.
    #[expect(clippy::unused_self, reason = "only who has the screen may measure it")]
    pub(super) fn size(&self) -> Result<(u16, u16)> {
        Ok(size()?)
    }

    /// Draws a frame; the terminal shows it at once, not while it is written.
    pub(super) fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> Result<()> {
        queue!(stdout(), BeginSynchronizedUpdate)?;
        self.terminal.draw(view)?;
        execute!(stdout(), EndSynchronizedUpdate)?;
        Ok(())
    }

    /// Clears the screen, so that the next frame is drawn anew.
    ///
    /// `Terminal::clear` would ask the terminal where the cursor is, and wait in vain for the answer
    /// that goes to the thread which reads the keys.
    pub(super) fn redraw(&mut self) -> Result<()> {
        let size = self.terminal.size()?;
        Ok(self.terminal.resize(Rect::from((Position::ORIGIN, size)))?)
    }

    /// Puts text on the terminal's clipboard (OSC 52).
    #[expect(clippy::unused_self, reason = "only who has the screen may write to it")]
    pub(super) fn copy(&mut self, text: &str) -> Result<()> {
        Ok(execute!(stdout(), CopyToClipboard::to_clipboard_from(text))?)
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, EnableMouseCapture, EnableBracketedPaste, cursor::Hide)
}

/// Gives the terminal back; that it is gone already is no reason to complain.
pub(super) fn restore() {
    let mut out = stdout();
    if out.is_terminal() {
        drop(execute!(
            out,
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            DisableMouseCapture,
            LeaveAlternateScreen,
            cursor::Show
        ));
        drop(out.flush());
    }
    drop(disable_raw_mode());
}

/// Makes a panic of the main thread give the terminal back before it is reported.
///
/// A panic of a helper thread is caught there and must not write over the screen.
pub(super) fn restore_on_panic() {
    let main = std::thread::current().id();
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().id() == main {
            restore();
            report(panic);
        }
    }));
}
