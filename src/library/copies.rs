//! Copies in columns: which articles are one text, and which of them stands first.
//!
//! Whether two articles are one text was settled before, by `story`.

use std::collections::HashMap;

use super::{Article, Place};

/// Tells each article of its copies; `originals` names for each the first of its group.
pub(super) fn link(originals: &[usize], articles: &mut [Article]) {
    let mut groups: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, original) in originals.iter().enumerate() {
        groups.entry(*original).or_default().push(at);
    }
    for group in groups.into_values().filter(|group| group.len() > 1) {
        let key = |at: &usize| {
            let article = articles.get(*at)?;
            Some((article.date_key(), article.annotated.document.path().to_owned(), *at))
        };
        let first = group.iter().min_by_key(|at| key(at)).copied();
        for at in &group {
            if let Some(article) = articles.get_mut(*at) {
                article.same_as = group.iter().copied().filter(|other| other != at).collect();
                article.place = if Some(*at) == first { Place::First } else { Place::Copy };
            }
        }
    }
}
