//! How the reader treats the terminal: taken whole, given back as it was, nothing slipped into it.
//!
//! Runs the built program in a pseudo-terminal; what it shows there in detail is told elsewhere.

use std::fs;

use rustix::process::Signal;

use super::pty::{PROGRAM, Setup, Terminal, article, poll_until};

/// Keys that no letter names.
const CTRL_C: &str = "\x03";
const CTRL_L: &str = "\x0c";
const CTRL_Z: &str = "\x1a";

#[test]
fn panes_come_and_go_with_the_width() {
    for (size, panes) in [
        ((120, 36), &["Articles", "Reading", "Timeline"][..]),
        ((80, 24), &["Articles", "Reading"]),
        ((50, 20), &["Articles"]),
    ] {
        let terminal = Terminal::reader(&Setup { size, ..Setup::default() });
        let screen = terminal.screen();
        let top = screen.lines().next().unwrap();
        let titles: Vec<_> = top.split('╭').skip(1).map(str::trim_start).collect();
        assert_eq!(titles.len(), panes.len(), "{top}");
        assert!(titles.iter().zip(panes).all(|(title, pane)| title.starts_with(pane)), "{top}");
    }
    let mut small = Terminal::open(&Setup { size: (20, 5), ..Setup::default() });
    small.wait_for("needs 24×6");
}

#[test]
fn the_screen_follows_the_size_of_the_terminal() {
    let mut terminal = Terminal::one_article();
    terminal.resize((80, 24));
    terminal.wait_until("two panes", |terminal| {
        let screen = terminal.screen();
        screen.lines().count() == 24 && screen.lines().next().unwrap().matches('╭').count() == 2
    });
}

/// After the end the terminal is as it was, and the alternate screen was left exactly once: leaving
/// it again would move the shell's cursor.
fn check_end(end: impl FnOnce(&mut Terminal), code: u32) {
    let mut terminal = Terminal::one_article();
    assert!(terminal.is_taken() && !terminal.has_its_modes());
    end(&mut terminal);
    assert_eq!(terminal.ended(), code);
    assert!(terminal.is_left() && terminal.has_its_modes(), "exit code {code}");
    assert_eq!(count(terminal.written(), b"\x1b[?1049l"), 1);
}

fn count(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|window| window == &part).count()
}

#[test]
fn keys_that_quit_give_the_terminal_back() {
    for keys in ["Q", "q", CTRL_C] {
        check_end(|terminal| terminal.press(keys), 0);
    }
}

#[test]
fn signals_that_end_the_program_give_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let code = 128 + signal.as_raw().unsigned_abs();
        check_end(|terminal| terminal.process().signal(signal), code);
    }
}

#[test]
fn a_second_signal_does_no_harm() {
    let twice = |terminal: &mut Terminal| {
        terminal.process().signal(Signal::TERM);
        terminal.process().signal(Signal::TERM);
    };
    check_end(twice, 143);
}

/// Terminals count cells from 1; a report of cell 0 once ended the thread that reads the keys, where
/// overflows are checked, and left a reader that heard nothing more.
#[test]
fn nothing_that_a_terminal_sends_makes_the_reader_deaf() {
    let mut terminal = Terminal::one_article();
    terminal.press("\x1b[<0;65535;65535M\x1b[<64;1;1M\x1b[999999n\x1b[;R\x1b[<0;0;0M\x03");
    assert!(terminal.ended() <= 1);
    assert!(terminal.is_left() && terminal.has_its_modes());
}

/// A terminal that takes no bytes (Ctrl-S, a dead line) blocks whoever writes to it, and once kept
/// the program from ending at all.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_takes_no_bytes_does_not_keep_the_program() {
    let mut terminal = Terminal::one_article();
    let mut before = 0;
    poll_until("the terminal is full", || {
        terminal.press(CTRL_L);
        std::thread::sleep(std::time::Duration::from_millis(200));
        let full = before == terminal.process().bytes_out();
        before = terminal.process().bytes_out();
        full
    });
    terminal.process().signal(Signal::TERM);
    assert_eq!(terminal.process().ended(), 143);
    assert!(terminal.has_its_modes());
}

#[test]
fn without_its_terminal_the_program_ends() {
    let article = article();
    for controlling in [true, false] {
        let arguments = &[article.as_str()];
        let setup = Setup { arguments, controlling, ..Setup::default() };
        assert_eq!(
            Terminal::reader(&setup).vanish().ended(),
            129,
            "controlling terminal: {controlling}"
        );
    }
}

#[cfg(target_os = "linux")]
fn check_stop(terminal: &mut Terminal, stop: impl FnOnce(&mut Terminal)) {
    stop(terminal);
    terminal.wait_until("the terminal is given back", Terminal::is_left);
    terminal.process().wait_until_stopped();
    assert!(terminal.has_its_modes());
}

#[cfg(target_os = "linux")]
fn check_return(terminal: &mut Terminal, screen: impl Fn(&str) -> bool) {
    terminal.process().signal(Signal::CONT);
    terminal.wait_until("the screen is back", |terminal| {
        terminal.is_taken() && screen(&terminal.screen())
    });
    assert!(!terminal.has_its_modes());
}

/// The screen without its last line, where a key may clear a notice.
#[cfg(target_os = "linux")]
fn panes(screen: &str) -> String {
    screen.rsplit_once('\n').map_or("", |(panes, _)| panes).to_owned()
}

#[cfg(target_os = "linux")]
#[test]
fn a_stop_gives_the_terminal_back_until_the_program_goes_on() {
    let mut terminal = Terminal::one_article();
    let before = panes(&terminal.screen());
    check_stop(&mut terminal, |terminal| terminal.press(CTRL_Z));
    check_return(&mut terminal, |screen| panes(screen) == before);
    check_stop(&mut terminal, |terminal| terminal.process().signal(Signal::TSTP));
    terminal.resize((80, 24));
    check_return(&mut terminal, |screen| {
        screen.lines().count() == 24 && screen.lines().next().unwrap().matches('╭').count() == 2
    });
    terminal.press("Q");
    assert_eq!(terminal.ended(), 0);
}

/// Whoever sends the signal knows no prompt: it once was taken for the key, which a prompt ignores.
#[cfg(target_os = "linux")]
#[test]
fn a_stop_from_outside_works_while_a_line_is_typed() {
    let mut terminal = Terminal::one_article();
    terminal.press("/tsipras");
    terminal.wait_for("tsipras");
    check_stop(&mut terminal, |terminal| terminal.process().signal(Signal::TSTP));
    check_return(&mut terminal, |screen| screen.contains("tsipras"));
}

/// SIGSTOP cannot be caught: what was done to the terminal meanwhile is only seen afterwards.
#[cfg(target_os = "linux")]
#[test]
fn after_a_stop_that_nobody_announced_the_screen_is_whole_again() {
    let mut terminal = Terminal::one_article();
    let before = terminal.screen();
    terminal.process().signal(Signal::STOP);
    terminal.process().wait_until_stopped();
    let seen = terminal.written().len();
    terminal.process().signal(Signal::CONT);
    terminal.wait_until("the screen was left and is back", |terminal| {
        let since = terminal.written().get(seen..).unwrap_or_default();
        count(since, b"\x1b[?1049h") > 0 && terminal.is_taken() && terminal.screen() == before
    });
    assert!(!terminal.has_its_modes());
}

/// Under a wrapper the whole job must stop, or the shell would not come back.
#[test]
fn a_shell_with_a_wrapper_gets_its_prompt_back_and_may_continue_the_job() {
    let wrapper =
        r#"set -m; sh -c '"$0"; echo wrapped' "$0"; echo stopped; read -r line; fg; echo ended"#;
    let arguments = &["-c", wrapper, PROGRAM];
    let mut terminal = Terminal::open(&Setup { program: "sh", arguments, ..Setup::default() });
    terminal.wait_until_read();
    terminal.press(CTRL_Z);
    terminal.wait_for("stopped");
    terminal.press("\r");
    terminal.wait_until_read();
    terminal.press("Q");
    terminal.wait_for("ended");
    assert_eq!(terminal.ended(), 0);
    assert!(terminal.screen().contains("wrapped") && terminal.is_left());
}

#[cfg(target_os = "linux")]
#[test]
fn who_only_looks_costs_nothing() {
    let mut terminal = Terminal::reader(&Setup::default());
    // The last answer may still be drawn: then the next second counts.
    poll_until("a second in which nothing is written or computed", || {
        let (bytes, ticks) = (terminal.process().bytes_out(), terminal.process().ticks());
        std::thread::sleep(std::time::Duration::from_secs(1));
        terminal.process().bytes_out() == bytes && terminal.process().ticks() <= ticks + 1
    });
}

/// The parameters of ECMA-48 SGR, the sequences that set colours and weights.
fn styles(written: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(written);
    let sequences = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|letter: char| !matches!(letter, '0'..='9' | ';' | ':'))?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    let numbers = |sequence: String| {
        let numbers = sequence.split([';', ':']).map(|number| number.parse().unwrap_or(0));
        numbers.collect::<Vec<_>>()
    };
    sequences.flat_map(numbers).collect()
}

/// Walks through panes, pages and lines being typed, and returns all styles that were set.
fn styles_of_a_walk(arguments: &[&str], environment: &[(&str, &str)]) -> Vec<u16> {
    let mut terminal = Terminal::reader(&Setup { arguments, environment, ..Setup::default() });
    for keys in ["/tsipras", CTRL_C, "d2018", CTRL_C, "P", "\t", "\t", "?"] {
        terminal.press(keys);
    }
    terminal.wait_for("half a screen up");
    terminal.press("Q");
    assert_eq!(terminal.ended(), 0);
    styles(terminal.written())
}

#[test]
fn colours_are_used_unless_they_are_unwanted() {
    let colour = |style: &u16| matches!(style, 30..=38 | 40..=48 | 90..=107);
    for (option, environment, coloured) in [
        ("auto", &[][..], true),
        ("auto", &[("NO_COLOR", "1")], false),
        ("never", &[], false),
        ("always", &[("NO_COLOR", "1")], true),
        ("auto", &[("TERM", "xterm"), ("COLORTERM", "")], true),
        ("auto", &[("TERM", "vt100"), ("COLORTERM", "")], false),
    ] {
        let arguments = &["--color", option, &article()];
        let styles = styles_of_a_walk(arguments, environment);
        assert_eq!(styles.iter().any(colour), coloured, "{arguments:?} {environment:?}");
        assert!(styles.contains(&1), "weights remain: {arguments:?} {environment:?}");
    }
}

/// What may reach a terminal: text, and sequences that draw. No other control character, no
/// command to the terminal (OSC, DCS, APC), nothing invisible that reorders or hides text.
fn check_harmless(written: &[u8]) {
    let text = std::str::from_utf8(written).unwrap();
    let mut parts = text.split('\x1b');
    let harmful = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
            || matches!(letter, '\u{e0000}'..='\u{e007f}')
    };
    let plain = |text: &str| assert!(!text.contains(harmful), "{text:?}");
    plain(parts.next().unwrap());
    for part in parts {
        let end = part.find(|letter: char| letter.is_ascii_alphabetic()).unwrap();
        let (sequence, rest) = part.split_at(end + 1);
        let ours = sequence.starts_with('[') && sequence.ends_with(['m', 'H', 'J', 'h', 'l']);
        assert!(ours, "{sequence:?} before {rest:?}");
        plain(rest);
    }
}

/// A colour, a title, the clipboard, a cursor report, a device report, a tag, an override of the
/// direction of writing, a C1 control, a bell.
const HOSTILE: &str = "\x1b[31m\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07\x1b[6n\x1b[c\u{e0041}\u{202e}\u{9b}5n\x07\x1bP+q\x1b\\";

#[test]
fn nothing_that_an_article_hides_reaches_the_terminal() {
    let files = tempfile::tempdir().unwrap();
    let article = format!(
        "Envoys {HOSTILE} meet in Norwick\n\nBy Ada {HOSTILE} Berg\n\n\
        NORWICK - The foreign minister {HOSTILE} of Aldmark met her colleague on Tuesday.\n\n\
        They talked for two hours about the harbour {HOSTILE} and agreed to meet again.\n\n\
        \"We have heard each other out,\" the minister told reporters after the talks.\n\n\
        The harbour has been closed to ships from Aldmark since they fell out over fish.\n"
    );
    let page = format!(
        "<html><head><title>Ferry {HOSTILE} &#27;[5n &#x202e; news</title></head><body>\
        <h1>Ferry {HOSTILE} &#27;[5n &#x202e; news</h1><p>The ferry {HOSTILE} &#27;]0;x&#7; was \
        late again in Norwick, and the mayor told reporters that it would be late tomorrow.</p>\
        <p>The captain said that the tide {HOSTILE} had been against him for a week.</p></body></html>"
    );
    fs::write(files.path().join("a.txt"), article).unwrap();
    fs::write(files.path().join("b.html"), page).unwrap();
    fs::write(files.path().join(format!("c{}.txt", HOSTILE.replace('/', ""))), "").unwrap();
    let arguments = &[files.path().to_str().unwrap()];
    let mut terminal = Terminal::open(&Setup { arguments, ..Setup::default() });
    terminal.wait_until_read();
    for (keys, words) in [("l", "colleague"), ("P", "colleague"), ("hj", "captain"), ("!", ".txt")]
    {
        terminal.press(keys);
        terminal.wait_for(words);
    }
    terminal.press("Q");
    assert_eq!(terminal.ended(), 0);
    check_harmless(terminal.written());
}

#[test]
fn a_paste_is_text_and_never_a_command() {
    let mut terminal = Terminal::one_article();
    terminal.paste("Q\n?\nQ\r\n");
    terminal.press("/");
    terminal.paste(&format!("Q\nq\r\nQ {HOSTILE}Ohrid\r"));
    terminal.wait_for("Ohrid");
    assert!(!terminal.screen().contains("half a screen up"));
    terminal.press(CTRL_C);
    terminal.wait_until_read();
    terminal.press("Q");
    assert_eq!(terminal.ended(), 0);
    check_harmless(terminal.written());
}

/// A terminal that cannot move its cursor was drawn on all the same.
#[test]
fn a_dumb_terminal_is_told_what_to_use() {
    let environment = &[("TERM", "dumb"), ("COLORTERM", "truecolor")];
    let mut terminal = Terminal::open(&Setup { environment, ..Setup::default() });
    terminal.wait_for("use `diplo-tui clean`");
    assert_eq!(terminal.ended(), 1);
    assert!(!terminal.written().contains(&0x1b));
}

/// That standard input is no terminal, or standard output: either is enough.
#[test]
fn half_a_terminal_is_none() {
    for line in [r#""$0" | cat; echo done"#, r#""$0" </dev/null; echo done"#] {
        let arguments = &["-c", line, PROGRAM];
        let mut terminal = Terminal::open(&Setup { program: "sh", arguments, ..Setup::default() });
        terminal.wait_for("done");
        assert!(terminal.screen().contains("the reader needs a terminal"));
        assert!(!terminal.written().contains(&0x1b));
    }
}
