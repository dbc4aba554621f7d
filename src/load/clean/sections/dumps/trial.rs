//! The article of a text dump that the rules are tried on, and what they leave of lines in it.

use std::path::Path;

use crate::document::Format;
use crate::load::read;

/// The paragraphs of the article, none of which any rule may cut.
const BODY: [&str; 8] = [
    "The ministers of Velm and Ostry agreed on Tuesday to reopen two crossings at Rostal.",
    "Lorries may pass again from Monday on, the ministry of the smaller state said.",
    "\u{201c}You do not forget a rope that pulled you out,\u{201d} said Ottilie Crane, the minister of Ostry.",
    "Trade between the two fell by a third in the winter, as their statistics tell.",
    "Both governments want to count the lorries again before the parliaments vote in May.",
    "The carters had asked for a third crossing and will have to wait for the next treaty.",
    "The last treaty was signed in 1974 on a ferry that stood still between the two shores.",
    "A commission of six will look at the scales, the stamps and the hours of the guards.",
];

/// The body of the article with lines behind so many of its paragraphs.
fn body(lines: &[&str], at: usize) -> String {
    let (before, behind) = BODY.split_at(at);
    let head = ["Ministers reopen two crossings", "By Anna Vold", "4 May 2015"];
    let all = [&head[..], before, lines, behind].concat().join("\n\n");
    read(Path::new("a.txt"), all.as_bytes(), Some(Format::Text)).unwrap().body()
}

/// Checks that none of the lines behind so many paragraphs is left, and all of the article is.
pub(super) fn gone(lines: &[&str], at: usize) {
    assert_eq!(body(lines, at), BODY.join("\n\n"), "{lines:?}");
}

/// Checks that all of the lines behind so many paragraphs are left.
pub(super) fn kept(lines: &[&str], at: usize) {
    let found = body(lines, at);
    assert!(lines.iter().all(|line| found.contains(line)), "{lines:?}\n{found}");
}
