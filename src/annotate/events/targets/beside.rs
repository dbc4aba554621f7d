//! Phrases beside an act that name no target: grounds, beneficiaries, victims of what is blamed.
//!
//! Who is acted on is found in the folder's `mod.rs`.

use crate::annotate::events::lexicon::Class;
use crate::annotate::events::naming::named;
use crate::annotate::events::roles::Focus;
use crate::annotate::events::syntax::chunks::Chunk;
use crate::annotate::events::syntax::clauses::Clause;
use crate::annotate::events::syntax::parse::Parsed;
use crate::document::{ActorId, EventClass, MentionKind};

/// "arrested 47 people over links to Chad", "held a man on suspicion of spying for Chad": whether a
/// phrase tells why people were seized, and not whose they are.
pub(super) fn grounds(parsed: &Parsed<'_>, clause: &Clause, at: usize, class: EventClass) -> bool {
    let object = parsed.object(clause).filter(|object| class == EventClass::Coerce && *object < at);
    let head = object.and_then(|at| parsed.chunks.get(at)?.phrase()).map(|phrase| phrase.head);
    let people = head.is_some_and(|head| {
        let classes = [Class::People, Class::Persons, Class::Crowds, Class::Strangers];
        classes.into_iter().any(|class| parsed.is(class, head))
    });
    let close = object.is_some_and(|object| at == object + 2);
    people && !(close && matches!(parsed.preposition(at), Some("of" | "from" | "at")))
}

/// "asked for $9 million for Chad": whether a phrase names who is to be helped, and not who is asked.
pub(super) fn helped(parsed: &Parsed<'_>, clause: &Clause, at: usize, class: EventClass) -> bool {
    let asked = class == EventClass::Request && parsed.preposition(at) == Some("for");
    let before = at.checked_sub(2).filter(|before| asked && *before > clause.verb);
    let phrase = before.and_then(|before| parsed.chunks.get(before)?.phrase());
    phrase.is_some_and(|phrase| {
        phrase.tokens.clone().any(|token| matches!(parsed.word(token), "$" | "€" | "£"))
            || parsed.is(Class::Sums, phrase.head)
    })
}

/// "criticised opponents of Chad", "arrested the brother of Diaz": whether a phrase names only whom
/// others are for or against, or near to.
pub(super) fn of_outsiders(parsed: &Parsed<'_>, at: usize) -> bool {
    let of = parsed.preposition(at) == Some("of");
    let before = at.checked_sub(2).filter(|_| of).and_then(|at| parsed.chunks.get(at)?.phrase());
    let person = parsed.mentions(at).iter().any(|m| m.kind == MentionKind::Person);
    before.is_some_and(|phrase| {
        let kin = person && parsed.is(Class::NextOfKin, phrase.head);
        kin || parsed.is(Class::Outsiders, phrase.head)
    })
}

/// "condemned the attack on Chad", "demanded the release of Diaz": whether a phrase names who suffers
/// a wrong or is to be freed.
pub(super) fn suffers(parsed: &Parsed<'_>, at: usize, class: EventClass) -> bool {
    let on = matches!(parsed.preposition(at), Some("on" | "of" | "against"));
    let before = at.checked_sub(2).filter(|_| on);
    // "condemned the attack on the consulate of Chad".
    let of = parsed.preposition(at) == Some("of");
    let through = before.filter(|before| {
        of && parsed.mentions(*before).is_empty() && parsed.preposition(*before).is_some()
    });
    before.is_some_and(|before| befalls(parsed, before, class))
        || owns_wrong(parsed, at, class)
        || through.is_some_and(|before| suffers(parsed, before, class))
}

/// Whether the phrase at `at` names what acts of the class hold against its doer, not its victim.
fn befalls(parsed: &Parsed<'_>, at: usize, class: EventClass) -> bool {
    let wrongs: &[Class] = match class {
        EventClass::Accuse | EventClass::Protest => &[Class::Wrongs, Class::Undergone],
        EventClass::Request => &[Class::Undergone, Class::Releases],
        _ => return false,
    };
    let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
    phrase.is_some_and(|phrase| wrongs.iter().any(|class| parsed.is(*class, phrase.head)))
}

/// "condemned Diaz's arrest": whether a phrase is what befalls the person whose it is.
fn owns_wrong(parsed: &Parsed<'_>, at: usize, class: EventClass) -> bool {
    let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
    let head = phrase.map_or(0, |phrase| phrase.head);
    let undergone = parsed.is(Class::Undergone, head) || parsed.is(Class::Releases, head);
    let free = parsed.preposition(at + 2) != Some("of");
    let person = || parsed.mentions(at).iter().all(|m| m.kind == MentionKind::Person);
    undergone && free && befalls(parsed, at, class) && person()
}

/// Whether a passive of blame has a wrong for its subject ("The arrest of Diaz was condemned").
pub(super) fn blamed_for(parsed: &Parsed<'_>, at: usize, class: EventClass) -> bool {
    let mut behind = (at + 2..at + 6).step_by(2).map_while(|at| parsed.preposition(at));
    let mut told = || behind.any(|word| matches!(word, "of" | "on" | "against" | "by"));
    befalls(parsed, at, class) && (told() || owns_wrong(parsed, at, class))
}

/// Who did the wrong that a phrase names: whose it is, or who stands behind "by".
pub(super) fn wrongdoer(parsed: &Parsed<'_>, at: usize, focus: &Focus) -> Vec<ActorId> {
    let own = named(parsed, at, focus);
    if !own.is_empty() && !parsed.mentions(at).iter().all(|m| m.kind == MentionKind::Person) {
        return own;
    }
    let by = (at + 2..at + 8).find(|at| parsed.preposition(*at) == Some("by"));
    by.map_or_else(Vec::new, |at| named(parsed, at, focus))
}

/// "the raid by Chad", "the arrest of Diaz by Chad": whether a phrase names who did a wrong.
pub(super) fn done_by(parsed: &Parsed<'_>, at: usize) -> bool {
    let wrong =
        |far: usize| at.checked_sub(far).is_some_and(|at| befalls(parsed, at, EventClass::Accuse));
    let through = || at.checked_sub(2).and_then(|at| parsed.preposition(at)) == Some("of");
    parsed.preposition(at) == Some("by") && (wrong(2) || through() && wrong(4))
}

/// Whether acts of the class are words of praise or blame: what they tell of a place is not
/// aimed at it ("concern at the war in Chad").
pub(super) const fn by_words(class: EventClass) -> bool {
    matches!(class, EventClass::Accuse | EventClass::Support)
}
