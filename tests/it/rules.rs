//! The user's own rules, through the command line: what they drop, keep and cut from headlines.
//!
//! How lines are judged without rules is tested in `cleaning.rs`.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const PAGE: &str = r#"<html><head><meta property="og:site_name" content="The Fjord Gazette">
<link rel="canonical" href="https://news.fjord.example/talks"></head><body>
<h1>Envoys meet again in Norwick : Gazette</h1>
<p>The foreign minister of Aldmark met her colleague on Tuesday in Norwick.</p>
<p>Our readers know the harbour well.</p>
<p>They talked for two hours about the harbour, and agreed to meet again next month.</p>
<footer><p>Support our work: please donate today to keep the Gazette alive.</p></footer>
</body></html>"#;

/// Cleans `PAGE` in a folder with these rules; the record, and what was complained of.
fn cleaned(rules: &str) -> (Value, String) {
    cleaned_file("page.html", PAGE, rules)
}

fn cleaned_file(name: &str, text: &str, rules: &str) -> (Value, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    fs::write(folder.path().join("diplo-tui.toml"), rules).unwrap();
    clean(&folder, &[])
}

fn clean(folder: &TempDir, more: &[&str]) -> (Value, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diplo-tui"));
    command.args(["clean", "--format", "json"]).args(more).arg(folder.path());
    command.env("XDG_CONFIG_HOME", folder.path().join("configuration"));
    let output = command.output().unwrap();
    let answer = String::from_utf8(output.stdout).unwrap();
    let complaints = String::from_utf8(output.stderr).unwrap();
    (serde_json::from_str(answer.trim()).unwrap_or(Value::Null), complaints)
}

fn reasons(record: &Value) -> Vec<&str> {
    let removed = record["removed"].as_array().unwrap();
    removed.iter().map(|cut| cut["reason"].as_str().unwrap()).collect()
}

fn body(record: &Value) -> &str {
    record["body"].as_str().unwrap()
}

#[test]
fn what_a_rule_drops_is_cut_for_that_reason() {
    for source in
        ["source = 'the fjord gazette'", "source = 'fjord.example'", "files = '*page*'", ""]
    {
        let (record, _) = cleaned(&format!("[[rule]]\n{source}\ndrop = 'Our readers*'\n"));
        assert!(!body(&record).contains("Our readers"), "{source}");
        assert!(reasons(&record).contains(&"your rule “Our readers*”"), "{source}");
    }
}

/// Where only its title names the paper, a rule for the paper did nothing.
#[test]
fn a_rule_for_a_paper_fits_a_title_that_ends_with_its_name() {
    let rule = |source: &str| format!("[[rule]]\nsource = '{source}'\ndrop = 'Our readers*'\n");
    let page = PAGE.split_once("<body>").unwrap().1;
    let title = "<html><head><title>Envoys meet again in Norwick – Fjord Online</title></head>";
    let page = format!("{title}<body>{page}").replace(" : Gazette", "");
    let dump = "Envoys meet again in Norwick – Fjord Online\n\nThe foreign minister of Aldmark met her \
         colleague on Tuesday in Norwick.\n\nOur readers know the harbour well.\n\nThey talked for \
         two hours about the harbour, and agreed to meet again next month.\n";
    for (name, text) in [("a.html", page.as_str()), ("a.txt", dump)] {
        for (source, fits) in [("Fjord Online", true), ("Online", false), ("Norwick", false)] {
            let (record, _) = cleaned_file(name, text, &rule(source));
            assert_eq!(!body(&record).contains("Our readers"), fits, "{name} {source}");
            assert_eq!(record["source"], Value::Null, "one title alone tells no source");
        }
    }
}

#[test]
fn what_a_rule_keeps_is_article_whatever_else_speaks_against_it() {
    let (without, _) = cleaned("");
    assert!(!body(&without).contains("donate"));
    let (record, _) = cleaned("[[rule]]\ndrop = '*donate*'\nkeep = ['Support our work*']\n");
    assert!(body(&record).ends_with("keep the Gazette alive."));
}

/// A dump with a line of each kind that tells something.
const DUMP: &str = "Envoys meet again in Norwick

By Hannah Ridley

4 May 2021

The foreign minister of Aldmark met her colleague on Tuesday in Norwick.

They talked for two hours about the harbour, and agreed to meet again next month.

Nobody could say on Tuesday who would pay for the new quay and for the dredging.

A message from The Fjord Gazette: we need you

Mayor opens a bridge
";

/// The same as a page, with markup for each.
const MARKED: &str = r#"<html><head><title>Envoys meet again in Norwick</title></head><body><article>
<h1>Envoys meet again in Norwick</h1>
<p class="author-name">By <a rel="author">Hannah Ridley</a></p>
<p class="date"><time class="published" datetime="2021-05-04">4 May 2021</time></p>
<p>The foreign minister of Aldmark met her colleague on Tuesday in Norwick.</p>
<p>They talked for two hours about the harbour, and agreed to meet again next month.</p>
</article></body></html>"#;

#[test]
fn a_dropped_line_tells_neither_date_nor_writer_nor_headline() {
    for (name, text) in [("a.txt", DUMP), ("a.html", MARKED)] {
        let (record, _) = cleaned_file(name, text, "");
        assert_eq!(record["published"]["first"], "2021-05-04", "{name}");
        assert_eq!(record["byline"], "Hannah Ridley", "{name}");
        let rules = "[[rule]]\ndrop = ['4 May *', 'By Hannah*']\n";
        let (record, _) = cleaned_file(name, text, rules);
        assert_eq!(record["published"], Value::Null, "{name}");
        assert_eq!(record["byline"], Value::Null, "{name}");
        assert_eq!(record["title"], "Envoys meet again in Norwick", "{name}");
        for reason in ["your rule “4 May *”", "your rule “By Hannah*”"] {
            assert!(reasons(&record).contains(&reason), "{name} {record}");
        }
        let (record, _) = cleaned_file(name, text, "[[rule]]\ndrop = 'Envoys meet*'\n");
        assert_ne!(record["title"], "Envoys meet again in Norwick", "{name}");
    }
}

#[test]
fn a_kept_line_is_body_whatever_it_looks_like() {
    for (name, text) in [("a.txt", DUMP), ("a.html", MARKED)] {
        for line in ["Envoys meet again in Norwick", "By Hannah Ridley", "4 May 2021"] {
            let (record, _) = cleaned_file(name, text, &format!("[[rule]]\nkeep = '{line}'\n"));
            assert!(body(&record).contains(line), "{name} {line} {record}");
        }
    }
}

/// A line that a rule kept counted as article to its neighbours: what it opened, and what stood
/// around it, came back with it.
#[test]
fn a_kept_line_changes_nothing_for_the_lines_around_it() {
    let report = "The foreign minister of Aldmark met her colleague on Tuesday in Norwick.\n\nThey \
                  talked for two hours about the harbour, and agreed to meet again next month.\n\n\
                  Nobody could say on Tuesday who would pay for the new quay and for the dredging.\n";
    let feet = [
        "Read more\n\nMayor opens a bridge in the rain\n\nFerries stay in port for a third day\n",
        "A message from the editor: we need you\n\nYou are reading this for free. Please give what \
         you can today.\n\nEvery gift counts, however small it may be.\n",
        "About the author\n\nHannah Ridley is a reporter in Norwick. She has written two books \
         about ferries.\n\nShe lives by the sea with her cats.\n",
        "Sign up for our newsletter\n\nGet the best of the week in your inbox.\n\nMost read\n\nMayor \
         opens a bridge in the rain\n",
    ];
    let cuts = |record: &Value, text: &str| -> Vec<String> {
        let all = record["removed"].as_array().unwrap().iter();
        let places = all.map(|cut| ["start", "end"].map(|key| cut[key].as_u64().unwrap() as usize));
        places.flat_map(|[start, end]| text[start..end].lines().map(str::to_owned)).collect()
    };
    for foot in feet {
        let text = format!("Envoys meet again in Norwick\n\n4 May 2021\n\n{report}\n{foot}");
        let (plain, _) = cleaned_file("a.txt", &text, "");
        let without = cuts(&plain, &text);
        assert!(without.len() > 2, "{plain}");
        for line in without.iter().filter(|line| !line.is_empty()) {
            let (record, _) = cleaned_file("a.txt", &text, &format!("[[rule]]\nkeep = '{line}'\n"));
            assert!(body(&record).contains(line.as_str()), "{line} {record}");
            let mut expected = without.clone();
            expected.retain(|cut| cut != line);
            let mut found = cuts(&record, &text);
            found.retain(|cut| !cut.is_empty());
            expected.retain(|cut| !cut.is_empty());
            assert_eq!(found, expected, "{line}");
            assert_eq!(record["title"], plain["title"], "{line}");
        }
    }
}

/// A dump says only in its boilerplate whose it is; rules for that publication count all the same.
#[test]
fn a_rule_for_the_publication_that_a_dump_tells_of_itself_counts() {
    let rule = |source| format!("[[rule]]\nsource = '{source}'\ndrop = ['Nobody*', '4 May*']\n");
    let (record, _) = cleaned_file("a.txt", DUMP, &rule("Fjord Gazette"));
    assert!(body(&record).contains("Nobody"));
    let (record, _) = cleaned_file("a.txt", DUMP, &rule("The Fjord Gazette"));
    assert_eq!(record["source"], "The Fjord Gazette");
    assert!(!body(&record).contains("Nobody"));
    assert_eq!(record["published"], Value::Null);
}

#[test]
fn what_a_dropped_line_opens_is_boilerplate_still() {
    let (record, _) = cleaned_file("a.txt", DUMP, "[[rule]]\ndrop = 'A message*'\n");
    assert!(!body(&record).contains("Mayor opens"), "{record}");
    assert!(reasons(&record).contains(&"donation appeal"), "{record}");
}

/// Both see a paragraph, where a text was broken at a fixed width.
#[test]
fn drop_and_keep_see_the_same_lines() {
    let appeal = "Support our work: please donate today to keep the Gazette\nalive and free for \
                  all its readers in Norwick and beyond.";
    let text = format!(
        "Envoys meet again in Norwick\n\nThe foreign minister of Aldmark met her colleague on\n\
         Tuesday in Norwick, where they talked about the harbour\nfor two hours.\n\nThey \
         agreed to meet again next month, the ministry said\nin the evening, and to bring the \
         mayor.\n\n{appeal}\n"
    );
    let (record, _) = cleaned_file("a.txt", &text, "");
    assert!(!body(&record).contains("donate"));
    let whole = appeal.replace('\n', " ");
    let kept = "[[rule]]\nkeep = 'Support our work*beyond.'\n";
    let (record, _) = cleaned_file("a.txt", &text, kept);
    assert!(body(&record).ends_with(&whole), "{record}");
    let dropped = "[[rule]]\ndrop = ['They agreed*mayor.', 'Support our work*beyond.']\n";
    let (record, _) = cleaned_file("a.txt", &text, dropped);
    assert!(!body(&record).contains("mayor"), "{record}");
    assert!(reasons(&record).contains(&"your rule “Support our work*beyond.”"), "{record}");
}

#[test]
fn the_form_of_a_headline_tells_what_is_cut_from_it() {
    let (record, _) = cleaned("[[rule]]\ntitle = '* : Gazette'\n");
    assert_eq!(record["title"], "Envoys meet again in Norwick");
}

#[test]
fn a_rule_for_another_source_does_nothing() {
    let none = cleaned("").0;
    for other in ["source = 'The Courier'", "source = 'ord.example'", "files = '*.txt'"] {
        let rules =
            format!("[[rule]]\n{other}\ndrop = '*'\n[[rule]]\n{other}\ndrop = '*harbour*'\n");
        let found = cleaned(&rules).0;
        assert_eq!(found["body"], none["body"], "{other}");
    }
}

#[test]
fn a_wrong_rule_is_told_with_its_line_and_the_rest_loads() {
    let (record, complaints) = cleaned("[[rule]]\ndorp = 'x'\n[[rule]]\ndrop = 'Our readers*'\n");
    assert!(complaints.contains("diplo-tui.toml: line 2: unknown field `dorp`"), "{complaints}");
    assert!(!body(&record).contains("Our readers"));
    let (record, complaints) = cleaned("[[rule]]\ndrop = \n");
    assert!(complaints.contains("diplo-tui.toml: line 2: "), "{complaints}");
    assert!(body(&record).contains("Our readers"));
}

#[test]
fn rules_may_lie_in_a_named_file_and_in_the_configuration_folder() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.html"), PAGE).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let named = elsewhere.path().join("mine.toml");
    fs::write(&named, "[[rule]]\ndrop = 'Our readers*'\n").unwrap();
    let own = folder.path().join("configuration/diplo-tui");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("rules.toml"), "[[rule]]\ntitle = '* : Gazette'\n").unwrap();
    let (record, _) = clean(&folder, &["--rules", named.to_str().unwrap()]);
    assert!(!body(&record).contains("Our readers"));
    assert_eq!(record["title"], "Envoys meet again in Norwick");
    let missing = Path::new("no-such-rules.toml").to_str().unwrap();
    let (record, complaints) = clean(&folder, &["--rules", missing]);
    assert_eq!((record, complaints.as_str()), (Value::Null, "no-such-rules.toml: no such file\n"));
}

/// Slips of the pen did nothing, and nobody was told.
#[test]
fn what_fits_nothing_that_was_read_is_told_with_its_line() {
    let told = |rules: &str| cleaned(rules).1;
    let check = |rules: &str, expected: &[&str]| {
        let complaints = told(rules);
        let lines: Vec<_> = complaints.lines().map(|line| line.split(".toml: ").nth(1)).collect();
        assert_eq!(lines, expected.iter().map(|line| Some(*line)).collect::<Vec<_>>(), "{rules}");
    };
    check("[[rule]]\ndrop = 'Our readers*'\nkeep = 'Support*'\ntitle = '* : Gazette'\n", &[]);
    check("[[rule]]\nsource = ['fjord.example', 'The Fjord Gazette']\ndrop = 'Our*'\n", &[]);
    check("[[rule]]\nfiles = 'page.html'\ndrop = 'Our*'\n", &[]);
    check(
        "[[rule]]\nsource = 'fjrod.example'\ndrop = 'Our*'\n",
        &["line 2: source `fjrod.example` fits no article"],
    );
    check(
        "[[rule]]\nfiles = ['*.htm', '*page*']\ndrop = 'Our*'\n",
        &["line 2: files `*.htm` fits no file"],
    );
    check(
        "[[rule]]\ndrop = [\n  'Our readers*',\n  '^He .*$',\n]\n[[rule]]\ntitle = '* – Gazete'\n",
        &["line 4: drop `^He .*$` fits no line", "line 7: title `* – Gazete` fits no headline"],
    );
    check("[[rule]]\nkeep = 'Nobody*'\n", &["line 2: keep `Nobody*` fits no line"]);
}

/// Runs `clean` on a path; the bodies and the complaints.
fn opened(path: &Path, home: &Path) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diplo-tui"));
    command.env("XDG_CONFIG_HOME", home.join("none")).arg("clean").arg(path);
    let output = command.output().unwrap();
    let [bodies, complaints] =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (bodies, complaints)
}

/// Whoever opened one file, or a folder above or below, had no rules.
#[test]
fn rules_count_for_all_that_lies_in_their_folder_and_below() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("news/old")).unwrap();
    fs::create_dir_all(root.join("others")).unwrap();
    for place in ["news/old/a.html", "others/a.html"] {
        fs::write(root.join(place), PAGE).unwrap();
    }
    let rules = "[[rule]]\nfiles = 'old/*'\ndrop = 'Our readers*'\n";
    fs::write(root.join("news/diplo-tui.toml"), rules).unwrap();
    let kept = |place: &str| {
        let (bodies, complaints) = opened(&root.join(place), root);
        assert_eq!(complaints, "", "{place}");
        bodies.matches("Our readers").count()
    };
    assert_eq!(kept("news"), 0);
    assert_eq!(kept("news/old"), 0);
    assert_eq!(kept("news/old/a.html"), 0);
    assert_eq!(kept(""), 1);
    assert_eq!(kept("others"), 1);
    // The nearest is asked first.
    let nearer = "[[rule]]\ntitle = 'Envoys * again in Norwick : Gazette'\n";
    fs::write(root.join("news/old/diplo-tui.toml"), nearer).unwrap();
    fs::write(root.join("news/diplo-tui.toml"), "[[rule]]\ntitle = '* : Gazette'\n").unwrap();
    assert!(opened(&root.join("news/old/a.html"), root).0.starts_with("meet\n"));
}

#[test]
fn what_no_rule_file_can_be_breaks_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("news")).unwrap();
    fs::write(root.join("news/a.html"), PAGE).unwrap();
    fs::create_dir(root.join("diplo-tui.toml")).unwrap();
    let (bodies, complaints) = opened(&root.join("news"), root);
    assert!(bodies.contains("Our readers") && complaints.is_empty(), "{complaints}");
    let (bodies, complaints) = opened(root, root);
    assert!(bodies.contains("Our readers") && complaints.ends_with("it is a folder\n"));
    fs::remove_dir(root.join("diplo-tui.toml")).unwrap();
    fs::write(root.join("diplo-tui.toml"), "#".repeat(2 << 20)).unwrap();
    assert!(opened(root, root).1.ends_with("larger than a megabyte\n"));
    fs::write(root.join("diplo-tui.toml"), b"[[rule]]\xff\xfe").unwrap();
    assert!(opened(&root.join("news/a.html"), root).0.contains("Our readers"));
    assert!(opened(root, root).1.ends_with("not written in utf-8\n"));
}

/// What stands in several articles is cut as the publication's, but not against a rule.
#[test]
fn what_a_rule_keeps_may_stand_in_every_article() {
    let folder = tempfile::tempdir().unwrap();
    let line = "The Gazette asked both ministries for an answer and got none.";
    for (name, topic) in [("a", "harbour"), ("b", "bridge"), ("c", "tunnel"), ("d", "market")] {
        let text = format!(
            "Envoys meet about the {topic}\n\nThe {topic} was what they spoke of all day long.\n\n\
             Nobody in Norwick could say when the {topic} would be finished.\n\n\
             The {topic} costs more than in the year before, the mayor said.\n\n{line}\n"
        );
        fs::write(folder.path().join(format!("{name}.txt")), text).unwrap();
    }
    let cleaned = |rules: &str| {
        fs::write(folder.path().join("diplo-tui.toml"), rules).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_diplo-tui"));
        command.env("XDG_CONFIG_HOME", folder.path().join("none"));
        let output = command.args(["clean"]).arg(folder.path()).output().unwrap();
        String::from_utf8(output.stdout).unwrap().matches(line).count()
    };
    assert_eq!(cleaned(""), 0);
    assert_eq!(cleaned("[[rule]]\nkeep = 'The Gazette asked*'\n"), 4);
}
