//! Signals and the end of the terminal: the program ends or stops, and leaves no mess.
//!
//! After a signal the loop has a moment to end by itself; then the program is ended here. How the
//! terminal is given back is told in `terminal`.

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
    use std::sync::mpsc::Sender;
    use std::thread::{self, Thread};
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use rustix::process::{Signal, getpgrp, getpid, kill_current_process_group, kill_process};
    use rustix::termios::tcgetpgrp;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator;

    use crate::app::Message;
    use crate::runtime::reader::{Wake, tell, terminal};

    /// How long the loop may take to end.
    const GRACE: Duration = Duration::from_millis(1200);
    /// How long the terminal may take then to be given back: with [`GRACE`] less than two seconds.
    const LAST_WORDS: Duration = Duration::from_millis(300);

    /// What the signals have asked for.
    pub(in crate::runtime::reader) struct Signals {
        state: Arc<State>,
    }

    struct State {
        /// The signal that ends the program; 0 if none did.
        ending: AtomicI32,
        /// Whether the loop has stopped the program and waits to be woken.
        stopped: AtomicBool,
        /// The loop's thread.
        main: Thread,
        sender: Sender<Wake>,
    }

    /// Watches signals and the terminal in threads of their own; called by the loop's thread.
    pub(in crate::runtime::reader) fn watch(sender: Sender<Wake>) -> io::Result<Signals> {
        let state = Arc::new(State {
            ending: AtomicI32::new(0),
            stopped: AtomicBool::new(false),
            main: thread::current(),
            sender,
        });
        let watched = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT];
        let mut signals = iterator::Signals::new(watched)?;
        let seen = Arc::clone(&state);
        thread::spawn(move || signals.forever().for_each(|signal| seen.take(signal)));
        let seen = Arc::clone(&state);
        thread::spawn(move || {
            if hung_up(None) {
                seen.end(SIGHUP);
            }
        });
        Ok(Signals { state })
    }

    impl Signals {
        /// The exit code after a signal: 128 and its number, as shells have it.
        ///
        /// The end of the terminal counts as its signal, which may come later or never.
        pub(in crate::runtime::reader) fn code(&self) -> Option<i32> {
            match self.state.ending.load(Ordering::SeqCst) {
                0 if hung_up(Some(&Timespec::default())) => Some(128 + SIGHUP),
                0 => None,
                signal => Some(128 + signal),
            }
        }

        /// Stops the program; returns when the shell wakes it.
        pub(in crate::runtime::reader) fn stop(&self) {
            self.state.stopped.store(true, Ordering::SeqCst);
            if stop_job().is_err() {
                return;
            }
            // The stop may take hold a moment after the call, so its end is waited for.
            while self.state.stopped.load(Ordering::SeqCst) {
                thread::park();
            }
        }
    }

    /// Stops the terminal's job, if that is what this program is part of, or this program alone.
    ///
    /// A wrapper that goes on while its program sleeps would keep the shell from coming back.
    fn stop_job() -> rustix::io::Result<()> {
        if tcgetpgrp(io::stdin()) == Ok(getpgrp()) {
            return kill_current_process_group(Signal::STOP);
        }
        kill_process(getpid(), Signal::STOP)
    }

    impl State {
        fn take(&self, signal: i32) {
            match signal {
                SIGTSTP => tell(&self.sender, Wake::Suspend),
                SIGCONT if self.stopped.swap(false, Ordering::SeqCst) => self.main.unpark(),
                SIGCONT => tell(&self.sender, Wake::Continued),
                _ => self.end(signal),
            }
        }

        /// Asks the loop to end, and insists after a moment, or at once when asked again.
        fn end(&self, signal: i32) {
            let first = self.ending.swap(signal, Ordering::SeqCst) == 0;
            tell(&self.sender, Message::Stop);
            let insist = move || {
                terminal::restore_within(LAST_WORDS);
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
    }

    /// Returns `true` when the terminal is gone, `false` if it is not in that time or cannot be
    /// watched; no time is for ever.
    ///
    /// A vanished terminal need not send a signal, and reading it would spin for ever: the poll
    /// asks for no event and so only wakes for a hang-up or an error.
    fn hung_up(patience: Option<&Timespec>) -> bool {
        let out = io::stdout();
        loop {
            let mut watched = [PollFd::new(&out, PollFlags::empty())];
            match poll(&mut watched, patience) {
                Err(Errno::INTR) => {}
                Err(_) => return false,
                Ok(_) => {
                    let [watched] = watched;
                    return watched.revents().intersects(PollFlags::HUP | PollFlags::ERR);
                }
            }
        }
    }
}

#[cfg(unix)]
pub(super) use unix::{Signals, watch};

/// Where there are no signals, nothing is watched.
#[cfg(not(unix))]
pub(super) struct Signals;

#[cfg(not(unix))]
impl Signals {
    pub(super) fn code(&self) -> Option<i32> {
        None
    }

    pub(super) fn stop(&self) {}
}

#[cfg(not(unix))]
pub(super) fn watch(_: std::sync::mpsc::Sender<super::Wake>) -> std::io::Result<Signals> {
    Ok(Signals)
}
