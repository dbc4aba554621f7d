//! Archives: zip and tar, entry by entry, each as a file of a folder would be read.
//!
//! Names of entries become labels; no entry is written anywhere.

use std::collections::HashMap;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{Unpacked, damage};
use super::source::Source;
use super::{Place, Unfolding};
use crate::load::walk::hope;
use crate::text::sanitize::sanitize_line;

/// The longest name of an entry that is shown, in characters.
const LONGEST_NAME: usize = 200;
/// Entries that tell that a zip file is something else: an office document, a program, a book.
const OTHER_USES: [&str; 3] = ["[Content_Types].xml", "META-INF/MANIFEST.MF", "mimetype"];

/// Reads the entries of a zip archive.
pub(super) fn zip(unfolding: &mut Unfolding<'_>, place: &Place, source: Source<'_>) {
    let opened = source.seekable(unfolding.budget.limits.entry);
    let opened = opened.and_then(|bytes| ZipArchive::new(bytes).map_err(|error| fault(&error)));
    let mut archive = match opened {
        Ok(archive) => archive,
        Err(reason) => return unfolding.refuse(place, reason),
    };
    if OTHER_USES.iter().any(|name| archive.index_for_name(name).is_some()) {
        return unfolding.refuse(place, "not an archive of articles".to_owned());
    }
    let mut labels = Labels::new(place);
    for at in 0..archive.len() {
        if !unfolding.goes_on() || !unfolding.budget.entry() {
            return;
        }
        let name = name(&archive, at);
        let Some(inner) = labels.entry(&name) else { continue };
        match archive.by_index(at) {
            Ok(entry) if !entry.is_file() => {}
            Ok(entry) => {
                let packed = entry.compressed_size();
                let bytes = Unpacked::of_entry(entry, &unfolding.budget, packed);
                unfolding.take(&inner, Source::new(Box::new(bytes)));
            }
            Err(error) => unfolding.tell(&inner.label, fault(&error)),
        }
    }
}

/// The name of an entry; letters that fit no encoding are replaced.
fn name<R: Read + Seek>(archive: &ZipArchive<R>, at: usize) -> String {
    match archive.name_for_index(at) {
        Some(Ok(name)) => name.into_owned(),
        _ => archive.by_index_data(at).map_or_else(
            |_| String::new(),
            |entry| String::from_utf8_lossy(entry.name_raw()).into_owned(),
        ),
    }
}

/// Reads the entries of a tar archive.
pub(super) fn tar(unfolding: &mut Unfolding<'_>, place: &Place, source: Source<'_>) {
    let mut archive = tar::Archive::new(source);
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return unfolding.tell(&place.label, damage(&error)),
    };
    let mut labels = Labels::new(place);
    for entry in entries {
        if !unfolding.goes_on() || !unfolding.budget.entry() {
            return;
        }
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                if !unfolding.budget.is_spent() {
                    unfolding.tell(&place.label, broken(&error));
                }
                return;
            }
        };
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if !entry.header().entry_type().is_file() {
            continue;
        }
        if let Some(inner) = labels.entry(&name) {
            unfolding.take(&inner, Source::new(Box::new(entry.take(u64::MAX))));
        }
    }
}

/// What is wrong with a tar archive, in words; the crate gives no kind for an early end.
fn broken(error: &std::io::Error) -> String {
    if error.to_string().contains("EOF") {
        return damage(&std::io::ErrorKind::UnexpectedEof.into());
    }
    damage(error)
}

/// What is wrong with a zip archive, in words.
fn fault(error: &ZipError) -> String {
    match error {
        ZipError::Io(error) => damage(error),
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            "encrypted: it needs a password".to_owned()
        }
        ZipError::UnsupportedArchive(reason) => format!("packed in an unknown way: {reason}"),
        ZipError::CompressionMethodNotSupported(number) => {
            format!("packed in an unknown way: zip method {number}")
        }
        // At the end of the file stands where its list of entries begins.
        ZipError::InvalidArchive(reason) if reason.contains("EOCD") => {
            "damaged: it breaks off before its end".to_owned()
        }
        _ => "damaged: the list of its entries cannot be read".to_owned(),
    }
}

/// The labels of an archive's entries; no two are the same.
pub(super) struct Labels<'p> {
    archive: &'p Place,
    given: HashMap<PathBuf, usize>,
}

impl<'p> Labels<'p> {
    /// The labels of what lies in an archive or a mail.
    pub(super) fn new(archive: &'p Place) -> Self {
        Self { archive, given: HashMap::new() }
    }

    /// The place of an entry; `None` if it is to be passed over, as it would be in a folder.
    pub(super) fn entry(&mut self, name: &str) -> Option<Place> {
        let parts = shown(name)?;
        let hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
        if parts.iter().any(|part| hidden(part)) {
            return None;
        }
        let name = PathBuf::from(parts.join("/"));
        let hope = hope(&name)?;
        let mut label = self.archive.label.clone().into_os_string();
        label.push("!/");
        label.push(&name);
        let label = PathBuf::from(label);
        let times = self.given.entry(label.clone()).or_insert(0);
        *times += 1;
        let label = if *times == 1 { label } else { numbered(&label, *times) };
        let archives = self.archive.archives + 1;
        Some(Place { label, name, hope, packings: 0, archives })
    }
}

fn numbered(label: &Path, times: usize) -> PathBuf {
    let mut label = label.to_owned().into_os_string();
    label.push(format!("#{times}"));
    label.into()
}

/// The parts of an entry's name as they are shown: printable, none that leads elsewhere.
fn shown(name: &str) -> Option<Vec<String>> {
    let cut: String = name.chars().rev().take(LONGEST_NAME).collect();
    let cut: String = cut.chars().rev().collect();
    let parts = cut.split(['/', '\\']).map(sanitize_line);
    let parts: Vec<_> =
        parts.filter(|part| !part.is_empty() && part != "." && part != "..").collect();
    (!parts.is_empty() && !name.ends_with(['/', '\\'])).then_some(parts)
}
