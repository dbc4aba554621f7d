//! [`Span`]: a half-open stretch of a text, on character borders.
//!
//! The text itself lives elsewhere; a span is two numbers and a promise.

use std::ops::Range;

/// A half-open range of bytes in a text, both ends on character borders.
///
/// Everything that is derived from an article (a block, a date, an event) keeps one of these into
/// the article's raw text, so that the reader can always be shown where it comes from.
/// Texts are at most 4 GiB long; the loader's size limit lies far below that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Returns the span, or `None` if it is out of the text, reversed or cuts a character.
    #[must_use]
    pub fn new(text: &str, start: usize, end: usize) -> Option<Self> {
        text.get(start..end)?;
        Some(Self { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }

    /// Returns the span of a whole text.
    #[must_use]
    pub fn whole(text: &str) -> Self {
        Self::between(0, text.len())
    }

    /// Makes a span from borders that the caller took from the text itself (a token, a line).
    ///
    /// Reversed borders give an empty span at `start`.
    #[must_use]
    pub fn between(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Self { start, end: end.max(start) }
    }

    /// First byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns the text under the span; empty if the span belongs to another, shorter text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The span as a range of bytes.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the byte at `offset` lies in the span.
    #[must_use]
    pub const fn holds(self, offset: usize) -> bool {
        self.start as usize <= offset && offset < self.end as usize
    }

    /// Whether `other` lies wholly in this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span without white space at its ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let inner = self.of(text);
        let lead = inner.len() - inner.trim_start().len();
        let kept = inner.trim().len();
        Self::between(self.start() + lead, self.start() + lead + kept)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn a_span_may_not_cut_a_character() {
        assert!(Span::new("né", 0, 2).is_none());
        assert_eq!(Span::new("né", 1, 3).map(|s| s.of("né").to_owned()), Some("é".to_owned()));
    }

    #[test]
    fn a_reversed_or_outlying_span_is_refused() {
        assert!(Span::new("abc", 2, 1).is_none());
        assert!(Span::new("abc", 1, 4).is_none());
    }

    #[test]
    fn trimming_leaves_the_words() {
        let text = "  two words \n";
        assert_eq!(Span::whole(text).trim(text).of(text), "two words");
    }
}
