//! The words of a text field: plain, a list of paragraphs, or the nodes of a rich text.
//!
//! Editors keep texts as trees: blocks below each other, runs of letters inside a block.

use serde_json::{Map, Value};

use super::fields::{names, plain};

/// How deep a rich text is read; those of editors are less than half as deep.
const MOST_DEPTH: usize = 12;

/// Signs that may open a sentence.
const OPENING: [char; 6] = ['"', '\'', '“', '‘', '«', '('];

/// The words of a text field, its paragraphs parted by blank lines; a list of articles has none.
pub(super) fn words(value: &Value) -> Option<String> {
    passage(value, MOST_DEPTH).filter(|text| !text.trim().is_empty())
}

fn passage(value: &Value, depth: usize) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(list) if list.iter().any(is_article) => None,
        Value::Array(list) => {
            let mut found = list.iter().filter_map(|part| passage(part, depth));
            if list.iter().any(is_form) {
                return found.next();
            }
            Some(found.collect::<Vec<_>>().join("\n\n"))
        }
        Value::Object(object) => node(object, depth),
        _ => None,
    }
}

/// The words of a node: its own, or those of the nodes inside it, under its heading.
fn node(object: &Map<String, Value>, depth: usize) -> Option<String> {
    let fields = plain(object);
    let held = |list: &str| names(list).iter().filter_map(|name| Some(fields.get(*name)?.1));
    let string = |list: &str| {
        let texts = held(list).filter_map(Value::as_str);
        texts.filter(|text| !text.trim().is_empty()).map(str::to_owned).next()
    };
    let inside = || {
        let mut parts = held("parts");
        parts.find_map(|inner| runs(inner).or_else(|| passage(inner, depth)))
    };
    let text = string("prose").or_else(inside)?;
    Some(match string("heading") {
        Some(heading) => format!("{heading}\n\n{text}"),
        None => text,
    })
}

/// The runs of letters of one paragraph, as one; `None` if they are whole paragraphs or hold any.
fn runs(parts: &Value) -> Option<String> {
    let mut found = String::new();
    for part in parts.as_array()? {
        let fields = plain(part.as_object()?);
        let is_leaf = !names("parts").iter().any(|name| {
            fields.get(*name).is_some_and(|(_, value)| value.is_array() || value.is_object())
        });
        let text = names("prose").iter().find_map(|name| fields.get(*name)?.1.as_str());
        let text = text.filter(|_| is_leaf)?;
        let whole = found.trim_end().ends_with(['.', '!', '?', '"', '”', '»'])
            && text.trim_start_matches(OPENING).starts_with(char::is_uppercase)
            && found.trim_end().len() == found.len();
        if whole {
            return None;
        }
        found.push_str(text);
    }
    Some(found)
}

/// Whether a part names its media type ("text/html"): such parts tell the same words.
fn is_form(part: &Value) -> bool {
    let kind = part.get("type").and_then(Value::as_str);
    kind.is_some_and(|kind| kind.contains('/'))
}

/// Whether a part is an article by itself: it has a title, and an address or a day.
fn is_article(part: &Value) -> bool {
    let Some(fields) = part.as_object().map(plain) else { return false };
    let has = |list: &str| names(list).iter().any(|name| fields.contains_key(*name));
    has("title") && has("body") && (has("url") || has("published"))
}
