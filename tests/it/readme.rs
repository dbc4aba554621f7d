//! The README tells the truth: its keys are the keymap's, its dependencies are Cargo's.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use diplo_tui::app::keys::Keymap;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The key table as the README has it.
fn key_table() -> String {
    let mut table = String::new();
    for menu in Keymap::built_in().menus() {
        write!(table, "\n**{}**\n\n| key | what it does |\n|---|---|\n", menu.title).unwrap();
        for binding in &menu.bindings {
            let one = |presses: &Vec<_>| {
                let keys: String = presses.iter().map(ToString::to_string).collect();
                if keys.contains('`') { keys } else { format!("`{keys}`") }
            };
            let keys: Vec<_> = binding.presses.iter().map(one).collect();
            writeln!(table, "| {} | {} |", keys.join(" "), binding.help).unwrap();
        }
    }
    table
}

#[test]
fn its_key_table_is_the_keymap() {
    let readme = file("README.md");
    let (_, rest) = readme.split_once("<!-- keys -->\n").unwrap();
    let (table, _) = rest.split_once("\n<!-- /keys -->").unwrap();
    assert!(table.trim() == key_table().trim(), "the table should be:\n{}", key_table());
}

#[test]
fn every_dependency_has_its_reason() {
    let readme = file("README.md");
    let (_, reasons) = readme.split_once("## What it stands on").unwrap();
    let manifest: toml::Table = file("Cargo.toml").parse().unwrap();
    let tables = manifest["target"]["cfg(unix)"]["dependencies"].as_table().unwrap();
    for name in manifest["dependencies"].as_table().unwrap().keys().chain(tables.keys()) {
        assert!(reasons.contains(&format!("`{name}`")), "{name} has no reason in the README");
    }
}
