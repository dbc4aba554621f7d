//! Loading as a whole: what becomes of files, folders, broken input and hostile pages.
//!
//! How well the cleaning works is measured in `cleaning.rs`.

use std::path::{Path, PathBuf};

use diplo_tui::document::{BlockKind, Document, Format, Problem};
use diplo_tui::load::{Options, Rules, load, load_large, load_small, read, together, verbatim};
use proptest::prelude::{ProptestConfig, Strategy, prop, prop_oneof, proptest};

const ARTICLE: &str = "\
×
Support The Alpine Courier!

Envoys Return to Bern as Fishing Talks Resume

Foreign Minister Anna Keller at the lake. Jane Roe / Reuters

Switzerland said on Tuesday that its envoys would return to the fishing talks in Bern.

\"We are ready to speak,\" Foreign Minister Anna Keller told reporters after the session.

'A narrow path'

Liechtenstein has not yet answered the invitation, which was sent in early March.

We have a small favour to ask.

Your support, however small, helps us stay independent. Please consider donating today.

Continue
";

fn document(text: &str, format: Format) -> Document {
    read(Path::new("a"), text.as_bytes(), Some(format)).unwrap()
}

/// Every character that is not blank lies in exactly one of headline, block and cut.
fn assert_whole(document: &Document) {
    let raw = document.raw();
    let mut seen = vec![0_u8; raw.len()];
    let headline = document.headline().and_then(|headline| headline.span);
    let blocks = document.blocks().iter().map(|block| block.span);
    let cuts = document.cuts().iter().map(|cut| cut.span);
    for span in blocks.chain(cuts).chain(headline) {
        seen[span.range()].iter_mut().for_each(|count| *count += 1);
    }
    for (at, letter) in raw.char_indices() {
        let fits = seen[at] == 1 || (letter.is_whitespace() && seen[at] == 0);
        assert!(fits, "{letter:?} at {at} is in {} parts of {raw:?}", seen[at]);
    }
}

#[test]
fn a_dump_gives_headline_body_caption_and_reasons() {
    let article = document(ARTICLE, Format::Text);
    assert_eq!(article.title(), "Envoys Return to Bern as Fishing Talks Resume");
    let captions: Vec<_> =
        article.blocks().iter().filter(|block| block.kind == BlockKind::Caption).collect();
    assert_eq!(captions.len(), 1);
    let body = article.body();
    assert!(body.starts_with("Switzerland said") && body.ends_with("early March."), "{body}");
    assert!(body.contains("'A narrow path'"));
    let appeal = article.cuts().iter().find(|cut| &*cut.reason == "donation appeal");
    assert!(appeal.unwrap().span.of(article.raw()).contains("stay independent"));
}

/// Large papers sum an article up under its headline; that was once kept apart as captions.
#[test]
fn points_and_headings_under_the_headline_belong_to_the_article() {
    let prose = [
        "The envoys of Bern and Vaduz met for the first time since the winter.",
        "They spoke for three hours of nets, boats and borders, officials said.",
        "A second round is planned before the lakes freeze, the ministry added.",
    ];
    let page = |above: &str| {
        let prose: String = prose.iter().map(|line| format!("<p>{line}</p>")).collect();
        format!(
            "<main><article><h1>Talks on Fish</h1><p>By Jane Roe</p>\
            <time>3 May 2019</time>{above}{prose}</article></main>"
        )
    };
    let points = page("<ul><li>The lake keeps its line</li><li>Nets are counted twice</li></ul>");
    let heading = page("<h2>What was said</h2>");
    let dump = format!(
        "Talks on Fish\n\n3 May 2019\n\n- The lake keeps its line\n\
        - Nets are counted twice\n\n{}",
        prose.join("\n\n")
    );
    for (text, format, first) in [
        (points, Format::Html, "The lake keeps its line"),
        (heading, Format::Html, "What was said"),
        (dump, Format::Text, "The lake keeps its line"),
    ] {
        let article = document(&text, format);
        assert!(article.body().trim_start_matches("- ").starts_with(first), "{:?}", article.body());
    }
}

#[test]
fn a_page_keeps_the_way_back_to_its_source() {
    let html = "<html><head><title>Talks &amp; Fish | Courier</title></head><body><nav>Home</nav>\
        <article><h1>Talks &amp; Fish</h1><p>The envoys of Bern &amp; Vaduz met for the first time \
        since the winter, the ministry said in a statement, and agreed to meet again.</p><p>They \
        spoke, for three hours, of nets, boats and borders, and of little else, officials said.</p>\
        </article></body></html>";
    let article = document(html, Format::Html);
    assert_eq!(article.title(), "Talks & Fish");
    let source: Vec<char> = html.chars().collect();
    for block in article.blocks() {
        let (start, end) = article.origin().source_range(article.raw(), block.span);
        let written: String = source[start..end].iter().collect();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(&written).replace("&amp;", "&"), block.span.of(article.raw()));
    }
    assert!(article.body().contains("Bern & Vaduz") && !article.body().contains("Home"));
}

#[test]
fn bad_files_are_told_and_good_ones_load() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    file("b.txt", ARTICLE.as_bytes());
    file("a.html", b"<p>The envoys met in Bern on Monday.</p>");
    file("empty.txt", b"");
    file("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0");
    file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0");
    file(".hidden.txt", ARTICLE.as_bytes());
    file("notes", ARTICLE.as_bytes());
    let paths = [folder.path().to_owned(), PathBuf::from("/no/such/file.txt")];
    let mut told = Vec::new();
    load(&paths, &Options::default(), &|| false, &mut |result: Result<Document, Problem>| {
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        told.push(match result {
            Ok(document) => name(document.path()),
            Err(problem) => format!("{}: {}", name(&problem.path), problem.reason),
        });
    });
    let expected = [
        "a.html",
        "b.txt",
        "empty.txt: empty file",
        "notes",
        "picture.txt: not a text file",
        "file.txt: no such file",
    ];
    assert_eq!(told, expected);
}

#[test]
fn loading_stops_when_it_is_told_to() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt", "c.txt"] {
        std::fs::write(folder.path().join(name), ARTICLE).unwrap();
    }
    let count = std::cell::Cell::new(0);
    let paths = [folder.path().to_owned()];
    load(&paths, &Options::default(), &|| count.get() > 0, &mut |_| count.set(count.get() + 1));
    assert_eq!(count.get(), 1);
}

#[test]
fn verbatim_text_is_not_cleaned() {
    let kept = verbatim(Path::new("-"), "Subscribe now\n\nThe envoys met.\n");
    assert_eq!(kept.body(), "Subscribe now\n\nThe envoys met.");
    assert!(kept.headline().is_none() && kept.cuts().is_empty());
}

/// Trees of such depth overflow the stack of every extraction crate, which ends the program.
#[test]
fn hostile_pages_neither_overflow_nor_hang() {
    let sentence = "<p>The envoys met in Bern on Monday, the ministry said in a statement.</p>";
    let deep = |tag: &str, count: usize| {
        format!(
            "{}{sentence}{}",
            format!("<{tag}>").repeat(count),
            format!("</{tag}>").repeat(count)
        )
    };
    let pages = [
        deep("div", 20_000),
        deep("span", 50_000),
        deep("b id=x", 50_000),
        deep("table><tr><td", 20_000),
        format!("{}{sentence}", "<a><p><font color=1>".repeat(20_000)),
        format!("{}{sentence}", "<svg><title>".repeat(20_000)),
        format!("{sentence}{}", "</div></p></table>".repeat(50_000)),
        format!("{sentence}{}", "<p>x".repeat(100_000)),
        format!("{sentence}{}", "&#27;[31m&#x202e;".repeat(1000)),
    ];
    for page in pages {
        let loaded = read(Path::new("a.html"), page.as_bytes(), None);
        if let Ok(document) = loaded {
            assert_whole(&document);
            assert!(!document.raw().contains(['\u{1b}', '\u{202e}']));
        }
    }
}

/// Lines as dumps have them, with what breaks and steers them; `long` is a line without an end.
const LINES: [&str; 28] = [
    "Envoys Return to Bern as Fishing Talks Resume",
    "Foreign Minister Anna Keller at the lake. Jane Roe / Reuters",
    "The envoys of Bern met in Vaduz on Monday, and agreed to meet again, the ministry said.",
    "“We are ready to speak,” Foreign Minister Anna Keller told reporters after the session.",
    "Le ministère a annoncé mardi que les délégués se retrouveraient à Genève au printemps.",
    "Министры обсудили в Осло правила рыболовства в северных водах, сообщили в ведомстве.",
    "外務大臣は火曜日、ベルンで会談を再開すると発表した。",
    "We have a small favour to ask.",
    "Your support, however small, helps us stay independent. Please consider donating today.",
    "Sign up to our newsletter",
    "The envoys of Vaduz met in Bern on Friday, the ministry said. Please consider donating to our \
     newsroom today. Éveryone agreed to meet again in the spring, when the ice has melted.",
    "12 Comments\nanna77\n3 hours ago\nReply",
    "Read more",
    "Home",
    "World | Sport | Opinion",
    "icon close icon share icon menu icon search icon play icon pause",
    "28 Apr, 2021 11:53",
    "By Jane Roe",
    "© 2021 The Alpine Courier. All rights reserved.",
    "• Five charts that explain the budget row",
    " \t \u{a0} ",
    "×",
    "pay\u{202e}lap\u{202c} the e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}nvoy",
    "\u{1b}[31mred\u{1b}[0m and \u{1b}]0;never closed",
    "\u{feff}\u{200b}a\u{200d}\u{200d}b\u{ad}c\u{e0041}\u{fffd}",
    "👩\u{200d}🚀 می\u{200c}خواهم",
    "a\u{7}\u{8}b\u{9b}2Jc",
    "long",
];
const LINE_ENDS: [&str; 9] =
    ["\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\u{2028}", "\u{85}"];
/// What stands between the lines of a page.
const MARKUP: [&str; 27] = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<li>",
    "<td>",
    "<br>",
    "<a href=x>",
    "</a>",
    "<h1>",
    "</h1>",
    "<nav>",
    "</nav>",
    "<pre>",
    "</pre>",
    "<article>",
    "<!-- x -->",
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "&amp;",
    "&nbsp;",
    "&#x41;",
    "&bogus;",
    "<",
    "\"",
];

fn pieces(between: &'static [&'static str]) -> impl Strategy<Value = String> {
    let line = prop::sample::select(&LINES[..]).prop_map(|line| match line {
        "long" => LINES[2].repeat(40),
        line => line.to_owned(),
    });
    let between = prop::sample::select(between).prop_map(str::to_owned);
    let piece = prop_oneof![4 => line, 5 => between, 1 => "\\PC{0,9}"];
    prop::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

/// Every visible character leads back to the same one of the decoded input, or to the reference
/// of a page that stands for it, in order; and so do the parts.
fn assert_leads_back(document: &Document, input: &str) {
    let source: Vec<char> = input.strip_prefix('\u{feff}').unwrap_or(input).chars().collect();
    let (raw, html) = (document.raw(), document.format() == Format::Html);
    let mut next = 0;
    for (at, letter) in raw.char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
        let place = document.origin().source_char(raw, at);
        let written = source.get(place).copied();
        assert!(written == Some(letter) || (html && written == Some('&')), "{at} in {raw:?}");
        assert!(place >= next, "{letter:?} at {at} leads to {place} in {raw:?}");
        next = place + usize::from(!html);
    }
    let blocks: Vec<_> = document.blocks().iter().map(|block| block.span).collect();
    let cuts: Vec<_> = document.cuts().iter().map(|cut| cut.span).collect();
    assert!(blocks.is_sorted() && cuts.is_sorted(), "{raw:?}");
    let headline = document.headline().and_then(|headline| headline.span);
    let mut parts: Vec<_> = blocks.into_iter().chain(cuts).chain(headline).collect();
    parts.sort();
    let ranges = parts.iter().map(|part| document.origin().source_range(raw, *part));
    let ranges: Vec<_> = ranges.collect();
    assert!(ranges.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{ranges:?} of {raw:?}");
    assert!(ranges.iter().all(|(first, end)| first < end && *end <= source.len()), "{ranges:?}");
}

#[test]
fn an_article_ends_before_it_speaks_of_its_writer() {
    let body = "By Jane Roe and Otto Lund\n\nThe envoys of Bern and Vaduz met on Tuesday, for the \
        first time since the winter, and spoke for three hours of nets and boats.\n\nJane Roe, the \
        envoy of Bern who shares a name with a singer, said that the talks would go on.\n\nBoth \
        sides will meet again when the ice on the upper lake has melted, officials said.\n\n";
    let bios = "Jane Roe has covered lakes and rivers since 2009. She sails.\n\nOtto Lund is a \
        reporter in Vaduz, where he was born.\n";
    let title = "Envoys of the lakes speak of nets and boats\n\n";
    let article = document(&format!("{title}{body}{bios}"), Format::Text);
    assert!(article.body().ends_with("officials said."), "{}", article.body());
    assert!(article.body().contains("Jane Roe, the envoy"), "{}", article.body());
    let unsigned = document(
        &format!("{title}{body}Jane Roe, Bern's envoy, left.\n")
            .replace("By Jane Roe and Otto Lund\n\n", ""),
        Format::Text,
    );
    assert!(unsigned.body().ends_with("left."), "{}", unsigned.body());
}

/// What stands behind a reference that nothing closes led to the wrong place, or behind the page.
#[test]
fn a_letter_behind_an_open_reference_leads_back_to_itself() {
    for page in ["&#0a", "<p>&#65b &copyright &ampc", "&#x41g &bogus; &amp;d &#38;e"] {
        assert_leads_back(&document(page, Format::Html), page);
    }
}

/// A title of an invisible mark said nothing, and took the sign that is the whole page for itself.
#[test]
fn a_title_without_a_visible_letter_is_none() {
    assert_whole(&document("<<p><title>\u{feff}", Format::Html));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    /// Also when several articles of one source lose what they repeat.
    #[test]
    fn what_is_kept_and_what_is_cut_make_the_whole(
        texts in prop::collection::vec(pieces(&LINE_ENDS), 1..5),
        page in pieces(&MARKUP),
    ) {
        let texts = texts.into_iter().map(|text| (text, Format::Text));
        let inputs: Vec<_> = texts.chain([(page, Format::Html)]).collect();
        let read = |(text, format): &(String, Format)| {
            let document = read(Path::new("a"), text.as_bytes(), Some(*format)).ok()?;
            Some((text.clone(), document))
        };
        let (inputs, documents): (Vec<_>, Vec<_>) = inputs.iter().filter_map(read).unzip();
        let shorter = together(&documents, &Rules::default());
        let all = documents.iter().enumerate().chain(shorter.iter().map(|(at, d)| (*at, d)));
        for (at, document) in all {
            assert_whole(document);
            assert_leads_back(document, &inputs[at]);
        }
    }

    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
        for format in [None, Some(Format::Text), Some(Format::Html)] {
            if let Ok(document) = read(Path::new("a"), &bytes, format) {
                assert_whole(&document);
            }
        }
    }
}

/// A link that leads nowhere and a pipe were passed over in a folder without a word.
#[cfg(unix)]
#[test]
fn what_cannot_be_read_in_a_folder_is_a_problem_each() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    std::fs::write(place("a.txt"), ARTICLE).unwrap();
    std::os::unix::fs::symlink("nowhere.txt", place("b.txt")).unwrap();
    std::os::unix::fs::symlink(place("a.txt"), place("c.txt")).unwrap();
    std::os::unix::fs::symlink(".", place("d")).unwrap();
    std::os::unix::fs::symlink("nowhere.png", place("e.png")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(place("f.txt")).status().unwrap();
    assert!(made.success());
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    load(&[folder.path().to_owned()], &Options::default(), &|| false, &mut |read| match read {
        Ok(document) => good.push(document.path().to_owned()),
        Err(problem) => bad.push((problem.path, problem.reason)),
    });
    assert_eq!(good, [place("a.txt"), place("c.txt")]);
    let nowhere = "a link that leads nowhere".to_owned();
    let pipe = "a pipe or device, not a file".to_owned();
    assert_eq!(bad, [(place("b.txt"), nowhere), (place("f.txt"), pipe)]);
}

/// An article that was cut off on its way vanished; settings are passed over.
#[test]
fn a_broken_record_in_a_folder_is_a_problem_if_it_promises_an_article() {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in [
        ("a.json", r#"{"title": "Envoys", "text": "The envoys of Norw"#),
        ("b.jsonl", "{\"text\": \"The envoys\n"),
        ("settings.json", r#"{"version": "1.0", "private": tr"#),
        ("whole.json", r#"{"version": "1.0"}"#),
    ] {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    let mut told = Vec::new();
    load(&[folder.path().to_owned()], &Options::default(), &|| false, &mut |read| {
        let problem = read.unwrap_err();
        let name = problem.path.file_name().unwrap().to_string_lossy().into_owned();
        told.push(format!("{name}: {}", problem.reason));
    });
    assert_eq!(told, ["a.json: it breaks off before its end", "b.jsonl: line 1 is no JSON"]);
}

/// Rows of one letter became an article without words, and nothing said why.
#[test]
fn a_file_in_which_nothing_reads_like_an_article_says_so() {
    let note = "nothing in it reads like an article".to_owned();
    let empty = document(&"D".repeat(50_000), Format::Text);
    assert_eq!((empty.blocks().len(), empty.notes()), (0, &[note][..]));
    assert!(document(ARTICLE, Format::Text).notes().is_empty());
}

/// One file of 20 MB kept a folder of small ones off the screen.
#[test]
fn large_files_are_left_until_the_small_ones_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let line = "The envoys met again in Larnholm on Monday and counted their ferries.";
    for (name, blank) in [("a.txt", 1_200_000), ("b.txt", 2), ("c.txt", 1_100_000), ("d.txt", 3)] {
        std::fs::write(folder.path().join(name), format!("{line}{}", "\n".repeat(blank))).unwrap();
    }
    let paths = [folder.path().to_owned(), folder.path().join("a.txt")];
    let options = Options::default();
    let name = |document: Document| document.path().file_name().unwrap().to_owned();
    let mut names = Vec::new();
    let mut each = |read: Result<Document, Problem>| names.push(name(read.unwrap()));
    let large = load_small(&paths, &options, &|| false, &mut each);
    assert_eq!(large.len(), 3);
    load_large(large.into_iter().next().unwrap(), &options, &|| false, &mut each);
    assert_eq!(names, ["b.txt", "d.txt", "c.txt"]);
    let nothing = load_small(&paths, &options, &|| true, &mut |_| panic!("cancelled"));
    assert!(nothing.is_empty());
}
