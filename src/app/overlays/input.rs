//! [`Input`]: one line of text that is being typed, with a cursor.
//!
//! Edits by graphemes, as people see characters; what was typed passes the gate.

use unicode_segmentation::UnicodeSegmentation;

use crate::app::keys::{Key, KeyPress};
use crate::text::sanitize::sanitize_line;

/// Longest line that can be typed or pasted, in bytes.
const LONGEST: usize = 1000;

/// A line of text with a cursor between two graphemes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    cursor: usize,
    /// Whether the whole line is marked: what is typed next takes its place.
    marked: bool,
}

impl Input {
    /// A line with the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len(), marked: false }
    }

    /// A line that is marked, so that typing begins a new one and moving in it edits the old.
    #[must_use]
    pub fn marked(text: &str) -> Self {
        Self { marked: !text.is_empty(), ..Self::new(text) }
    }

    /// Whether what is typed next takes the place of the whole line.
    #[must_use]
    pub const fn is_marked(&self) -> bool {
        self.marked
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before and behind the cursor.
    #[must_use]
    pub fn halves(&self) -> (&str, &str) {
        self.text.split_at_checked(self.cursor).unwrap_or((&self.text, ""))
    }

    /// Does what a key does in a line of text; `true` if the text has changed.
    pub fn press(&mut self, press: KeyPress) -> bool {
        if let Some(letter) = press.typed() {
            return self.insert(letter.encode_utf8(&mut [0; 4]));
        }
        let marked = std::mem::take(&mut self.marked);
        match (press.key, press.ctrl) {
            (Key::Backspace | Key::Delete, false) if marked => self.delete_back_to(0),
            (Key::Backspace, false) => self.delete_back_to(self.before()),
            (Key::Char('h'), true) => self.delete_back_to(self.before()),
            (Key::Char('w'), true) | (Key::Backspace, true) => self.delete_back_to(self.word()),
            (Key::Char('u'), true) => self.delete_back_to(0),
            (Key::Delete, _) => self.delete_forward(),
            (Key::Left, _) => self.go(self.before()),
            (Key::Right, _) => self.go(self.after()),
            (Key::Home, _) | (Key::Char('a'), true) => self.go(0),
            (Key::End, _) | (Key::Char('e'), true) => self.go(self.text.len()),
            _ => false,
        }
    }

    /// Inserts text at the cursor, as one line; `true` if anything was left of it.
    pub fn insert(&mut self, text: &str) -> bool {
        let text = if text == " " { text.to_owned() } else { sanitize_line(text) };
        if text.is_empty() || text.len() + if self.marked { 0 } else { self.text.len() } > LONGEST {
            return false;
        }
        if std::mem::take(&mut self.marked) {
            self.delete_back_to(0);
        }
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
        true
    }

    fn go(&mut self, cursor: usize) -> bool {
        self.cursor = cursor;
        false
    }

    fn delete_back_to(&mut self, start: usize) -> bool {
        let changed = start < self.cursor;
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
        changed
    }

    fn delete_forward(&mut self) -> bool {
        let end = self.after();
        let changed = self.cursor < end;
        self.text.replace_range(self.cursor..end, "");
        changed
    }

    fn before(&self) -> usize {
        self.halves().0.grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        let next = self.halves().1.graphemes(true).next().map_or(0, str::len);
        self.cursor + next
    }

    /// Where the word before the cursor begins.
    fn word(&self) -> usize {
        let head = self.halves().0.trim_end();
        head.rfind(char::is_whitespace).map_or(0, |at| {
            at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Input;
    use proptest::prelude::{Just, Strategy, prop_oneof, proptest};

    fn check(text: &str, keys: &str, expected: &str) {
        let mut input = Input::new(text);
        for key in keys.split(' ') {
            input.press(key.parse().unwrap());
        }
        let (before, after) = input.halves();
        assert_eq!(format!("{before}|{after}"), expected, "{text:?} {keys}");
    }

    #[test]
    fn what_is_typed_takes_the_place_of_a_marked_line() {
        let marked = |keys: &str| {
            let mut input = Input::marked("old");
            for key in keys.split(' ') {
                input.press(key.parse().unwrap());
            }
            (input.text().to_owned(), input.is_marked())
        };
        assert_eq!(marked("n e"), ("ne".to_owned(), false));
        assert_eq!(marked("left n"), ("olnd".to_owned(), false));
        assert_eq!(marked("backspace"), (String::new(), false));
        assert_eq!(marked("delete"), (String::new(), false));
        assert!(!Input::marked("").is_marked());
    }

    #[test]
    fn keys_edit_by_the_characters_that_people_see() {
        check("Zürich", "left left x", "Züri|ch".replace('|', "x|").as_str());
        check("a 👩‍🚀", "backspace", "a |");
        check("two words", "ctrl-w", "two |");
        check("two words", "ctrl-u", "|");
        check("two words", "home delete end", "wo words|");
        check("", "backspace", "|");
    }

    #[test]
    fn pasted_text_becomes_one_safe_line() {
        let mut input = Input::default();
        input.insert("two\nlines\u{1b}[31m");
        assert_eq!(input.text(), "two lines");
    }

    proptest! {
        #[test]
        fn any_keys_keep_the_cursor_between_characters(
            keys in proptest::collection::vec(
                prop_oneof![
                    Just("left"), Just("right"), Just("backspace"), Just("delete"), Just("ctrl-w"),
                    Just("é"), Just("x"), Just("space"), Just("home"), Just("end"), Just("外"),
                ].prop_map(str::to_owned),
                0..40,
            )
        ) {
            let mut input = Input::new("one é two");
            for key in keys {
                input.press(key.parse().unwrap());
                let (before, after) = input.halves();
                assert_eq!(format!("{before}{after}"), input.text());
            }
        }
    }
}
