//! What act a clause tells: its verb, the nouns and verbs behind it, and how sure it is.
//!
//! Who acts is `roles`' work.

use super::frames::fitting;
use super::lexicon::{Class, Entry, LEXICON};
use super::steering::Head;
use super::syntax::chunks::Modality;
use super::syntax::clauses::{Clause, Link};
use super::syntax::inflect::Forms;
use super::syntax::parse::Parsed;
use crate::document::{EventClass, MentionKind, Realis};

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
            EventClass::Sanction => matches!(self.action, "close mission" | "recall ambassador"),
            _ => false,
        }
    }
}

/// Whether the verb only tells that something was said.
pub(super) fn says(verb: &str) -> bool {
    LEXICON.entries(verb).iter().any(|entry| entry.class == Some(EventClass::Statement))
}

/// Whether the verb tells that somebody says or claims something ("claims", "insists").
pub(super) fn puts_forward(verb: &str) -> bool {
    let claims = [Class::Claiming, Class::Reporting];
    says(verb) || claims.into_iter().any(|class| LEXICON.is(class, verb))
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
pub(super) const fn friendly(class: EventClass) -> bool {
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

/// The same, so many verbs deep.
pub(super) fn deep(parsed: &Parsed<'_>, index: usize, depth: usize) -> Option<Meaning> {
    let clause = parsed.clauses.get(index).filter(|_| depth < DEEPEST)?;
    let group = parsed.group(clause)?;
    if group.modality == Modality::Future
        && !group.negated
        && let Some(entry) = fitting(parsed, index, clause, group, LEXICON.announced(group.verb))
    {
        let told = from_entry(entry, Rule::AnnouncedHarm, index)?;
        return if friendly(told.class) { modal(told, false, group.modality) } else { Some(told) };
    }
    let plain = Head::new(parsed, index, depth)?.told()?;
    let compelled = LEXICON.is(Class::Compel, group.verb) && plain.roles > index;
    let roles = if compelled { plain.roles } else { index };
    // "is to visit" announces as "will visit" does.
    let due = group.verb == "be" && parsed.is(Class::Awaited, group.head + 1);
    // "was due in Lima": whether he came is open.
    let was = matches!(parsed.word(group.tokens.start), "was" | "were" | "had");
    if due && plain.action == "visit" && (was || !comes_himself(parsed, clause)) {
        return None;
    }
    let ahead = group.verb == "be" && group.modality == Modality::Plain;
    let ahead = ahead && (plain.last > index || due);
    let modality = if ahead { Modality::Future } else { group.modality };
    modal(Meaning { roles, ..plain }, group.negated, modality)
}

/// "Diaz is due in Lima", not "Chad's payment is due": whether the subject is somebody who travels.
fn comes_himself(parsed: &Parsed<'_>, clause: &Clause) -> bool {
    let phrase = clause.subject.and_then(|at| parsed.chunks.get(at)?.phrase());
    phrase.is_some_and(|phrase| {
        let person = parsed.mention_at(phrase.head) == Some(MentionKind::Person);
        let role = [Class::Persons, Class::People, Class::Partners];
        person || phrase.pronoun || role.into_iter().any(|class| parsed.is(class, phrase.head))
    })
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
    let fails = LEXICON.is(Class::Fail, group.verb) && !group.negated && governed.is_some();
    if fails {
        return Some(coded("criticise", index + 1));
    }
    if LEXICON.is(Class::Owed, group.verb) && group.negated {
        return Some(coded("criticise", index));
    }
    let entries = LEXICON.held_against(group.verb);
    let entry = fitting(parsed, index, clause, group, entries).filter(|_| !group.negated)?;
    Some(Meaning { class: entry.class?, ..coded(entry.action, index) })
}

/// The act of a line of the lexicon; `None` for an idiom.
pub(super) fn from_entry(entry: &Entry, rule: Rule, last: usize) -> Option<Meaning> {
    let action = entry.action;
    let act = |class| Meaning { class, action, realis: Realis::Actual, rule, last, roles: last };
    entry.class.map(act)
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

/// The act that the head of a phrase names, or a noun that describes the head ("mediation mission").
pub(super) fn noun_act<'l>(parsed: &Parsed<'_>, at: usize) -> Option<&'l Entry> {
    let phrase = parsed.chunks.get(at)?.phrase()?;
    let fits = |entry: &&Entry, head: usize| {
        let from = head.saturating_sub(entry.particle.len());
        entry.particle.iter().enumerate().all(|(n, word)| parsed.word(from + n) == *word)
    };
    let act = |head: usize| {
        let entries = parsed.known(head).nouns.iter().filter(|entry| fits(entry, head));
        entries.max_by_key(|entry| entry.particle.len())
    };
    (phrase.tokens.start..=phrase.head).rev().take(3).find_map(act)
}
