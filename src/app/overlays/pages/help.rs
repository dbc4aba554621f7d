//! The pages of keys and signs, and of files that could not be read.

use std::path::Path;

use super::{Entry, PageKind, TextPage};
use crate::app::keys::{Binding, Keymap};
use crate::app::labels;
use crate::document::{Document, EventClass, Problem};
use crate::text::sanitize::sanitize_line;

impl TextPage {
    /// The page of all keys and signs.
    #[must_use]
    pub fn help(keymap: &Keymap) -> Self {
        let mut entries = Vec::new();
        for menu in keymap.menus() {
            entries.push(Entry::Title(menu.title.clone()));
            let row = |binding: &Binding| Entry::Row(binding.shown(), vec![binding.help.clone()]);
            entries.extend(menu.bindings.iter().map(row));
            entries.push(Entry::Blank);
        }
        entries.push(Entry::Title("Marks".to_owned()));
        entries.extend(
            MARKS.iter().map(|(mark, means)| Entry::Row((*mark).into(), vec![(*means).into()])),
        );
        entries.push(Entry::Blank);
        entries.push(Entry::Title("Events".to_owned()));
        entries.extend(EventClass::ALL.iter().map(|class| {
            let name = class.as_str().to_lowercase();
            Entry::Row(labels::glyph(*class).to_string(), vec![name])
        }));
        Self::plain(PageKind::Help, "Keys", entries)
    }

    /// The page that tells why a ruling was not carried out, and what to do.
    #[must_use]
    pub fn not_ruled(problem: &Problem) -> Self {
        let words = |text: &str| Entry::Words(sanitize_line(text));
        let entries = vec![
            words("Your ledger cannot be written, so the ruling was neither kept nor carried out:"),
            Entry::Blank,
            words(&problem.to_string()),
            Entry::Blank,
            words("Mend that and rule again; or keep a ledger elsewhere with --ledger FILE."),
        ];
        Self::plain(PageKind::Problems, "Not ruled", entries)
    }

    /// The page of what could not be read, and of articles with letters lost or without words.
    #[must_use]
    pub fn problems<'d>(
        problems: &[Problem],
        documents: impl Iterator<Item = &'d Document>,
    ) -> Self {
        let row = |path: &Path, words: &str| {
            let path = sanitize_line(&path.to_string_lossy());
            Entry::Row(path, vec![sanitize_line(words)])
        };
        let told = problems.iter().map(|problem| row(&problem.path, &problem.reason));
        let mut entries: Vec<_> = told.collect();
        if entries.is_empty() {
            entries.push(Entry::Title("Every file could be read.".to_owned()));
        }
        let noted = documents.flat_map(|document| {
            document.notes().iter().map(move |note| row(document.path(), note))
        });
        let noted: Vec<_> = noted.collect();
        if !noted.is_empty() {
            entries.extend([Entry::Blank, Entry::Title("Read, but".to_owned())]);
            entries.extend(noted);
        }
        Self::plain(PageKind::Problems, "Files and rulings that make trouble", entries)
    }
}

/// The marks of the panes and what they mean.
const MARKS: [(&str, &str); 12] = [
    ("●", "not read yet"),
    ("≈", "date inferred; in short why under the headline, in full with P"),
    ("≈31", "in the timeline: a day that is counted or inferred, not written there"),
    ("?", "behind a name: how often it may be somebody else; in the text the name is slanted"),
    (">  <", "published after, before this day"),
    ("•", "event told by the article being read"),
    ("×2", "told twice"),
    ("≠", "the tellings do not agree"),
    ("~", "before an act: no paper's own word: somebody else says so, or nobody who is named"),
    ("▸", "acts on"),
    ("▲ 12", "a month with far more events than others"),
    ("┄┄", "cut from the article, with the reason"),
];
