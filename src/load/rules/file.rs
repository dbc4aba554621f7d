//! Rule files: TOML to rules, with the line of what is wrong.
//!
//! What a rule does is told in the folder's `mod.rs`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::Rule;
use super::asked::{Asked, Met};
use super::pattern::Pattern;
use super::slips::each_table;
use crate::document::Problem;

/// A rule file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    rule: Vec<Spanned<Fields>>,
}

/// The fields of a rule, each with its place.
type Fields = BTreeMap<Spanned<String>, Spanned<toml::Value>>;

/// What a field should hold.
const TEXTS: &str = "expected a text in quotation marks, or a list of such";

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
            match (Reading { text, start }).rule(path, place, written.into_inner()) {
                Ok(rule) => rules.push(rule),
                Err((place, reason)) => problems.push(problem(place, &reason)),
            }
        }
    }
    (rules, problems)
}

/// The reading of a piece of a file.
struct Reading<'t> {
    /// The whole file.
    text: &'t str,
    /// Where the piece begins, in bytes.
    start: usize,
}

impl Reading<'_> {
    fn line(&self, place: usize) -> usize {
        self.text.get(..place).unwrap_or(self.text).matches('\n').count() + 1
    }

    /// A rule, or what is wrong and where.
    fn rule(&self, path: &Path, place: usize, fields: Fields) -> Result<Rule, (usize, String)> {
        let mut rule = Rule {
            sources: Vec::new(),
            files: Vec::new(),
            drop: Vec::new(),
            keep: Vec::new(),
            titles: Vec::new(),
            file: path.into(),
            line: self.line(place),
            places: Vec::new(),
            met: Met::default(),
            watched: true,
        };
        let mut fields: Vec<_> = fields.into_iter().collect();
        fields.sort_by_key(|(name, _)| name.span().start);
        for (name, value) in fields {
            match name.get_ref().as_str() {
                "source" => rule.sources = self.texts(&value)?,
                "files" => rule.files = self.forms(&value)?,
                "drop" => rule.drop = self.forms(&value)?,
                "keep" => rule.keep = self.forms(&value)?,
                "title" => rule.titles = self.titles(&value)?,
                other => {
                    let known = "a rule has `source`, `files`, `drop`, `keep` and `title`";
                    let place = self.start + name.span().start;
                    return Err((place, format!("unknown field `{other}`: {known}")));
                }
            }
        }
        if rule.drop.is_empty() && rule.keep.is_empty() && rule.titles.is_empty() {
            return Err((place, "a rule needs `drop`, `keep` or `title`".to_owned()));
        }
        Ok(rule)
    }

    /// The texts of a field, each with its line.
    fn texts(&self, value: &Spanned<toml::Value>) -> Result<Vec<Asked<String>>, (usize, String)> {
        let place = self.start + value.span().start;
        let one = std::slice::from_ref(value.get_ref());
        let texts = value.get_ref().as_array().map_or(one, Vec::as_slice).iter();
        let mut from = place;
        let mut told = |text: &str| {
            // A text with escapes stands there in other letters.
            let rest = self.text.get(from..).unwrap_or("");
            let found = rest.find(text).map_or(from, |at| from + at);
            let end = self.start + value.span().end;
            from = if found < end { found } else { from };
            Asked::new(text.to_owned(), self.line(from))
        };
        let text = |value: &toml::Value| value.as_str().map(&mut told);
        texts.map(text).collect::<Option<_>>().ok_or_else(|| (place, TEXTS.to_owned()))
    }

    /// The forms of a field.
    fn forms(&self, value: &Spanned<toml::Value>) -> Result<Vec<Asked<Pattern>>, (usize, String)> {
        let place = self.start + value.span().start;
        let read = |text: Asked<String>| {
            let wrong = || (place, format!("`{}` would fit every line", text.what));
            Pattern::new(&text.what).map(|form| text.with(form)).ok_or_else(wrong)
        };
        self.texts(value)?.into_iter().map(read).collect()
    }

    /// The forms of a field, in each of which one star stands for a headline.
    fn titles(&self, value: &Spanned<toml::Value>) -> Result<Vec<Asked<Pattern>>, (usize, String)> {
        let place = self.start + value.span().start;
        let wrong = |text: &&Asked<String>| text.what.matches('*').count() != 1;
        match self.texts(value)?.iter().find(wrong) {
            Some(text) => {
                let reason = "one * must stand for the headline";
                Err((place, format!("title `{}`: {reason}", text.what)))
            }
            None => self.forms(value),
        }
    }
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
        check(&format!("{good}[[rule]]\ndorp = 'x'\n"), 1, &["line 4: unknown field `dorp`"]);
        check(&format!("[[rule]]\ndrop = 3\n{good}"), 1, &["line 2: expected a text"]);
        check(&format!("{good}[[rule]]\ndrop = '*'\n"), 1, &["line 4: `*` would fit"]);
        check(&format!("{good}[[rule]]\nsource = 'x'\n"), 1, &["line 3: a rule needs"]);
        check(&format!("{good}[[rule]]\ntitle = 'x'\n"), 1, &["line 4: title `x`"]);
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
