//! The user's ledger through the command line: what is ruled holds in scripts too.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("1.txt"), "Anna Belov met Nina Petrova on Thursday.\n").unwrap();
    fs::write(folder.path().join("11.txt"), "Anna Belov left on Thursday.\n").unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diplo-tui"));
    command.args(arguments).env("XDG_CONFIG_HOME", folder.join("configuration"));
    command.output().unwrap()
}

/// What a command prints with a ledger of these rulings in the configuration folder.
fn told(command: &str, rulings: &str) -> String {
    let folder = folder();
    let place = folder.path().join("configuration/diplo-tui");
    fs::create_dir_all(&place).unwrap();
    fs::write(place.join("ledger.toml"), rulings).unwrap();
    let paths = folder.path().to_str().unwrap();
    let output = run(folder.path(), &[command, "--format", "csv", "--in", paths]);
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn merged_actors_are_listed_once_and_hidden_ones_not_at_all() {
    let plain = told("actors", "");
    assert!(plain.contains("Anna Belov") && plain.contains("Nina Petrova"), "{plain}");
    let merged = told("actors", "[[ruling]]\nmerge = ['Nina Petrova', 'Anna Belov']\n");
    assert!(merged.contains("Nina Petrova") && !merged.contains("Anna Belov"), "{merged}");
    let hidden = told("actors", "[[ruling]]\nhide = 'Anna Belov'\n");
    assert!(hidden.contains("Nina Petrova") && !hidden.contains("Anna Belov"), "{hidden}");
}

#[test]
fn a_day_that_was_set_dates_that_article_and_no_other() {
    let dated = told("timeline", "[[ruling]]\narticle = '1.txt'\npublished = 2017-09-01\n");
    assert_eq!(dated.matches("2017-08-31").count(), 1, "{dated}");
}

#[test]
fn a_named_ledger_that_is_not_there_is_refused_in_scripts() {
    let folder = folder();
    let paths = folder.path().to_str().unwrap();
    let output = run(folder.path(), &["list", "--ledger", "nowhere.toml", "--in", paths]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nowhere.toml: no such file"));
}

/// The articles that a filter on an actor finds, where the article names a minister only.
#[test]
fn a_filter_on_a_state_finds_its_people_though_no_article_names_the_state() {
    let folder = tempfile::tempdir().unwrap();
    let article = "Sergei Lavrov spoke to the European Commission on Thursday.\n";
    fs::write(folder.path().join("1.txt"), article).unwrap();
    let paths = folder.path().to_str().unwrap();
    let found = |query: &str| {
        let output = run(folder.path(), &["list", query, "--format", "csv", "--in", paths]);
        String::from_utf8(output.stdout).unwrap().contains("1.txt")
    };
    for (query, expected) in [
        ("actor:Russia+", true),
        ("actor:gov:ru+", true),
        ("actor:\"Russian Foreign Ministry\"+", true),
        ("actor:\"European Union\"+", true),
        ("actor:EU+", true),
        ("actor:Russia", false),
        ("actor:Peru+", false),
    ] {
        assert_eq!(found(query), expected, "{query}");
    }
}

/// What `list` prints when it is run in a folder, with a ruling on the date of an article in place.
fn listed(at: &Path, article: &str, print: &str, arguments: &[&str]) -> (String, String) {
    let place = at.join("ledger.toml");
    let ruling = format!("[[ruling]]\narticle = '{article}'\npublished = 2019-03-04\n{print}");
    fs::write(&place, ruling).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_diplo-tui"));
    command.args(["list", "--format", "csv", "--ledger"]).arg(&place).args(arguments);
    let output = command.current_dir(at).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

/// Two folders with an article of one name each: a date set in one of them fell on the other's when
/// the path was typed otherwise, or was lost.
#[test]
fn a_ruling_finds_its_article_however_the_path_is_typed_and_falls_on_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    for (name, text) in [("f1", "Anna Belov left.\n"), ("f2", "Nina Petrova came.\n")] {
        fs::create_dir_all(root.join(name).join("x")).unwrap();
        fs::write(root.join(name).join("index.txt"), text).unwrap();
        fs::write(root.join(name).join("x/index.txt"), "Yuri Orlov sang.\n").unwrap();
    }
    let own = root.join("f1/index.txt");
    let whole = root.join("f1");
    let dated = |article: &str, arguments: &[&str]| {
        let (out, complaints) = listed(&root, article, "", arguments);
        let dated = out.lines().filter(|line| line.starts_with("2019-03-04"));
        let paths: Vec<_> = dated.map(|line| line.rsplit(',').next().unwrap().to_owned()).collect();
        (paths, complaints)
    };
    let own = own.to_str().unwrap();
    for typed in ["f1", "f1/", "./f1", "f1/../f1", "f1/index.txt", whole.to_str().unwrap()] {
        let (paths, complaints) = dated(own, &["--in", typed]);
        assert_eq!((paths.len(), complaints.as_str()), (1, ""), "{typed}");
        assert!(paths[0].ends_with("index.txt") && !paths[0].contains("/x/"), "{typed}: {paths:?}");
    }
    assert_eq!(dated(own, &["--in", "f2"]).0, [""; 0]);
    // Rulings from before, and by hand, name the end of a path.
    assert_eq!(dated("./f1/index.txt", &["--in", "."]).0, ["./f1/index.txt"]);
    assert_eq!(dated("index.txt", &["--in", "f1/index.txt"]).0, ["f1/index.txt"]);
    let (paths, complaints) = dated("index.txt", &["--in", "f1"]);
    assert_eq!(paths, [""; 0]);
    assert!(complaints.starts_with("index.txt: ") && complaints.contains("2 articles"));
}

#[test]
fn a_ruling_on_the_sample_counts_there() {
    let folder = tempfile::tempdir().unwrap();
    let (out, _) = listed(folder.path(), "sample/001_e61aab3e07425c11.txt", "", &[]);
    assert_eq!(out.matches("2019-03-04").count(), 1, "{out}");
}
