//! Actors and the places where they are named.

use std::sync::Arc;

use super::DayInterval;
use crate::text::Span;

/// Names one actor, such as `gov:ru` or `per:sergei-lavrov`; cheap to clone.
///
/// Ids are readable slugs: kind, colon, country code or name in folded words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(Arc<str>);

impl ActorId {
    /// Makes an id from its slug.
    #[must_use]
    pub fn new(slug: &str) -> Self {
        Self(Arc::from(slug))
    }

    /// The slug.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ActorId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of actor it is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A state and its government ("Russia", "Moscow" when it acts).
    Government,
    /// A department of a government.
    Ministry,
    /// An office held by a person ("the presidency", "the White House").
    Office,
    /// A parliament or one of its chambers.
    Legislature,
    /// An embassy, consulate or delegation.
    Mission,
    /// A service or agency of a state.
    Agency,
    /// A body of several states, a company, a party, a university.
    Organisation,
    /// A newspaper, broadcaster or news agency.
    Media,
    /// Unnamed people taken together ("Russian diplomats").
    Group,
}

impl ActorKind {
    /// The word that scripts see, equal to the serialised form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Government => "government",
            Self::Ministry => "ministry",
            Self::Office => "office",
            Self::Legislature => "legislature",
            Self::Mission => "mission",
            Self::Agency => "agency",
            Self::Organisation => "organisation",
            Self::Media => "media",
            Self::Group => "group",
        }
    }
}

/// A post that an actor holds or held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// What it is called ("foreign minister").
    pub title: String,
    /// When it was held, if that is known.
    pub held: Option<DayInterval>,
}

/// Someone or something that acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its id.
    pub id: ActorId,
    /// The name it is shown under.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-2 code of the state it belongs to.
    pub country: Option<String>,
    /// The actor it is a part of: a minister of a ministry, a ministry of a government.
    pub part_of: Option<ActorId>,
    /// Whether several states formed it.
    pub intergovernmental: bool,
    /// Other names under which it was found or is known.
    pub aliases: Vec<String>,
    /// Its posts.
    pub roles: Vec<Role>,
}

impl Actor {
    /// An actor of no state, without other names and posts.
    #[must_use]
    pub fn new(id: ActorId, name: &str, kind: ActorKind) -> Self {
        Self {
            id,
            name: name.to_owned(),
            kind,
            country: None,
            part_of: None,
            intergovernmental: false,
            aliases: Vec::new(),
            roles: Vec::new(),
        }
    }
}

/// What a name names, in the four classes of CoNLL-2003.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place, or a state named by its place.
    Location,
    /// Any other name: nationalities, events, works.
    Other,
}

impl MentionKind {
    /// The CoNLL-2003 label.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organisation => "ORG",
            Self::Location => "LOC",
            Self::Other => "MISC",
        }
    }
}

/// A place in the text where something is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where the name stands.
    pub span: Span,
    /// What kind of name it is.
    pub kind: MentionKind,
    /// Who is meant; `None` for a plain place and wherever that is not known.
    pub actor: Option<ActorId>,
    /// Name of the rule that found it, for the reader who asks why.
    pub rule: &'static str,
    /// Why it may be somebody else, if that is so.
    pub doubt: Option<&'static str>,
}

impl Mention {
    /// A mention without doubt.
    #[must_use]
    pub const fn new(
        span: Span,
        kind: MentionKind,
        actor: Option<ActorId>,
        rule: &'static str,
    ) -> Self {
        Self { span, kind, actor, rule, doubt: None }
    }
}
