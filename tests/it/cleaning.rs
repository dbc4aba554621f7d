//! How well the cleaning works, on texts that were written for this test.
//!
//! Scores on public collections of pages are told in `data/boilerplate/train.py`.

use std::path::PathBuf;

use diplo_tui::document::Format;
use diplo_tui::load::features;

/// Not a test: prints the features of the files in `PAGES` for `data/boilerplate/train.py`.
#[test]
#[ignore = "prints the training data of the line classifier"]
fn features_of_the_pages_in_a_folder() {
    let folder = PathBuf::from(std::env::var("PAGES").unwrap());
    let html = std::env::var("FORMAT").is_ok_and(|format| format == "html");
    let format = if html { Format::Html } else { Format::Text };
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let text = String::from_utf8_lossy(&std::fs::read(&file).unwrap()).into_owned();
        let id = file.file_stem().unwrap().to_string_lossy().into_owned();
        for (row, (line, numbers)) in features(&text, format).into_iter().enumerate() {
            let name = if row == 0 { "id" } else { &id };
            println!("{name}\t{}\t{}", line.replace(['\t', '\n'], " "), numbers.join("\t"));
        }
    }
}
