//! People whom a text brings in without a name ("an old man", "the driver", "his wife").
//!
//! Those who bear a name are found in `naming`.

use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::syntax::chunks::{Chunk, Phrase};
use crate::annotate::events::syntax::parse::Parsed;
use crate::annotate::events::syntax::words::Tag;

/// Whether a phrase brings in one person without a name: "he" is that person from then on.
pub(in crate::annotate::events) fn stranger(parsed: &Parsed<'_>, at: usize) -> bool {
    let Some(phrase) = parsed.chunks.get(at).and_then(Chunk::phrase) else { return false };
    let first = phrase.tokens.start;
    // "one of the protesters".
    if parsed.word(phrase.head) == "one" && parsed.word(phrase.head + 1) == "of" {
        let all = parsed.chunks.get(at + 2).and_then(Chunk::phrase).map(|phrase| phrase.head);
        let classes = [Class::People, Class::Crowds, Class::Irregulars, Class::Partners];
        return all.is_some_and(|head| classes.into_iter().any(|class| parsed.is(class, head)));
    }
    let one = parsed.is(Class::Strangers, phrase.head) || of_a_trade(parsed.word(phrase.head));
    // "the minister" is the one who was named.
    let known = parsed.is(Class::Persons, phrase.head);
    one && (parsed.is(Class::Indefinite, first) || !known && is_told_apart(parsed, phrase))
}

/// For whom somebody without a name speaks and acts.
enum Standing {
    /// For himself ("a student", "a retired ambassador").
    Private,
    /// For the office whose word stands at this token ("a spokesman").
    InOffice(usize),
}

/// Whether a phrase brings in one person without a name whose words are not those of the state or
/// body that he is of ("an Israeli settler", "a NATO diplomat", "a retired Greek ambassador").
pub(in crate::annotate::events) fn speaks_for_nobody(parsed: &Parsed<'_>, at: usize) -> bool {
    match standing(parsed, at) {
        Some(Standing::Private) => true,
        Some(Standing::InOffice(head)) => parsed.is(Class::Unnamed, head),
        None => false,
    }
}

/// Whether a phrase brings in one person without a name who acts for himself ("an Indian student").
pub(in crate::annotate::events) fn acts_for_nobody(parsed: &Parsed<'_>, at: usize) -> bool {
    matches!(standing(parsed, at), Some(Standing::Private))
}

/// For whom the person acts whom a phrase brings in without a name; `None` if it brings in none.
fn standing(parsed: &Parsed<'_>, at: usize) -> Option<Standing> {
    let phrase = parsed.chunks.get(at).and_then(Chunk::phrase)?;
    let brought_in = stranger(parsed, at) && parsed.is(Class::Indefinite, phrase.tokens.start);
    let former = phrase.tokens.clone().any(|token| parsed.is(Class::Former, token));
    let offices = [Class::Persons, Class::Mouthpieces];
    let holds = offices.into_iter().any(|class| parsed.is(class, phrase.head)) && !former;
    let standing = if holds { Standing::InOffice(phrase.head) } else { Standing::Private };
    brought_in.then_some(standing)
}

/// "the driver", "her brother", "Diaz's lawyer": one of whom the text speaks as known.
fn is_told_apart(parsed: &Parsed<'_>, phrase: &Phrase) -> bool {
    let mut before = phrase.tokens.start..phrase.head;
    parsed.word(phrase.tokens.start) == "the"
        || before.any(|token| matches!(parsed.tag(token), Some(Tag::Possessive)))
}

/// Whether a word is made like those for people of a trade ("fishmonger").
fn of_a_trade(word: &str) -> bool {
    if LEXICON.is(Class::NoTrades, word) {
        return false;
    }
    let ends = word.char_indices().map(|(at, _)| at).skip(2);
    ends.filter_map(|at| word.get(at..)).any(|end| LEXICON.is(Class::Trades, end))
}
