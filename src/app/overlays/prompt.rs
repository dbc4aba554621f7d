//! [`Prompt`]: the line at the bottom in which a search, a date or a whole query is typed.

use super::Input;
use crate::app::filters::Filters;
use crate::app::panes::Place;
use crate::document::{Basis, DayInterval};
use crate::query::{Period, Query, QueryError};
use crate::story::UNSET;
use crate::text::Span;

/// What is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// Words to search for.
    Search,
    /// A stretch of time.
    Dates,
    /// The whole query.
    Query,
    /// The days on which an article was published.
    Published,
}

/// A line that is being typed and takes effect while it is.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What is being typed.
    pub kind: PromptKind,
    /// The line.
    pub input: Input,
    /// The filters as they were before.
    before: Filters,
    /// Where the reader was before.
    place: Option<Place>,
}

impl Prompt {
    /// Opens a line for `kind` at a place, with what the filters hold of it now: a search and a time
    /// are marked, for another is typed more often than the old one is changed.
    #[must_use]
    pub fn new(kind: PromptKind, filters: &Filters, place: Option<Place>) -> Self {
        let text = match kind {
            PromptKind::Search => filters.search.clone(),
            PromptKind::Dates => {
                let periods = filters.chips().iter().filter_map(Query::as_period);
                periods.map(dates_of).collect::<Vec<_>>().join(" ")
            }
            PromptKind::Query => filters.written(),
            PromptKind::Published => String::new(),
        };
        let input = match kind {
            PromptKind::Search | PromptKind::Dates => Input::marked(&text),
            PromptKind::Query | PromptKind::Published => Input::new(&text),
        };
        Self { kind, input, before: filters.clone(), place }
    }

    /// Where the reader was before.
    #[must_use]
    pub const fn place(&self) -> Option<Place> {
        self.place
    }

    /// What stands before the line.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self.kind {
            PromptKind::Search => "/",
            PromptKind::Dates => "dates:",
            PromptKind::Query => "query:",
            PromptKind::Published => "published on:",
        }
    }

    /// What can be typed, shown while the line is empty.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self.kind {
            PromptKind::Search => "words in titles, actors, events and text",
            PromptKind::Dates => "2017 · 2017-08 · 2017-08..2017-09 · from:2017-08-31 · to:2021",
            PromptKind::Query => "actor:Lavrov date:2017 event:sanction -tango",
            PromptKind::Published => {
                "2017-08-31 · 2017-08 · 2017-08..2017-09 · after 2017 · before 2018 · unset"
            }
        }
    }

    /// The filters as they were before.
    #[must_use]
    pub const fn before(&self) -> &Filters {
        &self.before
    }

    /// The filters with what has been typed so far.
    ///
    /// # Errors
    /// What was typed is no date or no query.
    pub fn filters(&self) -> Result<Filters, QueryError> {
        let text = self.input.text().trim();
        let mut filters = self.before.clone();
        match self.kind {
            PromptKind::Search => self.input.text().clone_into(&mut filters.search),
            PromptKind::Dates => {
                filters.drop_dates();
                for part in text.split_whitespace() {
                    filters.add(Query::parse(&with_field(part)).map_err(without_field)?);
                }
            }
            PromptKind::Query => filters = Filters::from_query(&Query::parse(text)?),
            PromptKind::Published if !text.is_empty() && self.published().is_none() => {
                return Err(QueryError {
                    at: Span::whole(self.input.text()),
                    reason: "this is no date".to_owned(),
                    hint: "write 2017-08-31, 2017-08, after 2017, unset".to_owned(),
                });
            }
            PromptKind::Published => {}
        }
        Ok(filters)
    }
}

impl Prompt {
    /// The days of publication that were typed, if these were asked for; inner `None` if the article
    /// is to be dated again by what it tells.
    #[must_use]
    pub fn published(&self) -> Option<Option<DayInterval>> {
        let text = Some(self.input.text().trim()).filter(|_| self.kind == PromptKind::Published)?;
        match DayInterval::written(text, Basis::User) {
            None if text != UNSET => None,
            days => Some(days),
        }
    }
}

/// What is wrong with a date, for a line in which dates stand alone.
fn without_field(error: QueryError) -> QueryError {
    QueryError { hint: error.hint.replace("date:", ""), ..error }
}

/// A date without a field's name gets one.
fn with_field(part: &str) -> String {
    if part.contains(':') { part.to_owned() } else { format!("date:{part}") }
}

/// The dates that are asked for, as they can be typed again.
fn dates_of(period: &Period) -> String {
    let typed = period.to_string();
    typed.strip_prefix("date:").map_or_else(|| typed.clone(), str::to_owned)
}
