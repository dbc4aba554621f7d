//! Files that hold several articles: feeds, records, mail, web archives, and archives of all that.
//!
//! Every file is made here; how well the articles in them are cleaned is measured elsewhere.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use diplo_tui::document::{Document, Problem};
use diplo_tui::load::{Kind, Options, load};
use proptest::prelude::{ProptestConfig, any, prop, prop_assert, proptest};
use tempfile::TempDir;

const PARAGRAPHS: [&str; 3] = [
    "The foreign ministers of Aldmark and Norwick met in Port Elsa and agreed to open the strait \
     to fishing boats, their offices said in a statement.",
    "\"We have waited nine years for this day,\" Foreign Minister Anna Keller told reporters after \
     the session, which lasted until midnight.",
    "The agreement must still be approved by both parliaments, where the opposition has asked for \
     a delay, officials said.",
];

fn text() -> String {
    PARAGRAPHS.join("\n\n")
}

fn html() -> String {
    PARAGRAPHS.map(|paragraph| format!("<p>{paragraph}</p>")).concat()
}

fn page(title: &str) -> String {
    format!(
        "<html><head><title>{title}</title></head><body><nav>Home</nav><article><h1>{title}</h1>\
         {}</article></body></html>",
        html()
    )
}

fn feed() -> String {
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
         <title>Strait Courier</title><item><title>Strait opens</title>\
         <link>https://courier.example/1</link><pubDate>Wed, 04 Mar 2020 00:30:00 +0300</pubDate>\
         <author>roe@courier.example (Jane Roe)</author>\
         <content:encoded><![CDATA[{}]]></content:encoded></item><item><title>Boats wait</title>\
         <pubDate>some day soon</pubDate><description>{}</description></item></channel></rss>",
        html(),
        PARAGRAPHS[2]
    )
}

fn record(title: &str) -> String {
    serde_json::json!({ "headline": title, "text": text() }).to_string()
}

fn mail(subject: &str) -> String {
    format!(
        "From: Strait Courier <news@courier.example>\r\nDate: Tue, 3 Mar 2020 23:30:00 -0500\r\n\
         MIME-Version: 1.0\r\nSubject: {subject}\r\n\r\n{}\r\n",
        text().replace('\n', "\r\n")
    )
}

fn response(url: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let length = head.len() + 4 + body.len();
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: \
         application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{head}\r\n\r\n"
    );
    [record.as_bytes(), body, b"\r\n\r\n"].concat()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in entries {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn tar(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        // The checked way refuses the names that strangers use.
        header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn loaded(paths: &[PathBuf], kind: Option<Kind>) -> Vec<Result<Document, Problem>> {
    let mut found = Vec::new();
    load(paths, &Options { kind, ..Options::default() }, &|| false, &mut |read| found.push(read));
    found
}

/// What becomes of one file, a line an article or problem: `name: title`, `name! reason`.
fn told(name: &str, bytes: &[u8]) -> Vec<String> {
    let folder = folder(&[(name, bytes)]);
    lines(&folder, &[folder.path().join(name)])
}

fn lines(folder: &TempDir, paths: &[PathBuf]) -> Vec<String> {
    let short = |path: &Path| {
        path.strip_prefix(folder.path()).unwrap_or(path).to_string_lossy().into_owned()
    };
    let line = |read| match read {
        Ok(document) => {
            let document: Document = document;
            assert!(!document.body().is_empty(), "{}", document.path().display());
            let headline = document.headline().map_or("-", |headline| &headline.text);
            format!("{}: {headline}", short(document.path()))
        }
        Err(problem) => {
            let problem: Problem = problem;
            format!("{}! {}", short(&problem.path), problem.reason)
        }
    };
    loaded(paths, None).into_iter().map(line).collect()
}

/// The only article of a file.
fn only(name: &str, bytes: &[u8]) -> Document {
    let folder = folder(&[(name, bytes)]);
    let mut found = loaded(&[folder.path().join(name)], None);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0).unwrap()
}

/// The day of publication, with a tilde if it is a guess, and what tells it.
fn dated(document: &Document) -> String {
    let publication = document.publication();
    let day = publication.single_day().map(|day| day.to_string()).unwrap_or_default();
    let guess = if day.is_empty() || publication.is_certain() { "" } else { "~" };
    format!("{guess}{day} ({})", publication.reasons().join("; "))
}

/// A file gives these articles and problems; what a problem says may go on behind the words.
fn check(name: &str, bytes: impl AsRef<[u8]>, expected: &[&str]) {
    let found = told(name, bytes.as_ref());
    let fits = |(found, expected): (&String, &&str)| match expected.contains("! ") {
        true => found.starts_with(expected),
        false => found == expected,
    };
    let all = found.len() == expected.len() && found.iter().zip(expected).all(fits);
    assert!(all, "{name}: {found:?}");
}

/// Two records of JSON, on two lines with a blank one between.
fn record_lines() -> String {
    format!("{}\n\n{}\n", record("Strait opens"), record("Boats wait"))
}

fn record_list() -> String {
    format!("[{},{}]", record("Strait opens"), record("Boats wait"))
}

fn mailbox() -> String {
    let from = |day| format!("From roe@a.example Tue Mar  {day} 23:30:00 2020\n");
    [from(3), mail("Strait opens"), "\n".to_owned(), from(4), mail("Boats wait")].concat()
}

#[test]
fn a_file_with_several_articles_tells_their_numbers() {
    check("feed.xml", feed(), &["feed.xml#1: Strait opens", "feed.xml#2: Boats wait"]);
    check("a.mbox", mailbox(), &["a.mbox#1: Strait opens", "a.mbox#2: Boats wait"]);
    check("a.eml", mail("Strait opens"), &["a.eml: Strait opens"]);
}

#[test]
fn records_are_found_alone_in_lists_in_objects_and_on_lines() {
    check("a.json", record("Strait opens"), &["a.json: Strait opens"]);
    let two = ["a.json#1: Strait opens", "a.json#2: Boats wait"];
    check("a.json", record_list(), &two);
    check("a.json", format!("{{\"n\":2,\"data\":{}}}", record_list()), &two);
    check("a.json", format!("{{\"response\":{{\"docs\":{}}}}}", record_list()), &two);
    check("a.json", format!("[{}]", record_list()), &two);
    check("a.json", format!("[{},[[]]]", record_list()), &two);
    check("a.json", record_lines(), &["a.json#1: Strait opens", "a.json#3: Boats wait"]);
    check("a.jsonl", record_lines(), &["a.jsonl#1: Strait opens", "a.jsonl#3: Boats wait"]);
}

#[test]
fn a_table_gives_an_article_a_row() {
    let quoted = |text: String| format!("\"{}\"", text.replace('"', "\"\""));
    let table = |parting: &str| {
        let row = |title: &str, day: &str| [title, day, &quoted(text())].join(parting);
        let heads = ["Title", "date_published", "Full text"].join(parting);
        [heads, row("Strait opens", "2020-03-04"), row("Boats wait", "")].join("\r\n")
    };
    let two = |name: &str| [format!("{name}#1: Strait opens"), format!("{name}#2: Boats wait")];
    for (name, parting) in [("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t"), ("d.csv", "\t")] {
        assert_eq!(told(name, table(parting).as_bytes()), two(name), "{parting:?}");
    }
    let marked = [b"\xef\xbb\xbf", table(",").as_bytes()].concat();
    assert_eq!(told("a.csv", &marked), two("a.csv"));
    let one = format!("title,date,text\nStrait opens,2020-03-04,{}\n", quoted(text()));
    let article = only("a.csv", one.as_bytes());
    assert_eq!(dated(&article), "2020-03-04 (record: date)");
    assert_eq!(article.body(), PARAGRAPHS.join("\n\n"));
    let short = format!("{one}Boats wait\n\nShips,2020-03-05,{},more\n", quoted(text()));
    let found = ["a.csv#1: Strait opens", "a.csv#3: Ships", "a.csv! 1 of 3 records has no text"];
    check("a.csv", short, &found);
    check("a.csv", "country,year,trade\nAldmark,2020,17\n", &["a.csv! no article in it"]);
    check("a.csv", "", &["a.csv! no article in it"]);
    let endless = format!("title,text\nStrait opens,\"{}", "word ".repeat(8 << 20));
    check("a.csv", endless, &["a.csv! a row is larger than 32 MB"]);
    let numbers = ("a.csv", b"country,year,trade\nAldmark,2020,17\n".as_slice());
    let folder = folder(&[numbers, ("b.csv", one.as_bytes())]);
    assert_eq!(lines(&folder, &[folder.path().to_owned()]), ["b.csv#1: Strait opens"]);
}

#[test]
fn a_web_archive_gives_its_pages_and_passes_over_the_rest() {
    let sent = |number: u8, status: &str, kind: &str, title: &str| {
        let head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}");
        response(&format!("https://a.example/{number}"), &head, page(title).as_bytes())
    };
    let crawl = [
        sent(1, "200 OK", "text/html", "Strait opens"),
        sent(2, "404 Gone", "text/html", "Lost"),
        sent(3, "200 OK", "image/png", "Picture"),
        sent(4, "200 OK", "text/html", "Boats wait"),
    ];
    let expected = ["a.warc.gz#1: Strait opens", "a.warc.gz#4: Boats wait"];
    check("a.warc.gz", gzip(&crawl.concat()), &expected);
    check("a.warc.gz", crawl.map(|record| gzip(&record)).concat(), &expected);
}

#[test]
fn packed_files_and_archives_give_what_is_in_them() {
    let page = page("Strait opens");
    let page = page.as_bytes();
    check("a.html.gz", gzip(page), &["a.html.gz: Strait opens"]);
    let frames = [zstd(record_lines().as_bytes()), zstd(record("More").as_bytes())].concat();
    let three = ["a.jsonl.zst#1: Strait opens", "a.jsonl.zst#3: Boats wait", "a.jsonl.zst#4: More"];
    check("a.jsonl.zst", frames, &three);
    let entries = [("in/a.html", page), ("feed.xml", feed().into_bytes().leak())];
    let three =
        ["a!/in/a.html: Strait opens", "a!/feed.xml#1: Strait opens", "a!/feed.xml#2: Boats wait"];
    check("a", zip(&entries), &three);
    check("a", tar(&entries), &three);
    check("a", zstd(&tar(&entries)), &three);
    let hidden = gzip(&tar(&[("a.html.gz", &gzip(page)), (".b.html", page)]));
    check("a.tgz", hidden, &["a.tgz!/a.html.gz: Strait opens"]);
    let inner = zip(&[("b.zip", &zip(&[("c.html", page)]))]);
    check("a.zip", inner, &["a.zip!/b.zip!/c.html: Strait opens"]);
}

#[test]
fn a_feed_states_dates_of_the_day_that_it_writes_and_invents_none() {
    let folder = folder(&[("feed.xml", feed().as_bytes())]);
    let found = loaded(&[folder.path().join("feed.xml")], None);
    let [Ok(first), Ok(second)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(dated(first), "2020-03-04 (feed: date of the entry)");
    assert_eq!((first.byline(), first.source()), (Some("Jane Roe"), Some("Strait Courier")));
    assert_eq!(first.url(), Some("https://courier.example/1"));
    assert_eq!(first.body(), PARAGRAPHS.join("\n\n"));
    assert_eq!(dated(second), " ()");
    assert_eq!(second.body(), PARAGRAPHS[2]);
}

#[test]
fn the_last_change_of_an_entry_is_only_its_date_if_nothing_else_is() {
    let entry = |dates: &str| {
        let feed = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>C</title><id>f</id><entry><id>e</id>\
             <title>Strait opens</title>{dates}<content type='html'>{}</content></entry></feed>",
            html().replace('<', "&lt;")
        );
        dated(&only("a.atom", feed.as_bytes()))
    };
    let updated = "<updated>2020-03-09T10:00:00Z</updated>";
    let both = format!("<published>2020-03-04T01:00:00+03:00</published>{updated}");
    assert_eq!(entry(&both), "2020-03-04 (feed: date of the entry)");
    assert_eq!(entry(updated), "~2020-03-09 (feed: last change, the only date that it tells)");
    assert_eq!(entry(""), " ()");
}

#[test]
fn a_record_is_read_under_the_usual_names_of_its_fields() {
    let facts = |record: serde_json::Value| {
        let article = only("a.json", record.to_string().as_bytes());
        assert!(article.body().contains("nine years"), "{}", article.body());
        let fact = |text: Option<&str>| text.unwrap_or("-").to_owned();
        let parts = [article.byline(), article.source(), article.url(), article.language()];
        [vec![article.title().into_owned(), dated(&article)], parts.map(fact).to_vec()]
            .concat()
            .join(" | ")
    };
    assert_eq!(
        facts(serde_json::json!({
            "@type": "NewsArticle", "headline": "Strait opens", "articleBody": text(),
            "datePublished": "2020-03-04T23:00:00-05:00", "dateModified": "2021-01-01",
            "author": [{"name": "Jane Roe"}, {"name": "Otto Lund"}],
            "publisher": {"name": "Courier"}, "url": "https://a.example/1", "inLanguage": "en-GB",
        })),
        "Strait opens | 2020-03-04 (record: datePublished) | Jane Roe, Otto Lund | Courier | https://a.example/1 | en"
    );
    assert_eq!(
        facts(serde_json::json!({
            "title": {"rendered": "Strait &#8216;opens&#8217; <b>now</b>"}, "content": {"rendered": html()},
            "date": "2020-03-04T09:00:00", "link": "https://a.example/1", "crawled_at": "2022-02-02",
        })),
        "Strait ‘opens’ now | 2020-03-04 (record: date) | - | - | https://a.example/1 | -"
    );
    assert_eq!(
        facts(serde_json::json!({
            "webTitle": "Strait opens", "webUrl": "https://a.example/1",
            "fields": {"body": html(), "byline": "Jane Roe"}, "timestamp": 1_583_280_000,
        })),
        "Strait opens | 2020-03-04 (record: timestamp) | Jane Roe | - | https://a.example/1 | -"
    );
    assert_eq!(
        facts(serde_json::json!({
            "title": "Strait opens", "maintext": text(), "published": "in March", "modified": "2020-03-09",
        })),
        "Strait opens | ~2020-03-09 (record: modified, the only date that it tells) | - | - | - | -"
    );
    assert_eq!(
        facts(serde_json::json!({ "html": page("Strait opens"), "scraped_at": "2020-03-09" })),
        "Strait opens |  () | - | - | - | -"
    );
}

/// Texts as editors keep them: lists of paragraphs, sections, and trees of nodes.
#[test]
fn a_record_gives_its_whole_text_however_that_is_kept() {
    let check = |text: serde_json::Value, expected: &[&str]| {
        let record = serde_json::json!({ "title": "Strait opens", "content": text });
        let body = only("a.json", record.to_string().as_bytes()).body();
        assert_eq!(body.split("\n\n").collect::<Vec<_>>(), expected, "{text}");
    };
    let [first, second, third] = PARAGRAPHS;
    check(serde_json::json!(PARAGRAPHS), &PARAGRAPHS);
    check(serde_json::json!([{"text": first}, {"text": second}, {"text": third}]), &PARAGRAPHS);
    check(
        serde_json::json!({"blocks": [
            {"type": "paragraph", "data": {"text": first}},
            {"type": "image", "data": {"url": "https://a.example/b.jpg", "title": "The harbour"}},
            {"type": "paragraph", "data": {"text": second}},
        ]}),
        &[first, second],
    );
    let (begin, end) = first.split_at(30);
    check(
        serde_json::json!({"root": {"children": [
            {"type": "paragraph", "children": [{"text": begin}, {"text": end, "bold": true}]},
            {"type": "paragraph", "children": [{"text": second}]},
        ]}}),
        &[first, second],
    );
    check(serde_json::json!({"content": [{"text": first}, {"text": second}]}), &[first, second]);
    check(
        serde_json::json!([{"type": "text/html", "value": html()}, {"type": "text/plain", "value": text()}]),
        &PARAGRAPHS,
    );
    let sections = serde_json::json!({"title": "Strait opens", "sections": [
        {"text": first}, {"heading": "A long wait", "text": second},
    ]});
    let whole = only("a.json", sections.to_string().as_bytes());
    assert_eq!(whole.title(), "Strait opens");
    assert_eq!(whole.body(), [first, "A long wait", second].join("\n\n"));
    let articles = serde_json::json!({"title": "All news", "content": [
        {"title": "Strait opens", "url": "https://a.example/1", "text": text()},
        {"title": "Boats wait", "url": "https://a.example/2", "text": text()},
    ]});
    check_two(&articles);
    check_two(&serde_json::json!({
        "1": {"title": "Strait opens", "text": text()}, "2": {"title": "Boats wait", "text": text()},
    }));
}

/// A file of these records gives both articles.
fn check_two(records: &serde_json::Value) {
    check("a.json", records.to_string(), &["a.json#1: Strait opens", "a.json#2: Boats wait"]);
}

#[test]
fn a_record_is_dated_by_its_publication_and_not_by_its_collection() {
    let check = |dates: serde_json::Value, expected: &str| {
        let mut record = serde_json::json!({ "title": "Strait opens", "text": text() });
        record.as_object_mut().unwrap().extend(dates.as_object().unwrap().clone());
        let article = only("a.json", record.to_string().as_bytes());
        assert_eq!(dated(&article), expected, "{dates}");
    };
    check(
        serde_json::json!({"date_publish": "2020-03-04 10:00:00", "date_download": "2022-02-02"}),
        "2020-03-04 (record: date_publish)",
    );
    check(serde_json::json!({"date": "20200304"}), "2020-03-04 (record: date)");
    check(serde_json::json!({"date": 20_200_304}), "2020-03-04 (record: date)");
    check(
        serde_json::json!({"date": {"$date": "2020-03-04T10:00:00Z"}}),
        "2020-03-04 (record: date)",
    );
    check(
        serde_json::json!({"date": {"$date": {"$numberLong": "1583280000000"}}}),
        "2020-03-04 (record: date)",
    );
    check(serde_json::json!({"date": 12}), " ()");
    check(
        serde_json::json!({"timestamp": "2020-03-04T10:00:00Z"}),
        "2020-03-04 (record: timestamp)",
    );
    check(
        serde_json::json!({"timestamp": "2020-03-04T10:00:00Z", "scraped_at": "2020-03-05"}),
        " ()",
    );
    let same = "2020-03-04T10:00:00Z";
    check(serde_json::json!({"date": same, "fetched_at": same}), " ()");
    check(
        serde_json::json!({"date": "2020-03-04", "filedate": "2020-03-04"}),
        "2020-03-04 (record: date)",
    );
}

#[test]
fn an_address_or_a_whole_text_is_no_name_of_a_publication() {
    let check = |record: serde_json::Value, expected: (Option<&str>, Option<&str>)| {
        let article = only("a.json", record.to_string().as_bytes());
        assert_eq!((article.source(), article.url()), expected, "{record}");
    };
    check(
        serde_json::json!({"title": "Strait opens", "text": text(), "source": "https://a.example/1",
            "sitename": "Strait Courier"}),
        (Some("Strait Courier"), Some("https://a.example/1")),
    );
    check(
        serde_json::json!({"_index": "news", "_source": {"title": "Strait opens", "text": text()}}),
        (None, None),
    );
    check(
        serde_json::json!({"title": "Strait opens", "text": text(), "source": {"name": "Strait Courier"}}),
        (Some("Strait Courier"), None),
    );
}

#[test]
fn a_mail_is_read_from_the_part_that_holds_the_article() {
    let plain = only("a.eml", mail("=?utf-8?B?U3RyYWl0IMO2cGVucw==?=").as_bytes());
    assert_eq!(plain.title(), "Strait öpens");
    assert_eq!(dated(&plain), "2020-03-03 (mail: date sent)");
    assert_eq!((plain.source(), plain.body()), (Some("Strait Courier"), PARAGRAPHS.join("\n\n")));
    let parts = format!(
        "From: news@courier.example\r\nSubject: Strait opens\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/alternative; boundary=cut\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\n\
         Read this mail in your browser.\r\n--cut\r\nContent-Type: text/html; charset=iso-8859-1\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Z=FCrich looks on.</p>{}\r\n--cut--\r\n",
        html().replace('=', "=3D")
    );
    let article = only("b.eml", parts.as_bytes());
    assert!(article.body().starts_with("Zürich looks on.\n\nThe foreign"), "{}", article.body());
    assert_eq!((dated(&article).as_str(), article.source()), (" ()", None));
}

/// Engines keep dumps of text under the names of the pages that they come from.
#[test]
fn what_is_attached_to_a_mail_is_read_like_a_file() {
    let (page, inner) = (page("Boats wait"), mail("Port closes").replace("\r\n", "\n"));
    let mail = format!(
        "From: Jane Roe <roe@courier.example>\nSubject: Strait opens\nDate: Tue, 3 Mar 2020 10:00:00 +0100\n\
         MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=cut\n\n--cut\nContent-Type: text/plain\n\n\
         {}\n--cut\nContent-Type: text/html\nContent-Disposition: attachment; filename=\"../b.html\"\n\n{page}\n\
         --cut\nContent-Type: image/png\nContent-Disposition: attachment; filename=c.png\n\nx\n\
         --cut\nContent-Type: message/rfc822\n\n{inner}\n--cut--\n",
        text()
    );
    check(
        "a.eml",
        &mail,
        &["a.eml: Strait opens", "a.eml!/b.html: Boats wait", "a.eml!/2.eml: Port closes"],
    );
    let twice = format!("From x@y.example Tue Mar  3 23:30:00 2020\n{mail}");
    let second = "a.mbox#1!/b.html: Boats wait";
    check("a.mbox", twice, &["a.mbox#1: Strait opens", second, "a.mbox#1!/2.eml: Port closes"]);
}

#[test]
fn a_page_that_a_browser_saved_as_a_mail_is_not_dated_by_the_saving() {
    let saved = format!(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/strait\nSubject: Strait opens\n\
         Date: Fri, 4 Feb 2022 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; \
         type=\"text/html\"; boundary=cut\n\n--cut\nContent-Type: text/html\nContent-Location: \
         https://a.example/strait\n\n{}\n--cut\nContent-Type: text/css\n\nbody {{ color: black }}\n--cut--\n",
        page("Strait opens")
    );
    for name in ["a.mhtml", "a.mht", "a.eml"] {
        let page = only(name, saved.as_bytes());
        assert_eq!(
            (page.title().as_ref(), page.url()),
            ("Strait opens", Some("https://a.example/strait"))
        );
        assert_eq!((dated(&page).as_str(), page.body()), (" ()", PARAGRAPHS.join("\n\n")));
    }
}

#[test]
fn a_text_that_is_called_a_page_is_read_as_text() {
    let dump = format!("Strait opens to fishing boats\n\n{}\n", text());
    let document = only("a.html", dump.as_bytes());
    assert_eq!(document.title(), "Strait opens to fishing boats");
    assert_eq!(document.body(), text());
}

#[test]
fn parts_without_text_are_counted_and_told_by_their_numbers() {
    let empty = |number: usize| "{\"title\":\"Strait opens\"}\n".repeat(number);
    for (number, told) in [
        (1, "1 of 2 records has no text: #2"),
        (2, "2 of 3 records have no text: #2 and #3"),
        (5, "5 of 6 records have no text: #2, #3, #4, #5 and #6"),
        (6, "6 of 7 records have no text: #2, #3, #4, #5, #6 and another one"),
        (9, "9 of 10 records have no text: #2, #3, #4, #5, #6 and 4 others"),
    ] {
        let lines = format!("{}\n{}", record("Strait opens"), empty(number));
        let expected = ["a.jsonl#1: Strait opens".to_owned(), format!("a.jsonl! {told}")];
        assert_eq!(self::told("a.jsonl", lines.as_bytes()), expected);
    }
    let lines = format!("{}\nno\n{}{{\n", record("Strait opens"), empty(1));
    let expected = [
        "a.jsonl#1: Strait opens",
        "a.jsonl! lines 2 and 4 are no JSON",
        "a.jsonl! 1 of 2 records has no text: #3",
    ];
    assert_eq!(told("a.jsonl", lines.as_bytes()), expected);
    check("a.json", "[]", &["a.json! no article in it"]);
    check("a.json", "", &["a.json! "]);
}

/// A mail without its end gave the stand-in for its page, and no word of it.
#[test]
fn a_mail_that_breaks_off_within_its_page_gives_what_is_there() {
    let start = format!(
        "From: a@b.example\r\nSubject: Strait opens\r\nDate: Tue, 3 Mar 2020 23:30:00 +0000\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=xx\r\n\r\n--xx\r\n\
         Content-Type: text/plain\r\n\r\nPlease read this mail in a browser.\r\n\r\n--xx\r\n\
         Content-Type: text/html\r\n\r\n<html><body>{}",
        html()
    );
    let damaged = "a.eml! damaged: the mail breaks off before its end";
    check("a.eml", &start, &["a.eml: Strait opens", damaged]);
    check("a.eml", format!("{start}</body></html>\r\n--xx--\r\n"), &["a.eml: Strait opens"]);
    let folder = folder(&[("a.eml", start.as_bytes())]);
    let found = loaded(&[folder.path().join("a.eml")], None);
    assert_eq!(found[0].as_ref().unwrap().body(), PARAGRAPHS.join("\n\n"));
}

#[test]
fn what_is_damaged_is_told_in_words() {
    check("a.zst", b"\x28\xb5\x2f\xfd\x04\x00\x99\x99\x99", &["a.zst! damaged: a packed block"]);
    let packed = zip(&[("a.txt", text().as_bytes())]);
    let ends = "a.zip! damaged: it breaks off before its end";
    check("a.zip", &packed[..packed.len() - 30], &[ends]);
    let frame = zstd(text().as_bytes());
    let broken = "a.txt.zst! damaged: it breaks off before its end";
    let told = told("a.txt.zst", &frame[..frame.len() - 9]);
    assert_eq!(told.last().map(String::as_str), Some(broken));
}

/// Browsers show the text behind a drawing or a choice that nobody closed.
#[test]
fn what_stands_behind_an_open_drawing_or_choice_is_read() {
    for open in
        ["<svg><path d='M0 0'>", "<select><option>One<option>Two", "<svg><title>Icon</title>"]
    {
        let page = format!("<html><body><h1>Strait opens</h1>{open}{}</body></html>", html());
        let document = only("a.html", page.as_bytes());
        assert_eq!(document.body(), PARAGRAPHS.join("\n\n"), "{open}");
        assert_eq!(document.title(), "Strait opens", "{open}");
    }
    for part in ["foreignObject", "desc"] {
        let drawn = format!("<svg><{part}><div><p>Words of a drawing</p></div></{part}></svg>");
        let page = format!("<html><body><h1>Strait opens</h1>{drawn}{}</body></html>", html());
        assert_eq!(only("a.html", page.as_bytes()).body(), PARAGRAPHS.join("\n\n"));
    }
}

#[test]
fn mail_mailboxes_and_feeds_are_known_whatever_their_files_are_called() {
    for name in ["a.txt", "a.html", "a", "a.md"] {
        let (alone, nth) = (format!("{name}: Strait opens"), format!("{name}#1: Strait opens"));
        let other = format!("{name}#2: Boats wait");
        check(name, mail("Strait opens"), &[&alone]);
        check(name, mailbox(), &[&nth, &other]);
        check(name, gzip(mailbox().as_bytes()), &[&nth, &other]);
        check(name, feed(), &[&nth, &other]);
    }
    let article = format!("From Port Elsa, 3 March 2020\nTo: all readers\n\n{}", text());
    assert_eq!(told("a.txt", article.as_bytes()).len(), 1);
    let signed = format!("From: our correspondent\nDate: Tuesday\n\n{}", text());
    assert!(only("a.txt", signed.as_bytes()).publication().single_day().is_none());
}

/// The words of a mail, and what was cut from it with the reason.
fn mailed(body: &str) -> (String, Vec<(String, String)>) {
    let text = format!("{}{body}\r\n", mail("Strait opens"));
    let document = only("a.eml", text.as_bytes());
    let cuts = document.cuts().iter();
    let cut = cuts.map(|cut| (cut.reason.to_string(), cut.span.of(document.raw()).to_owned()));
    (document.body(), cut.collect())
}

#[test]
fn what_a_mail_quotes_and_its_signature_are_cut_for_that_reason() {
    let pair = |reason: &str, text: &str| (reason.to_owned(), text.to_owned());
    let (body, cuts) = mailed(
        "\r\nI have nothing to add to this, and neither has the harbour master.\r\nOn 2 Mar 2020 at \
         10:00, John Doe wrote:\r\n> Will the strait be opened to fishing boats this year?\r\n> Or \
         not at all?\r\nThe opposition told reporters on Tuesday that it would ask for a delay of the season.\r\n-- \r\nJane Roe\r\n\
         Strait Courier\r\n",
    );
    assert!(body.contains("harbour master.") && body.ends_with("of the season."), "{body}");
    let quoted = "On 2 Mar 2020 at 10:00, John Doe wrote:\n\n> Will the strait be opened to fishing \
                  boats this year?\n> Or not at all?";
    let expected = [
        pair("quoted from another mail", quoted),
        pair("signature of the mail", "--\n\nJane Roe\nStrait Courier"),
    ];
    let plain = |(reason, text): (String, String)| (reason, text.replace(" \n", "\n"));
    assert_eq!(cuts.into_iter().map(plain).collect::<Vec<_>>(), expected);
    // A letter is parted by dashes, too, and somebody may send on what another wrote.
    let (body, _) =
        mailed(&format!("\r\n--\r\n{}", "A boat is a boat, said he.\r\n\r\n".repeat(20)));
    assert!(body.contains("A boat is a boat"), "{body}");
    let head = "From: a@b.example\nSubject: Strait opens\nMIME-Version: 1.0\n\n";
    let sent_on = text().lines().map(|line| format!("> {line}\n")).collect::<String>();
    assert!(only("a.eml", format!("{head}{sent_on}").as_bytes()).body().contains("nine years"));
}

#[test]
fn a_page_of_a_web_archive_is_freed_of_what_it_was_sent_in() {
    let body = page("Genève opens");
    let latin = encoding_rs::WINDOWS_1252.encode(&body).0.into_owned();
    let half = body.len() / 2;
    let (one, two) = (&body.as_bytes()[..half], &body.as_bytes()[half..]);
    let chunks = [
        format!("{:x}\r\n", one.len()).as_bytes(),
        one,
        b"\r\n",
        format!("{:X};note=1\r\n", two.len()).as_bytes(),
        two,
        b"\r\n0\r\n\r\n",
    ]
    .concat();
    let head = |more: &str| format!("HTTP/1.1 200 OK\r\nContent-Type: text/html{more}");
    for (more, sent) in [
        ("; charset=windows-1252", latin),
        ("\r\nTransfer-Encoding: chunked", chunks),
        ("\r\nTransfer-Encoding: chunked", body.clone().into_bytes()),
        ("\r\nContent-Encoding: gzip", gzip(body.as_bytes())),
        ("\r\nContent-Encoding: zstd", zstd(body.as_bytes())),
        ("\r\nContent-Encoding: gzip", body.clone().into_bytes()),
    ] {
        let found = only("a.warc", &response("https://a.example/1", &head(more), &sent));
        assert_eq!(
            (found.title().as_ref(), found.url()),
            ("Genève opens", Some("https://a.example/1")),
            "{more}"
        );
    }
    let brotli =
        response("https://a.example/1", &head("\r\nContent-Encoding: br"), b"\x8b\x02\x80\0\0\x01");
    assert_eq!(told("a.warc", &brotli), ["a.warc#1! a page in the coding br, which is not read"]);
}

#[test]
fn a_web_archive_gives_pages_and_texts_however_they_were_kept() {
    let told = |bytes: &[u8]| {
        let page = only("a.warc", bytes);
        (page.title().into_owned(), page.url().map(str::to_owned))
    };
    let (title, url) = ("Strait opens", "https://a.example/1");
    let expected = (title.to_owned(), Some(url.to_owned()));
    let page = page(title);
    for head in ["HTTP/2 200\r\nContent-Type: text/html", "HTTP/1.1 200 OK\r\nServer: x"] {
        assert_eq!(told(&response(url, head, page.as_bytes())), expected, "{head}");
    }
    let record = |kind: &str, media: &str, text: &str| {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {media}\r\n\
             Content-Length: {}\r\n\r\n{text}\r\n\r\n",
            text.len()
        )
    };
    assert_eq!(told(record("resource", "text/html", &page).as_bytes()), expected);
    let text = format!("{title}\n\n{}", text());
    assert_eq!(told(record("conversion", "text/plain", &text).as_bytes()), expected);
    let others = [
        record("metadata", "text/html", &page),
        record("resource", "image/png", &page),
        String::from_utf8(response(url, "HTTP/2 404\r\nContent-Type: text/html", page.as_bytes()))
            .unwrap(),
        String::from_utf8(response(url, "HTTP/1.1 200 OK\r\nServer: x", b"{}")).unwrap(),
    ];
    check("a.warc", others.concat(), &["a.warc! no web page in it"]);
}

#[test]
fn a_folder_gives_what_holds_articles_and_is_silent_on_the_rest() {
    let folder = folder(&[
        ("a.json", record("Strait opens").as_bytes()),
        ("b.json", b"{\"name\": \"strait\", \"version\": \"1.0\", \"description\": \"a tool\"}"),
        ("c.json", b"{broken"),
        ("d.xml", feed().as_bytes()),
        ("e.xml", b"<?xml version=\"1.0\"?><urlset><url><loc>x</loc></url></urlset>"),
        (
            "f.zip",
            &zip(&[("a.txt", text().as_bytes()), ("b.bin", b"\0\x01\x02"), ("c.json", b"[1]")]),
        ),
        ("g.bin.gz", &gzip(b"\0\x01\x02\x03")),
        ("h.sql.gz", &gzip(b"CREATE TABLE strait;")),
        ("i.docx", &zip(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")])),
        ("j.png", b"\x89PNG\r\n\x1a\n\0"),
        ("k.zip", b"PK\x03\x04 and then nothing"),
    ]);
    let found = lines(&folder, &[folder.path().to_owned()]);
    assert_eq!(
        found.get(..4).unwrap_or(&found),
        ["a.json: Strait opens", "d.xml#1: Strait opens", "d.xml#2: Boats wait", "f.zip!/a.txt: -"]
    );
    assert!(found.len() == 5 && found[4].starts_with("k.zip! damaged"), "{found:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_that_nobody_writes_to_is_not_waited_for() {
    let folder = folder(&[("a.txt", text().as_bytes())]);
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    assert_eq!(lines(&folder, &[pipe]), ["pipe! a pipe or device, not a file"]);
    let refused = "pipe! a pipe or device, not a file";
    assert_eq!(lines(&folder, &[folder.path().to_owned()]), ["a.txt: -", refused]);
}

#[test]
fn a_forced_kind_holds_for_what_comes_out_of_an_archive() {
    let folder = folder(&[("a.zip", &zip(&[("a.dat", record("Strait opens").as_bytes())]))]);
    let paths = [folder.path().join("a.zip")];
    let found = loaded(&paths, Some(Kind::Jsonl));
    assert_eq!(found[0].as_ref().unwrap().title(), "Strait opens");
    assert!(loaded(&paths, Some(Kind::Text))[0].as_ref().unwrap().body().contains("headline"));
}

#[test]
fn what_is_damaged_gives_what_can_be_read_and_a_problem() {
    let cut = |bytes: &[u8], from_end: usize| bytes[..bytes.len() - from_end].to_vec();
    let page = page("Strait opens");
    let broken = "damaged: it breaks off before its end";
    let told = |label: &str| format!("{label}! {broken}");
    let packed = cut(&gzip(page.as_bytes()), 60);
    check("a.html.gz", packed, &["a.html.gz: Strait opens", &told("a.html.gz")]);
    let lines = cut(record_lines().as_bytes(), 20);
    check("a.jsonl", lines, &["a.jsonl#1: Strait opens", "a.jsonl! line 3 is no JSON"]);
    let list = cut(record_list().as_bytes(), 20);
    check("a.json", list, &["a.json#1: Strait opens", "a.json! it breaks off before its end"]);
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html";
    let crawl = response("https://a.example/1", head, page.as_bytes());
    let twice = [crawl.clone(), cut(&crawl, 100)].concat();
    let both = ["a.warc#1: Strait opens", "a.warc#2: Strait opens", &told("a.warc")];
    check("a.warc", twice, &both);
    check("a.warc", "WARC/1.0\r\nContent-Length: lots\r\n\r\n", &["a.warc! damaged: "]);
    let archive = tar(&[("a.html", page.as_bytes()), ("b.txt", text().as_bytes())]);
    check(
        "a.tar",
        cut(&archive, 1400),
        &["a.tar!/a.html: Strait opens", "a.tar!/b.txt: -", &told("a.tar")],
    );
    let rest = ["a.rss#1: Strait opens", &told("a.rss")];
    check("a.rss", cut(feed().as_bytes(), 30), &rest);
    check("a.rss", cut(feed().as_bytes(), 100), &rest);
    let atom = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Strait opens</title><content \
         type='html'><![CDATA[{}]]></content></entry><entry><title>Boats",
        html()
    );
    check("a", atom, &["a#1: Strait opens", &told("a")]);
    check("a.rss", &feed()[..300], &[&told("a.rss")]);
    check("a.mbox", "From x\nFrom: y\n\nNothing: here\n", &["a.mbox! no text in the mails"]);
}

#[test]
fn an_encrypted_entry_is_told_and_the_others_load() {
    let mut bytes = zip(&[("a.txt", text().as_bytes()), ("b.txt", text().as_bytes())]);
    // Bit 0 of the flags, in the local header and in the directory (APPNOTE 4.4.4).
    let flags = |mark: &[u8], bytes: &[u8]| bytes.windows(4).position(|w| w == mark).unwrap();
    let (local, central) = (flags(b"PK\x03\x04", &bytes) + 6, flags(b"PK\x01\x02", &bytes) + 8);
    bytes[local] |= 1;
    bytes[central] |= 1;
    assert_eq!(
        told("a.zip", &bytes),
        ["a.zip!/a.txt! encrypted: it needs a password", "a.zip!/b.txt: -"]
    );
}

#[test]
fn names_in_archives_are_labels_that_lead_nowhere_and_differ() {
    let text = text();
    let entries: Vec<(&str, &[u8])> =
        ["../../etc/passwd", "/etc/passwd", "a\u{1b}[31m.txt", "C:\\b.txt", "__MACOSX/c.txt"]
            .map(|name| (name, text.as_bytes()))
            .to_vec();
    let expected = ["a!/etc/passwd: -", "a!/etc/passwd#2: -", "a!/a.txt: -", "a!/C:/b.txt: -"];
    for packed in [zip(&entries), tar(&entries)] {
        assert_eq!(told("a", &packed), expected);
    }
}

/// Each is small and asks for gigabytes, for ever, or for a deep stack.
#[test]
fn what_unpacks_to_too_much_or_too_deep_is_refused() {
    let plain = vec![b'a'; 17 << 20];
    let ratio = "unpacks to more than 100 times its size";
    check("a.txt.gz", gzip(&plain), &[&format!("a.txt.gz! {ratio}")]);
    check("a.txt.zst", zstd(&plain), &[&format!("a.txt.zst! {ratio}")]);
    check("a.zip", zip(&[("a.txt", &plain)]), &[&format!("a.zip! {ratio}")]);
    let half = &plain[..9 << 20];
    let both = zip(&[("a.jsonl", half), ("b.jsonl", half)]);
    check("b.zip", both, &["b.zip!/a.jsonl! line 1 is no JSON", &format!("b.zip! {ratio}")]);
    let mut seed = 1_u32;
    let mut noise = || {
        // Marsaglia's xorshift: bytes that do not pack.
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed.to_le_bytes()[0]
    };
    let noise: Vec<u8> = (0..1 << 20).map(|_| noise()).collect();
    let among = zip(&[("a.bin", &noise), ("b.txt", &plain), ("c.txt", text().as_bytes())]);
    check("d.zip", among, &["d.zip! a file in it unpacks to more than 100 times its size"]);
    let nested = zip(&[("a.zip", &zip(&[("b.zip", &zip(&[("c.txt", text().as_bytes())]))]))]);
    check("c.zip", nested, &["c.zip!/a.zip!/b.zip! an archive too deep in other archives"]);
    let layers = (0..9).fold(text().into_bytes(), |inner, _| gzip(&inner));
    check("layers.gz", layers, &["layers.gz! packed too many times"]);
}

#[test]
fn hostile_records_feeds_and_mails_end_with_a_problem() {
    check("a.json", "[".repeat(1 << 20), &["a.json! no JSON: recursion limit"]);
    check("a.json", "{\"a\":".repeat(1 << 18), &["a.json! no JSON: recursion limit"]);
    let long = format!("{{\"text\":\"{}\"}}", "word ".repeat(10 << 20));
    check("a.json", long, &["a.json! a record is larger than 32 MB"]);
    let many = "{}\n".repeat(100_001);
    check("a.jsonl", many, &["a.jsonl! more than 100000 entries; the rest is left out"]);
    let entities = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">\
        <!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\
        <rss version=\"2.0\"><channel><title>&c;</title><item><title>&c;</title>\
        <description>&c;</description></item></channel></rss>";
    check("a.xml", entities, &["a.xml! no article in it"]);
    let deep = format!("<feed xmlns='http://www.w3.org/2005/Atom'>{}", "<x>".repeat(100_000));
    check("a.xml", deep, &["a.xml! "]);
    let signs = [("&", "a.xml! no article in it"), ("&<![CDATA[x]]>", "a.xml#1: &")];
    for (sign, told) in signs {
        let signs = sign.repeat(1 << 17);
        let entry = format!("<item><title>&</title><description>{signs}</description></item>");
        let feed = format!("<rss version=\"2.0\"><channel>{entry}</channel></rss>");
        check("a.xml", feed, &[told]);
    }
    let bad_head = format!("From x@y.example Tue Mar  3 23:30:00 2020\n{}", "Subject".repeat(9000));
    check("a.mbox", bad_head, &["a.mbox! no text in the mails"]);
    let parts = "--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n".repeat(20_000);
    let head = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n";
    check("a.eml", format!("{head}{parts}"), &["a.eml! no text in the mail"]);
}

#[test]
fn loading_stops_between_two_articles_of_one_file() {
    let lines = [record("One"), record("Two"), record("Three")].join("\n");
    let mbox = ["One", "Two"]
        .map(|title| format!("From a@b.example Tue Mar  3 23:30:00 2020\n{}\n", mail(title)))
        .concat();
    let folder = folder(&[
        ("a.jsonl", lines.as_bytes()),
        ("b.xml", feed().as_bytes()),
        ("c.mbox", mbox.as_bytes()),
    ]);
    for name in ["a.jsonl", "b.xml", "c.mbox"] {
        let count = std::cell::Cell::new(0);
        let paths = [folder.path().join(name)];
        load(&paths, &Options::default(), &|| count.get() > 0, &mut |_| count.set(count.get() + 1));
        assert_eq!(count.get(), 1, "{name}");
    }
}

#[test]
fn damage_is_noted_on_the_article_and_fails_nothing() {
    let notes = |name: &str, bytes: &[u8]| only(name, bytes).notes().to_vec();
    assert!(notes("a.txt", text().as_bytes()).is_empty());
    let broken =
        [text().as_bytes(), " Genève, Zürich, Malmö, Orléans".as_bytes(), b" \xff."].concat();
    assert_eq!(notes("a.txt", &broken), ["1 invalid byte sequence was replaced by U+FFFD"]);
    let garbled =
        encoding_rs::WINDOWS_1252.decode("They didn’t – alas – agree.".as_bytes()).0.into_owned();
    let told = ["reads like UTF-8 shown as windows-1252 or Latin-1"];
    let paragraphs = format!("{}\n\n{garbled}", text());
    assert_eq!(notes("a.txt", paragraphs.as_bytes()), told);
    let record = serde_json::json!({ "title": "Strait opens", "text": paragraphs });
    assert_eq!(notes("a.json", record.to_string().as_bytes()), told);
    assert!(only("a.json", record.to_string().as_bytes()).body().contains(&garbled));
}

#[test]
fn a_record_in_plain_text_is_freed_of_entities() {
    let told =
        "The envoys\u{2019} boat & crew left.\n\nAT&T; and if 3 < 4 and 5 > 2, nobody minds.";
    let written = told.replace('\u{2019}', "&rsquo;").replace(" & ", " &amp; ");
    let record = serde_json::json!({ "title": "Q&amp;A on boats", "text": written });
    let article = only("a.json", record.to_string().as_bytes());
    assert_eq!((article.title().as_ref(), article.body().as_str()), ("Q&A on boats", told));
}

#[test]
fn records_in_old_encodings_are_read() {
    let russian = "Министр иностранных дел прибыл в Женеву на переговоры о безопасности.";
    let line = format!("{{\"title\":\"Переговоры\",\"text\":\"{russian}\"}}\n");
    let utf_16: Vec<u8> =
        std::iter::once(0xfeff).chain(line.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [
        encoding_rs::WINDOWS_1251.encode(&line).0.into_owned(),
        utf_16,
        line.repeat(2000).into_bytes(),
    ] {
        let folder = folder(&[("a.jsonl", &bytes)]);
        let found = loaded(&[folder.path().join("a.jsonl")], None);
        assert!(
            found.iter().all(|read| read.as_ref().is_ok_and(|d| d.body() == russian)),
            "{found:?}"
        );
    }
}

/// One file of each format, small, to be damaged.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let crawl = response(
        "https://a.example/1",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
        b"1b\r\n<p>The envoys met in Bern.\n\r\n0\r\n\r\n",
    );
    let entries = [("a.txt", PARAGRAPHS[0].as_bytes()), ("b.json", b"{\"text\":\"a b c d\"}")];
    vec![
        ("a.xml", feed().into_bytes()),
        ("a.json", record_list().into_bytes()),
        ("a.jsonl", record_lines().into_bytes()),
        ("a.mbox", mailbox().into_bytes()),
        ("a.eml", mail("=?utf-8?Q?a=C3=B6?=").into_bytes()),
        ("a.warc", crawl.clone()),
        ("a.warc.gz", gzip(&crawl)),
        ("a.zst", zstd(PARAGRAPHS[0].as_bytes())),
        ("a.zip", zip(&entries)),
        ("a.tar", tar(&entries)),
    ]
}

#[test]
fn a_bare_sign_in_one_title_loses_no_entry_of_a_feed() {
    let text = feed().replace("Strait opens", "Cod & chips").replace("Boats wait", "A&B &amp; C");
    let folder = folder(&[("a.rss", text.as_bytes())]);
    let read = loaded(&[folder.path().to_owned()], None);
    let titles: Vec<_> = read.iter().map(|read| read.as_ref().unwrap().title()).collect();
    assert_eq!(titles, ["Cod & chips", "A&B & C"]);
    let marked = text.replace("Cod & chips", "A <![CDATA[B & C]]> & D &#8211; &;");
    std::fs::write(folder.path().join("a.rss"), marked).unwrap();
    let read = loaded(&[folder.path().to_owned()], None);
    assert_eq!(read.first().unwrap().as_ref().unwrap().title(), "A B & C & D – &;");
}

#[test]
fn the_line_with_which_a_feed_leads_back_to_the_article_is_no_part_of_it() {
    let tail = "<p>The post <a href=\"x\">Strait opens after years</a> appeared first on \
                <a href=\"y\">Strait Courier</a>.</p>]]></content:encoded>";
    let text = feed().replace("Strait opens", "Strait opens after years");
    let text = text.replace("]]></content:encoded>", tail);
    let folder = folder(&[("a.rss", text.as_bytes())]);
    let read = loaded(&[folder.path().to_owned()], None);
    let body = read.first().unwrap().as_ref().unwrap().body();
    assert!(body.contains(PARAGRAPHS[2]) && !body.contains("appeared first"), "{body}");
}

#[test]
fn a_byte_of_zero_is_damage_and_no_reason_to_refuse_a_text() {
    let text = text().replacen(' ', "\0", 1);
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let read = loaded(&[folder.path().to_owned()], None);
    let document = read.first().unwrap().as_ref().unwrap();
    assert!(document.raw().contains('\u{fffd}'));
    assert_eq!(document.notes().len(), 1);
}

/// The crate that reads feeds panics at this address.
#[test]
fn a_feed_at_which_its_parser_stumbles_is_a_problem() {
    let feed = "<rss version=\"2.0\"><channel><title>Courier</title><item><title>Envoys meet</title>\
                <author>roe@courier.ex€mple (Jane Roe)</author></item></channel></rss>";
    let folder =
        folder(&[("a.xml", feed.as_bytes()), ("b.txt", b"The envoys met in Oslo on Monday.")]);
    let read = loaded(&[folder.path().to_owned()], None);
    assert!(read.iter().any(Result::is_err) && read.iter().any(Result::is_ok), "{read:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn a_damaged_file_never_ends_the_program(
        which in 0_usize..10,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        end in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let (name, mut bytes) = samples().swap_remove(which);
        for (place, byte) in changes {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(if cut { end.index(bytes.len()) } else { bytes.len() });
        let folder = folder(&[(name, &bytes)]);
        for read in loaded(&[folder.path().join(name)], None) {
            let told = match &read {
                Ok(document) => document.path(),
                Err(problem) => &problem.path,
            };
            prop_assert!(told.starts_with(folder.path()), "{}", told.display());
        }
    }
}

/// An export of two articles with field codes, as a news database writes it for Windows.
#[test]
fn an_export_of_a_news_database_holds_several_articles() {
    let one = |title: &str, day: &str| {
        format!(
            "HD\r\n{title}\r\nBY\r\nJane Roe\r\nWC\r\n96 words\r\nPD\r\n{day}\r\nSN\r\nStrait Courier\r\n\
             SC\r\nSTRCOU\r\nLA\r\nEnglish\r\nLP\r\n{}\r\n\r\nTD\r\n{}\r\n\r\n{}\r\n\r\nNS\r\ngdip : \
             Diplomacy\r\nAN\r\nDocument STRCOU0020200304eg3400001\r\n\r\n",
            PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[2]
        )
    };
    let both = one("Strait opens", "4 March 2020") + &one("Boats wait", "5 March 2020");
    assert_eq!(
        told("export.txt", both.as_bytes()),
        ["export.txt#1: Strait opens", "export.txt#2: Boats wait"]
    );
    let alone = one("Strait opens", "4 March 2020");
    assert_eq!(told("export.txt", alone.as_bytes()), ["export.txt: Strait opens"]);
    let wide: Vec<u8> = std::iter::once('\u{feff}')
        .chain(alone.chars())
        .flat_map(|c| (c as u16).to_le_bytes())
        .collect();
    for bytes in [alone.as_bytes(), &wide, &gzip(alone.as_bytes())] {
        let document = only("export.txt", bytes);
        assert_eq!(document.source(), Some("Strait Courier"));
        assert_eq!(document.publication().single_day().unwrap().to_string(), "2020-03-04");
        assert_eq!(document.body(), PARAGRAPHS.join("\n\n"));
        assert!(document.cuts().iter().all(|cut| &*cut.reason == "database field"));
        let cuts = document.cuts().iter().map(|cut| cut.span.of(document.raw()));
        assert!(cuts.clone().any(|cut| cut.contains("STRCOU0020200304eg3400001")));
        assert!(cuts.clone().any(|cut| cut.contains("96 words")));
    }
}
