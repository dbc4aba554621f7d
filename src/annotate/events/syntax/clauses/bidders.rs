//! Who speaks in a bare `-ing` clause of words ("ordered the envoys to leave, accusing them").
//!
//! The subjects of other clauses are found where clauses are cut.

use super::{Clause, Link, Reader};
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::syntax::chunks::{Chunk, Group};
use crate::document::EventClass;

impl Reader<'_> {
    /// "ordered the envoys to leave, accusing them": who speaks is who orders, not who is to leave.
    pub(super) fn bidder(&self) -> Option<usize> {
        let infinitive = |clause: &&Clause| {
            let group = self.chunks.get(clause.verb).and_then(Chunk::group);
            clause.link == Link::Content && group.is_some_and(Group::infinitive)
        };
        let bidding = self.before.iter().rev().find(|clause| !infinitive(clause));
        bidding.map_or_else(|| self.parent_subject(), |clause| clause.subject)
    }

    /// Whether the verb tells an act of words.
    pub(super) fn in_words(&self, group: &Group) -> bool {
        let mut entries = LEXICON.entries(group.verb).iter();
        LEXICON.is(Class::Reporting, group.verb)
            || entries.any(|entry| entry.class.is_some_and(EventClass::is_speech))
    }
}
