//! [`Head`]: what a page tells of itself in its markup, as found.
//!
//! Which of it is believed is decided in `facts`.

use html5gum::StartTag;

use super::super::page::Zones;
use super::signed::{Signatures, Signed};

/// How much is kept of each thing, in bytes and in number; pages repeat themselves.
const MOST_TEXT: usize = 512 * 1024;
const MOST_ENTRIES: usize = 400;
/// How many letters are kept of the words before a `time` element.
const MOST_BEFORE: usize = 30;

/// What a page tells of itself.
#[derive(Clone, Debug, Default)]
pub(in crate::load) struct Head {
    /// The `title` element.
    pub(in crate::load) title: String,
    /// Names or properties of `meta` elements, in lower case, with their contents.
    pub(in crate::load) metas: Vec<(String, String)>,
    /// Blocks of JSON-LD.
    pub(in crate::load) json_ld: Vec<String>,
    /// The address that the page says it has.
    pub(in crate::load) canonical: Option<String>,
    /// The `lang` attribute of the page.
    pub(in crate::load) language: Option<String>,
    /// `datetime` attributes of `time` elements.
    pub(in crate::load) times: Vec<Stamp>,
    signatures: Signatures,
    /// The last words that were shown.
    shown: String,
    in_json_ld: bool,
}

/// A `time` element.
#[derive(Clone, Debug)]
pub(in crate::load) struct Stamp {
    /// Its `datetime` attribute.
    pub(in crate::load) value: String,
    /// Whether it says that it is the date of publication (`itemprop`, `pubdate`, its class).
    pub(in crate::load) published: bool,
    /// Where it stands.
    pub(in crate::load) zones: Zones,
    /// The number of its row; in a [`Page`](super::super::page::Page) that of its line.
    pub(in crate::load) line: usize,
    /// The visible words before it, some of them cut.
    pub(in crate::load) before: String,
}

impl Head {
    /// Notes what a start tag tells.
    pub(super) fn note(&mut self, tag: &StartTag<usize>, zones: Zones, row: usize) {
        self.signatures.start(tag, zones);
        let value = |name: &[u8]| {
            let found = tag.attributes.get(name).filter(|v| v.value.len() < 8192)?;
            Some(String::from_utf8_lossy(&found.value).trim().to_owned())
        };
        match &tag.name[..] {
            b"script" => {
                let kind = value(b"type").unwrap_or_default().to_ascii_lowercase();
                self.in_json_ld = kind.contains("ld+json");
                if self.in_json_ld && self.json_ld.len() < MOST_ENTRIES {
                    self.json_ld.push(String::new());
                }
            }
            b"meta" if self.metas.len() < MOST_ENTRIES => {
                let name =
                    value(b"property").or_else(|| value(b"name")).or_else(|| value(b"itemprop"));
                if let Some((name, content)) = name.zip(value(b"content")) {
                    if name.contains("ld+json") {
                        self.json_ld.push(content.clone());
                    }
                    self.metas.push((name.to_ascii_lowercase(), content));
                }
            }
            b"link" if value(b"rel").as_deref() == Some("canonical") => {
                self.canonical = self.canonical.take().or_else(|| value(b"href"));
            }
            b"html" => self.language = value(b"lang").or_else(|| value(b"xml:lang")),
            b"time" if self.times.len() < MOST_ENTRIES => {
                let marks = [value(b"itemprop"), value(b"class"), value(b"pubdate")];
                let marks = marks.into_iter().flatten().collect::<Vec<_>>().join(" ");
                let marks = marks.to_ascii_lowercase();
                let published = tag.attributes.contains_key(&b"pubdate"[..])
                    || (marks.contains("publish") || marks.contains("entry-date"))
                        && !marks.contains("updated");
                if let Some(value) = value(b"datetime") {
                    let before = self.shown.clone();
                    self.times.push(Stamp { value, published, zones, line: row, before });
                }
            }
            _ => {}
        }
    }

    /// Counts in the lines that are shown instead of in rows; `line` tells that of a row.
    pub(super) fn settle(&mut self, line: &dyn Fn(usize) -> usize) {
        self.times.iter_mut().for_each(|stamp| stamp.line = line(stamp.line));
        self.signatures.settle(line);
    }

    /// Forgets what some lines tell.
    pub(in crate::load) fn forget(&mut self, silent: &dyn Fn(usize) -> bool) {
        self.times.retain(|stamp| !silent(stamp.line));
        self.signatures.forget(silent);
    }

    /// Notes an end tag.
    pub(super) fn end(&mut self, name: &[u8]) {
        self.signatures.end(name);
    }

    /// Notes text that is shown in a row.
    pub(super) fn shown(&mut self, text: &str, row: usize) {
        self.signatures.shown(text, row);
        let text = text.trim();
        if !text.is_empty() {
            let start = text.char_indices().rev().nth(MOST_BEFORE).map_or(0, |(at, _)| at);
            self.shown = text.get(start..).unwrap_or(text).to_owned();
        }
    }

    /// The texts that are marked as names of writers, in their order.
    pub(in crate::load) fn signed(&self) -> &[Signed] {
        self.signatures.found()
    }

    /// Notes text in an element that is not shown.
    pub(super) fn text(&mut self, element: &str, text: &str, depth: usize) {
        match element {
            "title" if self.title.is_empty() && depth <= 4 => text.clone_into(&mut self.title),
            "script" if self.in_json_ld => {
                if let Some(last) = self.json_ld.last_mut().filter(|l| l.len() < MOST_TEXT) {
                    last.push_str(text);
                }
            }
            _ => {}
        }
    }

    /// The content of the first `meta` element of one of these names, in the order of the names.
    pub(in crate::load) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let found = self.metas.iter().find(|(known, text)| known == name && !text.is_empty());
            found.map(|(_, text)| text.as_str())
        })
    }
}
