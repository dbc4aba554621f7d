//! Mail: single messages and mailboxes, and web pages that a browser saved as a message (MHTML).
//!
//! A crate takes messages apart; here is told which part is the article and what the head states.

mod attached;

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::sync::LazyLock;

use jiff::civil::Date;
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use super::kind::is_separator;
use super::limits::{damage, whole};
use super::piece::Piece;
use super::source::Source;
use super::{Place, Unfolding, Without};
use crate::load::clean::Ruling;
use crate::load::facts::Facts;
use crate::load::names::{Lists, lists};
use crate::load::page::{Page, Zones};
use crate::text::fold;

/// Fewest words of a plain-text part that is read instead of the web page beside it: what is
/// shorter only says that the mail should be read in a browser.
const FEWEST_WORDS: usize = 60;

/// Reads one message.
pub(super) fn message(unfolding: &mut Unfolding<'_>, place: &Place, mut source: Source<'_>) {
    let (bytes, fault) = match whole(&mut source, unfolding.budget.limits.entry) {
        Ok(found) => found,
        Err(reason) => return unfolding.tell(&place.label, reason),
    };
    if unfolding.budget.is_spent() {
        return;
    }
    match articles(unfolding, place, place.label.clone(), &bytes) {
        0 if fault.is_none() => unfolding.refuse(place, "no text in the mail".to_owned()),
        _ => {}
    }
    if let Some(fault) = fault {
        unfolding.tell(&place.label, fault);
    }
}

/// Hands on a message and what is attached to it; how many articles it was.
fn articles(unfolding: &mut Unfolding<'_>, place: &Place, label: PathBuf, bytes: &[u8]) -> usize {
    let Some(mut message) = MessageParser::default().parse(bytes) else { return 0 };
    let closed = closed(&message, bytes);
    if let Some(closed) = &closed {
        // The parser gives no part whose end it does not find.
        message = MessageParser::default().parse(closed).unwrap_or(message);
    }
    let place = Place { label: label.clone(), ..place.clone() };
    let own = piece_of(&message).is_some_and(|piece| attached::hand_on(unfolding, label, piece));
    let articles = usize::from(own) + attached::read(unfolding, &place, &message);
    if closed.is_some() && articles > 0 {
        unfolding.tell(&place.label, BROKEN_OFF.to_owned());
    }
    articles
}

/// What is told of a mail without its end.
const BROKEN_OFF: &str = "damaged: the mail breaks off before its end";
/// So many parts that hold others are looked at; no mail has more.
const MOST_HOLDERS: usize = 8;

/// A message that breaks off within its parts, with the ends of these (RFC 2046, 5.1.1) behind it;
/// `None` if it has them all.
fn closed(message: &Message<'_>, bytes: &[u8]) -> Option<Vec<u8>> {
    let holders = message.parts.iter().filter(|part| matches!(part.body, PartType::Multipart(_)));
    let ends = holders.take(MOST_HOLDERS).filter_map(|part| {
        let boundary =
            part.content_type()?.attribute("boundary").filter(|name| !name.is_empty())?;
        Some(format!("--{boundary}--"))
    });
    let text = String::from_utf8_lossy(bytes);
    let open: Vec<String> = ends.filter(|end| !text.contains(end.as_str())).collect();
    let ends: String = open.iter().rev().map(|end| format!("\r\n{end}\r\n")).collect();
    (!open.is_empty()).then(|| [bytes, ends.as_bytes()].concat())
}

/// Reads the messages of a mailbox.
pub(super) fn mailbox(unfolding: &mut Unfolding<'_>, place: &Place, source: Source<'_>) {
    let most = unfolding.budget.limits.entry;
    let mut messages = Messages { source: BufReader::new(source), most, next: Vec::new() };
    let (mut seen, mut without) = (0, Without::default());
    loop {
        if !unfolding.goes_on() {
            return;
        }
        let found = messages.message();
        if unfolding.budget.is_spent() {
            return;
        }
        let bytes = match found {
            Ok(Some(bytes)) => bytes,
            Ok(None) => break,
            Err(reason) => {
                unfolding.tell(&place.label, reason);
                break;
            }
        };
        if !unfolding.budget.entry() {
            return;
        }
        seen += 1;
        if articles(unfolding, place, place.nth(seen), &bytes) == 0 {
            without.note(seen);
        }
    }
    match without.count {
        none if none == seen => unfolding.refuse(place, "no text in the mails".to_owned()),
        0 => {}
        _ => unfolding.tell(&place.label, without.told(seen, "mails")),
    }
}

/// The messages of a mailbox, one after the other (RFC 4155).
struct Messages<R> {
    source: BufReader<R>,
    most: u64,
    /// The line that begins the next message.
    next: Vec<u8>,
}

impl<R: Read> Messages<R> {
    /// Reads a message; a line that begins another one has a blank line before it.
    fn message(&mut self) -> Result<Option<Vec<u8>>, String> {
        let mut message = Vec::new();
        let mut begun = !std::mem::take(&mut self.next).is_empty();
        let mut gap = true;
        loop {
            let mut line = Vec::new();
            let read = (&mut self.source).take(self.most).read_until(b'\n', &mut line);
            if read.map_err(|error| damage(&error))? == 0 {
                return Ok(begun.then_some(message));
            }
            if gap && is_separator(&line) {
                if std::mem::replace(&mut begun, true) {
                    self.next = line;
                    return Ok(Some(message));
                }
                continue;
            }
            gap = line.trim_ascii().is_empty();
            // What lies before the first message is none.
            if begun {
                message.extend_from_slice(unquoted(&line));
            }
            if message.len() as u64 > self.most {
                return Err(format!("a mail is larger than {} MB", self.most >> 20));
            }
        }
    }
}

/// The line without the sign that keeps `From ` from beginning a message.
fn unquoted(line: &[u8]) -> &[u8] {
    let signs = line.iter().take_while(|byte| **byte == b'>').count();
    let quoted = signs > 0 && line.get(signs..).is_some_and(|rest| rest.starts_with(b"From "));
    if quoted { line.get(1..).unwrap_or(line) } else { line }
}

/// Whether a message is a web page that a browser saved: its date is that of the saving.
fn is_saved_page(message: &Message<'_>) -> bool {
    let by_browser = |from: &str| from.trim_start().starts_with("<Saved by");
    message.header_raw(LOCATION).is_some() || message.header_raw("From").is_some_and(by_browser)
}

/// Where browsers write the address of a page that they saved.
const LOCATION: &str = "Snapshot-Content-Location";

/// A web page that a browser saved.
fn saved_page(message: &Message<'_>) -> Option<Piece> {
    let body = message.body_html(0)?.into_owned();
    let url = message.header_raw(LOCATION).map(|url| url.trim().to_owned());
    let url = url.filter(|url| url.starts_with("http"));
    Some(Piece { body, stated: Facts { url, ..Facts::default() }, ..Piece::default() })
}

/// The article that is the text of a message.
fn piece_of(message: &Message<'_>) -> Option<Piece> {
    if is_saved_page(message) {
        return saved_page(message);
    }
    let body = body(message)?;
    let day = message.date().and_then(|date| {
        let year = i16::try_from(date.year).ok()?;
        Date::new(year, date.month.try_into().ok()?, date.day.try_into().ok()?).ok()
    });
    let sender = message.from().and_then(|from| from.first()).and_then(|from| from.name());
    let stated = Facts {
        headline: message.subject().map(|subject| without_marks(subject).to_owned()),
        source: sender.map(str::to_owned).filter(|name| !name.contains('@')),
        date: day.map(|day| (day, "mail: date sent".into())),
        ..Facts::default()
    };
    let settled = if is_passed_on(message.subject()) { settled_of_passed } else { settled };
    Some(Piece { body: parted(&body), stated, settled: Some(settled), ..Piece::default() })
}

/// Reasons of what a mail holds beside its own words.
const QUOTED: &str = "quoted from another mail";
const SIGNATURE: &str = "signature of the mail";
/// The longest signature, in lines that are not blank; four are good manners (RFC 3676, 4.3).
const MOST_SIGNATURE_LINES: usize = 12;

/// A text in which quoted lines and the line before a signature stand apart from all others, so
/// that they are not taken for parts of a paragraph.
fn parted(body: &str) -> String {
    let quoted = |line: &str| line.starts_with('>');
    let mut found = String::with_capacity(body.len() + 64);
    let mut before = "";
    for line in body.lines() {
        let apart = quoted(before) != quoted(line) || is_rule(before) || is_rule(line);
        if apart && !before.trim().is_empty() && !line.trim().is_empty() {
            found.push('\n');
        }
        found.push_str(line);
        found.push('\n');
        before = line;
    }
    found
}

/// Whether a line parts a message from its signature (RFC 3676, 4.3); many lose the blank.
fn is_rule(line: &str) -> bool {
    line.trim_end() == "--"
}

/// Drops what a message quotes of others, who wrote that, and its signature, unless that is all.
fn settled(page: &Page) -> Vec<Option<Ruling>> {
    rulings(page, below(page))
}

/// The same for a message that only passes on what stands below its own words.
fn settled_of_passed(page: &Page) -> Vec<Option<Ruling>> {
    rulings(page, page.lines.len())
}

/// Rules on a message; from the line at `below` on all is of other mails.
fn rulings(page: &Page, below: usize) -> Vec<Option<Ruling>> {
    let lines = page.lines.len();
    let marked = |at: usize| at < lines && page.text(at).starts_with('>');
    let set_off = |at: usize| page.lines.get(at).is_some_and(|line| line.zones.has(Zones::QUOTE));
    let told = |at: usize| page.text(at).contains(|c: char| c.is_ascii_digit());
    let ends = |at: usize| {
        page.text(at).ends_with(':') && !set_off(at) && (marked(at + 1) || set_off(at + 1))
    };
    // "On 4 May 2021 at 10:00, Jane Roe wrote:", of which a mail program may break off the last word.
    let broken = |at: usize| {
        let short = page.text(at).split_whitespace().count() <= MOST_BROKEN_OFF;
        at > 0 && ends(at) && short && told(at - 1) && !page.text(at - 1).ends_with('.')
    };
    let leads = |at: usize| (ends(at) && told(at)) || broken(at) || broken(at + 1);
    let rule = (0..lines).rfind(|at| is_rule(page.text(*at)));
    let behind = |at: usize| -> usize { (at..lines).map(|at| page.text(at).lines().count()).sum() };
    let signature = rule.filter(|at| behind(*at) <= MOST_SIGNATURE_LINES + 1).unwrap_or(lines);
    // What a page sets off is of another mail only where somebody is said to have written it.
    let mut answered = false;
    let quoted: Vec<bool> = (0..lines)
        .map(|at| {
            let lead = leads(at);
            answered = lead || (answered && set_off(at));
            answered || marked(at) || at >= below
        })
        .collect();
    let reason = |at: usize| match quoted.get(at) {
        Some(true) => Some(QUOTED),
        _ if at >= signature => Some(SIGNATURE),
        _ => None,
    };
    let own = (0..lines).filter(|at| reason(*at).is_none());
    let any = own.clone().count() < lines;
    let says =
        own.clone().any(|at| page.text(at).split_whitespace().nth(FEWEST_OWN_WORDS).is_some());
    if !any || !says {
        return Vec::new();
    }
    (0..lines).map(|at| reason(at).map(|reason| Ruling::Apart(reason.into()))).collect()
}

/// Where the mails begin that a mail program wrote below an answer, each with some of its fields
/// ("From:", "Sent:", "To:", "Subject:") over it; the number of lines if there are none.
fn below(page: &Page) -> usize {
    let lines = page.lines.len();
    let field = |line: &str, list: &str| {
        let name = line.split_once(':').map(|(name, _)| fold(name.trim_matches([' ', '*', '>'])));
        name.is_some_and(|name| named(list).contains(&name.as_str()))
    };
    // Lines of a message that is broken at a fixed width may have become one paragraph.
    let rows = |at: usize| {
        (at..lines).take(MOST_FIELDS).flat_map(|at| page.text(at).lines()).take(MOST_FIELDS)
    };
    let heads = |at: &usize| {
        field(page.text(*at), "from")
            && rows(*at).skip(1).filter(|row| field(row, "others")).count() >= FEWEST_FIELDS
    };
    let found = (1..lines).find(heads).unwrap_or(lines);
    let parts = |at: &usize| {
        let plain = fold(page.text(*at).trim_matches(['-', '_', '=', ' ']));
        plain.is_empty() || named("original").contains(&plain.as_str())
    };
    found.checked_sub(1).filter(|at| found < lines && parts(at)).unwrap_or(found)
}

/// The fields of a quoted mail stand in its first lines, and it has at least so many beside "From:".
const MOST_FIELDS: usize = 6;
const FEWEST_FIELDS: usize = 2;

/// A subject without the marks of mails that are passed on or answered ("RE: FW: Talks fail").
fn without_marks(subject: &str) -> &str {
    let marked = |subject: &str| {
        let mark = subject.split_once(':').map(|(mark, _)| fold(mark.trim()));
        mark.is_some_and(|mark| {
            ["passed on", "answered"].iter().any(|list| named(list).contains(&mark.as_str()))
        })
    };
    let mut rest = subject.trim();
    while let Some((_, inner)) = rest.split_once(':').filter(|_| marked(rest)) {
        rest = inner.trim();
    }
    rest
}

/// Whether a subject says that the mail only passes another on ("Fwd: ...").
fn is_passed_on(subject: Option<&str>) -> bool {
    let mark =
        subject.and_then(|subject| subject.split_once(':')).map(|(mark, _)| fold(mark.trim()));
    mark.is_some_and(|mark| named("passed on").contains(&mark.as_str()))
}

/// The names of one list of the data file.
fn named(list: &str) -> &'static [&'static str] {
    static NAMES: LazyLock<Lists> =
        LazyLock::new(|| lists(include_str!("../../../data/formats/mail.txt")));
    NAMES.get(list).map_or(&[], Vec::as_slice)
}

/// The most words that a mail program breaks off ("a écrit :").
const MOST_BROKEN_OFF: usize = 3;
/// A mail says something itself if a line of it has more words than this.
const FEWEST_OWN_WORDS: usize = 7;

/// The text of a message: the plain part, unless it is a mere stand-in for the page beside it.
fn body(message: &Message<'_>) -> Option<String> {
    let parts = |page: bool| {
        let bodies: Vec<_> = match page {
            true => message.html_bodies().collect(),
            false => message.text_bodies().collect(),
        };
        let texts = bodies.into_iter().filter_map(move |part| match &part.body {
            PartType::Html(text) if page => Some(text.as_ref()),
            PartType::Text(text) if !page => Some(text.as_ref()),
            _ => None,
        });
        texts.map(str::to_owned).collect::<Vec<_>>().join("\n\n")
    };
    let (plain, page) = (parts(false), parts(true));
    let stand_in = plain.split_whitespace().nth(FEWEST_WORDS).is_none();
    let body = if stand_in && !page.trim().is_empty() { page } else { plain };
    (!body.trim().is_empty()).then_some(body)
}

#[cfg(test)]
mod tests {
    use super::piece_of;
    use crate::load::Rules;
    use mail_parser::MessageParser;

    const OWN: &str =
        "The envoys met in Larnholm on Monday and talked about the fish of the coast.";
    const OTHER: &str = "Nobody knows where the old treaty lies, said the archive of the harbour.";

    /// Whether the body of a mail has the quoted sentence, too.
    fn check(kind: &str, subject: &str, body: &str, expected: bool) {
        let mail = format!(
            "From: Coast Desk <desk@coast.example>\nTo: readers@coast.example\nSubject: {subject}\n\
             Date: Tue, 3 Mar 2020 10:00:00 +0100\nMIME-Version: 1.0\nContent-Type: {kind}; \
             charset=utf-8\n\n{body}\n"
        );
        let message = MessageParser::default().parse(mail.as_bytes()).unwrap();
        let document = piece_of(&message).unwrap().document("a".into(), &Rules::default());
        let document = document.unwrap();
        let body = document.body();
        assert!(body.contains(OWN), "{mail}\n{body}");
        assert_eq!(body.contains(OTHER), expected, "{mail}\n{body}");
        assert!(!body.contains("wrote"), "{mail}\n{body}");
        let reason = document.cuts().iter().find(|cut| cut.span.of(document.raw()).contains(OTHER));
        assert_eq!(reason.map(|cut| &*cut.reason), (!expected).then_some(super::QUOTED), "{mail}");
    }

    #[test]
    fn what_a_page_quotes_of_other_mails_is_cut() {
        let lead = "On Mon, 2 Mar 2020 at 09:12, Jane Roe wrote:";
        let gmail = format!(
            "<div>{OWN}</div><div class=gmail_quote><div class=gmail_attr>{lead}<br></div>\
             <blockquote class=gmail_quote><div>Hello,</div><div>{OTHER}</div></blockquote></div>"
        );
        check("text/html", "Re: Fish", &gmail, false);
        check("text/html", "Re: Fish", &format!("<html><body>{gmail}</body></html>"), false);
        for lead in
            ["Am 2. März 2020 um 09:12 schrieb Jane Roe:", "Le 2 mars 2020 à 09:12, Jane a écrit :"]
        {
            let cite = format!(
                "<p>{OWN}</p><p>{lead}</p><blockquote type=cite><p>{OTHER}</p></blockquote>"
            );
            check("text/html", "Re: Fish", &cite, false);
        }
        let outlook = format!(
            "<p>{OWN}</p><div style='border-top:solid'><p><b>From:</b> Jane Roe<br><b>Sent:</b> Monday, \
             2 March 2020 09:12<br><b>To:</b> Desk<br><b>Subject:</b> Fish</p></div><p>{OTHER}</p>"
        );
        check("text/html", "RE: Fish", &outlook, false);
        check("text/html", "FW: Fish", &outlook, true);
        let set_off = format!("<p>{OWN}</p><blockquote>{OTHER}</blockquote>");
        check("text/html", "Fish", &set_off, true);
    }

    #[test]
    fn what_stands_below_an_answer_in_plain_text_is_cut() {
        let fields = "From: Jane Roe\nSent: Monday, 2 March 2020 09:12\nTo: Desk\nSubject: Fish";
        let below = format!("{OWN}\n\n-----Original Message-----\n{fields}\n\n{OTHER}");
        check("text/plain", "RE: Fish", &below, false);
        check("text/plain", "Fwd: Fish", &below, true);
        let german =
            "Von: Jane Roe\nGesendet: Montag, 2. März 2020 09:12\nAn: Desk\nBetreff: Fisch";
        check("text/plain", "AW: Fisch", &format!("{OWN}\n\n{german}\n\n{OTHER}"), false);
        let lead = "On Mon, Mar 2, 2020 at 9:12 AM Jane Roe <roe@coast.example>\nwrote:";
        check("text/plain", "Re: Fish", &format!("{OWN}\n\n{lead}\n\n> {OTHER}"), false);
        let told = "From: the harbour, a view";
        check("text/plain", "Fish", &format!("{OWN}\n\n{told}\n\n{OTHER}"), true);
    }
}
