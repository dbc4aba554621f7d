//! What act a clause tells: its verb, the nouns and verbs behind it, and how sure it is.
//!
//! Who acts is `roles`' work.

use super::chunks::{Chunk, Group, Modality};
use super::clauses::{Clause, Link};
use super::lexicon::{Entry, LEXICON};
use super::parse::Parsed;
use crate::document::{EventClass, Realis};

/// How many verbs deep an act may hide ("began to plan to stop").
const DEEPEST: usize = 5;
/// How many words behind a verb its object is looked for.
const REACH: usize = 16;

/// The act of a clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning {
    pub class: EventClass,
    pub action: &'static str,
    pub realis: Realis,
    pub rule: &'static str,
    /// The last clause that was used up.
    pub last: usize,
    /// The clause whose subject and objects take part.
    pub roles: usize,
}

/// Whether the verb only tells that something was said.
pub(super) fn says(verb: &str) -> bool {
    LEXICON.entries(verb).iter().any(|entry| entry.class == EventClass::Statement)
}

/// Whether an act of the class harms, punishes or refuses.
pub(super) const fn hostile(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Protest
            | EventClass::Sanction
            | EventClass::Mobilize
            | EventClass::Coerce
            | EventClass::Assault
            | EventClass::Threaten
    )
}

/// Whether an act of the class is done with deeds and does its target good.
const fn friendly(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Consult
            | EventClass::Support
            | EventClass::Cooperate
            | EventClass::Aid
            | EventClass::Concede
            | EventClass::Retreat
            | EventClass::Agree
    )
}

/// What the clause at `index` tells, if it tells an act.
pub(super) fn meaning(parsed: &Parsed<'_>, index: usize) -> Option<Meaning> {
    deep(parsed, index, 0)
}

fn deep(parsed: &Parsed<'_>, index: usize, depth: usize) -> Option<Meaning> {
    let clause = parsed.clauses.get(index).filter(|_| depth < DEEPEST)?;
    let group = parsed.group(clause)?;
    let plain = steered(parsed, index, clause, group, depth)?;
    let compelled = LEXICON.is("compel", group.verb) && plain.roles > index;
    let roles = if compelled { plain.roles } else { index };
    modal(Meaning { roles, ..plain }, group)
}

/// The act before the verb's own modality counts.
fn steered(
    parsed: &Parsed<'_>,
    index: usize,
    clause: &Clause,
    group: &Group,
    depth: usize,
) -> Option<Meaning> {
    let own = best_entry(parsed, index, clause, group);
    let is = |class: &str| LEXICON.is(class, group.verb);
    let noun = || object_act(parsed, clause).map(|entry| from_entry(entry, "light verb", index));
    let content = || {
        let next = parsed.clauses.get(index + 1)?;
        let follows = next.link == Link::Content && next.parent == Some(index);
        follows.then(|| deep(parsed, index + 1, depth + 1))?
    };
    let specific = own.is_some_and(|entry| !entry.objects.is_empty() || !entry.particle.is_empty());
    if !specific {
        let steering = if is("end") {
            content().or_else(noun).map(|inner| Some(ended(inner)))
        } else if is("fail") {
            content().map(|_| None)
        } else if is("intend") && !object_between(parsed, clause) {
            content().map(intended)
        } else if is("begin") {
            content().or_else(noun).map(Some)
        } else if is("announce") {
            noun().filter(|act| act.class != EventClass::Statement).map(Some)
        } else if is("compel") && group.passive {
            content().map(|inner| Some(Meaning { roles: index + 1, ..inner }))
        } else if is("light") {
            noun().map(Some)
        } else if is("carry") && own.is_none() {
            content().map(Some)
        } else {
            None
        };
        if let Some(found) = steering {
            return found;
        }
    }
    let own = own?;
    let meaning = from_entry(own, "verb", index);
    if own.class == EventClass::Agree && matches!(own.action, "promise" | "propose" | "agree") {
        return Some(promised(meaning, content()));
    }
    Some(meaning)
}

fn from_entry(entry: &Entry, rule: &'static str, last: usize) -> Meaning {
    let (class, action) = (entry.class, entry.action);
    Meaning { class, action, realis: Realis::Actual, rule, last, roles: last }
}

/// "stopped the shelling", "halted talks".
fn ended(inner: Meaning) -> Meaning {
    let (class, action) = match inner.class {
        EventClass::Assault | EventClass::Mobilize => (EventClass::Retreat, "cease fire"),
        class if hostile(class) => (EventClass::Concede, "call off"),
        class if friendly(class) => (EventClass::Sanction, "cut ties"),
        class => return Meaning { realis: Realis::Negated, class, ..inner },
    };
    Meaning { class, action, rule: "end of an act", ..inner }
}

/// "plans to", "wants to": a harm that is planned is a threat, a good deed an offer.
fn intended(inner: Meaning) -> Option<Meaning> {
    let class = match inner.class {
        class if hostile(class) => EventClass::Threaten,
        class if friendly(class) => EventClass::Agree,
        _ => return None,
    };
    Some(Meaning { class, realis: Realis::Planned, rule: "intention", ..inner })
}

/// "vowed to fight" threatens, "promised not to return" rejects.
fn promised(own: Meaning, content: Option<Meaning>) -> Meaning {
    match content {
        Some(inner) if hostile(inner.class) && own.action == "promise" => Meaning {
            class: EventClass::Threaten,
            action: "threaten",
            rule: "promised harm",
            ..own
        },
        Some(inner) if inner.class == EventClass::Reject => {
            Meaning { class: EventClass::Reject, action: "reject", ..own }
        }
        _ => own,
    }
}

/// Applies "not", "will", "must" to an act.
fn modal(plain: Meaning, group: &Group) -> Option<Meaning> {
    let class = plain.class;
    let coded = |class, realis, rule| Some(Meaning { class, realis, rule, ..plain });
    if group.negated {
        let meant = group.modality != Modality::Plain;
        return match class {
            EventClass::Request | EventClass::Agree | EventClass::Concede if meant => {
                coded(EventClass::Reject, Realis::Actual, "refusal")
            }
            _ if friendly(class) && meant => coded(EventClass::Reject, Realis::Actual, "refusal"),
            EventClass::Agree | EventClass::Concede | EventClass::Support => {
                coded(EventClass::Reject, Realis::Actual, "negated consent")
            }
            _ => None,
        };
    }
    match group.modality {
        Modality::Plain => Some(plain),
        Modality::Future | Modality::Willing if hostile(class) => {
            coded(EventClass::Threaten, Realis::Planned, "announced harm")
        }
        Modality::Future | Modality::Willing if friendly(class) => {
            coded(EventClass::Agree, Realis::Planned, "announced good")
        }
        Modality::Future | Modality::Willing => Some(plain),
        Modality::Duty => coded(EventClass::Request, Realis::Conditional, "duty"),
        Modality::Maybe => coded(class, Realis::Conditional, "possibility"),
    }
}

/// Whether a phrase stands between the verb and the next ("want them to").
fn object_between(parsed: &Parsed<'_>, clause: &Clause) -> bool {
    clause.tail.clone().any(|at| parsed.chunks.get(at).is_some_and(|c| c.phrase().is_some()))
}

/// The act that the direct object names ("launched an attack").
fn object_act<'l>(parsed: &Parsed<'_>, clause: &Clause) -> Option<&'l Entry> {
    let group = parsed.group(clause)?;
    let at = if group.passive { clause.subject? } else { parsed.object(clause)? };
    noun_act(parsed, at)
}

/// The act that the head of a phrase names, or a noun that describes the head ("mediation mission").
pub(super) fn noun_act<'l>(parsed: &Parsed<'_>, at: usize) -> Option<&'l Entry> {
    let phrase = parsed.chunks.get(at)?.phrase()?;
    let fits = |entry: &&Entry, head: usize| {
        let from = head.saturating_sub(entry.particle.len());
        entry.particle.iter().enumerate().all(|(n, word)| parsed.word(from + n) == *word)
    };
    let act = |head: usize| {
        let entries = LEXICON.noun(parsed.word(head)).iter().filter(|entry| fits(entry, head));
        entries.max_by_key(|entry| entry.particle.len())
    };
    (phrase.tokens.start..=phrase.head).rev().take(3).find_map(act)
}

/// The entry of the verb that fits best what stands around it.
fn best_entry<'l>(
    parsed: &Parsed<'_>,
    index: usize,
    clause: &Clause,
    group: &Group,
) -> Option<&'l Entry> {
    let window = Window::new(parsed, index, clause, group);
    let mut best: Option<(usize, &Entry)> = None;
    for entry in LEXICON.entries(group.verb) {
        if let Some(score) = window.score(entry)
            && best.is_none_or(|(most, _)| score > most)
        {
            best = Some((score, entry));
        }
    }
    best.map(|(_, entry)| entry)
}

/// The words around a verb in which particles and objects are looked for.
struct Window<'a> {
    parsed: &'a Parsed<'a>,
    /// Tokens behind the verb.
    behind: Vec<usize>,
    /// Tokens of the subject, where that is what is acted on.
    subject: Vec<usize>,
    /// The head of the direct object.
    object: Option<usize>,
    /// The head of the verb that this one governs.
    governed: Option<usize>,
}

impl<'a> Window<'a> {
    fn new(parsed: &'a Parsed<'a>, index: usize, clause: &Clause, group: &Group) -> Self {
        let from = group.head + 1;
        let own_end =
            parsed.chunks.get(clause.tail.end).map_or(parsed.sentence.tokens.end, Chunk::start);
        let governed = parsed
            .clauses
            .get(index + 1)
            .filter(|next| next.link == Link::Content && next.parent == Some(index));
        let governed = governed.and_then(|next| parsed.group(next)).map(|group| group.head);
        let behind = (from..own_end.min(from + REACH))
            .chain(governed)
            .filter(|at| !parsed.timed(*at) && !parsed.word(*at).is_empty())
            .collect();
        let moving = LEXICON.is("moving", group.verb);
        let acted_on =
            if group.passive || group.bare_past() || moving { clause.subject } else { None };
        let phrase = |at: Option<usize>| at.and_then(|at| parsed.chunks.get(at)?.phrase());
        let subject = phrase(acted_on).map_or_else(Vec::new, |p| p.tokens.clone().collect());
        let object = phrase(parsed.object(clause)).map(|phrase| phrase.head);
        Self { parsed, behind, subject, object, governed }
    }

    /// How well the entry fits; `None` if it does not.
    fn score(&self, entry: &Entry) -> Option<usize> {
        if !self.particle_fits(&entry.particle) {
            return None;
        }
        let mut score = 2 * entry.particle.len();
        if !entry.objects.is_empty() {
            score += 1 + self.object_score(&entry.objects)?;
        }
        Some(score)
    }

    fn particle_fits(&self, particle: &[&str]) -> bool {
        let word = |at: &usize| self.parsed.word(*at);
        let right_behind = particle.iter().zip(&self.behind).all(|(want, at)| *want == word(at));
        if right_behind && self.behind.len() >= particle.len() {
            return true;
        }
        let loose = matches!(particle, ["out" | "home" | "back" | "up" | "down" | "off"]);
        loose
            && particle
                .first()
                .is_some_and(|want| self.behind.iter().take(7).any(|at| word(at) == *want))
    }

    /// 3 if the head of the direct object is among the words, 1 if another word near it is.
    fn object_score(&self, objects: &[&str]) -> Option<usize> {
        let listed = |at: usize| {
            let word = self.parsed.word(at);
            objects.iter().any(|object| match object.split_once(' ') {
                Some((first, rest)) => word == first && self.parsed.word(at + 1) == rest,
                None => *object == word || *object == self.parsed.verb_base(at),
            })
        };
        if self.object.is_some_and(listed) || self.subject.last().copied().is_some_and(listed) {
            return Some(3);
        }
        if self.governed.is_some_and(listed) {
            return Some(2);
        }
        let near = self.behind.iter().chain(&self.subject).any(|at| listed(*at));
        near.then_some(1)
    }
}

impl Chunk {
    /// Whether the piece is a comma or a quotation mark.
    pub(super) const fn is_pause(&self) -> bool {
        matches!(self, Self::Comma(_) | Self::Quote(_) | Self::Break(_))
    }
}
