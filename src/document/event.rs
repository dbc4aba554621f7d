//! [`Event`]: who did what to whom, as one sentence tells it.

use super::{ActorId, DayInterval};
use crate::text::Span;

/// The classes of events: the sixteen of PLOVER (2021), and two more.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "UPPERCASE")]
pub enum EventClass {
    /// Agrees, promises or offers to act.
    Agree,
    /// Meets, visits, talks, negotiates.
    Consult,
    /// Backs in words or with a treaty.
    Support,
    /// Acts together, exchanges, shares.
    Cooperate,
    /// Gives aid.
    Aid,
    /// Gives way: eases, returns, releases, withdraws a measure.
    Concede,
    /// Asks, urges, demands.
    Request,
    /// Blames, criticises, investigates.
    Accuse,
    /// Refuses, vetoes, turns down.
    Reject,
    /// Warns of harm.
    Threaten,
    /// Demonstrates in public.
    Protest,
    /// Sanctions, expels, closes a mission, cuts ties.
    Sanction,
    /// Makes force ready.
    Mobilize,
    /// Represses, arrests, seizes, bans.
    Coerce,
    /// Uses force.
    Assault,
    /// Withdraws, yields ground, resigns.
    Retreat,
    /// Says something that is none of the above.
    Statement,
    /// Anything else that is worth a line.
    Other,
}

impl EventClass {
    /// All classes, in the order of the timeline's legend.
    pub const ALL: [Self; 18] = [
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Cooperate,
        Self::Aid,
        Self::Concede,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Sanction,
        Self::Mobilize,
        Self::Coerce,
        Self::Assault,
        Self::Retreat,
        Self::Statement,
        Self::Other,
    ];

    /// Whether acts of the class are done with words, and so when they are reported.
    #[must_use]
    pub const fn is_speech(self) -> bool {
        matches!(
            self,
            Self::Request
                | Self::Accuse
                | Self::Threaten
                | Self::Reject
                | Self::Agree
                | Self::Statement
        )
    }

    /// The PLOVER spelling, equal to the serialised form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "AGREE",
            Self::Consult => "CONSULT",
            Self::Support => "SUPPORT",
            Self::Cooperate => "COOPERATE",
            Self::Aid => "AID",
            Self::Concede => "CONCEDE",
            Self::Request => "REQUEST",
            Self::Accuse => "ACCUSE",
            Self::Reject => "REJECT",
            Self::Threaten => "THREATEN",
            Self::Protest => "PROTEST",
            Self::Sanction => "SANCTION",
            Self::Mobilize => "MOBILIZE",
            Self::Coerce => "COERCE",
            Self::Assault => "ASSAULT",
            Self::Retreat => "RETREAT",
            Self::Statement => "STATEMENT",
            Self::Other => "OTHER",
        }
    }

    /// Reads a class from its name in any case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str().eq_ignore_ascii_case(name))
    }
}

/// Whether the event took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Realis {
    /// Told as a fact.
    Actual,
    /// Announced or expected.
    Planned,
    /// Threatened, demanded, proposed or made to depend on something.
    Conditional,
    /// Denied, cancelled or not done.
    Negated,
}

impl Realis {
    /// The word that scripts see, equal to the serialised form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Conditional => "conditional",
            Self::Negated => "negated",
        }
    }
}

/// A number with what it counts ("35 diplomats").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// How many.
    pub count: u64,
    /// What is counted, in the text's words; the sign of its currency if it is money.
    pub unit: Span,
}

impl Quantity {
    /// The number with what it counts: "35 diplomats", "$45,000,000".
    #[must_use]
    pub fn told(&self, raw: &str) -> String {
        let unit = self.unit.of(raw).split_whitespace().collect::<Vec<_>>().join(" ");
        if !self.is_money(raw) {
            return format!("{} {unit}", self.count);
        }
        let figures = self.count.to_string();
        let mut amount = unit;
        for (at, figure) in figures.chars().enumerate() {
            if at > 0 && (figures.len() - at).is_multiple_of(3) {
                amount.push(',');
            }
            amount.push(figure);
        }
        amount
    }

    /// Whether money is counted.
    #[must_use]
    pub fn is_money(&self, raw: &str) -> bool {
        !self.unit.of(raw).contains(char::is_alphanumeric)
    }
}

/// Who and what takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participants {
    /// Who acts.
    pub source: Vec<ActorId>,
    /// Who is acted on.
    pub target: Vec<ActorId>,
    /// What is acted on, if it is no actor.
    pub object: Option<Span>,
    /// Where.
    pub place: Option<Span>,
    /// Who claims it, when it is a claim.
    pub told_by: Option<ActorId>,
    /// The words that pass it on, when it is a claim of nobody whom one could name ("witnesses
    /// said", "allegedly").
    pub hearsay: Option<Span>,
}

/// One telling of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What kind of act it is.
    pub class: EventClass,
    /// A finer name of the act ("expel diplomats"), in folded words.
    pub action: String,
    /// Who and what takes part.
    pub who: Participants,
    /// When it took place, as far as the text tells.
    pub when: Option<DayInterval>,
    /// Whether it took place.
    pub realis: Realis,
    /// The numbers it is told with.
    pub numbers: Vec<Quantity>,
    /// The words that tell it.
    pub evidence: Span,
    /// The sentence that holds them.
    pub sentence: Span,
    /// Name of the rule that found it, for the reader who asks why.
    pub rule: &'static str,
}
