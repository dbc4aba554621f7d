//! [`OffsetMap`]: the way back from a cleaned text to the characters of the decoded file.
//!
//! Sanitising and flattening drop characters; what is kept stays in order, so a list of the
//! places where something was dropped is enough.

use super::Span;

/// How far apart checkpoints stand, in bytes; looking an offset up counts at most this much.
const CHECKPOINT: usize = 1024;

/// Maps byte offsets of a derived text to character offsets of the text that it was made from.
///
/// Between two anchors the texts run in step, character by character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    anchors: Vec<Anchor>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Anchor {
    byte: u32,
    source_char: u32,
}

impl OffsetMap {
    /// Returns the map of a text onto itself.
    #[must_use]
    pub fn identity(text: &str) -> Self {
        let mut builder = OffsetMapBuilder::default();
        builder.keep(text, 0);
        builder.finish()
    }

    /// Character offset in the source of the character that begins at byte `offset` of `text`.
    ///
    /// `text` must be the text that the map was built with. An offset at its end gives the place
    /// after its last character.
    #[must_use]
    pub fn source_char(&self, text: &str, offset: usize) -> usize {
        let at = self.anchors.partition_point(|a| a.byte as usize <= offset);
        let Some(anchor) = at.checked_sub(1).and_then(|i| self.anchors.get(i)) else {
            return text.get(..offset).map_or(0, |head| head.chars().count());
        };
        let gap = text.get(anchor.byte as usize..offset).unwrap_or("");
        anchor.source_char as usize + gap.chars().count()
    }

    /// Half-open range of source characters that a span of `text` came from.
    ///
    /// Characters that were dropped right behind the span do not count.
    #[must_use]
    pub fn source_range(&self, text: &str, span: Span) -> (usize, usize) {
        let first = self.source_char(text, span.start());
        // Most spans lie between two anchors, where both texts run in step.
        let next = self.anchors.partition_point(|a| a.byte as usize <= span.start());
        let steady = self.anchors.get(next).is_none_or(|a| a.byte as usize >= span.end());
        if steady && next > 0 {
            return (first, first + span.of(text).chars().count());
        }
        match span.of(text).char_indices().next_back() {
            Some((at, _)) => (first, self.source_char(text, span.start() + at) + 1),
            None => (first, first),
        }
    }

    /// Joins two maps: `self` leads from a text to a middle text, `earlier` from there to the source.
    ///
    /// `middle` is the middle text. Returns the map from the derived text to the source.
    #[must_use]
    pub fn after(&self, derived: &str, earlier: &Self, middle: &str) -> Self {
        let mut builder = OffsetMapBuilder::default();
        let sources: Vec<usize> = earlier.source_chars(middle).collect();
        let end = earlier.source_char(middle, middle.len());
        for (letter, in_middle) in derived.chars().zip(self.source_chars(derived)) {
            let mut buffer = [0; 4];
            let source = sources.get(in_middle).copied().unwrap_or(end);
            builder.keep(letter.encode_utf8(&mut buffer), source);
        }
        builder.finish()
    }

    /// Character offsets in the source of all characters of `text`, in their order.
    fn source_chars<'m>(&'m self, text: &'m str) -> impl Iterator<Item = usize> + 'm {
        let mut anchors = self.anchors.iter().peekable();
        let mut next = 0;
        text.char_indices().map(move |(byte, _)| {
            while let Some(anchor) = anchors.next_if(|anchor| anchor.byte as usize <= byte) {
                next = anchor.source_char as usize;
            }
            next += 1;
            next - 1
        })
    }
}

/// Builds an [`OffsetMap`] while the derived text is written from left to right.
#[derive(Debug, Default)]
pub struct OffsetMapBuilder {
    anchors: Vec<Anchor>,
    bytes: usize,
    next_source: usize,
}

impl OffsetMapBuilder {
    /// Notes that `piece` was appended and runs in step with the source from `source_char` on.
    pub fn keep(&mut self, piece: &str, source_char: usize) {
        if piece.is_ascii() {
            return self.keep_ascii(piece.len(), source_char);
        }
        for (at, _) in piece.char_indices() {
            let (byte, source) = (self.bytes + at, self.next_source);
            let expected = if at == 0 { source_char } else { source };
            if self.is_stale(byte) || expected != source {
                self.anchor(byte, expected);
            }
            self.next_source = expected + 1;
        }
        self.bytes += piece.len();
    }

    /// The same for a piece whose characters are a byte each, without a look at them.
    fn keep_ascii(&mut self, length: usize, source_char: usize) {
        let begin = self.bytes;
        if length > 0 && (self.is_stale(begin) || source_char != self.next_source) {
            self.anchor(begin, source_char);
        }
        self.bytes += length;
        self.next_source = if length > 0 { source_char + length } else { self.next_source };
        while let Some(next) = self.anchors.last().map(|last| last.byte as usize + CHECKPOINT) {
            if next <= begin || next >= self.bytes {
                break;
            }
            self.anchor(next, source_char + (next - begin));
        }
    }

    /// Whether the byte lies too far behind the last anchor.
    fn is_stale(&self, byte: usize) -> bool {
        self.anchors.last().is_none_or(|last| byte - last.byte as usize >= CHECKPOINT)
    }

    fn anchor(&mut self, byte: usize, source_char: usize) {
        self.anchors.push(Anchor {
            byte: u32::try_from(byte).unwrap_or(u32::MAX),
            source_char: u32::try_from(source_char).unwrap_or(u32::MAX),
        });
    }

    /// Returns the finished map.
    #[must_use]
    pub fn finish(self) -> OffsetMap {
        OffsetMap { anchors: self.anchors }
    }
}

#[cfg(test)]
mod tests {
    use super::{OffsetMap, OffsetMapBuilder};
    use crate::text::Span;

    #[test]
    fn a_text_maps_onto_itself_by_characters() {
        let text = "Zürich → Bern";
        let map = OffsetMap::identity(text);
        let arrow = text.find('→').unwrap();
        assert_eq!(map.source_char(text, arrow), 7);
        assert_eq!(map.source_range(text, Span::whole(text)), (0, 13));
    }

    #[test]
    fn dropped_characters_shift_what_follows() {
        let mut builder = OffsetMapBuilder::default();
        builder.keep("ab", 0);
        builder.keep("cd", 5);
        let map = builder.finish();
        assert_eq!(map.source_char("abcd", 2), 5);
        assert_eq!(map.source_range("abcd", Span::between(0, 2)), (0, 2));
    }

    #[test]
    fn two_maps_join_into_one() {
        let mut first = OffsetMapBuilder::default();
        first.keep("bcd", 1); // source "abcd"
        let mut second = OffsetMapBuilder::default();
        second.keep("d", 2); // middle "bcd"
        let joined = second.finish().after("d", &first.finish(), "bcd");
        assert_eq!(joined.source_char("d", 0), 3);
    }
}
