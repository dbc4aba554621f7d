//! Which articles are of one publication: that which they name, else that of their folder.
//!
//! Knows no sentences; what a publication says again and again is counted in `tally`.

use std::path::Path;

use foldhash::HashMap;

use crate::document::Document;
use crate::text::fold;

/// The publication of an article, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Publication(u32);

/// How sure it is that two articles of one [`Publication`] are of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// They name it.
    Named,
    /// They lie in one folder, and no two articles there name different ones.
    OneFolder,
    /// They lie in one folder with articles of several others.
    MixedFolder,
}

/// The publications of all articles of a corpus.
pub(super) struct Publications {
    of: Vec<Publication>,
    kin: Vec<Kin>,
}

impl Publications {
    pub(super) fn new(documents: &[Document]) -> Self {
        let names: Vec<Option<String>> = documents.iter().map(name).collect();
        let mut folders: HashMap<&Path, Folder<'_>> = HashMap::default();
        for (document, name) in documents.iter().zip(&names) {
            folders.entry(folder(document)).or_default().add(name.as_deref());
        }
        let mut numbers: HashMap<(Option<&str>, Option<&Path>), u32> = HashMap::default();
        let (mut of, mut kin) = (Vec::new(), Vec::new());
        for (document, name) in documents.iter().zip(&names) {
            let path = folder(document);
            let owner = folders.get(path).copied().unwrap_or_default();
            let (key, sure) = match (name.as_deref(), owner) {
                (Some(name), _) => ((Some(name), None), Kin::Named),
                (None, Folder::Of(name)) => ((Some(name), None), Kin::OneFolder),
                (None, Folder::Unknown) => ((None, Some(path)), Kin::OneFolder),
                (None, Folder::Mixed) => ((None, Some(path)), Kin::MixedFolder),
            };
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            of.push(Publication(*numbers.entry(key).or_insert(next)));
            kin.push(sure);
        }
        Self { of, kin }
    }

    /// The publication of the article at `index`, and how sure that is.
    pub(super) fn of(&self, index: usize) -> (Publication, Kin) {
        let of = self.of.get(index).copied().unwrap_or(Publication(u32::MAX));
        (of, self.kin.get(index).copied().unwrap_or(Kin::MixedFolder))
    }
}

/// What the articles of a folder name as their publication.
#[derive(Clone, Copy, Debug, Default)]
enum Folder<'n> {
    /// Nothing.
    #[default]
    Unknown,
    /// One, those that name any.
    Of(&'n str),
    /// Several.
    Mixed,
}

impl<'n> Folder<'n> {
    fn add(&mut self, name: Option<&'n str>) {
        *self = match (*self, name) {
            (Self::Unknown, Some(name)) => Self::Of(name),
            (Self::Of(known), Some(name)) if known != name => Self::Mixed,
            (same, _) => same,
        };
    }
}

/// The name of an article's publication, or the host that published it.
fn name(document: &Document) -> Option<String> {
    let host = || {
        let (_, rest) = document.url()?.split_once("://")?;
        let host = rest.split(['/', '?', '#']).next()?.trim_start_matches("www.");
        Some(host).filter(|host| !host.is_empty()).map(ToOwned::to_owned)
    };
    document.source().map(fold).or_else(host)
}

fn folder(document: &Document) -> &Path {
    document.path().parent().unwrap_or(Path::new(""))
}
