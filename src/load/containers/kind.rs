//! What a file is: how it is packed, and what stands in it.
//!
//! First the bytes speak, then the ending of the name; text and web pages are told apart later.

use std::path::Path;

use mail_parser::DateTime;

use super::super::decode::glance;
use super::super::walk::{extension, kind_of};

/// What stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A plain-text dump.
    Text,
    /// A web page.
    Html,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A JSON value that is an article or holds a list of them.
    Json,
    /// JSON Lines: an article a line.
    Jsonl,
    /// A table with an article a row (RFC 4180).
    Csv,
    /// One mail message (RFC 5322).
    Mail,
    /// A mailbox: messages that begin with a line `From ` (RFC 4155).
    Mbox,
    /// Web pages as a crawler kept them (ISO 28500).
    Warc,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::Html,
        Self::Feed,
        Self::Json,
        Self::Jsonl,
        Self::Csv,
        Self::Mail,
        Self::Mbox,
        Self::Warc,
    ];

    /// What it is called on the command line and in the list of endings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Feed => "feed",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Mail => "mail",
            Self::Mbox => "mbox",
            Self::Warc => "warc",
        }
    }

    /// What it is, in a few words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Text => "Plain text",
            Self::Html => "Web pages",
            Self::Feed => "RSS, Atom and JSON feeds",
            Self::Json => "A record of JSON, or a list of them",
            Self::Jsonl => "A record of JSON a line",
            Self::Csv => "A table with an article a row",
            Self::Mail => "A mail message",
            Self::Mbox => "A mailbox of messages",
            Self::Warc => "Web pages as a crawler keeps them",
        }
    }
}

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
    Zip,
    Tar,
}

/// Tells how a file is packed, by its first bytes.
pub(super) fn packing(head: &[u8]) -> Option<Packing> {
    const MAGIC: [(&[u8], Packing); 4] = [
        (b"\x1f\x8b", Packing::Gzip),
        (b"\x28\xb5\x2f\xfd", Packing::Zstd),
        (b"PK\x03\x04", Packing::Zip),
        (b"PK\x05\x06", Packing::Zip),
    ];
    let known =
        MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, packing)| *packing);
    // POSIX ustar and GNU tar have their mark behind the first name.
    known.or_else(|| head.get(257..)?.starts_with(b"ustar").then_some(Packing::Tar))
}

/// Tells what stands in a file that is not packed; `None` is text or a web page.
pub(super) fn kind(name: &Path, head: &[u8]) -> Option<Kind> {
    let ending = extension(name).unwrap_or_default();
    let text = glance(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with("WARC/") {
        return Some(Kind::Warc);
    }
    if is_mailbox(text) {
        return Some(Kind::Mbox);
    }
    if is_message(text) {
        return Some(Kind::Mail);
    }
    if is_feed(text) || (text.starts_with('{') && text.contains("://jsonfeed.org/version/")) {
        return Some(Kind::Feed);
    }
    match kind_of(&ending) {
        Some(kind @ (Kind::Jsonl | Kind::Csv | Kind::Mail | Kind::Mbox)) => Some(kind),
        Some(Kind::Text | Kind::Html) => None,
        told if told == Some(Kind::Json) || is_json(text) => {
            Some(if is_lines(text) { Kind::Jsonl } else { Kind::Json })
        }
        // What calls itself a feed or an archive of pages would have shown it.
        _ => None,
    }
}

/// Whether a value of JSON begins that can hold an article.
fn is_json(text: &str) -> bool {
    let next =
        |text: &str, sign: char| text.strip_prefix(sign).map(|rest| rest.trim_start().to_owned());
    let object = |text: &str| next(text, '{').is_some_and(|rest| rest.starts_with('"'));
    object(text) || next(text, '[').is_some_and(|rest| object(&rest))
}

/// Whether the first line is an object by itself and another one follows.
fn is_lines(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('\n') else { return false };
    rest.trim_start().starts_with('{')
        && first.starts_with('{')
        && serde_json::from_str::<serde::de::IgnoredAny>(first).is_ok()
}

/// Whether the root of an XML file is that of a feed.
fn is_feed(text: &str) -> bool {
    let mut rest = text;
    loop {
        let end = match rest.get(..4) {
            Some("<!--") => "-->",
            Some(head) if head.starts_with("<?") || head.starts_with("<!") => ">",
            _ => break,
        };
        // A DOCTYPE may hold declarations of its own, each with an end.
        let inner =
            rest.find('[').filter(|at| rest.starts_with("<!D") && Some(*at) < rest.find('>'));
        let from = inner.and_then(|at| rest.get(at..)?.find("]").map(|to| at + to)).unwrap_or(0);
        let Some(at) = rest.get(from..).and_then(|rest| rest.find(end)) else { return false };
        rest = rest.get(from + at + end.len()..).unwrap_or("").trim_start();
    }
    let Some(root) = rest.strip_prefix('<') else { return false };
    let name = root.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or("");
    let local = name.rsplit(':').next().unwrap_or(name);
    matches!(local, "rss" | "RDF") || (local == "feed" && root.contains("Atom"))
}

/// Whether a mailbox begins: `From jane@example.org Tue Mar  3 10:00:00 2020`, then a header.
fn is_mailbox(text: &str) -> bool {
    let mut lines = text.lines();
    lines.next().is_some_and(|line| is_separator(line.as_bytes()))
        && lines.next().is_some_and(|line| header(line).is_some())
}

/// Whether the line begins a message of a mailbox; it ends with a year or a zone behind it.
pub(super) fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let text = String::from_utf8_lossy(rest);
    let words: Vec<&str> = text.split_whitespace().collect();
    let year = |word: &&str| word.len() == 4 && word.parse::<u16>().is_ok_and(|y| y >= 1970);
    let clock = |word: &&str| word.split(':').count() >= 2 && word.as_bytes()[0].is_ascii_digit();
    words.len() >= 5 && words.iter().rev().take(3).any(year) && words.iter().any(clock)
}

/// The name of the header that a line begins, in small letters.
fn header(line: &str) -> Option<String> {
    let (name, _) = line.split_once(':')?;
    let letters = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    letters.then(|| name.to_ascii_lowercase())
}

/// Whether a mail message begins, whatever its file is called: headers up to a blank line, those
/// that every message has, and one that only programs write or a date as only they write it.
///
/// Articles open with lines such as "From: our correspondent", too; but then not all of that.
fn is_message(text: &str) -> bool {
    let lines = text.lines().take_while(|line| !line.trim().is_empty());
    let mut headers = Vec::new();
    for line in lines.filter(|line| !line.starts_with([' ', '\t'])) {
        match header(line) {
            Some(name) => headers.push((name, line)),
            None => return false,
        }
    }
    let value = |name: &str| headers.iter().find(|(known, _)| known == name).map(|(_, line)| *line);
    let has = |name: &str| value(name).is_some();
    let by_program = ["message-id", "mime-version", "received"].iter().any(|name| has(name));
    let stamp = || value("date").and_then(|line| line.split_once(':')).map(|(_, date)| date.trim());
    let stamped = || {
        let day = stamp().and_then(DateTime::parse_rfc822);
        let clock = stamp().is_some_and(|date| date.contains(':'));
        has("subject") && clock && day.is_some_and(|day| day.is_valid() && day.year >= 1970)
    };
    has("from") && has("date") && (by_program || stamped())
}

#[cfg(test)]
mod tests {
    use super::{Kind, Packing, kind, packing};
    use std::path::Path;

    fn check(name: &str, text: &str, expected: Option<Kind>) {
        assert_eq!(kind(Path::new(name), text.as_bytes()), expected, "{name}: {text:?}");
    }

    #[test]
    fn a_feed_is_known_by_its_root() {
        check(
            "a.xml",
            "<?xml version='1.0'?>\n<!-- x > -->\n<rss version='2.0'>",
            Some(Kind::Feed),
        );
        check("a", "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", Some(Kind::Feed));
        check("a.txt", "<feed xmlns='http://www.w3.org/2005/Atom'>", Some(Kind::Feed));
        check("a.rdf", "\u{feff}<rdf:RDF xmlns:rdf='x'>", Some(Kind::Feed));
        check("a.json", r#"{"version":"https://jsonfeed.org/version/1.1"}"#, Some(Kind::Feed));
        check("a.xml", "<urlset><url/></urlset>", None);
        check("a.xml", "<?xml version='1.0'?><html>", None);
        check("a", "<!--", None);
    }

    #[test]
    fn records_are_known_by_ending_or_first_signs() {
        check("a.json", "[1, 2]", Some(Kind::Json));
        check("a.json", "{\"a\":1}\n{\"a\":2}\n", Some(Kind::Jsonl));
        check("a.ndjson", "", Some(Kind::Jsonl));
        check("-", "[ {\"title\": \"x\"", Some(Kind::Json));
        check("-", "[Editor's note] The envoys met.", None);
        check("a.txt", "{\"title\": \"x\"}", None);
    }

    #[test]
    fn mail_is_known_by_its_headers() {
        let message =
            "From: a@b.example\nDate: Tue, 3 Mar 2020 10:00:00 +0100\nMIME-Version: 1.0\n\nText";
        check("a", message, Some(Kind::Mail));
        check("a.txt", message, Some(Kind::Mail));
        check("a.html", message, Some(Kind::Mail));
        let saved = "From: a@b.example\nTo: c@d.example\nSubject: Talks\n\
                     Date: Tue, 3 Mar 2020 10:00:00 +0100\n\nText";
        check("a.txt", saved, Some(Kind::Mail));
        check("a.txt", "From: the editors\nDate: 3 March 2020\nSubject: Talks\n\nText", None);
        check("a.txt", "From: Norwick\n\nDate: 3 March 2020\nReceived: late\n\nText", None);
        check("a.txt", "From Norwick to Aldmark: the envoys met.\nDate: today\n\nText", None);
        check("a.eml", "Subject: x\n\nText", Some(Kind::Mail));
        check("a", "From a@b.example Tue Mar  3 10:00:00 2020\nFrom: x\n", Some(Kind::Mbox));
        check("a.txt", "From a@b.example Tue Mar  3 10:00:00 2020\nFrom: x\n", Some(Kind::Mbox));
        check("a", "From Moscow it was said at 10:00 in 2020\nthat the talks", None);
        check("a", "From: the editors\nThe envoys met.", None);
    }

    #[test]
    fn packings_are_known_by_their_bytes_alone() {
        let mut tar = vec![0_u8; 512];
        tar[257..262].copy_from_slice(b"ustar");
        assert_eq!(packing(&tar), Some(Packing::Tar));
        assert_eq!(packing(b"\x1f\x8b\x08"), Some(Packing::Gzip));
        assert_eq!(packing(b"PK\x05\x06"), Some(Packing::Zip));
        assert_eq!(packing(b"PKK"), None);
    }
}
