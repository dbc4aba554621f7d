//! [`ArticleList`]: which article is chosen, and which are seen.
//!
//! The order of the rows is the answer's.

use super::Move;
use crate::app::Answer;

/// Screen rows of one article: date and source, two lines for the title, and on a high screen a
/// free line.
#[must_use]
pub const fn row_height(height: u16) -> usize {
    if height >= 28 { 4 } else { 3 }
}

/// The state of the article list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArticleList {
    /// The chosen article, an index into the snapshot's.
    pub selected: Option<usize>,
    /// Its row in the answer; one behind the last if the answer does not hold it.
    pub row: usize,
    /// The first visible row.
    pub top: usize,
    /// Whether the next answer's first article is chosen, as the best of what is searched for.
    pub best: bool,
}

impl ArticleList {
    /// How many articles fit into `height` screen rows.
    #[must_use]
    pub const fn visible(height: u16) -> usize {
        let rows = height as usize / row_height(height);
        if rows == 0 { 1 } else { rows }
    }

    /// Moves the choice.
    pub fn go(&mut self, step: Move, answer: &Answer, height: u16) {
        let rows = Self::visible(height);
        let row = step.target(self.row, answer.articles.len(), rows);
        self.choose_row(row, answer, height);
    }

    /// Chooses a row, if there is one.
    pub fn choose_row(&mut self, row: usize, answer: &Answer, height: u16) {
        if let Some(article) = article_at(answer, row) {
            (self.row, self.selected) = (row, Some(article));
            self.reveal(height);
        }
    }

    /// Chooses an article, whether the answer holds it or not.
    pub fn choose(&mut self, article: usize, answer: &Answer, height: u16) {
        self.selected = Some(article);
        self.find_row(answer);
        self.reveal(height);
    }

    /// Keeps the choice if a new answer holds it; else chooses the nearest row that there is.
    pub fn follow(&mut self, answer: &Answer, height: u16) {
        if std::mem::take(&mut self.best) {
            self.choose_row(0, answer, height);
        }
        let before = self.row;
        self.find_row(answer);
        if self.row >= answer.articles.len() && !answer.articles.is_empty() {
            let row = before.min(answer.articles.len() - 1);
            self.choose_row(row, answer, height);
        }
        self.reveal(height);
    }

    /// Scrolls so that the choice is seen.
    pub fn reveal(&mut self, height: u16) {
        let rows = Self::visible(height);
        self.top = self.top.min(self.row).max((self.row + 1).saturating_sub(rows));
    }

    /// Scrolls without choosing.
    pub fn scroll(&mut self, by: isize, answer: &Answer, height: u16) {
        let last = answer.articles.len().saturating_sub(Self::visible(height));
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    fn find_row(&mut self, answer: &Answer) {
        let found = answer
            .articles
            .iter()
            .position(|hit| answer.hits.articles.get(*hit).map(|hit| hit.article) == self.selected);
        self.row = found.unwrap_or(answer.articles.len());
    }
}

/// The article on a row of the answer.
fn article_at(answer: &Answer, row: usize) -> Option<usize> {
    Some(answer.hits.articles.get(*answer.articles.get(row)?)?.article)
}
