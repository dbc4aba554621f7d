//! Defusing: tags with thousands of attributes, at which the tokenizer overflows the stack.
//!
//! It calls itself for each attribute, and an overflow cannot be caught; so such tags are mended
//! before it sees them. Nothing else of the page is changed, and no byte is moved.

use std::borrow::Cow;

/// The most attributes of a tag. Real tags have under 60; the tokenizer overflows a stack of 8 MB
/// somewhere above 5,000.
const MOST_ATTRIBUTES: usize = 200;
/// How many tags without an end are looked behind; each costs a look at the rest of the page.
const MOST_UNENDED: usize = 50;

/// Makes one long attribute of those that are too many in a tag.
pub(super) fn attributes(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut mended: Option<Vec<u8>> = None;
    let (mut at, mut unended) = (0, 0);
    while let Some(open) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'<')) {
        let start = at + open + 1;
        if !bytes.get(start).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/') {
            at = start;
            continue;
        }
        let tag = Tag::read(bytes, start);
        if let Some(excess) = tag.excess {
            let copy = mended.get_or_insert_with(|| bytes.to_vec());
            copy.get_mut(excess..tag.end).into_iter().for_each(|rest| rest.fill(b'x'));
        }
        at = tag.end;
        unended += usize::from(at == start);
        if unended > MOST_UNENDED {
            break;
        }
    }
    match mended.and_then(|bytes| String::from_utf8(bytes).ok()) {
        Some(mended) => Cow::Owned(mended),
        None => Cow::Borrowed(html),
    }
}

/// A tag from behind its `<` to before its `>`.
struct Tag {
    /// Where the first attribute that is too many begins.
    excess: Option<usize>,
    end: usize,
}

impl Tag {
    fn read(bytes: &[u8], start: usize) -> Self {
        let mut quote = None;
        let mut before = b'<';
        let mut attributes = 0;
        let mut excess = None;
        for (at, byte) in bytes.iter().enumerate().skip(start) {
            match (quote, *byte) {
                (Some(open), close) if open == close => quote = None,
                (Some(_), _) => {}
                (None, b'>') => return Self { excess, end: at },
                // A quotation mark opens a value only behind the equals sign.
                (None, mark @ (b'"' | b'\'')) if before == b'=' => quote = Some(mark),
                (None, byte) => {
                    let apart = |b: u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'"' | b'\'');
                    attributes += usize::from(apart(before) && !apart(byte));
                    if attributes > MOST_ATTRIBUTES && excess.is_none() && at > start {
                        excess = Some(at);
                    }
                }
            }
            before = if byte.is_ascii_whitespace() && before == b'=' { b'=' } else { *byte };
        }
        // A tag without an end is no tag; what follows its beginning is looked at again.
        Self { excess, end: if excess.is_some() { bytes.len() } else { start } }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::attributes;
    use crate::load::web;

    #[test]
    fn real_tags_are_left_as_they_are() {
        let values = "word ".repeat(900);
        let pages = [
            "<p class=\"a b\" id='c'>Envoys meet</p>".to_owned(),
            format!("<div data-list=\"{values}\" title='{values}'>Envoys &lt; meet</div>"),
            format!("a < b {values}"),
            "<p title=\"never closed".to_owned(),
        ];
        for page in pages {
            assert!(matches!(attributes(&page), Cow::Borrowed(_)), "{page}");
        }
    }

    /// A tag with 300,000 attributes once ended the program: no error, no message.
    #[test]
    fn a_tag_of_countless_attributes_is_read() {
        let forms: [&dyn Fn(usize) -> String; 5] = [
            &|at| format!(" a{at}=\"é\""),
            &|at| format!(" a{at}"),
            &|at| format!("/a{at}"),
            &|at| format!("a{at}='x'"),
            &|at| format!(" a{at} = \"x y\""),
        ];
        for form in forms {
            let many: String = (0..60_000).map(form).collect();
            for page in
                [format!("<div {many}>Envoys meet</div>"), format!("Envoys meet</p {many}>")]
            {
                let page = web::page(&page);
                assert_eq!(page.text(0), "Envoys meet");
            }
            web::page(&format!("Envoys meet <div {many}"));
        }
    }
}
