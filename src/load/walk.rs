//! Walking: from paths to the bytes of files, in a steady order, with a size limit.
//!
//! What the bytes mean is not its business; a file that cannot be read becomes a problem.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::document::Problem;

/// The largest file that is read. The longest article is a thousandth of this; what is larger is
/// an archive or a database.
const MOST_BYTES: u64 = 32 * 1024 * 1024;
/// How deep folders are followed.
const MOST_DEPTH: usize = 64;
/// Files of these kinds are text, yet never articles; in folders they are passed over.
const NOT_ARTICLES: [&str; 22] = [
    "json", "jsonl", "csv", "tsv", "xml", "css", "js", "ts", "toml", "yaml", "yml", "ini", "py",
    "rs", "sh", "sql", "log", "lock", "svg", "bib", "tex", "map",
];
/// Files that describe a folder rather than belong in it, without their ending.
const ABOUT_THE_FOLDER: [&str; 5] = ["readme", "license", "licence", "changelog", "contributing"];

/// A file's name and what is in it, or why that is not known.
pub(super) type Fetched = Result<(PathBuf, Vec<u8>), Problem>;

/// Reads all files under `paths` in order and hands them on one by one.
pub(super) fn files(
    paths: &[PathBuf],
    cancelled: &dyn Fn() -> bool,
    each: &mut dyn FnMut(Fetched),
) {
    let mut walk = Walk { cancelled, each };
    for path in paths {
        if (walk.cancelled)() {
            return;
        }
        walk.named(path);
    }
}

struct Walk<'a> {
    cancelled: &'a dyn Fn() -> bool,
    each: &'a mut dyn FnMut(Fetched),
}

impl Walk<'_> {
    /// A path that the user named: it loads, or it is a problem.
    fn named(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            let bytes = limited(std::io::stdin().lock());
            return self.hand_on(path, bytes);
        }
        match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => self.folder(path, 0),
            Ok(_) => self.hand_on(path, File::open(path).map_err(Fault::from).and_then(limited)),
            Err(error) => self.hand_on(path, Err(error.into())),
        }
    }

    fn folder(&mut self, folder: &Path, depth: usize) {
        let mut inner = match entries(folder) {
            Ok(inner) => inner,
            Err(error) => return self.hand_on(folder, Err(error.into())),
        };
        inner.sort();
        for path in inner {
            if (self.cancelled)() {
                return;
            }
            self.found(&path, depth);
        }
    }

    /// A path that was found in a folder: what is no article is passed over.
    fn found(&mut self, path: &Path, depth: usize) {
        let Ok(kind) = path.symlink_metadata().map(|found| found.file_type()) else { return };
        if kind.is_dir() {
            if depth < MOST_DEPTH {
                self.folder(path, depth + 1);
            }
            return;
        }
        let file = kind.is_file() || (kind.is_symlink() && path.is_file());
        if !file || passed_over(path) {
            return;
        }
        let bytes = File::open(path).map_err(Fault::from).and_then(limited);
        let known = known_extension(path);
        if !known && matches!(&bytes, Ok(bytes) if super::decode::is_binary(bytes)) {
            return;
        }
        self.hand_on(path, bytes);
    }

    fn hand_on(&mut self, path: &Path, bytes: Result<Vec<u8>, Fault>) {
        let path = path.to_owned();
        (self.each)(match bytes {
            Ok(bytes) => Ok((path, bytes)),
            Err(fault) => Err(Problem { path, reason: fault.0 }),
        });
    }
}

/// Why a file gives no bytes, in words.
struct Fault(String);

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        Self(match error.kind() {
            ErrorKind::NotFound => "no such file".to_owned(),
            ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
            _ => error.to_string().to_lowercase(),
        })
    }
}

fn limited(source: impl Read) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    source.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        0 => Err(Fault("empty file".to_owned())),
        length if length > MOST_BYTES => {
            Err(Fault(format!("larger than {} MB", MOST_BYTES / 1024 / 1024)))
        }
        _ => Ok(bytes),
    }
}

fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let all = std::fs::read_dir(folder)?;
    let visible = all.filter_map(Result::ok).filter(|entry| {
        let name = entry.file_name();
        !name.as_encoded_bytes().starts_with(b".")
    });
    Ok(visible.map(|entry| entry.path()).collect())
}

fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

fn known_extension(path: &Path) -> bool {
    matches!(extension(path).as_deref(), Some("txt" | "text" | "html" | "htm" | "xhtml"))
}

fn passed_over(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("").to_ascii_lowercase();
    extension(path).is_some_and(|kind| NOT_ARTICLES.contains(&kind.as_str()))
        || ABOUT_THE_FOLDER.contains(&stem.as_str())
}
