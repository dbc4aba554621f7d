//! [`Place`]: which paths a rule file counts for, and how they are called from its folder on.
//!
//! Where rule files are looked for is the runtime's business.

use std::borrow::Cow;
use std::path::{MAIN_SEPARATOR, Path, is_separator};

/// A file or folder that was opened, for which a rule file counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// As it is shown.
    shown: String,
    /// As it is called from the folder of the rule file on; empty for that folder.
    below: String,
}

impl Place {
    pub(super) fn new(shown: &Path, below: &Path) -> Self {
        let text = |path: &Path| path.to_string_lossy().into_owned();
        Self { shown: text(shown), below: text(below) }
    }

    /// How an article that is shown under a path is called from the folder of the rule file on;
    /// `None` if it lies elsewhere.
    pub(super) fn within<'p>(&'p self, path: &'p str) -> Option<Cow<'p, str>> {
        let rest = path.strip_prefix(&self.shown)?;
        let inner = rest.trim_start_matches(is_separator);
        let parted = rest.len() > inner.len() || self.shown.ends_with(is_separator);
        match () {
            () if rest.is_empty() => Some(self.below.as_str().into()),
            // A part of the file: `feed.xml#3`, `pages.zip!/a.html`.
            () if rest.starts_with(['#', '!']) => Some(format!("{}{rest}", self.below).into()),
            () if !parted => None,
            () if self.below.is_empty() => Some(inner.into()),
            () => Some(format!("{}{MAIN_SEPARATOR}{inner}", self.below).into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Place;

    #[test]
    fn a_path_is_called_from_the_folder_of_the_rules_on() {
        let check = |shown: &str, below: &str, path: &str, expected: Option<&str>| {
            let place = Place::new(Path::new(shown), Path::new(below));
            assert_eq!(place.within(path).as_deref(), expected, "{shown} {path}");
        };
        check("news", "", "news/a.html", Some("a.html"));
        check("news/", "", "news/a.html", Some("a.html"));
        check(".", "", "./b/a.html", Some("b/a.html"));
        check("news/old", "old", "news/old/a.html", Some("old/a.html"));
        check("a.html", "news/a.html", "a.html", Some("news/a.html"));
        check("feed.xml", "feed.xml", "feed.xml#3", Some("feed.xml#3"));
        check("news", "", "newspapers/a.html", None);
        check("news", "", "old/a.html", None);
    }
}
