//! Where the user's rule files lie, and reading them; none is ever written.
//!
//! What a rule says and does is told in `load::Rules`.

use std::env;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::document::Problem;
use crate::load::{Rules, reason};

/// The rule file of a folder of articles.
const IN_FOLDER: &str = "diplo-tui.toml";
/// The rule file in the user's configuration folder.
const IN_CONFIGURATION: &str = "rules.toml";

/// The rules for what lies under `paths`, and what is wrong with them.
///
/// The file that was asked for comes first, then those of the folders, then the user's own.
pub(super) fn rules(asked: Option<&Path>, paths: &[PathBuf]) -> (Rules, Vec<Problem>) {
    let (mut rules, mut problems) = (Rules::default(), Vec::new());
    let mut add = |path: &Path, needed: Needed| match std::fs::read_to_string(path) {
        Ok(text) => {
            let (found, wrong) = Rules::parse(path, &text);
            rules.extend(found);
            problems.extend(wrong);
        }
        Err(error) if error.kind() == ErrorKind::NotFound && needed == Needed::No => {}
        Err(error) => problems.push(Problem { path: path.to_owned(), reason: reason(&error) }),
    };
    if let Some(path) = asked {
        add(path, Needed::Yes);
    }
    for folder in paths.iter().filter(|path| path.is_dir()) {
        add(&folder.join(IN_FOLDER), Needed::No);
    }
    if let Some(folder) = configuration() {
        add(&folder.join(IN_CONFIGURATION), Needed::No);
    }
    (rules, problems)
}

/// Whether a file must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    Yes,
    No,
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
