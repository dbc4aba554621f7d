//! Tells which sentences are English: the marks by which names are known are those of English text.
//!
//! In other text only a name that is known beforehand is one.

use super::galley::Galley;
use crate::annotate::actors::gazetteer::Classes;
use crate::text::{Sentence, TokenKind};

/// Of fewer small words nothing can be told.
const FEWEST: usize = 12;
/// So many of a hundred small words of an English article are common English words at least;
/// measured: 15 English articles had 81 and more, a German, a Spanish, a Dutch and a Turkish one 30
/// and less.
const ENGLISH: usize = 50;
/// So many of a hundred in an English sentence of an article that is not English.
const ENGLISH_SENTENCE: usize = 60;
/// A sentence with fewer small words goes with its article.
const FEWEST_IN_SENTENCE: usize = 4;

/// Whether each sentence is of another language.
pub(super) fn foreign(galley: &Galley<'_>) -> Vec<bool> {
    let sentences = galley.lexed.sentences();
    let counts: Vec<Count> = sentences.iter().map(|sentence| Count::of(galley, sentence)).collect();
    let small: usize = counts.iter().map(|count| count.small).sum();
    let english: usize = counts.iter().map(|count| count.english).sum();
    let other = small >= FEWEST && english * 100 < small * ENGLISH;
    let is_foreign = |count: &Count| {
        let own = count.small >= FEWEST_IN_SENTENCE
            && count.english * 100 >= count.small * ENGLISH_SENTENCE;
        other && !own
    };
    counts.iter().map(is_foreign).collect()
}

/// The words of a sentence that begin with a small letter.
struct Count {
    small: usize,
    /// Those of them that are common English words.
    english: usize,
}

impl Count {
    fn of(galley: &Galley<'_>, sentence: &Sentence) -> Self {
        let mut count = Self { small: 0, english: 0 };
        for at in sentence.tokens.clone().filter(|at| galley.lower(*at)) {
            let word = galley.lexed.tokens().get(at).is_some_and(|t| t.kind == TokenKind::Word);
            let english = Classes::COMMON.or(Classes::SMALL).or(Classes::ACTS).or(Classes::ROLE);
            count.small += usize::from(word);
            count.english += usize::from(word && galley.is(at, english));
        }
        count
    }
}

/// Whether a name is written in letters in which nothing tells names here.
pub(super) fn is_of_other_letters(name: &str) -> bool {
    // From Greek on; the Latin letters of Vietnam stand between.
    let other = |letter: char| matches!(letter, '\u{370}'..='\u{1DFF}' | '\u{1F00}'..);
    name.chars().any(|letter| letter.is_alphabetic() && other(letter))
}
