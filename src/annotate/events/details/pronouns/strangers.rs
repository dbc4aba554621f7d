//! People whom a text brings in without a name ("an old man", "the driver", "his wife").
//!
//! Those who bear a name are found in `naming`.

use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::syntax::chunks::{Chunk, Phrase};
use crate::annotate::events::syntax::parse::Parsed;
use crate::annotate::events::syntax::words::Tag;
use crate::document::MentionKind;

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
        None => some_of_a_people(parsed, at),
    }
}

/// Whether a phrase brings in one person without a name who acts for himself ("an Indian student").
pub(in crate::annotate::events) fn acts_for_nobody(parsed: &Parsed<'_>, at: usize) -> bool {
    matches!(standing(parsed, at), Some(Standing::Private)) || some_of_a_people(parsed, at)
}

/// "some Indians", "many Germans": whether a phrase tells of some of a people, whose words are not
/// those of their state.
fn some_of_a_people(parsed: &Parsed<'_>, at: usize) -> bool {
    let Some(phrase) = parsed.chunks.get(at).and_then(Chunk::phrase) else { return false };
    let some = parsed.is(Class::Several, phrase.tokens.start) && phrase.tokens.len() > 1;
    let plural = parsed.word(phrase.head).ends_with('s');
    let mut named = parsed.mentions(at).iter().filter(|mention| mention.rule == "nationality");
    let head = parsed.context.lexed.cover(phrase.head..phrase.head + 1);
    some && plural && named.any(|mention| mention.span.overlaps(head))
}

/// The same of deeds: what "a Chadian soldier" does, he does in the service of his state.
pub(in crate::annotate::events) fn does_for_nobody(parsed: &Parsed<'_>, at: usize) -> bool {
    let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
    let served = phrase
        .is_some_and(|phrase| parsed.is(Class::Servants, phrase.head) && !held_once(parsed, at));
    !served && matches!(standing(parsed, at), Some(Standing::Private))
}

/// "a retired Indian general", "former Indian diplomats", "the former minister": whether a phrase
/// without a name tells of those who hold their office no more.
fn held_once(parsed: &Parsed<'_>, at: usize) -> bool {
    let Some(phrase) = parsed.chunks.get(at).and_then(Chunk::phrase) else { return false };
    let former = phrase.tokens.clone().any(|token| parsed.is(Class::Former, token));
    let folk = [Class::Persons, Class::People, Class::Partners, Class::Duos, Class::Generic];
    let several = parsed.word(phrase.head).strip_suffix('s').map_or("", |one| one);
    let holds = |class| parsed.is(class, phrase.head) || LEXICON.is(class, several);
    let body = parsed.is(Class::Bodies, phrase.head);
    let folk = folk.into_iter().chain([Class::Strangers]).any(holds) && !body;
    let named = parsed.mentions(at).iter().any(|mention| mention.kind == MentionKind::Person);
    let head = parsed.context.lexed.tokens().get(phrase.head);
    former && folk && !named && head.is_some_and(|token| !token.capital)
}

/// For whom the person acts whom a phrase brings in without a name; `None` if it brings in none.
fn standing(parsed: &Parsed<'_>, at: usize) -> Option<Standing> {
    let phrase = parsed.chunks.get(at).and_then(Chunk::phrase)?;
    if held_once(parsed, at) {
        return Some(Standing::Private);
    }
    let brought_in = stranger(parsed, at) && parsed.is(Class::Indefinite, phrase.tokens.start);
    let offices = [Class::Persons, Class::Mouthpieces];
    let holds = offices.into_iter().any(|class| parsed.is(class, phrase.head));
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
