//! `clean`: articles without what is not article.
//!
//! What is cut, and why, is `load`'s judgement.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::Own;
use super::corpus::documents;
use super::output::{Failure, Sink};
use super::records::CleanRecord;
use crate::annotate::publication;
use crate::document::{BlockKind, Document};
use crate::load::Kind;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// How to print the articles
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
    /// Take the files for this, once unpacked, whatever they look like
    #[arg(long = "as", value_parser = kinds(), value_name = "KIND")]
    kind: Option<Kind>,
    /// Files and folders to clean; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// How articles are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shape {
    /// Title, imprint and paragraphs
    Text,
    /// One object an article and line, with what was cut
    Json,
    /// Markdown
    Md,
}

/// Reads the name of a kind of files.
fn kinds() -> impl TypedValueParser<Value = Kind> {
    let value = |kind: Kind| PossibleValue::new(kind.name()).help(kind.words());
    let named = |name: String| Kind::ALL.into_iter().find(|kind| kind.name() == name);
    PossibleValuesParser::new(Kind::ALL.map(value))
        .try_map(move |name| named(name).ok_or("no such kind of files"))
}

/// Runs `clean`.
pub(super) fn run(arguments: &Arguments, own: Own<'_>, sink: &mut Sink) -> Result<(), Failure> {
    let mut first = true;
    for document in &documents(&arguments.paths, arguments.kind, own)? {
        if let Shape::Json = arguments.format {
            sink.json(&CleanRecord::new(document))?;
            continue;
        }
        if !std::mem::replace(&mut first, false) {
            sink.line("\n* * *\n")?;
        }
        let markdown = matches!(arguments.format, Shape::Md);
        sink.line(&page(document, markdown))?;
    }
    Ok(())
}

/// Title, imprint and blocks, with blank lines between.
pub(super) fn page(document: &Document, markdown: bool) -> String {
    let title = crate::text::sanitize::sanitize_line(&document.title());
    // Standard input has no name that could stand for a headline.
    let titled = document.headline().is_some() || document.path().as_os_str() != "-";
    let title = titled.then(|| if markdown { format!("# {}", escaped(&title)) } else { title });
    let mut parts: Vec<String> = title.into_iter().collect();
    let date = publication(document).single_day().map(|day| day.to_string());
    let imprint =
        [document.source().map(str::to_owned), document.byline().map(str::to_owned), date];
    let imprint = imprint.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    if !imprint.is_empty() {
        parts.push(if markdown { format!("*{}*", escaped(&imprint)) } else { imprint });
    }
    for block in document.blocks() {
        let text = block.words(document.raw()).of(document.raw());
        parts.push(match block.kind {
            _ if !markdown => block.span.of(document.raw()).to_owned(),
            BlockKind::Heading => format!("## {}", escaped(text)),
            BlockKind::Quote => format!("> {}", escaped(text).replace('\n', "\n> ")),
            BlockKind::ListItem => format!("- {}", escaped(text)),
            BlockKind::Caption => format!("*{}*", escaped(text)),
            BlockKind::Paragraph => escaped(text),
        });
    }
    parts.join("\n\n")
}

/// Text that means itself in Markdown (CommonMark 0.31).
fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let marked = line.get(number..).unwrap_or("");
        let opens = number == 0 && line.starts_with(['#', '>', '-', '+', '=', '~']);
        let counts = number > 0 && marked.starts_with(['.', ')']);
        let (head, rest) = if counts { line.split_at(number) } else { ("", line) };
        plain.push_str(head);
        if opens || counts {
            plain.push('\\');
        }
        for letter in rest.chars() {
            if matches!(letter, '\\' | '`' | '*' | '_' | '<' | '[' | '&') {
                plain.push('\\');
            }
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{escaped, page};
    use crate::load::read;
    use std::path::Path;

    #[test]
    fn text_that_looks_like_markdown_means_itself() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected);
        check("# 7 of the list", "\\# 7 of the list");
        check("2021. That year", "2021\\. That year");
        check("the *envoys* <b>", "the \\*envoys\\* \\<b>");
        check("- said Orlov\n> no", "\\- said Orlov\n\\> no");
        check("Talks at No. 10 - again", "Talks at No. 10 - again");
    }

    /// The `-` that stands for standard input stood there as a headline.
    #[test]
    fn a_text_without_a_headline_is_called_by_its_file_if_that_has_a_name() {
        let text = "The envoys met in Norwick on Tuesday and talked about the harbour for hours.\n";
        for (path, first) in [("-", "The envoys"), ("a.txt", "a.txt")] {
            let document = read(Path::new(path), text.as_bytes(), None).unwrap();
            assert!(page(&document, false).starts_with(first), "{}", page(&document, false));
        }
    }

    #[test]
    fn a_date_line_of_the_text_dates_the_page() {
        let text = "Chad gets loan\n\nN'DJAMENA, 3 May 2023 — Chad received a loan of two billion \
                    francs on Tuesday.\n\nThe finance minister thanked the bank and said that \
                    the money would be spent on power plants.\n";
        let document = read(Path::new("loan.txt"), text.as_bytes(), None).unwrap();
        assert!(page(&document, false).contains("2023-05-03"), "{}", page(&document, false));
    }
}
