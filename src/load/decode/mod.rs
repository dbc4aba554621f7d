//! Decoding: from bytes to characters, and a look at what kind of file it is.
//!
//! Order of trust: byte order mark, what the page declares, valid UTF-8, detection.

mod notes;
mod stream;
mod utf_32;

use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

pub(super) use notes::notes;
pub(super) use stream::Decoded;

use super::containers::Kind;
use super::walk::{extension, kind_of};
use crate::document::Format;

/// How much of a file is looked at to tell what it is.
const HEAD: usize = 8192;
/// Fewest letters that show that a text is in UTF-16.
const FEWEST_PAIRS: usize = 4;

/// So many bytes of zero may stand in a text that was damaged.
const MOST_ZEROS: usize = 3;
/// What an invalid stretch of bytes speaks against UTF-8, in letters of two bytes.
const BAD: usize = 4;

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There are none.
    Empty,
    /// They are a picture, an archive, a program.
    Binary,
}

impl Refusal {
    /// The reason in a few words.
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::Empty => "empty file",
            Self::Binary => "not a text file",
        }
    }
}

/// A text that was decoded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Text {
    /// Its letters.
    pub(super) text: String,
    /// How many invalid sequences of bytes became U+FFFD.
    pub(super) invalid: usize,
}

impl Text {
    fn new(bytes: &[u8], encoding: &'static Encoding) -> Self {
        let (text, used, damaged) = encoding.decode(bytes);
        let lost = |text: &str| text.matches('\u{fffd}').count();
        let before = || match used == UTF_8 {
            true => bytes.utf8_chunks().map(|chunk| lost(chunk.valid())).sum(),
            false => 0,
        };
        let invalid = if damaged { lost(&text).saturating_sub(before()) } else { 0 };
        let zeros = text.matches('\0').count();
        let text = if zeros > 0 { text.replace('\0', "\u{fffd}") } else { text.into_owned() };
        Self { text, invalid: invalid + zeros }
    }
}

/// Decodes the bytes of a file; what is invalid becomes U+FFFD.
pub(super) fn text(bytes: &[u8], format: Option<Format>) -> Result<Text, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if is_binary(bytes) {
        return Err(Refusal::Binary);
    }
    Ok(utf_32::text(bytes).unwrap_or_else(|| Text::new(bytes, encoding(bytes, format))))
}

/// Decodes a web page that was sent with the name of its encoding; the bytes may say otherwise.
pub(super) fn page(bytes: &[u8], sent: Option<&'static Encoding>) -> Result<Text, Refusal> {
    let sure = Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok();
    let sent = sent.filter(|sent| !sure && fits(sent, bytes));
    match sent {
        Some(sent) if !bytes.is_empty() => Ok(Text::new(bytes, sent)),
        _ => text(bytes, Some(Format::Html)),
    }
}

/// The beginning of a file as text, to tell what it is; not all letters need be right.
pub(super) fn glance(head: &[u8]) -> std::borrow::Cow<'_, str> {
    if let Some(found) = utf_32::text(head) {
        return found.text.into();
    }
    let wide = Encoding::for_bom(head).map(|(marked, _)| marked).or_else(|| utf_16(head));
    match wide {
        Some(encoding) => encoding.decode(head).0,
        // Most files are valid, which is found out faster than what is not.
        None => std::str::from_utf8(head)
            .map_or_else(|_| String::from_utf8_lossy(head), std::borrow::Cow::Borrowed),
    }
}

/// The encoding of a stream that begins so; UTF-8 unless something speaks against it.
pub(super) fn encoding_of(head: &[u8]) -> &'static Encoding {
    match std::str::from_utf8(head) {
        // The last letter may be cut in two.
        Err(error) if error.error_len().is_none() => UTF_8,
        _ => encoding(head, None),
    }
}

/// Whether the bytes are something other than text.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 7] =
        [b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF", b"GIF8"];
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if MAGIC.iter().any(|magic| head.starts_with(magic)) {
        return true;
    }
    if Encoding::for_bom(head).is_some() || utf_16(head).is_some() || utf_32::order(head).is_some()
    {
        return false;
    }
    // Escape, bell and backspace occur in captured terminal output, which is text all the same.
    let odd = count(head, |byte| matches!(byte, 0..=6 | 0xe..=0x1a | 0x1c..=0x1f));
    // A few bytes of zero are damage.
    let zeros = count(head, |byte| byte == 0);
    zeros > MOST_ZEROS || zeros * 100 > head.len() || odd * 20 > head.len()
}

/// Counts bytes, in parts short enough for a small number, so that many are looked at in one step.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let parts = bytes.chunks(usize::from(u8::MAX));
    let counts = parts.map(|part| part.iter().map(|byte| u8::from(is(*byte))).sum::<u8>());
    counts.map(usize::from).sum()
}

/// The encoding in which the bytes are most likely written.
fn encoding(bytes: &[u8], format: Option<Format>) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if let Some(wide) = utf_16(head) {
        return wide;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let page = format.map_or_else(|| looks_like_markup(head), |format| format == Format::Html);
    page.then(|| declared(head)).flatten().filter(|named| fits(named, bytes)).unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let guess = detector.guess(None, Utf8Detection::Allow);
        if mostly_utf_8(bytes) { UTF_8 } else { guess }
    })
}

/// A declaration of UTF-8 is only believed if nearly all of the bytes bear it out.
fn fits(named: &'static Encoding, bytes: &[u8]) -> bool {
    named != UTF_8 || mostly_utf_8(bytes)
}

/// Whether invalid stretches are so few that the file is UTF-8 with damage.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().map(proof).sum::<usize>();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && good >= bad * BAD
}

/// What a letter beyond ASCII speaks for UTF-8. Of three bytes or more hardly any come about by
/// chance: in CP866, where most do, 25 invalid stretches stand beside each.
const fn proof(letter: char) -> usize {
    match letter.len_utf8() {
        1 => 0,
        2 => 1,
        _ => 3 * BAD,
    }
}

/// The last block of an alphabet in UTF-16: Greek, Cyrillic, Armenian, Hebrew and Arabic are below.
const LAST_ALPHABET: u8 = 6;

/// UTF-16 without a mark: one byte of each pair is zero for Latin letters, spaces and stops, or the
/// number of another alphabet's block; the other byte is not.
fn utf_16(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    if !head.contains(&0) || pairs < FEWEST_PAIRS {
        return None;
    }
    let count = |place: usize, is: fn(u8) -> bool| {
        head.iter().skip(place).step_by(2).filter(|byte| is(**byte)).count()
    };
    let zeros = |place: usize| count(place, |byte| byte == 0);
    let high = |place: usize| {
        count(place, |byte| byte <= LAST_ALPHABET) * 100 >= pairs * 95 && zeros(place) * 20 >= pairs
    };
    match (high(0), high(1)) {
        (false, true) if zeros(0) * 50 < pairs => Some(UTF_16LE),
        (true, false) if zeros(1) * 50 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// HTML "prescan a byte stream", simplified: `charset=` of a meta tag or `encoding=` of an XML head.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let lower = String::from_utf8_lossy(head).to_ascii_lowercase();
    ["charset=", "encoding="].iter().find_map(|key| {
        let (_, after) = lower.split_once(key)?;
        let value = after.trim_start_matches(['"', '\'', ' ']);
        let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c));
        let named = Encoding::for_label(value.get(..end.unwrap_or(value.len()))?.as_bytes())?;
        // A declaration that could be read byte by byte cannot be in UTF-16.
        Some(if named == UTF_16LE || named == UTF_16BE { UTF_8 } else { named })
    })
}

fn looks_like_markup(head: &[u8]) -> bool {
    is_markup(&String::from_utf8_lossy(head))
}

/// Tells what kind of file a text is: its ending decides, unless nothing in it is markup, else a
/// look at its head.
pub(super) fn format(path: &Path, text: &str) -> Format {
    let named = extension(path).and_then(|ending| kind_of(&ending)) == Some(Kind::Html);
    if (named && may_be_markup(text)) || is_markup(text) { Format::Html } else { Format::Text }
}

/// Whether a text has anything in it that could be a tag or an entity.
fn may_be_markup(text: &str) -> bool {
    let tag = |(at, _): (usize, _)| {
        let next = text.as_bytes().get(at + 1);
        next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'))
    };
    text.contains('&') || text.match_indices('<').any(tag)
}

/// Whether the text begins as web pages do.
pub(super) fn is_markup(text: &str) -> bool {
    const OPENERS: [&str; 7] =
        ["<!doctype html", "<html", "<head", "<body", "<?xml", "<article", "<meta"];
    let begin = text.trim_start_matches('\u{feff}').trim_start();
    let mut rest = begin;
    while let Some(after) = rest.strip_prefix("<!--") {
        rest = after.split_once("-->").map_or("", |(_, after)| after.trim_start());
    }
    OPENERS.iter().any(|opener| {
        rest.get(..opener.len()).is_some_and(|head| head.eq_ignore_ascii_case(opener))
    })
}

#[cfg(test)]
mod tests {
    use super::{Refusal, format, text};
    use crate::document::Format;
    use encoding_rs::{
        IBM866, ISO_8859_2, ISO_8859_5, ISO_8859_15, KOI8_R, UTF_8, WINDOWS_1250, WINDOWS_1251,
        WINDOWS_1252, WINDOWS_1253,
    };
    use std::path::Path;

    const RUSSIAN: &str = "Министр иностранных дел прибыл в Женеву на переговоры о безопасности, \
        сообщили в пресс-службе ведомства во вторник вечером.";
    const FRENCH: &str = "Le ministère des Affaires étrangères a protesté à Genève ; “c’est \
        inacceptable”, a-t-il déclaré.";
    const GERMAN: &str = "Der Außenminister hält die Gespräche in Zürich für möglich, sagte er.";
    const POLISH: &str = "Minister spraw zagranicznych ogłosił, że rozmowy w Łodzi będą trwały \
        dłużej, niż przypuszczał jeszcze we wtorek wieczorem.";
    const GREEK: &str = "Ο υπουργός Εξωτερικών έφτασε στη Γενεύη για συνομιλίες, ανακοίνωσε το \
        υπουργείο την Τρίτη το βράδυ.";

    fn read(bytes: &[u8]) -> String {
        text(bytes, None).unwrap().text
    }

    fn check(encoding: &'static encoding_rs::Encoding, sentence: &str) {
        let (bytes, _, unmappable) = encoding.encode(sentence);
        assert!(!unmappable, "the sentence cannot be written in {}", encoding.name());
        let found = text(&bytes, None).unwrap();
        assert_eq!((found.text.as_str(), found.invalid), (sentence, 0), "{}", encoding.name());
    }

    #[test]
    fn old_encodings_are_detected() {
        for encoding in [WINDOWS_1251, KOI8_R, IBM866, ISO_8859_5, UTF_8] {
            check(encoding, RUSSIAN);
        }
        for encoding in [WINDOWS_1252, ISO_8859_15, UTF_8] {
            check(encoding, GERMAN);
        }
        check(WINDOWS_1252, FRENCH);
        check(WINDOWS_1250, POLISH);
        check(ISO_8859_2, POLISH);
        check(WINDOWS_1253, GREEK);
    }

    #[test]
    fn a_declared_encoding_is_believed_unless_it_is_plainly_wrong() {
        let page = |charset: &str| format!("<html><meta charset=\"{charset}\"><p>Zürich</p>");
        let latin = page("iso-8859-1");
        let (bytes, _, _) = WINDOWS_1252.encode(&latin);
        assert!(read(&bytes).contains("Zürich"));
        assert!(read(page("iso-8859-1").as_bytes()).contains("Zürich"));
        let short = "<?xml version=\"1.0\" encoding=\"koi8-r\"?><p>Да</p>";
        assert_eq!(read(&KOI8_R.encode(short).0), short);
    }

    #[test]
    fn utf_16_is_read_with_and_without_a_mark() {
        let little =
            |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        assert_eq!(read(&little("The envoy left.")), "The envoy left.");
        assert_eq!(read(&big("The envoy left.")), "The envoy left.");
        assert_eq!((read(&little(RUSSIAN)), read(&big(RUSSIAN))), (RUSSIAN.into(), RUSSIAN.into()));
        assert_eq!(read(&[vec![0xfe, 0xff], big(RUSSIAN)].concat()), RUSSIAN);
        assert_eq!(read(&[vec![0xff, 0xfe], little(RUSSIAN)].concat()), RUSSIAN);
        assert_eq!(read(&[&[0xef, 0xbb, 0xbf], RUSSIAN.as_bytes()].concat()), RUSSIAN);
    }

    #[test]
    fn a_picture_is_no_text() {
        assert_eq!(text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None), Err(Refusal::Binary));
        assert_eq!(text(b"", None), Err(Refusal::Empty));
    }

    #[test]
    fn a_damaged_byte_does_not_change_the_encoding() {
        let mut bytes = "Genève, Zürich, Malmö, Kraków: the talks went on.".as_bytes().to_vec();
        bytes.push(0xff);
        let found = text(&bytes, None).unwrap();
        assert!(found.text.starts_with("Genève, Zürich") && found.invalid == 1);
    }

    #[test]
    fn a_single_dash_tells_utf_8_beside_a_few_damaged_bytes() {
        let page = |head: &str| {
            let text = format!("{head}HARBOUR TOWN — The envoys met in Larn");
            [text.as_bytes(), b"h\xfflm and left for M\xfflmo on Friday."].concat()
        };
        for head in ["", "<html><meta charset=utf-8><p>"] {
            let found = text(&page(head), None).unwrap();
            assert!(found.text.contains("TOWN — The") && found.invalid == 2, "{}", found.text);
        }
    }

    #[test]
    fn invalid_bytes_are_counted_and_letters_that_were_lost_before_are_not() {
        let sentence = format!("{RUSSIAN} \u{fffd} {GERMAN}");
        let broken = |bytes: &[u8]| text(bytes, None).unwrap().invalid;
        assert_eq!(broken(sentence.as_bytes()), 0);
        let bytes = [b"\xff a ", sentence.as_bytes(), b" \xe2\x82 b \xfe"].concat();
        assert_eq!(broken(&bytes), 3);
    }

    #[test]
    fn a_page_is_known_by_its_ending_or_its_head() {
        assert_eq!(format(Path::new("a.HTM"), "Talks <b>fail"), Format::Html);
        assert_eq!(format(Path::new("a.htm"), "Talks &ndash; war"), Format::Html);
        assert_eq!(format(Path::new("a.html"), "Talks\n\nThey failed, 2 < 3."), Format::Text);
        assert_eq!(format(Path::new("a"), "<!-- x -->\n<!DOCTYPE html>"), Format::Html);
        assert_eq!(format(Path::new("a.txt"), "Talks < war"), Format::Text);
    }
}
