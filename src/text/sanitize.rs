//! The gate: text from outside becomes text that is safe to show, once, before anything else.
//!
//! Decoding bytes is the loader's work; this shelf gets characters.

use super::OffsetMap;
use super::offsets::OffsetMapBuilder;

/// How many combining marks may sit on one letter: Vietnamese needs two, pointed Hebrew four.
const MARKS_PER_LETTER: usize = 4;

/// The longest control sequence and the longest string that are taken for one, in characters.
const LONGEST_CONTROL: usize = 64;
const LONGEST_STRING: usize = 4096;

/// A text that passed the gate, with the way back to the characters it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sanitized {
    /// The safe text. Lines end in `\n`; there is no other control character.
    pub text: String,
    /// Leads from bytes of `text` to characters of the input.
    pub origin: OffsetMap,
    /// How many characters were dropped or replaced, line ends apart.
    pub dropped: usize,
}

/// Returns `input` without anything that could steer a terminal or hide itself.
///
/// Dropped: C0 and C1 controls, whole escape sequences (ECMA-48 CSI, OSC and two-byte forms) that
/// an ESC opens (a C1 control goes alone: in mojibake it is half a letter),
/// bidirectional controls (UAX #9), tag characters, zero-width characters apart from single
/// joiners between letters, fillers, non-characters and floods of combining marks. Line ends of
/// every kind become `\n`, tabs become spaces. Sanitising twice is sanitising once.
#[must_use]
pub fn sanitize(input: &str) -> Sanitized {
    let mut gate = Gate { text: String::with_capacity(input.len()), ..Gate::default() };
    let mut rest = Rest { text: input, at: 0 };
    loop {
        let (run, begin) = rest.plain_run();
        gate.keep_run(run, begin);
        let Some((at, letter)) = rest.next() else { break };
        match verdict(letter) {
            Verdict::Keep => gate.keep(letter, at),
            Verdict::Mark => gate.mark(letter, at),
            Verdict::Joiner => gate.joiner(letter, at),
            Verdict::Space => gate.replace(' ', at),
            Verdict::Line => gate.replace('\n', at),
            Verdict::Return => {
                if rest.peek() != Some('\n') {
                    gate.replace('\n', at);
                }
            }
            Verdict::Escape => gate.dropped += 1 + skip_sequence(&mut rest),
            Verdict::Drop => gate.dropped += 1,
        }
    }
    gate.finish()
}

/// Returns a short text for one line of the screen: sanitised, with line ends as spaces.
#[must_use]
pub fn sanitize_line(input: &str) -> String {
    let text = sanitize(input).text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

enum Verdict {
    Keep,
    Mark,
    Joiner,
    Space,
    Line,
    Return,
    Escape,
    Drop,
}

fn verdict(letter: char) -> Verdict {
    match letter {
        // The common case first: it spares most letters the tables below.
        '\n' | ' '..='~' => Verdict::Keep,
        '\t' => Verdict::Space,
        '\r' => Verdict::Return,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Verdict::Line,
        '\u{1b}' => Verdict::Escape,
        _ if letter.is_control() => Verdict::Drop,
        '\u{200c}' | '\u{200d}' => Verdict::Joiner,
        '\u{ad}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffc}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => Verdict::Drop,
        _ if u32::from(letter) & 0xfffe == 0xfffe => Verdict::Drop,
        _ if (0xfdd0..=0xfdef).contains(&u32::from(letter)) => Verdict::Drop,
        _ if unicode_normalization::char::is_combining_mark(letter) => Verdict::Mark,
        _ => Verdict::Keep,
    }
}

/// Skips the escape sequence behind an ESC and returns how many characters that were.
///
/// Only a whole sequence goes: of one that breaks off, or is never closed in its line, nothing but
/// the two characters that open it, so that a stray byte cannot swallow words.
fn skip_sequence(rest: &mut Rest<'_>) -> usize {
    let Some(next) = rest.peek() else { return 0 };
    let length = match next {
        '[' => 1 + control_sequence(rest.behind(1)).unwrap_or(0),
        ']' | 'P' | 'X' | '^' | '_' => 1 + string_sequence(rest.behind(1)).unwrap_or(0),
        ' '..='~' => 1,
        _ => 0,
    };
    for _ in 0..length {
        rest.next();
    }
    length
}

/// The length of what stands behind `ESC [`: parameters, intermediates, a final (ECMA-48, 5.4).
fn control_sequence(text: &str) -> Option<usize> {
    let letters = text.bytes().take(LONGEST_CONTROL);
    let end = letters.take_while(|byte| matches!(byte, b' '..=b'?')).count();
    matches!(text.as_bytes().get(end), Some(b'@'..=b'~')).then_some(end + 1)
}

/// The length in characters of a string with its closing BEL or `ESC \`, if it is closed in its
/// line.
fn string_sequence(text: &str) -> Option<usize> {
    let mut letters = text.chars().take_while(|letter| !matches!(letter, '\n' | '\r')).enumerate();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\u{7}' => return Some(at + 1),
            '\u{1b}' => return letters.next().filter(|(_, l)| *l == '\\').map(|(at, _)| at + 1),
            _ if at > LONGEST_STRING => return None,
            _ => {}
        }
    }
    None
}

/// What is still to be read of the input.
struct Rest<'i> {
    text: &'i str,
    /// How many characters were read.
    at: usize,
}

impl<'i> Rest<'i> {
    /// Reads the printable ASCII and line feeds that come first; most texts are little else.
    fn plain_run(&mut self) -> (&'i str, usize) {
        let plain = |byte: &u8| matches!(byte, b'\n' | b' '..=b'~');
        let bytes = self.text.as_bytes();
        // Looked at sixteen at once, as far as they are all plain.
        let all = |part: &&[u8]| part.iter().fold(true, |all, byte| all & plain(byte));
        let whole = bytes.chunks_exact(16).take_while(all).count() * 16;
        let rest = bytes.get(whole..).unwrap_or_default();
        let end = whole + rest.iter().position(|byte| !plain(byte)).unwrap_or(rest.len());
        let (run, rest) = self.text.split_at(end);
        let begin = self.at;
        (self.text, self.at) = (rest, begin + end);
        (run, begin)
    }

    fn next(&mut self) -> Option<(usize, char)> {
        let letter = self.peek()?;
        self.text = self.text.get(letter.len_utf8()..).unwrap_or("");
        self.at += 1;
        Some((self.at - 1, letter))
    }

    fn peek(&self) -> Option<char> {
        self.text.chars().next()
    }

    /// What stands behind some bytes.
    fn behind(&self, bytes: usize) -> &'i str {
        self.text.get(bytes..).unwrap_or("")
    }
}

#[derive(Default)]
struct Gate {
    text: String,
    origin: OffsetMapBuilder,
    dropped: usize,
    marks: usize,
    after_letter: bool,
}

impl Gate {
    fn push(&mut self, letter: char, at: usize) {
        let mut buffer = [0; 4];
        self.origin.keep(letter.encode_utf8(&mut buffer), at);
        self.text.push(letter);
    }

    /// Keeps printable ASCII and line feeds.
    fn keep_run(&mut self, run: &str, at: usize) {
        let Some(last) = run.bytes().next_back() else { return };
        self.origin.keep(run, at);
        self.text.push_str(run);
        self.marks = 0;
        self.after_letter = !last.is_ascii_whitespace();
    }

    fn keep(&mut self, letter: char, at: usize) {
        self.push(letter, at);
        self.marks = 0;
        self.after_letter = !letter.is_whitespace();
    }

    fn replace(&mut self, letter: char, at: usize) {
        self.keep(letter, at);
    }

    fn mark(&mut self, letter: char, at: usize) {
        self.marks += 1;
        if self.marks <= MARKS_PER_LETTER && self.after_letter {
            self.push(letter, at);
        } else {
            self.dropped += 1;
        }
    }

    /// A joiner shapes Persian and Indic letters and joins emoji; alone or in rows it only hides.
    fn joiner(&mut self, letter: char, at: usize) {
        if self.after_letter {
            self.push(letter, at);
            self.after_letter = false;
        } else {
            self.dropped += 1;
        }
    }

    fn finish(self) -> Sanitized {
        Sanitized { text: self.text, origin: self.origin.finish(), dropped: self.dropped }
    }
}

#[cfg(test)]
mod tests {
    use super::{sanitize, sanitize_line};
    use proptest::prelude::{any, proptest};

    fn check(input: &str, expected: &str) {
        assert_eq!(sanitize(input).text, expected, "input {input:?}");
    }

    #[test]
    fn escape_sequences_vanish_whole() {
        check("a\u{1b}[31mred\u{1b}[0m b", "ared b");
        check("\u{1b}]0;owned\u{7}title", "title");
        check("\u{1b}]8;;http://x\u{1b}\\link", "link");
        check("\u{1b}[", "");
        check("\u{1b}cx", "x");
    }

    #[test]
    fn a_sequence_that_is_not_whole_swallows_no_words() {
        check("\u{1b}]0;never closed\nthe article goes on", "0;never closed\nthe article goes on");
        check("\u{1b}[1;2é", "1;2é");
        check("\u{1b}]one\u{1b}[31mtwo\u{7}", "onetwo");
    }

    /// UTF-8 read as Latin-1 has C1 controls for second bytes: `”` is `â`, U+0080, U+009D.
    #[test]
    fn mojibake_keeps_its_words() {
        let latin = |text: &str| text.bytes().map(char::from).collect::<String>();
        let words = |text: &str| sanitize(text).text;
        assert_eq!(
            words(&latin("“no deal” and left")),
            "âno deal and left".replace("deal", "dealâ")
        );
        assert!(words(&latin("Россия и Польша")).contains("Ð¾Ð»"));
        check("a\u{9d}b\u{9c}c\u{9b}31md", "abc31md");
    }

    #[test]
    fn what_hides_or_turns_text_is_dropped() {
        check("pay\u{202e}lap\u{202c}", "paylap");
        check("a\u{200b}\u{200b}b\u{feff}c\u{ad}d", "abcd");
        check("x\u{e0041}\u{e007f}y", "xy");
        check("e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "e\u{301}\u{301}\u{301}\u{301}");
        check("می\u{200c}خواهم", "می\u{200c}خواهم");
        check("a\u{200d}\u{200d}\u{200d}b", "a\u{200d}b");
    }

    #[test]
    fn every_line_end_is_a_newline_and_tabs_are_spaces() {
        check("a\r\nb\rc\u{2028}d\u{85}e\tf\u{c}g", "a\nb\nc\nd\ne f\ng");
    }

    #[test]
    fn the_way_back_counts_characters_of_the_input() {
        let clean = sanitize("\u{1b}[1mé\r\nb");
        assert_eq!(clean.text, "é\nb");
        assert_eq!(clean.origin.source_char(&clean.text, 0), 4);
        assert_eq!(clean.origin.source_char(&clean.text, 3), 7);
    }

    #[test]
    fn a_line_for_the_screen_is_one_line() {
        assert_eq!(sanitize_line(" two\n words\u{7} "), "two words");
    }

    proptest! {
        #[test]
        fn sanitising_twice_is_sanitising_once(input in any::<String>()) {
            let once = sanitize(&input).text;
            assert_eq!(sanitize(&once).text, once);
        }

        #[test]
        fn nothing_that_steers_a_terminal_survives(input in "[\u{0}-\u{9f}\u{200b}-\u{202f}]*") {
            let text = sanitize(&input).text;
            assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
        }
    }
}
