//! Names that formats and engines give to things: lists of the data files.
//!
//! What follows from a name is decided where it is looked up.

use std::sync::LazyLock;

use foldhash::HashMap;

/// Lists by their names.
pub(super) type Lists = HashMap<&'static str, Vec<&'static str>>;

/// Reads the lists of a data file: one a line, its name, a colon and a space, and its entries with
/// commas between.
pub(super) fn lists(file: &'static str) -> Lists {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    let parts = lines.filter_map(|line| line.split_once(": "));
    parts.map(|(name, entries)| (name, entries.split(", ").collect())).collect()
}

/// The names under which web pages tell a fact.
pub(super) fn of_pages(fact: &str) -> &'static [&'static str] {
    static NAMES: LazyLock<Lists> =
        LazyLock::new(|| lists(include_str!("../../data/formats/page_names.txt")));
    NAMES.get(fact).map_or(&[], Vec::as_slice)
}
