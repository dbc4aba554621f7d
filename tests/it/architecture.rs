//! The shape of the house: shelf order, sizes and bans, checked by reading `src`.
//!
//! Every rule collects its findings, so one run shows them all.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// The shelves from the bottom up; each may import only those before it.
const SHELVES: [&str; 10] =
    ["text", "document", "load", "annotate", "story", "library", "query", "app", "ui", "runtime"];
const MOST_FILE_LINES: usize = 500;
const MOST_FUNCTION_LINES: usize = 60;
const MOST_FIELDS: usize = 12;
const MOST_ARMS: usize = 25;
const MOST_FILES_IN_A_FOLDER: usize = 10;
/// Crates that only some shelves may name.
const RESERVED: [(&str, &[&str]); 5] = [
    ("ratatui", &["ui", "runtime"]),
    ("crossterm", &["runtime"]),
    ("signal_hook", &["runtime"]),
    ("clap", &["runtime"]),
    ("anyhow", &["runtime", "main.rs"]),
];

/// One source file, parsed.
struct Source {
    path: String,
    text: String,
    tree: syn::File,
}

impl Source {
    /// The shelf that the file stands on, or its own name for `lib.rs` and `main.rs`.
    fn shelf(&self) -> &str {
        self.path.split('/').nth(1).unwrap_or("").trim_end_matches(".rs")
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let text = fs::read_to_string(&file).unwrap();
            let tree = syn::parse_file(&text).unwrap();
            let path = file.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            Source { path, text, tree }
        })
        .collect()
}

/// The files of the program itself: without those that another declares `#[cfg(test)] mod name;`.
fn program() -> Vec<Source> {
    let all = sources();
    let tests: Vec<String> = all.iter().flat_map(test_files).collect();
    all.into_iter().filter(|source| !tests.contains(&source.path)).collect()
}

/// Where the modules lie that the file declares for tests only.
fn test_files(source: &Source) -> Vec<String> {
    let folder = source.path.trim_end_matches(".rs").trim_end_matches("/mod");
    let declared = source.tree.items.iter().filter_map(|item| match item {
        syn::Item::Mod(module) if module.content.is_none() && only_for_tests(&module.attrs) => {
            Some(format!("{folder}/{}.rs", module.ident))
        }
        _ => None,
    });
    declared.collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// What one rule looks at while it walks the tree; test modules are skipped.
struct Walk<'a> {
    path: &'a str,
    found: Vec<String>,
    names: Vec<Vec<String>>,
}

impl Walk<'_> {
    fn note(&mut self, span: Span, what: &str) {
        self.found.push(format!("{}:{}: {what}", self.path, span.start().line));
    }

    fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let lines = block.span().end().line - signature.span().start().line + 1;
        let name = &signature.ident;
        if lines > MOST_FUNCTION_LINES {
            self.note(name.span(), &format!("function `{name}` has {lines} lines"));
        }
    }
}

fn only_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Ident>().is_ok_and(|flag| flag == "test"))
    })
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !only_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if only_for_tests(&item.attrs) {
            return;
        }
        self.function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        if item.fields.len() > MOST_FIELDS {
            let what = format!("struct `{}` has {} fields", item.ident, item.fields.len());
            self.note(item.ident.span(), &what);
        }
    }

    /// A match whose arms are all short is a table and may be long.
    fn visit_expr_match(&mut self, item: &'ast syn::ExprMatch) {
        let short = |arm: &syn::Arm| arm.span().end().line - arm.span().start().line <= 3;
        if item.arms.len() > MOST_ARMS && !item.arms.iter().all(short) {
            self.note(item.span(), &format!("match with {} arms", item.arms.len()));
        }
        visit::visit_expr_match(self, item);
    }

    fn visit_use_tree(&mut self, item: &'ast syn::UseTree) {
        if let syn::UseTree::Glob(glob) = item {
            self.note(glob.span(), "glob import");
        }
        visit::visit_use_tree(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        flatten(&item.tree, &mut Vec::new(), &mut self.names);
        visit::visit_item_use(self, item);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.names.push(path.segments.iter().map(|part| part.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "unwrap" || call.method == "set_symbol" {
            self.note(call.method.span(), &format!("`.{}()`", call.method));
        }
        visit::visit_expr_method_call(self, call);
    }
}

fn flatten(tree: &syn::UseTree, head: &mut Vec<String>, names: &mut Vec<Vec<String>>) {
    match tree {
        syn::UseTree::Path(path) => {
            head.push(path.ident.to_string());
            flatten(&path.tree, head, names);
            head.pop();
        }
        syn::UseTree::Group(group) => {
            for item in &group.items {
                flatten(item, head, names);
            }
        }
        syn::UseTree::Name(name) => {
            names.push([head.clone(), vec![name.ident.to_string()]].concat());
        }
        syn::UseTree::Rename(name) => {
            names.push([head.clone(), vec![name.ident.to_string()]].concat());
        }
        syn::UseTree::Glob(_) => names.push(head.clone()),
    }
}

fn walk(source: &Source) -> Walk<'_> {
    let mut walk = Walk { path: &source.path, found: Vec::new(), names: Vec::new() };
    walk.visit_file(&source.tree);
    walk
}

/// Shelves and reserved crates that the file names although it may not.
fn misplaced(source: &Source) -> Vec<String> {
    let shelf = source.shelf();
    let mut found = Vec::new();
    for name in walk(source).names {
        let name = absolute(&source.path, name);
        let first = name.first().map_or("", String::as_str);
        for (krate, allowed) in RESERVED {
            let home = allowed.iter().any(|place| place.trim_end_matches(".rs") == shelf);
            let hidden =
                krate == "crossterm" && name.starts_with(&["ratatui".into(), krate.into()]);
            if (first == krate || hidden) && !home {
                found.push(format!("{}: `{krate}` is not for `{shelf}`", source.path));
            }
        }
        let target = name.get(1).map_or("", String::as_str);
        let place = |name: &str| SHELVES.iter().position(|shelf| *shelf == name);
        if first == "crate" && place(target) > place(shelf) && place(shelf).is_some() {
            found
                .push(format!("{}: `{shelf}` imports `{target}`, which stands above", source.path));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// A path as seen from the crate's root: `super` is the folder of the file, and so on upwards.
fn absolute(path: &str, name: Vec<String>) -> Vec<String> {
    let above = name.iter().take_while(|part| *part == "super").count();
    if above == 0 {
        return name;
    }
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    let mut place: Vec<String> = inner.split('/').map(str::to_owned).collect();
    place.truncate(place.len().saturating_sub(above));
    place.insert(0, "crate".to_owned());
    place.extend(name.into_iter().skip(above));
    place
}

fn lines_without_tests(source: &Source) -> usize {
    let tests = source.tree.items.iter().filter_map(|item| match item {
        syn::Item::Mod(module) if only_for_tests(&module.attrs) => Some(module.span()),
        syn::Item::Fn(function) if only_for_tests(&function.attrs) => Some(function.span()),
        _ => None,
    });
    let lines: usize = tests.map(|span| span.end().line - span.start().line + 1).sum();
    source.text.lines().count() - lines
}

fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn each_shelf_imports_only_shelves_below_it() {
    let found: Vec<_> = sources().iter().flat_map(misplaced).collect();
    assert_none(&found);
}

#[test]
fn functions_structs_and_matches_stay_small_and_nothing_banned_is_used() {
    let found: Vec<_> = program().iter().flat_map(|source| walk(source).found).collect();
    assert_none(&found);
}

#[test]
fn files_stay_under_the_limit_and_say_what_lives_in_them() {
    let mut found = Vec::new();
    for source in program() {
        let lines = lines_without_tests(&source);
        if lines > MOST_FILE_LINES {
            found.push(format!("{}: {lines} lines without tests", source.path));
        }
    }
    for source in sources() {
        if !source.text.starts_with("//!") {
            found.push(format!("{}: does not begin with `//!`", source.path));
        }
    }
    assert_none(&found);
}

#[test]
fn a_folder_holds_at_most_ten_files() {
    let mut counts = std::collections::BTreeMap::new();
    for source in sources() {
        let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        *counts.entry(folder).or_insert(0) += 1;
    }
    let full = counts.iter().filter(|(_, files)| **files > MOST_FILES_IN_A_FOLDER);
    assert_none(
        &full.map(|(folder, files)| format!("{folder}: {files} files")).collect::<Vec<_>>(),
    );
}

/// The rules above are only worth their name if they can fail: here each is shown its sin.
#[test]
fn a_planted_violation_is_found() {
    let planted = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
        tree: syn::parse_file(text).unwrap(),
    };
    let upward = planted("src/text/fold.rs", "use crate::{document::Span, ui::view};");
    assert_eq!(misplaced(&upward).len(), 2);
    let relative = planted("src/text/fold.rs", "use super::super::ui::view;");
    assert_eq!(misplaced(&relative).len(), 1);
    let early = "#[cfg(test)]\nmod tests;\nfn f() {}\n#[cfg(test)]\nmod more {\n}\n";
    assert_eq!(lines_without_tests(&planted("src/text/a.rs", early)), 1);
    assert_eq!(test_files(&planted("src/text/mod.rs", early)), ["src/text/tests.rs"]);
    let terminal = planted("src/app/keys.rs", "fn f() { ratatui::crossterm::terminal::size(); }");
    assert_eq!(misplaced(&terminal).len(), 2);
    let long = format!("fn long() {{\n{}\n}}", "let x = 1;\n".repeat(60));
    assert_eq!(walk(&planted("src/text/a.rs", &long)).found.len(), 1);
    let banned = "use a::*; fn f() { b.unwrap(); c.set_symbol(d); }";
    assert_eq!(walk(&planted("src/text/a.rs", banned)).found.len(), 3);
    let test = "#[cfg(test)] mod tests { use super::*; fn f() { b.unwrap(); } }";
    assert!(walk(&planted("src/text/a.rs", test)).found.is_empty());
}

#[test]
fn every_word_list_tells_in_its_head_where_it_comes_from() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut seen = 0;
    for folder in ["boilerplate", "dates", "formats", "gazetteer", "lexicon", "text"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "txt" || extension == "tsv") {
                let text = fs::read_to_string(&path).unwrap();
                let mut head = text.lines().take_while(|line| line.starts_with('#'));
                let told = ["Source: ", "Sources: ", "Trained on "];
                let tells = head.any(|line| told.iter().any(|word| line.contains(word)));
                assert!(tells, "{}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 40, "{seen}");
}
