//! [`ArticleName`]: how a ruling names an article, so that it is found again and no other is.
//!
//! What is ruled on it is told in the folder's `mod.rs`.

use std::collections::HashMap;
use std::fmt::{Display, Formatter, Result as Written};
use std::path::{Component, Path, PathBuf};
use std::str::FromStr;

use crate::document::{Annotated, Document, Problem};

/// Names one article.
///
/// A full path means the article there, or the one of the same name and text if that lies
/// elsewhere now. A piece of a path, as people write it, means the only one whose path ends so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleName {
    /// The path of its file, or its end; whole names of files and folders count.
    pub path: String,
    /// Its text, if that is known.
    pub print: Option<Print>,
}

/// A print of a text: two texts that differ hardly ever have the same one. It stands in files, so
/// it may never be reckoned otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Print(u64);

impl Print {
    /// Takes the print of a text: FNV-1a (Fowler, Noll and Vo) of 64 bits over its words.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let step =
            |print: u64, byte: &u8| (print ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        let word = |print: u64, word: &str| word.as_bytes().iter().chain(b" ").fold(print, step);
        Self(text.split_whitespace().fold(0xcbf2_9ce4_8422_2325, word))
    }
}

impl Display for Print {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Print {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(Self)
    }
}

impl ArticleName {
    /// Names an article so that it is found again, however its file is called next time.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let path = whole(document).to_string_lossy().into_owned();
        Self { path, print: Some(Print::of(document.raw())) }
    }

    /// The name of its file, to be shown.
    #[must_use]
    pub fn short(&self) -> &str {
        self.path.rsplit(std::path::is_separator).next().unwrap_or(&self.path)
    }

    /// Which one of these labels it means, where that is all that is known of articles.
    pub(super) fn among<'l>(&self, labels: &[&'l str]) -> Option<&'l str> {
        let end = end(&self.path);
        let named = |label: &&&str| **label == self.path;
        let mut ending = labels.iter().filter(|label| Path::new(label).ends_with(&end));
        let alone = match (ending.next(), ending.next()) {
            (Some(label), None) => Some(label),
            _ => None,
        };
        labels.iter().find(named).or(alone).copied()
    }
}

/// The longest path that is known of an article.
fn whole(document: &Document) -> &Path {
    document.full_path().unwrap_or_else(|| document.path())
}

/// A path without what leads away from it (`./`, `../`); a full one stays as it is.
fn end(path: &str) -> PathBuf {
    let led = |part: &Component<'_>| matches!(part, Component::CurDir | Component::ParentDir);
    Path::new(path).components().skip_while(led).collect()
}

/// The file of a part of it: `feed.xml` of `feed.xml#3`.
fn without_number(name: &str) -> &str {
    match name.rsplit_once('#') {
        Some((file, number)) if number.parse::<u32>().is_ok() => file,
        _ => name,
    }
}

/// The name by which articles are looked up: that of the file, without the part's number.
fn key(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    without_number(&name).to_owned()
}

/// Which articles of a corpus rulings mean.
#[derive(Debug)]
pub(super) struct Whereabouts<'a> {
    articles: &'a [Annotated],
    by_name: HashMap<String, Vec<usize>>,
}

impl<'a> Whereabouts<'a> {
    pub(super) fn new(articles: &'a [Annotated]) -> Self {
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, article) in articles.iter().enumerate() {
            by_name.entry(key(whole(&article.document))).or_default().push(at);
        }
        Self { articles, by_name }
    }

    /// Finds the article that a ruling means; `None` if it is not here.
    ///
    /// # Errors
    /// A [`Problem`] if several may be meant, or if another entry stands in its place.
    pub(super) fn find(&self, name: &ArticleName) -> Result<Option<usize>, Problem> {
        let end = end(&name.path);
        let namesakes = self.by_name.get(&key(&end)).map_or(&[][..], Vec::as_slice);
        let print = |at: usize| Print::of(self.articles[at].document.raw());
        let same: Vec<usize> = namesakes
            .iter()
            .copied()
            .filter(|at| name.print.is_some_and(|wanted| print(*at) == wanted))
            .collect();
        let ending = |all: &[usize]| -> Vec<usize> {
            all.iter().copied().filter(|at| self.path(*at).ends_with(&end)).collect()
        };
        if !end.is_absolute() {
            let known = if name.print.is_some() { &same } else { namesakes };
            return self.alone(name, &ending(known));
        }
        match (&*ending(&same), &*ending(namesakes)) {
            ([at], _) => Ok(Some(*at)),
            (_, [at]) if same.is_empty() && self.keeps_place(name) => Ok(Some(*at)),
            (_, [_]) if same.is_empty() => Err(problem(name, GONE.to_owned())),
            _ => self.alone(name, &same),
        }
    }

    fn path(&self, at: usize) -> &Path {
        whole(&self.articles[at].document)
    }

    /// Whether what stands at a path is the same thing though its text is not: a file that was
    /// edited is, the third entry of a feed is not.
    fn keeps_place(&self, name: &ArticleName) -> bool {
        name.print.is_none() || without_number(&name.path) == name.path
    }

    fn alone(&self, name: &ArticleName, found: &[usize]) -> Result<Option<usize>, Problem> {
        match found {
            [] => Ok(None),
            [at] => Ok(Some(*at)),
            several => {
                let shown = several.iter().take(MOST_TOLD);
                let shown: Vec<_> = shown.map(|at| self.path(*at).display().to_string()).collect();
                let more = if several.len() > MOST_TOLD { " and more" } else { "" };
                let count = several.len();
                Err(problem(
                    name,
                    format!(
                        "a ruling in your ledger may mean {count} articles here and is not \
                         carried out; write more of the path there: {}{more}",
                        shown.join(", ")
                    ),
                ))
            }
        }
    }
}

/// Told when another entry stands where a ruling points.
const GONE: &str = "the entry that a ruling in your ledger means is not there any more";
/// How many articles are listed that may be meant.
const MOST_TOLD: usize = 3;

fn problem(name: &ArticleName, reason: String) -> Problem {
    Problem { path: name.path.clone().into(), reason }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{ArticleName, Print, Whereabouts};
    use crate::annotate::annotate;
    use crate::load::verbatim;

    /// Looks a name up among files of which the path and the text are told.
    fn check(files: &[(&str, &str)], path: &str, text: Option<&str>, expected: Result<&str, &str>) {
        let article = |(path, text): &(&str, &str)| {
            annotate(verbatim(Path::new("typed"), text).with_full_path(Path::new(path)))
        };
        let articles: Vec<_> = files.iter().map(article).collect();
        let name = ArticleName { path: path.into(), print: text.map(Print::of) };
        match (Whereabouts::new(&articles).find(&name), expected) {
            (Ok(found), Ok(expected)) => {
                assert_eq!(found.map_or("", |at| files[at].0), expected, "{name:?} in {files:?}");
            }
            (Err(problem), Err(reason)) => {
                assert!(problem.reason.contains(reason), "{}", problem.reason);
            }
            (found, _) => panic!("{name:?} in {files:?}: {found:?}"),
        }
    }

    #[test]
    fn a_full_path_means_the_file_there_or_the_same_text_elsewhere() {
        let own = ("/news/index.txt", "Envoys met.");
        let other = ("/olds/index.txt", "Envoys left.");
        check(&[own, other], own.0, Some(own.1), Ok(own.0));
        check(&[other], own.0, Some(own.1), Ok(""));
        check(&[other], own.0, None, Ok(""));
        // The folder was moved; a copy beside the file itself does not matter.
        check(&[("/moved/index.txt", own.1), other], own.0, Some(own.1), Ok("/moved/index.txt"));
        check(&[("/moved/index.txt", own.1), own], own.0, Some(own.1), Ok(own.0));
        let twice = [("/a/index.txt", own.1), ("/b/index.txt", own.1)];
        check(&twice, own.0, Some(own.1), Err("2 articles here"));
        // The file was edited; then another came in its place, and it lies beside.
        check(&[(own.0, "Envoys met again.")], own.0, Some(own.1), Ok(own.0));
        check(&[(own.0, "x"), ("/old/index.txt", own.1)], own.0, Some(own.1), Ok("/old/index.txt"));
    }

    #[test]
    fn an_entry_of_a_feed_is_found_by_its_text_and_its_number_means_no_other() {
        let feed = [("/news/feed.xml#1", "Envoys left."), ("/news/feed.xml#2", "Envoys met.")];
        check(&feed, "/news/feed.xml#1", Some("Envoys met."), Ok("/news/feed.xml#2"));
        check(&feed, "/news/feed.xml#1", Some("Envoys wept."), Err("not there any more"));
        check(&feed, "/news/feed.xml#2", Some("Envoys met."), Ok("/news/feed.xml#2"));
        check(&feed, "feed.xml#2", None, Ok("/news/feed.xml#2"));
    }

    #[test]
    fn a_piece_of_a_path_means_the_only_article_that_ends_so() {
        let files = [("/f1/index.txt", "a"), ("/f1/x/index.txt", "b"), ("/f1/11.txt", "c")];
        check(&files, "11.txt", None, Ok("/f1/11.txt"));
        check(&files, "1.txt", None, Ok(""));
        check(&files, "x/index.txt", None, Ok("/f1/x/index.txt"));
        check(&files, "../f1/index.txt", None, Ok("/f1/index.txt"));
        check(&files, "./index.txt", None, Err("/f1/index.txt, /f1/x/index.txt"));
        check(&files, "index.txt", Some("b"), Ok("/f1/x/index.txt"));
        check(&files, "11.txt", Some("d"), Ok(""));
    }

    /// Of no word it is the number with which FNV begins.
    #[test]
    fn a_print_never_changes_and_does_not_see_line_breaks() {
        assert_eq!(Print::of("").to_string(), "cbf29ce484222325");
        assert_eq!(Print::of("Envoys\nmet. "), Print::of("Envoys met."));
        assert_ne!(Print::of("Envoys met."), Print::of("Envoys meet."));
        assert_eq!("00000000000000ff".parse(), Ok(Print(255)));
    }
}
