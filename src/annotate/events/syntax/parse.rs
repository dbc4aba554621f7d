//! One sentence taken apart, with the questions that the coders ask of it.
//!
//! The taking apart itself lives in `words`, `chunks` and `clauses`.

use std::ops::Range;

use super::chunks::{Chunk, Group, chunks};
use super::clauses::{Clause, Link, clauses};
use super::headings::announced;
use super::words::{Tag, tags};
use crate::annotate::actors::Home;
use crate::annotate::events::article::Article;
use crate::annotate::events::lexicon::{Class, Known, LEXICON, UNKNOWN};
use crate::annotate::events::{Context, Part};
use crate::document::{Actor, ActorId, Mention, MentionKind};
use crate::text::{Sentence, Span};

/// A sentence with its pieces and clauses.
pub(in crate::annotate::events) struct Parsed<'a> {
    pub context: &'a Context<'a>,
    pub sentence: &'a Sentence,
    pub article: &'a Article<'a>,
    /// Where among the article's mentions those of each piece stand.
    mentioned: Vec<Range<usize>>,
    pub tags: Vec<Tag>,
    pub chunks: Vec<Chunk>,
    pub clauses: Vec<Clause>,
}

impl<'a> Parsed<'a> {
    /// Takes the sentence apart.
    pub(in crate::annotate::events) fn new(
        article: &'a Article<'a>,
        sentence: &'a Sentence,
    ) -> Self {
        let context = article.context;
        let start = sentence.span.start();
        let first = context.mentions.partition_point(|mention| mention.span.end() <= start);
        let tags = tags(article, sentence, first);
        let mut chunks = chunks(article, sentence.tokens.start, &tags);
        if matches!(context.parts.get(sentence.block), Some(Part::Headline | Part::Crosshead)) {
            announced(context, &mut chunks);
        }
        let clauses = clauses(context, &chunks);
        let mentioned = chunks.iter().map(|chunk| mentioned(context, chunk)).collect();
        Self { context, sentence, article, mentioned, tags, chunks, clauses }
    }

    /// What the lexicon knows of the word at a token; nothing outside the sentence.
    pub(in crate::annotate::events) fn known(&self, token: usize) -> &'static Known {
        if self.sentence.tokens.contains(&token) { self.article.known(token) } else { &UNKNOWN }
    }

    /// The folded word at a token; empty outside the sentence.
    pub(in crate::annotate::events) fn word(&self, token: usize) -> &str {
        if self.sentence.tokens.contains(&token) { self.context.lexed.folded(token) } else { "" }
    }

    /// What the word at a token is taken for; `None` outside the sentence.
    pub(in crate::annotate::events) fn tag(&self, token: usize) -> Option<&Tag> {
        self.tags.get(token.checked_sub(self.sentence.tokens.start)?)
    }

    /// Whether the word at a token is taken for a form of a verb.
    pub(in crate::annotate::events) fn is_verb(&self, token: usize) -> bool {
        matches!(self.tag(token), Some(Tag::Verb(..)))
    }

    /// The base of the verb that the word at a token is a form of, or the word itself.
    pub(in crate::annotate::events) fn verb_base(&self, token: usize) -> &str {
        match self.tag(token) {
            Some(Tag::Verb(base, _)) => base,
            _ => self.word(token),
        }
    }

    /// The verb group of a clause.
    pub(in crate::annotate::events) fn group(&self, clause: &Clause) -> Option<&Group> {
        self.chunks.get(clause.verb)?.group()
    }

    /// The token behind the clause at `index` and what it governs: where the next free clause begins.
    pub(in crate::annotate::events) fn end_of(&self, index: usize) -> usize {
        let mut last = index;
        while let Some(next) = self.clauses.get(last + 1) {
            if next.parent != Some(last) || next.link != Link::Content {
                break;
            }
            last += 1;
        }
        let chunk = self.clauses.get(last).and_then(|clause| self.chunks.get(clause.tail.end));
        chunk.map_or(self.sentence.tokens.end, Chunk::start)
    }

    /// The piece in which a token lies, or the one behind it.
    pub(in crate::annotate::events) fn piece_at(&self, token: usize) -> usize {
        self.chunks.partition_point(|chunk| chunk.start() < token)
    }

    /// Whether the token lies in a time expression.
    pub(in crate::annotate::events) fn timed(&self, token: usize) -> bool {
        self.article.timed(token)
    }

    /// Whether the clause is a passive, or goes on with one ("were closed and sealed").
    pub(in crate::annotate::events) fn is_passive(&self, index: usize) -> bool {
        let group = |index: usize| self.clauses.get(index).and_then(|clause| self.group(clause));
        let Some(own) = group(index) else { return false };
        let joined = self.clauses.get(index).is_some_and(|clause| clause.link == Link::Joined);
        let plain =
            |at: &usize| self.clauses.get(*at).is_some_and(|clause| clause.link != Link::Content);
        let goes_on = || {
            let before = (0..index).rev().find(plain).and_then(group);
            before.is_some_and(|group| group.passive)
        };
        let suffers = LEXICON.is(Class::Dying, own.verb);
        own.passive
            || suffers
            || (own.bare_past() && joined && goes_on() && !self.has_object(index))
    }

    /// Whether the clause is a participle that describes the noun before it.
    pub(in crate::annotate::events) fn is_reduced(&self, index: usize) -> bool {
        let Some(clause) = self.clauses.get(index) else { return false };
        let marked = (clause.start..clause.verb)
            .any(|at| matches!(self.chunks.get(at), Some(Chunk::Relative(_))));
        let bare = self.group(clause).is_some_and(Group::bare_past);
        // "the border that it closed", "the men it jailed".
        let own = clause.subject.is_some_and(|at| (clause.start..clause.verb).contains(&at));
        bare && clause.link == Link::Relative && !marked && !own
    }

    fn has_object(&self, index: usize) -> bool {
        self.clauses.get(index).is_some_and(|clause| self.object(clause).is_some())
    }

    /// Whether the verb of a clause stands in a quotation.
    pub(in crate::annotate::events) fn is_quoted(&self, index: usize) -> bool {
        let verb = self.clauses.get(index).and_then(|clause| self.group(clause));
        verb.is_some_and(|group| self.quoted_at(group.head))
    }

    /// Whether the word at a token stands in a quotation.
    pub(in crate::annotate::events) fn quoted_at(&self, token: usize) -> bool {
        self.context.lexed.tokens().get(token).is_some_and(|token| {
            let near =
                self.article.quoted.partition_point(|quote| quote.end() <= token.span.start());
            self.article.quoted.get(near).is_some_and(|quote| quote.contains(token.span))
        })
    }

    /// The direct object: the first phrase behind the verb that no preposition governs.
    pub(in crate::annotate::events) fn object(&self, clause: &Clause) -> Option<usize> {
        for at in clause.tail.clone() {
            match self.chunks.get(at)? {
                Chunk::Noun(_) if clause.subject == Some(at) => {}
                Chunk::Noun(_) => return Some(at),
                Chunk::Time(_) | Chunk::Quote(_) => {}
                _ => return None,
            }
        }
        None
    }

    /// The phrase behind "by", behind a passive verb.
    pub(in crate::annotate::events) fn agent(&self, index: usize) -> Option<usize> {
        let clause = self.clauses.get(index)?;
        let end = self.end_of(index);
        let own = (clause.verb + 1..self.chunks.len())
            .take_while(|at| self.chunks.get(*at).is_some_and(|chunk| chunk.start() < end))
            .find(|at| {
                self.preposition(*at) == Some("by")
                    && self.chunks.get(*at).is_some_and(|chunk| chunk.phrase().is_some())
            });
        // "the envoys expelled and accused of spying by Chad".
        let next = self.clauses.get(index + 1).filter(|next| {
            let joined = next.link == Link::Joined && next.start == clause.verb + 1;
            joined && self.group(next).is_some_and(Group::bare_past)
        });
        own.or_else(|| next.and_then(|_| self.agent(index + 1)))
    }

    /// Whether the clause tells by whom.
    pub(in crate::annotate::events) fn has_agent(&self, index: usize) -> bool {
        self.agent(index).is_some()
    }

    /// The mentions in a phrase, in order.
    pub(in crate::annotate::events) fn mentions(&self, at: usize) -> &'a [Mention] {
        let range = self.mentioned.get(at).cloned().unwrap_or_default();
        self.context.mentions.get(range).unwrap_or(&[])
    }

    /// What kind of name the word at a token belongs to, if it does to one.
    pub(in crate::annotate::events) fn mention_at(&self, token: usize) -> Option<MentionKind> {
        match self.tags.get(token.checked_sub(self.sentence.tokens.start)?)? {
            Tag::Name(index) => self.context.mentions.get(*index).map(|mention| mention.kind),
            _ => None,
        }
    }

    /// The government of the state or people that a phrase names, where it names no actor.
    pub(in crate::annotate::events) fn home(&self, at: usize) -> Option<&'a ActorId> {
        self.homes(at, Home::State)
    }

    /// The government of the place that a phrase names: nobody acts because he lies there.
    pub(in crate::annotate::events) fn soil(&self, at: usize) -> Option<&'a ActorId> {
        self.homes(at, Home::Place)
    }

    fn homes(&self, at: usize, wanted: Home) -> Option<&'a ActorId> {
        let homes = self.context.homes.get(self.mentioned.get(at)?.clone())?;
        let mut named = homes.iter().zip(self.mentions(at)).rev();
        named.find_map(|(home, mention)| {
            let (id, _) = home.as_ref().filter(|(_, home)| *home == wanted)?;
            (!self.describes(mention)).then_some(id)
        })
    }

    /// Whether a name only describes others than it names ("Chad-backed rebels", "anti-Chadian").
    pub(in crate::annotate::events) fn describes(&self, mention: &Mention) -> bool {
        let (lexed, span) = (self.context.lexed, mention.span);
        let text = lexed.text();
        let hyphen = ['-', '\u{2010}', '\u{2011}', '–'];
        let behind = || text.get(span.end()..).is_some_and(|rest| rest.starts_with(hyphen));
        let before = || text.get(..span.start()).is_some_and(|rest| rest.ends_with(hyphen));
        let affixed =
            || self.is(Class::Affixed, lexed.tokens().at_or_after(span.end()).saturating_add(1));
        let first = || lexed.tokens().at_or_after(span.start()).checked_sub(2);
        behind() && affixed() || before() && first().is_some_and(|at| self.is(Class::Prefixed, at))
    }

    /// The preposition before a phrase, if one governs it.
    pub(in crate::annotate::events) fn preposition(&self, at: usize) -> Option<&str> {
        match self.chunks.get(at.checked_sub(1)?)? {
            Chunk::Preposition(token) => Some(self.word(*token)),
            _ => None,
        }
    }

    /// Whether the word at a token is in a class of the grammar.
    pub(in crate::annotate::events) fn is(&self, class: Class, token: usize) -> bool {
        self.known(token).classes.has(class)
    }

    /// Whether a preposition or verb stands right behind the verb of a clause.
    pub(in crate::annotate::events) fn preposition_behind(&self, index: usize) -> bool {
        let behind = self.clauses.get(index).and_then(|clause| self.chunks.get(clause.verb + 1));
        matches!(behind, Some(Chunk::Preposition(_) | Chunk::Verb(_)))
    }

    /// The actor of an id.
    pub(in crate::annotate::events) fn actor(&self, id: &ActorId) -> Option<&'a Actor> {
        self.context.actors.iter().find(|actor| actor.id == *id)
    }

    /// The span from the first token of a clause to the end of what it governs.
    pub(in crate::annotate::events) fn span(&self, index: usize) -> Span {
        let start = self.clauses.get(index).map_or(self.sentence.tokens.start, |clause| {
            let near = |at: &usize| (clause.start..clause.verb).contains(at);
            let subject = clause.subject.filter(near).unwrap_or(clause.verb);
            let first = subject.min(clause.verb);
            let first = self.chunks.get(first).map_or(self.sentence.tokens.start, Chunk::start);
            // "not a single ship": the word that turns the meaning belongs to it.
            let before = first.saturating_sub(1);
            let denied = self.is(Class::Negations, before) || self.is(Class::Barely, before);
            first - usize::from(denied && first > self.sentence.tokens.start)
        });
        self.context.lexed.cover(start..self.end_of(index).max(start + 1))
    }
}

/// Where among the article's mentions those of a phrase stand; nowhere for other pieces.
fn mentioned(context: &Context<'_>, chunk: &Chunk) -> Range<usize> {
    let Some(phrase) = chunk.phrase() else { return 0..0 };
    let span = context.lexed.cover(phrase.tokens.clone());
    let first = context.mentions.partition_point(|mention| mention.span.end() <= span.start());
    let behind = context.mentions.get(first..).unwrap_or(&[]);
    let count = behind.iter().take_while(|mention| mention.span.start() < span.end()).count();
    first..first + count
}
