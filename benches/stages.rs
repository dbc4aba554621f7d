//! What each stage costs, on the sample corpus: articles a second on one core, and as a multiple of
//! sanitising the same files, which is the ratio to quote because it holds on any machine.
//!
//! `cargo bench` runs it; `cargo bench -- 5` measures five seconds a stage.
#![expect(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a bench prints its figures, and they are small"
)]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use diplo_tui::annotate::dates::find;
use diplo_tui::annotate::{actors, annotate};
use diplo_tui::document::{Annotated, Basis, DayInterval, Document, Publication};
use diplo_tui::library::Library;
use diplo_tui::load::read;
use diplo_tui::query::{Query, run};
use diplo_tui::text::{Lexed, sanitize};
use jiff::civil::date;

/// One file of the sample.
type File = (PathBuf, Vec<u8>);

fn main() {
    let first = Instant::now();
    black_box(found(""));
    println!("first use of the gazetteer: {:.1} ms", first.elapsed().as_secs_f64() * 1e3);
    let seconds = std::env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(2);
    let bench = Bench { budget: Duration::from_secs(seconds) };
    let (texts, pages) = sample();
    let all: Vec<File> = texts.iter().chain(&pages).cloned().collect();
    let documents: Vec<Document> = all.iter().filter_map(loaded).collect();
    let annotated: Vec<Annotated> = documents.iter().cloned().map(annotate).collect();

    println!("{:34} {:>12} {:>12}", "stage", "articles/s", "x sanitising");
    let sanitising = |files: &[File]| {
        bench.each(files, |(_, bytes)| sanitize(&String::from_utf8_lossy(bytes)).text.len())
    };
    let (text, page) = (sanitising(&texts), sanitising(&pages));
    show("sanitise text dumps", text, text);
    show("sanitise web pages", page, page);
    show("load text dumps", bench.each(&texts, loaded), text);
    show("load web pages", bench.each(&pages, loaded), page);
    let bodies: Vec<String> = documents.iter().map(Document::body).collect();
    show("find actors", bench.each(&bodies, |body| found(body)), text);
    show("annotate", bench.each(&documents, |document| annotate(document.clone())), text);
    let lexed: Vec<Lexed<'_>> = documents.iter().map(lexed).collect();
    let day = DayInterval::day(date(2018, 8, 7), Basis::User);
    let day = Publication::Set(day);
    show("of that, find and resolve dates", bench.each(&lexed, |text| find(text, &day)), text);
    let told = |copies: &Vec<Annotated>| {
        let mut library = Library::new();
        library.add(copies.clone(), Vec::new());
        library.snapshot()
    };
    let whole = vec![annotated.clone()];
    let count = annotated.len().max(1) as f64;
    show("tell the story", bench.each(&whole, told) / count, text);
    let snapshot = told(&annotated);
    for words in ["zaev", "prespa agremeent", "actor:Tsipras date:2018"] {
        let query = Query::parse(words).expect("the queries of this bench can be read");
        let cost = bench.each(&[query], |query| run(&snapshot, query)) / count;
        show(&format!("search: {words}"), cost, text);
    }
}

/// Text dumps and web pages of the sample.
fn sample() -> (Vec<File>, Vec<File>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
    let entries = fs::read_dir(folder).expect("the sample is part of the project");
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let files = paths.into_iter().filter_map(|path| Some((path.clone(), fs::read(path).ok()?)));
    files.partition(|(path, _)| path.extension().is_some_and(|extension| extension == "txt"))
}

fn loaded((path, bytes): &File) -> Option<Document> {
    read(path, bytes, None).ok()
}

/// How many mentions of actors a text has.
fn found(text: &str) -> usize {
    let lexed = Lexed::new(text, &[diplo_tui::text::Span::whole(text)]);
    actors::recognise(&lexed, None, &Publication::unknown(), &[]).mentions.len()
}

fn lexed(document: &Document) -> Lexed<'_> {
    let blocks: Vec<_> = document.blocks().iter().map(|block| block.span).collect();
    Lexed::new(document.raw(), &blocks)
}

fn show(stage: &str, seconds: f64, sanitising: f64) {
    println!("{stage:34} {:>12.0} {:>12.1}", 1.0 / seconds, seconds / sanitising);
}

/// Measures for a while.
struct Bench {
    budget: Duration,
}

impl Bench {
    /// Seconds that one thing takes: the median over rounds of all things, after one warm-up.
    fn each<T, R>(&self, things: &[T], work: impl Fn(&T) -> R) -> f64 {
        let round = || {
            let start = Instant::now();
            for thing in things {
                black_box(work(black_box(thing)));
            }
            start.elapsed().as_secs_f64() / things.len().max(1) as f64
        };
        round();
        let start = Instant::now();
        let mut rounds = vec![round()];
        while start.elapsed() < self.budget {
            rounds.push(round());
        }
        rounds.sort_by(f64::total_cmp);
        rounds.get(rounds.len() / 2).copied().unwrap_or(f64::NAN)
    }
}
