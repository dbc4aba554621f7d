//! Which words are verbs: forms that may be nouns, names or participles too.
//!
//! Small words of closed classes are read in `words`.

use super::inflect::Forms;
use super::words::{Tag, Tagger};
use crate::annotate::events::lexicon::{Class, Classes};
use crate::annotate::events::meaning::{puts_forward, says};
use crate::text::Sentence;

/// How many words behind a participle the verb proper is looked for.
const AHEAD: usize = 14;

/// The classes of words that open an object, a complement or an adverbial.
const OPENING: Classes = Classes::of(&[
    Class::Determiners,
    Class::Possessives,
    Class::Prepositions,
    Class::Pronouns,
    Class::Linkers,
    Class::Adverbs,
    Class::Be,
]);

/// How many words stand at most before the comma behind which the subject of a sentence comes.
const LONGEST_OPENING: usize = 6;

impl Tagger<'_> {
    pub(super) fn open(&self, index: usize, sentence: &Sentence) -> Tag {
        if let Some(compound) = self.compound(index) {
            return compound;
        }
        let Some((verb, forms)) = self.known(index).verb else { return self.unknown(index) };
        if self.opens_post(index) {
            return Tag::Noun;
        }
        let token = self.context.lexed.tokens().get(index);
        let headline = self.context.parts.get(sentence.block)
            == Some(&crate::annotate::events::Part::Headline);
        let name_like = token.is_some_and(|t| t.capital) && index != sentence.tokens.start;
        let name_like = name_like && !(forms.any(Forms::PAST) && self.shouted_alone(index));
        if name_like && !headline {
            return Tag::Noun;
        }
        if self.reads_as_verb(index, forms, sentence) { Tag::Verb(verb, forms) } else { Tag::Noun }
    }

    /// "Chad EXPELLED the envoy": one word in capitals among others that are not.
    fn shouted_alone(&self, index: usize) -> bool {
        let upper = |at: usize| self.context.lexed.tokens().get(at).is_some_and(|t| t.all_caps);
        let beside = index.checked_sub(1).is_some_and(upper) || upper(index + 1);
        upper(index) && !beside && self.word(index).len() > 3
    }

    /// "the Chadian acting foreign minister": whether a form in "-ing" tells how the post behind it is
    /// held.
    fn opens_post(&self, index: usize) -> bool {
        let post = |at: usize| self.known(at).classes.has(Class::Persons);
        let field = |at: usize| self.known(at).classes.has(Class::Portfolios);
        let after = index + 1 + usize::from(field(index + 1) || self.word(index + 1) == "prime");
        let verbal = matches!(self.before(), Some(Tag::Be | Tag::Have | Tag::To | Tag::Modal));
        self.here.has(Class::Acting) && !verbal && post(after)
    }

    /// An unknown word in -ed behind a name or noun is taken for a verb that tells nothing.
    fn unknown(&self, index: usize) -> Tag {
        let word = self.word(index);
        let subject = matches!(
            self.before(),
            Some(Tag::Name(_) | Tag::Be | Tag::Have | Tag::Pronoun | Tag::Relative)
        );
        if word.len() > 4 && word.ends_with("ed") && subject {
            return Tag::Verb("", Forms::PAST | Forms::PARTICIPLE);
        }
        // "which borders Ecuador": behind a relative an unknown word in -s is its verb.
        let plain = self.lexicon.classes(word).is_empty();
        if word.len() > 3 && word.ends_with('s') && self.before() == Some(Tag::Relative) && plain {
            return Tag::Verb("", Forms::THIRD);
        }
        // "which border Peru": so is one in the plural, if its object follows at once.
        let object = self.context.lexed.tokens().get(index + 1).is_some_and(|next| next.capital)
            || self.known(index + 1).classes.has(Class::Determiners);
        if object && self.before() == Some(Tag::Relative) && self.lexicon.classes(word).is_empty() {
            return Tag::Verb("", Forms::BASE);
        }
        Tag::Noun
    }

    fn reads_as_verb(&self, index: usize, forms: Forms, sentence: &Sentence) -> bool {
        let past = forms.any(Forms::PAST | Forms::PARTICIPLE);
        let last = self.tags.last().copied();
        match self.before() {
            // "Retired generals urged".
            None if self.here.has(Class::Former) => false,
            None if self.opens_as_noun(index) => false,
            // "In Lima, shelling left six dead".
            Some(Tag::Comma) if self.tags.len() <= LONGEST_OPENING && self.opens_as_noun(index) => {
                false
            }
            // "Heavy shelling left six dead".
            Some(Tag::Noun) if self.tags.len() == 1 && self.deed_in_ing(index) => false,
            None => past || forms.any(Forms::ING) || self.starts_phrase(index + 1),
            Some(Tag::To) => forms.any(Forms::BASE | Forms::ING),
            Some(Tag::Modal | Tag::Do) => forms.any(Forms::BASE),
            Some(Tag::Pronoun) => !forms.any(Forms::ING),
            Some(Tag::Relative) => true,
            Some(Tag::Have) => past,
            Some(Tag::Be) => past || forms.any(Forms::ING),
            // "the raid of 1974 angered".
            Some(Tag::Number) if past && index > 0 && self.article.timed(index - 1) => true,
            // "some say that", "Peru and Chile each accused the other".
            Some(Tag::Determiner) if self.stands_alone(index, forms) => true,
            Some(Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Hyphen) => {
                last == Some(Tag::Adverb) && past && self.starts_phrase(index + 1)
            }
            Some(Tag::Preposition) => forms.any(Forms::ING) && !past,
            Some(Tag::Verb(..)) if past && self.closes_relative(index) => true,
            Some(Tag::Verb(before, _)) => {
                let goes_on =
                    self.lexicon.classes(before).any(Classes::of(&[Class::Begin, Class::End]));
                forms.any(Forms::ING) && (goes_on || !self.name_follows(index))
                    || (forms.any(Forms::BASE) && self.helped())
            }
            Some(Tag::Noun) if past && self.describes_subject(index) => false,
            _ if past => !self.modifies(index),
            _ if forms.any(Forms::ING) => !self.names_an_act(index),
            Some(Tag::Join) if forms.any(Forms::BASE) && self.after_a_past() => false,
            // "the IMF board approved".
            Some(Tag::Name(_)) if forms.any(Forms::BASE) && self.past_follows(index) => false,
            // "imposed travel bans and asset freezes".
            Some(Tag::Noun) if self.joined_noun() && self.after_a_past() => false,
            Some(Tag::Name(_)) if forms.any(Forms::THIRD) && self.lacks_its_object(index) => true,
            _ => {
                let several = self.plural_before(index);
                let agrees = forms.any(Forms::THIRD) || several;
                let told = several && last == Some(Tag::Noun) && self.reports(index);
                told || agrees && self.only_finite(index, sentence)
            }
        }
    }

    /// "the envoy whom Chad expelled met", "the sailors Chad had jailed thanked": whether the verb right
    /// before is that of a relative clause with a doer of its own, so that the next is the main one.
    fn closes_relative(&self, index: usize) -> bool {
        let mut before = self.tags.iter().enumerate().rev().skip(1).peekable();
        while before.next_if(|(_, tag)| matches!(tag, Tag::Have | Tag::Adverb)).is_some() {}
        let mut named = false;
        while before.next_if(|(_, tag)| matches!(tag, Tag::Name(_))).is_some() {
            named = true;
        }
        let Some((at, tag)) = before.next().filter(|_| named) else { return false };
        // "the country that Chad attacked condemned".
        let that = || *tag == Tag::Linker && self.word(index - (self.tags.len() - at)) == "that";
        let noun = || at.checked_sub(1).and_then(|at| self.tags.get(at)) == Some(&Tag::Noun);
        matches!(tag, Tag::Relative | Tag::Noun) || that() && noun()
    }

    /// "some say that", "each accused the other": a word of number before a verb that stands for those
    /// whom it counts.
    fn stands_alone(&self, index: usize, forms: Forms) -> bool {
        let ends = matches!(self.word(index + 1), "," | "." | "");
        let says = self.reports(index) || ends && self.only_says(index);
        let some = self.last.has(Class::Several) && says;
        let each = index.checked_sub(1).is_some_and(|at| matches!(self.word(at), "each" | "both"));
        let acts = forms.any(Forms::PAST) && self.word(index + 1) == "the";
        let other = self.word(index + 2) == "other";
        some || each && acts && other
    }

    /// "the rebels whom Chad supports", "a charge Chad denies": whether a form that agrees with the
    /// name before it is the verb of a clause that lacks what it acts on.
    fn lacks_its_object(&self, index: usize) -> bool {
        let names = self.tags.iter().rev().take_while(|tag| matches!(tag, Tag::Name(_))).count();
        let mut before = self.tags.iter().rev().skip(names).peekable();
        if names == 0 {
            return false;
        }
        if before.peek() == Some(&&Tag::Relative) {
            return true;
        }
        let mut nouns = 0;
        while before.next_if(|tag| **tag == Tag::Noun).is_some() {
            nouns += 1;
        }
        let new = before.next() == Some(&Tag::Determiner) && before.next() == Some(&Tag::Comma);
        new && nouns > 0 && matches!(self.word(index + 1), "." | "," | "" | ";")
    }

    /// "Peru, witnesses say, bombed": whether a verb of saying stands between commas with who says it.
    fn says_aside(&self, index: usize) -> bool {
        let who = |tag: &&Tag| {
            matches!(tag, Tag::Noun | Tag::Name(_) | Tag::Determiner | Tag::Number | Tag::Hyphen)
        };
        let before = self.tags.iter().rev().find(|tag| !who(tag));
        let verb = self.known(index).verb.map_or("", |(verb, _)| verb);
        // "Peru, Chile claims, bombed".
        let several = index.checked_sub(1).is_some_and(|at| self.word(at).ends_with('s'));
        let agrees = several || matches!(self.tags.last(), Some(Tag::Name(_)));
        let claims = agrees && puts_forward(verb);
        let enclosed = before == Some(&Tag::Comma) && self.word(index + 1) == ",";
        enclosed && (claims || self.only_says(index))
    }

    /// "witnesses say Chad bombed": a verb of saying behind which somebody is named who acts.
    fn reports(&self, index: usize) -> bool {
        let says = |verb: &str| says(verb) || self.lexicon.is(Class::Claiming, verb);
        let noun = !self.known(index).nouns.is_empty();
        !noun
            && self.known(index).verb.is_some_and(|(verb, _)| says(verb))
            && self.starts_phrase(index + 1)
    }

    /// Whether a relative word opens what stands right before.
    fn relative_before(&self, index: usize) -> bool {
        let names = self.tags.iter().rev().take_while(|tag| matches!(tag, Tag::Name(_))).count();
        let before = self.tags.len().checked_sub(names + 1).and_then(|at| self.tags.get(at));
        let that = index > names && self.word(index - names - 1) == "that";
        before == Some(&Tag::Relative) || that && before == Some(&Tag::Linker)
    }

    /// Whether the next word is a past form of a verb, behind the name of one.
    fn past_follows(&self, index: usize) -> bool {
        let several = index.checked_sub(1).is_some_and(|at| self.word(at).ends_with('s'));
        !several && self.known(index + 1).verb.is_some_and(|(_, forms)| forms.any(Forms::PAST))
    }

    /// Whether a bare noun behind "and" stands right before.
    fn joined_noun(&self) -> bool {
        matches!(self.tags[..], [.., Tag::Join, Tag::Noun])
    }

    /// "described the steps as a farce": what stands behind "as" is the name, and no clause.
    pub(super) fn names_it(&self) -> bool {
        let mut verbs = self.tags.iter().rev().take(AHEAD).filter_map(|tag| match tag {
            Tag::Verb(verb, _) => Some(verb),
            _ => None,
        });
        verbs.next().is_some_and(|verb| self.lexicon.is(Class::Naming, verb))
    }

    /// "sent a search and rescue team": behind a past verb and "and", no present one follows.
    fn after_a_past(&self) -> bool {
        let own = self.tags.iter().rev().take_while(|tag| {
            !matches!(tag, Tag::To | Tag::Modal | Tag::Do | Tag::Comma | Tag::Quote | Tag::Break)
        });
        let mut verbs = own.filter_map(|tag| match tag {
            Tag::Verb(_, forms) => Some(forms),
            _ => None,
        });
        verbs.next().is_some_and(|forms| forms.any(Forms::PAST) && !forms.any(Forms::BASE))
    }

    /// "precision guided missiles killed": a participle between two nouns before the verb proper.
    fn describes_subject(&self, index: usize) -> bool {
        let word = self.word(index + 1);
        let plain = |word: &str| {
            let known = self.lexicon.known(word);
            known.verb.is_none()
                && (known.classes.is_empty() || known.classes == Classes::of(&[Class::Weapons]))
        };
        let acts = self.known(index + 2).verb;
        let past = acts.is_some_and(|(_, forms)| forms.any(Forms::PAST));
        word.ends_with('s') && plain(word) && (past || self.is_auxiliary(index + 2))
    }

    /// "A roadside bombing near": an -ing form that closes a noun phrase and is a noun of the lexicon.
    fn names_an_act(&self, index: usize) -> bool {
        let inner = |tag: &&Tag| {
            matches!(tag, Tag::Noun | Tag::Name(_) | Tag::Number | Tag::Hyphen | Tag::Determiner)
        };
        let determined = self.tags.iter().rev().take_while(inner);
        let owned = self.tags.iter().rev().find(|tag| !inner(tag)) == Some(&Tag::Possessive);
        let next = self.word(index + 1);
        let noun =
            !self.known(index).nouns.is_empty() || self.known(index).classes.has(Class::IngNouns);
        // "Informal meeting with": nothing but nouns since the beginning.
        let opens = next == "with" && self.tags.iter().all(|tag| matches!(tag, Tag::Noun));
        opens && noun && !self.tags.is_empty()
            || noun && owned && matches!(next, "to" | "." | ",")
            || noun
                && determined.into_iter().any(|tag| *tag == Tag::Determiner)
                && (self.lexicon.is(Class::Prepositions, next)
                    || self.is_auxiliary(index + 1)
                    || self.article.timed(index + 1))
    }

    /// Behind "help", "let" and "make" a bare verb may follow.
    fn helped(&self) -> bool {
        matches!(self.tags.last(), Some(Tag::Verb("help" | "let" | "make" | "dare", _)))
    }

    fn name_follows(&self, index: usize) -> bool {
        self.context.lexed.tokens().get(index + 1).is_some_and(|t| t.capital)
    }

    /// Whether the word at `index` can open an object, a complement or an adverbial.
    pub(super) fn starts_phrase(&self, index: usize) -> bool {
        let word = self.word(index);
        let capital = self.context.lexed.tokens().get(index).is_some_and(|t| t.capital);
        capital
            || word == "to"
            || self.lexicon.classes(word).any(OPENING)
            || word.starts_with(|c: char| c.is_ascii_digit())
    }

    /// "test-fired a missile", not "the re-elected mayor": the verb that a word makes with the one
    /// before its hyphen.
    fn compound(&self, index: usize) -> Option<Tag> {
        let first = index.checked_sub(2).filter(|_| self.tags.last() == Some(&Tag::Hyphen))?;
        let spelling = format!("{}-{}", self.word(first), self.word(index));
        let (verb, forms) = self.lexicon.verb(&spelling)?;
        let finite = forms.any(Forms::PAST) && self.starts_phrase(index + 1);
        finite.then_some(Tag::Verb(verb, forms))
    }

    /// Whether a bare form is no noun too.
    fn only_a_verb(&self, index: usize) -> bool {
        let word = self.word(index);
        let base = self.lexicon.verb(word).is_some_and(|(_, forms)| forms.any(Forms::BASE));
        base && !self.lexicon.is(Class::AlsoNouns, &format!("{word}s"))
    }

    /// A participle right before a noun and behind a comma or "and" describes that noun.
    fn modifies(&self, index: usize) -> bool {
        matches!(self.before(), Some(Tag::Join | Tag::Comma))
            && !self.starts_phrase(index + 1)
            && self.known(index + 1).verb.is_none()
            && !matches!(self.word(index + 1), "" | "." | "," | "by")
            && !self.known(index + 1).classes.has(Class::Counts)
            && !self.tags.iter().rev().take(6).any(|tag| matches!(tag, Tag::Verb(..)))
            && (self.before() != Some(Tag::Comma) || self.finite_ahead(index + 2))
    }

    /// Whether a finite verb follows before the next pause.
    pub(super) fn finite_ahead(&self, from: usize) -> bool {
        let words = (from..from + AHEAD).map(|at| (at, self.word(at)));
        let own = words.take_while(|(_, word)| !matches!(*word, "" | "," | "." | ";" | "\""));
        own.into_iter().any(|(at, word)| {
            let past = self.lexicon.verb(word).is_some_and(|(_, forms)| forms.any(Forms::PAST));
            past || self.is_auxiliary(at)
        })
    }

    /// A bare form agrees only with a plural ("officials meet"), a name or a joined subject.
    fn plural_before(&self, index: usize) -> bool {
        let word = index.checked_sub(1).map_or("", |before| self.word(before));
        !matches!(self.before(), Some(Tag::Noun))
            || word.ends_with('s')
            || word.ends_with("ly")
            || self.lexicon.is(Class::People, word)
    }

    /// Whether a form is one of a verb of saying and no noun too.
    fn only_says(&self, index: usize) -> bool {
        let word = self.word(index);
        let says = self.lexicon.verb(word).is_some_and(|(verb, _)| says(verb));
        says && !self.lexicon.is(Class::AlsoNouns, word)
            && !self.lexicon.is(Class::AlsoNouns, &format!("{word}s"))
    }

    /// A form that is also a noun ("talks") is the verb if the clause has no surer one.
    fn only_finite(&self, index: usize, sentence: &Sentence) -> bool {
        let subject = matches!(
            self.before(),
            Some(Tag::Name(_) | Tag::Noun | Tag::Comma | Tag::Join | Tag::Quote)
        );
        let next = self.word(index + 1);
        // "Rebels attack the town, officials say."
        let told = matches!(next, "." | "") && self.only_says(index) || self.says_aside(index);
        let third = self.known(index).verb.is_some_and(|(_, f)| f.any(Forms::THIRD));
        let named = matches!(self.before(), Some(Tag::Name(_)));
        let third = third && named && !self.known(index).classes.has(Class::AlsoNouns);
        // "which Peru accuses of", "that Peru denies": what the relative word stands for is acted on.
        let turned = third && matches!(next, "of" | "." | ",") && self.relative_before(index);
        if !subject || (matches!(next, "." | "" | "," | "of") && !told && !turned) {
            return false;
        }
        let started = self.tags.iter().rev().take_while(|tag| {
            !matches!(tag, Tag::Comma | Tag::Join | Tag::Linker | Tag::Break | Tag::Quote)
        });
        if started.clone().any(|tag| matches!(tag, Tag::Verb(..) | Tag::Be | Tag::Modal)) {
            return false;
        }
        if third {
            return true;
        }
        for ahead in index + 1..sentence.tokens.end.min(index + 14) {
            let word = self.word(ahead);
            if matches!(word, "," | ";" | "that" | "who" | "which" | "after" | "as" | "if" | "to") {
                break;
            }
            let finite = self.lexicon.verb(word).is_some_and(|(_, forms)| forms.any(Forms::PAST));
            // "The Peruvians reject proposed changes".
            let described = ahead == index + 1 && self.only_a_verb(index);
            if self.is_auxiliary(ahead) || (finite && !described) {
                return false;
            }
        }
        true
    }
}
