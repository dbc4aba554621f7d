//! What the words of a verb group say together: tense, voice, "not", and what came to nothing.
//!
//! Where groups and phrases stand is decided in the folder's `mod.rs`.

use super::Modality;
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::syntax::inflect::Forms;
use crate::annotate::events::syntax::words::Tag;

/// What has been read of a verb group.
pub(super) struct Reader {
    pub verb: Option<(usize, &'static str, Forms)>,
    /// The last auxiliary.
    pub last: Option<Tag>,
    pub last_at: usize,
    pub modality: Modality,
    pub modal: bool,
    pub negated: bool,
    pub infinitive: bool,
    /// What tells that the act did not come about.
    pub missed: Missed,
}

/// What tells of a verb group that its act did not come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missed {
    Nothing,
    /// "have" behind "would" or "to".
    Perfect,
    /// "nearly".
    Nearly,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            verb: None,
            last: None,
            last_at: 0,
            modality: Modality::Plain,
            modal: false,
            negated: false,
            infinitive: false,
            missed: Missed::Nothing,
        }
    }
}

impl Reader {
    /// Whether it has helping verbs and lacks the verb proper.
    pub(super) const fn waits(&self) -> bool {
        self.verb.is_none() && (self.last.is_some() || self.modal)
    }

    /// Takes one word in; `false` if it does not belong to the group.
    pub(super) fn take(&mut self, tag: Tag, word: &str, at: usize, first: bool) -> bool {
        match tag {
            Tag::To if first => self.infinitive = true,
            Tag::Quote if self.infinitive || self.modal => {}
            Tag::Modal => {
                self.modal = true;
                self.modality = modality(word);
            }
            Tag::Negation => self.negated = true,
            Tag::Adverb => {
                self.negated |= matches!(word, "never" | "not");
                if LEXICON.is(Class::Nearly, word) {
                    self.missed = Missed::Nearly;
                }
            }
            Tag::Be | Tag::Have | Tag::Do => {
                if tag == Tag::Have && (self.modal || self.infinitive) {
                    self.missed = Missed::Perfect;
                }
                self.last = Some(tag);
                self.last_at = at;
            }
            Tag::Verb(verb, forms) => self.verb = Some((at, verb, forms)),
            _ => return false,
        }
        let contracted = word.ends_with("n't") || matches!(word, "cannot" | "won't" | "can't");
        self.negated |= contracted;
        true
    }

    /// Whether the act did not come about: "would have met", "was to have met", "nearly met".
    pub(super) fn unreal(&self) -> bool {
        self.verb.is_some() && self.missed != Missed::Nothing
    }

    pub(super) fn be_last(&self) -> bool {
        self.last == Some(Tag::Be)
    }

    /// The main verb: the verb proper, or the last auxiliary if it stands alone.
    pub(super) fn main(&self) -> Option<(usize, &'static str, Forms)> {
        self.verb.or(match self.last {
            Some(Tag::Be) => Some((self.last_at, "be", Forms::default())),
            Some(Tag::Have) => Some((self.last_at, "have", Forms::default())),
            Some(Tag::Do) => Some((self.last_at, "do", Forms::default())),
            _ => None,
        })
    }
}

fn modality(word: &str) -> Modality {
    if LEXICON.is(Class::Duty, word) {
        Modality::Duty
    } else if LEXICON.is(Class::Maybe, word) || word == "cannot" {
        Modality::Maybe
    } else {
        Modality::Future
    }
}
