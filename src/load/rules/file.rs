//! Rule files: TOML to rules, with the line of what is wrong.
//!
//! What a rule does is told in the folder's `mod.rs`.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::Rule;
use super::pattern::Pattern;
use super::slips::each_table;
use crate::document::Problem;

/// A rule file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    rule: Vec<Spanned<toml::Value>>,
}

/// A rule as it is written.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WrittenRule {
    source: OneOrMany,
    files: OneOrMany,
    drop: OneOrMany,
    keep: OneOrMany,
    title: OneOrMany,
}

/// A text or a list of texts.
#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a text in quotation marks, or a list of such")]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl OneOrMany {
    fn texts(self) -> Vec<String> {
        match self {
            Self::One(text) => vec![text],
            Self::Many(texts) => texts,
        }
    }

    fn patterns(self) -> Result<Vec<Pattern>, String> {
        let read = |text: String| {
            Pattern::new(&text).ok_or_else(|| format!("`{text}` would fit every line"))
        };
        self.texts().into_iter().map(read).collect()
    }
}

/// Reads the rules of a file; those that are wrong are problems.
pub(super) fn parse(path: &Path, text: &str) -> (Vec<Rule>, Vec<Problem>) {
    let problem = |place, reason: &str| Problem::in_line(path, text, place, reason);
    let (mut rules, mut problems) = (Vec::new(), Vec::new());
    for (start, piece) in each_table::<Written>(text) {
        let written = match piece {
            Ok(piece) => piece.rule,
            Err(reason) => {
                problems.push(problem(start, &reason));
                continue;
            }
        };
        for written in written {
            let place = start + written.span().start;
            match rule(written.into_inner()) {
                Ok(rule) => rules.push(rule),
                Err(reason) => problems.push(problem(place, &reason)),
            }
        }
    }
    (rules, problems)
}

fn rule(written: toml::Value) -> Result<Rule, String> {
    let written: WrittenRule =
        written.try_into().map_err(|error: toml::de::Error| error.message().to_owned())?;
    let titles = written.title.texts();
    if let Some(title) = titles.iter().find(|title| title.matches('*').count() != 1) {
        return Err(format!("title `{title}`: one * must stand for the headline"));
    }
    let rule = Rule {
        sources: written.source.texts(),
        files: written.files.patterns()?,
        drop: written.drop.patterns()?,
        keep: written.keep.patterns()?,
        titles: OneOrMany::Many(titles).patterns()?,
    };
    if rule.drop.is_empty() && rule.keep.is_empty() && rule.titles.is_empty() {
        return Err("a rule needs `drop`, `keep` or `title`".to_owned());
    }
    Ok(rule)
}

#[cfg(test)]
mod tests {
    use super::parse;
    use std::path::Path;

    fn check(text: &str, rules: usize, expected: &[&str]) {
        let (found, problems) = parse(Path::new("r.toml"), text);
        let reasons: Vec<_> = problems.into_iter().map(|problem| problem.reason).collect();
        assert_eq!((found.len(), reasons.len()), (rules, expected.len()), "{text} {reasons:?}");
        for (reason, start) in reasons.iter().zip(expected) {
            assert!(reason.starts_with(start), "{reason}");
        }
    }

    #[test]
    fn a_rule_names_texts_or_lists_of_texts() {
        check("", 0, &[]);
        check("[[rule]]\nsource = 'The Courier'\ndrop = 'Buy it'\n", 1, &[]);
        check("[[rule]]\nfiles = ['a*', 'b*']\nkeep = ['x']\ntitle = '* | y'\n", 1, &[]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_rest_counts() {
        let good = "[[rule]]\ndrop = 'Buy it'\n";
        check(&format!("{good}[[rule]]\ndorp = 'x'\n"), 1, &["line 3: unknown field `dorp`"]);
        check(&format!("[[rule]]\ndrop = 3\n{good}"), 1, &["line 1: expected a text"]);
        check(&format!("{good}[[rule]]\ndrop = '*'\n"), 1, &["line 3: `*` would fit"]);
        check(&format!("{good}[[rule]]\nsource = 'x'\n"), 1, &["line 3: a rule needs"]);
        check(&format!("{good}[[rule]]\ntitle = 'x'\n"), 1, &["line 3: title `x`"]);
    }

    /// A file with a slip in its syntax was read as if it were empty.
    #[test]
    fn a_slip_in_one_table_costs_none_of_the_others() {
        let good = "[[rule]]\ndrop = 'Buy it'\n";
        for slip in ["[[rule", "[[rule]", "[rule", "[[rule]]\ndrop = 'x", "[[rule]]\ndrop"] {
            let wrong = format!("{good}{slip}");
            check(&wrong, 1, &["line "]);
            check(&format!("{wrong}\n{good}"), 2, &["line "]);
        }
        check(&format!("[[rule\ndrop = 'x'\n{good}"), 1, &["line 1: "]);
    }
}
