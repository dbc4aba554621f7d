//! [`Screen`]: the terminal while the reader has it, and how it is given back.
//!
//! Closing is safe at any time, from any thread and more than once.

use std::io::{self, Write, stdout};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::Result;
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::force_color_output;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode, size,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal};

/// Whether the terminal is ours now. Leaving the alternate screen twice would move the cursor of
/// the shell, and who ends the program must wait until another thread has given the terminal back.
static TAKEN: Mutex<bool> = Mutex::new(false);

/// The terminal in raw mode, on its alternate screen; given back when dropped.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<io::Stdout>>,
}

impl Screen {
    /// Takes the terminal over, with or without colours.
    pub(super) fn open(colours: bool) -> Result<Self> {
        // `--color always` outweighs `NO_COLOR`, which crossterm would obey by itself.
        force_color_output(colours);
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

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

fn enter() -> io::Result<()> {
    *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) = true;
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, EnableMouseCapture, EnableBracketedPaste, cursor::Hide)
}

/// Gives the terminal back; that it is gone already is no reason to complain.
pub(super) fn restore() {
    let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    if std::mem::take(&mut *taken) {
        let mut out = stdout();
        drop(execute!(
            out,
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            DisableMouseCapture,
            LeaveAlternateScreen,
            cursor::Show
        ));
        drop(out.flush());
        drop(disable_raw_mode());
    }
}

/// Gives the terminal back although it may take no more bytes, as after a Ctrl-S or on a dead line.
///
/// Then at least its modes are restored: that needs no byte.
pub(super) fn restore_within(patience: Duration) {
    let (done, waiting) = channel::<()>();
    std::thread::spawn(move || {
        restore();
        drop(done);
    });
    if waiting.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
        drop(disable_raw_mode());
    }
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

#[cfg(all(test, unix))]
mod tests {
    use std::io::Read;

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::{Screen, restore_on_panic};

    /// Takes the terminal that it is started in, and panics. Started by the test below.
    #[test]
    #[ignore = "needs a terminal of its own"]
    fn panicking() {
        restore_on_panic();
        let _screen = Screen::open(true).unwrap();
        panic!("stumbled");
    }

    /// Runs [`panicking`] in a pseudo-terminal, in a process and a thread of its own.
    #[test]
    fn a_panic_is_reported_on_the_screen_of_the_shell() {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let modes = pair.master.get_termios();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        let helper = "runtime::reader::terminal::tests::panicking";
        command.args([helper, "--exact", "--ignored", "--nocapture"]);
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut written = Vec::new();
        pair.master.try_clone_reader().unwrap().read_to_end(&mut written).unwrap();
        child.wait().unwrap();
        let written = String::from_utf8_lossy(&written);
        let (before, report) = written.split_once("stumbled").unwrap();
        for undone in ["\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?2004l"] {
            assert!(before.contains(undone) && !report.contains(undone), "{written:?}");
        }
        assert_eq!(pair.master.get_termios(), modes);
    }
}
