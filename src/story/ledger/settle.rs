//! What the ledger rules on lists of names that were found elsewhere.
//!
//! Its rulings on articles are carried out in `carry_out`.

use std::collections::{BTreeSet, HashSet};

use super::{ArticleName, Ledger, Ruling};
use crate::annotate::actors::{NamedIn, Resolved};
use crate::text::fold;

/// The rule of an answer that the user has settled.
const RULED: &str = "ruled by the user";

impl Ledger {
    /// Puts what is ruled in the place of what was found; `answers` stand in the order of `names`.
    pub fn settle(&self, names: &[NamedIn<'_>], answers: &mut [Resolved]) {
        for ruling in self.rulings() {
            match ruling {
                Ruling::Merge(merged) => merge(merged, names, answers),
                Ruling::Split { name, from, article } => {
                    split((name, from), article.as_ref(), names, answers);
                }
                Ruling::Rename { .. } | Ruling::Hide(_) | Ruling::Publish { .. } => {}
            }
        }
    }
}

/// Whether a ruling means a name: by its words, or by the id that was answered.
fn means(ruled: &str, name: &NamedIn<'_>, answer: &Resolved) -> bool {
    fold(ruled) == fold(name.name) || answer.actor.as_deref() == Some(ruled)
}

fn merge(merged: &[String], names: &[NamedIn<'_>], answers: &mut [Resolved]) {
    let meant = |ruled: &String| {
        let pairs = names.iter().zip(&*answers);
        let meant = pairs.filter(|(name, answer)| means(ruled, name, answer));
        meant.filter_map(|(_, answer)| answer.actor.clone()).collect::<Vec<String>>()
    };
    let ids: Vec<String> = merged.iter().flat_map(meant).collect();
    let Some(head) = ids.first().cloned() else { return };
    let all: HashSet<&String> = ids.iter().filter(|id| **id != head).collect();
    for answer in answers.iter_mut() {
        if answer.actor.as_ref().is_some_and(|id| all.contains(id)) {
            *answer = Resolved { actor: Some(head.clone()), rule: RULED, doubt: None };
        }
    }
}

fn split(
    (name, from): (&str, &str),
    article: Option<&ArticleName>,
    names: &[NamedIn<'_>],
    answers: &mut [Resolved],
) {
    let pairs = names.iter().zip(&*answers);
    let old: HashSet<String> = pairs
        .filter(|(named, answer)| means(from, named, answer))
        .filter_map(|(_, answer)| answer.actor.clone())
        .collect();
    if article.is_none() && fold(name) == fold(from) {
        return;
    }
    let labels: BTreeSet<&str> = names.iter().map(|named| named.doc).collect();
    let labels: Vec<&str> = labels.into_iter().collect();
    let meant = article.map(|article| article.among(&labels));
    for (named, answer) in names.iter().zip(answers) {
        let there = meant.is_none_or(|meant| meant == Some(named.doc));
        let Some(id) = answer.actor.as_ref().filter(|id| old.contains(*id)) else { continue };
        if there && fold(name) == fold(named.name) {
            *answer = Resolved { actor: Some(format!("{id}/2")), rule: RULED, doubt: None };
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::actors::{NamedIn, resolve};
    use crate::document::MentionKind;
    use crate::story::{ArticleName, Ledger, Ruling};

    #[test]
    fn merged_names_are_one_and_split_ones_two_in_lists_too() {
        let kind = MentionKind::Person;
        let names =
            [("1", "Anna Belov"), ("2", "Nina Petrova"), ("3", "Yuri Orlov"), ("4", "Yury Orlov")];
        let names = names.map(|(doc, name)| NamedIn { doc, name, kind });
        let mut answers = resolve(&names);
        let mut ledger = Ledger::default();
        ledger.add(Ruling::Merge(vec!["Nina Petrova".into(), "Anna Belov".into()]));
        ledger.add(Ruling::Split {
            name: "Yury Orlov".into(),
            from: "Yuri Orlov".into(),
            article: None,
        });
        let same = |answers: &[crate::annotate::actors::Resolved]| {
            (answers[0].actor == answers[1].actor, answers[2].actor == answers[3].actor)
        };
        assert_eq!(same(&answers), (false, true));
        ledger.settle(&names, &mut answers);
        assert_eq!(same(&answers), (true, false));
    }

    #[test]
    fn a_ruling_on_one_article_means_its_whole_name_or_the_only_end() {
        let check = |docs: [&str; 3], article: &str, expected: [bool; 3]| {
            let kind = MentionKind::Person;
            let names = docs.map(|doc| NamedIn { doc, name: "Yuri Orlov", kind });
            let mut answers = resolve(&names);
            let mut ledger = Ledger::default();
            let (name, from) = ("Yuri Orlov".to_owned(), "Yuri Orlov".to_owned());
            let article = Some(ArticleName { path: article.into(), print: None });
            ledger.add(Ruling::Split { name, from, article });
            ledger.settle(&names, &mut answers);
            let ruled: Vec<_> = answers.iter().map(|a| a.rule == super::RULED).collect();
            assert_eq!(ruled, expected, "{docs:?}");
        };
        check(["a/1.txt", "a/11.txt", "1.txt"], "1.txt", [false, false, true]);
        check(["a/1.txt", "a/11.txt", "2.txt"], "1.txt", [true, false, false]);
        check(["a/1.txt", "a/11.txt", "b/1.txt"], "1.txt", [false, false, false]);
        check(["a/1.txt", "/a/1.txt", "b/1.txt"], "/a/1.txt", [false, true, false]);
    }
}
