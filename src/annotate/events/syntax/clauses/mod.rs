//! Clauses: each verb group with its subject, what stands behind it, and how it hangs on others.
//!
//! Works on the pieces of one sentence from left to right; no tree is built.

mod antecedents;
mod bidders;
mod main_line;

use std::ops::Range;

use crate::annotate::events::Context;
use crate::annotate::events::lexicon::{Class, LEXICON};
use crate::annotate::events::syntax::chunks::{Chunk, Group};

/// How a clause hangs on the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate::events) enum Link {
    /// Stands for itself.
    Main,
    /// Shares the subject of the clause before ("and suspended").
    Joined,
    /// Describes a noun ("which rejected").
    Relative,
    /// What another verb tells ("said that", "agreed to").
    Content,
    /// "after", "when", "because".
    Adverbial,
    /// "if", "unless".
    Condition,
    /// A bare `-ing` clause ("killing 3").
    Participial,
}

/// One clause; numbers are indices of pieces.
#[derive(Clone, Debug)]
pub(in crate::annotate::events) struct Clause {
    /// The verb group.
    pub verb: usize,
    /// The phrase that is the subject of the verb.
    pub subject: Option<usize>,
    /// How it hangs.
    pub link: Link,
    /// Index of the clause that it hangs on.
    pub parent: Option<usize>,
    /// The pieces behind the verb up to the next clause.
    pub tail: Range<usize>,
    /// The first piece that belongs to it.
    pub start: usize,
}

/// Cuts the pieces of a sentence into clauses, one a verb group.
pub(in crate::annotate::events) fn clauses(context: &Context<'_>, chunks: &[Chunk]) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    for (verb, chunk) in chunks.iter().enumerate() {
        let Some(group) = chunk.group() else { continue };
        let clause = Reader { context, chunks, before: &found }.read(verb, group);
        if let Some(last) = found.last_mut() {
            last.tail.end = clause.start.max(last.tail.start);
        }
        found.push(clause);
    }
    found
}

struct Reader<'a> {
    context: &'a Context<'a>,
    chunks: &'a [Chunk],
    before: &'a [Clause],
}

impl Reader<'_> {
    fn read(&self, verb: usize, group: &Group) -> Clause {
        let parent = self.before.len().checked_sub(1);
        let from = self.before.last().map_or(0, |clause| clause.verb + 1);
        let clause = |subject, link, start| Clause {
            verb,
            subject,
            link,
            parent,
            tail: verb + 1..self.chunks.len(),
            start,
        };
        if group.infinitive() {
            return clause(self.controller(verb), Link::Content, verb);
        }
        let last = verb.checked_sub(1).and_then(|at| self.chunks.get(at));
        if self.helped(verb, group) {
            return clause(self.controller(verb), Link::Content, verb);
        }
        if group.gerund() {
            let pause = matches!(last, Some(Chunk::Comma(_)));
            let aside = self.before.last().is_some_and(|last| last.link == Link::Relative);
            let subject = match pause {
                // "shelled a town held by rebels, killing two".
                true if aside => self.finite_subject(),
                true if self.in_words(group) => self.bidder(),
                _ => self.parent_subject(),
            };
            let start = verb;
            return match last {
                Some(Chunk::Preposition(_)) => clause(subject, Link::Content, verb - 1),
                Some(Chunk::Verb(_)) => clause(subject, Link::Content, verb),
                Some(Chunk::Comma(_)) if parent.is_none() && verb > 1 => {
                    // "TASS, quoting Diaz, said".
                    let before = self.chunks.get(verb - 2).and_then(Chunk::phrase);
                    let subject = before.map(|_| verb - 2).or_else(|| self.later_subject(verb));
                    clause(subject, Link::Participial, start)
                }
                _ if parent.is_some() => clause(subject, Link::Participial, start),
                _ => clause(self.later_subject(verb), Link::Participial, start),
            };
        }
        if let Some(Chunk::Relative(_)) = last {
            return clause(self.antecedent(verb, group), Link::Relative, verb - 1);
        }
        self.finite(verb, group, from, &clause)
    }

    /// "officials led by Smith met": a participle with its agent, and the main verb comes later.
    fn describes(&self, verb: usize, group: &Group) -> bool {
        let by = self.chunks.get(verb + 1).is_some_and(|chunk| {
            matches!(chunk, Chunk::Preposition(at) if self.context.lexed.folded(*at) == "by")
        });
        let mut later = self.chunks.iter().skip(verb + 1);
        let finite = later
            .any(|chunk| chunk.group().is_some_and(|group| !group.infinitive() && !group.gerund()));
        group.bare_past() && (by && finite || self.runs_into_verb(verb))
    }

    /// "Sailors arrested and jailed in Peru were freed": whether a participle and what hangs on it
    /// run into a verb that has no other subject.
    fn runs_into_verb(&self, verb: usize) -> bool {
        let word =
            |at: usize| self.chunks.get(at).map_or("", |c| self.context.lexed.folded(c.start()));
        // "the man Peru expelled": the name acts.
        let named = self.phrase_before(verb).and_then(|at| self.chunks.get(at)?.phrase());
        let named = named.is_none_or(|phrase| {
            let head = self.context.lexed.tokens().get(phrase.head);
            head.is_some_and(|token| token.capital) && phrase.tokens.len() > 1
        });
        // "Diaz, jailed since May, voted".
        let aside = matches!(self.chunks.get(verb.wrapping_sub(1)), Some(Chunk::Comma(_)));
        if named && !aside {
            return false;
        }
        let mut at = verb + 1;
        loop {
            match self.chunks.get(at) {
                Some(Chunk::Preposition(_)) => match self.chunks.get(at + 1) {
                    Some(Chunk::Noun(_) | Chunk::Time(_)) => at += 2,
                    Some(Chunk::Verb(group)) if group.gerund() => at += 2,
                    _ => return false,
                },
                Some(Chunk::Time(_)) => at += 1,
                Some(Chunk::Comma(_)) if aside && at > verb + 1 => {
                    let next = self.chunks.get(at + 1).and_then(Chunk::group);
                    return next.is_some_and(|group| !group.infinitive() && !group.gerund());
                }
                Some(Chunk::Join(_)) if word(at) == "and" => match self.chunks.get(at + 1) {
                    Some(Chunk::Verb(group)) if group.bare_past() => at += 2,
                    _ => return false,
                },
                Some(Chunk::Verb(group)) => {
                    return at > verb + 1 && !group.infinitive() && !group.gerund();
                }
                _ => return false,
            }
        }
    }

    /// Behind "help", "let" and "make" a bare verb follows, with or without its doer before it.
    fn helped(&self, verb: usize, group: &Group) -> bool {
        let Some(before) = self.before.last() else { return false };
        let helper = self.chunks.get(before.verb).and_then(Chunk::group);
        let helper = helper.is_some_and(|group| LEXICON.is(Class::Helping, group.verb));
        let close = (before.verb + 1..verb)
            .all(|at| self.chunks.get(at).is_some_and(|chunk| chunk.phrase().is_some()));
        helper && close && group.tokens.len() == 1
    }

    fn finite(
        &self,
        verb: usize,
        group: &Group,
        from: usize,
        clause: &dyn Fn(Option<usize>, Link, usize) -> Clause,
    ) -> Clause {
        let marker = (from..verb)
            .rev()
            .find(|at| matches!(self.chunks.get(*at), Some(Chunk::Linker(_) | Chunk::Relative(_))));
        if let Some((subject, link, start)) = self.marked(marker, verb, group) {
            return clause(subject, link, start);
        }
        let join =
            (from..verb).rev().find(|at| matches!(self.chunks.get(*at), Some(Chunk::Join(_))));
        let comma = (from..verb).find(|at| match self.chunks.get(*at) {
            Some(Chunk::Comma(_) | Chunk::Quote(_)) => true,
            Some(Chunk::Break(token)) => self.context.lexed.folded(*token) == ";",
            _ => false,
        });
        if self.before.is_empty() && self.describes(verb, group) {
            return clause(self.phrase_before(verb), Link::Relative, verb);
        }
        if self.before.is_empty() {
            // "“Never,” Diaz said": the subject stands behind the quoted words.
            let quoted =
                (from..verb).rev().find(|at| matches!(self.chunks.get(*at), Some(Chunk::Quote(_))));
            let behind = quoted.and_then(|mark| self.first_subject(mark + 1..verb));
            let subject = behind
                .or_else(|| self.reporter(verb, group))
                .or_else(|| self.first_subject(self.behind_measure(from, verb)..verb));
            return clause(subject, Link::Main, 0);
        }
        if let Some(join) = join.filter(|at| self.nothing_between(*at + 1, verb)) {
            let paused = join > 0 && self.chunks.get(join - 1).is_some_and(Chunk::is_pause);
            let main = paused || self.turns_back(group);
            let subject = if main { self.main_subject() } else { self.finite_subject() };
            let subject = self.told_of(group).filter(|_| paused).or(subject);
            return clause(subject, Link::Joined, join);
        }
        if !self.before.iter().any(|clause| matches!(clause.link, Link::Main | Link::Joined)) {
            let opened = self.before.first().map_or(0, |clause| clause.start);
            let subject = comma.and_then(|comma| self.first_subject(comma + 1..verb));
            let subject = self.first_subject(0..opened).or(subject);
            return clause(subject, Link::Main, subject.filter(|at| *at >= from).unwrap_or(verb));
        }
        self.later(verb, group, (from, comma), clause)
    }

    /// Subject, link and start of a clause that a reporting clause parts, or that a linking word opens.
    fn marked(
        &self,
        marker: Option<usize>,
        verb: usize,
        group: &Group,
    ) -> Option<(Option<usize>, Link, usize)> {
        if let Some(subject) = self.turned_round(verb, group) {
            return Some((Some(subject), Link::Main, verb - 1));
        }
        if let Some(subject) = self.interrupted(verb) {
            return Some((Some(subject), Link::Main, verb));
        }
        let marker = marker?;
        // "The country is welcome as a member, he said."
        if let Some(subject) = self.reporter(verb, group) {
            return Some((Some(subject), Link::Main, subject - 1));
        }
        if let Some(subject) = self.behind_circumstance(marker, verb) {
            return Some((Some(subject), Link::Main, subject));
        }
        if self.verbless_aside(marker, verb) {
            return None;
        }
        let subject = self.first_subject(marker + 1..verb).or_else(|| self.parent_subject());
        let taken_up = self.takes_up(marker, subject, verb);
        let link = if taken_up { Link::Relative } else { self.link_of(marker) };
        Some((subject, link, marker))
    }

    /// "After talks with Diaz in the morning Lagos left": the phrase right before the verb, where the
    /// word that opens the sentence links no clause.
    fn behind_circumstance(&self, marker: usize, verb: usize) -> Option<usize> {
        let word = self.chunks.get(marker).map(|chunk| self.context.lexed.folded(chunk.start()));
        let opens = marker == 0 && word.is_some_and(|word| LEXICON.is(Class::Prepositions, word));
        let first = self.first_subject(marker + 1..verb).filter(|_| opens)?;
        let closest = verb.checked_sub(1).filter(|at| *at > first + 2)?;
        let governed = matches!(self.chunks.get(closest - 1), Some(Chunk::Preposition(_)));
        let listed = self.chunks.get(closest - 1).is_some_and(|c| matches!(c, Chunk::Join(_)));
        let phrase = self.chunks.get(closest)?.phrase().is_some();
        (phrase && !governed && !listed).then_some(closest)
    }

    /// "Chile, though not Peru, signed": whether what a linking word opens ends before the verb.
    fn verbless_aside(&self, marker: usize, verb: usize) -> bool {
        let comma = |at: usize| matches!(self.chunks.get(at), Some(Chunk::Comma(_)));
        let opened = marker.checked_sub(1).is_some_and(comma);
        let mut commas = (marker + 1..verb).filter(|at| comma(*at));
        let last = commas.next().filter(|at| *at > marker + 1);
        opened && commas.next().is_none() && last.is_some_and(|at| self.nothing_between(at, verb))
    }

    /// "“They must pay,” warned the president": the speaker behind the verb of a quotation before.
    fn turned_round(&self, verb: usize, group: &Group) -> Option<usize> {
        let chunk = |far: usize| verb.checked_sub(far).and_then(|at| self.chunks.get(at));
        let inside = matches!(chunk(1), Some(Chunk::Quote(_)))
            && matches!(chunk(2), Some(Chunk::Comma(_) | Chunk::Break(_)));
        let outside =
            matches!((chunk(2), chunk(1)), (Some(Chunk::Quote(_)), Some(Chunk::Comma(_))))
                && matches!(self.chunks.first(), Some(Chunk::Quote(_)));
        let reports = LEXICON.is(Class::Reporting, group.verb) && group.bare_past();
        let speaker = self.chunks.get(verb + 1).and_then(Chunk::phrase);
        (reports && (inside || outside) && speaker.is_some()).then_some(verb + 1)
    }

    /// "Athens, no longer at ease, he said": who stands between a comma and a verb of saying.
    fn reporter(&self, verb: usize, group: &Group) -> Option<usize> {
        // "Chad, Niger claims, armed the rebels".
        let closed = matches!(self.chunks.get(verb + 1), Some(Chunk::Comma(_)));
        let claims = closed && crate::annotate::events::meaning::puts_forward(group.verb);
        let says = claims || crate::annotate::events::meaning::says(group.verb);
        let comma = verb.checked_sub(2).and_then(|at| self.chunks.get(at));
        let opened = says && matches!(comma, Some(Chunk::Comma(_)));
        let phrase = self.chunks.get(verb.checked_sub(1)?).and_then(Chunk::phrase);
        (opened && phrase.is_some()).then_some(verb - 1)
    }

    /// "The truce, he said, will hold": the subject before a reporting clause between commas.
    fn interrupted(&self, verb: usize) -> Option<usize> {
        let (reporting, earlier) = self.before.split_last()?;
        let comma = |at: usize| matches!(self.chunks.get(at), Some(Chunk::Comma(_)));
        let group = self.chunks.get(reporting.verb).and_then(Chunk::group)?;
        let opens = reporting.verb.checked_sub(2).filter(|at| comma(*at) && comma(verb - 1))?;
        let says = crate::annotate::events::meaning::puts_forward(group.verb);
        let close = reporting.verb + 2 == verb && reporting.subject == Some(opens + 1);
        let from = earlier.last().map_or(0, |clause| clause.verb + 1);
        self.first_subject(from..opens).filter(|_| says && close)
    }

    /// A clause behind others that neither a linking word nor "and" opens.
    fn later(
        &self,
        verb: usize,
        group: &Group,
        (from, comma): (usize, Option<usize>),
        clause: &dyn Fn(Option<usize>, Link, usize) -> Clause,
    ) -> Clause {
        let object_next = self.chunks.get(verb + 1).is_some_and(|c| c.phrase().is_some());
        let says = self.before_says();
        if let Some(subject) = comma.and_then(|at| self.behind_pause(at, from, verb)) {
            return clause(Some(subject), Link::Content, verb);
        }
        let paused = comma.is_some() && !says;
        if let Some((subject, start)) = self.without_relative(verb, group, paused) {
            return clause(Some(subject), Link::Relative, start);
        }
        if let Some(comma) = comma {
            let quoted = (comma + 1..verb)
                .rev()
                .find(|at| matches!(self.chunks.get(*at), Some(Chunk::Quote(_))))
                .filter(|mark| self.first_subject(mark + 1..verb).is_some());
            let comma = quoted.unwrap_or(comma);
            if let Some(subject) = self.first_subject(comma + 1..verb) {
                let pause = |at: &usize| self.chunks.get(*at).is_some_and(Chunk::is_pause);
                let start = (comma..subject).rev().find(pause).unwrap_or(comma);
                return clause(
                    Some(subject),
                    Link::Main,
                    if quoted.is_some() { start } else { comma },
                );
            }
            // "among the numbers of envoys allowed in": a participle behind what a preposition governs.
            let hangs = verb.checked_sub(2).is_some_and(|at| {
                matches!(self.chunks.get(at), Some(Chunk::Preposition(_)))
                    && self.chunks.get(at + 1).is_some_and(|c| c.phrase().is_some())
            });
            if group.bare_past() && hangs && !object_next && !says {
                return clause(self.phrase_before(verb), Link::Relative, verb);
            }
            let enclosed = self.chunks.get(verb + 1).is_some_and(Chunk::is_pause);
            if group.bare_past() && enclosed && !says {
                return clause(self.phrase_before(verb), Link::Relative, verb);
            }
            return clause(self.finite_subject(), Link::Joined, comma);
        }
        if let Some((join, subject)) = self.coordinated(from, verb).filter(|_| !says) {
            return clause(Some(subject), Link::Main, join);
        }
        let bare = group.bare_past() && !says && !object_next;
        if bare {
            let subject = self.phrase_before(verb);
            return clause(subject, Link::Relative, verb);
        }
        // "told Lagos he hoped": he hopes, not the one spoken to.
        let pronoun = self.chunks.get(verb - 1).and_then(Chunk::phrase).filter(|p| p.pronoun);
        let close = pronoun.map(|_| verb - 1).filter(|at| says && *at > from);
        let subject = close.or_else(|| self.first_subject(from..verb));
        let link = if says { Link::Content } else { Link::Main };
        clause(subject, link, subject.unwrap_or(verb))
    }

    /// "struck a depot on Friday and the port was closed": the last "and" and the subject that it
    /// opens; none where two names may be joined.
    fn coordinated(&self, from: usize, verb: usize) -> Option<(usize, usize)> {
        let join =
            (from..verb).rev().find(|at| matches!(self.chunks.get(*at), Some(Chunk::Join(_))))?;
        let subject = self.first_subject(join + 1..verb)?;
        let phrase = self.chunks.get(subject).and_then(Chunk::phrase)?;
        let capital = |token: usize| {
            self.context.lexed.tokens().get(token).is_some_and(|token| token.capital)
        };
        let dated = (from..join).any(|at| matches!(self.chunks.get(at), Some(Chunk::Time(_))));
        let acted_on = self.chunks.get(from).is_some_and(|chunk| chunk.phrase().is_some());
        // "broke with Chad and Niger did so": no participle, so the name is its subject.
        let group = self.chunks.get(verb).and_then(Chunk::group);
        let finite = subject + 1 == verb && group.is_some_and(|group| !group.bare_past());
        let acts = finite || self.chunks.get(verb + 1).is_some_and(|c| c.phrase().is_some());
        let new = dated || acts || !phrase.tokens.clone().any(capital);
        (acted_on && new).then_some((join, subject))
    }

    /// "that Chile, as we do, honours the treaty": behind an aside between commas, the verb of the
    /// phrase before it.
    fn resumed(&self, comma: usize, verb: usize) -> Option<usize> {
        let aside = self.before.last().filter(|last| last.link == Link::Adverbial)?;
        let opens = aside.start.checked_sub(1)?;
        let enclosed = matches!(self.chunks.get(opens), Some(Chunk::Comma(_)));
        let subject = opens.checked_sub(1)?;
        let phrase = self.chunks.get(subject).and_then(Chunk::phrase)?;
        let marked = subject.checked_sub(1).and_then(|at| self.chunks.get(at));
        let content =
            matches!(marked, Some(Chunk::Linker(at)) if self.context.lexed.folded(*at) == "that");
        let free = enclosed && content && comma + 1 == verb && !phrase.pronoun;
        free.then_some(subject)
    }

    fn link_of(&self, marker: usize) -> Link {
        let Some(chunk) = self.chunks.get(marker) else { return Link::Main };
        let word = self.context.lexed.folded(chunk.start());
        match chunk {
            Chunk::Relative(_) => Link::Relative,
            _ if LEXICON.is(Class::Conditions, word) => Link::Condition,
            _ if matches!(word, "that" | "whether") => Link::Content,
            _ => Link::Adverbial,
        }
    }

    /// The first phrase of a range that no preposition governs.
    fn first_subject(&self, range: Range<usize>) -> Option<usize> {
        range.clone().find(|at| {
            let governed =
                *at > range.start && matches!(self.chunks.get(at - 1), Some(Chunk::Preposition(_)));
            !governed && self.chunks.get(*at).is_some_and(|chunk| chunk.phrase().is_some())
        })
    }

    fn phrase_before(&self, at: usize) -> Option<usize> {
        (0..at).rev().take(4).find(|at| self.chunks.get(*at).is_some_and(|c| c.phrase().is_some()))
    }

    /// The subject of a bare `-ing` clause that opens the sentence: the first phrase behind a comma.
    fn later_subject(&self, verb: usize) -> Option<usize> {
        let comma = (verb..self.chunks.len())
            .find(|at| matches!(self.chunks.get(*at), Some(Chunk::Comma(_))))?;
        self.first_subject(comma + 1..self.chunks.len())
    }

    fn parent_subject(&self) -> Option<usize> {
        self.before.last().and_then(|clause| clause.subject)
    }

    /// The subject of the last clause that is no aside.
    fn finite_subject(&self) -> Option<usize> {
        let aside = |link| matches!(link, Link::Relative | Link::Participial | Link::Condition);
        let plain = self.before.iter().rev().find(|clause| {
            let infinitive = self.chunks.get(clause.verb).and_then(Chunk::group);
            !aside(clause.link)
                && infinitive.is_some_and(|group| !group.infinitive() && !group.gerund())
        });
        plain.or(self.before.first()).and_then(|clause| clause.subject)
    }

    /// The subject of the last clause that stands for itself.
    fn main_subject(&self) -> Option<usize> {
        let own = |clause: &&Clause| matches!(clause.link, Link::Main | Link::Joined);
        let main = self.before.iter().rev().find(own);
        main.or(self.before.first()).and_then(|clause| clause.subject)
    }

    /// Who carries out an infinitive: the object of "urge", "order", "let", else the subject.
    fn controller(&self, verb: usize) -> Option<usize> {
        let parent = self.before.last()?;
        let group = self.chunks.get(parent.verb).and_then(Chunk::group)?;
        let asked = LEXICON.is(Class::Ask, group.verb) || group.verb == "call";
        let object = (parent.verb + 1..verb)
            .find(|at| self.chunks.get(*at).is_some_and(|chunk| chunk.phrase().is_some()));
        object.filter(|_| asked && !group.passive).or(parent.subject)
    }

    fn nothing_between(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| {
            matches!(
                self.chunks.get(at),
                Some(Chunk::Comma(_) | Chunk::Time(_) | Chunk::Quote(_) | Chunk::Preposition(_))
            )
        })
    }

    fn before_says(&self) -> bool {
        let group = self.before.last().and_then(|c| self.chunks.get(c.verb)).and_then(Chunk::group);
        group.is_some_and(|group| {
            let vouches = [Class::Telling, Class::Seeming];
            crate::annotate::events::meaning::says(group.verb)
                || vouches.into_iter().any(|class| LEXICON.is(class, group.verb))
        })
    }
}
