//! Web pages: from HTML to lines, with what the markup tells of each and of the page.
//!
//! One pass over the tokens does it all; the main content is found by a crate made for that.

mod defuse;
mod elements;
mod flatten;
mod head;
mod hints;
mod json_ld;
mod main_content;
mod signed;
mod tidy;

pub(super) use head::{Head, Stamp};
pub(super) use hints::Hint;
pub(super) use json_ld::{Described, Whose, article};
pub(super) use signed::{Mark, Signed};

use super::page::Page;
use crate::document::Origin;
use crate::text::{Span, sanitize};

/// A page that shows fewer bytes than this may have its article in its description only.
const FEW_BYTES: usize = 600;

/// Flattens a page and marks the lines of its main content.
///
/// A page that shows next to nothing, because a script is to fill it, is read as if it showed the
/// text by which it describes its article.
pub(super) fn page(html: &str) -> Page {
    let page = shown(html);
    let told = Some(&page).filter(|page| page.raw.len() < FEW_BYTES);
    let told = told.and_then(|page| json_ld::body(&page.head.json_ld));
    let Some(told) = told.filter(|told| told.len() > 2 * page.raw.len()) else { return page };
    let filled = shown(&format!("{html}<article>{told}</article>"));
    Page { origin: Origin::entry(&filled.raw), ..filled }
}

/// Flattens what a page shows.
fn shown(html: &str) -> Page {
    let mut flat = flatten::flatten(html);
    let kept = main_content::rows(&flat.tidy);
    let clean = sanitize(&flat.text);
    let origin = if clean.text == flat.text {
        flat.origin
    } else {
        clean.origin.after(&clean.text, &flat.origin, &flat.text)
    };
    let mut lines = Vec::with_capacity(flat.lines.len());
    let mut shown = Vec::with_capacity(flat.lines.len());
    let mut rows = flat.lines.into_iter().peekable();
    let mut at = 0;
    for (row, piece) in clean.text.split_inclusive('\n').enumerate() {
        let span = Span::between(at, at + piece.len()).trim(&clean.text);
        at += piece.len();
        let Some((_, line)) = rows.next_if(|(number, _)| *number == row) else { continue };
        if !span.is_empty() {
            shown.push(row);
            let main = kept.contains(&row);
            lines.push(super::page::Line { span, main, ..line });
        }
    }
    flat.head.settle(&|row| shown.partition_point(|other| *other < row));
    let origin = Origin::File(origin);
    let (head, elements) = (flat.head, flat.elements);
    Page { raw: clean.text, origin, lines, head, elements, ..Page::default() }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::document::Format;
    use crate::load::read;

    const BODY: [&str; 2] = [
        "The envoys of both coasts met in the customs house of Larnholm & spoke of \"cod\" on Monday.",
        "They will meet again in October, when the last ships are back from the north, she said.",
    ];

    fn check(shown: &str, expected: &[&str]) {
        let told = BODY.join("\\n\\n").replace('"', "\\\"");
        let told = told.replace("\\\\n", "\\n");
        let html = format!(
            "<html><head><title>Envoys meet</title><script type=\"application/ld+json\">\
             {{\"@type\":\"NewsArticle\",\"headline\":\"Envoys meet\",\"articleBody\":\"{told}\"}}\
             </script></head><body><div>{shown}</div></body></html>"
        );
        let document = read(Path::new("a.html"), html.as_bytes(), Some(Format::Html)).unwrap();
        assert_eq!(document.body(), expected.join("\n\n"), "{shown}");
        assert_eq!(document.headline().map(|title| &*title.text), Some("Envoys meet"));
    }

    #[test]
    fn a_page_that_a_script_is_to_fill_has_the_text_of_its_description() {
        check("", &BODY);
        check("Please enable JavaScript.", &BODY);
        let own = "The harbour master counted the ferries of both coasts on Monday and found one \
                   too many, as he had in March.";
        let paragraphs = format!("<p>{own}</p>").repeat(1)
            + "<p>He will count again, he said, \
                   when the last ships are back from the north in October.</p>";
        check(
            &paragraphs,
            &[
                own,
                "He will count again, he said, when the last ships are back \
                                   from the north in October.",
            ],
        );
    }
}
