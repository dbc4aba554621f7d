//! [`FullPath`]: where an article lies, however the file was called when it was opened.
//!
//! What is done with it is others' business; nothing is read but names.

use std::path::{Path, PathBuf, is_separator};

use crate::document::Document;

/// A path that was named, beside the same from the root of the file system on.
#[derive(Debug)]
pub(super) struct FullPath {
    named: String,
    full: String,
}

impl FullPath {
    /// Looks a file or folder up; `None` for standard input and for what is neither.
    ///
    /// A link to a folder stands for that folder. A link to a file is a name of its own, as it is
    /// when its folder is read.
    pub(super) fn of(named: &Path) -> Option<Self> {
        let found = named.metadata().ok().filter(|found| found.is_dir() || found.is_file())?;
        let full = match named.file_name().filter(|_| found.is_file()) {
            Some(name) => {
                let folder = named.parent().filter(|folder| !folder.as_os_str().is_empty());
                folder.unwrap_or(Path::new(".")).canonicalize().ok()?.join(name)
            }
            None => named.canonicalize().ok()?,
        };
        let text = |path: &Path| path.to_string_lossy().into_owned();
        Some(Self { named: text(named), full: text(&full) })
    }

    /// Tells an article that was found there where it lies.
    pub(super) fn tell(&self, document: Document) -> Document {
        let shown = document.path().to_string_lossy().into_owned();
        match shown.strip_prefix(&self.named) {
            Some(inner) => document.with_full_path(&self.with(inner)),
            None => document,
        }
    }

    /// The full path of something within: a file of the folder, or a part of the file, whose label
    /// begins with a sign of its own (`!/page.html`, `#3`).
    fn with(&self, inner: &str) -> PathBuf {
        let within = inner.trim_start_matches(is_separator);
        match Path::new(&self.full).is_dir() {
            true => Path::new(&self.full).join(within),
            false => format!("{}{inner}", self.full).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::FullPath;
    use crate::load::verbatim;

    #[test]
    fn an_article_lies_where_it_lies_however_it_was_called() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir(root.join("news")).unwrap();
        for name in ["news/1.txt", "news/a.zip"] {
            std::fs::write(root.join(name), "x").unwrap();
        }
        let check = |named: &str, shown: &str, expected: &str| {
            let (named, shown) = (format!("{}{named}", root.display()), root.join(shown));
            let full = FullPath::of(Path::new(&named)).unwrap();
            let document = full.tell(verbatim(&shown, "x"));
            assert_eq!(document.full_path(), Some(&*root.join(expected)), "{named}");
        };
        check("", "news/1.txt", "news/1.txt");
        check("/", "news/1.txt", "news/1.txt");
        check("/news/..", "news/../news/1.txt", "news/1.txt");
        check("/news/.", "news/./1.txt", "news/1.txt");
        check("/news/../news/1.txt", "news/../news/1.txt", "news/1.txt");
        check("/news/a.zip", "news/a.zip!/b/1.txt", "news/a.zip!/b/1.txt");
        check("/news/a.zip", "news/a.zip#3", "news/a.zip#3");
        assert!(FullPath::of(Path::new("-")).is_none());
        assert!(FullPath::of(&root.join("nowhere")).is_none());
    }
}
