//! What is attached to a mail: texts, web pages and other mails, each an article of its own.
//!
//! Pictures, documents and programs are passed over without a word.

use std::path::PathBuf;

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::super::archives::Labels;
use super::super::piece::Piece;
use super::super::{Place, Unfolding};

/// How deep mails may lie in each other.
const MOST_DEPTH: usize = 3;

/// Hands on what is attached to a message, and to the messages that are; how many articles it was.
pub(super) fn read(unfolding: &mut Unfolding<'_>, place: &Place, message: &Message<'_>) -> usize {
    let mut labels = Labels::new(place);
    let mut found = Vec::new();
    collect(message, MOST_DEPTH, &mut found);
    let mut articles = 0;
    for (name, piece) in found {
        if !unfolding.goes_on() || !unfolding.budget.entry() {
            break;
        }
        let Some(label) = labels.entry(&name).map(|place| place.label) else { continue };
        articles += usize::from(hand_on(unfolding, label, piece));
    }
    articles
}

/// Cleans an article and hands it on; false if it has no words.
pub(super) fn hand_on(unfolding: &mut Unfolding<'_>, label: PathBuf, piece: Piece) -> bool {
    let document = piece.document(label, &unfolding.options.rules);
    document.map(|document| (unfolding.each)(Ok(document))).is_some()
}

fn collect(message: &Message<'_>, depth: usize, found: &mut Vec<(String, Piece)>) {
    let Some(depth) = depth.checked_sub(1).filter(|_| !super::is_saved_page(message)) else {
        return;
    };
    for part in message.attachments() {
        let named = |ending: &str| {
            let name = part.attachment_name().filter(|name| !name.trim().is_empty());
            name.map_or_else(|| format!("{}.{ending}", found.len() + 1), str::to_owned)
        };
        match &part.body {
            PartType::Message(inner) => {
                let name = named("eml");
                found.extend(super::piece_of(inner).map(|piece| (name, piece)));
                collect(inner, depth, found);
            }
            PartType::Html(text) | PartType::Text(text) if is_attachment(part) => {
                let ending = if matches!(part.body, PartType::Html(_)) { "html" } else { "txt" };
                let piece = Piece { body: text.to_string(), ..Piece::default() };
                found.push((named(ending), piece));
            }
            _ => {}
        }
    }
}

/// Whether a part is sent as a file, not as a piece of the message's own text.
fn is_attachment(part: &MessagePart<'_>) -> bool {
    part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment)
}
