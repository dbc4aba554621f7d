//! The tidy copy of a page: well-formed, shallow HTML with a mark on each line of text.
//!
//! Main-content crates build a tree, and trees overflow the stack or take minutes on hostile pages;
//! this copy is balanced and never deeper than the limit, so they cannot. The marks tell
//! which lines they kept.

/// Marks stand on this private plane; the marks of the input are dropped.
const FIRST_MARK: u32 = 0xF_0000;
/// How many marks the plane holds.
const MOST_MARKS: usize = 0xFFFD;

/// A copy of a page as it is written.
#[derive(Debug, Default)]
pub(super) struct Tidy {
    /// The markup.
    pub(super) html: String,
    /// How many elements it has.
    pub(super) elements: usize,
    /// The sum of the depths of all elements: what walking up from each costs.
    pub(super) climbs: usize,
    depth: usize,
}

impl Tidy {
    /// Writes a start tag with some attributes.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.elements += 1;
        self.depth += 1;
        self.climbs += self.depth;
        self.html.push('<');
        self.html.push_str(name);
        for (key, value) in attributes {
            self.html.push(' ');
            self.html.push_str(key);
            self.html.push_str("=\"");
            self.text(value);
            self.html.push('"');
        }
        self.html.push('>');
    }

    /// Writes an end tag.
    pub(super) fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.html.push_str("</");
        self.html.push_str(name);
        self.html.push('>');
    }

    /// Writes the mark of a line, unless there are too many.
    pub(super) fn mark(&mut self, row: usize) {
        let number = u32::try_from(row.min(MOST_MARKS)).unwrap_or(0);
        if row < MOST_MARKS {
            self.html.extend(char::from_u32(FIRST_MARK + number));
        }
    }

    /// Writes a stretch of text.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(is_special) {
            let (plain, special) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.html.push_str(plain);
            let mut letters = special.chars();
            letters.next().into_iter().for_each(|letter| self.letter(letter));
            rest = letters.as_str();
        }
        self.html.push_str(rest);
    }

    /// Writes a letter of the text, or one that stands for it: only the marks are read again.
    ///
    /// At each ampersand and each letter from U+0080 to U+00BF the crate's writer looks ahead to
    /// the next tag, so that a long text of them took minutes.
    fn letter(&mut self, letter: char) {
        match letter {
            '<' => self.html.push_str("&lt;"),
            '>' => self.html.push_str("&gt;"),
            '"' => self.html.push_str("&quot;"),
            '&' => self.html.push('+'),
            '\u{a0}' => self.html.push(' '),
            '\u{80}'..='\u{bf}' => self.html.push('~'),
            _ if row_of(letter).is_some() => {}
            _ => self.html.push(letter),
        }
    }
}

/// Whether a byte begins a letter that is not written as it is: markup, U+0080 to
/// U+00BF, or one of the marks' plane.
const fn is_special(byte: u8) -> bool {
    matches!(byte, b'<' | b'>' | b'&' | b'"' | 0xC2 | 0xF3)
}

/// The line that a letter is the mark of.
pub(super) fn row_of(letter: char) -> Option<usize> {
    let number = u32::from(letter).checked_sub(FIRST_MARK)?;
    (number < 0x1_0000).then_some(number as usize)
}

#[cfg(test)]
mod tests {
    use super::Tidy;

    #[test]
    fn no_letter_is_left_at_which_the_writer_looks_ahead() {
        let mut tidy = Tidy::default();
        tidy.text("«a» & b\u{a0}<c> £ é \u{f0001}");
        assert_eq!(tidy.html, "~a~ + b &lt;c&gt; ~ é ");
    }
}
