//! Where the user's ledger lies; reading it, and writing it when the user has ruled something.
//!
//! What rulings mean is told in `story::Ledger`.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::rules::configuration;
use crate::document::Problem;
use crate::load::reason;
use crate::story::{Ledger, LedgerText};

/// The ledger in the user's configuration folder.
pub(super) const NAME: &str = "ledger.toml";

/// The file that was asked for, or else the one in the configuration folder, if there is such a
/// folder.
pub(super) fn place(asked: Option<&Path>) -> Option<PathBuf> {
    asked.map(Path::to_owned).or_else(|| Some(configuration()?.join(NAME)))
}

/// The rulings in a file, and what is wrong with them; none if there is no such file yet.
pub(super) fn read(place: Option<&Path>) -> (Ledger, Vec<Problem>) {
    let Some(path) = place else { return (Ledger::default(), Vec::new()) };
    match fs::read_to_string(path) {
        Ok(text) => Ledger::parse(path, &text),
        Err(error) if error.kind() == ErrorKind::NotFound => (Ledger::default(), Vec::new()),
        Err(error) => {
            let problem = Problem { path: path.to_owned(), reason: reason(&error) };
            (Ledger::default(), vec![problem])
        }
    }
}

/// Writes what was changed from `before` to `after` into the ledger: beside its place first, so
/// that the old one is whole until the new one is.
///
/// Another reader may have written it since; its rulings stay. A ledger that the user has written
/// into is kept under another name: remarks and an order of its own would be lost.
///
/// # Errors
/// The folder or the file cannot be written to; or something in the file cannot be read, which
/// would be out of force without a word.
pub(super) fn write(path: &Path, before: &Ledger, after: &Ledger) -> Result<(), Problem> {
    let told = |error: io::Error| Problem { path: path.to_owned(), reason: reason(&error) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(told)?;
    let _turn = Turn::wait(folder);
    let (there, problems) = read(Some(path));
    if let Some(problem) = problems.into_iter().next() {
        return Err(problem);
    }
    keep(path, &there).map_err(told)?;
    // A file that is gone says nothing against what was read before.
    let there = if path.exists() { there } else { before.clone() };
    replace(path, &there.with_changes(before, after)).map_err(told)
}

/// Puts a ledger in the place of another.
fn replace(path: &Path, ledger: &Ledger) -> io::Result<()> {
    // A link stays one: the file that it leads to is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let beside = path.with_extension("toml.new");
    let mut file = fs::File::create(&beside)?;
    file.write_all(LedgerText(ledger).to_string().as_bytes())?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

/// The turn of one program to write into a folder: others wait until it is closed, also by a crash.
struct Turn {
    _folder: Option<fs::File>,
}

impl Turn {
    /// Waits for the programs before. Where a folder cannot be opened (on Windows) or locked (on
    /// some network drives) nobody waits: the last one to write wins, but its file is whole.
    fn wait(folder: &Path) -> Self {
        let folder = fs::File::open(folder).ok();
        Self { _folder: folder.filter(|folder| folder.lock().is_ok()) }
    }
}

/// Copies a ledger that is not as the program would write it to a name that is free.
fn keep(path: &Path, ledger: &Ledger) -> io::Result<()> {
    let text = match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        read => read?,
    };
    if LedgerText(ledger).to_string().as_bytes() == text {
        return Ok(());
    }
    let numbered = (2..).map(|number| path.with_extension(format!("toml.old{number}")));
    let mut names = std::iter::once(path.with_extension("toml.old")).chain(numbered);
    match names.find(|name| !name.exists()) {
        Some(name) => fs::copy(path, name).map(|_| ()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::story::{Ledger, LedgerText, Ruling};

    #[test]
    fn a_ledger_is_written_whole_and_what_was_written_by_hand_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("inner").join("ledger.toml");
        let mut ledger = Ledger::default();
        ledger.add(Ruling::Hide("Interfax".into()));
        let none = Ledger::default();
        write(&path, &none, &ledger).unwrap();
        assert_eq!(read(Some(&path)), (ledger.clone(), Vec::new()));
        std::fs::write(&path, format!("# my remark\n{}", LedgerText(&ledger))).unwrap();
        write(&path, &ledger, &ledger).unwrap();
        let kept = |name: &str| std::fs::read_to_string(path.with_extension(name)).unwrap();
        assert!(kept("toml.old").contains("my remark"));
        write(&path, &ledger, &ledger).unwrap();
        assert!(!path.with_extension("toml.old2").exists(), "nothing was written into it");
        std::fs::write(&path, format!("# another\n{}", LedgerText(&ledger))).unwrap();
        write(&path, &ledger, &ledger).unwrap();
        assert!(kept("toml.old2").contains("another") && kept("toml.old").contains("my remark"));
    }

    /// After a slip of the hand and one key all other rulings were out of force.
    #[test]
    fn a_ledger_with_a_slip_is_not_written_to_until_it_is_mended() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.toml");
        let mut after = Ledger::default();
        after.add(Ruling::Hide("TASS".into()));
        let good = "[[ruling]]\nhide = 'Interfax'\n";
        for (slip, line) in [("[[ruling]\nhide = 'x'\n", 3), ("[[ruling]]\nhyde = 'x'\n", 3)] {
            let text = format!("{good}{slip}");
            std::fs::write(&path, &text).unwrap();
            let refused = write(&path, &Ledger::default(), &after).unwrap_err();
            assert!(refused.reason.starts_with(&format!("line {line}: ")), "{refused}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
        std::fs::write(&path, good).unwrap();
        write(&path, &Ledger::default(), &after).unwrap();
        assert_eq!(read(Some(&path)).0.rulings().len(), 2);
    }

    /// Two readers were open at once, and the ruling of the one that wrote last was all that was
    /// left of both.
    #[test]
    fn two_readers_that_rule_at_once_lose_nothing() {
        let folder = std::env::temp_dir().join(format!("diplo-tui-two-{}", std::process::id()));
        let path = folder.join("ledger.toml");
        std::thread::scope(|scope| {
            for reader in ["a", "b", "c", "d"] {
                let path = &path;
                scope.spawn(move || {
                    let mut ledger = Ledger::default();
                    for number in 0..5 {
                        let before = ledger.clone();
                        ledger.add(Ruling::Hide(format!("{reader}{number}")));
                        write(path, &before, &ledger).unwrap();
                    }
                    let before = ledger.clone();
                    ledger.undo();
                    write(path, &before, &ledger).unwrap();
                });
            }
        });
        let (ledger, problems) = read(Some(&path));
        assert_eq!((ledger.rulings().len(), problems), (16, Vec::new()));
        let left = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name());
        assert_eq!(left.collect::<Vec<_>>(), ["ledger.toml"]);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
