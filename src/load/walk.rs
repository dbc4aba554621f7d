//! Walking: from paths to open files, in a steady order; nothing that could wait is opened.
//!
//! What the bytes mean is not its business; a file that cannot be opened becomes a problem.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::containers::Kind;
use super::names::{Lists, lists};
use crate::document::Problem;

/// How deep folders are followed.
const MOST_DEPTH: usize = 64;
/// Where the shell hangs the pipes that it makes; each has a writer already.
const PIPES: [&str; 3] = ["/dev/fd/", "/dev/stdin", "/proc/self/fd/"];

/// Told of what might never give a byte.
const PIPE: &str = "a pipe or device, not a file";

/// A file that is to be read.
#[derive(Debug)]
pub(super) struct Found {
    /// Its path, or `-`.
    pub(super) path: PathBuf,
    /// What is to be told if it holds no article.
    pub(super) hope: Hope,
    /// The open file; `None` is the standard input.
    pub(super) file: Option<File>,
}

/// How sure it is that a file should hold articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hope {
    /// Somebody said so, or its name does: it is a problem if it holds none.
    Sure,
    /// It lies there: it is passed over if it holds none.
    Slight,
}

/// Judges a file of a folder or an archive by its name; `None` if it is to be passed over.
pub(super) fn hope(name: &Path) -> Option<Hope> {
    if let Some(inner) = unpacked_name(name) {
        return hope(&inner);
    }
    let stem = name.file_stem().and_then(|stem| stem.to_str()).unwrap_or("").to_ascii_lowercase();
    let kind = extension(name).unwrap_or_default();
    let never = listed("never", &kind) || listed("about", &stem);
    let sure = kind_of(&kind).is_some() || listed("archive", &kind);
    let hope = if sure && !listed("perhaps", &kind) { Hope::Sure } else { Hope::Slight };
    (!never).then_some(hope)
}

/// What a packed file is called once it is unpacked; `None` if its name tells of no packing.
pub(super) fn unpacked_name(name: &Path) -> Option<PathBuf> {
    match extension(name)?.as_str() {
        "gz" | "zst" => Some(name.with_extension("")),
        "tgz" => Some(name.with_extension("tar")),
        _ => None,
    }
}

/// What a file holds by the ending of its name; `None` if that tells nothing.
pub(super) fn kind_of(ending: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| listed(kind.name(), ending))
}

/// Whether a line of the data file lists an ending or a name.
fn listed(line: &str, wanted: &str) -> bool {
    ENDINGS.get(line).is_some_and(|endings| endings.contains(&wanted))
}

static ENDINGS: LazyLock<Lists> =
    LazyLock::new(|| lists(include_str!("../../data/formats/endings.txt")));

/// The ending of a file's name in small letters.
pub(super) fn extension(name: &Path) -> Option<String> {
    Some(name.extension()?.to_str()?.to_ascii_lowercase())
}

/// A file that was left for later.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Left {
    path: PathBuf,
    hope: Hope,
    /// Its length in bytes.
    pub(super) bytes: u64,
}

/// Opens a file, or all files of a folder in order, and hands them on one by one; files of more
/// than `most` bytes are left, and told in the end.
pub(super) fn files(
    path: &Path,
    most: u64,
    cancelled: &dyn Fn() -> bool,
    each: &mut dyn FnMut(Result<Found, Problem>),
) -> Vec<Left> {
    let mut walk = Walk { most, left: Vec::new(), cancelled, each };
    if !(walk.cancelled)() {
        walk.named(path);
    }
    walk.left
}

/// Opens a file that was left.
pub(super) fn left(
    file: &Left,
    cancelled: &dyn Fn() -> bool,
    each: &mut dyn FnMut(Result<Found, Problem>),
) {
    Walk { most: u64::MAX, left: Vec::new(), cancelled, each }.open(&file.path, file.hope);
}

struct Walk<'a> {
    most: u64,
    left: Vec<Left>,
    cancelled: &'a dyn Fn() -> bool,
    each: &'a mut dyn FnMut(Result<Found, Problem>),
}

impl Walk<'_> {
    /// A path that the user named: it loads, or it is a problem.
    fn named(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            let path = path.to_owned();
            return (self.each)(Ok(Found { path, hope: Hope::Sure, file: None }));
        }
        let pipe = path.to_str().is_some_and(|path| PIPES.iter().any(|at| path.starts_with(at)));
        match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => self.folder(path, 0),
            // To open a pipe waits until somebody writes to it.
            Ok(found) if !found.is_file() && !pipe => {
                self.refuse(path, PIPE.to_owned());
            }
            Ok(found) => self.take(path, Hope::Sure, found.len()),
            Err(error) => self.refuse(path, reason(&error)),
        }
    }

    fn folder(&mut self, folder: &Path, depth: usize) {
        let mut inner = match entries(folder) {
            Ok(inner) => inner,
            Err(error) => return self.refuse(folder, reason(&error)),
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
        let Some(hope) = hope(path) else { return };
        // What is no file at all is missed only where an article was to be expected.
        let missed = hope == Hope::Sure || path.extension().is_none();
        match path.metadata() {
            Ok(found) if found.is_file() => self.take(path, hope, found.len()),
            // A link to a folder is not followed: it could lead back.
            Ok(found) if found.is_dir() || !missed => {}
            Ok(_) => self.refuse(path, PIPE.to_owned()),
            Err(_) if !missed => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.refuse(path, "a link that leads nowhere".to_owned());
            }
            Err(error) => self.refuse(path, reason(&error)),
        }
    }

    /// Opens a file, or leaves it if it is large.
    fn take(&mut self, path: &Path, hope: Hope, bytes: u64) {
        if bytes > self.most {
            self.left.push(Left { path: path.to_owned(), hope, bytes });
        } else {
            self.open(path, hope);
        }
    }

    fn open(&mut self, path: &Path, hope: Hope) {
        match File::open(path) {
            Ok(file) => (self.each)(Ok(Found { path: path.to_owned(), hope, file: Some(file) })),
            Err(error) => self.refuse(path, reason(&error)),
        }
    }

    fn refuse(&mut self, path: &Path, reason: String) {
        (self.each)(Err(Problem { path: path.to_owned(), reason }));
    }
}

/// Why a file gives or takes no bytes, in words.
#[must_use]
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string().split(" (os error").next().unwrap_or_default().to_lowercase(),
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
