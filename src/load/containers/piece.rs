//! [`Piece`]: an article as a feed, a record or a mail hands it over: its words and what is stated.
//!
//! From here it goes the way of every text and page: it is cleaned, and seen for what is missing.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::document::{Document, Format, Origin};
use crate::load::clean::Ruling;
use crate::load::facts::{Facts, facts, same_words};
use crate::load::{Rules, assemble, decode, page::Page, plain, web};

/// Tells what is settled of each line of a page.
pub(super) type Settled = fn(&Page) -> Vec<Option<Ruling>>;

/// An article, before it is cleaned.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// Its text, a fragment of a page or a whole page.
    pub(super) body: String,
    /// What the file states of it.
    pub(super) stated: Facts,
    /// How many invalid sequences of bytes it had, if they are its alone.
    pub(super) invalid: usize,
    /// Tells what the form of the file settles of each line.
    pub(super) settled: Option<Settled>,
}

impl Piece {
    /// Cleans the article; `None` if no words remain.
    pub(super) fn document(self, label: PathBuf, rules: &Rules) -> Option<Document> {
        let Self { body, mut stated, invalid, settled } = self;
        let whole = decode::is_markup(&body);
        let format = if whole || has_markup(&body) { Format::Html } else { Format::Text };
        stated.headline = stated.headline.map(|title| without_markup(&title).into_owned());
        let body = match format {
            Format::Html => body,
            Format::Text => body.split('\n').map(without_markup).collect::<Vec<_>>().join("\n"),
        };
        let titled = match &stated.headline {
            Some(title) if !whole => with_title(title, body, format),
            _ => body,
        };
        let page = page(&titled, format);
        let rulings = settled.map(|settled| settled(&page)).unwrap_or_default();
        let page = Page { origin: Origin::entry(&page.raw), rulings, ..page };
        if page.lines.is_empty() {
            return None;
        }
        let stated = |page: &Page| match whole {
            true => stated.clone().or(facts(page)),
            false => stated.clone(),
        };
        let notes = decode::notes(&page.raw, invalid);
        let document = assemble::document(label, format, page, &stated, rules).with_notes(notes);
        document.blocks().iter().any(|block| block.kind.in_body()).then_some(document)
    }
}

/// A headline or line as it is shown: engines write them in HTML, too (`Talks &#8217;fail&#8217;`).
fn without_markup(line: &str) -> Cow<'_, str> {
    let entity = |at: usize| line.get(at..at + 12).unwrap_or(&line[at..]).contains(';');
    if !has_markup(line) && !line.match_indices('&').any(|(at, _)| entity(at)) {
        return line.into();
    }
    let shown = web::page(line).raw.split_whitespace().collect::<Vec<_>>().join(" ");
    if shown.is_empty() { line.into() } else { shown.into() }
}

fn page(text: &str, format: Format) -> Page {
    match format {
        Format::Text => plain::page(text),
        Format::Html => web::page(text),
    }
}

/// The words under their headline, so that whom and what it names is found, too.
fn with_title(title: &str, body: String, format: Format) -> String {
    let first = body.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    match format {
        Format::Text if same_words(first, title) => body,
        Format::Text => format!("{title}\n\n{body}"),
        Format::Html => {
            let escaped = title.replace('&', "&amp;").replace('<', "&lt;");
            format!("<article><h1>{escaped}</h1>\n{body}</article>")
        }
    }
}

/// Whether a text is written in HTML: it holds an end tag or a tag that needs none.
fn has_markup(text: &str) -> bool {
    const SIGNS: [&str; 14] = [
        "</p>",
        "</a>",
        "</div>",
        "</b>",
        "</i>",
        "</em>",
        "</strong>",
        "</li>",
        "</span>",
        "</h2>",
        "<br",
        "<p>",
        "<p ",
        "<img ",
    ];
    text.match_indices('<').any(|(at, _)| {
        let rest = &text.as_bytes()[at..];
        let starts = |sign: &&str| {
            rest.get(..sign.len()).is_some_and(|head| head.eq_ignore_ascii_case(sign.as_bytes()))
        };
        SIGNS.iter().any(starts)
    })
}
