//! Tables for people, spreadsheets and notes.
//!
//! What stands in them is the commands' business.

use clap::ValueEnum;
use unicode_width::UnicodeWidthStr;

use crate::text::sanitize::sanitize_line;

/// How a table is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shape {
    /// Columns
    Table,
    /// JSON Lines
    Json,
    /// Comma-separated values (RFC 4180, but a line ends in LF alone)
    Csv,
    /// A Markdown table
    Md,
}

/// Rows under headings, all of the same length; each cell is one line.
#[derive(Debug)]
pub(super) struct Table {
    headings: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new(headings: &[&'static str]) -> Self {
        Self { headings: headings.to_vec(), rows: Vec::new() }
    }

    pub(super) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into_iter().map(|cell| sanitize_line(&cell)).collect());
    }

    /// The lines of the table.
    pub(super) fn lines(&self, shape: Shape) -> Vec<String> {
        let headings: Vec<_> = self.headings.iter().map(|heading| (*heading).to_owned()).collect();
        match shape {
            Shape::Csv => self.all(&headings, csv),
            Shape::Md => {
                let mut lines = self.all(&headings, markdown);
                let rule = vec!["---".to_owned(); self.headings.len()];
                lines.insert(1, markdown(&rule));
                lines
            }
            Shape::Table | Shape::Json => {
                let widths = self.widths();
                self.all(&headings, |cells| columns(cells, &widths))
            }
        }
    }

    fn all(&self, headings: &[String], print: impl Fn(&[String]) -> String) -> Vec<String> {
        let rows = self.rows.iter().map(|cells| print(cells));
        std::iter::once(print(headings)).chain(rows).collect()
    }

    /// The widest cell of each column, on the screen.
    fn widths(&self) -> Vec<usize> {
        let columns = self.headings.iter().enumerate();
        columns
            .map(|(at, heading)| {
                let cells = self.rows.iter().filter_map(|cells| cells.get(at));
                cells.map(|cell| cell.width()).chain([heading.width()]).max().unwrap_or(0)
            })
            .collect()
    }
}

fn columns(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width()) + 2));
    }
    line.trim_end().to_owned()
}

fn markdown(cells: &[String]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |", cells.join(" | "))
}

fn csv(cells: &[String]) -> String {
    let quoted = cells.iter().map(|cell| {
        if cell.contains(['"', ',', '\n']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    });
    quoted.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::{Shape, Table};

    fn check(shape: Shape, expected: &[&str]) {
        let mut table = Table::new(&["date", "title"]);
        table.row(["2017".to_owned(), "Say \"no\", twice".to_owned()]);
        table.row(["北京".to_owned(), "a | b".to_owned()]);
        assert_eq!(table.lines(shape), expected);
    }

    #[test]
    fn each_shape_keeps_to_its_own_rules() {
        check(Shape::Table, &["date  title", "2017  Say \"no\", twice", "北京  a | b"]);
        check(Shape::Csv, &["date,title", "2017,\"Say \"\"no\"\", twice\"", "北京,a | b"]);
        check(
            Shape::Md,
            &[
                "| date | title |",
                "| --- | --- |",
                "| 2017 | Say \"no\", twice |",
                "| 北京 | a \\| b |",
            ],
        );
    }
}
