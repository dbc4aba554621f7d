//! Flattening: one pass over a page's tokens gives its lines, its head and its tidy copy.
//!
//! No tree is built, so no page can be too deep; what is kept of the markup is a line's place.

mod in_step;

use html5gum::{DefaultEmitter, Emitter, ForwardingEmitter, StartTag, Token, Tokenizer};

use super::super::page::{self, Line, Tag, Zones};
use super::defuse;
use super::elements::{Element, Layout, element_named};
use super::head::Head;
use super::hints::{self, Hints};
use super::tidy::Tidy;
use crate::text::offsets::OffsetMapBuilder;
use crate::text::{OffsetMap, calendar, fold};
use in_step::in_step;

/// How deep elements are followed; the text of deeper ones counts as that of their ancestor.
/// Real pages stay below 60.
const MOST_DEPTH: usize = 512;

/// A page without its tree.
#[derive(Debug, Default)]
pub(super) struct Flat {
    /// The visible text, one line an element, white space collapsed.
    pub(super) text: String,
    /// The way back to characters of the HTML.
    pub(super) origin: OffsetMap,
    /// The lines that are not blank, with the number of their row in the text.
    pub(super) lines: Vec<(usize, Line)>,
    /// What the page tells of itself.
    pub(super) head: Head,
    /// The elements, in the order in which they begin.
    pub(super) elements: Vec<page::Element>,
    /// The copy for main-content extraction.
    pub(super) tidy: Tidy,
}

/// Flattens a page.
pub(super) fn flatten(html: &str) -> Flat {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut work = Flattener::new(html);
    let harmless = defuse::attributes(html);
    for token in Tokenizer::new_with_emitter(&*harmless, Quiet(emitter)) {
        match token {
            Ok(Token::StartTag(tag)) => work.start(&tag),
            Ok(Token::EndTag(tag)) => work.end(&tag.name),
            Ok(Token::String(piece)) => {
                work.piece(
                    &String::from_utf8_lossy(&piece.value),
                    piece.span.start,
                    piece.span.end,
                );
            }
            _ => {}
        }
    }
    work.finish()
}

/// The crate's tokens; it does not look for the errors of a page, which nobody asks for.
struct Quiet(DefaultEmitter<usize>);

impl ForwardingEmitter for Quiet {
    type Token = Token<usize>;

    fn inner(&mut self) -> &mut impl Emitter<Token = Self::Token> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

/// An element that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    element: Element,
    hidden: bool,
    /// Whether line ends in it are shown, as in `pre`.
    verbatim: bool,
    zones: Zones,
    number: u32,
}

struct Flattener<'h> {
    html: &'h str,
    /// A byte of the HTML and how many characters stand before it.
    cursor: (usize, usize),
    origin: OffsetMapBuilder,
    flat: Flat,
    stack: Vec<Open>,
    /// How many elements of the stack are paragraphs.
    paragraphs: usize,
    /// Open elements that are too deep for the stack.
    beyond: usize,
    link: bool,
    /// Row of the line that is being written.
    row: usize,
    writing: bool,
    space: Space,
    hints: Hints,
}

/// What stands before the next letters of a line.
#[derive(Debug, Default)]
struct Space {
    /// Where white space begins, if there is any.
    at: Option<usize>,
    seam: Seam,
}

/// Where inline elements meet without white space between them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Seam {
    /// Nowhere.
    #[default]
    None,
    /// One has ended.
    Ended,
    /// Right behind it another has begun.
    Met,
}

impl<'h> Flattener<'h> {
    fn new(html: &'h str) -> Self {
        Self {
            html,
            cursor: (0, 0),
            origin: OffsetMapBuilder::default(),
            flat: Flat::default(),
            stack: Vec::new(),
            paragraphs: 0,
            beyond: 0,
            link: false,
            row: 0,
            writing: false,
            space: Space::default(),
            hints: Hints::default(),
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let element = element_named(&tag.name);
        let zones = self.stack.last().map_or(Zones::default(), |open| open.zones);
        self.flat.head.note(tag, zones, self.row);
        if *tag.name == *b"a" {
            self.link = true;
        }
        self.break_out(element);
        let (ends, behind) = element.ends();
        self.close_any(ends, behind);
        if self.space.seam == Seam::Ended && is_styled(element) {
            self.space.seam = Seam::Met;
        }
        match element.layout {
            Layout::Void if *tag.name == *b"br" => self.break_line(false),
            Layout::Void if *tag.name == *b"hr" => self.break_line(true),
            Layout::Void => {}
            Layout::Inline if tag.self_closing => {}
            _ if self.stack.len() >= MOST_DEPTH => self.beyond += 1,
            _ => self.open(element, tag),
        }
    }

    fn open(&mut self, element: Element, tag: &StartTag<usize>) {
        self.around(element.layout);
        let value = |name: &[u8]| {
            let found = tag.attributes.get(name);
            found.map_or(std::borrow::Cow::Borrowed(""), |v| String::from_utf8_lossy(&v.value))
        };
        let (class, id, role) = (value(b"class"), value(b"id"), value(b"role"));
        let above = self.stack.last().copied();
        let own = self.hints.zones(&class).with(hints::zones(&id)).with(role_zone(&role));
        let body = if value(b"itemprop") == "articleBody" { Zones::BODY } else { Zones::default() };
        let own = if matches!(element.name, "body" | "html") { Zones::default() } else { own };
        let hidden = element.layout == Layout::Hidden
            || (element.name != "body" && is_hidden(tag))
            || above.is_some_and(|open| open.hidden);
        let zones = above.map_or(Zones::default(), |open| open.zones);
        let own = own.with(element.zone).with(body);
        let number = u32::try_from(self.flat.elements.len()).unwrap_or(u32::MAX);
        let kind = kind(element.name, &class);
        let parent = above.map_or(0, |open| open.number);
        self.flat.elements.push(page::Element { parent, kind, zones: own });
        let verbatim = element.tag == Tag::Verbatim || above.is_some_and(|open| open.verbatim);
        self.paragraphs += usize::from(element.name == "p");
        self.stack.push(Open { element, hidden, verbatim, zones: zones.with(own), number });
        if !hidden && is_copied(element) {
            let attributes = [("class", &*class), ("id", &*id), ("role", &*role)];
            let given: Vec<_> = attributes.into_iter().filter(|(_, v)| !v.is_empty()).collect();
            self.flat.tidy.open(element.name, &given);
        }
    }

    fn end(&mut self, name: &[u8]) {
        self.flat.head.end(name);
        if *name == *b"a" {
            self.link = false;
        }
        let element = element_named(name);
        if element.layout == Layout::Void {
            return;
        }
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let inline = element.layout == Layout::Inline;
        let open = self.stack.iter().rposition(|open| {
            open.element.name == element.name
                || (inline && open.element.layout != Layout::Inline)
                || (open.element.is_scope() && !element.is_scope() && element.name != "tr")
        });
        if let Some(at) = open.filter(|at| self.name_at(*at) == element.name) {
            self.close_to(at);
        }
        if is_styled(element) {
            self.space.seam = Seam::Ended;
        }
    }

    /// Closes a drawing or a choice that was left open, if an element begins that ends it.
    fn break_out(&mut self, element: Element) {
        if !self.stack.last().is_some_and(|open| open.hidden) {
            return;
        }
        let ended = |open: &Open| match open.element.name {
            "svg" => element.ends_drawing(),
            "select" => element.ends_choice(),
            _ => false,
        };
        let at = self.stack.iter().rposition(|open| ended(open) || open.element.holds_html());
        if let Some(at) = at.filter(|at| self.stack.get(*at).is_some_and(ended)) {
            self.close_to(at);
        }
    }

    fn name_at(&self, at: usize) -> &'static str {
        self.stack.get(at).map_or("", |open| open.element.name)
    }

    /// Closes the innermost open element of those named, unless one of `behind` stands before it.
    fn close_any(&mut self, names: &[&str], behind: &[&str]) {
        if names.is_empty() || (names == ["p"] && self.paragraphs == 0) {
            return;
        }
        let stop = self.stack.iter().rposition(|open| {
            names.contains(&open.element.name) || behind.contains(&open.element.name)
        });
        if let Some(at) = stop.filter(|at| names.contains(&self.name_at(*at))) {
            self.close_to(at);
        }
    }

    fn close_to(&mut self, at: usize) {
        while self.stack.len() > at {
            let Some(open) = self.stack.pop() else { break };
            self.paragraphs -= usize::from(open.element.name == "p");
            self.around(open.element.layout);
            if !open.hidden && is_copied(open.element) {
                self.flat.tidy.close(open.element.name);
            }
        }
    }

    /// What the border of an element does to the line.
    fn around(&mut self, layout: Layout) {
        match layout {
            Layout::Block => self.break_line(false),
            Layout::Apart => self.break_line(true),
            Layout::Cell if self.writing => self.space.at = self.space.at.or(Some(self.cursor.1)),
            _ => {}
        }
    }

    fn break_line(&mut self, apart: bool) {
        self.space.at = None;
        let rows = match (self.writing, apart) {
            (true, true) => 2,
            (true, false) => 1,
            (false, true) if !self.flat.text.is_empty() && !self.flat.text.ends_with("\n\n") => 1,
            _ => 0,
        };
        for _ in 0..rows {
            self.flat.text.push('\n');
            self.origin.keep("\n", self.cursor.1);
        }
        self.row += rows;
        self.writing = false;
    }

    /// Takes a stretch of text that stands at some bytes of the HTML.
    fn piece(&mut self, text: &str, start: usize, end: usize) {
        let open = self.stack.last().copied();
        if let Some(open) = open.filter(|open| open.hidden) {
            // A drawing has a title of its own.
            let drawn = || self.stack.iter().any(|open| open.element.name == "svg");
            if !(text.trim().is_empty() || open.element.name == "title" && drawn()) {
                self.flat.head.text(open.element.name, text, self.stack.len());
            }
            return;
        }
        self.flat.head.shown(text, self.row);
        self.seek(start);
        let link = self.link && !text.trim().is_empty();
        if link {
            self.flat.tidy.open("a", &[("href", "#")]);
        }
        let source = self.html.get(start..end).unwrap_or("");
        if text == source {
            self.words(text);
        } else {
            for (letter, at) in in_step(text, source) {
                self.letter(letter, self.cursor.1 + at);
            }
        }
        if link {
            self.flat.tidy.close("a");
        }
    }

    /// Takes text that stands at the cursor letter by letter, a word at a time.
    fn words(&mut self, text: &str) {
        let (mut rest, mut source) = (text, self.cursor.1);
        while let Some(letter) = rest.chars().next() {
            let length = if is_space(letter) {
                self.blank(letter, source);
                letter.len_utf8()
            } else {
                let length = joined(rest);
                self.word(rest.get(..length).unwrap_or(rest), source);
                length
            };
            let (taken, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
            source += taken.chars().count();
            rest = behind;
        }
    }

    fn letter(&mut self, letter: char, source: usize) {
        if is_space(letter) {
            self.blank(letter, source);
        } else {
            self.word(letter.encode_utf8(&mut [0; 4]), source);
        }
    }

    /// Takes a letter of white space.
    fn blank(&mut self, letter: char, source: usize) {
        let verbatim = self.stack.last().is_some_and(|open| open.verbatim);
        match letter {
            '\n' if verbatim => self.break_line(false),
            _ if self.writing => self.space.at = self.space.at.or(Some(source)),
            _ => {}
        }
        let shown = if verbatim { letter } else { ' ' };
        self.flat.tidy.text(shown.encode_utf8(&mut [0; 4]));
    }

    /// Takes letters without white space.
    fn word(&mut self, word: &str, source: usize) {
        if !self.writing {
            self.begin_line();
        }
        let Space { at, seam } = std::mem::take(&mut self.space);
        let met = || seam == Seam::Met && self.parts_from(word);
        if let Some(place) = at.or_else(|| met().then_some(source)) {
            self.write(" ", place);
        }
        self.write(word, source);
        self.flat.tidy.text(word);
    }

    /// Whether a date is written right behind the words of the line, told apart from them by its look
    /// alone ("<span>Jane Roe</span><span>May 3</span>").
    fn parts_from(&self, next: &str) -> bool {
        let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        self.writing
            && self.flat.text.ends_with(char::is_lowercase)
            && next.starts_with(char::is_uppercase)
            && word.len() > 2
            && (calendar::month(&fold(word)).is_some() || calendar::weekday(&fold(word)).is_some())
    }

    fn write(&mut self, piece: &str, source: usize) {
        self.origin.keep(piece, source);
        self.flat.text.push_str(piece);
        if let Some((_, line)) = self.flat.lines.last_mut().filter(|_| self.link) {
            line.linked += u32::try_from(piece.len()).unwrap_or(0);
        }
    }

    fn begin_line(&mut self) {
        self.writing = true;
        let gap = self.flat.text.is_empty() || self.flat.text.ends_with("\n\n");
        let mut tag = Tag::Other;
        let (mut element, mut container) = (None, 0);
        for open in self.stack.iter().rev() {
            if tag == Tag::Other {
                tag = open.element.tag;
            }
            if open.element.layout != Layout::Inline {
                element = element.or(Some(open.number));
            }
            let own = open.element.layout == Layout::Inline
                || matches!(
                    open.element.tag,
                    Tag::Paragraph | Tag::Heading | Tag::Title | Tag::Item
                )
                || matches!(open.element.name, "ul" | "ol" | "dl" | "blockquote");
            if !own {
                container = open.number;
                break;
            }
        }
        let zones = self.stack.last().map_or(Zones::default(), |open| open.zones);
        self.flat.tidy.mark(self.row);
        let element = element.unwrap_or(0);
        let line = Line { gap, tag, zones, element, container, ..Line::default() };
        self.flat.lines.push((self.row, line));
    }

    /// Moves the cursor to a byte of the HTML.
    fn seek(&mut self, byte: usize) {
        let (at, chars) = self.cursor;
        let between = self.html.get(at..byte).unwrap_or("");
        self.cursor = (byte.max(at), chars + between.chars().count());
    }

    fn finish(mut self) -> Flat {
        self.close_to(0);
        self.flat.origin = self.origin.finish();
        self.flat
    }
}

/// Whether an inline element is given a look of its own, which may set it apart from its neighbours.
fn is_styled(element: Element) -> bool {
    matches!(element.name, "span" | "time" | "a")
}

/// Whether letters are collapsed to one space.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() && letter != '\u{a0}'
}

/// Length of the words at the head of a text that only single spaces part: they stay as they are.
fn joined(text: &str) -> usize {
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.find(|(_, letter)| is_space(*letter)) {
        let goes_on = letters.clone().next().is_some_and(|(_, next)| !is_space(next));
        if letter != ' ' || !goes_on {
            return at;
        }
    }
    text.len()
}

/// Whether an element stands in the tidy copy; inline ones (`b`, `span`) would only cost time.
fn is_copied(element: Element) -> bool {
    element.layout != Layout::Inline || element.tag == Tag::Control
}

/// Hash of what makes elements look alike: their name and classes, numbers apart (FNV-1a).
fn kind(name: &str, class: &str) -> u32 {
    let letters = class.bytes().take(200).filter(|byte| !byte.is_ascii_digit());
    name.bytes()
        .chain([b' '])
        .chain(letters)
        .fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn role_zone(role: &str) -> Zones {
    match role {
        "navigation" | "menu" | "menubar" => Zones::NAVIGATION,
        "banner" => Zones::HEADER,
        "contentinfo" => Zones::FOOTER,
        "complementary" => Zones::ASIDE,
        "dialog" | "alertdialog" | "search" | "form" => Zones::FORM,
        "main" => Zones::MAIN,
        "article" => Zones::ARTICLE,
        _ => Zones::default(),
    }
}

fn is_hidden(tag: &StartTag<usize>) -> bool {
    let style = tag.attributes.get(&b"style"[..]).map_or(&b""[..], |style| &style.value.0);
    let style: String =
        style.iter().filter(|b| !b.is_ascii_whitespace()).map(|b| char::from(*b)).collect();
    // Pages that are streamed in pieces (React) hide each piece until a script moves it.
    let streamed = tag.attributes.get(&b"id"[..]).is_some_and(|id| id.value.starts_with(b"S:"));
    (tag.attributes.contains_key(&b"hidden"[..]) && !streamed)
        || style.to_ascii_lowercase().contains("display:none")
}
