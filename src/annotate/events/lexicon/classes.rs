//! The classes of words in `grammar.txt`, and sets of them.
//!
//! Which words they hold is data.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

/// A class of `grammar.txt`; there its name is written in small letters ("also_nouns").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::annotate::events) enum Class {
    Determiners,
    Possessives,
    Pronouns,
    Prepositions,
    Linkers,
    Relatives,
    Conditions,
    Joins,
    Modals,
    Future,
    Duty,
    Maybe,
    Negations,
    Be,
    Have,
    Do,
    Adverbs,
    Light,
    Begin,
    End,
    Intend,
    Fail,
    Ask,
    Claim,
    Carry,
    People,
    Indefinite,
    Persons,
    Papers,
    Deadlines,
    Moving,
    Helping,
    Missions,
    Sides,
    Partners,
    Telling,
    Announce,
    Compel,
    Nobody,
    Decisions,
    Addressing,
    Wishing,
    Owed,
    AboutFirst,
    AboutSecond,
    AboutAlone,
    Answers,
    Retorting,
    Grounds,
    Accessions,
    HeadsOfState,
    AdverbFirst,
    AdverbSecond,
    AlsoNouns,
    SpokenTo,
    IngNouns,
    Reporting,
    Naming,
    Quoting,
    Circumstances,
    Until,
    Nearly,
    Excluding,
    Doubtful,
    Evidence,
    Messages,
    Charges,
    Untrue,
    Retracting,
    PartsOfDay,
    Several,
    TakingBack,
    Rumoured,
    Alleging,
    Seeming,
    Supposed,
    Accounts,
    Norms,
    Claiming,
    Barely,
    Platforms,
    Corrections,
    Sums,
    Denying,
    Nature,
    Sport,
    Game,
    Leaving,
    Going,
    Things,
    Strangers,
    Trades,
    NoTrades,
    Unnamed,
    Gestures,
    Former,
    Servants,
    Hypothetical,
    Cancelling,
    Upon,
    Bodies,
    Cabinets,
    Towns,
    RoughCounts,
    Counts,
    Concluding,
    Weighing,
    Fiction,
    Pacts,
    Generic,
    Showing,
    Answering,
    Awaited,
    Prompt,
    ToldAlone,
    Blaming,
    Crowds,
    Weapons,
    Streets,
    Pairs,
    Bidding,
    Wrongs,
    Offices,
    Mouthpieces,
    NextOfKin,
    Duos,
    Trade,
    Artists,
    Outsiders,
    Undergone,
    Releases,
    Prefixed,
    Affixed,
    Irregulars,
    Opposing,
    Petitioners,
    Peers,
    Mandating,
    Nationals,
    Portfolios,
    Measures,
    Dying,
    Homeland,
    Acting,
    Vouching,
    Withholding,
}

impl Class {
    /// The class of that name.
    pub(super) fn read(name: &str) -> Option<Self> {
        let name: StrDeserializer<'_, Error> = name.into_deserializer();
        Self::deserialize(name).ok()
    }

    /// The set of this class alone.
    const fn alone(self) -> Classes {
        let at = self as u32;
        if at < u128::BITS { Classes(1 << at, 0) } else { Classes(0, 1 << (at - u128::BITS)) }
    }
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::annotate::events) struct Classes(u128, u128);

impl Classes {
    pub(in crate::annotate::events) const NONE: Self = Self(0, 0);

    /// The set of these classes.
    pub(in crate::annotate::events) const fn of(classes: &[Class]) -> Self {
        let mut all = Self::NONE;
        let mut rest = classes;
        while let [class, behind @ ..] = rest {
            all = all.and(class.alone());
            rest = behind;
        }
        all
    }

    pub(in crate::annotate::events) const fn has(self, class: Class) -> bool {
        self.any(class.alone())
    }

    /// Whether the sets share a class.
    pub(in crate::annotate::events) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0 || self.1 & other.1 != 0
    }

    pub(in crate::annotate::events) const fn is_empty(self) -> bool {
        self.0 == 0 && self.1 == 0
    }

    pub(in crate::annotate::events) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0, self.1 | other.1)
    }
}
