//! [`Signed`]: texts that a page marks as the name of a writer, as found.
//!
//! Which of them is believed is decided in `facts`.

use html5gum::StartTag;

use super::super::page::Zones;

/// How many marks are kept, how many may be open in each other, and how long one is, in bytes.
const MOST_MARKS: usize = 60;
const MOST_OPEN: usize = 4;
const MOST_TEXT: usize = 200;
/// So many letters stand between the names of one byline at most: "and", "with".
const MOST_BETWEEN: usize = 6;

/// A text that is marked as the name of a writer.
#[derive(Clone, Debug)]
pub(in crate::load) struct Signed {
    /// The text.
    pub(in crate::load) text: String,
    /// How it is marked.
    pub(in crate::load) mark: Mark,
    /// Where it stands.
    pub(in crate::load) zones: Zones,
    /// The number of its row; in a [`Page`](super::super::page::Page) that of its line.
    pub(in crate::load) line: usize,
    /// Whether a title (`h1`) stands before it.
    pub(in crate::load) titled: bool,
    /// Whether it stands right behind the one before it, as in "Jane Roe and John Doe".
    pub(in crate::load) joined: bool,
}

/// How a text is marked as the name of a writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load) enum Mark {
    /// By HTML's `rel="author"` or schema.org's `itemprop="author"`.
    Property,
    /// By a class for names of authors.
    Class,
    /// By a link to a page of the author.
    Address,
}

/// Collects the marked texts of a page, told of its tags and its visible text in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Signatures {
    /// What was found, in the order of the page.
    found: Vec<Signed>,
    open: Vec<Open>,
    titled: bool,
    /// Letters that were shown since the last mark was closed.
    between: usize,
}

#[derive(Clone, Debug)]
struct Open {
    element: Vec<u8>,
    /// How many elements of this name are open in it.
    depth: usize,
    text: String,
    mark: Mark,
    zones: Zones,
    line: usize,
    joined: bool,
}

impl Signatures {
    /// What was found.
    pub(super) fn found(&self) -> &[Signed] {
        &self.found
    }

    /// Counts in lines instead of in rows.
    pub(super) fn settle(&mut self, line: &dyn Fn(usize) -> usize) {
        self.found.iter_mut().for_each(|signed| signed.line = line(signed.line));
    }

    /// Forgets what some lines tell.
    pub(super) fn forget(&mut self, silent: &dyn Fn(usize) -> bool) {
        self.found.retain(|signed| !silent(signed.line));
    }

    /// Notes a start tag.
    pub(super) fn start(&mut self, tag: &StartTag<usize>, zones: Zones) {
        self.titled |= *tag.name == *b"h1";
        if tag.self_closing || *tag.name == *b"meta" || *tag.name == *b"img" {
            return;
        }
        for open in &mut self.open {
            open.depth += usize::from(open.element == tag.name[..]);
        }
        if self.found.len() >= MOST_MARKS || self.open.len() >= MOST_OPEN {
            return;
        }
        if let Some(mark) = mark(tag) {
            let joined = !self.found.is_empty() && self.between <= MOST_BETWEEN;
            let (element, text) = (tag.name.to_vec(), String::new());
            self.open.push(Open { element, depth: 1, text, mark, zones, line: 0, joined });
        }
    }

    /// Notes an end tag.
    pub(super) fn end(&mut self, name: &[u8]) {
        for open in &mut self.open {
            open.depth -= usize::from(open.element == name);
        }
        // What stands in a mark that ends has ended, too.
        let Some(at) = self.open.iter().position(|open| open.depth == 0) else { return };
        let ended = self.open.split_off(at);
        let told = ended.into_iter().rev().find(|open| !open.text.trim().is_empty());
        let Some(open) = told.filter(|open| open.text.len() < MOST_TEXT) else { return };
        // The innermost mark holds the name alone.
        self.open.iter_mut().for_each(|outer| outer.text.clear());
        let text = open.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let Open { mark, zones, line, joined, .. } = open;
        self.found.push(Signed { text, mark, zones, line, titled: self.titled, joined });
        self.between = 0;
    }

    /// Notes visible text in a row.
    pub(super) fn shown(&mut self, text: &str, row: usize) {
        match self.open.last_mut() {
            None => self.between += text.chars().filter(|c| c.is_alphanumeric()).count(),
            Some(open) if open.text.len() < MOST_TEXT => {
                if open.text.trim().is_empty() {
                    open.line = row;
                }
                open.text.push(' ');
                open.text.push_str(text);
            }
            Some(_) => {}
        }
    }
}

/// How an element marks its text as the name of a writer.
fn mark(tag: &StartTag<usize>) -> Option<Mark> {
    let value = |name: &[u8]| {
        let found = tag.attributes.get(name).filter(|value| value.value.len() < 1024);
        found.map(|value| String::from_utf8_lossy(&value.value).to_ascii_lowercase())
    };
    let words = |text: Option<String>, word: &str| {
        text.is_some_and(|text| text.split(|c: char| !c.is_alphanumeric()).any(|w| w == word))
    };
    if words(value(b"rel"), "author") || words(value(b"itemprop"), "author") {
        return Some(Mark::Property);
    }
    let class = value(b"class").unwrap_or_default();
    let named = ["author", "byline"].iter().any(|word| class.contains(word));
    if named && class.contains("name") && !class.contains("named") {
        return Some(Mark::Class);
    }
    let path = value(b"href").filter(|_| *tag.name == *b"a")?;
    let path = path.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let (_, before) = parts.split_last()?;
    before.iter().any(|part| matches!(*part, "author" | "authors")).then_some(Mark::Address)
}
