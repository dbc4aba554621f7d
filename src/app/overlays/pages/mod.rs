//! [`TextPage`]: a page of text over the panes, set in lines; its entries may lead into articles.
//!
//! What stands on a page is put together in the files beside this one.

mod findings;
mod help;
mod quotes;
mod tellings;

use crate::app::panes::Lit;
use crate::document::Annotated;
use crate::library::Telling;
use crate::text::Span;
use crate::text::fit::{width, wrap};

/// Narrowest column of a table; where fewer are free, its cells stand below each other.
const NARROWEST_CELL: usize = 26;
/// Widest page of running words, border included, in columns.
const WIDEST: u16 = 84;
/// Widest page of a table.
const WIDEST_TABLE: u16 = 128;
/// Columns between two cells.
const GAP: usize = 2;

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// The keys and the signs.
    Help,
    /// The files that could not be read.
    Problems,
    /// Who said what.
    Quotes,
    /// The tellings of one event, side by side.
    Tellings,
    /// What was found in a paragraph, and how.
    Findings,
}

/// What stands on a page, before it is set in lines.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    /// A heading.
    Title(String),
    /// Something and what is to be told of it, once or side by side.
    Row(String, Vec<String>),
    /// Running words.
    Words(String),
    /// Nothing.
    Blank,
}

/// A place in an article that an entry leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The article, an index into the snapshot's.
    pub article: usize,
    /// What is lit there.
    pub lit: Lit,
    /// The event that is told there.
    pub telling: Option<Telling>,
}

/// One line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageLine {
    /// A heading.
    Title(String),
    /// A label, which may be empty, and cells side by side.
    Row(String, Vec<String>),
    /// Running words.
    Words(String),
    /// Nothing.
    Blank,
}

/// A page of text, and how far it is scrolled.
#[derive(Clone, Debug)]
pub struct TextPage {
    /// What it is about.
    pub kind: PageKind,
    /// Its first visible line.
    pub top: usize,
    title: String,
    entries: Vec<(Entry, Option<Lead>)>,
    /// The entry that is chosen, among those that lead somewhere.
    chosen: Option<usize>,
    columns: usize,
    label: usize,
    /// The lines, each with the entry that it shows.
    lines: Vec<(PageLine, usize)>,
}

impl TextPage {
    fn new(kind: PageKind, title: impl Into<String>, entries: Vec<(Entry, Option<Lead>)>) -> Self {
        let chosen = entries.iter().position(|(_, lead)| lead.is_some());
        let (title, lines) = (title.into(), Vec::new());
        Self { kind, top: 0, title, entries, chosen, columns: 0, label: 0, lines }
    }

    /// A page of which no entry leads anywhere.
    fn plain(kind: PageKind, title: &str, entries: Vec<Entry>) -> Self {
        Self::new(kind, title, entries.into_iter().map(|entry| (entry, None)).collect())
    }

    /// Columns inside the box of a page on a screen of `width` columns.
    #[must_use]
    pub fn columns_on(&self, width: u16) -> usize {
        let widest = match self.kind {
            PageKind::Tellings => WIDEST_TABLE,
            _ => WIDEST,
        };
        // The box has a border, and a column for the cursor stands beside the lines.
        usize::from(widest.min(width.saturating_sub(2)).saturating_sub(4))
    }

    /// What stands over the page.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its lines from top to bottom.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = &PageLine> {
        self.lines.iter().map(|(line, _)| line)
    }

    /// Whether a line belongs to the chosen entry.
    #[must_use]
    pub fn is_chosen(&self, line: usize) -> bool {
        self.chosen.is_some() && self.lines.get(line).map(|(_, entry)| *entry) == self.chosen
    }

    /// Columns of the labels of its rows.
    #[must_use]
    pub const fn label_columns(&self) -> usize {
        self.label
    }

    /// Columns of each of `cells` cells side by side.
    #[must_use]
    pub fn cell_columns(&self, cells: usize) -> usize {
        let room = self.columns.saturating_sub(self.label + GAP);
        (room / cells.max(1)).saturating_sub(GAP).max(1)
    }

    /// Where the chosen entry leads.
    #[must_use]
    pub fn lead(&self) -> Option<Lead> {
        self.entries.get(self.chosen?)?.1
    }

    /// Sets the page in lines of at most `columns`, unless it is set so.
    pub fn set(&mut self, columns: usize) {
        if self.columns == columns {
            return;
        }
        self.columns = columns;
        let label = |(entry, _): &(Entry, Option<Lead>)| match entry {
            Entry::Row(label, _) => width(label),
            _ => 0,
        };
        self.label = self.entries.iter().map(label).max().unwrap_or(0).min(columns * 2 / 5);
        let shown = self.lines.get(self.top).map(|(_, entry)| *entry);
        let set = |(at, (entry, _)): (usize, &(Entry, Option<Lead>))| {
            self.entry(entry).into_iter().map(move |line| (line, at)).collect::<Vec<_>>()
        };
        self.lines = self.entries.iter().enumerate().flat_map(set).collect();
        let first = |wanted| self.lines.iter().position(|(_, entry)| *entry == wanted);
        self.top = shown.and_then(first).unwrap_or(0);
    }

    fn entry(&self, entry: &Entry) -> Vec<PageLine> {
        match entry {
            Entry::Title(words) => vec![PageLine::Title(words.clone())],
            Entry::Words(words) => {
                wrapped(words, self.columns).into_iter().map(PageLine::Words).collect()
            }
            Entry::Row(label, cells) => self.row(label, cells),
            Entry::Blank => vec![PageLine::Blank],
        }
    }

    /// A row in as many lines as its longest cell needs; cells that find no room side by side
    /// stand below each other.
    fn row(&self, label: &str, cells: &[String]) -> Vec<PageLine> {
        let room = self.columns.saturating_sub(self.label + GAP);
        let beside = (room / (NARROWEST_CELL + GAP)).clamp(1, cells.len().max(1));
        let columns = self.cell_columns(beside);
        let mut labels = wrapped(label, self.label.max(1)).into_iter();
        let mut lines = Vec::new();
        for band in cells.chunks(beside) {
            let set: Vec<Vec<String>> = band.iter().map(|cell| wrapped(cell, columns)).collect();
            let most = set.iter().map(Vec::len).max().unwrap_or(0);
            for at in 0..most {
                let cell = |lines: &Vec<String>| lines.get(at).cloned().unwrap_or_default();
                let label = labels.next().unwrap_or_default();
                lines.push(PageLine::Row(label, set.iter().map(cell).collect()));
            }
        }
        lines.extend(labels.map(|label| PageLine::Row(label, Vec::new())));
        lines
    }

    /// Goes on by some entries that lead somewhere; a page without such entries scrolls.
    pub fn go(&mut self, by: isize, height: usize) {
        let Some(chosen) = self.chosen else { return self.scroll(by, height) };
        let leads = |at: &usize| self.entries.get(*at).is_some_and(|(_, lead)| lead.is_some());
        let steps = by.unsigned_abs().saturating_sub(1);
        let next = if by > 0 {
            (chosen + 1..self.entries.len()).filter(leads).take(steps.saturating_add(1)).last()
        } else {
            (0..chosen).rev().filter(leads).take(steps.saturating_add(1)).last()
        };
        match next {
            Some(next) => self.chosen = Some(next),
            None => self.scroll(by.signum(), height),
        }
        self.reveal(height);
    }

    /// Scrolls by some lines, at most to the last screen of `height` lines.
    pub fn scroll(&mut self, by: isize, height: usize) {
        let last = self.lines.len().saturating_sub(height);
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    /// Scrolls so that the chosen entry is seen, and at the very top what stands above it.
    fn reveal(&mut self, height: usize) {
        let is_chosen = |(_, entry): &(PageLine, usize)| Some(*entry) == self.chosen;
        let first = self.lines.iter().position(is_chosen).unwrap_or(0);
        let end = self.lines.iter().rposition(is_chosen).unwrap_or(first) + 1;
        let leads = |at: usize| self.entries.get(at).is_some_and(|(_, lead)| lead.is_some());
        let is_first = !(0..self.chosen.unwrap_or(0)).any(leads);
        let first = if is_first { 0 } else { first };
        self.top = self.top.max(end.saturating_sub(height)).min(first);
    }
}

/// The place of `span` in an article, with its sentence lit.
fn lead_to(article: usize, annotated: &Annotated, span: Span) -> Lead {
    let at = annotated.sentences.partition_point(|sentence| sentence.end() <= span.start());
    let sentence = annotated.sentences.get(at).filter(|sentence| sentence.overlaps(span));
    let lit = Lit { sentence: sentence.copied().unwrap_or(span), evidence: span };
    Lead { article, lit, telling: None }
}

/// Words of an article on one line.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let lines = wrap(text, Span::whole(text), columns.max(1));
    lines.iter().map(|line| line.of(text).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Entry, Lead, PageKind, PageLine, TextPage};
    use crate::app::panes::Lit;
    use crate::text::Span;

    fn lead(article: usize) -> Option<Lead> {
        let lit = Lit { sentence: Span::default(), evidence: Span::default() };
        Some(Lead { article, lit, telling: None })
    }

    fn page(entries: Vec<(Entry, Option<Lead>)>, columns: usize) -> TextPage {
        let mut page = TextPage::new(PageKind::Quotes, "test", entries);
        page.set(columns);
        page
    }

    fn row(label: &str, cells: &[&str]) -> Entry {
        Entry::Row(label.to_owned(), cells.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn cells_stand_side_by_side_where_there_is_room_and_else_below_each_other() {
        let lines = |columns| {
            let page = page(vec![(row("when", &["Thursday", "Friday"]), None)], columns);
            page.lines().cloned().collect::<Vec<_>>()
        };
        let line = |label: &str, cells: &[&str]| {
            PageLine::Row(label.to_owned(), cells.iter().map(ToString::to_string).collect())
        };
        assert_eq!(lines(78), [line("when", &["Thursday", "Friday"])]);
        assert_eq!(lines(30), [line("when", &["Thursday"]), line("", &["Friday"])]);
    }

    #[test]
    fn a_long_cell_goes_on_below_itself() {
        let page = page(vec![(row("k", &["one two three four five"]), None)], 15);
        assert!(page.lines().len() > 1);
        assert!(
            page.lines().all(|line| !matches!(line, PageLine::Row(_, cells) if cells.len() != 1))
        );
    }

    #[test]
    fn the_choice_passes_over_what_leads_nowhere() {
        let words = |text: &str| Entry::Words(text.to_owned());
        let title = Entry::Title("heading".to_owned());
        let entries = vec![
            (title.clone(), None),
            (words("a"), lead(1)),
            (title, None),
            (words("b"), lead(2)),
        ];
        let mut page = page(entries, 40);
        let at = |page: &TextPage| page.lead().map(|lead| lead.article);
        assert_eq!(at(&page), Some(1));
        page.go(1, 3);
        assert_eq!((at(&page), page.top), (Some(2), 1));
        page.go(1, 3);
        assert_eq!(at(&page), Some(2), "there is nothing below");
        page.go(-5, 3);
        assert_eq!((at(&page), page.top), (Some(1), 0), "the heading is seen again");
    }

    #[test]
    fn a_new_width_keeps_the_entry_at_the_top() {
        let words = |at: usize| (Entry::Words(format!("{at} ").repeat(12)), None);
        let mut page = page((0..9).map(words).collect(), 60);
        page.scroll(4, 3);
        page.set(20);
        assert!(
            matches!(page.lines().nth(page.top), Some(PageLine::Words(words)) if words.starts_with('4'))
        );
    }
}
