//! [`Standing`]: how words around a post tell that somebody holds it, held it, or will.
//!
//! The words stand in `data/gazetteer/standing.txt`; who holds a post is told in `office`.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::annotate::actors::gazetteer::lines;

/// Words around posts, by what they tell.
#[derive(Default)]
pub(crate) struct Standing {
    words: HashMap<&'static str, Vec<&'static str>>,
    leads: HashMap<&'static str, String>,
    abroad: (String, Vec<String>),
}

/// The words of `standing.txt`.
pub(crate) static STANDING: LazyLock<Standing> = LazyLock::new(|| {
    let mut standing = Standing::default();
    for line in lines(include_str!("../../../../data/gazetteer/standing.txt")) {
        let Some((class, words)) = line.split_once(':') else { continue };
        let words: Vec<&str> = words.split_whitespace().collect();
        if let Some(post) = class.strip_prefix("abroad ") {
            standing.abroad =
                (post.replace('_', " "), words.iter().map(|w| w.replace('_', " ")).collect());
            continue;
        }
        match class.strip_prefix("leads ") {
            Some(post) => {
                let post = post.replace('_', " ");
                standing.leads.extend(words.into_iter().map(|code| (code, post.clone())));
            }
            None => drop(standing.words.insert(class, words)),
        }
    }
    standing
});

impl Standing {
    /// Whether a folded word is of a class.
    pub(crate) fn is(&self, class: &str, word: &str) -> bool {
        self.words.get(class).is_some_and(|words| words.contains(&word))
    }

    /// The post of the one who leads a state.
    pub(crate) fn leading_post(&self, state: &str) -> Option<&str> {
        self.leads.get(state).map(String::as_str)
    }

    /// Whether a role of a body of several states stands for a post that it has in place of a
    /// foreign minister ("the EU's top diplomat").
    pub(crate) fn speaks_abroad(&self, role: &str, post: &str) -> bool {
        self.abroad.0 == post && self.abroad.1.iter().any(|word| word == role)
    }

    /// Whether a post is a lesser one of its kind ("deputy foreign minister"), as several hold at once.
    pub(crate) fn is_lesser(&self, post: &str) -> bool {
        let mut words = post.split([' ', '-']).peekable();
        let mut lesser = false;
        while let Some(word) = words.next() {
            let prime = word == "prime" && words.peek() == Some(&"minister");
            lesser |= self.is("lesser", word) && !prime;
        }
        lesser
    }

    /// Whether a title, folded, is of a life in which nobody holds a high office of a state.
    pub(crate) fn is_of_another_life(&self, title: &str) -> bool {
        title.split(' ').any(|word| self.is("apart", word))
    }

    /// Whether a title is a role, or a nearer word for it: a foreign minister is a minister, but a
    /// vice president is no president.
    pub(crate) fn covers(&self, title: &str, role: &str) -> bool {
        let Some(rest) = title.strip_suffix(role) else { return false };
        let nearer = rest.strip_suffix([' ', '-']).map(|rest| rest.rsplit([' ', '-']).next());
        rest.is_empty()
            || nearer
                .flatten()
                .is_some_and(|word| !self.is("lesser", word) && !self.is("coming", word))
    }
}

#[cfg(test)]
mod tests {
    use super::STANDING;

    #[test]
    fn a_nearer_title_covers_a_role_and_a_lesser_one_does_not() {
        for (title, role, expected) in [
            ("foreign minister", "minister", true),
            ("foreign minister", "foreign minister", true),
            ("vice president", "president", false),
            ("vice-president", "president", false),
            ("deputy foreign minister", "foreign minister", false),
            ("prime minister", "minister", false),
            ("statesman", "man", false),
        ] {
            assert_eq!(STANDING.covers(title, role), expected, "{title}: {role}");
        }
    }
}
