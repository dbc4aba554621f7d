//! [`Pattern`]: the form of a line, in which `*` stands for anything.
//!
//! Case, accents and runs of white space do not count. Matching takes linear time.

use crate::text::fold;
use crate::text::sanitize::sanitize_line;

/// The form of a line, a path or a headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    /// As the user wrote it, on one line that can be shown.
    written: String,
    /// The folded words between the stars; without a star there is one part.
    parts: Vec<String>,
}

impl Pattern {
    /// Reads a form; `None` if it is empty or fits everything.
    pub(super) fn new(text: &str) -> Option<Self> {
        let parts: Vec<String> = text.split('*').map(plain).collect();
        parts
            .iter()
            .any(|part| !part.trim().is_empty())
            .then(|| Self { written: sanitize_line(text), parts })
    }

    /// The form as the user wrote it.
    pub(super) fn written(&self) -> &str {
        &self.written
    }

    /// Whether the whole text has this form.
    pub(super) fn fits(&self, text: &str) -> bool {
        let text = plain(text);
        let text = text.trim();
        let Some((first, rest)) = self.parts.split_first() else { return false };
        let Some((last, middle)) = rest.split_last() else { return text == first.trim() };
        let Some(mut text) = text.strip_prefix(first.trim_start()) else { return false };
        for part in middle {
            let Some(at) = text.find(part.as_str()) else { return false };
            text = text.get(at + part.len()..).unwrap_or("");
        }
        text.ends_with(last.trim_end())
    }

    /// What the only star stands for, if the text has this form.
    pub(super) fn rest<'t>(&self, text: &'t str) -> Option<&'t str> {
        let [first, last] = self.parts.as_slice() else { return None };
        let (first, last) = (letters(first), letters(last));
        if !self.fits(text) {
            return None;
        }
        // Folding may change how many letters a word has, so places are counted from outside.
        let start = skip(text.char_indices().map(|(at, c)| (at + c.len_utf8(), c)), first, 0)?;
        let end = skip(text.char_indices().rev(), last, text.len())?;
        text.get(start..end).map(str::trim)
    }
}

/// The byte behind which `wanted` folded letters and signs have passed.
fn skip(
    letters: impl Iterator<Item = (usize, char)>,
    wanted: usize,
    nothing: usize,
) -> Option<usize> {
    if wanted == 0 {
        return Some(nothing);
    }
    let mut passed = 0;
    for (at, letter) in letters {
        passed += self::letters(&fold(letter.encode_utf8(&mut [0; 4])));
        if passed >= wanted {
            return (passed == wanted).then_some(at);
        }
    }
    None
}

/// How many letters and signs stand in a text.
fn letters(text: &str) -> usize {
    text.chars().filter(|letter| !letter.is_whitespace()).count()
}

/// Folds a text; white space becomes single spaces, also at its ends.
fn plain(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for letter in fold(text).chars() {
        match letter.is_whitespace() {
            true if found.ends_with(' ') => {}
            true => found.push(' '),
            false => found.push(letter),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use proptest::prelude::{any, proptest};

    #[test]
    fn a_form_fits_the_whole_line_and_a_star_anything() {
        let cases = [
            ("Read our letter", "Read our letter", true),
            ("read OUR  letter", " Read our letter ", true),
            ("Read our letter", "Read our letter now", false),
            ("Read our*", "Read our letter now", true),
            ("*letter*", "Read our letter now", true),
            ("Read*now", "Read our letter now", true),
            ("Read*letter*letter", "Read our letter", false),
            ("*courrier européen", "Le Courrier europeen", true),
        ];
        for (form, line, expected) in cases {
            assert_eq!(Pattern::new(form).unwrap().fits(line), expected, "{form} {line}");
        }
        assert!(Pattern::new(" * ").is_none());
        assert!(Pattern::new("").is_none());
    }

    #[test]
    fn a_headline_is_what_the_star_stands_for() {
        let cases = [
            ("* | The Courier", "Envoys meet | The Courier", Some("Envoys meet")),
            ("* | the courier", "Änvoys meet  |  The Courier", Some("Änvoys meet")),
            ("LIVE: *", "Live: Envoys meet", Some("Envoys meet")),
            ("LIVE: *", "Envoys meet", None),
            ("Envoys", "Envoys", None),
        ];
        for (form, title, expected) in cases {
            assert_eq!(Pattern::new(form).unwrap().rest(title), expected, "{form} {title}");
        }
    }

    proptest! {
        #[test]
        fn any_form_meets_any_line_without_panic(form in any::<String>(), line in any::<String>()) {
            if let Some(pattern) = Pattern::new(&form) {
                let fits = pattern.fits(&line);
                assert!(fits || pattern.rest(&line).is_none());
            }
        }
    }
}
