//! What is known of HTML's elements: which begin a line, which are invisible, which close others.
//!
//! A table in code, since it is the standard's and nobody should edit it.

use std::sync::LazyLock;

use super::super::page::{Tag, Zones};

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    /// Its name.
    pub(super) name: &'static str,
    /// How it is laid out.
    pub(super) layout: Layout,
    /// What its lines are.
    pub(super) tag: Tag,
    /// The place that it makes.
    pub(super) zone: Zones,
}

/// How an element is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Within a line.
    Inline,
    /// A cell: stays on its row's line.
    Cell,
    /// Begins and ends a line.
    Block,
    /// Begins and ends a line, with a blank line before and behind.
    Apart,
    /// Not shown.
    Hidden,
    /// Has no content.
    Void,
}

const fn element(name: &'static str, layout: Layout, tag: Tag, zone: u32) -> Element {
    Element { name, layout, tag, zone: Zones(zone) }
}

/// HTML Living Standard, "Rendering", with the places that matter here; other elements are inline.
const ELEMENTS: [Element; 79] = [
    element("address", Layout::Block, Tag::Other, 0),
    element("area", Layout::Void, Tag::Other, 0),
    element("article", Layout::Block, Tag::Other, Zones::ARTICLE.0),
    element("aside", Layout::Block, Tag::Other, Zones::ASIDE.0),
    element("audio", Layout::Hidden, Tag::Other, 0),
    element("base", Layout::Void, Tag::Other, 0),
    element("blockquote", Layout::Apart, Tag::Other, Zones::QUOTE.0),
    element("body", Layout::Block, Tag::Other, 0),
    element("br", Layout::Void, Tag::Other, 0),
    element("button", Layout::Inline, Tag::Control, Zones::FORM.0),
    element("canvas", Layout::Hidden, Tag::Other, 0),
    element("caption", Layout::Block, Tag::Caption, 0),
    element("center", Layout::Block, Tag::Other, 0),
    element("col", Layout::Void, Tag::Other, 0),
    element("datalist", Layout::Hidden, Tag::Other, 0),
    element("dd", Layout::Block, Tag::Item, Zones::LIST.0),
    element("desc", Layout::Inline, Tag::Other, 0),
    element("details", Layout::Block, Tag::Other, 0),
    element("dialog", Layout::Block, Tag::Other, Zones::FORM.0),
    element("dir", Layout::Block, Tag::Other, 0),
    element("div", Layout::Block, Tag::Other, 0),
    element("dl", Layout::Block, Tag::Other, 0),
    element("dt", Layout::Block, Tag::Item, Zones::LIST.0),
    element("embed", Layout::Void, Tag::Other, 0),
    element("fieldset", Layout::Block, Tag::Other, Zones::FORM.0),
    element("figcaption", Layout::Block, Tag::Caption, Zones::FIGURE.0),
    element("figure", Layout::Apart, Tag::Other, Zones::FIGURE.0),
    element("footer", Layout::Block, Tag::Other, Zones::FOOTER.0),
    element("foreignobject", Layout::Hidden, Tag::Other, 0),
    element("form", Layout::Block, Tag::Other, Zones::FORM.0),
    element("h1", Layout::Apart, Tag::Title, 0),
    element("h2", Layout::Apart, Tag::Heading, 0),
    element("h3", Layout::Apart, Tag::Heading, 0),
    element("h4", Layout::Apart, Tag::Heading, 0),
    element("h5", Layout::Apart, Tag::Heading, 0),
    element("h6", Layout::Apart, Tag::Heading, 0),
    element("head", Layout::Hidden, Tag::Other, 0),
    element("header", Layout::Block, Tag::Other, Zones::HEADER.0),
    element("hgroup", Layout::Block, Tag::Other, 0),
    element("hr", Layout::Void, Tag::Other, 0),
    element("html", Layout::Block, Tag::Other, 0),
    element("iframe", Layout::Hidden, Tag::Other, 0),
    element("img", Layout::Void, Tag::Other, 0),
    element("input", Layout::Void, Tag::Other, 0),
    element("label", Layout::Inline, Tag::Control, Zones::FORM.0),
    element("li", Layout::Block, Tag::Item, Zones::LIST.0),
    element("link", Layout::Void, Tag::Other, 0),
    element("main", Layout::Block, Tag::Other, Zones::MAIN.0),
    element("math", Layout::Inline, Tag::Other, 0),
    element("menu", Layout::Block, Tag::Other, Zones::NAVIGATION.0),
    element("meta", Layout::Void, Tag::Other, 0),
    element("nav", Layout::Block, Tag::Other, Zones::NAVIGATION.0),
    element("noscript", Layout::Hidden, Tag::Other, 0),
    element("object", Layout::Hidden, Tag::Other, 0),
    element("ol", Layout::Apart, Tag::Other, 0),
    element("optgroup", Layout::Block, Tag::Control, 0),
    element("option", Layout::Block, Tag::Control, 0),
    element("p", Layout::Apart, Tag::Paragraph, 0),
    element("param", Layout::Void, Tag::Other, 0),
    element("pre", Layout::Apart, Tag::Verbatim, 0),
    element("script", Layout::Hidden, Tag::Other, 0),
    element("section", Layout::Block, Tag::Other, 0),
    element("select", Layout::Hidden, Tag::Other, 0),
    element("source", Layout::Void, Tag::Other, 0),
    element("style", Layout::Hidden, Tag::Other, 0),
    element("summary", Layout::Block, Tag::Other, 0),
    element("svg", Layout::Hidden, Tag::Other, 0),
    element("table", Layout::Apart, Tag::Other, Zones::TABLE.0),
    element("tbody", Layout::Block, Tag::Other, 0),
    element("td", Layout::Cell, Tag::Cell, 0),
    element("template", Layout::Hidden, Tag::Other, 0),
    element("textarea", Layout::Hidden, Tag::Other, 0),
    element("tfoot", Layout::Block, Tag::Other, 0),
    element("th", Layout::Cell, Tag::Cell, 0),
    element("thead", Layout::Block, Tag::Other, 0),
    element("title", Layout::Hidden, Tag::Other, 0),
    element("tr", Layout::Block, Tag::Other, 0),
    element("ul", Layout::Apart, Tag::Other, 0),
    element("video", Layout::Hidden, Tag::Other, 0),
];

/// Looks an element up by its name in lower case.
pub(super) fn element_named(name: &[u8]) -> Element {
    // Each tag of a page asks; only names of one first letter are compared.
    let first = name.first().map_or(0, |byte| usize::from(byte.wrapping_sub(b'a')));
    let (start, end) = BEGINNING.get(first).copied().unwrap_or_default();
    let known = ELEMENTS.get(start..end).unwrap_or(&[]);
    known.iter().find(|known| known.name.as_bytes() == name).copied().unwrap_or(element(
        "span",
        Layout::Inline,
        Tag::Other,
        0,
    ))
}

/// Where in [`ELEMENTS`] the names begin and end that have the same first letter.
static BEGINNING: LazyLock<[(usize, usize); 26]> = LazyLock::new(|| {
    std::array::from_fn(|letter| {
        let place = |least: usize| {
            let before = |known: &Element| {
                known.name.bytes().next().is_some_and(|byte| usize::from(byte - b'a') < least)
            };
            ELEMENTS.partition_point(before)
        };
        (place(letter), place(letter + 1))
    })
});

impl Element {
    /// Whether its start ends an open paragraph ("closes a p element in button scope").
    pub(super) const fn ends_paragraph(&self) -> bool {
        matches!(self.layout, Layout::Block | Layout::Apart)
    }

    /// The elements that its start ends, and those behind which it does not look for them.
    pub(super) fn ends(&self) -> (&'static [&'static str], &'static [&'static str]) {
        match self.name {
            "li" => (&["li"], &["ul", "ol", "menu", "dir", "table"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "option" => (&["option"], &["select", "table"]),
            _ if self.ends_paragraph() => (&["p"], &["table", "td", "th", "button", "caption"]),
            _ => (&[], &[]),
        }
    }

    /// Whether its start ends a drawing that was left open ("The rules for parsing tokens in foreign
    /// content").
    pub(super) const fn ends_drawing(&self) -> bool {
        let layout = matches!(self.layout, Layout::Block | Layout::Apart);
        layout
            && (self.is_of_text() || matches!(self.name.as_bytes(), b"body" | b"div" | b"center"))
    }

    /// Whether it is a part of a drawing that holds HTML ("HTML integration point").
    pub(super) const fn holds_html(&self) -> bool {
        matches!(self.name.as_bytes(), b"foreignobject" | b"desc")
    }

    /// Whether its start shows that a choice was left open: none holds such an element.
    pub(super) const fn ends_choice(&self) -> bool {
        self.is_of_text() || matches!(self.zone, Zones::ARTICLE | Zones::MAIN)
    }

    /// Whether it holds paragraphs, lists and tables, or is one.
    const fn is_of_text(&self) -> bool {
        matches!(
            self.name.as_bytes(),
            b"blockquote"
                | b"dl"
                | b"h1"
                | b"h2"
                | b"h3"
                | b"h4"
                | b"h5"
                | b"h6"
                | b"li"
                | b"ol"
                | b"p"
                | b"pre"
                | b"table"
                | b"ul"
        )
    }

    /// Whether an end tag may not reach out of it.
    pub(super) fn is_scope(&self) -> bool {
        matches!(self.name, "table" | "td" | "th" | "caption" | "template" | "html")
    }
}

#[cfg(test)]
mod tests {
    use super::{ELEMENTS, element_named};

    #[test]
    fn every_element_is_found_by_its_name() {
        for known in ELEMENTS {
            assert_eq!(element_named(known.name.as_bytes()).name, known.name);
        }
        assert_eq!(element_named(b"x-custom").name, "span");
    }
}
