//! What headings leave out: "Chile to reopen embassy" tells what will be.
//!
//! How the words of a sentence are cut into pieces lives in `chunks`.

use super::chunks::{Chunk, Group, Modality, Shape};
use crate::annotate::events::Context;
use crate::annotate::events::lexicon::{Class, LEXICON};

/// "Chile to reopen embassy", "Diaz set to meet Lagos": in a heading the infinitive tells what will
/// be.
pub(in crate::annotate::events) fn announced(context: &Context<'_>, chunks: &mut Vec<Chunk>) {
    let Some(first) = chunks.iter().position(|chunk| chunk.group().is_some()) else { return };
    let behind_noun = first.checked_sub(1).and_then(|at| chunks.get(at)?.phrase()).is_some();
    let waits = |group: &Group| {
        let awaited = LEXICON.is(Class::Awaited, context.lexed.folded(group.head));
        awaited && group.tokens.len() == 1
    };
    let infinitive =
        |at: usize| chunks.get(at).and_then(Chunk::group).is_some_and(Group::infinitive);
    let set = chunks.get(first).and_then(Chunk::group).is_some_and(waits) && infinitive(first + 1);
    if !behind_noun || !(set || infinitive(first)) {
        return;
    }
    if set {
        chunks.remove(first);
    }
    if let Some(Chunk::Verb(group)) = chunks.get_mut(first) {
        (group.shape, group.modality) = (Shape::Finite, Modality::Future);
    }
}
