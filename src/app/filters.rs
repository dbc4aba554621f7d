//! [`Filters`]: the search and the chips that narrow what is shown, as one query.

use crate::query::{Query, QueryError};

/// What narrows the corpus: the words of the search, and chips that can be dropped one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// The words being searched for, as typed.
    pub search: String,
    chips: Vec<Query>,
}

impl Filters {
    /// Splits a query into chips (`actor:`, `date:` ...) and search words.
    #[must_use]
    pub fn from_query(query: &Query) -> Self {
        let mut filters = Self::default();
        if query.is_empty() {
            return filters;
        }
        let (chips, words): (Vec<_>, Vec<_>) =
            query.parts().into_iter().partition(|part| part.to_string().contains(':'));
        filters.chips = chips;
        filters.search = words.iter().map(Query::to_string).collect::<Vec<_>>().join(" ");
        filters
    }

    /// The chips, oldest first.
    #[must_use]
    pub fn chips(&self) -> &[Query] {
        &self.chips
    }

    /// Whether nothing is filtered or searched for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chips.is_empty() && self.search.trim().is_empty()
    }

    /// Adds a chip unless it is there.
    pub fn add(&mut self, chip: Query) {
        if !chip.is_empty() && !self.chips.contains(&chip) {
            self.chips.push(chip);
        }
    }

    /// Drops all chips that begin with `field` (such as `date:`).
    pub fn drop_field(&mut self, field: &str) {
        self.chips.retain(|chip| !chip.to_string().starts_with(field));
    }

    /// Drops the chip at `index`; `false` if there is none.
    pub fn drop_chip(&mut self, index: usize) -> bool {
        let there = index < self.chips.len();
        if there {
            self.chips.remove(index);
        }
        there
    }

    /// Search and chips as one query.
    ///
    /// # Errors
    /// The search words are a query too, and may be a wrong one.
    pub fn query(&self) -> Result<Query, QueryError> {
        let mut parts = self.chips.clone();
        if !self.search.trim().is_empty() {
            parts.push(Query::parse(&self.search)?);
        }
        Ok(Query::all(&parts))
    }
}
