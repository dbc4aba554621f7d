//! From bytes to articles: a first version that reads UTF-8 files and takes them as they are.
//!
//! Cleaning, web pages and metadata come with the readers of each format.

use std::fs;
use std::path::{Path, PathBuf};

use crate::document::{Block, BlockKind, Document, DocumentParts, Format, Problem, Publication};
use crate::text::{Span, sanitize};

/// How files are to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The format that all files are in; `None` looks at each file.
    pub format: Option<Format>,
}

/// Reads files and hands each article, or what is wrong with its file, to `each`.
pub fn load(
    paths: &[PathBuf],
    options: &Options,
    cancelled: &dyn Fn() -> bool,
    each: &mut dyn FnMut(Result<Document, Problem>),
) {
    for path in paths.iter().take_while(|_| !cancelled()) {
        each(match fs::read(path) {
            Ok(bytes) => read(path, &bytes, options.format),
            Err(error) => Err(Problem { path: path.clone(), reason: error.to_string() }),
        });
    }
}

/// Reads one file's bytes.
///
/// # Errors
/// A [`Problem`] if the bytes are no text.
pub fn read(path: &Path, bytes: &[u8], _format: Option<Format>) -> Result<Document, Problem> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Problem { path: path.to_owned(), reason: "not UTF-8".to_owned() })?;
    Ok(verbatim(path, text))
}

/// Takes a text as it is: sanitised, a paragraph for each line that is not blank, nothing cut.
#[must_use]
pub fn verbatim(path: &Path, text: &str) -> Document {
    let clean = sanitize(text);
    let mut at = 0;
    let spans = clean.text.split_inclusive('\n').map(|line| {
        at += line.len();
        Span::between(at - line.len(), at).trim(&clean.text)
    });
    let paragraphs = spans.map(|span| Block { kind: BlockKind::Paragraph, span });
    Document::new(DocumentParts {
        path: path.to_owned(),
        format: Format::Text,
        blocks: paragraphs.collect(),
        raw: clean.text,
        origin: clean.origin,
        headline: None,
        byline: None,
        source: None,
        url: None,
        language: None,
        publication: Publication::unknown(),
        cuts: Vec::new(),
    })
}
