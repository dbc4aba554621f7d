//! [`Subject`]: what is asked, and of which files; [`Filters`], which the reader has too.
//!
//! Who answers is told beside this; what a query means, in `query`.

use std::ffi::OsString;
use std::path::{Path, PathBuf, is_separator};

use clap::Args;

use crate::query::{Period, Query, Reach, Side};
use crate::runtime::cli::output::Failure;

/// What narrows the corpus, as options.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::runtime::cli) struct Filters {
    /// Only what names this actor (may be given again: all must be named)
    #[arg(long, value_name = "NAME")]
    actor: Vec<String>,
    /// Only from this date on: 2017, 2017-08 or 2017-08-31
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Only up to this date
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// Only what passes this query (may be given again: all must pass)
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    query: Vec<String>,
}

impl Filters {
    /// Joins `--actor`, `--from`, `--to` and `--query` to one query.
    pub(in crate::runtime::cli) fn joined(&self) -> Result<Query, Failure> {
        if self.actor.iter().any(|name| name.trim().is_empty()) {
            return Err(Failure::Usage("--actor: the name is missing".to_owned()));
        }
        let mut parts: Vec<_> =
            self.actor.iter().map(|name| Query::actor(name, Side::Any, Reach::Own)).collect();
        let ends = [(&self.from, "--from"), (&self.to, "--to")];
        for (date, option) in
            ends.into_iter().filter_map(|(date, option)| Some((date.as_ref()?, option)))
        {
            let text = if option == "--from" { format!("{date}..") } else { format!("..{date}") };
            let period = Period::parse(&text).ok().filter(|_| !date.contains(".."));
            let period = period.ok_or_else(|| {
                Failure::Usage(format!(
                    "{option} {date}: this is no date; write 2017, 2017-08 or 2017-08-31"
                ))
            })?;
            parts.push(Query::period(period));
        }
        if let (Some(from), Some(to)) = (&self.from, &self.to) {
            Period::parse(&format!("{from}..{to}"))
                .map_err(|why| Failure::Usage(format!("--from {from} --to {to}: {why}")))?;
        }
        for text in &self.query {
            let query = Query::parse(text);
            parts.push(query.map_err(|error| Failure::Usage(format!("--query {text}: {error}")))?);
        }
        Ok(Query::all(&parts))
    }
}

/// What is asked, of which files.
#[derive(Debug, Args)]
pub(super) struct Subject {
    /// What to look for, in the language of the reader; nothing is everything
    #[arg(value_name = "QUERY")]
    words: Vec<String>,
    #[command(flatten)]
    filters: Filters,
    /// Files and folders to read; without it, the paths among the words, or else the sample
    #[arg(long = "in", value_name = "PATH", num_args = 1..)]
    paths: Vec<PathBuf>,
}

impl Subject {
    /// What is asked, and the files that it is asked of; no file stands for the sample.
    pub(super) fn read(&self) -> Result<(Query, Vec<PathBuf>), Failure> {
        let (words, paths) = self.sorted()?;
        let text = words.join(" ");
        let asked = Query::parse(&text);
        let asked = asked.map_err(|error| Failure::Usage(format!("{text}: {error}")))?;
        let query = Query::all(&[asked, self.filters.joined()?]);
        match self.stray() {
            Some(stray) => Err(Failure::Usage(format!(
                "{}: no such file; a query stands before --in",
                stray.display()
            ))),
            None => Ok((query, paths)),
        }
    }

    /// The words, and the files.
    fn sorted(&self) -> Result<(Vec<&str>, Vec<PathBuf>), Failure> {
        let (mut words, mut paths) = (Vec::new(), self.paths.clone());
        for word in &self.words {
            match meant(word) {
                _ if !self.paths.is_empty() => words.push(&**word),
                Meant::Word => words.push(word),
                Meant::Path => paths.push(word.into()),
                Meant::Nothing => {
                    // "clippings/2020" might be two words, "./clippings" is none.
                    let words = word.starts_with(char::is_alphanumeric);
                    let or = if words {
                        format!("; write '\"{word}\"' to look for it")
                    } else {
                        String::new()
                    };
                    return Err(Failure::Refused(format!("{word}: no such file or folder{or}")));
                }
                Meant::Either => {
                    return Err(Failure::Usage(format!(
                        "{word}: this lies here, too; write `--in {word}` to read it, or \
                         '\"{word}\"' to look for the word"
                    )));
                }
            }
        }
        Ok((words, paths))
    }

    /// A query that was written behind the files and would pass for one of them.
    fn stray(&self) -> Option<&PathBuf> {
        let behind = self.paths.get(1..).filter(|_| self.words.is_empty())?;
        behind.iter().find(|path| path.as_os_str() != "-" && !path.exists())
    }
}

/// What a word may mean where a file could be meant as well.
enum Meant {
    /// Something to look for.
    Word,
    /// Something to read.
    Path,
    /// Something to read that is not there.
    Nothing,
    /// The one as well as the other.
    Either,
}

/// Tells words from paths. No word to look for begins as paths do or has an ending that a file here
/// has, too; but a folder may well be called as the matter that it is about.
fn meant(word: &str) -> Meant {
    let path = Path::new(word);
    let begins = ["/", "./", "../", "~"].iter().any(|sign| word.starts_with(sign));
    let led = begins || path.is_absolute() || [".", ".."].contains(&word);
    // "clippings/2020": no field (`date:31/8/2017`) and no quoted words.
    let led = led || word.contains(is_separator) && !word.contains([':', '"', '“', ' ']);
    match path.exists() {
        _ if word == "-" => Meant::Path,
        true if led || word.contains(is_separator) || path.extension().is_some() => Meant::Path,
        true => Meant::Either,
        false if led => Meant::Nothing,
        false => Meant::Word,
    }
}

/// The commands that take a query.
const ASKING: [&str; 6] = ["list", "search", "timeline", "actors", "quotes", "show"];

/// The command line with what is not to be found written so that it cannot pass for an option:
/// `-is:copy` as `not is:copy`, and behind `--in`, where words are paths, as `--query=-is:copy`.
pub(in crate::runtime::cli) fn with_exclusions(line: Vec<OsString>) -> Vec<OsString> {
    let asks = |word: &OsString| ASKING.iter().any(|command| word == command);
    let Some(command) = line.iter().skip(1).position(asks) else { return line };
    let mut behind_paths = false;
    let mut written: Vec<OsString> = Vec::with_capacity(line.len());
    let mut rest = line.into_iter();
    written.extend(rest.by_ref().take(command + 2));
    for word in rest {
        let last = written.last().and_then(|last| last.to_str()).unwrap_or("");
        let waits = last.starts_with("--") && !last.contains('=');
        behind_paths |= last == "--in";
        let excluded = word.to_str().and_then(excluded).filter(|_| !waits);
        written.push(match excluded {
            Some(inner) if behind_paths => format!("--query=-{inner}").into(),
            Some(inner) => format!("not {inner}").into(),
            None => word,
        });
    }
    written
}

/// What a word excludes; `None` if it is an option or something else.
fn excluded(word: &str) -> Option<&str> {
    let inner = word.strip_prefix('-').filter(|inner| !inner.is_empty())?;
    (!inner.starts_with('-') && !["h", "V"].contains(&inner)).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::with_exclusions;

    #[test]
    fn what_is_excluded_passes_for_no_option() {
        let check = |line: &str, expected: &str| {
            let words = line.split('|').map(Into::into).collect();
            let found: Vec<_> = with_exclusions(words);
            let found: Vec<_> = found.iter().map(|word| word.to_str().unwrap()).collect();
            assert_eq!(found.join("|"), expected);
        };
        check("d|list|-is:copy", "d|list|not is:copy");
        check("d|list|nato|or|-visa|--format|csv", "d|list|nato|or|not visa|--format|csv");
        check("d|list|--in|a|b|-visa", "d|list|--in|a|b|--query=-visa");
        check("d|--ledger|l|show|-(a or b)", "d|--ledger|l|show|not (a or b)");
        for same in ["d|list|-h", "d|list|-", "d|list|--|x", "d|-x|a", "d|list|--actor|-x"] {
            check(same, same);
        }
    }
}
