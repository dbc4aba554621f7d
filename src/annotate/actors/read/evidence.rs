//! Evidence for what kind of name something is, and how much a clue is worth.
//!
//! Which clues there are stands in `shape`, `around` and `lines`; `judge` adds them up.

/// Evidence for each kind of name.
pub(super) type Scores = [f32; 4];

pub(super) const PERSON: usize = 0;
pub(super) const BODY: usize = 1;
pub(super) const PLACE: usize = 2;
pub(super) const OTHER: usize = 3;

// A clue has one of six weights. They were chosen by hand so that one clue of a level outweighs one of
// the next level down and yields to two or three of them.

/// The gazetteer knows one meaning.
pub(super) const CERTAIN: f32 = 5.0;
/// The words of the name tell ("... University", "Mr ...").
pub(super) const STRONG: f32 = 3.5;
/// Something beside it that hardly stands beside another kind.
pub(super) const CLEAR: f32 = 2.1;
/// Something that stands beside this kind more often than not.
pub(super) const FAIR: f32 = 1.3;
/// A leaning.
pub(super) const SLIGHT: f32 = 0.8;
/// Breaks ties.
pub(super) const FAINT: f32 = 0.4;

/// Evidence that is needed to call a word a name of some kind where its capital proves nothing.
pub(super) const ENOUGH: f32 = 1.0;

/// The kind with most evidence, and how much that is.
pub(super) fn top(scores: &Scores) -> (usize, f32) {
    let mut best = (OTHER, scores[OTHER]);
    for (at, score) in scores.iter().enumerate() {
        if *score > best.1 {
            best = (at, *score);
        }
    }
    best
}
