//! What act a clause tells: its verb, the nouns and verbs behind it, and how sure it is.
//!
//! Who acts is `roles`' work.

use super::frames::fitting;
use super::lexicon::{Entry, LEXICON, Needs};
use super::syntax::chunks::{Chunk, Group, Modality};
use super::syntax::clauses::{Clause, Link};
use super::syntax::inflect::Forms;
use super::syntax::parse::Parsed;
use crate::document::{EventClass, Realis};

/// How many verbs deep an act may hide ("began to plan to stop").
const DEEPEST: usize = 5;

/// By what an act was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    Verb,
    LightVerb,
    EndOfAct,
    Intention,
    PromisedHarm,
    AnnouncedHarm,
    AnnouncedGood,
    Refusal,
    NegatedConsent,
    /// What others must do.
    Duty,
    /// What may be done.
    Possibility,
    /// What a speaker holds against others.
    Reproach,
    /// What somebody gets: who gives it acts.
    Received,
}

impl Rule {
    /// The words that the reader sees.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Verb => "verb",
            Self::LightVerb => "light verb",
            Self::EndOfAct => "end of an act",
            Self::Intention => "intention",
            Self::PromisedHarm => "promised harm",
            Self::AnnouncedHarm => "announced harm",
            Self::AnnouncedGood => "announced good",
            Self::Refusal => "refusal",
            Self::NegatedConsent => "negated consent",
            Self::Duty => "duty",
            Self::Possibility => "possibility",
            Self::Reproach => "reproach",
            Self::Received => "received",
        }
    }
}

/// The act of a clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning {
    pub class: EventClass,
    pub action: &'static str,
    pub realis: Realis,
    pub rule: Rule,
    /// The last clause that was used up.
    pub last: usize,
    /// The clause whose subject and objects take part.
    pub roles: usize,
}

impl Meaning {
    /// Whether the act, or the one that is threatened or offered, is done to a place as well as to
    /// people.
    pub(super) fn reaches_places(&self) -> bool {
        let Some(act) = LEXICON.class_of(self.action) else { return false };
        match act {
            EventClass::Assault
            | EventClass::Mobilize
            | EventClass::Aid
            | EventClass::Coerce
            | EventClass::Retreat => true,
            EventClass::Consult => matches!(self.action, "visit" | "travel"),
            EventClass::Support => matches!(self.action, "open mission" | "establish relations"),
            EventClass::Sanction => self.action == "close mission",
            _ => false,
        }
    }
}

/// Whether the verb only tells that something was said.
pub(super) fn says(verb: &str) -> bool {
    LEXICON.entries(verb).iter().any(|entry| entry.class == Some(EventClass::Statement))
}

/// Whether the verb tells what is so at all times ("offers plans"): one bare present form.
pub(super) fn habitual(parsed: &Parsed<'_>, index: usize) -> bool {
    let group = parsed.clauses.get(index).and_then(|clause| parsed.group(clause));
    group.is_some_and(|group| {
        let form = LEXICON.verb(parsed.word(group.head)).map(|(_, forms)| forms);
        let past = Forms::PAST | Forms::PARTICIPLE | Forms::ING;
        group.tokens.len() == 1 && form.is_some_and(|form| !form.any(past))
    })
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
    if group.modality == Modality::Future
        && !group.negated
        && let Some(entry) = fitting(parsed, index, clause, group, LEXICON.announced(group.verb))
    {
        return from_entry(entry, Rule::AnnouncedHarm, index);
    }
    let plain = steered(parsed, index, clause, group, depth)?;
    let compelled = LEXICON.is("compel", group.verb) && plain.roles > index;
    let roles = if compelled { plain.roles } else { index };
    // "is to visit" announces as "will visit" does.
    let ahead = group.verb == "be" && group.modality == Modality::Plain && plain.last > index;
    let modality = if ahead { Modality::Future } else { group.modality };
    modal(Meaning { roles, ..plain }, group.negated, modality)
}

/// What a speaker holds against others by telling it: what they fail to do that they owe, or by
/// what name he calls it.
pub(super) fn reproach(parsed: &Parsed<'_>, index: usize) -> Option<Meaning> {
    let clause = parsed.clauses.get(index)?;
    let group = parsed.group(clause).filter(|group| group.modality == Modality::Plain)?;
    let coded = |action, last| Meaning {
        class: EventClass::Accuse,
        action,
        realis: Realis::Actual,
        rule: Rule::Reproach,
        last,
        roles: index,
    };
    let governed = parsed.clauses.get(index + 1).filter(|next| next.link == Link::Content);
    let fails = LEXICON.is("fail", group.verb) && !group.negated && governed.is_some();
    if fails {
        return Some(coded("criticise", index + 1));
    }
    if LEXICON.is("owed", group.verb) && group.negated {
        return Some(coded("criticise", index));
    }
    let entries = LEXICON.held_against(group.verb);
    let entry = fitting(parsed, index, clause, group, entries).filter(|_| !group.negated)?;
    Some(Meaning { class: entry.class?, ..coded(entry.action, index) })
}

/// The act before the verb's own modality counts.
fn steered(
    parsed: &Parsed<'_>,
    index: usize,
    clause: &Clause,
    group: &Group,
    depth: usize,
) -> Option<Meaning> {
    let own = fitting(parsed, index, clause, group, LEXICON.entries(group.verb));
    if own.is_some_and(|entry| entry.class.is_none()) {
        return None;
    }
    let is = |class: &str| LEXICON.is(class, group.verb);
    let noun = || from_entry(object_act(parsed, clause)?, Rule::LightVerb, index);
    let content = || {
        let next = parsed.clauses.get(index + 1)?;
        let follows = next.link == Link::Content && next.parent == Some(index);
        let done = follows && !left_undone(parsed, next);
        done.then(|| deep(parsed, index + 1, depth + 1))?
    };
    // "responded by closing its border": what was done counts.
    if is("answering") && parsed.clauses.get(index + 1).is_some_and(|next| by_doing(parsed, next)) {
        return content();
    }
    let specific = own.is_some_and(is_specific);
    if let Some(bid) = bid(parsed, index).filter(|_| !specific) {
        return Some(bid);
    }
    if is("compel") && parsed.is_passive(index) {
        let forced = content().map(|inner| Meaning { roles: index + 1, ..inner });
        if forced.is_some() {
            return forced;
        }
    }
    if !specific {
        let steering = if is("end") {
            content().or_else(noun).map(|inner| Some(ended(inner)))
        } else if is("fail") {
            content().map(|_| None)
        } else if is("intend") && !object_between(parsed, clause) {
            content()
                .filter(|_| same_subject(parsed, index + 1))
                .map(|inner| intended(inner, group.verb))
        } else if is("begin") {
            content().or_else(noun).map(Some)
        } else if is("announce") {
            noun().filter(|act| act.class != EventClass::Statement).map(Some)
        } else if group.verb == "be" && own.is_none() {
            content().filter(|_| governs_next(parsed, index)).map(Some)
        } else if is("light") && !state_of_affairs(parsed, group) {
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
    // "sought to ease tensions" asks nobody.
    let own =
        own.filter(|own| own.action != "ask" || !is("intend") || !governs_next(parsed, index));
    plain(parsed, index, clause, own?, content)
}

/// The act that the verb tells by itself; `content` tells the one that it governs.
fn plain(
    parsed: &Parsed<'_>,
    index: usize,
    clause: &Clause,
    own: &Entry,
    content: impl Fn() -> Option<Meaning>,
) -> Option<Meaning> {
    let rule = if own.needs == Needs::Giver { Rule::Received } else { Rule::Verb };
    let meaning = from_entry(own, rule, index)?;
    let passive = parsed.group(clause).is_some_and(|group| group.passive);
    // "Sanctions hit the port": the subject tells what is done.
    let by = clause.subject.filter(|_| !passive).and_then(|at| noun_act(parsed, at));
    let measure = by.filter(|entry| entry.action == "impose sanctions");
    if let Some(measure) = measure.filter(|_| meaning.class == EventClass::Assault) {
        let meaning = from_entry(measure, Rule::Verb, index)?;
        return Some(Meaning { class: EventClass::Sanction, ..meaning });
    }
    if meaning.class == EventClass::Agree && matches!(own.action, "promise" | "propose" | "agree") {
        let governed = parsed.clauses.get(index + 1);
        if own.action == "promise" && governed.is_some_and(|next| announces_harm(parsed, next)) {
            return Some(threat(meaning));
        }
        return Some(promised(meaning, content()));
    }
    Some(meaning)
}

/// The act of a line of the lexicon; `None` for an idiom.
fn from_entry(entry: &Entry, rule: Rule, last: usize) -> Option<Meaning> {
    let action = entry.action;
    let act = |class| Meaning { class, action, realis: Realis::Actual, rule, last, roles: last };
    entry.class.map(act)
}

/// Whether a governed verb tells what was not done ("instead of expelling", "without signing").
fn left_undone(parsed: &Parsed<'_>, governed: &Clause) -> bool {
    let Some(Chunk::Preposition(token)) = parsed.chunks.get(governed.start) else { return false };
    let before = token.checked_sub(1).map_or("", |at| parsed.word(at));
    parsed.is("excluding", *token) || LEXICON.is("excluding", before)
}

/// Whether a line of the lexicon asks for more than its verb.
fn is_specific(entry: &Entry) -> bool {
    !entry.objects.is_empty() || !entry.particle.is_empty()
}

/// "told Chad to stop": an object and an infinitive behind a verb of telling bid.
fn bid(parsed: &Parsed<'_>, index: usize) -> Option<Meaning> {
    let clause = parsed.clauses.get(index)?;
    let group = parsed.group(clause).filter(|group| LEXICON.is("bidding", group.verb))?;
    let next = parsed.clauses.get(index + 1).filter(|next| next.link == Link::Content);
    let close = next.filter(|next| next.verb <= clause.verb + 4);
    let bidden = close.and_then(|next| parsed.group(next)).is_some_and(Group::infinitive);
    let told = bidden && !group.passive && parsed.object(clause).is_some();
    let action = "demand";
    let (realis, rule) = (Realis::Actual, Rule::Verb);
    let class = LEXICON.class_of(action).filter(|_| told)?;
    Some(Meaning { class, action, realis, rule, last: index, roles: index })
}

/// Whether a governed verb tells by what something is done ("by closing").
fn by_doing(parsed: &Parsed<'_>, governed: &Clause) -> bool {
    let opens = parsed.chunks.get(governed.start);
    let by = matches!(opens, Some(Chunk::Preposition(token)) if parsed.word(*token) == "by");
    by && governed.link == Link::Content
}

/// "stopped the shelling", "halted talks".
fn ended(inner: Meaning) -> Meaning {
    let (class, action) = match inner.class {
        EventClass::Assault | EventClass::Mobilize => (EventClass::Retreat, "cease fire"),
        class if hostile(class) => (EventClass::Concede, "call off"),
        EventClass::Consult => (EventClass::Sanction, "halt talks"),
        EventClass::Aid => (EventClass::Sanction, "cut aid"),
        // To stop buying is no act of state.
        EventClass::Cooperate if inner.action == "trade" => {
            return Meaning { realis: Realis::Negated, ..inner };
        }
        class if friendly(class) => (EventClass::Sanction, "cut ties"),
        class => return Meaning { realis: Realis::Negated, class, ..inner },
    };
    Meaning { class, action, rule: Rule::EndOfAct, ..inner }
}

/// "plans to", "wants to": a harm that is planned is a threat, a good deed an offer; who only
/// weighs a harm ("considered closing its embassy") threatens nobody.
fn intended(inner: Meaning, verb: &str) -> Option<Meaning> {
    let class = match inner.class {
        class if hostile(class) && LEXICON.is("weighing", verb) => return None,
        class if hostile(class) => EventClass::Threaten,
        class if friendly(class) => EventClass::Agree,
        _ => return None,
    };
    Some(Meaning { class, realis: Realis::Planned, rule: Rule::Intention, ..inner })
}

/// Whether a governed verb tells a harm to come ("to answer in kind").
fn announces_harm(parsed: &Parsed<'_>, governed: &Clause) -> bool {
    let index = parsed.clauses.iter().position(|clause| clause.verb == governed.verb);
    let group = parsed.group(governed).filter(|group| group.infinitive() && !group.negated);
    let (Some(index), Some(group)) = (index, group) else { return false };
    fitting(parsed, index, governed, group, LEXICON.announced(group.verb)).is_some()
}

/// A harm that is promised.
fn threat(own: Meaning) -> Meaning {
    Meaning { class: EventClass::Threaten, action: "threaten", rule: Rule::PromisedHarm, ..own }
}

/// "vowed to fight" threatens, "promised not to return" rejects.
fn promised(own: Meaning, content: Option<Meaning>) -> Meaning {
    match content {
        Some(inner) if hostile(inner.class) && own.action == "promise" => threat(own),
        Some(inner) if inner.class == EventClass::Reject => {
            Meaning { class: EventClass::Reject, action: "reject", ..own }
        }
        _ => own,
    }
}

/// Applies "not", "will", "must" to an act.
fn modal(plain: Meaning, negated: bool, modality: Modality) -> Option<Meaning> {
    if modality == Modality::Unreal {
        return None;
    }
    let class = plain.class;
    let coded = |class, realis, rule| Some(Meaning { class, realis, rule, ..plain });
    if negated {
        let meant = modality != Modality::Plain;
        return match class {
            EventClass::Request | EventClass::Agree | EventClass::Concede if meant => {
                coded(EventClass::Reject, Realis::Actual, Rule::Refusal)
            }
            _ if friendly(class) && meant => {
                coded(EventClass::Reject, Realis::Actual, Rule::Refusal)
            }
            EventClass::Agree | EventClass::Concede | EventClass::Support => {
                coded(EventClass::Reject, Realis::Actual, Rule::NegatedConsent)
            }
            _ => None,
        };
    }
    match modality {
        Modality::Plain => Some(plain),
        // What somebody is to get is told by nobody who gives it.
        _ if plain.rule == Rule::Received => None,
        Modality::Future | Modality::Willing if hostile(class) => {
            coded(EventClass::Threaten, Realis::Planned, Rule::AnnouncedHarm)
        }
        Modality::Future | Modality::Willing if friendly(class) => {
            coded(EventClass::Agree, Realis::Planned, Rule::AnnouncedGood)
        }
        Modality::Future | Modality::Willing => Some(plain),
        Modality::Duty => coded(EventClass::Request, Realis::Conditional, Rule::Duty),
        Modality::Maybe => coded(class, Realis::Conditional, Rule::Possibility),
        Modality::Unreal => None,
    }
}

/// Whether a governed clause has no subject of its own ("hope to visit", not "hope they visit").
fn same_subject(parsed: &Parsed<'_>, index: usize) -> bool {
    let group = parsed.clauses.get(index).and_then(|clause| parsed.group(clause));
    group.is_some_and(|group| group.infinitive() || group.gerund())
}

/// Whether the next clause begins right behind the verb ("is to visit").
fn governs_next(parsed: &Parsed<'_>, index: usize) -> bool {
    let verb = |index: usize| parsed.clauses.get(index).map(|clause| clause.verb);
    verb(index).is_some_and(|at| verb(index + 1) == Some(at + 1))
}

/// "We have a dialogue" tells how things stand, "had talks" what was done.
fn state_of_affairs(parsed: &Parsed<'_>, group: &Group) -> bool {
    group.verb == "have" && matches!(parsed.word(group.head), "have" | "has" | "'ve")
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
