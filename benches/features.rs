//! Prints the features of the files in a folder, from which `data/boilerplate/train.py` learns.
//!
//! `cargo bench --bench features -- text FOLDER > text.tsv`, or `html`. No measurement, but what
//! measures and trains stands here: it is part neither of the program nor of its tests.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "printing is its purpose")]

use std::path::Path;
use std::{fs, io};

use diplo_tui::document::Format;
use diplo_tui::load::features;

fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let [format, folder] = words.as_slice() else {
        eprintln!("features: nothing asked for; say `text FOLDER` or `html FOLDER`");
        return Ok(());
    };
    let format = if format == "html" { Format::Html } else { Format::Text };
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut files: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().try_for_each(|file| print(file, format))
}

/// Prints a row a line: the file's name, the line's text, its features; first a row of names.
fn print(file: &Path, format: Format) -> io::Result<()> {
    let text = String::from_utf8_lossy(&fs::read(file)?).into_owned();
    let id = file.file_stem().unwrap_or_default().to_string_lossy();
    for (row, (line, numbers)) in features(&text, format).into_iter().enumerate() {
        let name = if row == 0 { "id" } else { &id };
        println!("{name}\t{}\t{}", line.replace(['\t', '\n'], " "), numbers.join("\t"));
    }
    Ok(())
}
