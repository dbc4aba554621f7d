//! Signals and the end of the terminal: the program ends or stops, and leaves no mess.
//!
//! After a signal the loop has two seconds to end by itself; then the program is ended here.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

/// How the program was asked to end.
pub(super) struct Ending {
    signal: Arc<AtomicI32>,
}

impl Ending {
    /// The exit code after a signal: 128 and its number, as shells have it.
    pub(super) fn code(&self) -> Option<i32> {
        match self.signal.load(Ordering::SeqCst) {
            0 => None,
            signal => Some(128 + signal),
        }
    }
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI32, Ordering};
    use std::sync::mpsc::Sender;
    use std::thread;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, poll};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    use super::Ending;
    use crate::app::Message;
    use crate::app::keys::{Key, KeyPress};
    use crate::runtime::reader::{tell, terminal};

    /// How long the loop may take to end.
    const GRACE: Duration = Duration::from_millis(1500);

    /// Watches signals and the terminal in threads of their own.
    pub(in crate::runtime::reader) fn watch(sender: Sender<Message>) -> io::Result<Ending> {
        let signal = Arc::new(AtomicI32::new(0));
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
        let (seen, waker) = (Arc::clone(&signal), sender.clone());
        thread::spawn(move || {
            for signal in signals.forever() {
                match signal {
                    // The same as the key, which in raw mode sends no signal.
                    SIGTSTP => tell(&waker, Message::Key(suspend_key())),
                    SIGCONT => tell(&waker, Message::Resumed),
                    _ => end(signal, &seen, &waker),
                }
            }
        });
        let seen = Arc::clone(&signal);
        thread::spawn(move || {
            hung_up();
            end(SIGHUP, &seen, &sender);
        });
        Ok(Ending { signal })
    }

    const fn suspend_key() -> KeyPress {
        KeyPress { key: Key::Char('z'), ctrl: true, alt: false }
    }

    fn end(signal: i32, seen: &AtomicI32, sender: &Sender<Message>) {
        let first = seen.swap(signal, Ordering::SeqCst) == 0;
        tell(sender, Message::Stop);
        let insist = move || {
            terminal::restore();
            std::process::exit(128 + signal);
        };
        if first {
            thread::spawn(move || {
                thread::sleep(GRACE);
                insist();
            });
        } else {
            insist();
        }
    }

    /// Returns when the terminal is gone.
    ///
    /// A vanished terminal need not send a signal, and reading it would spin for ever: the poll
    /// asks for no event and so only wakes for a hang-up or an error.
    fn hung_up() {
        let out = io::stdout();
        loop {
            let mut watched = [PollFd::new(&out, PollFlags::empty())];
            match poll(&mut watched, None) {
                Err(rustix::io::Errno::INTR) => {}
                _ => return,
            }
        }
    }

    /// Stops the program until the shell wakes it.
    pub(in crate::runtime::reader) fn stop() {
        drop(signal_hook::low_level::raise(SIGSTOP));
    }
}

#[cfg(unix)]
pub(super) use unix::{stop, watch};

#[cfg(not(unix))]
pub(super) fn watch(_: std::sync::mpsc::Sender<crate::app::Message>) -> std::io::Result<Ending> {
    Ok(Ending { signal: Arc::new(AtomicI32::new(0)) })
}

#[cfg(not(unix))]
pub(super) fn stop() {}
