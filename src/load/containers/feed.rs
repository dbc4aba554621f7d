//! Feeds: RSS, Atom and JSON Feed.
//!
//! A crate parses them; here is told what of an entry is the article, and which date is whose.

use std::time::{Duration, UNIX_EPOCH};

use feed_rs::model::{Entry, Feed, Person};
use feed_rs::parser::{self, ParseErrorKind, ParseFeedError};
use jiff::civil::{Date, date};

use super::limits::{damage, whole};
use super::piece::Piece;
use super::source::Source;
use super::{Place, Unfolding, Without};
use crate::document::{Basis, DayInterval};
use crate::load::decode;
use crate::load::facts::{Facts, stamp, stated_byline};

/// Reads the entries of a feed.
pub(super) fn read(unfolding: &mut Unfolding<'_>, place: &Place, mut source: Source<'_>) {
    let found = whole(&mut source, unfolding.budget.limits.entry);
    let (bytes, fault) = match found {
        Ok(found) => found,
        Err(reason) => return unfolding.tell(&place.label, reason),
    };
    if unfolding.budget.is_spent() {
        return;
    }
    let (feed, broken) = match parsed(&bytes) {
        Ok(found) => found,
        Err(reason) => return unfolding.tell(&place.label, fault.unwrap_or(reason)),
    };
    let (mut entries, mut articles, mut without) = (0, 0, Without::default());
    for entry in &feed.entries {
        if !unfolding.goes_on() || !unfolding.budget.entry() {
            return;
        }
        entries += 1;
        let rules = &unfolding.options.rules;
        let piece = piece(entry, &feed);
        if let Some(document) = piece.and_then(|p| p.document(place.nth(entries), rules)) {
            articles += 1;
            (unfolding.each)(Ok(document));
        } else {
            without.note(entries);
        }
    }
    let broken = fault.or(broken);
    let whole = broken.is_none();
    broken.into_iter().for_each(|reason| unfolding.tell(&place.label, reason));
    match without.count {
        _ if articles == 0 && whole => unfolding.refuse(place, "no article in it".to_owned()),
        0 => {}
        _ => unfolding.tell(&place.label, without.told(entries, "entries")),
    }
}

/// The feed, and what is wrong with it if only its first entries can be read.
fn parsed(bytes: &[u8]) -> Result<(Feed, Option<String>), String> {
    let decoded = decode::text(bytes, None).map_err(|refusal| refusal.reason().to_owned())?;
    // The declared encoding was that of the bytes.
    let begin = decoded.text.trim_start_matches('\u{feff}').trim_start();
    let body = match begin.strip_prefix("<?xml").and_then(|head| head.split_once("?>")) {
        Some((_, body)) => body,
        None => begin,
    };
    let reason = match parse(body) {
        Ok(feed) => return Ok((feed, None)),
        Err(error) => wrong(&error),
    };
    let escaped = with_escaped_signs(body);
    if let Some(feed) = escaped.as_deref().and_then(|body| parse(body).ok()) {
        return Ok((feed, None));
    }
    let body = escaped.as_deref().unwrap_or(body);
    let feed = whole_entries(body).and_then(|body| parse(&body).ok());
    let feed = feed.filter(|feed| !feed.entries.is_empty());
    let reason = if is_closed(body) { reason } else { BROKEN_OFF.to_owned() };
    feed.map(|feed| (feed, Some(reason.clone()))).ok_or(reason)
}

/// What is wrong with a feed, in words; places count from its first sign.
fn wrong(error: &ParseFeedError) -> String {
    match error {
        ParseFeedError::ParseError(ParseErrorKind::NoFeedRoot) => {
            "no feed: neither RSS nor Atom begins in it".to_owned()
        }
        ParseFeedError::ParseError(ParseErrorKind::MissingContent { reference, .. }) => {
            format!("damaged: `{reference}` is missing in it")
        }
        ParseFeedError::ParseError(_) => "damaged: a part of it is of no known kind".to_owned(),
        ParseFeedError::IoError(error) => damage(error),
        ParseFeedError::JsonSerde(error) => format!("no JSON: {error}"),
        ParseFeedError::JsonUnsupportedVersion(_) => {
            "a JSON feed of a version that is not known".to_owned()
        }
        ParseFeedError::XmlReader(_) => "damaged: its markup cannot be read".to_owned(),
    }
}

fn parse(body: &str) -> Result<Feed, ParseFeedError> {
    // The parser would move stamps to universal time, where it may be another day.
    let days = parser::Builder::new().timestamp_parser(|text| {
        let seconds = stamp(text)?.duration_since(EPOCH).as_secs();
        Some((UNIX_EPOCH + Duration::from_secs(seconds.try_into().ok()?)).into())
    });
    days.build().parse(body.as_bytes())
}

/// A feed with each "&" escaped that begins no reference: the commonest fault of feeds ("A & B").
/// What is marked as plain text needs no escapes.
fn with_escaped_signs(body: &str) -> Option<String> {
    let mut out = String::with_capacity(body.len() + body.len() / 8);
    let mut rest = body;
    while let Some((marked_up, plain)) = rest.split_once(PLAIN) {
        let (plain, behind) = plain.split_once(PLAIN_ENDS).unwrap_or((plain, ""));
        escape(marked_up, &mut out);
        out.extend([PLAIN, plain, PLAIN_ENDS]);
        rest = behind;
    }
    escape(rest, &mut out);
    (out.len() > body.len()).then_some(out)
}

/// The marks around what is no markup, whatever signs stand in it.
const PLAIN: &str = "<![CDATA[";
const PLAIN_ENDS: &str = "]]>";

/// Adds a text to another one, with each "&" escaped that begins no reference.
fn escape(text: &str, out: &mut String) {
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or(""));
    for part in parts {
        out.push_str(if begins_as_reference(part) { "&" } else { "&amp;" });
        out.push_str(part);
    }
}

/// Whether what stands behind a "&" makes it a reference to a character or an entity ("&amp;",
/// "&#8217;").
fn begins_as_reference(text: &str) -> bool {
    let name = text.strip_prefix('#').unwrap_or(text).as_bytes();
    let alphanumeric = name.iter().take_while(|byte| byte.is_ascii_alphanumeric());
    let length = alphanumeric.take(MOST_REFERENCE + 1).count();
    (1..=MOST_REFERENCE).contains(&length) && name.get(length) == Some(&b';')
}

/// The longest name of an entity of XML and HTML, nearly, in bytes.
const MOST_REFERENCE: usize = 31;

const BROKEN_OFF: &str = "damaged: it breaks off before its end";
/// How the roots of feeds end.
const ROOT_ENDS: [&str; 3] = ["</rss>", "</feed>", "</rdf:RDF>"];

/// Whether the root of a feed is closed, or it is none of XML.
fn is_closed(body: &str) -> bool {
    let body = body.trim_end();
    ROOT_ENDS.iter().any(|end| body.ends_with(end)) || !body.starts_with('<')
}

/// A feed up to its last whole entry, closed behind it.
fn whole_entries(body: &str) -> Option<String> {
    let last = |end: &str| body.rfind(end).map(|at| at + end.len());
    let end = ["</item>", "</entry>"].into_iter().filter_map(last).max()?;
    let kept = body.get(..end)?;
    let open = |tag: &str| kept.rfind(&format!("<{tag}")) > kept.rfind(&format!("</{tag}"));
    let names = ["channel", "rss", "rdf:RDF", "feed"].into_iter().filter(|name| open(name));
    let ends: String = names.map(|name| format!("</{name}>")).collect();
    Some(format!("{kept}{ends}"))
}

const EPOCH: Date = date(1970, 1, 1);

/// The day that stands in for a stamp while the crate has it.
fn day(seconds: i64) -> Option<Date> {
    EPOCH.checked_add(jiff::SignedDuration::from_secs(seconds)).ok()
}

fn piece(entry: &Entry, feed: &Feed) -> Option<Piece> {
    let content = entry.content.as_ref().and_then(|content| content.body.clone());
    let summary = entry.summary.as_ref().map(|text| text.content.clone());
    let body = content.or(summary).filter(|body| !body.trim().is_empty())?;
    let published = entry.published.and_then(|at| day(at.timestamp()));
    let updated = entry.updated.and_then(|at| day(at.timestamp()));
    // What was changed on a day was published then, or before.
    let changed = updated.filter(|_| published.is_none()).map(|day| {
        let day = DayInterval::day(day, Basis::Inferred);
        Box::new((day, "feed: last change, the only date that it tells".into()))
    });
    let link =
        entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let link = link.or_else(|| entry.links.first()).map(|link| link.href.clone());
    let names: Vec<String> = entry.authors.iter().filter_map(name).collect();
    let stated = Facts {
        headline: entry.title.as_ref().map(|title| title.content.clone()),
        byline: stated_byline(&names),
        source: feed.title.as_ref().map(|title| title.content.trim().to_owned()),
        url: link.filter(|url| url.starts_with("http")),
        language: entry.language.as_deref().or(feed.language.as_deref()).and_then(super::code),
        date: published.map(|day| (day, "feed: date of the entry".into())),
        roughly: changed,
        ..Facts::default()
    };
    Some(Piece { body, stated, ..Piece::default() })
}

/// The name of a person; RSS puts it behind the address: `roe@example.org (Jane Roe)`.
fn name(person: &Person) -> Option<String> {
    let texts = [person.name.as_deref(), person.email.as_deref()];
    texts.into_iter().flatten().find_map(|text| {
        let name = match text.split_once('(') {
            Some((address, rest)) if address.trim().is_empty() || address.contains('@') => rest,
            _ => text,
        };
        let name = name.trim().trim_end_matches(')').trim_end();
        (!name.is_empty() && !name.contains('@')).then(|| name.to_owned())
    })
}
