//! How a clause stands among the others, and so whether it tells an act at all.
//!
//! What act it tells is asked of `meaning`.

use std::ops::Range;

use crate::annotate::events::lexicon::{Class, Entry, LEXICON};
use crate::annotate::events::meaning::{habitual, hostile, noun_act, says};
use crate::annotate::events::syntax::chunks::{Chunk, Modality};
use crate::annotate::events::syntax::clauses::{Clause, Link};
use crate::annotate::events::syntax::parse::Parsed;
use crate::annotate::events::syntax::words::Tag;
use crate::document::EventClass;

/// Whether nobody acts or nothing is acted on ("no envoy left", "imposed no sanctions").
pub(in crate::annotate::events) fn of_nobody(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let object = parsed.object(clause);
    clause.subject.into_iter().chain(object).any(|at| {
        let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
        phrase.is_some_and(|phrase| parsed.is(Class::Nobody, phrase.tokens.start))
    })
}

/// Whether a force of nature or mishap does it ("a hurricane struck", "were killed in a crash").
pub(in crate::annotate::events) fn of_nature(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let doer = if parsed.is_passive(index) { parsed.agent(index) } else { clause.subject };
    let suffered = clause.tail.clone().filter(|at| {
        parsed.is_passive(index) && matches!(parsed.preposition(*at), Some("in" | "from"))
    });
    doer.into_iter().chain(suffered).any(|at| {
        let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
        phrase.is_some_and(|phrase| {
            phrase.tokens.clone().any(|token| parsed.is(Class::Nature, token))
        })
    })
}

/// "handed him the note": whether a paper of which the article told before only changes hands; a
/// note of protest is a complaint.
pub(in crate::annotate::events) fn hands_over(
    parsed: &Parsed<'_>,
    index: usize,
    action: &str,
) -> bool {
    let Some(clause) = parsed.clauses.get(index).filter(|_| action == "complain") else {
        return false;
    };
    clause.tail.clone().any(|at| {
        let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
        phrase.is_some_and(|phrase| {
            let known = parsed.word(phrase.tokens.start) == "the" && phrase.tokens.len() == 2;
            known
                && parsed.is(Class::Papers, phrase.head)
                && parsed.preposition(at + 2) != Some("of")
        })
    })
}

/// How many words of sport make a paragraph one about a match.
const SPORTING: usize = 2;

/// How many words of sport and of games leave no doubt that all is about a match.
const OF_A_MATCH: usize = 4;

/// Whether a blow, a threat or a victory is one of a match: teams bear the names of states.
pub(in crate::annotate::events) fn played(parsed: &Parsed<'_>, class: EventClass) -> bool {
    let told = |tokens: Range<usize>| count(parsed, Class::Sport, tokens);
    let here = told(parsed.sentence.tokens.clone());
    let all = |tokens: Range<usize>| told(tokens.clone()) + count(parsed, Class::Game, tokens);
    match class {
        EventClass::Assault | EventClass::Protest | EventClass::Threaten | EventClass::Retreat => {
            scored(parsed) || around(parsed, told) >= SPORTING
        }
        EventClass::Consult
        | EventClass::Agree
        | EventClass::Coerce
        | EventClass::Accuse
        | EventClass::Reject
            if here >= SPORTING || scored(parsed) =>
        {
            true
        }
        _ => around(parsed, all) >= OF_A_MATCH,
    }
}

/// So many words of markets and of the arts make a paragraph one about them.
const OF_TRADE: usize = 2;

/// Whether the paragraph tells of markets, firms or the arts, where blows and deals are no acts of
/// state.
pub(in crate::annotate::events) fn of_trade(parsed: &Parsed<'_>) -> bool {
    around(parsed, |tokens| count(parsed, Class::Trade, tokens)) >= OF_TRADE
}

/// How many of some tokens are words of a class.
fn count(parsed: &Parsed<'_>, class: Class, tokens: Range<usize>) -> usize {
    let known = parsed.article.known.get(tokens).unwrap_or(&[]);
    known.iter().filter(|known| known.classes.has(class)).count()
}

/// What a count finds in the sentence and in those near it, in one paragraph.
fn around(parsed: &Parsed<'_>, count: impl Fn(Range<usize>) -> usize) -> usize {
    let sentence = parsed.sentence;
    let all = parsed.context.lexed.sentences();
    let at = all.partition_point(|other| other.span < sentence.span);
    let block = |other: &&crate::text::Sentence| other.block == sentence.block;
    let before = all.get(..at).unwrap_or(&[]).iter().rev().take_while(block);
    let behind = all.get(at + 1..).unwrap_or(&[]).iter().take_while(block);
    let near = before.take(NEAR).chain(behind.take(NEAR));
    count(sentence.tokens.clone()) + near.map(|other| count(other.tokens.clone())).sum::<usize>()
}

/// How many sentences on both sides are read for words of sport.
const NEAR: usize = 3;

/// Whether the sentence tells a score ("2-1").
fn scored(parsed: &Parsed<'_>) -> bool {
    let digit = |token: usize| matches!(parsed.word(token).as_bytes(), [b'0'..=b'9']);
    let close =
        |token: usize| parsed.context.lexed.tokens().get(token).is_some_and(|token| !token.spaced);
    let mut marks =
        parsed.sentence.tokens.clone().filter(|at| matches!(parsed.word(*at), "-" | "–"));
    marks.any(|at| {
        at > 0 && !parsed.timed(at) && digit(at - 1) && digit(at + 1) && close(at) && close(at + 1)
    })
}

/// Whether the clause stands under "if" or "unless".
pub(in crate::annotate::events) fn conditional(parsed: &Parsed<'_>, index: usize) -> bool {
    let mut at = Some(index);
    while let Some(clause) = at.and_then(|at| parsed.clauses.get(at)) {
        match clause.link {
            Link::Condition => return true,
            Link::Content | Link::Joined | Link::Participial => at = clause.parent,
            _ => return false,
        }
    }
    false
}

/// "Under the deal, Chad will suspend": whether the sentence tells what was agreed.
pub(in crate::annotate::events) fn under_accord(parsed: &Parsed<'_>) -> bool {
    (1..parsed.chunks.len()).any(|at| {
        let accord = noun_act(parsed, at).is_some_and(|entry| entry.action == "agree");
        parsed.preposition(at) == Some("under") && {
            let head = parsed.chunks.get(at).and_then(Chunk::phrase).map_or(0, |p| p.head);
            accord || parsed.is(Class::Pacts, head)
        }
    })
}

/// Whether the clause tells of its subject that it did not come about ("was put off", "collapsed
/// before it began").
pub(in crate::annotate::events) fn called_off(parsed: &Parsed<'_>, index: usize) -> bool {
    let group = parsed.clauses.get(index).and_then(|clause| parsed.group(clause));
    group.is_some_and(|group| {
        let behind = parsed.word(group.head + 1);
        let off = matches!((group.verb, behind), ("call" | "put" | "break", "off"));
        let off = off || matches!((group.verb, behind), ("break", "down"));
        let passive = group.passive && LEXICON.is(Class::Cancelling, group.verb);
        let failed = matches!((group.verb, behind), ("fall", "through") | ("collapse", _));
        off || passive || failed
    })
}

/// Whether the clause, or the one it is joined to, only tells when or why.
pub(in crate::annotate::events) fn within_adverbial(parsed: &Parsed<'_>, index: usize) -> bool {
    let mut at = Some(index);
    while let Some(clause) = at.and_then(|at| parsed.clauses.get(at)) {
        match clause.link {
            Link::Adverbial => return true,
            Link::Joined => at = clause.parent,
            _ => return false,
        }
    }
    false
}

/// Whether an act may be told of somebody who is not named: he was shot, the bombing killed him,
/// "Met with King Philippe." in a diary.
pub(in crate::annotate::events) fn of_unnamed(
    parsed: &Parsed<'_>,
    index: usize,
    class: EventClass,
) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let Some(group) = parsed.group(clause) else { return false };
    let act = clause.subject.and_then(|at| noun_act(parsed, at));
    let named = |class| act.is_some_and(|entry| entry.class == Some(class));
    let opens = |clause: &Clause| {
        let before = clause.verb.checked_sub(1).and_then(|at| parsed.chunks.get(at));
        before.is_none_or(|chunk| matches!(chunk, Chunk::Break(_)))
    };
    // "Attended a summit and met with King Philippe."
    let joined = matches!(parsed.chunks.get(clause.start), Some(Chunk::Join(_)));
    let first = clause.parent.filter(|_| joined && clause.subject.is_none());
    let goes_on = first.and_then(|at| parsed.clauses.get(at)).is_some_and(opens);
    let diary = (opens(clause) || goes_on) && group.bare_past();
    let alone = LEXICON.is(Class::ToldAlone, group.verb);
    let done = class != EventClass::Statement && class != EventClass::Other;
    match class {
        EventClass::Assault if parsed.is_passive(index) || violent(parsed, index) => true,
        EventClass::Consult if diary => true,
        // "Riots swept the city".
        EventClass::Protest if named(EventClass::Protest) || takes_to_streets(parsed, index) => {
            true
        }
        class if parsed.is_passive(index) => hostile(class) || alone,
        // "Human rights groups accused Chad".
        EventClass::Accuse => LEXICON.is(Class::Blaming, group.verb) && of_crowd(parsed, index),
        EventClass::Request => false,
        _ => done && of_crowd(parsed, index),
    }
}

/// Whether the subject of a clause is violence or a weapon ("the clashes", "a car bomb"), or the clause
/// hangs as a participle on one that tells an attack ("bombed the port, leaving two dead").
pub(in crate::annotate::events) fn violent(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let act = clause.subject.and_then(|at| noun_act(parsed, at));
    let weapon = clause.subject.and_then(|at| parsed.chunks.get(at)?.phrase());
    let weapon = weapon.is_some_and(|phrase| parsed.is(Class::Weapons, phrase.head));
    let mut parent = clause.parent.filter(|_| clause.link == Link::Participial);
    while let Some(aside) = parent.and_then(|at| parsed.clauses.get(at)) {
        if aside.link != Link::Relative {
            break;
        }
        parent = aside.parent;
    }
    let parent = parent.and_then(|at| parsed.group(parsed.clauses.get(at)?));
    let attacks = |entry: &Entry| entry.class == Some(EventClass::Assault);
    let behind = parent.is_some_and(|group| LEXICON.entries(group.verb).iter().any(attacks));
    behind || weapon || act.is_some_and(attacks)
}

/// Whether a phrase counts people or things ("30 people", "dozens").
pub(in crate::annotate::events) fn counts_many(parsed: &Parsed<'_>, at: usize) -> bool {
    let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
    let several = [Class::Counts, Class::RoughCounts];
    phrase.is_some_and(|phrase| {
        phrase.tokens.clone().any(|token| {
            parsed.tag(token) == Some(&Tag::Number)
                || several.iter().any(|class| parsed.is(*class, token))
        })
    })
}

/// Whether a phrase tells of people: by a word for them, or by a number alone ("80 were arrested").
pub(in crate::annotate::events) fn is_of_people(parsed: &Parsed<'_>, at: usize) -> bool {
    let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
    let folk = [Class::People, Class::Persons, Class::Crowds, Class::Several, Class::Strangers];
    phrase.is_some_and(|phrase| {
        parsed.tag(phrase.head) == Some(&Tag::Number)
            || folk.iter().any(|class| parsed.is(*class, phrase.head))
    })
}

/// Whether the clause only describes somebody or a place ("where 20 were killed", "where, he said, 20
/// were killed").
pub(in crate::annotate::events) fn describes(parsed: &Parsed<'_>, index: usize) -> bool {
    let marks = |at: usize| matches!(parsed.chunks.get(at), Some(Chunk::Linker(token)) if parsed.word(*token) == "where");
    let placed = |clause: &Clause| marks(clause.start);
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let before = index.checked_sub(1).and_then(|at| parsed.clauses.get(at));
    let aside = before.filter(|before| {
        let saying = parsed.group(before).is_some_and(|group| says(group.verb));
        saying && parsed.chunks.get(before.verb + 1).is_some_and(Chunk::is_pause)
    });
    let opened = |aside: &Clause| placed(aside) || aside.start > 0 && marks(aside.start - 1);
    clause.link == Link::Relative || placed(clause) || aside.is_some_and(opened)
}

/// Whether the clause tells what is still to come ("until they leave").
pub(in crate::annotate::events) fn awaited(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let marker = parsed.chunks.get(clause.start).map_or(0, Chunk::start);
    // "when he meets her" lies ahead, too.
    let once = matches!(parsed.word(marker), "when" | "once" | "whenever");
    let waits = once || parsed.is(Class::Until, marker);
    clause.link == Link::Adverbial && waits && habitual(parsed, index)
}

/// Whether the sentence tells of a mishap or a force of nature ("when the bus crashed").
pub(in crate::annotate::events) fn by_mishap(parsed: &Parsed<'_>) -> bool {
    parsed.sentence.tokens.clone().any(|token| {
        parsed.is(Class::Nature, token) || LEXICON.is(Class::Nature, parsed.verb_base(token))
    })
}

/// Whether those who protest are many who speak for no state ("students", "thousands of Kenyans"),
/// and hand nobody a note.
pub(in crate::annotate::events) fn takes_to_streets(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let phrase = clause.subject.and_then(|at| parsed.chunks.get(at)?.phrase());
    let Some(phrase) = phrase.filter(|phrase| !phrase.pronoun) else { return false };
    let is = |class| parsed.is(class, phrase.head);
    let plural = parsed.word(phrase.head).ends_with('s');
    let named = parsed.mentions(clause.subject.unwrap_or(0)).iter().rev();
    let head = parsed.context.lexed.cover(phrase.head..phrase.head + 1);
    let crowd = match named.into_iter().find(|mention| mention.span.overlaps(head)) {
        // "Kenyans", "Serbs".
        Some(mention) => plural && mention.rule == "nationality",
        None => plural || is(Class::People) || is(Class::Crowds) || is(Class::Opposing),
    };
    let official = [Class::Petitioners, Class::Bodies, Class::Sides, Class::Persons];
    let addressed = |at: usize| {
        let phrase = parsed.chunks.get(at).and_then(Chunk::phrase);
        let streets = phrase.is_some_and(|phrase| parsed.is(Class::Streets, phrase.head));
        parsed.preposition(at) == Some("to") && !streets
    };
    crowd && !official.into_iter().any(is) && !clause.tail.clone().any(addressed)
}

/// Whether a crowd without a name is out, or its protest is told of ("riots swept the city").
pub(in crate::annotate::events) fn marching(parsed: &Parsed<'_>, index: usize) -> bool {
    !parsed.is_passive(index) && of_unnamed(parsed, index, EventClass::Protest)
}

/// Whether several who bear no name act ("judges", "the authorities", "masked gunmen").
pub(in crate::annotate::events) fn of_crowd(parsed: &Parsed<'_>, index: usize) -> bool {
    let Some(clause) = parsed.clauses.get(index) else { return false };
    let plain = parsed.group(clause).is_some_and(|group| group.modality == Modality::Plain);
    let nameless = |at: usize| {
        let mut mentions = parsed.mentions(at).iter();
        mentions.all(|mention| mention.actor.is_none() || parsed.describes(mention))
    };
    let subject = clause.subject.filter(|at| plain && nameless(*at) && parsed.home(*at).is_none());
    let heads = |at: usize| parsed.chunks.get(at).and_then(Chunk::phrase).map(|phrase| phrase.head);
    let behind = subject.filter(|at| parsed.preposition(at + 2) == Some("of"));
    let classes = [Class::People, Class::Crowds, Class::Bodies, Class::Irregulars];
    let mut heads = subject.into_iter().chain(behind.map(|at| at + 2)).filter_map(heads);
    heads.any(|head| classes.iter().any(|class| parsed.is(*class, head)))
}
