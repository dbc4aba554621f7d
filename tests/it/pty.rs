//! A terminal for tests: the built program in a pseudo-terminal, and what a person would see.
//!
//! What the program must do there is told in `terminal.rs`. Conditions are waited for, never
//! times; a watchdog ends what takes far too long, and so ends every blocked read.

use std::io::{Read, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use vt100::{MouseProtocolMode, Parser};

/// Far more than anything takes, even on a busy machine.
const DEADLINE: Duration = Duration::from_secs(60);

/// The built program.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_diplo-tui");

/// A path to one article of the sample.
pub(crate) fn article() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.min().unwrap().to_str().unwrap().to_owned()
}

/// What is started, and on which terminal.
pub(crate) struct Setup<'a> {
    pub(crate) size: (u16, u16),
    pub(crate) program: &'a str,
    pub(crate) arguments: &'a [&'a str],
    pub(crate) environment: &'a [(&'a str, &'a str)],
    /// Whether the terminal is the one whose end the kernel tells by a signal.
    pub(crate) controlling: bool,
}

impl Default for Setup<'_> {
    fn default() -> Self {
        let (arguments, environment) = (&[][..], &[][..]);
        Self { size: (120, 36), program: PROGRAM, arguments, environment, controlling: true }
    }
}

impl Setup<'_> {
    fn command(&self) -> CommandBuilder {
        let mut command = CommandBuilder::new(self.program);
        command.args(self.arguments);
        command.set_controlling_tty(self.controlling);
        command.env("TERM", "xterm-256color");
        ["NO_COLOR", "COLORTERM"].iter().for_each(|name| command.env_remove(name));
        self.environment.iter().for_each(|(name, value)| command.env(name, value));
        command
    }
}

/// A program in a terminal of its own.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    reader: Box<dyn Read + Send>,
    writer: Box<dyn Write + Send>,
    parser: Parser,
    written: Vec<u8>,
    modes: String,
    process: Process,
}

impl Terminal {
    pub(crate) fn open(setup: &Setup<'_>) -> Self {
        let (columns, rows) = setup.size;
        let pair = native_pty_system().openpty(cells(setup.size)).unwrap();
        let modes = modes(&*pair.master);
        // The slave is dropped here, so that reading ends when the program does.
        let child = pair.slave.spawn_command(setup.command()).unwrap();
        Self {
            reader: pair.master.try_clone_reader().unwrap(),
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            parser: Parser::new(rows, columns, 0),
            written: Vec::new(),
            modes,
            process: Process::new(child),
        }
    }

    /// Starts the reader and waits until everything is read and shown.
    pub(crate) fn reader(setup: &Setup<'_>) -> Self {
        let mut terminal = Self::open(setup);
        terminal.wait_until_read();
        terminal
    }

    /// Starts the reader on one article of the sample, which is there sooner than all.
    pub(crate) fn one_article() -> Self {
        Self::reader(&Setup { arguments: &[&article()], ..Setup::default() })
    }

    pub(crate) fn wait_until_read(&mut self) {
        let read = |line: &str| {
            line.contains(" of ") && !line.contains(" 0 of 0 ar") && !line.contains("reading,")
        };
        self.wait_until("everything is read", |terminal| {
            terminal.is_taken() && terminal.screen().lines().last().is_some_and(read)
        });
    }

    pub(crate) fn wait_for(&mut self, words: &str) {
        self.wait_until(words, |terminal| terminal.screen().contains(words));
    }

    /// Reads what is written until the condition holds.
    pub(crate) fn wait_until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        while !holds(self) {
            assert!(self.read() > 0, "ended before this: {what}\n{}", self.screen());
        }
    }

    fn read(&mut self) -> usize {
        let mut chunk = [0; 4096];
        let count = self.reader.read(&mut chunk).unwrap_or(0);
        let chunk = chunk.get(..count).unwrap_or_default();
        self.parser.process(chunk);
        self.written.extend_from_slice(chunk);
        count
    }

    /// Reads to the end and returns the exit code.
    pub(crate) fn ended(&mut self) -> u32 {
        while self.read() > 0 {}
        self.process.ended()
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Pastes as terminals do, in brackets.
    pub(crate) fn paste(&mut self, text: &str) {
        self.press(&format!("\x1b[200~{text}\x1b[201~"));
    }

    pub(crate) fn resize(&mut self, size: (u16, u16)) {
        self.parser.screen_mut().set_size(size.1, size.0);
        self.master.resize(cells(size)).unwrap();
    }

    /// Takes the terminal away from the program.
    pub(crate) fn vanish(self) -> Process {
        self.process
    }

    pub(crate) const fn process(&mut self) -> &mut Process {
        &mut self.process
    }

    pub(crate) fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// All bytes that the program has written so far.
    pub(crate) fn written(&self) -> &[u8] {
        &self.written
    }

    /// Whether the program has the terminal to itself, as full-screen programs do.
    pub(crate) fn is_taken(&self) -> bool {
        let screen = self.parser.screen();
        let mouse = screen.mouse_protocol_mode() != MouseProtocolMode::None;
        screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste() && mouse
    }

    /// Whether nothing of that is left.
    pub(crate) fn is_left(&self) -> bool {
        let screen = self.parser.screen();
        let mouse = screen.mouse_protocol_mode() != MouseProtocolMode::None;
        !(screen.alternate_screen() || screen.hide_cursor() || screen.bracketed_paste() || mouse)
    }

    /// Whether echo, lines, signals from keys and all other modes are as the program found them.
    pub(crate) fn has_its_modes(&self) -> bool {
        modes(&*self.master) == self.modes
    }
}

const fn cells((columns, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

/// The started program; it is killed with this value, or after [`DEADLINE`].
pub(crate) struct Process {
    child: Box<dyn Child + Send + Sync>,
    watchdog: Option<Sender<()>>,
}

impl Process {
    fn new(child: Box<dyn Child + Send + Sync>) -> Self {
        let (alive, waiting) = channel::<()>();
        let pid = pid(&*child);
        std::thread::spawn(move || {
            if waiting.recv_timeout(DEADLINE) == Err(RecvTimeoutError::Timeout) {
                kill_process(pid, Signal::KILL).ok();
            }
        });
        Self { child, watchdog: Some(alive) }
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(pid(&*self.child), signal).unwrap();
    }

    /// Waits for the end and returns the exit code.
    pub(crate) fn ended(&mut self) -> u32 {
        let status = self.child.wait().unwrap();
        self.watchdog = None;
        assert!(status.signal().is_none(), "{status:?}");
        status.exit_code()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if self.watchdog.is_some() {
            kill_process(pid(&*self.child), Signal::KILL).ok();
            self.child.wait().ok();
        }
    }
}

fn pid(child: &(dyn Child + Send + Sync)) -> Pid {
    Pid::from_raw(child.process_id().unwrap().try_into().unwrap()).unwrap()
}

/// What Linux tells about a process.
#[cfg(target_os = "linux")]
impl Process {
    fn told(&self, file: &str) -> String {
        let path = format!("/proc/{}/{file}", self.child.process_id().unwrap());
        std::fs::read_to_string(path).unwrap()
    }

    /// The fields of proc(5)'s `stat` from the third on: the name before them may hold anything.
    fn stat(&self) -> Vec<String> {
        let stat = self.told("stat");
        let (_, fields) = stat.rsplit_once(") ").unwrap();
        fields.split_whitespace().map(str::to_owned).collect()
    }

    /// Waits until the program is stopped, as by a shell's Ctrl-Z.
    pub(crate) fn wait_until_stopped(&self) {
        poll_until("the program is stopped", || self.stat()[0] == "T");
    }

    /// Processor time in ticks, of which there are a hundred a second.
    pub(crate) fn ticks(&self) -> u64 {
        self.stat()[11..13].iter().map(|ticks| ticks.parse::<u64>().unwrap()).sum()
    }

    /// Bytes that the program has written, to its terminal or elsewhere.
    pub(crate) fn bytes_out(&self) -> u64 {
        let told = self.told("io");
        let line = told.lines().find_map(|line| line.strip_prefix("wchar: "));
        line.unwrap().parse().unwrap()
    }
}

/// Asks again and again until the condition holds.
pub(crate) fn poll_until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < DEADLINE, "in vain waited for this: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}
