//! What each word of a sentence can be: a small guess at parts of speech.
//!
//! Closed classes come from the lexicon; the rest is decided by the words around.

use super::inflect::Forms;
use crate::annotate::events::Context;
use crate::annotate::events::lexicon::{LEXICON, Lexicon};
use crate::annotate::events::meaning::says;
use crate::text::{Sentence, TokenKind};

/// What a word is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate::events) enum Tag {
    Determiner,
    Possessive,
    Pronoun,
    Preposition,
    Linker,
    Relative,
    Join,
    To,
    Modal,
    Negation,
    Be,
    Have,
    Do,
    Adverb,
    /// A form of the verb named.
    Verb(&'static str, Forms),
    /// Part of the mention of this index.
    Name(usize),
    Noun,
    Number,
    Comma,
    Quote,
    Break,
    Hyphen,
}

/// Guesses the tags of a sentence's tokens, in order.
pub(in crate::annotate::events) fn tags(
    context: &Context<'_>,
    sentence: &Sentence,
    first_mention: usize,
) -> Vec<Tag> {
    let end = sentence.tokens.end;
    let tags = Vec::with_capacity(sentence.tokens.len());
    let mut tagger = Tagger { context, lexicon: &LEXICON, end, tags, here: &[], last: &[] };
    let mut mention = first_mention;
    for index in sentence.tokens.clone() {
        let Some(token) = context.lexed.tokens().get(index) else { break };
        while context.mentions.get(mention).is_some_and(|m| m.span.end() <= token.span.start()) {
            mention += 1;
        }
        let named = context.mentions.get(mention).is_some_and(|m| m.span.overlaps(token.span));
        tagger.last = tagger.here;
        tagger.here = LEXICON.classes(tagger.word(index));
        let tag = if named {
            Tag::Name(mention)
        } else {
            tagger.closed(index).unwrap_or_else(|| tagger.open(index, sentence))
        };
        tagger.tags.push(tag);
    }
    tagger.tags
}

/// How many words behind a participle the verb proper is looked for.
const AHEAD: usize = 14;

/// The classes of words that open an object, a complement or an adverbial.
const OPENING: [&str; 7] =
    ["determiners", "possessives", "prepositions", "pronouns", "linkers", "adverbs", "be"];

pub(super) struct Tagger<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) lexicon: &'static Lexicon,
    /// The token behind the sentence.
    end: usize,
    pub(super) tags: Vec<Tag>,
    /// The classes of the word at hand and of the one before.
    pub(super) here: &'static [&'static str],
    pub(super) last: &'static [&'static str],
}

impl Tagger<'_> {
    pub(super) fn word(&self, index: usize) -> &str {
        self.context.lexed.folded(index)
    }

    /// The last tag, adverbs and negations apart.
    fn before(&self) -> Option<Tag> {
        self.tags.iter().rev().copied().find(|tag| !matches!(tag, Tag::Adverb | Tag::Negation))
    }

    fn closed(&self, index: usize) -> Option<Tag> {
        let token = self.context.lexed.tokens().get(index)?;
        if self.approximates(index) {
            return Some(Tag::Number);
        }
        if self.adverbial_pair(index) {
            return Some(Tag::Adverb);
        }
        if let Some(tag) = self.joins_on(index) {
            return Some(tag);
        }
        if self.no_longer(index) {
            return Some(Tag::Negation);
        }
        match token.kind {
            TokenKind::Number => Some(Tag::Number),
            TokenKind::Clitic => Some(self.clitic(self.word(index))),
            TokenKind::Sign => Some(self.sign(index, token.spaced)),
            TokenKind::Word => self.verbal(index, token.capital).or_else(|| self.small(index)),
        }
    }

    fn sign(&self, index: usize, spaced: bool) -> Tag {
        match self.word(index) {
            "," if self.inside_number(index) => Tag::Number,
            "," => Tag::Comma,
            "\"" | "'" => Tag::Quote,
            "-" if !spaced => Tag::Hyphen,
            // "Lt. Gen. Diaz": a stop before another word only shortens the word before it.
            "." if self.goes_on(index + 1) => Tag::Hyphen,
            "&" => Tag::Join,
            "$" | "%" => Tag::Number,
            _ => Tag::Break,
        }
    }

    /// Whether a word stands at a token.
    fn goes_on(&self, index: usize) -> bool {
        let token = self.context.lexed.tokens().get(index);
        token.is_some_and(|token| token.kind == TokenKind::Word) && index < self.end
    }

    /// Words that stand in verb groups.
    fn verbal(&self, index: usize, capital: bool) -> Option<Tag> {
        let word = self.word(index);
        let is = |class: &str| self.here.contains(&class);
        Some(if word == "to" {
            Tag::To
        } else if is("modals") && !(capital && word == "may") {
            Tag::Modal
        } else if is("be") {
            Tag::Be
        } else if is("have") {
            Tag::Have
        } else if is("do") {
            Tag::Do
        } else if is("negations") && !matches!(word, "no" | "nor" | "without") {
            Tag::Negation
        } else {
            return None;
        })
    }

    /// Words that stand between and before nouns.
    fn small(&self, index: usize) -> Option<Tag> {
        let word = self.word(index);
        let is = |class: &str| self.here.contains(&class);
        Some(if word == "that" {
            self.that(index)
        } else if is("joins") {
            Tag::Join
        } else if word == "her" && self.closes_phrase(index + 1) {
            Tag::Pronoun
        } else if is("possessives") && word != "whose" {
            Tag::Possessive
        } else if is("relatives") && word != "whose" {
            Tag::Relative
        } else if is("pronouns") {
            Tag::Pronoun
        } else if is("possessives") {
            Tag::Possessive
        } else if is("determiners") {
            Tag::Determiner
        } else if is("linkers") {
            self.linker(index)
        } else if is("prepositions") {
            Tag::Preposition
        } else if is("adverbs") || self.ends_as_adverb(word) {
            Tag::Adverb
        } else {
            return None;
        })
    }

    /// Whether an ending in "-ly" makes the word an adverb; "comply" and "supply" are verbs.
    fn ends_as_adverb(&self, word: &str) -> bool {
        let other = word == "july" || self.lexicon.verb(word).is_some();
        word.len() > 4 && word.ends_with("ly") && !other
    }

    /// Whether the comma parts thousands ("4,000").
    fn inside_number(&self, index: usize) -> bool {
        let next = self.context.lexed.tokens().get(index + 1);
        self.tags.last() == Some(&Tag::Number)
            && next.is_some_and(|token| token.kind == TokenKind::Number && !token.spaced)
    }

    fn clitic(&self, word: &str) -> Tag {
        let after_pronoun =
            matches!(self.before(), Some(Tag::Pronoun | Tag::Relative | Tag::Linker));
        match word {
            "'s" | "'" if !after_pronoun => Tag::Possessive,
            "'ve" => Tag::Have,
            "'ll" | "'d" => Tag::Modal,
            _ => Tag::Be,
        }
    }

    /// "that" behind a noun begins a relative clause, behind a verb a complement, else it points.
    fn that(&self, index: usize) -> Tag {
        let noun_next =
            self.lexicon.verb(self.word(index + 1)).is_none() && !self.is_auxiliary(index + 1);
        match self.before() {
            Some(Tag::Noun | Tag::Name(_)) if !noun_next => Tag::Relative,
            Some(Tag::Preposition | Tag::To) => Tag::Determiner,
            _ => Tag::Linker,
        }
    }

    /// "Talks between", "Visits of": a word that is a noun too, with what hangs on nouns behind it.
    fn opens_as_noun(&self, index: usize) -> bool {
        let hangs = matches!(self.word(index + 1), "between" | "of" | "among" | "against");
        hangs && self.lexicon.is("also_nouns", self.word(index))
    }

    /// Whether no noun can begin at a token: the word before it stands for itself ("asked her to").
    fn closes_phrase(&self, index: usize) -> bool {
        let word = self.word(index);
        let small = ["prepositions", "joins", "linkers"];
        matches!(word, "to" | "." | "," | "" | ";" | "as")
            || small.iter().any(|class| self.lexicon.is(class, word))
    }

    fn is_auxiliary(&self, index: usize) -> bool {
        let classes = self.lexicon.classes(self.word(index));
        classes.iter().any(|class| matches!(*class, "modals" | "be" | "have" | "do"))
    }

    /// "after", "before", "since" ... link clauses if a finite verb follows soon, else nouns.
    fn linker(&self, index: usize) -> Tag {
        let word = self.word(index);
        if !self.lexicon.is("prepositions", word) {
            return Tag::Linker;
        }
        for ahead in index + 1..index + 12 {
            let next = self.word(ahead);
            if matches!(next, "" | "," | "." | "\"" | ";" | "who" | "which" | "to") {
                return Tag::Preposition;
            }
            // "After talks with the envoy he left": the pronoun opens the clause proper.
            if matches!(next, "he" | "she" | "they" | "we" | "i") && ahead > index + 1 {
                return Tag::Preposition;
            }
            let finite = self.lexicon.verb(next).is_some_and(|(_, forms)| {
                forms.any(Forms::PAST) && !matches!(self.word(ahead - 1), "the" | "a" | "an" | "by")
            });
            if self.is_auxiliary(ahead) || (finite && ahead > index + 1) {
                return Tag::Linker;
            }
        }
        Tag::Preposition
    }

    fn open(&self, index: usize, sentence: &Sentence) -> Tag {
        let word = self.word(index);
        let Some((verb, forms)) = self.lexicon.verb(word) else { return self.unknown(index) };
        let token = self.context.lexed.tokens().get(index);
        let headline = self.context.parts.get(sentence.block)
            == Some(&crate::annotate::events::Part::Headline);
        let name_like = token.is_some_and(|t| t.capital) && index != sentence.tokens.start;
        if name_like && !headline {
            return Tag::Noun;
        }
        if self.reads_as_verb(index, forms, sentence) { Tag::Verb(verb, forms) } else { Tag::Noun }
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
        if word.len() > 3 && word.ends_with('s') && self.before() == Some(Tag::Relative) {
            return Tag::Verb("", Forms::THIRD);
        }
        // "which border Peru": so is one in the plural, if its object follows at once.
        let object = self.context.lexed.tokens().get(index + 1).is_some_and(|next| next.capital)
            || self.lexicon.is("determiners", self.word(index + 1));
        if object && self.before() == Some(Tag::Relative) && self.lexicon.classes(word).is_empty() {
            return Tag::Verb("", Forms::BASE);
        }
        Tag::Noun
    }

    fn reads_as_verb(&self, index: usize, forms: Forms, sentence: &Sentence) -> bool {
        let past = forms.any(Forms::PAST | Forms::PARTICIPLE);
        let last = self.tags.last().copied();
        match self.before() {
            None if self.opens_as_noun(index) => false,
            None => past || forms.any(Forms::ING) || self.starts_phrase(index + 1),
            Some(Tag::To) => forms.any(Forms::BASE | Forms::ING),
            Some(Tag::Modal | Tag::Do) => forms.any(Forms::BASE),
            Some(Tag::Pronoun) => !forms.any(Forms::ING),
            Some(Tag::Relative) => true,
            Some(Tag::Have) => past,
            Some(Tag::Be) => past || forms.any(Forms::ING),
            // "the raid of 1974 angered".
            Some(Tag::Number) if past && index > 0 && self.timed(index - 1) => true,
            Some(Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Hyphen) => {
                last == Some(Tag::Adverb) && past && self.starts_phrase(index + 1)
            }
            Some(Tag::Preposition) => forms.any(Forms::ING) && !past,
            Some(Tag::Verb(before, _)) => {
                let goes_on = ["begin", "end"].iter().any(|class| self.lexicon.is(class, before));
                forms.any(Forms::ING) && (goes_on || !self.name_follows(index))
                    || (forms.any(Forms::BASE) && self.helped())
            }
            Some(Tag::Noun) if past && self.describes_subject(index) => false,
            _ if past => !self.modifies(index),
            _ if forms.any(Forms::ING) => !self.names_an_act(index),
            _ => {
                let agrees = forms.any(Forms::THIRD) || self.plural_before(index);
                agrees && self.only_finite(index, sentence)
            }
        }
    }

    /// "precision guided missiles killed": a participle between two nouns before the verb proper.
    fn describes_subject(&self, index: usize) -> bool {
        let word = self.word(index + 1);
        let plain =
            |word: &str| self.lexicon.classes(word).is_empty() && self.lexicon.verb(word).is_none();
        let acts = self.lexicon.verb(self.word(index + 2));
        let past = acts.is_some_and(|(_, forms)| forms.any(Forms::PAST));
        word.ends_with('s') && plain(word) && (past || self.is_auxiliary(index + 2))
    }

    /// "A roadside bombing near": an -ing form that closes a noun phrase and is a noun of the lexicon.
    fn names_an_act(&self, index: usize) -> bool {
        let determined = self.tags.iter().rev().take_while(|tag| {
            matches!(tag, Tag::Noun | Tag::Name(_) | Tag::Number | Tag::Hyphen | Tag::Determiner)
        });
        let next = self.word(index + 1);
        let noun = !self.lexicon.noun(self.word(index)).is_empty()
            || self.lexicon.is("ing_nouns", self.word(index));
        // "Informal meeting with": nothing but nouns since the beginning.
        let opens = next == "with" && self.tags.iter().all(|tag| matches!(tag, Tag::Noun));
        opens && noun && !self.tags.is_empty()
            || noun
                && determined.into_iter().any(|tag| *tag == Tag::Determiner)
                && (self.lexicon.is("prepositions", next)
                    || self.is_auxiliary(index + 1)
                    || self.timed(index + 1))
    }

    /// Whether the token begins a time expression.
    fn timed(&self, index: usize) -> bool {
        let Some(token) = self.context.lexed.tokens().get(index) else { return false };
        let timexes = self.context.timexes;
        let near = timexes.partition_point(|timex| timex.span.end() <= token.span.start());
        timexes.get(near).is_some_and(|timex| timex.span.overlaps(token.span))
    }

    /// Behind "help", "let" and "make" a bare verb may follow.
    fn helped(&self) -> bool {
        matches!(self.tags.last(), Some(Tag::Verb("help" | "let" | "make" | "dare", _)))
    }

    fn name_follows(&self, index: usize) -> bool {
        self.context.lexed.tokens().get(index + 1).is_some_and(|t| t.capital)
    }

    /// Whether the word at `index` can open an object, a complement or an adverbial.
    fn starts_phrase(&self, index: usize) -> bool {
        let word = self.word(index);
        let capital = self.context.lexed.tokens().get(index).is_some_and(|t| t.capital);
        capital
            || word == "to"
            || self.lexicon.classes(word).iter().any(|class| OPENING.contains(class))
            || word.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a bare form is no noun too.
    fn only_a_verb(&self, index: usize) -> bool {
        let word = self.word(index);
        let base = self.lexicon.verb(word).is_some_and(|(_, forms)| forms.any(Forms::BASE));
        base && !self.lexicon.is("also_nouns", &format!("{word}s"))
    }

    /// A participle right before a noun and behind a comma or "and" describes that noun.
    fn modifies(&self, index: usize) -> bool {
        matches!(self.before(), Some(Tag::Join | Tag::Comma))
            && !self.starts_phrase(index + 1)
            && self.lexicon.verb(self.word(index + 1)).is_none()
            && !matches!(self.word(index + 1), "" | "." | "," | "by")
            && !self.lexicon.is("counts", self.word(index + 1))
            && !self.tags.iter().rev().take(6).any(|tag| matches!(tag, Tag::Verb(..)))
            && (self.before() != Some(Tag::Comma) || self.finite_ahead(index + 2))
    }

    /// Whether a finite verb follows before the next pause.
    fn finite_ahead(&self, from: usize) -> bool {
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
            || self.lexicon.is("people", word)
    }

    /// Whether a form is one of a verb of saying and no noun too.
    fn only_says(&self, index: usize) -> bool {
        let word = self.word(index);
        let says = self.lexicon.verb(word).is_some_and(|(verb, _)| says(verb));
        says && !self.lexicon.is("also_nouns", word)
            && !self.lexicon.is("also_nouns", &format!("{word}s"))
    }

    /// A form that is also a noun ("talks") is the verb if the clause has no surer one.
    fn only_finite(&self, index: usize, sentence: &Sentence) -> bool {
        let subject = matches!(
            self.before(),
            Some(Tag::Name(_) | Tag::Noun | Tag::Comma | Tag::Join | Tag::Quote)
        );
        let next = self.word(index + 1);
        // "Rebels attack the town, officials say."
        let told = matches!(next, "." | "") && self.only_says(index);
        if !subject || (matches!(next, "." | "" | "," | "of") && !told) {
            return false;
        }
        let started = self.tags.iter().rev().take_while(|tag| {
            !matches!(tag, Tag::Comma | Tag::Join | Tag::Linker | Tag::Break | Tag::Quote)
        });
        if started.clone().any(|tag| matches!(tag, Tag::Verb(..) | Tag::Be | Tag::Modal)) {
            return false;
        }
        let third = self.lexicon.verb(self.word(index)).is_some_and(|(_, f)| f.any(Forms::THIRD));
        let named = matches!(self.before(), Some(Tag::Name(_)));
        if third && named && !self.lexicon.is("also_nouns", self.word(index)) {
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
