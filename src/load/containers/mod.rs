//! From the bytes of a file to the articles in it: none, one or many.
//!
//! Packings are undone, then the kind is told, then one reader a kind hands on what it finds.
//! Nothing is ever written, and names inside archives are labels, never paths.

mod archives;
mod exports;
mod feed;
mod kind;
mod limits;
mod mail;
mod packed;
mod piece;
mod records;
mod source;
mod warc;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub use kind::Kind;

use super::decode;
use super::walk::{Found, Hope, extension, unpacked_name};
use super::{Options, named};
use crate::document::{Document, Format, Problem};
use kind::Packing;
use limits::{Budget, Limits, Raw, Unpacked, whole};
use source::Source;

/// How many packings may lie in each other: `pages.tar.gz`, a packed page in it, and one more.
const MOST_PACKINGS: usize = 4;
/// How many archives may lie in each other.
const MOST_ARCHIVES: usize = 2;

/// Reads the articles of an open file.
pub(super) fn articles(
    found: Found,
    options: &Options,
    cancelled: &dyn Fn() -> bool,
    each: &mut dyn FnMut(Result<Document, Problem>),
) {
    let Found { path, hope, file } = found;
    let regular =
        file.as_ref().and_then(|file| file.metadata().ok()).filter(std::fs::Metadata::is_file);
    let budget = Budget::new(Limits::default(), regular.as_ref().map_or(0, std::fs::Metadata::len));
    let source = match &file {
        Some(file) if regular.is_some() => Source::of_file(file),
        Some(file) => Source::new(Box::new(Raw(file, Rc::clone(&budget)))),
        None => Source::new(Box::new(Raw(std::io::stdin().lock(), Rc::clone(&budget)))),
    };
    let place = Place { name: path.clone(), label: path.clone(), hope, packings: 0, archives: 0 };
    let mut unfolding = Unfolding { options, budget, cancelled, each };
    unfolding.take(&place, source);
    if let Some(reason) = unfolding.budget.reason() {
        each(Err(Problem { path, reason }));
    }
}

/// Where something lies.
#[derive(Clone, Debug)]
struct Place {
    /// How it is called for the user: `archive.zip!/folder/page.html`, `feed.xml#3`.
    label: PathBuf,
    /// Its file name, without the endings of packings that are undone.
    name: PathBuf,
    /// What is to be told if it holds no article.
    hope: Hope,
    packings: usize,
    archives: usize,
}

impl Place {
    /// The place of an article among several, counted from 1.
    fn nth(&self, number: usize) -> PathBuf {
        let mut label = self.label.clone().into_os_string();
        label.push(format!("#{number}"));
        label.into()
    }
}

/// The work on one file.
struct Unfolding<'a> {
    options: &'a Options,
    budget: Rc<Budget>,
    cancelled: &'a dyn Fn() -> bool,
    each: &'a mut dyn FnMut(Result<Document, Problem>),
}

impl Unfolding<'_> {
    /// Reads whatever lies at a place.
    fn take(&mut self, place: &Place, source: Source<'_>) {
        match kind::packing(source.head()) {
            Some(Packing::Gzip | Packing::Zstd) if place.packings >= MOST_PACKINGS => {
                self.tell(&place.label, "packed too many times".to_owned());
            }
            Some(Packing::Gzip) => self.unpack(place, packed::gzip(source)),
            Some(Packing::Zstd) => self.unpack(place, packed::zstd(source)),
            Some(Packing::Zip | Packing::Tar) if place.archives >= MOST_ARCHIVES => {
                self.tell(&place.label, "an archive too deep in other archives".to_owned());
            }
            Some(Packing::Zip) => archives::zip(self, place, source),
            Some(Packing::Tar) => archives::tar(self, place, source),
            None => self.unpacked(place, source),
        }
    }

    fn unpack(&mut self, place: &Place, stream: Box<dyn std::io::Read + '_>) {
        let name = unpacked_name(&place.name).unwrap_or_else(|| place.name.clone());
        let inner = Place { name, packings: place.packings + 1, ..place.clone() };
        self.take(&inner, Source::new(Box::new(Unpacked::new(stream, &self.budget))));
    }

    /// Reads what is not packed.
    fn unpacked(&mut self, place: &Place, source: Source<'_>) {
        let kind = self.options.kind.or_else(|| kind::kind(&place.name, source.head()));
        // A parser of another crate that panics costs its file alone.
        let reading = AssertUnwindSafe(|| self.read(place, source, kind));
        if catch_unwind(reading).is_err() {
            self.tell(&place.label, "diplo-tui stumbled over it, which is a defect".to_owned());
        }
    }

    fn read(&mut self, place: &Place, source: Source<'_>, kind: Option<Kind>) {
        match kind {
            None => self.single(place, source, None),
            Some(Kind::Text) => self.single(place, source, Some(Format::Text)),
            Some(Kind::Html) => self.single(place, source, Some(Format::Html)),
            Some(Kind::Feed) => feed::read(self, place, source),
            Some(Kind::Json) => records::json(self, place, source),
            Some(Kind::Jsonl) => records::lines(self, place, source),
            Some(Kind::Csv) => records::table(self, place, source),
            Some(Kind::Mail) => mail::message(self, place, source),
            Some(Kind::Mbox) => mail::mailbox(self, place, source),
            Some(Kind::Warc) => warc::read(self, place, source),
        }
    }

    /// Reads a file that is one article.
    fn single(&mut self, place: &Place, mut source: Source<'_>, format: Option<Format>) {
        let slight = place.hope == Hope::Slight;
        if slight && format.is_none() && !is_article(&place.name, source.head()) {
            return;
        }
        let export = exports::layout(source.head()).filter(|_| format != Some(Format::Html));
        let (bytes, fault) = match whole(&mut source, self.budget.limits.entry) {
            Ok(found) => found,
            Err(reason) => return self.tell(&place.label, reason),
        };
        if self.budget.is_spent() {
            return;
        }
        if export.is_some_and(|layout| exports::read(self, place, &bytes, layout)) {
            return fault.into_iter().for_each(|fault| self.tell(&place.label, fault));
        }
        match named(&place.label, &place.name, &bytes, format, &self.options.rules) {
            Ok(document) => (self.each)(Ok(document)),
            Err(problem) if fault.is_none() && !(slight && problem.reason == "no text in it") => {
                (self.each)(Err(problem));
            }
            Err(_) => {}
        }
        if let Some(fault) = fault {
            self.tell(&place.label, fault);
        }
    }

    /// Whether the reading of the file goes on.
    fn goes_on(&self) -> bool {
        !(self.cancelled)() && !self.budget.is_spent()
    }

    /// Tells that something could not be read.
    fn tell(&mut self, label: &Path, reason: String) {
        (self.each)(Err(Problem { path: label.to_owned(), reason }));
    }

    /// Tells that something is no article, unless nobody said that it was one.
    fn refuse(&mut self, place: &Place, reason: String) {
        if place.hope == Hope::Sure {
            self.tell(&place.label, reason);
        }
    }
}

/// Whether a file that merely lies in a folder can be an article.
fn is_article(name: &Path, head: &[u8]) -> bool {
    match extension(name).as_deref() {
        Some("xml") => decode::glance(head).to_ascii_lowercase().contains("<html"),
        Some("json") => false,
        _ => !decode::is_binary(head),
    }
}

/// Which of a file's parts are no articles, by their numbers.
#[derive(Debug, Default)]
struct Without {
    /// The first of them.
    first: Vec<usize>,
    count: usize,
}

impl Without {
    /// The most that are told one by one.
    const MOST_TOLD: usize = 5;

    fn note(&mut self, number: usize) {
        self.count += 1;
        if self.first.len() < Self::MOST_TOLD {
            self.first.push(number);
        }
    }

    /// Their numbers, each behind a sign: "#2, #5 and 3 others".
    fn numbers(&self, sign: &str) -> String {
        let mut told: Vec<String> = self.first.iter().map(|n| format!("{sign}{n}")).collect();
        match self.count - self.first.len() {
            0 => {}
            1 => told.push("another one".to_owned()),
            others => told.push(format!("{others} others")),
        }
        let last = told.pop().unwrap_or_default();
        if told.is_empty() { last } else { format!("{} and {last}", told.join(", ")) }
    }

    /// Tells how many of all parts have no text, and which.
    fn told(&self, all: usize, parts: &str) -> String {
        let have = if self.count == 1 { "has" } else { "have" };
        format!("{} of {all} {parts} {have} no text: {}", self.count, self.numbers("#"))
    }
}

/// ISO 639-1 code of a language, from `en`, `en-US` or `en_US`.
fn code(name: &str) -> Option<String> {
    let code: String = name.trim().chars().take_while(char::is_ascii_alphabetic).collect();
    (code.len() == 2).then(|| code.to_ascii_lowercase())
}
