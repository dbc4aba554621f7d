//! What the commands that ask a corpus print: `list`, `timeline`, `actors`, `quotes` and `show`.
//!
//! How the command line takes wrong input is the matter of `cli`.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::cli::{ARTICLE, folder, json_lines, run};

#[test]
fn the_timeline_of_the_sample_keeps_to_the_contract() {
    let (_, out, _) = run(&["timeline", "--format", "json"]);
    let lines = json_lines(&out);
    assert!(!lines.is_empty());
    let mut last = String::new();
    for line in lines {
        for field in ["date_last", "grain", "class", "action", "target", "place", "discrepancies"] {
            assert!(line.get(field).is_some(), "{field} is missing");
        }
        assert!(line["source"].is_array());
        for telling in line["articles"].as_array().unwrap() {
            assert!(telling["path"].as_str().unwrap().starts_with("sample/"));
            assert!(telling["start"].as_u64() < telling["end"].as_u64());
        }
        if let Some(first) = line["date_first"].as_str() {
            assert!(*last <= *first, "{last} before {first}");
            last = first.to_owned();
        }
    }
}

/// What the heads of the sample's articles tell: day of publication if stated, writer, headline.
const HEADS: &str = r#"
001 2018-01-24 | - | Skopje to take Alexander off its airport after Davos talks with Greece
002 - | Biljana Trpeska | Down come the letters: Skopje airport loses its Alexander
003 2018-05-21 | Manolis Petridis | Athens says no to 'Ilinden Macedonia', but not to the word that matters
004 - | - | "We have a deal": Greece and Macedonia end 27-year row over a name
005 - | - | Zaev and Tsipras shake hands by telephone: country to be called North Macedonia
006 2018-06-18 | Katerina Vlachou | On Lake Prespa, two neighbours sign away a quarrel and keep a necktie
007 - | Ardit Luma | Ivanov refuses to sign name deal; Zaev says he will go if voters reject it
008 2018-07-11 | - | NATO opens its door to Skopje as Athens shows two Russian diplomats out
009 - | Katerina Vlachou | Moscow shelves Lavrov’s trip to Athens and promises an answer “in the mirror”
010 2018-08-07 | - | Russia pays Greece back in kind, four weeks late and almost in a whisper
011 - | Ardit Luma | Mattis in Skopje: "No doubt" that Russian money is at work before name vote
012 2018-10-01 | Katerina Vlachou | A resounding Yes from a half-empty room: Macedonia votes, and both sides claim victory
013 - | - | Kotzias, architect of the Prespa deal, quits after cabinet row with Kammenos
014 - | Manolis Petridis | Six days that nearly sank a government: Tsipras scrapes through with 151 votes
015 2019-01-25 | - | As it happened: Greek parliament ratifies Prespa agreement
016 2019-02-13 | Biljana Trpeska | A word is added at the border: country wakes up as North Macedonia
"#;

#[test]
fn the_heads_of_the_sample_are_read_as_they_stand() {
    let (_, out, _) = run(&["clean", "--format", "json", "data/sample"]);
    let mut heads = String::from("\n");
    for line in json_lines(&out) {
        let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let path = text(&line["path"]);
        let (_, name) = path.rsplit_once('/').unwrap();
        let (day, writer) = (text(&line["published"]["first"]), text(&line["byline"]));
        heads += &format!("{} {day} | {writer} | {}\n", &name[..3], text(&line["title"]));
    }
    assert_eq!(heads, HEADS);
}

/// Two papers that do not agree: each form of the answer says so.
#[test]
fn what_tellings_differ_in_is_told_in_every_form() {
    let one =
        "On March 7, 2019, Norway expelled three Belarusian diplomats over a hacked shipyard.\n";
    let other = one.replace("three", "five");
    let files = folder(&[("a.txt", one.as_bytes()), ("b.txt", other.as_bytes())]);
    let place = files.path().to_str().unwrap();
    let told = |form: &str| run(&["timeline", "--format", form, "--in", place]).1;
    let differ = "number: 3 Belarusian diplomats | 5 Belarusian diplomats";
    let csv =
        "2019-03-07,stated,Norway,Belarusian diplomats,SANCTION,expel diplomats,actual,,,2,2,";
    assert!(told("csv").contains(&format!("{csv}{differ},")), "{}", told("csv"));
    assert!(told("table").contains(&format!(" 2         2       {differ}  ")));
    assert!(told("md").contains("number: 3 Belarusian diplomats \\| 5 Belarusian diplomats"));
    let line = &json_lines(&told("json"))[0];
    let found = &line["discrepancies"][0];
    assert_eq!((&line["voices"], &found["slot"]), (&2.into(), &"number".into()));
    for (side, sentence) in [("first", one), ("other", other.as_str())] {
        let claim = &found[side];
        assert_eq!(claim["sentence"].as_str().unwrap(), sentence.trim());
        let (start, end) = (claim["start"].as_u64().unwrap(), claim["end"].as_u64().unwrap());
        assert_eq!(end - start, sentence.trim().chars().count() as u64);
    }
}

/// What a cluster holds is exported telling by telling: path, sentence, words and number.
#[test]
fn every_form_tells_what_each_telling_says() {
    let one = "On March 7, 2019, Norway and Chile expelled two Belarusian envoys over a raid.";
    let other = "On March 7, 2019, Norway and Peru expelled three Belarusian envoys over a raid.";
    let files = folder(&[("a.txt", one.as_bytes()), ("b.txt", other.as_bytes())]);
    let place = files.path().to_str().unwrap();
    let told = |form: &str| run(&["timeline", "--format", form, "--in", place]).1;
    for form in ["csv", "md"] {
        let out = told(form).replace("\\|", "|");
        assert!(out.contains("Norway, Peru, Chile"), "{out}");
        for (name, sentence, words, number) in [
            ("a.txt", one, "Norway and Chile expelled two", "2 Belarusian envoys"),
            ("b.txt", other, "Norway and Peru expelled three", "3 Belarusian envoys"),
        ] {
            for said in [sentence, words, number] {
                assert!(out.contains(&format!("{name}: {said}")), "{name}: {said}: {out}");
            }
        }
    }
    let line = &json_lines(&told("json"))[0];
    assert_eq!(line["source"].as_array().unwrap().len(), 3);
    let tellings = line["articles"].as_array().unwrap();
    let says = |field: &str| tellings.iter().map(|t| t[field].clone()).collect::<Vec<_>>();
    assert_eq!(says("sentence"), [other, one]);
    assert_eq!(says("source")[0], serde_json::json!(["gov:no", "gov:pe"]));
    assert_eq!(says("numbers")[0][0]["count"], 3);
    assert_eq!(says("date_first"), ["2019-03-07", "2019-03-07"]);
}

#[test]
fn every_question_is_answered_in_every_form() {
    let files = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let folder = files.path().to_str().unwrap();
    let questions = ["list", "search", "timeline", "actors", "quotes", "show"];
    let forms = [("timeline", "csv"), ("actors", "table"), ("quotes", "md"), ("show", "md")];
    let forms = forms.into_iter().chain([("show", "text")]);
    for (question, form) in questions.map(|question| (question, "json")).into_iter().chain(forms) {
        let (code, out, complaints) = run(&[question, "--format", form, "--in", folder]);
        assert_eq!((code, complaints.len()), (0, 0), "{question} {form} {complaints:?}");
        if form == "json" {
            json_lines(&out);
        }
    }
}

#[test]
fn without_files_the_sample_answers() {
    let (_, all, _) = run(&["list"]);
    let (_, none, _) = run(&["list", "zzzz"]);
    let headings = 1;
    assert_eq!((all.lines().count(), none.lines().count()), (headings + 16, headings), "{all}");
}

#[test]
fn quotes_of_a_speaker_are_those_that_he_says() {
    let speakers = |query: &[&str]| {
        let (_, out, _) = run(&[&["quotes", "--format", "json"], query].concat());
        let lines = json_lines(&out);
        lines.iter().map(|line| line["speaker"].to_string()).collect::<Vec<_>>()
    };
    let of_one = speakers(&["said:Zaev"]);
    assert!(!of_one.is_empty() && of_one.iter().all(|who| who.contains("zaev")), "{of_one:?}");
    let of_two = speakers(&["said:Zaev", "or", "said:Kotzias"]);
    assert!(of_two.len() > of_one.len());
    assert!(of_two.iter().all(|who| who.contains("zaev") || who.contains("kotzias")), "{of_two:?}");
    assert!(speakers(&["-said:Zaev"]).iter().all(|who| !who.contains("zaev")));
}

#[test]
fn quotes_of_an_act_are_those_in_its_sentences() {
    let count = |query: &[&str]| {
        let (_, out, _) = run(&[&["quotes", "--format", "json"], query].concat());
        json_lines(&out).len()
    };
    let (all, few) = (count(&[]), count(&["event:sanction"]));
    assert!(few < all / 2, "{few} of {all}");
    assert!(count(&["by:Zaev"]) < all / 2);
    assert!(count(&["by:Zaev"]) >= count(&["said:Zaev"]));
}

/// Nothing vanishes: each copy names the others, and only those who ask see each text once.
#[test]
fn copies_are_listed_and_name_each_other() {
    let text = "The foreign minister of Aldmark met her colleague on Tuesday in Norwick. They \
        talked for two hours about the harbour, which both states have wanted to dredge for a \
        decade. Neither side would say what it had offered, or who is to pay for the lock gates. \
        The mayor had put up flags of both countries along the quay.";
    let wire = format!("Envoys meet in Norwick\n\n{text}\n");
    let again = format!("EXCLUSIVE: Envoys meet\n\nBy Ada Berg\n\n{text}\n");
    let other = ARTICLE.as_bytes();
    let files = [("a.txt", wire.as_bytes()), ("b.txt", again.as_bytes()), ("c.txt", other)];
    let folder = folder(&files);
    let place = folder.path().to_str().unwrap();
    let (_, answer, _) = run(&["list", "--format", "json", "--in", place]);
    let name = |path: &Value| path.as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let told: Vec<(String, Vec<String>)> = json_lines(&answer)
        .iter()
        .map(|line| {
            let same = line["same_as"].as_array().unwrap().iter().map(name).collect();
            (name(&line["path"]), same)
        })
        .collect();
    let pair = |one: &str, same: &[&str]| {
        (one.to_owned(), same.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(told, [pair("a.txt", &["b.txt"]), pair("b.txt", &["a.txt"]), pair("c.txt", &[])]);
    let count =
        |query: &str| run(&["list", query, "--format", "json", "--in", place]).1.lines().count();
    assert_eq!((count("is:copy"), count("not is:copy")), (1, 2));
}

/// A path where a query stands was searched for as a word, in the sample, without a word of it.
#[test]
fn a_path_in_place_of_a_query_is_read_and_a_doubtful_one_refused() {
    let folder = tempfile::tempdir().unwrap();
    let news = folder.path().join("news");
    fs::create_dir(&news).unwrap();
    fs::write(news.join("one.txt"), "Anna Belov left Norway.\n").unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_diplo-tui"));
        command.args(["list", "--format", "csv"]).args(arguments).current_dir(&folder);
        let output = command.stdin(Stdio::null()).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    };
    let whole = news.to_str().unwrap();
    for paths in
        [&["news/one.txt"][..], &["./news"], &[whole], &["news/", "Belov"], &["--in", whole]]
    {
        let (code, out, _) = run(paths);
        assert!(
            code == 0 && out.lines().count() == 2 && out.contains("one.txt"),
            "{paths:?} {out}"
        );
    }
    assert_eq!(run(&["./news", "Petrova"]).1.lines().count(), 1);
    let (code, out, why) = run(&["news"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(why.contains("--in news"), "{why}");
    assert_eq!(run(&["\"news\""]).0, 0);
    assert_eq!(run(&["news", "--in", whole]).0, 0);
    let (code, _, why) = run(&["./nws"]);
    assert_eq!((code, why.as_str()), (1, "./nws: no such file or folder\n"));
    let (code, out, why) = run(&["nws/one"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert_eq!(why, "nws/one: no such file or folder; write '\"nws/one\"' to look for it\n");
    for query in ["\"nws/one\"", "source:nws/one"] {
        assert_eq!(run(&[query, "--in", whole]).0, 0, "{query}");
    }
    // Standard input holds nothing here; the sample is not read in its place.
    let (code, _, why) = run(&["-"]);
    assert!(code == 1 && why.starts_with("-: "), "{code} {why}");
}

#[test]
fn the_filters_of_the_reader_and_what_is_excluded_narrow_the_lists_too() {
    let files = folder(&[
        ("a.txt", b"On March 7, 2019, Russia criticized Norway.\n"),
        ("b.txt", b"On May 7, 2019, Peru criticized Norway.\n"),
    ]);
    let place = files.path().to_str().unwrap();
    let listed = |arguments: &[&str]| {
        let all = [&["timeline", "--format", "csv"], arguments, &["--in", place]].concat();
        let (code, out, complaints) = run(&all);
        assert_eq!((code, complaints), (0, Vec::new()), "{arguments:?}");
        out
    };
    for (plain, as_option) in [
        (&["actor:Russia"][..], &["--actor", "Russia"][..]),
        (&["from:2019-04 to:2019-05"], &["--from", "2019-04", "--to", "2019-05"]),
        (&["not Peru"], &["-Peru"]),
        (&["Norway not Peru"], &["Norway", "-Peru"]),
        (&["Norway not Peru"], &["Norway", "--query", "-Peru"]),
    ] {
        assert_eq!(listed(plain), listed(as_option), "{as_option:?}");
        assert_ne!(listed(plain), listed(&[]), "{plain:?}");
    }
    let (code, out, _) = run(&["timeline", "--format", "csv", "--in", place, "-Peru"]);
    assert_eq!((code, out), (0, listed(&["not Peru"])));
}

#[test]
fn from_when_until_when_is_one_stretch_of_time() {
    let files = folder(&[
        ("before_and_behind.txt", b"On March 7, 2019, Russia criticized Norway. On May 7, 2019, Peru criticized Norway.\n"),
        ("between.txt", b"On April 7, 2019, Chile criticized Norway.\n"),
    ]);
    let place = files.path().to_str().unwrap();
    for query in [&["--from", "2019-04", "--to", "2019-04"][..], &["to:2019-04 from:2019-04"]] {
        let all = [&["list", "--format", "csv"], query, &["--in", place]].concat();
        let (code, out, _) = run(&all);
        assert!(code == 0 && out.lines().count() == 2 && out.contains("between.txt"), "{out}");
    }
}
