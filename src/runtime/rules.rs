//! Where the user's rule files lie, and reading them; none is ever written.
//!
//! What a rule says and does is told in `load::Rules`.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::env;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::document::Problem;
use crate::load::{Rules, reason};

/// The rule file of a folder of articles.
const IN_FOLDER: &str = "diplo-tui.toml";
/// The rule file in the user's configuration folder.
const IN_CONFIGURATION: &str = "rules.toml";
/// No rule file is larger, in bytes.
const MOST_BYTES: u64 = 1 << 20;
/// How deep folders are followed, as for articles.
const MOST_DEPTH: usize = 64;

/// The rules for what lies under `paths`, and what is wrong with them.
///
/// The file that was asked for comes first, then those of the folders, the nearest to an article
/// first, then the user's own.
pub(super) fn rules(asked: Option<&Path>, paths: &[PathBuf]) -> (Rules, Vec<Problem>) {
    let (mut rules, mut problems) = (Rules::default(), Vec::new());
    let mut add = |path: &Path, text: io::Result<String>, fit: &dyn Fn(Rules) -> Rules| match text {
        Ok(text) => {
            let (found, wrong) = Rules::parse(path, &text);
            rules.extend(fit(found));
            problems.extend(wrong);
        }
        Err(error) => problems.push(Problem { path: path.to_owned(), reason: reason(&error) }),
    };
    if let Some(path) = asked {
        add(path, fs::read_to_string(path), &|rules| rules);
    }
    for file in found(paths).into_values() {
        let text = text(&file.shown);
        if file.is_foreign(&text) {
            continue;
        }
        add(&file.shown, text, &|rules| file.fitted(rules));
    }
    if let Some(path) = configuration().map(|folder| folder.join(IN_CONFIGURATION)) {
        let text = text(&path);
        if !text.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            add(&path, text, &Rules::unwatched);
        }
    }
    (rules, problems)
}

/// A rule file in a folder of articles, or above it.
#[derive(Debug, Default)]
struct RuleFile {
    /// As it is told to the user.
    shown: PathBuf,
    /// What it counts for: as that is shown, and as it is called from the file's folder on.
    places: Vec<(PathBuf, PathBuf)>,
    /// Whether all that it is meant for was opened.
    whole: bool,
}

impl RuleFile {
    fn fitted(&self, rules: Rules) -> Rules {
        let within = |rules: Rules, (shown, below): &(PathBuf, PathBuf)| rules.within(shown, below);
        let rules = self.places.iter().fold(rules, within);
        if self.whole { rules } else { rules.unwatched() }
    }

    /// Whether it lies above what was opened and is no file that the user may read.
    fn is_foreign(&self, text: &io::Result<String>) -> bool {
        !self.whole && text.is_err()
    }
}

/// The rule files by how deep they lie, the deepest first, and their full paths.
type Found = BTreeMap<(Reverse<usize>, PathBuf), RuleFile>;

/// The rule files of the folders in which the articles under `paths` lie, and of all above these.
fn found(paths: &[PathBuf]) -> Found {
    let mut files = Found::new();
    for path in paths {
        let Some((full, opened)) = full(path) else { continue };
        if opened.is_dir() {
            below(path, &full, 0, &mut files);
        }
        let own = |file: &Path| file.metadata().is_ok_and(|file| is_same_owner(&file, &opened));
        for folder in full.ancestors().skip(1) {
            let file = folder.join(IN_FOLDER);
            let Some(inner) = full.strip_prefix(folder).ok().filter(|_| own(&file)) else {
                continue;
            };
            note(&mut files, &file, folder).places.push((path.clone(), inner.to_owned()));
        }
    }
    files
}

/// Where a file or folder lies; `None` for what is neither, such as standard input.
fn full(path: &Path) -> Option<(PathBuf, Metadata)> {
    let opened = path.metadata().ok().filter(|found| found.is_dir() || found.is_file())?;
    let full = match path.file_name().filter(|_| opened.is_file()) {
        // A link to a file lies where the link lies.
        Some(name) => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            folder.unwrap_or(Path::new(".")).canonicalize().ok()?.join(name)
        }
        None => path.canonicalize().ok()?,
    };
    Some((full, opened))
}

/// Notes the rule files of a folder that was opened and of all folders in it.
fn below(shown: &Path, full: &Path, depth: usize, files: &mut Found) {
    let file = full.join(IN_FOLDER);
    if file.symlink_metadata().is_ok() {
        let found = note(files, &shown.join(IN_FOLDER), full);
        found.whole = true;
        found.places.push((shown.to_owned(), PathBuf::new()));
    }
    let Ok(inner) = fs::read_dir(full).map(|all| all.filter_map(Result::ok)) else { return };
    let folders = inner.filter(|entry| {
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        !hidden && entry.file_type().is_ok_and(|kind| kind.is_dir())
    });
    for name in folders.map(|entry| entry.file_name()).filter(|_| depth < MOST_DEPTH) {
        below(&shown.join(&name), &full.join(&name), depth + 1, files);
    }
}

/// The rule file of a folder, shown so unless it was noted before.
fn note<'f>(files: &'f mut Found, shown: &Path, folder: &Path) -> &'f mut RuleFile {
    let key = (Reverse(folder.components().count()), folder.to_owned());
    let new = || RuleFile { shown: shown.to_owned(), ..RuleFile::default() };
    files.entry(key).or_insert_with(new)
}

/// The text of a rule file that somebody may have put there: no pipe is waited for, and nothing large
/// is read.
fn text(path: &Path) -> io::Result<String> {
    let found = path.metadata()?;
    let wrong = |why: &str| Err(io::Error::other(why));
    match () {
        () if found.is_dir() => wrong("it is a folder"),
        () if !found.is_file() => wrong("a pipe or device, not a file"),
        () if found.len() > MOST_BYTES => wrong("larger than a megabyte"),
        () => {
            let mut bytes = Vec::new();
            File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
            String::from_utf8(bytes).or_else(|_| wrong("not written in utf-8"))
        }
    }
}

/// Whether two files belong to one user; above what was opened only such a file is believed.
#[cfg(unix)]
fn is_same_owner(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.uid() == other.uid()
}

/// Whether two files belong to one user, which cannot be told here.
#[cfg(not(unix))]
fn is_same_owner(_: &Metadata, _: &Metadata) -> bool {
    true
}

/// The user's configuration folder, as the XDG Base Directory Specification (0.8) has it; on
/// Windows, which has other variables, that of roaming applications.
pub(super) fn configuration() -> Option<PathBuf> {
    let folder =
        |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = folder("XDG_CONFIG_HOME")
        .or_else(|| Some(folder("HOME")?.join(".config")))
        .or_else(|| folder("APPDATA"))?;
    Some(base.join("diplo-tui"))
}
