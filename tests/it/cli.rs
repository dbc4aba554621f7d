//! The command line as scripts meet it: exit codes, complaints, JSON Lines.
//!
//! Runs the built program; what it finds in articles is judged elsewhere.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub(crate) const ARTICLE: &str = "\u{feff}Envoys \u{1F600} meet in Norwick\r\n\r\nBy Ada Berg\r\n\r\n\
    The \u{1b}[31mforeign\u{1b}[0m minister of Aldmark met her colleague on Tuesday in Norwick.\r\n\r\n\
    They talked for two hours about the \u{1F6A2} harbour, and agreed to meet again next month.\r\n";

const BINARY: &[u8] = b"\x7fELF\x02\x01\0\0\0\0\0\0\xff\xfe\0\0";

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diplo-tui"));
    command.stdin(Stdio::null());
    command
}

/// Runs the program with what `input` gives it; no answer may hold an escape byte.
fn run_with(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = program();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The program may end without reading all of it.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    for bytes in [&output.stdout, &output.stderr] {
        assert!(!bytes.contains(&0x1b), "an escape byte in {}", String::from_utf8_lossy(bytes));
    }
    output
}

/// Exit code, standard output and the lines of standard error.
pub(crate) fn run(arguments: &[&str]) -> (i32, String, Vec<String>) {
    let output = run_with(arguments, b"");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let complaints = text(&output.stderr).lines().map(str::to_owned).collect();
    (output.status.code().unwrap(), text(&output.stdout), complaints)
}

pub(crate) fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

/// A refusal is one line that names the path and says why, and exit code 1.
fn check_refused(arguments: &[&str], named: &str) {
    let (code, out, complaints) = run(arguments);
    assert_eq!((code, out.as_str(), complaints.len()), (1, "", 1), "{arguments:?} {complaints:?}");
    let line = complaints.first().unwrap();
    assert!(line.starts_with(&format!("{named}: ")), "{line}");
    assert!(line.len() > named.len() + 8 && !line.contains("os error"), "{line}");
}

#[test]
fn a_query_written_behind_the_files_is_wrong_usage() {
    let files = folder(&[("one.txt", ARTICLE.as_bytes())]);
    let one = path(&files, "one.txt");
    let (code, out, complaints) = run(&["timeline", "--in", &one, "event:aid"]);
    assert_eq!((code, out.as_str(), complaints.len()), (2, "", 1), "{complaints:?}");
    assert_eq!(complaints[0], "event:aid: no such file; a query stands before --in");
    assert_eq!(run(&["timeline", "event:aid", "--in", &one]).0, 0);
}

#[test]
fn what_cannot_be_read_is_refused_on_one_line_with_path_and_reason() {
    let files = folder(&[("binary", BINARY), ("empty.txt", b"")]);
    fs::create_dir(files.path().join("nothing")).unwrap();
    for name in ["missing.txt", "binary", "empty.txt", "nothing"] {
        let path = path(&files, name);
        for command in ["clean", "annotate"] {
            check_refused(&[command, &path], &path);
        }
        check_refused(&["list", "--in", &path], &path);
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let files = folder(&[("secret.txt", ARTICLE.as_bytes())]);
    let path = path(&files, "secret.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_err() {
        check_refused(&["clean", &path], &path);
    }
}

#[test]
fn of_a_folder_the_good_files_load_and_the_bad_ones_are_told() {
    let files = folder(&[("a.txt", ARTICLE.as_bytes()), ("b.txt", b""), ("c.txt", BINARY)]);
    let (code, out, complaints) =
        run(&["clean", "--format", "json", files.path().to_str().unwrap()]);
    assert_eq!((code, json_lines(&out).len(), complaints.len()), (0, 1, 2), "{complaints:?}");
    assert!(complaints[0].starts_with(&path(&files, "b.txt")));
}

#[test]
fn a_wrong_command_line_ends_with_code_2() {
    for arguments in [
        &["clean"][..],
        &["--no-such-option"],
        &["clean", "--format", "xml", "a"],
        &["--query", "(lavrov"],
        &["--from", "2017-13"],
        &["--to", "2017..2018"],
        &["show", "--format", "csv"],
        &["show", "--format", "table"],
        &["list", "--format", "text"],
        &["list", "date:yesterday"],
        &["list", "--actor", " "],
        &["list", "--from", "2019", "--to", "2018"],
        &["timeline", "colour:red"],
    ] {
        let (code, out, complaints) = run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(!complaints.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_wrong_query_tells_place_reason_and_remedy() {
    let (_, _, complaints) = run(&["list", "actor:Berg", "date:2017-13"]);
    assert_eq!(complaints.len(), 1);
    for part in ["2017-13", "no date", "date:2017-08"] {
        assert!(complaints[0].contains(part), "{complaints:?}");
    }
}

#[test]
fn without_a_terminal_the_reader_names_what_to_use_instead() {
    for arguments in [&[][..], &["."]] {
        let (code, out, complaints) = run(arguments);
        assert_eq!((code, out.as_str(), complaints.len()), (1, "", 1), "{complaints:?}");
        assert!(complaints[0].contains("terminal") && complaints[0].contains("diplo-tui clean"));
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let long =
        format!("Harbour news\n\n{}", "The ferry was late again in Norwick.\n\n".repeat(20_000));
    let files = folder(&[("long.txt", long.as_bytes())]);
    let mut command = program();
    command.args(["clean", &path(&files, "long.txt")]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 8];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
}

/// The characters of `input` from `start` to `end`, as a script counts them.
fn characters(input: &str, record: &Value) -> String {
    let at = |field: &str| usize::try_from(record[field].as_u64().unwrap()).unwrap();
    input.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

/// What a stretch of input looks like once it is safe to show.
fn shown(input: &str) -> String {
    input.replace("\u{1b}[31m", "").replace("\u{1b}[0m", "").replace("\r\n", "\n")
}

#[test]
fn clean_tells_places_in_characters_of_the_decoded_file() {
    let files = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let (code, out, _) =
        run(&["clean", "--format", "json", "--as", "text", &path(&files, "a.txt")]);
    assert_eq!(code, 0);
    let record = json_lines(&out).remove(0);
    for field in ["path", "title", "byline", "source", "url", "language", "published", "body"] {
        assert!(record.get(field).is_some(), "{field} is missing");
    }
    let decoded = ARTICLE.trim_start_matches('\u{feff}');
    let blocks = record["blocks"].as_array().unwrap();
    assert!(!blocks.is_empty());
    for block in blocks {
        assert_eq!(shown(&characters(decoded, block)), block["text"].as_str().unwrap());
    }
    let texts: Vec<_> = blocks.iter().filter(|block| block["kind"] != "caption").collect();
    let texts: Vec<_> = texts.iter().map(|block| block["text"].as_str().unwrap()).collect();
    assert_eq!(record["body"], texts.join("\n\n"));
}

#[test]
fn annotate_tells_places_in_characters_of_the_given_text() {
    let text = ARTICLE.trim_start_matches('\u{feff}');
    let asked = serde_json::json!({"id": "a\u{9b}1", "text": text, "published": "2021-06-09"});
    let output = run_with(&["annotate", "--jsonl", "-"], format!("{asked}\n").as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let answer = String::from_utf8(output.stdout).unwrap();
    assert!(!answer.contains('\u{9b}'));
    let record = json_lines(&answer).remove(0);
    assert_eq!(record["id"], "a\u{9b}1");
    assert_eq!(record["published"]["first"], "2021-06-09");
    for list in ["timexes", "mentions", "quotes"] {
        for found in record[list].as_array().unwrap() {
            assert_eq!(shown(&characters(text, found)), found["text"].as_str().unwrap());
        }
    }
    for field in ["actors", "events"] {
        assert!(record[field].is_array());
    }
}

#[test]
fn a_date_with_two_readings_is_given_with_both() {
    let asked = b"{\"id\":\"x\",\"text\":\"They met on 03/04/2021.\",\"published\":null}\n";
    let output = run_with(&["annotate", "--jsonl"], asked);
    let record = json_lines(&String::from_utf8(output.stdout).unwrap()).remove(0);
    let timex = &record["timexes"][0];
    assert_eq!((&timex["first"], &timex["last"]), (&"2021-03-04".into(), &"2021-04-03".into()));
    assert_eq!(timex["alternatives"][0]["first"], "2021-04-03");
}

#[test]
fn lines_come_from_standard_input_unless_a_path_is_named() {
    let asked = b"{\"id\":1,\"text\":\"Talks went on.\"}\n";
    for arguments in [&["annotate", "--jsonl"][..], &["annotate", "--jsonl", "-"]] {
        let output = run_with(arguments, asked);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(json_lines(&String::from_utf8(output.stdout).unwrap())[0]["id"], 1);
    }
    assert_eq!(run_with(&["annotate"], asked).status.code(), Some(2));
}

#[test]
fn a_bad_line_is_told_by_its_number_and_the_rest_goes_on() {
    let lines = concat!(
        "{\"id\":1,\"text\":\"One.\"}\n",
        "nonsense\n",
        "\n",
        "{\"id\":\"2\",\"text\":\"Two.\",\"published\":\"soon\"}\n",
        "{\"id\":3}\n",
        "{\"id\":{\"n\":4},\"text\":\"\",\"published\":null}",
    );
    let output = run_with(&["annotate", "--jsonl", "-"], lines.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let ids: Vec<_> = json_lines(&String::from_utf8(output.stdout).unwrap());
    let ids: Vec<_> = ids.iter().map(|record| record["id"].to_string()).collect();
    assert_eq!(ids, ["1", "{\"n\":4}"]);
    let complaints = String::from_utf8(output.stderr).unwrap();
    let numbers: Vec<_> = complaints.lines().map(|line| line.split(": ").nth(1).unwrap()).collect();
    assert_eq!(numbers, ["line 2", "line 4", "line 5"], "{complaints}");
    let output = run_with(&["annotate", "--jsonl", "-"], b"nonsense\n\xff\xfe\n");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn lines_are_answered_in_order_and_as_they_come() {
    let mut command = program();
    command.args(["annotate", "--jsonl", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    // The second line is not written before the first is answered.
    for id in 0..3 {
        writeln!(stdin, "{{\"id\":{id},\"text\":\"Talks went on.\"}}").unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    let many: String = (3..400).map(|id| format!("{{\"id\":{id},\"text\":\"x\"}}\n")).collect();
    let writer = std::thread::spawn(move || stdin.write_all(many.as_bytes()).unwrap());
    for (id, answer) in (3..400).zip(&mut answers) {
        let answer: Value = serde_json::from_str(&answer.unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    writer.join().unwrap();
    assert!(child.wait().unwrap().success());
}

#[test]
fn annotate_reads_all_paths_as_one_corpus_in_their_order() {
    let files = folder(&[("a.txt", ARTICLE.as_bytes()), ("b.txt", ARTICLE.as_bytes())]);
    let (code, out, _) = run(&["annotate", &path(&files, "b.txt"), &path(&files, "a.txt")]);
    assert_eq!(code, 0);
    let paths: Vec<_> = json_lines(&out).iter().map(|record| record["path"].clone()).collect();
    let names = paths.iter().map(|path| Path::new(path.as_str().unwrap()).file_name());
    assert_eq!(names.flatten().collect::<Vec<_>>(), ["b.txt", "a.txt"]);
}

#[test]
fn names_are_resolved_line_by_line() {
    let asked = "{\"doc\":\"a\",\"name\":\"Ada Berg\",\"kind\":\"PER\"}\n\
        {\"doc\":7,\"name\":\"\",\"kind\":\"ORG\"}\n";
    let output = run_with(&["actors", "resolve", "-"], asked.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let answers = json_lines(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(answers.len(), 2);
    assert_eq!((&answers[0]["doc"], &answers[0]["name"]), (&"a".into(), &"Ada Berg".into()));
    assert!(answers[1]["actor"].is_null());
}

#[test]
fn a_bad_line_among_names_is_told_and_the_rest_is_resolved() {
    let asked = "nonsense\n\n{\"doc\":\"a\",\"name\":\"Ada Berg\"}\n{\"doc\":1}\n";
    let output = run_with(&["actors", "resolve"], asked.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(json_lines(&String::from_utf8(output.stdout).unwrap()).len(), 1);
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert_eq!(complaints.lines().count(), 2, "{complaints}");
    assert!(complaints.starts_with("-: line 1: ") && complaints.contains("\n-: line 4: "));
    assert!(!complaints.contains("at line 1"), "{complaints}");
    let output = run_with(&["actors", "resolve"], b"nonsense\n\xff\n");
    assert_eq!(output.status.code(), Some(1));
    let files = folder(&[]);
    let missing = path(&files, "missing.jsonl");
    check_refused(&["actors", "resolve", &missing], &missing);
}

#[test]
fn a_folder_in_place_of_a_file_of_lines_is_refused() {
    let files = folder(&[]);
    let path = files.path().to_str().unwrap();
    check_refused(&["annotate", "--jsonl", path], path);
}

#[test]
fn every_command_takes_the_wish_for_colour_and_prints_none() {
    let (_, plain, _) = run(&["list"]);
    for when in ["auto", "always", "never"] {
        assert_eq!(run(&["list", "--color", when]), (0, plain.clone(), Vec::new()), "{when}");
    }
    assert_eq!(run(&["actors", "resolve", "--color", "never"]).0, 0);
    assert_eq!(run(&["list", "--color", "red"]).0, 2);
}

#[test]
fn each_article_of_a_file_is_answered_under_its_label() {
    let text = "The foreign minister of Aldmark met her colleague on Tuesday in Norwick, her office \
        said. They agreed to meet again next month.";
    let line = |title: &str| format!("{{\"title\":\"{title}\",\"text\":\"{text}\"}}\n");
    let files = folder(&[("a.jsonl", (line("Envoys meet") + &line("Envoys part")).as_bytes())]);
    let path = path(&files, "a.jsonl");
    let labels = [format!("{path}#1"), format!("{path}#2")];
    for arguments in [
        &["clean", "--format", "json", &path][..],
        &["clean", "--format", "json", "--as", "jsonl", &path],
        &["annotate", &path],
        &["list", "--format", "json", "--in", &path],
        &["show", "--format", "json", "--in", &path],
    ] {
        let (code, out, complaints) = run(arguments);
        assert_eq!((code, complaints.len()), (0, 0), "{arguments:?} {complaints:?}");
        let paths: Vec<_> = json_lines(&out).iter().map(|line| line["path"].clone()).collect();
        assert_eq!(paths, labels, "{arguments:?}");
    }
    let (_, out, _) = run(&["clean", &path]);
    assert_eq!(out.matches("\n* * *\n").count(), 1, "{out}");
    let output = run_with(&["clean", "--format", "json", "-"], &fs::read(&path).unwrap());
    let first = json_lines(std::str::from_utf8(&output.stdout).unwrap()).remove(0);
    assert_eq!((&first["path"], &first["notes"]), (&"-#1".into(), &Value::Array(Vec::new())));
}

/// An entry of a feed stands in its file with markup and entities; a script must find its places.
#[test]
fn places_in_a_part_of_a_file_count_the_text_that_is_told_with_it() {
    let feed = "<rss version=\"2.0\"><channel><title>Fjord Gazette</title><item><title>Envoys &amp; \
        mayors</title><description><![CDATA[<p>Äldmark&#8217;s foreign minister met her colleague \
        on <b>4 May 2021</b> in Norwick.</p><p>&ldquo;We agreed,&rdquo; Anna Keller told reporters \
        in the evening, and left.</p><p>Please donate today to support our work.</p>]]></description></item></channel>\
        </rss>";
    let mail = "From: Fjord Gazette <news@fjord.example>\nSubject: Envoys meet\nMIME-Version: 1.0\n\
        Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n\
        =C3=84ldmark's foreign minister met her colleague on 4 May 2021 in Norwick.\n\n\"We agreed,\" \
        Anna Keller told reporters in the evening, and left.\n\nPlease donate today to support our work.\n";
    let files = folder(&[("a.xml", feed.as_bytes()), ("b.eml", mail.as_bytes())]);
    let all = files.path().to_str().unwrap();
    let records = json_lines(&run(&["clean", "--format", "json", all]).1);
    assert_eq!(records.len(), 2);
    for record in records {
        let text = record["text"].as_str().unwrap();
        for block in record["blocks"].as_array().unwrap() {
            assert_eq!(characters(text, block), block["text"].as_str().unwrap());
        }
        let cuts = record["removed"].as_array().unwrap();
        assert!(
            cuts.iter()
                .any(|cut| characters(text, cut) == "Please donate today to support our work."),
            "{record}"
        );
    }
    for record in json_lines(&run(&["annotate", all]).1) {
        let text = record["text"].as_str().unwrap();
        for list in ["timexes", "quotes"] {
            let found = record[list].as_array().unwrap();
            assert!(!found.is_empty(), "{list}");
            for place in found {
                assert_eq!(characters(text, place), place["text"].as_str().unwrap());
            }
        }
    }
    let whole = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let record =
        json_lines(&run(&["clean", "--format", "json", &path(&whole, "a.txt")]).1).remove(0);
    assert_eq!(record.get("text"), None);
}
