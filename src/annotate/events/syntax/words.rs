//! What each word of a sentence can be: a small guess at parts of speech.
//!
//! Closed classes come from the lexicon; the rest is decided by the words around.

use super::inflect::Forms;
use crate::annotate::events::Context;
use crate::annotate::events::article::Article;
use crate::annotate::events::lexicon::{Class, Classes, Known, LEXICON, Lexicon};
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
    article: &Article<'_>,
    sentence: &Sentence,
    first_mention: usize,
) -> Vec<Tag> {
    let context = article.context;
    let end = sentence.tokens.end;
    let tags = Vec::with_capacity(sentence.tokens.len());
    let (here, last) = (Classes::NONE, Classes::NONE);
    let mut tagger = Tagger { article, context, lexicon: &LEXICON, end, tags, here, last };
    let mut mention = first_mention;
    for index in sentence.tokens.clone() {
        let Some(token) = context.lexed.tokens().get(index) else { break };
        while context.mentions.get(mention).is_some_and(|m| m.span.end() <= token.span.start()) {
            mention += 1;
        }
        let named = context.mentions.get(mention).is_some_and(|m| m.span.overlaps(token.span));
        tagger.last = tagger.here;
        tagger.here = tagger.known(index).classes;
        let tag = if named {
            Tag::Name(mention)
        } else {
            tagger.closed(index).unwrap_or_else(|| tagger.open(index, sentence))
        };
        tagger.tags.push(tag);
    }
    tagger.tags
}

pub(super) struct Tagger<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) article: &'a Article<'a>,
    pub(super) lexicon: &'static Lexicon,
    /// The token behind the sentence.
    end: usize,
    pub(super) tags: Vec<Tag>,
    /// The classes of the word at hand and of the one before.
    pub(super) here: Classes,
    pub(super) last: Classes,
}

impl Tagger<'_> {
    pub(super) fn word(&self, index: usize) -> &str {
        self.context.lexed.folded(index)
    }

    pub(super) fn known(&self, index: usize) -> &'static Known {
        self.article.known(index)
    }

    /// The last tag, adverbs and negations apart.
    pub(super) fn before(&self) -> Option<Tag> {
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
            "," | "." if self.inside_number(index) => Tag::Number,
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
        let is = |class| self.here.has(class);
        Some(if word == "to" {
            Tag::To
        } else if is(Class::Modals) && !(capital && word == "may") {
            Tag::Modal
        } else if is(Class::Be) {
            Tag::Be
        } else if is(Class::Have) {
            Tag::Have
        } else if is(Class::Do) {
            Tag::Do
        } else if is(Class::Negations) && !matches!(word, "no" | "nor" | "without") {
            Tag::Negation
        } else {
            return None;
        })
    }

    /// Words that stand between and before nouns.
    fn small(&self, index: usize) -> Option<Tag> {
        let word = self.word(index);
        let is = |class| self.here.has(class);
        Some(if word == "that" {
            self.that(index)
        } else if self.inside_a_verb(word) {
            Tag::Adverb
        } else if is(Class::Joins) {
            Tag::Join
        } else if word == "her" && self.closes_phrase(index + 1) {
            Tag::Pronoun
        } else if is(Class::Possessives) && word != "whose" {
            Tag::Possessive
        } else if is(Class::Relatives) && word != "whose" {
            Tag::Relative
        } else if is(Class::Pronouns) {
            Tag::Pronoun
        } else if is(Class::Possessives) {
            Tag::Possessive
        } else if is(Class::Determiners) {
            Tag::Determiner
        } else if is(Class::Linkers) {
            self.linker(index)
        } else if is(Class::Prepositions) {
            Tag::Preposition
        } else if is(Class::Adverbs) || self.ends_as_adverb(word) {
            Tag::Adverb
        } else {
            return None;
        })
    }

    /// "has not yet signed", "has since signed".
    fn inside_a_verb(&self, word: &str) -> bool {
        matches!(
            (word, self.tags.last()),
            ("yet", Some(Tag::Negation)) | ("since", Some(Tag::Have | Tag::Negation))
        )
    }

    /// Whether an ending in "-ly" makes the word an adverb; "comply" and "supply" are verbs.
    fn ends_as_adverb(&self, word: &str) -> bool {
        let ending = word.len() > 4 && word.ends_with("ly");
        ending && word != "july" && self.lexicon.verb(word).is_none()
    }

    /// Whether the sign parts thousands or decimals ("4,000", "1.5").
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
        let noun_next = self.known(index + 1).verb.is_none() && !self.is_auxiliary(index + 1);
        match self.before() {
            Some(Tag::Noun | Tag::Name(_)) if !noun_next => Tag::Relative,
            Some(Tag::Preposition | Tag::To) => Tag::Determiner,
            _ => Tag::Linker,
        }
    }

    /// "Talks between", "Visits of": a word that is a noun too, with what hangs on nouns behind it.
    pub(super) fn opens_as_noun(&self, index: usize) -> bool {
        let hangs = matches!(self.word(index + 1), "between" | "of" | "among" | "against");
        // "Reports that Chad had left were false".
        let reports = self.tags.is_empty() && self.word(index + 1) == "that";
        let also = self.known(index).classes.has(Class::AlsoNouns);
        // "Clashes with rebels left ten dead".
        let placed = also && self.known(index + 1).classes.has(Class::Prepositions);
        hangs && also
            || reports && self.known(index).classes.has(Class::Evidence)
            || placed && self.word(index).ends_with('s') && self.finite_ahead(index + 2)
            || self.deed_in_ing(index)
    }

    /// "Shelling killed six", "fighting in the north left": a form in "-ing" that names a deed, as the
    /// subject of a verb behind it.
    pub(super) fn deed_in_ing(&self, index: usize) -> bool {
        let known = self.known(index);
        let ing = known.verb.is_some_and(|(_, forms)| forms.any(Forms::ING));
        let past = |at: usize| {
            let verb = self.known(at).verb;
            self.is_auxiliary(at) || verb.is_some_and(|(_, forms)| forms.any(Forms::PAST))
        };
        let hangs = self.known(index + 1).classes.has(Class::Prepositions);
        ing && !known.nouns.is_empty() && (past(index + 1) || hangs && self.finite_ahead(index + 2))
    }

    /// Whether no noun can begin at a token: the word before it stands for itself ("asked her to").
    fn closes_phrase(&self, index: usize) -> bool {
        let word = self.word(index);
        let small = Classes::of(&[Class::Prepositions, Class::Joins, Class::Linkers]);
        matches!(word, "to" | "." | "," | "" | ";" | "as") || self.lexicon.classes(word).any(small)
    }

    pub(super) fn is_auxiliary(&self, index: usize) -> bool {
        let auxiliaries = Classes::of(&[Class::Modals, Class::Be, Class::Have, Class::Do]);
        self.known(index).classes.any(auxiliaries)
    }

    /// "after", "before", "since" ... link clauses if a finite verb follows soon, else nouns.
    fn linker(&self, index: usize) -> Tag {
        let word = self.word(index);
        if word == "as" && self.names_it() {
            return Tag::Preposition;
        }
        // "named him as head of the court", not "as talks opened".
        let verbal = |at: usize, forms| self.known(at).verb.is_some_and(|(_, own)| own.any(forms));
        let role = word == "as" && !verbal(index + 1, Forms::PAST | Forms::ING);
        if !role && !self.lexicon.is(Class::Prepositions, word) {
            return Tag::Linker;
        }
        for ahead in index + 1..index + 12 {
            let next = self.word(ahead);
            // "held before dawn and charged": the verb goes on with the one before.
            let verb = self.known(ahead + 1).verb;
            let goes_on = self.known(ahead).classes.has(Class::Joins)
                && verb.is_some_and(|(_, forms)| forms.any(Forms::PAST))
                && (self.starts_phrase(ahead + 2)
                    || self.known(ahead + 2).classes.has(Class::Prepositions));
            if goes_on {
                return Tag::Preposition;
            }
            if role && ahead > index + 1 && self.known(ahead).verb.is_some() {
                return Tag::Linker;
            }
            if matches!(next, "" | "," | "." | "\"" | ";" | "who" | "which" | "to") {
                return Tag::Preposition;
            }
            // "After talks with the envoy he left": the pronoun opens the clause proper.
            if matches!(next, "he" | "she" | "they" | "we" | "i") {
                return if ahead > index + 1 { Tag::Preposition } else { Tag::Linker };
            }
            let finite = self.lexicon.verb(next).is_some_and(|(_, forms)| {
                forms.any(Forms::PAST) && !matches!(self.word(ahead - 1), "the" | "a" | "an" | "by")
            });
            // "after Diaz's speech": whose it is, no verb.
            let owner =
                matches!(next, "'s" | "'") && !self.known(ahead - 1).classes.has(Class::Pronouns);
            if self.is_auxiliary(ahead) && !owner || (finite && ahead > index + 1) {
                return Tag::Linker;
            }
        }
        if role { Tag::Linker } else { Tag::Preposition }
    }
}
