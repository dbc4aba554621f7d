//! A text of a page beside its source, in which character references are longer.
//!
//! What the references stand for is read by the tokenizer.

/// Pairs the characters of a text with the places of the source that they come from, counted in
/// characters.
pub(super) fn in_step<'a>(
    text: &'a str,
    source: &'a str,
) -> impl Iterator<Item = (char, usize)> + 'a {
    let mut rest = source.chars();
    let mut at = 0;
    text.char_indices().map(move |(byte, letter)| {
        let place = at;
        if let Some(found) = rest.next() {
            let behind = text.get(byte + letter.len_utf8()..).unwrap_or("");
            let more = match found {
                '&' => reference(rest.as_str(), letter, behind),
                '\r' if letter == '\n' => usize::from(rest.as_str().starts_with('\n')),
                _ => 0,
            };
            at += 1 + more;
            more.checked_sub(1).and_then(|last| rest.nth(last));
        }
        (letter, place)
    })
}

/// The length of the reference to a letter that begins with the `&` before this source, the sign
/// apart; 0 if that is no reference. `behind` is the text behind the letter.
fn reference(source: &str, letter: char, behind: &str) -> usize {
    let rest = |length: usize| source.get(length..).unwrap_or("");
    let closed = |length: usize| length + usize::from(rest(length).starts_with(';'));
    if let Some(length) = number(source) {
        return closed(length);
    }
    if letter == '&' {
        let named = source.starts_with("amp") || source.starts_with("AMP");
        return if named { closed("amp".len()) } else { 0 };
    }
    let name = run(source, |letter| letter.is_ascii_alphanumeric());
    if rest(name).starts_with(';') {
        return name + 1;
    }
    // Some names need no sign behind them: "&copyright" is "©right".
    let goes_on = |end: &usize| behind.starts_with(source.get(*end..name).unwrap_or(""));
    (1..name).find(goes_on).unwrap_or(name)
}

/// The length of a reference by number; one without a digit is none.
fn number(source: &str) -> Option<usize> {
    let digits = source.strip_prefix('#')?;
    let hex = digits.strip_prefix(['x', 'X']);
    let length = match hex {
        Some(digits) => run(digits, |digit| digit.is_ascii_hexdigit()),
        None => run(digits, |digit| digit.is_ascii_digit()),
    };
    (length > 0).then_some(source.len() - hex.unwrap_or(digits).len() + length)
}

/// How many characters of ASCII a text begins with.
fn run(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !is(letter)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::in_step;

    /// The `a` of "&#0a" was taken for a digit, and led behind the end of the page.
    #[test]
    fn each_letter_leads_to_itself_or_to_the_reference_to_it() {
        let check = |text: &str, source: &str, expected: &[usize]| {
            let places: Vec<usize> = in_step(text, source).map(|(_, place)| place).collect();
            assert_eq!(places, expected, "{source:?}");
        };
        check("a&b", "a&amp;b", &[0, 1, 6]);
        check("a&b", "a&#38;b", &[0, 1, 6]);
        check("a&bus", "a&bus", &[0, 1, 2, 3, 4]);
        check("&b", "&ampb", &[0, 4]);
        check("&g", "&#x0026g", &[0, 7]);
        check("\u{fffd}a", "&#0a", &[0, 3]);
        check("Ag", "&#x41g", &[0, 5]);
        check("©right", "&copyright", &[0, 5, 6, 7, 8, 9]);
        check("é, e", "&eacute;, e", &[0, 8, 9, 10]);
        check("&#a", "&#a", &[0, 1, 2]);
        check("\nb", "\r\nb", &[0, 2]);
    }
}
