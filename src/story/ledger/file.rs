//! The ledger's file: TOML that people can read, edit and share.

use std::fmt::{Display, Formatter, Result as Written};
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::{ArticleName, Ledger, Ruling};
use crate::document::{Basis, DayInterval, Problem};
use crate::load::each_table;

/// Stands at the top of a ledger that the program writes.
const HEAD: &str = "\
# Who is who and when articles were published, settled by you. diplo-tui carries these rulings
# out from top to bottom. You can edit this file and share it.
#
#   merge = [\"Sergei Lavrov\", \"Sergey Lavrov\"]      one actor, shown under the first name
#   split = \"Yury Belov\"  from = \"Yuri Belov\"      two actors
#   split = \"Yuri Belov\"  from = \"Yuri Belov\"  in = \"2017/001.txt\"   another one in one article
#   rename = \"Sergei Lavrov\"  to = \"Lavrov\"        shown under another name
#   hide = \"Interfax\"                             left out of lists of actors
#   article = \"2017/000.txt\"  published = 2017-09-01     or \"2017-08\", \"2017-08..2017-09\", \"2017-08..\",
#                                                       or \"unset\"
#
# An article is named by its full path, or by as much of its end as no other article shares. By
# its `print` it is found again when its folder was moved; a ruling without one counts, too.
";

/// Stands where an article is not dated by the user any more.
pub const UNSET: &str = "unset";

/// A ledger as it stands in its file.
#[derive(Clone, Copy, Debug)]
pub struct LedgerText<'l>(pub &'l Ledger);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    ruling: Vec<Spanned<toml::Value>>,
}

/// A ruling as it is written; which fields stand together tells what it is.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WrittenRuling {
    merge: Option<Vec<String>>,
    split: Option<String>,
    from: Option<String>,
    #[serde(rename = "in")]
    place: Option<String>,
    rename: Option<String>,
    to: Option<String>,
    hide: Option<String>,
    article: Option<String>,
    published: Option<toml::Value>,
    print: Option<String>,
}

impl Ledger {
    /// Reads a ledger; rulings that are wrong are problems, each with its line.
    #[must_use]
    pub fn parse(path: &Path, text: &str) -> (Self, Vec<Problem>) {
        let problem = |place, reason: &str| Problem::in_line(path, text, place, reason);
        let (mut ledger, mut problems) = (Self::default(), Vec::new());
        for (start, piece) in each_table::<File>(text) {
            let file = match piece {
                Ok(file) => file,
                Err(reason) => {
                    problems.push(problem(start, &reason));
                    continue;
                }
            };
            for written in file.ruling {
                let place = start + written.span().start;
                match ruling(written.into_inner()) {
                    Ok(ruling) => ledger.add(ruling),
                    Err(reason) => problems.push(problem(place, &reason)),
                }
            }
        }
        (ledger, problems)
    }
}

fn ruling(written: toml::Value) -> Result<Ruling, String> {
    let written: WrittenRuling =
        written.try_into().map_err(|error: toml::de::Error| error.message().to_owned())?;
    if written.kinds() > 1 {
        return Err(format!("one ruling only: {KINDS}, not several of these"));
    }
    let print = written.print.as_ref().map(|print| print.parse());
    let print = print.transpose().map_err(|_| "the print is no print of a text".to_owned())?;
    let named = |path: String| ArticleName { path, print };
    let found = match written {
        WrittenRuling { merge: Some(names), .. } => {
            let full = names.iter().filter(|name| !name.trim().is_empty()).count();
            (full == names.len() && full > 1).then_some(Ruling::Merge(names))
        }
        WrittenRuling { split: Some(name), from: Some(from), place: article, .. } => {
            let told = article.as_ref().is_none_or(|article| !article.trim().is_empty());
            told.then_some(Ruling::Split { name, from, article: article.map(named) })
        }
        WrittenRuling { rename: Some(name), to: Some(to), .. } => {
            (!to.trim().is_empty()).then_some(Ruling::Rename { name, to })
        }
        WrittenRuling { hide: Some(name), .. } => Some(Ruling::Hide(name)),
        WrittenRuling { article: Some(article), published: Some(day), .. } => {
            let day = day.as_str().map_or_else(|| day.to_string(), str::to_owned);
            let days = match DayInterval::written(&day, Basis::User) {
                None if day != UNSET => return Err(format!("`{day}` is no day")),
                days => days,
            };
            let named = (!article.trim().is_empty()).then(|| named(article));
            named.map(|article| Ruling::Publish { article, days })
        }
        _ => None,
    };
    found.ok_or_else(|| format!("a ruling needs {KINDS}"))
}

const KINDS: &str = "merge, split and from, rename and to, hide, or article and published";

impl WrittenRuling {
    /// Of how many kinds of ruling it has a field.
    fn kinds(&self) -> usize {
        let kinds = [
            self.merge.is_some(),
            self.split.is_some() || self.from.is_some() || self.place.is_some(),
            self.rename.is_some() || self.to.is_some(),
            self.hide.is_some(),
            self.article.is_some() || self.published.is_some(),
        ];
        kinds.into_iter().filter(|kind| *kind).count()
    }
}

impl Display for LedgerText<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        f.write_str(HEAD)?;
        let text = |text: &str| toml::Value::String(text.to_owned());
        for ruling in self.0.rulings() {
            f.write_str("\n[[ruling]]\n")?;
            match ruling {
                Ruling::Merge(names) => {
                    let names = names.iter().map(|name| text(name)).collect();
                    writeln!(f, "merge = {}", toml::Value::Array(names))?;
                }
                Ruling::Split { name, from, article } => {
                    writeln!(f, "split = {}\nfrom = {}", text(name), text(from))?;
                    if let Some(article) = article {
                        write!(f, "in = {}\n{}", text(&article.path), Printed(article))?;
                    }
                }
                Ruling::Rename { name, to } => {
                    writeln!(f, "rename = {}\nto = {}", text(name), text(to))?;
                }
                Ruling::Hide(name) => writeln!(f, "hide = {}", text(name))?,
                Ruling::Publish { article, days } => {
                    let written = match days {
                        Some(days) if days.single_day().is_some() => days.to_string(),
                        Some(days) => text(&days.to_string()).to_string(),
                        None => text(UNSET).to_string(),
                    };
                    writeln!(f, "article = {}\npublished = {written}", text(&article.path))?;
                    write!(f, "{}", Printed(article))?;
                }
            }
        }
        Ok(())
    }
}

/// The line of an article's print, if it has one.
struct Printed<'a>(&'a ArticleName);

impl Display for Printed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match &self.0.print {
            Some(print) => writeln!(f, "print = \"{print}\""),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ledger, LedgerText, Ruling};
    use crate::document::{Basis, DayInterval};
    use crate::story::{ArticleName, Print};
    use jiff::civil::date;
    use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
    use std::path::Path;

    fn name() -> impl Strategy<Value = String> {
        any::<String>().prop_filter("names are not blank", |name| !name.trim().is_empty())
    }

    fn article() -> impl Strategy<Value = ArticleName> {
        let print = proptest::option::of(any::<String>().prop_map(|text| Print::of(&text)));
        (name(), print).prop_map(|(path, print)| ArticleName { path, print })
    }

    fn rulings() -> impl Strategy<Value = Vec<Ruling>> {
        let days = proptest::option::of(prop_oneof![
            Just(DayInterval::day(date(2017, 9, 1), Basis::User)),
            Just(DayInterval::written("2017-09", Basis::User).unwrap()),
            Just(DayInterval::written("2017-09..2018-01-03", Basis::User).unwrap()),
            Just(DayInterval::written("before 2018", Basis::User).unwrap()),
        ]);
        let one = prop_oneof![
            proptest::collection::vec(name(), 2..4).prop_map(Ruling::Merge),
            (name(), name(), proptest::option::of(article()))
                .prop_map(|(name, from, article)| Ruling::Split { name, from, article }),
            (name(), name()).prop_map(|(name, to)| Ruling::Rename { name, to }),
            name().prop_map(Ruling::Hide),
            (article(), days).prop_map(|(article, days)| Ruling::Publish { article, days }),
        ];
        proptest::collection::vec(one, 0..6)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(rulings in rulings()) {
            let ledger = Ledger { rulings };
            let (again, problems) = Ledger::parse(Path::new("l"), &LedgerText(&ledger).to_string());
            assert_eq!((again, problems), (ledger, Vec::new()));
        }
    }

    #[test]
    fn a_wrong_ruling_is_told_with_its_line_and_the_rest_counts() {
        let check = |wrong: &str, reason: &str| {
            let text = format!("[[ruling]]\nhide = \"Interfax\"\n[[ruling]]\n{wrong}\n");
            let (ledger, problems) = Ledger::parse(Path::new("l"), &text);
            let reasons: Vec<_> = problems.iter().map(|problem| problem.reason.as_str()).collect();
            assert_eq!(ledger.rulings().len(), 1, "{wrong}");
            assert!(reasons.iter().any(|told| told.starts_with(reason)), "{wrong}: {reasons:?}");
        };
        check("merge = [\"Lavrov\"]", "line 3: a ruling needs");
        check("split = \"Lavrov\"", "line 3: a ruling needs");
        check("marge = \"Lavrov\"", "line 3: unknown field");
        check("hide = \"Lavrov", "line 4: ");
        check("merge = [\"Lavrov\" \"Lavrow\"]\n[[ruling]\n", "line ");
        for both in [
            "hide = \"Lavrov\"\nmerge = [\"Lavrov\", \"Lavrow\"]",
            "hide = \"Lavrov\"\narticle = \"0.txt\"\npublished = 2017-09-01",
            "rename = \"Lavrov\"\nto = \"L.\"\nfrom = \"Lavrow\"",
            "merge = [\"Lavrov\", \"Lavrow\"]\npublished = 2017-09-01",
        ] {
            check(both, "line 3: one ruling only");
        }
        check("article = \"0.txt\"\npublished = \"May\"", "line 3: `May` is no day");
        check("article = \"0.txt\"\npublished = 2017-09-01\nprint = \"x\"", "line 3: the print");
    }
}
