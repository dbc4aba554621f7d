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
        let (words, chips): (Vec<_>, Vec<_>) =
            query.parts().into_iter().partition(Query::is_search);
        filters.chips = chips;
        filters.search = Query::all(&words).to_string();
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

    /// Drops all chips that ask for a time.
    pub fn drop_dates(&mut self) {
        self.chips.retain(|chip| chip.as_period().is_none());
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

    /// Search and chips as they can be typed; while the search cannot be read, as it was typed.
    #[must_use]
    pub fn written(&self) -> String {
        let words = [Query::all(&self.chips).to_string(), self.search.trim().to_owned()];
        let parts: Vec<_> = words.into_iter().filter(|part| !part.is_empty()).collect();
        self.query().map_or_else(|_| parts.join(" "), |query| query.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::Filters;
    use crate::query::Query;

    /// What is left of a query that was taken apart and typed again.
    fn check(query: &str, expected_search: &str) {
        let asked = Query::parse(query).unwrap();
        let filters = Filters::from_query(&asked);
        assert_eq!(filters.search, expected_search, "{query}");
        assert_eq!(Query::parse(&filters.written()), Ok(filters.query().unwrap()), "{query}");
        for question in asked.parts() {
            assert!(filters.query().unwrap().parts().contains(&question), "{query}: {question}");
        }
    }

    #[test]
    fn a_query_that_is_taken_apart_still_asks_the_same() {
        check("(expelled or praised) content", "(expelled or praised) content");
        check("(actor:Norway or actor:Lavrov) from:2021", "");
        check("expelled or praised", "expelled or praised");
        check("talks date:2021 -(Rome or Oslo)", "talks -(Rome or Oslo)");
        check("\"12:30\" date:2021", "\"12:30\"");
        check("(talks or by:Chad) -tango", "-tango");
    }
}
