//! How a line is written: counts of its characters, in one pass.
//!
//! What its words say is looked up in `words`.

/// How a line is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::load::clean) struct Letters {
    /// All characters.
    pub(in crate::load::clean) all: u16,
    /// Words that begin with a capital.
    pub(in crate::load::clean) capitals: u16,
    /// Upper-case letters.
    pub(in crate::load::clean) upper: u16,
    /// Lower-case letters.
    pub(in crate::load::clean) lower: u16,
    /// Digits.
    pub(in crate::load::clean) digits: u16,
    /// Commas.
    pub(in crate::load::clean) commas: u16,
    /// Stops followed by a space.
    pub(in crate::load::clean) inner_stops: u16,
    /// Signs of menus and addresses: bars, arrows, `@`, slashes.
    pub(in crate::load::clean) signs: u16,
    /// Signs of money and percent.
    pub(in crate::load::clean) money: u16,
    /// Whether it has quotation marks.
    pub(in crate::load::clean) quoted: bool,
    /// Whether it has an address of a mailbox or a site.
    pub(in crate::load::clean) address: bool,
    /// Whether it has a year from 1900 to 2099 in figures.
    pub(in crate::load::clean) year: bool,
}

impl Letters {
    /// Counts the characters of a line.
    pub(super) fn of(line: &str) -> Self {
        if line.is_ascii() {
            return Self::of_ascii(line.as_bytes());
        }
        let short = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let mut found = Self { all: short(line.chars().count()), ..Self::default() };
        let (mut before, mut small) = (' ', 0);
        for (at, letter) in line.char_indices() {
            // Most letters are these.
            if letter.is_ascii_lowercase() {
                small += 1;
            } else {
                if letter.is_ascii_digit() && !before.is_ascii_digit() {
                    found.year |= is_year(line.as_bytes().get(at..).unwrap_or_default());
                }
                found.count(letter, before);
            }
            before = letter;
        }
        Self { lower: found.lower.saturating_add(short(small)), ..found }
    }

    /// The same for most lines of English, whose small letters are only counted.
    fn of_ascii(line: &[u8]) -> Self {
        let short = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let mut found = Self { all: short(line.len()), ..Self::default() };
        let (mut before, mut small) = (b' ', 0);
        for (at, byte) in line.iter().enumerate() {
            if byte.is_ascii_lowercase() {
                small += 1;
            } else if *byte != b' ' || before.is_ascii_punctuation() {
                // A space behind a letter tells nothing.
                if byte.is_ascii_digit() && !before.is_ascii_digit() {
                    found.year |= is_year(line.get(at..).unwrap_or_default());
                }
                found.count(char::from(*byte), char::from(before));
            }
            before = *byte;
        }
        Self { lower: short(small), ..found }
    }

    fn count(&mut self, letter: char, before: char) {
        let slot = match letter {
            ' ' if matches!(before, '.' | '!' | '?') => &mut self.inner_stops,
            '0'..='9' => &mut self.digits,
            ',' | '،' | '、' | '，' => &mut self.commas,
            '|' | '›' | '»' | '→' | '>' | '@' | '/' | '#' | '•' | '·' => {
                self.address |= letter == '@' && before.is_alphanumeric();
                self.address |= letter == '/' && before == ':';
                self.quoted |= letter == '»';
                &mut self.signs
            }
            '.' => {
                self.address |= before == 'w';
                return;
            }
            '"' | '“' | '”' | '„' | '«' => {
                self.quoted = true;
                return;
            }
            '$' | '€' | '£' | '%' => &mut self.money,
            _ if letter.is_uppercase() => {
                if !before.is_alphanumeric() {
                    self.capitals = self.capitals.saturating_add(1);
                }
                &mut self.upper
            }
            _ if letter.is_lowercase() => &mut self.lower,
            _ => return,
        };
        *slot = slot.saturating_add(1);
    }
}

/// Whether a line begins with a year from 1900 to 2099.
fn is_year(line: &[u8]) -> bool {
    let century = line.starts_with(b"19") || line.starts_with(b"20");
    century && line.iter().take(5).take_while(|byte| byte.is_ascii_digit()).count() == 4
}

#[cfg(test)]
mod tests {
    use super::Letters;

    #[test]
    fn characters_are_counted_by_what_they_tell() {
        let found = Letters::of("In 1998, Ana paid $5. Write to ana@x.example | Home");
        assert!(found.year && found.address);
        assert_eq!((found.capitals, found.commas, found.inner_stops), (4, 1, 1));
        assert_eq!((found.digits, found.money, found.signs), (5, 1, 2));
        for line in ["In 1998, Ana paid $5.", "x 20011 2099 12 .. $,", "U.S.! a@b :/ w. 1899 1900"]
        {
            // One letter beyond ASCII, and the line is read the longer way.
            let mut longer = Letters::of(&format!("{line}é"));
            longer.all -= 1;
            longer.lower -= 1;
            assert_eq!(Letters::of(line), longer, "{line}");
        }
        let found = Letters::of("ПРОГРАММА 20011");
        assert!(!found.year && found.lower == 0 && found.upper == 9);
    }
}
