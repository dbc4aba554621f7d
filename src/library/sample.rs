//! The sample corpus, compiled in: what the first run shows.
//!
//! Its files lie in `data/sample` and are read like a user's own.

use std::path::Path;

use crate::document::{Document, Problem};
use crate::load::read;

macro_rules! file {
    ($name:literal) => {
        (concat!("sample/", $name), include_bytes!(concat!("../../data/sample/", $name)))
    };
}

/// Every file of `data/sample`; a test holds the list complete.
const FILES: &[(&str, &[u8])] = &[
    file!("001_e61aab3e07425c11.txt"),
    file!("002_bf2ea659cc6e3ec7.txt"),
    file!("003_cdecf58686af2603.html"),
    file!("004_246a06d1431c0a1c.txt"),
    file!("005_fb74284908af63f3.txt"),
    file!("006_d353ffdb347fac1d.txt"),
    file!("007_26e39dc985c64beb.txt"),
    file!("008_5257415612299373.txt"),
    file!("009_8140ea43d142a24d.txt"),
    file!("010_544bcb7880633c8e.txt"),
    file!("011_d9d6c35a86334ff3.txt"),
    file!("012_6e8d640de2f7a7e0.txt"),
    file!("013_7fc3c4e8f06fd7dc.txt"),
    file!("014_49b52917d269c938.txt"),
    file!("015_04fbe860435edeb8.txt"),
    file!("016_299a10d97a50cf2f.html"),
];

/// Reads the sample; its paths begin with `sample/`.
#[must_use]
pub fn sample() -> (Vec<Document>, Vec<Problem>) {
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    for (path, bytes) in FILES {
        match read(Path::new(path), bytes, None) {
            Ok(document) => documents.push(document),
            Err(problem) => problems.push(problem),
        }
    }
    (documents, problems)
}

#[cfg(test)]
mod tests {
    use super::{FILES, sample};

    #[test]
    fn every_file_of_the_folder_is_in_the_sample_and_reads() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
        let entries = std::fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let articles = names.filter(|name| name.ends_with(".txt") || name.ends_with(".html"));
        let mut paths: Vec<_> = articles.map(|name| format!("sample/{name}")).collect();
        paths.sort();
        assert_eq!(FILES.iter().map(|(path, _)| *path).collect::<Vec<_>>(), paths);
        let (documents, problems) = sample();
        assert_eq!((documents.len(), problems), (paths.len(), Vec::new()));
    }
}
