//! Web archives (WARC, ISO 28500): the web pages that a crawler kept, and the texts taken from them.
//!
//! Requests, pictures, redirections and errors are passed over without a word.

use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::Encoding;
use httparse::{EMPTY_HEADER, Header, Response, Status};

use super::limits::{Unpacked, damage, whole};
use super::packed;
use super::piece::Piece;
use super::source::Source;
use super::{Place, Unfolding};
use crate::load::decode;
use crate::load::facts::Facts;

/// The longest head of a record or a response, in bytes, and the most lines of it.
const LONGEST_HEAD: u64 = 64 * 1024;
const MOST_HEADERS: usize = 256;

/// Reads the web pages of an archive.
pub(super) fn read(unfolding: &mut Unfolding<'_>, place: &Place, source: Source<'_>) {
    let mut source = BufReader::new(source);
    let mut pages = 0;
    for number in 1.. {
        if !unfolding.goes_on() {
            return;
        }
        let record = match Record::next(&mut source) {
            Ok(Some(record)) => record,
            Ok(None) => break,
            Err(_) if unfolding.budget.is_spent() => return,
            Err(error) => return unfolding.tell(&place.label, damage(&error)),
        };
        if !unfolding.budget.entry() {
            return;
        }
        let mut content = (&mut source).take(record.length);
        if record.holds != Holds::Other {
            let found = record.found(unfolding, &mut content);
            pages += usize::from(!matches!(found, Found::Nothing));
            match found {
                Found::Nothing => {}
                Found::Page(piece) => {
                    if let Some(document) =
                        piece.document(place.nth(number), &unfolding.options.rules)
                    {
                        (unfolding.each)(Ok(document));
                    }
                }
                Found::Refused(reason) => unfolding.tell(&place.nth(number), reason),
            }
        }
        if let Err(error) = io::copy(&mut content, &mut io::sink()) {
            if !unfolding.budget.is_spent() {
                unfolding.tell(&place.label, damage(&error));
            }
            return;
        }
        if content.limit() > 0 {
            let reason = damage(&io::ErrorKind::UnexpectedEof.into());
            return unfolding.tell(&place.label, reason);
        }
    }
    if pages == 0 {
        unfolding.refuse(place, "no web page in it".to_owned());
    }
}

/// What a record holds (ISO 28500, section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// A response of HTTP: `response`.
    Response,
    /// A web page alone: `resource`.
    Page,
    /// The text of a page: `conversion`, as WET files have it.
    Text,
    /// Anything else.
    Other,
}

/// The head of a record.
struct Record {
    length: u64,
    holds: Holds,
    /// The media type of what it holds.
    media: String,
    url: Option<String>,
}

impl Record {
    /// Reads the next head; `None` at the end.
    fn next(source: &mut impl BufRead) -> io::Result<Option<Self>> {
        let damaged =
            || io::Error::new(io::ErrorKind::InvalidData, "this is no record of a WARC file");
        let head = head(source)?;
        let Some(from) = head.iter().position(|byte| *byte == b'\n') else {
            return if head.is_empty() { Ok(None) } else { Err(damaged()) };
        };
        let (version, lines) = head.split_at(from + 1);
        let mut headers = [EMPTY_HEADER; MOST_HEADERS];
        let parsed = httparse::parse_headers(lines, &mut headers);
        let Ok(Status::Complete((_, headers))) = parsed else { return Err(damaged()) };
        let length = value(headers, "content-length").and_then(|text| text.trim().parse().ok());
        let (true, Some(length)) = (version.starts_with(b"WARC/"), length) else {
            return Err(damaged());
        };
        let media = value(headers, "content-type").unwrap_or_default().to_ascii_lowercase();
        let kind = value(headers, "warc-type").unwrap_or_default();
        let holds = match kind.trim() {
            "response" => Holds::Response,
            "resource" if is_page(&media) => Holds::Page,
            "conversion" if media.starts_with("text/plain") => Holds::Text,
            _ => Holds::Other,
        };
        let url = value(headers, "warc-target-uri");
        let url = url.map(|url| url.trim_matches(['<', '>', ' ']).to_owned());
        Ok(Some(Self { length, holds, media, url }))
    }

    /// What its content gives.
    fn found(self, unfolding: &Unfolding<'_>, content: &mut dyn Read) -> Found {
        if self.holds == Holds::Response {
            return page(unfolding, content, self.url);
        }
        match whole(content, unfolding.budget.limits.entry) {
            Ok((bytes, _)) => piece(&bytes, &self.media, self.url),
            Err(reason) => Found::Refused(reason),
        }
    }
}

/// Whether a media type is that of web pages.
fn is_page(media: &str) -> bool {
    media.contains("text/html") || media.contains("application/xhtml")
}

/// Reads lines up to a blank one, that included; blank lines before them are passed over.
fn head(source: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut source = source.take(LONGEST_HEAD);
    loop {
        let from = head.len();
        if source.read_until(b'\n', &mut head)? == 0 {
            return if head.is_empty() {
                Ok(head)
            } else {
                Err(io::ErrorKind::UnexpectedEof.into())
            };
        }
        let blank = head.get(from..).is_some_and(|line| line.trim_ascii().is_empty());
        match blank {
            true if from == 0 => head.clear(),
            true => return Ok(head),
            false => {}
        }
    }
}

/// The value of a header, its name in small letters.
fn value(headers: &[Header<'_>], name: &str) -> Option<String> {
    let found = headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
    Some(String::from_utf8_lossy(found.value).into_owned())
}

/// What a response holds.
enum Found {
    Nothing,
    Page(Piece),
    Refused(String),
}

/// Reads a response of HTTP, if it is a web page.
fn page(unfolding: &Unfolding<'_>, content: &mut dyn Read, url: Option<String>) -> Found {
    let mut content = BufReader::new(content);
    let Ok(head) = head(&mut content).map(in_version_1) else { return Found::Nothing };
    let mut headers = [EMPTY_HEADER; MOST_HEADERS];
    let mut response = Response::new(&mut headers);
    let complete = response.parse(&head).is_ok_and(|status| status.is_complete());
    let header =
        |name: &str| value(response.headers, name).unwrap_or_default().to_ascii_lowercase();
    let kind = header("content-type");
    // Who names no type sends a page, if it reads like one.
    let unnamed = kind.is_empty()
        && content.fill_buf().is_ok_and(|bytes| decode::is_markup(&decode::glance(bytes)));
    let page = is_page(&kind) || unnamed;
    if !complete || !page || !response.code.is_some_and(|code| (200..300).contains(&code)) {
        return Found::Nothing;
    }
    let chunked = header("transfer-encoding").contains("chunked");
    let coding = header("content-encoding");
    match body(unfolding, content, chunked, &coding) {
        Ok(bytes) => piece(&bytes, &kind, url),
        Err(reason) => Found::Refused(reason),
    }
}

/// A head of HTTP/2 or HTTP/3 as crawlers write it down, in the form of version 1.1, which is the
/// only one that has heads of text.
fn in_version_1(head: Vec<u8>) -> Vec<u8> {
    let version = [&b"HTTP/2.0 "[..], b"HTTP/2 ", b"HTTP/3 "];
    match version.into_iter().find_map(|version| head.strip_prefix(version)) {
        Some(rest) => [&b"HTTP/1.1 "[..], rest].concat(),
        None => head,
    }
}

/// The bytes of a page, without the codings in which they were sent.
///
/// Some crawlers take the codings off and leave the headers, so the bytes have a say, too.
fn body(
    unfolding: &Unfolding<'_>,
    mut content: impl BufRead,
    chunked: bool,
    coding: &str,
) -> Result<Vec<u8>, String> {
    let most = unfolding.budget.limits.entry;
    let (mut bytes, _) = whole(&mut content, most)?;
    if chunked && let Some(joined) = joined(&bytes) {
        bytes = joined;
    }
    let unpack = |packed: Box<dyn Read + '_>| {
        let mut unpacked = Unpacked::new(packed, &unfolding.budget);
        whole(&mut unpacked, most).and_then(|(found, fault)| match fault {
            Some(fault) if found.is_empty() => Err(fault),
            _ => Ok(found),
        })
    };
    match coding.trim() {
        "" | "identity" | "none" => Ok(bytes),
        "gzip" | "x-gzip" if bytes.starts_with(b"\x1f\x8b") => unpack(packed::gzip(&bytes[..])),
        "zstd" if bytes.starts_with(b"\x28\xb5\x2f\xfd") => unpack(packed::zstd(&bytes[..])),
        "deflate" if bytes.first().is_some_and(|byte| byte & 15 == 8) => {
            unpack(Box::new(flate2::read::ZlibDecoder::new(&bytes[..])))
        }
        _ if !decode::is_binary(&bytes) => Ok(bytes),
        other => Err(format!("a page in the coding {other}, which is not read")),
    }
}

/// The chunks of a body (RFC 9112, section 7.1) as one; `None` if it has none.
fn joined(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut found = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Ok(Status::Complete((head, length))) = httparse::parse_chunk_size(rest) {
        let length = usize::try_from(length).ok()?;
        if length == 0 {
            return Some(found);
        }
        let end = head.checked_add(length)?.min(rest.len());
        found.extend_from_slice(rest.get(head..end)?);
        rest = rest.get(end..)?;
        rest = rest.strip_prefix(b"\r\n").unwrap_or(rest);
    }
    (!found.is_empty()).then_some(found)
}

fn piece(bytes: &[u8], kind: &str, url: Option<String>) -> Found {
    let charset = kind.split_once("charset=").map(|(_, name)| name.trim_matches(['"', '\'', ' ']));
    let charset = charset.and_then(|name| Encoding::for_label(name.split(';').next()?.as_bytes()));
    match decode::page(bytes, charset) {
        Ok(decode::Text { text: body, invalid }) => {
            let url = url.filter(|url| url.starts_with("http"));
            let stated = Facts { url, ..Facts::default() };
            Found::Page(Piece { body, stated, invalid, settled: None })
        }
        Err(decode::Refusal::Empty) => Found::Nothing,
        Err(refusal) => Found::Refused(refusal.reason().to_owned()),
    }
}
